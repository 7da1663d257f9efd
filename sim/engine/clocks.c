/* Legal clocks: chains of stages, each with a deadline, what it must cover, and what a miss costs.
 *
 * Two moments are kept apart: when the duty started objectively, and when its owner declared that it had. A clock that
 * `counts` declared runs from the declaration; an objective one from whichever came first. A deadline D is met by a
 * notice stamped at D or before; the miss fires the second after.
 *
 * Stages are sent in their order, as laws have them: first details, then what adds to them. Who knows everything at
 * once sends one after the other. What was missed is owed still, and comes before what follows it. */
#include "engine/state.h"

static const struct clock *clock_def(const struct engine *engine, struct clock_id clock)
{
    return &engine->world->clocks[clock.v];
}

static struct stage_state *stage_state(const struct engine *engine, struct clock_id clock, uint32_t stage)
{
    return &engine->stages[engine->clocks[clock.v].first_stage + stage];
}

static uint32_t record_stage(struct engine *engine, enum record_kind kind, struct clock_id clock, uint32_t stage,
                             int64_t value, int64_t value2)
{
    const struct clock *def = clock_def(engine, clock);
    struct record record = record_make(engine, kind);
    record.audience = record_team_audience(engine, def->who);
    record.team = def->who.v;
    record.thing = thing(SHELF_CLOCK, clock.v).v;
    record.other = stage;
    record.value = value;
    record.value2 = value2;
    return record_add(engine, &record);
}

static void run_stage(struct engine *engine, struct clock_id clock, uint32_t stage, int64_t from_s)
{
    const struct clock *def = clock_def(engine, clock);
    struct stage_state *state = stage_state(engine, clock, stage);
    if (state->status != STAGE_IDLE) {
        return;
    }
    struct time_form within = def->stages[stage].within;
    state->status = STAGE_RUNNING;
    state->due_s = within.kind == TIME_NONE ? INT64_MAX : world_due_s(engine->world, within, from_s, def->calendar_of);
    (void)record_stage(engine, RECORD_STAGE_DUE, clock, stage, state->due_s, from_s);
    if (state->due_s != INT64_MAX) {
        int64_t miss_s = state->due_s >= engine->now_s ? state->due_s + 1 : engine->now_s + 1;
        queue_add(&engine->queue, miss_s, DUE_MISS, clock.v, stage);
    }
}

/* Runs the stages that count from this kind of moment. */
static void run_stages(struct engine *engine, struct clock_id clock, enum stage_from from, int64_t from_s)
{
    const struct clock *def = clock_def(engine, clock);
    for (uint32_t i = 0; i < def->stage_count; i++) {
        bool leads = i == 0 && def->stages[i].from == STAGE_FROM_PREVIOUS; /* nothing before it: the start */
        if (def->stages[i].from == from || (leads && from == STAGE_FROM_START)) {
            run_stage(engine, clock, i, from_s);
        }
    }
}

void clock_start(struct engine *engine, struct clock_id clock)
{
    struct clock_state *state = &engine->clocks[clock.v];
    const struct clock *def = clock_def(engine, clock);
    if (state->is_started || state->is_stopped) {
        return;
    }
    state->is_started = true;
    engine->dirty |= DEPENDS_CLOCK;
    (void)record_team(engine, RECORD_CLOCK_STARTED, def->who, thing(SHELF_CLOCK, clock.v), 0);
    if (def->counts == COUNTS_OBJECTIVE && !state->is_declared) {
        state->from_s = engine->now_s;
        run_stages(engine, clock, STAGE_FROM_START, engine->now_s);
    }
}

void clock_impute(struct engine *engine, struct clock_id clock)
{
    engine->clocks[clock.v].is_imputed = true;
    struct record record = record_make(engine, RECORD_CLOCK_IMPUTED);
    record.team = clock_def(engine, clock)->who.v;
    record.thing = thing(SHELF_CLOCK, clock.v).v;
    (void)record_add(engine, &record);
}

void clock_stop(struct engine *engine, struct clock_id clock)
{
    struct clock_state *state = &engine->clocks[clock.v];
    if (state->is_stopped) {
        return;
    }
    state->is_stopped = true;
    engine->dirty |= DEPENDS_CLOCK;
    (void)record_team(engine, RECORD_CLOCK_STOPPED, clock_def(engine, clock)->who, thing(SHELF_CLOCK, clock.v), 0);
}

