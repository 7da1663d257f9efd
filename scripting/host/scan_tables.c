/* scan_tables.c: tokens to the shape of tables, by recursive descent. It follows only what it needs: which value stands
 * where. What is an operator's precedence, or what happens inside a function, does not matter here. */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "host/scan.h"

struct parser {
    struct scan_tables *tables;
    const struct scan *scan;
    uint32_t at; /* the token looked at */
    uint32_t depth;
    uint32_t *seen; /* open hash table of nodes with a name, by (parent, name); 0 is empty, else node + 1 */
    uint32_t seen_mask;
};

static bool read_value(struct parser *parser, uint32_t node);

/* --- Tokens --------------------------------------------------------------------------------------------------------- */

static const struct token *look(const struct parser *parser)
{
    return &parser->scan->tokens[parser->at];
}

static enum token_kind kind_at(const struct parser *parser, uint32_t ahead)
{
    uint32_t at = parser->at + ahead;
    return at < parser->scan->token_count ? parser->scan->tokens[at].kind : TOKEN_END;
}

static bool is_at(const struct parser *parser, uint32_t ahead, const char *text)
{
    uint32_t at = parser->at + ahead;
    return at < parser->scan->token_count && scan_is(parser->scan, at, text);
}

static bool is(const struct parser *parser, const char *text)
{
    return is_at(parser, 0, text);
}

static bool is_one_of(const struct parser *parser, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is(parser, texts[i])) return true;
    }
    return false;
}

static void next(struct parser *parser)
{
    if (look(parser)->kind != TOKEN_END) parser->at++;
}

static bool accept(struct parser *parser, const char *text)
{
    if (!is(parser, text)) return false;
    next(parser);
    return true;
}

static bool fail(struct parser *parser, enum scan_problem_kind kind)
{
    struct scan_tables *tables = parser->tables;
    const struct token *token = look(parser);
    GROW(tables->problems, tables->problem_count, tables->problem_room);
    tables->problems[tables->problem_count++] = (struct scan_problem){
        .kind = kind, .at = token->at, .bytes = token->bytes, .line = token->line, .column = token->column};
    return false;
}

static bool expect(struct parser *parser, const char *text)
{
    return accept(parser, text) || fail(parser, SCAN_UNEXPECTED);
}

/* --- Nodes ------------------------------------------------------------------------------------------------------------ */

/* The node's place is the token looked at now; the value's place is set by read_value. */
static uint32_t new_node(struct parser *parser, uint32_t parent)
{
    struct scan_tables *tables = parser->tables;
    const struct token *token = look(parser);
    GROW(tables->nodes, tables->count, tables->room);
    tables->nodes[tables->count] = (struct scan_node){.kind = SCAN_OTHER,
                                                      .parent = parent,
                                                      .first = SCAN_NONE,
                                                      .next = SCAN_NONE,
                                                      .line = token->line,
                                                      .column = token->column,
                                                      .token = parser->at,
                                                      .token_end = parser->at};
    return tables->count++;
}

static struct scan_node *node_at(const struct parser *parser, uint32_t node)
{
    return &parser->tables->nodes[node];
}

/* Hangs `child` behind `*last` (or as the first child of its parent). */
static void hang(struct parser *parser, uint32_t child, uint32_t *last)
{
    uint32_t parent = node_at(parser, child)->parent;
    if (*last != SCAN_NONE) {
        node_at(parser, *last)->next = child;
    } else if (parent != SCAN_NONE) {
        node_at(parser, parent)->first = child;
    } else {
        parser->tables->first = child;
    }
    *last = child;
}

/* Remembers the name; marks the node when the same parent already has it. */
static void note_name(struct parser *parser, uint32_t node)
{
    struct scan_node *n = node_at(parser, node);
    uint64_t hash = hash_bytes(n->name, strlen(n->name)) + n->parent * UINT64_C(0x9E3779B97F4A7C15);
    uint32_t slot = (uint32_t)(hash >> 32) & parser->seen_mask;
    for (; parser->seen[slot] != 0; slot = (slot + 1) & parser->seen_mask) {
        const struct scan_node *other = node_at(parser, parser->seen[slot] - 1);
        if (other->parent == n->parent && str_equal(other->name, n->name)) {
            n->duplicate = true;
            return;
        }
    }
    parser->seen[slot] = node + 1;
}

