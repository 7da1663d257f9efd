/* Who may open a session file, and what everybody else is told. In every failing case the file is left as it was. */
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "journal/fixture.h"

static enum err open_in_another_process(const struct fixture *f, enum journal_how how)
{
    (void)fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        struct journal *journal = NULL;
        struct err_note note = { 0 };
        enum err err = journal_open(f->path, how, &journal, &note);
        if (err == ERR_OK) {
            err = journal_close(journal, &note);
        }
        _exit((int)err);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return (enum err)WEXITSTATUS(status);
}

static void a_session_open_elsewhere_can_be_read_but_not_written(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 3);
    struct journal *second = NULL;
    assert_int_equal(journal_open(f->path, JOURNAL_WRITE, &second, &f->note), ERR_BUSY);
    assert_non_null(strstr(f->note.text, "night.tocsin"));
    assert_non_null(strstr(f->note.text, "open in another program"));
    assert_int_equal(open_in_another_process(f, JOURNAL_WRITE), ERR_BUSY);
    assert_int_equal(open_in_another_process(f, JOURNAL_READ), ERR_OK);
    second = fixture_open(f, JOURNAL_READ);
    assert_int_equal(fixture_inputs_readable(f, second), 3);
    fixture_close(f, second);
    assert_int_equal(open_in_another_process(f, JOURNAL_WRITE), ERR_BUSY); /* reading it here gave no lock away */
    assert_good(f, fixture_append(journal, 4, &f->note));
    fixture_close(f, journal);
    assert_int_equal(open_in_another_process(f, JOURNAL_WRITE), ERR_OK);
}

static void a_file_that_is_there_is_never_written_over(void **state)
{
    struct fixture *f = *state;
    struct journal_header header = fixture_header();
    struct journal *journal = NULL;
    fixture_write_file(f->path, "precious", 8);
    assert_int_equal(journal_create(f->path, &header, &journal, &f->note), ERR_BUSY);
    assert_non_null(strstr(f->note.text, "already"));
    assert_true(fixture_file_has(f->path, "precious"));
}

/* A file as it lies there, to be compared with afterwards. */
struct content { unsigned char *bytes; size_t count; };

static struct content content_of(const char *path)
{
    struct content content = { 0 };
    content.bytes = fixture_read_file(path, &content.count);
    return content;
}

static void assert_unchanged(const char *path, struct content before)
{
    struct content now = content_of(path);
    assert_int_equal(now.count, before.count);
    assert_memory_equal(now.bytes, before.bytes, before.count);
    free(now.bytes);
    free(before.bytes);
}

static void assert_refused(struct fixture *f, enum err wanted, const char *why)
{
    struct journal *journal = NULL;
    struct journal_summary summary;
    struct stat about;
    struct content before = { 0 };
    bool is_file = stat(f->path, &about) == 0 && S_ISREG(about.st_mode);
    if (is_file) {
        before = content_of(f->path);
    }
    const enum journal_how ways[] = { JOURNAL_READ, JOURNAL_WRITE };
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(journal_open(f->path, ways[i], &journal, &f->note), wanted);
        assert_non_null(strstr(f->note.text, why));
        assert_non_null(strstr(f->note.text, f->path));
        assert_null(journal);
    }
    assert_int_equal(journal_peek(f->path, &summary, &f->note), wanted);
    assert_non_null(strstr(f->note.text, why));
    if (is_file) {
        assert_unchanged(f->path, before);
    }
    assert_true(fixture_is_alone(f));
}

static void what_is_not_a_session_file_is_refused_with_a_sentence(void **state)
{
    struct fixture *f = *state;
    assert_refused(f, ERR_NOT_FOUND, "no such file");
    fixture_write_file(f->path, "", 0);
    assert_refused(f, ERR_BAD_INPUT, "not a Tocsin session file");
    fixture_write_file(f->path, "short", 5);
    assert_refused(f, ERR_BAD_INPUT, "not a Tocsin session file");
    char letter[5000];
    memset(letter, 'a', sizeof letter);
    fixture_write_file(f->path, letter, sizeof letter);
    assert_refused(f, ERR_BAD_INPUT, "not a Tocsin session file");
    (void)unlink(f->path);
    assert_int_equal(mkdir(f->path, 0700), 0);
    assert_refused(f, ERR_BAD_INPUT, "folder");
    assert_int_equal(rmdir(f->path), 0);
}

static void run_sql(const struct fixture *f, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    char *why = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK) {
        fail_msg("%s: %s", sql, why);
    }
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void another_programs_database_is_refused(void **state)
{
    struct fixture *f = *state;
    run_sql(f, "CREATE TABLE inputs(x)");
    assert_refused(f, ERR_BAD_INPUT, "not a Tocsin session file");
}

