/* Options, checks, chips, segments and tabs. */
#include <math.h>
#include <stdio.h>

#include "ui/room.h"

#define OPTION_LEAST 68.0f
#define OPTION_DISC 15.0f
#define OPTION_WORDS_LEFT 70.0f

/* ---- a lettered answer ---- */

static void draw_letter(struct ui *ui, float x, float y, const struct ui_option *option, bool is_disabled)
{
    const struct theme *t = ui_theme(ui);
    struct colour ink = option->chosen ? t->on_solid : faded(t->t2, is_disabled);
    struct paint paint = option->chosen ? paint_fill(t->solid) : paint_stroke(faded(t->edge, is_disabled), 1.5f);
    draw_circle(ui->canvas, x, y, option->chosen ? OPTION_DISC : OPTION_DISC - 0.75f, paint);
    struct words look = words_make(TEXT_SEMIBOLD, TYPE_BODY, ink);
    look.align = DRAW_MIDDLE;
    draw_text_middle(ui->canvas, x, y, look, option->letter);
}

static void draw_option_ground(struct ui *ui, struct box box, const struct ui_option *option,
                               const struct ui_answer *answer)
{
    const struct theme *t = ui_theme(ui);
    bool is_touched = answer->hovered && option->disabled == NULL;
    struct colour fill = option->chosen ? t->hover : is_touched ? t->raised : t->bg0;
    struct paint paint =
        option->chosen ? paint_both(fill, t->focus, LINE_FOCUS) : paint_both(fill, t->line2, LINE_HAIR);
    draw_round(ui->canvas, box, RADIUS_OPTION, paint);
}

bool ui_option(struct ui *ui, const char *id, const struct ui_option *option)
{
    const struct theme *t = ui_theme(ui);
    const char *second = option->disabled != NULL ? option->disabled : option->second;
    float width = fmaxf(ui_width(ui) - OPTION_WORDS_LEFT - 20.0f, 40.0f);
    float label_height = draw_paragraph_height(ui->canvas, width, 24.0f, 0, TEXT_REGULAR, TYPE_BODY, option->label);
    float second_height =
        second != NULL ? draw_paragraph_height(ui->canvas, width, 20.0f, 0, TEXT_REGULAR, TYPE_SECOND, second) : 0.0f;
    struct box box = ui_take(ui, fmaxf(OPTION_LEAST, label_height + second_height + 28.0f));
    struct ui_control control = { .role = UI_ROLE_OPTION,
                                  .label = option->label,
                                  .value = option->letter,
                                  .disabled = option->disabled,
                                  .box = box,
                                  .radius = RADIUS_OPTION,
                                  .state = option->chosen ? UI_SELECTED : 0u,
                                  .same_group = true };
    struct ui_answer answer = ui_control(ui, id, &control);
    bool is_disabled = option->disabled != NULL;
    draw_option_ground(ui, box, option, &answer);
    float top = middle_of(box) - (label_height + second_height) / 2.0f;
    draw_letter(ui, box.x + 36.0f, middle_of(box), option, is_disabled);
    struct colour ink = faded(option->chosen ? t->t1 : t->t2, is_disabled);
    struct box at = { box.x + OPTION_WORDS_LEFT, top, width, 0.0f };
    draw_paragraph(ui->canvas, at, 24.0f, 0, words_make(TEXT_REGULAR, TYPE_BODY, ink), option->label);
    if (second != NULL) {
        at.y += label_height;
        draw_paragraph(ui->canvas, at, 20.0f, 0, words_make(TEXT_REGULAR, TYPE_SECOND, t->t3), second);
    }
    return answer.pressed;
}

/* ---- on or off ---- */

static void draw_tick_box(struct ui *ui, float x, float y, bool is_on, const struct ui_answer *answer, bool is_disabled)
{
    const struct theme *t = ui_theme(ui);
    struct box box = { x, y - 10.0f, 20.0f, 20.0f };
    if (is_on) {
        draw_round(ui->canvas, box, RADIUS_BADGE, paint_fill(faded(t->solid, is_disabled)));
        draw_icon(ui->canvas, ICON_CHECK, x + 10.0f, y, 16.0f, t->on_solid);
        return;
    }
    struct colour fill = answer->hovered && !is_disabled ? t->hover : t->bg0;
    draw_round(ui->canvas, box, RADIUS_BADGE, paint_both(fill, faded(t->edge, is_disabled), 1.5f));
}

