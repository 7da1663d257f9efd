/* Where clocks, marks, stacks and the ends of shares stand. */
#include <math.h>
#include <stdlib.h>

#include "base/err.h"
#include "charts/inside.h"

#define AT_RISK_PART 4       /* less than one in so many of the time is left */
#define STACK_SPAN 40.0f     /* how much of a lane one stack gathers */
#define LANE_EDGE 1.0f       /* half a lane line: where a tip ends */
#define PILL_APART 10.0f     /* from the end of a stub to its pill */
#define PILL_GAP 8.0f        /* between two pills */
#define PILL_TRIES 6u         /* how often a stub grows, by PILL_STEP */
#define PILL_STEP 24.0f
#define SPOKE_X 15.0f        /* the other team's mark, from the ring on the lane */
#define SPOKE_Y 24.5f
#define SPOKE_APART 28.0f    /* between two of them */
#define SPOKE_ROUNDING 0.25f /* a mark moved just clear of another must count as clear, far along the axis too */
#define SPOKE_SHIFT_MAX 90.0f

/* ---- clocks ---- */

static int64_t clock_end_s(const struct spacetime_clock *clock)
{
    bool late = clock->met_s != SPACETIME_NEVER && clock->met_s > clock->deadline_s;
    return late ? clock->met_s : clock->deadline_s;
}

/* Is there room for clock `i` in row `row` among the clocks before it in order of start? */
static bool row_is_free(const struct build *build, const uint32_t *order, uint32_t before, uint32_t i, uint32_t row)
{
    const struct spacetime_clock *clocks = build->in->clocks;
    for (uint32_t k = 0; k < before; k++) {
        uint32_t j = order[k];
        if (clocks[j].lane == clocks[i].lane && build->clock_row[j] == row && clock_end_s(&clocks[j]) > clocks[i].started_s) {
            return false;
        }
    }
    return true;
}

/* Insertion, so that clocks that start together keep their order. */
static uint32_t *order_of_start(const struct build *build)
{
    const struct spacetime *in = build->in;
    uint32_t *order = ARENA_ARRAY(build->arena, uint32_t, in->clock_count);
    for (uint32_t i = 0; i < in->clock_count; i++) {
        uint32_t k = i;
        while (k > 0 && in->clocks[order[k - 1]].started_s > in->clocks[i].started_s) {
            order[k] = order[k - 1];
            k--;
        }
        order[k] = i;
    }
    return order;
}

void build_clock_rows(struct build *build)
{
    const struct spacetime *in = build->in;
    build->clock_row = ARENA_ARRAY(build->arena, uint32_t, in->clock_count);
    build->lane_clock_rows = ARENA_ARRAY(build->arena, uint32_t, in->lane_count);
    for (uint32_t i = 0; i < in->lane_count; i++) {
        build->lane_clock_rows[i] = 1;
    }
    const uint32_t *order = order_of_start(build);
    for (uint32_t k = 0; k < in->clock_count; k++) {
        uint32_t i = order[k];
        uint32_t lane = in->clocks[i].lane;
        MUST(lane < in->lane_count);
        uint32_t row = 0;
        while (row + 1 < CLOCK_ROWS_MAX && !row_is_free(build, order, k, i, row)) {
            row++;
        }
        build->clock_row[i] = row;
        if (row + 1 > build->lane_clock_rows[lane]) {
            build->lane_clock_rows[lane] = row + 1;
        }
    }
}

static enum mark_clock clock_state(const struct spacetime *in, const struct spacetime_clock *clock)
{
    if (clock->state != MARK_RUNNING || in->now_kind != SPACETIME_NOW) {
        return clock->state;
    }
    int64_t whole_s = clock->deadline_s - clock->started_s;
    return (clock->deadline_s - in->now_s) < whole_s / AT_RISK_PART ? MARK_AT_RISK : MARK_RUNNING;
}

static float clock_fill(const struct spacetime_layout *out, const struct spacetime_clock *clock)
{
    if (clock->state == MARK_MET && clock->met_s != SPACETIME_NEVER) {
        return axis_x(&out->axis, clock->met_s);
    }
    return out->in->now_kind == SPACETIME_NO_NOW ? axis_x(&out->axis, clock->deadline_s) : out->now_x;
}

