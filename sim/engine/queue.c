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
    free(queue->items);
    *queue = (struct queue){ 0 };
}

void queue_clear(struct queue *queue)
{
    queue->count = 0;
    queue->next_order = 0;
}

static bool earlier(const struct due *x, const struct due *y)
{
    return x->at_s != y->at_s ? x->at_s < y->at_s : x->order < y->order;
}

void queue_add(struct queue *queue, int64_t at_s, uint32_t kind, uint32_t a, uint64_t b)
{
    GROW(queue->items, queue->count, queue->room);
    struct due due = { .at_s = at_s, .order = queue->next_order++, .kind = kind, .a = a, .b = b };
    uint32_t hole = queue->count++;
    while (hole > 0) {
        uint32_t parent = (hole - 1) / ARITY;
        if (!earlier(&due, &queue->items[parent])) {
            break;
        }
        queue->items[hole] = queue->items[parent];
        hole = parent;
    }
    queue->items[hole] = due;
}

static uint32_t earliest_child(const struct queue *queue, uint32_t hole)
{
    uint32_t first = hole * ARITY + 1;
    uint32_t end = first + ARITY < queue->count ? first + ARITY : queue->count;
    uint32_t best = first;
    for (uint32_t child = first + 1; child < end; child++) {
        if (earlier(&queue->items[child], &queue->items[best])) {
            best = child;
        }
    }
    return best;
}

struct due queue_take(struct queue *queue)
{
    MUST(queue->count > 0);
    struct due taken = queue->items[0];
    struct due last = queue->items[--queue->count];
    uint32_t hole = 0;
    while (hole * ARITY + 1 < queue->count) {
        uint32_t child = earliest_child(queue, hole);
        if (!earlier(&queue->items[child], &last)) {
            break;
        }
        queue->items[hole] = queue->items[child];
        hole = child;
    }
    if (queue->count > 0) {
        queue->items[hole] = last;
    }
    return taken;
}
