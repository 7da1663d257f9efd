/* What the team is measured by: a number with its unit, the word for its level, and the way it went. */
#include <math.h>

#include "screens/seat_inside.h"

#define CELL_LEAST 172.0f
#define CELL_PADDING 18.0f
#define ROW_HEIGHT 92.0f
#define SPARK_POINTS 64u
#define SPARK_MOST 150.0f
#define SPARK_LEAST 36.0f
#define SPARK_OF_ROW 180.0f
#define MILLIONS_FROM INT64_C(10000000000000) /* ten million, in micro */

/* ---- the way it went --------------------------------------------------------------------------------------------- */

struct range { int64_t low, high; };

static struct range range_of(const struct desk *desk, uint32_t index, int64_t last_s)
{
    const struct view_measure *measure = &desk->view->measures[index];
    int64_t now = view_measure_at(desk->view, index, last_s);
    struct range range = { now, now };
    for (uint32_t i = 0; i < measure->point_count; i++) {
        int64_t value = measure->points[i].value_micro;
        range.low = value < range.low ? value : range.low;
        range.high = value > range.high ? value : range.high;
    }
    return range;
}

static void draw_spark(struct desk *desk, struct box box, uint32_t index)
{
    int64_t last_s = desk->room->now_s > 0 ? desk->room->now_s : 1;
    struct range range = range_of(desk, index, last_s);
    double span = (double)range.high - (double)range.low;
    struct point points[SPARK_POINTS];
    for (uint32_t i = 0; i < SPARK_POINTS; i++) {
        double part = (double)i / (double)(SPARK_POINTS - 1);
        int64_t value = view_measure_at(desk->view, index, (int64_t)((double)last_s * part));
        double height = span > 0.0 ? fmin(fmax(((double)value - (double)range.low) / span, 0.0), 1.0) : 0.5;
        points[i] = (struct point){ box.x + box.w * (float)part, box.y + box.h * (float)(1.0 - height) };
    }
    const struct theme *t = desk->theme;
    struct paint paint = paint_stroke(t->t2, 2.0f);
    paint.round = true;
    draw_polyline(desk->canvas, points, SPARK_POINTS, paint);
    draw_circle(desk->canvas, points[SPARK_POINTS - 1].x, points[SPARK_POINTS - 1].y, 3.5f, paint_fill(t->t1));
}

/* ---- one measure ------------------------------------------------------------------------------------------------- */

struct reading { const char *title, *number, *behind; };

/* Three figures are enough: a large number needs no decimals, and a very large one is told in millions. */
static const char *figures(struct desk *desk, int64_t micro)
{
    int64_t size = micro < 0 ? -micro : micro;
    if (size >= MILLIONS_FROM) {
        return FILL(desk, MILLIONS, say_number(desk, micro / 100000000000 * 100000)); /* to a tenth of a million */
    }
    int64_t step = size >= 100000000 ? 1000000 : size >= 10000000 ? 100000 : 10000;
    int64_t half = micro < 0 ? -step / 2 : step / 2;
    return say_number(desk, (micro + half) / step * step);
}

static struct reading read_measure(struct desk *desk, uint32_t index)
{
    const struct view_measure *measure = &desk->view->measures[index];
    int64_t value = view_measure_at(desk->view, index, desk->room->now_s);
    const char *level = view_level_word(desk->view, index, value);
    return (struct reading){ measure->title, figures(desk, value),
                             level[0] != '\0' ? level : measure->unit };
}

static void note_reading(struct desk *desk, uint32_t index, const struct reading *reading, struct box box)
{
    const struct view_measure *measure = &desk->view->measures[index];
    bool has_level = reading->behind != measure->unit;
    ui_note(desk->ui, NULL, UI_ROLE_TEXT, measure->title,
            arena_format(desk->words, "%s %s%s%s", reading->number, measure->unit, has_level ? ", " : "",
                         has_level ? reading->behind : ""),
            box);
}

