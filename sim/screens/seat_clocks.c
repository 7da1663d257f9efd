/* The duties to notify: what runs and how long, what was met and missed, and the ways to declare and to notify. */
#include <math.h>
#include <stdlib.h>

#include "screens/seat_inside.h"

#define CLOCK_PADDING 20.0f
#define CLOCK_LEFT 54.0f

enum clock_look { LOOK_RUNS, LOOK_AT_RISK, LOOK_MET, LOOK_MISSED, LOOK_WAITS, LOOK_STOPPED };

/* ---- how a clock stands ------------------------------------------------------------------------------------------ */

static uint32_t stage_shown(const struct view_clock *clock, uint32_t next)
{
    if (next != VIEW_NONE) {
        return next;
    }
    uint32_t shown = 0;
    for (uint32_t i = 0; i < clock->stage_count; i++) {
        shown = clock->stages[i].status != VIEW_STAGE_WAITS ? i : shown;
    }
    return shown;
}

static enum clock_look look_of_stage(const struct desk *desk, const struct view_clock *clock,
                                     const struct view_stage *stage)
{
    switch (stage->status) {
    case VIEW_STAGE_RUNS:
        return clock->stopped ? LOOK_STOPPED : view_stage_at_risk(stage, desk->room->now_s) ? LOOK_AT_RISK : LOOK_RUNS;
    case VIEW_STAGE_IS_MET: return LOOK_MET;
    case VIEW_STAGE_IS_MISSED:
    case VIEW_STAGE_CAME_LATE: return LOOK_MISSED;
    case VIEW_STAGE_WAITS: break;
    }
    return clock->stopped ? LOOK_STOPPED : LOOK_WAITS;
}

static enum ui_tone tone_of(enum clock_look look)
{
    static const enum ui_tone tones[] = {
        [LOOK_RUNS] = UI_TONE_SECOND, [LOOK_AT_RISK] = UI_TONE_AMBER, [LOOK_MET] = UI_TONE_GREEN,
        [LOOK_MISSED] = UI_TONE_RED,  [LOOK_WAITS] = UI_TONE_THIRD,   [LOOK_STOPPED] = UI_TONE_THIRD
    };
    return tones[look];
}

static enum icon icon_of(enum clock_look look)
{
    return look == LOOK_MET ? ICON_CHECK : look == LOOK_MISSED ? ICON_BREACHED : ICON_CLOCK;
}

static float part_gone(const struct desk *desk, const struct view_stage *stage, enum clock_look look)
{
    if (stage->deadline_s == INT64_MAX || stage->from_s == INT64_MAX || look == LOOK_MISSED) {
        return look == LOOK_MISSED || look == LOOK_MET ? 1.0f : 0.0f;
    }
    int64_t until = look == LOOK_MET ? stage->met_s : desk->room->now_s;
    double whole = (double)(stage->deadline_s - stage->from_s);
    double part = whole > 0.0 ? (double)(until - stage->from_s) / whole : 1.0;
    return (float)fmin(fmax(part, 0.0), 1.0);
}

/* The number at the right: what is left, or what came of it. */
static const char *aside_of(struct desk *desk, const struct view_stage *stage, enum clock_look look)
{
    switch (look) {
    case LOOK_RUNS:
    case LOOK_AT_RISK:
        return stage->deadline_s == INT64_MAX ? word(WORD_CLOCK_SOON)
                                              : say_countdown(desk, stage->deadline_s - desk->room->now_s);
    case LOOK_MET: return word(WORD_CLOCK_MET);
    case LOOK_MISSED: return word(stage->met_s != INT64_MAX ? WORD_CLOCK_LATE : WORD_CLOCK_MISSED);
    case LOOK_STOPPED: return word(WORD_CLOCK_STOPPED);
    case LOOK_WAITS: break;
    }
    return "";
}

static const char *law_of(struct desk *desk, const struct view_clock *clock, const char *words)
{
    const char *law = clock->basis[0] != '\0' ? clock->basis : clock->law;
    return law[0] == '\0' ? words : words[0] == '\0' ? law : arena_format(desk->words, "%s · %s", words, law);
}

