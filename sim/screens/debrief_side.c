/* Beside the moment: questions for the hot wash, measures at the playhead, objectives with their ratings. */
#include <math.h>

#include "charts/sparkline.h"
#include "screens/debrief_inside.h"

/* ---- questions --------------------------------------------------------------------------------------------------- */

const char *questions_aside(struct page *page)
{
    uint32_t up = 0, count = page->model->questions_count;
    for (uint32_t i = 0; i < count; i++) {
        up += page->model->questions[i].came_up;
    }
    return count == 0 ? NULL : LB(page, LB_CAME_UP, arena_format(page->words, "%u", up), arena_format(page->words, "%u", count));
}

/* The moment that a question is about: when the thing was first told, asked or notified. */
static uint32_t moment_of(const struct page *page, struct thing_id about)
{
    const struct debrief_model *model = page->model;
    if (about.v == ID_NONE || about.v == 0) {
        return ID_NONE;
    }
    enum shelf shelf = thing_shelf(about);
    uint32_t index = thing_index(about);
    for (uint32_t i = 0; i < model->events_count; i++) {
        const struct debrief_event *event = &model->events[i];
        bool is_share = shelf == SHELF_FACT && event->kind == DEBRIEF_EVENT_SENT && model->shares[event->index].fact.v == index;
        bool is_decision = shelf == SHELF_DECISION && event->kind == DEBRIEF_EVENT_DECIDED &&
                           model->decisions[event->index].decision.v == index;
        bool is_clock = shelf == SHELF_CLOCK && (event->kind == DEBRIEF_EVENT_NOTICE || event->kind == DEBRIEF_EVENT_MISSED) &&
                        model->stages[event->index].clock.v == index;
        if (is_share || is_decision || is_clock) {
            return i;
        }
    }
    return ID_NONE;
}

#define QUESTION_LINE 22.0f
#define QUESTION_MARK 24.0f

static float draw_askers(struct page *page, const struct debrief_question *question, float x, float y)
{
    uint32_t shown = question->team_count < 3 ? question->team_count : 3;
    for (uint32_t i = 0; i < shown; i++) {
        draw_team_of(page, x + QUESTION_MARK / 2.0f, y + (float)i * (QUESTION_MARK + 4.0f), QUESTION_MARK,
                     (struct team_id){ question->teams[i] });
    }
    if (shown == 0) {
        draw_icon(page->canvas, ICON_PEOPLE, x + QUESTION_MARK / 2.0f, y, ICON_MEDIUM, page->theme->t3);
    }
    return shown > 0 ? (float)shown * (QUESTION_MARK + 4.0f) : QUESTION_MARK;
}

static const char *askers_words(struct page *page, const struct debrief_question *question)
{
    struct str names = { 0 };
    for (uint32_t i = 0; i < question->team_count; i++) {
        str_addf(&names, "%s%s", i > 0 ? ", " : "", lb_team(page, (struct team_id){ question->teams[i] }));
    }
    str_add(&names, question->team_count == 0 ? word(WORD_LB_EVERYBODY) : "");
    return lb_kept(page, &names);
}

static const char *below_question(struct page *page, const struct debrief_question *question)
{
    if (!question->came_up) {
        return word(WORD_LB_NOT_UP);
    }
    bool both = question->caution[0] != '\0' && question->note[0] != '\0';
    return both ? LB(page, LB_SENTENCES, question->caution, question->note)
                : question->caution[0] != '\0' ? question->caution : question->note;
}

/* Pressed, it leads to the moment that it is about. */
static void put_question(struct page *page, const struct debrief_question *question)
{
    const float left = QUESTION_MARK + 14.0f, above = 10.0f;
    float width = fmaxf(ui_width(page->ui) - left, 40.0f);
    const char *below = below_question(page, question);
    float words = draw_paragraph_height(page->canvas, width, QUESTION_LINE, 0, TEXT_REGULAR, TYPE_BODY_SMALL, question->ask);
    float more = below[0] != '\0' ? 4.0f + draw_paragraph_height(page->canvas, width, 18.0f, 0, TEXT_REGULAR, TYPE_DIAGRAM, below) : 0.0f;
    float marks = fminf((float)question->team_count, 3.0f) * (QUESTION_MARK + 4.0f);
    struct box box = ui_take(page->ui, fmaxf(words + more, marks) + 2.0f * above);
    uint32_t moment = moment_of(page, question->about);
    bool can_go = question->came_up && moment != ID_NONE;
    struct box ring = { box.x - 10.0f, box.y, box.w + 20.0f, box.h - 1.0f };
    const struct ui_control control = { .role = UI_ROLE_ROW, .label = question->ask, .value = askers_words(page, question), .box = ring,
                                        .radius = RADIUS_CONTROL, .same_group = true, .tip = can_go ? word(WORD_LB_GO_THERE) : NULL };
    struct ui_answer answer = ui_control(page->ui, "question", &control);
    if (answer.hovered && can_go) {
        draw_round(page->canvas, ring, RADIUS_CONTROL, paint_fill(page->theme->hover));
    }
    (void)draw_askers(page, question, box.x, box.y + above + 11.0f);
    draw_paragraph(page->canvas, box_make(box.x + left, box.y + above, width, words), QUESTION_LINE, 0,
                   lb_look(page, TEXT_REGULAR, TYPE_BODY_SMALL, question->came_up ? UI_TONE_FIRST : UI_TONE_THIRD), question->ask);
    draw_paragraph(page->canvas, box_make(box.x + left, box.y + above + words + 4.0f, width, more), 18.0f, 0,
                   lb_look(page, TEXT_REGULAR, TYPE_DIAGRAM, UI_TONE_THIRD), below);
    float y = box.y + box.h - 0.5f;
    draw_line(page->canvas, box.x, y, box.x + box.w, y, paint_stroke(page->theme->line, LINE_HAIR));
    if (answer.pressed && can_go) {
        lb_show_on_timeline(page, moment);
    }
}

