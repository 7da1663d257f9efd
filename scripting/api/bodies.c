/* What stands inside functions. Loading runs no story, so a mistake in one would only be met in a play, and perhaps never:
 * here the words are read as they stand, without running any of them. */
#include "api/language.h"
#include "api/maker.h"

#include <string.h>

/* ---- which words a file declares --------------------------------------------------------------------------------- */

/* Names after local, for, function name( … ) of one file, whatever their scope: judged generously. */
struct words {
    struct maker *m;
    const struct scan *scan;
    const char **at;
    uint32_t count, room;
};

static bool is(const struct words *words, uint32_t token, const char *text)
{
    return token < words->scan->token_count && scan_is(words->scan, token, text);
}

static bool is_name_token(const struct words *words, uint32_t token)
{
    return token < words->scan->token_count && words->scan->tokens[token].kind == TOKEN_NAME;
}

static const char *word_at(const struct words *words, uint32_t token)
{
    const struct token *t = &words->scan->tokens[token];
    return arena_copy(&words->m->arena, words->scan->source + t->at, t->bytes);
}

static void add_word(struct words *words, uint32_t token)
{
    MAKER_GROW(words->m, words->at, words->count, words->room);
    words->at[words->count++] = word_at(words, token);
}

/* a, b <const>, c */
static void add_list(struct words *words, uint32_t token)
{
    while (is_name_token(words, token)) {
        add_word(words, token);
        token += is(words, token + 1, "<") ? 4 : 1;
        if (!is(words, token, ",")) {
            return;
        }
        token++;
    }
}

static void add_parameters(struct words *words, uint32_t token)
{
    while (token < words->scan->token_count && !is(words, token, "(")) {
        token++;
    }
    add_list(words, token + 1);
}

static void find_words(struct words *words)
{
    for (uint32_t i = 0; i < words->scan->token_count; i++) {
        if (is(words, i, "local") && is(words, i + 1, "function")) {
            add_list(words, i + 2);
        } else if (is(words, i, "local") || is(words, i, "for")) {
            add_list(words, i + 1);
        } else if (is(words, i, "function")) {
            add_parameters(words, i);
        }
    }
}

static bool is_declared_here(const struct words *words, const char *word)
{
    for (uint32_t i = 0; i < words->count; i++) {
        if (str_equal(words->at[i], word)) {
            return true;
        }
    }
    return false;
}

/* ---- words that nobody declared ---------------------------------------------------------------------------------- */

/* A field, a method, a label or a key of a table is no word of its own. */
static bool stands_alone(const struct words *words, uint32_t token)
{
    static const char *const BEFORE[] = { ".", ":", "::", "goto", "<" };
    for (uint32_t i = 0; token > 0 && i < sizeof BEFORE / sizeof *BEFORE; i++) {
        if (is(words, token - 1, BEFORE[i]) && (BEFORE[i][0] != '<' || is(words, token + 1, ">"))) {
            return false;
        }
    }
    bool opens = token > 0 && (is(words, token - 1, "{") || is(words, token - 1, ",") || is(words, token - 1, ";"));
    return !(opens && is(words, token + 1, "="));
}

static const char *whole_name(const struct maker *m, const char *word)
{
    for (uint32_t i = 0; i < m->chain_count; i++) {
        if (str_equal(m->chains[i].name, word)) {
            return shelf_name(m->chains[i].shelf);
        }
    }
    return NULL;
}

/* As near as what the host finds when it runs into the word: two letters changed, one in a short word. */
static void nearer(const char *word, const char *name, const char **best, uint32_t *best_edits)
{
    uint32_t edits = str_distance(word, name, *best_edits);
    if (edits < *best_edits) {
        *best = name;
        *best_edits = edits;
    }
}

static const char *near_word(struct maker *m, const char *word)
{
    const char *best = NULL;
    uint32_t edits = strlen(word) <= 3 ? 2 : 3;
    for (uint32_t i = 0; i < language_verb_count(); i++) {
        nearer(word, language_verb(i)->name, &best, &edits);
    }
    for (enum shelf shelf = 1; shelf < SHELF_COUNT; shelf++) {
        nearer(word, shelf_name(shelf), &best, &edits);
    }
    return best != NULL ? arena_format(&m->scratch, "Did you mean %s?", best) : NULL;
}

