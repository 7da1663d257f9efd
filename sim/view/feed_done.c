/* What this role decides and does, its duties as they run, and the end. */
#include "view/feed_inside.h"

static uint32_t index_of(uint32_t thing_value)
{
    return thing_value == ID_NONE ? ID_NONE : thing_index((struct thing_id){ thing_value });
}

static enum view_state state_of(uint16_t flags)
{
    return (flags & OPTION_HIDDEN) != 0 ? VIEW_HIDDEN : (flags & OPTION_GREYED) != 0 ? VIEW_GREYED : VIEW_OPEN;
}

static const char *needs_words(struct view_feed *feed, enum view_state state, struct cond_id needs)
{
    return state == VIEW_GREYED ? feed_reason(feed, needs, refusal_text(REFUSED_NEEDS)) : "";
}

/* ---- decisions --------------------------------------------------------------------------------------------------- */

/* The latest time that this decision was put to the role; VIEW_NONE never. */
static uint32_t find_decision(const struct view_feed *feed, uint32_t id)
{
    for (uint32_t i = feed->decisions_count; i > 0; i--) {
        if (feed->decisions[i - 1].decision == id) {
            return i - 1;
        }
    }
    return VIEW_NONE;
}

static void say_option(struct view_feed *feed, uint32_t decision, uint32_t place, enum view_state state)
{
    struct feed_decision *put = &feed->decisions[decision];
    const struct option *option = &feed->world->options[feed->world->decisions[put->decision].first_option + place];
    uint32_t handle = put->option_count++;
    put->handle_of[place] = handle;
    put->place_of[handle] = place;
    put->state[handle] = state;
    struct view_event *event = feed_add(feed, VIEW_OPTION);
    event->decision = decision;
    event->option = handle;
    event->title = feed_text(feed, option->label);
    event->state = state;
    event->reason = needs_words(feed, state, option->needs);
    event->staff = option->cost.staff_micro;
    event->takes_s = option->cost.takes_s;
    event->budget = option->cost.budget_micro;
}

/* The engine tells the state of an option with conditions right after the opening; the others are simply open. */
static enum view_state first_state(const struct view_feed *feed, uint32_t option)
{
    const struct option *def = &feed->world->options[option];
    if (def->needs.v == ID_NONE && def->shown.v == ID_NONE) {
        return VIEW_OPEN;
    }
    uint32_t count = trace_count(feed->trace);
    for (uint32_t number = feed->number + 1; number <= count; number++) {
        const struct record *record = trace_record(feed->trace, number);
        if (record->kind != RECORD_OPTION || record->cause != feed->number) {
            break;
        }
        if (index_of(record->thing) == option) {
            return state_of(record->flags);
        }
    }
    return VIEW_HIDDEN;
}

static void add_opened(struct view_feed *feed)
{
    const struct record *record = feed->record;
    const struct decision *decision = &feed->world->decisions[index_of(record->thing)];
    if (!feed_is_own(feed)) {
        return;
    }
    uint32_t handle = feed->decisions_count;
    GROW(feed->decisions, feed->decisions_count, feed->decisions_room);
    struct feed_decision *put = &feed->decisions[feed->decisions_count++];
    *put = (struct feed_decision){ .decision = index_of(record->thing) };
    for (uint32_t i = 0; i < OPTIONS_MAX; i++) {
        put->handle_of[i] = VIEW_NONE;
    }
    struct view_event *event = feed_add(feed, VIEW_DECISION);
    event->decision = handle;
    event->title = feed_slotted(feed, decision->ask, 0);
    event->text = feed_slotted(feed, decision->text, feed->world->texts[decision->ask.v].slot_count);
    event->answer = (enum view_answer)decision->answer;
    event->agree = (enum view_agree)decision->agree;
    event->unit = feed_text(feed, decision->unit);
    event->opened_s = record->value2;
    event->when_s = record->value;
    event->takes_s = decision->takes_s;
    event->amount = decision->talk_room_s;
    event->flag = decision->other;
    event->flag2 = decision->confidence;
    for (uint32_t place = 0; place < decision->option_count; place++) {
        enum view_state state = first_state(feed, decision->first_option + place);
        if (state != VIEW_HIDDEN) {
            say_option(feed, handle, place, state);
        }
    }
}

