/* inside.h: what the files of the space-time diagram share. Private to the room.
 *
 * A layout is made in steps, each of which reads what the steps before it placed:
 * frame (rows, bands, axis) - clocks - marks and stacks - shares - labels - badges - stops and callout. */
#ifndef TOCSIN_CHARTS_INSIDE_H
#define TOCSIN_CHARTS_INSIDE_H

#include "charts/spacetime.h"

#define NO_ROW UINT32_MAX
#define CLOCK_ROWS_MAX 6u /* of one lane; further clocks lie over the last */

/* Words beside marks. */
#define LABEL_LETTER TYPE_DIAGRAM
#define CALLOUT_LETTER TYPE_SECOND
#define CALLOUT_PADDING 12.0f
#define CALLOUT_LINE 20.0f
#define CALLOUT_HEIGHT 28.0f    /* with one line */
#define CALLOUT_WIDTH_MAX 560.0f
#define CALLOUT_APART 6.0f      /* from the ring of the selection */

struct build {
    struct arena *arena;
    struct canvas *canvas;
    const struct spacetime *in;
    struct spacetime_layout *out;
    uint32_t *row_of_lane;     /* NO_ROW: not in this picture */
    uint32_t public_row;
    uint32_t *clock_row;       /* of each clock, in its lane */
    uint32_t *lane_clock_rows; /* of each lane, at least 1 */
    float clock_step;
    /* The layout's arrays while they are being filled. */
    struct spacetime_row *rows;
    struct spacetime_band *bands;
    struct spacetime_mark *marks;
    struct spacetime_share_at *shares;
    struct spacetime_clock_at *clocks;
    struct spacetime_label *labels;
    struct spacetime_stack *stacks;
};

/* The row of a lane or of the public; NO_ROW when it is not drawn. */
uint32_t build_row(const struct build *build, uint32_t lane);
void build_frame(struct build *build, struct box box);
void build_clock_rows(struct build *build); /* before the frame: lanes grow with them */
void build_clocks(struct build *build);
void build_marks(struct build *build);
void build_shares(struct build *build);
void build_labels(struct build *build);
void build_badges(struct build *build);
void build_stops(struct build *build);
void build_callout(struct build *build);

/* Words. All live in the arena. */
const char *say_label_of_clock(const struct build *build, uint32_t clock);
const char *say_stop(const struct build *build, struct spacetime_ref ref, bool arrival);
void say_callout(const struct build *build, struct spacetime_ref ref, struct spacetime_callout *callout);
const char *say_arrival(const struct build *build, const struct spacetime_share *share); /* "MLAT · D+9" */

/* Where a thing is picked and where its callout points: false when it is not drawn. */
bool layout_centre(const struct spacetime_layout *layout, struct spacetime_ref ref, struct point *at);

/* When the tail of a decision ends: at its answer, else at its deadline, else now. */
int64_t tail_end_s(const struct spacetime *in, const struct spacetime_decision *decision);
/* The part of a line within x0..x1. False: none of it. */
bool segment_clip(struct point *a, struct point *b, float x0, float x1);
static inline bool box_meets(struct box a, struct box b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

#endif
