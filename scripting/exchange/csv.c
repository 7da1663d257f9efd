/* csv.c: separated values into a book of one sheet. Programs write them in every encoding and with every separator, so
 * both are looked for. */
#include <stdlib.h>
#include <string.h>

#include "exchange/book.h"

#define LOOK_BYTES 65536u /* of the beginning, to find the separator */

/* ---- encodings --------------------------------------------------------------------------------------------------- */

/* Windows-1252 from 0x80 to 0x9F; 0 where it has nothing. */
static const uint16_t WINDOWS[32] = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static void add_code_point(struct str *out, uint32_t code)
{
    if (code < 0x80) {
        str_add_char(out, (char)code);
    } else if (code < 0x800) {
        str_add_char(out, (char)(0xC0 | code >> 6));
        str_add_char(out, (char)(0x80 | (code & 0x3F)));
    } else if (code < 0x10000) {
        str_add_char(out, (char)(0xE0 | code >> 12));
        str_add_char(out, (char)(0x80 | (code >> 6 & 0x3F)));
        str_add_char(out, (char)(0x80 | (code & 0x3F)));
    } else {
        str_add_char(out, (char)(0xF0 | code >> 18));
        str_add_char(out, (char)(0x80 | (code >> 12 & 0x3F)));
        str_add_char(out, (char)(0x80 | (code >> 6 & 0x3F)));
        str_add_char(out, (char)(0x80 | (code & 0x3F)));
    }
}

/* How many bytes the character at `at` has; 0 when it is no UTF-8. */
static size_t utf8_bytes(const unsigned char *at, size_t left)
{
    size_t bytes = at[0] < 0x80 ? 1 : at[0] >= 0xC2 && at[0] < 0xE0 ? 2 : at[0] >= 0xE0 && at[0] < 0xF0 ? 3 : at[0] >= 0xF0 && at[0] < 0xF5 ? 4 : 0;
    if (bytes == 0 || bytes > left) {
        return 0;
    }
    for (size_t i = 1; i < bytes; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    bool overlong = (at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xF0 && at[1] < 0x90);
    bool beyond = (at[0] == 0xED && at[1] >= 0xA0) || (at[0] == 0xF4 && at[1] >= 0x90);
    return overlong || beyond ? 0 : bytes;
}

static bool is_utf8(const unsigned char *bytes, size_t count)
{
    for (size_t i = 0; i < count;) {
        size_t step = utf8_bytes(bytes + i, count - i);
        if (step == 0) {
            return false;
        }
        i += step;
    }
    return true;
}

static void from_utf16(const unsigned char *bytes, size_t count, bool is_big, struct str *out)
{
    uint32_t high = 0;
    for (size_t i = 0; i + 1 < count; i += 2) {
        uint32_t unit = is_big ? (uint32_t)bytes[i] << 8 | bytes[i + 1] : (uint32_t)bytes[i + 1] << 8 | bytes[i];
        if (unit >= 0xD800 && unit < 0xDC00) {
            high = unit;
        } else if (unit >= 0xDC00 && unit < 0xE000) {
            add_code_point(out, high != 0 ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : 0xFFFD);
            high = 0;
        } else if (unit != 0) {
            add_code_point(out, unit);
            high = 0;
        }
    }
}

static void from_windows(const unsigned char *bytes, size_t count, struct str *out)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t code = bytes[i] >= 0x80 && bytes[i] < 0xA0 ? WINDOWS[bytes[i] - 0x80] : bytes[i];
        add_code_point(out, code != 0 || bytes[i] == 0 ? code : 0xFFFD);
    }
}

/* A zero in every second byte of the beginning: UTF-16 that does not say so. */
static int utf16_order(const unsigned char *bytes, size_t count)
{
    size_t look = count < 512 ? count : 512, even = 0, odd = 0;
    for (size_t i = 0; i < look; i++) {
        even += bytes[i] == 0 && i % 2 == 0 ? 1 : 0;
        odd += bytes[i] == 0 && i % 2 == 1 ? 1 : 0;
    }
    return odd > look / 4 && even == 0 ? 1 : even > look / 4 && odd == 0 ? 2 : 0;
}