static void tell_word(const struct words *words, const char *file, uint32_t token, const char *word)
{
    struct maker *m = words->m;
    const struct token *t = &words->scan->tokens[token];
    const char *absent = script_absent_hint(word), *shelf = whole_name(m, word);
    if (absent != NULL) {
        problem_at(m, file, t->line, t->column, T_HOST_WORD, absent, "%s is not part of the scenario language", word);
    } else if (shelf != NULL) {
        problem_at(m, file, t->line, t->column, T_UNDECLARED, arena_format(&m->scratch, "Write `%s.%s`", shelf, word),
                   "`%s` alone means nothing", word);
    } else {
        const char *near = near_word(m, word);
        problem_at(m, file, t->line, t->column, T_HOST_WORD,
                   near != NULL ? near : "Put it in quotes if it is a text, or check how it is written",
                   "%s is not a word of the scenario language", word);
    }
}

static void tell_value(const struct words *words, const char *file, uint32_t token, const char *word)
{
    struct maker *m = words->m;
    const struct token *t = &words->scan->tokens[token];
    if (script_env_has(m->script, word)) {
        problem_at(m, file, t->line, t->column, T_HOST_FIXED, "Choose another name, and write local before it",
                   "%s belongs to the language and cannot be replaced", word);
    } else {
        problem_at(m, file, t->line, t->column, T_HOST_FIXED,
                   arena_format(&m->scratch, "Write local %s = ... for a value of your own", word),
                   "%s is not declared, so nothing can be put into it", word);
    }
}

/* ---- times ------------------------------------------------------------------------------------------------------- */

/* How each story verb reads its arguments; conditions and doings say it themselves (verbs.c). */
static bool time_of_story(const char *verb, uint32_t argument, enum time_want *want)
{
    *want = WANT_LASTS;
    return (str_equal(verb, "wait") && argument == 0) || (str_equal(verb, "wait_for") && argument == 1);
}

static bool want_of(enum arg_shape shape, enum time_want *want)
{
    *want = shape == ARG_TIME ? WANT_FORM : shape == ARG_MOMENT ? WANT_MOMENT : WANT_LASTS;
    return shape == ARG_TIME || shape == ARG_MOMENT || shape == ARG_LASTS;
}

/* The n-th positional argument of the verb, or the one of that key. */
static bool takes_time(const struct verb *verb, uint32_t argument, const char *key, enum time_want *want, const char **called)
{
    uint32_t positional = 0;
    *called = "length";
    if (verb->kind == VERB_STORY) {
        return key == NULL && time_of_story(verb->name, argument, want);
    }
    for (uint32_t i = 0; i < ARGS_MAX && verb->args[i].name != NULL; i++) {
        const struct arg *arg = &verb->args[i];
        bool meant = arg->named ? key != NULL && str_equal(arg->name, key) : key == NULL && positional++ == argument;
        if (meant) {
            *called = arg->name;
            return want_of(arg->shape, want);
        }
    }
    return false;
}

static const struct verb *verb_at(const struct words *words, uint32_t token)
{
    static const enum verb_kind KINDS[] = { VERB_STORY, VERB_COND, VERB_DOING };
    const char *word = word_at(words, token);
    const struct verb *verb = NULL;
    for (uint32_t i = 0; verb == NULL && i < sizeof KINDS / sizeof *KINDS; i++) {
        verb = verb_find(word, KINDS[i]);
    }
    return verb;
}

static void check_time(const struct words *words, const char *file, uint32_t token, enum time_want want, const char *called)
{
    struct str text = { 0 };
    const struct token *t = &words->scan->tokens[token];
    if (scan_string(words->scan, token, &text)) {
        const char *mend = time_text_mend(str_text(&text), want);
        if (mend != NULL) {
            problem_at(words->m, file, t->line, t->column, T_BAD_TIME, mend, "`%s` cannot be \"%s\"", called,
                       arena_copy_string(&words->m->arena, str_text(&text)));
        }
    }
    str_deinit(&text);
}

static int step(const struct words *words, uint32_t token)
{
    bool opens = is(words, token, "(") || is(words, token, "{") || is(words, token, "[");
    bool closes = is(words, token, ")") || is(words, token, "}") || is(words, token, "]");
    return opens ? 1 : closes ? -1 : 0;
}

