/* world_whole.h: what stands behind a struct world, for the world's own files and the input codec.
 *
 * Every struct world is the head of a struct world_whole (world_create makes no other). Behind it lie the written paths
 * of its things and a table to find them by. */
#ifndef TOCSIN_ENGINE_WORLD_WHOLE_H
#define TOCSIN_ENGINE_WORLD_WHOLE_H

#include "engine/world.h"

struct world_whole {
    struct world world;                 /* first */
    const char **paths[SHELF_COUNT];    /* by index; NULL until asked for */
    uint32_t path_counts[SHELF_COUNT];
    uint32_t path_rooms[SHELF_COUNT];
    uint32_t *table;                    /* thing ids, open addressing, ID_NONE free; NULL until sealed */
    uint32_t table_room, table_used;    /* room is a power of two */
};

/* One shelf's array in struct world. Every element begins with its struct common. */
struct shelf_array { void *at; uint32_t count; };

/* Adds a copy of `value`; returns its index. */
uint32_t shelf_add(struct world *world, enum shelf shelf, const void *value);
struct shelf_array shelf_array(const struct world *world, enum shelf shelf);
void shelf_free(struct world *world, enum shelf shelf);

/* Enters everything that there is (after sealing, and after something was taken back). */
void world_index_build(struct world *world);
/* Enters one more thing, if the world is sealed. */
void world_index_add(struct world *world, struct thing_id id);
/* Forgets the paths of a shelf's things from `count` on. */
void world_forget_paths(struct world *world, enum shelf shelf, uint32_t count);
void world_index_free(struct world *world);

/* The written path nearest to this one, for "did you mean"; NULL when none is near. */
const char *world_nearest(const struct world *world, const char *path);

#endif
