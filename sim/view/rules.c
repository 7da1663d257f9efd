/* What a seat can work out from its own view. The label rules are the engine's (engine/labels.h); what is unknown to the
 * seat stays unknown here. */
#include <stdio.h>

#include "view/view.h"

/* ---- who was told ------------------------------------------------------------------------------------------------ */

const struct view_line *view_find_line(const struct view *view, uint32_t channel, uint32_t to)
{
    if (channel >= view->channels_count) {
        return NULL;
    }
    uint32_t i = view->channels[channel].lines;
    while (i != VIEW_NONE && view->lines[i].to != to) {
        i = view->lines[i].earlier;
    }
    return i == VIEW_NONE ? NULL : &view->lines[i];
}

bool view_told(const struct view *view, uint32_t fact, uint32_t to)
{
    if (to == VIEW_PUBLIC && view->facts[fact].published) {
        return true;
    }
    uint32_t i = view->facts[fact].told;
    while (i != VIEW_NONE && view->sends[i].to != to) {
        i = view->sends[i].earlier;
    }
    return i != VIEW_NONE;
}

bool view_told_by(const struct view *view, uint32_t fact, uint32_t from)
{
    uint32_t i = view->facts[fact].told_by;
    while (i != VIEW_NONE && view->arrivals[i].from != from) {
        i = view->arrivals[i].earlier;
    }
    return i != VIEW_NONE;
}

/* ---- labels ------------------------------------------------------------------------------------------------------ */

enum relation view_relation(const struct view *view, uint32_t fact, uint32_t to)
{
    const struct view_fact *f = &view->facts[fact];
    for (uint32_t i = 0; i < f->named_count; i++) {
        if (view->named[f->first_named + i] == to) {
            return RELATION_NAMED;
        }
    }
    if (to == VIEW_PUBLIC) {
        return RELATION_PUBLIC;
    }
    if (to == f->source_team) {
        return RELATION_SOURCE;
    }
    if (to >= view->teams_count) {
        return RELATION_OTHER;
    }
    if (view->teams[to].is_client) {
        return RELATION_CLIENT;
    }
    return view->teams[to].same_community ? RELATION_COMMUNITY : RELATION_OTHER;
}

/* The freest label under which the source lets it go on. */
static enum tlp allowed_label(const struct view *view, uint32_t fact)
{
    enum tlp label = view->facts[fact].label;
    for (uint32_t i = view->facts[fact].consents; i != VIEW_NONE; i = view->consents[i].earlier) {
        label = view->consents[i].label > label ? view->consents[i].label : label;
    }
    return label;
}

static bool is_own(const struct view *view, uint32_t fact)
{
    return view->facts[fact].source_team == 0 && !view->is_board;
}

bool view_label_allows(const struct view *view, uint32_t fact, uint32_t to)
{
    enum relation relation = view_relation(view, fact, to);
    return is_own(view, fact) || relation == RELATION_SOURCE || tlp_allows(allowed_label(view, fact), relation);
}

/* ---- sharing ----------------------------------------------------------------------------------------------------- */

static const char *team_title(const struct view *view, uint32_t to)
{
    return to < view->teams_count ? view->teams[to].title : "the public";
}

static char *add_warning(struct view_share *share, uint32_t warning)
{
    share->warnings |= warning;
    return share->words[share->word_count++];
}

static void warn_beyond(const struct view *view, struct view_share *share, enum tlp label, uint32_t to)
{
    char *words = add_warning(share, VIEW_WARN_LABEL);
    size_t room = sizeof share->words[0];
    const char *title = team_title(view, to);
    if (to == VIEW_PUBLIC) {
        (void)snprintf(words, room, "%s is not for the public.", tlp_name(label));
        return;
    }
    switch (label) {
    case TLP_RED: (void)snprintf(words, room, "TLP:RED is for named recipients. The source did not name %s.", title); break;
    case TLP_AMBER_STRICT:
        (void)snprintf(words, room, "TLP:AMBER+STRICT stays inside your organisation. %s is outside it.", title);
        break;
    case TLP_AMBER:
        (void)snprintf(words, room, "TLP:AMBER is for your organisation and its clients. %s is neither.", title);
        break;
    default: (void)snprintf(words, room, "%s stays in your community. %s is outside it.", tlp_name(label), title); break;
    }
}

