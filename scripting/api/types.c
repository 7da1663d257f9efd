/* The language as annotations: a class for each table of fields, a function for each verb. How a value is written
 * (language.h) becomes a type here; what it means is the text of the table, word for word. */
#include "api/types.h"

#include <string.h>

#include "api/language.h"

#define HEAD "---@meta _\n-- Made from the tables of scripting/api by test_types --write. Nothing runs this.\n\n"

/* ---- what stands in no table ------------------------------------------------------------------------------------- */

static const char GROUND[] =
    "---Words that people read. Translated in texts/; may hold {measure.left}, {own.addresses}, {team.power}.\n"
    "---@alias tocsin.text string\n"
    "---A length of game time: \"2:30\" is hours and minutes, \"30s\" \"30min\" \"2h\" \"3d\"; a number is minutes.\n"
    "---@alias tocsin.lasts string|number\n"
    "---A moment: elapsed since STARTEX \"2:30\" \"2d 16:00\", local \"Day 2 08:00\" \"Mon 09:00\", before it \"-34d\"; a number is minutes.\n"
    "---@alias tocsin.moment string|number\n"
    "---A length of game time or a local moment.\n"
    "---@alias tocsin.time string|number\n"
    "---Of a stage: \"2h\" hours, \"3d\" calendar days, \"4bd\" business days, \"1m\" months, \"asap\" without a deadline; a number is minutes.\n"
    "---@alias tocsin.legal string|number\n"
    "---A number, or a number times own.value.\n"
    "---@alias tocsin.number number|tocsin.own_value\n"
    "---What a notice may have to say, C1 to C10: docs/scenario-language.md, \"Content classes\".\n"
    "---@alias tocsin.class \"C1\"|\"C2\"|\"C3\"|\"C4\"|\"C5\"|\"C6\"|\"C7\"|\"C8\"|\"C9\"|\"C10\"\n"
    "---@alias tocsin.tlp \"red\"|\"amber+strict\"|\"amber_strict\"|\"amber\"|\"green\"|\"clear\"\n"
    "---@alias tocsin.domain \"governance\"|\"assets\"|\"access\"|\"updates\"|\"detection\"|\"recovery\"|\"plan\"|\"contacts\"|\"sharing\"|\"suppliers\"\n"
    "\n"
    "---Where something becomes true. A bare fact means that its team knows it, a bare agreement that it is in force.\n"
    "---@alias tocsin.when tocsin.condition|tocsin.fact|tocsin.agreement|boolean\n"
    "---@alias tocsin.does tocsin.doing|tocsin.doing[]\n"
    "---@alias tocsin.one_team tocsin.team|tocsin.own\n"
    "---@alias tocsin.some_team tocsin.team|tocsin.group|tocsin.own\n"
    "---@alias tocsin.teams tocsin.some_team|tocsin.some_team[]\n"
    "---@alias tocsin.anybody tocsin.some_team|tocsin.public|(tocsin.some_team|tocsin.public)[]\n"
    "---@alias tocsin.party tocsin.economy|tocsin.some_team\n"
    "---@alias tocsin.parties tocsin.party|tocsin.party[]\n"
    "---@alias tocsin.cued tocsin.inject|tocsin.decision|tocsin.question\n"
    "\n"
    "---What a condition such as knows(…) gives.\n"
    "---@class tocsin.condition\n"
    "---What count{…} gives: it stands in above(…) and below(…) alone.\n"
    "---@class tocsin.count\n"
    "---What a consequence such as change(…) gives.\n"
    "---@class tocsin.doing\n"
    "---What each(…) gives.\n"
    "---@class tocsin.each\n"
    "---@class tocsin.public\n"
    "---A value of own: it can be multiplied by a number.\n"
    "---@class tocsin.own_value\n"
    "---@operator mul(number): tocsin.own_value\n"
    "---@operator unm: tocsin.own_value\n"
    "---@class tocsin.own\n"
    "---@field [string] tocsin.own_value # A value that its team has written in `values`.\n"
    "\n"
    "---Everybody: the public of the exercise.\n"
    "---@type tocsin.public\n"
    "public = {}\n"
    "---The team that answers, acts, receives or owns; `own.addresses` is a value of it.\n"
    "---@type tocsin.own\n"
    "own = {}\n"
    "---One minute, for lengths that are numbers: 5 * min.\n"
    "min = 1\n"
    "---An hour in minutes: 2 * hour.\n"
    "hour = 60\n"
    "---A day in minutes: 3 * day.\n"
    "day = 1440\n"
    "---A story for each team of the group, side by side; `one` is that team.\n"
    "---@param teams tocsin.group\n"
    "---@param story fun(one: tocsin.team)\n"
    "---@return tocsin.each\n"
    "function each(teams, story) end\n";

