#include "charts/knowledge.h"

#include <inttypes.h>
#include <math.h>

#include "base/err.h"
#include "charts/when.h"

#define CHIP_APART 8.0f
#define TIME_LETTER 12.0f
#define TIME_APART 6.0f
#define NAME_LETTER 12.0f
#define MARK_MIDDLE 20.0f      /* of a team's mark in the head */
#define NAME_TOP 37.0f         /* of its name, on one line or two */
#define NAME_LINE 14.0f
#define STROKE 2.0f
#define UNDERLINE 7.0f
#define LEAK_RING 10.0f        /* around the head of what leaked */

struct table {
    struct canvas *canvas;
    struct arena *arena;
    const struct knowledge *in;
    struct mark_look look;
    struct box box;
    float column;
};

float knowledge_height(const struct knowledge *in)
{
    return KNOWLEDGE_HEAD + KNOWLEDGE_ROW * (float)in->fact_count;
}

float knowledge_width_min(const struct knowledge *in)
{
    return in->title_width + KNOWLEDGE_COLUMN_MIN * (float)in->team_count;
}

static float column_width(const struct knowledge *in, struct box box)
{
    if (in->team_count == 0) {
        return KNOWLEDGE_COLUMN_MAX;
    }
    return fminf((box.w - in->title_width) / (float)in->team_count, KNOWLEDGE_COLUMN_MAX);
}

struct box knowledge_cell_box(const struct knowledge *in, struct box box, uint32_t fact, uint32_t team)
{
    MUST(fact < in->fact_count);
    MUST(team < in->team_count);
    const float column = column_width(in, box);
    return box_make(box.x + in->title_width + column * (float)team, box.y + KNOWLEDGE_HEAD + KNOWLEDGE_ROW * (float)fact, column,
                    KNOWLEDGE_ROW);
}

static const struct knowledge_cell *cell_of(const struct knowledge *in, uint32_t fact, uint32_t team)
{
    return &in->cells[(size_t)fact * in->team_count + team];
}

static bool has_time(enum knowledge_state state)
{
    return state == KNOWLEDGE_SOURCE || state == KNOWLEDGE_LEARNT || state == KNOWLEDGE_LATE || state == KNOWLEDGE_LEAKED;
}

/* Do the times lie on several days? Then each says which. */
static bool spans_days(const struct knowledge *in)
{
    int64_t first = 0;
    bool any = false;
    for (size_t i = 0; i < (size_t)in->fact_count * in->team_count; i++) {
        if (!has_time(in->cells[i].state)) {
            continue;
        }
        int64_t day = when_day(in->cells[i].at_s + in->local_at_zero_s);
        if (any && day != first) {
            return true;
        }
        first = day;
        any = true;
    }
    return false;
}

/* "15:37" on the first day, "D2 17:10" on another; `day` is what a day is called. */
static const char *time_word(const struct knowledge *in, struct arena *arena, int64_t at_s, const char *day)
{
    const int64_t local_s = at_s + in->local_at_zero_s;
    if (when_day(local_s) == 1 || !spans_days(in)) {
        return arena_copy_string(arena, when_clock(local_s).at);
    }
    return arena_format(arena, "%s%" PRId64 " %s", day, when_day(local_s), when_clock(local_s).at);
}

const char *knowledge_say(const struct knowledge *in, struct arena *arena, uint32_t fact, uint32_t team)
{
    static const char *const STATES[] = {
        [KNOWLEDGE_NONE] = "not concerned", [KNOWLEDGE_SOURCE] = "held it first", [KNOWLEDGE_LEARNT] = "learnt it",
        [KNOWLEDGE_LATE] = "learnt it after it mattered", [KNOWLEDGE_LEAKED] = "got it against its label",
        [KNOWLEDGE_MISSING] = "needed it and never got it", [KNOWLEDGE_OPEN] = "needs it",
    };
    const struct knowledge_cell *cell = cell_of(in, fact, team);
    const char *title = in->facts[fact].title;
    const char *name = in->teams[team].name;
    if (!has_time(cell->state)) {
        return arena_format(arena, "%s, %s: %s", title, name, STATES[cell->state]);
    }
    return arena_format(arena, "%s, %s: %s, %s", title, name, STATES[cell->state],
                        time_word(in, arena, cell->at_s, "Day "));
}

/* ---- drawing ---- */

static void draw_titles(const struct table *table)
{
    const struct knowledge *in = table->in;
    for (uint32_t i = 0; i < in->fact_count; i++) {
        const float y = table->box.y + KNOWLEDGE_HEAD + KNOWLEDGE_ROW * ((float)i + 0.5f);
        const float badge = mark_badge_width(table->canvas, in->facts[i].tlp);
        struct words words = words_make(TEXT_REGULAR, TYPE_SECOND, table->look.theme->t1);
        words.width_max = fmaxf(in->title_width - badge - 3.0f * CHIP_APART, 1.0f);
        (void)draw_text_middle(table->canvas, table->box.x, y, words, in->facts[i].title);
        mark_draw_badge(table->canvas, &table->look, table->box.x + in->title_width - CHIP_APART - badge / 2.0f, y,
                        in->facts[i].tlp);
    }
}

