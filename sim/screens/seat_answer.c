/* Making up an answer. Letters and Space choose; a choice of one leads on to the reason, so that what is typed next is
 * written there and chooses nothing. */
#include "screens/seat_answer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OPTION_LEAST 64.0f
#define OPTION_LEAST_DENSE 48.0f
#define OPTION_DISC 15.0f
#define OPTION_WORDS 70.0f
#define NUMBER_MOST 1000000000.0

/* ---- what is chosen ---------------------------------------------------------------------------------------------- */

static bool is_chosen(const struct draft *draft, uint32_t option)
{
    return (draft->chosen & (1u << option)) != 0;
}

static void drop_from_order(struct draft *draft, uint32_t option)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < draft->order_count; i++) {
        if (draft->order[i] != option) {
            draft->order[kept++] = draft->order[i];
        }
    }
    draft->order_count = kept;
}

static void choose(const struct view_decision *decision, struct draft *draft, uint32_t option)
{
    if (decision->answer == VIEW_ONE) {
        draft->chosen = 1u << option;
    } else if (is_chosen(draft, option)) {
        draft->chosen &= ~(1u << option);
        drop_from_order(draft, option);
    } else {
        draft->chosen |= 1u << option;
        draft->order[draft->order_count++] = option;
    }
}

/* What closed since it was chosen is chosen no more. */
static void drop_closed(const struct view_decision *decision, struct draft *draft)
{
    for (uint32_t i = 0; i < decision->option_count; i++) {
        if (decision->options[i].state != VIEW_OPEN && is_chosen(draft, i)) {
            draft->chosen &= ~(1u << i);
            drop_from_order(draft, i);
        }
    }
}

static uint32_t place_in_order(const struct draft *draft, uint32_t option)
{
    uint32_t place = 0;
    while (place < draft->order_count && draft->order[place] != option) {
        place++;
    }
    return place;
}

/* ---- one option -------------------------------------------------------------------------------------------------- */

struct option_look { const char *letter, *cost; const char *reason; bool chosen, is_disabled; };

static void draw_disc(struct desk *desk, float x, float y, const struct option_look *look)
{
    const struct theme *t = desk->theme;
    float fade = look->is_disabled ? 0.6f : 1.0f;
    struct paint paint = look->chosen ? paint_fill(t->solid) : paint_stroke(colour_alpha(t->edge, fade), 1.5f);
    draw_circle(desk->canvas, x, y, look->chosen ? OPTION_DISC : OPTION_DISC - 0.75f, paint);
    struct words words = words_make(TEXT_SEMIBOLD, TYPE_SECOND, look->chosen ? t->on_solid : colour_alpha(t->t2, fade));
    words.align = DRAW_MIDDLE;
    draw_text_middle(desk->canvas, x, y, words, look->letter);
}

static void draw_option(struct desk *desk, struct box box, const char *title, const struct option_look *look,
                        const struct ui_answer *answer)
{
    const struct theme *t = desk->theme;
    struct colour fill = look->chosen ? t->hover : answer->hovered && !look->is_disabled ? t->raised : t->bg0;
    draw_round(desk->canvas, box, RADIUS_OPTION,
               look->chosen ? paint_both(fill, t->solid, 2.0f) : paint_both(fill, t->line2, LINE_HAIR));
    draw_disc(desk, box.x + 36.0f, box.y + box.h / 2.0f, look);
    const char *second = look->reason != NULL ? look->reason : look->cost;
    float width = box.w - OPTION_WORDS - 20.0f;
    float first = draw_paragraph_height(desk->canvas, width, 24.0f, 0, TEXT_REGULAR, TYPE_BODY, title);
    float more = second[0] != '\0'
                     ? draw_paragraph_height(desk->canvas, width, 20.0f, 0, TEXT_REGULAR, TYPE_SECOND, second)
                     : 0.0f;
    struct box at = { box.x + OPTION_WORDS, box.y + (box.h - first - more) / 2.0f, width, first };
    struct colour ink = look->is_disabled ? colour_alpha(t->t2, 0.6f) : look->chosen ? t->t1 : t->t2;
    draw_paragraph(desk->canvas, at, 24.0f, 0, words_make(TEXT_REGULAR, TYPE_BODY, ink), title);
    if (more > 0.0f) {
        at.y += first;
        draw_paragraph(desk->canvas, at, 20.0f, 0, words_make(TEXT_REGULAR, TYPE_SECOND, t->t3), second);
    }
}

