/* What a policy thinks of a fact, a receiver or a cost. Every answer comes from the view alone. */
#include "players/inside.h"

uint32_t player_receivers(const struct view *view)
{
    return view->teams_count + 1;
}

uint32_t player_receiver(const struct view *view, uint32_t receiver)
{
    return receiver < view->teams_count ? receiver : VIEW_PUBLIC;
}

/* Its own information, told freely: with whom it shares a community, and with the authorities; what is kept for few goes to
 * those who were named. */
static bool tells_own_widely(const struct view *view, uint32_t fact, uint32_t to)
{
    enum tlp label = view->facts[fact].label;
    if (to == VIEW_PUBLIC || label < TLP_AMBER) {
        return tlp_allows(label, view_relation(view, fact, to));
    }
    const struct view_team *team = &view->teams[to];
    return team->same_community || team->sector == VIEW_GOVERNMENT || team->is_client;
}

bool player_is_prepared(const struct view *view, uint32_t fact)
{
    const struct view_fact *f = &view->facts[fact];
    return f->source_team == 0 && f->how == VIEW_HELD && f->label == TLP_CLEAR;
}

bool player_would_tell(const struct player *player, const struct view *view, uint32_t fact, uint32_t to)
{
    const struct habits *habits = player->habits;
    bool is_own = view->facts[fact].source_team == 0;
    if (habits->sharing == SHARES_NOTHING || (to == VIEW_PUBLIC && !habits->publishes)) {
        return false;
    }
    if (is_own && habits->sharing == SHARES_WIDELY) {
        return tells_own_widely(view, fact, to);
    }
    /* By the rule a source is bound by the label that it gave. */
    return is_own ? tlp_allows(view->facts[fact].label, view_relation(view, fact, to)) : view_label_allows(view, fact, to);
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

bool player_is_complete(const struct view *view, uint32_t clock, uint32_t stage)
{
    return (view->clocks[clock].stages[stage].classes & ~view_classes_held(view)) == 0;
}

bool player_can_afford(const struct view *view, int64_t staff_micro, int64_t budget_micro)
{
    return staff_micro <= view->staff_micro && budget_micro <= view->budget_micro;
}
