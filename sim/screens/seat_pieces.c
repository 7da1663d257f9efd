/* Pieces that several parts of the seat are made of. */
#include <math.h>
#include <string.h>

#include "charts/marks.h"
#include "screens/seat_inside.h"

#define TEAM_GAP 6.0f

struct words words_of(const struct desk *desk, enum text_face face, float px, enum ui_tone tone)
{
    return words_make(face, px, ui_tone(desk->ui, tone));
}

const char *cut_words(struct desk *desk, const char *text, float px, float width)
{
    float scale = draw_scale(desk->canvas);
    struct text_style style = { .face = TEXT_REGULAR, .px = px * scale };
    struct text_lines lines = text_wrap(draw_get_text(desk->canvas), style, text, TEXT_ALL, width * scale, 1);
    return lines.cut ? arena_copy(desk->words, lines.at[0].words, lines.at[0].bytes) : text;
}

void piece_head(struct desk *desk, const char *title, const char *aside)
{
    ui_panel_head(desk->ui, title, aside);
}

float piece_tlp(struct desk *desk, float right, float y, enum tlp label)
{
    enum theme_tlp tlp = (enum theme_tlp)label;
    float width = ui_tlp_width(desk->ui, tlp);
    ui_draw_tlp(desk->ui, right - width, y - MARK_CHIP_HEIGHT / 2.0f, tlp);
    return width;
}

float piece_teams(struct desk *desk, float right, float y, float height, const uint32_t *teams, uint32_t count,
                  uint32_t most)
{
    uint32_t shown = count > most ? most - 1 : count;
    float x = right;
    if (shown < count) {
        struct words look = words_of(desk, TEXT_REGULAR, TYPE_SECOND, UI_TONE_THIRD);
        look.align = DRAW_END;
        x -= draw_text_middle(desk->canvas, x, y, look, arena_format(desk->words, "+%u", count - shown)) + TEAM_GAP;
    }
    for (uint32_t i = shown; i > 0; i--) {
        draw_team_mark(desk, x - height / 2.0f, y, height, teams[i - 1], false);
        x -= height + TEAM_GAP;
    }
    return shown > 0 ? x + TEAM_GAP : x;
}

