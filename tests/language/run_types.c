/* The annotations of scripting/types and the tables of the language say the same: each field of a table is in its class,
 * with the same meaning and optional when it may be left out; each field of a class is in its table; and so with verbs.
 *
 * `test_types --write` writes scripting/types and .luacheckrc anew; read the difference before it is committed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "api/language.h"
#include "api/types.h"
#include "language/whole_file.h"

#define TYPES TOCSIN_SOURCE_DIR "/scripting/types/"
#define LUACHECK TOCSIN_SOURCE_DIR "/.luacheckrc"
#define LINE_BYTES 2048

/* ---- files ------------------------------------------------------------------------------------------------------- */

static void path_of(uint32_t i, char path[512])
{
    (void)snprintf(path, 512, TYPES "%s", types_file_name(i));
}

/* All three, as they are kept. */
static void read_types(struct str *out)
{
    for (uint32_t i = 0; i < TYPES_FILES; i++) {
        char path[512];
        path_of(i, path);
        whole_file_read(path, out);
    }
}

static void same(const char *path, const struct str *made)
{
    struct str kept = { 0 };
    whole_file_read(path, &kept);
    if (strcmp(str_text(&kept), str_text(made)) != 0) {
        str_deinit(&kept);
        fail_msg("%s is not what the tables of today make; run test_types --write", path);
    }
    str_deinit(&kept);
}

static void the_files_are_those_of_today(void **state)
{
    (void)state;
    struct str made = { 0 };
    for (uint32_t i = 0; i < TYPES_FILES; i++) {
        char path[512];
        path_of(i, path);
        str_clear(&made);
        types_file(i, &made);
        same(path, &made);
    }
    str_clear(&made);
    types_luacheck(true, &made);
    same(LUACHECK, &made);
    str_deinit(&made);
}

static int write_all(void)
{
    struct str made = { 0 };
    bool good = true;
    for (uint32_t i = 0; i < TYPES_FILES; i++) {
        char path[512];
        path_of(i, path);
        str_clear(&made);
        types_file(i, &made);
        good = whole_file_write(path, str_text(&made)) && good;
    }
    str_clear(&made);
    types_luacheck(true, &made);
    good = whole_file_write(LUACHECK, str_text(&made)) && good;
    str_deinit(&made);
    return good ? 0 : 1;
}

/* ---- reading annotations ----------------------------------------------------------------------------------------- */

/* What stands behind `---@class NAME` or `---@class NAME: …`, up to the next line that is no field. NULL: no such class. */
static const char *class_body(const char *types, const char *name)
{
    char head[256];
    (void)snprintf(head, sizeof head, "\n---@class %s", name);
    size_t bytes = strlen(head);
    for (const char *at = strstr(types, head); at != NULL; at = strstr(at + 1, head)) {
        if (at[bytes] == '\n' || at[bytes] == ':') {
            return strchr(at + 1, '\n') + 1;
        }
    }
    return NULL;
}

struct annotation {
    char name[64]; /* "title", "[1]" */
    bool optional;
    char type[LINE_BYTES];
    char says[LINE_BYTES];
};

static void split(const char *line, size_t bytes, struct annotation *field)
{
    char text[LINE_BYTES];
    assert_true(bytes < sizeof text);
    memcpy(text, line, bytes);
    text[bytes] = '\0';
    char *type = strchr(text, ' ');
    assert_non_null(type);
    *type++ = '\0';
    char *says = strstr(type, " # ");
    assert_non_null(says);
    *says = '\0';
    says += 3;
    size_t name = strlen(text);
    field->optional = text[name - 1] == '?';
    text[name - (field->optional ? 1 : 0)] = '\0';
    assert_true(strlen(text) < sizeof field->name);
    strcpy(field->name, text);
    size_t kind = strlen(type);
    if (kind > 4 && strcmp(type + kind - 4, "|nil") == 0) {
        field->optional = true;
        type[kind - 4] = '\0';
    }
    (void)snprintf(field->type, sizeof field->type, "%s", type);
    (void)snprintf(field->says, sizeof field->says, "%s", says);
}

/* The next field of a class; NULL behind its last. */
static const char *next_field(const char *at, struct annotation *field)
{
    static const char MARK[] = "---@field ";
    if (strncmp(at, MARK, strlen(MARK)) != 0) {
        return NULL;
    }
    const char *line = at + strlen(MARK), *end = strchr(line, '\n');
    assert_non_null(end);
    split(line, (size_t)(end - line), field);
    return end + 1;
}

