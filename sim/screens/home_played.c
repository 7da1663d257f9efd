/* What was played: the newest beside the scenarios, all of it as the list of debriefs. */
#include "screens/home_inside.h"

#define SECOND_LEFT 24.0f
#define SECOND_LINE 20.0f

static void open_session(struct hall *hall, uint32_t index)
{
    const struct home_session *session = &hall->lists->sessions[index];
    bool looks_back = session->has_ended && hall->lists->has_debriefs;
    home_choose(hall, (struct home_choice){ .what = looks_back ? HOME_DEBRIEF : HOME_RESUME, .session = index });
}

static void put_session(struct hall *hall, uint32_t index, bool is_large)
{
    const struct home_session *session = &hall->lists->sessions[index];
    const struct theme *t = hall->theme;
    const char *state = session->problem != NULL ? session->problem : session->state;
    const char *second = session->team[0] != '\0' ? home_fill(hall, WORD_TEAM_STATE, session->team, state) : state;
    float left = is_large ? 12.0f : 8.0f, width = ui_width(hall->ui) - left - 8.0f - SECOND_LEFT;
    float high = draw_paragraph_height(hall->canvas, width, SECOND_LINE, 2, TEXT_REGULAR, TYPE_SECOND, second);
    struct box box = ui_take(hall->ui, (is_large ? 56.0f : 52.0f) + high);
    ui_push_number(hall->ui, index);
    struct ui_control control = { .role = UI_ROLE_ROW,
                                  .label = session->title,
                                  .box = box_inset(box, 2.0f),
                                  .radius = RADIUS_CONTROL,
                                  .value = arena_format(hall->words, "%s, %s", second, session->when),
                                  .disabled = session->problem,
                                  .tip = word(session->has_ended ? WORD_OPEN_DEBRIEF : WORD_GO_ON),
                                  .same_group = true };
    struct ui_answer answer = ui_control(hall->ui, "session", &control);
    ui_pop_id(hall->ui);
    if (answer.pressed) {
        open_session(hall, index);
    }
    draw_line(hall->canvas, box.x, box.y + 0.5f, box.x + box.w, box.y + 0.5f, paint_stroke(t->line, LINE_HAIR));
    if (answer.hovered) {
        draw_round(hall->canvas, box_inset(box, 2.0f), RADIUS_CONTROL, paint_fill(t->raised));
    }
    float x = box.x + left, right = box.x + box.w - 8.0f, top = box.y + (is_large ? 26.0f : 24.0f);
    struct words when = words_make(TEXT_REGULAR, TYPE_SECOND, t->t3);
    when.align = DRAW_END;
    float wide = draw_text_middle(hall->canvas, right, top, when, session->when);
    struct words title = words_make(TEXT_SEMIBOLD, TYPE_BODY, t->t1);
    title.width_max = right - x - wide - 16.0f;
    draw_text_middle(hall->canvas, x, top, title, session->title);
    enum icon icon = session->problem != NULL ? ICON_ERROR : session->has_ended ? ICON_CHECK : ICON_PAUSE;
    draw_icon(hall->canvas, icon, x + 8.0f, top + 25.0f, 16.0f, t->t2);
    draw_paragraph(hall->canvas, box_make(x + SECOND_LEFT, top + 15.0f, width, high), SECOND_LINE, 2,
                   words_make(TEXT_REGULAR, TYPE_SECOND, t->t2), second);
}

void home_put_recent(struct hall *hall, uint32_t most)
{
    if (hall->lists->session_count == 0 || hall->home->mode == HOME_MODE_DEBRIEFS) {
        return;
    }
    ui_heading(hall->ui, word(WORD_RECENT));
    ui_inset_begin(hall->ui, 0.0f, 0.0f, 0.0f);
    for (uint32_t i = 0; i < hall->lists->session_count && i < most; i++) {
        put_session(hall, i, false);
    }
    ui_inset_end(hall->ui);
}

void home_put_debriefs(struct hall *hall)
{
    ui_title(hall->ui, word(WORD_MODE_DEBRIEFS));
    ui_space(hall->ui, 12.0f);
    uint32_t shown = 0;
    ui_inset_begin(hall->ui, 0.0f, 0.0f, 0.0f);
    for (uint32_t i = 0; i < hall->lists->session_count; i++) {
        if (hall->lists->sessions[i].has_ended) {
            put_session(hall, i, true);
            shown++;
        }
    }
    ui_inset_end(hall->ui);
    if (shown == 0) {
        ui_paragraph(hall->ui, word(WORD_NO_DEBRIEFS));
    }
}
