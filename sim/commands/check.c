/* tocsin check: what is wrong with a scenario, and where. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "check/check.h"
#include "commands/args.h"
#include "commands/commands.h"
#include "commands/library.h"
#include "commands/rehearsal.h"

#define NAME "check"

/* As a path from where the person stands, so that an editor can go there. */
static void add_place(struct str *line, const char *scenario, const char *file)
{
    struct stat status;
    if (stat(scenario, &status) == 0 && S_ISDIR(status.st_mode)) {
        size_t bytes = strlen(scenario);
        str_addf(line, "%.*s/%s", (int)(bytes > 1 && scenario[bytes - 1] == '/' ? bytes - 1 : bytes), scenario,
                 str_starts(file, "laws/") ? "../" : "");
    }
}

/* ---- colours, for people ----------------------------------------------------------------------------------------- */

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

static const char *colour(enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE: return "\033[36m";
    case SEVERITY_WARNING: return "\033[33m";
    case SEVERITY_ERROR: break;
    }
    return "\033[31m";
}

/* A terminal that shows them, and nobody who asked for none (no-color.org). */
static bool wants_colours(void)
{
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(STDOUT_FILENO) && (none == NULL || none[0] == '\0') && term != NULL && strcmp(term, "dumb") != 0;
}

/* The same words in the same order, so that what is copied from a terminal is what a file would hold. */
static void print_coloured(const struct diagnostic *told, const char *line)
{
    char middle[64];
    (void)snprintf(middle, sizeof middle, ": %s: %s: ", severity_name(told->severity), told->code);
    const char *at = strstr(line, middle);
    if (at == NULL) {
        (void)printf("%s\n", line);
        return;
    }
    (void)printf(BOLD "%.*s" PLAIN ": %s" BOLD "%s" PLAIN ": " DIM "%s" PLAIN ": %s\n", (int)(at - line), line,
                 colour(told->severity), severity_name(told->severity), told->code, at + strlen(middle));
}

/* ---- printing ---------------------------------------------------------------------------------------------------- */

static void print_lines(const char *scenario, const struct diagnostics *list)
{
    bool coloured = wants_colours();
    for (uint32_t i = 0; i < list->count; i++) {
        struct str line = { 0 };
        if (!diagnostic_in_sheet(&list->items[i])) {
            add_place(&line, scenario, list->items[i].file);
        }
        diagnostic_format(&list->items[i], &line);
        if (coloured) {
            print_coloured(&list->items[i], str_text(&line));
        } else {
            (void)printf("%s\n", str_text(&line));
        }
        str_deinit(&line);
    }
    if (list->dropped > 0) {
        (void)fprintf(stderr, "%u more were left out.\n", list->dropped);
    }
    (void)fprintf(stderr, "%s: %u %s, %u %s.\n", scenario, list->errors, list->errors == 1 ? "error" : "errors",
                  list->warnings, list->warnings == 1 ? "warning" : "warnings");
}

static void print_tests(const char *scenario, const struct rehearse_result *tests)
{
    if (tests->tests > 0) {
        (void)fprintf(stderr, "%s: %u of %u tests hold what their author expects, %u of %u expectations.\n", scenario,
                      tests->passed, tests->tests, tests->held, tests->expectations);
    }
}

static void print_json(const struct diagnostics *list)
{
    struct str json = { 0 };
    diagnostics_format_json(list, &json);
    (void)fputs(str_text(&json), stdout);
    str_deinit(&json);
}

static int32_t today(void)
{
    return (int32_t)(time(NULL) / 86400);
}

