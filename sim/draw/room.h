/* room.h: what the files of sim/draw share. Private to the room.
 *
 * A call of draw.h becomes, for pixels, one or more commands in device pixels: a filled rectangle, a filled path, or a
 * run of words. Outlines are turned into filled paths when they are recorded, so the painter knows three things only.
 * For SVG it becomes text at once. */
#ifndef TOCSIN_DRAW_ROOM_H
#define TOCSIN_DRAW_ROOM_H

#include "base/arena.h"
#include "base/str.h"
#include "draw/draw.h"

/* ---- geometry: closed contours that are filled together ---- */

struct path {
    struct point *points;
    uint32_t count, room;
    uint32_t *ends; /* one past the last point of each contour */
    uint32_t end_count, end_room;
};

void path_clear(struct path *path);
void path_deinit(struct path *path);
void path_add(struct path *path, float x, float y);
void path_close(struct path *path); /* ends a contour */
void path_add_circle(struct path *path, float x, float y, float radius, bool reversed);
/* A rounded rectangle, clockwise; reversed makes a hole. */
void path_add_round(struct path *path, struct box box, float radius, bool reversed);
/* A band of `width` along an arc, in turns. */
void path_add_arc(struct path *path, float x, float y, float radius, float from, float to, float width, bool round);
/* The outline of an open or closed polyline. dash_on 0: solid. */
void path_add_stroke(struct path *path, const struct point *points, uint32_t count, bool closed, float width,
                     bool round, float dash_on, float dash_off);
struct box path_bounds(const struct path *path);

/* ---- pixels ---- */

struct pixels {
    uint8_t *at;  /* 32 bits each, 0xAARRGGBB in the machine's order */
    size_t pitch; /* bytes */
    int32_t width, height;
};

static inline uint32_t *pixel_row(const struct pixels *pixels, int32_t y)
{
    return (uint32_t *)(void *)(pixels->at + (size_t)y * pixels->pitch);
}

static inline struct pixel_box pixel_intersect(struct pixel_box a, struct pixel_box b)
{
    int32_t x0 = a.x > b.x ? a.x : b.x;
    int32_t y0 = a.y > b.y ? a.y : b.y;
    int32_t x1 = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int32_t y1 = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct pixel_box){ x0, y0, x1 > x0 ? x1 - x0 : 0, y1 > y0 ? y1 - y0 : 0 };
}
static inline bool pixel_is_empty(struct pixel_box box)
{
    return box.w <= 0 || box.h <= 0;
}

/* Rows of coverage while a path is filled: kept between fills. */
struct filler {
    float *cover;        /* one row: changes of coverage at each pixel */
    uint64_t *touched;   /* a bit for each of them that is not 0 */
    int32_t width, room; /* of the row at hand; of the longest there is place for */
    struct edge *edges;
    uint32_t edge_count, edge_room;
    uint32_t *active;
    uint32_t active_count, active_room;
};
void filler_deinit(struct filler *filler);

/* All clip to `clip`, which lies inside the pixels. */
void fill_box(const struct pixels *to, struct pixel_box clip, struct pixel_box box, struct colour colour);
void fill_path(struct filler *filler, const struct pixels *to, struct pixel_box clip, const struct point *points,
               const uint32_t *ends, uint32_t end_count, struct colour colour);
/* A mask with its upper left corner at x, y. up: turned a quarter anticlockwise, then at x, y. */
void fill_mask(const struct pixels *to, struct pixel_box clip, const struct text_run *run, int32_t x, int32_t y,
               bool up, struct colour colour);

/* ---- commands of one frame ---- */

enum command_kind { COMMAND_BOX, COMMAND_PATH, COMMAND_WORDS };

struct command {
    enum command_kind kind;
    uint32_t layer;
    struct pixel_box clip;   /* what it may touch */
    struct pixel_box bounds; /* what it does touch, inside clip */
    struct colour colour;
    uint64_t hash;              /* of all the above and what follows */
    struct pixel_box box;       /* COMMAND_BOX */
    const struct point *points; /* COMMAND_PATH, in the frame's arena */
    const uint32_t *ends;
    uint32_t end_count;
    struct text_style style; /* COMMAND_WORDS */
    const char *words;
    uint32_t words_bytes;
    int32_t x, y; /* of the mask's corner */
    bool up;
};

struct frame {
    struct arena arena;
    struct command *commands;
    uint32_t count, room;
    uint32_t *order; /* by layer */
    uint32_t order_room;
    uint64_t *cells, *cells_before;
    int32_t columns, rows;
    struct pixel_box *damage;
    uint32_t damage_count, damage_room;
    bool is_stale; /* paint everything */
    struct filler filler;
};

void frame_deinit(struct frame *frame);
void frame_begin(struct frame *frame);
void frame_add_box(struct frame *frame, uint32_t layer, struct pixel_box clip, struct pixel_box box,
                   struct colour colour);
void frame_add_path(struct frame *frame, uint32_t layer, struct pixel_box clip, const struct path *path,
                    struct colour colour);
/* x, y: the pen on the baseline. */
void frame_add_words(struct frame *frame, uint32_t layer, struct pixel_box clip, struct text *text,
                     struct text_style style, const char *words, size_t bytes, int32_t x, int32_t y, bool up,
                     struct colour colour);
/* Finds what changed and paints it. */
void frame_end(struct frame *frame, struct text *text, const struct pixels *to);

/* ---- SVG ---- */

#define SVG_PREFIX_BYTES 32u

struct svg {
    char prefix[SVG_PREFIX_BYTES];
    struct str layers[DRAW_LAYERS];
    struct str all;
    struct str title, description;
    struct str icons; /* Debian's SVG font of the icons, read on first use */
    bool icons_read;
    struct box clip; /* the last one that was defined */
    uint32_t clip_count;
};

void svg_deinit(struct svg *svg);
void svg_begin(struct svg *svg);
void svg_end(struct svg *svg, float width, float height);

/* ---- a canvas ---- */

struct canvas {
    struct text *text;
    bool is_svg, is_open, is_done;
    uint32_t width, height;
    float scale;
    struct box clips[DRAW_CLIP_DEPTH_MAX];
    uint32_t clip_count; /* [0] is the frame */
    uint32_t layer, group_depth;
    struct path path; /* scratch */
    struct pixels own, attached;
    struct frame frame;
    struct svg svg;
};

const struct pixels *canvas_pixels(const struct canvas *canvas);

/* The shapes as SVG elements, in px at 100 %, outlines already where draw.h says. */
void svg_box(struct canvas *canvas, struct box box, float radius, struct paint paint);
void svg_poly(struct canvas *canvas, const struct point *points, uint32_t count, bool closed, struct paint paint);
void svg_circle(struct canvas *canvas, float x, float y, float radius, struct paint paint);
void svg_arc(struct canvas *canvas, float x, float y, float radius, float from, float to, struct paint paint);
void svg_words(struct canvas *canvas, float x, float y, struct words look, bool is_rtl, const char *words,
               size_t bytes);
void svg_icon(struct canvas *canvas, enum icon icon, float x, float y, float size, struct colour colour);
void svg_group_begin(struct canvas *canvas, const char *title);
void svg_group_end(struct canvas *canvas);

#endif
