/* match.c: string.find match gmatch gsub. */
#define _GNU_SOURCE /* memmem: linear in both lengths, which a plain search must be */
#include <string.h>

#include "host/pattern.h"

#define BYTES_A_UNIT 32

/* Where the search begins, from 0; over `bytes` when it is outside. */
static size_t start_from(lua_State *L, int arg, size_t bytes)
{
    lua_Integer at = script_arg_integer_or(L, arg, 1);
    if (at > 0) return (lua_Unsigned)at > bytes ? (size_t)bytes + ((lua_Unsigned)at > bytes + 1) : (size_t)at - 1;
    if (at == 0 || at < -(lua_Integer)bytes) return 0;
    return bytes - (size_t)-at;
}

static bool has_specials(const char *pattern, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        if (pattern[i] != '\0' && strchr("^$*+?.([%-", pattern[i]) != NULL) return true;
    }
    return false;
}

/* --- find, match -------------------------------------------------------------------------------------------------------- */

struct search {
    const char *text, *pattern;
    size_t text_bytes, pattern_bytes, start;
};

static int push_plain(lua_State *L, const struct search *search)
{
    script_charge(L, script_from(L), (int64_t)((search->text_bytes + search->pattern_bytes) / BYTES_A_UNIT));
    const char *from = search->text + search->start;
    const char *found = memmem(from, search->text_bytes - search->start, search->pattern, search->pattern_bytes);
    if (found == NULL) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, found - search->text + 1);
    lua_pushinteger(L, found - search->text + (lua_Integer)search->pattern_bytes);
    return 2;
}

/* Tries each place in turn; an anchored pattern only the first. NULL when there is none. */
static const char *search_from(struct matcher *m, const char *from, const char *pattern, const char **start)
{
    bool anchored = pattern < m->pattern_end && *pattern == '^';
    const char *end = NULL;
    for (const char *at = from; end == NULL && at <= m->text_end; at++) {
        end = pattern_match(m, at, pattern + anchored);
        *start = at;
        if (anchored) break;
    }
    return end;
}

static int push_matched(lua_State *L, const struct search *search, bool find)
{
    struct matcher m;
    const char *start = NULL;
    pattern_begin(&m, L, search->text, search->text_bytes, search->pattern, search->pattern_bytes);
    const char *end = search_from(&m, search->text + search->start, search->pattern, &start);
    pattern_settle(&m);
    if (end == NULL) {
        lua_pushnil(L);
        return 1;
    }
    if (!find) return pattern_push_captures(&m, start, end, true);
    lua_pushinteger(L, start - search->text + 1);
    lua_pushinteger(L, end - search->text);
    return 2 + pattern_push_captures(&m, start, end, false);
}

static int find_or_match(lua_State *L, bool find)
{
    struct search search;
    search.text = script_arg_string(L, 1, &search.text_bytes);
    search.pattern = script_arg_string(L, 2, &search.pattern_bytes);
    search.start = start_from(L, 3, search.text_bytes);
    if (search.start > search.text_bytes) {
        lua_pushnil(L);
        return 1;
    }
    bool plain = find && (lua_toboolean(L, 4) || !has_specials(search.pattern, search.pattern_bytes));
    return plain ? push_plain(L, &search) : push_matched(L, &search, find);
}

/* string.find(text, pattern[, from[, plain]]) → first, last, captures … or nil. */
int host_find(lua_State *L)
{
    return find_or_match(L, true);
}

/* string.match(text, pattern[, from]) → captures, or the whole match, or nil. */
int host_match(lua_State *L)
{
    return find_or_match(L, false);
}

/* --- gmatch -------------------------------------------------------------------------------------------------------------------- */

struct progress {
    size_t at;        /* where the next search begins */
    size_t last_end;  /* where the last match ended, so that an empty one does not stand there again */
    bool matched;
};

static int gmatch_step(lua_State *L)
{
    size_t text_bytes, pattern_bytes;
    const char *text = lua_tolstring(L, lua_upvalueindex(1), &text_bytes);
    const char *pattern = lua_tolstring(L, lua_upvalueindex(2), &pattern_bytes);
    struct progress *progress = lua_touserdata(L, lua_upvalueindex(3));
    struct matcher m;
    pattern_begin(&m, L, text, text_bytes, pattern, pattern_bytes);
    for (size_t at = progress->at; at <= text_bytes; at++) {
        const char *end = pattern_match(&m, text + at, pattern);
        if (end == NULL || (progress->matched && (size_t)(end - text) == progress->last_end)) continue;
        *progress = (struct progress){.at = (size_t)(end - text), .last_end = (size_t)(end - text), .matched = true};
        pattern_settle(&m);
        return pattern_push_captures(&m, text + at, end, true);
    }
    pattern_settle(&m);
    progress->at = text_bytes + 1;
    return 0;
}

