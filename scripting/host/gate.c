#include "host/gate.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/limits.h"
#include "host/scan.h"
#include "host/utf8_text.h"

#define QUOTE_BYTES 80u /* of the source, in a message */

struct gate {
    const char *file;
    const struct scan *scan;
    struct diagnostics *list;
};

struct quote {
    char text[QUOTE_BYTES + 4];
};

static struct quote quote(const char *text, size_t bytes)
{
    struct quote q;
    size_t cut = utf8_cut(text, bytes, QUOTE_BYTES);
    memcpy(q.text, text, cut);
    utf8_clean(q.text, cut);
    snprintf(q.text + cut, sizeof q.text - cut, "%s", cut < bytes ? "..." : "");
    return q;
}

static struct quote quote_token(const struct gate *gate, uint32_t token)
{
    const struct token *t = &gate->scan->tokens[token];
    return quote(gate->scan->source + t->at, t->bytes);
}

/* --- Whole-file rules, before any token is made ------------------------------------------------------------------------- */

static void place_of(const char *source, size_t at, uint32_t *line, uint32_t *column)
{
    *line = 1;
    *column = 1;
    for (size_t i = 0; i < at; i++) {
        bool newline = source[i] == '\n';
        *line += newline;
        *column = newline ? 1 : *column + (((unsigned char)source[i] & 0xC0u) != 0x80u);
    }
}

static bool bytes_ok(const char *file, const char *source, size_t bytes, struct diagnostics *list)
{
    if (bytes > SCRIPT_SOURCE_BYTES_MAX) {
        diagnostics_add(list, SEVERITY_ERROR, "T0103", file, 0, 0, "Split the scenario, or shorten its longest texts",
                        "This file has %zu bytes; a source file may have %u", bytes, SCRIPT_SOURCE_BYTES_MAX);
        return false;
    }
    if (bytes > 0 && source[0] == '\033') {
        diagnostics_add(list, SEVERITY_ERROR, "T0101", file, 1, 1, "Give the source text that it was made from",
                        "This is a compiled script, which is never loaded");
        return false;
    }
    const char *nul = bytes > 0 ? memchr(source, '\0', bytes) : NULL;
    if (nul != NULL) {
        uint32_t line, column;
        place_of(source, (size_t)(nul - source), &line, &column);
        diagnostics_add(list, SEVERITY_ERROR, "T0102", file, line, column,
                        "Save the file as plain UTF-8 text and remove the character",
                        "A NUL character stands here, which no text has");
        return false;
    }
    return true;
}

/* --- What the scanner found --------------------------------------------------------------------------------------------------- */

static void report(const struct gate *gate, const struct scan_problem *problem, const char *code, const char *hint,
                   const char *message)
{
    diagnostics_add(gate->list, SEVERITY_ERROR, code, gate->file, problem->line, problem->column, hint, "%s", message);
}

