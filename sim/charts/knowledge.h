/* knowledge.h: who came to know what, and when: facts down, teams across, a time in each cell.
 *
 * Room:  sim/charts. For facilitators and debriefs; a seat never gets such data.
 * Each state has a shape of its own, so that a grey print says the same. */
#ifndef TOCSIN_CHARTS_KNOWLEDGE_H
#define TOCSIN_CHARTS_KNOWLEDGE_H

#include <stdint.h>

#include "base/arena.h"
#include "charts/marks.h"

#define KNOWLEDGE_HEAD 68.0f
#define KNOWLEDGE_ROW 36.0f
#define KNOWLEDGE_COLUMN_MIN 76.0f
#define KNOWLEDGE_COLUMN_MAX 120.0f
#define KNOWLEDGE_MARK 4.5f

enum knowledge_state {
    KNOWLEDGE_NONE,    /* neither needed nor held */
    KNOWLEDGE_SOURCE,  /* held it first: filled dot */
    KNOWLEDGE_LEARNT,  /* was told in time, or did not need it: head of an arrow */
    KNOWLEDGE_LATE,    /* was told after it mattered: hollow head, time underlined */
    KNOWLEDGE_LEAKED,  /* got it against its label: red head in a ring */
    KNOWLEDGE_MISSING, /* needed it and never got it: ring with a bar */
    KNOWLEDGE_OPEN     /* needs it, still in time: dashed ring */
};

struct knowledge_cell {
    enum knowledge_state state;
    int64_t at_s; /* of SOURCE, LEARNT, LATE and LEAKED */
};
struct knowledge_fact {
    const char *title;
    enum theme_tlp tlp;
};

struct knowledge {
    const struct knowledge_fact *facts;
    uint32_t fact_count;
    const struct mark_team *teams;
    uint32_t team_count;
    const struct knowledge_cell *cells; /* fact by fact: [fact * team_count + team] */
    int64_t local_at_zero_s;
    float title_width; /* px for the facts' titles and labels */
    enum theme_name theme;
};

float knowledge_height(const struct knowledge *in);
/* What it takes at least: wider than the box, the caller scrolls. */
float knowledge_width_min(const struct knowledge *in);
/* From the upper left corner of `box`; its height is not used. MUST: the box is at least knowledge_width_min wide. */
void knowledge_draw(struct canvas *canvas, struct arena *arena, const struct knowledge *in, struct box box);
/* Where a cell lies, and what a reader hears there. MUST: fact and team exist. */
struct box knowledge_cell_box(const struct knowledge *in, struct box box, uint32_t fact, uint32_t team);
const char *knowledge_say(const struct knowledge *in, struct arena *arena, uint32_t fact, uint32_t team);

#endif
