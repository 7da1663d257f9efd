/* The screen as a list: what is on it, what gets the focus, what is painted again, what hears a key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/gallery.h"
#include "ui/ui.h"
#include "ui/widgets.h"

struct fixture {
    struct ui *ui;
    struct gallery gallery;
    uint32_t builds, presses, layouts_seen;
    float heights[8];
    struct box boxes[8];
};

static void open_with(struct fixture *f, ui_frame_fn *frame, void *app, uint32_t width, uint32_t height)
{
    struct err_note note = { 0 };
    struct ui_options options = { .title = "Gallery", .width = width, .height = height, .headless = true };
    if (ui_open(&f->ui, &options, frame, app, &note) != ERR_OK) {
        fail_msg("%s", note.text);
    }
    ui_refresh(f->ui);
}

static int begin(void **state)
{
    *state = calloc(1, sizeof(struct fixture));
    gallery_init(&((struct fixture *)*state)->gallery);
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;
    ui_close(f->ui);
    gallery_deinit(&f->gallery);
    free(f);
    return 0;
}

static void key(struct fixture *f, const char *name)
{
    struct ui_event event;
    assert_true(ui_key_parse(name, &event));
    ui_handle(f->ui, &event);
}

static void pointer(struct fixture *f, enum ui_event_kind kind, float x, float y)
{
    struct ui_event event = { .kind = kind, .x = x, .y = y, .clicks = 1 };
    ui_handle(f->ui, &event);
}

static uint32_t damage_boxes(struct fixture *f)
{
    uint32_t count = 0;
    (void)draw_damage(ui_canvas(f->ui), &count);
    return count;
}

static uint64_t damage_pixels(struct fixture *f)
{
    uint32_t count = 0;
    const struct pixel_box *boxes = draw_damage(ui_canvas(f->ui), &count);
    uint64_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        sum += (uint64_t)boxes[i].w * (uint64_t)boxes[i].h;
    }
    return sum;
}

/* ---- the list ---- */

static void read_whole(const char *path, struct str *text)
{
    FILE *file = fopen(path, "rb");
    char block[4096];
    size_t count;
    while (file != NULL && (count = fread(block, 1, sizeof block, file)) > 0) {
        str_add_bytes(text, block, count);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
}

/* The expected list stands beside this file as text that a person has read. */
static void the_gallery_is_said_as_written_down(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1920, 1080);
    struct str said = { 0 };
    struct str expected = { 0 };
    ui_dump(f->ui, &said, false);
    read_whole(TOCSIN_SOURCE_DIR "/tests/ui/gallery.txt", &expected);
    if (strcmp(str_text(&said), str_text(&expected)) != 0) {
        FILE *file = fopen("gallery.txt", "wb");
        assert_non_null(file);
        (void)fwrite(str_text(&said), 1, said.bytes, file);
        (void)fclose(file);
        fail_msg("the list differs from tests/ui/gallery.txt; what was said is in gallery.txt of this folder");
    }
    str_deinit(&said);
    str_deinit(&expected);
}

static void every_control_has_a_name_and_a_place(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1280, 720);
    uint32_t count = 0;
    const struct ui_node *nodes = ui_nodes(f->ui, &count);
    for (uint32_t i = 1; i < count; i++) {
        assert_true(nodes[i].label[0] != '\0');
        assert_in_range(nodes[i].parent, 0, i - 1);
        bool is_seen = (nodes[i].state & UI_UNSEEN) == 0;
        assert_true(is_seen == (nodes[i].box.w > 0.0f && nodes[i].box.h > 0.0f));
        if ((nodes[i].state & UI_DISABLED) != 0) {
            assert_non_null(nodes[i].reason);
        }
    }
}

static void things_are_found_by_label_path_and_end_of_path(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1920, 1080);
    assert_string_equal(ui_find(f->ui, "Commit A")->path, "decision/commit");
    assert_string_equal(ui_find(f->ui, "decision/commit")->label, "Commit A");
    assert_string_equal(ui_find(f->ui, "options/C")->value, "C");
    assert_null(ui_find(f->ui, "mmit"));
}

/* ---- focus ---- */

