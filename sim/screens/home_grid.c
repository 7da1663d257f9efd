/* What there is to play: a card for each scenario, found by words and by level. */
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "screens/emblem.h"
#include "screens/home_inside.h"

#define CARD_LEAST 340.0f
#define CARD_GAP 31.0f
#define CARD_GAP_SMALL 20.0f
#define CARD_PADDING 24.0f
#define FILTER_FROM 4u      /* scenarios: fewer need no filter */
#define FIND_WIDTH 248.0f
#define BAR_WIDTH 6.0f

/* ---- pieces of a card -------------------------------------------------------------------------------------------- */

float home_draw_level(struct hall *hall, float right, float y, uint32_t count)
{
    for (uint32_t i = 0; i < 3; i++) {
        float height = 5.0f + 4.0f * (float)i, x = right - (float)(3 - i) * (BAR_WIDTH + 3.0f) + 3.0f;
        struct colour colour = i < count ? hall->theme->t2 : hall->theme->line2;
        draw_rect(hall->canvas, box_make(x, y + 6.0f - height, BAR_WIDTH, height), paint_fill(colour));
    }
    return right - 3.0f * (BAR_WIDTH + 3.0f) + 3.0f;
}

static float draw_count(struct hall *hall, float x, float y, enum icon icon, const char *words)
{
    draw_icon(hall->canvas, icon, x + 9.0f, y, 18.0f, hall->theme->t3);
    struct words look = words_make(TEXT_REGULAR, TYPE_BODY_SMALL, hall->theme->t2);
    return x + 26.0f + draw_text_middle(hall->canvas, x + 26.0f, y, look, words) + 24.0f;
}

void home_draw_counts(struct hall *hall, float x, float y, const struct home_scenario *scenario)
{
    x = draw_count(hall, x, y, ICON_EARTH,
                   words_count(hall->words, WORD_ONE_ECONOMY, WORD_MANY_ECONOMIES, scenario->economy_count));
    x = draw_count(hall, x, y, ICON_PEOPLE,
                   words_count(hall->words, WORD_ONE_TEAM, WORD_MANY_TEAMS, scenario->team_count));
    if (scenario->minutes > 0) {
        const char *minutes = arena_format(hall->words, "%" PRId64, scenario->minutes);
        (void)draw_count(hall, x, y, ICON_CLOCK, home_fill(hall, WORD_MINUTES, minutes, NULL));
    }
}

/* The corners of an emblem are cut by the ground that the card stands on. */
void home_round_corner(struct hall *hall, float x, float y, float dx)
{
    struct point points[10] = { { x, y } };
    for (uint32_t i = 0; i < 9; i++) {
        float turn = 1.5707963f * (float)i / 8.0f;
        points[i + 1] =
            (struct point){ x + dx * RADIUS_PANEL * (1.0f - cosf(turn)), y + RADIUS_PANEL * (1.0f - sinf(turn)) };
    }
    draw_polygon(hall->canvas, points, 10, paint_fill(hall->theme->bg));
}

struct card { struct box box; float emblem, title, summary; };

static struct card measure_card(struct hall *hall, const struct home_scenario *scenario)
{
    float whole = floorf(ui_width(hall->ui) * (EMBLEM_HEIGHT / EMBLEM_WIDTH));
    struct card card = { .emblem = fminf(whole, fmaxf(hall->bounds.h * 0.36f, 110.0f)) };
    float width = ui_width(hall->ui) - 2.0f * CARD_PADDING;
    card.title = draw_paragraph_height(hall->canvas, width, 32.0f, 2, TEXT_SEMIBOLD, TYPE_PAGE, scenario->title);
    const char *below = scenario->problem != NULL ? scenario->problem : scenario->summary;
    card.summary = fmaxf(draw_paragraph_height(hall->canvas, width, 24.0f, 4, TEXT_REGULAR, TYPE_BODY, below), 48.0f);
    return card;
}

