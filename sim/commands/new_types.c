/* What an editor reads beside a scenario: its names, and settings that lead it to the annotations of the language. */
#define _XOPEN_SOURCE 700 /* realpath */
#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "api/types.h"
#include "commands/commands.h"
#include "commands/library.h"
#include "commands/new_folder.h"
#include "commands/output.h"

#define NAME "new"
#define NAMES ".tocsin/names.lua"

static void path_in(const char *folder, const char *name, struct str *path)
{
    str_clear(path);
    str_addf(path, "%s/%s", folder, name);
}

/* A folder of its own, and no link to one elsewhere: a stranger's scenario must not lead anything out of it. */
static enum err make_folder(const char *folder, const char *name, struct err_note *note)
{
    struct str path = { 0 };
    struct stat status;
    path_in(folder, name, &path);
    enum err err = lstat(str_text(&path), &status) == 0 && !S_ISDIR(status.st_mode)
                       ? err_say(note, ERR_READ_ONLY, "%s is no folder; move it away", str_text(&path))
                       : output_make_folder(str_text(&path), note);
    str_deinit(&path);
    return err;
}

/* ---- settings ---------------------------------------------------------------------------------------------------- */

/* Where the annotations are, in the data folder of the program that runs: the checkout's, or the installed one. */
static enum err find_types(char types[PATH_MAX], struct err_note *note)
{
    struct str folder = { 0 };
    enum err err = library_data_folder(&folder, note);
    if (err == ERR_OK) {
        str_add(&folder, "/scripting/types");
        if (realpath(str_text(&folder), types) == NULL) {
            err = err_say(note, ERR_NOT_FOUND, "no annotations for editors: %s is not there", str_text(&folder));
        }
    }
    str_deinit(&folder);
    return err;
}

enum err new_types_check(struct err_note *note)
{
    char types[PATH_MAX];
    return find_types(types, note);
}

/* Libraries of Lua that a scenario does not have: an editor shall not offer them. */
static json_t *absent_libraries(void)
{
    static const char *const ABSENT[] = { "coroutine", "debug", "io", "os", "package" };
    json_t *libraries = json_object();
    for (size_t i = 0; i < sizeof ABSENT / sizeof *ABSENT; i++) {
        (void)json_object_set_new(libraries, ABSENT[i], json_string("disable"));
    }
    return libraries;
}

/* What both editors are told; VS Code wants "Lua." before each key. A team may take what it must have from its group, so
 * that a missing field is told by `tocsin check` alone. */
static json_t *settings(const char *prefix, const char *types)
{
    json_t *all = json_object();
    struct { const char *key; json_t *value; } rows[] = {
        { "runtime.version", json_string("Lua 5.4") },
        { "runtime.builtin", absent_libraries() },
        { "workspace.library", json_pack("[s, s]", types, ".tocsin") },
        { "workspace.checkThirdParty", json_false() },
        { "diagnostics.disable", json_pack("[s]", "missing-fields") },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char key[64];
        (void)snprintf(key, sizeof key, "%s%s", prefix, rows[i].key);
        (void)json_object_set_new(all, key, rows[i].value);
    }
    return all;
}

static void add_json(json_t *json, struct str *out)
{
    char *text = json_dumps(json, JSON_INDENT(2));
    MUST(text != NULL);
    str_addf(out, "%s\n", text);
    free(text);
    json_decref(json);
}

static void luarc(const char *types, struct str *out)
{
    add_json(settings("", types), out);
}

static void code_settings(const char *types, struct str *out)
{
    add_json(settings("Lua.", types), out);
}

static void code_extensions(const char *types, struct str *out)
{
    (void)types;
    add_json(json_pack("{s: [s]}", "recommendations", "sumneko.lua"), out);
}

/* A check is one key away in VS Code (Ctrl+Shift+B), and each finding a line that leads to its place. */
static void code_tasks(const char *types, struct str *out)
{
    (void)types;
    json_t *matcher = json_pack("{s: s, s: [s, s], s: {s: s, s: i, s: i, s: i, s: i, s: i, s: i}}", "owner", "tocsin", "fileLocation",
                                "relative", "${workspaceFolder}", "pattern", "regexp",
                                "^(.*?):(\\d+):(\\d+): (error|warning): (\\w+): (.*)$", "file", 1, "line", 2, "column", 3, "severity", 4,
                                "code", 5, "message", 6);
    json_t *task = json_pack("{s: s, s: s, s: s, s: [s, s], s: {s: s, s: b}, s: o}", "label", "tocsin check", "type", "process", "command",
                             "tocsin", "args", "check", ".", "group", "kind", "build", "isDefault", 1, "problemMatcher", matcher);
    add_json(json_pack("{s: s, s: [o]}", "version", "2.0.0", "tasks", task), out);
}

