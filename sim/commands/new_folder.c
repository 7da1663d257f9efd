/* A scenario to begin with, in a folder: made from assets/new, with what can be guessed filled in. */
#define _XOPEN_SOURCE 700 /* realpath */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "commands/commands.h"
#include "commands/library.h"
#include "commands/new_folder.h"
#include "commands/output.h"

#define NAME "new"

/* ---- names ------------------------------------------------------------------------------------------------------- */

static bool is_id_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

static bool is_id(const char *name)
{
    bool good = name[0] != '\0';
    for (const char *c = name; *c != '\0'; c++) {
        good = good && is_id_char(*c);
    }
    return good;
}

/* "My Exercise!" as an id: "my-exercise". */
static void id_like(const char *name, struct str *id)
{
    for (const char *c = name; *c != '\0'; c++) {
        char small = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
        if (is_id_char(small) && small != '-') {
            str_add_char(id, small);
        } else if (id->bytes > 0 && id->at[id->bytes - 1] != '-') {
            str_add_char(id, '-');
        }
    }
    while (id->bytes > 0 && id->at[id->bytes - 1] == '-') {
        id->at[--id->bytes] = '\0';
    }
    if (id->bytes == 0) {
        str_add(id, "my-scenario");
    }
}

/* "ferry-water" is called "Ferry water". */
static void title_of(const char *id, struct str *title)
{
    bool first = true;
    for (const char *c = id; *c != '\0'; c++) {
        char letter = *c == '-' ? ' ' : first && *c >= 'a' && *c <= 'z' ? (char)(*c - 'a' + 'A') : *c;
        first = first && *c == '-';
        str_add_char(title, letter);
    }
}

/* The last name of a path as it was written; of one like "." or "a/.." of the folder that it leads to. */
static void name_of(const char *path, struct str *name)
{
    char whole[PATH_MAX];
    size_t end = strlen(path);
    while (end > 1 && path[end - 1] == '/') {
        end--;
    }
    size_t begin = end;
    while (begin > 0 && path[begin - 1] != '/') {
        begin--;
    }
    bool dots = strspn(path + begin, ".") >= end - begin;
    if (dots && realpath(path, whole) != NULL) {
        const char *slash = strrchr(whole, '/');
        str_add(name, slash != NULL ? slash + 1 : whole);
    } else {
        str_add_bytes(name, path + begin, end - begin);
    }
}

/* ---- filling in -------------------------------------------------------------------------------------------------- */

struct guess {
    struct str id, title;
    char date[16];
};

static void today(char date[16])
{
    time_t now = time(NULL);
    struct tm parts;
    MUST(localtime_r(&now, &parts) != NULL);
    MUST(strftime(date, 16, "%Y-%m-%d", &parts) > 0);
}

static const char *filling(const struct guess *guess, const char *mark, size_t bytes)
{
    const struct { const char *mark, *text; } rows[] = {
        { "@ID@", str_text(&guess->id) }, { "@TITLE@", str_text(&guess->title) }, { "@DATE@", guess->date },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strlen(rows[i].mark) == bytes && memcmp(rows[i].mark, mark, bytes) == 0) {
            return rows[i].text;
        }
    }
    return NULL;
}

static void fill_in(const struct guess *guess, const char *pattern, struct str *out)
{
    for (const char *at = pattern; *at != '\0';) {
        const char *end = *at == '@' ? strchr(at + 1, '@') : NULL;
        const char *text = end != NULL ? filling(guess, at, (size_t)(end + 1 - at)) : NULL;
        if (text != NULL) {
            str_add(out, text);
            at = end + 1;
        } else {
            str_add_char(out, *at++);
        }
    }
}

static enum err read_pattern(const char *name, struct str *pattern, struct err_note *note)
{
    struct str path = { 0 };
    enum err err = library_data_folder(&path, note);
    str_addf(&path, "/assets/new/%s", name);
    FILE *file = err == ERR_OK ? fopen(str_text(&path), "rb") : NULL;
    if (err == ERR_OK && file == NULL) {
        err = output_failed("read", str_text(&path), note);
    }
    char bytes[4096];
    for (size_t got; file != NULL && (got = fread(bytes, 1, sizeof bytes, file)) > 0;) {
        str_add_bytes(pattern, bytes, got);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    str_deinit(&path);
    return err;
}

/* What a new folder holds for its author. */
static const char *const FILES[] = { "scenario.lua", "tests.lua" };
#define FILE_COUNT (sizeof FILES / sizeof *FILES)

static enum err write_one(const char *folder, const char *name, const struct str *text, struct err_note *note)
{
    struct str path = { 0 };
    bool there = false;
    str_addf(&path, "%s/%s", folder, name);
    enum err err = output_new_file(str_text(&path), text, &there, note);
    if (err == ERR_OK && there) {
        err = err_say(note, ERR_READ_ONLY, "%s is there already", str_text(&path));
    }
    str_deinit(&path);
    return err;
}

/* ---- the folder -------------------------------------------------------------------------------------------------- */

static enum err is_empty(const char *path, DIR *folder, struct err_note *note)
{
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (!str_equal(entry->d_name, ".") && !str_equal(entry->d_name, "..")) {
            return err_say(note, ERR_READ_ONLY, "%s is not empty (%s is in it); name a folder that is not there yet", path, entry->d_name);
        }
    }
    return ERR_OK;
}

