/* A seat toward others: its duties, what it asks and answers, what it does and says in public. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "screens/harbour.h"
#include "screens/sitting.h"

/* ---- duties ------------------------------------------------------------------------------------------------------ */

static void a_notice_covers_what_is_held_and_takes_facts_along(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "clocks/list/0/notify");
    assert_non_null(sitting_find(sitting, "What, when and how it was found (you hold something for it)"));
    sitting_click(sitting, "Who reports, and how to reach them");
    sitting_click(sitting, "dialog/0/fact");
    sitting_click(sitting, "dialog/words");
    sitting_type(sitting, "Eleven scans match.");
    sitting_click(sitting, "Send the notice");
    const struct view_wish *wish = sitting_sent(sitting, WISH_NOTIFY);
    assert_non_null(wish);
    assert_int_equal(wish->clock, HARBOUR_BREACH_CLOCK);
    assert_int_equal(wish->stage, 0);
    assert_int_equal(wish->classes, 0x07); /* C2 and C3 are held, C1 was ticked */
    assert_int_equal(wish->fact_count, 1);
    assert_string_equal(wish->text, "Eleven scans match.");
}

static void stage_event(struct sitting *sitting, enum view_event_kind kind, uint32_t clock, uint32_t stage,
                        int64_t deadline_s)
{
    struct view_event event = view_event_make(kind);
    event.clock = clock;
    event.stage = stage;
    event.title = "final";
    event.text = "30 days";
    event.mask = 0x1f;
    event.when_s = deadline_s;
    event.opened_s = sitting->view.now_s;
    event.amount = 3600;
    tell(&sitting->view, event);
}

static void a_duty_that_others_met_says_who_knew_and_not_that_it_was_sent(void **state)
{
    struct sitting *sitting = *state;
    assert_non_null(strstr(sitting_find(sitting, "clock-1")->value, "Sent 09:51"));
    stage_event(sitting, VIEW_STAGE_DUE, HARBOUR_CONTRACT_CLOCK, 0, HARBOUR_AT(12, 0));
    stage_event(sitting, VIEW_STAGE_MET, HARBOUR_CONTRACT_CLOCK, 0, 0);
    ui_refresh(sitting->ui);
    const char *words = sitting_find(sitting, "clock-2")->value;
    assert_non_null(strstr(words, "met, the insurer knew at 10:30, 1 h to spare"));
    assert_null(strstr(words, "Sent"));
}

static void a_later_stage_says_that_an_earlier_one_is_open(void **state)
{
    struct sitting *sitting = *state;
    stage_event(sitting, VIEW_STAGE, HARBOUR_BREACH_CLOCK, 1, 0);
    ui_refresh(sitting->ui);
    sitting_click(sitting, "clocks/list/0/notify");
    assert_true(sitting_is(sitting, "first", UI_SELECTED)); /* what is due next */
    assert_null(sitting_find(sitting, "before"));
    sitting_click(sitting, "final");
    assert_string_equal(sitting_find(sitting, "before")->label, "\u201cfirst\u201d is still open, due 12:20, and comes "
                        "before this. It is not met by what you send here.");
    sitting_click(sitting, "dialog/cancel");
    stage_event(sitting, VIEW_STAGE_MET, HARBOUR_BREACH_CLOCK, 0, 0);
    stage_event(sitting, VIEW_STAGE_DUE, HARBOUR_BREACH_CLOCK, 1, HARBOUR_AT(23, 0));
    ui_refresh(sitting->ui);
    sitting_click(sitting, "clocks/list/0/notify");
    assert_true(sitting_is(sitting, "final", UI_SELECTED));
    assert_null(sitting_find(sitting, "before"));
    sitting_click(sitting, "first");
    assert_non_null(strstr(sitting_find(sitting, "again")->label, "This stage was met at 10:30."));
}

