/* Decisions and what followed, duties, measures, the six scores, and whose words belong to which record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "debrief/two_ports.h"
#include "debrief/typed.h"

static int set_up(void **state)
{
    struct ports *ports = test_calloc(1, sizeof *ports);
    *ports = ports_open();
    *state = ports;
    return 0;
}

static int tear_down(void **state)
{
    ports_close(*state);
    test_free(*state);
    return 0;
}

/* ---- decisions -------------------------------------------------------------------------------------------------- */

static uint32_t open_stop(struct ports *ports, int64_t at_s)
{
    struct record opened = ports_record(RECORD_OPENED, at_s, PORT, SHELF_DECISION, STOP);
    opened.value = at_s + 600;
    opened.value2 = at_s;
    return ports_add(ports, opened);
}

static uint32_t answer_stop(struct ports *ports, int64_t at_s, uint32_t opened, uint32_t option)
{
    struct record answered = ports_record(RECORD_ANSWERED, at_s, PORT, SHELF_DECISION, STOP);
    answered.other = thing(SHELF_OPTION, option).v;
    answered.value = 1 << option;
    answered.value2 = -1;
    answered.cause = opened;
    return ports_add(ports, answered);
}

static uint32_t no_answer(struct ports *ports, int64_t at_s, uint32_t opened)
{
    struct record record = ports_record(RECORD_NO_ANSWER, at_s, PORT, SHELF_DECISION, STOP);
    record.other = thing(SHELF_OPTION, STOP_WAIT).v;
    record.cause = opened;
    return ports_add(ports, record);
}

static uint32_t caused(struct ports *ports, enum record_kind kind, int64_t at_s, enum shelf shelf, uint32_t index,
                       uint32_t cause, int64_t value)
{
    struct record record = ports_record(kind, at_s, PORT, shelf, index);
    record.cause = cause;
    record.value = value;
    return ports_add(ports, record);
}

static void an_answer_has_its_time_letter_and_soundness(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    uint32_t opened = open_stop(ports, MINUTE);
    uint32_t answer = answer_stop(ports, 4 * MINUTE, opened, STOP_NOW);
    (void)caused(ports, RECORD_SOUND, 4 * MINUTE, SHELF_OPTION, STOP_NOW, answer, 1);
    struct debrief_model *debrief = ports_debrief(ports);
    const struct debrief_decision *decision = &debrief->decisions[0];
    assert_int_equal(decision->state, DEBRIEF_DECISION_ANSWERED);
    assert_int_equal(decision->closed_s - decision->opened_s, 3 * MINUTE);
    assert_int_equal(decision->option_count, 1);
    assert_int_equal(debrief_option_letter(debrief, decision->options[0]), 'A');
    assert_int_equal(decision->sound, 1);
    assert_int_equal(decision->effect_count, 0);
    /* Its soundness rests on knowing the hash, so the hash was of use. */
    assert_int_equal(debrief_find_holding(debrief, (struct fact_id){ HASH }, (struct team_id){ PORT })->acted_s,
                     4 * MINUTE);
    debrief_destroy(debrief);
}

/* Answer → effect → +12 harm; an arm of chance → +3 more, kept apart. Harm also rises by its rate, which nobody
 * chose. */
static void what_followed_is_counted_and_luck_kept_apart(void **state)
{
    struct ports *ports = *state;
    (void)ports_measure(ports, 0, HARM, 5, 6, 0);
    uint32_t opened = open_stop(ports, 0);
    uint32_t answer = answer_stop(ports, 10 * MINUTE, opened, STOP_WAIT);
    uint32_t effect = caused(ports, RECORD_EFFECT, 10 * MINUTE, SHELF_OPTION, STOP_WAIT, answer, 0);
    (void)ports_measure(ports, 10 * MINUTE, HARM, 18, 6, effect); /* 5 + 1 by rate + 12 */
    uint32_t arm = caused(ports, RECORD_ARM, 10 * MINUTE, SHELF_OPTION, STOP_WAIT, effect, 1);
    (void)ports_measure(ports, 10 * MINUTE, HARM, 21, 6, arm);
    (void)ports_measure(ports, 20 * MINUTE, HARM, 27, 6, effect); /* 21 + 1 by rate + 5 */
    (void)ports_measure(ports, 30 * MINUTE, HARM, 28, 0, 0);      /* the rate ends: nobody's doing */
    struct debrief_model *debrief = ports_debrief(ports);
    const struct debrief_decision *decision = &debrief->decisions[0];
    assert_int_equal(decision->effect_count, 2);
    assert_int_equal(decision->effects[0].kind, DEBRIEF_EFFECT_MEASURE);
    assert_int_equal(decision->effects[0].micro, 17000000);
    assert_false(decision->effects[0].is_luck);
    assert_int_equal(decision->effects[1].micro, 3000000);
    assert_true(decision->effects[1].is_luck);
    assert_int_equal(decision->luck_count, 1);
    assert_string_equal(decision->luck[0].name, "worse");
    assert_int_equal(decision->luck[0].weight_percent, 25);
    assert_int_equal(debrief->measures[HARM].end_micro, 28000000);
    debrief_destroy(debrief);
}

