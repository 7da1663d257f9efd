/* The drawing pass: reads the layout, decides nothing. From back to front: bands, the selected lane, separators, the veil
 * over what is planned, grid, lanes, clocks, tails of decisions, jumps, (playhead), share lines, labels, injects and
 * decisions, ends of shares, badges, now, callout. */
#include <math.h>

#include "charts/drawing.h"

#define NAME_LETTER TYPE_BODY
#define NAME_LINE 19.0f
#define ROLE_LETTER TYPE_SECOND
#define ROLE_LINE 20.0f
#define HEAD_MARK_X 28.0f         /* of a team's mark, from the left of the band */
#define HEAD_NAME_X 60.0f
#define HEAD_MARK_X_COMPACT 22.0f
#define HEAD_NAME_X_COMPACT 46.0f
#define HEAD_NAME_X_STRIP 20.0f
#define HEAD_PADDING 8.0f
#define NAME_APART 12.0f          /* from "Public" to what stands behind it */
#define PUBLIC_ALPHA 0.55f        /* of its lane line */
#define TINT_ALPHA 0.55f          /* of raised, over the selected lane */
#define AHEAD_DOT_ON 2.0f
#define AHEAD_DOT_OFF 6.0f
#define DROP_DOT_ON 1.0f          /* from a news item down through all lanes */
#define DROP_DOT_OFF 6.0f
#define DROP_ALPHA 0.4f
#define TAB_LETTER 12.0f
#define TAB_LETTER_FULL 13.0f
#define TAB_RADIUS 6.0f
#define TAB_INSET 2.0f            /* of a name along it, both ends together */
#define SEPARATOR_INSET 8.0f
#define BREAK_LEAN 1.5f           /* the two strokes where a lane is broken */
#define BREAK_APART 2.5f
#define BREAK_HALF 6.0f

static struct colour hue_of(const struct drawing *d, uint32_t lane)
{
    return lane == SPACETIME_PUBLIC ? d->theme->t2 : theme_team(d->theme, d->in->lanes[lane].team.slot);
}

static bool is_live(const struct drawing *d)
{
    return d->in->now_kind == SPACETIME_NOW;
}

/* ---- ground ---- */

static void draw_tab(const struct drawing *d, const struct spacetime_band *band)
{
    draw_round(d->canvas, band->tab, TAB_RADIUS, paint_fill(d->theme->raised));
    const float px = d->look->compact ? TAB_LETTER : TAB_LETTER_FULL;
    struct words words = words_make(TEXT_SEMIBOLD, px, d->theme->t2);
    words.up = true;
    words.align = DRAW_MIDDLE;
    words.width_max = band->tab.h - TAB_INSET;
    float baseline = band->tab.x + band->tab.w / 2.0f + text_metrics((struct text_style){ .face = TEXT_SEMIBOLD, .px = px }).cap_height / 2.0f;
    (void)draw_text(d->canvas, baseline, band->tab.y + band->tab.h / 2.0f, words, band->name);
}

static void draw_bands(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->at->band_count; i++) {
        const struct spacetime_band *band = &d->at->bands[i];
        struct paint paint = paint_fill(d->theme->band);
        if (d->in->theme == THEME_PRINT) {
            paint = paint_both(d->theme->band, d->theme->line2, LINE_HAIR);
        }
        draw_round(d->canvas, band->box, SPACETIME_BAND_RADIUS, paint);
        if (band->tab.w > 0.0f) {
            draw_tab(d, band);
        }
    }
}

static void draw_tint(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->at->row_count; i++) {
        if (d->at->rows[i].lane == d->in->selected_lane && d->at->size != SPACETIME_STRIP) {
            draw_rect(d->canvas, d->at->rows[i].box, paint_fill(colour_alpha(d->theme->raised, TINT_ALPHA)));
        }
    }
}

static void draw_separators(const struct drawing *d)
{
    struct colour colour = colour_alpha(d->theme->line, SPACETIME_SEPARATOR_ALPHA);
    for (uint32_t i = 1; i < d->at->row_count; i++) {
        const struct box box = d->at->rows[i].box;
        const struct box above = d->at->rows[i - 1].box;
        if (box.y <= above.y + above.h) {
            draw_line(d->canvas, box.x + SEPARATOR_INSET, box.y + 0.5f, box.x + box.w, box.y + 0.5f,
                      paint_stroke(colour, LINE_HAIR));
        }
    }
}