static char *copy_tokens(struct parser *parser, uint32_t first, uint32_t end)
{
    struct str path = {0};
    for (uint32_t i = first; i < end; i++) {
        const struct token *token = &parser->scan->tokens[i];
        str_add_bytes(&path, parser->scan->source + token->at, token->bytes);
    }
    char *copy = arena_copy(&parser->tables->names, str_text(&path), path.bytes);
    str_deinit(&path);
    return copy;
}

/* --- Blocks that are stepped over ------------------------------------------------------------------------------------------ */

/* From any token up to the `end` or `until` that closes the first block opened. */
static bool skip_block(struct parser *parser)
{
    static const char *const openers[] = {"function", "if", "do", "repeat"};
    static const char *const closers[] = {"end", "until"};
    uint32_t depth = 0;
    while (look(parser)->kind != TOKEN_END) {
        bool opens = is_one_of(parser, openers, sizeof openers / sizeof openers[0]);
        bool closes = is_one_of(parser, closers, sizeof closers / sizeof closers[0]);
        next(parser);
        depth += opens;
        if (!closes) continue;
        if (depth <= 1) return true;
        depth--;
    }
    return fail(parser, SCAN_UNEXPECTED);
}

/* --- Values ------------------------------------------------------------------------------------------------------------------ */

/* A value that belongs to no node of interest: an index, the second operand of an operation. */
static bool skip_value(struct parser *parser)
{
    return read_value(parser, new_node(parser, SCAN_NONE));
}

static bool read_key(struct parser *parser, uint32_t field)
{
    if (kind_at(parser, 0) == TOKEN_NAME && is_at(parser, 1, "=")) {
        node_at(parser, field)->name = copy_tokens(parser, parser->at, parser->at + 1);
        next(parser);
        next(parser);
        return true;
    }
    if (!accept(parser, "[")) return true;
    struct str key = {0};
    if (is_at(parser, 1, "]") && scan_string(parser->scan, parser->at, &key)) {
        node_at(parser, field)->name = arena_copy(&parser->tables->names, str_text(&key), key.bytes);
    }
    str_deinit(&key);
    return skip_value(parser) && expect(parser, "]") && expect(parser, "=");
}

static bool read_field(struct parser *parser, uint32_t table, uint32_t *last, uint32_t *position)
{
    uint32_t field = new_node(parser, table);
    bool computed = is(parser, "[");
    hang(parser, field, last);
    if (!read_key(parser, field)) return false;
    if (node_at(parser, field)->name != NULL) {
        note_name(parser, field);
    } else if (!computed) {
        node_at(parser, field)->index = ++*position;
    }
    return read_value(parser, field);
}

static bool read_table(struct parser *parser, uint32_t node)
{
    uint32_t last = SCAN_NONE;
    uint32_t position = 0;
    node_at(parser, node)->kind = SCAN_TABLE;
    next(parser);
    while (!is(parser, "}")) {
        if (!read_field(parser, node, &last, &position)) return false;
        if (!accept(parser, ",") && !accept(parser, ";")) break;
    }
    return expect(parser, "}");
}

static bool read_argument(struct parser *parser, uint32_t call, uint32_t index, uint32_t *last)
{
    uint32_t argument = new_node(parser, call);
    node_at(parser, argument)->index = index;
    hang(parser, argument, last);
    return read_value(parser, argument);
}

static bool starts_call(const struct parser *parser)
{
    return is(parser, "(") || is(parser, "{") || kind_at(parser, 0) == TOKEN_STRING;
}

/* A lone table or text as the argument ends there: in `f{…} .. x` the operator belongs to the call. */
static bool read_lone_argument(struct parser *parser, uint32_t call)
{
    uint32_t last = SCAN_NONE;
    uint32_t argument = new_node(parser, call);
    hang(parser, argument, &last);
    struct scan_node *node = node_at(parser, argument);
    node->index = 1;
    node->value_line = node->line;
    node->value_column = node->column;
    bool ok = true;
    if (is(parser, "{")) {
        ok = read_table(parser, argument);
    } else {
        node->kind = SCAN_TEXT;
        next(parser);
    }
    const struct token *end = &parser->scan->tokens[parser->at - 1];
    node = node_at(parser, argument);
    node->token_end = parser->at;
    node->end_line = end->end_line;
    node->end_column = end->column;
    return ok;
}

