/* measure.x: an outcome over time. */
#include "api/shelves.h"

static const struct word BETTER[] = { { "high", BETTER_HIGH }, { "low", BETTER_LOW }, { NULL, 0 } };

/* ---- parts ------------------------------------------------------------------------------------------------------- */

static void rate_number(const struct at *at, void *thing)
{
    struct rate_line *line = thing;
    struct number number;
    if (number_read(at, &number)) {
        line->micro_per_hour = number.micro;
        line->value = number.value;
    }
}

static const struct field RATE_FIELDS[] = {
    FIELD_OWN("1", true, rate_number, "number, or number times own.value", "How much is added in an hour of game time."),
    FIELD("when", SHAPE_COND, false, rate_line, when, "The line counts while this holds. Not written: always."),
};
const struct table_language LANGUAGE_RATE =
    TABLE("a rate line", "One entry of `rate`. The lines that hold add up; nothing overwrites anything.", RATE_FIELDS, false);

static void own_rate(const struct at *at, void *thing)
{
    struct measure *measure = thing;
    uint32_t count = at_list(at);
    struct rate_line *lines = ARENA_ARRAY(&at->m->world->arena, struct rate_line, count);
    if (!at_is_table(at)) {
        problem(at, T_WRONG_TYPE, "Write rate = { { -0.2 } }", "`rate` must be a list of lines, not %s", at_type(at));
    }
    for (uint32_t i = 0; i < count; i++) {
        struct at item = at_item(at, i + 1);
        lines[i] = (struct rate_line){ 0, COND_NONE, ID_NONE };
        fields_read(&item, &LANGUAGE_RATE, &lines[i]);
        at_pop(&item);
    }
    measure->rates = lines;
    measure->rate_count = count;
}

static void read_level(const struct at *at, uint32_t i, struct level *level)
{
    struct at from = at_item(at, 1);
    from.field = "levels";
    (void)number_micro(&from, -1e12, 1e12, &level->micro);
    at_pop(&from);
    struct at word = at_item(at, 2);
    word.field = arena_format(&at->m->scratch, "levels.%u", i + 1);
    level->text = text_read(&word);
    at_pop(&word);
}

static void own_levels(const struct at *at, void *thing)
{
    struct measure *measure = thing;
    uint32_t count = at_list(at);
    struct level *levels = ARENA_ARRAY(&at->m->world->arena, struct level, count);
    for (uint32_t i = 0; i < count; i++) {
        struct at item = at_item(at, i + 1);
        if (at_is_table(&item) && at_length(&item) == 2) {
            read_level(&item, i, &levels[i]);
        } else {
            problem(&item, T_WRONG_TYPE, "Write levels = { { 0, \"calm\" }, { 50, \"worried\" } }", "`levels` is a list of pairs");
        }
        if (i > 0 && levels[i].micro <= levels[i - 1].micro) {
            problem(&item, T_BAD_LEVELS, "Write them from low to high", "this level does not start above the one before");
        }
        at_pop(&item);
    }
    measure->levels = levels;
    measure->level_count = count;
}

static void own_show_to(const struct at *at, void *thing)
{
    struct measure *measure = thing;
    const char *word = lua_type(at->m->L, at->index) == LUA_TSTRING ? lua_tostring(at->m->L, at->index) : NULL;
    struct script_handle handle;
    bool is_public = (at_handle(at, &handle) && handle.kind == KIND_PUBLIC) || (word != NULL && str_equal(word, "public"));
    measure->show_all = word != NULL && str_equal(word, "all");
    measure->show_public = is_public;
    if (is_public || measure->show_all || (word != NULL && str_equal(word, "control"))) {
        return;
    }
    if (word != NULL) {
        problem(at, T_UNKNOWN_WORD, "Write \"all\", \"control\", public or teams", "`show_to` cannot be \"%s\"", word);
        return;
    }
    struct ids ids = { 0 };
    (void)read_teams(at, false, &ids);
    measure->show_to = ids_span(at->m, &ids);
}

static void no_read(const struct at *at, void *thing)
{
    (void)at;
    (void)thing; /* `each` was read when things were numbered */
}

