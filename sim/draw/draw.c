/* The calls of draw.h: snapped to device pixels and recorded, or handed to the SVG writer as they are. */
#include "draw/draw.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/room.h"

struct box box_inset(struct box box, float by)
{
    float w = box.w - 2.0f * by;
    float h = box.h - 2.0f * by;
    return box_make(box.x + by, box.y + by, w > 0.0f ? w : 0.0f, h > 0.0f ? h : 0.0f);
}

struct box box_intersect(struct box a, struct box b)
{
    float x0 = fmaxf(a.x, b.x);
    float y0 = fmaxf(a.y, b.y);
    float x1 = fminf(a.x + a.w, b.x + b.w);
    float y1 = fminf(a.y + a.h, b.y + b.h);
    return box_make(x0, y0, fmaxf(x1 - x0, 0.0f), fmaxf(y1 - y0, 0.0f));
}

bool box_has(struct box box, float x, float y)
{
    return x >= box.x && y >= box.y && x < box.x + box.w && y < box.y + box.h;
}

/* ---- a canvas ---- */

static struct canvas *create(struct text *text, bool is_svg)
{
    struct canvas *canvas = calloc(1, sizeof *canvas);
    MUST(canvas != NULL);
    canvas->text = text;
    canvas->is_svg = is_svg;
    canvas->frame.is_stale = true;
    memcpy(canvas->svg.prefix, "s", 2);
    return canvas;
}

struct canvas *draw_create_pixels(struct text *text)
{
    return create(text, false);
}

struct canvas *draw_create_svg(struct text *text)
{
    return create(text, true);
}

void draw_destroy(struct canvas *canvas)
{
    if (canvas == NULL) {
        return;
    }
    path_deinit(&canvas->path);
    frame_deinit(&canvas->frame);
    svg_deinit(&canvas->svg);
    free(canvas->own.at);
    free(canvas);
}

struct text *draw_get_text(struct canvas *canvas)
{
    return canvas->text;
}

const struct pixels *canvas_pixels(const struct canvas *canvas)
{
    return canvas->attached.at != NULL ? &canvas->attached : &canvas->own;
}

static void fit_own(struct canvas *canvas)
{
    struct pixels *own = &canvas->own;
    int32_t width = (int32_t)canvas->width;
    int32_t height = (int32_t)canvas->height;
    if (own->at != NULL && own->width == width && own->height == height) {
        return;
    }
    free(own->at);
    *own = (struct pixels){ .pitch = (size_t)width * 4, .width = width, .height = height };
    own->at = calloc((size_t)width * (size_t)height, 4);
    MUST(own->at != NULL);
    canvas->frame.is_stale = true;
}

void draw_begin(struct canvas *canvas, uint32_t width, uint32_t height, float scale)
{
    MUST(!canvas->is_open);
    MUST(scale >= 0.25f && scale <= 8.0f);
    MUST(width > 0 && height > 0 && width <= 32768 && height <= 32768);
    canvas->is_open = true;
    canvas->is_done = false;
    canvas->width = width;
    canvas->height = height;
    canvas->scale = scale;
    canvas->layer = 0;
    canvas->clips[0] = draw_bounds(canvas);
    canvas->clip_count = 1;
    if (canvas->is_svg) {
        svg_begin(&canvas->svg);
    } else {
        frame_begin(&canvas->frame);
    }
}

struct box draw_bounds(const struct canvas *canvas)
{
    return box_make(0.0f, 0.0f, (float)canvas->width / canvas->scale, (float)canvas->height / canvas->scale);
}

float draw_scale(const struct canvas *canvas)
{
    return canvas->scale;
}

void draw_end(struct canvas *canvas)
{
    MUST(canvas->is_open);
    MUST(canvas->clip_count == 1);
    MUST(canvas->group_depth == 0);
    canvas->is_open = false;
    canvas->is_done = true;
    if (canvas->is_svg) {
        svg_end(&canvas->svg, draw_bounds(canvas).w, draw_bounds(canvas).h);
        return;
    }
    if (canvas->attached.at == NULL) {
        fit_own(canvas);
    } else {
        canvas->attached.width = (int32_t)canvas->width;
        canvas->attached.height = (int32_t)canvas->height;
    }
    frame_end(&canvas->frame, canvas->text, canvas_pixels(canvas));
}

