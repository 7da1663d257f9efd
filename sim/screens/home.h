/* home.h: the first screen: what there is to play, what was played, and the page on which a seat is chosen.
 *
 * Room:    sim/screens. Shows plain lists that it is handed; finds, loads and opens nothing itself.
 * Owns:    struct home: what is chosen and typed. The lists are lent for the call.
 * Threads: one, that of the window. */
#ifndef TOCSIN_SCREENS_HOME_H
#define TOCSIN_SCREENS_HOME_H

#include "ui/ui.h"
#include "view/event.h"

struct home_team {
    const char *title, *mark, *economy, *brief, *roles;
    enum view_sector sector;
    uint32_t slot; /* lane, and so the hue */
};

struct home_scenario {
    const char *id, *title, *summary, *audience, *emblem, *briefing;
    const char *level;     /* as the author wrote it */
    uint32_t level_bars;   /* of three; 0: not said */
    uint32_t economy_count, team_count;
    int64_t minutes;       /* in the room; 0: not said */
    const struct home_team *teams; /* those that a person may take */
    uint32_t seat_count;
    uint64_t seed;         /* the author's */
    const char *problem;   /* why it cannot be played, in one sentence; NULL: it can */
};

struct home_session {
    const char *title, *team, *when, *state; /* "Quiet Ward", "Calvessa Unity Hospitals", "today 14:20", "Stands at 16:42" */
    bool has_ended;
    const char *problem;   /* NULL: it can be opened */
};

struct home_lists {
    const struct home_scenario *scenarios; /* by title */
    uint32_t scenario_count;
    const struct home_session *sessions;   /* newest first */
    uint32_t session_count;
    bool has_debriefs;     /* an ended session can be looked at */
    const char *trouble;   /* what went wrong last; NULL: nothing */
};

enum home_what { HOME_PLAY, HOME_RESUME, HOME_DEBRIEF };
struct home_choice {
    enum home_what what;
    uint32_t scenario, team; /* HOME_PLAY: the team's place in the scenario's list */
    bool has_seed;
    uint64_t seed;
    uint32_t session;        /* HOME_RESUME, HOME_DEBRIEF */
};

/* Called at the end of home_screen, at most once. */
struct home_calls {
    void *context;
    void (*choose)(void *context, const struct home_choice *choice);
};

struct home;
struct home *home_create(void); /* never NULL */
void home_destroy(struct home *home);
void home_screen(struct ui *ui, struct home *home, const struct home_lists *lists, const struct home_calls *calls);

#endif
