/* The workload with nothing around it: one heap, the rules, the report. What the engine is measured against. */
#include <string.h>

#include "reference.h"

enum kind { INJECT, DECIDE, FOLLOWUP, RELEASE, ARRIVE, ANSWER, BREACH };
struct due { int64_t at_s; uint32_t order; uint32_t what; /* kind << 24 | a << 12 | b */ };
struct clock { bool is_started, is_answered, is_breached; };

struct game {
    uint32_t seed, order, count;
    struct due heap[8192];
    int64_t learned_s[REF_ITEMS][REF_TEAMS]; /* -1 not */
    struct clock clocks[REF_CLOCKS][REF_TEAMS];
    struct ref_report *report;
};

static bool earlier(const struct due *x, const struct due *y)
{
    return x->at_s != y->at_s ? x->at_s < y->at_s : x->order < y->order;
}

static void add(struct game *game, int64_t at_s, enum kind kind, int a, int b)
{
    if (at_s >= REF_HORIZON_S) {
        return;
    }
    struct due due = { at_s, game->order++, (uint32_t)kind << 24 | (uint32_t)a << 12 | (uint32_t)b };
    uint32_t hole = game->count++;
    while (hole > 0 && earlier(&due, &game->heap[(hole - 1) / 4])) {
        game->heap[hole] = game->heap[(hole - 1) / 4];
        hole = (hole - 1) / 4;
    }
    game->heap[hole] = due;
}

static struct due take(struct game *game)
{
    struct due first = game->heap[0];
    struct due last = game->heap[--game->count];
    uint32_t hole = 0;
    while (hole * 4 + 1 < game->count) {
        uint32_t best = hole * 4 + 1;
        uint32_t end = best + 4 < game->count ? best + 4 : game->count;
        for (uint32_t child = best + 1; child < end; child++) {
            best = earlier(&game->heap[child], &game->heap[best]) ? child : best;
        }
        if (!earlier(&game->heap[best], &last)) {
            break;
        }
        game->heap[hole] = game->heap[best];
        hole = best;
    }
    game->heap[hole] = last;
    return first;
}

static void start_clock(struct game *game, int c, int t, int64_t now_s)
{
    game->clocks[c][t].is_started = true;
    add(game, now_s + ref_answer_delay(game->seed, c, t), ANSWER, c, t);
    add(game, now_s + ref_clock_limit(c) + 1, BREACH, c, t);
}

static void inject(struct game *game, int i, int64_t now_s)
{
    for (int t = 0; t < REF_TEAMS; t++) {
        if (ref_inject_targets(i, t)) {
            game->report->inbox[t]++;
            game->report->team_measure[t][i % 4] += ref_inject_change(i);
        }
    }
    int d = i / 3;
    for (int t = 0; i % 3 == 0 && t < REF_TEAMS; t++) {
        if (ref_economy(t) == d % 3) {
            add(game, now_s + ref_decision_delay(game->seed, d, t), DECIDE, d, t);
        }
    }
    int c = i / 6;
    for (int t = 0; i % 6 == 0 && c % 2 == 0 && t < REF_TEAMS; t++) {
        if (ref_economy(t) == c % 3) {
            start_clock(game, c, t, now_s);
        }
    }
}

static void decide(struct game *game, int d, int t, int64_t now_s)
{
    struct ref_report *report = game->report;
    int o = ref_option_drawn(game->seed, d, t);
    int64_t learned_s = game->learned_s[3 * d / 2][t];
    if (o == 3 && (learned_s < 0 || learned_s >= now_s)) {
        o = d % 3;
    }
    report->decisions[t]++;
    report->team_measure[t][(d + o) % 4] += ref_option_change1(d, o);
    report->team_measure[t][(d + o + 1) % 4] += ref_option_change2(d, o);
    report->economy_measure[ref_economy(t)][o % 2] += ref_option_change3(d, o);
    for (int f = 0; f < ref_followups(d, o); f++) {
        add(game, now_s + ref_followup_delay(d, o, f), FOLLOWUP, d * 8 + t, o * 2 + f);
    }
}

