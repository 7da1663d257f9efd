/* What a policy thinks of a fact, a receiver or a cost. Every answer comes from the view alone. */
#include "players/inside.h"

bool player_is_prepared(const struct view *view, uint32_t fact)
{
    return view->facts[fact].how == VIEW_HELD && view->facts[fact].label == TLP_CLEAR;
}

bool player_was_asked(const struct view *view, uint32_t fact, uint32_t by)
{
    for (uint32_t i = 0; i < view->requests_count; i++) {
        const struct view_request *request = &view->requests[i];
        if (!request->is_mine && request->ask == VIEW_ASK_FACT && request->fact == fact && request->team == by) {
            return true;
        }
    }
    return false;
}

/* Its own: it is the source, or nobody at the table is. */
static bool is_own(const struct view_fact *fact)
{
    return fact->source_team == 0 || (fact->source_team == VIEW_NONE && fact->how != VIEW_TOLD);
}

/* Its own information concerns those it named. Named it nobody, or is it for the community, then its colleagues; and when it is
 * more than a word among them, the authorities at home. */
static bool own_concerns(const struct view *view, uint32_t fact, uint32_t to)
{
    const struct view_team *team = &view->teams[to];
    bool is_for_few = view->facts[fact].named_count > 0 && view->facts[fact].label <= TLP_AMBER;
    bool is_authority = team->sector == VIEW_GOVERNMENT && team->economy == view->teams[0].economy;
    return !is_for_few && (team->same_community || (is_authority && view->facts[fact].label <= TLP_AMBER));
}

/* What it found of another's, in its own logs or by putting things together, concerns the source, and colleagues whom that
 * source may not reach as easily. */
static bool found_concerns(const struct view *view, uint32_t fact, uint32_t to, bool is_named)
{
    const struct view_team *team = &view->teams[to];
    bool is_near = team->same_community || team->economy == view->teams[0].economy;
    bool is_news_to_source = view->facts[fact].how == VIEW_DERIVED && to == view->facts[fact].source_team;
    return is_news_to_source || (is_named && is_near) || (!is_named && team->same_community);
}

/* Whom it would think of at all. What another team told goes on to clients alone, and only what is TLP:AMBER: that label is made
 * for it. Those whom the source named hear it from the source, and what is freer it can tell them itself. */
static bool concerns(const struct view *view, uint32_t fact, uint32_t to)
{
    const struct view_fact *f = &view->facts[fact];
    bool is_named = view_relation(view, fact, to) == RELATION_NAMED;
    bool is_client = view->teams[to].is_client;
    if (f->how == VIEW_FROM_PUBLIC) {
        return false;
    }
    if (is_own(f)) {
        return is_named || is_client || own_concerns(view, fact, to);
    }
    bool passes_on = f->label == TLP_AMBER && is_client && !is_named;
    return f->how == VIEW_TOLD ? passes_on : is_client || found_concerns(view, fact, to, is_named);
}

bool player_would_tell(const struct player *player, const struct view *view, uint32_t fact, uint32_t to)
{
    if (player->habits->sharing == SHARES_NOTHING || to >= view->teams_count ||
        !(concerns(view, fact, to) || player_was_asked(view, fact, to))) {
        return false;
    }
    enum tlp label = view->facts[fact].label;
    if (view->facts[fact].source_team != 0) {
        return view_label_allows(view, fact, to);
    }
    /* A source may go beyond its own label. By the rule it does not; widely it does for what is not kept for few. */
    return tlp_allows(label, view_relation(view, fact, to)) || (player->habits->sharing == SHARES_WIDELY && label >= TLP_AMBER);
}

bool player_is_held_back(const struct player *player, const struct view *view, uint32_t fact, uint32_t to)
{
    bool is_wanted = view->teams[to].is_client || player_was_asked(view, fact, to);
    return is_wanted && !player_would_tell(player, view, fact, to);
}

static bool leaves_trace(const struct view_channel *channel)
{
    return channel->receipt || channel->evidence != VIEW_EVIDENCE_NONE;
}

uint32_t player_channel(const struct player *player, const struct view *view, int64_t now_s, uint32_t fact, uint32_t to)
{
    uint32_t best = VIEW_NONE;
    int64_t best_s = INT64_MAX;
    bool best_traced = false;
    for (uint32_t channel = 0; channel < view->channels_count; channel++) {
        if (view_find_line(view, channel, to) == NULL) {
            continue;
        }
        struct view_share share;
        view_share_check(view, now_s, fact, to, channel, false, TLP_RED, &share);
        if (!share.possible || share.warnings != 0) {
            continue;
        }
        bool traced = player->habits->wants_trace && leaves_trace(&view->channels[channel]);
        bool better = best == VIEW_NONE || traced > best_traced || (traced == best_traced && share.likely_s < best_s);
        if (better) {
            best = channel;
            best_s = share.likely_s;
            best_traced = traced;
        }
    }
    return best;
}

/* Who reports and what is being done about it a team knows without being told. */
#define REPORTER_AND_CONTACT (UINT32_C(1) << 0) /* C1 */
#define MEASURES_TAKEN (UINT32_C(1) << 5)       /* C6 */

uint32_t player_classes(const struct view *view)
{
    return view_classes_held(view) | REPORTER_AND_CONTACT | MEASURES_TAKEN;
}

bool player_is_complete(const struct view *view, uint32_t clock, uint32_t stage)
{
    return (view->clocks[clock].stages[stage].classes & ~player_classes(view)) == 0;
}

bool player_can_afford(const struct view *view, int64_t staff_micro, int64_t budget_micro)
{
    return staff_micro <= view->staff_micro && budget_micro <= view->budget_micro;
}
