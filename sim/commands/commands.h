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
    int (*run)(int argc, char **argv); /* argv[0] is the command's name */
};

int command_home(int argc, char **argv);
int command_play(int argc, char **argv);
int command_simulate(int argc, char **argv);
int command_debrief(int argc, char **argv);
int command_report(int argc, char **argv);
int command_check(int argc, char **argv);
int command_verify(int argc, char **argv);
int command_forget(int argc, char **argv);
int command_bench(int argc, char **argv);

/* "tocsin simulate: no such scenario" on stderr; returns the exit code for the error. */
int command_fail(const char *command, enum err err, const struct err_note *note);
/* Says how the command is used; returns EXIT_USAGE. `why` may be NULL. */
int command_usage(const char *command, const char *arguments, const char *why);
/* Whole numbers of a command line. False when it is none or out of range. */
int command_number(const char *text, unsigned long long least, unsigned long long most, unsigned long long *number);

#endif
