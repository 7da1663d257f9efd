/* Needs: for each fact and each team that needs it, when it came, how the way there divides, and what stood between
 * when it did not come in time.
 *
 * From the moment when some team first held it to the moment when the needing team read it, time divides exactly:
 *     relay    until the team that sent it had it itself (hops before)
 *     hold     until that team sent it (people)
 *     channel  until it arrived (instruments)
 *     desk     until it was opened (unread) */
#include "debrief/fold.h"

#include <stdlib.h>

/* ---- the way it took -------------------------------------------------------------------------------------------- */

static void find_first(const struct fold *fold, struct debrief_need *need)
{
    uint32_t first = fold->first_holding[need->fact.v];
    need->first_s = DEBRIEF_NEVER;
    need->first_team = TEAM_NONE;
    if (first != 0) {
        need->first_s = fold->holdings[first - 1].at_s;
        need->first_team = fold->holdings[first - 1].team;
    }
}

static bool was_sent(const struct debrief_holding *holding)
{
    bool by_team = holding->how == DEBRIEF_TOLD || holding->how == DEBRIEF_NOTIFIED || holding->how == DEBRIEF_PUBLIC;
    return by_team && holding->sent_s != DEBRIEF_NEVER;
}

static void divide(struct fold *fold, struct debrief_need *need, const struct debrief_holding *holding)
{
    const struct debrief_holding *sender = fold_holding(fold, need->fact.v, holding->from.v);
    need->arrived_s = holding->at_s;
    need->read_s = holding->read_s;
    need->acted_s = holding->acted_s;
    need->desk_s = holding->read_s == DEBRIEF_NEVER ? DEBRIEF_NEVER : holding->read_s - holding->at_s;
    if (!was_sent(holding) || sender == NULL || need->is_own) {
        return;
    }
    need->learned_s = sender->at_s;
    need->sent_s = holding->sent_s;
    need->relay_s = sender->at_s - need->first_s;
    need->hold_s = holding->sent_s - sender->at_s;
    need->channel_s = holding->at_s - holding->sent_s;
}

/* Held at the start by several counts as own for each: there was nothing to share. */
static void follow(struct fold *fold, struct debrief_need *need)
{
    const struct debrief_holding *holding = fold_holding(fold, need->fact.v, need->team.v);
    need->holding = holding == NULL ? ID_NONE : (uint32_t)(holding - fold->holdings);
    if (holding != NULL) {
        need->is_own = holding->at_s <= need->first_s;
        need->first_team = need->is_own ? need->team : need->first_team;
        divide(fold, need, holding);
    }
}

static enum debrief_need_state state_of(const struct fold *fold, const struct debrief_need *need)
{
    if (need->first_s == DEBRIEF_NEVER) {
        return DEBRIEF_NEED_NO_ONE;
    }
    if (need->arrived_s != DEBRIEF_NEVER) {
        return need->arrived_s <= need->by_s ? DEBRIEF_NEED_MET : DEBRIEF_NEED_LATE;
    }
    bool still_time = need->by_s == DEBRIEF_NEVER ? !fold->debrief.has_ended : need->by_s >= fold->debrief.end_s;
    return still_time ? DEBRIEF_NEED_OPEN : DEBRIEF_NEED_MISSED;
}

/* ---- what stood between ----------------------------------------------------------------------------------------- */

static int compare_legs(const void *a, const void *b)
{
    const struct leg *x = a;
    const struct leg *y = b;
    if (x->key != y->key) {
        return x->key < y->key ? -1 : 1;
    }
    return x->open_s < y->open_s ? -1 : x->open_s > y->open_s ? 1 : 0;
}

