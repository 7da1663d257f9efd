/* The frame of the diagram: how high lanes are, where rows, bands and tabs lie, and the axis over them. */
#include "charts/spacetime.h"

#include <math.h>

#include "base/err.h"
#include "charts/inside.h"

#define FLAG_TIP 4.0f         /* how far the flag's pointer ends above the ground */
#define FLAG_STRIP_HEIGHT 26.0f
#define CHIP_ROOM 14.0f       /* between a head and the lane */

/* Where things lie in a box of each size, from its left and right edges. */
struct frame {
    float tab_x, tab_width, band_x, head, band_right, lane_right;
    float public_height, border;
    float lane, lane_shortest;
    float line, bar, label, decision_label; /* in a lane of full height */
    float clock_step;
};

static const struct frame FRAMES[] = {
    [SPACETIME_FULL] = { 13, SPACETIME_TAB, 45, SPACETIME_HEAD, 15, 23, SPACETIME_PUBLIC_HEIGHT, SPACETIME_BORDER,
                         SPACETIME_LANE, SPACETIME_LANE_SHORTEST, SPACETIME_LINE, SPACETIME_BAR, SPACETIME_BAR_LABEL,
                         SPACETIME_DECISION_LABEL, SPACETIME_CLOCK_STEP },
    [SPACETIME_COMPACT] = { 8, SPACETIME_TAB_COMPACT, 36, SPACETIME_HEAD_COMPACT, 12, 20, SPACETIME_PUBLIC_HEIGHT_COMPACT,
                            SPACETIME_BORDER_COMPACT, SPACETIME_LANE_COMPACT, SPACETIME_LANE_MIN, SPACETIME_LINE_COMPACT,
                            SPACETIME_BAR_COMPACT, 0, 0, SPACETIME_CLOCK_STEP_COMPACT },
    [SPACETIME_STRIP] = { 0, 0, 8, SPACETIME_HEAD_STRIP, 8, 8, 0, 0, SPACETIME_LANE_STRIP, SPACETIME_LANE_STRIP,
                          SPACETIME_LINE_STRIP, SPACETIME_BAR_STRIP, SPACETIME_BAR_LABEL_STRIP, 0, SPACETIME_CLOCK_STEP },
};

uint32_t build_row(const struct build *build, uint32_t lane)
{
    if (lane == SPACETIME_PUBLIC) {
        return build->public_row;
    }
    return lane < build->in->lane_count ? build->row_of_lane[lane] : NO_ROW;
}

/* ---- how high ---- */

static bool is_first_of_economy(const struct spacetime *in, uint32_t lane)
{
    return lane == 0 || in->lanes[lane].economy != in->lanes[lane - 1].economy;
}

/* A lane of `height`, higher by what its further clocks need. */
static float lane_height(const struct build *build, const struct frame *frame, uint32_t lane, float height)
{
    return height + (float)(build->lane_clock_rows[lane] - 1) * frame->clock_step;
}

/* Of everything below the axis. */
static float lanes_height(const struct build *build, enum spacetime_size size, float height)
{
    const struct spacetime *in = build->in;
    const struct frame *frame = &FRAMES[size];
    if (size == SPACETIME_STRIP) {
        return lane_height(build, frame, in->own_lane, height) + frame->band_right;
    }
    float sum = frame->public_height;
    for (uint32_t i = 0; i < in->lane_count; i++) {
        sum += lane_height(build, frame, i, height) + (is_first_of_economy(in, i) ? frame->border : 0.0f);
    }
    return sum;
}

static enum spacetime_size choose_size(const struct build *build, float room)
{
    const struct spacetime *in = build->in;
    if (in->size == SPACETIME_STRIP) {
        return SPACETIME_STRIP;
    }
    if (in->theme == THEME_PRINT || in->size == SPACETIME_FULL) {
        return SPACETIME_FULL;
    }
    bool fits = room <= 0.0f || lanes_height(build, SPACETIME_FULL, SPACETIME_LANE_SHORTEST) <= room;
    return in->size == SPACETIME_FIT && fits ? SPACETIME_FULL : SPACETIME_COMPACT;
}

/* Of one lane: as the size has it, shorter when that makes everything fit, to the pixel. */
static float choose_lane(const struct build *build, enum spacetime_size size, float room)
{
    const struct frame *frame = &FRAMES[size];
    float lane = frame->lane;
    if (room <= 0.0f) {
        return lane;
    }
    while (lane > frame->lane_shortest && lanes_height(build, size, lane) > room) {
        lane -= 1.0f;
    }
    return lane;
}

