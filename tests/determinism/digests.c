/* digests: plays everything that must come out the same on every machine and prints, a line each:
 *
 *   quiet-ward/7 0123456789abcdef0123456789abcdef 473      item, digest, events of the engine (- where that is not counted)
 *
 *   digests                  all items
 *   digests --trace ITEM     its trace as text, a record a line, to find the first that differs
 *   digests --conditions     the decimal point of the locale and the local hour of 2026-03-02 00:00 UTC
 *
 * It takes its locale and zone from the environment, as a program with a window does. matrix.py runs it in many builds and
 * many environments and compares. */
#include <dirent.h>
#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/rng.h"
#include "determinism/relay.h"
#include "language/play_file.h"
#include "language/trace_text.h"
#include "reference.h"
#include "scenarios/opened.h"
#include "script.h"
#include "study/study.h"

#define WARD_SEEDS 20u
#define SPLITS_MAX 5000u
#define STUDY_RUNS 8u
#define REFERENCE_SEEDS 7u /* more than 10,000 events */
#define EXAMPLES TOCSIN_SOURCE_DIR "/tests/language"
#define LAWS TOCSIN_SOURCE_DIR "/scenarios/laws"
#define END_S (INT64_MAX / 4)

static void print_digest(const char *item, struct digest digest)
{
    char text[DIGEST_TEXT_BYTES];
    digest_format(digest, text);
    (void)printf("%s %s", item, text);
}

/* ---- scenarios with bots ----------------------------------------------------------------------------------------- */

struct play { struct opened opened; struct session *session; };

static void play_begin(struct play *play, const char *name, uint64_t seed)
{
    struct err_note note = { 0 };
    if (strcmp(name, "relay") == 0) {
        relay_open(&play->opened);
    } else {
        opened_init(&play->opened, strcmp(name, "quiet-ward") == 0 ? "scenarios/quiet-ward" : "tests/determinism/tides");
    }
    struct session_config config = opened_config(&play->opened, seed);
    opened_cast_bots(&play->opened, POLICY_PROMPT, config.teams);
    for (uint32_t i = 0; i < play->opened.world->teams_count; i++) {
        config.teams[i].policy = (enum policy)((seed + i) % 3 == 0 ? POLICY_LEGALISTIC : POLICY_PROMPT);
    }
    play->session = session_create(&config);
    MUST(session_begin(play->session, 0, &note) == ERR_OK);
}

static void play_on(struct play *play, int64_t until_s)
{
    struct err_note note = { 0 };
    (void)session_run_to(play->session, until_s, 0, 0, &note);
}

static void play_end(struct play *play)
{
    session_destroy(play->session);
    opened_deinit(&play->opened);
}

static void print_play(const char *name, uint64_t seed)
{
    struct play play;
    char item[64];
    (void)snprintf(item, sizeof item, "%s/%" PRIu64, name, seed);
    play_begin(&play, name, seed);
    play_on(&play, END_S);
    print_digest(item, engine_digest(session_engine(play.session)));
    (void)printf(" %" PRIu64 "\n", engine_events(session_engine(play.session)));
    play_end(&play);
}

/* In steps of all lengths, from a second to some hours. */
static void print_split(const char *name, uint64_t seed)
{
    struct play play;
    char item[64];
    play_begin(&play, name, seed);
    for (uint32_t step = 0; !session_has_ended(play.session) && step < SPLITS_MAX; step++) {
        struct rng_key key = { .seed = seed, .kind = 1, .ordinal = step };
        uint32_t most = 1u << rng_below(&key, 15);
        key.kind = 2;
        play_on(&play, session_now_s(play.session) + 1 + rng_below(&key, most));
    }
    play_on(&play, END_S);
    (void)snprintf(item, sizeof item, "%s/%" PRIu64 "/split", name, seed);
    print_digest(item, engine_digest(session_engine(play.session)));
    (void)printf(" %" PRIu64 "\n", engine_events(session_engine(play.session)));
    play_end(&play);
}

