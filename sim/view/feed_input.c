/* The way back: a seat's wish, in its own handles, as an input in the engine's ids. */
#include "view/feed_inside.h"

/* ---- handle to id ------------------------------------------------------------------------------------------------ */

static uint32_t id_of(const struct view_feed *feed, enum handle_kind kind, uint32_t handle)
{
    return handle < feed->handles[kind].count ? feed->handles[kind].ids[handle] : ID_NONE;
}

struct team_id view_feed_team(const struct view_feed *feed, uint32_t team)
{
    return team == VIEW_PUBLIC ? TEAM_PUBLIC : (struct team_id){ id_of(feed, HANDLE_TEAM, team) };
}

struct fact_id view_feed_fact(const struct view_feed *feed, uint32_t fact)
{
    return (struct fact_id){ id_of(feed, HANDLE_FACT, fact) };
}

struct channel_id view_feed_channel(const struct view_feed *feed, uint32_t channel)
{
    return (struct channel_id){ id_of(feed, HANDLE_CHANNEL, channel) };
}

struct decision_id view_feed_decision(const struct view_feed *feed, uint32_t decision)
{
    return (struct decision_id){ decision < feed->decisions_count ? feed->decisions[decision].decision : ID_NONE };
}

struct option_id view_feed_option(const struct view_feed *feed, uint32_t decision, uint32_t option)
{
    if (decision >= feed->decisions_count || option >= feed->decisions[decision].option_count) {
        return (struct option_id){ ID_NONE };
    }
    const struct feed_decision *put = &feed->decisions[decision];
    return (struct option_id){ feed->world->decisions[put->decision].first_option + put->place_of[option] };
}

struct action_id view_feed_action(const struct view_feed *feed, uint32_t action)
{
    return (struct action_id){ id_of(feed, HANDLE_ACTION, action) };
}

struct clock_id view_feed_clock(const struct view_feed *feed, uint32_t clock)
{
    return (struct clock_id){ id_of(feed, HANDLE_CLOCK, clock) };
}

struct measure_id view_feed_measure(const struct view_feed *feed, uint32_t measure)
{
    return (struct measure_id){ id_of(feed, HANDLE_MEASURE, measure) };
}

static uint32_t last_item(const struct view_feed *feed, uint32_t inject)
{
    for (uint32_t i = feed->item_injects_count; i > 0; i--) {
        if (feed->item_injects[i - 1] == inject) {
            return i - 1;
        }
    }
    return VIEW_NONE;
}

static uint32_t last_decision(const struct view_feed *feed, uint32_t decision)
{
    for (uint32_t i = feed->decisions_count; i > 0; i--) {
        if (feed->decisions[i - 1].decision == decision) {
            return i - 1;
        }
    }
    return VIEW_NONE;
}

uint32_t view_feed_handle(const struct view_feed *feed, struct thing_id id)
{
    uint32_t index = id.v == ID_NONE ? ID_NONE : thing_index(id);
    switch (thing_shelf(id)) {
    case SHELF_TEAM: return feed_handle(feed, HANDLE_TEAM, index);
    case SHELF_ECONOMY: return feed_handle(feed, HANDLE_ECONOMY, index);
    case SHELF_FACT: return feed_handle(feed, HANDLE_FACT, index);
    case SHELF_CHANNEL: return feed_handle(feed, HANDLE_CHANNEL, index);
    case SHELF_CLOCK: return feed_handle(feed, HANDLE_CLOCK, index);
    case SHELF_ACTION: return feed_handle(feed, HANDLE_ACTION, index);
    case SHELF_MEASURE: return feed_handle(feed, HANDLE_MEASURE, index);
    case SHELF_AGREEMENT: return feed_handle(feed, HANDLE_AGREEMENT, index);
    case SHELF_QUESTION: return feed_handle(feed, HANDLE_QUESTION, index);
    case SHELF_SCENE: return feed_handle(feed, HANDLE_SCENE, index);
    case SHELF_INJECT: return last_item(feed, index);
    case SHELF_DECISION: return last_decision(feed, index);
    case SHELF_OPTION: {
        uint32_t decision = feed->world->options[index].decision.v;
        uint32_t put = last_decision(feed, decision);
        return put == VIEW_NONE ? VIEW_NONE
                                : feed->decisions[put].handle_of[index - feed->world->decisions[decision].first_option];
    }
    default: return VIEW_NONE;
    }
}

const char *view_feed_picture(const struct view_feed *feed, uint32_t item)
{
    return item < feed->item_injects_count ? feed->world->injects[feed->item_injects[item]].picture : NULL;
}

/* ---- a wish as an input ------------------------------------------------------------------------------------------ */

/* Each fills what its kind needs; false with the name of the wrong field in `field`. */
static bool thing_of(const struct view_feed *feed, enum shelf shelf, enum handle_kind kind, uint32_t handle,
                     struct thing_id *into)
{
    uint32_t id = id_of(feed, kind, handle);
    *into = id == ID_NONE ? THING_NONE : thing(shelf, id);
    return id != ID_NONE;
}

