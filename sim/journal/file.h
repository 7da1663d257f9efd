/* file.h: a database file seen from outside: its head, what lies beside it, a copy of one moment.
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

#define FILE_BYTES_MAX 536870912u /* of a session file, or of one beside it, that is read into memory */
/* NULL, or what speaks against opening what lies beside it: a name and why. A stranger may have put anything there: a pipe
 * that never answers, a link to a device that never ends. */
const char *file_misfit_beside(const char *place, char *name, size_t room);

enum { FILE_COPY_SESSION, FILE_COPY_WAL, FILE_COPY_JOURNAL, FILE_COPY_COUNT };
struct file_bytes {
    unsigned char *at;
    size_t count, room;
    bool is_there; /* the file; it may be empty */
};
struct file_copy {
    struct file_bytes files[FILE_COPY_COUNT];
};
/* At least so many, zeros where nothing was; false when there is no memory. */
bool file_bytes_grow(struct file_bytes *bytes, size_t count);

/* Copies the file and what lies beside it, as of one moment, into memory, while another program may be writing: people's
 * words are in it, so no copy is left on any disk when this program is killed. file_copy_deinit(copy), also after an error.
 * `path` is for the note. Errors: ERR_BUSY (it changed on every try), ERR_BAD_INPUT (too big, or no plain file),
 * ERR_NO_MEMORY, ERR_IO. */
MUST_CHECK enum err file_copy(const char *path, const char *place, struct file_copy *copy, struct err_note *note);
void file_copy_deinit(struct file_copy *copy);

#endif
