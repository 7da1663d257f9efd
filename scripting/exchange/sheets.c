#include "exchange/sheets.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct sheet_plan PLANS[] = {
    { "Scenario", SHEET_SCENARIO, "scenario", "scenario{}", NULL },
    { "Variants", SHEET_PARTS, "scenario", "a variant", "variants" },
    { "Economies", SHEET_SHELF, "economy", "economy.x", NULL },
    { "Agreements", SHEET_SHELF, "agreement", "agreement.x", NULL },
    { "Teams", SHEET_SHELF, "team", "team.x", NULL },
    { "Contacts", SHEET_PARTS, "team", "a contact", "contacts" },
    { "Forwards", SHEET_PARTS, "team", "a forward", "forwards" },
    { "Groups", SHEET_SHELF, "group", "group.x", NULL },
    { "Injects", SHEET_SHELF, "inject", "inject.x", NULL },
    { "Decisions", SHEET_SHELF, "decision", "decision.x", NULL },
    { "Options", SHEET_PARTS, "decision", "an option", NULL },
    { "Outcomes", SHEET_PARTS, "decision", "an outcome", "outcomes" },
    { "Facts", SHEET_SHELF, "fact", "fact.x", NULL },
    { "Needs", SHEET_PARTS, "fact", "a need", "needed_by" },
    { "Channels", SHEET_SHELF, "channel", "channel.x", NULL },
    { "Clocks", SHEET_SHELF, "clock", "clock.x", NULL },
    { "Stages", SHEET_PARTS, "clock", "a stage", "stages" },
    { "Measures", SHEET_SHELF, "measure", "measure.x", NULL },
    { "Rates", SHEET_PARTS, "measure", "a rate line", "rate" },
    { "Levels", SHEET_PARTS, "measure", NULL, "levels" },
    { "Scenes", SHEET_SHELF, "scene", "scene.x", NULL },
    { "Cues", SHEET_PARTS, "scene", "a cue", NULL },
    { "Questions", SHEET_SHELF, "question", "question.x", NULL },
    { "Objectives", SHEET_SHELF, "objective", "objective.x", NULL },
    { "Endings", SHEET_SHELF, "ending", "ending.x", NULL },
    { "Actions", SHEET_SHELF, "action", "action.x", NULL },
    { "Rules", SHEET_SHELF, "rule", "rule.x", NULL },
    { "Norms", SHEET_SHELF, "norm", "norm.x", NULL },
    { "Debrief", SHEET_SHELF, "debrief", "debrief.x", NULL },
};

uint32_t sheet_plan_count(void)
{
    return (uint32_t)(sizeof PLANS / sizeof *PLANS);
}

const struct sheet_plan *sheet_plan(uint32_t i)
{
    MUST(i < sheet_plan_count());
    return &PLANS[i];
}

const struct sheet_plan *sheet_plan_named(const char *name)
{
    for (uint32_t i = 0; i < sheet_plan_count(); i++) {
        if (strcasecmp(PLANS[i].name, name) == 0) {
            return &PLANS[i];
        }
    }
    return NULL;
}

const struct sheet_plan *sheet_plan_of_shelf(const char *word)
{
    for (uint32_t i = 0; i < sheet_plan_count(); i++) {
        if (PLANS[i].kind == SHEET_SHELF && str_equal(PLANS[i].word, word)) {
            return &PLANS[i];
        }
    }
    return NULL;
}

/* ---- forms ------------------------------------------------------------------------------------------------------- */

#define ANY_SHELF "fact measure inject decision team group clock channel action agreement economy objective norm question scene ending"

struct form_row { const char *says; enum cell_form form; const char *shelves; };