static bool facts_of(const struct view_feed *feed, const struct view_wish *wish, struct input *input, const char **field)
{
    *field = "facts";
    for (uint32_t i = 0; i < wish->fact_count; i++) {
        if (i >= INPUT_THINGS_MAX || !thing_of(feed, SHELF_FACT, HANDLE_FACT, wish->facts[i], &input->things[i])) {
            return false;
        }
    }
    input->things_count = wish->fact_count;
    return true;
}

static bool receiver_of(const struct view_feed *feed, const struct view_wish *wish, struct input *input, const char **field)
{
    *field = "to";
    input->to = view_feed_team(feed, wish->to);
    return input->to.v != ID_NONE;
}

static bool channel_of(const struct view_feed *feed, const struct view_wish *wish, struct input *input, const char **field)
{
    *field = "channel";
    input->channel = view_feed_channel(feed, wish->channel);
    return wish->channel == VIEW_NONE || input->channel.v != ID_NONE;
}

static bool place_of(const struct view_feed *feed, uint32_t decision, uint32_t option, uint32_t *place)
{
    struct option_id id = view_feed_option(feed, decision, option);
    if (id.v == ID_NONE) {
        return false;
    }
    *place = id.v - feed->world->decisions[feed->decisions[decision].decision].first_option;
    return true;
}

static bool fill_decide(const struct view_feed *feed, const struct view_wish *wish, struct input *input, const char **field)
{
    struct decision_id decision = view_feed_decision(feed, wish->decision);
    *field = "decision";
    if (decision.v == ID_NONE) {
        return false;
    }
    const struct decision *def = &feed->world->decisions[decision.v];
    input->thing = thing(SHELF_DECISION, decision.v);
    input->number_micro = wish->value;
    input->confidence = wish->confidence;
    *field = "options";
    if (wish->option_count > WISH_OPTIONS_MAX || (def->answer == ANSWER_ONE && wish->option_count != 1)) {
        return false;
    }
    for (uint32_t i = 0; i < wish->option_count; i++) {
        uint32_t place;
        if (!place_of(feed, wish->decision, wish->options[i], &place)) {
            return false;
        }
        input->options |= (uint32_t)1 << place;
        input->order[i] = (uint8_t)place;
        input->option.v = def->first_option + place;
    }
    input->order_count = def->answer == ANSWER_ORDER ? wish->option_count : 0;
    if (def->answer != ANSWER_ONE) {
        input->option.v = ID_NONE;
    }
    return true;
}

static bool fill_share(const struct view_feed *feed, const struct view_wish *wish, struct input *input, const char **field)
{
    *field = "fact";
    input->has_label = wish->has_label;
    input->label = wish->label;
    input->anyway = wish->anyway;
    return thing_of(feed, SHELF_FACT, HANDLE_FACT, wish->fact, &input->thing) && receiver_of(feed, wish, input, field) &&
           channel_of(feed, wish, input, field);
}

static bool fill_ask(const struct view_feed *feed, const struct view_wish *wish, struct input *input, const char **field)
{
    *field = "fact";
    input->code = wish->ask;
    if (wish->fact != VIEW_NONE && !thing_of(feed, SHELF_FACT, HANDLE_FACT, wish->fact, &input->thing)) {
        return false;
    }
    return receiver_of(feed, wish, input, field) && channel_of(feed, wish, input, field);
}

static bool fill_reply(const struct view_feed *feed, const struct view_wish *wish, struct input *input, const char **field)
{
    *field = "request";
    if (wish->request >= feed->request_records_count || feed->request_mine[wish->request]) {
        return false;
    }
    input->record = feed->request_records[wish->request];
    input->code = wish->reply;
    input->has_label = wish->has_label;
    input->label = wish->label;
    return true;
}

static bool fill_read(const struct view_feed *feed, const struct view_wish *wish, struct input *input, const char **field)
{
    *field = "what";
    switch (wish->what) {
    case VIEW_WHAT_ITEM:
        *field = "item";
        input->record = wish->item < feed->item_records_count ? feed->item_records[wish->item] : 0;
        break;
    case VIEW_WHAT_ARRIVAL:
        *field = "arrival";
        input->record = wish->arrival < feed->arrival_records_count ? feed->arrival_records[wish->arrival] : 0;
        break;
    case VIEW_WHAT_REQUEST:
    case VIEW_WHAT_REPLY: {
        *field = "request";
        bool is_there = wish->request < feed->request_records_count;
        uint32_t request = is_there && !feed->request_mine[wish->request] ? feed->request_records[wish->request] : 0;
        uint32_t reply = is_there ? feed->reply_records[wish->request] : 0;
        input->record = wish->what == VIEW_WHAT_REQUEST ? request : reply;
        break;
    }
    }
    return input->record != 0;
}

