/* Columns that scroll. The offset and the height of what they hold are remembered; the wheel, the page keys, a dragged
 * thumb and whatever gets the focus move them. */
#include <math.h>

#include "ui/room.h"

#define OFFSET_OF 0x6F6666736574u
#define HEIGHT_OF 0x686569676874u
#define VIEW_OF 0x76696577u
#define THUMB_OF 0x7468756D62u
#define REVEAL_MARGIN 12.0f
#define THUMB_WIDTH 4.0f
#define THUMB_LEAST 24.0f

static float most_offset(struct ui *ui, uint64_t id, float view_height)
{
    return fmaxf(memory_get(ui, id_mix(id, HEIGHT_OF)) - view_height, 0.0f);
}

static float wheel_for(struct ui *ui, uint64_t id)
{
    bool is_ours = event_is(ui, UI_EVENT_WHEEL) && ui->target == id;
    return is_ours ? ui->event.wheel : 0.0f;
}

/* Page keys go to the area around the focus, or to the one under the pointer. */
static float page_for(struct ui *ui, uint64_t id, float view_height)
{
    bool is_ours = event_is(ui, UI_EVENT_KEY) && ui->owner == 0 && ui->page_scroll == id && !ui->is_used;
    if (!is_ours) {
        return 0.0f;
    }
    float page = ui->event.key == UI_KEY_PAGE_DOWN ? view_height * 0.9f
        : ui->event.key == UI_KEY_PAGE_UP          ? -view_height * 0.9f
                                                   : 0.0f;
    ui->is_used = page != 0.0f;
    return page;
}

void scroll_push(struct ui *ui, uint64_t id, struct box view, struct box content, float gap)
{
    MUST(ui->scroll_count < UI_DEPTH_MAX);
    float most = most_offset(ui, id, view.h);
    float offset = memory_get(ui, id_mix(id, OFFSET_OF)) + wheel_for(ui, id) + page_for(ui, id, view.h);
    offset = fmaxf(fminf(offset, most), 0.0f);
    memory_set(ui, id_mix(id, OFFSET_OF), offset);
    add_hit(ui, (struct hit){ .kind = HIT_SCROLL, .id = id, .box = visible_part(ui, view) });
    float view_before = memory_get(ui, id_mix(id, VIEW_OF));
    memory_set(ui, id_mix(id, VIEW_OF), view.h);
    ui->scrolls[ui->scroll_count++] =
        (struct scroll){ .id = id, .view = view, .offset = offset, .has_shrunk = view.h < view_before - 0.5f };
    draw_clip_push(ui->canvas, view);
    float above = content.y - view.y;
    struct layout column = { .kind = LAYOUT_COLUMN, .id = id, .gap = gap };
    column.box = box_make(content.x, content.y - offset, content.w, fmaxf(view.h - 2.0f * above, 0.0f));
    column.y = column.box.y;
    column.line_height = above; /* the padding that is also due below */
    layout_push(ui, column);
}

/* How far to scroll so that `wish` is in view; its upper end wins. */
static float reveal(const struct scroll *scroll, float margin)
{
    float over = scroll->wish.y + scroll->wish.h + margin - (scroll->view.y + scroll->view.h);
    float under = scroll->view.y + margin - scroll->wish.y;
    if (under > 0.0f) {
        return -under;
    }
    return over > 0.0f ? fminf(over, -under) : 0.0f;
}

static void drag_thumb(struct ui *ui, uint64_t id, float track, float thumb, float most)
{
    bool is_dragged = ui->held == id_mix(id, THUMB_OF) && event_is(ui, UI_EVENT_MOVE) && track > thumb;
    if (is_dragged) {
        float offset = memory_get(ui, id_mix(id, OFFSET_OF)) + ui->moved_y * most / (track - thumb);
        memory_set(ui, id_mix(id, OFFSET_OF), fmaxf(fminf(offset, most), 0.0f));
    }
}

static void draw_thumb(struct ui *ui, const struct scroll *scroll, float most)
{
    if (most < 0.5f) {
        return;
    }
    struct box view = scroll->view;
    float track = view.h - 8.0f;
    float thumb = fmaxf(track * view.h / (view.h + most), THUMB_LEAST);
    float y = view.y + 4.0f + (track - thumb) * fminf(scroll->offset / most, 1.0f);
    struct box bar = { view.x + view.w - THUMB_WIDTH - 3.0f, y, THUMB_WIDTH, thumb };
    uint64_t id = id_mix(scroll->id, THUMB_OF);
    bool is_near = ui->hovered == id || ui->held == id;
    struct box reach = { bar.x - 6.0f, y, THUMB_WIDTH + 9.0f, thumb };
    add_hit(ui, (struct hit){ .kind = HIT_CONTROL, .id = id, .box = visible_part(ui, reach), .node = UINT32_MAX });
    drag_thumb(ui, scroll->id, track, thumb, most);
    const struct theme *theme = ui_theme(ui);
    draw_round(ui->canvas, bar, THUMB_WIDTH / 2.0f, paint_fill(is_near ? theme->edge : theme->line2));
}

void scroll_pop(struct ui *ui, float padding_bottom)
{
    MUST(ui->scroll_count > 0);
    struct scroll *scroll = &ui->scrolls[ui->scroll_count - 1];
    struct layout *content = layout_now(ui);
    float height = content->y + padding_bottom - (scroll->view.y - scroll->offset);
    memory_set(ui, id_mix(scroll->id, HEIGHT_OF), height);
    float most = fmaxf(height - scroll->view.h, 0.0f);
    layout_pop(ui);
    if (scroll->has_wish) {
        float offset = scroll->offset + reveal(scroll, REVEAL_MARGIN);
        memory_set(ui, id_mix(scroll->id, OFFSET_OF), fmaxf(fminf(offset, most), 0.0f));
    }
    draw_thumb(ui, scroll, most);
    draw_clip_pop(ui->canvas);
    ui->scroll_count--;
}

void ui_scroll_begin(struct ui *ui, const char *id, struct box box, float gap)
{
    uint64_t hash = id_of(ui, id);
    mark_seen(ui, hash, path_of(ui, id));
    ui_push_id(ui, id);
    struct box content = box;
    scroll_push(ui, hash, box, content, gap);
}

void ui_scroll_end(struct ui *ui)
{
    scroll_pop(ui, 0.0f);
    ui_pop_id(ui);
}

bool scroll_has_shrunk(const struct ui *ui)
{
    for (uint32_t i = 0; i < ui->scroll_count; i++) {
        if (ui->scrolls[i].has_shrunk) {
            return true;
        }
    }
    return false;
}

void ui_scroll_to(struct ui *ui, struct box box)
{
    /* Also in the areas around, so that what is deep inside comes into view. */
    for (uint32_t i = 0; i < ui->scroll_count; i++) {
        ui->scrolls[i].has_wish = true;
        ui->scrolls[i].wish = box;
    }
}
