/* Conditions: from what was said to the world's conditions.
 *
 * A group where a team stands means every team of it: one condition a team, joined by `all`; inside any, at_least and
 * count it spreads into its teams instead. Things made by each and named without saying whose spread the same way. */
#include "api/language.h"
#include "api/maker.h"

#include <string.h>

#define CONDITIONS "conditions"

/* The choices for a, b, c and d of a condition, and n. A slot that holds no id yet stands for "any". */
struct leaf {
    struct ids slot[4];
    uint32_t slots;
    int64_t n;
    bool exact; /* a measure of one team, whoever own is */
    bool ok;
};

/* ---- adding ------------------------------------------------------------------------------------------------------ */

static void key_add(luaL_Buffer *key, uint64_t word)
{
    luaL_addlstring(key, (const char *)&word, sizeof word);
}

static void check_room(struct maker *m)
{
    if (m->world->conds_count >= CONDITIONS_MAX) {
        maker_refuse(m, T_TOO_MANY, "Leave some of them out", "The scenario says over %u different conditions", CONDITIONS_MAX);
    }
}

/* What the engine would have to ask again and again. */
static void check_weight(struct maker *m, struct cond_id id)
{
    if (m->world->conds[id.v].weight > CONDITION_WEIGHT_MAX) {
        maker_refuse(m, T_TOO_MANY, "Say part of it in a rule of its own", "A condition here holds over %u conditions", CONDITION_WEIGHT_MAX);
    }
}

struct cond_id cond_add(struct maker *m, struct cond *cond, const struct ids *children)
{
    lua_State *L = m->L;
    maker_step(m, 4 + (int64_t)children->count); /* as much as reading four values */
    luaL_checkstack(L, 8, NULL);
    luaL_Buffer key;
    luaL_buffinit(L, &key);
    key_add(&key, (uint64_t)cond->op << 32 | cond->a);
    key_add(&key, (uint64_t)cond->b << 32 | cond->c);
    key_add(&key, cond->d);
    key_add(&key, (uint64_t)cond->n);
    for (uint32_t i = 0; i < children->count; i++) {
        key_add(&key, children->at[i]);
    }
    luaL_pushresult(&key);
    script_ref_push(L, m->cond_ids);
    lua_pushvalue(L, -2);
    struct cond_id id;
    if (lua_rawget(L, -2) == LUA_TNUMBER) {
        id.v = (uint32_t)lua_tointeger(L, -1);
        lua_pop(L, 3);
        return id;
    }
    lua_pop(L, 1);
    cond->children = ids_span(m, children);
    check_room(m);
    id = world_add_cond(m->world, cond);
    check_weight(m, id);
    lua_insert(L, -2);
    lua_pushinteger(L, (lua_Integer)id.v);
    lua_rawset(L, -3);
    lua_pop(L, 1);
    return id;
}

static struct cond blank(enum cond_op op)
{
    return (struct cond){ .op = op, .a = ID_NONE, .b = ID_NONE, .c = ID_NONE, .d = ID_NONE };
}

static void add_simple(struct maker *m, struct cond *cond, struct ids *out)
{
    static const struct ids NONE = { 0 };
    ids_add(m, out, cond_add(m, cond, &NONE).v);
}

struct cond_id cond_never(struct maker *m)
{
    static const struct ids NONE = { 0 };
    struct cond never = blank(COND_ANY);
    return cond_add(m, &never, &NONE);
}

static struct cond_id join(struct maker *m, enum cond_op op, const struct ids *children)
{
    struct cond cond = blank(op);
    return cond_add(m, &cond, children);
}

struct cond_id cond_join(struct maker *m, const struct ids *conds)
{
    return conds->count == 1 ? (struct cond_id){ conds->at[0] } : join(m, COND_ALL, conds);
}

/* ---- leaves ------------------------------------------------------------------------------------------------------ */

static void slot_things(struct leaf *leaf, const struct at *at, enum shelf shelf)
{
    leaf->ok = read_things(at, shelf, &leaf->slot[leaf->slots++]) && leaf->ok;
}

