/* Text fields, of one line or several. The caret does not blink; it is there. */
#include "ui/editing.h"

#include <math.h>
#include <string.h>

#include "ui/room.h"

#define BYTES_DEFAULT 1024u
#define PADDING_X 16.0f
#define PADDING_Y 10.0f
#define LINE 24.0f
#define CARET_WIDTH 2.0f

/* One field being built: what is shown, broken into lines, and where. */
struct showing {
    struct ui *ui;
    const struct ui_field *field;
    struct str words; /* the value, with what is being composed inside */
    size_t composed_from, composed_to;
    struct text_line *lines; /* a copy, in the build's arena */
    uint32_t line_count;
    struct box inside; /* of the words */
};

static bool has_lines(const struct ui_field *field)
{
    return field->lines > 1;
}

static struct text_style style_of(const struct ui *ui)
{
    return (struct text_style){ .face = TEXT_REGULAR, .px = TYPE_BODY * (float)ui->scale_percent / 100.0f };
}

static float scale_of(const struct ui *ui)
{
    return (float)ui->scale_percent / 100.0f;
}

/* ---- lines ---- */

static void break_lines(struct showing *showing, float width)
{
    struct ui *ui = showing->ui;
    uint32_t most = has_lines(showing->field) ? 0 : 1;
    struct arena *arena = &list_now(ui)->arena;
    if (most == 1) { /* one line, however long: it scrolls sideways */
        showing->lines = ARENA_NEW(arena, struct text_line);
        showing->lines[0] = (struct text_line){ .to = (uint32_t)showing->words.bytes };
        showing->line_count = 1;
        return;
    }
    struct text_lines lines =
        text_wrap(ui->text, style_of(ui), str_text(&showing->words), showing->words.bytes, width * scale_of(ui), most);
    showing->lines = ARENA_ARRAY(arena, struct text_line, lines.count);
    memcpy(showing->lines, lines.at, lines.count * sizeof *lines.at);
    showing->line_count = lines.count;
}

static uint32_t line_of(const struct showing *showing, size_t at)
{
    uint32_t line = 0;
    while (line + 1 < showing->line_count && showing->lines[line + 1].from <= at) {
        line++;
    }
    return line;
}

static float x_of(const struct showing *showing, uint32_t line, size_t at)
{
    const struct text_line *l = &showing->lines[line];
    const char *words = str_text(&showing->words) + l->from;
    size_t within = at < l->from ? 0 : at > l->to ? l->to - l->from : at - l->from;
    return text_caret_x(showing->ui->text, style_of(showing->ui), words, l->to - l->from, within)
           / scale_of(showing->ui);
}

static size_t position_in(const struct showing *showing, uint32_t line, float x)
{
    const struct text_line *l = &showing->lines[line];
    const char *words = str_text(&showing->words) + l->from;
    size_t within =
        text_position_at(showing->ui->text, style_of(showing->ui), words, l->to - l->from, x * scale_of(showing->ui));
    /* The end of a line that was wrapped, not ended, is the start of the next. */
    bool is_wrapped = line + 1 < showing->line_count && showing->lines[line + 1].from == l->to;
    if (is_wrapped && within == l->to - l->from && within > 0) {
        within = text_previous(words, l->to - l->from, within);
    }
    return l->from + within;
}

static size_t position_at(const struct showing *showing, float x, float y)
{
    float row = floorf((y - (showing->inside.y)) / LINE);
    uint32_t line = row < 0.0f ? 0 : row >= (float)showing->line_count ? showing->line_count - 1 : (uint32_t)row;
    return position_in(showing, line, x - showing->inside.x);
}

/* ---- keys and pointer ---- */

static bool copy_selection(struct ui *ui, const struct editing *editing)
{
    size_t from = editing_from(editing);
    size_t to = editing_to(editing);
    if (from == to) {
        return false;
    }
    struct str part = { 0 };
    str_add_bytes(&part, str_text(editing->value) + from, to - from);
    clipboard_set(ui, str_text(&part));
    str_deinit(&part);
    return true;
}

static bool paste(struct ui *ui, struct editing *editing)
{
    struct str held = { 0 };
    clipboard_get(ui, &held);
    bool changed = held.bytes > 0 && editing_insert(editing, str_text(&held));
    str_deinit(&held);
    return changed;
}

/* Ctrl with A, C, X, V. */
static bool use_clipboard(struct ui *ui, struct editing *editing, uint32_t key)
{
    switch (key) {
    case 'a': editing_select_all(editing); return false;
    case 'c': (void)copy_selection(ui, editing); return false;
    case 'x': return copy_selection(ui, editing) && editing_insert(editing, "");
    case 'v': return paste(ui, editing);
    default: return false;
    }
}

