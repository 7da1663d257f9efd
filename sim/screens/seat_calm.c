/* When nothing is open: what comes next, what was decided, and the own brief. And the card of a question that is talked
 * over rather than decided. */
#include <math.h>
#include <stdlib.h>

#include "screens/seat_inside.h"

#define COMING_MOST 8u
#define LINE_HEIGHT 44.0f

/* ---- what is coming ---------------------------------------------------------------------------------------------- */

struct coming { int64_t at_s; enum icon icon; const char *words; bool is_at_risk; };
struct coming_list { struct coming at[COMING_MOST]; uint32_t count; };

static void add_coming(struct coming_list *list, struct coming coming)
{
    uint32_t place = list->count < COMING_MOST ? list->count++ : COMING_MOST - 1;
    if (place == COMING_MOST - 1 && list->at[place].words != NULL && list->at[place].at_s <= coming.at_s) {
        return;
    }
    while (place > 0 && list->at[place - 1].at_s > coming.at_s) {
        list->at[place] = list->at[place - 1];
        place--;
    }
    list->at[place] = coming;
}

static void coming_clocks(struct desk *desk, struct coming_list *list)
{
    const struct view *view = desk->view;
    for (uint32_t i = 0; i < view->clocks_count; i++) {
        const struct view_clock *clock = &view->clocks[i];
        for (uint32_t k = 0; k < clock->stage_count && !clock->stopped; k++) {
            const struct view_stage *stage = &clock->stages[k];
            if (stage->status == VIEW_STAGE_RUNS && stage->deadline_s != INT64_MAX) {
                add_coming(list, (struct coming){ stage->deadline_s, ICON_CLOCK,
                                                  FILL(desk, COMING_STAGE, clock->title, stage->title),
                                                  view_stage_at_risk(stage, desk->room->now_s) });
            }
        }
    }
}

static void coming_work(struct desk *desk, struct coming_list *list)
{
    const struct view *view = desk->view;
    for (uint32_t i = 0; i < view->actions_count; i++) {
        const struct view_action *action = &view->actions[i];
        if (action->running_until_s != INT64_MIN && action->running_until_s >= desk->room->now_s) {
            add_coming(list, (struct coming){ action->running_until_s, ICON_PLAY,
                                              FILL(desk, COMING_ACTION, action->title), false });
        }
    }
    for (uint32_t i = 0; i < view->decisions_count; i++) {
        const struct view_decision *decision = &view->decisions[i];
        bool waits =
            decision->status == VIEW_IS_ANSWERED && decision->effect_s == INT64_MAX && decision->order_count > 0;
        int64_t takes_s = waits ? decision->takes_s : 0;
        for (uint32_t k = 0; waits && k < decision->order_count; k++) {
            const struct view_option *option = &decision->options[decision->order[k]];
            takes_s = option->takes_s > takes_s ? option->takes_s : takes_s;
        }
        if (waits && takes_s > 0) {
            add_coming(list, (struct coming){ decision->answered_s + takes_s, ICON_CHECK,
                                              FILL(desk, COMING_DECISION, decision->ask), false });
        }
    }
}

static void draw_line_row(struct desk *desk, enum icon icon, enum ui_tone tone, const char *words, const char *aside,
                          const char *more)
{
    struct words look = words_of(desk, TEXT_REGULAR, TYPE_BODY_SMALL, UI_TONE_FIRST);
    struct words time = words_of(desk, TEXT_MONO, TYPE_SECOND, tone == UI_TONE_AMBER ? UI_TONE_AMBER : UI_TONE_SECOND);
    float aside_width = draw_text_width(desk->canvas, TEXT_MONO, TYPE_SECOND, aside) + 16.0f;
    float width = fmaxf(ui_width(desk->ui) - 36.0f - aside_width, 60.0f);
    float high = draw_paragraph_height(desk->canvas, width, 22.0f, 2, TEXT_REGULAR, TYPE_BODY_SMALL, words);
    float more_high =
        more[0] != '\0' ? draw_paragraph_height(desk->canvas, width, 20.0f, 0, TEXT_REGULAR, TYPE_SECOND, more) : 0.0f;
    struct box box = ui_take(desk->ui, fmaxf(high + more_high + 20.0f, LINE_HEIGHT));
    float middle = box.y + 10.0f + 11.0f;
    draw_icon(desk->canvas, icon, box.x + 10.0f, middle, ICON_MEDIUM, ui_tone(desk->ui, tone));
    draw_paragraph(desk->canvas, box_make(box.x + 36.0f, box.y + 10.0f, width, high), 22.0f, 2, look, words);
    if (more_high > 0.0f) {
        draw_paragraph(desk->canvas, box_make(box.x + 36.0f, box.y + 10.0f + high, width, more_high), 20.0f, 0,
                       words_of(desk, TEXT_REGULAR, TYPE_SECOND, UI_TONE_SECOND), more);
    }
    time.align = DRAW_END;
    draw_text_middle(desk->canvas, box.x + box.w, middle, time, aside);
    float y = box.y + box.h - 0.5f;
    draw_line(desk->canvas, box.x, y, box.x + box.w, y, paint_stroke(desk->theme->line, LINE_HAIR));
    ui_note(desk->ui, NULL, UI_ROLE_ROW, words,
            more[0] != '\0' ? arena_format(desk->words, "%s, %s", aside, more) : aside, box);
}

