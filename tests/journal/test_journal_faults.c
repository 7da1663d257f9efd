/* A failing disk loses no acknowledged input, and leaves a file that opens again. Method: fail the 1st, 2nd, ... operation
 * of each kind in turn, once or from then on, until the call under test is through without meeting the fault. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "journal/fault.h"
#include "journal/fixture.h"

#define FAULT_NTH_MAX 400u

static const char *const kind_names[FAULT_KIND_COUNT] = { "full", "write", "sync", "read", "open", "change" };

/* A function that tries something under a fault. True: it succeeded. */
typedef bool (*attempt)(struct fixture *f);

/* Runs `try` in fresh folders under every fault, then asks `after` what is left. */
static void for_each_fault(attempt try, void (*before)(struct fixture *f), void (*after)(struct fixture *f, bool succeeded))
{
    for (int kind = 0; kind < FAULT_KIND_COUNT; kind++) {
        for (int stays = 0; stays <= 1; stays++) {
            bool has_fired = true;
            for (uint32_t nth = 1; has_fired; nth++) {
                struct fixture f;
                assert_in_range(nth, 1, FAULT_NTH_MAX);
                fixture_init(&f);
                before(&f);
                fault_arm((enum fault_kind)kind, nth, stays == 1);
                bool succeeded = try(&f);
                has_fired = fault_disarm();
                if (!has_fired && !succeeded) {
                    fail_msg("failed without a fault: %s", f.note.text);
                }
                (void)snprintf(f.note.text, sizeof f.note.text, "%s fault %u%s", kind_names[kind], nth,
                               stays == 1 ? " and all after it" : "");
                after(&f, succeeded);
                fixture_deinit(&f);
            }
        }
    }
}

static void assert_inputs(struct fixture *f, uint64_t least, uint64_t most)
{
    char fault[ERR_NOTE_BYTES];
    (void)snprintf(fault, sizeof fault, "%s", f->note.text);
    struct journal *journal = NULL;
    enum err err = journal_open(f->path, JOURNAL_READ, &journal, &f->note);
    if (err != ERR_OK) {
        fail_msg("after %s: %s", fault, f->note.text);
    }
    uint64_t seen = fixture_inputs_readable(f, journal);
    fixture_close(f, journal);
    uint64_t altered = 0;
    assert_good(f, journal_check(f->path, &altered, &f->note));
    if (seen < least || seen > most) {
        fail_msg("after %s: %llu inputs instead of %llu to %llu", fault, (unsigned long long)seen,
                 (unsigned long long)least, (unsigned long long)most);
    }
}

/* And it goes on: what was not acknowledged can be sent again. */
static void assert_goes_on(struct fixture *f)
{
    struct journal *journal = fixture_open(f, JOURNAL_WRITE);
    fixture_append_many(f, journal, 3);
    uint64_t count = journal_input_count(journal);
    fixture_close(f, journal);
    assert_inputs(f, count, count);
    assert_true(fixture_is_alone(f));
}

/* ---- making ------------------------------------------------------------------------------------------------------ */

static void nothing_before(struct fixture *f)
{
    (void)f;
}

static bool try_create(struct fixture *f)
{
    struct journal_header header = fixture_header();
    struct journal *journal = NULL;
    enum err err = journal_create(f->path, &header, &journal, &f->note);
    assert_int_equal(err == ERR_OK, journal != NULL);
    if (journal != NULL) {
        (void)journal_close(journal, NULL);
    }
    return err == ERR_OK;
}

static void there_is_a_session_or_no_file(struct fixture *f, bool succeeded)
{
    if (succeeded) {
        assert_inputs(f, 0, 0);
        assert_goes_on(f);
    } else {
        assert_int_not_equal(access(f->path, F_OK), 0);
        assert_true(fixture_is_alone(f));
    }
}

static void making_a_session_on_a_failing_disk_makes_it_whole_or_not_at_all(void **state)
{
    (void)state;
    for_each_fault(try_create, nothing_before, there_is_a_session_or_no_file);
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static uint64_t acknowledged;
static int64_t marked_s;

static void make_session(struct fixture *f)
{
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 12);
    assert_good(f, journal_reached(journal, 720, 1, false, &f->note));
    fixture_close(f, journal);
    acknowledged = 12;
    marked_s = 720;
}

/* Every kind of write, alone and grouped; after a full disk the same again, as the session would. */
static enum err write_some(struct fixture *f, struct journal *journal)
{
    enum err err = fixture_append(journal, journal_input_count(journal) + 1, &f->note);
    if (err == ERR_OK) {
        acknowledged = journal_input_count(journal);
        err = journal_reached(journal, marked_s + 1, 2, false, &f->note);
    }
    if (err == ERR_OK) {
        marked_s++;
        err = journal_begin(journal, &f->note);
    }
    for (int i = 0; err == ERR_OK && i < 4; i++) {
        err = fixture_append(journal, journal_input_count(journal) + 1, &f->note);
    }
    if (err == ERR_OK) {
        err = journal_append_record(journal, "record", 6, &f->note);
    }
    if (err == ERR_OK) {
        err = journal_commit(journal, &f->note);
    }
    if (err == ERR_OK) {
        acknowledged = journal_input_count(journal);
    } else {
        assert_int_equal(journal_input_count(journal), acknowledged);
        assert_true(err == ERR_DISK_FULL || err == ERR_IO || err == ERR_NO_MEMORY);
        assert_non_null(strstr(f->note.text, "night.tocsin"));
    }
    return err;
}

