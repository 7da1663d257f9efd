#include "charts/measure_rows.h"

#include <math.h>

#define FOOT 2.0f           /* under the line of a row's foot */
#define MIDDLE 13.0f        /* of the words, above the foot */
#define WORDS_END 11.0f     /* before the curve begins */
#define UNIT_APART 6.0f
#define VALUE_LETTER TYPE_PANEL
#define PLAN_PADDING 8.0f

struct rows {
    struct canvas *canvas;
    struct arena *arena;
    const struct measure_rows *in;
    const struct axis *axis;
    const struct theme *theme;
    struct box box;
};

float measure_rows_height(const struct measure_rows *in)
{
    return MEASURE_ROW * (float)in->count + FOOT;
}

static float foot_of(const struct rows *rows, uint32_t i)
{
    return rows->box.y + MEASURE_ROW * (float)(i + 1);
}

static void draw_words(const struct rows *rows, const struct measure_row *row, float foot)
{
    const float y = foot - MIDDLE;
    float end = rows->axis->x0 - WORDS_END;
    if (row->unit != NULL) {
        struct words unit = words_make(TEXT_REGULAR, TYPE_SECOND, rows->theme->t3);
        unit.align = DRAW_END;
        end -= draw_text_middle(rows->canvas, end, y, unit, row->unit) + UNIT_APART;
    }
    struct words value = words_make(TEXT_MONO, VALUE_LETTER, rows->theme->t1);
    value.align = DRAW_END;
    end -= draw_text_middle(rows->canvas, end, y, value, row->value);
    struct words title = words_make(TEXT_REGULAR, TYPE_SECOND, rows->theme->t2);
    const float x = rows->box.x + rows->in->title_x;
    title.width_max = fmaxf(end - x - UNIT_APART, 1.0f);
    (void)draw_text_middle(rows->canvas, x, y, title, row->title);
}

/* The curve up to now, its last value held until then. */
static struct curve_point *curve_to_now(const struct rows *rows, const struct curve *curve, uint32_t *count)
{
    struct curve_point *points = ARENA_ARRAY(rows->arena, struct curve_point, (size_t)curve->count + 1);
    uint32_t n = 0;
    while (n < curve->count && (!rows->in->has_now || curve->points[n].at_s <= rows->in->now_s)) {
        points[n] = curve->points[n];
        n++;
    }
    int64_t end_s = rows->in->has_now ? rows->in->now_s : axis_last_s(rows->axis);
    if (n > 0 && points[n - 1].at_s < end_s) {
        points[n] = (struct curve_point){ end_s, points[n - 1].value };
        n++;
    }
    *count = n;
    return points;
}

static void draw_curve(const struct rows *rows, const struct measure_row *row, float foot)
{
    struct curve curve = row->curve;
    int64_t low, high;
    curve_range(&row->curve, &low, &high);
    curve.points = curve_to_now(rows, &row->curve, &curve.count);
    curve.low = low;
    curve.high = high;
    const struct box box = box_make(rows->axis->x0, foot - MEASURE_CURVE, rows->axis->x1 - rows->axis->x0, MEASURE_CURVE);
    struct point *line;
    const uint32_t count = curve_trace(&curve, rows->axis, box, rows->arena, &line);
    if (count < 2) {
        return;
    }
    struct point *area = ARENA_ARRAY(rows->arena, struct point, (size_t)count + 2);
    for (uint32_t i = 0; i < count; i++) {
        area[i] = line[i];
    }
    area[count] = (struct point){ line[count - 1].x, foot };
    area[count + 1] = (struct point){ line[0].x, foot };
    draw_polygon(rows->canvas, area, count + 2, paint_fill(colour_alpha(rows->theme->t2, MEASURE_AREA_ALPHA)));
    draw_polyline(rows->canvas, line, count, paint_stroke(rows->theme->t2, MEASURE_STROKE));
    if (rows->in->has_now) {
        draw_circle(rows->canvas, line[count - 1].x, line[count - 1].y, MEASURE_DOT, paint_fill(rows->theme->solid));
    }
}

static void draw_row(const struct rows *rows, uint32_t i)
{
    const struct measure_row *row = &rows->in->rows[i];
    const float foot = foot_of(rows, i);
    draw_group_begin(rows->canvas, row->title);
    draw_words(rows, row, foot);
    draw_line(rows->canvas, rows->axis->x0, foot + 0.5f, rows->axis->x1, foot + 0.5f, paint_stroke(rows->theme->line, LINE_HAIR));
    struct box clip = box_make(rows->axis->x0, foot - MEASURE_ROW, rows->axis->x1 - rows->axis->x0 + MEASURE_DOT, 2 * MEASURE_ROW);
    draw_clip_push(rows->canvas, clip);
    draw_curve(rows, row, foot);
    draw_clip_pop(rows->canvas);
    draw_group_end(rows->canvas);
}

static void draw_plan_words(const struct rows *rows, float now_x)
{
    const char *text = rows->in->plan_words;
    struct words words = words_make(TEXT_REGULAR, TYPE_DIAGRAM, rows->theme->t2);
    words.align = DRAW_END;
    float width = draw_text_width(rows->canvas, TEXT_REGULAR, TYPE_DIAGRAM, text);
    float x = rows->axis->x1;
    float y = foot_of(rows, rows->in->count - 1) - MIDDLE;
    if (x - width - 2.0f * ICON_MEDIUM - PLAN_PADDING > now_x) {
        (void)draw_text_middle(rows->canvas, x, y, words, text);
        draw_icon(rows->canvas, ICON_HIDDEN, x - width - ICON_SMALL, y, ICON_SMALL, rows->theme->t2);
    }
}

void measure_rows_draw(struct canvas *canvas, struct arena *arena, const struct measure_rows *in, const struct axis *axis,
                       struct box box)
{
    const struct rows rows = {
        .canvas = canvas, .arena = arena, .in = in, .axis = axis, .theme = theme_get(in->theme), .box = box,
    };
    const float bottom = box.y + measure_rows_height(in);
    axis_draw_grid(canvas, rows.theme, axis, box.y, bottom, false);
    for (uint32_t i = 0; i < in->count; i++) {
        draw_row(&rows, i);
    }
    if (!in->has_now) {
        return;
    }
    const float now_x = axis_x(axis, in->now_s);
    if (axis_sees(axis, now_x)) {
        draw_line(canvas, now_x, box.y, now_x, bottom, paint_stroke(rows.theme->now, MARK_NOW_LINE));
    }
    if (in->plan_words != NULL && in->count > 0) {
        draw_plan_words(&rows, now_x);
    }
}
