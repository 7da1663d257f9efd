/* draw.h: one small canvas with two backs: pixels (a window or memory) and SVG. The same calls drive both.
 *
 * Room:    sim/draw. This header needs no SDL. Flat fills, rounded rectangles, lines, circles, arcs, polygons, text, icons
 *          and plain alpha: nothing else exists, on purpose (docs/look.md).
 * Owns:    a canvas owns its list of commands and its pixels or its SVG text; it borrows `struct text` until draw_destroy.
 * Threads: one thread for each canvas.
 * Units:   float px at 100 %, y down. `scale` multiplies everything but hairlines: a stroke of 1 px or less is always
 *          exactly one device pixel. Rectangles and upright lines are snapped to device pixels, so that they are crisp.
 *          Angles are turns, clockwise, 0 at twelve o'clock.
 * Frames:  between draw_begin and draw_end calls are recorded. draw_end compares with the frame before and paints only
 *          what changed; an unchanged frame paints nothing. Strings and points are copied: nothing has to outlive a call. */
#ifndef TOCSIN_DRAW_DRAW_H
#define TOCSIN_DRAW_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "draw/theme.h"
#include "text/text.h"

#define DRAW_LAYERS 8u
#define DRAW_CLIP_DEPTH_MAX 32u
#define DRAW_POINTS_MAX 65536u /* of one polyline or polygon */

struct point {
    float x, y;
};
struct box {
    float x, y, w, h;
};

static inline struct box box_make(float x, float y, float w, float h)
{
    return (struct box){ x, y, w, h };
}
/* Smaller by `by` on every side; a negative `by` grows it. Never a negative size. */
struct box box_inset(struct box box, float by);
struct box box_intersect(struct box a, struct box b);
bool box_has(struct box box, float x, float y);

/* What a shape is filled and outlined with. A colour of alpha 0 is not drawn. Where an outline lies:
 * rectangles: inside the box. Circles, arcs, polygons, lines: centred on the shape. */
struct paint {
    struct colour fill;
    struct colour stroke;
    float width;           /* of the outline */
    float dash_on, dash_off; /* both 0: solid */
    bool round;            /* round line ends and joins, for dots too: dash_on 0.1 with round gives dots */
};

static inline struct paint paint_fill(struct colour fill)
{
    return (struct paint){ .fill = fill };
}
static inline struct paint paint_stroke(struct colour stroke, float width)
{
    return (struct paint){ .stroke = stroke, .width = width };
}
static inline struct paint paint_both(struct colour fill, struct colour stroke, float width)
{
    return (struct paint){ .fill = fill, .stroke = stroke, .width = width };
}
static inline struct paint paint_dash(struct colour stroke, float width, float on, float off)
{
    return (struct paint){ .stroke = stroke, .width = width, .dash_on = on, .dash_off = off };
}

/* How words look. align says which end of the words stands at x. */
enum draw_align { DRAW_START, DRAW_MIDDLE, DRAW_END };
struct words {
    enum text_face face;
    float px;
    struct colour colour;
    enum draw_align align;
    float width_max; /* 0: no bound; else cut with an ellipsis */
    bool up;         /* turned a quarter anticlockwise: x is the baseline, y the starting (lower) end */
};

static inline struct words words_make(enum text_face face, float px, struct colour colour)
{
    return (struct words){ .face = face, .px = px, .colour = colour };
}

/* ---- a canvas ---- */

struct canvas;

struct canvas *draw_create_pixels(struct text *text); /* never NULL */
struct canvas *draw_create_svg(struct text *text);    /* never NULL */
void draw_destroy(struct canvas *canvas);
struct text *draw_get_text(struct canvas *canvas);

/* Starts a frame of `width` x `height` device pixels (SVG: user units). MUST: 0.25 <= scale <= 8, no frame is open. */
void draw_begin(struct canvas *canvas, uint32_t width, uint32_t height, float scale);
/* The frame as a box in px at 100 %, at 0, 0; and the scale. */
struct box draw_bounds(const struct canvas *canvas);
float draw_scale(const struct canvas *canvas);
/* MUST: every clip and group was ended. Pixels: paints what changed. SVG: the text is complete. */
void draw_end(struct canvas *canvas);
/* Instead of draw_end: what was recorded is forgotten, and the frame before stays what it is. For layouts being tried. */
void draw_drop(struct canvas *canvas);

/* ---- shapes ---- */

