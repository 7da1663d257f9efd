/* The SVG back: well-formed, self-contained, the same bytes every time, and the same shapes as the pixels. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/draw.h"

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
    f->canvas = draw_create_svg(f->text);
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

static const struct colour ink = { 234, 240, 248, 255 };

static void draw_everything(struct canvas *canvas)
{
    const struct point bend[] = { { 10, 20 }, { 30.5f, 40 }, { 60, 20.25f } };
    draw_describe(canvas, "Who told whom & when", "Two teams <one> share");
    draw_rect(canvas, draw_bounds(canvas), paint_fill((struct colour){ 9, 14, 23, 255 }));
    draw_round(canvas, box_make(10, 10, 100, 50), 8, paint_both(colour_alpha(ink, 0.5f), ink, 2));
    draw_group_begin(canvas, "MeriCERT to \"Calder Port\"");
    draw_polyline(canvas, bend, 3, paint_dash(ink, 2, 7, 5));
    draw_polygon(canvas, bend, 3, paint_fill(ink));
    draw_group_end(canvas);
    draw_circle(canvas, 50, 60, 7.5f, paint_stroke(ink, 1.5f));
    draw_arc(canvas, 50, 60, 20, 0, 0.75f, paint_stroke(ink, 2));
    draw_clip_push(canvas, box_make(0, 0, 40, 40));
    draw_line(canvas, 0, 0, 100, 100, paint_stroke(ink, 0.2f));
    draw_line(canvas, 0, 50, 100, 0, paint_stroke(ink, 3));
    draw_clip_pop(canvas);
    struct words look = words_make(TEXT_MONO, 12, ink);
    look.align = DRAW_MIDDLE;
    draw_text(canvas, 50, 30, look, "R&D <now> \"10:42\"\x01");
    look.up = true;
    draw_text(canvas, 20, 90, look, "Meridia");
    draw_icon(canvas, ICON_MAIL, 80, 80, 15, ink);
}

static const char *picture(void **state)
{
    struct fixture *f = *state;
    draw_begin(f->canvas, 200, 120, 1.0f);
    draw_everything(f->canvas);
    draw_end(f->canvas);
    return draw_svg(f->canvas);
}

/* Walks through the elements: every one that opens closes, in order; every attribute is quoted; no bare signs. */
struct walker {
    const char *at;
    char open[32][32];
    int depth;
};

static void walk_text(struct walker *w)
{
    while (*w->at != '\0' && *w->at != '<') {
        if (*w->at == '&') {
            bool known = strncmp(w->at, "&amp;", 5) == 0 || strncmp(w->at, "&lt;", 4) == 0
                         || strncmp(w->at, "&gt;", 4) == 0 || strncmp(w->at, "&quot;", 6) == 0;
            assert_true(known);
        }
        assert_true((unsigned char)*w->at >= 0x20 || *w->at == '\n');
        assert_int_not_equal(*w->at, '>');
        w->at++;
    }
}

static void walk_attributes(struct walker *w)
{
    while (*w->at == ' ') {
        w->at++;
        size_t name = strcspn(w->at, "= />");
        assert_true(name > 0 && w->at[name] == '=' && w->at[name + 1] == '"');
        w->at += name + 2;
        size_t value = strcspn(w->at, "\"<");
        assert_int_equal(w->at[value], '"');
        w->at += value + 1;
    }
}

static void walk_tag(struct walker *w)
{
    w->at++;
    bool closes = *w->at == '/';
    w->at += closes ? 1 : 0;
    size_t bytes = strcspn(w->at, " />");
    assert_in_range(bytes, 1, 30);
    char name[32] = { 0 };
    memcpy(name, w->at, bytes);
    w->at += bytes;
    if (closes) {
        assert_true(w->depth > 0);
        assert_string_equal(w->open[--w->depth], name);
    } else {
        walk_attributes(w);
        if (*w->at == '/') {
            w->at++;
        } else {
            assert_true(w->depth < 32);
            memcpy(w->open[w->depth++], name, sizeof name);
        }
    }
    assert_int_equal(*w->at, '>');
    w->at++;
}

static void the_picture_is_well_formed(void **state)
{
    struct walker w = { .at = picture(state) };
    assert_int_equal(strncmp(w.at, "<svg ", 5), 0);
    while (*w.at != '\0') {
        if (*w.at == '<') {
            walk_tag(&w);
        } else {
            walk_text(&w);
        }
    }
    assert_int_equal(w.depth, 0);
}

static void the_same_calls_give_the_same_bytes_in_every_locale(void **state)
{
    char *first = strdup(picture(state));
    (void)setlocale(LC_ALL, "de_DE.UTF-8");
    assert_string_equal(picture(state), first);
    (void)setlocale(LC_ALL, "C");
    free(first);
}

static void it_needs_nothing_from_elsewhere(void **state)
{
    const char *svg = picture(state);
    assert_null(strstr(svg, "href"));
    assert_null(strstr(svg, "@import"));
    assert_null(strstr(svg, "url(http"));
    assert_non_null(strstr(svg, "'JetBrains Mono','DejaVu Sans Mono','Noto Sans Mono',ui-monospace,monospace"));
}

static void it_says_what_it_is(void **state)
{
    const char *svg = picture(state);
    assert_non_null(strstr(svg, "role=\"img\" aria-labelledby=\"s-t\" aria-describedby=\"s-d\""));
    assert_non_null(strstr(svg, "<title id=\"s-t\">Who told whom &amp; when</title>"));
    assert_non_null(strstr(svg, "<desc id=\"s-d\">Two teams &lt;one&gt; share</desc>"));
    assert_non_null(strstr(svg, "<title>MeriCERT to &quot;Calder Port&quot;</title>"));
}

