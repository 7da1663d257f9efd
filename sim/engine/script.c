/* The engine's side of stories: verbs that a script calls, and the waking of what it waits for. */
#include "base/rng.h"
#include "engine/state.h"

static uint32_t story_of(uint64_t token)
{
    return (uint32_t)(token >> 48);
}

static void close_story(struct engine *engine, uint32_t story, int fault)
{
    struct thing_id id = story < engine->world->stories_count ? thing(SHELF_STORY, story) : THING_NONE;
    if (story < engine->world->stories_count) {
        engine->story_closed[story] = true;
    }
    (void)record_control(engine, RECORD_FAULT, id, fault);
}

void stories_begin(struct engine *engine)
{
    for (uint32_t i = 0; i < engine->world->stories_count && engine->calls.begin != NULL; i++) {
        engine->cause = 0;
        int fault = engine->calls.begin(engine->calls.script, engine, i);
        watch_new_conditions(engine);
        if (fault != SCRIPT_GOES_ON) {
            close_story(engine, i, fault);
        }
    }
}

void story_wake(struct engine *engine, uint64_t token, int64_t answer)
{
    uint32_t story = story_of(token);
    if (engine->calls.wake == NULL || (story < engine->world->stories_count && engine->story_closed[story])) {
        return;
    }
    int fault = engine->calls.wake(engine->calls.script, engine, token, answer);
    watch_new_conditions(engine);
    if (fault != SCRIPT_GOES_ON) {
        close_story(engine, story, fault);
    }
}

void engine_script_do(struct engine *engine, uint32_t doing, struct team_id actor)
{
    do_one(engine, doing, actor);
}

void engine_script_spend(struct engine *engine, int64_t steps)
{
    engine->steps += steps;
}

bool engine_script_holds(const struct engine *engine, struct cond_id cond, struct team_id own)
{
    return cond_holds(engine, cond, own);
}

void engine_script_wake_in(struct engine *engine, int64_t delay_s, uint64_t token)
{
    MUST(delay_s >= 1);
    queue_add(&engine->queue, engine->now_s + delay_s, DUE_SCRIPT, 0, token);
}

void engine_script_wake_at(struct engine *engine, int64_t at_s, uint64_t token)
{
    MUST(at_s >= engine->now_s);
    queue_add(&engine->queue, at_s, DUE_SCRIPT, 0, token);
}

void engine_script_ask(struct engine *engine, struct decision_id decision, uint64_t token)
{
    pose(engine, decision);
    struct posed_span span = engine->posed_of[decision.v];
    uint32_t chosen = ID_NONE;
    bool is_settled = span.count == 0;
    for (uint32_t i = 0; i < span.count && !is_settled; i++) {
        const struct posed *posed = &engine->posed[span.first + i];
        if (posed_counts(engine, posed)) {
            is_settled = true;
            for (uint32_t k = 0; k < OPTIONS_MAX && chosen == ID_NONE; k++) {
                if ((posed->chosen & (uint32_t)1 << k) != 0) {
                    chosen = engine->world->decisions[decision.v].first_option + k;
                }
            }
        }
    }
    if (is_settled) {
        queue_add(&engine->queue, engine->now_s, DUE_SCRIPT, chosen, token);
        return;
    }
    engine->posed[span.first].has_waiting = true;
    engine->posed[span.first].waiting_token = token;
}

void engine_script_wait_for(struct engine *engine, struct cond_id cond, int64_t at_most_s, uint64_t token)
{
    watch_new_conditions(engine);
    struct watch watch = { .kind = WATCH_STORY, .cond = cond, .cond2 = COND_NONE, .own = TEAM_NONE, .token = token };
    uint32_t index = watch_add(engine, &watch);
    if (at_most_s != INT64_MAX) {
        queue_add(&engine->queue, engine->now_s + (at_most_s > 0 ? at_most_s : 1), DUE_TIMEOUT, index, 0);
    }
}

uint32_t engine_script_draw(struct engine *engine, uint32_t story, uint32_t below)
{
    MUST(story < engine->world->stories_count);
    struct rng_key key = { .seed = engine->draw_seed, .kind = DRAW_STORY, .a = story,
                           .ordinal = engine->story_draws[story]++ };
    return rng_below(&key, below);
}

void engine_script_change(struct engine *engine, struct measure_id measure, int64_t micro)
{
    measure_change(engine, measure, micro);
}

void engine_script_mark(struct engine *engine, uint32_t audience, struct team_id team, int64_t value, int64_t value2)
{
    struct record record = record_make(engine, RECORD_MARK);
    record.audience = audience;
    record.team = team.v;
    record.value = value;
    record.value2 = value2;
    (void)record_add(engine, &record);
}

uint32_t engine_script_audience(struct engine *engine, const struct team_id *teams, uint32_t count)
{
    struct audience audience = { 0 };
    for (uint32_t i = 0; i < count; i++) {
        MUST(teams[i].v < TEAMS_MAX);
        audience.teams[teams[i].v / 64] |= (uint64_t)1 << (teams[i].v % 64);
    }
    return trace_intern(engine->trace, &audience);
}

void engine_script_send(struct engine *engine, struct inject_id inject)
{
    inject_send(engine, inject);
}

int64_t engine_measure_micro(const struct engine *engine, struct measure_id measure)
{
    return measure_at(engine, measure, engine->now_s);
}