void fill_questions(struct page *page)
{
    const struct debrief_model *model = page->model;
    if (model->questions_count == 0) {
        put_words(page, word(WORD_LB_NO_QUESTIONS), UI_TONE_SECOND);
    }
    for (uint32_t turn = 0; turn < 2; turn++) {
        for (uint32_t i = 0; i < model->questions_count; i++) {
            if (model->questions[i].came_up == (turn == 0)) {
                ui_push_number(page->ui, i);
                put_question(page, &model->questions[i]);
                ui_pop_id(page->ui);
            }
        }
    }
}

/* ---- measures ---------------------------------------------------------------------------------------------------- */

#define MEASURE_LINE 44.0f
#define SPARK_WIDTH 76.0f

/* The whole course in grey, and up to the playhead as the sparkline that ends in a dot. */
static void draw_course(struct page *page, const struct debrief_measure *measure, struct box box)
{
    uint32_t count = 0;
    int64_t end_s = page->model->end_s > 0 ? page->model->end_s : 1, now_s = page->screen->playhead_s;
    struct curve_point *all = ARENA_ARRAY(page->words, struct curve_point, measure->point_count + 3);
    if (measure->point_count == 0 || measure->points[0].at_s > 0) {
        all[count++] = (struct curve_point){ 0, measure->start_micro };
    }
    for (uint32_t i = 0; i < measure->point_count; i++) {
        all[count++] = (struct curve_point){ measure->points[i].at_s, measure->points[i].micro };
    }
    all[count++] = (struct curve_point){ end_s, measure->end_micro };
    struct curve curve = { .points = all, .count = count, .low = measure->least_micro, .high = measure->most_micro };
    struct point *points = NULL;
    uint32_t drawn = curve_trace(&curve, NULL, box, page->words, &points);
    if (drawn > 1) {
        draw_polyline(page->canvas, points, drawn, paint_stroke(page->theme->line2, 1.5f));
    }
    struct curve_point *past = ARENA_ARRAY(page->words, struct curve_point, count + 1);
    uint32_t past_count = 0;
    for (uint32_t i = 0; i + 1 < count && all[i].at_s <= now_s; i++) {
        past[past_count++] = all[i];
    }
    past[past_count++] = (struct curve_point){ now_s, debrief_measure_at(page->model, measure->measure, now_s) };
    curve.points = past;
    curve.count = past_count;
    int64_t first_s = all[0].at_s;
    double part = end_s > first_s ? (double)(now_s - first_s) / (double)(end_s - first_s) : 1.0;
    struct box upto = { box.x, box.y, fmaxf(box.w * (float)(part < 0.0 ? 0.0 : part > 1.0 ? 1.0 : part), 0.5f), box.h };
    sparkline_draw(page->canvas, page->theme, page->words, upto, &curve);
}

static void put_measure(struct page *page, const struct debrief_measure *measure)
{
    const struct measure *def = &page->world->measures[measure->measure.v];
    const char *title = lb_thing(page, SHELF_MEASURE, measure->measure.v), *unit = world_source(page->world, def->unit);
    const char *value = lb_number(page, debrief_measure_at(page->model, measure->measure, page->screen->playhead_s));
    float value_width = fmaxf(draw_text_width(page->canvas, TEXT_MONO, TYPE_BODY, value), 56.0f);
    float width = fmaxf(ui_width(page->ui) - SPARK_WIDTH - value_width - 32.0f, 60.0f);
    float words = draw_paragraph_height(page->canvas, width, 18.0f, 2, TEXT_REGULAR, TYPE_SECOND, title);
    float line = fmaxf(MEASURE_LINE, words + (unit[0] != '\0' ? 16.0f : 0.0f) + 10.0f);
    struct box box = ui_take(page->ui, line);
    float middle = box.y + line / 2.0f, high = words + (unit[0] != '\0' ? 16.0f : 0.0f), right = box.x + box.w;
    draw_paragraph(page->canvas, box_make(box.x, middle - high / 2.0f, width, words), 18.0f, 2,
                   lb_look(page, TEXT_REGULAR, TYPE_SECOND, UI_TONE_SECOND), title);
    struct words small = lb_look(page, TEXT_REGULAR, TYPE_CAPTION, UI_TONE_THIRD);
    small.width_max = width;
    draw_text_middle(page->canvas, box.x, middle - high / 2.0f + words + 8.0f, small, unit);
    draw_course(page, measure, box_make(right - value_width - SPARK_WIDTH - 16.0f, middle - 10.0f, SPARK_WIDTH, 20.0f));
    struct words look = lb_look(page, TEXT_MONO, TYPE_BODY, UI_TONE_FIRST);
    look.align = DRAW_END;
    draw_text_middle(page->canvas, right, middle, look, value);
    ui_note(page->ui, NULL, UI_ROLE_TEXT, title, LB(page, LB_CHOICE, value, unit), box);
}

