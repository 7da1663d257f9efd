/* env.c: what a script sees when it looks around.
 *
 * Chunks share one environment, an empty table whose names stand behind it: reading a name finds it there, writing one is
 * an error, and a name that nobody declared is reported with the nearest one that is. The libraries are locked the same
 * way. The methods of texts come from a copy that no script can reach. */
#include <string.h>

#include "host/internal.h"

#define NEAR_EDITS 2u

static const struct {
    const char *word, *hint;
} absent[] = {
    {"print", "Show people what they should read in an inject"},
    {"require", "A scenario is one file; law packs are named by economies"},
    {"dofile", "A scenario is one file; law packs are named by economies"},
    {"loadfile", "A scenario is one file; law packs are named by economies"},
    {"load", "Write the function itself"},
    {"pcall", "Check the value before it is used; an error ends the story and is reported with its line"},
    {"xpcall", "Check the value before it is used; an error ends the story and is reported with its line"},
    {"coroutine", "Stories wait by themselves; together{f, g} runs two things side by side"},
    {"os", "Time comes from the exercise; use past(time) or wait(time)"},
    {"io", "A scenario reads no files; pictures and texts stand on shelves"},
    {"setmetatable", "Use plain tables"},
    {"getmetatable", "Use plain tables"},
    {"rawget", "Use plain tables"},
    {"rawset", "Use plain tables"},
    {"_G", "Write the names themselves"},
    {"debug", "Leave it out"},
    {"collectgarbage", "Leave it out"},
};

/* --- Names that are not there ---------------------------------------------------------------------------------------------- */

const char *script_absent_hint(const char *word)
{
    for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++) {
        if (str_equal(absent[i].word, word)) return absent[i].hint;
    }
    return NULL;
}

/* The nearest visible name, alphabetically first among equals; NULL when none is near. It lives in the names table. */
static const char *nearest_name(lua_State *L, struct script *script, const char *word)
{
    const char *best = NULL;
    uint32_t best_edits = strlen(word) <= 3 ? 1u : NEAR_EDITS;
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->names_ref);
    lua_pushnil(L);
    while (lua_next(L, -2) != 0) {
        lua_pop(L, 1);
        const char *name = lua_tostring(L, -1);
        uint32_t edits = str_distance(word, name, best_edits);
        if (edits > best_edits) continue;
        if (best != NULL && edits == best_edits && strcmp(name, best) > 0) continue;
        best = name;
        best_edits = edits;
    }
    lua_pop(L, 1);
    return best;
}

/* __index of the names table: the word stands nowhere. */
static int unknown_word(lua_State *L)
{
    struct script *script = script_from(L);
    const char *word = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "this";
    const char *hint = script_absent_hint(word);
    if (hint != NULL) {
        script_raise(L, script, "T0136", hint, "%s is not part of the scenario language", word);
    }
    if (script->unknown != NULL) script->unknown(L, script, word, script->unknown_user);
    const char *near = nearest_name(L, script, word);
    if (near == NULL) {
        script_raise(L, script, "T0136", "Put it in quotes if it is a text, or check how it is written",
                     "%s is not a word of the scenario language", word);
    }
    char did_you_mean[SCRIPT_MESSAGE_BYTES];
    snprintf(did_you_mean, sizeof did_you_mean, "Did you mean %s?", near);
    script_raise(L, script, "T0136", did_you_mean, "%s is not a word of the scenario language", word);
}

/* __newindex of the environment. */
static int no_new_name(lua_State *L)
{
    struct script *script = script_from(L);
    const char *word = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "this";
    char hint[SCRIPT_MESSAGE_BYTES];
    if (script_env_has(script, word)) {
        snprintf(hint, sizeof hint, "Choose another name; if a shelf was meant, write %s { ... } or %s.name = { ... }",
                 word, word);
        script_raise(L, script, "T0137", hint, "%s belongs to the language and cannot be replaced", word);
    }
    snprintf(hint, sizeof hint, "Write local %s = ... for a value of your own", word);
    script_raise(L, script, "T0137", hint, "%s is not declared, so nothing can be put into it", word);
}