/* Did this seat notify? A duty is met as well when its addressee has learned it from somebody else. */
static bool was_sent(const struct desk *desk, const struct view_clock *clock, const struct view_stage *stage)
{
    const struct view *view = desk->view;
    for (uint32_t i = clock->notices; i != VIEW_NONE; i = view->notices[i].earlier) {
        if (&clock->stages[view->notices[i].stage] == stage && view->notices[i].at_s <= stage->met_s) {
            return true;
        }
    }
    return false;
}

/* How it was met, or came late. */
static const char *came_words(struct desk *desk, const struct view_clock *clock, const struct view_stage *stage)
{
    const char *when = say_moment(desk, stage->met_s);
    bool is_late = stage->status == VIEW_STAGE_CAME_LATE;
    if (was_sent(desk, clock, stage)) {
        return is_late                            ? FILL(desk, STAGE_SENT_LATE, when, say_span(desk, -stage->margin_s))
               : stage->deadline_s == INT64_MAX   ? FILL(desk, STAGE_SENT, when)
                                                  : FILL(desk, STAGE_SENT_SPARE, when, say_span(desk, stage->margin_s));
    }
    return is_late ? FILL(desk, STAGE_KNEW_LATE, clock->addressee, when, say_span(desk, -stage->margin_s))
           : stage->deadline_s == INT64_MAX
               ? FILL(desk, STAGE_KNEW, clock->addressee, when)
               : FILL(desk, STAGE_KNEW_SPARE, clock->addressee, when, say_span(desk, stage->margin_s));
}

static const char *second_of(struct desk *desk, const struct view_clock *clock, const struct view_stage *stage,
                             enum clock_look look)
{
    switch (look) {
    case LOOK_RUNS:
    case LOOK_AT_RISK:
        return stage->deadline_s == INT64_MAX
                   ? law_of(desk, clock, FILL(desk, STAGE_WITHIN, stage->title, stage->within))
                   : law_of(desk, clock, FILL(desk, STAGE_DUE, stage->title, say_moment(desk, stage->deadline_s)));
    case LOOK_MET: return came_words(desk, clock, stage);
    case LOOK_MISSED:
        if (stage->met_s != INT64_MAX) {
            return came_words(desk, clock, stage);
        }
        return FILL(desk, STAGE_WAS_DUE, say_moment(desk, stage->deadline_s));
    default: break;
    }
    return law_of(desk, clock, clock->counts_declared ? word(WORD_BEGINS_WHEN_DECLARED) : word(WORD_NOT_BEGUN));
}

static const char *said_of(struct desk *desk, const struct view_clock *clock, const struct view_stage *stage,
                           enum clock_look look)
{
    const char *aside = aside_of(desk, stage, look), *second = second_of(desk, clock, stage, look);
    return aside[0] == '\0' ? second : arena_format(desk->words, "%s, %s", aside, second);
}

/* ---- a clock ----------------------------------------------------------------------------------------------------- */

static void open_paper(struct desk *desk, enum seat_dialog dialog, uint32_t clock)
{
    desk_open(desk, dialog);
    desk->seat->paper.clock = clock;
    uint32_t stage = view_next_stage(desk->view, clock);
    desk->seat->paper.stage = stage != VIEW_NONE ? stage : 0;
    desk->seat->paper.classes =
        desk->view->clocks[clock].stages[desk->seat->paper.stage].classes & view_classes_held(desk->view);
}

/* A duty that the facts have begun needs no declaring; one that counts from the declaration does, even so. */
static bool may_declare(const struct view_clock *clock)
{
    bool has_begun = clock->status != VIEW_DORMANT;
    return !clock->stopped && clock->declared_s == INT64_MAX && (!has_begun || clock->counts_declared);
}

