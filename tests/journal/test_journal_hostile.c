/* Session files made by strangers: what lies beside them, what they ask SQLite to do, what their rows say. Reading one may
 * touch nothing but the session itself, may not hang, and hands out nothing beyond the limits. */
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal/chain.h"
#include "journal/fixture.h"

#define HANGS_AFTER_S 100u

static int setup(void **state)
{
    (void)alarm(HANGS_AFTER_S); /* a test that hangs is a test that fails */
    return fixture_setup(state);
}

static int teardown(void **state)
{
    (void)alarm(0);
    return fixture_teardown(state);
}

/* ---- builders ---------------------------------------------------------------------------------------------------- */

static const char *beside(const struct fixture *f, const char *end, char name[PATH_MAX + 32])
{
    (void)snprintf(name, PATH_MAX + 32, "%s%s", f->path, end);
    return name;
}

static void make_session(struct fixture *f)
{
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 12);
    fixture_close(f, journal);
}

static void set_byte(const struct fixture *f, size_t at, unsigned char value)
{
    size_t bytes = 0;
    unsigned char *content = fixture_read_file(f->path, &bytes);
    content[at] = value;
    fixture_write_file(f->path, content, bytes);
    free(content);
}

/* https://www.sqlite.org/fileformat2.html: 2 in bytes 18 and 19 is a database that is kept with a -wal. */
static void claim_a_wal(const struct fixture *f)
{
    set_byte(f, 18, 2);
    set_byte(f, 19, 2);
}

static void put_big_endian(unsigned char *at, uint32_t value)
{
    for (int i = 0; i < 4; i++) {
        at[i] = (unsigned char)(value >> (24 - 8 * i));
    }
}

static const unsigned char journal_magic[8] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };

/* A -journal without pages that ends with the name of a super-journal, which SQLite deletes after it has rolled back. Its
 * layout: the same page, "The Rollback Journal" and the comment at pager.c, readSuperJournal. */
static void make_journal_that_names(const struct fixture *f, const char *victim)
{
    unsigned char content[512 + PATH_MAX + 64] = { 0 };
    char name[PATH_MAX + 32];
    size_t bytes = 0;
    free(fixture_read_file(f->path, &bytes));
    memcpy(content, journal_magic, 8);
    put_big_endian(content + 12, 1234);
    put_big_endian(content + 16, (uint32_t)(bytes / 4096));
    put_big_endian(content + 20, 512);
    put_big_endian(content + 24, 4096);
    uint32_t sum = 0;
    size_t length = strlen(victim);
    for (size_t i = 0; i < length; i++) {
        sum += (unsigned char)victim[i];
    }
    put_big_endian(content + 512, 0x40000000u / 4096 + 1);
    memcpy(content + 516, victim, length);
    put_big_endian(content + 516 + length, (uint32_t)length);
    put_big_endian(content + 520 + length, sum);
    memcpy(content + 524 + length, journal_magic, 8);
    fixture_write_file(beside(f, "-journal", name), content, 532 + length);
}

/* ---- every way of opening one ------------------------------------------------------------------------------------- */

enum { WAYS = 5 };

static enum err open_and_close(struct fixture *f, enum journal_how how)
{
    struct journal *journal = NULL;
    enum err err = journal_open(f->path, how, &journal, &f->note);
    return journal == NULL ? err : journal_close(journal, &f->note);
}

static enum err use(struct fixture *f, int way)
{
    struct journal_summary summary;
    uint64_t number = 0;
    f->note.text[0] = '\0';
    switch (way) {
    case 0: return journal_peek(f->path, &summary, &f->note);
    case 1: return open_and_close(f, JOURNAL_READ);
    case 2: return journal_check(f->path, &number, &f->note);
    case 3: return open_and_close(f, JOURNAL_WRITE);
    default: return journal_forget(f->path, JOURNAL_EVERYBODY, &number, &f->note);
    }
}

static void assert_refused_every_way(struct fixture *f, const char *why)
{
    for (int way = 0; way < WAYS; way++) {
        enum err err = use(f, way);
        if (err == ERR_OK || strstr(f->note.text, why) == NULL || strstr(f->note.text, "night.tocsin") == NULL) {
            fail_msg("way %d: %s: \"%s\"", way, err_name(err), f->note.text);
        }
        assert_int_not_equal(err, ERR_IO); /* the machine is well: it is the file */
    }
}

