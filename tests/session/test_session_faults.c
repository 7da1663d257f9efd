/* A disk that fails, a script that had to be stopped: the session stands where its file stands, and goes on from there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "journal/fault.h"
#include "session/exercise.h"

#define WALL_MS 1

static int faulty_setup(void **state)
{
    fault_install();
    return exercise_setup(state);
}

static int faulty_teardown(void **state)
{
    (void)fault_disarm();
    int code = exercise_teardown(state);
    fault_uninstall();
    return code;
}

/* ---- one thing at a time, which may fail -------------------------------------------------------------------------- */

static enum err try_hand(struct exercise *e)
{
    struct view_wish wish = exercise_hands[e->hand].wish(e->session);
    enum refusal refusal = REFUSAL_COUNT;
    enum err err = session_wish(e->session, (struct team_id){ POWER }, &wish, WALL_MS, &refusal, &e->f.note);
    assert_true(err != ERR_OK || refusal == exercise_hands[e->hand].verdict);
    return err;
}

static enum err try_improvising(struct exercise *e)
{
    struct input input = input_make(INPUT_IMPROVISE, (struct sender){ ROLE_CONTROL, TEAM_NONE, 0 });
    enum refusal refusal = REFUSAL_COUNT;
    input.sender_number = e->hand + 1;
    input.to.v = POWER;
    input.text = EXERCISE_IMPROVISED;
    return session_submit(e->session, &input, WALL_MS, &refusal, &e->f.note);
}

static enum err try_advancing(struct exercise *e, int64_t until_s)
{
    return session_run_to(e->session, until_s, SESSION_STOP_AT_NEEDS, WALL_MS, &e->f.note) == SESSION_FAILED ? ERR_IO : ERR_OK;
}

/* The next thing of the exercise: on to the next hand, the hand, or on to the end. */
static enum err try_next(struct exercise *e)
{
    bool has_hand = e->hand < exercise_hand_count;
    int64_t until_s = has_hand ? exercise_hands[e->hand].at_s : NIGHT_END_S;
    if (session_now_s(e->session) < until_s) {
        return try_advancing(e, until_s);
    }
    enum err err = exercise_hands[e->hand].wish == NULL ? try_improvising(e) : try_hand(e);
    e->hand += err == ERR_OK ? 1 : 0;
    return err;
}

static void assert_stands_as(struct exercise *e, const struct upshot *before)
{
    struct upshot after;
    upshot_take(e, &after);
    assert_same_upshot(before, &after);
    upshot_deinit(&after);
    assert_int_equal(journal_record_count(e->journal), before->records);
    assert_int_equal(journal_at_s(e->journal), before->now_s);
}

static void assert_ended_as(struct exercise *e, const struct upshot *reference)
{
    uint32_t record = 0;
    assert_stands_as(e, reference);
    exercise_stop(e);
    assert_good(&e->f, exercise_open(e, JOURNAL_READ));
    assert_good(&e->f, session_verify(e->session, &record, &e->f.note));
    exercise_stop(e);
    assert_int_equal(remove(e->f.path), 0);
}

/* ---- a full disk ------------------------------------------------------------------------------------------------- */

/* As long as it is full every attempt fails, and the session stands where the file stands; with room again it goes on. */
static bool one_step_on_a_full_disk(struct exercise *e)
{
    struct upshot before;
    upshot_take(e, &before);
    bool failed = try_next(e) != ERR_OK;
    if (failed) {
        assert_stands_as(e, &before);
        assert_non_null(strstr(e->f.note.text, "full"));
        assert_true(try_next(e) != ERR_OK);
        assert_stands_as(e, &before);
        assert_true(fault_disarm());
        assert_good(&e->f, try_next(e));
    }
    upshot_deinit(&before);
    return failed;
}

