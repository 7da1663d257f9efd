/* Where the parts of a seat stand: three columns where there is room, two on a small window, one where text is large or
 * the window narrow. What has no column becomes a tab. */
#include <math.h>

#include "screens/seat_inside.h"

#define BAND_HEIGHT 24.0f
#define BAR_HEIGHT_FULL 80.0f
#define BAR_HEIGHT_DENSE 60.0f
#define TABS_HEIGHT 48.0f
#define SAID_LEFT 52.0f
#define SAID_RIGHT 20.0f
#define SAID_MS 7000
#define THREE_COLUMNS_FROM 1380.0f /* px wide: the widest window at 130 % */
#define THREE_COLUMNS_HIGH 700.0f
#define TWO_COLUMNS_FROM 960.0f
#define DENSE_BELOW 800.0f         /* px high */
#define LANE_FROM 600.0f           /* px high: below that the lane stands with the measures */

enum columns { ONE_COLUMN = 1, TWO_COLUMNS, THREE_COLUMNS };

static enum columns columns_for(struct box bounds)
{
    if (bounds.w >= THREE_COLUMNS_FROM && bounds.h >= THREE_COLUMNS_HIGH) {
        return THREE_COLUMNS;
    }
    return bounds.w >= TWO_COLUMNS_FROM ? TWO_COLUMNS : ONE_COLUMN;
}

static float between(float least, float value, float most)
{
    return fminf(fmaxf(value, least), most);
}

/* Splits `box` from its top: the part is cut off, with a gap. */
static struct box cut_top(struct box *box, float height, float gap)
{
    struct box top = { box->x, box->y, box->w, fminf(height, box->h) };
    float taken = fminf(height + gap, box->h);
    box->y += taken;
    box->h -= taken;
    return top;
}

static struct box cut_bottom(struct box *box, float height, float gap)
{
    height = fminf(height, box->h);
    struct box bottom = { box->x, box->y + box->h - height, box->w, height };
    box->h = fmaxf(box->h - height - gap, 0.0f);
    return bottom;
}

static struct box cut_left(struct box *box, float width, float gap)
{
    struct box left = { box->x, box->y, width, box->h };
    box->x += width + gap;
    box->w = fmaxf(box->w - width - gap, 0.0f);
    return left;
}

/* ---- what was done last, or why it was not ----------------------------------------------------------------------- */

static const char *said_words(struct desk *desk)
{
    struct seat *seat = desk->seat;
    const struct view *view = desk->view;
    if (desk->room->trouble != NULL) {
        return desk->room->trouble;
    }
    if (view->refusals_count > seat->refusals_seen) {
        return FILL(desk, REFUSED, view->refusals[view->refusals_count - 1].text);
    }
    if (seat->said_ms != UI_NEVER && ui_now_ms(desk->ui) < seat->said_ms + SAID_MS) {
        ui_wake_at_ms(desk->ui, seat->said_ms + SAID_MS);
        return arena_copy_string(desk->words, str_text(&seat->said)); /* more may be said while these stand */
    }
    return NULL;
}

static float said_height(const struct desk *desk, const char *words, float width)
{
    return draw_paragraph_height(desk->canvas, width - SAID_LEFT - SAID_RIGHT, 22.0f, 4, TEXT_REGULAR, TYPE_BODY_SMALL,
                                 words) +
           22.0f;
}