static void place_clock(const struct build *build, uint32_t i)
{
    const struct spacetime_layout *out = build->out;
    const struct spacetime_clock *clock = &build->in->clocks[i];
    struct spacetime_clock_at *at = &build->clocks[i];
    at->row = build_row(build, clock->lane);
    if (at->row == NO_ROW) {
        return;
    }
    const struct spacetime_row *row = &build->rows[at->row];
    at->state = clock_state(build->in, clock);
    bool late = clock->state == MARK_BREACHED && clock->met_s != SPACETIME_NEVER;
    at->at = (struct mark_clock_at){
        .start = axis_x(&out->axis, clock->started_s),
        .deadline = axis_x(&out->axis, clock->deadline_s),
        .fill = clock_fill(out, clock),
        .late = late ? axis_x(&out->axis, clock->met_s) : NAN,
        .lane_y = row->line_y,
        .bar_y = row->bar_y + (float)build->clock_row[i] * build->clock_step,
        .left = out->axis.x0,
        .right = out->axis.x1,
    };
    float end = late ? at->at.late : at->at.deadline;
    at->seen = end >= out->axis.x0 && at->at.start <= out->axis.x1;
}

void build_clocks(struct build *build)
{
    build->clocks = ARENA_ARRAY(build->arena, struct spacetime_clock_at, build->in->clock_count);
    build->out->clocks = build->clocks;
    for (uint32_t i = 0; i < build->in->clock_count; i++) {
        place_clock(build, i);
    }
}

/* ---- marks ---- */

int64_t tail_end_s(const struct spacetime *in, const struct spacetime_decision *decision)
{
    int64_t end_s = decision->state == MARK_DECIDED ? decision->answered_s : decision->deadline_s;
    if (end_s != SPACETIME_NEVER) {
        return end_s;
    }
    return in->now_kind == SPACETIME_NOW ? in->now_s : decision->opened_s;
}

static float mark_half(const struct spacetime_layout *out, enum spacetime_kind kind)
{
    bool compact = out->look.compact;
    if (kind == SPACETIME_INJECT) {
        return (compact ? MARK_INJECT_SIDE_COMPACT : MARK_INJECT_SIDE) / 2.0f + MARK_INJECT_HALO;
    }
    return (compact ? MARK_DECISION_HALF_COMPACT : MARK_DECISION_HALF) + MARK_DECISION_HALO;
}

static void place_mark(struct build *build, struct spacetime_ref ref, uint32_t lane, int64_t at_s)
{
    struct spacetime_layout *out = build->out;
    struct spacetime_mark *mark = &build->marks[out->mark_count++];
    *mark = (struct spacetime_mark){ .ref = ref, .row = build_row(build, lane), .at_s = at_s };
    if (mark->row == NO_ROW) {
        return;
    }
    mark->x = axis_x(&out->axis, at_s);
    mark->y = build->rows[mark->row].line_y;
    mark->half = mark_half(out, ref.kind);
    mark->seen = axis_sees(&out->axis, mark->x);
}

/* ---- stacks ---- */

static bool may_stack(const struct build *build, const struct spacetime_mark *mark)
{
    const struct spacetime *in = build->in;
    if (!mark->seen || spacetime_is(mark->ref, in->selected) || spacetime_is(mark->ref, in->hovered)) {
        return false;
    }
    /* What a person is needed for never disappears into a number. */
    return mark->ref.kind != SPACETIME_DECISION || in->decisions[mark->ref.index].state != MARK_ASKED;
}

static int by_x(const void *a, const void *b)
{
    const struct spacetime_mark *const *left = a;
    const struct spacetime_mark *const *right = b;
    if ((*left)->x != (*right)->x) {
        return (*left)->x < (*right)->x ? -1 : 1;
    }
    if ((*left)->ref.kind != (*right)->ref.kind) {
        return (*left)->ref.kind < (*right)->ref.kind ? -1 : 1;
    }
    return (*left)->ref.index < (*right)->ref.index ? -1 : (*left)->ref.index > (*right)->ref.index ? 1 : 0;
}

