/* file.h: a database file seen from outside: its head, what lies beside it, a private copy of one moment.
 *
 * Room: sim/journal. No SQL. */
#ifndef TOCSIN_JOURNAL_FILE_H
#define TOCSIN_JOURNAL_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* What SQLite writes into the first 100 bytes. */
struct file_head {
    bool is_sqlite;
    bool is_unfolded; /* its last writer kept a -wal */
    uint32_t application, format;
    uint32_t changes; /* goes up with what is written into the file itself */
    int64_t bytes;
    int64_t bytes_claimed; /* 0 when the file does not say */
};

/* The absolute path, links followed. False when there can be no such path. */
bool file_place(const char *path, char *place, size_t room);
void file_folder(const char *place, char *folder, size_t room);
/* An SQLite result code. A file that is too short for a head is no error: is_sqlite is false. */
int file_read_head(const char *place, struct file_head *head);

enum { FILE_BESIDE_WAL, FILE_BESIDE_JOURNAL, FILE_BESIDE_SHM, FILE_BESIDE_COUNT };
bool file_beside(const char *place, size_t which, char *name, size_t room);
/* Is there any that is not empty? */
bool file_has_beside(const char *place);

/* Writes a file, whole and flushed, and only then gives it its name, which no other file may have. Returns 0, or an errno:
 * EEXIST when there is a file of that name, which is left alone. After an error there is none by this call. */
int file_make(const char *place, const void *bytes, size_t count);

/* Copies the file and what lies beside it, as of one moment, into a folder that only this user may read, while another
 * program may be writing. `path` is for the note. Errors: ERR_BUSY (it changed on every try), ERR_DISK_FULL, ERR_IO. */
MUST_CHECK enum err file_copy(const char *path, const char *place, char *copy, size_t room, struct err_note *note);
/* Takes the copy's names away; whoever has it open may go on reading. */
void file_copy_unlink(const char *copy);

#endif
