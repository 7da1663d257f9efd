/* What a story says: conditions, doings, and the words that wait or draw.
 *
 * A doing is kept until the story says anything that could notice it (a wait, a question, a draw) or ends: so
 * `after("1:00", change(…))` takes the change into itself, and a `change(…)` alone happens. Order is kept. */
#include <string.h>

#include "api/stories.h"

#define TOGETHER_MAX 64u

static struct api_stories *stories_of(const struct maker *m)
{
    return m->play;
}

/* ---- doings that wait to happen ---------------------------------------------------------------------------------- */

void stories_flush(struct api_stories *stories)
{
    for (uint32_t i = 0; i < stories->pending_count; i++) {
        const struct pending pending = stories->pending[i];
        for (uint32_t k = 0; k < pending.count && !pending.used; k++) {
            engine_script_do(stories->engine, stories->pending_ids[pending.first + k], pending.actor);
        }
    }
    stories->pending_base += stories->pending_count;
    stories->pending_count = 0;
    stories->pending_ids_count = 0;
}

void story_doings(const struct at *at, uint32_t handle, struct ids *doings)
{
    struct maker *m = at->m;
    struct api_stories *stories = stories_of(m);
    uint32_t serial = handle - STORY_HANDLES;
    if (handle < STORY_HANDLES || serial < stories->pending_base || serial - stories->pending_base >= stories->pending_count) {
        script_raise(m->L, m->script, code_get(T_WRONG_PLACE)->number, "Write it where it is wanted",
                     handle < STORY_HANDLES ? "this consequence was said outside the story" : "this consequence has happened already");
    }
    struct pending *pending = &stories->pending[serial - stories->pending_base];
    pending->used = true;
    if (!depth_note(at, pending->height, DOING_DEPTH_MAX, "consequences")) {
        return;
    }
    for (uint32_t i = 0; i < pending->count; i++) {
        ids_add(m, doings, stories->pending_ids[pending->first + i]);
    }
}

/* ---- conditions -------------------------------------------------------------------------------------------------- */

static struct told *told_at(struct maker *m, uint32_t handle)
{
    struct api_stories *stories = stories_of(m);
    if (handle < STORY_HANDLES) {
        script_raise(m->L, m->script, code_get(T_WRONG_PLACE)->number, "Write the condition inside the story",
                     "this condition was said outside the story");
    }
    struct told *told = &stories->told[handle - STORY_HANDLES];
    MUST(handle - STORY_HANDLES < stories->told_count);
    told->used = true;
    return told;
}

void story_conds(const struct at *at, uint32_t handle, bool spread, struct ids *conds)
{
    struct maker *m = at->m;
    const struct told *told = told_at(m, handle);
    if (!depth_note(at, told->height, CONDITION_DEPTH_MAX, "conditions")) {
        ids_add(m, conds, cond_never(m).v);
        return;
    }
    maker_step(m, (int64_t)told->count);
    if (!spread) {
        ids_add(m, conds, told->joined.v);
        return;
    }
    for (uint32_t i = 0; i < told->count; i++) {
        ids_add(m, conds, stories_of(m)->told_ids[told->first + i]);
    }
}

static void push_told_key(lua_State *L, const struct told *told, const struct ids *ids)
{
    luaL_Buffer key;
    luaL_buffinit(L, &key);
    uint32_t head[3] = { told->line, told->joined.v, told->height };
    luaL_addlstring(&key, (const char *)head, sizeof head);
    luaL_addlstring(&key, (const char *)ids->at, ids->count * sizeof *ids->at);
    luaL_pushresult(&key);
}

/* Where the same condition, said on the same line, stands already: a story may ask a thousand times. */
static uint32_t told_find(struct maker *m, const struct told *told, const struct ids *ids, uint32_t next)
{
    lua_State *L = m->L;
    luaL_checkstack(L, 8, NULL);
    script_ref_push(L, m->told_ids);
    push_told_key(L, told, ids);
    lua_pushvalue(L, -1);
    uint32_t found = lua_rawget(L, -3) == LUA_TNUMBER ? (uint32_t)lua_tointeger(L, -1) : ID_NONE;
    lua_pop(L, 1);
    if (found == ID_NONE) {
        lua_pushinteger(L, (lua_Integer)next);
        lua_rawset(L, -3);
        lua_pop(L, 1);
    } else {
        lua_pop(L, 2);
    }
    return found;
}

static uint32_t told_add(struct maker *m, const struct ids *ids, struct told told)
{
    struct api_stories *stories = stories_of(m);
    maker_step(m, (int64_t)ids->count);
    uint32_t found = told_find(m, &told, ids, stories->told_count);
    if (found != ID_NONE) {
        return found;
    }
    if (stories->told_count >= CONDITIONS_MAX) {
        maker_refuse(m, T_TOO_MANY, "Say the same conditions again", "Stories say over %u different conditions", CONDITIONS_MAX);
    }
    told.first = stories->told_ids_count;
    told.count = ids->count;
    GROW(stories->told, stories->told_count, stories->told_room);
    stories->told[stories->told_count] = told;
    for (uint32_t i = 0; i < ids->count; i++) {
        GROW(stories->told_ids, stories->told_ids_count, stories->told_ids_room);
        stories->told_ids[stories->told_ids_count++] = ids->at[i];
    }
    return stories->told_count++;
}

