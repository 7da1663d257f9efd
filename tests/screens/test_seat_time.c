/* A seat as time goes on: its clock, more time, the next thing, what is said, the coach, the end, the lane. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "screens/harbour.h"
#include "screens/seat_inside.h"
#include "screens/sitting.h"

/* ---- the clock --------------------------------------------------------------------------------------------------- */

static void space_and_brackets_drive_the_clock(void **state)
{
    struct sitting *sitting = *state;
    sitting_press(sitting, "Space");
    assert_true(sitting_asked(sitting, SEAT_RUN));
    sitting->room.is_running = true;
    sitting_press(sitting, "Space");
    assert_true(sitting_asked(sitting, SEAT_STOP));
    sitting_press(sitting, "]");
    assert_int_equal(sitting->asks[sitting->ask_count - 1].ask, SEAT_SPEED);
    assert_int_equal(sitting->asks[sitting->ask_count - 1].value, 1);
    uint32_t before = sitting->ask_count;
    sitting_press(sitting, "["); /* slower than the slowest there is not */
    assert_int_equal(sitting->ask_count, before);
    sitting_click(sitting, "stops");
    assert_int_equal(sitting->asks[sitting->ask_count - 1].ask, SEAT_STOPS_AT_DECISIONS);
    assert_int_equal(sitting->asks[sitting->ask_count - 1].value, 0);
}

/* ---- more than choosing ------------------------------------------------------------------------------------------ */

static void more_time_is_asked_for_where_the_room_gives_it(void **state)
{
    struct sitting *sitting = *state;
    sitting_press(sitting, "M");
    assert_false(sitting_asked(sitting, SEAT_MORE_TIME));
    sitting_click(sitting, "decision/1/more");
    assert_null(sitting_find(sitting, "5 more minutes"));
    sitting_press(sitting, "Escape");
    sitting->room.gives_time = true;
    ui_refresh(sitting->ui);
    sitting_press(sitting, "M");
    assert_true(sitting_asked(sitting, SEAT_MORE_TIME));
    assert_int_equal(sitting->asks[sitting->ask_count - 1].value, 1);
    assert_non_null(strstr(sitting_find(sitting, "said")->label, "Five more minutes"));
    uint32_t before = sitting->ask_count;
    sitting_click(sitting, "decision/1/more");
    sitting_click(sitting, "5 more minutes");
    assert_int_equal(sitting->ask_count, before + 1);
}

static void something_else_is_proposed_and_leaves_the_decision_open(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "decision/1/more");
    assert_null(sitting_find(sitting, "Propose something else")); /* not where the author takes nothing else */
    sitting_press(sitting, "Escape");
    sitting->view.decisions[1].other = true;
    ui_refresh(sitting->ui);
    sitting_click(sitting, "decision/1/more");
    sitting_click(sitting, "Propose something else");
    assert_true(sitting_is(sitting, "dialog/send", UI_DISABLED));
    assert_non_null(sitting_find(sitting, "Passport scans are public. What goes out, and to whom?"));
    sitting_click(sitting, "dialog/words");
    sitting_type(sitting, "Ring the agencies one by one.");
    sitting_click(sitting, "Keep it");
    const struct view_wish *wish = sitting_sent(sitting, WISH_PROPOSE);
    assert_non_null(wish);
    assert_int_equal(wish->decision, 1);
    assert_string_equal(wish->text, "Ring the agencies one by one.");
    assert_null(sitting_find(sitting, "dialog"));
    assert_int_equal(sitting_count(sitting, WISH_DECIDE), 0);
    assert_non_null(sitting_find(sitting, "option-a"));
}

static void a_note_is_written_at_any_time_before_the_end(void **state)
{
    struct sitting *sitting = *state;
    sitting_press(sitting, "N");
    sitting_click(sitting, "dialog/words");
    sitting_type(sitting, "Who rang at four?");
    sitting_click(sitting, "Keep it");
    assert_string_equal(sitting_sent(sitting, WISH_NOTE)->text, "Who rang at four?");
    harbour_end(&sitting->view);
    ui_refresh(sitting->ui);
    sitting_press(sitting, "N");
    assert_null(sitting_find(sitting, "dialog"));
}