static void draw_veil(const struct drawing *d)
{
    const struct spacetime_layout *at = d->at;
    if (!d->veiled || at->now_x >= at->axis.x1) {
        return;
    }
    float x = fmaxf(at->now_x, at->axis.x0);
    float right = at->rows[0].box.x + at->rows[0].box.w;
    struct box veil = box_make(x, at->view.y, right - x, at->bottom_y - at->view.y);
    draw_rect(d->canvas, veil, paint_fill(colour_alpha(d->theme->panel, SPACETIME_VEIL)));
}

static void draw_drops(const struct drawing *d)
{
    struct paint paint = paint_dash(colour_alpha(d->theme->t3, DROP_ALPHA), LINE_HAIR, DROP_DOT_ON, DROP_DOT_OFF);
    for (uint32_t i = 0; i < d->in->inject_count; i++) {
        const struct spacetime_mark *mark = &d->at->marks[i];
        bool happened = d->in->injects[i].state == MARK_DELIVERED;
        if (d->in->injects[i].lane == SPACETIME_PUBLIC && mark->row != NO_ROW && mark->seen && happened) {
            draw_line(d->canvas, mark->x, mark->y + mark->half, mark->x, d->at->bottom_y, paint);
        }
    }
}

/* ---- lanes ---- */

static void draw_lane(const struct drawing *d, const struct spacetime_row *row)
{
    const struct axis *axis = &d->at->axis;
    const struct colour hue = hue_of(d, row->lane);
    const float width = LINE_LANE + d->look->stroke_more;
    float alpha = row->lane == SPACETIME_PUBLIC ? PUBLIC_ALPHA : SPACETIME_LANE_ALPHA;
    float until = is_live(d) ? fmaxf(axis->x0, fminf(d->at->now_x, axis->x1)) : axis->x1;
    if (until > axis->x0) {
        draw_line(d->canvas, axis->x0, row->line_y, until, row->line_y, paint_stroke(colour_alpha(hue, alpha), width));
    }
    if (until < axis->x1) {
        struct paint paint = paint_dash(colour_alpha(hue, SPACETIME_AHEAD_ALPHA), LINE_HAIR, AHEAD_DOT_ON, AHEAD_DOT_OFF);
        draw_line(d->canvas, until, row->line_y, axis->x1, row->line_y, paint);
    }
}

static void draw_lanes(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->at->row_count; i++) {
        draw_lane(d, &d->at->rows[i]);
    }
}

/* Time that was jumped over: the ground shows through, and every lane is broken by two strokes. */
static void draw_gap(const struct drawing *d, float x0, float x1)
{
    const struct spacetime_layout *at = d->at;
    const float middle = (x0 + x1) / 2.0f;
    draw_rect(d->canvas, box_make(x0, at->view.y, x1 - x0, at->bottom_y - at->view.y), paint_fill(d->theme->panel));
    for (uint32_t i = 0; i < at->row_count; i++) {
        const float y = at->rows[i].line_y;
        struct paint paint = paint_stroke(colour_alpha(hue_of(d, at->rows[i].lane), SPACETIME_LANE_ALPHA), MARK_INJECT_STROKE);
        for (int side = -1; side <= 1; side += 2) {
            float x = middle + (float)side * BREAK_APART;
            draw_line(d->canvas, x - BREAK_LEAN, y + BREAK_HALF, x + BREAK_LEAN, y - BREAK_HALF, paint);
        }
    }
}

static void draw_gaps(const struct drawing *d)
{
    const struct axis *axis = &d->at->axis;
    for (uint32_t i = 1; i < axis->part_count; i++) {
        float x0, x1;
        if (axis_gap(axis, i, &x0, &x1)) {
            draw_gap(d, fmaxf(x0, axis->x0), fminf(x1, axis->x1));
        }
    }
}

/* ---- heads ---- */

static float name_x(const struct drawing *d)
{
    if (d->at->size == SPACETIME_STRIP) {
        return HEAD_NAME_X_STRIP;
    }
    return d->look->compact ? HEAD_NAME_X_COMPACT : HEAD_NAME_X;
}

