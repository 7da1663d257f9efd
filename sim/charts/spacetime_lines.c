/* Shares as they are drawn: lines with halos and dashes, what lies at their ends, and the labels on them. */
#include <math.h>
#include <stdio.h>

#include "charts/drawing.h"

#define MORE_LETTER 11.0f
#define PUBLIC_END 12.0f          /* radius of the public as the far end of a share */

static struct point shorter(struct point from, struct point to, float by)
{
    float length = hypotf(to.x - from.x, to.y - from.y);
    float part = length > by ? (length - by) / length : 0.0f;
    return (struct point){ from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part };
}

static struct point ring_edge(const struct spacetime_share_at *at)
{
    return shorter(at->to, at->from, MARK_SHARE_RING);
}

static bool is_hollow(const struct spacetime_share *share)
{
    return share->state == MARK_IN_FLIGHT;
}

/* Where the line of a share ends, short of what is drawn there. */
static struct point line_end(const struct spacetime_share *share, const struct spacetime_share_at *at)
{
    if (share->state == MARK_BLOCKED) {
        return shorter(at->from, at->blocked, MARK_BLOCKED_RING);
    }
    bool under_way = is_hollow(share) && hypotf(at->turn.x - at->to.x, at->turn.y - at->to.y) > MARK_SHARE_HEAD_LENGTH;
    return under_way ? at->turn : shorter(at->from, at->to, MARK_SHARE_HEAD_LENGTH - 1.0f);
}

static void draw_share_line(const struct drawing *d, uint32_t i)
{
    const struct spacetime_share *share = &d->in->shares[i];
    const struct spacetime_share_at *at = &d->at->shares[i];
    const struct axis *axis = &d->at->axis;
    struct point from = ring_edge(at);
    struct point to = line_end(share, at);
    if (segment_clip(&from, &to, axis->x0, axis->x1)) {
        mark_draw_share_line(d->canvas, d->look, from, to, share->state, drawing_has_selected(d, SPACETIME_SHARE, i));
    }
    struct point ahead = at->turn;
    struct point tip = shorter(at->from, at->to, MARK_SHARE_HEAD_LENGTH);
    if (is_hollow(share) && at->turn.x < at->to.x && segment_clip(&ahead, &tip, axis->x0, axis->x1)) {
        mark_draw_share_ahead(d->canvas, d->look, ahead, tip);
    }
}

static void draw_stub(const struct drawing *d, uint32_t i)
{
    const struct spacetime_share_at *at = &d->at->shares[i];
    if (axis_sees(&d->at->axis, at->from.x)) {
        mark_draw_stub(d->canvas, d->look, ring_edge(at), at->to);
    }
}

/* Over all lines, like other words. */
void drawing_pills(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->in->share_count; i++) {
        const struct spacetime_share_at *at = &d->at->shares[i];
        if (at->drawn && at->way == SPACETIME_STUB_WAY && axis_sees(&d->at->axis, at->from.x)) {
            mark_draw_pill(d->canvas, drawing_look(d, at->pill_x), at->pill_x, at->to.y, at->pill);
        }
    }
}

static void draw_spoke(const struct drawing *d, uint32_t i)
{
    const struct spacetime_share *share = &d->in->shares[i];
    const struct spacetime_share_at *at = &d->at->shares[i];
    if (!axis_sees(&d->at->axis, at->from.x)) {
        return;
    }
    struct point end = shorter(at->from, at->to, MARK_TEAM_SMALL / 2.0f);
    struct point start = at->incoming ? shorter(end, at->from, MARK_SHARE_HEAD_LENGTH - 1.0f) : ring_edge(at);
    if (share->state == MARK_IN_FLIGHT) {
        mark_draw_share_ahead(d->canvas, d->look, start, end);
    } else {
        mark_draw_share_line(d->canvas, d->look, start, end, share->state, drawing_has_selected(d, SPACETIME_SHARE, i));
    }
}

void drawing_share_lines(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->in->share_count; i++) {
        const struct spacetime_share_at *at = &d->at->shares[i];
        if (!at->drawn) {
            continue;
        }
        draw_group_begin(d->canvas, at->text);
        if (at->way == SPACETIME_LINE_WAY) {
            draw_share_line(d, i);
        } else if (at->way == SPACETIME_STUB_WAY) {
            draw_stub(d, i);
        } else {
            draw_spoke(d, i);
        }
        draw_group_end(d->canvas);
    }
}

/* The ground that a ring in a border stands on. */
static struct colour ground_at(const struct drawing *d, float y)
{
    for (uint32_t i = 0; i < d->at->band_count; i++) {
        const struct box box = d->at->bands[i].box;
        if (y >= box.y && y < box.y + box.h) {
            return d->theme->band;
        }
    }
    return d->in->theme == THEME_PRINT ? d->theme->band : d->theme->panel;
}

