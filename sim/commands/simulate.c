/* tocsin simulate: bots in every seat, once or a thousand times. */
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "commands/args.h"
#include "commands/commands.h"
#include "commands/library.h"
#include "commands/output.h"

#define NAME "simulate"
#define SESSION_ENDING ".tocsin"

struct options {
    const char *scenario, *policy, *output;
    unsigned long long runs, seed, threads;
    bool has_seed, json;
};

static bool parse_number(const char *option, const char *text, unsigned long long least, unsigned long long most,
                         unsigned long long *number)
{
    if (command_number(text, least, most, number)) {
        return true;
    }
    (void)fprintf(stderr, "tocsin " NAME ": %s takes a whole number from %llu to %llu, not %s\n", option, least, most, text);
    return false;
}

static bool parse_policy(const char *value)
{
    enum policy policy;
    if (policy_parse(value, &policy)) {
        return true;
    }
    (void)fprintf(stderr, "tocsin " NAME ": there is no policy %s; there are", value);
    for (int i = 0; i < POLICY_COUNT; i++) {
        (void)fprintf(stderr, "%s %s", i == 0 ? "" : i == POLICY_COUNT - 1 ? " and" : ",", policy_name((enum policy)i));
    }
    (void)fprintf(stderr, "\n");
    return false;
}

static bool ends_as_session(const char *name)
{
    size_t bytes = strlen(name), end = strlen(SESSION_ENDING);
    return bytes > end && str_equal(name + bytes - end, SESSION_ENDING);
}

static bool fits_together(const struct options *options)
{
    if (options->runs > 1 && options->output != NULL && ends_as_session(options->output)) {
        (void)fprintf(stderr, "tocsin " NAME ": with --runs %llu, -o names a folder for the session files, and %s is the name of one "
                      "session file\n", options->runs, options->output);
        return false;
    }
    if (options->seed > (unsigned long long)INT64_MAX - (options->runs - 1)) {
        (void)fprintf(stderr, "tocsin " NAME ": the seeds of %llu runs from %llu on pass the greatest, %" PRId64 "\n", options->runs,
                      options->seed, INT64_MAX);
        return false;
    }
    return true;
}

static bool parse_one(char choice, const char *value, struct options *options)
{
    switch (choice) {
    case 'r': return parse_number("--runs", value, 1, STUDY_RUNS_MAX, &options->runs);
    case 's':
        options->has_seed = true;
        return parse_number("--seed", value, 0, INT64_MAX, &options->seed);
    case 't': return parse_number("--threads", value, 1, STUDY_THREADS_MAX, &options->threads);
    case 'p': options->policy = value; return parse_policy(value);
    case 'j': options->json = true; return true;
    case 'O': options->output = value; return true;
    default: return false;
    }
}

static bool parse(int argc, char **argv, struct options *options)
{
    static const struct arg known[] = {
        { "runs", 'r', true },   { "seed", 's', true },  { "threads", 't', true },
        { "policy", 'p', true }, { "json", 'j', false }, { "output", 'O', true }, { NULL, 0, false },
    };
    *options = (struct options){ .runs = 1, .threads = 1 };
    struct args args;
    args_open(&args, argc, argv, known);
    for (char choice; (choice = args_next(&args)) != 0;) {
        if (!parse_one(choice, args.value, options)) {
            return false;
        }
    }
    options->scenario = args_word(&args, "a SCENARIO");
    return options->scenario != NULL && fits_together(options);
}

/* ---- recording one play ----------------------------------------------------------------------------------------- */

static void tell_closed(const struct loaded *loaded, struct session *session)
{
    struct str words = { 0 };
    library_tell_closed(loaded, session, &words);
    (void)fputs(str_text(&words), stderr);
    str_deinit(&words);
}

/* What was played before a disk failed stays; of a play that could not begin nothing does. */
static enum err play_into(const struct loaded *loaded, const struct session_config *config, struct err_note *note)
{
    struct session *session = session_create(config);
    enum err err = session_begin(session, library_wall_ms(), note);
    bool has_begun = err == ERR_OK;
    if (has_begun && session_run_to(session, INT64_MAX / 4, 0, library_wall_ms(), note) == SESSION_FAILED) {
        err = ERR_IO;
    }
    tell_closed(loaded, session);
    session_destroy(session);
    if (!has_begun) {
        journal_discard(config->journal);
        return err;
    }
    struct err_note closing = { 0 };
    enum err closed = journal_close(config->journal, &closing);
    return err == ERR_OK && closed != ERR_OK ? err_say(note, closed, "%s", closing.text) : err;
}

