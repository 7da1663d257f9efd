/* A changed byte is found and its input is named. Method: change bytes of a closed session one at a time and look. */
#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/rng.h"
#include "journal/fixture.h"

#define INPUTS 60u
#define RANDOM_BYTES 1500u

struct session {
    struct fixture f;
    unsigned char *bytes;
    size_t count;
};

static int session_setup(void **state)
{
    struct session *s = calloc(1, sizeof *s);
    assert_non_null(s);
    fixture_init(&s->f);
    struct journal *journal = fixture_create(&s->f);
    fixture_append_many(&s->f, journal, INPUTS);
    assert_good(&s->f, journal_reached(journal, 4000, 1700000009999, true, &s->f.note));
    assert_good(&s->f, journal_append_record(journal, "first record", 12, &s->f.note));
    assert_good(&s->f, journal_append_record(journal, "second record", 13, &s->f.note));
    fixture_close(&s->f, journal);
    s->bytes = fixture_read_file(s->f.path, &s->count);
    *state = s;
    return 0;
}

static int session_teardown(void **state)
{
    struct session *s = *state;
    fixture_deinit(&s->f);
    free(s->bytes);
    free(s);
    return 0;
}

static void write_byte(const struct session *s, size_t at, unsigned char byte)
{
    FILE *out = fopen(s->f.path, "r+b");
    assert_non_null(out);
    assert_int_equal(fseek(out, (long)at, SEEK_SET), 0);
    assert_int_equal(fputc(byte, out), byte);
    assert_int_equal(fclose(out), 0);
}

static enum err check_with_byte(struct session *s, size_t at, unsigned char byte, uint64_t *input_number)
{
    write_byte(s, at, byte);
    memset(&s->f.note, 0, sizeof s->f.note);
    enum err err = journal_check(s->f.path, input_number, &s->f.note);
    if (err != ERR_OK) {
        assert_non_null(strstr(s->f.note.text, "night.tocsin"));
    }
    return err;
}

/* Where `wanted` stands; fails the test unless it stands there once. */
static size_t place_of(const struct session *s, const void *wanted, size_t count)
{
    size_t found = 0;
    size_t times = 0;
    for (size_t at = 0; at + count <= s->count; at++) {
        if (memcmp(s->bytes + at, wanted, count) == 0) {
            found = at;
            times++;
        }
    }
    assert_int_equal(times, 1);
    return found;
}

/* ---- inputs ------------------------------------------------------------------------------------------------------ */

/* Every byte from `at` on, each changed in three ways. */
static void assert_change_is_located(struct session *s, size_t at, size_t count, uint64_t number)
{
    const unsigned char flips[] = { 0x01, 0x20, 0xff };
    for (size_t i = 0; i < count; i++) {
        for (size_t flip = 0; flip < sizeof flips; flip++) {
            uint64_t found = 0;
            enum err err = check_with_byte(s, at + i, s->bytes[at + i] ^ flips[flip], &found);
            if (err != ERR_ALTERED || found != number) {
                fail_msg("byte %zu of input %" PRIu64 ": %s at input %" PRIu64 ": %s", i, number, err_name(err), found,
                         s->f.note.text);
            }
        }
        write_byte(s, at + i, s->bytes[at + i]);
    }
}

struct row {
    unsigned char digest[JOURNAL_CHAIN_BYTES], chain[JOURNAL_CHAIN_BYTES], salt[16];
};

static void read_row(const struct session *s, uint64_t number, struct row *row)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *rows = NULL;
    assert_int_equal(sqlite3_open_v2(s->f.path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT text_digest, chain, salt FROM inputs JOIN texts USING(number) "
                                            "WHERE number = ?1", -1, &rows, NULL), SQLITE_OK);
    (void)sqlite3_bind_int64(rows, 1, (int64_t)number);
    assert_int_equal(sqlite3_step(rows), SQLITE_ROW);
    memcpy(row->digest, sqlite3_column_blob(rows, 0), sizeof row->digest);
    memcpy(row->chain, sqlite3_column_blob(rows, 1), sizeof row->chain);
    memcpy(row->salt, sqlite3_column_blob(rows, 2), sizeof row->salt);
    (void)sqlite3_finalize(rows);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* 33 has prose, 40 a name; both in the middle, so that inputs follow. */
