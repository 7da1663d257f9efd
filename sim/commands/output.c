#include "commands/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* What `path` should stand in: "out" for "out/night.tocsin", "." for "night.tocsin". */
static void folder_of(const char *path, struct str *folder)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL) {
        str_add(folder, ".");
    } else {
        str_add_bytes(folder, path, slash == path ? 1 : (size_t)(slash - path));
    }
}

enum err output_check_file(const char *path, struct err_note *note)
{
    if (is_folder(path)) {
        return err_say(note, ERR_READ_ONLY, "%s is a folder; name a file in it", path);
    }
    struct str folder = { 0 };
    folder_of(path, &folder);
    enum err err = is_folder(str_text(&folder))
                       ? ERR_OK
                       : err_say(note, ERR_IO, "cannot make %s: there is no folder %s", path, str_text(&folder));
    str_deinit(&folder);
    return err;
}

enum err output_make_folder(const char *path, struct err_note *note)
{
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && is_folder(path))) {
        return ERR_OK;
    }
    return output_failed("make the folder", path, note);
}

static bool write_whole(int fd, const struct str *text)
{
    const char *at = str_text(text), *end = at + text->bytes;
    while (at < end) {
        ssize_t wrote = write(fd, at, (size_t)(end - at));
        if (wrote < 0 && errno != EINTR) {
            return false;
        }
        at += wrote > 0 ? wrote : 0;
    }
    return true;
}

enum err output_new_file(const char *path, const struct str *text, bool *there, struct err_note *note)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    *there = fd < 0 && errno == EEXIST;
    if (fd < 0) {
        return *there ? ERR_OK : output_failed("make", path, note);
    }
    bool whole = write_whole(fd, text);
    int wrong = errno;
    if (close(fd) != 0 && whole) {
        whole = false;
        wrong = errno;
    }
    if (!whole) {
        (void)unlink(path);
        errno = wrong;
        return output_failed("write", path, note);
    }
    return ERR_OK;
}

enum err output_replace_file(const char *path, const struct str *text, struct err_note *note)
{
    struct str fresh = { 0 };
    bool there;
    str_addf(&fresh, "%s.new", path);
    (void)unlink(str_text(&fresh)); /* of a run that was ended before it could rename */
    enum err err = output_new_file(str_text(&fresh), text, &there, note);
    if (err == ERR_OK && (there || rename(str_text(&fresh), path) != 0)) {
        err = output_failed("write", path, note);
    }
    str_deinit(&fresh);
    return err;
}

enum err output_failed(const char *doing, const char *path, struct err_note *note)
{
    enum err err = errno == ENOSPC || errno == EDQUOT                    ? ERR_DISK_FULL
                   : errno == EROFS || errno == EACCES || errno == EPERM ? ERR_READ_ONLY
                                                                         : ERR_IO;
    return err_say(note, err, "cannot %s %s: %s", doing, path, strerror(errno));
}