/* Title on one line or two, the number on the base line, its unit behind it while there is room, then the spark. */
static void put_cell(struct desk *desk, struct box box, uint32_t index)
{
    struct reading reading = read_measure(desk, index);
    float x = box.x + CELL_PADDING, width = box.w - 2.0f * CELL_PADDING;
    draw_paragraph(desk->canvas, box_make(x, box.y + 11.0f, width, 32.0f), 16.0f, 2,
                   words_of(desk, TEXT_REGULAR, TYPE_DIAGRAM, UI_TONE_SECOND), reading.title);
    float baseline = box.y + 69.0f;
    float end =
        x + draw_text(desk->canvas, x, baseline, words_of(desk, TEXT_MONO, TYPE_PAGE, UI_TONE_FIRST), reading.number);
    float unit = draw_text_width(desk->canvas, TEXT_REGULAR, TYPE_DIAGRAM, reading.behind);
    if (end + 7.0f + unit <= x + width) {
        end += 7.0f + draw_text(desk->canvas, end + 7.0f, baseline,
                                words_of(desk, TEXT_REGULAR, TYPE_DIAGRAM, UI_TONE_THIRD), reading.behind);
    }
    float room = x + width - end - 12.0f;
    if (room >= SPARK_LEAST) {
        float wide = fminf(room, SPARK_MOST);
        draw_spark(desk, box_make(x + width - wide - 4.0f, box.y + 50.0f, wide - 0.0f, 18.0f), index);
    }
    note_reading(desk, index, &reading, box);
}

/* ---- one row of them: what has a target first, then what has a scale --------------------------------------------- */

static uint32_t importance(const struct view_measure *measure)
{
    bool has_scale = measure->low_micro != INT64_MAX && measure->high_micro != INT64_MAX;
    return measure->target_micro != INT64_MAX ? 0 : has_scale ? 1 : 2;
}

static uint32_t choose_measures(const struct view *view, uint32_t *chosen, uint32_t most)
{
    uint32_t count = 0;
    for (uint32_t rank = 0; rank < 3; rank++) {
        for (uint32_t i = 0; i < view->measures_count && count < most; i++) {
            if (importance(&view->measures[i]) == rank) {
                chosen[count++] = i;
            }
        }
    }
    return count;
}

void part_measures(struct desk *desk, struct box box)
{
    struct ui_panel panel = { .label = word(WORD_MEASURES), .padding = -1.0f };
    ui_panel_begin(desk->ui, "measures", box, &panel);
    uint32_t chosen[16];
    uint32_t fit = (uint32_t)fminf(fmaxf(floorf(box.w / CELL_LEAST), 1.0f), 16.0f);
    uint32_t count = choose_measures(desk->view, chosen, fit);
    float width = count > 0 ? box.w / (float)count : box.w;
    for (uint32_t i = 0; i < count; i++) {
        struct box cell = { box.x + width * (float)i, box.y, width, box.h };
        put_cell(desk, cell, chosen[i]);
        if (i > 0) {
            draw_line(desk->canvas, cell.x, cell.y, cell.x, cell.y + cell.h,
                      paint_stroke(desk->theme->line, LINE_HAIR));
        }
    }
    ui_panel_end(desk->ui);
}

/* ---- all of them ------------------------------------------------------------------------------------------------- */

static void put_row(struct desk *desk, uint32_t index)
{
    struct reading reading = read_measure(desk, index);
    struct box box = ui_take(desk->ui, ROW_HEIGHT);
    float x = box.x + 20.0f, right = box.x + box.w - 20.0f;
    float spark = fminf(SPARK_OF_ROW, (right - x) * 0.4f);
    draw_paragraph(desk->canvas, box_make(x, box.y + 14.0f, right - x, 20.0f), 20.0f, 1,
                   words_of(desk, TEXT_REGULAR, TYPE_SECOND, UI_TONE_SECOND), reading.title);
    float end = x + draw_text(desk->canvas, x, box.y + 68.0f, words_of(desk, TEXT_MONO, TYPE_PAGE, UI_TONE_FIRST),
                              reading.number);
    struct words unit = words_of(desk, TEXT_REGULAR, TYPE_SECOND, UI_TONE_THIRD);
    unit.width_max = fmaxf(right - spark - 16.0f - end - 7.0f, 1.0f);
    draw_text(desk->canvas, end + 7.0f, box.y + 68.0f, unit, reading.behind);
    draw_spark(desk, box_make(right - spark - 4.0f, box.y + 44.0f, spark, 26.0f), index);
    note_reading(desk, index, &reading, box);
}

void seat_put_measures(struct desk *desk)
{
    for (uint32_t i = 0; i < desk->view->measures_count; i++) {
        put_row(desk, i);
        ui_rule(desk->ui);
    }
    if (desk->view->measures_count == 0) {
        piece_empty(desk, ICON_ALERT_PULSE, word(WORD_MEASURES_EMPTY));
    }
}
