#include "charts/survival.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/err.h"
#include "charts/when.h"

#define MILLION 1000000u
#define HALF (MILLION / 2)
#define LEFT 48.0f         /* for the shares */
#define BOTTOM 40.0f       /* for the times and what they are counted from */
#define RIGHT 16.0f
#define KEY_ROW 22.0f
#define KEY_LINE 28.0f
#define KEY_APART 10.0f
#define TICK_APART 72.0f
#define TICK_LABEL 12.0f
#define TICK_LABEL_Y 12.0f
#define WORDS_Y 30.0f
#define CENSORED_HALF 4.0f
#define CENSORED_STROKE 1.5f
#define MEDIAN_DASH 3.0f
#define MEDIAN_DOT 4.5f
#define SHARE_LINES 4u     /* quarters */

/* ---- the estimate ---- */

/* Of one time, what was met counts before what was only last seen. */
static int by_wait(const void *a, const void *b)
{
    const struct survival_need *left = a;
    const struct survival_need *right = b;
    if (left->wait_s != right->wait_s) {
        return left->wait_s < right->wait_s ? -1 : 1;
    }
    return left->met == right->met ? 0 : left->met ? -1 : 1;
}

static struct survival_need *sorted(const struct survival_series *series, struct arena *arena)
{
    struct survival_need *needs = ARENA_ARRAY(arena, struct survival_need, series->count);
    for (uint32_t i = 0; i < series->count; i++) {
        MUST(series->needs[i].wait_s >= 0);
        needs[i] = series->needs[i];
    }
    if (series->count > 1) {
        qsort(needs, series->count, sizeof needs[0], by_wait);
    }
    return needs;
}

uint32_t survival_steps(const struct survival_series *series, struct arena *arena, struct survival_step **steps)
{
    const struct survival_need *needs = sorted(series, arena);
    *steps = ARENA_ARRAY(arena, struct survival_step, series->count);
    double waiting_part = 1.0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < series->count;) {
        const uint32_t at_risk = series->count - i;
        const int64_t wait_s = needs[i].wait_s;
        uint32_t met = 0;
        uint32_t censored = 0;
        for (; i < series->count && needs[i].wait_s == wait_s; i++) {
            met += needs[i].met ? 1u : 0u;
            censored += needs[i].met ? 0u : 1u;
        }
        waiting_part *= 1.0 - (double)met / (double)at_risk;
        uint32_t share = (uint32_t)((1.0 - waiting_part) * (double)MILLION + 0.5);
        (*steps)[count++] = (struct survival_step){ wait_s, share, censored };
    }
    return count;
}

bool survival_median(const struct survival_series *series, struct arena *arena, int64_t *median_s)
{
    struct survival_step *steps;
    const uint32_t count = survival_steps(series, arena, &steps);
    for (uint32_t i = 0; i < count; i++) {
        if (steps[i].met_millionths >= HALF) {
            *median_s = steps[i].wait_s;
            return true;
        }
    }
    return false;
}

/* ---- drawing ---- */

struct plot {
    struct canvas *canvas;
    struct arena *arena;
    const struct survival *in;
    const struct theme *theme;
    struct box box;
    int64_t span_s;
};

static float x_of(const struct plot *plot, int64_t wait_s)
{
    double part = (double)wait_s / (double)plot->span_s;
    return plot->box.x + (float)(part * (double)plot->box.w);
}

static float y_of(const struct plot *plot, uint32_t millionths)
{
    return plot->box.y + plot->box.h * (1.0f - (float)millionths / (float)MILLION);
}

static int64_t longest_wait(const struct survival *in)
{
    int64_t longest_s = in->span_s;
    for (uint32_t i = 0; i < in->count && in->span_s == 0; i++) {
        for (uint32_t k = 0; k < in->series[i].count; k++) {
            int64_t wait_s = in->series[i].needs[k].wait_s;
            longest_s = wait_s > longest_s ? wait_s : longest_s;
        }
    }
    return longest_s > 0 ? longest_s : 3600;
}

static int64_t choose_step(const struct plot *plot)
{
    static const int64_t STEPS[] = { 60, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 43200, 86400 };
    const double px_second = (double)plot->box.w / (double)plot->span_s;
    for (uint32_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++) {
        if ((double)STEPS[i] * px_second >= (double)TICK_APART) {
            return STEPS[i];
        }
    }
    int64_t step_s = 86400;
    while ((double)step_s * px_second < (double)TICK_APART && step_s < plot->span_s / 2) {
        step_s *= 2;
    }
    return step_s;
}

static void draw_shares(const struct plot *plot)
{
    struct words words = words_make(TEXT_MONO, TICK_LABEL, plot->theme->t3);
    words.align = DRAW_END;
    for (uint32_t i = 0; i <= SHARE_LINES; i++) {
        float y = y_of(plot, i * (MILLION / SHARE_LINES));
        bool named = i % 2 == 0;
        struct colour colour = colour_alpha(plot->theme->line, named ? 0.95f : 0.4f);
        draw_line(plot->canvas, plot->box.x, y, plot->box.x + plot->box.w, y, paint_stroke(colour, LINE_HAIR));
        if (named) {
            const char *text = arena_format(plot->arena, "%" PRIu32 " %%", i * 100u / SHARE_LINES);
            (void)draw_text_middle(plot->canvas, plot->box.x - KEY_APART, y, words, text);
        }
    }
}