/* ---- what a story says ------------------------------------------------------------------------------------------- */

struct team_id story_owner(const struct api_stories *stories, uint32_t story)
{
    return stories->world->stories[story].common.owner;
}

static void verb_begin(struct maker *m)
{
    struct api_stories *stories = stories_of(m);
    arena_reset(&m->scratch);
    diagnostics_clear(&stories->problems);
    struct team_id owner = story_owner(stories, stories->slots[stories->running].story);
    own_is_nobody(m);
    m->said_actor = TEAM_NONE;
    if (team_is_real(owner)) {
        struct ids ids = { &owner.v, 1, 1 };
        own_is(m, &ids);
        m->said_actor = owner;
    }
    m->depth = m->deepest = 0;
}

/* What the readers have told becomes an error at the line that runs. */
static void raise_problems(struct maker *m)
{
    const struct diagnostics *problems = &stories_of(m)->problems;
    if (problems->count > 0) {
        const struct diagnostic *first = &problems->items[0];
        script_raise(m->L, m->script, first->code, first->hint[0] != '\0' ? first->hint : NULL, "%s", first->message);
    }
}

static int say_condition(struct maker *m, const struct verb *verb, const struct at *at)
{
    struct ids ids = { 0 };
    struct cond_id joined = COND_NONE;
    if (verb->kind == VERB_COUNT) {
        counted_from_said(at, 0, &ids);
    } else if (cond_from_said(at, 0, true, &ids)) {
        joined = cond_join(m, &ids);
    }
    raise_problems(m);
    struct told told = { .joined = joined, .line = at->line, .height = m->deepest,
                         .story = stories_of(m)->slots[stories_of(m)->running].story };
    uint32_t handle = STORY_HANDLES + told_add(m, &ids, told);
    script_handle_push(m->L, m->script, (struct script_handle){ verb->kind == VERB_COUNT ? KIND_COUNT : KIND_COND, handle });
    return 1;
}

static int say_doing(struct maker *m, const struct at *at)
{
    struct api_stories *stories = stories_of(m);
    struct ids ids = { 0 };
    (void)doing_from_said(at, 0, &ids);
    raise_problems(m);
    GROW(stories->pending, stories->pending_count, stories->pending_room);
    struct pending *pending = &stories->pending[stories->pending_count];
    *pending = (struct pending){ .first = stories->pending_ids_count, .count = ids.count, .actor = m->said_actor, .height = m->deepest };
    for (uint32_t i = 0; i < ids.count; i++) {
        GROW(stories->pending_ids, stories->pending_ids_count, stories->pending_ids_room);
        stories->pending_ids[stories->pending_ids_count++] = ids.at[i];
    }
    uint32_t handle = STORY_HANDLES + stories->pending_base + stories->pending_count++;
    script_handle_push(m->L, m->script, (struct script_handle){ KIND_DOING, handle });
    return 1;
}

int story_said(struct maker *m, const struct verb *verb)
{
    lua_State *L = m->L;
    verb_begin(m);
    struct script_place place = script_place(L, m->script);
    m->said_count = 0;
    MAKER_GROW(m, m->said, m->said_count, m->said_room);
    m->said[m->said_count++] = (struct said){ .verb = verb, .file = place.file, .line = place.line, .used = true };
    script_ref_push(L, m->said_args);
    lua_pushvalue(L, 1);
    lua_rawseti(L, -2, 1);
    lua_settop(L, 1);
    struct at at = { .m = m, .index = 1, .field = verb->name, .line = place.line };
    return verb->kind == VERB_DOING ? say_doing(m, &at) : say_condition(m, verb, &at);
}

/* ---- the verbs that wait and draw -------------------------------------------------------------------------------- */

static struct at argument(struct maker *m, int index, const char *name)
{
    return (struct at){ .m = m, .index = index, .field = name, .line = script_place(m->L, m->script).line };
}

static int story_wait(struct maker *m)
{
    struct at at = argument(m, 1, "wait");
    int64_t s = 0;
    (void)time_s(&at, WANT_LASTS, &s);
    raise_problems(m);
    if (s < 1) {
        script_raise(m->L, m->script, code_get(T_BAD_TIME)->number, "Write wait(\"30s\") or more", "wait: the time must be at least one second");
    }
    return script_yield(m->L, m->script, (struct script_yield){ .kind = YIELD_WAIT, .a = s });
}

static int story_ask(struct maker *m)
{
    struct at at = argument(m, 1, "ask");
    uint32_t decision = read_thing(&at, SHELF_DECISION);
    raise_problems(m);
    const struct decision *def = &m->world->decisions[decision];
    for (uint32_t i = 0; i < def->option_count; i++) { /* so that the answer is at hand when it comes */
        push_ref(m, SHELF_OPTION, def->common.name, m->world->options[def->first_option + i].common.name);
        lua_pop(m->L, 1);
    }
    return script_yield(m->L, m->script, (struct script_yield){ .kind = YIELD_ASK, .a = decision });
}

