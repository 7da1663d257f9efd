/* The bar at the top: whose seat it is, the game clock and its pace, the next thing, and the menu. What does not fit
 * moves into the menu; the clock and the pause never do. */
#include <math.h>
#include <string.h>

#include "screens/seat_inside.h"

#define BAR_CLOCK 56.0f
#define BAR_CLOCK_SECONDS 32.0f
#define BAR_CLOCK_DENSE 32.0f
#define BAR_SECONDS_DENSE 20.0f
#define NAME_FROM 800.0f   /* px wide: below that only the mark */
#define SPEEDS_FROM 1120.0f
#define FAST_PACE INT64_C(60000000) /* a game minute a second: its seconds are a blur */

/* From the left, thing by thing. */
struct bar { struct desk *desk; struct box box; float x, right, middle; };

static const char *const speed_words[SEAT_SPEEDS] = { "\u00d71", "\u00d72", "\u00d74", "\u00d78" };

static bool put_button(struct bar *bar, const char *id, const struct ui_button *button)
{
    struct ui *ui = bar->desk->ui;
    float width = ui_button_width(ui, button), height = button->height > 0.0f ? button->height : BUTTON_HEIGHT;
    ui_column_begin(ui, box_make(bar->x, bar->middle - height / 2.0f, width, height), 0.0f);
    bool pressed = ui_button_with(ui, id, button);
    (void)ui_column_end(ui);
    bar->x += width + 12.0f;
    return pressed;
}

static bool put_at_right(struct bar *bar, const char *id, const struct ui_button *button, struct box *box)
{
    float width = ui_button_width(bar->desk->ui, button), kept = bar->x;
    bar->right -= width;
    bar->x = bar->right;
    *box = box_make(bar->right, bar->middle - BUTTON_HEIGHT / 2.0f, width, BUTTON_HEIGHT);
    bool pressed = put_button(bar, id, button);
    bar->x = kept;
    bar->right -= 8.0f;
    return pressed;
}

/* ---- whose seat -------------------------------------------------------------------------------------------------- */

/* On two lines, and smaller; where there is room for a third, what kind of team it is stands below them. */
static void put_long_name(struct bar *bar, const char *title, const char *second, float width)
{
    struct desk *desk = bar->desk;
    float px = desk->is_dense ? TYPE_DIAGRAM : TYPE_BODY, line = desk->is_dense ? 16.0f : 22.0f;
    struct words name = words_of(desk, TEXT_SEMIBOLD, px, UI_TONE_FIRST);
    float high = draw_paragraph_height(desk->canvas, width, line, 2, TEXT_SEMIBOLD, px, title);
    bool has_third = high + 18.0f <= bar->box.h;
    float top = bar->middle - (high + (has_third ? 16.0f : 0.0f)) / 2.0f;
    draw_paragraph(desk->canvas, box_make(bar->x, top, width, high), line, 2, name, title);
    if (has_third) {
        struct words below = words_of(desk, TEXT_REGULAR, TYPE_CAPTION, UI_TONE_THIRD);
        below.width_max = width;
        draw_text_middle(desk->canvas, bar->x, top + high + 8.0f, below, second);
    }
}

static void put_name(struct bar *bar)
{
    struct desk *desk = bar->desk;
    const struct view *view = desk->view;
    if (view->teams_count == 0) {
        return;
    }
    const struct view_team *team = &view->teams[0];
    float height = desk->is_dense ? 42.0f : 50.0f;
    draw_team_mark(desk, bar->x + height / 2.0f - 2.0f, bar->middle, height, 0, false);
    const char *second = say_sector(desk, 0);
    ui_note(desk->ui, "team", UI_ROLE_HEADING, team->title, second,
            box_make(bar->x, bar->box.y + 8.0f, height, bar->box.h - 16.0f));
    bar->x += height + 14.0f;
    if (desk->bounds.w < NAME_FROM) {
        return;
    }
    float most = desk->is_dense ? desk->bounds.w * 0.19f : fmaxf(desk->bounds.w * 0.185f, 220.0f);
    struct words first = words_of(desk, TEXT_SEMIBOLD, desk->is_dense ? TYPE_BODY : TYPE_PANEL, UI_TONE_FIRST);
    struct words below = words_of(desk, TEXT_REGULAR, desk->is_dense ? TYPE_CAPTION : TYPE_SECOND, UI_TONE_THIRD);
    first.width_max = below.width_max = most;
    float up = desk->is_dense ? 9.0f : 11.0f, down = desk->is_dense ? 11.0f : 14.0f;
    if (draw_text_width(desk->canvas, first.face, first.px, team->title) > most) {
        put_long_name(bar, team->title, second, most);
        bar->x = fmaxf(bar->x + most + 28.0f, desk->has_columns ? 16.0f + desk->bounds.w * 0.22f : 0.0f);
        return;
    }
    float wide = draw_text_middle(desk->canvas, bar->x, bar->middle - up, first, team->title);
    wide = fmaxf(wide, draw_text_middle(desk->canvas, bar->x, bar->middle + down, below, second));
    bar->x = fmaxf(bar->x + wide + 28.0f, desk->has_columns ? 16.0f + desk->bounds.w * 0.22f : 0.0f);
}

