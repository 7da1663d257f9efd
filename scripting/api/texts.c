/* Prose and its placeholders. */
#include "api/maker.h"

#include <stdlib.h>
#include <string.h>

#define SLOTS_OF_TEXT_MAX 32u /* the engine records at most so many values with a text */


/* The thing of the world for {measure.left} or {team.power}; the first of a family: whose is seen when it is shown. */
static bool thing_slot(const struct at *at, enum shelf shelf, const char *name, struct slot *slot)
{
    const struct decl *decl = decl_find(at->m, shelf, name);
    if (decl == NULL || decl->count == 0) {
        problem(at, T_UNDECLARED, "Mend the name in the braces", "the text of `%s` names %s.%s, which is not declared",
                at->field, shelf_name(shelf), name);
        return false;
    }
    *slot = (struct slot){ shelf == SHELF_MEASURE ? SLOT_MEASURE : SLOT_TEAM_NAME, decl->first };
    return true;
}

static bool own_slot(const struct at *at, const char *name, struct slot *slot)
{
    struct maker *m = at->m;
    if (m->own_mode == OWN_NOBODY) {
        problem(at, T_NO_OWN, "Name the team: {team.power}", "the text of `%s` says {own…}, but no team is meant here", at->field);
        return false;
    }
    if (name == NULL) {
        *slot = (struct slot){ SLOT_OWN_NAME, 0 };
        return true;
    }
    for (uint32_t i = 0; i < m->world->value_names_count; i++) {
        if (str_equal(m->world->value_names[i], name)) {
            *slot = (struct slot){ SLOT_OWN_VALUE, i };
            return true;
        }
    }
    problem(at, T_UNKNOWN_VALUE, arena_format(&m->scratch, "Write values = { %s = … } at the teams", name),
            "no team has a value `%s`", name);
    return false;
}

static bool is_debrief_ask(const struct at *at)
{
    return at->m->decl != NULL && at->m->decl->shelf == SHELF_DEBRIEF && str_equal(at->field, "ask");
}

static bool bad_slot(const struct at *at, const char *inside)
{
    problem(at, T_BAD_PLACEHOLDER, "Write {measure.name}, {own.value}, {own} or {team.name}; in a debrief question also "
            "{minutes} and {team}", "the text of `%s` holds {%s}, which nothing fills in", at->field, inside);
    return false;
}

/* `inside` is what stands between the braces. */
static bool slot_parse(const struct at *at, char *inside, struct slot *slot)
{
    if (is_debrief_ask(at) && (str_equal(inside, "minutes") || str_equal(inside, "team"))) {
        *slot = (struct slot){ inside[0] == 'm' ? SLOT_MINUTES : SLOT_TEAM, 0 };
        return true;
    }
    if (str_equal(inside, "own")) {
        return own_slot(at, NULL, slot);
    }
    size_t bytes = strlen(inside);
    if (bytes > 5 && str_equal(inside + bytes - 5, "[own]")) {
        inside[bytes - 5] = '\0'; /* {measure.evidence[own]} says what {measure.evidence} means anyway */
    }
    char *dot = strchr(inside, '.');
    if (dot == NULL || !is_name(dot + 1)) {
        return bad_slot(at, inside);
    }
    size_t word = (size_t)(dot - inside);
    if (word == 3 && memcmp(inside, "own", 3) == 0) {
        return own_slot(at, dot + 1, slot);
    }
    enum shelf shelf = shelf_of_word(inside, word);
    return shelf == SHELF_MEASURE || shelf == SHELF_TEAM ? thing_slot(at, shelf, dot + 1, slot) : bad_slot(at, inside);
}

/* Fills `slots`; ID_NONE (told) when something in braces means nothing. */
static uint32_t slots_parse(const struct at *at, const char *text, struct slot slots[SLOTS_OF_TEXT_MAX])
{
    uint32_t count = 0;
    for (const char *c = text; *c != '\0'; c++) {
        if (*c != '{' && *c != '}') {
            continue;
        }
        const char *end = *c == '{' ? strchr(c, '}') : NULL;
        if (end == NULL) {
            problem(at, T_BAD_PLACEHOLDER, "Leave the brace out", "the text of `%s` has a lone `%c`", at->field, *c);
            return ID_NONE;
        }
        if (count == SLOTS_OF_TEXT_MAX) {
            problem(at, T_BAD_PLACEHOLDER, "Leave some of them out", "the text of `%s` has over %u placeholders", at->field, SLOTS_OF_TEXT_MAX);
            return ID_NONE;
        }
        char *inside = arena_copy(&at->m->scratch, c + 1, (size_t)(end - c - 1));
        if (!slot_parse(at, inside, &slots[count])) {
            return ID_NONE;
        }
        count++;
        c = end;
    }
    return count;
}

/* Things made by each share their texts: the second of them finds the first one's. */
static bool text_known(struct maker *m, const char *path, struct text_id *text)
{
    script_ref_push(m->L, m->text_ids);
    bool known = lua_getfield(m->L, -1, path) == LUA_TNUMBER;
    if (known) {
        text->v = (uint32_t)lua_tointeger(m->L, -1);
    }
    lua_pop(m->L, 2);
    return known;
}

static void text_keep(struct maker *m, const char *path, struct text_id text)
{
    script_ref_push(m->L, m->text_ids);
    lua_pushinteger(m->L, (lua_Integer)text.v);
    lua_setfield(m->L, -2, path);
    lua_pop(m->L, 1);
}

struct text_id text_add(const struct at *at, const char *source)
{
    struct maker *m = at->m;
    maker_step(m, maker_text_steps(strlen(source)));
    const char *path = arena_format(&m->world->arena, "%s.%s", m->path, at->field);
    struct text_id text = TEXT_NONE;
    if (text_known(m, path, &text)) {
        return text;
    }
    if (strlen(source) > TEXT_BYTES_MAX) {
        problem(at, T_TEXT_TOO_LONG, "Shorten it", "`%s` is longer than %u bytes", at->field, TEXT_BYTES_MAX);
        return TEXT_NONE;
    }
    struct slot slots[SLOTS_OF_TEXT_MAX];
    uint32_t count = slots_parse(at, source, slots);
    if (count == ID_NONE) {
        return TEXT_NONE;
    }
    text = world_add_text(m->world, path, arena_copy_string(&m->world->arena, source), slots, count);
    text_keep(m, path, text);
    return text;
}

struct text_id text_read(const struct at *at)
{
    if (lua_type(at->m->L, at->index) != LUA_TSTRING) {
        problem(at, T_WRONG_TYPE, "Write it in quotes", "`%s` must be a text, not %s", at->field, at_type(at));
        return TEXT_NONE;
    }
    return text_add(at, lua_tostring(at->m->L, at->index));
}

const char *string_read(const struct at *at)
{
    if (lua_type(at->m->L, at->index) != LUA_TSTRING) {
        problem(at, T_WRONG_TYPE, "Write it in quotes", "`%s` must be a text in quotes, not %s", at->field, at_type(at));
        return NULL;
    }
    const char *text = lua_tostring(at->m->L, at->index);
    maker_step(at->m, maker_text_steps(strlen(text)));
    return arena_copy_string(&at->m->world->arena, text);
}
