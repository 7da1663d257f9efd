/* team.x and group.x: who sits at the table. */
#include "api/shelves.h"

#include <stdlib.h>
#include <string.h>

static const struct word SECTORS[] = { { "government", SECTOR_GOVERNMENT }, { "business", SECTOR_BUSINESS },
                                       { "other", SECTOR_OTHER }, { NULL, 0 } };
static const struct word PLAYED[] = { { "people", PLAYED_PEOPLE }, { "control", PLAYED_CONTROL }, { "bot", PLAYED_BOT },
                                      { "nobody", PLAYED_NOBODY }, { NULL, 0 } };
static const char *const POLICIES[] = { "prompt", "legalistic", "secretive" };
static const char *const DOMAINS[POSTURE_DOMAINS] = { "governance", "assets", "access", "updates", "detection", "recovery",
                                                      "plan", "contacts", "sharing", "suppliers" };

/* ---- parts ------------------------------------------------------------------------------------------------------- */

static void contact_team(const struct at *at, void *thing)
{
    ((struct contact *)thing)->team = read_team(at);
}

static const struct field CONTACT_FIELDS[] = {
    FIELD_OWN("1", true, contact_team, "team", "Whom the card names."),
    FIELD("2", SHAPE_CHANNEL, true, contact, channel, "How to reach them."),
    FIELD("works", SHAPE_COND, false, contact, works,
          "While it does not hold the contact is stale: it looks right, and what is sent is lost. Not written: it works."),
};
const struct table_language LANGUAGE_CONTACT = TABLE("a contact", "One entry of `contacts`.", CONTACT_FIELDS, false);

static const struct field FORWARD_FIELDS[] = {
    FIELD("1", SHAPE_TEAM, true, forward, to, "To whom what arrives is passed on."),
    FIELD("2", SHAPE_CHANNEL, true, forward, channel, "By which channel."),
};
const struct table_language LANGUAGE_FORWARD = TABLE("a forward", "One entry of `forwards`.", FORWARD_FIELDS, false);

