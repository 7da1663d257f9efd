/* Words beside marks, and the short TLP labels on lines: where there is room for them. */
#include <math.h>
#include <stdlib.h>

#include "base/err.h"
#include "charts/inside.h"

#define LABEL_ASCENT 11.0f     /* of a plate above the baseline, and below */
#define LABEL_DESCENT 4.0f
#define LABEL_PADDING 3.0f     /* of a plate to either side */
#define DECISION_LABEL_X -10.0f /* from the middle of the diamond */
#define DECISION_LABEL_X_SELECTED 12.0f /* beside the point of its ring */
#define CLOCK_LABEL_X 6.0f     /* from the start of the bar */
#define PLOT_PADDING 6.0f
#define BADGE_APART 2.0f       /* free around a badge */
#define BADGE_COVERED_MOST 0.5f /* of it */

const float SPACETIME_BADGE_AT[SPACETIME_BADGE_PLACES] = {
    0.5f, 0.42f, 0.58f, 0.34f, 0.66f, 0.26f, 0.74f, 0.2f, 0.8f, 0.15f, 0.85f,
};

bool segment_clip(struct point *a, struct point *b, float x0, float x1)
{
    const struct point from = *a;
    const struct point to = *b;
    if (fmaxf(from.x, to.x) < x0 || fminf(from.x, to.x) > x1) {
        return false;
    }
    struct point *ends[2] = { a, b };
    for (int i = 0; i < 2; i++) {
        float x = fmaxf(x0, fminf(ends[i]->x, x1));
        if (x != ends[i]->x) {
            ends[i]->y = from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x);
            ends[i]->x = x;
        }
    }
    return true;
}

/* ---- labels ---- */

struct candidate {
    struct spacetime_label label;
    int64_t at_s;
    bool selected;
    bool slides_right; /* of now; else to its left */
};

static struct colour decision_colour(const struct theme *theme, enum mark_decision state)
{
    return state == MARK_ASKED ? theme->amber.text : state == MARK_TIMED_OUT ? theme->red.text : theme->t2;
}

static struct colour clock_colour(const struct theme *theme, enum mark_clock state)
{
    return state == MARK_AT_RISK ? theme->amber.text : state == MARK_BREACHED ? theme->red.text : theme->t2;
}

static void finish(const struct build *build, struct candidate *candidate)
{
    struct spacetime_label *label = &candidate->label;
    enum text_face face = label->bold ? TEXT_SEMIBOLD : TEXT_REGULAR;
    float width = draw_text_width(build->canvas, face, LABEL_LETTER, label->text);
    label->box = box_make(label->x - LABEL_PADDING, label->y - LABEL_ASCENT, width + 2.0f * LABEL_PADDING,
                          LABEL_ASCENT + LABEL_DESCENT);
    candidate->selected = spacetime_is(label->ref, build->in->selected);
}

static void move_to(struct spacetime_label *label, float x)
{
    label->box.x = x - LABEL_PADDING;
    label->x = x;
}

static bool of_decision(const struct build *build, uint32_t i, struct candidate *candidate)
{
    const struct spacetime_layout *out = build->out;
    const struct spacetime_decision *decision = &build->in->decisions[i];
    const struct spacetime_mark *mark = &build->marks[build->in->inject_count + i];
    if (mark->row == NO_ROW || !mark->seen || mark->stacked || decision->state == MARK_ASK_PLANNED ||
        out->size == SPACETIME_STRIP || decision->title == NULL) {
        return false;
    }
    *candidate = (struct candidate){
        .label = {
            .ref = mark->ref,
            .x = mark->x + (spacetime_is(mark->ref, build->in->selected) ? DECISION_LABEL_X_SELECTED : DECISION_LABEL_X),
            .y = build->rows[mark->row].decision_label_y,
            .text = decision->title,
            .colour = decision_colour(out->look.theme, decision->state),
            .bold = decision->state == MARK_ASKED || decision->state == MARK_TIMED_OUT,
        },
        .at_s = decision->opened_s,
    };
    finish(build, candidate);
    return true;
}