/* ---- rows and bands ---- */

struct placing {
    const struct frame *frame;
    float lane; /* height of one */
    float left, right, head_right; /* of bands; where heads end */
    float y;
    uint32_t row_count, band_count;
};

static struct spacetime_row *add_row(struct build *build, struct placing *placing, uint32_t lane, float height)
{
    const struct frame *frame = placing->frame;
    const float part = placing->lane / frame->lane;
    struct spacetime_row *row = &build->rows[placing->row_count];
    row->lane = lane;
    row->box = box_make(placing->left, placing->y, placing->right - placing->left, height);
    row->line_y = placing->y + roundf(frame->line * part);
    row->bar_y = placing->y + roundf(frame->bar * part);
    row->label_y = placing->y + roundf(frame->label * part);
    row->decision_label_y = placing->y + roundf(frame->decision_label * part);
    row->head = box_make(placing->left, placing->y, placing->head_right - CHIP_ROOM - placing->left, height);
    if (lane != SPACETIME_PUBLIC) {
        build->row_of_lane[lane] = placing->row_count;
    }
    placing->row_count++;
    placing->y += height;
    return row;
}

static void add_band(struct build *build, struct placing *placing, float top, const char *name)
{
    const struct frame *frame = placing->frame;
    struct spacetime_band *band = &build->bands[placing->band_count++];
    band->box = box_make(placing->left, top, placing->right - placing->left, placing->y - top);
    band->name = name;
    if (name != NULL) {
        float tab_x = build->out->box.x + frame->tab_x;
        band->tab = box_make(tab_x, top, frame->tab_width, placing->y - top);
    }
}

static void place_public(struct build *build, struct placing *placing)
{
    float top = placing->y;
    build->public_row = placing->row_count;
    struct spacetime_row *row = add_row(build, placing, SPACETIME_PUBLIC, placing->frame->public_height);
    row->line_y = top + roundf(placing->frame->public_height / 2.0f);
    row->bar_y = row->line_y;
    add_band(build, placing, top, NULL);
}

static void place_lane(struct build *build, struct placing *placing, uint32_t lane)
{
    struct spacetime_row *row = add_row(build, placing, lane, lane_height(build, placing->frame, lane, placing->lane));
    row->clock_rows = build->lane_clock_rows[lane];
    float reserve = build->in->lanes[lane].head_reserve;
    row->head.x += row->head.w - reserve;
    row->head.w = reserve;
}

static void place_economies(struct build *build, struct placing *placing)
{
    const struct spacetime *in = build->in;
    float top = placing->y;
    for (uint32_t i = 0; i < in->lane_count; i++) {
        MUST(in->lanes[i].economy < in->economy_count);
        MUST(i == 0 || in->lanes[i].economy >= in->lanes[i - 1].economy);
        if (is_first_of_economy(in, i)) {
            placing->y += placing->frame->border;
            top = placing->y;
        }
        place_lane(build, placing, i);
        if (i + 1 == in->lane_count || is_first_of_economy(in, i + 1)) {
            add_band(build, placing, top, in->economies[in->lanes[i].economy]);
        }
    }
}

static void place_own_lane(struct build *build, struct placing *placing)
{
    float top = placing->y;
    MUST(build->in->own_lane < build->in->lane_count);
    place_lane(build, placing, build->in->own_lane);
    add_band(build, placing, top, NULL);
}

static void place_rows(struct build *build, const struct frame *frame, float lane)
{
    struct spacetime_layout *out = build->out;
    struct placing placing = {
        .frame = frame,
        .lane = lane,
        .left = out->box.x + frame->band_x,
        .right = out->box.x + out->box.w - frame->band_right,
        .head_right = out->plot.x,
        .y = out->ground_y - out->scroll_y,
    };
    if (out->size == SPACETIME_STRIP) {
        place_own_lane(build, &placing);
    } else {
        place_public(build, &placing);
        place_economies(build, &placing);
    }
    out->bottom_y = fminf(placing.y, out->view.y + out->view.h);
    out->rows = build->rows;
    out->row_count = placing.row_count;
    out->bands = build->bands;
    out->band_count = placing.band_count;
}

/* ---- the axis and now ---- */

