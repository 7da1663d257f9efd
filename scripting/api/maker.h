/* maker.h: what the files of this room share while they turn a package into a world. Not for other rooms.
 *
 * Loading goes: tokens and shape of each file (source.c) → Lua runs it, and every `team.power = { … }` is kept (names.c)
 * → everything declared is numbered (order.c) → each shelf is read, field by field, after its table (read.c, shelves_*.c)
 * → world_seal. In a play the same readers turn what a story says into doings and conditions (stories.c).
 *
 * Errors: a problem is added to the list and reading goes on with a harmless value, so that one run tells all of them.
 * Memory: everything here lives in the maker's arena: Lua may unwind any of these functions. */
#ifndef TOCSIN_API_MAKER_H
#define TOCSIN_API_MAKER_H

#include <stdbool.h>
#include <stdint.h>

#include "api/api.h"
#include "api/codes.h"
#include "api/language.h"
#include "base/arena.h"
#include "engine/world.h"
#include "host/host.h"
#include "host/scan.h"

/* Kinds of handle. A reference to a thing has the number of its shelf, so that messages call it "a team". */
enum {
    KIND_SHELF = SHELF_COUNT, /* id: the shelf. `team` itself */
    KIND_COND,                /* id: in maker->said */
    KIND_COUNT,               /* count{…}; the same */
    KIND_DOING,               /* the same */
    KIND_OWN,
    KIND_OWN_VALUE,           /* id: in maker->own_values */
    KIND_PUBLIC,
    KIND_LAWS,                /* clock_law */
    KIND_EACH                 /* what each(group, function) gives; id: in maker->eaches */
};

/* A growing list of ids in the maker's scratch. */
struct ids {
    uint32_t *at;
    uint32_t count, room;
};

/* One file that was read. */
struct source {
    const char *name;
    struct scan scan;
    struct scan_tables tables;
    uint32_t *locals; /* by node: 1 + the node that its word stands for, 0 not looked up yet (source_value) */
};

enum of { OF_NOBODY, OF_OWN, OF_TEAM };

/* A thing as it was written: measure.evidence[own], decision.isolate.cut. */
struct ref {
    enum shelf shelf; /* SHELF_OPTION for an option */
    const char *name; /* of an option: of its decision */
    const char *sub;  /* the option's name, or NULL */
    enum of of;
    const char *of_team; /* OF_TEAM */
};

/* A condition or doing as it was written; its arguments are kept in Lua (maker->said_args). */
struct verb;
struct arg;
struct memo;
struct said {
    const struct verb *verb;
    const char *file;
    uint32_t line;
    bool used;
    struct memo *memo; /* while loading: what it came to when it was last read (memo.c) */
};

struct own_value { const char *name; int64_t micro; };
struct each { const char *group; const char *file; uint32_t line; struct script_ref function; };

/* One declaration: `team.power = { … }`. */
struct decl {
    enum shelf shelf;
    const char *name;
    const struct source *source;
    const struct scan_node *node; /* of the statement, or NULL */
    uint32_t line;
    struct script_ref value;
    uint32_t first, count;  /* the things of the world it makes: more than one with `each` */
    const uint32_t *owners; /* team ids, count of them, when made by each; else NULL */
    const char *each;       /* the group it is made for, or NULL */
    uint32_t *members;      /* group: team ids */
    uint32_t member_count;
    const char **options;   /* decision: names in written order */
    uint32_t option_count;
    uint32_t first_option;
    const char **arms;      /* decision: of all options one after the other; action: its own; clock: its stages */
    uint32_t arm_count;
    int64_t begins_s;       /* scene */
};

struct shelf_decls {
    struct decl *at; /* sorted by name once maker_order has run */
    uint32_t count, room;
    uint32_t things; /* how many things of the world they make */
};

/* shelf.name or shelf.name.sub as it stands somewhere in a file. */
struct chain {
    const struct source *source;
    uint32_t token; /* of the shelf's word */
    enum shelf shelf;
    const char *name, *sub; /* sub: NULL */
    bool declares;          /* `shelf.name =` or `function shelf.name` */
};

enum phase { PHASE_LOAD, PHASE_STORY, PHASE_TEST };

/* Who `own` is where something is being read. */
enum own_mode { OWN_NOBODY, OWN_SOMEBODY /* known when it runs */, OWN_TEAM /* maker->own */ };

struct law_pack {
    struct api_law law;
    struct script_ref value; /* of law{…} */
    struct calendar calendar;
    const struct source *source;
};
struct law_clock {
    const char *id;
    uint32_t pack;
    struct script_ref value;
    const struct source *source;
    const struct scan_node *node;
};

