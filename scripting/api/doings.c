/* Doings: from what was said to the world's consequences. One that names several things is several doings. */
#include "api/language.h"
#include "api/maker.h"

#include "engine/labels.h"

#define DOINGS "consequences"

static struct doing blank(enum doing_op op)
{
    return (struct doing){ .op = op, .a = ID_NONE, .b = ID_NONE, .c = ID_NONE, .number = { 0, ID_NONE }, .cond = COND_NONE };
}

/* ---- adding ------------------------------------------------------------------------------------------------------ */

static void key_add(luaL_Buffer *key, uint64_t word)
{
    luaL_addlstring(key, (const char *)&word, sizeof word);
}

static void key_ids(luaL_Buffer *key, const struct ids *ids)
{
    key_add(key, ids->count);
    for (uint32_t i = 0; i < ids->count; i++) {
        key_add(key, ids->at[i]);
    }
}

static void push_key(lua_State *L, const struct doing *doing, const struct ids *teams, const struct ids *children)
{
    luaL_Buffer key;
    luaL_buffinit(L, &key);
    key_add(&key, (uint64_t)doing->op << 32 | doing->a);
    key_add(&key, (uint64_t)doing->b << 32 | doing->c);
    key_add(&key, (uint64_t)doing->number.micro);
    key_add(&key, (uint64_t)doing->number.value << 32 | doing->cond.v);
    key_add(&key, (uint64_t)doing->time.kind);
    key_add(&key, (uint64_t)doing->time.n);
    key_ids(&key, teams);
    key_ids(&key, children);
    luaL_pushresult(&key);
}

static uint32_t add_new(struct maker *m, struct doing *doing, const struct ids *teams, const struct ids *children)
{
    doing->teams = ids_span(m, teams);
    doing->children = ids_span(m, children);
    if (m->world->doings_count >= DOINGS_MAX) {
        maker_refuse(m, T_TOO_MANY, "Leave some of them out", "The scenario says over %u different consequences", DOINGS_MAX);
    }
    uint32_t id = world_add_doing(m->world, doing);
    if (m->world->doings[id].weight > DOING_WEIGHT_MAX) {
        maker_refuse(m, T_TOO_MANY, "Say part of it in a rule of its own", "A consequence here holds over %u consequences", DOING_WEIGHT_MAX);
    }
    return id;
}

uint32_t doing_add(struct maker *m, struct doing *doing, const struct ids *teams, const struct ids *children)
{
    maker_step(m, 2 + (int64_t)teams->count + (int64_t)children->count);
    if (m->phase != PHASE_STORY) {
        return add_new(m, doing, teams, children);
    }
    lua_State *L = m->L; /* a story may say the same a thousand times: the world keeps it once */
    luaL_checkstack(L, 8, NULL);
    script_ref_push(L, m->doing_ids);
    push_key(L, doing, teams, children);
    lua_pushvalue(L, -1);
    uint32_t id;
    if (lua_rawget(L, -3) == LUA_TNUMBER) {
        id = (uint32_t)lua_tointeger(L, -1);
        lua_pop(L, 3);
        return id;
    }
    lua_pop(L, 1);
    id = add_new(m, doing, teams, children);
    lua_pushinteger(L, (lua_Integer)id);
    lua_rawset(L, -3);
    lua_pop(L, 1);
    return id;
}

static const struct ids NO_IDS = { 0 };

static void add(struct maker *m, struct doing doing, const struct ids *teams, const struct ids *children, struct ids *out)
{
    ids_add(m, out, doing_add(m, &doing, teams, children));
}

/* ---- one verb each ----------------------------------------------------------------------------------------------- */

static bool take_tlp(struct arg_reader *reader, const struct arg *arg, uint32_t *label)
{
    struct at at = args_take(reader, arg);
    bool ok = true;
    enum tlp tlp;
    *label = ID_NONE;
    if (!at_is_nil(&at)) {
        const char *text = lua_type(at.m->L, at.index) == LUA_TSTRING ? lua_tostring(at.m->L, at.index) : "";
        ok = tlp_parse(text, &tlp);
        if (ok) {
            *label = (uint32_t)tlp;
        } else {
            problem(&at, T_UNKNOWN_WORD, "Write \"red\", \"amber+strict\", \"amber\", \"green\" or \"clear\"",
                    "`tlp` must be a label");
        }
    }
    at_pop(&at);
    return ok;
}

