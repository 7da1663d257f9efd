/* host.h: one sandboxed, deterministic Lua state with limits. docs/sandbox.md says what a script may see and why.
 *
 * Room:    scripting/host, the only room that makes a Lua state. The language (scripting/api) registers its shelves and
 *          verbs into it; nobody else includes lua.h.
 * Owns:    the state and all its memory between script_create and script_destroy. No global state: any number of
 *          scripts live in one process.
 * Threads: one at a time. The thread that runs a script needs SCRIPT_C_STACK_BYTES of stack (a main thread has them).
 *          Its locale is switched to "C" inside every call below and switched back.
 * Entry:   script_run, script_call, script_thread_resume and script_setup enter the state. They never nest: a verb that
 *          needs another script to run schedules it, or yields (MUST).
 * Errors:  a script has no pcall. Every error, and every abort, unwinds to the entry, which answers with enum
 *          script_end and keeps the particulars in script_fault(). A C function registered here may raise (it is
 *          unwound with longjmp, so it must hold no memory or lock across anything that may raise).
 * Units:   budget in units: 1 unit is 1 VM instruction, counted in steps of the hook period; C functions charge. */
#ifndef TOCSIN_HOST_HOST_H
#define TOCSIN_HOST_HOST_H

#include <lauxlib.h>
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/limits.h"
#include "host/diagnostic.h"

struct script;
struct script_thread;

#define SCRIPT_C_STACK_BYTES 8388608u
#define SCRIPT_THREADS_MAX 4096u  /* alive at once */
#define SCRIPT_DEPTH_MAX 10000     /* calls inside calls, looked at in the hook; C functions: Lua's own 200 */
#define SCRIPT_ARGS_MAX 16u       /* of script_call and script_thread_resume */
#define SCRIPT_LOG_LINES_MAX 1000u /* of one handler; the rest is counted */
#define SCRIPT_LOG_BYTES_MAX 512u  /* of one line */
#define SCRIPT_MESSAGE_BYTES 1024u

/* --- Making one ------------------------------------------------------------------------------------------------- */

struct script_limits {
    int64_t budget;      /* units of one handler: one entry */
    int64_t backstop_ms; /* wall clock of one handler, the last resort */
    int64_t all_backstop_ms; /* of all handlers together: a story may wait a second between two slow ones */
    size_t heap_bytes;   /* of the whole state */
    size_t string_bytes; /* of one text */
};

struct script_config {
    uint64_t seed;               /* hash_bytes() of the encoded package: the same bytes give the same table layout */
    struct script_limits limits; /* a field that is 0 takes its default from base/limits.h */
    int64_t (*now_ms)(void *clock); /* a monotonic clock for the backstop, or NULL for none */
    void *clock;  /* handed to now_ms */
    void *user;   /* the language's own; script_user() gives it back */
    int gc_pause; /* percent, 0 for Lua's own; results never depend on it */
    bool gc_stopped;
};

/* The machine's monotonic clock, which stands while the machine sleeps: the now_ms of everything but tests. */
int64_t script_wall_ms(void *clock);

/* Errors: ERR_NO_MEMORY (the heap limit is too small for an empty state). */
MUST_CHECK enum err script_create(const struct script_config *config, struct script **script, struct err_note *note);
void script_destroy(struct script *script); /* NULL is fine */

/* false: this Lua's layout is not known, its hash seed could not be fixed; results then hold for this build and run
 * only, and the session says so and marks its digest as local. */
bool script_is_reproducible(const struct script *script);
/* The same of the Lua that this program runs with, asked before there is any script. */
bool script_lua_is_known(void);
void *script_user(const struct script *script);
size_t script_heap_bytes(const struct script *script);
/* Units used by the last handler, in steps of the hook period plus what C functions charged. */
int64_t script_units_used(const struct script *script);

/* --- How an entry ends ------------------------------------------------------------------------------------------ */

enum script_end {
    SCRIPT_DONE,
    SCRIPT_YIELDED,  /* script_thread_resume only */
    SCRIPT_REJECTED, /* script_run only: the gate or the compiler refused the source; nothing ran */
    /* The handler is closed, what it did before stands, the state can be used. Deterministic. */
    SCRIPT_ERROR,       /* an ordinary error; stack and C-stack overflow included */
    SCRIPT_OVER_BUDGET, /* more units than one handler may use */
    SCRIPT_OVER_STRING, /* a text longer than string_bytes */
    /* Not deterministic: the state must be dropped; every later entry ends the same way at once. */
    SCRIPT_OVER_CLOCK,
    SCRIPT_OVER_MEMORY
};

