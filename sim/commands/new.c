/* tocsin new: something to begin with. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "commands/args.h"
#include "commands/commands.h"
#include "commands/output.h"
#include "exchange/exchange.h"

#define NAME "new"

static bool is_workbook(const char *path)
{
    size_t bytes = strlen(path);
    return bytes > 5 && strcasecmp(path + bytes - 5, ".xlsx") == 0;
}

static int new_workbook(const char *path)
{
    struct err_note note = { 0 };
    if (!is_workbook(path)) {
        (void)fprintf(stderr, "tocsin " NAME ": a workbook's name ends with .xlsx, not %s\n", path);
        return EXIT_USAGE;
    }
    enum err err = output_check_file(path, &note);
    err = err == ERR_OK ? exchange_new_workbook(path, &note) : err;
    if (err != ERR_OK) {
        return command_fail(NAME, err, &note);
    }
    (void)printf("%s\n", path);
    (void)fprintf(stderr, "A small scenario to begin with. Change it in a spreadsheet; say what is wrong with it, and play it:\n"
                          "  tocsin check %s\n"
                          "  tocsin play %s\n",
                  path, path);
    return EXIT_GOOD;
}

static int run_new(int argc, char **argv)
{
    static const struct arg known[] = { { "workbook", 'w', true }, { NULL, 0, false } };
    const char *workbook = NULL;
    struct args args;
    args_open(&args, argc, argv, known);
    for (char choice; (choice = args_next(&args)) != 0;) {
        if (choice != 'w') {
            return command_usage(&command_new, NULL);
        }
        workbook = args.value;
    }
    if (workbook == NULL) {
        return command_usage(&command_new, "it needs --workbook FILE.xlsx");
    }
    return args_no_word(&args) ? new_workbook(workbook) : command_usage(&command_new, NULL);
}

const struct command command_new = {
    NAME, "--workbook FILE.xlsx", "make a scenario to begin with, in a workbook",
    "Writes a workbook with a small scenario that plays at once. Every sheet and column of the language is there; the comment on\n"
    "a heading says what the column means and how it is written. A file that is there already is left as it is.\n"
    "\n"
    "  --workbook FILE.xlsx  the file to make\n"
    "\n"
    "On stdout: the file. Exit codes: 0 made, 2 used wrongly, 3 the machine refused (it is there already, no right, no disk).\n"
    "\n"
    "Example:\n"
    "  tocsin new --workbook pumps.xlsx && tocsin check pumps.xlsx\n",
    run_new,
};