static int story_wait_for(struct maker *m)
{
    struct at cond = argument(m, 1, "wait_for"), most = argument(m, 2, "wait_for");
    struct cond_id id = cond_read(&cond);
    int64_t s = INT64_MAX;
    if (lua_gettop(m->L) >= 2 && !at_is_nil(&most)) {
        (void)time_s(&most, WANT_LASTS, &s);
    }
    raise_problems(m);
    return script_yield(m->L, m->script, (struct script_yield){ .kind = YIELD_WAIT_FOR, .a = (int64_t)id.v, .b = s });
}

static int story_together(struct maker *m)
{
    struct api_stories *stories = stories_of(m);
    lua_State *L = m->L;
    script_arg_table(L, 1);
    lua_Unsigned count = lua_rawlen(L, 1);
    stories->together_count = 0;
    for (lua_Unsigned i = 1; i <= count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i);
        if (!lua_isfunction(L, -1) || count > TOGETHER_MAX) {
            script_raise(L, m->script, code_get(T_WRONG_TYPE)->number, "Write together{ f, g }",
                         "together needs functions, at most %u", TOGETHER_MAX);
        }
        GROW(stories->together, stories->together_count, stories->together_room);
        stories->together[stories->together_count] = script_ref_take(L);
        stories->together_count++;
    }
    return script_yield(L, m->script, (struct script_yield){ .kind = YIELD_TOGETHER });
}

static int story_holds(struct maker *m)
{
    struct at at = argument(m, 1, "holds");
    struct cond_id cond = cond_read(&at);
    raise_problems(m);
    struct api_stories *stories = stories_of(m);
    maker_step(m, m->world->conds[cond.v].weight);
    lua_pushboolean(m->L, engine_script_holds(stories->engine, cond, story_owner(stories, stories->slots[stories->running].story)));
    return 1;
}

static uint32_t draw(struct api_stories *stories, uint32_t below)
{
    return engine_script_draw(stories->engine, stories->slots[stories->running].story, below);
}

static int story_pick(struct maker *m)
{
    script_arg_table(m->L, 1);
    lua_Unsigned count = lua_rawlen(m->L, 1);
    if (count == 0 || count > UINT32_MAX) {
        script_raise(m->L, m->script, code_get(T_BAD_LIST)->number, "Write pick{ a, b }", "pick needs something to pick from");
    }
    lua_rawgeti(m->L, 1, (lua_Integer)draw(stories_of(m), (uint32_t)count) + 1);
    return 1;
}

static int story_roll(struct maker *m)
{
    lua_Integer low = script_arg_integer(m->L, 1), high = script_arg_integer(m->L, 2);
    if (low > high || low < INT32_MIN || high > INT32_MAX) {
        script_raise(m->L, m->script, code_get(T_BAD_NUMBER)->number, "Write roll(1, 6)", "roll: the first number must not be above the second");
    }
    if (high - low >= (lua_Integer)UINT32_MAX) {
        script_raise(m->L, m->script, code_get(T_BAD_NUMBER)->number, "Write roll(1, 6)", "roll: the numbers lie too far apart");
    }
    lua_pushinteger(m->L, low + (lua_Integer)draw(stories_of(m), (uint32_t)(high - low + 1)));
    return 1;
}

static int story_chance(struct maker *m)
{
    struct at at = argument(m, 1, "chance");
    int64_t micro = 0;
    (void)number_micro(&at, 0, 1, &micro);
    raise_problems(m);
    lua_pushboolean(m->L, (int64_t)draw(stories_of(m), 1000000) < micro);
    return 1;
}

int story_call(struct maker *m, const struct verb *verb)
{
    static const struct { const char *name; int (*call)(struct maker *m); } CALLS[] = {
        { "wait", story_wait }, { "ask", story_ask }, { "wait_for", story_wait_for }, { "together", story_together },
        { "holds", story_holds }, { "pick", story_pick }, { "roll", story_roll }, { "chance", story_chance },
    };
    verb_begin(m);
    stories_flush(stories_of(m));
    luaL_checkstack(m->L, 16, NULL);
    for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) {
        if (str_equal(CALLS[i].name, verb->name)) {
            return CALLS[i].call(m);
        }
    }
    MUST(false && "every story verb has its call");
    return 0;
}

int stories_tell_unused(struct api_stories *stories, uint32_t story)
{
    int fault = SCRIPT_GOES_ON;
    for (uint32_t i = 0; i < stories->told_count; i++) {
        struct told *told = &stories->told[i];
        if (told->story == story && !told->used) {
            problem_at(&stories->maker, "scenario.lua", told->line, 0, T_UNUSED_CONDITION, "Write holds(…)",
                       "nothing uses this condition");
            told->used = true;
            fault = FAULT_ERROR;
        }
    }
    return fault;
}
