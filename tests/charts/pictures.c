/* Draws every chart into PNG files, for eyes. pictures DIR: the files go there. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "charts/bars.h"
#include "charts/dots.h"
#include "charts/knowledge.h"
#include "charts/legend.h"
#include "charts/marks.h"
#include "charts/measure_rows.h"
#include "charts/scrubber.h"
#include "charts/sparkline.h"
#include "charts/survival.h"
#include "harbour.h"

static struct text *text;
static const char *folder;

static void save(struct canvas *canvas, const char *name)
{
    char path[512];
    (void)snprintf(path, sizeof path, "%s/%s.png", folder, name);
    struct err_note note = { 0 };
    if (draw_save_png(canvas, path, &note) != ERR_OK) {
        (void)fprintf(stderr, "%s\n", note.text);
        exit(1);
    }
}

/* The diagram in a panel of a window of that size. */
static void picture(const char *name, struct spacetime in, uint32_t width, uint32_t height, float scale, struct box panel)
{
    struct canvas *canvas = draw_create_pixels(text);
    const struct theme *theme = theme_get(in.theme);
    struct arena arena;
    arena_init(&arena);
    draw_begin(canvas, width, height, scale);
    draw_rect(canvas, draw_bounds(canvas), paint_fill(theme->bg));
    draw_round(canvas, panel, RADIUS_PANEL, paint_both(theme->panel, theme->line, LINE_HAIR));
    spacetime_draw(canvas, spacetime_lay(&arena, canvas, &in, panel));
    draw_end(canvas);
    save(canvas, name);
    arena_deinit(&arena);
    draw_destroy(canvas);
}

static struct spacetime themed(struct spacetime in, enum theme_name theme)
{
    in.theme = theme;
    return in;
}

static struct spacetime sized(struct spacetime in, enum spacetime_size size)
{
    in.size = size;
    return in;
}

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))

/* ---- a console and a debrief with all that stands around the lanes ---- */

static const struct curve_point BERTHS[] = {
    { AT(7, 35), 14 }, { AT(7, 44), 14 }, { AT(7, 55), 13 }, { AT(8, 0), 11 }, { AT(8, 30), 11 }, { AT(8, 40), 7 }, { AT(9, 20), 5 },
};
static const struct curve_point RECORDS[] = { { AT(7, 35), 0 }, { AT(10, 20), 0 }, { AT(10, 26), 2000 } };
static const struct curve_point LOSS[] = { { AT(7, 35), 0 }, { AT(8, 0), 2 }, { AT(9, 30), 30 }, { AT(10, 42), 64 } };
static const struct curve_point TRUST[] = { { AT(7, 35), 72 }, { AT(9, 15), 66 }, { AT(9, 20), 61 }, { AT(10, 10), 60 }, { AT(10, 20), 58 } };
static const struct measure_row MEASURES[] = {
    { "Berths working", "5", "of 14", { BERTHS, COUNT(BERTHS), false, 0, 14 } },
    { "Records exposed", "2,000", "known", { RECORDS, COUNT(RECORDS), false, 0, 0 } },
    { "Loss so far", "6.4", "US$ m", { LOSS, COUNT(LOSS), false, 0, 0 } },
    { "Public trust", "58", "/ 100", { TRUST, COUNT(TRUST), true, 50, 75 } },
};
static const struct scrubber_tick TICKS[] = {
    { AT(8, 31), false }, { AT(9, 2), false }, { AT(9, 40), false }, { AT(9, 46), true }, { AT(10, 12), true }, { AT(10, 41), true },
};

static struct canvas *begin(enum theme_name theme, uint32_t width, uint32_t height, float scale)
{
    struct canvas *canvas = draw_create_pixels(text);
    draw_begin(canvas, width, height, scale);
    draw_rect(canvas, draw_bounds(canvas), paint_fill(theme_get(theme)->bg));
    return canvas;
}

static void end(struct canvas *canvas, const char *name)
{
    draw_end(canvas);
    save(canvas, name);
    draw_destroy(canvas);
}

static void panel(struct canvas *canvas, enum theme_name name, struct box box)
{
    const struct theme *theme = theme_get(name);
    draw_round(canvas, box, RADIUS_PANEL, paint_both(theme->panel, theme->line, LINE_HAIR));
}