static bool of_clock(const struct build *build, uint32_t i, struct candidate *candidate)
{
    const struct spacetime_layout *out = build->out;
    const struct spacetime_clock *clock = &build->in->clocks[i];
    const struct spacetime_clock_at *at = &build->clocks[i];
    if (at->row == NO_ROW || !at->seen || at->state == MARK_CLOCK_PLANNED || clock->title == NULL) {
        return false;
    }
    const struct spacetime_row *row = &build->rows[at->row];
    *candidate = (struct candidate){
        .label = {
            .ref = { SPACETIME_CLOCK, i },
            .x = fmaxf(at->at.start + CLOCK_LABEL_X, out->axis.x0 + PLOT_PADDING),
            .y = at->at.bar_y + (row->label_y - row->bar_y),
            .text = say_label_of_clock(build, i),
            .colour = clock_colour(out->look.theme, at->state),
            .bold = at->state == MARK_AT_RISK || at->state == MARK_BREACHED,
        },
        .at_s = clock->started_s,
        .slides_right = at->state == MARK_RUNNING || at->state == MARK_AT_RISK,
    };
    finish(build, candidate);
    return true;
}

static bool meets_now(const struct build *build, const struct spacetime_label *label)
{
    const struct spacetime_layout *out = build->out;
    bool live = build->in->now_kind == SPACETIME_NOW && axis_sees(&out->axis, out->now_x);
    return live && label->box.x < out->now_x + LINE_LANE && label->box.x + label->box.w > out->now_x - LINE_LANE;
}

/* Out of the way of now and into the plot. */
static void slide(const struct build *build, struct candidate *candidate)
{
    const struct spacetime_layout *out = build->out;
    struct spacetime_label *label = &candidate->label;
    const float width = label->box.w - 2.0f * LABEL_PADDING;
    const float left = out->axis.x0 + PLOT_PADDING;
    move_to(label, fmaxf(fminf(label->x, out->axis.x1 - PLOT_PADDING - width), left));
    if (!meets_now(build, label)) {
        return;
    }
    const float before = out->now_x - SPACETIME_NOW_APART - width;
    const float after = out->now_x + SPACETIME_NOW_APART;
    const bool fits_before = before >= left;
    const bool fits_after = after + width <= out->axis.x1;
    const bool goes_right = candidate->slides_right ? fits_after || !fits_before : !fits_before;
    move_to(label, goes_right ? after : before);
}

/* The selection first, then the newest: when two collide the older one goes. */
static int by_worth(const void *a, const void *b)
{
    const struct candidate *left = a;
    const struct candidate *right = b;
    if (left->selected != right->selected) {
        return left->selected ? -1 : 1;
    }
    if (left->at_s != right->at_s) {
        return left->at_s > right->at_s ? -1 : 1;
    }
    if (left->label.ref.kind != right->label.ref.kind) {
        return left->label.ref.kind < right->label.ref.kind ? -1 : 1;
    }
    return left->label.ref.index < right->label.ref.index ? -1 : left->label.ref.index > right->label.ref.index ? 1 : 0;
}

static bool label_is_free(const struct build *build, struct box box)
{
    for (uint32_t i = 0; i < build->out->label_count; i++) {
        if (box_meets(box, build->labels[i].box)) {
            return false;
        }
    }
    return true;
}

static void keep_label(struct build *build, struct candidate *candidate)
{
    slide(build, candidate);
    if (label_is_free(build, candidate->label.box)) {
        build->labels[build->out->label_count++] = candidate->label;
    }
}

void build_labels(struct build *build)
{
    const struct spacetime *in = build->in;
    const uint32_t room = in->decision_count + in->clock_count;
    build->labels = ARENA_ARRAY(build->arena, struct spacetime_label, room);
    build->out->labels = build->labels;
    if (!build->out->has_labels) {
        return;
    }
    struct candidate *candidates = ARENA_ARRAY(build->arena, struct candidate, room);
    uint32_t count = 0;
    for (uint32_t i = 0; i < in->decision_count; i++) {
        count += of_decision(build, i, &candidates[count]) ? 1u : 0u;
    }
    for (uint32_t i = 0; i < in->clock_count; i++) {
        count += of_clock(build, i, &candidates[count]) ? 1u : 0u;
    }
    qsort(candidates, count, sizeof candidates[0], by_worth);
    for (uint32_t i = 0; i < count; i++) {
        keep_label(build, &candidates[i]);
    }
}

/* ---- badges ---- */

struct obstacles {
    struct box *at;
    uint32_t count, room;
};

static void add_obstacle(struct obstacles *obstacles, struct box box)
{
    MUST(obstacles->count < obstacles->room);
    obstacles->at[obstacles->count++] = box;
}

static struct box around(struct point at, float half_w, float half_h)
{
    return box_make(at.x - half_w, at.y - half_h, 2.0f * half_w, 2.0f * half_h);
}