static void put_said(struct desk *desk, struct box box, const char *words)
{
    const struct theme *t = desk->theme;
    bool is_trouble = desk->room->trouble != NULL;
    bool is_refused = desk->view->refusals_count > desk->seat->refusals_seen;
    draw_round(desk->canvas, box, RADIUS_PANEL, paint_both(t->bg0, is_trouble ? t->red.text : t->edge, LINE_HAIR));
    enum icon icon = is_trouble ? ICON_ERROR : is_refused ? ICON_NOTE : ICON_CHECK;
    float high = said_height(desk, words, box.w), top = box.y + (box.h - high) / 2.0f;
    draw_icon(desk->canvas, icon, box.x + 28.0f, top + 22.0f, ICON_MEDIUM, is_trouble ? t->red.text : t->t1);
    struct box at = { box.x + SAID_LEFT, top + 11.0f, box.w - SAID_LEFT - SAID_RIGHT, high };
    draw_paragraph(desk->canvas, at, 22.0f, 4, words_of(desk, TEXT_REGULAR, TYPE_BODY_SMALL, UI_TONE_FIRST), words);
    ui_note(desk->ui, "said", UI_ROLE_STATUS, words, NULL, box);
}

/* ---- the middle: what there is to decide ------------------------------------------------------------------------- */

static void put_card(struct desk *desk, struct box box)
{
    uint32_t question = desk_question(desk);
    desk->seat->is_reasoning = desk->seat->is_reasoning && desk_decision(desk) != VIEW_NONE;
    if (desk->view->ended) {
        part_end(desk, box);
    } else if (desk_decision(desk) != VIEW_NONE) {
        part_decide(desk, box);
    } else if (question != VIEW_NONE) {
        part_question(desk, box, question);
    } else {
        part_calm(desk, box);
    }
}

/* Between the card and the measures: what was said last, or a hint. Both give way to a decision that needs the room; what
 * was said then stands over the measures, and covers all of them rather than half. The card first, in the order in which
 * it is read. */
static void put_middle(struct desk *desk, struct box box)
{
    bool has_measures = desk->view->measures_count > 0;
    struct box measures = has_measures ? cut_bottom(&box, MEASURES_HEIGHT, SPACE_GAP) : box;
    struct box card = box, strip = box;
    const char *said = said_words(desk);
    bool has_coach = !desk->view->ended && coach_has_words(desk);
    float height = has_coach ? coach_height(desk, box.w) : 0.0f;
    height = said != NULL ? fmaxf(height, said_height(desk, said, box.w)) : height;
    bool has_between = false;
    if (height > 0.0f) {
        strip = cut_bottom(&card, height, SPACE_GAP);
        has_between = card.h >= desk->seat->card_needs || (said != NULL && !has_measures);
    }
    put_card(desk, has_between ? card : box);
    if (has_between && said != NULL) {
        put_said(desk, strip, said);
    } else if (has_between) {
        part_coach(desk, strip);
    }
    if (said != NULL && !has_between) {
        put_said(desk, measures, said);
    } else if (has_measures) {
        part_measures(desk, measures);
    }
}

/* ---- tabs -------------------------------------------------------------------------------------------------------- */

struct tab { enum seat_part part; const char *name; enum icon icon; uint32_t count; bool is_needed; };

static uint32_t open_decisions(const struct view *view)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < view->decisions_count; i++) {
        count += view->decisions[i].status == VIEW_IS_OPEN;
    }
    return count;
}

static bool has_clock_at_risk(const struct desk *desk)
{
    const struct view *view = desk->view;
    for (uint32_t i = 0; i < view->clocks_count; i++) {
        for (uint32_t k = 0; k < view->clocks[i].stage_count && !view->clocks[i].stopped; k++) {
            if (view_stage_at_risk(&view->clocks[i].stages[k], desk->room->now_s)) {
                return true;
            }
        }
    }
    return false;
}

