/* The clock board, what was said in public, and the measures. */
#include "debrief/report_inside.h"

#include "charts/measure_rows.h"

#define MEASURES_WIDTH 1280.0f
#define MEASURES_HEAD 320.0f
#define AXIS_TOP 46.0f

/* ---- duties ----------------------------------------------------------------------------------------------------- */

static const char *class_names[] = {
    "C1 reporter and contact", "C2 what, when and how found", "C3 systems and service", "C4 data and people",
    "C5 cause and indicators", "C6 measures taken", "C7 across borders", "C8 help wanted", "C9 demand or payment",
    "C10 advice to people",
};

static void add_classes(struct sheet *sheet, const struct debrief_stage *stage)
{
    str_add(sheet->out, "<td>");
    bool is_empty = stage->submitted_s == DEBRIEF_NEVER || stage->is_known;
    if (is_empty || stage->required == 0) {
        html_words(sheet->out, is_empty ? "–" : "nothing asked for");
    } else {
        uint32_t there = stage->required & stage->covered;
        uint32_t missing = stage->required & ~stage->covered;
        html_format(sheet->out, "%u of %u", debrief_class_count(there), debrief_class_count(stage->required));
        for (uint32_t i = 0; i < sizeof class_names / sizeof class_names[0]; i++) {
            if ((missing >> i & 1) != 0) {
                html_format(sheet->out, "%s%s", missing & ((1u << i) - 1) ? ", " : "; without ", class_names[i]);
            }
        }
    }
    str_add(sheet->out, "</td>");
}

/* Its owner sent nothing: why it counts all the same. */
static void add_known(struct sheet *sheet, const struct debrief_stage *stage)
{
    if (stage->knew.v == TEAM_NONE.v) {
        html_format(sheet->out, " without a notice, from %s", sheet_moment(sheet, stage->submitted_s));
        return;
    }
    html_format(sheet->out, ": %s knew at %s", sheet_team(sheet, stage->knew), sheet_moment(sheet, stage->submitted_s));
    if (team_is_real(stage->told_by)) {
        html_format(sheet->out, " (told by %s)", sheet_team(sheet, stage->told_by));
    }
}

static void stage_state(struct sheet *sheet, const struct debrief_stage *stage)
{
    static const struct { const char *class, *words; } states[] = {
        [DEBRIEF_STAGE_IDLE] = { "plain", "not begun" }, [DEBRIEF_STAGE_OPEN] = { "open", "open" },
        [DEBRIEF_STAGE_MET] = { "good", "met" },           [DEBRIEF_STAGE_LATE] = { "bad", "late" },
        [DEBRIEF_STAGE_MISSED] = { "bad", "missed" },      [DEBRIEF_STAGE_STOPPED] = { "plain", "fell away" },
        [DEBRIEF_STAGE_PARTIAL] = { "bad", "in time, incomplete" },
    };
    bool is_waiting = stage->is_undeclared && stage->state == DEBRIEF_STAGE_IDLE;
    str_add(sheet->out, "<td>");
    sheet_mark(sheet, is_waiting ? "bad" : states[stage->state].class,
               is_waiting             ? "never declared"
               : stage->is_undeclared ? "missed: never declared"
                                      : states[stage->state].words);
    if (stage->is_known) {
        add_known(sheet, stage);
    }
    const char *by = stage->state == DEBRIEF_STAGE_IDLE
                         ? ""
                         : sheet_by(sheet, stage->team, stage->started_s == DEBRIEF_NEVER ? 0 : stage->started_s);
    if (by[0] != '\0') {
        str_add(sheet->out, ", ");
        sheet_mark(sheet, "bot", by);
    }
    str_add(sheet->out, "</td>");
}

static const char *addressee(struct sheet *sheet, const struct clock *clock)
{
    return team_is_real(clock->to) || clock->to.v == TEAM_PUBLIC.v ? sheet_team(sheet, clock->to)
                                                                    : world_source(sheet->world, clock->to_text);
}

/* When it began: by what was known, by what another knew, and by what its owner said. The gap is a figure of its own.
 */
static void add_began(struct sheet *sheet, const struct debrief_stage *stage)
{
    str_add(sheet->out, "<td>");
    if (stage->started_s == DEBRIEF_NEVER && stage->declared_s == DEBRIEF_NEVER && stage->imputed_s == DEBRIEF_NEVER) {
        str_add(sheet->out, "–");
    }
    if (stage->started_s != DEBRIEF_NEVER) {
        html_format(sheet->out, "%s%s", sheet_moment(sheet, stage->started_s),
                    stage->is_undeclared ? " by the facts, never declared" : "");
    }
    if (stage->imputed_s != DEBRIEF_NEVER) {
        html_format(sheet->out, "%simputed from %s", stage->started_s != DEBRIEF_NEVER ? "; " : "",
                    sheet_moment(sheet, stage->imputed_s));
    }
    if (stage->declared_s != DEBRIEF_NEVER) {
        html_format(sheet->out, "%sdeclared %s",
                    stage->started_s != DEBRIEF_NEVER || stage->imputed_s != DEBRIEF_NEVER ? "; " : "",
                    sheet_moment(sheet, stage->declared_s));
        if (stage->started_s != DEBRIEF_NEVER && stage->declared_s > stage->started_s) {
            html_format(sheet->out, " (%s after)", sheet_span(sheet, stage->declared_s - stage->started_s));
        }
    }
    str_add(sheet->out, "</td>");
}