static void add_option(struct view_feed *feed)
{
    uint32_t id = index_of(feed->record->thing);
    const struct option *option = &feed->world->options[id];
    uint32_t decision = find_decision(feed, option->decision.v);
    if (!feed_is_own(feed) || decision == VIEW_NONE) {
        return;
    }
    struct feed_decision *put = &feed->decisions[decision];
    uint32_t place = id - feed->world->decisions[option->decision.v].first_option;
    enum view_state state = state_of(feed->record->flags);
    uint32_t handle = put->handle_of[place];
    if (handle == VIEW_NONE) {
        if (state != VIEW_HIDDEN) {
            say_option(feed, decision, place, state);
        }
        return;
    }
    if (put->state[handle] == state && state != VIEW_GREYED) {
        return;
    }
    if (put->state[handle] == state && feed->record->cause != 0 &&
        trace_record(feed->trace, feed->record->cause)->at_s == feed->record->at_s) {
        return; /* the state that was read ahead when it opened */
    }
    put->state[handle] = state;
    struct view_event *event = feed_add(feed, VIEW_OPTION_STATE);
    event->decision = decision;
    event->option = handle;
    event->state = state;
    event->reason = needs_words(feed, state, option->needs);
}

/* The chosen options as handles: in the order said, else as written. */
static void chosen_list(struct view_feed *feed, struct feed_decision *put, uint32_t mask, struct view_event *event)
{
    const struct record *record = feed->record;
    const struct decision *decision = &feed->world->decisions[put->decision];
    uint32_t *list = decision->option_count == 0 ? NULL : ARENA_ARRAY(&feed->arena, uint32_t, decision->option_count);
    bool in_order = record->extra_count > 0;
    uint32_t count = in_order ? record->extra_count : decision->option_count;
    for (uint32_t i = 0; i < count && event->list_count < decision->option_count; i++) {
        uint32_t place = in_order ? (uint32_t)trace_extra(feed->trace, record, i) : i;
        if (place < OPTIONS_MAX && (in_order || (mask & (uint32_t)1 << place) != 0) && put->handle_of[place] != VIEW_NONE) {
            list[event->list_count++] = put->handle_of[place];
            put->taken |= (uint32_t)1 << place;
        }
    }
    event->list = list;
}

static void add_answered(struct view_feed *feed)
{
    const struct record *record = feed->record;
    uint32_t decision = find_decision(feed, index_of(record->thing));
    if (!feed_is_own(feed) || decision == VIEW_NONE) {
        return;
    }
    struct feed_decision *put = &feed->decisions[decision];
    enum answer answer = feed->world->decisions[put->decision].answer;
    struct view_event *event = feed_add(feed, VIEW_ANSWERED);
    event->decision = decision;
    event->value = answer == ANSWER_NUMBER ? record->value : 0;
    event->amount = record->value2;
    event->flag = (record->flags & TAKES_TIME) != 0;
    if (answer == ANSWER_ONE || answer == ANSWER_SOME || answer == ANSWER_ORDER) {
        chosen_list(feed, put, (uint32_t)record->value, event);
    }
}

static void add_no_answer(struct view_feed *feed)
{
    const struct record *record = feed->record;
    uint32_t decision = find_decision(feed, index_of(record->thing));
    if (!feed_is_own(feed) || decision == VIEW_NONE) {
        return;
    }
    struct feed_decision *put = &feed->decisions[decision];
    uint32_t place = record->other == ID_NONE ? VIEW_NONE
                                              : index_of(record->other) - feed->world->decisions[put->decision].first_option;
    struct view_event *event = feed_add(feed, VIEW_DEFAULTED);
    event->decision = decision;
    event->option = place < OPTIONS_MAX ? put->handle_of[place] : VIEW_NONE;
    put->taken |= place < OPTIONS_MAX ? (uint32_t)1 << place : 0;
}

