/* clock.x: a duty to notify. Its stages are written here, or stand in a law pack. */
#include "api/shelves.h"

static const struct word COUNTS[] = { { "objective", COUNTS_OBJECTIVE }, { "declared", COUNTS_DECLARED }, { NULL, 0 } };
static const struct word FROM[] = { { "start", STAGE_FROM_START }, { "previous", STAGE_FROM_PREVIOUS },
                                    { "declared", STAGE_FROM_DECLARED }, { NULL, 0 } };

/* ---- stages ------------------------------------------------------------------------------------------------------ */

static void stage_within(const struct at *at, void *thing)
{
    (void)time_read(at, WANT_LEGAL, &((struct stage *)thing)->within);
}

static const struct field STAGE_FIELDS[] = {
    FIELD("1", SHAPE_STRING, true, stage, name, "Its name: \"first\"."),
    FIELD("title", SHAPE_TEXT, false, stage, title, "As people read it. Not written: the name."),
    FIELD_OWN("within", true, stage_within, "legal duration",
              "How long after its start it is due: \"2h\" elapsed; \"3d\" the end of the third day in the addressee's zone; \"4bd\" business days; \"1m\" a month; \"asap\" without a deadline."),
    FIELD_WORD("from", FROM, false, stage, from, "What it counts from: the clock's start, the stage before being met, or the declaration. Not written: start."),
    FIELD("covers", SHAPE_CLASSES, false, stage, classes, "Content classes that a complete notice of this stage has."),
};
const struct table_language LANGUAGE_STAGE = TABLE("a stage", "One entry of `stages`.", STAGE_FIELDS, false);

struct stages { struct stage *at; uint32_t count; };

static void read_stages(const struct at *at, const struct table_language *table, struct stages *stages)
{
    struct maker *m = at->m;
    stages->count = at_list(at);
    stages->at = ARENA_ARRAY(&m->world->arena, struct stage, stages->count);
    if (stages->count == 0) {
        problem(at, T_BAD_CLOCK, "Write stages = { { \"first\", within = \"2h\" } }", "`stages` must be a list of stages");
    }
    const char *path = m->path;
    for (uint32_t i = 0; i < stages->count; i++) {
        struct at item = at_item(at, i + 1);
        stages->at[i].within.kind = TIME_NONE;
        m->path = arena_format(&m->scratch, "%s.stages.%u", path, i + 1);
        fields_read(&item, table, &stages->at[i]);
        for (uint32_t k = 0; k < i; k++) {
            if (stages->at[k].name != NULL && stages->at[i].name != NULL && str_equal(stages->at[k].name, stages->at[i].name)) {
                problem(&item, T_DECLARED_TWICE, "Give it another name", "two stages are called \"%s\"", stages->at[i].name);
            }
        }
        at_pop(&item);
    }
    m->path = path;
}

/* The table's struct: a clock, and what has to wait until all of it is read. */
struct clock_read {
    struct clock clock;
    const struct at *table;
    const char *law_name;
    bool has_counts;
    struct stages stages;
};

/* ---- from a law pack --------------------------------------------------------------------------------------------- */

struct law_entry {
    const char *name, *start, *source, *mark, *note;
    int counts;
    bool has_counts;
    struct stages stages;
};

static void no_read(const struct at *at, void *thing)
{
    (void)at;
    (void)thing;
}

static const struct field LAW_STAGE_FIELDS[] = {
    FIELD("1", SHAPE_STRING, true, stage, name, "Its name: \"first\"."),
    FIELD_OWN("within", true, stage_within, "legal duration", "As in a clock's own stages."),
    FIELD_WORD("from", FROM, false, stage, from, "What it counts from. Not written: start."),
    FIELD("covers", SHAPE_CLASSES, false, stage, classes, "Content classes that the law asks for."),
    FIELD_OWN("mark", false, no_read, "\"V1\", \"V2\" or \"G\"", "How sure this stage's figures are, when other than the clock's."),
};
const struct table_language LANGUAGE_LAW_STAGE = TABLE("a stage of a law", "One entry of a legal clock's `stages`.", LAW_STAGE_FIELDS, false);

