/* Shapes as closed contours: circles flattened, outlines turned into areas. Every contour of an outline turns the same
 * way, so that where pieces overlap the sum is simply full. */
#include <math.h>
#include <stdlib.h>

#include "draw/room.h"

#define PI 3.14159265358979f
#define CHORDS_MAX 512u
#define FLATNESS 0.02f /* px between a chord and its arc */
#define MITRE_MAX 4.0f /* as SVG */
#define DASHES_MAX 4096u

void path_clear(struct path *path)
{
    path->count = 0;
    path->end_count = 0;
}

void path_deinit(struct path *path)
{
    free(path->points);
    free(path->ends);
    *path = (struct path){ 0 };
}

void path_add(struct path *path, float x, float y)
{
    GROW(path->points, path->count, path->room);
    path->points[path->count++] = (struct point){ x, y };
}

void path_close(struct path *path)
{
    GROW(path->ends, path->end_count, path->end_room);
    path->ends[path->end_count++] = path->count;
}

/* Chords for a part of a circle, in radians. */
static uint32_t chords(float radius, float angle)
{
    float step = radius > FLATNESS ? 2.0f * acosf(1.0f - FLATNESS / radius) : PI / 2.0f;
    float count = ceilf(fabsf(angle) / step);
    return count < 1.0f ? 1u : count > (float)CHORDS_MAX ? CHORDS_MAX : (uint32_t)count;
}

/* Both ends included. Angles in radians, 0 to the right, clockwise because y points down. */
static void add_arc_points(struct path *path, float x, float y, float radius, float from, float to)
{
    uint32_t count = chords(radius, to - from);
    for (uint32_t i = 0; i <= count; i++) {
        float angle = from + (to - from) * (float)i / (float)count;
        path_add(path, x + radius * cosf(angle), y + radius * sinf(angle));
    }
}

void path_add_circle(struct path *path, float x, float y, float radius, bool reversed)
{
    add_arc_points(path, x, y, radius, 0.0f, reversed ? -2.0f * PI : 2.0f * PI);
    path_close(path);
}

/* The four corners of a rounded rectangle are one quarter of a circle, turned. Clockwise, from the upper right. */
static void add_corners(struct path *path, struct point first, struct point last, float radius)
{
    struct point quarter[CHORDS_MAX + 1];
    uint32_t count = chords(radius, PI / 2.0f);
    for (uint32_t i = 0; i <= count; i++) {
        float angle = PI / 2.0f * (float)i / (float)count;
        quarter[i] = (struct point){ radius * cosf(angle), radius * sinf(angle) };
    }
    quarter[count] = (struct point){ 0.0f, radius };
    for (uint32_t i = 0; i <= count; i++) {
        path_add(path, last.x + quarter[i].y, first.y - quarter[i].x);
    }
    for (uint32_t i = 0; i <= count; i++) {
        path_add(path, last.x + quarter[i].x, last.y + quarter[i].y);
    }
    for (uint32_t i = 0; i <= count; i++) {
        path_add(path, first.x - quarter[i].y, last.y + quarter[i].x);
    }
    for (uint32_t i = 0; i <= count; i++) {
        path_add(path, first.x - quarter[i].x, first.y - quarter[i].y);
    }
}

static void turn_around(struct path *path, uint32_t from)
{
    for (uint32_t low = from, high = path->count; high > low + 1; low++) {
        high--;
        struct point kept = path->points[low];
        path->points[low] = path->points[high];
        path->points[high] = kept;
    }
}

void path_add_round(struct path *path, struct box box, float radius, bool reversed)
{
    float most = (box.w < box.h ? box.w : box.h) / 2.0f;
    float r = radius < most ? radius : most;
    float x0 = box.x + r;
    float y0 = box.y + r;
    float x1 = box.x + box.w - r;
    float y1 = box.y + box.h - r;
    uint32_t before = path->count;
    if (r <= 0.0f) {
        const struct point corners[] = { { x0, y0 }, { x1, y0 }, { x1, y1 }, { x0, y1 } };
        for (int i = 0; i < 4; i++) {
            path_add(path, corners[i].x, corners[i].y);
        }
    } else {
        add_corners(path, (struct point){ x0, y0 }, (struct point){ x1, y1 }, r);
    }
    if (reversed) {
        turn_around(path, before);
    }
    path_close(path);
}