static enum err play_recorded(const struct package *package, const struct options *options, uint64_t seed,
                              const char *path, struct err_note *note)
{
    struct loaded loaded;
    enum err err = loaded_open(&loaded, package, note);
    if (err != ERR_OK) {
        return err;
    }
    struct str bytes = { 0 };
    package_encode(package, &bytes);
    struct journal_header header = library_header(loaded.world, &bytes, seed, "");
    struct session_config config = { .seed = seed };
    loaded_configure(&loaded, &config);
    err = library_cast_bots(loaded.world, options->policy, config.teams, note);
    if (err == ERR_OK) {
        err = journal_create(path, &header, &config.journal, note);
    }
    if (err == ERR_OK) {
        err = play_into(&loaded, &config, note);
    }
    str_deinit(&bytes);
    loaded_close(&loaded);
    return err;
}

/* One run goes to the file that was named, several to a folder of that name. */
static enum err record_plays(const struct package *package, const struct options *options, uint64_t first_seed,
                             struct err_note *note)
{
    if (options->runs == 1) {
        enum err checked = output_check_file(options->output, note);
        return checked == ERR_OK ? play_recorded(package, options, first_seed, options->output, note) : checked;
    }
    enum err err = output_make_folder(options->output, note);
    for (unsigned long long i = 0; err == ERR_OK && i < options->runs; i++) {
        struct str path = { 0 };
        str_addf(&path, "%s/seed-%" PRIu64 ".tocsin", options->output, first_seed + (uint64_t)i);
        err = play_recorded(package, options, first_seed + i, str_text(&path), note);
        str_deinit(&path);
    }
    return err;
}

/* ---- printing --------------------------------------------------------------------------------------------------- */

static json_t *units(int64_t micro)
{
    return micro % 1000000 == 0 ? json_integer(micro / 1000000) : json_real((double)micro / 1e6);
}

static json_t *measures_json(const struct world *world, const struct study *study, int64_t *values)
{
    json_t *all = json_object();
    for (uint32_t m = 0; m < study->measure_count; m++) {
        for (uint32_t i = 0; i < study->run_count; i++) {
            values[i] = study->runs[i].measures[m];
        }
        json_t *one = json_object();
        (void)json_object_set_new(one, "median", units(study_quantile(values, study->run_count, 50)));
        (void)json_object_set_new(one, "p10", units(study_quantile(values, study->run_count, 10)));
        (void)json_object_set_new(one, "p90", units(study_quantile(values, study->run_count, 90)));
        const char *path = world_path(world, thing(SHELF_MEASURE, m));
        (void)json_object_set_new(all, strchr(path, '.') + 1, one);
    }
    return all;
}

static json_t *stage_json(const struct study *study, uint32_t stage)
{
    static const char *const names[] = { "never_started", "open", "met", "missed" };
    json_int_t counts[4] = { 0 };
    for (uint32_t i = 0; i < study->run_count; i++) {
        counts[study->runs[i].stages[stage]]++;
    }
    json_t *one = json_object();
    static const int order[] = { RESULT_MET, RESULT_MISSED, RESULT_OPEN, RESULT_NEVER_STARTED };
    for (int i = 0; i < 4; i++) {
        (void)json_object_set_new(one, names[order[i]], json_integer(counts[order[i]]));
    }
    return one;
}

static json_t *clocks_json(const struct world *world, const struct study *study)
{
    json_t *all = json_object();
    uint32_t at = 0;
    for (uint32_t c = 0; c < world->clocks_count; c++) {
        const char *path = strchr(world_path(world, thing(SHELF_CLOCK, c)), '.') + 1;
        for (uint32_t s = 0; s < world->clocks[c].stage_count; s++, at++) {
            struct str key = { 0 };
            str_addf(&key, "%s/%s", path, world->clocks[c].stages[s].name);
            (void)json_object_set_new(all, str_text(&key), stage_json(study, at));
            str_deinit(&key);
        }
    }
    return all;
}

