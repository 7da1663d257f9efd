#include "charts/marks.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

/* Half a point on paper. */
#define PRINT_STROKE_MORE (0.5f * 96.0f / 72.0f)
#define RING_TEAM_GAP 1.5f
#define RING_TEAM_STROKE 2.0f
#define EXPECTED_ALPHA 0.6f
#define HEAD_HOLLOW_STROKE 2.0f
#define STACK_OFFSET 4.0f
#define STACK_LETTER 12.0f
#define STACK_PADDING 8.0f
#define STUB_LEAN 2.0f    /* how far a break stroke leans to either side */
#define STUB_STEP 5.5f    /* from one break stroke to the next */
#define PILL_LETTER 13.0f
#define BADGE_LETTER 12.0f
#define FLAG_LETTER 16.0f
#define FLAG_PADDING 8.0f

struct mark_look mark_look(enum theme_name name, bool compact)
{
    const struct theme *theme = theme_get(name);
    float more = name == THEME_PRINT ? PRINT_STROKE_MORE : 0.0f;
    return (struct mark_look){ .theme = theme, .halo = theme->band, .stroke_more = more, .compact = compact };
}

static struct paint stroke(const struct mark_look *look, struct colour colour, float width)
{
    return paint_stroke(colour, width + look->stroke_more);
}

static struct paint both(const struct mark_look *look, struct colour fill, struct colour colour, float width)
{
    return paint_both(fill, colour, width + look->stroke_more);
}

/* The fill of a meaning, with its outline where the theme wants one. */
static struct paint signal_paint(struct signal signal)
{
    return paint_both(signal.fill, signal.outline, signal.outline.a != 0 ? 1.5f : 0.0f);
}

static struct box square(float x, float y, float side)
{
    return box_make(x - side / 2.0f, y - side / 2.0f, side, side);
}

static void letters(struct canvas *canvas, float x, float y, float px, struct colour colour, const char *text)
{
    struct words words = words_make(TEXT_SEMIBOLD, px, colour);
    words.align = DRAW_MIDDLE;
    (void)draw_text_middle(canvas, x, y, words, text);
}

/* Boxes lie on whole device pixels and so does a glyph: a mark that stands between two would have its glyph off centre. */
static float whole(struct canvas *canvas, float at)
{
    return roundf(at * draw_scale(canvas)) / draw_scale(canvas);
}

/* ---- teams ---- */

static void draw_shape(struct canvas *canvas, float x, float y, float height, enum mark_shape shape, struct paint paint)
{
    if (shape == MARK_HEXAGON) {
        draw_hexagon(canvas, x, y, height, paint);
        return;
    }
    float side = height * MARK_TEAM_SQUARE;
    draw_round(canvas, square(x, y, side), side * MARK_TEAM_RADIUS, paint);
}

void mark_draw_team(struct canvas *canvas, const struct mark_look *look, float x, float y, float height,
                    const struct mark_team *team, bool hollow)
{
    struct colour hue = theme_team(look->theme, team->slot);
    x = whole(canvas, x);
    y = whole(canvas, y);
    if (theme_team_has_ring(team->slot)) {
        float around = height + 2.0f * (RING_TEAM_GAP + RING_TEAM_STROKE);
        draw_shape(canvas, x, y, around, team->shape, stroke(look, look->theme->t1, RING_TEAM_STROKE));
    }
    draw_shape(canvas, x, y, height, team->shape,
               hollow ? both(look, look->theme->bg0, hue, MARK_INJECT_STROKE) : paint_fill(hue));
    if (height >= MARK_TEAM_LETTERS_FROM && team->monogram != NULL) {
        letters(canvas, x, y, height * MARK_TEAM_LETTERS, hollow ? hue : look->theme->team_ink, team->monogram);
    }
}

/* ---- injects ---- */

static float inject_side(const struct mark_look *look)
{
    return look->compact ? MARK_INJECT_SIDE_COMPACT : MARK_INJECT_SIDE;
}

static void draw_square(struct canvas *canvas, const struct mark_look *look, float x, float y, struct paint paint)
{
    float side = inject_side(look);
    draw_round(canvas, square(x, y, side), side * MARK_INJECT_RADIUS, paint);
}

