/* SIGKILL at any moment loses nothing acknowledged and un-happens nothing shown; a power cut that shortens the -wal leaves
 * a whole session behind, only a shorter one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/rng.h"
#include "journal/fixture.h"
#include "journal/victim.h"

#define KILLS 200
#define CREATE_KILLS 40
#define READINGS 50
#define KILL_US_MAX 6000u
#define WAL_HEAD_BYTES 32u
#define WAL_FRAME_BYTES (24u + 4096u)

/* What the child tells the parent after each call that returned: one short write, so never half of it. */
struct acknowledgement {
    uint64_t inputs;
    int64_t shown_s;
};

static uint32_t draw(uint64_t seed, uint32_t kind, uint64_t ordinal, uint32_t below)
{
    struct rng_key key = { .seed = seed, .kind = kind, .ordinal = ordinal };
    return rng_below(&key, below);
}

/* What a program that is killed works on. */
struct work {
    const char *path;
    uint64_t seed;
};

/* ---- the program that is killed ---------------------------------------------------------------------------------- */

static void must(enum err err, const struct err_note *note)
{
    if (err != ERR_OK) {
        (void)fprintf(stderr, "child: %s: %s\n", err_name(err), note->text);
        abort();
    }
}

static void acknowledge(int out, const struct journal *journal, int64_t shown_s)
{
    struct acknowledgement done = { journal_input_count(journal), shown_s };
    MUST(write(out, &done, sizeof done) == (ssize_t)sizeof done);
}

/* One turn as a session takes it: a lagging trace, some inputs, a mark; sometimes alone, sometimes in a group. */
static void take_turn(struct journal *journal, uint32_t dice, int64_t *shown_s, struct err_note *note)
{
    uint64_t number = journal_input_count(journal);
    bool is_group = dice % 3 != 0;
    if (is_group) {
        must(journal_begin(journal, note), note);
        while (journal_record_count(journal) < number) {
            must(journal_append_record(journal, "a record of the trace", 21, note), note);
        }
    }
    uint32_t count = is_group ? dice / 3 % 5 : 1;
    for (uint32_t i = 1; i <= count; i++) {
        must(fixture_append(journal, number + i, note), note);
    }
    if (dice % 2 == 0) {
        must(journal_reached(journal, ++*shown_s, 1, false, note), note);
    }
    if (is_group) {
        must(journal_commit(journal, note), note);
    }
}

/* Now and then it closes and opens, so that folding and unfolding are killed too. */
static void run_until_killed(void *context, int out)
{
    const struct work *work = context;
    struct err_note note = { 0 };
    struct journal *journal = NULL;
    must(journal_open(work->path, JOURNAL_WRITE, &journal, &note), &note);
    int64_t shown_s = journal_at_s(journal);
    for (uint64_t turn = 0;; turn++) {
        uint32_t dice = draw(work->seed, 1, turn, 1000);
        if (dice % 16 == 15) {
            must(journal_close(journal, &note), &note);
            must(journal_open(work->path, JOURNAL_WRITE, &journal, &note), &note);
        } else {
            take_turn(journal, dice, &shown_s, &note);
            acknowledge(out, journal, shown_s);
        }
    }
}

/* ---- the one that kills ------------------------------------------------------------------------------------------ */

/* The last thing it said, after it is dead; `before` when it said nothing. */
static struct acknowledgement last_said(int in, struct acknowledgement before)
{
    struct acknowledgement said = before;
    while (read(in, &said, sizeof said) == (ssize_t)sizeof said) {
        before = said;
    }
    (void)close(in);
    return before;
}

/* What is there now; it may be more than was said: at most the turn that was under way. */
static struct acknowledgement assert_nothing_is_lost(struct fixture *f, struct acknowledgement said, int kill_number)
{
    struct journal *journal = NULL;
    enum err err = journal_open(f->path, JOURNAL_READ, &journal, &f->note);
    if (err != ERR_OK) {
        fail_msg("after kill %d: %s", kill_number, f->note.text);
    }
    struct acknowledgement there = { fixture_inputs_readable(f, journal), journal_at_s(journal) };
    assert_in_range(there.inputs, said.inputs, said.inputs + 4);
    assert_true(there.shown_s >= said.shown_s);
    assert_true(journal_record_count(journal) <= there.inputs);
    fixture_close(f, journal);
    return there;
}

/* Three of four kills come after it has written something; the others may come while it still opens. */
static struct acknowledgement run_and_kill(struct fixture *f, uint64_t seed, uint64_t kill_number,
                                           struct acknowledgement before)
{
    int in = -1;
    struct work work = { f->path, seed + kill_number };
    pid_t child = victim_start(run_until_killed, &work, &in);
    if (kill_number % 4 != 0) {
        assert_int_equal(read(in, &before, sizeof before), sizeof before);
    }
    victim_wait_us(draw(seed, 2, kill_number, KILL_US_MAX));
    assert_true(victim_kill(child));
    return last_said(in, before);
}

