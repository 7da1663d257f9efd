/* The workload as a sandboxed script with its budget on: the engine's queue, measures and trace, and for every event one
 * call of a scenario function in reference.lua. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core_world.h"
#include "engine/engine.h"
#include "host/host.h"
#include "reference.h"
#include "script.h"

static const char *const handlers[] = { NULL, "decide", "follow_up", "release", "arrive", "answer", "breach", "inject" };
enum { HANDLER_COUNT = sizeof handlers / sizeof handlers[0] };

struct ref_script {
    struct world *world;
    struct engine *engine;
    struct script *lua;
    struct script_ref begin, finish, handler[HANDLER_COUNT];
    uint32_t audience[REF_TEAMS];
    uint32_t seed;
    struct ref_report *report;
};

/* ---- what this state alone is given ------------------------------------------------------------------------------ */

static struct ref_script *self(lua_State *L)
{
    return script_user(script_from(L));
}

static int verb_draw(lua_State *L)
{
    uint32_t a = (uint32_t)lua_tointegerx(L, 1, NULL);
    uint32_t b = (uint32_t)lua_tointegerx(L, 2, NULL);
    lua_pushinteger(L, ref_draw(a, b, (uint32_t)lua_tointegerx(L, 3, NULL)));
    return 1;
}

static int verb_tri(lua_State *L)
{
    uint32_t r = (uint32_t)lua_tointegerx(L, 4, NULL);
    lua_pushinteger(L, ref_tri(lua_tonumber(L, 1), lua_tonumber(L, 2), lua_tonumber(L, 3), r));
    return 1;
}

/* at(time, kind, a, b) */
static int verb_at(lua_State *L)
{
    int64_t at_s = lua_tointegerx(L, 1, NULL);
    if (at_s < REF_HORIZON_S) {
        uint64_t token = (uint64_t)lua_tointegerx(L, 2, NULL) << 24 | (uint64_t)lua_tointegerx(L, 3, NULL) << 12 |
                         (uint64_t)lua_tointegerx(L, 4, NULL);
        engine_script_wake_at(self(L)->engine, at_s, token);
    }
    return 0;
}

static int verb_change(lua_State *L)
{
    struct measure_id measure = { (uint32_t)lua_tointegerx(L, 1, NULL) };
    engine_script_change(self(L)->engine, measure, lua_tointegerx(L, 2, NULL) * 1000000);
    return 0;
}

static int verb_mark(lua_State *L)
{
    struct ref_script *script = self(L);
    uint32_t team = (uint32_t)lua_tointegerx(L, 1, NULL) % REF_TEAMS;
    engine_script_mark(script->engine, script->audience[team], (struct team_id){ team }, lua_tointegerx(L, 2, NULL),
                       lua_tointegerx(L, 3, NULL));
    return 0;
}

static int verb_send(lua_State *L)
{
    engine_script_send(self(L)->engine, (struct inject_id){ (uint32_t)lua_tointegerx(L, 1, NULL) });
    return 0;
}

/* put(field, team, value): one number of the report. */
static int verb_put(lua_State *L)
{
    struct ref_report *report = self(L)->report;
    const char *field = lua_tostring(L, 1);
    uint32_t team = (uint32_t)lua_tointegerx(L, 2, NULL) % REF_TEAMS;
    int64_t value = lua_tointegerx(L, 3, NULL);
    struct { const char *name; uint32_t *at; } fields[] = {
        { "decisions", report->decisions }, { "inbox", report->inbox }, { "duplicates", report->duplicates },
        { "in_time", report->in_time }, { "breached", report->breached }, { "late", report->late },
        { "open", report->open },
    };
    if (strcmp(field, "share") == 0) {
        MUST(report->received[team] < REF_ITEMS);
        report->share_s[team][report->received[team]++] = value;
    } else if (strcmp(field, "cancelled") == 0) {
        report->events -= (uint32_t)value;
    }
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (strcmp(field, fields[i].name) == 0) {
            fields[i].at[team] = (uint32_t)value;
        }
    }
    return 0;
}

static int give(lua_State *L)
{
    static const luaL_Reg verbs[] = {
        { "draw", verb_draw }, { "tri", verb_tri }, { "at", verb_at }, { "change", verb_change },
        { "mark", verb_mark }, { "send", verb_send }, { "put", verb_put }, { NULL, NULL },
    };
    script_env_functions(L, script_from(L), verbs);
    return 0;
}

/* ---- calls from the engine ---------------------------------------------------------------------------------------- */

