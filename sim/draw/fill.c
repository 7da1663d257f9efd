/* The painter: flat boxes, masks of words, and filled paths with exact coverage of each pixel.
 *
 * A path is filled row by row. Each edge adds to `cover` the change of coverage it makes: a running sum along the row is
 * the covered part of each pixel. Between touched pixels the sum stays, so wide shapes cost as much as their rims. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/room.h"

struct edge {
    float x0, y0, x1, y1; /* y0 < y1 */
    float turn;           /* 1 going down, -1 going up */
};

void filler_deinit(struct filler *filler)
{
    free(filler->cover);
    free(filler->touched);
    free(filler->edges);
    free(filler->active);
    *filler = (struct filler){ 0 };
}

/* ---- pixels ---- */

static uint32_t packed(struct colour colour)
{
    return 0xFF000000u | (uint32_t)colour.r << 16 | (uint32_t)colour.g << 8 | colour.b;
}

/* `over` at alpha 0 to 256 on `under`, two channels at a time. */
static inline uint32_t blend(uint32_t under, uint32_t over, uint32_t alpha)
{
    uint32_t rest = 256u - alpha;
    uint32_t red_blue = ((over & 0xFF00FFu) * alpha + (under & 0xFF00FFu) * rest) >> 8 & 0xFF00FFu;
    uint32_t green = ((over & 0x00FF00u) * alpha + (under & 0x00FF00u) * rest) >> 8 & 0x00FF00u;
    return 0xFF000000u | red_blue | green;
}

/* 0..255 to 0..256, so that full is full. */
static inline uint32_t widened(uint32_t alpha)
{
    return alpha + (alpha >> 7);
}

static void fill_span(uint32_t *at, int32_t count, uint32_t colour, uint32_t alpha)
{
    if (alpha >= 256u) {
        for (int32_t i = 0; i < count; i++) {
            at[i] = colour;
        }
    } else {
        for (int32_t i = 0; i < count; i++) {
            at[i] = blend(at[i], colour, alpha);
        }
    }
}

void fill_box(const struct pixels *to, struct pixel_box clip, struct pixel_box box, struct colour colour)
{
    struct pixel_box part = pixel_intersect(clip, box);
    uint32_t alpha = widened(colour.a);
    uint32_t value = packed(colour);
    for (int32_t y = part.y; y < part.y + part.h; y++) {
        fill_span(pixel_row(to, y) + part.x, part.w, value, alpha);
    }
}

/* ---- words ---- */

static void mask_span(uint32_t *at, const uint8_t *mask, int32_t count, uint32_t colour, uint32_t alpha)
{
    for (int32_t i = 0; i < count; i++) {
        uint32_t cover = mask[i];
        if (cover != 0) {
            at[i] = cover == 255u && alpha == 256u ? colour : blend(at[i], colour, widened(cover) * alpha >> 8);
        }
    }
}

/* Turned a quarter anticlockwise: the mask's columns become rows, its right end is on top. */
static void fill_mask_up(const struct pixels *to, struct pixel_box part, const struct text_run *run, int32_t x,
                         int32_t y, uint32_t colour, uint32_t alpha)
{
    for (int32_t py = part.y; py < part.y + part.h; py++) {
        uint32_t column = run->mask_width - 1u - (uint32_t)(py - y);
        uint32_t *row = pixel_row(to, py);
        for (int32_t px = part.x; px < part.x + part.w; px++) {
            uint8_t cover = run->mask[(uint32_t)(px - x) * run->mask_width + column];
            mask_span(row + px, &cover, 1, colour, alpha);
        }
    }
}

void fill_mask(const struct pixels *to, struct pixel_box clip, const struct text_run *run, int32_t x, int32_t y,
               bool up, struct colour colour)
{
    int32_t width = (int32_t)(up ? run->mask_height : run->mask_width);
    int32_t height = (int32_t)(up ? run->mask_width : run->mask_height);
    struct pixel_box part = pixel_intersect(clip, (struct pixel_box){ x, y, width, height });
    uint32_t alpha = widened(colour.a);
    if (pixel_is_empty(part)) {
        return;
    }
    if (up) {
        fill_mask_up(to, part, run, x, y, packed(colour), alpha);
        return;
    }
    for (int32_t py = part.y; py < part.y + part.h; py++) {
        const uint8_t *row = run->mask + (size_t)(py - y) * run->mask_width;
        mask_span(pixel_row(to, py) + part.x, row + (part.x - x), part.w, packed(colour), alpha);
    }
}

