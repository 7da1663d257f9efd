#include "session/room_clock.h"

#include "base/err.h"

#define MICRO_MS 1000000000 /* a game second: a thousand milliseconds at pace one, in millionths */

void room_clock_init(struct room_clock *clock, int64_t game_s, int64_t wall_ms)
{
    *clock = (struct room_clock){ .game_s = game_s, .wall_ms = wall_ms, .pace_micro = 1000000 };
}

/* Whoever tells the time first after a silence, be it a tick or a key that changes the pace, finds the lid closed. */
static void move(struct room_clock *clock, int64_t wall_ms)
{
    int64_t since_ms = wall_ms - clock->wall_ms;
    if (since_ms <= 0) {
        return;
    }
    clock->wall_ms = wall_ms;
    if (!clock->is_running) {
        return;
    }
    if (since_ms > ROOM_GAP_MS) {
        clock->gap_ms += since_ms;
        return;
    }
    int64_t sum = clock->part + since_ms * clock->pace_micro;
    clock->game_s += sum / MICRO_MS;
    clock->part = sum % MICRO_MS;
}

int64_t room_clock_tick(struct room_clock *clock, int64_t wall_ms, int64_t *gap_ms)
{
    move(clock, wall_ms);
    *gap_ms = clock->gap_ms;
    clock->gap_ms = 0;
    return clock->game_s;
}

void room_clock_run(struct room_clock *clock, int64_t wall_ms)
{
    move(clock, wall_ms);
    clock->is_running = true;
}

void room_clock_stop(struct room_clock *clock, int64_t wall_ms)
{
    move(clock, wall_ms);
    clock->is_running = false;
}

void room_clock_set_pace(struct room_clock *clock, int64_t pace_micro, int64_t wall_ms)
{
    MUST(pace_micro > 0 && pace_micro <= ROOM_PACE_MICRO_MAX);
    move(clock, wall_ms);
    clock->pace_micro = pace_micro;
}

void room_clock_set(struct room_clock *clock, int64_t game_s, int64_t wall_ms)
{
    move(clock, wall_ms);
    clock->game_s = game_s;
    clock->part = 0;
}

int64_t room_clock_wait_ms(const struct room_clock *clock, int64_t game_s)
{
    if (!clock->is_running) {
        return INT64_MAX;
    }
    if (game_s <= clock->game_s) {
        return 0;
    }
    int64_t left_s = game_s - clock->game_s;
    if (left_s > INT64_MAX / MICRO_MS / 2) {
        return INT64_MAX;
    }
    int64_t left = left_s * MICRO_MS - clock->part;
    return (left + clock->pace_micro - 1) / clock->pace_micro;
}
