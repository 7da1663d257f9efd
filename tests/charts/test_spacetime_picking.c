/* Which mark is meant, by pointer and by keyboard, and what a reader hears there. */
#include "desk.h"

#include <string.h>

#include "charts/spacetime.h"
#include "harbour.h"

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))

static const struct box WIDE = { 16, 192, 1888, 560 };

static const struct spacetime_layout *lay(struct desk *desk, const struct spacetime *in)
{
    return spacetime_lay(&desk->arena, desk->pixels, in, WIDE);
}

static void assert_picked(const struct spacetime_layout *at, float x, float y, enum spacetime_kind kind, uint32_t index)
{
    struct spacetime_ref ref = spacetime_pick(at, x, y, SPACETIME_PICK);
    assert_int_equal(ref.kind, kind);
    if (kind != SPACETIME_NOTHING) {
        assert_int_equal(ref.index, index);
    }
}

/* ---- the pointer ---- */

static void the_nearest_centre_within_12_px_is_picked(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in);
    const struct spacetime_mark *mark = &at->marks[6]; /* MeriCERT at 08:48, nothing else near */
    assert_picked(at, mark->x, mark->y, SPACETIME_INJECT, 6);
    assert_picked(at, mark->x - 12, mark->y, SPACETIME_INJECT, 6);
    assert_picked(at, mark->x - 12.5f, mark->y, SPACETIME_NOTHING, 0);
    assert_int_equal(spacetime_pick(at, mark->x - 20, mark->y, SPACETIME_PICK_TOUCH).kind, SPACETIME_INJECT);
}

static void of_two_marks_the_nearer_is_picked(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in);
    const struct spacetime_mark *inject = &at->marks[12];                    /* Calder Port, 10:20 */
    const struct spacetime_mark *decision = &at->marks[in.inject_count + 4]; /* and 10:30 */
    float between = (inject->x + decision->x) / 2.0f;
    assert_int_equal(spacetime_pick(at, between - 7, inject->y, SPACETIME_PICK_TOUCH).kind, SPACETIME_INJECT);
    assert_int_equal(spacetime_pick(at, between + 7, inject->y, SPACETIME_PICK_TOUCH).kind, SPACETIME_DECISION);
}

static void a_share_is_picked_at_both_ends_its_badge_and_its_line(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in);
    const struct spacetime_share_at *share = &at->shares[20]; /* MeriCERT to Tavola Telecom, late in the day */
    assert_picked(at, share->from.x, share->from.y, SPACETIME_SHARE, 20);
    assert_picked(at, share->to.x, share->to.y, SPACETIME_SHARE, 20);
    assert_picked(at, share->badge.x, share->badge.y, SPACETIME_SHARE, 20);
    float x = share->from.x + (share->to.x - share->from.x) * 0.8f;
    float y = share->from.y + (share->to.y - share->from.y) * 0.8f;
    assert_picked(at, x + 4, y, SPACETIME_SHARE, 20);
    assert_picked(at, x + 9, y, SPACETIME_NOTHING, 0);
}

static void a_stub_is_picked_anywhere_on_its_pill(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in);
    const struct spacetime_share_at *stub = &at->shares[8];
    assert_picked(at, stub->pill_x + 2, stub->to.y, SPACETIME_SHARE, 8);
    assert_picked(at, stub->pill_x + stub->pill_width / 2.0f, stub->to.y + 3, SPACETIME_SHARE, 8);
}

static void a_clock_is_picked_at_its_seal_and_along_its_bar(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in);
    const struct spacetime_clock_at *clock = &at->clocks[7]; /* Tell ministry, met 09:30 */
    float y = clock->at.bar_y + 2.5f;
    assert_picked(at, clock->at.fill, y, SPACETIME_CLOCK, 7);
    assert_picked(at, clock->at.deadline - 40, y + 4, SPACETIME_CLOCK, 7);
}

static void nothing_is_picked_in_the_axis_or_in_what_scrolled_away(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in);
    assert_picked(at, at->marks[0].x, at->ground_y - 1, SPACETIME_NOTHING, 0);
    in.scroll_y = 200;
    const struct spacetime_layout *scrolled = spacetime_lay(&((struct desk *)*state)->arena, ((struct desk *)*state)->pixels, &in,
                                                            box_make(16, 192, 1888, 240));
    assert_true(scrolled->marks[0].y < scrolled->ground_y);
    assert_picked(scrolled, scrolled->marks[0].x, scrolled->marks[0].y, SPACETIME_NOTHING, 0);
}