static void whole_console(const char *name, enum theme_name theme)
{
    struct canvas *canvas = begin(theme, 1920, 1080, 1.0f);
    struct spacetime in = themed(harbour_live(), theme);
    in.plan_words = "";
    const struct box box = { 16, 96, 1480, 968 };
    struct arena arena;
    arena_init(&arena);
    panel(canvas, theme, box);
    const struct spacetime_layout *layout = spacetime_lay(&arena, canvas, &in, box_make(16, 97, 1480, 746));
    spacetime_draw(canvas, layout);
    const struct measure_rows rows = {
        .rows = MEASURES, .count = COUNT(MEASURES), .theme = theme, .title_x = 53, .has_now = true, .now_s = in.now_s,
        .plan_words = "Planned. Only you see this.",
    };
    measure_rows_draw(canvas, &arena, &rows, &layout->axis, box_make(16, layout->bottom_y, 1480, 0));
    draw_line(canvas, 33, 1015.5f, 1479, 1015.5f, paint_stroke(theme_get(theme)->line, 1));
    (void)legend_draw(canvas, theme, box_make(69, 1025, 1400, 0), true);
    end(canvas, name);
    arena_deinit(&arena);
}

static void whole_debrief(const char *name, enum theme_name theme)
{
    struct canvas *canvas = begin(theme, 1920, 1080, 1.0f);
    struct spacetime in = themed(harbour_debrief(), theme);
    struct arena arena;
    arena_init(&arena);
    panel(canvas, theme, box_make(16, 194, 1888, 560));
    const struct spacetime_layout *layout = spacetime_lay(&arena, canvas, &in, box_make(16, 192, 1888, 504));
    spacetime_draw(canvas, layout);
    const struct scrubber scrubber = { TICKS, COUNT(TICKS), in.now_s, theme };
    scrubber_draw(canvas, &scrubber, &layout->axis, 726, layout->bottom_y);
    end(canvas, name);
    arena_deinit(&arena);
}

/* ---- the small charts ---- */

static const struct survival_need TO_BUSINESS[] = {
    { 540, true }, { 780, true }, { 900, true }, { 1500, true }, { 2400, true }, { 2400, false }, { 4100, true }, { 7200, false },
};
static const struct survival_need ACROSS[] = { { 1800, true }, { 3600, true }, { 5200, false }, { 6100, true }, { 7900, false }, { 8100, false } };
static const struct survival_series WAITS[] = {
    { "government to business", TO_BUSINESS, COUNT(TO_BUSINESS) },
    { "across a border", ACROSS, COUNT(ACROSS) },
};
static const struct bar_row DELAYS[] = {
    { "Beacon address to SoraCERT", "1 h 12", { 2400, 900, 0, 1020 } },
    { "File hashes to Nimbus Cloud", "44 min", { 300, 240, 1500, 600 } },
    { "Outage to the Data Commission", "9 min", { 60, 480, 0, 0 } },
};
static const struct knowledge_fact FACTS[] = {
    { "Crane controller serials, batch 7F", THEME_TLP_AMBER },
    { "File hashes, LUMEN sample", THEME_TLP_AMBER_STRICT },
    { "Check remote-access accounts", THEME_TLP_GREEN },
};
static const struct mark_team TEAMS[] = {
    { "MC", "MeriCERT", MARK_HEXAGON, 0 }, { "DC", "Data Commission", MARK_HEXAGON, 1 }, { "CP", "Calder Port", MARK_SQUARE, 2 },
    { "NC", "Nimbus Cloud", MARK_SQUARE, 5 }, { "X9", "A ninth team", MARK_HEXAGON, 8 },
};
static const struct knowledge_cell CELLS[] = {
    { KNOWLEDGE_LEARNT, AT(9, 12) }, { KNOWLEDGE_NONE, 0 }, { KNOWLEDGE_SOURCE, AT(9, 5) }, { KNOWLEDGE_MISSING, 0 }, { KNOWLEDGE_OPEN, 0 },
    { KNOWLEDGE_LATE, AT(10, 50) }, { KNOWLEDGE_LEARNT, AT(9, 53) }, { KNOWLEDGE_SOURCE, AT(8, 36) }, { KNOWLEDGE_LEAKED, AT(10, 13) }, { KNOWLEDGE_NONE, 0 },
    { KNOWLEDGE_SOURCE, AT(8, 48) }, { KNOWLEDGE_OPEN, 0 }, { KNOWLEDGE_LEARNT, AT(10, 22) }, { KNOWLEDGE_LEARNT, AT(10, 21) }, { KNOWLEDGE_LATE, AT(11, 0) },
};

