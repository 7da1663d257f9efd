/* Which mark is meant: by the pointer, and by the keyboard from stop to stop. */
#include <math.h>
#include <stdlib.h>

#include "base/err.h"
#include "charts/inside.h"

/* ---- where things are ---- */

static bool clock_has_seal(enum mark_clock state)
{
    return state == MARK_MET || state == MARK_BREACHED;
}

static float bar_middle(const struct spacetime_layout *layout, const struct spacetime_clock_at *at)
{
    return at->at.bar_y + (layout->look.compact ? MARK_BAR_COMPACT : MARK_BAR) / 2.0f;
}

/* A clock is at its seal when it has one, else where it began. */
static struct point clock_centre(const struct spacetime_layout *layout, const struct spacetime_clock_at *at)
{
    float x = at->at.start;
    if (clock_has_seal(at->state)) {
        x = at->state == MARK_MET ? at->at.fill : at->at.deadline;
    }
    return (struct point){ x, bar_middle(layout, at) };
}

static uint32_t mark_index(const struct spacetime_layout *layout, struct spacetime_ref ref)
{
    return ref.kind == SPACETIME_DECISION ? layout->in->inject_count + ref.index : ref.index;
}

static bool share_centre(const struct spacetime_share_at *at, struct point *centre)
{
    *centre = at->has_badge ? at->badge : at->way == SPACETIME_LINE_WAY ? at->from : at->to;
    return at->drawn;
}

bool layout_centre(const struct spacetime_layout *layout, struct spacetime_ref ref, struct point *at)
{
    switch (ref.kind) {
    case SPACETIME_INJECT:
    case SPACETIME_DECISION: {
        const struct spacetime_mark *mark = &layout->marks[mark_index(layout, ref)];
        *at = (struct point){ mark->x, mark->y };
        return mark->row != NO_ROW && !mark->stacked;
    }
    case SPACETIME_SHARE:
        return share_centre(&layout->shares[ref.index], at);
    case SPACETIME_CLOCK:
        *at = clock_centre(layout, &layout->clocks[ref.index]);
        return layout->clocks[ref.index].row != NO_ROW;
    case SPACETIME_STACK:
        *at = (struct point){ 0.0f, 0.0f };
        if (ref.index < layout->stack_count) {
            *at = (struct point){ layout->stacks[ref.index].x, layout->stacks[ref.index].y };
        }
        return ref.index < layout->stack_count;
    case SPACETIME_NOTHING:
        break;
    }
    return false;
}

/* ---- the pointer ---- */

struct picking {
    const struct spacetime_layout *layout;
    struct point at;
    float reach; /* what is nearer replaces what was found */
    struct spacetime_ref found;
};

static void offer(struct picking *picking, struct spacetime_ref ref, float x, float y)
{
    float distance = hypotf(x - picking->at.x, y - picking->at.y);
    if (axis_sees(&picking->layout->axis, x) && distance < picking->reach) {
        picking->reach = distance;
        picking->found = ref;
    }
}

static void offer_marks(struct picking *picking)
{
    const struct spacetime_layout *layout = picking->layout;
    for (uint32_t i = 0; i < layout->mark_count; i++) {
        const struct spacetime_mark *mark = &layout->marks[i];
        if (mark->row != NO_ROW && mark->seen && !mark->stacked) {
            offer(picking, mark->ref, mark->x, mark->y);
        }
    }
    for (uint32_t i = 0; i < layout->stack_count; i++) {
        offer(picking, (struct spacetime_ref){ SPACETIME_STACK, i }, layout->stacks[i].x, layout->stacks[i].y);
    }
}

static void offer_clocks(struct picking *picking)
{
    const struct spacetime_layout *layout = picking->layout;
    for (uint32_t i = 0; i < layout->in->clock_count; i++) {
        const struct spacetime_clock_at *at = &layout->clocks[i];
        if (at->row == NO_ROW || !at->seen) {
            continue;
        }
        struct point centre = clock_centre(layout, at);
        struct spacetime_ref ref = { SPACETIME_CLOCK, i };
        offer(picking, ref, centre.x, centre.y);
        if (at->state == MARK_BREACHED && !isnan(at->at.late)) {
            offer(picking, ref, at->at.late, centre.y);
        }
    }
}

