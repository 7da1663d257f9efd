/* tocsin check: what is wrong with a scenario, and where. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

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

static void print_lines(const char *scenario, const struct diagnostics *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        struct str line = { 0 };
        if (!diagnostic_in_sheet(&list->items[i])) {
            add_place(&line, scenario, list->items[i].file);
        }
        diagnostic_format(&list->items[i], &line);
        (void)printf("%s\n", str_text(&line));
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

static int check(const char *scenario, bool json)
{
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
    struct check_options options = { .today_day = today() };
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
    static const struct arg known[] = { { "json", 'j', false }, { "explain", 'e', true }, { NULL, 0, false } };
    bool json = false;
    const char *code = NULL;
    struct args args;
    args_open(&args, argc, argv, known);
    for (char choice; (choice = args_next(&args)) != 0;) {
        if (choice == 'j') {
            json = true;
        } else if (choice == 'e') {
            code = args.value;
        } else {
            return command_usage(&command_check, NULL);
        }
    }
    if (code != NULL) {
        return args_no_word(&args) ? explain(code) : command_usage(&command_check, NULL);
    }
    const char *scenario = args_word(&args, "a SCENARIO");
    return scenario != NULL ? check(scenario, json) : command_usage(&command_check, NULL);
}

const struct command command_check = {
    NAME, "SCENARIO [--json] | --explain CODE", "say what is wrong with a scenario, and where",
    "SCENARIO is a folder with a scenario.lua, an id from the library (quiet-ward), or a session file. Its tests.lua, where\n"
    "there is one, is played too. Each line on stdout is one finding: file:line:column: code, what is wrong, what to write.\n"
    "\n"
    "  --json          the findings as a JSON list\n"
    "  --explain CODE  what a code such as T0101 or C4 means, and what to do about it; needs no SCENARIO\n"
    "\n"
    "Exit codes: 0 no errors (there may be warnings), 1 errors, or no such scenario or code, 2 used wrongly, 3 the machine\n"
    "refused.\n"
    "\n"
    "Example:\n"
    "  tocsin check ./mill && tocsin simulate ./mill\n",
    run_check,
};