static void own_mark(const struct at *at, void *thing)
{
    const char *mark = string_read(at);
    size_t bytes = mark != NULL ? strlen(mark) : 1;
    if (bytes < 1 || bytes > 3 || (mark != NULL && strspn(mark, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") != bytes)) {
        problem(at, T_WRONG_TYPE, "Write one to three letters", "`mark` cannot be \"%s\"", mark);
    }
    ((struct team *)thing)->mark = mark;
}

static void own_economy(const struct at *at, void *thing)
{
    ((struct team *)thing)->economy.v = read_thing(at, SHELF_ECONOMY);
}

static void own_bot(const struct at *at, void *thing)
{
    const char *bot = string_read(at);
    for (uint32_t i = 0; bot != NULL && i < 3; i++) {
        if (str_equal(bot, POLICIES[i])) {
            ((struct team *)thing)->bot = bot;
            return;
        }
    }
    problem(at, T_UNKNOWN_WORD, "Write \"prompt\", \"legalistic\" or \"secretive\"", "`bot` is no policy that there is");
}

static void own_contacts(const struct at *at, void *thing)
{
    struct team *team = thing;
    uint32_t count = at_list(at);
    struct contact *contacts = ARENA_ARRAY(&at->m->world->arena, struct contact, count);
    for (uint32_t i = 0; i < count; i++) {
        struct at item = at_item(at, i + 1);
        contacts[i] = (struct contact){ TEAM_NONE, CHANNEL_NONE, COND_NONE };
        fields_read(&item, &LANGUAGE_CONTACT, &contacts[i]);
        at_pop(&item);
    }
    team->contacts = contacts;
    team->contact_count = count;
}

static void own_forwards(const struct at *at, void *thing)
{
    struct team *team = thing;
    uint32_t count = at_list(at);
    struct forward *forwards = ARENA_ARRAY(&at->m->world->arena, struct forward, count);
    for (uint32_t i = 0; i < count; i++) {
        struct at item = at_item(at, i + 1);
        forwards[i] = (struct forward){ TEAM_NONE, CHANNEL_NONE };
        fields_read(&item, &LANGUAGE_FORWARD, &forwards[i]);
        at_pop(&item);
    }
    team->forwards = forwards;
    team->forward_count = count;
}

static uint32_t domain_index(const char *name)
{
    for (uint32_t i = 0; i < POSTURE_DOMAINS; i++) {
        if (str_equal(name, DOMAINS[i])) {
            return i;
        }
    }
    return ID_NONE;
}

static void own_posture(const struct at *at, void *thing)
{
    struct team *team = thing;
    lua_State *L = at->m->L;
    if (!at_is_table(at)) {
        problem(at, T_WRONG_TYPE, "Write { plan = 2, contacts = 1 }", "`posture` must be a table, not %s", at_type(at));
        return;
    }
    lua_pushnil(L);
    while (lua_next(L, at->index) != 0) {
        lua_pop(L, 1);
        const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
        uint32_t domain = domain_index(name);
        struct at level = at_field(at, name);
        int64_t value;
        if (domain == ID_NONE) {
            problem_key(&level, T_UNKNOWN_FIELD, nearest(at->m, name, DOMAINS, POSTURE_DOMAINS),
                        "there is no posture domain `%s`", name);
        } else if (number_count(&level, 0, 3, &value)) {
            team->posture[domain] = (uint8_t)value;
        }
        at_pop(&level);
    }
}

static int by_value_name(const void *a, const void *b)
{
    uint32_t x = ((const struct team_value *)a)->name, y = ((const struct team_value *)b)->name;
    return (x > y) - (x < y);
}

static void own_values(const struct at *at, void *thing)
{
    struct team *team = thing;
    struct maker *m = at->m;
    if (!at_is_table(at)) {
        problem(at, T_WRONG_TYPE, "Write { addresses = 120 }", "`values` must be a table, not %s", at_type(at));
        return;
    }
    uint32_t count = 0;
    lua_pushnil(m->L);
    while (lua_next(m->L, at->index) != 0) {
        lua_pop(m->L, 1);
        count++;
    }
    struct team_value *values = ARENA_ARRAY(&m->world->arena, struct team_value, count);
    lua_pushnil(m->L);
    while (lua_next(m->L, at->index) != 0) {
        lua_pop(m->L, 1);
        const char *name = lua_type(m->L, -1) == LUA_TSTRING ? lua_tostring(m->L, -1) : "";
        struct at value = at_field(at, name);
        if (!is_name(name)) {
            problem_key(&value, T_BAD_NAME, "Write name = number", "a value needs a name");
        } else if (number_micro(&value, -1e12, 1e12, &values[team->value_count].micro)) {
            values[team->value_count++].name = world_value_name(m->world, name);
        }
        at_pop(&value);
    }
    qsort(values, team->value_count, sizeof *values, by_value_name);
    team->values = values;
}

/* ---- team -------------------------------------------------------------------------------------------------------- */

static const struct field FIELDS[] = {
    FIELD("name", SHAPE_TEXT, true, team, title, "Its name on screen."),
    FIELD_OWN("mark", true, own_mark, "one to three letters", "Stands for the team in diagrams."),
    FIELD_WORD("sector", SECTORS, true, team, sector, "Which side of the government and business dialogue it is on."),
    FIELD_OWN("economy", true, own_economy, "economy", "Where it sits: its local time, its laws."),
    FIELD("brief", SHAPE_PROSE, true, team, brief, "Its role card: powers, duties, interests."),
    FIELD("secret", SHAPE_PROSE, false, team, secret, "What only this team knows from its card."),
    FIELD("seats", SHAPE_COUNT, false, team, seats, "How many people sit there. Not written: 1."),
    FIELD_WORD("played", PLAYED, false, team, played, "Who plays it. Not written: people."),
    FIELD_OWN("bot", false, own_bot, "\"prompt\", \"legalistic\" or \"secretive\"",
              "The policy of the bot that plays it when nobody does. Not written: prompt."),
    FIELD("community", SHAPE_STRING, false, team, community,
          "The community that TLP:GREEN stays in. Not written: cyber defence at large; two teams share one when the words are equal."),
    FIELD("clients", SHAPE_TEAMS, false, team, clients, "Teams that TLP:AMBER may reach as this team's clients."),
    FIELD_OWN("contacts", false, own_contacts, "list of contacts", "Its contact card: { { team.ministry, channel.portal, works = … } }."),
    FIELD_OWN("forwards", false, own_forwards, "list of forwards", "What arrives here is passed on by itself: { { team.x, channel.y } }."),
    FIELD("staff", SHAPE_NUMBER, false, team, staff_micro, "People who can be put to work. Not written: as many as are needed."),
    FIELD("budget", SHAPE_NUMBER, false, team, budget_micro, "Money it can spend, in the scenario's unit. Not written: as much as is needed."),
    FIELD_OWN("posture", false, own_posture, "table of levels 0 to 3",
              "Its security measures by domain: governance assets access updates detection recovery plan contacts sharing suppliers. Not written: 0."),
    FIELD_OWN("values", false, own_values, "table of numbers", "Numbers that own.name reads: { addresses = 120 }."),
    FIELD("roles", SHAPE_TEXTS, false, team, roles, "Names of its seats."),
};
const struct table_language LANGUAGE_TEAM = TABLE("team.x", "An organisation at the table.", FIELDS, true);

static bool is_member(const struct decl *group, uint32_t team)
{
    for (uint32_t i = 0; i < group->member_count; i++) {
        if (group->members[i] == team) {
            return true;
        }
    }
    return false;
}

/* Copies into the table on top what the table at `from` has and it has not; positional items are teams. */
static void inherit(lua_State *L, int from)
{
    int to = lua_gettop(L);
    lua_pushnil(L);
    while (lua_next(L, from) != 0) {
        if (lua_type(L, -2) == LUA_TSTRING) {
            lua_pushvalue(L, -2);
            if (lua_rawget(L, to) == LUA_TNIL) {
                lua_pushvalue(L, -3);
                lua_pushvalue(L, -3);
                lua_rawset(L, to);
            }
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
}

/* A team's own fields, then those that its groups share, in order of the groups' names. */
static struct at push_with_groups(const struct at *at, const struct decl *decl)
{
    struct maker *m = at->m;
    struct at merged = *at;
    luaL_checkstack(m->L, 12, NULL);
    lua_newtable(m->L);
    merged.index = lua_gettop(m->L);
    lua_pushnil(m->L);
    while (lua_next(m->L, at->index) != 0) {
        lua_pushvalue(m->L, -2);
        lua_insert(m->L, -2);
        lua_rawset(m->L, merged.index);
    }
    const struct shelf_decls *groups = &m->shelves[SHELF_GROUP];
    for (uint32_t i = 0; i < groups->count; i++) {
        if (is_member(&groups->at[i], decl->first)) {
            struct at group = decl_push(m, &groups->at[i]);
            lua_pushvalue(m->L, merged.index);
            inherit(m->L, group.index);
            lua_pop(m->L, 1);
            at_pop(&group);
        }
    }
    return merged;
}

void read_team_thing(const struct at *at, const struct decl *decl, struct common common)
{
    struct ids self = { &(uint32_t){ decl->first }, 1, 1 };
    own_is(at->m, &self);
    struct team team = { .common = common, .seats = 1, .staff_micro = INT64_MAX, .budget_micro = INT64_MAX,
                         .economy = { ID_NONE }, .mark = "" };
    struct at merged = push_with_groups(at, decl);
    fields_read(&merged, &LANGUAGE_TEAM, &team);
    at_pop(&merged);
    (void)world_add_team(at->m->world, &team);
}

/* ---- group ------------------------------------------------------------------------------------------------------- */

static const struct field GROUP_FIELDS[] = {
    FIELD_OWN("…", true, NULL, "teams", "Its teams, one after the other. Any field of a team may stand beside them: the teams share it where they do not write it themselves."),
};
const struct table_language LANGUAGE_GROUP = TABLE("group.x", "Teams that stand together wherever teams may stand.", GROUP_FIELDS, true);

static bool is_team_field(const char *name)
{
    for (uint32_t i = 0; i < LANGUAGE_TEAM.field_count; i++) {
        if (str_equal(FIELDS[i].name, name)) {
            return true;
        }
    }
    for (uint32_t i = 0; i < LANGUAGE_COMMON.field_count; i++) {
        if (str_equal(LANGUAGE_COMMON.fields[i].name, name)) {
            return true;
        }
    }
    return false;
}

void read_group(const struct at *at, const struct decl *decl, struct common common)
{
    lua_State *L = at->m->L;
    lua_pushnil(L);
    while (lua_next(L, at->index) != 0) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING && !is_team_field(lua_tostring(L, -1))) {
            struct at field = at_field(at, lua_tostring(L, -1));
            problem_key(&field, T_UNKNOWN_FIELD, "A group may share the fields of teams", "a team has no field `%s`", field.field);
            at_pop(&field);
        }
    }
    struct group group = { .common = common };
    struct ids members = { decl->members, decl->member_count, decl->member_count };
    group.teams = ids_span(at->m, &members);
    (void)world_add_group(at->m->world, &group);
}

/* ---- before all else --------------------------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void gather_names(struct maker *m, const struct decl *decl, const char ***names, uint32_t *count, uint32_t *room)
{
    struct at at = decl_push(m, decl);
    struct at values = at_field(&at, "values");
    if (at_is_table(&values)) {
        lua_pushnil(m->L);
        while (lua_next(m->L, values.index) != 0) {
            lua_pop(m->L, 1);
            if (lua_type(m->L, -1) == LUA_TSTRING) {
                MAKER_GROW(m, *names, *count, *room);
                (*names)[(*count)++] = arena_copy_string(&m->arena, lua_tostring(m->L, -1));
            }
        }
    }
    at_pop(&values);
    at_pop(&at);
}

/* The names of all values, by name, so that own.x is known before the team that has it is read. */
void read_value_names(struct maker *m)
{
    const char **names = NULL;
    uint32_t count = 0, room = 0;
    static const enum shelf SHELVES[] = { SHELF_TEAM, SHELF_GROUP };
    for (uint32_t s = 0; s < 2; s++) {
        for (uint32_t i = 0; i < m->shelves[SHELVES[s]].count; i++) {
            gather_names(m, &m->shelves[SHELVES[s]].at[i], &names, &count, &room);
        }
    }
    if (count > 0) {
        qsort(names, count, sizeof *names, by_text);
    }
    for (uint32_t i = 0; i < count; i++) {
        (void)world_value_name(m->world, names[i]);
    }
}
