/* The time axis: steps, breaks at jumps, zoom, and times as words. */
#include "desk.h"

#include <math.h>
#include <string.h>

#include "charts/axis.h"
#include "charts/when.h"

#define HOUR INT64_C(3600)
#define DAY (24 * HOUR)
#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))

static const struct axis_piece ONE_DAY[] = { { 8 * HOUR, 16 * HOUR, 0 } };
static const struct axis_piece SCENES[] = { { 8 * HOUR, 12 * HOUR, 2 }, { 32 * HOUR, 34 * HOUR, 1 }, { 60 * HOUR, 72 * HOUR, 1 } };
static const char *const DAYS[] = { "Mon", "Tue" };

static struct axis lay(struct desk *desk, const struct axis_piece *pieces, uint32_t count, float width)
{
    struct axis axis;
    const struct axis_spec spec = { .pieces = pieces, .piece_count = count, .days = DAYS, .day_count = COUNT(DAYS) };
    axis_lay(&axis, &desk->arena, desk->pixels, &spec, 100.0f, 100.0f + width);
    return axis;
}

static struct axis lay_view(struct desk *desk, const struct axis_piece *pieces, uint32_t count, struct axis_view view)
{
    struct axis axis;
    const struct axis_spec spec = {
        .pieces = pieces, .piece_count = count, .view_from_s = view.from_s, .view_to_s = view.to_s,
    };
    axis_lay(&axis, &desk->arena, desk->pixels, &spec, 100.0f, 900.0f);
    return axis;
}

static const struct axis_label *find_label(const struct axis *axis, const char *text)
{
    for (uint32_t i = 0; i < axis->label_count; i++) {
        if (strcmp(axis->labels[i].text, text) == 0) {
            return &axis->labels[i];
        }
    }
    return NULL;
}

static uint32_t count_lines(const struct axis *axis, bool is_step)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < axis->line_count; i++) {
        count += axis->lines[i].is_step == is_step ? 1u : 0u;
    }
    return count;
}

/* ---- words ---- */

static void clocks_and_spans_read_as_people_say_them(void **state)
{
    (void)state;
    assert_string_equal(when_clock(8 * HOUR + 300).at, "08:05");
    assert_string_equal(when_clock(DAY + 59).at, "00:00");
    assert_string_equal(when_clock(-HOUR).at, "23:00");
    assert_int_equal(when_day(0), 1);
    assert_int_equal(when_day(DAY), 2);
    assert_int_equal(when_day(-1), 0);
    assert_string_equal(when_span(45).at, "45 s");
    assert_string_equal(when_span(12 * 60 + 5).at, "12 min");
    assert_string_equal(when_span(2 * HOUR).at, "2 h");
    assert_string_equal(when_span(HOUR + 8 * 60).at, "1 h 08");
    assert_string_equal(when_span(72 * HOUR).at, "72 h");
    assert_string_equal(when_span(9 * DAY).at, "9 d");
    assert_string_equal(when_span(5 * DAY + 4 * HOUR).at, "5 d 4 h");
    assert_string_equal(when_span(-5).at, "0 s");
}

/* ---- one piece ---- */

static void hours_are_steps_and_half_hours_lie_between(void **state)
{
    struct axis axis = lay(*state, ONE_DAY, 1, 1600.0f); /* 200 px an hour */
    assert_int_equal(count_lines(&axis, true), 9);
    assert_int_equal(count_lines(&axis, false), 8);
    const struct axis_label *ten = find_label(&axis, "10:00");
    const struct axis_label *half = find_label(&axis, "10:30");
    assert_non_null(ten);
    assert_non_null(half);
    assert_near(ten->x, 500.0f);
    assert_int_equal(ten->kind, AXIS_LABEL_STEP);
    assert_near(half->x, 600.0f);
    assert_int_equal(half->kind, AXIS_LABEL_HALF);
}

static void the_step_doubles_when_labels_would_come_under_64_px(void **state)
{
    struct axis narrow = lay(*state, ONE_DAY, 1, 8.0f * 63.0f);
    struct axis wide = lay(*state, ONE_DAY, 1, 8.0f * 64.0f);
    assert_null(find_label(&narrow, "09:00"));
    assert_non_null(find_label(&narrow, "10:00"));
    assert_non_null(find_label(&wide, "09:00"));
}