static bool take_channel(struct arg_reader *reader, const struct arg *arg, uint32_t *channel)
{
    struct at at = args_take(reader, arg);
    *channel = at_is_nil(&at) ? ID_NONE : read_thing(&at, SHELF_CHANNEL);
    bool ok = at_is_nil(&at) || *channel != ID_NONE;
    at_pop(&at);
    return ok;
}

static bool take_teams(struct arg_reader *reader, const struct arg *arg, bool with_public, struct ids *teams)
{
    struct at at = args_take(reader, arg);
    bool ok = !at_is_nil(&at) && read_teams(&at, with_public, teams);
    at_pop(&at);
    return ok;
}

/* All facts from here on; at least one. */
static bool take_facts(struct arg_reader *reader, const struct arg *arg, struct ids *facts)
{
    bool ok = true;
    do {
        struct at at = args_take(reader, arg);
        ok = !at_is_nil(&at) && read_things(&at, SHELF_FACT, facts) && ok;
        at_pop(&at);
    } while (ok && reader->next <= at_length(&reader->args));
    return ok;
}

static bool take_sender(struct arg_reader *reader, const struct arg *arg)
{
    struct maker *m = reader->args.m;
    struct at at = args_take(reader, arg);
    bool ok = true;
    if (!at_is_nil(&at)) {
        if (m->phase == PHASE_STORY) {
            m->said_actor = read_team(&at);
        } else {
            problem_key(&at, T_WRONG_PLACE, "Leave it out: the team that acts sends", "`from` can only stand in a story");
            ok = false;
        }
    } else if (m->no_sender && m->said_actor.v == ID_NONE) {
        problem(&reader->args, T_NO_SENDER, m->phase == PHASE_STORY ? "Write from = team.x" : "Write give{…}: the world tells",
                "no team acts here that could share");
        ok = false;
    }
    at_pop(&at);
    return ok;
}

static void share_into(struct arg_reader *reader, struct ids *out)
{
    const struct arg *args = reader->verb->args;
    struct maker *m = reader->args.m;
    struct doing doing = blank(DO_SHARE);
    struct ids facts = { 0 }, teams = { 0 };
    bool ok = take_facts(reader, &args[0], &facts);
    ok = take_teams(reader, &args[1], true, &teams) && ok;
    ok = take_channel(reader, &args[2], &doing.b) && ok;
    ok = take_tlp(reader, &args[3], &doing.c) && ok;
    ok = take_sender(reader, &args[4]) && ok;
    for (uint32_t i = 0; ok && i < facts.count; i++) {
        doing.a = facts.at[i];
        add(m, doing, &teams, &NO_IDS, out);
    }
}

static void give_into(struct arg_reader *reader, struct ids *out)
{
    struct doing doing = blank(DO_GIVE);
    struct ids facts = { 0 }, teams = { 0 };
    bool ok = take_facts(reader, &reader->verb->args[0], &facts);
    ok = take_teams(reader, &reader->verb->args[1], true, &teams) && ok;
    for (uint32_t i = 0; ok && i < facts.count; i++) {
        doing.a = facts.at[i];
        add(reader->args.m, doing, &teams, &NO_IDS, out);
    }
}

static void measure_into(struct arg_reader *reader, enum doing_op op, struct ids *out)
{
    struct doing doing = blank(op);
    struct at what = args_take(reader, &reader->verb->args[0]);
    const struct ref *ref = ref_at(&what);
    struct ids measures = { 0 };
    bool ok = !at_is_nil(&what) && read_things(&what, SHELF_MEASURE, &measures);
    doing.b = ref != NULL && ref->of == OF_TEAM ? EXACTLY : ID_NONE;
    at_pop(&what);
    struct at number = args_take(reader, &reader->verb->args[1]);
    if (at_is_nil(&number)) {
        ok = false;
    } else if (op == DO_SCALE) {
        ok = number_micro(&number, -1e6, 1e6, &doing.number.micro) && ok;
    } else {
        ok = number_read(&number, &doing.number) && ok;
    }
    at_pop(&number);
    for (uint32_t i = 0; ok && i < measures.count; i++) {
        doing.a = measures.at[i];
        add(reader->args.m, doing, &NO_IDS, &NO_IDS, out);
    }
}

