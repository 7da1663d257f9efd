#include "journal/senders.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/str.h"

struct seen {
    uint64_t sender_number, number;
};

struct sender_list {
    struct sender_key key;
    uint64_t hash;
    struct seen *seen; /* by sender_number */
    uint32_t seen_count, seen_room;
};

void senders_init(struct senders *senders)
{
    *senders = (struct senders){ 0 };
    arena_init(&senders->names);
}

void senders_deinit(struct senders *senders)
{
    for (uint32_t i = 0; i < senders->lists_count; i++) {
        free(senders->lists[i].seen);
    }
    free(senders->lists);
    free(senders->slots);
    arena_deinit(&senders->names);
}

static uint64_t key_hash(struct sender_key key)
{
    uint64_t words[3] = { hash_bytes(key.role, strlen(key.role)), hash_bytes(key.team, strlen(key.team)), key.seat };
    return hash_bytes(words, sizeof words);
}

static bool key_equal(struct sender_key a, struct sender_key b)
{
    return a.seat == b.seat && str_equal(a.role, b.role) && str_equal(a.team, b.team);
}

/* The slot that holds this key, or the empty one where it belongs. The table is never full. */
static uint32_t slot_of(const struct senders *senders, struct sender_key key, uint64_t hash)
{
    uint32_t mask = senders->slot_count - 1;
    uint32_t slot = (uint32_t)hash & mask;
    while (senders->slots[slot] != 0 && !key_equal(senders->lists[senders->slots[slot] - 1].key, key)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

static struct sender_list *list_find(const struct senders *senders, struct sender_key key)
{
    if (senders->slot_count == 0) {
        return NULL;
    }
    uint32_t held = senders->slots[slot_of(senders, key, key_hash(key))];
    return held == 0 ? NULL : &senders->lists[held - 1];
}

static void slots_double(struct senders *senders)
{
    uint32_t count = senders->slot_count == 0 ? 64 : senders->slot_count * 2;
    free(senders->slots);
    senders->slots = calloc(count, sizeof *senders->slots);
    MUST(senders->slots != NULL);
    senders->slot_count = count;
    for (uint32_t i = 0; i < senders->lists_count; i++) {
        const struct sender_list *list = &senders->lists[i];
        senders->slots[slot_of(senders, list->key, list->hash)] = i + 1;
    }
}

static struct sender_list *list_add(struct senders *senders, struct sender_key key)
{
    if (senders->lists_count + 1 > senders->slot_count / 2) {
        slots_double(senders);
    }
    struct sender_key kept = { arena_copy_string(&senders->names, key.role),
                               arena_copy_string(&senders->names, key.team), key.seat };
    GROW(senders->lists, senders->lists_count, senders->lists_room);
    struct sender_list *list = &senders->lists[senders->lists_count++];
    *list = (struct sender_list){ .key = kept, .hash = key_hash(key) };
    senders->slots[slot_of(senders, kept, list->hash)] = senders->lists_count;
    return list;
}

/* How many of the list are below `sender_number`: where it is, or belongs. */
static uint32_t place_of(const struct sender_list *list, uint64_t sender_number)
{
    uint32_t low = 0;
    uint32_t high = list->seen_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list->seen[middle].sender_number < sender_number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

uint64_t senders_find(const struct senders *senders, struct sender_key key, uint64_t sender_number)
{
    const struct sender_list *list = list_find(senders, key);
    if (list == NULL) {
        return 0;
    }
    uint32_t place = place_of(list, sender_number);
    bool is_there = place < list->seen_count && list->seen[place].sender_number == sender_number;
    return is_there ? list->seen[place].number : 0;
}

void senders_add(struct senders *senders, struct sender_key key, uint64_t sender_number, uint64_t number)
{
    struct sender_list *list = list_find(senders, key);
    if (list == NULL) {
        list = list_add(senders, key);
    }
    uint32_t place = place_of(list, sender_number);
    MUST(place == list->seen_count || list->seen[place].sender_number != sender_number);
    GROW(list->seen, list->seen_count, list->seen_room);
    memmove(&list->seen[place + 1], &list->seen[place], (list->seen_count - place) * sizeof *list->seen);
    list->seen[place] = (struct seen){ sender_number, number };
    list->seen_count++;
}

static void list_drop(struct sender_list *list, uint64_t keep)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->seen_count; i++) {
        if (list->seen[i].number <= keep) {
            list->seen[kept++] = list->seen[i];
        }
    }
    list->seen_count = kept;
}

void senders_drop(struct senders *senders, uint64_t keep)
{
    for (uint32_t i = 0; i < senders->lists_count; i++) {
        list_drop(&senders->lists[i], keep);
    }
}
