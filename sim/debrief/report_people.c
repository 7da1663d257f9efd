/* Questions for the room, objectives with their evidence, what was written, and who took part. */
#include "debrief/report_inside.h"

#include <string.h>

/* ---- the hot wash ----------------------------------------------------------------------------------------------- */

static void to_whom(struct sheet *sheet, const struct debrief_question *question)
{
    if (question->team_count == 0) {
        return;
    }
    str_add(sheet->out, "<p class=\"by\">To ");
    for (uint32_t i = 0; i < question->team_count; i++) {
        html_words(sheet->out, i == 0 ? "" : i + 1 < question->team_count ? ", " : " and ");
        html_words(sheet->out, sheet_team(sheet, (struct team_id){ question->teams[i] }));
    }
    html_close(sheet->out, "p");
}

static void question(struct sheet *sheet, const struct debrief_question *question)
{
    str_add(sheet->out, "<li>");
    html_line(sheet->out, "p", "ask", question->ask);
    if (question->caution[0] != '\0') {
        html_line(sheet->out, "p", "note", question->caution);
    }
    to_whom(sheet, question);
    if (question->note[0] != '\0') {
        html_line(sheet->out, "p", "note", question->note);
    }
    html_close(sheet->out, "li");
}

void report_hot_wash(struct sheet *sheet)
{
    const struct debrief_model *debrief = sheet->debrief;
    uint32_t left = 0;
    sheet_section(sheet, "hot-wash", "For the hot wash",
                  "Questions for the room, right after. They look for what held things up, not for who.");
    if (debrief->questions_count == 0) {
        sheet_text(sheet, "The author wrote no questions. A start: what would have let you know sooner, and whom did "
                          "you not think of telling?");
    } else {
        str_add(sheet->out, "<ol class=\"questions\">\n");
        for (uint32_t i = 0; i < debrief->questions_count; i++) {
            if (debrief->questions[i].came_up) {
                question(sheet, &debrief->questions[i]);
            } else {
                left++;
            }
        }
        html_close(sheet->out, "ol");
    }
    if (left > 0) {
        sheet_text(sheet,
                   arena_format(&sheet->arena,
                                "%u more of the author's questions ask%s about what did not come up in this play.",
                                left, left == 1 ? "s" : ""));
    }
    sheet_section_end(sheet);
}

/* ---- objectives ------------------------------------------------------------------------------------------------- */

static void decision_evidence(struct sheet *sheet, uint32_t decision)
{
    uint32_t put = 0;
    for (uint32_t i = 0; i < sheet->debrief->decisions_count; i++) {
        const struct debrief_decision *answer = &sheet->debrief->decisions[i];
        if (answer->decision.v != decision) {
            continue;
        }
        html_format(sheet->out, "%s%s ", put++ > 0 ? "; " : " – ", sheet_team(sheet, answer->team));
        for (uint32_t k = 0; k < answer->option_count; k++) {
            html_format(sheet->out, "%s%c", k > 0 ? ", " : "",
                        debrief_option_letter(sheet->debrief, answer->options[k]));
        }
        html_words(sheet->out, answer->state == DEBRIEF_DECISION_TIMED_OUT ? "nobody answered"
                               : answer->option_count == 0             ? "no option"
                               : answer->sound > 0                     ? ", well grounded"
                               : answer->sound == 0                    ? ", not well grounded"
                                                                       : "");
    }
    html_words(sheet->out, put == 0 ? " – not put" : "");
}

static void clock_evidence(struct sheet *sheet, uint32_t clock)
{
    static const char *const states[] = { [DEBRIEF_STAGE_IDLE] = "not begun", [DEBRIEF_STAGE_OPEN] = "open",
                                          [DEBRIEF_STAGE_MET] = "met", [DEBRIEF_STAGE_LATE] = "late",
                                          [DEBRIEF_STAGE_MISSED] = "missed", [DEBRIEF_STAGE_STOPPED] = "fell away",
                                          [DEBRIEF_STAGE_PARTIAL] = "in time, incomplete" };
    html_format(sheet->out, " (%s)", sheet_team(sheet, sheet->world->clocks[clock].who));
    for (uint32_t i = 0; i < sheet->debrief->stages_count; i++) {
        const struct debrief_stage *stage = &sheet->debrief->stages[i];
        if (stage->clock.v == clock) {
            html_format(sheet->out, "%s %s %s", stage->stage == 0 ? ":" : ",", sheet_stage(sheet, stage),
                        stage->is_undeclared ? "never declared" : states[stage->state]);
        }
    }
}

static void fact_evidence(struct sheet *sheet, uint32_t fact)
{
    uint32_t needs = 0;
    uint32_t met = 0;
    uint32_t holders = 0;
    for (uint32_t i = 0; i < sheet->debrief->needs_count; i++) {
        needs += sheet->debrief->needs[i].fact.v == fact ? 1 : 0;
        met += sheet->debrief->needs[i].fact.v == fact && sheet->debrief->needs[i].state == DEBRIEF_NEED_MET ? 1 : 0;
    }
    for (uint32_t i = 0; i < sheet->debrief->holdings_count; i++) {
        holders += sheet->debrief->holdings[i].fact.v == fact ? 1 : 0;
    }
    if (needs > 0) {
        html_format(sheet->out, ": %u of %u needs met in time", met, needs);
    } else {
        html_format(sheet->out, ": %u team%s came to know it", holders, holders == 1 ? "" : "s");
    }
}

