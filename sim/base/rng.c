#include "base/rng.h"

#include "base/err.h"

static uint64_t mix(uint64_t x)
{
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9u;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebu;
    x ^= x >> 31;
    return x;
}

uint64_t rng_bits(const struct rng_key *key)
{
    uint64_t h = mix(key->seed + 0x9e3779b97f4a7c15u);
    h = mix(h ^ (((uint64_t)key->kind << 32) | key->a));
    h = mix(h + 0x9e3779b97f4a7c15u + key->b);
    return mix(h ^ (key->ordinal * 0xd1342543de82ef95u + 0x632be59bd9b4e019u));
}

uint32_t rng_below(const struct rng_key *key, uint32_t below)
{
    MUST(below >= 1);
    struct rng_key k = *key;
    /* Lemire's method on 32 of the bits; a rejected draw moves to a far ordinal of the same key. */
    uint32_t reject_under = (uint32_t)(-below) % below;
    for (;;) {
        uint64_t product = (uint64_t)(uint32_t)(rng_bits(&k) >> 32) * below;
        if ((uint32_t)product >= reject_under) {
            return (uint32_t)(product >> 32);
        }
        k.ordinal += (uint64_t)1 << 48;
    }
}

/* The largest r with r*r <= x. */
static uint64_t root(unsigned __int128 x)
{
    uint64_t low = 0;
    for (uint64_t bit = (uint64_t)1 << 63; bit != 0; bit >>= 1) {
        uint64_t try = low | bit;
        if ((unsigned __int128)try * try <= x) {
            low = try;
        }
    }
    return low;
}

int64_t rng_triangular(const struct rng_key *key, int64_t least, int64_t likely, int64_t most)
{
    MUST(least <= likely);
    MUST(likely <= most);
    uint64_t width = (uint64_t)(most - least);
    if (width == 0) {
        return least;
    }
    MUST(width < (uint64_t)1 << 40);
    uint64_t rise = (uint64_t)(likely - least);
    uint64_t fall = width - rise;
    uint64_t u = rng_bits(key) >> 32; /* u / 2^32 is uniform in [0, 1) */
    unsigned __int128 area = (unsigned __int128)u * width; /* against rise * 2^32 */
    if (area < ((unsigned __int128)rise << 32)) {
        return least + (int64_t)root((area * rise) >> 32);
    }
    unsigned __int128 rest = (unsigned __int128)(((uint64_t)1 << 32) - u) * width;
    return most - (int64_t)root((rest * fall) >> 32);
}