static const struct field FIELDS[] = {
    FIELD_OWN("each", false, no_read, "group", "Makes one for every team of the group; measure.x[team.y] and measure.x[own] say whose."),
    FIELD("name", SHAPE_TEXT, true, measure, title, "Its name on screen."),
    FIELD("unit", SHAPE_TEXT, true, measure, unit, "\"%\", \"people\". Of a stopwatch: s, min, h or d."),
    FIELD("start", SHAPE_NUMBER, true, measure, start_micro, "Its value at STARTEX."),
    FIELD_WORD("better", BETTER, true, measure, better, "Which direction is good."),
    FIELD_HAS("lowest", SHAPE_NUMBER, false, measure, lowest_micro, has_lowest, "It never falls below. Not written: no bound."),
    FIELD_HAS("highest", SHAPE_NUMBER, false, measure, highest_micro, has_highest, "It never rises above. Not written: no bound."),
    FIELD_OWN("show_to", false, own_show_to, "\"all\", \"control\", public, teams or groups", "Who sees it during play; control always does. Not written: all teams."),
    FIELD_OWN("rate", false, own_rate, "list of rate lines", "What it changes by, an hour of game time: { { -0.2 }, { -2, when = … } }."),
    FIELD_OWN("levels", false, own_levels, "list of { from, text }", "Words for ranges, from low to high; each holds from its number on."),
    FIELD_HAS("target", SHAPE_NUMBER, false, measure, target_micro, has_target, "What a good exercise reaches; shown in the debrief."),
    FIELD("weight", SHAPE_NUMBER, false, measure, weight_micro, "How much it counts where scenarios are compared. Not written: 1."),
    FIELD("from", SHAPE_COND, false, measure, from, "A stopwatch: it starts when this becomes true for the first time."),
    FIELD("to", SHAPE_COND, false, measure, to, "A stopwatch: it stops when this becomes true."),
};
const struct table_language LANGUAGE_MEASURE =
    TABLE("measure.x", "An outcome with a unit and a better direction; it changes by steps and by rates, or is a stopwatch.", FIELDS, true);

static int64_t stopwatch_unit_s(const char *unit)
{
    static const struct { const char *unit; int64_t s; } UNITS[] = { { "s", 1 }, { "min", 60 }, { "h", 3600 }, { "d", 86400 } };
    for (uint32_t i = 0; i < 4; i++) {
        if (str_equal(unit, UNITS[i].unit)) {
            return UNITS[i].s;
        }
    }
    return 0;
}

static void check_stopwatch(const struct at *at, const struct decl *decl, struct measure *measure)
{
    struct at from = at_field(at, "from"), to = at_field(at, "to");
    bool has_from = !at_is_nil(&from), has_to = !at_is_nil(&to);
    at_pop(&from);
    measure->is_stopwatch = has_from && has_to;
    if (has_from != has_to) {
        problem_key(at, T_MISSING_FIELD, "Write both from = … and to = …", "measure.%s is half a stopwatch", decl->name);
    }
    measure->stopwatch_unit_s = stopwatch_unit_s(world_source(at->m->world, measure->unit));
    if (measure->is_stopwatch && measure->stopwatch_unit_s == 0) {
        struct at unit = at_field(at, "unit");
        problem(&unit, T_UNKNOWN_WORD, "Write \"s\", \"min\", \"h\" or \"d\"", "the unit of a stopwatch must be one of time");
        at_pop(&unit);
    }
}

static void check_bounds(const struct at *at, const struct decl *decl, const struct measure *measure)
{
    bool low = measure->has_lowest && measure->start_micro < measure->lowest_micro;
    bool high = measure->has_highest && measure->start_micro > measure->highest_micro;
    bool crossed = measure->has_lowest && measure->has_highest && measure->lowest_micro > measure->highest_micro;
    if (crossed || low || high) {
        problem_key(at, T_BAD_LEVELS, "Write lowest, start and highest in rising order",
                    crossed ? "measure.%s: lowest is above highest" : "measure.%s: start lies outside lowest and highest", decl->name);
    }
}

void read_measure(const struct at *at, const struct decl *decl, struct common common)
{
    struct measure measure = { .common = common, .show_all = true, .weight_micro = 1000000, .from = COND_NONE,
                               .to = COND_NONE, .family = ID_NONE };
    if (decl->owners != NULL) {
        measure.family = decl->first;
        measure.family_count = decl->count;
    }
    fields_read(at, &LANGUAGE_MEASURE, &measure);
    check_stopwatch(at, decl, &measure);
    check_bounds(at, decl, &measure);
    (void)world_add_measure(at->m->world, &measure);
}
