/* The debrief: its bar, its tabs, and moving about in it. */
#include "screens/debrief.h"

#include <stdlib.h>

#include "base/err.h"
#include "screens/debrief_inside.h"

#define TOP_HEIGHT 64.0f
#define BAND_HEIGHT 24.0f
#define MARGIN 16.0f
#define NARROW_UNDER 1500.0f
#define SMALL_UNDER 1000.0f
#define SMALL_TOP_HEIGHT 112.0f /* the tabs have a line of their own */

struct debrief_screen *debrief_screen_create(const struct debrief_model *model)
{
    struct debrief_screen *screen = calloc(1, sizeof *screen);
    MUST(screen != NULL);
    screen->model = model;
    arena_init(&screen->kept);
    arena_init(&screen->words);
    arena_init(&screen->lanes);
    debrief_spacetime(model, &screen->kept, &screen->picture);
    screen->event = model->events_count > 0 ? 0 : ID_NONE;
    for (uint32_t i = model->events_count; i > 0; i--) {
        screen->event = model->events[i - 1].kind == DEBRIEF_EVENT_DECIDED ? i - 1 : screen->event;
    }
    screen->playhead_s = screen->event == ID_NONE ? 0 : model->events[screen->event].at_s;
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
    free(screen);
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

const char *lb_fill(struct arena *arena, enum word id, const char *const values[3])
{
    return words_fill(arena, id, values[0], values[1], values[2]);
}

const char *lb_moment(const struct page *page, int64_t at_s)
{
    return arena_copy_string(page->words, debrief_moment(page->model, at_s).at);
}

const char *lb_span(const struct page *page, int64_t span_s)
{
    return arena_copy_string(page->words, debrief_span(span_s).at);
}

const char *lb_number(const struct page *page, int64_t micro)
{
    return arena_copy_string(page->words, debrief_number(micro).at);
}

const char *lb_player(const struct page *page, struct team_id team)
{
    enum debrief_who who = page->model->teams[team.v].who;
    return who == DEBRIEF_PERSON ? "" : word(who == DEBRIEF_BOT ? WORD_LB_BY_BOT : WORD_LB_BY_NOBODY);
}

void lb_line(struct page *page, const char *words, enum ui_tone tone)
{
    ui_words(page->ui, words, &(struct ui_words){ .face = TEXT_REGULAR, .px = 15.0f, .tone = tone });
}

void lb_bold(struct page *page, const char *words)
{
    ui_words(page->ui, words, &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = 16.0f, .tone = UI_TONE_FIRST });
}

/* ---- moving about ------------------------------------------------------------------------------------------------ */

void lb_go(struct page *page, uint32_t event)
{
    struct debrief_screen *screen = page->screen;
    screen->event = event;
    screen->playhead_s = page->model->events[event].at_s;
    screen->from_s = screen->playhead_s;
    screen->from_ms = ui_now_ms(page->ui);
}

void lb_seek(struct page *page, int64_t at_s)
{
    const struct debrief_model *model = page->model;
    if (model->events_count == 0) {
        return;
    }
    uint32_t event = 0;
    while (event + 1 < model->events_count && model->events[event + 1].at_s <= at_s) {
        event++;
    }
    lb_go(page, event);
    int64_t most = model->end_s > 0 ? model->end_s : 0;
    page->screen->playhead_s = at_s < 0 ? 0 : at_s > most ? most : at_s;
    page->screen->from_s = page->screen->playhead_s;
}

static void step_to(struct page *page, bool forward)
{
    uint32_t event = page->screen->event;
    if (event == ID_NONE || (forward ? event + 1 >= page->model->events_count : event == 0)) {
        return;
    }
    lb_go(page, forward ? event + 1 : event - 1);
}

static void hear_keys(struct page *page)
{
    struct ui *ui = page->ui;
    struct debrief_screen *screen = page->screen;
    if (screen->tab != TAB_TIMELINE || screen->event == ID_NONE) {
        return;
    }
    if (ui_shortcut(ui, "Right")) {
        step_to(page, true);
    } else if (ui_shortcut(ui, "Left")) {
        step_to(page, false);
    } else if (ui_shortcut(ui, "Shift+Right")) {
        lb_seek(page, screen->playhead_s + 600);
    } else if (ui_shortcut(ui, "Shift+Left")) {
        lb_seek(page, screen->playhead_s - 600);
    } else if (ui_shortcut(ui, "Home")) {
        lb_go(page, 0);
    } else if (ui_shortcut(ui, "End")) {
        lb_go(page, page->model->events_count - 1);
    }
}

/* ---- the bar ----------------------------------------------------------------------------------------------------- */

static void ask(struct page *page, enum debrief_ask what)
{
    page->screen->has_ask = true;
    page->screen->ask = what;
}

static void put_title(struct page *page)
{
    const struct world *world = page->model->world;
    struct ui *ui = page->ui;
    ui_words(ui, world_source(world, world->title),
             &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = 18.0f, .tone = UI_TONE_FIRST, .lines_max = 1 });
    ui_space(ui, -8.0f);
    const char *date = page->about->date;
    const char *second = date != NULL ? LB(page, LB_DEBRIEF_OF, date) : word(WORD_LB_DEBRIEF);
    ui_words(ui, second, &(struct ui_words){ .px = 13.0f, .tone = UI_TONE_THIRD, .lines_max = 1 });
}

