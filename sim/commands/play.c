/* tocsin play: one seat, bots in the others. */
#include <stdio.h>
#include <string.h>

#include "commands/args.h"
#include "commands/commands.h"
#include "commands/window.h"

#define NAME "play"
#define ARGUMENTS                                                                                                      \
    "SCENARIO|SESSION [--team T] [--seed N] [-o SESSION] [--theme dark|light] [--scale PERCENT] [--size WxH] "         \
    "[--drive FILE]"

struct options {
    struct playing_plan plan;
    struct window_look look;
};

static bool parse_one(char letter, const char *value, struct options *options, struct err_note *why)
{
    unsigned long long seed = 0;
    switch (letter) {
    case 'm': options->plan.team = value; return true;
    case 's':
        if (!command_number(value, 0, INT64_MAX, &seed)) {
            (void)err_say(why, ERR_BAD_INPUT, "--seed takes a whole number, not %s", value);
            return false;
        }
        options->plan.has_seed = true;
        options->plan.seed = seed;
        return true;
    case 'O': options->plan.path = value; return true;
    default: return window_option(letter, value, &options->look, why);
    }
}

static bool parse(int argc, char **argv, struct options *options, struct err_note *why)
{
    static const struct arg known[] = {
        { "team", 'm', true },  { "seed", 's', true },  { "output", 'O', true }, { "theme", 't', true },
        { "scale", 'c', true }, { "size", 'z', true },  { "drive", 'd', true },  { NULL, 0, false },
    };
    struct args args;
    args_open(&args, argc, argv, known);
    for (char letter; (letter = args_next(&args)) != 0;) {
        if (!parse_one(letter, args.value, options, why)) {
            return false;
        }
    }
    if (args.rest != argc - 1) {
        return false;
    }
    options->plan.scenario = argv[args.rest];
    return true;
}

static bool is_session(const char *name)
{
    size_t bytes = strlen(name), end = strlen(".tocsin");
    return bytes > end && strcmp(name + bytes - end, ".tocsin") == 0;
}

int command_play(int argc, char **argv)
{
    struct options options = { .look = { .theme = THEME_DARK } };
    struct err_note note = { 0 };
    if (!parse(argc, argv, &options, &note)) {
        return command_usage(NAME, ARGUMENTS, note.text[0] != '\0' ? note.text : NULL);
    }
    bool resumes = is_session(options.plan.scenario);
    if (resumes && (options.plan.team != NULL || options.plan.has_seed || options.plan.path != NULL)) {
        return command_usage(NAME, ARGUMENTS,
                             "a session file has its team and seed already, and goes on in its own file");
    }
    struct window_start start = { .plan = resumes ? NULL : &options.plan, .session = resumes ? options.plan.scenario : NULL };
    enum err err = window_run(&options.look, &start, &note);
    return err == ERR_OK ? EXIT_GOOD : command_fail(NAME, err, &note);
}
