/* The card of an open decision: the question, the time, the options, the reason and the commit. How each kind of answer
 * is made up is in seat_answer.c. */
#include <math.h>

#include "screens/seat_answer.h"

#define CARD_PADDING 32.0f
#define CARD_PADDING_DENSE 18.0f
#define RING_RADIUS 42.0f
#define RING_RADIUS_DENSE 27.0f
#define RING_CAPTION 22.0f
#define RING_CAPTION_HALF 50.0f
#define COMMIT_HEIGHT 56.0f
#define COMMIT_HEIGHT_DENSE 48.0f
#define COMMIT_ABOVE 20.0f
#define COMMIT_ABOVE_DENSE 12.0f
#define CONFIDENCE_SPACE 52.0f
#define FOOT_STAYS_FROM 250.0f /* px above the foot: with less it scrolls with the rest */

static float radius_of(const struct desk *desk)
{
    return desk->is_dense ? RING_RADIUS_DENSE : RING_RADIUS;
}

static float padding_of(const struct desk *desk)
{
    return desk->is_dense ? CARD_PADDING_DENSE : CARD_PADDING;
}

/* ---- the head ---------------------------------------------------------------------------------------------------- */

static void draw_deadline(struct desk *desk, struct box box, const struct view_decision *decision)
{
    const struct theme *t = desk->theme;
    float middle = box.y + box.h / 2.0f, x = box.x + 9.0f;
    draw_diamond(desk->canvas, x, middle, 9.0f,
                 paint_both(t->amber.fill, t->amber.outline, t->amber.outline.a != 0 ? 1.5f : 0.0f));
    x += 19.0f;
    bool has_deadline = decision->deadline_s != INT64_MAX;
    struct words look = words_of(desk, TEXT_SEMIBOLD, TYPE_SECOND, UI_TONE_AMBER);
    const char *before = word(has_deadline ? WORD_DECIDE_BEFORE : WORD_DECIDE);
    x += draw_text_middle(desk->canvas, x, middle, look, before) + 8.0f;
    const char *when = has_deadline ? say_moment(desk, decision->deadline_s) : "";
    look.face = TEXT_MONO;
    x += draw_text_middle(desk->canvas, x, middle, look, when) + 14.0f;
    const char *left = "";
    if (has_deadline) {
        left = FILL(desk, GAME_TIME_LEFT, say_span(desk, decision->deadline_s - desk->room->now_s));
        struct words rest = words_of(desk, TEXT_REGULAR, TYPE_SECOND, UI_TONE_THIRD);
        rest.width_max = fmaxf(box.x + box.w - x, 1.0f);
        draw_text_middle(desk->canvas, x, middle, rest, left);
    }
    ui_note(desk->ui, "deadline", UI_ROLE_TEXT, before,
            arena_format(desk->words, "%s%s%s", when, has_deadline ? ", " : "", left), box);
}

/* The countdown is in room time: what people have at this pace. */
static void draw_countdown(struct desk *desk, struct box box, const struct view_decision *decision)
{
    if (decision->deadline_s == INT64_MAX) {
        return;
    }
    float radius = radius_of(desk);
    int64_t whole = decision->deadline_s - decision->opened_s, left = decision->deadline_s - desk->room->now_s;
    struct ui_ring ring = { .label = word(WORD_TIME_TO_DECIDE),
                            .number = say_countdown(desk, room_seconds(desk, decision->deadline_s)),
                            .part = whole > 0 ? (float)((double)left / (double)whole) : 0.0f,
                            .radius = radius,
                            .tone = UI_TONE_AMBER };
    float x = box.x + box.w - fmaxf(radius + 3.0f, RING_CAPTION_HALF), y = box.y + radius + 3.0f;
    ui_draw_ring(desk->ui, x, y, &ring);
    struct words look = words_of(desk, TEXT_REGULAR, TYPE_CAPTION, UI_TONE_THIRD);
    look.align = DRAW_MIDDLE;
    const char *unit = word(desk->room->is_running ? WORD_ROOM_TIME : WORD_ROOM_TIME_STANDS);
    draw_text_middle(desk->canvas, x, y + radius + 13.0f, look, unit);
    ui_note(desk->ui, "countdown", UI_ROLE_TIMER, ring.label, arena_format(desk->words, "%s %s", ring.number, unit),
            box_make(x - radius, y - radius, 2.0f * radius, 2.0f * radius));
}