/* for capture, … in string.gmatch(text, pattern[, from]) */
int host_gmatch(lua_State *L)
{
    size_t bytes;
    script_arg_string(L, 1, &bytes);
    script_arg_string(L, 2, NULL);
    size_t start = start_from(L, 3, bytes);
    lua_settop(L, 2);
    struct progress *progress = lua_newuserdatauv(L, sizeof *progress, 0);
    *progress = (struct progress){.at = start};
    lua_pushcclosure(L, gmatch_step, 3);
    return 1;
}

/* --- gsub ------------------------------------------------------------------------------------------------------------------------- */

enum { GSUB_REPLACEMENT = 3 };

/* %0 to %9 and %% in a replacement text. */
static void add_template(struct matcher *m, size_t mark, const char *start, const char *end)
{
    lua_State *L = m->L;
    size_t bytes;
    const char *template = lua_tolstring(L, GSUB_REPLACEMENT, &bytes);
    for (size_t i = 0; i < bytes; i++) {
        if (template[i] != '%') {
            scratch_add_char(L, m->script, mark, template[i]);
            continue;
        }
        char next = ++i < bytes ? template[i] : '\0';
        if (next == '%') {
            scratch_add_char(L, m->script, mark, '%');
        } else if (next == '0') {
            scratch_add(L, m->script, mark, start, (size_t)(end - start));
        } else if (next >= '1' && next <= '9') {
            size_t capture_bytes;
            pattern_push_capture(m, next - '1', start, end);
            const char *capture = lua_tolstring(L, -1, &capture_bytes);
            scratch_add(L, m->script, mark, capture, capture_bytes);
            lua_pop(L, 1);
        } else {
            script_misuse(L, "in the replacement, %% is followed by a digit or by another %%");
        }
    }
    script_charge(L, m->script, (int64_t)(bytes / 4));
}

/* Pushes what the table or function says for this match. */
static void push_answer(struct matcher *m, const char *start, const char *end)
{
    lua_State *L = m->L;
    if (lua_type(L, GSUB_REPLACEMENT) == LUA_TTABLE) {
        pattern_push_capture(m, 0, start, end);
        lua_gettable(L, GSUB_REPLACEMENT);
        return;
    }
    lua_pushvalue(L, GSUB_REPLACEMENT);
    int count = pattern_push_captures(m, start, end, true);
    lua_call(L, count, 1); /* not yieldable: nothing can wait inside gsub */
}

static void add_replacement(struct matcher *m, size_t mark, const char *start, const char *end)
{
    lua_State *L = m->L;
    if (lua_type(L, GSUB_REPLACEMENT) == LUA_TSTRING) {
        add_template(m, mark, start, end);
        return;
    }
    pattern_settle(m);
    push_answer(m, start, end);
    size_t bytes = (size_t)(end - start);
    const char *text = start;
    if (lua_toboolean(L, -1)) {
        if (!lua_isstring(L, -1)) script_misuse(L, "a match cannot be replaced with %s", script_type_name(L, -1));
        text = script_text_of(L, -1, &bytes);
        scratch_add(L, m->script, mark, text, bytes);
        lua_pop(L, 1);
    } else {
        scratch_add(L, m->script, mark, text, bytes);
    }
    lua_pop(L, 1);
}

/* The whole text with its replacements; returns how many there were. */
static lua_Integer substitute(struct matcher *m, size_t mark, const char *pattern, lua_Integer most)
{
    bool anchored = pattern < m->pattern_end && *pattern == '^';
    const char *at = m->text;
    const char *last_end = NULL;
    lua_Integer count = 0;
    while (count < most) {
        const char *end = pattern_match(m, at, pattern + anchored);
        if (end != NULL && end != last_end) {
            count++;
            add_replacement(m, mark, at, end);
            at = last_end = end;
        } else if (at < m->text_end) {
            scratch_add_char(m->L, m->script, mark, *at++);
        } else {
            break;
        }
        if (anchored) break;
    }
    scratch_add(m->L, m->script, mark, at, (size_t)(m->text_end - at));
    return count;
}

/* string.gsub(text, pattern, replacement[, most]) → text, how many. */
int host_gsub(lua_State *L)
{
    struct script *script = script_from(L);
    size_t text_bytes, pattern_bytes;
    const char *text = script_arg_string(L, 1, &text_bytes);
    const char *pattern = script_arg_string(L, 2, &pattern_bytes);
    int type = lua_type(L, GSUB_REPLACEMENT);
    if (type == LUA_TNUMBER) script_arg_string(L, GSUB_REPLACEMENT, NULL);
    if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TTABLE && type != LUA_TFUNCTION) {
        script_arg_fail(L, GSUB_REPLACEMENT, "a text, a table or a function");
    }
    lua_Integer most = script_arg_integer_or(L, 4, LUA_MAXINTEGER);
    struct matcher m;
    pattern_begin(&m, L, text, text_bytes, pattern, pattern_bytes);
    size_t mark = scratch_begin(script);
    lua_Integer count = substitute(&m, mark, pattern, most);
    pattern_settle(&m);
    scratch_push(L, script, mark);
    lua_pushinteger(L, count);
    return 2;
}