static void labels_never_touch_at_any_width(void **state)
{
    for (float width = 60.0f; width < 4000.0f; width *= 1.3f) {
        struct axis axis = lay(*state, SCENES, COUNT(SCENES), width);
        for (uint32_t i = 0; i < axis.label_count; i++) {
            for (uint32_t k = 0; k < i; k++) {
                const struct axis_label *a = &axis.labels[i], *b = &axis.labels[k];
                if (a->kind != AXIS_LABEL_DAY && b->kind != AXIS_LABEL_DAY) {
                    assert_true(fabsf(a->x - b->x) >= (a->width + b->width) / 2.0f);
                }
            }
        }
    }
}

static void local_time_is_what_labels_say(void **state)
{
    struct desk *desk = *state;
    struct axis axis;
    const struct axis_piece start = { 0, 4 * HOUR, 0 };
    const struct axis_spec spec = { .pieces = &start, .piece_count = 1, .local_at_zero_s = 7 * HOUR + 35 * 60 };
    axis_lay(&axis, &desk->arena, desk->pixels, &spec, 0.0f, 800.0f);
    const struct axis_label *eight = find_label(&axis, "08:00");
    assert_non_null(eight);
    assert_near(eight->x, axis_x(&axis, 25 * 60));
}

static void a_time_and_its_place_are_each_others_inverse(void **state)
{
    struct axis axis = lay(*state, SCENES, COUNT(SCENES), 1600.0f);
    for (int64_t s = 7 * HOUR; s < 73 * HOUR; s += 777) {
        float x = axis_x(&axis, s);
        int64_t back = axis_time(&axis, x);
        assert_true(fabsf(axis_x(&axis, back) - x) < 0.05f);
    }
}

/* ---- pieces ---- */

static void a_jump_is_a_gap_of_28_px_and_weights_share_the_rest(void **state)
{
    struct axis axis = lay(*state, SCENES, COUNT(SCENES), 856.0f); /* 800 without the gaps */
    float x0, x1;
    assert_near(axis.parts[0].x1 - axis.parts[0].x0, 400.0f);
    assert_near(axis.parts[1].x1 - axis.parts[1].x0, 200.0f);
    assert_true(axis_gap(&axis, 1, &x0, &x1));
    assert_near(x1 - x0, AXIS_BREAK);
    assert_near(axis.parts[2].x1, axis.x1);
    assert_near(axis_x(&axis, 22 * HOUR), (x0 + x1) / 2.0f); /* half way through what was jumped */
}

static void pieces_that_touch_have_no_gap(void **state)
{
    static const struct axis_piece TOUCHING[] = { { 0, HOUR, 3 }, { HOUR, 9 * HOUR, 1 } };
    struct axis axis = lay(*state, TOUCHING, COUNT(TOUCHING), 400.0f);
    float x0, x1;
    assert_false(axis_gap(&axis, 1, &x0, &x1));
    assert_near(axis_x(&axis, HOUR), 400.0f);
    assert_near(axis.parts[1].x0, 400.0f);
}

static void after_a_jump_the_day_says_how_much_later_it_is(void **state)
{
    struct axis axis = lay(*state, SCENES, COUNT(SCENES), 1600.0f);
    const struct axis_label *monday = find_label(&axis, "Mon");
    const struct axis_label *tuesday = find_label(&axis, "Tue, 20 h later");
    assert_non_null(monday);
    assert_non_null(tuesday);
    assert_near(tuesday->x, axis.parts[1].x0);
    assert_non_null(find_label(&axis, "Day 3, 26 h later")); /* no word was given for it */
}

