/* What is drawn: the same bytes each time, a picture in text that a person has read, pixels of the look, and order. */
#include "desk.h"

#include <stdio.h>
#include <string.h>

#include "charts/spacetime.h"
#include "harbour.h"

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))
#define EXPECTED_MARKS TOCSIN_SOURCE_DIR "/tests/charts/expected/marks.svg"

static const struct box WIDE = { 16, 192, 1888, 560 };

/* A whole drawing on a canvas of its own; the text lives in the desk's arena. */
static const char *svg_of(struct desk *desk, struct spacetime in, struct box box)
{
    struct canvas *canvas = draw_create_svg(desk->text);
    draw_begin(canvas, 1920, 1080, 1.0f);
    spacetime_draw(canvas, spacetime_lay(&desk->arena, canvas, &in, box));
    draw_describe(canvas, "Space-time diagram", "Who knew what, and when");
    draw_end(canvas);
    const char *text = arena_copy_string(&desk->arena, draw_svg(canvas));
    draw_destroy(canvas);
    return text;
}

/* ---- SVG ---- */

/* Follows tags and quotes as a parser would: every element is closed by its own name, every attribute quoted. */
static void assert_well_formed(const char *at)
{
    const char *open[64];
    size_t lengths[64];
    size_t depth = 0;
    while ((at = strchr(at, '<')) != NULL) {
        const bool closes = at[1] == '/';
        const char *name = at + (closes ? 2 : 1);
        const size_t length = strcspn(name, " />\n");
        const char *end = name + length;
        while (*end != '>') {
            assert_true(*end != '\0' && *end != '<');
            end = *end == '"' ? strchr(end + 1, '"') + 1 : end + 1;
        }
        if (closes) {
            assert_true(depth > 0 && lengths[depth - 1] == length && memcmp(open[depth - 1], name, length) == 0);
            depth--;
        } else if (end[-1] != '/') {
            assert_true(depth < COUNT(open));
            open[depth] = name;
            lengths[depth] = length;
            depth++;
        }
        at = end + 1;
    }
    assert_int_equal(depth, 0);
}

static void an_exercise_is_well_formed_svg_in_every_size_and_theme(void **state)
{
    const struct spacetime pictures[] = { harbour_debrief(), harbour_live(), harbour_seat(), harbour_days() };
    for (uint32_t i = 0; i < COUNT(pictures); i++) {
        for (enum theme_name theme = THEME_DARK; theme < THEME_COUNT; theme++) {
            struct spacetime in = pictures[i];
            in.theme = theme;
            const char *svg = svg_of(*state, in, box_make(16, 96, 1888, 0));
            assert_memory_equal(svg, "<svg ", 5);
            assert_well_formed(svg);
            assert_null(strstr(svg, "\"nan"));
            assert_null(strstr(svg, ",nan"));
            assert_null(strstr(svg, "inf\""));
        }
    }
}

static void the_same_input_gives_the_same_bytes(void **state)
{
    const char *first = svg_of(*state, harbour_live(), WIDE);
    const char *second = svg_of(*state, harbour_live(), WIDE);
    assert_string_equal(first, second);
    struct spacetime other = harbour_live();
    other.now_s += 60;
    const char *third = svg_of(*state, other, WIDE);
    assert_string_not_equal(first, third);
}

static void marks_carry_what_a_reader_hears(void **state)
{
    const char *svg = svg_of(*state, harbour_debrief(), WIDE);
    assert_non_null(strstr(svg, "<title>09:43, Nimbus Cloud, decision: Suspend tenant? timed out after 47 min</title>"));
    assert_non_null(strstr(svg, "<title>08:00, Calder Port, call: Berths 4 to 9 have stopped</title>"));
}

