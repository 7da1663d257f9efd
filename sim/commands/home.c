/* tocsin home, and tocsin alone: the home screen. tocsin debrief: a session looked back on. */
#include "commands/args.h"
#include "commands/commands.h"
#include "commands/look.h"
#include "commands/window.h"

#define ARGUMENTS "[--theme dark|light] [--scale PERCENT] [--size WxH] [--drive FILE]"
#define EXIT_CODES                                                                                                     \
    "\nExit codes: 0 good, 1 a file that was named is not there or not what it should be, or a step did not hold,\n"    \
    "2 used wrongly, " COMMAND_WINDOW_MACHINE ".\n"

/* Both take the same options; a debrief also takes a session file. */
static int open_window(const struct command *command, bool wants_session, int argc, char **argv)
{
    static const struct arg known[] = {
        { "theme", 't', true }, { "scale", 'c', true }, { "size", 'z', true },
        { "drive", 'd', true }, { NULL, 0, false },
    };
    struct window_look look = { .theme = THEME_DARK };
    struct err_note note = { 0 };
    struct args args;
    args_open(&args, argc, argv, known);
    for (char letter; (letter = args_next(&args)) != 0;) {
        if (!window_option(letter, args.value, &look, &note)) {
            return command_usage(command, note.text[0] != '\0' ? note.text : NULL);
        }
    }
    struct window_start start = { .debrief = wants_session ? args_word(&args, "a SESSION") : NULL };
    if (wants_session ? start.debrief == NULL : !args_no_word(&args)) {
        return command_usage(command, NULL);
    }
    enum err err = look_run(&look, &start, &note);
    return err == ERR_OK ? EXIT_GOOD : command_fail(command->name, err, &note);
}

static int run_home(int argc, char **argv)
{
    return open_window(&command_home, false, argc, argv);
}

static int run_debrief(int argc, char **argv)
{
    return open_window(&command_debrief, true, argc, argv);
}

const struct command command_home = {
    "home", ARGUMENTS, "the home screen; what tocsin alone opens too",
    "The scenarios of the library to play, and the sessions of this person to play on or to look back on. Sessions are kept\n"
    "in $XDG_DATA_HOME/tocsin/sessions, else in ~/.local/share/tocsin/sessions.\n"
    "\n" COMMAND_WINDOW_OPTIONS EXIT_CODES
    "\n"
    "Example:\n"
    "  tocsin home --theme light --scale 150\n",
    run_home,
};

const struct command command_debrief = {
    "debrief", "SESSION " ARGUMENTS, "look back on a session",
    "SESSION is a session file; it may be open elsewhere, and nothing in it is changed. Without a display, tocsin report\n"
    "SESSION writes the same as a page.\n"
    "\n" COMMAND_WINDOW_OPTIONS EXIT_CODES
    "\n"
    "Example:\n"
    "  tocsin debrief night.tocsin\n",
    run_debrief,
};