static void law_stages(const struct at *at, void *thing)
{
    read_stages(at, &LANGUAGE_LAW_STAGE, &((struct law_entry *)thing)->stages);
}

static const struct field LAW_FIELDS[] = {
    FIELD("name", SHAPE_STRING, true, law_entry, name, "What the duty is."),
    FIELD("start", SHAPE_STRING, true, law_entry, start, "The start event, in the pack's codes: \"AW\" became aware."),
    FIELD("source", SHAPE_STRING, true, law_entry, source, "The instrument and section."),
    FIELD("mark", SHAPE_STRING, true, law_entry, mark, "How sure the figures are: \"V1\" seen in the law, \"V2\" in a secondary publication, \"G\" general knowledge."),
    FIELD_WORD_HAS("counts", COUNTS, false, law_entry, counts, has_counts, "As in a clock."),
    FIELD_OWN("stages", true, law_stages, "list of stages of a law", "Its deadlines."),
    FIELD("note", SHAPE_STRING, false, law_entry, note, "What a writer should know."),
};
const struct table_language LANGUAGE_LAW_CLOCK =
    TABLE("clock_law[\"SG-CII\"]", "A legal clock in a law pack.", LAW_FIELDS, false);

static bool is_unverified(struct maker *m, const struct law_clock *clock, const struct law_entry *entry)
{
    bool found = entry->mark != NULL && str_equal(entry->mark, "G");
    struct at at = { .m = m, .source = clock->source, .node = clock->node };
    script_ref_push(m->L, clock->value);
    at.index = lua_gettop(m->L);
    struct at stages = at_field(&at, "stages");
    for (uint32_t i = 1; at_is_table(&stages) && i <= at_length(&stages); i++) {
        struct at stage = at_item(&stages, i);
        struct at mark = at_field(&stage, "mark");
        found = found || (lua_type(m->L, mark.index) == LUA_TSTRING && str_equal(lua_tostring(m->L, mark.index), "G"));
        at_pop(&stage);
    }
    at_pop(&at);
    return found;
}

static void read_law(const struct at *at, const char *law, struct clock_read *read)
{
    struct maker *m = at->m;
    struct clock *clock = &read->clock;
    uint32_t economy;
    const struct law_clock *found = law_clock_find(m, law, &economy);
    if (found == NULL) {
        const char **names = ARENA_ARRAY(&m->scratch, const char *, m->law_clock_count);
        for (uint32_t i = 0; i < m->law_clock_count; i++) {
            names[i] = m->law_clocks[i].id;
        }
        const char *near = nearest(m, law, names, m->law_clock_count);
        problem(at, T_NO_LAW, near != NULL ? near : "Name its pack at an economy: laws = \"sg\"",
                "no law pack of this scenario has a clock \"%s\"", law);
        return;
    }
    struct law_entry entry = { 0 };
    struct at in_pack = { .m = m, .source = found->source, .node = found->node, .field = law };
    script_ref_push(m->L, found->value);
    in_pack.index = lua_gettop(m->L);
    fields_read(&in_pack, &LANGUAGE_LAW_CLOCK, &entry);
    at_pop(&in_pack);
    read->stages = entry.stages;
    read->law_name = entry.name;
    clock->mark = entry.mark;
    clock->counts = read->has_counts ? clock->counts : (enum clock_counts)entry.counts;
    clock->calendar_of.v = clock->calendar_of.v == ID_NONE ? economy : clock->calendar_of.v;
    if (is_unverified(m, found, &entry)) {
        problem(at, T_LAW_UNVERIFIED, "Check it against the law", "the figures of %s are marked G: general knowledge", law);
    }
}

/* ---- clock ------------------------------------------------------------------------------------------------------- */