static void put_coming(struct desk *desk)
{
    struct coming_list list = { .count = 0 };
    coming_clocks(desk, &list);
    coming_work(desk, &list);
    if (list.count == 0) {
        return;
    }
    ui_heading(desk->ui, word(WORD_COMING_UP));
    ui_inset_begin(desk->ui, 0.0f, 0.0f, 0.0f);
    for (uint32_t i = 0; i < list.count; i++) {
        draw_line_row(desk, list.at[i].icon, list.at[i].is_at_risk ? UI_TONE_AMBER : UI_TONE_SECOND, list.at[i].words,
                      say_moment(desk, list.at[i].at_s), "");
    }
    ui_inset_end(desk->ui);
}

/* ---- what was decided -------------------------------------------------------------------------------------------- */

static const char *outcome_of(struct desk *desk, const struct view_decision *decision)
{
    if (decision->status == VIEW_IS_CLOSED) {
        return word(WORD_CLOSED_WITHOUT);
    }
    bool is_default = decision->status == VIEW_IS_DEFAULTED;
    if (decision->order_count == 0) {
        return is_default ? word(WORD_NOBODY_ANSWERED) : decision->answer == VIEW_NUMBER
                                ? FILL(desk, NUMBER_GIVEN, say_number(desk, decision->number_micro), decision->unit)
                                : word(WORD_ANSWERED_IN_WORDS);
    }
    const char *titles = "";
    for (uint32_t i = 0; i < decision->order_count; i++) {
        const struct view_option *option = &decision->options[decision->order[i]];
        titles = arena_format(desk->words, "%s%s%c  %s", titles, i > 0 ? "\n" : "", option->letter, option->title);
    }
    if (is_default) {
        return decision->was_answered ? FILL(desk, NOT_AGREED, titles) : FILL(desk, DEFAULT_TAKEN, titles);
    }
    return titles;
}

/* What the author says of the choice; only after the end. */
static const char *with_feedback(struct desk *desk, const struct view_decision *decision, const char *words)
{
    for (uint32_t i = 0; i < decision->order_count; i++) {
        const char *feedback = decision->options[decision->order[i]].feedback;
        if (feedback[0] != '\0') {
            words = arena_format(desk->words, "%s\n%s", words, feedback);
        }
    }
    return words;
}

void seat_put_decided(struct desk *desk)
{
    const struct view *view = desk->view;
    bool has_heading = false;
    for (uint32_t i = view->decisions_count; i > 0; i--) {
        const struct view_decision *decision = &view->decisions[i - 1];
        if (decision->status == VIEW_IS_OPEN) {
            continue;
        }
        if (!has_heading) {
            ui_heading(desk->ui, word(WORD_DECIDED));
            ui_inset_begin(desk->ui, 0.0f, 0.0f, 0.0f);
            has_heading = true;
        }
        bool is_late = decision->status == VIEW_IS_DEFAULTED;
        const char *more = with_feedback(desk, decision, outcome_of(desk, decision));
        draw_line_row(desk, is_late ? ICON_BREACHED : ICON_CHECK, is_late ? UI_TONE_RED : UI_TONE_SECOND, decision->ask,
                      say_moment(desk, decision->answered_s), more);
    }
    if (has_heading) {
        ui_inset_end(desk->ui);
    }
}

/* ---- the own brief ----------------------------------------------------------------------------------------------- */

