/* The timeline of a debrief: six scores, the diagram with its playhead and scrubber, and what stands at that moment. */
#include "charts/dots.h"
#include "charts/scrubber.h"
#include "screens/debrief_inside.h"

#define CARD_GAP 16.0f
#define SCRUBBER_HEIGHT 64.0f
#define PLAY_PACE 600 /* game seconds for one second of looking */
#define TICKS_MAX 256u

/* ---- scores ------------------------------------------------------------------------------------------------------- */

static void put_dots(struct page *page, const struct debrief_card *card)
{
    struct dots dots = { 0 };
    for (uint32_t i = 0; i < card->dot_count; i++) {
        enum debrief_dot dot = card->dots[i];
        dots.good += dot == DEBRIEF_DOT_GOOD || dot == DEBRIEF_DOT_BOT_GOOD ? 1 : 0;
        dots.bad += dot == DEBRIEF_DOT_BAD || dot == DEBRIEF_DOT_BOT_BAD ? 1 : 0;
        dots.open += dot == DEBRIEF_DOT_OPEN ? 1 : 0;
    }
    struct box box = ui_take(page->ui, 14.0f);
    (void)dots_draw(ui_canvas(page->ui), ui_theme(page->ui), box.x + DOTS_RADIUS, box.y + 7.0f, box.w - 2.0f * DOTS_RADIUS,
                    dots);
}

static void put_card(struct page *page, uint32_t index)
{
    struct ui *ui = page->ui;
    const struct debrief_card *card = &page->model->cards[index];
    ui_push_number(ui, index);
    ui_card_begin(ui, "score", &(struct ui_panel){ .label = card->title, .padding = 18.0f, .gap = 4.0f });
    ui_key_number(ui, card->title, card->value, card->unit);
    if (card->dot_count > 0) {
        put_dots(page, card);
    } else {
        ui_words(ui, card->detail, &(struct ui_words){ .px = 13.0f, .tone = UI_TONE_THIRD, .lines_max = 2 });
    }
    ui_caption(ui, card->coverage);
    ui_card_end(ui);
    ui_pop_id(ui);
}

static void put_scores(struct page *page)
{
    uint32_t columns = page->is_small ? 2 : page->is_narrow ? 3 : 6;
    for (uint32_t row = 0; row < DEBRIEF_CARD_COUNT; row += columns) {
        const float widths[6] = { UI_FLEX(1), UI_FLEX(1), UI_FLEX(1), UI_FLEX(1), UI_FLEX(1), UI_FLEX(1) };
        ui_push_number(page->ui, row);
        ui_row_begin(page->ui, widths, columns, CARD_GAP, UI_TOP);
        for (uint32_t i = 0; i < columns; i++) {
            if (i > 0) {
                ui_row_next(page->ui);
            }
            put_card(page, row + i);
        }
        ui_row_end(page->ui);
        ui_pop_id(page->ui);
    }
}

/* ---- the diagram --------------------------------------------------------------------------------------------------- */


static struct spacetime_ref mark_among(const struct debrief_event *event, enum spacetime_kind kind, const uint32_t *of,
                                       uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (of[i] == event->index) {
            return (struct spacetime_ref){ kind, i };
        }
    }
    return (struct spacetime_ref){ SPACETIME_NOTHING, 0 };
}

static struct spacetime_ref mark_of(const struct debrief_screen *screen)
{
    const struct debrief_spacetime *picture = &screen->picture;
    if (screen->event == ID_NONE) {
        return (struct spacetime_ref){ SPACETIME_NOTHING, 0 };
    }
    const struct debrief_event *event = &screen->model->events[screen->event];
    switch (event->kind) {
    case DEBRIEF_EVENT_INJECT: return mark_among(event, SPACETIME_INJECT, picture->inject_of, picture->in.inject_count);
    case DEBRIEF_EVENT_ASKED:
    case DEBRIEF_EVENT_DECIDED: return mark_among(event, SPACETIME_DECISION, picture->decision_of, picture->in.decision_count);
    case DEBRIEF_EVENT_SENT: return mark_among(event, SPACETIME_SHARE, picture->share_of, picture->in.share_count);
    case DEBRIEF_EVENT_PUBLIC: return mark_among(event, SPACETIME_SHARE, picture->statement_of, picture->in.share_count);
    case DEBRIEF_EVENT_NOTICE:
    case DEBRIEF_EVENT_MISSED: return mark_among(event, SPACETIME_CLOCK, picture->stage_of, picture->in.clock_count);
    default: return (struct spacetime_ref){ SPACETIME_NOTHING, 0 };
    }
}

