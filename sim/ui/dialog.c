/* A dialog in the middle of the window. While it is open everything below is covered and hears nothing. */
#include <math.h>

#include "ui/room.h"

#define DIALOG_PADDING 24.0f
#define HEIGHT_OF 0x6469616C6F67u

/* The window without the band that says EXERCISE: nothing ever covers that. */
static struct box free_part(const struct ui *ui)
{
    struct box window = ui_bounds(ui), band = ui->band;
    bool is_above = band.y + band.h / 2.0f < window.h / 2.0f;
    float top = is_above ? band.y + band.h : 0.0f, end = is_above || band.h <= 0.0f ? window.h : band.y;
    return box_make(0.0f, top, window.w, end - top);
}

static struct box place(struct box room, float width, float height)
{
    float w = fminf(width, room.w - 2.0f * SPACE_MARGIN);
    float h = fminf(height, room.h - 2.0f * SPACE_MARGIN);
    return box_make((room.w - w) / 2.0f, room.y + fmaxf((room.h - h) * 0.45f, SPACE_MARGIN), w, h);
}

static void open_node(struct ui *ui, const char *id, const char *title, struct box box)
{
    struct ui_node node = { .path = path_of(ui, id), .role = UI_ROLE_DIALOG, .label = keep(ui, title), .box = box };
    mark_seen(ui, id_of(ui, id), node.path);
    ui_push_id(ui, id);
    ui->parent = (int32_t)add_node(ui, &node);
}

static void head(struct ui *ui, const char *title, bool *open)
{
    ui_row_begin(ui, (const float[]){ UI_FLEX(1), BUTTON_HEIGHT_DENSE }, 2, SPACE_GAP, UI_CENTRE);
    ui_title(ui, title);
    ui_row_next(ui);
    struct ui_button cross = { .label = str_text(&ui->close_words),
                               .icon = ICON_CLOSE,
                               .icon_only = true,
                               .rank = UI_QUIET,
                               .height = BUTTON_HEIGHT_DENSE };
    if (ui_button_with(ui, "close", &cross) || ui_shortcut(ui, "Escape")) {
        *open = false;
    }
    ui_row_end(ui);
}

void ui_dialog_begin(struct ui *ui, const char *id, const char *title, float width, bool *open)
{
    MUST(ui->layer < LAYER_DIALOG);
    const struct theme *t = ui_theme(ui);
    uint64_t hash = id_of(ui, id);
    struct box room = free_part(ui);
    struct box box = place(room, width, fmaxf(memory_get(ui, id_mix(hash, HEIGHT_OF)), 80.0f));
    ui->dialog_layer_before = set_layer(ui, LAYER_DIALOG);
    ui->modal_next = LAYER_DIALOG;
    draw_clip_push_free(ui->canvas, ui_bounds(ui));
    draw_rect(ui->canvas, room, paint_fill(t->scrim));
    add_hit(ui, (struct hit){ .kind = HIT_GROUND, .box = ui_bounds(ui) });
    draw_round(ui->canvas, box, RADIUS_PANEL, paint_both(t->panel, t->edge, LINE_HAIR));
    open_node(ui, id, title, box);
    ui->dialog_id = hash;
    struct box content = box_inset(box, DIALOG_PADDING);
    scroll_push(ui, id_mix(hash, 1), box_inset(box, LINE_HAIR), content, SPACE_GAP);
    head(ui, title, open);
}

void ui_dialog_end(struct ui *ui)
{
    const struct layout *content = layout_now(ui);
    const struct scroll *scroll = &ui->scrolls[ui->scroll_count - 1];
    float height = content->y + scroll->offset - scroll->view.y + DIALOG_PADDING;
    memory_set(ui, id_mix(ui->dialog_id, HEIGHT_OF), height + 2.0f * LINE_HAIR);
    scroll_pop(ui, DIALOG_PADDING);
    ui->parent = list_now(ui)->nodes[ui->parent].parent;
    ui_pop_id(ui);
    draw_clip_pop(ui->canvas);
    set_layer(ui, ui->dialog_layer_before);
}