static void place_now(struct build *build)
{
    struct spacetime_layout *out = build->out;
    const struct spacetime *in = build->in;
    out->now_x = NAN;
    if (in->now_kind == SPACETIME_NO_NOW) {
        return;
    }
    out->now_x = axis_x(&out->axis, in->now_s);
    if (!axis_sees(&out->axis, out->now_x)) {
        return;
    }
    const bool strip = out->size == SPACETIME_STRIP;
    out->flag_text = arena_copy_string(build->arena, when_clock(in->now_s + in->axis.local_at_zero_s).at);
    float width = mark_flag_width(build->canvas, out->flag_text);
    float height = strip ? FLAG_STRIP_HEIGHT : MARK_FLAG_H;
    float tip = strip ? out->ground_y + FLAG_TIP : out->ground_y - FLAG_TIP;
    out->flag = box_make(out->now_x - width / 2.0f, tip - MARK_FLAG_POINTER_H - height, width, height);
}

static void place_axis(struct build *build, const struct frame *frame)
{
    struct spacetime_layout *out = build->out;
    const struct spacetime *in = build->in;
    float head = in->head_width > 0.0f ? in->head_width : frame->head;
    float x0 = out->box.x + head;
    float x1 = out->box.x + out->box.w - frame->lane_right;
    MUST(x1 > x0);
    axis_lay(&out->axis, build->arena, build->canvas, &in->axis, x0, x1);
    out->plot = box_make(x0, 0.0f, x1 - x0, 0.0f);
}

/* Days stand in a row of their own over the times. */
static float axis_height(const struct spacetime *in)
{
    const bool has_days = axis_has_days(&in->axis);
    if (in->size != SPACETIME_STRIP) {
        return SPACETIME_AXIS + (has_days ? SPACETIME_AXIS_DAYS_MORE : 0.0f);
    }
    return SPACETIME_AXIS_STRIP + (has_days ? SPACETIME_AXIS_DAYS : 0.0f);
}

void build_frame(struct build *build, struct box box)
{
    struct spacetime_layout *out = build->out;
    const struct spacetime *in = build->in;
    const float above = axis_height(in);
    const float room = box.h > 0.0f ? box.h - above : 0.0f;
    out->box = box;
    out->size = choose_size(build, room);
    out->look = mark_look(in->theme, out->size == SPACETIME_COMPACT);
    out->has_labels = out->size != SPACETIME_COMPACT;
    const struct frame *frame = &FRAMES[out->size];
    build->clock_step = frame->clock_step;
    place_axis(build, frame);

    const float lane = choose_lane(build, out->size, room);
    const float below = lanes_height(build, out->size, lane);
    out->height = above + below;
    out->ground_y = box.y + above;
    out->view = box_make(box.x, out->ground_y, box.w, box.h > 0.0f ? fmaxf(box.h - above, 0.0f) : below);
    out->plot.y = out->view.y;
    out->plot.h = out->view.h;
    out->scroll_max = fmaxf(below - out->view.h, 0.0f);
    out->scroll_y = fmaxf(0.0f, fminf(in->scroll_y, out->scroll_max));
    place_rows(build, frame, lane);
    place_now(build);
}

/* ---- all of it ---- */

static void take_arrays(struct build *build)
{
    const struct spacetime *in = build->in;
    build->rows = ARENA_ARRAY(build->arena, struct spacetime_row, in->lane_count + 1);
    build->bands = ARENA_ARRAY(build->arena, struct spacetime_band, in->lane_count + 1);
    build->row_of_lane = ARENA_ARRAY(build->arena, uint32_t, in->lane_count);
    for (uint32_t i = 0; i < in->lane_count; i++) {
        build->row_of_lane[i] = NO_ROW;
    }
    build->public_row = NO_ROW;
}

const struct spacetime_layout *spacetime_lay(struct arena *arena, struct canvas *canvas, const struct spacetime *in,
                                             struct box box)
{
    struct build build = { .arena = arena, .canvas = canvas, .in = in, .out = ARENA_NEW(arena, struct spacetime_layout) };
    build.out->in = in;
    take_arrays(&build);
    build_clock_rows(&build);
    build_frame(&build, box);
    build_clocks(&build);
    build_marks(&build);
    build_shares(&build);
    build_labels(&build);
    build_badges(&build);
    build_stops(&build);
    build_callout(&build);
    return build.out;
}
