/* The seat at every size, text scale and theme, with little and with far too much in it: what is there can be reached,
 * nothing lies half over something else, and that it is an exercise is always said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "screens/harbour.h"
#include "screens/sitting.h"

static const struct sitting_look looks[] = {
    { 1920, 1080, 100, THEME_DARK }, { 1920, 1080, 130, THEME_LIGHT }, { 1920, 1080, 150, THEME_DARK },
    { 1920, 1080, 200, THEME_LIGHT }, { 1280, 720, 100, THEME_LIGHT }, { 1280, 720, 150, THEME_DARK },
    { 1280, 720, 200, THEME_DARK }, { 2560, 1440, 100, THEME_DARK }, { 1366, 768, 110, THEME_LIGHT },
};

enum { LOOKS = sizeof looks / sizeof looks[0] };

static void nothing(struct view *view)
{
    (void)view;
}

static void calm(struct view *view)
{
    uint32_t option = 0;
    struct view_event event = view_event_make(VIEW_ANSWERED);
    event.decision = 1;
    event.list = &option;
    event.list_count = 1;
    tell(view, event);
}

static void order(struct view *view)
{
    calm(view);
    (void)harbour_pose(view, VIEW_ORDER, 5, true);
}

typedef void state_fn(struct view *view);
static state_fn *const states[] = { nothing, calm, order, harbour_flood, harbour_end };

/* Calls `check` with the seat in every state, at every look, and on every tab that there is. */
static void everywhere(void (*check)(struct sitting *sitting))
{
    for (uint32_t state = 0; state < sizeof states / sizeof states[0]; state++) {
        for (uint32_t look = 0; look < LOOKS; look++) {
            struct sitting *sitting = sitting_create();
            harbour_morning(&sitting->view);
            states[state](&sitting->view);
            sitting_open(sitting, looks[look]);
            static const char *const tabs[] = { "0/tab", "1/tab", "2/tab", "3/tab", "4/tab", "5/tab" };
            check(sitting);
            for (uint32_t tab = 0; tab < 6; tab++) {
                if (sitting_find(sitting, tabs[tab]) != NULL) {
                    sitting_click(sitting, tabs[tab]);
                    check(sitting);
                }
            }
            sitting_destroy(sitting);
        }
    }
}

/* ---- it is said that it is an exercise --------------------------------------------------------------------------- */

static void check_exercise(struct sitting *sitting)
{
    const struct ui_node *band = sitting_find(sitting, "EXERCISE, NOT REAL");
    assert_non_null(band);
    assert_true(band->box.w > 100.0f && band->box.h >= 20.0f);
}

static void it_is_always_said_that_it_is_an_exercise(void **state)
{
    (void)state;
    everywhere(check_exercise);
}

/* ---- nothing lies half over something else ----------------------------------------------------------------------- */

static bool is_control(const struct ui_node *node)
{
    return (node->state & UI_FOCUSABLE) != 0 && node->box.w > 0.0f && node->box.h > 0.0f;
}

static bool contains(struct box outer, struct box inner)
{
    return inner.x >= outer.x - 1.0f && inner.y >= outer.y - 1.0f && inner.x + inner.w <= outer.x + outer.w + 1.0f
           && inner.y + inner.h <= outer.y + outer.h + 1.0f;
}

static bool meet(struct box a, struct box b)
{
    struct box both = box_intersect(a, b);
    return both.w > 1.0f && both.h > 1.0f;
}

static void check_overlaps(struct sitting *sitting)
{
    uint32_t count = 0;
    const struct ui_node *nodes = ui_nodes(sitting->ui, &count);
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = i + 1; is_control(&nodes[i]) && k < count; k++) {
            if (!is_control(&nodes[k]) || nodes[i].layer != nodes[k].layer || !meet(nodes[i].box, nodes[k].box)) {
                continue;
            }
            bool is_nested = contains(nodes[i].box, nodes[k].box) || contains(nodes[k].box, nodes[i].box);
            if (!is_nested) {
                print_error("%s lies over %s\n", nodes[i].path, nodes[k].path);
            }
            assert_true(is_nested);
        }
    }
}

static void no_control_lies_half_over_another(void **state)
{
    (void)state;
    everywhere(check_overlaps);
}