static void move_by_line(const struct showing *showing, struct editing *editing, bool down, bool keep)
{
    struct field_state *s = editing->state;
    uint32_t line = line_of(showing, s->caret);
    float x = s->wish_x >= 0.0f ? s->wish_x : x_of(showing, line, s->caret);
    if (down && line + 1 == showing->line_count) {
        editing_place(editing, editing->value->bytes, keep);
    } else if (!down && line == 0) {
        editing_place(editing, 0, keep);
    } else {
        editing_place(editing, position_in(showing, down ? line + 1 : line - 1, x), keep);
    }
    s->wish_x = x;
}

static void move_in_line(const struct showing *showing, struct editing *editing, uint32_t key, uint32_t mods)
{
    const struct text_line *line = &showing->lines[line_of(showing, editing->state->caret)];
    bool is_wrapped = line->to < showing->words.bytes && str_text(&showing->words)[line->to] != '\n';
    size_t end = is_wrapped && line->to > line->from
                     ? text_previous(str_text(&showing->words), showing->words.bytes, line->to)
                     : line->to;
    editing_place(editing, key == UI_KEY_HOME ? line->from : end, (mods & UI_SHIFT) != 0);
}

static void move_caret(const struct showing *showing, struct editing *editing, uint32_t key, uint32_t mods)
{
    bool by_line = has_lines(showing->field) && (key == UI_KEY_UP || key == UI_KEY_DOWN);
    bool in_line = has_lines(showing->field) && (key == UI_KEY_HOME || key == UI_KEY_END) && (mods & UI_CTRL) == 0;
    if (by_line) {
        move_by_line(showing, editing, key == UI_KEY_DOWN, (mods & UI_SHIFT) != 0);
    } else if (in_line) {
        move_in_line(showing, editing, key, mods);
    } else {
        (void)editing_move(editing, key, mods);
    }
}

static enum ui_field_answer use_key(const struct showing *showing, struct editing *editing,
                                    const struct ui_answer *answer)
{
    uint32_t key = answer->key;
    bool by_word = (answer->mods & UI_CTRL) != 0;
    bool changed = false;
    if (key == UI_KEY_ENTER) {
        if (!has_lines(showing->field)) {
            return UI_FIELD_ENTERED;
        }
        changed = editing_insert(editing, "\n");
    } else if (key == UI_KEY_BACKSPACE || key == UI_KEY_DELETE) {
        changed = editing_erase(editing, key == UI_KEY_DELETE, by_word);
    } else if (by_word && key < UI_KEY_TAB) {
        changed = use_clipboard(showing->ui, editing, key);
    } else {
        move_caret(showing, editing, key, answer->mods);
    }
    return changed ? UI_FIELD_CHANGED : UI_FIELD_SAME;
}

static void use_pointer(const struct showing *showing, struct editing *editing, const struct ui_answer *answer)
{
    struct ui *ui = showing->ui;
    size_t at = position_at(showing, ui->pointer_x, ui->pointer_y);
    if (answer->down && answer->clicks >= 2) {
        editing_select_word(editing, at);
    } else if (answer->down) {
        editing_place(editing, at, (ui->event.mods & UI_SHIFT) != 0);
    } else if (answer->dragged && editing->state->id != 0) {
        editing_place(editing, at, true);
    }
}

/* What an input method has not finished is shown, but is not yet the value's. */
static void use_composing(struct ui *ui, struct field_state *state, uint64_t id)
{
    if (event_is(ui, UI_EVENT_COMPOSE) && ui->owner == id) {
        memcpy(state->composing, ui->event.text, sizeof state->composing);
        ui->is_unsettled = true;
    }
}

static void take_state(struct ui *ui, uint64_t id, const struct str *value)
{
    if (ui->field.id != id) {
        ui->field = (struct field_state){ .id = id, .caret = value->bytes, .anchor = value->bytes, .wish_x = -1.0f };
    }
}

/* ---- drawing ---- */

static void draw_selection(const struct showing *showing, const struct editing *editing)
{
    size_t from = editing_from(editing);
    size_t to = editing_to(editing);
    for (uint32_t i = 0; from < to && i < showing->line_count; i++) {
        const struct text_line *l = &showing->lines[i];
        if (to <= l->from || from > l->to) {
            continue;
        }
        float x0 = x_of(showing, i, from);
        float x1 = x_of(showing, i, to);
        struct box box = { showing->inside.x + fminf(x0, x1), showing->inside.y + LINE * (float)i,
                           fmaxf(fabsf(x1 - x0), 4.0f), LINE };
        draw_rect(showing->ui->canvas, box, paint_fill(ui_theme(showing->ui)->line2));
    }
}