void draw_drop(struct canvas *canvas)
{
    MUST(canvas->is_open);
    canvas->is_open = false;
    canvas->is_done = !canvas->is_svg && canvas_pixels(canvas)->at != NULL;
    canvas->group_depth = 0;
}

void draw_attach(struct canvas *canvas, void *pixels, size_t pitch)
{
    MUST(!canvas->is_open);
    canvas->attached = (struct pixels){ .at = pixels, .pitch = pitch };
    canvas->frame.is_stale = true;
}

void draw_forget(struct canvas *canvas)
{
    canvas->frame.is_stale = true;
}

const struct pixel_box *draw_damage(const struct canvas *canvas, uint32_t *count)
{
    *count = canvas->is_done && !canvas->is_svg ? canvas->frame.damage_count : 0;
    return canvas->frame.damage;
}

uint32_t draw_pixel(const struct canvas *canvas, uint32_t x, uint32_t y)
{
    MUST(!canvas->is_svg && canvas->is_done);
    MUST(x < canvas->width && y < canvas->height);
    return pixel_row(canvas_pixels(canvas), (int32_t)y)[x];
}

/* ---- clip, groups, layers ---- */

struct box draw_clip(const struct canvas *canvas)
{
    return canvas->clips[canvas->clip_count - 1];
}

static void push_clip(struct canvas *canvas, struct box clip)
{
    MUST(canvas->clip_count < DRAW_CLIP_DEPTH_MAX);
    canvas->clips[canvas->clip_count++] = clip;
}

void draw_clip_push(struct canvas *canvas, struct box box)
{
    push_clip(canvas, box_intersect(draw_clip(canvas), box));
}

void draw_clip_push_free(struct canvas *canvas, struct box box)
{
    push_clip(canvas, box_intersect(draw_bounds(canvas), box));
}

void draw_clip_pop(struct canvas *canvas)
{
    MUST(canvas->clip_count > 1);
    canvas->clip_count--;
}

void draw_group_begin(struct canvas *canvas, const char *title)
{
    canvas->group_depth++;
    if (canvas->is_svg) {
        svg_group_begin(canvas, title);
    }
}

void draw_group_end(struct canvas *canvas)
{
    MUST(canvas->group_depth > 0);
    canvas->group_depth--;
    if (canvas->is_svg) {
        svg_group_end(canvas);
    }
}

uint32_t draw_layer(struct canvas *canvas, uint32_t layer)
{
    MUST(layer < DRAW_LAYERS);
    MUST(canvas->group_depth == 0 || layer == canvas->layer);
    uint32_t before = canvas->layer;
    canvas->layer = layer;
    return before;
}

/* ---- to device pixels ---- */

static int32_t snapped(float px, float scale)
{
    float value = roundf(px * scale);
    return value < -1e6f ? -1000000 : value > 1e6f ? 1000000 : (int32_t)value;
}

static struct pixel_box snap_box(const struct canvas *canvas, struct box box)
{
    int32_t x0 = snapped(box.x, canvas->scale);
    int32_t y0 = snapped(box.y, canvas->scale);
    int32_t x1 = snapped(box.x + box.w, canvas->scale);
    int32_t y1 = snapped(box.y + box.h, canvas->scale);
    return (struct pixel_box){ x0, y0, x1 - x0, y1 - y0 };
}

/* The part of the frame that may be touched now. */
static struct pixel_box clip_of(const struct canvas *canvas)
{
    struct pixel_box all = { 0, 0, (int32_t)canvas->width, (int32_t)canvas->height };
    return pixel_intersect(snap_box(canvas, draw_clip(canvas)), all);
}

static float stroke_width(const struct canvas *canvas, float width)
{
    return width <= LINE_HAIR ? 1.0f : width * canvas->scale;
}