static bool fill_notify(const struct view_feed *feed, const struct view_wish *wish, struct input *input, const char **field)
{
    *field = "clock";
    if (!thing_of(feed, SHELF_CLOCK, HANDLE_CLOCK, wish->clock, &input->thing)) {
        return false;
    }
    *field = "stage";
    input->stage = wish->stage;
    input->classes = wish->classes;
    return wish->stage < feed->world->clocks[thing_index(input->thing)].stage_count && facts_of(feed, wish, input, field);
}

static bool fill_answer(const struct view_feed *feed, const struct view_wish *wish, struct input *input, const char **field)
{
    *field = "question";
    input->confidence = wish->confidence;
    if (!thing_of(feed, SHELF_QUESTION, HANDLE_QUESTION, wish->question, &input->thing)) {
        return false;
    }
    *field = "option";
    input->number_micro = wish->option == VIEW_NONE ? -1000000 : (int64_t)wish->option * 1000000;
    return wish->option == VIEW_NONE ||
           wish->option < feed->world->questions[thing_index(input->thing)].options.count;
}

static bool fill_about_decision(const struct view_feed *feed, const struct view_wish *wish, struct input *input,
                                const char **field)
{
    struct decision_id decision = view_feed_decision(feed, wish->decision);
    *field = "decision";
    if (decision.v == ID_NONE) {
        return false;
    }
    input->thing = thing(SHELF_DECISION, decision.v);
    *field = "options";
    input->option = wish->option_count > 0 ? view_feed_option(feed, wish->decision, wish->options[0])
                                           : (struct option_id){ ID_NONE };
    return wish->kind == WISH_PROPOSE || input->option.v != ID_NONE;
}

static bool fill(const struct view_feed *feed, const struct view_wish *wish, struct input *input, const char **field)
{
    *field = "kind";
    switch (wish->kind) {
    case WISH_DECIDE: return fill_decide(feed, wish, input, field);
    case WISH_SHARE: return fill_share(feed, wish, input, field);
    case WISH_ASK: return fill_ask(feed, wish, input, field);
    case WISH_REPLY: return fill_reply(feed, wish, input, field);
    case WISH_ACT: *field = "action"; return thing_of(feed, SHELF_ACTION, HANDLE_ACTION, wish->action, &input->thing);
    case WISH_DECLARE:
        *field = "clock";
        input->when_s = wish->when_s;
        return thing_of(feed, SHELF_CLOCK, HANDLE_CLOCK, wish->clock, &input->thing);
    case WISH_NOTIFY: return fill_notify(feed, wish, input, field);
    case WISH_STATE: return facts_of(feed, wish, input, field);
    case WISH_READ: return fill_read(feed, wish, input, field);
    case WISH_ANSWER: return fill_answer(feed, wish, input, field);
    case WISH_VOTE:
    case WISH_PROPOSE: return fill_about_decision(feed, wish, input, field);
    case WISH_REPORT:
        *field = "fact";
        input->when_s = wish->when_s;
        return thing_of(feed, SHELF_FACT, HANDLE_FACT, wish->fact, &input->thing) && receiver_of(feed, wish, input, field);
    case WISH_NOTE: return true;
    case WISH_NOTHING:
    case WISH_KIND_COUNT: return false;
    }
    return false;
}

static enum input_kind input_of(enum wish_kind kind)
{
    static const enum input_kind kinds[WISH_KIND_COUNT] = {
        [WISH_DECIDE] = INPUT_DECIDE, [WISH_SHARE] = INPUT_SHARE, [WISH_ASK] = INPUT_ASK, [WISH_REPLY] = INPUT_REPLY,
        [WISH_ACT] = INPUT_ACT, [WISH_DECLARE] = INPUT_DECLARE, [WISH_NOTIFY] = INPUT_NOTIFY, [WISH_STATE] = INPUT_STATE,
        [WISH_READ] = INPUT_READ, [WISH_ANSWER] = INPUT_ANSWER, [WISH_VOTE] = INPUT_VOTE, [WISH_PROPOSE] = INPUT_PROPOSE,
        [WISH_REPORT] = INPUT_REPORT, [WISH_NOTE] = INPUT_NOTE,
    };
    return kind < WISH_KIND_COUNT ? kinds[kind] : INPUT_NONE;
}

enum err view_feed_input(const struct view_feed *feed, const struct view_wish *wish, struct input *input,
                         struct err_note *note)
{
    const char *field = "role";
    *input = input_make(input_of(wish->kind), (struct sender){ ROLE_SEAT, feed->team, 0 });
    input->text = wish->text;
    if (feed->role != VIEW_ROLE_SEAT || !fill(feed, wish, input, &field)) {
        return err_say(note, ERR_BAD_INPUT, "%s: %s is not something this seat can name", wish_kind_name(wish->kind), field);
    }
    return ERR_OK;
}
