#include "charts/curve.h"

#include <math.h>

#define PIXEL_PART 0.5f

void curve_range(const struct curve *curve, int64_t *low, int64_t *high)
{
    *low = curve->low;
    *high = curve->high;
    if (curve->low != curve->high || curve->count == 0) {
        return;
    }
    *low = *high = curve->points[0].value;
    for (uint32_t i = 1; i < curve->count; i++) {
        int64_t value = curve->points[i].value;
        *low = value < *low ? value : *low;
        *high = value > *high ? value : *high;
    }
}

struct tracing {
    const struct curve *curve;
    const struct axis *axis;
    struct box box;
    int64_t low, high;
    struct point *points;
    uint32_t count;
};

static float x_of(const struct tracing *tracing, int64_t at_s)
{
    if (tracing->axis != NULL) {
        return axis_x(tracing->axis, at_s);
    }
    const struct curve *curve = tracing->curve;
    const int64_t from_s = curve->points[0].at_s;
    const int64_t span_s = curve->points[curve->count - 1].at_s - from_s;
    double part = span_s > 0 ? (double)(at_s - from_s) / (double)span_s : 1.0;
    return tracing->box.x + (float)(part * (double)tracing->box.w);
}

static float y_of(const struct tracing *tracing, int64_t value)
{
    const struct box box = tracing->box;
    const double span = (double)tracing->high - (double)tracing->low;
    double part = span > 0.0 ? ((double)value - (double)tracing->low) / span : 0.0;
    part = part < 0.0 ? 0.0 : part > 1.0 ? 1.0 : part;
    return box.y + box.h - (float)(part * (double)box.h);
}

/* A third point at the same pixel replaces the second unless it reaches farther, so that extremes are kept. */
static void add(struct tracing *tracing, float x, float y)
{
    struct point *points = tracing->points;
    uint32_t n = tracing->count;
    if (n >= 4 && x - points[n - 4].x < PIXEL_PART) {
        struct point *low = &points[n - 3];
        struct point *high = &points[n - 2];
        struct point *last = &points[n - 1];
        low->y = fmaxf(low->y, last->y);
        high->y = fminf(high->y, last->y);
        *last = (struct point){ x, y };
        return;
    }
    points[tracing->count++] = (struct point){ x, y };
}

uint32_t curve_trace(const struct curve *curve, const struct axis *axis, struct box box, struct arena *arena,
                     struct point **points)
{
    struct tracing tracing = { .curve = curve, .axis = axis, .box = box };
    tracing.points = ARENA_ARRAY(arena, struct point, 2 * (size_t)curve->count);
    *points = tracing.points;
    curve_range(curve, &tracing.low, &tracing.high);
    for (uint32_t i = 0; i < curve->count; i++) {
        float x = x_of(&tracing, curve->points[i].at_s);
        if (curve->stepped && i > 0) {
            add(&tracing, x, y_of(&tracing, curve->points[i - 1].value));
        }
        add(&tracing, x, y_of(&tracing, curve->points[i].value));
    }
    return tracing.count;
}