static void add_closed(struct view_feed *feed)
{
    uint32_t decision = find_decision(feed, index_of(feed->record->thing));
    if (feed_is_own(feed) && decision != VIEW_NONE) {
        feed_add(feed, VIEW_CLOSED)->decision = decision;
    }
}

static void add_effect(struct view_feed *feed)
{
    struct thing_id what = { feed->record->thing };
    if (!feed_is_own(feed)) {
        return;
    }
    if (thing_shelf(what) == SHELF_ACTION) {
        uint32_t action = feed_handle(feed, HANDLE_ACTION, thing_index(what));
        if (action != VIEW_NONE) {
            feed_add(feed, VIEW_EFFECT)->action = action;
        }
        return;
    }
    const struct option *option = &feed->world->options[thing_index(what)];
    uint32_t decision = find_decision(feed, option->decision.v);
    if (decision == VIEW_NONE) {
        return;
    }
    uint32_t place = thing_index(what) - feed->world->decisions[option->decision.v].first_option;
    uint32_t handle = feed->decisions[decision].handle_of[place];
    if (handle != VIEW_NONE) {
        struct view_event *event = feed_add(feed, VIEW_EFFECT);
        event->decision = decision;
        event->option = handle;
    }
}

/* ---- actions ----------------------------------------------------------------------------------------------------- */

static void say_about(struct view_feed *feed, uint32_t action, struct thing_id about, bool is_asked)
{
    uint32_t a = feed_handle(feed, HANDLE_ACTION, action);
    uint32_t f = thing_shelf(about) == SHELF_FACT ? feed_handle(feed, HANDLE_FACT, thing_index(about)) : VIEW_NONE;
    if (a != VIEW_NONE && f != VIEW_NONE && feed->facts[f].held) {
        struct view_event *event = feed_add(feed, VIEW_ACTION_ABOUT);
        event->action = a;
        event->fact = f;
        event->flag = is_asked;
    }
}

void feed_abouts_of_action(struct view_feed *feed, uint32_t action)
{
    const struct action *def = &feed->world->actions[action];
    for (uint32_t i = 0; i < def->about.count; i++) {
        say_about(feed, action, (struct thing_id){ world_ref(feed->world, def->about, i) }, false);
    }
    say_about(feed, action, def->asks, true);
}

void feed_abouts_of_fact(struct view_feed *feed, uint32_t fact)
{
    struct thing_id id = thing(SHELF_FACT, fact);
    const struct handles *actions = &feed->handles[HANDLE_ACTION];
    for (uint32_t i = 0; i < actions->count; i++) {
        const struct action *def = &feed->world->actions[actions->ids[i]];
        if (world_span_has(feed->world, def->about, id.v)) {
            say_about(feed, actions->ids[i], id, false);
        }
        if (def->asks.v == id.v) {
            say_about(feed, actions->ids[i], id, true);
        }
    }
}

static void say_action(struct view_feed *feed, uint32_t id, enum view_state state)
{
    const struct action *action = &feed->world->actions[id];
    uint32_t handle = feed_take_handle(feed, HANDLE_ACTION, id, NULL);
    feed->action_states = feed_room(feed->action_states, handle, &feed->action_states_room, sizeof *feed->action_states);
    feed->action_states[handle] = state;
    struct view_event *event = feed_add(feed, VIEW_ACTION);
    event->action = handle;
    event->title = feed_text(feed, action->label);
    event->state = state;
    event->reason = needs_words(feed, state, action->needs);
    event->staff = action->cost.staff_micro;
    event->takes_s = action->cost.takes_s;
    event->budget = action->cost.budget_micro;
    event->to = feed_team_handle(feed, action->to.v);
    event->has_pap = action->has_pap;
    event->pap = action->has_pap ? action->pap : PAP_RED;
    event->flag = action->once;
    event->flag2 = action->visible;
    feed_abouts_of_action(feed, id);
}

