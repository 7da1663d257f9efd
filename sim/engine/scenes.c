/* The run sheet: scenes, their cues, and the injects that cues and stories send. */
#include <string.h>

#include "base/str.h"
#include "engine/state.h"

void inject_make_room(struct engine *engine)
{
    uint32_t count = engine->world->injects_count;
    GROW_ZEROED(engine->inject_state, count, engine->inject_state_room);
    GROW_ZEROED(engine->inject_record, count, engine->inject_record_room);
    GROW_ZEROED(engine->inject_audience, count, engine->inject_audience_room);
}

/* ---- injects ---------------------------------------------------------------------------------------------------- */

static bool has_own_slots(const struct engine *engine, struct text_id text)
{
    const struct text *t = &engine->world->texts[text.v];
    for (uint32_t i = 0; i < t->slot_count; i++) {
        enum slot_kind kind = t->slots[i].kind;
        uint32_t id = t->slots[i].id;
        bool in_family = kind == SLOT_MEASURE && engine->world->measures[id].family != ID_NONE;
        if (kind == SLOT_OWN_VALUE || kind == SLOT_OWN_NAME || kind == SLOT_TEAM || in_family) {
            return true;
        }
    }
    return false;
}

static uint32_t record_inject(struct engine *engine, struct inject_id inject, uint32_t audience, struct team_id own)
{
    const struct inject *def = &engine->world->injects[inject.v];
    struct record record = record_make(engine, RECORD_INJECT);
    record.audience = audience;
    record.team = own.v;
    record.thing = thing(SHELF_INJECT, inject.v).v;
    record.other = engine->scene == ID_NONE ? ID_NONE : thing(SHELF_SCENE, engine->scene).v;
    int64_t extra[2 * SLOTS_MAX];
    uint32_t count = record_slots(engine, def->title, own, extra);
    count += record_slots(engine, def->text, own, extra + count);
    return record_add_extra(engine, &record, extra, count);
}

static uint32_t inject_audience(struct engine *engine, struct inject_id inject)
{
    uint32_t *cached = &engine->inject_audience[inject.v];
    if (*cached == 0) {
        *cached = record_audience_of_span(engine, engine->world->injects[inject.v].to) + 1;
    }
    return *cached - 1;
}

/* One record for all receivers, unless the words differ from team to team. */
static uint32_t show_inject(struct engine *engine, struct inject_id inject)
{
    const struct inject def = engine->world->injects[inject.v];
    if (!has_own_slots(engine, def.title) && !has_own_slots(engine, def.text)) {
        return record_inject(engine, inject, inject_audience(engine, inject), def.common.owner);
    }
    uint32_t number = 0;
    for (uint32_t i = 0; i < def.to.count; i++) {
        struct team_id team = { world_ref(engine->world, def.to, i) };
        struct team_id own = team_is_real(team) ? team : def.common.owner; /* for the public: whose inject it is */
        number = record_inject(engine, inject, record_team_audience(engine, team), own);
    }
    return number;
}

/* Whose doing an inject's `does` is: its owner's, or its only receiver's, else the world's. */
static struct team_id actor_of(const struct engine *engine, const struct inject *def)
{
    if (team_is_real(def->common.owner)) {
        return def->common.owner;
    }
    struct team_id only = { def->to.count == 1 ? world_ref(engine->world, def->to, 0) : ID_NONE };
    return team_is_real(only) ? only : TEAM_NONE;
}

void inject_deliver(struct engine *engine, struct inject_id inject)
{
    const struct inject def = engine->world->injects[inject.v];
    engine->inject_state[inject.v] |= INJECT_SENT;
    engine->dirty |= DEPENDS_SENT;
    uint32_t number = show_inject(engine, inject);
    engine->inject_record[inject.v] = number;
    for (uint32_t i = 0; i < def.gives.count; i++) {
        struct fact_id fact = { world_ref(engine->world, def.gives, i) };
        for (uint32_t k = 0; k < def.to.count; k++) {
            struct team_id team = { world_ref(engine->world, def.to, k) };
            if (team.v == TEAM_PUBLIC.v) {
                publish_fact(engine, TEAM_NONE, fact, engine->world->facts[fact.v].tlp, number);
            } else {
                learn(engine, team, fact, number);
            }
        }
    }
    do_all(engine, def.does, actor_of(engine, &def), number);
}

void inject_send(struct engine *engine, struct inject_id inject)
{
    uint8_t state = engine->inject_state[inject.v];
    if ((state & INJECT_SENT) != 0 || (state & INJECT_SKIPPED) != 0) {
        (void)record_control(engine, RECORD_INJECT_SKIPPED, thing(SHELF_INJECT, inject.v), 0);
    } else if ((state & INJECT_HOLDING) != 0) {
        engine->inject_state[inject.v] |= INJECT_WAITING;
    } else {
        inject_deliver(engine, inject);
    }
}

/* ---- scenes ----------------------------------------------------------------------------------------------------- */

