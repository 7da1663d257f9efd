/* Who knew what when, on traces whose every figure is known beforehand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "charts/survival.h"
#include "debrief/two_ports.h"

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

/* ---- how a delay divides ---------------------------------------------------------------------------------------- */

/* The port learns at 10 min, sends at 25, the CERT has it at 33 and opens it at 40: hold 15, channel 8, desk 7. */
static void one_hop_divides_into_hold_channel_and_desk(void **state)
{
    struct ports *ports = *state;
    uint32_t inject = ports_inject(ports, 10 * MINUTE, ALARM, PORT);
    (void)ports_learned(ports, 10 * MINUTE, PORT, HASH, inject);
    uint32_t sent = ports_sent(ports, 25 * MINUTE, HASH, PORT, CERT_A, PHONE);
    uint32_t arrived = ports_arrived(ports, 33 * MINUTE, sent);
    (void)ports_read(ports, 40 * MINUTE, CERT_A, arrived);
    struct debrief_model *debrief = ports_debrief(ports);
    const struct debrief_need *need = ports_need(debrief, HASH, CERT_A);
    assert_int_equal(need->state, DEBRIEF_NEED_MET);
    assert_int_equal(need->first_s, 10 * MINUTE);
    assert_int_equal(need->first_team.v, PORT);
    assert_int_equal(need->relay_s, 0);
    assert_int_equal(need->hold_s, 15 * MINUTE);
    assert_int_equal(need->channel_s, 8 * MINUTE);
    assert_int_equal(need->desk_s, 7 * MINUTE);
    assert_int_equal(need->relay_s + need->hold_s + need->channel_s + need->desk_s, need->read_s - need->first_s);
    assert_int_equal(need->acted_s, DEBRIEF_NEVER);
    debrief_destroy(debrief);
}

/* Port 0 → CERT A: sent 10, there 25; CERT A → CERT B: sent 40, there 60, opened 70. For CERT B: relay 25, hold 15,
 * channel 20, desk 10. */
static void two_hops_put_the_first_into_relay(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    uint32_t first = ports_sent(ports, 10 * MINUTE, HASH, PORT, CERT_A, PHONE);
    (void)ports_arrived(ports, 25 * MINUTE, first);
    uint32_t second = ports_sent(ports, 40 * MINUTE, HASH, CERT_A, CERT_B, MAIL);
    uint32_t arrived = ports_arrived(ports, 60 * MINUTE, second);
    (void)ports_read(ports, 70 * MINUTE, CERT_B, arrived);
    struct debrief_model *debrief = ports_debrief(ports);
    const struct debrief_need *need = ports_need(debrief, HASH, CERT_B);
    assert_int_equal(need->state, DEBRIEF_NEED_MET); /* by 60 min: exactly in time */
    assert_int_equal(need->relay_s, 25 * MINUTE);
    assert_int_equal(need->hold_s, 15 * MINUTE);
    assert_int_equal(need->channel_s, 20 * MINUTE);
    assert_int_equal(need->desk_s, 10 * MINUTE);
    const struct debrief_holding *path[4];
    assert_int_equal(debrief_path(debrief, (struct fact_id){ HASH }, (struct team_id){ CERT_B }, path, 4), 3);
    assert_int_equal(path[0]->team.v, PORT);
    assert_int_equal(path[1]->team.v, CERT_A);
    assert_int_equal(path[2]->team.v, CERT_B);
    /* The first CERT never opened its mail, but it sent it on: it had read it by then. */
    assert_int_equal(path[1]->read_s, 40 * MINUTE);
    assert_int_equal(path[1]->acted_s, 40 * MINUTE);
    debrief_destroy(debrief);
}

