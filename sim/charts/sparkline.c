#include "charts/sparkline.h"

void sparkline_draw(struct canvas *canvas, const struct theme *theme, struct arena *arena, struct box box,
                    const struct curve *curve)
{
    struct point *points;
    const uint32_t count = curve_trace(curve, NULL, box, arena, &points);
    if (count == 0) {
        return;
    }
    struct paint paint = paint_stroke(theme->t2, SPARKLINE_STROKE);
    paint.round = true;
    if (count > 1) {
        draw_polyline(canvas, points, count, paint);
    }
    const struct point last = points[count - 1];
    draw_circle(canvas, last.x, last.y, SPARKLINE_DOT, paint_fill(theme->solid));
}