/* ---- what lies beside it ------------------------------------------------------------------------------------------ */

static void no_file_but_the_session_is_ever_deleted(void **state)
{
    struct fixture *f = *state;
    char victim[PATH_MAX + 32];
    make_session(f);
    beside(f, ".precious", victim);
    fixture_write_file(victim, "precious", 8);
    make_journal_that_names(f, victim);
    assert_refused_every_way(f, "names a file that is not its own");
    assert_true(fixture_file_has(victim, "precious"));
    assert_int_equal(unlink(victim), 0);
}

/* Without one to delete, a -journal that names another file is refused as well: no session has such a -journal. */
static void a_journal_that_names_a_file_that_is_not_there_is_refused(void **state)
{
    struct fixture *f = *state;
    make_session(f);
    make_journal_that_names(f, "/nowhere/at/all");
    assert_refused_every_way(f, "names a file that is not its own");
}

static void the_session_itself_is_not_deleted_either(void **state)
{
    struct fixture *f = *state;
    char name[PATH_MAX + 32];
    const char *const ends[] = { "", "-wal", "-journal" };
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        (void)unlink(f->path);
        make_session(f);
        make_journal_that_names(f, beside(f, ends[i], name));
        for (int way = 0; way < WAYS; way++) {
            (void)use(f, way);
            assert_int_equal(access(f->path, F_OK), 0);
        }
        (void)unlink(beside(f, "-journal", name));
        assert_int_equal(use(f, 2), ERR_OK);
    }
}

static void a_pipe_beside_it_does_not_make_it_wait(void **state)
{
    struct fixture *f = *state;
    char name[PATH_MAX + 32];
    const char *const ends[] = { "-wal", "-journal" };
    for (size_t i = 0; i < 2; i++) {
        (void)unlink(f->path);
        make_session(f);
        claim_a_wal(f);
        assert_int_equal(mkfifo(beside(f, ends[i], name), 0600), 0);
        assert_refused_every_way(f, "is not a plain file");
        assert_int_equal(unlink(name), 0);
    }
}

static void a_link_beside_it_is_not_followed(void **state)
{
    struct fixture *f = *state;
    char name[PATH_MAX + 32];
    const char *const ends[] = { "-wal", "-journal" };
    for (size_t i = 0; i < 2; i++) {
        (void)unlink(f->path);
        make_session(f);
        claim_a_wal(f);
        assert_int_equal(symlink("/dev/zero", beside(f, ends[i], name)), 0);
        assert_refused_every_way(f, "is not a plain file");
        assert_int_equal(unlink(name), 0);
    }
}

static void a_file_beside_it_that_is_too_big_is_not_read(void **state)
{
    struct fixture *f = *state;
    char name[PATH_MAX + 32];
    make_session(f);
    claim_a_wal(f);
    fixture_write_file(beside(f, "-wal", name), "", 0);
    assert_int_equal(truncate(name, INT64_C(1) << 40), 0); /* of holes: it takes no room */
    assert_refused_every_way(f, "too big");
}

/* SQLite would make the session eight terabytes long before it looks at anything else. */
static void a_journal_of_a_database_without_end_is_refused(void **state)
{
    struct fixture *f = *state;
    unsigned char content[1024] = { 0 };
    char name[PATH_MAX + 32];
    size_t before = 0;
    size_t after = 0;
    make_session(f);
    free(fixture_read_file(f->path, &before));
    memcpy(content, journal_magic, 8);
    put_big_endian(content + 8, 1);
    put_big_endian(content + 16, 0x7fffffff);
    put_big_endian(content + 20, 512);
    put_big_endian(content + 24, 4096);
    fixture_write_file(beside(f, "-journal", name), content, sizeof content);
    assert_refused_every_way(f, "too big");
    free(fixture_read_file(f->path, &after));
    assert_int_equal(after, before);
}

/* As a program leaves it that was killed while it brought everything together. */
static void an_empty_file_beside_it_is_taken_away_and_no_reason_to_complain(void **state)
{
    struct fixture *f = *state;
    char name[PATH_MAX + 32];
    make_session(f);
    fixture_write_file(beside(f, "-journal", name), "", 0);
    assert_good(f, open_and_close(f, JOURNAL_READ));
    assert_good(f, open_and_close(f, JOURNAL_WRITE));
    assert_true(fixture_is_alone(f));
}

