#include "engine/world.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "engine/world_whole.h"

#define DAY_S INT64_C(86400)

struct world *world_create(void)
{
    struct world_whole *whole = calloc(1, sizeof *whole);
    MUST(whole != NULL);
    struct world *world = &whole->world;
    arena_init(&world->arena);
    world->home.v = ID_NONE;
    /* Text 0 is the empty text, so that a zeroed struct has empty texts. */
    GROW(world->texts, 0, world->texts_room);
    world->texts[0] = (struct text){ .path = "", .source = "" };
    world->texts_count = 1;
    return world;
}

void world_destroy(struct world *world)
{
    if (world == NULL) {
        return;
    }
    for (enum shelf shelf = SHELF_NONE + 1; shelf < SHELF_COUNT; shelf++) {
        shelf_free(world, shelf);
    }
    world_index_free(world);
    free(world->refs);
    free(world->conds);
    free(world->doings);
    free(world->texts);
    free(world->value_names);
    arena_deinit(&world->arena);
    free(world);
}

/* ---- building -------------------------------------------------------------------------------------------------- */

struct span world_add_refs(struct world *world, const uint32_t *ids, uint32_t count)
{
    struct span span = { .first = world->refs_count, .count = count };
    for (uint32_t i = 0; i < count; i++) {
        GROW(world->refs, world->refs_count, world->refs_room);
        world->refs[world->refs_count++] = ids[i];
    }
    return span;
}

static uint32_t depends_of_children(const struct world *world, struct span children)
{
    uint32_t depends = 0;
    for (uint32_t i = 0; i < children.count; i++) {
        uint32_t child = world_ref(world, children, i);
        MUST(child < world->conds_count);
        depends |= world->conds[child].depends;
    }
    return depends;
}

static uint32_t sum_of(uint64_t weight)
{
    return weight < UINT32_MAX ? (uint32_t)weight : UINT32_MAX;
}

static uint32_t weight_of_cond(const struct world *world, const struct cond *cond)
{
    uint64_t weight = 1;
    for (uint32_t i = 0; i < cond->children.count; i++) {
        weight += world->conds[world_ref(world, cond->children, i)].weight;
    }
    return sum_of(weight);
}

static uint32_t weight_of_doing(const struct world *world, const struct doing *doing)
{
    uint64_t weight = doing->cond.v != ID_NONE && doing->op == DO_GIVEN ? 1 + (uint64_t)world->conds[doing->cond.v].weight : 1;
    for (uint32_t i = 0; i < doing->children.count; i++) {
        weight += world->doings[world_ref(world, doing->children, i)].weight;
    }
    return sum_of(weight);
}

static uint32_t depends_of_op(const struct cond *cond)
{
    switch (cond->op) {
    case COND_KNOWS: return DEPENDS_KNOWN;
    case COND_SHARED: return DEPENDS_SHARED;
    case COND_SENT: return DEPENDS_SENT;
    case COND_CHOSE:
    case COND_DECIDED:
    case COND_AGREED: return DEPENDS_DECISION;
    case COND_TURNED: return thing_shelf((struct thing_id){ cond->a }) == SHELF_ACTION ? DEPENDS_ACTION
                                                                                       : DEPENDS_DECISION;
    case COND_DID: return DEPENDS_ACTION;
    case COND_MET:
    case COND_MISSED:
    case COND_STARTED: return DEPENDS_CLOCK;
    case COND_BROKEN: return DEPENDS_BREACH;
    case COND_IN_FORCE: return DEPENDS_AGREEMENT;
    case COND_ABOVE:
    case COND_BELOW: return cond->a == ID_NONE ? 0 : DEPENDS_MEASURE;
    case COND_PAST:
    case COND_LASTED: return DEPENDS_TIME;
    case COND_SILENT: return DEPENDS_INPUT | DEPENDS_TIME;
    case COND_CAME: return DEPENDS_SCENE;
    case COND_ALWAYS:
    case COND_READY: /* posture never changes */
    case COND_ANY:
    case COND_ALL:
    case COND_NO:
    case COND_AT_LEAST: return 0;
    }
    return DEPENDS_ALL;
}

struct cond_id world_add_cond(struct world *world, const struct cond *cond)
{
    GROW(world->conds, world->conds_count, world->conds_room);
    struct cond *added = &world->conds[world->conds_count];
    *added = *cond;
    added->depends = depends_of_op(cond) | depends_of_children(world, cond->children);
    added->weight = weight_of_cond(world, cond);
    return (struct cond_id){ world->conds_count++ };
}

uint32_t world_add_doing(struct world *world, const struct doing *doing)
{
    GROW(world->doings, world->doings_count, world->doings_room);
    world->doings[world->doings_count] = *doing;
    world->doings[world->doings_count].weight = weight_of_doing(world, doing);
    return world->doings_count++;
}

static const struct slot *copy_slots(struct world *world, const struct slot *slots, uint32_t count)
{
    if (count == 0) {
        return NULL;
    }
    struct slot *copy = ARENA_ARRAY(&world->arena, struct slot, count);
    memcpy(copy, slots, count * sizeof *copy);
    return copy;
}

struct text_id world_add_text(struct world *world, const char *path, const char *source,
                              const struct slot *slots, uint32_t slot_count)
{
    if (source == NULL || source[0] == '\0') {
        return TEXT_NONE;
    }
    MUST(strlen(source) <= TEXT_BYTES_MAX);
    GROW(world->texts, world->texts_count, world->texts_room);
    world->texts[world->texts_count] = (struct text){
        .path = arena_copy_string(&world->arena, path),
        .source = arena_copy_string(&world->arena, source),
        .slots = copy_slots(world, slots, slot_count),
        .slot_count = slot_count,
    };
    return (struct text_id){ world->texts_count++ };
}