static void nobody_answered_is_a_state_of_its_own(void **state)
{
    struct ports *ports = *state;
    uint32_t opened = open_stop(ports, 0);
    uint32_t passed = no_answer(ports, 601, opened);
    (void)ports_measure(ports, 601, HARM, 7, 0, passed);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(debrief->decisions[0].state, DEBRIEF_DECISION_TIMED_OUT);
    assert_int_equal(debrief->decisions[0].taken.v, STOP_WAIT);
    assert_int_equal(debrief->decisions[0].effects[0].micro, 2000000);
    debrief_destroy(debrief);
}

/* Both answered, not the same: the default comes after an answer of the same team. */
static void not_agreed_keeps_the_answer(void **state)
{
    struct ports *ports = *state;
    uint32_t opened = open_stop(ports, 0);
    (void)answer_stop(ports, 60, opened, STOP_NOW);
    (void)no_answer(ports, 90, opened);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(debrief->decisions[0].state, DEBRIEF_DECISION_NOT_AGREED);
    assert_int_equal(debrief->decisions[0].options[0], STOP_NOW);
    assert_int_equal(debrief->decisions[0].taken.v, STOP_WAIT);
    assert_int_equal(debrief->decisions[0].closed_s, 60);
    debrief_destroy(debrief);
}

static void more_time_makes_an_answer_assisted(void **state)
{
    struct ports *ports = *state;
    uint32_t opened = open_stop(ports, 0);
    struct record extend = ports_record(RECORD_INPUT, 300, PORT, SHELF_DECISION, STOP);
    extend.value = 900;
    extend.value2 = INPUT_EXTEND;
    extend.cause = opened;
    (void)ports_add(ports, extend);
    (void)answer_stop(ports, 800, opened, STOP_NOW);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_true(debrief->decisions[0].was_extended);
    assert_true(debrief->decisions[0].is_assisted);
    assert_int_equal(debrief->decisions[0].deadline_s, 900);
    debrief_destroy(debrief);
}

static void an_open_decision_is_open_when_the_session_stops(void **state)
{
    struct ports *ports = *state;
    (void)open_stop(ports, 0);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(debrief->decisions[0].state, DEBRIEF_DECISION_OPEN);
    assert_string_equal(debrief->cards[DEBRIEF_CARD_DECISIONS].value, "None");
    assert_int_equal(debrief->cards[DEBRIEF_CARD_DECISIONS].dot_count, 1);
    assert_int_equal(debrief->cards[DEBRIEF_CARD_DECISIONS].dots[0], DEBRIEF_DOT_OPEN);
    debrief_destroy(debrief);
}

/* ---- duties ----------------------------------------------------------------------------------------------------- */

static uint32_t stage(struct ports *ports, enum record_kind kind, int64_t at_s, uint32_t which, int64_t value,
                      int64_t value2, uint32_t cause)
{
    struct record record = ports_record(kind, at_s, PORT, SHELF_CLOCK, NOTICE_CLOCK);
    record.other = which;
    record.value = value;
    record.value2 = value2;
    record.cause = cause;
    return ports_add(ports, record);
}

