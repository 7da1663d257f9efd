/* Pixels: what is filled, how its rim is shaded, what is snapped, what is clipped, and what is painted again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/draw.h"

#define WHITE 0xFFFFFFFFu
#define BLACK 0xFF000000u

struct fixture {
    struct text *text;
    struct canvas *canvas;
};

static int open_canvas(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    struct err_note note = { 0 };
    if (text_create(&f->text, &note) != ERR_OK) {
        fail_msg("%s", note.text);
    }
    f->canvas = draw_create_pixels(f->text);
    *state = f;
    return 0;
}

static int close_canvas(void **state)
{
    struct fixture *f = *state;
    draw_destroy(f->canvas);
    text_destroy(f->text);
    free(f);
    return 0;
}

static const struct colour white = { 255, 255, 255, 255 };
static const struct colour red = { 255, 0, 0, 255 };

static struct canvas *begin(void **state, uint32_t width, uint32_t height, float scale)
{
    struct canvas *canvas = ((struct fixture *)*state)->canvas;
    draw_begin(canvas, width, height, scale);
    return canvas;
}

static uint32_t level(const struct canvas *canvas, uint32_t x, uint32_t y)
{
    return draw_pixel(canvas, x, y) & 0xFFu;
}

/* The sum of all levels, in whole pixels: the area that was covered. */
static double area_of(const struct canvas *canvas, uint32_t width, uint32_t height)
{
    double sum = 0.0;
    for (uint32_t y = 0; y < height; y++) {
        for (uint32_t x = 0; x < width; x++) {
            sum += level(canvas, x, y);
        }
    }
    return sum / 255.0;
}

static void assert_near(double value, double expected, double tolerance)
{
    if (fabs(value - expected) > tolerance) {
        fail_msg("%f is not within %f of %f", value, tolerance, expected);
    }
}

static void a_box_fills_its_pixels_and_no_others(void **state)
{
    struct canvas *canvas = begin(state, 16, 16, 1.0f);
    draw_rect(canvas, box_make(3, 4, 5, 6), paint_fill(white));
    draw_end(canvas);
    for (uint32_t y = 0; y < 16; y++) {
        for (uint32_t x = 0; x < 16; x++) {
            bool inside = x >= 3 && x < 8 && y >= 4 && y < 10;
            assert_int_equal(draw_pixel(canvas, x, y), inside ? WHITE : BLACK);
        }
    }
}

static void a_box_snaps_to_whole_pixels(void **state)
{
    struct canvas *canvas = begin(state, 16, 16, 1.5f);
    draw_rect(canvas, box_make(1.0f, 1.0f, 3.0f, 3.0f), paint_fill(white)); /* 1.5 to 6: 2 to 6 */
    draw_end(canvas);
    assert_int_equal(draw_pixel(canvas, 1, 3), BLACK);
    assert_int_equal(draw_pixel(canvas, 2, 3), WHITE);
    assert_int_equal(draw_pixel(canvas, 5, 3), WHITE);
    assert_int_equal(draw_pixel(canvas, 6, 3), BLACK);
}

static void an_outline_lies_inside_its_box(void **state)
{
    struct canvas *canvas = begin(state, 16, 16, 1.0f);
    draw_rect(canvas, box_make(2, 2, 10, 10), paint_stroke(white, 2));
    draw_end(canvas);
    assert_int_equal(draw_pixel(canvas, 1, 5), BLACK);
    assert_int_equal(draw_pixel(canvas, 2, 5), WHITE);
    assert_int_equal(draw_pixel(canvas, 3, 5), WHITE);
    assert_int_equal(draw_pixel(canvas, 4, 5), BLACK);
    assert_int_equal(draw_pixel(canvas, 11, 11), WHITE);
    assert_int_equal(draw_pixel(canvas, 12, 12), BLACK);
    assert_near(area_of(canvas, 16, 16), 100.0 - 36.0, 0.01);
}

