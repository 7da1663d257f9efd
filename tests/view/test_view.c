/* A view alone: what it refuses to fold, and what can be worked out from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "view/made.h"

#define MINUTE INT64_C(60)
#define HOUR INT64_C(3600)
#define DAY INT64_C(86400)
#define ONE INT64_C(1000000)

static int begin(void **state)
{
    static struct view view;
    view_init(&view);
    made_begin(&view);
    *state = &view;
    return 0;
}

static int end(void **state)
{
    view_deinit(*state);
    return 0;
}

/* ---- folding ----------------------------------------------------------------------------------------------------- */

static void assert_does_not_fit(struct view *view, const struct view_event *event)
{
    struct str before = { 0 }, after = { 0 };
    view_dump(view, &before);
    assert_false(view_apply(view, event));
    view_dump(view, &after);
    assert_string_equal(str_text(&after), str_text(&before));
    str_deinit(&before);
    str_deinit(&after);
}

static void an_event_out_of_turn_changes_nothing(void **state)
{
    struct view *view = *state;
    struct view_event event = made_event(view, 0, VIEW_ROLE);
    event.number++;
    assert_does_not_fit(view, &event);
    event.number -= 2;
    assert_does_not_fit(view, &event);
    event = made_event(view, -1, VIEW_ROLE);
    assert_does_not_fit(view, &event);
    event = made_event(view, 0, VIEW_EXERCISE); /* a second beginning */
    assert_does_not_fit(view, &event);
    event = made_event(view, 0, VIEW_NOTHING);
    assert_does_not_fit(view, &event);
}

static void nothing_fits_before_the_exercise_began(void **state)
{
    (void)state;
    struct view view;
    view_init(&view);
    struct view_event event = made_event(&view, 0, VIEW_ROLE);
    assert_does_not_fit(&view, &event);
    view_deinit(&view);
}

/* Every kind that names something, with a name that was never given out. */
static void a_handle_that_is_not_there_changes_nothing(void **state)
{
    struct view *view = *state;
    static const enum view_event_kind kinds[] = {
        VIEW_ECONOMY, VIEW_ZONE, VIEW_HOLIDAY, VIEW_TEAM, VIEW_CLOCK, VIEW_STAGE, VIEW_CHANNEL, VIEW_LINE, VIEW_AGREEMENT,
        VIEW_MEASURE, VIEW_LEVEL, VIEW_ACTION, VIEW_ITEM, VIEW_RECALLED, VIEW_READ, VIEW_FACT, VIEW_NAMED_FACT, VIEW_LEARNED,
        VIEW_ARRIVAL, VIEW_SENT, VIEW_RECEIPT, VIEW_BREACH, VIEW_CONSENT, VIEW_WITHDRAWN, VIEW_CORRECTS, VIEW_ACTION_ABOUT,
        VIEW_PUBLISHED, VIEW_STATEMENT, VIEW_ASKED, VIEW_REQUEST, VIEW_REQUEST_FACT, VIEW_REPLIED, VIEW_REPLY, VIEW_DECISION, VIEW_DEADLINE,
        VIEW_OPTION, VIEW_OPTION_STATE, VIEW_ANSWERED, VIEW_DEFAULTED, VIEW_CLOSED, VIEW_EFFECT, VIEW_FEEDBACK,
        VIEW_ACTION_STATE, VIEW_ACTING, VIEW_CLOCK_STARTED, VIEW_CLOCK_DECLARED, VIEW_CLOCK_STOPPED, VIEW_STAGE_DUE,
        VIEW_STAGE_MET, VIEW_STAGE_MISSED, VIEW_STAGE_LATE, VIEW_NOTICE, VIEW_NOTICE_GOT, VIEW_MEASURED, VIEW_SCENE,
        VIEW_QUESTION, VIEW_QUESTION_OPTION, VIEW_QUESTION_DONE,
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct view_event event = made_event(view, 0, kinds[i]);
        event.team = event.to = event.economy = event.fact = event.other = event.channel = event.clock = event.stage =
            event.item = event.arrival = event.sent = event.request = event.decision = event.option = event.action =
                event.measure = event.agreement = event.question = event.scene = 77;
        assert_does_not_fit(view, &event);
    }
}