/* ---- the clock --------------------------------------------------------------------------------------------------- */

static void put_clock(struct bar *bar)
{
    struct desk *desk = bar->desk;
    char text[VIEW_TIME_BYTES];
    view_time_seconds_text(desk->view, desk->room->now_s, text);
    bool is_blur = desk->room->is_running && desk->room->pace_micro > FAST_PACE;
    float px = desk->is_dense ? BAR_CLOCK_DENSE : BAR_CLOCK,
          small = desk->is_dense ? BAR_SECONDS_DENSE : BAR_CLOCK_SECONDS;
    const char *hours = arena_format(desk->words, "%.5s", text);
    const char *seconds = is_blur ? ":--" : strlen(text) > 5 ? text + 5 : "";
    struct words big = words_of(desk, TEXT_MONO, px, UI_TONE_FIRST),
                 rest = words_of(desk, TEXT_MONO, small, UI_TONE_THIRD);
    float baseline = bar->middle + px * 0.365f;
    float day_width = 0.0f;
    int32_t day = view_day(desk->view, desk->room->now_s);
    if (day > 1) {
        struct words look = words_of(desk, TEXT_REGULAR, desk->is_dense ? TYPE_SECOND : TYPE_PANEL, UI_TONE_SECOND);
        day_width =
            draw_text(desk->canvas, bar->x, baseline, look, FILL(desk, DAY, arena_format(desk->words, "%d", day))) +
            12.0f;
    }
    float x = bar->x + day_width;
    x += draw_text(desk->canvas, x, baseline, big, hours);
    x += 2.0f + draw_text(desk->canvas, x + 2.0f, baseline, rest, seconds);
    ui_note(desk->ui, "clock", UI_ROLE_TIMER, word(WORD_GAME_TIME), hours,
            box_make(bar->x, bar->box.y, x - bar->x, bar->box.h));
    bar->x = x + (desk->is_dense ? 14.0f : 22.0f);
}

static void put_pause(struct bar *bar)
{
    struct desk *desk = bar->desk;
    bool runs = desk->room->is_running;
    struct ui_button button = { .label = word(runs ? WORD_PAUSE : WORD_RUN),
                                .icon = runs ? ICON_PAUSE : ICON_PLAY,
                                .icon_only = true,
                                .rank = runs ? UI_SECONDARY : UI_PRIMARY,
                                .shortcut = "Space" };
    button.tip = FILL(desk, TIP_KEY, button.label, word(WORD_KEY_SPACE));
    if (put_button(bar, "pause", &button)) {
        desk_ask(desk, runs ? SEAT_STOP : SEAT_RUN, 0);
    }
}

static void put_speeds(struct bar *bar)
{
    struct desk *desk = bar->desk;
    uint32_t speed = desk->room->speed < SEAT_SPEEDS ? desk->room->speed : 0;
    if (desk->bounds.w < SPEEDS_FROM) {
        struct ui_button button = { .label = speed_words[speed], .rank = UI_QUIET, .tip = word(WORD_SPEED_TIP) };
        if (put_button(bar, "speed", &button)) {
            desk_ask(desk, SEAT_SPEED, (speed + 1) % SEAT_SPEEDS);
        }
        return;
    }
    ui_column_begin(desk->ui, box_make(bar->x, bar->middle - BUTTON_HEIGHT_DENSE / 2.0f, 220.0f, BUTTON_HEIGHT_DENSE),
                    0.0f);
    if (ui_segments(desk->ui, "speed", word(WORD_SPEED), speed_words, SEAT_SPEEDS, &speed)) {
        desk_ask(desk, SEAT_SPEED, speed);
    }
    (void)ui_column_end(desk->ui);
    bar->x += 4.0f * 46.0f + 3.0f * 8.0f + 12.0f;
}

static void put_stops(struct bar *bar)
{
    struct desk *desk = bar->desk;
    const char *label = word(WORD_STOP_AT_DECISIONS);
    float width = draw_text_width(desk->canvas, TEXT_REGULAR, TYPE_SECOND, label) + 30.0f;
    if (bar->x + width > bar->right - 330.0f) {
        return;
    }
    ui_column_begin(desk->ui, box_make(bar->x, bar->middle - BUTTON_HEIGHT_DENSE / 2.0f, width, BUTTON_HEIGHT_DENSE),
                    0.0f);
    if (ui_chip(desk->ui, "stops", label, desk->room->stops_at_decisions)) {
        desk_ask(desk, SEAT_STOPS_AT_DECISIONS, desk->room->stops_at_decisions ? 0 : 1);
    }
    (void)ui_column_end(desk->ui);
    bar->x += width + 12.0f;
}