static void a_newer_format_is_refused_and_says_so(void **state)
{
    struct fixture *f = *state;
    fixture_close(f, fixture_create(f));
    run_sql(f, "PRAGMA user_version=2");
    assert_refused(f, ERR_BAD_INPUT, "newer Tocsin (format 2; this one reads up to 1)");
}

static void a_file_with_tables_of_its_own_is_refused(void **state)
{
    struct fixture *f = *state;
    fixture_close(f, fixture_create(f));
    run_sql(f, "CREATE TRIGGER more AFTER INSERT ON inputs BEGIN DELETE FROM texts; END");
    assert_refused(f, ERR_BAD_INPUT, "its tables are not those of a session file");
}

static void other_rules_open_and_are_told(void **state)
{
    struct fixture *f = *state;
    struct journal_header header = fixture_header();
    struct journal *journal = NULL;
    header.rules_version = 999;
    assert_good(f, journal_create(f->path, &header, &journal, &f->note));
    fixture_close(f, journal);
    journal = fixture_open(f, JOURNAL_READ);
    assert_int_equal(journal_header(journal)->rules_version, 999);
    fixture_close(f, journal);
}

/* ---- opened, and refused after all ------------------------------------------------------------------------------ */

static void what_nobody_wrote_into_is_as_it_was(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 7);
    fixture_close(f, journal);
    struct content before = content_of(f->path);
    journal = fixture_open(f, JOURNAL_WRITE);
    assert_int_equal(fixture_inputs_readable(f, journal), 7);
    journal_leave(journal);
    assert_true(fixture_is_alone(f));
    fixture_close(f, fixture_open(f, JOURNAL_WRITE));
    assert_true(fixture_is_alone(f));
    assert_unchanged(f->path, before);
}

/* As a killed program leaves it: the file and its -wal, copied while it runs. */
static void leave_unfolded(struct fixture *f, const char *wal)
{
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 7);
    struct content file = content_of(f->path), beside = content_of(wal);
    fixture_close(f, journal);
    fixture_write_file(f->path, file.bytes, file.count);
    fixture_write_file(wal, beside.bytes, beside.count);
    free(file.bytes);
    free(beside.bytes);
}

static void a_killed_session_that_is_refused_keeps_what_lies_beside_it(void **state)
{
    struct fixture *f = *state;
    char wal[PATH_MAX + 8];
    (void)snprintf(wal, sizeof wal, "%s-wal", f->path);
    leave_unfolded(f, wal);
    struct content file = content_of(f->path), beside = content_of(wal);
    struct journal *journal = fixture_open(f, JOURNAL_WRITE);
    assert_int_equal(fixture_inputs_readable(f, journal), 7);
    journal_leave(journal);
    assert_unchanged(f->path, file);
    assert_unchanged(wal, beside);
    fixture_close(f, fixture_open(f, JOURNAL_WRITE));
    assert_true(fixture_is_alone(f));
    journal = fixture_open(f, JOURNAL_READ);
    assert_int_equal(fixture_inputs_readable(f, journal), 7);
    fixture_close(f, journal);
}

/* Another program that had the session open and was killed leaves a -shm. */
static void a_shared_memory_that_somebody_left_is_taken_away(void **state)
{
    struct fixture *f = *state;
    char shared[PATH_MAX + 8];
    (void)snprintf(shared, sizeof shared, "%s-shm", f->path);
    fixture_close(f, fixture_create(f));
    fixture_write_file(shared, "stale", 5);
    struct journal *journal = fixture_open(f, JOURNAL_WRITE);
    fixture_append_many(f, journal, 3);
    fixture_close(f, journal);
    assert_true(fixture_is_alone(f));
}

/* SQLite empties a -journal, or its head, before it takes it away; a program can be killed in between. */
static void an_old_journal_is_taken_away_when_nothing_is_written_too(void **state)
{
    struct fixture *f = *state;
    char old[PATH_MAX + 8];
    const unsigned char zeros[4096] = { 0 };
    const size_t counts[] = { 0, sizeof zeros };
    (void)snprintf(old, sizeof old, "%s-journal", f->path);
    fixture_close(f, fixture_create(f));
    for (size_t i = 0; i < 2; i++) {
        fixture_write_file(old, zeros, counts[i]);
        fixture_close(f, fixture_open(f, JOURNAL_WRITE));
        assert_true(fixture_is_alone(f));
    }
}

/* ---- made, and taken away again ---------------------------------------------------------------------------------- */

static void one_that_could_not_begin_is_taken_away(void **state)
{
    struct fixture *f = *state;
    journal_discard(fixture_create(f));
    assert_int_not_equal(access(f->path, F_OK), 0);
    assert_true(fixture_is_alone(f));
    fixture_close(f, fixture_create(f));
}

