#include "ui/editing.h"

#include <string.h>

size_t editing_from(const struct editing *editing)
{
    const struct field_state *s = editing->state;
    return s->caret < s->anchor ? s->caret : s->anchor;
}

size_t editing_to(const struct editing *editing)
{
    const struct field_state *s = editing->state;
    return s->caret > s->anchor ? s->caret : s->anchor;
}

void editing_place(struct editing *editing, size_t at, bool keep_anchor)
{
    editing->state->caret = at;
    if (!keep_anchor) {
        editing->state->anchor = at;
    }
    editing->state->wish_x = -1.0f;
}

static size_t on_character(const struct str *value, size_t at)
{
    if (at >= value->bytes) {
        return value->bytes;
    }
    /* A character begins where the next one after the one before it begins. */
    size_t before = text_previous(str_text(value), value->bytes, at + 1);
    return before;
}

void editing_mend(struct editing *editing)
{
    struct field_state *s = editing->state;
    s->caret = on_character(editing->value, s->caret);
    s->anchor = on_character(editing->value, s->anchor);
}

/* Replaces [from, to) by `bytes` bytes of text. */
static void replace(struct str *value, size_t from, size_t to, const char *text, size_t bytes)
{
    struct str after = { 0 };
    str_add_bytes(&after, str_text(value) + to, value->bytes - to);
    value->bytes = from;
    str_add_bytes(value, text, bytes);
    str_add_bytes(value, str_text(&after), after.bytes);
    str_deinit(&after);
}

/* What may stand in the field of `text`: whole characters, no controls, at most `room` bytes. */
static void add_allowed(const struct editing *editing, struct str *out, const char *text, size_t room)
{
    size_t bytes = strlen(text);
    for (size_t at = 0; at < bytes;) {
        size_t from = at;
        uint32_t code = text_decode(text, bytes, &at);
        bool is_line_end = code == '\n';
        bool is_control = code < 0x20 || code == 0x7F || (code == 0xFFFD && at - from == 1);
        size_t needed = at - from;
        if (is_line_end && !editing->has_lines) {
            str_add(out, out->bytes + 1 <= room ? " " : "");
        } else if ((!is_control || is_line_end) && out->bytes + needed <= room) {
            str_add_bytes(out, text + from, needed);
        }
    }
}

bool editing_insert(struct editing *editing, const char *text)
{
    size_t from = editing_from(editing);
    size_t to = editing_to(editing);
    size_t kept = editing->value->bytes - (to - from);
    size_t room = editing->bytes_max > kept ? editing->bytes_max - kept : 0;
    struct str allowed = { 0 };
    add_allowed(editing, &allowed, text, room);
    bool changes = allowed.bytes > 0 || to > from;
    if (changes) {
        replace(editing->value, from, to, str_text(&allowed), allowed.bytes);
        editing_place(editing, from + allowed.bytes, false);
    }
    str_deinit(&allowed);
    return changes;
}

static size_t step(const struct editing *editing, size_t at, bool forwards, bool word)
{
    const char *words = str_text(editing->value);
    size_t bytes = editing->value->bytes;
    if (word) {
        return forwards ? text_word_next(words, bytes, at) : text_word_previous(words, bytes, at);
    }
    return forwards ? text_next(words, bytes, at) : text_previous(words, bytes, at);
}

bool editing_erase(struct editing *editing, bool forwards, bool word)
{
    size_t from = editing_from(editing);
    size_t to = editing_to(editing);
    if (from == to) {
        size_t other = step(editing, to, forwards, word);
        from = other < from ? other : from;
        to = other > to ? other : to;
    }
    if (from == to) {
        return false;
    }
    replace(editing->value, from, to, "", 0);
    editing_place(editing, from, false);
    return true;
}

bool editing_move(struct editing *editing, uint32_t key, uint32_t mods)
{
    struct field_state *s = editing->state;
    bool by_word = (mods & UI_CTRL) != 0;
    bool keep = (mods & UI_SHIFT) != 0;
    bool has_selection = s->caret != s->anchor;
    if (key == UI_KEY_HOME || key == UI_KEY_END) {
        editing_place(editing, key == UI_KEY_HOME ? 0 : editing->value->bytes, keep);
        return true;
    }
    if (key != UI_KEY_LEFT && key != UI_KEY_RIGHT) {
        return false;
    }
    bool forwards = key == UI_KEY_RIGHT;
    if (has_selection && !keep && !by_word) {
        editing_place(editing, forwards ? editing_to(editing) : editing_from(editing), false);
    } else {
        editing_place(editing, step(editing, s->caret, forwards, by_word), keep);
    }
    return true;
}

void editing_select_all(struct editing *editing)
{
    editing_place(editing, 0, false);
    editing_place(editing, editing->value->bytes, true);
}

void editing_select_word(struct editing *editing, size_t at)
{
    const char *words = str_text(editing->value);
    size_t bytes = editing->value->bytes;
    size_t end = text_word_next(words, bytes, at);
    size_t start = text_word_previous(words, bytes, end);
    editing_place(editing, start, false);
    editing_place(editing, end, true);
}
