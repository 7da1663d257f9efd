/* Folding what this role and its clocks did. */
#include "view/inside.h"

static void apply_decision(struct view *view, const struct view_event *event)
{
    struct view_decision *decision = ADD_KEPT(decisions);
    *decision = (struct view_decision){
        .ask = event->title, .text = event->text, .unit = event->unit, .answer = event->answer, .agree = event->agree,
        .other = event->flag, .confidence = event->flag2, .opened_s = event->opened_s, .deadline_s = event->when_s,
        .takes_s = event->takes_s, .talk_room_s = event->amount, .answered_s = INT64_MAX, .effect_s = INT64_MAX,
        .said_confidence = -1, .options = decision->options, .option_room = decision->option_room,
    };
}

static void apply_option(struct view *view, const struct view_event *event)
{
    struct view_decision *decision = &view->decisions[event->decision];
    GROW(decision->options, decision->option_count, decision->option_room);
    decision->options[decision->option_count] = (struct view_option){
        .title = event->title, .closed_because = event->reason, .feedback = "", .letter = (char)('A' + event->option),
        .state = event->state, .staff_micro = event->staff, .takes_s = event->takes_s, .budget_micro = event->budget,
    };
    decision->option_count++;
}

static void apply_option_state(struct view *view, const struct view_event *event)
{
    struct view_option *option = &view->decisions[event->decision].options[event->option];
    option->state = event->state;
    option->closed_because = event->reason;
}

static void apply_answered(struct view *view, const struct view_event *event)
{
    struct view_decision *decision = &view->decisions[event->decision];
    decision->status = VIEW_IS_ANSWERED;
    decision->answered_s = event->at_s;
    decision->number_micro = event->value;
    decision->said_confidence = (int32_t)event->amount;
    decision->order_count = event->list_count;
    for (uint32_t i = 0; i < event->list_count; i++) {
        decision->order[i] = event->list[i];
        decision->options[event->list[i]].chosen = true;
    }
    decision->effect_s = event->flag ? INT64_MAX : event->at_s;
}

static void apply_not_answered(struct view *view, const struct view_event *event)
{
    struct view_decision *decision = &view->decisions[event->decision];
    decision->was_answered = decision->status == VIEW_IS_ANSWERED;
    decision->status = event->kind == VIEW_DEFAULTED ? VIEW_IS_DEFAULTED : VIEW_IS_CLOSED;
    decision->answered_s = event->at_s;
    for (uint32_t i = 0; i < decision->option_count; i++) {
        decision->options[i].chosen = false;
    }
    decision->order_count = 0;
    if (event->option != VIEW_NONE) {
        decision->order[0] = event->option;
        decision->order_count = 1;
        decision->options[event->option].chosen = true;
    }
}

static void apply_effect(struct view *view, const struct view_event *event)
{
    if (event->action != VIEW_NONE) {
        view->actions[event->action].running_until_s = INT64_MIN;
        view->actions[event->action].done++;
    } else {
        view->decisions[event->decision].effect_s = event->at_s;
    }
}

static void apply_acting(struct view *view, const struct view_event *event)
{
    view->actions[event->action].running_until_s = event->when_s;
    view->actions[event->action].begun++;
}

static enum view_clock_status clock_status(const struct view_clock *clock)
{
    bool missed = false, met = false, waits = false;
    for (uint32_t i = 0; i < clock->stage_count; i++) {
        enum view_stage_status status = clock->stages[i].status;
        if (status == VIEW_STAGE_RUNS) {
            return clock->stopped ? VIEW_STOPPED : VIEW_RUNNING;
        }
        missed = missed || status == VIEW_STAGE_IS_MISSED || status == VIEW_STAGE_CAME_LATE;
        met = met || status == VIEW_STAGE_IS_MET;
        waits = waits || status == VIEW_STAGE_WAITS;
    }
    if (missed) {
        return VIEW_MISSED;
    }
    if (clock->stopped) {
        return VIEW_STOPPED;
    }
    if (met && !waits) {
        return VIEW_MET;
    }
    return met || clock->started_s != INT64_MAX ? VIEW_RUNNING : VIEW_DORMANT;
}

