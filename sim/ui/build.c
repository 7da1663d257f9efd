/* One event, one build; then builds without an event until nothing changes any more; then the painting. */
#include <stdlib.h>
#include <string.h>

#include "ui/room.h"

static void clear_list(struct listing *list)
{
    arena_reset(&list->arena);
    list->node_count = 0;
    list->hit_count = 0;
}

static void begin_build(struct ui *ui)
{
    ui->is_building = true;
    ui->stamp++;
    ui->list = 1 - ui->list;
    clear_list(list_now(ui));
    forget_seen(ui);
    ui->gathering_ms = UI_NEVER;
    ui->modal_next = 0;
    ui->band = (struct box){ 0 };
    ui->layer = 0;
    ui->ring.is_there = false;
    ui->tip.text = NULL;
    draw_begin(ui->canvas, ui->width, ui->height, (float)ui->scale_percent / 100.0f);
    draw_rect(ui->canvas, ui_bounds(ui), paint_fill(ui_theme(ui)->bg));
    ui->ids[0] = (struct id_level){ .path = "", .hash = 0x746F6373696Eu };
    ui->id_count = 1;
    ui->layout_count = 0;
    ui->scroll_count = 0;
    struct layout root = { .kind = LAYOUT_COLUMN, .box = ui_bounds(ui), .gap = SPACE_GAP };
    layout_push(ui, root);
    ui->parent = -1;
    struct ui_node window = {
        .path = "window", .role = UI_ROLE_WINDOW, .label = keep(ui, ui->title), .box = ui_bounds(ui)
    };
    ui->parent = (int32_t)add_node(ui, &window);
}

static void end_build(struct ui *ui)
{
    MUST(ui->id_count == 1);     /* every push met its pop */
    MUST(ui->layout_count == 1); /* every begin met its end */
    MUST(ui->scroll_count == 0);
    MUST(ui->layer == 0);
    draw_ring_of_focus(ui);
    draw_tip(ui);
    ui->is_building = false;
    ui->deadline_ms = ui->gathering_ms;
}

/* Builds once. The canvas is left open, to be ended or dropped. */
static void build(struct ui *ui)
{
    begin_build(ui);
    ui->frame(ui, ui->app);
    end_build(ui);
    ui->focus_gained = false;
    finish_event(ui); /* may move the focus again: the next build is told */
}

static void settle(struct ui *ui)
{
    for (uint32_t i = 0; i < SETTLE_MAX && ui->is_unsettled; i++) {
        draw_drop(ui->canvas);
        ui->is_unsettled = false;
        ui->event = (struct ui_event){ .kind = UI_EVENT_NONE };
        ui->owner = 0;
        ui->target = 0;
        ui->is_used = false;
        build(ui);
    }
    ui->is_unsettled = false;
}

static void resize(struct ui *ui, uint32_t width, uint32_t height)
{
    ui->width = width > 64 ? width : 64;
    ui->height = height > 64 ? height : 64;
}

void ui_handle(struct ui *ui, const struct ui_event *event)
{
    MUST(!ui->is_building);
    ui->event = *event;
    ui->is_unsettled = false;
    if (event->kind == UI_EVENT_CLOSE) {
        ui->is_quitting = true;
    }
    if (event->kind == UI_EVENT_RESIZE) {
        resize(ui, event->width, event->height);
        ui->reveal = true; /* what has the focus stays in sight */
    }
    window_attach(ui);
    route_event(ui);
    bool is_idle_move = event->kind == UI_EVENT_MOVE && !ui->is_unsettled && ui->hovered == 0 && ui->held == 0;
    if (is_idle_move) {
        return;
    }
    ui->is_unsettled = false; /* this build sees what the routing changed */
    build(ui);
    /* A press may have changed anything that was built before the widget that answered. */
    ui->is_unsettled =
        ui->is_unsettled || (event->kind != UI_EVENT_NONE && event->kind != UI_EVENT_MOVE) || ui->held != 0;
    settle(ui);
    ui->reveal = false; /* only now: heights may have changed while it settled */
    memory_sweep(ui);
    draw_end(ui->canvas);
    window_present(ui);
}

void ui_refresh(struct ui *ui)
{
    struct ui_event none = { .kind = UI_EVENT_NONE };
    ui_handle(ui, &none);
}

void ui_advance(struct ui *ui, int64_t ms)
{
    int64_t until = ui_now_ms(ui) + (ms > 0 ? ms : 0);
    if (ui->window != NULL) {
        while (!ui->is_quitting && window_wait(ui, until)) {
        }
        return;
    }
    while (ui->deadline_ms <= until && !ui->is_quitting) {
        ui->now_ms = ui->deadline_ms > ui->now_ms ? ui->deadline_ms : ui->now_ms + 1;
        if (ui->now_ms > until) {
            break;
        }
        ui_refresh(ui);
    }
    ui->now_ms = until;
    ui_refresh(ui);
}

