/* dots.h: "7 of 8" as dots: filled for what went well, rings for what did not, small for what is still open.
 *
 * Room: sim/charts. Never a score: one dot is one thing that can be named. */
#ifndef TOCSIN_CHARTS_DOTS_H
#define TOCSIN_CHARTS_DOTS_H

#include "draw/draw.h"

#define DOTS_RADIUS 4.5f
#define DOTS_APART 14.0f /* from middle to middle; closer when the width asks for it */
#define DOTS_STROKE 2.0f

struct dots {
    uint32_t good, bad, open;
};

/* From x at height y, at most `width` wide. Dots that would touch become one bar in parts. Answers the width used. */
float dots_draw(struct canvas *canvas, const struct theme *theme, float x, float y, float width, struct dots dots);

#endif