/* Began at 10, declared at 40 as since 30, notified at 100 with half of what it must hold: 30 min to spare. */
static void a_stage_has_its_moments_margin_and_completeness(void **state)
{
    struct ports *ports = *state;
    (void)ports_add(ports, ports_record(RECORD_CLOCK_STARTED, 10 * MINUTE, PORT, SHELF_CLOCK, NOTICE_CLOCK));
    (void)stage(ports, RECORD_STAGE_DUE, 10 * MINUTE, 0, 130 * MINUTE, 10 * MINUTE, 0);
    (void)ports_add(ports, ports_record(RECORD_CLOCK_IMPUTED, 20 * MINUTE, PORT, SHELF_CLOCK, NOTICE_CLOCK));
    struct record declared = ports_record(RECORD_CLOCK_DECLARED, 40 * MINUTE, PORT, SHELF_CLOCK, NOTICE_CLOCK);
    declared.value = 30 * MINUTE;
    (void)ports_add(ports, declared);
    uint32_t notice = stage(ports, RECORD_NOTICE, 100 * MINUTE, 0, CLASS(2), 0, 0);
    (void)stage(ports, RECORD_STAGE_MET, 100 * MINUTE, 0, 30 * MINUTE, CLASS(2), notice);
    (void)stage(ports, RECORD_STAGE_DUE, 100 * MINUTE, 1, 100 * MINUTE + 72 * HOUR, 100 * MINUTE, 0);
    struct debrief_model *debrief = ports_debrief(ports);
    const struct debrief_stage *first = &debrief->stages[0];
    assert_int_equal(debrief->stages_count, 2);
    assert_int_equal(first->state, DEBRIEF_STAGE_MET);
    assert_int_equal(first->started_s, 10 * MINUTE);
    assert_int_equal(first->imputed_s, 20 * MINUTE);
    assert_int_equal(first->declared_s, 40 * MINUTE);
    assert_int_equal(first->claimed_s, 30 * MINUTE);
    assert_int_equal(first->margin_s, 30 * MINUTE);
    assert_int_equal(first->required, CLASS(1) | CLASS(2));
    assert_int_equal(first->covered, CLASS(2));
    assert_int_equal(debrief->stages[1].state, DEBRIEF_STAGE_OPEN);
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CLOCKS].value, "1");
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CLOCKS].unit, "of 1");
    debrief_destroy(debrief);
}

static void a_late_stage_has_a_margin_below_zero(void **state)
{
    struct ports *ports = *state;
    (void)stage(ports, RECORD_STAGE_DUE, 0, 0, 2 * HOUR, 0, 0);
    (void)stage(ports, RECORD_STAGE_MISSED, 2 * HOUR + 1, 0, 2 * HOUR, 0, 0);
    (void)stage(ports, RECORD_STAGE_LATE, 3 * HOUR, 0, HOUR, CLASS(1), 0);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(debrief->stages[0].state, DEBRIEF_STAGE_LATE);
    assert_int_equal(debrief->stages[0].margin_s, -HOUR);
    assert_int_equal(debrief->stages[1].state, DEBRIEF_STAGE_IDLE);
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CLOCKS].value, "0");
    debrief_destroy(debrief);
}

static void a_duty_that_fell_away_is_neither_met_nor_missed(void **state)
{
    struct ports *ports = *state;
    (void)stage(ports, RECORD_STAGE_DUE, 0, 0, 2 * HOUR, 0, 0);
    (void)ports_add(ports, ports_record(RECORD_CLOCK_STOPPED, HOUR, PORT, SHELF_CLOCK, NOTICE_CLOCK));
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(debrief->stages[0].state, DEBRIEF_STAGE_STOPPED);
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CLOCKS].value, "None");
    debrief_destroy(debrief);
}

/* The law does not wait for somebody to say that it began. */
static void a_duty_that_nobody_declared_is_missed_when_its_time_by_the_facts_has_passed(void **state)
{
    struct ports *ports = *state;
    ports->world->clocks[NOTICE_CLOCK].counts = COUNTS_DECLARED;
    (void)ports_seat(ports, PORT, 1);
    (void)ports_add(ports, ports_record(RECORD_CLOCK_STARTED, HOUR, PORT, SHELF_CLOCK, NOTICE_CLOCK));
    (void)ports_end(ports, 4 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_true(debrief->stages[0].is_undeclared);
    assert_int_equal(debrief->stages[0].state, DEBRIEF_STAGE_MISSED);
    assert_int_equal(debrief->stages[0].due_s, 3 * HOUR);
    assert_true(debrief->stages[1].is_undeclared); /* it follows the first: no deadline of its own yet */
    assert_int_equal(debrief->stages[1].state, DEBRIEF_STAGE_IDLE);
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CLOCKS].value, "0");
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CLOCKS].unit, "of 1");
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CLOCKS].detail, "0 open, 0 not begun, 2 never declared");
    debrief_destroy(debrief);
}