static void tab_goes_through_every_control_once_and_back(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1920, 1080);
    uint32_t count = 0;
    const struct ui_node *nodes = ui_nodes(f->ui, &count);
    uint32_t expected = 0;
    for (uint32_t i = 0; i < count; i++) {
        expected += (nodes[i].state & UI_FOCUSABLE) != 0;
    }
    char first[256] = { 0 };
    uint32_t steps = 0;
    do {
        key(f, "Tab");
        assert_non_null(ui_focused(f->ui));
        assert_true((ui_focused(f->ui)->state & (UI_FOCUSED | UI_UNSEEN)) == UI_FOCUSED);
        if (steps == 0) {
            (void)snprintf(first, sizeof first, "%s", ui_focused(f->ui)->path);
        }
        steps++;
    } while (steps < 200 && (steps == 1 || strcmp(ui_focused(f->ui)->path, first) != 0));
    assert_int_equal(steps, expected + 1);
    key(f, "Shift+Tab");
    assert_string_equal(ui_focused(f->ui)->label, "Statement");
}

static void f6_goes_from_panel_to_panel(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1920, 1080);
    static const char *const FIRSTS[] = {
        "Language",
        "“Hackers’ files seen at port,” source says",
        "Notify the Data Commission and the crewing agencies now, with confirmed facts only.",
        "Channel",
        "Views",
        "Language"
    };
    for (size_t i = 0; i < sizeof FIRSTS / sizeof FIRSTS[0]; i++) {
        key(f, "F6");
        assert_string_equal(ui_focused(f->ui)->label, FIRSTS[i]);
    }
    key(f, "Shift+F6");
    assert_string_equal(ui_focused(f->ui)->label, "Views");
}

static void arrows_stay_in_their_group(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1920, 1080);
    key(f, "F6");
    key(f, "F6");
    key(f, "Down");
    assert_string_equal(ui_focused(f->ui)->label, "Leak site lists Calder Port");
    key(f, "End");
    assert_string_equal(ui_focused(f->ui)->label, "Berths 4 to 9 have stopped");
    key(f, "Down");
    assert_string_equal(ui_focused(f->ui)->label, "Berths 4 to 9 have stopped");
    key(f, "Home");
    key(f, "Up");
    assert_string_equal(ui_focused(f->ui)->path, "inbox/items/item-0");
}

static void space_presses_the_focused_option(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1920, 1080);
    for (int i = 0; i < 3; i++) {
        key(f, "F6");
    }
    key(f, "Down");
    key(f, "Space");
    assert_int_equal(f->gallery.chosen, 1);
    assert_int_equal(f->gallery.pauses, 0); /* Space is also a shortcut, for when nothing takes it */
    key(f, "Escape");
    assert_null(ui_focused(f->ui));
    key(f, "Space");
    assert_int_equal(f->gallery.pauses, 1);
}

static void the_focus_ring_is_drawn_around_the_control(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1920, 1080);
    struct box box = ui_find(f->ui, "Share")->box;
    uint32_t x = (uint32_t)(box.x + box.w / 2.0f);
    uint32_t y = (uint32_t)box.y - 3;
    uint32_t before = draw_pixel(ui_canvas(f->ui), x, y);
    ui_focus(f->ui, "nothing");
    while (ui_focused(f->ui) == NULL || strcmp(ui_focused(f->ui)->label, "Share") != 0) {
        key(f, "Tab");
    }
    assert_int_not_equal(draw_pixel(ui_canvas(f->ui), x, y), before);
    assert_int_equal(draw_pixel(ui_canvas(f->ui), x, y), 0xFFFFFFFFu);
    assert_int_equal(draw_pixel(ui_canvas(f->ui), x, (uint32_t)box.y - 1), before); /* 2 px of distance */
}

/* ---- the pointer ---- */

static void a_press_counts_only_where_it_began(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1920, 1080);
    struct box box = ui_find(f->ui, "Share")->box;
    float x = box.x + 10.0f;
    float y = box.y + 10.0f;
    pointer(f, UI_EVENT_DOWN, x, y);
    pointer(f, UI_EVENT_UP, 5.0f, 5.0f);
    assert_int_equal(f->gallery.shares, 0);
    pointer(f, UI_EVENT_DOWN, x, y);
    pointer(f, UI_EVENT_UP, x + 4.0f, y);
    assert_int_equal(f->gallery.shares, 1);
    assert_string_equal(ui_focused(f->ui)->label, "Share");
}