static void slot_measure(struct leaf *leaf, const struct at *at)
{
    const struct ref *ref = ref_at(at);
    leaf->exact = ref != NULL && ref->of == OF_TEAM;
    slot_things(leaf, at, SHELF_MEASURE);
}

static void slot_teams(struct leaf *leaf, const struct at *at)
{
    bool with_public = str_equal(at->field, "to");
    leaf->ok = read_teams(at, with_public, &leaf->slot[leaf->slots++]) && leaf->ok;
}

static void slot_any(struct leaf *leaf, struct maker *m)
{
    ids_add(m, &leaf->slot[leaf->slots++], ID_NONE);
}

static void slot_domain(struct leaf *leaf, const struct at *at)
{
    static const char *const DOMAINS[POSTURE_DOMAINS] = { "governance", "assets", "access", "updates", "detection",
        "recovery", "plan", "contacts", "sharing", "suppliers" };
    const char *text = lua_type(at->m->L, at->index) == LUA_TSTRING ? lua_tostring(at->m->L, at->index) : "";
    for (uint32_t i = 0; i < POSTURE_DOMAINS; i++) {
        if (str_equal(text, DOMAINS[i])) {
            ids_add(at->m, &leaf->slot[leaf->slots++], i);
            return;
        }
    }
    problem(at, T_UNKNOWN_WORD, nearest(at->m, text, DOMAINS, POSTURE_DOMAINS), "there is no posture domain \"%s\"", text);
    leaf->ok = false;
}

static void leaf_arg(struct leaf *leaf, const struct at *at, const struct arg *arg)
{
    switch (arg->shape) {
    case ARG_TEAM:
    case ARG_TEAM_OR_ANY: slot_teams(leaf, at); break;
    case ARG_FACT: slot_things(leaf, at, SHELF_FACT); break;
    case ARG_CHANNEL: slot_things(leaf, at, SHELF_CHANNEL); break;
    case ARG_INJECT: slot_things(leaf, at, SHELF_INJECT); break;
    case ARG_DECISION: slot_things(leaf, at, SHELF_DECISION); break;
    case ARG_OPTION: slot_things(leaf, at, SHELF_OPTION); break;
    case ARG_ACTION: slot_things(leaf, at, SHELF_ACTION); break;
    case ARG_CLOCK: slot_things(leaf, at, SHELF_CLOCK); break;
    case ARG_AGREEMENT: slot_things(leaf, at, SHELF_AGREEMENT); break;
    case ARG_SCENE: slot_things(leaf, at, SHELF_SCENE); break;
    case ARG_MEASURE_OR_COUNT: slot_measure(leaf, at); break;
    case ARG_DOMAIN: slot_domain(leaf, at); break;
    case ARG_LEVEL: leaf->ok = number_count(at, 0, 3, &leaf->n) && leaf->ok; break;
    case ARG_NUMBER: leaf->ok = number_micro(at, -1e12, 1e12, &leaf->n) && leaf->ok; break;
    case ARG_MOMENT: leaf->ok = time_s(at, WANT_MOMENT, &leaf->n) && leaf->ok; break;
    case ARG_LASTS: leaf->ok = time_s(at, WANT_LASTS, &leaf->n) && leaf->ok; break;
    default: MUST(false && "an argument that no leaf has");
    }
}

static bool is_left_out(struct arg_reader *reader, const struct arg *arg, const struct at *value)
{
    (void)reader;
    return arg->named && arg->optional && at_is_nil(value);
}

static struct leaf leaf_read(struct arg_reader *reader)
{
    struct leaf leaf = { .ok = true };
    struct maker *m = reader->args.m;
    for (uint32_t i = 0; i < ARGS_MAX && reader->verb->args[i].name != NULL; i++) {
        const struct arg *arg = &reader->verb->args[i];
        if (arg->shape == ARG_TEAM_OR_ANY && !arg->named && !args_team_is_next(reader)) {
            slot_any(&leaf, m);
            continue;
        }
        struct at value = args_take(reader, arg);
        if (is_left_out(reader, arg, &value)) {
            slot_any(&leaf, m);
        } else if (at_is_nil(&value)) {
            leaf.ok = false;
        } else {
            leaf_arg(&leaf, &value, arg);
        }
        at_pop(&value);
    }
    return leaf;
}