/* Where there is no room for how much later it is, the day alone stands, and never under the strokes of the next jump. */
static void the_words_of_a_day_end_before_the_next_jump(void **state)
{
    static const struct axis_piece short_days[] = {
        { 8 * HOUR, 12 * HOUR, 0 }, { 33 * HOUR, 34 * HOUR, 0 }, { 59 * HOUR, 64 * HOUR, 0 },
    };
    for (float width = 200.0f; width < 1800.0f; width += 20.0f) {
        struct axis axis = lay(*state, short_days, COUNT(short_days), width);
        float x0 = 0.0f, x1 = 0.0f;
        assert_true(axis_gap(&axis, 2, &x0, &x1));
        for (uint32_t i = 0; i < axis.label_count; i++) {
            const struct axis_label *label = &axis.labels[i];
            bool is_before = label->kind == AXIS_LABEL_DAY && label->x < x0;
            assert_false(is_before && label->x + label->width > (x0 + x1) / 2.0f - 4.0f);
        }
    }
    struct axis narrow = lay(*state, short_days, COUNT(short_days), 560.0f), wide = lay(*state, short_days, COUNT(short_days), 1800.0f);
    assert_null(find_label(&narrow, "Tue, 21 h later"));
    assert_non_null(find_label(&narrow, "Tue"));
    assert_non_null(find_label(&wide, "Tue, 21 h later"));
}

static void a_day_that_goes_on_at_another_scale_is_named_once(void **state)
{
    static const struct axis_piece paces[] = { { 8 * HOUR, 12 * HOUR, 40 }, { 12 * HOUR, 30 * HOUR, 60 } };
    struct axis axis = lay(*state, paces, COUNT(paces), 1200.0f);
    uint32_t mondays = 0, tuesdays = 0;
    for (uint32_t i = 0; i < axis.label_count; i++) {
        mondays += strcmp(axis.labels[i].text, "Mon") == 0;
        tuesdays += strcmp(axis.labels[i].text, "Tue") == 0;
    }
    assert_int_equal(mondays, 1);
    assert_int_equal(tuesdays, 1);
}

static void many_jumps_do_not_eat_the_axis(void **state)
{
    static struct axis_piece pieces[60];
    for (uint32_t i = 0; i < COUNT(pieces); i++) {
        pieces[i] = (struct axis_piece){ (int64_t)i * DAY, (int64_t)i * DAY + HOUR, 0 };
    }
    struct axis axis = lay(*state, pieces, COUNT(pieces), 400.0f);
    float shown = 0.0f;
    for (uint32_t i = 0; i < axis.part_count; i++) {
        shown += axis.parts[i].x1 - axis.parts[i].x0;
    }
    assert_true(shown >= 299.0f);
    assert_near(axis.parts[59].x1, 500.0f);
}

/* ---- zoom ---- */

static void zoom_keeps_the_second_under_the_pointer(void **state)
{
    struct axis axis = lay_view(*state, ONE_DAY, 1, (struct axis_view){ 0, 0 });
    const int64_t under = axis_time(&axis, 300.0f);
    struct axis_view view = axis_zoom(&axis, 2.0f, 300.0f);
    assert_int_equal(view.to_s - view.from_s, 4 * HOUR);
    struct axis closer = lay_view(*state, ONE_DAY, 1, view);
    assert_true(fabsf(axis_x(&closer, under) - 300.0f) < 1.0f);
}

static void zoom_ends_at_24_px_a_minute(void **state)
{
    struct axis axis = lay_view(*state, ONE_DAY, 1, (struct axis_view){ 0, 0 });
    for (int i = 0; i < 30; i++) {
        axis = lay_view(*state, ONE_DAY, 1, axis_zoom(&axis, 1.7f, 500.0f));
    }
    float a_minute = axis_x(&axis, axis_time(&axis, 500.0f) + 60) - axis_x(&axis, axis_time(&axis, 500.0f));
    assert_true(a_minute > 23.0f && a_minute <= 24.5f);
}

static void zooming_out_ends_at_the_whole(void **state)
{
    struct axis axis = lay_view(*state, SCENES, COUNT(SCENES), (struct axis_view){ 9 * HOUR, 10 * HOUR });
    for (int i = 0; i < 12; i++) {
        axis = lay_view(*state, SCENES, COUNT(SCENES), axis_zoom(&axis, 0.5f, 800.0f));
    }
    assert_near(axis.parts[0].x0, 100.0f);
    assert_near(axis.parts[2].x1, 900.0f);
}

static void panning_stops_at_the_ends(void **state)
{
    struct axis axis = lay_view(*state, ONE_DAY, 1, (struct axis_view){ 10 * HOUR, 12 * HOUR });
    struct axis_view left = axis_pan(&axis, 1e6f);
    struct axis_view right = axis_pan(&axis, -1e6f);
    assert_int_equal(left.from_s, 8 * HOUR);
    assert_int_equal(left.to_s, 10 * HOUR);
    assert_int_equal(right.from_s, 14 * HOUR);
    assert_int_equal(right.to_s, 16 * HOUR);
}

