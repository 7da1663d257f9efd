/* Fields as a person uses them: keys, pointer, clipboard, an input method. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "ui/ui.h"
#include "ui/widgets.h"

struct fixture {
    struct ui *ui;
    struct str line, text;
    uint32_t entered, changed, pauses, hits;
    const char *disabled;
};

static void frame(struct ui *ui, void *app)
{
    struct fixture *f = app;
    struct ui_field line = { .label = "Line", .hint = "Why?", .bytes_max = 40, .disabled = f->disabled };
    enum ui_field_answer answer = ui_field(ui, "line", &line, &f->line);
    f->entered += answer == UI_FIELD_ENTERED;
    f->changed += answer == UI_FIELD_CHANGED;
    (void)ui_field(ui, "text", &(struct ui_field){ .label = "Text", .lines = 3 }, &f->text);
    f->pauses += ui_shortcut(ui, "Space");
    f->hits += ui_shortcut(ui, "j");
}

static int open_ui(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct err_note note = { 0 };
    struct ui_options options = { .width = 400, .height = 400, .headless = true };
    if (ui_open(&f->ui, &options, frame, f, &note) != ERR_OK) {
        fail_msg("%s", note.text);
    }
    ui_refresh(f->ui);
    *state = f;
    return 0;
}

static int close_ui(void **state)
{
    struct fixture *f = *state;
    ui_close(f->ui);
    str_deinit(&f->line);
    str_deinit(&f->text);
    free(f);
    return 0;
}

static void key(struct fixture *f, const char *name)
{
    struct ui_event event;
    assert_true(ui_key_parse(name, &event));
    ui_handle(f->ui, &event);
}

static void type(struct fixture *f, const char *text)
{
    struct ui_event event = { .kind = UI_EVENT_TEXT };
    assert_true(strlen(text) < sizeof event.text);
    memcpy(event.text, text, strlen(text) + 1);
    ui_handle(f->ui, &event);
}

static void pointer(struct fixture *f, enum ui_event_kind kind, float x, float y, uint32_t clicks)
{
    struct ui_event event = { .kind = kind, .x = x, .y = y, .clicks = clicks };
    ui_handle(f->ui, &event);
}

static void focus_on(struct fixture *f, const char *label)
{
    for (int i = 0; i < 4 && (ui_focused(f->ui) == NULL || strcmp(ui_focused(f->ui)->label, label) != 0); i++) {
        key(f, "Tab");
    }
    assert_string_equal(ui_focused(f->ui)->label, label);
}

static void what_is_typed_appears_and_is_said(void **state)
{
    struct fixture *f = *state;
    focus_on(f, "Line");
    type(f, "berth 4 ✓");
    assert_string_equal(str_text(&f->line), "berth 4 ✓");
    assert_int_equal(f->changed, 1);
    assert_string_equal(ui_find(f->ui, "Line")->value, "berth 4 ✓");
}

static void a_field_with_the_focus_keeps_letters_from_shortcuts(void **state)
{
    struct fixture *f = *state;
    type(f, "j");
    type(f, " ");
    assert_int_equal(f->hits, 1);
    assert_int_equal(f->pauses, 1);
    focus_on(f, "Line");
    type(f, "j");
    type(f, " ");
    assert_int_equal(f->hits, 1);
    assert_int_equal(f->pauses, 1);
    assert_string_equal(str_text(&f->line), "j ");
}

static void enter_ends_a_line_field_and_breaks_a_text_field(void **state)
{
    struct fixture *f = *state;
    focus_on(f, "Line");
    key(f, "Enter");
    assert_int_equal(f->entered, 1);
    assert_string_equal(str_text(&f->line), "");
    focus_on(f, "Text");
    type(f, "one");
    key(f, "Enter");
    type(f, "two");
    assert_string_equal(str_text(&f->text), "one\ntwo");
}

static void up_and_down_keep_their_column(void **state)
{
    struct fixture *f = *state;
    focus_on(f, "Text");
    type(f, "a long first line");
    key(f, "Enter");
    type(f, "ab");
    key(f, "Enter");
    type(f, "a long third line");
    key(f, "Up"); /* to the end of "ab" */
    key(f, "Up"); /* back to the column of the third line's end */
    type(f, "!");
    assert_string_equal(str_text(&f->text), "a long first line!\nab\na long third line");
    key(f, "Home");
    type(f, "<");
    key(f, "Ctrl+End");
    type(f, ">");
    assert_string_equal(str_text(&f->text), "<a long first line!\nab\na long third line>");
}

