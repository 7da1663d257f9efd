/* A seat: what its keys and controls send, and what they keep from being sent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "screens/harbour.h"
#include "screens/sitting.h"

/* ---- deciding ---------------------------------------------------------------------------------------------------- */

static void a_letter_chooses_and_enter_commits(void **state)
{
    struct sitting *sitting = *state;
    assert_true(sitting_is(sitting, "commit", UI_DISABLED));
    sitting_press(sitting, "B");
    assert_true(sitting_is(sitting, "option-b", UI_SELECTED));
    assert_int_equal(sitting->wish_count, 0);
    sitting_press(sitting, "Enter");
    const struct view_wish *wish = sitting_sent(sitting, WISH_DECIDE);
    assert_non_null(wish);
    assert_int_equal(wish->decision, 1);
    assert_int_equal(wish->option_count, 1);
    assert_int_equal(wish->options[0], 1);
    assert_int_equal(wish->confidence, -1);
    assert_null(wish->text);
}

static void a_letter_takes_the_focus_so_that_enter_commits_whatever_had_it(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "item-5");
    sitting_press(sitting, "A");
    sitting_press(sitting, "Enter");
    assert_int_equal(sitting_count(sitting, WISH_DECIDE), 1);
    assert_true(sitting_is(sitting, "item-5", UI_EXPANDED)); /* the message was not closed by it */
}

/* Letters of a reason are letters of a reason: as it is typed right after the choice, none of them chooses or commits. */
static void a_letter_leads_to_the_reason_and_what_is_typed_there_chooses_nothing(void **state)
{
    struct sitting *sitting = *state;
    sitting_press(sitting, "A");
    assert_string_equal(sitting_focused(sitting)->label, "Why");
    sitting_type(sitting, "because Lindquay called, dcb");
    assert_true(sitting_is(sitting, "option-a", UI_SELECTED));
    sitting_press(sitting, "Enter");
    const struct view_wish *wish = sitting_sent(sitting, WISH_DECIDE);
    assert_non_null(wish);
    assert_int_equal(wish->option_count, 1);
    assert_int_equal(wish->options[0], 0);
    assert_string_equal(wish->text, "because Lindquay called, dcb");
    assert_int_equal(sitting->ask_count, 0);
}

static void a_click_leads_to_the_reason_too(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "option-b");
    sitting_type(sitting, "dab");
    assert_true(sitting_is(sitting, "option-b", UI_SELECTED));
    assert_string_equal(sitting_find(sitting, "why")->value, "dab");
}

static void escape_and_shift_tab_lead_from_the_reason_back_to_the_answer(void **state)
{
    struct sitting *sitting = *state;
    static const char *const keys[] = { "Escape", "Shift+Tab" };
    for (uint32_t i = 0; i < 2; i++) {
        sitting_press(sitting, "B");
        assert_string_equal(sitting_focused(sitting)->label, "Why");
        sitting_press(sitting, keys[i]);
        assert_non_null(strstr(sitting_focused(sitting)->path, "option-"));
    }
    sitting_press(sitting, "Escape");
    sitting_press(sitting, "D"); /* it may be changed until it is committed */
    sitting_press(sitting, "Enter");
    assert_int_equal(sitting_sent(sitting, WISH_DECIDE)->options[0], 3);
}

static void enter_commits_only_in_the_reason_or_on_the_button(void **state)
{
    struct sitting *sitting = *state;
    sitting_press(sitting, "Enter");
    assert_null(sitting_focused(sitting)); /* nothing is chosen: nowhere to go on to */
    sitting_press(sitting, "B");
    sitting_press(sitting, "Escape");
    sitting_press(sitting, "Enter");
    assert_int_equal(sitting->wish_count, 0);
    assert_string_equal(sitting_focused(sitting)->label, "Why");
    sitting_press(sitting, "Tab");
    sitting_press(sitting, "Tab");
    assert_string_equal(sitting_focused(sitting)->label, "Commit B");
    sitting_press(sitting, "Enter");
    assert_int_equal(sitting_count(sitting, WISH_DECIDE), 1);
}

