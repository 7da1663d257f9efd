/* How one moment is copied while another program writes.
 *
 * That program works in one of two ways. With a -wal, the database file changes only when a checkpoint copies pages out
 * of the -wal, and those pages stay in the -wal until its head changes. So: head of the -wal, database, -wal, and when
 * the head of the -wal is still the same, every page that may be torn in the copied database is whole in the copied -wal.
 * With a -journal, the original of every page about to change is in the -journal first. So: database, then -journal, and
 * when the -journal is still there (or never was, and the change counter stands), the copy can be rolled back.
 * Either way the copy is good when what identifies the moment is the same before and after. */
#include "journal/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD_BYTES 100
#define WAL_HEAD_BYTES 32
#define JOURNAL_HEAD_BYTES 28
#define STORED_BYTES_MAX (UINT64_C(8) * FILE_BYTES_MAX) /* of a session that nobody has to copy into memory */
#define COPY_TRIES 8
#define COPY_CHUNK_BYTES 65536

static const char *const beside_ends[FILE_BESIDE_COUNT] = { "-wal", "-journal", "-shm" };

/* ---- names ------------------------------------------------------------------------------------------------------- */

bool file_place(const char *path, char *place, size_t room)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    int code = vfs->xFullPathname(vfs, path, (int)room, place);
    return path[0] != '\0' && (code == SQLITE_OK || code == SQLITE_OK_SYMLINK);
}

void file_folder(const char *place, char *folder, size_t room)
{
    (void)snprintf(folder, room, "%s", place);
    char *slash = strrchr(folder, '/');
    if (slash != NULL) {
        slash[slash == folder ? 1 : 0] = '\0';
    }
}

bool file_beside(const char *place, size_t which, char *name, size_t room)
{
    int bytes = snprintf(name, room, "%s%s", place, beside_ends[which]);
    return bytes > 0 && (size_t)bytes < room;
}

static int64_t bytes_beside(const char *place, size_t which)
{
    char name[PATH_MAX];
    struct stat about;
    return file_beside(place, which, name, sizeof name) && lstat(name, &about) == 0 ? (int64_t)about.st_size : 0;
}

bool file_has_beside(const char *place)
{
    return bytes_beside(place, FILE_BESIDE_WAL) > 0 || bytes_beside(place, FILE_BESIDE_JOURNAL) > 0;
}

/* ---- what lies beside it ----------------------------------------------------------------------------------------- */

static uint32_t big_endian(const unsigned char *bytes, int count)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        value = value << 8 | bytes[i];
    }
    return value;
}

/* Neither a link nor anything that could make the reader wait; -1 and errno otherwise. */
static int open_plain(const char *name)
{
    struct stat about;
    int file = open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file >= 0 && (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))) {
        (void)close(file);
        errno = EINVAL;
        return -1;
    }
    return file;
}

/* A -journal says first how long the database was, and SQLite makes it so long again before it looks any further. Offsets:
 * the same page, "The Rollback Journal". */
static bool claims_too_much(const char *name)
{
    unsigned char head[JOURNAL_HEAD_BYTES] = { 0 };
    int file = open_plain(name);
    bool is_read = file >= 0 && read(file, head, sizeof head) == (ssize_t)sizeof head;
    if (file >= 0) {
        (void)close(file);
    }
    uint64_t pages = big_endian(head + 16, 4), page_bytes = big_endian(head + 24, 4);
    return is_read && pages * page_bytes > STORED_BYTES_MAX;
}

static const char *misfit_of(const char *name, size_t which)
{
    struct stat about;
    if (lstat(name, &about) != 0) {
        return NULL;
    }
    if (!S_ISREG(about.st_mode)) {
        return "is not a plain file";
    }
    bool is_too_big = about.st_size > (off_t)FILE_BYTES_MAX || (which == FILE_BESIDE_JOURNAL && claims_too_much(name));
    return is_too_big ? "is too big for a session" : NULL;
}

const char *file_misfit_beside(const char *place, char *name, size_t room)
{
    const char *misfit = NULL;
    for (size_t which = 0; which < FILE_BESIDE_COUNT && misfit == NULL; which++) {
        misfit = file_beside(place, which, name, room) ? misfit_of(name, which) : NULL;
    }
    return misfit;
}

/* ---- the database file, through SQLite's file layer -------------------------------------------------------------- */

struct database {
    sqlite3_file *file;
    sqlite3_filename name;
};

