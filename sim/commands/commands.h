/* commands.h: the subcommands of the program. Each parses its arguments, wires rooms together and prints.
 *
 * What a program reads goes to stdout; what a person reads goes to stderr.
 * Exit codes: 0 good, 1 what was asked about is bad, 2 used wrongly, 3 the machine refused. */
#ifndef TOCSIN_COMMANDS_COMMANDS_H
#define TOCSIN_COMMANDS_COMMANDS_H

#include "base/err.h"

enum { EXIT_GOOD = 0, EXIT_BAD = 1, EXIT_USAGE = 2, EXIT_MACHINE = 3 };

struct command {
    const char *name;
    const char *arguments; /* "SCENARIO [--seed N]" */
    const char *summary;   /* one line */
    const char *page;      /* the rest of --help: arguments, options, exit codes, an example; ends with a newline */
    int (*run)(int argc, char **argv); /* argv[0] is the command's name */
};

/* Each stands at the end of the file of its name; main.c lists them. */
extern const struct command command_home, command_play, command_simulate, command_debrief, command_report, command_check,
    command_verify, command_forget, command_bench, command_new, command_msel;

/* What all pages say of the commands that open a window. */
#define COMMAND_WINDOW_OPTIONS                                                                                         \
    "  --theme WORD      dark or light (dark)\n"                                                                       \
    "  --scale PERCENT   size of everything, 100 to 200 (100)\n"                                                       \
    "  --size WxH        the window in pixels, 320x240 to 7680x7680; laid out for 1280x720 and up\n"                   \
    "                    (as the screen has room; driven: 1920x1080)\n"                                                \
    "  --drive FILE      no window: takes its steps from FILE, in simulated time; docs/driving.md says what\n"         \
    "                    it holds\n"
#define COMMAND_WINDOW_MACHINE "3 no display, or no place to write"

/* ---- said.c ------------------------------------------------------------------------------------------------------ */

/* "tocsin simulate: no such scenario" on stderr; returns the exit code for the error. */
int command_fail(const char *command, enum err err, const struct err_note *note);
/* Puts the name of the file in front of a note that does not say it. Returns `err`. */
enum err command_about(const char *path, enum err err, struct err_note *note);
/* Says how the command is used; returns EXIT_USAGE. `why` may be NULL. */
int command_usage(const struct command *command, const char *why);
/* Whole numbers of a command line. False when it is none or out of range. */
int command_number(const char *text, unsigned long long least, unsigned long long most, unsigned long long *number);
/* Of `count` names the one that is most like what was written; NULL when none is like it. */
const char *command_nearest(const char *written, const char *const *names, unsigned count);

/* ---- dispatch.c -------------------------------------------------------------------------------------------------- */

/* From argv of the program to one of the `count` commands, or to help. Returns the exit code. */
int command_dispatch(const struct command *const *commands, unsigned count, int argc, char **argv);

#endif
