/* scan.h: Lua source as tokens, and as the shape of its tables, with a position for everything.
 *
 * Lua itself keeps only lines, and only of what it runs. The load gate (gate.h) judges the tokens before Lua sees the
 * source; the language and the checker find the place of a key or a value in the shape of its tables.
 *
 * Room:   scripting/host. Reads bytes, runs nothing, knows no shelf.
 * Trust:  any bytes whatever. Broken source gives problems with positions, never a crash; time is linear in the bytes.
 * Owns:   its arrays, between init and deinit. The source is borrowed and must outlive the scan; a scan must outlive
 *         the tables made from it.
 * Units:  lines and columns from 1; columns count characters (code points); a tab is one. `at` and `bytes` are bytes.
 *         A newline is LF, CR, CRLF or LFCR, as in Lua. */
#ifndef TOCSIN_HOST_SCAN_H
#define TOCSIN_HOST_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

#define SCAN_NONE UINT32_MAX
#define SCAN_BYTES_MAX 67108864u
#define SCAN_DEPTH_MAX 190u /* nesting that scan_tables follows; deeper source is skipped over with a problem */

enum token_kind {
    TOKEN_END, /* always the last token */
    TOKEN_NAME,
    TOKEN_KEYWORD, /* a reserved word of Lua */
    TOKEN_STRING,  /* quoted or in long brackets */
    TOKEN_NUMBER,
    TOKEN_SYMBOL, /* one operator or punctuation mark: `=`, `==`, `..`, `{`, … */
    TOKEN_BAD     /* what no Lua has; a problem says why */
};

struct token {
    enum token_kind kind;
    uint32_t at, bytes; /* in the source; a string's quotes are included */
    uint32_t line, column;
    uint32_t end_line; /* a string in long brackets may end on a later line */
};

enum scan_problem_kind {
    SCAN_UNFINISHED_STRING, /* the line ended before the closing quote */
    SCAN_UNFINISHED_LONG,   /* the file ended before ]] (string or comment) */
    SCAN_BAD_ESCAPE,
    SCAN_BAD_NUMBER,
    SCAN_NOT_ASCII,     /* letters outside ASCII where code stands; `at`, `bytes` is the run of them */
    SCAN_BAD_CHARACTER, /* a character that Lua does not have, such as $ or a control character */
    SCAN_BAD_UTF8,      /* inside a string or comment: not valid UTF-8 */
    SCAN_UNEXPECTED,    /* from scan_tables: a token where the grammar has no place for it */
    SCAN_TOO_DEEP       /* from scan_tables: nesting over SCAN_DEPTH_MAX */
};

struct scan_problem {
    enum scan_problem_kind kind;
    uint32_t at, bytes;
    uint32_t line, column;
};

struct scan {
    const char *source;
    size_t bytes;
    struct token *tokens; /* in order; the last is TOKEN_END */
    uint32_t token_count, token_room;
    struct scan_problem *problems; /* in order of position */
    uint32_t problem_count, problem_room;
};

/* Scans all of it. MUST: bytes <= SCAN_BYTES_MAX. */
void scan_init(struct scan *scan, const char *source, size_t bytes);
void scan_deinit(struct scan *scan);

/* Is this token written exactly so? For names, keywords and symbols. */
bool scan_is(const struct scan *scan, uint32_t token, const char *text);
/* What a string token says, escapes resolved; false (and `out` untouched) when it is no well-formed string. */
bool scan_string(const struct scan *scan, uint32_t token, struct str *out);
/* The first token on this line written `word` (a name, keyword, symbol, or a string that says it); otherwise the first
 * token on the line; SCAN_NONE when the line has none. */
uint32_t scan_on_line(const struct scan *scan, uint32_t line, const char *word);

/* --- The shape of the tables ------------------------------------------------------------------------------------ */

enum scan_node_kind {
    SCAN_TABLE,    /* { … }: its children are its fields in order */
    SCAN_CALL,     /* f(…), f{…}, f"…": its children are its arguments */
    SCAN_NAME,     /* a bare or dotted name: `public`, `team.power` */
    SCAN_TEXT,     /* a string */
    SCAN_NUMBER,   /* a number, its minus sign included */
    SCAN_FUNCTION, /* function … end; its inside is not followed */
    SCAN_OTHER     /* anything else: an operation, true, nil, … */
};

/* One value. A statement's node has no parent; a field's or argument's parent is its table or call. */
struct scan_node {
    enum scan_node_kind kind;
    uint32_t parent;      /* SCAN_NONE for a statement */
    uint32_t first, next; /* first child; next sibling (for statements: the next statement). SCAN_NONE at the end */
    const char *name;     /* statement: what stands left of `=`, or what is called ("decision.isolate", "scenario");
                             field: its key (`a =`, `["a"] =`); NULL for a positional field, an argument, [computed] */
    const char *word;     /* SCAN_NAME and SCAN_CALL: the dotted name ("measure.trust", "after"); otherwise NULL */
    uint32_t index;       /* positional field or argument: 1, 2, …; 0 when it has a key */
    uint32_t line, column;             /* where to point: at the key if there is one, otherwise at the value */
    uint32_t value_line, value_column; /* the value's first token */
    uint32_t end_line, end_column;     /* the value's last token */
    uint32_t token, token_end;         /* the value's tokens: [token, token_end) */
    bool duplicate;                    /* an earlier field of the same table, or statement `a.b = `, has this name */
    bool local;                        /* the statement began with `local` */
};

struct scan_tables {
    const struct scan *scan;
    struct scan_node *nodes;
    uint32_t count, room;
    uint32_t first;                /* the first statement, or SCAN_NONE */
    struct scan_problem *problems; /* where the source left the grammar */
    uint32_t problem_count, problem_room;
    struct arena names;
};

/* Every top-level statement of the forms `a.b = value`, `local a = value`, `a{…}`, `a(…)`, `a"…"`. Other statements
 * (function, for, if, do, …) are stepped over. After a problem it goes on at the next line that starts a statement. */
void scan_tables_init(struct scan_tables *tables, const struct scan *scan);
void scan_tables_deinit(struct scan_tables *tables);

/* The statement of this name whose lines include `line`; with line 0, or when none includes it, the first of this
 * name. NULL when there is none. While Lua runs `a.b = { … }` its current line is that of the closing brace. */
const struct scan_node *scan_statement(const struct scan_tables *tables, const char *name, uint32_t line);
/* The last field with this key (the one that counts in Lua), or NULL. A call with one table, `share{ to = … }`, is
 * looked into as that table. `node` may be NULL. */
const struct scan_node *scan_field(const struct scan_tables *tables, const struct scan_node *node, const char *key);
/* The positional field or argument at `index` (from 1), or NULL. `node` may be NULL. */
const struct scan_node *scan_item(const struct scan_tables *tables, const struct scan_node *node, uint32_t index);

#endif
