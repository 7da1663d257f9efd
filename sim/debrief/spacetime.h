/* spacetime.h: a debrief as the space-time diagram: the same picture for the screen and for the report.
 *
 * Room:  sim/debrief. Fills the plain structs of charts/spacetime.h; laying out and drawing is the caller's.
 * Owns:  nothing: arrays lie in the caller's arena, strings are the debrief's. */
#ifndef TOCSIN_DEBRIEF_SPACETIME_H
#define TOCSIN_DEBRIEF_SPACETIME_H

#include "charts/spacetime.h"
#include "debrief/model.h"

/* The picture, and what each of its marks is: indices into the debrief's lists. */
struct debrief_spacetime {
    struct spacetime in;         /* theme, size, now and selection are the caller's to set: light, fit, none */
    const uint32_t *inject_of;   /* injects: one mark for each team that got it */
    const uint32_t *decision_of; /* decisions */
    const uint32_t *share_of;    /* shares, but for what bots repeated to those who knew; ID_NONE: see statement_of */
    const uint32_t *statement_of;
    const uint32_t *stage_of;    /* clocks: stages that began and have a deadline */
    const uint32_t *team_of;     /* lanes: team ids */
    struct spacetime_lane *lanes; /* the same as in.lanes, for the caller's head_reserve */
};

void debrief_spacetime(const struct debrief_model *debrief, struct arena *arena, struct debrief_spacetime *picture);
/* The axis alone, for charts below the diagram. */
struct axis_spec debrief_axis(const struct debrief_model *debrief, struct arena *arena);

#endif