static uint32_t slot_value(const struct leaf *leaf, uint32_t slot, uint32_t i)
{
    return slot < leaf->slots ? leaf->slot[slot].at[i] : ID_NONE;
}

static uint32_t slot_count(const struct leaf *leaf, uint32_t slot)
{
    return slot < leaf->slots ? leaf->slot[slot].count : 1;
}

/* One condition for each way to choose from the slots. */
static void leaf_spread(struct maker *m, enum cond_op op, const struct leaf *leaf, struct ids *out)
{
    for (uint32_t a = 0; a < slot_count(leaf, 0); a++) {
        for (uint32_t b = 0; b < slot_count(leaf, 1); b++) {
            for (uint32_t c = 0; c < slot_count(leaf, 2); c++) {
                for (uint32_t d = 0; d < slot_count(leaf, 3); d++) {
                    struct cond cond = { .op = op, .a = slot_value(leaf, 0, a), .b = slot_value(leaf, 1, b),
                                         .c = slot_value(leaf, 2, c), .d = slot_value(leaf, 3, d), .n = leaf->n };
                    if ((op == COND_ABOVE || op == COND_BELOW) && leaf->exact) {
                        cond.b = EXACTLY;
                    }
                    add_simple(m, &cond, out);
                }
            }
        }
    }
}

/* ---- turned ------------------------------------------------------------------------------------------------------ */

/* The arms of that name; those of a decision count over its options, one after the other. */
static void turned_into(struct arg_reader *reader, struct ids *out)
{
    struct maker *m = reader->args.m;
    struct at what = args_take(reader, &reader->verb->args[0]);
    struct at name = args_take(reader, &reader->verb->args[1]);
    const struct ref *ref = ref_at(&what);
    struct ids arms = { 0 };
    if (ref == NULL || (ref->shelf != SHELF_DECISION && ref->shelf != SHELF_ACTION)) {
        problem(&what, T_WRONG_TYPE, "Write turned(decision.x, \"arm\")", "turned needs a decision or an action, not %s",
                at_type(&what));
    } else if (lua_type(m->L, name.index) != LUA_TSTRING) {
        problem(&name, T_WRONG_TYPE, "Write turned(decision.x, \"arm\")", "the arm must be a text in quotes, not %s", at_type(&name));
    } else if (ref_one(&what, ref) != ID_NONE) {
        const struct decl *decl = decl_find(m, ref->shelf, ref->name);
        for (uint32_t i = 0; i < decl->arm_count; i++) {
            if (str_equal(decl->arms[i], lua_tostring(m->L, name.index))) {
                struct cond cond = blank(COND_TURNED);
                cond.a = thing(ref->shelf, decl->first).v;
                cond.b = i;
                add_simple(m, &cond, &arms);
            }
        }
        if (arms.count == 0) {
            problem(&name, T_UNKNOWN_ARM, nearest(m, lua_tostring(m->L, name.index), decl->arms, decl->arm_count),
                    "no outcome of %s.%s is called \"%s\"", shelf_name(ref->shelf), ref->name,
                    lua_tostring(m->L, name.index));
        }
    }
    at_pop(&what);
    if (arms.count > 0) {
        ids_add(m, out, arms.count == 1 ? arms.at[0] : join(m, COND_ANY, &arms).v);
    }
}

/* ---- those with conditions inside -------------------------------------------------------------------------------- */

static bool cond_into(const struct at *at, bool spread, struct ids *out);

/* All positional arguments from here on. */
static void children_read(struct arg_reader *reader, bool spread, struct ids *children)
{
    uint32_t length = at_length(&reader->args);
    if (reader->next > length) {
        problem(&reader->args, T_MISSING_FIELD, arena_format(&reader->args.m->scratch, "Write %s", reader->verb->form),
                "%s needs conditions", reader->verb->name);
    }
    while (reader->next <= length) {
        struct at item = at_item(&reader->args, reader->next++);
        item.field = reader->verb->name;
        (void)cond_into(&item, spread, children);
        at_pop(&item);
    }
}

