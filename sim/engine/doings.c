/* Consequences, in one form everywhere: options, actions, injects, rules, missed clocks and stories all end here. */
#include "base/str.h"
#include "engine/state.h"

static void do_change(struct engine *engine, const struct doing *doing, struct team_id actor)
{
    const struct world *world = engine->world;
    struct measure_id measure = { doing->a };
    measure = doing->b == EXACTLY ? measure : world_measure_of(world, measure, actor);
    if (doing->op == DO_SCALE) {
        measure_scale(engine, measure, doing->number.micro);
    } else {
        measure_change(engine, measure, world_number(world, doing->number, actor));
    }
}

static struct team_id resolve(uint32_t team, struct team_id actor)
{
    return team == TEAM_OWN.v ? actor : (struct team_id){ team };
}

static void do_give(struct engine *engine, const struct doing *doing, struct team_id actor)
{
    struct fact_id fact = { doing->a };
    for (uint32_t i = 0; i < doing->teams.count; i++) {
        struct team_id team = resolve(world_ref(engine->world, doing->teams, i), actor);
        if (team.v == TEAM_PUBLIC.v) {
            publish_fact(engine, TEAM_NONE, fact, engine->world->facts[fact.v].tlp, engine->cause);
        } else if (team_is_real(team)) {
            learn(engine, team, fact, engine->cause);
        }
    }
}

static void do_busy(struct engine *engine, const struct doing *doing, struct team_id actor)
{
    int64_t takes_s = world_due_s(engine->world, doing->time, engine->now_s, engine->world->home) - engine->now_s;
    for (uint32_t i = 0; i < doing->teams.count; i++) {
        struct team_id team = resolve(world_ref(engine->world, doing->teams, i), actor);
        if (team_is_real(team)) {
            staff_busy(engine, team, world_number(engine->world, doing->number, team), takes_s);
        }
    }
}

static void do_after(struct engine *engine, const struct doing *doing, struct team_id actor)
{
    GROW(engine->later, engine->later_count, engine->later_room);
    engine->later[engine->later_count] = (struct later){ doing->children, actor, engine->cause };
    int64_t at_s = world_due_s(engine->world, doing->time, engine->now_s, engine->world->home);
    queue_add(&engine->queue, at_s > engine->now_s ? at_s : engine->now_s + 1, DUE_DOINGS, engine->later_count++, 0);
}

void do_one(struct engine *engine, uint32_t index, struct team_id actor)
{
    const struct doing doing = engine->world->doings[index];
    engine->steps += 1 + (doing.op == DO_GIVEN && doing.cond.v != ID_NONE ? engine->world->conds[doing.cond.v].weight : 0);
    if (engine->has_ended || engine->steps > EXERCISE_STEPS_MAX) {
        return; /* the next event ends an exercise that has used up its steps, and says so */
    }
    switch (doing.op) {
    case DO_SHARE: share_by_doing(engine, &doing, actor); break;
    case DO_GIVE: do_give(engine, &doing, actor); break;
    case DO_CHANGE:
    case DO_SCALE: do_change(engine, &doing, actor); break;
    case DO_SEND: inject_send(engine, (struct inject_id){ doing.a }); break;
    case DO_POSE: pose(engine, (struct decision_id){ doing.a }); break;
    case DO_NOTIFY: notify_by_doing(engine, (struct clock_id){ doing.a }, doing.b); break;
    case DO_START: clock_start(engine, (struct clock_id){ doing.a }); break;
    case DO_WITHDRAW: fact_withdraw(engine, (struct fact_id){ doing.a }); break;
    case DO_BUSY: do_busy(engine, &doing, actor); break;
    case DO_FINISH: finish(engine, doing.a, ENDED_BY_ENDING); break;
    case DO_AFTER: do_after(engine, &doing, actor); break;
    case DO_GIVEN:
        if (cond_holds(engine, doing.cond, actor)) {
            do_all(engine, doing.children, actor, engine->cause);
        }
        break;
    }
}

void do_all(struct engine *engine, struct span doings, struct team_id actor, uint32_t cause)
{
    if (engine->depth >= DOING_DEPTH_MAX) {
        /* An inject whose `does` sends an inject, and so on: what was done stands, the rest is said to be missing. */
        (void)record_control(engine, RECORD_FAULT, THING_NONE, FAULT_DEPTH);
        return;
    }
    engine->depth++;
    for (uint32_t i = 0; i < doings.count; i++) {
        engine->cause = cause;
        do_one(engine, world_ref(engine->world, doings, i), actor);
    }
    engine->cause = cause;
    engine->depth--;
}

void finish(struct engine *engine, uint32_t ending, int64_t how)
{
    if (engine->has_ended) {
        return;
    }
    /* The value everybody saw last is the value at the end. */
    for (uint32_t i = 0; i < engine->world->measures_count; i++) {
        if (engine->measures[i].rate != 0) {
            measure_change(engine, (struct measure_id){ i }, 0);
        }
    }
    struct record record = record_make(engine, RECORD_ENDING);
    record.audience = engine->audience_public;
    record.thing = ending == ID_NONE ? ID_NONE : thing(SHELF_ENDING, ending).v;
    record.value = how;
    engine->has_ended = true;
    (void)record_add(engine, &record);
}
