/* What every widget stands on: it has an id and a place, it is in the semantic list, and it is told what was done to it. */
#include <stdio.h>
#include <string.h>

#include "ui/room.h"

bool event_is(const struct ui *ui, enum ui_event_kind kind)
{
    return ui->event.kind == kind;
}

bool is_heard(const struct ui *ui)
{
    return ui->modal_layer == 0 || ui->layer >= ui->modal_layer;
}

uint32_t set_layer(struct ui *ui, uint32_t layer)
{
    ui->layer = layer;
    return draw_layer(ui->canvas, layer);
}

struct box visible_part(const struct ui *ui, struct box box)
{
    return box_intersect(box, draw_clip(ui->canvas));
}

uint32_t add_node(struct ui *ui, const struct ui_node *node)
{
    struct listing *list = list_now(ui);
    GROW(list->nodes, list->node_count, list->node_room);
    struct ui_node *added = &list->nodes[list->node_count];
    *added = *node;
    added->parent = ui->parent;
    added->layer = ui->layer;
    if (added->box.w <= 0.0f || added->box.h <= 0.0f) {
        added->state |= UI_UNSEEN;
    }
    return list->node_count++;
}

void add_hit(struct ui *ui, struct hit hit)
{
    struct listing *list = list_now(ui);
    GROW(list->hits, list->hit_count, list->hit_room);
    hit.layer = ui->layer;
    list->hits[list->hit_count++] = hit;
}

int32_t open_last_node(struct ui *ui)
{
    int32_t before = ui->parent;
    ui->parent = (int32_t)list_now(ui)->node_count - 1;
    return before;
}

const struct hit *find_hit(const struct listing *list, uint64_t id)
{
    for (uint32_t i = 0; id != 0 && i < list->hit_count; i++) {
        if (list->hits[i].kind == HIT_CONTROL && list->hits[i].id == id) {
            return &list->hits[i];
        }
    }
    return NULL;
}

void set_focus(struct ui *ui, uint64_t id, const char *path, bool by_key)
{
    ui->focus_by_key = by_key;
    if (ui->focus == id) {
        return;
    }
    ui->focus = id;
    (void)snprintf(ui->focus_path, sizeof ui->focus_path, "%s", path != NULL ? path : "");
    ui->focus_gained = true;
    ui->reveal = by_key;
    ui->focus_ms = ui->now_ms;
    ui->tip_dismissed = false;
    ui->is_unsettled = true;
}

static bool is_pressable(enum ui_role role)
{
    switch (role) {
    case UI_ROLE_BUTTON:
    case UI_ROLE_OPTION:
    case UI_ROLE_CHECK:
    case UI_ROLE_SELECT:
    case UI_ROLE_ITEM:
    case UI_ROLE_TAB:
    case UI_ROLE_ROW:
    case UI_ROLE_MARK: return true;
    default: return false;
    }
}

static uint32_t state_of(const struct ui *ui, const struct ui_control *control, uint64_t id)
{
    uint32_t state = control->state;
    state |= control->no_focus ? 0u : UI_FOCUSABLE;
    state |= ui->focus == id ? UI_FOCUSED : 0u;
    state |= control->disabled != NULL ? UI_DISABLED : 0u;
    return state;
}

static uint32_t emit(struct ui *ui, const char *path, const struct ui_control *control, uint64_t id)
{
    struct ui_node node = {
        .path = path,
        .role = control->role,
        .label = control->label != NULL ? keep(ui, control->label) : "",
        .value = keep(ui, control->value),
        .shortcut = keep(ui, control->shortcut),
        .reason = keep(ui, control->disabled),
        .state = state_of(ui, control, id),
        .box = visible_part(ui, control->box),
    };
    return add_node(ui, &node);
}

static uint64_t scroll_now(const struct ui *ui)
{
    return ui->scroll_count > 0 ? ui->scrolls[ui->scroll_count - 1].id : 0;
}

/* Enter chooses nothing: after a choice it is free for what the choice is for, as in a form. */
static bool enter_presses(enum ui_role role)
{
    return is_pressable(role) && role != UI_ROLE_OPTION && role != UI_ROLE_CHECK;
}

static bool is_press_key(const struct ui *ui, enum ui_role role)
{
    bool is_enter = event_is(ui, UI_EVENT_KEY) && ui->event.key == UI_KEY_ENTER;
    bool is_space = event_is(ui, UI_EVENT_TEXT) && str_equal(ui->event.text, " ");
    return (is_enter && enter_presses(role)) || (is_space && is_pressable(role));
}

static bool is_pressed(struct ui *ui, uint64_t id, const struct ui_control *control)
{
    if (control->disabled != NULL) {
        return false;
    }
    bool is_clicked = event_is(ui, UI_EVENT_UP) && ui->held == id && ui->target == id;
    bool is_keyed = ui->owner == id && is_press_key(ui, control->role);
    bool is_short = control->shortcut != NULL && ui_shortcut(ui, control->shortcut);
    return is_clicked || is_keyed || is_short;
}

