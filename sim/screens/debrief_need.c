/* How one team came to know one fact: the way it took, and where the time went: waiting with a holder, on its way through
 * others, in the channel, on the desk. */
#include "charts/bars.h"
#include "screens/debrief_inside.h"

#define PATH_MOST 8u

const struct debrief_need *need_at(const struct page *page, uint32_t fact, uint32_t team)
{
    for (uint32_t i = 0; i < page->model->needs_count; i++) {
        if (page->model->needs[i].fact.v == fact && page->model->needs[i].team.v == team) {
            return &page->model->needs[i];
        }
    }
    return NULL;
}

/* ---- the way it took --------------------------------------------------------------------------------------------- */

static const char *how_words(struct page *page, const struct debrief_holding *holding)
{
    switch (holding->how) {
    case DEBRIEF_HELD: return word(WORD_LB_HOW_HELD);
    case DEBRIEF_WORLD: return word(WORD_LB_HOW_WORLD);
    case DEBRIEF_PUBLIC: return word(WORD_LB_HOW_PUBLIC);
    case DEBRIEF_DERIVED: return word(WORD_LB_HOW_DERIVED);
    case DEBRIEF_TOLD:
    case DEBRIEF_NOTIFIED: break;
    }
    const char *from = holding->from.v == TEAM_NONE.v ? word(WORD_SOMEBODY) : lb_team(page, holding->from);
    const char *by = lb_thing(page, SHELF_CHANNEL, holding->channel.v);
    return by[0] != '\0' ? LB(page, LB_HOW_TOLD_BY, from, by) : LB(page, LB_HOW_TOLD, from);
}

static void put_path(struct page *page, uint32_t fact, struct team_id team)
{
    const struct debrief_holding *path[PATH_MOST];
    uint32_t count = debrief_path(page->model, (struct fact_id){ fact }, team, path, PATH_MOST);
    put_label(page, word(WORD_LB_PATH));
    for (uint32_t i = 0; i < count; i++) {
        const char *words = LB(page, LB_STAGE, lb_team(page, path[i]->team), how_words(page, path[i]));
        put_timed(page, lb_moment(page, path[i]->at_s), words, false);
    }
}

/* ---- where the time went ----------------------------------------------------------------------------------------- */

static int64_t part_of(int64_t span_s)
{
    return span_s == DEBRIEF_NEVER || span_s < 0 ? 0 : span_s;
}

static void put_split(struct page *page, const struct debrief_need *need)
{
    const struct { enum word word; int64_t span_s; } parts[] = {
        { WORD_LB_PART_HOLD, need->hold_s }, { WORD_LB_PART_RELAY, need->relay_s }, { WORD_LB_PART_CHANNEL, need->channel_s },
        { WORD_LB_PART_DESK, need->desk_s },
    };
    struct bar_row rows[4] = { 0 };
    for (uint32_t i = 0; i < 4; i++) {
        rows[i] = (struct bar_row){ .label = word(parts[i].word), .value = lb_span(page, parts[i].span_s) };
        bool is_desk = parts[i].word == WORD_LB_PART_DESK;
        rows[i].value = parts[i].span_s == DEBRIEF_NEVER ? word(is_desk ? WORD_LB_NOT_OPENED : WORD_LB_NONE) : rows[i].value;
        rows[i].parts[0] = part_of(parts[i].span_s);
    }
    const struct bars bars = { .rows = rows, .count = 4, .label_width = 150.0f, .theme = ui_theme_name(page->ui) };
    put_label(page, word(WORD_LB_SPLIT));
    struct box box = ui_take(page->ui, bars_height(&bars));
    bars_draw(page->canvas, &bars, box);
    for (uint32_t i = 0; i < 4; i++) {
        struct box row = { box.x, box.y + BARS_ROW * (float)i, box.w, BARS_ROW };
        ui_note(page->ui, NULL, UI_ROLE_TEXT, rows[i].label, rows[i].value, row);
    }
}