/* A folder with nothing in it, made when it is not there. */
static enum err make_empty(const char *path, struct err_note *note)
{
    DIR *folder = opendir(path);
    if (folder != NULL) {
        enum err err = is_empty(path, folder, note);
        (void)closedir(folder);
        return err;
    }
    if (errno != ENOENT) {
        return errno == ENOTDIR ? err_say(note, ERR_READ_ONLY, "%s is no folder", path) : output_failed("look into", path, note);
    }
    enum err err = output_check_file(path, note);
    return err == ERR_OK ? output_make_folder(path, note) : err;
}

/* From LANG, "ja" of "ja_JP.UTF-8", when it is a language other than that of the texts to begin with. */
static bool other_language(char language[4])
{
    const char *lang = getenv("LANG");
    size_t bytes = lang != NULL ? strcspn(lang, "_.@") : 0;
    if (bytes < 2 || bytes > 3) {
        return false;
    }
    memcpy(language, lang, bytes);
    language[bytes] = '\0';
    return is_id(language) && !str_equal(language, "en");
}

/* As a shell reads it back. */
static void shell_word(const char *path, struct str *word)
{
    bool plain = strspn(path, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-") == strlen(path);
    str_add(word, plain ? "" : "'");
    for (const char *c = path; *c != '\0'; c++) {
        str_add(word, *c == '\'' ? "'\\'" : "");
        str_add_char(word, *c);
    }
    str_add(word, plain ? "" : "'");
}

static void say_next(const char *path)
{
    char language[4];
    struct str word = { 0 };
    shell_word(path, &word);
    const char *w = str_text(&word);
    (void)printf("%s\n", path);
    (void)fprintf(stderr, "A small scenario to begin with. Open scenario.lua of it in an editor, change it, and:\n"
                          "  tocsin check %s        what is wrong, and whether tests.lua holds\n"
                          "  tocsin play %s         take a seat in it\n"
                          "  tocsin simulate %s     let bots play it\n"
                          "  tocsin new --types %s  tell the editor of new names\n",
                  w, w, w, w);
    if (other_language(language)) {
        (void)fprintf(stderr, "Its texts are English. Once you have written your own, write language = \"%s\".\n", language);
    }
    str_deinit(&word);
}

/* The texts of all files, before anything is made. */
static enum err prepare(const struct guess *guess, struct str texts[FILE_COUNT], struct err_note *note)
{
    enum err err = new_types_check(note);
    for (size_t i = 0; err == ERR_OK && i < FILE_COUNT; i++) {
        struct str pattern = { 0 };
        err = read_pattern(FILES[i], &pattern, note);
        fill_in(guess, str_text(&pattern), &texts[i]);
        str_deinit(&pattern);
    }
    return err;
}

static enum err write_all(const char *path, const struct str texts[FILE_COUNT], struct err_note *note)
{
    enum err err = make_empty(path, note);
    for (size_t i = 0; err == ERR_OK && i < FILE_COUNT; i++) {
        err = write_one(path, FILES[i], &texts[i], note);
    }
    return err == ERR_OK ? new_types_write(path, note) : err;
}

static int refuse_name(const char *name)
{
    struct str better = { 0 };
    id_like(name, &better);
    (void)fprintf(stderr, "tocsin " NAME ": the folder's name is the scenario's id, of small letters, digits and hyphens: %s instead of %s\n",
                  str_text(&better), name);
    str_deinit(&better);
    return EXIT_USAGE;
}

static int make(const char *path, struct guess *guess)
{
    struct err_note note = { 0 };
    title_of(str_text(&guess->id), &guess->title);
    today(guess->date);
    struct str texts[FILE_COUNT] = { 0 };
    enum err err = prepare(guess, texts, &note);
    err = err == ERR_OK ? write_all(path, texts, &note) : err;
    for (size_t i = 0; i < FILE_COUNT; i++) {
        str_deinit(&texts[i]);
    }
    if (err != ERR_OK) {
        return command_fail(NAME, err, &note);
    }
    say_next(path);
    return EXIT_GOOD;
}

int new_folder(const char *path)
{
    struct guess guess = { 0 };
    name_of(path, &guess.id);
    int code = is_id(str_text(&guess.id)) ? make(path, &guess) : refuse_name(str_text(&guess.id));
    str_deinit(&guess.id);
    str_deinit(&guess.title);
    return code;
}
