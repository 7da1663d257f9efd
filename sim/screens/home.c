/* The home screen as a whole: what stands where, and what a person chose. Scenarios are in home_grid.c, what was played
 * in home_played.c, the page of one scenario in home_page.c. */
#include "screens/home.h"

#include <math.h>
#include <stdlib.h>

#include "screens/home_inside.h"

#define BAND_HEIGHT 24.0f
#define MARGIN 48.0f
#define MARGIN_SMALL 20.0f
#define HEAD_HEIGHT 120.0f
#define HEAD_HEIGHT_SMALL 76.0f
#define LEFT_WIDTH 360.0f
#define COLUMN_GAP 48.0f
#define TWO_COLUMNS_FROM 1120.0f

struct home *home_create(void)
{
    struct home *home = calloc(1, sizeof *home);
    MUST(home != NULL);
    arena_init(&home->words);
    home->scenario = HOME_NOTHING;
    return home;
}

void home_destroy(struct home *home)
{
    if (home == NULL) {
        return;
    }
    arena_deinit(&home->words);
    str_deinit(&home->find);
    str_deinit(&home->seed);
    free(home);
}

void home_choose(struct hall *hall, struct home_choice choice)
{
    hall->home->choice = choice;
    hall->home->has_choice = true;
}

const char *home_fill(struct hall *hall, enum word word, const char *first, const char *second)
{
    return words_fill(hall->words, word, first, second, NULL);
}

/* ---- the head ---------------------------------------------------------------------------------------------------- */

static void choose_size(struct hall *hall, struct box anchor)
{
    const char *names[UI_SCALE_MAX / UI_SCALE_STEP];
    uint32_t count = 0;
    for (uint32_t percent = UI_SCALE_MIN; percent <= UI_SCALE_MAX; percent += UI_SCALE_STEP) {
        names[count++] = arena_format(hall->words, "%u %%", percent);
    }
    int32_t chosen = ui_menu(hall->ui, "sizes", anchor, names, NULL, count);
    if (chosen >= 0) {
        ui_set_scale_percent(hall->ui, UI_SCALE_MIN + (uint32_t)chosen * UI_SCALE_STEP);
    }
}

static void put_head_buttons(struct hall *hall, struct box box)
{
    struct ui *ui = hall->ui;
    ui_column_begin(ui, box, 0.0f);
    ui_row_begin(ui, (const float[]){ BUTTON_HEIGHT, BUTTON_HEIGHT }, 2, 8.0f, UI_CENTRE);
    if (ui_icon_button(ui, "size", ICON_TEXT_SIZE, word(WORD_TEXT_SIZE))) {
        ui_menu_open(ui, "sizes");
    }
    ui_row_next(ui);
    if (ui_icon_button(ui, "theme", ICON_THEME, word(WORD_TURN_THEME))) {
        ui_set_theme(ui, ui_theme_name(ui) == THEME_DARK ? THEME_LIGHT : THEME_DARK);
    }
    ui_row_end(ui);
    (void)ui_column_end(ui);
}

static void put_head(struct hall *hall, struct box box, bool is_small)
{
    struct ui_panel panel = { .label = word(WORD_TOP_BAR), .padding = -1.0f, .bare = true };
    ui_panel_begin(hall->ui, "head", box, &panel);
    float size = is_small ? 36.0f : 46.0f, middle = box.y + box.h / 2.0f;
    ui_draw_logo(hall->canvas, hall->theme, box.x + size / 2.0f, middle, size);
    float x = box.x + size + 18.0f;
    struct words name = words_make(TEXT_SEMIBOLD, is_small ? TYPE_PAGE : TYPE_KEY, hall->theme->t1);
    x += draw_text_middle(hall->canvas, x, middle, name, word(WORD_TOCSIN)) + 24.0f;
    struct box buttons = { box.x + box.w - 2.0f * BUTTON_HEIGHT - 8.0f, middle - BUTTON_HEIGHT / 2.0f,
                           2.0f * BUTTON_HEIGHT + 8.0f, BUTTON_HEIGHT };
    struct words second = words_make(TEXT_REGULAR, TYPE_BODY, hall->theme->t3);
    second.width_max = buttons.x - x - 16.0f;
    if (second.width_max > 160.0f) {
        draw_text_middle(hall->canvas, x, middle, second, word(WORD_TOCSIN_IS));
    }
    ui_note(hall->ui, "title", UI_ROLE_HEADING, word(WORD_TOCSIN), word(WORD_TOCSIN_IS),
            box_make(box.x, box.y, x - box.x, box.h));
    put_head_buttons(hall, buttons);
    choose_size(hall, buttons);
    ui_panel_end(hall->ui);
}

