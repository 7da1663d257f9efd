/* Walking Lua values and the places where they were written side by side. */
#include "api/language.h"
#include "api/maker.h"

#include <string.h>

static struct at child_at(const struct at *table, const struct scan_node *node, const char *field)
{
    struct at at = *table;
    luaL_checkstack(at.m->L, 8, NULL);
    at.index = lua_gettop(at.m->L);
    at.node = node != NULL ? node : table->node;
    at.field = field;
    return at;
}

struct at at_field(const struct at *table, const char *key)
{
    maker_step(table->m, 1);
    luaL_checkstack(table->m->L, 8, NULL);
    lua_pushstring(table->m->L, key);
    lua_rawget(table->m->L, table->index);
    const struct scan_node *node = table->source != NULL ? source_value(table->source, table->node) : NULL;
    return child_at(table, node != NULL ? scan_field(&table->source->tables, node, key) : NULL, key);
}

struct at at_item(const struct at *table, uint32_t i)
{
    maker_step(table->m, 1 + i / 64); /* its place is found by counting */
    luaL_checkstack(table->m->L, 8, NULL);
    lua_rawgeti(table->m->L, table->index, (lua_Integer)i);
    const struct scan_node *node = table->source != NULL ? source_value(table->source, table->node) : NULL;
    const char *field = arena_format(&table->m->scratch, "%s.%u", table->field != NULL ? table->field : "", i);
    return child_at(table, node != NULL ? scan_item(&table->source->tables, node, i) : NULL, field);
}

void at_pop(const struct at *at)
{
    lua_settop(at->m->L, at->index - 1);
}

bool at_is_nil(const struct at *at)
{
    return lua_isnil(at->m->L, at->index);
}

bool at_is_table(const struct at *at)
{
    return lua_istable(at->m->L, at->index);
}

uint32_t at_length(const struct at *table)
{
    lua_Unsigned length = lua_rawlen(table->m->L, table->index);
    if (length > LIST_ITEMS_MAX) {
        maker_refuse(table->m, T_TOO_MANY, "Split the list", "A list has %llu entries; at most %u fit", (unsigned long long)length,
                     LIST_ITEMS_MAX);
    }
    return (uint32_t)length;
}

uint32_t at_list(const struct at *table)
{
    if (!at_is_table(table)) {
        return 0;
    }
    lua_State *L = table->m->L;
    luaL_checkstack(L, 8, NULL);
    lua_Integer length = (lua_Integer)at_length(table);
    lua_pushnil(L);
    while (lua_next(L, table->index) != 0) {
        maker_step(table->m, 1);
        lua_pop(L, 1);
        if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 1 || lua_tointeger(L, -1) > length) {
            problem(table, T_BAD_LIST, "Write the things one after the other, without keys and without holes",
                    lua_type(L, -1) == LUA_TSTRING ? "`%s` is a list and takes no keys" : "`%s` is a list with a hole",
                    table->field);
            lua_pop(L, 1);
            break;
        }
    }
    return (uint32_t)length;
}

uint32_t at_many(const struct at *at)
{
    return at_is_table(at) ? at_list(at) : 1;
}

struct at at_each(const struct at *at, uint32_t i)
{
    if (at_is_table(at)) {
        struct at item = at_item(at, i + 1);
        item.field = at->field;
        return item;
    }
    struct at copy = *at;
    lua_pushvalue(at->m->L, at->index);
    copy.index = lua_gettop(at->m->L);
    return copy;
}

bool at_handle(const struct at *at, struct script_handle *handle)
{
    return script_handle_get(at->m->L, at->m->script, at->index, handle);
}

const char *at_type(const struct at *at)
{
    return script_type_name(at->m->L, at->index);
}

/* ---- teams ------------------------------------------------------------------------------------------------------- */

static bool is_public(const struct at *at)
{
    struct script_handle handle;
    return at_handle(at, &handle) && handle.kind == KIND_PUBLIC;
}

static bool is_own(const struct at *at)
{
    struct script_handle handle;
    return at_handle(at, &handle) && handle.kind == KIND_OWN;
}

static struct team_id own_team(const struct at *at)
{
    switch (at->m->own_mode) {
    case OWN_TEAM: return at->m->own;
    case OWN_SOMEBODY: return TEAM_OWN;
    case OWN_NOBODY: break;
    }
    problem(at, T_NO_OWN, "Name the team", "`%s` says own, but no team is meant here", at->field);
    return TEAM_NONE;
}

struct team_id read_team(const struct at *at)
{
    if (is_own(at)) {
        return own_team(at);
    }
    const struct ref *ref = ref_at(at);
    if (ref == NULL || ref->shelf != SHELF_TEAM) {
        problem(at, T_WRONG_TYPE, "Write team.name", "`%s` must be a team, not %s", at->field, at_type(at));
        return TEAM_NONE;
    }
    return (struct team_id){ ref_one(at, ref) };
}

static bool add_group(const struct at *at, const struct ref *ref, struct ids *teams)
{
    const struct decl *decl = decl_find(at->m, SHELF_GROUP, ref->name);
    if (decl == NULL) {
        (void)ref_one(at, ref); /* tells */
        return false;
    }
    maker_step(at->m, (int64_t)decl->member_count);
    for (uint32_t i = 0; i < decl->member_count; i++) {
        if (!ids_has(teams, decl->members[i])) {
            ids_add(at->m, teams, decl->members[i]);
        }
    }
    return true;
}