/* send, pose, start, withdraw: each thing of the shelf. */
static void thing_into(struct arg_reader *reader, enum doing_op op, enum shelf shelf, struct ids *out)
{
    struct doing doing = blank(op);
    struct ids things = { 0 };
    struct at what = args_take(reader, &reader->verb->args[0]);
    bool ok = !at_is_nil(&what) && read_things(&what, shelf, &things);
    at_pop(&what);
    for (uint32_t i = 0; ok && i < things.count; i++) {
        doing.a = things.at[i];
        add(reader->args.m, doing, &NO_IDS, &NO_IDS, out);
    }
}

/* Where `name` stands among the stages of the clock at `what`; ID_NONE told. */
static uint32_t stage_named(const struct at *what, const struct at *name)
{
    struct maker *m = what->m;
    const struct ref *ref = ref_at(what);
    if (lua_type(m->L, name->index) != LUA_TSTRING || ref == NULL || ref->shelf != SHELF_CLOCK) {
        problem(name, T_WRONG_TYPE, "Write notify{ clock.x, \"stage\" }", "notify needs one clock and the name of a stage in quotes");
        return ID_NONE;
    }
    const struct decl *decl = decl_find(m, SHELF_CLOCK, ref->name);
    for (uint32_t i = 0; decl != NULL && i < decl->arm_count; i++) {
        if (str_equal(decl->arms[i], lua_tostring(m->L, name->index))) {
            return i;
        }
    }
    if (decl != NULL) {
        problem(name, T_UNKNOWN_WORD, nearest(m, lua_tostring(m->L, name->index), decl->arms, decl->arm_count),
                "clock.%s has no stage \"%s\"", ref->name, lua_tostring(m->L, name->index));
    }
    return ID_NONE;
}

static void notify_into(struct arg_reader *reader, struct ids *out)
{
    struct doing doing = blank(DO_NOTIFY);
    struct ids clocks = { 0 };
    struct at what = args_take(reader, &reader->verb->args[0]);
    struct at name = args_take(reader, &reader->verb->args[1]);
    bool ok = !at_is_nil(&what) && read_things(&what, SHELF_CLOCK, &clocks);
    if (ok && !at_is_nil(&name)) {
        doing.b = stage_named(&what, &name);
        ok = doing.b != ID_NONE;
    }
    at_pop(&name);
    at_pop(&what);
    for (uint32_t i = 0; ok && i < clocks.count; i++) {
        doing.a = clocks.at[i];
        add(reader->args.m, doing, &NO_IDS, &NO_IDS, out);
    }
}

static void busy_into(struct arg_reader *reader, struct ids *out)
{
    const struct arg *args = reader->verb->args;
    struct doing doing = blank(DO_BUSY);
    struct ids teams = { 0 };
    bool ok = take_teams(reader, &args[0], false, &teams);
    struct at staff = args_take(reader, &args[1]);
    ok = !at_is_nil(&staff) && number_read(&staff, &doing.number) && ok;
    if (ok && doing.number.micro < 0) {
        problem(&staff, T_BAD_NUMBER, "Write how many people are away", "`staff` must not be below 0");
        ok = false;
    }
    at_pop(&staff);
    struct at takes = args_take(reader, &args[2]);
    doing.time.kind = TIME_ELAPSED;
    ok = !at_is_nil(&takes) && time_s(&takes, WANT_LASTS, &doing.time.n) && ok;
    at_pop(&takes);
    if (ok) {
        add(reader->args.m, doing, &teams, &NO_IDS, out);
    }
}

static void finish_into(struct arg_reader *reader, struct ids *out)
{
    struct doing doing = blank(DO_FINISH);
    struct at ending = args_take(reader, &reader->verb->args[0]);
    bool ok = true;
    if (!at_is_nil(&ending)) {
        doing.a = read_thing(&ending, SHELF_ENDING);
        ok = doing.a != ID_NONE;
    }
    at_pop(&ending);
    if (ok) {
        add(reader->args.m, doing, &NO_IDS, &NO_IDS, out);
    }
}

/* ---- wrappers ---------------------------------------------------------------------------------------------------- */