static void a_duty_that_nobody_declared_is_told_before_its_time_has_passed_too(void **state)
{
    struct ports *ports = *state;
    ports->world->clocks[NOTICE_CLOCK].counts = COUNTS_DECLARED;
    (void)ports_add(ports, ports_record(RECORD_CLOCK_STARTED, HOUR, PORT, SHELF_CLOCK, NOTICE_CLOCK));
    (void)ports_end(ports, 3 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(debrief->stages[0].state, DEBRIEF_STAGE_IDLE);
    assert_int_equal(debrief->stages[0].due_s, 3 * HOUR);
    assert_non_null(strstr(debrief->cards[DEBRIEF_CARD_CLOCKS].coverage, "2 never declared"));
    debrief_destroy(debrief);
}

/* What another told the addressee may meet a duty, but its owner sent nothing. */
static void a_duty_met_by_anothers_word_names_who_told_whom(void **state)
{
    struct ports *ports = *state;
    struct cond knows = { .op = COND_KNOWS, .a = CERT_A, .b = HASH };
    ports->world->clocks[NOTICE_CLOCK].met_by = world_add_cond(ports->world, &knows);
    uint32_t alarm = ports_inject(ports, MINUTE, ALARM, CARRIER);
    (void)ports_learned(ports, MINUTE, CARRIER, HASH, alarm);
    (void)stage(ports, RECORD_STAGE_DUE, MINUTE, 0, 2 * HOUR, MINUTE, 0);
    uint32_t sent = ports_sent(ports, 30 * MINUTE, HASH, CARRIER, CERT_A, PHONE);
    uint32_t arrived = ports_arrived(ports, 35 * MINUTE, sent);
    (void)stage(ports, RECORD_STAGE_MET, 35 * MINUTE, 0, 85 * MINUTE, CLASS(1) | CLASS(2), arrived);
    (void)ports_end(ports, 4 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_true(debrief->stages[0].is_known);
    assert_int_equal(debrief->stages[0].knew.v, CERT_A);
    assert_int_equal(debrief->stages[0].told_by.v, CARRIER);
    assert_int_equal(debrief->stages[0].notice_record, 0);
    debrief_destroy(debrief);
}

/* A first report may have gaps. The last of several is the whole account, or it is not met. */
static void the_last_stage_with_gaps_is_in_time_and_not_met(void **state)
{
    struct ports *ports = *state;
    ((struct stage *)ports->world->clocks[NOTICE_CLOCK].stages)[1].classes = CLASS(2) | CLASS(5);
    for (uint32_t which = 0; which < 2; which++) {
        (void)stage(ports, RECORD_STAGE_DUE, which * HOUR, which, 2 * HOUR, 0, 0);
        uint32_t notice = stage(ports, RECORD_NOTICE, which * HOUR, which, CLASS(2), 0, 0);
        (void)stage(ports, RECORD_STAGE_MET, which * HOUR, which, HOUR, CLASS(2), notice);
    }
    (void)ports_end(ports, 4 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(debrief->stages[0].state, DEBRIEF_STAGE_MET);
    assert_int_equal(debrief->stages[1].state, DEBRIEF_STAGE_PARTIAL);
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CLOCKS].value, "1");
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CLOCKS].unit, "of 2");
    debrief_destroy(debrief);
}

/* ---- measures and scores ---------------------------------------------------------------------------------------- */

static void a_measure_is_known_at_every_second(void **state)
{
    struct ports *ports = *state;
    (void)ports_measure(ports, 0, HARM, 5, 60, 0);
    (void)ports_measure(ports, HOUR, HARM, 65, 60, 0);
    struct debrief_source source = { .world = ports->world, .trace = ports->trace, .until_s = 2 * HOUR };
    struct debrief_model *debrief = debrief_create(&source);
    assert_int_equal(debrief_measure_at(debrief, (struct measure_id){ HARM }, 30 * MINUTE), 35000000);
    assert_int_equal(debrief_measure_at(debrief, (struct measure_id){ HARM }, 0), 5000000);
    assert_int_equal(debrief->measures[HARM].end_micro, 100000000); /* it stops at its highest */
    assert_int_equal(debrief->measures[HARM].most_micro, 100000000);
    assert_int_equal(debrief->main_measure, HARM);
    assert_string_equal(debrief->cards[DEBRIEF_CARD_MEASURE].value, "100");
    assert_string_equal(debrief->cards[DEBRIEF_CARD_MEASURE].unit, "points");
    assert_string_equal(debrief->cards[DEBRIEF_CARD_MEASURE].detail, "Public trust 60 to 60");
    debrief_destroy(debrief);
}