static void a_hairline_is_one_pixel_at_every_scale(void **state)
{
    static const float SCALES[] = { 1.0f, 1.3f, 1.5f, 2.0f };
    for (size_t i = 0; i < 4; i++) {
        struct canvas *canvas = begin(state, 40, 40, SCALES[i]);
        draw_line(canvas, 2, 7, 12, 7, paint_stroke(white, LINE_HAIR));
        draw_end(canvas);
        uint32_t rows = 0;
        for (uint32_t y = 0; y < 40; y++) {
            assert_true(level(canvas, 10, y) == 0 || level(canvas, 10, y) == 255);
            rows += level(canvas, 10, y) == 255;
        }
        assert_int_equal(rows, 1);
    }
}

static void half_alpha_is_half_way_between(void **state)
{
    struct canvas *canvas = begin(state, 8, 8, 1.0f);
    draw_rect(canvas, box_make(0, 0, 8, 8), paint_fill((struct colour){ 100, 200, 0, 255 }));
    draw_rect(canvas, box_make(0, 0, 8, 8), paint_fill(colour_alpha((struct colour){ 200, 0, 100, 255 }, 0.5f)));
    draw_end(canvas);
    uint32_t pixel = draw_pixel(canvas, 4, 4);
    assert_near(pixel >> 16 & 0xFF, 150, 1);
    assert_near(pixel >> 8 & 0xFF, 100, 1);
    assert_near(pixel & 0xFF, 50, 1);
}

static void a_disc_covers_its_area_with_a_shaded_rim(void **state)
{
    struct canvas *canvas = begin(state, 64, 64, 1.0f);
    draw_circle(canvas, 32.0f, 32.0f, 20.0f, paint_fill(white));
    draw_end(canvas);
    assert_near(area_of(canvas, 64, 64), 3.14159 * 400.0, 8.0);
    assert_int_equal(level(canvas, 32, 32), 255);
    assert_int_equal(level(canvas, 32, 5), 0);
    uint32_t shaded = 0;
    for (uint32_t x = 0; x < 64; x++) {
        shaded += level(canvas, x, 20) > 0 && level(canvas, x, 20) < 255;
    }
    assert_in_range(shaded, 2, 6);
}

static void a_diamond_half_covers_the_pixels_on_its_sides(void **state)
{
    struct canvas *canvas = begin(state, 32, 32, 1.0f);
    draw_diamond(canvas, 16.0f, 16.0f, 10.0f, paint_fill(white));
    draw_end(canvas);
    assert_near(area_of(canvas, 32, 32), 200.0, 2.0);
    assert_near(level(canvas, 20, 10), 128, 2); /* the side runs through this pixel's corners */
}

static void a_ring_has_a_hole(void **state)
{
    struct canvas *canvas = begin(state, 64, 64, 1.0f);
    draw_circle(canvas, 32.0f, 32.0f, 20.0f, paint_stroke(white, 4.0f));
    draw_end(canvas);
    assert_int_equal(level(canvas, 32, 32), 0);
    assert_int_equal(level(canvas, 32, 12), 255);
    assert_near(area_of(canvas, 64, 64), 2.0 * 3.14159 * 20.0 * 4.0, 4.0);
}

static void an_arc_of_a_quarter_stays_in_its_quarter(void **state)
{
    struct canvas *canvas = begin(state, 64, 64, 1.0f);
    draw_arc(canvas, 32.0f, 32.0f, 20.0f, 0.0f, 0.25f, paint_stroke(white, 4.0f));
    draw_end(canvas);
    assert_near(area_of(canvas, 64, 64), 2.0 * 3.14159 * 20.0 * 4.0 / 4.0, 2.0);
    assert_true(level(canvas, 46, 17) > 200); /* upper right */
    assert_int_equal(level(canvas, 17, 17), 0);
    assert_int_equal(level(canvas, 46, 46), 0);
}

static void a_slanting_line_has_its_width(void **state)
{
    struct canvas *canvas = begin(state, 64, 64, 1.0f);
    draw_line(canvas, 10, 10, 50, 40, paint_stroke(white, 3.0f)); /* 50 long */
    draw_end(canvas);
    assert_near(area_of(canvas, 64, 64), 150.0, 2.0);
}