static uint32_t tabs_for(const struct desk *desk, enum columns columns, struct tab tabs[PART_COUNT])
{
    const struct view *view = desk->view;
    uint32_t count = 0, decisions = view->ended ? 0 : open_decisions(view);
    tabs[count++] = (struct tab){ PART_DECIDE, word(view->ended ? WORD_TAB_ENDED : WORD_TAB_DECIDE), ICON_CHECK,
                                  decisions, decisions > 0 };
    if (columns == ONE_COLUMN) {
        tabs[count++] = (struct tab){ PART_INBOX, word(WORD_INBOX), ICON_MAIL, unread_entries(view), false };
    }
    tabs[count++] = (struct tab){ PART_KNOWN, word(WORD_TAB_KNOWN), ICON_FACT, 0, false };
    tabs[count++] = (struct tab){ PART_ACTIONS, word(WORD_ACTIONS), ICON_PLAY, 0, false };
    tabs[count++] = (struct tab){ PART_CLOCKS, word(WORD_CLOCKS), ICON_CLOCK, 0, has_clock_at_risk(desk) };
    tabs[count++] = (struct tab){ PART_MEASURES, word(WORD_MEASURES), ICON_ALERT_PULSE, 0, false };
    return count;
}

static void draw_tab_badge(struct desk *desk, const struct tab *tab, float x, float y)
{
    const struct theme *t = desk->theme;
    if (tab->count == 0 && !tab->is_needed) {
        return;
    }
    struct paint paint = tab->is_needed
                             ? paint_both(t->amber.fill, t->amber.outline, t->amber.outline.a != 0 ? 1.5f : 0.0f)
                             : paint_fill(t->line2);
    draw_circle(desk->canvas, x, y, 10.0f, paint);
    struct words look = words_make(TEXT_SEMIBOLD, TYPE_CAPTION, tab->is_needed ? t->amber.on : t->t1);
    look.align = DRAW_MIDDLE;
    draw_text_middle(desk->canvas, x, y, look, tab->count > 0 ? arena_format(desk->words, "%u", tab->count) : "!");
}

static void put_tab(struct desk *desk, const struct tab *tab, struct box box)
{
    bool is_current = desk->seat->tab == tab->part;
    const char *value = tab->count > 0   ? arena_format(desk->words, "%u", tab->count)
                        : tab->is_needed ? word(WORD_AT_RISK)
                                         : NULL;
    struct ui_control control = { .role = UI_ROLE_TAB,
                                  .label = tab->name,
                                  .value = value,
                                  .box = box_inset(box, 7.0f),
                                  .radius = RADIUS_CONTROL,
                                  .state = (is_current ? UI_SELECTED : 0u) | (tab->is_needed ? UI_NEEDED : 0u),
                                  .same_group = true };
    ui_push_number(desk->ui, (uint32_t)tab->part);
    struct ui_answer answer = ui_control(desk->ui, "tab", &control);
    ui_pop_id(desk->ui);
    if (answer.pressed) {
        desk->seat->tab = tab->part;
    }
    const struct theme *t = desk->theme;
    struct colour ink = is_current ? t->t1 : answer.hovered ? t->t1 : t->t2;
    float width = draw_text_width(desk->canvas, is_current ? TEXT_SEMIBOLD : TEXT_REGULAR, TYPE_BODY_SMALL, tab->name);
    bool has_badge = tab->count > 0 || tab->is_needed;
    float badge = has_badge ? 28.0f : 0.0f;
    float x = box.x + fmaxf((box.w - width - badge) / 2.0f, 2.0f);
    struct words look = words_make(is_current ? TEXT_SEMIBOLD : TEXT_REGULAR, TYPE_BODY_SMALL, ink);
    look.width_max = fmaxf(box.w - badge - 4.0f, 8.0f);
    float middle = box.y + box.h / 2.0f;
    draw_text_middle(desk->canvas, x, middle, look, tab->name);
    draw_tab_badge(desk, tab, x + fminf(width, look.width_max) + 18.0f, middle);
    if (is_current) {
        draw_rect(desk->canvas, box_make(box.x + 8.0f, box.y + box.h - 3.0f, box.w - 16.0f, 3.0f),
                  paint_fill(t->solid));
    }
}

static void put_tabs(struct desk *desk, struct box box, const struct tab *tabs, uint32_t count)
{
    float width = fminf(box.w / (float)count, 168.0f);
    struct ui_panel panel = { .label = word(WORD_TABS), .padding = -1.0f };
    ui_panel_begin(desk->ui, "tabs", box, &panel);
    for (uint32_t i = 0; i < count; i++) {
        put_tab(desk, &tabs[i], box_make(box.x + width * (float)i, box.y, width, box.h));
    }
    ui_panel_end(desk->ui);
}