static void both_keys_for_help_open_the_list_of_keys(void **state)
{
    struct sitting *sitting = *state;
    static const char *const keys[] = { "?", "F1" };
    for (uint32_t i = 0; i < 2; i++) {
        sitting_press(sitting, keys[i]);
        assert_string_equal(sitting_find(sitting, "dialog")->label, "Keys");
        sitting_press(sitting, "Escape");
        assert_null(sitting_find(sitting, "dialog"));
    }
}

static void who_is_who_is_a_key_and_a_button_away(void **state)
{
    struct sitting *sitting = *state;
    sitting_press(sitting, "W");
    assert_string_equal(sitting_find(sitting, "dialog")->label, "Who is who");
    assert_string_equal(sitting_find(sitting, "Calder Port, CP")->value, "Meridia · business · this is you");
    assert_non_null(strstr(sitting_find(sitting, "Data Commission, DC")->value, "Meridia · government"));
    assert_non_null(strstr(sitting_find(sitting, "Tavola Telecom, TT")->value, "Sorano · business · your client"));
    sitting_press(sitting, "Escape");
    assert_null(sitting_find(sitting, "dialog"));
    sitting_click(sitting, "bar/who");
    assert_string_equal(sitting_find(sitting, "dialog")->label, "Who is who");
    sitting_press(sitting, "Escape");
    sitting_click(sitting, "bar/menu");
    sitting_click(sitting, "Who is who");
    assert_string_equal(sitting_find(sitting, "dialog")->label, "Who is who");
}

/* ---- the next thing ---------------------------------------------------------------------------------------------- */

static void the_next_thing_leads_through_all_and_then_lets_time_pass(void **state)
{
    struct sitting *sitting = *state;
    sitting_press(sitting, "J");
    assert_string_equal(sitting_focused(sitting)->path, "seat/decision/1/above/option-a");
    sitting_press(sitting, "A");
    uint32_t option = 0;
    struct view_event event = view_event_make(VIEW_ANSWERED);
    event.decision = 1;
    event.list = &option;
    event.list_count = 1;
    tell(&sitting->view, event);
    ui_refresh(sitting->ui);
    sitting_press(sitting, "J");
    assert_true(sitting_is(sitting, "request-0", UI_EXPANDED));
    sitting_press(sitting, "J");
    sitting_press(sitting, "J");
    assert_int_equal(sitting_count(sitting, WISH_READ), 3);
    assert_false(sitting_asked(sitting, SEAT_JUMP));
    sitting_press(sitting, "J"); /* the request still waits, but it is known */
    assert_true(sitting_asked(sitting, SEAT_JUMP));
}

static void an_open_decision_keeps_time_from_jumping(void **state)
{
    struct sitting *sitting = *state;
    for (uint32_t i = 0; i < 8; i++) {
        sitting_press(sitting, "J");
    }
    assert_false(sitting_asked(sitting, SEAT_JUMP));
}

/* ---- what is said ------------------------------------------------------------------------------------------------ */

static void a_refusal_is_said_until_something_else_is_done(void **state)
{
    struct sitting *sitting = *state;
    struct view_event event = view_event_make(VIEW_REFUSED);
    event.text = "Too late for that.";
    event.wish = WISH_DECIDE;
    tell(&sitting->view, event);
    ui_refresh(sitting->ui);
    assert_string_equal(sitting_find(sitting, "said")->label, "Not done. Too late for that.");
    sitting_click(sitting, "Actions");
    sitting_click(sitting, "actions/list/0/do");
    assert_string_equal(sitting_find(sitting, "said")->label, "Begun: Cut the crane network from the office");
    ui_advance(sitting->ui, 10000);
    assert_null(sitting_find(sitting, "said"));
}

/* The new words are made while the old ones are on the screen. */
static void what_is_said_next_takes_the_place_of_what_was_said(void **state)
{
    struct sitting *sitting = *state;
    sitting_press(sitting, "N");
    sitting_click(sitting, "dialog/words");
    sitting_type(sitting, "Who?");
    sitting_click(sitting, "Keep it");
    assert_string_equal(sitting_find(sitting, "said")->label, "Your note is in the record.");
    sitting_press(sitting, "A");
    sitting_press(sitting, "Enter");
    assert_string_equal(sitting_find(sitting, "said")->label,
                        "Committed: Passport scans are public. What goes out, and to whom?");
}