static void draw_lines(const struct showing *showing)
{
    struct ui *ui = showing->ui;
    struct colour ink = faded(ui_theme(ui)->t1, showing->field->disabled != NULL);
    struct words look = words_make(TEXT_REGULAR, TYPE_BODY, ink);
    struct str part = { 0 };
    for (uint32_t i = 0; i < showing->line_count; i++) {
        const struct text_line *l = &showing->lines[i];
        str_clear(&part);
        str_add_bytes(&part, str_text(&showing->words) + l->from, l->to - l->from);
        draw_text_middle(ui->canvas, showing->inside.x, showing->inside.y + LINE * ((float)i + 0.5f), look,
                         str_text(&part));
    }
    str_deinit(&part);
}

static void draw_composing(const struct showing *showing)
{
    if (showing->composed_to == showing->composed_from) {
        return;
    }
    uint32_t line = line_of(showing, showing->composed_from);
    float x0 = showing->inside.x + x_of(showing, line, showing->composed_from);
    float x1 = showing->inside.x + x_of(showing, line, showing->composed_to);
    float y = showing->inside.y + LINE * (float)(line + 1) - 3.0f;
    draw_line(showing->ui->canvas, x0, y, x1, y, paint_stroke(ui_theme(showing->ui)->t2, LINE_HAIR));
}

static struct box caret_box(const struct showing *showing, const struct field_state *state)
{
    size_t at = state->caret + (showing->composed_to - showing->composed_from);
    uint32_t line = line_of(showing, at);
    float x = showing->inside.x + x_of(showing, line, at);
    return box_make(x - CARET_WIDTH / 2.0f, showing->inside.y + LINE * (float)line + 2.0f, CARET_WIDTH, LINE - 4.0f);
}

static void draw_hint(const struct showing *showing, const struct ui_answer *answer, struct box box)
{
    const struct ui_field *field = showing->field;
    struct ui *ui = showing->ui;
    const struct theme *t = ui_theme(ui);
    if (showing->words.bytes > 0) {
        return;
    }
    if (field->hint != NULL) {
        struct words look = words_make(TEXT_REGULAR, TYPE_BODY, t->t3);
        look.width_max = showing->inside.w;
        draw_text_middle(ui->canvas, showing->inside.x, showing->inside.y + LINE / 2.0f, look, field->hint);
    }
    if (field->shortcut != NULL && !answer->focused) {
        ui_draw_keycap(ui, box.x + box.w - 14.0f, middle_of(box), field->shortcut, t->t2);
    }
}

static void make_showing(struct showing *showing, const struct str *value, const struct field_state *state)
{
    str_clear(&showing->words);
    bool is_composing = state != NULL && state->composing[0] != '\0';
    size_t at = is_composing ? state->caret : value->bytes;
    str_add_bytes(&showing->words, str_text(value), at);
    showing->composed_from = at;
    if (is_composing) {
        str_add(&showing->words, state->composing);
    }
    showing->composed_to = showing->words.bytes;
    str_add(&showing->words, str_text(value) + at);
    if (!is_composing) {
        showing->composed_to = showing->composed_from;
    }
    break_lines(showing, showing->inside.w);
}

/* The words slide so that the caret of a long line stays in sight. */
static void slide(struct showing *showing, struct field_state *state)
{
    if (has_lines(showing->field)) {
        return;
    }
    float x = x_of(showing, 0, state->caret + (showing->composed_to - showing->composed_from));
    float whole = x_of(showing, 0, showing->words.bytes);
    float most = fmaxf(whole - showing->inside.w + CARET_WIDTH, 0.0f);
    state->scroll = fminf(state->scroll, most);
    state->scroll = fmaxf(state->scroll, x - showing->inside.w + CARET_WIDTH);
    state->scroll = fmaxf(fminf(state->scroll, x), 0.0f);
    showing->inside.x -= state->scroll;
}

static float lines_height(struct ui *ui, const struct ui_field *field, const struct str *value, float width)
{
    float own = draw_paragraph_height(ui->canvas, width, LINE, 0, TEXT_REGULAR, TYPE_BODY, str_text(value));
    return fmaxf(own, LINE * (float)field->lines) + 2.0f * PADDING_Y;
}