static bool try_writing(struct fixture *f)
{
    struct journal *journal = NULL;
    if (journal_open(f->path, JOURNAL_WRITE, &journal, &f->note) != ERR_OK) {
        return false;
    }
    enum err err = write_some(f, journal);
    for (int i = 0; err == ERR_OK && i < 3; i++) {
        err = write_some(f, journal);
    }
    enum err close_err = journal_close(journal, err == ERR_OK ? &f->note : NULL);
    return err == ERR_OK && close_err == ERR_OK;
}

/* A write of unknown fate may turn up after all: its sender will send it again and be told that it was seen. At most the
 * group that was under way. */
static void all_acknowledged_are_there(struct fixture *f, bool succeeded)
{
    assert_inputs(f, acknowledged, succeeded ? acknowledged : acknowledged + 4);
    struct journal *journal = fixture_open(f, JOURNAL_READ);
    assert_true(journal_at_s(journal) >= marked_s);
    fixture_close(f, journal);
    assert_goes_on(f);
}

static void an_acknowledged_input_survives_a_failing_disk(void **state)
{
    (void)state;
    for_each_fault(try_writing, make_session, all_acknowledged_are_there);
}

static void a_full_disk_is_said_and_writing_goes_on_when_there_is_room_again(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 5);
    fault_arm(FAULT_FULL, 1, true);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(fixture_append(journal, 6, &f->note), ERR_DISK_FULL);
        assert_non_null(strstr(f->note.text, "could not write an input: the disk is full"));
        assert_int_equal(journal_reached(journal, 9000, 1, false, &f->note), ERR_DISK_FULL);
        assert_int_equal(journal_begin(journal, &f->note), ERR_OK);
        enum err err = fixture_append(journal, 6, &f->note);
        assert_int_equal(err == ERR_OK ? journal_commit(journal, &f->note) : err, ERR_DISK_FULL);
        assert_int_equal(journal_input_count(journal), 5);
        assert_int_equal(journal_at_s(journal), 300);
    }
    assert_true(fault_disarm());
    fixture_append_many(f, journal, 5);
    assert_int_equal(fixture_inputs_readable(f, journal), 10);
    fixture_close(f, journal);
    assert_inputs(f, 10, 10);
}

static void after_a_failed_flush_nothing_more_is_written(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 5);
    fault_arm(FAULT_SYNC, 1, false);
    assert_int_equal(fixture_append(journal, 6, &f->note), ERR_IO);
    assert_true(fault_disarm());
    assert_int_equal(fixture_append(journal, 6, &f->note), ERR_IO);
    assert_non_null(strstr(f->note.text, "close it and open it again"));
    assert_int_equal(journal_reached(journal, 9000, 1, false, &f->note), ERR_IO);
    assert_int_equal(journal_begin(journal, &f->note), ERR_IO);
    assert_int_equal(journal_close(journal, &f->note), ERR_IO);
    assert_non_null(strstr(f->note.text, "night.tocsin-wal"));
    assert_inputs(f, 5, 6);
    assert_goes_on(f);
}

static void a_disk_too_full_to_close_keeps_everything_and_names_what_to_keep(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 50);
    fault_arm(FAULT_FULL, 1, true);
    assert_int_equal(journal_close(journal, &f->note), ERR_DISK_FULL);
    assert_true(fault_disarm());
    assert_non_null(strstr(f->note.text, "the disk is full; make room, then try again. Nothing is lost; keep with it: "));
    assert_non_null(strstr(f->note.text, "night.tocsin-wal"));
    assert_false(fixture_is_alone(f));
    assert_inputs(f, 50, 50);
    assert_goes_on(f);
}

static void a_file_that_cannot_be_taken_away_after_closing_is_named(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 50);
    fault_arm(FAULT_CHANGE, 1, true);
    assert_int_equal(journal_close(journal, &f->note), ERR_IO);
    assert_true(fault_disarm());
    assert_non_null(strstr(f->note.text, "night.tocsin-"));
    assert_inputs(f, 50, 50);
    assert_goes_on(f);
}

/* ---- opening ----------------------------------------------------------------------------------------------------- */

static unsigned char *content_before;
static size_t bytes_before;

static void make_session_and_remember(struct fixture *f)
{
    make_session(f);
    content_before = fixture_read_file(f->path, &bytes_before);
}

static bool try_open(struct fixture *f, enum journal_how how)
{
    struct journal *journal = NULL;
    enum err err = journal_open(f->path, how, &journal, &f->note);
    if (journal != NULL) {
        (void)journal_close(journal, NULL);
    }
    return err == ERR_OK;
}

static bool try_read(struct fixture *f)
{
    return try_open(f, JOURNAL_READ);
}

static bool try_open_to_write(struct fixture *f)
{
    return try_open(f, JOURNAL_WRITE);
}

