/* One frame as a list of commands, and the frame before it as one number for each cell of the screen. A cell whose
 * number changed is painted again, from the last command that covers it whole; the others keep their pixels. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "draw/room.h"

#define CELL 32

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

static uint64_t mix_box(uint64_t hash, struct pixel_box box)
{
    hash = mix(hash, (uint64_t)(uint32_t)box.x << 32 | (uint32_t)box.y);
    return mix(hash, (uint64_t)(uint32_t)box.w << 32 | (uint32_t)box.h);
}

static uint64_t mix_colour(uint64_t hash, struct colour c)
{
    return mix(hash, (uint64_t)c.r << 24 | (uint64_t)c.g << 16 | (uint64_t)c.b << 8 | c.a);
}

void frame_deinit(struct frame *frame)
{
    arena_deinit(&frame->arena);
    filler_deinit(&frame->filler);
    free(frame->commands);
    free(frame->order);
    free(frame->cells);
    free(frame->cells_before);
    free(frame->damage);
}

void frame_begin(struct frame *frame)
{
    arena_reset(&frame->arena);
    frame->count = 0;
    frame->damage_count = 0;
}

/* ---- recording ---- */

static struct command *add(struct frame *frame, struct command command)
{
    GROW(frame->commands, frame->count, frame->room);
    frame->commands[frame->count] = command;
    return &frame->commands[frame->count++];
}

static uint64_t hash_common(const struct command *command)
{
    uint64_t hash = mix(0x7061696E74u, (uint64_t)command->kind);
    return mix_colour(mix_box(hash, command->clip), command->colour);
}

void frame_add_box(struct frame *frame, uint32_t layer, struct pixel_box clip, struct pixel_box box,
                   struct colour colour)
{
    struct command command = { .kind = COMMAND_BOX, .layer = layer, .clip = clip, .colour = colour, .box = box };
    command.bounds = pixel_intersect(clip, box);
    if (pixel_is_empty(command.bounds) || colour.a == 0) {
        return;
    }
    command.hash = mix_box(hash_common(&command), box);
    add(frame, command);
}

static struct pixel_box pixel_bounds(struct box box)
{
    float x0 = fmaxf(floorf(box.x), -1e6f);
    float y0 = fmaxf(floorf(box.y), -1e6f);
    float x1 = fminf(ceilf(box.x + box.w), 1e6f);
    float y1 = fminf(ceilf(box.y + box.h), 1e6f);
    return (struct pixel_box){ (int32_t)x0, (int32_t)y0, (int32_t)(x1 - x0), (int32_t)(y1 - y0) };
}

void frame_add_path(struct frame *frame, uint32_t layer, struct pixel_box clip, const struct path *path,
                    struct colour colour)
{
    struct command command = {
        .kind = COMMAND_PATH, .layer = layer, .clip = clip, .colour = colour, .end_count = path->end_count
    };
    command.bounds = pixel_intersect(clip, pixel_bounds(path_bounds(path)));
    if (pixel_is_empty(command.bounds) || colour.a == 0 || path->count == 0) {
        return;
    }
    size_t points_bytes = path->count * sizeof *path->points;
    size_t ends_bytes = path->end_count * sizeof *path->ends;
    struct point *points = arena_take(&frame->arena, points_bytes);
    uint32_t *ends = arena_take(&frame->arena, ends_bytes);
    memcpy(points, path->points, points_bytes);
    memcpy(ends, path->ends, ends_bytes);
    command.points = points;
    command.ends = ends;
    command.hash = mix(mix(hash_common(&command), hash_bytes(points, points_bytes)), hash_bytes(ends, ends_bytes));
    add(frame, command);
}

void frame_add_words(struct frame *frame, uint32_t layer, struct pixel_box clip, struct text *text,
                     struct text_style style, const char *words, size_t bytes, int32_t x, int32_t y, bool up,
                     struct colour colour)
{
    /* A copy first: the words may live in the cache that text_run makes room in. */
    struct command command = { .kind = COMMAND_WORDS,
                               .layer = layer,
                               .clip = clip,
                               .colour = colour,
                               .style = style,
                               .words = arena_copy(&frame->arena, words, bytes),
                               .words_bytes = (uint32_t)bytes,
                               .up = up };
    const struct text_run *run = text_run(text, style, command.words, bytes);
    int32_t width = (int32_t)run->mask_width;
    int32_t height = (int32_t)run->mask_height;
    struct pixel_box mask = { x + run->mask_left, y + run->mask_top, width, height };
    if (up) {
        mask = (struct pixel_box){ x + run->mask_top, y - run->mask_left - width, height, width };
    }
    command.x = mask.x;
    command.y = mask.y;
    command.bounds = pixel_intersect(clip, mask);
    if (pixel_is_empty(command.bounds) || colour.a == 0) {
        return;
    }
    uint64_t hash = mix(hash_common(&command), hash_bytes(command.words, bytes));
    hash = mix(hash, (uint64_t)style.face << 40 | (uint64_t)style.direction << 36
                         | (uint64_t)(style.px * 4.0f + 0.5f) << 1 | up);
    command.hash = mix_box(hash, mask);
    add(frame, command);
}

/* ---- what changed ---- */

static void sort_layers(struct frame *frame)
{
    if (frame->count > frame->order_room) {
        frame->order_room = frame->count * 2;
        free(frame->order);
        frame->order = malloc(frame->order_room * sizeof *frame->order);
        MUST(frame->order != NULL);
    }
    uint32_t at = 0;
    for (uint32_t layer = 0; layer < DRAW_LAYERS && at < frame->count; layer++) {
        for (uint32_t i = 0; i < frame->count; i++) {
            if (frame->commands[i].layer == layer) {
                frame->order[at++] = i;
            }
        }
    }
}