/* ---- the modes --------------------------------------------------------------------------------------------------- */

static uint32_t ended_sessions(const struct home_lists *lists)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < lists->session_count; i++) {
        count += lists->sessions[i].has_ended && lists->sessions[i].problem == NULL;
    }
    return count;
}

static struct ui_tile play_tile(const struct hall *hall, float height)
{
    return (struct ui_tile){ .icon = ICON_PERSON,
                             .title = word(WORD_MODE_PLAY),
                             .second = word(WORD_MODE_PLAY_MORE),
                             .shortcut = "1",
                             .primary = hall->home->mode == HOME_MODE_PLAY,
                             .height = height };
}

static struct ui_tile debriefs_tile(const struct hall *hall, float height)
{
    return (struct ui_tile){ .icon = ICON_CLIPBOARD,
                             .title = word(WORD_MODE_DEBRIEFS),
                             .second = words_count(hall->words, WORD_ONE_RECORDED, WORD_MANY_RECORDED,
                                                   ended_sessions(hall->lists)),
                             .shortcut = "2",
                             .primary = hall->home->mode == HOME_MODE_DEBRIEFS,
                             .height = height };
}

static void put_play_mode(struct hall *hall, float height)
{
    struct ui_tile tile = play_tile(hall, height);
    if (ui_tile(hall->ui, "play", &tile)) {
        hall->home->mode = HOME_MODE_PLAY;
    }
}

static void put_debriefs_mode(struct hall *hall, float height)
{
    struct ui_tile tile = debriefs_tile(hall, height);
    if (ui_tile(hall->ui, "debriefs", &tile)) {
        hall->home->mode = HOME_MODE_DEBRIEFS;
    }
}

/* One below the other, or side by side and equally high in one column of the window. */
static void put_modes(struct hall *hall, float height, bool is_row)
{
    if (!hall->lists->has_debriefs) {
        put_play_mode(hall, height);
        return;
    }
    if (!is_row) {
        put_play_mode(hall, height);
        put_debriefs_mode(hall, height);
        return;
    }
    float width = (ui_width(hall->ui) - SPACE_GAP) / 2.0f;
    struct ui_tile play = play_tile(hall, height), debriefs = debriefs_tile(hall, height);
    height = fmaxf(ui_tile_height(hall->ui, &play, width), ui_tile_height(hall->ui, &debriefs, width));
    ui_row_begin(hall->ui, (const float[]){ UI_FLEX(1), UI_FLEX(1) }, 2, SPACE_GAP, UI_TOP);
    put_play_mode(hall, height);
    ui_row_next(hall->ui);
    put_debriefs_mode(hall, height);
    ui_row_end(hall->ui);
}

static void put_trouble(struct hall *hall)
{
    if (hall->lists->trouble != NULL) {
        ui_notice(hall->ui, "trouble", ICON_ERROR, UI_TONE_RED, hall->lists->trouble);
    }
}

/* ---- where things stand ------------------------------------------------------------------------------------------ */

static void put_main(struct hall *hall)
{
    put_trouble(hall);
    if (hall->home->mode == HOME_MODE_DEBRIEFS) {
        home_put_debriefs(hall);
    } else {
        home_put_scenarios(hall);
    }
}