static void add_can_act(struct view_feed *feed)
{
    uint32_t id = index_of(feed->record->thing);
    enum view_state state = state_of(feed->record->flags);
    if (!feed_is_own(feed)) {
        return;
    }
    if (feed_handle(feed, HANDLE_ACTION, id) == VIEW_NONE) {
        if (state != VIEW_HIDDEN) {
            say_action(feed, id, state);
        }
        return;
    }
    uint32_t handle = feed_handle(feed, HANDLE_ACTION, id);
    if (feed->action_states[handle] == state && state != VIEW_GREYED) {
        return;
    }
    feed->action_states[handle] = state;
    struct view_event *event = feed_add(feed, VIEW_ACTION_STATE);
    event->action = handle;
    event->state = state;
    event->reason = needs_words(feed, state, feed->world->actions[id].needs);
}

static void add_action(struct view_feed *feed)
{
    uint32_t id = index_of(feed->record->thing);
    uint32_t action = feed_handle(feed, HANDLE_ACTION, id);
    if (feed_is_own(feed) && action != VIEW_NONE) {
        feed_mark(feed, MARK_ACTION, action);
        struct view_event *event = feed_add(feed, VIEW_ACTING);
        event->action = action;
        event->when_s = feed->record->value;
    } else if (!feed_is_own(feed)) {
        struct view_event *event = feed_add(feed, VIEW_SEEN_ACTION);
        event->team = feed_team_handle(feed, feed->record->team);
        event->title = feed_text(feed, feed->world->actions[id].label);
    }
}

static void add_capacity(struct view_feed *feed)
{
    if (feed_is_own(feed)) {
        struct view_event *event = feed_add(feed, VIEW_CAPACITY);
        event->staff = feed->record->value;
        event->budget = feed->record->value2;
    }
}

/* ---- duties ------------------------------------------------------------------------------------------------------ */

static void add_clock_event(struct view_feed *feed, enum view_event_kind kind)
{
    uint32_t clock = feed_handle(feed, HANDLE_CLOCK, index_of(feed->record->thing));
    if (feed_is_own(feed) && clock != VIEW_NONE) {
        struct view_event *event = feed_add(feed, kind);
        event->clock = clock;
        event->when_s = kind == VIEW_CLOCK_DECLARED ? feed->record->value : 0;
    }
}

static void add_stage(struct view_feed *feed, enum view_event_kind kind)
{
    const struct record *record = feed->record;
    uint32_t clock = feed_handle(feed, HANDLE_CLOCK, index_of(record->thing));
    if (!feed_is_own(feed) || clock == VIEW_NONE) {
        return;
    }
    struct view_event *event = feed_add(feed, kind);
    event->clock = clock;
    event->stage = record->other;
    if (kind == VIEW_STAGE_DUE) {
        event->when_s = record->value;
        event->opened_s = record->value2;
    } else if (kind != VIEW_STAGE_MISSED) {
        event->amount = record->value;
        event->classes = (uint32_t)record->value2;
    }
}

/* The facts among the extra values that have a handle here. */
static void known_facts(struct view_feed *feed, struct view_event *event)
{
    const struct record *record = feed->record;
    uint32_t *list = record->extra_count == 0 ? NULL : ARENA_ARRAY(&feed->arena, uint32_t, record->extra_count);
    for (uint32_t i = 0; i < record->extra_count; i++) {
        uint32_t fact = feed_handle(feed, HANDLE_FACT, index_of((uint32_t)trace_extra(feed->trace, record, i)));
        if (fact != VIEW_NONE && event->list_count < VIEW_LIST_MAX) {
            list[event->list_count++] = fact;
        }
    }
    event->list = list;
}