static void draw_heads(const struct table *table)
{
    const struct knowledge *in = table->in;
    struct words words = words_make(TEXT_REGULAR, NAME_LETTER, table->look.theme->t2);
    words.align = DRAW_MIDDLE;
    words.width_max = table->column - CHIP_APART;
    for (uint32_t i = 0; i < in->team_count; i++) {
        const float x = table->box.x + in->title_width + table->column * ((float)i + 0.5f);
        mark_draw_team(table->canvas, &table->look, x, table->box.y + MARK_MIDDLE, MARK_TEAM_HEIGHT_COMPACT, &in->teams[i], false);
        const struct box box = box_make(x - words.width_max / 2.0f, table->box.y + NAME_TOP, words.width_max, 0.0f);
        (void)draw_paragraph(table->canvas, box, NAME_LINE, 2, words, in->teams[i].name);
    }
}

static void draw_rules(const struct table *table)
{
    const float right = table->box.x + table->in->title_width + table->column * (float)table->in->team_count;
    for (uint32_t i = 0; i <= table->in->fact_count; i++) {
        const float y = table->box.y + KNOWLEDGE_HEAD + KNOWLEDGE_ROW * (float)i + 0.5f;
        draw_line(table->canvas, table->box.x, y, right, y, paint_stroke(table->look.theme->line, LINE_HAIR));
    }
}

static void draw_head(const struct table *table, float x, float y, enum mark_share state, bool hollow)
{
    const float half = MARK_SHARE_HEAD_LENGTH / 2.0f;
    mark_draw_share_head(table->canvas, &table->look, (struct point){ x, y - half }, (struct point){ x, y + half }, state, hollow);
}

static void draw_state(const struct table *table, enum knowledge_state state, float x, float y)
{
    const struct theme *theme = table->look.theme;
    switch (state) {
    case KNOWLEDGE_SOURCE:
        draw_circle(table->canvas, x, y, KNOWLEDGE_MARK, paint_fill(theme->t1));
        break;
    case KNOWLEDGE_LEARNT:
        draw_head(table, x, y, MARK_ARRIVED, false);
        break;
    case KNOWLEDGE_LATE:
        draw_head(table, x, y, MARK_ARRIVED, true);
        break;
    case KNOWLEDGE_LEAKED:
        draw_circle(table->canvas, x, y, LEAK_RING, paint_stroke(theme->red.fill, STROKE));
        draw_head(table, x, y, MARK_LEAKED, false);
        break;
    case KNOWLEDGE_MISSING:
        mark_draw_blocked(table->canvas, &table->look, (struct point){ x, y }, table->look.halo);
        break;
    case KNOWLEDGE_OPEN:
        draw_circle(table->canvas, x, y, KNOWLEDGE_MARK,
                    paint_dash(theme->edge, MARK_INJECT_STROKE, MARK_PLANNED_DASH, MARK_PLANNED_DASH));
        break;
    case KNOWLEDGE_NONE:
        break;
    }
}

static void draw_time(const struct table *table, const struct knowledge_cell *cell, float x, float y)
{
    const struct theme *theme = table->look.theme;
    const bool bad = cell->state == KNOWLEDGE_LEAKED;
    const char *text = time_word(table->in, table->arena, cell->at_s, "D");
    struct colour colour = bad ? theme->red.text : cell->state == KNOWLEDGE_SOURCE ? theme->t1 : theme->t2;
    float width = draw_text_middle(table->canvas, x, y, words_make(TEXT_MONO, TIME_LETTER, colour), text);
    if (cell->state == KNOWLEDGE_LATE) {
        draw_line(table->canvas, x, y + UNDERLINE, x + width, y + UNDERLINE, paint_stroke(theme->red.fill, MARK_INJECT_STROKE));
    }
}

/* The mark and the time together stand in the middle of the cell. */
static void draw_cell(const struct table *table, uint32_t fact, uint32_t team)
{
    const struct knowledge_cell *cell = cell_of(table->in, fact, team);
    if (cell->state == KNOWLEDGE_NONE) {
        return;
    }
    const struct box box = knowledge_cell_box(table->in, table->box, fact, team);
    const float y = box.y + box.h / 2.0f;
    const float middle = box.x + box.w / 2.0f;
    draw_group_begin(table->canvas, knowledge_say(table->in, table->arena, fact, team));
    if (has_time(cell->state)) {
        const char *text = time_word(table->in, table->arena, cell->at_s, "D");
        const float width = draw_text_width(table->canvas, TEXT_MONO, TIME_LETTER, text);
        const float left = middle - (2.0f * KNOWLEDGE_MARK + TIME_APART + width) / 2.0f;
        const float ring = cell->state == KNOWLEDGE_LEAKED ? LEAK_RING - KNOWLEDGE_MARK : 0.0f;
        draw_state(table, cell->state, left + KNOWLEDGE_MARK - ring, y);
        draw_time(table, cell, left + 2.0f * KNOWLEDGE_MARK + TIME_APART, y);
    } else {
        draw_state(table, cell->state, middle, y);
    }
    draw_group_end(table->canvas);
}

void knowledge_draw(struct canvas *canvas, struct arena *arena, const struct knowledge *in, struct box box)
{
    MUST(box.w >= knowledge_width_min(in));
    struct table table = { .canvas = canvas, .arena = arena, .in = in, .look = mark_look(in->theme, false), .box = box };
    table.look.halo = in->theme == THEME_PRINT ? table.look.theme->band : table.look.theme->panel;
    table.column = column_width(in, box);
    draw_rules(&table);
    draw_heads(&table);
    draw_titles(&table);
    for (uint32_t fact = 0; fact < in->fact_count; fact++) {
        for (uint32_t team = 0; team < in->team_count; team++) {
            draw_cell(&table, fact, team);
        }
    }
}