bool ui_check(struct ui *ui, const char *id, const char *label, bool *on, const char *disabled)
{
    const struct theme *t = ui_theme(ui);
    bool is_flow = layout_now(ui)->kind == LAYOUT_FLOW;
    float own = ceilf(draw_text_width(ui->canvas, TEXT_REGULAR, TYPE_BODY, label)) + 33.0f;
    float width = is_flow ? fminf(own, ui_width(ui)) : ui_width(ui);
    float words = fmaxf(width - 32.0f, 20.0f);
    float height = draw_paragraph_height(ui->canvas, words, 24.0f, 0, TEXT_REGULAR, TYPE_BODY, label);
    struct box box = ui_take_wide(ui, width, fmaxf(height + 8.0f, 32.0f));
    struct ui_control control = { .role = UI_ROLE_CHECK,
                                  .label = label,
                                  .value = *on ? "on" : "off",
                                  .disabled = disabled,
                                  .box = box,
                                  .radius = RADIUS_BADGE,
                                  .state = *on ? UI_SELECTED : 0u };
    struct ui_answer answer = ui_control(ui, id, &control);
    *on = answer.pressed ? !*on : *on;
    bool is_disabled = disabled != NULL;
    draw_tick_box(ui, box.x, box.y + 16.0f, *on, &answer, is_disabled);
    draw_paragraph(ui->canvas, box_make(box.x + 32.0f, box.y + 4.0f, words, height), 24.0f, 0,
                   words_make(TEXT_REGULAR, TYPE_BODY, faded(t->t1, is_disabled)), label);
    return answer.pressed;
}

bool ui_chip(struct ui *ui, const char *id, const char *label, bool on)
{
    const struct theme *t = ui_theme(ui);
    float height = BUTTON_HEIGHT_DENSE;
    float width = ceilf(draw_text_width(ui->canvas, TEXT_REGULAR, TYPE_SECOND, label)) + 28.0f;
    struct box box = ui_take_wide(ui, width, height);
    struct ui_control control = { .role = UI_ROLE_CHECK,
                                  .label = label,
                                  .value = on ? "on" : "off",
                                  .box = box,
                                  .radius = height / 2.0f,
                                  .state = on ? UI_SELECTED : 0u,
                                  .same_group = true };
    struct ui_answer answer = ui_control(ui, id, &control);
    struct colour fill = answer.held      ? t->bg0
                         : on             ? t->hover
                         : answer.hovered ? colour_over(t->raised, t->hover, 0.5f)
                                          : t->raised;
    /* Never by colour alone: what is on has an outline too. */
    draw_round(ui->canvas, box, height / 2.0f, paint_both(fill, on ? t->edge : t->raised, LINE_HAIR));
    struct words look = words_make(TEXT_REGULAR, TYPE_SECOND, on ? t->t1 : t->t2);
    look.align = DRAW_MIDDLE;
    draw_text_middle(ui->canvas, box.x + box.w / 2.0f, middle_of(box), look, label);
    return answer.pressed;
}

/* ---- one of a few ---- */

/* Arrows step through; the control holds all its parts, so that Tab passes it in one step. */
static uint32_t stepped(uint32_t key, uint32_t chosen, uint32_t count)
{
    switch (key) {
    case UI_KEY_LEFT:
    case UI_KEY_UP: return chosen > 0 ? chosen - 1 : 0;
    case UI_KEY_RIGHT:
    case UI_KEY_DOWN: return chosen + 1 < count ? chosen + 1 : chosen;
    case UI_KEY_HOME: return 0;
    case UI_KEY_END: return count - 1;
    default: return chosen;
    }
}

struct part {
    const char *label;
    struct box box;
    bool is_chosen;
};

/* A part that the pointer can press; keys go to the whole. */
static struct ui_answer part_control(struct ui *ui, uint32_t index, const struct part *part, enum ui_role role)
{
    char id[16];
    (void)snprintf(id, sizeof id, "%u", index);
    struct ui_control control = { .role = role,
                                  .label = part->label,
                                  .box = part->box,
                                  .no_focus = true,
                                  .state = part->is_chosen ? UI_SELECTED : 0u };
    return ui_control(ui, id, &control);
}

static struct ui_answer whole_control(struct ui *ui, const char *id, const char *label, const char *value,
                                      struct box box, float radius)
{
    struct ui_control control = {
        .role = UI_ROLE_LIST, .label = label, .value = value, .box = box, .radius = radius, .takes_keys = true
    };
    return ui_control(ui, id, &control);
}