/* The moment of a mark that was picked: the last of its events. */
static uint32_t event_of(const struct debrief_screen *screen, struct spacetime_ref ref)
{
    const struct debrief_spacetime *picture = &screen->picture;
    const struct debrief_model *model = screen->model;
    for (uint32_t i = model->events_count; i > 0; i--) {
        const struct debrief_event *event = &model->events[i - 1];
        bool fits = false;
        switch (event->kind) {
        case DEBRIEF_EVENT_INJECT: fits = ref.kind == SPACETIME_INJECT && picture->inject_of[ref.index] == event->index; break;
        case DEBRIEF_EVENT_ASKED:
        case DEBRIEF_EVENT_DECIDED:
            fits = ref.kind == SPACETIME_DECISION && picture->decision_of[ref.index] == event->index;
            break;
        case DEBRIEF_EVENT_SENT: fits = ref.kind == SPACETIME_SHARE && picture->share_of[ref.index] == event->index; break;
        case DEBRIEF_EVENT_PUBLIC:
            fits = ref.kind == SPACETIME_SHARE && picture->statement_of[ref.index] == event->index;
            break;
        case DEBRIEF_EVENT_NOTICE:
        case DEBRIEF_EVENT_MISSED: fits = ref.kind == SPACETIME_CLOCK && picture->stage_of[ref.index] == event->index; break;
        default: break;
        }
        if (fits) {
            return i - 1;
        }
    }
    return ID_NONE;
}

static const struct spacetime_layout *laid(struct page *page, struct box box)
{
    struct debrief_screen *screen = page->screen;
    struct ui *ui = page->ui;
    const struct diagram_key key = { .x = box.x, .y = box.y, .width = box.w, .scale = (float)ui_scale_percent(ui),
                                     .theme = (uint32_t)ui_theme_name(ui), .event = screen->event,
                                     .now_s = screen->playhead_s };
    bool is_same = screen->layout != NULL && key.x == screen->key.x && key.y == screen->key.y &&
                   key.width == screen->key.width && key.scale == screen->key.scale && key.theme == screen->key.theme &&
                   key.event == screen->key.event && key.now_s == screen->key.now_s;
    if (!is_same) {
        struct spacetime *in = &screen->picture.in;
        in->theme = ui_theme_name(ui);
        in->size = SPACETIME_COMPACT;
        in->now_kind = SPACETIME_PLAYHEAD;
        in->now_s = screen->playhead_s;
        in->selected = mark_of(screen);
        in->selected_lane = SPACETIME_NO_LANE;
        arena_reset(&screen->lanes);
        screen->layout = spacetime_lay(&screen->lanes, ui_canvas(ui), in, box_make(box.x, box.y, box.w, 0.0f));
        screen->key = key;
    }
    return screen->layout;
}

static void list_marks(struct page *page, const struct spacetime_layout *layout)
{
    for (uint32_t i = 0; i < layout->stop_count; i++) {
        const struct spacetime_stop *stop = &layout->stops[i];
        if (stop->seen && !stop->arrival) {
            ui_push_number(page->ui, i);
            ui_note(page->ui, "mark", UI_ROLE_MARK, stop->text, NULL, stop->box);
            ui_pop_id(page->ui);
        }
    }
}

static void pick(struct page *page, const struct spacetime_layout *layout, const struct ui_answer *answer)
{
    if (!answer->pressed && !answer->down) {
        return;
    }
    float x = answer->box.x + answer->x;
    float y = answer->box.y + answer->y;
    struct spacetime_ref ref = spacetime_pick(layout, x, y, SPACETIME_PICK);
    uint32_t event = ref.kind == SPACETIME_NOTHING ? ID_NONE : event_of(page->screen, ref);
    if (event != ID_NONE) {
        lb_go(page, event);
    } else if (answer->down && x > layout->plot.x) {
        lb_seek(page, axis_time(&layout->axis, x));
    }
}

static void put_diagram(struct page *page)
{
    struct ui *ui = page->ui;
    float wanted = ui_recall(ui, "height");
    struct box box = ui_take(ui, wanted > 0.0f ? wanted : 480.0f);
    const struct spacetime_layout *layout = laid(page, box);
    ui_remember(ui, "height", layout->height);
    const struct ui_control control = { .role = UI_ROLE_IMAGE, .label = word(WORD_LB_DIAGRAM), .value = word(WORD_LB_KEYS),
                                        .box = box, .radius = 8.0f };
    struct ui_answer answer = ui_control(ui, "diagram", &control);
    pick(page, layout, &answer);
    spacetime_draw(ui_canvas(ui), layout);
    list_marks(page, layout);
}

/* ---- the scrubber --------------------------------------------------------------------------------------------------- */

