/* Promises of sim/journal: what goes in comes out, once, in order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "journal/fixture.h"

/* ---- in and out -------------------------------------------------------------------------------------------------- */

static void a_new_session_holds_what_it_was_made_with(void **state)
{
    struct fixture *f = *state;
    fixture_close(f, fixture_create(f));
    struct journal *journal = fixture_open(f, JOURNAL_READ);
    const struct journal_header *header = journal_header(journal);
    struct journal_header wanted = fixture_header();
    assert_string_equal(header->scenario, wanted.scenario);
    assert_string_equal(header->title, wanted.title);
    assert_string_equal(header->team, wanted.team);
    assert_true(header->seed == wanted.seed);
    assert_int_equal(header->rules_version, wanted.rules_version);
    assert_int_equal(header->privacy, wanted.privacy);
    assert_int_equal(header->created_ms, wanted.created_ms);
    assert_int_equal(header->package_bytes, wanted.package_bytes);
    assert_memory_equal(header->package, wanted.package, wanted.package_bytes);
    assert_int_equal(journal_input_count(journal), 0);
    assert_int_equal(journal_at_s(journal), -1);
    assert_int_equal(journal_wall_ms(journal), 0);
    assert_false(journal_has_ended(journal));
    fixture_close(f, journal);
}

static void inputs_come_back_as_they_were_written(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    for (uint64_t number = 1; number <= 30; number++) {
        assert_good(f, fixture_append(journal, number, &f->note));
    }
    assert_int_equal(fixture_inputs_readable(f, journal), 30);
    unsigned char head[JOURNAL_CHAIN_BYTES];
    memcpy(head, journal_chain(journal), sizeof head);
    fixture_close(f, journal);

    journal = fixture_open(f, JOURNAL_WRITE);
    assert_int_equal(fixture_inputs_readable(f, journal), 30);
    assert_memory_equal(journal_chain(journal), head, sizeof head);
    assert_int_equal(journal_at_s(journal), 30 * 60);
    assert_good(f, fixture_append(journal, 31, &f->note));
    assert_memory_not_equal(journal_chain(journal), head, sizeof head);
    fixture_close(f, journal);
    assert_true(fixture_is_alone(f));
}

static void a_closed_session_is_one_file_that_can_be_copied(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 20);
    assert_false(fixture_is_alone(f));
    fixture_close(f, journal);
    assert_true(fixture_is_alone(f));
    size_t bytes = 0;
    unsigned char *content = fixture_read_file(f->path, &bytes);
    (void)snprintf(f->path, sizeof f->path, "%s/copy.tocsin", f->folder);
    fixture_write_file(f->path, content, bytes);
    free(content);
    journal = fixture_open(f, JOURNAL_READ);
    assert_int_equal(fixture_inputs_readable(f, journal), 20);
    fixture_close(f, journal);
}

static enum err third_only(void *context, const struct journal_input *input, struct err_note *note)
{
    *(uint64_t *)context = input->number;
    return err_say(note, ERR_NOT_FOUND, "enough");
}

static void a_visitor_starts_where_it_wants_and_stops_when_it_wants(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 5);
    uint64_t seen = 0;
    assert_int_equal(journal_each_input(journal, 3, third_only, &seen, &f->note), ERR_NOT_FOUND);
    assert_int_equal(seen, 3);
    fixture_close(f, journal);
}

/* ---- senders ----------------------------------------------------------------------------------------------------- */

static void assert_each_pair_is_found(const struct journal *journal, uint64_t count)
{
    for (uint64_t number = 1; number <= count; number++) {
        struct input_room room;
        struct journal_input input = fixture_input(number, &room);
        assert_int_equal(journal_find(journal, input.role, input.team, input.seat, input.sender_number), number);
        assert_int_equal(journal_find(journal, input.role, input.team, input.seat, input.sender_number + 1), 0);
        assert_int_equal(journal_find(journal, input.role, input.team, input.seat + 9, input.sender_number), 0);
        assert_int_equal(journal_find(journal, "bot", input.team, input.seat, input.sender_number), 0);
        assert_int_equal(journal_find(journal, input.role, "nobody", input.seat, input.sender_number), 0);
    }
}

static void a_pair_already_seen_is_found_before_and_after_reopening(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 500);
    assert_each_pair_is_found(journal, 500);
    fixture_close(f, journal);
    journal = fixture_open(f, JOURNAL_WRITE);
    assert_each_pair_is_found(journal, 500);
    fixture_close(f, journal);
}