static void take_tip(struct ui *ui, const struct ui_control *control, const struct ui_answer *answer)
{
    const char *words = control->disabled != NULL ? control->disabled : control->tip;
    bool by_pointer = answer->hovered && ui->held == 0;
    bool by_focus = answer->focused && ui->focus_by_key;
    if (words == NULL || words[0] == '\0' || ui->tip_dismissed || !(by_pointer || by_focus)) {
        return;
    }
    int64_t since = by_pointer ? ui->hovered_ms : ui->focus_ms;
    if (ui->now_ms >= since + TIP_DELAY_MS) {
        ui->tip = (struct tip_wish){ keep(ui, words), control->box };
    } else {
        ui_wake_at_ms(ui, since + TIP_DELAY_MS);
    }
}

/* Was all of it in sight in the build before? */
static bool was_whole(const struct ui *ui, const struct ui_control *control)
{
    const struct hit *hit = find_hit(list_before(ui), ui->focus);
    return hit != NULL && hit->box.h >= control->box.h - 0.5f && control->box.h > 0.0f;
}

static void take_ring(struct ui *ui, const struct ui_control *control)
{
    if (!control->no_ring) {
        /* A control that is wholly in sight has its whole ring, even at the rim of its panel. */
        struct box seen = visible_part(ui, control->box);
        bool is_whole = seen.w >= control->box.w - 0.5f && seen.h >= control->box.h - 0.5f;
        struct box clip =
            is_whole ? box_inset(draw_clip(ui->canvas), -(FOCUS_GAP + LINE_FOCUS)) : draw_clip(ui->canvas);
        ui->ring = (struct ring_wish){ true, control->box, clip, control->radius, ui->layer };
    }
    /* An area that becomes lower must not leave the focus behind, unless one had scrolled away from it. */
    if (ui->reveal || (scroll_has_shrunk(ui) && was_whole(ui, control))) {
        ui_scroll_to(ui, control->box);
    }
    ui->page_scroll = ui->page_scroll == 0 ? scroll_now(ui) : ui->page_scroll;
}

static void take_keys(struct ui *ui, uint64_t id, const struct ui_control *control, struct ui_answer *answer)
{
    if (ui->owner != id || control->disabled != NULL) {
        return;
    }
    if (event_is(ui, UI_EVENT_KEY)) {
        answer->key = ui->event.key;
        answer->mods = ui->event.mods;
    } else if (event_is(ui, UI_EVENT_TEXT) && control->takes_text) {
        answer->text = ui->event.text;
    }
}

struct ui_answer ui_control(struct ui *ui, const char *word, const struct ui_control *control)
{
    MUST(ui->is_building);
    uint64_t id = id_of(ui, word);
    const char *path = path_of(ui, word);
    mark_seen(ui, id, path);
    uint32_t node = emit(ui, path, control, id);
    struct box visible = list_now(ui)->nodes[node].box;
    add_hit(ui, (struct hit){ .kind = HIT_CONTROL,
                              .id = id,
                              .box = visible,
                              .node = node,
                              .takes_keys = control->takes_keys,
                              .takes_text = control->takes_text,
                              .is_pressable = is_pressable(control->role),
                              .enter_presses = enter_presses(control->role),
                              .is_disabled = control->disabled != NULL,
                              .in_group = control->same_group,
                              .can_focus = !control->no_focus,
                              .scroll = scroll_now(ui) });
    struct ui_answer answer = { .box = control->box };
    answer.hovered = ui->hovered == id;
    answer.focused = ui->focus == id;
    answer.held = ui->held == id;
    answer.focus_gained = answer.focused && ui->focus_gained;
    answer.x = ui->pointer_x - control->box.x;
    answer.y = ui->pointer_y - control->box.y;
    answer.down = event_is(ui, UI_EVENT_DOWN) && ui->target == id && control->disabled == NULL;
    answer.clicks = answer.down ? ui->event.clicks : 0;
    answer.dragged = answer.held && event_is(ui, UI_EVENT_MOVE);
    answer.pressed = is_pressed(ui, id, control);
    take_keys(ui, id, control, &answer);
    take_tip(ui, control, &answer);
    if (answer.focused) {
        take_ring(ui, control);
    }
    return answer;
}

void ui_note(struct ui *ui, const char *word, enum ui_role role, const char *label, const char *value, struct box box)
{
    const char *path = word != NULL ? path_of(ui, word) : path_unnamed(ui, ui_role_word(role));
    if (word != NULL) {
        mark_seen(ui, id_of(ui, word), path);
    }
    struct ui_node node = { .path = path,
                            .role = role,
                            .label = keep(ui, label != NULL ? label : ""),
                            .value = keep(ui, value),
                            .box = visible_part(ui, box) };
    add_node(ui, &node);
}

void ui_focus(struct ui *ui, const char *word)
{
    ui->focus_wish = id_of(ui, word);
    (void)snprintf(ui->focus_wish_path, sizeof ui->focus_wish_path, "%s", path_of(ui, word));
}

bool ui_has_focus(const struct ui *ui, const char *word)
{
    return ui->focus == id_of(ui, word);
}

bool ui_pointer(const struct ui *ui, float *x, float *y)
{
    *x = ui->pointer_x;
    *y = ui->pointer_y;
    return ui->pointer_inside && is_heard(ui);
}