static void draw_square_ground(struct canvas *canvas, const struct mark_look *look, float x, float y, bool selected)
{
    const float side = inject_side(look);
    if (selected) {
        struct paint ring = both(look, look->halo, look->theme->focus, LINE_FOCUS);
        draw_round(canvas, square(x, y, side + MARK_INJECT_RING), MARK_INJECT_RING_RADIUS, ring);
        return;
    }
    float halo = side + 2.0f * MARK_INJECT_HALO;
    draw_round(canvas, square(x, y, halo), side * MARK_INJECT_RADIUS + MARK_INJECT_HALO, paint_fill(look->halo));
}

static struct paint planned_paint(const struct mark_look *look, struct colour edge)
{
    struct paint paint = both(look, colour_over(look->theme->band, look->theme->raised, 0.5f), edge, MARK_INJECT_STROKE);
    paint.dash_on = MARK_PLANNED_DASH;
    paint.dash_off = MARK_PLANNED_DASH;
    return paint;
}

void mark_draw_inject(struct canvas *canvas, const struct mark_look *look, float x, float y, struct colour hue, enum icon icon,
                      enum mark_inject state, bool selected)
{
    const struct theme *theme = look->theme;
    const float alpha = state == MARK_EXPECTED ? EXPECTED_ALPHA : 1.0f;
    x = whole(canvas, x);
    y = whole(canvas, y);
    const struct colour edge = selected ? theme->t1 : state == MARK_DELIVERED ? hue : colour_alpha(theme->edge, alpha);
    const struct colour glyph = selected || state == MARK_DELIVERED ? theme->t1 : colour_alpha(theme->t3, alpha);
    draw_square_ground(canvas, look, x, y, selected);
    draw_square(canvas, look, x, y,
                state == MARK_DELIVERED ? both(look, theme->raised, edge, MARK_INJECT_STROKE) : planned_paint(look, edge));
    draw_icon(canvas, icon, x, y, inject_side(look) * MARK_INJECT_GLYPH, glyph);
}

float mark_stack_width(struct canvas *canvas, const struct mark_look *look, uint32_t count)
{
    char text[12];
    (void)snprintf(text, sizeof text, "%" PRIu32, count);
    float width = draw_text_width(canvas, TEXT_SEMIBOLD, STACK_LETTER, text) + STACK_PADDING;
    return fmaxf(width, inject_side(look));
}

void mark_draw_stack(struct canvas *canvas, const struct mark_look *look, float x, float y, struct colour hue, uint32_t count,
                     bool selected)
{
    const float side = inject_side(look);
    const float radius = side * MARK_INJECT_RADIUS;
    const float width = whole(canvas, mark_stack_width(canvas, look, count) / 2.0f) * 2.0f;
    x = whole(canvas, x);
    y = whole(canvas, y);
    const struct box box = box_make(x - width / 2.0f, y - side / 2.0f, width, side);
    const struct box behind = box_make(box.x + STACK_OFFSET, box.y - STACK_OFFSET, width, side);
    struct paint paint = both(look, look->theme->raised, hue, MARK_INJECT_STROKE);
    if (selected) {
        struct paint ring = both(look, look->halo, look->theme->focus, LINE_FOCUS);
        draw_round(canvas, box_inset(box, -MARK_INJECT_RING / 2.0f), MARK_INJECT_RING_RADIUS, ring);
    } else {
        draw_round(canvas, box_inset(box, -MARK_INJECT_HALO), radius + MARK_INJECT_HALO, paint_fill(look->halo));
    }
    draw_round(canvas, behind, radius, paint);
    draw_round(canvas, box, radius, paint);
    char text[12];
    (void)snprintf(text, sizeof text, "%" PRIu32, count);
    letters(canvas, x, y, STACK_LETTER, look->theme->t1, text);
}

/* ---- decisions ---- */

static float decision_half(const struct mark_look *look)
{
    return look->compact ? MARK_DECISION_HALF_COMPACT : MARK_DECISION_HALF;
}

static struct paint decision_paint(const struct mark_look *look, enum mark_decision state)
{
    switch (state) {
    case MARK_ASKED:
        return signal_paint(look->theme->amber);
    case MARK_DECIDED:
        return paint_fill(look->theme->solid);
    case MARK_TIMED_OUT:
        return both(look, look->halo, look->theme->red.fill, MARK_TIMED_OUT_STROKE);
    case MARK_ASK_PLANNED:
        break;
    }
    return planned_paint(look, look->theme->edge);
}

