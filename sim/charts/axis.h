/* axis.h: a time axis that may be broken where an exercise jumps, with the local times written over it.
 *
 * Room:  sim/charts. Plain data in, positions out; drawing is one call more.
 * Shape: the axis is a row of pieces. A piece shows [from_s, to_s] and takes width by its weight. Between two pieces lies
 *        a gap of AXIS_BREAK px: time that was jumped over. Times in it lie evenly inside the gap, so that a line that
 *        crosses a jump has a place to end. Pieces that touch only change scale.
 * Zoom:  a view is the part [view_from_s, view_to_s] that fills the width. What lies outside keeps its place beyond the
 *        edges, so that a line to it has the right slope.
 * Units: seconds from the start of the exercise; x in px at 100 %. */
#ifndef TOCSIN_CHARTS_AXIS_H
#define TOCSIN_CHARTS_AXIS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "charts/when.h"
#include "draw/draw.h"

#define AXIS_BREAK 28.0f          /* of a jump */
#define AXIS_APART_MIN 64.0f      /* labels of full steps never stand closer: the step doubles */
#define AXIS_APART_MAX 480.0f     /* nor farther: the step halves */
#define AXIS_HALF_LABEL_APART 72.0f /* labels between them are left out when closer */
#define AXIS_HALF_LINE_APART 16.0f  /* and so are their lines */
#define AXIS_PX_A_MINUTE_MAX 24.0f  /* the end of zooming in */
#define AXIS_STEP_LABEL 14.0f
#define AXIS_HALF_LABEL 12.0f
#define AXIS_STEP_ALPHA 0.95f
#define AXIS_HALF_ALPHA 0.4f
#define AXIS_LABEL_RISE 21.5f     /* middle of the times above the ground of the lanes */
#define AXIS_DAY_RISE 16.0f       /* middle of the days above that */
#define AXIS_STEP_RISE 9.0f       /* how far a grid line stands out above it */
#define AXIS_HALF_RISE 5.0f

struct axis_piece {
    int64_t from_s, to_s;
    uint32_t weight; /* 0: its length in seconds */
};

struct axis_spec {
    const struct axis_piece *pieces; /* ascending, not overlapping, each longer than 0 (MUST) */
    uint32_t piece_count;            /* at least 1 (MUST) */
    int64_t local_at_zero_s;         /* local time at second 0: seconds after the midnight that begins day 1 */
    const char *const *days;         /* what to call day 1, 2, ...; beyond the last: "Day 3" */
    uint32_t day_count;
    int64_t view_from_s, view_to_s;  /* both 0: the whole axis */
};

struct axis_part {
    struct axis_piece piece;
    float x0, x1; /* may lie outside the axis when zoomed in */
};

enum axis_label_kind { AXIS_LABEL_STEP, AXIS_LABEL_HALF, AXIS_LABEL_DAY };
struct axis_label {
    float x;     /* its middle; a day: its start */
    float width;
    const char *text;
    enum axis_label_kind kind;
};
struct axis_line {
    float x;
    bool is_step; /* else between two steps */
};

struct axis {
    float x0, x1;
    int64_t local_at_zero_s;
    const struct axis_part *parts; /* all pieces, seen or not */
    uint32_t part_count;
    const struct axis_line *lines; /* what is seen, from the left */
    uint32_t line_count;
    const struct axis_label *labels; /* those that found a place */
    uint32_t label_count;
    bool has_days; /* a second row of labels, over the times */
};

/* Memory is the arena's. `canvas` only measures. MUST: x1 > x0. A view that shows nothing is taken for the whole. */
void axis_lay(struct axis *axis, struct arena *arena, struct canvas *canvas, const struct axis_spec *spec, float x0, float x1);

/* Does it name days, in a row over the times? Before it is laid. */
bool axis_has_days(const struct axis_spec *spec);
float axis_x(const struct axis *axis, int64_t at_s);
/* The second at x, outside the axis too. */
int64_t axis_time(const struct axis *axis, float x);
/* The first and the last second of the axis, zoomed in or not. */
int64_t axis_first_s(const struct axis *axis);
int64_t axis_last_s(const struct axis *axis);
static inline bool axis_sees(const struct axis *axis, float x)
{
    return x >= axis->x0 - 0.5f && x <= axis->x1 + 0.5f;
}
/* The gap before part `i`. False when there is none, or none of it is seen. MUST: 0 < i < part_count. */
bool axis_gap(const struct axis *axis, uint32_t i, float *x0, float *x1);

/* The view that is `factor` times as close (2: twice) with the second at `around_x` in its place, inside the axis and not
 * closer than AXIS_PX_A_MINUTE_MAX; and the one moved by `px` to the right. */
struct axis_view {
    int64_t from_s, to_s;
};
struct axis_view axis_zoom(const struct axis *axis, float factor, float around_x);
struct axis_view axis_pan(const struct axis *axis, float px);
/* The view that holds `at_s` and moves as little as it can; the one there is when it is seen already. */
struct axis_view axis_reveal(const struct axis *axis, int64_t at_s);

/* The grid from `top` down to `bottom`. stands_out: a little above top too, toward the words. */
void axis_draw_grid(struct canvas *canvas, const struct theme *theme, const struct axis *axis, float top, float bottom,
                    bool stands_out);
/* The words, times with their middle at y. Those under `flag` are left out (a flag of no width hides none). */
void axis_draw_labels(struct canvas *canvas, const struct theme *theme, const struct axis *axis, float y, struct box flag);

#endif
