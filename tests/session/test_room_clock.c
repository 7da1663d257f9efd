/* Room time to game time: exact in any pieces, and a closed lid does not count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/rng.h"
#include "session/room_clock.h"

#define START_MS INT64_C(987654321)
#define HOUR_MS INT64_C(3600000)

static int64_t tick(struct room_clock *clock, int64_t wall_ms)
{
    int64_t gap_ms = -1;
    int64_t game_s = room_clock_tick(clock, wall_ms, &gap_ms);
    assert_int_equal(gap_ms, 0);
    return game_s;
}

static struct room_clock running(int64_t game_s, int64_t pace_micro)
{
    struct room_clock clock;
    room_clock_init(&clock, game_s, START_MS);
    room_clock_set_pace(&clock, pace_micro, START_MS);
    room_clock_run(&clock, START_MS);
    return clock;
}

static void it_stands_until_it_is_told_to_run(void **state)
{
    (void)state;
    struct room_clock clock;
    room_clock_init(&clock, 40, START_MS);
    assert_int_equal(tick(&clock, START_MS + HOUR_MS), 40);
    assert_int_equal(room_clock_wait_ms(&clock, 41), INT64_MAX);
    room_clock_run(&clock, START_MS + HOUR_MS);
    assert_int_equal(tick(&clock, START_MS + HOUR_MS + 999), 40);
    assert_int_equal(tick(&clock, START_MS + HOUR_MS + 1000), 41);
}

static void a_stop_keeps_the_part_of_a_second(void **state)
{
    (void)state;
    struct room_clock clock = running(0, 1000000);
    room_clock_stop(&clock, START_MS + 600);
    assert_int_equal(tick(&clock, START_MS + HOUR_MS), 0);
    room_clock_run(&clock, START_MS + HOUR_MS);
    assert_int_equal(tick(&clock, START_MS + HOUR_MS + 399), 0);
    assert_int_equal(tick(&clock, START_MS + HOUR_MS + 400), 1);
}

static void a_change_of_pace_counts_from_its_moment(void **state)
{
    (void)state;
    struct room_clock clock = running(0, 1000000);
    room_clock_set_pace(&clock, 60000000, START_MS + 2000); /* a game minute for a room second */
    assert_int_equal(tick(&clock, START_MS + 3000), 62);
    room_clock_set_pace(&clock, 500000, START_MS + 3000);
    assert_int_equal(tick(&clock, START_MS + 4999), 62);
    assert_int_equal(tick(&clock, START_MS + 5000), 63);
}

static uint32_t draw(uint64_t seed, uint64_t ordinal, uint32_t below)
{
    struct rng_key key = { .seed = seed, .kind = 9, .ordinal = ordinal };
    return rng_below(&key, below);
}

/* However often it is asked, and at whatever odd pace, the same moment is the same second. */
static void any_pieces_give_the_same_time(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        int64_t pace_micro = 1 + draw(seed, 0, 400000000);
        struct room_clock often = running(-5, pace_micro);
        struct room_clock seldom = running(-5, pace_micro);
        int64_t wall_ms = START_MS;
        int64_t told_ms = START_MS;
        for (uint64_t i = 1; i <= 500; i++) {
            wall_ms += draw(seed, i, 40);
            int64_t game_s = tick(&often, wall_ms);
            if (wall_ms - told_ms > 4900) {
                told_ms = wall_ms;
                assert_int_equal(tick(&seldom, wall_ms), game_s);
            }
        }
        assert_int_equal(tick(&seldom, wall_ms), tick(&often, wall_ms));
        int64_t exact = (wall_ms - START_MS) * pace_micro / 1000000000 - 5;
        assert_int_equal(tick(&often, wall_ms), exact);
    }
}

