#include "ui/drive_steps.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ui/room.h"

#define WAIT_FOR_DEFAULT 30.0
#define WAIT_FOR_STEP_MS 100
#define LABEL_DISTANCE_MAX 12u
#define PATH_BYTES 1024u
#define SIZE_MAX_PX 7680.0 /* the widest screens; a frame of a window twice as wide and high takes many seconds */

struct step {
    struct ui *ui;
    const struct ui_drive *drive;
    const char *const *words; /* without the step's own name */
    uint32_t count;
    struct err_note *note;
};

/* ---- what is there ---- */

/* The label that is most like what was asked for, or NULL. */
static const char *nearest_label(const struct ui *ui, const char *asked)
{
    uint32_t count = 0;
    const struct ui_node *nodes = ui_nodes(ui, &count);
    const char *best = NULL;
    uint32_t best_distance = LABEL_DISTANCE_MAX + 1;
    for (uint32_t i = 0; i < count; i++) {
        bool counts = nodes[i].label[0] != '\0';
        uint32_t distance = counts ? str_distance(nodes[i].label, asked, LABEL_DISTANCE_MAX) : best_distance;
        if (distance < best_distance) {
            best_distance = distance;
            best = nodes[i].label;
        }
    }
    return best;
}

static const char *some_label(const struct ui *ui)
{
    uint32_t count = 0;
    const struct ui_node *nodes = ui_nodes(ui, &count);
    for (uint32_t i = 0; i < count; i++) {
        if ((nodes[i].state & UI_FOCUSABLE) != 0 && nodes[i].label[0] != '\0') {
            return nodes[i].label;
        }
    }
    return NULL;
}

static enum err say_missing(const struct step *step, const char *asked)
{
    const char *nearest = nearest_label(step->ui, asked);
    if (nearest != NULL) {
        return err_say(step->note, ERR_BAD_INPUT, "nothing is called \"%s\"; the nearest is \"%s\"", asked, nearest);
    }
    const char *some = some_label(step->ui);
    return some != NULL
               ? err_say(step->note, ERR_BAD_INPUT, "nothing is called \"%s\"; there is, for example, \"%s\"", asked,
                         some)
               : err_say(step->note, ERR_BAD_INPUT, "nothing is called \"%s\"; nothing here can be used", asked);
}

static enum err find(const struct step *step, const char *asked, const struct ui_node **node)
{
    *node = ui_find(step->ui, asked);
    return *node != NULL ? ERR_OK : say_missing(step, asked);
}

static enum err find_usable(const struct step *step, const char *asked, const struct ui_node **node)
{
    enum err err = find(step, asked, node);
    if (err == ERR_OK && (*node)->reason != NULL) {
        return err_say(step->note, ERR_BAD_INPUT, "\"%s\" cannot be used now: %s", asked, (*node)->reason);
    }
    return err;
}

static enum err say_usage(const struct step *step, const char *usage)
{
    return err_say(step->note, ERR_BAD_INPUT, "this step is written like this: %s", usage);
}

static bool read_number(const char *word, double *value)
{
    char *end = NULL;
    errno = 0;
    *value = strtod(word, &end);
    return end != word && *end == '\0' && errno == 0 && isfinite(*value);
}

/* ---- hands ---- */

static void send_pointer(struct ui *ui, enum ui_event_kind kind, float x, float y)
{
    struct ui_event event = { .kind = kind, .x = x, .y = y, .clicks = 1 };
    ui_handle(ui, &event);
}

static void send_key(struct ui *ui, uint32_t key)
{
    struct ui_event event = { .kind = UI_EVENT_KEY, .key = key };
    ui_handle(ui, &event);
}

static void give_focus(struct ui *ui, const struct ui_node *node)
{
    for (uint32_t i = 0; i < ui->lists[ui->list].hit_count; i++) {
        const struct hit *hit = &ui->lists[ui->list].hits[i];
        bool is_it =
            hit->node != UINT32_MAX && &ui->lists[ui->list].nodes[hit->node] == node && hit->kind == HIT_CONTROL;
        if (is_it && hit->can_focus) {
            set_focus(ui, hit->id, node->path, true);
            break;
        }
    }
    ui_refresh(ui);
}