bool piece_small_share(struct desk *desk, const char *id, struct box box, const char *label, bool is_open)
{
    struct ui_control control = { .role = UI_ROLE_BUTTON,
                                  .label = label,
                                  .tip = label,
                                  .box = box,
                                  .radius = RADIUS_CONTROL,
                                  .state = is_open ? UI_EXPANDED : 0u };
    struct ui_answer answer = ui_control(desk->ui, id, &control);
    const struct theme *t = desk->theme;
    struct colour ground = is_open || answer.hovered ? t->teal.tint : t->panel;
    draw_round(desk->canvas, box, RADIUS_CONTROL, paint_both(ground, t->teal.text, LINE_HAIR));
    draw_icon(desk->canvas, ICON_SHARE, box.x + box.w / 2.0f, box.y + box.h / 2.0f, 18.0f, t->teal.text);
    return answer.pressed;
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

#define ROW_PADDING 20.0f
#define ROW_ABOVE 14.0f
#define ROW_BELOW 15.0f
#define ROW_HEAD 20.0f
#define ROW_TEXT_LINE 21.0f
#define OPEN_BAR 3.0f
#define ROW_CHIP 30.0f
#define ROW_RING 4.0f /* rows touch: the focus ring stays inside */

struct row_sizes { float width, title, text, chip; }; /* chip: height of a line of its own */

static uint32_t lines_of(const struct piece_row *row)
{
    return row->is_open ? 0 : row->lines != 0 ? row->lines : 2;
}

static bool has_text(const struct piece_row *row)
{
    return row->text != NULL && row->text[0] != '\0';
}

/* What the first line has left beside all that should stand on it; negative: the label needs a line of its own. */
static float head_room(struct desk *desk, const struct piece_row *row, float width)
{
    float taken =
        28.0f + draw_text_width(desk->canvas, TEXT_REGULAR, TYPE_SECOND, row->kicker) + (row->is_unread ? 18.0f : 0.0f);
    taken += row->aside != NULL ? draw_text_width(desk->canvas, TEXT_MONO, TYPE_SECOND, row->aside) + 12.0f : 0.0f;
    return width - taken - ui_tlp_width(desk->ui, (enum theme_tlp)row->label) - 12.0f;
}

static struct row_sizes measure_row(struct desk *desk, const struct piece_row *row)
{
    struct row_sizes sizes = { .width = fmaxf(ui_width(desk->ui) - 2.0f * ROW_PADDING, 40.0f) };
    enum text_face face = row->is_unread ? TEXT_SEMIBOLD : TEXT_REGULAR;
    sizes.chip = row->has_label && head_room(desk, row, sizes.width) < 0.0f ? ROW_CHIP : 0.0f;
    sizes.title = draw_paragraph_height(desk->canvas, sizes.width, 23.0f, row->is_open ? 0 : 2, face, TYPE_BODY_SMALL,
                                        row->title);
    if (has_text(row)) {
        sizes.text = 2.0f + draw_paragraph_height(desk->canvas, sizes.width, ROW_TEXT_LINE, lines_of(row), TEXT_REGULAR,
                                                  TYPE_BODY_SMALL, row->text);
    }
    return sizes;
}

static void draw_row_ground(struct desk *desk, struct box box, const struct piece_row *row,
                            const struct ui_answer *answer)
{
    const struct theme *t = desk->theme;
    if (row->is_open || row->is_unread || answer->hovered) {
        bool is_lit = row->is_open || answer->hovered;
        draw_rect(desk->canvas, box, paint_fill(answer->held ? t->bg0 : is_lit ? t->hover : t->raised));
    }
    if (row->is_open) {
        draw_rect(desk->canvas, box_make(box.x, box.y, OPEN_BAR, box.h), paint_fill(t->solid));
    }
    float y = box.y + box.h - 0.5f;
    if (!row->is_open) {
        draw_line(desk->canvas, box.x, y, box.x + box.w, y, paint_stroke(t->line, LINE_HAIR));
    }
}

static void draw_row_head(struct desk *desk, struct box box, const struct piece_row *row, const struct row_sizes *sizes)
{
    float middle = box.y + ROW_ABOVE + ROW_HEAD / 2.0f, right = box.x + box.w - ROW_PADDING;
    if (row->is_unread) {
        draw_circle(desk->canvas, right - 4.0f, middle, 4.0f, paint_fill(desk->theme->t1));
        right -= 18.0f;
    }
    struct words aside = words_of(desk, TEXT_MONO, TYPE_SECOND, UI_TONE_THIRD);
    aside.align = DRAW_END;
    if (row->aside != NULL) {
        right -= draw_text_middle(desk->canvas, right, middle, aside, row->aside) + 12.0f;
    }
    if (row->has_label && sizes->chip > 0.0f) {
        float left = box.x + ROW_PADDING + ui_tlp_width(desk->ui, (enum theme_tlp)row->label);
        (void)piece_tlp(desk, left, box.y + box.h - ROW_BELOW - 10.0f, row->label);
    } else if (row->has_label) {
        right -= piece_tlp(desk, right, middle, row->label) + 12.0f;
    }
    draw_icon(desk->canvas, row->icon, box.x + ROW_PADDING + 8.0f, middle, 18.0f, ui_tone(desk->ui, row->icon_tone));
    struct words kicker = words_of(desk, TEXT_REGULAR, TYPE_SECOND, row->is_open ? UI_TONE_SECOND : UI_TONE_THIRD);
    float x = box.x + ROW_PADDING + 28.0f;
    kicker.width_max = fmaxf(right - x, 1.0f);
    draw_text_middle(desk->canvas, x, middle, kicker, row->kicker);
}

/* The label is a part of what is read, so it is in the name that is heard. */
static const char *heard(struct desk *desk, const struct piece_row *row)
{
    const char *label = row->has_label ? say_label(row->label) : "";
    const char *value = row->value != NULL ? row->value : "";
    return arena_format(desk->words, "%s%s%s%s%s%s%s", row->kicker, row->aside != NULL ? ", " : "",
                        row->aside != NULL ? row->aside : "", label[0] != '\0' ? ", " : "", label,
                        value[0] != '\0' ? ", " : "", value);
}

bool piece_row(struct desk *desk, const char *id, const struct piece_row *row)
{
    struct row_sizes sizes = measure_row(desk, row);
    float height = ROW_ABOVE + ROW_HEAD + 6.0f + sizes.title + sizes.text + sizes.chip + ROW_BELOW;
    struct box box = ui_take(desk->ui, ceilf(height));
    struct ui_control control = { .role = UI_ROLE_ROW,
                                  .label = row->title,
                                  .value = heard(desk, row),
                                  .box = box_inset(box, ROW_RING),
                                  .state = row->is_open ? UI_EXPANDED : 0u,
                                  .same_group = true };
    struct ui_answer answer = { .box = box };
    if (row->is_still) {
        ui_note(desk->ui, id, UI_ROLE_ROW, row->title, control.value, box);
    } else {
        answer = ui_control(desk->ui, id, &control);
        desk_take_focus(desk, id);
    }
    draw_row_ground(desk, box, row, &answer);
    draw_row_head(desk, box, row, &sizes);
    enum text_face face = row->is_unread ? TEXT_SEMIBOLD : TEXT_REGULAR;
    struct box at = { box.x + ROW_PADDING, box.y + ROW_ABOVE + ROW_HEAD + 6.0f, sizes.width, sizes.title };
    draw_paragraph(desk->canvas, at, 23.0f, row->is_open ? 0 : 2, words_of(desk, face, TYPE_BODY_SMALL, UI_TONE_FIRST),
                   row->title);
    if (has_text(row)) {
        at.y += sizes.title + 2.0f;
        draw_paragraph(desk->canvas, at, ROW_TEXT_LINE, lines_of(row),
                       words_of(desk, TEXT_REGULAR, TYPE_BODY_SMALL, row->is_open ? UI_TONE_FIRST : UI_TONE_SECOND),
                       row->text);
    }
    return answer.pressed;
}

void piece_more_begin(struct desk *desk, const char *id)
{
    struct ui_panel panel = {
        .fill = desk->theme->hover, .border = desk->theme->hover, .radius = -1.0f, .padding = -1.0f
    };
    ui_card_begin(desk->ui, id, &panel);
    ui_space(desk->ui, 2.0f);
    ui_inset_begin(desk->ui, ROW_PADDING, ROW_PADDING, 10.0f);
}

void piece_more_end(struct desk *desk)
{
    ui_inset_end(desk->ui);
    ui_space(desk->ui, 16.0f);
    ui_card_end(desk->ui);
}

/* ---- corners ----------------------------------------------------------------------------------------------------- */

#define CORNER_POINTS 8u

/* The ground outside one rounded corner: `dx` and `dy` say which way is out. */
static void draw_corner(struct desk *desk, float x, float y, float dx, float dy)
{
    struct point points[CORNER_POINTS + 1];
    float radius = RADIUS_PANEL;
    points[0] = (struct point){ x, y };
    for (uint32_t i = 0; i < CORNER_POINTS; i++) {
        float turn = 1.5707963f * (float)i / (float)(CORNER_POINTS - 1);
        points[i + 1] = (struct point){ x - dx * radius * (1.0f - cosf(turn)), y - dy * radius * (1.0f - sinf(turn)) };
    }
    draw_polygon(desk->canvas, points, CORNER_POINTS + 1, paint_fill(desk->theme->bg));
}

void piece_frame(struct desk *desk, struct box box)
{
    draw_corner(desk, box.x, box.y + box.h, -1.0f, 1.0f);
    draw_corner(desk, box.x + box.w, box.y + box.h, 1.0f, 1.0f);
    draw_round(desk->canvas, box, RADIUS_PANEL, paint_stroke(desk->theme->line, LINE_HAIR));
}

/* ---- tabs in a head ---------------------------------------------------------------------------------------------- */

#define HEAD_TABS_HEIGHT 56.0f

bool piece_tabs(struct desk *desk, const char *id, const char *label, const enum word *names, const uint32_t *counts,
                uint32_t count, uint32_t *chosen)
{
    const char *shown[8];
    MUST(count <= 8);
    for (uint32_t i = 0; i < count; i++) {
        const char *name = word(names[i]);
        shown[i] = counts[i] > 0 ? arena_format(desk->words, "%s  %u", name, counts[i]) : name;
    }
    bool changed = ui_tabs(desk->ui, id, label, shown, count, chosen, HEAD_TABS_HEIGHT);
    ui_rule(desk->ui);
    return changed;
}

void piece_empty(struct desk *desk, enum icon icon, const char *words)
{
    ui_space(desk->ui, 28.0f);
    struct box box = ui_take(desk->ui, 32.0f);
    draw_icon(desk->canvas, icon, box.x + box.w / 2.0f, box.y + 16.0f, ICON_LARGE, desk->theme->line2);
    ui_space(desk->ui, 10.0f);
    ui_inset_begin(desk->ui, ROW_PADDING, ROW_PADDING, 0.0f);
    ui_words(desk->ui, words, &(struct ui_words){ .px = TYPE_BODY_SMALL, .tone = UI_TONE_THIRD, .align = DRAW_MIDDLE });
    ui_inset_end(desk->ui);
    ui_space(desk->ui, 28.0f);
}
