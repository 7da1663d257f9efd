/* The home screen: what it offers, what it leaves out, and what a choice hands on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/str.h"
#include "screens/home.h"
#include "ui/drive.h"
#include "ui/ui.h"

struct hall {
    struct home *home;
    struct ui *ui;
    struct home_lists lists;
    struct home_scenario scenarios[8];
    struct home_session sessions[3];
    struct home_choice choice;
    uint32_t choice_count;
};

static const struct home_team teams[] = {
    { "Calvessa Unity Hospitals", "UH", "Calvessa", "Four hospitals.", "Duty director", VIEW_BUSINESS, 0 },
    { "Calvessa CERT", "CC", "Calvessa", "The national response team.", "Duty officer", VIEW_GOVERNMENT, 1 },
};

static void take(void *context, const struct home_choice *choice)
{
    struct hall *hall = context;
    hall->choice = *choice;
    hall->choice_count++;
}

static void frame(struct ui *ui, void *app)
{
    struct hall *hall = app;
    const struct home_calls calls = { hall, take };
    home_screen(ui, hall->home, &hall->lists, &calls);
}

static struct home_scenario scenario(const char *id, const char *title, const char *summary, uint32_t bars)
{
    static const char *const levels[] = { "", "Introductory", "Intermediate", "Advanced" };
    return (struct home_scenario){ .id = id,
                                   .title = title,
                                   .summary = summary,
                                   .audience = "",
                                   .emblem = "ward",
                                   .briefing = "Nobody is graded.",
                                   .level = levels[bars],
                                   .level_bars = bars,
                                   .economy_count = 3,
                                   .team_count = 8,
                                   .minutes = 90,
                                   .teams = teams,
                                   .seat_count = 2,
                                   .seed = 0 };
}

static int enter(void **state)
{
    struct hall *hall = calloc(1, sizeof *hall);
    hall->home = home_create();
    hall->scenarios[0] = scenario("quiet-ward", "Quiet Ward", "Somebody is reading a hospital's records.", 2);
    hall->lists = (struct home_lists){ .scenarios = hall->scenarios, .scenario_count = 1, .sessions = hall->sessions };
    struct ui_options options = { .title = "Home", .width = 1920, .height = 1080, .headless = true };
    struct err_note note = { 0 };
    assert_int_equal(ui_open(&hall->ui, &options, frame, hall, &note), ERR_OK);
    ui_refresh(hall->ui);
    *state = hall;
    return 0;
}

static int leave(void **state)
{
    struct hall *hall = *state;
    ui_close(hall->ui);
    home_destroy(hall->home);
    free(hall);
    return 0;
}

static void drive(struct hall *hall, const char *steps)
{
    struct err_note note = { 0 };
    const struct ui_drive how = { .step = NULL };
    enum err err = ui_drive_text(hall->ui, "home", steps, &how, &note);
    if (err != ERR_OK) {
        print_error("%s\n", note.text);
    }
    assert_int_equal(err, ERR_OK);
}

static void add_sessions(struct hall *hall)
{
    hall->sessions[0] =
        (struct home_session){ "Quiet Ward", "Calvessa Unity Hospitals", "14:20", "paused on day 1 at 16:42", false, NULL };
    hall->sessions[1] = (struct home_session){ "Quiet Ward", "Calvessa CERT", "Mon", "debrief ready", true, NULL };
    hall->lists.session_count = 2;
}

static void a_seat_is_chosen_by_keys_alone(void **state)
{
    struct hall *hall = *state;
    drive(hall, "focus quiet-ward\nkey Enter\nexpect-state \"Calvessa Unity Hospitals\" focused\nkey Down\nkey Space\n"
                "expect-state \"Calvessa CERT\" selected\nexpect \"Start as Calvessa CERT\"\nkey Enter\n");
    assert_int_equal(hall->choice_count, 1);
    assert_int_equal(hall->choice.what, HOME_PLAY);
    assert_int_equal(hall->choice.scenario, 0);
    assert_int_equal(hall->choice.team, 1);
    assert_false(hall->choice.has_seed);
}

static void without_a_seat_nothing_starts(void **state)
{
    struct hall *hall = *state;
    drive(hall, "press quiet-ward\nexpect-state start disabled\nkey Enter\n");
    assert_int_equal(hall->choice_count, 0);
    drive(hall, "key Escape\nkey Escape\nexpect Scenarios\n");
}

static void a_seed_is_a_whole_number(void **state)
{
    struct hall *hall = *state;
    drive(hall, "press quiet-ward\npress \"Calvessa Unity Hospitals\"\npress seed\ntype seven\nexpect-state start "
                "disabled\nclear\ntype 42\npress start\n");
    assert_true(hall->choice.has_seed);
    assert_int_equal(hall->choice.seed, 42);
}

static void a_scenario_with_mistakes_says_so_and_does_not_open(void **state)
{
    struct hall *hall = *state;
    hall->scenarios[0].problem = "scenario.lua:3: a comma is missing";
    ui_refresh(hall->ui);
    drive(hall, "expect-state quiet-ward disabled\nfocus quiet-ward\nkey Enter\nexpect-not \"Choose your seat\"\n");
}

static void filters_appear_only_when_they_part_something(void **state)
{
    struct hall *hall = *state;
    drive(hall, "expect-not \"All 1\"\n");
    static const char *const ids[] = { "a", "b", "c", "d", "e" };
    for (uint32_t i = 0; i < 5; i++) {
        hall->scenarios[i] = scenario(ids[i], ids[i], i == 3 ? "A port stops." : "A bank.", i < 2 ? 1 : 2);
    }
    hall->lists.scenario_count = 5;
    ui_refresh(hall->ui);
    drive(hall, "expect \"All 5\"\npress Introductory\nexpect main/a\nexpect-not main/d\nexpect-not Advanced\n"
                "press \"All 5\"\npress /\ntype PORT\nexpect main/d\nexpect-not main/a\nclear\ntype zebra\n"
                "expect \"No scenario has these words.\"\n");
}

static void what_was_played_is_gone_on_with_or_looked_back_on(void **state)
{
    struct hall *hall = *state;
    add_sessions(hall);
    hall->lists.has_debriefs = true;
    ui_refresh(hall->ui);
    drive(hall, "press 0/session\n");
    assert_int_equal(hall->choice.what, HOME_RESUME);
    assert_int_equal(hall->choice.session, 0);
    drive(hall, "press 1/session\n");
    assert_int_equal(hall->choice.what, HOME_DEBRIEF);
    assert_int_equal(hall->choice.session, 1);
    drive(hall, "press 2\nexpect Debriefs\nexpect-not 0/session\npress 1/session\n");
    assert_int_equal(hall->choice_count, 3);
}

static void what_is_not_there_is_not_offered(void **state)
{
    struct hall *hall = *state;
    drive(hall, "expect-not Recent\nexpect-not Debriefs\nexpect \"Play self-paced\"\n");
}

static void a_failure_is_said_where_the_person_is(void **state)
{
    struct hall *hall = *state;
    hall->lists.trouble = "The disk is full.";
    ui_refresh(hall->ui);
    drive(hall, "expect \"The disk is full.\"\npress quiet-ward\nexpect \"The disk is full.\"\n");
}

static void it_is_always_said_that_it_is_an_exercise(void **state)
{
    struct hall *hall = *state;
    add_sessions(hall);
    drive(hall, "expect \"EXERCISE, NOT REAL\"\nsize 1280 720\nexpect \"EXERCISE, NOT REAL\"\nscale 200\n"
                "expect \"EXERCISE, NOT REAL\"\npress quiet-ward\nexpect \"EXERCISE, NOT REAL\"\n"
                "press \"Calvessa Unity Hospitals\"\npress start\n");
    assert_int_equal(hall->choice_count, 1); /* and at the smallest it still works */
}

#define IN(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN(a_seat_is_chosen_by_keys_alone),
        IN(without_a_seat_nothing_starts),
        IN(a_seed_is_a_whole_number),
        IN(a_scenario_with_mistakes_says_so_and_does_not_open),
        IN(filters_appear_only_when_they_part_something),
        IN(what_was_played_is_gone_on_with_or_looked_back_on),
        IN(what_is_not_there_is_not_offered),
        IN(a_failure_is_said_where_the_person_is),
        IN(it_is_always_said_that_it_is_an_exercise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
