/* What the tokens of a scenario tell a checker. */
#include "api/language.h"
#include "api/maker.h"

static bool in_story(const struct maker *m, const struct source *source, uint32_t token)
{
    const struct shelf_decls *stories = &m->shelves[SHELF_STORY];
    for (uint32_t i = 0; i < stories->count; i++) {
        const struct scan_node *node = stories->at[i].node;
        if (stories->at[i].source == source && node != NULL && token >= node->token && token < node->token_end) {
            return true;
        }
    }
    return false;
}

bool api_story_names(const struct api_source *api, const char *path)
{
    struct maker *m = source_maker(api);
    for (uint32_t i = 0; i < m->chain_count; i++) {
        const struct chain *chain = &m->chains[i];
        if (in_story(m, chain->source, chain->token) &&
            str_equal(arena_format(&m->scratch, "%s.%s", shelf_name(chain->shelf), chain->name), path)) {
            arena_reset(&m->scratch);
            return true;
        }
    }
    arena_reset(&m->scratch);
    return false;
}

static struct api_place place_at(const struct source *source, uint32_t token)
{
    const struct token *t = &source->scan.tokens[token];
    return (struct api_place){ source->name, t->line, t->column };
}

static bool is_judged(const struct scan *scan, uint32_t token)
{
    static const char *const WORDS[] = { "if", "elseif", "while", "until", "not", "and", "or", "==", "~=" };
    for (uint32_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (scan_is(scan, token, WORDS[i])) {
            return true;
        }
    }
    return false;
}

/* Two expressions never stand side by side, so behind the end of one a statement begins. */
static bool is_behind_statement(const struct scan *scan, uint32_t token)
{
    static const char *const WORDS[] = { "then", "do", "else", "repeat", "end", ";", ")", "}", "]", "nil", "true", "false" };
    enum token_kind kind = scan->tokens[token].kind;
    bool is = kind == TOKEN_NAME || kind == TOKEN_STRING || kind == TOKEN_NUMBER;
    for (uint32_t i = 0; !is && i < sizeof WORDS / sizeof *WORDS; i++) {
        is = scan_is(scan, token, WORDS[i]);
    }
    return is;
}

static const struct verb *condition_at(const struct scan *scan, uint32_t token)
{
    for (uint32_t i = 0; i < language_verb_count(); i++) {
        const struct verb *verb = language_verb(i);
        if (verb->kind == VERB_COND && scan_is(scan, token, verb->name)) {
            return verb;
        }
    }
    return NULL;
}

void api_bare_conditions(const struct api_source *api, void (*found)(void *user, struct api_place where, const char *word, bool alone),
                         void *user)
{
    const struct maker *m = source_maker(api);
    for (uint32_t s = 0; s < m->source_count; s++) {
        const struct scan *scan = &m->sources[s]->scan;
        for (uint32_t i = 1; i + 1 < scan->token_count; i++) {
            bool alone = is_behind_statement(scan, i - 1) && in_story(m, m->sources[s], i);
            if (scan->tokens[i].kind != TOKEN_NAME || (!alone && !is_judged(scan, i - 1))) {
                continue;
            }
            const struct verb *verb = condition_at(scan, i);
            if (verb != NULL && (scan_is(scan, i + 1, "(") || scan_is(scan, i + 1, "{"))) {
                found(user, place_at(m->sources[s], i), verb->name, alone);
            }
        }
    }
}

static bool may_have_holes(const struct scan *scan)
{
    for (uint32_t i = 1; i + 1 < scan->token_count; i++) {
        bool in_list = scan_is(scan, i, "nil") && (scan_is(scan, i - 1, "{") || scan_is(scan, i - 1, ","));
        bool emptied = scan_is(scan, i, "nil") && scan_is(scan, i - 1, "=") && i >= 2 && scan_is(scan, i - 2, "]");
        if (in_list || emptied) {
            return true;
        }
    }
    return false;
}

void api_lengths_of_holes(const struct api_source *api, void (*found)(void *user, struct api_place where), void *user)
{
    const struct maker *m = source_maker(api);
    for (uint32_t s = 0; s < m->source_count; s++) {
        const struct scan *scan = &m->sources[s]->scan;
        if (!may_have_holes(scan)) {
            continue;
        }
        for (uint32_t i = 0; i < scan->token_count; i++) {
            if (scan_is(scan, i, "#")) {
                found(user, place_at(m->sources[s], i));
            }
        }
    }
}
