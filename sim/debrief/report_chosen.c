/* Decisions, one after the other: what was asked, what each team answered and why, how well grounded it was, what
 * followed, and what was luck. Then what teams did of their own accord. */
#include "debrief/report_inside.h"

/* ---- one answer ------------------------------------------------------------------------------------------------- */

static void line(struct sheet *sheet, const char *name, const char *words)
{
    str_add(sheet->out, "<div>");
    html_line(sheet->out, "dt", NULL, name);
    html_line(sheet->out, "dd", NULL, words);
    html_close(sheet->out, "div");
}

static const char *options_words(struct sheet *sheet, const struct debrief_decision *decision)
{
    struct str words = { 0 };
    const struct decision *def = &sheet->world->decisions[decision->decision.v];
    for (uint32_t i = 0; i < decision->option_count; i++) {
        str_addf(&words, "%s%c. %s", i > 0 ? "; " : "", debrief_option_letter(sheet->debrief, decision->options[i]),
                 sheet_thing(sheet, SHELF_OPTION, decision->options[i]));
    }
    if (def->answer == ANSWER_NUMBER) {
        str_addf(&words, "%s %s", debrief_number(decision->number_micro).at, world_source(sheet->world, def->unit));
    }
    const char *copy = arena_copy_string(&sheet->arena, str_text(&words));
    str_deinit(&words);
    return copy;
}

static const char *taken_words(struct sheet *sheet, const struct debrief_decision *decision)
{
    return decision->taken.v == ID_NONE ? "nothing" : sheet_thing(sheet, SHELF_OPTION, decision->taken.v);
}

static const char *answer_words(struct sheet *sheet, const struct debrief_decision *decision)
{
    switch (decision->state) {
    case DEBRIEF_DECISION_OPEN: return "Still open when the session stopped.";
    case DEBRIEF_DECISION_ANSWERED: return options_words(sheet, decision);
    case DEBRIEF_DECISION_TIMED_OUT:
        return arena_format(&sheet->arena, "Nobody answered. What happened instead: %s", taken_words(sheet, decision));
    case DEBRIEF_DECISION_NOT_AGREED:
        return arena_format(&sheet->arena, "%s. The teams did not agree. What happened instead: %s",
                            options_words(sheet, decision), taken_words(sheet, decision));
    case DEBRIEF_DECISION_CLOSED: return "Closed without an answer of its own.";
    }
    return "";
}

static const char *time_words(struct sheet *sheet, const struct debrief_decision *decision)
{
    int64_t until_s = decision->closed_s != DEBRIEF_NEVER ? decision->closed_s : sheet->debrief->end_s;
    const char *used = sheet_span(sheet, until_s - decision->opened_s);
    bool is_people = decision->is_person && decision->closed_s != DEBRIEF_NEVER;
    int64_t room_s = is_people ? debrief_room_s(sheet->debrief, decision->opened_s, until_s, decision->answer_record) : DEBRIEF_NEVER;
    if (room_s != DEBRIEF_NEVER) {
        used = arena_format(&sheet->arena, "%s, %s in the room,", used, debrief_span(room_s).at);
    }
    if (decision->deadline_s == DEBRIEF_NEVER) {
        return arena_format(&sheet->arena, "%s, without a deadline", used);
    }
    return arena_format(&sheet->arena, "%s of %s%s", used, debrief_span(decision->deadline_s - decision->opened_s).at,
                        decision->was_extended ? ", with extra time" : decision->is_assisted ? ", assisted" : "");
}

static void followed(struct sheet *sheet, const struct debrief_effect *effects, uint32_t count)
{
    str_add(sheet->out, "<ul class=\"effects\">");
    for (uint32_t i = 0; i < count; i++) {
        struct str words = { 0 };
        debrief_effect_words(sheet->debrief, &effects[i], &words);
        str_addf(sheet->out, "<li%s><span class=\"t\">%s</span> ", effects[i].is_luck ? " class=\"luck\"" : "",
                 sheet_moment(sheet, effects[i].at_s));
        html_words(sheet->out, str_text(&words));
        str_add(sheet->out, "</li>");
        str_deinit(&words);
    }
    html_close(sheet->out, "ul");
}

static void what_followed(struct sheet *sheet, const struct debrief_decision *decision)
{
    str_add(sheet->out, "<div><dt>What followed</dt><dd>");
    if (decision->effect_count == 0) {
        html_words(sheet->out, "nothing straight from it");
    } else {
        followed(sheet, decision->effects, decision->effect_count);
    }
    str_add(sheet->out, "</dd></div>\n");
}