static void stage_sent(struct engine *engine, struct clock_id clock, uint32_t stage, uint32_t classes, uint32_t notice)
{
    const struct clock *def = clock_def(engine, clock);
    struct stage_state *state = stage_state(engine, clock, stage);
    engine->cause = notice;
    state->sent_s = engine->now_s;
    if (state->status == STAGE_MISSED || engine->now_s > state->due_s) {
        state->status = STAGE_LATE;
        (void)record_stage(engine, RECORD_STAGE_LATE, clock, stage, engine->now_s - state->due_s, classes);
    } else {
        int64_t margin_s = state->due_s == INT64_MAX ? INT64_MAX : state->due_s - engine->now_s;
        state->status = STAGE_MET;
        (void)record_stage(engine, RECORD_STAGE_MET, clock, stage, margin_s, classes);
    }
    engine->dirty |= DEPENDS_CLOCK;
    if (stage + 1 < def->stage_count && def->stages[stage + 1].from == STAGE_FROM_PREVIOUS) {
        run_stage(engine, clock, stage + 1, engine->now_s);
    }
}

void clock_met_by(struct engine *engine, struct clock_id clock)
{
    const struct clock *def = clock_def(engine, clock);
    for (uint32_t i = 0; i < def->stage_count; i++) {
        enum stage_status status = stage_state(engine, clock, i)->status;
        if (status == STAGE_RUNNING || status == STAGE_MISSED) {
            stage_sent(engine, clock, i, def->stages[i].classes, engine->cause);
        }
    }
}

void clock_miss(struct engine *engine, struct clock_id clock, uint32_t stage)
{
    struct stage_state *state = stage_state(engine, clock, stage);
    if (state->status != STAGE_RUNNING || engine->clocks[clock.v].is_stopped) {
        return;
    }
    state->status = STAGE_MISSED;
    engine->dirty |= DEPENDS_CLOCK;
    uint32_t number = record_stage(engine, RECORD_STAGE_MISSED, clock, stage, state->due_s, 0);
    do_all(engine, clock_def(engine, clock)->if_missed, clock_def(engine, clock)->who, number);
}

bool clock_is_met(const struct engine *engine, struct clock_id clock)
{
    uint32_t met = 0;
    for (uint32_t i = 0; i < clock_def(engine, clock)->stage_count; i++) {
        const struct stage_state *state = stage_state(engine, clock, i);
        if (state->status == STAGE_MISSED || state->status == STAGE_LATE ||
            (state->status == STAGE_RUNNING && state->due_s <= engine->now_s)) {
            return false;
        }
        met += state->status == STAGE_MET ? 1 : 0;
    }
    return met > 0;
}

bool clock_is_missed(const struct engine *engine, struct clock_id clock)
{
    for (uint32_t i = 0; i < clock_def(engine, clock)->stage_count; i++) {
        enum stage_status status = stage_state(engine, clock, i)->status;
        if (status == STAGE_MISSED || status == STAGE_LATE) {
            return true;
        }
    }
    return false;
}

/* ---- the owner's part ------------------------------------------------------------------------------------------- */

static enum refusal owner_check(const struct engine *engine, const struct input *input)
{
    if (thing_shelf(input->thing) != SHELF_CLOCK) {
        return REFUSED_UNKNOWN_THING;
    }
    struct clock_id clock = { thing_index(input->thing) };
    if (clock_def(engine, clock)->who.v != input->sender.team.v) {
        return REFUSED_NOT_YOURS;
    }
    return engine->clocks[clock.v].is_stopped ? REFUSED_STOPPED_CLOCK : REFUSED_NOT;
}

enum refusal declare_check(const struct engine *engine, const struct input *input)
{
    enum refusal refusal = owner_check(engine, input);
    if (refusal != REFUSED_NOT) {
        return refusal;
    }
    if (engine->clocks[thing_index(input->thing)].is_declared) {
        return REFUSED_ALREADY;
    }
    return input->when_s > input->at_s ? REFUSED_FUTURE : REFUSED_NOT;
}