void seat_put_brief(struct desk *desk)
{
    const struct view *view = desk->view;
    if (view->brief != NULL && view->brief[0] != '\0') {
        ui_heading(desk->ui, word(WORD_YOUR_BRIEF));
        ui_paragraph(desk->ui, view->brief);
    }
    if (view->secret != NULL && view->secret[0] != '\0') {
        ui_notice(desk->ui, "secret", ICON_HIDDEN, UI_TONE_SECOND, FILL(desk, ONLY_YOU_KNOW, view->secret));
    }
    if (view->roles_count > 0) {
        const char *roles = view->roles[0];
        for (uint32_t i = 1; i < view->roles_count; i++) {
            roles = arena_format(desk->words, "%s · %s", roles, view->roles[i]);
        }
        ui_label(desk->ui, FILL(desk, ROLES, roles));
    }
    if (view->briefing != NULL && view->briefing[0] != '\0') {
        ui_heading(desk->ui, word(WORD_BEFORE_YOU_BEGIN));
        ui_paragraph(desk->ui, view->briefing);
    }
}

/* ---- the card ---------------------------------------------------------------------------------------------------- */

static const char *calm_words(const struct desk *desk)
{
    if (desk->room->is_running) {
        return word(WORD_CALM_RUNNING);
    }
    return word(desk->view->decisions_count == 0 && desk->room->now_s == 0 ? WORD_CALM_START : WORD_CALM_STANDING);
}

static void put_calm_buttons(struct desk *desk)
{
    ui_flow_begin(desk->ui, 12.0f);
    bool runs = desk->room->is_running;
    struct ui_button run = { .label = word(runs ? WORD_PAUSE : WORD_RUN_CLOCK), .icon = runs ? ICON_PAUSE : ICON_PLAY,
                             .rank = runs ? UI_SECONDARY : UI_PRIMARY };
    if (ui_button_with(desk->ui, "run", &run)) {
        desk_ask(desk, runs ? SEAT_STOP : SEAT_RUN, 0);
    }
    struct ui_button next = { .label = word(WORD_NEXT_NEED), .icon = ICON_NEXT };
    if (ui_button_with(desk->ui, "next", &next)) {
        desk_go_on(desk);
    }
    ui_flow_end(desk->ui);
}

void part_calm(struct desk *desk, struct box box)
{
    float padding = desk->is_dense ? 20.0f : 32.0f;
    struct ui_panel panel = { .label = word(WORD_DECISION), .padding = padding, .gap = 16.0f, .scrolls = true };
    desk->seat->card_needs = 0.0f;
    ui_panel_begin(desk->ui, "calm", box, &panel);
    ui_words(desk->ui, word(WORD_CALM_TITLE),
             &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = desk->is_dense ? TYPE_PANEL : TYPE_PAGE });
    ui_paragraph(desk->ui, calm_words(desk));
    put_calm_buttons(desk);
    bool is_early = desk->view->decisions_count == 0;
    if (is_early) {
        seat_put_brief(desk);
    }
    put_coming(desk);
    seat_put_decided(desk);
    if (!is_early) {
        seat_put_brief(desk);
    }
    ui_panel_end(desk->ui);
}

/* ---- a question -------------------------------------------------------------------------------------------------- */

static void put_question_options(struct desk *desk, const struct view_question *question, struct draft *draft)
{
    for (uint32_t i = 0; i < question->option_count; i++) {
        const char letter[2] = { (char)('A' + (i < 26 ? i : 25)), '\0' };
        struct ui_option option = { .letter = letter, .label = desk->view->question_options[question->first_option + i],
                                    .chosen = (draft->chosen & (1u << i)) != 0 };
        ui_push_number(desk->ui, i);
        if (ui_option(desk->ui, "option", &option) || ui_shortcut(desk->ui, letter)) {
            draft->chosen = 1u << i;
            desk_focus(desk->seat, "words"); /* what is typed next is written, and chooses nothing */
        }
        ui_pop_id(desk->ui);
    }
}

static void send_answer(struct desk *desk, uint32_t index, const struct draft *draft)
{
    struct view_wish wish = view_wish_make(WISH_ANSWER);
    wish.question = index;
    for (uint32_t i = 0; i < desk->view->questions[index].option_count; i++) {
        wish.option = (draft->chosen & (1u << i)) != 0 ? i : wish.option;
    }
    wish.confidence = draft->confidence > 0 ? (int32_t)(draft->confidence - 1) * 20 + 10 : -1;
    wish.text = draft->words.bytes > 0 ? str_text(&draft->words) : NULL;
    desk_wish(desk, &wish);
    desk_say(desk, word(WORD_SAID_ANSWERED));
}

