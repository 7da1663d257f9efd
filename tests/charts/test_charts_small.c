/* The charts around the lanes: curves, waits, knowledge, dots, bars, legend. */
#include "desk.h"

#include <string.h>

#include "charts/bars.h"
#include "charts/curve.h"
#include "charts/dots.h"
#include "charts/knowledge.h"
#include "charts/legend.h"
#include "charts/measure_rows.h"
#include "charts/sparkline.h"
#include "charts/survival.h"

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))
#define MINUTE INT64_C(60)

/* ---- curves ---- */

static void a_curve_fills_its_box_from_its_lowest_to_its_highest(void **state)
{
    static const struct curve_point POINTS[] = { { 100, 40 }, { 150, 20 }, { 200, 60 } };
    const struct curve curve = { POINTS, COUNT(POINTS), false, 0, 0 };
    struct point *points;
    assert_int_equal(curve_trace(&curve, NULL, box_make(10, 20, 100, 40), &((struct desk *)*state)->arena, &points), 3);
    assert_near(points[0].x, 10);
    assert_near(points[0].y, 40);
    assert_near(points[1].x, 60);
    assert_near(points[1].y, 60);
    assert_near(points[2].x, 110);
    assert_near(points[2].y, 20);
}

static void a_stepped_curve_holds_its_value(void **state)
{
    static const struct curve_point POINTS[] = { { 0, 0 }, { 100, 10 } };
    const struct curve curve = { POINTS, COUNT(POINTS), true, 0, 10 };
    struct point *points;
    assert_int_equal(curve_trace(&curve, NULL, box_make(0, 0, 100, 10), &((struct desk *)*state)->arena, &points), 3);
    assert_near(points[1].x, 100);
    assert_near(points[1].y, 10);
    assert_near(points[2].x, 100);
    assert_near(points[2].y, 0);
}

static void a_flat_curve_lies_at_its_foot_and_a_scale_is_kept(void **state)
{
    static const struct curve_point FLAT[] = { { 0, 7 }, { 10, 7 } };
    struct curve curve = { FLAT, COUNT(FLAT), false, 0, 0 };
    struct point *points;
    (void)curve_trace(&curve, NULL, box_make(0, 0, 100, 10), &((struct desk *)*state)->arena, &points);
    assert_near(points[0].y, 10);
    curve.high = 14;
    (void)curve_trace(&curve, NULL, box_make(0, 0, 100, 10), &((struct desk *)*state)->arena, &points);
    assert_near(points[0].y, 5);
    curve.high = 5; /* beyond the scale: at its edge */
    (void)curve_trace(&curve, NULL, box_make(0, 0, 100, 10), &((struct desk *)*state)->arena, &points);
    assert_near(points[0].y, 0);
}

static void many_points_become_a_short_line_that_keeps_its_extremes(void **state)
{
    static struct curve_point points[100000];
    for (uint32_t i = 0; i < COUNT(points); i++) {
        points[i] = (struct curve_point){ i, 50 };
    }
    points[33333].value = 100;
    points[66666].value = 0;
    const struct curve curve = { points, COUNT(points), false, 0, 0 };
    struct point *line;
    const uint32_t count = curve_trace(&curve, NULL, box_make(0, 0, 200, 100), &((struct desk *)*state)->arena, &line);
    assert_true(count < 2000 && count < DRAW_POINTS_MAX);
    float top = 100, bottom = 0;
    for (uint32_t i = 0; i < count; i++) {
        top = line[i].y < top ? line[i].y : top;
        bottom = line[i].y > bottom ? line[i].y : bottom;
        assert_true(i == 0 || line[i].x >= line[i - 1].x);
    }
    assert_near(top, 0);
    assert_near(bottom, 100);
    assert_near(line[count - 1].x, 200);
}

static void an_empty_sparkline_draws_nothing_and_one_point_a_dot(void **state)
{
    struct desk *desk = *state;
    static const struct curve_point POINT[] = { { 5, 3 } };
    const struct curve empty = { NULL, 0, false, 0, 0 }, one = { POINT, 1, false, 0, 0 };
    draw_rect(desk->pixels, box_make(0, 0, 200, 100), paint_fill(colour_rgb(0)));
    sparkline_draw(desk->pixels, theme_get(THEME_DARK), &desk->arena, box_make(10, 10, 80, 30), &empty);
    sparkline_draw(desk->pixels, theme_get(THEME_DARK), &desk->arena, box_make(110, 10, 80, 30), &one);
    desk_paint_pixels(desk);
    assert_int_equal(draw_pixel(desk->pixels, 90, 39) & 0xFFFFFF, 0);
    assert_int_equal(draw_pixel(desk->pixels, 190, 39) & 0xFFFFFF, 0xEAF0F8);
}