static void small_charts(const char *name, enum theme_name theme)
{
    struct canvas *canvas = begin(theme, 1280, 900, 1.0f);
    const struct theme *t = theme_get(theme);
    struct arena arena;
    arena_init(&arena);
    panel(canvas, theme, box_make(16, 16, 608, 420));
    const struct survival survival = { WAITS, COUNT(WAITS), 0, "after somebody first knew", theme };
    survival_draw(canvas, &arena, &survival, box_make(36, 36, 568, 380));
    panel(canvas, theme, box_make(640, 16, 624, 420));
    const struct bars bars = { DELAYS, COUNT(DELAYS), { "hold", "channel", "relay", "desk" }, 0, 240, theme };
    bars_draw(canvas, &bars, box_make(660, 36, 584, 0));
    (void)dots_draw(canvas, t, 660, 200, 300, (struct dots){ 7, 1, 0 });
    (void)dots_draw(canvas, t, 660, 230, 300, (struct dots){ 6, 2, 3 });
    (void)dots_draw(canvas, t, 660, 260, 300, (struct dots){ 70, 10, 8 });
    for (uint32_t i = 0; i < COUNT(MEASURES); i++) {
        sparkline_draw(canvas, t, &arena, box_make(660 + 150 * (float)i, 300, 70, 34), &MEASURES[i].curve);
    }
    panel(canvas, theme, box_make(16, 452, 1248, 250));
    const struct knowledge knowledge = { FACTS, COUNT(FACTS), TEAMS, COUNT(TEAMS), CELLS, 0, 340, theme };
    knowledge_draw(canvas, &arena, &knowledge, box_make(36, 472, 1208, 0));
    (void)legend_draw(canvas, theme, box_make(36, 760, 700, 0), true);
    end(canvas, name);
    arena_deinit(&arena);
}

/* ---- every mark, three times its size ---- */