/* A program that is killed while it reads leaves nothing behind: there is no copy on disk at any time. */
static void reading_one_that_is_open_elsewhere_puts_no_copy_anywhere(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 12);
    assert_int_equal(setenv("TMPDIR", "/nowhere/at/all", 1), 0);
    struct journal *second = fixture_open(f, JOURNAL_READ);
    assert_int_equal(unsetenv("TMPDIR"), 0);
    assert_int_equal(fixture_inputs_readable(f, second), 12);
    fixture_close(f, second);
    fixture_close(f, journal);
}

/* ---- what its rows say --------------------------------------------------------------------------------------------- */

static void run_sql(const struct fixture *f, const char *sql)
{
    sqlite3 *db = NULL;
    char *why = NULL;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK) {
        fail_msg("%s: %s", sql, why);
    }
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void assert_not_opened_after(struct fixture *f, const char *sql)
{
    run_sql(f, sql);
    for (int way = 1; way <= 3; way++) {
        if (use(f, way) != ERR_ALTERED) {
            fail_msg("%s: way %d: %s", sql, way, f->note.text);
        }
    }
}

static struct chain head_of(struct fixture *f)
{
    struct chain head;
    struct journal *journal = fixture_open(f, JOURNAL_READ);
    memcpy(head.bytes, journal_chain(journal), sizeof head.bytes);
    fixture_close(f, journal);
    return head;
}

static void bind_blob(sqlite3_stmt *bound, int at, const void *bytes, size_t count)
{
    (void)sqlite3_bind_blob(bound, at, bytes, (int)count, SQLITE_TRANSIENT);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *bound = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &bound, NULL), SQLITE_OK);
    return bound;
}

/* Input 13 as a stranger writes it: whatever it says, its chain and the digest of its text fit. */
static void add_input_13(struct fixture *f, struct journal_input input)
{
    const unsigned char salt[CHAIN_SALT_BYTES] = { 1 };
    struct chain head = head_of(f);
    struct chain text = { { 0 } };
    sqlite3 *db = NULL;
    input.number = 13;
    if (input.text != NULL) {
        text = chain_text(salt, &input);
    }
    struct chain chain = chain_input(&head, &input, input.text != NULL ? text.bytes : NULL);
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    sqlite3_stmt *bound = prepare(db, "INSERT INTO inputs VALUES(13, ?1, ?2, ?3, ?4, 0, 0, ?5, ?6, ?7, ?8)");
    (void)sqlite3_bind_int64(bound, 1, input.at_s);
    (void)sqlite3_bind_int64(bound, 2, input.wall_ms);
    (void)sqlite3_bind_text(bound, 3, input.role, -1, SQLITE_STATIC);
    (void)sqlite3_bind_text(bound, 4, input.team, -1, SQLITE_STATIC);
    (void)sqlite3_bind_text(bound, 5, input.kind, -1, SQLITE_STATIC);
    (void)sqlite3_bind_text(bound, 6, input.payload, -1, SQLITE_STATIC);
    if (input.text != NULL) {
        bind_blob(bound, 7, text.bytes, sizeof text.bytes);
    }
    bind_blob(bound, 8, chain.bytes, sizeof chain.bytes);
    assert_int_equal(sqlite3_step(bound), SQLITE_DONE);
    (void)sqlite3_finalize(bound);
    if (input.text != NULL) {
        bound = prepare(db, "INSERT INTO texts VALUES(13, 0, 'prose', ?1, ?2)");
        bind_blob(bound, 1, salt, sizeof salt);
        (void)sqlite3_bind_text(bound, 2, input.text, -1, SQLITE_STATIC);
        assert_int_equal(sqlite3_step(bound), SQLITE_DONE);
        (void)sqlite3_finalize(bound);
    }
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static struct journal_input good_input(void)
{
    return (struct journal_input){ .role = "seat", .team = "team_1", .kind = "share", .at_s = 13 * 60,
                                   .wall_ms = 1700000000013, .payload = "{}" };
}

/* Reading, playing on and checking refuse it and name the input. */
static void assert_input_13(struct fixture *f, struct journal_input input, const char *wrong)
{
    (void)unlink(f->path);
    make_session(f);
    add_input_13(f, input);
    for (int way = 1; way <= 3; way++) {
        enum err err = use(f, way);
        bool is_said = wrong == NULL ? err == ERR_OK : err == ERR_ALTERED && strstr(f->note.text, wrong) != NULL;
        if (!is_said) {
            fail_msg("way %d: %s: %s", way, err_name(err), f->note.text);
        }
    }
}

static char *long_text(size_t bytes)
{
    char *text = malloc(bytes + 1);
    assert_non_null(text);
    memset(text, 'a', bytes);
    text[bytes] = '\0';
    return text;
}

static void texts_names_and_payloads_are_no_longer_than_the_program_writes_them(void **state)
{
    struct fixture *f = *state;
    struct journal_input input = good_input();
    char *most[] = { long_text(NAME_BYTES_MAX), long_text(INPUT_BYTES_MAX), long_text(TEXT_BYTES_MAX) };
    char *more[] = { long_text(NAME_BYTES_MAX + 1), long_text(INPUT_BYTES_MAX + 1), long_text(TEXT_BYTES_MAX + 1) };
    input.what = JOURNAL_PROSE;
    const char **fields[] = { &input.role, &input.team, &input.kind, &input.payload, &input.text };
    const size_t limits[] = { 0, 0, 0, 1, 2 };
    input.text = "short";
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        const char *kept = *fields[i];
        *fields[i] = most[limits[i]];
        assert_input_13(f, input, NULL);
        *fields[i] = more[limits[i]];
        assert_input_13(f, input, "input 13 is not readable");
        *fields[i] = kept;
    }
    for (size_t i = 0; i < 3; i++) {
        free(most[i]);
        free(more[i]);
    }
}

