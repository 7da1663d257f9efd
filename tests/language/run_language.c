/* The examples of the language, one idea a file: each is played with seed 1 and without bots, and its trace must be the
 * text that stands beside it and that a person has read.
 *
 * `test_language --write` writes the .trace files and the tables of docs/scenario-language.md anew; read the difference
 * before it is committed.
 * `test_language FILE` prints one trace. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "api/language.h"
#include "language/play_file.h"
#include "language/whole_file.h"

#define EXAMPLES TOCSIN_SOURCE_DIR "/tests/language"
#define PAGE TOCSIN_SOURCE_DIR "/docs/scenario-language.md"
#define LAWS TOCSIN_SOURCE_DIR "/scenarios/laws"
#define FILES_MAX 256

static bool writes;

static bool has_end(const char *name, const char *end)
{
    size_t bytes = strlen(name), more = strlen(end);
    return bytes > more && strcmp(name + bytes - more, end) == 0;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static uint32_t list_examples(char *names[FILES_MAX])
{
    uint32_t count = 0;
    DIR *folder = opendir(EXAMPLES);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (has_end(entry->d_name, ".lua")) {
            assert_true(count < FILES_MAX);
            names[count++] = strdup(entry->d_name);
        }
    }
    (void)closedir(folder);
    qsort(names, count, sizeof *names, by_text);
    return count;
}

/* The first line that differs, for the message. */
static void compare(const char *name, const char *said, const char *expected)
{
    uint32_t line = 1;
    size_t start = 0, i = 0;
    for (; said[i] == expected[i] && said[i] != '\0'; i++) {
        if (said[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    if (said[i] != expected[i]) {
        fail_msg("%s, line %u:\n  played   %.*s\n  expected %.*s", name, line, (int)strcspn(said + start, "\n"), said + start,
                 (int)strcspn(expected + start, "\n"), expected + start);
    }
}

static void play_one(const char *name)
{
    struct str said = { 0 }, expected = { 0 };
    char path[1024];
    (void)snprintf(path, sizeof path, EXAMPLES "/%s", name);
    if (!play_file(path, LAWS, &said)) {
        fail_msg("%s cannot be played:\n%s", name, str_text(&said));
    }
    (void)snprintf(path + strlen(path) - 4, 16, ".trace");
    if (writes) {
        assert_true(whole_file_write(path, str_text(&said)));
    }
    whole_file_read(path, &expected);
    compare(name, str_text(&said), str_text(&expected));
    str_deinit(&said);
    str_deinit(&expected);
}

static void each_example_plays_as_its_trace_says(void **state)
{
    (void)state;
    char *names[FILES_MAX];
    uint32_t count = list_examples(names);
    assert_true(count >= 20);
    for (uint32_t i = 0; i < count; i++) {
        play_one(names[i]);
        free(names[i]);
    }
}

/* Every example, and the scenario that is played in earnest. */
static void read_all(struct str *all)
{
    whole_file_read(TOCSIN_SOURCE_DIR "/scenarios/quiet-ward/scenario.lua", all);
    whole_file_read(TOCSIN_SOURCE_DIR "/scenarios/quiet-ward/tests.lua", all);
    char *names[FILES_MAX];
    uint32_t count = list_examples(names);
    for (uint32_t i = 0; i < count; i++) {
        char path[1024];
        (void)snprintf(path, sizeof path, EXAMPLES "/%s", names[i]);
        whole_file_read(path, all);
        free(names[i]);
    }
}

static bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* `word` followed by one of `after` (spaces between do not count). */
static bool holds_word(const char *text, const char *word, const char *after)
{
    size_t bytes = strlen(word);
    for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word)) {
        const char *next = at + bytes;
        next += strspn(next, " ");
        if ((at == text || !is_word_char(at[-1])) && *next != '\0' && strchr(after, *next) != NULL) {
            return true;
        }
    }
    return false;
}

static void none_is_missing(const struct str *missing)
{
    if (missing->bytes > 0) {
        fail_msg("without an example:%s", str_text(missing));
    }
}

/* Positional fields, and those of law packs, which have files of their own. */
static bool is_exempt(const struct table_language *table, const struct field *field)
{
    bool law = strncmp(table->name, "law", 3) == 0 || strncmp(table->name, "clock_law", 9) == 0 ||
               strcmp(table->name, "a stage of a law") == 0;
    return law || strcmp(field->name, "…") == 0 || (field->name[0] >= '0' && field->name[0] <= '9');
}

static void every_field_is_in_an_example(void **state)
{
    (void)state;
    struct str all = { 0 }, missing = { 0 };
    read_all(&all);
    for (uint32_t i = 0; i < language_table_count(); i++) {
        const struct table_language *table = language_table(i);
        for (uint32_t k = 0; k < table->field_count; k++) {
            if (!is_exempt(table, &table->fields[k]) && !holds_word(str_text(&all), table->fields[k].name, "=")) {
                str_addf(&missing, "\nfield %s: %s", table->name, table->fields[k].name);
            }
        }
    }
    none_is_missing(&missing);
    str_deinit(&all);
    str_deinit(&missing);
}

static void every_word_of_a_choice_is_in_an_example(void **state)
{
    (void)state;
    struct str all = { 0 }, missing = { 0 };
    read_all(&all);
    for (uint32_t i = 0; i < language_table_count(); i++) {
        const struct table_language *table = language_table(i);
        for (uint32_t k = 0; k < table->field_count; k++) {
            for (const struct word *word = table->fields[k].words; word != NULL && word->word != NULL; word++) {
                char quoted[64];
                (void)snprintf(quoted, sizeof quoted, "\"%s\"", word->word);
                if (strstr(str_text(&all), quoted) == NULL) {
                    str_addf(&missing, "\nword %s: %s = %s", table->name, table->fields[k].name, quoted);
                }
            }
        }
    }
    none_is_missing(&missing);
    str_deinit(&all);
    str_deinit(&missing);
}

static void every_verb_is_in_an_example(void **state)
{
    (void)state;
    struct str all = { 0 }, missing = { 0 };
    read_all(&all);
    for (uint32_t i = 0; i < language_verb_count(); i++) {
        const struct verb *verb = language_verb(i);
        if (verb->kind != VERB_TEST && !holds_word(str_text(&all), verb->name, "({")) {
            str_addf(&missing, "\nverb %s", verb->name);
        }
    }
    none_is_missing(&missing);
    str_deinit(&all);
    str_deinit(&missing);
}

static void the_page_holds_the_tables_of_today(void **state)
{
    (void)state;
    struct str page = { 0 }, filled = { 0 };
    whole_file_read(PAGE, &page);
    assert_true(page.bytes > 0);
    assert_true(reference_fill(str_text(&page), &filled));
    if (writes) {
        assert_true(whole_file_write(PAGE, str_text(&filled)));
    } else {
        compare("docs/scenario-language.md", str_text(&page), str_text(&filled));
    }
    str_deinit(&page);
    str_deinit(&filled);
}

static void a_page_with_a_broken_mark_is_refused(void **state)
{
    (void)state;
    struct str out = { 0 };
    assert_false(reference_fill("<!-- begin doings -->\n<!-- end conditions -->\n", &out));
    assert_false(reference_fill("<!-- begin something -->\n<!-- end something -->\n", &out));
    str_deinit(&out);
}

static int print_one(const char *path)
{
    struct str said = { 0 };
    bool ok = play_file(path, LAWS, &said);
    (void)fputs(str_text(&said), stdout);
    str_deinit(&said);
    return ok ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc == 2 && argv[1][0] != '-') {
        return print_one(argv[1]);
    }
    writes = argc > 1 && strcmp(argv[1], "--write") == 0;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_example_plays_as_its_trace_says),
        cmocka_unit_test(every_field_is_in_an_example),
        cmocka_unit_test(every_word_of_a_choice_is_in_an_example),
        cmocka_unit_test(every_verb_is_in_an_example),
        cmocka_unit_test(the_page_holds_the_tables_of_today),
        cmocka_unit_test(a_page_with_a_broken_mark_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
