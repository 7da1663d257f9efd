/* tocsin msel: lists of injects as other programs and people keep them, in and out. */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/args.h"
#include "commands/commands.h"
#include "commands/library.h"
#include "commands/output.h"
#include "exchange/book.h"
#include "exchange/exchange.h"
#include "exchange/write.h"

#define NAME "msel"
#define MAPS_MAX 64u
#define ANSWER_BYTES 128
#define COLUMN_WORDS "id number date day time elapsed title text from to delivery expect objective notes ignore"

/* ---- asking ------------------------------------------------------------------------------------------------------ */

static bool is_column(const char *word)
{
    static const char WORDS[] = " " COLUMN_WORDS " ";
    char wanted[ANSWER_BYTES + 2];
    (void)snprintf(wanted, sizeof wanted, " %s ", word);
    return word[0] != '\0' && strchr(word, ' ') == NULL && strstr(WORDS, wanted) != NULL;
}

/* Enter takes the guess, and keeps the column in the notes where there is none. */
static const char *ask(void *user, const char *heading, const char *example, const char *guess)
{
    char *answer = user;
    for (;;) {
        (void)fprintf(stderr, "What is the column \"%s\"%s%.50s%s?\n  one of " COLUMN_WORDS "\n  [%s] ", heading, example[0] != '\0' ? " (" : "", example,
                      example[0] != '\0' ? ")" : "", guess != NULL ? guess : "notes");
        if (fgets(answer, ANSWER_BYTES, stdin) == NULL) {
            (void)fputc('\n', stderr);
            return NULL;
        }
        answer[strcspn(answer, "\r\n")] = '\0';
        if (answer[0] == '\0') {
            return guess != NULL ? guess : "notes";
        }
        if (is_column(answer)) {
            return answer;
        }
        (void)fprintf(stderr, "There is no column %s.\n", answer);
    }
}

/* ---- in ---------------------------------------------------------------------------------------------------------- */

static enum err read_file(const char *path, struct str *bytes, struct err_note *note)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        return err_say(note, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "cannot read %s: %s", path, strerror(errno));
    }
    if (!S_ISREG(status.st_mode)) {
        return err_say(note, ERR_BAD_INPUT, "%s is no plain file", path);
    }
    if (status.st_size > (off_t)BOOK_BYTES_MAX) {
        return err_say(note, ERR_TOO_BIG, "%s has more than %u bytes", path, BOOK_BYTES_MAX);
    }
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return err_say(note, ERR_IO, "cannot read %s: %s", path, strerror(errno));
    }
    char block[16384];
    for (size_t got = 1; got > 0 && bytes->bytes <= BOOK_BYTES_MAX;) {
        got = fread(block, 1, sizeof block, file);
        str_add_bytes(bytes, block, got);
    }
    bool failed = ferror(file) != 0;
    (void)fclose(file);
    return failed ? err_say(note, ERR_IO, "cannot read %s", path) : ERR_OK;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* "out/Night Shift/" as night-shift. */
static void id_of_folder(const char *folder, struct str *id)
{
    size_t bytes = strlen(folder);
    while (bytes > 1 && folder[bytes - 1] == '/') {
        bytes--;
    }
    size_t start = bytes;
    while (start > 0 && folder[start - 1] != '/') {
        start--;
    }
    for (size_t i = start; i < bytes; i++) {
        unsigned char c = (unsigned char)folder[i];
        if (c < 0x80 && isalnum(c)) {
            str_add_char(id, (char)tolower(c));
        } else if (id->bytes > 0 && id->at[id->bytes - 1] != '-') {
            str_add_char(id, '-');
        }
    }
    while (id->bytes > 0 && id->at[id->bytes - 1] == '-') {
        id->at[--id->bytes] = '\0';
    }
    if (id->bytes == 0) {
        str_add(id, "exercise");
    }
}

static bool is_there(const char *folder, const char *name)
{
    struct str path = { 0 };
    struct stat status;
    str_addf(&path, "%s/%s", folder, name);
    bool found = lstat(str_text(&path), &status) == 0;
    str_deinit(&path);
    return found;
}