static void database_close(struct database *database)
{
    if (database->file != NULL && database->file->pMethods != NULL) {
        (void)database->file->pMethods->xClose(database->file);
    }
    sqlite3_free_filename(database->name);
    free(database->file);
}

static int database_open(struct database *database, const char *place)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    *database = (struct database){ calloc(1, (size_t)vfs->szOsFile), NULL };
    database->name = sqlite3_create_filename(place, "", "", 0, NULL);
    if (database->file == NULL || database->name == NULL) {
        database_close(database);
        return SQLITE_NOMEM;
    }
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
    int code = vfs->xOpen(vfs, database->name, database->file, flags, &flags);
    if (code != SQLITE_OK) {
        database_close(database);
    }
    return code;
}

static int database_read(struct database *database, unsigned char *bytes, int count, int64_t at)
{
    return database->file->pMethods->xRead(database->file, bytes, count, at);
}

/* Offsets: https://www.sqlite.org/fileformat2.html, "The Database Header". */
static void read_head(struct file_head *head, const unsigned char *bytes)
{
    head->is_sqlite = memcmp(bytes, "SQLite format 3", 16) == 0;
    head->is_unfolded = bytes[18] != 1 || bytes[19] != 1;
    uint32_t page_bytes = big_endian(bytes + 16, 2);
    head->changes = big_endian(bytes + 24, 4);
    uint32_t pages = big_endian(bytes + 28, 4);
    bool says_pages = head->changes == big_endian(bytes + 92, 4);
    head->bytes_claimed = says_pages ? (int64_t)pages * (page_bytes == 1 ? 65536 : page_bytes) : 0;
    head->format = big_endian(bytes + 60, 4);
    head->application = big_endian(bytes + 68, 4);
}

static int database_head(struct database *database, struct file_head *head)
{
    unsigned char bytes[HEAD_BYTES] = { 0 };
    *head = (struct file_head){ 0 };
    sqlite3_int64 size = 0;
    int code = database->file->pMethods->xFileSize(database->file, &size);
    head->bytes = size;
    if (code == SQLITE_OK && size >= HEAD_BYTES) {
        code = database_read(database, bytes, HEAD_BYTES, 0);
        read_head(head, bytes);
    }
    return code;
}

int file_read_head(const char *place, struct file_head *head)
{
    struct database database;
    int code = database_open(&database, place);
    if (code == SQLITE_OK) {
        code = database_head(&database, head);
        database_close(&database);
    }
    return code;
}

/* ---- a copy in memory ------------------------------------------------------------------------------------------- */

/* What tells one moment of the file from another. */
struct moment {
    unsigned char wal_head[WAL_HEAD_BYTES];
    bool has_wal, has_journal;
    uint32_t changes;
    int64_t bytes;
    int64_t written_s, written_ns;
};

static void moment_of(struct moment *moment, struct database *database, const char *place)
{
    struct file_head head;
    memset(moment, 0, sizeof *moment);
    if (database_head(database, &head) == SQLITE_OK) {
        moment->changes = head.changes;
        moment->bytes = head.bytes;
    }
    char name[PATH_MAX];
    int wal = file_beside(place, FILE_BESIDE_WAL, name, sizeof name) ? open_plain(name) : -1;
    if (wal >= 0) {
        moment->has_wal = read(wal, moment->wal_head, WAL_HEAD_BYTES) > 0;
        (void)close(wal);
    }
    moment->has_journal = bytes_beside(place, FILE_BESIDE_JOURNAL) > 0;
    struct stat about;
    if (stat(place, &about) == 0) {
        moment->written_s = about.st_mtim.tv_sec;
        moment->written_ns = about.st_mtim.tv_nsec;
    }
}

static bool moment_equal(const struct moment *a, const struct moment *b)
{
    return a->has_wal == b->has_wal && a->has_journal == b->has_journal && a->changes == b->changes &&
           a->bytes == b->bytes && a->written_s == b->written_s && a->written_ns == b->written_ns &&
           memcmp(a->wal_head, b->wal_head, WAL_HEAD_BYTES) == 0;
}

bool file_bytes_grow(struct file_bytes *bytes, size_t count)
{
    if (count > bytes->room) {
        size_t room = bytes->room == 0 ? COPY_CHUNK_BYTES : bytes->room;
        while (room < count) {
            room *= 2;
        }
        unsigned char *grown = realloc(bytes->at, room);
        if (grown == NULL) {
            return false;
        }
        bytes->at = grown;
        bytes->room = room;
    }
    if (count > bytes->count) {
        memset(bytes->at + bytes->count, 0, count - bytes->count);
        bytes->count = count;
    }
    return true;
}