static uint32_t ticks_of(const struct page *page, struct scrubber_tick *ticks)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < page->model->events_count && count < TICKS_MAX; i++) {
        const struct debrief_event *event = &page->model->events[i];
        bool bad = event->kind == DEBRIEF_EVENT_BREACH || event->kind == DEBRIEF_EVENT_MISSED;
        if (event->kind == DEBRIEF_EVENT_DECIDED || bad) {
            ticks[count++] = (struct scrubber_tick){ event->at_s, bad };
        }
    }
    return count;
}

static void put_track(struct page *page, struct box box)
{
    struct ui *ui = page->ui;
    const struct spacetime_layout *layout = page->screen->layout;
    struct scrubber_tick ticks[TICKS_MAX];
    const struct scrubber scrubber = { .ticks = ticks, .tick_count = ticks_of(page, ticks), .now_s = page->screen->playhead_s,
                                       .theme = ui_theme_name(ui) };
    struct box track = box_make(layout->plot.x, box.y, layout->plot.w, box.h);
    const struct ui_control control = { .role = UI_ROLE_SLIDER, .label = word(WORD_LB_SCRUBBER),
                                        .value = lb_moment(page, page->screen->playhead_s), .box = track, .radius = 8.0f };
    struct ui_answer answer = ui_control(ui, "scrubber", &control);
    if (answer.down || answer.dragged) {
        lb_seek(page, axis_time(&layout->axis, track.x + answer.x));
    }
    scrubber_draw(ui_canvas(ui), &scrubber, &layout->axis, box.y + box.h * 0.5f, layout->bottom_y);
}

static void play_on(struct page *page)
{
    struct debrief_screen *screen = page->screen;
    if (!screen->is_playing) {
        return;
    }
    int64_t now_ms = ui_now_ms(page->ui);
    int64_t from_ms = screen->from_ms, from_s = screen->from_s;
    int64_t at_s = from_s + (now_ms - from_ms) * PLAY_PACE / 1000;
    lb_seek(page, at_s);
    screen->from_ms = from_ms;
    screen->from_s = from_s;
    screen->is_playing = at_s < page->model->end_s;
    if (screen->is_playing) {
        ui_wake_at_ms(page->ui, now_ms + 100);
    }
}

static void put_transport(struct page *page)
{
    struct ui *ui = page->ui;
    struct debrief_screen *screen = page->screen;
    struct box box = ui_take(ui, SCRUBBER_HEIGHT);
    ui_column_begin(ui, box_make(box.x + 16.0f, box.y + 8.0f, 220.0f, box.h), 0.0f);
    ui_flow_begin(ui, 8.0f);
    uint32_t event = screen->event;
    if (ui_icon_button(ui, "previous", ICON_PREVIOUS, word(WORD_LB_PREVIOUS)) && event != ID_NONE && event > 0) {
        lb_go(page, event - 1);
    }
    const struct ui_button play = { .label = word(screen->is_playing ? WORD_LB_PAUSE : WORD_LB_PLAY), .icon_only = true,
                                    .icon = screen->is_playing ? ICON_PAUSE : ICON_PLAY, .rank = UI_QUIET, .shortcut = "Space" };
    if (ui_button_with(ui, "play", &play) && event != ID_NONE) {
        screen->is_playing = !screen->is_playing;
        screen->from_ms = ui_now_ms(ui);
        screen->from_s = screen->playhead_s;
    }
    if (ui_icon_button(ui, "next", ICON_NEXT, word(WORD_LB_NEXT)) && event != ID_NONE &&
        event + 1 < page->model->events_count) {
        lb_go(page, event + 1);
    }
    ui_flow_end(ui);
    (void)ui_column_end(ui);
    put_track(page, box);
    play_on(page);
}

/* ---- below ----------------------------------------------------------------------------------------------------------- */

static void put_below(struct page *page)
{
    struct ui *ui = page->ui;
    if (page->is_narrow) {
        put_moment(page);
        put_questions(page);
        put_measures(page);
        put_objectives(page);
        return;
    }
    const float widths[] = { UI_FLEX(4), UI_FLEX(3), UI_FLEX(3) };
    ui_row_begin(ui, widths, 3, CARD_GAP, UI_TOP);
    put_moment(page);
    ui_row_next(ui);
    put_questions(page);
    ui_row_next(ui);
    put_measures(page);
    ui_space(ui, CARD_GAP);
    put_objectives(page);
    ui_row_end(ui);
}

void put_timeline(struct page *page)
{
    put_scores(page);
    ui_card_begin(page->ui, "lanes", &(struct ui_panel){ .label = word(WORD_LB_DIAGRAM), .padding = 8.0f, .gap = 0.0f });
    put_diagram(page);
    put_transport(page);
    ui_card_end(page->ui);
    put_below(page);
}