static void put_buttons(struct page *page)
{
    struct ui *ui = page->ui;
    ui_flow_begin(ui, 8.0f);
    if (ui_icon_button(ui, "theme", ICON_THEME, word(WORD_TURN_THEME))) {
        ui_set_theme(ui, ui_theme_name(ui) == THEME_DARK ? THEME_LIGHT : THEME_DARK);
    }
    const struct ui_button report = { .label = word(WORD_LB_REPORT), .icon = ICON_EXPORT, .icon_only = page->is_small };
    if (ui_button_with(ui, "report", &report)) {
        ask(page, DEBRIEF_ASKS_REPORT);
    }
    if (page->about->has_back && ui_button(ui, "back", word(WORD_LB_BACK))) {
        ask(page, DEBRIEF_ASKS_BACK);
    }
    ui_flow_end(ui);
}

static void put_tabs(struct page *page)
{
    static const enum word ids[TAB_COUNT] = { WORD_LB_TIMELINE, WORD_LB_DECISIONS, WORD_LB_SHARING, WORD_LB_DUTIES };
    const char *names[TAB_COUNT];
    for (uint32_t i = 0; i < TAB_COUNT; i++) {
        names[i] = word(page->is_small && i == TAB_SHARING ? WORD_LB_SHARING_SHORT : ids[i]);
    }
    (void)ui_tabs(page->ui, "tabs", word(WORD_LB_TABS), names, TAB_COUNT, &page->screen->tab, 46.0f);
}

static void put_bar(struct page *page, struct box box)
{
    struct ui *ui = page->ui;
    const struct ui_panel bar = { .label = word(WORD_LB_DEBRIEF), .radius = -1.0f, .padding = -1.0f };
    ui_panel_begin(ui, "bar", box, &bar);
    ui_inset_begin(ui, 20.0f, 16.0f, 0.0f);
    ui_space(ui, 8.0f);
    float right = page->is_small ? (page->about->has_back ? 190.0f : 100.0f) : page->about->has_back ? 340.0f : 250.0f;
    const float widths[] = { page->is_small ? UI_FLEX(1) : page->is_narrow ? 200.0f : 420.0f, UI_FLEX(1), right };
    const float small_widths[] = { UI_FLEX(1), right };
    ui_row_begin(ui, page->is_small ? small_widths : widths, page->is_small ? 2 : 3, 12.0f, UI_CENTRE);
    put_title(page);
    ui_row_next(ui);
    if (!page->is_small) {
        put_tabs(page);
        ui_row_next(ui);
    }
    put_buttons(page);
    ui_row_end(ui);
    if (page->is_small) {
        put_tabs(page);
    }
    ui_inset_end(ui);
    ui_panel_end(ui);
}

/* ---- all of it ---------------------------------------------------------------------------------------------------- */

static void put_said(struct page *page)
{
    if (page->about->said != NULL && page->about->said[0] != '\0') {
        bool bad = page->about->is_trouble;
        ui_notice(page->ui, "said", bad ? ICON_WARNING : ICON_NOTE, bad ? UI_TONE_AMBER : UI_TONE_SECOND, page->about->said);
    }
}

static void put_tab(struct page *page)
{
    switch ((enum debrief_tab)page->screen->tab) {
    case TAB_TIMELINE: put_timeline(page); break;
    case TAB_DECISIONS: put_decisions(page); break;
    case TAB_SHARING: put_sharing(page); break;
    case TAB_DUTIES: put_duties(page); break;
    case TAB_COUNT: break;
    }
}

void debrief_screen_show(struct ui *ui, struct debrief_screen *screen, const struct debrief_about *about,
                         const struct debrief_calls *calls)
{
    arena_reset(&screen->words);
    struct box bounds = ui_bounds(ui);
    struct page page = { .ui = ui, .screen = screen, .model = screen->model, .about = about, .words = &screen->words,
                         .is_narrow = bounds.w < NARROW_UNDER, .is_small = bounds.w < SMALL_UNDER };
    hear_keys(&page);
    ui_push_id(ui, "debrief");
    float top = page.is_small ? SMALL_TOP_HEIGHT : TOP_HEIGHT;
    put_bar(&page, box_make(bounds.x, bounds.y, bounds.w, top));
    struct box rest = box_make(bounds.x, bounds.y + top, bounds.w, bounds.h - top - BAND_HEIGHT);
    const struct ui_panel body = { .label = word(WORD_LB_DIAGRAM), .padding = MARGIN, .gap = MARGIN, .bare = true,
                                   .scrolls = true };
    ui_panel_begin(ui, "body", rest, &body);
    put_said(&page);
    put_tab(&page);
    ui_panel_end(ui);
    ui_exercise_band(ui, box_make(bounds.x, bounds.y + bounds.h - BAND_HEIGHT, bounds.w, BAND_HEIGHT), word(WORD_EXERCISE));
    ui_pop_id(ui);
    if (screen->has_ask) {
        screen->has_ask = false;
        calls->ask(calls->context, screen->ask);
    }
}