static void luacheck(const char *types, struct str *out)
{
    (void)types;
    types_luacheck(false, out);
}

static const struct { const char *name; void (*write)(const char *types, struct str *out); bool leads; } SETTINGS[] = {
    { ".luarc.json", luarc, true },
    { ".vscode/settings.json", code_settings, true },
    { ".vscode/extensions.json", code_extensions, false },
    { ".vscode/tasks.json", code_tasks, false },
    { ".luacheckrc", luacheck, false },
};

static bool file_holds(const char *path, const char *text)
{
    struct str all = { 0 };
    FILE *file = fopen(path, "rb");
    char bytes[4096];
    for (size_t got; file != NULL && all.bytes < 1048576 && (got = fread(bytes, 1, sizeof bytes, file)) > 0;) {
        str_add_bytes(&all, bytes, got);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    bool holds = strstr(str_text(&all), text) != NULL;
    str_deinit(&all);
    return holds;
}

/* Those that are there already are the author's: of those that lead elsewhere it is said. */
static enum err write_settings(const char *folder, struct err_note *note)
{
    char types[PATH_MAX];
    struct str path = { 0 };
    enum err err = find_types(types, note);
    err = err == ERR_OK ? make_folder(folder, ".vscode", note) : err;
    for (size_t i = 0; err == ERR_OK && i < sizeof SETTINGS / sizeof *SETTINGS; i++) {
        struct str text = { 0 };
        bool there = false;
        SETTINGS[i].write(types, &text);
        path_in(folder, SETTINGS[i].name, &path);
        err = output_new_file(str_text(&path), &text, &there, note);
        if (there && SETTINGS[i].leads && !file_holds(str_text(&path), types)) {
            (void)fprintf(stderr, "%s is as it was, and does not name %s: add it to the library there, or remove the file and do this again.\n",
                          str_text(&path), types);
        }
        str_deinit(&text);
    }
    str_deinit(&path);
    return err;
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

static enum err first_problem(const struct diagnostics *list, struct err_note *note)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].severity == SEVERITY_ERROR) {
            struct str line = { 0 };
            diagnostic_format(&list->items[i], &line);
            enum err err = err_say(note, ERR_BAD_INPUT, "its names can be written once it has no errors: %s", str_text(&line));
            str_deinit(&line);
            return err;
        }
    }
    return ERR_BAD_INPUT;
}

static enum err names_of(const struct package *package, struct str *names, struct err_note *note)
{
    struct diagnostics list;
    diagnostics_init(&list);
    struct world *world = world_create();
    struct api_source *source = NULL;
    enum err err = api_load_source(package, NULL, world, &list, &source);
    if (err == ERR_OK) {
        types_names(source, world, names);
    } else {
        err = err == ERR_BAD_INPUT ? first_problem(&list, note) : err;
    }
    api_source_destroy(source);
    world_destroy(world);
    diagnostics_deinit(&list);
    return err;
}

/* Its own file, made anew; one that somebody else wrote under that name is left alone. */
static enum err replace_names(const char *folder, const struct str *names, struct err_note *note)
{
    struct str path = { 0 };
    enum err err = make_folder(folder, ".tocsin", note);
    path_in(folder, NAMES, &path);
    struct stat status;
    if (err == ERR_OK && lstat(str_text(&path), &status) == 0 && (!S_ISREG(status.st_mode) || !file_holds(str_text(&path), TYPES_NAMES_MARK))) {
        err = err_say(note, ERR_READ_ONLY, "%s was not written by tocsin; move it away", str_text(&path));
    }
    if (err == ERR_OK) {
        err = output_replace_file(str_text(&path), names, note);
    }
    str_deinit(&path);
    return err;
}

enum err new_types_write(const char *folder, struct err_note *note)
{
    struct package package;
    struct str names = { 0 };
    package_init(&package);
    enum err err = library_package(folder, &package, note);
    err = err == ERR_OK ? names_of(&package, &names, note) : err;
    package_deinit(&package);
    err = err == ERR_OK ? replace_names(folder, &names, note) : err;
    str_deinit(&names);
    return err == ERR_OK ? write_settings(folder, note) : err;
}

int new_types(const char *folder)
{
    struct err_note note = { 0 };
    struct stat status;
    if (stat(folder, &status) != 0 || !S_ISDIR(status.st_mode)) {
        (void)fprintf(stderr, "tocsin " NAME ": %s is no folder; --types wants the folder of a scenario\n", folder);
        return EXIT_BAD;
    }
    enum err err = new_types_write(folder, &note);
    if (err != ERR_OK) {
        return command_fail(NAME, err, &note);
    }
    (void)printf("%s/" NAMES "\n", folder);
    return EXIT_GOOD;
}