static void draw_answer(struct canvas *canvas, const struct mark_look *look, float x, float y, const char *letter)
{
    if (letter == NULL || letter[0] == '\0') {
        draw_icon(canvas, ICON_CHECK, x, y, MARK_DECISION_LETTER, look->theme->on_solid);
        return;
    }
    letters(canvas, x, y, MARK_DECISION_LETTER, look->theme->on_solid, letter);
}

void mark_draw_decision(struct canvas *canvas, const struct mark_look *look, float x, float y, enum mark_decision state,
                        const char *letter, bool selected)
{
    const struct theme *theme = look->theme;
    const float half = decision_half(look);
    x = whole(canvas, x);
    y = whole(canvas, y);
    if (selected) {
        draw_diamond(canvas, x, y, half + MARK_DECISION_RING, both(look, look->halo, theme->focus, LINE_FOCUS));
    } else {
        draw_diamond(canvas, x, y, half + MARK_DECISION_HALO, paint_fill(look->halo));
    }
    draw_diamond(canvas, x, y, half, decision_paint(look, state));
    if (state == MARK_ASKED) {
        letters(canvas, x, y, MARK_DECISION_ASK * half / MARK_DECISION_HALF, theme->amber.on, "?");
    } else if (state == MARK_DECIDED) {
        draw_answer(canvas, look, x, y, letter);
    } else if (state == MARK_TIMED_OUT) {
        float w = MARK_TIMED_OUT_DASH_W;
        draw_line(canvas, x - w / 2.0f, y, x + w / 2.0f, y, stroke(look, theme->red.fill, MARK_TIMED_OUT_DASH_H));
    }
}

static struct colour tail_colour(const struct mark_look *look, enum mark_decision state)
{
    switch (state) {
    case MARK_ASKED:
        return look->theme->amber.text;
    case MARK_DECIDED:
        return look->theme->solid;
    case MARK_TIMED_OUT:
        return look->theme->red.fill;
    case MARK_ASK_PLANNED:
        break;
    }
    return look->theme->edge;
}

void mark_draw_tail(struct canvas *canvas, const struct mark_look *look, float x0, float x1, float y, enum mark_decision state,
                    bool ends)
{
    if (state == MARK_ASK_PLANNED || x1 <= x0) {
        return;
    }
    struct colour colour = tail_colour(look, state);
    draw_line(canvas, x0, y, x1, y, paint_stroke(colour, MARK_TAIL));
    if (!ends) {
        return;
    }
    if (state == MARK_DECIDED) {
        draw_circle(canvas, x1, y, MARK_TAIL_DOT, paint_fill(colour));
        return;
    }
    struct box tick = box_make(x1 - MARK_TAIL_TICK_W / 2.0f, y - MARK_TAIL_TICK_H / 2.0f, MARK_TAIL_TICK_W, MARK_TAIL_TICK_H);
    draw_rect(canvas, tick, paint_fill(colour));
}

/* ---- shares ---- */

struct colour mark_share_colour(const struct mark_look *look, enum mark_share state)
{
    bool bad = state == MARK_LEAKED || state == MARK_BLOCKED;
    return bad ? look->theme->red.fill : look->theme->teal.fill;
}

static float distance(struct point a, struct point b)
{
    return hypotf(b.x - a.x, b.y - a.y);
}

/* The point `by` px from a on the way to b. */
static struct point toward(struct point a, struct point b, float by)
{
    float whole = distance(a, b);
    float part = whole > 0.0f ? by / whole : 0.0f;
    return (struct point){ a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part };
}

static void line(struct canvas *canvas, struct point a, struct point b, struct paint paint)
{
    draw_line(canvas, a.x, a.y, b.x, b.y, paint);
}

void mark_draw_share_line(struct canvas *canvas, const struct mark_look *look, struct point from, struct point to,
                          enum mark_share state, bool selected)
{
    const bool dashed = state == MARK_LEAKED || state == MARK_BLOCKED;
    if (distance(from, to) < 1.0f) {
        return;
    }
    line(canvas, from, to, paint_stroke(look->halo, MARK_SHARE_HALO));
    if (selected) {
        line(canvas, from, to, paint_stroke(colour_alpha(look->theme->t1, MARK_SHARE_GLOW_ALPHA), MARK_SHARE_GLOW));
    }
    struct paint paint = stroke(look, mark_share_colour(look, state), selected ? MARK_SHARE_LINE_SELECTED : MARK_SHARE_LINE);
    if (dashed) {
        paint.dash_on = MARK_SHARE_DASH_ON;
        paint.dash_off = MARK_SHARE_DASH_OFF;
    }
    line(canvas, from, to, paint);
}

