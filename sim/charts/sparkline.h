/* sparkline.h: how a measure has run, as small as a word: beside its number in a seat.
 *
 * Room: sim/charts. A line with a dot at its end; no axis, no numbers. The caller says the number beside it. */
#ifndef TOCSIN_CHARTS_SPARKLINE_H
#define TOCSIN_CHARTS_SPARKLINE_H

#include "charts/curve.h"

#define SPARKLINE_STROKE 2.0f
#define SPARKLINE_DOT 3.5f

/* The line fills the box; its dot may stand out of it by SPARKLINE_DOT. An empty curve draws nothing. */
void sparkline_draw(struct canvas *canvas, const struct theme *theme, struct arena *arena, struct box box,
                    const struct curve *curve);

#endif
