/* reference.h: the reference workload `reference-72h`, as pure rules.
 *
 * A synthetic exercise of 72 hours: 8 teams in 3 economies, 120 injects, 40 decisions, 60 items of information, 20 clocks.
 * Every draw is keyed, and no rule depends on the order of events within one second, so two correct implementations give
 * the same digest whatever their queue or language. docs/benchmarks.md defines it; the numbers that check it stand there.
 *
 * The same rules are run by a bare loop (bare.c), by the engine (core.c) and by scripts (reference.lua, plain.lua). */
#ifndef TOCSIN_TESTS_BENCH_REFERENCE_H
#define TOCSIN_TESTS_BENCH_REFERENCE_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

enum {
    REF_TEAMS = 8, REF_ECONOMIES = 3, REF_INJECTS = 120, REF_DECISIONS = 40, REF_ITEMS = 60, REF_CLOCKS = 20,
    REF_HORIZON_S = 259200, REF_MEASURE_START = 500
};

static inline uint32_t ref_rot(uint32_t x, int n)
{
    return x << n | x >> (32 - n);
}

/* After Bob Jenkins' final mix of three words. */
static inline uint32_t ref_draw(uint32_t a, uint32_t b, uint32_t c)
{
    a += 0x9e3779b9u;
    b += 0x7f4a7c15u;
    c ^= b; c -= ref_rot(b, 14);
    a ^= c; a -= ref_rot(c, 11);
    b ^= a; b -= ref_rot(a, 25);
    c ^= b; c -= ref_rot(b, 16);
    a ^= c; a -= ref_rot(c, 4);
    b ^= a; b -= ref_rot(a, 14);
    c ^= b; c -= ref_rot(b, 24);
    return c;
}

static inline int64_t ref_tri(double low, double mode, double high, uint32_t r)
{
    double u = (double)r / 4294967296.0;
    if (u < (mode - low) / (high - low)) {
        return (int64_t)floor(low + sqrt(u * ((high - low) * (mode - low))));
    }
    return (int64_t)floor(high - sqrt((1.0 - u) * ((high - low) * (high - mode))));
}

static inline int ref_economy(int team) { return team % REF_ECONOMIES; }
static inline int64_t ref_inject_due(int i) { return 600 + 2100 * (int64_t)i + 60 * ((37 * (int64_t)i) % 11); }
static inline bool ref_inject_targets(int i, int team) { return i % 4 == 0 || ref_economy(team) == (i / 3) % 3; }
static inline int ref_inject_change(int i) { return (29 * i) % 31 - 15; }
static inline int64_t ref_decision_delay(uint32_t seed, int d, int t)
{
    return ref_tri(300, 1200, 5400, ref_draw(seed, 1, (uint32_t)(8 * d + t)));
}
static inline int ref_option_drawn(uint32_t seed, int d, int t) { return (int)(ref_draw(seed, 2, (uint32_t)(8 * d + t)) % 4); }
static inline int ref_option_change1(int d, int o) { return (7 * d + 13 * o) % 41 - 20; }
static inline int ref_option_change2(int d, int o) { return (11 * d + 5 * o) % 31 - 15; }
static inline int ref_option_change3(int d, int o) { return (5 * d + 17 * o) % 21 - 10; }
static inline int ref_followups(int d, int o) { return 1 + (d + o) % 2; }
static inline int64_t ref_followup_delay(int d, int o, int f) { return 600 + 240 * (int64_t)((31 * d + 17 * o + 53 * f) % 60); }
static inline int ref_followup_change(int d, int o, int f) { return (3 * d + 7 * o + 11 * f) % 17 - 8; }
static inline int64_t ref_release_due(int k) { return 1800 + 3600 * (int64_t)k; }
static inline bool ref_sends(uint32_t seed, int k, int t, int j)
{
    return ref_draw(seed, 3, (uint32_t)(64 * k + 8 * t + j)) % 65536u < 24576u + 4096u * (uint32_t)(t % 4);
}
static inline int64_t ref_latency(uint32_t seed, int k, int t, int j)
{
    uint32_t r = ref_draw(seed, 4, (uint32_t)(64 * k + 8 * t + j));
    return ref_economy(t) == ref_economy(j) ? ref_tri(60, 300, 1200, r) : ref_tri(300, 1800, 7200, r);
}
static inline int64_t ref_clock_limit(int c)
{
    static const int64_t limits[] = { 7200, 14400, 28800, 86400 };
    return limits[c % 4];
}
static inline int64_t ref_answer_delay(uint32_t seed, int c, int t)
{
    return 2 * (ref_tri(900, 5400, 36000, ref_draw(seed, 5, (uint32_t)(8 * c + t))) / 2);
}

/* ---- the report at the end -------------------------------------------------------------------------------------- */

struct ref_report {
    uint32_t events;
    uint32_t decisions[REF_TEAMS], duplicates[REF_TEAMS], inbox[REF_TEAMS];
    uint32_t in_time[REF_TEAMS], breached[REF_TEAMS], late[REF_TEAMS], open[REF_TEAMS];
    uint32_t received[REF_TEAMS];
    int64_t share_s[REF_TEAMS][REF_ITEMS]; /* times to share, the first `received` */
    int64_t team_measure[REF_TEAMS][4];
    int64_t economy_measure[REF_ECONOMIES][2];
};

/* Clamps, sorts and folds the report into the digest of one play. */
uint32_t ref_digest(struct ref_report *report);
/* The values of one team, in report order: decisions, items, mean and median time to share, duplicates, clocks in time,
 * breached, late, open, inbox, four measures. `values` has room for 14. */
void ref_team_values(struct ref_report *report, int team, uint32_t values[14]);

/* ---- the implementations ---------------------------------------------------------------------------------------- */

/* Each plays one seed from a clean state to the full report. */
uint32_t bare_play(uint32_t seed, struct ref_report *report);
struct ref_core;
struct ref_core *core_create(void);
void core_destroy(struct ref_core *core);
uint32_t core_play(struct ref_core *core, uint32_t seed, struct ref_report *report);

#endif
