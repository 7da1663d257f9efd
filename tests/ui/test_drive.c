/* Scripts of steps: what a person does, written down, without a display; and what they say when they cannot go on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ui/drive.h"
#include "ui/gallery.h"

struct fixture {
    struct ui *ui;
    struct gallery gallery;
    struct err_note note;
    char folder[32];
    uint32_t app_steps;
};

static int open_ui(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    gallery_init(&f->gallery);
    memcpy(f->folder, "/tmp/tocsin-ui-XXXXXX", 22);
    assert_non_null(mkdtemp(f->folder));
    struct ui_options options = { .title = "Gallery", .width = 1920, .height = 1080, .headless = true };
    if (ui_open(&f->ui, &options, gallery_frame, &f->gallery, &f->note) != ERR_OK) {
        fail_msg("%s", f->note.text);
    }
    *state = f;
    return 0;
}

static int close_ui(void **state)
{
    struct fixture *f = *state;
    ui_close(f->ui);
    gallery_deinit(&f->gallery);
    assert_int_equal(rmdir(f->folder), 0);
    free(f);
    return 0;
}

static enum err app_step(struct ui *ui, void *app, const char *const *words, uint32_t count, struct err_note *note)
{
    (void)ui;
    struct fixture *f = app;
    if (strcmp(words[0], "inject") != 0) {
        return ERR_NOT_FOUND;
    }
    f->app_steps += count;
    return count > 1 ? ERR_OK : err_say(note, ERR_BAD_INPUT, "inject what?");
}

static enum err run(struct fixture *f, const char *script)
{
    struct ui_drive drive = { f->folder, app_step, f };
    f->note.text[0] = '\0';
    return ui_drive_text(f->ui, "steps", script, &drive, &f->note);
}

static void assert_runs(struct fixture *f, const char *script)
{
    if (run(f, script) != ERR_OK) {
        fail_msg("%s", f->note.text);
    }
}

static void assert_says(struct fixture *f, const char *script, const char *expected)
{
    assert_int_equal(run(f, script), ERR_BAD_INPUT);
    assert_string_equal(f->note.text, expected);
}

static void a_script_plays_a_decision(void **state)
{
    struct fixture *f = *state;
    assert_runs(f, "# choose the second answer, and why\n"
                   "press \"Wait for the 50-record match, then notify everyone at once.\"\n"
                   "focus Why\n"
                   "clear\n"
                   "type \"Two more hours, \\\"certain\\\"\"\n"
                   "expect Why \"Two more hours, \\\"certain\\\"\"\n"
                   "expect-state \"options/B\" selected\n"
                   "expect-state \"options/A\" not-selected\n"
                   "press \"Commit A\"\n");
    assert_int_equal(f->gallery.chosen, 1);
    assert_int_equal(f->gallery.commits, 1);
}

static void keys_do_what_they_say(void **state)
{
    struct fixture *f = *state;
    assert_runs(f, "key C\nkey Space\nkey / \nexpect-state Find focused\ntype abc\nkey Backspace 2\nexpect Find a\n");
    assert_int_equal(f->gallery.chosen, 2);
    assert_int_equal(f->gallery.pauses, 1);
}

static void a_select_is_chosen_from_by_pointer_and_by_keys(void **state)
{
    struct fixture *f = *state;
    assert_runs(f, "choose Channel \"Encrypted mail\"\nexpect Channel \"Encrypted mail\"\n"
                   "focus Channel\npress\nexpect-state Channel expanded\nexpect-state knowledge/fact/channel expanded\n"
                   "key Home\npress\nexpect Channel Hotline\nexpect-state Channel not-expanded\n"
                   "key Down\nkey Escape\nexpect Channel Hotline\n");
}

static void a_dialog_takes_everything_until_it_is_closed(void **state)
{
    struct fixture *f = *state;
    assert_runs(f, "focus \"Call a team\"\npress\nexpect \"Team to call\"\nexpect-state \"Team to call\" focused\n"
                   "key C\nkey /\nkey Escape\nexpect-not \"Team to call\"\nexpect-state \"Call a team\" focused\n");
    assert_int_equal(f->gallery.chosen, 0);
    assert_int_equal(f->gallery.pauses, 0);
}

static void a_menu_gives_the_focus_back(void **state)
{
    struct fixture *f = *state;
    assert_runs(f, "focus More\npress\nexpect Export\nkey Down\npress\nexpect-not Export\nexpect-state More focused\n");
    assert_int_equal(f->gallery.menu_taken, 1);
    assert_runs(f, "press\nkey Escape\nexpect-not Export\nexpect-state More focused\n");
}

static void what_is_scrolled_away_is_brought_back_to_be_pressed(void **state)
{
    struct fixture *f = *state;
    assert_runs(f, "size 1280 720\nscroll \"What you know\" 2000\npress Share\nscroll Controls 400\nhover \"Stop at "
                   "each decision\"\n");
    assert_int_equal(f->gallery.shares, 1);
}

static void time_passes_as_told_and_no_other_way(void **state)
{
    struct fixture *f = *state;
    f->gallery.runs = true;
    assert_runs(f, "expect \"Game time\" 10:42\nwait 41.5\nexpect \"Game time\" 10:42\nwait-for 10:43 2\n");
    assert_int_equal(ui_now_ms(f->ui), 42000);
    assert_runs(f, "wait 120\nexpect \"Game time\" 10:45\n");
}

static void a_slider_is_dragged_and_stepped(void **state)
{
    struct fixture *f = *state;
    assert_runs(f, "scroll Controls -1000\ndrag Time 0.5\nexpect Time 5\nfocus Time\nkey Right\nexpect Time 5.25\n"
                   "key Shift+Left\nexpect Time 4\nkey End\nexpect Time 10\n");
}

static void files_are_written_where_they_belong(void **state)
{
    struct fixture *f = *state;
    assert_runs(f, "size 800 600\nscreenshot a.png\ndump a.txt\n");
    char path[64];
    (void)snprintf(path, sizeof path, "%s/a.txt", f->folder);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char line[128];
    assert_non_null(fgets(line, sizeof line, file));
    assert_string_equal(line, "window \"Gallery\" <window> 0,0 800x600\n");
    (void)fclose(file);
    assert_int_equal(remove(path), 0);
    (void)snprintf(path, sizeof path, "%s/a.png", f->folder);
    assert_int_equal(remove(path), 0);
    assert_int_equal(run(f, "screenshot missing/a.png\n"), ERR_IO);
}

static void the_app_gets_what_is_not_the_uis(void **state)
{
    struct fixture *f = *state;
    assert_runs(f, "inject \"crane alarm\"\n");
    assert_int_equal(f->app_steps, 2);
    assert_says(f, "inject\n", "steps:1: inject what?");
}

static void size_scale_and_theme_are_set(void **state)
{
    struct fixture *f = *state;
    assert_runs(f, "size 1280 720\nscale 200\ntheme light\n");
    assert_true(ui_bounds(f->ui).w == 640.0f && ui_bounds(f->ui).h == 360.0f);
    assert_int_equal(ui_theme_name(f->ui), THEME_LIGHT);
    assert_runs(f, "key Ctrl+-\n");
    assert_int_equal(ui_scale_percent(f->ui), 190);
}

static void a_missing_target_is_told_with_the_nearest_label(void **state)
{
    struct fixture *f = *state;
    assert_says(f, "\n\npress \"Comit A\"\n", "steps:3: nothing is called \"Comit A\"; the nearest is \"Commit A\"");
    assert_says(f, "expect Pauze\n", "steps:1: nothing is called \"Pauze\"; the nearest is \"Pause\"");
}

static void a_step_that_is_none_is_told_with_the_nearest_step(void **state)
{
    assert_says(*state, "pres \"Commit A\"\n", "steps:1: there is no step called \"pres\"; the nearest is \"press\"");
}

static void what_cannot_be_done_is_told_plainly(void **state)
{
    struct fixture *f = *state;
    assert_says(f, "press Recall\n", "steps:1: \"Recall\" cannot be used now: It has arrived.");
    assert_says(f, "focus Inbox\n", "steps:1: \"Inbox\" is there, but cannot have the focus");
    assert_says(f, "expect Channel Post\n", "steps:1: the value of \"Channel\" is \"Hotline\", not \"Post\"");
    assert_says(f, "expect-not Pause\n", "steps:1: \"Pause\" is there");
    assert_says(f, "expect-state Pause focused\n", "steps:1: \"Pause\" is not focused");
    assert_says(f, "focus Pause\ntype x\n", "steps:2: \"Pause\" has the focus and takes no text");
    assert_says(f, "choose Pause x\n", "steps:1: \"Pause\" is a button, not a select");
    assert_says(f, "press \"Commit\n", "steps:1: a quote is not closed");
    assert_says(f, "wait soon\n", "steps:1: this step is written like this: wait 2.5, in seconds");
    assert_says(f, "screenshot\n", "steps:1: this step is written like this: screenshot file.png");
    assert_says(f, "focus\n", "steps:1: this step is written like this: focus \"label\"");
    assert_says(f, "size 10 10\n", "steps:1: this step is written like this: size 1280 720, in px from 64 to 7680");
    assert_says(f, "size 7681 720\n", "steps:1: this step is written like this: size 1280 720, in px from 64 to 7680");
    assert_says(f, "key Hyper\n", "steps:1: there is no key called \"Hyper\"");
    assert_says(f, "theme blue\n", "steps:1: this step is written like this: theme dark, light or print");
    assert_int_equal(run(f, "wait-for Never 1\n"), ERR_BAD_INPUT);
    assert_non_null(strstr(f->note.text, "steps:1: waited 1 seconds: nothing is called \"Never\""));
}

static void a_script_stops_at_quit_and_at_the_first_failure(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(run(f, "key Space\npress Nowhere-at-all-to-be-found\nkey Space\n"), ERR_BAD_INPUT);
    assert_int_equal(f->gallery.pauses, 1);
    assert_runs(f, "quit\npress Nowhere\n");
    assert_true(ui_is_quitting(f->ui));
}

static void a_script_that_is_not_there_is_not_found(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(ui_drive_file(f->ui, "/nowhere/steps", NULL, &f->note), ERR_NOT_FOUND);
    assert_non_null(strstr(f->note.text, "/nowhere/steps"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_script_plays_a_decision, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(keys_do_what_they_say, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_select_is_chosen_from_by_pointer_and_by_keys, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_dialog_takes_everything_until_it_is_closed, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_menu_gives_the_focus_back, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(what_is_scrolled_away_is_brought_back_to_be_pressed, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(time_passes_as_told_and_no_other_way, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_slider_is_dragged_and_stepped, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(files_are_written_where_they_belong, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(the_app_gets_what_is_not_the_uis, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(size_scale_and_theme_are_set, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_missing_target_is_told_with_the_nearest_label, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_step_that_is_none_is_told_with_the_nearest_step, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(what_cannot_be_done_is_told_plainly, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_script_stops_at_quit_and_at_the_first_failure, open_ui, close_ui),
        cmocka_unit_test_setup_teardown(a_script_that_is_not_there_is_not_found, open_ui, close_ui),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
