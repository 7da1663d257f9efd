/* Promises of sheets.h and expr.h: no field of the language is without a column, and a cell is one line of one value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "api/api.h"
#include "exchange/exchange.h"
#include "exchange/expr.h"
#include "exchange/sheets.h"

static bool is_of_laws(const char *table)
{
    return strcmp(table, "law{}") == 0 || strncmp(table, "clock_law", 9) == 0 || strcmp(table, "a stage of a law") == 0;
}

/* A new way to write a field must be given a form; until then this says which. */
static void every_way_to_write_a_field_has_a_form(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < language_table_count(); i++) {
        const struct table_language *table = language_table(i);
        for (uint32_t k = 0; k < table->field_count && !is_of_laws(table->name); k++) {
            if (!sheet_form_is_known(&table->fields[k])) {
                fail_msg("%s of %s is written as `%s`, which no cell is", table->fields[k].name, table->name, field_shape(&table->fields[k]));
            }
        }
    }
}

/* Parts of a value that are written inside its cell. */
static bool is_inside_a_cell(const char *table)
{
    return strcmp(table, "hours") == 0 || strcmp(table, "a change of zone") == 0 || strcmp(table, "any content") == 0;
}

static void every_table_of_the_language_has_a_sheet(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < language_table_count(); i++) {
        const char *name = language_table(i)->name;
        bool found = is_of_laws(name) || is_inside_a_cell(name);
        for (uint32_t k = 0; k < sheet_plan_count(); k++) {
            found = found || (sheet_plan(k)->table != NULL && strcmp(sheet_plan(k)->table, name) == 0);
        }
        if (!found) {
            fail_msg("%s has no sheet", name);
        }
    }
}

static void headings_are_found_however_they_are_written(void **state)
{
    (void)state;
    struct column_plan columns[COLUMN_PLANS_MAX];
    uint32_t count = sheet_columns(sheet_plan_named("facts"), columns);
    assert_string_equal(columns[0].heading, "id");
    assert_string_equal(sheet_column_named(columns, count, "Needed By *")->heading, "needed_by");
    assert_string_equal(sheet_column_named(columns, count, "stale-after (minutes)")->heading, "stale_after");
    assert_string_equal(sheet_column_named(columns, count, "HINTS")->heading, "hints");
    assert_null(sheet_column_named(columns, count, "colour"));
    assert_null(sheet_column_named(columns, count, ""));
    assert_null(sheet_plan_named("Budget"));
}

static void assert_line(const char *text, uint32_t items, const char *expected)
{
    struct str out = { 0 };
    uint32_t count = 0;
    const char *why = NULL;
    if (!expr_line(text, &out, &count, &why)) {
        fail_msg("%s: %s", text, why);
    }
    assert_string_equal(str_text(&out), expected);
    assert_int_equal(count, items);
    str_deinit(&out);
}

static void assert_refused(const char *text, const char *wanted)
{
    struct str out = { 0 };
    uint32_t count = 0;
    const char *why = NULL;
    assert_false(expr_line(text, &out, &count, &why));
    assert_non_null(strstr(why, wanted));
    assert_int_equal(out.bytes, 0);
    str_deinit(&out);
}

static void what_stands_in_a_cell_becomes_one_line(void **state)
{
    (void)state;
    assert_line("knows(team.a, fact.b)", 1, "knows(team.a, fact.b)");
    assert_line("send(inject.a)\nchange(measure.t, -5)", 2, "send(inject.a), change(measure.t, -5)");
    assert_line("send(inject.a),\n\nsend(inject.b),", 2, "send(inject.a), send(inject.b)");
    assert_line("all{\n past(5),\n no(sent(inject.a)) }", 1, "all{ past(5), no(sent(inject.a)) }");
    assert_line("after(\xE2\x80\x9C" "0:20\xE2\x80\x9D, x) -- later", 1, "after(\"0:20\", x)");
    assert_line("[[a\nb]]", 1, "\"a\\nb\"");
    assert_line("\xE2\x88\x92" "5", 1, "-5");
    assert_refused("knows(team.a", "a bracket is not closed");
    assert_refused("a } b", "a bracket closes that was not opened");
    assert_refused("a = 1", "it gives a name a value");
    assert_refused("a; b", "values are separated by commas");
    assert_refused("function() end", "it holds a program");
    assert_refused("\"open", "a quote is not closed");
    assert_refused("-- nothing", "nothing but a comment");
    assert_refused("caf\xC3\xA9", "a character that the language does not have");
}

static void numbers_are_whole_or_decimal(void **state)
{
    (void)state;
    static const char *const GOOD[] = { "0", "-5", "+3", "12.25", "007" }, *const BAD[] = { "", "-", "1e5", "0x10", "1,5", "5%", "1 2", ".5", "12345678901234567" };
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        assert_true(expr_is_number(GOOD[i]));
    }
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        assert_false(expr_is_number(BAD[i]));
    }
}

static uint32_t told(const struct diagnostics *list, const char *code, const char *file)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        count += strcmp(list->items[i].code, code) == 0 && strcmp(list->items[i].file, file) == 0 ? 1 : 0;
    }
    return count;
}

/* A session of a stranger brings its sheets along: they may hold any line whatever. */
static void sheets_of_a_stranger_do_no_harm(void **state)
{
    (void)state;
    static const char SHEET[] = "story.late = function() end -- Injects!B2\n"
                                "team.a = 5 -- \x1b[31m!A1\n"
                                "team.b = 5 -- a\"b!A1\n"
                                "team.c = 5 -- Teams!AAAA99999999999\n"
                                "team.d = 5 -- Teams!C7\n"
                                "--! T9999 Teams!A1 no such code\n"
                                "--! T0403 \x1b[2J!A1 no such sheet\n"
                                "--! T0403 Facts!D4 it is \x1b[31mred | Mend it\n"
                                "--! \n--! T0403\n--! T0403 \n--! T0403 A!A1";
    struct package package;
    struct diagnostics list;
    struct err_note note = { 0 };
    struct world *world = world_create();
    package_init(&package);
    diagnostics_init(&list);
    assert_int_equal(package_add(&package, PACKAGE_WORKBOOK, "", 0, &note), ERR_OK);
    assert_int_equal(package_add(&package, PACKAGE_SHEETS "a.lua", SHEET, sizeof SHEET - 1, &note), ERR_OK);
    assert_int_equal(exchange_unfold(&package, &note), ERR_OK);
    assert_int_equal(api_load(&package, world, &list), ERR_BAD_INPUT);
    assert_int_equal(told(&list, "T0235", "Injects!"), 1);
    assert_int_equal(told(&list, "T0207", "Teams!"), 1);
    assert_int_equal(told(&list, "T0207", PACKAGE_SHEETS "a.lua"), 3);
    assert_int_equal(told(&list, "T0403", "Facts!"), 1);
    assert_int_equal(told(&list, "T9999", "Teams!"), 0);
    for (uint32_t i = 0; i < list.count; i++) {
        assert_null(strchr(list.items[i].file, 0x1b));
        assert_null(strchr(list.items[i].message, 0x1b));
    }
    world_destroy(world);
    diagnostics_deinit(&list);
    package_deinit(&package);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_to_write_a_field_has_a_form),
        cmocka_unit_test(every_table_of_the_language_has_a_sheet),
        cmocka_unit_test(headings_are_found_however_they_are_written),
        cmocka_unit_test(what_stands_in_a_cell_becomes_one_line),
        cmocka_unit_test(numbers_are_whole_or_decimal),
        cmocka_unit_test(sheets_of_a_stranger_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
