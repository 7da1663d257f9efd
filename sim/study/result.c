#include "study/result.h"

/* Where the stages of a clock begin in result->stages. */
static uint32_t first_stage(const struct world *world, struct clock_id clock)
{
    uint32_t first = 0;
    for (uint32_t i = 0; i < clock.v; i++) {
        first += world->clocks[i].stage_count;
    }
    return first;
}

bool result_need_is_met(const struct result_need *need)
{
    return need->known_s != INT64_MAX && need->known_s <= need->by_s;
}

static void prepare(const struct world *world, struct arena *arena, struct result *result)
{
    *result = (struct result){ .ending = ID_NONE };
    result->measures = ARENA_ARRAY(arena, int64_t, world->measures_count);
    for (uint32_t i = 0; i < world->measures_count; i++) {
        result->measures[i] = world->measures[i].start_micro;
    }
    result->stage_count = first_stage(world, (struct clock_id){ world->clocks_count });
    result->stages = ARENA_ARRAY(arena, enum result_stage, result->stage_count);
    result->chosen = ARENA_ARRAY(arena, uint32_t, world->options_count);
    result->unanswered = ARENA_ARRAY(arena, uint32_t, world->decisions_count);
    for (uint32_t i = 0; i < world->facts_count; i++) {
        result->need_count += world->facts[i].needed_by_count;
    }
    result->needs = ARENA_ARRAY(arena, struct result_need, result->need_count);
    uint32_t at = 0;
    for (uint32_t i = 0; i < world->facts_count; i++) {
        for (uint32_t k = 0; k < world->facts[i].needed_by_count; k++) {
            const struct needed_by *need = &world->facts[i].needed_by[k];
            result->needs[at++] = (struct result_need){ { i }, need->team, need->by_s, INT64_MAX, INT64_MAX };
        }
    }
}

/* A team holds a fact from here on: it may be the need itself, or the moment from which it could have been told. */
static void known(struct result *result, uint32_t fact, uint32_t team, int64_t at_s)
{
    for (uint32_t i = 0; i < result->need_count; i++) {
        struct result_need *need = &result->needs[i];
        if (need->fact.v != fact) {
            continue;
        }
        if (need->team.v == team) {
            need->known_s = at_s < need->known_s ? at_s : need->known_s;
        } else {
            need->first_s = at_s < need->first_s ? at_s : need->first_s;
        }
    }
}

static void answered(const struct world *world, struct result *result, const struct record *record)
{
    uint32_t index = thing_index((struct thing_id){ record->thing });
    const struct decision *decision = &world->decisions[index];
    bool by_options = decision->answer == ANSWER_ONE || decision->answer == ANSWER_SOME || decision->answer == ANSWER_ORDER;
    for (uint32_t i = 0; by_options && i < decision->option_count; i++) {
        result->chosen[decision->first_option + i] += (record->value >> i) & 1 ? 1 : 0;
    }
}

static enum result_stage *stage_of(const struct world *world, struct result *result, const struct record *record)
{
    struct clock_id clock = { thing_index((struct thing_id){ record->thing }) };
    return &result->stages[first_stage(world, clock) + record->other];
}

static void not_answered(struct result *result, const struct record *record)
{
    result->unanswered[thing_index((struct thing_id){ record->thing })]++;
    if (record->other != ID_NONE) {
        result->chosen[thing_index((struct thing_id){ record->other })]++;
    }
}

static void fold(const struct world *world, struct result *result, const struct record *record)
{
    uint32_t index = record->thing == ID_NONE ? 0 : thing_index((struct thing_id){ record->thing });
    switch ((enum record_kind)record->kind) {
    case RECORD_HELD: case RECORD_LEARNED: case RECORD_DERIVED: case RECORD_ARRIVED:
        known(result, index, record->team, record->at_s);
        break;
    case RECORD_MEASURE: result->measures[index] = record->value; break;
    case RECORD_ANSWERED: answered(world, result, record); break;
    case RECORD_NO_ANSWER: not_answered(result, record); break;
    case RECORD_STAGE_DUE: *stage_of(world, result, record) = RESULT_OPEN; break;
    case RECORD_STAGE_MET: *stage_of(world, result, record) = RESULT_MET; break;
    case RECORD_STAGE_MISSED: case RECORD_STAGE_LATE: *stage_of(world, result, record) = RESULT_MISSED; break;
    case RECORD_FAULT: result->faults++; break;
    case RECORD_ENDING:
        result->has_ended = true;
        result->is_stopped = record->value == ENDED_BY_FAULT;
        result->ending = record->thing == ID_NONE ? ID_NONE : index;
        break;
    default: break;
    }
    result->end_s = record->at_s;
}

void result_fold(const struct world *world, const struct trace *trace, struct arena *arena, struct result *result)
{
    prepare(world, arena, result);
    for (uint32_t i = 1; i <= trace_count(trace); i++) {
        fold(world, result, trace_record(trace, i));
    }
}
