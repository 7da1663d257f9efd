/* The driver of the field tables: unknown, missing and wrong fields are told here, once for all shelves. */
#include "api/language.h"
#include "api/maker.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *const SHAPES[] = {
    [SHAPE_TEXT] = "text", [SHAPE_TEXTS] = "text, or list of texts", [SHAPE_PROSE] = "text, or list of lines",
    [SHAPE_STRING] = "word", [SHAPE_BOOL] = "true or false", [SHAPE_COUNT] = "whole number, 1 or more",
    [SHAPE_NUMBER] = "number", [SHAPE_LASTS] = "length of time", [SHAPE_MOMENT] = "moment", [SHAPE_TIME] = "time",
    [SHAPE_WORD] = "", [SHAPE_TEAM] = "team", [SHAPE_TEAMS] = "team, group, or list of them",
    [SHAPE_TEAMS_OR_PUBLIC] = "team, group, public, or list of them", [SHAPE_FACT] = "fact",
    [SHAPE_FACTS] = "fact, or list of facts", [SHAPE_CHANNEL] = "channel", [SHAPE_NORMS] = "norm, or list of norms",
    [SHAPE_OBJECTIVES] = "objective, or list of objectives", [SHAPE_THINGS] = "list of things",
    [SHAPE_COND] = "condition", [SHAPE_DOES] = "list of doings", [SHAPE_CLASSES] = "list of content classes",
};

static const char *choices(const struct word *words, struct arena *arena)
{
    const char *list = "";
    for (; words->word != NULL; words++) {
        list = arena_format(arena, "%s%s\"%s\"", list, list[0] == '\0' ? "" : words[1].word == NULL ? " or " : ", ", words->word);
    }
    return list;
}

const char *field_shape(const struct field *field)
{
    return field->shape == SHAPE_OWN ? field->shape_says : SHAPES[field->shape];
}

/* "TLP:AMBER" for "amber": capitals and what stands before a colon aside. NULL when it is no such word. */
static const char *same_word(const struct word *words, const char *text)
{
    const char *colon = strrchr(text, ':');
    text = colon != NULL ? colon + 1 : text;
    for (; words->word != NULL; words++) {
        if (strcasecmp(words->word, text) == 0) {
            return words->word;
        }
    }
    return NULL;
}

static void read_word(const struct at *at, const struct field *field, void *slot)
{
    struct maker *m = at->m;
    const char *text = lua_type(m->L, at->index) == LUA_TSTRING ? lua_tostring(m->L, at->index) : NULL;
    for (const struct word *word = field->words; text != NULL && word->word != NULL; word++) {
        if (str_equal(word->word, text)) {
            memcpy(slot, &word->value, sizeof word->value); /* enums here are as wide as an int */
            return;
        }
    }
    const char *hint = arena_format(&m->scratch, "Write %s", choices(field->words, &m->scratch));
    const char *same = text != NULL ? same_word(field->words, text) : NULL;
    if (same != NULL) {
        problem(at, T_UNKNOWN_WORD, arena_format(&m->scratch, "Write \"%s\"", same), "`%s` cannot be \"%s\"", at->field, text);
    } else if (text != NULL) {
        problem(at, T_UNKNOWN_WORD, hint, "`%s` cannot be \"%s\"", at->field, text);
    } else {
        problem(at, T_WRONG_TYPE, hint, "`%s` must be a word in quotes, not %s", at->field, at_type(at));
    }
}

static struct span read_texts(const struct at *at)
{
    struct ids ids = { 0 };
    for (uint32_t i = 0, many = at_many(at); i < many; i++) {
        struct at item = at_each(at, i);
        item.field = arena_format(&at->m->scratch, "%s.%u", at->field, i + 1);
        struct text_id text = text_read(&item);
        if (text.v != 0) {
            ids_add(at->m, &ids, text.v);
        }
        at_pop(&item);
    }
    return ids_span(at->m, &ids);
}

/* Lives while its value stands on the stack. */
static const char *line_read(const struct at *at)
{
    if (lua_type(at->m->L, at->index) == LUA_TSTRING) {
        return lua_tostring(at->m->L, at->index);
    }
    problem(at, T_WRONG_TYPE, "Write it in quotes", "`%s` must be a text in quotes, not %s", at->field, at_type(at));
    return "";
}

