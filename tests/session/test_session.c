/* From a wish to a view: one decision, one share, one clock, and what else the conductor promises. */
#include <string.h>

#include "session/exercise.h"

static const struct team_id cert = { CERT }, power = { POWER }, press = { PRESS };

static const struct record *find(const struct exercise *e, enum record_kind kind, uint32_t team)
{
    const struct trace *trace = session_trace(e->session);
    for (uint32_t number = 1; number <= trace_count(trace); number++) {
        const struct record *record = trace_record(trace, number);
        if (record->kind == kind && (team == ID_NONE || record->team == team)) {
            return record;
        }
    }
    fail_msg("no record %s", record_kind_name(kind));
    return NULL;
}

static void play_until(struct exercise *e, int64_t until_s)
{
    struct pace pace = { 0 };
    exercise_play(e, until_s, &pace);
}

/* ---- one of each, end to end ------------------------------------------------------------------------------------- */

struct rows { uint32_t count, decides, last_number; };

static enum err count_rows(void *context, const struct journal_input *input, struct err_note *note)
{
    struct rows *rows = context;
    (void)note;
    rows->last_number = (uint32_t)input->number;
    rows->count++;
    if (strcmp(input->kind, "decide") == 0 && strcmp(input->team, "power") == 0) {
        rows->decides++;
        assert_string_equal(input->role, "seat");
        assert_int_equal(input->at_s, 640);
        assert_non_null(strstr(input->payload, "decision.isolate"));
        assert_non_null(strstr(input->payload, "cut"));
        assert_string_equal(input->text, EXERCISE_RATIONALE);
    }
    return ERR_OK;
}

static void a_decision_goes_from_the_wish_to_the_view(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    play_until(e, 640);
    struct rows rows = { 0 };
    assert_good(&e->f, journal_each_input(e->journal, 1, count_rows, &rows, &e->f.note));
    assert_int_equal(rows.decides, 2); /* the second was refused, and is in the record all the same */
    assert_int_equal(rows.count, rows.last_number);
    assert_int_equal(find(e, RECORD_ANSWERED, POWER)->other, thing(SHELF_OPTION, ISOLATE_CUT).v);
    assert_int_equal(find(e, RECORD_REFUSED, POWER)->value, REFUSED_ALREADY);
    const struct view *view = session_view(e->session, power);
    assert_int_equal(view->decisions[0].status, VIEW_IS_ANSWERED);
    assert_int_equal(view->decisions[0].answered_s, 640);
    assert_true(view->decisions[0].options[0].chosen);
    assert_int_equal(view->refusals_count, 1);
    assert_int_equal(session_view(e->session, cert)->decisions_count, 0);
    assert_int_equal(session_view(e->session, press)->refusals_count, 0);
}

static void a_share_arrives_where_it_was_sent_and_nowhere_else(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    play_until(e, 9000);
    const struct view *mine = session_view(e->session, power);
    const struct view_send *sent = &mine->sends[mine->sends_count - 1];
    assert_int_equal(sent->at_s, 9000);
    assert_int_equal(sent->receipt_s, INT64_MAX);
    uint32_t before = session_view(e->session, cert)->arrivals_count;
    play_until(e, 9000 + 600);
    const struct view *theirs = session_view(e->session, cert);
    assert_int_equal(theirs->arrivals_count, before + 1);
    const struct view_arrival *arrival = &theirs->arrivals[before];
    assert_in_range(arrival->at_s, 9060, 9300);
    assert_string_equal(theirs->teams[arrival->from].title, "Riverside Power");
    assert_int_equal(session_view(e->session, power)->sends[mine->sends_count - 1].receipt_s, arrival->at_s);
}

static void a_clock_starts_is_met_and_its_words_arrive(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    play_until(e, 60);
    const struct view_clock *clock = &session_view(e->session, power)->clocks[0];
    assert_int_equal(clock->status, VIEW_RUNNING);
    assert_int_equal(clock->stages[0].deadline_s, 7200);
    play_until(e, 2600);
    const struct view *view = session_view(e->session, power);
    assert_int_equal(view->clocks[0].stages[0].status, VIEW_STAGE_IS_MET); /* by the decision */
    assert_int_equal(view->clocks[0].stages[1].status, VIEW_STAGE_IS_MET); /* by hand */
    const struct view *theirs = session_view(e->session, cert);
    assert_int_equal(theirs->notices_got_count, 2);
    assert_string_equal(theirs->notices_got[1].text, EXERCISE_NOTICE);
}

