#include "engine/queue.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/str.h"

#define ARITY 4u /* a flatter heap than a binary one: fewer moves for the same order */

void queue_init(struct queue *queue)
{
    *queue = (struct queue){ 0 };
}

void queue_deinit(struct queue *queue)
{
    free(queue->keys);
    free(queue->slots);
    free(queue->free_slots);
    *queue = (struct queue){ 0 };
}

void queue_clear(struct queue *queue)
{
    queue->count = queue->slot_count = queue->free_count = 0;
    queue->next_order = 0;
}

static bool earlier(const struct queue_key *x, const struct queue_key *y)
{
    return x->at_s != y->at_s ? x->at_s < y->at_s : x->order < y->order;
}

static uint32_t slot_for(struct queue *queue, uint32_t kind, uint32_t a, uint64_t b)
{
    uint32_t slot;
    if (queue->free_count > 0) {
        slot = queue->free_slots[--queue->free_count];
    } else {
        GROW(queue->slots, queue->slot_count, queue->slot_room);
        slot = queue->slot_count++;
    }
    queue->slots[slot] = (struct queue_slot){ kind, a, b };
    return slot;
}

void queue_add(struct queue *queue, int64_t at_s, uint32_t kind, uint32_t a, uint64_t b)
{
    MUST(queue->next_order < UINT32_MAX);
    GROW(queue->keys, queue->count, queue->room);
    struct queue_key key = { .at_s = at_s, .order = queue->next_order++, .slot = slot_for(queue, kind, a, b) };
    struct queue_key *keys = queue->keys;
    uint32_t hole = queue->count++;
    while (hole > 0) {
        uint32_t parent = (hole - 1) / ARITY;
        if (!earlier(&key, &keys[parent])) {
            break;
        }
        keys[hole] = keys[parent];
        hole = parent;
    }
    keys[hole] = key;
}

/* Fills the hole at the top with the last key. */
static void sink(struct queue_key *keys, uint32_t count, struct queue_key last)
{
    uint32_t hole = 0;
    for (;;) {
        uint32_t child = hole * ARITY + 1;
        if (child >= count) {
            break;
        }
        uint32_t end = child + ARITY < count ? child + ARITY : count;
        uint32_t best = child;
        for (uint32_t i = child + 1; i < end; i++) {
            best = earlier(&keys[i], &keys[best]) ? i : best;
        }
        if (!earlier(&keys[best], &last)) {
            break;
        }
        keys[hole] = keys[best];
        hole = best;
    }
    keys[hole] = last;
}

struct due queue_take(struct queue *queue)
{
    MUST(queue->count > 0);
    struct queue_key first = queue->keys[0];
    struct queue_slot slot = queue->slots[first.slot];
    queue->count--;
    if (queue->count > 0) {
        sink(queue->keys, queue->count, queue->keys[queue->count]);
    }
    GROW(queue->free_slots, queue->free_count, queue->free_room);
    queue->free_slots[queue->free_count++] = first.slot;
    return (struct due){ .at_s = first.at_s, .kind = slot.kind, .a = slot.a, .b = slot.b };
}
