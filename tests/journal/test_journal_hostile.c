/* Session files made by strangers: what lies beside them, what they ask SQLite to do, what their rows say. Reading one may
 * touch nothing but the session itself, may not hang, and hands out nothing beyond the limits. */
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal/fixture.h"

#define HANGS_AFTER_S 20u

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
        TEST(an_empty_file_beside_it_is_taken_away_and_no_reason_to_complain),
        TEST(reading_one_that_is_open_elsewhere_puts_no_copy_anywhere),
    };
    return cmocka_run_group_tests_name("journal hostile", tests, NULL, NULL);
}
