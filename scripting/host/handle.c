/* handle.c: a handle is a userdata of two numbers, one object for each thing. */
#include <string.h>

#include "host/internal.h"

void script_handle_declare(lua_State *L, struct script *script, uint32_t kind, const char *type_name,
                           const luaL_Reg *metamethods)
{
    MUST(kind > 0 && kind < SCRIPT_HANDLE_KINDS_MAX);
    MUST(script->handle_types[kind] == 0);
    lua_createtable(L, 0, 8); /* meta */
    for (; metamethods != NULL && metamethods->name != NULL; metamethods++) {
        bool harmless = !str_equal(metamethods->name, "__gc") && !str_equal(metamethods->name, "__close") &&
                        !str_equal(metamethods->name, "__mode");
        MUST(harmless);
        lua_pushcfunction(L, metamethods->func);
        lua_setfield(L, -2, metamethods->name);
    }
    lua_pushstring(L, type_name);
    lua_setfield(L, -2, "__name");
    lua_pushfstring(L, "%s %s", strchr("aeiou", type_name[0]) != NULL ? "an" : "a", type_name);
    lua_setfield(L, -2, TYPE_PHRASE);
    lua_pushliteral(L, LOCKED);
    lua_setfield(L, -2, "__metatable");
    script->handle_types[kind] = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_createtable(L, 0, 0); /* handles by id */
    script->handle_tables[kind] = luaL_ref(L, LUA_REGISTRYINDEX);
}

static void make_handle(lua_State *L, struct script *script, struct script_handle handle)
{
    void *payload = lua_newuserdatauv(L, sizeof handle, 0); /* handles userdata */
    memcpy(payload, &handle, sizeof handle);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->handle_types[handle.kind]);
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, handle.id); /* handles userdata */
}

void script_handle_push(lua_State *L, struct script *script, struct script_handle handle)
{
    MUST(handle.kind > 0 && handle.kind < SCRIPT_HANDLE_KINDS_MAX);
    MUST(script->handle_types[handle.kind] != 0);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->handle_tables[handle.kind]); /* handles */
    if (lua_rawgeti(L, -1, handle.id) == LUA_TNIL) {
        lua_pop(L, 1);
        make_handle(L, script, handle);
    }
    lua_remove(L, -2); /* userdata */
}

static bool has_type(lua_State *L, const struct script *script, int index, uint32_t kind)
{
    if (kind == 0 || kind >= SCRIPT_HANDLE_KINDS_MAX || script->handle_types[kind] == 0) return false;
    if (!lua_getmetatable(L, index)) return false;                         /* meta */
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->handle_types[kind]);         /* meta type */
    bool same = lua_rawequal(L, -1, -2) != 0;
    lua_pop(L, 2);
    return same;
}

bool script_handle_get(lua_State *L, struct script *script, int index, struct script_handle *handle)
{
    index = lua_absindex(L, index);
    if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) != sizeof *handle) return false;
    struct script_handle payload;
    memcpy(&payload, lua_touserdata(L, index), sizeof payload);
    if (!has_type(L, script, index, payload.kind)) return false;
    *handle = payload;
    return true;
}