/* ---- how a value is written -------------------------------------------------------------------------------------- */

static const char *const SHAPE_TYPES[] = {
    [SHAPE_TEXT] = "tocsin.text", [SHAPE_TEXTS] = "tocsin.text|tocsin.text[]", [SHAPE_PROSE] = "tocsin.text|tocsin.text[]",
    [SHAPE_STRING] = "string", [SHAPE_BOOL] = "boolean", [SHAPE_COUNT] = "integer", [SHAPE_NUMBER] = "number",
    [SHAPE_LASTS] = "tocsin.lasts", [SHAPE_MOMENT] = "tocsin.moment", [SHAPE_TIME] = "tocsin.time",
    [SHAPE_TEAM] = "tocsin.one_team", [SHAPE_TEAMS] = "tocsin.teams", [SHAPE_TEAMS_OR_PUBLIC] = "tocsin.anybody",
    [SHAPE_FACT] = "tocsin.fact", [SHAPE_FACTS] = "tocsin.fact|tocsin.fact[]", [SHAPE_CHANNEL] = "tocsin.channel",
    [SHAPE_NORMS] = "tocsin.norm|tocsin.norm[]", [SHAPE_OBJECTIVES] = "tocsin.objective|tocsin.objective[]",
    [SHAPE_THINGS] = "tocsin.thing|tocsin.thing[]", [SHAPE_COND] = "tocsin.when", [SHAPE_DOES] = "tocsin.does",
    [SHAPE_CLASSES] = "tocsin.class|tocsin.class[]",
};

