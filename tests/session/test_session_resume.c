/* A session that was stopped goes on as if it had not been; and it does not matter in what pieces it was played. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/exercise.h"

#define SPLITS 12

/* Stops, starts again, and stands where it stood. */
static void stop_and_resume(struct exercise *e)
{
    struct upshot before, after;
    upshot_take(e, &before);
    exercise_stop(e);
    exercise_resume(e);
    upshot_take(e, &after);
    assert_same_upshot(&before, &after);
    upshot_deinit(&before);
    upshot_deinit(&after);
}

static void assert_verifies(struct exercise *e)
{
    uint32_t record = 0;
    exercise_stop(e);
    assert_good(&e->f, exercise_open(e, JOURNAL_READ));
    assert_good(&e->f, session_verify(e->session, &record, &e->f.note));
    assert_int_equal(record, 0);
}

static void assert_ends_as(struct exercise *e, const struct upshot *reference, struct pace *pace)
{
    struct upshot after;
    exercise_play(e, INT64_MAX / 4, pace);
    upshot_take(e, &after);
    assert_same_upshot(reference, &after);
    upshot_deinit(&after);
}

static void any_pieces_and_stops_give_the_same_exercise(void **state)
{
    struct exercise *e = *state;
    struct upshot reference;
    exercise_reference(e, &reference);
    for (uint32_t i = 0; i < SPLITS; i++) {
        static const int64_t most_s[] = { 1, 7, 61, 600, 5000, 0 };
        static const uint32_t stops[] = { 0, SESSION_STOP_AT_DECISIONS, SESSION_STOP_AT_NEEDS };
        struct pace pace = { .most_s = most_s[i % 6], .seed = i, .stops = stops[i % 3] };
        exercise_begin_unkept(e);
        assert_ends_as(e, &reference, &pace);
        exercise_stop(e);
    }
    upshot_deinit(&reference);
}

static void the_same_exercise_is_kept_and_verifies(void **state)
{
    struct exercise *e = *state;
    struct upshot reference;
    struct pace pace = { .most_s = 900, .seed = 1 };
    exercise_reference(e, &reference);
    exercise_begin(e);
    assert_ends_as(e, &reference, &pace);
    assert_int_equal(journal_record_count(e->journal), reference.records);
    assert_true(journal_has_ended(e->journal));
    assert_verifies(e);
    upshot_deinit(&reference);
}

static void remove_file(struct exercise *e)
{
    exercise_stop(e);
    assert_int_equal(remove(e->f.path), 0);
}

/* Cut in the first second, between seconds with a hand in them, within them, when bots have only just been told, at the end. */
static void cut_at(struct exercise *e, int64_t cut_s, uint32_t hands, const struct upshot *reference)
{
    struct pace pace = { .most_s = 9000, .seed = (uint64_t)cut_s, .stops = SESSION_STOP_AT_DECISIONS };
    exercise_begin(e);
    if (cut_s > 0) {
        exercise_play(e, cut_s - 1, &pace);
        exercise_advance(e, cut_s, &pace);
    }
    for (uint32_t i = 0; i < hands; i++) {
        exercise_play_hand(e);
    }
    stop_and_resume(e);
    stop_and_resume(e);
    assert_ends_as(e, reference, &pace);
    remove_file(e);
}

static void cut_after_any_hand_it_goes_on_as_if_it_had_not_been(void **state)
{
    struct exercise *e = *state;
    struct upshot reference;
    exercise_reference(e, &reference);
    for (uint32_t hand = 0; hand < exercise_hand_count; hand++) {
        uint32_t first = hand;
        while (first > 0 && exercise_hands[first - 1].at_s == exercise_hands[hand].at_s) {
            first--;
        }
        cut_at(e, exercise_hands[hand].at_s, hand - first, &reference);
        cut_at(e, exercise_hands[hand].at_s, hand - first + 1, &reference);
    }
    upshot_deinit(&reference);
}

/* Every second in which something happened, and the ones around it. */
static void cut_at_any_second_it_goes_on_as_if_it_had_not_been(void **state)
{
    struct exercise *e = *state;
    struct upshot reference;
    int64_t moments[512];
    uint32_t count = 0;
    exercise_reference(e, &reference);
    exercise_begin_unkept(e);
    struct pace pace = { 0 };
    exercise_play(e, INT64_MAX / 4, &pace);
    const struct trace *trace = session_trace(e->session);
    for (uint32_t number = 1; number <= trace_count(trace) && count < 512; number++) {
        int64_t at_s = trace_record(trace, number)->at_s;
        if (count == 0 || moments[count - 1] != at_s) {
            moments[count++] = at_s;
        }
    }
    exercise_stop(e);
    assert_true(count > 30);
    for (uint32_t i = 0; i < count; i++) {
        cut_at(e, moments[i] + (int64_t)(i % 3) - (moments[i] > 0 ? 1 : 0), 0, &reference);
    }
    upshot_deinit(&reference);
}

