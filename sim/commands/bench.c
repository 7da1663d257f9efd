/* tocsin bench: how fast this machine plays, as ratios within one run.
 *
 * It runs the programs of tests/bench as children, in turn, so that a machine that slows down slows both sides, and compares
 * medians. They stand in the build folder; an installed Tocsin has none and says so. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"
#include "commands/args.h"
#include "commands/commands.h"
#include "commands/library.h"

#define NAME "bench"
#define ROUNDS 5
#define PLAYS 1000

struct figure { const char *name; double goal; bool at_most; };

/* What is promised; docs/benchmarks.md says what each means. */
static const struct figure goals[] = {
    { "core_to_bare", 2.0, true },          { "script_to_plain", 0.6, true },       { "script_peak_mib", 6.0, true },
    { "quiet_ward_1000_s", 2.0, true },     { "two_threads_speedup", 1.8, false },  { "ratio_single", 0.85, false },
    { "ratio_reopen", 10.0, true },         { "session_resume_to_rows", 10.0, true },
    { "first_frame_to_bare", 2.0, true },   { "full_redraw_ms", 6.0, true },        { "one_panel_ms", 1.0, true },
    { "window_peak_mib", 64.0, true },      { "at_rest_percent", 0.05, true },
};

/* Runs a command line and reads the one JSON object that it prints; NULL when it fails. */
static json_t *run(const char *command)
{
    FILE *out = popen(command, "r");
    if (out == NULL) {
        return NULL;
    }
    json_t *object = json_loadf(out, JSON_DISABLE_EOF_CHECK, NULL);
    int status = pclose(out);
    if (status != 0) {
        json_decref(object);
        return NULL;
    }
    return object;
}

static double number(const json_t *object, const char *key)
{
    return json_number_value(json_object_get(object, key));
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof *values, ascending);
    return values[ROUNDS / 2];
}

static void put(json_t *all, const char *key, double value)
{
    (void)json_object_set_new(all, key, json_real(value));
}

/* ---- the reference workload ---------------------------------------------------------------------------------------- */

static bool run_way(json_t *all, const char *command, const char *digest, double *seconds, double *rss_mib)
{
    json_t *result = run(command);
    const char *got = json_string_value(json_object_get(result, "digest"));
    bool fits = got != NULL && strcmp(got, digest) == 0;
    *seconds = number(result, "user_s");
    *rss_mib = (number(result, "rss_kib") - number(result, "rss_start_kib")) / 1024;
    if (!fits) {
        (void)json_object_set_new(all, "failed", json_string(command));
    }
    json_decref(result);
    return fits;
}

static bool bench_workload(json_t *all)
{
    double bare[ROUNDS], core[ROUNDS], script[ROUNDS], plain[ROUNDS], rss[ROUNDS], unused;
    static const char seeds_1000[] = "1 2000";
    static const char digest_2000[] = "3321c9a0";
    char command[4][512];
    (void)snprintf(command[0], sizeof command[0], "%s/workload_bench bare %s", TOCSIN_BENCH_DIR, seeds_1000);
    (void)snprintf(command[1], sizeof command[1], "%s/workload_bench core %s", TOCSIN_BENCH_DIR, seeds_1000);
    (void)snprintf(command[2], sizeof command[2], "%s/workload_bench script 1 200", TOCSIN_BENCH_DIR);
    (void)snprintf(command[3], sizeof command[3], "lua5.4 %s/tests/bench/plain.lua 1 200", TOCSIN_SOURCE_DIR);
    for (int i = 0; i < ROUNDS; i++) {
        if (!run_way(all, command[0], digest_2000, &bare[i], &unused) ||
            !run_way(all, command[1], digest_2000, &core[i], &unused) ||
            !run_way(all, command[2], "958b4e60", &script[i], &rss[i]) ||
            !run_way(all, command[3], "958b4e60", &plain[i], &unused)) {
            return false;
        }
    }
    double events = 3708593;
    put(all, "bare_ns_per_event", median(bare) / events * 1e9);
    put(all, "core_ns_per_event", median(core) / events * 1e9);
    put(all, "core_to_bare", median(core) / median(bare));
    put(all, "script_to_plain", median(script) / median(plain));
    put(all, "script_peak_mib", median(rss));
    return true;
}

/* ---- Quiet Ward ---------------------------------------------------------------------------------------------------- */