static void put_two_columns(struct hall *hall, struct box box)
{
    struct box left = { box.x, box.y, LEFT_WIDTH, box.h };
    /* The padding is room for the focus ring. */
    struct ui_panel bare = {
        .label = word(WORD_MODES), .padding = 6.0f, .gap = SPACE_GAP, .bare = true, .scrolls = true
    };
    struct box around = { left.x - 6.0f, left.y - 6.0f, left.w + 12.0f, left.h + 6.0f };
    ui_panel_begin(hall->ui, "modes", around, &bare);
    put_modes(hall, 0.0f, false);
    ui_space(hall->ui, 36.0f);
    home_put_recent(hall, 8);
    ui_panel_end(hall->ui);
    float x = box.x + LEFT_WIDTH + COLUMN_GAP;
    struct box main = { x - 6.0f, box.y - 6.0f, box.x + box.w - x + 12.0f, box.h + 6.0f };
    bare.label = word(hall->home->mode == HOME_MODE_DEBRIEFS ? WORD_MODE_DEBRIEFS : WORD_SCENARIOS);
    ui_panel_begin(hall->ui, "main", main, &bare);
    put_main(hall);
    ui_space(hall->ui, 24.0f);
    ui_panel_end(hall->ui);
}

static void put_one_column(struct hall *hall, struct box box)
{
    struct ui_panel bare = { .label = word(WORD_SCENARIOS), .padding = 6.0f, .bare = true, .scrolls = true };
    struct box around = { box.x - 6.0f, box.y - 6.0f, box.w + 22.0f,
                          box.h + 6.0f }; /* the thumb stands in the margin */
    ui_panel_begin(hall->ui, "main", around, &bare);
    ui_inset_begin(hall->ui, 0.0f, 10.0f, SPACE_GAP);
    if (hall->lists->has_debriefs) { /* with one mode there is nothing to choose */
        put_modes(hall, 76.0f, box.w >= 560.0f);
    }
    put_main(hall);
    ui_space(hall->ui, 20.0f);
    home_put_recent(hall, 3);
    ui_space(hall->ui, 20.0f);
    ui_inset_end(hall->ui);
    ui_panel_end(hall->ui);
}

static void send(struct hall *hall, const struct home_calls *calls)
{
    struct home *home = hall->home;
    home->choices += home->has_choice ? 1.0f : 0.0f;
    ui_remember(hall->ui, "choices", home->choices);
    if (home->has_choice) {
        home->has_choice = false;
        calls->choose(calls->context, &home->choice);
    }
}

void home_screen(struct ui *ui, struct home *home, const struct home_lists *lists, const struct home_calls *calls)
{
    arena_reset(&home->words);
    struct hall hall = { .ui = ui, .canvas = ui_canvas(ui), .theme = ui_theme(ui), .home = home, .lists = lists,
                         .words = &home->words, .bounds = ui_bounds(ui) };
    struct box box = hall.bounds;
    ui_push_id(ui, "home");
    bool is_small = box.w < TWO_COLUMNS_FROM || box.h < 640.0f;
    float margin = is_small ? MARGIN_SMALL : MARGIN, head = is_small ? HEAD_HEIGHT_SMALL : HEAD_HEIGHT;
    put_head(&hall, box_make(margin, 0.0f, box.w - 2.0f * margin, head), is_small);
    struct box rest = { margin, head + 8.0f, box.w - 2.0f * margin, box.h - head - 8.0f - BAND_HEIGHT };
    if (home->scenario < lists->scenario_count) {
        home_put_page(&hall, rest);
    } else if (box.w >= TWO_COLUMNS_FROM) {
        put_two_columns(&hall, rest);
    } else {
        put_one_column(&hall, rest);
    }
    ui_exercise_band(ui, box_make(0.0f, box.h - BAND_HEIGHT, box.w, BAND_HEIGHT), word(WORD_EXERCISE));
    send(&hall, calls);
    ui_pop_id(ui);
}