void mark_draw_share_ahead(struct canvas *canvas, const struct mark_look *look, struct point from, struct point to)
{
    struct paint paint = stroke(look, look->theme->teal.fill, MARK_SHARE_LINE);
    paint.dash_on = MARK_SHARE_DOT_ON;
    paint.dash_off = MARK_SHARE_DOT_OFF;
    paint.round = true;
    if (distance(from, to) >= 1.0f) {
        line(canvas, from, to, paint);
    }
}

void mark_draw_share_ring(struct canvas *canvas, const struct mark_look *look, struct point at, enum mark_share state)
{
    struct paint paint = both(look, look->halo, mark_share_colour(look, state), MARK_SHARE_RING_STROKE);
    draw_circle(canvas, at.x, at.y, MARK_SHARE_RING, paint);
}

void mark_draw_share_dot(struct canvas *canvas, const struct mark_look *look, struct point at)
{
    draw_circle(canvas, at.x, at.y, MARK_SHARE_RING, paint_fill(look->theme->teal.fill));
}

void mark_draw_share_head(struct canvas *canvas, const struct mark_look *look, struct point from, struct point tip,
                          enum mark_share state, bool hollow)
{
    const struct point base = toward(tip, from, MARK_SHARE_HEAD_LENGTH);
    const float part = MARK_SHARE_HEAD_WIDTH / 2.0f / MARK_SHARE_HEAD_LENGTH;
    const struct point side = { (tip.y - base.y) * part, (base.x - tip.x) * part };
    const struct point corners[3] = {
        tip, { base.x + side.x, base.y + side.y }, { base.x - side.x, base.y - side.y },
    };
    struct colour colour = mark_share_colour(look, state);
    draw_polygon(canvas, corners, 3, hollow ? both(look, look->halo, colour, HEAD_HOLLOW_STROKE) : paint_fill(colour));
}

void mark_draw_blocked(struct canvas *canvas, const struct mark_look *look, struct point at, struct colour ground)
{
    const float bar = MARK_BLOCKED_RING * 0.7071f;
    draw_circle(canvas, at.x, at.y, MARK_BLOCKED_RING + MARK_SHARE_RING_STROKE + 1.0f, paint_fill(ground));
    struct paint paint = stroke(look, look->theme->red.fill, MARK_BLOCKED_STROKE);
    draw_circle(canvas, at.x, at.y, MARK_BLOCKED_RING, paint);
    draw_line(canvas, at.x - bar, at.y - bar, at.x + bar, at.y + bar, paint);
}

float mark_pill_width(struct canvas *canvas, const char *words)
{
    return draw_text_width(canvas, TEXT_REGULAR, PILL_LETTER, words) + 2.0f * MARK_PILL_PADDING;
}

void mark_draw_pill(struct canvas *canvas, const struct mark_look *look, float x, float y, const char *words)
{
    struct box pill = box_make(x, y - MARK_PILL_HEIGHT / 2.0f, mark_pill_width(canvas, words), MARK_PILL_HEIGHT);
    draw_round(canvas, pill, MARK_PILL_HEIGHT / 2.0f, both(look, look->halo, look->theme->teal.fill, LINE_HAIR));
    (void)draw_text_middle(canvas, x + MARK_PILL_PADDING, y, words_make(TEXT_REGULAR, PILL_LETTER, look->theme->t1), words);
}

void mark_draw_stub(struct canvas *canvas, const struct mark_look *look, struct point from, struct point to)
{
    const float half = MARK_STUB_STROKE_H / 2.0f;
    struct paint paint = stroke(look, look->theme->teal.fill, MARK_SHARE_LINE);
    line(canvas, from, to, paint_stroke(look->halo, MARK_SHARE_HALO));
    line(canvas, from, to, paint);
    for (int i = 0; i < 2; i++) {
        float x = to.x + (float)i * STUB_STEP;
        draw_line(canvas, x - STUB_LEAN, to.y - half, x + STUB_LEAN, to.y + half, paint);
    }
}

