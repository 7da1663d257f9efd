/* Duties: every stage of every clock, how long information took, requests, and what went against a label. */
#include <math.h>

#include "charts/survival.h"
#include "screens/debrief_inside.h"

#define SIDE_FROM 1180.0f
#define SIDE_WIDTH 560.0f
#define CURVE_HEIGHT 250.0f
#define GRID_FROM 600.0f /* px wide: below that a duty is told in lines, not in columns */
#define GRID_WIDE_FROM 900.0f
#define GRID_COLUMNS 6u

/* ---- the board of clocks ----------------------------------------------------------------------------------------- */

/* In the narrower grid a time of another day takes two lines. */
static const float grid_wide[GRID_COLUMNS] = { UI_FLEX(10), 108.0f, 108.0f, 108.0f, 108.0f, 128.0f };
static const float grid_narrow[GRID_COLUMNS] = { UI_FLEX(10), 56.0f, 60.0f, 56.0f, 56.0f, 88.0f };

static const float *grid_widths(const struct page *page)
{
    return ui_width(page->ui) >= GRID_WIDE_FROM ? grid_wide : grid_narrow;
}

static const char *moment_or_none(struct page *page, int64_t at_s)
{
    return at_s == DEBRIEF_NEVER ? "\u2013" : lb_moment(page, at_s);
}

static void put_cell(struct page *page, const char *words, enum ui_tone tone, enum text_face face)
{
    ui_words(page->ui, words, &(struct ui_words){ .face = face, .px = TYPE_SECOND, .tone = tone, .align = DRAW_END, .lines_max = 2,
                                                  .unread = true });
}

static void put_grid_head(struct page *page)
{
    static const enum word heads[GRID_COLUMNS] = { WORD_LB_DUTY, WORD_LB_BEGAN, WORD_LB_DECLARED, WORD_LB_DUE, WORD_LB_SENT, WORD_LB_MARGIN };
    ui_row_begin(page->ui, grid_widths(page), GRID_COLUMNS, 12.0f, UI_CENTRE);
    for (uint32_t i = 0; i < GRID_COLUMNS; i++) {
        if (i > 0) {
            ui_row_next(page->ui);
        }
        ui_words(page->ui, word(heads[i]), &(struct ui_words){ .px = TYPE_CAPTION, .tone = UI_TONE_THIRD,
                                                               .align = i == 0 ? DRAW_START : DRAW_END });
    }
    ui_row_end(page->ui);
}

#define NAME_LEFT 40.0f

/* In sentences: who else's knowledge counts, that nobody declared it. */
static const char *say_aside(struct page *page, const struct debrief_stage *stage)
{
    const char *imputed = stage->imputed_s != DEBRIEF_NEVER ? LB(page, LB_IMPUTED, lb_moment(page, stage->imputed_s)) : "";
    const char *undeclared = stage->is_undeclared ? LB(page, LB_BEGAN_UNDECLARED, lb_moment(page, stage->started_s)) : "";
    return imputed[0] == '\0'      ? undeclared
           : undeclared[0] == '\0' ? imputed
                                   : LB(page, LB_SENTENCES, imputed, undeclared);
}

/* The mark of its owner, what it is called, and below that whose it is and from when on another's knowledge counts. */
static void put_duty_name(struct page *page, const struct debrief_stage *stage, const char *name)
{
    const float line = 20.0f, small_line = 18.0f;
    const char *player = lb_player(page, stage->team, page->model->end_s);
    const char *who = player[0] != '\0' ? LB(page, LB_TWO, lb_team(page, stage->team), player) : lb_team(page, stage->team);
    const char *imputed = say_aside(page, stage);
    float width = fmaxf(ui_width(page->ui) - NAME_LEFT, 40.0f);
    float words = draw_paragraph_height(page->canvas, width, line, 3, TEXT_REGULAR, TYPE_BODY_SMALL, name);
    float more = imputed[0] != '\0' ? draw_paragraph_height(page->canvas, width, small_line, 0, TEXT_REGULAR, TYPE_DIAGRAM, imputed) : 0.0f;
    struct box box = ui_take(page->ui, words + small_line + more);
    draw_team_of(page, box.x + 14.0f, box.y + 19.0f, 28.0f, stage->team);
    draw_paragraph(page->canvas, box_make(box.x + NAME_LEFT, box.y, width, words), line, 3,
                   lb_look(page, TEXT_REGULAR, TYPE_BODY_SMALL, UI_TONE_FIRST), name);
    struct words small = lb_look(page, TEXT_REGULAR, TYPE_DIAGRAM, UI_TONE_THIRD);
    draw_paragraph(page->canvas, box_make(box.x + NAME_LEFT, box.y + words + small_line, width, more), small_line, 0, small, imputed);
    if (more > 0.0f) {
        ui_note(page->ui, NULL, UI_ROLE_TEXT, imputed, NULL, box);
    }
    small.width_max = width;
    draw_text_middle(page->canvas, box.x + NAME_LEFT, box.y + words + small_line / 2.0f, small, who);
}