static void add_marks(const struct build *build, struct obstacles *obstacles)
{
    const struct spacetime_layout *out = build->out;
    for (uint32_t i = 0; i < out->mark_count; i++) {
        const struct spacetime_mark *mark = &build->marks[i];
        if (mark->row != NO_ROW && mark->seen && !mark->stacked) {
            add_obstacle(obstacles, around((struct point){ mark->x, mark->y }, mark->half, mark->half));
        }
    }
    for (uint32_t i = 0; i < out->stack_count; i++) {
        const struct spacetime_stack *stack = &out->stacks[i];
        add_obstacle(obstacles, around((struct point){ stack->x, stack->y }, stack->half_w, stack->half_h));
    }
    for (uint32_t i = 0; i < out->label_count; i++) {
        add_obstacle(obstacles, out->labels[i].box);
    }
}

/* The tail of a decision counts as a bar. */
static void add_tails(const struct build *build, struct obstacles *obstacles)
{
    const struct spacetime_layout *out = build->out;
    for (uint32_t i = 0; i < build->in->decision_count; i++) {
        const struct spacetime_mark *mark = &build->marks[build->in->inject_count + i];
        if (mark->row == NO_ROW || mark->stacked || build->in->decisions[i].state == MARK_ASK_PLANNED) {
            continue;
        }
        float end = axis_x(&out->axis, tail_end_s(build->in, &build->in->decisions[i]));
        if (end > mark->x) {
            add_obstacle(obstacles, box_make(mark->x, mark->y - MARK_TAIL / 2.0f, end - mark->x, MARK_TAIL));
        }
    }
}

static float bar_height(const struct build *build)
{
    return build->out->look.compact ? MARK_BAR_COMPACT : MARK_BAR;
}

static void add_clocks(const struct build *build, struct obstacles *obstacles)
{
    for (uint32_t i = 0; i < build->in->clock_count; i++) {
        const struct spacetime_clock_at *at = &build->clocks[i];
        if (at->row == NO_ROW || !at->seen) {
            continue;
        }
        const float height = bar_height(build);
        add_obstacle(obstacles, box_make(at->at.start, at->at.bar_y, at->at.deadline - at->at.start, height));
        float seal = at->state == MARK_MET ? at->at.fill : at->at.deadline;
        add_obstacle(obstacles, around((struct point){ seal, at->at.bar_y + height / 2.0f }, MARK_SEAL, MARK_SEAL));
    }
}

static void add_ends(const struct build *build, struct obstacles *obstacles)
{
    for (uint32_t i = 0; i < build->in->share_count; i++) {
        const struct spacetime_share_at *at = &build->shares[i];
        if (!at->drawn) {
            continue;
        }
        add_obstacle(obstacles, around(at->from, MARK_SHARE_RING, MARK_SHARE_RING));
        if (at->way == SPACETIME_STUB_WAY) {
            add_obstacle(obstacles, box_make(at->pill_x, at->to.y - MARK_PILL_HEIGHT / 2.0f, at->pill_width, MARK_PILL_HEIGHT));
        } else if (build->in->shares[i].state == MARK_BLOCKED) {
            add_obstacle(obstacles, around(at->blocked, MARK_BLOCKED_RING, MARK_BLOCKED_RING));
        } else {
            add_obstacle(obstacles, around(at->to, MARK_SHARE_HEAD_WIDTH / 2.0f, MARK_SHARE_HEAD_LENGTH / 2.0f));
        }
    }
}

/* How much of a box lies under what is there already. */
static float overlap(const struct obstacles *obstacles, struct box box)
{
    float sum = 0.0f;
    for (uint32_t i = 0; i < obstacles->count; i++) {
        if (box_meets(box, obstacles->at[i])) {
            struct box common = box_intersect(box, obstacles->at[i]);
            sum += common.w * common.h;
        }
    }
    return sum;
}

/* The first place that hits nothing; when every place hits something, the one that hits least. `*covered` gets how much of
 * the badge that leaves to others. */
static struct point choose_place(const struct obstacles *obstacles, struct point a, struct point b, float width, float *covered)
{
    struct point best = a;
    float least = INFINITY;
    for (uint32_t i = 0; i < SPACETIME_BADGE_PLACES && least > 0.0f; i++) {
        float part = SPACETIME_BADGE_AT[i];
        struct point at = { a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part };
        float hit = overlap(obstacles, around(at, width / 2.0f + BADGE_APART, MARK_BADGE_HEIGHT / 2.0f + BADGE_APART));
        if (hit < least) {
            least = hit;
            best = at;
        }
    }
    *covered = least / (width * MARK_BADGE_HEIGHT);
    return best;
}