float mark_badge_width(struct canvas *canvas, enum theme_tlp tlp)
{
    float width = draw_text_width(canvas, TEXT_MONO, BADGE_LETTER, theme_tlp_badge(tlp)) + 2.0f * MARK_BADGE_PADDING;
    return width < MARK_BADGE_HEIGHT ? MARK_BADGE_HEIGHT : width;
}

void mark_draw_badge(struct canvas *canvas, const struct mark_look *look, float x, float y, enum theme_tlp tlp)
{
    const float width = mark_badge_width(canvas, tlp);
    struct box box = box_make(x - width / 2.0f, y - MARK_BADGE_HEIGHT / 2.0f, width, MARK_BADGE_HEIGHT);
    /* Black on the night needs an edge; on light ground it would only be fuzz. */
    struct colour edge = look->theme->is_dark ? look->theme->line2 : theme_tlp_ground();
    draw_round(canvas, box, MARK_BADGE_RADIUS, paint_both(theme_tlp_ground(), edge, LINE_HAIR));
    struct words words = words_make(TEXT_MONO, BADGE_LETTER, theme_tlp_ink(tlp));
    words.align = DRAW_MIDDLE;
    (void)draw_text_middle(canvas, x, y, words, theme_tlp_badge(tlp));
}

float mark_draw_chip(struct canvas *canvas, float x, float y, enum theme_tlp tlp)
{
    const char *text = theme_tlp_chip(tlp);
    float width = draw_text_width(canvas, TEXT_MONO, BADGE_LETTER, text) + 2.0f * MARK_CHIP_PADDING;
    struct box box = box_make(x, y - MARK_CHIP_HEIGHT / 2.0f, width, MARK_CHIP_HEIGHT);
    draw_round(canvas, box, MARK_BADGE_RADIUS, paint_fill(theme_tlp_ground()));
    (void)draw_text_middle(canvas, x + MARK_CHIP_PADDING, y, words_make(TEXT_MONO, BADGE_LETTER, theme_tlp_ink(tlp)), text);
    return width;
}

/* ---- clocks ---- */

struct colour mark_clock_colour(const struct mark_look *look, enum mark_clock state)
{
    switch (state) {
    case MARK_RUNNING:
        return look->theme->t2;
    case MARK_AT_RISK:
        return look->theme->amber.text;
    case MARK_MET:
        return look->theme->green.fill;
    case MARK_BREACHED:
        return look->theme->red.fill;
    case MARK_CLOCK_PLANNED:
        break;
    }
    return look->theme->edge;
}

static float bar_height(const struct mark_look *look)
{
    return look->compact ? MARK_BAR_COMPACT : MARK_BAR;
}

static bool is_inside(const struct mark_clock_at *at, float x)
{
    return x >= at->left && x <= at->right;
}

static void draw_bar(struct canvas *canvas, const struct mark_look *look, const struct mark_clock_at *at, float x0, float x1,
                     struct paint paint)
{
    const float height = bar_height(look);
    float from = fmaxf(x0, at->left);
    float to = fminf(x1, at->right);
    if (to > from) {
        draw_round(canvas, box_make(from, at->bar_y, to - from, height), height / 2.0f, paint);
    }
}

static void draw_deadline(struct canvas *canvas, const struct mark_look *look, const struct mark_clock_at *at,
                          struct colour colour)
{
    float middle = at->bar_y + bar_height(look) / 2.0f;
    draw_rect(canvas,
              box_make(at->deadline - MARK_CLOCK_TICK_W / 2.0f, middle - MARK_CLOCK_TICK_H / 2.0f, MARK_CLOCK_TICK_W,
                       MARK_CLOCK_TICK_H),
              paint_fill(colour));
}

static struct paint bar_paint(const struct mark_look *look, enum mark_clock state)
{
    return state == MARK_AT_RISK ? signal_paint(look->theme->amber) : paint_fill(mark_clock_colour(look, state));
}

static void draw_planned_clock(struct canvas *canvas, const struct mark_look *look, const struct mark_clock_at *at)
{
    struct paint paint = paint_dash(look->theme->edge, LINE_HAIR, MARK_PLANNED_DASH, MARK_PLANNED_DASH);
    draw_bar(canvas, look, at, at->start, at->deadline, paint);
}