static void luck_lines(struct sheet *sheet, const struct debrief_luck *luck, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        line(sheet, "Luck",
             arena_format(&sheet->arena, "chance said \"%s\", which comes up %u times in 100", luck[i].name,
                          luck[i].weight_percent));
    }
}

static const char *feedback_of(struct sheet *sheet, const struct debrief_decision *decision)
{
    uint32_t option =
        decision->state == DEBRIEF_DECISION_ANSWERED && decision->option_count == 1 ? decision->options[0] : ID_NONE;
    return option == ID_NONE ? "" : sheet_filled(sheet, sheet->world->options[option].feedback, decision->team, decision->closed_s);
}

static void answer(struct sheet *sheet, const struct debrief_decision *decision)
{
    const char *by = sheet_by(sheet, decision->team,
                              decision->closed_s != DEBRIEF_NEVER ? decision->closed_s : decision->opened_s);
    str_add(sheet->out, "<div class=\"answer\">\n<h4>");
    html_words(sheet->out, sheet_team(sheet, decision->team));
    str_add_char(sheet->out, ' ');
    if (by[0] != '\0') {
        sheet_mark(sheet, "bot", by);
    }
    if (decision->state == DEBRIEF_DECISION_TIMED_OUT) {
        sheet_mark(sheet, "bad", "no answer");
    }
    if (decision->sound >= 0) {
        sheet_mark(sheet, decision->sound > 0 ? "good" : "plain",
                   decision->sound > 0 ? "well grounded" : "not well grounded");
    }
    html_close(sheet->out, "h4");
    str_add(sheet->out, "<dl>\n");
    line(sheet, "Answer", answer_words(sheet, decision));
    line(sheet, "Time used", time_words(sheet, decision));
    if (decision->confidence >= 0) {
        line(sheet, "Confidence", arena_format(&sheet->arena, "%d of 100", (int)decision->confidence));
    }
    str_add(sheet->out, "<div><dt>Why</dt><dd>");
    if (decision->words[0] == '\0') {
        html_words(sheet->out, "no reason was written down");
    }
    html_typed(sheet->out, "blockquote", "typed", decision->words);
    str_add(sheet->out, "</dd></div>\n");
    what_followed(sheet, decision);
    luck_lines(sheet, decision->luck, decision->luck_count);
    if (feedback_of(sheet, decision)[0] != '\0') {
        line(sheet, "To think about", feedback_of(sheet, decision));
    }
    str_add(sheet->out, "</dl>\n</div>\n");
}

/* ---- one decision, every team it was put to --------------------------------------------------------------------- */

static bool was_taken(const struct debrief_model *debrief, uint32_t option, uint32_t decision)
{
    for (uint32_t i = 0; i < debrief->decisions_count; i++) {
        const struct debrief_decision *put = &debrief->decisions[i];
        for (uint32_t k = 0; k < put->option_count && put->decision.v == decision; k++) {
            if (put->options[k] == option) {
                return true;
            }
        }
    }
    return false;
}

static void options(struct sheet *sheet, const struct decision *def, uint32_t decision)
{
    str_add(sheet->out, "<ol class=\"options\" type=\"A\">\n");
    for (uint32_t i = 0; i < def->option_count; i++) {
        bool taken = was_taken(sheet->debrief, def->first_option + i, decision);
        str_addf(sheet->out, "<li%s>", taken ? " class=\"taken\"" : "");
        html_words(sheet->out, sheet_thing(sheet, SHELF_OPTION, def->first_option + i));
        if (taken) {
            str_add_char(sheet->out, ' ');
            sheet_mark(sheet, "plain", "taken");
        }
        str_add(sheet->out, "</li>\n");
    }
    html_close(sheet->out, "ol");
}

static void decision(struct sheet *sheet, uint32_t first)
{
    const struct debrief_model *debrief = sheet->debrief;
    uint32_t which = debrief->decisions[first].decision.v;
    const struct decision *def = &sheet->world->decisions[which];
    str_add(sheet->out, "<article class=\"decision\">\n<div class=\"asked\">\n");
    sheet_heading(sheet, sheet_thing(sheet, SHELF_DECISION, which));
    html_line(sheet->out, "p", "by",
              arena_format(&sheet->arena, "Put at %s", sheet_moment(sheet, debrief->decisions[first].opened_s)));
    const char *text = sheet_filled(sheet, def->text, debrief->decisions[first].team, debrief->decisions[first].opened_s);
    if (text[0] != '\0') {
        sheet_text(sheet, text);
    }
    if (def->option_count > 0) {
        options(sheet, def, which);
    }
    html_close(sheet->out, "div");
    for (uint32_t i = first; i < debrief->decisions_count; i++) {
        if (debrief->decisions[i].decision.v == which) {
            answer(sheet, &debrief->decisions[i]);
        }
    }
    html_close(sheet->out, "article");
}