void part_question(struct desk *desk, struct box box, uint32_t index)
{
    const struct view_question *question = &desk->view->questions[index];
    struct draft *draft = desk_answer(desk, index);
    struct ui_panel panel = { .label = word(WORD_QUESTION),
                              .border = desk->theme->amber.text,
                              .padding = desk->is_dense ? 20.0f : 32.0f,
                              .gap = 16.0f,
                              .scrolls = true };
    desk->seat->card_needs = box.h;
    ui_panel_begin(desk->ui, "question", box, &panel);
    ui_push_number(desk->ui, index);
    ui_words(desk->ui, word(WORD_QUESTION_TO_TALK_OVER),
             &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = TYPE_SECOND, .tone = UI_TONE_AMBER });
    ui_words(desk->ui, question->ask,
             &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = desk->is_dense ? TYPE_PANEL : TYPE_PAGE });
    put_question_options(desk, question, draft);
    struct ui_field field = { .label = word(WORD_YOUR_ANSWER), .hint = word(WORD_YOUR_ANSWER_HINT), .label_above = true,
                              .lines = desk->is_dense ? 3 : 6, .bytes_max = 4000 };
    (void)ui_field(desk->ui, "words", &field, &draft->words);
    desk_take_focus(desk, "words");
    bool has_answer = draft->words.bytes > 0 || draft->chosen != 0;
    struct ui_button send = { .label = word(WORD_GIVE_ANSWER), .rank = UI_PRIMARY, .height = BUTTON_HEIGHT_COMMIT,
                              .disabled = has_answer ? NULL : word(WORD_WORDS_FIRST) };
    if (ui_button_with(desk->ui, "answer", &send)) {
        send_answer(desk, index, draft);
    }
    ui_pop_id(desk->ui);
    ui_panel_end(desk->ui);
}

/* ---- the end ----------------------------------------------------------------------------------------------------- */

static const char *ended_words(const struct view *view)
{
    static const enum word words[] = { [VIEW_BY_ENDING] = WORD_ENDED_BY_ENDING,
                                       [VIEW_BY_CONTROL] = WORD_ENDED_BY_CONTROL,
                                       [VIEW_BY_LENGTH] = WORD_ENDED_BY_LENGTH,
                                       [VIEW_BY_FAULT] = WORD_ENDED_BY_FAULT };
    return word(words[view->ended_by]);
}

void part_end(struct desk *desk, struct box box)
{
    const struct view *view = desk->view;
    struct ui_panel panel = {
        .label = word(WORD_THE_END), .padding = desk->is_dense ? 20.0f : 40.0f, .gap = 16.0f, .scrolls = true
    };
    ui_panel_begin(desk->ui, "end", box, &panel);
    ui_label(desk->ui, FILL(desk, ENDED_AT, ended_words(view), say_moment(desk, desk->room->now_s)));
    const char *title = view->ending_title[0] != '\0' ? view->ending_title : word(WORD_THE_END);
    ui_words(desk->ui, title, &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = desk->is_dense ? TYPE_PAGE : TYPE_KEY });
    if (view->ending_text[0] != '\0') {
        ui_paragraph(desk->ui, view->ending_text);
    }
    ui_flow_begin(desk->ui, 12.0f);
    if (desk->room->has_debrief) {
        struct ui_button debrief = { .label = word(WORD_OPEN_DEBRIEF),
                                     .icon = ICON_BOARD,
                                     .rank = UI_PRIMARY,
                                     .shortcut = "Enter",
                                     .keycap = true,
                                     .height = BUTTON_HEIGHT_COMMIT };
        if (ui_button_with(desk->ui, "debrief", &debrief)) {
            desk_ask(desk, SEAT_DEBRIEF, 0);
        }
    }
    struct ui_button home = { .label = word(WORD_BACK_HOME), .height = BUTTON_HEIGHT_COMMIT };
    if (ui_button_with(desk->ui, "home", &home)) {
        desk_ask(desk, SEAT_HOME, 0);
    }
    ui_flow_end(desk->ui);
    seat_put_decided(desk);
    ui_panel_end(desk->ui);
}