static void draw_segment(struct ui *ui, const struct part *part, const struct ui_answer *answer)
{
    const struct theme *t = ui_theme(ui);
    struct control_look look = look_of(ui, UI_SECONDARY, answer, false, part->is_chosen);
    draw_round(ui->canvas, part->box, RADIUS_CONTROL, paint_both(look.fill, look.edge, LINE_HAIR));
    struct words words = words_make(TEXT_SEMIBOLD, TYPE_SECOND, part->is_chosen ? look.words : t->t2);
    words.align = DRAW_MIDDLE;
    words.width_max = part->box.w - 8.0f;
    draw_text_middle(ui->canvas, part->box.x + part->box.w / 2.0f, middle_of(part->box), words, part->label);
}

static float segment_width(struct ui *ui, const char *name)
{
    return fmaxf(ceilf(draw_text_width(ui->canvas, TEXT_SEMIBOLD, TYPE_SECOND, name)) + 24.0f, BUTTON_HEIGHT_DENSE);
}

bool ui_segments(struct ui *ui, const char *id, const char *label, const char *const *names, uint32_t count,
                 uint32_t *chosen)
{
    MUST(count > 0);
    float total = SPACE_GRID * (float)(count - 1);
    for (uint32_t i = 0; i < count; i++) {
        total += segment_width(ui, names[i]);
    }
    struct box box = ui_take_wide(ui, total, BUTTON_HEIGHT_DENSE);
    uint32_t before = *chosen;
    struct ui_answer whole = whole_control(ui, id, label, before < count ? names[before] : NULL, box, RADIUS_CONTROL);
    *chosen = whole.key != 0 ? stepped(whole.key, before < count ? before : 0, count) : before;
    int32_t parent = open_last_node(ui);
    ui_push_id(ui, id);
    float x = box.x;
    float shrink = fminf(box.w / total, 1.0f);
    for (uint32_t i = 0; i < count; i++) {
        float width = segment_width(ui, names[i]) * shrink;
        struct part part = { names[i], { x, box.y, width, box.h }, *chosen == i };
        struct ui_answer answer = part_control(ui, i, &part, UI_ROLE_OPTION);
        *chosen = answer.pressed ? i : *chosen;
        part.is_chosen = *chosen == i;
        draw_segment(ui, &part, &answer);
        x += width + SPACE_GRID * shrink;
    }
    ui_pop_id(ui);
    ui->parent = parent;
    if (*chosen != before) {
        ui_focus(ui, id);
    }
    return *chosen != before;
}

/* ---- tabs ---- */

static void draw_tab(struct ui *ui, const struct part *part, const struct ui_answer *answer)
{
    const struct theme *t = ui_theme(ui);
    struct box box = part->box;
    struct colour ink = part->is_chosen || answer->hovered ? t->t1 : t->t2;
    struct words look = words_make(part->is_chosen ? TEXT_SEMIBOLD : TEXT_REGULAR, TYPE_BODY, ink);
    look.align = DRAW_MIDDLE;
    draw_text_middle(ui->canvas, box.x + box.w / 2.0f, middle_of(box), look, part->label);
    if (part->is_chosen) {
        draw_rect(ui->canvas, box_make(box.x, box.y + box.h - 3.0f, box.w, 3.0f), paint_fill(t->solid));
    }
}

static float tab_width(struct ui *ui, const char *name)
{
    return ceilf(draw_text_width(ui->canvas, TEXT_SEMIBOLD, TYPE_BODY, name)) + 40.0f;
}

bool ui_tabs(struct ui *ui, const char *id, const char *label, const char *const *names, uint32_t count,
             uint32_t *chosen, float height)
{
    MUST(count > 0);
    float total = 0.0f;
    for (uint32_t i = 0; i < count; i++) {
        total += tab_width(ui, names[i]);
    }
    struct box box = ui_take_wide(ui, total, height);
    uint32_t before = *chosen;
    struct box ring = { box.x + 6.0f, box.y + 6.0f, box.w - 12.0f, box.h - 16.0f }; /* above the underline */
    struct ui_answer whole = whole_control(ui, id, label, before < count ? names[before] : NULL, ring, RADIUS_CONTROL);
    *chosen = whole.key != 0 ? stepped(whole.key, before < count ? before : 0, count) : before;
    int32_t parent = open_last_node(ui);
    ui_push_id(ui, id);
    float x = box.x;
    for (uint32_t i = 0; i < count; i++) {
        struct part part = { names[i], { x, box.y, tab_width(ui, names[i]), box.h }, *chosen == i };
        struct ui_answer answer = part_control(ui, i, &part, UI_ROLE_TAB);
        *chosen = answer.pressed ? i : *chosen;
        part.is_chosen = *chosen == i;
        draw_tab(ui, &part, &answer);
        x += part.box.w;
    }
    ui_pop_id(ui);
    ui->parent = parent;
    if (*chosen != before) {
        ui_focus(ui, id);
    }
    return *chosen != before;
}