/* ---- measures under the lanes ---- */

static void measures_end_at_now_on_the_axis_of_the_lanes(void **state)
{
    struct desk *desk = *state;
    static const struct axis_piece PIECE = { 0, 1000, 0 };
    static const struct curve_point POINTS[] = { { 0, 10 }, { 400, 10 }, { 400, 0 }, { 900, 10 } };
    static const struct measure_row ROW[] = { { "Trust", "0", NULL, { POINTS, COUNT(POINTS), false, 0, 0 } } };
    const struct axis_spec spec = { .pieces = &PIECE, .piece_count = 1 };
    struct axis axis;
    axis_lay(&axis, &desk->arena, desk->pixels, &spec, 200, 1200);
    const struct measure_rows rows = {
        .rows = ROW, .count = 1, .theme = THEME_DARK, .title_x = 10, .has_now = true, .now_s = 500,
    };
    draw_rect(desk->pixels, box_make(0, 0, 1920, 200), paint_fill(theme_get(THEME_DARK)->panel));
    measure_rows_draw(desk->pixels, &desk->arena, &rows, &axis, box_make(0, 100, 1300, 0));
    desk_paint_pixels(desk);
    assert_near(measure_rows_height(&rows), 42);
    assert_int_equal(draw_pixel(desk->pixels, 300, 114) & 0xFFFFFF, 0xB1BED0); /* the curve, 26 px over the foot */
    assert_int_equal(draw_pixel(desk->pixels, 300, 130) & 0xFFFFFF, 0x2A3342); /* the area under it: t2 at 0.14 on the panel */
    assert_int_equal(draw_pixel(desk->pixels, 650, 130) & 0xFFFFFF, 0x151D2B); /* dropped at 400 */
    assert_int_equal(draw_pixel(desk->pixels, 700, 110) & 0xFFFFFF, 0xFFFFFF); /* now */
    assert_int_equal(draw_pixel(desk->pixels, 900, 130) & 0xFFFFFF, 0x151D2B); /* nothing is drawn ahead */
}

/* ---- waits ---- */

/* Worked by hand: 6 needs; met at 10, 20 and 40 min, last seen unmet at 20, 30 and 60. */
static const struct survival_need SIX[] = {
    { 40 * MINUTE, true }, { 20 * MINUTE, false }, { 10 * MINUTE, true }, { 60 * MINUTE, false }, { 20 * MINUTE, true }, { 30 * MINUTE, false },
};

static void the_estimate_is_kaplan_and_meiers(void **state)
{
    const struct survival_series series = { "six", SIX, COUNT(SIX) };
    struct survival_step *steps;
    assert_int_equal(survival_steps(&series, &((struct desk *)*state)->arena, &steps), 5);
    assert_int_equal(steps[0].wait_s, 10 * MINUTE);
    assert_int_equal(steps[0].met_millionths, 166667); /* 1 - 5/6 */
    assert_int_equal(steps[1].met_millionths, 333333); /* 1 - 5/6 * 4/5: the one seen at 20 still counted */
    assert_int_equal(steps[1].censored, 1);
    assert_int_equal(steps[2].met_millionths, 333333);
    assert_int_equal(steps[2].censored, 1);
    assert_int_equal(steps[3].met_millionths, 666667); /* 1 - 2/3 * 1/2 */
    assert_int_equal(steps[4].met_millionths, 666667);
}

static void the_median_is_when_half_had_it(void **state)
{
    struct desk *desk = *state;
    const struct survival_series series = { "six", SIX, COUNT(SIX) };
    int64_t median_s = 0;
    assert_true(survival_median(&series, &desk->arena, &median_s));
    assert_int_equal(median_s, 40 * MINUTE);
}

static void what_never_arrived_is_not_dropped_from_the_median(void **state)
{
    struct desk *desk = *state;
    static const struct survival_need NEEDS[] = { { MINUTE, true }, { 90 * MINUTE, false }, { 90 * MINUTE, false } };
    const struct survival_series series = { "three", NEEDS, COUNT(NEEDS) }, none = { "none", NULL, 0 };
    int64_t median_s = 0;
    assert_false(survival_median(&series, &desk->arena, &median_s));
    assert_false(survival_median(&none, &desk->arena, &median_s));
}

static bool says(struct desk *desk, const char *words)
{
    return strstr(desk_paint_svg(desk), words) != NULL;
}

