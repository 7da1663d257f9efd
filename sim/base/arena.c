#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

#define BLOCK_BYTES_MIN 16384u

struct arena_block {
    struct arena_block *older;
    size_t bytes;
    size_t used;
    alignas(max_align_t) unsigned char data[];
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){ 0 };
}

static void free_blocks(struct arena_block *block)
{
    while (block != NULL) {
        struct arena_block *older = block->older;
        free(block);
        block = older;
    }
}

void arena_deinit(struct arena *arena)
{
    free_blocks(arena->head);
    *arena = (struct arena){ 0 };
}

void arena_reset(struct arena *arena)
{
    if (arena->head == NULL) {
        return;
    }
    /* Blocks only ever grow, so the head is the largest. */
    free_blocks(arena->head->older);
    arena->head->older = NULL;
    arena->head->used = 0;
    arena->bytes_used = 0;
}

static struct arena_block *add_block(struct arena *arena, size_t bytes_wanted)
{
    size_t bytes = arena->head != NULL ? arena->head->bytes * 2 : BLOCK_BYTES_MIN;
    while (bytes < bytes_wanted) {
        bytes *= 2;
    }
    struct arena_block *block = malloc(sizeof *block + bytes);
    MUST(block != NULL);
    block->older = arena->head;
    block->bytes = bytes;
    block->used = 0;
    arena->head = block;
    return block;
}

void *arena_take(struct arena *arena, size_t bytes)
{
    size_t step = alignof(max_align_t);
    MUST(bytes < SIZE_MAX / 4);
    size_t rounded = (bytes + step - 1) / step * step;
    struct arena_block *block = arena->head;
    if (block == NULL || block->bytes - block->used < rounded) {
        block = add_block(arena, rounded);
    }
    void *at = block->data + block->used;
    block->used += rounded;
    arena->bytes_used += rounded;
    memset(at, 0, rounded);
    return at;
}

char *arena_copy(struct arena *arena, const char *text, size_t bytes)
{
    char *copy = arena_take(arena, bytes + 1);
    if (bytes > 0) {
        memcpy(copy, text, bytes);
    }
    return copy;
}

char *arena_copy_string(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int bytes = vsnprintf(NULL, 0, format, args);
    va_end(args);
    MUST(bytes >= 0);
    char *text = arena_take(arena, (size_t)bytes + 1);
    va_start(args, format);
    (void)vsnprintf(text, (size_t)bytes + 1, format, args);
    va_end(args);
    return text;
}