static void add_stack(struct build *build, struct spacetime_mark **members, uint32_t count)
{
    struct spacetime_layout *out = build->out;
    const struct spacetime_mark *first = members[0];
    float right = fminf(first->x + STACK_SPAN, out->axis.x1);
    struct spacetime_ref ref = { SPACETIME_STACK, out->stack_count };
    build->stacks[out->stack_count++] = (struct spacetime_stack){
        .row = first->row,
        .x = (first->x + right) / 2.0f,
        .y = first->y,
        .half_w = mark_stack_width(build->canvas, &out->look, count) / 2.0f + MARK_INJECT_HALO,
        .half_h = mark_half(out, SPACETIME_INJECT),
        .from_s = first->at_s,
        .to_s = members[count - 1]->at_s,
        .count = count,
        .selected = spacetime_is(ref, build->in->selected),
    };
    for (uint32_t i = 0; i < count; i++) {
        members[i]->stacked = true;
    }
}

/* How many marks from `i` on stand within one stack's span and were found crowded. */
static uint32_t gather(struct spacetime_mark **marks, const bool *crowded, uint32_t count, uint32_t i)
{
    uint32_t n = 0;
    while (i + n < count && crowded[i + n] && marks[i + n]->x - marks[i]->x < STACK_SPAN) {
        n++;
    }
    return n;
}

/* marks: those of one row that may stack, from the left. */
static void stack_row(struct build *build, struct spacetime_mark **marks, uint32_t count)
{
    const uint32_t many = SPACETIME_STACK_MARKS;
    bool *crowded = ARENA_ARRAY(build->arena, bool, count);
    for (uint32_t i = 0; i + many < count; i++) {
        for (uint32_t k = 0; k <= many && marks[i + many]->x - marks[i]->x <= SPACETIME_STACK_WINDOW; k++) {
            crowded[i + k] = true;
        }
    }
    for (uint32_t i = 0; i < count;) {
        uint32_t n = gather(marks, crowded, count, i);
        if (n > 1) {
            add_stack(build, &marks[i], n);
        }
        i += n > 1 ? n : 1;
    }
}

static void build_stacks(struct build *build)
{
    struct spacetime_layout *out = build->out;
    struct spacetime_mark **some = ARENA_ARRAY(build->arena, struct spacetime_mark *, out->mark_count);
    build->stacks = ARENA_ARRAY(build->arena, struct spacetime_stack, out->mark_count / 2 + 1);
    out->stacks = build->stacks;
    for (uint32_t row = 0; row < out->row_count; row++) {
        uint32_t count = 0;
        for (uint32_t i = 0; i < out->mark_count; i++) {
            if (build->marks[i].row == row && may_stack(build, &build->marks[i])) {
                some[count++] = &build->marks[i];
            }
        }
        if (count > SPACETIME_STACK_MARKS) {
            qsort(some, count, sizeof some[0], by_x);
            stack_row(build, some, count);
        }
    }
}

void build_marks(struct build *build)
{
    const struct spacetime *in = build->in;
    build->marks = ARENA_ARRAY(build->arena, struct spacetime_mark, in->inject_count + in->decision_count);
    build->out->marks = build->marks;
    for (uint32_t i = 0; i < in->inject_count; i++) {
        place_mark(build, (struct spacetime_ref){ SPACETIME_INJECT, i }, in->injects[i].lane, in->injects[i].at_s);
    }
    for (uint32_t i = 0; i < in->decision_count; i++) {
        place_mark(build, (struct spacetime_ref){ SPACETIME_DECISION, i }, in->decisions[i].lane, in->decisions[i].opened_s);
    }
    build_stacks(build);
}

/* ---- shares between lanes ---- */

static struct point part_of(struct point a, struct point b, float part)
{
    return (struct point){ a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part };
}

/* In the middle of the border next to the sender's economy, where the line would cross it; between two lanes of one
 * economy, half way. */
static struct point blocked_point(const struct build *build, const struct spacetime_share_at *at)
{
    const struct spacetime_layout *out = build->out;
    const bool down = at->to.y > at->from.y;
    for (uint32_t i = 0; i < out->band_count; i++) {
        const struct box band = build->bands[i].box;
        bool next_exists = down ? i + 1 < out->band_count : i > 0;
        if (at->from.y < band.y || at->from.y >= band.y + band.h || !next_exists) {
            continue;
        }
        const struct box next = build->bands[down ? i + 1 : i - 1].box;
        float border = down ? (band.y + band.h + next.y) / 2.0f : (next.y + next.h + band.y) / 2.0f;
        bool crosses = down ? at->to.y > border : at->to.y < border;
        if (crosses) {
            return part_of(at->from, at->to, (border - at->from.y) / (at->to.y - at->from.y));
        }
    }
    return part_of(at->from, at->to, 0.5f);
}