static void group_into(struct arg_reader *reader, enum cond_op op, struct ids *out)
{
    struct maker *m = reader->args.m;
    struct cond cond = blank(op);
    if (op == COND_AT_LEAST) {
        struct at number = args_take(reader, &reader->verb->args[0]);
        (void)(at_is_nil(&number) || number_count(&number, 0, 100000, &cond.n));
        at_pop(&number);
    }
    struct ids children = { 0 };
    children_read(reader, op == COND_ANY || op == COND_AT_LEAST, &children);
    ids_add(m, out, cond_add(m, &cond, &children).v);
}

static void lasted_into(struct arg_reader *reader, struct ids *out)
{
    struct maker *m = reader->args.m;
    struct cond cond = blank(COND_LASTED);
    if (m->lasted >= LASTED_MAX) {
        maker_refuse(m, T_TOO_MANY, "Let a measure count how long", "The scenario says over %u times that something lasted", LASTED_MAX);
    }
    struct at inner = args_take(reader, &reader->verb->args[0]);
    struct ids children = { 0 };
    bool ok = !at_is_nil(&inner) && cond_into(&inner, false, &children);
    at_pop(&inner);
    struct at length = args_take(reader, &reader->verb->args[1]);
    ok = !at_is_nil(&length) && time_s(&length, WANT_LASTS, &cond.n) && ok;
    at_pop(&length);
    if (ok) {
        uint32_t before = m->world->conds_count;
        ids_add(m, out, cond_add(m, &cond, &children).v);
        m->lasted += m->world->conds_count - before;
    }
}

/* above(count{…}, n) */
static bool count_is_next(struct arg_reader *reader, struct script_handle *handle)
{
    struct at item = at_item(&reader->args, reader->next);
    bool is = at_handle(&item, handle) && handle->kind == KIND_COUNT;
    at_pop(&item);
    return is;
}

void counted_from_said(const struct at *at, uint32_t said, struct ids *conds)
{
    struct arg_reader inner = args_begin(at, said);
    children_read(&inner, true, conds);
    args_end(&inner);
}

static void compared_count_into(struct arg_reader *reader, enum cond_op op, uint32_t counted, struct ids *out)
{
    struct maker *m = reader->args.m;
    struct at item = args_take(reader, &reader->verb->args[0]);
    struct ids children = { 0 };
    if (m->phase == PHASE_STORY) {
        story_conds(&item, counted, true, &children);
    } else {
        m->said[counted].used = true;
        counted_from_said(&item, counted, &children);
    }
    at_pop(&item);
    struct cond cond = blank(op);
    struct at number = args_take(reader, &reader->verb->args[1]);
    if (!at_is_nil(&number) && number_micro(&number, -1e12, 1e12, &cond.n)) {
        ids_add(m, out, cond_add(m, &cond, &children).v);
    }
    at_pop(&number);
}

/* ---- one condition ----------------------------------------------------------------------------------------------- */

static void compared_into(struct arg_reader *reader, enum cond_op op, struct ids *out)
{
    struct script_handle counted;
    if (count_is_next(reader, &counted)) {
        compared_count_into(reader, op, counted.id, out);
        return;
    }
    struct leaf leaf = leaf_read(reader);
    if (leaf.ok) {
        leaf_spread(reader->args.m, op, &leaf, out);
    }
}

static void verb_into(struct arg_reader *reader, struct ids *out)
{
    enum cond_op op = (enum cond_op)reader->verb->op;
    switch (op) {
    case COND_ANY:
    case COND_ALL:
    case COND_NO:
    case COND_AT_LEAST: group_into(reader, op, out); return;
    case COND_LASTED: lasted_into(reader, out); return;
    case COND_TURNED: turned_into(reader, out); return;
    default: compared_into(reader, op, out); return;
    }
}