static void put_head(struct desk *desk, const struct view_decision *decision)
{
    float ring = decision->deadline_s != INT64_MAX ? 2.0f * fmaxf(radius_of(desk), RING_CAPTION_HALF) + 20.0f : 0.0f;
    float px = desk->is_dense ? TYPE_PAGE : TYPE_KEY, line = type_line_height(px);
    float width = fmaxf(ui_width(desk->ui) - ring, 80.0f);
    float title = draw_paragraph_height(desk->canvas, width, line, 0, TEXT_SEMIBOLD, px, decision->ask);
    float least = 2.0f * radius_of(desk) + RING_CAPTION;
    struct box box = ui_take(desk->ui, fmaxf(24.0f + 6.0f + title, ring > 0.0f ? least : 0.0f));
    draw_deadline(desk, box_make(box.x, box.y, width, 24.0f), decision);
    struct box at = { box.x, box.y + 30.0f, width, title };
    draw_paragraph(desk->canvas, at, line, 0, words_of(desk, TEXT_SEMIBOLD, px, UI_TONE_FIRST), decision->ask);
    ui_note(desk->ui, "ask", UI_ROLE_HEADING, decision->ask, NULL, at);
    draw_countdown(desk, box, decision);
}

/* The others that are open: each leads to its own card. */
static void put_others(struct desk *desk, uint32_t shown)
{
    const struct view *view = desk->view;
    bool has_label = false;
    for (uint32_t i = 0; i < view->decisions_count; i++) {
        const struct view_decision *decision = &view->decisions[i];
        if (i == shown || decision->status != VIEW_IS_OPEN) {
            continue;
        }
        if (!has_label) {
            ui_flow_begin(desk->ui, 8.0f);
            has_label = true;
        }
        const char *label = FILL(desk, ALSO_OPEN, say_moment(desk, decision->deadline_s), decision->ask);
        ui_push_number(desk->ui, i);
        if (ui_chip(desk->ui, "also", cut_words(desk, label, TYPE_SECOND, ui_width(desk->ui) - 40.0f), false)) {
            desk->seat->decision = i;
        }
        ui_pop_id(desk->ui);
    }
    if (has_label) {
        ui_flow_end(desk->ui);
    }
}

static const char *agree_words(enum view_agree agree)
{
    return agree == VIEW_ALL ? word(WORD_AGREE_ALL) : agree == VIEW_EITHER ? word(WORD_AGREE_EITHER) : "";
}

/* ---- the foot: why, how sure, commit ----------------------------------------------------------------------------- */

static void put_confidence(struct desk *desk, struct draft *draft)
{
    static const char *const names[SEAT_CONFIDENCES] = { "10 %", "30 %", "50 %", "70 %", "90 %" };
    uint32_t chosen = draft->confidence > 0 ? draft->confidence - 1 : UINT32_MAX;
    ui_row_begin(desk->ui, (const float[]){ UI_FLEX(1), 330.0f }, 2, 16.0f, UI_CENTRE);
    ui_label(desk->ui, word(WORD_HOW_SURE));
    ui_row_next(desk->ui);
    if (ui_segments(desk->ui, "confidence", word(WORD_HOW_SURE), names, SEAT_CONFIDENCES, &chosen)) {
        draft->confidence = chosen + 1;
    }
    ui_row_end(desk->ui);
}

static const char *commit_label(struct desk *desk, const struct view_decision *decision, const struct draft *draft)
{
    const char *letters = answer_letters(desk, decision, draft);
    return letters[0] != '\0' ? FILL(desk, COMMIT_LETTERS, letters) : word(WORD_COMMIT);
}

static void commit(struct desk *desk, uint32_t index, const struct draft *draft)
{
    const struct view_decision *decision = &desk->view->decisions[index];
    struct view_wish wish = view_wish_make(WISH_DECIDE);
    if (!answer_fill(decision, draft, &wish)) {
        return;
    }
    wish.decision = index;
    wish.confidence = draft->confidence > 0 ? (int32_t)(draft->confidence - 1) * 20 + 10 : -1;
    wish.text = answer_words(desk, decision, draft);
    desk_wish(desk, &wish);
    desk_say(desk, FILL(desk, SAID_DECIDED, decision->ask));
}

static float commit_height(const struct desk *desk)
{
    return desk->is_dense ? COMMIT_HEIGHT_DENSE : COMMIT_HEIGHT;
}

static float foot_height(const struct desk *desk, const struct view_decision *decision)
{
    return commit_height(desk) + (desk->is_dense ? COMMIT_ABOVE_DENSE : COMMIT_ABOVE) +
           (decision->confidence ? CONFIDENCE_SPACE : 0.0f);
}

/* Enter in an answer leads to the reason; in the reason it commits, and on the button. So what is final is pressed where
 * one sees what goes out, and a word typed too early commits nothing. */
static void hear_enter(struct desk *desk, bool is_asked, bool is_complete)
{
    if (is_complete && !desk->seat->is_reasoning && (is_asked || ui_shortcut(desk->ui, "Enter"))) {
        desk_focus(desk->seat, SEAT_REASON);
    }
}