/* By the words with which the language says how a field is written. */
static const struct form_row FORMS[] = {
    { "text", FORM_TEXT, NULL },
    { "text, or list of lines", FORM_TEXT, NULL },
    { "text, or list of texts", FORM_TEXTS, NULL },
    { "word", FORM_TEXT, NULL },
    { "1", FORM_NUMBER, NULL },
    { "small letters, digits, hyphens", FORM_TEXT, NULL },
    { "one to three letters", FORM_TEXT, NULL },
    { "text or whole number", FORM_TEXT, NULL },
    { "file name", FORM_TEXT, NULL },
    { "name", FORM_TEXT, NULL },
    { "name of an option", FORM_TEXT, NULL },
    { "weekdays", FORM_TEXT, NULL },
    { "time of day", FORM_TEXT, NULL },
    { "\"prompt\", \"legalistic\" or \"secretive\"", FORM_WORD, NULL },
    { "\"source\", \"details\", or both", FORM_WORDS, NULL },
    { "list of weekdays", FORM_WORDS, NULL },
    { "list of content classes", FORM_WORDS, NULL },
    { "true or false", FORM_BOOL, NULL },
    { "whole number", FORM_NUMBER, NULL },
    { "whole number, 1 or more", FORM_NUMBER, NULL },
    { "number", FORM_NUMBER, NULL },
    { "number, or number times own.value", FORM_NUMBER, NULL },
    { "length of time", FORM_TIME, NULL },
    { "length of time, or local moment", FORM_TIME, NULL },
    { "moment", FORM_TIME, NULL },
    { "time", FORM_TIME, NULL },
    { "legal duration", FORM_TIME, NULL },
    { "list of dates", FORM_DATES, NULL },
    { "team", FORM_REFS, "team" },
    { "teams", FORM_REFS, "team group" },
    { "team or group", FORM_REFS, "team group" },
    { "teams or groups", FORM_REFS, "team group" },
    { "teams, groups or public", FORM_REFS, "team group" },
    { "team, group, or list of them", FORM_REFS, "team group" },
    { "team, group, public, or list of them", FORM_REFS, "team group" },
    { "teams, or list of needs", FORM_REFS, "team group" },
    { "list of economies, teams or groups", FORM_SIDES, "economy team group" },
    { "teams, economies or groups", FORM_REFS, "team economy group" },
    { "teams, economies, groups or public", FORM_REFS, "team economy group" },
    { "two sides", FORM_SIDES, "team economy group" },
    { "economy", FORM_REFS, "economy" },
    { "group", FORM_REFS, "group" },
    { "channel", FORM_REFS, "channel" },
    { "fact", FORM_REFS, "fact" },
    { "fact, or list of facts", FORM_REFS, "fact" },
    { "objective, or list of objectives", FORM_REFS, "objective" },
    { "norm, or list of norms", FORM_REFS, "norm" },
    { "fact or decision", FORM_REFS, "fact decision" },
    { "list of injects, decisions and questions", FORM_REFS, "inject decision question" },
    { "list of things", FORM_REFS, ANY_SHELF },
    { "one thing", FORM_REFS, ANY_SHELF },
    { "\"all\", \"control\", public, teams or groups", FORM_REFS_OR_WORD, "team group" },
    { "team, public, or text", FORM_REFS_OR_TEXT, "team" },
    { "text, agreement or condition", FORM_REFS_OR_TEXT, "agreement" },
    { "condition", FORM_VALUES, NULL },
    { "condition, or team", FORM_VALUES, NULL },
    { "number, { lowest, highest }, or condition", FORM_VALUES, NULL },
    { "offset, or list of an offset and changes", FORM_ZONE, NULL },
    { "0 to 1, or \"5%\"", FORM_CHANCE, NULL },
    { "list of doings", FORM_LIST, NULL },
    { "list of { channel, factor }", FORM_LIST, NULL },
    { "table of levels 0 to 3", FORM_TABLE, NULL },
    { "table of numbers", FORM_TABLE, NULL },
    { "table of content classes", FORM_TABLE, NULL },
    { "{ moment, economy }", FORM_BEGINS, "economy" },
    { "length of time, or { least, likely, most }", FORM_DELAY, NULL },
    { "{ \"08:00\", \"18:00\", days = \"mon-fri\" }", FORM_HOURS, NULL },
    { "list of rate lines", FORM_RATE, NULL },
    { "list of variants", FORM_PARTS, NULL },
    { "list of contacts", FORM_PARTS, NULL },
    { "list of forwards", FORM_PARTS, NULL },
    { "list of { from, text }", FORM_PARTS, NULL },
    { "list of stages", FORM_PARTS, NULL },
    { "list of outcomes", FORM_PARTS, NULL },
    { "options", FORM_PARTS, NULL },
    { "cues", FORM_PARTS, NULL },
    { "a time, then injects, decisions and questions", FORM_REFS, "inject decision question" },
};

static const struct form_row *form_row(const struct field *field)
{
    const char *says = field_shape(field);
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        if (str_equal(FORMS[i].says, says)) {
            return &FORMS[i];
        }
    }
    return NULL;
}

bool sheet_form_is_known(const struct field *field)
{
    return field->shape == SHAPE_WORD || form_row(field) != NULL;
}

/* ---- columns ----------------------------------------------------------------------------------------------------- */

struct position_row { const char *table, *field, *heading; };

/* What stands without a key in the language has a heading here. */
static const struct position_row POSITIONS[] = {
    { "a variant", "1", "name" },     { "a variant", "2", "title" },   { "a contact", "1", "whom" }, { "a contact", "2", "channel" },
    { "a forward", "1", "to" },       { "a forward", "2", "channel" }, { "group.x", "…", "teams" },  { "an option", "1", "option" },
    { "an option", "2", "label" },    { "an outcome", "1", "arm" },    { "an outcome", "2", "weight" }, { "a need", "1", "whom" },
    { "a stage", "1", "stage" },      { "a rate line", "1", "per hour" }, { "a cue", "…", "what" },
};

static const char *heading_of(const char *table, const struct field *field)
{
    for (size_t i = 0; i < sizeof POSITIONS / sizeof *POSITIONS; i++) {
        if (str_equal(POSITIONS[i].table, table) && str_equal(POSITIONS[i].field, field->name)) {
            return POSITIONS[i].heading;
        }
    }
    return field->name;
}

static struct column_plan *add(struct column_plan *columns, uint32_t *count, const char *heading)
{
    MUST(*count < COLUMN_PLANS_MAX);
    struct column_plan *column = &columns[(*count)++];
    *column = (struct column_plan){ .form = FORM_TEXT };
    (void)snprintf(column->heading, sizeof column->heading, "%s", heading);
    return column;
}

