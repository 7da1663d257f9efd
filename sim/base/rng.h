/* rng.h: chance without a stream.
 *
 * Every draw is a pure function of (seed, kind, a, b, ordinal). Nothing is remembered between draws, so one more share
 * or one more bot shifts no other draw. The mixing is SplitMix64's finaliser (Steele, Lea, Flood 2014) over each word.
 *
 * Room: sim/base. No floating point. */
#ifndef TOCSIN_BASE_RNG_H
#define TOCSIN_BASE_RNG_H

#include <stdint.h>

struct rng_key {
    uint64_t seed;
    uint32_t kind; /* what is drawn: the engine and the bots each have their own list */
    uint32_t a, b; /* the ids that it is drawn for */
    uint64_t ordinal; /* which of several draws with the same ids */
};

/* 64 uniform bits. */
uint64_t rng_bits(const struct rng_key *key);
/* Uniform in 0..below-1, unbiased. `below` is at least 1. */
uint32_t rng_below(const struct rng_key *key, uint32_t below);
/* Triangular between least and most with the given peak, all inclusive; whole numbers in and out, integer arithmetic. */
int64_t rng_triangular(const struct rng_key *key, int64_t least, int64_t likely, int64_t most);

#endif
