/* The timeline: scores, the diagram, and below it what stands at the playhead. */
#include <math.h>

#include "screens/debrief_inside.h"

#define BELOW_LEAST 236.0f      /* px that the panels below keep, however many lanes there are */
#define BELOW_LEAST_LOW 178.0f
#define SIDE_TABS 48.0f

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
    put_moment(page, cut_left_part(&box, floorf(rest * 0.36f), SPACE_GAP));
    put_side_panel(page, cut_left_part(&box, floorf(rest * 0.235f), SPACE_GAP), SIDE_QUESTIONS);
    put_side_panel(page, cut_left_part(&box, floorf(rest * 0.2f), SPACE_GAP), SIDE_MEASURES);
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

static void put_in_sight(struct page *page, struct box box)
{
    bool is_low = page->room == ROOM_LOW;
    float margin = is_low ? 10.0f : SPACE_MARGIN, gap = is_low ? SPACE_GRID : SPACE_GAP;
    box = box_make(box.x + margin, box.y + gap, box.w - 2.0f * margin, box.h - 2.0f * gap);
    put_scores(page, cut_upper(&box, scores_height(page), gap));
    float least = is_low ? BELOW_LEAST_LOW : BELOW_LEAST;
    float diagram = fminf(diagram_height(page, box.w), box.h - gap - least);
    put_diagram(page, cut_upper(&box, floorf(diagram), gap));
    if (is_low) {
        put_moment(page, cut_left_part(&box, floorf(box.w * 0.58f), gap));
        put_side_tabs(page, box);
    } else {
        put_below_wide(page, box);
    }
}

static void put_in_column(struct page *page, struct box box)
{
    struct ui *ui = page->ui;
    ui_panel_begin(ui, "body", box, &(struct ui_panel){ .label = word(WORD_LB_TIMELINE), .padding = 12.0f, .gap = 12.0f, .bare = true,
                                                        .scrolls = true });
    put_scores_in_column(page);
    put_diagram(page, ui_take(ui, diagram_height(page, ui_width(ui))));
    put_moment(page, in_column());
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