static void to_utf8(const unsigned char *bytes, size_t count, struct str *out)
{
    if (count >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        count -= 3;
    }
    int order = count >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE   ? 3
                : count >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF ? 4
                                                                     : utf16_order(bytes, count);
    if (order != 0) {
        size_t mark = order >= 3 ? 2 : 0;
        from_utf16(bytes + mark, count - mark, order % 2 == 0, out);
    } else if (is_utf8(bytes, count)) {
        str_add_bytes(out, (const char *)bytes, count);
    } else {
        from_windows(bytes, count, out);
    }
}

/* ---- the separator ----------------------------------------------------------------------------------------------- */

/* The one that stands most often outside quotes in the beginning. "sep=;" in the first line says it. */
static char separator_of(const struct str *text, size_t *skip)
{
    static const char CANDIDATES[] = { ',', ';', '\t', '|' };
    size_t counts[4] = { 0 };
    const char *at = str_text(text);
    *skip = 0;
    if (strncmp(at, "sep=", 4) == 0 && at[4] != '\0') {
        *skip = 5 + strspn(at + 5, "\r\n");
        return at[4];
    }
    bool quoted = false;
    for (size_t i = 0; i < text->bytes && i < LOOK_BYTES; i++) {
        quoted = at[i] == '"' ? !quoted : quoted;
        for (int k = 0; !quoted && k < 4; k++) {
            counts[k] += at[i] == CANDIDATES[k] ? 1 : 0;
        }
    }
    /* Prose holds commas: another separator counts for more. */
    int best = 0;
    for (int k = 1; k < 4; k++) {
        if (counts[k] > 0 && counts[k] * 3 >= counts[0] && (best == 0 || counts[k] > counts[best])) {
            best = k;
        }
    }
    return CANDIDATES[best];
}

/* ---- values ------------------------------------------------------------------------------------------------------ */

struct csv { const char *at, *end; char separator; struct str value; };

/* Reads one value into csv->value; what ended it: the separator, '\n', or '\0' at the end. */
static char take_value(struct csv *csv)
{
    str_clear(&csv->value);
    while (csv->at < csv->end && *csv->at == ' ' && csv->separator != ' ') {
        csv->at++;
    }
    bool quoted = csv->at < csv->end && *csv->at == '"';
    csv->at += quoted ? 1 : 0;
    while (csv->at < csv->end) {
        char c = *csv->at++;
        if (quoted && c == '"') {
            if (csv->at < csv->end && *csv->at == '"') {
                str_add_char(&csv->value, *csv->at++);
            } else {
                quoted = false;
            }
        } else if (!quoted && c == csv->separator) {
            return c;
        } else if (!quoted && (c == '\n' || c == '\r')) {
            csv->at += c == '\r' && csv->at < csv->end && *csv->at == '\n' ? 1 : 0;
            return '\n';
        } else if (c != '\0') {
            str_add_char(&csv->value, c);
        }
    }
    return '\0';
}

static enum err read_values(struct book *book, struct csv *csv, struct err_note *note)
{
    uint32_t row = 1, column = 1;
    enum err err = ERR_OK;
    while (err == ERR_OK && csv->at < csv->end) {
        char ended = take_value(csv);
        struct book_cell cell = { .column = column, .kind = CELL_TEXT, .text = str_text(&csv->value) };
        err = cell.text[0] == '\0' ? ERR_OK : book_put(book, book->count - 1, row, cell, note);
        row += ended == '\n' ? 1 : 0;
        column = ended == '\n' ? 1 : column + 1;
    }
    return err;
}

enum err book_read_csv(struct book *book, const char *name, const void *bytes, size_t count, struct err_note *note)
{
    if (count > BOOK_BYTES_MAX) {
        return err_say(note, ERR_TOO_BIG, "it has more than %u bytes", BOOK_BYTES_MAX);
    }
    enum err err = book_add_sheet(book, name, note);
    if (err != ERR_OK) {
        return err;
    }
    struct str text = { 0 };
    size_t skip;
    to_utf8(bytes, count, &text);
    struct csv csv = { .separator = separator_of(&text, &skip) };
    csv.at = str_text(&text) + skip;
    csv.end = str_text(&text) + text.bytes;
    err = read_values(book, &csv, note);
    str_deinit(&csv.value);
    str_deinit(&text);
    return err;
}