static int32_t whole_width(const struct canvas *canvas, float width)
{
    int32_t whole = (int32_t)roundf(stroke_width(canvas, width));
    return whole < 1 ? 1 : whole;
}

static bool has_fill(struct paint paint)
{
    return paint.fill.a != 0;
}

static bool has_stroke(struct paint paint)
{
    return paint.stroke.a != 0 && paint.width > 0.0f;
}

static bool is_dashed(struct paint paint)
{
    return paint.dash_on > 0.0f || paint.dash_off > 0.0f;
}

static void add_box(struct canvas *canvas, struct pixel_box box, struct colour colour)
{
    frame_add_box(&canvas->frame, canvas->layer, clip_of(canvas), box, colour);
}

static void add_path(struct canvas *canvas, struct colour colour)
{
    frame_add_path(&canvas->frame, canvas->layer, clip_of(canvas), &canvas->path, colour);
    path_clear(&canvas->path);
}

static void add_stroke(struct canvas *canvas, const struct point *device, uint32_t count, bool closed,
                       struct paint paint)
{
    float scale = canvas->scale;
    path_add_stroke(&canvas->path, device, count, closed, stroke_width(canvas, paint.width), paint.round,
                    paint.dash_on * scale, paint.dash_off * scale);
    add_path(canvas, paint.stroke);
}

/* ---- rectangles ---- */

static void add_frame_of(struct canvas *canvas, struct pixel_box b, int32_t w, struct colour colour)
{
    if (2 * w >= b.w || 2 * w >= b.h) {
        add_box(canvas, b, colour);
        return;
    }
    add_box(canvas, (struct pixel_box){ b.x, b.y, b.w, w }, colour);
    add_box(canvas, (struct pixel_box){ b.x, b.y + b.h - w, b.w, w }, colour);
    add_box(canvas, (struct pixel_box){ b.x, b.y + w, w, b.h - 2 * w }, colour);
    add_box(canvas, (struct pixel_box){ b.x + b.w - w, b.y + w, w, b.h - 2 * w }, colour);
}

static struct box device_box(struct pixel_box b)
{
    return box_make((float)b.x, (float)b.y, (float)b.w, (float)b.h);
}

/* A dashed outline of a box, round or not: a polyline along the middle of the line. */
static void add_dashed_box(struct canvas *canvas, struct box device, float radius, struct paint paint)
{
    float width = stroke_width(canvas, paint.width);
    struct path middle = { 0 };
    path_add_round(&middle, box_inset(device, width / 2.0f), radius - width / 2.0f, false);
    add_stroke(canvas, middle.points, middle.count, true, paint);
    path_deinit(&middle);
}

static void add_round_outline(struct canvas *canvas, struct box device, float radius, struct paint paint)
{
    float width = stroke_width(canvas, paint.width);
    path_add_round(&canvas->path, device, radius, false);
    struct box hole = box_inset(device, width);
    if (hole.w > 0.0f && hole.h > 0.0f) {
        path_add_round(&canvas->path, hole, radius > width ? radius - width : 0.0f, true);
    }
    add_path(canvas, paint.stroke);
}

void draw_rect(struct canvas *canvas, struct box box, struct paint paint)
{
    if (canvas->is_svg) {
        svg_box(canvas, box, 0.0f, paint);
        return;
    }
    struct pixel_box device = snap_box(canvas, box);
    if (has_fill(paint)) {
        add_box(canvas, device, paint.fill);
    }
    if (has_stroke(paint) && is_dashed(paint)) {
        add_dashed_box(canvas, device_box(device), 0.0f, paint);
    } else if (has_stroke(paint)) {
        add_frame_of(canvas, device, whole_width(canvas, paint.width), paint.stroke);
    }
}

