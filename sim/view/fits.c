/* Does an event fit a view? Asked before anything is changed, so that a bad stream never leaves half an event behind. */
#include "view/inside.h"

static bool is_team(const struct view *view, uint32_t team)
{
    return team < view->teams_count;
}

static bool is_team_or_none(const struct view *view, uint32_t team)
{
    return team == VIEW_NONE || is_team(view, team);
}

static bool is_receiver(const struct view *view, uint32_t to)
{
    return to == VIEW_PUBLIC || is_team(view, to);
}

static bool is_or_none(uint32_t handle, uint32_t count)
{
    return handle == VIEW_NONE || handle < count;
}

static bool is_option(const struct view *view, uint32_t decision, uint32_t option)
{
    return decision < view->decisions_count && option < view->decisions[decision].option_count;
}

static bool is_stage(const struct view *view, uint32_t clock, uint32_t stage)
{
    return clock < view->clocks_count && stage < view->clocks[clock].stage_count;
}

static bool lists_only(const struct view_event *event, uint32_t below)
{
    for (uint32_t i = 0; i < event->list_count; i++) {
        if (event->list[i] >= below) {
            return false;
        }
    }
    return true;
}

static bool read_fits(const struct view *view, const struct view_event *event)
{
    switch (event->what) {
    case VIEW_WHAT_ITEM: return event->item < view->items_count;
    case VIEW_WHAT_ARRIVAL: return event->arrival < view->arrivals_count;
    case VIEW_WHAT_REQUEST:
    case VIEW_WHAT_REPLY: return event->request < view->requests_count;
    }
    return false;
}

static bool effect_fits(const struct view *view, const struct view_event *event)
{
    return event->action < view->actions_count || is_option(view, event->decision, event->option);
}

static bool card_fits(const struct view *view, const struct view_event *e)
{
    switch (e->kind) {
    case VIEW_ECONOMY: return e->economy == view->economies_count;
    case VIEW_ZONE:
    case VIEW_HOLIDAY: return e->economy + 1 == view->economies_count; /* they follow their economy */
    case VIEW_TEAM: return e->team == view->teams_count && is_or_none(e->economy, view->economies_count);
    case VIEW_CLOCK:
        return e->clock == view->clocks_count && (e->to == VIEW_NONE || is_receiver(view, e->to));
    case VIEW_STAGE: return e->clock < view->clocks_count && e->stage == view->clocks[e->clock].stage_count;
    case VIEW_CHANNEL: return e->channel == view->channels_count;
    case VIEW_LINE:
        return e->channel < view->channels_count && is_receiver(view, e->to) &&
               is_or_none(e->economy, view->economies_count);
    case VIEW_AGREEMENT: return e->agreement <= view->agreements_count;
    case VIEW_MEASURE: return e->measure == view->measures_count;
    case VIEW_LEVEL: return e->measure < view->measures_count;
    case VIEW_ACTION:
        return e->action == view->actions_count && is_team_or_none(view, e->to);
    case VIEW_SCENE: return e->scene <= view->scenes_count;
    case VIEW_QUESTION: return e->question == view->questions_count;
    case VIEW_QUESTION_OPTION: return e->question + 1 == view->questions_count;
    default: return true;
    }
}

