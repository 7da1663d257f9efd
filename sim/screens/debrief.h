/* debrief.h: one exercise looked back on: the diagram with its scrubber, what was decided, who knew what, which duties
 * were met, and the questions for the hot wash.
 *
 * Room:    sim/screens. Reads a debrief model and nothing else of the exercise; knows no session file.
 * Owns:    struct debrief_screen: where the playhead stands and what is open. The model is lent until it is destroyed.
 * Threads: one, that of the window.
 * Units:   *_s game seconds from STARTEX. */
#ifndef TOCSIN_SCREENS_DEBRIEF_H
#define TOCSIN_SCREENS_DEBRIEF_H

#include <stdbool.h>

#include "debrief/model.h"
#include "ui/ui.h"

/* What stands around it. Plain data, lent for the call. */
struct debrief_about {
    const char *date;      /* when it was played; NULL: not known */
    const char *said;      /* what came of the last asking, in one sentence; NULL: nothing to say */
    bool is_trouble;       /* `said` tells of something that did not work */
    bool has_back;         /* it was opened from another screen */
};

enum debrief_ask {
    DEBRIEF_ASKS_REPORT,   /* write it, and say where */
    DEBRIEF_ASKS_BACK      /* to the screen it was opened from */
};

/* Called at the end of debrief_screen_show, at most once, so that nothing moves while it is drawn. */
struct debrief_calls {
    void *context;
    void (*ask)(void *context, enum debrief_ask ask);
};

struct debrief_screen;
/* Stands at the first decision that was taken, or at the first moment. Never NULL. */
struct debrief_screen *debrief_screen_create(const struct debrief_model *model);
void debrief_screen_destroy(struct debrief_screen *screen); /* NULL is fine */

/* Builds the screen, inside a frame function. */
void debrief_screen_show(struct ui *ui, struct debrief_screen *screen, const struct debrief_about *about,
                         const struct debrief_calls *calls);

#endif