/* When this channel first led from one to the other; DEBRIEF_NEVER when it never did. */
static int64_t opened_s(const struct fold *fold, uint32_t channel, uint32_t from, uint32_t to)
{
    uint64_t key = (uint64_t)channel << 16 | (uint64_t)from << 8 | to;
    uint32_t low = 0;
    uint32_t high = fold->legs_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (fold->legs[middle].key < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < fold->legs_count && fold->legs[low].key == key ? fold->legs[low].open_s : DEBRIEF_NEVER;
}

static bool label_allows(const struct world *world, const struct debrief_holding *holding, struct team_id to)
{
    enum relation relation = world_relation(world, holding->fact, holding->team, to);
    return world->facts[holding->fact.v].source.v == holding->team.v || relation == RELATION_SOURCE ||
           tlp_allows(holding->consent, relation);
}

/* Could this holder have told them so that it came in time, within label and channel? Keeps the earliest chance. */
static void weigh(const struct fold *fold, struct debrief_need *need, const struct debrief_holding *holding,
                  int64_t limit_s)
{
    const struct world *world = fold->world;
    bool is_played = debrief_who_at(&fold->debrief, holding->team, holding->at_s) != DEBRIEF_NOBODY;
    if (holding->team.v == need->team.v || !is_played || !label_allows(world, holding, need->team)) {
        return;
    }
    for (uint32_t i = 0; i < world->channels_count; i++) {
        const struct channel *channel = &world->channels[i];
        int64_t open_s =
            holding->label >= channel->carries ? opened_s(fold, i, holding->team.v, need->team.v) : DEBRIEF_NEVER;
        int64_t from_s = open_s > holding->at_s ? open_s : holding->at_s;
        bool in_time = from_s < limit_s && limit_s - from_s >= channel->delay_s[1];
        if (in_time && from_s < need->could_s) {
            need->could_s = from_s;
            need->could_team = holding->team;
        }
    }
}

static void find_chance(const struct fold *fold, struct debrief_need *need, int64_t limit_s)
{
    for (uint32_t i = fold->first_holding[need->fact.v]; i != 0; i = fold->holding_next[i - 1]) {
        if (fold->holdings[i - 1].at_s < limit_s) {
            weigh(fold, need, &fold->holdings[i - 1], limit_s);
        }
    }
}

static bool was_anybodys(const struct fold *fold, const struct debrief_need *need, int64_t limit_s)
{
    for (uint32_t i = fold->first_holding[need->fact.v]; i != 0; i = fold->holding_next[i - 1]) {
        const struct debrief_holding *holding = &fold->holdings[i - 1];
        if (holding->at_s < limit_s && debrief_who_at(&fold->debrief, holding->team, holding->at_s) != DEBRIEF_NOBODY) {
            return true;
        }
    }
    return false;
}

static enum debrief_gap gap_of(const struct fold *fold, const struct debrief_need *need, int64_t limit_s)
{
    bool on_the_way = false;
    bool is_lost = false;
    bool is_late = false;
    for (uint32_t i = fold->first_share[need->fact.v]; i != 0; i = fold->share_next[i - 1]) {
        const struct debrief_share *share = &fold->shares[i - 1];
        bool to_them = share->to.v == need->team.v || share->to.v == TEAM_PUBLIC.v;
        bool in_time = to_them && share->sent_s <= limit_s;
        is_lost = is_lost || (in_time && share->lost_s != DEBRIEF_NEVER);
        on_the_way = on_the_way || (in_time && share->lost_s == DEBRIEF_NEVER);
        is_late = is_late || (to_them && !in_time);
    }
    if (on_the_way || is_lost) {
        return on_the_way ? DEBRIEF_GAP_ON_THE_WAY : DEBRIEF_GAP_LOST;
    }
    if (is_late) {
        return DEBRIEF_GAP_SENT_LATE;
    }
    if (need->could_s != DEBRIEF_NEVER) {
        return DEBRIEF_GAP_NOT_SENT;
    }
    return need->first_s >= limit_s            ? DEBRIEF_GAP_TOO_NEW
           : was_anybodys(fold, need, limit_s) ? DEBRIEF_GAP_BARRED
                                               : DEBRIEF_GAP_NOBODYS;
}

static void explain(const struct fold *fold, struct debrief_need *need)
{
    need->could_s = DEBRIEF_NEVER;
    need->could_team = TEAM_NONE;
    if (need->state != DEBRIEF_NEED_LATE && need->state != DEBRIEF_NEED_MISSED) {
        return;
    }
    int64_t limit_s = need->by_s < fold->debrief.end_s ? need->by_s : fold->debrief.end_s;
    find_chance(fold, need, limit_s);
    need->gap = gap_of(fold, need, limit_s);
}

/* ---- whose delay, and was it helped ----------------------------------------------------------------------------- */

/* From when on people could have passed it on. What bots and teams that nobody plays held before is not their time. */
static void find_people(const struct fold *fold, struct debrief_need *need)
{
    for (uint32_t i = fold->first_holding[need->fact.v]; i != 0; i = fold->holding_next[i - 1]) {
        const struct debrief_holding *holding = &fold->holdings[i - 1];
        bool is_other = need->is_own || holding->team.v != need->team.v;
        if (is_other && debrief_who_at(&fold->debrief, holding->team, holding->at_s) == DEBRIEF_PERSON) {
            need->people_s = holding->at_s;
            break;
        }
    }
    bool in_time = need->arrived_s == DEBRIEF_NEVER || need->people_s <= need->arrived_s;
    bool by_other = need->sent_s != DEBRIEF_NEVER &&
                    debrief_who_at(&fold->debrief, fold->holdings[need->holding].from, need->sent_s) != DEBRIEF_PERSON;
    need->is_people = need->people_s != DEBRIEF_NEVER && in_time && !by_other;
}

static void judge(struct fold *fold, struct debrief_need *need)
{
    const struct debrief_holding *holding = need->holding == ID_NONE ? NULL : &fold->holdings[need->holding];
    bool by_sender = holding != NULL && need->sent_s != DEBRIEF_NEVER;
    struct team_id who = by_sender ? holding->from : need->first_team;
    int64_t from_s = by_sender ? need->learned_s : need->first_s;
    int64_t to_s = by_sender ? need->sent_s : need->arrived_s != DEBRIEF_NEVER ? need->arrived_s : fold->debrief.end_s;
    if (need->first_s == DEBRIEF_NEVER) {
        return;
    }
    find_people(fold, need);
    need->is_assisted =
        !need->is_own && (need->reported_s != DEBRIEF_NEVER || fold_is_touched(fold, who.v, from_s, to_s));
}

static int64_t reported_s(const struct fold *fold, uint32_t fact, uint32_t team)
{
    for (uint32_t i = 0; i < fold->outside_count; i++) {
        if (fold->outside[i].fact == fact && fold->outside[i].team == team) {
            return fold->outside[i].at_s;
        }
    }
    return DEBRIEF_NEVER;
}

static void add_need(struct fold *fold, uint32_t fact, const struct needed_by *by)
{
    struct debrief_need need = {
        .fact = { fact },
        .team = by->team,
        .by_s = by->by_s,
        .learned_s = DEBRIEF_NEVER,
        .sent_s = DEBRIEF_NEVER,
        .arrived_s = DEBRIEF_NEVER,
        .read_s = DEBRIEF_NEVER,
        .acted_s = DEBRIEF_NEVER,
        .relay_s = DEBRIEF_NEVER,
        .hold_s = DEBRIEF_NEVER,
        .people_s = DEBRIEF_NEVER,
        .channel_s = DEBRIEF_NEVER,
        .desk_s = DEBRIEF_NEVER,
        .holding = ID_NONE,
        .reported_s = reported_s(fold, fact, by->team.v),
    };
    find_first(fold, &need);
    follow(fold, &need);
    need.state = state_of(fold, &need);
    explain(fold, &need);
    judge(fold, &need);
    *FOLD_ADD(fold, needs) = need;
}

void fold_finish_needs(struct fold *fold)
{
    if (fold->legs_count > 0) {
        qsort(fold->legs, fold->legs_count, sizeof *fold->legs, compare_legs);
    }
    for (uint32_t i = 0; i < fold->world->facts_count; i++) {
        for (uint32_t k = 0; k < fold->world->facts[i].needed_by_count; k++) {
            add_need(fold, i, &fold->world->facts[i].needed_by[k]);
        }
    }
}

const char *debrief_gap_words(enum debrief_gap gap)
{
    switch (gap) {
    case DEBRIEF_GAP_NONE: return "";
    case DEBRIEF_GAP_NOT_SENT: return "could have been sent as it was labelled";
    case DEBRIEF_GAP_BARRED: return "no label or channel let it through; the source might have been asked";
    case DEBRIEF_GAP_SENT_LATE: return "sent after it was needed";
    case DEBRIEF_GAP_ON_THE_WAY: return "sent in time, but the channel was slower";
    case DEBRIEF_GAP_TOO_NEW: return "no team held it in time";
    case DEBRIEF_GAP_NOBODYS: return "only a team that nobody played held it";
    case DEBRIEF_GAP_LOST: return "sent in time, but lost on the way";
    }
    return "";
}