static void own_who(const struct at *at, void *thing)
{
    struct clock_read *read = thing;
    struct maker *m = at->m;
    if (team_is_real(read->clock.common.owner)) {
        read->clock.who = read->clock.common.owner; /* made for each team of the group */
    } else {
        read->clock.who = read_team(at);
    }
    bool known = read->clock.who.v != ID_NONE;
    struct ids who = { &read->clock.who.v, known ? 1 : 0, 1 };
    own_is(m, &who);
    if (known) {
        m->bare_knower = read->clock.who;
    }
}

static void own_to(const struct at *at, void *thing)
{
    struct clock *clock = &((struct clock_read *)thing)->clock;
    struct script_handle handle;
    if (lua_type(at->m->L, at->index) == LUA_TSTRING) {
        clock->to_text = text_read(at);
    } else if (at_handle(at, &handle) && handle.kind == KIND_PUBLIC) {
        clock->to = TEAM_PUBLIC;
    } else {
        clock->to = read_team(at);
        if (clock->to.v < at->m->world->teams_count) {
            clock->calendar_of = at->m->world->teams[clock->to.v].economy;
        }
    }
}

/* A team instead of a condition: whose knowledge of the start event counts against the owner. */
static void own_imputed(const struct at *at, void *thing)
{
    struct clock *clock = &((struct clock_read *)thing)->clock;
    struct maker *m = at->m;
    const struct ref *ref = ref_at(at);
    if (ref == NULL || ref->shelf != SHELF_TEAM) {
        clock->imputed_from = cond_read(at);
        return;
    }
    struct team_id team = read_team(at);
    struct at starts = at_field(((struct clock_read *)thing)->table, "starts");
    const struct ref *fact = ref_at(&starts);
    if (fact == NULL || fact->shelf != SHELF_FACT) {
        problem(at, T_WRONG_TYPE, "Write knows(team.x, fact.y)", "`imputed_from` can be a team only where `starts` is a fact");
    } else if (team.v != ID_NONE) {
        struct team_id knower = m->bare_knower;
        m->bare_knower = team;
        clock->imputed_from = cond_read(&starts);
        m->bare_knower = knower;
    }
    at_pop(&starts);
}

static void own_stages(const struct at *at, void *thing)
{
    read_stages(at, &LANGUAGE_STAGE, &((struct clock_read *)thing)->stages);
}

/* { first = { "C1" }, final = { … } }, or lists in the order of the stages. Read after the stages. */
static void own_covers(const struct at *at, void *thing)
{
    struct clock_read *read = thing;
    struct stage *stages = read->stages.at;
    if (!at_is_table(at)) {
        problem(at, T_WRONG_TYPE, "Write covers = { first = { \"C1\" } }", "`covers` must be a table, not %s", at_type(at));
        return;
    }
    lua_State *L = at->m->L;
    lua_pushnil(L);
    while (lua_next(L, at->index) != 0) {
        lua_pop(L, 1);
        struct stage *stage = NULL;
        for (uint32_t i = 0; i < read->stages.count; i++) {
            bool named = lua_type(L, -1) == LUA_TSTRING && stages[i].name != NULL && str_equal(stages[i].name, lua_tostring(L, -1));
            bool numbered = lua_isinteger(L, -1) && lua_tointeger(L, -1) == (lua_Integer)i + 1;
            stage = named || numbered ? &stages[i] : stage;
        }
        struct at item = lua_type(L, -1) == LUA_TSTRING ? at_field(at, lua_tostring(L, -1))
                                                        : at_item(at, (uint32_t)lua_tointeger(L, -1));
        if (stage != NULL) {
            stage->classes = read_classes(&item);
        } else {
            problem_key(&item, T_UNKNOWN_FIELD, "Name one of its stages", "the clock has no such stage");
        }
        at_pop(&item);
    }
}

static void own_law(const struct at *at, void *thing)
{
    struct clock_read *read = thing;
    read->clock.law = string_read(at);
    if (read->clock.law != NULL) {
        read_law(at, read->clock.law, read);
    }
}

