/* thread.c: stories and tests, which wait by yielding. */
#include <stdlib.h>

#include "host/internal.h"

/* --- Making and ending --------------------------------------------------------------------------------------------------- */

struct making {
    struct script_ref function;
    struct script_thread *thread;
};

static int make_thread(lua_State *L)
{
    struct making *making = lua_touserdata(L, 1);
    lua_State *made = lua_newthread(L);
    script_ref_push(made, making->function);
    making->thread->ref = luaL_ref(L, LUA_REGISTRYINDEX);
    making->thread->L = made;
    return 0;
}

static void link_thread(struct script *script, struct script_thread *thread)
{
    thread->next = script->threads;
    if (thread->next != NULL) thread->next->previous = thread;
    script->threads = thread;
    script->thread_count++;
}

static void unlink_thread(struct script *script, struct script_thread *thread)
{
    if (thread->next != NULL) thread->next->previous = thread->previous;
    if (thread->previous != NULL) {
        thread->previous->next = thread->next;
    } else {
        script->threads = thread->next;
    }
    script->thread_count--;
}

static struct script_thread *too_many(struct script *script)
{
    script_set_fault(script, "T0141", "Let stories end, or start fewer at once", "More than %u stories wait at once",
                     SCRIPT_THREADS_MAX);
    script->fault.file[0] = '\0';
    script->fault.line = 0;
    script->fault.column = 0;
    script->fault.end = SCRIPT_ERROR;
    return NULL;
}

struct script_thread *script_thread_create(struct script *script, struct script_ref function)
{
    if (script->thread_count == SCRIPT_THREADS_MAX) return too_many(script);
    struct script_thread *thread = calloc(1, sizeof *thread);
    MUST(thread != NULL);
    thread->script = script;
    struct making making = {.function = function, .thread = thread};
    if (script_setup(script, make_thread, &making) != SCRIPT_DONE) {
        free(thread);
        return NULL;
    }
    link_thread(script, thread);
    return thread;
}

void script_thread_destroy(struct script_thread *thread)
{
    if (thread == NULL) return;
    struct script *script = thread->script;
    MUST(script->current != thread);
    unlink_thread(script, thread);
    luaL_unref(script->L, LUA_REGISTRYINDEX, thread->ref);
    free(thread);
}

/* --- Resuming ------------------------------------------------------------------------------------------------------------- */

struct pushing {
    struct script_thread *thread;
    const struct script_value *values;
    uint32_t count;
};

static void push_value(lua_State *L, struct script *script, const struct script_value *value)
{
    switch (value->kind) {
    case SCRIPT_NIL: lua_pushnil(L); break;
    case SCRIPT_BOOLEAN: lua_pushboolean(L, value->v != 0); break;
    case SCRIPT_INTEGER: lua_pushinteger(L, value->v); break;
    case SCRIPT_HANDLE:
        script_handle_push(L, script, (struct script_handle){.kind = value->handle_kind, .id = (uint32_t)value->v});
        break;
    case SCRIPT_REF: lua_rawgeti(L, LUA_REGISTRYINDEX, value->v); break;
    }
}

/* Making a handle may raise, so values are pushed here, protected, and then moved over. */
static int push_values(lua_State *L)
{
    struct pushing *pushing = lua_touserdata(L, 1);
    struct script_thread *thread = pushing->thread;
    for (uint32_t i = 0; i < pushing->count; i++) {
        push_value(L, thread->script, &pushing->values[i]);
    }
    if (!lua_checkstack(thread->L, (int)pushing->count)) luaL_error(L, "stack overflow");
    lua_xmove(L, thread->L, (int)pushing->count);
    return 0;
}

static int hand_over(struct script_thread *thread, const struct script_value *values, uint32_t count)
{
    lua_State *L = thread->script->L;
    struct pushing pushing = {.thread = thread, .values = values, .count = count};
    if (count == 0) return LUA_OK;
    lua_pushcfunction(L, push_values);
    lua_pushlightuserdata(L, &pushing);
    return lua_pcall(L, 1, 0, MESSAGE_HANDLER_AT);
}

static enum script_end resume(struct script_thread *thread, const struct script_value *values, uint32_t count)
{
    struct script *script = thread->script;
    int status = hand_over(thread, values, count);
    if (status != LUA_OK) return script_close(script, script->L, status);
    int left = 0;
    script->current = thread;
    status = lua_resume(thread->L, script->L, (int)count, &left);
    script->current = NULL;
    enum script_end end = script_close(script, thread->L, status);
    if (end == SCRIPT_DONE || end == SCRIPT_YIELDED) lua_pop(thread->L, left);
    return end;
}

enum script_end script_thread_resume(struct script_thread *thread, unsigned caps, const struct script_value *values,
                                     uint32_t count)
{
    struct script *script = thread->script;
    MUST(!thread->dead);
    MUST(count <= SCRIPT_ARGS_MAX);
    if (!script_enter(script, thread->L, caps)) return script->aborted;
    enum script_end end = resume(thread, values, count);
    thread->dead = end != SCRIPT_YIELDED;
    lua_settop(script->L, MESSAGE_HANDLER_AT);
    script_leave(script);
    return end;
}

struct script_yield script_thread_yield(const struct script_thread *thread)
{
    return thread->yield;
}

void script_thread_set_user(struct script_thread *thread, void *user)
{
    thread->user = user;
}

void *script_thread_user(const struct script_thread *thread)
{
    return thread->user;
}

int script_yield(lua_State *L, struct script *script, struct script_yield yield)
{
    if (script->current == NULL || !lua_isyieldable(L)) {
        script_raise(L, script, "T0140", "Move it to the body of the story",
                     "%s cannot stand here: nothing can wait inside this function", script_function_name(L));
    }
    script->current->yield = yield;
    return lua_yield(L, 0);
}