/* What is scrolled out of sight is brought into view, as a person would. The node is looked up again. */
static enum err bring_into_view(const struct step *step, const char *asked, const struct ui_node **node)
{
    if (((*node)->state & UI_UNSEEN) == 0) {
        return ERR_OK;
    }
    give_focus(step->ui, *node);
    *node = ui_find(step->ui, asked);
    bool is_seen = *node != NULL && ((*node)->state & UI_UNSEEN) == 0;
    return is_seen ? ERR_OK : err_say(step->note, ERR_BAD_INPUT, "\"%s\" is out of sight", asked);
}

static enum err click(const struct step *step, const char *asked)
{
    const struct ui_node *node = NULL;
    enum err err = find_usable(step, asked, &node);
    if (err == ERR_OK) {
        err = bring_into_view(step, asked, &node);
    }
    if (err != ERR_OK) {
        return err;
    }
    float x = node->box.x + node->box.w / 2.0f;
    float y = node->box.y + node->box.h / 2.0f;
    send_pointer(step->ui, UI_EVENT_MOVE, x, y);
    send_pointer(step->ui, UI_EVENT_DOWN, x, y);
    send_pointer(step->ui, UI_EVENT_UP, x, y);
    send_pointer(step->ui, UI_EVENT_LEAVE, x, y);
    return ERR_OK;
}

/* ---- steps ---- */

static enum err step_focus(const struct step *step)
{
    const struct ui_node *node = NULL;
    enum err err = find(step, step->words[0], &node);
    if (err != ERR_OK) {
        return err;
    }
    if ((node->state & UI_FOCUSABLE) == 0) {
        return err_say(step->note, ERR_BAD_INPUT, "\"%s\" is there, but cannot have the focus", step->words[0]);
    }
    give_focus(step->ui, node);
    return ERR_OK;
}

static enum err press_key(const struct step *step, const char *name)
{
    struct ui_event event;
    if (!ui_key_parse(name, &event)) {
        return err_say(step->note, ERR_BAD_INPUT, "there is no key called \"%s\"", name);
    }
    ui_handle(step->ui, &event);
    return ERR_OK;
}

static enum err step_key(const struct step *step)
{
    double times = 1.0;
    if (step->count > 1 && (!read_number(step->words[1], &times) || times < 1.0 || times > 1000.0)) {
        return say_usage(step, "key Tab 3");
    }
    enum err err = ERR_OK;
    for (int i = 0; i < (int)times && err == ERR_OK; i++) {
        err = press_key(step, step->words[0]);
    }
    return err;
}

/* Space presses whatever can be pressed; Enter ends a field. */
static enum err press_focus(const struct step *step)
{
    const struct ui_node *focus = ui_focused(step->ui);
    if (focus == NULL) {
        return err_say(step->note, ERR_BAD_INPUT, "nothing has the focus");
    }
    struct ui_event event;
    (void)ui_key_parse(focus->role == UI_ROLE_FIELD ? "Enter" : "Space", &event);
    ui_handle(step->ui, &event);
    return ERR_OK;
}

/* A label when there is one; else a key; alone: what has the focus. */
static enum err step_press(const struct step *step)
{
    if (step->count == 0) {
        return press_focus(step);
    }
    struct ui_event event;
    bool is_key = ui_find(step->ui, step->words[0]) == NULL && ui_key_parse(step->words[0], &event);
    if (is_key) {
        ui_handle(step->ui, &event);
        return ERR_OK;
    }
    return click(step, step->words[0]);
}

static bool focus_takes_text(const struct ui *ui)
{
    const struct hit *hit = find_hit(&ui->lists[ui->list], ui->focus);
    return hit != NULL && hit->takes_text;
}

static enum err step_type(const struct step *step)
{
    if (!focus_takes_text(step->ui)) {
        const struct ui_node *focus = ui_focused(step->ui);
        return focus != NULL
                   ? err_say(step->note, ERR_BAD_INPUT, "\"%s\" has the focus and takes no text", focus->label)
                   : err_say(step->note, ERR_BAD_INPUT, "nothing has the focus");
    }
    const char *text = step->words[0];
    size_t bytes = strlen(text);
    for (size_t at = 0; at < bytes;) {
        size_t from = at;
        (void)text_decode(text, bytes, &at);
        if (text[from] == '\n') {
            send_key(step->ui, UI_KEY_ENTER);
            continue;
        }
        struct ui_event event = { .kind = UI_EVENT_TEXT };
        memcpy(event.text, text + from, at - from);
        ui_handle(step->ui, &event);
    }
    return ERR_OK;
}

