/* lib_math.c: math.abs ceil floor fmod max min modf sqrt tointeger type huge maxinteger mininteger.
 *
 * Only operations that IEEE 754 defines to the last bit: they give the same on every processor. */
#include <math.h>

#include "host/internal.h"

static bool is_whole(lua_State *L, int arg)
{
    script_arg_number(L, arg);
    return lua_isinteger(L, arg) != 0;
}

/* A whole real becomes a whole number when it fits, as in Lua. */
static void push_rounded(lua_State *L, lua_Number value)
{
    lua_Integer integer;
    if (lua_numbertointeger(value, &integer)) {
        lua_pushinteger(L, integer);
    } else {
        lua_pushnumber(L, value);
    }
}

static int math_abs(lua_State *L)
{
    if (is_whole(L, 1)) {
        lua_Integer value = lua_tointeger(L, 1);
        lua_pushinteger(L, value < 0 ? (lua_Integer)(0u - (lua_Unsigned)value) : value);
    } else {
        lua_pushnumber(L, fabs(lua_tonumber(L, 1)));
    }
    return 1;
}

static int math_floor(lua_State *L)
{
    if (is_whole(L, 1)) {
        lua_settop(L, 1);
    } else {
        push_rounded(L, floor(lua_tonumber(L, 1)));
    }
    return 1;
}

static int math_ceil(lua_State *L)
{
    if (is_whole(L, 1)) {
        lua_settop(L, 1);
    } else {
        push_rounded(L, ceil(lua_tonumber(L, 1)));
    }
    return 1;
}

static int math_fmod(lua_State *L)
{
    bool whole = is_whole(L, 1);
    whole = is_whole(L, 2) && whole;
    if (!whole) {
        lua_pushnumber(L, fmod(lua_tonumber(L, 1), lua_tonumber(L, 2)));
        return 1;
    }
    lua_Integer divisor = lua_tointeger(L, 2);
    if (divisor == 0) script_misuse(L, "argument 2 is zero");
    lua_pushinteger(L, divisor == -1 ? 0 : lua_tointeger(L, 1) % divisor); /* the least number % -1 overflows in C */
    return 1;
}

/* max and min keep the type of the argument that they choose. */
static int choose(lua_State *L, bool largest)
{
    int count = lua_gettop(L);
    int best = 1;
    script_arg_number(L, 1);
    for (int i = 2; i <= count; i++) {
        script_arg_number(L, i);
        int better = largest ? lua_compare(L, best, i, LUA_OPLT) : lua_compare(L, i, best, LUA_OPLT);
        if (better) best = i;
    }
    lua_pushvalue(L, best);
    return 1;
}

static int math_max(lua_State *L)
{
    return choose(L, true);
}

static int math_min(lua_State *L)
{
    return choose(L, false);
}

/* math.modf(x) → the whole part, the rest as a real. */
static int math_modf(lua_State *L)
{
    lua_Number value = script_arg_number(L, 1);
    lua_Number whole = value < 0 ? ceil(value) : floor(value);
    push_rounded(L, whole);
    lua_pushnumber(L, isinf(value) ? 0.0 : value - whole);
    return 2;
}

static int math_sqrt(lua_State *L)
{
    lua_pushnumber(L, sqrt(script_arg_number(L, 1)));
    return 1;
}

static int math_tointeger(lua_State *L)
{
    int whole = 0;
    lua_Integer value = lua_type(L, 1) == LUA_TNUMBER ? lua_tointegerx(L, 1, &whole) : 0;
    if (whole) {
        lua_pushinteger(L, value);
    } else {
        lua_pushnil(L);
    }
    return 1;
}

static int math_type(lua_State *L)
{
    if (lua_isnone(L, 1)) script_arg_fail(L, 1, "a value");
    if (lua_type(L, 1) == LUA_TNUMBER) {
        lua_pushstring(L, lua_isinteger(L, 1) ? "integer" : "float");
    } else {
        lua_pushnil(L);
    }
    return 1;
}

void lib_math_open(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"abs", math_abs},   {"ceil", math_ceil}, {"floor", math_floor}, {"fmod", math_fmod},
        {"max", math_max},   {"min", math_min},   {"modf", math_modf},   {"sqrt", math_sqrt},
        {"tointeger", math_tointeger}, {"type", math_type}, {NULL, NULL},
    };
    luaL_newlib(L, functions);
    lua_pushnumber(L, HUGE_VAL);
    lua_setfield(L, -2, "huge");
    lua_pushinteger(L, LUA_MAXINTEGER);
    lua_setfield(L, -2, "maxinteger");
    lua_pushinteger(L, LUA_MININTEGER);
    lua_setfield(L, -2, "mininteger");
}
