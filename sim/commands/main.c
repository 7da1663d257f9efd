/* Tocsin: the table of commands, nothing else. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "commands/commands.h"

static const struct command commands[] = {
    { "home", "[--theme dark|light] [--scale PERCENT] [--size WxH] [--drive FILE]",
      "the home screen; what tocsin alone opens too", command_home },
    { "play", "SCENARIO|SESSION [--team T] [--seed N] [-o SESSION] [--theme dark|light] [--scale PERCENT] [--size WxH] "
              "[--drive FILE]", "take one seat; bots play the others", command_play },
    { "simulate", "SCENARIO [--runs N] [--seed N] [--threads N] [--policy P] [--json] [-o SESSION]",
      "play with bots in every seat, once or many times", command_simulate },
    { "debrief", "SESSION [--theme dark|light] [--scale PERCENT] [--size WxH] [--drive FILE]", "look back on a session",
      command_debrief },
    { "report", "SESSION [-o DIR]", "write what happened as one page of HTML", command_report },
    { "check", "SCENARIO [--json] | --explain CODE", "say what is wrong with a scenario, and where", command_check },
    { "verify", "SESSION", "run a session again and compare", command_verify },
    { "forget", "SESSION [--person N]", "erase names and free text; the session still verifies", command_forget },
    { "bench", "[--json]", "measure this machine", command_bench },
};

enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

int command_fail(const char *command, enum err err, const struct err_note *note)
{
    (void)fprintf(stderr, "tocsin %s: %s\n", command, note->text[0] != '\0' ? note->text : err_name(err));
    return err_exit_code(err);
}

int command_usage(const char *command, const char *arguments, const char *why)
{
    if (why != NULL) {
        (void)fprintf(stderr, "tocsin %s: %s\n", command, why);
    }
    (void)fprintf(stderr, "Usage: tocsin %s %s\n", command, arguments);
    return EXIT_USAGE;
}

int command_number(const char *text, unsigned long long least, unsigned long long most, unsigned long long *number)
{
    char *end = NULL;
    errno = 0;
    *number = strtoull(text, &end, 10);
    return errno == 0 && end != text && *end == '\0' && text[0] != '-' && *number >= least && *number <= most;
}

static int help(FILE *out)
{
    (void)fprintf(out, "Tocsin plays cyber incident exercises and remembers who knew what when.\n\nUsage: tocsin COMMAND\n\n");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        (void)fprintf(out, "  %s %s\n      %s\n", commands[i].name, commands[i].arguments, commands[i].summary);
    }
    (void)fprintf(out, "\nA SCENARIO is a folder, an id from the library, or a session file (.tocsin).\n"
                       "Exit codes: 0 good, 1 what was asked about is bad, 2 used wrongly, 3 the machine refused.\n");
    return EXIT_GOOD;
}

static const struct command *find(const char *name)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

int main(int argc, char **argv)
{
    /* A closed pipe is an error of the write that meets it, not the end of the program. */
    (void)signal(SIGPIPE, SIG_IGN);
    if (argc >= 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)) {
        return help(stdout);
    }
    if (argc >= 2 && strcmp(argv[1], "--version") == 0) {
        (void)printf("tocsin %s\n", TOCSIN_VERSION);
        return EXIT_GOOD;
    }
    if (argc < 2) {
        static char home[] = "home", *alone[] = { home, NULL };
        return command_home(1, alone);
    }
    const struct command *command = find(argv[1]);
    if (command == NULL) {
        (void)fprintf(stderr, "tocsin: there is no command %s\n\n", argv[1]);
        (void)help(stderr);
        return EXIT_USAGE;
    }
    if (!api_lua_is_known()) {
        (void)fprintf(stderr, "tocsin: this build runs a Lua that it does not know; what scripts do holds for this build only, and "
                              "each session says so.\n");
    }
    return command->run(argc - 1, argv + 1);
}