const char *world_source(const struct world *world, struct text_id text)
{
    MUST(text.v < world->texts_count);
    return world->texts[text.v].source;
}

uint32_t world_value_name(struct world *world, const char *name)
{
    for (uint32_t i = 0; i < world->value_names_count; i++) {
        if (str_equal(world->value_names[i], name)) {
            return i;
        }
    }
    GROW(world->value_names, world->value_names_count, world->value_names_room);
    world->value_names[world->value_names_count] = arena_copy_string(&world->arena, name);
    return world->value_names_count++;
}

#define ADD(type, shelf) \
    uint32_t world_add_##type(struct world *world, const struct type *value) \
    { \
        _Static_assert(offsetof(struct type, common) == 0, "a shelf's things begin with what all have"); \
        return shelf_add(world, shelf, value); \
    }
ADD(economy, SHELF_ECONOMY)
ADD(agreement, SHELF_AGREEMENT)
ADD(team, SHELF_TEAM)
ADD(group, SHELF_GROUP)
ADD(measure, SHELF_MEASURE)
ADD(fact, SHELF_FACT)
ADD(channel, SHELF_CHANNEL)
ADD(clock, SHELF_CLOCK)
ADD(inject, SHELF_INJECT)
ADD(decision, SHELF_DECISION)
ADD(option, SHELF_OPTION)
ADD(action, SHELF_ACTION)
ADD(rule, SHELF_RULE)
ADD(norm, SHELF_NORM)
ADD(question, SHELF_QUESTION)
ADD(scene, SHELF_SCENE)
ADD(objective, SHELF_OBJECTIVE)
ADD(ending, SHELF_ENDING)
ADD(debrief, SHELF_DEBRIEF)
ADD(story, SHELF_STORY)

/* ---- sealing --------------------------------------------------------------------------------------------------- */

static int64_t bounded(int64_t at_s)
{
    return at_s < GAME_SECONDS_MAX ? at_s : GAME_SECONDS_MAX;
}

/* When a cue comes at the latest that can be said beforehand: one that waits for a condition may come at once. */
static int64_t cue_at_s(const struct world *world, const struct cue *cue, int64_t scene_begins_s)
{
    if (cue->at.kind == TIME_NONE) {
        return bounded(scene_begins_s + bounded(cue->after_s));
    }
    return bounded(world_due_s(world, cue->at, scene_begins_s, world->home));
}

static int64_t last_cue_s(const struct world *world, const struct scene *scene, int64_t begins_s)
{
    int64_t last_s = begins_s;
    for (uint32_t i = 0; i < scene->cue_count; i++) {
        int64_t at_s = cue_at_s(world, &scene->cues[i], begins_s);
        last_s = at_s > last_s ? at_s : last_s;
    }
    return last_s;
}

static bool scene_lasts(const struct scene *scene)
{
    return scene->lasts_s != INT64_MAX;
}

/* The end of the last scene, or a day after its last cue. A scene that begins on a condition is taken to begin when the
 * one before it has run out of cues. */
static int64_t written_length_s(const struct world *world)
{
    int64_t runs_out_s = 0;
    for (uint32_t i = 0; i < world->scenes_count; i++) {
        const struct scene *scene = &world->scenes[i];
        int64_t begins_s = scene->has_begins ? bounded(world_due_s(world, scene->begins, 0, world->home)) : runs_out_s;
        runs_out_s = scene_lasts(scene) ? bounded(begins_s + bounded(scene->lasts_s)) : last_cue_s(world, scene, begins_s);
    }
    bool ends = world->scenes_count > 0 && scene_lasts(&world->scenes[world->scenes_count - 1]);
    return ends ? runs_out_s : runs_out_s + DAY_S;
}

void world_seal(struct world *world)
{
    if (world->home.v >= world->economies_count) {
        world->home.v = world->economies_count > 0 ? 0 : ID_NONE;
    }
    if (world->length_s <= 0) {
        int64_t length_s = written_length_s(world);
        world->length_s = length_s > 0 ? length_s : DAY_S;
    }
    world_index_build(world);
}

/* ---- live additions -------------------------------------------------------------------------------------------- */

struct world_mark world_mark(const struct world *world)
{
    return (struct world_mark){
        .facts = world->facts_count,
        .injects = world->injects_count,
        .texts = world->texts_count,
        .conds = world->conds_count,
        .doings = world->doings_count,
        .refs = world->refs_count,
    };
}

void world_release(struct world *world, const struct world_mark *mark)
{
    MUST(mark->facts <= world->facts_count && mark->injects <= world->injects_count);
    MUST(mark->texts <= world->texts_count && mark->conds <= world->conds_count);
    MUST(mark->doings <= world->doings_count && mark->refs <= world->refs_count);
    bool things_go = mark->facts < world->facts_count || mark->injects < world->injects_count;
    world->facts_count = mark->facts;
    world->injects_count = mark->injects;
    world->texts_count = mark->texts;
    world->conds_count = mark->conds;
    world->doings_count = mark->doings;
    world->refs_count = mark->refs;
    if (things_go) {
        world_forget_paths(world, SHELF_FACT, mark->facts);
        world_forget_paths(world, SHELF_INJECT, mark->injects);
        world_index_build(world);
    }
}