struct maker {
    const struct package *package;
    const char *variant;
    struct world *world;
    struct diagnostics *list;
    struct script *script;
    lua_State *L; /* of the setup, verb or thread that runs now */
    enum phase phase;
    struct arena arena;   /* what lives as long as the maker */
    struct arena scratch; /* what is forgotten after a verb of a story */

    struct source **sources;
    uint32_t source_count, source_room;
    struct chain *chains;
    uint32_t chain_count, chain_room;

    struct shelf_decls shelves[SHELF_COUNT];
    bool is_ordered; /* every shelf is sorted by name */
    struct script_ref scenario; /* the table of scenario{} */
    const struct source *scenario_source;
    const struct scan_node *scenario_node;

    struct ref *refs;
    uint32_t ref_count, ref_room;
    struct said *said;
    uint32_t said_count, said_room;
    struct own_value *own_values;
    uint32_t own_value_count, own_value_room;
    struct each *eaches;
    uint32_t each_count, each_room;
    struct script_ref ref_handles; /* Lua table: "shelf.name…" → handle */
    struct script_ref said_args;   /* Lua table: id + 1 → table of arguments */
    struct script_ref text_ids;    /* Lua table: path → text id */
    struct script_ref cond_ids;    /* Lua table: what a condition says → its id, so that equal ones are one */
    struct script_ref doing_ids;   /* the same, in stories */
    struct script_ref told_ids;    /* in stories: a condition and its line → where it is kept */

    struct law_pack *packs;
    uint32_t pack_count, pack_room;
    struct law_clock *law_clocks;
    uint32_t law_clock_count, law_clock_room;
    struct ids left_out; /* injects, decisions and questions (thing ids) that the variant leaves out */

    /* What is being read. */
    const char *path;   /* "decision.isolate" */
    const struct decl *decl;
    enum own_mode own_mode;
    struct team_id own; /* with OWN_TEAM */
    bool no_sender;     /* no team acts here: share{…} has nobody who sends */
    struct team_id said_actor; /* in a story: who `from` says, or whose story it is; else TEAM_NONE */
    uint32_t depth;     /* how many conditions and doings the one being read stands in */
    uint32_t deepest;   /* of those inside it, so far */
    int64_t steps;      /* of LOAD_STEPS_MAX */
    uint32_t lasted;    /* of LASTED_MAX */
    /* Where the fact of a bare fact in `starts` is known, and whose: set while a clock is read. */
    struct team_id bare_knower;

    struct trial *trial; /* while tests.lua runs (tests.c) */
    void *play;          /* while a story runs (stories.c) */
};

/* A value on the Lua stack, and where it was written. */
struct at {
    struct maker *m;
    int index;                    /* absolute */
    const struct source *source;
    const struct scan_node *node; /* NULL: not known; then problems point at `line` */
    const char *field;            /* what it is called in messages and text paths: "does", "hints.2" */
    uint32_t line;
};

/* ---- maker.c: problems, ids, small things ------------------------------------------------------------------------ */

void ids_add(struct maker *m, struct ids *ids, uint32_t id);
struct span ids_span(struct maker *m, const struct ids *ids); /* into the world's refs */
bool ids_has(const struct ids *ids, uint32_t id);
void *maker_grow(struct maker *m, void *array, uint32_t count, uint32_t *room, size_t bytes);
#define MAKER_GROW(m, array, count, room) ((array) = maker_grow((m), (array), (count), &(room), sizeof *(array)))

/* Counts what reading costs: while loading against LOAD_STEPS_MAX, in stories and tests against the handler's budget.
 * Raises when that is used up. */
void maker_step(struct maker *m, int64_t steps);
/* Steps for keeping so many bytes. */
int64_t maker_text_steps(size_t bytes);
/* Ends the reading at once, at what is being read: for what cannot be read any further. */
_Noreturn void maker_refuse(struct maker *m, enum api_code code, const char *hint, const char *format, ...) PRINTF_LIKE(4, 5);

/* Adds a problem at the value (or, _key, at its key). */
void problem(const struct at *at, enum api_code code, const char *hint, const char *format, ...) PRINTF_LIKE(4, 5);
void problem_key(const struct at *at, enum api_code code, const char *hint, const char *format, ...) PRINTF_LIKE(4, 5);
void problem_at(struct maker *m, const char *file, uint32_t line, uint32_t column, enum api_code code, const char *hint,
                const char *format, ...) PRINTF_LIKE(7, 8);
