/* args.h: options of a command line, by getopt_long. A door of its own, because <getopt.h> and a scenario both have an
 * `option`. */
#ifndef TOCSIN_COMMANDS_ARGS_H
#define TOCSIN_COMMANDS_ARGS_H

#include <stdbool.h>

struct arg {
    const char *name;   /* "seed", written --seed; a table ends with NULL */
    char letter;        /* returned by args_next; with an upper-case letter it may also be written -o */
    bool has_value;
};

#define ARGS_MAX 16

struct args {
    int argc;
    char **argv;
    const struct arg *table;
    const char *value;  /* of the option that args_next returned; never an empty text */
    int rest;           /* index of the first word that is no option, once args_next has returned 0 */
};

/* argv[0] is the command's name. Words and options may be mixed. */
void args_open(struct args *args, int argc, char **argv, const struct arg *table);
/* The next option's letter; 0 when there are no more, '?' on one that is not in the table or lacks its value (said on
 * stderr, with the nearest name). */
char args_next(struct args *args);
/* Once args_next has returned 0: the one word that is no option; NULL when there is none, or more than one (said on
 * stderr, where `what`, "a SESSION", names it). */
const char *args_word(const struct args *args, const char *what);
/* The same for a command that takes none. */
bool args_no_word(const struct args *args);

#endif
