/* cache.h: what was made from which words, bounded in bytes; the least recently used goes first.
 *
 * Room: sim/text, private. Owns its entries. An entry stays until CACHE_BYTES_MAX is passed by later ones, and never
 * within the call that made it. */
#ifndef TOCSIN_TEXT_CACHE_H
#define TOCSIN_TEXT_CACHE_H

#include "text/text.h"

#define CACHE_BYTES_MAX (6u * 1024u * 1024u)
#define CACHE_BUCKETS 4096u

enum cached { CACHED_WIDTH, CACHED_RUN, CACHED_LINES };

struct cache_key {
    enum cached kind;
    enum text_face face;
    enum text_direction direction;
    uint32_t quarters;    /* px times 4 */
    uint32_t lines_max;   /* of CACHED_LINES */
    int32_t width;        /* of CACHED_LINES: px times 4 */
    const char *words;
    size_t bytes;
};

struct cache_entry {
    struct cache_entry *chain, *newer, *older;
    struct cache_key key; /* its words are a copy in this block */
    uint64_t hash;
    size_t bytes;         /* of everything that hangs on it */
    struct text_run run;
    struct text_lines lines;
    void *owned;          /* mask or lines: one block, freed with the entry */
};

struct cache {
    struct cache_entry *buckets[CACHE_BUCKETS];
    struct cache_entry *newest, *oldest;
    size_t bytes, bytes_max;
};

void cache_deinit(struct cache *cache);
void cache_clear(struct cache *cache);
/* NULL: not there. Found: it is the newest now. */
struct cache_entry *cache_find(struct cache *cache, const struct cache_key *key);
/* Adds; adopts `owned` of `owned_bytes`. MUST: the key is not there. */
struct cache_entry *cache_add(struct cache *cache, const struct cache_key *key, void *owned, size_t owned_bytes);

#endif
