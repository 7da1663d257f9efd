/* From the words of a command line to a command, or to its page of help. */
#include <signal.h>
#include <stdio.h>

#include "api/api.h"
#include "base/str.h"
#include "commands/commands.h"

#define COMMANDS_MAX 32u

struct commands { const struct command *const *list; unsigned count; };

static int help(const struct commands *all, FILE *out)
{
    (void)fprintf(out, "Tocsin plays cyber incident exercises and remembers who knew what when.\n\n"
                       "Usage: tocsin                 the home screen\n"
                       "       tocsin COMMAND …\n"
                       "       tocsin COMMAND --help  a page about it\n"
                       "       tocsin --version\n\n");
    for (unsigned i = 0; i < all->count; i++) {
        (void)fprintf(out, "  %s %s\n      %s\n", all->list[i]->name, all->list[i]->arguments, all->list[i]->summary);
    }
    (void)fprintf(out, "\nA SCENARIO is a folder, a workbook (.xlsx), an id from the library, or a session file (.tocsin).\n"
                       "Exit codes: 0 good, 1 what was asked about is bad, 2 used wrongly, 3 the machine refused.\n");
    return EXIT_GOOD;
}

static int page(const struct command *command)
{
    (void)printf("tocsin %s %s\n\n%c%s.\n\n%s", command->name, command->arguments,
                 command->summary[0] >= 'a' && command->summary[0] <= 'z' ? command->summary[0] - 'a' + 'A'
                                                                          : command->summary[0],
                 command->summary + 1, command->page);
    return EXIT_GOOD;
}

static const struct command *find(const struct commands *all, const char *name)
{
    for (unsigned i = 0; i < all->count; i++) {
        if (str_equal(all->list[i]->name, name)) {
            return all->list[i];
        }
    }
    return NULL;
}

static int no_such(const struct commands *all, const char *name)
{
    const char *names[COMMANDS_MAX];
    for (unsigned i = 0; i < all->count; i++) {
        names[i] = all->list[i]->name;
    }
    const char *nearest = command_nearest(name, names, all->count);
    (void)fprintf(stderr, "tocsin: there is no command %s", name);
    if (nearest != NULL) {
        (void)fprintf(stderr, "; did you mean %s?\n", nearest);
    } else {
        (void)fprintf(stderr, "\n\n");
        (void)help(all, stderr);
    }
    return EXIT_USAGE;
}

static bool asks_for_help(const char *word)
{
    return str_equal(word, "--help") || str_equal(word, "-h");
}

static bool has_help(int argc, char **argv)
{
    for (int i = 1; i < argc && !str_equal(argv[i], "--"); i++) {
        if (asks_for_help(argv[i])) {
            return true;
        }
    }
    return false;
}

static int run(const struct commands *all, int argc, char **argv)
{
    const struct command *command = find(all, argv[0]);
    if (command == NULL) {
        return no_such(all, argv[0]);
    }
    if (has_help(argc, argv)) {
        return page(command);
    }
    if (!api_lua_is_known()) {
        (void)fprintf(stderr, "tocsin: this build runs a Lua that it does not know; what scripts do holds for this build only, and "
                              "each session says so.\n");
    }
    return command->run(argc, argv);
}

static int help_about(const struct commands *all, const char *name)
{
    const struct command *command = find(all, name);
    return command != NULL ? page(command) : no_such(all, name);
}

int command_dispatch(const struct command *const *commands, unsigned count, int argc, char **argv)
{
    MUST(count <= COMMANDS_MAX);
    struct commands all = { commands, count };
    /* A closed pipe, or a file that may not grow, is an error of the write that meets it, not the end of the program. */
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN);
    if (argc < 2) {
        static char home[] = "home", *alone[] = { home, NULL };
        return run(&all, 1, alone);
    }
    if (str_equal(argv[1], "help") && argc > 2) {
        return help_about(&all, argv[2]);
    }
    if (asks_for_help(argv[1]) || str_equal(argv[1], "help")) {
        return help(&all, stdout);
    }
    if (str_equal(argv[1], "--version")) {
        (void)printf("tocsin %s\n", TOCSIN_VERSION);
        return EXIT_GOOD;
    }
    return run(&all, argc - 1, argv + 1);
}