static void round_ends_add_a_disc(void **state)
{
    struct canvas *canvas = begin(state, 64, 64, 1.0f);
    struct paint paint = paint_stroke(white, 8.0f);
    paint.round = true;
    draw_line(canvas, 10, 10, 50, 40, paint);
    draw_end(canvas);
    assert_near(area_of(canvas, 64, 64), 400.0 + 3.14159 * 16.0, 3.0);
}

static void a_bend_is_filled_once(void **state)
{
    struct canvas *canvas = begin(state, 64, 64, 1.0f);
    const struct point corner[] = { { 10, 50 }, { 10, 10 }, { 50, 10 } };
    draw_polyline(canvas, corner, 3, paint_stroke(colour_alpha(white, 0.5f), 6.0f));
    draw_end(canvas);
    assert_near(level(canvas, 8, 8), 128, 2);   /* the mitre's tip */
    assert_near(level(canvas, 11, 11), 128, 2); /* where both pieces overlap */
    assert_int_equal(level(canvas, 20, 20), 0);
}

static void dashes_leave_gaps(void **state)
{
    struct canvas *canvas = begin(state, 64, 16, 1.0f);
    draw_line(canvas, 2, 8, 62, 8, paint_dash(white, 2.0f, 7.0f, 5.0f));
    draw_end(canvas);
    assert_int_equal(level(canvas, 4, 8), 255);
    assert_int_equal(level(canvas, 11, 8), 0);
    assert_int_equal(level(canvas, 16, 8), 255);
    assert_near(area_of(canvas, 64, 16), 5.0 * 7.0 * 2.0, 1.0);
}

static void a_rounded_box_lacks_its_corners_only(void **state)
{
    struct canvas *canvas = begin(state, 80, 60, 1.0f);
    draw_round(canvas, box_make(4, 4, 70, 50), 10.0f, paint_fill(white));
    draw_end(canvas);
    assert_near(area_of(canvas, 80, 60), 70.0 * 50.0 - (4.0 - 3.14159) * 100.0, 2.0);
    assert_int_equal(level(canvas, 4, 4), 0);
    assert_int_equal(level(canvas, 4, 30), 255);
    assert_int_equal(level(canvas, 40, 4), 255);
}

static void a_clip_cuts_shapes_and_words(void **state)
{
    struct canvas *canvas = begin(state, 64, 64, 1.0f);
    draw_clip_push(canvas, box_make(10, 10, 20, 20));
    draw_clip_push(canvas, box_make(20, 0, 64, 64));
    draw_circle(canvas, 20.0f, 20.0f, 40.0f, paint_fill(white));
    draw_text(canvas, 0, 25, words_make(TEXT_REGULAR, 30.0f, white), "HHHH");
    draw_clip_pop(canvas);
    draw_clip_pop(canvas);
    draw_end(canvas);
    assert_near(area_of(canvas, 64, 64), 10.0 * 20.0, 0.01);
    assert_int_equal(level(canvas, 20, 10), 255);
    assert_int_equal(level(canvas, 19, 10), 0);
}

static void a_shape_cut_on_its_left_keeps_its_inside(void **state)
{
    struct canvas *canvas = begin(state, 32, 32, 1.0f);
    draw_circle(canvas, -20.0f, 16.0f, 40.0f, paint_fill(white));
    draw_end(canvas);
    assert_int_equal(level(canvas, 0, 16), 255);
    assert_int_equal(level(canvas, 15, 16), 255);
    assert_int_equal(level(canvas, 25, 16), 0);
}

static void words_stand_where_they_are_told(void **state)
{
    struct canvas *canvas = begin(state, 200, 40, 1.0f);
    struct words look = words_make(TEXT_REGULAR, 16.0f, white);
    float width = draw_text(canvas, 10, 20, look, "Harbour");
    draw_end(canvas);
    assert_near(width, 59.0, 3.0);
    double ink = area_of(canvas, 200, 40);
    assert_true(ink > 100.0);
    canvas = begin(state, 200, 40, 1.0f);
    look.align = DRAW_END;
    draw_text(canvas, 10 + width, 20, look, "Harbour");
    draw_end(canvas);
    uint32_t count = 0;
    (void)draw_damage(canvas, &count);
    assert_int_equal(count, 0); /* the same pixels */
}