static void a_disabled_button_says_why_and_does_nothing(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1920, 1080);
    const struct ui_node *node = ui_find(f->ui, "Recall");
    assert_true((node->state & UI_DISABLED) != 0);
    assert_string_equal(node->reason, "It has arrived.");
    struct box box = node->box;
    pointer(f, UI_EVENT_MOVE, box.x + 8.0f, box.y + 8.0f);
    uint32_t quiet = draw_pixel(ui_canvas(f->ui), (uint32_t)(box.x + box.w / 2.0f), (uint32_t)(box.y + box.h + 30.0f));
    assert_true(ui_next_deadline_ms(f->ui) != UI_NEVER); /* the reason comes as a tooltip after a moment */
    ui_advance(f->ui, 1000);
    assert_int_not_equal(draw_pixel(ui_canvas(f->ui), (uint32_t)(box.x + box.w / 2.0f),
                                    (uint32_t)(box.y + box.h + 20.0f)),
                         quiet);
    assert_true(ui_next_deadline_ms(f->ui) == UI_NEVER);
}

static void the_wheel_moves_what_lies_under_the_pointer(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1280, 720);
    float before = ui_find(f->ui, "Meridia Herald") != NULL ? 0.0f : ui_find(f->ui, "item-0")->box.h;
    struct box panel = ui_find(f->ui, "inbox")->box;
    struct ui_event wheel = { .kind = UI_EVENT_WHEEL, .x = panel.x + 20.0f, .y = panel.y + 200.0f, .wheel = 10000.0f };
    ui_handle(f->ui, &wheel);
    assert_true((ui_find(f->ui, "item-0")->state & UI_UNSEEN) != 0);
    assert_true((ui_find(f->ui, "item-5")->state & UI_UNSEEN) == 0);
    assert_true(before > 0.0f);
    assert_true((ui_find(f->ui, "options/A")->state & UI_UNSEEN) == 0); /* the other panel stayed */
}

/* ---- painting ---- */

static void a_screen_at_rest_is_not_painted_and_not_built(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1920, 1080);
    ui_refresh(f->ui);
    assert_int_equal(damage_boxes(f), 0);
    assert_true(ui_next_deadline_ms(f->ui) == UI_NEVER);
}

static void a_running_clock_paints_its_digits_only(void **state)
{
    struct fixture *f = *state;
    f->gallery.runs = true;
    open_with(f, gallery_frame, &f->gallery, 1920, 1080);
    assert_true(ui_next_deadline_ms(f->ui) == 1000);
    struct ui_event tick = { .kind = UI_EVENT_NONE };
    ui_handle(f->ui, &tick);
    assert_int_equal(damage_boxes(f), 0);
    f->gallery.runs = false;
    f->gallery.clock_s += 1;
    ui_refresh(f->ui);
    assert_in_range(damage_pixels(f), 1, 160 * 96);
}

/* ---- layout ---- */

static void boxes_frame(struct ui *ui, void *app)
{
    struct fixture *f = app;
    f->builds++;
    ui_column_begin(ui, box_make(10, 20, 400, 500), 8.0f);
    f->boxes[0] = ui_take(ui, 30.0f);
    ui_row_begin(ui, (const float[]){ 100.0f, UI_FLEX(1), UI_FLEX(3) }, 3, 20.0f, UI_CENTRE);
    f->boxes[1] = ui_take(ui, 40.0f);
    ui_row_next(ui);
    f->boxes[2] = ui_take(ui, 80.0f);
    ui_row_next(ui);
    f->boxes[3] = ui_take(ui, 20.0f);
    ui_row_end(ui);
    ui_flow_begin(ui, 10.0f);
    f->boxes[4] = ui_take_wide(ui, 250.0f, 30.0f);
    f->boxes[5] = ui_take_wide(ui, 150.0f, 20.0f); /* does not fit beside: 250 + 10 + 150 is more than 400 */
    f->boxes[6] = ui_take_wide(ui, 100.0f, 30.0f);
    ui_flow_end(ui);
    f->boxes[7] = ui_rest(ui);
    f->heights[0] = ui_column_end(ui);
}