static bool is_beyond(const struct spacetime_layout *out, const struct spacetime_share *share)
{
    if (share->state == MARK_BLOCKED) {
        return false;
    }
    return share->arrives_s == SPACETIME_NEVER || share->arrives_s > axis_last_s(&out->axis) + SPACETIME_BEYOND_S;
}

static bool pill_is_free(const struct build *build, uint32_t i, struct box pill)
{
    const struct spacetime_layout *out = build->out;
    if (build->in->now_kind == SPACETIME_NOW && pill.x < out->now_x && pill.x + pill.w > out->now_x) {
        return false;
    }
    for (uint32_t k = 0; k < out->mark_count; k++) {
        const struct spacetime_mark *mark = &build->marks[k];
        struct box there = box_make(mark->x - mark->half, mark->y - mark->half, 2.0f * mark->half, 2.0f * mark->half);
        if (mark->row != NO_ROW && mark->seen && box_meets(pill, there)) {
            return false;
        }
    }
    for (uint32_t k = 0; k < i; k++) {
        const struct spacetime_share_at *at = &build->shares[k];
        struct box there = box_make(at->pill_x, at->to.y - MARK_PILL_HEIGHT / 2.0f, at->pill_width, MARK_PILL_HEIGHT);
        if (at->way == SPACETIME_STUB_WAY && box_meets(box_inset(pill, -PILL_GAP), there)) {
            return false;
        }
    }
    return true;
}

/* Toward the receiver, then longer, then to the other side: the first pill that covers nothing, else the first of all. */
static void place_stub(struct build *build, uint32_t i, float toward)
{
    const struct spacetime_layout *out = build->out;
    struct spacetime_share_at *at = &build->shares[i];
    const struct point from = at->from;
    at->way = SPACETIME_STUB_WAY;
    at->pill = say_arrival(build, &build->in->shares[i]);
    at->pill_width = mark_pill_width(build->canvas, at->pill);
    const float last = out->axis.x1 - at->pill_width;
    struct box first = { 0 };
    bool placed = false;
    for (uint32_t k = 0; k < 2 * PILL_TRIES && !placed; k++) {
        const float side = k < PILL_TRIES ? toward : -toward;
        const float stub = MARK_STUB_W + PILL_STEP * (float)(k % PILL_TRIES);
        struct box pill = box_make(fminf(from.x + stub + PILL_APART, last), from.y + side * MARK_STUB_H - MARK_PILL_HEIGHT / 2.0f,
                                   at->pill_width, MARK_PILL_HEIGHT);
        placed = pill_is_free(build, i, pill);
        first = k == 0 || placed ? pill : first;
    }
    at->pill_x = first.x;
    at->to = (struct point){ fmaxf(first.x - PILL_APART, from.x + 1.0f), first.y + MARK_PILL_HEIGHT / 2.0f };
}

static void place_turn(const struct build *build, uint32_t i)
{
    const struct spacetime_layout *out = build->out;
    struct spacetime_share_at *at = &build->shares[i];
    at->turn = at->to;
    if (build->in->shares[i].state != MARK_IN_FLIGHT || build->in->now_kind != SPACETIME_NOW || at->to.x <= at->from.x) {
        return;
    }
    float part = (out->now_x - at->from.x) / (at->to.x - at->from.x);
    at->turn = part_of(at->from, at->to, fmaxf(0.0f, fminf(part, 1.0f)));
}

