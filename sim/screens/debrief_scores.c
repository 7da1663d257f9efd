/* Six scores, never added up. Each leads to what it rests on. */
#include <math.h>

#include "charts/dots.h"
#include "screens/debrief_inside.h"

#define SCORE_HEIGHT 98.0f
#define SCORE_HEIGHT_LOW 54.0f
#define SCORE_INSET 20.0f
#define SCORE_INSET_LOW 12.0f
#define BOT_DOT 3.0f          /* beside people's; alone they are as large as those */
#define BOT_DOT_APART 10.0f

static bool is_low(const struct page *page)
{
    return page->room == ROOM_LOW;
}

float scores_height(const struct page *page)
{
    return is_low(page) ? SCORE_HEIGHT_LOW : SCORE_HEIGHT;
}

uint32_t score_columns(const struct page *page)
{
    return page->room != ROOM_TALL ? 6 : page->bounds.w >= 760.0f ? 3 : 2;
}

/* What bots did stands small and grey behind what people did. */
static void draw_dots(struct page *page, const struct debrief_card *card, float x, float y, float width)
{
    struct dots dots = { 0 };
    uint32_t bots[2] = { 0, 0 };
    for (uint32_t i = 0; i < card->dot_count; i++) {
        dots.good += card->dots[i] == DEBRIEF_DOT_GOOD;
        dots.bad += card->dots[i] == DEBRIEF_DOT_BAD;
        dots.open += card->dots[i] == DEBRIEF_DOT_OPEN;
        bots[0] += card->dots[i] == DEBRIEF_DOT_BOT_GOOD;
        bots[1] += card->dots[i] == DEBRIEF_DOT_BOT_BAD;
    }
    bool has_people = dots.good + dots.bad + dots.open > 0;
    float radius = has_people ? BOT_DOT : DOTS_RADIUS, apart = has_people ? BOT_DOT_APART : DOTS_APART;
    float for_bots = fminf((float)(bots[0] + bots[1]) * apart, width * (has_people ? 0.4f : 1.0f));
    x += has_people ? dots_draw(page->canvas, page->theme, x, y, width - for_bots - 16.0f, dots) + 12.0f : 0.0f;
    apart = fminf(apart, for_bots / (float)(bots[0] + bots[1] + 1u - (has_people ? 0u : 1u)));
    for (uint32_t i = 0; i < bots[0] + bots[1]; i++) {
        struct paint paint = i < bots[0] ? paint_fill(page->theme->edge) : paint_stroke(page->theme->edge, 1.5f);
        draw_circle(page->canvas, x + radius + (float)i * apart, y, radius, paint);
    }
}

static void draw_value(struct page *page, const struct debrief_card *card, float x, float baseline, float right, float px)
{
    /* "Not reached" is words and no figure. */
    bool is_figure = (card->value[0] >= '0' && card->value[0] <= '9') || card->value[0] == '-';
    struct words value = is_figure ? lb_look(page, TEXT_MONO, px, UI_TONE_FIRST) : lb_look(page, TEXT_SEMIBOLD, px * 0.75f, UI_TONE_FIRST);
    struct words unit = lb_look(page, TEXT_REGULAR, is_low(page) ? TYPE_DIAGRAM : TYPE_BODY, UI_TONE_SECOND);
    value.width_max = right - x;
    x += draw_text(page->canvas, x, baseline, value, card->value) + 8.0f;
    unit.width_max = right - x;
    if (unit.width_max > 16.0f) {
        draw_text(page->canvas, x, baseline, unit, card->unit);
    }
}

/* Where nobody but bots played, every figure is theirs and says so. Answers the width it takes. */
static float draw_whose(struct page *page, float right, float y, float px)
{
    if (page->model->has_people || !page->model->has_bots) {
        return 0.0f;
    }
    struct words words = lb_look(page, TEXT_REGULAR, px < TYPE_DIAGRAM ? px : TYPE_DIAGRAM, UI_TONE_THIRD);
    words.align = DRAW_END;
    return draw_text_middle(page->canvas, right, y, words, word(WORD_LB_CURVE_BOTS)) + 8.0f;
}

