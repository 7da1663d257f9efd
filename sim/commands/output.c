#include "commands/output.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"

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

enum err output_failed(const char *doing, const char *path, struct err_note *note)
{
    enum err err = errno == ENOSPC || errno == EDQUOT                    ? ERR_DISK_FULL
                   : errno == EROFS || errno == EACCES || errno == EPERM ? ERR_READ_ONLY
                                                                         : ERR_IO;
    return err_say(note, err, "cannot %s %s: %s", doing, path, strerror(errno));
}