static void the_curve_names_its_median_or_says_that_it_was_not_reached(void **state)
{
    struct desk *desk = *state;
    static const struct survival_need NEVER[] = { { 90 * MINUTE, false } };
    const struct survival_series series[] = { { "to business", SIX, COUNT(SIX) }, { "across a border", NEVER, 1 }, { "nobody", NULL, 0 } };
    const struct survival in = { series, COUNT(series), 0, "after somebody first knew", THEME_LIGHT };
    survival_draw(desk->svg, &desk->arena, &in, box_make(0, 0, 500, 300));
    assert_true(says(desk, "to business: 3 of 6, median 40 min"));
    assert_true(says(desk, "across a border: 0 of 1, median not reached"));
    assert_true(says(desk, "nobody: 0 of 0, median not reached"));
}

static void a_curve_of_any_wait_is_drawn(void **state)
{
    struct desk *desk = *state;
    static const int64_t WAITS[] = { 0, 1, 86400, INT64_C(1) << 40, INT64_MAX / 2, INT64_MAX };
    for (uint32_t i = 0; i < COUNT(WAITS); i++) {
        const struct survival_need needs[] = { { WAITS[i], true }, { WAITS[i] / 3, false } };
        const struct survival_series series = { "anything", needs, COUNT(needs) };
        const struct survival in = { &series, 1, 0, NULL, THEME_LIGHT };
        survival_draw(desk->svg, &desk->arena, &in, box_make(0, 0, 500, 300));
    }
    assert_true(says(desk, "anything: 1 of 2"));
}

/* ---- knowledge ---- */

static const struct knowledge_fact FACTS[] = { { "Serials", THEME_TLP_AMBER }, { "Hashes", THEME_TLP_RED } };
static const struct mark_team TEAMS[] = { { "MC", "MeriCERT", MARK_HEXAGON, 0 }, { "CP", "Calder Port", MARK_SQUARE, 2 } };
static struct knowledge_cell cells[4];

static struct knowledge knowledge(void)
{
    cells[0] = (struct knowledge_cell){ KNOWLEDGE_SOURCE, 9 * 3600 };
    cells[1] = (struct knowledge_cell){ KNOWLEDGE_LATE, 10 * 3600 + 5 * MINUTE };
    cells[2] = (struct knowledge_cell){ KNOWLEDGE_NONE, 0 };
    cells[3] = (struct knowledge_cell){ KNOWLEDGE_MISSING, 0 };
    return (struct knowledge){ FACTS, COUNT(FACTS), TEAMS, COUNT(TEAMS), cells, 0, 300, THEME_DARK };
}

static void cells_of_knowledge_lie_in_a_grid(void **state)
{
    (void)state;
    struct knowledge in = knowledge();
    assert_near(knowledge_height(&in), 68 + 2 * 36);
    assert_near(knowledge_width_min(&in), 300 + 2 * 76);
    assert_box(knowledge_cell_box(&in, box_make(10, 20, 500, 0), 1, 1), 10 + 300 + 100, 20 + 68 + 36, 100, 36);
    assert_near(knowledge_cell_box(&in, box_make(0, 0, 2000, 0), 0, 0).w, 120); /* no wider than reads well */
}

static void knowledge_says_who_knew_what_and_when(void **state)
{
    struct desk *desk = *state;
    struct knowledge in = knowledge();
    assert_string_equal(knowledge_say(&in, &desk->arena, 0, 0), "Serials, MeriCERT: held it first, 09:00");
    assert_string_equal(knowledge_say(&in, &desk->arena, 0, 1), "Serials, Calder Port: learnt it after it mattered, 10:05");
    assert_string_equal(knowledge_say(&in, &desk->arena, 1, 0), "Hashes, MeriCERT: not concerned");
    cells[1].at_s += 24 * 3600;
    assert_string_equal(knowledge_say(&in, &desk->arena, 0, 0), "Serials, MeriCERT: held it first, 09:00");
    assert_string_equal(knowledge_say(&in, &desk->arena, 0, 1), "Serials, Calder Port: learnt it after it mattered, Day 2 10:05");
    assert_string_equal(knowledge_say(&in, &desk->arena, 1, 1), "Hashes, Calder Port: needed it and never got it");
}

static void a_cell_that_is_not_concerned_stays_empty(void **state)
{
    struct desk *desk = *state;
    struct knowledge in = knowledge();
    knowledge_draw(desk->svg, &desk->arena, &in, box_make(0, 0, 600, 0));
    assert_true(says(desk, "held it first"));
    assert_true(says(desk, "needed it and never got it"));
    assert_false(says(desk, "not concerned"));
}

/* ---- dots, bars, legend ---- */

