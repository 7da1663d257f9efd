/* The workload through the engine: its queue, its measures, its injects, its trace with audiences; the rules are called
 * through the same table of script calls that stories use. */
#include <stdlib.h>
#include <string.h>

#include "core_world.h"
#include "engine/engine.h"
#include "reference.h"

enum kind { DECIDE = 1, FOLLOWUP, RELEASE, ARRIVE, ANSWER, BREACH, INJECT };
struct clock_now { bool is_started, is_answered, is_breached; };

struct ref_core {
    struct world *world;
    struct engine *engine;
    uint32_t seed;
    uint32_t audience[REF_TEAMS];
    int64_t learned_s[REF_ITEMS][REF_TEAMS];
    struct clock_now clocks[REF_CLOCKS][REF_TEAMS];
    struct ref_report *report;
};

/* ---- the rules -------------------------------------------------------------------------------------------------- */

static void wake(struct ref_core *core, int64_t at_s, enum kind kind, int a, int b)
{
    if (at_s < REF_HORIZON_S) {
        engine_script_wake_at(core->engine, at_s, (uint64_t)kind << 24 | (uint64_t)a << 12 | (uint64_t)b);
    }
}

static void mark(struct ref_core *core, int team, enum kind kind, int a)
{
    engine_script_mark(core->engine, core->audience[team], (struct team_id){ (uint32_t)team }, kind, a);
}

static void change(struct ref_core *core, int measure, int by)
{
    engine_script_change(core->engine, (struct measure_id){ (uint32_t)measure }, (int64_t)by * 1000000);
}

static void start_clock(struct ref_core *core, int c, int t, int64_t now_s)
{
    core->clocks[c][t].is_started = true;
    wake(core, now_s + ref_answer_delay(core->seed, c, t), ANSWER, c, t);
    wake(core, now_s + ref_clock_limit(c) + 1, BREACH, c, t);
}

static void inject(struct ref_core *core, int i, int64_t now_s)
{
    engine_script_send(core->engine, (struct inject_id){ (uint32_t)i });
    for (int t = 0; t < REF_TEAMS; t++) {
        if (ref_inject_targets(i, t)) {
            core->report->inbox[t]++;
            change(core, 4 * t + i % 4, ref_inject_change(i));
        }
    }
    for (int t = 0; i % 3 == 0 && t < REF_TEAMS; t++) {
        if (ref_economy(t) == i / 3 % 3) {
            wake(core, now_s + ref_decision_delay(core->seed, i / 3, t), DECIDE, i / 3, t);
        }
    }
    for (int t = 0; i % 12 == 0 && t < REF_TEAMS; t++) {
        if (ref_economy(t) == i / 6 % 3) {
            start_clock(core, i / 6, t, now_s);
        }
    }
}

static void decide(struct ref_core *core, int d, int t, int64_t now_s)
{
    int o = ref_option_drawn(core->seed, d, t);
    int64_t learned_s = core->learned_s[3 * d / 2][t];
    if (o == 3 && (learned_s < 0 || learned_s >= now_s)) {
        o = d % 3;
    }
    core->report->decisions[t]++;
    mark(core, t, DECIDE, o);
    change(core, 4 * t + (d + o) % 4, ref_option_change1(d, o));
    change(core, 4 * t + (d + o + 1) % 4, ref_option_change2(d, o));
    change(core, 4 * REF_TEAMS + 2 * ref_economy(t) + o % 2, ref_option_change3(d, o));
    for (int f = 0; f < ref_followups(d, o); f++) {
        wake(core, now_s + ref_followup_delay(d, o, f), FOLLOWUP, d * 8 + t, o * 2 + f);
    }
}

static void follow_up(struct ref_core *core, int d, int t, int o, int f)
{
    core->report->inbox[t]++;
    mark(core, t, FOLLOWUP, d);
    change(core, 4 * t + (d + f) % 4, ref_followup_change(d, o, f));
}

static void learn(struct ref_core *core, int k, int t, int64_t now_s)
{
    core->learned_s[k][t] = now_s;
    for (int j = 0; j < REF_TEAMS; j++) {
        if (j != t && j != k % 8 && ref_sends(core->seed, k, t, j)) {
            wake(core, now_s + ref_latency(core->seed, k, t, j), ARRIVE, k, j);
        }
    }
    int c = k / 3;
    if (k % 3 == 0 && c % 2 == 1 && ref_economy(t) == c % 3) {
        start_clock(core, c, t, now_s);
    }
}