static void the_first_call_counts_from_the_first_alert(void **state)
{
    struct ports *ports = *state;
    uint32_t alarm = ports_inject(ports, 10 * MINUTE, ALARM, PORT);
    (void)ports_learned(ports, 10 * MINUTE, PORT, HASH, alarm);
    (void)ports_sent(ports, 30 * MINUTE, HASH, PORT, CARRIER, PHONE); /* not an authority */
    (void)ports_sent(ports, 88 * MINUTE, HASH, PORT, CERT_A, PHONE);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CALL].value, "78");
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CALL].unit, "min after the first alert");
    debrief_destroy(debrief);
}

static void an_empty_trace_has_scores_that_claim_nothing(void **state)
{
    struct ports *ports = *state;
    struct debrief_model *debrief = ports_debrief(ports);
    for (uint32_t i = 0; i < DEBRIEF_CARD_COUNT; i++) {
        assert_non_null(debrief->cards[i].title);
        assert_non_null(debrief->cards[i].coverage);
        assert_true(strlen(debrief->cards[i].coverage) > 0);
    }
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CALL].value, "None");
    assert_string_equal(debrief->cards[DEBRIEF_CARD_CLOCKS].value, "None");
    assert_string_equal(debrief->cards[DEBRIEF_CARD_SHARE].value, "None");
    debrief_destroy(debrief);
}

static void bots_stand_beside_people_and_not_among_them(void **state)
{
    struct ports *ports = *state;
    (void)ports_seat(ports, PORT, 3);
    (void)ports_seat(ports, CERT_A, 1);
    uint32_t opened = open_stop(ports, 0);
    (void)answer_stop(ports, 60, opened, STOP_NOW);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_string_equal(debrief->cards[DEBRIEF_CARD_DECISIONS].value, "None");
    assert_int_equal(debrief->cards[DEBRIEF_CARD_DECISIONS].dots[0], DEBRIEF_DOT_BOT_GOOD);
    assert_non_null(strstr(debrief->cards[DEBRIEF_CARD_DECISIONS].coverage, "bots 1 of 1"));
    debrief_destroy(debrief);
}