/* Of shapes that a reader of its own takes: its words, and the type. */
static const struct { const char *says, *type; } OWN_TYPES[] = {
    { "1", "1" },
    { "small letters, digits, hyphens", "string" },
    { "{ moment, economy }", "{ [1]: string, [2]: tocsin.economy }" },
    { "whole number", "integer" },
    { "whole number, 1 or more", "integer" },
    { "number", "number" },
    { "0 to 100", "integer" },
    { "0 to 1, or \"5%\"", "number|string" },
    { "number, or number times own.value", "tocsin.number" },
    { "number, { lowest, highest }, or condition", "number|number[]|tocsin.when" },
    { "text", "string" },
    { "name", "string" },
    { "name of an option", "string" },
    { "file name", "string" },
    { "one to three letters", "string" },
    { "text or whole number", "string|integer" },
    { "text, agreement or condition", "tocsin.text|tocsin.when" },
    { "length of time", "tocsin.lasts" },
    { "length of time, or local moment", "tocsin.time" },
    { "length of time, or { least, likely, most }", "tocsin.lasts|tocsin.lasts[]" },
    { "moment", "tocsin.moment" },
    { "legal duration", "tocsin.legal" },
    { "time of day", "string" },
    { "weekdays", "string|string[]" },
    { "list of weekdays", "string|string[]" },
    { "list of dates", "string|string[]" },
    { "offset, or list of an offset and changes", "string|(string|tocsin.change_of_zone)[]" },
    { "{ \"08:00\", \"18:00\", days = \"mon-fri\" }", "tocsin.hours" },
    { "team", "tocsin.one_team" },
    { "teams", "tocsin.team|tocsin.group" },
    { "group", "tocsin.group" },
    { "team or group", "tocsin.some_team" },
    { "teams or groups", "tocsin.teams" },
    { "team or public", "tocsin.one_team|tocsin.public" },
    { "teams, groups or public", "tocsin.anybody" },
    { "team, public, or text", "tocsin.one_team|tocsin.public|tocsin.text" },
    { "teams, economies or groups", "tocsin.parties" },
    { "teams, economies, groups or public", "tocsin.parties|tocsin.public" },
    { "list of economies, teams or groups", "tocsin.parties" },
    { "two sides", "tocsin.group|tocsin.parties[]" },
    { "economy", "tocsin.economy" },
    { "fact", "tocsin.fact" },
    { "fact or decision", "tocsin.fact|tocsin.decision" },
    { "action", "tocsin.action" },
    { "clock", "tocsin.clock" },
    { "one thing", "tocsin.thing" },
    { "condition, or team", "tocsin.when|tocsin.one_team" },
    { "list of doings", "tocsin.does" },
    { "teams, or list of needs", "tocsin.some_team|(tocsin.some_team|tocsin.need)[]" },
    { "list of injects, decisions and questions", "tocsin.cued|tocsin.cued[]" },
    { "a time, then injects, decisions and questions", "tocsin.time|tocsin.cued" },
    { "options", "tocsin.option" },
    { "options of one decision, or the decision", "tocsin.option|tocsin.decision" },
    { "cues", "tocsin.cue" },
    { "list of variants", "tocsin.variant[]" },
    { "list of outcomes", "tocsin.outcome[]" },
    { "list of stages", "tocsin.stage[]" },
    { "list of stages of a law", "tocsin.stage_of_a_law[]" },
    { "list of contacts", "tocsin.contact[]" },
    { "list of forwards", "tocsin.forward[]" },
    { "list of rate lines", "tocsin.rate_line[]" },
    { "list of { from, text }", "{ [1]: number, [2]: tocsin.text }[]" },
    { "list of { channel, factor }", "{ [1]: tocsin.channel, [2]: number }[]" },
    { "table of content classes", "table<string, tocsin.class|tocsin.class[]>" },
    { "table of levels 0 to 3", "table<tocsin.domain, integer>" },
    { "table of numbers", "table<string, number>" },
    { "\"V1\", \"V2\" or \"G\"", "\"V1\"|\"V2\"|\"G\"" },
    { "\"prompt\", \"legalistic\" or \"secretive\"", "\"prompt\"|\"legalistic\"|\"secretive\"" },
    { "\"source\", \"details\", or both", "\"source\"|\"details\"|(\"source\"|\"details\")[]" },
    { "\"all\", \"control\", public, teams or groups", "\"all\"|\"control\"|tocsin.anybody" },
};

static const char *own_type(const char *says)
{
    for (size_t i = 0; i < sizeof OWN_TYPES / sizeof *OWN_TYPES; i++) {
        if (str_equal(OWN_TYPES[i].says, says)) {
            return OWN_TYPES[i].type;
        }
    }
    return NULL;
}

static void add_words(struct str *out, const struct word *words)
{
    for (uint32_t i = 0; words[i].word != NULL; i++) {
        str_addf(out, "%s\"%s\"", i > 0 ? "|" : "", words[i].word);
    }
}

static void add_type(struct str *out, const struct field *field)
{
    if (field->shape == SHAPE_WORD) {
        add_words(out, field->words);
        return;
    }
    const char *type = field->shape == SHAPE_OWN ? own_type(field->shape_says) : SHAPE_TYPES[field->shape];
    str_add(out, type != NULL ? type : "any"); /* a shape that nobody has given a type: the test says so */
}

/* ---- tables ------------------------------------------------------------------------------------------------------ */

