/* Noticing: what is new in the view becomes something the bot means to do, after its reaction time. */
#include "players/inside.h"

#include <string.h>

#include "base/str.h"

void *player_marks(void *marks, uint32_t index, uint32_t *room)
{
    while (*room <= index) {
        uint32_t before = *room;
        marks = str_grow(marks, before, room, 1);
        memset((unsigned char *)marks + before, 0, *room - before);
    }
    return marks;
}

#define MARKS(array, index) (player->array = player_marks(player->array, (index), &player->array##_room))

void player_mean(struct player *player, enum intent_kind kind, uint32_t a, uint32_t b, int64_t due_s)
{
    GROW(player->intents, player->intents_count, player->intents_room);
    player->intents[player->intents_count++] = (struct intent){ kind, a, b, due_s };
}

/* Means to do it after the reaction time, counted from now. */
static void react(struct player *player, int64_t now_s, enum intent_kind kind, const struct delay *delay, uint32_t a, uint32_t b,
                  uint64_t ordinal)
{
    player_mean(player, kind, a, b, now_s + player_delay(player, kind, delay, b, ordinal));
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static void notice_items(struct player *player, const struct view *view, int64_t now_s)
{
    uint32_t place = 0;
    for (; player->items < view->items_count; player->items++, place++) {
        uint64_t ordinal = player_ordinal(view->items[player->items].at_s, place);
        react(player, now_s, INTENT_READ_ITEM, &player->habits->read, player->items, 0, ordinal);
    }
    place = 0;
    for (; player->arrivals < view->arrivals_count; player->arrivals++, place++) {
        uint64_t ordinal = player_ordinal(view->arrivals[player->arrivals].at_s, place);
        react(player, now_s, INTENT_READ_ARRIVAL, &player->habits->read, player->arrivals, 0, ordinal);
    }
}

/* ---- decisions --------------------------------------------------------------------------------------------------- */

static void notice_decisions(struct player *player, const struct view *view, int64_t now_s)
{
    const struct habits *habits = player->habits;
    uint32_t place = 0;
    for (; player->decisions < view->decisions_count; player->decisions++, place++) {
        const struct view_decision *decision = &view->decisions[player->decisions];
        uint64_t ordinal = player_ordinal(decision->opened_s, place);
        int64_t wait_s = decision->deadline_s == INT64_MAX
                             ? player_delay(player, INTENT_DECIDE, &habits->decide, 0, ordinal)
                             : player_part(player, INTENT_DECIDE, &habits->decide_part, 0, ordinal, decision->deadline_s - now_s);
        player_mean(player, INTENT_DECIDE, player->decisions, 0, now_s + wait_s);
    }
}

/* ---- sharing ----------------------------------------------------------------------------------------------------- */

static void update_reach(struct player *player, const struct view *view)
{
    MARKS(reach, view->teams_count);
    memset(player->reach, 0, view->teams_count);
    for (uint32_t i = 0; i < view->lines_count; i++) {
        const struct view_line *line = &view->lines[i];
        const struct view_channel *channel = &view->channels[line->channel];
        if (!line->open || line->basis == VIEW_BASIS_MISSING || line->to >= view->teams_count) {
            continue;
        }
        enum tlp strictest = channel->has_carries ? channel->carries : TLP_RED;
        player->reach[line->to] |= (uint8_t)(0x1fu & ~((1u << strictest) - 1));
    }
}

/* Means to tell everybody it would tell and can reach, but for those it heard it from and a source that has it, and nobody what
 * is public; true when the label alone kept it from somebody who should have it. */
static bool mean_to_tell(struct player *player, const struct view *view, int64_t now_s, uint32_t fact, uint64_t ordinal)
{
    const struct view_fact *f = &view->facts[fact];
    bool held_back = false;
    MARKS(reach, view->teams_count); /* also when no line leads anywhere */
    if (f->published) {
        return false;
    }
    for (uint32_t to = 1; to < view->teams_count; to++) {
        uint32_t pair = fact * view->teams_count + to;
        MARKS(pairs, pair);
        bool reached = (player->reach[to] & (1u << f->label)) != 0;
        bool knows_it = (to == f->source_team && f->how != VIEW_DERIVED) || view_told(view, fact, to) || view_told_by(view, fact, to);
        if (player->pairs[pair] != 0 || !reached || knows_it) {
            continue;
        }
        if (player_would_tell(player, view, fact, to)) {
            player->pairs[pair] = PAIR_MEANT;
            react(player, now_s, INTENT_SHARE, &player->habits->share, fact, to, ordinal);
        } else {
            held_back = held_back || player_is_held_back(player, view, fact, to);
        }
    }
    return held_back;
}

static void mean_to_ask(struct player *player, const struct view *view, int64_t now_s, uint32_t fact, uint64_t ordinal)
{
    uint32_t source = view->facts[fact].source_team;
    MARKS(facts, fact);
    MARKS(reach, view->teams_count);
    if (!player->habits->asks_permission || (player->facts[fact] & FACT_ASKED) != 0 || source == 0 ||
        source >= view->teams_count || player->reach[source] == 0) {
        return;
    }
    player->facts[fact] |= FACT_ASKED;
    react(player, now_s, INTENT_ASK, &player->habits->ask, fact, source, ordinal);
}

static void notice_facts(struct player *player, const struct view *view, int64_t now_s)
{
    if (player->habits->sharing == SHARES_NOTHING || player->known_changes == view->known_changes) {
        return;
    }
    bool all = player->line_changes != view->line_changes || player->consents != view->consents_count;
    if (player->line_changes != view->line_changes) {
        update_reach(player, view);
    }
    player->consents = view->consents_count;
    int64_t last_s = INT64_MIN;
    uint32_t place = 0;
    for (uint32_t fact = 0; fact < view->facts_count; fact++) {
        const struct view_fact *known = &view->facts[fact];
        MARKS(facts, fact);
        place = known->held && known->learned_s == last_s ? place + 1 : 0;
        last_s = known->held ? known->learned_s : last_s;
        if (!known->held || known->withdrawn || player_is_prepared(view, fact) || (!all && (player->facts[fact] & FACT_NOTICED) != 0)) {
            continue;
        }
        uint64_t ordinal = player_ordinal(known->learned_s, place);
        player->facts[fact] |= FACT_NOTICED;
        if (mean_to_tell(player, view, now_s, fact, ordinal)) {
            mean_to_ask(player, view, now_s, fact, ordinal);
        }
    }
}

/* ---- requests ---------------------------------------------------------------------------------------------------- */

static bool is_ignored(const struct player *player, uint64_t ordinal)
{
    return player_below(player, INTENT_KIND_COUNT, 1, ordinal, 100) < player->habits->ignores_percent;
}

static bool is_for_what_a_label_holds_back(const struct player *player, const struct view *view, const struct view_request *request)
{
    return request->ask == VIEW_ASK_FACT && request->fact != VIEW_NONE && view->facts[request->fact].held &&
           !view->facts[request->fact].withdrawn && !view_told(view, request->fact, request->team) &&
           player_is_held_back(player, view, request->fact, request->team);
}

static void notice_new_requests(struct player *player, const struct view *view, int64_t now_s)
{
    uint32_t place = 0;
    for (; player->requests < view->requests_count; player->requests++, place++) {
        const struct view_request *request = &view->requests[player->requests];
        uint64_t ordinal = player_ordinal(request->at_s, place);
        MARKS(request_bits, player->requests);
        if (request->is_mine) {
            continue;
        }
        react(player, now_s, INTENT_READ_REQUEST, &player->habits->read, player->requests, 0, ordinal);
        if (is_ignored(player, ordinal)) {
            continue;
        }
        react(player, now_s, INTENT_REPLY, &player->habits->reply, player->requests, 0, ordinal);
        if (is_for_what_a_label_holds_back(player, view, request)) {
            mean_to_ask(player, view, now_s, request->fact, ordinal);
        }
    }
}

/* Replies to read, and promises that can be kept by now. */
static void notice_answers(struct player *player, const struct view *view, int64_t now_s)
{
    for (uint32_t i = 0; i < view->requests_count; i++) {
        const struct view_request *request = &view->requests[i];
        uint8_t *bits = &player->request_bits[i];
        if (request->is_mine && request->answered && (*bits & REQUEST_REPLY_READ) == 0) {
            *bits |= REQUEST_REPLY_READ;
            react(player, now_s, INTENT_READ_REPLY, &player->habits->read, i, 0, player_ordinal(request->replied_s, 0));
        }
        bool can_keep = (*bits & REQUEST_LATER) != 0 && request->fact != VIEW_NONE && view->facts[request->fact].held &&
                        player_would_tell(player, view, request->fact, request->team);
        if (can_keep) {
            *bits &= (uint8_t)~REQUEST_LATER;
            react(player, now_s, INTENT_REPLY, &player->habits->reply, i, 1, player_ordinal(request->at_s, 0));
        }
    }
}

/* ---- duties ------------------------------------------------------------------------------------------------------ */

static uint32_t stage_mark(uint32_t clock, uint32_t stage)
{
    return clock * STAGES_OF_CLOCK + (stage < STAGES_OF_CLOCK ? stage : STAGES_OF_CLOCK - 1);
}

/* All that a stage must cover is there now: no reason to wait until the time it had set itself. */
static void hurry(struct player *player, int64_t now_s, uint32_t clock, uint32_t stage)
{
    int64_t soon_s = now_s + player_delay(player, INTENT_NOTIFY, &player->habits->notify, clock, stage);
    for (uint32_t i = 0; i < player->intents_count; i++) {
        struct intent *intent = &player->intents[i];
        if (intent->kind == INTENT_NOTIFY && intent->a == clock && intent->b == stage && soon_s < intent->due_s) {
            intent->due_s = soon_s;
        }
    }
}

/* A stage without a deadline is not told before an earlier one that still runs: people hear of it with the authority or after. */
static bool waits_for_earlier(const struct view_clock *clock, uint32_t stage)
{
    for (uint32_t i = 0; i < stage; i++) {
        if (clock->stages[i].status == VIEW_STAGE_RUNS && clock->stages[i].deadline_s != INT64_MAX) {
            return clock->stages[stage].deadline_s == INT64_MAX;
        }
    }
    return false;
}

/* What the law gives weeks for, such as a final report, is not finished tonight, whatever classes are filled by then. */
#define WEEK_S (INT64_C(7) * 24 * 3600)

static void notice_running(struct player *player, const struct view *view, int64_t now_s, uint32_t clock, uint32_t stage)
{
    const struct habits *habits = player->habits;
    const struct view_stage *s = &view->clocks[clock].stages[stage];
    uint8_t *mark = &player->stages[stage_mark(clock, stage)];
    if ((*mark & STAGE_MEANT) == 0) {
        *mark |= STAGE_MEANT;
        bool open_ended = s->deadline_s == INT64_MAX;
        int64_t wait_s = open_ended
                             ? player_delay(player, INTENT_NOTIFY, &habits->notify, clock, stage)
                             : player_part(player, INTENT_NOTIFY, &habits->notify_part, clock, stage, s->deadline_s - now_s);
        player_mean(player, INTENT_NOTIFY, clock, stage, now_s + wait_s);
    }
    bool news = player->known_changes != view->known_changes;
    bool is_asked_soon = s->classes == 0 || s->deadline_s == INT64_MAX || s->deadline_s - s->from_s <= WEEK_S;
    if (news && is_asked_soon && habits->notifies_when_complete && player_is_complete(view, clock, stage)) {
        hurry(player, now_s, clock, stage);
    }
}

static void notice_missed(struct player *player, int64_t now_s, uint32_t clock, uint32_t stage)
{
    uint8_t *mark = &player->stages[stage_mark(clock, stage)];
    if ((*mark & STAGE_MEANT_LATE) == 0) {
        *mark |= STAGE_MEANT_LATE;
        uint64_t ordinal = stage + STAGES_OF_CLOCK;
        int64_t wait_s = player_delay(player, INTENT_NOTIFY, &player->habits->notify_late, clock, ordinal);
        player_mean(player, INTENT_NOTIFY, clock, stage, now_s + wait_s);
    }
}

static void notice_clocks(struct player *player, const struct view *view, int64_t now_s)
{
    for (uint32_t i = 0; i < view->clocks_count; i++) {
        const struct view_clock *clock = &view->clocks[i];
        MARKS(clocks, i);
        MARKS(stages, stage_mark(i, STAGES_OF_CLOCK - 1));
        bool should_declare = clock->counts_declared && clock->started_s != INT64_MAX && clock->declared_s == INT64_MAX;
        if (should_declare && player->clocks[i] == 0) {
            player->clocks[i] = 1;
            react(player, now_s, INTENT_DECLARE, &player->habits->declare, i, 0, i);
        }
        for (uint32_t k = 0; k < clock->stage_count && !clock->stopped; k++) {
            if (clock->stages[k].status == VIEW_STAGE_RUNS && !waits_for_earlier(clock, k)) {
                notice_running(player, view, now_s, i, k);
            } else if (clock->stages[k].status == VIEW_STAGE_IS_MISSED) {
                notice_missed(player, now_s, i, k);
            }
        }
    }
}

/* ---- actions ----------------------------------------------------------------------------------------------------- */

static void notice_actions(struct player *player, const struct view *view, int64_t now_s)
{
    const struct habits *habits = player->habits;
    for (uint32_t i = 0; i < view->actions_count; i++) {
        const struct view_action *action = &view->actions[i];
        MARKS(actions, i);
        if (action->state != VIEW_OPEN || player->actions[i] != 0 || action->begun > 0) {
            continue;
        }
        player->actions[i] = 1;
        uint32_t percent = action->to != VIEW_NONE ? habits->ask_percent : habits->act_percent;
        if (player_below(player, INTENT_KIND_COUNT, 2, i, 100) < percent) {
            react(player, now_s, INTENT_ACT, &habits->act, i, 0, i);
        }
    }
}

void player_notice(struct player *player, const struct view *view, int64_t now_s)
{
    notice_items(player, view, now_s);
    notice_decisions(player, view, now_s);
    notice_new_requests(player, view, now_s);
    notice_answers(player, view, now_s);
    notice_clocks(player, view, now_s);
    notice_actions(player, view, now_s);
    notice_facts(player, view, now_s);
    player->known_changes = view->known_changes;
    player->line_changes = view->line_changes;
}
