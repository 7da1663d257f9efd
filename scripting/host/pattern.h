/* pattern.h: Lua's patterns, matched with a price and a bound.
 *
 * Room:  scripting/host, inside only.
 * Cost:  one unit for each step and each character tested; the budget stops what would never end.
 * Depth: at most PATTERN_DEPTH_MAX nested attempts; more is an error of the script, not of the C stack.
 * Errors: a malformed pattern raises. */
#ifndef TOCSIN_HOST_PATTERN_H
#define TOCSIN_HOST_PATTERN_H

#include "host/internal.h"

#define PATTERN_CAPTURES_MAX 32
#define PATTERN_DEPTH_MAX 200

enum { CAPTURE_OPEN = -1, CAPTURE_POSITION = -2 };

struct capture {
    const char *start;
    ptrdiff_t bytes; /* or CAPTURE_OPEN, CAPTURE_POSITION */
};

struct matcher {
    lua_State *L;
    struct script *script;
    const char *text, *text_end;
    const char *pattern_end;
    int depth;
    int64_t unpaid; /* units not charged yet */
    int count;      /* captures begun */
    struct capture captures[PATTERN_CAPTURES_MAX];
};

/* The texts must stay alive while it is used. */
void pattern_begin(struct matcher *m, lua_State *L, const char *text, size_t text_bytes, const char *pattern,
                   size_t pattern_bytes);
/* Matches `pattern` (without its leading ^) at `at` exactly: the end of the match, or NULL. */
const char *pattern_match(struct matcher *m, const char *at, const char *pattern);
/* Charges what is still unpaid. */
void pattern_settle(struct matcher *m);

/* Pushes capture i (from 0), or the whole match when there are no captures and i is 0. */
void pattern_push_capture(struct matcher *m, int i, const char *start, const char *end);
/* Pushes all captures; with `whole`, the whole match when there are none. Returns how many. */
int pattern_push_captures(struct matcher *m, const char *start, const char *end, bool whole);

#endif
