/* fixture.h: a folder of its own for each test, a session in it, and inputs whose every field follows from their number,
 * so that what is read back can be told from what was written without remembering it. */
#ifndef TOCSIN_TESTS_JOURNAL_FIXTURE_H
#define TOCSIN_TESTS_JOURNAL_FIXTURE_H

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "journal/journal.h"

struct fixture {
    char folder[PATH_MAX / 2];
    char path[PATH_MAX]; /* of a session that is not there yet */
    struct err_note note;
};

int fixture_setup(void **state);
int fixture_teardown(void **state);
void fixture_init(struct fixture *f);
void fixture_deinit(struct fixture *f); /* removes the folder and the files in it */

struct journal_header fixture_header(void);
struct journal *fixture_create(struct fixture *f);
struct journal *fixture_create_private(struct fixture *f, enum journal_privacy privacy);
struct journal *fixture_open(struct fixture *f, enum journal_how how);
void fixture_close(struct fixture *f, struct journal *journal);

#define INPUT_TEXT_BYTES 512
/* Input `number`: every third has prose, every tenth a name. The strings live in `room`. */
struct input_room {
    char team[32], payload[128], text[INPUT_TEXT_BYTES];
};
struct journal_input fixture_input(uint64_t number, struct input_room *room);
enum err fixture_append(struct journal *journal, uint64_t number, struct err_note *note);
void fixture_append_many(struct fixture *f, struct journal *journal, uint64_t count);

/* How many inputs are readable; fails the test unless each is exactly fixture_input of its number. */
uint64_t fixture_inputs_readable(struct fixture *f, struct journal *journal);

/* The whole file in memory; free() it. */
unsigned char *fixture_read_file(const char *path, size_t *bytes);
void fixture_write_file(const char *path, const void *bytes, size_t count);
/* Does the file hold these bytes anywhere? */
int fixture_file_has(const char *path, const char *text);
int fixture_files(const struct fixture *f);    /* how many files are in the folder, hidden ones too */
int fixture_is_alone(const struct fixture *f); /* nothing lies beside the session file */

#define assert_good(f, err) assert_good_at((f), (err), __FILE__, __LINE__)
void assert_good_at(const struct fixture *f, enum err err, const char *file, int line);

#endif
