/* Keys as people write them: "Ctrl+S", "Shift+Left", "J", "?". */
#include <string.h>

#include "ui/room.h"

static const struct {
    const char *word;
    uint32_t key;
} KEYS[] = {
    { "Tab", UI_KEY_TAB },       { "Enter", UI_KEY_ENTER },         { "Return", UI_KEY_ENTER },
    { "Escape", UI_KEY_ESCAPE }, { "Esc", UI_KEY_ESCAPE },          { "Backspace", UI_KEY_BACKSPACE },
    { "Delete", UI_KEY_DELETE }, { "Left", UI_KEY_LEFT },           { "Right", UI_KEY_RIGHT },
    { "Up", UI_KEY_UP },         { "Down", UI_KEY_DOWN },           { "Home", UI_KEY_HOME },
    { "End", UI_KEY_END },       { "PageUp", UI_KEY_PAGE_UP },      { "PageDown", UI_KEY_PAGE_DOWN },
    { "F1", UI_KEY_F1 },         { "F2", UI_KEY_F2 },               { "F3", UI_KEY_F3 },
    { "F4", UI_KEY_F4 },         { "F5", UI_KEY_F5 },               { "F6", UI_KEY_F6 },
    { "F7", UI_KEY_F7 },         { "F8", UI_KEY_F8 },               { "F9", UI_KEY_F9 },
    { "F10", UI_KEY_F10 },       { "F11", UI_KEY_F11 },             { "F12", UI_KEY_F12 },
};

static uint32_t read_mods(const char **words)
{
    static const struct {
        const char *word;
        uint32_t mod;
    } MODS[] = { { "Ctrl+", UI_CTRL }, { "Shift+", UI_SHIFT }, { "Alt+", UI_ALT } };
    uint32_t mods = 0;
    bool found = true;
    while (found) {
        found = false;
        for (size_t i = 0; i < sizeof MODS / sizeof MODS[0]; i++) {
            size_t bytes = strlen(MODS[i].word);
            if (strncmp(*words, MODS[i].word, bytes) == 0 && (*words)[bytes] != '\0') {
                mods |= MODS[i].mod;
                *words += bytes;
                found = true;
            }
        }
    }
    return mods;
}

static uint32_t lower(uint32_t code)
{
    return code >= 'A' && code <= 'Z' ? code + 32 : code;
}

bool ui_key_parse(const char *words, struct ui_event *event)
{
    *event = (struct ui_event){ .kind = UI_EVENT_KEY };
    event->mods = read_mods(&words);
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
        if (str_equal(words, KEYS[i].word)) {
            event->key = KEYS[i].key;
            return true;
        }
    }
    const char *sign = str_equal(words, "Space") ? " " : words;
    size_t at = 0;
    size_t bytes = strlen(sign);
    if (bytes == 0 || bytes >= UI_EVENT_TEXT_BYTES) {
        return false;
    }
    uint32_t code = text_decode(sign, bytes, &at);
    if (at != bytes) {
        return false;
    }
    event->key = lower(code);
    if ((event->mods & (UI_CTRL | UI_ALT)) == 0) {
        event->kind = UI_EVENT_TEXT;
        memcpy(event->text, sign, bytes + 1);
    }
    return true;
}

static bool is_same_sign(const char *a, const char *b)
{
    bool is_letter = a[0] != '\0' && a[1] == '\0' && b[0] != '\0' && b[1] == '\0';
    return is_letter ? lower((uint8_t)a[0]) == lower((uint8_t)b[0]) : str_equal(a, b);
}

static bool is_same_key(const struct ui_event *asked, const struct ui_event *pressed)
{
    if (asked->kind != pressed->kind) {
        return false;
    }
    return asked->kind == UI_EVENT_TEXT ? is_same_sign(asked->text, pressed->text)
                                        : asked->key == pressed->key && asked->mods == pressed->mods;
}

bool ui_shortcut(struct ui *ui, const char *key)
{
    bool is_key = event_is(ui, UI_EVENT_KEY) || event_is(ui, UI_EVENT_TEXT);
    if (!is_key || ui->is_used || ui->owner != 0 || !is_heard(ui)) {
        return false;
    }
    struct ui_event asked;
    bool is_pressed = ui_key_parse(key, &asked) && is_same_key(&asked, &ui->event);
    ui->is_used = is_pressed;
    return is_pressed;
}