static enum err step_clear(const struct step *step)
{
    if (!focus_takes_text(step->ui)) {
        return err_say(step->note, ERR_BAD_INPUT, "what has the focus takes no text");
    }
    struct ui_event all = { .kind = UI_EVENT_KEY, .key = 'a', .mods = UI_CTRL };
    ui_handle(step->ui, &all);
    send_key(step->ui, UI_KEY_BACKSPACE);
    return ERR_OK;
}

static enum err step_choose(const struct step *step)
{
    const struct ui_node *node = NULL;
    enum err err = find_usable(step, step->words[0], &node);
    if (err == ERR_OK && node->role != UI_ROLE_SELECT) {
        return err_say(step->note, ERR_BAD_INPUT, "\"%s\" is a %s, not a select", step->words[0],
                       ui_role_word(node->role));
    }
    bool is_open = err == ERR_OK && (node->state & UI_EXPANDED) != 0;
    if (err == ERR_OK && !is_open) {
        err = click(step, step->words[0]);
    }
    return err == ERR_OK ? click(step, step->words[1]) : err;
}

static enum err step_hover(const struct step *step)
{
    const struct ui_node *node = NULL;
    enum err err = find(step, step->words[0], &node);
    if (err == ERR_OK) {
        err = bring_into_view(step, step->words[0], &node);
    }
    if (err == ERR_OK) {
        send_pointer(step->ui, UI_EVENT_MOVE, node->box.x + node->box.w / 2.0f, node->box.y + node->box.h / 2.0f);
    }
    return err;
}

static enum err step_drag(const struct step *step)
{
    double part = 0.0;
    if (!read_number(step->words[1], &part) || part < 0.0 || part > 1.0) {
        return say_usage(step, "drag \"Time\" 0.25, a part from 0 to 1");
    }
    const struct ui_node *node = NULL;
    enum err err = find_usable(step, step->words[0], &node);
    if (err != ERR_OK) {
        return err;
    }
    struct box box = node->box;
    float y = box.y + box.h / 2.0f;
    send_pointer(step->ui, UI_EVENT_MOVE, box.x + 10.0f, y);
    send_pointer(step->ui, UI_EVENT_DOWN, box.x + 10.0f, y);
    float x = box.x + 10.0f + (box.w - 20.0f) * (float)part;
    send_pointer(step->ui, UI_EVENT_MOVE, x, y);
    send_pointer(step->ui, UI_EVENT_UP, x, y);
    send_pointer(step->ui, UI_EVENT_LEAVE, x, y);
    return ERR_OK;
}

static enum err step_scroll(const struct step *step)
{
    double px = 0.0;
    const struct ui_node *node = NULL;
    if (!read_number(step->words[1], &px)) {
        return say_usage(step, "scroll \"Inbox\" 300, in px");
    }
    enum err err = find(step, step->words[0], &node);
    if (err == ERR_OK) {
        struct ui_event event = { .kind = UI_EVENT_WHEEL,
                                  .x = node->box.x + node->box.w / 2.0f,
                                  .y = node->box.y + node->box.h / 2.0f,
                                  .wheel = (float)px };
        ui_handle(step->ui, &event);
    }
    return err;
}

static enum err step_wait(const struct step *step)
{
    double seconds = 0.0;
    if (!read_number(step->words[0], &seconds) || seconds < 0.0 || seconds > DRIVE_WAIT_SECONDS_MAX) {
        return say_usage(step, "wait 2.5, in seconds");
    }
    ui_advance(step->ui, (int64_t)llround(seconds * 1000.0));
    return ERR_OK;
}

static bool is_there(const struct ui *ui, const char *asked)
{
    if (ui_find(ui, asked) != NULL) {
        return true;
    }
    uint32_t count = 0;
    const struct ui_node *nodes = ui_nodes(ui, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (nodes[i].value != NULL && str_equal(nodes[i].value, asked)) {
            return true;
        }
    }
    return false;
}

static enum err step_wait_for(const struct step *step)
{
    double seconds = WAIT_FOR_DEFAULT;
    if (step->count > 1
        && (!read_number(step->words[1], &seconds) || seconds < 0.0 || seconds > DRIVE_WAIT_SECONDS_MAX)) {
        return say_usage(step, "wait-for \"10:42\" 30, in seconds");
    }
    int64_t until = ui_now_ms(step->ui) + (int64_t)llround(seconds * 1000.0);
    while (!is_there(step->ui, step->words[0])) {
        if (ui_now_ms(step->ui) >= until || ui_is_quitting(step->ui)) {
            (void)say_missing(step, step->words[0]);
            return err_prefix(step->note, ERR_BAD_INPUT, "waited %g seconds", seconds);
        }
        ui_advance(step->ui, WAIT_FOR_STEP_MS);
    }
    return ERR_OK;
}

