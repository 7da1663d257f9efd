#include "study/study.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* A story may nest deeply in Lua; the sandbox promises it so much of stack. */
#define STACK_BYTES ((size_t)8 * 1024 * 1024)

struct worker {
    const struct study_plan *plan;
    const struct study_maker *maker;
    struct study *study;
    atomic_uint *next;      /* the next run that nobody plays yet */
    atomic_bool *has_failed;
    struct arena arena;     /* results of this worker's runs */
    struct arena scratch;
    enum err err;
    struct err_note note;
};

static void keep_result(struct worker *worker, const struct result *result, const struct world *world,
                         struct study_run *run)
{
    struct arena *arena = &worker->arena;
    run->measures = ARENA_ARRAY(arena, int64_t, world->measures_count);
    memcpy(run->measures, result->measures, world->measures_count * sizeof *run->measures);
    run->stages = ARENA_ARRAY(arena, uint8_t, result->stage_count);
    for (uint32_t i = 0; i < result->stage_count; i++) {
        run->stages[i] = (uint8_t)result->stages[i];
    }
    run->chosen = ARENA_ARRAY(arena, uint8_t, world->options_count);
    for (uint32_t i = 0; i < world->options_count; i++) {
        run->chosen[i] = (uint8_t)result->chosen[i];
    }
    run->delays_s = ARENA_ARRAY(arena, int64_t, result->need_count);
    for (uint32_t i = 0; i < result->need_count; i++) {
        const struct result_need *need = &result->needs[i];
        run->met_in_time += result_need_is_met(need) ? 1 : 0;
        run->never += need->known_s == INT64_MAX ? 1 : 0;
        int64_t from_s = need->first_s < need->known_s ? need->first_s : need->known_s;
        run->delays_s[i] = from_s == INT64_MAX ? -1 : need->known_s == INT64_MAX ? INT64_MAX : need->known_s - from_s;
    }
    run->ending = result->ending;
    run->faults = result->faults;
    run->is_stopped = result->is_stopped;
    run->end_s = result->end_s;
}

static void play(struct worker *worker, struct session *session, uint32_t index)
{
    struct study_run *run = &worker->study->runs[index];
    run->seed = worker->plan->first_seed + index;
    session_reset(session, run->seed);
    worker->err = session_begin(session, 0, &worker->note);
    if (worker->err != ERR_OK) {
        return;
    }
    (void)session_run_to(session, INT64_MAX / 4, 0, 0, &worker->note);
    struct engine *engine = session_engine(session);
    run->events = engine_events(engine);
    run->digest = engine_digest(engine);
    arena_reset(&worker->scratch);
    struct result result;
    result_fold(engine_world(engine), session_trace(session), &worker->scratch, &result);
    keep_result(worker, &result, engine_world(engine), run);
    if (index == 0) {
        worker->study->measure_count = engine_world(engine)->measures_count;
        worker->study->option_count = engine_world(engine)->options_count;
        worker->study->stage_count = result.stage_count;
        worker->study->need_count = result.need_count;
    }
}

static void *work(void *argument)
{
    struct worker *worker = argument;
    struct session_config config = { .seed = worker->plan->first_seed };
    memcpy(config.teams, worker->plan->teams, sizeof config.teams);
    void *own = NULL;
    worker->err = worker->maker->open(worker->maker->context, &config, &own, &worker->note);
    if (worker->err == ERR_OK) {
        struct session *session = session_create(&config);
        for (;;) {
            uint32_t index = atomic_fetch_add(worker->next, 1);
            if (index >= worker->plan->runs || atomic_load(worker->has_failed) || worker->err != ERR_OK) {
                break;
            }
            play(worker, session, index);
        }
        session_destroy(session);
        worker->maker->close(worker->maker->context, own);
    }
    if (worker->err != ERR_OK) {
        atomic_store(worker->has_failed, true);
    }
    return NULL;
}

static void start(pthread_t *thread, struct worker *worker)
{
    pthread_attr_t attributes;
    MUST(pthread_attr_init(&attributes) == 0);
    MUST(pthread_attr_setstacksize(&attributes, STACK_BYTES) == 0);
    MUST(pthread_create(thread, &attributes, work, worker) == 0);
    (void)pthread_attr_destroy(&attributes);
}

static void add_up(struct study *study)
{
    struct hash *hash = hash_create();
    for (uint32_t i = 0; i < study->run_count; i++) {
        unsigned char bytes[16];
        unsigned char *at = bytes;
        le_u64(&at, study->runs[i].digest.high);
        le_u64(&at, study->runs[i].digest.low);
        hash_add(hash, bytes, sizeof bytes);
        study->events += study->runs[i].events;
    }
    study->digest = hash_digest(hash);
    hash_destroy(hash);
}

struct arena_chain { struct arena arena; struct arena_chain *next; };

/* A worker's results outlive the worker. */
static void adopt(struct study *study, struct arena *arena)
{
    struct arena_chain *link = malloc(sizeof *link);
    MUST(link != NULL);
    link->arena = *arena;
    link->next = study->chain;
    study->chain = link;
}

enum err study_play(const struct study_plan *plan, const struct study_maker *maker, struct study *study,
                    struct err_note *note)
{
    MUST(plan->runs >= 1 && plan->runs <= STUDY_RUNS_MAX);
    MUST(plan->threads >= 1 && plan->threads <= STUDY_THREADS_MAX);
    *study = (struct study){ .run_count = plan->runs };
    study->runs = calloc(plan->runs, sizeof *study->runs);
    MUST(study->runs != NULL);
    atomic_uint next = 0;
    atomic_bool has_failed = false;
    struct worker workers[STUDY_THREADS_MAX] = { 0 };
    pthread_t threads[STUDY_THREADS_MAX];
    for (uint32_t i = 0; i < plan->threads; i++) {
        workers[i] = (struct worker){ .plan = plan, .maker = maker, .study = study, .next = &next,
                                      .has_failed = &has_failed };
        start(&threads[i], &workers[i]);
    }
    enum err err = ERR_OK;
    for (uint32_t i = 0; i < plan->threads; i++) {
        (void)pthread_join(threads[i], NULL);
        arena_deinit(&workers[i].scratch);
        adopt(study, &workers[i].arena);
        if (workers[i].err != ERR_OK && err == ERR_OK) {
            err = err_say(note, workers[i].err, "%s", workers[i].note.text);
        }
    }
    if (err == ERR_OK) {
        add_up(study);
    } else {
        study_deinit(study);
    }
    return err;
}

void study_deinit(struct study *study)
{
    while (study->chain != NULL) {
        struct arena_chain *next = study->chain->next;
        arena_deinit(&study->chain->arena);
        free(study->chain);
        study->chain = next;
    }
    free(study->runs);
    *study = (struct study){ 0 };
}

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

int64_t study_quantile(int64_t *values, uint32_t count, uint32_t percent)
{
    MUST(count > 0 && percent <= 100);
    qsort(values, count, sizeof *values, compare);
    uint64_t rank = ((uint64_t)count * percent + 99) / 100;
    return values[rank > 0 ? rank - 1 : 0];
}