void draw_rect(struct canvas *canvas, struct box box, struct paint paint);
/* Radius in px; more than half the box means half of it. */
void draw_round(struct canvas *canvas, struct box box, float radius, struct paint paint);
void draw_line(struct canvas *canvas, float x0, float y0, float x1, float y1, struct paint paint);
void draw_polyline(struct canvas *canvas, const struct point *points, uint32_t count, struct paint paint);
void draw_polygon(struct canvas *canvas, const struct point *points, uint32_t count, struct paint paint); /* closed */
void draw_circle(struct canvas *canvas, float x, float y, float radius, struct paint paint);
/* An open arc from `from` to `to` turns, clockwise; its fill is not drawn. A whole ring is draw_circle. */
void draw_arc(struct canvas *canvas, float x, float y, float radius, float from, float to, struct paint paint);
/* A diamond standing on its point (half-diagonal in px), and a hexagon with a point up (height in px), at a centre. */
void draw_diamond(struct canvas *canvas, float x, float y, float half, struct paint paint);
void draw_hexagon(struct canvas *canvas, float x, float y, float height, struct paint paint);

/* ---- words ---- */

/* One line with its baseline at y. Answers its width in px at 100 %. */
float draw_text(struct canvas *canvas, float x, float y, struct words look, const char *text);
/* The same, with the middle of its capitals at y: for words in a bar, a button, a row. */
float draw_text_middle(struct canvas *canvas, float x, float y, struct words look, const char *text);
float draw_text_width(struct canvas *canvas, enum text_face face, float px, const char *text);
/* Lines from the top of `box`, wrapped to its width (its height is not used). Answers the height taken: lines times
 * line_height. lines_max 0: no cap. align is within the box. */
float draw_paragraph(struct canvas *canvas, struct box box, float line_height, uint32_t lines_max, struct words look,
                     const char *text);
float draw_paragraph_height(struct canvas *canvas, float width, float line_height, uint32_t lines_max, enum text_face face,
                            float px, const char *text);
/* An icon of `size` px (its em) centred at x, y. In SVG an outline, so that it needs no font. */
void draw_icon(struct canvas *canvas, enum icon icon, float x, float y, float size, struct colour colour);

/* ---- clip, groups, layers ---- */

/* Nothing is drawn outside `box` and the clips around it until the matching pop. */
void draw_clip_push(struct canvas *canvas, struct box box);
/* As draw_clip_push, but in place of the clips around it: for a list or a note that hangs over the rim of its panel. */
void draw_clip_push_free(struct canvas *canvas, struct box box);
void draw_clip_pop(struct canvas *canvas);
struct box draw_clip(const struct canvas *canvas);

/* SVG: a <g> with a <title> for readers and tool tips (NULL: none). Pixels: nothing. */
void draw_group_begin(struct canvas *canvas, const char *title);
void draw_group_end(struct canvas *canvas);

/* What follows is drawn over everything of lower layers, whenever that is drawn. 0 at draw_begin.
 * MUST: below DRAW_LAYERS, and no group is open. Answers the layer before. */
uint32_t draw_layer(struct canvas *canvas, uint32_t layer);

/* ---- pixels ---- */

struct pixel_box {
    int32_t x, y, w, h; /* device pixels */
};

/* Paint into the caller's memory (a window's surface) from the next frame on; 32-bit pixels, 0xAARRGGBB in the machine's
 * order, `pitch` bytes a row. NULL: into the canvas's own. The next frame paints everything.
 * MUST: the memory holds the size given to draw_begin until detached. */
void draw_attach(struct canvas *canvas, void *pixels, size_t pitch);
/* The next frame paints everything. */
void draw_forget(struct canvas *canvas);
/* What the last draw_end painted. Valid until the next draw_begin. */
const struct pixel_box *draw_damage(const struct canvas *canvas, uint32_t *count);
/* 0xAARRGGBB of one device pixel of the last frame. MUST: inside. */
uint32_t draw_pixel(const struct canvas *canvas, uint32_t x, uint32_t y);
/* Writes the last frame as a PNG. Needs no display. Errors: ERR_IO, and the note names the file. */
MUST_CHECK enum err draw_save_png(const struct canvas *canvas, const char *path, struct err_note *note);

/* ---- SVG ---- */

/* What the picture is, for readers who cannot see it. Before draw_end; NULL leaves it out. */
void draw_describe(struct canvas *canvas, const char *title, const char *description);
/* The whole <svg> element, self-contained, the same bytes for the same calls. Ids inside begin with `prefix` given to
 * draw_svg_prefix, so that several pictures live in one page. Valid until the next draw_begin. MUST: after draw_end. */
const char *draw_svg(const struct canvas *canvas);
void draw_svg_prefix(struct canvas *canvas, const char *prefix); /* before draw_begin; "s" until told; at most 31 bytes */

#endif
