/* The bar at the top: which exercise, when and who played, the tabs, and what can be done with it. */
#include <math.h>

#include "screens/debrief_inside.h"

#define LOGO 38.0f
#define SAID_WIDTH 820.0f

/* "played by Calvessa Unity Hospitals and Lindquay, the others by bots" */
static const char *who_played(const struct page *page)
{
    struct str names = { 0 };
    uint32_t people = 0;
    for (uint32_t i = 0; i < page->model->teams_count; i++) {
        if (page->model->teams[i].who == DEBRIEF_PERSON) {
            str_addf(&names, "%s%s", people++ > 0 ? ", " : "", lb_team(page, (struct team_id){ i }));
        }
    }
    const char *all = lb_kept(page, &names);
    if (people == 0) {
        return word(page->model->has_bots ? WORD_LB_ALL_BOTS : WORD_LB_NOBODY_PLAYED);
    }
    return page->model->has_bots ? LB(page, LB_PLAYED_WITH_BOTS, all) : LB(page, LB_PLAYED_BY, all);
}

static const char *second_line(const struct page *page)
{
    const char *date = page->about->date;
    const char *what = date != NULL && date[0] != '\0' ? LB(page, LB_DEBRIEF_OF, date) : word(WORD_LB_DEBRIEF);
    return LB(page, LB_TWO, what, who_played(page));
}

/* Where not all of it has room, who played stays. */
static const char *second_line_in(const struct page *page, float width)
{
    const char *all = second_line(page);
    return draw_text_width(page->canvas, TEXT_REGULAR, TYPE_DIAGRAM, all) <= width ? all : who_played(page);
}

static void put_title(struct page *page, struct box box)
{
    const char *title = world_source(page->world, page->world->title), *second = second_line(page);
    float middle = box.y + box.h / 2.0f;
    ui_draw_logo(page->canvas, page->theme, box.x + LOGO / 2.0f, middle, LOGO);
    float x = box.x + LOGO + 14.0f;
    struct words first = lb_look(page, TEXT_SEMIBOLD, 18.0f, UI_TONE_FIRST);
    struct words below = lb_look(page, TEXT_REGULAR, TYPE_DIAGRAM, UI_TONE_THIRD);
    first.width_max = below.width_max = fmaxf(box.x + box.w - x, 20.0f);
    draw_text_middle(page->canvas, x, middle - 10.0f, first, title);
    draw_text_middle(page->canvas, x, middle + 12.0f, below, second_line_in(page, below.width_max));
    ui_note(page->ui, "title", UI_ROLE_HEADING, title, second, box);
}

static void put_tabs(struct page *page, struct box box)
{
    static const enum word ids[TAB_COUNT] = { WORD_LB_TIMELINE, WORD_LB_TEAMS, WORD_LB_DECISIONS, WORD_LB_DUTIES };
    const char *names[TAB_COUNT];
    for (uint32_t i = 0; i < TAB_COUNT; i++) {
        names[i] = word(ids[i]);
    }
    ui_column_begin(page->ui, box, 0.0f);
    if (ui_tabs(page->ui, "tabs", word(WORD_LB_TABS), names, TAB_COUNT, &page->screen->tab, box.h)) {
        page->screen->is_playing = false;
        lb_changed(page);
    }
    (void)ui_column_end(page->ui);
}

/* ---- the right end ----------------------------------------------------------------------------------------------- */

struct right { struct page *page; float x, middle; };

/* From the right; answers where it stands when pressed. */
static bool put_button(struct right *right, const char *id, const struct ui_button *button, struct box *box)
{
    struct ui *ui = right->page->ui;
    float width = ui_button_width(ui, button);
    right->x -= width;
    *box = box_make(right->x, right->middle - BUTTON_HEIGHT / 2.0f, width, BUTTON_HEIGHT);
    ui_column_begin(ui, *box, 0.0f);
    bool pressed = ui_button_with(ui, id, button);
    (void)ui_column_end(ui);
    right->x -= 8.0f;
    return pressed;
}

