/* The page of one scenario: what it is about, which seat to take, the seed, the size of text, and the start. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "charts/marks.h"
#include "screens/emblem.h"
#include "screens/home_inside.h"

#define TWO_COLUMNS_FROM 900.0f
#define TWO_COLUMNS_HIGH 460.0f
#define PAGE_PADDING 28.0f
#define LEFT_PART 0.42f
#define TEAM_PADDING 20.0f
#define TEAM_WORDS 84.0f
#define TEAM_MARK 44.0f

static const struct home_scenario *scenario_of(const struct hall *hall)
{
    return &hall->lists->scenarios[hall->home->scenario];
}

static void go_back(struct hall *hall)
{
    hall->home->scenario = HOME_NOTHING;
}

/* ---- what it is about -------------------------------------------------------------------------------------------- */

static void put_about(struct hall *hall, const struct home_scenario *scenario)
{
    struct box picture =
        ui_take(hall->ui, fminf(ui_width(hall->ui) * (EMBLEM_HEIGHT / EMBLEM_WIDTH), hall->bounds.h * 0.34f));
    emblem_draw(hall->canvas, picture, scenario->emblem, scenario->id);
    ui_note(hall->ui, NULL, UI_ROLE_IMAGE, scenario->title, NULL, picture);
    ui_inset_begin(hall->ui, 28.0f, 28.0f, 12.0f);
    ui_space(hall->ui, 20.0f);
    ui_words(hall->ui, scenario->title, &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = TYPE_KEY });
    ui_paragraph(hall->ui, scenario->summary);
    struct box counts = ui_take(hall->ui, 28.0f);
    home_draw_counts(hall, counts.x, counts.y + 14.0f, scenario);
    if (scenario->audience[0] != '\0') {
        ui_label(hall->ui, home_fill(hall, WORD_FOR_WHOM, scenario->audience, NULL));
    }
    if (scenario->briefing[0] != '\0') {
        ui_rule(hall->ui);
        ui_paragraph(hall->ui, scenario->briefing);
    }
    ui_space(hall->ui, 24.0f);
    ui_inset_end(hall->ui);
}

/* ---- which seat -------------------------------------------------------------------------------------------------- */

static void draw_team(struct hall *hall, struct box box, const struct home_team *team, bool is_chosen, float brief)
{
    const struct theme *t = hall->theme;
    struct mark_look look = mark_look(ui_theme_name(hall->ui), false);
    struct mark_team mark = { .monogram = team->mark, .name = team->title, .slot = team->slot,
                              .shape = team->sector == VIEW_GOVERNMENT ? MARK_HEXAGON : MARK_SQUARE };
    mark_draw_team(hall->canvas, &look, box.x + 44.0f, box.y + 38.0f, TEAM_MARK, &mark, false);
    struct words title = words_make(TEXT_SEMIBOLD, TYPE_BODY, t->t1);
    title.width_max = box.w - TEAM_WORDS - TEAM_PADDING;
    draw_text_middle(hall->canvas, box.x + TEAM_WORDS, box.y + 27.0f, title, team->title);
    struct words second = words_make(TEXT_REGULAR, TYPE_SECOND, t->t3);
    second.width_max = title.width_max;
    enum word sector = team->sector == VIEW_GOVERNMENT ? WORD_GOVERNMENT
                       : team->sector == VIEW_BUSINESS ? WORD_BUSINESS
                                                       : WORD_OTHER_SECTOR;
    draw_text_middle(hall->canvas, box.x + TEAM_WORDS, box.y + 51.0f, second,
                     home_fill(hall, WORD_ECONOMY_SECTOR, team->economy, word(sector)));
    if (is_chosen && brief > 0.0f) {
        draw_paragraph(hall->canvas, box_make(box.x + TEAM_WORDS, box.y + 70.0f, title.width_max, brief), 24.0f, 0,
                       words_make(TEXT_REGULAR, TYPE_BODY, t->t2), team->brief);
    }
}

