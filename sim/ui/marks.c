/* Small marks: a team, a TLP label, a countdown, a bar, a notice, the band that says that this is an exercise. */
#include <math.h>

#include "ui/room.h"

#define MONOGRAM_LEAST 24.0f /* below this height the monogram is dropped */
#define TLP_HEIGHT 20.0f
#define TLP_PADDING 7.0f
#define RING_RADIUS 42.0f
#define RING_WIDTH 6.0f

/* ---- a team ---- */

static void draw_shape(struct ui *ui, float x, float y, float size, enum ui_seat_shape shape, struct paint paint)
{
    if (shape == UI_HEXAGON) {
        draw_hexagon(ui->canvas, x, y, size, paint);
        return;
    }
    float side = size * 0.85f; /* 34 for 40: as large to the eye as the hexagon */
    struct box box = { x - side / 2.0f, y - side / 2.0f, side, side };
    draw_round(ui->canvas, box, fmaxf(side * 6.0f / 34.0f, 2.0f), paint);
}

void ui_draw_team(struct ui *ui, float x, float y, float size, enum ui_seat_shape shape, const char *monogram,
                  uint32_t index, bool hollow)
{
    const struct theme *t = ui_theme(ui);
    struct colour hue = theme_team(t, index);
    struct paint paint = hollow ? paint_both(t->bg0, hue, 1.5f) : paint_fill(hue);
    draw_shape(ui, x, y, size, shape, paint);
    if (theme_team_has_ring(index)) {
        draw_shape(ui, x, y, size + 8.0f, shape, paint_stroke(t->t1, 2.0f));
    }
    if (size < MONOGRAM_LEAST) {
        return;
    }
    struct words look = words_make(TEXT_SEMIBOLD, roundf(size * 0.36f), hollow ? hue : t->team_ink);
    look.align = DRAW_MIDDLE;
    draw_text_middle(ui->canvas, x, y, look, monogram);
}

/* ---- TLP ---- */

float ui_tlp_width(struct ui *ui, enum theme_tlp tlp)
{
    return ceilf(draw_text_width(ui->canvas, TEXT_MONO, TYPE_CAPTION, theme_tlp_chip(tlp))) + 2.0f * TLP_PADDING;
}

void ui_draw_tlp(struct ui *ui, float x, float y, enum theme_tlp tlp)
{
    struct box box = { x, y, ui_tlp_width(ui, tlp), TLP_HEIGHT };
    draw_round(ui->canvas, box, RADIUS_BADGE, paint_fill(theme_tlp_ground()));
    struct words look = words_make(TEXT_MONO, TYPE_CAPTION, theme_tlp_ink(tlp));
    draw_text_middle(ui->canvas, x + TLP_PADDING, y + TLP_HEIGHT / 2.0f, look, theme_tlp_chip(tlp));
}

void ui_tlp(struct ui *ui, enum theme_tlp tlp)
{
    struct box box = ui_take_wide(ui, ui_tlp_width(ui, tlp), TLP_HEIGHT);
    ui_draw_tlp(ui, box.x, box.y, tlp);
    ui_note(ui, NULL, UI_ROLE_TEXT, theme_tlp_chip(tlp), NULL, box);
}

/* ---- the logo: the diagram in small ---- */

void ui_draw_logo(struct canvas *canvas, const struct theme *theme, float x, float y, float size)
{
    float half = size / 2.0f;
    float line = fmaxf(size / 24.0f, 1.0f);
    for (int i = -1; i <= 1; i++) {
        float ly = y + (float)i * size * 0.27f;
        draw_line(canvas, x - half, ly, x + half, ly, paint_stroke(theme->t3, line));
    }
    struct paint vee = paint_stroke(theme->teal.fill, size / 8.0f);
    const struct point points[] = { { x - half * 0.62f, y - size * 0.34f },
                                    { x - half * 0.1f, y + size * 0.34f },
                                    { x + half * 0.28f, y - size * 0.34f } };
    draw_polyline(canvas, points, 3, vee);
    draw_diamond(canvas, x + half * 0.62f, y, size * 0.17f,
                 paint_fill(theme->is_dark ? theme->amber.fill : theme->amber.text));
}

/* ---- pills and bands ---- */

static const struct signal *signal_of(const struct theme *t, enum ui_tone tone)
{
    switch (tone) {
    case UI_TONE_AMBER: return &t->amber;
    case UI_TONE_TEAL: return &t->teal;
    case UI_TONE_RED: return &t->red;
    case UI_TONE_GREEN: return &t->green;
    default: return NULL;
    }
}

static struct paint pill_paint(const struct theme *t, const struct signal *signal, bool filled)
{
    if (signal == NULL) {
        return filled ? paint_fill(t->solid) : paint_fill(t->raised);
    }
    return filled ? paint_both(signal->fill, signal->outline, 1.5f) : paint_both(signal->tint, signal->text, LINE_HAIR);
}