static enum err step_expect(const struct step *step)
{
    const struct ui_node *node = NULL;
    enum err err = find(step, step->words[0], &node);
    if (err != ERR_OK || step->count < 2) {
        return err;
    }
    const char *value = node->value != NULL ? node->value : "";
    if (!str_equal(value, step->words[1])) {
        return err_say(step->note, ERR_BAD_INPUT, "the value of \"%s\" is \"%s\", not \"%s\"", step->words[0], value,
                       step->words[1]);
    }
    return ERR_OK;
}

static enum err step_expect_not(const struct step *step)
{
    if (ui_find(step->ui, step->words[0]) != NULL) {
        return err_say(step->note, ERR_BAD_INPUT, "\"%s\" is there", step->words[0]);
    }
    return ERR_OK;
}

static uint32_t state_bit(const char *word)
{
    static const struct {
        const char *word;
        uint32_t bit;
    } WORDS[] = { { "focused", UI_FOCUSED },
                  { "selected", UI_SELECTED },
                  { "expanded", UI_EXPANDED },
                  { "disabled", UI_DISABLED },
                  { "needed", UI_NEEDED } };
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (str_equal(WORDS[i].word, word)) {
            return WORDS[i].bit;
        }
    }
    return 0;
}

static enum err step_expect_state(const struct step *step)
{
    bool is_denied = str_starts(step->words[1], "not-");
    uint32_t bit = state_bit(step->words[1] + (is_denied ? 4 : 0));
    if (bit == 0) {
        return say_usage(
            step, "expect-state \"Commit\" focused, selected, expanded, disabled or needed, or not- and one of them");
    }
    const struct ui_node *node = NULL;
    enum err err = find(step, step->words[0], &node);
    if (err == ERR_OK && ((node->state & bit) != 0) == is_denied) {
        return err_say(step->note, ERR_BAD_INPUT, "\"%s\" is %s%s", step->words[0], is_denied ? "" : "not ",
                       step->words[1] + (is_denied ? 4 : 0));
    }
    return err;
}

static enum err file_path(const struct step *step, char path[PATH_BYTES])
{
    const char *name = step->words[0];
    const char *directory = step->drive != NULL ? step->drive->directory : NULL;
    bool is_relative = name[0] != '/' && directory != NULL;
    int bytes = snprintf(path, PATH_BYTES, "%s%s%s", is_relative ? directory : "", is_relative ? "/" : "", name);
    return bytes < (int)PATH_BYTES ? ERR_OK : err_say(step->note, ERR_TOO_BIG, "the path %s is too long", name);
}

static enum err step_screenshot(const struct step *step)
{
    char path[PATH_BYTES];
    enum err err = file_path(step, path);
    return err == ERR_OK ? ui_screenshot(step->ui, path, step->note) : err;
}

static enum err write_file(const char *path, const struct str *text, struct err_note *note)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        return err_say(note, ERR_IO, "write %s: %s", path, strerror(errno));
    }
    size_t written = fwrite(str_text(text), 1, text->bytes, file);
    bool is_closed = fclose(file) == 0;
    return written == text->bytes && is_closed ? ERR_OK : err_say(note, ERR_IO, "write %s: %s", path, strerror(errno));
}

static enum err step_dump(const struct step *step)
{
    char path[PATH_BYTES];
    struct str text = { 0 };
    enum err err = file_path(step, path);
    if (err == ERR_OK) {
        ui_dump(step->ui, &text, true);
        err = write_file(path, &text, step->note);
    }
    str_deinit(&text);
    return err;
}

static enum err step_size(const struct step *step)
{
    double width = 0.0;
    double height = 0.0;
    bool is_good = read_number(step->words[0], &width) && read_number(step->words[1], &height) && width >= 64.0
                   && height >= 64.0 && width <= SIZE_MAX_PX && height <= SIZE_MAX_PX;
    if (!is_good) {
        return say_usage(step, "size 1280 720, in px from 64 to 7680");
    }
    struct ui_event event = { .kind = UI_EVENT_RESIZE, .width = (uint32_t)width, .height = (uint32_t)height };
    ui_handle(step->ui, &event);
    return ERR_OK;
}