static void a_duty_that_one_declares_is_declared_since_a_moment(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "clock-2");
    sitting_click(sitting, "clocks/list/2/declare");
    sitting_click(sitting, "dialog/since");
    sitting_press(sitting, "Down");
    sitting_press(sitting, "Enter");
    sitting_click(sitting, "dialog/send");
    const struct view_wish *wish = sitting_sent(sitting, WISH_DECLARE);
    assert_non_null(wish);
    assert_int_equal(wish->clock, HARBOUR_CONTRACT_CLOCK);
    assert_int_equal(wish->when_s, sitting->view.facts[HARBOUR_ADVICE].learned_s);
}

/* ---- requests, actions, statements ------------------------------------------------------------------------------- */

/* The hotline to MeriCERT takes three hours today. */
static void slow_the_hotline(struct sitting *sitting)
{
    struct view_event event = view_event_make(VIEW_LINE);
    event.channel = HARBOUR_HOTLINE;
    event.to = HARBOUR_CERT;
    event.economy = 0;
    event.least_s = event.likely_s = event.most_s = 3 * 3600;
    event.flag = true;
    event.reason = "";
    event.basis_state = VIEW_BASIS_NOT_NEEDED;
    tell(&sitting->view, event);
    ui_refresh(sitting->ui);
}

static void a_request_takes_the_soonest_way_as_a_share_does(void **state)
{
    struct sitting *sitting = *state;
    slow_the_hotline(sitting);
    sitting_open_share(sitting, HARBOUR_BEACON, "2/to");
    sitting_click(sitting, "send");
    sitting_click(sitting, "Ask the source");
    sitting_click(sitting, "Send the request");
    assert_int_equal(sitting_sent(sitting, WISH_ASK)->channel, HARBOUR_MAIL);
    sitting_click(sitting, "Requests  1");
    sitting_click(sitting, "Ask a team");
    sitting_click(sitting, "dialog/whom");
    sitting_press(sitting, "Home"); /* MeriCERT */
    sitting_press(sitting, "Enter");
    sitting_click(sitting, "dialog/words");
    sitting_type(sitting, "Who else?");
    sitting_click(sitting, "Send the request");
    assert_int_equal(sitting_sent(sitting, WISH_ASK)->to, HARBOUR_CERT);
    assert_int_equal(sitting_sent(sitting, WISH_ASK)->channel, HARBOUR_MAIL);
}

/* An action asks in its own words, and they are its team's. */
static void a_request_is_worded_from_the_side_of_who_reads_it(void **state)
{
    struct sitting *sitting = *state;
    struct view_event event = view_event_make(VIEW_REQUEST);
    event.request = 1;
    event.team = HARBOUR_CERT;
    event.ask = VIEW_ASK_FACT;
    event.title = "Ask Calder which cranes stopped";
    event.text = "";
    tell(&sitting->view, event);
    ui_refresh(sitting->ui);
    assert_string_equal(sitting_find(sitting, "request-1")->label,
                        "For information. In their words: \u201cAsk Calder which cranes stopped\u201d");
    sitting_click(sitting, "request-1");
    sitting_click(sitting, "request-1-more/later");
    assert_non_null(sitting_find(sitting, "MeriCERT asks you. For information. In their words: \u201cAsk Calder which "
                                          "cranes stopped\u201d"));
    sitting_click(sitting, "dialog/cancel");
    event = view_event_make(VIEW_REQUEST_FACT); /* it is known here since */
    event.request = 1;
    event.fact = HARBOUR_SERIALS;
    tell(&sitting->view, event);
    ui_refresh(sitting->ui);
    const char *words = sitting_find(sitting, "request-1")->label;
    assert_null(strstr(words, "Ask Calder"));
    assert_non_null(strstr(words, sitting->view.facts[HARBOUR_SERIALS].title));
}

