/* The semantic list: found by label or path, and written as text for tests and for a person who asks what is there. */
#include <string.h>

#include "ui/room.h"

const char *ui_role_word(enum ui_role role)
{
    static const char *const WORDS[UI_ROLE_COUNT] = {
        "window", "panel",  "group", "dialog", "heading", "text", "image",  "button", "option", "check",
        "field",  "select", "item",  "tab",    "list",    "row",  "slider", "timer",  "status", "mark",
    };
    MUST(role < UI_ROLE_COUNT);
    return WORDS[role];
}

static const struct listing *complete(const struct ui *ui)
{
    return ui->is_building ? list_before(ui) : &ui->lists[ui->list];
}

const struct ui_node *ui_nodes(const struct ui *ui, uint32_t *count)
{
    *count = complete(ui)->node_count;
    return complete(ui)->nodes;
}

const struct ui_node *ui_focused(const struct ui *ui)
{
    const struct hit *hit = find_hit(complete(ui), ui->focus);
    return hit != NULL && hit->node != UINT32_MAX ? &complete(ui)->nodes[hit->node] : NULL;
}

static bool ends_with_path(const char *path, const char *end)
{
    size_t path_bytes = strlen(path);
    size_t end_bytes = strlen(end);
    return path_bytes > end_bytes && path[path_bytes - end_bytes - 1] == '/'
           && str_equal(path + path_bytes - end_bytes, end);
}

/* How well a node fits: 0 not at all. What can be used and seen comes before what cannot. */
static uint32_t fit_of(const struct ui_node *node, const char *words)
{
    bool is_named = str_equal(node->label, words) || str_equal(node->path, words) || ends_with_path(node->path, words);
    if (!is_named) {
        return 0;
    }
    bool is_usable = (node->state & UI_FOCUSABLE) != 0;
    bool is_free = (node->state & UI_DISABLED) == 0;
    bool is_seen = (node->state & UI_UNSEEN) == 0;
    return 1u + (is_usable ? 8u : 0u) + (is_free ? 4u : 0u) + (is_seen ? 2u : 0u);
}

const struct ui_node *ui_find(const struct ui *ui, const char *label_or_id)
{
    const struct listing *list = complete(ui);
    const struct ui_node *best = NULL;
    uint32_t best_fit = 0;
    for (uint32_t i = 0; i < list->node_count; i++) {
        uint32_t fit = fit_of(&list->nodes[i], label_or_id);
        if (fit > best_fit) {
            best_fit = fit;
            best = &list->nodes[i];
        }
    }
    return best;
}

static uint32_t depth_of(const struct listing *list, const struct ui_node *node)
{
    uint32_t depth = 0;
    for (int32_t at = node->parent; at >= 0; at = list->nodes[at].parent) {
        depth++;
    }
    return depth;
}

static void add_quoted(struct str *out, const char *text)
{
    str_add_char(out, '"');
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\') {
            str_add_char(out, '\\');
        }
        str_add(out, *c == '\n' ? "\\n" : (char[]){ *c, '\0' });
    }
    str_add_char(out, '"');
}

static void add_named(struct str *out, const char *name, const char *value)
{
    if (value != NULL) {
        str_addf(out, " %s ", name);
        add_quoted(out, value);
    }
}

static void add_state(struct str *out, uint32_t state)
{
    static const struct {
        uint32_t bit;
        const char *word;
    } WORDS[] = { { UI_FOCUSED, "focused" },   { UI_SELECTED, "selected" }, { UI_EXPANDED, "expanded" },
                  { UI_DISABLED, "disabled" }, { UI_UNSEEN, "unseen" },     { UI_NEEDED, "needed" } };
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if ((state & WORDS[i].bit) != 0) {
            str_addf(out, " %s", WORDS[i].word);
        }
    }
}

static int whole(float px)
{
    return (int)(px < 0.0f ? px - 0.5f : px + 0.5f);
}

void ui_dump(const struct ui *ui, struct str *out, bool with_boxes)
{
    const struct listing *list = complete(ui);
    for (uint32_t i = 0; i < list->node_count; i++) {
        const struct ui_node *node = &list->nodes[i];
        for (uint32_t d = depth_of(list, node); d > 0; d--) {
            str_add(out, "  ");
        }
        str_addf(out, "%s ", ui_role_word(node->role));
        add_quoted(out, node->label);
        add_named(out, "value", node->value);
        add_named(out, "key", node->shortcut);
        add_named(out, "because", node->reason);
        add_state(out, node->state);
        str_addf(out, " <%s>", node->path);
        if (with_boxes) {
            str_addf(out, " %d,%d %dx%d", whole(node->box.x), whole(node->box.y), whole(node->box.w),
                     whole(node->box.h));
        }
        str_add_char(out, '\n');
    }
}
