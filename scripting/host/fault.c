/* fault.c: an error becomes a sentence with a place. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/internal.h"
#include "host/scan.h"
#include "host/utf8_text.h"

#define NAME_SHOWN_MAX 80

/* --- Where ------------------------------------------------------------------------------------------------------------ */

struct spot {
    const struct source *source; /* NULL when no Lua line runs */
    uint32_t line;
};

/* The nearest Lua function on the call stack. */
static struct spot find_spot(lua_State *L, const struct script *script)
{
    lua_Debug frame;
    for (int level = 0; lua_getstack(L, level, &frame) != 0; level++) {
        lua_getinfo(L, "Sl", &frame);
        if (frame.currentline <= 0) continue;
        return (struct spot){.source = script_find_source(script, frame.source), .line = (uint32_t)frame.currentline};
    }
    return (struct spot){0};
}

struct script_place script_place(lua_State *L, struct script *script)
{
    struct spot spot = find_spot(L, script);
    return (struct script_place){.file = spot.source == NULL ? "" : spot.source->file, .line = spot.line};
}

static bool is_word_byte(char byte)
{
    return byte == '_' || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Where `word` stands in the message as a word of its own, or NULL. */
static const char *find_word(const char *message, const char *word, size_t bytes)
{
    for (const char *at = message; (at = strstr(at, word)) != NULL; at++) {
        bool starts = at == message || !is_word_byte(at[-1]);
        if (starts && !is_word_byte(at[bytes])) return at;
    }
    return NULL;
}

/* The token of the line whose name stands earliest in the message (a message begins with what it is about); else the
 * first token of the line. */
static uint32_t token_meant(const struct scan *scan, uint32_t line, const char *message)
{
    uint32_t best = scan_on_line(scan, line, NULL);
    const char *earliest = NULL;
    for (uint32_t i = best; i < scan->token_count && scan->tokens[i].line == line; i++) {
        const struct token *token = &scan->tokens[i];
        char name[NAME_SHOWN_MAX];
        if (token->kind != TOKEN_NAME || token->bytes >= sizeof name) continue;
        memcpy(name, scan->source + token->at, token->bytes);
        name[token->bytes] = '\0';
        const char *found = find_word(message, name, token->bytes);
        if (found == NULL || (earliest != NULL && found >= earliest)) continue;
        earliest = found;
        best = i;
    }
    return best;
}

static uint32_t column_of(const struct source *source, uint32_t line, const char *message)
{
    struct scan scan;
    scan_init(&scan, source->text, source->bytes);
    uint32_t token = token_meant(&scan, line, message);
    uint32_t column = token == SCAN_NONE ? 1 : scan.tokens[token].column;
    scan_deinit(&scan);
    return column;
}

static void set_place(struct script *script, const char *file, uint32_t line, uint32_t column)
{
    struct script_fault *fault = &script->fault;
    snprintf(fault->file, sizeof fault->file, "%s", file);
    fault->line = line;
    fault->column = column;
}

static void locate(struct script *script, struct spot spot)
{
    if (spot.source == NULL) {
        set_place(script, "", 0, 0);
    } else {
        set_place(script, spot.source->file, spot.line, column_of(spot.source, spot.line, script->fault.message));
    }
}

/* --- What ---------------------------------------------------------------------------------------------------------------- */

static void fill(char *out, size_t room, const char *text)
{
    size_t bytes = utf8_cut(text, strlen(text), room - 1);
    memcpy(out, text, bytes);
    out[bytes] = '\0';
    utf8_clean(out, bytes);
}

static void set_texts(struct script *script, const char *code, const char *hint, const char *message)
{
    struct script_fault *fault = &script->fault;
    snprintf(fault->code, sizeof fault->code, "%s", code);
    fill(fault->message, sizeof fault->message, message);
    fill(fault->hint, sizeof fault->hint, hint == NULL ? "" : hint);
}

static void set_texts_v(struct script *script, const char *code, const char *hint, const char *format, va_list args)
{
    char message[SCRIPT_MESSAGE_BYTES + 4];
    vsnprintf(message, sizeof message, format, args);
    set_texts(script, code, hint, message);
}

void script_set_fault(struct script *script, const char *code, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    set_texts_v(script, code, hint, format, args);
    va_end(args);
}

/* --- Raising --------------------------------------------------------------------------------------------------------------- */

/* The error value: no script can make or hold one, and pushing it allocates nothing. */
static _Noreturn void unwind(lua_State *L, struct script *script)
{
    lua_pushlightuserdata(L, script);
    lua_error(L);
    abort(); /* lua_error does not return, but is not declared so */
}

static void refuse_if_aborted(lua_State *L, struct script *script)
{
    if (script->aborted != SCRIPT_DONE) unwind(L, script);
}

void script_raise(lua_State *L, struct script *script, const char *code, const char *hint, const char *format, ...)
{
    refuse_if_aborted(L, script);
    va_list args;
    va_start(args, format);
    set_texts_v(script, code, hint, format, args);
    va_end(args);
    locate(script, find_spot(L, script));
    script->raised = true;
    unwind(L, script);
}

void script_raise_at(lua_State *L, struct script *script, const char *file, uint32_t line, uint32_t column,
                     const char *code, const char *hint, const char *format, ...)
{
    refuse_if_aborted(L, script);
    va_list args;
    va_start(args, format);
    set_texts_v(script, code, hint, format, args);
    va_end(args);
    set_place(script, file, line, column);
    script->raised = true;
    unwind(L, script);
}

static void set_abort_texts(struct script *script)
{
    const struct script_limits *limits = &script->limits;
    switch (script->aborted) {
    case SCRIPT_OVER_BUDGET:
        script_set_fault(script, "T0131", "Look for a loop that never ends, and let a story wait instead of counting",
                         "This ran for more than %lld steps without waiting", (long long)limits->budget);
        break;
    case SCRIPT_OVER_CLOCK:
        script_set_fault(script, "T0132", "Look for very long texts or very large tables",
                         "This took longer than %lld ms of real time, or %lld ms with all that ran before",
                         (long long)limits->backstop_ms, (long long)limits->all_backstop_ms);
        break;
    case SCRIPT_OVER_MEMORY:
        script_set_fault(script, "T0133", "Look for a table that only grows",
                         "The scenario needs more than the %zu KiB of memory it may have", limits->heap_bytes / 1024);
        break;
    default:
        script_set_fault(script, "T0134", "Look for a text that is joined to itself",
                         "A text grew longer than the %zu bytes it may have", limits->string_bytes);
        break;
    }
}

void script_abort(lua_State *L, struct script *script, enum script_end why)
{
    if (script->aborted == SCRIPT_DONE) {
        script->aborted = why;
        set_abort_texts(script);
        locate(script, find_spot(L, script));
    }
    unwind(L, script);
}

/* Called from inside the allocator: nothing here may touch Lua's memory, only read its call stack. */
void script_note_refusal(void *user)
{
    struct script *script = user;
    if (script->aborted != SCRIPT_DONE) return;
    script->aborted = script->heap.refused == HEAP_OVER_STRING ? SCRIPT_OVER_STRING : SCRIPT_OVER_MEMORY;
    set_abort_texts(script);
    if (script->running != NULL) locate(script, find_spot(script->running, script));
}

/* --- Lua's own messages, in plain words --------------------------------------------------------------------------------------- */

static const char *skip_prefix(const char *text, const char *prefix)
{
    size_t bytes = strlen(prefix);
    return strncmp(text, prefix, bytes) == 0 ? text + bytes : NULL;
}

/* "file:12: what" is what Lua makes of an error in a Lua function; the place is known already. */
static const char *without_place(const char *message, struct spot place)
{
    char line[16];
    snprintf(line, sizeof line, ":%u: ", place.line);
    const char *found = place.line == 0 ? NULL : strstr(message, line);
    bool leads = found != NULL && memchr(message, ' ', (size_t)(found - message)) == NULL;
    return leads ? found + strlen(line) : message;
}

static const char *kind_phrase(const char *type, size_t bytes, char out[NAME_SHOWN_MAX])
{
    static const char *const phrases[][2] = {
        {"nil", "nil"},         {"boolean", "true or false"}, {"number", "a number"},
        {"string", "a text"},   {"table", "a table"},         {"function", "a function"},
    };
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        if (strlen(phrases[i][0]) == bytes && memcmp(phrases[i][0], type, bytes) == 0) return phrases[i][1];
    }
    const char *article = bytes > 0 && strchr("aeiou", type[0]) != NULL ? "an" : "a";
    snprintf(out, NAME_SHOWN_MAX, "%s %.*s", article, (int)(bytes > 60 ? 60 : bytes), type);
    return out;
}

