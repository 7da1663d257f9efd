/* Numbering: once everything is declared, each thing of the world gets its place, by written name. */
#include "api/maker.h"

#include <stdlib.h>
#include <string.h>

#include "api/shelves.h"
#include "base/limits.h"

struct at decl_push(struct maker *m, const struct decl *decl)
{
    luaL_checkstack(m->L, 8, NULL);
    script_ref_push(m->L, decl->value);
    if (!lua_istable(m->L, -1)) {
        lua_pop(m->L, 1);
        lua_newtable(m->L);
    }
    return (struct at){ .m = m, .index = lua_gettop(m->L), .source = decl->source, .node = decl->node,
                        .field = decl->name, .line = decl->line };
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct decl *)a)->name, ((const struct decl *)b)->name);
}

static void sort_shelf(struct shelf_decls *decls)
{
    if (decls->count > 1) {
        qsort(decls->at, decls->count, sizeof *decls->at, by_name);
    }
}

/* ---- groups ------------------------------------------------------------------------------------------------------ */

static void read_members(struct maker *m, struct decl *decl)
{
    struct at at = decl_push(m, decl);
    struct ids members = { 0 };
    m->own_mode = OWN_NOBODY;
    for (uint32_t i = 1, length = at_length(&at); i <= length; i++) {
        struct at item = at_item(&at, i);
        item.field = "group";
        const struct ref *ref = ref_at(&item);
        if (ref != NULL && ref->shelf == SHELF_GROUP) {
            problem(&item, T_WRONG_TYPE, "Name its teams", "a group holds teams, not groups");
        } else {
            struct team_id team = read_team(&item);
            if (team.v != ID_NONE && !ids_has(&members, team.v)) {
                ids_add(m, &members, team.v);
            }
        }
        at_pop(&item);
    }
    if (at_length(&at) == 0) {
        problem_key(&at, T_MISSING_FIELD, "Write its teams: { team.a, team.b }", "group.%s has no teams", decl->name);
    }
    at_pop(&at);
    decl->members = ARENA_ARRAY(&m->arena, uint32_t, members.count);
    decl->member_count = members.count;
    if (members.count > 0) {
        memcpy(decl->members, members.at, members.count * sizeof *decl->members);
    }
}

/* ---- each -------------------------------------------------------------------------------------------------------- */

static const char *group_named_at(const struct at *at)
{
    const struct ref *ref = ref_at(at);
    return ref != NULL && ref->shelf == SHELF_GROUP ? ref->name : NULL;
}

static bool may_have_each(enum shelf shelf)
{
    return shelf == SHELF_MEASURE || shelf == SHELF_FACT || shelf == SHELF_RULE || shelf == SHELF_CLOCK;
}

static void read_each(struct maker *m, struct decl *decl)
{
    if (!may_have_each(decl->shelf)) {
        return;
    }
    struct at at = decl_push(m, decl);
    struct at each = at_field(&at, "each");
    if (!at_is_nil(&each)) {
        decl->each = group_named_at(&each);
        if (decl->each == NULL) {
            problem(&each, T_BAD_EACH, "Write each = group.name", "`each` must be a group, not %s", at_type(&each));
        }
    }
    at_pop(&each);
    struct at who = at_field(&at, "who");
    if (decl->shelf == SHELF_CLOCK && decl->each == NULL) {
        decl->each = group_named_at(&who); /* a duty of a group is a duty of every team of it */
    }
    at_pop(&who);
    at_pop(&at);
}

static void count_things(struct maker *m, struct shelf_decls *decls)
{
    for (uint32_t i = 0; i < decls->count; i++) {
        struct decl *decl = &decls->at[i];
        const struct decl *group = decl->each != NULL ? decl_find(m, SHELF_GROUP, decl->each) : NULL;
        decl->first = decls->things;
        decl->count = group != NULL ? group->member_count : 1;
        decl->owners = group != NULL ? group->members : NULL;
        decls->things += decl->count;
    }
}

/* ---- options and arms -------------------------------------------------------------------------------------------- */

static const char *name_copy(struct maker *m, struct arena *arena)
{
    const char *name = lua_tostring(m->L, -1);
    maker_step(m, maker_text_steps(strlen(name)));
    return arena_copy_string(arena, name);
}

static void keep_arms(struct maker *m, struct decl *decl, const struct at *outcomes, struct arena *arena)
{
    if (!at_is_table(outcomes)) {
        return;
    }
    uint32_t count = at_length(outcomes);
    maker_step(m, count);
    const char **arms = ARENA_ARRAY(arena, const char *, decl->arm_count + count);
    if (decl->arm_count > 0) {
        memcpy(arms, decl->arms, decl->arm_count * sizeof *arms);
    }
    for (uint32_t i = 1; i <= count; i++) {
        const char *name = "";
        lua_rawgeti(m->L, outcomes->index, (lua_Integer)i);
        if (lua_istable(m->L, -1)) {
            lua_rawgeti(m->L, -1, 1);
            name = lua_type(m->L, -1) == LUA_TSTRING ? name_copy(m, arena) : "";
            lua_pop(m->L, 1);
        }
        lua_pop(m->L, 1);
        arms[decl->arm_count++] = name;
    }
    decl->arms = arms;
}