/* "did you mean …" for a wrong word among `count` ones; NULL when none is near. In the maker's arena. */
const char *nearest(struct maker *m, const char *word, const char *const *words, uint32_t count);

/* ---- load.c ------------------------------------------------------------------------------------------------------ */

void maker_init(struct maker *m, const struct package *package, struct world *world, struct diagnostics *list);
void maker_deinit(struct maker *m);
MUST_CHECK enum err maker_create_script(struct maker *m, struct err_note *note);
int setup_register(lua_State *L); /* for script_setup; the argument is the maker */
/* Gate, compile and run one file of the package; it must be there. */
MUST_CHECK enum script_end maker_run(struct maker *m, const char *file, unsigned caps);
struct maker *source_maker(const struct api_source *source);

/* ---- source.c ---------------------------------------------------------------------------------------------------- */

struct source *source_open(struct maker *m, const char *name, const void *content, size_t bytes);
void maker_close_sources(struct maker *m);
struct source *source_find(const struct maker *m, const char *name);
/* What the node says, a local variable followed to what it was set to. */
const struct scan_node *source_value(const struct source *source, const struct scan_node *node);
/* Everything wrong that tokens and tables alone show: keys given twice, things that are not declared. */
void source_check_keys(struct maker *m, const struct source *source);
void source_check_declared(struct maker *m);

/* ---- bodies.c: what stands inside functions, which loading does not run ------------------------------------------- */

/* Told: words that nobody declared, values put into them, and times that cannot be read. */
void bodies_check(struct maker *m);

/* ---- names.c: shelves, references, own --------------------------------------------------------------------------- */

void names_register(lua_State *L, struct maker *m);
/* The declaration, or NULL. After maker_order by bisection. */
struct decl *decl_find(const struct maker *m, enum shelf shelf, const char *name);
struct decl *decl_add(struct maker *m, enum shelf shelf, const char *name);
enum shelf shelf_of_word(const char *word, size_t bytes); /* SHELF_NONE when it is none */
const struct ref *ref_at(const struct at *at); /* NULL when it is no reference */
/* Pushes the handle of a team, for stories. */
void push_ref(struct maker *m, enum shelf shelf, const char *name, const char *sub);

/* ---- order.c: numbering ------------------------------------------------------------------------------------------ */

/* Pushes the declaration's table; pop with at_pop. */
struct at decl_push(struct maker *m, const struct decl *decl);
void maker_order(struct maker *m);
/* The thing of the world that a reference means here; several when it was made by each and nothing says whose.
 * False (told) when there is none. */
bool ref_things(const struct at *at, const struct ref *ref, struct ids *ids);
/* One thing exactly. ID_NONE (told) otherwise. */
uint32_t ref_one(const struct at *at, const struct ref *ref);

/* ---- numbers.c, times.c ------------------------------------------------------------------------------------------ */

bool number_micro(const struct at *at, double least, double most, int64_t *micro);
bool number_read(const struct at *at, struct number *number); /* may hold own.value */
bool number_count(const struct at *at, int64_t least, int64_t most, int64_t *count); /* a whole number */
bool micro_of(lua_State *L, int index, int64_t *micro); /* half away from zero; false: NaN or out of range */

enum time_want {
    WANT_LASTS,  /* a length: elapsed; at least 0 */
    WANT_MOMENT, /* a moment from STARTEX: elapsed, or local; may be before it */
    WANT_FORM,   /* either, left to the engine */
    WANT_LEGAL   /* a stage of a clock: also days, business days, months */
};
bool time_read(const struct at *at, enum time_want want, struct time_form *form);
bool time_s(const struct at *at, enum time_want want, int64_t *s); /* LASTS and MOMENT */
/* NULL when the text is such a time; otherwise what to write. */
const char *time_text_mend(const char *text, enum time_want want);

/* ---- texts.c ----------------------------------------------------------------------------------------------------- */

/* Adds the text at maker->path + "." + at->field. TEXT_NONE (told) when it is none. */
struct text_id text_read(const struct at *at);
struct text_id text_add(const struct at *at, const char *source);
const char *string_read(const struct at *at); /* in the world's arena; NULL (told) when it is none */

/* ---- read.c: walking Lua values and their places together -------------------------------------------------------- */

/* Pushes table[key] and says where it stands; the caller pops with at_pop. */
struct at at_field(const struct at *table, const char *key);
struct at at_item(const struct at *table, uint32_t i);
void at_pop(const struct at *at);
bool at_is_nil(const struct at *at);
bool at_is_table(const struct at *at); /* a plain table, not a handle */
uint32_t at_length(const struct at *table); /* at most LIST_ITEMS_MAX: a longer list is refused */
/* The length of a table that is nothing but a list (told otherwise); 0 when it is no table. */
uint32_t at_list(const struct at *table);
/* How many things there are to read: a list's length, 1 for a single value. It looks at all of them: ask once, before the
 * loop. `at_each` pushes the i-th (from 0). */