static void words_too_wide_end_in_an_ellipsis(void **state)
{
    struct canvas *canvas = begin(state, 200, 40, 1.0f);
    struct words look = words_make(TEXT_REGULAR, 16.0f, white);
    look.width_max = 70.0f;
    float width = draw_text(canvas, 0, 20, look, "Notify the Data Commission");
    draw_end(canvas);
    assert_true(width > 30.0f && width <= 70.0f);
    for (uint32_t x = 72; x < 200; x++) {
        assert_int_equal(level(canvas, x, 19), 0);
    }
}

static void turned_words_have_the_same_ink(void **state)
{
    struct canvas *canvas = begin(state, 120, 120, 1.0f);
    struct words look = words_make(TEXT_SEMIBOLD, 12.0f, white);
    draw_text(canvas, 20, 60, look, "Meridia");
    draw_end(canvas);
    double ink = area_of(canvas, 120, 120);
    canvas = begin(state, 120, 120, 1.0f);
    look.up = true;
    draw_text(canvas, 60, 100, look, "Meridia");
    draw_end(canvas);
    assert_near(area_of(canvas, 120, 120), ink, 0.5);
    assert_int_equal(area_of(canvas, 45, 120) > 0.0, false); /* all right of x 45 */
}

static void an_icon_is_centred(void **state)
{
    struct canvas *canvas = begin(state, 64, 64, 1.0f);
    draw_icon(canvas, ICON_CHECK, 32, 32, 32, white);
    draw_end(canvas);
    uint32_t x0 = 64, x1 = 0, y0 = 64, y1 = 0;
    for (uint32_t y = 0; y < 64; y++) {
        for (uint32_t x = 0; x < 64; x++) {
            if (level(canvas, x, y) > 40) {
                x0 = x < x0 ? x : x0;
                x1 = x > x1 ? x : x1;
                y0 = y < y0 ? y : y0;
                y1 = y > y1 ? y : y1;
            }
        }
    }
    assert_near((x0 + x1 + 1) / 2.0, 32.0, 1.5);
    assert_near((y0 + y1 + 1) / 2.0, 32.0, 1.5);
    assert_true(x1 - x0 > 18);
}

static void layers_lie_over_each_other_whatever_the_order_of_calls(void **state)
{
    struct canvas *canvas = begin(state, 8, 8, 1.0f);
    assert_int_equal(draw_layer(canvas, 3), 0);
    draw_rect(canvas, box_make(0, 0, 8, 8), paint_fill(white));
    assert_int_equal(draw_layer(canvas, 0), 3);
    draw_rect(canvas, box_make(0, 0, 8, 8), paint_fill(red));
    draw_end(canvas);
    assert_int_equal(draw_pixel(canvas, 4, 4), WHITE);
}

/* ---- damage ---- */

static void draw_page(struct canvas *canvas, const char *clock, float mark_x)
{
    draw_rect(canvas, draw_bounds(canvas), paint_fill((struct colour){ 14, 20, 32, 255 }));
    draw_round(canvas, box_make(20, 20, 300, 200), 12, paint_both((struct colour){ 21, 29, 43, 255 }, red, 1));
    draw_text(canvas, 40, 60, words_make(TEXT_MONO, 32, white), clock);
    draw_diamond(canvas, mark_x, 300, 13, paint_fill(white));
}

static uint32_t damage_of(void **state, const char *clock, float mark_x, struct pixel_box *all)
{
    struct canvas *canvas = begin(state, 640, 480, 1.0f);
    draw_page(canvas, clock, mark_x);
    draw_end(canvas);
    uint32_t count = 0;
    const struct pixel_box *damage = draw_damage(canvas, &count);
    *all = count > 0 ? damage[0] : (struct pixel_box){ 0, 0, 0, 0 };
    return count;
}

static void the_first_frame_paints_everything(void **state)
{
    struct pixel_box all;
    assert_int_equal(damage_of(state, "10:42", 400, &all), 1);
    assert_int_equal(all.w, 640);
    assert_int_equal(all.h, 480);
}