static void draw_score(struct page *page, const struct debrief_card *card, struct box box, const struct ui_answer *answer)
{
    const struct theme *t = page->theme;
    float inset = is_low(page) ? SCORE_INSET_LOW : SCORE_INSET;
    float x = box.x + inset, right = box.x + box.w - inset;
    draw_round(page->canvas, box, RADIUS_PANEL, paint_both(answer->held ? t->bg0 : answer->hovered ? t->hover : t->panel, t->line, LINE_HAIR));
    struct words title = lb_look(page, TEXT_REGULAR, is_low(page) ? TYPE_CAPTION : TYPE_SECOND, UI_TONE_SECOND);
    title.width_max = right - x;
    float top = box.y + (is_low(page) ? 15.0f : 22.0f);
    title.width_max -= draw_whose(page, right, top, title.px);
    draw_text_middle(page->canvas, x, top, title, card->title);
    draw_value(page, card, x, box.y + (is_low(page) ? 43.0f : 63.0f), right, is_low(page) ? 20.0f : TYPE_KEY);
    if (is_low(page)) {
        return;
    }
    float last = box.y + 82.0f;
    if (card->dot_count > 0) {
        draw_dots(page, card, x, last, right - x);
        return;
    }
    struct words detail = lb_look(page, TEXT_REGULAR, TYPE_DIAGRAM, UI_TONE_THIRD);
    detail.width_max = right - x;
    draw_text_middle(page->canvas, x, last, detail, card->detail);
}

static enum debrief_tab tab_of(uint32_t score)
{
    switch (score) {
    case DEBRIEF_CARD_CALL:
    case DEBRIEF_CARD_SHARE: return TAB_TEAMS;
    case DEBRIEF_CARD_DECISIONS: return TAB_DECISIONS;
    case DEBRIEF_CARD_CLOCKS:
    case DEBRIEF_CARD_HANDLING: return TAB_DUTIES;
    default: return TAB_TIMELINE;
    }
}

static void put_score(struct page *page, uint32_t index, struct box box)
{
    const struct debrief_card *card = &page->model->cards[index];
    bool has_detail = card->detail[0] != '\0' && !str_equal(card->detail, card->coverage);
    const char *tip = has_detail ? LB(page, LB_SCORE_TIP, card->detail, card->coverage) : card->coverage;
    const char *value = LB(page, LB_SCORE, card->value, card->unit, tip);
    const struct ui_control control = { .role = UI_ROLE_BUTTON, .label = card->title, .value = value, .tip = tip, .box = box,
                                        .radius = RADIUS_PANEL, .same_group = true };
    ui_push_number(page->ui, index);
    struct ui_answer answer = ui_control(page->ui, "score", &control);
    ui_pop_id(page->ui);
    draw_score(page, card, box, &answer);
    if (answer.pressed && tab_of(index) != TAB_TIMELINE) {
        page->screen->tab = tab_of(index);
        lb_changed(page);
    }
}

static void put_some(struct page *page, struct box box, uint32_t first, uint32_t count)
{
    float gap = is_low(page) ? SPACE_GRID : SPACE_GAP;
    float width = (box.w - gap * (float)(count - 1)) / (float)count;
    for (uint32_t i = 0; i < count; i++) {
        put_score(page, first + i, box_make(box.x + (width + gap) * (float)i, box.y, width, box.h));
    }
}

void put_scores(struct page *page, struct box box)
{
    ui_panel_begin(page->ui, "scores", box, &(struct ui_panel){ .label = word(WORD_LB_SCORES), .padding = -1.0f, .bare = true,
                                                                .radius = -1.0f });
    put_some(page, box, 0, DEBRIEF_CARD_COUNT);
    ui_panel_end(page->ui);
}

void put_scores_in_column(struct page *page)
{
    uint32_t columns = score_columns(page);
    for (uint32_t first = 0; first < DEBRIEF_CARD_COUNT; first += columns) {
        put_some(page, ui_take(page->ui, scores_height(page)), first, columns);
    }
}
