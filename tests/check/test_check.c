/* The checker against one small file for each mistake: what it says stands beside it, and a person has read it.
 *
 * `test_check --write` writes the .expected files anew; read the difference before it is committed. A line
 * `--- tests.lua` or `--- texts/ja.po` in a file starts the next file of its package. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "api/codes.h"
#include "check/check.h"

#define MISTAKES TOCSIN_SOURCE_DIR "/tests/check/mistakes"
#define LAWS TOCSIN_SOURCE_DIR "/scenarios/laws"
#define FILES_MAX 256

static bool writes;

static void read_whole(const char *path, struct str *out)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return;
    }
    char bytes[4096];
    size_t got;
    while ((got = fread(bytes, 1, sizeof bytes, file)) > 0) {
        str_add_bytes(out, bytes, got);
    }
    (void)fclose(file);
}

static void write_whole(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fputs(text, file) < 0, 0);
    assert_int_equal(fclose(file), 0);
}

static void add_file(struct package *package, const char *name, const char *content, size_t bytes)
{
    struct err_note note = { 0 };
    if (package_add(package, name, content, bytes, &note) != ERR_OK) {
        fail_msg("%s: %s", name, note.text);
    }
}

static void add_law(struct package *package, const char *id)
{
    struct str text = { 0 };
    char path[512], name[64];
    (void)snprintf(path, sizeof path, LAWS "/%s.lua", id);
    (void)snprintf(name, sizeof name, "laws/%s.lua", id);
    read_whole(path, &text);
    add_file(package, name, str_text(&text), text.bytes);
    str_deinit(&text);
}

/* Several files in one: a line `--- tests.lua` begins the next. The law packs stand beside them. */
static void make_package(struct package *package, const char *text)
{
    static const char MARK[] = "--- ";
    char name[64] = "scenario.lua";
    package_init(package);
    while (text != NULL) {
        const char *mark = strncmp(text, MARK, sizeof MARK - 1) == 0 ? text : strstr(text, "\n--- ");
        const char *end = mark != NULL && mark != text ? mark + 1 : mark;
        add_file(package, name, text, end != NULL ? (size_t)(end - text) : strlen(text));
        text = NULL;
        if (end != NULL) {
            const char *line = strchr(end, '\n');
            (void)snprintf(name, sizeof name, "%.*s", (int)(line - end - 4), end + 4);
            text = line + 1;
        }
    }
    add_law(package, "sg");
    add_law(package, "generic");
}

static void check_text(const char *text, struct str *out)
{
    struct package package;
    struct diagnostics list;
    make_package(&package, text);
    diagnostics_init(&list);
    const struct check_options options = { .folder = "frozen" };
    enum err err = check_package(&package, &options, &list);
    assert_int_equal(err, list.errors > 0 ? ERR_BAD_INPUT : ERR_OK);
    for (uint32_t i = 0; i < list.count; i++) {
        const struct diagnostic *told = &list.items[i];
        diagnostic_format(told, out);
        str_add(out, "\n");
        if (told->hint[0] == '\0' || (told->line > 0 && told->column == 0)) {
            fail_msg("without a place or a repair: %s", str_text(out));
        }
    }
    diagnostics_deinit(&list);
    package_deinit(&package);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names of the .lua files, sorted, on the heap. */
static uint32_t list_mistakes(char *names[FILES_MAX])
{
    uint32_t count = 0;
    DIR *folder = opendir(MISTAKES);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        size_t bytes = strlen(entry->d_name);
        if (bytes > 4 && strcmp(entry->d_name + bytes - 4, ".lua") == 0) {
            assert_true(count < FILES_MAX);
            names[count++] = strdup(entry->d_name);
        }
    }
    (void)closedir(folder);
    qsort(names, count, sizeof *names, by_text);
    return count;
}

static void compare(const char *name, struct str *all)
{
    struct str text = { 0 }, said = { 0 }, expected = { 0 };
    char path[512];
    (void)snprintf(path, sizeof path, MISTAKES "/%s", name);
    read_whole(path, &text);
    check_text(str_text(&text), &said);
    (void)snprintf(path + strlen(path) - 4, 16, ".expected");
    if (writes) {
        write_whole(path, str_text(&said));
    }
    read_whole(path, &expected);
    if (strcmp(str_text(&said), str_text(&expected)) != 0) {
        fail_msg("%s\n--- said\n%s--- expected\n%s", name, str_text(&said), str_text(&expected));
    }
    str_add(all, str_text(&said));
    str_deinit(&text);
    str_deinit(&said);
    str_deinit(&expected);
}

/* Every mistake is found where it is, told as it is written beside it; and the code in a file's name is among them. */
static void each_mistake_is_told_as_expected(void **state)
{
    (void)state;
    char *names[FILES_MAX];
    struct str all = { 0 };
    uint32_t count = list_mistakes(names);
    assert_true(count >= 80);
    for (uint32_t i = 0; i < count; i++) {
        char code[16];
        size_t before = all.bytes;
        compare(names[i], &all);
        (void)snprintf(code, sizeof code, ": %.5s:", names[i]);
        if (strstr(str_text(&all) + before, code) == NULL) {
            fail_msg("%s does not show its code", names[i]);
        }
        free(names[i]);
    }
    str_deinit(&all);
}

