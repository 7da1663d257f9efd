/* survival.h: how long those who needed something waited for it, as the share that had it after each time.
 *
 * Room:   sim/charts. The estimate is Kaplan and Meier's: a need that was never met counts as waiting until it was last
 *         looked at (censored) and is marked by a stroke on the line, not dropped; so the median is honest, and may be
 *         "not reached". Never a mean of what happened to arrive.
 * Units:  seconds. */
#ifndef TOCSIN_CHARTS_SURVIVAL_H
#define TOCSIN_CHARTS_SURVIVAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "draw/draw.h"

#define SURVIVAL_SERIES_MAX 4u /* more lines than that nobody tells apart */
#define SURVIVAL_STROKE 2.5f
#define SURVIVAL_MEDIAN 1.5f

struct survival_need {
    int64_t wait_s; /* until it was met, or until it was last seen unmet; not negative */
    bool met;
};

struct survival_series {
    const char *name; /* "government to business" */
    const struct survival_need *needs;
    uint32_t count;
};

struct survival {
    const struct survival_series *series;
    uint32_t count;
    int64_t span_s;      /* of the time axis; 0: the longest wait */
    const char *x_words; /* "after somebody first knew" */
    enum theme_name theme;
};

/* One step of the curve: the share met, in millionths, from wait_s on. */
struct survival_step {
    int64_t wait_s;
    uint32_t met_millionths;
    uint32_t censored; /* how many were last seen at this very time */
};
/* Steps in order of time; memory is the arena's. */
uint32_t survival_steps(const struct survival_series *series, struct arena *arena, struct survival_step **steps);
/* The first time at which half had it. False: that was never reached. */
bool survival_median(const struct survival_series *series, struct arena *arena, int64_t *median_s);

/* MUST: count is at most SURVIVAL_SERIES_MAX, the box is at least 160 x 120. */
void survival_draw(struct canvas *canvas, struct arena *arena, const struct survival *in, struct box box);

#endif