/* ---- paths ---- */

static void touch(struct filler *filler, int32_t x, float change)
{
    filler->cover[x] += change;
    filler->touched[x >> 6] |= (uint64_t)1 << (x & 63);
}

/* One pixel: an edge of signed height `rise` at a mean distance `inside` (0 to 1) from its left side. */
static void touch_pixel(struct filler *filler, int32_t x, float inside, float rise)
{
    touch(filler, x, rise * (1.0f - inside));
    touch(filler, x + 1, rise * inside);
}

/* A piece of an edge within one row and within the clip: x from 0 to width. */
static void add_inside(struct filler *filler, float x0, float x1, float rise)
{
    if (x0 > x1) {
        float swapped = x0;
        x0 = x1;
        x1 = swapped;
    }
    int32_t first = (int32_t)x0;
    int32_t last = (int32_t)x1;
    first = first < filler->width ? first : filler->width - 1;
    last = last < filler->width ? last : filler->width - 1;
    if (first == last) {
        touch_pixel(filler, first, (x0 + x1) * 0.5f - (float)first, rise);
        return;
    }
    float slope = rise / (x1 - x0);
    float at = x0;
    for (int32_t x = first; x <= last; x++) {
        float end = x < last ? (float)(x + 1) : x1;
        touch_pixel(filler, x, (at + end) * 0.5f - (float)x, (end - at) * slope);
        at = end;
    }
}

/* A piece of an edge within one row, anywhere: left of the clip it counts whole, right of it not at all. */
static void add_in_row(struct filler *filler, float x0, float x1, float rise)
{
    float width = (float)filler->width;
    float low = fminf(x0, x1);
    float high = fmaxf(x0, x1);
    if (low >= 0.0f && high <= width) {
        add_inside(filler, x0, x1, rise);
        return;
    }
    if (high <= 0.0f) {
        touch(filler, 0, rise);
        return;
    }
    if (low >= width) {
        return;
    }
    float length = high - low;
    float left = low < 0.0f ? -low / length : 0.0f;
    float right = high > width ? (high - width) / length : 0.0f;
    if (left > 0.0f) {
        touch(filler, 0, rise * left);
    }
    add_inside(filler, fmaxf(low, 0.0f), fminf(high, width), rise * (1.0f - left - right));
}

static void add_edge(struct filler *filler, struct point a, struct point b, struct pixel_box clip)
{
    float top = (float)clip.y;
    float bottom = (float)(clip.y + clip.h);
    bool goes_down = a.y < b.y;
    struct point upper = goes_down ? a : b;
    struct point lower = goes_down ? b : a;
    if (upper.y == lower.y || lower.y <= top || upper.y >= bottom) {
        return;
    }
    float left = (float)clip.x;
    GROW(filler->edges, filler->edge_count, filler->edge_room);
    filler->edges[filler->edge_count++] =
        (struct edge){ upper.x - left, upper.y - top, lower.x - left, lower.y - top, goes_down ? 1.0f : -1.0f };
}

static void collect_edges(struct filler *filler, struct pixel_box clip, const struct point *points,
                          const uint32_t *ends, uint32_t end_count)
{
    filler->edge_count = 0;
    uint32_t from = 0;
    for (uint32_t c = 0; c < end_count; c++) {
        for (uint32_t i = from; i < ends[c]; i++) {
            add_edge(filler, points[i], points[i + 1 < ends[c] ? i + 1 : from], clip);
        }
        from = ends[c];
    }
}

static int compare_edges(const void *a, const void *b)
{
    float ya = ((const struct edge *)a)->y0;
    float yb = ((const struct edge *)b)->y0;
    return ya < yb ? -1 : ya > yb;
}