static void shapes_are_written_as_they_are_meant(void **state)
{
    const char *svg = picture(state);
    /* An outline of 2 inside a box of 100 by 50 with radius 8. */
    assert_non_null(strstr(svg, "<rect x=\"11\" y=\"11\" width=\"98\" height=\"48\" rx=\"7\" fill=\"#eaf0f8\" "
                                "fill-opacity=\"0.5\" stroke=\"#eaf0f8\" stroke-width=\"2\"/>"));
    assert_non_null(strstr(svg, "<polyline points=\"10,20 30.5,40 60,20.25\" fill=\"none\" stroke=\"#eaf0f8\" "
                                "stroke-width=\"2\" stroke-dasharray=\"7 5\"/>"));
    assert_non_null(strstr(svg, "<path d=\"M50 40A20 20 0 1 1 30 60\" fill=\"none\""));
    assert_non_null(strstr(svg, "text-anchor=\"middle\""));
    assert_non_null(strstr(svg, ">R&amp;D &lt;now&gt; &quot;10:42&quot;</text>"));
    assert_non_null(strstr(svg, "rotate(-90)"));
}

static void a_clip_used_twice_is_defined_once(void **state)
{
    const char *svg = picture(state);
    assert_non_null(strstr(svg, "<clipPath id=\"s-c1\"><rect x=\"0\" y=\"0\" width=\"40\" height=\"40\"/></clipPath>"));
    assert_null(strstr(svg, "s-c2"));
    const char *first = strstr(svg, "clip-path=\"url(#s-c1)\"");
    assert_non_null(first);
    assert_non_null(strstr(first + 1, "clip-path=\"url(#s-c1)\""));
}

/* A clip is in the space of the element that wears it: a transform of the same element would move the clip as well. */
static void what_is_moved_gets_its_clip_from_a_group(void **state)
{
    struct fixture *f = *state;
    struct words up = words_make(TEXT_REGULAR, 12, ink);
    up.up = true;
    draw_begin(f->canvas, 200, 120, 1.0f);
    draw_clip_push(f->canvas, box_make(50, 50, 100, 50));
    draw_text(f->canvas, 80, 90, up, "Meridia");
    draw_icon(f->canvas, ICON_MAIL, 80, 80, 15, ink);
    draw_clip_pop(f->canvas);
    draw_end(f->canvas);
    const char *svg = draw_svg(f->canvas);
    assert_non_null(strstr(svg, "<g clip-path=\"url(#s-c1)\"><text transform="));
    assert_non_null(strstr(svg, "Meridia</text></g>"));
    assert_non_null(strstr(svg, "<g clip-path=\"url(#s-c1)\"><path transform="));
    assert_null(strstr(svg, "<text clip-path"));
    assert_null(strstr(svg, "<path clip-path"));
}

static void an_icon_is_an_outline_not_a_font(void **state)
{
    const char *svg = picture(state);
    assert_null(strstr(svg, "Material"));
    assert_non_null(strstr(svg, "scale(0.0293 -0.0293)\" fill=\"#eaf0f8\" d=\"M426.7 277.3L256 170.7"));
}

static void pictures_in_one_page_have_their_own_ids(void **state)
{
    struct fixture *f = *state;
    draw_svg_prefix(f->canvas, "lanes");
    const char *svg = picture(state);
    assert_non_null(strstr(svg, "id=\"lanes-c1\""));
    assert_null(strstr(svg, "\"s-"));
}

static void layers_are_written_from_below(void **state)
{
    struct fixture *f = *state;
    draw_begin(f->canvas, 20, 20, 1.0f);
    (void)draw_layer(f->canvas, 2);
    draw_circle(f->canvas, 1, 1, 1, paint_fill(ink));
    (void)draw_layer(f->canvas, 0);
    draw_rect(f->canvas, box_make(0, 0, 5, 5), paint_fill(ink));
    draw_end(f->canvas);
    const char *svg = draw_svg(f->canvas);
    assert_true(strstr(svg, "<rect") < strstr(svg, "<circle"));
}

static void words_from_the_right_say_so(void **state)
{
    struct fixture *f = *state;
    draw_begin(f->canvas, 200, 40, 1.0f);
    draw_paragraph(f->canvas, box_make(0, 0, 200, 0), 24, 0, words_make(TEXT_REGULAR, 16, ink),
                   "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D");
    draw_end(f->canvas);
    const char *svg = draw_svg(f->canvas);
    assert_non_null(strstr(svg, "x=\"200\""));
    assert_non_null(strstr(svg, "direction=\"rtl\""));
    assert_null(strstr(svg, "text-anchor")); /* the start of such a line is its right end */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_picture_is_well_formed, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(the_same_calls_give_the_same_bytes_in_every_locale, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(it_needs_nothing_from_elsewhere, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(it_says_what_it_is, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(shapes_are_written_as_they_are_meant, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(a_clip_used_twice_is_defined_once, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(what_is_moved_gets_its_clip_from_a_group, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(an_icon_is_an_outline_not_a_font, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(pictures_in_one_page_have_their_own_ids, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(layers_are_written_from_below, open_canvas, close_canvas),
        cmocka_unit_test_setup_teardown(words_from_the_right_say_so, open_canvas, close_canvas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
