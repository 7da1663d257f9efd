/* The layout of the space-time diagram: where everything stands, and what gives way to what. */
#include "desk.h"

#include <math.h>
#include <string.h>

#include "charts/spacetime.h"
#include "harbour.h"

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))
#define NEVER SPACETIME_NEVER

static const struct box WIDE = { 16, 192, 1888, 560 };
static const struct box TALL = { 16, 96, 1480, 800 };

static const struct spacetime_layout *lay(struct desk *desk, const struct spacetime *in, struct box box)
{
    return spacetime_lay(&desk->arena, desk->pixels, in, box);
}

static bool meet(struct box a, struct box b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static struct box around(float x, float y, float half_w, float half_h)
{
    return box_make(x - half_w, y - half_h, 2.0f * half_w, 2.0f * half_h);
}

/* ---- a small exercise of two teams on either side of a border ---- */

static const struct axis_piece FOUR_HOURS[] = { { 0, AT(4, 0), 0 } };
static const char *const TWO_ECONOMIES[] = { "North", "South" };
static const struct spacetime_lane TWO_LANES[] = {
    { { "AA", "Alpha", MARK_HEXAGON, 0 }, "CERT", 0, 0 },
    { { "BB", "Beta", MARK_SQUARE, 1 }, "Bank", 1, 0 },
};

static struct spacetime two_teams(void)
{
    return (struct spacetime){
        .axis = { .pieces = FOUR_HOURS, .piece_count = 1 },
        .economies = TWO_ECONOMIES, .economy_count = 2, .lanes = TWO_LANES, .lane_count = 2,
        .selected_lane = SPACETIME_NO_LANE, .size = SPACETIME_FULL,
    };
}

/* The seat's x: 260 + 1624 / 453 * minutes after 07:35 in the compact debrief. */
static float debrief_x(int64_t at_s)
{
    return 260.0f + 1624.0f * (float)(at_s - AT(7, 35)) / (float)(AT(15, 8) - AT(7, 35));
}

/* ---- the frame ---- */

static void compact_rows_stand_as_the_look_says(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in, WIDE);
    assert_int_equal(at->size, SPACETIME_COMPACT);
    assert_int_equal(at->row_count, 9);
    assert_box(at->rows[0].box, 52, 238, 1840, 34); /* public, under an axis of 46 */
    assert_near(at->rows[0].line_y, 255);
    assert_box(at->bands[1].box, 52, 280, 1840, 150); /* Meridia: three lanes of 50, 8 below */
    assert_box(at->bands[1].tab, 24, 280, 20, 150);
    assert_box(at->bands[2].box, 52, 438, 1840, 150);
    assert_near(at->rows[1].line_y, 300);
    assert_near(at->rows[1].bar_y, 317);
    assert_near(at->plot.x, 260);
    assert_near(at->plot.x + at->plot.w, 1884);
    assert_near(at->height, 46 + 34 + 3 * 8 + 8 * 50);
    assert_near(at->bottom_y, 696);
    assert_near(at->scroll_max, 0);
}

static void full_rows_stand_as_the_look_says(void **state)
{
    struct spacetime in = harbour_live();
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    assert_int_equal(at->size, SPACETIME_FULL);
    assert_box(at->rows[0].box, 61, 142, 1420, 40);
    assert_box(at->bands[1].box, 61, 194, 1420, 234); /* three lanes of 78, 12 below */
    assert_box(at->bands[1].tab, 29, 194, 24, 234);
    assert_near(at->rows[1].line_y, 226);
    assert_near(at->rows[1].bar_y, 246);
    assert_near(at->rows[1].label_y, 267);
    assert_near(at->rows[1].decision_label_y, 208);
    assert_near(at->plot.x, 352);
}