static void put_next(struct bar *bar)
{
    struct desk *desk = bar->desk;
    struct ui_button button = { .label = word(WORD_NEXT_NEED), .icon = ICON_NEXT, .shortcut = "J", .keycap = true };
    if (ui_button_width(desk->ui, &button) > bar->right - bar->x - 16.0f) {
        button.label = word(WORD_NEXT_NEED_SHORT);
    }
    button.icon_only = ui_button_width(desk->ui, &button) > bar->right - bar->x - 8.0f;
    button.tip = word(WORD_NEXT_NEED_TIP);
    if (put_button(bar, "next", &button)) {
        desk_go_on(desk);
    }
}

/* ---- the right end ----------------------------------------------------------------------------------------------- */

static void choose_size(struct bar *bar, struct box anchor)
{
    const char *names[UI_SCALE_MAX / UI_SCALE_STEP];
    uint32_t count = 0;
    for (uint32_t percent = UI_SCALE_MIN; percent <= UI_SCALE_MAX; percent += UI_SCALE_STEP) {
        names[count++] = arena_format(bar->desk->words, "%u %%", percent);
    }
    int32_t chosen = ui_menu(bar->desk->ui, "sizes", anchor, names, NULL, count);
    if (chosen >= 0) {
        ui_set_scale_percent(bar->desk->ui, UI_SCALE_MIN + (uint32_t)chosen * UI_SCALE_STEP);
    }
}

static void turn_theme(struct ui *ui)
{
    ui_set_theme(ui, ui_theme_name(ui) == THEME_DARK ? THEME_LIGHT : THEME_DARK);
}

enum menu_item {
    MENU_BRIEF,
    MENU_WHO,
    MENU_KEYS,
    MENU_NOTE,
    MENU_STOPS,
    MENU_LARGER,
    MENU_SMALLER,
    MENU_THEME,
    MENU_DEBRIEF,
    MENU_LEAVE,
    MENU_ITEMS
};

static void take_menu(struct desk *desk, enum menu_item item)
{
    struct ui *ui = desk->ui;
    switch (item) {
    case MENU_BRIEF: desk_open(desk, DIALOG_BRIEF); break;
    case MENU_WHO: desk_open(desk, DIALOG_WHO); break;
    case MENU_KEYS: desk_open(desk, DIALOG_KEYS); break;
    case MENU_NOTE: desk_open(desk, DIALOG_NOTE); break;
    case MENU_STOPS: desk_ask(desk, SEAT_STOPS_AT_DECISIONS, desk->room->stops_at_decisions ? 0 : 1); break;
    case MENU_LARGER: ui_set_scale_percent(ui, ui_scale_percent(ui) + UI_SCALE_STEP); break;
    case MENU_SMALLER: ui_set_scale_percent(ui, ui_scale_percent(ui) - UI_SCALE_STEP); break;
    case MENU_THEME: turn_theme(ui); break;
    case MENU_DEBRIEF: desk_ask(desk, SEAT_DEBRIEF, 0); break;
    case MENU_LEAVE: desk_ask(desk, SEAT_HOME, 0); break;
    case MENU_ITEMS: break;
    }
}

static void show_menu(struct desk *desk, struct box anchor)
{
    const char *names[MENU_ITEMS];
    enum icon icons[MENU_ITEMS];
    enum menu_item items[MENU_ITEMS];
    uint32_t count = 0;
    bool is_dark = ui_theme_name(desk->ui) == THEME_DARK;
    const struct { enum menu_item item; enum word word; enum icon icon; bool is_there;
    } all[] = {
        { MENU_BRIEF, WORD_YOUR_BRIEF, ICON_CLIPBOARD, true },
        { MENU_WHO, WORD_WHO, ICON_PEOPLE, true },
        { MENU_KEYS, WORD_KEYS, ICON_NOTE, true },
        { MENU_NOTE, WORD_NOTE, ICON_CLIPBOARD, !desk->view->ended },
        { MENU_STOPS, desk->room->stops_at_decisions ? WORD_MENU_STOPS_ON : WORD_MENU_STOPS_OFF, ICON_PAUSE,
          !desk->view->ended },
        { MENU_LARGER, WORD_TEXT_LARGER, ICON_TEXT_SIZE, ui_scale_percent(desk->ui) < UI_SCALE_MAX },
        { MENU_SMALLER, WORD_TEXT_SMALLER, ICON_TEXT_SIZE, ui_scale_percent(desk->ui) > UI_SCALE_MIN },
        { MENU_THEME, is_dark ? WORD_THEME_LIGHT : WORD_THEME_DARK, ICON_THEME, true },
        { MENU_DEBRIEF, WORD_OPEN_DEBRIEF, ICON_BOARD, desk->view->ended && desk->room->has_debrief },
        { MENU_LEAVE, WORD_LEAVE, ICON_CLOSE, true },
    };
    for (uint32_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (all[i].is_there) {
            items[count] = all[i].item;
            names[count] = word(all[i].word);
            icons[count++] = all[i].icon;
        }
    }
    int32_t chosen = ui_menu(desk->ui, "items", anchor, names, icons, count);
    if (chosen >= 0) {
        take_menu(desk, items[chosen]);
    }
}

