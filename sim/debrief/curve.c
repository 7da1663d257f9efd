/* How long until those who need a fact know it. Kaplan and Meier (1958): what never arrived was watched until the end
 * and counts for as long as it was watched; it is not left out, and it is not taken for an arrival. */
#include "debrief/fold.h"

#include <stdlib.h>

/* Arrivals before those that were only watched for as long. */
static int compare_waits(const void *a, const void *b)
{
    const struct debrief_wait *x = a;
    const struct debrief_wait *y = b;
    if (x->s != y->s) {
        return x->s < y->s ? -1 : 1;
    }
    return (x->arrived ? 0 : 1) - (y->arrived ? 0 : 1);
}

/* Nothing to share, nothing to tell, or not people's own time. */
static bool counts(const struct debrief_need *need, bool people_only)
{
    bool is_out = need->is_own || need->state == DEBRIEF_NEED_NO_ONE || need->is_assisted;
    return !is_out && (need->is_people || !people_only);
}

static struct debrief_wait wait_of(const struct fold *fold, const struct debrief_need *need, bool people_only)
{
    int64_t from_s = people_only ? need->people_s : need->first_s;
    bool arrived = need->arrived_s != DEBRIEF_NEVER;
    int64_t until_s = arrived ? need->arrived_s : fold->debrief.end_s;
    return (struct debrief_wait){ until_s > from_s ? until_s - from_s : 0, arrived };
}

static void step(struct debrief_curve *curve, struct debrief_step *steps, int64_t after_s, double waiting)
{
    steps[curve->step_count++] = (struct debrief_step){ after_s, (uint32_t)(waiting * 1000000.0 + 0.5) };
    if (waiting <= 0.5 && curve->median_s == DEBRIEF_NEVER) {
        curve->median_s = after_s;
    }
    if (waiting <= 0.1 && curve->most_s == DEBRIEF_NEVER) {
        curve->most_s = after_s;
    }
}

/* `base` is what still waits since the last censoring, over `base_count` at risk then: so that without censoring the
 * share is exactly the count that still waits over all, and a half is a half. */
static void walk(struct debrief_curve *curve, struct debrief_step *steps, const struct debrief_wait *waits)
{
    double base = 1.0;
    uint32_t base_count = curve->count;
    double waiting = 1.0;
    for (uint32_t i = 0; i < curve->count;) {
        int64_t at_s = waits[i].s;
        uint32_t here = 0;
        for (; i < curve->count && waits[i].s == at_s && waits[i].arrived; i++) {
            here++;
        }
        if (here > 0) {
            waiting = base * (double)(curve->count - i) / (double)base_count;
            curve->arrived += here;
            step(curve, steps, at_s, waiting);
        }
        for (; i < curve->count && waits[i].s == at_s; i++) {
            curve->censored++;
            base = waiting;
            base_count = curve->count - i - 1;
        }
        curve->longest_s = at_s;
    }
}

struct debrief_curve fold_curve(struct fold *fold, bool people_only)
{
    struct debrief_curve curve = { .median_s = DEBRIEF_NEVER, .most_s = DEBRIEF_NEVER };
    struct debrief_wait *waits = ARENA_ARRAY(&fold->arena, struct debrief_wait, fold->needs_count);
    for (uint32_t i = 0; i < fold->needs_count; i++) {
        if (counts(&fold->needs[i], people_only)) {
            waits[curve.count++] = wait_of(fold, &fold->needs[i], people_only);
        }
    }
    if (curve.count > 0) {
        qsort(waits, curve.count, sizeof *waits, compare_waits);
    }
    curve.waits = waits;
    struct debrief_step *steps = ARENA_ARRAY(&fold->arena, struct debrief_step, curve.count + 1);
    steps[0] = (struct debrief_step){ 0, 1000000 };
    curve.step_count = 1;
    curve.steps = steps;
    walk(&curve, steps, waits);
    return curve;
}
