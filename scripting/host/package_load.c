/* package_load.c: a folder into a package. Nothing is followed: a link in a stranger's folder may point anywhere. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/package.h"
#include "host/scan.h"

/* --- One file ----------------------------------------------------------------------------------------------------------- */

static enum err say_errno(struct err_note *note, const char *what, const char *name)
{
    enum err err = errno == ENOENT ? ERR_NOT_FOUND : errno == ELOOP ? ERR_BAD_INPUT : ERR_IO;
    if (errno == ELOOP) return err_say(note, err, "%s is a symbolic link", name);
    return err_say(note, err, "%s %s: %s", what, name, strerror(errno));
}

/* Reads to the end, or to one byte more than `most`. */
static enum err read_all(int fd, const char *name, size_t most, struct str *out, struct err_note *note)
{
    char block[16384];
    for (;;) {
        ssize_t bytes = read(fd, block, sizeof block);
        if (bytes < 0 && errno == EINTR) continue;
        if (bytes < 0) return say_errno(note, "read", name);
        if (bytes == 0) return ERR_OK;
        str_add_bytes(out, block, (size_t)bytes);
        if (out->bytes > most) return err_say(note, ERR_TOO_BIG, "%s has more than %zu bytes", name, most);
    }
}

static enum err read_regular(int fd, const char *name, size_t most, struct str *out, struct err_note *note)
{
    struct stat stat;
    if (fstat(fd, &stat) != 0) return say_errno(note, "look at", name);
    if (!S_ISREG(stat.st_mode)) return err_say(note, ERR_BAD_INPUT, "%s is no plain file", name);
    return read_all(fd, name, most, out, note);
}

/* `entry` inside `folder` becomes the package's file `name`. */
static enum err take_file(struct package *package, int folder, const char *entry, const char *name,
                          struct err_note *note)
{
    size_t bytes = strlen(name);
    bool source = bytes > 4 && str_equal(name + bytes - 4, ".lua");
    /* Not blocking: opening a pipe must not wait for a writer before it is seen to be no file. */
    int fd = openat(folder, entry, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return say_errno(note, "open", name);
    struct str content = {0};
    enum err err = read_regular(fd, name, source ? SCRIPT_SOURCE_BYTES_MAX : PACKAGE_FILE_BYTES_MAX, &content, note);
    close(fd);
    if (err == ERR_OK) err = package_add(package, name, str_text(&content), content.bytes, note);
    str_deinit(&content);
    return err;
}

/* --- Folders -------------------------------------------------------------------------------------------------------------- */

static void leave_out(struct package *package, const char *name)
{
    GROW(package->left_out, package->left_out_count, package->left_out_room);
    package->left_out[package->left_out_count++] = arena_copy_string(&package->bytes, name);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct listing {
    char **names;
    uint32_t count, room;
};

static void free_listing(struct listing *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        free(list->names[i]);
    }
    free(list->names);
}

/* The names in a folder, hidden ones excepted, sorted so that what is complained about first does not vary. Takes `fd`. */
static enum err list_folder(int fd, const char *name, struct listing *list, struct err_note *note)
{
    DIR *dir = fdopendir(fd);
    if (dir == NULL) {
        close(fd);
        return say_errno(note, "list", name);
    }
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        /* "~$scenario.xlsx" is Excel's mark that somebody has the workbook open. */
        if (entry->d_name[0] == '.' || str_starts(entry->d_name, "~$")) continue;
        GROW(list->names, list->count, list->room);
        list->names[list->count] = strdup(entry->d_name);
        MUST(list->names[list->count] != NULL);
        list->count++;
    }
    closedir(dir);
    if (list->count > 0) qsort(list->names, list->count, sizeof *list->names, compare_names);
    return ERR_OK;
}

enum entry_kind { ENTRY_FILE, ENTRY_FOLDER };

static enum err look_at(int folder, const char *entry, enum entry_kind *kind, struct err_note *note)
{
    struct stat stat;
    if (fstatat(folder, entry, &stat, AT_SYMLINK_NOFOLLOW) != 0) return say_errno(note, "look at", entry);
    if (S_ISLNK(stat.st_mode)) return err_say(note, ERR_BAD_INPUT, "%s is a symbolic link", entry);
    if (!S_ISREG(stat.st_mode) && !S_ISDIR(stat.st_mode)) {
        return err_say(note, ERR_BAD_INPUT, "%s is neither a file nor a folder", entry);
    }
    *kind = S_ISDIR(stat.st_mode) ? ENTRY_FOLDER : ENTRY_FILE;
    return ERR_OK;
}

/* Every entry of one folder; `prefix` is "" or "texts/" or "pictures/". */
static enum err take_entries(struct package *package, int folder, const char *prefix, const struct listing *list,
                             struct err_note *note);

static enum err open_folder(int parent, const char *name, int *fd, struct err_note *note)
{
    *fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return *fd < 0 ? say_errno(note, "open the folder", name) : ERR_OK;
}

/* Closes nothing of the caller's: the listing works on a descriptor of its own. */
static enum err take_folder(struct package *package, int folder, const char *prefix, struct err_note *note)
{
    struct listing list = {0};
    int own = dup(folder);
    enum err err = own < 0 ? say_errno(note, "open the folder", prefix) : list_folder(own, prefix, &list, note);
    if (err == ERR_OK) err = take_entries(package, folder, prefix, &list, note);
    free_listing(&list);
    return err;
}

static enum err take_inner_folder(struct package *package, int folder, const char *entry, struct err_note *note)
{
    char prefix[16];
    int fd = openat(folder, entry, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) return say_errno(note, "open the folder", entry);
    (void)snprintf(prefix, sizeof prefix, "%s/", entry);
    enum err err = take_folder(package, fd, prefix, note);
    close(fd);
    return err;
}