static void an_unchanged_frame_paints_nothing(void **state)
{
    struct pixel_box all;
    (void)damage_of(state, "10:42", 400, &all);
    assert_int_equal(damage_of(state, "10:42", 400, &all), 0);
}

static void a_changed_clock_paints_its_place_only(void **state)
{
    struct pixel_box all;
    (void)damage_of(state, "10:42", 400, &all);
    assert_int_equal(damage_of(state, "10:43", 400, &all), 1);
    assert_true(all.x >= 32 && all.y >= 32 && all.x + all.w <= 160 && all.y + all.h <= 96);
}

static void painting_a_part_gives_the_same_picture_as_painting_all(void **state)
{
    struct pixel_box all;
    struct fixture *f = *state;
    (void)damage_of(state, "10:42", 400, &all);
    (void)damage_of(state, "11:07", 411.5f, &all);
    struct canvas *fresh = draw_create_pixels(f->text);
    draw_begin(fresh, 640, 480, 1.0f);
    draw_page(fresh, "11:07", 411.5f);
    draw_end(fresh);
    for (uint32_t y = 0; y < 480; y++) {
        for (uint32_t x = 0; x < 640; x++) {
            /* Coverage summed from another left rim may round the other way. */
            assert_near(level(f->canvas, x, y), level(fresh, x, y), 1);
        }
    }
    draw_destroy(fresh);
}

static void forgetting_and_resizing_paint_everything(void **state)
{
    struct pixel_box all;
    struct fixture *f = *state;
    (void)damage_of(state, "10:42", 400, &all);
    draw_forget(f->canvas);
    assert_int_equal(damage_of(state, "10:42", 400, &all), 1);
    assert_int_equal(all.h, 480);
    struct canvas *canvas = begin(state, 320, 200, 1.0f);
    draw_page(canvas, "10:42", 100);
    draw_end(canvas);
    uint32_t count = 0;
    assert_int_equal(draw_damage(canvas, &count)[0].w, 320);
}

static void what_nothing_covers_is_black_again(void **state)
{
    struct canvas *canvas = begin(state, 64, 64, 1.0f);
    draw_circle(canvas, 32, 32, 10, paint_fill(white));
    draw_end(canvas);
    canvas = begin(state, 64, 64, 1.0f);
    draw_end(canvas);
    assert_int_equal(draw_pixel(canvas, 32, 32), BLACK);
}

static void attached_memory_is_painted_into(void **state)
{
    struct fixture *f = *state;
    uint32_t memory[20 * 24];
    memset(memory, 0, sizeof memory);
    draw_attach(f->canvas, memory, 24 * sizeof memory[0]);
    struct canvas *canvas = begin(state, 20, 20, 1.0f);
    draw_rect(canvas, box_make(19, 19, 1, 1), paint_fill(white));
    draw_end(canvas);
    assert_int_equal(memory[19 * 24 + 19], WHITE);
    assert_int_equal(memory[19 * 24 + 20], 0); /* beyond the row */
    draw_attach(f->canvas, NULL, 0);
}

/* ---- files ---- */

static void a_picture_is_written_without_a_display(void **state)
{
    struct fixture *f = *state;
    struct pixel_box all;
    (void)damage_of(state, "10:42", 400, &all);
    struct err_note note = { 0 };
    char folder[] = "/tmp/tocsin-draw-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char path[64];
    (void)snprintf(path, sizeof path, "%s/page.png", folder);
    assert_int_equal(draw_save_png(f->canvas, path, &note), ERR_OK);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    unsigned char head[8];
    assert_int_equal(fread(head, 1, 8, file), 8);
    assert_memory_equal(head, "\x89PNG\r\n\x1A\n", 8);
    (void)fclose(file);
    assert_int_equal(remove(path), 0);
    assert_int_equal(remove(folder), 0);
    assert_int_equal(draw_save_png(f->canvas, "/nowhere/at/all.png", &note), ERR_IO);
    assert_non_null(strstr(note.text, "/nowhere/at/all.png"));
}

/* ---- the look ---- */

