#include "exchange/expr.h"

#include <stdlib.h>
#include <string.h>

#include "host/scan.h"

#define DEPTH_MAX 64u

void expr_add_text(struct str *out, const char *text)
{
    str_add_char(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '\n') {
            str_add(out, "\\n");
            continue;
        }
        if (*text == '"' || *text == '\\') {
            str_add_char(out, '\\');
        }
        str_add_char(out, *text);
    }
    str_add_char(out, '"');
}

bool expr_is_number(const char *text)
{
    const char *at = text + (text[0] == '-' || text[0] == '+' ? 1 : 0);
    size_t whole = strspn(at, "0123456789");
    at += whole;
    size_t part = at[0] == '.' ? strspn(at + 1, "0123456789") : 0;
    at += at[0] == '.' ? part + 1 : 0;
    return whole > 0 && whole + part < 16 && at[0] == '\0';
}

/* Spreadsheets turn "x" into “x” while one types. */
static void straighten(const char *text, struct str *out)
{
    for (; *text != '\0'; text++) {
        if (strncmp(text, "\xE2\x80\x9C", 3) == 0 || strncmp(text, "\xE2\x80\x9D", 3) == 0) {
            str_add_char(out, '"');
            text += 2;
        } else if (strncmp(text, "\xE2\x80\x98", 3) == 0 || strncmp(text, "\xE2\x80\x99", 3) == 0) {
            str_add_char(out, '\'');
            text += 2;
        } else if (strncmp(text, "\xE2\x88\x92", 3) == 0) {
            str_add_char(out, '-');
            text += 2;
        } else {
            str_add_char(out, *text);
        }
    }
}

struct line {
    const struct scan *scan;
    struct str *out;
    uint32_t items;
    char open[DEPTH_MAX];
    uint32_t depth;
    bool is_after_value; /* the last token ends a value, so that another value must be a second one */
};

static bool token_is_value_word(const struct scan *scan, uint32_t token)
{
    static const char *const WORDS[] = { "true", "false", "nil", "not", "and", "or" };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (scan_is(scan, token, WORDS[i])) {
            return true;
        }
    }
    return false;
}

static const char *bracket(struct line *line, char c)
{
    static const char OPEN[] = "({[", CLOSE[] = ")}]";
    if (strchr(OPEN, c) != NULL) {
        if (line->depth == DEPTH_MAX) {
            return "brackets are nested too deep";
        }
        line->open[line->depth++] = c;
        return NULL;
    }
    const char *at = strchr(CLOSE, c);
    if (line->depth == 0 || line->open[line->depth - 1] != OPEN[at - CLOSE]) {
        return "a bracket closes that was not opened";
    }
    line->depth--;
    return NULL;
}

/* Does this token begin a value, as in `a` after `b` with nothing between them? */
static bool begins_value(const struct scan *scan, uint32_t token)
{
    enum token_kind kind = scan->tokens[token].kind;
    return kind == TOKEN_NAME || kind == TOKEN_STRING || kind == TOKEN_NUMBER || (kind == TOKEN_KEYWORD && !scan_is(scan, token, "and") && !scan_is(scan, token, "or"));
}

static void add_token(struct line *line, uint32_t token)
{
    const struct token *t = &line->scan->tokens[token];
    struct str text = { 0 };
    if (t->kind == TOKEN_STRING && scan_string(line->scan, token, &text)) {
        expr_add_text(line->out, str_text(&text));
    } else {
        str_add_bytes(line->out, line->scan->source + t->at, t->bytes);
    }
    str_deinit(&text);
}

static const char *symbol(struct line *line, uint32_t token)
{
    const struct scan *scan = line->scan;
    char c = scan->source[scan->tokens[token].at];
    if (scan->tokens[token].bytes == 1 && strchr("(){}[]", c) != NULL) {
        return bracket(line, c);
    }
    if (scan_is(scan, token, "=") && line->depth == 0) {
        return "it gives a name a value, where only a value may stand";
    }
    return scan_is(scan, token, ";") && line->depth == 0 ? "values are separated by commas" : NULL;
}

/* A comma where a line ended between two values, and a space between words. */
static void add_gap(struct line *line, uint32_t token)
{
    const struct token *tokens = line->scan->tokens;
    bool new_line = token > 0 && tokens[token].line > tokens[token - 1].end_line;
    if (token == 0 || line->out->bytes == 0) {
        return;
    }
    if (new_line && line->is_after_value && begins_value(line->scan, token)) {
        str_add_char(line->out, ',');
        line->items += line->depth == 0 ? 1 : 0;
    }
    bool tight = tokens[token].at == tokens[token - 1].at + tokens[token - 1].bytes;
    str_add(line->out, tight ? "" : " ");
}

static const char *take_token(struct line *line, uint32_t token)
{
    const struct scan *scan = line->scan;
    enum token_kind kind = scan->tokens[token].kind;
    if (kind == TOKEN_KEYWORD && !token_is_value_word(scan, token)) {
        return "it holds a program, where only a value may stand; stories are written in scenario.lua";
    }
    add_gap(line, token);
    const char *wrong = kind == TOKEN_SYMBOL ? symbol(line, token) : NULL;
    if (wrong != NULL) {
        return wrong;
    }
    bool comma = scan_is(scan, token, ",");
    bool last = scan->tokens[token + 1].kind == TOKEN_END;
    if (comma && line->depth == 0 && last) {
        return NULL; /* "a, b," is two values */
    }
    line->items += comma && line->depth == 0 ? 1 : 0;
    add_token(line, token);
    line->is_after_value = kind == TOKEN_NAME || kind == TOKEN_STRING || kind == TOKEN_NUMBER || scan_is(scan, token, ")") ||
                           scan_is(scan, token, "}") || scan_is(scan, token, "]");
    return NULL;
}

static const char *take_all(const struct scan *scan, struct str *out, uint32_t *count)
{
    struct line line = { .scan = scan, .out = out, .items = 1 };
    if (scan->problem_count > 0) {
        return scan->problems[0].kind == SCAN_UNFINISHED_STRING || scan->problems[0].kind == SCAN_UNFINISHED_LONG
                   ? "a quote is not closed"
                   : "it holds a character that the language does not have";
    }
    const char *wrong = NULL;
    for (uint32_t i = 0; wrong == NULL && scan->tokens[i].kind != TOKEN_END; i++) {
        wrong = take_token(&line, i);
    }
    *count = line.items;
    return wrong != NULL ? wrong : line.depth > 0 ? "a bracket is not closed" : NULL;
}

bool expr_line(const char *text, struct str *out, uint32_t *count, const char **why)
{
    struct str straight = { 0 }, made = { 0 };
    struct scan scan;
    straighten(text, &straight);
    scan_init(&scan, str_text(&straight), straight.bytes);
    *why = take_all(&scan, &made, count);
    if (*why == NULL && made.bytes == 0) {
        *why = "it holds nothing but a comment";
    }
    if (*why == NULL) {
        str_add(out, str_text(&made));
    }
    scan_deinit(&scan);
    str_deinit(&made);
    str_deinit(&straight);
    return *why == NULL;
}
