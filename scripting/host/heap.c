#include "host/heap.h"

#include <lua.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

extern const char lua_ident[]; /* exported by every liblua; no header declares it */

#define LONG_TEXT_BYTES 1024u /* from here on a text is charged for being copied */
#define BYTES_A_UNIT 64u
#define TEXT_HEAD_BYTES 32u /* what Lua keeps with a text, its NUL included (25 in 5.4.4) */

const struct seed_layout seed_layout_5_4_4 = {
    .ident = "$LuaVersion: Lua 5.4.4 ",
    .block_bytes = 1624,
    .total_at = 16,
    .debt_at = 24,
    .strings_at = 48,
    .registry_at = 72,
    .nil_at = 88,
    .nil_tag = 3,
    .seed_at = 96,
};

void heap_init(struct heap *heap, size_t limit, size_t string_limit, const struct seed_layout *layout, uint32_t seed)
{
    *heap = (struct heap){.limit = limit, .string_limit = string_limit, .layout = layout, .seed = seed};
}

void heap_forgive(struct heap *heap)
{
    heap->refused = HEAP_FINE;
}

/* --- The seed ------------------------------------------------------------------------------------------------------- */

/* The state begins with the allocator and its data: the one place in the block where our own two pointers stand. */
static unsigned char *find_state(const struct heap *heap)
{
    void *(*function)(void *, void *, size_t, size_t) = heap_alloc;
    unsigned char pair[sizeof function + sizeof heap];
    memcpy(pair, &function, sizeof function);
    memcpy(pair + sizeof function, &heap, sizeof heap);

    unsigned char *block = heap->first_block;
    unsigned char *found = NULL;
    for (size_t at = 0; at + sizeof pair <= heap->first_bytes; at += sizeof(void *)) {
        if (memcmp(block + at, pair, sizeof pair) != 0) continue;
        if (found != NULL) return NULL;
        found = block + at;
    }
    return found;
}

static bool is_word(const unsigned char *at, size_t expected)
{
    size_t word;
    memcpy(&word, at, sizeof word);
    return word == expected;
}

static bool fits(const struct heap *heap, const unsigned char *state)
{
    const struct seed_layout *l = heap->layout;
    const unsigned char *end = (unsigned char *)heap->first_block + heap->first_bytes;
    if (strncmp(lua_ident, l->ident, strlen(l->ident)) != 0) return false;
    if (sizeof(void *) != 8 || sizeof(size_t) != 8) return false;
    if (heap->first_bytes != l->block_bytes) return false;
    if (state + l->seed_at + sizeof(uint32_t) > end) return false;
    return is_word(state + l->total_at, l->block_bytes) && is_word(state + l->debt_at, 0) &&
           is_word(state + l->strings_at, 0) && state[l->registry_at] == LUA_TNIL && state[l->nil_at] == l->nil_tag;
}

static void settle_seed(struct heap *heap)
{
    heap->seed_settled = true;
    if (heap->layout == NULL || heap->first_block == NULL) return;
    unsigned char *state = find_state(heap);
    if (state == NULL || !fits(heap, state)) return;
    memcpy(state + heap->layout->seed_at, &heap->seed, sizeof heap->seed);
    heap->seed_fixed = true;
}

/* --- Requests ----------------------------------------------------------------------------------------------------------- */

static void *refuse(struct heap *heap, enum heap_refusal why)
{
    if (heap->refused == HEAP_FINE) {
        heap->refused = why;
        if (heap->on_refusal != NULL) heap->on_refusal(heap->user);
    }
    return NULL;
}

static void count(struct heap *heap, size_t taken, size_t given)
{
    heap->used = heap->used - given + taken;
    if (heap->used > heap->peak) heap->peak = heap->used;
}

static void *take_new(struct heap *heap, size_t type, size_t bytes)
{
    if (type == LUA_TSTRING) {
        if (bytes > heap->string_limit + TEXT_HEAD_BYTES) return refuse(heap, HEAP_OVER_STRING);
        if (bytes >= LONG_TEXT_BYTES) heap->units -= (int64_t)(bytes / BYTES_A_UNIT);
    }
    if (heap->first_block != NULL && !heap->seed_settled) settle_seed(heap);
    if (bytes > heap->limit || heap->used > heap->limit - bytes) return refuse(heap, HEAP_OVER_LIMIT);
    void *block = malloc(bytes);
    if (block == NULL) return refuse(heap, HEAP_OVER_LIMIT);
    count(heap, bytes, 0);
    if (heap->first_block == NULL) {
        heap->first_block = block;
        heap->first_bytes = bytes;
    }
    return block;
}

static void *grow(struct heap *heap, void *block, size_t before, size_t after)
{
    size_t more = after - before;
    if (more > heap->limit || heap->used > heap->limit - more) return refuse(heap, HEAP_OVER_LIMIT);
    void *moved = realloc(block, after);
    if (moved == NULL) return refuse(heap, HEAP_OVER_LIMIT);
    count(heap, after, before);
    return moved;
}

/* Lua relies on this never failing: when the system will not give a smaller block, the larger one does as well. */
static void *shrink(struct heap *heap, void *block, size_t before, size_t after)
{
    void *moved = realloc(block, after);
    count(heap, after, before);
    return moved == NULL ? block : moved;
}

void *heap_alloc(void *user, void *block, size_t osize, size_t nsize)
{
    struct heap *heap = user;
    if (nsize == 0) {
        if (block != NULL) count(heap, 0, osize);
        free(block);
        return NULL;
    }
    if (block == NULL) return take_new(heap, osize, nsize);
    return nsize > osize ? grow(heap, block, osize, nsize) : shrink(heap, block, osize, nsize);
}

/* --- Does the seed do what it should? ---------------------------------------------------------------------------------------- */

#define CHECK_KEYS 60

/* The keys in the order of the raw table. */
static int order_of_keys(lua_State *L)
{
    unsigned char *order = lua_touserdata(L, 1);
    lua_createtable(L, 0, 0);
    for (int i = 0; i < CHECK_KEYS; i++) {
        lua_pushfstring(L, "key%d", i);
        lua_pushinteger(L, i);
        lua_rawset(L, -3);
    }
    lua_pushnil(L);
    while (lua_next(L, -2) != 0) {
        *order++ = (unsigned char)lua_tointeger(L, -1);
        lua_pop(L, 1);
    }
    return 0;
}

static bool order_with_seed(const struct seed_layout *layout, uint32_t seed, unsigned char order[CHECK_KEYS])
{
    struct heap heap;
    heap_init(&heap, 1u << 20, 1u << 16, layout, seed);
    lua_State *L = lua_newstate(heap_alloc, &heap);
    if (L == NULL) return false;
    memset(order, 0, CHECK_KEYS);
    lua_pushcfunction(L, order_of_keys);
    lua_pushlightuserdata(L, order);
    bool ok = lua_pcall(L, 1, 0, 0) == LUA_OK && heap.seed_fixed;
    lua_close(L);
    return ok;
}

bool seed_self_check(const struct seed_layout *layout)
{
    unsigned char one[CHECK_KEYS], again[CHECK_KEYS], other[CHECK_KEYS];
    if (!order_with_seed(layout, 0x70C51Au, one) || !order_with_seed(layout, 0x70C51Au, again) ||
        !order_with_seed(layout, 0x1234567u, other)) {
        return false;
    }
    return memcmp(one, again, sizeof one) == 0 && memcmp(one, other, sizeof one) != 0;
}
