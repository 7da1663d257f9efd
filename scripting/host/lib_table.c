/* lib_table.c: table.concat insert remove sort unpack. Lengths are raw; a range is charged before it is walked. */
#include "host/internal.h"

#define MOVES_A_UNIT 8

/* How many are in first..last; the whole range of integers counts one less, rather than none. */
static lua_Unsigned range_count(lua_Integer first, lua_Integer last)
{
    if (first > last) return 0;
    lua_Unsigned between = (lua_Unsigned)last - (lua_Unsigned)first;
    return between == LUA_MAXUNSIGNED ? between : between + 1u;
}

static void charge_range(lua_State *L, lua_Unsigned count, int64_t a_unit)
{
    lua_Unsigned units = count / (lua_Unsigned)a_unit;
    script_charge(L, script_from(L), units > INT64_MAX ? INT64_MAX : (int64_t)units);
}

/* --- concat ----------------------------------------------------------------------------------------------------------------- */

static void add_item(lua_State *L, struct script *script, size_t mark, lua_Integer i)
{
    int type = lua_rawgeti(L, 1, i);
    if (type != LUA_TSTRING && type != LUA_TNUMBER) {
        script_misuse(L, "item %lld is %s, not a text or a number", (long long)i, script_type_name(L, -1));
    }
    size_t bytes;
    const char *text = script_text_of(L, -1, &bytes);
    scratch_add(L, script, mark, text, bytes);
    lua_pop(L, 2);
}

/* table.concat(list[, separator[, first[, last]]]) */
static int table_concat(lua_State *L)
{
    struct script *script = script_from(L);
    lua_Integer length = script_arg_list(L, 1);
    lua_settop(L, 4);
    size_t separator_bytes = 0;
    const char *separator = lua_isnil(L, 2) ? "" : script_arg_string(L, 2, &separator_bytes);
    lua_Integer first = script_arg_integer_or(L, 3, 1);
    lua_Integer last = script_arg_integer_or(L, 4, length);
    charge_range(L, range_count(first, last), 1);
    size_t mark = scratch_begin(script);
    for (lua_Integer i = first; i <= last; i++) {
        add_item(L, script, mark, i);
        if (i == last) break; /* last may be the largest number there is */
        scratch_add(L, script, mark, separator, separator_bytes);
    }
    scratch_push(L, script, mark);
    return 1;
}

/* --- insert, remove ------------------------------------------------------------------------------------------------------------- */

/* table.insert(list, value) · table.insert(list, position, value) */
static int table_insert(lua_State *L)
{
    lua_Integer end = script_arg_list(L, 1) + 1;
    if (luaL_getmetafield(L, 1, "__newindex") != LUA_TNIL) script_misuse(L, "this table cannot be changed");
    int given = lua_gettop(L);
    if (given == 2) {
        lua_rawseti(L, 1, end);
        return 0;
    }
    if (given != 3) script_misuse(L, "give it a list and a value, or a list, a position and a value");
    lua_Integer at = script_arg_integer(L, 2);
    if (at < 1 || at > end) script_misuse(L, "position %lld is outside the list", (long long)at);
    charge_range(L, range_count(at, end), MOVES_A_UNIT);
    for (lua_Integer i = end; i > at; i--) {
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
    }
    lua_rawseti(L, 1, at);
    return 0;
}

/* table.remove(list[, position]) → what stood there. */
static int table_remove(lua_State *L)
{
    lua_Integer length = script_arg_list(L, 1);
    lua_Integer at = script_arg_integer_or(L, 2, length);
    if (luaL_getmetafield(L, 1, "__newindex") != LUA_TNIL) script_misuse(L, "this table cannot be changed");
    bool empty = length == 0 && (at == 0 || at == 1);
    if (!empty && (at < 1 || at > length + 1)) script_misuse(L, "position %lld is outside the list", (long long)at);
    charge_range(L, range_count(at, length), MOVES_A_UNIT);
    lua_rawgeti(L, 1, at); /* … removed */
    for (lua_Integer i = at; i < length; i++) {
        lua_rawgeti(L, 1, i + 1);
        lua_rawseti(L, 1, i);
    }
    if (at <= length && at >= 1) {
        lua_pushnil(L);
        lua_rawseti(L, 1, length);
    }
    return 1;
}

/* --- unpack ------------------------------------------------------------------------------------------------------------------------ */

/* table.unpack(list[, first[, last]]) → its values, at most SCRIPT_RESULTS_MAX. */
static int table_unpack(lua_State *L)
{
    lua_Integer length = script_arg_list(L, 1);
    lua_Integer first = script_arg_integer_or(L, 2, 1);
    lua_Integer last = script_arg_integer_or(L, 3, length);
    lua_Unsigned count = range_count(first, last);
    if (count > SCRIPT_RESULTS_MAX) script_misuse(L, "these are more than %d values", SCRIPT_RESULTS_MAX);
    charge_range(L, count, 1);
    if (!lua_checkstack(L, (int)count)) script_misuse(L, "there is no room for so many values");
    for (lua_Unsigned i = 0; i < count; i++) {
        lua_rawgeti(L, 1, first + (lua_Integer)i);
    }
    return (int)count;
}

void lib_table_open(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"concat", table_concat}, {"insert", table_insert}, {"remove", table_remove},
        {"sort", host_sort},      {"unpack", table_unpack}, {NULL, NULL},
    };
    luaL_newlib(L, functions);
}