static void assert_box(struct box box, float x, float y, float w, float h)
{
    bool is_same = box.x == x && box.y == y && box.w == w && box.h == h;
    if (!is_same) {
        fail_msg("%g,%g %gx%g is not %g,%g %gx%g", (double)box.x, (double)box.y, (double)box.w, (double)box.h,
                 (double)x, (double)y, (double)w, (double)h);
    }
}

static void rows_share_widths_and_centre_heights(void **state)
{
    struct fixture *f = *state;
    open_with(f, boxes_frame, f, 800, 600);
    assert_box(f->boxes[0], 10, 20, 400, 30);
    assert_box(f->boxes[1], 10, 78, 100, 40); /* in the middle of 80 */
    assert_box(f->boxes[2], 130, 58, 65, 80); /* a quarter of what 100 and two gaps leave */
    assert_box(f->boxes[3], 215, 88, 195, 20);
    assert_box(f->boxes[4], 10, 146, 250, 30);
    assert_box(f->boxes[5], 10, 191, 150, 20); /* in the middle of its line of 30 */
    assert_box(f->boxes[6], 170, 186, 100, 30);
    assert_box(f->boxes[7], 10, 224, 400, 296);
    assert_true(f->heights[0] == 196.0f);
    uint32_t builds = f->builds;
    ui_refresh(f->ui);
    assert_int_equal(f->builds, builds + 1); /* settled: one build is enough */
}

static void cards_frame(struct ui *ui, void *app)
{
    struct fixture *f = app;
    ui_column_begin(ui, box_make(0, 0, 600, 400), 0.0f);
    ui_row_begin(ui, (const float[]){ UI_FLEX(1), UI_FLEX(1) }, 2, 16.0f, UI_TOP);
    ui_card_begin(ui, "short", &(struct ui_panel){ .label = "Short" });
    ui_paragraph(ui, "Short.");
    ui_card_end(ui);
    ui_row_next(ui);
    ui_card_begin(ui, "long", &(struct ui_panel){ .label = "Long" });
    ui_paragraph(
        ui, f->presses == 0
                ? "Text that is translated is longer, wraps, and makes its card grow; the other card grows with it."
                : "Short.");
    ui_card_end(ui);
    ui_row_end(ui);
    f->heights[0] = ui_column_end(ui);
}

static void a_card_grows_with_its_words_and_its_neighbour_with_it(void **state)
{
    struct fixture *f = *state;
    open_with(f, cards_frame, f, 600, 400);
    float tall = f->heights[0];
    assert_true(tall > 100.0f);
    assert_true(ui_find(f->ui, "short")->box.h == tall);
    assert_true(ui_find(f->ui, "long")->box.h == tall);
    f->presses = 1;
    ui_refresh(f->ui);
    assert_true(f->heights[0] == 64.0f); /* and it shrinks again */
    assert_true(ui_find(f->ui, "short")->box.h == 64.0f);
}

static void larger_text_makes_the_window_smaller_in_px(void **state)
{
    struct fixture *f = *state;
    open_with(f, gallery_frame, &f->gallery, 1920, 1080);
    key(f, "Ctrl++");
    assert_int_equal(ui_scale_percent(f->ui), 110);
    for (int i = 0; i < 20; i++) {
        key(f, "Ctrl+=");
    }
    assert_int_equal(ui_scale_percent(f->ui), 200);
    assert_true(ui_bounds(f->ui).w == 960.0f);
    key(f, "Ctrl+0");
    assert_int_equal(ui_scale_percent(f->ui), 100);
}

/* ---- keys ---- */

static void keys_are_read_as_people_write_them(void **state)
{
    (void)state;
    struct ui_event event;
    assert_true(ui_key_parse("Ctrl+Shift+Left", &event));
    assert_int_equal(event.kind, UI_EVENT_KEY);
    assert_int_equal(event.key, UI_KEY_LEFT);
    assert_int_equal(event.mods, UI_CTRL | UI_SHIFT);
    assert_true(ui_key_parse("?", &event));
    assert_int_equal(event.kind, UI_EVENT_TEXT);
    assert_string_equal(event.text, "?");
    assert_true(ui_key_parse("Ctrl++", &event));
    assert_int_equal(event.key, '+');
    assert_true(ui_key_parse("é", &event));
    assert_string_equal(event.text, "é");
    assert_false(ui_key_parse("Hyper", &event));
    assert_false(ui_key_parse("", &event));
}