static void arrive(struct ref_core *core, int k, int t, int64_t now_s)
{
    struct ref_report *report = core->report;
    mark(core, t, ARRIVE, k);
    if (core->learned_s[k][t] >= 0) {
        report->duplicates[t]++;
        return;
    }
    report->share_s[t][report->received[t]++] = now_s - ref_release_due(k);
    learn(core, k, t, now_s);
}

static void answer(struct ref_core *core, int c, int t)
{
    core->clocks[c][t].is_answered = true;
    mark(core, t, ANSWER, c);
    if (core->clocks[c][t].is_breached) {
        core->report->late[t]++;
    } else {
        core->report->in_time[t]++;
    }
}

static void breach(struct ref_core *core, int c, int t)
{
    if (core->clocks[c][t].is_answered) {
        core->report->events--; /* cancelled: no event */
        return;
    }
    core->clocks[c][t].is_breached = true;
    core->report->breached[t]++;
    mark(core, t, BREACH, c);
}

static int woken(void *script, struct engine *engine, uint64_t token, int64_t unused)
{
    (void)unused;
    struct ref_core *core = script;
    int64_t now_s = engine_now_s(engine);
    int a = (int)(token >> 12 & 0xfff);
    int b = (int)(token & 0xfff);
    core->report->events++;
    switch ((enum kind)(token >> 24)) {
    case INJECT: inject(core, a, now_s); break;
    case DECIDE: decide(core, a, b, now_s); break;
    case FOLLOWUP: follow_up(core, a / 8, a % 8, b / 2, b % 2); break;
    case RELEASE:
        mark(core, a % 8, RELEASE, a);
        learn(core, a, a % 8, now_s);
        break;
    case ARRIVE: arrive(core, a, b, now_s); break;
    case ANSWER: answer(core, a, b); break;
    case BREACH: breach(core, a, b); break;
    }
    return SCRIPT_GOES_ON;
}

static int begun(void *script, struct engine *engine, uint32_t story)
{
    (void)story;
    struct ref_core *core = script;
    core->engine = engine;
    for (uint32_t t = 0; t < REF_TEAMS; t++) {
        core->audience[t] = engine_script_audience(engine, &(struct team_id){ t }, 1);
    }
    for (int i = 0; i < REF_INJECTS; i++) {
        wake(core, ref_inject_due(i), INJECT, i, 0);
    }
    for (int k = 0; k < REF_ITEMS; k++) {
        wake(core, ref_release_due(k), RELEASE, k, 0);
    }
    return SCRIPT_GOES_ON;
}

/* ---- playing ---------------------------------------------------------------------------------------------------- */

struct ref_core *core_create(void)
{
    struct ref_core *core = calloc(1, sizeof *core);
    MUST(core != NULL);
    core->world = core_world();
    struct engine_calls calls = { .script = core, .begin = begun, .wake = woken };
    core->engine = engine_create(core->world, 1, &calls);
    return core;
}

void core_destroy(struct ref_core *core)
{
    engine_destroy(core->engine);
    world_destroy(core->world);
    free(core);
}

uint32_t core_play(struct ref_core *core, uint32_t seed, struct ref_report *report)
{
    memset(report, 0, sizeof *report);
    memset(core->learned_s, 0xff, sizeof core->learned_s);
    memset(core->clocks, 0, sizeof core->clocks);
    core->seed = seed;
    core->report = report;
    engine_reset(core->engine, seed);
    engine_start(core->engine);
    engine_advance(core->engine, REF_HORIZON_S - 1);
    (void)engine_digest(core->engine);
    core_read_measures(core->engine, report);
    for (int c = 0; c < REF_CLOCKS; c++) {
        for (int t = 0; t < REF_TEAMS; t++) {
            const struct clock_now *clock = &core->clocks[c][t];
            report->open[t] += clock->is_started && !clock->is_answered && !clock->is_breached ? 1 : 0;
        }
    }
    return ref_digest(report);
}