/* The rows between the corners are a plain box, which may hide what lies under it; only the corners need a path. */
static void add_round_fill(struct canvas *canvas, struct pixel_box b, float radius, struct colour colour)
{
    int32_t r = (int32_t)ceilf(radius);
    struct box device = device_box(b);
    if (2 * r >= b.h) {
        path_add_round(&canvas->path, device, radius, false);
        add_path(canvas, colour);
        return;
    }
    struct pixel_box clip = clip_of(canvas);
    struct pixel_box top = { b.x, b.y, b.w, r };
    struct pixel_box bottom = { b.x, b.y + b.h - r, b.w, r };
    add_box(canvas, (struct pixel_box){ b.x, b.y + r, b.w, b.h - 2 * r }, colour);
    path_add_round(&canvas->path, device, radius, false);
    frame_add_path(&canvas->frame, canvas->layer, pixel_intersect(clip, top), &canvas->path, colour);
    frame_add_path(&canvas->frame, canvas->layer, pixel_intersect(clip, bottom), &canvas->path, colour);
    path_clear(&canvas->path);
}

void draw_round(struct canvas *canvas, struct box box, float radius, struct paint paint)
{
    if (radius <= 0.0f) {
        draw_rect(canvas, box, paint);
        return;
    }
    float most = fminf(box.w, box.h) / 2.0f;
    radius = fminf(radius, most);
    if (canvas->is_svg) {
        svg_box(canvas, box, radius, paint);
        return;
    }
    struct pixel_box device = snap_box(canvas, box);
    float device_radius = radius * canvas->scale;
    if (has_fill(paint)) {
        add_round_fill(canvas, device, device_radius, paint.fill);
    }
    if (has_stroke(paint) && is_dashed(paint)) {
        add_dashed_box(canvas, device_box(device), device_radius, paint);
    } else if (has_stroke(paint)) {
        add_round_outline(canvas, device_box(device), device_radius, paint);
    }
}

/* ---- lines ---- */

/* Upright and level lines have their long sides on pixel borders. */
static void add_straight(struct canvas *canvas, float x0, float y0, float x1, float y1, struct paint paint)
{
    int32_t width = whole_width(canvas, paint.width);
    float s = canvas->scale;
    float half = (float)width / 2.0f;
    if (x0 == x1) {
        int32_t left = (int32_t)roundf(x0 * s - half);
        int32_t top = snapped(fminf(y0, y1), s);
        add_box(canvas, (struct pixel_box){ left, top, width, snapped(fmaxf(y0, y1), s) - top }, paint.stroke);
    } else {
        int32_t top = (int32_t)roundf(y0 * s - half);
        int32_t left = snapped(fminf(x0, x1), s);
        add_box(canvas, (struct pixel_box){ left, top, snapped(fmaxf(x0, x1), s) - left, width }, paint.stroke);
    }
}

/* The middle of a dashed upright or level line, moved so that its long sides lie on pixel borders. */
static float on_border(float at, float width)
{
    float whole = fmaxf(roundf(width), 1.0f);
    return roundf(at - whole / 2.0f) + whole / 2.0f;
}

void draw_line(struct canvas *canvas, float x0, float y0, float x1, float y1, struct paint paint)
{
    if (!has_stroke(paint)) {
        return;
    }
    if (canvas->is_svg) {
        draw_polyline(canvas, (struct point[]){ { x0, y0 }, { x1, y1 } }, 2, paint);
        return;
    }
    bool is_straight = x0 == x1 || y0 == y1;
    if (is_straight && !is_dashed(paint) && !paint.round) {
        add_straight(canvas, x0, y0, x1, y1, paint);
        return;
    }
    float s = canvas->scale;
    float width = stroke_width(canvas, paint.width);
    struct point ends[2] = { { x0 * s, y0 * s }, { x1 * s, y1 * s } };
    if (x0 == x1) {
        ends[0].x = ends[1].x = on_border(x0 * s, width);
    } else if (y0 == y1) {
        ends[0].y = ends[1].y = on_border(y0 * s, width);
    }
    add_stroke(canvas, ends, 2, false, paint);
}

