/* spacetime.h: the space-time diagram. Time runs to the right, one lane a team, lanes grouped by economy. A share is a
 * line from the sender's lane when it was sent to the receiver's lane when it arrived: slope is delay, and a gap that is
 * crossed is a border that is crossed.
 *
 * Room:    sim/charts. Plain structs in, a layout out; drawing, picking and the keyboard read the layout. The same calls
 *          give the screen and the SVG of a report. Knows nothing about exercises: who may see what was settled before.
 * Owns:    nothing. The layout lives in the caller's arena and borrows the input and its strings until the arena is reset.
 * Use:     lay out again when the input, the box, the theme or the scale changed; draw as often as you like.
 * Units:   seconds from the start of the exercise; px at 100 %. Hairlines apart, everything grows with the canvas.
 * Same:    the same input gives the same layout and the same SVG, byte for byte.
 * Source:  docs/look.md, "The space-time diagram". */
#ifndef TOCSIN_CHARTS_SPACETIME_H
#define TOCSIN_CHARTS_SPACETIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "charts/axis.h"
#include "charts/marks.h"
#include "draw/draw.h"

#define SPACETIME_NEVER INT64_MAX
#define SPACETIME_PUBLIC UINT32_MAX       /* as a lane: the public */
#define SPACETIME_NO_LANE (UINT32_MAX - 1)

/* The frame. Full, compact and the single lane ("strip") of a seat. */
#define SPACETIME_AXIS 46.0f
#define SPACETIME_AXIS_DAYS_MORE 10.0f  /* higher where there are days to name */
#define SPACETIME_AXIS_STRIP 28.0f      /* and SPACETIME_AXIS_DAYS more when there are days to name */
#define SPACETIME_AXIS_DAYS 14.0f
#define SPACETIME_AXIS_LABEL_STRIP 17.5f /* as AXIS_LABEL_RISE */
#define SPACETIME_PUBLIC_HEIGHT 40.0f
#define SPACETIME_PUBLIC_HEIGHT_COMPACT 34.0f
#define SPACETIME_BORDER 12.0f          /* between economies */
#define SPACETIME_BORDER_COMPACT 8.0f
#define SPACETIME_TAB 24.0f
#define SPACETIME_TAB_COMPACT 20.0f
#define SPACETIME_LANE 78.0f
#define SPACETIME_LANE_SHORTEST 66.0f   /* a full lane gives way this far before lanes become compact */
#define SPACETIME_LANE_COMPACT 50.0f
#define SPACETIME_LANE_MIN 40.0f        /* then it scrolls */
#define SPACETIME_LANE_STRIP 92.0f
#define SPACETIME_LINE 32.0f            /* lane line, bar, baselines of labels: from the top of a lane */
#define SPACETIME_BAR 52.0f
#define SPACETIME_BAR_LABEL 73.0f
#define SPACETIME_DECISION_LABEL 14.0f
#define SPACETIME_LINE_COMPACT 20.0f
#define SPACETIME_BAR_COMPACT 37.0f
#define SPACETIME_LINE_STRIP 36.0f
#define SPACETIME_BAR_STRIP 60.0f
#define SPACETIME_BAR_LABEL_STRIP 82.0f
#define SPACETIME_CLOCK_STEP 26.0f      /* clocks that run at once hang one below the other; the lane grows */
#define SPACETIME_CLOCK_STEP_COMPACT 11.0f
#define SPACETIME_BAND_RADIUS 8.0f
#define SPACETIME_HEAD 336.0f           /* from the left of the box to where lanes begin */
#define SPACETIME_HEAD_COMPACT 244.0f
#define SPACETIME_HEAD_STRIP 196.0f
#define SPACETIME_LANE_ALPHA 0.72f
#define SPACETIME_AHEAD_ALPHA 0.45f     /* of a lane after now */
#define SPACETIME_VEIL 0.66f
#define SPACETIME_SEPARATOR_ALPHA 0.6f

/* Labels, badges, stacks, picking. */
#define SPACETIME_LABEL_PLATE 0.88f
#define SPACETIME_NOW_APART 12.0f       /* of a label that would cross now */
#define SPACETIME_STACK_WINDOW 200.0f   /* more than SPACETIME_STACK_MARKS in this width merge */
#define SPACETIME_STACK_MARKS 30u
#define SPACETIME_PICK 12.0f            /* px to a centre */
#define SPACETIME_PICK_TOUCH 22.0f
#define SPACETIME_PICK_LINE 6.0f        /* px to a line or a bar, when no centre is near */
#define SPACETIME_BEYOND_S (INT64_C(4) * 3600) /* arrivals later than this after the axis become a stub */
#define SPACETIME_BADGE_PLACES 11u
extern const float SPACETIME_BADGE_AT[SPACETIME_BADGE_PLACES]; /* parts of a line, in the order of trying */

/* ---- what goes in ---- */

struct spacetime_lane {
    struct mark_team team;
    const char *role;   /* a second line in full size; NULL: none */
    uint32_t economy;   /* lanes of one economy stand together (MUST) */
    float head_reserve; /* px at the right of the head that the caller fills with chips */
};