static const char *option_name(struct maker *m, const struct at *option)
{
    const char *name = "";
    if (at_is_table(option)) {
        lua_rawgeti(m->L, option->index, 1);
        name = lua_type(m->L, -1) == LUA_TSTRING ? name_copy(m, &m->arena) : "";
        lua_pop(m->L, 1);
    }
    return name;
}

static void read_options(struct maker *m, struct decl *decl)
{
    struct at at = decl_push(m, decl);
    uint32_t count = at_length(&at);
    if (count > OPTIONS_MAX) {
        problem_key(&at, T_TOO_MANY, "Split the decision", "decision.%s has over %u options", decl->name, OPTIONS_MAX);
        count = OPTIONS_MAX;
    }
    decl->options = ARENA_ARRAY(&m->arena, const char *, count);
    for (uint32_t i = 1; i <= count; i++) {
        struct at option = at_item(&at, i);
        decl->options[decl->option_count++] = option_name(m, &option);
        if (at_is_table(&option)) {
            struct at outcomes = at_field(&option, "outcomes");
            keep_arms(m, decl, &outcomes, &m->arena);
            at_pop(&outcomes);
        }
        at_pop(&option);
    }
    at_pop(&at);
    decl->first_option = m->shelves[SHELF_OPTION].things;
    m->shelves[SHELF_OPTION].things += decl->option_count;
}

static void read_action_arms(struct maker *m, struct decl *decl)
{
    struct at at = decl_push(m, decl);
    struct at outcomes = at_field(&at, "outcomes");
    keep_arms(m, decl, &outcomes, &m->arena);
    at_pop(&outcomes);
    at_pop(&at);
}