static void question_evidence(struct sheet *sheet, uint32_t question)
{
    uint32_t answers = 0;
    for (uint32_t i = 0; i < sheet->debrief->notes_count; i++) {
        const struct debrief_note *note = &sheet->debrief->notes[i];
        answers += note->kind == DEBRIEF_TALKED && note->thing.v == thing(SHELF_QUESTION, question).v ? 1 : 0;
    }
    html_format(sheet->out, ": %u answer%s", answers, answers == 1 ? "" : "s");
}

static void evidence(struct sheet *sheet, struct thing_id id)
{
    uint32_t index = thing_index(id);
    str_add(sheet->out, "<li>");
    html_words(sheet->out, debrief_thing_name(sheet->debrief, id));
    switch (thing_shelf(id)) {
    case SHELF_DECISION: decision_evidence(sheet, index); break;
    case SHELF_CLOCK: clock_evidence(sheet, index); break;
    case SHELF_FACT: fact_evidence(sheet, index); break;
    case SHELF_QUESTION: question_evidence(sheet, index); break;
    case SHELF_MEASURE:
        html_format(sheet->out, ": %s to %s %s", sheet_number(sheet, sheet->debrief->measures[index].start_micro),
                    sheet_number(sheet, sheet->debrief->measures[index].end_micro),
                    world_source(sheet->world, sheet->world->measures[index].unit));
        break;
    default: break;
    }
    str_add(sheet->out, "</li>");
}

static void ratings(struct sheet *sheet, uint32_t objective)
{
    static const char *const words[] = { [DEBRIEF_P] = "P performed without challenges",
                                         [DEBRIEF_S] = "S with some challenges",
                                         [DEBRIEF_M] = "M with major challenges",
                                         [DEBRIEF_U] = "U unable to be performed" };
    bool has_any = false;
    str_add(sheet->out, "<td>");
    for (uint32_t i = 0; i < sheet->debrief->ratings_count; i++) {
        const struct debrief_rated *rated = &sheet->debrief->ratings[i];
        if (rated->objective == objective) {
            has_any = true;
            sheet_mark(sheet, "plain", words[rated->rating]);
            html_typed(sheet->out, "blockquote", "typed", rated->words);
        }
    }
    if (!has_any) {
        sheet_mark(sheet, "gap", "not rated");
    }
    str_add(sheet->out, "</td>");
}

/* Authors number them in their titles. */
static const uint32_t *by_title(struct sheet *sheet)
{
    uint32_t count = sheet->world->objectives_count;
    uint32_t *order = ARENA_ARRAY(&sheet->arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = i;
        for (; at > 0 &&
               strcmp(sheet_thing(sheet, SHELF_OBJECTIVE, order[at - 1]), sheet_thing(sheet, SHELF_OBJECTIVE, i)) > 0;
             at--) {
            order[at] = order[at - 1];
        }
        order[at] = i;
    }
    return order;
}