static double wall_s(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static enum err play_quiet_ward(const struct package *package, const struct world *world, uint32_t threads, double *seconds,
                                struct err_note *note)
{
    struct study_plan *plan = calloc(1, sizeof *plan);
    MUST(plan != NULL);
    *plan = (struct study_plan){ .first_seed = 1, .runs = PLAYS, .threads = threads };
    struct study_maker maker = loaded_maker(package);
    struct study study = { 0 };
    enum err err = library_cast_bots(world, NULL, plan->teams, note);
    double start = wall_s();
    if (err == ERR_OK) {
        err = study_play(plan, &maker, &study, note);
    }
    *seconds = wall_s() - start;
    study_deinit(&study);
    free(plan);
    return err;
}

static enum err bench_plays(json_t *all, struct err_note *note)
{
    struct package package;
    struct loaded loaded = { 0 };
    package_init(&package);
    enum err err = library_package("quiet-ward", &package, note);
    if (err == ERR_OK) {
        err = loaded_open(&loaded, &package, note);
    }
    /* One and two in turn, each pair against itself: a machine whose pace drifts does so in both. */
    double two[ROUNDS], speedup[ROUNDS];
    for (int i = 0; err == ERR_OK && i < ROUNDS; i++) {
        double one = 0;
        err = play_quiet_ward(&package, loaded.world, 1, &one, note);
        err = err == ERR_OK ? play_quiet_ward(&package, loaded.world, 2, &two[i], note) : err;
        speedup[i] = one / two[i];
    }
    if (err == ERR_OK) {
        put(all, "quiet_ward_1000_s", median(two));
        put(all, "two_threads_speedup", median(speedup));
    }
    loaded_close(&loaded);
    package_deinit(&package);
    return err;
}

/* ---- everything ---------------------------------------------------------------------------------------------------- */

static bool bench_program(json_t *all, const char *program)
{
    char command[512];
    (void)snprintf(command, sizeof command, "%s/%s", TOCSIN_BENCH_DIR, program);
    if (access(command, X_OK) != 0) {
        return true; /* this build has none */
    }
    json_t *result = run(command);
    bool good = result != NULL;
    if (good) {
        (void)json_object_update(all, result);
    } else {
        (void)json_object_set_new(all, "failed", json_string(command));
    }
    json_decref(result);
    return good;
}

static void print_words(const json_t *all)
{
    for (size_t i = 0; i < sizeof goals / sizeof goals[0]; i++) {
        const struct figure *goal = &goals[i];
        if (json_object_get(all, goal->name) == NULL) {
            (void)printf("%-24s not measured\n", goal->name);
            continue;
        }
        double value = number(all, goal->name);
        bool reached = goal->at_most ? value <= goal->goal : value >= goal->goal;
        (void)printf("%-24s %8.3f   goal %s %-6g %s\n", goal->name, value, goal->at_most ? "at most" : "at least", goal->goal,
                     reached ? "reached" : "not reached");
    }
}

static int run_bench(int argc, char **argv)
{
    static const struct arg known[] = { { "json", 'j', false }, { NULL, 0, false } };
    bool json = false;
    struct args args;
    args_open(&args, argc, argv, known);
    for (char choice; (choice = args_next(&args)) != 0;) {
        if (choice != 'j') {
            return command_usage(&command_bench, NULL);
        }
        json = true;
    }
    if (!args_no_word(&args)) {
        return command_usage(&command_bench, NULL);
    }
    struct err_note note = { 0 };
    if (access(TOCSIN_BENCH_DIR "/workload_bench", X_OK) != 0) {
        return command_fail(NAME, err_say(&note, ERR_NOT_FOUND, "the programs to compare with are not built here; run tools/bench"),
                            &note);
    }
    json_t *all = json_object();
    bool good = bench_workload(all) && bench_program(all, "journal_bench") && bench_program(all, "resume_bench") &&
                bench_program(all, "frame_bench");
    enum err err = good ? bench_plays(all, &note) : ERR_BAD_INPUT;
    if (!good) {
        (void)err_say(&note, err, "this failed or gave another digest: %s", json_string_value(json_object_get(all, "failed")));
    }
    if (json) {
        (void)json_dumpf(all, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(6));
        (void)printf("\n");
    } else {
        print_words(all);
    }
    json_decref(all);
    return err == ERR_OK ? EXIT_GOOD : command_fail(NAME, err, &note);
}

const struct command command_bench = {
    NAME, "[--json]", "measure this machine",
    "It plays the same workload in turn with and without Tocsin's own layers, and prints each figure beside its goal; most are\n"
    "ratios within one run. docs/benchmarks.md says what each means. It takes some minutes, and wants a quiet machine.\n"
    "It runs the programs of a build with benchmarks: tools/bench builds them and starts it.\n"
    "\n"
    "  --json   the figures as one JSON object\n"
    "\n"
    "Exit codes: 0 measured, whether the goals were reached or not; 1 a program failed or is not built; 2 used wrongly.\n"
    "\n"
    "Example:\n"
    "  tools/bench --json > figures.json\n",
    run_bench,
};
