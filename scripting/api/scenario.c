/* scenario{}, and the shelves that only have words: objective, ending, debrief, story. */
#include "api/shelves.h"
#include "api/times.h"

static const struct word LEVELS[] = { { "first", 0 }, { "intermediate", 1 }, { "experienced", 2 }, { NULL, 0 } };
static const struct word LABELS[] = { { "warn", false }, { "enforce", true }, { NULL, 0 } };

/* ---- variants ---------------------------------------------------------------------------------------------------- */

struct variant { const char *name; struct text_id title; struct ids without; };

static void variant_without(const struct at *at, void *thing)
{
    (void)read_any_things(at, 1u << SHELF_INJECT | 1u << SHELF_DECISION | 1u << SHELF_QUESTION, &((struct variant *)thing)->without);
}

static const struct field VARIANT_FIELDS[] = {
    FIELD("1", SHAPE_STRING, true, variant, name, "Its name, by which a host chooses it."),
    FIELD("2", SHAPE_TEXT, true, variant, title, "What the host reads."),
    FIELD_OWN("without", true, variant_without, "list of injects, decisions and questions", "What is left out of every cue."),
};
const struct table_language LANGUAGE_VARIANT = TABLE("a variant", "One entry of `variants`: the same scenario with less in it.", VARIANT_FIELDS, false);

/* ---- scenario ---------------------------------------------------------------------------------------------------- */

/* The world, and what has no place in it. */
struct scenario_read {
    struct world *world;
    struct text_id title, summary, emblem, audience, authors, licence, briefing;
    const char *id, *language;
    int64_t length_s;
    int labels;
    int level;
    bool has_level;
};

static void own_api(const struct at *at, void *thing)
{
    (void)thing;
    int64_t version;
    if (number_count(at, 0, 1000, &version) && version != API_VERSION) {
        problem(at, T_BAD_VERSION, "Write api = 1", "this program reads version %d of the language, not %lld", API_VERSION, (long long)version);
    }
}

static void own_id(const struct at *at, void *thing)
{
    struct scenario_read *read = thing;
    read->id = string_read(at);
    for (const char *c = read->id; c != NULL && *c != '\0'; c++) {
        if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-')) {
            problem(at, T_BAD_NAME, "Use small letters, digits and hyphens: \"quiet-ward\"", "`id` cannot be \"%s\"", read->id);
            return;
        }
    }
}

static void own_seed(const struct at *at, void *thing)
{
    int64_t seed;
    if (number_count(at, 0, 1000000000000, &seed)) {
        ((struct scenario_read *)thing)->world->seed = (uint64_t)seed;
    }
}

static void own_minutes(const struct at *at, void *thing)
{
    (void)number_count(at, 1, 100000, &((struct scenario_read *)thing)->world->minutes_room);
}

static void no_read(const struct at *at, void *thing)
{
    (void)at;
    (void)thing; /* read before the shelves */
}

static void own_variants(const struct at *at, void *thing)
{
    (void)thing;
    struct maker *m = at->m;
    for (uint32_t i = 1; at_is_table(at) && i <= at_length(at); i++) {
        struct at item = at_item(at, i);
        struct variant variant = { 0 };
        const char *path = m->path;
        m->path = arena_format(&m->arena, "scenario.variants.%u", i);
        fields_read(&item, &LANGUAGE_VARIANT, &variant);
        m->path = path;
        at_pop(&item);
    }
}