/* In the current column. */
static void put_foot(struct desk *desk, uint32_t index, bool is_asked)
{
    const struct view_decision *decision = &desk->view->decisions[index];
    struct draft *draft = desk_draft(desk, index);
    const char *missing = answer_missing(decision, draft);
    hear_enter(desk, is_asked, missing == NULL);
    if (decision->confidence) {
        put_confidence(desk, draft);
    }
    struct ui_button button = { .label = commit_label(desk, decision, draft),
                                .rank = UI_PRIMARY,
                                .shortcut = "Enter",
                                .keycap = true,
                                .disabled = missing,
                                .height = commit_height(desk),
                                .fill = true };
    float width = fminf(fmaxf(ui_button_width(desk->ui, &button), 170.0f), ui_width(desk->ui) * 0.5f);
    const float widths[] = { UI_FLEX(1), BUTTON_HEIGHT, width };
    ui_row_begin(desk->ui, widths, 3, desk->is_dense ? 8.0f : 12.0f, UI_CENTRE);
    struct ui_field field = {
        .label = word(WORD_WHY), .hint = word(WORD_WHY_HINT), .bytes_max = 1000, .height = commit_height(desk)
    };
    bool is_entered = ui_field(desk->ui, SEAT_REASON, &field, &draft->why) == UI_FIELD_ENTERED;
    desk_take_focus(desk, SEAT_REASON);
    desk->seat->is_reasoning = ui_has_focus(desk->ui, SEAT_REASON);
    ui_row_next(desk->ui);
    more_button(desk, index, commit_height(desk));
    ui_row_next(desk->ui);
    bool is_pressed = ui_button_with(desk->ui, "commit", &button);
    ui_row_end(desk->ui);
    if ((is_pressed || is_entered) && missing == NULL) {
        commit(desk, index, draft);
    }
}

/* ---- the card ---------------------------------------------------------------------------------------------------- */

/* Everything above the foot. True when Enter in it asks to go on. */
static bool put_body(struct desk *desk, uint32_t index)
{
    const struct view_decision *decision = &desk->view->decisions[index];
    put_head(desk, decision);
    if (decision->text[0] != '\0') {
        ui_paragraph(desk->ui, decision->text);
    }
    if (agree_words(decision->agree)[0] != '\0') {
        ui_notice(desk->ui, "agree", ICON_PEOPLE, UI_TONE_SECOND, agree_words(decision->agree));
    }
    put_others(desk, index);
    return seat_put_answer(desk, index);
}

/* The foot follows what is above it and stays on the card, while what is above scrolls; on a low card all of it
 * scrolls. */
static void put_card_parts(struct desk *desk, struct box box, uint32_t index, float padding)
{
    float foot = foot_height(desk, &desk->view->decisions[index]), gap = desk->is_dense ? 12.0f : 16.0f;
    struct box inside = box_inset(box, padding);
    bool stays = inside.h - foot >= FOOT_STAYS_FROM;
    float content = ui_recall(desk->ui, "content");
    struct box above = { box.x + 1.0f, inside.y, box.w - 2.0f,
                         stays ? fmaxf(fminf(content, inside.h - foot), 40.0f) : inside.h };
    ui_scroll_begin(desk->ui, "above", above, 0.0f);
    ui_inset_begin(desk->ui, padding - 1.0f, padding - 1.0f, gap);
    float top = ui_rest(desk->ui).y;
    bool is_asked = put_body(desk, index);
    float height = ui_rest(desk->ui).y - top;
    if (!stays) {
        put_foot(desk, index, is_asked);
    }
    ui_inset_end(desk->ui);
    ui_scroll_end(desk->ui);
    ui_remember(desk->ui, "content", height - gap);
    desk->seat->card_needs = height - gap + foot + 2.0f * padding;
    if (stays) {
        float y = above.y + above.h + (desk->is_dense ? COMMIT_ABOVE_DENSE : COMMIT_ABOVE);
        ui_column_begin(desk->ui, box_make(inside.x, y, inside.w, foot), 12.0f);
        put_foot(desk, index, is_asked);
        (void)ui_column_end(desk->ui);
    }
}

/* Escape in the reason: back to the answer. */
static void hear_escape(struct desk *desk, uint32_t index)
{
    if (desk->seat->is_reasoning && ui_shortcut(desk->ui, "Escape")) {
        char id[SEAT_ID_BYTES];
        answer_place(&desk->view->decisions[index], desk_draft(desk, index), id);
        desk_focus(desk->seat, id);
    }
}

void part_decide(struct desk *desk, struct box box)
{
    uint32_t index = desk_decision(desk);
    desk->seat->decision = index; /* a more pressing one must not slip under a hand that is about to commit */
    hear_escape(desk, index);
    float padding = padding_of(desk);
    struct ui_panel panel = { .label = word(WORD_DECISION), .border = desk->theme->amber.text, .padding = padding };
    ui_panel_begin(desk->ui, "decision", box, &panel);
    ui_push_number(desk->ui, index);
    put_card_parts(desk, box, index, padding);
    ui_pop_id(desk->ui);
    ui_panel_end(desk->ui);
}