static enum err take_entry(struct package *package, int folder, const char *prefix, const char *entry,
                           struct err_note *note)
{
    enum entry_kind kind = ENTRY_FILE;
    struct str name = {0};
    enum err err = look_at(folder, entry, &kind, note);
    str_addf(&name, "%s%s", prefix, entry);
    bool top = prefix[0] == '\0';
    bool content = str_equal(entry, "texts") || str_equal(entry, "pictures");
    if (err != ERR_OK) {
        /* the note says it */
    } else if (kind == ENTRY_FOLDER && !top) {
        err = err_say(note, ERR_BAD_INPUT, "%s is a folder; texts and pictures hold files only", str_text(&name));
    } else if (kind == ENTRY_FOLDER && content) {
        err = take_inner_folder(package, folder, entry, note);
    } else if (kind == ENTRY_FILE && package_name_ok(str_text(&name), name.bytes)) {
        err = take_file(package, folder, entry, str_text(&name), note);
    } else {
        leave_out(package, str_text(&name));
    }
    str_deinit(&name);
    return err;
}

static enum err take_entries(struct package *package, int folder, const char *prefix, const struct listing *list,
                             struct err_note *note)
{
    for (uint32_t i = 0; i < list->count; i++) {
        enum err err = take_entry(package, folder, prefix, list->names[i], note);
        if (err != ERR_OK) return err;
    }
    return ERR_OK;
}

/* --- Law packs --------------------------------------------------------------------------------------------------------------- */

/* Reads laws/<id>.lua unless the package has it; one that is not there is no error. */
static enum err take_law(struct package *package, int folder, const char *id, struct err_note *note)
{
    char name[PACKAGE_NAME_BYTES_MAX + 1];
    int bytes = snprintf(name, sizeof name, "laws/%s.lua", id);
    if (bytes < 0 || (size_t)bytes >= sizeof name || !package_name_ok(name, (size_t)bytes)) return ERR_OK;
    if (package_find(package, name) != NULL) return ERR_OK;
    enum err err = take_file(package, folder, name + strlen("laws/"), name, note);
    return err == ERR_NOT_FOUND ? ERR_OK : err;
}

/* The value of `laws = "sg"` in `economy.x = { … }`. Text alone is looked at; what it means is the language's affair. */
static enum err take_laws_of(struct package *package, const struct scan_tables *tables, int folder,
                             struct err_note *note)
{
    uint32_t taken = 0;
    for (uint32_t i = tables->first; i != SCAN_NONE && taken < PACKAGE_LAWS_MAX; i = tables->nodes[i].next) {
        const struct scan_node *node = &tables->nodes[i];
        if (node->name == NULL || !str_starts(node->name, "economy.")) continue;
        const struct scan_node *laws = scan_field(tables, node, "laws");
        struct str id = {0};
        enum err err = ERR_OK;
        if (laws != NULL && laws->kind == SCAN_TEXT && scan_string(tables->scan, laws->token, &id)) {
            err = take_law(package, folder, str_text(&id), note);
            taken++;
        }
        str_deinit(&id);
        if (err != ERR_OK) return err;
    }
    return ERR_OK;
}

/* Content stays where it is while files are added: it is in the package's arena. */
static enum err take_laws_in(struct package *package, const unsigned char *content, uint32_t bytes, int folder,
                             struct err_note *note)
{
    struct scan scan;
    struct scan_tables tables;
    scan_init(&scan, (const char *)content, bytes);
    scan_tables_init(&tables, &scan);
    enum err err = take_laws_of(package, &tables, folder, note);
    scan_tables_deinit(&tables);
    scan_deinit(&scan);
    return err;
}

static bool may_name_laws(const char *name)
{
    return str_equal(name, "scenario.lua") || str_starts(name, PACKAGE_SHEETS);
}

enum err package_load_laws(struct package *package, const char *laws_folder, struct err_note *note)
{
    int fd;
    enum err err = open_folder(AT_FDCWD, laws_folder, &fd, note);
    if (err == ERR_NOT_FOUND) return ERR_OK;
    /* Packs that are added stand before the files that name them, so one may be looked into twice: it takes nothing anew. */
    for (uint32_t i = 0; err == ERR_OK && i < package->count; i++) {
        const struct package_file file = package->files[i];
        if (may_name_laws(file.name)) err = take_laws_in(package, file.content, file.bytes, fd, note);
    }
    if (fd >= 0) close(fd);
    return err;
}

/* --- The whole ------------------------------------------------------------------------------------------------------------------ */

static enum err load(struct package *package, const char *folder, const char *laws_folder, struct err_note *note)
{
    int fd;
    enum err err = open_folder(AT_FDCWD, folder, &fd, note);
    if (err != ERR_OK) return err;
    err = take_folder(package, fd, "", note);
    close(fd);
    if (err == ERR_OK && !package_has_scenario(package)) {
        err = err_say(note, ERR_NOT_FOUND, "there is no scenario.lua");
    }
    if (err == ERR_OK && laws_folder != NULL) err = package_load_laws(package, laws_folder, note);
    return err;
}

enum err package_load_file(struct package *package, const char *path, const char *name, struct err_note *note)
{
    return take_file(package, AT_FDCWD, path, name, note);
}

enum err package_load(struct package *package, const char *folder, const char *laws_folder, struct err_note *note)
{
    package_deinit(package);
    package_init(package);
    enum err err = load(package, folder, laws_folder, note);
    if (err == ERR_OK) return ERR_OK;
    package_deinit(package);
    package_init(package);
    return err_prefix(note, err, "read the scenario %s", folder);
}
