/* sort.c: table.sort, stable, and with a bound on the comparisons whatever the comparator answers.
 *
 * The values are copied first and only their numbers are moved, so a comparator that changes the table, or raises, leaves
 * it as it was. */
#include "host/internal.h"

enum { ARG_TABLE = 1, ARG_COMPARE = 2, VALUES = 3, ORDER = 4 };

#define TEXT_BYTES_A_UNIT 32u

/* What comparing two texts costs: at most the shorter is read. */
static void charge_texts(lua_State *L)
{
    if (lua_type(L, -1) != LUA_TSTRING || lua_type(L, -2) != LUA_TSTRING) return;
    size_t a = lua_rawlen(L, -1);
    size_t b = lua_rawlen(L, -2);
    size_t shorter = a < b ? a : b;
    if (shorter >= TEXT_BYTES_A_UNIT) script_charge(L, script_from(L), (int64_t)(shorter / TEXT_BYTES_A_UNIT));
}

/* Is values[a] < values[b]? */
static bool is_less(lua_State *L, int a, int b)
{
    bool less;
    if (lua_isnil(L, ARG_COMPARE)) {
        lua_rawgeti(L, VALUES, a);
        lua_rawgeti(L, VALUES, b);
        charge_texts(L);
        less = lua_compare(L, -2, -1, LUA_OPLT) != 0;
        lua_pop(L, 2);
        return less;
    }
    lua_pushvalue(L, ARG_COMPARE);
    lua_rawgeti(L, VALUES, a);
    lua_rawgeti(L, VALUES, b);
    lua_call(L, 2, 1); /* not yieldable: a comparator cannot wait */
    less = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    return less;
}

/* Stable: the right one goes first only when it is truly less. At most high - low - 1 comparisons. */
static void merge(lua_State *L, const int *from, int *to, uint32_t low, uint32_t middle, uint32_t high)
{
    uint32_t left = low;
    uint32_t right = middle;
    uint32_t i = low;
    while (left < middle && right < high) {
        to[i++] = is_less(L, from[right], from[left]) ? from[right++] : from[left++];
    }
    while (left < middle) to[i++] = from[left++];
    while (right < high) to[i++] = from[right++];
}

static const int *sort_order(lua_State *L, int *order, int *spare, uint32_t count)
{
    for (uint32_t run = 1; run < count; run *= 2) {
        for (uint32_t low = 0; low < count; low += 2 * run) {
            uint32_t middle = low + run < count ? low + run : count;
            uint32_t high = low + 2 * run < count ? low + 2 * run : count;
            merge(L, order, spare, low, middle, high);
        }
        int *swap = order;
        order = spare;
        spare = swap;
    }
    return order;
}

static uint32_t copy_values(lua_State *L)
{
    lua_Integer length = script_arg_list(L, ARG_TABLE);
    if (length > INT32_MAX / 4) script_misuse(L, "the list is too long");
    uint32_t count = (uint32_t)length;
    script_charge(L, script_from(L), script_sort_units(count) + count);
    lua_createtable(L, (int)count, 0); /* table compare values */
    for (uint32_t i = 1; i <= count; i++) {
        lua_rawgeti(L, ARG_TABLE, i);
        lua_rawseti(L, VALUES, i);
    }
    return count;
}

/* table.sort(list[, less]) */
int host_sort(lua_State *L)
{
    script_arg_table(L, ARG_TABLE);
    if (!lua_isnoneornil(L, ARG_COMPARE)) script_arg_function(L, ARG_COMPARE);
    lua_settop(L, 2);
    uint32_t count = copy_values(L);
    int *order = lua_newuserdatauv(L, sizeof *order * 2 * (count + 1), 0); /* table compare values order */
    for (uint32_t i = 0; i < count; i++) {
        order[i] = (int)i + 1;
    }
    const int *sorted = sort_order(L, order, order + count, count);
    for (uint32_t i = 0; i < count; i++) {
        lua_rawgeti(L, VALUES, sorted[i]);
        lua_rawseti(L, ARG_TABLE, i + 1);
    }
    return 0;
}
