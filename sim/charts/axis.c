#include "charts/axis.h"

#include <inttypes.h>
#include <math.h>

#include "base/err.h"

#define DAY_S INT64_C(86400)
#define HOUR_STEP 6u       /* of STEPS: where the search for a step begins */
#define BREAKS_SHARE 0.25f /* of the width that all breaks together may take */
#define LABEL_APART 6.0f   /* free to either side of a label */
#define LABEL_OVERHANG 16.0f /* of a label beyond the ends of the axis, at most */
#define BREAK_STROKE 5.0f  /* half the height of the two strokes over a break */
#define BREAK_LEAN 1.5f
#define BREAK_APART 2.5f
#define BREAK_WIDTH 1.5f

/* Full steps and what lies between two of them; 0: nothing. Beyond the last the step doubles. */
static const struct step {
    int64_t step_s, half_s;
} STEPS[] = {
    { 60, 0 },        { 120, 60 },      { 300, 60 },      { 600, 300 },     { 900, 300 },         { 1800, 900 },
    { 3600, 1800 },   { 7200, 3600 },   { 14400, 7200 },  { 28800, 14400 }, { DAY_S, DAY_S / 2 }, { 2 * DAY_S, DAY_S },
};
#define STEP_MAX_S (INT64_C(1) << 61) /* of a piece too narrow to hold any step: longer than any axis */
#define STEP_COUNT (sizeof STEPS / sizeof STEPS[0])

struct laying {
    struct axis *axis;
    struct arena *arena;
    struct canvas *canvas;
    const struct axis_spec *spec;
    int64_t from_s, to_s; /* the view */
    struct axis_line *lines;
    struct axis_label *labels;
    uint32_t room; /* of both */
    uint32_t line_count, label_count;
};

static double weight_of(const struct axis_piece *piece)
{
    return piece->weight != 0 ? (double)piece->weight : (double)(piece->to_s - piece->from_s);
}