/* Each argument that is one text and nothing else. `token` is the verb's opening bracket. */
static void check_times(const struct words *words, const char *file, const struct verb *verb, uint32_t token)
{
    int depth = 1;
    uint32_t argument = 0;
    for (uint32_t i = token + 1; i + 1 < words->scan->token_count && depth > 0; i++) {
        depth += step(words, i);
        bool ends = i + 1 < words->scan->token_count && (is(words, i + 1, ",") || step(words, i + 1) < 0);
        if (depth == 1 && ends && words->scan->tokens[i].kind == TOKEN_STRING) {
            bool keyed = is(words, i - 1, "=") && is_name_token(words, i - 2);
            bool first = i == token + 1 || is(words, i - 1, ",");
            enum time_want want;
            const char *called;
            if ((keyed || first) && takes_time(verb, argument, keyed ? word_at(words, i - 2) : NULL, &want, &called)) {
                check_time(words, file, i, want, called);
            }
        }
        argument += depth == 1 && is(words, i, ",") ? 1 : 0;
    }
}

/* ---- loops that never end ---------------------------------------------------------------------------------------- */

/* What may end a loop, or let time go by in it. A function of one's own may do either. */
static bool may_go_on(const struct words *words, uint32_t token)
{
    static const char *const WORDS[] = { "wait", "ask", "wait_for", "together", "break", "return", "goto", "error", "finish", "assert" };
    for (uint32_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (is(words, token, WORDS[i])) {
            return true;
        }
    }
    bool called = is_name_token(words, token) && (is(words, token + 1, "(") || is(words, token + 1, "{"));
    return called && is_declared_here(words, word_at(words, token));
}

/* while true do … end, from its `while`. */
static void check_loop(const struct words *words, const char *file, uint32_t token)
{
    uint32_t open = 1;
    for (uint32_t i = token + 3; open > 0 && i < words->scan->token_count; i++) {
        if (may_go_on(words, i)) {
            return;
        }
        open += is(words, i, "function") || is(words, i, "if") || is(words, i, "do") || is(words, i, "repeat") ? 1 : 0;
        open -= is(words, i, "end") || is(words, i, "until") ? 1 : 0;
    }
    const struct token *t = &words->scan->tokens[token];
    problem_at(words->m, file, t->line, t->column, T_HOST_BUDGET, "Let it wait inside, or leave it with break", "this loop never ends");
}

/* ---- bodies ------------------------------------------------------------------------------------------------------ */

/* How many functions are open at each token: what opens a block is kept, so that its end is known for what it is. */
struct blocks { char open[256]; uint32_t count, functions; };

static void follow(struct blocks *blocks, const struct words *words, uint32_t token)
{
    bool function = is(words, token, "function");
    if (function || is(words, token, "if") || is(words, token, "do") || is(words, token, "repeat")) {
        if (blocks->count < sizeof blocks->open) { /* the gate refuses deeper ones */
            blocks->open[blocks->count++] = function ? 'f' : 'b';
            blocks->functions += function ? 1 : 0;
        }
    } else if ((is(words, token, "end") || is(words, token, "until")) && blocks->count > 0) {
        blocks->functions -= blocks->open[--blocks->count] == 'f' ? 1 : 0;
    }
}

static void check_word(const struct words *words, const char *file, uint32_t token)
{
    const char *word = word_at(words, token);
    bool is_own = is_declared_here(words, word);
    if (!is_own && is(words, token + 1, "=")) {
        tell_value(words, file, token, word);
    } else if (!is_own && !script_env_has(words->m->script, word)) {
        tell_word(words, file, token, word);
    } else if (is(words, token + 1, "(") || is(words, token + 1, "{")) {
        const struct verb *verb = verb_at(words, token);
        if (verb != NULL) {
            check_times(words, file, verb, token + 1);
        }
    }
}

static void check_source(struct maker *m, const struct source *source)
{
    struct words words = { .m = m, .scan = &source->scan };
    struct blocks blocks = { .count = 0 };
    find_words(&words);
    for (uint32_t i = 0; i < words.scan->token_count; i++) {
        follow(&blocks, &words, i);
        if (blocks.functions > 0 && is(&words, i, "while") && is(&words, i + 1, "true") && is(&words, i + 2, "do")) {
            check_loop(&words, source->name, i);
        }
        if (blocks.functions == 0 || !is_name_token(&words, i) || !stands_alone(&words, i)) {
            continue;
        }
        check_word(&words, source->name, i);
    }
}

void bodies_check(struct maker *m)
{
    for (uint32_t i = 0; i < m->source_count; i++) {
        check_source(m, m->sources[i]);
    }
}