/* The caller frees. */
static struct point *to_device(const struct canvas *canvas, const struct point *points, uint32_t count)
{
    struct point *device = malloc(count * sizeof *device);
    MUST(device != NULL);
    for (uint32_t i = 0; i < count; i++) {
        device[i] = (struct point){ points[i].x * canvas->scale, points[i].y * canvas->scale };
    }
    return device;
}

void draw_polyline(struct canvas *canvas, const struct point *points, uint32_t count, struct paint paint)
{
    MUST(count <= DRAW_POINTS_MAX);
    if (count == 0 || !has_stroke(paint)) {
        return;
    }
    if (canvas->is_svg) {
        svg_poly(canvas, points, count, false, paint);
        return;
    }
    struct point *device = to_device(canvas, points, count);
    add_stroke(canvas, device, count, false, paint);
    free(device);
}

void draw_polygon(struct canvas *canvas, const struct point *points, uint32_t count, struct paint paint)
{
    MUST(count <= DRAW_POINTS_MAX);
    if (count < 3) {
        return;
    }
    if (canvas->is_svg) {
        svg_poly(canvas, points, count, true, paint);
        return;
    }
    struct point *device = to_device(canvas, points, count);
    if (has_fill(paint)) {
        for (uint32_t i = 0; i < count; i++) {
            path_add(&canvas->path, device[i].x, device[i].y);
        }
        path_close(&canvas->path);
        add_path(canvas, paint.fill);
    }
    if (has_stroke(paint)) {
        add_stroke(canvas, device, count, true, paint);
    }
    free(device);
}

void draw_diamond(struct canvas *canvas, float x, float y, float half, struct paint paint)
{
    const struct point points[] = { { x, y - half }, { x + half, y }, { x, y + half }, { x - half, y } };
    draw_polygon(canvas, points, 4, paint);
}

void draw_hexagon(struct canvas *canvas, float x, float y, float height, struct paint paint)
{
    float r = height / 2.0f;
    float w = r * 0.8660254f;
    const struct point points[] = { { x, y - r }, { x + w, y - r / 2.0f }, { x + w, y + r / 2.0f },
                                    { x, y + r }, { x - w, y + r / 2.0f }, { x - w, y - r / 2.0f } };
    draw_polygon(canvas, points, 6, paint);
}

/* ---- circles ---- */

static void add_ring(struct canvas *canvas, float x, float y, float radius, struct paint paint)
{
    float half = stroke_width(canvas, paint.width) / 2.0f;
    if (is_dashed(paint)) {
        struct path middle = { 0 };
        path_add_circle(&middle, x, y, radius, false);
        add_stroke(canvas, middle.points, middle.count, true, paint);
        path_deinit(&middle);
        return;
    }
    path_add_circle(&canvas->path, x, y, radius + half, false);
    if (radius > half) {
        path_add_circle(&canvas->path, x, y, radius - half, true);
    }
    add_path(canvas, paint.stroke);
}

void draw_circle(struct canvas *canvas, float x, float y, float radius, struct paint paint)
{
    if (radius <= 0.0f) {
        return;
    }
    if (canvas->is_svg) {
        svg_circle(canvas, x, y, radius, paint);
        return;
    }
    float s = canvas->scale;
    if (has_fill(paint)) {
        path_add_circle(&canvas->path, x * s, y * s, radius * s, false);
        add_path(canvas, paint.fill);
    }
    if (has_stroke(paint)) {
        add_ring(canvas, x * s, y * s, radius * s, paint);
    }
}

void draw_arc(struct canvas *canvas, float x, float y, float radius, float from, float to, struct paint paint)
{
    if (radius <= 0.0f || to <= from || !has_stroke(paint)) {
        return;
    }
    if (to - from >= 1.0f) {
        draw_circle(canvas, x, y, radius, paint_stroke(paint.stroke, paint.width));
        return;
    }
    if (canvas->is_svg) {
        svg_arc(canvas, x, y, radius, from, to, paint);
        return;
    }
    float s = canvas->scale;
    path_add_arc(&canvas->path, x * s, y * s, radius * s, from, to, stroke_width(canvas, paint.width), paint.round);
    add_path(canvas, paint.stroke);
}
