/* A caret and a selection in UTF-8, without a window. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "ui/editing.h"

struct fixture {
    struct str value;
    struct field_state state;
    struct editing editing;
};

static void begin(struct fixture *f, const char *text)
{
    *f = (struct fixture){ 0 };
    str_add(&f->value, text);
    f->state = (struct field_state){ .id = 1, .caret = f->value.bytes, .anchor = f->value.bytes };
    f->editing = (struct editing){ &f->value, 64, &f->state, false };
}

/* The text with | at the caret, and [ ] around a selection, as a person would write it down. */
static void assert_shows(struct fixture *f, const char *expected)
{
    struct str shown = { 0 };
    size_t from = editing_from(&f->editing);
    size_t to = editing_to(&f->editing);
    const char *text = str_text(&f->value);
    str_add_bytes(&shown, text, from);
    if (from != to) {
        str_add(&shown, "[");
        str_add_bytes(&shown, text + from, to - from);
        str_add(&shown, "]");
    } else {
        str_add(&shown, "|");
    }
    str_add(&shown, text + to);
    assert_string_equal(str_text(&shown), expected);
    str_deinit(&shown);
}

static void end(struct fixture *f)
{
    str_deinit(&f->value);
}

static void typing_goes_in_at_the_caret(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "port");
    assert_true(editing_insert(&f.editing, "s"));
    assert_shows(&f, "ports|");
    editing_move(&f.editing, UI_KEY_HOME, 0);
    assert_true(editing_insert(&f.editing, "é"));
    assert_shows(&f, "é|ports");
    end(&f);
}

static void arrows_step_over_whole_characters(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "aé\xF0\x9F\x87\xB8\xF0\x9F\x87\xAC"); /* the flag is one character of two code points */
    editing_move(&f.editing, UI_KEY_LEFT, 0);
    assert_int_equal(f.state.caret, 3);
    editing_move(&f.editing, UI_KEY_LEFT, 0);
    assert_shows(&f, "a|é\xF0\x9F\x87\xB8\xF0\x9F\x87\xAC");
    editing_move(&f.editing, UI_KEY_RIGHT, UI_SHIFT);
    assert_shows(&f, "a[é]\xF0\x9F\x87\xB8\xF0\x9F\x87\xAC");
    end(&f);
}

static void erasing_takes_whole_characters(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "x\xE0\xB8\x97\xE0\xB8\xB5\xE0\xB9\x88"); /* a Thai letter with a vowel and a tone above it */
    assert_true(editing_erase(&f.editing, false, false));
    assert_shows(&f, "x|");
    assert_true(editing_erase(&f.editing, false, false));
    assert_false(editing_erase(&f.editing, false, false));
    assert_shows(&f, "|");
    end(&f);
}

static void ctrl_goes_by_words(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "ask the source");
    editing_move(&f.editing, UI_KEY_LEFT, UI_CTRL);
    assert_shows(&f, "ask the |source");
    editing_move(&f.editing, UI_KEY_LEFT, UI_CTRL | UI_SHIFT);
    assert_shows(&f, "ask [the ]source");
    assert_true(editing_erase(&f.editing, true, true));
    assert_shows(&f, "ask |source");
    assert_true(editing_erase(&f.editing, true, true));
    assert_shows(&f, "ask |");
    assert_true(editing_erase(&f.editing, false, true));
    assert_shows(&f, "|");
    end(&f);
}

static void an_arrow_leaves_a_selection_at_its_side(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "hotline");
    editing_select_all(&f.editing);
    assert_shows(&f, "[hotline]");
    editing_move(&f.editing, UI_KEY_LEFT, 0);
    assert_shows(&f, "|hotline");
    editing_select_word(&f.editing, 3);
    editing_move(&f.editing, UI_KEY_RIGHT, 0);
    assert_shows(&f, "hotline|");
    end(&f);
}

static void typing_replaces_the_selection(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "call the desk");
    editing_select_word(&f.editing, 6);
    assert_shows(&f, "call [the] desk");
    assert_true(editing_insert(&f.editing, "our"));
    assert_shows(&f, "call our| desk");
    end(&f);
}

static void a_full_field_takes_what_fits_in_whole_characters(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "");
    f.editing.bytes_max = 7;
    assert_true(editing_insert(&f.editing, "ééééé"));
    assert_shows(&f, "ééé|");
    assert_true(editing_insert(&f.editing, "éx")); /* the letter does not fit, the sign behind it does */
    assert_shows(&f, "éééx|");
    assert_false(editing_insert(&f.editing, "y"));
    end(&f);
}

static void controls_and_bad_bytes_stay_out(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "");
    assert_true(editing_insert(&f.editing, "a\x01\x7F\xFF\tb\nc"));
    assert_shows(&f, "ab c|");
    f.editing.has_lines = true;
    assert_true(editing_insert(&f.editing, "\nd"));
    assert_shows(&f, "ab c\nd|");
    end(&f);
}

static void a_text_changed_from_outside_mends_the_caret(void **state)
{
    (void)state;
    struct fixture f;
    begin(&f, "a long answer");
    str_clear(&f.value);
    str_add(&f.value, "éé");
    f.state.anchor = 3; /* in the middle of a letter */
    editing_mend(&f.editing);
    assert_int_equal(f.state.caret, 4);
    assert_int_equal(f.state.anchor, 2);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typing_goes_in_at_the_caret),
        cmocka_unit_test(arrows_step_over_whole_characters),
        cmocka_unit_test(erasing_takes_whole_characters),
        cmocka_unit_test(ctrl_goes_by_words),
        cmocka_unit_test(an_arrow_leaves_a_selection_at_its_side),
        cmocka_unit_test(typing_replaces_the_selection),
        cmocka_unit_test(a_full_field_takes_what_fits_in_whole_characters),
        cmocka_unit_test(controls_and_bad_bytes_stay_out),
        cmocka_unit_test(a_text_changed_from_outside_mends_the_caret),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