static void add_notice(struct view_feed *feed)
{
    const struct record *record = feed->record;
    uint32_t id = index_of(record->thing);
    const struct clock *clock = &feed->world->clocks[id];
    uint32_t mine = feed_is_own(feed) ? feed_handle(feed, HANDLE_CLOCK, id) : VIEW_NONE;
    struct view_event *event = feed_add(feed, mine != VIEW_NONE ? VIEW_NOTICE : VIEW_NOTICE_GOT);
    if (mine != VIEW_NONE) {
        event->clock = mine;
        event->stage = record->other;
        event->to = feed_team_handle(feed, record->to);
    } else {
        const char *title = feed_title(feed, clock->title, clock->common.name);
        const char *stage = feed_title(feed, clock->stages[record->other].title, clock->stages[record->other].name);
        event->team = feed_team_handle(feed, record->team);
        event->title = arena_format(&feed->arena, "%s: %s", title, stage);
        event->basis = feed_text(feed, clock->basis);
    }
    event->classes = (uint32_t)record->value;
    event->text = feed_typed(feed, feed->number);
    known_facts(feed, event);
}

static void add_statement(struct view_feed *feed)
{
    struct view_event *event = feed_add(feed, VIEW_STATEMENT);
    event->team = feed_team_handle(feed, feed->record->team);
    event->title = "Public statement";
    event->text = feed_typed(feed, feed->number);
    known_facts(feed, event);
}

/* ---- what is only noted, refused, and the end -------------------------------------------------------------------- */

static void add_question_done(struct view_feed *feed)
{
    uint32_t question = feed_handle(feed, HANDLE_QUESTION, index_of(feed->record->thing));
    if (question == VIEW_NONE) {
        return;
    }
    struct view_event *event = feed_add(feed, VIEW_QUESTION_DONE);
    event->question = question;
    int64_t option = feed->record->value / 1000000;
    bool has_options = feed->world->questions[index_of(feed->record->thing)].options.count > 0;
    event->option = has_options && option >= 0 && option < OPTIONS_MAX ? (uint32_t)option : VIEW_NONE;
    event->amount = -1;
    event->text = feed_typed(feed, feed->number);
}

static void add_noted(struct view_feed *feed)
{
    const struct record *record = feed->record;
    enum view_noted_kind noted = VIEW_NOTED_OTHER;
    switch ((enum input_kind)record->value2) {
    case INPUT_EXTEND: {
        uint32_t decision = find_decision(feed, index_of(record->thing));
        if (feed_is_own(feed) && decision != VIEW_NONE) {
            struct view_event *event = feed_add(feed, VIEW_DEADLINE);
            event->decision = decision;
            event->when_s = record->value;
        }
        return;
    }
    case INPUT_ANSWER: add_question_done(feed); return;
    case INPUT_NOTE: noted = VIEW_NOTED_NOTE; break;
    case INPUT_HINT: noted = VIEW_NOTED_HINT; break;
    case INPUT_PROPOSE: noted = VIEW_NOTED_PROPOSAL; break;
    case INPUT_REPORT: noted = VIEW_NOTED_REPORT; break;
    case INPUT_VOTE: noted = VIEW_NOTED_VOTE; break;
    case INPUT_RULE: noted = VIEW_NOTED_RULING; break;
    default: return; /* the room's own business: pace, pause, seats */
    }
    struct view_event *event = feed_add(feed, VIEW_NOTED);
    event->noted = noted;
    event->text = feed_typed(feed, feed->number);
}