static void dots_stand_14_px_apart_and_become_a_bar_when_there_are_too_many(void **state)
{
    struct desk *desk = *state;
    const struct theme *theme = theme_get(THEME_DARK);
    assert_near(dots_draw(desk->pixels, theme, 0, 50, 300, (struct dots){ 7, 1, 0 }), 7 * 14 + 9);
    assert_near(dots_draw(desk->pixels, theme, 0, 50, 90, (struct dots){ 7, 1, 0 }), 90);
    assert_near(dots_draw(desk->pixels, theme, 0, 50, 60, (struct dots){ 7, 1, 0 }), 60);
    assert_near(dots_draw(desk->pixels, theme, 0, 50, 60, (struct dots){ 0, 0, 0 }), 0);
    assert_near(dots_draw(desk->pixels, theme, 0, 50, 60, (struct dots){ 1, 0, 0 }), 9);
}

static void what_went_well_is_filled_and_what_did_not_is_hollow(void **state)
{
    struct desk *desk = *state;
    draw_rect(desk->pixels, box_make(0, 0, 300, 100), paint_fill(theme_get(THEME_DARK)->panel));
    (void)dots_draw(desk->pixels, theme_get(THEME_DARK), 0, 50.5f, 300, (struct dots){ 1, 1, 0 });
    desk_paint_pixels(desk);
    assert_int_equal(draw_pixel(desk->pixels, 4, 50) & 0xFFFFFF, 0x62CF8F);
    assert_int_equal(draw_pixel(desk->pixels, 18, 50) & 0xFFFFFF, 0x151D2B);
}

static void bars_share_one_scale(void **state)
{
    struct desk *desk = *state;
    static const struct bar_row ROWS[] = { { "Long", NULL, { 60, 0, 0, 0 } }, { "Short", NULL, { 30, 0, 0, 0 } }, { "None", NULL, { 0 } } };
    const struct bars in = { .rows = ROWS, .count = COUNT(ROWS), .label_width = 100, .theme = THEME_DARK };
    draw_rect(desk->pixels, box_make(0, 0, 400, 100), paint_fill(theme_get(THEME_DARK)->panel));
    assert_near(bars_height(&in), 3 * 32);
    bars_draw(desk->pixels, &in, box_make(0, 0, 300, 0));
    desk_paint_pixels(desk);
    assert_int_equal(draw_pixel(desk->pixels, 290, 16) & 0xFFFFFF, 0xEAF0F8);
    assert_int_equal(draw_pixel(desk->pixels, 195, 48) & 0xFFFFFF, 0xEAF0F8);
    assert_int_equal(draw_pixel(desk->pixels, 203, 48) & 0xFFFFFF, 0x151D2B);
    assert_int_equal(draw_pixel(desk->pixels, 101, 80) & 0xFFFFFF, 0x151D2B);
}

static void a_legend_wraps_and_hides_what_only_facilitators_see(void **state)
{
    struct desk *desk = *state;
    assert_near(legend_height(desk->pixels, THEME_DARK, 1500, true), LEGEND_ROW);
    float narrow = legend_height(desk->pixels, THEME_DARK, 300, true);
    assert_true(narrow >= 3 * LEGEND_ROW);
    assert_near(legend_draw(desk->svg, THEME_DARK, box_make(0, 0, 300, 0), false), legend_height(desk->svg, THEME_DARK, 300, false));
    assert_true(says(desk, "timed out"));
    assert_false(says(desk, "planned"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(a_curve_fills_its_box_from_its_lowest_to_its_highest),
        DESK_TEST(a_stepped_curve_holds_its_value),
        DESK_TEST(a_flat_curve_lies_at_its_foot_and_a_scale_is_kept),
        DESK_TEST(many_points_become_a_short_line_that_keeps_its_extremes),
        DESK_TEST(an_empty_sparkline_draws_nothing_and_one_point_a_dot),
        DESK_TEST(measures_end_at_now_on_the_axis_of_the_lanes),
        DESK_TEST(the_estimate_is_kaplan_and_meiers),
        DESK_TEST(the_median_is_when_half_had_it),
        DESK_TEST(what_never_arrived_is_not_dropped_from_the_median),
        DESK_TEST(the_curve_names_its_median_or_says_that_it_was_not_reached),
        DESK_TEST(a_curve_of_any_wait_is_drawn),
        DESK_TEST(cells_of_knowledge_lie_in_a_grid),
        DESK_TEST(knowledge_says_who_knew_what_and_when),
        DESK_TEST(a_cell_that_is_not_concerned_stays_empty),
        DESK_TEST(dots_stand_14_px_apart_and_become_a_bar_when_there_are_too_many),
        DESK_TEST(what_went_well_is_filled_and_what_did_not_is_hollow),
        DESK_TEST(bars_share_one_scale),
        DESK_TEST(a_legend_wraps_and_hides_what_only_facilitators_see),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
