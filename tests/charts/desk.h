/* desk.h: what every test of a chart needs: fonts, a canvas to measure and draw on, an arena. */
#ifndef TESTS_CHARTS_DESK_H
#define TESTS_CHARTS_DESK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "draw/draw.h"

struct desk {
    struct text *text;
    struct canvas *pixels, *svg; /* both open on a frame of 1920 x 1080 until painted, or until the test is over */
    bool pixels_painted, svg_painted;
    struct arena arena;
};

int desk_open(void **state);  /* group setup */
int desk_close(void **state); /* group teardown */
int desk_begin(void **state); /* before each test */
int desk_end(void **state);   /* after each test */

/* Ends the frame: its pixels, its text can be looked at. */
void desk_paint_pixels(struct desk *desk);
const char *desk_paint_svg(struct desk *desk);

#define DESK_TEST(test) cmocka_unit_test_setup_teardown(test, desk_begin, desk_end)

/* Within a hundredth of a pixel. */
void assert_near(float got, float expected);
void assert_box(struct box got, float x, float y, float w, float h);

#endif