static enum wish_kind wish_of(int64_t input_kind)
{
    switch ((enum input_kind)input_kind) {
    case INPUT_DECIDE: return WISH_DECIDE;
    case INPUT_SHARE: return WISH_SHARE;
    case INPUT_ASK: return WISH_ASK;
    case INPUT_REPLY: return WISH_REPLY;
    case INPUT_ACT: return WISH_ACT;
    case INPUT_DECLARE: return WISH_DECLARE;
    case INPUT_NOTIFY: return WISH_NOTIFY;
    case INPUT_STATE: return WISH_STATE;
    case INPUT_READ: return WISH_READ;
    case INPUT_ANSWER: return WISH_ANSWER;
    case INPUT_VOTE: return WISH_VOTE;
    case INPUT_PROPOSE: return WISH_PROPOSE;
    case INPUT_REPORT: return WISH_REPORT;
    case INPUT_NOTE: return WISH_NOTE;
    default: return WISH_NOTHING;
    }
}

static void add_refused(struct view_feed *feed)
{
    const struct record *record = feed->record;
    if (!feed_is_own(feed) || (record->flags & BY_DOING) != 0) {
        return; /* what the scenario tried is not the seat's wish */
    }
    struct view_event *event = feed_add(feed, VIEW_REFUSED);
    event->text = refusal_text((enum refusal)record->value);
    event->wish = wish_of(record->value2);
}

/* What the author has to say about the choices this team made, once it can change nothing any more. */
static void add_feedback(struct view_feed *feed)
{
    for (uint32_t i = 0; i < feed->decisions_count; i++) {
        uint32_t first = feed->world->decisions[feed->decisions[i].decision].first_option;
        for (uint32_t handle = 0; handle < feed->decisions[i].option_count; handle++) {
            uint32_t place = feed->decisions[i].place_of[handle];
            const char *words = feed_text(feed, feed->world->options[first + place].feedback);
            if ((feed->decisions[i].taken & (uint32_t)1 << place) != 0 && words[0] != '\0') {
                struct view_event *event = feed_add(feed, VIEW_FEEDBACK);
                event->decision = i;
                event->option = handle;
                event->text = words;
            }
        }
    }
}

static void add_ending(struct view_feed *feed)
{
    struct view_event *event = feed_add(feed, VIEW_ENDED);
    event->ended = (enum view_ended)feed->record->value;
    if (feed->record->thing != ID_NONE) {
        const struct ending *ending = &feed->world->endings[index_of(feed->record->thing)];
        event->title = feed_text(feed, ending->title);
        event->text = feed_text(feed, ending->text);
    }
    add_feedback(feed);
}

bool feed_done(struct view_feed *feed)
{
    switch ((enum record_kind)feed->record->kind) {
    case RECORD_OPENED: add_opened(feed); break;
    case RECORD_OPTION: add_option(feed); break;
    case RECORD_ANSWERED: add_answered(feed); break;
    case RECORD_NO_ANSWER: add_no_answer(feed); break;
    case RECORD_CLOSED: add_closed(feed); break;
    case RECORD_EFFECT: add_effect(feed); break;
    case RECORD_CAN_ACT: add_can_act(feed); break;
    case RECORD_ACTION: add_action(feed); break;
    case RECORD_CAPACITY: add_capacity(feed); break;
    case RECORD_CLOCK_STARTED: add_clock_event(feed, VIEW_CLOCK_STARTED); break;
    case RECORD_CLOCK_DECLARED: add_clock_event(feed, VIEW_CLOCK_DECLARED); break;
    case RECORD_CLOCK_STOPPED: add_clock_event(feed, VIEW_CLOCK_STOPPED); break;
    case RECORD_STAGE_DUE: add_stage(feed, VIEW_STAGE_DUE); break;
    case RECORD_STAGE_MET: add_stage(feed, VIEW_STAGE_MET); break;
    case RECORD_STAGE_MISSED: add_stage(feed, VIEW_STAGE_MISSED); break;
    case RECORD_STAGE_LATE: add_stage(feed, VIEW_STAGE_LATE); break;
    case RECORD_NOTICE: add_notice(feed); break;
    case RECORD_STATEMENT: add_statement(feed); break;
    case RECORD_INPUT: add_noted(feed); break;
    case RECORD_REFUSED: add_refused(feed); break;
    case RECORD_ENDING: add_ending(feed); break;
    default: return false;
    }
    return true;
}