static void words_are_cut_and_pasted(void **state)
{
    struct fixture *f = *state;
    focus_on(f, "Line");
    type(f, "harbour lights");
    key(f, "Ctrl+Shift+Left");
    key(f, "Ctrl+x");
    assert_string_equal(str_text(&f->line), "harbour ");
    key(f, "Home");
    key(f, "Ctrl+v");
    assert_string_equal(str_text(&f->line), "lightsharbour ");
    key(f, "Ctrl+a");
    key(f, "Ctrl+c");
    focus_on(f, "Text");
    key(f, "Ctrl+v");
    key(f, "Ctrl+v");
    assert_string_equal(str_text(&f->text), "lightsharbour lightsharbour ");
}

static void a_field_holds_no_more_than_it_may(void **state)
{
    struct fixture *f = *state;
    focus_on(f, "Line");
    type(f, "0123456789012345678901234567890123456789");
    type(f, "x");
    assert_int_equal(f->line.bytes, 40);
}

static void the_pointer_places_the_caret_and_selects(void **state)
{
    struct fixture *f = *state;
    str_add(&f->line, "call the desk");
    ui_refresh(f->ui);
    struct box box = ui_find(f->ui, "Line")->box;
    float y = box.y + box.h / 2.0f;
    pointer(f, UI_EVENT_DOWN, box.x + box.w - 4.0f, y, 1);
    pointer(f, UI_EVENT_UP, box.x + box.w - 4.0f, y, 1);
    type(f, "s");
    assert_string_equal(str_text(&f->line), "call the desks");
    pointer(f, UI_EVENT_DOWN, box.x + 17.0f, y, 1);
    pointer(f, UI_EVENT_MOVE, box.x + 390.0f, y, 1);
    pointer(f, UI_EVENT_UP, box.x + 390.0f, y, 1);
    type(f, "x");
    assert_string_equal(str_text(&f->line), "x");
}

static void a_double_click_takes_a_word(void **state)
{
    struct fixture *f = *state;
    str_add(&f->line, "call the desk");
    ui_refresh(f->ui);
    struct box box = ui_find(f->ui, "Line")->box;
    pointer(f, UI_EVENT_DOWN, box.x + 20.0f, box.y + 20.0f, 2);
    pointer(f, UI_EVENT_UP, box.x + 20.0f, box.y + 20.0f, 2);
    type(f, "ring");
    assert_string_equal(str_text(&f->line), "ring the desk");
}

static void what_is_being_composed_is_not_yet_the_value(void **state)
{
    struct fixture *f = *state;
    focus_on(f, "Line");
    struct ui_event event = { .kind = UI_EVENT_COMPOSE, .text = "みなと" };
    ui_handle(f->ui, &event);
    assert_string_equal(str_text(&f->line), "");
    type(f, "港");
    assert_string_equal(str_text(&f->line), "港");
}

static void a_disabled_field_takes_nothing_and_says_why(void **state)
{
    struct fixture *f = *state;
    f->disabled = "Your chair speaks first.";
    ui_refresh(f->ui);
    focus_on(f, "Line");
    type(f, "x");
    key(f, "Backspace");
    assert_string_equal(str_text(&f->line), "");
    assert_string_equal(ui_focused(f->ui)->reason, "Your chair speaks first.");
}

static void a_long_line_slides_so_that_its_caret_is_seen(void **state)
{
    struct fixture *f = *state;
    focus_on(f, "Line");
    uint32_t before = draw_pixel(ui_canvas(f->ui), 30, 22);
    for (int i = 0; i < 40; i++) {
        type(f, "W");
    }
    struct box box = ui_find(f->ui, "Line")->box;
    const struct theme *t = ui_theme(f->ui);
    uint32_t caret = 0xFF000000u | (uint32_t)t->t1.r << 16 | (uint32_t)t->t1.g << 8 | t->t1.b;
    uint32_t found = 0;
    for (uint32_t x = (uint32_t)(box.x + box.w) - 24; x < (uint32_t)(box.x + box.w); x++) {
        found += draw_pixel(ui_canvas(f->ui), x, (uint32_t)(box.y + box.h / 2.0f)) == caret;
    }
    assert_in_range(found, 2, 6);
    assert_int_not_equal(before, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_typed_appears_and_is_said, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_field_with_the_focus_keeps_letters_from_shortcuts, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(enter_ends_a_line_field_and_breaks_a_text_field, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(up_and_down_keep_their_column, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(words_are_cut_and_pasted, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_field_holds_no_more_than_it_may, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(the_pointer_places_the_caret_and_selects, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_double_click_takes_a_word, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(what_is_being_composed_is_not_yet_the_value, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_disabled_field_takes_nothing_and_says_why, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_long_line_slides_so_that_its_caret_is_seen, open_ui, close_ui),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