/* A phone that comes back may send an older number after a newer one. */
static void numbers_of_a_sender_may_come_in_any_order(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    const uint64_t order[] = { 5, 2, 9, 1, 7 };
    for (size_t i = 0; i < 5; i++) {
        struct journal_input input = { .role = "seat", .team = "unity", .kind = "note", .payload = "{}",
                                       .sender_number = order[i] };
        assert_good(f, journal_append(journal, &input, &f->note));
    }
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(journal_find(journal, "seat", "unity", 0, order[i]), i + 1);
    }
    assert_int_equal(journal_find(journal, "seat", "unity", 0, 3), 0);
    fixture_close(f, journal);
}

static void a_sender_that_does_not_number_never_repeats(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    for (int i = 0; i < 3; i++) {
        struct journal_input input = { .role = "session", .team = "", .kind = "pause", .payload = "{}" };
        assert_good(f, journal_append(journal, &input, &f->note));
    }
    assert_int_equal(journal_find(journal, "session", "", 0, 0), 0);
    assert_int_equal(journal_input_count(journal), 3);
    fixture_close(f, journal);
}

static void a_thousand_senders_are_told_apart(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    assert_good(f, journal_begin(journal, &f->note));
    for (uint32_t seat = 0; seat < 1000; seat++) {
        struct journal_input input = { .role = "seat", .team = "unity", .seat = seat, .kind = "note", .payload = "{}",
                                       .sender_number = 1 };
        assert_good(f, journal_append(journal, &input, &f->note));
    }
    assert_good(f, journal_commit(journal, &f->note));
    for (uint32_t seat = 0; seat < 1000; seat++) {
        assert_int_equal(journal_find(journal, "seat", "unity", seat, 1), seat + 1);
    }
    fixture_close(f, journal);
}

/* ---- bounds ------------------------------------------------------------------------------------------------------ */

static struct journal_input plain_input(void)
{
    return (struct journal_input){ .role = "seat", .team = "unity", .kind = "note", .payload = "{}", .sender_number = 1 };
}

static char *repeated(char byte, size_t count)
{
    char *text = malloc(count + 1);
    assert_non_null(text);
    memset(text, byte, count);
    text[count] = '\0';
    return text;
}

static void an_input_as_long_as_allowed_is_kept_and_a_longer_one_is_not(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    char *payload = repeated('x', INPUT_BYTES_MAX + 1);
    char *text = repeated('y', TEXT_BYTES_MAX + 1);
    char *name = repeated('z', NAME_BYTES_MAX + 1);
    struct journal_input long_payload = plain_input();
    struct journal_input long_text = plain_input();
    struct journal_input long_kind = plain_input();
    long_payload.payload = payload;
    long_text.what = JOURNAL_PROSE;
    long_text.text = text;
    long_kind.kind = name;
    assert_int_equal(journal_append(journal, &long_payload, &f->note), ERR_TOO_BIG);
    assert_int_equal(journal_append(journal, &long_text, &f->note), ERR_TOO_BIG);
    assert_int_equal(journal_append(journal, &long_kind, &f->note), ERR_TOO_BIG);
    assert_int_equal(journal_input_count(journal), 0);
    payload[INPUT_BYTES_MAX] = '\0';
    text[TEXT_BYTES_MAX] = '\0';
    name[NAME_BYTES_MAX] = '\0';
    long_payload.what = JOURNAL_PROSE;
    long_payload.text = text;
    long_payload.kind = name;
    assert_good(f, journal_append(journal, &long_payload, &f->note));
    fixture_close(f, journal);
    fixture_close(f, fixture_open(f, JOURNAL_READ));
    free(payload);
    free(text);
    free(name);
}

static void a_senders_number_out_of_range_is_refused(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    struct journal_input input = plain_input();
    input.sender_number = (uint64_t)INT64_MAX + 1;
    assert_int_equal(journal_append(journal, &input, &f->note), ERR_BAD_INPUT);
    input.sender_number = INT64_MAX;
    assert_good(f, journal_append(journal, &input, &f->note));
    fixture_close(f, journal);
    fixture_close(f, fixture_open(f, JOURNAL_READ));
}