static bool begins_on_a_full_disk(struct exercise *e)
{
    bool failed = session_begin(e->session, WALL_MS, &e->f.note) != ERR_OK;
    if (failed) {
        assert_int_equal(journal_input_count(e->journal), 0);
        assert_true(session_begin(e->session, WALL_MS, &e->f.note) != ERR_OK);
        assert_true(fault_disarm());
        assert_good(&e->f, session_begin(e->session, WALL_MS, &e->f.note));
    }
    return failed;
}

static void a_full_disk_costs_nothing_but_time(void **state)
{
    struct exercise *e = *state;
    struct upshot reference;
    exercise_reference(e, &reference);
    bool has_failed = true;
    uint32_t failed_begins = 0;
    for (uint32_t nth = 1; has_failed; nth += nth < 40 ? 1 : 3) {
        exercise_sit_down(e);
        fault_arm(FAULT_FULL, nth, true);
        has_failed = begins_on_a_full_disk(e);
        failed_begins += has_failed ? 1 : 0;
        while (!session_has_ended(e->session)) {
            has_failed = one_step_on_a_full_disk(e) || has_failed;
        }
        (void)fault_disarm();
        assert_ended_as(e, &reference);
        assert_true(nth < 10000);
    }
    assert_in_range(failed_begins, 1, 100);
    upshot_deinit(&reference);
}

/* ---- a disk that breaks ------------------------------------------------------------------------------------------ */

/* What reached the disk is unknown: the program opens the file again and looks. */
static void open_again_after(struct exercise *e, const struct upshot *before, uint64_t inputs)
{
    struct upshot after;
    bool was_hand = e->hand < exercise_hand_count && exercise_hands[e->hand].at_s == before->now_s;
    session_destroy(e->session);
    world_destroy(e->world);
    (void)journal_close(e->journal, &e->f.note);
    exercise_resume(e);
    upshot_take(e, &after);
    assert_true(after.records >= before->records && after.now_s >= before->now_s);
    e->hand += was_hand && journal_input_count(e->journal) > inputs ? 1 : 0;
    upshot_deinit(&after);
}

static bool play_on_a_breaking_disk(struct exercise *e)
{
    bool has_fired = false;
    while (!session_has_ended(e->session)) {
        struct upshot before;
        uint64_t inputs = journal_input_count(e->journal);
        upshot_take(e, &before);
        if (try_next(e) != ERR_OK) {
            assert_true(fault_disarm());
            has_fired = true;
            assert_true(try_next(e) != ERR_OK); /* not before it was opened again */
            open_again_after(e, &before, inputs);
        }
        upshot_deinit(&before);
    }
    return has_fired;
}

static void a_disk_that_breaks_loses_nothing_acknowledged(void **state)
{
    struct exercise *e = *state;
    struct upshot reference;
    const enum fault_kind kinds[] = { FAULT_WRITE, FAULT_SYNC };
    exercise_reference(e, &reference);
    for (size_t k = 0; k < 2; k++) {
        bool has_fired = true;
        for (uint32_t nth = 1; has_fired; nth += 2) {
            exercise_begin(e);
            fault_arm(kinds[k], nth, false);
            has_fired = play_on_a_breaking_disk(e);
            (void)fault_disarm();
            assert_ended_as(e, &reference);
            assert_true(nth < 10000);
        }
    }
    upshot_deinit(&reference);
}

