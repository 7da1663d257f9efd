/* queue.h: what is due, in order of time and then of scheduling: first in, first out within one second.
 *
 * Room: sim/engine, private. Owns its heap from queue_init to queue_deinit. */
#ifndef TOCSIN_ENGINE_QUEUE_H
#define TOCSIN_ENGINE_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

struct due {
    int64_t at_s;
    uint32_t kind; /* enum due_kind, engine/state.h */
    uint32_t a;
    uint64_t b;
};

/* The heap moves small keys; what is due lies still in a slot beside it. */
struct queue_key { int64_t at_s; uint32_t order, slot; };
struct queue_slot { uint32_t kind, a; uint64_t b; };

struct queue {
    struct queue_key *keys;
    uint32_t count, room;
    struct queue_slot *slots; /* as many as there ever were keys at once */
    uint32_t slot_count, slot_room;
    uint32_t *free_slots;
    uint32_t free_count, free_room;
    uint32_t next_order;
};

void queue_init(struct queue *queue);
void queue_deinit(struct queue *queue);
void queue_clear(struct queue *queue);
void queue_add(struct queue *queue, int64_t at_s, uint32_t kind, uint32_t a, uint64_t b);
/* INT64_MAX when empty. */
static inline int64_t queue_next_s(const struct queue *queue)
{
    return queue->count > 0 ? queue->keys[0].at_s : INT64_MAX;
}
/* MUST not be empty. */
struct due queue_take(struct queue *queue);

#endif
