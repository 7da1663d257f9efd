/* room_clock.h: the one mapping between room time (people's wall clock) and game time.
 *
 * Pace, pause and a closed lid change this mapping and never an outcome. The wall clock comes in as a parameter.
 *
 * Room:  sim/session. No state of its own. Units: *_ms of a monotonic clock; game seconds; pace in millionths: game time
 *        for one unit of room time. */
#ifndef TOCSIN_SESSION_ROOM_CLOCK_H
#define TOCSIN_SESSION_ROOM_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#define ROOM_GAP_MS 5000 /* a longer silence between two ticks was a closed lid: it counts as a pause */

struct room_clock {
    int64_t game_s;       /* stood here… */
    int64_t wall_ms;      /* …at this moment of the wall clock */
    int64_t part;         /* of the next game second, in millionths of a millisecond times pace */
    int64_t pace_micro;
    bool is_running;
    int64_t last_tick_ms;
};

void room_clock_init(struct room_clock *clock, int64_t game_s, int64_t wall_ms);
/* Game time at `wall_ms`. `*gap_ms` gets the length of a closed lid, 0 when there was none; the gap is not counted. */
int64_t room_clock_tick(struct room_clock *clock, int64_t wall_ms, int64_t *gap_ms);
void room_clock_run(struct room_clock *clock, int64_t wall_ms);
void room_clock_stop(struct room_clock *clock, int64_t wall_ms);
void room_clock_set_pace(struct room_clock *clock, int64_t pace_micro, int64_t wall_ms);
/* Puts game time elsewhere: back to where something stopped it, or on to where a jump led. */
void room_clock_set(struct room_clock *clock, int64_t game_s, int64_t wall_ms);
/* Room milliseconds until game time reaches `game_s`; INT64_MAX while it stands. */
int64_t room_clock_wait_ms(const struct room_clock *clock, int64_t game_s);

#endif