static void a_list_with_a_stranger_changes_nothing(void **state)
{
    struct view *view = *state;
    uint32_t list[] = { 0, 1 };
    struct view_event event = made_event(view, 0, VIEW_FACT);
    event.fact = 0;
    event.list = list;
    event.list_count = 2; /* team 1 is not there */
    assert_does_not_fit(view, &event);
    event.list_count = 1;
    assert_true(view_apply(view, &event));
}

static void a_view_that_is_reset_is_like_a_new_one(void **state)
{
    struct view *view = *state;
    struct str fresh = { 0 }, again = { 0 };
    view_dump(view, &fresh);
    for (uint32_t i = 0; i < 3; i++) {
        uint32_t peer = made_team(view, "Peer", VIEW_GOVERNMENT, true, true);
        made_channel(view, "Phone", peer, TLP_RED, 60);
        made_fact(view, 10, "Fact", TLP_GREEN, VIEW_NONE, 1);
        made_decision(view, 20, 3, 600);
        made_clock(view, peer, 1, false);
        view_reset(view);
        made_begin(view);
    }
    view_dump(view, &again);
    assert_string_equal(str_text(&again), str_text(&fresh));
    str_deinit(&fresh);
    str_deinit(&again);
}

/* Where several must agree, an answer of one's own may come to nothing. */
static void a_default_after_an_answer_says_that_nobody_agreed(void **state)
{
    struct view *view = *state;
    for (uint32_t i = 0; i < 2; i++) {
        uint32_t decision = made_decision(view, 100 * i + 20, 3, 600);
        struct view_event event = made_event(view, 100 * i + 30, VIEW_ANSWERED);
        const uint32_t list[] = { 0 };
        event.decision = decision;
        event.list = list;
        event.list_count = 1;
        assert_true(i == 1 || view_apply(view, &event));
        event = made_event(view, 100 * i + 40, VIEW_DEFAULTED);
        event.decision = decision;
        event.option = 2;
        assert_true(view_apply(view, &event));
        assert_int_equal(view->decisions[decision].status, VIEW_IS_DEFAULTED);
        assert_int_equal(view->decisions[decision].was_answered, i == 0);
        assert_false(view->decisions[decision].options[0].chosen);
        assert_true(view->decisions[decision].options[2].chosen);
    }
}

/* ---- sharing ----------------------------------------------------------------------------------------------------- */

static struct view_share check(const struct view *view, uint32_t fact, uint32_t to, uint32_t channel)
{
    struct view_share share;
    view_share_check(view, 0, fact, to, channel, false, TLP_RED, &share);
    return share;
}

