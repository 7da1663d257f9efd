/* study.h: the same exercise many times over: bots in every seat, one seed after the other, on several threads.
 *
 * Each thread has its own world, engine, views and bots; they share nothing, so the result is the same for any number of
 * threads: it depends on scenario, seeds and cast alone.
 *
 * Room:  sim/study. Knows no Lua: each thread's world and script calls come from the maker. */
#ifndef TOCSIN_STUDY_STUDY_H
#define TOCSIN_STUDY_STUDY_H

#include "session/session.h"
#include "study/result.h"

#define STUDY_RUNS_MAX 1000000u
#define STUDY_THREADS_MAX 64u

/* Makes and takes back what one thread needs. Called once on each thread. */
struct study_maker {
    void *context;
    /* Fills world, calls and drop of `config`; `*own` is handed to close. */
    enum err (*open)(void *context, struct session_config *config, void **own, struct err_note *note);
    void (*close)(void *context, void *own);
};

struct study_plan {
    uint64_t first_seed;   /* run i has seed first_seed + i */
    uint32_t runs, threads;
    struct session_team teams[TEAMS_MAX];
};

struct study_run {
    uint64_t seed, events;
    struct digest digest;
    int64_t *measures;          /* final, by measure */
    uint8_t *stages;            /* enum result_stage */
    uint8_t *chosen;            /* by option: teams that took it */
    uint32_t met_in_time, never;
    int64_t *delays_s;          /* by need: from when it was first held to when it was known; INT64_MAX never; -1 nobody
                                 * ever held it */
    uint32_t ending;
    uint32_t faults; /* of the scenario: stories that were closed, or that it did too much */
    bool is_stopped; /* it ended by one of them */
    int64_t end_s;
};

struct arena_chain;
struct study {
    struct study_run *runs;     /* by seed */
    uint32_t run_count;
    uint32_t measure_count, stage_count, option_count, need_count;
    uint64_t events;
    struct digest digest;       /* over all runs' digests in order of seed */
    struct arena_chain *chain;  /* owned: where the arrays of the runs live */
};

/* Plays them all. Errors: those of the maker; `study` is then empty. study_deinit in any case. */
MUST_CHECK enum err study_play(const struct study_plan *plan, const struct study_maker *maker, struct study *study,
                               struct err_note *note);
void study_deinit(struct study *study);

/* The nearest-rank quantile of `count` values (sorted in place): percent 50 is the median. */
int64_t study_quantile(int64_t *values, uint32_t count, uint32_t percent);

#endif
