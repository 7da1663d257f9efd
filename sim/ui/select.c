/* Lists that open over everything: selects and menus. The focus stays with the owner; its keys walk the list. */
#include <math.h>
#include <stdio.h>
#include <strings.h>

#include "ui/room.h"

#define ITEM_LEAST 40.0f
#define LIST_PADDING 6.0f
#define LIST_HEIGHT_MAX 384.0f
#define ITEM_PADDING 14.0f
#define CHECK_WIDTH 28.0f /* for the tick of the chosen one; a menu has none */
#define NO_ITEM UINT32_MAX

bool popup_is_open(const struct ui *ui, uint64_t owner)
{
    return owner != 0 && ui->open == owner;
}

void popup_open(struct ui *ui, uint64_t owner, uint32_t item)
{
    ui->open = owner;
    ui->open_item = item;
    ui->open_moved = true;
    ui->tip_dismissed = true;
    ui->is_unsettled = true;
}

void popup_close(struct ui *ui)
{
    if (ui->open == 0) {
        return;
    }
    ui->open = 0;
    ui->is_unsettled = true;
    if (ui->menu_before != 0) {
        set_focus(ui, ui->menu_before, ui->menu_before_path, true);
        ui->menu_before = 0;
    }
}

/* ---- keys ---- */

static uint32_t first_with_letter(const struct list_items *items, uint32_t from, const char *text)
{
    for (uint32_t step = 1; step <= items->count; step++) {
        uint32_t i = (from + step) % items->count;
        if (strncasecmp(items->names[i], text, 1) == 0) {
            return i;
        }
    }
    return from;
}

static void walk(struct ui *ui, const struct list_items *items, const struct ui_answer *keys)
{
    uint32_t at = ui->open_item;
    uint32_t last = items->count - 1;
    switch (keys->key) {
    case UI_KEY_UP: at = at == NO_ITEM ? last : at > 0 ? at - 1 : 0; break;
    case UI_KEY_DOWN: at = at == NO_ITEM ? 0 : at < last ? at + 1 : last; break;
    case UI_KEY_HOME: at = 0; break;
    case UI_KEY_END: at = last; break;
    default: break;
    }
    if (keys->text != NULL && !str_equal(keys->text, " ")) {
        at = first_with_letter(items, at == NO_ITEM ? last : at, keys->text);
    }
    ui->open_moved = ui->open_moved || at != ui->open_item;
    ui->open_item = at;
}

/* ---- the list ---- */

static const char *reason_of(const struct list_items *items, uint32_t i)
{
    return items->disabled != NULL ? items->disabled[i] : NULL;
}

static const char *second_of(const struct list_items *items, uint32_t i)
{
    return items->seconds != NULL ? items->seconds[i] : NULL;
}

static float check_width(const struct list_items *items)
{
    return items->chosen != NO_ITEM ? CHECK_WIDTH : 0.0f;
}

static float widest(struct ui *ui, const struct list_items *items)
{
    float width = 0.0f;
    for (uint32_t i = 0; i < items->count; i++) {
        float own = draw_text_width(ui->canvas, TEXT_REGULAR, TYPE_BODY, items->names[i]);
        own += 2.0f * ITEM_PADDING + check_width(items);
        const char *second = second_of(items, i);
        own += second != NULL ? draw_text_width(ui->canvas, TEXT_REGULAR, TYPE_SECOND, second) + 20.0f : 0.0f;
        own += items->icons != NULL ? 30.0f : 0.0f;
        width = fmaxf(width, ceilf(own));
    }
    return width;
}

static float item_height(struct ui *ui, const struct list_items *items, uint32_t i, float width)
{
    const char *reason = reason_of(items, i);
    float words = width - 2.0f * ITEM_PADDING;
    float more = reason != NULL
                     ? draw_paragraph_height(ui->canvas, words, 20.0f, 0, TEXT_REGULAR, TYPE_SECOND, reason) + 2.0f
                     : 0.0f;
    return ITEM_LEAST + more;
}

