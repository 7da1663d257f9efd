/* How stories run: coroutines that the engine begins and wakes.
 *
 * Every wait has a token: the story in the upper 16 bits, then a generation, then the slot that waits. */
#include <stdlib.h>
#include <string.h>

#include "api/stories.h"

#define RESUMES_MAX 10000u /* within one call of the engine */
#define SLOT_BITS 24u
#define GENERATION_MASK 0xffffffu
#define NO_SLOT UINT32_MAX

/* ---- what cannot be repeated -------------------------------------------------------------------------------------- */

/* The first is to blame: the state is dead from then on, and what else fails in it follows from that. */
static void note_drop(struct api_stories *stories, uint32_t story)
{
    const struct script *script = stories->maker.script;
    if (!stories->must_drop && script != NULL && !script_end_is_deterministic(script_fault(script)->end)) {
        stories->must_drop = true;
        stories->dropped = story;
    }
}

/* ---- slots ------------------------------------------------------------------------------------------------------- */

static uint32_t slot_take(struct api_stories *stories, uint32_t story, uint32_t parent, struct script_ref function)
{
    uint32_t slot = 0;
    while (slot < stories->slot_count && stories->slots[slot].thread != NULL) {
        slot++;
    }
    if (slot == stories->slot_count) {
        GROW(stories->slots, stories->slot_count, stories->slot_room);
        stories->slots[stories->slot_count++] = (struct strand){ 0 };
    }
    struct strand *taken = &stories->slots[slot];
    uint32_t generation = (taken->generation + 1) & GENERATION_MASK;
    *taken = (struct strand){ .story = story, .parent = parent, .generation = generation };
    taken->thread = script_thread_create(stories->maker.script, function);
    return taken->thread != NULL ? slot : NO_SLOT;
}

static void slot_free(struct api_stories *stories, uint32_t slot)
{
    script_thread_destroy(stories->slots[slot].thread);
    stories->slots[slot].thread = NULL;
}

static void close_story(struct api_stories *stories, uint32_t story)
{
    for (uint32_t i = 0; i < stories->slot_count; i++) {
        if (stories->slots[i].thread != NULL && stories->slots[i].story == story) {
            slot_free(stories, i);
        }
    }
}

static uint64_t token_of(const struct api_stories *stories, uint32_t slot)
{
    const struct strand *s = &stories->slots[slot];
    return (uint64_t)s->story << 48 | (uint64_t)s->generation << SLOT_BITS | slot;
}

static void make_ready(struct api_stories *stories, uint32_t slot, int64_t answer)
{
    GROW(stories->ready, stories->ready_count, stories->ready_room);
    stories->ready[stories->ready_count++] = (struct ready){ slot, answer };
}

/* ---- running ----------------------------------------------------------------------------------------------------- */

static struct script_value option_value(const struct api_stories *stories, uint32_t decision, int64_t option)
{
    const struct world *world = stories->world;
    const struct maker *m = &stories->maker;
    for (uint32_t i = 0; option >= 0 && option < (int64_t)world->options_count && i < m->ref_count; i++) {
        const struct ref *ref = &m->refs[i];
        if (ref->shelf == SHELF_OPTION && str_equal(ref->name, world->decisions[decision].common.name) &&
            str_equal(ref->sub, world->options[option].common.name)) {
            return (struct script_value){ .kind = SCRIPT_HANDLE, .handle_kind = SHELF_OPTION, .v = i };
        }
    }
    return (struct script_value){ .kind = SCRIPT_NIL };
}

static uint32_t values_for(const struct api_stories *stories, const struct strand *slot, int64_t answer,
                           struct script_value *value)
{
    switch (slot->waits) {
    case YIELD_ASK: *value = option_value(stories, slot->asked, answer); return 1;
    case YIELD_WAIT_FOR: *value = (struct script_value){ .kind = SCRIPT_BOOLEAN, .v = answer }; return 1;
    case YIELD_WAIT:
    case YIELD_TOGETHER: break;
    }
    return 0;
}

/* Too many strands at once, or no memory for one more. */
static int no_thread(struct api_stories *stories, uint32_t story)
{
    script_fault_add_to(stories->maker.script, &stories->faults);
    note_drop(stories, story);
    return FAULT_TOO_MANY;
}

static int start_together(struct api_stories *stories, uint32_t parent)
{
    uint32_t story = stories->slots[parent].story;
    uint32_t count = stories->together_count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slot = slot_take(stories, story, parent, stories->together[i]);
        script_ref_release(stories->maker.script, stories->together[i]);
        if (slot == NO_SLOT) {
            return no_thread(stories, story);
        }
        stories->slots[parent].children++;
        make_ready(stories, slot, 0);
    }
    if (count == 0) {
        make_ready(stories, parent, 0);
    }
    return SCRIPT_GOES_ON;
}

