#include "desk.h"

#include <math.h>
#include <stdlib.h>

int desk_open(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    struct err_note note = { 0 };
    assert_non_null(desk);
    if (text_create(&desk->text, &note) != ERR_OK) {
        print_error("%s\n", note.text);
        free(desk);
        return -1;
    }
    arena_init(&desk->arena);
    desk->pixels = draw_create_pixels(desk->text);
    desk->svg = draw_create_svg(desk->text);
    *state = desk;
    return 0;
}

int desk_close(void **state)
{
    struct desk *desk = *state;
    draw_destroy(desk->pixels);
    draw_destroy(desk->svg);
    arena_deinit(&desk->arena);
    text_destroy(desk->text);
    free(desk);
    return 0;
}

int desk_begin(void **state)
{
    struct desk *desk = *state;
    arena_reset(&desk->arena);
    draw_begin(desk->pixels, 1920, 1080, 1.0f);
    draw_begin(desk->svg, 1920, 1080, 1.0f);
    desk->pixels_painted = desk->svg_painted = false;
    return 0;
}

void desk_paint_pixels(struct desk *desk)
{
    if (!desk->pixels_painted) {
        draw_end(desk->pixels);
        desk->pixels_painted = true;
    }
}

const char *desk_paint_svg(struct desk *desk)
{
    if (!desk->svg_painted) {
        draw_end(desk->svg);
        desk->svg_painted = true;
    }
    return draw_svg(desk->svg);
}

int desk_end(void **state)
{
    desk_paint_pixels(*state);
    (void)desk_paint_svg(*state);
    return 0;
}

void assert_near(float got, float expected)
{
    if (fabsf(got - expected) > 0.01f) {
        fail_msg("%.3f is not %.3f", (double)got, (double)expected);
    }
}

void assert_box(struct box got, float x, float y, float w, float h)
{
    assert_near(got.x, x);
    assert_near(got.y, y);
    assert_near(got.w, w);
    assert_near(got.h, h);
}