static void a_label_warns_by_relation_and_says_why(void **state)
{
    struct view *view = *state;
    uint32_t source = made_team(view, "Vendor", VIEW_BUSINESS, false, true);
    uint32_t client = made_team(view, "Client", VIEW_BUSINESS, true, true);
    uint32_t peer = made_team(view, "Peer", VIEW_BUSINESS, false, true);
    uint32_t press = made_team(view, "Press", VIEW_OTHER_SECTOR, false, false);
    uint32_t channel = made_channel(view, "Phone", source, TLP_RED, 60);
    made_line(view, 0, channel, client, 60, true, VIEW_BASIS_NOT_NEEDED);
    made_line(view, 0, channel, peer, 60, true, VIEW_BASIS_NOT_NEEDED);
    made_line(view, 0, channel, press, 60, true, VIEW_BASIS_NOT_NEEDED);
    made_line(view, 0, channel, VIEW_PUBLIC, 60, true, VIEW_BASIS_NOT_NEEDED);
    uint32_t amber = made_fact(view, 0, "Amber", TLP_AMBER, source, 0);
    uint32_t green = made_fact(view, 0, "Green", TLP_GREEN, source, 0);
    uint32_t red = made_fact(view, 0, "Red", TLP_RED, source, 0);
    uint32_t clear = made_fact(view, 0, "Clear", TLP_CLEAR, source, 0);
    assert_int_equal(check(view, amber, source, channel).warnings, 0);
    assert_int_equal(check(view, amber, client, channel).warnings, 0);
    struct view_share share = check(view, amber, peer, channel);
    assert_true(share.possible);
    assert_int_equal(share.warnings, VIEW_WARN_LABEL);
    assert_string_equal(share.words[0], "TLP:AMBER is for your organisation and its clients. Peer is neither.");
    assert_int_equal(check(view, green, peer, channel).warnings, 0);
    assert_string_equal(check(view, green, press, channel).words[0], "TLP:GREEN stays in your community. Press is outside it.");
    assert_string_equal(check(view, red, client, channel).words[0],
                        "TLP:RED is for named recipients. The source did not name Client.");
    assert_string_equal(check(view, green, VIEW_PUBLIC, channel).words[0], "TLP:GREEN is not for the public.");
    assert_int_equal(check(view, clear, VIEW_PUBLIC, channel).warnings, 0);
}

static void named_recipients_and_own_information_pass(void **state)
{
    struct view *view = *state;
    uint32_t source = made_team(view, "Vendor", VIEW_BUSINESS, false, true);
    uint32_t peer = made_team(view, "Peer", VIEW_BUSINESS, false, true);
    uint32_t channel = made_channel(view, "Phone", peer, TLP_RED, 60);
    uint32_t red = made_fact(view, 0, "Red", TLP_RED, source, 0);
    assert_int_equal(check(view, red, peer, channel).warnings, VIEW_WARN_LABEL);
    struct view_event event = made_event(view, 0, VIEW_FACT);
    event.fact = red;
    event.title = "Red";
    event.team = source;
    event.list = &peer;
    event.list_count = 1;
    made_apply(view, &event);
    assert_int_equal(view_relation(view, red, peer), RELATION_NAMED);
    assert_int_equal(check(view, red, peer, channel).warnings, 0);
    uint32_t mine = made_fact(view, 0, "Mine", TLP_RED, 0, 0);
    assert_int_equal(check(view, mine, peer, channel).warnings, 0);
}

static void loosening_a_label_warns_until_the_source_consents(void **state)
{
    struct view *view = *state;
    uint32_t source = made_team(view, "Vendor", VIEW_BUSINESS, true, true);
    uint32_t channel = made_channel(view, "Phone", source, TLP_RED, 60);
    uint32_t client = made_team(view, "Client", VIEW_BUSINESS, true, true);
    made_line(view, 0, channel, client, 60, true, VIEW_BASIS_NOT_NEEDED);
    uint32_t fact = made_fact(view, 0, "Amber", TLP_AMBER, source, 0);
    struct view_share share;
    view_share_check(view, 0, fact, client, channel, true, TLP_GREEN, &share);
    assert_int_equal(share.warnings, VIEW_WARN_LABEL);
    assert_string_equal(share.words[0], "You have this as TLP:AMBER. Only its source can loosen that to TLP:GREEN.");
    view_share_check(view, 0, fact, client, channel, true, TLP_AMBER_STRICT, &share);
    assert_int_equal(share.warnings, 0);
    struct view_event event = made_event(view, 5, VIEW_CONSENT);
    event.fact = fact;
    event.has_label = true;
    event.label = TLP_GREEN;
    made_apply(view, &event);
    view_share_check(view, 5, fact, client, channel, true, TLP_GREEN, &share);
    assert_int_equal(share.warnings, 0);
}

