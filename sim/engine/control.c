/* Control's inputs: what a facilitator may do to a running exercise, and what is only written down. */
#include <stdio.h>
#include <string.h>

#include "base/rng.h"
#include "engine/state.h"

static bool is_noted(enum input_kind kind)
{
    switch (kind) {
    case INPUT_ANSWER: case INPUT_VOTE: case INPUT_PROPOSE: case INPUT_NOTE: case INPUT_SURVEY: case INPUT_RULE:
    case INPUT_OBSERVE: case INPUT_RATE: case INPUT_HINT: case INPUT_SEAT: case INPUT_IMPROVE: case INPUT_MODE:
    case INPUT_PACE: case INPUT_PAUSE: case INPUT_JUMP: case INPUT_BREAK: case INPUT_SUSPEND: case INPUT_EDIT:
        return true;
    default:
        return false;
    }
}

static enum refusal inject_check(const struct engine *engine, const struct input *input)
{
    bool is_decision = input->kind == INPUT_RELEASE && thing_shelf(input->thing) == SHELF_DECISION;
    if (is_decision) {
        return engine->posed_of[thing_index(input->thing)].count > 0 ? REFUSED_ALREADY : REFUSED_NOT;
    }
    if (thing_shelf(input->thing) != SHELF_INJECT) {
        return REFUSED_UNKNOWN_THING;
    }
    bool was_sent = (engine->inject_state[thing_index(input->thing)] & INJECT_SENT) != 0;
    bool needs_sent = input->kind == INPUT_RECALL || input->kind == INPUT_SEND_AGAIN;
    if (needs_sent != was_sent) {
        return needs_sent ? REFUSED_NOT_OPEN : REFUSED_ALREADY;
    }
    return REFUSED_NOT;
}

static enum refusal set_check(const struct input *input)
{
    enum shelf shelf = thing_shelf(input->thing);
    if (shelf == SHELF_MEASURE) {
        return REFUSED_NOT;
    }
    return shelf == SHELF_AGREEMENT && input->code <= 2 ? REFUSED_NOT : REFUSED_UNKNOWN_THING;
}

static enum refusal improvise_check(const struct engine *engine, const struct input *input)
{
    bool is_too_long = input->text != NULL && strlen(input->text) > TEXT_BYTES_MAX;
    return is_too_long || engine->world->injects_count >= THINGS_MAX ? REFUSED_FULL : REFUSED_NOT;
}

enum refusal control_check(const struct engine *engine, const struct input *input)
{
    switch (input->kind) {
    case INPUT_RELEASE: case INPUT_HOLD: case INPUT_SKIP: case INPUT_RECALL: case INPUT_SEND_AGAIN:
        return inject_check(engine, input);
    case INPUT_EXTEND:
        return extend_now((struct engine *)engine, input, false); /* changes nothing without `apply` */
    case INPUT_SET:
        return set_check(input);
    case INPUT_IMPROVISE:
        return improvise_check(engine, input);
    case INPUT_SHIFT: case INPUT_END: case INPUT_FORK:
        return REFUSED_NOT;
    case INPUT_DISABLE:
        return thing_shelf(input->thing) == SHELF_STORY ? REFUSED_NOT : REFUSED_UNKNOWN_THING;
    default:
        return is_noted(input->kind) ? REFUSED_NOT : REFUSED_UNSUPPORTED;
    }
}

/* Kept as it came: for the debrief, which reads the words beside it in the journal. */
static void note(struct engine *engine, const struct input *input)
{
    struct record record = record_make(engine, RECORD_INPUT);
    /* A hint is for the team it is given to; everything else is between its sender and control. */
    record.audience = record_team_audience(engine, input->kind == INPUT_HINT ? input->to : input->sender.team);
    record.team = input->sender.team.v;
    record.to = input->to.v;
    record.thing = input->thing.v;
    record.other = input->option.v;
    record.value = input->kind == INPUT_ANSWER || input->kind == INPUT_SURVEY ? input->number_micro : input->code;
    record.value2 = input->kind;
    record.cause = input->record;
    (void)record_add(engine, &record);
}

static bool is_scheduled(const struct due *due)
{
    switch ((enum due_kind)due->kind) {
    case DUE_SCENE: case DUE_SCENE_END: case DUE_CUE: case DUE_SCRIPT: case DUE_TIMEOUT: return true;
    default: return false;
    }
}

/* Moves the schedule: scenes, cues and the stories' timers. Clocks, open decisions and shares in flight stay. */
static void shift(struct engine *engine, int64_t by_s)
{
    struct queue moved;
    queue_init(&moved);
    struct queue *queue = &engine->queue;
    uint32_t count = queue->count;
    for (uint32_t i = 0; i < count; i++) {
        struct due due = queue_take(queue);
        bool is_schedule = is_scheduled(&due) && due.at_s > engine->now_s; /* what is due now stays: a story's answer */
        int64_t at_s = is_schedule ? due.at_s + by_s : due.at_s;
        queue_add(&moved, at_s > engine->now_s ? at_s : engine->now_s, due.kind, due.a, due.b);
    }
    queue_deinit(queue);
    *queue = moved;
}

