/* marks.h: every mark of the diagrams, alone: heads of lanes, injects, decisions, shares, clocks, the now line.
 *
 * Room:  sim/charts. A mark knows where it stands and in which state it is, and nothing about exercises.
 * Units: px at 100 %, y down (draw.h). The numbers are those of docs/look.md, "The space-time diagram".
 * State is carried by shape and dashes first and by colour second, so that a grey print says the same. */
#ifndef TOCSIN_CHARTS_MARKS_H
#define TOCSIN_CHARTS_MARKS_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/draw.h"

/* Heads of lanes. */
#define MARK_TEAM_HEIGHT 40.0f          /* of a hexagon; a square is 34/40 of what a hexagon would be */
#define MARK_TEAM_HEIGHT_COMPACT 30.0f
#define MARK_TEAM_SQUARE (34.0f / 40.0f)
#define MARK_TEAM_RADIUS (6.0f / 34.0f) /* of a square, by its side */
#define MARK_TEAM_LETTERS 0.36f         /* size of the monogram, by the height */
#define MARK_TEAM_LETTERS_FROM 24.0f    /* below this height there is no monogram */
#define MARK_TEAM_SMALL 24.0f           /* the far end of a share in a single lane */

/* Injects. */
#define MARK_INJECT_SIDE 24.0f
#define MARK_INJECT_SIDE_COMPACT 20.0f
#define MARK_INJECT_RADIUS (5.0f / 24.0f) /* by the side */
#define MARK_INJECT_STROKE 1.5f
#define MARK_INJECT_GLYPH (15.0f / 24.0f) /* by the side */
#define MARK_INJECT_HALO 2.0f
#define MARK_INJECT_RING 12.0f            /* how much wider than the square the ring of the selection is: 36 */
#define MARK_INJECT_RING_RADIUS 10.0f
#define MARK_PLANNED_DASH 3.0f            /* on and off */

/* Decisions. */
#define MARK_DECISION_HALF 13.0f
#define MARK_DECISION_HALF_COMPACT 11.0f
#define MARK_DECISION_HALO 3.0f
#define MARK_DECISION_LETTER 12.0f
#define MARK_DECISION_ASK 16.0f     /* size of the question mark */
#define MARK_DECISION_RING 8.0f     /* how much farther out the selection stands */
#define MARK_TIMED_OUT_STROKE 2.5f
#define MARK_TIMED_OUT_DASH_W 8.0f
#define MARK_TIMED_OUT_DASH_H 2.5f
#define MARK_TAIL 4.0f
#define MARK_TAIL_DOT 4.5f
#define MARK_TAIL_TICK_W 3.0f
#define MARK_TAIL_TICK_H 16.0f

/* Shares. */
#define MARK_SHARE_LINE 2.0f
#define MARK_SHARE_LINE_SELECTED 3.0f
#define MARK_SHARE_GLOW 8.0f       /* behind a selected line, t1 at MARK_SHARE_GLOW_ALPHA */
#define MARK_SHARE_GLOW_ALPHA 0.22f
#define MARK_SHARE_HALO 7.0f
#define MARK_SHARE_RING 4.5f
#define MARK_SHARE_RING_STROKE 2.0f
#define MARK_SHARE_HEAD_LENGTH 12.0f
#define MARK_SHARE_HEAD_WIDTH 11.0f
#define MARK_SHARE_DASH_ON 7.0f    /* leaked, blocked */
#define MARK_SHARE_DASH_OFF 5.0f
#define MARK_SHARE_DOT_ON 0.1f     /* not yet travelled, round ends */
#define MARK_SHARE_DOT_OFF 6.0f
#define MARK_BLOCKED_RING 8.0f
#define MARK_BLOCKED_STROKE 2.5f
#define MARK_STUB_W 36.0f          /* of a share that arrives far beyond the axis */
#define MARK_STUB_H 20.0f
#define MARK_STUB_STROKE_H 12.0f   /* of its two break strokes */
#define MARK_PILL_HEIGHT 20.0f
#define MARK_PILL_PADDING 10.0f
#define MARK_BADGE_HEIGHT 18.0f
#define MARK_BADGE_RADIUS 4.0f
#define MARK_BADGE_PADDING 5.5f
#define MARK_CHIP_HEIGHT 20.0f
#define MARK_CHIP_PADDING 7.0f

/* Clocks. */
#define MARK_BAR 6.0f
#define MARK_BAR_COMPACT 5.0f
#define MARK_BAR_TRACK_ALPHA 0.8f
#define MARK_CLOCK_TICK_W 2.0f
#define MARK_CLOCK_TICK_H 16.0f
#define MARK_SEAL 7.5f
#define MARK_SEAL_GLYPH 11.0f
#define MARK_SEAL_HALO 1.5f
#define MARK_LATE_RING 5.0f
#define MARK_LATE_DASH 3.0f

/* Now. */
#define MARK_NOW_LINE 2.0f
#define MARK_FLAG_W 68.0f
#define MARK_FLAG_H 28.0f
#define MARK_FLAG_RADIUS 6.0f
#define MARK_FLAG_POINTER_W 12.0f
#define MARK_FLAG_POINTER_H 6.0f

/* What all marks of one picture share. */
struct mark_look {
    const struct theme *theme;
    struct colour halo;  /* the ground that a mark is cut out of: bands, or white on paper */
    float stroke_more;   /* added to every stroke: 0.5 pt on paper */
    bool compact;
};
struct mark_look mark_look(enum theme_name theme, bool compact);