static void a_channel_warns_of_its_ceiling_and_its_basis(void **state)
{
    struct view *view = *state;
    uint32_t peer = made_team(view, "Peer", VIEW_BUSINESS, true, true);
    uint32_t channel = made_channel(view, "Mail", peer, TLP_GREEN, 60);
    uint32_t fact = made_fact(view, 0, "Mine", TLP_AMBER, 0, 0);
    made_line(view, 0, channel, peer, 60, true, VIEW_BASIS_MISSING);
    struct view_share share = check(view, fact, peer, channel);
    assert_true(share.possible);
    assert_int_equal(share.warnings, VIEW_WARN_CARRIES | VIEW_WARN_BASIS);
    assert_int_equal(share.word_count, 2);
    assert_string_equal(share.words[0], "Mail may carry TLP:GREEN at the strictest; this is TLP:AMBER.");
    assert_string_equal(share.words[1], "There is no legal basis for Mail yet: it needs an order.");
}

static void what_would_be_refused_is_said_to_be_closed(void **state)
{
    struct view *view = *state;
    uint32_t peer = made_team(view, "Peer", VIEW_BUSINESS, true, true);
    uint32_t channel = made_channel(view, "Mail", peer, TLP_RED, 60);
    uint32_t fact = made_fact(view, 0, "Mine", TLP_AMBER, 0, 0);
    assert_string_equal(check(view, fact, 0, channel).closed_because, "That is your own team.");
    assert_string_equal(check(view, fact, VIEW_PUBLIC, channel).closed_because, "This channel does not lead there.");
    assert_string_equal(check(view, 9, peer, channel).closed_because, "You do not hold this information.");
    made_line(view, 0, channel, peer, 60, false, VIEW_BASIS_NOT_NEEDED);
    assert_string_equal(check(view, fact, peer, channel).closed_because, "Closed for now.");
    assert_false(check(view, fact, peer, channel).possible);
    made_line(view, 0, channel, peer, 60, true, VIEW_BASIS_NOT_NEEDED);
    struct view_event event = made_event(view, 0, VIEW_WITHDRAWN);
    event.fact = fact;
    made_apply(view, &event);
    assert_string_equal(check(view, fact, peer, channel).closed_because, "Its source has withdrawn this.");
}

static void enforced_labels_close_instead_of_warn(void **state)
{
    (void)state;
    struct view view;
    view_init(&view);
    struct view_event event = made_event(&view, 0, VIEW_EXERCISE);
    event.flag = true;
    made_apply(&view, &event);
    event = made_event(&view, 0, VIEW_ECONOMY);
    event.economy = 0;
    made_apply(&view, &event);
    (void)made_team(&view, "Own", VIEW_BUSINESS, false, true);
    uint32_t peer = made_team(&view, "Peer", VIEW_BUSINESS, false, true);
    uint32_t channel = made_channel(&view, "Mail", peer, TLP_RED, 60);
    uint32_t fact = made_fact(&view, 0, "Amber", TLP_AMBER, VIEW_NONE, 0);
    struct view_share share = check(&view, fact, peer, channel);
    assert_false(share.possible);
    assert_int_equal(share.warnings, VIEW_WARN_LABEL);
    assert_string_equal(share.closed_because, "The label on this information does not allow this.");
    assert_string_equal(share.words[0], "TLP:AMBER is for your organisation and its clients. Peer is neither.");
    view_deinit(&view);
}

static void a_delay_waits_for_opening_hours_at_the_other_end(void **state)
{
    struct view *view = *state;
    uint32_t peer = made_team(view, "Peer", VIEW_BUSINESS, true, true);
    struct view_event event = made_event(view, 0, VIEW_CHANNEL);
    event.channel = 0;
    event.title = "Desk";
    event.mask = 0x1f;
    event.amount = 9 * HOUR;
    event.amount2 = 17 * HOUR;
    made_apply(view, &event);
    made_line(view, 0, 0, peer, 10 * MINUTE, true, VIEW_BASIS_NOT_NEEDED);
    uint32_t fact = made_fact(view, 0, "Mine", TLP_AMBER, 0, 0);
    struct view_share share;
    view_share_check(view, 0, fact, peer, 0, false, TLP_RED, &share); /* 08:00, opens at 09:00 */
    assert_int_equal(share.opens_s, HOUR);
    assert_int_equal(share.likely_s, HOUR);
    view_share_check(view, 2 * HOUR, fact, peer, 0, false, TLP_RED, &share);
    assert_int_equal(share.opens_s, 2 * HOUR);
    assert_int_equal(share.likely_s, 10 * MINUTE);
    view_share_check(view, 9 * HOUR - 60, fact, peer, 0, false, TLP_RED, &share); /* 16:59: arrives tomorrow at 09:00 */
    assert_int_equal(share.likely_s, DAY + HOUR - (9 * HOUR - 60));
    char text[96];
    view_hours_text(view, 0, peer, text);
    assert_string_equal(text, "Mon to Fri 09:00–17:00");
}