/* Marks without words, so that the expected file does not depend on the version of a font. */
static void draw_wordless_marks(struct canvas *canvas, enum theme_name theme)
{
    const struct mark_look look = mark_look(theme, false);
    const struct point a = { 20, 20 }, b = { 50, 70 }, border = { 80, 45 }, far = { 56, 0 };
    mark_draw_tail(canvas, &look, 20, 60, 100, MARK_ASKED, true);
    mark_draw_tail(canvas, &look, 80, 120, 100, MARK_DECIDED, true);
    mark_draw_tail(canvas, &look, 140, 180, 100, MARK_TIMED_OUT, true);
    mark_draw_decision(canvas, &look, 140, 100, MARK_TIMED_OUT, NULL, false);
    mark_draw_decision(canvas, &look, 200, 100, MARK_ASK_PLANNED, NULL, false);
    mark_draw_share_line(canvas, &look, a, b, MARK_ARRIVED, true);
    mark_draw_share_ring(canvas, &look, a, MARK_ARRIVED);
    mark_draw_share_head(canvas, &look, a, b, MARK_ARRIVED, false);
    mark_draw_share_ahead(canvas, &look, b, border);
    mark_draw_share_head(canvas, &look, b, border, MARK_IN_FLIGHT, true);
    mark_draw_share_line(canvas, &look, a, border, MARK_BLOCKED, false);
    mark_draw_blocked(canvas, &look, border, look.theme->panel);
    mark_draw_stub(canvas, &look, a, far);
    const struct mark_clock_at at = { 100, 160, 130, 190, 20, 40, 90, 200 };
    mark_draw_clock(canvas, &look, &at, MARK_RUNNING);
    mark_draw_clock(canvas, &look, &at, MARK_CLOCK_PLANNED);
}

static const char *read_file(struct desk *desk, const char *path)
{
    static char bytes[65536];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fail_msg("%s cannot be read", path);
        return "";
    }
    size_t count = fread(bytes, 1, sizeof bytes, file);
    (void)fclose(file);
    return arena_copy(&desk->arena, bytes, count);
}

static void keep(const char *got)
{
    FILE *file = fopen("marks.got.svg", "wb");
    if (file != NULL) {
        (void)fputs(got, file);
        (void)fclose(file);
    }
}

static void marks_are_as_they_were_read(void **state)
{
    struct desk *desk = *state;
    draw_wordless_marks(desk->svg, THEME_PRINT);
    const char *expected = read_file(desk, EXPECTED_MARKS);
    const char *got = desk_paint_svg(desk);
    if (strcmp(got, expected) != 0) {
        keep(got);
        fail_msg("the marks changed: read marks.got.svg in the working folder beside %s", EXPECTED_MARKS);
    }
}

/* ---- pixels of the look ---- */

static uint32_t rgb(struct desk *desk, float x, float y)
{
    desk_paint_pixels(desk);
    return draw_pixel(desk->pixels, (uint32_t)x, (uint32_t)y) & 0xFFFFFF;
}

static const struct spacetime_layout *draw_debrief(struct desk *desk, enum theme_name theme)
{
    static struct spacetime in;
    in = harbour_debrief();
    in.theme = theme;
    draw_rect(desk->pixels, draw_bounds(desk->pixels), paint_fill(theme_get(theme)->panel));
    const struct spacetime_layout *at = spacetime_lay(&desk->arena, desk->pixels, &in, WIDE);
    spacetime_draw(desk->pixels, at);
    desk_paint_pixels(desk);
    return at;
}

static void colours_are_those_of_the_look(void **state)
{
    struct desk *desk = *state;
    (void)draw_debrief(desk, THEME_DARK);
    assert_int_equal(rgb(desk, 300, 290), 0x090E17);  /* band */
    assert_int_equal(rgb(desk, 300, 299), 0x3991BB);  /* a lane: its team's hue at 0.72, two pixels */
    assert_int_equal(rgb(desk, 300, 300), 0x3991BB);
    assert_int_equal(rgb(desk, 300, 301), 0x090E17);
    assert_int_equal(rgb(desk, 300, 275), 0x151D2B);  /* a border */
    assert_int_equal(rgb(desk, 30, 300), 0x1D2738);   /* an economy's tab */
    assert_int_equal(rgb(desk, 300, 575), 0x141B29);  /* the selected lane */
    assert_int_equal(rgb(desk, 887, 500), 0xFFFFFF);  /* the playhead, two pixels */
}

