/* What widgets have in common: grounds by state, the focus ring, the tooltip. */
#include <math.h>

#include "ui/room.h"

#define DISABLED_ALPHA 0.6f
#define TIP_WIDTH_MAX 320.0f
#define TIP_PADDING_X 12.0f
#define TIP_PADDING_Y 8.0f

struct colour faded(struct colour colour, bool is_disabled)
{
    return is_disabled ? colour_alpha(colour, DISABLED_ALPHA) : colour;
}

float middle_of(struct box box)
{
    return box.y + box.h / 2.0f;
}

struct colour ui_tone(const struct ui *ui, enum ui_tone tone)
{
    const struct theme *t = ui_theme(ui);
    switch (tone) {
    case UI_TONE_FIRST: return t->t1;
    case UI_TONE_SECOND: return t->t2;
    case UI_TONE_THIRD: return t->t3;
    case UI_TONE_AMBER: return t->amber.text;
    case UI_TONE_TEAL: return t->teal.text;
    case UI_TONE_RED: return t->red.text;
    case UI_TONE_GREEN: return t->green.text;
    case UI_TONE_ON_SOLID: return t->on_solid;
    }
    return t->t1;
}

static const struct colour nothing = { 0, 0, 0, 0 };

/* Hover lightens a ground by one token, a press takes it back down. */
static struct control_look rest_look(const struct theme *t, enum ui_rank rank)
{
    switch (rank) {
    case UI_PRIMARY: return (struct control_look){ t->solid, nothing, t->on_solid };
    case UI_QUIET: return (struct control_look){ t->raised, nothing, t->t1 };
    case UI_SHARE: return (struct control_look){ t->teal.fill, nothing, t->teal.on };
    case UI_SHARE_OUTLINE: return (struct control_look){ nothing, t->teal.fill, t->teal.text };
    case UI_SECONDARY: break;
    }
    return (struct control_look){ nothing, t->edge, t->t1 };
}

static struct colour hover_fill(const struct theme *t, enum ui_rank rank, bool is_held)
{
    switch (rank) {
    case UI_PRIMARY: return colour_over(t->solid, t->panel, is_held ? 0.2f : 0.1f);
    case UI_SHARE: return colour_over(t->teal.fill, t->panel, is_held ? 0.2f : 0.1f);
    case UI_SHARE_OUTLINE: return is_held ? t->panel : t->teal.tint;
    case UI_QUIET: return is_held ? t->bg0 : t->hover;
    case UI_SECONDARY: break;
    }
    return is_held ? t->bg0 : t->hover;
}

struct control_look look_of(const struct ui *ui, enum ui_rank rank, const struct ui_answer *answer, bool is_disabled,
                            bool is_selected)
{
    const struct theme *t = ui_theme(ui);
    struct control_look look = rest_look(t, is_selected ? UI_PRIMARY : rank);
    if ((answer->hovered || answer->held) && !is_disabled && !is_selected) {
        look.fill = hover_fill(t, rank, answer->held);
    }
    look.fill = faded(look.fill, is_disabled);
    look.edge = faded(look.edge, is_disabled);
    look.words = faded(look.words, is_disabled);
    return look;
}

void draw_ring_of_focus(struct ui *ui)
{
    struct ring_wish ring = ui->ring;
    if (!ring.is_there) {
        return;
    }
    float out = FOCUS_GAP + LINE_FOCUS;
    uint32_t before = set_layer(ui, ring.layer);
    draw_clip_push_free(ui->canvas, ring.clip);
    float radius = ring.radius > 0.0f ? ring.radius + out : out;
    draw_round(ui->canvas, box_inset(ring.box, -out), radius, paint_stroke(ui_theme(ui)->focus, LINE_FOCUS));
    draw_clip_pop(ui->canvas);
    set_layer(ui, before);
}

/* Below what it is about, or above when there is no room. */
static struct box place_tip(const struct ui *ui, struct box about, float width, float height)
{
    struct box window = ui_bounds(ui);
    float x = fmaxf(fminf(about.x + (about.w - width) / 2.0f, window.w - width - 8.0f), 8.0f);
    float y = about.y + about.h + 10.0f;
    if (y + height > window.h - 8.0f) {
        y = about.y - height - 10.0f;
    }
    return box_make(x, fmaxf(y, 8.0f), width, height);
}

void draw_tip(struct ui *ui)
{
    if (ui->tip.text == NULL) {
        return;
    }
    const struct theme *t = ui_theme(ui);
    float line = type_line_height(TYPE_SECOND);
    float own = draw_text_width(ui->canvas, TEXT_REGULAR, TYPE_SECOND, ui->tip.text) + 1.0f;
    float words_width = fminf(own, TIP_WIDTH_MAX);
    float words_height =
        draw_paragraph_height(ui->canvas, words_width, line, 6, TEXT_REGULAR, TYPE_SECOND, ui->tip.text);
    struct box box =
        place_tip(ui, ui->tip.box, words_width + 2.0f * TIP_PADDING_X, words_height + 2.0f * TIP_PADDING_Y);
    uint32_t before = set_layer(ui, LAYER_TIP);
    draw_round(ui->canvas, box, RADIUS_CONTROL, paint_both(t->bg0, t->edge, LINE_HAIR));
    struct box inside = { box.x + TIP_PADDING_X, box.y + TIP_PADDING_Y, words_width, words_height };
    draw_paragraph(ui->canvas, inside, line, 6, words_make(TEXT_REGULAR, TYPE_SECOND, t->t1), ui->tip.text);
    set_layer(ui, before);
}