static void cut_many_times_in_one_exercise(void **state)
{
    struct exercise *e = *state;
    struct upshot reference;
    e->with_story = true;
    exercise_reference(e, &reference);
    struct pace pace = { .most_s = 300, .seed = 3 };
    exercise_begin(e);
    for (int64_t until_s = 501; until_s < NIGHT_END_S; until_s += 997) {
        exercise_play(e, until_s, &pace);
        stop_and_resume(e);
    }
    assert_ends_as(e, &reference, &pace);
    stop_and_resume(e);
    assert_verifies(e);
    upshot_deinit(&reference);
}

/* ---- beginnings -------------------------------------------------------------------------------------------------- */

/* The program was killed after it made the file and before STARTEX. */
static void a_file_that_holds_nothing_yet_is_begun(void **state)
{
    struct exercise *e = *state;
    struct upshot reference;
    exercise_reference(e, &reference);
    exercise_begin(e);
    remove_file(e);
    struct journal_header header = {
        .scenario = "night", .title = "Night", .team = "power", .seed = EXERCISE_SEED, .rules_version = RULES_VERSION,
        .created_ms = 1, .package = "night", .package_bytes = 5,
    };
    assert_good(&e->f, journal_create(e->f.path, &header, &e->journal, &e->f.note));
    fixture_close(&e->f, e->journal);
    e->hand = 0;
    exercise_resume(e);
    assert_int_equal(journal_input_count(e->journal), 3);
    stop_and_resume(e);
    struct pace pace = { 0 };
    assert_ends_as(e, &reference, &pace);
    upshot_deinit(&reference);
}

/* Who plays whom is in the file: it does not matter whom the program that resumes would have cast. */
static void the_cast_comes_from_the_file(void **state)
{
    struct exercise *e = *state;
    struct upshot reference;
    exercise_reference(e, &reference);
    exercise_begin(e);
    struct pace pace = { 0 };
    exercise_play(e, 1000, &pace);
    exercise_stop(e);
    e->cast[CERT] = (struct session_team){ SESSION_BOT, POLICY_SILENT };
    e->cast[POWER] = e->cast[PRESS] = (struct session_team){ SESSION_NOBODY, POLICY_SILENT };
    exercise_resume(e);
    assert_int_equal(session_team(e->session, (struct team_id){ POWER }).who, SESSION_PERSON);
    assert_int_equal(session_team(e->session, (struct team_id){ CERT }).policy, POLICY_PROMPT);
    assert_ends_as(e, &reference, &pace);
    upshot_deinit(&reference);
}

static void a_session_of_other_rules_is_not_played_on(void **state)
{
    struct exercise *e = *state;
    struct journal_header header = { .scenario = "night", .title = "", .team = "", .seed = EXERCISE_SEED,
                                     .rules_version = RULES_VERSION + 1, .package = "x", .package_bytes = 1 };
    uint32_t record = 9;
    assert_good(&e->f, journal_create(e->f.path, &header, &e->journal, &e->f.note));
    fixture_close(&e->f, e->journal);
    size_t bytes_before = 0, bytes_after = 0;
    unsigned char *before = fixture_read_file(e->f.path, &bytes_before);
    assert_good(&e->f, exercise_open(e, JOURNAL_READ));
    assert_int_equal(session_resume(e->session, &e->f.note), ERR_OTHER_RULES);
    assert_non_null(strstr(e->f.note.text, "it can be read"));
    exercise_stop(e);
    assert_good(&e->f, exercise_open(e, JOURNAL_READ));
    assert_int_equal(session_verify(e->session, &record, &e->f.note), ERR_OTHER_RULES);
    assert_int_equal(record, 0);
    exercise_stop(e);
    unsigned char *after = fixture_read_file(e->f.path, &bytes_after);
    assert_int_equal(bytes_before, bytes_after);
    assert_memory_equal(before, after, bytes_before);
    free(before);
    free(after);
}

/* An input of another scenario: the path is not there. */
static void an_input_that_the_scenario_cannot_hold_is_named(void **state)
{
    struct exercise *e = *state;
    struct journal_input strange = { .role = "seat", .team = "power", .kind = "act", .at_s = 0,
                                     .payload = "{\"thing\":\"action.dance\"}" };
    exercise_begin(e);
    exercise_stop(e);
    struct journal *journal = fixture_open(&e->f, JOURNAL_WRITE);
    assert_good(&e->f, journal_append(journal, &strange, &e->f.note));
    fixture_close(&e->f, journal);
    assert_good(&e->f, exercise_open(e, JOURNAL_WRITE));
    assert_int_equal(session_resume(e->session, &e->f.note), ERR_BAD_INPUT);
    assert_non_null(strstr(e->f.note.text, "input 4"));
    assert_non_null(strstr(e->f.note.text, "action.dance"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, exercise_setup, exercise_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(any_pieces_and_stops_give_the_same_exercise),
        TEST(the_same_exercise_is_kept_and_verifies),
        TEST(cut_after_any_hand_it_goes_on_as_if_it_had_not_been),
        TEST(cut_at_any_second_it_goes_on_as_if_it_had_not_been),
        TEST(cut_many_times_in_one_exercise),
        TEST(a_file_that_holds_nothing_yet_is_begun),
        TEST(the_cast_comes_from_the_file),
        TEST(a_session_of_other_rules_is_not_played_on),
        TEST(an_input_that_the_scenario_cannot_hold_is_named),
    };
    return cmocka_run_group_tests_name("session resume", tests, NULL, NULL);
}