static bool in_word(unsigned char byte)
{
    return byte >= 0x80 || byte == '_' || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

struct special {
    const char *utf8;
    const char *hint;
};

/* What word processors put in the place of plain characters. */
static const struct special specials[] = {
    {"\u201C", "Write a straight quote \" instead of a curly one"},
    {"\u201D", "Write a straight quote \" instead of a curly one"},
    {"\u201E", "Write a straight quote \" instead of a curly one"},
    {"\u2018", "Write a straight quote \" instead of a curly one"},
    {"\u2019", "Write a straight quote \" instead of a curly one"},
    {"\u00AB", "Write a straight quote \" instead of a guillemet"},
    {"\u00BB", "Write a straight quote \" instead of a guillemet"},
    {"\u2013", "Write a plain hyphen - instead of a dash"},
    {"\u2014", "Write a plain hyphen - instead of a dash"},
    {"\u2026", "Write two or three full stops instead of the ellipsis character"},
    {"\u00A0", "Replace the non-breaking space with a plain one"},
    {"\uFEFF", "Save the file as UTF-8 without a byte order mark"},
};

static const struct special *find_special(const char *text, size_t bytes)
{
    for (size_t i = 0; i < sizeof specials / sizeof specials[0]; i++) {
        size_t length = strlen(specials[i].utf8);
        if (length <= bytes && memcmp(text, specials[i].utf8, length) == 0) return &specials[i];
    }
    return NULL;
}

/* Points at the whole word around the letters, and reports a word once however many such letters it has. `*reported` is
 * the end of the last word reported. */
static void report_not_ascii(const struct gate *gate, const struct scan_problem *problem, size_t *reported)
{
    const char *source = gate->scan->source;
    const struct special *special = find_special(source + problem->at, problem->bytes);
    if (special != NULL) {
        report(gate, problem, "T0116", special->hint, "A character stands here that Lua does not have");
        return;
    }
    if (problem->at < *reported) return;
    size_t start = problem->at;
    size_t end = problem->at;
    while (start > 0 && in_word((unsigned char)source[start - 1])) {
        start--;
    }
    while (end < gate->scan->bytes && in_word((unsigned char)source[end])) {
        end++;
    }
    *reported = end;
    uint32_t before = 0;
    for (size_t i = start; i < problem->at; i++) {
        before += ((unsigned char)source[i] & 0xC0u) != 0x80u;
    }
    diagnostics_add(gate->list, SEVERITY_ERROR, "T0109", gate->file, problem->line, problem->column - before,
                    "Names are written with a to z, digits and _; put the real spelling into name or title",
                    "The name %s has a letter outside ASCII", quote(source + start, end - start).text);
}

static void report_problem(const struct gate *gate, const struct scan_problem *problem, size_t *reported)
{
    struct quote text = quote(gate->scan->source + problem->at, problem->bytes);
    char message[QUOTE_BYTES + 64];
    switch (problem->kind) {
    case SCAN_UNFINISHED_STRING:
        report(gate, problem, "T0112", "Close it with the quote that it began with; a text over several lines stands in [[ and ]]",
               "This text is not closed on its line");
        break;
    case SCAN_UNFINISHED_LONG:
        report(gate, problem, "T0115", "Close it with ]] (and as many = signs between as it began with)",
               "This long text or comment is never closed");
        break;
    case SCAN_BAD_ESCAPE:
        snprintf(message, sizeof message, "%s is no escape that Lua has", text.text);
        report(gate, problem, "T0113", "Write \\n for a new line, \\\" for a quote, \\\\ for a backslash", message);
        break;
    case SCAN_BAD_NUMBER:
        snprintf(message, sizeof message, "%s is not a number", text.text);
        report(gate, problem, "T0114", "A name begins with a letter; a time such as \"2:30\" stands in quotes", message);
        break;
    case SCAN_NOT_ASCII: report_not_ascii(gate, problem, reported); break;
    case SCAN_BAD_UTF8:
        report(gate, problem, "T0117", "Save the file as UTF-8", "This text or comment is not valid UTF-8");
        break;
    case SCAN_BAD_CHARACTER:
    case SCAN_UNEXPECTED:
    case SCAN_TOO_DEEP:
        snprintf(message, sizeof message, "The character %s has no meaning here", text.text);
        report(gate, problem, "T0116", "Remove it, or put it in quotes if it belongs to a text", message);
        break;
    }
}

static void report_problems(const struct gate *gate)
{
    size_t reported = 0;
    for (uint32_t i = 0; i < gate->scan->problem_count; i++) {
        report_problem(gate, &gate->scan->problems[i], &reported);
    }
}

/* --- Token rules -------------------------------------------------------------------------------------------------------------------- */

static void report_token(const struct gate *gate, uint32_t token, const char *code, const char *hint, const char *message)
{
    const struct token *t = &gate->scan->tokens[token];
    diagnostics_add(gate->list, SEVERITY_ERROR, code, gate->file, t->line, t->column, hint, "%s", message);
}

static bool is(const struct gate *gate, uint32_t token, const char *text)
{
    return token < gate->scan->token_count && scan_is(gate->scan, token, text);
}

static bool is_any(const struct gate *gate, uint32_t token, const char *const *texts)
{
    for (; *texts != NULL; texts++) {
        if (is(gate, token, *texts)) return true;
    }
    return false;
}

static enum token_kind kind_of(const struct gate *gate, uint32_t token)
{
    return token < gate->scan->token_count ? gate->scan->tokens[token].kind : TOKEN_END;
}

static void check_operators(const struct gate *gate, uint32_t i)
{
    if (is(gate, i, "^")) {
        report_token(gate, i, "T0104", "Multiply instead: write x * x for a square",
                     "The operator ^ gives different results on different processors");
    }
    if (is(gate, i, "<") && is(gate, i + 1, "close") && is(gate, i + 2, ">")) {
        report_token(gate, i, "T0105", "Remove <close>; nothing in a scenario needs closing",
                     "A <close> variable is not allowed");
    }
}

static void check_name_length(const struct gate *gate, uint32_t i)
{
    if (kind_of(gate, i) != TOKEN_NAME || gate->scan->tokens[i].bytes <= NAME_BYTES_MAX) return;
    char message[96];
    snprintf(message, sizeof message, "This name has %u characters; a name may have %u", gate->scan->tokens[i].bytes,
             NAME_BYTES_MAX);
    report_token(gate, i, "T0108", "Choose a shorter name", message);
}

/* `team.end`, `{ end = … }` and `{ team.x, for = … }`: Lua's own words. */
static void check_reserved(const struct gate *gate, uint32_t i)
{
    static const char *const before_key[] = {"{", ",", ";", NULL};
    if (kind_of(gate, i) != TOKEN_KEYWORD || i == 0) return;
    bool after_dot = is(gate, i - 1, ".");
    bool as_key = is_any(gate, i - 1, before_key) && is(gate, i + 1, "=");
    if (!after_dot && !as_key) return;
    char message[QUOTE_BYTES + 64];
    char hint[QUOTE_BYTES + 64];
    const char *word = quote_token(gate, i).text;
    snprintf(message, sizeof message, "%s is a word of Lua and cannot be a name", word);
    snprintf(hint, sizeof hint, "Choose another name, for example %s_", word);
    report_token(gate, i, "T0111", hint, message);
}

static bool touch(const struct gate *gate, uint32_t a, uint32_t b)
{
    const struct token *left = &gate->scan->tokens[a];
    return left->at + left->bytes == gate->scan->tokens[b].at;
}

/* In `team.power-co` at the name before the hyphen: where the hyphenated word ends, or 0 when it is none. */
static uint32_t hyphenated_until(const struct gate *gate, uint32_t i)
{
    uint32_t end = i + 1;
    while (is(gate, end, "-") && touch(gate, end - 1, end) && kind_of(gate, end + 1) != TOKEN_END &&
           touch(gate, end, end + 1)) {
        enum token_kind kind = kind_of(gate, end + 1);
        if (kind != TOKEN_NAME && kind != TOKEN_KEYWORD && kind != TOKEN_NUMBER) break;
        end += 2;
    }
    return end > i + 1 ? end : 0;
}

/* A difference is written with spaces, or stands in a story; a name is being declared (`=` follows), is a key, or is
 * listed among a table's or call's values, where a difference of two things has no meaning. */
static bool stands_as_name(const struct gate *gate, uint32_t first, uint32_t end, bool in_values)
{
    static const char *const after_value[] = {",", "}", ")", ";", NULL};
    static const char *const before_value[] = {"=", "{", ",", "(", NULL};
    if (is(gate, end, "=")) return true;
    return in_values && first > 0 && is_any(gate, first - 1, before_value) && is_any(gate, end, after_value);
}

static void check_hyphen(const struct gate *gate, uint32_t i, bool in_values)
{
    if (kind_of(gate, i) != TOKEN_NAME) return;
    uint32_t end = hyphenated_until(gate, i);
    if (end == 0) return;
    bool dotted = i >= 2 && is(gate, i - 1, ".") && kind_of(gate, i - 2) == TOKEN_NAME;
    if (!stands_as_name(gate, dotted ? i - 2 : i, end, in_values && dotted)) return;
    const struct token *first = &gate->scan->tokens[i];
    const struct token *last = &gate->scan->tokens[end - 1];
    struct quote word = quote(gate->scan->source + first->at, last->at + last->bytes - first->at);
    struct quote better = word;
    for (char *at = better.text; *at != '\0'; at++) {
        if (*at == '-') *at = '_';
    }
    char message[QUOTE_BYTES + 64];
    char hint[QUOTE_BYTES + 64];
    snprintf(message, sizeof message, "The name %s has a hyphen, which Lua reads as minus", word.text);
    snprintf(hint, sizeof hint, "Write %s", better.text);
    report_token(gate, i, "T0110", hint, message);
}

/* --- Chains and nesting --------------------------------------------------------------------------------------------------------------- */

/* Lua names what an access chain came from when it reports an error, walking it recursively and once for each link; and
 * its parser recurses for each nesting. So both are bounded here. */
struct shape {
    uint32_t depth;
    uint32_t chain[GATE_DEPTH_MAX + 2]; /* links of the chain being read, by depth */
    bool block_at[GATE_DEPTH_MAX + 2];    /* this level is a block of statements, not values */
    uint32_t blocks;                      /* how many of the open levels are */
};

static bool ends_operand(const struct gate *gate, uint32_t i)
{
    static const char *const ends[] = {")", "]", "}", NULL};
    enum token_kind kind = kind_of(gate, i);
    return kind == TOKEN_NAME || kind == TOKEN_STRING || is_any(gate, i, ends);
}

static bool continues_chain(const struct gate *gate, uint32_t i)
{
    static const char *const links[] = {".", ":", "[", "(", NULL};
    if (i == 0 || !ends_operand(gate, i - 1)) return kind_of(gate, i) == TOKEN_NAME && i > 0 && is(gate, i - 1, ".");
    return is_any(gate, i, links) || is(gate, i, "{") || kind_of(gate, i) == TOKEN_STRING;
}

/* Counts the link; true when this one is the first too many. */
static bool count_link(const struct gate *gate, struct shape *shape, uint32_t i)
{
    static const char *const counted[] = {".", ":", "[", NULL};
    uint32_t *chain = &shape->chain[shape->depth];
    if (!continues_chain(gate, i)) {
        bool named = kind_of(gate, i) == TOKEN_NAME && i > 0 && (is(gate, i - 1, ".") || is(gate, i - 1, ":"));
        if (!named) *chain = 0;
        return false;
    }
    if (!is_any(gate, i, counted)) return false;
    return ++*chain == GATE_CHAIN_MAX + 1;
}

static bool open_level(struct shape *shape, bool is_block)
{
    if (shape->depth > GATE_DEPTH_MAX) return false;
    shape->depth++;
    shape->chain[shape->depth] = 0;
    shape->block_at[shape->depth] = is_block;
    shape->blocks += is_block;
    return shape->depth == GATE_DEPTH_MAX + 1;
}

static void close_level(struct shape *shape)
{
    if (shape->depth == 0) return;
    uint32_t inner = shape->chain[shape->depth];
    shape->blocks -= shape->block_at[shape->depth];
    shape->depth--;
    shape->chain[shape->depth] += inner; /* ((a.b).c).d is one chain, however it is dressed */
}

/* false when the nesting went over the limit; reading further would only repeat it. */
static bool check_shape(const struct gate *gate, struct shape *shape, uint32_t i)
{
    static const char *const opens[] = {"(", "{", "[", NULL};
    static const char *const closes[] = {")", "}", "]", NULL};
    static const char *const block_opens[] = {"function", "do", "if", "repeat", NULL};
    static const char *const block_closes[] = {"end", "until", NULL};
    if (is_any(gate, i, closes) || is_any(gate, i, block_closes)) {
        close_level(shape);
        return true;
    }
    if (count_link(gate, shape, i)) {
        report_token(gate, i, "T0106", "Keep a part of it in a local variable",
                     "This chain of names and indexes is longer than 64");
    }
    bool block = is_any(gate, i, block_opens);
    if (!block && !is_any(gate, i, opens)) return true;
    if (!open_level(shape, block)) return true;
    report_token(gate, i, "T0107", "Write it with fewer levels of brackets and blocks",
                 "Brackets and blocks are nested more than 100 deep here");
    return false;
}

static void check_tokens(const struct gate *gate)
{
    struct shape shape = {0};
    bool shape_ok = true;
    for (uint32_t i = 0; kind_of(gate, i) != TOKEN_END; i++) {
        check_operators(gate, i);
        check_name_length(gate, i);
        check_reserved(gate, i);
        check_hyphen(gate, i, shape.depth > 0 && shape.blocks == 0);
        shape_ok = shape_ok && check_shape(gate, &shape, i);
    }
}

bool gate_check(const char *file, const char *source, size_t bytes, struct diagnostics *list)
{
    uint32_t before = list->errors;
    if (!bytes_ok(file, source, bytes, list)) return false;
    struct scan scan;
    scan_init(&scan, source, bytes);
    struct gate gate = {.file = file, .scan = &scan, .list = list};
    report_problems(&gate);
    check_tokens(&gate);
    scan_deinit(&scan);
    return list->errors == before;
}
