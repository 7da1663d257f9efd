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
    return file_beside(place, which, name, sizeof name) && stat(name, &about) == 0 ? (int64_t)about.st_size : 0;
}

bool file_has_beside(const char *place)
{
    return bytes_beside(place, FILE_BESIDE_WAL) > 0 || bytes_beside(place, FILE_BESIDE_JOURNAL) > 0;
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

static uint32_t big_endian(const unsigned char *bytes, int count)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        value = value << 8 | bytes[i];
    }
    return value;
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

/* ---- a private copy ---------------------------------------------------------------------------------------------- */

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
    int wal = file_beside(place, FILE_BESIDE_WAL, name, sizeof name) ? open(name, O_RDONLY | O_CLOEXEC) : -1;
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

static bool write_all(int out, const unsigned char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t wrote = write(out, bytes, count);
        if (wrote <= 0) {
            return false;
        }
        bytes += wrote;
        count -= (size_t)wrote;
    }
    return true;
}

/* errno is set when it fails. */
static bool copy_database(struct database *database, int out, unsigned char *chunk)
{
    sqlite3_int64 size = 0;
    errno = EIO;
    if (database->file->pMethods->xFileSize(database->file, &size) != SQLITE_OK) {
        return false;
    }
    for (sqlite3_int64 at = 0; at < size; at += COPY_CHUNK_BYTES) {
        int count = size - at < COPY_CHUNK_BYTES ? (int)(size - at) : COPY_CHUNK_BYTES;
        int code = database_read(database, chunk, count, at);
        if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) {
            errno = EIO;
            return false;
        }
        if (!write_all(out, chunk, (size_t)count)) {
            return false;
        }
    }
    return true;
}

static bool copy_plain(int in, int out, unsigned char *chunk)
{
    ssize_t count = 0;
    while ((count = read(in, chunk, COPY_CHUNK_BYTES)) > 0) {
        if (!write_all(out, chunk, (size_t)count)) {
            return false;
        }
    }
    return count == 0;
}

static int create_private(const char *name)
{
    return open(name, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
}

/* One that is not there is copied well. */
static bool copy_beside(const char *place, const char *copy, size_t which, unsigned char *chunk)
{
    char from[PATH_MAX];
    char to[PATH_MAX];
    if (!file_beside(place, which, from, sizeof from) || !file_beside(copy, which, to, sizeof to)) {
        return false;
    }
    (void)unlink(to);
    int in = open(from, O_RDONLY | O_CLOEXEC);
    if (in < 0) {
        return errno == ENOENT;
    }
    int out = create_private(to);
    bool is_copied = out >= 0 && copy_plain(in, out, chunk);
    int kept = errno;
    (void)close(in);
    if (out >= 0) {
        (void)close(out);
    }
    errno = kept;
    return is_copied;
}

static bool copy_once(struct database *database, const char *place, const char *copy, unsigned char *chunk)
{
    int out = create_private(copy);
    if (out < 0) {
        return false;
    }
    bool is_copied = copy_database(database, out, chunk);
    int kept = errno;
    (void)close(out);
    errno = kept;
    return is_copied && copy_beside(place, copy, FILE_BESIDE_WAL, chunk) && copy_beside(place, copy, FILE_BESIDE_JOURNAL, chunk);
}

static enum err copy_failed(const char *path, struct err_note *note)
{
    bool is_full = errno == ENOSPC || errno == EDQUOT;
    return err_say(note, is_full ? ERR_DISK_FULL : ERR_IO, "%s: could not make a private copy to read from: %s", path,
                   strerror(errno));
}

static enum err copy_moment(const char *path, const char *place, const char *copy, struct err_note *note)
{
    struct database database;
    unsigned char *chunk = malloc(COPY_CHUNK_BYTES);
    MUST(chunk != NULL);
    enum err err = ERR_BUSY;
    for (int try = 0; try < COPY_TRIES && err == ERR_BUSY; try++) {
        if (database_open(&database, place) != SQLITE_OK) {
            err = err_say(note, ERR_IO, "%s: could not be read", path);
            break;
        }
        struct moment before;
        struct moment after;
        moment_of(&before, &database, place);
        bool is_copied = copy_once(&database, place, copy, chunk);
        err = is_copied ? ERR_BUSY : copy_failed(path, note);
        moment_of(&after, &database, place);
        if (is_copied && moment_equal(&before, &after)) {
            err = ERR_OK;
        }
        database_close(&database);
    }
    free(chunk);
    if (err == ERR_BUSY) {
        return err_say(note, err, "%s: is being written all the time; try again in a moment", path);
    }
    return err;
}

enum err file_copy(const char *path, const char *place, char *copy, size_t room, struct err_note *note)
{
    const char *temporary = getenv("TMPDIR");
    int bytes = snprintf(copy, room, "%s/tocsin-XXXXXX", temporary != NULL && temporary[0] == '/' ? temporary : "/tmp");
    if (bytes < 0 || (size_t)bytes >= room - 32 || mkdtemp(copy) == NULL) {
        return copy_failed(path, note);
    }
    (void)snprintf(copy + bytes, room - (size_t)bytes, "/session");
    enum err err = copy_moment(path, place, copy, note);
    if (err != ERR_OK) {
        file_copy_unlink(copy);
    }
    return err;
}

void file_copy_unlink(const char *copy)
{
    char name[PATH_MAX];
    for (size_t i = 0; i < FILE_BESIDE_COUNT; i++) {
        if (file_beside(copy, i, name, sizeof name)) {
            (void)unlink(name);
        }
    }
    (void)unlink(copy);
    file_folder(copy, name, sizeof name);
    (void)rmdir(name);
}