static void put_clock_buttons(struct desk *desk, uint32_t index)
{
    const struct view_clock *clock = &desk->view->clocks[index];
    bool may_notify = view_next_stage(desk->view, index) != VIEW_NONE;
    if (desk->view->ended || (!may_notify && !may_declare(clock))) {
        return;
    }
    ui_inset_begin(desk->ui, CLOCK_LEFT, CLOCK_PADDING, 0.0f);
    ui_flow_begin(desk->ui, 8.0f);
    if (may_notify &&
        ui_button_with(
            desk->ui, "notify",
            &(struct ui_button){ .label = word(WORD_NOTIFY), .icon = ICON_SEND, .height = BUTTON_HEIGHT_DENSE })) {
        open_paper(desk, DIALOG_NOTIFY, index);
    }
    if (may_declare(clock) &&
        ui_button_with(
            desk->ui, "declare",
            &(struct ui_button){ .label = word(WORD_DECLARE), .icon = ICON_LEGAL, .height = BUTTON_HEIGHT_DENSE })) {
        open_paper(desk, DIALOG_DECLARE, index);
    }
    ui_flow_end(desk->ui);
    ui_inset_end(desk->ui);
    ui_space(desk->ui, 14.0f);
}

static void put_stages(struct desk *desk, const struct view_clock *clock)
{
    ui_inset_begin(desk->ui, CLOCK_LEFT, CLOCK_PADDING, 4.0f);
    for (uint32_t i = 0; i < clock->stage_count; i++) {
        const struct view_stage *stage = &clock->stages[i];
        const char *classes = "";
        for (uint32_t k = 0; k < 10; k++) {
            if ((stage->classes & (1u << k)) != 0) {
                classes = arena_format(desk->words, "%s%s%s", classes, classes[0] != '\0' ? "; " : "", say_class(k));
            }
        }
        ui_words(desk->ui, FILL(desk, STAGE_LINE, stage->title, stage->within, classes),
                 &(struct ui_words){ .px = TYPE_SECOND, .tone = UI_TONE_SECOND });
    }
    if (clock->notices != VIEW_NONE) {
        const struct view_notice *notice = &desk->view->notices[clock->notices];
        ui_label(desk->ui, FILL(desk, NOTICE_SENT, say_moment(desk, notice->at_s), notice->text));
    }
    ui_inset_end(desk->ui);
    ui_space(desk->ui, 12.0f);
}

static void draw_clock(struct desk *desk, struct box box, const struct view_clock *clock,
                       const struct view_stage *stage, enum clock_look look, float title_high)
{
    enum ui_tone tone = tone_of(look);
    float right = box.x + box.w - CLOCK_PADDING, x = box.x + CLOCK_LEFT, middle = box.y + 26.0f;
    draw_icon(desk->canvas, icon_of(look), box.x + CLOCK_PADDING + 11.0f, middle, 22.0f, ui_tone(desk->ui, tone));
    struct words aside = words_of(desk, TEXT_MONO, TYPE_PANEL, look == LOOK_RUNS ? UI_TONE_FIRST : tone);
    aside.align = DRAW_END;
    draw_text_middle(desk->canvas, right, middle, aside, aside_of(desk, stage, look));
    draw_paragraph(
        desk->canvas, box_make(x, box.y + 14.0f, fmaxf(box.w - CLOCK_LEFT - 130.0f, 60.0f), title_high), 24.0f, 2,
        words_of(desk, TEXT_REGULAR, TYPE_BODY, look == LOOK_WAITS ? UI_TONE_SECOND : UI_TONE_FIRST), clock->title);
    float y = box.y + 14.0f + title_high + 6.0f;
    if (look != LOOK_WAITS) {
        const struct theme *t = desk->theme;
        struct box track = { x, y, right - x, BAR_HEIGHT };
        draw_round(desk->canvas, track, BAR_HEIGHT / 2.0f, paint_fill(t->line2));
        track.w = fmaxf(track.w * part_gone(desk, stage, look), BAR_HEIGHT);
        draw_round(desk->canvas, track, BAR_HEIGHT / 2.0f, paint_fill(ui_tone(desk->ui, tone)));
        y += 12.0f;
    }
    struct words second = words_of(desk, TEXT_REGULAR, TYPE_SECOND, UI_TONE_THIRD);
    second.width_max = right - x;
    draw_text_middle(desk->canvas, x, y + 10.0f, second, second_of(desk, clock, stage, look));
}