static void check_inside(struct sitting *sitting)
{
    uint32_t count = 0;
    const struct ui_node *nodes = ui_nodes(sitting->ui, &count);
    struct box window = ui_bounds(sitting->ui);
    for (uint32_t i = 0; i < count; i++) {
        bool is_inside = nodes[i].box.w <= 0.0f || nodes[i].box.h <= 0.0f || contains(window, nodes[i].box);
        if (!is_inside) {
            print_error("%s lies outside the window\n", nodes[i].path);
        }
        assert_true(is_inside);
        assert_true(!is_control(&nodes[i]) || nodes[i].label[0] != '\0');
    }
}

static void everything_lies_inside_the_window_and_has_a_name(void **state)
{
    (void)state;
    everywhere(check_inside);
}

/* ---- everything can be reached by keys --------------------------------------------------------------------------- */

static uint32_t count_focusable(const struct sitting *sitting)
{
    uint32_t count = 0, found = 0;
    const struct ui_node *nodes = ui_nodes(sitting->ui, &count);
    for (uint32_t i = 0; i < count; i++) {
        found += (nodes[i].state & UI_FOCUSABLE) != 0;
    }
    return found;
}

/* Tab goes to each control once and comes round; and what it goes to is brought into view. */
static void check_tab(struct sitting *sitting)
{
    uint32_t most = count_focusable(sitting);
    char first[UI_PATH_BYTES_MAX] = "";
    uint32_t stops = 0;
    for (uint32_t i = 0; i <= most; i++) {
        sitting_press(sitting, "Tab");
        const struct ui_node *focus = sitting_focused(sitting);
        assert_non_null(focus);
        bool is_seen = focus->box.w >= 10.0f && focus->box.h >= 10.0f;
        if (!is_seen) {
            print_error("%s has the focus and cannot be seen\n", focus->path);
        }
        assert_true(is_seen);
        if (i == 0) {
            (void)snprintf(first, sizeof first, "%s", focus->path);
        } else if (strcmp(first, focus->path) == 0) {
            break;
        }
        stops++;
    }
    assert_int_equal(stops, most);
}

static void tab_reaches_everything_and_shows_where_it_is(void **state)
{
    (void)state;
    for (uint32_t look = 0; look < LOOKS; look++) {
        struct sitting *sitting = sitting_create();
        harbour_morning(&sitting->view);
        sitting_open(sitting, looks[look]);
        check_tab(sitting);
        sitting_destroy(sitting);
    }
}

/* ---- the essential can be done at every size --------------------------------------------------------------------- */

static void a_decision_is_taken_by_keys_at_every_size(void **state)
{
    (void)state;
    for (uint32_t look = 0; look < LOOKS; look++) {
        struct sitting *sitting = sitting_create();
        harbour_morning(&sitting->view);
        sitting_open(sitting, looks[look]);
        sitting_press(sitting, "J");
        sitting_press(sitting, "D");
        sitting_press(sitting, "Enter");
        assert_int_equal(sitting_count(sitting, WISH_DECIDE), 1);
        assert_int_equal(sitting_sent(sitting, WISH_DECIDE)->options[0], 3);
        sitting_destroy(sitting);
    }
}

static bool is_wide(const struct sitting *sitting)
{
    return sitting_find(sitting, "known") != NULL && sitting_find(sitting, "0/tab") == NULL;
}

static void something_is_shared_by_pointer_at_every_size(void **state)
{
    (void)state;
    for (uint32_t look = 0; look < LOOKS; look++) {
        struct sitting *sitting = sitting_create();
        harbour_morning(&sitting->view);
        sitting_open(sitting, looks[look]);
        if (!is_wide(sitting)) {
            sitting_click(sitting, "Known");
        }
        sitting_click(sitting, "share-0");
        sitting_click(sitting, "open-0/share/1/to");
        assert_false(sitting_is(sitting, "open-0/share/send", UI_UNSEEN)); /* what is pressed next is in view */
        sitting_click(sitting, "open-0/share/send");
        assert_int_equal(sitting_count(sitting, WISH_SHARE), 1);
        sitting_destroy(sitting);
    }
}

static void a_notice_is_sent_by_pointer_at_every_size(void **state)
{
    (void)state;
    for (uint32_t look = 0; look < LOOKS; look++) {
        struct sitting *sitting = sitting_create();
        harbour_morning(&sitting->view);
        sitting_open(sitting, looks[look]);
        if (!is_wide(sitting)) {
            sitting_click(sitting, "Clocks");
        }
        sitting_click(sitting, "clocks/list/0/notify");
        sitting_click(sitting, "Send the notice");
        assert_int_equal(sitting_count(sitting, WISH_NOTIFY), 1);
        sitting_destroy(sitting);
    }
}

