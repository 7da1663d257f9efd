/* pairs.c: tables in one order on every machine.
 *
 * pairs takes the keys when it begins and sorts them: false, true, numbers by value, texts by their bytes. What is removed
 * while it runs is skipped, what is added is not visited. */
#include <string.h>

#include "host/internal.h"

enum rank { RANK_BOOLEAN, RANK_NUMBER, RANK_TEXT };

struct key {
    union {
        lua_Integer integer; /* whole: the number, or 0 or 1 for a boolean */
        lua_Number real;
        const char *text; /* stays alive as a key of the table that holds the keys */
    };
    uint32_t bytes; /* of the text */
    int at;         /* from 1: where it stands among the collected keys */
    uint8_t rank;
    bool whole;
};

/* The order in which the collected keys are visited; a full userdata that only the iterator holds. */
struct walk {
    int count, next;
    int order[];
};

/* --- Comparing ----------------------------------------------------------------------------------------------------------- */

/* A whole number against a real one, exactly: past 2^53 a conversion would make neighbours equal. */
static int compare_mixed(lua_Integer integer, lua_Number real)
{
    if (real >= 0x1p63) return -1;
    if (real < -0x1p63) return 1;
    lua_Integer truncated = (lua_Integer)real;
    if (integer != truncated) return integer < truncated ? -1 : 1;
    lua_Number rest = real - (lua_Number)truncated;
    return rest > 0 ? -1 : rest < 0 ? 1 : 0;
}

static int compare_numbers(const struct key *a, const struct key *b)
{
    if (a->whole && b->whole) return (a->integer > b->integer) - (a->integer < b->integer);
    if (a->whole) return compare_mixed(a->integer, b->real);
    if (b->whole) return -compare_mixed(b->integer, a->real);
    return (a->real > b->real) - (a->real < b->real);
}

static int compare_texts(const struct key *a, const struct key *b)
{
    uint32_t shorter = a->bytes < b->bytes ? a->bytes : b->bytes;
    int order = memcmp(a->text, b->text, shorter);
    return order != 0 ? order : (a->bytes > b->bytes) - (a->bytes < b->bytes);
}

static int compare_keys(const struct key *a, const struct key *b)
{
    if (a->rank != b->rank) return a->rank - b->rank;
    return a->rank == RANK_TEXT ? compare_texts(a, b) : compare_numbers(a, b);
}

/* --- Sorting: bottom-up merge, so that the cost does not depend on the order they came in -------------------------------------- */

static void merge(const struct key *from, struct key *to, uint32_t low, uint32_t middle, uint32_t high)
{
    uint32_t left = low;
    uint32_t right = middle;
    for (uint32_t i = low; i < high; i++) {
        bool take_left = left < middle && (right >= high || compare_keys(&from[left], &from[right]) <= 0);
        to[i] = take_left ? from[left++] : from[right++];
    }
}

static bool is_sorted(const struct key *keys, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        if (compare_keys(&keys[i - 1], &keys[i]) > 0) return false;
    }
    return true;
}

/* Returns whichever of the two arrays holds the result. */
static const struct key *sort_keys(struct key *keys, struct key *spare, uint32_t count)
{
    for (uint32_t run = 1; run < count; run *= 2) {
        for (uint32_t low = 0; low < count; low += 2 * run) {
            uint32_t middle = low + run < count ? low + run : count;
            uint32_t high = low + 2 * run < count ? low + 2 * run : count;
            merge(keys, spare, low, middle, high);
        }
        struct key *swap = keys;
        keys = spare;
        spare = swap;
    }
    return keys;
}

/* --- Collecting ---------------------------------------------------------------------------------------------------------------- */

/* The key at `index` of the stack, described. Raises for what has no order. */
static struct key describe(lua_State *L, int index)
{
    switch (lua_type(L, index)) {
    case LUA_TBOOLEAN: return (struct key){.rank = RANK_BOOLEAN, .whole = true, .integer = lua_toboolean(L, index)};
    case LUA_TNUMBER:
        if (lua_isinteger(L, index)) {
            return (struct key){.rank = RANK_NUMBER, .whole = true, .integer = lua_tointeger(L, index)};
        }
        return (struct key){.rank = RANK_NUMBER, .real = lua_tonumber(L, index)};
    case LUA_TSTRING: {
        size_t bytes;
        const char *text = lua_tolstring(L, index, &bytes);
        return (struct key){.rank = RANK_TEXT, .text = text, .bytes = (uint32_t)bytes};
    }
    default: break;
    }
    script_raise(L, script_from(L), "T0142", "Use texts or numbers as keys",
                 "%s: the table has %s as a key, and such keys have no order", script_function_name(L),
                 script_type_name(L, index));
}

