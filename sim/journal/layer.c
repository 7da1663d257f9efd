#include "journal/layer.h"

#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct layer {
    sqlite3_vfs vfs;    /* what SQLite sees; what is not about files stays as in `inner` */
    sqlite3_vfs *inner;
    char name[32];
    char own[FILE_COPY_COUNT][PATH_MAX];
    struct file_copy copy;
    bool is_memory, has_refused;
};

static struct layer *layer_of(sqlite3_vfs *vfs)
{
    return vfs->pAppData;
}

/* Which of its own files that is, FILE_COPY_COUNT when it is none of them. */
static size_t own_of(const struct layer *layer, const char *name)
{
    size_t which = 0;
    while (which < FILE_COPY_COUNT && strcmp(name, layer->own[which]) != 0) {
        which++;
    }
    return which;
}

static int refuse(struct layer *layer, int code)
{
    layer->has_refused = true;
    return code;
}

/* ---- a file in memory ---------------------------------------------------------------------------------------------- */

struct memory_file {
    sqlite3_file file; /* what SQLite sees */
    struct file_bytes *bytes;
};

static struct file_bytes *bytes_of(sqlite3_file *file)
{
    return ((struct memory_file *)file)->bytes;
}

static int memory_close(sqlite3_file *file)
{
    (void)file;
    return SQLITE_OK;
}

static int memory_read(sqlite3_file *file, void *into, int count, sqlite3_int64 at)
{
    MUST(count >= 0);
    const struct file_bytes *bytes = bytes_of(file);
    sqlite3_int64 there = at < (sqlite3_int64)bytes->count ? (sqlite3_int64)bytes->count - at : 0;
    int copied = there < count ? (int)there : count;
    memset(into, 0, (size_t)count);
    if (copied > 0) {
        memcpy(into, bytes->at + at, (size_t)copied);
    }
    return copied == count ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int memory_write(sqlite3_file *file, const void *from, int count, sqlite3_int64 at)
{
    struct file_bytes *bytes = bytes_of(file);
    if (at > (sqlite3_int64)FILE_BYTES_MAX - count || !file_bytes_grow(bytes, (size_t)at + (size_t)count)) {
        return SQLITE_FULL;
    }
    memcpy(bytes->at + at, from, (size_t)count);
    return SQLITE_OK;
}

static int memory_truncate(sqlite3_file *file, sqlite3_int64 count)
{
    struct file_bytes *bytes = bytes_of(file);
    bytes->count = count < (sqlite3_int64)bytes->count ? (size_t)count : bytes->count;
    return SQLITE_OK;
}

static int memory_sync(sqlite3_file *file, int flags)
{
    (void)file;
    (void)flags;
    return SQLITE_OK;
}

static int memory_size(sqlite3_file *file, sqlite3_int64 *count)
{
    *count = (sqlite3_int64)bytes_of(file)->count;
    return SQLITE_OK;
}

/* Nobody else has it. */
static int memory_lock(sqlite3_file *file, int lock)
{
    (void)file;
    (void)lock;
    return SQLITE_OK;
}

static int memory_check_lock(sqlite3_file *file, int *is_locked)
{
    (void)file;
    *is_locked = 0;
    return SQLITE_OK;
}

static int memory_control(sqlite3_file *file, int op, void *argument)
{
    (void)file;
    (void)op;
    (void)argument;
    return SQLITE_NOTFOUND;
}

static int memory_none(sqlite3_file *file)
{
    (void)file;
    return 0;
}

/* Version 1: no shared memory, which an exclusive connection does not need. */
static const sqlite3_io_methods memory_methods = {
    .iVersion = 1,
    .xClose = memory_close,
    .xRead = memory_read,
    .xWrite = memory_write,
    .xTruncate = memory_truncate,
    .xSync = memory_sync,
    .xFileSize = memory_size,
    .xLock = memory_lock,
    .xUnlock = memory_lock,
    .xCheckReservedLock = memory_check_lock,
    .xFileControl = memory_control,
    .xSectorSize = memory_none,
    .xDeviceCharacteristics = memory_none,
};

static int memory_open(struct layer *layer, size_t which, sqlite3_file *file, int flags)
{
    struct file_bytes *bytes = &layer->copy.files[which];
    if (!bytes->is_there && (flags & SQLITE_OPEN_CREATE) == 0) {
        return SQLITE_CANTOPEN;
    }
    bytes->is_there = true;
    *(struct memory_file *)file = (struct memory_file){ { &memory_methods }, bytes };
    return SQLITE_OK;
}

/* ---- the layer ----------------------------------------------------------------------------------------------------- */

static int layer_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out_flags)
{
    struct layer *layer = layer_of(vfs);
    size_t which = name == NULL ? FILE_COPY_COUNT : own_of(layer, name);
    file->pMethods = NULL;
    if (name != NULL && (which == FILE_COPY_COUNT || (flags & SQLITE_OPEN_SUPER_JOURNAL) != 0)) {
        return refuse(layer, SQLITE_CANTOPEN);
    }
    if (!layer->is_memory || name == NULL) { /* one without a name is SQLite's own, and temporary */
        return layer->inner->xOpen(layer->inner, name, file, flags, out_flags);
    }
    if (out_flags != NULL) {
        *out_flags = flags;
    }
    return memory_open(layer, which, file, flags);
}

