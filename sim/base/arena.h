/* arena.h: memory that is given piece by piece and taken back all at once.
 *
 * Room:  sim/base.
 * Owns:  its blocks, from arena_init to arena_deinit. A pointer from an arena lives until arena_reset or arena_deinit.
 * Fails: never returns NULL. When the system has no memory left . */
#ifndef TOCSIN_BASE_ARENA_H
#define TOCSIN_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena_block;

struct arena {
    struct arena_block *head; /* the block being filled; older ones hang behind it */
    size_t bytes_used;        /* given out since the last reset, alignment included */
};

void arena_init(struct arena *arena);
void arena_deinit(struct arena *arena);
/* Takes everything back but keeps the largest block for reuse. */
void arena_reset(struct arena *arena);

/* Zeroed memory, aligned for any type. `bytes` may be 0. */
void *arena_take(struct arena *arena, size_t bytes);
/* A copy of `bytes` bytes with a NUL behind. */
char *arena_copy(struct arena *arena, const char *text, size_t bytes);
char *arena_copy_string(struct arena *arena, const char *text);
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define ARENA_NEW(arena, type) ((type *)arena_take((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_take((arena), sizeof(type) * (size_t)(count)))

#endif