static void a_share_has_a_halo_where_it_crosses_a_lane(void **state)
{
    struct desk *desk = *state;
    const struct spacetime_layout *at = draw_debrief(desk, THEME_DARK);
    const struct spacetime_share_at *share = &at->shares[20]; /* MeriCERT to Telecom, far right */
    const float y = at->rows[7].line_y;
    const float x = share->from.x + (share->to.x - share->from.x) * (y - share->from.y) / (share->to.y - share->from.y);
    assert_int_equal(rgb(desk, x, y), 0x35CDBB);
    assert_int_equal(rgb(desk, x - 2.6f, y), 0x090E17);
    assert_int_equal(rgb(desk, x + 2.9f, y), 0x090E17);
    assert_int_equal(rgb(desk, x - 8, y), 0x848D99); /* the lane again */
}

static void a_playhead_lies_under_marks_and_now_over_them(void **state)
{
    struct desk *desk = *state;
    struct spacetime in = harbour_debrief();
    const struct spacetime_layout *at = draw_debrief(desk, THEME_DARK);
    const struct spacetime_mark *mark = &at->marks[in.inject_count + 4]; /* a decision at the very time */
    assert_near(mark->x, at->now_x);
    assert_int_equal(rgb(desk, mark->x - 8, mark->y), 0xEAF0F8);
    assert_int_equal(rgb(desk, mark->x, mark->y - 9), 0xEAF0F8); /* the diamond, not the line */
}

static void on_paper_bands_are_white_and_nothing_is_veiled(void **state)
{
    struct desk *desk = *state;
    struct spacetime in = harbour_live();
    in.theme = THEME_PRINT;
    draw_rect(desk->pixels, draw_bounds(desk->pixels), paint_fill(theme_get(THEME_PRINT)->panel));
    const struct spacetime_layout *at = spacetime_lay(&desk->arena, desk->pixels, &in, box_make(16, 96, 1480, 0));
    spacetime_draw(desk->pixels, at);
    assert_int_equal(rgb(desk, at->plot.x + 30, at->rows[2].box.y + 12), 0xFFFFFF);
    assert_int_equal(rgb(desk, at->now_x + 30, at->rows[2].box.y + 12), 0xFFFFFF);
    assert_int_equal(rgb(desk, at->rows[0].box.x + 100, at->rows[0].box.y), 0x97A5B8); /* its outline instead */
}

static void a_facilitators_plan_is_veiled(void **state)
{
    struct desk *desk = *state;
    struct spacetime in = harbour_live();
    draw_rect(desk->pixels, draw_bounds(desk->pixels), paint_fill(theme_get(THEME_DARK)->panel));
    const struct spacetime_layout *at = spacetime_lay(&desk->arena, desk->pixels, &in, box_make(16, 96, 1480, 0));
    spacetime_draw(desk->pixels, at);
    assert_int_equal(rgb(desk, at->now_x - 20, at->rows[3].box.y + 6), 0x090E17);
    assert_int_equal(rgb(desk, at->now_x + 20, at->rows[3].box.y + 6), 0x101724); /* panel at 0.66 over the band */
}