static void the_reason_goes_along_and_enter_in_its_field_commits(void **state)
{
    struct sitting *sitting = *state;
    sitting_press(sitting, "A");
    sitting_click(sitting, "why");
    sitting_type(sitting, "Agencies can warn crews");
    sitting_press(sitting, "Enter");
    const struct view_wish *wish = sitting_sent(sitting, WISH_DECIDE);
    assert_non_null(wish);
    assert_int_equal(wish->options[0], 0);
    assert_string_equal(wish->text, "Agencies can warn crews");
}

static void letters_do_nothing_while_a_field_has_the_focus(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "why");
    sitting_type(sitting, "abcd j ? [ ]");
    assert_false(sitting_is(sitting, "option-a", UI_SELECTED));
    assert_false(sitting_is(sitting, "option-d", UI_SELECTED));
    assert_int_equal(sitting->ask_count, 0);
    assert_null(sitting_find(sitting, "dialog"));
    assert_string_equal(sitting_find(sitting, "why")->value, "abcd j ? [ ]");
}

static void space_chooses_and_only_enter_commits(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "option-d");
    sitting_press(sitting, "Escape");
    while (strstr(sitting_focused(sitting)->path, "option-b") == NULL) {
        sitting_press(sitting, "Up");
    }
    assert_true(sitting_is(sitting, "option-d", UI_SELECTED)); /* arrows only walk */
    sitting_press(sitting, "Space");
    assert_true(sitting_is(sitting, "option-b", UI_SELECTED));
    assert_int_equal(sitting_count(sitting, WISH_DECIDE), 0);
    sitting_press(sitting, "Enter");
    assert_int_equal(sitting_count(sitting, WISH_DECIDE), 1);
    assert_int_equal(sitting_sent(sitting, WISH_DECIDE)->options[0], 1);
}

static void an_option_that_is_closed_says_why_and_cannot_be_chosen(void **state)
{
    struct sitting *sitting = *state;
    sitting_press(sitting, "C");
    assert_true(sitting_is(sitting, "option-c", UI_DISABLED));
    assert_false(sitting_is(sitting, "option-c", UI_SELECTED));
    assert_string_equal(sitting_find(sitting, "option-c")->reason, "You have no negotiator.");
    sitting_press(sitting, "Enter");
    assert_int_equal(sitting->wish_count, 0);
}

static void what_closes_after_it_was_chosen_is_chosen_no_more(void **state)
{
    struct sitting *sitting = *state;
    sitting_press(sitting, "B");
    struct view_event event = view_event_make(VIEW_OPTION_STATE);
    event.decision = 1;
    event.option = 1;
    event.state = VIEW_GREYED;
    event.reason = "Too late for that.";
    tell(&sitting->view, event);
    ui_refresh(sitting->ui);
    assert_true(sitting_is(sitting, "commit", UI_DISABLED));
}

static void the_time_is_said_as_game_time_and_as_room_time(void **state)
{
    struct sitting *sitting = *state;
    assert_string_equal(sitting_find(sitting, "deadline")->value, "11:00, 17 min of game time left");
    /* 17:42 of the game at six to one. */
    assert_string_equal(sitting_find(sitting, "countdown")->value, "2:57 room time stands");
    assert_string_equal(sitting_find(sitting, "clock")->value, "10:42");
}

static void pose(struct sitting *sitting, enum view_answer answer, uint32_t options, bool asks_confidence)
{
    uint32_t option = 0;
    struct view_event event = view_event_make(VIEW_ANSWERED); /* the first is out of the way */
    event.decision = 1;
    event.list = &option;
    event.list_count = 1;
    tell(&sitting->view, event);
    (void)harbour_pose(&sitting->view, answer, options, asks_confidence);
    ui_refresh(sitting->ui);
}

static void some_of_several_are_sent_by_letter(void **state)
{
    struct sitting *sitting = *state;
    pose(sitting, VIEW_SOME, 4, false);
    sitting_press(sitting, "D");
    sitting_press(sitting, "A");
    sitting_press(sitting, "B");
    sitting_press(sitting, "B");
    assert_non_null(sitting_find(sitting, "Commit A, D"));
    sitting_press(sitting, "Enter");
    assert_int_equal(sitting->wish_count, 0);
    sitting_type(sitting, "bad news first");
    assert_non_null(sitting_find(sitting, "Commit A, D"));
    sitting_press(sitting, "Enter");
    const struct view_wish *wish = sitting_sent(sitting, WISH_DECIDE);
    assert_int_equal(wish->option_count, 2);
    assert_int_equal(wish->options[0], 0);
    assert_int_equal(wish->options[1], 3);
}