static struct box place_list(const struct ui *ui, struct box anchor, float width, float height)
{
    struct box window = ui_bounds(ui);
    float below = window.h - (anchor.y + anchor.h) - 12.0f;
    float above = anchor.y - 12.0f;
    bool is_below = height <= below || below >= above;
    float fits = fminf(height, fmaxf(is_below ? below : above, ITEM_LEAST));
    float x = fmaxf(fminf(anchor.x, window.w - width - 8.0f), 8.0f);
    return box_make(x, is_below ? anchor.y + anchor.h + 4.0f : anchor.y - 4.0f - fits, width, fits);
}

static void draw_item(struct ui *ui, const struct list_items *items, uint32_t i, struct box box,
                      const struct ui_answer *answer)
{
    const struct theme *t = ui_theme(ui);
    const char *reason = reason_of(items, i);
    const char *second = second_of(items, i);
    bool is_at = ui->open_item == i || answer->hovered;
    float middle = box.y + ITEM_LEAST / 2.0f;
    float x = box.x + ITEM_PADDING;
    float right = box.x + box.w - ITEM_PADDING;
    if (is_at) {
        draw_round(ui->canvas, box, RADIUS_CONTROL - 2.0f, paint_fill(t->hover));
    }
    if (ui->open_item == i) { /* not by colour alone */
        draw_round(ui->canvas, box_make(box.x + 3.0f, box.y + 10.0f, 3.0f, ITEM_LEAST - 20.0f), 1.5f,
                   paint_fill(t->focus));
    }
    if (items->icons != NULL) {
        draw_icon(ui->canvas, items->icons[i], x + 10.0f, middle, ICON_MEDIUM, faded(t->t2, reason != NULL));
        x += 30.0f;
    }
    if (items->chosen == i) {
        draw_icon(ui->canvas, ICON_CHECK, right - 8.0f, middle, 18.0f, t->t1);
    }
    right -= check_width(items);
    if (second != NULL) {
        struct words look = words_make(TEXT_REGULAR, TYPE_SECOND, t->t3);
        look.align = DRAW_END;
        right -= draw_text_middle(ui->canvas, right, middle, look, second) + 12.0f;
    }
    struct words look = words_make(TEXT_REGULAR, TYPE_BODY, faded(t->t1, reason != NULL));
    look.width_max = fmaxf(right - x, 20.0f);
    draw_text_middle(ui->canvas, x, middle, look, items->names[i]);
    if (reason != NULL) {
        struct box at = { box.x + ITEM_PADDING, box.y + ITEM_LEAST - 6.0f, box.w - 2.0f * ITEM_PADDING, 0.0f };
        draw_paragraph(ui->canvas, at, 20.0f, 0, words_make(TEXT_REGULAR, TYPE_SECOND, t->t3), reason);
    }
}

static bool item_pressed(struct ui *ui, const struct list_items *items, uint32_t i)
{
    struct box box = ui_take(ui, item_height(ui, items, i, ui_width(ui)));
    struct ui_control control = { .role = UI_ROLE_ITEM,
                                  .label = items->names[i],
                                  .value = second_of(items, i),
                                  .disabled = reason_of(items, i),
                                  .box = box,
                                  .no_focus = true,
                                  .state = items->chosen == i ? UI_SELECTED : 0u };
    char id[16];
    (void)snprintf(id, sizeof id, "%u", i);
    struct ui_answer answer = ui_control(ui, id, &control);
    draw_item(ui, items, i, box, &answer);
    if (ui->open_item == i && ui->open_moved) {
        ui_scroll_to(ui, box);
        ui->open_moved = false;
    }
    return answer.pressed;
}

static float full_height(struct ui *ui, const struct list_items *items, float width)
{
    float height = 2.0f * (LIST_PADDING + LINE_HAIR);
    for (uint32_t i = 0; i < items->count; i++) {
        height += item_height(ui, items, i, width - 2.0f * (LIST_PADDING + LINE_HAIR));
    }
    return height;
}