static void nothing_is_drawn_over_the_heads_when_zoomed_in(void **state)
{
    struct desk *desk = *state;
    struct spacetime in = harbour_debrief();
    in.axis.view_from_s = AT(9, 50);
    in.axis.view_to_s = AT(10, 10);
    in.selected_lane = SPACETIME_NO_LANE;
    in.selected = (struct spacetime_ref){ SPACETIME_NOTHING, 0 };
    draw_rect(desk->pixels, draw_bounds(desk->pixels), paint_fill(theme_get(THEME_DARK)->panel));
    const struct spacetime_layout *at = spacetime_lay(&desk->arena, desk->pixels, &in, WIDE);
    spacetime_draw(desk->pixels, at);
    for (uint32_t i = 1; i < at->row_count; i++) {
        for (float y = at->rows[i].box.y + 2; y < at->rows[i].box.y + 48; y += 1) {
            assert_int_equal(rgb(desk, at->plot.x - 16, y), 0x090E17);
        }
    }
}

/* ---- anything at all ---- */

#define SOME_LANES 12u
#define SOME_MARKS 60u

struct anything {
    struct axis_piece pieces[5];
    struct spacetime_lane lanes[SOME_LANES];
    struct spacetime_inject injects[SOME_MARKS];
    struct spacetime_decision decisions[SOME_MARKS];
    struct spacetime_share shares[SOME_MARKS];
    struct spacetime_clock clocks[SOME_MARKS];
};

