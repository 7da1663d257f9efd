/* Promises of diagnostic.h: one shape for everything that is wrong. */
#include "fixture.h"

#include <stdio.h>

static void assert_line(const struct diagnostic *d, const char *expected)
{
    struct str line = {0};
    diagnostic_format(d, &line);
    assert_string_equal(str_text(&line), expected);
    str_deinit(&line);
}

static void a_finding_is_one_line_in_the_published_shape(void **state)
{
    (void)state;
    struct diagnostics list;
    diagnostics_init(&list);
    diagnostics_add(&list, SEVERITY_ERROR, "T0201", "scenario.lua", 12, 7, "Write brief", "%s is no field of a team", "brif");
    diagnostics_add(&list, SEVERITY_WARNING, "T0399", "texts/ja.po", 0, 0, NULL, "It is old. Really!");
    diagnostics_add(&list, SEVERITY_NOTE, "T0001", "a", 1, 1, "Why?", "So");
    assert_line(&list.items[0], "scenario.lua:12:7: error: T0201: brif is no field of a team. Write brief.");
    assert_line(&list.items[1], "texts/ja.po:1:1: warning: T0399: It is old. Really!");
    assert_line(&list.items[2], "a:1:1: note: T0001: So. Why?");
    assert_int_equal(list.errors, 1);
    assert_int_equal(list.warnings, 1);
    diagnostics_deinit(&list);
}

static void a_list_is_sorted_by_place_and_says_nothing_twice(void **state)
{
    (void)state;
    struct diagnostics list;
    diagnostics_init(&list);
    diagnostics_add(&list, SEVERITY_ERROR, "T0002", "b", 1, 1, NULL, "x");
    diagnostics_add(&list, SEVERITY_ERROR, "T0002", "a", 10, 1, NULL, "x");
    diagnostics_add(&list, SEVERITY_ERROR, "T0002", "a", 9, 5, NULL, "x");
    diagnostics_add(&list, SEVERITY_ERROR, "T0001", "a", 9, 5, NULL, "x");
    diagnostics_add(&list, SEVERITY_ERROR, "T0002", "a", 9, 5, NULL, "x");
    diagnostics_add(&list, SEVERITY_ERROR, "T0002", "a", 9, 5, NULL, "y");
    diagnostics_sort(&list);
    struct str order = {0};
    for (uint32_t i = 0; i < list.count; i++) {
        const struct diagnostic *d = &list.items[i];
        str_addf(&order, "%s%u.%u%s%s ", d->file, d->line, d->column, d->code, d->message);
    }
    assert_string_equal(str_text(&order), "a9.5T0001x a9.5T0002x a9.5T0002y a10.1T0002x b1.1T0002x ");
    assert_int_equal(list.errors, 5);
    str_deinit(&order);
    diagnostics_clear(&list);
    diagnostics_sort(&list);
    assert_int_equal(list.count, 0);
    diagnostics_deinit(&list);
}

static void json_is_safe_whatever_is_quoted(void **state)
{
    (void)state;
    struct diagnostics list;
    struct str json = {0};
    diagnostics_init(&list);
    diagnostics_format_json(&list, &json);
    assert_string_equal(str_text(&json), "[]\n");
    str_clear(&json);
    diagnostics_add(&list, SEVERITY_ERROR, "T0201", "a \"b\"", 1, 2, "h\\", "x\n\xFF\x1b\x7f é");
    diagnostics_add(&list, SEVERITY_WARNING, "T0202", "c", 3, 4, NULL, "y\xE2\x80\xAE" "z\xC2\x9B");
    diagnostics_format_json(&list, &json);
    assert_string_equal(str_text(&json),
                        "[\n  {\"file\": \"a \\\"b\\\"\", \"line\": 1, \"column\": 2, \"code\": \"T0201\", \"severity\": \"error\", "
                        "\"message\": \"x???? é\", \"hint\": \"h\\\\\"},\n"
                        "  {\"file\": \"c\", \"line\": 3, \"column\": 4, \"code\": \"T0202\", \"severity\": \"warning\", "
                        "\"message\": \"y???z??\", \"hint\": \"\"}\n]\n");
    str_deinit(&json);
    diagnostics_deinit(&list);
}

static void too_long_a_message_is_cut_at_a_character(void **state)
{
    (void)state;
    struct diagnostics list;
    struct str text = {0};
    diagnostics_init(&list);
    for (uint32_t i = 0; i < DIAGNOSTIC_TEXT_BYTES; i++) {
        str_add(&text, "€");
    }
    diagnostics_add(&list, SEVERITY_ERROR, "T0201", "a", 1, 1, NULL, "%s", str_text(&text));
    assert_int_equal(strlen(list.items[0].message), (DIAGNOSTIC_TEXT_BYTES - 1) / 3 * 3);
    assert_memory_equal(list.items[0].message, str_text(&text), strlen(list.items[0].message));
    str_deinit(&text);
    diagnostics_deinit(&list);
}

static void a_full_list_counts_what_it_does_not_keep(void **state)
{
    (void)state;
    struct diagnostics list;
    diagnostics_init(&list);
    for (uint32_t i = 0; i < DIAGNOSTICS_MAX + 5; i++) {
        diagnostics_add(&list, SEVERITY_ERROR, "T0201", "a", i, 1, NULL, "x");
    }
    assert_int_equal(list.count, DIAGNOSTICS_MAX);
    assert_int_equal(list.dropped, 5);
    assert_int_equal(list.errors, DIAGNOSTICS_MAX + 5);
    diagnostics_deinit(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finding_is_one_line_in_the_published_shape),
        cmocka_unit_test(a_list_is_sorted_by_place_and_says_nothing_twice),
        cmocka_unit_test(json_is_safe_whatever_is_quoted),
        cmocka_unit_test(too_long_a_message_is_cut_at_a_character),
        cmocka_unit_test(a_full_list_counts_what_it_does_not_keep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