static void said_into(const struct at *at, uint32_t id, struct ids *found)
{
    struct reading reading;
    if (memo_find(at, id, CONDITION_DEPTH_MAX, CONDITIONS, found) ||
        !memo_begin(at, CONDITION_DEPTH_MAX, CONDITIONS, &reading)) {
        return;
    }
    struct arg_reader reader = args_begin(at, id);
    verb_into(&reader, found);
    args_end(&reader);
    memo_end(at->m, id, &reading, found);
}

bool cond_from_said(const struct at *at, uint32_t id, bool spread, struct ids *out)
{
    struct maker *m = at->m;
    struct ids found = { 0 };
    said_into(at, id, &found);
    if (found.count == 0) {
        if (m->list->errors == 0) { /* not for want of a name, which was told: a list that was empty */
            problem(at, T_BAD_LIST, "Name at least one thing", "a condition about nothing cannot hold");
        }
        return false;
    }
    maker_step(m, (int64_t)found.count);
    if (!spread) {
        ids_add(m, out, cond_join(m, &found).v);
        return true;
    }
    for (uint32_t i = 0; i < found.count; i++) {
        ids_add(m, out, found.at[i]);
    }
    return true;
}

static bool bare_fact_into(const struct at *at, const struct ref *ref, struct ids *out)
{
    struct maker *m = at->m;
    struct ids facts = { 0 }, conds = { 0 };
    if (!ref_things(at, ref, &facts)) {
        return false;
    }
    for (uint32_t i = 0; i < facts.count; i++) {
        struct cond cond = blank(COND_KNOWS);
        cond.a = m->bare_knower.v;
        cond.b = facts.at[i];
        add_simple(m, &cond, &conds);
    }
    ids_add(m, out, cond_join(m, &conds).v);
    return true;
}

static bool bare_into(const struct at *at, struct ids *out)
{
    struct maker *m = at->m;
    const struct ref *ref = ref_at(at);
    if (ref != NULL && ref->shelf == SHELF_FACT && m->bare_knower.v != ID_NONE) {
        return bare_fact_into(at, ref, out);
    }
    if (ref != NULL && ref->shelf == SHELF_AGREEMENT) {
        struct cond cond = blank(COND_IN_FORCE);
        cond.a = ref_one(at, ref);
        if (cond.a != ID_NONE) {
            add_simple(m, &cond, out);
        }
        return cond.a != ID_NONE;
    }
    const char *hint = "Write a condition such as knows(team.x, fact.y)";
    hint = ref != NULL && ref->shelf == SHELF_FACT ? "Write knows(team.x, fact.y)" : hint;
    hint = at_is_table(at) ? "Write any{ … } or all{ … }" : hint;
    problem(at, T_WRONG_TYPE, hint, "`%s` must be a condition, not %s", at->field, at_type(at));
    return false;
}

static bool cond_into(const struct at *at, bool spread, struct ids *out)
{
    struct maker *m = at->m;
    struct script_handle handle;
    if (lua_isboolean(m->L, at->index)) {
        struct cond always = blank(COND_ALWAYS);
        bool value = lua_toboolean(m->L, at->index) != 0;
        static const struct ids NONE = { 0 };
        ids_add(m, out, value ? cond_add(m, &always, &NONE).v : cond_never(m).v);
        return true;
    }
    if (at_handle(at, &handle) && handle.kind == KIND_COND) {
        if (m->phase == PHASE_STORY) {
            story_conds(at, handle.id, spread, out);
            return true;
        }
        m->said[handle.id].used = true;
        return cond_from_said(at, handle.id, spread, out);
    }
    return bare_into(at, out);
}

struct cond_id cond_read(const struct at *at)
{
    struct ids found = { 0 };
    if (!cond_into(at, false, &found)) {
        return COND_NONE;
    }
    maker_step(at->m, at->m->world->conds[found.at[0]].weight / 16); /* the checker will walk it, and the engine */
    return (struct cond_id){ found.at[0] };
}