/* ---- teams ---- */

enum mark_shape { MARK_HEXAGON, MARK_SQUARE }; /* government, business */
struct mark_team {
    const char *monogram; /* two or three letters */
    const char *name;
    enum mark_shape shape;
    uint32_t slot; /* its lane: the hue, and from the ninth on a ring */
};
/* `height` is that of a hexagon; a square comes out smaller, so that both weigh the same. hollow: not chosen. */
void mark_draw_team(struct canvas *canvas, const struct mark_look *look, float x, float y, float height,
                    const struct mark_team *team, bool hollow);

/* ---- injects ---- */

enum mark_inject { MARK_DELIVERED, MARK_PLANNED, MARK_EXPECTED /* forecast only: lighter */ };
void mark_draw_inject(struct canvas *canvas, const struct mark_look *look, float x, float y, struct colour hue, enum icon icon,
                      enum mark_inject state, bool selected);
/* Several injects and decisions in one: a square with another behind it, and how many. */
float mark_stack_width(struct canvas *canvas, const struct mark_look *look, uint32_t count);
void mark_draw_stack(struct canvas *canvas, const struct mark_look *look, float x, float y, struct colour hue, uint32_t count,
                     bool selected);

/* ---- decisions ---- */

enum mark_decision { MARK_ASKED, MARK_DECIDED, MARK_TIMED_OUT, MARK_ASK_PLANNED };
/* letter: of the option taken; NULL or "": a check, for answers without one. */
void mark_draw_decision(struct canvas *canvas, const struct mark_look *look, float x, float y, enum mark_decision state,
                        const char *letter, bool selected);
/* From the opening to the answer (decided: ends in a dot) or to the deadline (a tick). Drawn before the diamond.
 * ends: false when the end lies outside the picture, so that no dot or tick is drawn. */
void mark_draw_tail(struct canvas *canvas, const struct mark_look *look, float x0, float x1, float y, enum mark_decision state,
                    bool ends);

/* ---- shares ---- */

enum mark_share {
    MARK_ARRIVED,
    MARK_IN_FLIGHT,
    MARK_LEAKED,  /* arrived where its label did not allow */
    MARK_BLOCKED, /* refused or lost on the way */
};
struct colour mark_share_colour(const struct mark_look *look, enum mark_share state);
/* The line between two points, halo first. Dashed when leaked or blocked. */
void mark_draw_share_line(struct canvas *canvas, const struct mark_look *look, struct point from, struct point to,
                          enum mark_share state, bool selected);
/* What has not been travelled yet. */
void mark_draw_share_ahead(struct canvas *canvas, const struct mark_look *look, struct point from, struct point to);
void mark_draw_share_ring(struct canvas *canvas, const struct mark_look *look, struct point at, enum mark_share state);
/* The head of an arrow that comes from `from` with its tip at `tip`. */
void mark_draw_share_head(struct canvas *canvas, const struct mark_look *look, struct point from, struct point tip,
                          enum mark_share state, bool hollow);
void mark_draw_share_dot(struct canvas *canvas, const struct mark_look *look, struct point at);
/* The ring with a bar. ground: what it stands on, for its halo. */
void mark_draw_blocked(struct canvas *canvas, const struct mark_look *look, struct point at, struct colour ground);
/* A stub from `from` to `to`, ending in two break strokes; and the pill with words behind it, from its left end. */
void mark_draw_stub(struct canvas *canvas, const struct mark_look *look, struct point from, struct point to);
void mark_draw_pill(struct canvas *canvas, const struct mark_look *look, float x, float y, const char *words);
float mark_pill_width(struct canvas *canvas, const char *words);
/* The short label on a line, centred. */
void mark_draw_badge(struct canvas *canvas, const struct mark_look *look, float x, float y, enum theme_tlp tlp);
float mark_badge_width(struct canvas *canvas, enum theme_tlp tlp);
/* The long one, from its left end, centred at y. Answers its width. */
float mark_draw_chip(struct canvas *canvas, float x, float y, enum theme_tlp tlp);

/* ---- clocks ---- */

enum mark_clock { MARK_RUNNING, MARK_AT_RISK, MARK_MET, MARK_BREACHED, MARK_CLOCK_PLANNED };
struct mark_clock_at {
    float start, deadline; /* x */
    float fill;            /* running: now; met: when; breached: not used */
    float late;            /* x where a breached clock was met after all; NAN: never */
    float lane_y, bar_y;   /* of the lane line, where the hanger hangs; top of the bar */
    float left, right;     /* nothing is drawn beyond; ends outside lose their tick, seal and hanger */
};
struct colour mark_clock_colour(const struct mark_look *look, enum mark_clock state);
void mark_draw_clock(struct canvas *canvas, const struct mark_look *look, const struct mark_clock_at *at,
                     enum mark_clock state);
/* The seals lie over share lines, the bars under them. */
void mark_draw_clock_seal(struct canvas *canvas, const struct mark_look *look, const struct mark_clock_at *at,
                          enum mark_clock state);

/* ---- now ---- */

/* A flag as wide as its words need, at least MARK_FLAG_W, with its pointer below its middle. */
float mark_flag_width(struct canvas *canvas, const char *words);
void mark_draw_flag(struct canvas *canvas, const struct mark_look *look, struct box flag, const char *words);

#endif