void path_add_arc(struct path *path, float x, float y, float radius, float from, float to, float width, bool round)
{
    float start = from * 2.0f * PI - PI / 2.0f;
    float end = to * 2.0f * PI - PI / 2.0f;
    float half = width / 2.0f;
    float inner = radius > half ? radius - half : 0.0f;
    add_arc_points(path, x, y, radius + half, start, end);
    if (round) {
        add_arc_points(path, x + radius * cosf(end), y + radius * sinf(end), half, end, end + PI);
    }
    add_arc_points(path, x, y, inner, end, start);
    if (round) {
        add_arc_points(path, x + radius * cosf(start), y + radius * sinf(start), half, start + PI, start + 2.0f * PI);
    }
    path_close(path);
}

/* ---- outlines ---- */

struct stroke {
    struct path *path;
    float half;
    bool round;
};

static struct point minus(struct point a, struct point b)
{
    return (struct point){ a.x - b.x, a.y - b.y };
}

static float length_of(struct point v)
{
    return sqrtf(v.x * v.x + v.y * v.y);
}

/* To the right of the direction from a to b as seen on the screen, `half` long. */
static struct point normal(struct point a, struct point b, float half)
{
    struct point d = minus(b, a);
    float length = length_of(d);
    return (struct point){ -d.y / length * half, d.x / length * half };
}

static void add_segment(const struct stroke *stroke, struct point a, struct point b)
{
    struct point n = normal(a, b, stroke->half);
    path_add(stroke->path, a.x - n.x, a.y - n.y);
    path_add(stroke->path, b.x - n.x, b.y - n.y);
    path_add(stroke->path, b.x + n.x, b.y + n.y);
    path_add(stroke->path, a.x + n.x, a.y + n.y);
    path_close(stroke->path);
}

/* Half a disc beyond the end `at` of a line that came from `from`. */
static void add_cap(const struct stroke *stroke, struct point from, struct point at)
{
    struct point n = normal(from, at, stroke->half);
    float angle = atan2f(-n.y, -n.x);
    add_arc_points(stroke->path, at.x, at.y, stroke->half, angle, angle + PI);
    path_close(stroke->path);
}

static void add_mitre(const struct stroke *stroke, struct point at, struct point n0, struct point n1)
{
    struct point sum = { n0.x + n1.x, n0.y + n1.y };
    float sum_squared = sum.x * sum.x + sum.y * sum.y;
    float half_squared = stroke->half * stroke->half;
    bool is_short = sum_squared * MITRE_MAX * MITRE_MAX > 4.0f * half_squared;
    path_add(stroke->path, at.x + n0.x, at.y + n0.y);
    if (is_short) {
        float grow = 2.0f * half_squared / sum_squared;
        path_add(stroke->path, at.x + sum.x * grow, at.y + sum.y * grow);
    }
    path_add(stroke->path, at.x + n1.x, at.y + n1.y);
}

/* The outer side of a bend at b. */
static void add_join(const struct stroke *stroke, struct point a, struct point b, struct point c)
{
    struct point n0 = normal(a, b, stroke->half);
    struct point n1 = normal(b, c, stroke->half);
    float cross = n0.x * n1.y - n0.y * n1.x;
    if (fabsf(cross) < 1e-6f * stroke->half * stroke->half) {
        return;
    }
    if (cross > 0.0f) { /* bends right: the outer side is the left one; same turn as the segments */
        n0 = (struct point){ -n0.x, -n0.y };
        n1 = (struct point){ -n1.x, -n1.y };
    } else {
        struct point swapped = n0;
        n0 = n1;
        n1 = swapped;
    }
    path_add(stroke->path, b.x, b.y);
    if (stroke->round) {
        float from = atan2f(n0.y, n0.x);
        float to = atan2f(n1.y, n1.x);
        add_arc_points(stroke->path, b.x, b.y, stroke->half, from, to < from ? to + 2.0f * PI : to);
    } else {
        add_mitre(stroke, b, n0, n1);
    }
    path_close(stroke->path);
}

static void add_dot(const struct stroke *stroke, struct point at)
{
    if (stroke->round) {
        path_add_circle(stroke->path, at.x, at.y, stroke->half, false);
    }
}

/* Distinct points only. */
static void add_solid(const struct stroke *stroke, const struct point *points, uint32_t count, bool closed)
{
    uint32_t segments = closed ? count : count - 1;
    for (uint32_t i = 0; i < segments; i++) {
        add_segment(stroke, points[i], points[(i + 1) % count]);
    }
    for (uint32_t i = closed ? 0 : 1; i < segments; i++) {
        add_join(stroke, points[(i + count - 1) % count], points[i], points[(i + 1) % count]);
    }
    if (!closed && stroke->round) {
        add_cap(stroke, points[1], points[0]);
        add_cap(stroke, points[count - 2], points[count - 1]);
    }
}