static int no_new_field(lua_State *L)
{
    script_raise(L, script_from(L), "T0137", "Keep your own functions in local variables",
                 "The functions of the language cannot be replaced");
}

/* --- Building it -------------------------------------------------------------------------------------------------------------- */

/* Pops the table on top and pushes an empty one that shows it and refuses writing. */
static void push_locked(lua_State *L, lua_CFunction on_write)
{
    lua_createtable(L, 0, 0);                /* real proxy */
    lua_createtable(L, 0, 3);                /* real proxy meta */
    lua_rotate(L, -3, -1);                   /* proxy meta real */
    lua_setfield(L, -2, "__index");          /* proxy meta */
    lua_pushcfunction(L, on_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushliteral(L, LOCKED);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);                 /* proxy */
}

static void add_library(lua_State *L, struct script *script, const char *name, void (*open)(lua_State *))
{
    open(L);                        /* library */
    push_locked(L, no_new_field);   /* proxy */
    script_env_set(L, script, name);
}

/* Methods of texts: ("x"):upper(). A table of their own, so that nothing a script holds leads to it. */
static void open_text_methods(lua_State *L)
{
    lua_pushliteral(L, "");            /* "" */
    lua_createtable(L, 0, 2);          /* "" meta */
    lib_string_open(L);                /* "" meta methods */
    lua_setfield(L, -2, "__index");    /* "" meta */
    lua_pushliteral(L, LOCKED);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);           /* "" */
    lua_pop(L, 1);
}

static void open_names(lua_State *L, struct script *script)
{
    lua_createtable(L, 0, 64);          /* names */
    lua_createtable(L, 0, 1);           /* names meta */
    lua_pushcfunction(L, unknown_word);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);            /* names */
    lua_pushvalue(L, -1);
    script->names_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    push_locked(L, no_new_name);        /* environment */
    script->env_ref = luaL_ref(L, LUA_REGISTRYINDEX);
}

void script_env_open(lua_State *L, struct script *script)
{
    open_names(L, script);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->names_ref); /* names */
    lib_base_open(L);
    lua_pop(L, 1);
    add_library(L, script, "string", lib_string_open);
    add_library(L, script, "table", lib_table_open);
    add_library(L, script, "math", lib_math_open);
    add_library(L, script, "utf8", lib_utf8_open);
    open_text_methods(L);
}

/* --- The door ------------------------------------------------------------------------------------------------------------------- */

void script_env_set(lua_State *L, struct script *script, const char *name)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->names_ref); /* value names */
    lua_insert(L, -2);                                    /* names value */
    lua_pushstring(L, name);                              /* names value name */
    lua_insert(L, -2);                                    /* names name value */
    lua_rawset(L, -3);                                    /* names */
    lua_pop(L, 1);
}

void script_env_functions(lua_State *L, struct script *script, const luaL_Reg *functions)
{
    for (; functions->name != NULL; functions++) {
        lua_pushcfunction(L, functions->func);
        script_env_set(L, script, functions->name);
    }
}

/* Asked from inside handlers as well as from outside: it only reads, so it cannot raise. */
bool script_env_has(const struct script *script, const char *name)
{
    lua_State *L = script->running != NULL ? script->running : script->L;
    bool has = false;
    if (!lua_checkstack(L, 4)) return false;
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->names_ref);
    lua_pushnil(L);
    while (!has && lua_next(L, -2) != 0) {
        has = str_equal(lua_tostring(L, -2), name);
        lua_pop(L, has ? 2 : 1);
    }
    lua_pop(L, 1);
    return has;
}

void script_on_unknown(struct script *script, script_unknown_fn unknown, void *user)
{
    script->unknown = unknown;
    script->unknown_user = user;
}
