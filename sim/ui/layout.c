/* A stack of columns, rows and flows. Heights are not known before what they hold is built: a row and a card take the
 * height that they had in the build before, and the screen is built again until none of them changes. */
#include <math.h>

#include "ui/room.h"

struct layout *layout_now(struct ui *ui)
{
    MUST(ui->layout_count > 0);
    return &ui->layouts[ui->layout_count - 1];
}

void layout_push(struct ui *ui, struct layout layout)
{
    MUST(ui->layout_count < UI_DEPTH_MAX);
    ui->layouts[ui->layout_count++] = layout;
}

void layout_pop(struct ui *ui)
{
    MUST(ui->layout_count > 0);
    ui->layout_count--;
}

static struct layout column_in(struct box box, float gap)
{
    return (struct layout){ .kind = LAYOUT_COLUMN, .box = box, .y = box.y, .x = box.x, .gap = gap };
}

/* Where the next thing of a column begins. */
static float next_y(const struct layout *layout)
{
    return layout->has_some ? layout->y + layout->gap : layout->y;
}

static void advance_to(struct layout *layout, float y)
{
    layout->y = y;
    layout->has_some = true;
}

/* The height of a line of a flow is remembered, so that lower things stand in its middle. */
static void end_line(struct ui *ui, struct layout *flow)
{
    memory_set(ui, id_mix(flow->id, flow->cell + 1), flow->line_height);
    flow->cell++;
}

static void break_line(struct ui *ui, struct layout *flow)
{
    end_line(ui, flow);
    flow->y += flow->line_height + flow->gap;
    flow->x = flow->box.x;
    flow->line_height = 0.0f;
    flow->has_some = false;
}

static struct box take_in_flow(struct ui *ui, struct layout *flow, float width, float height)
{
    float right = flow->box.x + flow->box.w;
    float x = flow->has_some ? flow->x + flow->gap : flow->x;
    if (flow->has_some && x + width > right + 0.01f) {
        break_line(ui, flow);
        x = flow->x;
    }
    flow->x = x + width;
    flow->line_height = fmaxf(flow->line_height, height);
    flow->has_some = true;
    float line = fmaxf(memory_get(ui, id_mix(flow->id, flow->cell + 1)), flow->line_height);
    return box_make(x, flow->y + floorf((line - height) / 2.0f), width, height);
}

struct box ui_take(struct ui *ui, float height)
{
    struct layout *layout = layout_now(ui);
    if (layout->kind == LAYOUT_FLOW) {
        float x = layout->has_some ? layout->x + layout->gap : layout->x;
        return take_in_flow(ui, layout, fmaxf(layout->box.x + layout->box.w - x, 1.0f), height);
    }
    float y = next_y(layout);
    advance_to(layout, y + height);
    return box_make(layout->box.x, y, layout->box.w, height);
}

struct box ui_take_wide(struct ui *ui, float width, float height)
{
    struct layout *layout = layout_now(ui);
    width = fminf(width, layout->box.w);
    if (layout->kind == LAYOUT_FLOW) {
        return take_in_flow(ui, layout, width, height);
    }
    struct box box = ui_take(ui, height);
    box.w = width;
    return box;
}

void ui_space(struct ui *ui, float px)
{
    struct layout *layout = layout_now(ui);
    layout->y += px;
    layout->has_some = false;
}

float ui_width(const struct ui *ui)
{
    MUST(ui->layout_count > 0);
    return ui->layouts[ui->layout_count - 1].box.w;
}

struct box ui_rest(const struct ui *ui)
{
    MUST(ui->layout_count > 0);
    const struct layout *layout = &ui->layouts[ui->layout_count - 1];
    float y = next_y(layout);
    return box_make(layout->box.x, y, layout->box.w, fmaxf(layout->box.y + layout->box.h - y, 0.0f));
}

/* ---- columns ---- */

void ui_column_begin(struct ui *ui, struct box box, float gap)
{
    layout_push(ui, column_in(box, gap));
}

float ui_column_end(struct ui *ui)
{
    struct layout *layout = layout_now(ui);
    float height = layout->y - layout->box.y;
    layout_pop(ui);
    return height;
}

