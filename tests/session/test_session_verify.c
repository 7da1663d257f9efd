/* What verifying finds: a record that was changed, taken out or added, a digest that does not fit, an end that is none. All is
 * done through the journal's own door, so that chain and seals fit and only the trace can tell. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/exercise.h"

/* ---- a finished night in a file, and its trace in hand ----------------------------------------------------------- */

struct kept_record { unsigned char bytes[256]; size_t count; };
struct kept {
    struct kept_record *records;
    uint32_t count;
    struct digest digest;
};

static enum err take_record(void *context, uint32_t number, const void *bytes, size_t count, struct err_note *note)
{
    struct kept *kept = context;
    (void)note;
    assert_true(count <= sizeof kept->records[0].bytes);
    memcpy(kept->records[number - 1].bytes, bytes, count);
    kept->records[number - 1].count = count;
    kept->count = number;
    return ERR_OK;
}

static enum err take_digest(void *context, uint32_t records, struct digest digest, struct err_note *note)
{
    struct kept *kept = context;
    (void)records;
    (void)note;
    kept->digest = digest;
    return ERR_OK;
}

/* Played to `until_s` and closed; then open for writing, its records in hand and out of the file from `from` on. */
static struct journal *played(struct exercise *e, int64_t until_s, struct kept *kept, uint32_t from)
{
    struct pace pace = { 0 };
    exercise_begin(e);
    exercise_play(e, until_s, &pace);
    exercise_stop(e);
    struct journal *journal = fixture_open(&e->f, JOURNAL_WRITE);
    kept->records = calloc(journal_record_count(journal), sizeof *kept->records);
    assert_non_null(kept->records);
    assert_good(&e->f, journal_each_record(journal, 1, take_record, kept, &e->f.note));
    assert_good(&e->f, journal_each_digest(journal, take_digest, kept, &e->f.note));
    assert_good(&e->f, journal_drop_records(journal, from - 1, &e->f.note));
    return journal;
}

static void put_back(struct exercise *e, struct journal *journal, struct kept *kept, uint32_t from, uint32_t to)
{
    assert_good(&e->f, journal_begin(journal, &e->f.note));
    for (uint32_t number = from; number <= to; number++) {
        const struct kept_record *record = &kept->records[number - 1];
        assert_good(&e->f, journal_append_record(journal, record->bytes, record->count, &e->f.note));
    }
    assert_good(&e->f, journal_commit(journal, &e->f.note));
}

static void set_digest(struct exercise *e, struct journal *journal, uint32_t records, struct digest digest)
{
    assert_good(&e->f, journal_set_digest(journal, records, digest, &e->f.note));
}

static void assert_differs_at(struct exercise *e, struct journal *journal, struct kept *kept, uint32_t record,
                              const char *words)
{
    uint32_t differs = 0;
    fixture_close(&e->f, journal);
    free(kept->records);
    assert_good(&e->f, exercise_open(e, JOURNAL_READ));
    assert_int_equal(session_verify(e->session, &differs, &e->f.note), ERR_ALTERED);
    assert_int_equal(differs, record);
    assert_non_null(strstr(e->f.note.text, words));
}

/* ---- records ----------------------------------------------------------------------------------------------------- */

static void what_was_put_back_as_it_was_verifies(void **state)
{
    struct exercise *e = *state;
    struct kept kept = { 0 };
    uint32_t differs = 9;
    struct journal *journal = played(e, INT64_MAX / 4, &kept, 5);
    put_back(e, journal, &kept, 5, kept.count);
    set_digest(e, journal, kept.count, kept.digest);
    fixture_close(&e->f, journal);
    free(kept.records);
    assert_good(&e->f, exercise_open(e, JOURNAL_READ));
    assert_good(&e->f, session_verify(e->session, &differs, &e->f.note));
    assert_int_equal(differs, 0);
}

/* Every byte of what a record says is compared: its time, its value, and who may see it. */
static void a_changed_record_is_found(void **state)
{
    struct exercise *e = *state;
    static const size_t places[] = { 0, 4, 24, 32, 48 };
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        struct kept kept = { 0 };
        uint32_t number = 7 + (uint32_t)i * 11;
        struct journal *journal = played(e, INT64_MAX / 4, &kept, number);
        kept.records[number - 1].bytes[places[i]] ^= 1;
        put_back(e, journal, &kept, number, kept.count);
        set_digest(e, journal, kept.count, kept.digest);
        assert_differs_at(e, journal, &kept, number, "is not what these inputs give");
        exercise_stop(e);
        assert_int_equal(remove(e->f.path), 0);
    }
}

