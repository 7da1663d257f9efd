#include "charts/legend.h"

#include <math.h>
#include <stddef.h>

#define DIAMOND 9.0f
#define SQUARE 20.0f
#define LINE_W 34.0f
#define BAR_W 28.0f
#define WORDS_APART 9.0f
#define ENTRY_APART 26.0f

enum entry { PENDING, DECIDED, TIMED_OUT, SHARED, BLOCKED, MET, AT_RISK, BREACHED, PLANNED, ENTRY_COUNT };

static const struct {
    const char *words;
    float width; /* of the mark */
} ENTRIES[ENTRY_COUNT] = {
    [PENDING] = { "pending", 2.0f * DIAMOND },   [DECIDED] = { "decided", 2.0f * DIAMOND },
    [TIMED_OUT] = { "timed out", 2.0f * DIAMOND }, [SHARED] = { "information, slope = delay", LINE_W },
    [BLOCKED] = { "blocked or leaked", LINE_W },  [MET] = { "clock met", BAR_W },
    [AT_RISK] = { "at risk", BAR_W },             [BREACHED] = { "breached", BAR_W },
    [PLANNED] = { "planned", SQUARE },
};

static void draw_clock(struct canvas *canvas, const struct mark_look *look, float x, float y, enum mark_clock state)
{
    const float end = x + BAR_W - MARK_SEAL;
    struct mark_clock_at at = {
        .start = x, .deadline = end, .fill = end, .late = NAN, .lane_y = y, .bar_y = y - MARK_BAR / 2.0f,
        .left = x, .right = x + BAR_W,
    };
    if (state == MARK_AT_RISK) {
        struct signal amber = look->theme->amber;
        draw_round(canvas, box_make(x, at.bar_y, BAR_W, MARK_BAR), MARK_BAR / 2.0f,
                   paint_both(amber.fill, amber.outline, MARK_INJECT_STROKE));
        return;
    }
    draw_round(canvas, box_make(x, at.bar_y, end - x, MARK_BAR), MARK_BAR / 2.0f, paint_fill(mark_clock_colour(look, state)));
    mark_draw_clock_seal(canvas, look, &at, state);
}

static void draw_share(struct canvas *canvas, const struct mark_look *look, float x, float y, bool blocked)
{
    const struct point from = { x + MARK_SHARE_RING, y - DIAMOND };
    const struct point to = { x + LINE_W, y + DIAMOND };
    if (blocked) {
        mark_draw_share_line(canvas, look, from, to, MARK_BLOCKED, false);
        return;
    }
    mark_draw_share_line(canvas, look, from, (struct point){ to.x - DIAMOND, to.y - DIAMOND / 2.0f }, MARK_ARRIVED, false);
    mark_draw_share_ring(canvas, look, from, MARK_ARRIVED);
    mark_draw_share_head(canvas, look, from, to, MARK_ARRIVED, false);
}

static void draw_diamond_of(struct canvas *canvas, const struct mark_look *look, float x, float y, enum entry entry)
{
    const struct theme *theme = look->theme;
    struct paint paint = paint_fill(theme->solid);
    if (entry == PENDING) {
        paint = paint_both(theme->amber.fill, theme->amber.outline, MARK_INJECT_STROKE);
    } else if (entry == TIMED_OUT) {
        paint = paint_stroke(theme->red.fill, MARK_TIMED_OUT_STROKE);
    }
    draw_diamond(canvas, x + DIAMOND, y, DIAMOND, paint);
}

static void draw_planned(struct canvas *canvas, const struct mark_look *look, float x, float y)
{
    struct paint paint = paint_dash(look->theme->edge, MARK_INJECT_STROKE, MARK_PLANNED_DASH, MARK_PLANNED_DASH);
    draw_round(canvas, box_make(x, y - SQUARE / 2.0f, SQUARE, SQUARE), SQUARE * MARK_INJECT_RADIUS, paint);
}

static void draw_mark(struct canvas *canvas, const struct mark_look *look, float x, float y, enum entry entry)
{
    switch (entry) {
    case SHARED:
    case BLOCKED:
        draw_share(canvas, look, x, y, entry == BLOCKED);
        break;
    case MET:
        draw_clock(canvas, look, x, y, MARK_MET);
        break;
    case AT_RISK:
        draw_clock(canvas, look, x, y, MARK_AT_RISK);
        break;
    case BREACHED:
        draw_clock(canvas, look, x, y, MARK_BREACHED);
        break;
    case PLANNED:
        draw_planned(canvas, look, x, y);
        break;
    default:
        draw_diamond_of(canvas, look, x, y, entry);
        break;
    }
}

/* Goes through the entries; draws them unless only the height is wanted. */
static float walk(struct canvas *canvas, const struct mark_look *look, struct box box, bool planned, bool draws)
{
    float x = box.x;
    float y = box.y + LEGEND_ROW / 2.0f;
    for (enum entry i = PENDING; i < (planned ? ENTRY_COUNT : PLANNED); i++) {
        float words = draw_text_width(canvas, TEXT_REGULAR, TYPE_SECOND, ENTRIES[i].words);
        float width = ENTRIES[i].width + WORDS_APART + words;
        if (x > box.x && x + width > box.x + box.w) {
            x = box.x;
            y += LEGEND_ROW;
        }
        if (draws) {
            draw_mark(canvas, look, x, y, i);
            (void)draw_text_middle(canvas, x + ENTRIES[i].width + WORDS_APART, y,
                                   words_make(TEXT_REGULAR, TYPE_SECOND, look->theme->t2), ENTRIES[i].words);
        }
        x += width + ENTRY_APART;
    }
    return y + LEGEND_ROW / 2.0f - box.y;
}

/* On the panel, not on a band. */
static struct mark_look look_of(enum theme_name theme)
{
    struct mark_look look = mark_look(theme, false);
    look.halo = theme == THEME_PRINT ? look.theme->band : look.theme->panel;
    return look;
}

float legend_draw(struct canvas *canvas, enum theme_name theme, struct box box, bool planned)
{
    struct mark_look look = look_of(theme);
    return walk(canvas, &look, box, planned, true);
}

float legend_height(struct canvas *canvas, enum theme_name theme, float width, bool planned)
{
    struct mark_look look = look_of(theme);
    return walk(canvas, &look, box_make(0.0f, 0.0f, width, 0.0f), planned, false);
}