static void a_scenario_too_big_makes_no_file(void **state)
{
    struct fixture *f = *state;
    struct journal_header header = fixture_header();
    struct journal *journal = NULL;
    char *title = repeated('t', JOURNAL_TITLE_BYTES_MAX + 1);
    header.title = title;
    assert_int_equal(journal_create(f->path, &header, &journal, &f->note), ERR_TOO_BIG);
    assert_null(journal);
    assert_int_not_equal(access(f->path, F_OK), 0);
    free(title);
}

/* ---- groups ------------------------------------------------------------------------------------------------------ */

static void a_group_is_all_there_after_its_commit(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    assert_good(f, journal_begin(journal, &f->note));
    for (uint64_t number = 1; number <= 10; number++) {
        assert_good(f, fixture_append(journal, number, &f->note));
    }
    struct journal *other = fixture_open(f, JOURNAL_READ);
    assert_int_equal(journal_input_count(other), 0);
    fixture_close(f, other);
    assert_good(f, journal_commit(journal, &f->note));
    other = fixture_open(f, JOURNAL_READ);
    assert_int_equal(fixture_inputs_readable(f, other), 10);
    fixture_close(f, other);
    fixture_close(f, journal);
}

static void an_error_inside_a_group_undoes_all_of_it(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 3);
    struct journal_input bad = plain_input();
    bad.sender_number = UINT64_MAX;
    bad.at_s = 1000;
    assert_good(f, journal_begin(journal, &f->note));
    assert_good(f, fixture_append(journal, 4, &f->note));
    assert_good(f, journal_append_record(journal, "r", 1, &f->note));
    assert_good(f, journal_reached(journal, 5000, 1, true, &f->note));
    assert_int_equal(journal_append(journal, &bad, &f->note), ERR_BAD_INPUT);
    assert_int_equal(journal_input_count(journal), 3);
    assert_int_equal(journal_record_count(journal), 0);
    assert_int_equal(journal_at_s(journal), 180);
    assert_false(journal_has_ended(journal));
    assert_each_pair_is_found(journal, 3);
    fixture_append_many(f, journal, 2); /* 4 again: its number and its sender's number are free */
    assert_int_equal(fixture_inputs_readable(f, journal), 5);
    fixture_close(f, journal);
}

static void an_undone_group_has_never_been(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 3);
    assert_good(f, journal_begin(journal, &f->note));
    assert_good(f, fixture_append(journal, 4, &f->note));
    assert_good(f, journal_append_record(journal, "r", 1, &f->note));
    assert_good(f, journal_reached(journal, 5000, 1, true, &f->note));
    journal_undo(journal);
    assert_int_equal(journal_input_count(journal), 3);
    assert_int_equal(journal_record_count(journal), 0);
    assert_int_equal(journal_at_s(journal), 180);
    assert_each_pair_is_found(journal, 3);
    fixture_append_many(f, journal, 2);
    assert_int_equal(fixture_inputs_readable(f, journal), 5);
    fixture_close(f, journal);
}

static void closing_inside_a_group_undoes_it(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 3);
    assert_good(f, journal_begin(journal, &f->note));
    assert_good(f, fixture_append(journal, 4, &f->note));
    fixture_close(f, journal);
    journal = fixture_open(f, JOURNAL_READ);
    assert_int_equal(fixture_inputs_readable(f, journal), 3);
    fixture_close(f, journal);
}

/* ---- marks ------------------------------------------------------------------------------------------------------- */

static void a_mark_goes_forward_only(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    assert_good(f, journal_reached(journal, 0, 1000, false, &f->note));
    assert_int_equal(journal_at_s(journal), 0);
    assert_good(f, journal_reached(journal, 90, 2000, false, &f->note));
    assert_good(f, journal_reached(journal, 60, 3000, false, &f->note));
    assert_int_equal(journal_at_s(journal), 90);
    assert_int_equal(journal_wall_ms(journal), 2000);
    assert_good(f, journal_reached(journal, 90, 4000, true, &f->note));
    assert_good(f, journal_reached(journal, 95, 5000, false, &f->note));
    assert_true(journal_has_ended(journal));
    fixture_close(f, journal);
    journal = fixture_open(f, JOURNAL_READ);
    assert_int_equal(journal_at_s(journal), 95);
    assert_int_equal(journal_wall_ms(journal), 5000);
    assert_true(journal_has_ended(journal));
    fixture_close(f, journal);
}