/* Half of it, then a copy of the whole process goes on as well; both must come to the same end. */
static void print_forked(const char *name, uint64_t seed, int64_t half_s)
{
    struct play play;
    char item[64];
    play_begin(&play, name, seed);
    play_on(&play, half_s);
    (void)fflush(stdout);
    pid_t child = fork();
    MUST(child >= 0);
    play_on(&play, END_S);
    if (child != 0) {
        int status = 0;
        MUST(waitpid(child, &status, 0) == child);
        MUST(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    (void)snprintf(item, sizeof item, "%s/%" PRIu64 "/%s", name, seed, child == 0 ? "forked" : "forking");
    print_digest(item, engine_digest(session_engine(play.session)));
    (void)printf(" %" PRIu64 "\n", engine_events(session_engine(play.session)));
    if (child == 0) {
        (void)fflush(stdout);
        _exit(0);
    }
    play_end(&play);
}

static int trace_play(const char *name, uint64_t seed)
{
    struct play play;
    struct str text = { 0 };
    play_begin(&play, name, seed);
    play_on(&play, END_S);
    trace_text(play.opened.world, session_trace(play.session), &text);
    (void)fputs(str_text(&text), stdout);
    str_deinit(&text);
    play_end(&play);
    return 0;
}

/* ---- the examples of the language -------------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_example(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot != NULL && strcmp(dot, ".lua") == 0;
}

static void play_example(const char *name, struct str *text)
{
    struct str path = { 0 };
    str_addf(&path, "%s/%s", EXAMPLES, name);
    if (!play_file(str_text(&path), LAWS, text)) {
        (void)fprintf(stderr, "%s cannot be played: %s\n", name, str_text(text));
        exit(1);
    }
    str_deinit(&path);
}

static void print_examples(void)
{
    char *names[512];
    uint32_t count = 0;
    DIR *folder = opendir(EXAMPLES);
    MUST(folder != NULL);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (is_example(entry->d_name)) {
            MUST(count < sizeof names / sizeof names[0]);
            names[count++] = strdup(entry->d_name);
        }
    }
    (void)closedir(folder);
    qsort(names, count, sizeof *names, by_text);
    struct hash *hash = hash_create();
    for (uint32_t i = 0; i < count; i++) {
        struct str text = { 0 };
        struct str item = { 0 };
        play_example(names[i], &text);
        hash_reset(hash);
        hash_add(hash, str_text(&text), text.bytes);
        str_addf(&item, "language/%s", names[i]);
        print_digest(str_text(&item), hash_digest(hash));
        (void)printf(" -\n");
        str_deinit(&item);
        str_deinit(&text);
        free(names[i]);
    }
    hash_destroy(hash);
}

/* ---- the reference workload -------------------------------------------------------------------------------------- */

static void print_reference(void)
{
    struct err_note note = { 0 };
    struct ref_core *core = core_create();
    struct ref_script *script = ref_script_create(TOCSIN_SOURCE_DIR "/tests/bench/reference.lua", &note);
    MUST(script != NULL);
    uint32_t by_core = 0, by_script = 0;
    uint64_t events = 0;
    for (uint32_t seed = 1; seed <= REFERENCE_SEEDS; seed++) {
        struct ref_report report;
        by_core = ref_draw(by_core, 0, core_play(core, seed, &report));
        events += report.events;
        by_script = ref_draw(by_script, 0, ref_script_play(script, seed, &report));
    }
    print_digest("reference/core", (struct digest){ 0, by_core });
    (void)printf(" %" PRIu64 "\n", events);
    print_digest("reference/script", (struct digest){ 0, by_script });
    (void)printf(" %" PRIu64 "\n", events);
    ref_script_destroy(script);
    core_destroy(core);
}

/* ---- on several threads ------------------------------------------------------------------------------------------ */

static enum err open_ward(void *context, struct session_config *config, void **own, struct err_note *note)
{
    struct opened *opened = calloc(1, sizeof *opened);
    (void)context;
    (void)note;
    MUST(opened != NULL);
    opened_init(opened, "scenarios/quiet-ward");
    struct session_config mine = opened_config(opened, config->seed);
    config->world = mine.world;
    config->calls = mine.calls;
    *own = opened;
    return ERR_OK;
}

static void close_ward(void *context, void *own)
{
    (void)context;
    opened_deinit(own);
    free(own);
}

static void print_study(uint32_t threads)
{
    struct opened opened;
    struct study_plan *plan = calloc(1, sizeof *plan);
    struct study_maker maker = { NULL, open_ward, close_ward };
    struct study study;
    struct err_note note = { 0 };
    char item[64];
    MUST(plan != NULL);
    opened_init(&opened, "scenarios/quiet-ward");
    plan->first_seed = 1;
    plan->runs = STUDY_RUNS;
    plan->threads = threads;
    opened_cast_bots(&opened, POLICY_PROMPT, plan->teams);
    MUST(study_play(plan, &maker, &study, &note) == ERR_OK);
    (void)snprintf(item, sizeof item, "study/%u-threads", threads);
    print_digest(item, study.digest);
    (void)printf(" %" PRIu64 "\n", study.events);
    study_deinit(&study);
    opened_deinit(&opened);
    free(plan);
}

/* ---- what is asked ----------------------------------------------------------------------------------------------- */

static int print_all(void)
{
    for (uint64_t seed = 1; seed <= WARD_SEEDS; seed++) {
        print_play("quiet-ward", seed);
    }
    print_play("tides", 1);
    print_play("relay", 1);
    print_split("quiet-ward", 3);
    print_split("tides", 1);
    print_split("relay", 1);
    print_forked("quiet-ward", 3, 100000);
    print_forked("tides", 1, 40000);
    print_reference();
    print_examples();
    print_study(1);
    print_study(2);
    return 0;
}

static int print_trace(const char *item)
{
    static const char *const plays[] = { "quiet-ward/", "tides/", "relay/" };
    static const char *const names[] = { "quiet-ward", "tides", "relay" };
    for (int i = 0; i < 3; i++) {
        if (str_starts(item, plays[i])) {
            return trace_play(names[i], strtoull(item + strlen(plays[i]), NULL, 10));
        }
    }
    if (str_starts(item, "language/")) {
        struct str text = { 0 };
        play_example(item + strlen("language/"), &text);
        (void)fputs(str_text(&text), stdout);
        str_deinit(&text);
        return 0;
    }
    (void)fprintf(stderr, "%s has no trace of its own\n", item);
    return 2;
}

static int print_conditions(void)
{
    const time_t moment = 1772409600;
    struct tm local;
    MUST(localtime_r(&moment, &local) != NULL);
    (void)printf("%s %02d\n", localeconv()->decimal_point, local.tm_hour);
    return 0;
}

int main(int argc, char **argv)
{
    if (setlocale(LC_ALL, "") == NULL) {
        (void)fprintf(stderr, "the locale of the environment is not there\n");
        return 2;
    }
    if (argc == 2 && strcmp(argv[1], "--conditions") == 0) {
        return print_conditions();
    }
    return argc == 3 && strcmp(argv[1], "--trace") == 0 ? print_trace(argv[2]) : print_all();
}
