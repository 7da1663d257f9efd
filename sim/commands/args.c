#include "commands/args.h"

#include <ctype.h>
#include <getopt.h>
#include <stddef.h>

#include "base/err.h"

void args_open(struct args *args, int argc, char **argv, const struct arg *table)
{
    *args = (struct args){ .argc = argc, .argv = argv, .table = table };
    optind = 0; /* getopt starts over */
}

char args_next(struct args *args)
{
    struct option known[ARGS_MAX + 1] = { { NULL, 0, NULL, 0 } };
    char letters[2 * ARGS_MAX + 1];
    size_t used = 0;
    for (size_t i = 0; args->table[i].name != NULL; i++) {
        const struct arg *arg = &args->table[i];
        MUST(i < ARGS_MAX);
        known[i] = (struct option){ arg->name, arg->has_value ? required_argument : no_argument, NULL, arg->letter };
        if (isupper((unsigned char)arg->letter)) {
            letters[used++] = (char)tolower((unsigned char)arg->letter);
            if (arg->has_value) {
                letters[used++] = ':';
            }
        }
    }
    letters[used] = '\0';
    int choice = getopt_long(args->argc, args->argv, letters, known, NULL);
    args->value = optarg;
    args->rest = optind;
    if (choice == -1) {
        return 0;
    }
    for (size_t i = 0; args->table[i].name != NULL; i++) {
        char letter = args->table[i].letter;
        if (letter == choice || (isupper((unsigned char)letter) && tolower((unsigned char)letter) == choice)) {
            return letter;
        }
    }
    return '?';
}