/* "a stage of a law" is tocsin.stage_of_a_law, "team.x" tocsin.team, "scenario{}" tocsin.scenario. */
static void add_class_name(struct str *out, const char *table)
{
    const char *from = strncmp(table, "a ", 2) == 0 ? table + 2 : strncmp(table, "an ", 3) == 0 ? table + 3 : table;
    size_t bytes = strcspn(from, ".{[");
    str_add(out, "tocsin.");
    for (size_t i = 0; i < bytes; i++) {
        str_add_char(out, from[i] == ' ' ? '_' : from[i]);
    }
}

static void add_field(struct str *out, const struct field *field)
{
    bool rest = str_equal(field->name, "…");
    bool numbered = field->name[0] >= '1' && field->name[0] <= '9';
    if (rest || numbered) {
        str_addf(out, "---@field [%s] ", rest ? "integer" : field->name);
    } else {
        str_addf(out, "---@field %s%s ", field->name, field->must ? "" : "?");
    }
    add_type(out, field);
    str_addf(out, "%s # %s\n", numbered && !field->must ? "|nil" : "", field->says);
}

static const char *parent_of(const struct table_language *table)
{
    return str_equal(table->name, "group.x") ? ": tocsin.team" : table->is_content ? ": tocsin.any_content" : "";
}

static void add_fields(struct str *out, const struct table_language *table)
{
    for (uint32_t i = 0; i < table->field_count; i++) {
        add_field(out, &table->fields[i]);
    }
    str_add(out, "\n");
}

static void add_class(struct str *out, const struct table_language *table)
{
    str_addf(out, "---%s\n---@class ", table->says);
    add_class_name(out, table->name);
    str_addf(out, "%s\n", parent_of(table));
    add_fields(out, table);
}

static void add_shelf(struct str *out, enum shelf shelf)
{
    const char *name = shelf_name(shelf);
    str_addf(out, "---@class tocsin.shelf.%s\n---@field [string] %s%s\n%s = {}\n\n", name,
             shelf == SHELF_STORY ? "fun()|tocsin.each" : "tocsin.", shelf == SHELF_STORY ? "" : name, name);
}

static void add_things(struct str *out)
{
    str_add(out, "---Anything on a shelf.\n---@alias tocsin.thing tocsin.option");
    for (enum shelf shelf = 1; shelf < SHELF_COUNT; shelf++) {
        if (shelf != SHELF_OPTION && shelf != SHELF_STORY) {
            str_addf(out, "|tocsin.%s", shelf_name(shelf));
        }
    }
    str_add(out, "\n\n");
}

/* scenario{} and law{}: called with their table. */
static void add_once(struct str *out, const char *name)
{
    str_addf(out, "---@param written tocsin.%s\nfunction %s(written) end\n\n", name, name);
}

static void add_shelves_file(struct str *out)
{
    str_add(out, HEAD);
    str_add(out, GROUND);
    str_add(out, "\n");
    add_things(out);
    for (uint32_t i = 0; i < language_table_count(); i++) {
        add_class(out, language_table(i));
    }
    for (enum shelf shelf = 1; shelf < SHELF_COUNT; shelf++) {
        if (shelf != SHELF_OPTION) {
            add_shelf(out, shelf);
        }
    }
    str_add(out, "---@class tocsin.shelf.clock_law\n---@field [string] tocsin.clock_law\nclock_law = {}\n\n");
    add_once(out, "scenario");
    add_once(out, "law");
}

/* ---- verbs ------------------------------------------------------------------------------------------------------- */

