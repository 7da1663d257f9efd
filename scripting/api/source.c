/* One file as tokens and shape: where everything stands, and what is wrong with it before any of it has run. */
#include "api/maker.h"

#include <string.h>

struct source *source_find(const struct maker *m, const char *name)
{
    for (uint32_t i = 0; i < m->source_count; i++) {
        if (str_equal(m->sources[i]->name, name)) {
            return m->sources[i];
        }
    }
    return NULL;
}

static char *token_text(struct maker *m, const struct source *source, uint32_t token)
{
    const struct token *t = &source->scan.tokens[token];
    return arena_copy(&m->arena, source->scan.source + t->at, t->bytes);
}

static bool token_is(const struct source *source, uint32_t token, const char *text)
{
    return token < source->scan.token_count && scan_is(&source->scan, token, text);
}

static bool token_is_name(const struct source *source, uint32_t token)
{
    return token < source->scan.token_count && source->scan.tokens[token].kind == TOKEN_NAME;
}

/* `shelf.name` or `shelf.name.sub` starting at this token; returns how many tokens it takes, 0 when it is none. */
static uint32_t chain_at(struct maker *m, struct source *source, uint32_t token)
{
    const struct token *word = &source->scan.tokens[token];
    enum shelf shelf = shelf_of_word(source->scan.source + word->at, word->bytes);
    bool is_part = token > 0 && (token_is(source, token - 1, ".") || token_is(source, token - 1, ":"));
    if (shelf == SHELF_NONE || is_part || !token_is(source, token + 1, ".") || !token_is_name(source, token + 2)) {
        return 0;
    }
    struct chain chain = { .source = source, .token = token, .shelf = shelf };
    chain.name = token_text(m, source, token + 2);
    uint32_t used = 3;
    if (token_is(source, token + 3, ".") && token_is_name(source, token + 4)) {
        chain.sub = token_text(m, source, token + 4);
        used = 5;
    }
    chain.declares = chain.sub == NULL && (token_is(source, token + used, "=") ||
                                           (token > 0 && token_is(source, token - 1, "function")));
    MAKER_GROW(m, m->chains, m->chain_count, m->chain_room);
    m->chains[m->chain_count++] = chain;
    return used;
}

static void find_chains(struct maker *m, struct source *source)
{
    uint32_t i = 0;
    while (i < source->scan.token_count) {
        uint32_t used = source->scan.tokens[i].kind == TOKEN_NAME ? chain_at(m, source, i) : 0;
        i += used > 0 ? used : 1;
    }
}

struct source *source_open(struct maker *m, const char *name, const void *content, size_t bytes)
{
    struct source *source = ARENA_NEW(&m->arena, struct source);
    source->name = arena_copy_string(&m->arena, name);
    scan_init(&source->scan, content, bytes);
    scan_tables_init(&source->tables, &source->scan);
    MAKER_GROW(m, m->sources, m->source_count, m->source_room);
    m->sources[m->source_count++] = source;
    source->locals = ARENA_ARRAY(&m->arena, uint32_t, source->tables.count);
    find_chains(m, source);
    return source;
}

void maker_close_sources(struct maker *m)
{
    for (uint32_t i = 0; i < m->source_count; i++) {
        scan_tables_deinit(&m->sources[i]->tables);
        scan_deinit(&m->sources[i]->scan);
    }
    m->source_count = 0;
}

const struct scan_node *source_value(const struct source *source, const struct scan_node *node)
{
    if (node == NULL || node->kind != SCAN_NAME || node->word == NULL || strchr(node->word, '.') != NULL) {
        return node;
    }
    uint32_t *known = &source->locals[node - source->tables.nodes];
    if (*known == 0) {
        const struct scan_node *local = scan_statement(&source->tables, node->word, 0);
        *known = 1 + (uint32_t)((local != NULL && local->local ? local : node) - source->tables.nodes);
    }
    return &source->tables.nodes[*known - 1];
}

/* ---- keys given twice -------------------------------------------------------------------------------------------- */

static void check_node(struct maker *m, const struct source *source, uint32_t index)
{
    while (index != SCAN_NONE) {
        const struct scan_node *node = &source->tables.nodes[index];
        if (node->duplicate && node->parent != SCAN_NONE) {
            problem_at(m, source->name, node->line, node->column, T_KEY_TWICE, "Keep one of them",
                       "`%s` is given twice in the same table", node->name);
        }
        if (node->first != SCAN_NONE) {
            check_node(m, source, node->first);
        }
        index = node->next;
    }
}

void source_check_keys(struct maker *m, const struct source *source)
{
    check_node(m, source, source->tables.first);
}