static void declare(struct engine *engine, struct clock_id clock, int64_t since_s)
{
    struct clock_state *state = &engine->clocks[clock.v];
    const struct clock *def = clock_def(engine, clock);
    state->is_declared = true;
    state->declared_s = since_s;
    engine->dirty |= DEPENDS_CLOCK;
    engine->cause = record_team(engine, RECORD_CLOCK_DECLARED, def->who, thing(SHELF_CLOCK, clock.v), since_s);
    run_stages(engine, clock, STAGE_FROM_DECLARED, since_s);
    if (def->counts == COUNTS_DECLARED || !state->is_started) {
        state->from_s = since_s;
        run_stages(engine, clock, STAGE_FROM_START, since_s);
    }
}

void declare_now(struct engine *engine, const struct input *input)
{
    declare(engine, (struct clock_id){ thing_index(input->thing) }, input->when_s);
}

static bool is_sent(const struct stage_state *state)
{
    return state->status == STAGE_MET || state->status == STAGE_LATE;
}

/* The first that was not sent; as many as there are when all were. */
static uint32_t next_stage(const struct engine *engine, struct clock_id clock)
{
    uint32_t stage = 0;
    while (stage < clock_def(engine, clock)->stage_count && is_sent(stage_state(engine, clock, stage))) {
        stage++;
    }
    return stage;
}

enum refusal notify_check(const struct engine *engine, const struct input *input)
{
    enum refusal refusal = owner_check(engine, input);
    if (refusal != REFUSED_NOT) {
        return refusal;
    }
    struct clock_id clock = { thing_index(input->thing) };
    const struct clock *def = clock_def(engine, clock);
    if (input->stage >= def->stage_count) {
        return REFUSED_NO_SUCH_STAGE;
    }
    if (is_sent(stage_state(engine, clock, input->stage))) {
        return REFUSED_ALREADY;
    }
    if (input->stage > next_stage(engine, clock)) {
        return REFUSED_EARLIER_STAGE;
    }
    for (uint32_t i = 0; i < input->things_count; i++) {
        struct fact_id fact = { thing_index(input->things[i]) };
        if (thing_shelf(input->things[i]) != SHELF_FACT || !knows(engine, input->sender.team, fact)) {
            return REFUSED_NOT_HELD;
        }
    }
    return REFUSED_NOT;
}

static uint32_t record_notice(struct engine *engine, struct clock_id clock, uint32_t stage, uint32_t classes,
                              const int64_t *facts, uint32_t fact_count)
{
    const struct clock *def = clock_def(engine, clock);
    struct record record = record_make(engine, RECORD_NOTICE);
    record.audience = def->to.v == TEAM_PUBLIC.v ? engine->audience_public
                                                 : record_audience_of_two(engine, def->who, def->to);
    record.team = def->who.v;
    record.to = def->to.v;
    record.thing = thing(SHELF_CLOCK, clock.v).v;
    record.other = stage;
    record.value = classes;
    return record_add_extra(engine, &record, facts, fact_count);
}

/* Notifying says that one is aware, so it declares as well. */
static void notify(struct engine *engine, struct clock_id clock, uint32_t stage, uint32_t classes, const int64_t *facts,
                   uint32_t fact_count)
{
    struct clock_state *state = &engine->clocks[clock.v];
    if (!state->is_declared) {
        declare(engine, clock, state->is_started ? state->from_s : engine->now_s);
    }
    run_stage(engine, clock, stage, state->from_s);
    uint32_t notice = record_notice(engine, clock, stage, classes, facts, fact_count);
    stage_sent(engine, clock, stage, classes, notice);
    const struct clock *def = clock_def(engine, clock);
    for (uint32_t i = 0; i < fact_count; i++) {
        hand_over(engine, def->who, def->to, (struct fact_id){ thing_index((struct thing_id){ (uint32_t)facts[i] }) },
                  notice);
    }
}

void notify_now(struct engine *engine, const struct input *input)
{
    int64_t facts[INPUT_THINGS_MAX];
    for (uint32_t i = 0; i < input->things_count; i++) {
        facts[i] = input->things[i].v;
    }
    notify(engine, (struct clock_id){ thing_index(input->thing) }, input->stage, input->classes, facts,
           input->things_count);
}

void notify_by_doing(struct engine *engine, struct clock_id clock, uint32_t stage)
{
    const struct clock *def = clock_def(engine, clock);
    uint32_t next = next_stage(engine, clock);
    bool is_turn = next < def->stage_count && (stage == ID_NONE || stage == next);
    if (is_turn && !engine->clocks[clock.v].is_stopped) {
        notify(engine, clock, next, def->stages[next].classes, NULL, 0);
    }
}
