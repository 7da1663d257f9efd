#include "commands/args.h"

#include <ctype.h>
#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "commands/commands.h"

void args_open(struct args *args, int argc, char **argv, const struct arg *table)
{
    *args = (struct args){ .argc = argc, .argv = argv, .table = table };
    optind = 0; /* getopt starts over */
    opterr = 0; /* what is wrong is said here */
}

static bool is_arg(const struct arg *arg, int letter)
{
    return arg->letter == letter || (isupper((unsigned char)arg->letter) && tolower((unsigned char)arg->letter) == letter);
}

static const struct arg *find(const struct args *args, int letter)
{
    for (size_t i = 0; args->table[i].name != NULL; i++) {
        if (is_arg(&args->table[i], letter)) {
            return &args->table[i];
        }
    }
    return NULL;
}

/* ---- what is wrong ----------------------------------------------------------------------------------------------- */

static char say_no_value(const struct args *args, const struct arg *arg)
{
    (void)fprintf(stderr, "tocsin %s: --%s needs a value\n", args->argv[0], arg->name);
    return '?';
}

/* `word` as it was written, "--sed=7". */
static char say_unknown(const struct args *args, const char *word)
{
    const char *names[ARGS_MAX];
    char name[64];
    unsigned count = 0;
    while (args->table[count].name != NULL) {
        names[count] = args->table[count].name;
        count++;
    }
    (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(word + strspn(word, "-"), "="), word + strspn(word, "-"));
    const char *nearest = command_nearest(name, names, count);
    (void)fprintf(stderr, "tocsin %s: there is no option %.*s%s%s%s\n", args->argv[0], (int)strcspn(word, "="), word,
                  nearest != NULL ? "; did you mean --" : "", nearest != NULL ? nearest : "", nearest != NULL ? "?" : "");
    return '?';
}

/* getopt leaves an option that it knows in optopt, an unknown letter too, and 0 for an unknown long name. */
static char say_wrong(const struct args *args, int choice)
{
    const struct arg *arg = optopt != 0 ? find(args, optopt) : NULL;
    if (choice == ':' && arg != NULL) {
        return say_no_value(args, arg);
    }
    const char *word = args->argv[optind - 1];
    if (arg != NULL && word[0] == '-' && word[1] == '-') {
        (void)fprintf(stderr, "tocsin %s: --%s takes no value\n", args->argv[0], arg->name);
        return '?';
    }
    char letter[3] = { '-', (char)optopt, '\0' };
    return say_unknown(args, optopt != 0 ? letter : word);
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

char args_next(struct args *args)
{
    struct option known[ARGS_MAX + 1] = { { NULL, 0, NULL, 0 } };
    char letters[2 * ARGS_MAX + 2] = ":"; /* a missing value is told from an unknown option */
    size_t used = 1;
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
    const struct arg *arg = choice == '?' || choice == ':' ? NULL : find(args, choice);
    if (arg == NULL) {
        return say_wrong(args, choice);
    }
    return arg->has_value && optarg[0] == '\0' ? say_no_value(args, arg) : arg->letter;
}

const char *args_word(const struct args *args, const char *what)
{
    int count = args->argc - args->rest;
    if (count == 1 && args->argv[args->rest][0] != '\0') {
        return args->argv[args->rest];
    }
    if (count < 2) {
        (void)fprintf(stderr, "tocsin %s: it needs %s\n", args->argv[0], what);
    } else {
        (void)fprintf(stderr, "tocsin %s: it takes %s and no more words, so not %s\n", args->argv[0], what,
                      args->argv[args->rest + 1]);
    }
    return NULL;
}

bool args_no_word(const struct args *args)
{
    if (args->rest < args->argc) {
        (void)fprintf(stderr, "tocsin %s: it takes options only, not %s\n", args->argv[0], args->argv[args->rest]);
    }
    return args->rest == args->argc;
}
