#include "base/hash.h"

#include <stdio.h>
#include <xxhash.h>

#include "base/err.h"


struct hash *hash_create(void)
{
    XXH3_state_t *state = XXH3_createState();
    MUST(state != NULL);
    MUST(XXH3_128bits_reset(state) == XXH_OK);
    return (struct hash *)state;
}

static XXH3_state_t *state_of(struct hash *hash)
{
    return (XXH3_state_t *)hash;
}

void hash_destroy(struct hash *hash)
{
    (void)XXH3_freeState(state_of(hash));
}

void hash_reset(struct hash *hash)
{
    MUST(XXH3_128bits_reset(state_of(hash)) == XXH_OK);
}

void hash_add(struct hash *hash, const void *bytes, size_t count)
{
    MUST(XXH3_128bits_update(state_of(hash), bytes, count) == XXH_OK);
}

struct digest hash_digest(const struct hash *hash)
{
    XXH128_hash_t h = XXH3_128bits_digest((const XXH3_state_t *)hash);
    return (struct digest){ .high = h.high64, .low = h.low64 };
}

uint64_t hash_bytes(const void *bytes, size_t count)
{
    return XXH3_64bits(bytes, count);
}

void digest_format(struct digest digest, char text[DIGEST_TEXT_BYTES])
{
    (void)snprintf(text, DIGEST_TEXT_BYTES, "%016llx%016llx",
                   (unsigned long long)digest.high, (unsigned long long)digest.low);
}

int digest_equal(struct digest a, struct digest b)
{
    return a.high == b.high && a.low == b.low;
}