static enum err write_scenario(const struct book *scenario, const char *folder, struct err_note *note)
{
    struct str path = { 0 };
    enum err err = output_make_folder(folder, note);
    str_addf(&path, "%s/" PACKAGE_WORKBOOK, folder);
    err = err == ERR_OK ? book_write_xlsx(scenario, str_text(&path), note) : err;
    str_deinit(&path);
    return err;
}

static int tell_import(const struct msel_report *report, const char *folder)
{
    (void)fputs(str_text(&report->lines), stderr);
    (void)printf("%s\n", folder);
    (void)fprintf(stderr, "%u %s, %u with a time. %u %s could not be used as %s.\n  tocsin check %s\n", report->rows,
                  report->rows == 1 ? "inject" : "injects", report->timed, report->problems, report->problems == 1 ? "thing" : "things", report->problems == 1 ? "it stands" : "they stand", folder);
    return report->problems == 0 ? EXIT_GOOD : EXIT_BAD;
}

static int import(const char *file, const char *folder, struct msel_options *options)
{
    struct err_note note = { 0 };
    struct str bytes = { 0 }, id = { 0 };
    struct msel_report report = { 0 };
    struct book scenario;
    char answer[ANSWER_BYTES];
    if (is_there(folder, "scenario.lua") || is_there(folder, PACKAGE_WORKBOOK)) {
        (void)fprintf(stderr, "tocsin " NAME ": there is a scenario in %s already\n", folder);
        return EXIT_MACHINE;
    }
    id_of_folder(folder, &id);
    options->name = last_part(file);
    options->id = str_text(&id);
    options->ask = isatty(STDIN_FILENO) && isatty(STDERR_FILENO) ? ask : NULL;
    options->user = answer;
    book_init(&scenario);
    enum err err = read_file(file, &bytes, &note);
    err = err == ERR_OK ? msel_import(str_text(&bytes), bytes.bytes, options, &scenario, &report, &note) : err;
    bool is_read = err == ERR_OK;
    err = is_read ? write_scenario(&scenario, folder, &note) : err;
    int code = err == ERR_OK ? tell_import(&report, folder) : EXIT_BAD;
    if (err != ERR_OK) {
        (void)fputs(str_text(&report.lines), stderr);
        code = command_fail(NAME, err, &note);
    }
    book_deinit(&scenario);
    str_deinit(&report.lines);
    str_deinit(&bytes);
    str_deinit(&id);
    return code;
}

/* ---- out --------------------------------------------------------------------------------------------------------- */

static enum err write_csv(const struct book *list, const char *path, struct err_note *note)
{
    struct str csv = { 0 };
    book_format_csv(list, &csv);
    FILE *file = path != NULL ? fopen(path, "wbx") : stdout;
    enum err err = file == NULL ? output_failed("write", path, note) : ERR_OK;
    if (err == ERR_OK && (fwrite(str_text(&csv), 1, csv.bytes, file) != csv.bytes || fflush(file) != 0)) {
        err = output_failed("write", path != NULL ? path : "the list", note);
    }
    if (file != NULL && path != NULL && fclose(file) != 0 && err == ERR_OK) {
        err = output_failed("write", path, note);
    }
    str_deinit(&csv);
    return err;
}

static int export(const char *scenario, const char *csv, const char *xlsx)
{
    struct err_note note = { 0 };
    struct package package;
    struct loaded loaded = { 0 };
    struct book list;
    package_init(&package);
    book_init(&list);
    enum err err = library_package(scenario, &package, &note);
    err = err == ERR_OK ? loaded_open(&loaded, &package, &note) : err;
    if (err == ERR_OK) {
        msel_export(loaded.world, &list);
        loaded_close(&loaded);
        err = xlsx != NULL ? book_write_plain(&list, xlsx, &note) : write_csv(&list, csv, &note);
    }
    book_deinit(&list);
    package_deinit(&package);
    if (err != ERR_OK) {
        return command_fail(NAME, err, &note);
    }
    if (csv != NULL || xlsx != NULL) {
        (void)printf("%s\n", xlsx != NULL ? xlsx : csv);
    }
    return EXIT_GOOD;
}

/* ---- the command ------------------------------------------------------------------------------------------------- */

struct wish {
    struct msel_options options;
    const char *maps[MAPS_MAX];
    const char *csv, *xlsx;
    bool is_import_only, is_export_only; /* an option of that half was given */
};