static void the_best_channel_warns_least_and_then_is_soonest(void **state)
{
    struct view *view = *state;
    uint32_t peer = made_team(view, "Peer", VIEW_BUSINESS, true, true);
    uint32_t fact = made_fact(view, 0, "Mine", TLP_AMBER, 0, 0);
    assert_int_equal(view_best_channel(view, 0, fact, peer), VIEW_NONE);
    uint32_t chat = made_channel(view, "Chat", peer, TLP_GREEN, 5);
    assert_int_equal(view_best_channel(view, 0, fact, peer), chat);
    uint32_t letter = made_channel(view, "Letter", peer, TLP_RED, 9000);
    assert_int_equal(view_best_channel(view, 0, fact, peer), letter);
    uint32_t phone = made_channel(view, "Phone", peer, TLP_RED, 120);
    assert_int_equal(view_best_channel(view, 0, fact, peer), phone);
    made_line(view, 0, phone, peer, 120, false, VIEW_BASIS_NOT_NEEDED);
    assert_int_equal(view_best_channel(view, 0, fact, peer), letter);
}

/* ---- what needs me ----------------------------------------------------------------------------------------------- */

static void the_most_pressing_comes_first(void **state)
{
    struct view *view = *state;
    uint32_t peer = made_team(view, "Peer", VIEW_GOVERNMENT, true, true);
    struct view_need needs[8];
    assert_int_equal(view_needs_me(view, 0).kind, VIEW_NEED_NOTHING);
    made_item(view, 0, VIEW_MAIL);
    assert_int_equal(view_needs_me(view, 0).kind, VIEW_NEED_ITEM);
    made_request(view, 0, peer, VIEW_ASK_HELP, VIEW_NONE);
    assert_int_equal(view_needs_me(view, 0).kind, VIEW_NEED_REQUEST);
    uint32_t clock = made_clock(view, peer, 0, false);
    made_due(view, 0, clock, 0, 1000);
    assert_int_equal(view_needs_me(view, 750).kind, VIEW_NEED_REQUEST);
    assert_int_equal(view_needs_me(view, 751).kind, VIEW_NEED_CLOCK);
    uint32_t call = made_item(view, 1, VIEW_PHONE);
    assert_int_equal(view_needs_me(view, 751).kind, VIEW_NEED_CALL);
    made_decision(view, 2, 2, 900);
    uint32_t sooner = made_decision(view, 2, 2, 600);
    assert_int_equal(view_needs(view, 751, needs, 8), 6);
    assert_int_equal(needs[0].kind, VIEW_NEED_DECISION);
    assert_int_equal(needs[0].handle, sooner);
    assert_int_equal(needs[1].kind, VIEW_NEED_DECISION);
    assert_int_equal(needs[2].handle, call);
    assert_int_equal(needs[3].kind, VIEW_NEED_CLOCK);
    assert_int_equal(needs[3].stage, 0);
    assert_int_equal(needs[5].kind, VIEW_NEED_ITEM);
    assert_int_equal(view_needs(view, 751, needs, 2), 2);
    assert_int_equal(needs[1].kind, VIEW_NEED_DECISION);
}

