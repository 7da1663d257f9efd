/* msel_plan.h: the injects of a list, and the scenario that is made of them: when each comes, who receives, what for.
 *
 * Room:   scripting/exchange, inside.
 * Owns:   its arena, from plan_init to plan_deinit.
 * Order:  what is made of the list does not depend on the order of its rows, except where two injects come at one time. */
#ifndef TOCSIN_EXCHANGE_MSEL_PLAN_H
#define TOCSIN_EXCHANGE_MSEL_PLAN_H

#include "exchange/msel.h"

#define PLAN_ITEMS_MAX 5000u
#define PLAN_NAMES_MAX 200u

struct names { const char **at; uint32_t count, room; };

struct plan_item {
    uint32_t row; /* of the list */
    const char *id, *number, *title, *text, *from, *expect, *note, *via; /* "" when not said; via NULL */
    struct names to, objectives;
    bool to_all, to_public;
    struct msel_time time, elapsed, date, day;
    bool is_timed;
    int64_t at_s; /* from STARTEX, when timed */
    uint32_t order; /* its place in the list */
};

struct plan {
    struct arena arena;
    struct plan_item *items;
    uint32_t count, room;
    struct msel_report *report;
    int64_t begins_s; /* local, since 1970-01-01 */
};

void plan_init(struct plan *plan, struct msel_report *report);
void plan_deinit(struct plan *plan);
/* False when there are too many. A name that is there already, in whatever capitals, is not added again. */
bool plan_add_name(struct plan *plan, struct names *names, const char *name);
void plan_add(struct plan *plan, const struct plan_item *item);

/* Times, teams and objectives are settled, and `scenario` (fresh) becomes a workbook that checks without errors. `sheet` is
 * what the list is called in messages. Errors: ERR_BAD_INPUT, ERR_TOO_BIG. */
MUST_CHECK enum err plan_make(struct plan *plan, const char *sheet, const struct msel_options *options, struct book *scenario, struct err_note *note);

#endif