static void a_flag_of_68_by_28_stands_on_now(void **state)
{
    struct spacetime in = harbour_live();
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    assert_string_equal(at->flag_text, "10:42");
    assert_near(at->flag.x + at->flag.w / 2.0f, at->now_x);
    assert_near(at->flag.w, 68);
    assert_near(at->flag.h, 28);
    assert_near(at->flag.y + at->flag.h + MARK_FLAG_POINTER_H, at->ground_y - 4.0f);
}

static void lanes_get_shorter_then_compact_then_scroll(void **state)
{
    struct spacetime in = harbour_live();
    in.size = SPACETIME_FIT;
    const float full = 46 + 40 + 36 + 8 * 78, compact = 46 + 34 + 24 + 8 * 50;
    assert_int_equal(lay(*state, &in, box_make(0, 0, 1480, full))->size, SPACETIME_FULL);
    const struct spacetime_layout *shorter = lay(*state, &in, box_make(0, 0, 1480, full - 40));
    assert_int_equal(shorter->size, SPACETIME_FULL);
    assert_near(shorter->rows[1].box.h, 73);
    assert_true(shorter->height <= full - 40);
    const struct spacetime_layout *small = lay(*state, &in, box_make(0, 0, 1480, compact));
    assert_int_equal(small->size, SPACETIME_COMPACT);
    assert_near(small->rows[1].box.h, 50);
    const struct spacetime_layout *tight = lay(*state, &in, box_make(0, 0, 1480, 300));
    assert_near(tight->rows[1].box.h, 40);
    assert_near(tight->scroll_max, tight->height - 300);
}

static void scrolling_moves_lanes_under_a_fixed_axis(void **state)
{
    struct spacetime in = harbour_live();
    in.size = SPACETIME_COMPACT;
    const struct box box = { 0, 0, 1480, 300 };
    const struct spacetime_layout *before = lay(*state, &in, box);
    in.scroll_y = 50;
    const struct spacetime_layout *after = lay(*state, &in, box);
    in.scroll_y = 1e6f;
    const struct spacetime_layout *end = lay(*state, &in, box);
    assert_near(after->rows[3].line_y, before->rows[3].line_y - 50);
    assert_near(after->ground_y, before->ground_y);
    assert_near(end->scroll_y, end->scroll_max);
    assert_near(end->rows[8].box.y + end->rows[8].box.h, 300);
}

static void a_box_without_height_takes_what_it_needs(void **state)
{
    struct spacetime in = harbour_debrief();
    in.theme = THEME_PRINT;
    const struct spacetime_layout *at = lay(*state, &in, box_make(0, 0, 1500, 0));
    assert_int_equal(at->size, SPACETIME_FULL);
    assert_true(at->has_labels);
    assert_near(at->height, 46 + 40 + 36 + 8 * 78);
    assert_near(at->scroll_max, 0);
}

static void clocks_that_run_at_once_hang_one_below_the_other(void **state)
{
    static const struct spacetime_clock CLOCKS[] = {
        { 0, AT(0, 10), AT(2, 10), NEVER, MARK_RUNNING, "First" },
        { 0, AT(1, 0), AT(3, 0), NEVER, MARK_RUNNING, "Second" },
        { 0, AT(2, 20), AT(3, 30), NEVER, MARK_RUNNING, "Third" },
    };
    struct spacetime in = two_teams();
    in.clocks = CLOCKS;
    in.clock_count = COUNT(CLOCKS);
    const struct spacetime_layout *at = lay(*state, &in, box_make(0, 0, 1480, 0));
    assert_int_equal(at->rows[1].clock_rows, 2);
    assert_near(at->rows[1].box.h, 78 + 26);
    assert_near(at->rows[2].box.h, 78);
    assert_near(at->clocks[0].at.bar_y, at->rows[1].bar_y);
    assert_near(at->clocks[1].at.bar_y, at->rows[1].bar_y + 26);
    assert_near(at->clocks[2].at.bar_y, at->rows[1].bar_y); /* the first is over by then */
}

