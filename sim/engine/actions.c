/* What costs people, time and money: actions, and the work behind a chosen option. */
#include "base/rng.h"
#include "base/str.h"
#include "engine/state.h"

/* ---- capacity --------------------------------------------------------------------------------------------------- */

void capacity_tell(struct engine *engine, struct team_id team)
{
    struct record record = record_make(engine, RECORD_CAPACITY);
    record.audience = record_team_audience(engine, team);
    record.team = team.v;
    record.value = engine->staff_free[team.v];
    record.value2 = engine->budget_left[team.v];
    (void)record_add(engine, &record);
}

enum refusal cost_check(const struct engine *engine, const struct cost *cost, struct team_id team)
{
    if (cost->staff_micro > 0 && cost->staff_micro > engine->staff_free[team.v]) {
        return REFUSED_STAFF;
    }
    return cost->budget_micro > 0 && cost->budget_micro > engine->budget_left[team.v] ? REFUSED_BUDGET : REFUSED_NOT;
}

/* Takes from what is counted; INT64_MAX stands for "not counted". */
static bool spend(int64_t *amount, int64_t micro)
{
    if (micro == 0 || *amount == INT64_MAX) {
        return false;
    }
    *amount -= micro;
    return true;
}

void staff_free(struct engine *engine, struct team_id team, int64_t staff_micro)
{
    if (spend(&engine->staff_free[team.v], -staff_micro)) {
        capacity_tell(engine, team);
    }
}

void staff_busy(struct engine *engine, struct team_id team, int64_t staff_micro, int64_t takes_s)
{
    if (spend(&engine->staff_free[team.v], staff_micro)) {
        capacity_tell(engine, team);
        queue_add(&engine->queue, engine->now_s + (takes_s > 0 ? takes_s : 1), DUE_FREE, team.v, (uint64_t)staff_micro);
    }
}

/* ---- work: from the choice to its consequences ------------------------------------------------------------------ */

struct work { /* what options and actions have in common */
    struct span does, keeps, breaks;
    const struct outcome *outcomes;
    uint32_t outcome_count;
    const struct cost *cost;
    uint32_t arm_index;
};

static struct work work_of(const struct engine *engine, struct thing_id id)
{
    uint32_t index = thing_index(id);
    if (thing_shelf(id) == SHELF_OPTION) {
        const struct option *o = &engine->world->options[index];
        return (struct work){ o->does, o->keeps, o->breaks, o->outcomes, o->outcome_count, &o->cost, index };
    }
    const struct action *a = &engine->world->actions[index];
    return (struct work){ a->does, a->keeps, a->breaks, a->outcomes, a->outcome_count, &a->cost,
                          engine->world->options_count + index };
}

static void record_norms(struct engine *engine, struct span norms, struct team_id team, int64_t kept, uint32_t cause)
{
    for (uint32_t i = 0; i < norms.count; i++) {
        struct record record = record_make(engine, RECORD_NORM);
        record.team = team.v;
        record.thing = world_ref(engine->world, norms, i);
        record.value = kept;
        record.cause = cause;
        (void)record_add(engine, &record);
    }
}

static uint32_t draw_arm(const struct engine *engine, struct thing_id id, struct team_id team, const struct work *work)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < work->outcome_count; i++) {
        sum += work->outcomes[i].weight;
    }
    uint64_t ordinal = 0;
    if (thing_shelf(id) == SHELF_ACTION) {
        ordinal = engine->actions[(size_t)thing_index(id) * engine->world->teams_count + team.v].done_count;
    }
    struct rng_key key = { .seed = engine->draw_seed, .kind = DRAW_ARM, .a = id.v, .b = team.v, .ordinal = ordinal };
    uint32_t at = rng_below(&key, sum > 0 ? sum : 1);
    uint32_t arm = 0;
    while (arm + 1 < work->outcome_count && at >= work->outcomes[arm].weight) {
        at -= work->outcomes[arm++].weight;
    }
    return arm;
}

static void chance(struct engine *engine, struct thing_id id, struct team_id team, const struct work *work, uint32_t cause)
{
    uint32_t arm = draw_arm(engine, id, team, work);
    engine->arms[work->arm_index] = (uint8_t)(arm + 1);
    engine->dirty |= DEPENDS_DECISION | DEPENDS_ACTION;
    struct record record = record_make(engine, RECORD_ARM);
    record.team = team.v;
    record.thing = id.v;
    record.value = arm;
    record.value2 = work->outcome_count;
    record.cause = cause;
    uint32_t number = record_add(engine, &record);
    do_all(engine, work->outcomes[arm].does, team, number);
}