static void a_height_names_its_lane(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in);
    assert_int_equal(spacetime_lane_at(at, 240), SPACETIME_PUBLIC);
    assert_int_equal(spacetime_lane_at(at, 290), MERICERT);
    assert_int_equal(spacetime_lane_at(at, 434), SPACETIME_NO_LANE); /* the border */
    assert_int_equal(spacetime_lane_at(at, 560), NIMBUS);
    assert_int_equal(spacetime_lane_at(at, 100), SPACETIME_NO_LANE);
}

/* ---- the keyboard ---- */

static void stops_are_read_lane_by_lane_in_order_of_time(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in);
    for (uint32_t i = 1; i < at->stop_count; i++) {
        const struct spacetime_stop *before = &at->stops[i - 1], *stop = &at->stops[i];
        assert_true(before->row < stop->row || (before->row == stop->row && before->at_s <= stop->at_s));
    }
    /* Every inject, decision and clock once; a share at its ends: 21 sent, but one on its way and one blocked. */
    assert_int_equal(at->stop_count, in.inject_count + in.decision_count + in.clock_count + 21 + 19);
}

static void left_and_right_stay_in_the_lane(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in);
    uint32_t first = spacetime_go(at, SPACETIME_NO_STOP, SPACETIME_RIGHT);
    assert_int_equal(first, 0);
    assert_int_equal(spacetime_go(at, first, SPACETIME_LEFT), first);
    uint32_t last = spacetime_go(at, first, SPACETIME_LAST);
    assert_int_equal(at->stops[last].row, 0);
    assert_int_equal(spacetime_go(at, last, SPACETIME_RIGHT), last);
    assert_int_equal(spacetime_go(at, last, SPACETIME_LEFT), last - 1);
    assert_int_equal(spacetime_go(at, last, SPACETIME_FIRST), first);
}

static void up_and_down_go_to_the_nearest_in_time(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in);
    uint32_t timed_out = spacetime_stop_of(at, (struct spacetime_ref){ SPACETIME_DECISION, HARBOUR_TIMED_OUT });
    uint32_t below = spacetime_go(at, timed_out, SPACETIME_DOWN); /* 09:43; Tavola Ministry was told at 09:29, tells at 09:50 */
    assert_int_equal(at->stops[below].ref.kind, SPACETIME_SHARE);
    assert_int_equal(at->stops[below].ref.index, 6);
    uint32_t above = spacetime_go(at, timed_out, SPACETIME_UP);
    assert_int_equal(in.lanes[at->rows[at->stops[above].row].lane].team.slot, POLICE);
    assert_int_equal(at->stops[above].at_s, AT(10, 1)); /* not 10:06 */
    uint32_t top = spacetime_stop_of(at, (struct spacetime_ref){ SPACETIME_INJECT, 0 });
    assert_int_equal(spacetime_go(at, top, SPACETIME_UP), top);
}

static void before_and_after_visit_every_stop_once(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in);
    uint32_t stop = 0;
    for (uint32_t previous = SPACETIME_NO_STOP; stop != previous;) {
        previous = stop;
        stop = spacetime_go(at, stop, SPACETIME_BEFORE);
    }
    uint32_t visited = 1;
    for (uint32_t next = spacetime_go(at, stop, SPACETIME_AFTER); next != stop; next = spacetime_go(at, stop, SPACETIME_AFTER)) {
        assert_true(at->stops[next].at_s >= at->stops[stop].at_s);
        stop = next;
        visited++;
    }
    assert_int_equal(visited, at->stop_count);
}

static void a_lane_without_marks_is_passed_over(void **state)
{
    struct spacetime in = harbour_debrief();
    static const struct spacetime_inject TWO[] = {
        { MERICERT, AT(9, 0), ICON_MAIL, MARK_DELIVERED, "One" }, { TELECOM, AT(9, 0), ICON_MAIL, MARK_DELIVERED, "Two" },
    };
    in.injects = TWO;
    in.inject_count = COUNT(TWO);
    in.decision_count = in.share_count = in.clock_count = 0;
    const struct spacetime_layout *at = lay(*state, &in);
    assert_int_equal(spacetime_go(at, 0, SPACETIME_DOWN), 1);
    assert_int_equal(spacetime_go(at, 1, SPACETIME_UP), 0);
}

static void scrolling_to_a_stop_shows_its_whole_lane(void **state)
{
    struct desk *desk = *state;
    struct spacetime in = harbour_debrief();
    const struct box box = { 16, 192, 1888, 240 };
    const struct spacetime_layout *at = spacetime_lay(&desk->arena, desk->pixels, &in, box);
    uint32_t last = at->stop_count - 1;
    in.scroll_y = spacetime_scroll_to(at, last);
    at = spacetime_lay(&desk->arena, desk->pixels, &in, box);
    const struct box lane = at->rows[at->stops[last].row].box;
    assert_true(lane.y >= at->view.y && lane.y + lane.h <= at->view.y + at->view.h + 0.01f);
    assert_near(spacetime_scroll_to(at, last), in.scroll_y); /* and then stays */
    assert_near(spacetime_scroll_to(at, 0), 0);
}