/* Where lines stand thick, a badge that would lie mostly over others is left out: pointing at its line still says it. */
static void place_badge(struct build *build, struct obstacles *obstacles, uint32_t i)
{
    const struct spacetime_ref ref = { SPACETIME_SHARE, i };
    const struct spacetime_layout *out = build->out;
    struct spacetime_share_at *at = &build->shares[i];
    struct point a = at->from;
    struct point b = build->in->shares[i].state == MARK_BLOCKED ? at->blocked : at->turn;
    if (!at->drawn || at->way != SPACETIME_LINE_WAY || !segment_clip(&a, &b, out->axis.x0, out->axis.x1)) {
        return;
    }
    at->badge_width = mark_badge_width(build->canvas, build->in->shares[i].tlp);
    float covered = 0.0f;
    at->badge = choose_place(obstacles, a, b, at->badge_width, &covered);
    at->has_badge = covered <= BADGE_COVERED_MOST || spacetime_is(ref, build->in->selected) || spacetime_is(ref, build->in->hovered);
    if (at->has_badge) {
        add_obstacle(obstacles, around(at->badge, at->badge_width / 2.0f, MARK_BADGE_HEIGHT / 2.0f));
    }
}

void build_badges(struct build *build)
{
    const struct spacetime *in = build->in;
    const struct spacetime_layout *out = build->out;
    struct obstacles obstacles = {
        .room = out->mark_count + out->stack_count + out->label_count + in->decision_count + 2 * in->clock_count +
                3 * in->share_count,
    };
    obstacles.at = ARENA_ARRAY(build->arena, struct box, obstacles.room);
    add_marks(build, &obstacles);
    add_tails(build, &obstacles);
    add_clocks(build, &obstacles);
    add_ends(build, &obstacles);
    for (uint32_t i = 0; i < in->share_count; i++) {
        place_badge(build, &obstacles, i);
    }
}

/* ---- the callout ---- */

static struct spacetime_ref callout_of(const struct build *build)
{
    const struct spacetime *in = build->in;
    if (in->hovered.kind != SPACETIME_NOTHING) {
        return in->hovered;
    }
    bool unlabelled = build->out->size == SPACETIME_COMPACT || in->selected.kind == SPACETIME_SHARE;
    return unlabelled ? in->selected : (struct spacetime_ref){ SPACETIME_NOTHING, 0 };
}

/* How far from its centre a mark with its selection ring reaches. */
static float reach_of(const struct build *build, enum spacetime_kind kind)
{
    if (kind == SPACETIME_DECISION) {
        return (build->out->look.compact ? MARK_DECISION_HALF_COMPACT : MARK_DECISION_HALF) + MARK_DECISION_RING;
    }
    return kind == SPACETIME_INJECT || kind == SPACETIME_STACK ? MARK_INJECT_SIDE / 2.0f + MARK_INJECT_RING / 2.0f
                                                               : MARK_BADGE_HEIGHT;
}

void build_callout(struct build *build)
{
    struct spacetime_layout *out = build->out;
    struct spacetime_callout *callout = &out->callout;
    const struct spacetime_ref ref = callout_of(build);
    struct point at;
    if (!layout_centre(out, ref, &at) || !axis_sees(&out->axis, at.x)) {
        return;
    }
    say_callout(build, ref, callout);
    float width = 0.0f;
    for (uint32_t i = 0; i < callout->line_count; i++) {
        enum text_face face = i == 0 ? TEXT_SEMIBOLD : TEXT_REGULAR;
        width = fmaxf(width, draw_text_width(build->canvas, face, CALLOUT_LETTER, callout->lines[i]));
    }
    width = fminf(fminf(width, CALLOUT_WIDTH_MAX) + 2.0f * CALLOUT_PADDING, out->plot.w);
    const float height = CALLOUT_HEIGHT + CALLOUT_LINE * (float)(callout->line_count - 1);
    const float apart = reach_of(build, ref.kind) + CALLOUT_APART;
    float x = at.x - apart - width >= out->plot.x ? at.x - apart - width : at.x + apart;
    x = fmaxf(out->plot.x, fminf(x, out->plot.x + out->plot.w - width));
    float y = fmaxf(out->view.y, fminf(at.y - height / 2.0f, out->view.y + out->view.h - height));
    callout->box = box_make(x, y, width, height);
}