static void no_teams_and_no_events_are_still_an_axis(void **state)
{
    struct spacetime in = two_teams();
    in.lane_count = 0;
    in.economy_count = 0;
    const struct spacetime_layout *at = lay(*state, &in, WIDE);
    assert_int_equal(at->row_count, 1);
    assert_int_equal(at->stop_count, 0);
    assert_true(at->axis.label_count > 0);
    assert_int_equal(spacetime_go(at, SPACETIME_NO_STOP, SPACETIME_RIGHT), SPACETIME_NO_STOP);
}

/* ---- marks, clocks, shares ---- */

static void marks_stand_at_their_time_on_their_lane(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in, WIDE);
    const struct spacetime_mark *call = &at->marks[10]; /* Calder Port, 08:00 */
    assert_near(call->x, debrief_x(AT(8, 0)));
    assert_near(call->y, 280 + 2 * 50 + 20);
    assert_near(call->half, 12); /* 20 px and a halo of 2 */
    const struct spacetime_mark *decision = &at->marks[in.inject_count + HARBOUR_TIMED_OUT];
    assert_near(decision->x, debrief_x(AT(9, 43)));
    assert_near(decision->half, 14); /* half-diagonal 11 and a halo of 3 */
}

static void slope_is_delay(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in, WIDE);
    const struct spacetime_share_at *down = &at->shares[1]; /* MeriCERT to SoraCERT */
    assert_near(down->from.x, debrief_x(AT(9, 12)));
    assert_near(down->from.y, 300);
    assert_near(down->to.x, debrief_x(AT(9, 27)));
    assert_near(down->to.y, 457); /* at the upper edge of the lane line at 458 */
    assert_near(at->shares[0].to.y, 301); /* and from below at its lower edge */
}

static void a_blocked_share_ends_in_the_border(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in, WIDE);
    const struct spacetime_share_at *blocked = &at->shares[10]; /* Telecom up to Nimbus */
    assert_near(blocked->blocked.y, 592); /* between 588 and 596 */
    assert_true(blocked->blocked.x > blocked->from.x && blocked->blocked.x < blocked->to.x);
}

static void within_one_economy_a_blocked_share_ends_half_way(void **state)
{
    static const struct spacetime_lane NEIGHBOURS[] = {
        { { "AA", "Alpha", MARK_HEXAGON, 0 }, NULL, 0, 0 }, { { "BB", "Beta", MARK_SQUARE, 1 }, NULL, 0, 0 },
    };
    static const struct spacetime_share SHARE[] = { { 0, 1, AT(1, 0), NEVER, THEME_TLP_RED, MARK_BLOCKED, "Mail", NULL } };
    struct spacetime in = two_teams();
    in.lanes = NEIGHBOURS;
    in.shares = SHARE;
    in.share_count = 1;
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    assert_near(at->shares[0].blocked.y, (at->shares[0].from.y + at->shares[0].to.y) / 2.0f);
    assert_near(at->shares[0].blocked.x, at->shares[0].from.x); /* nobody knows when it would have come */
}

static void what_arrives_far_beyond_the_axis_is_a_stub(void **state)
{
    static const struct spacetime_share SHARES[] = {
        { 1, 0, AT(1, 0), AT(8, 0), THEME_TLP_AMBER, MARK_IN_FLIGHT, "Letter", NULL },
        { 1, 0, AT(2, 0), AT(8, 0) + 1, THEME_TLP_AMBER, MARK_IN_FLIGHT, "Letter", NULL },
        { 0, 1, AT(3, 0), AT(3, 0) + 9 * 86400, THEME_TLP_AMBER, MARK_ARRIVED, "MLAT", NULL },
        { 0, 1, AT(0, 20), NEVER, THEME_TLP_AMBER, MARK_IN_FLIGHT, "Courier", NULL },
    };
    struct spacetime in = two_teams();
    in.shares = SHARES;
    in.share_count = COUNT(SHARES);
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    assert_int_equal(at->shares[0].way, SPACETIME_LINE_WAY); /* just four hours */
    assert_int_equal(at->shares[1].way, SPACETIME_STUB_WAY);
    assert_string_equal(at->shares[1].pill, "Letter · 08:00");
    assert_near(at->shares[1].to.x - at->shares[1].from.x, 36);
    assert_near(at->shares[1].to.y - at->shares[1].from.y, -20); /* up, toward the receiver */
    assert_string_equal(at->shares[2].pill, "MLAT · D+9");
    assert_near(at->shares[2].to.y - at->shares[2].from.y, 20);
    assert_string_equal(at->shares[3].pill, "Courier");
}

