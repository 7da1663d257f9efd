/* bars.h: amounts side by side, each as one bar, whole or in parts: how a delay splits into hold, channel, relay, desk.
 *
 * Room: sim/charts. Parts are told apart by shade and, the last, by an empty outline, never by a colour with a meaning. */
#ifndef TOCSIN_CHARTS_BARS_H
#define TOCSIN_CHARTS_BARS_H

#include "draw/draw.h"

#define BARS_ROW 32.0f
#define BARS_HEIGHT 12.0f
#define BARS_RADIUS 3.0f
#define BARS_PARTS_MAX 4u /* shades from strongest to an outline */

struct bar_row {
    const char *label;
    const char *value; /* in the reader's own figures, at the end of the bar; NULL: none */
    int64_t parts[BARS_PARTS_MAX]; /* not negative; 0 is not drawn */
};

struct bars {
    const struct bar_row *rows;
    uint32_t count;
    const char *part_names[BARS_PARTS_MAX]; /* of the key above the bars; all NULL: no key */
    int64_t whole;     /* the amount that fills the width; 0: that of the longest bar */
    float label_width; /* px */
    enum theme_name theme;
};

float bars_height(const struct bars *in);
/* From the top of `box`; its height is not used. A bar is never shorter than 2 px unless it is nothing. */
void bars_draw(struct canvas *canvas, const struct bars *in, struct box box);

#endif