static struct text_id read_prose(const struct at *at)
{
    if (!at_is_table(at)) {
        return text_read(at);
    }
    char all[TEXT_BYTES_MAX + 2] = ""; /* one byte more than a text may have: text_add tells */
    size_t bytes = 0;
    for (uint32_t i = 0, length = at_length(at); i < length && bytes <= TEXT_BYTES_MAX; i++) {
        struct at item = at_each(at, i);
        const char *line = line_read(&item);
        int added = snprintf(all + bytes, sizeof all - bytes, "%s%s", i > 0 ? "\n" : "", line);
        bytes = added < (int)(sizeof all - bytes) ? bytes + (size_t)added : TEXT_BYTES_MAX + 1;
        at_pop(&item);
    }
    return text_add(at, all);
}

#define EVERY_SHELF (~(1u << SHELF_NONE | 1u << SHELF_GROUP))

static struct span read_thing_span(const struct at *at, uint32_t shelves)
{
    struct ids ids = { 0 };
    (void)read_any_things(at, shelves, &ids);
    return ids_span(at->m, &ids);
}

static struct span read_team_span(const struct at *at, bool with_public)
{
    struct ids ids = { 0 };
    (void)read_teams(at, with_public, &ids);
    return ids_span(at->m, &ids);
}

static struct span read_fact_span(const struct at *at)
{
    struct ids ids = { 0 };
    (void)read_things(at, SHELF_FACT, &ids);
    return ids_span(at->m, &ids);
}

static void read_count(const struct at *at, uint32_t *count)
{
    int64_t whole;
    if (number_count(at, 1, 1000000000, &whole)) {
        *count = (uint32_t)whole;
    }
}

static void read_value(const struct at *at, const struct field *field, void *thing)
{
    void *slot = (char *)thing + field->offset;
    switch (field->shape) {
    case SHAPE_TEXT: *(struct text_id *)slot = text_read(at); break;
    case SHAPE_TEXTS: *(struct span *)slot = read_texts(at); break;
    case SHAPE_PROSE: *(struct text_id *)slot = read_prose(at); break;
    case SHAPE_STRING: *(const char **)slot = string_read(at); break;
    case SHAPE_BOOL: (void)read_bool(at, slot); break;
    case SHAPE_COUNT: read_count(at, slot); break;
    case SHAPE_NUMBER: (void)number_micro(at, -1e12, 1e12, slot); break;
    case SHAPE_LASTS: (void)time_s(at, WANT_LASTS, slot); break;
    case SHAPE_MOMENT: (void)time_s(at, WANT_MOMENT, slot); break;
    case SHAPE_TIME: (void)time_read(at, WANT_FORM, slot); break;
    case SHAPE_WORD: read_word(at, field, slot); break;
    case SHAPE_TEAM: *(struct team_id *)slot = read_team(at); break;
    case SHAPE_TEAMS: *(struct span *)slot = read_team_span(at, false); break;
    case SHAPE_TEAMS_OR_PUBLIC: *(struct span *)slot = read_team_span(at, true); break;
    case SHAPE_FACT: ((struct fact_id *)slot)->v = read_thing(at, SHELF_FACT); break;
    case SHAPE_FACTS: *(struct span *)slot = read_fact_span(at); break;
    case SHAPE_CHANNEL: ((struct channel_id *)slot)->v = read_thing(at, SHELF_CHANNEL); break;
    case SHAPE_NORMS: *(struct span *)slot = read_thing_span(at, 1u << SHELF_NORM); break;
    case SHAPE_OBJECTIVES: *(struct span *)slot = read_thing_span(at, 1u << SHELF_OBJECTIVE); break;
    case SHAPE_THINGS: *(struct span *)slot = read_thing_span(at, EVERY_SHELF); break;
    case SHAPE_COND: *(struct cond_id *)slot = cond_read(at); break;
    case SHAPE_DOES: *(struct span *)slot = does_read(at); break;
    case SHAPE_CLASSES: *(uint32_t *)slot = read_classes(at); break;
    case SHAPE_OWN: field->read(at, thing); break;
    }
    if (field->has != NO_OFFSET) {
        *((bool *)((char *)thing + field->has)) = true;
    }
}

/* The field of a key: by name, by its number, or the rest "…". NULL when the table has none. */
static const struct field *field_named(const struct table_language *table, const char *name)
{
    for (uint32_t i = 0; i < table->field_count; i++) {
        if (str_equal(table->fields[i].name, name)) {
            return &table->fields[i];
        }
    }
    return NULL;
}