int32_t popup_list(struct ui *ui, struct box anchor, const struct list_items *items, const struct ui_answer *keys)
{
    const struct theme *t = ui_theme(ui);
    walk(ui, items, keys);
    float width = fmaxf(anchor.w, widest(ui, items) + 2.0f * (LIST_PADDING + LINE_HAIR));
    struct box box = place_list(ui, anchor, width, fminf(full_height(ui, items, width), LIST_HEIGHT_MAX));
    uint32_t before = set_layer(ui, ui->layer + LAYER_POPUP);
    draw_clip_push_free(ui->canvas, ui_bounds(ui));
    draw_round(ui->canvas, box, RADIUS_OPTION, paint_both(t->raised, t->edge, LINE_HAIR));
    add_hit(ui, (struct hit){ .kind = HIT_GROUND, .box = box });
    int32_t parent = open_last_node(ui);
    ui_push_id(ui, items->id);
    struct box view = box_inset(box, LINE_HAIR);
    scroll_push(ui, id_of(ui, "list"), view, box_inset(view, LIST_PADDING), 0.0f);
    int32_t taken = -1;
    for (uint32_t i = 0; i < items->count; i++) {
        taken = item_pressed(ui, items, i) ? (int32_t)i : taken;
    }
    scroll_pop(ui, LIST_PADDING);
    ui_pop_id(ui);
    ui->parent = parent;
    draw_clip_pop(ui->canvas);
    set_layer(ui, before);
    bool is_enter = keys->pressed && ui->open_item < items->count && reason_of(items, ui->open_item) == NULL
                    && !event_is(ui, UI_EVENT_UP);
    return is_enter ? (int32_t)ui->open_item : taken;
}

/* ---- a select ---- */

static const char *name_of(const struct ui_select *select, uint32_t chosen)
{
    return chosen < select->count ? select->names[chosen] : "";
}

static float select_width(struct ui *ui, const struct ui_select *select, uint32_t chosen)
{
    if (!select->quiet && !select->bare) {
        return ui_width(ui);
    }
    float width = draw_text_width(ui->canvas, select->bare ? TEXT_REGULAR : TEXT_SEMIBOLD,
                                  select->bare ? TYPE_SECOND : TYPE_BODY, name_of(select, chosen));
    width += select->icon != ICON_NONE ? 30.0f : 0.0f;
    return ceilf(width) + (select->bare ? 28.0f : 2.0f * BUTTON_PADDING + 24.0f);
}

static void draw_select_words(struct ui *ui, struct box box, const struct ui_select *select, uint32_t chosen)
{
    const struct theme *t = ui_theme(ui);
    float middle = middle_of(box);
    float padding = select->bare ? 4.0f : 16.0f;
    float x = box.x + padding;
    float right = box.x + box.w - padding;
    draw_icon(ui->canvas, ICON_MENU_DOWN, right - 8.0f, middle, ICON_MEDIUM, t->t2);
    right -= 24.0f;
    if (select->icon != ICON_NONE) {
        draw_icon(ui->canvas, select->icon, x + 10.0f, middle, ICON_MEDIUM, t->t1);
        x += 30.0f;
    }
    const char *second =
        select->seconds != NULL && chosen < select->count && !select->quiet ? select->seconds[chosen] : NULL;
    if (second != NULL) {
        struct words look = words_make(TEXT_REGULAR, TYPE_SECOND, t->t2);
        look.align = DRAW_END;
        right -= draw_text_middle(ui->canvas, right, middle, look, second) + 12.0f;
    }
    struct words look = words_make(select->bare ? TEXT_REGULAR : TEXT_SEMIBOLD, select->bare ? TYPE_SECOND : TYPE_BODY,
                                   select->bare ? t->t2 : t->t1);
    look.width_max = fmaxf(right - x + 1.0f, 1.0f);
    draw_text_middle(ui->canvas, x, middle, look, name_of(select, chosen));
}