static void add_line(const struct stroke *stroke, const struct point *points, uint32_t count, bool closed)
{
    if (count == 1) {
        add_dot(stroke, points[0]);
    } else if (count > 1) {
        add_solid(stroke, points, count, closed && count > 2);
    }
}

/* Walks along the line and lays one dash after the other. */
struct dasher {
    const struct stroke *stroke;
    struct point *dash; /* the points of the dash being laid */
    uint32_t count, room;
    float on, off;
    float left; /* of the dash or gap */
    bool is_on;
    uint32_t laid;
};

static void dash_add(struct dasher *dasher, struct point at)
{
    bool is_new = dasher->count == 0 || length_of(minus(at, dasher->dash[dasher->count - 1])) > 1e-4f;
    if (is_new) {
        GROW(dasher->dash, dasher->count, dasher->room);
        dasher->dash[dasher->count++] = at;
    }
}

static void dash_turn(struct dasher *dasher, struct point at)
{
    if (dasher->is_on) {
        dash_add(dasher, at);
        add_line(dasher->stroke, dasher->dash, dasher->count, false);
        dasher->laid++;
    }
    dasher->is_on = !dasher->is_on;
    dasher->left = dasher->is_on ? dasher->on : dasher->off;
    dasher->count = 0;
    if (dasher->is_on) {
        dash_add(dasher, at);
    }
}

static void dash_segment(struct dasher *dasher, struct point a, struct point b)
{
    struct point d = minus(b, a);
    float length = length_of(d);
    float at = 0.0f;
    while (at + dasher->left <= length && dasher->laid < DASHES_MAX) {
        at += dasher->left;
        dash_turn(dasher, (struct point){ a.x + d.x * at / length, a.y + d.y * at / length });
    }
    dasher->left -= length - at;
    if (dasher->is_on) {
        dash_add(dasher, b);
    }
}

static void add_dashes(const struct stroke *stroke, const struct point *points, uint32_t count, bool closed, float on,
                       float off)
{
    struct dasher dasher = {
        .stroke = stroke, .on = on > 0.01f ? on : 0.01f, .off = off > 0.25f ? off : 0.25f, .is_on = true
    };
    dasher.left = dasher.on;
    dash_add(&dasher, points[0]);
    for (uint32_t i = 1; i < count + (closed ? 1u : 0u); i++) {
        dash_segment(&dasher, points[i - 1], points[i % count]);
    }
    if (dasher.is_on && dasher.count > 1) {
        add_line(stroke, dasher.dash, dasher.count, false);
    }
    free(dasher.dash);
}

/* Without points on top of each other, which have no direction. The caller frees. */
static struct point *distinct(const struct point *points, uint32_t *count, bool closed)
{
    struct point *kept = malloc((*count + 1) * sizeof *kept);
    MUST(kept != NULL);
    uint32_t n = 0;
    for (uint32_t i = 0; i < *count; i++) {
        if (n == 0 || length_of(minus(points[i], kept[n - 1])) > 1e-3f) {
            kept[n++] = points[i];
        }
    }
    while (closed && n > 1 && length_of(minus(kept[0], kept[n - 1])) <= 1e-3f) {
        n--;
    }
    *count = n;
    return kept;
}

void path_add_stroke(struct path *path, const struct point *points, uint32_t count, bool closed, float width,
                     bool round, float dash_on, float dash_off)
{
    struct stroke stroke = { path, width / 2.0f, round };
    struct point *kept = distinct(points, &count, closed);
    if (count > 1 && dash_on > 0.0f) {
        add_dashes(&stroke, kept, count, closed, dash_on, dash_off);
    } else if (count > 0) {
        add_line(&stroke, kept, count, closed);
    }
    free(kept);
}

struct box path_bounds(const struct path *path)
{
    if (path->count == 0) {
        return (struct box){ 0 };
    }
    float x0 = path->points[0].x;
    float x1 = x0;
    float y0 = path->points[0].y;
    float y1 = y0;
    for (uint32_t i = 1; i < path->count; i++) {
        struct point p = path->points[i];
        /* Not fminf: it is a call, because of numbers that are none, and there are none here. */
        x0 = p.x < x0 ? p.x : x0;
        x1 = p.x > x1 ? p.x : x1;
        y0 = p.y < y0 ? p.y : y0;
        y1 = p.y > y1 ? p.y : y1;
    }
    return box_make(x0, y0, x1 - x0, y1 - y0);
}