static void pills_do_not_lie_over_each_other_or_over_marks(void **state)
{
    static const struct spacetime_share SHARES[] = {
        { 0, 1, AT(1, 0), NEVER, THEME_TLP_AMBER, MARK_IN_FLIGHT, "Courier", NULL },
        { 0, 1, AT(1, 5), NEVER, THEME_TLP_AMBER, MARK_IN_FLIGHT, "Courier", NULL },
        { 0, 1, AT(1, 10), NEVER, THEME_TLP_AMBER, MARK_IN_FLIGHT, "Courier", NULL },
    };
    static const struct spacetime_inject INJECT[] = { { 0, AT(1, 20), ICON_MAIL, MARK_DELIVERED, "Mail" } };
    struct spacetime in = two_teams();
    in.shares = SHARES;
    in.share_count = COUNT(SHARES);
    in.injects = INJECT;
    in.inject_count = 1;
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    struct box pills[3];
    for (uint32_t i = 0; i < 3; i++) {
        pills[i] = box_make(at->shares[i].pill_x, at->shares[i].to.y - 10, at->shares[i].pill_width, 20);
        assert_false(meet(pills[i], around(at->marks[0].x, at->marks[0].y, at->marks[0].half, at->marks[0].half)));
        for (uint32_t k = 0; k < i; k++) {
            assert_false(meet(pills[i], pills[k]));
        }
    }
}

static void what_is_under_way_is_solid_as_far_as_now(void **state)
{
    struct spacetime in = harbour_live();
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    const struct spacetime_share_at *flying = &at->shares[11]; /* 10:35 to 10:54, now 10:42 */
    assert_near(flying->turn.x, at->now_x);
    assert_near(flying->turn.y, flying->from.y + (flying->to.y - flying->from.y) * 7.0f / 19.0f);
}

static void a_clock_is_at_risk_in_its_last_quarter(void **state)
{
    static const struct spacetime_clock CLOCK[] = { { 0, 0, AT(4, 0), NEVER, MARK_RUNNING, "Notify" } };
    struct spacetime in = two_teams();
    in.clocks = CLOCK;
    in.clock_count = 1;
    in.now_kind = SPACETIME_NOW;
    in.now_s = AT(3, 0);
    assert_int_equal(lay(*state, &in, TALL)->clocks[0].state, MARK_RUNNING);
    in.now_s = AT(3, 0) + 1;
    assert_int_equal(lay(*state, &in, TALL)->clocks[0].state, MARK_AT_RISK);
}

/* ---- labels ---- */

static void no_label_crosses_now_or_another(void **state)
{
    struct desk *desk = *state;
    struct spacetime in = harbour_live();
    for (int64_t now = AT(7, 36); now < AT(12, 25); now += 420) {
        in.now_s = now;
        const struct spacetime_layout *at = lay(desk, &in, TALL);
        for (uint32_t i = 0; i < at->label_count; i++) {
            const struct box box = at->labels[i].box;
            assert_true(box.x + box.w < at->now_x || box.x > at->now_x);
            assert_true(box.x >= at->plot.x - 1 && box.x + box.w <= at->plot.x + at->plot.w + 1);
            for (uint32_t k = 0; k < i; k++) {
                assert_false(meet(box, at->labels[k].box));
            }
        }
        arena_reset(&desk->arena);
    }
}