static float option_height(struct desk *desk, const char *title, const char *second)
{
    float width = ui_width(desk->ui) - OPTION_WORDS - 20.0f;
    float first = draw_paragraph_height(desk->canvas, width, 24.0f, 0, TEXT_REGULAR, TYPE_BODY, title);
    float more = second[0] != '\0'
                     ? draw_paragraph_height(desk->canvas, width, 20.0f, 0, TEXT_REGULAR, TYPE_SECOND, second)
                     : 0.0f;
    return fmaxf(desk->is_dense ? OPTION_LEAST_DENSE : OPTION_LEAST, first + more + (desk->is_dense ? 16.0f : 24.0f));
}

static const char *reason_of(const struct view_option *option)
{
    if (option->state == VIEW_OPEN) {
        return NULL;
    }
    return option->closed_because[0] != '\0' ? option->closed_because : word(WORD_NOT_POSSIBLE_NOW);
}

/* Its place in an order, or its letter. */
static const char *disc_words(struct desk *desk, const struct view_decision *decision, const struct draft *draft,
                              uint32_t index)
{
    if (decision->answer == VIEW_ORDER && is_chosen(draft, index)) {
        return arena_format(desk->words, "%u", place_in_order(draft, index) + 1);
    }
    return arena_format(desk->words, "%c", decision->options[index].letter);
}

/* True when it was chosen, or taken back. */
static bool put_option(struct desk *desk, const struct view_decision *decision, const struct draft *draft,
                       uint32_t index)
{
    const struct view_option *option = &decision->options[index];
    struct option_look look = { .letter = disc_words(desk, decision, draft, index), .reason = reason_of(option),
                                .cost = say_cost(desk, option->staff_micro, option->takes_s, option->budget_micro),
                                .chosen = is_chosen(draft, index), .is_disabled = option->state != VIEW_OPEN };
    struct box box =
        ui_take(desk->ui, option_height(desk, option->title, look.reason != NULL ? look.reason : look.cost));
    const char *id = arena_format(desk->words, "option-%c", option->letter + ('a' - 'A'));
    const char *letter = arena_format(desk->words, "%c", option->letter);
    bool has_letter_key = option->letter != 'J'; /* that key leads to the next thing */
    struct ui_control control = { .role = decision->answer == VIEW_ONE ? UI_ROLE_OPTION : UI_ROLE_CHECK,
                                  .label = option->title,
                                  .value = look.cost[0] != '\0' ? arena_format(desk->words, "%s, %s", letter, look.cost)
                                                                : letter,
                                  .shortcut = has_letter_key ? letter : NULL,
                                  .disabled = look.reason,
                                  .box = box,
                                  .radius = RADIUS_OPTION,
                                  .state = look.chosen ? UI_SELECTED : 0u,
                                  .same_group = true };
    struct ui_answer answer = ui_control(desk->ui, id, &control);
    desk_take_focus(desk, id);
    draw_option(desk, box, option->title, &look, &answer);
    if (answer.pressed && decision->answer != VIEW_ONE) {
        ui_focus(desk->ui, id); /* by its letter too; more may be chosen, and Enter leads to the reason */
    } else if (answer.pressed) {
        desk_focus(desk->seat, SEAT_REASON);
    }
    return answer.pressed;
}

static void put_options(struct desk *desk, const struct view_decision *decision, struct draft *draft)
{
    drop_closed(decision, draft);
    ui_inset_begin(desk->ui, 0.0f, 0.0f, desk->is_dense ? 8.0f : 10.0f);
    for (uint32_t i = 0; i < decision->option_count && i < WISH_OPTIONS_MAX; i++) {
        if (decision->options[i].state != VIEW_HIDDEN && put_option(desk, decision, draft, i)) {
            choose(decision, draft, i);
        }
    }
    ui_inset_end(desk->ui);
}

/* ---- numbers and words ------------------------------------------------------------------------------------------- */

static bool put_number(struct desk *desk, const struct view_decision *decision, struct draft *draft)
{
    struct ui_field field = { .label =
                                  decision->unit[0] != '\0' ? FILL(desk, NUMBER_IN, decision->unit) : word(WORD_NUMBER),
                              .hint = word(WORD_NUMBER_HINT),
                              .label_above = true,
                              .bytes_max = 24 };
    bool is_entered = ui_field(desk->ui, "number", &field, &draft->words) == UI_FIELD_ENTERED;
    desk_take_focus(desk, "number");
    return is_entered;
}

static void put_words(struct desk *desk, struct draft *draft)
{
    struct ui_field field = { .label = word(WORD_YOUR_WORDS),
                              .hint = word(WORD_YOUR_WORDS_HINT),
                              .label_above = true,
                              .lines = 5,
                              .bytes_max = 4000 };
    (void)ui_field(desk->ui, "words", &field, &draft->words);
    desk_take_focus(desk, "words");
}

