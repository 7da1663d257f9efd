/* The debrief as a whole: where the playhead stands, what is open, its keys. */
#include "screens/debrief.h"

#include <stdlib.h>

#include "base/err.h"
#include "screens/debrief_inside.h"

#define TOP_HEIGHT 64.0f
#define TOP_HEIGHT_LOW 52.0f
#define TOP_HEIGHT_SMALL 92.0f /* the tabs have a line of their own */
#define BAND_HEIGHT 24.0f
#define WIDE_FROM 1380.0f       /* px wide, and high: the widest window at 100 % */
#define WIDE_HIGH 980.0f
#define LOW_FROM 1100.0f
#define LOW_HIGH 640.0f
#define SMALL_UNDER 1000.0f
#define STEP_S 600              /* of Shift with an arrow */
#define PLAY_STEP_MS 40

/* The first decision that was people's, answered or not; else the first of all; else the first moment. */
static uint32_t opening_event(const struct debrief_model *model)
{
    uint32_t first = ID_NONE;
    for (uint32_t i = 0; i < model->events_count; i++) {
        bool is_decided = model->events[i].kind == DEBRIEF_EVENT_DECIDED;
        if (is_decided && model->decisions[model->events[i].index].is_person) {
            return i;
        }
        first = is_decided && first == ID_NONE ? i : first;
    }
    return first != ID_NONE || model->events_count == 0 ? first : 0;
}

struct debrief_screen *debrief_screen_create(const struct debrief_model *model)
{
    struct debrief_screen *screen = calloc(1, sizeof *screen);
    MUST(screen != NULL);
    screen->model = model;
    arena_init(&screen->kept);
    arena_init(&screen->words);
    arena_init(&screen->lanes);
    debrief_spacetime(model, &screen->kept, &screen->picture);
    screen->event = opening_event(model);
    screen->playhead_s = screen->event == ID_NONE ? 0 : model->events[screen->event].at_s;
    screen->revealed = screen->fact = screen->team = screen->decision = ID_NONE;
    screen->speed = 1;
    screen->stop = SPACETIME_NO_STOP;
    return screen;
}

void debrief_screen_destroy(struct debrief_screen *screen)
{
    if (screen == NULL) {
        return;
    }
    arena_deinit(&screen->kept);
    arena_deinit(&screen->words);
    arena_deinit(&screen->lanes);
    str_deinit(&screen->said);
    free(screen);
}

void lb_changed(struct page *page)
{
    page->screen->changes += 1.0f;
}

void lb_ask(struct page *page, enum debrief_ask ask)
{
    page->screen->has_ask = true;
    page->screen->ask = ask;
    page->screen->is_said_away = false;
}

/* ---- moving about ------------------------------------------------------------------------------------------------ */

static uint32_t last_event_at(const struct debrief_model *model, int64_t at_s)
{
    uint32_t event = 0;
    while (event + 1 < model->events_count && model->events[event + 1].at_s <= at_s) {
        event++;
    }
    return event;
}

static void set_playhead(struct page *page, int64_t at_s)
{
    page->screen->playhead_s = at_s;
    page->screen->has_moved = true;
    page->screen->from_s = at_s;
    page->screen->from_ms = ui_now_ms(page->ui);
    lb_changed(page);
}

void lb_go(struct page *page, uint32_t event)
{
    page->screen->event = event;
    page->screen->stop = SPACETIME_NO_STOP;
    set_playhead(page, page->model->events[event].at_s);
}

void lb_seek(struct page *page, int64_t at_s)
{
    const struct debrief_model *model = page->model;
    int64_t most_s = model->end_s > 0 ? model->end_s : 0;
    int64_t to_s = at_s < 0 ? 0 : at_s > most_s ? most_s : at_s;
    if (model->events_count > 0) {
        page->screen->event = last_event_at(model, to_s);
        page->screen->stop = SPACETIME_NO_STOP;
    }
    set_playhead(page, to_s);
}

void lb_step(struct page *page, int32_t by)
{
    uint32_t event = page->screen->event;
    if (event == ID_NONE) {
        return;
    }
    /* Between two moments the one before is where the playhead came from. */
    bool is_after = page->screen->playhead_s > page->model->events[event].at_s;
    if (by < 0 && is_after) {
        lb_go(page, event);
    } else if (by < 0 && event > 0) {
        lb_go(page, event - 1);
    } else if (by > 0 && event + 1 < page->model->events_count) {
        lb_go(page, event + 1);
    }
}