static void marks(const char *name, enum theme_name theme)
{
    struct canvas *canvas = begin(theme, 1920, 800, 3.0f);
    const struct mark_look look = mark_look(theme, false);
    draw_rect(canvas, draw_bounds(canvas), paint_fill(look.theme->band));
    const struct mark_team cert = { "MC", "MeriCERT", MARK_HEXAGON, 0 }, port = { "CP", "Calder Port", MARK_SQUARE, 2 };
    const struct mark_team ninth = { "NT", "Ninth", MARK_SQUARE, 8 };
    mark_draw_team(canvas, &look, 30, 40, 40, &cert, false);
    mark_draw_team(canvas, &look, 80, 40, 40, &port, false);
    mark_draw_team(canvas, &look, 130, 40, 40, &cert, true);
    mark_draw_team(canvas, &look, 180, 40, 40, &ninth, false);
    struct colour hue = look.theme->team[2], rose = look.theme->team[3];
    draw_line(canvas, 210, 40, 400, 40, paint_stroke(colour_alpha(hue, 0.72f), 2));
    mark_draw_inject(canvas, &look, 230, 40, hue, ICON_ALERT_PULSE, MARK_DELIVERED, false);
    mark_draw_inject(canvas, &look, 270, 40, hue, ICON_MAIL, MARK_PLANNED, false);
    mark_draw_inject(canvas, &look, 310, 40, hue, ICON_PHONE, MARK_DELIVERED, true);
    mark_draw_inject(canvas, &look, 350, 40, hue, ICON_LEGAL, MARK_EXPECTED, false);
    mark_draw_stack(canvas, &look, 385, 40, hue, 14, false);
    draw_line(canvas, 410, 30, 620, 30, paint_stroke(colour_alpha(rose, 0.72f), 2));
    draw_line(canvas, 410, 64, 620, 64, paint_stroke(colour_alpha(rose, 0.72f), 2));
    mark_draw_tail(canvas, &look, 430, 462, 30, MARK_ASKED, true);
    mark_draw_decision(canvas, &look, 430, 30, MARK_ASKED, NULL, false);
    mark_draw_tail(canvas, &look, 500, 540, 30, MARK_DECIDED, true);
    mark_draw_decision(canvas, &look, 500, 30, MARK_DECIDED, "B", false);
    mark_draw_decision(canvas, &look, 590, 30, MARK_DECIDED, NULL, true);
    mark_draw_tail(canvas, &look, 430, 462, 64, MARK_TIMED_OUT, true);
    mark_draw_decision(canvas, &look, 430, 64, MARK_TIMED_OUT, NULL, false);
    mark_draw_decision(canvas, &look, 500, 64, MARK_ASK_PLANNED, NULL, false);
    draw_line(canvas, 20, 120, 300, 120, paint_stroke(colour_alpha(look.theme->team[0], 0.72f), 2));
    draw_line(canvas, 20, 172, 300, 172, paint_stroke(colour_alpha(rose, 0.72f), 2));
    const struct point a = { 40, 120 }, b = { 68, 171 }, c = { 100, 120 }, d = { 132, 171 }, e = { 160, 120 }, f = { 180, 160 },
                       g = { 220, 120 }, h = { 242, 171 }, turn = { 116, 145.5f };
    mark_draw_share_line(canvas, &look, a, (struct point){ 63, 161 }, MARK_ARRIVED, false);
    mark_draw_share_ring(canvas, &look, a, MARK_ARRIVED);
    mark_draw_share_head(canvas, &look, a, b, MARK_ARRIVED, false);
    mark_draw_badge(canvas, &look, 54, 145, THEME_TLP_AMBER);
    mark_draw_share_line(canvas, &look, c, turn, MARK_IN_FLIGHT, false);
    mark_draw_share_ahead(canvas, &look, turn, (struct point){ 126, 161 });
    mark_draw_share_ring(canvas, &look, c, MARK_IN_FLIGHT);
    mark_draw_share_dot(canvas, &look, turn);
    mark_draw_share_head(canvas, &look, c, d, MARK_IN_FLIGHT, true);
    mark_draw_share_line(canvas, &look, e, f, MARK_BLOCKED, false);
    mark_draw_share_ring(canvas, &look, e, MARK_BLOCKED);
    mark_draw_blocked(canvas, &look, f, look.halo);
    mark_draw_share_line(canvas, &look, g, (struct point){ 238, 161 }, MARK_LEAKED, true);
    mark_draw_share_ring(canvas, &look, g, MARK_LEAKED);
    mark_draw_share_head(canvas, &look, g, h, MARK_LEAKED, false);
    mark_draw_badge(canvas, &look, 231, 145, THEME_TLP_RED);
    mark_draw_stub(canvas, &look, (struct point){ 310, 150 }, (struct point){ 346, 130 });
    mark_draw_share_ring(canvas, &look, (struct point){ 310, 150 }, MARK_IN_FLIGHT);
    mark_draw_pill(canvas, &look, 356, 130, "MLAT · D+9");
    static const enum mark_clock STATES[] = { MARK_RUNNING, MARK_AT_RISK, MARK_MET, MARK_BREACHED, MARK_CLOCK_PLANNED };
    static const float FILLS[] = { 500, 528, 510, 0, 0 };
    for (uint32_t i = 0; i < COUNT(STATES); i++) {
        const float y = 110 + 22 * (float)i;
        const struct mark_clock_at at = { 460, 544, FILLS[i], i == 3 ? 572.0f : NAN, y - 8, y, 450, 620 };
        mark_draw_clock(canvas, &look, &at, STATES[i]);
        mark_draw_clock_seal(canvas, &look, &at, STATES[i]);
    }
    float x = 20;
    for (enum theme_tlp tlp = THEME_TLP_RED; tlp < THEME_TLP_COUNT; tlp++) {
        x += mark_draw_chip(canvas, x, 220, tlp) + 8;
    }
    mark_draw_flag(canvas, &look, box_make(500, 218, 68, 28), "10:42");
    end(canvas, name);
}

/* ---- the edges ---- */

