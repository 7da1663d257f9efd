/* Every decision in the order in which it was put: what was answered and why, how well it was grounded, what followed. */
#include "screens/debrief_inside.h"

#define THREE_COLUMNS_FROM 1100.0f
#define TWO_COLUMNS_FROM 700.0f

static const char *asked_aside(struct page *page, const struct debrief_decision *decision)
{
    return LB(page, LB_TWO, lb_moment(page, decision->opened_s), say_time_used(page, decision));
}

static void put_columns(struct page *page, const struct debrief_decision *decision)
{
    struct ui *ui = page->ui;
    const float widths[] = { UI_FLEX(10), UI_FLEX(9), UI_FLEX(9) };
    float width = ui_width(ui);
    uint32_t columns = width >= THREE_COLUMNS_FROM ? 3 : width >= TWO_COLUMNS_FROM ? 2 : 1;
    ui_row_begin(ui, widths, columns, 32.0f, UI_TOP);
    ui_inset_begin(ui, 0.0f, 0.0f, 8.0f);
    put_answer(page, decision);
    ui_inset_end(ui);
    if (columns == 3) {
        ui_row_next(ui);
    }
    ui_inset_begin(ui, 0.0f, 0.0f, 8.0f);
    put_grounds(page, decision);
    ui_inset_end(ui);
    if (columns > 1) {
        ui_row_next(ui);
    }
    ui_inset_begin(ui, 0.0f, 0.0f, 6.0f);
    put_followed(page, decision->effects, decision->effect_count, decision->luck, decision->luck_count);
    ui_inset_end(ui);
    ui_row_end(ui);
}

/* Whose it was, and at the right the way to its moment. Where the head has no room for when it was put, that stands here. */
static void put_owner(struct page *page, uint32_t index, bool is_narrow)
{
    const struct debrief_decision *decision = &page->model->decisions[index];
    const struct ui_button show = { .label = word(WORD_LB_SHOW), .rank = UI_QUIET, .height = BUTTON_HEIGHT_DENSE };
    const float widths[] = { UI_FLEX(1), ui_button_width(page->ui, &show) };
    ui_row_begin(page->ui, widths, is_narrow ? 1 : 2, 16.0f, UI_CENTRE);
    put_team(page, decision->team, decision->opened_s, "");
    if (is_narrow) {
        put_words(page, asked_aside(page, decision), UI_TONE_SECOND);
    } else {
        ui_row_next(page->ui);
    }
    if (ui_button_with(page->ui, "show", &show)) {
        uint32_t decided = lb_event_of(page, DEBRIEF_EVENT_DECIDED, index);
        lb_show_on_timeline(page, decided != ID_NONE ? decided : lb_event_of(page, DEBRIEF_EVENT_ASKED, index));
    }
    ui_row_end(page->ui);
}

static void put_one(struct page *page, uint32_t index)
{
    const struct debrief_decision *decision = &page->model->decisions[index];
    struct debrief_screen *screen = page->screen;
    bool is_narrow = ui_width(page->ui) < TWO_COLUMNS_FROM;
    panel_begin(page, "decision", in_column(), lb_thing(page, SHELF_DECISION, decision->decision.v),
                is_narrow ? NULL : asked_aside(page, decision));
    put_owner(page, index, is_narrow);
    put_columns(page, decision);
    if (screen->decision == index) {
        screen->decision = ID_NONE;
        ui_focus(page->ui, "show");
        lb_changed(page);
    }
    panel_end(page);
}

void put_decisions(struct page *page)
{
    if (page->model->decisions_count == 0) {
        put_words(page, word(WORD_LB_NO_DECISIONS), UI_TONE_SECOND);
    }
    for (uint32_t i = 0; i < page->model->decisions_count; i++) {
        ui_push_number(page->ui, i);
        put_one(page, i);
        ui_pop_id(page->ui);
    }
}