static bool add_teams(const struct at *at, bool with_public, struct ids *teams)
{
    const struct ref *ref = ref_at(at);
    if (ref != NULL && ref->shelf == SHELF_GROUP) {
        return add_group(at, ref, teams);
    }
    if (is_public(at)) {
        if (!with_public) {
            problem(at, T_WRONG_TYPE, "Name teams or a group", "`%s` cannot be the public", at->field);
            return false;
        }
        ids_add(at->m, teams, TEAM_PUBLIC.v);
        return true;
    }
    if (ref == NULL && !is_own(at)) {
        problem(at, T_WRONG_TYPE, with_public ? "Write team.name, group.name or public" : "Write team.name or group.name",
                "`%s` must be teams, not %s", at->field, at_type(at));
        return false;
    }
    struct team_id team = read_team(at);
    if (team.v == ID_NONE) {
        return false;
    }
    if (!ids_has(teams, team.v)) {
        ids_add(at->m, teams, team.v);
    }
    return true;
}

bool read_teams(const struct at *at, bool with_public, struct ids *teams)
{
    bool ok = true;
    for (uint32_t i = 0, many = at_many(at); i < many; i++) {
        struct at item = at_each(at, i);
        ok = add_teams(&item, with_public, teams) && ok;
        at_pop(&item);
    }
    return ok;
}

/* ---- things ------------------------------------------------------------------------------------------------------ */

static const char *article(const char *word)
{
    return strchr("aeiou", word[0]) != NULL ? "an" : "a";
}

uint32_t read_thing(const struct at *at, enum shelf shelf)
{
    const struct ref *ref = ref_at(at);
    if (ref == NULL || ref->shelf != shelf) {
        const char *word = shelf_name(shelf);
        problem(at, T_WRONG_TYPE,
                arena_format(&at->m->scratch, shelf == SHELF_OPTION ? "Write decision.name.option" : "Write %s.name", word),
                "`%s` must be %s %s, not %s", at->field, article(word), word, at_type(at));
        return ID_NONE;
    }
    return ref_one(at, ref);
}

bool read_things(const struct at *at, enum shelf shelf, struct ids *things)
{
    bool ok = true;
    for (uint32_t i = 0, many = at_many(at); i < many; i++) {
        struct at item = at_each(at, i);
        const struct ref *ref = ref_at(&item);
        if (ref != NULL && ref->shelf == shelf) {
            ok = ref_things(&item, ref, things) && ok;
        } else {
            ok = read_thing(&item, shelf) != ID_NONE && ok;
        }
        at_pop(&item);
    }
    return ok;
}

static bool add_any_thing(const struct at *at, uint32_t shelves, struct ids *things)
{
    const struct ref *ref = ref_at(at);
    if (ref == NULL || (shelves & (1u << ref->shelf)) == 0) {
        problem(at, T_WRONG_TYPE, "Write things of the shelves: team.x, fact.y", "`%s` cannot hold %s", at->field, at_type(at));
        return false;
    }
    struct ids found = { 0 };
    if (!ref_things(at, ref, &found)) {
        return false;
    }
    for (uint32_t i = 0; i < found.count; i++) {
        ids_add(at->m, things, thing(ref->shelf, found.at[i]).v);
    }
    return true;
}

static bool add_group_things(const struct at *at, const struct ref *ref, struct ids *things)
{
    struct ids teams = { 0 };
    bool ok = add_group(at, ref, &teams);
    for (uint32_t i = 0; i < teams.count; i++) {
        ids_add(at->m, things, thing(SHELF_TEAM, teams.at[i]).v);
    }
    return ok;
}

bool read_any_things(const struct at *at, uint32_t shelves, struct ids *things)
{
    bool ok = true;
    for (uint32_t i = 0, many = at_many(at); i < many; i++) {
        struct at item = at_each(at, i);
        const struct ref *ref = ref_at(&item);
        bool group = ref != NULL && ref->shelf == SHELF_GROUP && (shelves & (1u << SHELF_TEAM)) != 0;
        ok = (group ? add_group_things(&item, ref, things) : add_any_thing(&item, shelves, things)) && ok;
        at_pop(&item);
    }
    return ok;
}

bool read_bool(const struct at *at, bool *value)
{
    if (!lua_isboolean(at->m->L, at->index)) {
        problem(at, T_WRONG_TYPE, "Write true or false", "`%s` must be true or false, not %s", at->field, at_type(at));
        return false;
    }
    *value = lua_toboolean(at->m->L, at->index) != 0;
    return true;
}

/* "C3", or 3 */
static uint32_t class_bit(const struct at *at)
{
    const char *text = lua_type(at->m->L, at->index) == LUA_TSTRING ? lua_tostring(at->m->L, at->index) : "";
    static const char *const CLASSES[] = { "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10" };
    for (uint32_t i = 0; i < 10; i++) {
        if (str_equal(text, CLASSES[i])) {
            return CLASS(i + 1);
        }
    }
    problem(at, T_UNKNOWN_WORD, "Write \"C1\" to \"C10\"", "`%s` must be content classes", at->field);
    return 0;
}

uint32_t read_classes(const struct at *at)
{
    uint32_t mask = 0;
    for (uint32_t i = 0, many = at_many(at); i < many; i++) {
        struct at item = at_each(at, i);
        mask |= class_bit(&item);
        at_pop(&item);
    }
    return mask;
}
