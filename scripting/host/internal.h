/* internal.h: what the files of this room share.
 *
 * Room: scripting/host, inside only. host.h is the door. */
#ifndef TOCSIN_HOST_INTERNAL_H
#define TOCSIN_HOST_INTERNAL_H

#include <locale.h>

#include "base/arena.h"
#include "host/heap.h"
#include "host/host.h"

#define MESSAGE_HANDLER_AT 1 /* main stack: the message handler stands below everything, for ever */
#define LOCKED "locked"      /* what a metatable shows instead of itself */
#define TYPE_PHRASE "__phrase" /* a handle's metatable: "a team", "an agreement" */

/* A growing buffer that C functions share as a stack: each works above its mark and drops back to it. An error unwinds to
 * the entry, which empties it; nothing else catches, so no mark is ever left behind. */
struct scratch {
    char *at;
    size_t used, room;
};

struct source {
    const char *file;
    const char *chunkname; /* "@3:scenario.lua": numbered, since the same name may be run twice with other text */
    const char *text;
    size_t bytes;
};

struct script_thread {
    struct script *script;
    lua_State *L;
    int ref;          /* keeps L alive */
    bool dead;
    struct script_yield yield;
    void *user;
    struct script_thread *previous, *next;
};

struct script {
    lua_State *L;
    struct heap heap;
    struct script_limits limits;
    int64_t (*now_ms)(void *clock);
    void *clock;
    void *user;
    locale_t c_locale;
    bool reproducible;

    /* The running handler. heap.units is what it has left. */
    bool entered;
    unsigned caps;
    locale_t outer_locale;
    lua_State *running;
    struct script_thread *current;
    enum script_end aborted; /* SCRIPT_DONE: no. Sticky until the next entry, or for ever when not deterministic */
    bool started;            /* started_ms is set; the clock is asked at the first hook only */
    int64_t started_ms;
    int64_t spent_ms; /* of all handlers before this one that lasted to their first hook */
    int64_t unseen; /* units that C functions charged since the clock was asked */
    int64_t units_used;
    bool raised; /* `fault` holds what script_raise said */
    struct script_fault fault;
    struct scratch scratch;

    struct arena arena; /* source texts and names */
    struct source *sources;
    uint32_t source_count, source_room;
    size_t source_bytes;

    int env_ref;   /* the environment that chunks see: an empty table, locked */
    int names_ref; /* what stands behind it */
    int text_ref;  /* the private copy of the string functions, for methods */
    script_unknown_fn unknown;
    void *unknown_user;

    int handle_types[SCRIPT_HANDLE_KINDS_MAX]; /* registry: the kind's metatable; 0 when not declared */
    int handle_tables[SCRIPT_HANDLE_KINDS_MAX]; /* registry: the kind's handles by id */

    struct script_thread *threads;
    uint32_t thread_count;

    script_log_fn log;
    void *log_user;
    uint32_t log_lines, log_dropped;
};

/* --- call.c --- */

/* false: a sticky abort stands; script->fault says which. On true, leave must follow. `L` is the thread that will run. */
bool script_enter(struct script *script, lua_State *L, unsigned caps);
void script_leave(struct script *script);
/* What a lua_pcall or lua_resume that ended with `status` means; fills the fault. The error value is on top of L. */
enum script_end script_close(struct script *script, lua_State *L, int status);

/* --- fault.c --- */

/* Sets the abort flag and unwinds. */
_Noreturn void script_abort(lua_State *L, struct script *script, enum script_end why);
/* A message handler: makes the fault while the stack still stands. */
int script_on_error(lua_State *L);
/* The same for a dead thread's stack. */
void script_describe(lua_State *L, struct script *script);
/* From where the memory ran out; called by the allocator. */
void script_note_refusal(void *script);
void script_set_fault(struct script *script, const char *code, const char *hint, const char *format, ...)
    PRINTF_LIKE(4, 5);
/* Puts the compiler's "file:line: what near 'x'" into the fault. */
void script_describe_syntax(struct script *script, const struct source *source, const char *message);

/* --- state.c --- */

/* Keeps a copy. NULL when the sources together are over SCRIPT_PACKAGE_BYTES_MAX. */
const struct source *script_keep_source(struct script *script, const char *file, const char *text, size_t bytes);
const struct source *script_find_source(const struct script *script, const char *chunkname);

/* --- env.c --- */

void script_env_open(lua_State *L, struct script *script);

/* --- scratch.c --- */

size_t scratch_begin(const struct script *script);
/* Raises when the text since `mark` would be over the string cap. */
void scratch_add(lua_State *L, struct script *script, size_t mark, const char *text, size_t bytes);
void scratch_add_char(lua_State *L, struct script *script, size_t mark, char byte);
/* Room for `bytes` more, without counting them as used. */
char *scratch_room(lua_State *L, struct script *script, size_t mark, size_t bytes);
/* Pushes the text since `mark`, charges for it and drops back. */
void scratch_push(lua_State *L, struct script *script, size_t mark);
void scratch_deinit(struct script *script);

/* --- args.c --- */

/* Raises "name: argument 2 must be `wanted`, not a table". */
_Noreturn void script_arg_fail(lua_State *L, int arg, const char *wanted);
/* A plain table and its raw length. Scripts cannot give a table a length of its own, and nothing here trusts one. */
lua_Integer script_arg_list(lua_State *L, int arg);
/* What tostring gives, without addresses; pushes it. */
const char *script_text_of(lua_State *L, int index, size_t *bytes);
/* A raise with code T0139 and the running function's name in front. */
_Noreturn void script_misuse(lua_State *L, const char *format, ...) PRINTF_LIKE(2, 3);
/* The function's name as the script wrote it, "this function" when it has none. */
const char *script_function_name(lua_State *L);
/* n * ceil(log2 n), 0 below 2. */
int64_t script_sort_units(uint32_t n);

/* --- the libraries: each pushes its table of functions (lib_base fills the one on top) --- */

void lib_base_open(lua_State *L);
void lib_string_open(lua_State *L);
void lib_table_open(lua_State *L);
void lib_math_open(lua_State *L);
void lib_utf8_open(lua_State *L);

int host_pairs(lua_State *L);  /* pairs.c */
int host_next(lua_State *L);
int host_sort(lua_State *L);   /* sort.c */
int host_format(lua_State *L); /* format.c */
int host_find(lua_State *L);   /* match.c */
int host_match(lua_State *L);
int host_gmatch(lua_State *L);
int host_gsub(lua_State *L);

#endif
