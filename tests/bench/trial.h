/* trial.h: what the programs share that measure a session file beside bare SQLite: a folder of their own, reading rows, and
 * ending with a sentence when something fails. */
#ifndef TOCSIN_TESTS_BENCH_TRIAL_H
#define TOCSIN_TESTS_BENCH_TRIAL_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Anything but ERR_OK, or SQLITE_OK, ends the program with its exit code and a line on stderr. */
void trial_must(enum err err, const struct err_note *note);
void trial_must_sql(int code);
/* A new folder in `root`, the caller's to remove; exit code 3 when it cannot be made. */
void trial_folder(const char *root, char *folder, size_t room);
/* Every column of every row, as a program would that wanted the values; adds up what it saw. */
void trial_read(sqlite3 *db, const char *sql, uint64_t *sum);

#endif
