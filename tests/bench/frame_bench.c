/* What the window costs: the seat beside a bare SDL program that opens the same window and draws as many words.
 *
 *   frame_bench
 *
 * Prints one line of JSON; docs/benchmarks.md says what each key means. Without a display SDL's dummy driver is used: the
 * pixels are made and shown to nobody; only rest is then measured in Xvfb. First frames are those of processes of their own, in turn. Nothing here is a test. */
#include <jansson.h>
#include <limits.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clocks.h"

#define ROUNDS 5
#define XVFB_RUN "/usr/bin/xvfb-run"

extern char **environ;

static void fail(const char *what)
{
    (void)fprintf(stderr, "frame_bench: %s\n", what);
    exit(3);
}

/* ---- children ------------------------------------------------------------------------------------------------------ */

static pid_t start(char *const *argv, FILE **out)
{
    int ends[2];
    posix_spawn_file_actions_t actions;
    pid_t child = 0;
    if (pipe(ends) != 0 || posix_spawn_file_actions_init(&actions) != 0 ||
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO) != 0 ||
        posix_spawn_file_actions_addclose(&actions, ends[0]) != 0 ||
        posix_spawn(&child, argv[0], &actions, NULL, argv, environ) != 0) {
        fail("a program to measure cannot be started");
    }
    (void)posix_spawn_file_actions_destroy(&actions);
    (void)close(ends[1]);
    *out = fdopen(ends[0], "r");
    MUST(*out != NULL);
    return child;
}

/* The one JSON object that `program way path` prints, in a display made for it or in the one there is. */
static json_t *run_in(bool makes_display, const char *program, const char *way, const char *path)
{
    static char xvfb[] = XVFB_RUN, free_number[] = "-a", server[] = "-s", screen[] = "-screen 0 1920x1080x24";
    char file[PATH_MAX], way_copy[16], path_copy[PATH_MAX];
    (void)snprintf(file, sizeof file, "%s/%s", TOCSIN_BENCH_DIR, program);
    (void)snprintf(way_copy, sizeof way_copy, "%s", way);
    (void)snprintf(path_copy, sizeof path_copy, "%s", path != NULL ? path : "");
    char *argv[] = { xvfb, free_number, server, screen, file, way_copy, path != NULL ? path_copy : NULL, NULL };
    FILE *out = NULL;
    pid_t child = start(makes_display ? argv : argv + 4, &out);
    json_t *object = json_loadf(out, 0, NULL);
    int status = 0;
    (void)fclose(out);
    if (waitpid(child, &status, 0) != child || status != 0 || object == NULL) {
        fail("a program to measure failed");
    }
    return object;
}

static json_t *run(const char *program, const char *way, const char *path)
{
    return run_in(false, program, way, path);
}

static double first_ms(const char *program, const char *way, const char *path)
{
    int64_t before = wall_ns();
    json_t *object = run(program, way, path);
    int64_t presented = json_integer_value(json_object_get(object, "presented_ns"));
    json_decref(object);
    return (double)(presented - before) / 1e6;
}

/* ---- figures ------------------------------------------------------------------------------------------------------- */

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
    MUST(json_object_set_new(all, key, json_real(value)) == 0);
}

static void measure_first_frames(json_t *all, const char *folder, const char *session)
{
    double bare[ROUNDS], begun[ROUNDS], resumed[ROUNDS];
    char path[PATH_MAX];
    (void)snprintf(path, sizeof path, "%s/new.tocsin", folder);
    for (int i = 0; i < ROUNDS; i++) {
        bare[i] = first_ms("bare_frame", "first", NULL);
        begun[i] = first_ms("seat_frame", "first", path);
        resumed[i] = first_ms("seat_frame", "resume", session);
        (void)unlink(path);
    }
    double bare_ms = median(bare), begun_ms = median(begun), resumed_ms = median(resumed);
    put(all, "bare_first_frame_ms", bare_ms);
    put(all, "first_frame_ms", begun_ms);
    put(all, "resumed_frame_ms", resumed_ms);
    put(all, "first_frame_to_bare", begun_ms / bare_ms);
    put(all, "resumed_frame_to_bare", resumed_ms / bare_ms);
}

static void take(json_t *all, json_t *figures)
{
    MUST(json_object_update(all, figures) == 0);
    json_decref(figures);
}

/* SDL's dummy driver cannot wait: it looks for events every millisecond, whatever the program does. So a display is made for
 * this alone, where the machine has Xvfb. */
static void measure_rest(json_t *all, const char *session)
{
    const char *driver = getenv("SDL_VIDEODRIVER");
    bool makes_display = driver != NULL && strcmp(driver, "dummy") == 0 && access(XVFB_RUN, X_OK) == 0;
    if (makes_display) {
        MUST(unsetenv("SDL_VIDEODRIVER") == 0);
    }
    take(all, run_in(makes_display, "seat_frame", "rest", session));
    take(all, run_in(makes_display, "bare_frame", "rest", NULL));
}

static void measure_all(json_t *all, const char *folder)
{
    char session[PATH_MAX];
    (void)snprintf(session, sizeof session, "%s/bench.tocsin", folder);
    json_decref(run("seat_frame", "make", session));
    measure_first_frames(all, folder, session);
    take(all, run("seat_frame", "steady", session));
    measure_rest(all, session);
    (void)unlink(session);
}

int main(void)
{
    if (getenv("DISPLAY") == NULL && getenv("WAYLAND_DISPLAY") == NULL) {
        MUST(setenv("SDL_VIDEODRIVER", "dummy", 0) == 0);
    }
    const char *temporary = getenv("TMPDIR");
    char folder[PATH_MAX / 2];
    (void)snprintf(folder, sizeof folder, "%s/tocsin-frame-XXXXXX", temporary != NULL ? temporary : "/tmp");
    if (mkdtemp(folder) == NULL) {
        fail("no folder for the session file could be made");
    }
    json_t *all = json_object();
    measure_all(all, folder);
    (void)rmdir(folder);
    (void)json_dumpf(all, stdout, JSON_REAL_PRECISION(6));
    (void)printf("\n");
    json_decref(all);
    return 0;
}