/* "done", "over budget", …: never NULL. */
const char *script_end_name(enum script_end end);
bool script_end_is_deterministic(enum script_end end);

struct script_fault {
    enum script_end end;
    char file[256]; /* the package's name of the file, "" when no Lua line was running */
    uint32_t line, column;
    char code[DIAGNOSTIC_CODE_BYTES];
    char message[SCRIPT_MESSAGE_BYTES]; /* one sentence without its full stop */
    char hint[SCRIPT_MESSAGE_BYTES];    /* or "" */
};

/* Of the last entry that did not end with SCRIPT_DONE or SCRIPT_YIELDED. Valid until the next entry. */
const struct script_fault *script_fault(const struct script *script);
/* The fault as one error of the list. */
void script_fault_add_to(const struct script *script, struct diagnostics *list);

/* --- Capabilities: what the running handler may do --------------------------------------------------------------- */

enum script_cap {
    CAP_LOAD = 1,  /* scenario.lua is being read */
    CAP_STORY = 2, /* a story runs */
    CAP_TEST = 4,  /* tests.lua is read or a test runs */
    CAP_LAWS = 8   /* a law pack is being read */
};

/* --- Entering ---------------------------------------------------------------------------------------------------- */

/* Runs a C function protected, with no capability: registering shelves, building tables. `arg` is its only argument, a
 * light userdata. */
MUST_CHECK enum script_end script_setup(struct script *script, lua_CFunction function, void *arg);

/* Gate, compile and run one source file in the environment. `file` is its name in the package. Everything that is wrong
 * is added to `list` (may be NULL; the last error is in script_fault too). The source is copied: it is read again to find
 * the column of a later error. */
MUST_CHECK enum script_end script_run(struct script *script, const char *file, const char *source, size_t bytes,
                                      unsigned caps, struct diagnostics *list);

/* A Lua function (or any value) kept by the host. A zero-initialised ref is none. */
struct script_ref {
    int v;
};

/* Pops the value on top of the stack and keeps it. May raise (memory). */
struct script_ref script_ref_take(lua_State *L);
void script_ref_push(lua_State *L, struct script_ref ref);
void script_ref_release(struct script *script, struct script_ref ref);

/* The lean path, for one call an event: whole numbers in, whole numbers out (missing results are an error). It allocates
 * nothing, and costs one locale switch, one hook reset and one lua_pcall. */
MUST_CHECK enum script_end script_call(struct script *script, struct script_ref function, unsigned caps,
                                       const int64_t *args, uint32_t arg_count, int64_t *results, uint32_t result_count);

/* --- Threads: stories and tests wait by yielding -------------------------------------------------------------------- */

enum script_value_kind { SCRIPT_NIL, SCRIPT_BOOLEAN, SCRIPT_INTEGER, SCRIPT_HANDLE, SCRIPT_REF };

/* What is handed to a thread: function arguments at its first resume, the verb's results afterwards. */
struct script_value {
    enum script_value_kind kind;
    uint32_t handle_kind; /* SCRIPT_HANDLE */
    int64_t v;            /* 0 or 1 · the number · the handle's id · the ref's v */
};

/* What a verb told the host when it yielded; the language gives the numbers their meaning. */
struct script_yield {
    uint32_t kind;
    int64_t a, b, c;
};

/* A thread that will run `function` at its first resume. NULL when SCRIPT_THREADS_MAX are alive or memory is out;
 * script_fault says which. */
struct script_thread *script_thread_create(struct script *script, struct script_ref function);
void script_thread_destroy(struct script_thread *thread); /* at any time but from inside it; NULL is fine */
/* One handler with its own budget. SCRIPT_DONE: the function returned. After anything but SCRIPT_YIELDED the thread is
 * dead: destroy it. */
MUST_CHECK enum script_end script_thread_resume(struct script_thread *thread, unsigned caps,
                                                const struct script_value *values, uint32_t count);
/* After SCRIPT_YIELDED. */
struct script_yield script_thread_yield(const struct script_thread *thread);
/* Room for the language: which story, for whom. */
void script_thread_set_user(struct script_thread *thread, void *user);
void *script_thread_user(const struct script_thread *thread);

/* --- Inside a C function ------------------------------------------------------------------------------------------- */

struct script *script_from(lua_State *L);
/* The thread that runs now, or NULL outside threads. */
struct script_thread *script_thread_current(const struct script *script);
unsigned script_caps(const struct script *script);