void fill_measures(struct page *page)
{
    if (page->model->measures_count == 0) {
        put_words(page, word(WORD_LB_NO_MEASURES), UI_TONE_SECOND);
    }
    for (uint32_t i = 0; i < page->model->measures_count; i++) {
        if (i > 0) {
            ui_rule(page->ui);
        }
        put_measure(page, &page->model->measures[i]);
    }
}

/* ---- objectives -------------------------------------------------------------------------------------------------- */

#define RATING_BOX 30.0f
#define RATING_GAP 6.0f

static bool is_rated(const struct debrief_model *model, uint32_t objective, bool found[DEBRIEF_RATING_COUNT])
{
    bool any = false;
    for (uint32_t i = 0; i < model->ratings_count; i++) {
        if (model->ratings[i].objective == objective) {
            found[model->ratings[i].rating] = true;
            any = true;
        }
    }
    return any;
}

static void draw_rating(struct page *page, struct box box, const char *letter, bool is_given)
{
    const struct theme *t = page->theme;
    draw_round(page->canvas, box, 6.0f, is_given ? paint_fill(t->solid) : paint_stroke(t->line2, LINE_HAIR));
    struct words look = words_make(TEXT_SEMIBOLD, TYPE_SECOND, is_given ? t->on_solid : t->t3);
    look.align = DRAW_MIDDLE;
    draw_text_middle(page->canvas, box.x + box.w / 2.0f, box.y + box.h / 2.0f, look, letter);
}

static void put_objective(struct page *page, uint32_t objective)
{
    static const char *const letters[DEBRIEF_RATING_COUNT] = { "P", "S", "M", "U" };
    static const enum word names[DEBRIEF_RATING_COUNT] = { WORD_LB_RATED_P, WORD_LB_RATED_S, WORD_LB_RATED_M, WORD_LB_RATED_U };
    bool given[DEBRIEF_RATING_COUNT] = { false };
    bool any = is_rated(page->model, objective, given);
    const char *title = lb_thing(page, SHELF_OBJECTIVE, objective), *not_rated = word(WORD_LB_NOT_RATED);
    float boxes = any ? 4.0f * RATING_BOX + 3.0f * RATING_GAP : draw_text_width(page->canvas, TEXT_REGULAR, TYPE_DIAGRAM, not_rated);
    float width = fmaxf(ui_width(page->ui) - boxes - 16.0f, 60.0f);
    float words = draw_paragraph_height(page->canvas, width, 20.0f, 3, TEXT_REGULAR, TYPE_SECOND, title);
    struct box box = ui_take(page->ui, fmaxf(words + 10.0f, 36.0f));
    float middle = box.y + box.h / 2.0f, x = box.x + box.w - boxes;
    draw_paragraph(page->canvas, box_make(box.x, middle - words / 2.0f, width, words), 20.0f, 3,
                   lb_look(page, TEXT_REGULAR, TYPE_SECOND, UI_TONE_FIRST), title);
    struct str said = { 0 };
    for (uint32_t i = 0; any && i < DEBRIEF_RATING_COUNT; i++) {
        draw_rating(page, box_make(x, middle - RATING_BOX / 2.0f, RATING_BOX, RATING_BOX), letters[i], given[i]);
        x += RATING_BOX + RATING_GAP;
        str_addf(&said, "%s%s", given[i] && said.bytes > 0 ? ", " : "", given[i] ? word(names[i]) : "");
    }
    if (!any) {
        draw_text_middle(page->canvas, x, middle, lb_look(page, TEXT_REGULAR, TYPE_DIAGRAM, UI_TONE_THIRD), not_rated);
        str_add(&said, not_rated);
    }
    ui_note(page->ui, NULL, UI_ROLE_TEXT, title, lb_kept(page, &said), box);
}

void fill_objectives(struct page *page)
{
    uint32_t count = page->world->objectives_count;
    if (count == 0) {
        put_words(page, word(WORD_LB_NO_OBJECTIVES), UI_TONE_SECOND);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0) {
            ui_rule(page->ui);
        }
        put_objective(page, i);
    }
    if (page->model->ratings_count > 0) {
        put_label(page, word(WORD_LB_RATINGS));
    }
}