static void apply_stage_event(struct view *view, const struct view_event *event)
{
    struct view_clock *clock = &view->clocks[event->clock];
    struct view_stage *stage = &clock->stages[event->stage];
    switch (event->kind) {
    case VIEW_STAGE_DUE:
        stage->status = VIEW_STAGE_RUNS;
        stage->deadline_s = event->when_s;
        stage->from_s = event->opened_s;
        break;
    case VIEW_STAGE_MET:
        stage->status = VIEW_STAGE_IS_MET;
        stage->met_s = event->at_s;
        stage->margin_s = event->amount;
        stage->covered = event->classes;
        break;
    case VIEW_STAGE_MISSED: stage->status = VIEW_STAGE_IS_MISSED; break;
    default:
        stage->status = VIEW_STAGE_CAME_LATE;
        stage->met_s = event->at_s;
        stage->margin_s = -event->amount;
        stage->covered = event->classes;
        break;
    }
    clock->status = clock_status(clock);
}

static void apply_clock_event(struct view *view, const struct view_event *event)
{
    struct view_clock *clock = &view->clocks[event->clock];
    if (event->kind == VIEW_CLOCK_STARTED) {
        clock->started_s = event->at_s;
    } else if (event->kind == VIEW_CLOCK_DECLARED) {
        clock->declared_s = event->at_s;
        clock->declared_since_s = event->when_s;
    } else {
        clock->stopped = true;
    }
    clock->status = clock_status(clock);
}

static uint32_t add_listed(struct view *view, const struct view_event *event)
{
    uint32_t first = view->listed_count;
    for (uint32_t i = 0; i < event->list_count; i++) {
        *ADD(listed) = event->list[i];
    }
    return first;
}

static void apply_notice(struct view *view, const struct view_event *event)
{
    struct view_clock *clock = &view->clocks[event->clock];
    uint32_t first = add_listed(view, event);
    *ADD(notices) = (struct view_notice){
        .clock = event->clock, .stage = event->stage, .to = event->to, .classes = event->classes, .text = event->text,
        .first_fact = first, .fact_count = event->list_count, .at_s = event->at_s, .earlier = clock->notices,
    };
    clock->notices = view->notices_count - 1;
}

static void apply_notice_got(struct view *view, const struct view_event *event)
{
    uint32_t first = add_listed(view, event);
    *ADD(notices_got) = (struct view_notice_got){
        .from = event->team, .classes = event->classes, .title = event->title, .basis = event->basis,
        .text = event->text, .first_fact = first, .fact_count = event->list_count, .at_s = event->at_s,
    };
}

static void apply_ended(struct view *view, const struct view_event *event)
{
    view->ended = true;
    view->ending_title = event->title;
    view->ending_text = event->text;
    view->ended_by = event->ended;
}

bool view_fold_done(struct view *view, const struct view_event *event)
{
    switch (event->kind) {
    case VIEW_DECISION: apply_decision(view, event); break;
    case VIEW_DEADLINE: view->decisions[event->decision].deadline_s = event->when_s; break;
    case VIEW_OPTION: apply_option(view, event); break;
    case VIEW_OPTION_STATE: apply_option_state(view, event); break;
    case VIEW_ANSWERED: apply_answered(view, event); break;
    case VIEW_DEFAULTED:
    case VIEW_CLOSED: apply_not_answered(view, event); break;
    case VIEW_EFFECT: apply_effect(view, event); break;
    case VIEW_FEEDBACK: view->decisions[event->decision].options[event->option].feedback = event->text; break;
    case VIEW_ACTION_STATE:
        view->actions[event->action].state = event->state;
        view->actions[event->action].closed_because = event->reason;
        break;
    case VIEW_ACTING: apply_acting(view, event); break;
    case VIEW_CAPACITY:
        view->staff_micro = event->staff;
        view->budget_micro = event->budget;
        break;
    case VIEW_CLOCK_STARTED:
    case VIEW_CLOCK_DECLARED:
    case VIEW_CLOCK_STOPPED: apply_clock_event(view, event); break;
    case VIEW_STAGE_DUE:
    case VIEW_STAGE_MET:
    case VIEW_STAGE_MISSED:
    case VIEW_STAGE_LATE: apply_stage_event(view, event); break;
    case VIEW_NOTICE: apply_notice(view, event); break;
    case VIEW_NOTICE_GOT: apply_notice_got(view, event); break;
    case VIEW_REFUSED: *ADD(refusals) = (struct view_refused){ event->text, event->wish, event->at_s }; break;
    case VIEW_ENDED: apply_ended(view, event); break;
    default: return false;
    }
    return true;
}