static struct box take_box(struct ui *ui, const struct ui_field *field, const struct str *value)
{
    if (field->label_above && field->label != NULL) {
        ui_words(ui, field->label, &(struct ui_words){ .px = TYPE_SECOND, .tone = UI_TONE_SECOND, .unread = true });
    }
    float width = ui_width(ui) - 2.0f * PADDING_X;
    float one = field->height > 0.0f ? field->height : BUTTON_HEIGHT;
    return ui_take(ui, has_lines(field) ? lines_height(ui, field, value, width) : one);
}

static struct box inside_of(const struct ui_field *field, struct box box)
{
    float left = PADDING_X + (field->icon != ICON_NONE ? 28.0f : 0.0f);
    float top = has_lines(field) ? PADDING_Y : (box.h - LINE) / 2.0f;
    return box_make(box.x + left, box.y + top, fmaxf(box.w - left - PADDING_X, 8.0f), box.h - 2.0f * top);
}

static enum ui_field_answer edit(struct showing *showing, struct str *value, const struct ui_answer *answer,
                                 uint64_t id)
{
    struct ui *ui = showing->ui;
    const struct ui_field *field = showing->field;
    struct editing editing = { value, field->bytes_max > 0 ? field->bytes_max : BYTES_DEFAULT, &ui->field,
                               has_lines(field) };
    take_state(ui, id, value);
    editing_mend(&editing);
    use_composing(ui, &ui->field, id);
    make_showing(showing, value, &ui->field);
    enum ui_field_answer result = UI_FIELD_SAME;
    if (answer->text != NULL && event_is(ui, UI_EVENT_TEXT)) {
        ui->field.composing[0] = '\0';
        result = editing_insert(&editing, answer->text) ? UI_FIELD_CHANGED : UI_FIELD_SAME;
    } else if (answer->key != 0) {
        result = use_key(showing, &editing, answer);
    } else if (answer->down || answer->dragged) {
        struct box whole = showing->inside;
        showing->inside.x -= has_lines(field) ? 0.0f : ui->field.scroll;
        use_pointer(showing, &editing, answer);
        showing->inside = whole;
    }
    make_showing(showing, value, &ui->field);
    slide(showing, &ui->field);
    draw_selection(showing, &editing);
    return result;
}

static void draw_field_ground(struct ui *ui, struct box box, const struct ui_field *field,
                              const struct ui_answer *answer)
{
    const struct theme *t = ui_theme(ui);
    bool is_disabled = field->disabled != NULL;
    struct colour edge = answer->hovered && !is_disabled ? t->t2 : t->edge;
    draw_round(ui->canvas, box, RADIUS_CONTROL, paint_both(t->bg0, faded(edge, is_disabled), LINE_HAIR));
    if (field->icon != ICON_NONE) {
        draw_icon(ui->canvas, field->icon, box.x + 24.0f, middle_of(box), ICON_MEDIUM, t->t2);
    }
}

enum ui_field_answer ui_field(struct ui *ui, const char *id, const struct ui_field *field, struct str *value)
{
    struct box box = take_box(ui, field, value);
    if (field->shortcut != NULL && ui_shortcut(ui, field->shortcut)) {
        ui_focus(ui, id);
    }
    struct ui_control control = { .role = UI_ROLE_FIELD,
                                  .label = field->label,
                                  .value = str_text(value),
                                  .shortcut = NULL,
                                  .disabled = field->disabled,
                                  .box = box,
                                  .radius = RADIUS_CONTROL,
                                  .takes_keys = true,
                                  .takes_text = true };
    struct ui_answer answer = ui_control(ui, id, &control);
    struct showing showing = { .ui = ui, .field = field, .inside = inside_of(field, box) };
    draw_field_ground(ui, box, field, &answer);
    draw_clip_push(ui->canvas,
                   box_make(showing.inside.x - CARET_WIDTH, box.y, showing.inside.w + 2.0f * CARET_WIDTH, box.h));
    bool is_edited = answer.focused && field->disabled == NULL;
    enum ui_field_answer result = UI_FIELD_SAME;
    if (is_edited) {
        result = edit(&showing, value, &answer, id_of(ui, id));
    } else {
        make_showing(&showing, value, NULL);
    }
    draw_lines(&showing);
    draw_composing(&showing);
    if (is_edited) {
        struct box caret = caret_box(&showing, &ui->field);
        draw_rect(ui->canvas, caret, paint_fill(ui_theme(ui)->t1));
        window_show_caret(ui, caret);
    }
    draw_clip_pop(ui->canvas);
    draw_hint(&showing, &answer, box);
    str_deinit(&showing.words);
    return result;
}
