#include "charts/dots.h"

#include <math.h>

#define OPEN_RADIUS 2.0f
#define BAR_PART_GAP 2.0f
#define BAR_OUTLINE 1.5f

static void draw_dot(struct canvas *canvas, const struct theme *theme, float x, float y, struct dots dots, uint32_t i)
{
    if (i < dots.good) {
        draw_circle(canvas, x, y, DOTS_RADIUS, paint_fill(theme->green.fill));
    } else if (i < dots.good + dots.bad) {
        /* Centred strokes: the ring is as wide as the dot. */
        draw_circle(canvas, x, y, DOTS_RADIUS - DOTS_STROKE / 2.0f, paint_stroke(theme->red.fill, DOTS_STROKE));
    } else {
        draw_circle(canvas, x, y, OPEN_RADIUS, paint_fill(theme->edge));
    }
}

/* One part of the bar; what is not good is hollow, so that a grey print says the same. */
static float draw_part(struct canvas *canvas, float x, float y, float width, struct paint paint)
{
    if (width > 0.0f) {
        draw_round(canvas, box_make(x, y - BAR_HEIGHT / 2.0f, width, BAR_HEIGHT), BAR_HEIGHT / 2.0f, paint);
    }
    return width > 0.0f ? x + width + BAR_PART_GAP : x;
}

static void draw_bar(struct canvas *canvas, const struct theme *theme, float x, float y, float width, struct dots dots)
{
    const float unit = (width - 2.0f * BAR_PART_GAP) / (float)(dots.good + dots.bad + dots.open);
    x = draw_part(canvas, x, y, unit * (float)dots.good, paint_fill(theme->green.fill));
    x = draw_part(canvas, x, y, unit * (float)dots.bad, paint_stroke(theme->red.fill, BAR_OUTLINE));
    (void)draw_part(canvas, x, y, unit * (float)dots.open, paint_fill(theme->line2));
}

float dots_draw(struct canvas *canvas, const struct theme *theme, float x, float y, float width, struct dots dots)
{
    const uint32_t count = dots.good + dots.bad + dots.open;
    if (count == 0) {
        return 0.0f;
    }
    float apart = count > 1 ? fminf(DOTS_APART, (width - 2.0f * DOTS_RADIUS) / (float)(count - 1)) : DOTS_APART;
    if (apart < 2.0f * DOTS_RADIUS + 1.0f) {
        draw_bar(canvas, theme, x, y, width, dots);
        return width;
    }
    for (uint32_t i = 0; i < count; i++) {
        draw_dot(canvas, theme, x + DOTS_RADIUS + apart * (float)i, y, dots, i);
    }
    return 2.0f * DOTS_RADIUS + apart * (float)(count - 1);
}
