/* pattern.c: the matcher. It tries the pattern item by item and goes back when the rest does not fit, as the reference
 * manual of Lua 5.4 describes patterns (section 6.4.1). Letters and digits are those of ASCII in every locale. */
#include "host/pattern.h"

#include <string.h>

#define PAY_EVERY 256 /* units */

static const char *match_here(struct matcher *m, const char *s, const char *p);

/* --- The price --------------------------------------------------------------------------------------------------------- */

void pattern_settle(struct matcher *m)
{
    int64_t units = m->unpaid;
    m->unpaid = 0;
    script_charge(m->L, m->script, units);
}

static void pay(struct matcher *m, int64_t units)
{
    m->unpaid += units;
    if (m->unpaid >= PAY_EVERY) pattern_settle(m);
}

static _Noreturn void malformed(const struct matcher *m, const char *why)
{
    script_misuse(m->L, "the pattern is malformed: %s", why);
}

/* --- One character against one item ---------------------------------------------------------------------------------------- */

static bool is_lower(int c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(int c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool is_graphic(int c)
{
    return c > ' ' && c < 0x7F;
}

static bool is_alnum(int c)
{
    return is_lower(c) || is_upper(c) || is_digit(c);
}

/* Is `c` in the class %`letter`? For what is no class letter: is it that character? */
static bool in_class(int c, int letter)
{
    bool in;
    switch (letter | 0x20) {
    case 'a': in = is_lower(c) || is_upper(c); break;
    case 'c': in = c < ' ' || c == 0x7F; break;
    case 'd': in = is_digit(c); break;
    case 'g': in = is_graphic(c); break;
    case 'l': in = is_lower(c); break;
    case 'p': in = is_graphic(c) && !is_alnum(c); break;
    case 's': in = c == ' ' || (c >= '\t' && c <= '\r'); break;
    case 'u': in = is_upper(c); break;
    case 'w': in = is_alnum(c); break;
    case 'x': in = is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); break;
    case 'z': in = c == 0; break;
    default: return letter == c;
    }
    return is_upper(letter) ? !in : in;
}

static int byte_at(const char *s)
{
    return (unsigned char)*s;
}

/* Behind the item at `p`: a character, %x, or [set]. */
static const char *item_end(struct matcher *m, const char *p)
{
    char first = *p++;
    if (first == '%') {
        if (p == m->pattern_end) malformed(m, "it ends with %");
        return p + 1;
    }
    if (first != '[') return p;
    if (p < m->pattern_end && *p == '^') p++;
    const char *start = p;
    while (p < m->pattern_end && (*p != ']' || p == start)) {
        if (*p == '%') p++;
        if (p < m->pattern_end) p++;
    }
    if (p >= m->pattern_end) malformed(m, "a [ is not closed");
    pay(m, (p - start) / 8);
    return p + 1;
}

/* `set` is at [, `end` behind ]. */
static bool in_set(struct matcher *m, int c, const char *set, const char *end)
{
    const char *last = end - 1;
    const char *p = set + 1;
    bool wanted = true;
    if (*p == '^') {
        wanted = false;
        p++;
    }
    pay(m, (last - p) / 8);
    while (p < last) {
        bool in;
        if (*p == '%') {
            in = in_class(c, byte_at(p + 1));
            p += 2;
        } else if (p + 2 < last && p[1] == '-') {
            in = byte_at(p) <= c && c <= byte_at(p + 2);
            p += 3;
        } else {
            in = byte_at(p) == c;
            p++;
        }
        if (in) return wanted;
    }
    return !wanted;
}

static bool one_fits(struct matcher *m, const char *s, const char *p, const char *end)
{
    pay(m, 1);
    if (s >= m->text_end) return false;
    int c = byte_at(s);
    switch (*p) {
    case '.': return true;
    case '%': return in_class(c, byte_at(p + 1));
    case '[': return in_set(m, c, p, end);
    default: return byte_at(p) == c;
    }
}

/* --- Items that are more than one character ---------------------------------------------------------------------------------- */

/* %bxy: from x to the y that balances it. */
static const char *match_balance(struct matcher *m, const char *s, const char *p)
{
    if (m->pattern_end - p < 2) malformed(m, "%b needs two characters");
    if (s >= m->text_end || *s != p[0]) return NULL;
    int64_t open = 1;
    const char *at = s + 1;
    for (; at < m->text_end; at++) {
        if (*at == p[1]) {
            if (--open == 0) break;
        } else if (*at == p[0]) {
            open++;
        }
    }
    pay(m, at - s);
    return at < m->text_end ? at + 1 : NULL;
}

/* %f[set]: between a character outside the set and one inside; both ends of the text count as \0. */
static bool at_frontier(struct matcher *m, const char *s, const char *p, const char *end)
{
    int before = s == m->text ? 0 : byte_at(s - 1);
    int after = s < m->text_end ? byte_at(s) : 0;
    pay(m, 2);
    return !in_set(m, before, p, end) && in_set(m, after, p, end);
}

static const struct capture *closed_capture(struct matcher *m, int digit)
{
    int i = digit - '1';
    bool known = i >= 0 && i < m->count && m->captures[i].bytes != CAPTURE_OPEN;
    if (!known) malformed(m, "it refers to a capture that is not there");
    return &m->captures[i];
}

/* %1: the same text again. */
static const char *match_again(struct matcher *m, const char *s, int digit)
{
    const struct capture *capture = closed_capture(m, digit);
    if (capture->bytes == CAPTURE_POSITION) return NULL; /* a position is no text */
    size_t bytes = (size_t)capture->bytes;
    pay(m, (int64_t)(bytes / 32) + 1);
    if ((size_t)(m->text_end - s) < bytes || memcmp(capture->start, s, bytes) != 0) return NULL;
    return s + bytes;
}

/* --- Captures -------------------------------------------------------------------------------------------------------------------- */

static const char *open_capture(struct matcher *m, const char *s, const char *p, ptrdiff_t kind)
{
    if (m->count == PATTERN_CAPTURES_MAX) malformed(m, "it has more than 32 captures");
    m->captures[m->count++] = (struct capture){.start = s, .bytes = kind};
    const char *end = match_here(m, s, p);
    if (end == NULL) m->count--;
    return end;
}

static const char *close_capture(struct matcher *m, const char *s, const char *p)
{
    int i = m->count;
    while (i > 0 && m->captures[i - 1].bytes != CAPTURE_OPEN) {
        i--;
    }
    if (i == 0) malformed(m, "a ) closes nothing");
    struct capture *capture = &m->captures[i - 1];
    capture->bytes = s - capture->start;
    const char *end = match_here(m, s, p);
    if (end == NULL) capture->bytes = CAPTURE_OPEN;
    return end;
}

/* --- Repetition --------------------------------------------------------------------------------------------------------------------- */

/* `*` and `+`: as many as possible first. */
static const char *match_most(struct matcher *m, const char *s, const char *p, const char *end, ptrdiff_t least)
{
    ptrdiff_t count = 0;
    while (one_fits(m, s + count, p, end)) {
        count++;
    }
    for (; count >= least; count--) {
        const char *found = match_here(m, s + count, end + 1);
        if (found != NULL) return found;
    }
    return NULL;
}

/* `-`: as few as possible first. */
static const char *match_fewest(struct matcher *m, const char *s, const char *p, const char *end)
{
    for (;; s++) {
        const char *found = match_here(m, s, end + 1);
        if (found != NULL) return found;
        if (!one_fits(m, s, p, end)) return NULL;
    }
}

/* `?` */
static const char *match_maybe(struct matcher *m, const char *s, const char *p, const char *end)
{
    if (one_fits(m, s, p, end)) {
        const char *found = match_here(m, s + 1, end + 1);
        if (found != NULL) return found;
    }
    return match_here(m, s, end + 1);
}

/* --- The pattern from item to item ------------------------------------------------------------------------------------------------------ */

enum step { STEP_ON, STEP_DONE };

/* What begins with %: b, f, a digit. STEP_ON with *s and *p moved when it fitted and the pattern goes on; STEP_DONE with
 * *s NULL when it did not. Anything else after % is an ordinary item: *p is left alone. */
static enum step step_special(struct matcher *m, const char **s, const char **p)
{
    const char *at = *p;
    if (*at != '%' || at + 1 == m->pattern_end) return STEP_ON;
    if (at[1] == 'b') {
        *s = match_balance(m, *s, at + 2);
        *p = at + 4;
    } else if (at[1] == 'f') {
        if (at + 2 == m->pattern_end || at[2] != '[') malformed(m, "%f needs a [set]");
        const char *end = item_end(m, at + 2);
        if (!at_frontier(m, *s, at + 2, end)) *s = NULL;
        *p = end;
    } else if (is_digit(at[1])) {
        *s = match_again(m, *s, at[1]);
        *p = at + 2;
    }
    return *s == NULL ? STEP_DONE : STEP_ON;
}

/* One ordinary item with what follows it. STEP_DONE: *s is the end of the whole match or NULL. */
static enum step step_item(struct matcher *m, const char **s, const char **p)
{
    const char *item = *p;
    const char *end = item_end(m, item);
    char suffix = end < m->pattern_end ? *end : '\0';
    switch (suffix) {
    case '*': *s = match_most(m, *s, item, end, 0); return STEP_DONE;
    case '+': *s = match_most(m, *s, item, end, 1); return STEP_DONE;
    case '-': *s = match_fewest(m, *s, item, end); return STEP_DONE;
    case '?': *s = match_maybe(m, *s, item, end); return STEP_DONE;
    default: break;
    }
    if (!one_fits(m, *s, item, end)) {
        *s = NULL;
        return STEP_DONE;
    }
    *s += 1;
    *p = end;
    return STEP_ON;
}

static const char *match_items(struct matcher *m, const char *s, const char *p)
{
    while (p < m->pattern_end) {
        pay(m, 1);
        if (*p == '(') {
            bool position = p + 1 < m->pattern_end && p[1] == ')';
            return position ? open_capture(m, s, p + 2, CAPTURE_POSITION) : open_capture(m, s, p + 1, CAPTURE_OPEN);
        }
        if (*p == ')') return close_capture(m, s, p + 1);
        if (*p == '$' && p + 1 == m->pattern_end) return s == m->text_end ? s : NULL;
        const char *before = p;
        if (step_special(m, &s, &p) == STEP_DONE) return NULL;
        if (p != before) continue;
        if (step_item(m, &s, &p) == STEP_DONE) return s;
    }
    return s;
}

static const char *match_here(struct matcher *m, const char *s, const char *p)
{
    if (m->depth == PATTERN_DEPTH_MAX) script_misuse(m->L, "the pattern is too complex for this text");
    m->depth++;
    const char *end = match_items(m, s, p);
    m->depth--;
    return end;
}

/* --- The door ------------------------------------------------------------------------------------------------------------------------------ */

void pattern_begin(struct matcher *m, lua_State *L, const char *text, size_t text_bytes, const char *pattern,
                   size_t pattern_bytes)
{
    m->L = L;
    m->script = script_from(L);
    m->text = text;
    m->text_end = text + text_bytes;
    m->pattern_end = pattern + pattern_bytes;
    m->depth = 0;
    m->unpaid = 0;
    m->count = 0;
}

const char *pattern_match(struct matcher *m, const char *at, const char *pattern)
{
    m->count = 0;
    return match_here(m, at, pattern);
}

void pattern_push_capture(struct matcher *m, int i, const char *start, const char *end)
{
    if (i >= m->count) {
        if (i > 0) malformed(m, "it refers to a capture that is not there");
        lua_pushlstring(m->L, start, (size_t)(end - start));
        return;
    }
    const struct capture *capture = &m->captures[i];
    if (capture->bytes == CAPTURE_OPEN) malformed(m, "a ( is not closed");
    if (capture->bytes == CAPTURE_POSITION) {
        lua_pushinteger(m->L, capture->start - m->text + 1);
    } else {
        lua_pushlstring(m->L, capture->start, (size_t)capture->bytes);
    }
}

int pattern_push_captures(struct matcher *m, const char *start, const char *end, bool whole)
{
    int count = m->count == 0 && whole ? 1 : m->count;
    luaL_checkstack(m->L, count, NULL);
    for (int i = 0; i < count; i++) {
        pattern_push_capture(m, i, start, end);
    }
    return count;
}
