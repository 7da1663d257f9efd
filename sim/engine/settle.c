/* Settling: after every event and input the engine asks which awaited conditions have changed, and fires what has.
 *
 * All that became true together is collected first and fired afterwards, in the order of enum watch_kind and, within a
 * kind, of adding: that is cues as listed, rules by name, endings by name, stories by name. Firing may make more true;
 * that is the next round of the same second. */
#include "engine/state.h"

#include "base/str.h"

bool count_event(struct engine *engine)
{
    engine->events++;
    engine->events_this_second++;
    bool is_livelock = engine->events_this_second > EVENTS_PER_SECOND_MAX;
    if (!is_livelock && engine->events <= EVENTS_MAX && engine->steps <= EXERCISE_STEPS_MAX) {
        return true;
    }
    if (!engine->has_ended) {
        struct record fault = record_make(engine, RECORD_FAULT);
        fault.value = is_livelock ? FAULT_LIVELOCK : FAULT_TOO_MANY;
        (void)record_add(engine, &fault);
        finish(engine, ID_NONE, ENDED_BY_FAULT);
    }
    return false;
}

static uint8_t value_of(struct engine *engine, const struct watch *watch)
{
    engine->steps += watch->weight;
    bool first = cond_holds(engine, watch->cond, watch->own);
    bool second = cond_holds(engine, watch->cond2, watch->own);
    return (uint8_t)((first ? 1 : 0) | (second ? 2 : 0));
}

static void schedule_wake(struct engine *engine, uint32_t index)
{
    struct watch *watch = &engine->watches[index];
    if ((watch->depends & (DEPENDS_TIME | DEPENDS_MEASURE | DEPENDS_INPUT)) == 0) {
        return;
    }
    int64_t next = cond_next_s(engine, watch->cond, watch->own);
    int64_t next2 = cond_next_s(engine, watch->cond2, watch->own);
    next = next2 < next ? next2 : next;
    if (next == watch->wake_s) {
        return;
    }
    watch->wake_s = next;
    watch->generation++;
    if (next != INT64_MAX) {
        queue_add(&engine->queue, next, DUE_WATCH, index, watch->generation);
    }
}

static void rest_on(const struct engine *engine, struct watch *watch, struct cond_id cond)
{
    if (cond.v != ID_NONE) {
        watch->depends |= engine->world->conds[cond.v].depends;
        watch->weight += engine->world->conds[cond.v].weight;
    }
}

uint32_t watch_add(struct engine *engine, const struct watch *watch)
{
    GROW(engine->watches, engine->watches_count, engine->watches_room);
    uint32_t index = engine->watches_count++;
    struct watch *added = &engine->watches[index];
    *added = *watch;
    added->wake_s = INT64_MAX;
    added->generation = 0;
    added->is_closed = false;
    added->depends = 0;
    added->weight = 1;
    rest_on(engine, added, added->cond);
    rest_on(engine, added, added->cond2);
    /* A thing with two conditions starts from what holds now; everything else from false, so that it fires at once if
     * it is already true. */
    bool has_state = watch->kind == WATCH_OPTION || watch->kind == WATCH_ACTION || watch->kind == WATCH_RATE ||
                     watch->kind == WATCH_AGREEMENT || watch->kind == WATCH_TRUTH || watch->kind == WATCH_CHANNEL ||
                     watch->kind == WATCH_BASIS;
    added->was = has_state ? value_of(engine, added) : 2;
    added->is_due = !has_state;
    if (has_state) {
        schedule_wake(engine, index);
    } else {
        engine->dirty |= DEPENDS_TIME;
    }
    return index;
}

void watch_close(struct engine *engine, uint32_t watch)
{
    engine->watches[watch].is_closed = true;
}

static void fire_clock(struct engine *engine, const struct watch *watch)
{
    struct clock_id clock = { watch->a };
    if (watch->kind == WATCH_CLOCK_START) {
        clock_start(engine, clock);
    } else if (watch->kind == WATCH_CLOCK_STOP) {
        clock_stop(engine, clock);
    } else if (watch->kind == WATCH_CLOCK_MET) {
        clock_met_by(engine, clock);
    } else {
        clock_impute(engine, clock);
    }
}