static void changing_size_and_theme_keeps_what_was_written(void **state)
{
    (void)state;
    struct sitting *sitting = sitting_create();
    harbour_morning(&sitting->view);
    sitting_open(sitting, looks[0]);
    sitting_press(sitting, "B");
    sitting_click(sitting, "why");
    sitting_type(sitting, "Because");
    struct ui_event resize = { .kind = UI_EVENT_RESIZE, .width = 1280, .height = 720 };
    ui_handle(sitting->ui, &resize);
    for (uint32_t i = 0; i < 10; i++) {
        sitting_press(sitting, "Ctrl++");
    }
    ui_set_theme(sitting->ui, THEME_LIGHT);
    ui_refresh(sitting->ui);
    assert_int_equal(ui_scale_percent(sitting->ui), 200);
    assert_string_equal(sitting_find(sitting, "why")->value, "Because");
    assert_true((sitting_find(sitting, "option-b")->state & UI_SELECTED) != 0);
    sitting_destroy(sitting);
}

/* ---- what comes up by itself covers nothing that counts ---------------------------------------------------------- */

static bool overlaps(struct box a, struct box b)
{
    return a.x < b.x + b.w - 0.5f && b.x < a.x + a.w - 0.5f && a.y < b.y + b.h - 0.5f && b.y < a.y + a.h - 0.5f;
}

static void check_dialogs(struct sitting *sitting)
{
    static const char *const keys[] = { "?", "N" };
    for (uint32_t i = 0; i < 2; i++) {
        sitting_press(sitting, keys[i]);
        const struct ui_node *dialog = sitting_find(sitting, "dialog"), *band = sitting_find(sitting, "EXERCISE, NOT REAL");
        assert_non_null(band);
        if (dialog != NULL) { /* no notes after the end */
            assert_false(overlaps(dialog->box, band->box));
            sitting_press(sitting, "Escape");
        }
    }
}

static void no_dialog_covers_that_it_is_an_exercise(void **state)
{
    (void)state;
    everywhere(check_dialogs);
}

static void check_said(struct sitting *sitting)
{
    struct view_event event = view_event_make(VIEW_REFUSED);
    event.text = "Calvessa CERT has nobody free before eight in the morning, and takes no more calls until then.";
    event.wish = WISH_SHARE;
    tell(&sitting->view, event);
    ui_refresh(sitting->ui);
    const struct ui_node *said = sitting_find(sitting, "said");
    assert_non_null(said);
    uint32_t count = 0;
    const struct ui_node *nodes = ui_nodes(sitting->ui, &count);
    for (uint32_t i = 0; i < count; i++) {
        bool is_panel = nodes[i].role == UI_ROLE_PANEL;
        if (is_panel && overlaps(nodes[i].box, said->box)) {
            fail_msg("what was said lies over %s", nodes[i].path);
        }
    }
}

static void what_is_said_lies_over_no_panel(void **state)
{
    (void)state;
    everywhere(check_said);
}

/* ---- nothing is drawn when nothing changed ----------------------------------------------------------------------- */

static void at_rest_nothing_is_painted_and_nothing_wakes(void **state)
{
    (void)state;
    struct sitting *sitting = sitting_create();
    harbour_morning(&sitting->view);
    sitting_open(sitting, looks[0]);
    ui_refresh(sitting->ui);
    ui_refresh(sitting->ui);
    uint32_t count = 1;
    (void)draw_damage(ui_canvas(sitting->ui), &count);
    assert_int_equal(count, 0);
    assert_true(ui_next_deadline_ms(sitting->ui) == UI_NEVER);
    sitting_destroy(sitting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_always_said_that_it_is_an_exercise),
        cmocka_unit_test(no_control_lies_half_over_another),
        cmocka_unit_test(everything_lies_inside_the_window_and_has_a_name),
        cmocka_unit_test(tab_reaches_everything_and_shows_where_it_is),
        cmocka_unit_test(a_decision_is_taken_by_keys_at_every_size),
        cmocka_unit_test(something_is_shared_by_pointer_at_every_size),
        cmocka_unit_test(a_notice_is_sent_by_pointer_at_every_size),
        cmocka_unit_test(changing_size_and_theme_keeps_what_was_written),
        cmocka_unit_test(no_dialog_covers_that_it_is_an_exercise),
        cmocka_unit_test(what_is_said_lies_over_no_panel),
        cmocka_unit_test(at_rest_nothing_is_painted_and_nothing_wakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