static double linear(uint8_t channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double contrast(struct colour a, struct colour b)
{
    double la = 0.2126 * linear(a.r) + 0.7152 * linear(a.g) + 0.0722 * linear(a.b) + 0.05;
    double lb = 0.2126 * linear(b.r) + 0.7152 * linear(b.g) + 0.0722 * linear(b.b) + 0.05;
    return la > lb ? la / lb : lb / la;
}

static void words_can_be_read_on_every_ground(void **state)
{
    (void)state;
    for (int name = THEME_DARK; name < THEME_COUNT; name++) {
        const struct theme *t = theme_get((enum theme_name)name);
        const struct colour grounds[] = { t->bg0, t->bg, t->panel, t->raised };
        for (int g = 0; g < 4; g++) {
            assert_true(contrast(t->t1, grounds[g]) >= 7.0);
            assert_true(contrast(t->t2, grounds[g]) >= 7.0);
            assert_true(contrast(t->t3, grounds[g]) >= 4.5);
            assert_true(contrast(t->amber.text, grounds[g]) >= 4.5);
            assert_true(contrast(t->teal.text, grounds[g]) >= 4.5);
            assert_true(contrast(t->red.text, grounds[g]) >= 4.5);
            assert_true(contrast(t->green.text, grounds[g]) >= 4.5);
            assert_true(contrast(t->edge, grounds[g]) >= 3.0);
        }
        assert_true(contrast(t->solid, t->on_solid) >= 7.0);
        assert_true(contrast(t->amber.fill, t->amber.on) >= 7.0);
        for (uint32_t i = 0; i < THEME_TEAM_SLOTS; i++) {
            assert_true(contrast(theme_team(t, i), t->team_ink) >= 4.5);
        }
    }
    for (int tlp = 0; tlp < THEME_TLP_COUNT; tlp++) {
        assert_true(contrast(theme_tlp_ink((enum theme_tlp)tlp), theme_tlp_ground()) >= 4.5);
    }
}

static void every_icon_has_a_name_a_code_and_a_picture(void **state)
{
    for (int icon = 1; icon < ICON_COUNT; icon++) {
        assert_int_equal(icon_find(icon_name((enum icon)icon)), icon);
        struct canvas *canvas = begin(state, 32, 32, 1.0f);
        draw_icon(canvas, (enum icon)icon, 16, 16, 24, white);
        draw_end(canvas);
        assert_true(area_of(canvas, 32, 32) > 10.0);
    }
    assert_int_equal(icon_find("no such icon"), ICON_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_box_fills_its_pixels_and_no_others, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_box_snaps_to_whole_pixels, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(an_outline_lies_inside_its_box, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_hairline_is_one_pixel_at_every_scale, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(half_alpha_is_half_way_between, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_disc_covers_its_area_with_a_shaded_rim, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_diamond_half_covers_the_pixels_on_its_sides, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_ring_has_a_hole, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(an_arc_of_a_quarter_stays_in_its_quarter, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_slanting_line_has_its_width, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(round_ends_add_a_disc, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_bend_is_filled_once, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(dashes_leave_gaps, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_rounded_box_lacks_its_corners_only, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_clip_cuts_shapes_and_words, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_shape_cut_on_its_left_keeps_its_inside, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(words_stand_where_they_are_told, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(words_too_wide_end_in_an_ellipsis, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(turned_words_have_the_same_ink, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(an_icon_is_centred, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(layers_lie_over_each_other_whatever_the_order_of_calls, open_canvas,
                                        close_canvas),
        cmocka_unit_test_setup_teardown(the_first_frame_paints_everything, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(an_unchanged_frame_paints_nothing, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_changed_clock_paints_its_place_only, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(painting_a_part_gives_the_same_picture_as_painting_all, open_canvas,
                                        close_canvas),
        cmocka_unit_test_setup_teardown(forgetting_and_resizing_paint_everything, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(what_nothing_covers_is_black_again, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(attached_memory_is_painted_into, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_picture_is_written_without_a_display, open_canvas, close_canvas),
        cmocka_unit_test(words_can_be_read_on_every_ground),
        cmocka_unit_test_setup_teardown(every_icon_has_a_name_a_code_and_a_picture, open_canvas, close_canvas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