static json_t *decisions_json(const struct world *world, const struct study *study)
{
    json_t *all = json_object();
    for (uint32_t d = 0; d < world->decisions_count; d++) {
        const struct decision *decision = &world->decisions[d];
        json_t *one = json_object();
        for (uint32_t o = 0; o < decision->option_count; o++) {
            json_int_t count = 0;
            for (uint32_t i = 0; i < study->run_count; i++) {
                count += study->runs[i].chosen[decision->first_option + o];
            }
            (void)json_object_set_new(one, world->options[decision->first_option + o].common.name, json_integer(count));
        }
        (void)json_object_set_new(all, strchr(world_path(world, thing(SHELF_DECISION, d)), '.') + 1, one);
    }
    return all;
}

/* The median over all needs that anybody could have met, the never-met ones counted as longest: a survival median. */
static json_t *median_delay(const struct study *study)
{
    uint64_t room = (uint64_t)study->run_count * study->need_count;
    int64_t *delays = malloc((size_t)(room > 0 ? room : 1) * sizeof *delays);
    MUST(delays != NULL);
    uint32_t count = 0;
    for (uint32_t i = 0; i < study->run_count; i++) {
        for (uint32_t n = 0; n < study->need_count; n++) {
            if (study->runs[i].delays_s[n] >= 0) {
                delays[count++] = study->runs[i].delays_s[n];
            }
        }
    }
    int64_t median = count > 0 ? study_quantile(delays, count, 50) : INT64_MAX;
    free(delays);
    return median == INT64_MAX ? json_null() : json_integer(median);
}

static json_t *sharing_json(const struct study *study)
{
    json_int_t met = 0;
    json_int_t never = 0;
    for (uint32_t i = 0; i < study->run_count; i++) {
        met += study->runs[i].met_in_time;
        never += study->runs[i].never;
    }
    json_t *sharing = json_object();
    (void)json_object_set_new(sharing, "needs", json_integer((json_int_t)study->run_count * study->need_count));
    (void)json_object_set_new(sharing, "met_in_time", json_integer(met));
    (void)json_object_set_new(sharing, "never", json_integer(never));
    (void)json_object_set_new(sharing, "median_s", median_delay(study));
    return sharing;
}

static void print_json(const struct world *world, const struct study *study, const struct options *options,
                       uint64_t seed, double seconds)
{
    int64_t *values = malloc(study->run_count * sizeof *values);
    MUST(values != NULL);
    char digest[DIGEST_TEXT_BYTES];
    digest_format(study->digest, digest);
    json_t *all = json_object();
    (void)json_object_set_new(all, "scenario", json_string(world->id));
    (void)json_object_set_new(all, "runs", json_integer(study->run_count));
    (void)json_object_set_new(all, "seed", json_integer((json_int_t)seed));
    (void)json_object_set_new(all, "threads", json_integer((json_int_t)options->threads));
    (void)json_object_set_new(all, "events", json_integer((json_int_t)study->events));
    (void)json_object_set_new(all, "seconds", json_real(seconds));
    (void)json_object_set_new(all, "digest", json_string(digest));
    (void)json_object_set_new(all, "measures", measures_json(world, study, values));
    (void)json_object_set_new(all, "clocks", clocks_json(world, study));
    (void)json_object_set_new(all, "decisions", decisions_json(world, study));
    (void)json_object_set_new(all, "sharing", sharing_json(study));
    (void)json_dumpf(all, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(9));
    (void)printf("\n");
    json_decref(all);
    free(values);
}

static void print_faults(const struct study *study)
{
    uint32_t faulty = 0, stopped = 0;
    for (uint32_t i = 0; i < study->run_count; i++) {
        faulty += study->runs[i].faults > 0 ? 1 : 0;
        stopped += study->runs[i].is_stopped ? 1 : 0;
    }
    if (faulty > 0) {
        (void)fprintf(stderr, "In %u of them the scenario was at fault: a story was closed, or it did more than an exercise may. "
                      "It stopped %u of them. With -o each fault is told.\n", faulty, stopped);
    }
}