static void draw_select_ground(struct ui *ui, struct box box, const struct ui_select *select,
                               const struct ui_answer *answer)
{
    const struct theme *t = ui_theme(ui);
    bool is_touched = answer->hovered || answer->held;
    if (select->bare && !is_touched) {
        return;
    }
    bool has_edge = !select->quiet && !select->bare;
    draw_round(ui->canvas, box, RADIUS_CONTROL,
               paint_both(is_touched ? t->hover : t->raised, has_edge ? t->edge : t->raised, LINE_HAIR));
}

bool ui_select(struct ui *ui, const char *id, const struct ui_select *select, uint32_t *chosen)
{
    float height = select->height > 0.0f ? select->height : select->bare ? 32.0f : BUTTON_HEIGHT;
    struct box box = ui_take_wide(ui, select_width(ui, select, *chosen), height);
    uint64_t owner = id_of(ui, id);
    bool is_open = popup_is_open(ui, owner);
    struct ui_control control = { .role = UI_ROLE_SELECT,
                                  .label = select->label,
                                  .value = name_of(select, *chosen),
                                  .box = box,
                                  .radius = RADIUS_CONTROL,
                                  .takes_keys = true,
                                  .takes_text = is_open,
                                  .state = is_open ? UI_EXPANDED : 0u };
    struct ui_answer answer = ui_control(ui, id, &control);
    draw_select_ground(ui, box, select, &answer);
    draw_select_words(ui, box, select, *chosen);
    if (!is_open) {
        if (answer.pressed || answer.key == UI_KEY_DOWN || answer.key == UI_KEY_UP) {
            popup_open(ui, owner, *chosen < select->count ? *chosen : 0);
        }
        return false;
    }
    struct list_items items = { id, select->names, select->seconds, select->disabled, NULL, select->count, *chosen };
    int32_t taken = select->count > 0 ? popup_list(ui, box, &items, &answer) : -1;
    bool is_clicked = answer.pressed && event_is(ui, UI_EVENT_UP);
    if (taken >= 0 || is_clicked || !answer.focused) {
        popup_close(ui);
    }
    bool is_changed = taken >= 0 && (uint32_t)taken != *chosen;
    *chosen = taken >= 0 ? (uint32_t)taken : *chosen;
    return is_changed;
}

/* ---- a menu ---- */

void ui_menu_open(struct ui *ui, const char *id)
{
    ui->menu_before = ui->focus;
    (void)snprintf(ui->menu_before_path, sizeof ui->menu_before_path, "%s", ui->focus_path);
    popup_open(ui, id_of(ui, id), 0);
    ui_focus(ui, id);
}

int32_t ui_menu(struct ui *ui, const char *id, struct box anchor, const char *const *names, const enum icon *icons,
                uint32_t count)
{
    uint64_t owner = id_of(ui, id);
    if (!popup_is_open(ui, owner) || count == 0) {
        return -1;
    }
    struct ui_control control = { .role = UI_ROLE_LIST,
                                  .label = id,
                                  .box = anchor,
                                  .takes_keys = true,
                                  .takes_text = true,
                                  .no_ring = true,
                                  .state = UI_EXPANDED };
    struct ui_answer answer = ui_control(ui, id, &control);
    bool is_enter = ui->owner == owner
                    && ((event_is(ui, UI_EVENT_KEY) && ui->event.key == UI_KEY_ENTER)
                        || (answer.text != NULL && str_equal(answer.text, " ")));
    answer.pressed = is_enter;
    struct list_items items = { id, names, NULL, NULL, icons, count, NO_ITEM };
    int32_t taken = popup_list(ui, anchor, &items, &answer);
    bool is_left = !answer.focused && ui->focus_wish != owner;
    if (taken >= 0 || is_left) {
        if (is_left) {
            ui->menu_before = 0; /* the focus has gone on by itself */
        }
        popup_close(ui);
    }
    return taken;
}