static void killing_it_200_times_loses_nothing_acknowledged(void **state)
{
    struct fixture *f = *state;
    uint64_t seed = victim_seed();
    struct acknowledgement there = { 0, -1 };
    int killed_while_writing = 0;
    print_message("seed %llu\n", (unsigned long long)seed);
    fixture_close(f, fixture_create(f));
    for (int i = 0; i < KILLS; i++) {
        struct acknowledgement said = run_and_kill(f, seed, (uint64_t)i, there);
        killed_while_writing += !fixture_is_alone(f);
        there = assert_nothing_is_lost(f, said, i);
    }
    assert_in_range(killed_while_writing, KILLS / 4, KILLS);
    struct journal *journal = fixture_open(f, JOURNAL_WRITE);
    fixture_append_many(f, journal, 3);
    fixture_close(f, journal);
    uint64_t number = 0;
    assert_good(f, journal_check(f->path, &number, &f->note));
    assert_true(fixture_is_alone(f));
    print_message("%d of %d kills left a -wal; %llu inputs\n", killed_while_writing, KILLS,
                  (unsigned long long)there.inputs);
}

/* ---- read while it is written ------------------------------------------------------------------------------------ */

/* Turns without a pause, so that checkpoints, closing and opening fall into the readings. */
static void reading_while_another_program_writes_sees_one_moment(void **state)
{
    struct fixture *f = *state;
    uint64_t seed = victim_seed();
    struct acknowledgement there = { 0, -1 };
    int in = -1;
    int readings = 0;
    print_message("seed %llu\n", (unsigned long long)seed);
    fixture_close(f, fixture_create(f));
    struct work work = { f->path, seed };
    pid_t child = victim_start(run_until_killed, &work, &in);
    for (int i = 0; i < READINGS; i++) {
        struct journal *journal = NULL;
        enum err err = journal_open(f->path, JOURNAL_READ, &journal, &f->note);
        if (err == ERR_OK) {
            struct acknowledgement now = { fixture_inputs_readable(f, journal), journal_at_s(journal) };
            assert_true(now.inputs >= there.inputs && now.shown_s >= there.shown_s);
            fixture_close(f, journal);
            there = now;
            readings++;
        } else if (err != ERR_BUSY) {
            fail_msg("reading %d: %s", i, f->note.text);
        }
    }
    assert_true(victim_kill(child));
    struct acknowledgement said = last_said(in, there);
    (void)assert_nothing_is_lost(f, said, 0);
    print_message("%d of %d readings, %llu inputs\n", readings, READINGS, (unsigned long long)there.inputs);
    assert_in_range(readings, READINGS / 2, READINGS);
}

/* ---- killed while it is made, while texts are erased -------------------------------------------------------------- */

static void make_until_killed(void *context, int out)
{
    const struct work *work = context;
    struct journal_header header = fixture_header();
    struct err_note note = { 0 };
    struct journal *journal = NULL;
    must(journal_create(work->path, &header, &journal, &note), &note);
    acknowledge(out, journal, -1);
    (void)pause();
}

static void killed_while_it_is_made_it_is_whole_or_not_there(void **state)
{
    struct fixture *f = *state;
    uint64_t seed = victim_seed();
    print_message("seed %llu\n", (unsigned long long)seed);
    for (int i = 0; i < CREATE_KILLS; i++) {
        int in = -1;
        const struct acknowledgement nothing = { 1, 0 };
        struct fixture fresh;
        fixture_init(&fresh);
        struct work work = { fresh.path, seed };
        pid_t child = victim_start(make_until_killed, &work, &in);
        victim_wait_us(draw(seed, 3, (uint64_t)i, KILL_US_MAX / 2));
        assert_true(victim_kill(child));
        bool is_made = last_said(in, nothing).inputs == 0;
        struct journal *journal = NULL;
        enum err err = journal_open(fresh.path, JOURNAL_WRITE, &journal, &fresh.note);
        assert_true(err == ERR_OK || (!is_made && err == ERR_NOT_FOUND));
        if (err != ERR_OK) {
            journal = fixture_create(&fresh); /* nothing is in the way */
        }
        assert_int_equal(journal_input_count(journal), 0);
        fixture_append_many(&fresh, journal, 3);
        fixture_close(&fresh, journal);
        assert_true(fixture_is_alone(&fresh));
        fixture_deinit(&fresh);
    }
    assert_true(fixture_is_alone(f));
}

static void forget_until_killed(void *context, int out)
{
    const struct work *work = context;
    struct err_note note = { 0 };
    uint64_t erased = 0;
    must(journal_forget(work->path, JOURNAL_EVERYBODY, &erased, &note), &note);
    const struct acknowledgement done = { 1, 0 };
    MUST(write(out, &done, sizeof done) == (ssize_t)sizeof done);
    (void)pause();
}