static void draw_far_end(const struct drawing *d, const struct spacetime_share *share, const struct spacetime_share_at *at)
{
    const struct axis *axis = &d->at->axis;
    if (share->state == MARK_BLOCKED) {
        if (axis_sees(axis, at->blocked.x)) {
            mark_draw_blocked(d->canvas, d->look, at->blocked, ground_at(d, at->blocked.y));
        }
        return;
    }
    const bool under_way = is_hollow(share) && at->turn.x < at->to.x;
    if (under_way && axis_sees(axis, at->turn.x)) {
        mark_draw_share_dot(d->canvas, d->look, at->turn);
    }
    if (axis_sees(axis, at->to.x)) {
        mark_draw_share_head(d->canvas, drawing_look(d, at->to.x), at->from, at->to, share->state, is_hollow(share));
    }
}

/* The other team, or the public as a ring with a loudspeaker. What did not go well is ringed in red. */
static void draw_peer(const struct drawing *d, const struct spacetime_share *share, const struct spacetime_share_at *at)
{
    const uint32_t lane = at->incoming ? share->from : share->to;
    const struct colour colour = mark_share_colour(d->look, share->state);
    if (lane == SPACETIME_PUBLIC) {
        draw_circle(d->canvas, at->to.x, at->to.y, PUBLIC_END - 1.0f, paint_both(d->look->halo, colour, LINE_LANE));
        draw_icon(d->canvas, ICON_PUBLIC, at->to.x, at->to.y, MARK_DECISION_LETTER, colour);
    } else if (lane < d->in->lane_count) {
        bool hollow = share->state == MARK_IN_FLIGHT || share->state == MARK_BLOCKED;
        mark_draw_team(d->canvas, d->look, at->to.x, at->to.y, MARK_TEAM_SMALL, &d->in->lanes[lane].team, hollow);
    }
    if (at->more > 0) {
        char text[16];
        (void)snprintf(text, sizeof text, "+%u", (unsigned)at->more);
        (void)draw_text_middle(d->canvas, at->to.x + MARK_TEAM_SMALL / 2.0f + 3.0f, at->to.y,
                               words_make(TEXT_SEMIBOLD, MORE_LETTER, d->theme->t2), text);
    }
}

static void draw_spoke_ends(const struct drawing *d, uint32_t i)
{
    const struct spacetime_share *share = &d->in->shares[i];
    const struct spacetime_share_at *at = &d->at->shares[i];
    if (!axis_sees(&d->at->axis, at->from.x)) {
        return;
    }
    if (at->incoming) {
        mark_draw_share_head(d->canvas, d->look, at->to, at->from, share->state, false);
    } else {
        mark_draw_share_ring(d->canvas, d->look, at->from, share->state);
    }
    if (!at->merged) {
        draw_peer(d, share, at);
    }
    if (share->state == MARK_BLOCKED) {
        mark_draw_blocked(d->canvas, d->look, at->blocked, d->look->halo);
    }
}

/* A share that leaves with an answer leaves its diamond: a ring there would hide the letter. */
static bool leaves_a_diamond(const struct drawing *d, const struct spacetime_share_at *at)
{
    for (uint32_t i = d->in->inject_count; i < d->at->mark_count; i++) {
        const struct spacetime_mark *mark = &d->at->marks[i];
        const bool is_here = mark->row == at->row && mark->seen && !mark->stacked;
        if (is_here && fabsf(mark->x - at->from.x) < mark->half / 2.0f) {
            return true;
        }
    }
    return false;
}

void drawing_share_ends(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->in->share_count; i++) {
        const struct spacetime_share *share = &d->in->shares[i];
        const struct spacetime_share_at *at = &d->at->shares[i];
        if (!at->drawn) {
            continue;
        }
        draw_group_begin(d->canvas, at->text);
        if (at->way == SPACETIME_SPOKE_WAY) {
            draw_spoke_ends(d, i);
        } else {
            if (axis_sees(&d->at->axis, at->from.x) && !leaves_a_diamond(d, at)) {
                mark_draw_share_ring(d->canvas, d->look, at->from, share->state);
            }
            if (at->way == SPACETIME_LINE_WAY) {
                draw_far_end(d, share, at);
            }
        }
        draw_group_end(d->canvas);
    }
}

void drawing_badges(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->in->share_count; i++) {
        const struct spacetime_share_at *at = &d->at->shares[i];
        if (at->drawn && at->has_badge) {
            mark_draw_badge(d->canvas, d->look, at->badge.x, at->badge.y, d->in->shares[i].tlp);
        }
    }
}