void agreement_tell(struct engine *engine, uint32_t agreement)
{
    struct record record = record_make(engine, RECORD_AGREEMENT);
    record.audience = engine->audience_public;
    record.thing = thing(SHELF_AGREEMENT, agreement).v;
    record.value = engine->agreement_on[agreement];
    (void)record_add(engine, &record);
}

void agreement_update(struct engine *engine, uint32_t agreement)
{
    uint8_t set = engine->agreement_set[agreement];
    bool on = set == 2 || (set == 0 && cond_holds(engine, engine->world->agreements[agreement].in_force, TEAM_NONE));
    if (on != engine->agreement_on[agreement]) {
        engine->agreement_on[agreement] = on;
        engine->dirty |= DEPENDS_AGREEMENT;
        agreement_tell(engine, agreement);
    }
}

static void fire_stopwatch(struct engine *engine, const struct watch *watch)
{
    struct measure_state *state = &engine->measures[watch->a];
    if (watch->b == 0) {
        state->runs = !state->ran;
        state->ran = true;
    } else {
        state->runs = false;
    }
    measure_rates(engine, (struct measure_id){ watch->a });
}

static void fire_rule(struct engine *engine, uint32_t rule, bool on)
{
    if (!on) {
        return;
    }
    const struct rule *def = &engine->world->rules[rule];
    uint32_t record = record_control(engine, RECORD_RULE, thing(SHELF_RULE, rule), 0);
    do_all(engine, def->does, def->common.owner, record);
}

static void fire_lasted(struct engine *engine, const struct watch *watch, bool on)
{
    engine->lasted_since[watch->a] = on ? engine->now_s : INT64_MAX;
    engine->dirty |= DEPENDS_TIME;
}

/* The watch's condition has just become `now` (bit 0 cond, bit 1 cond2). `watch` is a copy: firing may add watches. */
static void fire(struct engine *engine, struct watch watch, uint8_t now)
{
    bool on = (now & 1) != 0;
    engine->cause = 0;
    switch (watch.kind) {
    case WATCH_LASTED: fire_lasted(engine, &watch, on); break;
    case WATCH_RATE: measure_rates(engine, (struct measure_id){ watch.a }); break;
    case WATCH_STOPWATCH: if (on) { fire_stopwatch(engine, &watch); } break;
    case WATCH_AGREEMENT: agreement_update(engine, watch.a); break;
    case WATCH_TRUTH: (void)record_control(engine, RECORD_TRUTH, thing(SHELF_FACT, watch.a), on); break;
    case WATCH_WITHDRAWN: if (on) { fact_withdraw(engine, (struct fact_id){ watch.a }); } break;
    case WATCH_CHANNEL:
    case WATCH_BASIS: channel_tell(engine, (struct channel_id){ watch.a }); break;
    case WATCH_CLOCK_START:
    case WATCH_CLOCK_STOP:
    case WATCH_CLOCK_MET:
    case WATCH_CLOCK_IMPUTED: if (on) { fire_clock(engine, &watch); } break;
    case WATCH_SCENE: if (on) { scene_begin(engine, watch.a); } break;
    case WATCH_CUE: if (on) { cue_came_true(engine, watch.a, watch.b); } break;
    case WATCH_RULE: fire_rule(engine, watch.a, on); break;
    case WATCH_ENDING: if (on) { finish(engine, watch.a, ENDED_BY_ENDING); } break;
    case WATCH_SHOW: if (on) { posed_show(engine, watch.a); } break;
    case WATCH_OPTION: option_tell(engine, watch.a, (struct option_id){ watch.b }); break;
    case WATCH_ACTION:
        action_tell(engine, (struct action_id){ watch.a }, (struct team_id){ watch.b });
        break;
    case WATCH_STORY: if (on) { story_wake(engine, watch.token, 1); } break;
    case WATCH_KIND_COUNT: break;
    }
    engine->cause = 0;
}