static void offer_share(struct picking *picking, uint32_t i)
{
    const struct spacetime_share_at *at = &picking->layout->shares[i];
    const struct spacetime_ref ref = { SPACETIME_SHARE, i };
    const bool blocked = picking->layout->in->shares[i].state == MARK_BLOCKED && at->way == SPACETIME_LINE_WAY;
    if (!at->drawn) {
        return;
    }
    offer(picking, ref, at->from.x, at->from.y);
    if (blocked) {
        offer(picking, ref, at->blocked.x, at->blocked.y);
    } else if (at->way == SPACETIME_STUB_WAY) {
        float inside = fmaxf(at->pill_x, fminf(picking->at.x, at->pill_x + at->pill_width));
        offer(picking, ref, inside, at->to.y);
    } else {
        offer(picking, ref, at->to.x, at->to.y);
    }
    if (at->has_badge) {
        offer(picking, ref, at->badge.x, at->badge.y);
    }
}

static float distance_to_line(struct point at, struct point a, struct point b)
{
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    const float square = dx * dx + dy * dy;
    float part = square > 0.0f ? ((at.x - a.x) * dx + (at.y - a.y) * dy) / square : 0.0f;
    part = fmaxf(0.0f, fminf(part, 1.0f));
    return hypotf(a.x + dx * part - at.x, a.y + dy * part - at.y);
}

/* As offer, for lines: they lose against centres, so they are asked only when none was found. */
static void offer_line(struct picking *picking, struct spacetime_ref ref, struct point a, struct point b)
{
    const struct axis *axis = &picking->layout->axis;
    if (!segment_clip(&a, &b, axis->x0, axis->x1)) {
        return;
    }
    float distance = distance_to_line(picking->at, a, b);
    if (distance < picking->reach) {
        picking->reach = distance;
        picking->found = ref;
    }
}

static void offer_lines(struct picking *picking)
{
    const struct spacetime_layout *layout = picking->layout;
    picking->reach = SPACETIME_PICK_LINE;
    for (uint32_t i = 0; i < layout->in->share_count; i++) {
        const struct spacetime_share_at *at = &layout->shares[i];
        bool blocked = layout->in->shares[i].state == MARK_BLOCKED && at->way == SPACETIME_LINE_WAY;
        if (at->drawn) {
            offer_line(picking, (struct spacetime_ref){ SPACETIME_SHARE, i }, at->from, blocked ? at->blocked : at->to);
        }
    }
    for (uint32_t i = 0; i < layout->in->clock_count; i++) {
        const struct spacetime_clock_at *at = &layout->clocks[i];
        if (at->row != NO_ROW && at->seen) {
            float y = bar_middle(layout, at);
            offer_line(picking, (struct spacetime_ref){ SPACETIME_CLOCK, i }, (struct point){ at->at.start, y },
                       (struct point){ at->at.deadline, y });
        }
    }
}

struct spacetime_ref spacetime_pick(const struct spacetime_layout *layout, float x, float y, float reach)
{
    struct picking picking = { .layout = layout, .at = { x, y }, .reach = nextafterf(reach, INFINITY) };
    if (y < layout->view.y || y >= layout->view.y + layout->view.h) {
        return picking.found;
    }
    offer_marks(&picking);
    offer_clocks(&picking);
    for (uint32_t i = 0; i < layout->in->share_count; i++) {
        offer_share(&picking, i);
    }
    if (picking.found.kind == SPACETIME_NOTHING) {
        offer_lines(&picking);
    }
    return picking.found;
}

uint32_t spacetime_lane_at(const struct spacetime_layout *layout, float y)
{
    bool inside = y >= layout->view.y && y < layout->view.y + layout->view.h;
    for (uint32_t i = 0; i < layout->row_count && inside; i++) {
        const struct box box = layout->rows[i].box;
        if (y >= box.y && y < box.y + box.h) {
            return layout->rows[i].lane;
        }
    }
    return SPACETIME_NO_LANE;
}

/* ---- stops ---- */

struct stopping {
    struct build *build;
    struct spacetime_stop *stops;
    uint32_t count;
};

static struct spacetime_stop *add_stop(struct stopping *stopping, struct spacetime_ref ref, uint32_t row, int64_t at_s,
                                       struct box box)
{
    struct spacetime_stop *stop = &stopping->stops[stopping->count++];
    *stop = (struct spacetime_stop){ .ref = ref, .row = row, .at_s = at_s, .box = box };
    stop->seen = axis_sees(&stopping->build->out->axis, box.x + box.w / 2.0f);
    stop->text = say_stop(stopping->build, ref, false);
    return stop;
}

static void make_arrival(const struct stopping *stopping, struct spacetime_stop *stop)
{
    stop->arrival = true;
    stop->text = say_stop(stopping->build, stop->ref, true);
}

static struct box square_at(float x, float y, float half)
{
    return box_make(x - half, y - half, 2.0f * half, 2.0f * half);
}