static const struct spacetime_label *find_label(const struct spacetime_layout *at, enum spacetime_kind kind, uint32_t index)
{
    for (uint32_t i = 0; i < at->label_count; i++) {
        if (at->labels[i].ref.kind == kind && at->labels[i].ref.index == index) {
            return &at->labels[i];
        }
    }
    return NULL;
}

static void a_running_clocks_label_slides_12_px_right_of_now(void **state)
{
    struct spacetime in = harbour_live();
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    const struct spacetime_label *notice = find_label(at, SPACETIME_CLOCK, 3);
    assert_string_equal(notice->text, "Data-breach notice · 2 h · 1 h 38 left");
    assert_near(notice->x, at->now_x + 12);
    const struct spacetime_label *decision = find_label(at, SPACETIME_DECISION, 4);
    assert_string_equal(decision->text, "Disclose?");
    assert_true(decision->box.x + decision->box.w < at->now_x);
    assert_true(decision->bold);
}

static void of_two_labels_that_collide_the_older_goes(void **state)
{
    static const struct spacetime_decision DECISIONS[] = {
        { 0, AT(1, 0), AT(1, 1), AT(2, 0), MARK_DECIDED, "A", "The older question?" },
        { 0, AT(1, 12), AT(1, 13), AT(2, 0), MARK_DECIDED, "B", "The newer question?" },
    };
    struct spacetime in = two_teams();
    in.decisions = DECISIONS;
    in.decision_count = COUNT(DECISIONS);
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    assert_null(find_label(at, SPACETIME_DECISION, 0));
    assert_non_null(find_label(at, SPACETIME_DECISION, 1));
    in.selected = (struct spacetime_ref){ SPACETIME_DECISION, 0 };
    at = lay(*state, &in, TALL);
    assert_non_null(find_label(at, SPACETIME_DECISION, 0));
    assert_null(find_label(at, SPACETIME_DECISION, 1));
}

static void compact_lanes_speak_only_for_the_selection(void **state)
{
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = lay(*state, &in, WIDE);
    assert_int_equal(at->label_count, 0);
    assert_int_equal(at->callout.line_count, 1);
    assert_string_equal(at->callout.lines[0], "Suspend tenant? timed out after 47 min");
    assert_true(at->callout.box.x + at->callout.box.w < debrief_x(AT(9, 43)) - 19);
    in.hovered = (struct spacetime_ref){ SPACETIME_SHARE, 0 };
    at = lay(*state, &in, WIDE);
    assert_int_equal(at->callout.line_count, 3);
    assert_string_equal(at->callout.lines[0], "Calder Port to MeriCERT, Hotline");
    assert_string_equal(at->callout.lines[1], "Sent 09:02, took 2 min · TLP:AMBER+STRICT");
    assert_string_equal(at->callout.lines[2], "“File hashes, LUMEN sample”");
}

/* ---- badges ---- */

static float part_of_line(const struct spacetime_share_at *at)
{
    return (at->badge.y - at->from.y) / (at->turn.y - at->from.y);
}

static struct spacetime one_share(const struct spacetime_inject *injects, uint32_t count)
{
    static const struct spacetime_share SHARE[] = {
        { 0, 1, AT(1, 0), AT(3, 0), THEME_TLP_AMBER_STRICT, MARK_ARRIVED, "Mail", NULL },
    };
    struct spacetime in = two_teams();
    in.shares = SHARE;
    in.share_count = 1;
    in.injects = injects;
    in.inject_count = count;
    return in;
}

static void a_badge_stands_in_the_middle_when_it_can(void **state)
{
    struct spacetime in = one_share(NULL, 0);
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    assert_true(at->shares[0].has_badge);
    assert_near(part_of_line(&at->shares[0]), 0.5f);
}

/* Two clocks at once: the second bar lies where the middle of the line is, and reaches the place above it, not the one
 * below. */
