/* A bot's turn: notice what is new, do what is due, say when to ask again. */
#include <stdlib.h>
#include <string.h>

#include "players/inside.h"

/* ---- chance ------------------------------------------------------------------------------------------------------ */

/* Draws of bots have kinds of their own, apart from the engine's. */
#define DRAW_BOTS 0xb0700u

static struct rng_key key_of(const struct player *player, uint32_t what, uint32_t b, uint64_t ordinal)
{
    return (struct rng_key){ .seed = player->seed, .kind = DRAW_BOTS + what, .a = player->key, .b = b, .ordinal = ordinal };
}

int64_t player_delay(const struct player *player, enum intent_kind kind, const struct delay *delay, uint32_t b, uint64_t ordinal)
{
    struct rng_key key = key_of(player, kind, b, ordinal);
    int64_t delay_s = rng_triangular(&key, delay->least_s, delay->likely_s, delay->most_s);
    return delay_s > 0 ? delay_s : 1;
}

int64_t player_part(const struct player *player, enum intent_kind kind, const struct percent *part, uint32_t b, uint64_t ordinal,
                  int64_t whole_s)
{
    struct rng_key key = key_of(player, kind, b, ordinal);
    int64_t percent = rng_triangular(&key, part->least, part->likely, part->most);
    int64_t wait_s = (whole_s > 0 ? whole_s : 0) / 100 * percent + (whole_s > 0 ? whole_s % 100 : 0) * percent / 100;
    return wait_s > 0 ? wait_s : 1;
}

uint32_t player_below(const struct player *player, uint32_t what, uint32_t b, uint64_t ordinal, uint32_t below)
{
    struct rng_key key = key_of(player, what, b, ordinal);
    return rng_below(&key, below);
}

uint32_t player_below_alike(const struct player *player, uint32_t what, uint32_t b, uint64_t ordinal, uint32_t below)
{
    struct rng_key key = key_of(player, what, b, ordinal);
    key.a = UINT32_MAX; /* no team's */
    return rng_below(&key, below);
}

uint64_t player_ordinal(int64_t at_s, uint32_t place)
{
    return ((uint64_t)at_s << 16) ^ place;
}

/* ---- memory ------------------------------------------------------------------------------------------------------ */

struct player *player_create(enum policy policy, uint64_t seed, uint32_t key)
{
    struct player *player = calloc(1, sizeof *player);
    MUST(player != NULL);
    player_reset(player, policy, seed, key);
    return player;
}

void player_destroy(struct player *player)
{
    if (player == NULL) {
        return;
    }
    free(player->intents);
    free(player->facts);
    free(player->pairs);
    free(player->request_bits);
    free(player->actions);
    free(player->stages);
    free(player->clocks);
    free(player->reach);
    free(player);
}

static void clear(uint8_t *marks, uint32_t room)
{
    if (marks != NULL) {
        memset(marks, 0, room);
    }
}

void player_reset(struct player *player, enum policy policy, uint64_t seed, uint32_t key)
{
    MUST(policy < POLICY_COUNT);
    player->habits = &player_habits[policy];
    player->seed = seed;
    player->key = key;
    player->intents_count = 0;
    player->events = player->known_changes = player->line_changes = 0;
    player->items = player->arrivals = player->decisions = player->requests = player->consents = 0;
    clear(player->facts, player->facts_room);
    clear(player->pairs, player->pairs_room);
    clear(player->request_bits, player->request_bits_room);
    clear(player->actions, player->actions_room);
    clear(player->stages, player->stages_room);
    clear(player->clocks, player->clocks_room);
    clear(player->reach, player->reach_room);
}

/* ---- a turn ------------------------------------------------------------------------------------------------------ */

/* Does what is due, in the order in which it was meant; what does not fit in the room stays for the next turn. */
static void do_due(struct player *player, const struct view *view, int64_t now_s, struct view_wish *wishes, uint32_t most,
                   uint32_t *count)
{
    uint32_t kept = 0, had = player->intents_count;
    for (uint32_t i = 0; i < had; i++) {
        struct intent intent = player->intents[i];
        if (intent.due_s <= now_s + 1 && *count + PLAYER_WISHES_EACH <= most) {
            *count += player_do(player, view, now_s, &intent, &wishes[*count]);
        } else {
            player->intents[kept++] = intent;
        }
    }
    player->intents_count = kept;
}

static int64_t next_turn(const struct player *player, int64_t now_s)
{
    int64_t due_s = INT64_MAX;
    for (uint32_t i = 0; i < player->intents_count; i++) {
        due_s = player->intents[i].due_s < due_s ? player->intents[i].due_s : due_s;
    }
    if (due_s == INT64_MAX) {
        return INT64_MAX;
    }
    return due_s - 1 > now_s ? due_s - 1 : now_s + 1;
}

int64_t player_think(struct player *player, const struct view *view, int64_t now_s, struct view_wish *wishes,
                     uint32_t most, uint32_t *count)
{
    *count = 0;
    MUST(most >= PLAYER_WISHES_EACH);
    if (player->habits->is_silent || view->ended || view->is_board || !view->started) {
        return INT64_MAX;
    }
    if (player->events != view->event_count) {
        player->events = view->event_count;
        player_notice(player, view, now_s);
    }
    do_due(player, view, now_s, wishes, most, count);
    return next_turn(player, now_s);
}