/* A new inject, made up on the spot. Its words live in the world from now on, under live.<number>. */
static void improvise(struct engine *engine, const struct input *input)
{
    struct world *world = engine->world;
    const char *name = arena_format(&world->arena, "%u", ++engine->live_count);
    char path[PATH_BYTES_MAX];
    (void)snprintf(path, sizeof path, "live.%s.text", name);
    uint32_t to = input->to.v == ID_NONE ? TEAM_PUBLIC.v : input->to.v;
    struct inject inject = {
        .common = { .name = name, .owner = TEAM_NONE },
        .text = world_add_text(world, path, input->text != NULL ? input->text : "", NULL, 0),
        .to = world_add_refs(world, &to, 1),
        .via = input->code <= VIA_LETTER ? (enum via)input->code : VIA_MAIL,
        .has_tlp = input->has_label, .tlp = input->label,
    };
    uint32_t index = world_add_inject(world, &inject);
    inject_make_room(engine);
    engine->cause = record_control(engine, RECORD_ADDED, thing(SHELF_INJECT, index), 0);
    inject_deliver(engine, (struct inject_id){ index });
}

static void inject_now(struct engine *engine, const struct input *input)
{
    struct inject_id inject = { thing_index(input->thing) };
    if (thing_shelf(input->thing) == SHELF_DECISION) {
        pose(engine, (struct decision_id){ thing_index(input->thing) });
    } else if (input->kind == INPUT_RELEASE || input->kind == INPUT_SEND_AGAIN) {
        engine->inject_state[inject.v] &= (uint8_t)~(INJECT_HOLDING | INJECT_WAITING);
        inject_deliver(engine, inject);
    } else if (input->kind == INPUT_HOLD) {
        engine->inject_state[inject.v] |= INJECT_HOLDING;
        (void)record_control(engine, RECORD_INJECT_HELD, input->thing, 0);
    } else if (input->kind == INPUT_SKIP) {
        engine->inject_state[inject.v] |= INJECT_SKIPPED;
        struct record record = record_make(engine, RECORD_INJECT_SKIPPED);
        record.thing = input->thing.v;
        record.value = input->code;
        (void)record_add(engine, &record);
    } else {
        struct record record = record_make(engine, RECORD_INJECT_RECALLED);
        record.audience = record_audience_of_span(engine, engine->world->injects[inject.v].to);
        record.thing = input->thing.v;
        record.cause = engine->inject_record[inject.v];
        (void)record_add(engine, &record);
    }
}

static void fork_draws(struct engine *engine, int64_t run)
{
    /* Every draw from here on is keyed anew by (seed, run). */
    struct rng_key key = { .seed = engine->seed, .kind = 0xf0, .ordinal = (uint64_t)run };
    engine->draw_seed = rng_bits(&key);
    (void)record_control(engine, RECORD_FORK, THING_NONE, run);
}

static void disable(struct engine *engine, const struct input *input)
{
    uint32_t story = thing_index(input->thing);
    engine->story_closed[story] = true;
    if (engine->calls.close != NULL) {
        engine->calls.close(engine->calls.script, story);
    }
    (void)record_control(engine, RECORD_DISABLED, input->thing, 0);
}

void control_now(struct engine *engine, const struct input *input)
{
    switch (input->kind) {
    case INPUT_RELEASE: case INPUT_HOLD: case INPUT_SKIP: case INPUT_RECALL: case INPUT_SEND_AGAIN:
        inject_now(engine, input);
        break;
    case INPUT_EXTEND:
        (void)extend_now(engine, input, true);
        break;
    case INPUT_SET:
        if (thing_shelf(input->thing) == SHELF_MEASURE) {
            measure_set(engine, (struct measure_id){ thing_index(input->thing) }, input->number_micro);
        } else {
            engine->agreement_set[thing_index(input->thing)] = (uint8_t)(input->code == 2 ? 0 : input->code + 1);
            agreement_update(engine, thing_index(input->thing));
        }
        note(engine, input);
        break;
    case INPUT_SHIFT:
        shift(engine, input->number_micro / 1000000);
        note(engine, input);
        break;
    case INPUT_IMPROVISE: improvise(engine, input); break;
    case INPUT_FORK: fork_draws(engine, input->number_micro / 1000000); break;
    case INPUT_DISABLE: disable(engine, input); break;
    case INPUT_END: finish(engine, ID_NONE, ENDED_BY_CONTROL); break;
    default: note(engine, input); break;
    }
}