static void stage_row(struct sheet *sheet, const struct debrief_stage *stage)
{
    const struct clock *clock = &sheet->world->clocks[stage->clock.v];
    html_row(sheet->out);
    html_row_head(sheet->out,
                  arena_format(&sheet->arena, "%s%s%s%s, %s", sheet_thing(sheet, SHELF_CLOCK, stage->clock.v),
                               clock->law != NULL ? " (" : "", clock->law != NULL ? clock->law : "",
                               clock->law != NULL ? ")" : "", sheet_stage(sheet, stage)));
    html_cell(sheet->out,
              arena_format(&sheet->arena, "%s to %s", sheet_team(sheet, stage->team), addressee(sheet, clock)));
    add_began(sheet, stage);
    if (stage->state != DEBRIEF_STAGE_IDLE && stage->due_s == DEBRIEF_NEVER) {
        html_cell(sheet->out, "as soon as practicable");
    } else {
        html_number(sheet->out, sheet_moment(sheet, stage->due_s));
    }
    html_number(sheet->out, stage->is_known ? "nothing" : sheet_moment(sheet, stage->submitted_s));
    html_number(sheet->out, sheet_span(sheet, stage->margin_s));
    add_classes(sheet, stage);
    stage_state(sheet, stage);
    html_row_end(sheet->out);
}

static void notices(struct sheet *sheet)
{
    bool has_any = false;
    for (uint32_t i = 0; i < sheet->debrief->stages_count; i++) {
        const struct debrief_stage *stage = &sheet->debrief->stages[i];
        if (stage->words[0] == '\0') {
            continue;
        }
        if (!has_any) {
            sheet_heading(sheet, "What was notified");
            has_any = true;
        }
        html_line(sheet->out, "p", "by",
                  arena_format(&sheet->arena, "%s, %s: %s, %s", sheet_moment(sheet, stage->submitted_s),
                               sheet_team(sheet, stage->team), sheet_thing(sheet, SHELF_CLOCK, stage->clock.v),
                               sheet_stage(sheet, stage)));
        html_typed(sheet->out, "blockquote", "typed", stage->words);
    }
}

void report_duties(struct sheet *sheet)
{
    static const char *const heads[] = { "Duty and stage", "Who tells whom", "Began",   "#Due",
                                         "#Sent",          "#To spare",      "Content", "Result" };
    const struct debrief_model *debrief = sheet->debrief;
    sheet_section(sheet, "duties", "Duties to notify",
                  "Each stage of each clock: when the duty began, by the facts and by its owner's word, when it was "
                  "due, and what was sent.");
    if (debrief->stages_count == 0) {
        sheet_text(sheet, "This scenario has no duties to notify.");
    } else {
        html_table(sheet->out, "duties", "The clock board. Below zero: late by so much", heads, 8);
        for (uint32_t i = 0; i < debrief->stages_count; i++) {
            stage_row(sheet, &debrief->stages[i]);
        }
        html_table_end(sheet->out);
        notices(sheet);
    }
    sheet_section_end(sheet);
}

/* ---- in public -------------------------------------------------------------------------------------------------- */

static void truth_cell(struct sheet *sheet, const struct debrief_statement *statement)
{
    str_add(sheet->out, "<td>");
    if (statement->fact.v == ID_NONE) {
        html_words(sheet->out, "words only");
    } else if (!statement->is_false) {
        html_words(sheet->out, "true when said");
    } else {
        sheet_mark(sheet, "bad", "not true");
        int64_t until_s = statement->until_s != DEBRIEF_NEVER ? statement->until_s : sheet->debrief->end_s;
        html_format(sheet->out, " %s %s", statement->until_s != DEBRIEF_NEVER ? "stood for" : "stood to the end,",
                    sheet_span(sheet, until_s - statement->at_s));
    }
    if (statement->is_leak) {
        str_add_char(sheet->out, ' ');
        sheet_mark(sheet, "bad", "against its label");
    }
    str_add(sheet->out, "</td>");
}