static void place_line(struct build *build, uint32_t i)
{
    const struct spacetime_layout *out = build->out;
    const struct spacetime_share *share = &build->in->shares[i];
    struct spacetime_share_at *at = &build->shares[i];
    at->row = build_row(build, share->from);
    at->to_row = build_row(build, share->to);
    at->drawn = at->row != NO_ROW && at->to_row != NO_ROW && at->row != at->to_row;
    if (!at->drawn) {
        return;
    }
    const float toward = at->to_row < at->row ? -1.0f : 1.0f;
    at->from = (struct point){ axis_x(&out->axis, share->sent_s), build->rows[at->row].line_y };
    if (is_beyond(out, share)) {
        place_stub(build, i, toward);
        at->turn = at->to;
        return;
    }
    int64_t arrives_s = share->arrives_s == SPACETIME_NEVER ? share->sent_s : share->arrives_s;
    at->to = (struct point){ axis_x(&out->axis, arrives_s), build->rows[at->to_row].line_y - toward * LANE_EDGE };
    at->blocked = blocked_point(build, at);
    place_turn(build, i);
}

/* ---- shares of a single lane ---- */

/* The first of the `count` placed spokes whose mark would be under one at x; NULL: there is room. */
static struct spacetime_share_at *spoke_in_the_way(const struct build *build, const uint32_t *placed, uint32_t count, float x)
{
    for (uint32_t k = 0; k < count; k++) {
        struct spacetime_share_at *at = &build->shares[placed[k]];
        if (!at->merged && fabsf(at->to.x - x) < SPOKE_APART - SPOKE_ROUNDING) {
            return at;
        }
    }
    return NULL;
}

/* Marks of other teams move right until there is room; far from their share they join the mark in the way. */
static void place_spoke_end(const struct build *build, const uint32_t *order, uint32_t k)
{
    struct spacetime_share_at *at = &build->shares[order[k]];
    const float wanted = at->from.x + (at->incoming ? -SPOKE_X : SPOKE_X);
    float x = wanted;
    struct spacetime_share_at *other;
    while ((other = spoke_in_the_way(build, order, k, x)) != NULL) {
        const float clear = other->to.x + SPOKE_APART;
        const bool moves = clear > x;
        x = clear;
        if (!moves || x - wanted > SPOKE_SHIFT_MAX) {
            other->more++;
            at->merged = true;
            x = other->to.x;
            break;
        }
    }
    at->to = (struct point){ x, at->from.y - SPOKE_Y };
    at->turn = at->to;
    at->blocked = part_of(at->from, at->to, 0.5f);
}

static int64_t spoke_time(const struct spacetime_share *share, bool incoming)
{
    return incoming ? share->arrives_s : share->sent_s;
}

static void begin_spoke(struct build *build, uint32_t i)
{
    const struct spacetime_share *share = &build->in->shares[i];
    struct spacetime_share_at *at = &build->shares[i];
    at->way = SPACETIME_SPOKE_WAY;
    at->incoming = share->to == build->in->own_lane;
    bool known = spoke_time(share, at->incoming) != SPACETIME_NEVER;
    bool here = !at->incoming || share->state == MARK_ARRIVED || share->state == MARK_LEAKED;
    at->drawn = known && here && share->from != share->to && (at->incoming || share->from == build->in->own_lane);
    if (at->drawn) {
        float x = axis_x(&build->out->axis, spoke_time(share, at->incoming));
        at->from = (struct point){ x, build->rows[0].line_y };
    }
}

/* In order of time, so that the later of two neighbours is the one that gives way. */
static void place_spokes(struct build *build)
{
    const uint32_t count = build->in->share_count;
    uint32_t *order = ARENA_ARRAY(build->arena, uint32_t, count);
    uint32_t drawn = 0;
    for (uint32_t i = 0; i < count; i++) {
        begin_spoke(build, i);
        if (!build->shares[i].drawn) {
            continue;
        }
        uint32_t k = drawn++;
        while (k > 0 && build->shares[order[k - 1]].from.x > build->shares[i].from.x) {
            order[k] = order[k - 1];
            k--;
        }
        order[k] = i;
    }
    for (uint32_t k = 0; k < drawn; k++) {
        place_spoke_end(build, order, k);
    }
}

void build_shares(struct build *build)
{
    build->shares = ARENA_ARRAY(build->arena, struct spacetime_share_at, build->in->share_count);
    build->out->shares = build->shares;
    if (build->out->size == SPACETIME_STRIP) {
        place_spokes(build);
        return;
    }
    for (uint32_t i = 0; i < build->in->share_count; i++) {
        place_line(build, i);
    }
}