static void times_are_within_the_bounds_that_everything_else_counts_with(void **state)
{
    struct fixture *f = *state;
    struct journal_input input = good_input();
    input.at_s = JOURNAL_SECONDS_MAX;
    assert_input_13(f, input, NULL);
    input.at_s = JOURNAL_SECONDS_MAX + 1;
    assert_input_13(f, input, "input 13 is not readable");
    input.at_s = INT64_MAX;
    assert_input_13(f, input, "input 13 is not readable");
    input = good_input();
    input.wall_ms = JOURNAL_WALL_MS_MAX;
    assert_input_13(f, input, NULL);
    input.wall_ms = JOURNAL_WALL_MS_MAX + 1;
    assert_input_13(f, input, "input 13 is not readable");
    input.wall_ms = INT64_MIN;
    assert_input_13(f, input, "input 13 is not readable");
}

static void an_input_before_the_one_before_it_is_refused(void **state)
{
    struct fixture *f = *state;
    struct journal_input input = good_input();
    input.at_s = 12 * 60;
    assert_input_13(f, input, NULL);
    input.at_s = 12 * 60 - 1;
    assert_input_13(f, input, "input 13 stands before the one before it");
}

/* What would not be read again is not written either. */
static void an_input_out_of_bounds_is_not_written(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    struct journal_input input = good_input();
    input.at_s = JOURNAL_SECONDS_MAX + 1;
    assert_int_equal(journal_append(journal, &input, &f->note), ERR_BAD_INPUT);
    fixture_close(f, journal);
}

static void a_session_made_at_no_time_of_any_calendar_is_refused(void **state)
{
    struct fixture *f = *state;
    const int64_t times[] = { INT64_MAX, INT64_MIN, JOURNAL_WALL_MS_MAX + 1, JOURNAL_WALL_MS_MIN - 1 };
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        struct journal_header header = fixture_header();
        struct journal *journal = NULL;
        header.created_ms = times[i];
        assert_int_equal(journal_create(f->path, &header, &journal, &f->note), ERR_BAD_INPUT);
        assert_null(journal);
        make_session(f);
        char sql[96];
        (void)snprintf(sql, sizeof sql, "UPDATE exercise SET created_ms = %lld", (long long)times[i]);
        run_sql(f, sql);
        for (int way = 0; way <= 3; way++) {
            assert_int_equal(use(f, way), ERR_ALTERED);
            assert_non_null(strstr(f->note.text, "what it says about itself is not readable"));
        }
        (void)unlink(f->path);
    }
}