static bool try_check(struct fixture *f)
{
    uint64_t altered = 0;
    struct journal_summary summary;
    return journal_check(f->path, &altered, &f->note) == ERR_OK &&
           journal_peek(f->path, &summary, &f->note) == ERR_OK;
}

static void the_file_is_byte_for_byte_the_same(struct fixture *f, bool succeeded)
{
    (void)succeeded;
    size_t bytes = 0;
    unsigned char *content = fixture_read_file(f->path, &bytes);
    assert_int_equal(bytes, bytes_before);
    assert_memory_equal(content, content_before, bytes);
    assert_true(fixture_is_alone(f));
    free(content);
    free(content_before);
    assert_inputs(f, 12, 12);
}

static void the_session_is_the_same(struct fixture *f, bool succeeded)
{
    (void)succeeded;
    free(content_before);
    assert_inputs(f, 12, 12);
    assert_goes_on(f);
}

static void reading_on_a_failing_disk_changes_nothing(void **state)
{
    (void)state;
    for_each_fault(try_read, make_session_and_remember, the_file_is_byte_for_byte_the_same);
    for_each_fault(try_check, make_session_and_remember, the_file_is_byte_for_byte_the_same);
}

static void opening_on_a_failing_disk_loses_nothing(void **state)
{
    (void)state;
    for_each_fault(try_open_to_write, make_session_and_remember, the_session_is_the_same);
}

/* ---- a -wal left behind ------------------------------------------------------------------------------------------ */

/* As a killed program leaves it: the file and its -wal, copied while it runs. */
static void make_unfolded(struct fixture *f)
{
    char name[PATH_MAX + 8];
    size_t bytes[2];
    unsigned char *content[2];
    make_session(f);
    struct journal *journal = fixture_open(f, JOURNAL_WRITE);
    fixture_append_many(f, journal, 12);
    content[0] = fixture_read_file(f->path, &bytes[0]);
    (void)snprintf(name, sizeof name, "%s-wal", f->path);
    content[1] = fixture_read_file(name, &bytes[1]);
    fixture_close(f, journal);
    fixture_write_file(f->path, content[0], bytes[0]);
    fixture_write_file(name, content[1], bytes[1]);
    free(content[0]);
    free(content[1]);
    acknowledged = 24;
}

static void all_24_are_there(struct fixture *f, bool succeeded)
{
    (void)succeeded;
    assert_inputs(f, 24, 24);
    assert_goes_on(f);
}

static void a_killed_session_survives_being_opened_on_a_failing_disk(void **state)
{
    (void)state;
    for_each_fault(try_open_to_write, make_unfolded, all_24_are_there);
    for_each_fault(try_read, make_unfolded, all_24_are_there);
}

/* ---- forgetting -------------------------------------------------------------------------------------------------- */

static bool try_forget(struct fixture *f)
{
    uint64_t erased = 0;
    return journal_forget(f->path, JOURNAL_EVERYBODY, &erased, &f->note) == ERR_OK;
}

static void texts_are_gone_or_can_be_erased_again(struct fixture *f, bool succeeded)
{
    uint64_t number = 0;
    uint64_t erased = 0;
    char fault[ERR_NOTE_BYTES];
    (void)snprintf(fault, sizeof fault, "%s", f->note.text);
    if (journal_check(f->path, &number, &f->note) != ERR_OK) {
        fail_msg("after %s: %s", fault, f->note.text);
    }
    if (!succeeded) {
        assert_good(f, journal_forget(f->path, JOURNAL_EVERYBODY, &erased, &f->note));
    }
    assert_false(fixture_file_has(f->path, "said so"));
    assert_true(fixture_is_alone(f));
    struct journal *journal = fixture_open(f, JOURNAL_WRITE);
    assert_int_equal(journal_input_count(journal), 12);
    fixture_close(f, journal);
}

static void forgetting_on_a_failing_disk_harms_no_input(void **state)
{
    (void)state;
    for_each_fault(try_forget, make_session, texts_are_gone_or_can_be_erased_again);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

static int install(void **state)
{
    (void)state;
    fault_install();
    return 0;
}

static int uninstall(void **state)
{
    (void)state;
    fault_uninstall();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(making_a_session_on_a_failing_disk_makes_it_whole_or_not_at_all),
        cmocka_unit_test(an_acknowledged_input_survives_a_failing_disk),
        TEST(a_full_disk_is_said_and_writing_goes_on_when_there_is_room_again),
        TEST(after_a_failed_flush_nothing_more_is_written),
        TEST(a_disk_too_full_to_close_keeps_everything_and_names_what_to_keep),
        TEST(a_file_that_cannot_be_taken_away_after_closing_is_named),
        cmocka_unit_test(reading_on_a_failing_disk_changes_nothing),
        cmocka_unit_test(opening_on_a_failing_disk_loses_nothing),
        cmocka_unit_test(a_killed_session_survives_being_opened_on_a_failing_disk),
        cmocka_unit_test(forgetting_on_a_failing_disk_harms_no_input),
    };
    return cmocka_run_group_tests_name("journal faults", tests, install, uninstall);
}