static const struct { enum arg_shape shape; const char *type, *says; } ARG_TYPES[] = {
    { ARG_TEAM, "tocsin.teams", "a team; of a group or a list all of them" },
    { ARG_TEAM_OR_ANY, "tocsin.teams", "a team; of a group or a list all of them; left out: any team" },
    { ARG_TEAMS, "tocsin.teams", "teams or groups" },
    { ARG_FACT, "tocsin.fact", "a fact" },
    { ARG_FACTS, "tocsin.fact|tocsin.fact[]", "a fact, or several" },
    { ARG_CHANNEL, "tocsin.channel", "a channel" },
    { ARG_INJECT, "tocsin.inject", "an inject" },
    { ARG_DECISION, "tocsin.decision", "a decision" },
    { ARG_OPTION, "tocsin.option", "an option: decision.isolate.cut" },
    { ARG_ACTION, "tocsin.action", "an action" },
    { ARG_CLOCK, "tocsin.clock", "a clock" },
    { ARG_AGREEMENT, "tocsin.agreement", "an agreement" },
    { ARG_MEASURE, "tocsin.measure", "a measure; of a measure of many teams measure.x[own]" },
    { ARG_MEASURE_OR_COUNT, "tocsin.measure|tocsin.count", "a measure, or count{…}" },
    { ARG_SCENE, "tocsin.scene", "a scene" },
    { ARG_ENDING, "tocsin.ending", "an ending" },
    { ARG_ARM, "string", "the name of an outcome" },
    { ARG_DOMAIN, "tocsin.domain", "a domain of posture" },
    { ARG_LEVEL, "integer", "a whole number" },
    { ARG_NUMBER, "number", "a number, in the measure's unit" },
    { ARG_AMOUNT, "tocsin.number", "a number, or a number times own.value" },
    { ARG_FACTOR, "number", "a factor: 0.5 halves" },
    { ARG_TIME, "tocsin.time", "a length of game time, or a local moment" },
    { ARG_MOMENT, "tocsin.moment", "a moment" },
    { ARG_LASTS, "tocsin.lasts", "a length of game time" },
    { ARG_TLP, "tocsin.tlp", "a label of TLP 2.0" },
    { ARG_COND, "tocsin.when", "a condition" },
    { ARG_CONDS, "tocsin.when", "conditions, one after the other" },
    { ARG_DOINGS, "tocsin.doing", "doings, one after the other" },
};

/* What no shape says. */
static const struct { const char *verb, *arg, *type, *says; } OTHER_ARGS[] = {
    { "turned", "decision", "tocsin.decision|tocsin.action", "a decision or an action" },
    { "notify", "stage", "string", "the name of a stage" },
};

/* Whom something is sent to: the public too. */
static bool is_receiver(const struct arg *arg)
{
    return (arg->shape == ARG_TEAMS || arg->shape == ARG_TEAM_OR_ANY) && str_equal(arg->name, "to");
}

static const char *arg_type(const struct verb *verb, const struct arg *arg, const char **says)
{
    if (is_receiver(arg)) {
        *says = arg->optional ? "teams, groups or public; left out: anybody" : "teams, groups or public";
        return "tocsin.anybody";
    }
    for (size_t i = 0; i < sizeof ARG_TYPES / sizeof *ARG_TYPES; i++) {
        if (ARG_TYPES[i].shape == arg->shape) {
            *says = ARG_TYPES[i].says;
            return ARG_TYPES[i].type;
        }
    }
    for (size_t i = 0; i < sizeof OTHER_ARGS / sizeof *OTHER_ARGS; i++) {
        if (str_equal(OTHER_ARGS[i].verb, verb->name) && str_equal(OTHER_ARGS[i].arg, arg->name)) {
            *says = OTHER_ARGS[i].says;
            return OTHER_ARGS[i].type;
        }
    }
    *says = arg->name;
    return "any";
}

static uint32_t arg_count(const struct verb *verb)
{
    uint32_t count = 0;
    while (count < ARGS_MAX && verb->args[count].name != NULL) {
        count++;
    }
    return count;
}

static bool is_rest(const struct arg *arg)
{
    return arg->shape == ARG_CONDS || arg->shape == ARG_DOINGS;
}

static const char *given_by(const struct verb *verb)
{
    return verb->kind == VERB_DOING ? "tocsin.doing" : verb->kind == VERB_COUNT ? "tocsin.count" : "tocsin.condition";
}

static void add_head(struct str *out, const struct verb *verb)
{
    str_addf(out, "---%s\n---```lua\n---%s\n---```\n", verb->says, verb->form);
}

