/* senders.h: which numbers each sender has used already, in memory, so that the file needs no index for it.
 *
 * Room: sim/journal. Owns: its lists from first use until senders_deinit. Zero-initialise.
 * Cost: 16 bytes an input; a look-up is one hash and one binary search. */
#ifndef TOCSIN_JOURNAL_SENDERS_H
#define TOCSIN_JOURNAL_SENDERS_H

#include <stdint.h>

#include "base/arena.h"

struct sender_key {
    const char *role, *team;
    uint32_t seat;
};

struct sender_list;

struct senders {
    struct arena names;
    struct sender_list *lists;
    uint32_t lists_count, lists_room;
    uint32_t *slots; /* hash table of list index + 1; 0 empty */
    uint32_t slot_count;
};

void senders_init(struct senders *senders);
void senders_deinit(struct senders *senders);
/* The input's number, 0 when that sender never used `sender_number`. */
uint64_t senders_find(const struct senders *senders, struct sender_key key, uint64_t sender_number);
/* MUST not be there yet. */
void senders_add(struct senders *senders, struct sender_key key, uint64_t sender_number, uint64_t number);
/* Forgets every input numbered above `keep`: an undone group. */
void senders_drop(struct senders *senders, uint64_t keep);

#endif
