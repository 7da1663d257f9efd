/* store.h: one SQLite file and what may lie beside it: looked at, opened to read, opened to write, folded into one.
 *
 * Room:   sim/journal. Knows files, locks and pragmas; of the tables only that they are exactly the expected ones.
 * Why so: a process that opens and closes a database file by itself drops its own locks on it, so the file is read
 *         through SQLite's file layer, which knows about that. The -wal and -journal carry no locks.
 * Errors: every note names the file. */
#ifndef TOCSIN_JOURNAL_STORE_H
#define TOCSIN_JOURNAL_STORE_H

#include <limits.h>
#include <sqlite3.h>
#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "journal/layer.h"

#define STORE_APPLICATION 0x546f6373 /* "Tocs" */

struct store {
    sqlite3 *db;
    struct layer *layer;  /* what db reaches; NULL for one in memory */
    char path[PATH_MAX];  /* as the caller wrote it, for notes */
    char place[PATH_MAX]; /* absolute, links followed: what lies beside it is named after this */
    bool is_folded;       /* it stood alone when it was looked at */
};

/* Looks without changing anything: is there a session file of this format? Fills path, place and is_folded; db NULL.
 * Errors: ERR_NOT_FOUND, ERR_BAD_INPUT (something else, a newer format, or something that no
 * session has lies beside it), ERR_ALTERED (cut short), ERR_IO. */
MUST_CHECK enum err store_look(const char *path, struct store *store, struct err_note *note);
/* After store_look. A connection that sees one moment of the file and never writes; the file itself when it is folded,
 * else a copy in memory. */
MUST_CHECK enum err store_open_read(struct store *store, struct err_note *note);
/* After store_look. The only connection that writes, from now to store_close; nothing is changed yet, and store_close
 * leaves the file and what is beside it as they are. Errors: ERR_BUSY, ERR_READ_ONLY. */
MUST_CHECK enum err store_open_write(struct store *store, struct err_note *note);
/* Puts a database, whole and on disk, where no file is yet, and holds it as store_open_write does. After an error there is
 * no file. Errors: ERR_BUSY (there is a file), ERR_NOT_FOUND (no such folder), ERR_READ_ONLY. */
MUST_CHECK enum err store_create(const char *path, const void *bytes, size_t count, struct store *store,
                                 struct err_note *note);
/* An empty database in memory, whose notes name `path`. */
MUST_CHECK enum err store_memory(const char *path, struct store *store, struct err_note *note);
/* From here on every commit is one flush of the -wal. */
MUST_CHECK enum err store_unfold(struct store *store, struct err_note *note);
/* Everything back into the one file, which then stands alone. */
MUST_CHECK enum err store_fold(struct store *store, struct err_note *note);
/* Held and folded: takes away what lies beside it empty. A program leaves it that was killed while it folded. */
void store_sweep(struct store *store);
/* No error to report: what was committed is on disk already. Harmless on a store that is not open. */
void store_close(struct store *store);

/* Closes, and takes away the file and what lies beside it. */
void store_remove(struct store *store);

/* Says why SQLite failed, in words: "night.tocsin: could not write an input: the disk is full". `doing` fits after "could
 * not". */
enum err store_failed(const struct store *store, int code, const char *doing, struct err_note *note);
/* Runs statements that return nothing. */
MUST_CHECK enum err store_run(struct store *store, const char *sql, const char *doing, struct err_note *note);
/* Adds a line for each file that lies beside `place`. */
void store_beside(const char *place, struct str *names);

/* The tables, as docs/session-file.md shows them. */
MUST_CHECK enum err store_make_tables(struct store *store, struct err_note *note);
/* Is there exactly that in it, no view, trigger or table more? Else ERR_BAD_INPUT. */
MUST_CHECK enum err store_check_tables(struct store *store, struct err_note *note);

#endif
