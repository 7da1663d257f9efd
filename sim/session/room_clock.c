#include "session/room_clock.h"

#include "base/err.h"

#define MICRO_MS 1000000000 /* a game second: a thousand milliseconds at pace one, in millionths */

void room_clock_init(struct room_clock *clock, int64_t game_s, int64_t wall_ms)
{
    *clock = (struct room_clock){ .game_s = game_s, .wall_ms = wall_ms, .pace_micro = 1000000, .last_tick_ms = wall_ms };
}

static void move(struct room_clock *clock, int64_t wall_ms)
{
    if (clock->is_running && wall_ms > clock->wall_ms) {
        int64_t sum = clock->part + (wall_ms - clock->wall_ms) * clock->pace_micro;
        clock->game_s += sum / MICRO_MS;
        clock->part = sum % MICRO_MS;
    }
    clock->wall_ms = wall_ms;
}

int64_t room_clock_tick(struct room_clock *clock, int64_t wall_ms, int64_t *gap_ms)
{
    int64_t since_ms = wall_ms - clock->last_tick_ms;
    *gap_ms = 0;
    clock->last_tick_ms = wall_ms;
    if (clock->is_running && since_ms > ROOM_GAP_MS) {
        *gap_ms = since_ms;
        clock->wall_ms = wall_ms;
        return clock->game_s;
    }
    move(clock, wall_ms);
    return clock->game_s;
}

void room_clock_run(struct room_clock *clock, int64_t wall_ms)
{
    move(clock, wall_ms);
    clock->is_running = true;
    clock->last_tick_ms = wall_ms;
}

void room_clock_stop(struct room_clock *clock, int64_t wall_ms)
{
    move(clock, wall_ms);
    clock->is_running = false;
    clock->last_tick_ms = wall_ms;
}

void room_clock_set_pace(struct room_clock *clock, int64_t pace_micro, int64_t wall_ms)
{
    MUST(pace_micro > 0);
    move(clock, wall_ms);
    clock->pace_micro = pace_micro;
}

void room_clock_set(struct room_clock *clock, int64_t game_s, int64_t wall_ms)
{
    clock->game_s = game_s;
    clock->wall_ms = wall_ms;
    clock->last_tick_ms = wall_ms;
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