static void an_order_is_sent_as_it_was_chosen(void **state)
{
    struct sitting *sitting = *state;
    pose(sitting, VIEW_ORDER, 3, false);
    sitting_press(sitting, "C");
    sitting_press(sitting, "A");
    sitting_press(sitting, "B");
    sitting_press(sitting, "A"); /* taken out */
    sitting_press(sitting, "Enter");
    sitting_press(sitting, "Enter");
    const struct view_wish *wish = sitting_sent(sitting, WISH_DECIDE);
    assert_int_equal(wish->option_count, 2);
    assert_int_equal(wish->options[0], 2);
    assert_int_equal(wish->options[1], 1);
}

static void a_number_is_read_as_people_write_it_and_nothing_else_is(void **state)
{
    struct sitting *sitting = *state;
    pose(sitting, VIEW_NUMBER, 0, false);
    sitting_click(sitting, "number");
    sitting_type(sitting, "many");
    assert_true(sitting_is(sitting, "commit", UI_DISABLED));
    sitting_press(sitting, "Enter");
    assert_int_equal(sitting->wish_count, 0);
    sitting_press(sitting, "Ctrl+A");
    sitting_type(sitting, "2,500.5");
    sitting_press(sitting, "Enter");
    assert_int_equal(sitting->wish_count, 0);
    sitting_press(sitting, "Enter");
    assert_int_equal(sitting_sent(sitting, WISH_DECIDE)->value, 2500500000);
}

static void an_answer_in_words_needs_words(void **state)
{
    struct sitting *sitting = *state;
    pose(sitting, VIEW_TEXT, 0, false);
    assert_true(sitting_is(sitting, "commit", UI_DISABLED));
    sitting_click(sitting, "words");
    sitting_type(sitting, "We say what we know.");
    sitting_click(sitting, "commit");
    assert_string_equal(sitting_sent(sitting, WISH_DECIDE)->text, "We say what we know.");
}

static void confidence_goes_along_when_it_is_asked(void **state)
{
    struct sitting *sitting = *state;
    assert_null(sitting_find(sitting, "confidence"));
    pose(sitting, VIEW_ONE, 2, true);
    sitting_press(sitting, "A");
    sitting_click(sitting, "70 %");
    sitting_click(sitting, "commit");
    assert_int_equal(sitting_sent(sitting, WISH_DECIDE)->confidence, 70);
}