/* Fires once and never again, once it has come true. */
static bool is_once(const struct engine *engine, const struct watch *watch)
{
    switch (watch->kind) {
    case WATCH_RULE: return !engine->world->rules[watch->a].again;
    case WATCH_STOPWATCH:
    case WATCH_WITHDRAWN:
    case WATCH_CLOCK_START:
    case WATCH_CLOCK_STOP:
    case WATCH_CLOCK_MET:
    case WATCH_CLOCK_IMPUTED:
    case WATCH_SCENE:
    case WATCH_CUE:
    case WATCH_ENDING:
    case WATCH_SHOW:
    case WATCH_STORY: return true;
    default: return false;
    }
}

/* Collects into engine->fired the watches whose value has changed; returns how many. */
static uint32_t collect(struct engine *engine, uint32_t dirty)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < engine->watches_count && engine->steps <= EXERCISE_STEPS_MAX; i++) {
        struct watch *watch = &engine->watches[i];
        if (watch->is_closed || ((watch->depends & dirty) == 0 && !watch->is_due)) {
            continue;
        }
        watch->is_due = false;
        uint8_t now = value_of(engine, watch);
        schedule_wake(engine, i);
        if (now != engine->watches[i].was) {
            GROW(engine->fired, count, engine->fired_room);
            engine->fired[count++] = i;
            engine->watches[i].was = now;
        }
    }
    return count;
}

static void fire_in_order(struct engine *engine, uint32_t count)
{
    for (enum watch_kind kind = 0; kind < WATCH_KIND_COUNT; kind++) {
        for (uint32_t i = 0; i < count; i++) {
            uint32_t index = engine->fired[i];
            if (engine->watches[index].kind != kind || engine->watches[index].is_closed || engine->has_ended) {
                continue;
            }
            if (!count_event(engine)) {
                return;
            }
            struct watch watch = engine->watches[index];
            if ((watch.was & 1) != 0 && is_once(engine, &watch)) {
                watch_close(engine, index);
            }
            fire(engine, watch, watch.was);
        }
    }
}

void settle(struct engine *engine)
{
    if (engine->in_settle) {
        return;
    }
    engine->in_settle = true;
    while (engine->dirty != 0 && !engine->has_ended) {
        uint32_t dirty = engine->dirty;
        engine->dirty = 0;
        uint32_t count = collect(engine, dirty);
        fire_in_order(engine, count);
    }
    engine->in_settle = false;
}

static void watch_cond(struct engine *engine, enum watch_kind kind, uint32_t a, uint32_t b, struct cond_id cond,
                       struct team_id own)
{
    if (cond.v == ID_NONE) {
        return;
    }
    struct watch watch = { .kind = kind, .a = a, .b = b, .cond = cond, .cond2 = COND_NONE, .own = own };
    (void)watch_add(engine, &watch);
}

/* ---- what lasts -------------------------------------------------------------------------------------------------- */

/* May its value differ from team to team? Asked once, when it is new: those inside it are older. */
static bool is_about_own(const struct engine *engine, const struct cond *cond)
{
    const struct world *world = engine->world;
    bool compares = cond->op == COND_ABOVE || cond->op == COND_BELOW;
    bool is_own = cond->a == TEAM_OWN.v || cond->b == TEAM_OWN.v || cond->c == TEAM_OWN.v ||
                  (compares && cond->a != ID_NONE && cond->b != EXACTLY && world->measures[cond->a].family != ID_NONE);
    for (uint32_t i = 0; i < cond->children.count && !is_own; i++) {
        is_own = engine->about_own[world_ref(world, cond->children, i)];
    }
    return is_own;
}

uint32_t lasted_cell(const struct engine *engine, struct cond_id cond, struct team_id own)
{
    if (cond.v >= engine->conds_seen) {
        return ID_NONE;
    }
    bool has_team = team_is_real(own) && engine->about_own[cond.v];
    return engine->lasted_row[cond.v] + (has_team ? own.v + 1 : 0);
}

static void add_lasted_cells(struct engine *engine, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        GROW(engine->lasted_since, engine->lasted_count, engine->lasted_room);
        engine->lasted_since[engine->lasted_count++] = INT64_MAX;
    }
}