static bool read_call(struct parser *parser, uint32_t call)
{
    if (!is(parser, "(")) return read_lone_argument(parser, call);
    uint32_t last = SCAN_NONE;
    uint32_t count = 0;
    next(parser);
    if (accept(parser, ")")) return true;
    do {
        if (!read_argument(parser, call, ++count, &last)) return false;
    } while (accept(parser, ","));
    return expect(parser, ")");
}

/* What follows the first name or call: `[x]`, `.y`, `:m()`, `(…)`. The node is then no plain name or call any more. */
static bool skip_suffixes(struct parser *parser, uint32_t node)
{
    for (;;) {
        bool ok = true;
        if (is(parser, ".") || is(parser, ":")) {
            next(parser);
            ok = kind_at(parser, 0) == TOKEN_NAME || fail(parser, SCAN_UNEXPECTED);
            next(parser);
        } else if (is(parser, "[")) {
            next(parser);
            ok = skip_value(parser) && expect(parser, "]");
        } else if (starts_call(parser)) {
            ok = read_call(parser, new_node(parser, SCAN_NONE));
        } else {
            return true;
        }
        if (!ok) return false;
        struct scan_node *n = node_at(parser, node);
        n->kind = SCAN_OTHER;
        n->word = NULL;
        n->first = SCAN_NONE;
    }
}

static void skip_dotted_name(struct parser *parser)
{
    next(parser);
    while (is(parser, ".") && kind_at(parser, 1) == TOKEN_NAME) {
        next(parser);
        next(parser);
    }
}

static bool read_name_or_call(struct parser *parser, uint32_t node)
{
    uint32_t first = parser->at;
    skip_dotted_name(parser);
    node_at(parser, node)->kind = SCAN_NAME;
    node_at(parser, node)->word = copy_tokens(parser, first, parser->at);
    if (starts_call(parser)) {
        node_at(parser, node)->kind = SCAN_CALL;
        if (!read_call(parser, node)) return false;
    }
    return skip_suffixes(parser, node);
}

static bool read_parenthesis(struct parser *parser, uint32_t node)
{
    next(parser);
    return skip_value(parser) && expect(parser, ")") && skip_suffixes(parser, node);
}

static bool read_plain(struct parser *parser, uint32_t node)
{
    static const char *const words[] = {"nil", "true", "false", "..."};
    enum token_kind kind = kind_at(parser, 0);
    if (kind != TOKEN_STRING && kind != TOKEN_NUMBER && !is_one_of(parser, words, sizeof words / sizeof words[0])) {
        return fail(parser, SCAN_UNEXPECTED);
    }
    if (kind == TOKEN_STRING) node_at(parser, node)->kind = SCAN_TEXT;
    if (kind == TOKEN_NUMBER) node_at(parser, node)->kind = SCAN_NUMBER;
    next(parser);
    return true;
}

static bool read_function(struct parser *parser, uint32_t node)
{
    node_at(parser, node)->kind = SCAN_FUNCTION;
    return skip_block(parser);
}

static bool read_operand(struct parser *parser, uint32_t node)
{
    if (is(parser, "{")) return read_table(parser, node);
    if (is(parser, "(")) return read_parenthesis(parser, node);
    if (is(parser, "function")) return read_function(parser, node);
    if (kind_at(parser, 0) == TOKEN_NAME) return read_name_or_call(parser, node);
    return read_plain(parser, node);
}

/* true when a sign or `not` stood there that makes it an operation; a minus before a number is part of the number. */
static bool skip_unary(struct parser *parser)
{
    static const char *const unary[] = {"-", "not", "#", "~"};
    bool operation = false;
    while (is_one_of(parser, unary, sizeof unary / sizeof unary[0])) {
        bool negative = is(parser, "-") && kind_at(parser, 1) == TOKEN_NUMBER;
        operation = operation || !negative;
        next(parser);
    }
    return operation;
}

static bool accept_binary(struct parser *parser)
{
    static const char *const binary[] = {"+",  "-",  "*", "/", "//", "%", "^", "..", "==", "~=", "<=",
                                         ">=", "<",  ">", "&", "|",  "~", "<<", ">>", "and", "or"};
    if (!is_one_of(parser, binary, sizeof binary / sizeof binary[0])) return false;
    next(parser);
    return true;
}

static void become_operation(struct parser *parser, uint32_t node)
{
    struct scan_node *n = node_at(parser, node);
    n->kind = SCAN_OTHER;
    n->word = NULL;
    n->first = SCAN_NONE;
}