static void another_that_opens_does_not_slip_under_the_hand_and_is_one_press_away(void **state)
{
    struct sitting *sitting = *state;
    (void)harbour_pose(&sitting->view, VIEW_ONE, 2, false);
    ui_refresh(sitting->ui);
    assert_non_null(sitting_find(sitting, "Passport scans are public. What goes out, and to whom?"));
    sitting_press(sitting, "B");
    sitting_click(sitting, "also");
    assert_non_null(sitting_find(sitting, "How do you answer this one?"));
    assert_false(sitting_is(sitting, "option-b", UI_SELECTED)); /* each has its own draft */
    sitting_press(sitting, "A");
    sitting_press(sitting, "Enter");
    assert_int_equal(sitting_sent(sitting, WISH_DECIDE)->decision, 2);
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static void opening_a_message_reads_it_once(void **state)
{
    struct sitting *sitting = *state;
    assert_non_null(sitting_find(sitting, "Inbox  4")); /* two messages, what was told, and a request */
    sitting_click(sitting, "item-5");
    assert_int_equal(sitting_count(sitting, WISH_READ), 1);
    assert_int_equal(sitting_sent(sitting, WISH_READ)->what, VIEW_WHAT_ITEM);
    assert_int_equal(sitting_sent(sitting, WISH_READ)->item, 5);
    assert_true(sitting_is(sitting, "item-5", UI_EXPANDED));
    sitting_click(sitting, "item-5");
    sitting_click(sitting, "item-5");
    assert_int_equal(sitting_count(sitting, WISH_READ), 1);
    assert_non_null(sitting_find(sitting, "Inbox  3"));
}

static void reading_that_is_not_taken_is_not_asked_again_and_again(void **state)
{
    struct sitting *sitting = *state;
    sitting->answers_reading = false;
    sitting_click(sitting, "item-5");
    for (uint32_t i = 0; i < 10; i++) {
        ui_refresh(sitting->ui);
    }
    assert_int_equal(sitting_count(sitting, WISH_READ), 1);
}

static void what_was_known_already_is_no_news(void **state)
{
    struct sitting *sitting = *state;
    struct view_event event = view_event_make(VIEW_ARRIVAL);
    event.arrival = 1;
    event.fact = HARBOUR_BEACON;
    event.team = HARBOUR_SORACERT;
    event.channel = HARBOUR_HOTLINE;
    event.label = TLP_AMBER;
    tell(&sitting->view, event);
    ui_refresh(sitting->ui);
    assert_null(sitting_find(sitting, "arrival-1"));
    event.arrival = 2;
    event.label = TLP_GREEN; /* a freer label is news */
    tell(&sitting->view, event);
    ui_refresh(sitting->ui);
    assert_non_null(sitting_find(sitting, "arrival-2"));
}

/* ---- sharing ----------------------------------------------------------------------------------------------------- */

static void what_the_label_allows_is_sent_at_one_press(void **state)
{
    struct sitting *sitting = *state;
    sitting_open_share(sitting, HARBOUR_SERIALS, "1/to"); /* MeriCERT is named */
    sitting_click(sitting, "send");
    const struct view_wish *wish = sitting_sent(sitting, WISH_SHARE);
    assert_non_null(wish);
    assert_int_equal(wish->fact, HARBOUR_SERIALS);
    assert_int_equal(wish->to, HARBOUR_CERT);
    assert_int_equal(wish->channel, HARBOUR_HOTLINE); /* the soonest without a warning */
    assert_false(wish->has_label);
    assert_false(wish->anyway);
}

static void beyond_the_label_it_asks_back_and_cancel_sends_nothing(void **state)
{
    struct sitting *sitting = *state;
    sitting_open_share(sitting, HARBOUR_BEACON, "2/to");
    sitting_click(sitting, "send");
    assert_int_equal(sitting->wish_count, 0);
    assert_non_null(
        sitting_find(sitting, "TLP:AMBER is for your organisation and its clients. Data Commission is neither."));
    assert_string_equal(sitting_focused(sitting)->label, "Cancel");
    sitting_press(sitting, "Enter");
    assert_int_equal(sitting->wish_count, 0);
    assert_null(sitting_find(sitting, "Send anyway"));
}

static void a_warning_is_no_lock(void **state)
{
    struct sitting *sitting = *state;
    sitting_open_share(sitting, HARBOUR_BEACON, "2/to");
    sitting_click(sitting, "send");
    sitting_click(sitting, "Send anyway");
    const struct view_wish *wish = sitting_sent(sitting, WISH_SHARE);
    assert_non_null(wish);
    assert_int_equal(wish->to, HARBOUR_COMMISSION);
    assert_true(wish->anyway);
}

static void the_source_can_be_asked_instead(void **state)
{
    struct sitting *sitting = *state;
    sitting_open_share(sitting, HARBOUR_BEACON, "2/to");
    sitting_click(sitting, "send");
    sitting_click(sitting, "Ask the source");
    sitting_click(sitting, "Send the request");
    const struct view_wish *wish = sitting_sent(sitting, WISH_ASK);
    assert_non_null(wish);
    assert_int_equal(wish->ask, VIEW_ASK_PERMISSION);
    assert_int_equal(wish->fact, HARBOUR_BEACON);
    assert_int_equal(wish->to, HARBOUR_CERT);
    assert_int_equal(wish->channel, HARBOUR_HOTLINE);
    assert_null(sitting_find(sitting, "dialog"));
}

static void a_closed_channel_is_locked_and_says_why(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "facts/list/fact-0");
    const struct ui_node *cloud = sitting_find(sitting, "open-0/share/4/to");
    assert_non_null(cloud);
    assert_true((cloud->state & UI_DISABLED) != 0);
    assert_string_equal(cloud->reason, "No agreement opens this line.");
}

