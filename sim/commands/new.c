/* tocsin new: something to begin with. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "commands/args.h"
#include "commands/commands.h"
#include "commands/new_folder.h"
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

static int new_what(const char *workbook, const char *types, const struct args *args)
{
    if (workbook != NULL && types != NULL) {
        return command_usage(&command_new, "--workbook and --types are two things");
    }
    if (workbook != NULL || types != NULL) {
        return !args_no_word(args) ? command_usage(&command_new, NULL) : workbook != NULL ? new_workbook(workbook) : new_types(types);
    }
    const char *folder = args_word(args, "a FOLDER, or --workbook FILE.xlsx");
    return folder != NULL ? new_folder(folder) : command_usage(&command_new, NULL);
}

static int run_new(int argc, char **argv)
{
    static const struct arg known[] = { { "workbook", 'w', true }, { "types", 't', true }, { NULL, 0, false } };
    const char *workbook = NULL, *types = NULL;
    struct args args;
    args_open(&args, argc, argv, known);
    for (char choice; (choice = args_next(&args)) != 0;) {
        if (choice == 'w') {
            workbook = args.value;
        } else if (choice == 't') {
            types = args.value;
        } else {
            return command_usage(&command_new, NULL);
        }
    }
    return new_what(workbook, types, &args);
}

const struct command command_new = {
    NAME, "FOLDER | --workbook FILE.xlsx | --types FOLDER", "make a scenario to begin with",
    "Makes FOLDER with a small scenario that plays at once: scenario.lua, commented for somebody who has never programmed,\n"
    "tests.lua, and settings that let VS Code, Neovim and luacheck know the language. The folder's name becomes the scenario's\n"
    "id and title, today the day on which it begins. A folder that has something in it is left as it is.\n"
    "\n"
    "  --workbook FILE.xlsx  a workbook instead: every sheet and column of the language is there, and the comment on a heading\n"
    "                        says what the column means and how it is written. A file that is there is left as it is\n"
    "  --types FOLDER        of a scenario that is there: writes .tocsin/names.lua anew, so that the editor completes team. with\n"
    "                        its teams, and the settings that are missing. Nothing else is touched; needs a scenario without\n"
    "                        errors\n"
    "\n"
    "On stdout: what was made. Exit codes: 0 made, 1 no such scenario, or it has errors, 2 used wrongly, 3 the machine refused\n"
    "(it is there already, no right, no disk).\n"
    "\n"
    "Example:\n"
    "  tocsin new pumps && tocsin check pumps\n"
    "  tocsin new --workbook pumps.xlsx && tocsin check pumps.xlsx\n",
    run_new,
};