/* From "… (field 'brief')": brief; without one: a general word. */
static const char *subject_of(const char *message, char out[NAME_SHOWN_MAX])
{
    const char *open = strchr(message, '\'');
    const char *close = open == NULL ? NULL : strchr(open + 1, '\'');
    if (close == NULL || close - open - 1 >= NAME_SHOWN_MAX - 1) return "A value here";
    snprintf(out, NAME_SHOWN_MAX, "%.*s", (int)(close - open - 1), open + 1);
    return out;
}

struct complaint {
    const char *operation; /* after "attempt to " */
    const char *format;    /* of the subject and what it is */
    const char *hint;
};

static const struct complaint complaints[] = {
    {"index a ", "%s is %s and has no fields", "Check how the name is written, or whether it was given a value"},
    {"call a ", "%s is %s and cannot be called", "Check how the name is written"},
    {"perform arithmetic on a ", "%s is %s, not a number", "Give it a number first"},
    {"concatenate a ", "%s is %s and cannot be joined with ..", "Use tostring on it, or give it a value first"},
    {"get length of a ", "%s is %s and has no length", "Check how the name is written"},
};

static bool describe_operation(struct script *script, const char *message)
{
    const char *rest = skip_prefix(message, "attempt to ");
    if (rest == NULL) return false;
    for (size_t i = 0; i < sizeof complaints / sizeof complaints[0]; i++) {
        const char *type = skip_prefix(rest, complaints[i].operation);
        const char *end = type == NULL ? NULL : strstr(type, " value");
        if (end == NULL) continue;
        char subject[NAME_SHOWN_MAX], kind[NAME_SHOWN_MAX], text[SCRIPT_MESSAGE_BYTES];
        snprintf(text, sizeof text, complaints[i].format, subject_of(end, subject),
                 kind_phrase(type, (size_t)(end - type), kind));
        set_texts(script, "T0130", complaints[i].hint, text);
        return true;
    }
    return false;
}