static int call(struct ref_script *script, struct script_ref function, const int64_t *args, uint32_t count)
{
    return script_call(script->lua, function, CAP_STORY, args, count, NULL, 0) == SCRIPT_DONE ? SCRIPT_GOES_ON
                                                                                             : FAULT_ERROR;
}

static int begun(void *context, struct engine *engine, uint32_t story)
{
    (void)story;
    struct ref_script *script = context;
    script->engine = engine;
    for (uint32_t t = 0; t < REF_TEAMS; t++) {
        script->audience[t] = engine_script_audience(engine, &(struct team_id){ t }, 1);
    }
    return call(script, script->begin, &(int64_t){ script->seed }, 1);
}

static int woken(void *context, struct engine *engine, uint64_t token, int64_t unused)
{
    (void)unused;
    struct ref_script *script = context;
    script->report->events++;
    int64_t args[] = { (int64_t)(token >> 12 & 0xfff), (int64_t)(token & 0xfff), engine_now_s(engine) };
    return call(script, script->handler[token >> 24 & 7], args, 3);
}

/* ---- making and playing -------------------------------------------------------------------------------------------- */

static int take_global(lua_State *L)
{
    struct ref_script *script = self(L);
    struct { const char *name; struct script_ref *ref; } wanted[HANDLER_COUNT + 2] = {
        { "begin", &script->begin }, { "finish", &script->finish },
    };
    for (int i = 1; i < HANDLER_COUNT; i++) {
        wanted[i + 1].name = handlers[i];
        wanted[i + 1].ref = &script->handler[i];
    }
    for (int i = 0; i < HANDLER_COUNT + 1; i++) {
        lua_getfield(L, 1, wanted[i].name);
        *wanted[i].ref = script_ref_take(L);
    }
    return 0;
}

/* The script's functions come to the host through one verb: `keep{ begin = begin, … }` at the end of the file. */
static int give_keep(lua_State *L)
{
    static const luaL_Reg verbs[] = { { "keep", take_global }, { NULL, NULL } };
    script_env_functions(L, script_from(L), verbs);
    return 0;
}

static char *read_file(const char *path, size_t *bytes)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return NULL;
    }
    char *text = calloc(1, SCRIPT_SOURCE_BYTES_MAX);
    MUST(text != NULL);
    *bytes = fread(text, 1, SCRIPT_SOURCE_BYTES_MAX - 1, file);
    (void)fclose(file);
    return text;
}

struct ref_script *ref_script_create(const char *path, struct err_note *note)
{
    size_t bytes = 0;
    char *source = read_file(path, &bytes);
    if (source == NULL) {
        (void)err_say(note, ERR_NOT_FOUND, "there is no %s", path);
        return NULL;
    }
    struct ref_script *script = calloc(1, sizeof *script);
    MUST(script != NULL);
    script->world = core_world();
    struct script_config config = { .seed = hash_bytes(source, bytes), .user = script };
    enum script_end end = SCRIPT_ERROR;
    if (script_create(&config, &script->lua, note) == ERR_OK) {
        end = script_setup(script->lua, give, NULL);
        end = end == SCRIPT_DONE ? script_setup(script->lua, give_keep, NULL) : end;
        end = end == SCRIPT_DONE ? script_run(script->lua, "reference.lua", source, bytes, CAP_LOAD, NULL) : end;
        if (end != SCRIPT_DONE) {
            const struct script_fault *fault = script_fault(script->lua);
            (void)err_say(note, ERR_BAD_INPUT, "reference.lua:%u: %.300s", fault->line, fault->message);
        }
    }
    free(source);
    if (end != SCRIPT_DONE) {
        ref_script_destroy(script);
        return NULL;
    }
    struct engine_calls calls = { .script = script, .begin = begun, .wake = woken };
    script->engine = engine_create(script->world, 1, &calls);
    return script;
}

void ref_script_destroy(struct ref_script *script)
{
    engine_destroy(script->engine);
    script_destroy(script->lua);
    world_destroy(script->world);
    free(script);
}

uint32_t ref_script_play(struct ref_script *script, uint32_t seed, struct ref_report *report)
{
    memset(report, 0, sizeof *report);
    script->seed = seed;
    script->report = report;
    engine_reset(script->engine, seed);
    engine_start(script->engine);
    engine_advance(script->engine, REF_HORIZON_S - 1);
    (void)engine_digest(script->engine);
    MUST(call(script, script->finish, NULL, 0) == SCRIPT_GOES_ON);
    core_read_measures(script->engine, report);
    return ref_digest(report);
}
