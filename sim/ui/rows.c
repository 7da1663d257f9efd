/* Rows of a list: an inbox, recent sessions, what a team knows. */
#include <math.h>

#include "ui/room.h"

#define ICON_LEFT 28.0f
#define LINE_KICKER 22.0f
#define LINE_GAP 5.0f
#define PADDING_Y 16.0f
#define LINE_WORDS 24.0f
#define DOT 4.0f

/* Heights of the parts of a row, for its width. */
struct parts {
    float padding, width; /* of the words */
    float kicker, title, second, total;
    uint32_t second_lines;
};

static bool has(const char *words)
{
    return words != NULL && words[0] != '\0';
}

static enum text_face title_face(const struct ui_row *row)
{
    return row->unread ? TEXT_SEMIBOLD : TEXT_REGULAR;
}

static float aside_width(struct ui *ui, const struct ui_row *row)
{
    float width = has(row->aside)
                      ? draw_text_width(ui->canvas, row->aside_mono ? TEXT_MONO : TEXT_REGULAR, TYPE_SECOND, row->aside)
                      : 0.0f;
    return width + (row->unread ? 4.0f * DOT : 0.0f);
}

static struct parts measure(struct ui *ui, const struct ui_row *row)
{
    struct parts p = { .padding = row->padding > 0.0f ? row->padding : SPACE_PANEL };
    p.width = fmaxf(ui_width(ui) - 2.0f * p.padding, 20.0f);
    p.second_lines = row->second_lines > 0 ? row->second_lines : 3;
    bool title_is_first = !has(row->kicker);
    float left = title_is_first && row->icon != ICON_NONE ? ICON_LEFT : 0.0f;
    float title_width = p.width - (title_is_first ? aside_width(ui, row) + 12.0f + left : 0.0f);
    p.kicker = has(row->kicker) ? LINE_KICKER + LINE_GAP : 0.0f;
    p.title = has(row->title) ? draw_paragraph_height(ui->canvas, fmaxf(title_width, 20.0f), LINE_WORDS, 2,
                                                      title_face(row), TYPE_BODY, row->title)
                              : 0.0f;
    p.second = has(row->second) ? draw_paragraph_height(ui->canvas, p.width - left, LINE_WORDS, p.second_lines,
                                                        TEXT_REGULAR, TYPE_BODY, row->second)
                                      + LINE_GAP
                                : 0.0f;
    p.total = p.kicker + p.title + p.second + 2.0f * PADDING_Y;
    return p;
}

/* The first line's right end: a time, and a dot for what has not been read. */
static void draw_aside(struct ui *ui, const struct ui_row *row, float right, float middle)
{
    const struct theme *t = ui_theme(ui);
    if (row->unread) {
        draw_circle(ui->canvas, right - DOT, middle, DOT, paint_fill(t->t1));
        right -= 4.0f * DOT;
    }
    if (has(row->aside)) {
        struct words look = words_make(row->aside_mono ? TEXT_MONO : TEXT_REGULAR, TYPE_SECOND, t->t3);
        look.align = DRAW_END;
        draw_text_middle(ui->canvas, right, middle, look, row->aside);
    }
}

static void draw_words_of(struct ui *ui, const struct ui_row *row, const struct parts *p, struct box box)
{
    const struct theme *t = ui_theme(ui);
    float x = box.x + p->padding;
    float y = box.y + PADDING_Y;
    float right = x + p->width;
    bool has_kicker = has(row->kicker);
    float first_middle = y + (has_kicker ? LINE_KICKER : LINE_WORDS) / 2.0f;
    draw_aside(ui, row, right, first_middle);
    float left = row->icon != ICON_NONE ? ICON_LEFT : 0.0f;
    draw_icon(ui->canvas, row->icon, x + 9.0f, first_middle, 18.0f, row->unread ? t->t1 : t->t2);
    if (has_kicker) {
        struct words look = words_make(TEXT_REGULAR, TYPE_SECOND, t->t2);
        look.width_max = fmaxf(p->width - left - aside_width(ui, row) - 12.0f, 10.0f);
        draw_text_middle(ui->canvas, x + left, first_middle, look, row->kicker);
        y += p->kicker;
        left = 0.0f;
    }
    float title_width = fmaxf(p->width - left - (has_kicker ? 0.0f : aside_width(ui, row) + 12.0f), 20.0f);
    if (p->title > 0.0f) {
        draw_paragraph(ui->canvas, box_make(x + left, y, title_width, 0.0f), LINE_WORDS, 2,
                       words_make(title_face(row), TYPE_BODY, t->t1), row->title);
    }
    if (p->second > 0.0f) {
        draw_paragraph(ui->canvas, box_make(x + left, y + p->title + LINE_GAP, p->width - left, 0.0f), LINE_WORDS,
                       p->second_lines, words_make(TEXT_REGULAR, TYPE_BODY, t->t2), row->second);
    }
}

static void draw_row_ground(struct ui *ui, const struct ui_row *row, struct box box, const struct ui_answer *answer)
{
    const struct theme *t = ui_theme(ui);
    bool is_touched = answer->hovered || row->selected;
    if (row->unread || is_touched) {
        draw_rect(ui->canvas, box, paint_fill(is_touched ? t->hover : t->raised));
    }
    if (row->selected) {
        draw_rect(ui->canvas, box_make(box.x, box.y, 3.0f, box.h), paint_fill(t->solid));
    }
    if (row->rule) {
        float y = box.y + box.h - 0.5f;
        draw_line(ui->canvas, box.x, y, box.x + box.w, y, paint_stroke(t->line, LINE_HAIR));
    }
}

/* Said in one breath: who, what, and what of it. */
static void say(const struct ui_row *row, struct str *label, struct str *value)
{
    str_add(label, has(row->title) ? row->title : row->kicker != NULL ? row->kicker : "");
    const char *const parts[] = { row->value, has(row->title) ? row->kicker : NULL, row->aside, row->second };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (has(parts[i])) {
            str_add(value, value->bytes > 0 ? " \xC2\xB7 " : "");
            str_add(value, parts[i]);
        }
    }
}

bool ui_row(struct ui *ui, const char *id, const struct ui_row *row)
{
    struct parts parts = measure(ui, row);
    struct box box = ui_take(ui, parts.total);
    struct str label = { 0 };
    struct str value = { 0 };
    say(row, &label, &value);
    struct ui_answer answer = { 0 };
    if (row->still) {
        ui_note(ui, id, UI_ROLE_ROW, str_text(&label), value.bytes > 0 ? str_text(&value) : NULL, box);
    } else {
        struct ui_control control = { .role = UI_ROLE_ROW,
                                      .label = str_text(&label),
                                      .box = box,
                                      .same_group = true,
                                      .value = value.bytes > 0 ? str_text(&value) : NULL,
                                      .no_ring = true,
                                      .state = row->selected ? UI_SELECTED : 0u };
        answer = ui_control(ui, id, &control);
    }
    draw_row_ground(ui, row, box, &answer);
    draw_words_of(ui, row, &parts, box);
    if (answer.focused) {
        draw_round(ui->canvas, box_inset(box, 3.0f), RADIUS_CONTROL, paint_stroke(ui_theme(ui)->focus, LINE_FOCUS));
    }
    str_deinit(&label);
    str_deinit(&value);
    return answer.pressed;
}