static void what_could_not_be_written_down_is_said_first(void **state)
{
    struct sitting *sitting = *state;
    sitting->room.trouble = "night.tocsin: the disk is full";
    ui_refresh(sitting->ui);
    assert_string_equal(sitting_find(sitting, "said")->label, "night.tocsin: the disk is full");
}

static void the_coach_speaks_from_what_the_seat_sees_and_goes_when_told(void **state)
{
    struct sitting *sitting = *state;
    const struct ui_node *hint = sitting_find(sitting, "coach/hint");
    assert_non_null(hint);
    assert_non_null(strstr(hint->label, "Data-breach notice"));
    sitting_click(sitting, "coach/later");
    assert_null(strstr(sitting_find(sitting, "coach/hint")->label, "Data-breach notice"));
}

static void the_end_is_calm_and_leads_to_the_debrief(void **state)
{
    struct sitting *sitting = *state;
    harbour_end(&sitting->view);
    ui_refresh(sitting->ui);
    assert_non_null(sitting_find(sitting, "The light stays on"));
    assert_null(sitting_find(sitting, "commit"));
    sitting_press(sitting, "A");
    sitting_press(sitting, "Space");
    sitting_click(sitting, "item-5");
    assert_int_equal(sitting->wish_count, 0);
    assert_int_equal(sitting->ask_count, 0);
    sitting_click(sitting, "Open the debrief");
    assert_true(sitting_asked(sitting, SEAT_DEBRIEF));
}

static void without_a_debrief_there_is_no_button_for_it(void **state)
{
    struct sitting *sitting = *state;
    sitting->room.has_debrief = false;
    harbour_end(&sitting->view);
    ui_refresh(sitting->ui);
    assert_null(sitting_find(sitting, "Open the debrief"));
    sitting_click(sitting, "Back to the home screen");
    assert_true(sitting_asked(sitting, SEAT_HOME));
}

static void the_lane_is_walked_by_keys_and_leads_to_what_it_shows(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "lane/marks");
    sitting_press(sitting, "Home");
    sitting_press(sitting, "Right");
    assert_non_null(sitting_find(sitting, "lane/marks")->value);
    assert_non_null(strstr(sitting_find(sitting, "lane/marks")->value, "Berths 4 to 9 have stopped"));
    sitting_press(sitting, "Enter");
    assert_true(sitting_is(sitting, "item-1", UI_EXPANDED));
}

/* However long its name is, how long is left stands beside it, within the lane. */
static void the_name_of_a_duty_is_cut_so_that_its_time_fits_in_the_lane(void **state)
{
    struct sitting *sitting = *state;
    harbour_flood(&sitting->view);
    ui_refresh(sitting->ui);
    const struct spacetime_layout *lane = sitting->seat->lane_layout;
    uint32_t cut = 0;
    for (uint32_t i = 0; i < lane->label_count; i++) {
        const struct spacetime_label *label = &lane->labels[i];
        if (label->ref.kind == SPACETIME_CLOCK) {
            assert_true(label->box.x + label->box.w <= lane->plot.x + lane->plot.w);
            cut += strstr(label->text, "\u2026 ") != NULL && strstr(label->text, "left") != NULL;
        }
    }
    assert_true(cut > 0);
}

#define SAT(test) cmocka_unit_test_setup_teardown(test, sitting_sit, sitting_stand_up)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAT(space_and_brackets_drive_the_clock),
        SAT(more_time_is_asked_for_where_the_room_gives_it),
        SAT(something_else_is_proposed_and_leaves_the_decision_open),
        SAT(a_note_is_written_at_any_time_before_the_end),
        SAT(both_keys_for_help_open_the_list_of_keys),
        SAT(who_is_who_is_a_key_and_a_button_away),
        SAT(the_next_thing_leads_through_all_and_then_lets_time_pass),
        SAT(an_open_decision_keeps_time_from_jumping),
        SAT(a_refusal_is_said_until_something_else_is_done),
        SAT(what_is_said_next_takes_the_place_of_what_was_said),
        SAT(what_could_not_be_written_down_is_said_first),
        SAT(the_coach_speaks_from_what_the_seat_sees_and_goes_when_told),
        SAT(the_end_is_calm_and_leads_to_the_debrief),
        SAT(without_a_debrief_there_is_no_button_for_it),
        SAT(the_name_of_a_duty_is_cut_so_that_its_time_fits_in_the_lane),
        SAT(the_lane_is_walked_by_keys_and_leads_to_what_it_shows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
