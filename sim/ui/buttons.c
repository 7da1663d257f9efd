/* Buttons and the large tiles of the home screen. */
#include <math.h>

#include "ui/room.h"

#define ICON_GAP 10.0f
#define DENSE_BELOW 40.0f /* a button lower than this has smaller words */
#define TILE_HEIGHT 104.0f

static float height_of(const struct ui_button *button)
{
    return button->height > 0.0f ? button->height : BUTTON_HEIGHT;
}

static bool is_dense(const struct ui_button *button)
{
    return height_of(button) < DENSE_BELOW;
}

static float words_size(const struct ui_button *button)
{
    return is_dense(button) ? TYPE_SECOND : TYPE_BODY;
}

static float icon_size(const struct ui_button *button)
{
    return is_dense(button) ? 18.0f : ICON_MEDIUM;
}

static float padding_of(const struct ui_button *button)
{
    return is_dense(button) ? 14.0f : BUTTON_PADDING;
}

static bool is_enter(const char *key)
{
    return str_equal(key, "Enter");
}

static const char *keycap_words(const char *key)
{
    return is_enter(key) ? "\xE2\x86\xB5" : key; /* the return arrow */
}

static float keycap_width(struct ui *ui, const char *key)
{
    return fmaxf(draw_text_width(ui->canvas, TEXT_MONO, TYPE_CAPTION, keycap_words(key)) + 12.0f, 22.0f);
}

static bool has_keycap(const struct ui_button *button)
{
    return button->keycap && button->shortcut != NULL;
}

float ui_button_width(struct ui *ui, const struct ui_button *button)
{
    if (button->icon_only) {
        return height_of(button);
    }
    float width =
        draw_text_width(ui->canvas, TEXT_SEMIBOLD, words_size(button), button->label) + 2.0f * padding_of(button);
    width += button->icon != ICON_NONE ? icon_size(button) + ICON_GAP : 0.0f;
    width += button->icon_after != ICON_NONE ? icon_size(button) + 4.0f : 0.0f;
    width += has_keycap(button) ? keycap_width(ui, button->shortcut) + 12.0f : 0.0f;
    return ceilf(width);
}

static void draw_inside(struct ui *ui, struct box box, const struct ui_button *button, struct colour colour)
{
    float middle = middle_of(box);
    float icon = icon_size(button);
    if (button->icon_only) {
        draw_icon(ui->canvas, button->icon, box.x + box.w / 2.0f, middle, icon, colour);
        return;
    }
    float wide = fminf(ui_button_width(ui, button), box.w);
    float x = box.x + (box.w - wide) / 2.0f + padding_of(button);
    float right = box.x + box.w - (box.w - wide) / 2.0f - padding_of(button);
    if (button->icon != ICON_NONE) {
        draw_icon(ui->canvas, button->icon, x + icon / 2.0f, middle, icon, colour);
        x += icon + ICON_GAP;
    }
    if (button->icon_after != ICON_NONE) {
        draw_icon(ui->canvas, button->icon_after, right - icon / 2.0f, middle, icon, colour);
        right -= icon + 4.0f;
    }
    if (has_keycap(button)) {
        ui_draw_keycap(ui, right, middle, button->shortcut, colour);
        right -= keycap_width(ui, button->shortcut) + 12.0f;
    }
    struct words look = words_make(TEXT_SEMIBOLD, words_size(button), colour);
    look.width_max = fmaxf(right - x + 1.0f, 1.0f);
    draw_text_middle(ui->canvas, x, middle, look, button->label);
}

void ui_draw_keycap(struct ui *ui, float right, float middle_y, const char *key, struct colour colour)
{
    float width = keycap_width(ui, key);
    struct box box = { right - width, middle_y - 11.0f, width, 22.0f };
    draw_round(ui->canvas, box, RADIUS_BADGE, paint_stroke(colour_alpha(colour, 0.6f), LINE_HAIR));
    struct words look = words_make(TEXT_MONO, is_enter(key) ? TYPE_BODY : TYPE_CAPTION, colour);
    look.align = DRAW_MIDDLE;
    draw_text_middle(ui->canvas, box.x + width / 2.0f, middle_y, look, keycap_words(key));
}