struct spacetime_inject {
    uint32_t lane; /* or SPACETIME_PUBLIC: news, posts, statements */
    int64_t at_s;
    enum icon icon;
    enum mark_inject state;
    const char *title;
};

struct spacetime_decision {
    uint32_t lane;
    int64_t opened_s, answered_s, deadline_s; /* SPACETIME_NEVER: not, or none */
    enum mark_decision state;
    const char *letter; /* of the option taken; NULL: an answer without one */
    const char *title;
};

struct spacetime_share {
    uint32_t from, to; /* lanes; either may be SPACETIME_PUBLIC */
    int64_t sent_s;
    int64_t arrives_s; /* SPACETIME_NEVER: not known; drawn as a stub with the channel */
    enum theme_tlp tlp;
    enum mark_share state;
    const char *channel;
    const char *words; /* the first words of what was told; NULL: none */
};

/* At risk is found here: running with less than a quarter left. */
struct spacetime_clock {
    uint32_t lane;
    int64_t started_s, deadline_s;
    int64_t met_s;           /* met, or breached and met late; else SPACETIME_NEVER */
    enum mark_clock state;   /* MARK_RUNNING, MARK_MET, MARK_BREACHED or MARK_CLOCK_PLANNED */
    const char *title;
};

enum spacetime_kind { SPACETIME_NOTHING, SPACETIME_INJECT, SPACETIME_DECISION, SPACETIME_SHARE, SPACETIME_CLOCK, SPACETIME_STACK };
/* One thing of the picture: an index into the input's array, or into the layout's stacks. */
struct spacetime_ref {
    enum spacetime_kind kind;
    uint32_t index;
};
static inline bool spacetime_is(struct spacetime_ref a, struct spacetime_ref b)
{
    return a.kind == b.kind && (a.kind == SPACETIME_NOTHING || a.index == b.index);
}

enum spacetime_size {
    SPACETIME_FIT,     /* full when it fits, else compact */
    SPACETIME_FULL,
    SPACETIME_COMPACT, /* no labels but the selection's */
    SPACETIME_STRIP    /* one lane; the far ends of its shares are small marks of the other teams */
};
enum spacetime_now {
    SPACETIME_NO_NOW,
    SPACETIME_NOW,     /* what lies right of it has not happened; no label crosses it */
    SPACETIME_PLAYHEAD /* under marks and labels; nothing is ahead */
};

struct spacetime {
    struct axis_spec axis;
    const char *const *economies; /* names */
    uint32_t economy_count;
    const struct spacetime_lane *lanes;
    uint32_t lane_count;
    const struct spacetime_inject *injects;
    uint32_t inject_count;
    const struct spacetime_decision *decisions;
    uint32_t decision_count;
    const struct spacetime_share *shares;
    uint32_t share_count;
    const struct spacetime_clock *clocks;
    uint32_t clock_count;

    enum spacetime_now now_kind;
    int64_t now_s;
    struct spacetime_ref selected, hovered;
    uint32_t selected_lane; /* tinted; SPACETIME_NO_LANE: none */

    enum theme_name theme;  /* on paper labels are always on and nothing is veiled */
    enum spacetime_size size;
    uint32_t own_lane;      /* of a strip */
    float head_width;       /* 0: as the size has it */
    float scroll_y;         /* px that the lanes are moved up; kept within what there is to scroll */
    const char *caption;    /* over the heads: "Tuesday · Day 1". A strip: its title, "Your lane"; NULL: the team's name */
    const char *caption_more; /* a strip: the second line, "since 07:35" */
    const char *public_title; /* NULL: "Public". What stands behind it: */
    const char *public_more;
    const char *plan_words; /* a facilitator's: what is right of now is veiled and says so. NULL: no veil; "": no words */
};

/* ---- what comes out ---- */

struct spacetime_row {
    uint32_t lane; /* or SPACETIME_PUBLIC */
    struct box box, head; /* head: what is free of it for the caller's chips */
    float line_y, bar_y;  /* bar_y: top of the first bar */
    float label_y, decision_label_y; /* baselines */
    uint32_t clock_rows;
};

struct spacetime_band { /* of one economy, or of the public */
    struct box box, tab; /* tab.w 0: no tab */
    const char *name;
};

/* A mark on a lane: an inject or a decision. */
struct spacetime_mark {
    struct spacetime_ref ref;
    uint32_t row;
    int64_t at_s;
    float x, y, half; /* half: of its box, halo included */
    bool seen;        /* within the axis as zoomed */
    bool stacked;     /* stands in a stack instead */
    const char *text; /* what a reader hears; so too below */
};
struct spacetime_stack {
    uint32_t row;
    float x, y, half_w, half_h;
    int64_t from_s, to_s;
    uint32_t count;
    bool selected;
    const char *text;
};