static void put_team(struct hall *hall, uint32_t index)
{
    const struct home_team *team = &scenario_of(hall)->teams[index];
    bool is_chosen = hall->home->team == index;
    float width = ui_width(hall->ui) - TEAM_WORDS - TEAM_PADDING;
    float brief =
        is_chosen ? draw_paragraph_height(hall->canvas, width, 24.0f, 0, TEXT_REGULAR, TYPE_BODY, team->brief) : 0.0f;
    struct box box = ui_take(hall->ui, 76.0f + (brief > 0.0f ? brief + 8.0f : 0.0f));
    ui_push_number(hall->ui, index);
    struct ui_control control = { .role = UI_ROLE_OPTION, .label = team->title, .value = team->brief, .box = box,
                                  .radius = RADIUS_OPTION, .state = is_chosen ? UI_SELECTED : 0u, .same_group = true };
    struct ui_answer answer = ui_control(hall->ui, "team", &control);
    if (hall->home->wants_focus && index == 0) {
        ui_focus(hall->ui, "team");
        hall->home->wants_focus = false;
    }
    ui_pop_id(hall->ui);
    const struct theme *t = hall->theme;
    struct colour fill = is_chosen ? t->hover : answer.hovered ? t->raised : t->bg0;
    draw_round(hall->canvas, box, RADIUS_OPTION,
               is_chosen ? paint_both(fill, t->solid, 2.0f) : paint_both(fill, t->line2, LINE_HAIR));
    draw_team(hall, box, team, is_chosen, brief);
    hall->home->team = answer.pressed ? index : hall->home->team;
}

/* ---- seed, size and start ---------------------------------------------------------------------------------------- */

static bool read_seed(const char *text, uint64_t *seed)
{
    *seed = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at < '0' || *at > '9' || *seed > UINT64_C(900000000000000000)) {
            return false;
        }
        *seed = *seed * 10 + (uint64_t)(*at - '0');
    }
    return text[0] != '\0';
}

static const char *missing(const struct hall *hall)
{
    uint64_t seed = 0;
    const char *text = str_text(&hall->home->seed);
    if (hall->home->team == HOME_NOTHING) {
        return word(WORD_CHOOSE_TEAM_FIRST);
    }
    return text[0] != '\0' && !read_seed(text, &seed) ? word(WORD_SEED_IS_NUMBER) : NULL;
}

static void start(struct hall *hall)
{
    struct home_choice choice = { .what = HOME_PLAY, .scenario = hall->home->scenario, .team = hall->home->team };
    choice.has_seed = read_seed(str_text(&hall->home->seed), &choice.seed);
    home_choose(hall, choice);
    go_back(hall);
}

static void put_sizes(struct hall *hall)
{
    static const uint32_t sizes[] = { 100, 120, 150, 200 };
    const char *names[4];
    uint32_t chosen = UINT32_MAX;
    for (uint32_t i = 0; i < 4; i++) {
        names[i] = arena_format(hall->words, "%u %%", sizes[i]);
        chosen = ui_scale_percent(hall->ui) == sizes[i] ? i : chosen;
    }
    ui_label(hall->ui, word(WORD_TEXT_SIZE));
    if (ui_segments(hall->ui, "size", word(WORD_TEXT_SIZE), names, 4, &chosen)) {
        ui_set_scale_percent(hall->ui, sizes[chosen]);
    }
}

static void put_settings(struct hall *hall, const struct home_scenario *scenario)
{
    struct ui_field field = { .label = word(WORD_SEED),
                              .hint = home_fill(hall, WORD_SEED_HINT,
                                                arena_format(hall->words, "%" PRIu64, scenario->seed), NULL),
                              .bytes_max = HOME_SEED_BYTES,
                              .label_above = true };
    if (ui_width(hall->ui) < 520.0f) {
        (void)ui_field(hall->ui, "seed", &field, &hall->home->seed);
        put_sizes(hall);
        return;
    }
    ui_row_begin(hall->ui, (const float[]){ UI_FLEX(1), UI_FLEX(1) }, 2, 24.0f, UI_TOP);
    (void)ui_field(hall->ui, "seed", &field, &hall->home->seed);
    ui_row_next(hall->ui);
    put_sizes(hall);
    ui_row_end(hall->ui);
}

static void put_start(struct hall *hall)
{
    const struct home_scenario *scenario = scenario_of(hall);
    const char *why_not = missing(hall);
    const char *label = hall->home->team < scenario->seat_count
        ? home_fill(hall, WORD_START_AS, scenario->teams[hall->home->team].title, NULL) : word(WORD_START);
    ui_flow_begin(hall->ui, 12.0f);
    struct ui_button button = { .label = label,
                                .icon = ICON_PLAY,
                                .rank = UI_PRIMARY,
                                .height = BUTTON_HEIGHT_COMMIT,
                                .disabled = why_not,
                                .shortcut = "Enter",
                                .keycap = true };
    if (ui_button_with(hall->ui, "start", &button)) {
        start(hall);
    }
    struct ui_button back = { .label = word(WORD_BACK), .height = BUTTON_HEIGHT_COMMIT, .rank = UI_QUIET };
    if (ui_button_with(hall->ui, "back", &back) || ui_shortcut(hall->ui, "Escape")) {
        go_back(hall);
    }
    ui_flow_end(hall->ui);
}