static void draw_card(struct hall *hall, const struct card *card, const struct home_scenario *scenario, bool is_lit)
{
    const struct theme *t = hall->theme;
    struct box box = card->box;
    draw_round(hall->canvas, box, RADIUS_PANEL, paint_fill(is_lit ? t->raised : t->panel));
    emblem_draw(hall->canvas, box_make(box.x, box.y, box.w, card->emblem), scenario->emblem, scenario->id);
    home_round_corner(hall, box.x, box.y, 1.0f);
    home_round_corner(hall, box.x + box.w, box.y, -1.0f);
    draw_round(hall->canvas, box, RADIUS_PANEL, paint_stroke(is_lit ? t->edge : t->line, LINE_HAIR));
    float x = box.x + CARD_PADDING, right = box.x + box.w - CARD_PADDING, y = box.y + card->emblem + 18.0f;
    if (scenario->level_bars > 0) {
        float left = home_draw_level(hall, right, y + 17.0f, scenario->level_bars);
        struct words level = words_make(TEXT_REGULAR, TYPE_SECOND, t->t3);
        level.align = DRAW_END;
        float name = draw_text_width(hall->canvas, TEXT_SEMIBOLD, TYPE_PAGE, scenario->title);
        if (x + name + 150.0f < right) {
            draw_text_middle(hall->canvas, left - 8.0f, y + 17.0f, level, scenario->level);
        }
    }
    struct box at = { x, y, right - x - 40.0f, card->title };
    draw_paragraph(hall->canvas, at, 32.0f, 2, words_make(TEXT_SEMIBOLD, TYPE_PAGE, t->t1), scenario->title);
    at = box_make(x, y + card->title + 8.0f, right - x, card->summary);
    struct colour ink = scenario->problem != NULL ? t->red.text : t->t2;
    draw_paragraph(hall->canvas, at, 24.0f, 4, words_make(TEXT_REGULAR, TYPE_BODY, ink),
                   scenario->problem != NULL ? scenario->problem : scenario->summary);
    home_draw_counts(hall, x, at.y + card->summary + 24.0f, scenario);
}

static void put_card(struct hall *hall, uint32_t index)
{
    const struct home_scenario *scenario = &hall->lists->scenarios[index];
    struct card card = measure_card(hall, scenario);
    card.box = ui_take(hall->ui, card.emblem + 18.0f + card.title + 8.0f + card.summary + 52.0f);
    struct ui_control control = { .role = UI_ROLE_BUTTON,
                                  .label = scenario->title,
                                  .value = scenario->summary,
                                  .box = card.box,
                                  .radius = RADIUS_PANEL,
                                  .disabled = scenario->problem,
                                  .same_group = true };
    struct ui_answer answer = ui_control(hall->ui, scenario->id, &control);
    draw_card(hall, &card, scenario, answer.hovered || answer.focused);
    if (answer.pressed) {
        hall->home->scenario = index;
        hall->home->team = HOME_NOTHING;
        hall->home->wants_focus = true;
        str_clear(&hall->home->seed);
    }
}

/* ---- finding ----------------------------------------------------------------------------------------------------- */

static bool has_words(const char *text, const char *words)
{
    size_t bytes = strlen(words);
    for (const char *at = text; *at != '\0'; at++) {
        size_t same = 0;
        while (same < bytes && at[same] != '\0' &&
               tolower((unsigned char)at[same]) == tolower((unsigned char)words[same])) {
            same++;
        }
        if (same == bytes) {
            return true;
        }
    }
    return bytes == 0;
}

static bool fits(const struct home *home, const struct home_scenario *scenario)
{
    const char *words = str_text(&home->find);
    bool is_found = has_words(scenario->title, words) || has_words(scenario->summary, words) ||
                    has_words(scenario->audience, words);
    return is_found && (home->filter == 0 || scenario->level_bars == home->filter);
}

static uint32_t of_level(const struct home_lists *lists, uint32_t bars)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < lists->scenario_count; i++) {
        count += bars == 0 || lists->scenarios[i].level_bars == bars;
    }
    return count;
}