static void every_changed_byte_of_an_input_is_found_and_its_input_named(void **state)
{
    struct session *s = *state;
    const uint64_t numbers[] = { 33, 40 };
    for (size_t i = 0; i < 2; i++) {
        struct row row;
        struct input_room room;
        struct journal_input input = fixture_input(numbers[i], &room);
        read_row(s, numbers[i], &row);
        assert_change_is_located(s, place_of(s, input.payload, strlen(input.payload)), strlen(input.payload),
                                 numbers[i]);
        assert_change_is_located(s, place_of(s, row.digest, sizeof row.digest), sizeof row.digest, numbers[i]);
        assert_change_is_located(s, place_of(s, row.chain, sizeof row.chain), sizeof row.chain, numbers[i]);
    }
}

static void every_changed_byte_of_a_text_is_found_and_its_input_named(void **state)
{
    struct session *s = *state;
    const uint64_t numbers[] = { 33, 40 };
    for (size_t i = 0; i < 2; i++) {
        struct row row;
        struct input_room room;
        struct journal_input input = fixture_input(numbers[i], &room);
        read_row(s, numbers[i], &row);
        assert_change_is_located(s, place_of(s, input.text, strlen(input.text)), strlen(input.text), numbers[i]);
        assert_change_is_located(s, place_of(s, row.salt, sizeof row.salt), sizeof row.salt, numbers[i]);
    }
}

static void every_changed_byte_of_the_scenario_is_found(void **state)
{
    struct session *s = *state;
    struct journal_header header = fixture_header();
    size_t at = place_of(s, header.package, header.package_bytes);
    for (size_t i = 0; i < header.package_bytes; i++) {
        uint64_t found = 0;
        assert_int_equal(check_with_byte(s, at + i, s->bytes[at + i] ^ 0x10, &found), ERR_ALTERED);
        assert_int_equal(found, 0);
        assert_non_null(strstr(s->f.note.text, "its scenario or settings"));
        write_byte(s, at + i, s->bytes[at + i]);
    }
}

/* ---- any byte ---------------------------------------------------------------------------------------------------- */

/* Everything that the digests stand for, as text. The trace is compared by whoever can run it again. */
static enum err dump_input(void *context, const struct journal_input *input, struct err_note *note)
{
    (void)note;
    str_addf(context, "%" PRIu64 " %s %s %" PRIu32 " %" PRIu64 " %s %" PRId64 " %" PRId64 " %s %d %s %" PRIu32 " %d\n",
             input->number, input->role, input->team, input->seat, input->sender_number, input->kind, input->at_s,
             input->wall_ms, input->payload, (int)input->what, input->text == NULL ? "" : input->text, input->person,
             input->is_erased);
    return ERR_OK;
}

static void dump(struct session *s, struct str *text)
{
    struct journal *journal = fixture_open(&s->f, JOURNAL_READ);
    const struct journal_header *header = journal_header(journal);
    str_addf(text, "%s %s %s %" PRIu64 " %" PRIu32 " %d %" PRId64 "\n", header->scenario, header->title, header->team,
             header->seed, header->rules_version, (int)header->privacy, header->created_ms);
    str_addf(text, "%" PRId64 " %" PRId64 " %d %" PRIu32 "\n", journal_at_s(journal), journal_wall_ms(journal),
             journal_has_ended(journal), journal_record_count(journal));
    str_add_bytes(text, header->package, header->package_bytes);
    assert_good(&s->f, journal_each_input(journal, 1, dump_input, text, &s->f.note));
    fixture_close(&s->f, journal);
}