static int64_t at_most(int64_t a, int64_t b)
{
    return a < b ? a : b;
}
static int64_t at_least(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* ---- the view ---- */

static void check_pieces(const struct axis_spec *spec)
{
    MUST(spec->piece_count > 0);
    for (uint32_t i = 0; i < spec->piece_count; i++) {
        MUST(spec->pieces[i].to_s > spec->pieces[i].from_s);
        MUST(i == 0 || spec->pieces[i].from_s >= spec->pieces[i - 1].to_s);
    }
}

static int64_t seen_s(const struct laying *laying, const struct axis_piece *piece)
{
    return at_least(at_most(laying->to_s, piece->to_s) - at_least(laying->from_s, piece->from_s), 0);
}

/* An end of the view that lies in a jump moves to the edge of the piece next to it. */
static void settle_view(struct laying *laying)
{
    const struct axis_spec *spec = laying->spec;
    const struct axis_piece *pieces = spec->pieces;
    const int64_t first = pieces[0].from_s;
    const int64_t last = pieces[spec->piece_count - 1].to_s;
    const bool whole = spec->view_from_s == 0 && spec->view_to_s == 0;
    laying->from_s = whole ? first : at_least(spec->view_from_s, first);
    laying->to_s = whole ? last : at_most(spec->view_to_s, last);
    for (uint32_t i = 1; i < spec->piece_count; i++) {
        if (laying->from_s > pieces[i - 1].to_s && laying->from_s < pieces[i].from_s) {
            laying->from_s = pieces[i].from_s;
        }
        if (laying->to_s > pieces[i - 1].to_s && laying->to_s < pieces[i].from_s) {
            laying->to_s = pieces[i - 1].to_s;
        }
    }
    if (laying->to_s <= laying->from_s) {
        laying->from_s = first;
        laying->to_s = last;
    }
}

/* Pieces that touch have no gap: only their scale changes. */
static bool has_gap(const struct axis_spec *spec, uint32_t i)
{
    return i > 0 && spec->pieces[i].from_s > spec->pieces[i - 1].to_s;
}

/* The width of one gap, and how much a unit of weight takes of what they leave. */
static double share_width(const struct laying *laying, float *gap)
{
    const struct axis_spec *spec = laying->spec;
    const float width = laying->axis->x1 - laying->axis->x0;
    double weight = 0.0;
    float gaps = 0.0f;
    for (uint32_t i = 0; i < spec->piece_count; i++) {
        const struct axis_piece *piece = &spec->pieces[i];
        const int64_t part_s = seen_s(laying, piece);
        gaps += part_s > 0 && weight > 0.0 && has_gap(spec, i) ? 1.0f : 0.0f;
        weight += weight_of(piece) * (double)part_s / (double)(piece->to_s - piece->from_s);
    }
    *gap = gaps > 0.0f ? fminf(AXIS_BREAK, width * BREAKS_SHARE / gaps) : AXIS_BREAK;
    return (double)(width - gaps * *gap) / weight;
}

static void lay_parts(struct laying *laying)
{
    struct axis *axis = laying->axis;
    const struct axis_spec *spec = laying->spec;
    float gap;
    const double px_of_weight = share_width(laying, &gap);
    struct axis_part *parts = ARENA_ARRAY(laying->arena, struct axis_part, spec->piece_count);
    double x = 0.0;
    double shift = 0.0;
    for (uint32_t i = 0; i < spec->piece_count; i++) {
        const struct axis_piece *piece = &spec->pieces[i];
        const double w = weight_of(piece) * px_of_weight;
        x += has_gap(spec, i) ? (double)gap : 0.0;
        if (laying->from_s >= piece->from_s && laying->from_s <= piece->to_s) {
            shift = (double)axis->x0 - x - w * (double)(laying->from_s - piece->from_s) / (double)(piece->to_s - piece->from_s);
        }
        parts[i] = (struct axis_part){ .piece = *piece, .x0 = (float)x, .x1 = (float)(x + w) };
        x += w;
    }
    for (uint32_t i = 0; i < spec->piece_count; i++) {
        parts[i].x0 += (float)shift;
        parts[i].x1 += (float)shift;
    }
    axis->parts = parts;
    axis->part_count = spec->piece_count;
}

/* ---- positions ---- */

static double px_a_second(const struct axis_part *part)
{
    return (double)(part->x1 - part->x0) / (double)(part->piece.to_s - part->piece.from_s);
}

float axis_x(const struct axis *axis, int64_t at_s)
{
    const struct axis_part *parts = axis->parts;
    uint32_t i = 0;
    while (i + 1 < axis->part_count && at_s >= parts[i + 1].piece.from_s) {
        i++;
    }
    const struct axis_part *part = &parts[i];
    if (at_s > part->piece.to_s && i + 1 < axis->part_count) {
        double part_of = (double)(at_s - part->piece.to_s) / (double)(parts[i + 1].piece.from_s - part->piece.to_s);
        return part->x1 + (float)(part_of * (double)(parts[i + 1].x0 - part->x1));
    }
    return (float)((double)part->x0 + (double)(at_s - part->piece.from_s) * px_a_second(part));
}

int64_t axis_time(const struct axis *axis, float x)
{
    const struct axis_part *parts = axis->parts;
    uint32_t i = 0;
    while (i + 1 < axis->part_count && x >= parts[i + 1].x0) {
        i++;
    }
    const struct axis_part *part = &parts[i];
    if (x > part->x1 && i + 1 < axis->part_count) {
        double part_of = (double)(x - part->x1) / (double)(parts[i + 1].x0 - part->x1);
        return part->piece.to_s + (int64_t)(part_of * (double)(parts[i + 1].piece.from_s - part->piece.to_s));
    }
    if (part->x1 <= part->x0) {
        return part->piece.from_s;
    }
    return part->piece.from_s + (int64_t)floor((double)(x - part->x0) / px_a_second(part) + 0.5);
}

int64_t axis_first_s(const struct axis *axis)
{
    return axis->parts[0].piece.from_s;
}

int64_t axis_last_s(const struct axis *axis)
{
    return axis->parts[axis->part_count - 1].piece.to_s;
}

bool axis_gap(const struct axis *axis, uint32_t i, float *x0, float *x1)
{
    MUST(i > 0 && i < axis->part_count);
    *x0 = axis->parts[i - 1].x1;
    *x1 = axis->parts[i].x0;
    return *x1 > axis->x0 && *x0 < axis->x1 && *x1 > *x0;
}

/* ---- steps, lines and labels ---- */

static struct step choose_step(double px_second)
{
    uint32_t i = HOUR_STEP;
    while (i > 0 && (double)STEPS[i].step_s * px_second > (double)AXIS_APART_MAX) {
        i--;
    }
    while (i + 1 < STEP_COUNT && (double)STEPS[i].step_s * px_second < (double)AXIS_APART_MIN) {
        i++;
    }
    struct step step = STEPS[i];
    while ((double)step.step_s * px_second < (double)AXIS_APART_MIN && step.step_s < STEP_MAX_S) {
        step.step_s *= 2;
        step.half_s = step.step_s / 2;
    }
    return step;
}

static int64_t round_up(int64_t value, int64_t step)
{
    int64_t whole = value / step;
    return (whole + (value % step > 0 ? 1 : 0)) * step;
}

static const char *day_word(const struct laying *laying, int64_t local_s)
{
    int64_t day = when_day(local_s);
    if (day >= 1 && day <= (int64_t)laying->spec->day_count) {
        return laying->spec->days[day - 1];
    }
    return arena_format(laying->arena, "Day %" PRId64, day);
}

static void add_line(struct laying *laying, float x, bool is_step)
{
    MUST(laying->line_count < laying->room);
    laying->lines[laying->line_count++] = (struct axis_line){ .x = x, .is_step = is_step };
}

static void label_extent(const struct axis_label *label, float *from, float *to)
{
    *from = label->kind == AXIS_LABEL_DAY ? label->x : label->x - label->width / 2.0f;
    *to = *from + label->width;
}

static bool is_free(const struct laying *laying, const struct axis_label *label)
{
    float from, to;
    label_extent(label, &from, &to);
    for (uint32_t i = 0; i < laying->label_count; i++) {
        const struct axis_label *other = &laying->labels[i];
        float a, b;
        label_extent(other, &a, &b);
        bool same_row = (other->kind == AXIS_LABEL_DAY) == (label->kind == AXIS_LABEL_DAY);
        if (same_row && from < b + LABEL_APART && to > a - LABEL_APART) {
            return false;
        }
    }
    return true;
}

/* Answers whether it found a place. `until`: as far to the right as it may reach. */
static bool add_label_until(struct laying *laying, float x, const char *text, enum axis_label_kind kind, float until)
{
    static const enum text_face FACES[] = { TEXT_MONO, TEXT_MONO, TEXT_REGULAR };
    float px = kind == AXIS_LABEL_STEP ? AXIS_STEP_LABEL : AXIS_HALF_LABEL;
    struct axis_label label = { .x = x, .text = text, .kind = kind };
    label.width = draw_text_width(laying->canvas, FACES[kind], px, text);
    float from, to;
    label_extent(&label, &from, &to);
    const bool inside = from >= laying->axis->x0 - LABEL_OVERHANG && to <= until;
    if (!inside || laying->label_count == laying->room || !is_free(laying, &label)) {
        return false;
    }
    laying->labels[laying->label_count++] = label;
    return true;
}

static bool add_label(struct laying *laying, float x, const char *text, enum axis_label_kind kind)
{
    return add_label_until(laying, x, text, kind, laying->axis->x1 + LABEL_OVERHANG);
}

/* A day is named at its midnight, and times on the clock otherwise; steps of days are named by their day. */
static const char *tick_word(const struct laying *laying, int64_t local_s, int64_t step_s)
{
    if (step_s % DAY_S == 0 && local_s % DAY_S == 0) {
        return day_word(laying, local_s);
    }
    return arena_copy_string(laying->arena, when_clock(local_s).at);
}

struct ticks {
    const struct axis_part *part;
    struct step step;
    int64_t unit_s;
    int64_t from_s, to_s; /* what is seen of the part */
    double px_second;
};

static struct ticks ticks_of(const struct laying *laying, const struct axis_part *part)
{
    struct ticks ticks = { .part = part, .px_second = px_a_second(part) };
    ticks.step = choose_step(ticks.px_second);
    bool halves = ticks.step.half_s > 0 && (double)ticks.step.half_s * ticks.px_second >= (double)AXIS_HALF_LINE_APART;
    ticks.unit_s = halves ? ticks.step.half_s : ticks.step.step_s;
    ticks.from_s = at_least(laying->from_s, part->piece.from_s);
    ticks.to_s = at_most(laying->to_s, part->piece.to_s);
    return ticks;
}

static void lay_lines(struct laying *laying, const struct ticks *ticks)
{
    const int64_t zero = laying->spec->local_at_zero_s;
    for (int64_t l = round_up(ticks->from_s + zero, ticks->unit_s); l <= ticks->to_s + zero; l += ticks->unit_s) {
        add_line(laying, axis_x(laying->axis, l - zero), l % ticks->step.step_s == 0);
    }
}

static uint32_t lay_step_labels(struct laying *laying, const struct ticks *ticks)
{
    const int64_t zero = laying->spec->local_at_zero_s;
    const int64_t step_s = ticks->step.step_s;
    uint32_t count = 0;
    for (int64_t l = round_up(ticks->from_s + zero, step_s); l <= ticks->to_s + zero; l += step_s) {
        bool placed = add_label(laying, axis_x(laying->axis, l - zero), tick_word(laying, l, step_s), AXIS_LABEL_STEP);
        count += placed ? 1u : 0u;
    }
    return count;
}

/* A scene that holds no full step still says when it begins. */
static void label_start(struct laying *laying, const struct ticks *ticks)
{
    const int64_t local_s = ticks->from_s + laying->spec->local_at_zero_s;
    float x = axis_x(laying->axis, ticks->from_s);
    if (add_label(laying, x, arena_copy_string(laying->arena, when_clock(local_s).at), AXIS_LABEL_STEP)) {
        add_line(laying, x, true);
    }
}

static void lay_half_labels(struct laying *laying, const struct ticks *ticks)
{
    const int64_t zero = laying->spec->local_at_zero_s;
    const int64_t half_s = ticks->step.half_s;
    if (half_s == 0 || (double)half_s * ticks->px_second < (double)AXIS_HALF_LABEL_APART) {
        return;
    }
    for (int64_t l = round_up(ticks->from_s + zero, half_s); l <= ticks->to_s + zero; l += half_s) {
        if (l % ticks->step.step_s != 0) {
            (void)add_label(laying, axis_x(laying->axis, l - zero), tick_word(laying, l, ticks->step.step_s),
                            AXIS_LABEL_HALF);
        }
    }
}

/* Where the words of a part must have ended: before the strokes of the next break. */
static float words_until(const struct laying *laying, uint32_t i)
{
    const struct axis *axis = laying->axis;
    float x0 = 0.0f, x1 = 0.0f;
    for (i++; i < axis->part_count; i++) {
        if (axis_gap(axis, i, &x0, &x1)) {
            return (x0 + x1) / 2.0f - BREAK_APART - BREAK_LEAN - LABEL_APART;
        }
    }
    return axis->x1 + LABEL_OVERHANG;
}

static bool is_same_day(const struct laying *laying, int64_t a_s, int64_t b_s)
{
    return when_day(a_s + laying->spec->local_at_zero_s) == when_day(b_s + laying->spec->local_at_zero_s);
}

/* "Wed, 19 h later" after a jump, "Wed" where that has no room. A part that goes on where the last one ended says nothing
 * new, unless it is the first that is seen. */
static void lay_first_day(struct laying *laying, const struct ticks *ticks, uint32_t i)
{
    const struct axis_part *parts = laying->axis->parts;
    const float x = axis_x(laying->axis, ticks->from_s), until = words_until(laying, i);
    const char *day = day_word(laying, ticks->from_s + laying->spec->local_at_zero_s);
    const bool is_whole = ticks->from_s == ticks->part->piece.from_s;
    if (is_whole && has_gap(laying->spec, i)) {
        const char *span = when_span(ticks->from_s - parts[i - 1].piece.to_s).at;
        if (add_label_until(laying, x, arena_format(laying->arena, "%s, %s later", day, span), AXIS_LABEL_DAY, until)) {
            return;
        }
    } else if (is_whole && i > 0 && is_same_day(laying, ticks->from_s, parts[i - 1].piece.to_s - 1)) {
        return;
    }
    (void)add_label_until(laying, x, day, AXIS_LABEL_DAY, until);
}

static void lay_days(struct laying *laying, const struct ticks *ticks, uint32_t i)
{
    const int64_t zero = laying->spec->local_at_zero_s;
    if (!laying->axis->has_days || ticks->step.step_s % DAY_S == 0) {
        return;
    }
    lay_first_day(laying, ticks, i);
    for (int64_t l = round_up(ticks->from_s + zero + 1, DAY_S); l < ticks->to_s + zero; l += DAY_S) {
        (void)add_label_until(laying, axis_x(laying->axis, l - zero), day_word(laying, l), AXIS_LABEL_DAY, words_until(laying, i));
    }
}

static void lay_ticks(struct laying *laying)
{
    const struct axis *axis = laying->axis;
    const uint32_t room = (uint32_t)((axis->x1 - axis->x0) / AXIS_HALF_LINE_APART) + 3u * axis->part_count + 4u;
    laying->room = room;
    laying->lines = ARENA_ARRAY(laying->arena, struct axis_line, room);
    laying->labels = ARENA_ARRAY(laying->arena, struct axis_label, room);
    for (uint32_t i = 0; i < axis->part_count; i++) {
        if (seen_s(laying, &axis->parts[i].piece) == 0) {
            continue;
        }
        struct ticks ticks = ticks_of(laying, &axis->parts[i]);
        lay_lines(laying, &ticks);
        if (lay_step_labels(laying, &ticks) == 0) {
            label_start(laying, &ticks);
        }
        lay_days(laying, &ticks, i);
    }
    for (uint32_t i = 0; i < axis->part_count; i++) {
        if (seen_s(laying, &axis->parts[i].piece) > 0) {
            struct ticks ticks = ticks_of(laying, &axis->parts[i]);
            lay_half_labels(laying, &ticks);
        }
    }
}

bool axis_has_days(const struct axis_spec *spec)
{
    const int64_t first_s = spec->pieces[0].from_s, last_s = spec->pieces[spec->piece_count - 1].to_s;
    return spec->piece_count > 1 || when_day(first_s + spec->local_at_zero_s) != when_day(last_s + spec->local_at_zero_s - 1);
}

void axis_lay(struct axis *axis, struct arena *arena, struct canvas *canvas, const struct axis_spec *spec, float x0, float x1)
{
    MUST(x1 > x0);
    check_pieces(spec);
    *axis = (struct axis){ .x0 = x0, .x1 = x1, .local_at_zero_s = spec->local_at_zero_s };
    struct laying laying = { .axis = axis, .arena = arena, .canvas = canvas, .spec = spec };
    settle_view(&laying);
    lay_parts(&laying);
    axis->has_days = axis_has_days(spec);
    lay_ticks(&laying);
    axis->lines = laying.lines;
    axis->line_count = laying.line_count;
    axis->labels = laying.labels;
    axis->label_count = laying.label_count;
}

/* ---- zoom ---- */

static float seen_from(const struct axis *axis)
{
    return fmaxf(axis->x0, axis->parts[0].x0);
}
static float seen_to(const struct axis *axis)
{
    return fminf(axis->x1, axis->parts[axis->part_count - 1].x1);
}

static double px_a_second_at(const struct axis *axis, float x)
{
    uint32_t i = 0;
    while (i + 1 < axis->part_count && x >= axis->parts[i + 1].x0) {
        i++;
    }
    return px_a_second(&axis->parts[i]);
}

/* From a span of the axis as it is laid out now to times, kept inside the axis. */
static struct axis_view view_of(const struct axis *axis, float from, float to)
{
    const float first = axis->parts[0].x0;
    const float last = axis->parts[axis->part_count - 1].x1;
    const float width = fminf(to - from, last - first);
    from = fmaxf(first, fminf(from, last - width));
    struct axis_view view = { axis_time(axis, from), axis_time(axis, from + width) };
    view.to_s = at_least(view.to_s, view.from_s + 1);
    return view;
}

struct axis_view axis_zoom(const struct axis *axis, float factor, float around_x)
{
    const float around = fmaxf(seen_from(axis), fminf(around_x, seen_to(axis)));
    const float nearest = AXIS_PX_A_MINUTE_MAX / (float)(px_a_second_at(axis, around) * 60.0);
    const float by = fminf(factor, fmaxf(nearest, 1.0f));
    return view_of(axis, around - (around - axis->x0) / by, around + (axis->x1 - around) / by);
}

struct axis_view axis_pan(const struct axis *axis, float px)
{
    return view_of(axis, axis->x0 - px, axis->x1 - px);
}

struct axis_view axis_reveal(const struct axis *axis, int64_t at_s)
{
    const float margin = (axis->x1 - axis->x0) / 8.0f;
    float x = axis_x(axis, at_s);
    if (x < axis->x0) {
        return axis_pan(axis, axis->x0 + margin - x);
    }
    return axis_pan(axis, x > axis->x1 ? axis->x1 - margin - x : 0.0f);
}

/* ---- drawing ---- */

void axis_draw_grid(struct canvas *canvas, const struct theme *theme, const struct axis *axis, float top, float bottom,
                    bool stands_out)
{
    for (uint32_t i = 0; i < axis->line_count; i++) {
        const struct axis_line *at = &axis->lines[i];
        struct colour colour = colour_alpha(theme->line, at->is_step ? AXIS_STEP_ALPHA : AXIS_HALF_ALPHA);
        float rise = at->is_step ? AXIS_STEP_RISE : AXIS_HALF_RISE;
        draw_line(canvas, at->x, stands_out ? top - rise : top, at->x, bottom, paint_stroke(colour, LINE_HAIR));
    }
}

static struct words words_of(const struct theme *theme, enum axis_label_kind kind)
{
    struct words words = words_make(TEXT_MONO, AXIS_STEP_LABEL, theme->t2);
    words.align = DRAW_MIDDLE;
    if (kind == AXIS_LABEL_HALF) {
        words.px = AXIS_HALF_LABEL;
        words.colour = theme->t3;
    } else if (kind == AXIS_LABEL_DAY) {
        words = words_make(TEXT_REGULAR, AXIS_HALF_LABEL, theme->t3);
    }
    return words;
}

static void draw_breaks(struct canvas *canvas, const struct theme *theme, const struct axis *axis, float y)
{
    for (uint32_t i = 1; i < axis->part_count; i++) {
        float x0, x1;
        if (!axis_gap(axis, i, &x0, &x1)) {
            continue;
        }
        float middle = (x0 + x1) / 2.0f;
        for (int side = -1; side <= 1; side += 2) {
            float x = middle + (float)side * BREAK_APART;
            draw_line(canvas, x - BREAK_LEAN, y + BREAK_STROKE, x + BREAK_LEAN, y - BREAK_STROKE,
                      paint_stroke(theme->t3, BREAK_WIDTH));
        }
    }
}

static bool is_hidden(const struct axis_label *label, struct box flag)
{
    float from, to;
    label_extent(label, &from, &to);
    return flag.w > 0.0f && to > flag.x - LABEL_APART / 2.0f && from < flag.x + flag.w + LABEL_APART / 2.0f;
}

void axis_draw_labels(struct canvas *canvas, const struct theme *theme, const struct axis *axis, float y, struct box flag)
{
    draw_breaks(canvas, theme, axis, y - AXIS_DAY_RISE);
    for (uint32_t i = 0; i < axis->label_count; i++) {
        const struct axis_label *label = &axis->labels[i];
        if (!is_hidden(label, flag)) {
            float rise = label->kind == AXIS_LABEL_DAY ? AXIS_DAY_RISE : 0.0f;
            (void)draw_text_middle(canvas, label->x, y - rise, words_of(theme, label->kind), label->text);
        }
    }
}