static void inner_read(struct arg_reader *reader, struct ids *children)
{
    uint32_t length = at_length(&reader->args);
    if (reader->next > length) {
        problem(&reader->args, T_MISSING_FIELD, arena_format(&reader->args.m->scratch, "Write %s", reader->verb->form),
                "%s needs something to do", reader->verb->name);
    }
    while (reader->next <= length) {
        struct at item = at_item(&reader->args, reader->next++);
        item.field = reader->verb->name;
        for (uint32_t i = 0, many = at_many(&item); i < many; i++) {
            struct at inner = at_each(&item, i);
            (void)doing_into(&inner, children);
            at_pop(&inner);
        }
        at_pop(&item);
    }
}

static void after_into(struct arg_reader *reader, struct ids *out)
{
    struct doing doing = blank(DO_AFTER);
    struct at time = args_take(reader, &reader->verb->args[0]);
    bool ok = !at_is_nil(&time) && time_read(&time, WANT_FORM, &doing.time);
    at_pop(&time);
    struct ids children = { 0 };
    inner_read(reader, &children);
    if (ok) {
        add(reader->args.m, doing, &NO_IDS, &children, out);
    }
}

static void given_into(struct arg_reader *reader, struct ids *out)
{
    struct doing doing = blank(DO_GIVEN);
    struct at cond = args_take(reader, &reader->verb->args[0]);
    if (!at_is_nil(&cond)) {
        doing.cond = cond_read(&cond);
    }
    at_pop(&cond);
    struct ids children = { 0 };
    inner_read(reader, &children);
    if (doing.cond.v != ID_NONE) {
        add(reader->args.m, doing, &NO_IDS, &children, out);
    }
}

/* ---- one doing --------------------------------------------------------------------------------------------------- */

static void verb_into(struct arg_reader *reader, struct ids *out)
{
    enum doing_op op = (enum doing_op)reader->verb->op;
    switch (op) {
    case DO_SHARE: share_into(reader, out); break;
    case DO_GIVE: give_into(reader, out); break;
    case DO_CHANGE:
    case DO_SCALE: measure_into(reader, op, out); break;
    case DO_SEND: thing_into(reader, op, SHELF_INJECT, out); break;
    case DO_POSE: thing_into(reader, op, SHELF_DECISION, out); break;
    case DO_NOTIFY: notify_into(reader, out); break;
    case DO_START: thing_into(reader, op, SHELF_CLOCK, out); break;
    case DO_WITHDRAW: thing_into(reader, op, SHELF_FACT, out); break;
    case DO_BUSY: busy_into(reader, out); break;
    case DO_FINISH: finish_into(reader, out); break;
    case DO_AFTER: after_into(reader, out); break;
    case DO_GIVEN: given_into(reader, out); break;
    }
}

static void said_into(const struct at *at, uint32_t id, struct ids *found)
{
    struct reading reading;
    if (memo_find(at, id, DOING_DEPTH_MAX, DOINGS, found) || !memo_begin(at, DOING_DEPTH_MAX, DOINGS, &reading)) {
        return;
    }
    struct arg_reader reader = args_begin(at, id);
    verb_into(&reader, found);
    args_end(&reader);
    memo_end(at->m, id, &reading, found);
}

bool doing_from_said(const struct at *at, uint32_t said, struct ids *doings)
{
    struct ids found = { 0 };
    said_into(at, said, &found);
    maker_step(at->m, (int64_t)found.count);
    for (uint32_t i = 0; i < found.count; i++) {
        ids_add(at->m, doings, found.at[i]);
    }
    return found.count > 0;
}

bool doing_into(const struct at *at, struct ids *doings)
{
    struct maker *m = at->m;
    struct script_handle handle;
    if (!at_handle(at, &handle) || handle.kind != KIND_DOING) {
        problem(at, T_WRONG_TYPE, "Write change(…), send(…), share{…} and so on", "`%s` must hold consequences, not %s",
                at->field, at_type(at));
        return false;
    }
    if (m->phase == PHASE_STORY) {
        story_doings(at, handle.id, doings);
        return true;
    }
    m->said[handle.id].used = true;
    return doing_from_said(at, handle.id, doings);
}

struct span does_read(const struct at *at)
{
    struct ids doings = { 0 };
    for (uint32_t i = 0, many = at_many(at); i < many; i++) {
        struct at item = at_each(at, i);
        (void)doing_into(&item, &doings);
        at_pop(&item);
    }
    return ids_span(at->m, &doings);
}