static uint32_t count_keys(lua_State *L)
{
    uint32_t count = 0;
    lua_pushnil(L);
    while (lua_next(L, 1) != 0) {
        lua_pop(L, 1);
        count++;
    }
    return count;
}

/* Every key is compared about log n times, and a text costs by its length. */
static void charge_for(lua_State *L, const struct key *keys, uint32_t count)
{
    int64_t bytes = 0;
    for (uint32_t i = 0; i < count; i++) {
        bytes += (int64_t)keys[i].bytes;
    }
    int64_t levels = count < 2 ? 0 : script_sort_units(count) / (int64_t)count;
    script_charge(L, script_from(L), script_sort_units(count) / 4 + bytes / 256 * levels);
}

static int pairs_step(lua_State *L)
{
    struct walk *walk = lua_touserdata(L, lua_upvalueindex(3));
    while (walk->next < walk->count) {
        lua_rawgeti(L, lua_upvalueindex(2), walk->order[walk->next++]); /* key */
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return 2; /* key value */
        lua_pop(L, 2);
    }
    lua_pushnil(L);
    return 1;
}

/* With the table at 1: pushes the list of keys, and describes them. */
static void collect(lua_State *L, struct key *keys)
{
    uint32_t i = 0;
    lua_pushnil(L);
    while (lua_next(L, 1) != 0) { /* … list sorting key value */
        lua_pop(L, 1);
        keys[i] = describe(L, -1);
        keys[i].at = (int)i + 1;
        lua_pushvalue(L, -1);
        lua_rawseti(L, -4, ++i);
    }
}

static void set_order(struct walk *walk, const struct key *sorted, uint32_t count)
{
    walk->count = (int)count;
    walk->next = 0;
    for (uint32_t k = 0; k < count; k++) {
        walk->order[k] = sorted[k].at;
    }
}

/* With the table at 1: leaves the list of keys and the walk over it on the stack. Most tables are lists, whose keys come
 * in order: those need no second array. */
static void push_walk(lua_State *L, uint32_t count)
{
    struct walk *walk = lua_newuserdatauv(L, sizeof *walk + sizeof(int) * count, 0); /* walk */
    lua_createtable(L, (int)count, 0);                                              /* walk list */
    struct key *keys = lua_newuserdatauv(L, sizeof *keys * (count + 1), 0);          /* walk list sorting */
    collect(L, keys);
    charge_for(L, keys, count);
    if (is_sorted(keys, count)) {
        set_order(walk, keys, count);
    } else {
        struct key *spare = lua_newuserdatauv(L, sizeof *keys * count, 0); /* walk list sorting spare */
        set_order(walk, sort_keys(keys, spare, count), count);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);    /* walk list */
    lua_insert(L, -2); /* list walk */
}

/* pairs(table) → key, value in order. A thing of the language may bring its own (__pairs). */
int host_pairs(lua_State *L)
{
    if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_call(L, 1, 3);
        return 3;
    }
    script_arg_table(L, 1);
    lua_settop(L, 1);
    uint32_t count = count_keys(L);
    script_charge(L, script_from(L), count);
    lua_pushvalue(L, 1);
    push_walk(L, count); /* table table keys walk */
    lua_pushcclosure(L, pairs_step, 3);
    return 1;
}

/* next(table) → the first key in the order of pairs, and its value; nil for an empty table. */
int host_next(lua_State *L)
{
    script_arg_table(L, 1);
    if (!lua_isnoneornil(L, 2)) {
        script_raise(L, script_from(L), "T0143", "Use for key, value in pairs(t) do ... end",
                     "next takes one table here and says whether it is empty");
    }
    lua_settop(L, 1);
    uint32_t count = count_keys(L);
    if (count == 0) {
        lua_pushnil(L);
        return 1;
    }
    script_charge(L, script_from(L), count);
    lua_pushnil(L); /* table best: set by the first key */
    struct key best = {0};
    bool some = false;
    lua_pushnil(L);
    while (lua_next(L, 1) != 0) { /* table best key value */
        lua_pop(L, 1);
        struct key key = describe(L, -1);
        if (some && compare_keys(&key, &best) >= 0) continue;
        best = key;
        some = true;
        lua_pushvalue(L, -1);
        lua_replace(L, 2);
    }
    lua_pushvalue(L, 2); /* table best best */
    lua_pushvalue(L, 2);
    lua_rawget(L, 1); /* table best best value */
    return 2;
}