static void learn(struct game *game, int k, int t, int64_t now_s)
{
    game->learned_s[k][t] = now_s;
    for (int j = 0; j < REF_TEAMS; j++) {
        if (j != t && j != k % 8 && ref_sends(game->seed, k, t, j)) {
            add(game, now_s + ref_latency(game->seed, k, t, j), ARRIVE, k, j);
        }
    }
    /* Odd clocks start when a team of their economy learns item 3c. */
    int c = k / 3;
    if (k % 3 == 0 && c % 2 == 1 && c < REF_CLOCKS && ref_economy(t) == c % 3) {
        start_clock(game, c, t, now_s);
    }
}

static void arrive(struct game *game, int k, int t, int64_t now_s)
{
    struct ref_report *report = game->report;
    if (game->learned_s[k][t] >= 0) {
        report->duplicates[t]++;
        return;
    }
    report->share_s[t][report->received[t]++] = now_s - ref_release_due(k);
    learn(game, k, t, now_s);
}

static void answer(struct game *game, int c, int t)
{
    struct clock *clock = &game->clocks[c][t];
    clock->is_answered = true;
    if (clock->is_breached) {
        game->report->late[t]++;
    } else {
        game->report->in_time[t]++;
    }
}

/* False when the breach was cancelled: then it is no event. */
static bool breach(struct game *game, int c, int t)
{
    struct clock *clock = &game->clocks[c][t];
    if (clock->is_answered) {
        return false;
    }
    clock->is_breached = true;
    game->report->breached[t]++;
    return true;
}

static bool happen(struct game *game, const struct due *due)
{
    int a = (int)(due->what >> 12 & 0xfff);
    int b = (int)(due->what & 0xfff);
    switch ((enum kind)(due->what >> 24)) {
    case INJECT: inject(game, a, due->at_s); return true;
    case DECIDE: decide(game, a, b, due->at_s); return true;
    case FOLLOWUP:
        game->report->inbox[a % 8]++;
        game->report->team_measure[a % 8][(a / 8 + b % 2) % 4] += ref_followup_change(a / 8, b / 2, b % 2);
        return true;
    case RELEASE: learn(game, a, a % 8, due->at_s); return true;
    case ARRIVE: arrive(game, a, b, due->at_s); return true;
    case ANSWER: answer(game, a, b); return true;
    case BREACH: return breach(game, a, b);
    }
    return false;
}

static void set_up(struct game *game)
{
    memset(game->learned_s, 0xff, sizeof game->learned_s);
    memset(game->report, 0, sizeof *game->report);
    for (int t = 0; t < REF_TEAMS; t++) {
        for (int m = 0; m < 4; m++) {
            game->report->team_measure[t][m] = REF_MEASURE_START;
        }
    }
    for (int e = 0; e < REF_ECONOMIES; e++) {
        game->report->economy_measure[e][0] = game->report->economy_measure[e][1] = REF_MEASURE_START;
    }
    for (int i = 0; i < REF_INJECTS; i++) {
        add(game, ref_inject_due(i), INJECT, i, 0);
    }
    for (int k = 0; k < REF_ITEMS; k++) {
        add(game, ref_release_due(k), RELEASE, k, 0);
    }
}

uint32_t bare_play(uint32_t seed, struct ref_report *report)
{
    static _Thread_local struct game game;
    game.seed = seed;
    game.order = game.count = 0;
    game.report = report;
    memset(game.clocks, 0, sizeof game.clocks);
    set_up(&game);
    while (game.count > 0) {
        struct due due = take(&game);
        report->events += happen(&game, &due) ? 1 : 0;
    }
    for (int c = 0; c < REF_CLOCKS; c++) {
        for (int t = 0; t < REF_TEAMS; t++) {
            const struct clock *clock = &game.clocks[c][t];
            report->open[t] += clock->is_started && !clock->is_answered && !clock->is_breached ? 1 : 0;
        }
    }
    return ref_digest(report);
}