static void put_clock(struct desk *desk, uint32_t index)
{
    const struct view_clock *clock = &desk->view->clocks[index];
    if (clock->stage_count == 0) {
        return;
    }
    const struct view_stage *stage = &clock->stages[stage_shown(clock, view_next_stage(desk->view, index))];
    enum clock_look look = look_of_stage(desk, clock, stage);
    bool is_open = desk->seat->clock == index;
    float width = fmaxf(ui_width(desk->ui) - CLOCK_LEFT - 130.0f, 60.0f);
    float title = draw_paragraph_height(desk->canvas, width, 24.0f, 2, TEXT_REGULAR, TYPE_BODY, clock->title);
    struct box box = ui_take(desk->ui, title + (look == LOOK_WAITS ? 54.0f : 66.0f));
    const char *id = arena_format(desk->words, "clock-%u", index);
    struct ui_control control = { .role = UI_ROLE_ROW,
                                  .label = clock->title,
                                  .box = box_inset(box, 4.0f),
                                  .same_group = true,
                                  .value = said_of(desk, clock, stage, look),
                                  .state = (is_open ? UI_EXPANDED : 0u) | (look == LOOK_AT_RISK ? UI_NEEDED : 0u) };
    struct ui_answer answer = ui_control(desk->ui, id, &control);
    desk_take_focus(desk, id);
    if (answer.hovered) {
        draw_rect(desk->canvas, box, paint_fill(desk->theme->raised));
    }
    if (answer.pressed) {
        desk->seat->clock = is_open ? VIEW_NONE : index;
    }
    draw_clock(desk, box, clock, stage, look, title);
    ui_push_number(desk->ui, index);
    if (is_open) {
        put_stages(desk, clock);
    }
    if (is_open || look == LOOK_RUNS || look == LOOK_AT_RISK || look == LOOK_MISSED) {
        put_clock_buttons(desk, index);
    }
    ui_pop_id(desk->ui);
    ui_rule(desk->ui);
}

/* Running first, by deadline; then what is over; then what has not begun. */
static int64_t rank_of(const struct desk *desk, uint32_t index)
{
    const struct view_clock *clock = &desk->view->clocks[index];
    uint32_t next = view_next_stage(desk->view, index);
    if (next != VIEW_NONE && clock->stages[next].status == VIEW_STAGE_RUNS) {
        int64_t deadline_s = clock->stages[next].deadline_s;
        return deadline_s == INT64_MAX ? INT64_MAX / 8 : deadline_s;
    }
    return clock->status == VIEW_DORMANT ? INT64_MAX / 2 : INT64_MAX / 4;
}

struct ranked { int64_t rank; uint32_t index; };

static int by_rank(const void *a, const void *b)
{
    const struct ranked *one = a, *other = b;
    if (one->rank != other->rank) {
        return one->rank < other->rank ? -1 : 1;
    }
    return one->index < other->index ? -1 : one->index > other->index;
}

void part_clocks(struct desk *desk, struct box box)
{
    uint32_t count = desk->view->clocks_count;
    struct ranked *ranked = ARENA_ARRAY(desk->words, struct ranked, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        ranked[i] = (struct ranked){ rank_of(desk, i), i };
    }
    qsort(ranked, count, sizeof *ranked, by_rank);
    struct ui_panel panel = { .label = word(WORD_CLOCKS), .padding = -1.0f };
    ui_panel_begin(desk->ui, "clocks", box, &panel);
    piece_head(desk, word(WORD_CLOCKS), NULL);
    ui_scroll_begin(desk->ui, "list", ui_rest(desk->ui), 0.0f);
    for (uint32_t i = 0; i < count; i++) {
        put_clock(desk, ranked[i].index);
    }
    if (count == 0) {
        piece_empty(desk, ICON_CLOCK, word(WORD_CLOCKS_EMPTY));
    }
    ui_scroll_end(desk->ui);
    ui_panel_end(desk->ui);
    piece_frame(desk, box);
}
