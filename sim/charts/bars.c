#include "charts/bars.h"

#include <math.h>
#include <stddef.h>

#define KEY_ROW 28.0f
#define KEY_SQUARE 12.0f
#define KEY_WORDS 8.0f
#define KEY_APART 24.0f
#define LABEL_APART 12.0f
#define VALUE_APART 10.0f
#define PART_GAP 1.0f
#define PART_MIN 2.0f
#define OUTLINE 1.5f

static bool has_key(const struct bars *in)
{
    for (uint32_t i = 0; i < BARS_PARTS_MAX; i++) {
        if (in->part_names[i] != NULL) {
            return true;
        }
    }
    return false;
}

float bars_height(const struct bars *in)
{
    return BARS_ROW * (float)in->count + (has_key(in) ? KEY_ROW : 0.0f);
}

static struct paint paint_of(const struct theme *theme, uint32_t part)
{
    switch (part) {
    case 0:
        return paint_fill(theme->t1);
    case 1:
        return paint_fill(theme->t3);
    case 2:
        return paint_fill(theme->line2);
    default:
        return paint_stroke(theme->edge, OUTLINE);
    }
}

static int64_t sum_of(const struct bar_row *row)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < BARS_PARTS_MAX; i++) {
        sum += row->parts[i];
    }
    return sum;
}

static int64_t whole_of(const struct bars *in)
{
    int64_t whole = in->whole;
    for (uint32_t i = 0; i < in->count && in->whole == 0; i++) {
        int64_t sum = sum_of(&in->rows[i]);
        whole = sum > whole ? sum : whole;
    }
    return whole > 0 ? whole : 1;
}

static float widest_value(struct canvas *canvas, const struct bars *in)
{
    float widest = 0.0f;
    for (uint32_t i = 0; i < in->count; i++) {
        if (in->rows[i].value != NULL) {
            widest = fmaxf(widest, draw_text_width(canvas, TEXT_MONO, TYPE_SECOND, in->rows[i].value));
        }
    }
    return widest > 0.0f ? widest + VALUE_APART : 0.0f;
}

static void draw_key(struct canvas *canvas, const struct bars *in, float x, float y)
{
    const struct theme *theme = theme_get(in->theme);
    for (uint32_t i = 0; i < BARS_PARTS_MAX; i++) {
        if (in->part_names[i] == NULL) {
            continue;
        }
        draw_round(canvas, box_make(x, y - KEY_SQUARE / 2.0f, KEY_SQUARE, KEY_SQUARE), BARS_RADIUS, paint_of(theme, i));
        x += KEY_SQUARE + KEY_WORDS;
        x += draw_text_middle(canvas, x, y, words_make(TEXT_REGULAR, TYPE_DIAGRAM, theme->t2), in->part_names[i]) + KEY_APART;
    }
}

/* Answers where the bar ends. */
static float draw_parts(struct canvas *canvas, const struct bars *in, const struct bar_row *row, struct box box, int64_t whole)
{
    const struct theme *theme = theme_get(in->theme);
    float x = box.x;
    for (uint32_t i = 0; i < BARS_PARTS_MAX; i++) {
        if (row->parts[i] <= 0) {
            continue;
        }
        double part = (double)row->parts[i] / (double)whole;
        float width = fmaxf((float)(part * (double)box.w) - PART_GAP, PART_MIN);
        draw_round(canvas, box_make(x, box.y, width, BARS_HEIGHT), BARS_RADIUS, paint_of(theme, i));
        x += width + PART_GAP;
    }
    return x;
}

static void draw_row(struct canvas *canvas, const struct bars *in, const struct bar_row *row, struct box box, int64_t whole)
{
    const struct theme *theme = theme_get(in->theme);
    const float middle = box.y + BARS_ROW / 2.0f;
    struct words label = words_make(TEXT_REGULAR, TYPE_SECOND, theme->t2);
    label.width_max = fmaxf(in->label_width - LABEL_APART, 1.0f);
    (void)draw_text_middle(canvas, box.x, middle, label, row->label);
    struct box bar = box_make(box.x + in->label_width, middle - BARS_HEIGHT / 2.0f, box.w - in->label_width, BARS_HEIGHT);
    float end = draw_parts(canvas, in, row, bar, whole);
    if (row->value != NULL) {
        (void)draw_text_middle(canvas, end + VALUE_APART, middle, words_make(TEXT_MONO, TYPE_SECOND, theme->t1), row->value);
    }
}

void bars_draw(struct canvas *canvas, const struct bars *in, struct box box)
{
    const int64_t whole = whole_of(in);
    float y = box.y;
    if (has_key(in)) {
        draw_key(canvas, in, box.x + in->label_width, y + KEY_ROW / 2.0f);
        y += KEY_ROW;
    }
    const float width = fmaxf(box.w - widest_value(canvas, in), in->label_width + PART_MIN);
    for (uint32_t i = 0; i < in->count; i++) {
        draw_row(canvas, in, &in->rows[i], box_make(box.x, y, width, BARS_ROW), whole);
        y += BARS_ROW;
    }
}