static void check_label(const struct view *view, struct view_share *share, uint32_t fact, uint32_t to, enum tlp label)
{
    enum tlp allowed = allowed_label(view, fact);
    if (is_own(view, fact)) {
        return;
    }
    if (!view_label_allows(view, fact, to)) {
        warn_beyond(view, share, allowed, to);
    } else if (label > allowed) {
        (void)snprintf(add_warning(share, VIEW_WARN_LABEL), sizeof share->words[0],
                       "You have this as %s. Only its source can loosen that to %s.", tlp_name(allowed), tlp_name(label));
    }
}

static void check_channel(const struct view *view, struct view_share *share, const struct view_line *line, enum tlp label)
{
    const struct view_channel *channel = &view->channels[line->channel];
    if (channel->has_carries && label < channel->carries) {
        (void)snprintf(add_warning(share, VIEW_WARN_CARRIES), sizeof share->words[0], "%s may carry %s at the strictest; this is %s.",
                       channel->title, tlp_name(channel->carries), tlp_name(label));
    }
    if (line->basis == VIEW_BASIS_MISSING) {
        bool named = channel->basis[0] != '\0';
        (void)snprintf(add_warning(share, VIEW_WARN_BASIS), sizeof share->words[0], "There is no legal basis for %s yet%s%s.",
                       channel->title, named ? ": it needs " : "", channel->basis);
    }
}

static const char *why_closed(const struct view *view, uint32_t fact, uint32_t to, const struct view_line *line)
{
    if (fact >= view->facts_count || !view->facts[fact].held) {
        return "You do not hold this information.";
    }
    if (view->facts[fact].withdrawn) {
        return "Its source has withdrawn this.";
    }
    if (to == 0 && !view->is_board) {
        return "That is your own team.";
    }
    if (line == NULL) {
        return "This channel does not lead there.";
    }
    return line->open ? "" : line->closed_because[0] != '\0' ? line->closed_because : "This channel is closed at the moment.";
}

static int64_t open_at(const struct view *view, const struct view_line *line, int64_t at_s)
{
    const struct view_channel *channel = &view->channels[line->channel];
    if (channel->open_from_s == channel->open_to_s || line->economy >= view->economies_count) {
        return at_s;
    }
    struct calendar calendar = view_calendar(view, line->economy);
    struct opening opening = { channel->open_from_s, channel->open_to_s, channel->open_days };
    return calendar_next_open(&calendar, &opening, view->begins_utc_s + at_s) - view->begins_utc_s;
}

static const char *strips_words(uint32_t strips)
{
    static const char *const words[] = {
        "", "It removes who it came from.", "It removes the details.", "It removes who it came from, and the details.",
    };
    return words[strips & (VIEW_STRIPS_SOURCE | VIEW_STRIPS_DETAILS)];
}

void view_share_check(const struct view *view, int64_t now_s, uint32_t fact, uint32_t to, uint32_t channel,
                      bool has_label, enum tlp label, struct view_share *share)
{
    const struct view_line *line = view_find_line(view, channel, to);
    *share = (struct view_share){ .closed_because = why_closed(view, fact, to, line), .strips_words = "",
                                  .least_s = INT64_MAX, .likely_s = INT64_MAX, .most_s = INT64_MAX, .opens_s = INT64_MAX };
    share->possible = share->closed_because[0] == '\0' && line != NULL;
    if (!share->possible) {
        return;
    }
    enum tlp under = has_label ? label : view->facts[fact].label;
    check_label(view, share, fact, to, under);
    check_channel(view, share, line, under);
    if (view->enforces_labels && (share->warnings & VIEW_WARN_LABEL) != 0) {
        share->possible = false;
        share->closed_because = "The label on this information does not allow this.";
    }
    share->least_s = open_at(view, line, now_s + line->least_s) - now_s;
    share->likely_s = open_at(view, line, now_s + line->likely_s) - now_s;
    share->most_s = open_at(view, line, now_s + line->most_s) - now_s;
    share->opens_s = open_at(view, line, now_s);
    share->strips = view->channels[channel].strips != 0;
    share->strips_words = strips_words(view->channels[channel].strips);
    share->receipt = view->channels[channel].receipt;
}