/* The parts that are people's own, on both clocks. */
static void put_room(struct page *page, const struct debrief_need *need)
{
    const struct debrief_holding *holding = need->holding != ID_NONE ? &page->model->holdings[need->holding] : NULL;
    if (holding == NULL || page->model->room == NULL) {
        return;
    }
    bool is_sender = lb_player(page, holding->from, need->sent_s == DEBRIEF_NEVER ? 0 : need->sent_s)[0] == '\0' && need->hold_s != DEBRIEF_NEVER;
    bool is_reader = lb_player(page, need->team, holding->at_s)[0] == '\0' && need->desk_s != DEBRIEF_NEVER;
    if (is_sender && holding->from.v < page->world->teams_count) {
        const char *words = LB(page, LB_WITH_SENDER, lb_span(page, need->hold_s));
        put_words(page, lb_with_room(page, words, true, need->learned_s, need->sent_s, holding->sent_record), UI_TONE_SECOND);
    }
    if (is_reader) {
        const char *words = LB(page, LB_ON_DESK, lb_span(page, need->desk_s));
        put_words(page, lb_with_room(page, words, true, need->arrived_s, need->read_s, holding->read_record), UI_TONE_SECOND);
    }
}

static const char *need_words(struct page *page, const struct debrief_need *need)
{
    const char *by = need->by_s == DEBRIEF_NEVER ? word(WORD_LB_NO_TIME_SET) : LB(page, LB_NEEDED_BY, lb_moment(page, need->by_s));
    static const enum word states[] = {
        [DEBRIEF_NEED_MET] = WORD_LB_IN_TIME, [DEBRIEF_NEED_LATE] = WORD_LB_LATE, [DEBRIEF_NEED_MISSED] = WORD_LB_NEVER_KNOWN,
        [DEBRIEF_NEED_OPEN] = WORD_LB_WAS_OPEN, [DEBRIEF_NEED_NO_ONE] = WORD_LB_NOBODY_HELD,
    };
    bool is_timeless = need->by_s == DEBRIEF_NEVER && need->state == DEBRIEF_NEED_MET;
    return LB(page, LB_TWO, by, word(is_timeless ? WORD_LB_KNOWN : states[need->state]));
}

static void put_whose(struct page *page, const struct debrief_need *need)
{
    if (need->is_own) {
        put_words(page, word(WORD_LB_OWN), UI_TONE_SECOND);
    } else if (!need->is_people && need->first_s != DEBRIEF_NEVER) {
        put_words(page, word(WORD_LB_BOTS_HELD), UI_TONE_THIRD);
    }
    if (need->is_assisted) {
        put_words(page, word(WORD_LB_ASSISTED), UI_TONE_THIRD);
    }
    if (need->reported_s != DEBRIEF_NEVER) {
        put_words(page, LB(page, LB_REPORTED, lb_moment(page, need->reported_s)), UI_TONE_THIRD);
    }
}

static void put_gap(struct page *page, const struct debrief_need *need)
{
    if (need->gap == DEBRIEF_GAP_NONE || need->state == DEBRIEF_NEED_MET) {
        return;
    }
    put_words(page, debrief_gap_words(need->gap), UI_TONE_FIRST);
    if (need->could_s != DEBRIEF_NEVER && need->could_team.v < page->world->teams_count) {
        put_words(page, LB(page, LB_COULD, lb_team(page, need->could_team), lb_moment(page, need->could_s)), UI_TONE_SECOND);
    }
}

void fill_need(struct page *page, uint32_t fact, struct team_id team)
{
    const struct debrief_holding *holding = debrief_find_holding(page->model, (struct fact_id){ fact }, team);
    const struct debrief_need *need = need_at(page, fact, team.v);
    put_strong(page, lb_thing(page, SHELF_FACT, fact));
    put_words(page, world_source(page->world, page->world->facts[fact].text), UI_TONE_SECOND);
    put_team(page, team, holding != NULL ? holding->at_s : page->model->end_s, "");
    if (need != NULL) {
        put_words(page, need_words(page, need), UI_TONE_FIRST);
        put_gap(page, need);
        put_whose(page, need);
    }
    if (holding == NULL) {
        put_words(page, word(WORD_LB_NEVER_HELD), UI_TONE_SECOND);
        return;
    }
    if (need != NULL && !need->is_own) {
        put_split(page, need);
        put_room(page, need);
    }
    put_path(page, fact, team);
    if (holding->read_s != DEBRIEF_NEVER) {
        put_timed(page, lb_moment(page, holding->read_s), word(WORD_LB_READ), false);
    }
    if (holding->acted_s != DEBRIEF_NEVER) {
        put_timed(page, lb_moment(page, holding->acted_s), word(WORD_LB_USED_IT), false);
    }
}