int64_t lb_pace(uint32_t speed)
{
    static const int64_t paces[DEBRIEF_SPEEDS] = { 60, 300, 1200, 3600 };
    return paces[speed < DEBRIEF_SPEEDS ? speed : 0];
}

void lb_set_speed(struct page *page, int32_t by)
{
    struct debrief_screen *screen = page->screen;
    int32_t speed = (int32_t)screen->speed + by;
    if (speed >= 0 && speed < (int32_t)DEBRIEF_SPEEDS) {
        screen->speed = (uint32_t)speed;
        set_playhead(page, screen->playhead_s);
    }
}

void lb_play(struct page *page, bool is_playing)
{
    struct debrief_screen *screen = page->screen;
    bool is_over = screen->playhead_s >= page->model->end_s;
    screen->is_playing = is_playing && page->model->events_count > 0;
    set_playhead(page, is_playing && is_over ? 0 : screen->playhead_s);
}

/* Time that the exercise jumped over is jumped over here too. */
static int64_t over_jumps(const struct debrief_screen *screen, int64_t at_s)
{
    const struct axis_spec *axis = &screen->picture.in.axis;
    for (uint32_t i = 0; i + 1 < axis->piece_count; i++) {
        bool is_between = at_s > axis->pieces[i].to_s && at_s < axis->pieces[i + 1].from_s;
        at_s = is_between ? axis->pieces[i + 1].from_s : at_s;
    }
    return at_s;
}

static void play_on(struct page *page)
{
    struct debrief_screen *screen = page->screen;
    if (!screen->is_playing) {
        return;
    }
    int64_t now_ms = ui_now_ms(page->ui);
    int64_t gone_ms = now_ms - screen->from_ms;
    if (gone_ms >= PLAY_STEP_MS) {
        lb_seek(page, over_jumps(screen, screen->from_s + gone_ms * lb_pace(screen->speed) / 1000));
        screen->is_playing = screen->playhead_s < page->model->end_s;
        gone_ms = 0;
    }
    if (screen->is_playing) {
        ui_wake_at_ms(page->ui, now_ms + PLAY_STEP_MS - gone_ms);
    }
}

uint32_t lb_event_of(const struct page *page, enum debrief_event_kind kind, uint32_t index)
{
    for (uint32_t i = page->model->events_count; i > 0; i--) {
        if (page->model->events[i - 1].kind == kind && page->model->events[i - 1].index == index) {
            return i - 1;
        }
    }
    return ID_NONE;
}

static void open_cell(struct page *page, struct fact_id fact, struct team_id team)
{
    page->screen->tab = TAB_TEAMS;
    page->screen->fact = fact.v;
    page->screen->team = team.v < page->world->teams_count ? team.v : ID_NONE;
}

bool lb_open(struct page *page)
{
    struct debrief_screen *screen = page->screen;
    const struct debrief_model *model = page->model;
    if (screen->event == ID_NONE) {
        return false;
    }
    const struct debrief_event *event = &model->events[screen->event];
    switch (event->kind) {
    case DEBRIEF_EVENT_ASKED:
    case DEBRIEF_EVENT_DECIDED:
        screen->tab = TAB_DECISIONS;
        screen->decision = event->index;
        break;
    case DEBRIEF_EVENT_SENT: open_cell(page, model->shares[event->index].fact, model->shares[event->index].to); break;
    case DEBRIEF_EVENT_NOTICE:
    case DEBRIEF_EVENT_MISSED:
    case DEBRIEF_EVENT_BREACH: screen->tab = TAB_DUTIES; break;
    default: return false;
    }
    lb_changed(page);
    return true;
}

void lb_show_on_timeline(struct page *page, uint32_t event)
{
    if (event != ID_NONE) {
        page->screen->tab = TAB_TIMELINE;
        page->screen->is_playing = false;
        lb_go(page, event);
    }
}

/* ---- keys -------------------------------------------------------------------------------------------------------- */