static const struct field *field_of(const struct table_language *table, const char *name)
{
    const struct field *field = field_named(table, name);
    return field == NULL && table->is_content ? field_named(&LANGUAGE_COMMON, name) : field;
}

static const char *near_field(struct maker *m, const struct table_language *table, const char *wrong)
{
    const char **names = ARENA_ARRAY(&m->scratch, const char *, table->field_count + LANGUAGE_COMMON.field_count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < table->field_count; i++) {
        names[count++] = table->fields[i].name;
    }
    for (uint32_t i = 0; table->is_content && i < LANGUAGE_COMMON.field_count; i++) {
        names[count++] = LANGUAGE_COMMON.fields[i].name;
    }
    return nearest(m, wrong, names, count);
}

/* "inject.alarm" for the table of inject.x, otherwise what kind of table it is. */
static const char *called(const struct at *at, const struct table_language *table)
{
    size_t bytes = strlen(table->name);
    bool shelf = bytes > 2 && str_equal(table->name + bytes - 2, ".x");
    return shelf && at->m->decl != NULL ? at->m->path : table->name;
}

static void tell_unknown(const struct at *table_at, const struct table_language *table, const char *key)
{
    struct at at = at_field(table_at, key);
    maker_step(at.m, 16); /* its place is found by looking at all keys */
    const char *near = near_field(at.m, table, key);
    problem_key(&at, T_UNKNOWN_FIELD, near != NULL ? near : "Remove it", "%s has no field `%s`", called(table_at, table), key);
    at_pop(&at);
}

/* A positional item is known when the table has a field of its number, or "…" after its numbered ones. */
static bool knows_item(const struct table_language *table, lua_Integer i)
{
    char number[24];
    (void)snprintf(number, sizeof number, "%lld", (long long)i);
    return field_named(table, number) != NULL || field_named(table, "…") != NULL;
}

static void check_keys(const struct at *at, const struct table_language *table)
{
    lua_State *L = at->m->L;
    luaL_checkstack(L, 8, NULL);
    lua_Integer length = (lua_Integer)at_length(at);
    lua_pushnil(L);
    while (lua_next(L, at->index) != 0) {
        maker_step(at->m, 1);
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING) {
            if (field_of(table, lua_tostring(L, -1)) == NULL) {
                tell_unknown(at, table, lua_tostring(L, -1));
            }
        } else if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 1 || lua_tointeger(L, -1) > length) {
            problem_key(at, T_BAD_LIST, "Write the things one after the other", "%s holds something under %s", called(at, table),
                        lua_isinteger(L, -1) ? "a number that leaves a hole" : script_type_name(L, -1));
        } else if (!knows_item(table, lua_tointeger(L, -1))) {
            struct at item = at_item(at, (uint32_t)lua_tointeger(L, -1));
            problem(&item, T_UNKNOWN_FIELD, "Give it a key: key = value", "%s takes nothing without a key here",
                    called(at, table));
            at_pop(&item);
        }
    }
}

static bool is_number_name(const char *name)
{
    return name[0] >= '1' && name[0] <= '9';
}

static struct at at_named(const struct at *table, const char *name)
{
    if (is_number_name(name)) {
        return at_item(table, (uint32_t)(name[0] - '0'));
    }
    return at_field(table, name);
}

static void read_fields(const struct at *at, const struct table_language *table, void *thing)
{
    for (uint32_t i = 0; i < table->field_count; i++) {
        const struct field *field = &table->fields[i];
        if (str_equal(field->name, "…")) {
            if (field->read != NULL) {
                field->read(at, thing);
            }
            continue;
        }
        struct at value = at_named(at, field->name);
        if (!at_is_nil(&value)) {
            read_value(&value, field, thing);
        } else if (field->must) {
            problem_key(at, T_MISSING_FIELD, arena_format(&at->m->scratch, "Write %s = …", field->name), "%s needs `%s`",
                        called(at, table), field->name);
        }
        at_pop(&value);
    }
}

void fields_read(const struct at *at, const struct table_language *table, void *thing)
{
    if (!at_is_table(at)) {
        problem(at, T_WRONG_TYPE, "Write { … }", "%s must be a table, not %s", called(at, table), at_type(at));
        return;
    }
    check_keys(at, table);
    read_fields(at, table, thing);
    if (table->is_content) {
        read_fields(at, &LANGUAGE_COMMON, thing);
    }
}