uint32_t view_best_channel(const struct view *view, int64_t now_s, uint32_t fact, uint32_t to)
{
    uint32_t best = VIEW_NONE;
    struct view_share least = { 0 };
    for (uint32_t channel = 0; channel < view->channels_count; channel++) {
        if (view_find_line(view, channel, to) == NULL) {
            continue;
        }
        struct view_share share;
        view_share_check(view, now_s, fact, to, channel, false, TLP_RED, &share);
        bool better = best == VIEW_NONE || share.word_count < least.word_count ||
                      (share.word_count == least.word_count && share.likely_s < least.likely_s);
        if (share.possible && better) {
            best = channel;
            least = share;
        }
    }
    return best;
}

bool view_act_warning(const struct view *view, uint32_t action, char words[256])
{
    const struct view_action *act = &view->actions[action];
    words[0] = '\0';
    for (uint32_t i = act->abouts; act->has_pap && i != VIEW_NONE; i = view->abouts[i].earlier) {
        const struct view_fact *fact = &view->facts[view->abouts[i].fact];
        if (fact->held && !is_own(view, view->abouts[i].fact) && !pap_allows(fact->pap, act->pap)) {
            (void)snprintf(words, 256, "%s allows no more: this action would show that you know “%s”.", pap_name(fact->pap),
                           fact->title);
            return true;
        }
    }
    return false;
}

/* ---- what needs me ----------------------------------------------------------------------------------------------- */

bool view_stage_at_risk(const struct view_stage *stage, int64_t now_s)
{
    if (stage->status != VIEW_STAGE_RUNS || stage->deadline_s == INT64_MAX) {
        return false;
    }
    return (stage->deadline_s - now_s) < (stage->deadline_s - stage->from_s + 3) / 4;
}

struct need_list { struct view_need *at; uint32_t count, most; };

static bool comes_before(const struct view_need *a, const struct view_need *b)
{
    return a->kind != b->kind ? a->kind < b->kind : a->deadline_s < b->deadline_s;
}

/* In order of kind, then of deadline; the last one falls out when the list is full. */
static void add_need(struct need_list *list, struct view_need need)
{
    uint32_t place = list->count;
    while (place > 0 && comes_before(&need, &list->at[place - 1])) {
        place--;
    }
    if (place >= list->most) {
        return;
    }
    list->count += list->count < list->most ? 1 : 0;
    for (uint32_t i = list->count - 1; i > place; i--) {
        list->at[i] = list->at[i - 1];
    }
    list->at[place] = need;
}

static void need_answers(const struct view *view, struct need_list *list)
{
    for (uint32_t i = 0; i < view->decisions_count; i++) {
        if (view->decisions[i].status == VIEW_IS_OPEN) {
            add_need(list, (struct view_need){ VIEW_NEED_DECISION, i, VIEW_NONE, view->decisions[i].deadline_s });
        }
    }
    for (uint32_t i = 0; i < view->requests_count; i++) {
        const struct view_request *request = &view->requests[i];
        if (!request->is_mine && (!request->answered || request->reply == VIEW_LATER)) {
            add_need(list, (struct view_need){ VIEW_NEED_REQUEST, i, VIEW_NONE, INT64_MAX });
        }
    }
}

static void need_reading(const struct view *view, struct need_list *list)
{
    for (uint32_t i = 0; i < view->items_count; i++) {
        const struct view_item *item = &view->items[i];
        if (item->read_s == INT64_MAX && !item->is_recalled) {
            enum view_need_kind kind = item->via == VIEW_PHONE ? VIEW_NEED_CALL : VIEW_NEED_ITEM;
            add_need(list, (struct view_need){ kind, i, VIEW_NONE, INT64_MAX });
        }
    }
}