static void put_tab_content(struct desk *desk, struct box box, bool has_lane)
{
    switch (desk->seat->tab) {
    case PART_INBOX: part_left(desk, box); break;
    case PART_KNOWN:
    case PART_ACTIONS: part_right(desk, box); break;
    case PART_CLOCKS: part_clocks(desk, box); break;
    case PART_MEASURES:
        if (!has_lane) {
            part_lane(desk, cut_top(&box, lane_height(desk, box.w), SPACE_GRID));
        }
        part_right(desk, box);
        break;
    default: put_card(desk, box); break;
    }
}

/* ---- columns ----------------------------------------------------------------------------------------------------- */

static void put_three(struct desk *desk, struct box box)
{
    struct box left = cut_left(&box, between(320.0f, box.w * 0.216f, 408.0f), SPACE_GAP);
    float right_width = between(400.0f, desk->bounds.w * 0.292f, 560.0f);
    struct box middle = cut_left(&box, box.w - right_width - SPACE_GAP, SPACE_GAP);
    part_left(desk, left);
    put_middle(desk, middle);
    part_right(desk, cut_top(&box, floorf((box.h - SPACE_GAP) * 0.66f), SPACE_GAP));
    part_clocks(desk, box);
}

static float left_width(float width)
{
    return between(320.0f, width * 0.3f, 400.0f);
}

/* Two columns: the inbox keeps its own. Tabs that have none there lead to the card. What was said last takes its room from
 * the inbox, or from the only column. */
static void put_tabbed(struct desk *desk, struct box box, enum columns columns, bool has_lane)
{
    struct tab tabs[PART_COUNT];
    uint32_t count = tabs_for(desk, columns, tabs);
    const char *said = said_words(desk);
    struct box left = columns == TWO_COLUMNS ? cut_left(&box, left_width(box.w), SPACE_GAP) : box;
    struct box *room = columns == TWO_COLUMNS ? &left : &box;
    if (said != NULL) {
        put_said(desk, cut_bottom(room, said_height(desk, said, room->w), SPACE_GRID), said);
    }
    if (columns == TWO_COLUMNS) {
        part_left(desk, left);
        desk->seat->tab = desk->seat->tab == PART_INBOX ? PART_DECIDE : desk->seat->tab;
    }
    put_tabs(desk, cut_top(&box, TABS_HEIGHT, SPACE_GRID), tabs, count);
    put_tab_content(desk, box, has_lane);
}

void arrange_seat(struct desk *desk)
{
    struct box box = desk->bounds;
    desk->is_dense = box.h < DENSE_BELOW || box.w < THREE_COLUMNS_FROM;
    enum columns columns = columns_for(box);
    desk->has_columns = columns == THREE_COLUMNS;
    struct box band = cut_bottom(&box, BAND_HEIGHT, desk->is_dense ? SPACE_GRID : 12.0f);
    part_bar(desk, cut_top(&box, desk->is_dense ? BAR_HEIGHT_DENSE : BAR_HEIGHT_FULL,
                           desk->is_dense ? SPACE_GRID : SPACE_GAP));
    float margin = desk->is_dense ? 12.0f : SPACE_MARGIN;
    box.x += margin;
    box.w -= 2.0f * margin;
    bool has_lane = desk->bounds.h >= LANE_FROM;
    if (has_lane) {
        part_lane(desk, cut_top(&box, lane_height(desk, box.w), desk->is_dense ? SPACE_GRID : SPACE_GAP));
    }
    if (columns == THREE_COLUMNS) {
        put_three(desk, box);
    } else {
        put_tabbed(desk, box, columns, has_lane);
    }
    ui_exercise_band(desk->ui, band, word(WORD_EXERCISE));
}
