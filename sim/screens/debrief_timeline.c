/* The timeline: scores, the diagram, and below it what stands at the playhead. */
#include <math.h>

#include "screens/debrief_inside.h"

#define BELOW_LEAST 292.0f      /* px that the panels below keep, however many lanes there are */
#define BELOW_LEAST_LOW 176.0f
#define FOLDED 40.0f
#define GAP_LOW 6.0f
#define SIDE_TABS 48.0f
#define DIAGRAM_LEAST 200.0f    /* in a column: the axis, a lane or two, the scrubber */

static void put_side_panel(struct page *page, struct box box, enum debrief_side side)
{
    switch (side) {
    case SIDE_QUESTIONS:
        panel_begin(page, "questions", box, word(WORD_LB_HOT_WASH), questions_aside(page));
        fill_questions(page);
        panel_end(page);
        break;
    case SIDE_MEASURES:
        panel_begin(page, "measures", box, word(WORD_LB_MEASURES), LB(page, LB_AT, lb_moment(page, page->screen->playhead_s)));
        fill_measures(page);
        panel_end(page);
        break;
    case SIDE_OBJECTIVES:
    case SIDE_COUNT:
        panel_begin(page, "objectives", box, word(WORD_LB_OBJECTIVES), NULL);
        fill_objectives(page);
        panel_end(page);
        break;
    }
}

static void put_below_wide(struct page *page, struct box box)
{
    float rest = box.w - 3.0f * SPACE_GAP;
    put_moment(page, cut_left_part(&box, floorf(rest * 0.395f), SPACE_GAP));
    put_side_panel(page, cut_left_part(&box, floorf(rest * 0.235f), SPACE_GAP), SIDE_QUESTIONS);
    put_side_panel(page, cut_left_part(&box, floorf(rest * 0.19f), SPACE_GAP), SIDE_MEASURES);
    put_side_panel(page, box, SIDE_OBJECTIVES);
}

/* Questions, measures and objectives share one panel. */
static void put_side_tabs(struct page *page, struct box box)
{
    static const enum word ids[SIDE_COUNT] = { WORD_LB_HOT_WASH, WORD_LB_MEASURES, WORD_LB_OBJECTIVES };
    const char *names[SIDE_COUNT];
    for (uint32_t i = 0; i < SIDE_COUNT; i++) {
        names[i] = word(ids[i]);
    }
    struct ui *ui = page->ui;
    ui_panel_begin(ui, "side", box, &(struct ui_panel){ .label = word(WORD_LB_SIDE), .padding = -1.0f });
    if (ui_tabs(ui, "tabs", word(WORD_LB_SIDE), names, SIDE_COUNT, &page->screen->side, SIDE_TABS)) {
        lb_changed(page);
    }
    ui_rule(ui);
    ui_push_number(ui, page->screen->side);
    ui_scroll_begin(ui, "rest", ui_rest(ui), 0.0f);
    ui_inset_begin(ui, SPACE_PANEL, SPACE_PANEL, 8.0f);
    ui_space(ui, 6.0f);
    switch (page->screen->side) {
    case SIDE_QUESTIONS: fill_questions(page); break;
    case SIDE_MEASURES: fill_measures(page); break;
    default: fill_objectives(page); break;
    }
    ui_space(ui, 8.0f);
    ui_inset_end(ui);
    ui_scroll_end(ui);
    ui_pop_id(ui);
    ui_panel_end(ui);
}

static const char *moment_sentence(struct page *page)
{
    if (page->screen->event == ID_NONE) {
        return word(WORD_LB_NOTHING);
    }
    struct str words = { 0 };
    str_addf(&words, "%s  ", lb_moment(page, page->model->events[page->screen->event].at_s));
    debrief_event_words(page->model, &page->model->events[page->screen->event], &words);
    return lb_kept(page, &words);
}