void report_objectives(struct sheet *sheet)
{
    static const char *const heads[] = { "Objective", "What is looked for", "What the record shows", "Rating" };
    const struct world *world = sheet->world;
    sheet_section(sheet, "objectives", "Objectives",
                  "Ratings are people's. The record only shows what they may rest on.");
    if (world->objectives_count == 0) {
        sheet_text(sheet, "This scenario names no objectives.");
        sheet_section_end(sheet);
        return;
    }
    const uint32_t *order = by_title(sheet);
    html_table(sheet->out, "objectives", "Objectives, their evidence, and how evaluators rated them", heads, 4);
    for (uint32_t at = 0; at < world->objectives_count; at++) {
        uint32_t i = order[at];
        const struct objective *objective = &world->objectives[i];
        html_row(sheet->out);
        html_row_head(sheet->out, world_source(world, objective->title));
        str_add(sheet->out, "<td><ul>");
        for (uint32_t k = 0; k < objective->tasks.count; k++) {
            html_line(sheet->out, "li", NULL,
                      world_source(world, (struct text_id){ world_ref(world, objective->tasks, k) }));
        }
        str_add(sheet->out, "</ul></td><td><ul>");
        for (uint32_t k = 0; k < objective->evidence.count; k++) {
            evidence(sheet, (struct thing_id){ world_ref(world, objective->evidence, k) });
        }
        str_add(sheet->out, "</ul></td>");
        ratings(sheet, i);
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
    sheet_section_end(sheet);
}

/* ---- what was written ------------------------------------------------------------------------------------------- */

static const char *note_title(enum debrief_note_kind kind)
{
    static const char *const titles[] = {
        [DEBRIEF_NOTE] = "Note", [DEBRIEF_STRENGTH] = "Strength", [DEBRIEF_IMPROVE] = "Area for improvement",
        [DEBRIEF_PLAN] = "For the improvement plan", [DEBRIEF_PROPOSAL] = "Something else, proposed",
        [DEBRIEF_RULING] = "Ruling", [DEBRIEF_HINT] = "Hint", [DEBRIEF_REPORT] = "\"We told them\"",
        [DEBRIEF_TALKED] = "Talked over",
    };
    return titles[kind];
}

static void note(struct sheet *sheet, const struct debrief_note *note)
{
    html_row(sheet->out);
    html_number(sheet->out, sheet_moment(sheet, note->at_s));
    html_row_head(sheet->out, note_title(note->kind));
    html_cell(sheet->out, team_is_real(note->team) ? sheet_team(sheet, note->team) : "control");
    str_add(sheet->out, "<td>");
    const char *about = debrief_thing_name(sheet->debrief, note->thing);
    if (about[0] != '\0') {
        html_line(sheet->out, "p", "by", about);
    }
    if (note->option != ID_NONE && thing_shelf(note->thing) == SHELF_QUESTION) {
        struct span options = sheet->world->questions[thing_index(note->thing)].options;
        html_line(sheet->out, "p", NULL,
                  world_source(sheet->world, (struct text_id){ world_ref(sheet->world, options, note->option) }));
    }
    html_typed(sheet->out, "p", "typed", note->words);
    str_add(sheet->out, "</td>");
    html_row_end(sheet->out);
}

void report_written(struct sheet *sheet)
{
    static const char *const heads[] = { "#When", "What", "Whose, or about whom", "Words" };
    const struct debrief_model *debrief = sheet->debrief;
    sheet_section(sheet, "written", "Noted and written", NULL);
    if (debrief->notes_count == 0) {
        sheet_text(sheet, "No observation, note or answer was written down.");
    } else {
        html_table(sheet->out, NULL, "Observations, notes, proposals, rulings and answers", heads, 4);
        for (uint32_t i = 0; i < debrief->notes_count; i++) {
            note(sheet, &debrief->notes[i]);
        }
        html_table_end(sheet->out);
    }
    sheet_section_end(sheet);
}

/* ---- who took part ---------------------------------------------------------------------------------------------- */

static const char *played_by(struct sheet *sheet, uint32_t team)
{
    const struct debrief_team *played = &sheet->debrief->teams[team];
    const char *who =
        played->who == DEBRIEF_PERSON ? "people"
        : played->who == DEBRIEF_BOT
            ? arena_format(&sheet->arena, "a bot%s%s", played->policy[0] != '\0' ? ", " : "", played->policy)
            : "nobody";
    return played->has_changed ? arena_format(&sheet->arena, "%s, at the end; it changed hands", who) : who;
}

static const char *sector_words(enum sector sector)
{
    return sector == SECTOR_GOVERNMENT ? "government" : sector == SECTOR_BUSINESS ? "business" : "other";
}

void report_people(struct sheet *sheet)
{
    static const char *const heads[] = {
        "Team", "Mark", "Sector", "Economy", "Played by", "#Items sent", "#Decisions answered"
    };
    const struct debrief_model *debrief = sheet->debrief;
    sheet_section(sheet, "people", "Who took part", "Names of people are not in this report.");
    html_table(sheet->out, NULL, "Teams, and who played them", heads, 7);
    for (uint32_t lane = 0; lane < debrief->teams_count; lane++) {
        uint32_t team = 0;
        uint32_t sent = 0;
        uint32_t answered = 0;
        while (debrief->teams[team].lane != lane) {
            team++;
        }
        for (uint32_t i = 0; i < debrief->shares_count; i++) {
            sent += debrief->shares[i].from.v == team ? 1 : 0;
        }
        for (uint32_t i = 0; i < debrief->decisions_count; i++) {
            answered += debrief->decisions[i].team.v == team && debrief->decisions[i].option_count > 0 ? 1 : 0;
        }
        const struct team *def = &sheet->world->teams[team];
        html_row(sheet->out);
        html_row_head(sheet->out, sheet_team(sheet, (struct team_id){ team }));
        html_cell(sheet->out, def->mark != NULL ? def->mark : "");
        html_cell(sheet->out, sector_words(def->sector));
        html_cell(sheet->out, def->economy.v < sheet->world->economies_count
                                  ? sheet_thing(sheet, SHELF_ECONOMY, def->economy.v)
                                  : "");
        str_add(sheet->out, "<td>");
        if (debrief->teams[team].who == DEBRIEF_PERSON) {
            html_words(sheet->out, played_by(sheet, team));
        } else {
            sheet_mark(sheet, "bot", played_by(sheet, team));
        }
        str_add(sheet->out, "</td>");
        html_number(sheet->out, sheet_count(sheet, sent));
        html_number(sheet->out, sheet_count(sheet, answered));
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
    sheet_section_end(sheet);
}