static void a_changed_byte_anywhere_is_found_or_changes_nothing_that_is_read(void **state)
{
    struct session *s = *state;
    struct str before = { 0 };
    uint32_t harmless = 0;
    dump(s, &before);
    for (uint32_t i = 0; i < RANDOM_BYTES; i++) {
        struct rng_key key = { .seed = 2024, .ordinal = i };
        size_t at = rng_below(&key, (uint32_t)s->count);
        key.kind = 1;
        unsigned char byte = s->bytes[at] ^ (unsigned char)(1 + rng_below(&key, 255));
        uint64_t found = 0;
        enum err err = check_with_byte(s, at, byte, &found);
        if (err == ERR_OK) {
            struct str after = { 0 };
            dump(s, &after);
            if (!str_equal(str_text(&before), str_text(&after))) {
                fail_msg("byte %zu changed to %02x went unseen", at, byte);
            }
            str_deinit(&after);
            harmless++;
        } else {
            assert_true(err == ERR_ALTERED || err == ERR_BAD_INPUT);
        }
        write_byte(s, at, s->bytes[at]);
    }
    /* Free space between rows is harmless; a good part of the file is not. */
    assert_in_range(harmless, 1, RANDOM_BYTES * 3 / 4);
    str_deinit(&before);
}

/* Opening checks the same things, so nobody resumes or reports what was altered. */
static void an_altered_file_does_not_open_and_stays_as_it_is(void **state)
{
    struct session *s = *state;
    struct input_room room;
    struct journal_input input = fixture_input(33, &room);
    struct journal *journal = NULL;
    size_t at = place_of(s, input.payload, strlen(input.payload));
    const enum journal_how ways[] = { JOURNAL_READ, JOURNAL_WRITE };
    write_byte(s, at, '[');
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(journal_open(s->f.path, ways[i], &journal, &s->f.note), ERR_ALTERED);
        assert_null(journal);
        assert_non_null(strstr(s->f.note.text, "input 33 was altered"));
    }
    size_t count = 0;
    unsigned char *bytes = fixture_read_file(s->f.path, &count);
    s->bytes[at] = '[';
    assert_int_equal(count, s->count);
    assert_memory_equal(bytes, s->bytes, count);
    assert_true(fixture_is_alone(&s->f));
    free(bytes);
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