static const struct field FIELDS[] = {
    FIELD_OWN("each", false, no_read, "group", "Makes one for every team of the group, as `who = group.x` does."),
    FIELD_OWN("who", true, own_who, "team or group", "Whose duty it is. A group: one clock for each of its teams."),
    FIELD("name", SHAPE_TEXT, false, clock, title, "Its name on screen. Not written: the law's, or its own."),
    FIELD_OWN("to", true, own_to, "team, public, or text",
              "Who is to be told; a text names somebody outside the exercise, public the people concerned. Days and holidays are the addressee's."),
    FIELD("basis", SHAPE_TEXT, false, clock, basis, "The clause, as people would quote it."),
    FIELD_WORD_HAS("counts", COUNTS, false, clock_read, clock.counts, has_counts,
                   "From when it runs: from the start event, or from the moment the team declares. Not written: the law's, else objective."),
    FIELD_OWN("law", false, own_law, "text", "The id of a legal clock in a law pack, \"SG-CII\", instead of `stages`."),
    FIELD_OWN("stages", false, own_stages, "list of stages", "Its deadlines, one after the other, instead of `law`."),
    FIELD_OWN("covers", false, own_covers, "table of content classes", "By stage: { first = { \"C1\", \"C2\" } }; instead of what the stage or the law says."),
    FIELD("starts", SHAPE_COND, true, clock, starts, "The start event. A bare fact: `who` knows it."),
    FIELD("stops", SHAPE_COND, false, clock, stops, "The duty ends when this becomes true: stages not yet due are dropped."),
    FIELD("met_by", SHAPE_COND, false, clock, met_by, "When it becomes true, every stage that then runs or was missed counts as submitted, complete. A bare fact: `who` knows it."),
    FIELD("if_missed", SHAPE_DOES, false, clock, if_missed, "What happens when a stage is missed, each time; own is `who`."),
    FIELD_OWN("imputed_from", false, own_imputed, "condition, or team",
              "From then on another's knowledge counts against `who`. A team: when it knew the fact of `starts`."),
};
const struct table_language LANGUAGE_CLOCK =
    TABLE("clock.x", "A legal or contractual duty to notify: a chain of stages with deadlines.", FIELDS, true);

static void check_stages(const struct at *at, const struct decl *decl, const struct clock_read *read)
{
    struct at stages = at_field(at, "stages");
    bool both = read->clock.law != NULL && !at_is_nil(&stages);
    bool neither = read->clock.law == NULL && at_is_nil(&stages);
    at_pop(&stages);
    if (both || neither) {
        problem_key(at, T_BAD_CLOCK, "Write either law = \"SG-CII\" or stages = { … }",
                    both ? "clock.%s has both a law and stages" : "clock.%s has neither a law nor stages", decl->name);
    }
}

void read_clock(const struct at *at, const struct decl *decl, struct common common)
{
    struct maker *m = at->m;
    struct clock_read read = { .table = at };
    read.clock = (struct clock){ .common = common, .who = TEAM_NONE, .to = TEAM_NONE, .calendar_of = { ID_NONE },
        .starts = COND_NONE, .stops = COND_NONE, .met_by = COND_NONE, .imputed_from = COND_NONE };
    fields_read(at, &LANGUAGE_CLOCK, &read);
    m->bare_knower = TEAM_NONE;
    check_stages(at, decl, &read);
    read.clock.stages = read.stages.at;
    read.clock.stage_count = read.stages.count;
    if (read.clock.calendar_of.v == ID_NONE && read.clock.who.v < m->world->teams_count) {
        read.clock.calendar_of = m->world->teams[read.clock.who.v].economy;
    }
    if (read.clock.title.v == 0 && read.law_name != NULL) {
        struct at name = *at;
        name.field = "law";
        read.clock.title = text_add(&name, read.law_name);
    }
    (void)world_add_clock(m->world, &read.clock);
}