uint32_t at_many(const struct at *at);
struct at at_each(const struct at *at, uint32_t i);
bool at_handle(const struct at *at, struct script_handle *handle);
const char *at_type(const struct at *at);

struct team_id read_team(const struct at *at); /* may be own; ID_NONE told */
/* Teams, groups, own and (when allowed) public, as team ids. */
bool read_teams(const struct at *at, bool with_public, struct ids *teams);
uint32_t read_thing(const struct at *at, enum shelf shelf);
bool read_things(const struct at *at, enum shelf shelf, struct ids *things); /* plain indices */
bool read_any_things(const struct at *at, uint32_t shelves, struct ids *things); /* thing ids; mask of 1 << shelf */
bool read_bool(const struct at *at, bool *value);
uint32_t read_classes(const struct at *at);

/* ---- memo.c: a condition or doing that stands in many others is read once ----------------------------------------- */

struct reading { uint32_t deepest_outside; };
/* Has it been read in such a place before? Then `found` is what it came to (lent; empty, told, when it stands too deep here). */
bool memo_find(const struct at *at, uint32_t said, uint32_t most, const char *what, struct ids *found);
/* Goes one deeper; false (told) when that is over `most`. `what` is the plural for the message. Ended by memo_end. */
bool memo_begin(const struct at *at, uint32_t most, const char *what, struct reading *reading);
void memo_end(struct maker *m, uint32_t said, const struct reading *reading, const struct ids *found);
/* One that is `height` deep stands here. False (told) when that is over `most`. */
bool depth_note(const struct at *at, uint32_t height, uint32_t most, const char *what);

/* ---- conds.c, doings.c, verbs.c ---------------------------------------------------------------------------------- */

void verbs_register(lua_State *L, struct maker *m);
/* Told: conditions and doings that nothing consumed. */
void verbs_check_used(struct maker *m);
/* Reads the arguments of a verb in order, telling what is missing or too much. */
struct arg_reader { struct at args; const struct verb *verb; uint32_t next; /* positional */ };
struct arg_reader args_begin(const struct at *at, uint32_t said);
/* The next argument's value, pushed; for an optional one that is not there a nil. */
struct at args_take(struct arg_reader *reader, const struct arg *arg);
/* Is the next positional value a team, a group or own? */
bool args_team_is_next(const struct arg_reader *reader);
void args_end(struct arg_reader *reader); /* pops the arguments; told: what was not taken */
/* A condition, true or false, a bare fact (known by maker->bare_knower) or agreement (in force), or a list (all). */
struct cond_id cond_read(const struct at *at);
struct cond_id cond_never(struct maker *m);
struct span does_read(const struct at *at);
/* The doing as ids of the world, appended to `doings`: one that names several facts is several. */
bool doing_into(const struct at *at, struct ids *doings);
bool doing_from_said(const struct at *at, uint32_t said, struct ids *doings);
/* Adds it, or finds the equal one that is there. `children` and `teams` become its spans. */
struct cond_id cond_add(struct maker *m, struct cond *cond, const struct ids *children);
uint32_t doing_add(struct maker *m, struct doing *doing, const struct ids *teams, const struct ids *children);

/* Appends the condition's ids: several only with `spread`. False (told) when it is none. */
bool cond_from_said(const struct at *at, uint32_t said, bool spread, struct ids *conds);

/* ---- stories.c, tests.c ------------------------------------------------------------------------------------------ */

/* The conditions of a count{…}. */
void counted_from_said(const struct at *at, uint32_t said, struct ids *conds);
/* The one condition that says all of them. */
struct cond_id cond_join(struct maker *m, const struct ids *conds);

/* What a handle that a story holds stands for; marks it as used. Raises when its time is over. */
void story_conds(const struct at *at, uint32_t handle, bool spread, struct ids *conds);
void story_doings(const struct at *at, uint32_t handle, struct ids *doings);

/* A condition or doing was said in a story; the argument table is on top. Pushes what the script gets for it. */
int story_said(struct maker *m, const struct verb *verb);
/* Fills the shelves from a world that is loaded already. */
void maker_know(struct maker *m);
int test_said(struct maker *m, const struct verb *verb);
int story_call(struct maker *m, const struct verb *verb);

#endif
