#include "screens/emblem.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "base/rng.h"
#include "base/str.h"

#define HORIZON 112.0f

/* The night that all emblems share. */
static const struct {
    uint32_t sky, ground, far, mid, near, edge, dim, pale, star;
} night = { 0x0B1626, 0x090F1A, 0x12223A, 0x1A2F4B, 0x233C5E, 0x35557F, 0x2C4870, 0xCBD6E6, 0x8393AC };

struct emblem { struct canvas *canvas; struct box box; float scale; };

/* ---- in the emblem's own px -------------------------------------------------------------------------------------- */

static float at_x(const struct emblem *e, float x)
{
    return e->box.x + x * e->scale;
}

static float at_y(const struct emblem *e, float y)
{
    return e->box.y + y * e->scale;
}

static void fill_rect(const struct emblem *e, float x, float y, float w, float h, struct colour colour)
{
    draw_rect(e->canvas, box_make(at_x(e, x), at_y(e, y), w * e->scale, h * e->scale), paint_fill(colour));
}

static void fill_disc(const struct emblem *e, float x, float y, float radius, struct colour colour)
{
    draw_circle(e->canvas, at_x(e, x), at_y(e, y), radius * e->scale, paint_fill(colour));
}

static void fill_shape(const struct emblem *e, const struct point *points, uint32_t count, struct colour colour)
{
    struct point placed[64];
    for (uint32_t i = 0; i < count; i++) {
        placed[i] = (struct point){ at_x(e, points[i].x), at_y(e, points[i].y) };
    }
    draw_polygon(e->canvas, placed, count, paint_fill(colour));
}

static void stroke_shape(const struct emblem *e, const struct point *points, uint32_t count, float width,
                         struct colour colour)
{
    struct point placed[64];
    for (uint32_t i = 0; i < count; i++) {
        placed[i] = (struct point){ at_x(e, points[i].x), at_y(e, points[i].y) };
    }
    struct paint paint = paint_stroke(colour, width * e->scale);
    paint.round = true;
    draw_polyline(e->canvas, placed, count, paint);
}

static void draw_ground(const struct emblem *e)
{
    fill_rect(e, 0.0f, 0.0f, EMBLEM_WIDTH, HORIZON, colour_rgb(night.sky));
    fill_rect(e, 0.0f, HORIZON, EMBLEM_WIDTH, EMBLEM_HEIGHT - HORIZON, colour_rgb(night.ground));
}

static void draw_horizon(const struct emblem *e)
{
    fill_rect(e, 0.0f, HORIZON - 0.5f, EMBLEM_WIDTH, 1.0f, colour_rgb(night.dim));
}

static uint32_t draw_number(uint64_t seed, uint32_t kind, uint32_t index, uint32_t below)
{
    struct rng_key key = { .seed = seed, .kind = kind, .a = index };
    return rng_below(&key, below);
}

static void draw_stars(const struct emblem *e, uint64_t seed, uint32_t count, float lowest)
{
    for (uint32_t i = 0; i < count; i++) {
        float x = (float)draw_number(seed, 1, i, 3400) / 10.0f,
              y = 4.0f + (float)draw_number(seed, 2, i, 1000) / 1000.0f * lowest;
        float radius = 0.55f + (float)draw_number(seed, 3, i, 50) / 100.0f;
        fill_disc(e, x, y, radius, colour_alpha(colour_rgb(night.star), 0.75f));
    }
}

/* ---- a hospital at night ----------------------------------------------------------------------------------------- */

#define WARD_ACCENT 0xA6ECC4
#define WINDOW_STEP 11.8f

struct wing { float x, y, w; uint32_t columns, rows; uint32_t wall; };

static void draw_windows(const struct emblem *e, const struct wing *wing)
{
    float step_x = wing->w / (float)wing->columns, step_y = WINDOW_STEP;
    for (uint32_t row = 0; row < wing->rows; row++) {
        for (uint32_t column = 0; column < wing->columns; column++) {
            float x = wing->x + step_x * (float)column + (step_x - 7.0f) / 2.0f,
                  y = wing->y + 8.0f + step_y * (float)row;
            bool is_awake = draw_number(7, (uint32_t)wing->x, row * 16 + column, 5) == 0;
            fill_rect(e, x, y, 7.0f, 5.6f, colour_rgb(is_awake ? night.edge : night.dim));
        }
    }
}