static void add_written_class(struct str *out, const struct verb *verb)
{
    uint32_t position = 1;
    str_addf(out, "---@class tocsin.written.%s\n", verb->name);
    for (uint32_t i = 0; i < arg_count(verb); i++) {
        const struct arg *arg = &verb->args[i];
        const char *says, *type = arg_type(verb, arg, &says);
        if (arg->named) {
            str_addf(out, "---@field %s%s %s # %s\n", arg->name, arg->optional ? "?" : "", type, says);
        } else if (is_rest(arg)) {
            str_addf(out, "---@field [integer] %s # %s\n", type, says);
        } else {
            str_addf(out, "---@field [%u] %s%s # %s\n", position++, type, arg->optional ? "|nil" : "", says);
        }
    }
    str_add(out, "\n");
}

static void add_params(struct str *out, const struct verb *verb, uint32_t from)
{
    for (uint32_t i = from; i < arg_count(verb); i++) {
        const struct arg *arg = &verb->args[i];
        const char *says, *type = arg_type(verb, arg, &says);
        bool last = i + 1 == arg_count(verb);
        str_addf(out, "---@param %s%s %s # %s\n", is_rest(arg) ? "..." : arg->name, arg->optional && last ? "?" : "", type, says);
    }
}

static void add_names(struct str *out, const struct verb *verb)
{
    for (uint32_t i = 0; i < arg_count(verb); i++) {
        str_addf(out, "%s%s", i > 0 ? ", " : "", is_rest(&verb->args[i]) ? "..." : verb->args[i].name);
    }
}

/* The arguments from `from` on, one after the other, as another way to say it. */
static void add_overload(struct str *out, const struct verb *verb, uint32_t from)
{
    str_add(out, "---@overload fun(");
    for (uint32_t i = from; i < arg_count(verb); i++) {
        const struct arg *arg = &verb->args[i];
        const char *says, *type = arg_type(verb, arg, &says);
        str_addf(out, "%s%s%s: %s", i > from ? ", " : "", is_rest(arg) ? "..." : arg->name, arg->optional ? "?" : "", type);
    }
    str_addf(out, "): %s\n", given_by(verb));
}

static bool has_named(const struct verb *verb)
{
    bool has = false;
    for (uint32_t i = 0; i < arg_count(verb); i++) {
        has = has || verb->args[i].named;
    }
    return has;
}

static bool takes_table(const struct verb *verb)
{
    return strchr(verb->form, '{') != NULL && strcspn(verb->form, "{") == strlen(verb->name);
}

/* chose(team, option) without its team: what may be left out stands first. any{…} as any(…): whatever has no names. */
static void add_other_ways(struct str *out, const struct verb *verb)
{
    if (takes_table(verb) && !has_named(verb)) {
        add_overload(out, verb, 0);
    } else if (!takes_table(verb) && arg_count(verb) > 1 && verb->args[0].optional) {
        add_overload(out, verb, 1);
    }
}

/* Of one word that is a doing in a scenario and an input in a test. */
static void add_test_form(struct str *out, const struct verb *verb)
{
    if (verb_find(verb->name, VERB_TEST) != NULL) {
        str_addf(out, "---@overload fun(written: tocsin.test.%s)\n", verb->name);
    }
}

static void add_verb(struct str *out, const struct verb *verb)
{
    if (takes_table(verb)) {
        add_written_class(out, verb);
        add_head(out, verb);
        str_addf(out, "---@param written tocsin.written.%s\n", verb->name);
    } else {
        add_head(out, verb);
        add_params(out, verb, 0);
    }
    add_other_ways(out, verb);
    add_test_form(out, verb);
    str_addf(out, "---@return %s\nfunction %s(", given_by(verb), verb->name);
    if (takes_table(verb)) {
        str_add(out, "written");
    } else {
        add_names(out, verb);
    }
    str_add(out, ") end\n\n");
}