/* Played with a Lua whose table order nobody could fix: the file says so, it verifies where the order is the same, and
 * where it is not the sentence says why that may be. */
static void a_session_of_an_unknown_lua_says_so(void **state)
{
    struct exercise *e = *state;
    struct kept kept = { 0 };
    uint32_t differs = 9;
    e->is_local = true;
    struct journal *journal = played(e, 3000, &kept, 12);
    e->is_local = false;
    put_back(e, journal, &kept, 12, kept.count);
    fixture_close(&e->f, journal);
    assert_good(&e->f, exercise_open(e, JOURNAL_READ));
    assert_good(&e->f, session_verify(e->session, &differs, &e->f.note));
    assert_true(session_is_local(e->session));
    exercise_stop(e);
    journal = fixture_open(&e->f, JOURNAL_WRITE);
    assert_good(&e->f, journal_drop_records(journal, 11, &e->f.note));
    kept.records[11].bytes[32] ^= 1;
    put_back(e, journal, &kept, 12, kept.count);
    assert_differs_at(e, journal, &kept, 12, "hold only for the build");
}

static void a_record_that_was_taken_out_is_found(void **state)
{
    struct exercise *e = *state;
    struct kept kept = { 0 };
    struct journal *journal = played(e, INT64_MAX / 4, &kept, 20);
    put_back(e, journal, &kept, 21, kept.count);
    assert_differs_at(e, journal, &kept, 20, "is not what these inputs give");
}

static void a_record_too_many_is_found(void **state)
{
    struct exercise *e = *state;
    struct kept kept = { 0 };
    struct journal *journal = played(e, INT64_MAX / 4, &kept, UINT32_MAX);
    put_back(e, journal, &kept, kept.count, kept.count);
    assert_differs_at(e, journal, &kept, kept.count + 1, "there are more");
}

static void a_trace_that_ends_early_is_found_when_the_exercise_is_over(void **state)
{
    struct exercise *e = *state;
    struct kept kept = { 0 };
    struct journal *journal = played(e, INT64_MAX / 4, &kept, 30);
    assert_differs_at(e, journal, &kept, 30, "only 29 are there");
}

/* A program that was killed may not have written the last of it; the rest follows from the inputs, and is made. */
static void a_trace_that_ends_early_is_made_whole_while_the_exercise_goes_on(void **state)
{
    struct exercise *e = *state;
    struct kept kept = { 0 };
    struct journal *journal = played(e, 3000, &kept, 30);
    uint32_t differs = 9;
    fixture_close(&e->f, journal);
    free(kept.records);
    assert_good(&e->f, exercise_open(e, JOURNAL_READ));
    assert_good(&e->f, session_verify(e->session, &differs, &e->f.note));
    exercise_stop(e);
    exercise_resume(e);
    assert_int_equal(journal_record_count(e->journal), kept.count);
    assert_int_equal(journal_record_count(e->journal), trace_count(session_trace(e->session)));
    struct pace pace = { 0 };
    exercise_play(e, INT64_MAX / 4, &pace);
    exercise_stop(e);
    assert_good(&e->f, exercise_open(e, JOURNAL_READ));
    assert_good(&e->f, session_verify(e->session, &differs, &e->f.note));
}

/* ---- digests and the end ----------------------------------------------------------------------------------------- */

static void a_digest_that_does_not_fit_is_found(void **state)
{
    struct exercise *e = *state;
    struct kept kept = { 0 };
    struct journal *journal = played(e, INT64_MAX / 4, &kept, UINT32_MAX);
    struct digest wrong = { kept.digest.high, kept.digest.low ^ 1 };
    set_digest(e, journal, kept.count, wrong);
    assert_differs_at(e, journal, &kept, kept.count, "the digest of");
}

