/* call.c: into the state and out of it again. */
#include <stdio.h>
#include <string.h>

#include "host/gate.h"
#include "host/internal.h"
#include "host/utf8_text.h"

#define SCRIPT_UNSEEN_MAX 10000 /* units of C functions until the clock is asked */

/* --- The hook ----------------------------------------------------------------------------------------------------------- */

/* The clock is first asked at a handler's first hook, so that the usual short handler never pays for it. */
static bool over_clock(struct script *script)
{
    if (script->now_ms == NULL) return false;
    int64_t now_ms = script->now_ms(script->clock);
    if (!script->started) {
        script->started = true;
        script->started_ms = now_ms;
    }
    int64_t took_ms = now_ms - script->started_ms;
    return took_ms > script->limits.backstop_ms || script->spent_ms + took_ms > script->limits.all_backstop_ms;
}

/* Lua itself would let a call stack grow until the heap is full, and what a full heap leads to is not deterministic. */
static void check_depth(lua_State *L, struct script *script)
{
    lua_Debug frame;
    if (lua_getstack(L, SCRIPT_DEPTH_MAX, &frame) == 0) return;
    script_raise(L, script, "T0135", "Look for a function that calls itself without an end",
                 "Functions call each other too deeply here");
}

/* Every SCRIPT_HOOK_PERIOD instructions. The order matters: what is deterministic is decided before the clock is asked. */
static void on_count(lua_State *L, lua_Debug *frame)
{
    (void)frame;
    struct script *script = script_from(L);
    script->heap.units -= SCRIPT_HOOK_PERIOD;
    if (script->aborted != SCRIPT_DONE) script_abort(L, script, script->aborted);
    if (script->heap.units < 0) script_abort(L, script, SCRIPT_OVER_BUDGET);
    check_depth(L, script);
    if (over_clock(script)) script_abort(L, script, SCRIPT_OVER_CLOCK);
}

void script_charge(lua_State *L, struct script *script, int64_t units)
{
    MUST(units >= 0);
    if (script->aborted != SCRIPT_DONE) script_abort(L, script, script->aborted);
    /* Compared before it is taken off, so that no sum of charges can wrap. */
    if (script->heap.units < units) script_abort(L, script, SCRIPT_OVER_BUDGET);
    script->heap.units -= units;
    script->unseen += units;
    if (script->unseen < SCRIPT_UNSEEN_MAX) return;
    script->unseen = 0;
    if (over_clock(script)) script_abort(L, script, SCRIPT_OVER_CLOCK);
}

/* --- Entering and leaving ------------------------------------------------------------------------------------------------- */

static bool is_final(enum script_end end)
{
    return end == SCRIPT_OVER_CLOCK || end == SCRIPT_OVER_MEMORY;
}

bool script_end_is_deterministic(enum script_end end)
{
    return !is_final(end);
}

const char *script_end_name(enum script_end end)
{
    switch (end) {
    case SCRIPT_DONE: return "done";
    case SCRIPT_YIELDED: return "waiting";
    case SCRIPT_REJECTED: return "rejected";
    case SCRIPT_ERROR: return "error";
    case SCRIPT_OVER_BUDGET: return "over budget";
    case SCRIPT_OVER_STRING: return "text too long";
    case SCRIPT_OVER_CLOCK: return "over the clock";
    case SCRIPT_OVER_MEMORY: return "out of memory";
    }
    return "error";
}

bool script_enter(struct script *script, lua_State *L, unsigned caps)
{
    MUST(!script->entered); /* a verb schedules or yields; it never enters again */
    if (is_final(script->aborted)) return false;
    script->entered = true;
    script->aborted = SCRIPT_DONE;
    script->raised = false;
    script->started = false;
    script->unseen = 0;
    script->caps = caps;
    script->running = L;
    script->heap.units = script->limits.budget;
    script->heap.refused = HEAP_FINE;
    script->log_lines = 0;
    script->log_dropped = 0;
    script->outer_locale = uselocale(script->c_locale);
    /* Set anew each time: that restarts its count, so that a handler's budget does not depend on the one before. */
    lua_sethook(L, on_count, LUA_MASKCOUNT, SCRIPT_HOOK_PERIOD);
    return true;
}

void script_leave(struct script *script)
{
    script->units_used = script->limits.budget - script->heap.units;
    script->scratch.used = 0;
    if (script->started) script->spent_ms += script->now_ms(script->clock) - script->started_ms;
    uselocale(script->outer_locale);
    script->running = NULL;
    script->caps = 0;
    script->entered = false;
}

enum script_end script_close(struct script *script, lua_State *L, int status)
{
    if (script->aborted != SCRIPT_DONE) return script->fault.end = script->aborted;
    if (status == LUA_OK) return SCRIPT_DONE;
    if (status == LUA_YIELD) return SCRIPT_YIELDED;
    script_describe(L, script);
    return script->fault.end = SCRIPT_ERROR;
}

const struct script_fault *script_fault(const struct script *script)
{
    return &script->fault;
}

/* --- Entries ------------------------------------------------------------------------------------------------------------------ */

enum script_end script_setup(struct script *script, lua_CFunction function, void *arg)
{
    lua_State *L = script->L;
    if (!script_enter(script, L, 0)) return script->aborted;
    lua_pushcfunction(L, function);
    lua_pushlightuserdata(L, arg);
    enum script_end end = script_close(script, L, lua_pcall(L, 1, 0, MESSAGE_HANDLER_AT));
    lua_settop(L, MESSAGE_HANDLER_AT);
    script_leave(script);
    return end;
}