void mark_draw_clock(struct canvas *canvas, const struct mark_look *look, const struct mark_clock_at *at, enum mark_clock state)
{
    const struct colour colour = mark_clock_colour(look, state);
    if (state == MARK_CLOCK_PLANNED) {
        draw_planned_clock(canvas, look, at);
        return;
    }
    if (is_inside(at, at->start)) {
        float x = at->start + LINE_HAIR / 2.0f;
        draw_line(canvas, x, at->lane_y, x, at->bar_y + bar_height(look) / 2.0f, paint_stroke(colour, LINE_HAIR));
    }
    struct colour track = colour_alpha(look->theme->line2, MARK_BAR_TRACK_ALPHA);
    if (state != MARK_BREACHED && is_inside(at, at->deadline)) {
        draw_deadline(canvas, look, at, state == MARK_MET ? look->theme->line2 : colour);
    }
    draw_bar(canvas, look, at, at->start, at->deadline, paint_fill(track));
    draw_bar(canvas, look, at, at->start, state == MARK_BREACHED ? at->deadline : fminf(at->fill, at->deadline),
             bar_paint(look, state));
}

static void draw_seal(struct canvas *canvas, const struct mark_look *look, float x, float y, struct signal signal, enum icon icon)
{
    x = whole(canvas, x);
    y = whole(canvas, y);
    draw_circle(canvas, x, y, MARK_SEAL + MARK_SEAL_HALO, paint_fill(look->halo));
    draw_circle(canvas, x, y, MARK_SEAL, paint_fill(signal.fill));
    draw_icon(canvas, icon, x, y, MARK_SEAL_GLYPH, signal.on);
}

static void draw_late(struct canvas *canvas, const struct mark_look *look, const struct mark_clock_at *at, float y)
{
    struct paint paint = stroke(look, look->theme->red.fill, MARK_SHARE_LINE);
    struct paint dashed = paint;
    dashed.dash_on = MARK_LATE_DASH;
    dashed.dash_off = MARK_LATE_DASH;
    float from = fmaxf(at->deadline + MARK_SEAL + MARK_SEAL_HALO, at->left);
    float to = fminf(at->late - MARK_LATE_RING, at->right);
    if (to > from) {
        draw_line(canvas, from, y, to, y, dashed);
    }
    if (is_inside(at, at->late)) {
        paint.fill = look->halo;
        draw_circle(canvas, at->late, y, MARK_LATE_RING, paint);
    }
}

void mark_draw_clock_seal(struct canvas *canvas, const struct mark_look *look, const struct mark_clock_at *at,
                          enum mark_clock state)
{
    const float y = at->bar_y + bar_height(look) / 2.0f;
    if (state == MARK_MET && is_inside(at, at->fill)) {
        draw_seal(canvas, look, at->fill, y, look->theme->green, ICON_CHECK);
    }
    if (state != MARK_BREACHED) {
        return;
    }
    if (!isnan(at->late)) {
        draw_late(canvas, look, at, y);
    }
    if (is_inside(at, at->deadline)) {
        draw_seal(canvas, look, at->deadline, y, look->theme->red, ICON_CLOSE);
    }
}

/* ---- now ---- */

float mark_flag_width(struct canvas *canvas, const char *words)
{
    return fmaxf(draw_text_width(canvas, TEXT_MONO, FLAG_LETTER, words) + 2.0f * FLAG_PADDING, MARK_FLAG_W);
}

void mark_draw_flag(struct canvas *canvas, const struct mark_look *look, struct box flag, const char *words)
{
    const struct colour ground = look->theme->now;
    const float x = flag.x + flag.w / 2.0f;
    const float bottom = flag.y + flag.h;
    const struct point pointer[3] = {
        { x - MARK_FLAG_POINTER_W / 2.0f, bottom - 0.5f },
        { x + MARK_FLAG_POINTER_W / 2.0f, bottom - 0.5f },
        { x, bottom + MARK_FLAG_POINTER_H },
    };
    draw_polygon(canvas, pointer, 3, paint_fill(ground));
    draw_round(canvas, flag, MARK_FLAG_RADIUS, paint_fill(ground));
    struct words letter = words_make(TEXT_MONO, FLAG_LETTER, look->theme->on_solid);
    letter.align = DRAW_MIDDLE;
    (void)draw_text_middle(canvas, x, flag.y + flag.h / 2.0f, letter, words);
}