/* One of several stages, under the name of its duty. */
static void put_stage_name(struct page *page, const struct debrief_stage *stage)
{
    ui_inset_begin(page->ui, NAME_LEFT, 0.0f, 0.0f);
    ui_words(page->ui, stage_name(page, stage), &(struct ui_words){ .px = TYPE_SECOND, .tone = UI_TONE_SECOND, .unread = true });
    ui_inset_end(page->ui);
}

static void put_name(struct page *page, const struct debrief_stage *stage, bool is_alone)
{
    if (is_alone) {
        put_duty_name(page, stage, say_stage(page, stage));
    } else {
        put_stage_name(page, stage);
    }
    if (stage->is_known) {
        ui_inset_begin(page->ui, NAME_LEFT, 0.0f, 0.0f);
        put_words(page, say_stage_known(page, stage), UI_TONE_THIRD);
        ui_inset_end(page->ui);
    }
}

/* When its owner sent it: not where others had told. */
static int64_t sent_at(const struct debrief_stage *stage)
{
    return stage->is_known ? DEBRIEF_NEVER : stage->submitted_s;
}

/* What a reader hears of a row; the columns are drawn only. */
static void note_stage(struct page *page, const struct debrief_stage *stage, struct box box)
{
    struct str words = { 0 };
    const struct { enum word word; int64_t at_s; } times[] = {
        { WORD_LB_BEGAN, stage->started_s }, { WORD_LB_DECLARED, stage->declared_s }, { WORD_LB_DUE, stage->due_s },
        { WORD_LB_SENT, sent_at(stage) },
    };
    str_add(&words, say_stage_outcome(page, stage));
    str_addf(&words, "%s%s", stage->is_known ? ". " : "", say_stage_known(page, stage));
    for (uint32_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        if (times[i].at_s != DEBRIEF_NEVER) {
            str_addf(&words, ", %s %s", word(times[i].word), lb_moment(page, times[i].at_s));
        }
    }
    ui_note(page->ui, "stage", UI_ROLE_ROW, LB(page, LB_STAGE, lb_team(page, stage->team), say_stage(page, stage)), lb_kept(page, &words), box);
}

static void put_stage_columns(struct page *page, const struct debrief_stage *stage, bool is_alone)
{
    struct ui *ui = page->ui;
    const struct { int64_t at_s; enum ui_tone tone; } times[] = {
        { stage->started_s, UI_TONE_SECOND }, { stage->declared_s, UI_TONE_SECOND }, { stage->due_s, UI_TONE_FIRST },
        { sent_at(stage), UI_TONE_FIRST },
    };
    ui_row_begin(ui, grid_widths(page), GRID_COLUMNS, 12.0f, UI_CENTRE);
    put_name(page, stage, is_alone);
    for (uint32_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        ui_row_next(ui);
        put_cell(page, moment_or_none(page, times[i].at_s), times[i].tone, TEXT_MONO);
    }
    ui_row_next(ui);
    put_cell(page, say_stage_state(page, stage), tone_of_stage(stage), TEXT_REGULAR);
    ui_row_end(ui);
}

static void put_stage_lines(struct page *page, const struct debrief_stage *stage, bool is_alone)
{
    put_name(page, stage, is_alone);
    ui_inset_begin(page->ui, NAME_LEFT, 0.0f, 4.0f);
    put_words(page, say_stage_outcome(page, stage), tone_of_stage(stage));
    const struct { enum word word; int64_t at_s; } times[] = {
        { WORD_LB_BEGAN, stage->started_s }, { WORD_LB_DECLARED, stage->declared_s }, { WORD_LB_DUE, stage->due_s },
        { WORD_LB_SENT, sent_at(stage) },
    };
    for (uint32_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        if (times[i].at_s != DEBRIEF_NEVER) {
            put_named(page, word(times[i].word), lb_moment(page, times[i].at_s));
        }
    }
    ui_inset_end(page->ui);
}

static void put_stage(struct page *page, uint32_t index, bool is_alone, bool is_grid)
{
    const struct debrief_stage *stage = &page->model->stages[index];
    struct box before = ui_rest(page->ui);
    ui_push_number(page->ui, index);
    if (is_grid) {
        put_stage_columns(page, stage, is_alone);
    } else {
        put_stage_lines(page, stage, is_alone);
    }
    struct box after = ui_rest(page->ui);
    note_stage(page, stage, box_make(before.x, before.y, before.w, fmaxf(after.y - before.y, 1.0f)));
    ui_pop_id(page->ui);
}