static void what_is_never_opened_has_no_desk_time(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    (void)ports_arrived(ports, 5 * MINUTE, ports_sent(ports, 2 * MINUTE, HASH, PORT, CERT_A, PHONE));
    (void)ports_end(ports, 3 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    const struct debrief_need *need = ports_need(debrief, HASH, CERT_A);
    assert_int_equal(need->state, DEBRIEF_NEED_MET);
    assert_int_equal(need->channel_s, 3 * MINUTE);
    assert_int_equal(need->desk_s, DEBRIEF_NEVER);
    debrief_destroy(debrief);
}

static void what_comes_over_the_press_names_its_sender(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    struct record sent = ports_record(RECORD_SENT, 30 * MINUTE, PORT, SHELF_FACT, HASH);
    sent.to = TEAM_PUBLIC.v;
    sent.other = thing(SHELF_CHANNEL, PRESS).v;
    sent.value = TLP_AMBER;
    uint32_t number = ports_add(ports, sent);
    struct record published = ports_record(RECORD_PUBLISHED, 31 * MINUTE, PORT, SHELF_FACT, HASH);
    published.cause = number;
    uint32_t news = ports_add(ports, published);
    (void)ports_learned(ports, 31 * MINUTE, CERT_B, HASH, news);
    struct debrief_model *debrief = ports_debrief(ports);
    const struct debrief_need *need = ports_need(debrief, HASH, CERT_B);
    assert_int_equal(debrief->holdings[need->holding].how, DEBRIEF_PUBLIC);
    assert_int_equal(need->hold_s, 30 * MINUTE);
    assert_int_equal(need->channel_s, MINUTE);
    assert_int_equal(need->desk_s, 0); /* what is public, everybody has read */
    assert_int_equal(debrief->shares[0].arrived_s, 31 * MINUTE);
    debrief_destroy(debrief);
}

static void an_action_that_needs_a_fact_is_its_use(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    (void)ports_add(ports, ports_record(RECORD_ACTION, 9 * MINUTE, PORT, SHELF_ACTION, ISOLATE));
    struct debrief_model *debrief = ports_debrief(ports);
    const struct debrief_holding *held =
        debrief_find_holding(debrief, (struct fact_id){ HASH }, (struct team_id){ PORT });
    assert_int_equal(held->acted_s, 9 * MINUTE);
    debrief_destroy(debrief);
}

/* ---- what did not come ------------------------------------------------------------------------------------------ */

static void a_need_that_nobody_could_meet_is_no_failure(void **state)
{
    struct ports *ports = *state;
    (void)ports_end(ports, 3 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(ports_need(debrief, HASH, CERT_A)->state, DEBRIEF_NEED_NO_ONE);
    assert_int_equal(debrief->counts.no_one, 3);
    assert_int_equal(debrief->curve_all.count, 0);
    debrief_destroy(debrief);
}

/* Stopped at 30 minutes: what is due at 60 is open, and so is what has no time. Ended there: only what has no time
 * failed. */
static void what_is_not_due_when_it_stops_is_open(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    struct debrief_source source = { .world = ports->world, .trace = ports->trace, .until_s = 30 * MINUTE };
    struct debrief_model *debrief = debrief_create(&source);
    assert_int_equal(debrief->end_s, 30 * MINUTE);
    assert_int_equal(ports_need(debrief, HASH, CERT_B)->state, DEBRIEF_NEED_OPEN);
    assert_int_equal(ports_need(debrief, HASH, CERT_A)->state, DEBRIEF_NEED_OPEN);
    debrief_destroy(debrief);
    (void)ports_end(ports, 30 * MINUTE);
    debrief = ports_debrief(ports);
    assert_int_equal(ports_need(debrief, HASH, CERT_B)->state, DEBRIEF_NEED_OPEN);
    assert_int_equal(ports_need(debrief, HASH, CERT_A)->state, DEBRIEF_NEED_MISSED);
    debrief_destroy(debrief);
}

/* The port is the source, so its label binds nobody but others; with a channel open it could have told the carrier. */
static void what_could_have_been_sent_says_by_whom_and_from_when(void **state)
{
    struct ports *ports = *state;
    (void)ports_leg(ports, 0, PHONE, PORT, CARRIER);
    (void)ports_learned(ports, 20 * MINUTE, PORT, HASH, 0);
    (void)ports_end(ports, 3 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    const struct debrief_need *need = ports_need(debrief, HASH, CARRIER);
    assert_int_equal(need->state, DEBRIEF_NEED_MISSED);
    assert_int_equal(need->gap, DEBRIEF_GAP_NOT_SENT);
    assert_int_equal(need->could_team.v, PORT);
    assert_int_equal(need->could_s, 20 * MINUTE);
    assert_int_equal(debrief->counts.not_sent, 1);
    /* No channel led to either CERT. */
    assert_int_equal(ports_need(debrief, HASH, CERT_A)->gap, DEBRIEF_GAP_BARRED);
    debrief_destroy(debrief);
}

/* The CERT holds AMBER from the port; the carrier is no client of it and not named: the label stands between. */
static void a_label_that_stands_between_is_said(void **state)
{
    struct ports *ports = *state;
    (void)ports_leg(ports, 0, PHONE, CERT_A, CARRIER);
    (void)ports_learned(ports, 0, CERT_A, HASH, 0);
    (void)ports_end(ports, 3 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(ports_need(debrief, HASH, CARRIER)->gap, DEBRIEF_GAP_BARRED);
    debrief_destroy(debrief);
}

/* With the source's permission to use it as GREEN the community may have it. */
static void a_permission_counts_as_the_label(void **state)
{
    struct ports *ports = *state;
    (void)ports_leg(ports, 0, PHONE, CERT_A, CARRIER);
    (void)ports_learned(ports, 0, CERT_A, HASH, 0);
    struct record consent = ports_record(RECORD_CONSENT, 5 * MINUTE, CERT_A, SHELF_FACT, HASH);
    consent.value = TLP_GREEN;
    (void)ports_add(ports, consent);
    (void)ports_end(ports, 3 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(ports_need(debrief, HASH, CARRIER)->gap, DEBRIEF_GAP_NOT_SENT);
    debrief_destroy(debrief);
}

static void lost_late_and_slow_are_told_apart(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    uint32_t lost = ports_sent(ports, 10 * MINUTE, HASH, PORT, CERT_B, PHONE);
    struct record gone = ports_record(RECORD_LOST, 12 * MINUTE, ID_NONE, SHELF_FACT, HASH);
    gone.cause = lost;
    gone.value = LOST_STALE_CONTACT;
    (void)ports_add(ports, gone);
    uint32_t slow = ports_sent(ports, 30 * MINUTE, HASH, PORT, CARRIER, PHONE);
    (void)ports_arrived(ports, 3 * HOUR, slow); /* needed by 2 h */
    (void)ports_end(ports, 4 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(ports_need(debrief, HASH, CERT_B)->gap, DEBRIEF_GAP_LOST);
    assert_int_equal(ports_need(debrief, HASH, CARRIER)->state, DEBRIEF_NEED_LATE);
    assert_int_equal(ports_need(debrief, HASH, CARRIER)->gap, DEBRIEF_GAP_ON_THE_WAY);
    assert_int_equal(debrief->counts.lost, 1);
    assert_int_equal(debrief->counts.blocked, 1);
    debrief_destroy(debrief);
}

static void what_came_too_late_for_anybody_is_nobodys_fault(void **state)
{
    struct ports *ports = *state;
    (void)ports_leg(ports, 0, PHONE, PORT, CERT_B);
    (void)ports_learned(ports, 90 * MINUTE, PORT, HASH, 0); /* CERT B needed it by 60 */
    (void)ports_end(ports, 3 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(ports_need(debrief, HASH, CERT_B)->gap, DEBRIEF_GAP_TOO_NEW);
    assert_int_equal(debrief->counts.not_sent, 0);
    debrief_destroy(debrief);
}

static void a_team_that_nobody_plays_could_not_have_told_them(void **state)
{
    struct ports *ports = *state;
    (void)ports_seat(ports, PORT, 0);
    (void)ports_leg(ports, 0, PHONE, PORT, CERT_B);
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    (void)ports_end(ports, 3 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(ports_need(debrief, HASH, CERT_B)->gap, DEBRIEF_GAP_NOBODYS);
    assert_int_equal(debrief->counts.not_sent, 0);
    debrief_destroy(debrief);
}

/* ---- the curve -------------------------------------------------------------------------------------------------- */

/* Three needs, waits of 10, 30 and 120 minutes: half know after 30, nine of ten after 120. */
static void the_median_is_of_all_that_wait(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    (void)ports_arrived(ports, 10 * MINUTE, ports_sent(ports, MINUTE, HASH, PORT, CERT_A, PHONE));
    (void)ports_arrived(ports, 30 * MINUTE, ports_sent(ports, 20 * MINUTE, HASH, PORT, CERT_B, PHONE));
    (void)ports_arrived(ports, 120 * MINUTE, ports_sent(ports, 40 * MINUTE, HASH, PORT, CARRIER, PHONE));
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(debrief->curve.count, 3);
    assert_int_equal(debrief->curve.arrived, 3);
    assert_int_equal(debrief->curve.median_s, 30 * MINUTE);
    assert_int_equal(debrief->curve.most_s, 120 * MINUTE);
    assert_int_equal(debrief->curve.step_count, 4);
    assert_int_equal(debrief->curve.steps[1].waiting_ppm, 666667);
    assert_int_equal(debrief->curve.steps[3].waiting_ppm, 0);
    debrief_destroy(debrief);
}

/* Only one of three arrived. A mean of what arrived would say ten minutes; the curve says that half never knew. */
static void what_never_arrives_is_watched_not_dropped(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    (void)ports_arrived(ports, 10 * MINUTE, ports_sent(ports, MINUTE, HASH, PORT, CERT_A, PHONE));
    (void)ports_end(ports, 3 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(debrief->curve.arrived, 1);
    assert_int_equal(debrief->curve.censored, 2);
    assert_int_equal(debrief->curve.median_s, DEBRIEF_NEVER);
    assert_int_equal(debrief->curve.longest_s, 3 * HOUR);
    assert_string_equal(debrief->cards[DEBRIEF_CARD_SHARE].value, "Not reached");
    debrief_destroy(debrief);
}

/* Waits of 10 and 100 minutes, and one still waiting at the end: the picture counts for itself, and must agree. */
static void the_picture_of_the_curve_has_the_same_median(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    (void)ports_arrived(ports, 10 * MINUTE, ports_sent(ports, MINUTE, HASH, PORT, CERT_A, PHONE));
    (void)ports_arrived(ports, 100 * MINUTE, ports_sent(ports, 40 * MINUTE, HASH, PORT, CARRIER, PHONE));
    (void)ports_end(ports, 140 * MINUTE);
    struct debrief_model *debrief = ports_debrief(ports);
    struct survival_need waits[3];
    assert_int_equal(debrief->curve.count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        waits[i] = (struct survival_need){ debrief->curve.waits[i].s, debrief->curve.waits[i].arrived };
    }
    struct survival_series series = { "all", waits, 3 };
    struct arena arena;
    arena_init(&arena);
    int64_t median_s = 0;
    assert_true(survival_median(&series, &arena, &median_s));
    assert_int_equal(median_s, debrief->curve.median_s);
    assert_int_equal(median_s, 100 * MINUTE);
    arena_deinit(&arena);
    debrief_destroy(debrief);
}

static void what_a_team_had_first_needs_no_sharing(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, CERT_A, HASH, 0);
    (void)ports_end(ports, HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    const struct debrief_need *need = ports_need(debrief, HASH, CERT_A);
    assert_true(need->is_own);
    assert_int_equal(need->state, DEBRIEF_NEED_MET);
    assert_int_equal(debrief->curve.count, 2);
    debrief_destroy(debrief);
}

/* ---- bots, and help --------------------------------------------------------------------------------------------- */

static void what_a_bot_held_is_nobodys_delay(void **state)
{
    struct ports *ports = *state;
    (void)ports_seat(ports, PORT, 2); /* prompt */
    (void)ports_seat(ports, CERT_A, 1);
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    (void)ports_arrived(ports, 10 * MINUTE, ports_sent(ports, MINUTE, HASH, PORT, CERT_A, PHONE));
    (void)ports_arrived(ports, 50 * MINUTE, ports_sent(ports, 20 * MINUTE, HASH, CERT_A, CERT_B, MAIL));
    struct debrief_model *debrief = ports_debrief(ports);
    assert_true(debrief->has_people);
    assert_string_equal(debrief->teams[PORT].policy, "prompt");
    assert_int_equal(debrief->teams[PORT].who, DEBRIEF_BOT);
    assert_false(ports_need(debrief, HASH, CERT_A)->is_people);
    assert_true(ports_need(debrief, HASH, CERT_B)->is_people);
    /* People held it from minute 10 on: theirs are 40 minutes, and the wait of the carrier, which never heard. */
    assert_int_equal(debrief->curve.count, 2);
    assert_int_equal(debrief->curve_all.count, 3);
    assert_int_equal(debrief->curve.median_s, 40 * MINUTE);
    debrief_destroy(debrief);
}

static void a_hint_keeps_a_delay_out_of_the_median(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    struct record hint = ports_record(RECORD_INPUT, 5 * MINUTE, ID_NONE, SHELF_NONE, 0);
    hint.to = PORT;
    hint.value2 = INPUT_HINT;
    (void)ports_add(ports, hint);
    (void)ports_arrived(ports, 10 * MINUTE, ports_sent(ports, 9 * MINUTE, HASH, PORT, CERT_A, PHONE));
    (void)ports_arrived(ports, 40 * MINUTE, ports_sent(ports, 30 * MINUTE, HASH, CERT_A, CERT_B, MAIL));
    (void)ports_end(ports, HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_true(ports_need(debrief, HASH, CERT_A)->is_assisted);
    assert_false(ports_need(debrief, HASH, CERT_B)->is_assisted);
    assert_int_equal(debrief->curve.count, 1);
    debrief_destroy(debrief);
}

static void told_outside_the_program_is_assisted(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    struct record report = ports_record(RECORD_INPUT, 5 * MINUTE, PORT, SHELF_FACT, HASH);
    report.to = CERT_A;
    report.value2 = INPUT_REPORT;
    (void)ports_add(ports, report);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(ports_need(debrief, HASH, CERT_A)->reported_s, 5 * MINUTE);
    assert_true(ports_need(debrief, HASH, CERT_A)->is_assisted);
    assert_int_equal(debrief->notes[0].kind, DEBRIEF_REPORT);
    debrief_destroy(debrief);
}

/* ---- handling, requests, the public ----------------------------------------------------------------------------- */

static void breaches_and_what_was_of_no_use_are_counted(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, CERT_A, HASH, 0);
    uint32_t sent = ports_sent(ports, MINUTE, HASH, CERT_A, CARRIER, PHONE);
    struct record breach = ports_record(RECORD_BREACH, MINUTE, CERT_A, SHELF_FACT, HASH);
    breach.to = CARRIER;
    breach.value = BREACH_LABEL;
    breach.cause = sent;
    (void)ports_add(ports, breach);
    (void)ports_arrived(ports, 3 * MINUTE, sent);
    (void)ports_arrived(ports, 9 * MINUTE, ports_sent(ports, 5 * MINUTE, HASH, CERT_A, PORT, PHONE));
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(debrief->counts.sent, 2);
    assert_int_equal(debrief->counts.border, 1);
    assert_int_equal(debrief->counts.breaches[BREACH_LABEL], 1);
    assert_int_equal(debrief->shares[0].breaches, 1u << BREACH_LABEL);
    assert_true(debrief_find_holding(debrief, (struct fact_id){ HASH }, (struct team_id){ CARRIER })->is_leak);
    assert_false(debrief_find_holding(debrief, (struct fact_id){ HASH }, (struct team_id){ PORT })->is_leak);
    assert_int_equal(debrief->counts.judged, 2);
    assert_int_equal(debrief->counts.needed, 2); /* the carrier needs it, the port is its source */
    assert_int_equal(debrief->counts.between[SECTOR_GOVERNMENT][SECTOR_BUSINESS], 2);
    assert_int_equal(debrief->counts.told[CERT_A * 4 + CARRIER], 1);
    debrief_destroy(debrief);
}

static uint32_t ask(struct ports *ports, int64_t at_s, int64_t arrives_s, uint32_t from, uint32_t to)
{
    struct record asked = ports_record(RECORD_ASKED, at_s, from, SHELF_FACT, HASH);
    asked.to = to;
    struct record request = ports_record(RECORD_REQUEST, arrives_s, to, SHELF_FACT, HASH);
    request.to = from;
    request.cause = ports_add(ports, asked);
    return ports_add(ports, request);
}

static void a_request_may_be_answered_with_the_thing_itself(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    (void)ask(ports, MINUTE, 3 * MINUTE, CERT_A, PORT);
    (void)ports_sent(ports, 20 * MINUTE, HASH, PORT, CERT_A, PHONE);
    uint32_t second = ask(ports, 30 * MINUTE, 31 * MINUTE, CERT_B, PORT);
    struct record no = ports_record(RECORD_REPLIED, 40 * MINUTE, PORT, SHELF_FACT, HASH);
    no.to = CERT_B;
    no.value = REPLY_NO;
    no.cause = second;
    (void)ports_add(ports, no);
    (void)ask(ports, 50 * MINUTE, 51 * MINUTE, CARRIER, PORT);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_int_equal(debrief->requests[0].state, DEBRIEF_REQUEST_TOLD);
    assert_int_equal(debrief->requests[0].answered_s - debrief->requests[0].arrived_s, 17 * MINUTE);
    assert_int_equal(debrief->requests[1].state, DEBRIEF_REQUEST_NO);
    assert_int_equal(debrief->requests[2].state, DEBRIEF_REQUEST_SILENT);
    assert_int_equal(debrief->counts.answered, 1);
    assert_int_equal(debrief->counts.silent, 1);
    debrief_destroy(debrief);
}

static void a_false_word_stands_until_it_is_put_right(void **state)
{
    struct ports *ports = *state;
    struct record truth = ports_record(RECORD_TRUTH, 0, ID_NONE, SHELF_FACT, RUMOUR);
    (void)ports_add(ports, truth);
    (void)ports_learned(ports, 0, PORT, RUMOUR, 0);
    uint32_t statement = ports_add(ports, ports_record(RECORD_STATEMENT, 10 * MINUTE, PORT, SHELF_NONE, 0));
    struct record published = ports_record(RECORD_PUBLISHED, 10 * MINUTE, PORT, SHELF_FACT, RUMOUR);
    published.cause = statement;
    published.value = TLP_CLEAR;
    (void)ports_add(ports, published);
    struct record right = ports_record(RECORD_PUBLISHED, 100 * MINUTE, ID_NONE, SHELF_FACT, TIMES);
    (void)ports_add(ports, right);
    struct debrief_model *debrief = ports_debrief(ports);
    const struct debrief_statement *said = &debrief->statements[1]; /* 0: the words themselves, without a fact */
    assert_int_equal(said->fact.v, RUMOUR);
    assert_true(said->is_false);
    assert_false(said->is_leak);
    assert_int_equal(said->until_s, 100 * MINUTE);
    assert_false(debrief->statements[2].is_false);
    debrief_destroy(debrief);
}

/* ---- the hot wash, and what does not fit ------------------------------------------------------------------------ */

static void a_question_gets_its_minutes_and_its_team(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    (void)ports_arrived(ports, 10 * MINUTE, ports_sent(ports, MINUTE, HASH, PORT, CERT_A, PHONE));
    (void)ports_arrived(ports, 50 * MINUTE, ports_sent(ports, 20 * MINUTE, HASH, PORT, CERT_B, PHONE));
    (void)ports_arrived(ports, 1234 * MINUTE, ports_sent(ports, 60 * MINUTE, HASH, PORT, CARRIER, PHONE));
    struct debrief_model *debrief = ports_debrief(ports);
    assert_string_equal(debrief->questions[HOT_HASH].ask, "Belmora Lines heard of the hash 1,234 minutes later. Why?");
    assert_string_equal(debrief->questions[HOT_HASH].caution, "");
    assert_true(debrief->questions[HOT_HASH].came_up);
    assert_false(debrief->questions[HOT_LEAD].came_up);
    debrief_destroy(debrief);
}

static void a_question_about_what_never_came_says_so(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, PORT, HASH, 0);
    (void)ports_end(ports, 3 * HOUR);
    struct debrief_model *debrief = ports_debrief(ports);
    assert_string_equal(debrief->questions[HOT_HASH].ask,
                        "Belmora CERT heard of the hash more than 180 minutes later. Why?");
    assert_string_not_equal(debrief->questions[HOT_HASH].caution, "");
    debrief_destroy(debrief);
}

/* A damaged or foreign file may name anything. Every record is tried with every id out of range. */
static void what_this_world_does_not_have_is_left_out(void **state)
{
    struct ports *ports = *state;
    uint32_t before = trace_count(ports->trace);
    for (uint32_t kind = RECORD_NONE + 1; kind < RECORD_KIND_COUNT; kind++) {
        for (enum shelf shelf = SHELF_ECONOMY; shelf < SHELF_COUNT; shelf++) {
            struct record record = ports_record((enum record_kind)kind, MINUTE, 200, shelf, 60000);
            (void)ports_add(ports, record);
            record.team = 0;
            record.other = thing(SHELF_CHANNEL, 500).v;
            (void)ports_add(ports, record);
            record.thing = thing(shelf, 0).v;
            record.to = 200;
            (void)ports_add(ports, record);
            record.to = 1;
            record.value = -5;
            record.value2 = INT64_MAX;
            record.cause = trace_count(ports->trace);
            (void)ports_add(ports, record);
        }
    }
    struct debrief_model *debrief = ports_debrief(ports);
    assert_true(debrief->left_out > (trace_count(ports->trace) - before) / 2);
    assert_int_equal(debrief->record_count, trace_count(ports->trace));
    debrief_destroy(debrief);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_hop_divides_into_hold_channel_and_desk, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_hops_put_the_first_into_relay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_never_opened_has_no_desk_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_comes_over_the_press_names_its_sender, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_action_that_needs_a_fact_is_its_use, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_need_that_nobody_could_meet_is_no_failure, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_due_when_it_stops_is_open, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_could_have_been_sent_says_by_whom_and_from_when, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_label_that_stands_between_is_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_permission_counts_as_the_label, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lost_late_and_slow_are_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_came_too_late_for_anybody_is_nobodys_fault, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_team_that_nobody_plays_could_not_have_told_them, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_picture_of_the_curve_has_the_same_median, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_median_is_of_all_that_wait, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_never_arrives_is_watched_not_dropped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_team_had_first_needs_no_sharing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_bot_held_is_nobodys_delay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_hint_keeps_a_delay_out_of_the_median, set_up, tear_down),
        cmocka_unit_test_setup_teardown(told_outside_the_program_is_assisted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(breaches_and_what_was_of_no_use_are_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_request_may_be_answered_with_the_thing_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_false_word_stands_until_it_is_put_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_question_gets_its_minutes_and_its_team, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_question_about_what_never_came_says_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_this_world_does_not_have_is_left_out, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
