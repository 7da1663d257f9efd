/* playing.h: one person at one seat, bots in the others: the session behind a seat's screen, the room clock that drives
 * it, and its file. It knows no window; time comes in as a parameter.
 *
 * Owns:  package, world, stories, journal and session, from begin or resume to playing_close.
 * Units: *_ms of a monotonic clock that the caller reads; game seconds from STARTEX. */
#ifndef TOCSIN_COMMANDS_PLAYING_H
#define TOCSIN_COMMANDS_PLAYING_H

#include "base/err.h"
#include "screens/seat.h"
#include "view/view.h"

struct playing;

struct playing_plan {
    const char *scenario; /* folder, id or session file, which lends its scenario */
    const char *team;     /* its written name; NULL: the first that people play */
    bool has_seed;
    uint64_t seed;        /* else the author's */
    const char *path;     /* of the session file to be made; NULL: in the sessions folder, by a name of its own */
};

/* STARTEX; the clock stands. Errors: those of packages, scenarios and journals; ERR_NOT_FOUND (no such team; the note
 * names those that there are). */
MUST_CHECK enum err playing_begin(struct playing **playing, const struct playing_plan *plan, int64_t now_ms,
                                  struct err_note *note);
/* Where its file stands; the clock stands. Errors also: ERR_OTHER_RULES, ERR_BAD_INPUT (a session that nobody plays
 * alone). */
MUST_CHECK enum err playing_resume(struct playing **playing, const char *path, int64_t now_ms, struct err_note *note);
/* Folds the file. An error is told after everything is closed. */
enum err playing_close(struct playing *playing, struct err_note *note);

const char *playing_path(const struct playing *playing);
/* The team as people call it and its written name, for a terminal: "Calvessa Unity Hospitals (unity)". */
void playing_tell_who(const struct playing *playing, struct err_note *note);
/* For the author, a line for each story that was closed or stopped: which, when and why. */
void playing_tell_closed(const struct playing *playing, struct str *lines);
const struct view *playing_view(const struct playing *playing);
/* What the screen is told of the room. The slots are lent until playing_close, the trouble until the next tick. */
struct seat_room playing_room(const struct playing *playing);

/* The lane of a team of the world, and so its hue, as the debrief has it. */
struct world;
uint32_t playing_slot(const struct world *world, uint32_t team);

/* Lets game time follow the clock. Call before each picture. */
void playing_tick(struct playing *playing, int64_t now_ms);
/* When the picture changes next by itself; INT64_MAX: not before something is done. */
int64_t playing_wake_ms(const struct playing *playing);

void playing_wish(struct playing *playing, const struct view_wish *wish, int64_t now_ms);
void playing_run(struct playing *playing, bool runs, int64_t now_ms);
void playing_set_speed(struct playing *playing, uint32_t speed, int64_t now_ms);
/* SEAT_MORE_MINUTES of room time, at the present pace, for an open decision of the view. In the record, as what it is. */
void playing_more_time(struct playing *playing, uint32_t decision, int64_t now_ms);
void playing_stop_at_decisions(struct playing *playing, bool stops);
/* On to the next thing that needs the seat, or to the end; the clock stands then. */
void playing_jump(struct playing *playing, int64_t now_ms);
/* On to `game_s`, or with `stops` to the first decision before it. For driven runs. */
void playing_advance(struct playing *playing, int64_t game_s, bool stops, int64_t now_ms);

#endif