/* "attempt to compare number with string", "attempt to compare two table values" */
static bool describe_comparison(struct script *script, const char *message)
{
    char a[NAME_SHOWN_MAX], b[NAME_SHOWN_MAX], text[SCRIPT_MESSAGE_BYTES];
    const char *left = skip_prefix(message, "attempt to compare ");
    const char *two = left == NULL ? NULL : skip_prefix(left, "two ");
    const char *with = left == NULL ? NULL : strstr(left, " with ");
    const char *values = two == NULL ? NULL : strstr(two, " values");
    if (values != NULL) {
        const char *kind = kind_phrase(two, (size_t)(values - two), a);
        snprintf(text, sizeof text, "%s cannot be compared with %s by < or >", kind, kind);
    } else if (with != NULL) {
        const char *right = with + strlen(" with ");
        snprintf(text, sizeof text, "%s cannot be compared with %s by < or >",
                 kind_phrase(left, (size_t)(with - left), a), kind_phrase(right, strlen(right), b));
    } else {
        return false;
    }
    text[0] = (char)(text[0] >= 'a' && text[0] <= 'z' ? text[0] - 32 : text[0]);
    set_texts(script, "T0130", "Compare numbers with numbers and texts with texts", text);
    return true;
}

static void describe_message(struct script *script, const char *message)
{
    if (strstr(message, "stack overflow") != NULL) {
        set_texts(script, "T0135", "Look for a function that calls itself without an end",
                  "Functions call each other too deeply here");
    } else if (skip_prefix(message, "attempt to perform 'n") || skip_prefix(message, "attempt to divide by zero")) {
        set_texts(script, "T0130", "Make sure that the divisor is not 0", "A whole number is divided by zero here");
    } else if (!describe_operation(script, message) && !describe_comparison(script, message)) {
        set_texts(script, "T0130", NULL, message);
    }
}

