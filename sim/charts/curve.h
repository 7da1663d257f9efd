/* curve.h: a value over time as a line: the same points for a sparkline in a card and for a row under the lanes.
 *
 * Room:  sim/charts. Values are whole numbers in whatever unit the caller counts; only their ratio is drawn. */
#ifndef TOCSIN_CHARTS_CURVE_H
#define TOCSIN_CHARTS_CURVE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "charts/axis.h"
#include "draw/draw.h"

struct curve_point {
    int64_t at_s;
    int64_t value;
};

struct curve {
    const struct curve_point *points; /* times never fall; two of one time are a step */
    uint32_t count;
    bool stepped;      /* a value holds until the next point; else it runs straight to it */
    int64_t low, high; /* of the scale; equal: those of the points */
};

/* What a scale comes to: the points' lowest and highest when the curve names none. A flat curve lies at its foot. */
void curve_range(const struct curve *curve, int64_t *low, int64_t *high);
/* Positions in `box`, at the x of the axis, or evenly in time over the box without one. Points closer than half a pixel
 * are drawn as their extremes, so that a million points stay a line. Answers how many; memory is the arena's. */
uint32_t curve_trace(const struct curve *curve, const struct axis *axis, struct box box, struct arena *arena,
                     struct point **points);

#endif