/* How many stages from here on are of one duty, and whether any of them began. */
static uint32_t duty_at(const struct debrief_model *model, uint32_t first, bool *has_begun)
{
    uint32_t count = 0;
    *has_begun = false;
    while (first + count < model->stages_count && model->stages[first + count].clock.v == model->stages[first].clock.v) {
        const struct debrief_stage *stage = &model->stages[first + count];
        *has_begun = *has_begun || stage->state != DEBRIEF_STAGE_IDLE || stage->is_undeclared;
        count++;
    }
    return count;
}

static void put_duty(struct page *page, uint32_t first, uint32_t count, bool is_grid)
{
    const struct debrief_stage *stage = &page->model->stages[first];
    ui_rule(page->ui);
    if (count > 1) {
        ui_push_number(page->ui, first);
        put_duty_name(page, stage, lb_thing(page, SHELF_CLOCK, stage->clock.v));
        ui_pop_id(page->ui);
    }
    for (uint32_t i = 0; i < count; i++) {
        put_stage(page, first + i, count == 1, is_grid);
    }
}

static void put_board(struct page *page, struct box box)
{
    panel_begin(page, "clocks", box, word(WORD_LB_CLOCKS), page->model->cards[DEBRIEF_CARD_CLOCKS].coverage);
    bool is_grid = ui_width(page->ui) >= GRID_FROM;
    if (page->model->stages_count == 0) {
        put_words(page, word(WORD_LB_NO_DUTIES), UI_TONE_SECOND);
    } else if (is_grid) {
        put_grid_head(page);
    }
    for (uint32_t turn = 0; turn < 2; turn++) {
        bool has_begun = false;
        for (uint32_t i = 0, count = 0; i < page->model->stages_count; i += count) {
            count = duty_at(page->model, i, &has_begun);
            if (has_begun == (turn == 0)) {
                put_duty(page, i, count, is_grid);
            }
        }
    }
    panel_end(page);
}

/* ---- how long it took -------------------------------------------------------------------------------------------- */

/* People's where there is anything to tell of them, as the score has it; else everybody's. */
static bool is_peoples_curve(const struct page *page)
{
    return page->model->has_people && page->model->curve.count > 0;
}

static const char *say_curve(struct page *page, const struct debrief_curve *curve)
{
    if (curve->median_s == DEBRIEF_NEVER) {
        return word(WORD_LB_CURVE_FEW);
    }
    const char *half = lb_span(page, curve->median_s);
    return curve->most_s == DEBRIEF_NEVER ? LB(page, LB_CURVE_HALF, half) : LB(page, LB_CURVE_SAID, half, lb_span(page, curve->most_s));
}

static void put_curve(struct page *page, struct box box)
{
    bool is_peoples = is_peoples_curve(page);
    const struct debrief_curve *curve = is_peoples ? &page->model->curve : &page->model->curve_all;
    panel_begin(page, "curve", box, word(WORD_LB_CURVE), word(is_peoples ? WORD_LB_CURVE_PEOPLE : WORD_LB_CURVE_BOTS));
    if (curve->count == 0) {
        put_words(page, word(page->model->needs_count > 0 ? WORD_LB_CURVE_EMPTY : WORD_LB_NO_NEEDS), UI_TONE_SECOND);
        panel_end(page);
        return;
    }
    struct survival_need *needs = ARENA_ARRAY(page->words, struct survival_need, curve->count);
    for (uint32_t i = 0; i < curve->count; i++) {
        needs[i] = (struct survival_need){ curve->waits[i].s, curve->waits[i].arrived };
    }
    const struct survival_series series = { .name = word(WORD_LB_CURVE_LINE), .needs = needs, .count = curve->count };
    const struct survival in = { .series = &series, .count = 1, .x_words = word(WORD_LB_CURVE_X), .theme = ui_theme_name(page->ui) };
    struct box at = ui_take(page->ui, CURVE_HEIGHT);
    at.w = fmaxf(at.w, 160.0f);
    survival_draw(page->canvas, page->words, &in, at);
    const char *said = say_curve(page, curve);
    ui_note(page->ui, "curve", UI_ROLE_IMAGE, word(WORD_LB_CURVE), said, at);
    put_words(page, said, UI_TONE_SECOND);
    panel_end(page);
}

/* ---- requests and labels ----------------------------------------------------------------------------------------- */

