/* Outcomes over time: steps and rates, exact whatever the split of advancing.
 *
 * A value is micro + remainder / 3600 millionths, so a rate in millionths an hour adds a whole number of 3600ths each
 * second and nothing is ever rounded away. */
#include "engine/state.h"

static const struct measure *measure_def(const struct engine *engine, struct measure_id measure)
{
    MUST(measure.v < engine->world->measures_count);
    return &engine->world->measures[measure.v];
}

static void clamp(const struct measure *def, struct measure_state *state)
{
    if (def->has_lowest && state->micro < def->lowest_micro) {
        state->micro = def->lowest_micro;
        state->remainder = 0;
    }
    if (def->has_highest && state->micro >= def->highest_micro) {
        state->micro = def->highest_micro;
        state->remainder = 0;
    }
}

/* The state moved to `at_s`, at today's rate. */
static struct measure_state moved(const struct measure *def, struct measure_state state, int64_t at_s)
{
    if (at_s > state.at_s && state.rate != 0) {
        __int128 sum = (__int128)state.rate * (at_s - state.at_s) + state.remainder;
        __int128 whole = sum / 3600;
        __int128 rest = sum % 3600;
        if (rest < 0) {
            rest += 3600;
            whole -= 1;
        }
        __int128 micro = whole + state.micro;
        __int128 bound = (__int128)INT64_MAX / 4;
        state.micro = (int64_t)(micro > bound ? bound : micro < -bound ? -bound : micro);
        state.remainder = (int64_t)rest;
        clamp(def, &state);
    }
    state.at_s = at_s;
    return state;
}

int64_t measure_at(const struct engine *engine, struct measure_id measure, int64_t at_s)
{
    return moved(measure_def(engine, measure), engine->measures[measure.v], at_s).micro;
}

static void measure_move(struct engine *engine, struct measure_id measure)
{
    struct measure_state *state = &engine->measures[measure.v];
    *state = moved(measure_def(engine, measure), *state, engine->now_s);
}

void measure_tell(struct engine *engine, struct measure_id measure)
{
    const struct measure *def = measure_def(engine, measure);
    const struct measure_state *state = &engine->measures[measure.v];
    struct record record = record_make(engine, RECORD_MEASURE);
    record.audience = engine->audience_measure[measure.v];
    record.team = def->common.owner.v;
    record.thing = thing(SHELF_MEASURE, measure.v).v;
    record.value = state->micro;
    record.value2 = state->rate;
    (void)record_add(engine, &record);
    engine->dirty |= DEPENDS_MEASURE;
}

static int64_t bounded_sum(int64_t a, int64_t b)
{
    __int128 sum = (__int128)a + b;
    __int128 bound = (__int128)INT64_MAX / 4;
    return (int64_t)(sum > bound ? bound : sum < -bound ? -bound : sum);
}

void measure_set(struct engine *engine, struct measure_id measure, int64_t micro)
{
    measure_move(engine, measure);
    struct measure_state *state = &engine->measures[measure.v];
    state->micro = micro;
    state->remainder = 0;
    clamp(measure_def(engine, measure), state);
    measure_tell(engine, measure);
}

void measure_change(struct engine *engine, struct measure_id measure, int64_t micro)
{
    measure_move(engine, measure);
    struct measure_state *state = &engine->measures[measure.v];
    state->micro = bounded_sum(state->micro, micro);
    clamp(measure_def(engine, measure), state);
    measure_tell(engine, measure);
}

/* Half away from zero, as a script's numbers are. */
static int64_t scaled(int64_t micro, int64_t factor_micro)
{
    __int128 product = (__int128)micro * factor_micro;
    __int128 half = product < 0 ? -500000 : 500000;
    __int128 result = (product + half) / 1000000;
    __int128 bound = (__int128)INT64_MAX / 4;
    return (int64_t)(result > bound ? bound : result < -bound ? -bound : result);
}

void measure_scale(struct engine *engine, struct measure_id measure, int64_t factor_micro)
{
    measure_move(engine, measure);
    measure_set(engine, measure, scaled(engine->measures[measure.v].micro, factor_micro));
}

static int64_t rate_now(const struct engine *engine, const struct measure *def, const struct measure_state *state)
{
    int64_t rate = 0;
    for (uint32_t i = 0; i < def->rate_count; i++) {
        const struct rate_line *line = &def->rates[i];
        if (line->when.v == ID_NONE || cond_holds(engine, line->when, def->common.owner)) {
            struct number number = { line->micro_per_hour, line->value };
            rate = bounded_sum(rate, world_number(engine->world, number, def->common.owner));
        }
    }
    if (def->is_stopwatch && state->runs) {
        rate = bounded_sum(rate, 3600 * (int64_t)1000000 / def->stopwatch_unit_s);
    }
    return rate;
}

void measure_rates(struct engine *engine, struct measure_id measure)
{
    const struct measure *def = measure_def(engine, measure);
    struct measure_state *state = &engine->measures[measure.v];
    int64_t rate = rate_now(engine, def, state);
    if (rate == state->rate) {
        return;
    }
    measure_move(engine, measure);
    state->rate = rate;
    measure_tell(engine, measure);
}

static __int128 floor_div(__int128 a, __int128 b)
{
    __int128 q = a / b;
    return (a % b != 0 && ((a < 0) != (b < 0))) ? q - 1 : q;
}

int64_t measure_crossing_s(const struct engine *engine, struct measure_id measure, int64_t n_micro)
{
    const struct measure_state *state = &engine->measures[measure.v];
    if (state->rate == 0) {
        return INT64_MAX;
    }
    /* value > n exactly when the value in 3600ths reaches `goal`. */
    __int128 now = (__int128)state->micro * 3600 + state->remainder;
    __int128 goal = ((__int128)n_micro + 1) * 3600;
    __int128 rate = state->rate;
    __int128 dt;
    if (rate > 0 && now < goal) {
        dt = -floor_div(-(goal - now), rate); /* ceiling */
    } else if (rate < 0 && now >= goal) {
        dt = floor_div(now - goal, -rate) + 1;
    } else {
        return INT64_MAX;
    }
    __int128 at = dt + state->at_s;
    if (at > INT64_MAX / 2) {
        return INT64_MAX;
    }
    return (int64_t)at > engine->now_s ? (int64_t)at : INT64_MAX;
}
