#include "journal/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal/file.h"
#include "journal/journal.h"

#define CELL_BYTES_MAX ((int)JOURNAL_PACKAGE_BYTES_MAX + 65536) /* the biggest row of a session is its scenario */
#define BUSY_WAIT_MS 500 /* long enough for another program's list of sessions, short enough to answer a person */

/* ---- errors ------------------------------------------------------------------------------------------------------ */

static bool is_quota(sqlite3 *db, int code)
{
    int system_errno = db == NULL ? 0 : sqlite3_system_errno(db);
    return (code == SQLITE_IOERR_WRITE || (code & 0xff) == SQLITE_CANTOPEN) &&
           (system_errno == EDQUOT || system_errno == ENOSPC || system_errno == EFBIG);
}

static enum err kind_of(sqlite3 *db, int code)
{
    if (code == SQLITE_IOERR_NOMEM || is_quota(db, code)) {
        return code == SQLITE_IOERR_NOMEM ? ERR_NO_MEMORY : ERR_DISK_FULL;
    }
    switch (code & 0xff) {
    case SQLITE_FULL: return ERR_DISK_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ERR_BUSY;
    case SQLITE_NOMEM: return ERR_NO_MEMORY;
    case SQLITE_READONLY:
    case SQLITE_PERM: return ERR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_TOOBIG:
    case SQLITE_FORMAT: return ERR_ALTERED;
    case SQLITE_NOTADB: return ERR_BAD_INPUT;
    default: return ERR_IO;
    }
}

static const char *words_of(enum err err, int code)
{
    switch (err) {
    case ERR_DISK_FULL: return "the disk is full; make room, then try again";
    case ERR_BUSY: return "it is open in another program; close it there, then try again";
    case ERR_NO_MEMORY: return "there is no memory left";
    case ERR_READ_ONLY: return "it may not be written";
    case ERR_ALTERED: return "it is damaged or cut short";
    case ERR_BAD_INPUT: return "it is not a session file";
    default: return sqlite3_errstr(code);
    }
}

enum err store_failed(const struct store *store, int code, const char *doing, struct err_note *note)
{
    enum err err = kind_of(store->db, code);
    if (store->layer != NULL && layer_has_refused(store->layer)) {
        return err_say(note, ERR_ALTERED, "%s: could not %s: the -journal beside it names a file that is not its own", store->path,
                       doing);
    }
    return err_say(note, err, "%s: could not %s: %s", store->path, doing, words_of(err, code));
}

enum err store_run(struct store *store, const char *sql, const char *doing, struct err_note *note)
{
    int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? ERR_OK : store_failed(store, code, doing, note);
}

/* ---- looking ----------------------------------------------------------------------------------------------------- */

static enum err set_path(struct store *store, const char *path, struct err_note *note)
{
    *store = (struct store){ 0 };
    int bytes = snprintf(store->path, sizeof store->path, "%s", path);
    if (bytes <= 0 || (size_t)bytes >= sizeof store->path - 16 || !file_place(path, store->place, sizeof store->place)) {
        return err_say(note, ERR_BAD_INPUT, "\"%.200s\" cannot be the name of a file", path);
    }
    return ERR_OK;
}

static enum err look_at_kind(const struct store *store, struct err_note *note)
{
    struct stat about;
    if (stat(store->place, &about) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            return err_say(note, ERR_NOT_FOUND, "%s: there is no such file", store->path);
        }
        return err_say(note, ERR_IO, "%s: could not be looked at: %s", store->path, strerror(errno));
    }
    if (!S_ISREG(about.st_mode)) {
        return err_say(note, ERR_BAD_INPUT, "%s: not a session file but a folder or a device", store->path);
    }
    return ERR_OK;
}

static enum err look_beside(const struct store *store, struct err_note *note)
{
    char name[PATH_MAX];
    const char *misfit = file_misfit_beside(store->place, name, sizeof name);
    return misfit == NULL ? ERR_OK
                          : err_say(note, ERR_BAD_INPUT, "%s: what lies beside it, %.200s, %s", store->path, name, misfit);
}

static enum err look_at_head(struct store *store, const struct file_head *head, struct err_note *note)
{
    if (!head->is_sqlite || head->application != STORE_APPLICATION) {
        return err_say(note, ERR_BAD_INPUT, "%s: not a Tocsin session file", store->path);
    }
    if (head->format > JOURNAL_FORMAT) {
        return err_say(note, ERR_BAD_INPUT, "%s: made by a newer Tocsin (format %u; this one reads up to %u)",
                       store->path, (unsigned)head->format, JOURNAL_FORMAT);
    }
    if (head->format < 1) {
        return err_say(note, ERR_BAD_INPUT, "%s: a session file of no known format", store->path);
    }
    /* While something lies beside the file its own length says nothing: the rest may be there. */
    if (store->is_folded && head->bytes < head->bytes_claimed) {
        return err_say(note, ERR_ALTERED, "%s: cut short: %lld of %lld bytes are there", store->path,
                       (long long)head->bytes, (long long)head->bytes_claimed);
    }
    return ERR_OK;
}