static void a_badge_takes_the_first_place_that_hits_nothing(void **state)
{
    static const struct spacetime_clock BARS[] = {
        { 0, AT(0, 10), AT(3, 50), AT(3, 45), MARK_MET, NULL },
        { 0, AT(0, 20), AT(3, 40), AT(3, 35), MARK_MET, NULL },
    };
    struct spacetime in = one_share(NULL, 0);
    in.clocks = BARS;
    in.clock_count = COUNT(BARS);
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    assert_near(part_of_line(&at->shares[0]), 0.58f);
}

static void a_badge_gives_way_to_an_inject(void **state)
{
    static const struct spacetime_lane THREE[] = {
        { { "AA", "Alpha", MARK_HEXAGON, 0 }, NULL, 0, 0 },
        { { "BB", "Beta", MARK_SQUARE, 1 }, NULL, 0, 0 },
        { { "CC", "Gamma", MARK_SQUARE, 2 }, NULL, 0, 0 },
    };
    static const struct spacetime_inject IN_THE_WAY[] = { { 1, AT(1, 0), ICON_MAIL, MARK_DELIVERED, "Mail" } };
    const struct spacetime_share share = { 0, 2, AT(1, 0), AT(1, 1), THEME_TLP_AMBER, MARK_ARRIVED, "Mail", NULL };
    struct spacetime in = one_share(IN_THE_WAY, 1);
    in.lanes = THREE;
    in.lane_count = COUNT(THREE);
    in.shares = &share;
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    assert_near(part_of_line(&at->shares[0]), 0.34f); /* 0.5 and 0.42 and 0.58 touch it */
}

/* Forty lines in two minutes: those badges that find a place can be read, and so can the selected one. */
static void where_lines_stand_thick_badges_give_way_to_one_another(void **state)
{
    static struct spacetime_share thick[40];
    for (uint32_t i = 0; i < COUNT(thick); i++) {
        thick[i] = (struct spacetime_share){ 0, 1, AT(1, 0) + 3 * (int64_t)i, AT(1, 1) + 3 * (int64_t)i, THEME_TLP_AMBER, MARK_ARRIVED, "Mail", NULL };
    }
    struct spacetime in = one_share(NULL, 0);
    in.shares = thick;
    in.share_count = COUNT(thick);
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    uint32_t shown = 0;
    for (uint32_t i = 0; i < COUNT(thick); i++) {
        shown += at->shares[i].has_badge;
    }
    assert_in_range(shown, 1, 20);
    for (uint32_t i = 0; i < COUNT(thick); i++) {
        if (!at->shares[i].has_badge) {
            in.selected = (struct spacetime_ref){ SPACETIME_SHARE, i };
        }
    }
    at = lay(*state, &in, TALL);
    assert_true(at->shares[in.selected.index].has_badge);
}

/* Of a whole exercise: no badge over a mark, a label or another badge. */
static void assert_badges_are_clear(const struct spacetime_layout *at)
{
    for (uint32_t i = 0; i < at->in->share_count; i++) {
        const struct spacetime_share_at *share = &at->shares[i];
        if (!share->has_badge) {
            continue;
        }
        const struct box badge = around(share->badge.x, share->badge.y, share->badge_width / 2.0f, MARK_BADGE_HEIGHT / 2.0f);
        for (uint32_t k = 0; k < at->mark_count; k++) {
            assert_false(meet(badge, around(at->marks[k].x, at->marks[k].y, at->marks[k].half, at->marks[k].half)));
        }
        for (uint32_t k = 0; k < at->label_count; k++) {
            assert_false(meet(badge, at->labels[k].box));
        }
        for (uint32_t k = 0; k < i; k++) {
            const struct spacetime_share_at *other = &at->shares[k];
            assert_false(other->has_badge &&
                         meet(badge, around(other->badge.x, other->badge.y, other->badge_width / 2.0f, MARK_BADGE_HEIGHT / 2.0f)));
        }
    }
}