/* Chips, where they would part the list. */
static void put_filters(struct hall *hall)
{
    static const enum word names[] = { WORD_LEVEL_ALL, WORD_LEVEL_1, WORD_LEVEL_2, WORD_LEVEL_3 };
    uint32_t all = hall->lists->scenario_count;
    ui_flow_begin(hall->ui, 8.0f);
    for (uint32_t i = 0; i < 4; i++) {
        uint32_t count = of_level(hall->lists, i);
        if (count == 0 || (i > 0 && count == all)) {
            continue;
        }
        const char *label =
            i == 0 ? home_fill(hall, names[i], arena_format(hall->words, "%u", count), NULL) : word(names[i]);
        ui_push_number(hall->ui, i);
        if (ui_chip(hall->ui, "level", label, hall->home->filter == i)) {
            hall->home->filter = i;
        }
        ui_pop_id(hall->ui);
    }
    ui_flow_end(hall->ui);
}

static void put_find(struct hall *hall)
{
    struct ui_field field = {
        .label = word(WORD_FIND), .hint = word(WORD_FIND), .icon = ICON_SEARCH, .shortcut = "/", .bytes_max = 80
    };
    (void)ui_field(hall->ui, "find", &field, &hall->home->find);
}

static void put_grid_head(struct hall *hall)
{
    bool has_filters = hall->lists->scenario_count >= FILTER_FROM;
    bool is_narrow = ui_width(hall->ui) < 700.0f;
    float title = draw_text_width(hall->canvas, TEXT_SEMIBOLD, TYPE_PAGE, word(WORD_SCENARIOS)) + 2.0f;
    float find = fminf(FIND_WIDTH, fmaxf(ui_width(hall->ui) - title - 48.0f, 100.0f));
    ui_row_begin(hall->ui, (const float[]){ title, UI_FLEX(1), find }, 3, 24.0f, UI_CENTRE);
    ui_title(hall->ui, word(WORD_SCENARIOS));
    ui_row_next(hall->ui);
    if (has_filters && !is_narrow) {
        put_filters(hall);
    }
    ui_row_next(hall->ui);
    put_find(hall);
    ui_row_end(hall->ui);
    if (has_filters && is_narrow) {
        put_filters(hall);
    }
}

/* ---- the grid ---------------------------------------------------------------------------------------------------- */

static void put_cards(struct hall *hall, const uint32_t *shown, uint32_t count)
{
    float gap = ui_width(hall->ui) >= 1100.0f ? CARD_GAP : CARD_GAP_SMALL;
    uint32_t columns = (uint32_t)fmaxf(floorf((ui_width(hall->ui) + gap) / (CARD_LEAST + gap)), 1.0f);
    columns = columns < 4 ? columns : 4;
    static const float widths[] = { UI_FLEX(1), UI_FLEX(1), UI_FLEX(1), UI_FLEX(1) };
    for (uint32_t i = 0; i < count; i += columns) {
        ui_row_begin(hall->ui, widths, columns, gap, UI_TOP);
        for (uint32_t k = 0; k < columns; k++) {
            if (k > 0) {
                ui_row_next(hall->ui);
            }
            if (i + k < count) {
                put_card(hall, shown[i + k]);
            }
        }
        ui_row_end(hall->ui);
        ui_space(hall->ui, gap);
    }
}

void home_put_scenarios(struct hall *hall)
{
    put_grid_head(hall);
    ui_space(hall->ui, 20.0f);
    uint32_t *shown = ARENA_ARRAY(hall->words, uint32_t, hall->lists->scenario_count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < hall->lists->scenario_count; i++) {
        if (fits(hall->home, &hall->lists->scenarios[i])) {
            shown[count++] = i;
        }
    }
    put_cards(hall, shown, count);
    if (count == 0) {
        ui_paragraph(hall->ui, word(hall->lists->scenario_count > 0 ? WORD_NOTHING_FOUND : WORD_NO_SCENARIOS));
    }
}