static void stop_marks(struct stopping *stopping)
{
    const struct build *build = stopping->build;
    for (uint32_t i = 0; i < build->out->mark_count; i++) {
        struct spacetime_mark *mark = &build->marks[i];
        if (mark->row != NO_ROW && !mark->stacked) {
            struct box box = square_at(mark->x, mark->y, mark->half);
            mark->text = add_stop(stopping, mark->ref, mark->row, mark->at_s, box)->text;
        }
    }
    for (uint32_t i = 0; i < build->out->stack_count; i++) {
        struct spacetime_stack *stack = &build->stacks[i];
        struct box box = box_make(stack->x - stack->half_w, stack->y - stack->half_h, 2.0f * stack->half_w, 2.0f * stack->half_h);
        stack->text = add_stop(stopping, (struct spacetime_ref){ SPACETIME_STACK, i }, stack->row, stack->from_s, box)->text;
    }
}

static void stop_clocks(struct stopping *stopping)
{
    const struct build *build = stopping->build;
    for (uint32_t i = 0; i < build->in->clock_count; i++) {
        struct spacetime_clock_at *at = &build->clocks[i];
        if (at->row == NO_ROW) {
            continue;
        }
        struct box box = square_at(at->at.start, bar_middle(build->out, at), MARK_SEAL);
        box.w += fmaxf(at->at.deadline - at->at.start, 0.0f);
        struct spacetime_stop *stop =
            add_stop(stopping, (struct spacetime_ref){ SPACETIME_CLOCK, i }, at->row, build->in->clocks[i].started_s, box);
        stop->seen = at->seen;
        at->text = stop->text;
    }
}

static bool is_arrival_known(const struct spacetime_share *share)
{
    return (share->state == MARK_ARRIVED || share->state == MARK_LEAKED) && share->arrives_s != SPACETIME_NEVER;
}

static void stop_spoke(struct stopping *stopping, uint32_t i)
{
    const struct spacetime_share *share = &stopping->build->in->shares[i];
    struct spacetime_share_at *at = &stopping->build->shares[i];
    struct box box = square_at(at->to.x, at->to.y, MARK_TEAM_SMALL / 2.0f + 2.0f);
    int64_t at_s = at->incoming ? share->arrives_s : share->sent_s;
    struct spacetime_stop *stop = add_stop(stopping, (struct spacetime_ref){ SPACETIME_SHARE, i }, at->row, at_s, box);
    if (at->incoming) {
        make_arrival(stopping, stop);
    }
    at->text = stop->text;
}

static void stop_line(struct stopping *stopping, uint32_t i)
{
    const struct spacetime_share *share = &stopping->build->in->shares[i];
    struct spacetime_share_at *at = &stopping->build->shares[i];
    const struct spacetime_ref ref = { SPACETIME_SHARE, i };
    const float half = MARK_SHARE_RING + MARK_SHARE_RING_STROKE;
    at->text = add_stop(stopping, ref, at->row, share->sent_s, square_at(at->from.x, at->from.y, half))->text;
    if (at->way == SPACETIME_LINE_WAY && is_arrival_known(share)) {
        struct box box = square_at(at->to.x, at->to.y, half);
        make_arrival(stopping, add_stop(stopping, ref, at->to_row, share->arrives_s, box));
    }
}

static void stop_shares(struct stopping *stopping)
{
    const struct build *build = stopping->build;
    for (uint32_t i = 0; i < build->in->share_count; i++) {
        if (!build->shares[i].drawn) {
            continue;
        }
        if (build->shares[i].way == SPACETIME_SPOKE_WAY) {
            stop_spoke(stopping, i);
        } else {
            stop_line(stopping, i);
        }
    }
}

static int compare(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b ? 1 : 0;
}

static int by_reading(const void *a, const void *b)
{
    const struct spacetime_stop *left = a;
    const struct spacetime_stop *right = b;
    int order = compare((int64_t)left->row, (int64_t)right->row);
    order = order != 0 ? order : compare(left->at_s, right->at_s);
    order = order != 0 ? order : compare((int64_t)left->ref.kind, (int64_t)right->ref.kind);
    order = order != 0 ? order : compare((int64_t)left->ref.index, (int64_t)right->ref.index);
    return order != 0 ? order : compare(left->arrival, right->arrival);
}