void ui_pill(struct ui *ui, const char *text, enum ui_tone tone, bool filled)
{
    const struct theme *t = ui_theme(ui);
    const struct signal *signal = signal_of(t, tone);
    float width = ceilf(draw_text_width(ui->canvas, TEXT_SEMIBOLD, TYPE_CAPTION, text)) + 20.0f;
    struct box box = ui_take_wide(ui, width, 24.0f);
    draw_round(ui->canvas, box, 12.0f, pill_paint(t, signal, filled));
    struct colour ink = signal != NULL ? (filled ? signal->on : signal->text) : filled ? t->on_solid : t->t2;
    struct words look = words_make(TEXT_SEMIBOLD, TYPE_CAPTION, ink);
    look.align = DRAW_MIDDLE;
    draw_text_middle(ui->canvas, box.x + width / 2.0f, middle_of(box), look, text);
    ui_note(ui, NULL, UI_ROLE_TEXT, text, NULL, box);
}

void ui_exercise_band(struct ui *ui, struct box box, const char *words)
{
    const struct theme *t = ui_theme(ui);
    ui->band = box;
    draw_rect(ui->canvas, box, paint_fill(t->bg0));
    draw_line(ui->canvas, box.x, box.y + box.h - 0.5f, box.x + box.w, box.y + box.h - 0.5f,
              paint_stroke(t->line, LINE_HAIR));
    struct words look = words_make(TEXT_SEMIBOLD, TYPE_CAPTION, t->t2);
    look.align = DRAW_MIDDLE;
    draw_text_middle(ui->canvas, box.x + box.w / 2.0f, middle_of(box), look, words);
    ui_note(ui, NULL, UI_ROLE_TEXT, words, NULL, box);
}

/* ---- a countdown ---- */

static struct colour ring_colour(const struct ui *ui, enum ui_tone tone)
{
    const struct signal *signal = signal_of(ui_theme(ui), tone);
    if (signal == NULL) {
        return ui_tone(ui, tone);
    }
    /* A fill that would need an outline to be seen is too thin for one here: its darker form then. */
    return signal->outline.a != 0 ? signal->text : signal->fill;
}

void ui_draw_ring(struct ui *ui, float x, float y, const struct ui_ring *ring)
{
    const struct theme *t = ui_theme(ui);
    float radius = ring->radius > 0.0f ? ring->radius : RING_RADIUS;
    float part = fmaxf(fminf(ring->part, 1.0f), 0.0f);
    draw_circle(ui->canvas, x, y, radius, paint_stroke(t->line2, RING_WIDTH));
    struct paint left = paint_stroke(ring_colour(ui, ring->tone), RING_WIDTH);
    left.round = true;
    draw_arc(ui->canvas, x, y, radius, 0.0f, part, left);
    struct words look = words_make(TEXT_MONO, roundf(radius * 0.47f), t->t1);
    look.align = DRAW_MIDDLE;
    look.width_max = 2.0f * radius - 10.0f;
    draw_text_middle(ui->canvas, x, y, look, ring->number);
}

void ui_ring(struct ui *ui, const char *id, const struct ui_ring *ring)
{
    float radius = ring->radius > 0.0f ? ring->radius : RING_RADIUS;
    float size = 2.0f * radius + RING_WIDTH;
    struct box box = ui_take(ui, size);
    ui_draw_ring(ui, box.x + box.w / 2.0f, middle_of(box), ring);
    ui_note(ui, id, UI_ROLE_TIMER, ring->label, ring->number, box);
}

void ui_bar(struct ui *ui, const char *label, const char *value, float part, enum ui_tone tone)
{
    const struct theme *t = ui_theme(ui);
    struct box box = ui_take(ui, BAR_HEIGHT);
    float filled = box.w * fmaxf(fminf(part, 1.0f), 0.0f);
    draw_round(ui->canvas, box, BAR_HEIGHT / 2.0f, paint_fill(colour_alpha(t->line2, 0.8f)));
    if (filled > 0.0f) {
        struct box done = { box.x, box.y, fmaxf(filled, BAR_HEIGHT), box.h };
        draw_round(ui->canvas, done, BAR_HEIGHT / 2.0f, paint_fill(ring_colour(ui, tone)));
    }
    ui_note(ui, NULL, UI_ROLE_IMAGE, label, value, box);
}

/* ---- a notice ---- */

void ui_notice(struct ui *ui, const char *id, enum icon icon, enum ui_tone tone, const char *text)
{
    const struct theme *t = ui_theme(ui);
    const struct signal *signal = signal_of(t, tone);
    float width = fmaxf(ui_width(ui) - 60.0f, 20.0f);
    float height = draw_paragraph_height(ui->canvas, width, 22.0f, 0, TEXT_REGULAR, TYPE_BODY_SMALL, text);
    struct box box = ui_take(ui, height + 22.0f);
    draw_round(ui->canvas, box, RADIUS_CONTROL, paint_fill(signal != NULL ? signal->tint : t->raised));
    draw_icon(ui->canvas, icon, box.x + 26.0f, box.y + 22.0f, ICON_MEDIUM, signal != NULL ? signal->text : t->t2);
    draw_paragraph(ui->canvas, box_make(box.x + 46.0f, box.y + 11.0f, width, height), 22.0f, 0,
                   words_make(TEXT_REGULAR, TYPE_BODY_SMALL, t->t1), text);
    ui_note(ui, id, UI_ROLE_STATUS, text, NULL, box);
}