static void play_thing(struct engine *engine, struct thing_id id)
{
    uint32_t index = thing_index(id);
    if (thing_shelf(id) == SHELF_INJECT) {
        inject_send(engine, (struct inject_id){ index });
    } else if (thing_shelf(id) == SHELF_DECISION) {
        pose(engine, (struct decision_id){ index });
    } else if (thing_shelf(id) == SHELF_QUESTION) {
        struct record record = record_make(engine, RECORD_QUESTION);
        struct span who = engine->world->questions[index].who;
        record.audience = who.count > 0 ? record_audience_of_span(engine, who) : engine->audience_public;
        record.thing = id.v;
        (void)record_add(engine, &record);
    }
}

static void drop_cue(struct engine *engine, uint32_t scene, uint32_t cue)
{
    const struct cue *def = &engine->world->scenes[scene].cues[cue];
    for (uint32_t i = 0; i < def->things.count; i++) {
        struct record record = record_make(engine, RECORD_CUE_DROPPED);
        record.thing = world_ref(engine->world, def->things, i);
        record.other = thing(SHELF_SCENE, scene).v;
        (void)record_add(engine, &record);
    }
}

void cue_play(struct engine *engine, uint32_t scene, uint32_t cue)
{
    if (engine->scene != scene || engine->cue_state[cue] == 1) {
        return;
    }
    engine->cue_state[cue] = 1;
    const struct cue *def = &engine->world->scenes[scene].cues[cue];
    if (def->at.kind != TIME_NONE && !cond_holds(engine, def->when, TEAM_NONE)) {
        drop_cue(engine, scene, cue);
        return;
    }
    struct span things = def->things;
    for (uint32_t i = 0; i < things.count && !engine->has_ended; i++) {
        engine->cause = 0;
        play_thing(engine, (struct thing_id){ world_ref(engine->world, things, i) });
    }
}

void cue_came_true(struct engine *engine, uint32_t scene, uint32_t cue)
{
    if (engine->scene != scene || engine->cue_state[cue] != 0) {
        return;
    }
    int64_t after_s = engine->world->scenes[scene].cues[cue].after_s;
    if (after_s <= 0) {
        cue_play(engine, scene, cue);
        return;
    }
    engine->cue_state[cue] = 2;
    queue_add(&engine->queue, engine->now_s + after_s, DUE_CUE, scene, cue);
}

/* What was not played is dropped and listed; open decisions take what the author wrote for silence. */
static void leave_scene(struct engine *engine)
{
    uint32_t scene = engine->scene;
    if (scene == ID_NONE) {
        return;
    }
    const struct scene *def = &engine->world->scenes[scene];
    for (uint32_t i = 0; i < def->cue_count; i++) {
        if (engine->cue_state[i] != 1) {
            drop_cue(engine, scene, i);
        }
    }
    engine->scene = ID_NONE;
    for (uint32_t i = 0; i < engine->watches_count; i++) {
        if (engine->watches[i].kind == WATCH_CUE) {
            watch_close(engine, i);
        }
    }
    for (uint32_t i = 0; i < engine->posed_count; i++) {
        if (engine->posed[i].status == POSED_OPEN) {
            posed_give_up(engine, i);
        }
    }
}

static void start_cues(struct engine *engine, uint32_t scene)
{
    const struct scene *def = &engine->world->scenes[scene];
    GROW_ZEROED(engine->cue_state, def->cue_count, engine->cue_state_room);
    memset(engine->cue_state, 0, engine->cue_state_room);
    for (uint32_t i = 0; i < def->cue_count; i++) {
        const struct cue *cue = &def->cues[i];
        if (cue->at.kind == TIME_NONE) {
            struct watch watch = { .kind = WATCH_CUE, .a = scene, .b = i, .cond = cue->when, .cond2 = COND_NONE,
                                   .own = TEAM_NONE };
            (void)watch_add(engine, &watch);
            continue;
        }
        int64_t at_s = world_due_s(engine->world, cue->at, engine->now_s, engine->world->home);
        queue_add(&engine->queue, at_s > engine->now_s ? at_s : engine->now_s, DUE_CUE, scene, i);
    }
}

void scene_begin(struct engine *engine, uint32_t scene)
{
    const struct scene *def = &engine->world->scenes[scene];
    if (engine->scene_came[scene]) {
        return;
    }
    if (def->has_begins && !cond_holds(engine, def->when, TEAM_NONE)) {
        return; /* a scene with both begins at its time, if it is true then */
    }
    leave_scene(engine);
    engine->scene = scene;
    engine->scene_came[scene] = true;
    engine->dirty |= DEPENDS_SCENE;
    struct record record = record_make(engine, RECORD_SCENE);
    record.audience = engine->audience_public;
    record.thing = thing(SHELF_SCENE, scene).v;
    record.value = def->pace_micro;
    (void)record_add(engine, &record);
    start_cues(engine, scene);
    if (def->lasts_s != INT64_MAX) {
        queue_add(&engine->queue, engine->now_s + def->lasts_s, DUE_SCENE_END, scene, 0);
    }
}

void scene_end(struct engine *engine, uint32_t scene)
{
    if (engine->scene == scene) {
        leave_scene(engine);
    }
}

void scenes_schedule(struct engine *engine)
{
    const struct world *world = engine->world;
    for (uint32_t i = 0; i < world->scenes_count; i++) {
        if (world->scenes[i].has_begins) {
            int64_t at_s = world_due_s(world, world->scenes[i].begins, 0, world->home);
            queue_add(&engine->queue, at_s > 0 ? at_s : 0, DUE_SCENE, i, 0);
        }
    }
}