void build_stops(struct build *build)
{
    struct spacetime_layout *out = build->out;
    uint32_t room = out->mark_count + out->stack_count + build->in->clock_count + 2 * build->in->share_count;
    struct stopping stopping = { .build = build, .stops = ARENA_ARRAY(build->arena, struct spacetime_stop, room) };
    stop_marks(&stopping);
    stop_clocks(&stopping);
    stop_shares(&stopping);
    if (stopping.count > 1) {
        qsort(stopping.stops, stopping.count, sizeof stopping.stops[0], by_reading);
    }
    out->stops = stopping.stops;
    out->stop_count = stopping.count;
}

/* ---- moving ---- */

static uint32_t first_of_row(const struct spacetime_layout *layout, uint32_t stop)
{
    while (stop > 0 && layout->stops[stop - 1].row == layout->stops[stop].row) {
        stop--;
    }
    return stop;
}

static uint32_t last_of_row(const struct spacetime_layout *layout, uint32_t stop)
{
    while (stop + 1 < layout->stop_count && layout->stops[stop + 1].row == layout->stops[stop].row) {
        stop++;
    }
    return stop;
}

/* The stop of the row of `any` that is nearest in time to at_s; of two, the earlier. */
static uint32_t nearest_in_row(const struct spacetime_layout *layout, uint32_t any, int64_t at_s)
{
    const uint32_t last = last_of_row(layout, any);
    uint32_t best = first_of_row(layout, any);
    for (uint32_t i = best; i <= last; i++) {
        if (llabs(layout->stops[i].at_s - at_s) < llabs(layout->stops[best].at_s - at_s)) {
            best = i;
        }
    }
    return best;
}

static uint32_t go_lane(const struct spacetime_layout *layout, uint32_t stop, bool down)
{
    const uint32_t edge = down ? last_of_row(layout, stop) : first_of_row(layout, stop);
    const int64_t at_s = layout->stops[stop].at_s;
    if (down) {
        return edge + 1 < layout->stop_count ? nearest_in_row(layout, edge + 1, at_s) : stop;
    }
    return edge > 0 ? nearest_in_row(layout, edge - 1, at_s) : stop;
}

/* Is a before b in the order of all lanes: by time, then as read? */
static bool is_before(const struct spacetime_layout *layout, uint32_t a, uint32_t b)
{
    int order = compare(layout->stops[a].at_s, layout->stops[b].at_s);
    return order != 0 ? order < 0 : a < b;
}

static uint32_t go_time(const struct spacetime_layout *layout, uint32_t stop, bool forward)
{
    uint32_t best = stop;
    for (uint32_t i = 0; i < layout->stop_count; i++) {
        bool ahead = forward ? is_before(layout, stop, i) : is_before(layout, i, stop);
        bool nearer = best == stop || (forward ? is_before(layout, i, best) : is_before(layout, best, i));
        if (ahead && nearer) {
            best = i;
        }
    }
    return best;
}

uint32_t spacetime_go(const struct spacetime_layout *layout, uint32_t stop, enum spacetime_move move)
{
    if (layout->stop_count == 0) {
        return SPACETIME_NO_STOP;
    }
    if (stop >= layout->stop_count) {
        return 0;
    }
    switch (move) {
    case SPACETIME_LEFT:
        return stop > first_of_row(layout, stop) ? stop - 1 : stop;
    case SPACETIME_RIGHT:
        return stop < last_of_row(layout, stop) ? stop + 1 : stop;
    case SPACETIME_UP:
    case SPACETIME_DOWN:
        return go_lane(layout, stop, move == SPACETIME_DOWN);
    case SPACETIME_FIRST:
        return first_of_row(layout, stop);
    case SPACETIME_LAST:
        return last_of_row(layout, stop);
    case SPACETIME_BEFORE:
    case SPACETIME_AFTER:
        break;
    }
    return go_time(layout, stop, move == SPACETIME_AFTER);
}

uint32_t spacetime_stop_of(const struct spacetime_layout *layout, struct spacetime_ref ref)
{
    for (uint32_t i = 0; i < layout->stop_count; i++) {
        if (spacetime_is(layout->stops[i].ref, ref)) {
            return i;
        }
    }
    return SPACETIME_NO_STOP;
}

float spacetime_scroll_to(const struct spacetime_layout *layout, uint32_t stop)
{
    MUST(stop < layout->stop_count);
    const struct box box = layout->rows[layout->stops[stop].row].box;
    const struct box view = layout->view;
    float scroll = layout->scroll_y;
    if (box.y < view.y) {
        scroll -= view.y - box.y;
    } else if (box.y + box.h > view.y + view.h) {
        scroll += box.y + box.h - (view.y + view.h);
    }
    return fmaxf(0.0f, fminf(scroll, layout->scroll_max));
}