static int layer_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    struct layer *layer = layer_of(vfs);
    size_t which = own_of(layer, name);
    if (which == FILE_COPY_SESSION || which == FILE_COPY_COUNT) {
        return refuse(layer, SQLITE_IOERR_DELETE);
    }
    if (!layer->is_memory) {
        return layer->inner->xDelete(layer->inner, name, sync_folder);
    }
    layer->copy.files[which].is_there = false;
    layer->copy.files[which].count = 0;
    return SQLITE_OK;
}

static int layer_access(sqlite3_vfs *vfs, const char *name, int flags, int *answer)
{
    struct layer *layer = layer_of(vfs);
    size_t which = own_of(layer, name);
    *answer = 0;
    if (which == FILE_COPY_COUNT) {
        return refuse(layer, SQLITE_IOERR_ACCESS);
    }
    if (!layer->is_memory) {
        return layer->inner->xAccess(layer->inner, name, flags, answer);
    }
    *answer = layer->copy.files[which].is_there ? 1 : 0;
    return SQLITE_OK;
}

/* The place is one already; so no link is followed that was not there when it was looked at. */
static int layer_path(sqlite3_vfs *vfs, const char *name, int room, char *path)
{
    struct layer *layer = layer_of(vfs);
    if (strcmp(name, layer->own[FILE_COPY_SESSION]) != 0 || strlen(name) >= (size_t)room) {
        return refuse(layer, SQLITE_CANTOPEN);
    }
    (void)snprintf(path, (size_t)room, "%s", name);
    return SQLITE_OK;
}

static bool name_own(struct layer *layer, const char *place)
{
    bool fits = snprintf(layer->own[FILE_COPY_SESSION], PATH_MAX, "%s", place) < PATH_MAX;
    fits = fits && file_beside(place, FILE_BESIDE_WAL, layer->own[FILE_COPY_WAL], PATH_MAX);
    return fits && file_beside(place, FILE_BESIDE_JOURNAL, layer->own[FILE_COPY_JOURNAL], PATH_MAX);
}

struct layer *layer_create(const char *place)
{
    struct layer *layer = calloc(1, sizeof *layer);
    if (layer == NULL) {
        return NULL;
    }
    layer->inner = sqlite3_vfs_find(NULL);
    layer->vfs = *layer->inner;
    (void)snprintf(layer->name, sizeof layer->name, "tocsin-%p", (void *)layer);
    layer->vfs.zName = layer->name;
    layer->vfs.pNext = NULL;
    layer->vfs.pAppData = layer;
    if (layer->vfs.szOsFile < (int)sizeof(struct memory_file)) {
        layer->vfs.szOsFile = (int)sizeof(struct memory_file);
    }
    layer->vfs.xOpen = layer_open;
    layer->vfs.xDelete = layer_delete;
    layer->vfs.xAccess = layer_access;
    layer->vfs.xFullPathname = layer_path;
    if (!name_own(layer, place) || sqlite3_vfs_register(&layer->vfs, 0) != SQLITE_OK) {
        free(layer);
        return NULL;
    }
    return layer;
}

struct layer *layer_create_memory(const char *place, struct file_copy *copy)
{
    struct layer *layer = layer_create(place);
    if (layer != NULL) {
        layer->is_memory = true;
        layer->copy = *copy;
        *copy = (struct file_copy){ 0 };
    }
    return layer;
}

const char *layer_name(const struct layer *layer)
{
    return layer->name;
}

bool layer_has_refused(const struct layer *layer)
{
    return layer->has_refused;
}

void layer_destroy(struct layer *layer)
{
    if (layer != NULL) {
        (void)sqlite3_vfs_unregister(&layer->vfs);
        file_copy_deinit(&layer->copy);
        free(layer);
    }
}