static bool find_field(const char *body, const char *name, struct annotation *field)
{
    for (const char *at = body; (at = next_field(at, field)) != NULL;) {
        if (strcmp(field->name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- tables and classes ------------------------------------------------------------------------------------------ */

/* "tocsin." and the words of a table's name, written here a second time on purpose. */
static void class_name(const char *table, const char *prefix, char name[128])
{
    const char *from = table;
    from += strncmp(from, "a ", 2) == 0 ? 2 : 0;
    from += strncmp(from, "an ", 3) == 0 ? 3 : 0;
    int bytes = (int)strcspn(from, ".{[");
    (void)snprintf(name, 128, "%s%.*s", prefix, bytes, from);
    for (char *c = name; *c != '\0'; c++) {
        *c = *c == ' ' ? '_' : *c;
    }
}

static void key_of(const struct field *field, char key[64])
{
    bool rest = strcmp(field->name, "…") == 0;
    bool numbered = field->name[0] >= '1' && field->name[0] <= '9';
    (void)snprintf(key, 64, rest ? "[integer]" : numbered ? "[%s]" : "%s", field->name);
}

static void each_field_is_in_the_class(const struct table_language *table, const char *body)
{
    for (uint32_t i = 0; i < table->field_count; i++) {
        const struct field *field = &table->fields[i];
        struct annotation said;
        char key[64];
        key_of(field, key);
        if (!find_field(body, key, &said)) {
            fail_msg("%s: the annotations lack `%s`", table->name, field->name);
        }
        assert_string_equal(said.says, field->says);
        if (strcmp(key, "[integer]") != 0) {
            assert_int_equal(said.optional, !field->must);
        }
        if (strcmp(said.type, "any") == 0) {
            fail_msg("%s: `%s` is written \"%s\", which has no type", table->name, field->name, field_shape(field));
        }
    }
}

static void each_annotation_is_in_the_table(const struct table_language *table, const char *body)
{
    struct annotation said;
    uint32_t count = 0;
    for (const char *at = body; (at = next_field(at, &said)) != NULL; count++) {
        bool found = false;
        for (uint32_t i = 0; i < table->field_count && !found; i++) {
            char key[64];
            key_of(&table->fields[i], key);
            found = strcmp(key, said.name) == 0;
        }
        if (!found) {
            fail_msg("%s has no field `%s`, which the annotations name", table->name, said.name);
        }
    }
    assert_int_equal(count, table->field_count);
}

static void agrees(const char *types, const struct table_language *table, const char *prefix)
{
    char name[128];
    class_name(table->name, prefix, name);
    const char *body = class_body(types, name);
    if (body == NULL) {
        fail_msg("there is no class %s", name);
    }
    each_field_is_in_the_class(table, body);
    each_annotation_is_in_the_table(table, body);
}

static void every_field_is_annotated_as_its_table_says_and_no_other(void **state)
{
    (void)state;
    struct str types = { 0 };
    read_types(&types);
    for (uint32_t i = 0; i < language_table_count(); i++) {
        agrees(str_text(&types), language_table(i), "tocsin.");
    }
    for (uint32_t i = 0; language_test_table(i) != NULL; i++) {
        agrees(str_text(&types), language_test_table(i), "tocsin.test.");
    }
    str_deinit(&types);
}

static void every_word_of_a_choice_is_in_its_type(void **state)
{
    (void)state;
    struct str types = { 0 };
    read_types(&types);
    for (uint32_t i = 0; i < language_table_count(); i++) {
        const struct table_language *table = language_table(i);
        char name[128];
        class_name(table->name, "tocsin.", name);
        for (uint32_t k = 0; k < table->field_count; k++) {
            const struct field *field = &table->fields[k];
            if (field->shape != SHAPE_WORD) {
                continue;
            }
            struct annotation said;
            struct str words = { 0 };
            assert_true(find_field(class_body(str_text(&types), name), field->name, &said));
            for (uint32_t w = 0; field->words[w].word != NULL; w++) {
                str_addf(&words, "%s\"%s\"", w > 0 ? "|" : "", field->words[w].word);
            }
            assert_string_equal(said.type, str_text(&words));
            str_deinit(&words);
        }
    }
    str_deinit(&types);
}

/* ---- verbs ------------------------------------------------------------------------------------------------------- */

/* The comment above `function NAME(`: from the empty line before it. NULL: there is no such function. */
static const char *above(const char *types, const char *name, char block[8192])
{
    char head[128];
    (void)snprintf(head, sizeof head, "\nfunction %s(", name);
    const char *function = strstr(types, head), *from = types;
    if (function == NULL) {
        return NULL;
    }
    for (const char *at = strstr(types, "\n\n"); at != NULL && at < function; at = strstr(at + 1, "\n\n")) {
        from = at + 2;
    }
    size_t bytes = (size_t)(strchr(function + 1, '\n') - from);
    assert_true(bytes < 8192);
    memcpy(block, from, bytes);
    block[bytes] = '\0';
    return block;
}

static void holds(const char *block, const char *name, const char *text)
{
    if (strstr(block, text) == NULL) {
        fail_msg("the annotations of %s do not say: %s", name, text);
    }
}

static void each_argument_is_annotated(const char *types, const struct verb *verb, const char *block)
{
    char name[128];
    (void)snprintf(name, sizeof name, "tocsin.written.%s", verb->name);
    const char *body = class_body(types, name);
    uint32_t count = 0;
    for (; count < ARGS_MAX && verb->args[count].name != NULL; count++) {
        const struct arg *arg = &verb->args[count];
        struct annotation said;
        char word[80];
        (void)snprintf(word, sizeof word, "---@param %s", arg->name);
        if (body == NULL && arg->shape != ARG_CONDS && arg->shape != ARG_DOINGS) {
            holds(block, verb->name, word);
        } else if (body != NULL && arg->named) {
            assert_true(find_field(body, arg->name, &said));
            assert_int_equal(said.optional, arg->optional);
            assert_string_not_equal(said.type, "any");
        }
    }
    struct annotation said;
    uint32_t fields = 0;
    for (const char *at = body; at != NULL && (at = next_field(at, &said)) != NULL; fields++) {
    }
    assert_true(body == NULL || fields == count);
    assert_null(strstr(block, " any #"));
}

/* A word that is an input in tests and a doing elsewhere has one function, which says the doing. */
static bool is_said_elsewhere(const struct verb *verb)
{
    return verb->kind == VERB_TEST && verb_find(verb->name, VERB_DOING) != NULL;
}

static void every_verb_is_annotated_as_its_table_says(void **state)
{
    (void)state;
    struct str types = { 0 };
    read_types(&types);
    for (uint32_t i = 0; i < language_verb_count(); i++) {
        const struct verb *verb = language_verb(i);
        char block[8192];
        if (above(str_text(&types), verb->name, block) == NULL) {
            fail_msg("%s has no annotation", verb->name);
        }
        if (is_said_elsewhere(verb)) {
            holds(block, verb->name, "---@overload fun(written: tocsin.test.");
            continue;
        }
        holds(block, verb->name, verb->says);
        holds(block, verb->name, verb->form);
        each_argument_is_annotated(str_text(&types), verb, block);
    }
    str_deinit(&types);
}

static bool is_verb(const char *name, size_t bytes)
{
    for (uint32_t i = 0; i < language_verb_count(); i++) {
        const char *word = language_verb(i)->name;
        if (strlen(word) == bytes && memcmp(word, name, bytes) == 0) {
            return true;
        }
    }
    return false;
}

static void every_annotated_function_is_a_verb(void **state)
{
    (void)state;
    static const char HEAD[] = "\nfunction ";
    struct str types = { 0 };
    read_types(&types);
    uint32_t others = 0;
    for (const char *at = strstr(str_text(&types), HEAD); at != NULL; at = strstr(at + 1, HEAD)) {
        const char *name = at + strlen(HEAD);
        size_t bytes = strcspn(name, "(");
        bool plain = strncmp(name, "scenario(", 9) == 0 || strncmp(name, "law(", 4) == 0 || strncmp(name, "each(", 5) == 0;
        others += plain ? 1 : 0;
        if (!plain && !is_verb(name, bytes)) {
            fail_msg("%.*s is annotated and is no word of the language", (int)bytes, name);
        }
    }
    assert_int_equal(others, 3);
    str_deinit(&types);
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--write") == 0) {
        return write_all();
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_files_are_those_of_today),
        cmocka_unit_test(every_field_is_annotated_as_its_table_says_and_no_other),
        cmocka_unit_test(every_word_of_a_choice_is_in_its_type),
        cmocka_unit_test(every_verb_is_annotated_as_its_table_says),
        cmocka_unit_test(every_annotated_function_is_a_verb),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