static void need_notices(const struct view *view, int64_t now_s, struct need_list *list)
{
    for (uint32_t i = 0; i < view->clocks_count; i++) {
        const struct view_clock *clock = &view->clocks[i];
        for (uint32_t k = 0; k < clock->stage_count && !clock->stopped; k++) {
            if (view_stage_at_risk(&clock->stages[k], now_s)) {
                add_need(list, (struct view_need){ VIEW_NEED_CLOCK, i, k, clock->stages[k].deadline_s });
            }
        }
    }
}

uint32_t view_needs(const struct view *view, int64_t now_s, struct view_need *needs, uint32_t most)
{
    struct need_list list = { needs, 0, most };
    if (view->ended || view->is_board) {
        return 0;
    }
    need_answers(view, &list);
    need_reading(view, &list);
    need_notices(view, now_s, &list);
    return list.count;
}

struct view_need view_needs_me(const struct view *view, int64_t now_s)
{
    struct view_need need = { VIEW_NEED_NOTHING, VIEW_NONE, VIEW_NONE, INT64_MAX };
    (void)view_needs(view, now_s, &need, 1);
    return need;
}

/* ---- clocks and measures ----------------------------------------------------------------------------------------- */

static bool is_usable(const struct view_fact *fact)
{
    return fact->held && !fact->withdrawn;
}

uint32_t view_classes_held(const struct view *view)
{
    uint32_t classes = 0;
    for (uint32_t i = 0; i < view->facts_count; i++) {
        classes |= is_usable(&view->facts[i]) ? view->facts[i].classes : 0;
    }
    return classes;
}

uint32_t view_facts_for(const struct view *view, uint32_t classes, uint32_t *facts, uint32_t most)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < view->facts_count && count < most; i++) {
        if (is_usable(&view->facts[i]) && (view->facts[i].classes & classes) != 0) {
            facts[count++] = i;
        }
    }
    return count;
}

uint32_t view_next_stage(const struct view *view, uint32_t clock)
{
    const struct view_clock *c = &view->clocks[clock];
    uint32_t next = 0;
    while (next < c->stage_count &&
           (c->stages[next].status == VIEW_STAGE_IS_MET || c->stages[next].status == VIEW_STAGE_CAME_LATE)) {
        next++;
    }
    bool may_go = !c->stopped && next < c->stage_count && c->stages[next].status != VIEW_STAGE_WAITS;
    return may_go ? next : VIEW_NONE;
}

static int64_t bounded(const struct view_measure *measure, __int128 micro)
{
    if (measure->low_micro != INT64_MAX && micro < measure->low_micro) {
        return measure->low_micro;
    }
    if (measure->high_micro != INT64_MAX && micro > measure->high_micro) {
        return measure->high_micro;
    }
    __int128 most = INT64_MAX / 4;
    return (int64_t)(micro > most ? most : micro < -most ? -most : micro);
}

int64_t view_measure_at(const struct view *view, uint32_t measure, int64_t at_s)
{
    const struct view_measure *m = &view->measures[measure];
    uint32_t i = m->point_count - 1;
    while (i > 0 && m->points[i].at_s > at_s) {
        i--;
    }
    const struct view_point *point = &m->points[i];
    if (at_s <= point->at_s || point->rate_micro == 0) {
        return point->value_micro;
    }
    __int128 moved = (__int128)point->rate_micro * (at_s - point->at_s);
    __int128 whole = moved / 3600 - (moved % 3600 < 0 ? 1 : 0);
    return bounded(m, whole + point->value_micro);
}

const char *view_level_word(const struct view *view, uint32_t measure, int64_t value_micro)
{
    const struct view_measure *m = &view->measures[measure];
    const char *word = "";
    for (uint32_t i = 0; i < m->level_count && m->levels[i].from_micro <= value_micro; i++) {
        word = m->levels[i].title;
    }
    return word;
}