static void classes_come_from_what_is_held(void **state)
{
    struct view *view = *state;
    uint32_t facts[4];
    made_fact(view, 0, "One", TLP_AMBER, 0, 1);
    uint32_t two = made_fact(view, 0, "Two", TLP_AMBER, 0, 6);
    assert_int_equal(view_classes_held(view), 7);
    assert_int_equal(view_facts_for(view, 4, facts, 4), 1);
    assert_int_equal(facts[0], two);
    struct view_event event = made_event(view, 0, VIEW_WITHDRAWN);
    event.fact = two;
    made_apply(view, &event);
    assert_int_equal(view_classes_held(view), 1);
}

/* ---- measures and times ------------------------------------------------------------------------------------------ */

static void a_measure_moves_with_its_rate_between_its_bounds(void **state)
{
    struct view *view = *state;
    struct view_event event = made_event(view, 0, VIEW_MEASURE);
    event.measure = 0;
    event.value = 10 * ONE;
    event.rate = -4 * ONE;
    event.low = 0;
    event.high = event.target = INT64_MAX;
    made_apply(view, &event);
    assert_int_equal(view_measure_at(view, 0, -5), 10 * ONE);
    assert_int_equal(view_measure_at(view, 0, 0), 10 * ONE);
    assert_int_equal(view_measure_at(view, 0, HOUR / 2), 8 * ONE);
    assert_int_equal(view_measure_at(view, 0, 1), 10 * ONE - 1112); /* 4,000,000 / 3600, rounded down */
    assert_int_equal(view_measure_at(view, 0, 9 * HOUR), 0);
    event = made_event(view, HOUR, VIEW_MEASURED);
    event.measure = 0;
    event.value = 20 * ONE;
    made_apply(view, &event);
    assert_int_equal(view_measure_at(view, 0, HOUR - 1), 6 * ONE + 1111);
    assert_int_equal(view_measure_at(view, 0, 9 * HOUR), 20 * ONE);
}

#define ASSERT_TEXT(call, expected) \
    do { \
        char text[VIEW_TIME_BYTES]; \
        call; \
        assert_string_equal(text, expected); \
    } while (0)

static void times_are_told_in_home_time(void **state)
{
    struct view *view = *state;
    ASSERT_TEXT(view_time_text(view, 2 * HOUR + 42 * MINUTE, text), "10:42");
    ASSERT_TEXT(view_time_seconds_text(view, 18, text), "08:00:18");
    ASSERT_TEXT(view_day_time_text(view, 0, text), "Day 1 08:00");
    ASSERT_TEXT(view_day_time_text(view, 16 * HOUR, text), "Day 2 00:00");
    ASSERT_TEXT(view_moment_text(view, 16 * HOUR - 1, text), "23:59");
    ASSERT_TEXT(view_moment_text(view, 16 * HOUR, text), "Day 2 00:00");
    ASSERT_TEXT(view_date_text(view, 0, text), "Mon 2 Mar 2026");
    ASSERT_TEXT(view_day_time_text(view, -9 * HOUR, text), "Day 0 23:00");
    struct view_event event = made_event(view, 0, VIEW_ECONOMY);
    event.economy = 1;
    event.amount = 9 * HOUR;
    made_apply(view, &event);
    event = made_event(view, 0, VIEW_ZONE);
    event.economy = 1;
    event.when_s = MADE_BEGINS_UTC_S + HOUR;
    event.amount = 10 * HOUR;
    made_apply(view, &event);
    struct calendar calendar = view_calendar(view, 1);
    assert_int_equal(calendar_civil(&calendar, MADE_BEGINS_UTC_S).hour, 17);
    assert_int_equal(calendar_civil(&calendar, MADE_BEGINS_UTC_S + HOUR).hour, 19);
}

