/* heap.h: the memory of one Lua state: counted, capped, and the place where its hash seed is fixed.
 *
 * Room:  scripting/host, inside only. The contract is Lua's (lua_Alloc): shrinking never fails; when `ptr` is NULL,
 *        `osize` is not a size but the type of the object to come.
 * Units: bytes as Lua asks for them, without malloc's own overhead.
 *
 * The seed. Lua draws the seed of its string hash from addresses and the time, and table order follows it. Its first
 * request is the block that holds its whole fixed state; by its second request that block is filled in and no string
 * exists yet. So then, if everything that is known of the block's layout is found in it, the seed is written over. On any
 * other layout nothing is written, and the state runs with a seed of its own. docs/sandbox.md, "Table order". */
#ifndef TOCSIN_HOST_HEAP_H
#define TOCSIN_HOST_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where Lua keeps things in its first block, as offsets from the pair {allocator, its data} that the state begins with. */
struct seed_layout {
    const char *ident; /* what lua_ident must begin with */
    size_t block_bytes;
    size_t total_at;    /* size_t: bytes allocated so far, now block_bytes */
    size_t debt_at;     /* ptrdiff_t: 0 */
    size_t strings_at;  /* pointer: the string table, still NULL */
    size_t registry_at; /* a value's tag byte: nil, 0 */
    size_t nil_at;      /* a value's tag byte: the integer that says "not complete yet" */
    unsigned char nil_tag;
    size_t seed_at; /* unsigned int */
};

/* Lua 5.4.4 on a 64-bit machine, as Debian 12 builds it. */
extern const struct seed_layout seed_layout_5_4_4;

enum heap_refusal { HEAP_FINE, HEAP_OVER_LIMIT, HEAP_OVER_STRING };

struct heap {
    size_t used, peak;
    size_t limit, string_limit;
    enum heap_refusal refused; /* the first refusal since heap_forgive; sticky */
    void (*on_refusal)(void *user); /* called once, at the first refusal; must not allocate. May be NULL */
    void *user;
    int64_t units; /* what long texts cost is taken off here: the C library copies them in no VM instruction */

    const struct seed_layout *layout; /* NULL: leave the seed alone */
    uint32_t seed;
    void *first_block;
    size_t first_bytes;
    bool seed_settled; /* the second request has come */
    bool seed_fixed;
};

void heap_init(struct heap *heap, size_t limit, size_t string_limit, const struct seed_layout *layout, uint32_t seed);
/* A lua_Alloc; `heap` is a struct heap. */
void *heap_alloc(void *heap, void *ptr, size_t osize, size_t nsize);
void heap_forgive(struct heap *heap);

/* Makes three small states and compares the order of 60 keys: the same for the same seed, another for another seed. */
bool seed_self_check(const struct seed_layout *layout);

#endif
