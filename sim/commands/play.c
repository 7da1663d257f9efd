/* tocsin play: one seat, bots in the others. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "commands/args.h"
#include "commands/commands.h"
#include "commands/look.h"
#include "commands/window.h"

#define NAME "play"

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
            (void)err_say(why, ERR_BAD_INPUT, "--seed takes a whole number from 0 to %" PRId64 ", not %s", INT64_MAX, value);
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
    options->plan.scenario = args_word(&args, "a SCENARIO or a SESSION");
    return options->plan.scenario != NULL;
}

static bool is_session(const char *name)
{
    size_t bytes = strlen(name), end = strlen(".tocsin");
    return bytes > end && strcmp(name + bytes - end, ".tocsin") == 0;
}

static int run_play(int argc, char **argv)
{
    struct options options = { .look = { .theme = THEME_DARK } };
    struct err_note note = { 0 };
    if (!parse(argc, argv, &options, &note)) {
        return command_usage(&command_play, note.text[0] != '\0' ? note.text : NULL);
    }
    bool resumes = is_session(options.plan.scenario);
    if (resumes && (options.plan.team != NULL || options.plan.has_seed || options.plan.path != NULL)) {
        return command_usage(&command_play, "a session file has its team and seed already, and goes on in its own file");
    }
    struct window_start start = { .plan = resumes ? NULL : &options.plan, .session = resumes ? options.plan.scenario : NULL };
    enum err err = look_run(&options.look, &start, &note);
    return err == ERR_OK ? EXIT_GOOD : command_fail(NAME, err, &note);
}

const struct command command_play = {
    NAME,
    "SCENARIO|SESSION [--team T] [--seed N] [-o SESSION] [--theme dark|light] [--scale PERCENT] [--size WxH] [--drive FILE]",
    "take one seat; bots play the others",
    "SCENARIO is a folder or an id from the library (quiet-ward). A SESSION (a file that ends in .tocsin) goes on where it stood,\n"
    "in its own file. Which seat you took and where the session is kept is said on stderr.\n"
    "\n"
    "  --team T             the written name of the team to play, such as unity (the first that the scenario lets people\n"
    "                       play; a name that it does not have is answered with those that there are)\n"
    "  --seed N             the seed of chance, 0 to 9223372036854775807 (the author's)\n"
    "  -o, --output SESSION the session file to make; one that is there is never written over (a new name in\n"
    "                       $XDG_DATA_HOME/tocsin/sessions, else in ~/.local/share/tocsin/sessions)\n"
    "\n" COMMAND_WINDOW_OPTIONS
    "\n"
    "Without a display: tocsin simulate SCENARIO -o SESSION lets bots play, tocsin report SESSION writes the debrief.\n"
    "\n"
    "Exit codes: 0 good, 1 no such scenario, session or team, or a step of FILE did not hold, 2 used wrongly,\n"
    COMMAND_WINDOW_MACHINE ".\n"
    "\n"
    "Example:\n"
    "  tocsin play quiet-ward --team unity --seed 7 -o night.tocsin\n"
    "  tocsin play night.tocsin\n",
    run_play,
};