static void put_right(struct bar *bar)
{
    struct desk *desk = bar->desk;
    struct box menu, theme, size, who;
    struct ui_button button = { .label = word(WORD_MENU), .icon = ICON_MORE, .icon_only = true, .rank = UI_QUIET };
    if (put_at_right(bar, "menu", &button, &menu)) {
        ui_menu_open(desk->ui, "items");
    }
    show_menu(desk, menu);
    if (!desk->has_columns) {
        return;
    }
    button =
        (struct ui_button){ .label = word(WORD_TURN_THEME), .icon = ICON_THEME, .icon_only = true, .rank = UI_QUIET };
    if (put_at_right(bar, "theme", &button, &theme)) {
        turn_theme(desk->ui);
    }
    button = (struct ui_button){
        .label = word(WORD_TEXT_SIZE), .icon = ICON_TEXT_SIZE, .icon_only = true, .rank = UI_QUIET
    };
    if (put_at_right(bar, "size", &button, &size)) {
        ui_menu_open(desk->ui, "sizes");
    }
    choose_size(bar, size);
    button = (struct ui_button){ .label = word(WORD_WHO), .icon = ICON_PEOPLE, .icon_only = true, .rank = UI_QUIET };
    button.tip = FILL(desk, TIP_KEY, button.label, "W");
    if (put_at_right(bar, "who", &button, &who)) {
        desk_open(desk, DIALOG_WHO);
    }
}

/* The exercise and the scene, in what is left between the two ends. */
static void put_title(struct bar *bar)
{
    struct desk *desk = bar->desk;
    const struct view *view = desk->view;
    float room = bar->right - bar->x - 16.0f;
    if (room < 120.0f || !view->started) {
        return;
    }
    const char *scene = view->scenes_count > 0 ? view->scenes[view->scenes_count - 1].title : "";
    struct words first = words_of(desk, TEXT_REGULAR, TYPE_SECOND, UI_TONE_SECOND);
    struct words second = words_of(desk, TEXT_REGULAR, TYPE_CAPTION, UI_TONE_THIRD);
    first.width_max = second.width_max = room;
    first.align = second.align = DRAW_END;
    float x = bar->right - 8.0f;
    bool has_scene = scene[0] != '\0';
    const char *title = FILL(desk, SELF_PACED, view->title);
    bool fits = draw_text_width(desk->canvas, TEXT_REGULAR, TYPE_SECOND, title) <= room;
    draw_text_middle(desk->canvas, x, bar->middle - (has_scene ? 9.0f : 0.0f), first, fits ? title : view->title);
    if (has_scene) {
        draw_text_middle(desk->canvas, x, bar->middle + 11.0f, second, scene);
    }
    ui_note(desk->ui, "exercise", UI_ROLE_TEXT, view->title, scene,
            box_make(x - room, bar->box.y + 8.0f, room, bar->box.h - 16.0f));
}

void part_bar(struct desk *desk, struct box box)
{
    struct ui_panel panel = { .label = word(WORD_TOP_BAR), .padding = -1.0f, .radius = -1.0f, .bare = true };
    draw_rect(desk->canvas, box, paint_fill(desk->theme->panel));
    float y = box.y + box.h - 0.5f;
    draw_line(desk->canvas, box.x, y, box.x + box.w, y, paint_stroke(desk->theme->line, LINE_HAIR));
    ui_panel_begin(desk->ui, "bar", box, &panel);
    float margin = desk->is_dense ? 12.0f : 24.0f;
    struct bar bar = { desk, box, box.x + margin, box.x + box.w - margin, box.y + box.h / 2.0f };
    put_name(&bar);
    put_clock(&bar);
    put_right(&bar);
    if (!desk->view->ended) {
        put_pause(&bar);
        put_speeds(&bar);
        put_stops(&bar);
        put_next(&bar);
    }
    put_title(&bar);
    ui_panel_end(desk->ui);
}