void report_public(struct sheet *sheet)
{
    static const char *const heads[] = { "#When", "Who", "What", "True?" };
    const struct debrief_model *debrief = sheet->debrief;
    sheet_section(sheet, "public", "Said in public", NULL);
    if (debrief->statements_count == 0) {
        sheet_text(sheet, "No team said anything in public.");
        sheet_section_end(sheet);
        return;
    }
    html_table(sheet->out, NULL, "What became public, and whether it was true", heads, 4);
    for (uint32_t i = 0; i < debrief->statements_count; i++) {
        const struct debrief_statement *statement = &debrief->statements[i];
        html_row(sheet->out);
        html_number(sheet->out, sheet_moment(sheet, statement->at_s));
        html_row_head(sheet->out, team_is_real(statement->team) ? sheet_team(sheet, statement->team) : "in the news");
        str_add(sheet->out, "<td>");
        if (statement->fact.v != ID_NONE) {
            html_words(sheet->out, sheet_thing(sheet, SHELF_FACT, statement->fact.v));
        }
        html_typed(sheet->out, "blockquote", "typed", statement->words);
        str_add(sheet->out, "</td>");
        truth_cell(sheet, statement);
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
    sheet_section_end(sheet);
}

/* ---- measures --------------------------------------------------------------------------------------------------- */

/* Straight between points; a step has two points at one second. */
static struct curve curve_of(struct sheet *sheet, const struct debrief_measure *measure)
{
    const struct measure *def = &sheet->world->measures[measure->measure.v];
    struct curve_point *points = ARENA_ARRAY(&sheet->arena, struct curve_point, (size_t)measure->point_count * 2 + 2);
    uint32_t count = 0;
    points[count++] = (struct curve_point){ 0, measure->start_micro };
    for (uint32_t i = 0; i < measure->point_count; i++) {
        int64_t at_s = measure->points[i].at_s;
        if (i > 0) {
            points[count++] = (struct curve_point){ at_s, debrief_point_at(def, &measure->points[i - 1], at_s) };
        }
        points[count++] = (struct curve_point){ at_s, measure->points[i].micro };
    }
    points[count++] = (struct curve_point){ sheet->debrief->end_s, measure->end_micro };
    return (struct curve){ .points = points, .count = count,
                           .low = def->has_lowest ? def->lowest_micro : measure->least_micro,
                           .high = def->has_highest ? def->highest_micro : measure->most_micro };
}

static void measures_picture(struct sheet *sheet)
{
    const struct debrief_model *debrief = sheet->debrief;
    struct measure_row *rows = ARENA_ARRAY(&sheet->arena, struct measure_row, debrief->measures_count);
    for (uint32_t i = 0; i < debrief->measures_count; i++) {
        const struct measure *def = &sheet->world->measures[i];
        rows[i] = (struct measure_row){ sheet_thing(sheet, SHELF_MEASURE, i),
                                        sheet_number(sheet, debrief->measures[i].end_micro),
                                        def->unit.v != 0 ? world_source(sheet->world, def->unit) : NULL,
                                        curve_of(sheet, &debrief->measures[i]) };
    }
    struct measure_rows in = { .rows = rows, .count = debrief->measures_count, .theme = THEME_PRINT, .title_x = 0.0f };
    float height = AXIS_TOP + measure_rows_height(&in);
    struct canvas *canvas = sheet_picture(sheet, MEASURES_WIDTH, height, "Measures over time",
                                          "A row for each measure, on the time axis of the diagram.");
    struct axis_spec spec = debrief_axis(debrief, &sheet->arena);
    struct axis axis;
    axis_lay(&axis, &sheet->arena, canvas, &spec, MEASURES_HEAD, MEASURES_WIDTH - 16.0f);
    axis_draw_labels(canvas, theme_get(THEME_PRINT), &axis, AXIS_TOP - AXIS_LABEL_RISE, box_make(0, 0, 0, 0));
    measure_rows_draw(canvas, &sheet->arena, &in, &axis, box_make(0, AXIS_TOP, MEASURES_WIDTH, height - AXIS_TOP));
    sheet_picture_end(sheet, canvas, "wide",
                      "Each measure on the time axis of the diagram, from its lowest to its highest; the number is "
                      "where it stood at the end.");
}

void report_measures(struct sheet *sheet)
{
    static const char *const heads[] = { "Measure",  "Unit", "#Start", "#Lowest",
                                         "#Highest", "#End", "Better", "#Target" };
    const struct debrief_model *debrief = sheet->debrief;
    sheet_section(sheet, "measures", "What changed", NULL);
    if (debrief->measures_count == 0) {
        sheet_text(sheet, "This scenario has no measures.");
        sheet_section_end(sheet);
        return;
    }
    measures_picture(sheet);
    html_table(sheet->out, NULL, "Each measure at its ends and in between", heads, 8);
    for (uint32_t i = 0; i < debrief->measures_count; i++) {
        const struct measure *def = &sheet->world->measures[i];
        const struct debrief_measure *measure = &debrief->measures[i];
        html_row(sheet->out);
        html_row_head(sheet->out, sheet_thing(sheet, SHELF_MEASURE, i));
        html_cell(sheet->out, world_source(sheet->world, def->unit));
        html_number(sheet->out, sheet_number(sheet, measure->start_micro));
        html_number(sheet->out, sheet_number(sheet, measure->least_micro));
        html_number(sheet->out, sheet_number(sheet, measure->most_micro));
        html_number(sheet->out, sheet_number(sheet, measure->end_micro));
        html_cell(sheet->out, def->better == BETTER_LOW ? "less" : "more");
        html_number(sheet->out, def->has_target ? sheet_number(sheet, def->target_micro) : "–");
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
    sheet_section_end(sheet);
}
