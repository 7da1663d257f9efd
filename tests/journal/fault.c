#include "journal/fault.h"

#include <sqlite3.h>
#include <string.h>

#include "base/err.h"

struct faulty_file {
    sqlite3_file file; /* what SQLite sees */
    sqlite3_file *inner; /* in the same block, behind this struct */
};

/* One disk for the whole test program: SQLite's file layers are registered by process. */
static struct {
    sqlite3_vfs layer;
    sqlite3_vfs *inner;
    enum fault_kind kind;
    uint32_t left; /* operations until it fails; 0: never */
    bool stays, has_fired;
} disk;

static bool fails(enum fault_kind kind)
{
    if (disk.left == 0 || disk.kind != kind) {
        return false;
    }
    if (disk.left > 1) {
        disk.left--;
        return false;
    }
    disk.has_fired = true;
    if (!disk.stays) {
        disk.left = 0;
    }
    return true;
}

void fault_arm(enum fault_kind kind, uint32_t nth, bool stays)
{
    disk.kind = kind;
    disk.left = nth;
    disk.stays = stays;
    disk.has_fired = false;
}

bool fault_disarm(void)
{
    disk.left = 0;
    return disk.has_fired;
}

/* ---- one file ---------------------------------------------------------------------------------------------------- */

static sqlite3_file *inner(sqlite3_file *file)
{
    return ((struct faulty_file *)file)->inner;
}

static int file_close(sqlite3_file *file)
{
    return inner(file)->pMethods->xClose(inner(file));
}

static int file_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 at)
{
    return fails(FAULT_READ) ? SQLITE_IOERR_READ : inner(file)->pMethods->xRead(inner(file), bytes, count, at);
}

static int file_write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
{
    if (fails(FAULT_FULL)) {
        /* As a real disk does: a part of it still fits. */
        (void)inner(file)->pMethods->xWrite(inner(file), bytes, count / 2, at);
        return SQLITE_FULL;
    }
    return fails(FAULT_WRITE) ? SQLITE_IOERR_WRITE : inner(file)->pMethods->xWrite(inner(file), bytes, count, at);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 bytes)
{
    return fails(FAULT_CHANGE) ? SQLITE_IOERR_TRUNCATE : inner(file)->pMethods->xTruncate(inner(file), bytes);
}

/* Nothing is flushed in truth: thousands of files are made here, and no power is cut. */
static int file_sync(sqlite3_file *file, int flags)
{
    (void)file;
    (void)flags;
    return fails(FAULT_SYNC) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *bytes)
{
    return inner(file)->pMethods->xFileSize(inner(file), bytes);
}

static int file_lock(sqlite3_file *file, int lock)
{
    return inner(file)->pMethods->xLock(inner(file), lock);
}

static int file_unlock(sqlite3_file *file, int lock)
{
    return inner(file)->pMethods->xUnlock(inner(file), lock);
}

static int file_check_lock(sqlite3_file *file, int *is_locked)
{
    return inner(file)->pMethods->xCheckReservedLock(inner(file), is_locked);
}

static int file_control(sqlite3_file *file, int op, void *argument)
{
    return inner(file)->pMethods->xFileControl(inner(file), op, argument);
}

static int file_sector(sqlite3_file *file)
{
    return inner(file)->pMethods->xSectorSize(inner(file));
}

static int file_traits(sqlite3_file *file)
{
    return inner(file)->pMethods->xDeviceCharacteristics(inner(file));
}

/* Version 1: no shared memory, which the journal must not need. */
static const sqlite3_io_methods file_methods = {
    .iVersion = 1,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_traits,
};

/* ---- the layer --------------------------------------------------------------------------------------------------- */

static int layer_open(sqlite3_vfs *layer, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
    (void)layer;
    struct faulty_file *faulty = (struct faulty_file *)file;
    faulty->file.pMethods = NULL;
    faulty->inner = (sqlite3_file *)(faulty + 1);
    if (fails(FAULT_OPEN)) {
        return SQLITE_CANTOPEN;
    }
    int code = disk.inner->xOpen(disk.inner, name, faulty->inner, flags, out_flags);
    if (code == SQLITE_OK) {
        faulty->file.pMethods = &file_methods;
    }
    return code;
}

static int layer_delete(sqlite3_vfs *layer, const char *name, int sync_folder)
{
    (void)layer;
    (void)sync_folder;
    return fails(FAULT_CHANGE) ? SQLITE_IOERR_DELETE : disk.inner->xDelete(disk.inner, name, 0);
}

void fault_install(void)
{
    MUST(disk.inner == NULL);
    disk.inner = sqlite3_vfs_find(NULL);
    disk.layer = *disk.inner; /* what is not about files stays as it is */
    disk.layer.zName = "faulty";
    disk.layer.pNext = NULL;
    disk.layer.szOsFile = (int)sizeof(struct faulty_file) + disk.inner->szOsFile;
    disk.layer.xOpen = layer_open;
    disk.layer.xDelete = layer_delete;
    MUST(sqlite3_vfs_register(&disk.layer, 1) == SQLITE_OK);
}

void fault_uninstall(void)
{
    MUST(sqlite3_vfs_unregister(&disk.layer) == SQLITE_OK);
    MUST(sqlite3_vfs_register(disk.inner, 1) == SQLITE_OK);
    disk.inner = NULL;
}