static void a_scenario_beyond_the_limit_is_not_read(void **state)
{
    struct fixture *f = *state;
    make_session(f);
    assert_not_opened_after(f, "UPDATE package SET bytes = zeroblob(67108864 + 1)");
    assert_not_opened_after(f, "UPDATE package SET bytes = zeroblob(200000000)");
}

/* ---- its tables ---------------------------------------------------------------------------------------------------- */

static void set_schema(const struct fixture *f, const char *set)
{
    char sql[512];
    (void)snprintf(sql, sizeof sql, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET %s; PRAGMA schema_version = 999", set);
    run_sql(f, sql);
}

/* Two names for one table: erasing the texts would erase the trace. */
static void tables_that_share_a_page_are_refused(void **state)
{
    struct fixture *f = *state;
    const char *const sets[] = {
        "rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'records') WHERE name = 'texts'",
        "rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'texts') WHERE name = 'inputs'",
        "rootpage = 1 WHERE name = 'texts'",
        "type = 'view' WHERE name = 'inputs'",
        "tbl_name = 'inputs' WHERE name = 'texts'",
    };
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        make_session(f);
        set_schema(f, sets[i]);
        size_t before = 0;
        size_t after = 0;
        free(fixture_read_file(f->path, &before));
        for (int way = 0; way < WAYS; way++) {
            enum err err = use(f, way);
            assert_true(err == ERR_BAD_INPUT || err == ERR_ALTERED);
        }
        free(fixture_read_file(f->path, &after));
        assert_int_equal(before, after);
        (void)unlink(f->path);
    }
}

/* SQLite's own check comes before anything is erased: here the head counts a free page that is not there. */
static void nothing_is_erased_from_a_file_whose_pages_are_out_of_order(void **state)
{
    struct fixture *f = *state;
    make_session(f);
    struct journal *journal = fixture_open(f, JOURNAL_WRITE);
    fixture_append_many(f, journal, 200);
    fixture_close(f, journal);
    set_byte(f, 36 + 3, 1); /* of the head: how many pages are free */
    uint64_t erased = 0;
    assert_int_equal(journal_forget(f->path, JOURNAL_EVERYBODY, &erased, &f->note), ERR_ALTERED);
    assert_int_equal(erased, 0);
    assert_true(fixture_file_has(f->path, "said so"));
}

/* What journal_check finds, opening finds. */
static void a_session_that_would_not_verify_does_not_open(void **state)
{
    struct fixture *f = *state;
    const char *const sqls[] = {
        "INSERT INTO exercise SELECT * FROM exercise",
        "INSERT INTO package SELECT * FROM package",
        "INSERT INTO mark SELECT * FROM mark",
        "INSERT INTO texts SELECT 99, person, what, salt, text FROM texts WHERE number = 3",
        "INSERT INTO records VALUES(2, x'00')",
        "INSERT INTO digests VALUES(3, '0')",
    };
    for (size_t i = 0; i < sizeof sqls / sizeof sqls[0]; i++) {
        make_session(f);
        assert_not_opened_after(f, sqls[i]);
        (void)unlink(f->path);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(no_file_but_the_session_is_ever_deleted),
        TEST(a_journal_that_names_a_file_that_is_not_there_is_refused),
        TEST(the_session_itself_is_not_deleted_either),
        TEST(a_pipe_beside_it_does_not_make_it_wait),
        TEST(a_link_beside_it_is_not_followed),
        TEST(a_file_beside_it_that_is_too_big_is_not_read),
        TEST(a_journal_of_a_database_without_end_is_refused),
        TEST(an_empty_file_beside_it_is_taken_away_and_no_reason_to_complain),
        TEST(reading_one_that_is_open_elsewhere_puts_no_copy_anywhere),
        TEST(texts_names_and_payloads_are_no_longer_than_the_program_writes_them),
        TEST(times_are_within_the_bounds_that_everything_else_counts_with),
        TEST(an_input_before_the_one_before_it_is_refused),
        TEST(an_input_out_of_bounds_is_not_written),
        TEST(a_session_made_at_no_time_of_any_calendar_is_refused),
        TEST(a_scenario_beyond_the_limit_is_not_read),
        TEST(tables_that_share_a_page_are_refused),
        TEST(nothing_is_erased_from_a_file_whose_pages_are_out_of_order),
        TEST(a_session_that_would_not_verify_does_not_open),
    };
    return cmocka_run_group_tests_name("journal hostile", tests, NULL, NULL);
}