void ui_run(struct ui *ui)
{
    ui_refresh(ui);
    while (ui->window != NULL && !ui->is_quitting) {
        (void)window_wait(ui, UI_NEVER);
    }
}

/* ---- open and close ---- */

static const char *title_of(const struct ui_options *options)
{
    return options->title != NULL ? options->title : "Tocsin";
}

enum err ui_open(struct ui **out, const struct ui_options *options, ui_frame_fn *frame, void *app,
                 struct err_note *note)
{
    *out = NULL;
    struct ui *ui = calloc(1, sizeof *ui);
    MUST(ui != NULL);
    ui->frame = frame;
    ui->app = app;
    ui->theme = options->theme;
    ui->deadline_ms = UI_NEVER;
    ui->field.wish_x = -1.0f;
    str_add(&ui->title_words, title_of(options));
    str_add(&ui->close_words, "Close");
    ui->title = str_text(&ui->title_words);
    resize(ui, options->width, options->height);
    ui_set_scale_percent(ui, options->scale_percent != 0 ? options->scale_percent : UI_SCALE_MIN);
    enum err err = text_create(&ui->text, note);
    if (err == ERR_OK && !options->headless) {
        err = window_open(ui, options, note);
    }
    if (err != ERR_OK) {
        ui_close(ui);
        return err;
    }
    ui->canvas = draw_create_pixels(ui->text);
    if (options->language != NULL) {
        text_set_language(ui->text, options->language);
    }
    *out = ui;
    return ERR_OK;
}

void ui_close(struct ui *ui)
{
    if (ui == NULL) {
        return;
    }
    draw_destroy(ui->canvas);
    window_close(ui);
    text_destroy(ui->text);
    for (int i = 0; i < 2; i++) {
        arena_deinit(&ui->lists[i].arena);
        free(ui->lists[i].nodes);
        free(ui->lists[i].hits);
    }
    free(ui->memory);
    free(ui->seen);
    str_deinit(&ui->clipboard);
    str_deinit(&ui->title_words);
    str_deinit(&ui->close_words);
    free(ui);
}

/* ---- what the app may ask and set ---- */

void ui_quit(struct ui *ui)
{
    ui->is_quitting = true;
}

bool ui_is_quitting(const struct ui *ui)
{
    return ui->is_quitting;
}

int64_t ui_now_ms(const struct ui *ui)
{
    /* While a frame is built its time stands still: every build of one event sees the same. */
    return ui->window != NULL && !ui->is_building ? window_now_ms(ui) : ui->now_ms;
}

void ui_wake_at_ms(struct ui *ui, int64_t ms)
{
    ui->gathering_ms = ms < ui->gathering_ms ? ms : ui->gathering_ms;
}

int64_t ui_next_deadline_ms(const struct ui *ui)
{
    return ui->deadline_ms;
}

struct canvas *ui_canvas(struct ui *ui)
{
    return ui->canvas;
}

struct text *ui_text_room(struct ui *ui)
{
    return ui->text;
}

const struct theme *ui_theme(const struct ui *ui)
{
    return theme_get(ui->theme);
}

enum theme_name ui_theme_name(const struct ui *ui)
{
    return ui->theme;
}

void ui_set_theme(struct ui *ui, enum theme_name theme)
{
    MUST(theme < THEME_COUNT);
    ui->is_unsettled = ui->is_unsettled || theme != ui->theme;
    ui->theme = theme;
}

uint32_t ui_scale_percent(const struct ui *ui)
{
    return ui->scale_percent;
}

void ui_set_scale_percent(struct ui *ui, uint32_t percent)
{
    uint32_t bound = percent < UI_SCALE_MIN ? UI_SCALE_MIN : percent > UI_SCALE_MAX ? UI_SCALE_MAX : percent;
    uint32_t stepped = (bound + UI_SCALE_STEP / 2) / UI_SCALE_STEP * UI_SCALE_STEP;
    bool is_changed = stepped != ui->scale_percent;
    ui->is_unsettled = ui->is_unsettled || is_changed;
    ui->reveal = ui->reveal || is_changed;
    ui->scale_percent = stepped;
}

void ui_set_language(struct ui *ui, const char *tag)
{
    text_set_language(ui->text, tag);
    ui->is_unsettled = true;
}

void ui_set_close_words(struct ui *ui, const char *words)
{
    str_clear(&ui->close_words);
    str_add(&ui->close_words, words);
}

struct box ui_bounds(const struct ui *ui)
{
    float scale = (float)ui->scale_percent / 100.0f;
    return box_make(0.0f, 0.0f, (float)ui->width / scale, (float)ui->height / scale);
}

enum err ui_screenshot(struct ui *ui, const char *path, struct err_note *note)
{
    MUST(!ui->is_building);
    return draw_save_png(ui->canvas, path, note);
}
