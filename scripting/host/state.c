/* state.c: making and ending one state, and what it keeps. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "host/internal.h"

#define STACK_SLOTS 64 /* of the main stack, so that an entry never needs to grow it */

_Static_assert(LUA_EXTRASPACE >= sizeof(struct script *), "every Lua thread carries a pointer to its script");

struct script *script_from(lua_State *L)
{
    struct script *script;
    memcpy(&script, lua_getextraspace(L), sizeof script);
    return script;
}

static void set_script(lua_State *L, struct script *script)
{
    memcpy(lua_getextraspace(L), &script, sizeof script);
}

/* An error outside every entry: only a mistake of ours can come here. */
static int panic(lua_State *L)
{
    (void)L;
    err_die(__FILE__, __LINE__, "an error left the script host unprotected");
}

static void take_limits(struct script *script, const struct script_limits *given)
{
    struct script_limits *l = &script->limits;
    *l = *given;
    if (l->budget == 0) l->budget = SCRIPT_BUDGET_UNITS;
    if (l->backstop_ms == 0) l->backstop_ms = SCRIPT_BACKSTOP_MS;
    if (l->all_backstop_ms == 0) l->all_backstop_ms = SCRIPT_ALL_BACKSTOP_MS;
    if (l->heap_bytes == 0) l->heap_bytes = SCRIPT_HEAP_BYTES_MAX;
    if (l->string_bytes == 0) l->string_bytes = SCRIPT_STRING_BYTES_MAX;
}

/* Everything that a script can reach is built here; the globals table and the table of loaded modules stay empty. */
static int open_everything(lua_State *L)
{
    script_env_open(L, script_from(L));
    return 0;
}

static void tune_gc(struct script *script, const struct script_config *config)
{
    if (config->gc_pause > 0) lua_gc(script->L, LUA_GCINC, config->gc_pause, 0, 0);
    if (config->gc_stopped) lua_gc(script->L, LUA_GCSTOP);
}

static bool open_state(struct script *script, const struct script_config *config)
{
    const struct seed_layout *layout = &seed_layout_5_4_4;
    uint32_t seed = (uint32_t)(config->seed ^ config->seed >> 32);
    heap_init(&script->heap, script->limits.heap_bytes, script->limits.string_bytes, layout, seed);
    script->heap.on_refusal = script_note_refusal;
    script->heap.user = script;
    script->L = lua_newstate(heap_alloc, &script->heap);
    if (script->L == NULL) return false;
    set_script(script->L, script);
    lua_atpanic(script->L, panic);
    tune_gc(script, config);
    script->reproducible = script->heap.seed_fixed && seed_self_check(layout);
    if (!lua_checkstack(script->L, STACK_SLOTS)) return false;
    lua_pushcfunction(script->L, script_on_error);
    return script_setup(script, open_everything, NULL) == SCRIPT_DONE;
}

int64_t script_wall_ms(void *clock)
{
    (void)clock;
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

enum err script_create(const struct script_config *config, struct script **out, struct err_note *note)
{
    struct script *script = calloc(1, sizeof *script);
    if (script == NULL) return err_say(note, ERR_NO_MEMORY, "make a script state");
    take_limits(script, &config->limits);
    script->now_ms = config->now_ms;
    script->clock = config->clock;
    script->user = config->user;
    arena_init(&script->arena);
    script->c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    MUST(script->c_locale != (locale_t)0);

    locale_t outer = uselocale(script->c_locale);
    bool ok = open_state(script, config);
    uselocale(outer);
    if (!ok) {
        script_destroy(script);
        return err_say(note, ERR_NO_MEMORY, "make a script state in %zu bytes", config->limits.heap_bytes);
    }
    *out = script;
    return ERR_OK;
}

void script_destroy(struct script *script)
{
    if (script == NULL) return;
    MUST(!script->entered);
    while (script->threads != NULL) {
        script_thread_destroy(script->threads);
    }
    script->running = NULL;
    scratch_deinit(script);
    if (script->L != NULL) lua_close(script->L);
    MUST(script->heap.used == 0);
    freelocale(script->c_locale);
    free(script->sources);
    arena_deinit(&script->arena);
    free(script);
}

bool script_is_reproducible(const struct script *script)
{
    return script->reproducible;
}

bool script_lua_is_known(void)
{
    const struct script_config config = { 0 };
    struct script *script = NULL;
    bool known = script_create(&config, &script, NULL) == ERR_OK && script_is_reproducible(script);
    script_destroy(script);
    return known;
}

void *script_user(const struct script *script)
{
    return script->user;
}

size_t script_heap_bytes(const struct script *script)
{
    return script->heap.used;
}

int64_t script_units_used(const struct script *script)
{
    return script->units_used;
}

struct script_thread *script_thread_current(const struct script *script)
{
    return script->current;
}

unsigned script_caps(const struct script *script)
{
    return script->caps;
}

/* --- Sources ------------------------------------------------------------------------------------------------------------ */

const struct source *script_keep_source(struct script *script, const char *file, const char *text, size_t bytes)
{
    if (script->source_bytes + bytes > SCRIPT_PACKAGE_BYTES_MAX) return NULL;
    GROW(script->sources, script->source_count, script->source_room);
    struct source *source = &script->sources[script->source_count++];
    source->chunkname = arena_format(&script->arena, "@%u:%s", script->source_count, file);
    source->file = strchr(source->chunkname, ':') + 1;
    source->text = arena_copy(&script->arena, text, bytes);
    source->bytes = bytes;
    script->source_bytes += bytes;
    return source;
}

const struct source *script_find_source(const struct script *script, const char *chunkname)
{
    for (uint32_t i = script->source_count; i-- > 0;) {
        if (str_equal(script->sources[i].chunkname, chunkname)) return &script->sources[i];
    }
    return NULL;
}

/* --- The log -------------------------------------------------------------------------------------------------------------- */

void script_on_log(struct script *script, script_log_fn sink, void *user)
{
    script->log = sink;
    script->log_user = user;
}

uint32_t script_log_dropped(const struct script *script)
{
    return script->log_dropped;
}