static void what_was_told_both_ways_is_shown_both_ways(void **state)
{
    struct sitting *sitting = *state;
    struct view_event event = view_event_make(VIEW_SENT);
    event.sent = sitting->view.sends_count;
    event.fact = HARBOUR_BEACON;
    event.to = HARBOUR_TELECOM;
    event.channel = HARBOUR_MAIL;
    event.label = TLP_AMBER;
    tell(&sitting->view, event);
    ui_refresh(sitting->ui);
    const char *words = sitting_find(sitting, "facts/list/fact-2")->value;
    assert_non_null(strstr(words, "told you MeriCERT, you told Tavola Telecom"));
    sitting_click(sitting, "facts/list/fact-2");
    assert_non_null(sitting_find(sitting, "MeriCERT told you at 09:13 by Hotline."));
    assert_non_null(sitting_find(sitting, "You told Tavola Telecom at 10:30 by Mail."));
}

static void what_is_opened_comes_into_view_where_there_is_little_room(void **state)
{
    (void)state;
    struct sitting *sitting = sitting_create();
    harbour_morning(&sitting->view);
    sitting_open(sitting, (struct sitting_look){ 1280, 720, 200, THEME_DARK });
    sitting_click(sitting, "Known");
    sitting_click(sitting, "facts/list/share-0");
    const struct ui_node *first = sitting_find(sitting, "open-0/share/1/to");
    assert_non_null(first);
    assert_true((first->state & UI_UNSEEN) == 0);
    sitting_destroy(sitting);
}

static void a_seat_never_says_who_else_holds_something(void **state)
{
    struct sitting *sitting = *state;
    const char *hashes = sitting_find(sitting, "facts/list/fact-1")->value;
    assert_non_null(strstr(hashes, "you told MeriCERT"));
    const char *beacon = sitting_find(sitting, "facts/list/fact-2")->value;
    assert_non_null(strstr(beacon, "told you MeriCERT"));
    struct str text = { 0 };
    ui_dump(sitting->ui, &text, false);
    assert_null(strstr(str_text(&text), "held by"));
    assert_null(strstr(str_text(&text), "only you hold"));
    str_deinit(&text);
}

#define SAT(test) cmocka_unit_test_setup_teardown(test, sitting_sit, sitting_stand_up)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAT(a_letter_chooses_and_enter_commits),
        SAT(a_letter_takes_the_focus_so_that_enter_commits_whatever_had_it),
        SAT(a_letter_leads_to_the_reason_and_what_is_typed_there_chooses_nothing),
        SAT(a_click_leads_to_the_reason_too),
        SAT(escape_and_shift_tab_lead_from_the_reason_back_to_the_answer),
        SAT(enter_commits_only_in_the_reason_or_on_the_button),
        SAT(the_reason_goes_along_and_enter_in_its_field_commits),
        SAT(letters_do_nothing_while_a_field_has_the_focus),
        SAT(space_chooses_and_only_enter_commits),
        SAT(an_option_that_is_closed_says_why_and_cannot_be_chosen),
        SAT(what_closes_after_it_was_chosen_is_chosen_no_more),
        SAT(the_time_is_said_as_game_time_and_as_room_time),
        SAT(some_of_several_are_sent_by_letter),
        SAT(an_order_is_sent_as_it_was_chosen),
        SAT(a_number_is_read_as_people_write_it_and_nothing_else_is),
        SAT(an_answer_in_words_needs_words),
        SAT(confidence_goes_along_when_it_is_asked),
        SAT(another_that_opens_does_not_slip_under_the_hand_and_is_one_press_away),
        SAT(opening_a_message_reads_it_once),
        SAT(reading_that_is_not_taken_is_not_asked_again_and_again),
        SAT(what_was_known_already_is_no_news),
        SAT(what_the_label_allows_is_sent_at_one_press),
        SAT(beyond_the_label_it_asks_back_and_cancel_sends_nothing),
        SAT(a_warning_is_no_lock),
        SAT(the_source_can_be_asked_instead),
        SAT(a_closed_channel_is_locked_and_says_why),
        SAT(what_was_told_both_ways_is_shown_both_ways),
        cmocka_unit_test(what_is_opened_comes_into_view_where_there_is_little_room),
        SAT(a_seat_never_says_who_else_holds_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
