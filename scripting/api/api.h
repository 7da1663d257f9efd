/* api.h: the scenario language. It turns a package into a world that the engine can run, and runs stories.
 *
 * Room:    scripting/api. Uses host, engine and base. What the language is: docs/scenario-language.md; the meaning, shape
 *          and unit of every field stands in the tables of this room (language.h), from which that page is made.
 * Owns:    nothing global. Each type below is owned by who created it.
 * Trust:   a package may come from a stranger: whatever it holds ends in diagnostics, never in a crash.
 * Threads: one at a time for each object; two objects share nothing.
 * Stack:   the thread needs SCRIPT_C_STACK_BYTES (host/host.h). */
#ifndef TOCSIN_API_API_H
#define TOCSIN_API_API_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "engine/engine.h"
#include "engine/world.h"
#include "host/diagnostic.h"
#include "host/package.h"

#define API_VERSION 1 /* of the language: scenario{ api = 1 } */

/* Is the Lua of this program one whose table order the sandbox can fix (docs/sandbox.md)? If not, what scripts do holds for
 * this build alone. */
bool api_lua_is_known(void);

/* ---- loading ---------------------------------------------------------------------------------------------------- */

/* Fills and seals `world` (fresh from world_create) from scenario.lua and its law packs. All problems are added to
 * `list`, as many as can be told in one go, sorted.
 * Errors: ERR_BAD_INPUT when the list got an error, ERR_NO_MEMORY when the scenario outgrew its heap; the world must
 * then be destroyed. */
MUST_CHECK enum err api_load(const struct package *package, struct world *world, struct diagnostics *list);

/* Where everything of a loaded scenario was written: for the checker, the tests and the author's screen. */
struct api_source;

struct api_options {
    const char *variant; /* of scenario.variants: what it leaves out is left out. NULL: everything is played */
};

/* As api_load, and keeps the positions. `options` may be NULL. `*source` is made also when there are errors (NULL only
 * without a scenario.lua); api_source_destroy takes it. The package must outlive it. */
MUST_CHECK enum err api_load_source(const struct package *package, const struct api_options *options,
                                    struct world *world, struct diagnostics *list, struct api_source **source);
void api_source_destroy(struct api_source *source); /* NULL is fine */

struct api_place {
    const char *file; /* lives as long as the source */
    uint32_t line, column;
};
/* Where a thing was written ("decision.isolate.cut"; what stands behind an @ is ignored), or one of its fields
 * ("otherwise"; positional ones as "1"; "stages.2.within"). The nearest place that is known; never fails. */
struct api_place api_where(const struct api_source *source, const char *path, const char *field);

/* Does the function of a story name this thing ("inject.alarm", "decision.isolate")? */
bool api_story_names(const struct api_source *source, const char *path);
/* Calls `found` for each place where a condition stands bare after if, while, until, and, or, not: it would always count
 * as true; or alone, as a statement of a story: nothing uses it. `word` is the condition's. */
void api_bare_conditions(const struct api_source *source,
                         void (*found)(void *user, struct api_place where, const char *word, bool alone), void *user);
/* Where a # stands although a list of that file may have holes: nil in a list, or an item set to nil. */
void api_lengths_of_holes(const struct api_source *source, void (*found)(void *user, struct api_place where), void *user);

/* A law pack that the scenario uses. */
struct api_law {
    const char *id, *name, *file;
    int32_t as_of_day;      /* day number since 1970-01-01 */
    struct api_place where; /* of as_of */
};
/* "2026-11-24" as a day number since 1970-01-01; false when it is no date. */
bool api_day(const char *date, int32_t *day);
uint32_t api_law_count(const struct api_source *source);
const struct api_law *api_law(const struct api_source *source, uint32_t i);

/* ---- stories ---------------------------------------------------------------------------------------------------- */

/* The stories of one play. Holds a Lua state only while a play with stories runs; each play gets a fresh one, because
 * what a story keeps in local variables must not outlive it. */
struct api_stories;

/* `package` and `world` (loaded from it) must outlive it. A world without stories is fine.
 * Errors: ERR_NO_MEMORY. */
MUST_CHECK enum err api_stories_create(const struct package *package, struct world *world,
                                       struct api_stories **stories, struct err_note *note);
void api_stories_destroy(struct api_stories *stories); /* NULL is fine */
/* What engine_create wants. All NULL when the world has no stories. Valid until api_stories_destroy. A new play of the
 * same engine (engine_reset) needs nothing more. */
struct engine_calls api_calls(struct api_stories *stories);
/* Where and why stories were closed, for the author: one error for each. Lives as long as the stories; emptied when a
 * new play begins. */
const struct diagnostics *api_stories_faults(const struct api_stories *stories);
/* Has the present play met a fault that is not deterministic (wall clock, memory)? Then `*story` gets the first story of
 * which that is so, or the world's stories_count when it was scenario.lua itself, read for the play; the session goes
 * back and disables the story (session.h, must_drop). */
bool api_stories_must_drop(const struct api_stories *stories, uint32_t *story);

/* ---- the author's tests ----------------------------------------------------------------------------------------- */

enum api_step_kind {
    API_STEP_INPUT,  /* an input at its stamp; those of one play are in order of time */
    API_STEP_PLAY,   /* the inputs so far are played from STARTEX to the end */
    API_STEP_EXPECT  /* the condition is asked at the end of the last play */
};
struct api_step {
    enum api_step_kind kind;
    struct api_place where;
    struct input input;      /* INPUT; sender a seat of its team; text lent from the tests */
    bool has_seed;           /* PLAY */
    uint64_t seed;
    bool bots;               /* PLAY: bots for every team that the test does not name; otherwise they are silent */
    int64_t until_s;         /* PLAY: stop there; INT64_MAX: until the exercise ends */
    struct cond_id expects;  /* EXPECT */
    const char *words;       /* EXPECT: as it was written */
};
struct api_test {
    const char *name;
    struct api_place where;
    struct api_step *steps; /* in the order in which they were written */
    uint32_t step_count;
};
struct api_tests {
    struct api_test *tests; /* in the order in which they were written */
    uint32_t count;
    struct arena arena;
};
/* Runs every test function of tests.lua once, collecting what it asks for. Adds conditions to `world`, so call it before
 * an engine gets the world. A package without tests.lua has no tests.
 * Errors: ERR_BAD_INPUT when the list got an error; what could be read is in `tests` all the same. */
MUST_CHECK enum err api_tests_load(const struct package *package, struct world *world, struct api_tests *tests,
                                   struct diagnostics *list);
void api_tests_deinit(struct api_tests *tests);

#endif