static const char *request_state(struct page *page, const struct debrief_request *request)
{
    const char *after = request->answered_s == DEBRIEF_NEVER ? "" : lb_span(page, request->answered_s - request->arrived_s);
    bool is_person = request->answered_s != DEBRIEF_NEVER && lb_player(page, request->to, request->answered_s)[0] == '\0';
    after = lb_with_room(page, after, is_person, request->arrived_s, request->answered_s, request->reply_record);
    switch (request->state) {
    case DEBRIEF_REQUEST_ON_THE_WAY: return word(WORD_LB_REQUEST_ON_WAY);
    case DEBRIEF_REQUEST_SILENT: return word(WORD_LB_REQUEST_SILENT);
    case DEBRIEF_REQUEST_TOLD: return LB(page, LB_REQUEST_TOLD, after);
    case DEBRIEF_REQUEST_YES: return LB(page, LB_REQUEST_YES, after);
    case DEBRIEF_REQUEST_NO: return LB(page, LB_REQUEST_NO, after);
    case DEBRIEF_REQUEST_LATER: return LB(page, LB_REQUEST_LATER, after);
    }
    return "";
}

static const char *count_words(struct page *page, uint32_t count)
{
    return arena_format(page->words, "%u", count);
}

/* What nobody's person answered is grey. */
static enum ui_tone tone_of_request(const struct page *page, const struct debrief_request *request)
{
    int64_t at_s = request->answered_s != DEBRIEF_NEVER ? request->answered_s : request->asked_s;
    bool is_people = lb_player(page, request->from, request->asked_s)[0] == '\0' || lb_player(page, request->to, at_s)[0] == '\0';
    return is_people ? UI_TONE_FIRST : UI_TONE_THIRD;
}

static void put_requests(struct page *page, struct box box)
{
    const struct debrief_model *model = page->model;
    panel_begin(page, "requests", box, word(WORD_LB_REQUESTS), count_words(page, model->requests_count));
    if (model->requests_count == 0) {
        put_words(page, word(WORD_LB_NO_REQUESTS), UI_TONE_SECOND);
    }
    for (uint32_t i = 0; i < model->requests_count; i++) {
        const struct debrief_request *request = &model->requests[i];
        const char *what = debrief_thing_name(model, request->thing);
        const char *asked = LB(page, LB_ASKED_WHOM, lb_team(page, request->from), lb_team(page, request->to));
        const char *words = what[0] != '\0' ? LB(page, LB_STAGE, asked, what) : asked;
        put_timed_in(page, lb_moment(page, request->asked_s), LB(page, LB_ANSWERED, words, request_state(page, request)),
                      tone_of_request(page, request));
    }
    panel_end(page);
}

static void put_labels(struct page *page, struct box box)
{
    const struct debrief_model *model = page->model;
    panel_begin(page, "labels", box, word(WORD_LB_LABELS), page->model->cards[DEBRIEF_CARD_HANDLING].detail);
    if (model->breaches_count == 0) {
        put_words(page, word(WORD_LB_NO_BREACHES), UI_TONE_SECOND);
    }
    for (uint32_t i = 0; i < model->breaches_count; i++) {
        const struct debrief_breach *breach = &model->breaches[i];
        const char *fact = lb_thing(page, SHELF_FACT, breach->fact.v);
        const char *who = breach->to.v == TEAM_NONE.v ? lb_team(page, breach->team)
                                                      : LB(page, LB_TOLD_WHOM, lb_team(page, breach->team), lb_team(page, breach->to));
        put_timed(page, lb_moment(page, breach->at_s), LB(page, LB_BREACH_LINE, who, fact, say_breach(breach->how)), false);
    }
    panel_end(page);
}

/* ---- the tab ----------------------------------------------------------------------------------------------------- */

void put_duties(struct page *page, struct box box)
{
    if (page->bounds.w >= SIDE_FROM && page->room != ROOM_TALL) {
        float margin = page->room == ROOM_WIDE ? SPACE_MARGIN : 10.0f;
        box = box_inset(box, margin);
        float side = fminf(SIDE_WIDTH, box.w * 0.34f);
        put_board(page, cut_left_part(&box, box.w - side - margin, margin));
        put_curve(page, cut_upper(&box, fminf(CURVE_HEIGHT + 130.0f, box.h * 0.5f), margin));
        put_requests(page, cut_upper(&box, floorf((box.h - margin) * 0.55f), margin));
        put_labels(page, box);
        return;
    }
    ui_panel_begin(page->ui, "body", box, &(struct ui_panel){ .label = word(WORD_LB_DUTIES), .padding = 12.0f, .gap = 12.0f, .bare = true,
                                                              .scrolls = true });
    put_board(page, in_column());
    put_curve(page, in_column());
    put_requests(page, in_column());
    put_labels(page, in_column());
    ui_panel_end(page->ui);
}