/* One line in the place of the panels below, and what brings them back. */
static void put_fold(struct page *page, struct box box)
{
    struct ui *ui = page->ui;
    bool is_unfolded = page->screen->is_unfolded;
    const struct ui_button button = { .label = word(is_unfolded ? WORD_LB_FOLD : WORD_LB_UNFOLD), .rank = UI_QUIET,
                                      .height = BUTTON_HEIGHT_DENSE };
    ui_panel_begin(ui, "fold", box, &(struct ui_panel){ .label = word(WORD_LB_MOMENT), .padding = -1.0f });
    float width = ui_button_width(ui, &button), middle = box.y + box.h / 2.0f;
    struct words look = lb_look(page, TEXT_REGULAR, TYPE_SECOND, UI_TONE_SECOND);
    look.width_max = fmaxf(box.w - width - 60.0f, 1.0f);
    const char *sentence = moment_sentence(page);
    draw_text_middle(page->canvas, box.x + 20.0f, middle, look, sentence);
    ui_note(ui, "moment-line", UI_ROLE_TEXT, sentence, NULL, box_make(box.x + 20.0f, box.y, look.width_max, box.h));
    ui_column_begin(ui, box_make(box.x + box.w - width - 8.0f, middle - BUTTON_HEIGHT_DENSE / 2.0f, width, BUTTON_HEIGHT_DENSE), 0.0f);
    if (ui_button_with(ui, "details", &button)) {
        page->screen->is_unfolded = !is_unfolded;
        lb_changed(page);
    }
    (void)ui_column_end(ui);
    ui_panel_end(ui);
}

/* All lanes in sight come first: what belongs to the moment gives way to them until it is asked for. */
static void put_low(struct page *page, struct box box)
{
    const float gap = GAP_LOW, room = box.h - gap;
    float least = diagram_height(page, box.w, true), most = diagram_height(page, box.w, false);
    bool has_both = room - least >= BELOW_LEAST_LOW;
    float below = has_both                     ? fmaxf(BELOW_LEAST_LOW, room - most)
                  : page->screen->is_unfolded ? BELOW_LEAST_LOW + FOLDED + gap : FOLDED;
    put_diagram(page, cut_upper(&box, floorf(room - below), gap));
    if (!has_both) {
        put_fold(page, cut_upper(&box, FOLDED, gap));
    }
    if (has_both || page->screen->is_unfolded) {
        put_moment(page, cut_left_part(&box, floorf(box.w * 0.58f), gap));
        put_side_tabs(page, box);
    }
}

static void put_in_sight(struct page *page, struct box box)
{
    bool is_low = page->room == ROOM_LOW;
    float margin = is_low ? 10.0f : SPACE_MARGIN, gap = is_low ? GAP_LOW : SPACE_GAP;
    box = box_make(box.x + margin, box.y + gap, box.w - 2.0f * margin, box.h - 2.0f * gap);
    put_scores(page, cut_upper(&box, scores_height(page), gap));
    if (is_low) {
        put_low(page, box);
        return;
    }
    float diagram = fminf(diagram_height(page, box.w, false), box.h - gap - BELOW_LEAST);
    put_diagram(page, cut_upper(&box, floorf(diagram), gap));
    put_below_wide(page, box);
}

/* The diagram is first, and no higher than the window, so that its axis and its scrubber are in sight together. */
static void put_in_column(struct page *page, struct box box)
{
    struct ui *ui = page->ui;
    const float padding = page->is_small ? 8.0f : 12.0f;
    ui_panel_begin(ui, "body", box, &(struct ui_panel){ .label = word(WORD_LB_TIMELINE), .padding = padding, .gap = padding, .bare = true,
                                                        .scrolls = true });
    float high = fminf(diagram_height(page, ui_width(ui), false), fmaxf(box.h - 2.0f * padding, DIAGRAM_LEAST));
    put_diagram(page, ui_take(ui, high));
    put_moment(page, in_column());
    put_scores_in_column(page);
    for (uint32_t i = 0; i < SIDE_COUNT; i++) {
        put_side_panel(page, in_column(), (enum debrief_side)i);
    }
    ui_panel_end(ui);
}

void put_timeline(struct page *page, struct box box)
{
    if (page->room == ROOM_TALL) {
        put_in_column(page, box);
    } else {
        put_in_sight(page, box);
    }
}