void ui_inset_begin(struct ui *ui, float left, float right, float gap)
{
    struct layout *above = layout_now(ui);
    struct box box = { above->box.x + left, next_y(above), fmaxf(above->box.w - left - right, 1.0f), 0.0f };
    layout_push(ui, column_in(box, gap));
}

void ui_inset_end(struct ui *ui)
{
    float end = layout_now(ui)->y;
    layout_pop(ui);
    advance_to(layout_now(ui), end);
}

/* ---- rows ---- */

static void place_cells(struct layout *row, const float *widths, float gap)
{
    float fixed = gap * (float)(row->cell_count - 1);
    float weights = 0.0f;
    for (uint32_t i = 0; i < row->cell_count; i++) {
        fixed += widths[i] >= 0.0f ? widths[i] : 0.0f;
        weights += widths[i] < 0.0f ? -widths[i] : 0.0f;
    }
    float left = row->box.x;
    float free_width = fmaxf(row->box.w - fixed, 0.0f);
    for (uint32_t i = 0; i < row->cell_count; i++) {
        float width = widths[i] >= 0.0f ? widths[i] : free_width * -widths[i] / weights;
        row->lefts[i] = left;
        row->widths[i] = fmaxf(width, 1.0f);
        left += width + gap;
    }
}

static float cell_top(struct ui *ui, const struct layout *row)
{
    static const float PARTS[] = { [UI_TOP] = 0.0f, [UI_CENTRE] = 0.5f, [UI_BOTTOM] = 1.0f };
    float own = memory_get(ui, id_mix(row->id, row->cell + 1));
    float free_height = fmaxf(row->remembered - own, 0.0f);
    return row->box.y + free_height * PARTS[row->align];
}

static void open_cell(struct ui *ui)
{
    const struct layout *row = layout_now(ui);
    float top = cell_top(ui, row);
    float height = fmaxf(row->remembered - (top - row->box.y), 0.0f);
    layout_push(ui, column_in(box_make(row->lefts[row->cell], top, row->widths[row->cell], height), SPACE_GRID));
}

static void close_cell(struct ui *ui)
{
    const struct layout *cell = layout_now(ui);
    float height = cell->y - cell->box.y;
    layout_pop(ui);
    struct layout *row = layout_now(ui);
    MUST(row->kind == LAYOUT_ROW);
    row->height = fmaxf(row->height, height);
    memory_set(ui, id_mix(row->id, row->cell + 1), height);
}

void ui_row_begin(struct ui *ui, const float *widths, uint32_t count, float gap, enum ui_align align)
{
    MUST(count > 0 && count <= ROW_CELLS_MAX);
    struct layout *above = layout_now(ui);
    uint64_t id = id_unnamed(ui);
    struct layout row = { .kind = LAYOUT_ROW, .id = id, .cell_count = count, .align = align,
                          .box = { above->box.x, next_y(above), above->box.w, 0.0f } };
    row.remembered = memory_get(ui, id);
    place_cells(&row, widths, gap);
    layout_push(ui, row);
    open_cell(ui);
}

void ui_row_next(struct ui *ui)
{
    close_cell(ui);
    struct layout *row = layout_now(ui);
    MUST(row->cell + 1 < row->cell_count);
    row->cell++;
    open_cell(ui);
}

void ui_row_end(struct ui *ui)
{
    close_cell(ui);
    struct layout *row = layout_now(ui);
    memory_set(ui, row->id, row->height);
    float end = row->box.y + row->height;
    layout_pop(ui);
    advance_to(layout_now(ui), end);
}

float ui_row_height(const struct ui *ui)
{
    for (uint32_t i = ui->layout_count; i > 0; i--) {
        if (ui->layouts[i - 1].kind == LAYOUT_ROW) {
            return ui->layouts[i - 1].remembered;
        }
    }
    return 0.0f;
}

/* ---- flows ---- */

void ui_flow_begin(struct ui *ui, float gap)
{
    struct layout *above = layout_now(ui);
    struct layout flow = column_in(box_make(above->box.x, next_y(above), above->box.w, 0.0f), gap);
    flow.kind = LAYOUT_FLOW;
    flow.id = id_unnamed(ui);
    layout_push(ui, flow);
}

void ui_flow_end(struct ui *ui)
{
    struct layout *flow = layout_now(ui);
    MUST(flow->kind == LAYOUT_FLOW);
    end_line(ui, flow);
    float end = flow->y + flow->line_height;
    layout_pop(ui);
    advance_to(layout_now(ui), end);
}

