/* result.h: how one play ended, folded from its trace: measures, clocks, decisions, and whether information met its needs.
 *
 * Room:  sim/study. Reads a trace and the world it was played in, nothing else.
 * Units: micro millionths; seconds from STARTEX. Arrays are by id, in the world's order. */
#ifndef TOCSIN_STUDY_RESULT_H
#define TOCSIN_STUDY_RESULT_H

#include "base/arena.h"
#include "engine/trace.h"
#include "engine/world.h"

enum result_stage { RESULT_NEVER_STARTED, RESULT_OPEN, RESULT_MET, RESULT_MISSED };

/* One fact that one team needs. A need that is never met is censored, not dropped: known_s stays INT64_MAX. */
struct result_need {
    struct fact_id fact;
    struct team_id team;
    int64_t by_s;      /* INT64_MAX: no time */
    int64_t first_s;   /* some other team first held it; INT64_MAX never */
    int64_t known_s;   /* this team did */
};

struct result {
    int64_t end_s;
    bool has_ended;
    bool is_stopped;                /* it ended by a fault of the scenario */
    uint32_t faults;                /* of the scenario; that it stopped is one */
    uint32_t ending;                /* ID_NONE: by control, length or fault */
    int64_t *measures;              /* final value, by measure */
    enum result_stage *stages;     /* stage after stage, clock by clock */
    uint32_t stage_count;
    uint32_t *chosen;               /* by option: how many teams took it, defaults included */
    uint32_t *unanswered;           /* by decision: how many teams let it pass */
    struct result_need *needs;     /* every needed_by of every fact, in order */
    uint32_t need_count;
};

/* Everything in `result` lives in `arena`. A trace cut short is fine: what is still running is open. */
void result_fold(const struct world *world, const struct trace *trace, struct arena *arena, struct result *result);
/* Known before it mattered, or at all when no time was set. A need held from the start counts as met. */
bool result_need_is_met(const struct result_need *need);

#endif
