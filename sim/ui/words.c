/* Words in the layout: labels, paragraphs, headings, numbers, rules and icons. */
#include <math.h>

#include "ui/room.h"

static float size_of(const struct ui_words *how)
{
    return how->px > 0.0f ? how->px : TYPE_BODY;
}

static void note_words(struct ui *ui, const char *text, const struct ui_words *how, enum ui_role role, struct box box)
{
    if (!how->unread && text[0] != '\0') {
        ui_note(ui, how->id, role, text, NULL, box);
    }
}

static void place_words(struct ui *ui, const char *text, const struct ui_words *how, enum ui_role role)
{
    struct canvas *canvas = ui->canvas;
    float px = size_of(how);
    float line = type_line_height(px);
    struct words look = words_make(how->face, px, ui_tone(ui, how->tone));
    look.align = how->align;
    if (layout_now(ui)->kind == LAYOUT_FLOW) {
        struct box box = ui_take_wide(ui, ceilf(draw_text_width(canvas, how->face, px, text)) + 1.0f, line);
        draw_paragraph(canvas, box, line, 1, look, text);
        note_words(ui, text, how, role, box);
        return;
    }
    float height = draw_paragraph_height(canvas, ui_width(ui), line, how->lines_max, how->face, px, text);
    struct box box = ui_take(ui, height);
    draw_paragraph(canvas, box, line, how->lines_max, look, text);
    note_words(ui, text, how, role, box);
}

void ui_words(struct ui *ui, const char *text, const struct ui_words *how)
{
    place_words(ui, text, how, UI_ROLE_TEXT);
}

void ui_label(struct ui *ui, const char *text)
{
    ui_words(ui, text, &(struct ui_words){ .px = TYPE_SECOND, .tone = UI_TONE_SECOND });
}

void ui_paragraph(struct ui *ui, const char *text)
{
    ui_words(ui, text, &(struct ui_words){ .px = TYPE_BODY, .tone = UI_TONE_SECOND });
}

void ui_caption(struct ui *ui, const char *text)
{
    ui_words(ui, text, &(struct ui_words){ .px = TYPE_CAPTION, .tone = UI_TONE_THIRD });
}

void ui_heading(struct ui *ui, const char *text)
{
    place_words(ui, text, &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = TYPE_PANEL }, UI_ROLE_HEADING);
}

void ui_title(struct ui *ui, const char *text)
{
    place_words(ui, text, &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = TYPE_PAGE }, UI_ROLE_HEADING);
}

void ui_key_number(struct ui *ui, const char *label, const char *number, const char *unit)
{
    const struct theme *t = ui_theme(ui);
    float label_line = type_line_height(TYPE_SECOND);
    float label_height =
        draw_paragraph_height(ui->canvas, ui_width(ui), label_line, 2, TEXT_REGULAR, TYPE_SECOND, label);
    struct box box = ui_take(ui, label_height + type_line_height(TYPE_KEY));
    draw_paragraph(ui->canvas, box, label_line, 2, words_make(TEXT_REGULAR, TYPE_SECOND, t->t3), label);
    float baseline = box.y + label_height + 31.0f;
    float width = draw_text(ui->canvas, box.x, baseline, words_make(TEXT_MONO, TYPE_KEY, t->t1), number);
    struct str said = { 0 };
    str_add(&said, number);
    if (unit != NULL && unit[0] != '\0') {
        struct words look = words_make(TEXT_REGULAR, TYPE_BODY, t->t2);
        look.width_max = fmaxf(box.w - width - 8.0f, 1.0f);
        draw_text(ui->canvas, box.x + width + 8.0f, baseline, look, unit);
        str_addf(&said, " %s", unit);
    }
    ui_note(ui, NULL, UI_ROLE_TEXT, label, str_text(&said), box);
    str_deinit(&said);
}

void ui_panel_head(struct ui *ui, const char *title, const char *aside)
{
    const struct theme *t = ui_theme(ui);
    bool has_aside = aside != NULL && aside[0] != '\0';
    float aside_width = has_aside ? draw_text_width(ui->canvas, TEXT_REGULAR, TYPE_SECOND, aside) : 0.0f;
    float width = fmaxf(ui_width(ui) - 2.0f * SPACE_PANEL - (has_aside ? aside_width + SPACE_GAP : 0.0f), 1.0f);
    float line = type_line_height(TYPE_PANEL);
    float words_height = draw_paragraph_height(ui->canvas, width, line, 2, TEXT_SEMIBOLD, TYPE_PANEL, title);
    struct box box = ui_take(ui, words_height + 30.0f);
    struct box inside = { box.x + SPACE_PANEL, box.y + 15.0f, width, words_height };
    draw_paragraph(ui->canvas, inside, line, 2, words_make(TEXT_SEMIBOLD, TYPE_PANEL, t->t1), title);
    ui_note(ui, NULL, UI_ROLE_HEADING, title, NULL, inside);
    if (has_aside) {
        struct words look = words_make(TEXT_REGULAR, TYPE_SECOND, t->t2);
        look.align = DRAW_END;
        draw_text_middle(ui->canvas, box.x + box.w - SPACE_PANEL, inside.y + line / 2.0f, look, aside);
        struct box at = { box.x + box.w - SPACE_PANEL - aside_width, inside.y, aside_width, line };
        ui_note(ui, NULL, UI_ROLE_TEXT, aside, NULL, at);
    }
    float y = box.y + box.h - 0.5f;
    draw_line(ui->canvas, box.x, y, box.x + box.w, y, paint_stroke(t->line, LINE_HAIR));
}

void ui_rule(struct ui *ui)
{
    struct box box = ui_take(ui, 1.0f);
    float y = middle_of(box);
    draw_line(ui->canvas, box.x, y, box.x + box.w, y, paint_stroke(ui_theme(ui)->line, LINE_HAIR));
}

void ui_icon(struct ui *ui, enum icon icon, float size, enum ui_tone tone, const char *label)
{
    struct box box = ui_take_wide(ui, size, size);
    draw_icon(ui->canvas, icon, box.x + size / 2.0f, box.y + size / 2.0f, size, ui_tone(ui, tone));
    if (label != NULL) {
        ui_note(ui, NULL, UI_ROLE_IMAGE, label, NULL, box);
    }
}