enum spacetime_way { SPACETIME_LINE_WAY, SPACETIME_STUB_WAY, SPACETIME_SPOKE_WAY /* in a strip */ };
struct spacetime_share_at {
    bool drawn;        /* both ends have a row here */
    bool incoming;     /* in a strip: told to the own lane */
    enum spacetime_way way;
    uint32_t row;      /* of the sender; in a strip, of the own lane */
    uint32_t to_row;
    struct point from, to; /* ring and tip; a spoke: the ring or tip on the lane, and the middle of the other team's mark */
    struct point turn; /* in flight: where it is now; else `to` */
    struct point blocked; /* blocked: its ring */
    bool has_badge;    /* false also: it would lie mostly over others */
    struct point badge;
    float badge_width;
    float pill_x, pill_width; /* a stub */
    const char *pill;
    uint32_t more;     /* a spoke: how many further teams stand in this mark's place */
    bool merged;       /* a spoke: stands in another's place */
    const char *text;
};

struct spacetime_clock_at {
    uint32_t row;
    enum mark_clock state; /* at risk found */
    struct mark_clock_at at;
    bool seen;
    const char *text;
};

struct spacetime_label {
    struct spacetime_ref ref;
    struct box box; /* its plate */
    float x, y;     /* start and baseline */
    const char *text;
    struct colour colour;
    bool bold;
};

/* What is said beside the mark that is pointed at, or in compact size beside the selected one. */
#define SPACETIME_CALLOUT_LINES 3u
struct spacetime_callout {
    struct box box; /* w 0: none */
    const char *lines[SPACETIME_CALLOUT_LINES];
    uint32_t line_count;
};

/* One place where the keyboard stops. A share has two: where it was sent and, once it arrived, where it arrived. */
struct spacetime_stop {
    struct spacetime_ref ref;
    uint32_t row;
    int64_t at_s;
    bool arrival;
    struct box box;   /* for a focus ring; may lie outside the plot */
    bool seen;
    const char *text; /* what a reader hears */
};

struct spacetime_layout {
    const struct spacetime *in;
    struct mark_look look;
    enum spacetime_size size; /* FULL, COMPACT or STRIP */
    struct box box;           /* as given */
    float height;             /* that all of it would take; more than box.h: it scrolls */
    struct box view;          /* below the axis: bands, scrolled */
    struct box plot;          /* where lanes run; as high as the view */
    float ground_y;           /* what the axis stands on: top of the view */
    float bottom_y;           /* of the lowest band, scrolled, within the view */
    float scroll_y, scroll_max;
    struct axis axis;
    bool has_labels;
    float now_x;
    struct box flag;          /* w 0: none */
    const char *flag_text;
    struct spacetime_callout callout;

    const struct spacetime_row *rows; /* from the top; the public first */
    uint32_t row_count;
    const struct spacetime_band *bands;
    uint32_t band_count;
    const struct spacetime_mark *marks; /* injects as in the input, then decisions */
    uint32_t mark_count;
    const struct spacetime_stack *stacks;
    uint32_t stack_count;
    const struct spacetime_share_at *shares; /* as in the input */
    const struct spacetime_clock_at *clocks; /* as in the input */
    const struct spacetime_label *labels;
    uint32_t label_count;
    const struct spacetime_stop *stops; /* in reading order: by row, then by time */
    uint32_t stop_count;
};

/* box.h 0: as high as it needs. MUST: the box is wider than the head. `canvas` only measures; lay out with the canvas (or its scale) you draw on. */
const struct spacetime_layout *spacetime_lay(struct arena *arena, struct canvas *canvas, const struct spacetime *in,
                                             struct box box);
void spacetime_draw(struct canvas *canvas, const struct spacetime_layout *layout);

/* ---- picking ---- */

/* The mark whose centre is nearest and within `reach` px; else the line or bar within SPACETIME_PICK_LINE. */
struct spacetime_ref spacetime_pick(const struct spacetime_layout *layout, float x, float y, float reach);
/* The lane at y, SPACETIME_PUBLIC, or SPACETIME_NO_LANE. */
uint32_t spacetime_lane_at(const struct spacetime_layout *layout, float y);

/* ---- the keyboard: stops by index ---- */

enum spacetime_move {
    SPACETIME_LEFT, SPACETIME_RIGHT, /* within the lane */
    SPACETIME_UP, SPACETIME_DOWN,    /* to the nearest in time in the next lane that has any */
    SPACETIME_FIRST, SPACETIME_LAST, /* of the lane */
    SPACETIME_BEFORE, SPACETIME_AFTER /* in time, over all lanes */
};
#define SPACETIME_NO_STOP UINT32_MAX
/* Where a move leads from a stop; the stop itself when there is nothing that way. From SPACETIME_NO_STOP: the first stop
 * of all. SPACETIME_NO_STOP when there are no stops. */
uint32_t spacetime_go(const struct spacetime_layout *layout, uint32_t stop, enum spacetime_move move);
/* The first stop of a thing, or SPACETIME_NO_STOP. */
uint32_t spacetime_stop_of(const struct spacetime_layout *layout, struct spacetime_ref ref);
/* The scroll_y that shows this stop's lane, moving as little as it can. */
float spacetime_scroll_to(const struct spacetime_layout *layout, uint32_t stop);

#endif