static bool read_operation(struct parser *parser, uint32_t node)
{
    bool operation = skip_unary(parser);
    if (!read_operand(parser, node)) return false;
    while (accept_binary(parser)) {
        operation = true;
        skip_unary(parser);
        if (!read_operand(parser, new_node(parser, SCAN_NONE))) return false;
    }
    if (operation) become_operation(parser, node);
    return true;
}

static bool read_value(struct parser *parser, uint32_t node)
{
    const struct token *start = look(parser);
    struct scan_node *n = node_at(parser, node);
    n->token = parser->at;
    n->value_line = start->line;
    n->value_column = start->column;
    if (parser->depth == SCAN_DEPTH_MAX) return fail(parser, SCAN_TOO_DEEP);
    parser->depth++;
    bool ok = read_operation(parser, node);
    parser->depth--;
    const struct token *end = parser->at > 0 ? &parser->scan->tokens[parser->at - 1] : start;
    n = node_at(parser, node);
    n->token_end = parser->at;
    n->end_line = end->end_line;
    n->end_column = end->column;
    return ok;
}

/* --- Statements -------------------------------------------------------------------------------------------------------------- */

static bool skip_values(struct parser *parser)
{
    do {
        if (!skip_value(parser)) return false;
    } while (accept(parser, ","));
    return true;
}

/* `a.b = value`, from the `=` on. Further values of a multiple assignment are stepped over. */
static bool read_assigned(struct parser *parser, uint32_t statement, uint32_t *last)
{
    hang(parser, statement, last);
    note_name(parser, statement);
    return expect(parser, "=") && read_value(parser, statement) && (!accept(parser, ",") || skip_values(parser));
}

static bool skip_attribute(struct parser *parser)
{
    if (!accept(parser, "<")) return true;
    next(parser);
    return expect(parser, ">");
}

static bool read_local(struct parser *parser, uint32_t *last)
{
    next(parser);
    if (is(parser, "function")) return skip_block(parser);
    uint32_t statement = new_node(parser, SCAN_NONE);
    node_at(parser, statement)->name = copy_tokens(parser, parser->at, parser->at + 1);
    node_at(parser, statement)->local = true;
    do {
        if (kind_at(parser, 0) != TOKEN_NAME) return fail(parser, SCAN_UNEXPECTED);
        next(parser);
        if (!skip_attribute(parser)) return false;
    } while (accept(parser, ","));
    return is(parser, "=") ? read_assigned(parser, statement, last) : true;
}

/* `a[i].b, c = …`: nothing here has a written name. */
static bool skip_odd_assignment(struct parser *parser)
{
    while (accept(parser, ",")) {
        if (!skip_value(parser)) return false;
    }
    return expect(parser, "=") && skip_values(parser);
}

/* f(x)(y), a:b{} and the like are statements too; a lone name is none. */
static bool ends_in_call(const struct parser *parser)
{
    uint32_t last = parser->at - 1;
    return scan_is(parser->scan, last, ")") || scan_is(parser->scan, last, "}") ||
           parser->scan->tokens[last].kind == TOKEN_STRING;
}

static bool read_named_statement(struct parser *parser, uint32_t *last)
{
    uint32_t statement = new_node(parser, SCAN_NONE);
    uint32_t first = parser->at;
    skip_dotted_name(parser);
    const char *name = copy_tokens(parser, first, parser->at);
    node_at(parser, statement)->name = name;
    if (is(parser, "=")) return read_assigned(parser, statement, last);

    parser->at = first;
    if (!read_value(parser, statement)) return false;
    struct scan_node *node = node_at(parser, statement);
    if (node->kind == SCAN_CALL) {
        hang(parser, statement, last);
        return true;
    }
    if (is(parser, "=") || is(parser, ",")) return skip_odd_assignment(parser);
    return ends_in_call(parser) || fail(parser, SCAN_UNEXPECTED);
}

static bool skip_until(struct parser *parser)
{
    return skip_block(parser) && skip_value(parser);
}

static bool skip_return(struct parser *parser)
{
    next(parser);
    if (look(parser)->kind == TOKEN_END || is(parser, ";")) return true;
    return skip_values(parser);
}