static void waiting_is_to_the_millisecond(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct room_clock clock = running(100, 250000 + draw(seed, 0, 90000000));
        int64_t wall_ms = START_MS + draw(seed, 1, 900);
        int64_t until_s = tick(&clock, wall_ms) + 1 + draw(seed, 2, 1);
        int64_t wait_ms = room_clock_wait_ms(&clock, until_s);
        assert_true(wait_ms >= 1 && wait_ms <= ROOM_GAP_MS);
        assert_true(tick(&clock, wall_ms + wait_ms - 1) < until_s);
        assert_true(tick(&clock, wall_ms + wait_ms) >= until_s);
        assert_int_equal(room_clock_wait_ms(&clock, until_s), 0);
    }
    struct room_clock slow = running(0, 1);
    assert_int_equal(room_clock_wait_ms(&slow, INT64_MAX), INT64_MAX);
}

static void a_closed_lid_is_told_once_and_not_counted(void **state)
{
    (void)state;
    struct room_clock clock = running(10, 1000000);
    int64_t gap_ms = -1;
    assert_int_equal(tick(&clock, START_MS + ROOM_GAP_MS), 15);
    assert_int_equal(room_clock_tick(&clock, START_MS + 2 * ROOM_GAP_MS + 1, &gap_ms), 15);
    assert_int_equal(gap_ms, ROOM_GAP_MS + 1);
    assert_int_equal(tick(&clock, START_MS + 2 * ROOM_GAP_MS + 1001), 16);
}

/* The first thing after the lid opens may be a key. */
static void a_closed_lid_is_found_by_whoever_comes_first(void **state)
{
    (void)state;
    for (int hand = 0; hand < 3; hand++) {
        struct room_clock clock = running(10, 1000000);
        int64_t gap_ms = -1;
        int64_t wall_ms = START_MS + 8 * HOUR_MS;
        if (hand == 0) room_clock_set_pace(&clock, 2000000, wall_ms);
        if (hand == 1) room_clock_run(&clock, wall_ms);
        if (hand == 2) room_clock_stop(&clock, wall_ms);
        assert_int_equal(room_clock_tick(&clock, wall_ms + 100, &gap_ms), 10);
        assert_int_equal(gap_ms, 8 * HOUR_MS);
        assert_int_equal(room_clock_tick(&clock, wall_ms + 200, &gap_ms), 10);
        assert_int_equal(gap_ms, 0);
    }
}

static void a_wall_clock_that_goes_back_stands(void **state)
{
    (void)state;
    struct room_clock clock = running(0, 1000000);
    assert_int_equal(tick(&clock, START_MS + 3000), 3);
    assert_int_equal(tick(&clock, START_MS + 1000), 3);
    assert_int_equal(tick(&clock, START_MS + 3999), 3);
    assert_int_equal(tick(&clock, START_MS + 4000), 4);
}

static void it_can_be_put_elsewhere(void **state)
{
    (void)state;
    struct room_clock clock = running(0, 1000000);
    room_clock_set(&clock, 7200, START_MS + 900);
    assert_int_equal(tick(&clock, START_MS + 1899), 7200);
    assert_int_equal(tick(&clock, START_MS + 1900), 7201);
    room_clock_set(&clock, 60, START_MS + 1950);
    assert_int_equal(tick(&clock, START_MS + 2950), 61);
}

static void the_fastest_pace_does_not_overflow(void **state)
{
    (void)state;
    struct room_clock clock = running(0, ROOM_PACE_MICRO_MAX);
    assert_int_equal(tick(&clock, START_MS + ROOM_GAP_MS), ROOM_GAP_MS * (ROOM_PACE_MICRO_MAX / 1000000) / 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_stands_until_it_is_told_to_run),
        cmocka_unit_test(a_stop_keeps_the_part_of_a_second),
        cmocka_unit_test(a_change_of_pace_counts_from_its_moment),
        cmocka_unit_test(any_pieces_give_the_same_time),
        cmocka_unit_test(waiting_is_to_the_millisecond),
        cmocka_unit_test(a_closed_lid_is_told_once_and_not_counted),
        cmocka_unit_test(a_closed_lid_is_found_by_whoever_comes_first),
        cmocka_unit_test(a_wall_clock_that_goes_back_stands),
        cmocka_unit_test(it_can_be_put_elsewhere),
        cmocka_unit_test(the_fastest_pace_does_not_overflow),
    };
    return cmocka_run_group_tests_name("room clock", tests, NULL, NULL);
}