static enum err step_scale(const struct step *step)
{
    double percent = 0.0;
    if (!read_number(step->words[0], &percent) || percent < UI_SCALE_MIN || percent > UI_SCALE_MAX) {
        return say_usage(step, "scale 150, from 100 to 200");
    }
    ui_set_scale_percent(step->ui, (uint32_t)percent);
    ui_refresh(step->ui);
    return ERR_OK;
}

static enum err step_theme(const struct step *step)
{
    for (int i = 0; i < THEME_COUNT; i++) {
        if (str_equal(theme_word((enum theme_name)i), step->words[0])) {
            ui_set_theme(step->ui, (enum theme_name)i);
            ui_refresh(step->ui);
            return ERR_OK;
        }
    }
    return say_usage(step, "theme dark, light or print");
}

static enum err step_quit(const struct step *step)
{
    ui_quit(step->ui);
    return ERR_OK;
}

/* ---- the table ---- */

static const struct {
    const char *name;
    uint32_t least, most; /* words after the name */
    enum err (*run)(const struct step *step);
    const char *usage;
} STEPS[] = {
    { "focus", 1, 1, step_focus, "focus \"label\"" },
    { "press", 0, 1, step_press, "press \"label\"" },
    { "key", 1, 2, step_key, "key Tab 3" },
    { "type", 1, 1, step_type, "type \"text\"" },
    { "clear", 0, 0, step_clear, "clear" },
    { "choose", 2, 2, step_choose, "choose \"select\" \"item\"" },
    { "hover", 1, 1, step_hover, "hover \"label\"" },
    { "drag", 2, 2, step_drag, "drag \"slider\" 0.25" },
    { "scroll", 2, 2, step_scroll, "scroll \"label\" 300" },
    { "wait", 1, 1, step_wait, "wait 2.5" },
    { "wait-for", 1, 2, step_wait_for, "wait-for \"label\" 30" },
    { "expect", 1, 2, step_expect, "expect \"label\" \"value\"" },
    { "expect-not", 1, 1, step_expect_not, "expect-not \"label\"" },
    { "expect-state", 2, 2, step_expect_state, "expect-state \"label\" focused" },
    { "screenshot", 1, 1, step_screenshot, "screenshot file.png" },
    { "dump", 1, 1, step_dump, "dump file.txt" },
    { "size", 2, 2, step_size, "size 1280 720" },
    { "scale", 1, 1, step_scale, "scale 150" },
    { "theme", 1, 1, step_theme, "theme light" },
    { "quit", 0, 0, step_quit, "quit" },
};
#define STEP_COUNT (sizeof STEPS / sizeof STEPS[0])

static enum err say_unknown(const char *name, struct err_note *note)
{
    const char *nearest = STEPS[0].name;
    uint32_t best = UINT32_MAX;
    for (size_t i = 0; i < STEP_COUNT; i++) {
        uint32_t distance = str_distance(STEPS[i].name, name, LABEL_DISTANCE_MAX);
        if (distance < best) {
            best = distance;
            nearest = STEPS[i].name;
        }
    }
    return err_say(note, ERR_BAD_INPUT, "there is no step called \"%s\"; the nearest is \"%s\"", name, nearest);
}

static enum err hand_to_app(const struct step *step, const char *const *words, uint32_t count)
{
    bool has_app = step->drive != NULL && step->drive->step != NULL;
    enum err err = has_app ? step->drive->step(step->ui, step->drive->app, words, count, step->note) : ERR_NOT_FOUND;
    if (err == ERR_NOT_FOUND) {
        return say_unknown(words[0], step->note);
    }
    if (err == ERR_OK) {
        ui_refresh(step->ui);
    }
    return err;
}

enum err drive_step(struct ui *ui, const struct ui_drive *drive, const char *const *words, uint32_t count,
                    struct err_note *note)
{
    MUST(count > 0);
    struct step step = { ui, drive, words + 1, count - 1, note };
    for (size_t i = 0; i < STEP_COUNT; i++) {
        if (str_equal(STEPS[i].name, words[0])) {
            bool fits = step.count >= STEPS[i].least && step.count <= STEPS[i].most;
            return fits ? STEPS[i].run(&step) : say_usage(&step, STEPS[i].usage);
        }
    }
    return hand_to_app(&step, words, count);
}