static void draw_wing(const struct emblem *e, const struct wing *wing)
{
    fill_rect(e, wing->x, wing->y, wing->w, HORIZON - wing->y, colour_rgb(wing->wall));
    fill_rect(e, wing->x - 2.0f, wing->y - 2.5f, wing->w + 4.0f, 3.5f, colour_rgb(night.edge));
    draw_windows(e, wing);
}

static void draw_moon(const struct emblem *e, float x, float y, float radius)
{
    struct point points[40];
    for (uint32_t i = 0; i < 20; i++) { /* the lit edge, then back along the shadow's */
        float part = -1.0f + 2.0f * (float)i / 19.0f, turn = 1.9f * part;
        points[i] = (struct point){ x - radius * cosf(turn), y + radius * sinf(turn) };
        points[39 - i] = (struct point){ points[i].x + radius * 0.62f * (1.0f - part * part), points[i].y };
    }
    fill_shape(e, points, 40, colour_rgb(night.pale));
}

static void draw_cross(const struct emblem *e, float x, float y, float arm, float half)
{
    const struct point points[] = {
        { x - half, y - arm }, { x + half, y - arm }, { x + half, y - half }, { x + arm, y - half },
        { x + arm, y + half }, { x + half, y + half }, { x + half, y + arm }, { x - half, y + arm },
        { x - half, y + half }, { x - arm, y + half }, { x - arm, y - half }, { x - half, y - half },
    };
    fill_shape(e, points, 12, colour_rgb(night.pale));
}

static void draw_tree(const struct emblem *e, float x, float height, float width)
{
    const struct point crown[] = {
        { x, HORIZON - height },
        { x + width * 0.36f, HORIZON - height * 0.72f },
        { x + width * 0.5f, HORIZON - height * 0.4f },
        { x + width * 0.3f, HORIZON - height * 0.14f },
        { x - width * 0.3f, HORIZON - height * 0.14f },
        { x - width * 0.5f, HORIZON - height * 0.4f },
        { x - width * 0.36f, HORIZON - height * 0.72f },
    };
    fill_rect(e, x - 0.9f, HORIZON - height * 0.2f, 1.8f, height * 0.2f, colour_rgb(night.mid));
    fill_shape(e, crown, 7, colour_rgb(night.far));
}

/* The one window where somebody is awake, what falls from it on the forecourt, and the line that all of it watches. */
static void draw_watch(const struct emblem *e)
{
    struct colour accent = colour_rgb(WARD_ACCENT);
    const struct point glow[] = {
        { 199.0f, HORIZON }, { 215.0f, HORIZON }, { 240.0f, EMBLEM_HEIGHT }, { 174.0f, EMBLEM_HEIGHT }
    };
    fill_shape(e, glow, 4, colour_alpha(accent, 0.10f));
    fill_rect(e, 202.4f, 73.4f, 9.2f, 7.2f, accent);
    fill_rect(e, 206.4f, 73.4f, 1.2f, 7.2f, colour_alpha(colour_rgb(night.near), 0.85f));
    const struct point pulse[] = {
        { -4.0f, 140.0f },  { 92.0f, 140.0f },  { 97.0f, 136.5f },  { 103.0f, 140.0f }, { 112.0f, 140.0f },
        { 116.0f, 143.0f }, { 122.0f, 123.0f }, { 129.0f, 155.0f }, { 134.0f, 140.0f }, { 144.0f, 140.0f },
        { 151.0f, 135.0f }, { 158.0f, 140.0f }, { 344.0f, 140.0f },
    };
    stroke_shape(e, pulse, 13, 2.0f, accent);
    fill_disc(e, 297.0f, 140.0f, 3.6f, accent);
}

static void draw_forecourt(const struct emblem *e)
{
    static const struct { float x, y, w; } marks[] = {
        { 16.0f, 122.0f, 22.0f }, { 62.0f, 127.0f, 14.0f }, { 246.0f, 121.0f, 18.0f }, { 288.0f, 126.0f, 26.0f },
        { 30.0f, 152.0f, 18.0f }, { 168.0f, 156.0f, 22.0f }, { 272.0f, 153.0f, 16.0f }, { 316.0f, 158.0f, 14.0f },
    };
    for (uint32_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        fill_rect(e, marks[i].x, marks[i].y, marks[i].w, 1.0f, colour_rgb(night.mid));
    }
}