/* The disk is full and going back fails as well: the session says so, and finds its file at the next call. */
static void what_could_not_go_back_goes_back_later(void **state)
{
    struct exercise *e = *state;
    struct upshot reference, before;
    struct pace pace = { 0 };
    e->with_story = true;
    exercise_reference(e, &reference);
    exercise_begin(e);
    exercise_play(e, 8000, &pace);
    upshot_take(e, &before);
    e->story = (struct night_story){ .stop = STOP_AT_TIME, .stops_at_s = 3000, .stops_left = 1 };
    fault_arm(FAULT_FULL, 1, true);
    assert_int_equal(session_run_to(e->session, 8500, 0, WALL_MS, &e->f.note), SESSION_FAILED);
    assert_non_null(strstr(e->f.note.text, "full"));
    assert_non_null(strstr(e->f.note.text, "story.watcher"));
    assert_true(trace_count(session_trace(e->session)) != before.records || e->story.has_stopped);
    assert_int_equal(session_run_to(e->session, 8500, 0, WALL_MS, &e->f.note), SESSION_FAILED);
    assert_stands_as(e, &before);
    assert_true(fault_disarm());
    exercise_play(e, INT64_MAX / 4, &pace);
    assert_ended_as(e, &reference);
    upshot_deinit(&before);
    upshot_deinit(&reference);
}

/* ---- a script that had to be stopped ------------------------------------------------------------------------------ */

static struct upshot played_with_stop(struct exercise *e, enum night_stop stop, int64_t at_s, uint32_t times)
{
    struct pace pace = { .most_s = 5000, .seed = 1 };
    struct upshot upshot;
    e->with_story = true;
    e->story = (struct night_story){ .stop = stop, .stops_at_s = at_s, .stops_left = times };
    exercise_begin(e);
    exercise_play(e, INT64_MAX / 4, &pace);
    upshot_take(e, &upshot);
    return upshot;
}

/* Closed in writing before it was stopped, so that a machine which does not stop it gets the same. */
static void assert_was_closed_before(struct exercise *e, const struct upshot *upshot, int64_t before_s)
{
    assert_int_equal(exercise_count(e, RECORD_FAULT), 0);
    assert_int_equal(exercise_count(e, RECORD_DISABLED), 1);
    const struct trace *trace = session_trace(e->session);
    for (uint32_t number = 1; number <= trace_count(trace); number++) {
        const struct record *record = trace_record(trace, number);
        assert_true(record->kind != RECORD_DISABLED || record->at_s == before_s);
    }
    uint32_t record = 0;
    e->story.stop = STOP_NEVER;
    exercise_stop(e);
    exercise_resume(e);
    struct upshot after;
    upshot_take(e, &after);
    assert_same_upshot(upshot, &after);
    upshot_deinit(&after);
    exercise_stop(e);
    assert_good(&e->f, exercise_open(e, JOURNAL_READ));
    assert_good(&e->f, session_verify(e->session, &record, &e->f.note));
    exercise_stop(e);
    assert_int_equal(remove(e->f.path), 0);
}

static void a_story_that_was_stopped_is_closed_before_that_in_writing(void **state)
{
    struct exercise *e = *state;
    const uint32_t times[] = { 1, UINT32_MAX };
    for (int i = 0; i < 2; i++) {
        struct upshot upshot = played_with_stop(e, STOP_AT_TIME, 3 * STORY_EVERY_S, times[i]);
        assert_was_closed_before(e, &upshot, 3 * STORY_EVERY_S - 1);
        upshot_deinit(&upshot);
    }
}

/* It woke because of what a person did: the story is closed first, then the person's input counts. */
static void a_story_that_an_input_woke_is_closed_before_that_input(void **state)
{
    struct exercise *e = *state;
    const uint32_t times[] = { 1, UINT32_MAX };
    for (int i = 0; i < 2; i++) {
        struct upshot upshot = played_with_stop(e, STOP_AT_INPUT, 0, times[i]);
        assert_int_equal(exercise_count(e, RECORD_ANSWERED) >= 1, 1);
        assert_was_closed_before(e, &upshot, 640);
        upshot_deinit(&upshot);
    }
}

static void a_story_stopped_at_the_start_leaves_nothing_begun(void **state)
{
    struct exercise *e = *state;
    e->with_story = true;
    e->story = (struct night_story){ .stop = STOP_AT_BEGIN, .stops_left = 1 };
    exercise_sit_down(e);
    assert_int_equal(session_begin(e->session, WALL_MS, &e->f.note), ERR_IO);
    assert_non_null(strstr(e->f.note.text, "story.watcher"));
    assert_int_equal(journal_input_count(e->journal), 0);
    assert_good(&e->f, session_begin(e->session, WALL_MS, &e->f.note));
    assert_int_equal(journal_input_count(e->journal), 3);
}

