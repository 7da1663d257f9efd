/* Asking: for a fact, for preservation, for help, or for the source's permission to send something on. */
#include "base/str.h"
#include "engine/state.h"

static struct channel_id channel_of(const struct engine *engine, const struct input *input)
{
    if (input->channel.v != ID_NONE) {
        return input->channel;
    }
    return channel_best(engine, input->sender.team, input->to, TLP_RED);
}

enum refusal ask_check(const struct engine *engine, const struct input *input)
{
    struct team_id from = input->sender.team;
    if (!team_is_real(input->to) || input->to.v >= engine->world->teams_count) {
        return REFUSED_UNKNOWN_THING;
    }
    if (input->to.v == from.v) {
        return REFUSED_SELF;
    }
    if (input->code > ASK_PERMISSION) {
        return REFUSED_BAD_ANSWER;
    }
    struct channel_id channel = channel_of(engine, input);
    if (channel.v >= engine->world->channels_count || !world_channel_joins(engine->world, channel, from, input->to)) {
        return REFUSED_NO_CHANNEL;
    }
    if (!channel_is_open(engine, channel, from)) {
        return REFUSED_CLOSED_CHANNEL;
    }
    /* Permission can only be asked for what one holds. */
    bool for_fact = thing_shelf(input->thing) == SHELF_FACT;
    if (input->code == ASK_PERMISSION &&
        (!for_fact || !knows(engine, from, (struct fact_id){ thing_index(input->thing) }))) {
        return REFUSED_NOT_HELD;
    }
    return REFUSED_NOT;
}

static void record_asked(struct engine *engine, struct request *request)
{
    struct record record = record_make(engine, RECORD_ASKED);
    record.audience = record_team_audience(engine, request->from);
    record.team = request->from.v;
    record.to = request->to.v;
    record.thing = request->thing.v;
    record.other = request->channel.v == ID_NONE ? ID_NONE : thing(SHELF_CHANNEL, request->channel.v).v;
    record.value = request->kind;
    request->asked_record = record_add(engine, &record);
}

/* How often this team asked that one for this before. */
static uint32_t times_asked(const struct engine *engine, const struct request *request)
{
    uint32_t times = 0;
    for (uint32_t i = 0; i < engine->requests_count; i++) {
        const struct request *other = &engine->requests[i];
        times += other->from.v == request->from.v && other->to.v == request->to.v && other->thing.v == request->thing.v;
    }
    return times;
}

/* Drawn for this request and this way alone: what others ask shifts nothing. */
static int64_t travel_s(const struct engine *engine, struct request *request, struct team_id from, struct team_id to)
{
    if (request->channel.v == ID_NONE) {
        return 1;
    }
    uint64_t ordinal = (uint64_t)request->times << 32 | request->ways++;
    return channel_delay_s(engine, request->channel, from, to, DRAW_ASK_DELAY, request->thing.v, ordinal);
}

static void ask(struct engine *engine, struct request request)
{
    record_asked(engine, &request);
    request.times = times_asked(engine, &request);
    int64_t delay_s = travel_s(engine, &request, request.from, request.to);
    GROW(engine->requests, engine->requests_count, engine->requests_room);
    engine->requests[engine->requests_count++] = request;
    queue_add(&engine->queue, engine->now_s + delay_s, DUE_REQUEST, engine->requests_count - 1, 0);
}

void ask_now(struct engine *engine, const struct input *input)
{
    ask(engine, (struct request){ .from = input->sender.team, .to = input->to, .thing = input->thing,
                                  .channel = channel_of(engine, input), .kind = (enum ask_kind)input->code });
}

void ask_by_action(struct engine *engine, const struct action *action, struct team_id team)
{
    if (!team_is_real(action->to) || action->to.v == team.v) {
        return;
    }
    struct channel_id via = action->via.v != ID_NONE ? action->via : channel_best(engine, team, action->to, TLP_RED);
    ask(engine, (struct request){ .from = team, .to = action->to, .thing = action->asks, .channel = via, .kind = ASK_FACT });
}

