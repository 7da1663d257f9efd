/* Below the lanes: to the moment before and after, play, how fast, and the track with its ticks. */
#include <math.h>

#include "charts/scrubber.h"
#include "screens/debrief_inside.h"

#define BUTTONS_WIDTH 232.0f /* of all four; in narrower heads the speed is left to its keys */
#define BUTTON_SIDE 36.0f
#define TRACK 22.0f          /* its middle, below the lanes */

static const struct scrubber_tick *ticks_of(const struct page *page, uint32_t *count)
{
    struct scrubber_tick *ticks = ARENA_ARRAY(page->words, struct scrubber_tick, page->model->events_count + 1);
    *count = 0;
    for (uint32_t i = 0; i < page->model->events_count; i++) {
        const struct debrief_event *event = &page->model->events[i];
        bool is_decided = event->kind == DEBRIEF_EVENT_DECIDED;
        bool is_bad = event->kind == DEBRIEF_EVENT_BREACH || event->kind == DEBRIEF_EVENT_MISSED ||
                      (is_decided && page->model->decisions[event->index].state == DEBRIEF_DECISION_TIMED_OUT);
        if (is_decided || is_bad) {
            ticks[(*count)++] = (struct scrubber_tick){ event->at_s, is_bad };
        }
    }
    return ticks;
}

static void hear_track(struct page *page, const struct ui_answer *answer)
{
    int32_t by = answer->key == UI_KEY_RIGHT || answer->key == UI_KEY_UP ? 1
                 : answer->key == UI_KEY_LEFT || answer->key == UI_KEY_DOWN ? -1 : 0;
    if (by != 0 && (answer->mods & UI_SHIFT) != 0) {
        lb_seek(page, page->screen->playhead_s + 600 * by);
    } else if (by != 0) {
        lb_step(page, by);
    } else if (answer->key == UI_KEY_PAGE_UP || answer->key == UI_KEY_PAGE_DOWN) {
        lb_seek(page, page->screen->playhead_s + (answer->key == UI_KEY_PAGE_UP ? 3600 : -3600));
    } else if (answer->key == UI_KEY_HOME || answer->key == UI_KEY_END) {
        lb_seek(page, answer->key == UI_KEY_HOME ? 0 : page->model->end_s);
    }
}

static void put_track(struct page *page, const struct spacetime_layout *layout, float y, float top)
{
    const struct axis *axis = &layout->axis;
    uint32_t count = 0;
    const struct scrubber_tick *ticks = ticks_of(page, &count);
    struct box box = { axis->x0 - SCRUBBER_KNOB, y - 20.0f, axis->x1 - axis->x0 + 2.0f * SCRUBBER_KNOB, 42.0f };
    const struct ui_control control = { .role = UI_ROLE_SLIDER, .label = word(WORD_LB_SCRUBBER), .box = box, .radius = RADIUS_CONTROL,
                                        .value = lb_moment(page, page->screen->playhead_s), .takes_keys = true };
    struct ui_answer answer = ui_control(page->ui, "scrubber", &control);
    hear_track(page, &answer);
    if (answer.down || answer.dragged) {
        page->screen->is_playing = false;
        lb_seek(page, axis_time(axis, fmaxf(axis->x0, fminf(box.x + answer.x, axis->x1))));
    }
    const struct scrubber scrubber = { .ticks = ticks, .tick_count = count, .now_s = page->screen->playhead_s,
                                       .theme = ui_theme_name(page->ui) };
    scrubber_draw(page->canvas, &scrubber, axis, y, top);
}

/* ---- the buttons ------------------------------------------------------------------------------------------------- */

static bool put_step(struct page *page, const char *id, enum icon icon, const char *name, const char *disabled)
{
    const struct ui_button button = { .label = name, .icon = icon, .icon_only = true, .rank = UI_QUIET, .disabled = disabled,
                                      .height = BUTTON_SIDE };
    return ui_button_with(page->ui, id, &button);
}

static void put_play(struct page *page)
{
    bool is_playing = page->screen->is_playing;
    const struct ui_button play = { .label = word(is_playing ? WORD_LB_PAUSE : WORD_LB_PLAY), .icon_only = true,
                                    .icon = is_playing ? ICON_PAUSE : ICON_PLAY, .rank = UI_QUIET, .height = BUTTON_SIDE,
                                    .disabled = page->screen->event == ID_NONE ? word(WORD_LB_NOTHING) : NULL };
    if (ui_button_with(page->ui, "play", &play)) {
        lb_play(page, !is_playing);
    }
}

static void put_speed(struct page *page)
{
    struct debrief_screen *screen = page->screen;
    const struct ui_button speed = { .label = arena_format(page->words, "\u00d7%u", (unsigned)lb_pace(screen->speed)), .rank = UI_QUIET,
                                     .tip = word(WORD_SPEED_TIP), .height = BUTTON_SIDE };
    if (ui_button_with(page->ui, "speed", &speed)) {
        lb_set_speed(page, screen->speed + 1 < DEBRIEF_SPEEDS ? 1 : -(int32_t)screen->speed);
    }
}

static void put_buttons(struct page *page, struct box box)
{
    struct debrief_screen *screen = page->screen;
    uint32_t count = page->model->events_count;
    bool is_first = screen->event == ID_NONE || (screen->event == 0 && screen->playhead_s <= page->model->events[0].at_s);
    ui_column_begin(page->ui, box, 0.0f);
    ui_flow_begin(page->ui, 6.0f);
    if (put_step(page, "previous", ICON_PREVIOUS, word(WORD_LB_PREVIOUS), is_first ? word(WORD_LB_AT_BEGIN) : NULL)) {
        lb_step(page, -1);
    }
    put_play(page);
    if (put_step(page, "next", ICON_NEXT, word(WORD_LB_NEXT), screen->event + 1 >= count ? word(WORD_LB_AT_END) : NULL)) {
        lb_step(page, 1);
    }
    if (box.w >= BUTTONS_WIDTH) {
        put_speed(page);
    }
    ui_flow_end(page->ui);
    (void)ui_column_end(page->ui);
}

void put_transport(struct page *page, struct box box, const struct spacetime_layout *layout)
{
    float track = box.y + TRACK;
    put_track(page, layout, track, layout->bottom_y);
    put_buttons(page, box_make(box.x + 2.0f, track - BUTTON_SIDE / 2.0f, layout->plot.x - layout->box.x - 8.0f, BUTTON_SIDE));
}