static void watch_lasted(struct engine *engine, struct cond_id id)
{
    const struct world *world = engine->world;
    const struct cond *cond = &world->conds[id.v];
    struct cond_id child = { world_ref(world, cond->children, 0) };
    uint32_t teams = engine->about_own[id.v] ? world->teams_count : 0;
    uint32_t first = engine->lasted_row[id.v] = engine->lasted_count;
    add_lasted_cells(engine, 1 + teams);
    watch_cond(engine, WATCH_LASTED, first, 0, child, TEAM_NONE);
    for (uint32_t i = 0; i < teams; i++) {
        watch_cond(engine, WATCH_LASTED, first + 1 + i, 0, child, (struct team_id){ i });
    }
}

void watch_new_conditions(struct engine *engine)
{
    while (engine->conds_seen < engine->world->conds_count) {
        uint32_t cond = engine->conds_seen++;
        GROW(engine->lasted_row, cond, engine->lasted_row_room);
        engine->lasted_row[cond] = ID_NONE;
        GROW(engine->about_own, cond, engine->about_own_room);
        engine->about_own[cond] = is_about_own(engine, &engine->world->conds[cond]);
        if (engine->world->conds[cond].op == COND_LASTED) {
            watch_lasted(engine, (struct cond_id){ cond });
        }
    }
}

/* ---- everything that is awaited from the start -------------------------------------------------------------------- */

static void watch_measures(struct engine *engine)
{
    for (uint32_t i = 0; i < engine->world->measures_count; i++) {
        const struct measure *measure = &engine->world->measures[i];
        for (uint32_t line = 0; line < measure->rate_count; line++) {
            watch_cond(engine, WATCH_RATE, i, line, measure->rates[line].when, measure->common.owner);
        }
        if (measure->is_stopwatch) {
            watch_cond(engine, WATCH_STOPWATCH, i, 0, measure->from, measure->common.owner);
            watch_cond(engine, WATCH_STOPWATCH, i, 1, measure->to, measure->common.owner);
        }
    }
}

static void watch_facts_and_channels(struct engine *engine)
{
    const struct world *world = engine->world;
    for (uint32_t i = 0; i < world->agreements_count; i++) {
        watch_cond(engine, WATCH_AGREEMENT, i, 0, world->agreements[i].in_force, TEAM_NONE);
    }
    for (uint32_t i = 0; i < world->facts_count; i++) {
        watch_cond(engine, WATCH_TRUTH, i, 0, world->facts[i].truth, world->facts[i].common.owner);
        watch_cond(engine, WATCH_WITHDRAWN, i, 0, world->facts[i].withdrawn, world->facts[i].common.owner);
    }
    for (uint32_t i = 0; i < world->channels_count; i++) {
        watch_cond(engine, WATCH_CHANNEL, i, 0, world->channels[i].needs, TEAM_NONE);
        watch_cond(engine, WATCH_BASIS, i, 0, world->channels[i].basis, TEAM_NONE);
    }
}

static void watch_clocks(struct engine *engine)
{
    for (uint32_t i = 0; i < engine->world->clocks_count; i++) {
        const struct clock *clock = &engine->world->clocks[i];
        watch_cond(engine, WATCH_CLOCK_START, i, 0, clock->starts, clock->who);
        watch_cond(engine, WATCH_CLOCK_STOP, i, 0, clock->stops, clock->who);
        watch_cond(engine, WATCH_CLOCK_MET, i, 0, clock->met_by, clock->who);
        watch_cond(engine, WATCH_CLOCK_IMPUTED, i, 0, clock->imputed_from, clock->who);
    }
}

void watch_everything(struct engine *engine)
{
    const struct world *world = engine->world;
    watch_new_conditions(engine);
    watch_measures(engine);
    watch_facts_and_channels(engine);
    watch_clocks(engine);
    for (uint32_t i = 0; i < world->scenes_count; i++) {
        if (!world->scenes[i].has_begins) {
            watch_cond(engine, WATCH_SCENE, i, 0, world->scenes[i].when, TEAM_NONE);
        }
    }
    for (uint32_t i = 0; i < world->rules_count; i++) {
        watch_cond(engine, WATCH_RULE, i, 0, world->rules[i].when, world->rules[i].common.owner);
    }
    for (uint32_t i = 0; i < world->endings_count; i++) {
        watch_cond(engine, WATCH_ENDING, i, 0, world->endings[i].when, TEAM_NONE);
    }
}