static void put_teams(struct hall *hall, const struct home_scenario *scenario)
{
    ui_inset_begin(hall->ui, 0.0f, 0.0f, 10.0f);
    for (uint32_t i = 0; i < scenario->seat_count; i++) {
        put_team(hall, i);
    }
    ui_inset_end(hall->ui);
}

static void put_foot(struct hall *hall, const struct home_scenario *scenario)
{
    if (hall->lists->trouble != NULL) {
        ui_notice(hall->ui, "trouble", ICON_ERROR, UI_TONE_RED, hall->lists->trouble);
    }
    put_settings(hall, scenario);
    ui_space(hall->ui, 20.0f);
    put_start(hall);
}

static void put_choice_head(struct hall *hall)
{
    ui_words(hall->ui, word(WORD_CHOOSE_SEAT), &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = TYPE_PAGE });
    ui_label(hall->ui, word(WORD_CHOOSE_SEAT_MORE));
}

/* ---- the page ---------------------------------------------------------------------------------------------------- */

static void put_left(struct hall *hall, struct box box, const struct home_scenario *scenario)
{
    struct ui_panel about = { .label = scenario->title, .padding = -1.0f, .gap = 0.0f, .scrolls = true };
    ui_panel_begin(hall->ui, "about", box, &about);
    put_about(hall, scenario);
    ui_panel_end(hall->ui);
    home_round_corner(hall, box.x, box.y, 1.0f);
    home_round_corner(hall, box.x + box.w, box.y, -1.0f);
    draw_round(hall->canvas, box, RADIUS_PANEL, paint_stroke(hall->theme->line, LINE_HAIR));
}

/* The seats scroll; the start stays where it is. */
static void put_right(struct hall *hall, struct box box, const struct home_scenario *scenario)
{
    struct ui_panel seats = { .label = word(WORD_CHOOSE_SEAT), .padding = PAGE_PADDING, .gap = 12.0f };
    ui_panel_begin(hall->ui, "seats", box, &seats);
    put_choice_head(hall);
    float foot = fmaxf(ui_recall(hall->ui, "foot"), 100.0f);
    struct box rest = ui_rest(hall->ui);
    struct box list = { rest.x - 6.0f, rest.y - 6.0f, rest.w + 24.0f, fmaxf(rest.h - foot - 8.0f, 60.0f) };
    ui_scroll_begin(hall->ui, "list", list, 0.0f);
    ui_space(hall->ui, 6.0f);
    ui_inset_begin(hall->ui, 6.0f, 18.0f, 0.0f);
    put_teams(hall, scenario);
    ui_inset_end(hall->ui);
    ui_space(hall->ui, 6.0f);
    ui_scroll_end(hall->ui);
    ui_column_begin(hall->ui, box_make(rest.x, list.y + list.h + 14.0f, rest.w, foot), 12.0f);
    put_foot(hall, scenario);
    ui_remember(hall->ui, "foot", ui_column_end(hall->ui));
    ui_panel_end(hall->ui);
}

void home_put_page(struct hall *hall, struct box box)
{
    const struct home_scenario *scenario = scenario_of(hall);
    box.h -= 12.0f;
    if (box.w >= TWO_COLUMNS_FROM && box.h >= TWO_COLUMNS_HIGH) {
        struct box left = { box.x, box.y, floorf(box.w * LEFT_PART), box.h };
        put_left(hall, left, scenario);
        put_right(hall, box_make(left.x + left.w + 24.0f, box.y, box.w - left.w - 24.0f, box.h), scenario);
        return;
    }
    struct ui_panel seats = { .label = word(WORD_CHOOSE_SEAT), .padding = 20.0f, .gap = 12.0f, .scrolls = true };
    ui_panel_begin(hall->ui, "seats", box, &seats);
    ui_words(hall->ui, scenario->title, &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = TYPE_PAGE });
    ui_paragraph(hall->ui, scenario->summary);
    put_choice_head(hall);
    put_teams(hall, scenario);
    ui_space(hall->ui, 16.0f);
    put_foot(hall, scenario);
    ui_panel_end(hall->ui);
}
