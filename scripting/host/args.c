/* args.c: arguments, checked in plain sentences. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "host/internal.h"

/* --- Names for messages ------------------------------------------------------------------------------------------------ */

static bool running_function(lua_State *L, lua_Debug *frame)
{
    return lua_getstack(L, 0, frame) != 0 && lua_getinfo(L, "n", frame) != 0 && frame->name != NULL;
}

const char *script_function_name(lua_State *L)
{
    lua_Debug frame;
    return running_function(L, &frame) ? frame.name : "this function";
}

static bool is_method(lua_State *L)
{
    lua_Debug frame;
    return running_function(L, &frame) && str_equal(frame.namewhat, "method");
}

const char *script_type_name(lua_State *L, int index)
{
    static const char *const names[] = {"nil",     "true or false", "a value",  "a number", "a text",
                                        "a table", "a function",    "a handle", "a thread"};
    if (lua_type(L, index) == LUA_TUSERDATA && luaL_getmetafield(L, index, TYPE_PHRASE) == LUA_TSTRING) {
        /* The text stays alive in the metatable. */
        const char *name = lua_tostring(L, -1);
        lua_pop(L, 1);
        return name;
    }
    int type = lua_type(L, index);
    return type == LUA_TNONE ? "nothing" : names[type];
}

void script_misuse(lua_State *L, const char *format, ...)
{
    char what[SCRIPT_MESSAGE_BYTES / 2];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    script_raise(L, script_from(L), "T0139", NULL, "%s: %s", script_function_name(L), what);
}

/* In `s:rep(n)` the author counts n as the first. */
void script_arg_fail(lua_State *L, int arg, const char *wanted)
{
    const char *given = script_type_name(L, arg);
    if (!is_method(L)) script_misuse(L, "argument %d must be %s, not %s", arg, wanted, given);
    if (arg == 1) script_misuse(L, "it must be called on %s, not on %s", wanted, given);
    script_misuse(L, "argument %d must be %s, not %s", arg - 1, wanted, given);
}

/* --- Values ---------------------------------------------------------------------------------------------------------------- */

lua_Integer script_arg_integer(lua_State *L, int arg)
{
    int whole = 0;
    lua_Integer value = lua_tointegerx(L, arg, &whole);
    if (!whole || lua_type(L, arg) != LUA_TNUMBER) script_arg_fail(L, arg, "a whole number");
    return value;
}

lua_Integer script_arg_integer_or(lua_State *L, int arg, lua_Integer otherwise)
{
    return lua_isnoneornil(L, arg) ? otherwise : script_arg_integer(L, arg);
}

lua_Number script_arg_number(lua_State *L, int arg)
{
    if (lua_type(L, arg) != LUA_TNUMBER) script_arg_fail(L, arg, "a number");
    return lua_tonumber(L, arg);
}

const char *script_arg_string(lua_State *L, int arg, size_t *bytes)
{
    int type = lua_type(L, arg);
    if (type == LUA_TNUMBER) {
        script_text_of(L, arg, NULL);
        lua_replace(L, arg);
    } else if (type != LUA_TSTRING) {
        script_arg_fail(L, arg, "a text");
    }
    return lua_tolstring(L, arg, bytes);
}

void script_arg_table(lua_State *L, int arg)
{
    if (lua_type(L, arg) != LUA_TTABLE) script_arg_fail(L, arg, "a table");
}

lua_Integer script_arg_list(lua_State *L, int arg)
{
    script_arg_table(L, arg);
    if (luaL_getmetafield(L, arg, "__len") != LUA_TNIL) script_misuse(L, "a table with a length of its own is no list");
    return (lua_Integer)lua_rawlen(L, arg);
}

void script_arg_function(lua_State *L, int arg)
{
    if (lua_type(L, arg) != LUA_TFUNCTION) script_arg_fail(L, arg, "a function");
}

/* --- Text of a value ----------------------------------------------------------------------------------------------------------- */

static void push_number(lua_State *L, int index)
{
    lua_Number value = lua_tonumber(L, index);
    if (!lua_isinteger(L, index) && value != value) {
        lua_pushliteral(L, "nan"); /* the C library writes -nan on some processors */
        return;
    }
    lua_pushvalue(L, index);
    lua_tolstring(L, -1, NULL);
}

static void push_named(lua_State *L, int index)
{
    if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING) return;
    if (lua_getmetatable(L, index)) lua_pop(L, 1);
    lua_pushstring(L, luaL_typename(L, index));
}

static bool push_by_metamethod(lua_State *L, int index)
{
    if (luaL_getmetafield(L, index, "__tostring") == LUA_TNIL) return false;
    lua_pushvalue(L, index);
    lua_call(L, 1, 1);
    if (lua_type(L, -1) != LUA_TSTRING) script_misuse(L, "a thing of the language has no text");
    return true;
}

const char *script_text_of(lua_State *L, int index, size_t *bytes)
{
    index = lua_absindex(L, index);
    switch (lua_type(L, index)) {
    case LUA_TNIL: lua_pushliteral(L, "nil"); break;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); break;
    case LUA_TNUMBER: push_number(L, index); break;
    case LUA_TSTRING: lua_pushvalue(L, index); break;
    default:
        if (!push_by_metamethod(L, index)) push_named(L, index);
        break;
    }
    return lua_tolstring(L, -1, bytes);
}

int64_t script_sort_units(uint32_t n)
{
    int64_t levels = 0;
    for (uint64_t run = 1; run < n; run *= 2) {
        levels++;
    }
    return levels * (int64_t)n;
}

/* --- Capabilities ----------------------------------------------------------------------------------------------------------------- */

static const char *where_it_belongs(unsigned caps)
{
    switch (caps) {
    case CAP_LOAD: return "at the top of scenario.lua";
    case CAP_STORY: return "in a story";
    case CAP_TEST: return "in tests.lua";
    case CAP_LAWS: return "in a law pack";
    case CAP_LOAD | CAP_STORY: return "in scenario.lua";
    case CAP_STORY | CAP_TEST: return "in a story or a test";
    default: return "somewhere else";
    }
}

void script_require(lua_State *L, struct script *script, unsigned caps)
{
    if (script->aborted != SCRIPT_DONE) script_abort(L, script, script->aborted);
    if ((script->caps & caps) != 0) return;
    script_raise(L, script, "T0138", "Move it there", "%s can only stand %s", script_function_name(L), where_it_belongs(caps));
}