static int on_yield(struct api_stories *stories, uint32_t index)
{
    struct strand *slot = &stories->slots[index];
    struct script_yield yield = script_thread_yield(slot->thread);
    uint64_t token = token_of(stories, index);
    slot->waits = (enum yield_kind)yield.kind;
    switch (slot->waits) {
    case YIELD_WAIT: engine_script_wake_in(stories->engine, yield.a, token); break;
    case YIELD_ASK:
        slot->asked = (uint32_t)yield.a;
        engine_script_ask(stories->engine, (struct decision_id){ (uint32_t)yield.a }, token);
        break;
    case YIELD_WAIT_FOR:
        engine_script_wait_for(stories->engine, (struct cond_id){ (uint32_t)yield.a }, yield.b, token);
        break;
    case YIELD_TOGETHER: return start_together(stories, index);
    }
    return SCRIPT_GOES_ON;
}

static int on_done(struct api_stories *stories, uint32_t index)
{
    uint32_t parent = stories->slots[index].parent, story = stories->slots[index].story;
    slot_free(stories, index);
    if (parent == NO_SLOT) {
        return stories_tell_unused(stories, story);
    }
    stories->slots[parent].children--;
    if (stories->slots[parent].children == 0) {
        make_ready(stories, parent, 0);
    }
    return SCRIPT_GOES_ON;
}

static int on_fault(struct api_stories *stories, uint32_t story, enum script_end end)
{
    script_fault_add_to(stories->maker.script, &stories->faults);
    note_drop(stories, story);
    return end == SCRIPT_OVER_BUDGET ? FAULT_BUDGET : FAULT_ERROR;
}

static uint32_t team_ref(const struct maker *m, struct team_id team)
{
    for (uint32_t i = 0; i < m->ref_count; i++) {
        if (m->refs[i].shelf == SHELF_TEAM && str_equal(m->refs[i].name, m->world->teams[team.v].common.name)) {
            return i;
        }
    }
    MUST(false && "every team has a reference from the start of the play");
    return 0;
}

static int resume(struct api_stories *stories, struct ready ready)
{
    struct strand *slot = &stories->slots[ready.slot];
    struct script_value values[1];
    uint32_t count = 0;
    struct team_id owner = story_owner(stories, slot->story);
    if (slot->waits != 0) {
        count = values_for(stories, slot, ready.answer, values);
    } else if (team_is_real(owner) && slot->parent == NO_SLOT) {
        values[0] = (struct script_value){ .kind = SCRIPT_HANDLE, .handle_kind = SHELF_TEAM,
                                           .v = team_ref(&stories->maker, owner) };
        count = 1;
    }
    stories->running = ready.slot;
    stories->maker.list = &stories->problems;
    enum script_end end = script_thread_resume(slot->thread, CAP_STORY, values, count);
    stories->maker.list = &stories->faults;
    engine_script_spend(stories->engine, script_units_used(stories->maker.script));
    stories_flush(stories); /* what was done before a fault stands */
    if (end == SCRIPT_YIELDED) {
        return on_yield(stories, ready.slot);
    }
    return end == SCRIPT_DONE ? on_done(stories, ready.slot) : on_fault(stories, stories->slots[ready.slot].story, end);
}

/* Everything that can go on now, first come first served. Together they are one story: a fault of one closes it. */
static int run_ready(struct api_stories *stories, struct engine *engine)
{
    stories->engine = engine;
    int fault = SCRIPT_GOES_ON;
    uint32_t story = ID_NONE;
    for (stories->ready_at = 0; stories->ready_at < stories->ready_count && fault == SCRIPT_GOES_ON; stories->ready_at++) {
        struct ready ready = stories->ready[stories->ready_at];
        story = stories->slots[ready.slot].story;
        fault = stories->ready_at < RESUMES_MAX ? resume(stories, ready) : FAULT_LIVELOCK;
    }
    stories->ready_count = 0;
    if (fault != SCRIPT_GOES_ON) {
        close_story(stories, story);
    }
    stories->engine = NULL;
    return fault;
}

/* ---- a play ------------------------------------------------------------------------------------------------------ */

static int setup_forget_said(lua_State *L)
{
    struct maker *m = lua_touserdata(L, 1);
    m->said_count = 0;
    lua_newtable(L);
    m->said_args = script_ref_take(L);
    for (uint32_t i = 0; i < m->world->teams_count; i++) { /* for the stories that each makes */
        m->L = L;
        push_ref(m, SHELF_TEAM, m->world->teams[i].common.name, NULL);
        lua_pop(L, 1);
    }
    return 0;
}