static void draw_times(const struct plot *plot)
{
    const int64_t step_s = choose_step(plot);
    const float foot = plot->box.y + plot->box.h;
    struct words words = words_make(TEXT_MONO, TICK_LABEL, plot->theme->t3);
    words.align = DRAW_MIDDLE;
    for (int64_t i = 0; i <= plot->span_s / step_s; i++) {
        const int64_t s = i * step_s;
        float x = x_of(plot, s);
        draw_line(plot->canvas, x, plot->box.y, x, foot, paint_stroke(colour_alpha(plot->theme->line, 0.4f), LINE_HAIR));
        const char *text = s == 0 ? "0" : arena_copy_string(plot->arena, when_span(s).at);
        (void)draw_text_middle(plot->canvas, x, foot + TICK_LABEL_Y, words, text);
    }
    if (plot->in->x_words != NULL) {
        (void)draw_text_middle(plot->canvas, plot->box.x, foot + WORDS_Y,
                               words_make(TEXT_REGULAR, TICK_LABEL, plot->theme->t3), plot->in->x_words);
    }
}

/* Solid, dashed, short-dashed, dotted: told apart without colour. */
static struct paint paint_of(const struct plot *plot, uint32_t i)
{
    static const float DASH[SURVIVAL_SERIES_MAX] = { 0.0f, 9.0f, 4.0f, 0.1f };
    const struct colour colours[SURVIVAL_SERIES_MAX] = { plot->theme->t1, plot->theme->t2, plot->theme->t3, plot->theme->t2 };
    struct paint paint = paint_stroke(colours[i], SURVIVAL_STROKE);
    if (DASH[i] > 0.0f) {
        paint.dash_on = DASH[i];
        paint.dash_off = 5.0f;
        paint.round = DASH[i] < 1.0f;
    }
    return paint;
}

static void draw_censored(const struct plot *plot, const struct survival_step *step, struct colour colour)
{
    const float x = x_of(plot, step->wait_s);
    const float y = y_of(plot, step->met_millionths);
    if (step->censored > 0 && step->wait_s <= plot->span_s) {
        draw_line(plot->canvas, x, y - CENSORED_HALF, x, y + CENSORED_HALF, paint_stroke(colour, CENSORED_STROKE));
    }
}

static void draw_median(const struct plot *plot, const struct survival_series *series)
{
    int64_t median_s;
    if (!survival_median(series, plot->arena, &median_s) || median_s > plot->span_s) {
        return;
    }
    const float x = x_of(plot, median_s);
    const float y = y_of(plot, HALF);
    struct paint paint = paint_dash(plot->theme->t2, SURVIVAL_MEDIAN, MEDIAN_DASH, MEDIAN_DASH);
    draw_line(plot->canvas, x, y, x, plot->box.y + plot->box.h, paint);
    draw_circle(plot->canvas, x, y, MEDIAN_DOT, paint_both(plot->theme->panel, plot->theme->t1, 2.0f));
}

static void draw_series(const struct plot *plot, uint32_t i)
{
    const struct survival_series *series = &plot->in->series[i];
    struct survival_step *steps;
    const uint32_t count = survival_steps(series, plot->arena, &steps);
    const struct paint paint = paint_of(plot, i);
    struct point *line = ARENA_ARRAY(plot->arena, struct point, 2 * (size_t)count + 1);
    uint32_t n = 0;
    line[n++] = (struct point){ plot->box.x, y_of(plot, 0) };
    for (uint32_t k = 0; k < count && steps[k].wait_s <= plot->span_s; k++) {
        const float x = x_of(plot, steps[k].wait_s);
        line[n] = (struct point){ x, line[n - 1].y };
        line[n + 1] = (struct point){ x, y_of(plot, steps[k].met_millionths) };
        n += 2;
    }
    if (n > 1) {
        draw_polyline(plot->canvas, line, n, paint);
    }
    for (uint32_t k = 0; k < count; k++) {
        draw_censored(plot, &steps[k], paint.stroke);
    }
    draw_median(plot, series);
}

static const char *summary(const struct plot *plot, const struct survival_series *series)
{
    uint32_t met = 0;
    for (uint32_t i = 0; i < series->count; i++) {
        met += series->needs[i].met ? 1u : 0u;
    }
    int64_t median_s;
    if (!survival_median(series, plot->arena, &median_s)) {
        return arena_format(plot->arena, "%s: %" PRIu32 " of %" PRIu32 ", median not reached", series->name, met, series->count);
    }
    return arena_format(plot->arena, "%s: %" PRIu32 " of %" PRIu32 ", median %s", series->name, met, series->count,
                        when_span(median_s).at);
}

static void draw_key(const struct plot *plot, struct box box)
{
    for (uint32_t i = 0; i < plot->in->count; i++) {
        const float y = box.y + KEY_ROW * ((float)i + 0.5f);
        draw_line(plot->canvas, box.x, y, box.x + KEY_LINE, y, paint_of(plot, i));
        struct words words = words_make(TEXT_REGULAR, TYPE_DIAGRAM, plot->theme->t2);
        words.width_max = box.w - KEY_LINE - KEY_APART;
        (void)draw_text_middle(plot->canvas, box.x + KEY_LINE + KEY_APART, y, words, summary(plot, &plot->in->series[i]));
    }
}

void survival_draw(struct canvas *canvas, struct arena *arena, const struct survival *in, struct box box)
{
    MUST(in->count <= SURVIVAL_SERIES_MAX);
    MUST(box.w >= 160.0f && box.h >= 120.0f);
    const float key = KEY_ROW * (float)in->count + KEY_APART;
    struct plot plot = { .canvas = canvas, .arena = arena, .in = in, .theme = theme_get(in->theme) };
    plot.box = box_make(box.x + LEFT, box.y + key, box.w - LEFT - RIGHT, box.h - key - BOTTOM);
    plot.span_s = longest_wait(in);
    draw_key(&plot, box_make(plot.box.x, box.y, plot.box.w, key));
    draw_shares(&plot);
    draw_times(&plot);
    for (uint32_t i = 0; i < in->count; i++) {
        draw_series(&plot, i);
    }
}