static const struct field FIELDS[] = {
    FIELD_OWN("api", true, own_api, "1", "The version of this language."),
    FIELD_OWN("id", true, own_id, "small letters, digits, hyphens", "The name of its folder: \"quiet-ward\"."),
    FIELD("title", SHAPE_TEXT, true, scenario_read, title, "What it is called."),
    FIELD("language", SHAPE_STRING, true, scenario_read, language, "The language its texts are written in: \"en\"."),
    FIELD("summary", SHAPE_PROSE, true, scenario_read, summary, "One or two sentences for the list of scenarios, without spoilers."),
    FIELD_OWN("begins", true, no_read, "{ moment, economy }", "STARTEX, in that economy's local time: { \"2026-03-02 07:40\", economy.aranda }. Local times of the exercise are told there."),
    FIELD_OWN("seed", false, own_seed, "whole number", "The seed of chance unless the host chooses another. Not written: 0."),
    FIELD_OWN("minutes", false, own_minutes, "whole number", "Room minutes that it takes, briefing and hot wash included."),
    FIELD("length", SHAPE_LASTS, false, scenario_read, length_s, "Game time at which it is over. Not written: the end of the last scene, or a day after its last cue."),
    FIELD_WORD_HAS("level", LEVELS, false, scenario_read, level, has_level, "For whom: people at their first exercise, or with more behind them."),
    FIELD("emblem", SHAPE_TEXT, false, scenario_read, emblem, "The drawn emblem on the home screen."),
    FIELD("audience", SHAPE_PROSE, false, scenario_read, audience, "Who should play it."),
    FIELD("authors", SHAPE_PROSE, false, scenario_read, authors, "Who wrote it."),
    FIELD("licence", SHAPE_TEXT, false, scenario_read, licence, "Under which terms it may be used."),
    FIELD("briefing", SHAPE_PROSE, false, scenario_read, briefing, "Read aloud before STARTEX."),
    FIELD_OWN("variants", false, own_variants, "list of variants", "Shorter or easier ways to play it."),
    FIELD_WORD("labels", LABELS, false, scenario_read, labels, "warn: going against a label warns, and counts. enforce: it is refused. Not written: warn."),
};
const struct table_language LANGUAGE_SCENARIO = TABLE("scenario{}", "What the exercise is, once.", FIELDS, false);

static struct at scenario_push(struct maker *m)
{
    script_ref_push(m->L, m->scenario);
    return (struct at){ .m = m, .index = lua_gettop(m->L), .source = m->scenario_source, .node = m->scenario_node, .field = "scenario" };
}

/* STARTEX: times that name a local moment need it, so it comes before the shelves. */
static void read_begins(const struct at *at, struct world *world)
{
    struct at moment = at_item(at, 1), economy = at_item(at, 2);
    moment.field = economy.field = "begins";
    const char *text = string_read(&moment);
    world->home.v = read_thing(&economy, SHELF_ECONOMY);
    int32_t day;
    int64_t second;
    if (text != NULL && !moment_parse(text, &day, &second)) {
        problem(&moment, T_BAD_DATE, "Write \"2026-03-02 07:40\"", "`begins` cannot be \"%s\"", text);
    } else if (text != NULL && world->home.v < world->economies_count) {
        world->begins_utc_s = calendar_local_to_utc(&world->economies[world->home.v].calendar, day, second);
    }
    at_pop(&moment);
}

void read_begins_home(struct maker *m)
{
    if (m->scenario.v == 0) {
        return;
    }
    struct at at = scenario_push(m);
    struct at begins = at_field(&at, "begins");
    own_is_nobody(m);
    if (at_is_table(&begins)) {
        read_begins(&begins, m->world);
    } else if (!at_is_nil(&begins)) {
        problem(&begins, T_WRONG_TYPE, "Write { \"2026-03-02 07:40\", economy.x }", "`begins` must be a moment and an economy");
    }
    at_pop(&at);
}

/* What the chosen variant leaves out: known before scenes are read. */
void read_variant(struct maker *m)
{
    if (m->scenario.v == 0 || m->variant == NULL) {
        return;
    }
    struct at at = scenario_push(m);
    struct at variants = at_field(&at, "variants");
    bool found = false;
    for (uint32_t i = 1; at_is_table(&variants) && i <= at_length(&variants); i++) {
        struct at item = at_item(&variants, i);
        struct at name = at_item(&item, 1);
        struct at without = at_field(&item, "without");
        if (lua_type(m->L, name.index) == LUA_TSTRING && str_equal(lua_tostring(m->L, name.index), m->variant)) {
            found = true;
            (void)read_any_things(&without, 1u << SHELF_INJECT | 1u << SHELF_DECISION | 1u << SHELF_QUESTION, &m->left_out);
        }
        at_pop(&item);
    }
    if (!found) {
        problem_key(&variants, T_NO_VARIANT, "Choose one of its variants", "the scenario has no variant `%s`", m->variant);
    }
    at_pop(&at);
}

