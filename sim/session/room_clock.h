/* room_clock.h: the one mapping between room time (people's wall clock) and game time.
 *
 * Pace, pause and a closed lid change this mapping and never an outcome. The wall clock comes in as a parameter; a moment
 * before the last one counts as that one.
 *
 * Room:  sim/session. No state of its own. Units: *_ms of a monotonic clock; game seconds; pace in millionths: game time
 *        for one unit of room time. */
#ifndef TOCSIN_SESSION_ROOM_CLOCK_H
#define TOCSIN_SESSION_ROOM_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#define ROOM_GAP_MS 5000 /* a longer silence was a closed lid: it counts as a pause */
#define ROOM_PACE_MICRO_MAX INT64_C(100000000000000) /* STARTEX to ENDEX of the longest exercise in under a minute */

struct room_clock {
    int64_t game_s;       /* stood here… */
    int64_t wall_ms;      /* …at this moment of the wall clock, the last that was told */
    int64_t part;         /* of the next game second, in millionths of a millisecond times pace */
    int64_t pace_micro;
    bool is_running;
    int64_t gap_ms;       /* of closed lids that no tick has reported yet */
};

/* Stands, at pace one. */
void room_clock_init(struct room_clock *clock, int64_t game_s, int64_t wall_ms);
/* Game time at `wall_ms`; call at least every ROOM_GAP_MS. `*gap_ms` gets how long the lid was closed while the clock ran,
 * since the last tick; 0 when it was not. That time is not counted. */
int64_t room_clock_tick(struct room_clock *clock, int64_t wall_ms, int64_t *gap_ms);
void room_clock_run(struct room_clock *clock, int64_t wall_ms);
void room_clock_stop(struct room_clock *clock, int64_t wall_ms);
/* `pace_micro` from 1 to ROOM_PACE_MICRO_MAX. */
void room_clock_set_pace(struct room_clock *clock, int64_t pace_micro, int64_t wall_ms);
/* Puts game time elsewhere: back to where something stopped it, or on to where a jump led. */
void room_clock_set(struct room_clock *clock, int64_t game_s, int64_t wall_ms);
/* Room milliseconds from the last moment that was told until game time reaches `game_s`; INT64_MAX while it stands. */
int64_t room_clock_wait_ms(const struct room_clock *clock, int64_t game_s);

#endif
