/* Whom an event is for, decided before the build from the list of the build before: what is under the pointer, what has
 * the focus, and where the focus goes next. */
#include <stdio.h>
#include <string.h>

#include "ui/room.h"

/* The complete list: between builds it is the one at ui->list. */
static const struct listing *complete(const struct ui *ui)
{
    return &ui->lists[ui->list];
}

/* ---- the pointer ---- */

/* The uppermost control or ground at the pointer; among equals the one drawn last. */
static const struct hit *hit_at(const struct ui *ui, enum hit_kind kind, float x, float y)
{
    const struct listing *list = complete(ui);
    const struct hit *best = NULL;
    for (uint32_t i = 0; i < list->hit_count; i++) {
        const struct hit *hit = &list->hits[i];
        bool counts = hit->kind == kind || hit->kind == HIT_GROUND;
        if (counts && box_has(hit->box, x, y) && (best == NULL || hit->layer >= best->layer)) {
            best = hit;
        }
    }
    return best != NULL && best->kind == kind ? best : NULL;
}

static uint64_t id_at(const struct ui *ui, enum hit_kind kind)
{
    const struct hit *hit = ui->pointer_inside ? hit_at(ui, kind, ui->pointer_x, ui->pointer_y) : NULL;
    return hit != NULL ? hit->id : 0;
}

void update_hover(struct ui *ui)
{
    uint64_t id = id_at(ui, HIT_CONTROL);
    if (id != ui->hovered) {
        ui->hovered = id;
        ui->hovered_ms = ui->now_ms;
        ui->tip_dismissed = false;
        ui->is_unsettled = true;
    }
}

static void move_pointer(struct ui *ui)
{
    ui->moved_x = ui->event.x - ui->pointer_x;
    ui->moved_y = ui->event.y - ui->pointer_y;
    ui->pointer_x = ui->event.x;
    ui->pointer_y = ui->event.y;
    ui->pointer_inside = true;
}

static const char *path_at(const struct ui *ui, const struct hit *hit)
{
    return hit->node < complete(ui)->node_count ? complete(ui)->nodes[hit->node].path : "";
}

static void route_down(struct ui *ui)
{
    const struct hit *hit = hit_at(ui, HIT_CONTROL, ui->pointer_x, ui->pointer_y);
    ui->tip_dismissed = true;
    ui->target = hit != NULL ? hit->id : 0;
    ui->held = hit != NULL && !hit->is_disabled ? hit->id : 0;
    if (hit != NULL && hit->can_focus && hit->node != UINT32_MAX) {
        set_focus(ui, hit->id, path_at(ui, hit), false);
    }
    /* A press outside an open list closes it; the list's items are not the list's owner. */
    bool is_in_list = hit != NULL && hit->layer > LAYER_POPUP - 1 && hit->layer != ui->modal_layer && !hit->can_focus;
    if (ui->open != 0 && ui->target != ui->open && !is_in_list) {
        popup_close(ui);
    }
}

/* ---- the focus ---- */

static bool can_have_focus(const struct ui *ui, const struct hit *hit)
{
    return hit->kind == HIT_CONTROL && hit->can_focus && hit->layer >= ui->modal_layer;
}

static int64_t index_of_focus(const struct ui *ui)
{
    const struct listing *list = complete(ui);
    for (uint32_t i = 0; ui->focus != 0 && i < list->hit_count; i++) {
        if (list->hits[i].kind == HIT_CONTROL && list->hits[i].id == ui->focus) {
            return i;
        }
    }
    return -1;
}

static void focus_hit(struct ui *ui, const struct hit *hit)
{
    set_focus(ui, hit->id, path_at(ui, hit), true);
    ui->is_used = true;
}

/* The next that can have it, going round; from where the focus was if it has gone. */
static void tab(struct ui *ui, bool backwards)
{
    const struct listing *list = complete(ui);
    int64_t count = list->hit_count;
    int64_t at = index_of_focus(ui);
    if (at < 0) {
        at = ui->focus != 0 && ui->focus_index < list->hit_count ? (int64_t)ui->focus_index - (backwards ? 0 : 1)
                                                                 : (backwards ? 0 : -1);
    }
    for (int64_t step = 1; step <= count; step++) {
        int64_t i = ((at + (backwards ? -step : step)) % count + count) % count;
        if (can_have_focus(ui, &list->hits[i])) {
            focus_hit(ui, &list->hits[i]);
            return;
        }
    }
}

/* The panel around a node; -1: none. */
static int32_t panel_of(const struct listing *list, uint32_t node)
{
    int32_t at = (int32_t)node;
    while (at >= 0 && list->nodes[at].role != UI_ROLE_PANEL && list->nodes[at].role != UI_ROLE_DIALOG) {
        at = list->nodes[at].parent;
    }
    return at;
}