/* Two lines for a long name; the role below it when there is height for both. */
static void draw_names(const struct drawing *d, struct box box, const char *name, const char *role)
{
    const struct words words = words_make(TEXT_SEMIBOLD, NAME_LETTER, d->theme->t1);
    struct words second = words_make(TEXT_REGULAR, ROLE_LETTER, d->theme->t3);
    const float tall = draw_paragraph_height(d->canvas, box.w, NAME_LINE, 2, TEXT_SEMIBOLD, NAME_LETTER, name);
    const float role_tall = role != NULL ? ROLE_LINE : 0.0f;
    const float y = box.y + fmaxf((box.h - tall - role_tall) / 2.0f, 0.0f);
    (void)draw_paragraph(d->canvas, box_make(box.x, y, box.w, tall), NAME_LINE, 2, words, name);
    if (role != NULL) {
        second.width_max = box.w;
        (void)draw_text_middle(d->canvas, box.x, y + tall + ROLE_LINE / 2.0f, second, role);
    }
}

static void draw_public_head(const struct drawing *d, const struct spacetime_row *row)
{
    const float y = row->line_y;
    const float mark_x = d->look->compact ? HEAD_MARK_X_COMPACT : HEAD_MARK_X;
    const char *name = d->in->public_title != NULL ? d->in->public_title : "Public";
    draw_icon(d->canvas, ICON_PUBLIC, row->box.x + mark_x, y, ICON_MEDIUM, d->theme->t2);
    float x = row->box.x + name_x(d);
    x += draw_text_middle(d->canvas, x, y, words_make(TEXT_SEMIBOLD, NAME_LETTER, d->theme->t1), name);
    if (d->in->public_more != NULL) {
        struct words words = words_make(TEXT_REGULAR, ROLE_LETTER, d->theme->t3);
        words.width_max = fmaxf(row->head.x + row->head.w - x - NAME_APART, 1.0f);
        (void)draw_text_middle(d->canvas, x + NAME_APART, y, words, d->in->public_more);
    }
}

static void draw_strip_head(const struct drawing *d, const struct spacetime_row *row)
{
    const struct spacetime_lane *lane = &d->in->lanes[row->lane];
    const float x = row->box.x + HEAD_NAME_X_STRIP;
    const float width = d->at->axis.x0 - x - HEAD_PADDING;
    const char *title = d->in->caption != NULL ? d->in->caption : lane->team.name;
    draw_names(d, box_make(x, row->box.y, width, SPACETIME_LANE_STRIP), title, d->in->caption_more);
}

static void draw_head(const struct drawing *d, const struct spacetime_row *row)
{
    if (row->lane == SPACETIME_PUBLIC) {
        draw_public_head(d, row);
        return;
    }
    if (d->at->size == SPACETIME_STRIP) {
        draw_strip_head(d, row);
        return;
    }
    const struct spacetime_lane *lane = &d->in->lanes[row->lane];
    const bool compact = d->look->compact;
    const float middle = row->box.y + row->box.h / 2.0f;
    const float x = row->box.x + name_x(d);
    mark_draw_team(d->canvas, d->look, row->box.x + (compact ? HEAD_MARK_X_COMPACT : HEAD_MARK_X), middle,
                   compact ? MARK_TEAM_HEIGHT_COMPACT : MARK_TEAM_HEIGHT, &lane->team, false);
    struct box box = box_make(x, row->box.y, fmaxf(row->head.x - x - HEAD_PADDING, 1.0f), row->box.h);
    draw_names(d, box, lane->team.name, compact ? NULL : lane->role);
}

static void draw_heads(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->at->row_count; i++) {
        draw_head(d, &d->at->rows[i]);
    }
}

/* ---- clocks and decisions ---- */

static void draw_clocks(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->in->clock_count; i++) {
        const struct spacetime_clock_at *clock = &d->at->clocks[i];
        if (clock->seen) {
            draw_group_begin(d->canvas, clock->text);
            mark_draw_clock(d->canvas, d->look, &clock->at, clock->state);
            draw_group_end(d->canvas);
        }
    }
}

static void draw_seals(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->in->clock_count; i++) {
        if (d->at->clocks[i].seen) {
            mark_draw_clock_seal(d->canvas, d->look, &d->at->clocks[i].at, d->at->clocks[i].state);
        }
    }
}