/* ---- things that are not declared -------------------------------------------------------------------------------- */

static bool is_declared(const struct maker *m, enum shelf shelf, const char *name)
{
    if (decl_find(m, shelf, name) != NULL) {
        return true;
    }
    for (uint32_t i = 0; i < m->chain_count; i++) {
        const struct chain *chain = &m->chains[i];
        if (chain->declares && chain->shelf == shelf && str_equal(chain->name, name)) {
            return true;
        }
    }
    return false;
}

/* `Team.cert = {`: what stops the file there is told there; that team.cert is not declared says nothing new. */
static bool is_misspelt_declaration(const struct maker *m, const char *name)
{
    for (uint32_t s = 0; s < m->source_count; s++) {
        const struct source *source = m->sources[s];
        for (uint32_t i = 0; i + 3 < source->scan.token_count; i++) {
            const struct token *word = &source->scan.tokens[i];
            if (token_is(source, i + 2, name) && token_is(source, i + 1, ".") && token_is(source, i + 3, "=") &&
                token_is_name(source, i) && shelf_of_word(source->scan.source + word->at, word->bytes) == SHELF_NONE) {
                return true;
            }
        }
    }
    return false;
}

/* So many findings get a name that comes near: looking for one compares with every name there is. */
#define NEAR_NAMES_MAX 64u

static const char *near_name(struct maker *m, const struct chain *chain)
{
    struct shelf_decls *decls = &m->shelves[chain->shelf];
    const char **names = ARENA_ARRAY(&m->scratch, const char *, decls->count);
    for (uint32_t i = 0; i < decls->count; i++) {
        names[i] = arena_format(&m->scratch, "%s.%s", shelf_name(chain->shelf), decls->at[i].name);
    }
    const char *wrong = arena_format(&m->scratch, "%s.%s", shelf_name(chain->shelf), chain->name);
    const char *near = nearest(m, wrong, names, decls->count);
    for (enum shelf shelf = 1; near == NULL && shelf < SHELF_COUNT; shelf++) {
        if (decl_find(m, shelf, chain->name) != NULL) {
            near = arena_format(&m->scratch, "Did you mean `%s.%s`?", shelf_name(shelf), chain->name);
        }
    }
    return near;
}

static bool has_option(const struct decl *decl, const char *name)
{
    for (uint32_t i = 0; i < decl->option_count; i++) {
        if (str_equal(decl->options[i], name)) {
            return true;
        }
    }
    return false;
}

static void check_option(struct maker *m, const struct chain *chain)
{
    const struct decl *decl = decl_find(m, SHELF_DECISION, chain->name);
    if (decl == NULL || !m->is_ordered || has_option(decl, chain->sub)) {
        return; /* before things are numbered options are not known */
    }
    const struct token *token = &chain->source->scan.tokens[chain->token];
    problem_at(m, chain->source->name, token->line, token->column, T_UNDECLARED,
               nearest(m, chain->sub, decl->options, decl->option_count), "`decision.%s` has no option `%s`",
               chain->name, chain->sub);
}

void source_check_declared(struct maker *m)
{
    for (uint32_t i = 0; i < m->chain_count && m->list->count < DIAGNOSTICS_MAX; i++) {
        const struct chain *chain = &m->chains[i];
        const struct token *token = &chain->source->scan.tokens[chain->token];
        if (!is_declared(m, chain->shelf, chain->name)) {
            if (is_misspelt_declaration(m, chain->name)) {
                continue;
            }
            const char *near = m->list->count < NEAR_NAMES_MAX ? near_name(m, chain) : NULL;
            problem_at(m, chain->source->name, token->line, token->column, T_UNDECLARED,
                       near != NULL ? near : "Declare it, or mend its name", "`%s.%s` is not declared",
                       shelf_name(chain->shelf), chain->name);
        } else if (chain->shelf == SHELF_DECISION && chain->sub != NULL) {
            check_option(m, chain);
        }
    }
}

bool is_name(const char *text)
{
    static const char *const RESERVED[] = { "and", "break", "do", "else", "elseif", "end", "false", "for", "function",
        "goto", "if", "in", "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while" };
    size_t bytes = strlen(text);
    if (bytes == 0 || bytes > NAME_BYTES_MAX || (text[0] >= '0' && text[0] <= '9')) {
        return false;
    }
    if (strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != bytes) {
        return false;
    }
    for (uint32_t i = 0; i < sizeof RESERVED / sizeof *RESERVED; i++) {
        if (str_equal(text, RESERVED[i])) {
            return false;
        }
    }
    return true;
}
