/* Who knew what when: facts down, teams across, as a picture and as a table. */
#include "debrief/report_inside.h"

#include <math.h>

#include "charts/knowledge.h"

#define TITLE_WIDTH 330.0f
#define COLUMN_WIDTH 118.0f

static const struct debrief_need *need_of(const struct debrief_model *debrief, uint32_t fact, uint32_t team)
{
    for (uint32_t i = 0; i < debrief->needs_count; i++) {
        if (debrief->needs[i].fact.v == fact && debrief->needs[i].team.v == team) {
            return &debrief->needs[i];
        }
    }
    return NULL;
}

static enum knowledge_state state_of(const struct debrief_holding *holding, const struct debrief_need *need)
{
    if (holding != NULL) {
        return holding->is_first                                      ? KNOWLEDGE_SOURCE
               : holding->is_leak                                     ? KNOWLEDGE_LEAKED
               : need != NULL && need->state == DEBRIEF_NEED_LATE ? KNOWLEDGE_LATE
                                                                      : KNOWLEDGE_LEARNT;
    }
    if (need == NULL || need->state == DEBRIEF_NEED_NO_ONE) {
        return KNOWLEDGE_NONE;
    }
    return need->state == DEBRIEF_NEED_OPEN ? KNOWLEDGE_OPEN : KNOWLEDGE_MISSING;
}

/* Facts that nobody ever held say nothing here. */
static uint32_t held_facts(struct sheet *sheet, uint32_t *facts)
{
    uint32_t count = 0;
    bool *is_held = ARENA_ARRAY(&sheet->arena, bool, sheet->world->facts_count);
    for (uint32_t i = 0; i < sheet->debrief->holdings_count; i++) {
        is_held[sheet->debrief->holdings[i].fact.v] = true;
    }
    for (uint32_t i = 0; i < sheet->world->facts_count; i++) {
        if (is_held[i]) {
            facts[count++] = i;
        }
    }
    return count;
}

/* ---- the picture ------------------------------------------------------------------------------------------------ */

static void picture(struct sheet *sheet, const uint32_t *facts, uint32_t fact_count, const uint32_t *teams,
                    uint32_t team_count)
{
    const struct debrief_model *debrief = sheet->debrief;
    struct knowledge_fact *rows = ARENA_ARRAY(&sheet->arena, struct knowledge_fact, fact_count);
    struct mark_team *columns = ARENA_ARRAY(&sheet->arena, struct mark_team, team_count);
    struct knowledge_cell *cells = ARENA_ARRAY(&sheet->arena, struct knowledge_cell, (size_t)fact_count * team_count);
    for (uint32_t k = 0; k < team_count; k++) {
        const struct team *team = &sheet->world->teams[teams[k]];
        columns[k] =
            (struct mark_team){ team->mark != NULL ? team->mark : "", sheet_team(sheet, (struct team_id){ teams[k] }),
                                team->sector == SECTOR_GOVERNMENT ? MARK_HEXAGON : MARK_SQUARE,
                                debrief->teams[teams[k]].lane };
    }
    for (uint32_t i = 0; i < fact_count; i++) {
        rows[i] = (struct knowledge_fact){ sheet_thing(sheet, SHELF_FACT, facts[i]),
                                           (enum theme_tlp)sheet->world->facts[facts[i]].tlp };
        for (uint32_t k = 0; k < team_count; k++) {
            const struct debrief_holding *holding =
                debrief_find_holding(debrief, (struct fact_id){ facts[i] }, (struct team_id){ teams[k] });
            cells[i * team_count + k] = (struct knowledge_cell){
                state_of(holding, need_of(debrief, facts[i], teams[k])), holding == NULL ? 0 : holding->at_s,
            };
        }
    }
    struct knowledge in = { .facts = rows,
                            .fact_count = fact_count,
                            .teams = columns,
                            .team_count = team_count,
                            .cells = cells,
                            .local_at_zero_s = debrief_axis(debrief, &sheet->arena).local_at_zero_s,
                            .title_width = TITLE_WIDTH,
                            .theme = THEME_PRINT };
    float width = fmaxf(knowledge_width_min(&in), TITLE_WIDTH + COLUMN_WIDTH * (float)team_count);
    struct canvas *canvas =
        sheet_picture(sheet, width, knowledge_height(&in), "Who came to know what, and when",
                      "A row for each fact, a column for each team, a time where the team came to know it.");
    knowledge_draw(canvas, &sheet->arena, &in, box_make(0, 0, width, knowledge_height(&in)));
    sheet_picture_end(
        sheet, canvas, "wide",
        "Filled dot: held it first. Arrow: learned it. Hollow arrow: learned it after it was needed. Red arrow in a "
        "ring: against its label. Ring with a bar: needed it and never knew. Dashed ring: needed, and still in "
        "time.");
}

