/* tocsin home, and tocsin alone: the home screen. tocsin debrief: a session looked back on. */
#include "commands/args.h"
#include "commands/commands.h"
#include "commands/window.h"

#define ARGUMENTS "[--theme dark|light] [--scale PERCENT] [--size WxH] [--drive FILE]"

/* Both take the same options; a debrief also takes a session file. */
static int open_window(const char *name, const char *arguments, bool wants_session, int argc, char **argv)
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
            return command_usage(name, arguments, note.text[0] != '\0' ? note.text : NULL);
        }
    }
    if (args.rest != argc - (wants_session ? 1 : 0)) {
        return command_usage(name, arguments, NULL);
    }
    struct window_start start = { .debrief = wants_session ? argv[args.rest] : NULL };
    enum err err = window_run(&look, &start, &note);
    return err == ERR_OK ? EXIT_GOOD : command_fail(name, err, &note);
}

int command_home(int argc, char **argv)
{
    return open_window("home", ARGUMENTS, false, argc, argv);
}

int command_debrief(int argc, char **argv)
{
    return open_window("debrief", "SESSION " ARGUMENTS, true, argc, argv);
}