/* Whole numbers off the top of the stack; false when one is none. */
static bool take_results(lua_State *L, int64_t *results, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        int whole = 0;
        results[i] = lua_tointegerx(L, (int)i - (int)count, &whole);
        if (!whole || lua_type(L, (int)i - (int)count) != LUA_TNUMBER) return false;
    }
    return true;
}

static enum script_end wrong_results(struct script *script)
{
    script_set_fault(script, "T0130", NULL, "The function did not return the whole numbers that were expected of it");
    script->fault.file[0] = '\0';
    script->fault.line = 0;
    script->fault.column = 0;
    return script->fault.end = SCRIPT_ERROR;
}

enum script_end script_call(struct script *script, struct script_ref function, unsigned caps, const int64_t *args,
                            uint32_t arg_count, int64_t *results, uint32_t result_count)
{
    MUST(arg_count <= SCRIPT_ARGS_MAX);
    MUST(result_count <= SCRIPT_ARGS_MAX);
    lua_State *L = script->L;
    if (!script_enter(script, L, caps)) return script->aborted;
    lua_rawgeti(L, LUA_REGISTRYINDEX, function.v);
    for (uint32_t i = 0; i < arg_count; i++) {
        lua_pushinteger(L, args[i]);
    }
    int status = lua_pcall(L, (int)arg_count, (int)result_count, MESSAGE_HANDLER_AT);
    enum script_end end = script_close(script, L, status);
    if (end == SCRIPT_DONE && !take_results(L, results, result_count)) end = wrong_results(script);
    lua_settop(L, MESSAGE_HANDLER_AT);
    script_leave(script);
    return end;
}

/* --- Source files ---------------------------------------------------------------------------------------------------------------- */

struct run {
    const struct source *source;
    bool rejected;
};

static int load_and_run(lua_State *L)
{
    struct run *run = lua_touserdata(L, 1);
    struct script *script = script_from(L);
    const struct source *source = run->source;
    if (luaL_loadbufferx(L, source->text, source->bytes, source->chunkname, "t") != LUA_OK) {
        run->rejected = true;
        const char *message = lua_tostring(L, -1);
        script_describe_syntax(script, source, message == NULL ? "the file is too large" : message);
        return 0;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->env_ref);
    lua_setupvalue(L, -2, 1); /* a chunk's first upvalue is its _ENV */
    lua_call(L, 0, 0);
    return 0;
}

static enum script_end run_source(struct script *script, const struct source *source, unsigned caps)
{
    lua_State *L = script->L;
    struct run run = {.source = source};
    if (!script_enter(script, L, caps)) return script->aborted;
    lua_pushcfunction(L, load_and_run);
    lua_pushlightuserdata(L, &run);
    enum script_end end = script_close(script, L, lua_pcall(L, 1, 0, MESSAGE_HANDLER_AT));
    if (end == SCRIPT_DONE && run.rejected) end = SCRIPT_REJECTED;
    lua_settop(L, MESSAGE_HANDLER_AT);
    script_leave(script);
    return end;
}

/* The gate's last word becomes the fault as well, for callers without a list. */
static void fault_from_list(struct script *script, const struct diagnostics *list)
{
    const struct diagnostic *last = &list->items[list->count - 1];
    script_set_fault(script, last->code, last->hint, "%s", last->message);
    snprintf(script->fault.file, sizeof script->fault.file, "%s", last->file);
    script->fault.line = last->line;
    script->fault.column = last->column;
    script->fault.end = SCRIPT_REJECTED;
}

static enum script_end run_checked(struct script *script, const char *file, const char *text, size_t bytes,
                                   unsigned caps, struct diagnostics *list)
{
    if (!gate_check(file, text, bytes, list)) {
        fault_from_list(script, list);
        return SCRIPT_REJECTED;
    }
    const struct source *source = script_keep_source(script, file, text, bytes);
    if (source == NULL) {
        diagnostics_add(list, SEVERITY_ERROR, "T0103", file, 0, 0, "Shorten the longest texts",
                        "The source files together are larger than %u bytes", SCRIPT_PACKAGE_BYTES_MAX);
        fault_from_list(script, list);
        return SCRIPT_REJECTED;
    }
    enum script_end end = run_source(script, source, caps);
    if (end != SCRIPT_DONE) script_fault_add_to(script, list);
    return end;
}

enum script_end script_run(struct script *script, const char *file, const char *source, size_t bytes, unsigned caps,
                           struct diagnostics *list)
{
    if (is_final(script->aborted)) return script->aborted;
    struct diagnostics own;
    diagnostics_init(&own);
    enum script_end end = run_checked(script, file, source, bytes, caps, list == NULL ? &own : list);
    diagnostics_deinit(&own);
    return end;
}

/* --- References -------------------------------------------------------------------------------------------------------------------- */

struct script_ref script_ref_take(lua_State *L)
{
    return (struct script_ref){.v = luaL_ref(L, LUA_REGISTRYINDEX)};
}

void script_ref_push(lua_State *L, struct script_ref ref)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, ref.v);
}

void script_ref_release(struct script *script, struct script_ref ref)
{
    if (ref.v > 0) luaL_unref(script->L, LUA_REGISTRYINDEX, ref.v);
}

/* --- The log ------------------------------------------------------------------------------------------------------------------------- */

void script_log(struct script *script, const char *text, size_t bytes)
{
    if (script->log_lines == SCRIPT_LOG_LINES_MAX || script->log == NULL) {
        script->log_dropped++;
        return;
    }
    script->log_lines++;
    char line[SCRIPT_LOG_BYTES_MAX + 1];
    size_t cut = utf8_cut(text, bytes, SCRIPT_LOG_BYTES_MAX);
    memcpy(line, text, cut);
    line[cut] = '\0';
    utf8_clean(line, cut);
    script->log(script->log_user, line);
}
