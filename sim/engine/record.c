/* Writing the trace: every audience is decided here or at the call, once, and never changes. */
#include <string.h>

#include "engine/state.h"

struct record record_make(const struct engine *engine, enum record_kind kind)
{
    return (struct record){
        .at_s = engine->now_s, .kind = (uint16_t)kind, .audience = engine->audience_control,
        .team = ID_NONE, .to = ID_NONE, .thing = ID_NONE, .other = ID_NONE, .cause = engine->cause,
    };
}

uint32_t record_add_extra(struct engine *engine, const struct record *record, const int64_t *extra, uint32_t count)
{
    if (trace_count(engine->trace) >= RECORDS_MAX - 16) {
        /* Not another word fits; the exercise ends here rather than lose one unseen. */
        if (!engine->has_ended) {
            engine->has_ended = true;
            struct record fault = record_make(engine, RECORD_FAULT);
            fault.value = FAULT_TOO_MANY;
            (void)trace_append(engine->trace, &fault, NULL, 0);
            struct record ending = record_make(engine, RECORD_ENDING);
            ending.audience = engine->audience_public;
            ending.value = ENDED_BY_FAULT;
            (void)trace_append(engine->trace, &ending, NULL, 0);
        }
        return trace_count(engine->trace);
    }
    return trace_append(engine->trace, record, extra, count);
}

uint32_t record_add(struct engine *engine, const struct record *record)
{
    return record_add_extra(engine, record, NULL, 0);
}

uint32_t record_team_audience(const struct engine *engine, struct team_id team)
{
    if (team.v == TEAM_PUBLIC.v) {
        return engine->audience_public;
    }
    return team_is_real(team) ? engine->audience_team[team.v] : engine->audience_control;
}

uint32_t record_audience_of_span(struct engine *engine, struct span teams)
{
    struct audience audience = { 0 };
    for (uint32_t i = 0; i < teams.count; i++) {
        uint32_t team = world_ref(engine->world, teams, i);
        if (team == TEAM_PUBLIC.v) {
            audience.is_public = true;
        } else if (team_is_real((struct team_id){ team })) {
            audience.teams[team / 64] |= (uint64_t)1 << (team % 64);
        }
    }
    return trace_intern(engine->trace, &audience);
}

uint32_t record_audience_of_two(struct engine *engine, struct team_id a, struct team_id b)
{
    if (a.v == b.v || !team_is_real(b)) {
        return record_team_audience(engine, a);
    }
    struct audience audience = { 0 };
    audience.teams[a.v / 64] |= (uint64_t)1 << (a.v % 64);
    audience.teams[b.v / 64] |= (uint64_t)1 << (b.v % 64);
    return trace_intern(engine->trace, &audience);
}

uint32_t record_team(struct engine *engine, enum record_kind kind, struct team_id team, struct thing_id thing, int64_t value)
{
    struct record record = record_make(engine, kind);
    record.audience = record_team_audience(engine, team);
    record.team = team.v;
    record.thing = thing.v;
    record.value = value;
    return record_add(engine, &record);
}

uint32_t record_control(struct engine *engine, enum record_kind kind, struct thing_id thing, int64_t value)
{
    struct record record = record_make(engine, kind);
    record.thing = thing.v;
    record.value = value;
    return record_add(engine, &record);
}

static int64_t slot_value(const struct engine *engine, const struct slot *slot, struct team_id own)
{
    switch (slot->kind) {
    case SLOT_MEASURE: {
        struct measure_id measure = world_measure_of(engine->world, (struct measure_id){ slot->id }, own);
        return measure_at(engine, measure, engine->now_s);
    }
    case SLOT_OWN_VALUE:
        return world_number(engine->world, (struct number){ 1000000, slot->id }, own);
    case SLOT_TEAM_NAME:
        return slot->id;
    case SLOT_OWN_NAME:
    case SLOT_TEAM:
        return team_is_real(own) ? (int64_t)own.v : -1;
    case SLOT_MINUTES:
        return 0;
    }
    return 0;
}

uint32_t record_slots(const struct engine *engine, struct text_id text, struct team_id own, int64_t *values)
{
    const struct text *t = &engine->world->texts[text.v];
    uint32_t count = t->slot_count < SLOTS_MAX ? t->slot_count : SLOTS_MAX;
    for (uint32_t i = 0; i < count; i++) {
        values[i] = slot_value(engine, &t->slots[i], own);
    }
    return count;
}