bool seat_put_answer(struct desk *desk, uint32_t index)
{
    const struct view_decision *decision = &desk->view->decisions[index];
    struct draft *draft = desk_draft(desk, index);
    switch (decision->answer) {
    case VIEW_NUMBER: return put_number(desk, decision, draft);
    case VIEW_TEXT: put_words(desk, draft); return false;
    default: break;
    }
    if (decision->answer != VIEW_ONE) {
        ui_label(desk->ui, word(decision->answer == VIEW_SOME ? WORD_CHOOSE_SOME : WORD_CHOOSE_ORDER));
    }
    put_options(desk, decision, draft);
    return false;
}

void answer_place(const struct view_decision *decision, const struct draft *draft, char id[SEAT_ID_BYTES])
{
    if (decision->answer == VIEW_NUMBER || decision->answer == VIEW_TEXT) {
        (void)snprintf(id, SEAT_ID_BYTES, "%s", decision->answer == VIEW_NUMBER ? "number" : "words");
        return;
    }
    uint32_t place = 0;
    while (place + 1 < decision->option_count && decision->options[place].state == VIEW_HIDDEN) {
        place++;
    }
    for (uint32_t i = 0; draft != NULL && i < decision->option_count; i++) {
        if (is_chosen(draft, i)) {
            place = i;
            break;
        }
    }
    (void)snprintf(id, SEAT_ID_BYTES, "option-%c",
                   place < decision->option_count ? decision->options[place].letter + ('a' - 'A') : 'a');
}

/* ---- what goes out ----------------------------------------------------------------------------------------------- */

/* A number as people write it: digits, thousands apart with commas or spaces, one point. Read by hand: no locale. */
static bool read_number(const char *text, int64_t *micro)
{
    double value = 0.0, place = 0.0;
    bool is_negative = false, has_digit = false;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at >= '0' && *at <= '9') {
            double digit = (double)(*at - '0');
            value = place == 0.0 ? value * 10.0 + digit : value + digit * place;
            place *= 0.1;
            has_digit = true;
        } else if (*at == '.' && place == 0.0) {
            place = 0.1;
        } else if ((*at == '-') && !has_digit && !is_negative) {
            is_negative = true;
        } else if (*at != ',' && *at != ' ') {
            return false;
        }
    }
    if (!has_digit || value > NUMBER_MOST) {
        return false;
    }
    *micro = (int64_t)(value * 1000000.0 + 0.5) * (is_negative ? -1 : 1);
    return true;
}

const char *answer_letters(struct desk *desk, const struct view_decision *decision, const struct draft *draft)
{
    const char *words = "";
    bool is_order = decision->answer == VIEW_ORDER;
    uint32_t count = is_order ? draft->order_count : decision->option_count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t option = is_order ? draft->order[i] : i;
        if (is_chosen(draft, option)) {
            words = arena_format(desk->words, "%s%s%c", words, words[0] == '\0' ? "" : ", ",
                                 decision->options[option].letter);
        }
    }
    return words;
}

const char *answer_missing(const struct view_decision *decision, const struct draft *draft)
{
    int64_t micro = 0;
    switch (decision->answer) {
    case VIEW_NUMBER: return read_number(str_text(&draft->words), &micro) ? NULL : word(WORD_NUMBER_FIRST);
    case VIEW_TEXT: return draft->words.bytes > 0 ? NULL : word(WORD_WORDS_FIRST);
    default: return draft->chosen != 0 ? NULL : word(WORD_CHOOSE_FIRST);
    }
}

bool answer_fill(const struct view_decision *decision, const struct draft *draft, struct view_wish *wish)
{
    if (answer_missing(decision, draft) != NULL) {
        return false;
    }
    if (decision->answer == VIEW_NUMBER) {
        return read_number(str_text(&draft->words), &wish->value);
    }
    if (decision->answer == VIEW_ORDER) {
        memcpy(wish->options, draft->order, sizeof wish->options);
        wish->option_count = draft->order_count;
        return true;
    }
    for (uint32_t i = 0; decision->answer != VIEW_TEXT && i < decision->option_count; i++) {
        if (is_chosen(draft, i)) {
            wish->options[wish->option_count++] = i;
        }
    }
    return true;
}

const char *answer_words(struct desk *desk, const struct view_decision *decision, const struct draft *draft)
{
    const char *why = str_text(&draft->why);
    if (decision->answer != VIEW_TEXT) {
        return why[0] != '\0' ? why : NULL;
    }
    return why[0] != '\0' ? arena_format(desk->words, "%s\n\n%s", str_text(&draft->words), why)
                          : str_text(&draft->words);
}