static void a_mark_is_durable_when_it_returns(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    for (int64_t at_s = 0; at_s < 20; at_s++) {
        assert_good(f, journal_reached(journal, at_s, at_s, false, &f->note));
        struct journal *other = fixture_open(f, JOURNAL_READ);
        assert_int_equal(journal_at_s(other), at_s);
        fixture_close(f, other);
    }
    fixture_close(f, journal);
}

static void the_exercise_stands_at_the_later_of_mark_and_input(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 2); /* stamped 120 */
    assert_good(f, journal_reached(journal, 70, 1, false, &f->note));
    assert_int_equal(journal_at_s(journal), 120);
    assert_good(f, journal_reached(journal, 130, 1, false, &f->note));
    assert_int_equal(journal_at_s(journal), 130);
    fixture_close(f, journal);
}

/* ---- trace and digests ------------------------------------------------------------------------------------------- */

static enum err check_record(void *context, uint32_t number, const void *bytes, size_t count, struct err_note *note)
{
    (void)note;
    uint32_t *seen = context;
    assert_int_equal(number, ++*seen);
    unsigned char wanted[4] = { 0, (unsigned char)number, 0, 255 };
    assert_int_equal(count, number % 4);
    if (count > 0) {
        assert_memory_equal(bytes, wanted, count);
    }
    return ERR_OK;
}

static void append_records(struct fixture *f, struct journal *journal, uint32_t upto)
{
    assert_good(f, journal_begin(journal, &f->note));
    while (journal_record_count(journal) < upto) {
        uint32_t number = journal_record_count(journal) + 1;
        unsigned char bytes[4] = { 0, (unsigned char)number, 0, 255 };
        assert_good(f, journal_append_record(journal, bytes, number % 4, &f->note));
    }
    assert_good(f, journal_commit(journal, &f->note));
}

static uint32_t records_readable(struct fixture *f, struct journal *journal, uint32_t from)
{
    uint32_t seen = from - 1;
    assert_good(f, journal_each_record(journal, from, check_record, &seen, &f->note));
    return seen;
}

static void a_trace_comes_back_and_can_be_cut_and_written_again(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    append_records(f, journal, 200);
    assert_int_equal(records_readable(f, journal, 1), 200);
    assert_int_equal(records_readable(f, journal, 150), 200);
    assert_good(f, journal_drop_records(journal, 120, &f->note));
    assert_int_equal(journal_record_count(journal), 120);
    append_records(f, journal, 130);
    fixture_close(f, journal);
    journal = fixture_open(f, JOURNAL_READ);
    assert_int_equal(journal_record_count(journal), 130);
    assert_int_equal(records_readable(f, journal, 1), 130);
    fixture_close(f, journal);
}

static void a_record_too_long_is_refused(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    char *bytes = repeated('r', JOURNAL_RECORD_BYTES_MAX + 1);
    assert_int_equal(journal_append_record(journal, bytes, JOURNAL_RECORD_BYTES_MAX + 1, &f->note), ERR_TOO_BIG);
    assert_good(f, journal_append_record(journal, bytes, JOURNAL_RECORD_BYTES_MAX, &f->note));
    assert_int_equal(journal_record_count(journal), 1);
    fixture_close(f, journal);
    free(bytes);
}

struct digests {
    uint32_t records[4];
    struct digest values[4];
    uint32_t count;
};

static enum err gather_digest(void *context, uint32_t records, struct digest digest, struct err_note *note)
{
    (void)note;
    struct digests *all = context;
    assert_true(all->count < 4);
    all->records[all->count] = records;
    all->values[all->count++] = digest;
    return ERR_OK;
}

static void digests_come_back_and_go_with_the_records_they_cover(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    struct digest early = { 0x0123456789abcdefu, 0xfedcba9876543210u };
    struct digest late = { 1, UINT64_MAX };
    append_records(f, journal, 100);
    assert_good(f, journal_set_digest(journal, 50, late, &f->note));
    assert_good(f, journal_set_digest(journal, 50, early, &f->note));
    assert_good(f, journal_set_digest(journal, 100, late, &f->note));
    struct digests all = { 0 };
    assert_good(f, journal_each_digest(journal, gather_digest, &all, &f->note));
    assert_int_equal(all.count, 2);
    assert_int_equal(all.records[0], 50);
    assert_true(digest_equal(all.values[0], early));
    assert_true(digest_equal(all.values[1], late));
    assert_good(f, journal_drop_records(journal, 99, &f->note));
    all.count = 0;
    assert_good(f, journal_each_digest(journal, gather_digest, &all, &f->note));
    assert_int_equal(all.count, 1);
    fixture_close(f, journal);
}