static void moments_stand_in_order_and_can_be_said(void **state)
{
    struct ports *ports = *state;
    uint32_t alarm = ports_inject(ports, MINUTE, ALARM, PORT);
    (void)ports_learned(ports, MINUTE, PORT, HASH, alarm);
    (void)ports_inject(ports, 2 * MINUTE, NEWS, TEAM_PUBLIC.v);
    (void)answer_stop(ports, 4 * MINUTE, open_stop(ports, 3 * MINUTE), STOP_NOW);
    (void)ports_end(ports, HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    static const char *const said[] = { "Aranda Port: Screens froze", "Cranes stand still",
                                        "Aranda Port: asked: Do the cranes stop?", "Aranda Port: A Stop the cranes",
                                        "Ended by control" };
    assert_int_equal(debrief->events_count, sizeof said / sizeof said[0]);
    for (uint32_t i = 0; i < debrief->events_count; i++) {
        struct str words = { 0 };
        debrief_event_words(debrief, &debrief->events[i], &words);
        assert_string_equal(str_text(&words), said[i]);
        str_deinit(&words);
    }
    debrief_destroy(debrief);
}

static void expect_filled(const struct debrief_model *debrief, struct text_id text, struct team_id own, int64_t at_s, const char *wanted)
{
    struct str words = { 0 };
    debrief_fill(debrief, text, own, at_s, &words);
    assert_string_equal(str_text(&words), wanted);
    str_deinit(&words);
}

/* In titles, tables and the diagram too. */
static void a_question_with_a_placeholder_is_read_as_it_was_put(void **state)
{
    struct ports *ports = *state;
    struct slot slots[] = { { SLOT_MEASURE, HARM }, { SLOT_OWN_NAME, 0 } };
    ports->world->decisions[STOP].ask = world_add_text(ports->world, "decision.stop.ask", "{measure.harm} points, {name}: stop?", slots, 2);
    (void)ports_measure(ports, HOUR, HARM, 9, 0, 0);
    (void)open_stop(ports, HOUR);
    (void)ports_measure(ports, 2 * HOUR, HARM, 20, 0, 0);
    (void)ports_end(ports, 3 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_string_equal(debrief_thing_name(debrief, thing(SHELF_DECISION, STOP)), "9 points, Aranda Port: stop?");
    debrief_destroy(debrief);
}

/* An ending or a hindsight that counts something says what it was then, not how its author wrote it down. */
static void placeholders_are_filled_as_things_stood_then(void **state)
{
    struct ports *ports = *state;
    struct slot slots[] = { { SLOT_MEASURE, HARM }, { SLOT_TEAM_NAME, CERT_A }, { SLOT_OWN_NAME, 0 } };
    struct text_id text = world_add_text(ports->world, "ending.calm.text", "{measure.harm} points, and {team.cert_a} told {name}.", slots, 3);
    (void)ports_measure(ports, HOUR, HARM, 9, 0, 0);
    (void)ports_end(ports, 2 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    expect_filled(debrief, text, (struct team_id){ PORT }, 0, "5 points, and Aranda CERT told Aranda Port.");
    expect_filled(debrief, text, TEAM_NONE, 2 * HOUR, "9 points, and Aranda CERT told a team.");
    debrief_destroy(debrief);
}

static void lanes_stand_home_first_and_governments_before_business(void **state)
{
    struct ports *ports = *state;
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(debrief->teams[CERT_A].lane, 0);
    assert_int_equal(debrief->teams[PORT].lane, 1);
    assert_int_equal(debrief->teams[CERT_B].lane, 2);
    assert_int_equal(debrief->teams[CARRIER].lane, 3);
    debrief_destroy(debrief);
}

static void times_and_numbers_read_like_times_and_numbers(void **state)
{
    struct ports *ports = *state;
    struct debrief_model *debrief = ports_debrief(ports);
    assert_string_equal(debrief_moment(debrief, 0).at, "07:40");
    assert_string_equal(debrief_moment(debrief, 24 * HOUR + 5 * MINUTE).at, "Day 2 07:45");
    assert_string_equal(debrief_moment(debrief, DEBRIEF_NEVER).at, "never");
    assert_string_equal(debrief_date(debrief, 0).at, "Mon 2 Mar 2026 07:40");
    assert_string_equal(debrief_span(59).at, "59 s");
    assert_string_equal(debrief_span(-90).at, "-1 min");
    assert_string_equal(debrief_span(98 * MINUTE).at, "1 h 38 min");
    assert_string_equal(debrief_span(72 * HOUR).at, "72 h");
    assert_string_equal(debrief_span(100 * HOUR).at, "4 d 4 h");
    assert_string_equal(debrief_number(1500000000).at, "1,500");
    assert_string_equal(debrief_number(-250000).at, "-0.25");
    assert_string_equal(debrief_number(-4999).at, "0");
    assert_string_equal(debrief_number(6400000).at, "6.4");
    assert_string_equal(debrief_number(INT64_MIN).at, "-9,223,372,036,854.78");
    debrief_destroy(debrief);
}

/* ---- whose words ------------------------------------------------------------------------------------------------ */

static struct input typed_input(enum input_kind kind, int64_t at_s, uint32_t team, const char *text)
{
    struct input input = input_make(kind, (struct sender){ ROLE_SEAT, { team }, 0 });
    input.at_s = at_s;
    input.text = text;
    return input;
}

/* Two notes in one second, one of another team between them, and a decision that was refused and then taken. */
static void words_find_their_record(void **state)
{
    struct ports *ports = *state;
    struct record note = ports_record(RECORD_INPUT, 60, PORT, SHELF_NONE, 0);
    note.value2 = INPUT_NOTE;
    uint32_t first = ports_add(ports, note);
    note.team = CERT_A;
    uint32_t theirs = ports_add(ports, note);
    note.team = PORT;
    uint32_t second = ports_add(ports, note);
    struct record refused = ports_record(RECORD_REFUSED, 90, PORT, SHELF_DECISION, STOP);
    refused.value2 = INPUT_DECIDE;
    uint32_t no = ports_add(ports, refused);
    uint32_t opened = open_stop(ports, 90);
    uint32_t answer = answer_stop(ports, 120, opened, STOP_NOW);
    struct debrief_typed typed;
    debrief_typed_init(&typed, ports->trace);
    struct input input = typed_input(INPUT_NOTE, 60, PORT, "one");
    assert_int_equal(debrief_typed_add(&typed, &input), first);
    input = typed_input(INPUT_NOTE, 60, CERT_A, "theirs");
    assert_int_equal(debrief_typed_add(&typed, &input), theirs);
    input = typed_input(INPUT_NOTE, 60, PORT, "two");
    assert_int_equal(debrief_typed_add(&typed, &input), second);
    input = typed_input(INPUT_DECIDE, 90, PORT, "too early");
    input.thing = thing(SHELF_DECISION, STOP);
    assert_int_equal(debrief_typed_add(&typed, &input), no);
    input = typed_input(INPUT_DECIDE, 120, PORT, "It can be taken back.");
    input.thing = thing(SHELF_DECISION, STOP);
    assert_int_equal(debrief_typed_add(&typed, &input), answer);
    input = typed_input(INPUT_NOTE, 120, PORT, "cut off");
    assert_int_equal(debrief_typed_add(&typed, &input), 0);
    struct debrief_source source = { .world = ports->world,
                                     .trace = ports->trace,
                                     .words = debrief_typed_words(&typed) };
    struct debrief_model *debrief = debrief_create(&source);
    assert_string_equal(debrief->decisions[0].words, "It can be taken back.");
    assert_string_equal(debrief->notes[1].words, "theirs");
    assert_string_equal(debrief->notes[2].words, "two");
    debrief_destroy(debrief);
    debrief_typed_deinit(&typed);
}

/* A decision notifies by itself in the same second in which the team then tries to notify: that one is refused. */
static void what_a_choice_did_is_not_taken_for_an_input(void **state)
{
    struct ports *ports = *state;
    uint32_t answer = answer_stop(ports, 60, open_stop(ports, 0), STOP_NOW);
    uint32_t effect = caused(ports, RECORD_EFFECT, 60, SHELF_OPTION, STOP_NOW, answer, 0);
    (void)stage(ports, RECORD_NOTICE, 60, 0, 0, 0, effect);
    struct record refused = ports_record(RECORD_REFUSED, 60, PORT, SHELF_CLOCK, NOTICE_CLOCK);
    refused.value2 = INPUT_NOTIFY;
    uint32_t no = ports_add(ports, refused);
    struct debrief_typed typed;
    debrief_typed_init(&typed, ports->trace);
    struct input input = typed_input(INPUT_NOTIFY, 60, PORT, "We report.");
    input.thing = thing(SHELF_CLOCK, NOTICE_CLOCK);
    assert_int_equal(debrief_typed_add(&typed, &input), no);
    debrief_typed_deinit(&typed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_answer_has_its_time_letter_and_soundness, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_followed_is_counted_and_luck_kept_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nobody_answered_is_a_state_of_its_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(not_agreed_keeps_the_answer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(more_time_makes_an_answer_assisted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_open_decision_is_open_when_the_session_stops, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_stage_has_its_moments_margin_and_completeness, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_late_stage_has_a_margin_below_zero, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_duty_that_fell_away_is_neither_met_nor_missed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_duty_that_nobody_declared_is_missed_when_its_time_by_the_facts_has_passed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_duty_that_nobody_declared_is_told_before_its_time_has_passed_too, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_duty_met_by_anothers_word_names_who_told_whom, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_last_stage_with_gaps_is_in_time_and_not_met, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_measure_is_known_at_every_second, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_first_call_counts_from_the_first_alert, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_empty_trace_has_scores_that_claim_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bots_stand_beside_people_and_not_among_them, set_up, tear_down),
        cmocka_unit_test_setup_teardown(moments_stand_in_order_and_can_be_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(placeholders_are_filled_as_things_stood_then, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_question_with_a_placeholder_is_read_as_it_was_put, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lanes_stand_home_first_and_governments_before_business, set_up, tear_down),
        cmocka_unit_test_setup_teardown(times_and_numbers_read_like_times_and_numbers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words_find_their_record, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_choice_did_is_not_taken_for_an_input, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