/* ---- what a reader hears ---- */

static const char *text_of(const struct spacetime_layout *at, enum spacetime_kind kind, uint32_t index, bool arrival)
{
    for (uint32_t i = 0; i < at->stop_count; i++) {
        const struct spacetime_stop *stop = &at->stops[i];
        if (stop->ref.kind == kind && stop->ref.index == index && stop->arrival == arrival) {
            return stop->text;
        }
    }
    return "";
}

static void marks_say_who_when_and_what(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in);
    assert_string_equal(text_of(at, SPACETIME_INJECT, 10, false), "08:00, Calder Port, call: Berths 4 to 9 have stopped");
    assert_string_equal(text_of(at, SPACETIME_DECISION, 2, false), "08:13, Calder Port, decision: Isolate yard? B after 18 min");
    assert_string_equal(text_of(at, SPACETIME_DECISION, HARBOUR_TIMED_OUT, false),
                        "09:43, Nimbus Cloud, decision: Suspend tenant? timed out after 47 min");
    assert_string_equal(text_of(at, SPACETIME_CLOCK, 5, false),
                        "09:41, Nimbus Cloud, clock: Act on abuse report, due 10:41, breached, met 31 min late");
    assert_string_equal(text_of(at, SPACETIME_SHARE, 1, false),
                        "09:12, MeriCERT, to SoraCERT, CERT mail, TLP:AMBER, took 15 min: “Beacon address”");
    assert_string_equal(text_of(at, SPACETIME_SHARE, 1, true),
                        "09:27, SoraCERT, from MeriCERT, CERT mail, TLP:AMBER, took 15 min: “Beacon address”");
    assert_string_equal(text_of(at, SPACETIME_SHARE, 7, false),
                        "10:08, Calder Port, to Public, Reporter, TLP:AMBER+STRICT, against its label, took 5 min: “LUMEN hashes”");
    assert_string_equal(text_of(at, SPACETIME_SHARE, 10, false), "09:38, Tavola Telecom, to Nimbus Cloud, Mail, TLP:RED, never arrived");
}

static void open_things_say_how_long_is_left(void **state)
{
    struct spacetime in = harbour_live();
    const struct spacetime_layout *at = lay(*state, &in);
    assert_string_equal(text_of(at, SPACETIME_DECISION, 4, false), "10:30, Calder Port, decision: Disclose? open, 18 min left");
    assert_string_equal(text_of(at, SPACETIME_CLOCK, 4, false),
                        "09:27, SoraCERT, clock: Answer MeriCERT, due 10:57, 15 min left");
    assert_string_equal(text_of(at, SPACETIME_INJECT, 11, false), "10:55, Sorano Police, information, planned: Arrests planned abroad");
}

static void over_several_days_times_name_their_day(void **state)
{
    struct spacetime in = harbour_days();
    const struct spacetime_layout *at = lay(*state, &in);
    assert_string_equal(text_of(at, SPACETIME_INJECT, 10, false), "Tuesday 08:00, Calder Port, call: Berths 4 to 9 have stopped");
    assert_string_equal(text_of(at, SPACETIME_SHARE, 8, false), "Tuesday 10:06, Sorano Police, to MeriCERT, MLAT, TLP:AMBER, arrives Day 10 10:06");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(the_nearest_centre_within_12_px_is_picked),
        DESK_TEST(of_two_marks_the_nearer_is_picked),
        DESK_TEST(a_share_is_picked_at_both_ends_its_badge_and_its_line),
        DESK_TEST(a_stub_is_picked_anywhere_on_its_pill),
        DESK_TEST(a_clock_is_picked_at_its_seal_and_along_its_bar),
        DESK_TEST(nothing_is_picked_in_the_axis_or_in_what_scrolled_away),
        DESK_TEST(a_height_names_its_lane),
        DESK_TEST(stops_are_read_lane_by_lane_in_order_of_time),
        DESK_TEST(left_and_right_stay_in_the_lane),
        DESK_TEST(up_and_down_go_to_the_nearest_in_time),
        DESK_TEST(before_and_after_visit_every_stop_once),
        DESK_TEST(a_lane_without_marks_is_passed_over),
        DESK_TEST(scrolling_to_a_stop_shows_its_whole_lane),
        DESK_TEST(marks_say_who_when_and_what),
        DESK_TEST(open_things_say_how_long_is_left),
        DESK_TEST(over_several_days_times_name_their_day),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