void request_arrive(struct engine *engine, uint32_t index)
{
    struct request *request = &engine->requests[index];
    struct record record = record_make(engine, RECORD_REQUEST);
    record.audience = record_team_audience(engine, request->to);
    record.team = request->to.v;
    record.to = request->from.v;
    record.thing = request->thing.v;
    record.other = request->channel.v == ID_NONE ? ID_NONE : thing(SHELF_CHANNEL, request->channel.v).v;
    record.value = request->kind;
    record.cause = request->asked_record;
    request->request_record = record_add(engine, &record);
    if (thing_shelf(request->thing) == SHELF_DECISION) {
        pose(engine, (struct decision_id){ thing_index(request->thing) });
    }
}

static struct request *request_of(const struct engine *engine, uint32_t record)
{
    for (uint32_t i = 0; i < engine->requests_count; i++) {
        if (record != 0 && engine->requests[i].request_record == record) {
            return &engine->requests[i];
        }
    }
    return NULL;
}

enum refusal reply_check(const struct engine *engine, const struct input *input)
{
    const struct request *request = request_of(engine, input->record);
    if (request == NULL) {
        return REFUSED_UNKNOWN_THING;
    }
    if (request->to.v != input->sender.team.v) {
        return REFUSED_NOT_YOURS;
    }
    if (request->replied_record != 0 && request->reply != REPLY_LATER) {
        return REFUSED_ALREADY;
    }
    return input->code <= REPLY_LATER ? REFUSED_NOT : REFUSED_BAD_ANSWER;
}

void reply_now(struct engine *engine, const struct input *input)
{
    struct request *request = request_of(engine, input->record);
    request->reply = (enum reply_kind)input->code;
    struct record record = record_make(engine, RECORD_REPLIED);
    record.audience = record_team_audience(engine, request->to);
    record.team = request->to.v;
    record.to = request->from.v;
    record.thing = request->thing.v;
    record.value = request->reply;
    record.cause = request->request_record;
    request->replied_record = record_add(engine, &record);
    int64_t delay_s = travel_s(engine, request, request->to, request->from);
    GROW(engine->replies, engine->replies_count, engine->replies_room);
    engine->replies[engine->replies_count] = (struct reply){ .request = (uint32_t)(request - engine->requests),
        .kind = request->reply, .has_label = input->has_label, .label = input->label };
    queue_add(&engine->queue, engine->now_s + delay_s, DUE_REPLY, engine->replies_count++, 0);
}

/* The source allowed the asker to send it on under a looser label. */
static void consent(struct engine *engine, const struct request *request, const struct reply *reply,
                    uint32_t reply_record)
{
    struct fact_id fact = { thing_index(request->thing) };
    const struct holding *held = holding_find(engine, request->from, fact);
    if (held == NULL || engine->world->facts[fact.v].source.v != request->to.v) {
        return;
    }
    enum tlp label = reply->has_label ? reply->label : TLP_GREEN;
    struct holding *mine = &engine->holdings[held - engine->holdings];
    mine->consent = label > mine->consent ? label : mine->consent;
    engine->cause = reply_record;
    (void)record_team(engine, RECORD_CONSENT, request->from, request->thing, label);
}

void reply_arrive(struct engine *engine, uint32_t index)
{
    const struct reply *reply = &engine->replies[index];
    const struct request *request = &engine->requests[reply->request];
    struct record record = record_make(engine, RECORD_REPLY);
    record.audience = record_team_audience(engine, request->from);
    record.team = request->from.v;
    record.to = request->to.v;
    record.thing = request->thing.v;
    record.value = reply->kind;
    record.cause = request->asked_record;
    uint32_t number = record_add(engine, &record);
    if (request->kind == ASK_PERMISSION && reply->kind == REPLY_YES) {
        consent(engine, request, reply, number);
    }
}