/* ---- by its description ------------------------------------------------------------------------------------------ */

/* docs/session-file.md is enough to read and check a session: a program that knows nothing else does it. */
static void another_program_reads_the_file_by_its_description(void **state)
{
    struct fixture *f = *state;
    char command[2 * PATH_MAX];
    char said[256] = "";
    char wanted[256];
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 50);
    assert_good(f, journal_reached(journal, 3333, 1, false, &f->note));
    int bytes = snprintf(wanted, sizeof wanted, "quiet-ward: 50 inputs, 20 texts, shown to 3333 s, chain ");
    for (size_t i = 0; i < JOURNAL_CHAIN_BYTES; i++) {
        bytes += snprintf(wanted + bytes, sizeof wanted - (size_t)bytes, "%02x", journal_chain(journal)[i]);
    }
    (void)snprintf(wanted + bytes, sizeof wanted - (size_t)bytes, "\n");
    fixture_close(f, journal);
    (void)snprintf(command, sizeof command, "python3 %s/tests/journal/read_session.py %s", TOCSIN_SOURCE_DIR, f->path);
    FILE *reader = popen(command, "r");
    assert_non_null(reader);
    assert_non_null(fgets(said, sizeof said, reader));
    assert_int_equal(pclose(reader), 0);
    assert_string_equal(said, wanted);
}

/* ---- lists ------------------------------------------------------------------------------------------------------- */

static void assert_peek(struct fixture *f, uint64_t inputs, bool is_folded)
{
    struct journal_summary summary;
    assert_good(f, journal_peek(f->path, &summary, &f->note));
    assert_string_equal(summary.scenario, "quiet-ward");
    assert_string_equal(summary.title, "Quiet Ward");
    assert_string_equal(summary.team, "unity");
    assert_int_equal(summary.rules_version, 3);
    assert_int_equal(summary.created_ms, 1700000000123);
    assert_int_equal(summary.input_count, inputs);
    assert_int_equal(summary.at_s, 900);
    assert_int_equal(summary.wall_ms, 1700000009999);
    assert_true(summary.has_ended);
    assert_int_equal(summary.is_folded, is_folded);
}

static void a_peek_tells_what_a_list_shows_whether_closed_or_running(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 4);
    assert_good(f, journal_reached(journal, 900, 1700000009999, true, &f->note));
    assert_peek(f, 4, false);
    assert_good(f, fixture_append(journal, 5, &f->note));
    fixture_close(f, journal);
    assert_peek(f, 5, true);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_session_holds_what_it_was_made_with),
        TEST(inputs_come_back_as_they_were_written),
        TEST(a_closed_session_is_one_file_that_can_be_copied),
        TEST(a_visitor_starts_where_it_wants_and_stops_when_it_wants),
        TEST(a_pair_already_seen_is_found_before_and_after_reopening),
        TEST(numbers_of_a_sender_may_come_in_any_order),
        TEST(a_sender_that_does_not_number_never_repeats),
        TEST(a_thousand_senders_are_told_apart),
        TEST(an_input_as_long_as_allowed_is_kept_and_a_longer_one_is_not),
        TEST(a_senders_number_out_of_range_is_refused),
        TEST(a_scenario_too_big_makes_no_file),
        TEST(a_group_is_all_there_after_its_commit),
        TEST(an_error_inside_a_group_undoes_all_of_it),
        TEST(an_undone_group_has_never_been),
        TEST(closing_inside_a_group_undoes_it),
        TEST(a_mark_goes_forward_only),
        TEST(a_mark_is_durable_when_it_returns),
        TEST(the_exercise_stands_at_the_later_of_mark_and_input),
        TEST(a_trace_comes_back_and_can_be_cut_and_written_again),
        TEST(a_record_too_long_is_refused),
        TEST(digests_come_back_and_go_with_the_records_they_cover),
        TEST(another_program_reads_the_file_by_its_description),
        TEST(a_peek_tells_what_a_list_shows_whether_closed_or_running),
    };
    return cmocka_run_group_tests_name("journal", tests, NULL, NULL);
}