static void revealing_moves_only_when_it_must(void **state)
{
    struct axis axis = lay_view(*state, ONE_DAY, 1, (struct axis_view){ 10 * HOUR, 12 * HOUR });
    struct axis_view seen = axis_reveal(&axis, 11 * HOUR);
    struct axis_view later = axis_reveal(&axis, 15 * HOUR);
    assert_int_equal(seen.from_s, 10 * HOUR);
    assert_int_equal(seen.to_s, 12 * HOUR);
    assert_true(later.from_s < 15 * HOUR && later.to_s > 15 * HOUR);
    assert_int_equal(later.to_s - later.from_s, 2 * HOUR);
}

static void what_is_outside_a_view_keeps_its_place_beyond_the_edge(void **state)
{
    struct axis axis = lay_view(*state, ONE_DAY, 1, (struct axis_view){ 10 * HOUR, 12 * HOUR });
    assert_near(axis_x(&axis, 8 * HOUR), 100.0f - 800.0f);
    assert_false(axis_sees(&axis, axis_x(&axis, 9 * HOUR)));
    assert_near(axis_x(&axis, 16 * HOUR), 900.0f + 1600.0f);
}

static void a_view_of_nothing_is_taken_for_the_whole(void **state)
{
    struct axis axis = lay_view(*state, SCENES, COUNT(SCENES), (struct axis_view){ 20 * HOUR, 25 * HOUR });
    assert_near(axis.parts[0].x0, 100.0f);
    assert_near(axis.parts[2].x1, 900.0f);
}

/* A session file may say any time. Between two full steps lie 64 px, however long the axis and narrow the piece. */
static void an_axis_of_any_length_has_no_more_lines_than_it_has_room_for(void **state)
{
    static const int64_t LENGTHS[] = { 1, 60, HOUR, 400 * DAY, INT64_C(100000000000), INT64_C(1) << 45, INT64_MAX / 4 };
    for (uint32_t i = 0; i < COUNT(LENGTHS); i++) {
        for (uint32_t k = 0; k < COUNT(LENGTHS); k++) {
            const struct axis_piece pieces[] = { { 0, LENGTHS[i], 0 }, { LENGTHS[i] + 7, LENGTHS[i] + 7 + LENGTHS[k], 0 } };
            struct axis axis = lay(*state, pieces, 2, 800.0f);
            assert_in_range(axis.line_count, 0, 800 / 16 + 10);
            axis = lay(*state, pieces, 1, 40.0f);
            assert_in_range(axis.line_count, 0, 40 / 16 + 7);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(clocks_and_spans_read_as_people_say_them),
        DESK_TEST(hours_are_steps_and_half_hours_lie_between),
        DESK_TEST(the_step_doubles_when_labels_would_come_under_64_px),
        DESK_TEST(labels_never_touch_at_any_width),
        DESK_TEST(local_time_is_what_labels_say),
        DESK_TEST(a_time_and_its_place_are_each_others_inverse),
        DESK_TEST(a_jump_is_a_gap_of_28_px_and_weights_share_the_rest),
        DESK_TEST(pieces_that_touch_have_no_gap),
        DESK_TEST(after_a_jump_the_day_says_how_much_later_it_is),
        DESK_TEST(the_words_of_a_day_end_before_the_next_jump),
        DESK_TEST(a_day_that_goes_on_at_another_scale_is_named_once),
        DESK_TEST(many_jumps_do_not_eat_the_axis),
        DESK_TEST(zoom_keeps_the_second_under_the_pointer),
        DESK_TEST(zoom_ends_at_24_px_a_minute),
        DESK_TEST(zooming_out_ends_at_the_whole),
        DESK_TEST(panning_stops_at_the_ends),
        DESK_TEST(revealing_moves_only_when_it_must),
        DESK_TEST(what_is_outside_a_view_keeps_its_place_beyond_the_edge),
        DESK_TEST(a_view_of_nothing_is_taken_for_the_whole),
        DESK_TEST(an_axis_of_any_length_has_no_more_lines_than_it_has_room_for),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