static void crowds(void)
{
    static struct spacetime_inject many[300];
    static struct spacetime_lane lanes[20];
    static const char *const ECONOMY[] = { "Meridia", "Sorano", "An economy with a rather long name", "Tavola Islands" };
    static const struct axis_piece DAY[] = { { 0, AT(8, 0), 0 } };
    for (uint32_t i = 0; i < COUNT(lanes); i++) {
        lanes[i] = (struct spacetime_lane){ { "TM", "An organisation with quite a long name indeed", i % 3 == 0 ? MARK_SQUARE : MARK_HEXAGON, i },
                                            "Regulator", i / 5, 0 };
    }
    for (uint32_t i = 0; i < COUNT(many); i++) {
        many[i] = (struct spacetime_inject){ i % 2, 600 + (int64_t)i * i % 9000 * 2, (enum icon)(1 + i % 7), MARK_DELIVERED, "Something" };
    }
    struct spacetime in = {
        .axis = { .pieces = DAY, .piece_count = 1 }, .economies = ECONOMY, .economy_count = 4, .lanes = lanes, .lane_count = 20,
        .injects = many, .inject_count = 300, .selected_lane = 3, .size = SPACETIME_FIT,
    };
    picture("twenty-lanes", in, 1920, 1080, 1.0f, box_make(16, 16, 1888, 1048));
    in.lane_count = 2;
    picture("three-hundred-marks", in, 1280, 720, 1.0f, box_make(16, 16, 1248, 400));
    in.lane_count = 1;
    in.inject_count = 0;
    picture("one-lane", in, 1280, 720, 1.0f, box_make(16, 16, 1248, 400));
    in.lane_count = 0;
    picture("empty", in, 1280, 720, 1.0f, box_make(16, 16, 1248, 400));
}

static struct spacetime zoomed(void)
{
    struct spacetime in = harbour_debrief();
    in.size = SPACETIME_FULL;
    in.axis.view_from_s = AT(9, 30);
    in.axis.view_to_s = AT(10, 30);
    in.now_kind = SPACETIME_NO_NOW;
    in.selected = (struct spacetime_ref){ SPACETIME_SHARE, 3 };
    return in;
}

int main(int argc, char **argv)
{
    struct err_note note = { 0 };
    folder = argc > 1 ? argv[1] : ".";
    if (text_create(&text, &note) != ERR_OK) {
        (void)fprintf(stderr, "%s\n", note.text);
        return 1;
    }
    const struct box wide = { 16, 194, 1888, 560 };
    const struct box tall = { 16, 96, 1480, 968 };
    picture("debrief", harbour_debrief(), 1920, 1080, 1.0f, wide);
    picture("debrief-light", themed(harbour_debrief(), THEME_LIGHT), 1920, 1080, 1.0f, wide);
    picture("console", harbour_live(), 1920, 1080, 1.0f, tall);
    picture("console-light", themed(harbour_live(), THEME_LIGHT), 1920, 1080, 1.0f, tall);
    picture("full", sized(harbour_debrief(), SPACETIME_FULL), 1920, 1080, 1.0f, box_make(16, 16, 1888, 900));
    picture("print", themed(harbour_debrief(), THEME_PRINT), 1920, 1080, 1.0f, box_make(16, 16, 1888, 900));
    picture("seat", harbour_seat(), 1920, 240, 1.0f, box_make(16, 96, 1888, 128));
    picture("seat-light", themed(harbour_seat(), THEME_LIGHT), 1920, 240, 1.0f, box_make(16, 96, 1888, 128));
    picture("days", harbour_days(), 1920, 1080, 1.0f, wide);
    picture("zoomed", zoomed(), 1920, 1080, 1.0f, box_make(16, 16, 1888, 900));
    whole_console("whole-console", THEME_DARK);
    whole_debrief("whole-debrief", THEME_DARK);
    whole_debrief("whole-debrief-light", THEME_LIGHT);
    small_charts("small", THEME_DARK);
    small_charts("small-light", THEME_LIGHT);
    marks("marks", THEME_DARK);
    marks("marks-light", THEME_LIGHT);
    crowds();
    picture("scale-200", harbour_live(), 1920, 1080, 2.0f, box_make(8, 8, 944, 524));
    text_destroy(text);
    return 0;
}