static void killed_while_texts_are_erased_the_session_is_whole(void **state)
{
    struct fixture *f = *state;
    uint64_t seed = victim_seed();
    print_message("seed %llu\n", (unsigned long long)seed);
    for (int i = 0; i < CREATE_KILLS; i++) {
        int in = -1;
        uint64_t number = 0;
        uint64_t erased = 0;
        struct fixture fresh;
        fixture_init(&fresh);
        struct journal *journal = fixture_create(&fresh);
        fixture_append_many(&fresh, journal, 200);
        fixture_close(&fresh, journal);
        struct work work = { fresh.path, seed };
        pid_t child = victim_start(forget_until_killed, &work, &in);
        victim_wait_us(draw(seed, 4, (uint64_t)i, KILL_US_MAX));
        assert_true(victim_kill(child));
        const struct acknowledgement nothing = { 0, 0 };
        bool is_erased = last_said(in, nothing).inputs == 1;
        assert_good(&fresh, journal_check(fresh.path, &number, &fresh.note));
        assert_false(is_erased && fixture_file_has(fresh.path, "said so"));
        assert_good(&fresh, journal_forget(fresh.path, JOURNAL_EVERYBODY, &erased, &fresh.note));
        assert_false(fixture_file_has(fresh.path, "said so"));
        assert_true(fixture_is_alone(&fresh));
        journal = fixture_open(&fresh, JOURNAL_READ);
        assert_int_equal(journal_input_count(journal), 200);
        fixture_close(&fresh, journal);
        fixture_deinit(&fresh);
    }
    assert_true(fixture_is_alone(f));
}

/* ---- a power cut ------------------------------------------------------------------------------------------------- */

/* The file and its -wal as they lie while it runs. */
struct on_disk {
    unsigned char *file, *wal;
    size_t file_bytes, wal_bytes;
    char wal_path[PATH_MAX + 8];
};

static void take_from_running(struct fixture *f, struct on_disk *disk)
{
    (void)snprintf(disk->wal_path, sizeof disk->wal_path, "%s-wal", f->path);
    disk->file = fixture_read_file(f->path, &disk->file_bytes);
    disk->wal = fixture_read_file(disk->wal_path, &disk->wal_bytes);
}

static uint64_t inputs_with_wal(struct fixture *f, const struct on_disk *disk, size_t wal_bytes, enum journal_how how)
{
    fixture_write_file(f->path, disk->file, disk->file_bytes);
    fixture_write_file(disk->wal_path, disk->wal, wal_bytes);
    struct journal *journal = fixture_open(f, how);
    uint64_t inputs = fixture_inputs_readable(f, journal);
    fixture_close(f, journal);
    return inputs;
}

static void a_wal_cut_anywhere_leaves_the_inputs_before_the_cut(void **state)
{
    struct fixture *f = *state;
    struct on_disk disk;
    struct journal *journal = fixture_create(f);
    for (uint64_t number = 1; number <= 40; number++) {
        assert_good(f, fixture_append(journal, number, &f->note));
    }
    take_from_running(f, &disk);
    fixture_close(f, journal);
    uint64_t before = 0;
    for (size_t bytes = 0; bytes <= disk.wal_bytes; bytes += 1373) {
        uint64_t inputs = inputs_with_wal(f, &disk, bytes, JOURNAL_READ);
        assert_true(inputs >= before);
        before = inputs;
        assert_int_equal(inputs_with_wal(f, &disk, bytes, JOURNAL_WRITE), inputs);
        assert_true(fixture_is_alone(f));
    }
    assert_int_equal(inputs_with_wal(f, &disk, disk.wal_bytes, JOURNAL_READ), 40);
    free(disk.file);
    free(disk.wal);
}

/* A disk that did not write a page it said it wrote: what comes after that page is not there, what was before it is. */
static void a_wal_with_a_hole_leaves_the_inputs_before_the_hole(void **state)
{
    struct fixture *f = *state;
    struct on_disk disk;
    struct journal *journal = fixture_create(f);
    for (uint64_t number = 1; number <= 40; number++) {
        assert_good(f, fixture_append(journal, number, &f->note));
    }
    take_from_running(f, &disk);
    fixture_close(f, journal);
    uint64_t before = 0;
    for (size_t at = WAL_HEAD_BYTES; at + WAL_FRAME_BYTES <= disk.wal_bytes; at += WAL_FRAME_BYTES) {
        disk.wal[at + 2000] ^= 0xee;
        uint64_t inputs = inputs_with_wal(f, &disk, disk.wal_bytes, JOURNAL_READ);
        disk.wal[at + 2000] ^= 0xee;
        assert_true(inputs >= before && inputs < 40);
        before = inputs;
    }
    assert_int_equal(before, 39);
    free(disk.file);
    free(disk.wal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(killing_it_200_times_loses_nothing_acknowledged),
        TEST(reading_while_another_program_writes_sees_one_moment),
        TEST(killed_while_it_is_made_it_is_whole_or_not_there),
        TEST(killed_while_texts_are_erased_the_session_is_whole),
        TEST(a_wal_cut_anywhere_leaves_the_inputs_before_the_cut),
        TEST(a_wal_with_a_hole_leaves_the_inputs_before_the_hole),
    };
    return cmocka_run_group_tests_name("journal crash", tests, NULL, NULL);
}
