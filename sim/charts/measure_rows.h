/* measure_rows.h: measures under the lanes, on the same time axis: a line over its area, a row each.
 *
 * Room:  sim/charts. Rows lie under a diagram: the same box from the left, the same axis, so that a drop in a measure
 *        stands under the mark that caused it.
 * Units: px at 100 %; values in the caller's unit. */
#ifndef TOCSIN_CHARTS_MEASURE_ROWS_H
#define TOCSIN_CHARTS_MEASURE_ROWS_H

#include "charts/curve.h"
#include "charts/marks.h"

#define MEASURE_ROW 40.0f
#define MEASURE_CURVE 26.0f        /* highest point above the foot of a row */
#define MEASURE_AREA_ALPHA 0.14f
#define MEASURE_STROKE 2.0f
#define MEASURE_DOT 4.5f

struct measure_row {
    const char *title; /* "Berths working" */
    const char *value; /* "5"; what it is now, in the reader's own figures */
    const char *unit;  /* "of 14"; NULL: none */
    struct curve curve;
};

struct measure_rows {
    const struct measure_row *rows;
    uint32_t count;
    enum theme_name theme;
    float title_x;           /* of the titles, from the left of the box */
    bool has_now;
    int64_t now_s;           /* curves end there */
    const char *plan_words;  /* beside now in the last row: "Planned. Only you see this." NULL: none */
};

float measure_rows_height(const struct measure_rows *in);
/* box: x and width of the diagram above, y where the rows begin. */
void measure_rows_draw(struct canvas *canvas, struct arena *arena, const struct measure_rows *in, const struct axis *axis,
                       struct box box);

#endif