/* The stages of a clock stand in it, or in its law. */
static void read_stage_names(struct maker *m, struct decl *decl)
{
    struct at at = decl_push(m, decl);
    struct at stages = at_field(&at, "stages"), law = at_field(&at, "law");
    keep_arms(m, decl, &stages, &m->arena);
    uint32_t economy;
    const struct law_clock *found =
        lua_type(m->L, law.index) == LUA_TSTRING ? law_clock_find(m, lua_tostring(m->L, law.index), &economy) : NULL;
    if (found != NULL && decl->arm_count == 0) {
        script_ref_push(m->L, found->value);
        struct at in_pack = { .m = m, .source = found->source, .node = found->node, .index = lua_gettop(m->L) };
        struct at listed = at_field(&in_pack, "stages");
        keep_arms(m, decl, &listed, &m->arena);
        at_pop(&listed);
        at_pop(&in_pack);
    }
    at_pop(&law);
    at_pop(&stages);
    at_pop(&at);
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

static void check_limit(struct maker *m, enum shelf shelf, uint32_t most)
{
    struct shelf_decls *decls = &m->shelves[shelf];
    if (decls->things > most) {
        const struct decl *last = &decls->at[decls->count - 1];
        problem_at(m, last->source != NULL ? last->source->name : "scenario.lua", last->line, 0, T_TOO_MANY, "Leave some of them out",
                   "there are %u things on the shelf %s; at most %u fit", decls->things, shelf_name(shelf), most);
    }
}

void maker_order(struct maker *m)
{
    for (enum shelf shelf = 1; shelf < SHELF_COUNT; shelf++) {
        sort_shelf(&m->shelves[shelf]);
    }
    m->is_ordered = true;
    count_things(m, &m->shelves[SHELF_TEAM]);
    for (uint32_t i = 0; i < m->shelves[SHELF_GROUP].count; i++) {
        read_members(m, &m->shelves[SHELF_GROUP].at[i]);
    }
    for (enum shelf shelf = 1; shelf < SHELF_COUNT; shelf++) {
        for (uint32_t i = 0; i < m->shelves[shelf].count; i++) {
            read_each(m, &m->shelves[shelf].at[i]);
        }
        if (shelf != SHELF_TEAM && shelf != SHELF_OPTION) {
            count_things(m, &m->shelves[shelf]);
        }
    }
    for (uint32_t i = 0; i < m->shelves[SHELF_DECISION].count; i++) {
        read_options(m, &m->shelves[SHELF_DECISION].at[i]);
    }
    for (uint32_t i = 0; i < m->shelves[SHELF_ACTION].count; i++) {
        read_action_arms(m, &m->shelves[SHELF_ACTION].at[i]);
    }
    for (uint32_t i = 0; i < m->shelves[SHELF_CLOCK].count; i++) {
        read_stage_names(m, &m->shelves[SHELF_CLOCK].at[i]);
    }
    for (enum shelf shelf = 1; shelf < SHELF_COUNT; shelf++) {
        check_limit(m, shelf, shelf == SHELF_TEAM ? TEAMS_MAX : THINGS_MAX);
    }
}

/* ---- from a reference to things ---------------------------------------------------------------------------------- */

/* What stands as shelf.name in a file was told by source_check_declared already. */
static void tell_missing(const struct at *at, const struct ref *ref)
{
    struct maker *m = at->m;
    for (uint32_t i = 0; i < m->chain_count; i++) {
        if (m->chains[i].shelf == ref->shelf && str_equal(m->chains[i].name, ref->name)) {
            return;
        }
    }
    problem(at, T_UNDECLARED, "Write the name out", "`%s.%s` is not declared", shelf_name(ref->shelf), ref->name);
}

static const struct decl *decl_of(const struct at *at, const struct ref *ref)
{
    enum shelf shelf = ref->shelf == SHELF_OPTION ? SHELF_DECISION : ref->shelf;
    const struct decl *decl = decl_find(at->m, shelf, ref->name);
    if (decl == NULL) {
        struct ref named = *ref;
        named.shelf = shelf;
        tell_missing(at, &named);
    }
    return decl;
}

static uint32_t option_id(const struct decl *decl, const char *name)
{
    for (uint32_t i = 0; i < decl->option_count; i++) {
        if (str_equal(decl->options[i], name)) {
            return decl->first_option + i;
        }
    }
    return ID_NONE; /* told by source_check_declared */
}

static uint32_t instance_of(const struct decl *decl, uint32_t team)
{
    for (uint32_t i = 0; i < decl->count; i++) {
        if (decl->owners[i] == team) {
            return decl->first + i;
        }
    }
    return ID_NONE;
}

static uint32_t team_named(const struct maker *m, const char *name)
{
    const struct decl *team = decl_find(m, SHELF_TEAM, name);
    return team != NULL ? team->first : ID_NONE;
}

static bool whose_missing(const struct at *at, const struct ref *ref, const struct decl *decl)
{
    problem(at, T_BAD_EACH, arena_format(&at->m->scratch, "Write %s.%s[team.name]", shelf_name(ref->shelf), ref->name),
            "%s.%s is made for each team of group.%s: say whose", shelf_name(ref->shelf), ref->name, decl->each);
    return false;
}

/* One member of what each made. */
static bool member_things(const struct at *at, const struct ref *ref, const struct decl *decl, struct ids *ids)
{
    struct maker *m = at->m;
    if (ref->of == OF_OWN && m->own_mode == OWN_NOBODY) {
        problem(at, T_NO_OWN, "Name the team in the brackets", "%s.%s[own]: no team is meant here",
                shelf_name(ref->shelf), ref->name);
        return false;
    }
    if (ref->of == OF_OWN && m->own_mode == OWN_SOMEBODY) {
        if (ref->shelf != SHELF_MEASURE) {
            return whose_missing(at, ref, decl);
        }
        ids_add(m, ids, decl->first); /* the engine finds the member of whoever acts */
        return true;
    }
    uint32_t team = ref->of == OF_OWN ? m->own.v : team_named(m, ref->of_team);
    uint32_t id = team == ID_NONE ? ID_NONE : instance_of(decl, team);
    if (id == ID_NONE) {
        problem(at, T_BAD_EACH, "Name a team of its group", "%s.%s has none for %s", shelf_name(ref->shelf), ref->name,
                ref->of == OF_OWN ? "own" : ref->of_team);
        return false;
    }
    ids_add(m, ids, id);
    return true;
}

static void all_things(const struct at *at, const struct ref *ref, const struct decl *decl, struct ids *ids)
{
    struct maker *m = at->m;
    uint32_t own = m->own_mode == OWN_TEAM ? instance_of(decl, m->own.v) : ID_NONE;
    if (own != ID_NONE) {
        ids_add(m, ids, own);
    } else if (m->own_mode == OWN_SOMEBODY && ref->shelf == SHELF_MEASURE) {
        ids_add(m, ids, decl->first);
    } else {
        for (uint32_t i = 0; i < decl->count; i++) {
            ids_add(m, ids, decl->first + i);
        }
    }
}

bool ref_things(const struct at *at, const struct ref *ref, struct ids *ids)
{
    const struct decl *decl = decl_of(at, ref);
    if (decl == NULL) {
        return false;
    }
    if (ref->shelf == SHELF_OPTION) {
        uint32_t id = option_id(decl, ref->sub);
        if (id != ID_NONE) {
            ids_add(at->m, ids, id);
        }
        return id != ID_NONE;
    }
    if (decl->owners == NULL) {
        if (ref->of != OF_NOBODY) {
            problem(at, T_BAD_EACH, "Leave the brackets out", "%s.%s is not made for each team", shelf_name(ref->shelf),
                    ref->name);
            return false;
        }
        ids_add(at->m, ids, decl->first);
        return true;
    }
    if (ref->of != OF_NOBODY) {
        return member_things(at, ref, decl, ids);
    }
    all_things(at, ref, decl, ids);
    return true;
}

uint32_t ref_one(const struct at *at, const struct ref *ref)
{
    struct ids ids = { 0 };
    if (!ref_things(at, ref, &ids)) {
        return ID_NONE;
    }
    if (ids.count != 1) {
        const struct decl *decl = decl_of(at, ref);
        (void)(decl != NULL && decl->each != NULL ? whose_missing(at, ref, decl) : false);
        return ID_NONE;
    }
    return ids.at[0];
}