static void badges_of_an_exercise_hide_nothing(void **state)
{
    struct spacetime debrief = harbour_debrief();
    struct spacetime live = harbour_live();
    assert_badges_are_clear(lay(*state, &debrief, WIDE));
    assert_badges_are_clear(lay(*state, &live, TALL));
    debrief.size = SPACETIME_FULL;
    assert_badges_are_clear(lay(*state, &debrief, box_make(16, 16, 1888, 900)));
}

/* ---- stacks ---- */

static uint32_t marks_in_stacks(const struct spacetime_layout *at)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < at->stack_count; i++) {
        sum += at->stacks[i].count;
    }
    return sum;
}

/* `count` injects within a little under 200 px of the first lane. */
static struct spacetime crowd(struct spacetime_inject *injects, uint32_t count)
{
    struct spacetime in = two_teams();
    const float px_minute = (1480.0f - SPACETIME_HEAD - 23.0f) / 240.0f;
    for (uint32_t i = 0; i < count; i++) {
        float minutes = 60.0f + 198.0f / px_minute * (float)i / (float)(count - 1);
        injects[i] = (struct spacetime_inject){ 0, (int64_t)(minutes * 60.0f), ICON_MAIL, MARK_DELIVERED, "Mail" };
    }
    in.injects = injects;
    in.inject_count = count;
    return in;
}

static void more_than_30_marks_in_200_px_merge(void **state)
{
    struct spacetime_inject injects[31];
    struct spacetime in = crowd(injects, 30);
    assert_int_equal(lay(*state, &in, TALL)->stack_count, 0);
    in = crowd(injects, 31);
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    assert_int_equal(at->stack_count, 5); /* 200 px in spans of 40 */
    assert_int_equal(marks_in_stacks(at), 31);
    assert_int_equal(at->stop_count, 5);
}

static void what_needs_a_person_or_is_selected_never_disappears_in_a_stack(void **state)
{
    static const struct spacetime_decision ASKED[] = { { 0, AT(1, 10), NEVER, AT(2, 0), MARK_ASKED, NULL, "Now?" } };
    struct spacetime_inject injects[40];
    struct spacetime in = crowd(injects, 40);
    in.decisions = ASKED;
    in.decision_count = 1;
    in.selected = (struct spacetime_ref){ SPACETIME_INJECT, 7 };
    const struct spacetime_layout *at = lay(*state, &in, TALL);
    assert_false(at->marks[40].stacked);
    assert_false(at->marks[7].stacked);
    assert_int_equal(marks_in_stacks(at), 39);
}

/* ---- a single lane ---- */

static void a_seats_lane_shows_the_other_teams_at_the_ends_of_shares(void **state)
{
    struct spacetime in = harbour_seat();
    const struct spacetime_layout *at = lay(*state, &in, box_make(16, 96, 1888, 128));
    assert_int_equal(at->row_count, 1);
    assert_box(at->rows[0].box, 24, 124, 1872, 92);
    assert_near(at->rows[0].line_y, 160);
    assert_near(at->rows[0].bar_y, 184);
    assert_near(at->plot.x, 212);
    assert_near(at->height, 128);
    uint32_t drawn = 0;
    for (uint32_t i = 0; i < in.share_count; i++) {
        bool own = in.shares[i].from == CALDER || in.shares[i].to == CALDER;
        assert_int_equal(at->shares[i].drawn, own);
        drawn += at->shares[i].drawn ? 1u : 0u;
        if (own) {
            assert_int_equal(at->shares[i].way, SPACETIME_SPOKE_WAY);
            assert_near(at->shares[i].to.x - at->shares[i].from.x, 15);
        }
    }
    assert_int_equal(drawn, 3);
    assert_string_equal(find_label(at, SPACETIME_CLOCK, 2)->text, "Notify regulator · met with 9 min to spare");
}

