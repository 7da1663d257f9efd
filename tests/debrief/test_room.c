/* How long something took in the room, from inputs that carry both clocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "debrief/room.h"
#include "debrief/two_ports.h"

struct sat {
    struct ports ports;
    struct debrief_room room;
    struct debrief_model *debrief;
};

static int set_up(void **state)
{
    struct sat *sat = test_calloc(1, sizeof *sat);
    sat->ports = ports_open();
    debrief_room_init(&sat->room);
    struct debrief_source source = { .world = sat->ports.world, .trace = sat->ports.trace, .until_s = 9 * HOUR, .room = &sat->room };
    sat->debrief = debrief_create(&source);
    *state = sat;
    return 0;
}

static int tear_down(void **state)
{
    struct sat *sat = *state;
    debrief_destroy(sat->debrief);
    debrief_room_deinit(&sat->room);
    ports_close(&sat->ports);
    test_free(sat);
    return 0;
}

static void came(struct sat *sat, enum input_kind kind, int64_t at_s, int64_t wall_s, uint32_t record)
{
    struct input input = input_make(kind, (struct sender){ ROLE_SEAT, { PORT }, 0 });
    input.at_s = at_s;
    debrief_room_add(&sat->room, &input, wall_s * 1000, record);
}

/* The game stood at minute 10 while the room talked for five. */
static void game_time_that_stood_is_room_time(void **state)
{
    struct sat *sat = *state;
    came(sat, INPUT_READ, 9 * MINUTE, 1000, 1);
    came(sat, INPUT_READ, 10 * MINUTE, 1060, 2);
    came(sat, INPUT_DECIDE, 10 * MINUTE, 1360, 3);
    assert_int_equal(debrief_room_s(sat->debrief, 10 * MINUTE, 10 * MINUTE, 3), 300);
    assert_int_equal(debrief_room_s(sat->debrief, 9 * MINUTE, 10 * MINUTE, 3), 360);
}

/* It was put 20 s of game after the input before: at pace one that is 20 s of the room, at speed ten 2. */
static void between_inputs_the_clock_ran_at_its_pace(void **state)
{
    struct sat *sat = *state;
    came(sat, INPUT_READ, 100, 1000, 1);
    came(sat, INPUT_DECIDE, 200, 1100, 2);
    assert_int_equal(debrief_room_s(sat->debrief, 120, 200, 2), 80);
    struct input faster = input_make(INPUT_PACE, (struct sender){ ROLE_SESSION, TEAM_NONE, 0 });
    faster.at_s = 200;
    faster.number_micro = 10000000;
    debrief_room_add(&sat->room, &faster, 1100000, 3);
    came(sat, INPUT_DECIDE, 1200, 1300, 4);
    assert_int_equal(debrief_room_s(sat->debrief, 220, 1200, 4), 198);
}

/* After a jump the next input tells best when a moment was there. */
static void a_moment_is_never_later_than_the_input_after_it(void **state)
{
    struct sat *sat = *state;
    came(sat, INPUT_READ, 0, 1000, 1);
    came(sat, INPUT_READ, HOUR, 1010, 2);
    came(sat, INPUT_DECIDE, HOUR, 1040, 3);
    assert_int_equal(debrief_room_s(sat->debrief, HOUR, HOUR, 3), 30);
}

static void breaks_and_closed_lids_are_nobodys_time(void **state)
{
    struct sat *sat = *state;
    came(sat, INPUT_READ, 60, 1000, 1);
    came(sat, INPUT_READ, 60, 1000 + 20 * HOUR, 2); /* resumed on the next day */
    came(sat, INPUT_READ, 60, 1030 + 20 * HOUR, 3);
    assert_int_equal(debrief_room_s(sat->debrief, 60, 60, 3), 30);
    struct input lid = input_make(INPUT_PAUSE, (struct sender){ ROLE_SESSION, TEAM_NONE, 0 });
    lid.at_s = 60;
    lid.code = 2;
    lid.number_micro = INT64_C(1000000) * 600;
    debrief_room_add(&sat->room, &lid, (1030 + 20 * HOUR + 601) * INT64_C(1000), 4);
    came(sat, INPUT_DECIDE, 60, 1030 + 20 * HOUR + 611, 5);
    assert_int_equal(debrief_room_s(sat->debrief, 60, 60, 5), 41);
}

static void what_no_input_tells_is_not_known(void **state)
{
    struct sat *sat = *state;
    assert_int_equal(debrief_room_s(sat->debrief, 0, 60, 0), DEBRIEF_NEVER);
    came(sat, INPUT_READ, 60, 1000, 1);
    assert_int_equal(debrief_room_s(sat->debrief, 60, DEBRIEF_NEVER, 0), DEBRIEF_NEVER);
    assert_int_equal(debrief_room_s(sat->debrief, 90, 60, 1), DEBRIEF_NEVER);
    struct debrief_model *without = ports_debrief(&sat->ports);
    assert_int_equal(debrief_room_s(without, 0, 60, 0), DEBRIEF_NEVER);
    debrief_destroy(without);
}

static void a_wall_clock_that_went_back_stood(void **state)
{
    struct sat *sat = *state;
    came(sat, INPUT_READ, 60, 1000, 1);
    came(sat, INPUT_READ, 60, 400, 2);
    came(sat, INPUT_DECIDE, 60, 420, 3);
    assert_int_equal(debrief_room_s(sat->debrief, 60, 60, 3), 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(game_time_that_stood_is_room_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(between_inputs_the_clock_ran_at_its_pace, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_moment_is_never_later_than_the_input_after_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(breaks_and_closed_lids_are_nobodys_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_no_input_tells_is_not_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_wall_clock_that_went_back_stood, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