static void permission_is_given_under_a_label(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "request-0");
    sitting_click(sitting, "request-0-more/yes");
    sitting_click(sitting, "dialog/label");
    sitting_press(sitting, "Down");
    sitting_press(sitting, "Down");
    sitting_press(sitting, "Down");
    sitting_press(sitting, "Enter");
    sitting_click(sitting, "Send the answer");
    const struct view_wish *wish = sitting_sent(sitting, WISH_REPLY);
    assert_non_null(wish);
    assert_int_equal(wish->request, 0);
    assert_int_equal(wish->reply, VIEW_YES);
    assert_true(wish->has_label);
    assert_int_equal(wish->label, TLP_AMBER);
}

static void no_takes_no_label_along(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "request-0");
    sitting_click(sitting, "request-0-more/no");
    assert_null(sitting_find(sitting, "dialog/label"));
    sitting_click(sitting, "Send the answer");
    assert_int_equal(sitting_sent(sitting, WISH_REPLY)->reply, VIEW_NO);
    assert_false(sitting_sent(sitting, WISH_REPLY)->has_label);
}

static void an_action_is_done_or_says_why_not_and_a_hidden_one_is_absent(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "Actions");
    assert_non_null(sitting_find(sitting, "You do not hold “File hashes” yet."));
    assert_null(sitting_find(sitting, "Something hidden"));
    sitting_click(sitting, "actions/list/0/do");
    assert_int_equal(sitting_sent(sitting, WISH_ACT)->action, 0);
    assert_null(sitting_find(sitting, "actions/list/1/do"));
}

static void a_statement_warns_of_what_is_not_for_the_public(void **state)
{
    struct sitting *sitting = *state;
    sitting_click(sitting, "Actions");
    sitting_click(sitting, "statement");
    assert_true(sitting_is(sitting, "dialog/send", UI_DISABLED));
    sitting_click(sitting, "dialog/0/fact");
    assert_non_null(
        sitting_find(sitting, "“Crane controller serials, batch 7F” is TLP:RED. It is not for the public."));
    sitting_click(sitting, "dialog/words");
    sitting_type(sitting, "We speak at noon.");
    sitting_click(sitting, "Publish");
    const struct view_wish *wish = sitting_sent(sitting, WISH_STATE);
    assert_string_equal(wish->text, "We speak at noon.");
    assert_int_equal(wish->fact_count, 1);
    assert_int_equal(wish->facts[0], HARBOUR_SERIALS);
}

static void a_question_is_answered_in_words(void **state)
{
    struct sitting *sitting = *state;
    uint32_t option = 0;
    struct view_event event = view_event_make(VIEW_ANSWERED);
    event.decision = 1;
    event.list = &option;
    event.list_count = 1;
    tell(&sitting->view, event);
    event = view_event_make(VIEW_QUESTION);
    event.question = 0;
    event.title = "What did you know, and when?";
    tell(&sitting->view, event);
    ui_refresh(sitting->ui);
    assert_true(sitting_is(sitting, "answer", UI_DISABLED));
    sitting_click(sitting, "question/0/words");
    sitting_type(sitting, "At ten.");
    sitting_click(sitting, "answer");
    assert_string_equal(sitting_sent(sitting, WISH_ANSWER)->text, "At ten.");
    assert_int_equal(sitting_sent(sitting, WISH_ANSWER)->question, 0);
}

#define SAT(test) cmocka_unit_test_setup_teardown(test, sitting_sit, sitting_stand_up)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAT(a_notice_covers_what_is_held_and_takes_facts_along),
        SAT(a_duty_that_others_met_says_who_knew_and_not_that_it_was_sent),
        SAT(a_later_stage_says_that_an_earlier_one_is_open),
        SAT(a_duty_that_one_declares_is_declared_since_a_moment),
        SAT(a_request_takes_the_soonest_way_as_a_share_does),
        SAT(a_request_is_worded_from_the_side_of_who_reads_it),
        SAT(permission_is_given_under_a_label),
        SAT(no_takes_no_label_along),
        SAT(an_action_is_done_or_says_why_not_and_a_hidden_one_is_absent),
        SAT(a_statement_warns_of_what_is_not_for_the_public),
        SAT(a_question_is_answered_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
