#include "charts/scrubber.h"

#include <math.h>

#define KNOB_HALO 2.0f

static void draw_ticks(struct canvas *canvas, const struct scrubber *in, const struct axis *axis, float y)
{
    const struct theme *theme = theme_get(in->theme);
    for (uint32_t i = 0; i < in->tick_count; i++) {
        float x = axis_x(axis, in->ticks[i].at_s);
        struct box tick = box_make(x - SCRUBBER_TICK_W / 2.0f, y + SCRUBBER_TICK_DROP, SCRUBBER_TICK_W, SCRUBBER_TICK_H);
        /* What went wrong also stands taller: red alone is not enough. */
        tick.h += in->ticks[i].bad ? SCRUBBER_TICK_W : 0.0f;
        if (axis_sees(axis, x)) {
            draw_rect(canvas, tick, paint_fill(in->ticks[i].bad ? theme->red.fill : theme->t1));
        }
    }
}

void scrubber_draw(struct canvas *canvas, const struct scrubber *in, const struct axis *axis, float y, float top)
{
    const struct theme *theme = theme_get(in->theme);
    const float x = fmaxf(axis->x0, fminf(axis_x(axis, in->now_s), axis->x1));
    const float half = SCRUBBER_TRACK / 2.0f;
    draw_round(canvas, box_make(axis->x0, y - half, axis->x1 - axis->x0, SCRUBBER_TRACK), half, paint_fill(theme->line2));
    draw_round(canvas, box_make(axis->x0, y - half, x - axis->x0, SCRUBBER_TRACK), half, paint_fill(theme->t2));
    draw_ticks(canvas, in, axis, y);
    if (top < y) {
        draw_line(canvas, x, top, x, y, paint_stroke(theme->now, MARK_NOW_LINE));
    }
    draw_circle(canvas, x, y, SCRUBBER_KNOB + KNOB_HALO, paint_fill(theme->panel));
    draw_circle(canvas, x, y, SCRUBBER_KNOB, paint_fill(theme->now));
}
