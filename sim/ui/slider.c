/* A slider with marks below its track: the debrief's scrubber, a budget, a speed. */
#include <math.h>
#include <stdio.h>

#include "ui/room.h"

#define SLIDER_HEIGHT 44.0f
#define TRACK 4.0f
#define KNOB 10.0f
#define TICK_HEIGHT 6.0f

static double bound(const struct ui_slider *slider, double value)
{
    return fmax(fmin(value, slider->most), slider->least);
}

static double part_of(const struct ui_slider *slider, double value)
{
    double range = slider->most - slider->least;
    return range > 0.0 ? (bound(slider, value) - slider->least) / range : 0.0;
}

static double on_step(const struct ui_slider *slider, double value)
{
    double steps =
        slider->step > 0.0 ? round((value - slider->least) / slider->step) * slider->step + slider->least : value;
    return bound(slider, steps);
}

/* The nearest tick beyond the value, or the end. */
static double next_tick(const struct ui_slider *slider, double value, bool forwards)
{
    double best = forwards ? slider->most : slider->least;
    double nudge = (slider->most - slider->least) * 1e-9;
    for (uint32_t i = 0; i < slider->tick_count; i++) {
        double tick = slider->ticks[i];
        if (forwards ? tick > value + nudge && tick < best : tick < value - nudge && tick > best) {
            best = tick;
        }
    }
    return best;
}

static double keyed(const struct ui_slider *slider, const struct ui_answer *answer, double value)
{
    double step = slider->step > 0.0 ? slider->step : (slider->most - slider->least) / 100.0;
    bool to_tick = (answer->mods & UI_SHIFT) != 0 && slider->tick_count > 0;
    switch (answer->key) {
    case UI_KEY_LEFT:
    case UI_KEY_DOWN: return to_tick ? next_tick(slider, value, false) : bound(slider, value - step);
    case UI_KEY_RIGHT:
    case UI_KEY_UP: return to_tick ? next_tick(slider, value, true) : bound(slider, value + step);
    case UI_KEY_PAGE_DOWN: return bound(slider, value - 10.0 * step);
    case UI_KEY_PAGE_UP: return bound(slider, value + 10.0 * step);
    case UI_KEY_HOME: return slider->least;
    case UI_KEY_END: return slider->most;
    default: return value;
    }
}

static void draw_ticks(struct ui *ui, const struct ui_slider *slider, struct box track)
{
    const struct theme *t = ui_theme(ui);
    for (uint32_t i = 0; i < slider->tick_count; i++) {
        float x = track.x + track.w * (float)part_of(slider, slider->ticks[i]);
        struct colour colour = slider->tick_colours != NULL ? slider->tick_colours[i] : t->t2;
        float y = track.y + track.h + 8.0f;
        draw_line(ui->canvas, x, y, x, y + TICK_HEIGHT, paint_stroke(colour, 2.0f));
    }
}

static void draw_slider(struct ui *ui, const struct ui_slider *slider, struct box track, double value,
                        const struct ui_answer *answer)
{
    const struct theme *t = ui_theme(ui);
    bool is_disabled = slider->disabled != NULL;
    float at = track.w * (float)part_of(slider, value);
    draw_round(ui->canvas, track, TRACK / 2.0f, paint_fill(faded(t->line2, is_disabled)));
    draw_round(ui->canvas, box_make(track.x, track.y, at, track.h), TRACK / 2.0f,
               paint_fill(faded(t->t2, is_disabled)));
    draw_ticks(ui, slider, track);
    float x = track.x + at;
    float y = middle_of(track);
    bool is_touched = (answer->hovered || answer->held) && !is_disabled;
    if (is_touched || answer->focused) {
        draw_circle(ui->canvas, x, y, KNOB + 4.0f, paint_fill(colour_alpha(t->solid, 0.2f)));
    }
    if (answer->focused) {
        draw_circle(ui->canvas, x, y, KNOB + 3.0f, paint_stroke(t->focus, LINE_FOCUS));
    }
    draw_circle(ui->canvas, x, y, answer->focused ? KNOB - 1.0f : KNOB, paint_fill(faded(t->solid, is_disabled)));
}

bool ui_slider(struct ui *ui, const char *id, const struct ui_slider *slider, double *value)
{
    struct box box = ui_take(ui, SLIDER_HEIGHT);
    struct box track = { box.x + KNOB, middle_of(box) - TRACK / 2.0f, fmaxf(box.w - 2.0f * KNOB, 1.0f), TRACK };
    char number[32];
    (void)snprintf(number, sizeof number, "%g", *value);
    struct ui_control control = { .role = UI_ROLE_SLIDER,
                                  .label = slider->label,
                                  .disabled = slider->disabled,
                                  .box = box,
                                  .value = slider->value_words != NULL ? slider->value_words : number,
                                  .radius = RADIUS_CONTROL,
                                  .takes_keys = true,
                                  .no_ring = true };
    struct ui_answer answer = ui_control(ui, id, &control);
    double before = *value;
    if (answer.key != 0) {
        *value = keyed(slider, &answer, before);
    } else if (answer.down || answer.dragged) {
        double part = (double)((answer.x - KNOB) / track.w);
        *value = on_step(slider, slider->least + part * (slider->most - slider->least));
    }
    draw_slider(ui, slider, track, *value, &answer);
    return *value != before;
}