static void hear_timeline(struct page *page)
{
    struct ui *ui = page->ui;
    struct debrief_screen *screen = page->screen;
    if (ui_shortcut(ui, "Right")) {
        lb_step(page, 1);
    } else if (ui_shortcut(ui, "Left")) {
        lb_step(page, -1);
    } else if (ui_shortcut(ui, "Shift+Right")) {
        lb_seek(page, screen->playhead_s + STEP_S);
    } else if (ui_shortcut(ui, "Shift+Left")) {
        lb_seek(page, screen->playhead_s - STEP_S);
    } else if (ui_shortcut(ui, "Home")) {
        lb_seek(page, 0);
    } else if (ui_shortcut(ui, "End")) {
        lb_seek(page, page->model->end_s);
    } else if (ui_shortcut(ui, "[")) {
        lb_set_speed(page, -1);
    } else if (ui_shortcut(ui, "]")) {
        lb_set_speed(page, 1);
    } else if (ui_shortcut(ui, "Space")) {
        lb_play(page, !screen->is_playing);
    }
}

static void hear_keys(struct page *page)
{
    struct debrief_screen *screen = page->screen;
    if (ui_shortcut(page->ui, "?")) {
        screen->is_keys_open = true;
        lb_changed(page);
    }
    if (screen->tab == TAB_TIMELINE && page->room == ROOM_LOW && ui_shortcut(page->ui, "D")) {
        screen->is_unfolded = !screen->is_unfolded;
        lb_changed(page);
    }
    if (screen->tab == TAB_TIMELINE && screen->event != ID_NONE) {
        hear_timeline(page);
    }
}

/* ---- the screen -------------------------------------------------------------------------------------------------- */

static enum debrief_width room_for(struct box bounds)
{
    if (bounds.w >= WIDE_FROM && bounds.h >= WIDE_HIGH) {
        return ROOM_WIDE;
    }
    return bounds.w >= LOW_FROM && bounds.h >= LOW_HIGH ? ROOM_LOW : ROOM_TALL;
}

static float bar_height(const struct page *page)
{
    return page->is_small ? TOP_HEIGHT_SMALL : page->room == ROOM_WIDE ? TOP_HEIGHT : TOP_HEIGHT_LOW;
}

/* Each part keeps how far it was scrolled. */
static void put_tab(struct page *page, struct box box)
{
    ui_push_number(page->ui, page->screen->tab);
    switch ((enum debrief_tab)page->screen->tab) {
    case TAB_TIMELINE: put_timeline(page, box); break;
    case TAB_TEAMS: put_teams(page, box); break;
    case TAB_DUTIES: put_duties(page, box); break;
    case TAB_DECISIONS:
    case TAB_COUNT:
        ui_panel_begin(page->ui, "body", box, &(struct ui_panel){ .label = word(WORD_LB_DECISIONS), .padding = SPACE_MARGIN,
                                                                  .gap = SPACE_GAP, .bare = true, .scrolls = true });
        put_decisions(page);
        ui_panel_end(page->ui);
        break;
    }
    ui_pop_id(page->ui);
}

static void send(struct page *page, const struct debrief_calls *calls)
{
    struct debrief_screen *screen = page->screen;
    ui_remember(page->ui, "changes", screen->changes);
    if (screen->has_ask) {
        screen->has_ask = false;
        calls->ask(calls->context, screen->ask);
    }
}

void debrief_screen_show(struct ui *ui, struct debrief_screen *screen, const struct debrief_about *about,
                         const struct debrief_calls *calls)
{
    arena_reset(&screen->words);
    struct box box = ui_bounds(ui);
    struct page page = { .ui = ui, .canvas = ui_canvas(ui), .theme = ui_theme(ui), .screen = screen, .model = screen->model,
                         .world = screen->model->world, .about = about, .words = &screen->words, .bounds = box,
                         .room = room_for(box), .is_small = box.w < SMALL_UNDER };
    ui_push_id(ui, "debrief");
    play_on(&page);
    put_debrief_bar(&page, cut_upper(&box, bar_height(&page), 0.0f));
    box.h -= BAND_HEIGHT;
    put_tab(&page, box);
    put_debrief_said(&page, box);
    ui_exercise_band(ui, box_make(box.x, box.y + box.h, box.w, BAND_HEIGHT), word(WORD_EXERCISE));
    put_debrief_keys(&page);
    hear_keys(&page);
    send(&page, calls);
    ui_pop_id(ui);
}