static void assert_altered_by(struct session *s, const char *sql, uint64_t number, const char *why)
{
    sqlite3 *db = NULL;
    uint64_t found = 0;
    assert_int_equal(sqlite3_open(s->f.path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    assert_int_equal(journal_check(s->f.path, &found, &s->f.note), ERR_ALTERED);
    if (found != number || strstr(s->f.note.text, why) == NULL) {
        fail_msg("%s: input %" PRIu64 ": %s", sql, found, s->f.note.text);
    }
    fixture_write_file(s->f.path, s->bytes, s->count);
}

static void missing_moved_and_added_rows_are_found(void **state)
{
    struct session *s = *state;
    assert_altered_by(s, "DELETE FROM inputs WHERE number = 17", 17, "input 17 is missing");
    assert_altered_by(s, "DELETE FROM inputs WHERE number = 1", 1, "input 1 is missing");
    assert_altered_by(s, "DELETE FROM inputs WHERE number > 57", 58, "3 of its 60 inputs are missing at the end");
    assert_altered_by(s, "UPDATE inputs SET number = 61 WHERE number = 60", 60, "input 60 is missing");
    assert_altered_by(s, "UPDATE inputs SET at_s = at_s + 1 WHERE number = 20", 20, "input 20 was altered");
    assert_altered_by(s, "UPDATE inputs SET wall_ms = 0 WHERE number = 21", 21, "input 21 was altered");
    assert_altered_by(s, "UPDATE inputs SET seat = 9 WHERE number = 22", 22, "input 22 was altered");
    assert_altered_by(s, "UPDATE inputs SET seat = -1 WHERE number = 22", 22, "input 22 is not readable");
    assert_altered_by(s, "UPDATE inputs SET team = 'other' WHERE number = 22", 22, "input 22 was altered");
    assert_altered_by(s, "UPDATE inputs SET role = 'control' WHERE number = 22", 22, "input 22 was altered");
    assert_altered_by(s, "UPDATE inputs SET sender_number = 1 WHERE number = 22", 22, "input 22 was altered");
    assert_altered_by(s, "INSERT INTO inputs SELECT 61, at_s, wall_ms, role, team, seat, sender_number, kind, payload, "
                         "text_digest, chain FROM inputs WHERE number = 60", 61, "input 61 was altered");
    assert_altered_by(s, "UPDATE texts SET person = person + 1 WHERE number = 33", 33, "another text");
    assert_altered_by(s, "UPDATE texts SET what = 'name' WHERE number = 33", 33, "another text");
    assert_altered_by(s, "UPDATE texts SET what = 'thing' WHERE number = 33", 33, "not readable");
    assert_altered_by(s, "UPDATE inputs SET text_digest = NULL WHERE number = 33", 33, "not readable");
    assert_altered_by(s, "UPDATE texts SET number = 34 WHERE number = 33", 34, "not readable");
    assert_altered_by(s, "INSERT INTO texts SELECT 99, person, what, salt, text FROM texts WHERE number = 33", 0,
                      "a text that no input has");
}

static void changes_beside_the_inputs_are_found(void **state)
{
    struct session *s = *state;
    assert_altered_by(s, "UPDATE exercise SET seed = 1", 0, "its scenario or settings");
    assert_altered_by(s, "UPDATE exercise SET rules = 4", 0, "its scenario or settings");
    assert_altered_by(s, "UPDATE exercise SET title = 'Other'", 0, "its scenario or settings");
    assert_altered_by(s, "UPDATE exercise SET privacy = 'aggregates'", 0, "its scenario or settings");
    assert_altered_by(s, "UPDATE exercise SET privacy = 'none'", 0, "says about itself is not readable");
    assert_altered_by(s, "DELETE FROM exercise", 0, "missing");
    assert_altered_by(s, "DELETE FROM mark", 0, "missing");
    assert_altered_by(s, "INSERT INTO mark SELECT * FROM mark", 0, "more than one mark");
    assert_altered_by(s, "INSERT INTO package SELECT * FROM package", 0, "more than one scenario");
    assert_altered_by(s, "UPDATE mark SET at_s = at_s + 1", 0, "the mark of how far it was shown");
    assert_altered_by(s, "UPDATE mark SET wall_ms = 0", 0, "the mark of how far it was shown");
    assert_altered_by(s, "UPDATE mark SET ended = 0", 0, "the mark of how far it was shown");
    assert_altered_by(s, "UPDATE mark SET inputs = 59", 0, "the mark of how far it was shown");
    assert_altered_by(s, "DELETE FROM records WHERE number = 1", 0, "a part of its trace is missing");
    assert_altered_by(s, "INSERT INTO digests VALUES(3, '0')", 0, "the end of its trace is missing");
}

/* ---- cut short --------------------------------------------------------------------------------------------------- */

static void a_file_cut_short_anywhere_is_refused_and_stays_as_it_is(void **state)
{
    struct session *s = *state;
    for (size_t count = 0; count < s->count; count += 487) {
        uint64_t found = 0;
        struct journal *journal = NULL;
        fixture_write_file(s->f.path, s->bytes, count);
        enum err wanted = count < 100 ? ERR_BAD_INPUT : ERR_ALTERED;
        assert_int_equal(journal_check(s->f.path, &found, &s->f.note), wanted);
        assert_int_equal(journal_open(s->f.path, JOURNAL_WRITE, &journal, &s->f.note), wanted);
        assert_non_null(strstr(s->f.note.text, wanted == ERR_ALTERED ? "cut short" : "not a Tocsin session file"));
        size_t after = 0;
        free(fixture_read_file(s->f.path, &after));
        assert_int_equal(after, count);
        assert_true(fixture_is_alone(&s->f));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, session_setup, session_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_changed_byte_of_an_input_is_found_and_its_input_named),
        TEST(every_changed_byte_of_a_text_is_found_and_its_input_named),
        TEST(every_changed_byte_of_the_scenario_is_found),
        TEST(a_changed_byte_anywhere_is_found_or_changes_nothing_that_is_read),
        TEST(an_altered_file_does_not_open_and_stays_as_it_is),
        TEST(missing_moved_and_added_rows_are_found),
        TEST(changes_beside_the_inputs_are_found),
        TEST(a_file_cut_short_anywhere_is_refused_and_stays_as_it_is),
    };
    return cmocka_run_group_tests_name("journal altered", tests, NULL, NULL);
}