void script_describe(lua_State *L, struct script *script)
{
    if (script->aborted != SCRIPT_DONE || script->raised) return;
    struct spot place = find_spot(L, script);
    if (lua_type(L, -1) == LUA_TSTRING) {
        describe_message(script, without_place(lua_tostring(L, -1), place));
    } else {
        script_set_fault(script, "T0130", "Give error a text", "An error was raised with %s instead of a text",
                         script_type_name(L, -1));
    }
    locate(script, place);
    script->raised = true;
}

int script_on_error(lua_State *L)
{
    struct script *script = script_from(L);
    script_describe(L, script);
    lua_pushlightuserdata(L, script);
    return 1;
}

/* --- The compiler's messages ------------------------------------------------------------------------------------------------------ */

/* "… near 'x'": the last quoted word, which is what stood where the compiler gave up. */
static bool near_word(const char *message, char out[NAME_SHOWN_MAX])
{
    const char *near = strstr(message, " near ");
    for (const char *later = near; later != NULL; later = strstr(later + 1, " near ")) {
        near = later;
    }
    if (near == NULL || near[6] != '\'') return false;
    const char *word = near + 7;
    size_t bytes = strlen(word);
    if (bytes < 2 || bytes > NAME_SHOWN_MAX - 1) return false;
    memcpy(out, word, bytes - 1);
    out[bytes - 1] = '\0';
    return true;
}

static const char *syntax_hint(const char *message)
{
    if (strstr(message, "'}' expected") != NULL) return "A comma may be missing before this, or a closing brace";
    if (strstr(message, "<name> expected") != NULL) return "Between a field and its value stands =, not : (title = \"…\")";
    if (strstr(message, "')' expected near '='") != NULL) return "Fields stand in braces: write { … } instead of ( … )";
    if (strstr(message, "'=' expected") != NULL) return "Check how the line begins; a name is followed by = or by {";
    if (strstr(message, "'end' expected") != NULL) return "Close the function, if or loop with end";
    if (strstr(message, "')' expected") != NULL) return "A comma may be missing before this, or a closing bracket";
    if (strstr(message, "near <eof>") != NULL) return "Something above is not closed";
    if (strstr(message, "unexpected symbol") != NULL) return "Something may be missing before this, or is there once too often";
    return "Compare the line with an example of the reference";
}

/* Where our own reading of the source stumbled on that line; the compiler gives no column. 0 when it did not. */
static uint32_t stumble_column(const struct scan *scan, uint32_t line)
{
    struct scan_tables tables;
    scan_tables_init(&tables, scan);
    uint32_t column = 0;
    for (uint32_t i = 0; i < tables.problem_count && column == 0; i++) {
        if (tables.problems[i].line == line) column = tables.problems[i].column;
    }
    scan_tables_deinit(&tables);
    return column;
}

static uint32_t syntax_column(const struct source *source, uint32_t line, const char *message)
{
    char word[NAME_SHOWN_MAX];
    bool known = near_word(message, word);
    struct scan scan;
    scan_init(&scan, source->text, source->bytes);
    uint32_t column = stumble_column(&scan, line);
    uint32_t token = column != 0 ? SCAN_NONE : scan_on_line(&scan, line, known ? word : NULL);
    if (token != SCAN_NONE) column = scan.tokens[token].column;
    scan_deinit(&scan);
    return column == 0 ? 1 : column;
}

/* The message is "file:12: what": the file's name is known, the line is read out of it. */
void script_describe_syntax(struct script *script, const struct source *source, const char *message)
{
    const char *at = strstr(message, ":");
    uint32_t line = 0;
    const char *what = message;
    for (; at != NULL && line == 0; at = strstr(at + 1, ":")) {
        char *end;
        unsigned long number = strtoul(at + 1, &end, 10);
        if (end == at + 1 || end[0] != ':' || end[1] != ' ') continue;
        line = (uint32_t)number;
        what = end + 2;
    }
    script_set_fault(script, "T0120", syntax_hint(what), "Lua does not understand this: %s", what);
    set_place(script, source->file, line, syntax_column(source, line, what));
    script->fault.end = SCRIPT_REJECTED;
}

void script_fault_add_to(const struct script *script, struct diagnostics *list)
{
    const struct script_fault *fault = &script->fault;
    diagnostics_add(list, SEVERITY_ERROR, fault->code, fault->file, fault->line, fault->column, fault->hint, "%s",
                    fault->message);
}