static void a_machine_without_a_display_is_told_so(void **state)
{
    (void)state;
    /* With no such driver SDL cannot start; what matters is the sentence and that nothing is left behind. */
    (void)setenv("SDL_VIDEODRIVER", "none-such", 1);
    struct ui *ui = NULL;
    struct err_note note = { 0 };
    struct ui_options options = { .width = 640, .height = 480 };
    assert_int_equal(ui_open(&ui, &options, gallery_frame, NULL, &note), ERR_DISPLAY);
    assert_null(ui);
    assert_non_null(strstr(note.text, "no display can be used"));
    (void)unsetenv("SDL_VIDEODRIVER");
}

/* ---- an area that becomes lower ---- */

struct blind { float height; };

static void put_blind(struct ui *ui, void *app)
{
    const struct blind *blind = app;
    ui_scroll_begin(ui, "list", box_make(10.0f, 10.0f, 300.0f, blind->height), 4.0f);
    for (uint32_t i = 0; i < 10; i++) {
        ui_push_number(ui, i);
        (void)ui_button(ui, "row", "Row");
        ui_pop_id(ui);
    }
    ui_scroll_end(ui);
}

static void what_has_the_focus_stays_in_sight_when_its_area_becomes_lower(void **state)
{
    struct fixture *f = *state;
    struct blind blind = { 400.0f };
    open_with(f, put_blind, &blind, 640, 480);
    for (uint32_t i = 0; i < 7; i++) {
        key(f, "Tab");
    }
    float whole = ui_focused(f->ui)->box.h;
    assert_string_equal(ui_focused(f->ui)->path, "list/6/row");
    blind.height = 150.0f;
    ui_refresh(f->ui);
    assert_float_equal(ui_focused(f->ui)->box.h, whole, 0.5f);
    /* One who has scrolled away from it is not brought back. */
    blind.height = 300.0f;
    ui_refresh(f->ui);
    ui_handle(f->ui, &(struct ui_event){ .kind = UI_EVENT_WHEEL, .x = 50.0f, .y = 50.0f, .wheel = -2000.0f });
    float seen = ui_focused(f->ui)->box.h;
    assert_true(seen < whole);
    blind.height = 200.0f;
    ui_refresh(f->ui);
    assert_true(ui_focused(f->ui)->box.h < whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_gallery_is_said_as_written_down, begin, end),
        cmocka_unit_test_setup_teardown(every_control_has_a_name_and_a_place, begin, end),
        cmocka_unit_test_setup_teardown(things_are_found_by_label_path_and_end_of_path, begin, end),
        cmocka_unit_test_setup_teardown(tab_goes_through_every_control_once_and_back, begin, end),
        cmocka_unit_test_setup_teardown(f6_goes_from_panel_to_panel, begin, end),
        cmocka_unit_test_setup_teardown(arrows_stay_in_their_group, begin, end),
        cmocka_unit_test_setup_teardown(what_has_the_focus_stays_in_sight_when_its_area_becomes_lower, begin, end),
        cmocka_unit_test_setup_teardown(space_presses_the_focused_option, begin, end),
        cmocka_unit_test_setup_teardown(the_focus_ring_is_drawn_around_the_control, begin, end),
        cmocka_unit_test_setup_teardown(a_press_counts_only_where_it_began, begin, end),
        cmocka_unit_test_setup_teardown(a_disabled_button_says_why_and_does_nothing, begin, end),
        cmocka_unit_test_setup_teardown(the_wheel_moves_what_lies_under_the_pointer, begin, end),
        cmocka_unit_test_setup_teardown(a_screen_at_rest_is_not_painted_and_not_built, begin, end),
        cmocka_unit_test_setup_teardown(a_running_clock_paints_its_digits_only, begin, end),
        cmocka_unit_test_setup_teardown(rows_share_widths_and_centre_heights, begin, end),
        cmocka_unit_test_setup_teardown(a_card_grows_with_its_words_and_its_neighbour_with_it, begin, end),
        cmocka_unit_test_setup_teardown(larger_text_makes_the_window_smaller_in_px, begin, end),
        cmocka_unit_test(keys_are_read_as_people_write_them),
        cmocka_unit_test(a_machine_without_a_display_is_told_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