static bool has_mistake(const char *number)
{
    char *names[FILES_MAX];
    uint32_t count = list_mistakes(names);
    bool found = false;
    for (uint32_t i = 0; i < count; i++) {
        found = found || strncmp(names[i], number, 5) == 0;
        free(names[i]);
    }
    return found;
}

/* A code that no file shows is shown by another test, which is named here. */
static bool is_shown_elsewhere(const char *number)
{
    static const char *const ELSEWHERE[] = {
        "T0101", "T0102", "T0103", "T0105", "T0106", "T0107", "T0108", "T0113", "T0114", "T0115", "T0116", "T0117", "T0130",
        "T0131", "T0132", "T0133", "T0134", "T0135", "T0137", "T0139", "T0140", "T0141", "T0142", "T0143", /* tests/host */
        "T0237", /* tests/api: a variant that is not there */
        "T0315", /* a_stray_file_is_named */
        "T0401", "T0402", "T0403", "T0404", /* tests/exchange: workbooks */
        "T0501", "T0502", "T0503", /* tests/rehearse: they are told by playing */
    };
    for (size_t i = 0; i < sizeof ELSEWHERE / sizeof *ELSEWHERE; i++) {
        if (strcmp(ELSEWHERE[i], number) == 0) {
            return true;
        }
    }
    return false;
}

/* What the page shows is tried by test_problem_pages.py. */
static void every_code_has_a_mistake_and_a_page(void **state)
{
    (void)state;
    for (enum api_code code = 0; code < API_CODE_COUNT; code++) {
        const struct code *c = code_get(code);
        struct str page = { 0 }, head = { 0 };
        assert_true(check_explain(c->number, &page));
        str_addf(&head, "%s: %s\n\n%c%s. ", c->number, c->title, severity_name(c->severity)[0] - 32, severity_name(c->severity) + 1);
        if (strncmp(str_text(&page), str_text(&head), head.bytes) != 0) {
            fail_msg("docs/problems/%s.md does not begin with\n%s", c->number, str_text(&head));
        }
        str_deinit(&head);
        str_deinit(&page);
        if (!has_mistake(c->number) && !is_shown_elsewhere(c->number)) {
            fail_msg("no file in tests/check/mistakes shows %s", c->number);
        }
    }
    struct str page = { 0 };
    assert_false(check_explain("T9999", &page));
    str_deinit(&page);
}

static void codes_rise_and_none_is_given_twice(void **state)
{
    (void)state;
    for (enum api_code code = 1; code < API_CODE_COUNT; code++) {
        assert_true(strcmp(code_get(code - 1)->number, code_get(code)->number) < 0);
    }
}

static void a_stray_file_is_named(void **state)
{
    (void)state;
    struct package package;
    struct diagnostics list;
    struct str text = { 0 };
    read_whole(MISTAKES "/T0202_undeclared.lua", &text);
    make_package(&package, str_text(&text));
    const char *stray[] = { "plan.docx", ".hidden" };
    package.left_out = stray;
    package.left_out_count = 2;
    diagnostics_init(&list);
    assert_int_equal(check_package(&package, NULL, &list), ERR_BAD_INPUT);
    uint32_t found = 0;
    for (uint32_t i = 0; i < list.count; i++) {
        found += strcmp(list.items[i].code, "T0315") == 0 ? 1 : 0;
    }
    assert_int_equal(found, 1);
    package.left_out = NULL;
    package.left_out_count = 0;
    diagnostics_deinit(&list);
    package_deinit(&package);
    str_deinit(&text);
}

/* The shipped scenario has nothing to say about. */
static void quiet_ward_is_clean(void **state)
{
    (void)state;
    struct package package;
    struct diagnostics list;
    struct err_note note = { 0 };
    struct str said = { 0 };
    package_init(&package);
    assert_int_equal(package_load(&package, TOCSIN_SOURCE_DIR "/scenarios/quiet-ward", LAWS, &note), ERR_OK);
    diagnostics_init(&list);
    enum err err = check_package(&package, NULL, &list);
    for (uint32_t i = 0; i < list.count; i++) {
        diagnostic_format(&list.items[i], &said);
        str_add(&said, "\n");
    }
    if (err != ERR_OK || list.count > 0) {
        fail_msg("%s", str_text(&said));
    }
    str_deinit(&said);
    diagnostics_deinit(&list);
    package_deinit(&package);
}

int main(int argc, char **argv)
{
    writes = argc > 1 && strcmp(argv[1], "--write") == 0;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_mistake_is_told_as_expected),
        cmocka_unit_test(every_code_has_a_mistake_and_a_page),
        cmocka_unit_test(codes_rise_and_none_is_given_twice),
        cmocka_unit_test(a_stray_file_is_named),
        cmocka_unit_test(quiet_ward_is_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