/* The name of the folder that the scenario is, into `name`; NULL when it is none, or nothing says its name. */
static const char *folder_name(const char *scenario, char name[PATH_MAX])
{
    struct stat status;
    bool here = strcmp(scenario, ".") == 0 || strcmp(scenario, "./") == 0;
    if (stat(scenario, &status) != 0 || !S_ISDIR(status.st_mode) || strlen(scenario) >= PATH_MAX ||
        (here && getcwd(name, PATH_MAX) == NULL)) {
        return NULL;
    }
    if (!here) {
        (void)snprintf(name, PATH_MAX, "%s", scenario);
    }
    size_t bytes = strlen(name);
    while (bytes > 1 && name[bytes - 1] == '/') {
        name[--bytes] = '\0';
    }
    const char *slash = strrchr(name, '/'), *last = slash != NULL ? slash + 1 : name;
    return strcmp(last, ".") == 0 || strcmp(last, "..") == 0 ? NULL : last;
}

static int check(const char *scenario, bool json, int32_t today_day)
{
    char name[PATH_MAX];
    struct err_note note = { 0 };
    struct package package;
    package_init(&package);
    enum err err = library_package(scenario, &package, &note);
    if (err != ERR_OK) {
        package_deinit(&package);
        return command_fail(NAME, err, &note);
    }
    struct diagnostics list;
    diagnostics_init(&list);
    struct check_options options = { .today_day = today_day, .folder = folder_name(scenario, name) };
    err = check_package(&package, &options, &list);
    struct rehearse_result tests = { 0 };
    if (err == ERR_OK) {
        err = command_rehearse(&package, &list, &tests, &note);
    }
    if (json) {
        print_json(&list);
    } else {
        print_lines(scenario, &list);
        print_tests(scenario, &tests);
    }
    diagnostics_deinit(&list);
    package_deinit(&package);
    if (err != ERR_OK && err != ERR_BAD_INPUT) {
        return command_fail(NAME, err, &note);
    }
    return err == ERR_OK ? EXIT_GOOD : EXIT_BAD;
}

static int explain(const char *code)
{
    struct str page = { 0 };
    bool found = check_explain(code, &page);
    if (found) {
        (void)printf("%s\n", str_text(&page));
    } else {
        (void)fprintf(stderr, "tocsin " NAME ": there is no code %s\n", code);
    }
    str_deinit(&page);
    return found ? EXIT_GOOD : EXIT_BAD;
}

static int run_check(int argc, char **argv)
{
    static const struct arg known[] = { { "json", 'j', false }, { "explain", 'e', true }, { "today", 't', true }, { NULL, 0, false } };
    bool json = false;
    int32_t today_day = today();
    const char *code = NULL;
    struct args args;
    args_open(&args, argc, argv, known);
    for (char choice; (choice = args_next(&args)) != 0;) {
        if (choice == 'j') {
            json = true;
        } else if (choice == 'e') {
            code = args.value;
        } else if (choice == 't' && check_day(args.value, &today_day)) {
            continue;
        } else {
            return command_usage(&command_check, choice == 't' ? "--today is a date such as 2026-11-24" : NULL);
        }
    }
    if (code != NULL) {
        return args_no_word(&args) ? explain(code) : command_usage(&command_check, NULL);
    }
    const char *scenario = args_word(&args, "a SCENARIO");
    return scenario != NULL ? check(scenario, json, today_day) : command_usage(&command_check, NULL);
}

const struct command command_check = {
    NAME, "SCENARIO [--json] [--today DATE] | --explain CODE", "say what is wrong with a scenario, and where",
    "SCENARIO is a folder with a scenario.lua, an id from the library (quiet-ward), or a session file. Its tests.lua, where\n"
    "there is one, is played too. Each line on stdout is one finding: file:line:column: severity: code: what is wrong and what\n"
    "to write. A terminal gets colours, unless NO_COLOR is set; a file or an editor gets the same words without.\n"
    "\n"
    "  --json          the findings as a JSON list\n"
    "  --today DATE    judge the age of law packs as of this day, 2026-11-24; not given: today\n"
    "  --explain CODE  what a code such as T0224 means, with a mistake and its repair; needs no SCENARIO\n"
    "\n"
    "Exit codes: 0 no errors (there may be warnings), 1 errors, or no such scenario or code, 2 used wrongly, 3 the machine\n"
    "refused.\n"
    "\n"
    "Example:\n"
    "  tocsin check ./mill && tocsin simulate ./mill\n",
    run_check,
};
