/* check.h: what is wrong with a scenario, and where: all that can be told without playing it.
 *
 * Room:    scripting/check. Uses api, host, engine and base; runs no story.
 * Form:    `file:line:column: severity: T0123: what is wrong. How to mend it.` (host/diagnostic.h)
 * Codes:   api/codes.h. Errors are what the language calls an error and what cannot be meant; warnings are what a trainer
 *          should know. T0301 and above come from here, those below from loading.
 * Limits:  what can be reached is judged generously: people may always share, control may always send. What is called
 *          impossible here is impossible; what is not may still never happen. */
#ifndef TOCSIN_CHECK_CHECK_H
#define TOCSIN_CHECK_CHECK_H

#include "api/api.h"
#include "base/err.h"
#include "base/str.h"
#include "host/diagnostic.h"
#include "host/package.h"

struct check_options {
    int32_t today_day;  /* day number since 1970-01-01, for the age of law packs; 0: the day on which the scenario begins */
    const char *folder; /* the name of the scenario's folder, which its id should be; NULL: it comes from none */
};

#define CHECK_PACE_ROOM_S 180   /* a decision should leave people so much room time */
#define CHECK_WAIT_ROOM_S 600   /* and no team should wait longer than so for anything */
#define CHECK_LAW_DAYS 365      /* a law pack is old after that */

/* Loads the package, its tests too, and adds everything that is wrong to `list`, sorted. `options` may be NULL.
 * Errors: ERR_BAD_INPUT when the list got an error; ERR_NO_MEMORY. */
MUST_CHECK enum err check_package(const struct package *package, const struct check_options *options,
                                  struct diagnostics *list);

/* The same for a world that is loaded already: only what loading does not tell. Not sorted. */
void check_world(const struct world *world, const struct api_source *source, const struct check_options *options,
                 struct diagnostics *list);

/* "2026-11-24" as such a day; false when it is no date. */
bool check_day(const char *date, int32_t *day);

/* The page of a code ("T0202", "t0202" or "0202", docs/problems) as plain text; false when there is no such code. */
bool check_explain(const char *code, struct str *out);

#endif