bool ui_button_with(struct ui *ui, const char *id, const struct ui_button *button)
{
    float width = button->fill ? ui_width(ui) : ui_button_width(ui, button);
    struct box box = ui_take_wide(ui, width, height_of(button));
    struct ui_control control = { .role = UI_ROLE_BUTTON,
                                  .label = button->label,
                                  .shortcut = button->shortcut,
                                  .disabled = button->disabled,
                                  .box = box,
                                  .radius = RADIUS_CONTROL,
                                  .state = button->selected ? UI_SELECTED : 0u };
    control.tip = button->tip != NULL ? button->tip : button->icon_only ? button->label : NULL;
    struct ui_answer answer = ui_control(ui, id, &control);
    struct control_look look = look_of(ui, button->rank, &answer, button->disabled != NULL, button->selected);
    draw_round(ui->canvas, box, RADIUS_CONTROL, paint_both(look.fill, look.edge, LINE_HAIR));
    draw_inside(ui, box, button, look.words);
    return answer.pressed;
}

bool ui_button(struct ui *ui, const char *id, const char *label)
{
    return ui_button_with(ui, id, &(struct ui_button){ .label = label });
}

bool ui_icon_button(struct ui *ui, const char *id, enum icon icon, const char *name)
{
    return ui_button_with(ui, id,
                          &(struct ui_button){ .label = name, .icon = icon, .icon_only = true, .rank = UI_QUIET });
}

/* ---- tiles ---- */

static struct colour tile_fill(const struct theme *t, const struct ui_tile *tile, const struct ui_answer *answer)
{
    bool is_touched = answer->hovered || answer->held;
    if (tile->primary) {
        return is_touched ? colour_over(t->solid, t->panel, answer->held ? 0.2f : 0.1f) : t->solid;
    }
    return !is_touched ? t->panel : answer->held ? t->bg0 : t->raised;
}

#define TILE_ICON 80.0f

struct tile_words { float width, title_height, second_height; };

static struct tile_words measure_tile(struct ui *ui, const struct ui_tile *tile, float width)
{
    float key_width = tile->shortcut != NULL ? keycap_width(ui, tile->shortcut) + 40.0f : 20.0f;
    float left = fmaxf(width - TILE_ICON - key_width, 40.0f);
    return (struct tile_words){
        left, draw_paragraph_height(ui->canvas, left, 28.0f, 2, TEXT_SEMIBOLD, TYPE_PANEL, tile->title),
        draw_paragraph_height(ui->canvas, left, 20.0f, 2, TEXT_REGULAR, TYPE_SECOND, tile->second)
    };
}

float ui_tile_height(struct ui *ui, const struct ui_tile *tile, float width)
{
    struct tile_words words = measure_tile(ui, tile, width);
    float least = tile->height > 0.0f ? tile->height : TILE_HEIGHT;
    return fmaxf(least, words.title_height + words.second_height + 32.0f);
}

bool ui_tile(struct ui *ui, const char *id, const struct ui_tile *tile)
{
    const struct theme *t = ui_theme(ui);
    struct tile_words words = measure_tile(ui, tile, ui_width(ui));
    struct box box = ui_take(ui, ui_tile_height(ui, tile, ui_width(ui)));
    struct ui_control control = { .role = UI_ROLE_BUTTON,
                                  .label = tile->title,
                                  .value = tile->second,
                                  .shortcut = tile->shortcut,
                                  .box = box,
                                  .radius = RADIUS_PANEL,
                                  .same_group = true };
    struct ui_answer answer = ui_control(ui, id, &control);
    struct colour border = tile->primary ? (struct colour){ 0 } : t->line;
    draw_round(ui->canvas, box, RADIUS_PANEL, paint_both(tile_fill(t, tile, &answer), border, LINE_HAIR));
    struct colour first = tile->primary ? t->on_solid : t->t1;
    struct colour second = tile->primary ? colour_alpha(t->on_solid, 0.82f) : t->t2;
    float middle = middle_of(box);
    draw_icon(ui->canvas, tile->icon, box.x + 42.0f, middle, 34.0f, first);
    float top = middle - (words.title_height + words.second_height) / 2.0f, x = box.x + TILE_ICON;
    draw_paragraph(ui->canvas, box_make(x, top, words.width, 0.0f), 28.0f, 2,
                   words_make(TEXT_SEMIBOLD, TYPE_PANEL, first), tile->title);
    draw_paragraph(ui->canvas, box_make(x, top + words.title_height, words.width, 0.0f), 20.0f, 2,
                   words_make(TEXT_REGULAR, TYPE_SECOND, second), tile->second);
    if (tile->shortcut != NULL) {
        ui_draw_keycap(ui, box.x + box.w - 24.0f, middle, tile->shortcut, second);
    }
    return answer.pressed;
}