/* Raises unless the running handler has one of these capabilities: "wait can only stand in a story". */
void script_require(lua_State *L, struct script *script, unsigned caps);
/* Charges `units` (0 or more) before the work is done; aborts when the budget is used up. */
void script_charge(lua_State *L, struct script *script, int64_t units);

/* Raises a plain sentence (no full stop) at the Lua line that is running. `code` is "T0234"; `hint` may be NULL. */
_Noreturn void script_raise(lua_State *L, struct script *script, const char *code, const char *hint,
                            const char *format, ...) PRINTF_LIKE(5, 6);
/* The same at a place that the language found itself (scan.h). `file` is the package's name of it. */
_Noreturn void script_raise_at(lua_State *L, struct script *script, const char *file, uint32_t line, uint32_t column,
                               const char *code, const char *hint, const char *format, ...) PRINTF_LIKE(8, 9);

/* Ends the C function: `return script_yield(L, script, yield);`. The values of the next resume are what the verb
 * returns. Raises when the verb stands inside table.sort, string.gsub or outside a thread. */
int script_yield(lua_State *L, struct script *script, struct script_yield yield);

struct script_place {
    const char *file; /* lives as long as the script; "" when no Lua line runs */
    uint32_t line;
};
/* The Lua line that is running: the nearest Lua function on the call stack. In `a.b = { … }` it is the last line. */
struct script_place script_place(lua_State *L, struct script *script);

/* A line for the author. Cut to SCRIPT_LOG_BYTES_MAX at a character; over SCRIPT_LOG_LINES_MAX a handler's lines are
 * counted, not handed on. */
void script_log(struct script *script, const char *text, size_t bytes);
typedef void (*script_log_fn)(void *user, const char *line);
void script_on_log(struct script *script, script_log_fn sink, void *user);
/* How many lines of the last handler were not handed on. */
uint32_t script_log_dropped(const struct script *script);

/* --- Arguments, with plain sentences: "rep: argument 2 must be a whole number, not nil" -------------------------------- */

lua_Integer script_arg_integer(lua_State *L, int arg);
lua_Integer script_arg_integer_or(lua_State *L, int arg, lua_Integer otherwise);
lua_Number script_arg_number(lua_State *L, int arg);
/* A string, or a number that is turned into one in place. */
const char *script_arg_string(lua_State *L, int arg, size_t *bytes);
void script_arg_table(lua_State *L, int arg);
void script_arg_function(lua_State *L, int arg);
/* "nil", "a table", "a text", "a team" (a handle's type name), …: for messages. */
const char *script_type_name(lua_State *L, int index);

/* --- The environment ------------------------------------------------------------------------------------------------ */

/* Pops the value on top and makes it visible to every source file under this name. Scripts can read it, never replace
 * it. The functions a script is given come this way too; for one state only (the benchmark's) just as for all. */
void script_env_set(lua_State *L, struct script *script, const char *name);
void script_env_functions(lua_State *L, struct script *script, const luaL_Reg *functions);
/* May a script see this name? */
bool script_env_has(const struct script *script, const char *name);
/* What to write instead of a word that Lua has elsewhere and not here (os, print, …); NULL when it is none. */
const char *script_absent_hint(const char *word);

/* Asked when a script reads a bare word that nobody declared. It may raise a message of its own with script_raise; when it
 * returns, the host raises its own with the nearest visible name. */
typedef void (*script_unknown_fn)(lua_State *L, struct script *script, const char *word, void *user);
void script_on_unknown(struct script *script, script_unknown_fn unknown, void *user);

/* --- Handles: what stands for a thing of the engine ------------------------------------------------------------------- */

#define SCRIPT_HANDLE_KINDS_MAX 64u

/* A handle is a userdata that holds two numbers and nothing else. One (kind, id) is always the same object, so `==` works.
 * Its metatable is locked: no __gc, no __close, no __mode. */
struct script_handle {
    uint32_t kind; /* 1..SCRIPT_HANDLE_KINDS_MAX-1 */
    uint32_t id;
};

/* Declares a kind: what it is called in messages ("team"), and its metamethods (__index, __newindex, __call, __tostring,
 * __mul …; NULL for none). Once a kind. May raise. */
void script_handle_declare(lua_State *L, struct script *script, uint32_t kind, const char *type_name,
                           const luaL_Reg *metamethods);
/* Pushes the handle. May raise (memory). */
void script_handle_push(lua_State *L, struct script *script, struct script_handle handle);
/* Is the value at `index` a handle of this script? Any other userdata, and any other value, is not. */
bool script_handle_get(lua_State *L, struct script *script, int index, struct script_handle *handle);

#endif
