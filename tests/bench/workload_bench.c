/* workload_bench bare|core|script FIRST LAST: plays those seeds of the reference workload back to back on one thread.
 *
 * Prints one line: {"plays":N,"events":E,"digest":"xxxxxxxx","user_s":S,"rss_kib":K,"rss_start_kib":K0}: processor seconds
 * of the batch alone, the process's peak of resident memory, and what it had before anything was loaded. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "reference.h"
#include "script.h"

static double cpu_s(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static long status_kib(const char *field)
{
    FILE *status = fopen("/proc/self/status", "r");
    char line[256];
    long kib = -1;
    while (status != NULL && fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, field, strlen(field)) == 0) {
            kib = strtol(line + strlen(field) + 1, NULL, 10);
        }
    }
    if (status != NULL) {
        (void)fclose(status);
    }
    return kib;
}

struct way {
    struct ref_core *core;
    struct ref_script *script;
};

static uint32_t play(const struct way *way, uint32_t seed, struct ref_report *report)
{
    if (way->core != NULL) {
        return core_play(way->core, seed, report);
    }
    return way->script != NULL ? ref_script_play(way->script, seed, report) : bare_play(seed, report);
}

static int open_way(const char *mode, struct way *way)
{
    struct err_note note = { 0 };
    if (strcmp(mode, "core") == 0) {
        way->core = core_create();
    } else if (strcmp(mode, "script") == 0) {
        way->script = ref_script_create(TOCSIN_SOURCE_DIR "/tests/bench/reference.lua", &note);
        if (way->script == NULL) {
            (void)fprintf(stderr, "workload_bench: %s\n", note.text);
            return 1;
        }
    } else if (strcmp(mode, "bare") != 0) {
        (void)fprintf(stderr, "workload_bench: bare, core or script, not %s\n", mode);
        return 2;
    }
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        (void)fprintf(stderr, "Usage: workload_bench bare|core|script FIRST LAST\n");
        return 2;
    }
    long start_kib = status_kib("VmRSS");
    struct way way = { NULL, NULL };
    int code = open_way(argv[1], &way);
    if (code != 0) {
        return code;
    }
    uint32_t first = (uint32_t)strtoul(argv[2], NULL, 10);
    uint32_t last = (uint32_t)strtoul(argv[3], NULL, 10);
    uint32_t digest = 0;
    uint64_t events = 0;
    double start = cpu_s();
    for (uint32_t seed = first; seed <= last; seed++) {
        struct ref_report report;
        digest = ref_draw(digest, 0, play(&way, seed, &report));
        events += report.events;
    }
    double seconds = cpu_s() - start;
    (void)printf("{\"plays\":%u,\"events\":%" PRIu64 ",\"digest\":\"%08x\",\"user_s\":%.6f,\"rss_kib\":%ld,"
                 "\"rss_start_kib\":%ld}\n", last - first + 1, events, digest, seconds, status_kib("VmHWM"), start_kib);
    if (way.core != NULL) {
        core_destroy(way.core);
    }
    if (way.script != NULL) {
        ref_script_destroy(way.script);
    }
    return 0;
}