/* ---- the table -------------------------------------------------------------------------------------------------- */

static const char *how_words(struct sheet *sheet, const struct debrief_holding *holding)
{
    switch (holding->how) {
    case DEBRIEF_HELD: return "from the start";
    case DEBRIEF_WORLD: return "found out";
    case DEBRIEF_DERIVED: return "put together";
    case DEBRIEF_PUBLIC: return "in public";
    case DEBRIEF_TOLD: return arena_format(&sheet->arena, "from %s", sheet_team(sheet, holding->from));
    case DEBRIEF_NOTIFIED: return arena_format(&sheet->arena, "notified by %s", sheet_team(sheet, holding->from));
    }
    return "";
}

static void missing(struct sheet *sheet, const struct debrief_need *need)
{
    if (need == NULL) {
        str_add(sheet->out, "–");
        return;
    }
    const char *by =
        need->by_s == DEBRIEF_NEVER ? "" : arena_format(&sheet->arena, " by %s", sheet_moment(sheet, need->by_s));
    bool is_open = need->state == DEBRIEF_NEED_OPEN;
    sheet_mark(sheet, is_open ? "open" : "bad",
               arena_format(&sheet->arena, "%s%s", is_open ? "needed" : "never; needed", by));
}

static void cell(struct sheet *sheet, uint32_t fact, uint32_t team)
{
    const struct debrief_need *need = need_of(sheet->debrief, fact, team);
    const struct debrief_holding *holding =
        debrief_find_holding(sheet->debrief, (struct fact_id){ fact }, (struct team_id){ team });
    str_add(sheet->out, "<td>");
    if (holding == NULL) {
        missing(sheet, need);
    } else {
        str_add(sheet->out, "<span class=\"t\">");
        html_words(sheet->out, sheet_moment(sheet, holding->at_s));
        str_add(sheet->out, "</span> ");
        html_words(sheet->out, how_words(sheet, holding));
        if (need != NULL && !need->is_own) {
            str_add_char(sheet->out, ' ');
            sheet_mark(sheet, need->state == DEBRIEF_NEED_MET ? "good" : "bad",
                       need->state == DEBRIEF_NEED_MET ? "in time" : "late");
        }
    }
    str_add(sheet->out, "</td>");
}

static void table(struct sheet *sheet, const uint32_t *facts, uint32_t fact_count, const uint32_t *teams,
                  uint32_t team_count)
{
    const char *heads[SHEET_TEAMS + 1] = { "Fact" };
    for (uint32_t k = 0; k < team_count; k++) {
        heads[k + 1] = sheet_team(sheet, (struct team_id){ teams[k] });
    }
    html_table(sheet->out, "matrix", "When each team came to know each fact, and how", heads, team_count + 1);
    for (uint32_t i = 0; i < fact_count; i++) {
        html_row(sheet->out);
        str_add(sheet->out, "<th scope=\"row\">");
        html_words(sheet->out, sheet_thing(sheet, SHELF_FACT, facts[i]));
        str_add_char(sheet->out, ' ');
        sheet_label(sheet, sheet->world->facts[facts[i]].tlp);
        str_add(sheet->out, "</th>");
        for (uint32_t k = 0; k < team_count; k++) {
            cell(sheet, facts[i], teams[k]);
        }
        html_row_end(sheet->out);
    }
    html_table_end(sheet->out);
}

static void never_held(struct sheet *sheet, uint32_t held)
{
    if (held < sheet->world->facts_count) {
        uint32_t count = sheet->world->facts_count - held;
        sheet_text(sheet, arena_format(&sheet->arena, "%u of %u facts came to nobody in this play and %s left out.",
                                       count, sheet->world->facts_count, count == 1 ? "is" : "are"));
    }
}

void report_knowledge(struct sheet *sheet)
{
    uint32_t *facts = ARENA_ARRAY(&sheet->arena, uint32_t, sheet->world->facts_count);
    uint32_t *teams = ARENA_ARRAY(&sheet->arena, uint32_t, sheet->debrief->teams_count);
    uint32_t fact_count = held_facts(sheet, facts);
    uint32_t team_count = sheet->debrief->teams_count;
    sheet_lanes(sheet, teams);
    sheet_section(sheet, "knowledge", "Who knew what when", NULL);
    if (fact_count == 0) {
        sheet_text(sheet, "Nobody had come to know anything yet.");
    }
    for (uint32_t first = 0; first < team_count && fact_count > 0; first += SHEET_TEAMS) {
        uint32_t count = team_count - first < SHEET_TEAMS ? team_count - first : SHEET_TEAMS;
        picture(sheet, facts, fact_count, teams + first, count);
        table(sheet, facts, fact_count, teams + first, count);
    }
    never_held(sheet, fact_count);
    sheet_section_end(sheet);
}