void read_scenario(struct maker *m)
{
    if (m->scenario.v == 0) {
        problem_at(m, "scenario.lua", 0, 0, T_NO_SCENARIO, "Write scenario { api = 1, id = \"…\", … }", "there is no scenario{…}");
        return;
    }
    struct world *world = m->world;
    struct scenario_read read = { .world = world, .id = "", .language = "" };
    struct at at = scenario_push(m);
    m->path = "scenario";
    m->decl = NULL;
    own_is_nobody(m);
    fields_read(&at, &LANGUAGE_SCENARIO, &read);
    at_pop(&at);
    world->id = read.id;
    world->language = read.language;
    world->level = read.has_level ? LEVELS[read.level].word : NULL;
    world->title = read.title;
    world->summary = read.summary;
    world->emblem = read.emblem;
    world->audience = read.audience;
    world->authors = read.authors;
    world->licence = read.licence;
    world->briefing = read.briefing;
    world->length_s = read.length_s;
    world->enforce_labels = read.labels != 0;
}

/* ---- objective --------------------------------------------------------------------------------------------------- */

static const struct field OBJECTIVE_FIELDS[] = {
    FIELD("name", SHAPE_TEXT, true, objective, title, "What the exercise is to show."),
    FIELD("tasks", SHAPE_TEXTS, true, objective, tasks, "What one sees people do when they show it."),
    FIELD("evidence", SHAPE_THINGS, false, objective, evidence, "Decisions, facts, clocks and measures that the debrief shows beside it."),
};
const struct table_language LANGUAGE_OBJECTIVE =
    TABLE("objective.x", "What the exercise is to show; rated P, S, M or U by evaluators.", OBJECTIVE_FIELDS, true);

void read_objective(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct objective objective = { .common = common };
    fields_read(at, &LANGUAGE_OBJECTIVE, &objective);
    (void)world_add_objective(at->m->world, &objective);
}

/* ---- ending ------------------------------------------------------------------------------------------------------ */

static const struct field ENDING_FIELDS[] = {
    FIELD("title", SHAPE_TEXT, true, ending, title, "Its name."),
    FIELD("text", SHAPE_PROSE, true, ending, text, "How it ends, read aloud."),
    FIELD("when", SHAPE_COND, false, ending, when, "The exercise ends so when this becomes true. Not written: only finish(…) brings it."),
};
const struct table_language LANGUAGE_ENDING = TABLE("ending.x", "A way the exercise can end.", ENDING_FIELDS, true);

void read_ending(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct ending ending = { .common = common, .when = COND_NONE };
    fields_read(at, &LANGUAGE_ENDING, &ending);
    (void)world_add_ending(at->m->world, &ending);
}

/* ---- debrief ----------------------------------------------------------------------------------------------------- */

static void debrief_about(const struct at *at, void *thing)
{
    struct ids ids = { 0 };
    if (read_any_things(at, ~(1u << SHELF_GROUP), &ids) && ids.count == 1) {
        ((struct debrief *)thing)->about.v = ids.at[0];
    } else if (ids.count > 1) {
        problem(at, T_BAD_LIST, "Name one thing", "a debrief question is about one thing");
    }
}

static const struct field DEBRIEF_FIELDS[] = {
    FIELD_OWN("about", false, debrief_about, "one thing", "What it looks back at; {minutes} counts from when it was first held to when it arrived."),
    FIELD("ask", SHAPE_TEXT, true, debrief, ask, "The question. May hold {minutes} and {team}."),
    FIELD("who", SHAPE_TEAMS, false, debrief, who, "Whom it is put to. Not written: everybody."),
};
const struct table_language LANGUAGE_DEBRIEF = TABLE("debrief.x", "A question for the hot wash.", DEBRIEF_FIELDS, true);

void read_debrief(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct debrief debrief = { .common = common, .about = THING_NONE };
    fields_read(at, &LANGUAGE_DEBRIEF, &debrief);
    (void)world_add_debrief(at->m->world, &debrief);
}

/* ---- story ------------------------------------------------------------------------------------------------------- */

void read_story(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct story story = { .common = common };
    (void)world_add_story(at->m->world, &story);
}