static bool knowledge_fits(const struct view *view, const struct view_event *e)
{
    uint32_t facts = view->facts_count;
    switch (e->kind) {
    case VIEW_FACT: return e->fact <= facts && is_team_or_none(view, e->team) && lists_only(e, view->teams_count);
    case VIEW_NAMED_FACT: return e->fact == facts;
    case VIEW_LEARNED: return e->fact < facts && is_or_none(e->item, view->items_count);
    case VIEW_ARRIVAL:
        return e->arrival == view->arrivals_count && e->fact < facts && is_team_or_none(view, e->team) &&
               is_or_none(e->channel, view->channels_count);
    case VIEW_SENT:
        return e->sent == view->sends_count && e->fact < facts && is_receiver(view, e->to) &&
               is_or_none(e->channel, view->channels_count);
    case VIEW_RECEIPT: return e->sent < view->sends_count;
    case VIEW_BREACH: return is_or_none(e->fact, facts) && is_or_none(e->action, view->actions_count);
    case VIEW_CONSENT: return e->fact < facts && is_or_none(e->request, view->requests_count);
    case VIEW_WITHDRAWN: return e->fact < facts;
    case VIEW_CORRECTS: return e->fact < facts && e->other < facts;
    case VIEW_ACTION_ABOUT: return e->fact < facts && e->action < view->actions_count;
    case VIEW_PUBLISHED: return e->fact < facts && is_team_or_none(view, e->team);
    case VIEW_STATEMENT: return is_team_or_none(view, e->team) && lists_only(e, facts);
    case VIEW_SEEN_ACTION: return is_team_or_none(view, e->team);
    case VIEW_ASKED:
        return e->request == view->requests_count && is_team(view, e->to) && is_or_none(e->fact, facts) &&
               is_or_none(e->channel, view->channels_count);
    case VIEW_REQUEST:
        return e->request == view->requests_count && is_team(view, e->team) && is_or_none(e->fact, facts) &&
               is_or_none(e->channel, view->channels_count);
    case VIEW_REQUEST_FACT: return e->request < view->requests_count && e->fact < facts;
    case VIEW_REPLIED:
    case VIEW_REPLY: return e->request < view->requests_count;
    default: return true;
    }
}

static bool doing_fits(const struct view *view, const struct view_event *e)
{
    switch (e->kind) {
    case VIEW_ITEM: return e->item == view->items_count;
    case VIEW_RECALLED: return e->item < view->items_count;
    case VIEW_READ: return read_fits(view, e);
    case VIEW_DECISION: return e->decision == view->decisions_count;
    case VIEW_OPTION:
        return e->decision < view->decisions_count && e->option == view->decisions[e->decision].option_count &&
               e->option < 26;
    case VIEW_ANSWERED:
        return e->decision < view->decisions_count && e->list_count <= 26 &&
               lists_only(e, view->decisions[e->decision].option_count);
    case VIEW_DEADLINE:
    case VIEW_CLOSED: return e->decision < view->decisions_count;
    case VIEW_DEFAULTED:
        return e->decision < view->decisions_count &&
               is_or_none(e->option, view->decisions[e->decision].option_count);
    case VIEW_OPTION_STATE:
    case VIEW_FEEDBACK: return is_option(view, e->decision, e->option);
    case VIEW_EFFECT: return effect_fits(view, e);
    case VIEW_ACTION_STATE:
    case VIEW_ACTING: return e->action < view->actions_count;
    case VIEW_CLOCK_STARTED:
    case VIEW_CLOCK_DECLARED:
    case VIEW_CLOCK_STOPPED: return e->clock < view->clocks_count;
    case VIEW_STAGE_DUE:
    case VIEW_STAGE_MET:
    case VIEW_STAGE_MISSED:
    case VIEW_STAGE_LATE: return is_stage(view, e->clock, e->stage);
    case VIEW_NOTICE: return is_stage(view, e->clock, e->stage) && lists_only(e, view->facts_count);
    case VIEW_NOTICE_GOT: return is_team_or_none(view, e->team) && lists_only(e, view->facts_count);
    case VIEW_MEASURED: return e->measure < view->measures_count;
    case VIEW_QUESTION_DONE: return e->question < view->questions_count;
    default: return true;
    }
}

bool view_fits(const struct view *view, const struct view_event *event)
{
    bool starts = event->kind == VIEW_EXERCISE;
    return event->kind > VIEW_NOTHING && event->kind < VIEW_EVENT_KIND_COUNT && event->number == view->event_count + 1 &&
           event->at_s >= view->now_s && starts != view->started && card_fits(view, event) &&
           knowledge_fits(view, event) && doing_fits(view, event);
}