static bool is_rest(const struct field *field)
{
    return str_equal(field->name, "…");
}

static void add_field(struct column_plan *columns, uint32_t *count, const char *table, const struct field *field)
{
    const struct form_row *row = field->shape == SHAPE_WORD ? NULL : form_row(field);
    if (row != NULL && row->form == FORM_PARTS && is_rest(field)) {
        return; /* options and cues stand on sheets of their own */
    }
    struct column_plan *column = add(columns, count, heading_of(table, field));
    column->field = field;
    column->must = field->must;
    column->form = field->shape == SHAPE_WORD ? FORM_WORD : row != NULL ? row->form : FORM_VALUES;
    column->shelves = row != NULL ? row->shelves : NULL;
    column->position = is_rest(field) ? 1 : field->name[0] >= '1' && field->name[0] <= '9' ? (uint32_t)(field->name[0] - '0') : 0;
}

static void add_fields(struct column_plan *columns, uint32_t *count, const struct table_language *table)
{
    for (uint32_t i = 0; i < table->field_count; i++) {
        if (str_equal(table->name, "a cue") && is_rest(&table->fields[i])) {
            struct column_plan *time = add(columns, count, "time");
            time->form = FORM_TIME;
            time->position = 1;
            add_field(columns, count, table->name, &table->fields[i]);
            columns[*count - 1].position = 2;
        } else {
            add_field(columns, count, table->name, &table->fields[i]);
        }
    }
}

/* The language has a table of this name. */
static const struct table_language *table_named(const char *name)
{
    uint32_t i = 0;
    while (!str_equal(language_table(i)->name, name)) {
        i++;
        MUST(i < language_table_count());
    }
    return language_table(i);
}

static void add_levels(struct column_plan *columns, uint32_t *count)
{
    struct column_plan *from = add(columns, count, "from");
    from->position = 1;
    from->form = FORM_NUMBER;
    struct column_plan *text = add(columns, count, "text");
    text->position = 2;
    from->must = text->must = true;
}

/* What all teams of a group share may stand at the group. */
static void add_shared(struct column_plan *columns, uint32_t *count)
{
    const struct table_language *team = table_named("team.x");
    for (uint32_t i = 0; i < team->field_count; i++) {
        if (sheet_column_named(columns, *count, team->fields[i].name) == NULL) {
            add_field(columns, count, team->name, &team->fields[i]);
            columns[*count - 1].must = false;
        }
    }
}

uint32_t sheet_columns(const struct sheet_plan *plan, struct column_plan columns[COLUMN_PLANS_MAX])
{
    uint32_t count = 0;
    if (plan->kind != SHEET_SCENARIO && !str_equal(plan->word, "scenario")) {
        struct column_plan *first = add(columns, &count, plan->kind == SHEET_SHELF ? "id" : str_equal(plan->name, "Outcomes") ? "of" : plan->word);
        first->must = true;
    }
    if (plan->table == NULL) {
        add_levels(columns, &count);
        return count;
    }
    const struct table_language *table = table_named(plan->table);
    add_fields(columns, &count, table);
    if (str_equal(plan->word, "group")) {
        add_shared(columns, &count);
    }
    if (table->is_content) {
        for (uint32_t i = 0; i < LANGUAGE_COMMON.field_count; i++) {
            add_field(columns, &count, LANGUAGE_COMMON.name, &LANGUAGE_COMMON.fields[i]);
        }
    }
    return count;
}

/* "Needed by *" is needed_by. */
static void plain_heading(const char *heading, char *out, size_t room)
{
    size_t used = 0;
    for (; *heading != '\0' && used + 1 < room; heading++) {
        unsigned char c = (unsigned char)*heading;
        if (c == '*' || c == '(') {
            break;
        }
        out[used++] = c == ' ' || c == '-' || c == '\n' ? '_' : (char)tolower(c);
    }
    while (used > 0 && out[used - 1] == '_') {
        used--;
    }
    out[used] = '\0';
}

const struct column_plan *sheet_column_named(const struct column_plan *columns, uint32_t count, const char *heading)
{
    char wanted[64], known[64];
    plain_heading(heading, wanted, sizeof wanted);
    for (uint32_t i = 0; i < count; i++) {
        plain_heading(columns[i].heading, known, sizeof known);
        if (str_equal(wanted, known)) {
            return &columns[i];
        }
    }
    return NULL;
}

const struct book_row *sheet_head_row(const struct book_sheet *sheet, const struct sheet_plan *plan)
{
    struct column_plan columns[COLUMN_PLANS_MAX];
    uint32_t count = sheet_columns(plan, columns);
    for (uint32_t i = 0; i < sheet->count && i < 10; i++) {
        for (uint32_t k = 0; k < sheet->rows[i].count; k++) {
            if (sheet_column_named(columns, count, sheet->rows[i].cells[k].text) == &columns[0]) {
                return &sheet->rows[i];
            }
        }
    }
    return NULL;
}