static void make_cells(struct frame *frame, const struct pixels *to)
{
    int32_t columns = (to->width + CELL - 1) / CELL;
    int32_t rows = (to->height + CELL - 1) / CELL;
    size_t count = (size_t)columns * (size_t)rows;
    if (columns != frame->columns || rows != frame->rows) {
        free(frame->cells);
        free(frame->cells_before);
        frame->cells = malloc(count * sizeof *frame->cells);
        frame->cells_before = malloc(count * sizeof *frame->cells_before);
        MUST(frame->cells != NULL && frame->cells_before != NULL);
        frame->columns = columns;
        frame->rows = rows;
        frame->is_stale = true;
    }
    memset(frame->cells, 0, count * sizeof *frame->cells);
}

static void hash_into_cells(struct frame *frame, const struct command *command)
{
    struct pixel_box b = command->bounds;
    int32_t x1 = (b.x + b.w - 1) / CELL;
    int32_t y1 = (b.y + b.h - 1) / CELL;
    for (int32_t y = b.y / CELL; y <= y1; y++) {
        for (int32_t x = b.x / CELL; x <= x1; x++) {
            uint64_t *cell = &frame->cells[y * frame->columns + x];
            *cell = mix(*cell, command->hash);
        }
    }
}

static void add_damage(struct frame *frame, struct pixel_box box)
{
    GROW(frame->damage, frame->damage_count, frame->damage_room);
    frame->damage[frame->damage_count++] = box;
}

/* A run of changed cells: joined to the box above it when that is as wide, else a box of its own. */
static void add_run(struct frame *frame, int32_t from, int32_t to, int32_t row)
{
    struct pixel_box box = { from * CELL, row * CELL, (to - from) * CELL, CELL };
    for (uint32_t i = 0; i < frame->damage_count; i++) {
        struct pixel_box *above = &frame->damage[i];
        if (above->x == box.x && above->w == box.w && above->y + above->h == box.y) {
            above->h += CELL;
            return;
        }
    }
    add_damage(frame, box);
}

static bool cell_changed(const struct frame *frame, int32_t x, int32_t y)
{
    int32_t i = y * frame->columns + x;
    return frame->is_stale || frame->cells[i] != frame->cells_before[i];
}

static void find_damage(struct frame *frame)
{
    for (int32_t y = 0; y < frame->rows; y++) {
        int32_t from = 0;
        for (int32_t x = 0; x <= frame->columns; x++) {
            bool changed = x < frame->columns && cell_changed(frame, x, y);
            if (!changed) {
                if (x > from) {
                    add_run(frame, from, x, y);
                }
                from = x + 1;
            }
        }
    }
}

/* ---- painting ---- */

static void paint(struct frame *frame, struct text *text, const struct pixels *to, const struct command *command,
                  struct pixel_box part)
{
    struct pixel_box clip = pixel_intersect(part, command->bounds);
    if (pixel_is_empty(clip)) {
        return;
    }
    if (command->kind == COMMAND_BOX) {
        fill_box(to, clip, command->box, command->colour);
    } else if (command->kind == COMMAND_PATH) {
        fill_path(&frame->filler, to, clip, command->points, command->ends, command->end_count, command->colour);
    } else {
        const struct text_run *run = text_run(text, command->style, command->words, command->words_bytes);
        fill_mask(to, clip, run, command->x, command->y, command->up, command->colour);
    }
}

static bool covers(const struct command *command, struct pixel_box part)
{
    struct pixel_box b = command->bounds;
    return command->kind == COMMAND_BOX && command->colour.a == 255 && b.x <= part.x && b.y <= part.y
           && b.x + b.w >= part.x + part.w && b.y + b.h >= part.y + part.h;
}

/* What lies under an opaque box that covers the whole part is never seen. */
static uint32_t first_seen(const struct frame *frame, struct pixel_box part, bool *is_covered)
{
    for (uint32_t i = frame->count; i > 0; i--) {
        if (covers(&frame->commands[frame->order[i - 1]], part)) {
            *is_covered = true;
            return i - 1;
        }
    }
    *is_covered = false;
    return 0;
}

static void paint_part(struct frame *frame, struct text *text, const struct pixels *to, struct pixel_box part)
{
    bool is_covered = false;
    uint32_t first = first_seen(frame, part, &is_covered);
    if (!is_covered) {
        fill_box(to, part, part, (struct colour){ 0, 0, 0, 255 });
    }
    for (uint32_t i = first; i < frame->count; i++) {
        paint(frame, text, to, &frame->commands[frame->order[i]], part);
    }
}

void frame_end(struct frame *frame, struct text *text, const struct pixels *to)
{
    sort_layers(frame);
    make_cells(frame, to);
    for (uint32_t i = 0; i < frame->count; i++) {
        hash_into_cells(frame, &frame->commands[frame->order[i]]);
    }
    find_damage(frame);
    struct pixel_box all = { 0, 0, to->width, to->height };
    for (uint32_t i = 0; i < frame->damage_count; i++) {
        frame->damage[i] = pixel_intersect(frame->damage[i], all);
        paint_part(frame, text, to, frame->damage[i]);
    }
    uint64_t *swapped = frame->cells_before;
    frame->cells_before = frame->cells;
    frame->cells = swapped;
    frame->is_stale = false;
}
