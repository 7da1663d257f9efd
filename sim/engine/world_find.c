/* Written paths: from a thing to its path and back.
 *
 *   shelf.name                    decision.isolate, measure.trust
 *   shelf.name@team               the member of an `each` that belongs to team.<team>
 *   decision.name.option          decision.isolate.cut
 *   decision.name@team.option     decision.isolate@police_a.cut
 *   live.number                   a live addition: its name begins with a digit, which no written name does */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/str.h"
#include "engine/world_whole.h"

#define EDITS_MAX 3u /* a path that differs by more is another path, not a slip */

/* ---- shelves as one table -------------------------------------------------------------------------------------- */

struct shelf_row {
    const char *name;
    size_t array_at, count_at, room_at; /* offsets in struct world */
    size_t element_bytes;
    uint32_t most;
};

#define ROW(type, array, most) \
    { #type, offsetof(struct world, array), offsetof(struct world, array##_count), \
      offsetof(struct world, array##_room), sizeof(struct type), most }

static const struct shelf_row rows[SHELF_COUNT] = {
    [SHELF_NONE] = { "", 0, 0, 0, 0, 0 },
    [SHELF_ECONOMY] = ROW(economy, economies, THINGS_MAX),
    [SHELF_AGREEMENT] = ROW(agreement, agreements, THINGS_MAX),
    [SHELF_TEAM] = ROW(team, teams, TEAMS_MAX),
    [SHELF_GROUP] = ROW(group, groups, THINGS_MAX),
    [SHELF_MEASURE] = ROW(measure, measures, THINGS_MAX),
    [SHELF_FACT] = ROW(fact, facts, FACTS_MAX),
    [SHELF_CHANNEL] = ROW(channel, channels, THINGS_MAX),
    [SHELF_CLOCK] = ROW(clock, clocks, THINGS_MAX),
    [SHELF_INJECT] = ROW(inject, injects, THINGS_MAX),
    [SHELF_DECISION] = ROW(decision, decisions, THINGS_MAX),
    [SHELF_OPTION] = ROW(option, options, THINGS_MAX),
    [SHELF_ACTION] = ROW(action, actions, THINGS_MAX),
    [SHELF_RULE] = ROW(rule, rules, THINGS_MAX),
    [SHELF_NORM] = ROW(norm, norms, THINGS_MAX),
    [SHELF_QUESTION] = ROW(question, questions, THINGS_MAX),
    [SHELF_SCENE] = ROW(scene, scenes, THINGS_MAX),
    [SHELF_OBJECTIVE] = ROW(objective, objectives, THINGS_MAX),
    [SHELF_ENDING] = ROW(ending, endings, THINGS_MAX),
    [SHELF_DEBRIEF] = ROW(debrief, debriefs, THINGS_MAX),
    [SHELF_STORY] = ROW(story, stories, THINGS_MAX),
};

static uint32_t *count_of(struct world *world, const struct shelf_row *row)
{
    return (uint32_t *)((char *)world + row->count_at);
}

static uint32_t *room_of(struct world *world, const struct shelf_row *row)
{
    return (uint32_t *)((char *)world + row->room_at);
}

static void *array_of(const struct world *world, const struct shelf_row *row)
{
    void *array;
    memcpy(&array, (const char *)world + row->array_at, sizeof array);
    return array;
}

static void set_array(struct world *world, const struct shelf_row *row, void *array)
{
    memcpy((char *)world + row->array_at, &array, sizeof array);
}

uint32_t shelf_add(struct world *world, enum shelf shelf, const void *value)
{
    const struct shelf_row *row = &rows[shelf];
    uint32_t *count = count_of(world, row);
    MUST(*count < row->most);
    set_array(world, row, str_grow(array_of(world, row), *count, room_of(world, row), row->element_bytes));
    memcpy((char *)array_of(world, row) + *count * row->element_bytes, value, row->element_bytes);
    (*count)++;
    world_index_add(world, thing(shelf, *count - 1));
    return *count - 1;
}

struct shelf_array shelf_array(const struct world *world, enum shelf shelf)
{
    const struct shelf_row *row = &rows[shelf];
    uint32_t count;
    memcpy(&count, (const char *)world + row->count_at, sizeof count);
    return (struct shelf_array){ .at = array_of(world, row), .count = count };
}

void shelf_free(struct world *world, enum shelf shelf)
{
    const struct shelf_row *row = &rows[shelf];
    free(array_of(world, row));
    set_array(world, row, NULL);
    *count_of(world, row) = 0;
    *room_of(world, row) = 0;
}

const char *shelf_name(enum shelf shelf)
{
    return shelf < SHELF_COUNT ? rows[shelf].name : "";
}

static const struct common *common_of(const struct world *world, struct thing_id id)
{
    enum shelf shelf = thing_shelf(id);
    MUST(shelf > SHELF_NONE && shelf < SHELF_COUNT);
    struct shelf_array array = shelf_array(world, shelf);
    MUST(thing_index(id) < array.count);
    return (const struct common *)((const char *)array.at + thing_index(id) * rows[shelf].element_bytes);
}

/* ---- paths ----------------------------------------------------------------------------------------------------- */

static bool is_live(const char *name)
{
    return name[0] >= '0' && name[0] <= '9';
}

static const char *make_path(struct world *world, struct thing_id id)
{
    const struct common *common = common_of(world, id);
    if (thing_shelf(id) == SHELF_OPTION) {
        struct decision_id decision = world->options[thing_index(id)].decision;
        return arena_format(&world->arena, "%s.%s", world_path(world, thing(SHELF_DECISION, decision.v)), common->name);
    }
    if (is_live(common->name)) {
        return arena_format(&world->arena, "live.%s", common->name);
    }
    const char *shelf = shelf_name(thing_shelf(id));
    if (team_is_real(common->owner)) {
        const char *owner = common_of(world, thing(SHELF_TEAM, common->owner.v))->name;
        return arena_format(&world->arena, "%s.%s@%s", shelf, common->name, owner);
    }
    return arena_format(&world->arena, "%s.%s", shelf, common->name);
}

static void make_path_room(struct world_whole *whole, enum shelf shelf, uint32_t count)
{
    while (whole->path_counts[shelf] < count) {
        uint32_t at = whole->path_counts[shelf];
        GROW(whole->paths[shelf], at, whole->path_rooms[shelf]);
        whole->paths[shelf][at] = NULL;
        whole->path_counts[shelf]++;
    }
}

/* Paths are made once and kept: before sealing when first asked for, from then on as soon as a thing is there. That
 * changes nothing that a reader could notice, hence the const. */
const char *world_path(const struct world *world, struct thing_id id)
{
    struct world_whole *whole = (struct world_whole *)(uintptr_t)world;
    MUST(common_of(world, id) != NULL);
    enum shelf shelf = thing_shelf(id);
    uint32_t index = thing_index(id);
    make_path_room(whole, shelf, index + 1);
    if (whole->paths[shelf][index] == NULL) {
        whole->paths[shelf][index] = make_path(&whole->world, id);
    }
    return whole->paths[shelf][index];
}

void world_forget_paths(struct world *world, enum shelf shelf, uint32_t count)
{
    struct world_whole *whole = (struct world_whole *)world;
    if (whole->path_counts[shelf] > count) {
        whole->path_counts[shelf] = count;
    }
}

/* ---- the table ------------------------------------------------------------------------------------------------- */

static uint32_t first_slot(const struct world_whole *whole, const char *path)
{
    return (uint32_t)hash_bytes(path, strlen(path)) & (whole->table_room - 1);
}

/* The first thing of a path stays: a second one of the same path is the builder's error, which it has reported. */
static void enter(struct world_whole *whole, struct thing_id id)
{
    const char *path = world_path(&whole->world, id);
    uint32_t slot = first_slot(whole, path);
    while (whole->table[slot] != ID_NONE) {
        if (str_equal(world_path(&whole->world, (struct thing_id){ whole->table[slot] }), path)) {
            return;
        }
        slot = (slot + 1) & (whole->table_room - 1);
    }
    whole->table[slot] = id.v;
    whole->table_used++;
}

static uint32_t thing_count(const struct world *world)
{
    uint32_t count = 0;
    for (enum shelf shelf = SHELF_NONE + 1; shelf < SHELF_COUNT; shelf++) {
        count += shelf_array(world, shelf).count;
    }
    return count;
}

static void make_table(struct world_whole *whole, uint32_t things)
{
    uint32_t room = 64;
    while (room < things * 2 + 2) {
        room *= 2;
    }
    if (room > whole->table_room) {
        whole->table = realloc(whole->table, room * sizeof *whole->table);
        MUST(whole->table != NULL);
        whole->table_room = room;
    }
    memset(whole->table, 0xff, whole->table_room * sizeof *whole->table);
    whole->table_used = 0;
}

void world_index_build(struct world *world)
{
    struct world_whole *whole = (struct world_whole *)world;
    make_table(whole, thing_count(world));
    for (enum shelf shelf = SHELF_NONE + 1; shelf < SHELF_COUNT; shelf++) {
        uint32_t count = shelf_array(world, shelf).count;
        for (uint32_t i = 0; i < count; i++) {
            enter(whole, thing(shelf, i));
        }
    }
}

void world_index_add(struct world *world, struct thing_id id)
{
    struct world_whole *whole = (struct world_whole *)world;
    if (whole->table == NULL) {
        return;
    }
    if ((whole->table_used + 1) * 2 > whole->table_room) {
        world_index_build(world);
    } else {
        enter(whole, id);
    }
}

void world_index_free(struct world *world)
{
    struct world_whole *whole = (struct world_whole *)world;
    for (enum shelf shelf = SHELF_NONE; shelf < SHELF_COUNT; shelf++) {
        free(whole->paths[shelf]);
    }
    free(whole->table);
}

static struct thing_id find_by_walking(const struct world *world, const char *path)
{
    for (enum shelf shelf = SHELF_NONE + 1; shelf < SHELF_COUNT; shelf++) {
        uint32_t count = shelf_array(world, shelf).count;
        for (uint32_t i = 0; i < count; i++) {
            if (str_equal(world_path(world, thing(shelf, i)), path)) {
                return thing(shelf, i);
            }
        }
    }
    return THING_NONE;
}

struct thing_id world_find(const struct world *world, const char *path)
{
    const struct world_whole *whole = (const struct world_whole *)world;
    if (whole->table == NULL) {
        return find_by_walking(world, path);
    }
    uint32_t slot = first_slot(whole, path);
    while (whole->table[slot] != ID_NONE) {
        struct thing_id id = { whole->table[slot] };
        if (str_equal(world_path(world, id), path)) {
            return id;
        }
        slot = (slot + 1) & (whole->table_room - 1);
    }
    return THING_NONE;
}

/* ---- did you mean ---------------------------------------------------------------------------------------------- */

const char *world_nearest(const struct world *world, const char *path)
{
    const char *nearest = NULL;
    uint32_t most = EDITS_MAX;
    for (enum shelf shelf = SHELF_NONE + 1; shelf < SHELF_COUNT; shelf++) {
        uint32_t count = shelf_array(world, shelf).count;
        for (uint32_t i = 0; i < count; i++) {
            const char *candidate = world_path(world, thing(shelf, i));
            uint32_t edits = str_distance(path, candidate, most);
            if (edits <= most) {
                nearest = candidate;
                if (edits == 0) {
                    return nearest;
                }
                most = edits - 1;
            }
        }
    }
    return nearest;
}