static void play_end(struct api_stories *stories)
{
    if (!stories->is_alive) {
        return;
    }
    for (uint32_t i = 0; i < stories->slot_count; i++) {
        if (stories->slots[i].thread != NULL) {
            slot_free(stories, i);
        }
    }
    maker_deinit(&stories->maker);
    stories->is_alive = false;
}

static bool play_read(struct api_stories *stories)
{
    struct maker *m = &stories->maker;
    const struct package_file *file = package_find(stories->package, "scenario.lua");
    MUST(file != NULL); /* stories stand nowhere else: a sheet has none */
    if (maker_create_script(m, NULL) != ERR_OK || script_setup(m->script, setup_register, m) != SCRIPT_DONE) {
        return false;
    }
    return script_run(m->script, file->name, (const char *)file->content, file->bytes, CAP_LOAD, &stories->faults) == SCRIPT_DONE &&
           script_setup(m->script, setup_forget_said, m) == SCRIPT_DONE;
}

/* A fresh state: what a story kept in a local variable must not reach the next play. */
static void play_begin(struct api_stories *stories)
{
    play_end(stories);
    diagnostics_clear(&stories->faults);
    stories->slot_count = stories->told_count = stories->told_ids_count = 0;
    stories->pending_count = stories->pending_ids_count = stories->pending_base = 0;
    stories->together_count = stories->ready_count = 0;
    stories->must_drop = false;
    maker_init(&stories->maker, stories->package, stories->world, &stories->faults);
    stories->maker.phase = PHASE_STORY;
    stories->maker.play = stories;
    stories->is_alive = true;
    maker_know(&stories->maker);
    if (!play_read(stories)) {
        note_drop(stories, stories->world->stories_count);
        play_end(stories);
    }
}

static int on_begin(void *script, struct engine *engine, uint32_t story)
{
    struct api_stories *stories = script;
    if (story == 0) {
        play_begin(stories);
    }
    if (!stories->is_alive) {
        return FAULT_ERROR;
    }
    const struct decl *decl = decl_find(&stories->maker, SHELF_STORY, stories->world->stories[story].common.name);
    if (decl == NULL || decl->value.v == 0) {
        return FAULT_ERROR;
    }
    uint32_t slot = slot_take(stories, story, NO_SLOT, decl->value);
    if (slot == NO_SLOT) {
        return no_thread(stories, story);
    }
    make_ready(stories, slot, 0);
    return run_ready(stories, engine);
}

static int on_wake(void *script, struct engine *engine, uint64_t token, int64_t answer)
{
    struct api_stories *stories = script;
    uint32_t slot = (uint32_t)(token & ((1u << SLOT_BITS) - 1));
    uint32_t generation = (uint32_t)(token >> SLOT_BITS) & GENERATION_MASK;
    if (!stories->is_alive || slot >= stories->slot_count || stories->slots[slot].thread == NULL ||
        stories->slots[slot].generation != generation) {
        return SCRIPT_GOES_ON;
    }
    make_ready(stories, slot, answer);
    return run_ready(stories, engine);
}

static void on_close(void *script, uint32_t story)
{
    struct api_stories *stories = script;
    if (stories->is_alive) {
        close_story(stories, story);
    }
}

/* ---- the door ---------------------------------------------------------------------------------------------------- */

enum err api_stories_create(const struct package *package, struct world *world, struct api_stories **out,
                            struct err_note *note)
{
    struct api_stories *stories = calloc(1, sizeof *stories);
    if (stories == NULL) {
        return err_say(note, ERR_NO_MEMORY, "no memory for stories");
    }
    stories->package = package;
    stories->world = world;
    diagnostics_init(&stories->faults);
    diagnostics_init(&stories->problems);
    *out = stories;
    return ERR_OK;
}

void api_stories_destroy(struct api_stories *stories)
{
    if (stories == NULL) {
        return;
    }
    play_end(stories);
    diagnostics_deinit(&stories->faults);
    diagnostics_deinit(&stories->problems);
    free(stories->slots);
    free(stories->told);
    free(stories->told_ids);
    free(stories->pending);
    free(stories->pending_ids);
    free(stories->together);
    free(stories->ready);
    free(stories);
}

struct engine_calls api_calls(struct api_stories *stories)
{
    if (stories->world->stories_count == 0) {
        return (struct engine_calls){ 0 };
    }
    return (struct engine_calls){ .script = stories, .begin = on_begin, .wake = on_wake, .close = on_close };
}

const struct diagnostics *api_stories_faults(const struct api_stories *stories)
{
    return &stories->faults;
}

bool api_stories_must_drop(const struct api_stories *stories, uint32_t *story)
{
    if (stories->must_drop) {
        *story = stories->dropped;
    }
    return stories->must_drop;
}