enum err store_look(const char *path, struct store *store, struct err_note *note)
{
    enum err err = set_path(store, path, note);
    if (err == ERR_OK) {
        err = look_at_kind(store, note);
    }
    if (err == ERR_OK) {
        err = look_beside(store, note);
    }
    struct file_head head;
    if (err == ERR_OK) {
        int code = file_read_head(store->place, &head);
        err = code == SQLITE_OK ? ERR_OK : store_failed(store, code, "read it", note);
    }
    if (err == ERR_OK) {
        store->is_folded = !head.is_unfolded && !file_has_beside(store->place);
        err = look_at_head(store, &head, note);
    }
    return err;
}

void store_beside(const char *place, struct str *names)
{
    for (size_t i = 0; i < FILE_BESIDE_COUNT; i++) {
        char name[PATH_MAX];
        if (file_beside(place, i, name, sizeof name) && access(name, F_OK) == 0) {
            str_addf(names, "%s\n", name);
        }
    }
}

/* ---- opening ----------------------------------------------------------------------------------------------------- */

static enum err connect(struct store *store, const char *place, int flags, struct err_note *note)
{
    const char *layer = store->layer == NULL ? NULL : layer_name(store->layer);
    int code = sqlite3_open_v2(place, &store->db, flags | SQLITE_OPEN_NOMUTEX, layer);
    if (code != SQLITE_OK) {
        return store_failed(store, code, "open it", note);
    }
    (void)sqlite3_extended_result_codes(store->db, 1);
    (void)sqlite3_busy_timeout(store->db, BUSY_WAIT_MS);
    /* What a hand may have written into the file is never run, and closing changes nothing unless store_fold said so. */
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    (void)sqlite3_limit(store->db, SQLITE_LIMIT_LENGTH, CELL_BYTES_MAX);
    /* What people typed goes into no temporary file. */
    return store_run(store, "PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY", "open it", note);
}

static enum err connect_place(struct store *store, struct layer *layer, int flags, struct err_note *note)
{
    store->layer = layer;
    return layer == NULL ? store_failed(store, SQLITE_NOMEM, "open it", note) : connect(store, store->place, flags, note);
}

static enum err open_file_itself(struct store *store, struct err_note *note)
{
    enum err err = connect_place(store, layer_create(store->place), SQLITE_OPEN_READONLY, note);
    if (err == ERR_OK) {
        err = store_run(store, "BEGIN; SELECT 1 FROM sqlite_schema", "read it", note);
    }
    return err;
}

/* SQLite itself puts together what the copies hold. */
static enum err open_copy(struct store *store, struct err_note *note)
{
    struct file_copy copy;
    enum err err = file_copy(store->path, store->place, &copy, note);
    if (err == ERR_OK) {
        err = connect_place(store, layer_create_memory(store->place, &copy), SQLITE_OPEN_READWRITE, note);
    }
    file_copy_deinit(&copy);
    if (err == ERR_OK) {
        err = store_run(store, "PRAGMA locking_mode=EXCLUSIVE; BEGIN; SELECT 1 FROM sqlite_schema", "read a copy of it", note);
    }
    return err;
}

enum err store_open_read(struct store *store, struct err_note *note)
{
    enum err err = store->is_folded ? open_file_itself(store, note) : ERR_BUSY;
    if (err == ERR_BUSY) { /* somebody writes it, or was killed while doing so */
        store_close(store);
        err = open_copy(store, note);
    }
    if (err == ERR_OK) {
        err = store_check_tables(store, note);
    }
    return err;
}

/* The folder as well as the file: SQLite keeps its -wal beside it. */
static enum err check_writable(const struct store *store, struct err_note *note)
{
    char folder[PATH_MAX];
    file_folder(store->place, folder, sizeof folder);
    if (access(folder, W_OK | X_OK) != 0) {
        return err_say(note, ERR_READ_ONLY, "%s: the folder %s is read-only", store->path, folder);
    }
    if (access(store->place, W_OK) != 0) {
        return err_say(note, ERR_READ_ONLY, "%s: the file is read-only", store->path);
    }
    return ERR_OK;
}

/* Takes the lock that the system gives back when the process dies, and keeps it. */
static enum err hold(struct store *store, struct err_note *note)
{
    enum err err = connect_place(store, layer_create(store->place), SQLITE_OPEN_READWRITE, note);
    if (err == ERR_OK && sqlite3_db_readonly(store->db, "main") == 1) {
        err = err_say(note, ERR_READ_ONLY, "%s: the file is read-only", store->path);
    }
    if (err == ERR_OK) {
        err = store_run(store, "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", "open it", note);
    }
    return err;
}