static bool read_statement(struct parser *parser, uint32_t *last)
{
    static const char *const blocks[] = {"function", "if", "for", "while", "do"};
    if (accept(parser, ";") || accept(parser, "break")) return true;
    if (is(parser, "local")) return read_local(parser, last);
    if (is(parser, "repeat")) return skip_until(parser);
    if (is(parser, "return")) return skip_return(parser);
    if (is_one_of(parser, blocks, sizeof blocks / sizeof blocks[0])) return skip_block(parser);
    if (is(parser, "::") || is(parser, "goto")) {
        next(parser);
        next(parser);
        accept(parser, "::");
        return true;
    }
    if (kind_at(parser, 0) == TOKEN_NAME) return read_named_statement(parser, last);
    if (is(parser, "(")) return skip_value(parser);
    return fail(parser, SCAN_UNEXPECTED);
}

static bool starts_statement(const struct parser *parser)
{
    static const char *const starters[] = {"local", "function", "if", "for", "while", "do", "repeat", "return"};
    if (look(parser)->column != 1) return false;
    return kind_at(parser, 0) == TOKEN_NAME || is_one_of(parser, starters, sizeof starters / sizeof starters[0]);
}

/* After a problem: on to the next line that begins, at its very left, as a statement does. It may be the line of the
 * problem itself (a brace was forgotten above it), but never the statement that failed. */
static void recover(struct parser *parser, uint32_t failed, uint32_t line)
{
    while (parser->at > failed + 1 && parser->scan->tokens[parser->at - 1].line >= line) {
        parser->at--;
    }
    while (look(parser)->kind != TOKEN_END && (parser->at <= failed || !starts_statement(parser))) {
        next(parser);
    }
}

void scan_tables_init(struct scan_tables *tables, const struct scan *scan)
{
    *tables = (struct scan_tables){.scan = scan, .first = SCAN_NONE};
    arena_init(&tables->names);
    uint32_t slots = 16;
    while (slots < scan->token_count * 2u) {
        slots *= 2;
    }
    struct parser parser = {.tables = tables, .scan = scan, .seen_mask = slots - 1};
    parser.seen = calloc(slots, sizeof *parser.seen);
    MUST(parser.seen != NULL);
    uint32_t last = SCAN_NONE;
    while (look(&parser)->kind != TOKEN_END) {
        uint32_t start = parser.at;
        if (read_statement(&parser, &last)) continue;
        parser.depth = 0;
        recover(&parser, start, tables->problems[tables->problem_count - 1].line);
    }
    free(parser.seen);
}

void scan_tables_deinit(struct scan_tables *tables)
{
    free(tables->nodes);
    free(tables->problems);
    arena_deinit(&tables->names);
    *tables = (struct scan_tables){.first = SCAN_NONE};
}

/* --- Asking ------------------------------------------------------------------------------------------------------------------- */

static const struct scan_node *node_or_null(const struct scan_tables *tables, uint32_t node)
{
    return node == SCAN_NONE ? NULL : &tables->nodes[node];
}

const struct scan_node *scan_statement(const struct scan_tables *tables, const char *name, uint32_t line)
{
    const struct scan_node *found = NULL;
    for (const struct scan_node *n = node_or_null(tables, tables->first); n != NULL; n = node_or_null(tables, n->next)) {
        if (!str_equal(n->name, name)) continue;
        if (found == NULL) found = n;
        if (n->line <= line && line <= n->end_line) return n;
    }
    return found;
}

/* `share{ to = … }`: the one table that a call is about. */
static const struct scan_node *inner_table(const struct scan_tables *tables, const struct scan_node *node)
{
    if (node == NULL || node->kind != SCAN_CALL) return node;
    const struct scan_node *only = node_or_null(tables, node->first);
    return only != NULL && only->kind == SCAN_TABLE && only->next == SCAN_NONE ? only : node;
}

const struct scan_node *scan_field(const struct scan_tables *tables, const struct scan_node *node, const char *key)
{
    node = inner_table(tables, node);
    const struct scan_node *found = NULL;
    if (node == NULL) return NULL;
    for (const struct scan_node *n = node_or_null(tables, node->first); n != NULL; n = node_or_null(tables, n->next)) {
        if (n->name != NULL && str_equal(n->name, key)) found = n;
    }
    return found;
}

const struct scan_node *scan_item(const struct scan_tables *tables, const struct scan_node *node, uint32_t index)
{
    if (node == NULL) return NULL;
    for (const struct scan_node *n = node_or_null(tables, node->first); n != NULL; n = node_or_null(tables, n->next)) {
        if (n->index == index && n->name == NULL) return n;
    }
    return NULL;
}