static bool is_first(const struct debrief_model *debrief, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++) {
        if (debrief->decisions[i].decision.v == debrief->decisions[at].decision.v) {
            return false;
        }
    }
    return true;
}

/* ---- an overview, and what teams did of themselves -------------------------------------------------------------- */

static void overview(struct sheet *sheet)
{
    static const char *const heads[] = { "Decision", "Team", "#Put", "#Time used", "#Of", "Answer", "Grounds" };
    static const char *const states[] = { [DEBRIEF_DECISION_OPEN] = "open",
                                          [DEBRIEF_DECISION_ANSWERED] = "",
                                          [DEBRIEF_DECISION_TIMED_OUT] = "nobody answered",
                                          [DEBRIEF_DECISION_NOT_AGREED] = " not agreed",
                                          [DEBRIEF_DECISION_CLOSED] = "closed" };
    const struct debrief_model *debrief = sheet->debrief;
    html_table(sheet->out, NULL, "All decisions", heads, 7);
    for (uint32_t i = 0; i < debrief->decisions_count; i++) {
        const struct debrief_decision *put = &debrief->decisions[i];
        int64_t until_s = put->closed_s != DEBRIEF_NEVER ? put->closed_s : debrief->end_s;
        html_row(sheet->out);
        html_row_head(sheet->out, sheet_thing(sheet, SHELF_DECISION, put->decision.v));
        html_cell(sheet->out, sheet_team(sheet, put->team));
        html_number(sheet->out, sheet_moment(sheet, put->opened_s));
        html_number(sheet->out, sheet_span(sheet, until_s - put->opened_s));
        html_number(sheet->out,
                    put->deadline_s == DEBRIEF_NEVER ? "–" : sheet_span(sheet, put->deadline_s - put->opened_s));
        str_add(sheet->out, "<td>");
        for (uint32_t k = 0; k < put->option_count; k++) {
            html_format(sheet->out, "%s%c", k > 0 ? ", " : "", debrief_option_letter(debrief, put->options[k]));
        }
        html_words(sheet->out, states[put->state]);
        str_add(sheet->out, "</td>");
        html_cell(sheet->out, put->sound < 0 ? "–" : put->sound > 0 ? "well grounded" : "not well grounded");
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
}

static void actions(struct sheet *sheet)
{
    static const char *const heads[] = { "#When", "Team", "What", "#Done", "What followed" };
    const struct debrief_model *debrief = sheet->debrief;
    if (debrief->actions_count == 0) {
        return;
    }
    sheet_heading(sheet, "Done of their own accord");
    html_table(sheet->out, NULL, "Actions, and what followed straight from them", heads, 5);
    for (uint32_t i = 0; i < debrief->actions_count; i++) {
        const struct debrief_action *action = &debrief->actions[i];
        html_row(sheet->out);
        html_number(sheet->out, sheet_moment(sheet, action->at_s));
        html_row_head(sheet->out, sheet_team(sheet, action->team));
        html_cell(sheet->out, sheet_thing(sheet, SHELF_ACTION, action->action.v));
        html_number(sheet->out, sheet_moment(sheet, action->done_s));
        str_add(sheet->out, "<td>");
        if (action->effect_count > 0) {
            followed(sheet, action->effects, action->effect_count);
        }
        for (uint32_t k = 0; k < action->luck_count; k++) {
            html_format(sheet->out, "Luck: \"%s\", %u times in 100. ", action->luck[k].name,
                        action->luck[k].weight_percent);
        }
        str_add(sheet->out, "</td>");
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
}

void report_decisions(struct sheet *sheet)
{
    const struct debrief_model *debrief = sheet->debrief;
    sheet_section(sheet, "decisions", "Decisions",
                  "A choice is judged by what the team knew when it made it. How it turned out, and what was luck, "
                  "stand apart.");
    if (debrief->decisions_count == 0) {
        sheet_text(sheet, "No decision had been put to a team.");
    } else {
        overview(sheet);
    }
    html_open(sheet->out, "div", "answers");
    for (uint32_t i = 0; i < debrief->decisions_count; i++) {
        if (is_first(debrief, i)) {
            decision(sheet, i);
        }
    }
    html_close(sheet->out, "div");
    actions(sheet);
    sheet_section_end(sheet);
}