static void choose_size(struct page *page, struct box anchor)
{
    const char *names[UI_SCALE_MAX / UI_SCALE_STEP];
    uint32_t count = 0;
    for (uint32_t percent = UI_SCALE_MIN; percent <= UI_SCALE_MAX; percent += UI_SCALE_STEP) {
        names[count++] = arena_format(page->words, "%u %%", percent);
    }
    int32_t chosen = ui_menu(page->ui, "sizes", anchor, names, NULL, count);
    if (chosen >= 0) {
        ui_set_scale_percent(page->ui, UI_SCALE_MIN + (uint32_t)chosen * UI_SCALE_STEP);
    }
}

/* Answers where the buttons begin. */
static float put_buttons(struct page *page, struct box box)
{
    struct right right = { page, box.x + box.w, box.y + box.h / 2.0f };
    struct ui *ui = page->ui;
    struct box at;
    if (page->about->has_back) {
        const struct ui_button back = { .label = word(WORD_LB_BACK), .icon_only = page->is_small, .icon = ICON_CLOSE };
        if (put_button(&right, "back", &back, &at)) {
            lb_ask(page, DEBRIEF_ASKS_BACK);
        }
    }
    const struct ui_button report = { .label = word(WORD_LB_REPORT), .icon = ICON_EXPORT, .icon_only = page->is_small };
    if (put_button(&right, "report", &report, &at)) {
        lb_ask(page, DEBRIEF_ASKS_REPORT);
    }
    struct ui_button small = { .label = word(WORD_KEYS), .icon = ICON_NOTE, .icon_only = true, .rank = UI_QUIET };
    if (put_button(&right, "keys", &small, &at)) {
        page->screen->is_keys_open = true;
        lb_changed(page);
    }
    small = (struct ui_button){ .label = word(WORD_TURN_THEME), .icon = ICON_THEME, .icon_only = true, .rank = UI_QUIET };
    if (put_button(&right, "theme", &small, &at)) {
        ui_set_theme(ui, ui_theme_name(ui) == THEME_DARK ? THEME_LIGHT : THEME_DARK);
    }
    small = (struct ui_button){ .label = word(WORD_TEXT_SIZE), .icon = ICON_TEXT_SIZE, .icon_only = true, .rank = UI_QUIET };
    if (put_button(&right, "size", &small, &at)) {
        ui_menu_open(ui, "sizes");
    }
    choose_size(page, at);
    return right.x;
}

void put_debrief_bar(struct page *page, struct box box)
{
    draw_rect(page->canvas, box, paint_fill(page->theme->panel));
    float y = box.y + box.h - 0.5f;
    draw_line(page->canvas, box.x, y, box.x + box.w, y, paint_stroke(page->theme->line, LINE_HAIR));
    ui_panel_begin(page->ui, "bar", box, &(struct ui_panel){ .label = word(WORD_LB_BAR), .padding = -1.0f, .radius = -1.0f,
                                                             .bare = true });
    float margin = page->room == ROOM_WIDE ? 24.0f : 12.0f;
    struct box line = { box.x + margin, box.y, box.w - 2.0f * margin, box.h };
    if (page->is_small) {
        line = cut_upper(&box, box.h - 40.0f, 0.0f);
        line.x += margin;
        line.w -= 2.0f * margin;
        float right = put_buttons(page, line);
        put_title(page, box_make(line.x, line.y, right - line.x - 8.0f, line.h));
        put_tabs(page, box);
    } else {
        float right = put_buttons(page, line);
        float title = fminf(line.w * 0.33f, 500.0f);
        put_title(page, box_make(line.x, line.y, title, line.h));
        put_tabs(page, box_make(line.x + title + 12.0f, line.y, fmaxf(right - line.x - title - 12.0f, 1.0f), line.h));
    }
    ui_panel_end(page->ui);
}

/* ---- what came of an asking -------------------------------------------------------------------------------------- */