static void print_words(const struct world *world, const struct study *study, const struct options *options, double seconds)
{
    char digest[DIGEST_TEXT_BYTES];
    digest_format(study->digest, digest);
    uint64_t met = 0;
    for (uint32_t i = 0; i < study->run_count; i++) {
        met += study->runs[i].met_in_time;
    }
    (void)fprintf(stderr, "%s: %u %s, %" PRIu64 " events in %.2f s. Information met its need in time %" PRIu64 " of %" PRIu64
                  " times.\n", world->id, study->run_count, study->run_count == 1 ? "play" : "plays", study->events, seconds,
                  met, (uint64_t)study->run_count * study->need_count);
    print_faults(study);
    (void)printf("digest %s\n", digest);
    if (options->output != NULL) {
        (void)printf("%s %s\n", options->runs == 1 ? "session" : "sessions", options->output);
    }
}

static double now_s(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static enum err study_and_print(const struct package *package, const struct loaded *loaded,
                                const struct options *options, uint64_t seed, struct err_note *note)
{
    struct study_plan *plan = calloc(1, sizeof *plan);
    MUST(plan != NULL);
    plan->first_seed = seed;
    plan->runs = (uint32_t)options->runs;
    plan->threads = (uint32_t)options->threads;
    struct study study = { 0 };
    struct study_maker maker = loaded_maker(package);
    enum err err = library_cast_bots(loaded->world, options->policy, plan->teams, note);
    double start = now_s();
    if (err == ERR_OK) {
        err = study_play(plan, &maker, &study, note);
    }
    if (err == ERR_OK && options->json) {
        print_json(loaded->world, &study, options, seed, now_s() - start);
    } else if (err == ERR_OK) {
        print_words(loaded->world, &study, options, now_s() - start);
    }
    study_deinit(&study);
    free(plan);
    return err;
}

static int run_simulate(int argc, char **argv)
{
    struct options options;
    if (!parse(argc, argv, &options)) {
        return command_usage(&command_simulate, NULL);
    }
    struct err_note note = { 0 };
    struct package package;
    package_init(&package);
    struct loaded loaded = { 0 };
    enum err err = library_package(options.scenario, &package, &note);
    if (err == ERR_OK) {
        err = loaded_open(&loaded, &package, &note);
    }
    if (err == ERR_OK) {
        uint64_t seed = options.has_seed ? options.seed : loaded.world->seed;
        err = options.output != NULL ? record_plays(&package, &options, seed, &note) : ERR_OK;
        err = err == ERR_OK ? study_and_print(&package, &loaded, &options, seed, &note) : err;
    }
    loaded_close(&loaded);
    package_deinit(&package);
    return err == ERR_OK ? EXIT_GOOD : command_fail(NAME, err, &note);
}

const struct command command_simulate = {
    NAME, "SCENARIO [--runs N] [--seed N] [--threads N] [--policy P] [--json] [-o SESSION|DIR]",
    "play with bots in every seat, once or many times",
    "SCENARIO is a folder, an id from the library (quiet-ward), or a session file, which carries its scenario with it.\n"
    "\n"
    "  --runs N      so many plays, 1 to 1000000 (1), with the seeds from --seed on\n"
    "  --seed N      the seed of the first play, 0 to 9223372036854775807 (the author's)\n"
    "  --threads N   1 to 64 (1); the result is the same with any\n"
    "  --policy P    how all bots behave: prompt (shares at once what the label allows), legalistic (only on a legal basis,\n"
    "                to the letter), secretive (only what a clock demands, and late) or silent (does nothing); docs/bots.md\n"
    "                (for each team what its author chose, else prompt)\n"
    "  --json        the result as one JSON object: measures, clocks, decisions, sharing, digest\n"
    "  -o, --output  one run: the session file to make. More: a folder for seed-N.tocsin of each; made when it is not\n"
    "                there. A file that is there is never written over\n"
    "\n"
    "On stdout, without --json: the digest over all plays, and with -o where the session or the sessions are.\n"
    "\n"
    "Exit codes: 0 played, 1 no such scenario or one with mistakes, 2 used wrongly, 3 the machine refused (disk, memory).\n"
    "\n"
    "Example:\n"
    "  tocsin simulate quiet-ward --runs 1000 --threads 2 --json\n"
    "  tocsin simulate quiet-ward --seed 7 -o night.tocsin\n",
    run_simulate,
};