/* F6: the first control of the next panel that has one. */
static void next_panel(struct ui *ui, bool backwards)
{
    const struct listing *list = complete(ui);
    const struct hit *before = find_hit(list, ui->focus);
    int32_t from = before != NULL ? panel_of(list, before->node) : -1;
    const struct hit *first = NULL; /* of the first panel, or going backwards of the last */
    const struct hit *best = NULL;
    int32_t first_panel = -1;
    int32_t best_panel = -1;
    for (uint32_t i = 0; i < list->hit_count; i++) {
        const struct hit *hit = &list->hits[i];
        int32_t panel = can_have_focus(ui, hit) ? panel_of(list, hit->node) : -1;
        if (panel < 0 || panel == from) {
            continue;
        }
        bool is_beyond = backwards ? panel < from : panel > from;
        bool is_nearer = best == NULL || (backwards ? panel > best_panel : panel < best_panel);
        if (is_beyond && is_nearer) {
            best = hit;
            best_panel = panel;
        }
        if (first == NULL || (backwards ? panel > first_panel : panel < first_panel)) {
            first = hit;
            first_panel = panel;
        }
    }
    best = best != NULL ? best : first;
    if (best != NULL) {
        focus_hit(ui, best);
    }
}

static bool are_neighbours(const struct listing *list, const struct hit *a, const struct hit *b)
{
    const struct ui_node *na = &list->nodes[a->node];
    const struct ui_node *nb = &list->nodes[b->node];
    return na->parent == nb->parent && na->role == nb->role && a->layer == b->layer;
}

/* Arrows in a group: to the neighbour, stopping at the ends. Home and End go to the ends. */
static void arrow(struct ui *ui, const struct hit *from)
{
    const struct listing *list = complete(ui);
    uint32_t key = ui->event.key;
    bool backwards = key == UI_KEY_UP || key == UI_KEY_LEFT || key == UI_KEY_HOME;
    bool to_end = key == UI_KEY_HOME || key == UI_KEY_END;
    const struct hit *best = NULL;
    int64_t at = from - list->hits;
    for (int64_t i = at + (backwards ? -1 : 1); i >= 0 && i < (int64_t)list->hit_count; i += backwards ? -1 : 1) {
        const struct hit *hit = &list->hits[i];
        if (can_have_focus(ui, hit) && hit->in_group && hit->node != UINT32_MAX && are_neighbours(list, from, hit)) {
            best = hit;
            if (!to_end) {
                break;
            }
        }
    }
    ui->is_used = true;
    if (best != NULL) {
        focus_hit(ui, best);
    }
}

static bool is_arrow(uint32_t key)
{
    return key == UI_KEY_LEFT || key == UI_KEY_RIGHT || key == UI_KEY_UP || key == UI_KEY_DOWN || key == UI_KEY_HOME
           || key == UI_KEY_END;
}

static bool is_page(uint32_t key)
{
    return key == UI_KEY_PAGE_UP || key == UI_KEY_PAGE_DOWN;
}

static bool is_editing(uint32_t key, uint32_t mods)
{
    bool is_clip = (mods & UI_CTRL) != 0 && key < UI_KEY_TAB && strchr("acvx", (int)key) != NULL && key != 0;
    bool is_enter = key == UI_KEY_ENTER && (mods & (UI_CTRL | UI_ALT)) == 0;
    return key == UI_KEY_BACKSPACE || key == UI_KEY_DELETE || is_enter || is_clip;
}

/* Does the focused control want this key, or this text? */
static bool wants(const struct hit *focus, const struct ui_event *event)
{
    if (event->kind == UI_EVENT_TEXT || event->kind == UI_EVENT_COMPOSE) {
        return focus->takes_text || (focus->is_pressable && str_equal(event->text, " "));
    }
    uint32_t key = event->key;
    bool moves = is_arrow(key) || is_page(key);
    return (focus->takes_keys && moves) || (focus->takes_text && is_editing(key, event->mods))
           || (focus->enter_presses && key == UI_KEY_ENTER && event->mods == 0);
}

static const struct hit *focus_now(const struct ui *ui)
{
    const struct hit *hit = find_hit(complete(ui), ui->focus);
    return hit != NULL && can_have_focus(ui, hit) ? hit : NULL;
}

static void route_scale(struct ui *ui)
{
    uint32_t key = ui->event.key;
    if ((ui->event.mods & UI_CTRL) == 0) {
        return;
    }
    uint32_t percent = ui->scale_percent;
    if (key == '+' || key == '=') {
        ui_set_scale_percent(ui, percent + UI_SCALE_STEP);
        ui->is_used = true;
    } else if (key == '-') {
        ui_set_scale_percent(ui, percent - UI_SCALE_STEP);
        ui->is_used = true;
    } else if (key == '0') {
        ui_set_scale_percent(ui, UI_SCALE_MIN);
        ui->is_used = true;
    }
}

