/* tocsin home, and tocsin alone: the home screen. */
#include "commands/args.h"
#include "commands/commands.h"
#include "commands/window.h"

#define NAME "home"
#define ARGUMENTS "[--theme dark|light] [--scale PERCENT] [--size WxH] [--drive FILE]"

int command_home(int argc, char **argv)
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
            return command_usage(NAME, ARGUMENTS, note.text[0] != '\0' ? note.text : NULL);
        }
    }
    if (args.rest != argc) {
        return command_usage(NAME, ARGUMENTS, NULL);
    }
    struct window_start start = { NULL, NULL };
    enum err err = window_run(&look, &start, &note);
    return err == ERR_OK ? EXIT_GOOD : command_fail(NAME, err, &note);
}