/* The notice declares as well, and is not the first record of its input: the words go with the notice all the same. */
static void the_words_of_a_first_notice_go_with_it(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    play_until(e, 60);
    struct view_wish wish = view_wish_make(WISH_NOTIFY);
    wish.clock = wish.stage = 0;
    wish.text = EXERCISE_NOTICE;
    enum refusal refusal = REFUSAL_COUNT;
    assert_good(&e->f, session_wish(e->session, power, &wish, 1, &refusal, &e->f.note));
    assert_int_equal(refusal, REFUSED_NOT);
    assert_int_equal(session_view(e->session, cert)->notices_got_count, 1);
    assert_string_equal(session_view(e->session, cert)->notices_got[0].text, EXERCISE_NOTICE);
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

/* The choice notifies by itself, in the same moment: what the person wrote under it was for the own table. */
static void why_somebody_chose_is_not_told_to_those_whom_the_choice_tells(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    play_until(e, 700);
    const struct view *theirs = session_view(e->session, cert);
    assert_int_equal(theirs->notices_got_count, 1);
    assert_string_equal(theirs->notices_got[0].text, "");
    struct str dump = { 0 };
    view_dump(theirs, &dump);
    assert_null(strstr(str_text(&dump), "zyxwv"));
    str_deinit(&dump);
    const struct trace *trace = session_trace(e->session);
    uint32_t with_words = 0;
    for (uint32_t number = 1; number <= trace_count(trace); number++) {
        const char *words = session_words(e->session, number);
        if (words != NULL && strcmp(words, EXERCISE_RATIONALE) == 0) {
            const struct record *record = trace_record(trace, number);
            assert_true(record->kind == RECORD_ANSWERED || record->kind == RECORD_REFUSED);
            with_words++;
        }
    }
    assert_int_equal(with_words, 2);
}

static void what_people_type_can_be_erased_and_nothing_else_changes(void **state)
{
    struct exercise *e = *state;
    struct upshot before, after;
    exercise_begin(e);
    play_until(e, 6000);
    upshot_take(e, &before);
    exercise_stop(e);
    assert_true(fixture_file_has(e->f.path, "zyxwv"));
    uint64_t erased = 0;
    assert_good(&e->f, journal_forget(e->f.path, JOURNAL_EVERYBODY, &erased, &e->f.note));
    assert_true(erased >= 6);
    assert_false(fixture_file_has(e->f.path, "zyxwv"));
    exercise_resume(e);
    upshot_take(e, &after);
    assert_true(digest_equal(before.digest, after.digest));
    assert_null(strstr(str_text(&after.views), "zyxwv"));
    assert_string_not_equal(str_text(&before.views), str_text(&after.views));
    upshot_deinit(&before);
    upshot_deinit(&after);
}

static enum err no_text_in_payload(void *context, const struct journal_input *input, struct err_note *note)
{
    uint32_t *texts = context;
    (void)note;
    assert_null(strstr(input->payload, "zyxwv"));
    *texts += input->text != NULL;
    return ERR_OK;
}

struct typed { uint32_t of_people, of_bots; };

static enum err count_people(void *context, const struct journal_input *input, struct err_note *note)
{
    struct typed *typed = context;
    (void)note;
    bool is_person = strcmp(input->role, "seat") == 0;
    assert_int_equal(input->person, is_person && input->text != NULL ? 1 : 0);
    typed->of_people += is_person && input->text != NULL;
    typed->of_bots += strcmp(input->role, "bot") == 0;
    return ERR_OK;
}

/* Power alone is a person's; without a number nobody could ask that just its words be erased. */
static void who_plays_alone_is_person_one_and_bots_are_nobody(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    play_until(e, 6000);
    struct typed typed = { 0 };
    assert_good(&e->f, journal_each_input(e->journal, 1, count_people, &typed, &e->f.note));
    assert_true(typed.of_people > 0);
    assert_true(typed.of_bots > 0);
}

static enum err no_text_in_record(void *context, uint32_t number, const void *bytes, size_t count, struct err_note *note)
{
    (void)context;
    (void)number;
    (void)note;
    for (size_t at = 0; at + 5 <= count; at++) {
        assert_memory_not_equal((const char *)bytes + at, "zyxwv", 5);
    }
    return ERR_OK;
}

static void what_people_type_is_in_the_texts_alone(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    play_until(e, 6000);
    uint32_t texts = 0;
    assert_good(&e->f, journal_each_input(e->journal, 1, no_text_in_payload, &texts, &e->f.note));
    assert_true(texts >= 6);
    assert_good(&e->f, journal_each_record(e->journal, 1, no_text_in_record, NULL, &e->f.note));
}

/* ---- refusals of the world --------------------------------------------------------------------------------------- */

static void a_handle_that_was_never_given_out_records_nothing(void **state)
{
    struct exercise *e = *state;
    struct upshot before, after;
    exercise_begin(e);
    play_until(e, 100);
    upshot_take(e, &before);
    uint64_t inputs = journal_input_count(e->journal);
    struct view_wish wish = view_wish_make(WISH_DECIDE);
    wish.decision = 3;
    wish.option_count = 1;
    enum refusal refusal = REFUSED_NOT;
    assert_int_equal(session_wish(e->session, power, &wish, 1, &refusal, &e->f.note), ERR_BAD_INPUT);
    upshot_take(e, &after);
    assert_same_upshot(&before, &after);
    assert_int_equal(journal_input_count(e->journal), inputs);
    upshot_deinit(&before);
    upshot_deinit(&after);
}

static void a_text_that_is_too_long_records_nothing_and_disturbs_nothing(void **state)
{
    struct exercise *e = *state;
    struct upshot reference, after;
    exercise_reference(e, &reference);
    exercise_begin(e);
    play_until(e, 2000);
    const struct view *view = session_view(e->session, power);
    uint32_t events = view->event_count;
    char long_text[TEXT_BYTES_MAX + 2];
    memset(long_text, 'a', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    struct view_wish wish = view_wish_make(WISH_NOTE);
    wish.text = long_text;
    enum refusal refusal = REFUSED_NOT;
    assert_int_equal(session_wish(e->session, power, &wish, 1, &refusal, &e->f.note), ERR_TOO_BIG);
    assert_int_equal(view->event_count, events);
    play_until(e, INT64_MAX / 4);
    upshot_take(e, &after);
    assert_same_upshot(&reference, &after);
    upshot_deinit(&reference);
    upshot_deinit(&after);
}

/* A number of a team that is not there must not be looked up in the world. */
static void a_sender_from_nowhere_is_refused(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    struct input input = input_make(INPUT_NOTE, (struct sender){ ROLE_SEAT, { 200 }, 0 });
    enum refusal refusal = REFUSED_NOT;
    input.sender_number = 1;
    assert_good(&e->f, session_submit(e->session, &input, 1, &refusal, &e->f.note));
    assert_int_equal(refusal, REFUSED_ROLE);
}

/* ---- the same hand twice ----------------------------------------------------------------------------------------- */

static enum refusal decide(struct exercise *e, uint64_t number, uint32_t option)
{
    struct input input = input_make(INPUT_DECIDE, (struct sender){ ROLE_SEAT, power, 2 });
    enum refusal refusal = REFUSAL_COUNT;
    input.thing = thing(SHELF_DECISION, ISOLATE);
    input.option.v = option;
    input.sender_number = number;
    assert_good(&e->f, session_submit(e->session, &input, 1, &refusal, &e->f.note));
    return refusal;
}

static void a_number_that_was_seen_gets_its_first_verdict(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    play_until(e, 601);
    assert_int_equal(decide(e, 4, ISOLATE_CUT), REFUSED_NOT);
    assert_int_equal(decide(e, 5, ISOLATE_CUT), REFUSED_ALREADY);
    struct upshot before, after;
    upshot_take(e, &before);
    uint64_t inputs = journal_input_count(e->journal);
    assert_int_equal(decide(e, 4, ISOLATE_CUT), REFUSED_NOT);
    assert_int_equal(decide(e, 5, ISOLATE_WAIT), REFUSED_ALREADY);
    exercise_stop(e);
    exercise_resume(e);
    assert_int_equal(decide(e, 4, ISOLATE_CUT), REFUSED_NOT);
    assert_int_equal(decide(e, 5, ISOLATE_CUT), REFUSED_ALREADY);
    assert_int_equal(journal_input_count(e->journal), inputs);
    upshot_take(e, &after);
    assert_same_upshot(&before, &after);
    assert_int_equal(decide(e, 6, ISOLATE_CUT), REFUSED_ALREADY);
    assert_int_equal(journal_input_count(e->journal), inputs + 1);
    upshot_deinit(&before);
    upshot_deinit(&after);
}

/* ---- stops ------------------------------------------------------------------------------------------------------- */

static enum session_stop run(struct exercise *e, int64_t until_s, uint32_t stops)
{
    return session_run_to(e->session, until_s, stops, 1, &e->f.note);
}

static void it_stands_when_a_decision_opens_for_a_person_and_for_nobody_else(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    assert_int_equal(run(e, 5000, SESSION_STOP_AT_DECISIONS), SESSION_STOPPED_AT_DECISION);
    assert_int_equal(session_now_s(e->session), 600);
    assert_int_equal(session_view(e->session, power)->decisions_count, 1);
    /* The bot's own decision comes at 1500, and stops nobody. */
    assert_int_equal(run(e, 5000, SESSION_STOP_AT_DECISIONS), SESSION_REACHED);
    assert_int_equal(session_now_s(e->session), 5000);
    assert_int_equal(session_view(e->session, cert)->decisions_count, 1);
    assert_int_equal(run(e, INT64_MAX / 4, SESSION_STOP_AT_DECISIONS), SESSION_ENDED);
    assert_int_equal(session_now_s(e->session), NIGHT_END_S);
}

static void it_stands_at_each_thing_that_comes_for_a_person(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    uint32_t stops = 0;
    enum session_stop stop;
    while ((stop = run(e, INT64_MAX / 4, SESSION_STOP_AT_NEEDS)) == SESSION_STOPPED_AT_NEED) {
        stops++;
        assert_int_equal(session_view(e->session, power)->now_s, session_now_s(e->session));
    }
    assert_int_equal(stop, SESSION_ENDED);
    assert_in_range(stops, 2, 20);
}

static void after_the_end_people_still_note_things_down(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    assert_int_equal(run(e, INT64_MAX / 4, 0), SESSION_ENDED);
    assert_int_equal(run(e, INT64_MAX / 4, 0), SESSION_ENDED);
    struct view_wish wish = view_wish_make(WISH_NOTE);
    wish.text = "We should have rung earlier.";
    enum refusal refusal = REFUSAL_COUNT;
    assert_good(&e->f, session_wish(e->session, power, &wish, 1, &refusal, &e->f.note));
    assert_int_equal(refusal, REFUSED_NOT);
    struct upshot before, after;
    upshot_take(e, &before);
    exercise_stop(e);
    exercise_resume(e);
    upshot_take(e, &after);
    assert_same_upshot(&before, &after);
    upshot_deinit(&before);
    upshot_deinit(&after);
}

/* ---- plays one after the other ----------------------------------------------------------------------------------- */

static void begin_again(struct exercise *e, const struct session_team *cast, uint32_t count, uint64_t seed)
{
    struct session_team teams[TEAMS_MAX] = { 0 };
    memcpy(teams, cast, count * sizeof *cast);
    session_reset(e->session, seed);
    session_cast(e->session, teams);
    assert_good(&e->f, session_begin(e->session, 1, &e->f.note));
}

/* Whoever sat there in the play before, a play is the same as in a fresh session. */
static void plays_leave_nothing_behind_for_the_next(void **state)
{
    struct exercise *e = *state;
    const struct session_team bots[] = { { SESSION_BOT, POLICY_SECRETIVE }, { SESSION_BOT, POLICY_PROMPT },
                                         { SESSION_BOT, POLICY_SILENT } };
    const struct session_team few[] = { { SESSION_BOT, POLICY_PROMPT }, { SESSION_NOBODY, POLICY_SILENT },
                                        { SESSION_PERSON, POLICY_SILENT } };
    struct digest first[2];
    exercise_begin_unkept(e);
    for (int round = 0; round < 2; round++) {
        begin_again(e, bots, 3, 5);
        assert_int_equal(run(e, INT64_MAX / 4, 0), SESSION_ENDED);
        struct digest all = engine_digest(session_engine(e->session));
        begin_again(e, few, 3, 5);
        assert_int_equal(run(e, 3000, 0), SESSION_REACHED);
        struct digest some = engine_digest(session_engine(e->session));
        assert_false(digest_equal(all, some));
        assert_true(round == 0 || (digest_equal(all, first[0]) && digest_equal(some, first[1])));
        first[0] = all;
        first[1] = some;
    }
    begin_again(e, bots, 3, 6);
    assert_int_equal(run(e, INT64_MAX / 4, 0), SESSION_ENDED);
    assert_false(digest_equal(engine_digest(session_engine(e->session)), first[0]));
}

/* Who plays alone is control as well, and may give time: to one team or all, never to what is not open, never as a seat. */
static void more_time_for_a_decision_is_kept_and_counts(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    enum refusal refusal = REFUSAL_COUNT;
    assert_int_equal(run(e, NIGHT_END_S, SESSION_STOP_AT_DECISIONS), SESSION_STOPPED_AT_DECISION);
    const struct view_decision *decision = &session_view(e->session, power)->decisions[0];
    int64_t deadline_s = decision->deadline_s;
    struct input input = input_make(INPUT_EXTEND, (struct sender){ ROLE_CONTROL, TEAM_NONE, 0 });
    input.thing = thing(SHELF_DECISION, ISOLATE);
    input.to = power;
    input.number_micro = INT64_C(600) * 1000000;
    assert_good(&e->f, session_submit(e->session, &input, 1, &refusal, &e->f.note));
    assert_int_equal(refusal, REFUSED_NOT);
    assert_int_equal(decision->deadline_s, deadline_s + 600);
    input.sender = (struct sender){ ROLE_SEAT, power, 0 };
    assert_good(&e->f, session_submit(e->session, &input, 1, &refusal, &e->f.note));
    assert_int_equal(refusal, REFUSED_ROLE);
    assert_int_equal(run(e, deadline_s + 600, 0), SESSION_REACHED);
    exercise_stop(e);
    exercise_resume(e);
    struct view_wish wish = view_wish_make(WISH_DECIDE);
    wish.decision = 0;
    wish.option_count = 1;
    assert_good(&e->f, session_wish(e->session, power, &wish, 1, &refusal, &e->f.note));
    assert_int_equal(refusal, REFUSED_NOT); /* at the last second of it */
    input.sender = (struct sender){ ROLE_CONTROL, TEAM_NONE, 0 };
    assert_good(&e->f, session_submit(e->session, &input, 1, &refusal, &e->f.note));
    assert_int_equal(refusal, REFUSED_NOT_OPEN);
}

static void bots_take_part(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    play_until(e, INT64_MAX / 4);
    assert_int_equal(find(e, RECORD_ANSWERED, CERT)->thing, thing(SHELF_DECISION, WARN).v);
    assert_int_equal(session_team(e->session, cert).who, SESSION_BOT);
    assert_int_equal(session_team(e->session, cert).policy, POLICY_PROMPT);
    assert_true(exercise_count(e, RECORD_SENT) >= 3); /* two by hand */
}

static void the_next_moment_is_told(void **state)
{
    struct exercise *e = *state;
    exercise_begin(e);
    while (!session_has_ended(e->session)) {
        int64_t next_s = session_next_s(e->session);
        uint32_t records = trace_count(session_trace(e->session));
        assert_true(next_s > session_now_s(e->session));
        (void)run(e, next_s - 1, 0);
        assert_int_equal(session_now_s(e->session), next_s - 1);
        assert_int_equal(trace_count(session_trace(e->session)), records);
        (void)run(e, next_s, 0);
    }
    assert_int_equal(session_next_s(e->session), INT64_MAX);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, exercise_setup, exercise_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_decision_goes_from_the_wish_to_the_view),
        TEST(a_share_arrives_where_it_was_sent_and_nowhere_else),
        TEST(a_clock_starts_is_met_and_its_words_arrive),
        TEST(the_words_of_a_first_notice_go_with_it),
        TEST(why_somebody_chose_is_not_told_to_those_whom_the_choice_tells),
        TEST(what_people_type_can_be_erased_and_nothing_else_changes),
        TEST(what_people_type_is_in_the_texts_alone),
        TEST(who_plays_alone_is_person_one_and_bots_are_nobody),
        TEST(a_handle_that_was_never_given_out_records_nothing),
        TEST(a_text_that_is_too_long_records_nothing_and_disturbs_nothing),
        TEST(a_sender_from_nowhere_is_refused),
        TEST(a_number_that_was_seen_gets_its_first_verdict),
        TEST(it_stands_when_a_decision_opens_for_a_person_and_for_nobody_else),
        TEST(it_stands_at_each_thing_that_comes_for_a_person),
        TEST(after_the_end_people_still_note_things_down),
        TEST(plays_leave_nothing_behind_for_the_next),
        TEST(more_time_for_a_decision_is_kept_and_counts),
        TEST(bots_take_part),
        TEST(the_next_moment_is_told),
    };
    return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