/* One over a part of the trace counts as well. */
static void a_digest_on_the_way_that_does_not_fit_is_found(void **state)
{
    struct exercise *e = *state;
    struct kept kept = { 0 };
    struct journal *journal = played(e, INT64_MAX / 4, &kept, UINT32_MAX);
    set_digest(e, journal, 12, kept.digest);
    assert_differs_at(e, journal, &kept, 12, "the digest of 12 records");
}

static void a_digest_that_is_not_there_is_found_when_the_exercise_is_over(void **state)
{
    struct exercise *e = *state;
    struct kept kept = { 0 };
    struct journal *journal = played(e, INT64_MAX / 4, &kept, 2);
    put_back(e, journal, &kept, 2, kept.count);
    assert_differs_at(e, journal, &kept, 1, "is not there");
}

static void an_end_that_the_inputs_do_not_give_is_found(void **state)
{
    struct exercise *e = *state;
    struct kept kept = { 0 };
    struct journal *journal = played(e, 3000, &kept, UINT32_MAX);
    assert_good(&e->f, journal_reached(journal, 3000, 1, true, &e->f.note));
    assert_differs_at(e, journal, &kept, 0, "do not bring the exercise to an end");
}

/* ---- inputs ------------------------------------------------------------------------------------------------------ */

static void an_input_that_was_added_is_found(void **state)
{
    struct exercise *e = *state;
    struct kept kept = { 0 };
    struct journal_input more = { .role = "seat", .team = "power", .kind = "act", .at_s = 6000,
                                  .payload = "{\"thing\":\"action.sweep\"}" };
    struct journal *journal = played(e, 6000, &kept, UINT32_MAX);
    assert_good(&e->f, journal_append(journal, &more, &e->f.note));
    uint32_t differs = 9;
    fixture_close(&e->f, journal);
    free(kept.records);
    /* It is the last: the trace only ends early, as after a kill. With a second that was shown after it, it does not fit. */
    assert_good(&e->f, exercise_open(e, JOURNAL_READ));
    assert_good(&e->f, session_verify(e->session, &differs, &e->f.note));
    exercise_stop(e);
    journal = fixture_open(&e->f, JOURNAL_WRITE);
    assert_good(&e->f, journal_append_record(journal, "later", 5, &e->f.note));
    fixture_close(&e->f, journal);
    assert_good(&e->f, exercise_open(e, JOURNAL_READ));
    assert_int_equal(session_verify(e->session, &differs, &e->f.note), ERR_ALTERED);
    assert_int_equal(differs, kept.count + 1);
}

/* ---- playing on -------------------------------------------------------------------------------------------------- */

/* To play on would be to un-happen what somebody saw. */
static void a_changed_trace_is_not_played_on_and_left_as_it_is(void **state)
{
    struct exercise *e = *state;
    struct kept kept = { 0 };
    struct journal *journal = played(e, 3000, &kept, 25);
    kept.records[24].bytes[32] ^= 1;
    put_back(e, journal, &kept, 25, kept.count);
    fixture_close(&e->f, journal);
    assert_good(&e->f, exercise_open(e, JOURNAL_WRITE));
    uint64_t inputs = journal_input_count(e->journal);
    assert_int_equal(session_resume(e->session, &e->f.note), ERR_ALTERED);
    assert_non_null(strstr(e->f.note.text, "record 25"));
    assert_int_equal(journal_input_count(e->journal), inputs);
    assert_int_equal(journal_record_count(e->journal), kept.count);
    free(kept.records);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, exercise_setup, exercise_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_put_back_as_it_was_verifies),
        TEST(a_changed_record_is_found),
        TEST(a_session_of_an_unknown_lua_says_so),
        TEST(a_record_that_was_taken_out_is_found),
        TEST(a_record_too_many_is_found),
        TEST(a_trace_that_ends_early_is_found_when_the_exercise_is_over),
        TEST(a_trace_that_ends_early_is_made_whole_while_the_exercise_goes_on),
        TEST(a_digest_that_does_not_fit_is_found),
        TEST(a_digest_on_the_way_that_does_not_fit_is_found),
        TEST(a_digest_that_is_not_there_is_found_when_the_exercise_is_over),
        TEST(an_end_that_the_inputs_do_not_give_is_found),
        TEST(an_input_that_was_added_is_found),
        TEST(a_changed_trace_is_not_played_on_and_left_as_it_is),
    };
    return cmocka_run_group_tests_name("session verify", tests, NULL, NULL);
}
