/* seat.h: one seat at the table: what a team sees, knows and decides, in one screen.
 *
 * Room:    sim/screens. Reads a view and nothing else of the exercise; sends wishes through functions that it was
 *          handed.
 * Owns:    struct seat: what is open, chosen and half typed. It holds nothing of the record and may be thrown away.
 * Threads: one, that of the window.
 * Units:   *_s game seconds from STARTEX; micro millionths; pace: game time for one unit of room time. */
#ifndef TOCSIN_SCREENS_SEAT_H
#define TOCSIN_SCREENS_SEAT_H

#include "ui/ui.h"
#include "view/view.h"
#include "view/wish.h"

#define SEAT_SPEEDS 4u /* times 1, 2, 4 and 8 */
#define SEAT_MORE_MINUTES 5

/* What the room does around the seat. Plain data, lent for the call. */
struct seat_room {
    int64_t now_s;             /* the game clock; never before view->now_s */
    int64_t pace_micro;        /* that it has, or would have if it ran; at least 1 */
    uint32_t speed;            /* which of SEAT_SPEEDS */
    bool is_running;
    bool stops_at_decisions;
    bool has_debrief;          /* once ended: there is one to open */
    bool gives_time;           /* this seat may take more time for a decision: it plays alone */
    const char *trouble;       /* what could not be written down, in one sentence; NULL: all is well */
    const uint32_t *slots;     /* lane, and so the hue, of each team of the view; NULL: their order */
    uint32_t slot_count;
};

enum seat_ask {
    SEAT_RUN, SEAT_STOP,       /* the game clock */
    SEAT_SPEED,                /* value: which of SEAT_SPEEDS */
    SEAT_STOPS_AT_DECISIONS,   /* value: 0 or 1 */
    SEAT_MORE_TIME,            /* value: the decision, for which SEAT_MORE_MINUTES of room time are asked */
    SEAT_JUMP,                 /* on to the next thing that needs this seat */
    SEAT_DEBRIEF,              /* once ended */
    SEAT_HOME                  /* leave; everything is kept */
};

/* Called at the end of seat_screen, at most once each, so that nothing moves while it is drawn. */
struct seat_calls {
    void *context;
    void (*wish)(void *context, const struct view_wish *wish);
    void (*ask)(void *context, enum seat_ask ask, int64_t value);
};

struct seat;
struct seat *seat_create(void); /* never NULL */
void seat_destroy(struct seat *seat);

/* Builds the screen, inside a frame function. After a wish or an asking it is built once more with what came of it. */
void seat_screen(struct ui *ui, struct seat *seat, const struct view *view, const struct seat_room *room,
                 const struct seat_calls *calls);

/* Opens what needs this seat most and was not opened so before, and gives it the focus; an open decision again and
 * again.
 * False: nothing does. */
bool seat_go_to_need(struct seat *seat, const struct view *view, int64_t now_s);

#endif