static void draw_tails(const struct drawing *d)
{
    const struct axis *axis = &d->at->axis;
    for (uint32_t i = 0; i < d->in->decision_count; i++) {
        const struct spacetime_decision *decision = &d->in->decisions[i];
        const struct spacetime_mark *mark = &d->at->marks[d->in->inject_count + i];
        if (mark->row == NO_ROW || mark->stacked) {
            continue;
        }
        float end = axis_x(axis, tail_end_s(d->in, decision));
        float from = fmaxf(mark->x, axis->x0);
        float to = fminf(end, axis->x1);
        if (to > from) {
            mark_draw_tail(d->canvas, d->look, from, to, mark->y, decision->state, axis_sees(axis, end));
        }
    }
}

static void draw_marks(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->at->mark_count; i++) {
        const struct spacetime_mark *mark = &d->at->marks[i];
        const uint32_t index = mark->ref.index;
        if (mark->row == NO_ROW || !mark->seen || mark->stacked) {
            continue;
        }
        bool selected = drawing_has_selected(d, mark->ref.kind, index);
        draw_group_begin(d->canvas, mark->text);
        if (mark->ref.kind == SPACETIME_INJECT) {
            const struct spacetime_inject *inject = &d->in->injects[index];
            mark_draw_inject(d->canvas, drawing_look(d, mark->x), mark->x, mark->y, hue_of(d, inject->lane), inject->icon, inject->state, selected);
        } else {
            const struct spacetime_decision *decision = &d->in->decisions[index];
            mark_draw_decision(d->canvas, drawing_look(d, mark->x), mark->x, mark->y, decision->state, decision->letter, selected);
        }
        draw_group_end(d->canvas);
    }
}

static void draw_stacks(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->at->stack_count; i++) {
        const struct spacetime_stack *stack = &d->at->stacks[i];
        draw_group_begin(d->canvas, stack->text);
        mark_draw_stack(d->canvas, drawing_look(d, stack->x), stack->x, stack->y, hue_of(d, d->at->rows[stack->row].lane), stack->count,
                        stack->selected);
        draw_group_end(d->canvas);
    }
}

/* ---- words, now ---- */

static struct colour plate_of(const struct drawing *d, const struct spacetime_label *label)
{
    const struct spacetime *in = d->in;
    const uint32_t i = label->ref.index;
    const uint32_t lane = label->ref.kind == SPACETIME_CLOCK ? in->clocks[i].lane : in->decisions[i].lane;
    const struct colour ground = drawing_look(d, label->x)->halo;
    bool tinted = lane == in->selected_lane && d->at->size != SPACETIME_STRIP;
    return tinted ? colour_over(ground, d->theme->raised, TINT_ALPHA) : ground;
}

static void draw_labels(const struct drawing *d)
{
    for (uint32_t i = 0; i < d->at->label_count; i++) {
        const struct spacetime_label *label = &d->at->labels[i];
        enum text_face face = label->bold ? TEXT_SEMIBOLD : TEXT_REGULAR;
        draw_rect(d->canvas, label->box, paint_fill(colour_alpha(plate_of(d, label), SPACETIME_LABEL_PLATE)));
        (void)draw_text(d->canvas, label->x, label->y, words_make(face, LABEL_LETTER, label->colour), label->text);
    }
}

static void draw_plan_words(const struct drawing *d)
{
    const char *words = d->in->plan_words;
    if (words == NULL || words[0] == '\0' || !is_live(d) || d->at->row_count == 0) {
        return;
    }
    const struct spacetime_row *row = &d->at->rows[d->at->row_count - 1];
    struct words look = words_make(TEXT_REGULAR, LABEL_LETTER, d->theme->t2);
    look.align = DRAW_END;
    float width = draw_text_width(d->canvas, TEXT_REGULAR, LABEL_LETTER, words);
    float x = d->at->axis.x1;
    float y = row->box.y + row->box.h - HEAD_PADDING - LABEL_LETTER / 2.0f;
    if (x - width - ICON_MEDIUM < d->at->now_x) {
        return;
    }
    (void)draw_text_middle(d->canvas, x, y, look, words);
    draw_icon(d->canvas, ICON_HIDDEN, x - width - ICON_SMALL, y, ICON_SMALL, d->theme->t2);
}

static void draw_now_line(const struct drawing *d, float from)
{
    if (d->at->flag.w > 0.0f) {
        draw_line(d->canvas, d->at->now_x, from, d->at->now_x, d->at->bottom_y, paint_stroke(d->theme->now, MARK_NOW_LINE));
    }
}

