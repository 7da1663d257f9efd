/* How a new file comes by its name: it is written under a hidden one in the same folder, flushed, and linked to its own,
 * which fails when there is a file of that name. So a name means a whole file, whenever the program is killed. What a
 * killed program leaves is a hidden file that nobody waits for; the next one that makes a file in that folder takes it
 * away. On a file system without links (a stick, a share) the name is taken first and then renamed over: killed between
 * these two, it leaves an empty file. */
#include "journal/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define HIDDEN_BEGIN ".tocsin-"
#define HIDDEN_BYTES (sizeof HIDDEN_BEGIN - 1 + 16)
#define ABANDONED_AFTER_S 3600 /* making takes less than a second */
#define CHUNK_BYTES 65536

/* ---- hidden names ------------------------------------------------------------------------------------------------ */

static bool hidden_name(const char *place, char *name, size_t room)
{
    uint64_t chance = 0;
    file_folder(place, name, room);
    randombytes_buf(&chance, sizeof chance);
    size_t used = strlen(name);
    int bytes = snprintf(name + used, room - used, "%s" HIDDEN_BEGIN "%016" PRIx64, name[used - 1] == '/' ? "" : "/", chance);
    return bytes > 0 && (size_t)bytes < room - used;
}

static bool is_abandoned(int folder, const char *name)
{
    struct stat about;
    return strlen(name) == HIDDEN_BYTES && strncmp(name, HIDDEN_BEGIN, sizeof HIDDEN_BEGIN - 1) == 0 &&
           fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(about.st_mode) &&
           about.st_mtim.tv_sec < time(NULL) - ABANDONED_AFTER_S;
}

static void remove_abandoned(const char *place)
{
    char name[PATH_MAX];
    file_folder(place, name, sizeof name);
    DIR *folder = opendir(name);
    for (struct dirent *entry = NULL; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (is_abandoned(dirfd(folder), entry->d_name)) {
            (void)unlinkat(dirfd(folder), entry->d_name, 0);
        }
    }
    if (folder != NULL) {
        (void)closedir(folder);
    }
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static int why_of(sqlite3_file *file, int code)
{
    int system_errno = 0;
    if (code == SQLITE_FULL || code == SQLITE_NOMEM) {
        return code == SQLITE_FULL ? ENOSPC : ENOMEM;
    }
    (void)file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &system_errno);
    return system_errno != 0 ? system_errno : EIO;
}

static int write_chunks(sqlite3_file *file, const unsigned char *bytes, size_t count)
{
    int code = SQLITE_OK;
    for (size_t at = 0; code == SQLITE_OK && at < count; at += CHUNK_BYTES) {
        int chunk = count - at < CHUNK_BYTES ? (int)(count - at) : CHUNK_BYTES;
        code = file->pMethods->xWrite(file, bytes + at, chunk, (sqlite3_int64)at);
    }
    code = code == SQLITE_OK ? file->pMethods->xSync(file, SQLITE_SYNC_NORMAL) : code;
    return code == SQLITE_OK ? 0 : why_of(file, code);
}

/* Through SQLite's file layer, like everything that reaches a session file; the file is there, empty. */
static int fill(const char *hidden, const void *bytes, size_t count)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    sqlite3_file *file = calloc(1, (size_t)vfs->szOsFile);
    sqlite3_filename name = sqlite3_create_filename(hidden, "", "", 0, NULL);
    int why = file == NULL || name == NULL ? ENOMEM : EIO;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB;
    if (why == EIO && vfs->xOpen(vfs, name, file, flags, &flags) == SQLITE_OK) {
        why = write_chunks(file, bytes, count);
        (void)file->pMethods->xClose(file);
    }
    sqlite3_free_filename(name);
    free(file);
    return why;
}

/* ---- the name ---------------------------------------------------------------------------------------------------- */

static int take_name(const char *name)
{
    int file = open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644);
    if (file < 0) {
        return errno;
    }
    (void)close(file);
    return 0;
}

static int rename_over(const char *hidden, const char *place)
{
    int why = take_name(place);
    if (why == 0 && rename(hidden, place) != 0) {
        why = errno;
        (void)unlink(place);
    }
    return why;
}

static bool knows_no_links(int why)
{
    return why == EPERM || why == ENOSYS || why == EOPNOTSUPP || why == EMLINK;
}

static int give_name(const char *hidden, const char *place)
{
    if (link(hidden, place) == 0) {
        (void)unlink(hidden);
        return 0;
    }
    return knows_no_links(errno) ? rename_over(hidden, place) : errno;
}

/* Some file systems cannot flush a folder, and need not. */
static int flush_folder(const char *place)
{
    char name[PATH_MAX];
    file_folder(place, name, sizeof name);
    int folder = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int why = folder < 0 || fsync(folder) != 0 ? errno : 0;
    if (folder >= 0) {
        (void)close(folder);
    }
    return why == EINVAL || why == EACCES ? 0 : why;
}

int file_make(const char *place, const void *bytes, size_t count)
{
    char hidden[PATH_MAX];
    remove_abandoned(place);
    if (!hidden_name(place, hidden, sizeof hidden)) {
        return ENAMETOOLONG;
    }
    struct stat about;
    int why = lstat(place, &about) == 0 ? EEXIST : take_name(hidden);
    if (why != 0) {
        return why;
    }
    why = fill(hidden, bytes, count);
    why = why == 0 ? give_name(hidden, place) : why;
    if (why != 0) {
        (void)unlink(hidden);
        return why;
    }
    why = flush_folder(place);
    if (why != 0) {
        (void)unlink(place);
    }
    return why;
}