static enum err too_big(const char *path, struct err_note *note)
{
    return err_say(note, ERR_BAD_INPUT, "%s: it or what lies beside it is too big for a session", path);
}

static enum err no_memory(const char *path, struct err_note *note)
{
    return err_say(note, ERR_NO_MEMORY, "%s: could not read it: there is no memory left", path);
}

static enum err unreadable(const char *path, const char *why, struct err_note *note)
{
    return err_say(note, ERR_IO, "%s: could not read it: %s", path, why);
}

static enum err copy_database(struct database *database, struct file_bytes *bytes, const char *path, struct err_note *note)
{
    sqlite3_int64 size = 0;
    if (database->file->pMethods->xFileSize(database->file, &size) != SQLITE_OK) {
        return unreadable(path, strerror(EIO), note);
    }
    if (size > (sqlite3_int64)FILE_BYTES_MAX) {
        return too_big(path, note);
    }
    bytes->count = 0;
    bytes->is_there = true;
    for (sqlite3_int64 at = 0; at < size; at += COPY_CHUNK_BYTES) {
        int count = size - at < COPY_CHUNK_BYTES ? (int)(size - at) : COPY_CHUNK_BYTES;
        if (!file_bytes_grow(bytes, (size_t)(at + count))) {
            return no_memory(path, note);
        }
        int code = database_read(database, bytes->at + at, count, at);
        if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) {
            return unreadable(path, strerror(EIO), note);
        }
    }
    return ERR_OK;
}

static enum err copy_plain(int in, struct file_bytes *bytes, const char *path, struct err_note *note)
{
    for (;;) {
        size_t before = bytes->count;
        if (before >= FILE_BYTES_MAX) {
            return too_big(path, note);
        }
        if (!file_bytes_grow(bytes, before + COPY_CHUNK_BYTES)) {
            return no_memory(path, note);
        }
        ssize_t count = read(in, bytes->at + before, COPY_CHUNK_BYTES);
        bytes->count = before + (count > 0 ? (size_t)count : 0);
        if (count <= 0) {
            return count == 0 ? ERR_OK : unreadable(path, strerror(errno), note);
        }
    }
}

/* One that is not there is copied well. */
static enum err copy_beside(const char *place, size_t which, struct file_bytes *bytes, const char *path,
                            struct err_note *note)
{
    char name[PATH_MAX];
    bytes->count = 0;
    bytes->is_there = false;
    if (!file_beside(place, which, name, sizeof name)) {
        return unreadable(path, strerror(ENAMETOOLONG), note);
    }
    int in = open_plain(name);
    if (in < 0) {
        return errno == ENOENT ? ERR_OK : unreadable(path, strerror(errno), note);
    }
    bytes->is_there = true;
    enum err err = copy_plain(in, bytes, path, note);
    (void)close(in);
    return err;
}

static enum err copy_once(struct database *database, const char *place, struct file_copy *copy, const char *path,
                          struct err_note *note)
{
    enum err err = copy_database(database, &copy->files[FILE_COPY_SESSION], path, note);
    if (err == ERR_OK) {
        err = copy_beside(place, FILE_BESIDE_WAL, &copy->files[FILE_COPY_WAL], path, note);
    }
    if (err == ERR_OK) {
        err = copy_beside(place, FILE_BESIDE_JOURNAL, &copy->files[FILE_COPY_JOURNAL], path, note);
    }
    return err;
}

enum err file_copy(const char *path, const char *place, struct file_copy *copy, struct err_note *note)
{
    struct database database;
    bool is_good = false;
    enum err err = ERR_OK;
    *copy = (struct file_copy){ 0 };
    for (int try = 0; try < COPY_TRIES && err == ERR_OK && !is_good; try++) {
        if (database_open(&database, place) != SQLITE_OK) {
            return err_say(note, ERR_IO, "%s: could not be read", path);
        }
        struct moment before;
        struct moment after;
        moment_of(&before, &database, place);
        err = copy_once(&database, place, copy, path, note);
        moment_of(&after, &database, place);
        is_good = err == ERR_OK && moment_equal(&before, &after);
        database_close(&database);
    }
    if (err == ERR_OK && !is_good) {
        return err_say(note, ERR_BUSY, "%s: is being written all the time; try again in a moment", path);
    }
    return err;
}

void file_copy_deinit(struct file_copy *copy)
{
    for (size_t i = 0; i < FILE_COPY_COUNT; i++) {
        free(copy->files[i].at);
    }
    *copy = (struct file_copy){ 0 };
}