static void spans_and_delays_are_short_words(void **state)
{
    (void)state;
    ASSERT_TEXT(view_span_text(45, text), "45 s");
    ASSERT_TEXT(view_span_text(9 * MINUTE + 59, text), "9 min");
    ASSERT_TEXT(view_span_text(HOUR, text), "1 h");
    ASSERT_TEXT(view_span_text(HOUR + 38 * MINUTE, text), "1 h 38 min");
    ASSERT_TEXT(view_span_text(3 * DAY + 4 * HOUR, text), "3 d 4 h");
    ASSERT_TEXT(view_span_text(2 * DAY, text), "2 d");
    ASSERT_TEXT(view_delay_text(120, 120, 120, text), "about 2 min");
    ASSERT_TEXT(view_delay_text(120, 300, 900, text), "2 to 15 min");
    ASSERT_TEXT(view_delay_text(30, 300, 900, text), "30 s to 15 min");
    ASSERT_TEXT(view_delay_text(HOUR + MINUTE, 2 * HOUR, 3 * DAY, text), "1 h 1 min to 3 d");
}

static void numbers_have_the_decimals_they_need(void **state)
{
    (void)state;
    ASSERT_TEXT(view_number_text(2000 * ONE, text), "2,000");
    ASSERT_TEXT(view_number_text(6400000, text), "6.4");
    ASSERT_TEXT(view_number_text(6456000, text), "6.46");
    ASSERT_TEXT(view_number_text(-1234567 * ONE, text), "-1,234,567");
    ASSERT_TEXT(view_number_text(-4999, text), "0");
    ASSERT_TEXT(view_number_text(-5000, text), "-0.01");
    ASSERT_TEXT(view_number_text(0, text), "0");
    ASSERT_TEXT(view_number_text(INT64_MIN, text), "-9,223,372,036,854.78");
}

static void days_are_named_as_a_run_or_one_by_one(void **state)
{
    struct view *view = *state;
    static const struct { uint32_t mask; const char *words; } cases[] = {
        { 0x7f, "every day 08:30–12:00" }, { 0x15, "Mon, Wed, Fri 08:30–12:00" }, { 0x40, "Sun 08:30–12:00" },
    };
    uint32_t peer = made_team(view, "Peer", VIEW_GOVERNMENT, true, true);
    for (uint32_t i = 0; i < 3; i++) {
        struct view_event event = made_event(view, 0, VIEW_CHANNEL);
        event.channel = i;
        event.mask = cases[i].mask;
        event.amount = 8 * HOUR + 30 * MINUTE;
        event.amount2 = 12 * HOUR;
        made_apply(view, &event);
        char text[96];
        view_hours_text(view, i, peer, text);
        assert_string_equal(text, cases[i].words);
    }
}

#define WITH_VIEW(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_VIEW(an_event_out_of_turn_changes_nothing),
        cmocka_unit_test(nothing_fits_before_the_exercise_began),
        WITH_VIEW(a_handle_that_is_not_there_changes_nothing),
        WITH_VIEW(a_list_with_a_stranger_changes_nothing),
        WITH_VIEW(a_view_that_is_reset_is_like_a_new_one),
        WITH_VIEW(a_default_after_an_answer_says_that_nobody_agreed),
        WITH_VIEW(a_label_warns_by_relation_and_says_why),
        WITH_VIEW(named_recipients_and_own_information_pass),
        WITH_VIEW(loosening_a_label_warns_until_the_source_consents),
        WITH_VIEW(a_channel_warns_of_its_ceiling_and_its_basis),
        WITH_VIEW(what_would_be_refused_is_said_to_be_closed),
        cmocka_unit_test(enforced_labels_close_instead_of_warn),
        WITH_VIEW(a_delay_waits_for_opening_hours_at_the_other_end),
        WITH_VIEW(the_best_channel_warns_least_and_then_is_soonest),
        WITH_VIEW(the_most_pressing_comes_first),
        WITH_VIEW(classes_come_from_what_is_held),
        WITH_VIEW(a_measure_moves_with_its_rate_between_its_bounds),
        WITH_VIEW(times_are_told_in_home_time),
        WITH_VIEW(spans_and_delays_are_short_words),
        WITH_VIEW(numbers_have_the_decimals_they_need),
        WITH_VIEW(days_are_named_as_a_run_or_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
