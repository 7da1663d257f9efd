#include "text/cache.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

static uint64_t mix(uint64_t hash, uint64_t value)
{
    return (hash ^ value) * 0x9E3779B97F4A7C15u;
}

static uint64_t hash_of(const struct cache_key *key)
{
    uint64_t hash = hash_bytes(key->words, key->bytes);
    hash = mix(hash, (uint64_t)key->kind << 8 | (uint64_t)key->face << 4 | (uint64_t)key->direction);
    hash = mix(hash, (uint64_t)key->quarters << 32 | key->lines_max);
    hash = mix(hash, (uint64_t)(uint32_t)key->width);
    return hash ^ hash >> 29;
}

static bool is_same(const struct cache_key *a, const struct cache_key *b)
{
    return a->kind == b->kind && a->face == b->face && a->direction == b->direction && a->quarters == b->quarters
        && a->lines_max == b->lines_max && a->width == b->width && a->bytes == b->bytes
        && memcmp(a->words, b->words, a->bytes) == 0;
}

static void unlink_age(struct cache *cache, struct cache_entry *entry)
{
    *(entry->newer != NULL ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older != NULL ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void link_newest(struct cache *cache, struct cache_entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest != NULL ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

static void drop(struct cache *cache, struct cache_entry *entry)
{
    struct cache_entry **at = &cache->buckets[entry->hash % CACHE_BUCKETS];
    while (*at != entry) {
        at = &(*at)->chain;
    }
    *at = entry->chain;
    unlink_age(cache, entry);
    cache->bytes -= entry->bytes;
    free(entry->owned);
    free(entry);
}

void cache_clear(struct cache *cache)
{
    while (cache->oldest != NULL) {
        drop(cache, cache->oldest);
    }
}

void cache_deinit(struct cache *cache)
{
    cache_clear(cache);
}

struct cache_entry *cache_find(struct cache *cache, const struct cache_key *key)
{
    uint64_t hash = hash_of(key);
    for (struct cache_entry *e = cache->buckets[hash % CACHE_BUCKETS]; e != NULL; e = e->chain) {
        if (e->hash == hash && is_same(&e->key, key)) {
            unlink_age(cache, e);
            link_newest(cache, e);
            return e;
        }
    }
    return NULL;
}

static void make_room(struct cache *cache, size_t bytes)
{
    while (cache->oldest != NULL && cache->bytes + bytes > CACHE_BYTES_MAX) {
        drop(cache, cache->oldest);
    }
}

struct cache_entry *cache_add(struct cache *cache, const struct cache_key *key, void *owned, size_t owned_bytes)
{
    struct cache_entry *entry = malloc(sizeof *entry + key->bytes + 1);
    MUST(entry != NULL);
    char *words = (char *)(entry + 1);
    memcpy(words, key->words, key->bytes);
    words[key->bytes] = '\0';
    *entry = (struct cache_entry){ .key = *key, .hash = hash_of(key), .owned = owned,
                                   .bytes = sizeof *entry + key->bytes + 1 + owned_bytes };
    entry->key.words = words;
    make_room(cache, entry->bytes);
    entry->chain = cache->buckets[entry->hash % CACHE_BUCKETS];
    cache->buckets[entry->hash % CACHE_BUCKETS] = entry;
    link_newest(cache, entry);
    cache->bytes += entry->bytes;
    if (cache->bytes > cache->bytes_max) {
        cache->bytes_max = cache->bytes;
    }
    return entry;
}