static void add_row(struct filler *filler, float y)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < filler->active_count; i++) {
        const struct edge *e = &filler->edges[filler->active[i]];
        float from = fmaxf(e->y0, y);
        float to = fminf(e->y1, y + 1.0f);
        if (to > from) {
            float slope = (e->x1 - e->x0) / (e->y1 - e->y0);
            add_in_row(filler, e->x0 + (from - e->y0) * slope, e->x0 + (to - e->y0) * slope, (to - from) * e->turn);
        }
        if (e->y1 > y + 1.0f) {
            filler->active[kept++] = filler->active[i];
        }
    }
    filler->active_count = kept;
}

static uint32_t alpha_of(float cover, float alpha)
{
    float part = fabsf(cover);
    part = part < 1.0f ? part : 1.0f;
    return (uint32_t)(part * alpha + 0.5f);
}

/* Turns the row's changes into pixels and leaves the row empty again. */
static void paint_row(struct filler *filler, uint32_t *row, uint32_t colour, float alpha)
{
    float sum = 0.0f;
    int32_t at = 0;
    int32_t words = (filler->width + 64) / 64;
    for (int32_t w = 0; w < words; w++) {
        uint64_t bits = filler->touched[w];
        filler->touched[w] = 0;
        while (bits != 0) {
            int32_t x = w * 64 + __builtin_ctzll(bits);
            bits &= bits - 1;
            uint32_t between = alpha_of(sum, alpha);
            if (between != 0 && x > at) {
                fill_span(row + at, (x < filler->width ? x : filler->width) - at, colour, between);
            }
            sum += filler->cover[x];
            filler->cover[x] = 0.0f;
            if (x < filler->width) {
                uint32_t own = alpha_of(sum, alpha);
                if (own != 0) {
                    fill_span(row + x, 1, colour, own);
                }
            }
            at = x + 1;
        }
    }
    uint32_t rest = alpha_of(sum, alpha);
    if (rest != 0 && at < filler->width) {
        fill_span(row + at, filler->width - at, colour, rest);
    }
}

static void make_rows(struct filler *filler, int32_t width)
{
    filler->width = width;
    if (width <= filler->room) {
        return;
    }
    size_t cells = (size_t)width + 2; /* an edge at the right rim touches the pixel after it */
    free(filler->cover);
    free(filler->touched);
    filler->cover = calloc(cells, sizeof *filler->cover);
    filler->touched = calloc(cells / 64 + 2, sizeof *filler->touched);
    MUST(filler->cover != NULL && filler->touched != NULL);
    filler->room = width;
}

static struct pixel_box part_of(struct pixel_box clip, const struct point *points, uint32_t count)
{
    float y0 = points[0].y;
    float y1 = y0;
    for (uint32_t i = 1; i < count; i++) {
        y0 = fminf(y0, points[i].y);
        y1 = fmaxf(y1, points[i].y);
    }
    float top = fmaxf((float)clip.y, floorf(y0));
    float bottom = fminf((float)(clip.y + clip.h), ceilf(y1));
    clip.h = bottom > top ? (int32_t)(bottom - top) : 0;
    clip.y = (int32_t)top;
    return clip;
}

void fill_path(struct filler *filler, const struct pixels *to, struct pixel_box clip, const struct point *points,
               const uint32_t *ends, uint32_t end_count, struct colour colour)
{
    if (end_count == 0 || pixel_is_empty(clip)) {
        return;
    }
    clip = part_of(clip, points, ends[end_count - 1]);
    make_rows(filler, clip.w);
    collect_edges(filler, clip, points, ends, end_count);
    if (filler->edge_count == 0) {
        return;
    }
    qsort(filler->edges, filler->edge_count, sizeof *filler->edges, compare_edges);
    filler->active_count = 0;
    uint32_t next = 0;
    float alpha = (float)widened(colour.a);
    uint32_t value = packed(colour);
    for (int32_t row = 0; row < clip.h; row++) {
        float y = (float)row;
        while (next < filler->edge_count && filler->edges[next].y0 < y + 1.0f) {
            GROW(filler->active, filler->active_count, filler->active_room);
            filler->active[filler->active_count++] = next++;
        }
        add_row(filler, y);
        paint_row(filler, pixel_row(to, clip.y + row) + clip.x, value, alpha);
    }
}