/* Of 0 to below `below`; the same for the same seed everywhere. */
static uint32_t dice(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static uint32_t any_lane(uint32_t *seed, uint32_t lanes, bool or_public)
{
    uint32_t lane = dice(seed, lanes + (or_public ? 1u : 0u));
    return lane == lanes ? SPACETIME_PUBLIC : lane;
}

/* Within the axis, long before it or long after it. */
static int64_t any_time(uint32_t *seed)
{
    return (int64_t)dice(seed, 400000) - 50000;
}

static int64_t any_later(uint32_t *seed, int64_t than)
{
    return dice(seed, 5) == 0 ? SPACETIME_NEVER : than + (int64_t)dice(seed, 60000);
}

static uint32_t make_pieces(struct anything *any, uint32_t *seed)
{
    const uint32_t count = 1 + dice(seed, 5);
    int64_t at_s = (int64_t)dice(seed, 3600) - 1800;
    for (uint32_t i = 0; i < count; i++) {
        at_s += dice(seed, 3) == 0 ? 0 : (int64_t)dice(seed, 90000);
        any->pieces[i].from_s = at_s;
        at_s += 1 + (int64_t)dice(seed, 40000);
        any->pieces[i].to_s = at_s;
        any->pieces[i].weight = dice(seed, 4);
    }
    return count;
}

static void make_marks(struct anything *any, uint32_t *seed, uint32_t lanes)
{
    for (uint32_t i = 0; i < SOME_MARKS; i++) {
        int64_t at_s = any_time(seed);
        any->injects[i] = (struct spacetime_inject){
            any_lane(seed, lanes, true), any_time(seed), (enum icon)dice(seed, ICON_COUNT), (enum mark_inject)dice(seed, 3), "Mail",
        };
        any->decisions[i] = (struct spacetime_decision){
            any_lane(seed, lanes, false), at_s, any_later(seed, at_s), any_later(seed, at_s), (enum mark_decision)dice(seed, 4), "A", "What now?",
        };
        any->shares[i] = (struct spacetime_share){
            any_lane(seed, lanes, true), any_lane(seed, lanes, true), at_s, any_later(seed, at_s), (enum theme_tlp)dice(seed, 5),
            (enum mark_share)dice(seed, 4), dice(seed, 2) == 0 ? NULL : "Mail", NULL,
        };
        any->clocks[i] = (struct spacetime_clock){
            any_lane(seed, lanes, false), at_s, at_s + 1 + (int64_t)dice(seed, 90000), any_later(seed, at_s),
            (enum mark_clock)dice(seed, 5), "Notify",
        };
    }
}

static struct spacetime make_anything(struct anything *any, uint32_t seed)
{
    static const char *const ECONOMIES[] = { "North", "South", "East", "West" };
    const uint32_t lanes = 1 + dice(&seed, SOME_LANES);
    const uint32_t pieces = make_pieces(any, &seed);
    for (uint32_t i = 0; i < lanes; i++) {
        any->lanes[i] = (struct spacetime_lane){ { "AB", "Somebody", i % 2 == 0 ? MARK_HEXAGON : MARK_SQUARE, i }, NULL, i * 4 / lanes, 0 };
    }
    make_marks(any, &seed, lanes);
    return (struct spacetime){
        .axis = { .pieces = any->pieces, .piece_count = pieces, .local_at_zero_s = any_time(&seed),
                  .view_from_s = dice(&seed, 2) == 0 ? 0 : any_time(&seed), .view_to_s = dice(&seed, 2) == 0 ? 0 : any_time(&seed) },
        .economies = ECONOMIES, .economy_count = COUNT(ECONOMIES), .lanes = any->lanes, .lane_count = lanes,
        .injects = any->injects, .inject_count = dice(&seed, SOME_MARKS), .decisions = any->decisions,
        .decision_count = dice(&seed, SOME_MARKS), .shares = any->shares, .share_count = dice(&seed, SOME_MARKS),
        .clocks = any->clocks, .clock_count = dice(&seed, SOME_MARKS),
        .now_kind = (enum spacetime_now)dice(&seed, 3), .now_s = any_time(&seed),
        .hovered = { SPACETIME_STACK, dice(&seed, 4) },
        .selected_lane = dice(&seed, lanes), .own_lane = dice(&seed, lanes),
        .theme = (enum theme_name)dice(&seed, THEME_COUNT), .size = (enum spacetime_size)dice(&seed, 4),
        .scroll_y = (float)dice(&seed, 500), .plan_words = dice(&seed, 2) == 0 ? NULL : "Planned. Only you see this.",
    };
}

static void anything_can_be_laid_out_drawn_and_walked(void **state)
{
    struct desk *desk = *state;
    static struct anything any;
    for (uint32_t seed = 1; seed <= 120; seed++) {
        struct spacetime in = make_anything(&any, seed);
        const struct box box = { 10, 10, 500.0f + (float)(seed * 37 % 1400), seed % 3 == 0 ? 0.0f : 200.0f + (float)(seed * 53 % 800) };
        const struct spacetime_layout *at = spacetime_lay(&desk->arena, desk->pixels, &in, box);
        spacetime_draw(desk->pixels, at);
        for (uint32_t i = 0; i < at->label_count; i++) {
            assert_true(at->labels[i].box.x >= at->plot.x - 1.0f);
        }
        uint32_t stop = spacetime_go(at, SPACETIME_NO_STOP, SPACETIME_FIRST);
        for (int steps = 0; steps < 30 && stop != SPACETIME_NO_STOP; steps++) {
            assert_non_null(at->stops[stop].text);
            assert_true(spacetime_scroll_to(at, stop) <= at->scroll_max);
            stop = spacetime_go(at, stop, (enum spacetime_move)(((uint32_t)steps * 5 + seed) % 8));
        }
        (void)spacetime_pick(at, box.x + box.w / 2.0f, at->ground_y + 30.0f, SPACETIME_PICK_TOUCH);
        arena_reset(&desk->arena);
    }
    desk_paint_pixels(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DESK_TEST(an_exercise_is_well_formed_svg_in_every_size_and_theme),
        DESK_TEST(the_same_input_gives_the_same_bytes),
        DESK_TEST(marks_carry_what_a_reader_hears),
        DESK_TEST(marks_are_as_they_were_read),
        DESK_TEST(colours_are_those_of_the_look),
        DESK_TEST(a_share_has_a_halo_where_it_crosses_a_lane),
        DESK_TEST(a_playhead_lies_under_marks_and_now_over_them),
        DESK_TEST(on_paper_bands_are_white_and_nothing_is_veiled),
        DESK_TEST(a_facilitators_plan_is_veiled),
        DESK_TEST(nothing_is_drawn_over_the_heads_when_zoomed_in),
        DESK_TEST(anything_can_be_laid_out_drawn_and_walked),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