/* ---- panels and cards ---- */

static void draw_ground(struct ui *ui, struct box box, const struct ui_panel *panel)
{
    if (panel->bare) {
        return;
    }
    const struct theme *theme = ui_theme(ui);
    float radius = panel->radius > 0.0f ? panel->radius : panel->radius < 0.0f ? 0.0f : RADIUS_PANEL;
    struct colour fill = panel->fill.a != 0 ? panel->fill : theme->panel;
    struct colour border = panel->border.a != 0 ? panel->border : theme->line;
    draw_round(ui->canvas, box, radius, paint_both(fill, border, LINE_HAIR));
}

static float padding_of(const struct ui_panel *panel)
{
    return panel->padding > 0.0f ? panel->padding : panel->padding < 0.0f ? 0.0f : SPACE_PANEL;
}

static void open_node(struct ui *ui, const char *id, enum ui_role role, const char *label, struct box box)
{
    struct ui_node node = { .path = path_of(ui, id), .role = role, .label = label != NULL ? keep(ui, label) : "",
                            .box = visible_part(ui, box) };
    uint64_t hash = id_of(ui, id);
    mark_seen(ui, hash, node.path);
    ui_push_id(ui, id);
    ui->parent = (int32_t)add_node(ui, &node);
}

static void close_node(struct ui *ui)
{
    ui->parent = list_now(ui)->nodes[ui->parent].parent;
    ui_pop_id(ui);
}

void ui_panel_begin(struct ui *ui, const char *id, struct box box, const struct ui_panel *panel)
{
    draw_ground(ui, box, panel);
    uint64_t hash = id_of(ui, id);
    open_node(ui, id, UI_ROLE_PANEL, panel->label, box);
    struct box inside = box_inset(box, panel->bare ? 0.0f : LINE_HAIR);
    float padding = padding_of(panel);
    struct box content = { box.x + padding, box.y + padding, fmaxf(box.w - 2.0f * padding, 1.0f),
                           fmaxf(box.h - 2.0f * padding, 0.0f) };
    if (panel->scrolls) {
        scroll_push(ui, hash, inside, content, panel->gap);
        return;
    }
    draw_clip_push(ui->canvas, inside);
    layout_push(ui, column_in(content, panel->gap));
}

void ui_panel_end(struct ui *ui)
{
    struct layout *content = layout_now(ui);
    if (content->id != 0) { /* a scrolling column carries the id of its scroll area */
        scroll_pop(ui, content->line_height);
    } else {
        layout_pop(ui);
        draw_clip_pop(ui->canvas);
    }
    close_node(ui);
}

/* In a cell of a row whose cells begin at the top, a card reaches down to the row's lower end. */
static float stretched(const struct ui *ui, float y, float height)
{
    const struct layout *row = ui->layout_count > 1 ? &ui->layouts[ui->layout_count - 2] : NULL;
    bool is_in_row = row != NULL && row->kind == LAYOUT_ROW && row->align == UI_TOP;
    return is_in_row ? fmaxf(height, row->remembered - (y - row->box.y)) : height;
}

void ui_card_begin(struct ui *ui, const char *id, const struct ui_panel *panel)
{
    struct layout *above = layout_now(ui);
    uint64_t hash = id_of(ui, id);
    float y = next_y(above);
    float height = stretched(ui, y, memory_get(ui, hash));
    struct box box = { above->box.x, y, above->box.w, height };
    draw_ground(ui, box, panel);
    open_node(ui, id, UI_ROLE_GROUP, panel->label, box);
    float padding = padding_of(panel);
    struct layout content = column_in(box_make(box.x + padding, y + padding, fmaxf(box.w - 2.0f * padding, 1.0f),
                                               fmaxf(height - 2.0f * padding, 0.0f)), panel->gap);
    content.id = hash;
    content.line_height = padding; /* kept for ui_card_end */
    layout_push(ui, content);
}

void ui_card_end(struct ui *ui)
{
    struct layout *content = layout_now(ui);
    float end = content->y + content->line_height;
    float height = end - (content->box.y - content->line_height);
    memory_set(ui, content->id, height);
    layout_pop(ui);
    close_node(ui);
    advance_to(layout_now(ui), end);
}