static void draw_callout(const struct drawing *d)
{
    const struct spacetime_callout *callout = &d->at->callout;
    if (callout->line_count == 0) {
        return;
    }
    const struct box box = callout->box;
    draw_round(d->canvas, box, MARK_FLAG_RADIUS, paint_both(d->theme->bg0, d->theme->t1, MARK_INJECT_STROKE));
    for (uint32_t i = 0; i < callout->line_count; i++) {
        struct words words = words_make(i == 0 ? TEXT_SEMIBOLD : TEXT_REGULAR, CALLOUT_LETTER, i == 0 ? d->theme->t1 : d->theme->t2);
        words.width_max = fmaxf(box.w - 2.0f * CALLOUT_PADDING, 1.0f);
        float y = box.y + CALLOUT_HEIGHT / 2.0f + CALLOUT_LINE * (float)i;
        (void)draw_text_middle(d->canvas, box.x + CALLOUT_PADDING, y, words, callout->lines[i]);
    }
}

static float axis_words_y(const struct spacetime_layout *at)
{
    return at->ground_y - (at->size == SPACETIME_STRIP ? SPACETIME_AXIS_LABEL_STRIP : AXIS_LABEL_RISE);
}

static void draw_axis(const struct drawing *d)
{
    const float y = axis_words_y(d->at);
    axis_draw_labels(d->canvas, d->theme, &d->at->axis, y, d->at->flag);
    if (d->in->caption != NULL && d->at->size != SPACETIME_STRIP && d->at->row_count > 0) {
        struct words words = words_make(TEXT_REGULAR, ROLE_LETTER, d->theme->t3);
        words.width_max = d->at->rows[0].head.w;
        (void)draw_text_middle(d->canvas, d->at->rows[0].box.x + HEAD_PADDING, y, words, d->in->caption);
    }
    if (d->at->flag.w > 0.0f) {
        mark_draw_flag(d->canvas, d->look, d->at->flag, d->at->flag_text);
    }
}

static void draw_ground(const struct drawing *d)
{
    draw_bands(d);
    draw_tint(d);
    draw_separators(d);
    draw_veil(d);
}

static void draw_contents(const struct drawing *d)
{
    const bool playhead = d->in->now_kind == SPACETIME_PLAYHEAD;
    draw_drops(d);
    draw_lanes(d);
    draw_clocks(d);
    draw_tails(d);
    draw_gaps(d);
    if (playhead) {
        draw_now_line(d, d->at->view.y);
    }
    drawing_share_lines(d);
    draw_labels(d);
    drawing_pills(d);
    draw_plan_words(d);
    draw_seals(d);
    draw_marks(d);
    draw_stacks(d);
    drawing_share_ends(d);
    drawing_badges(d);
    if (!playhead) {
        draw_now_line(d, d->at->view.y);
    }
}

static struct drawing begin_drawing(struct canvas *canvas, const struct spacetime_layout *layout)
{
    struct drawing d = {
        .canvas = canvas, .at = layout, .in = layout->in, .look = &layout->look, .theme = layout->look.theme,
    };
    d.veiled = d.in->plan_words != NULL && is_live(&d) && d.in->theme != THEME_PRINT;
    d.ahead = layout->look;
    d.ahead.halo = colour_over(d.theme->band, d.theme->panel, SPACETIME_VEIL);
    return d;
}

void spacetime_draw(struct canvas *canvas, const struct spacetime_layout *layout)
{
    const struct drawing d = begin_drawing(canvas, layout);
    draw_clip_push(canvas, layout->view);
    draw_ground(&d);
    draw_clip_pop(canvas);
    axis_draw_grid(canvas, d.theme, &layout->axis, layout->ground_y, layout->bottom_y, true);
    draw_clip_push(canvas, layout->view);
    draw_contents(&d);
    draw_heads(&d);
    draw_callout(&d);
    draw_clip_pop(canvas);
    if (layout->flag.w > 0.0f) {
        draw_line(canvas, layout->now_x, layout->flag.y + layout->flag.h, layout->now_x, layout->view.y,
                  paint_stroke(d.theme->now, MARK_NOW_LINE));
    }
    draw_axis(&d);
}