static void draw_ward(const struct emblem *e)
{
    draw_ground(e);
    draw_stars(e, 11, 26, 58.0f);
    draw_moon(e, 56.0f, 34.0f, 14.0f);
    static const struct { float x, h, w;
    } far[] = {
        { 0.0f, 18.0f, 30.0f },   { 30.0f, 28.0f, 16.0f },  { 46.0f, 14.0f, 34.0f },
        { 286.0f, 22.0f, 22.0f }, { 308.0f, 34.0f, 14.0f }, { 322.0f, 16.0f, 18.0f },
    };
    for (uint32_t i = 0; i < sizeof far / sizeof far[0]; i++) {
        fill_rect(e, far[i].x, HORIZON - far[i].h, far[i].w, far[i].h, colour_rgb(night.far));
    }
    static const struct wing wings[] = {
        { 82.0f, 66.0f, 52.0f, 4, 3, 0x1A2F4B },
        { 232.0f, 58.0f, 52.0f, 4, 4, 0x1A2F4B },
        { 130.0f, 40.0f, 106.0f, 9, 5, 0x233C5E },
    };
    for (uint32_t i = 0; i < 3; i++) {
        draw_wing(e, &wings[i]);
    }
    fill_rect(e, 172.0f, 32.0f, 22.0f, 6.0f, colour_rgb(night.edge));
    draw_cross(e, 183.0f, 22.0f, 8.5f, 2.9f);
    draw_tree(e, 62.0f, 24.0f, 16.0f);
    draw_tree(e, 74.0f, 32.0f, 18.0f);
    draw_tree(e, 292.0f, 28.0f, 17.0f);
    draw_horizon(e);
    draw_forecourt(e);
    draw_watch(e);
}

/* ---- any other name: a city with one tower awake ----------------------------------------------------------------- */

#define TOWERS 15u

static void draw_skyline(const struct emblem *e, uint64_t seed)
{
    static const uint32_t accents[] = { 0xEFE867, 0xB9A2F2, 0x6FC0F5, 0xE0A878, 0xBBD268, 0xF29AC4 };
    struct colour accent = colour_rgb(accents[seed % 6]);
    uint32_t awake = 4 + draw_number(seed, 4, 0, TOWERS - 8);
    draw_ground(e);
    draw_stars(e, seed, 24, 46.0f);
    for (uint32_t i = 0; i < TOWERS; i++) {
        float width = 13.0f + (float)draw_number(seed, 5, i, 6), x = 8.0f + 22.0f * (float)i;
        float height = i == awake ? 92.0f : 24.0f + (float)draw_number(seed, 6, i, 44);
        fill_rect(e, x, HORIZON - height, width, height,
                  i == awake ? accent : colour_rgb(i % 3 == 0 ? night.mid : night.far));
        for (float y = HORIZON - height + 6.0f; y < HORIZON - 6.0f; y += 7.0f) {
            fill_rect(e, x + 3.0f, y, width - 6.0f, 1.6f,
                      i == awake ? colour_alpha(colour_rgb(night.sky), 0.55f) : colour_rgb(night.dim));
        }
    }
    draw_horizon(e);
    float x = 8.0f + 22.0f * (float)awake + 8.0f;
    for (int i = -3; i <= 3; i++) {
        const struct point ray[] = { { x, HORIZON }, { x + (float)i * 46.0f, EMBLEM_HEIGHT + 4.0f } };
        stroke_shape(e, ray, 2, 1.2f, colour_alpha(accent, 0.45f));
    }
}

void emblem_draw(struct canvas *canvas, struct box box, const char *name, const char *id)
{
    /* Where the box is flatter than the picture, more of the sky than of the ground is cut. */
    float scale = fmaxf(box.w / EMBLEM_WIDTH, box.h / EMBLEM_HEIGHT);
    struct box whole = { box.x, box.y - (scale * EMBLEM_HEIGHT - box.h) * 0.45f, box.w, box.h };
    struct emblem e = { canvas, whole, scale };
    const char *key = name[0] != '\0' ? name : id;
    draw_clip_push(canvas, box);
    if (str_equal(name, "ward")) {
        draw_ward(&e);
    } else {
        draw_skyline(&e, hash_bytes(key, strlen(key)));
    }
    draw_clip_pop(canvas);
}