static void happen(struct engine *engine, struct thing_id id, struct team_id team, uint32_t cause)
{
    struct work work = work_of(engine, id);
    engine->cause = cause;
    uint32_t number = record_team(engine, RECORD_EFFECT, team, id, 0);
    do_all(engine, work.does, team, number);
    if (work.outcome_count > 0) {
        chance(engine, id, team, &work, number);
    }
    if (thing_shelf(id) == SHELF_ACTION) {
        struct action_id action = { thing_index(id) };
        struct action_state *state = &engine->actions[(size_t)action.v * engine->world->teams_count + team.v];
        state->done_count++;
        state->is_running = false;
        engine->dirty |= DEPENDS_ACTION;
        const struct action *def = &engine->world->actions[action.v];
        engine->cause = number;
        if (def->asks.v != ID_NONE) {
            ask_by_action(engine, def, team);
        }
        if (!def->once) {
            action_tell(engine, action, team);
        }
    }
}

void work_begin(struct engine *engine, struct thing_id id, struct team_id team, uint32_t cause)
{
    struct work work = work_of(engine, id);
    record_norms(engine, work.keeps, team, 1, cause);
    record_norms(engine, work.breaks, team, 0, cause);
    bool told = spend(&engine->staff_free[team.v], work.cost->takes_s > 0 ? work.cost->staff_micro : 0);
    told = spend(&engine->budget_left[team.v], work.cost->budget_micro) || told;
    if (told) {
        capacity_tell(engine, team);
    }
    if (work.cost->takes_s <= 0) {
        happen(engine, id, team, cause);
        return;
    }
    GROW(engine->effects, engine->effects_count, engine->effects_room);
    engine->effects[engine->effects_count] =
        (struct effect){ .thing = id, .team = team, .cause = cause, .staff_micro = work.cost->staff_micro };
    queue_add(&engine->queue, engine->now_s + work.cost->takes_s, DUE_EFFECT, engine->effects_count++, 0);
}

void effect_done(struct engine *engine, uint32_t index)
{
    struct effect effect = engine->effects[index];
    engine->effects[index].is_done = true;
    engine->cause = effect.cause;
    staff_free(engine, effect.team, effect.staff_micro);
    happen(engine, effect.thing, effect.team, effect.cause);
}

/* ---- actions ---------------------------------------------------------------------------------------------------- */

static struct action_state *action_state(const struct engine *engine, struct action_id action, struct team_id team)
{
    return &engine->actions[(size_t)action.v * engine->world->teams_count + team.v];
}

void action_tell(struct engine *engine, struct action_id action, struct team_id team)
{
    const struct action *def = &engine->world->actions[action.v];
    uint16_t flags = OPTION_OPEN;
    if (!cond_holds(engine, def->shown, team)) {
        flags = OPTION_HIDDEN;
    } else if (!cond_holds(engine, def->needs, team)) {
        flags = OPTION_GREYED;
    }
    struct record record = record_make(engine, RECORD_CAN_ACT);
    record.audience = record_team_audience(engine, team);
    record.team = team.v;
    record.thing = thing(SHELF_ACTION, action.v).v;
    record.flags = flags;
    (void)record_add(engine, &record);
}

enum refusal act_check(const struct engine *engine, const struct input *input)
{
    struct team_id team = input->sender.team;
    if (thing_shelf(input->thing) != SHELF_ACTION) {
        return REFUSED_UNKNOWN_THING;
    }
    struct action_id action = { thing_index(input->thing) };
    const struct action *def = &engine->world->actions[action.v];
    if (!world_span_has(engine->world, def->who, team.v)) {
        return REFUSED_NOT_YOURS;
    }
    if (!cond_holds(engine, def->shown, team)) {
        return REFUSED_HIDDEN;
    }
    const struct action_state *state = action_state(engine, action, team);
    if (state->is_running || (def->once && state->done_count > 0)) {
        return REFUSED_ALREADY;
    }
    return cond_holds(engine, def->needs, team) ? cost_check(engine, &def->cost, team) : REFUSED_NEEDS;
}

static void judge_pap(struct engine *engine, const struct action *def, struct team_id team, uint32_t cause)
{
    for (uint32_t i = 0; def->has_pap && i < def->about.count; i++) {
        struct thing_id about = { world_ref(engine->world, def->about, i) };
        if (thing_shelf(about) != SHELF_FACT) {
            continue;
        }
        struct fact_id fact = { thing_index(about) };
        const struct fact *item = &engine->world->facts[fact.v];
        if (knows(engine, team, fact) && item->source.v != team.v && !pap_allows(item->pap, def->pap)) {
            breach(engine, team, fact, TEAM_NONE, BREACH_PAP, cause);
        }
    }
}

void act_now(struct engine *engine, const struct input *input)
{
    struct team_id team = input->sender.team;
    struct action_id action = { thing_index(input->thing) };
    const struct action *def = &engine->world->actions[action.v];
    action_state(engine, action, team)->is_running = true;
    struct record record = record_make(engine, RECORD_ACTION);
    record.audience = def->visible ? engine->audience_public : record_team_audience(engine, team);
    record.team = team.v;
    record.thing = input->thing.v;
    record.value = engine->now_s + (def->cost.takes_s > 0 ? def->cost.takes_s : 0);
    uint32_t number = record_add(engine, &record);
    judge_pap(engine, def, team, number);
    work_begin(engine, input->thing, team, number);
}
