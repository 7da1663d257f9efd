#include "draw/svg_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ICON_FONT "/usr/share/fonts/svg/materialdesignicons-webfont/materialdesignicons-webfont.svg"
#define ICON_FONT_BYTES_MAX (4u * 1024u * 1024u)

/* `scaled` is the value times 10 to the `places`. */
static void add_decimal(struct str *out, long long scaled, int places)
{
    char digits[32];
    unsigned long long rest = scaled < 0 ? 0ull - (unsigned long long)scaled : (unsigned long long)scaled;
    int at = (int)sizeof digits;
    bool has_fraction = false;
    for (int i = 0; i < places; i++) {
        char digit = (char)('0' + rest % 10);
        rest /= 10;
        has_fraction = has_fraction || digit != '0';
        if (has_fraction) {
            digits[--at] = digit;
        }
    }
    if (has_fraction) {
        digits[--at] = '.';
    }
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (scaled < 0) {
        digits[--at] = '-';
    }
    str_add_bytes(out, digits + at, sizeof digits - (size_t)at);
}

void svg_add_number(struct str *out, float value)
{
    double bound = fmax(fmin((double)value, 1e9), -1e9);
    add_decimal(out, llround(bound * 100.0), 2);
}

void svg_add_fine(struct str *out, float value)
{
    double bound = fmax(fmin((double)value, 1e6), -1e6);
    add_decimal(out, llround(bound * 100000.0), 5);
}

void svg_add_attribute(struct str *out, const char *name, float value)
{
    str_addf(out, " %s=\"", name);
    svg_add_number(out, value);
    str_add(out, "\"");
}

static bool is_forbidden(uint32_t code)
{
    bool is_control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
    return is_control || code == 0xFFFE || code == 0xFFFF || (code >= 0xD800 && code <= 0xDFFF);
}

static const char *entity_of(uint32_t code)
{
    switch (code) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case 0xFFFD: return "\xEF\xBF\xBD";
    default: return NULL;
    }
}

void svg_add_escaped(struct str *out, const char *words, size_t bytes)
{
    for (size_t at = 0; at < bytes;) {
        size_t from = at;
        uint32_t code = text_decode(words, bytes, &at);
        const char *entity = entity_of(code);
        if (entity != NULL) {
            str_add(out, entity);
        } else if (!is_forbidden(code)) {
            str_add_bytes(out, words + from, at - from);
        }
    }
}

/* ---- icons ---- */

static void read_icons(struct svg *svg)
{
    svg->icons_read = true;
    FILE *file = fopen(ICON_FONT, "rb");
    if (file == NULL) {
        return;
    }
    char block[16384];
    size_t count;
    while ((count = fread(block, 1, sizeof block, file)) > 0 && svg->icons.bytes < ICON_FONT_BYTES_MAX) {
        str_add_bytes(&svg->icons, block, count);
    }
    (void)fclose(file);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads a number whatever the locale; `*at` moves past it. */
static double read_number(const char **at)
{
    const char *c = *at;
    double sign = *c == '-' ? -1.0 : 1.0;
    c += *c == '-' ? 1 : 0;
    double value = 0.0;
    double place = 1.0;
    bool has_point = false;
    for (; is_digit(*c) || (*c == '.' && !has_point); c++) {
        has_point = has_point || *c == '.';
        if (*c != '.') {
            value = value * 10.0 + (*c - '0');
            place *= has_point ? 10.0 : 1.0;
        }
    }
    if (*c == 'e') {
        char *end = NULL;
        value *= pow(10.0, (double)strtol(c + 1, &end, 10));
        c = end;
    }
    *at = c;
    return sign * value / place;
}

/* Numbers of a path rounded to a tenth of a unit, which is finer than a hundredth of a pixel; the rest as it is. */
static void add_path_data(struct str *out, const char *from, const char *to)
{
    while (from < to) {
        if (is_digit(*from) || *from == '-' || *from == '.') {
            bool touches = out->bytes > 0 && is_digit(out->at[out->bytes - 1]);
            str_add(out, touches ? " " : "");
            add_decimal(out, llround(read_number(&from) * 10.0), 1);
        } else {
            str_add_char(out, *from);
            from++;
        }
    }
}

void svg_add_outline(struct str *out, struct svg *svg, enum icon icon)
{
    if (!svg->icons_read) {
        read_icons(svg);
    }
    char mark[32];
    (void)snprintf(mark, sizeof mark, "unicode=\"&#x%X;\"", (unsigned)icon_code(icon));
    const char *glyph = strstr(str_text(&svg->icons), mark);
    const char *data = glyph != NULL ? strstr(glyph, " d=\"") : NULL;
    const char *end = data != NULL ? strchr(data + 4, '"') : NULL;
    if (end != NULL) {
        data += 4;
        add_path_data(out, data + strspn(data, " "), end);
    }
}