static void what_a_program_killed_in_the_making_left_is_taken_away_an_hour_later(void **state)
{
    struct fixture *f = *state;
    char old[PATH_MAX], fresh[PATH_MAX], other[PATH_MAX];
    const struct timespec two_hours_ago[2] = { { time(NULL) - 7200, 0 }, { time(NULL) - 7200, 0 } };
    (void)snprintf(old, sizeof old, "%s/.tocsin-0123456789abcdef", f->folder);
    (void)snprintf(fresh, sizeof fresh, "%s/.tocsin-fedcba9876543210", f->folder);
    (void)snprintf(other, sizeof other, "%s/.tocsin-notes", f->folder);
    fixture_write_file(old, "half", 4);
    fixture_write_file(fresh, "half", 4);
    fixture_write_file(other, "mine", 4);
    assert_int_equal(utimensat(AT_FDCWD, old, two_hours_ago, 0), 0);
    assert_int_equal(utimensat(AT_FDCWD, other, two_hours_ago, 0), 0);
    fixture_close(f, fixture_create(f));
    assert_int_not_equal(access(old, F_OK), 0);
    assert_int_equal(access(fresh, F_OK), 0);
    assert_int_equal(access(other, F_OK), 0);
}

/* Stands before the system's own in this program: some file systems know no links. */
static bool has_no_links;

int link(const char *from, const char *to)
{
    errno = EPERM;
    return has_no_links ? -1 : linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

static void where_there_are_no_links_a_name_is_taken_all_the_same(void **state)
{
    struct fixture *f = *state;
    struct journal_header header = fixture_header();
    struct journal *journal = NULL;
    has_no_links = true;
    fixture_close(f, fixture_create(f));
    assert_int_equal(journal_create(f->path, &header, &journal, &f->note), ERR_BUSY);
    has_no_links = false;
    fixture_close(f, fixture_open(f, JOURNAL_WRITE));
    assert_int_equal(fixture_files(f), 1);
}

static void what_belonged_to_an_older_session_of_that_name_is_not_taken_for_the_new_one(void **state)
{
    struct fixture *f = *state;
    struct journal_header header = fixture_header();
    struct journal *journal = NULL;
    char wal[PATH_MAX + 8];
    (void)snprintf(wal, sizeof wal, "%s-wal", f->path);
    fixture_write_file(wal, "the last inputs", 15);
    assert_int_equal(journal_create(f->path, &header, &journal, &f->note), ERR_BUSY);
    assert_non_null(strstr(f->note.text, "still beside it; choose another name"));
    assert_true(fixture_file_has(wal, "the last inputs"));
}

/* Root may write anywhere, so the question is asked as somebody else. Returns the error; `note` crosses by a pipe. */
static enum err ask_as_nobody(struct fixture *f, enum err (*ask)(struct fixture *f))
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    (void)fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) {
            _exit(99);
        }
        enum err err = ask(f);
        ssize_t wrote = write(ends[1], f->note.text, sizeof f->note.text);
        _exit(wrote < 0 ? 99 : (int)err);
    }
    int status = 0;
    (void)close(ends[1]);
    assert_int_equal(read(ends[0], f->note.text, sizeof f->note.text), sizeof f->note.text);
    (void)close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) != 99);
    return (enum err)WEXITSTATUS(status);
}

static enum err ask_write(struct fixture *f)
{
    struct journal *journal = NULL;
    return journal_open(f->path, JOURNAL_WRITE, &journal, &f->note);
}

static enum err ask_create(struct fixture *f)
{
    struct journal_header header = fixture_header();
    struct journal *journal = NULL;
    return journal_create(f->path, &header, &journal, &f->note);
}

static enum err ask_forget(struct fixture *f)
{
    uint64_t erased = 0;
    return journal_forget(f->path, JOURNAL_EVERYBODY, &erased, &f->note);
}

static enum err ask_read(struct fixture *f)
{
    struct journal *journal = NULL;
    enum err err = journal_open(f->path, JOURNAL_READ, &journal, &f->note);
    if (err != ERR_OK) {
        return err;
    }
    bool has_all = journal_input_count(journal) == 7;
    err = journal_close(journal, &f->note);
    return has_all ? err : ERR_ALTERED;
}

static void a_read_only_folder_can_be_read_and_says_why_it_is_not_written(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 7);
    fixture_close(f, journal);
    assert_int_equal(chmod(f->folder, 0555), 0);
    assert_int_equal(chmod(f->path, 0666), 0);
    assert_int_equal(ask_as_nobody(f, ask_write), ERR_READ_ONLY);
    assert_non_null(strstr(f->note.text, "the folder"));
    assert_non_null(strstr(f->note.text, "is read-only"));
    assert_int_equal(ask_as_nobody(f, ask_forget), ERR_READ_ONLY);
    assert_int_equal(ask_as_nobody(f, ask_read), ERR_OK);
    (void)snprintf(f->path, sizeof f->path, "%s/other.tocsin", f->folder);
    assert_int_equal(ask_as_nobody(f, ask_create), ERR_READ_ONLY);
    assert_int_equal(chmod(f->folder, 0755), 0);
}