static bool take_times(struct wish *wish, const char *word)
{
    wish->options.times = str_equal(word, "clock") ? MSEL_TIMES_CLOCK : MSEL_TIMES_ELAPSED;
    if (!str_equal(word, "clock") && !str_equal(word, "elapsed")) {
        (void)fprintf(stderr, "tocsin " NAME ": --times is clock or elapsed, not %s\n", word);
        return false;
    }
    return true;
}

static bool take_map(struct wish *wish, const char *map)
{
    if (wish->options.map_count == MAPS_MAX) {
        (void)fprintf(stderr, "tocsin " NAME ": --map may stand %u times\n", MAPS_MAX);
        return false;
    }
    wish->maps[wish->options.map_count++] = map;
    wish->options.maps = wish->maps;
    return true;
}

static bool take_option(struct wish *wish, char choice, const char *value)
{
    wish->is_import_only = wish->is_import_only || strchr("msdtT", choice) != NULL;
    wish->is_export_only = wish->is_export_only || strchr("Ox", choice) != NULL;
    switch (choice) {
    case 'm': return take_map(wish, value);
    case 't': return take_times(wish, value);
    case 's': wish->options.sheet = value; return true;
    case 'd': wish->options.date = value; return true;
    case 'T': wish->options.title = value; return true;
    case 'O': wish->csv = value; return true;
    case 'x': wish->xlsx = value; return true;
    default: return false;
    }
}

static int run_msel(int argc, char **argv)
{
    static const struct arg known[] = { { "map", 'm', true },   { "sheet", 's', true }, { "date", 'd', true }, { "times", 't', true },
                                        { "title", 'T', true }, { "output", 'O', true }, { "xlsx", 'x', true }, { NULL, 0, false } };
    struct wish wish = { .options = { .times = MSEL_TIMES_GUESS } };
    struct args args;
    args_open(&args, argc, argv, known);
    for (char choice; (choice = args_next(&args)) != 0;) {
        if (choice == '?' || !take_option(&wish, choice, args.value)) {
            return command_usage(&command_msel, NULL);
        }
    }
    char **words = args.argv + args.rest;
    int count = args.argc - args.rest;
    if (count == 3 && str_equal(words[0], "import") && words[2][0] != '\0' && !wish.is_export_only) {
        return import(words[1], words[2], &wish.options);
    }
    if (count == 2 && str_equal(words[0], "export") && !wish.is_import_only && (wish.csv == NULL || wish.xlsx == NULL)) {
        return export(words[1], wish.csv, wish.xlsx);
    }
    return command_usage(&command_msel, "say import FILE DIR, or export SCENARIO");
}

const struct command command_msel = {
    NAME, "import FILE DIR | export SCENARIO", "take a list of injects from a spreadsheet, and give one",
    "import: makes a scenario in DIR of the list in FILE (.csv, .xlsx, or .json in MISP's Common Exercise Format): a workbook\n"
    "with its teams, injects, objectives and run sheet. Headings are known by likeness; one that is not sure is asked about on a terminal, and otherwise named. Each row or\n"
    "cell that cannot be used as it stands is named with the reason.\n"
    "\n"
    "  --map HEADING=COLUMN  what a heading is: " COLUMN_WORDS "\n"
    "  --sheet NAME          which sheet of a workbook; otherwise the one that looks most like a list of injects\n"
    "  --times WORD          what 1:30 means: clock, a time of day, or elapsed, counted from the start\n"
    "  --date DATE           the first day, where the list has no dates (2026-01-05)\n"
    "  --title TEXT          what the exercise is called (made of DIR)\n"
    "\n"
    "export: the injects of a SCENARIO (folder, workbook, id, session) as comma separated values, in the order of their times.\n"
    "\n"
    "  -o, --output FILE     into a file that is not there yet, instead of stdout\n"
    "  --xlsx FILE           as a workbook instead\n"
    "\n"
    "On stdout: the folder or file that was made, or the list. Exit codes: 0 good, 1 something could not be used (what could be is\n"
    "written all the same), 2 used wrongly, 3 the machine refused.\n"
    "\n"
    "Example:\n"
    "  tocsin msel import plan.xlsx ./night --map \"Who=to\" && tocsin check ./night\n",
    run_msel,
};
