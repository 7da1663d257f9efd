/* scan.c: bytes to tokens. Written from the reference manual of Lua 5.4, section 3.1. */
#include "host/scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "host/utf8_text.h"

struct reader {
    struct scan *scan;
    uint32_t at;
    uint32_t line, column; /* of the byte at `at` */
};

static const char *const keywords[] = {
    "and",   "break", "do",  "else", "elseif", "end",    "false", "for",  "function", "goto",  "if",
    "in",    "local", "nil", "not",  "or",     "repeat", "return", "then", "true",     "until", "while",
};

/* --- Bytes -------------------------------------------------------------------------------------------------------- */

static bool is_digit(int byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_hex(int byte)
{
    return is_digit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

static uint32_t hex_value(int byte)
{
    return (uint32_t)(is_digit(byte) ? byte - '0' : (byte | 0x20) - 'a' + 10);
}

static bool is_name_start(int byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

static bool is_name(int byte)
{
    return is_name_start(byte) || is_digit(byte);
}

static bool is_newline(int byte)
{
    return byte == '\n' || byte == '\r';
}

static bool is_space(int byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* The byte `ahead` of here, 0..255, or -1 behind the end. */
static int peek(const struct reader *reader, uint32_t ahead)
{
    size_t at = (size_t)reader->at + ahead;
    return at < reader->scan->bytes ? (unsigned char)reader->scan->source[at] : -1;
}

static void step(struct reader *reader)
{
    int byte = peek(reader, 0);
    reader->at++;
    if (!is_newline(byte)) {
        reader->column += (byte & 0xC0) != 0x80; /* continuation bytes belong to the character before */
        return;
    }
    int other = byte == '\n' ? '\r' : '\n';
    if (peek(reader, 0) == other) reader->at++;
    reader->line++;
    reader->column = 1;
}

static void step_by(struct reader *reader, uint32_t count)
{
    while (count-- > 0) {
        step(reader);
    }
}

/* --- What is found -------------------------------------------------------------------------------------------------- */

static void add_problem(struct scan *scan, struct scan_problem problem)
{
    GROW(scan->problems, scan->problem_count, scan->problem_room);
    scan->problems[scan->problem_count++] = problem;
}

static void problem_from(const struct reader *start, const struct reader *end, enum scan_problem_kind kind)
{
    add_problem(start->scan, (struct scan_problem){.kind = kind,
                                                   .at = start->at,
                                                   .bytes = end->at - start->at,
                                                   .line = start->line,
                                                   .column = start->column});
}

static void add_token(const struct reader *start, const struct reader *end, enum token_kind kind)
{
    struct scan *scan = start->scan;
    GROW(scan->tokens, scan->token_count, scan->token_room);
    scan->tokens[scan->token_count++] = (struct token){.kind = kind,
                                                       .at = start->at,
                                                       .bytes = end->at - start->at,
                                                       .line = start->line,
                                                       .column = start->column,
                                                       .end_line = end->line};
}

/* --- Long brackets ---------------------------------------------------------------------------------------------------- */

/* At `[`: the number of `=` if a long bracket opens here, otherwise -1. */
static int long_level(const struct reader *reader)
{
    uint32_t level = 0;
    while (peek(reader, 1 + level) == '=') {
        level++;
    }
    return peek(reader, 1 + level) == '[' ? (int)level : -1;
}

static bool closes_long(const struct reader *reader, uint32_t level)
{
    for (uint32_t i = 1; i <= level; i++) {
        if (peek(reader, i) != '=') return false;
    }
    return peek(reader, level + 1) == ']';
}

/* One character of a string or comment; false when it is no UTF-8 (and one byte is passed over). */
static bool step_text(struct reader *reader)
{
    if (peek(reader, 0) < 0x80) {
        step(reader);
        return true;
    }
    const char *text = reader->scan->source + reader->at;
    size_t bytes = utf8_step(text, reader->scan->bytes - reader->at);
    step_by(reader, bytes == 0 ? 1 : (uint32_t)bytes);
    return bytes != 0;
}

/* From `[==[` to behind `]==]`; false when the file ends first. A run of `=` behind each `]` is looked at once for each
 * `]` before it, so the time stays linear. */
static bool read_long(struct reader *reader, uint32_t level)
{
    struct reader start = *reader;
    bool utf8 = true;
    step_by(reader, level + 2);
    while (peek(reader, 0) >= 0) {
        if (peek(reader, 0) == ']' && closes_long(reader, level)) {
            step_by(reader, level + 2);
            if (!utf8) problem_from(&start, reader, SCAN_BAD_UTF8);
            return true;
        }
        utf8 = step_text(reader) && utf8;
    }
    problem_from(&start, reader, SCAN_UNFINISHED_LONG);
    return false;
}

static void skip_line(struct reader *reader)
{
    struct reader start = *reader;
    bool utf8 = true;
    while (peek(reader, 0) >= 0 && !is_newline(peek(reader, 0))) {
        utf8 = step_text(reader) && utf8;
    }
    if (!utf8) problem_from(&start, reader, SCAN_BAD_UTF8);
}

static void skip_comment(struct reader *reader)
{
    step_by(reader, 2);
    int level = peek(reader, 0) == '[' ? long_level(reader) : -1;
    if (level < 0) {
        skip_line(reader);
    } else {
        read_long(reader, (uint32_t)level);
    }
}

/* --- Quoted strings ----------------------------------------------------------------------------------------------------- */

static bool read_hex_escape(struct reader *reader)
{
    step(reader);
    for (int i = 0; i < 2; i++) {
        if (!is_hex(peek(reader, 0))) return false;
        step(reader);
    }
    return true;
}

static bool read_unicode_escape(struct reader *reader)
{
    step(reader);
    if (peek(reader, 0) != '{') return false;
    step(reader);
    uint32_t code = 0;
    uint32_t digits = 0;
    while (is_hex(peek(reader, 0))) {
        code = code << 4 | hex_value(peek(reader, 0));
        if (code > 0x10FFFFu) return false; /* Lua would take up to 2^31; no text has such characters */
        digits++;
        step(reader);
    }
    if (digits == 0 || peek(reader, 0) != '}') return false;
    step(reader);
    return true;
}

static bool read_decimal_escape(struct reader *reader)
{
    uint32_t value = 0;
    for (int i = 0; i < 3 && is_digit(peek(reader, 0)); i++) {
        value = value * 10u + (uint32_t)(peek(reader, 0) - '0');
        step(reader);
    }
    return value <= 255u;
}

static bool read_escape(struct reader *reader)
{
    step(reader); /* the backslash */
    int byte = peek(reader, 0);
    if (byte == 'x') return read_hex_escape(reader);
    if (byte == 'u') return read_unicode_escape(reader);
    if (is_digit(byte)) return read_decimal_escape(reader);
    if (byte == 'z') {
        step(reader);
        while (is_space(peek(reader, 0))) {
            step(reader);
        }
        return true;
    }
    if (byte < 0) return true; /* reported as a text that is not closed */
    if (is_newline(byte) || strchr("abfnrtv\\\"'", byte) != NULL) {
        step(reader);
        return byte != 0;
    }
    return false;
}

static void read_string(struct reader *reader)
{
    struct reader start = *reader;
    int quote = peek(reader, 0);
    bool utf8 = true;
    step(reader);
    while (peek(reader, 0) != quote) {
        int byte = peek(reader, 0);
        if (byte < 0 || is_newline(byte)) {
            problem_from(&start, reader, SCAN_UNFINISHED_STRING);
            add_token(&start, reader, TOKEN_BAD);
            return;
        }
        struct reader escape = *reader;
        if (byte != '\\') {
            utf8 = step_text(reader) && utf8;
        } else if (!read_escape(reader)) {
            problem_from(&escape, reader, SCAN_BAD_ESCAPE);
        }
    }
    step(reader);
    if (!utf8) problem_from(&start, reader, SCAN_BAD_UTF8);
    add_token(&start, reader, TOKEN_STRING);
}

/* --- Numbers -------------------------------------------------------------------------------------------------------------- */

static uint32_t skip_digits(const char *text, uint32_t at, uint32_t bytes, bool hex)
{
    while (at < bytes && (hex ? is_hex((unsigned char)text[at]) : is_digit((unsigned char)text[at]))) {
        at++;
    }
    return at;
}

static bool number_ok(const char *text, uint32_t bytes)
{
    bool hex = bytes > 2 && text[0] == '0' && (text[1] | 0x20) == 'x';
    uint32_t start = hex ? 2 : 0;
    uint32_t at = skip_digits(text, start, bytes, hex);
    uint32_t digits = at - start;
    if (at < bytes && text[at] == '.') {
        uint32_t fraction = at + 1;
        at = skip_digits(text, fraction, bytes, hex);
        digits += at - fraction;
    }
    if (digits == 0) return false;
    if (at < bytes && (text[at] | 0x20) == (hex ? 'p' : 'e')) {
        at++;
        if (at < bytes && (text[at] == '+' || text[at] == '-')) at++;
        uint32_t exponent = at;
        at = skip_digits(text, exponent, bytes, false);
        if (at == exponent) return false;
    }
    return at == bytes;
}

/* Takes everything that could belong to a number, then asks whether it is one: `3x` is one bad number, not `3` and `x`. */
static void read_number(struct reader *reader)
{
    struct reader start = *reader;
    bool hex = peek(reader, 0) == '0' && (peek(reader, 1) | 0x20) == 'x';
    for (int byte = peek(reader, 0); is_name(byte) || byte == '.'; byte = peek(reader, 0)) {
        step(reader);
        bool exponent = (byte | 0x20) == (hex ? 'p' : 'e');
        if (exponent && (peek(reader, 0) == '+' || peek(reader, 0) == '-')) step(reader);
    }
    bool ok = number_ok(start.scan->source + start.at, reader->at - start.at);
    if (!ok) problem_from(&start, reader, SCAN_BAD_NUMBER);
    add_token(&start, reader, ok ? TOKEN_NUMBER : TOKEN_BAD);
}

/* --- Names and marks --------------------------------------------------------------------------------------------------------- */

static bool is_keyword(const char *text, size_t bytes)
{
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        bool may_be = keywords[i][0] == text[0] && strlen(keywords[i]) == bytes;
        if (may_be && memcmp(keywords[i], text, bytes) == 0) return true;
    }
    return false;
}

static void read_name(struct reader *reader)
{
    struct reader start = *reader;
    while (is_name(peek(reader, 0))) {
        step(reader);
    }
    bool keyword = is_keyword(start.scan->source + start.at, reader->at - start.at);
    add_token(&start, reader, keyword ? TOKEN_KEYWORD : TOKEN_NAME);
}

static void read_not_ascii(struct reader *reader)
{
    struct reader start = *reader;
    while (peek(reader, 0) >= 0x80) {
        step(reader);
    }
    problem_from(&start, reader, SCAN_NOT_ASCII);
    add_token(&start, reader, TOKEN_BAD);
}

static uint32_t symbol_bytes(const struct reader *reader)
{
    static const char *const symbols[] = {
        "...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>",
    };
    for (size_t i = 0; i < sizeof symbols / sizeof symbols[0]; i++) {
        if (symbols[i][0] != reader->scan->source[reader->at]) continue;
        size_t bytes = strlen(symbols[i]);
        size_t left = reader->scan->bytes - reader->at;
        if (bytes <= left && memcmp(reader->scan->source + reader->at, symbols[i], bytes) == 0) return (uint32_t)bytes;
    }
    int byte = peek(reader, 0);
    return byte > 0 && strchr("+-*/%^#&~|<>=(){}[];:,.", byte) != NULL ? 1 : 0;
}

static void read_symbol(struct reader *reader)
{
    struct reader start = *reader;
    uint32_t bytes = symbol_bytes(reader);
    step_by(reader, bytes == 0 ? 1 : bytes);
    if (bytes == 0) problem_from(&start, reader, SCAN_BAD_CHARACTER);
    add_token(&start, reader, bytes == 0 ? TOKEN_BAD : TOKEN_SYMBOL);
}

static void read_long_string(struct reader *reader, uint32_t level)
{
    struct reader start = *reader;
    bool closed = read_long(reader, level);
    add_token(&start, reader, closed ? TOKEN_STRING : TOKEN_BAD);
}

static void read_token(struct reader *reader)
{
    int byte = peek(reader, 0);
    if (is_space(byte)) {
        step(reader);
    } else if (byte == '-' && peek(reader, 1) == '-') {
        skip_comment(reader);
    } else if (is_name_start(byte)) {
        read_name(reader);
    } else if (is_digit(byte) || (byte == '.' && is_digit(peek(reader, 1)))) {
        read_number(reader);
    } else if (byte == '"' || byte == '\'') {
        read_string(reader);
    } else if (byte == '[' && long_level(reader) >= 0) {
        read_long_string(reader, (uint32_t)long_level(reader));
    } else if (byte >= 0x80) {
        read_not_ascii(reader);
    } else {
        read_symbol(reader);
    }
}

void scan_init(struct scan *scan, const char *source, size_t bytes)
{
    MUST(bytes <= SCAN_BYTES_MAX);
    *scan = (struct scan){.source = source, .bytes = bytes};
    struct reader reader = {.scan = scan, .line = 1, .column = 1};
    while (peek(&reader, 0) >= 0) {
        read_token(&reader);
    }
    add_token(&reader, &reader, TOKEN_END);
}

void scan_deinit(struct scan *scan)
{
    free(scan->tokens);
    free(scan->problems);
    *scan = (struct scan){0};
}

/* --- Asking --------------------------------------------------------------------------------------------------------------------- */

bool scan_is(const struct scan *scan, uint32_t token, const char *text)
{
    const struct token *t = &scan->tokens[token];
    bool word = t->kind == TOKEN_NAME || t->kind == TOKEN_KEYWORD || t->kind == TOKEN_SYMBOL;
    bool may_be = word && text[0] == scan->source[t->at] && strlen(text) == t->bytes;
    return may_be && memcmp(scan->source + t->at, text, t->bytes) == 0;
}

static void add_newline(struct reader *inside, struct str *out)
{
    step(inside);
    str_add_char(out, '\n');
}

static void add_coded(struct str *out, const char *digits, uint32_t count, uint32_t base)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < count; i++) {
        value = value * base + hex_value((unsigned char)digits[i]);
    }
    str_add_char(out, (char)value);
}

static void add_unicode(struct str *out, const char *digits, uint32_t count)
{
    uint32_t code = 0;
    for (uint32_t i = 0; i < count; i++) {
        code = code << 4 | hex_value((unsigned char)digits[i]);
    }
    char utf8[4];
    str_add_bytes(out, utf8, utf8_encode(code, utf8));
}

/* The escape from `start` (a backslash) to `end` was read without complaint. */
static void add_escape(const struct reader *start, const struct reader *end, struct str *out)
{
    static const char *const plain = "a\ab\bf\fn\nr\rt\tv\v\\\\\"\"''";
    const char *text = start->scan->source + start->at + 1;
    uint32_t bytes = end->at - start->at - 1;
    if (text[0] == 'z') return;
    if (text[0] == 'x') {
        add_coded(out, text + 1, bytes - 1, 16);
    } else if (text[0] == 'u') {
        add_unicode(out, text + 2, bytes - 3);
    } else if (is_digit((unsigned char)text[0])) {
        add_coded(out, text, bytes, 10);
    } else if (is_newline((unsigned char)text[0])) {
        str_add_char(out, '\n');
    } else {
        for (const char *pair = plain; *pair != '\0'; pair += 2) {
            if (pair[0] == text[0]) str_add_char(out, pair[1]);
        }
    }
}

/* `inside` looks at the content alone, so its end is the end of the text. */
static bool add_quoted(struct reader *inside, struct str *out)
{
    while (peek(inside, 0) >= 0) {
        struct reader start = *inside;
        if (peek(inside, 0) != '\\') {
            str_add_char(out, (char)peek(inside, 0));
            step(inside);
        } else if (read_escape(inside)) {
            add_escape(&start, inside, out);
        } else {
            return false;
        }
    }
    return true;
}

static void add_long(struct reader *inside, struct str *out)
{
    if (is_newline(peek(inside, 0))) step(inside);
    while (peek(inside, 0) >= 0) {
        if (is_newline(peek(inside, 0))) {
            add_newline(inside, out);
        } else {
            str_add_char(out, (char)peek(inside, 0));
            step(inside);
        }
    }
}

bool scan_string(const struct scan *scan, uint32_t token, struct str *out)
{
    const struct token *t = &scan->tokens[token];
    if (t->kind != TOKEN_STRING) return false;
    const char *text = scan->source + t->at;
    bool is_long = text[0] == '[';
    uint32_t edge = is_long ? 2u + (uint32_t)strspn(text + 1, "=") : 1u;
    struct scan content = {.source = text, .bytes = t->bytes - edge};
    struct reader inside = {.scan = &content, .at = edge, .line = 1, .column = 1};
    size_t before = out->bytes;
    if (is_long) {
        add_long(&inside, out);
        return true;
    }
    if (add_quoted(&inside, out)) return true;
    if (out->at != NULL) {
        out->bytes = before;
        out->at[before] = '\0';
    }
    return false;
}

static uint32_t first_on_line(const struct scan *scan, uint32_t line)
{
    uint32_t low = 0;
    uint32_t high = scan->token_count - 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (scan->tokens[middle].line < line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool says(const struct scan *scan, uint32_t token, const char *word)
{
    if (scan_is(scan, token, word)) return true;
    struct str text = {0};
    bool same = scan_string(scan, token, &text) && str_equal(str_text(&text), word);
    str_deinit(&text);
    return same;
}

uint32_t scan_on_line(const struct scan *scan, uint32_t line, const char *word)
{
    uint32_t first = first_on_line(scan, line);
    if (scan->tokens[first].kind == TOKEN_END || scan->tokens[first].line != line) return SCAN_NONE;
    for (uint32_t i = first; scan->tokens[i].kind != TOKEN_END && scan->tokens[i].line == line; i++) {
        if (word != NULL && says(scan, i, word)) return i;
    }
    return first;
}