static void route_key(struct ui *ui)
{
    uint32_t key = ui->event.key;
    bool backwards = (ui->event.mods & UI_SHIFT) != 0;
    const struct hit *focus = focus_now(ui);
    ui->tip_dismissed = true;
    if (key == UI_KEY_ESCAPE && ui->open != 0) {
        popup_close(ui);
        ui->is_used = true;
    } else if (key == UI_KEY_TAB && (ui->event.mods & UI_CTRL) == 0) {
        popup_close(ui);
        tab(ui, backwards);
    } else if (key == UI_KEY_F6) {
        popup_close(ui);
        next_panel(ui, backwards);
    } else if (focus != NULL && wants(focus, &ui->event)) {
        ui->owner = focus->id;
    } else if (focus != NULL && focus->in_group && is_arrow(key) && ui->event.mods == 0) {
        arrow(ui, focus);
    } else {
        route_scale(ui);
    }
}

static void route_text(struct ui *ui)
{
    const struct hit *focus = focus_now(ui);
    if (focus != NULL && wants(focus, &ui->event)) {
        ui->owner = focus->id;
    }
}

void route_event(struct ui *ui)
{
    ui->owner = 0;
    ui->target = 0;
    ui->is_used = false;
    ui->moved_x = 0.0f;
    ui->moved_y = 0.0f;
    const struct hit *focus = find_hit(complete(ui), ui->focus);
    ui->page_scroll = focus != NULL && focus->scroll != 0 ? focus->scroll : id_at(ui, HIT_SCROLL);
    switch (ui->event.kind) {
    case UI_EVENT_KEY: route_key(ui); break;
    case UI_EVENT_TEXT:
    case UI_EVENT_COMPOSE: route_text(ui); break;
    case UI_EVENT_MOVE: move_pointer(ui); break;
    case UI_EVENT_DOWN:
        move_pointer(ui);
        route_down(ui);
        break;
    case UI_EVENT_UP:
        move_pointer(ui);
        ui->target = id_at(ui, HIT_CONTROL);
        break;
    case UI_EVENT_WHEEL:
        move_pointer(ui);
        ui->target = id_at(ui, HIT_SCROLL);
        ui->tip_dismissed = true;
        break;
    case UI_EVENT_LEAVE: ui->pointer_inside = false; break;
    case UI_EVENT_RESIZE:
    case UI_EVENT_CLOSE:
    case UI_EVENT_NONE: break;
    }
    update_hover(ui);
}

/* ---- after a build ---- */

/* The first thing in it that is not the cross: whoever opened it wants to do something. */
static void focus_first_of_dialog(struct ui *ui)
{
    const struct listing *list = complete(ui);
    const struct hit *best = NULL;
    uint32_t found = 0;
    for (uint32_t i = 0; i < list->hit_count && found < 2; i++) {
        if (can_have_focus(ui, &list->hits[i]) && list->hits[i].node != UINT32_MAX) {
            best = &list->hits[i];
            found++;
        }
    }
    if (best != NULL) {
        set_focus(ui, best->id, path_at(ui, best), true);
    }
}

static void follow_dialog(struct ui *ui)
{
    if (ui->modal_next == ui->modal_layer) {
        return;
    }
    bool opens = ui->modal_next > ui->modal_layer;
    ui->modal_layer = ui->modal_next;
    ui->is_unsettled = true;
    if (opens) {
        ui->focus_before = ui->focus;
        (void)snprintf(ui->focus_before_path, sizeof ui->focus_before_path, "%s", ui->focus_path);
        if (ui->focus_wish == 0) {
            focus_first_of_dialog(ui);
        }
    } else if (ui->focus_wish == 0) {
        set_focus(ui, ui->focus_before, ui->focus_before_path, true);
    }
}

static void follow_wish(struct ui *ui)
{
    if (ui->focus_wish != 0) {
        set_focus(ui, ui->focus_wish, ui->focus_wish_path, true);
        ui->focus_wish = 0;
    }
}

void finish_event(struct ui *ui)
{
    if (event_is(ui, UI_EVENT_UP)) {
        ui->held = 0;
    }
    bool is_unused_escape =
        event_is(ui, UI_EVENT_KEY) && ui->event.key == UI_KEY_ESCAPE && !ui->is_used && ui->owner == 0;
    if (is_unused_escape && ui->modal_layer == 0) {
        set_focus(ui, 0, NULL, true);
    }
    follow_dialog(ui);
    follow_wish(ui);
    int64_t index = index_of_focus(ui);
    if (index >= 0) {
        ui->focus_index = (uint32_t)index;
    }
    update_hover(ui);
}