static void a_read_only_file_can_be_read_and_says_why_it_is_not_written(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 7);
    fixture_close(f, journal);
    assert_int_equal(chmod(f->folder, 0777), 0);
    assert_int_equal(chmod(f->path, 0444), 0);
    assert_int_equal(ask_as_nobody(f, ask_write), ERR_READ_ONLY);
    assert_non_null(strstr(f->note.text, "the file is read-only"));
    assert_int_equal(ask_as_nobody(f, ask_read), ERR_OK);
}

/* A laptop's stick with a session whose program was killed: what is in the -wal is read without touching either. */
static void an_unfolded_session_in_a_read_only_folder_is_read_whole(void **state)
{
    struct fixture *f = *state;
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 7);
    char beside[PATH_MAX + 8];
    (void)snprintf(beside, sizeof beside, "%s-wal", f->path);
    assert_int_equal(chmod(f->path, 0444), 0);
    assert_int_equal(chmod(beside, 0444), 0);
    assert_int_equal(chmod(f->folder, 0555), 0);
    assert_int_equal(ask_as_nobody(f, ask_read), ERR_OK);
    assert_int_equal(chmod(f->folder, 0755), 0);
    assert_int_equal(chmod(f->path, 0644), 0);
    fixture_close(f, journal);
}

static void a_folder_that_is_not_there_is_named(void **state)
{
    struct fixture *f = *state;
    struct journal_header header = fixture_header();
    struct journal *journal = NULL;
    (void)snprintf(f->path, sizeof f->path, "%s/nowhere/night.tocsin", f->folder);
    assert_int_equal(journal_create(f->path, &header, &journal, &f->note), ERR_NOT_FOUND);
    assert_non_null(strstr(f->note.text, "nowhere"));
}

static void a_path_that_looks_like_an_address_is_a_path(void **state)
{
    struct fixture *f = *state;
    char before[PATH_MAX];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(f->folder), 0);
    (void)snprintf(f->path, sizeof f->path, "file:night?mode=memory");
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 3);
    fixture_close(f, journal);
    assert_int_equal(access("file:night?mode=memory", F_OK), 0);
    journal = fixture_open(f, JOURNAL_WRITE);
    assert_int_equal(fixture_inputs_readable(f, journal), 3);
    fixture_close(f, journal);
    assert_int_equal(chdir(before), 0);
}

static void a_session_behind_a_link_keeps_its_files_together(void **state)
{
    struct fixture *f = *state;
    char link[PATH_MAX];
    struct journal *journal = fixture_create(f);
    fixture_append_many(f, journal, 3);
    (void)snprintf(link, sizeof link, "%s/link.tocsin", f->folder);
    assert_int_equal(symlink(f->path, link), 0);
    (void)snprintf(f->path, sizeof f->path, "%s", link);
    assert_false(fixture_is_alone(f));
    struct journal *second = fixture_open(f, JOURNAL_READ);
    assert_int_equal(fixture_inputs_readable(f, second), 3);
    fixture_close(f, second);
    fixture_close(f, journal);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_session_open_elsewhere_can_be_read_but_not_written),
        TEST(a_file_that_is_there_is_never_written_over),
        TEST(what_is_not_a_session_file_is_refused_with_a_sentence),
        TEST(another_programs_database_is_refused),
        TEST(a_newer_format_is_refused_and_says_so),
        TEST(a_file_with_tables_of_its_own_is_refused),
        TEST(other_rules_open_and_are_told),
        TEST(what_nobody_wrote_into_is_as_it_was),
        TEST(a_killed_session_that_is_refused_keeps_what_lies_beside_it),
        TEST(a_shared_memory_that_somebody_left_is_taken_away),
        TEST(one_that_could_not_begin_is_taken_away),
        TEST(what_a_program_killed_in_the_making_left_is_taken_away_an_hour_later),
        TEST(an_old_journal_is_taken_away_when_nothing_is_written_too),
        TEST(where_there_are_no_links_a_name_is_taken_all_the_same),
        TEST(what_belonged_to_an_older_session_of_that_name_is_not_taken_for_the_new_one),
        TEST(a_read_only_folder_can_be_read_and_says_why_it_is_not_written),
        TEST(a_read_only_file_can_be_read_and_says_why_it_is_not_written),
        TEST(an_unfolded_session_in_a_read_only_folder_is_read_whole),
        TEST(a_folder_that_is_not_there_is_named),
        TEST(a_path_that_looks_like_an_address_is_a_path),
        TEST(a_session_behind_a_link_keeps_its_files_together),
    };
    return cmocka_run_group_tests_name("journal open", tests, NULL, NULL);
}
