/* lib_base.c: assert error ipairs next pairs select tonumber tostring type. */
#include <string.h>

#include "host/internal.h"

/* --- Errors ------------------------------------------------------------------------------------------------------------- */

static _Noreturn void raise_value(lua_State *L, int arg)
{
    struct script *script = script_from(L);
    if (lua_type(L, arg) == LUA_TSTRING || lua_type(L, arg) == LUA_TNUMBER) {
        script_raise(L, script, "T0130", NULL, "%s", script_text_of(L, arg, NULL));
    }
    script_raise(L, script, "T0130", "Give error a text", "An error was raised with %s instead of a text",
                 script_type_name(L, arg));
}

/* error(message). Nothing catches it: it ends the handler, with this line as its place. */
static int base_error(lua_State *L)
{
    raise_value(L, 1);
}

/* assert(value, message) → all its arguments. */
static int base_assert(lua_State *L)
{
    if (lua_toboolean(L, 1)) return lua_gettop(L);
    if (lua_isnoneornil(L, 2)) {
        script_raise(L, script_from(L), "T0130", NULL, "assert: what was expected here does not hold");
    }
    raise_value(L, 2);
}

/* --- Iteration ---------------------------------------------------------------------------------------------------------- */

static int ipairs_step(lua_State *L)
{
    lua_Integer i = lua_tointeger(L, 2);
    if (i == LUA_MAXINTEGER) return 0;
    lua_pushinteger(L, i + 1);
    return lua_geti(L, 1, i + 1) == LUA_TNIL ? 1 : 2;
}

/* ipairs(list) → i, value from 1 up to the first nil. */
static int base_ipairs(lua_State *L)
{
    if (lua_isnoneornil(L, 1)) script_arg_fail(L, 1, "a table");
    lua_pushcfunction(L, ipairs_step);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

/* --- Values ---------------------------------------------------------------------------------------------------------------- */

/* select("#", …) → how many; select(n, …) → from the n-th on, a negative n from the end. */
static int base_select(lua_State *L)
{
    int count = lua_gettop(L);
    if (lua_type(L, 1) == LUA_TSTRING && str_equal(lua_tostring(L, 1), "#")) {
        lua_pushinteger(L, count - 1);
        return 1;
    }
    lua_Integer n = script_arg_integer(L, 1);
    if (n < 0) n += count;
    if (n < 1) script_misuse(L, "argument 1 is out of range");
    return n > count ? 0 : count - (int)n;
}

static int base_type(lua_State *L)
{
    if (lua_isnone(L, 1)) script_arg_fail(L, 1, "a value");
    lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

/* tostring(value) → text, the same in every run: tables and functions give the name of their type. */
static int base_tostring(lua_State *L)
{
    if (lua_isnone(L, 1)) script_arg_fail(L, 1, "a value");
    script_text_of(L, 1, NULL);
    return 1;
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static int digit_value(char byte)
{
    if (byte >= '0' && byte <= '9') return byte - '0';
    char lower = (char)(byte | 0x20);
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

/* Digits of a base with a sign and spaces around; numbers too large wrap, as Lua's do. */
static bool parse_in_base(const char *text, size_t bytes, int base, lua_Integer *value)
{
    const char *end = text + bytes;
    while (text < end && is_space(*text)) text++;
    while (end > text && is_space(end[-1])) end--;
    bool negative = text < end && *text == '-';
    text += negative;
    if (text == end) return false;
    lua_Unsigned sum = 0;
    for (; text < end; text++) {
        if (digit_value(*text) >= base) return false;
        sum = sum * (lua_Unsigned)base + (lua_Unsigned)digit_value(*text);
    }
    *value = (lua_Integer)(negative ? 0u - sum : sum);
    return true;
}

static int number_in_base(lua_State *L)
{
    lua_Integer base = script_arg_integer(L, 2);
    if (base < 2 || base > 36) script_misuse(L, "the base must be between 2 and 36");
    if (lua_type(L, 1) != LUA_TSTRING) script_arg_fail(L, 1, "a text");
    size_t bytes;
    const char *text = lua_tolstring(L, 1, &bytes);
    lua_Integer value;
    if (parse_in_base(text, bytes, (int)base, &value)) {
        lua_pushinteger(L, value);
    } else {
        lua_pushnil(L);
    }
    return 1;
}

/* tonumber(value[, base]) → number or nil. */
static int base_tonumber(lua_State *L)
{
    if (!lua_isnoneornil(L, 2)) return number_in_base(L);
    if (lua_isnone(L, 1)) script_arg_fail(L, 1, "a value");
    if (lua_type(L, 1) == LUA_TNUMBER) {
        lua_settop(L, 1);
        return 1;
    }
    size_t bytes = 0;
    const char *text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &bytes) : NULL;
    if (text == NULL || lua_stringtonumber(L, text) != bytes + 1) lua_pushnil(L);
    return 1;
}

void lib_base_open(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"assert", base_assert},     {"error", base_error},       {"ipairs", base_ipairs}, {"next", host_next},
        {"pairs", host_pairs},       {"select", base_select},     {"tonumber", base_tonumber},
        {"tostring", base_tostring}, {"type", base_type},         {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}
