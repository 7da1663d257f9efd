#include "host/utf8_text.h"

#include <stdbool.h>

#include "base/err.h"

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0u) == 0x80u;
}

/* How many bytes a character has that begins so; 0 when none begins so. */
static size_t length_from(unsigned char first)
{
    if (first < 0x80u) return 1;
    if (first >= 0xC2u && first <= 0xDFu) return 2;
    if (first >= 0xE0u && first <= 0xEFu) return 3;
    if (first >= 0xF0u && first <= 0xF4u) return 4;
    return 0;
}

static bool in_range(uint32_t code, size_t length)
{
    static const uint32_t least[5] = {0, 0, 0x80u, 0x800u, 0x10000u};
    return code >= least[length] && code <= 0x10FFFFu && !(code >= 0xD800u && code <= 0xDFFFu);
}

size_t utf8_decode(const char *text, size_t bytes, uint32_t *code)
{
    static const unsigned char first_bits[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    if (bytes == 0) return 0;
    size_t length = length_from((unsigned char)text[0]);
    if (length == 0 || length > bytes) return 0;
    uint32_t value = (unsigned char)text[0] & first_bits[length];
    for (size_t i = 1; i < length; i++) {
        if (!is_continuation(text[i])) return 0;
        value = value << 6 | ((unsigned char)text[i] & 0x3Fu);
    }
    if (!in_range(value, length)) return 0;
    *code = value;
    return length;
}

size_t utf8_step(const char *text, size_t bytes)
{
    uint32_t code;
    return utf8_decode(text, bytes, &code);
}

size_t utf8_encode(uint32_t code, char out[4])
{
    static const unsigned char lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    MUST(code <= 0x10FFFFu);
    if (code < 0x80u) {
        out[0] = (char)code;
        return 1;
    }
    size_t length = code < 0x800u ? 2 : code < 0x10000u ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80u | (code & 0x3Fu));
        code >>= 6;
    }
    out[0] = (char)(lead[length] | code);
    return length;
}

size_t utf8_cut(const char *text, size_t bytes, size_t bytes_max)
{
    if (bytes <= bytes_max) return bytes;
    size_t cut = bytes_max;
    while (cut > 0 && bytes_max - cut < 4 && is_continuation(text[cut])) {
        cut--;
    }
    return is_continuation(text[cut]) ? bytes_max : cut;
}

/* What a terminal obeys instead of showing it: controls, and what has the words after it read in another order. */
static bool is_obeyed(uint32_t code)
{
    return code < 0x20u || (code >= 0x7Fu && code < 0xA0u) || (code >= 0x202Au && code <= 0x202Eu) ||
           (code >= 0x2066u && code <= 0x2069u);
}

void utf8_clean(char *text, size_t bytes)
{
    for (size_t at = 0; at < bytes;) {
        uint32_t code = 0;
        size_t step = utf8_decode(text + at, bytes - at, &code);
        size_t bad = step == 0 ? 1 : is_obeyed(code) ? step : 0;
        for (size_t i = 0; i < bad; i++) {
            text[at + i] = '?';
        }
        at += bad > 0 ? bad : step;
    }
}