/* Stories, and the two verbs of tests that take no table. */
static const struct { const char *verb, *params, *head; } SIGNATURES[] = {
    { "wait", "---@param length tocsin.lasts # a length of game time\n", "length" },
    { "ask", "---@param decision tocsin.decision # a decision\n---@return tocsin.option\n", "decision" },
    { "wait_for", "---@param condition tocsin.when # a condition\n---@param at_most? tocsin.lasts # a length of game time\n---@return boolean\n",
      "condition, at_most" },
    { "together", "---@param functions fun()[] # functions, one after the other\n", "functions" },
    { "holds", "---@param condition tocsin.when # a condition\n---@return boolean\n", "condition" },
    { "pick", "---@generic T\n---@param choices T[] # one after the other\n---@return T\n", "choices" },
    { "roll", "---@param low integer # the lowest\n---@param high integer # the highest\n---@return integer\n", "low, high" },
    { "chance", "---@param p number # from 0 to 1\n---@return boolean\n", "p" },
    { "test", "---@param expected string # what is expected, in words\n---@param plays fun() # inputs, play{…} and expect(…)\n", "expected, plays" },
    { "expect", "---@param condition tocsin.when # a condition\n", "condition" },
};

static void add_signature(struct str *out, const struct verb *verb)
{
    for (size_t i = 0; i < sizeof SIGNATURES / sizeof *SIGNATURES; i++) {
        if (str_equal(SIGNATURES[i].verb, verb->name)) {
            add_head(out, verb);
            str_addf(out, "%sfunction %s(%s) end\n\n", SIGNATURES[i].params, verb->name, SIGNATURES[i].head);
        }
    }
}

static void add_verbs_file(struct str *out)
{
    str_add(out, HEAD);
    for (uint32_t i = 0; i < language_verb_count(); i++) {
        const struct verb *verb = language_verb(i);
        if (verb->kind == VERB_STORY) {
            add_signature(out, verb);
        } else if (verb->kind != VERB_TEST) {
            add_verb(out, verb);
        }
    }
}

/* "share{}" of tests.lua is tocsin.test.share, called with its table. */
static const struct table_language *test_table_of(const struct verb *verb)
{
    size_t bytes = strlen(verb->name);
    for (uint32_t i = 0; language_test_table(i) != NULL; i++) {
        const char *name = language_test_table(i)->name;
        if (strncmp(name, verb->name, bytes) == 0 && name[bytes] == '{') {
            return language_test_table(i);
        }
    }
    return NULL;
}

static void add_test_verb(struct str *out, const struct verb *verb)
{
    const struct table_language *table = test_table_of(verb);
    if (table == NULL) {
        add_signature(out, verb);
        return;
    }
    add_head(out, verb);
    str_addf(out, "---@class tocsin.test.%s\n", verb->name);
    add_fields(out, table);
    if (verb_find(verb->name, VERB_DOING) == NULL) {
        add_head(out, verb);
        str_addf(out, "---@param written tocsin.test.%s\nfunction %s(written) end\n\n", verb->name, verb->name);
    }
}

static void add_tests_file(struct str *out)
{
    str_add(out, HEAD);
    for (uint32_t i = 0; i < language_verb_count(); i++) {
        if (language_verb(i)->kind == VERB_TEST) {
            add_test_verb(out, language_verb(i));
        }
    }
}

static const struct { const char *name; void (*add)(struct str *out); } FILES[TYPES_FILES] = {
    { "shelves.lua", add_shelves_file }, { "verbs.lua", add_verbs_file }, { "tests.lua", add_tests_file },
};

const char *types_file_name(uint32_t i)
{
    MUST(i < TYPES_FILES);
    return FILES[i].name;
}

void types_file(uint32_t i, struct str *out)
{
    MUST(i < TYPES_FILES);
    struct str file = { 0 };
    FILES[i].add(&file);
    while (file.bytes > 1 && file.at[file.bytes - 2] == '\n') {
        file.at[--file.bytes] = '\0';
    }
    str_add(out, str_text(&file));
    str_deinit(&file);
}