void put_debrief_said(struct page *page, struct box box)
{
    struct debrief_screen *screen = page->screen;
    const char *words = page->about->said != NULL ? page->about->said : "";
    if (!str_equal(words, str_text(&screen->said))) {
        str_clear(&screen->said);
        str_add(&screen->said, words);
        screen->is_said_away = false;
    }
    if (words[0] == '\0' || screen->is_said_away) {
        return;
    }
    const struct theme *t = page->theme;
    bool is_bad = page->about->is_trouble;
    float own = fminf(fminf(box.w - 32.0f, SAID_WIDTH) - 112.0f, draw_text_width(page->canvas, TEXT_REGULAR, TYPE_BODY_SMALL, words) + 2.0f);
    float high = draw_paragraph_height(page->canvas, own, 22.0f, 4, TEXT_REGULAR, TYPE_BODY_SMALL, words);
    float height = fmaxf(high + 24.0f, 56.0f);
    struct box at = { box.x + (box.w - own - 112.0f) / 2.0f, box.y + box.h - height - 12.0f, own + 112.0f, height };
    uint32_t before = draw_layer(page->canvas, 1);
    draw_round(page->canvas, at, RADIUS_PANEL, paint_both(t->bg0, is_bad ? t->red.text : t->edge, LINE_HAIR));
    draw_icon(page->canvas, is_bad ? ICON_ERROR : ICON_CHECK, at.x + 28.0f, at.y + height / 2.0f, ICON_MEDIUM, is_bad ? t->red.text : t->t1);
    draw_paragraph(page->canvas, box_make(at.x + 52.0f, at.y + (height - high) / 2.0f, own, high), 22.0f, 4,
                   lb_look(page, TEXT_REGULAR, TYPE_BODY_SMALL, UI_TONE_FIRST), words);
    ui_note(page->ui, "said", UI_ROLE_STATUS, words, NULL, at);
    ui_column_begin(page->ui, box_make(at.x + at.w - 52.0f, at.y + (height - BUTTON_HEIGHT) / 2.0f, BUTTON_HEIGHT, BUTTON_HEIGHT), 0.0f);
    if (ui_icon_button(page->ui, "put-away", ICON_CLOSE, word(WORD_LB_PUT_AWAY))) {
        screen->is_said_away = true;
        lb_changed(page);
    }
    (void)ui_column_end(page->ui);
    (void)draw_layer(page->canvas, before);
}

/* ---- keys -------------------------------------------------------------------------------------------------------- */

void put_debrief_keys(struct page *page)
{
    static const struct { const char *key; enum word word; } keys[] = {
        { "\u2190 \u2192", WORD_LB_KEY_STEP },  { "Shift \u2190 \u2192", WORD_LB_KEY_TEN }, { "\u2191 \u2193", WORD_LB_KEY_LANE },
        { "Home End", WORD_LB_KEY_ENDS },       { "Space", WORD_LB_KEY_PLAY },              { "[ ]", WORD_KEY_SPEED },
        { "Enter", WORD_LB_KEY_OPEN },          { "D", WORD_LB_KEY_FOLD },          { "+ \u2212 0", WORD_LB_KEY_ZOOM },          { "Tab", WORD_KEY_TAB },                    { "F6", WORD_KEY_PANEL },
        { "Esc", WORD_KEY_ESCAPE },             { "Ctrl + \u2212", WORD_KEY_SIZE },         { "?", WORD_KEY_HELP },
    };
    struct ui *ui = page->ui;
    if (!page->screen->is_keys_open) {
        return;
    }
    ui_dialog_begin(ui, "keys-dialog", word(WORD_KEYS), 560.0f, &page->screen->is_keys_open);
    for (uint32_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const float widths[] = { 140.0f, UI_FLEX(1) };
        ui_push_number(ui, i);
        ui_row_begin(ui, widths, 2, 16.0f, UI_TOP);
        ui_words(ui, keys[i].key, &(struct ui_words){ .face = TEXT_MONO, .px = TYPE_SECOND, .tone = UI_TONE_FIRST });
        ui_row_next(ui);
        ui_words(ui, word(keys[i].word), &(struct ui_words){ .px = TYPE_BODY_SMALL, .tone = UI_TONE_SECOND });
        ui_row_end(ui);
        ui_pop_id(ui);
    }
    ui_rule(ui);
    put_words(page, word(WORD_LB_LETTERS), UI_TONE_SECOND);
    ui_dialog_end(ui);
}
