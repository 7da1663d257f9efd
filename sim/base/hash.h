/* hash.h: the fast 128-bit digest of a trace: XXH3 over a little-endian encoding, written field by field.
 *
 * Room: sim/base. Not a defence against a forger (the chain over inputs is, journal/); it says whether two runs agree.
 * Units: bytes. The result does not depend on the processor, nor on how the bytes were split into calls. */
#ifndef TOCSIN_BASE_HASH_H
#define TOCSIN_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

struct digest {
    uint64_t high, low;
};

#define DIGEST_TEXT_BYTES 33u /* 32 hexadecimal digits and a NUL */

struct hash; /* a running digest */

struct hash *hash_create(void);
void hash_destroy(struct hash *hash);
void hash_reset(struct hash *hash);
void hash_add(struct hash *hash, const void *bytes, size_t count);
/* The digest of everything added so far; more may follow. */
struct digest hash_digest(const struct hash *hash);
/* One-shot, 64 bits: for the script host's seed and for tables. */
uint64_t hash_bytes(const void *bytes, size_t count);

void digest_format(struct digest digest, char text[DIGEST_TEXT_BYTES]);
int digest_equal(struct digest a, struct digest b);

/* Little-endian stores; `at` moves past what was written. */
static inline void le_u8(unsigned char **at, uint8_t v)
{
    *(*at)++ = v;
}
static inline void le_u32(unsigned char **at, uint32_t v)
{
    for (int i = 0; i < 4; i++) {
        *(*at)++ = (unsigned char)(v >> (8 * i));
    }
}
static inline void le_u64(unsigned char **at, uint64_t v)
{
    for (int i = 0; i < 8; i++) {
        *(*at)++ = (unsigned char)(v >> (8 * i));
    }
}

#endif