/* What was shown cannot be shown again then: better to say so than to show something else. */
static void a_story_stopped_while_it_is_replayed_is_said_and_tried_again(void **state)
{
    struct exercise *e = *state;
    struct pace pace = { 0 };
    e->with_story = true;
    exercise_begin(e);
    exercise_play(e, 8000, &pace);
    exercise_stop(e);
    e->story = (struct night_story){ .stop = STOP_AT_TIME, .stops_at_s = 3000, .stops_left = 1 };
    assert_good(&e->f, exercise_open(e, JOURNAL_WRITE));
    assert_int_equal(session_resume(e->session, &e->f.note), ERR_IO);
    assert_non_null(strstr(e->f.note.text, "nothing is lost"));
    exercise_stop(e);
    exercise_resume(e);
    exercise_play(e, INT64_MAX / 4, &pace);
    assert_int_equal(exercise_count(e, RECORD_FAULT), 0);
}

/* Nothing to go back to: the story is closed where it was stopped, and a record says so. */
static void without_a_file_a_stopped_story_is_a_fault(void **state)
{
    struct exercise *e = *state;
    struct pace pace = { 0 };
    e->with_story = true;
    e->story = (struct night_story){ .stop = STOP_AT_TIME, .stops_at_s = 3000, .stops_left = 1 };
    exercise_begin_unkept(e);
    exercise_play(e, INT64_MAX / 4, &pace);
    assert_int_equal(exercise_count(e, RECORD_FAULT), 1);
    assert_int_equal(exercise_count(e, RECORD_DISABLED), 0);
}

static void a_full_disk_while_a_story_is_closed_is_tried_again(void **state)
{
    struct exercise *e = *state;
    bool has_fired = true;
    struct upshot reference = played_with_stop(e, STOP_AT_TIME, 3000, 1);
    exercise_stop(e);
    assert_int_equal(remove(e->f.path), 0);
    for (uint32_t nth = 1; has_fired; nth++) {
        struct pace pace = { 0 };
        e->story = (struct night_story){ .stop = STOP_AT_TIME, .stops_at_s = 3000, .stops_left = UINT32_MAX };
        exercise_begin(e);
        exercise_play(e, 2999, &pace);
        fault_arm(FAULT_FULL, nth, true);
        has_fired = session_run_to(e->session, 3500, 0, WALL_MS, &e->f.note) == SESSION_FAILED;
        assert_int_equal(fault_disarm(), has_fired);
        exercise_play(e, INT64_MAX / 4, &pace);
        struct upshot after;
        upshot_take(e, &after);
        assert_same_upshot(&reference, &after);
        upshot_deinit(&after);
        exercise_stop(e);
        assert_int_equal(remove(e->f.path), 0);
        assert_true(nth < 1000);
    }
    upshot_deinit(&reference);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, faulty_setup, faulty_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_full_disk_costs_nothing_but_time),
        TEST(a_disk_that_breaks_loses_nothing_acknowledged),
        TEST(what_could_not_go_back_goes_back_later),
        TEST(a_story_that_was_stopped_is_closed_before_that_in_writing),
        TEST(a_story_that_an_input_woke_is_closed_before_that_input),
        TEST(a_story_stopped_at_the_start_leaves_nothing_begun),
        TEST(a_story_stopped_while_it_is_replayed_is_said_and_tried_again),
        TEST(without_a_file_a_stopped_story_is_a_fault),
        TEST(a_full_disk_while_a_story_is_closed_is_tried_again),
    };
    return cmocka_run_group_tests_name("session faults", tests, NULL, NULL);
}