enum err store_open_write(struct store *store, struct err_note *note)
{
    enum err err = check_writable(store, note);
    if (err == ERR_OK) {
        err = hold(store, note);
    }
    if (err == ERR_OK) {
        err = store_check_tables(store, note);
    }
    return err;
}

static enum err cannot_make(const struct store *store, int why, struct err_note *note)
{
    switch (why) {
    case ENOENT:
    case ENOTDIR: return err_say(note, ERR_NOT_FOUND, "%s: there is no such folder", store->path);
    case EEXIST: return err_say(note, ERR_BUSY, "%s: there is a file of that name already; choose another name", store->path);
    case ENOSPC:
    case EFBIG:
    case EDQUOT: return err_say(note, ERR_DISK_FULL, "%s: could not make it: the disk is full; make room, then try again", store->path);
    case EPERM:
    case EACCES:
    case EROFS: return err_say(note, ERR_READ_ONLY, "%s: could not make it: the folder is read-only", store->path);
    default: return err_say(note, ERR_IO, "%s: could not make it: %s", store->path, strerror(why));
    }
}

enum err store_create(const char *path, const void *bytes, size_t count, struct store *store, struct err_note *note)
{
    enum err err = set_path(store, path, note);
    if (err == ERR_OK && file_has_beside(store->place)) {
        /* SQLite would take it for a part of the new file. */
        return err_say(note, ERR_BUSY, "%s: a file that belonged to an older session of that name is still beside it; "
                       "choose another name", store->path);
    }
    if (err != ERR_OK) {
        return err;
    }
    int why = file_make(store->place, bytes, count);
    if (why != 0) {
        return cannot_make(store, why, note);
    }
    err = hold(store, note);
    if (err != ERR_OK) {
        store_remove(store);
    }
    return err;
}

enum err store_memory(const char *path, struct store *store, struct err_note *note)
{
    enum err err = set_path(store, path, note);
    return err == ERR_OK ? connect(store, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, note) : err;
}

/* ---- folded and unfolded ----------------------------------------------------------------------------------------- */

/* A pragma that could not change the mode is no error to SQLite: it answers with the mode that stays. */
static enum err set_mode(struct store *store, const char *pragma, const char *wanted, const char *doing,
                         struct err_note *note)
{
    sqlite3_stmt *answer = NULL;
    int code = sqlite3_prepare_v2(store->db, pragma, -1, &answer, NULL);
    if (code == SQLITE_OK) {
        code = sqlite3_step(answer);
    }
    bool is_set = code == SQLITE_ROW && str_equal((const char *)sqlite3_column_text(answer, 0), wanted);
    int code_after = sqlite3_finalize(answer);
    if (is_set && code_after == SQLITE_OK) {
        return ERR_OK;
    }
    if (code == SQLITE_ROW) {
        code = code_after != SQLITE_OK ? code_after : SQLITE_CANTOPEN;
    }
    return store_failed(store, code, doing, note);
}

enum err store_unfold(struct store *store, struct err_note *note)
{
    enum err err = set_mode(store, "PRAGMA journal_mode=WAL", "wal", "write into it", note);
    if (err == ERR_OK) {
        err = store_run(store, "PRAGMA synchronous=FULL", "write into it", note);
    }
    return err;
}

/* An old -journal holds nothing: it was rolled back when this connection took its lock. A -shm is another program's that had
 * the session open and was killed. Nobody has either of them now, since this connection holds the file alone. */
enum err store_fold(struct store *store, struct err_note *note)
{
    static const size_t old[] = { FILE_BESIDE_JOURNAL, FILE_BESIDE_SHM };
    enum err err = set_mode(store, "PRAGMA journal_mode=DELETE", "delete", "bring it together in one file", note);
    for (size_t i = 0; err == ERR_OK && i < sizeof old / sizeof old[0]; i++) {
        char name[PATH_MAX];
        if (file_beside(store->place, old[i], name, sizeof name)) {
            (void)unlink(name);
        }
    }
    return err;
}

void store_sweep(struct store *store)
{
    for (size_t i = 0; i < FILE_BESIDE_COUNT; i++) {
        char name[PATH_MAX];
        struct stat about;
        if (file_beside(store->place, i, name, sizeof name) && lstat(name, &about) == 0 && about.st_size == 0) {
            (void)unlink(name);
        }
    }
}

void store_close(struct store *store)
{
    MUST(sqlite3_close(store->db) == SQLITE_OK);
    layer_destroy(store->layer);
    store->db = NULL;
    store->layer = NULL;
}

void store_remove(struct store *store)
{
    store_close(store);
    for (size_t i = 0; i < FILE_BESIDE_COUNT; i++) {
        char name[PATH_MAX];
        if (file_beside(store->place, i, name, sizeof name)) {
            (void)unlink(name);
        }
    }
    (void)unlink(store->place);
}