static void ends_of_shares_in_a_single_lane_make_room_for_each_other(void **state)
{
    struct spacetime_share shares[8];
    for (uint32_t i = 0; i < COUNT(shares); i++) {
        shares[i] = (struct spacetime_share){ CALDER, i == CALDER ? POLICE : i % HARBOUR_LANES, AT(9, 0), AT(9, 5), THEME_TLP_GREEN,
                                              MARK_ARRIVED, "Mail", NULL };
    }
    struct spacetime in = harbour_seat();
    in.shares = shares;
    in.share_count = COUNT(shares);
    const struct spacetime_layout *at = lay(*state, &in, box_make(16, 96, 1888, 128));
    uint32_t shown = 0, counted = 0;
    for (uint32_t i = 0; i < COUNT(shares); i++) {
        shown += at->shares[i].merged ? 0u : 1u;
        counted += at->shares[i].more;
        for (uint32_t k = 0; k < i && !at->shares[i].merged; k++) {
            assert_true(at->shares[k].merged || fabsf(at->shares[k].to.x - at->shares[i].to.x) >= 27.75f);
        }
    }
    assert_int_equal(shown, 4);
    assert_int_equal(shown + counted, COUNT(shares));
}

static void a_seat_is_shown_nothing_of_what_has_not_reached_it(void **state)
{
    static const struct spacetime_share SHARE[] = {
        { MERICERT, CALDER, AT(10, 30), AT(10, 50), THEME_TLP_AMBER, MARK_IN_FLIGHT, "Mail", NULL },
    };
    struct spacetime in = harbour_seat();
    in.shares = SHARE;
    in.share_count = 1;
    const struct spacetime_layout *at = lay(*state, &in, box_make(16, 96, 1888, 128));
    assert_false(at->shares[0].drawn);
    for (uint32_t i = 0; i < at->stop_count; i++) {
        assert_int_not_equal(at->stops[i].ref.kind, SPACETIME_SHARE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(compact_rows_stand_as_the_look_says),
        DESK_TEST(full_rows_stand_as_the_look_says),
        DESK_TEST(a_flag_of_68_by_28_stands_on_now),
        DESK_TEST(lanes_get_shorter_then_compact_then_scroll),
        DESK_TEST(scrolling_moves_lanes_under_a_fixed_axis),
        DESK_TEST(a_box_without_height_takes_what_it_needs),
        DESK_TEST(clocks_that_run_at_once_hang_one_below_the_other),
        DESK_TEST(no_teams_and_no_events_are_still_an_axis),
        DESK_TEST(marks_stand_at_their_time_on_their_lane),
        DESK_TEST(slope_is_delay),
        DESK_TEST(a_blocked_share_ends_in_the_border),
        DESK_TEST(within_one_economy_a_blocked_share_ends_half_way),
        DESK_TEST(what_arrives_far_beyond_the_axis_is_a_stub),
        DESK_TEST(pills_do_not_lie_over_each_other_or_over_marks),
        DESK_TEST(what_is_under_way_is_solid_as_far_as_now),
        DESK_TEST(a_clock_is_at_risk_in_its_last_quarter),
        DESK_TEST(no_label_crosses_now_or_another),
        DESK_TEST(a_running_clocks_label_slides_12_px_right_of_now),
        DESK_TEST(of_two_labels_that_collide_the_older_goes),
        DESK_TEST(compact_lanes_speak_only_for_the_selection),
        DESK_TEST(a_badge_stands_in_the_middle_when_it_can),
        DESK_TEST(a_badge_takes_the_first_place_that_hits_nothing),
        DESK_TEST(where_lines_stand_thick_badges_give_way_to_one_another),
        DESK_TEST(a_badge_gives_way_to_an_inject),
        DESK_TEST(badges_of_an_exercise_hide_nothing),
        DESK_TEST(more_than_30_marks_in_200_px_merge),
        DESK_TEST(what_needs_a_person_or_is_selected_never_disappears_in_a_stack),
        DESK_TEST(a_seats_lane_shows_the_other_teams_at_the_ends_of_shares),
        DESK_TEST(ends_of_shares_in_a_single_lane_make_room_for_each_other),
        DESK_TEST(a_seat_is_shown_nothing_of_what_has_not_reached_it),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
