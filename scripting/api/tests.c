/* tests.lua: the author's expectations as lists of steps. Every test function is run once, here; what it says is kept. */
#include <stdlib.h>
#include <string.h>

#include "api/shelves.h"

/* The tests being read. */
struct trial {
    struct api_tests *tests;
    struct script_ref *functions;
    uint32_t test_room, function_room;
    struct api_test *test; /* whose function runs, or NULL */
    uint32_t step_room;
    int64_t at_s;          /* of the last input */
};

static const struct sender NOBODY = { ROLE_SEAT, { ID_NONE }, 0 };

/* ---- the tables -------------------------------------------------------------------------------------------------- */

/* What any of the verbs may have. */
struct test_read {
    struct input input;
    struct team_id team, from;
    int64_t at_s;
    bool has_at, has_stage, has_covers;
    const char *stage;
    struct span facts;
    struct ids options;
    struct api_step step;
};

static void read_from(const struct at *at, void *thing)
{
    ((struct test_read *)thing)->from = read_team(at);
}

static void read_the_team(const struct at *at, void *thing)
{
    ((struct test_read *)thing)->team = read_team(at);
}

static void read_to(const struct at *at, void *thing)
{
    struct ids teams = { 0 };
    if (!read_teams(at, true, &teams)) {
        return; /* it has been told why */
    }
    if (teams.count == 1) {
        ((struct test_read *)thing)->input.to.v = teams.at[0];
    } else {
        problem(at, T_BAD_TEST, "Write one input for each", "an input of a test goes to one team");
    }
}

static void read_fact_thing(const struct at *at, void *thing_read)
{
    uint32_t fact = read_thing(at, SHELF_FACT);
    ((struct test_read *)thing_read)->input.thing = fact == ID_NONE ? THING_NONE : thing(SHELF_FACT, fact);
}

static void read_action_thing(const struct at *at, void *thing_read)
{
    uint32_t action = read_thing(at, SHELF_ACTION);
    ((struct test_read *)thing_read)->input.thing = action == ID_NONE ? THING_NONE : thing(SHELF_ACTION, action);
}

static void read_clock_thing(const struct at *at, void *thing_read)
{
    uint32_t clock = read_thing(at, SHELF_CLOCK);
    ((struct test_read *)thing_read)->input.thing = clock == ID_NONE ? THING_NONE : thing(SHELF_CLOCK, clock);
}

/* A decision alone (for a number or a text), or options of one decision. */
static void read_answers(const struct at *at, void *thing_read)
{
    struct test_read *read = thing_read;
    struct maker *m = at->m;
    for (uint32_t i = 1; i <= at_length(at); i++) {
        struct at item = at_item(at, i);
        item.field = "decide";
        const struct ref *ref = ref_at(&item);
        if (ref != NULL && ref->shelf == SHELF_DECISION) {
            uint32_t decision = ref_one(&item, ref);
            read->input.thing = decision == ID_NONE ? THING_NONE : thing(SHELF_DECISION, decision);
        } else {
            uint32_t option = read_thing(&item, SHELF_OPTION);
            if (option != ID_NONE) {
                ids_add(m, &read->options, option);
                read->input.thing = thing(SHELF_DECISION, m->world->options[option].decision.v);
            }
        }
        at_pop(&item);
    }
}

static void read_number(const struct at *at, void *thing)
{
    (void)number_micro(at, -1e12, 1e12, &((struct test_read *)thing)->input.number_micro);
}

static void read_confidence(const struct at *at, void *thing)
{
    int64_t value;
    if (number_count(at, 0, 100, &value)) {
        ((struct test_read *)thing)->input.confidence = (int32_t)value;
    }
}

static void read_text(const struct at *at, void *thing)
{
    struct test_read *read = thing;
    const char *text = string_read(at);
    read->input.text = text;
}

static void read_seed(const struct at *at, void *thing)
{
    struct api_step *step = &((struct test_read *)thing)->step;
    int64_t seed;
    step->has_seed = number_count(at, 0, 1000000000000, &seed);
    step->seed = step->has_seed ? (uint64_t)seed : 0;
}

#define AT FIELD_HAS("at", SHAPE_MOMENT, false, test_read, at_s, has_at, "When. Not written: at the moment of the input before, at first 0:00.")
#define BY FIELD_OWN("by", false, read_the_team, "team", "Who does it. May be left out where only one team can.")

static const struct field SHARE[] = {
    FIELD_OWN("1", true, read_fact_thing, "fact", "What is sent."),
    FIELD_OWN("from", true, read_from, "team", "Who sends."),
    FIELD_OWN("to", true, read_to, "team or public", "To whom."),
    FIELD("via", SHAPE_CHANNEL, true, test_read, input.channel, "By which channel."),
    FIELD_WORD_HAS("tlp", WORDS_TLP, false, test_read, input.label, input.has_label, "Under which label. Not written: the one it is held by."),
    FIELD("anyway", SHAPE_BOOL, false, test_read, input.anyway, "In spite of warnings. Not written: true."),
    AT,
};
static const struct field DECIDE[] = {
    FIELD_OWN("…", true, read_answers, "options of one decision, or the decision", "decision.d.option; for `some` and `order` several; for a number or a text the decision."),
    BY,
    FIELD_OWN("number", false, read_number, "number", "The answer, where it is one."),
    FIELD_OWN("text", false, read_text, "text", "The answer in words, or the rationale."),
    FIELD_OWN("confidence", false, read_confidence, "0 to 100", "How sure the team is."),
    AT,
};
static const struct field ACT[] = { FIELD_OWN("1", true, read_action_thing, "action", "What is done."), BY, AT };
static const struct field ASK_FOR[] = {
    FIELD_OWN("1", true, read_fact_thing, "fact", "What is asked for."),
    FIELD_OWN("from", true, read_from, "team", "Who asks."),
    FIELD_OWN("to", true, read_to, "team", "Who is asked."),
    FIELD("via", SHAPE_CHANNEL, false, test_read, input.channel, "By which channel."),
    AT,
};
static const struct field NOTIFY[] = {
    FIELD_OWN("1", true, read_clock_thing, "clock", "Whose stage is submitted, by the clock's team."),
    FIELD_HAS("2", SHAPE_STRING, false, test_read, stage, has_stage, "Which stage. Not written: the first."),
    FIELD_HAS("covers", SHAPE_CLASSES, false, test_read, input.classes, has_covers, "Content classes in it. Not written: all that the stage asks for."),
    FIELD("facts", SHAPE_FACTS, false, test_read, facts, "Facts that are attached."),
    AT,
};
static const struct field DECLARE[] = {
    FIELD_OWN("1", true, read_clock_thing, "clock", "Which clock its team declares started."),
    FIELD("since", SHAPE_MOMENT, false, test_read, input.when_s, "Since when. Not written: since the moment it is said."),
    AT,
};
static const struct field SAY[] = {
    FIELD_OWN("1", true, read_the_team, "team", "Who says it."),
    FIELD_OWN("2", false, read_text, "text", "What is said."),
    FIELD("facts", SHAPE_FACTS, false, test_read, facts, "Facts that are stated with it."),
    AT,
};
static const struct field PLAY[] = {
    FIELD_OWN("seed", false, read_seed, "whole number", "The seed of chance. Not written: the scenario's."),
    FIELD("bots", SHAPE_BOOL, false, test_read, step.bots, "Bots play the teams that no input names. Not written: they are silent."),
    FIELD("till", SHAPE_MOMENT, false, test_read, step.until_s, "Stop there. Not written: at the end of the exercise."),
};

static const struct { const char *verb; enum input_kind kind; struct table_language table; } TABLES[] = {
    { "share", INPUT_SHARE, TABLE("share{}", "", SHARE, false) },
    { "decide", INPUT_DECIDE, TABLE("decide{}", "", DECIDE, false) },
    { "act", INPUT_ACT, TABLE("act{}", "", ACT, false) },
    { "ask_for", INPUT_ASK, TABLE("ask_for{}", "", ASK_FOR, false) },
    { "notify", INPUT_NOTIFY, TABLE("notify{}", "", NOTIFY, false) },
    { "declare", INPUT_DECLARE, TABLE("declare{}", "", DECLARE, false) },
    { "say", INPUT_STATE, TABLE("say{}", "", SAY, false) },
    { "play", INPUT_NONE, TABLE("play{}", "", PLAY, false) },
};
#define TABLE_COUNT (sizeof TABLES / sizeof *TABLES)

const struct table_language *language_test_table(uint32_t i)
{
    return i < TABLE_COUNT ? &TABLES[i].table : NULL;
}

/* ---- steps ------------------------------------------------------------------------------------------------------- */

static struct at verb_at(struct maker *m, const struct verb *verb)
{
    struct script_place place = script_place(m->L, m->script);
    const struct source *source = source_find(m, place.file);
    return (struct at){ .m = m, .index = 1, .source = source, .field = verb->name, .line = place.line };
}

static struct api_place place_of(const struct at *at)
{
    uint32_t token = at->source != NULL ? scan_on_line(&at->source->scan, at->line, at->field) : SCAN_NONE;
    uint32_t column = token != SCAN_NONE ? at->source->scan.tokens[token].column : 0;
    return (struct api_place){ "tests.lua", at->line, column };
}

static struct api_step *step_add(struct maker *m, const struct at *at, enum api_step_kind kind)
{
    struct trial *trial = m->trial;
    struct api_test *test = trial->test;
    if (test->step_count == trial->step_room) {
        uint32_t room = trial->step_room == 0 ? 16 : trial->step_room * 2;
        struct api_step *grown = ARENA_ARRAY(&trial->tests->arena, struct api_step, room);
        if (test->step_count > 0) {
            memcpy(grown, test->steps, test->step_count * sizeof *grown);
        }
        test->steps = grown;
        trial->step_room = room;
    }
    struct api_step *step = &test->steps[test->step_count++];
    *step = (struct api_step){ .kind = kind, .where = place_of(at), .until_s = INT64_MAX, .expects = COND_NONE };
    return step;
}

/* The only one of several teams; NONE (told) when there is a choice. */
static struct team_id only_team(const struct at *at, struct span who)
{
    if (who.count == 1) {
        return (struct team_id){ world_ref(at->m->world, who, 0) };
    }
    problem(at, T_BAD_TEST, "Write by = team.name", "several teams can do this: say which");
    return TEAM_NONE;
}

static struct team_id sender_of(const struct at *at, const struct test_read *read)
{
    const struct world *world = at->m->world;
    uint32_t index = thing_index(read->input.thing);
    if (read->from.v != ID_NONE || read->team.v != ID_NONE) {
        return read->from.v != ID_NONE ? read->from : read->team;
    }
    switch (thing_shelf(read->input.thing)) {
    case SHELF_DECISION: return only_team(at, world->decisions[index].who);
    case SHELF_ACTION: return only_team(at, world->actions[index].who);
    case SHELF_CLOCK: return world->clocks[index].who;
    default: return TEAM_NONE; /* told as a missing field */
    }
}

static void finish_decide(const struct at *at, struct test_read *read)
{
    const struct world *world = at->m->world;
    if (thing_shelf(read->input.thing) != SHELF_DECISION) {
        return;
    }
    const struct decision *decision = &world->decisions[thing_index(read->input.thing)];
    for (uint32_t i = 0; i < read->options.count; i++) {
        uint32_t number = read->options.at[i] - decision->first_option;
        if (number >= decision->option_count || i >= INPUT_ORDER_MAX) {
            problem(at, T_BAD_TEST, "Name options of one decision", "these options belong to different decisions");
            return;
        }
        read->input.options |= (uint32_t)1 << number;
        read->input.order[read->input.order_count++] = (uint8_t)number;
    }
    if (decision->answer == ANSWER_ONE && read->options.count == 1) {
        read->input.option.v = read->options.at[0];
    } else if (decision->answer == ANSWER_ONE) {
        problem(at, T_BAD_TEST, "Write decide{ decision.d.option }", "this decision takes one option");
    }
    if (decision->answer != ANSWER_ORDER) {
        read->input.order_count = 0;
    }
    if (decision->answer != ANSWER_SOME) {
        read->input.options = 0;
    }
}

static void finish_notify(const struct at *at, struct test_read *read)
{
    const struct world *world = at->m->world;
    if (thing_shelf(read->input.thing) != SHELF_CLOCK) {
        return;
    }
    const struct clock *clock = &world->clocks[thing_index(read->input.thing)];
    uint32_t stage = 0;
    while (read->has_stage && read->stage != NULL && stage < clock->stage_count && !str_equal(clock->stages[stage].name, read->stage)) {
        stage++;
    }
    if (stage >= clock->stage_count) {
        problem(at, T_BAD_TEST, "Name one of its stages", "the clock has no stage \"%s\"", read->stage != NULL ? read->stage : "");
        return;
    }
    read->input.stage = stage;
    read->input.classes = read->has_covers ? read->input.classes : clock->stages[stage].classes;
}

static void attach_facts(const struct at *at, struct test_read *read)
{
    if (read->facts.count > INPUT_THINGS_MAX) {
        problem(at, T_BAD_TEST, "Attach fewer", "at most %u facts can be attached", INPUT_THINGS_MAX);
        return;
    }
    for (uint32_t i = 0; i < read->facts.count; i++) {
        uint32_t fact = world_ref(at->m->world, read->facts, i);
        read->input.things[read->input.things_count++] = thing(SHELF_FACT, fact);
    }
}

static void keep_input(const struct at *at, struct test_read *read)
{
    struct trial *trial = at->m->trial;
    read->input.at_s = read->has_at ? read->at_s : trial->at_s;
    trial->at_s = read->input.at_s;
    if (read->input.at_s < 0) {
        problem(at, T_BAD_TIME, "Write at = \"0:10\"", "an input cannot come before the start");
    }
    if (read->input.kind == INPUT_DECIDE) {
        finish_decide(at, read);
    } else if (read->input.kind == INPUT_NOTIFY) {
        finish_notify(at, read);
    } else if (read->input.kind == INPUT_DECLARE && read->input.when_s == INT64_MIN) {
        read->input.when_s = read->input.at_s;
    }
    attach_facts(at, read);
    read->input.sender.team = sender_of(at, read);
    step_add(at->m, at, API_STEP_INPUT)->input = read->input;
}

/* ---- verbs ------------------------------------------------------------------------------------------------------- */

static void gather(lua_State *L)
{
    int count = lua_gettop(L);
    if (count == 1 && lua_istable(L, 1)) {
        return;
    }
    lua_createtable(L, count, 0);
    lua_insert(L, 1);
    for (int i = count; i >= 1; i--) {
        lua_rawseti(L, 1, i);
    }
}

static int say_input(struct maker *m, const struct verb *verb, uint32_t table)
{
    gather(m->L);
    struct at at = verb_at(m, verb);
    struct test_read read = { .input = input_make(TABLES[table].kind, NOBODY), .team = TEAM_NONE, .from = TEAM_NONE };
    read.input.anyway = true;
    read.input.when_s = TABLES[table].kind == INPUT_DECLARE ? INT64_MIN : 0;
    read.step.until_s = INT64_MAX;
    fields_read(&at, &TABLES[table].table, &read);
    if (TABLES[table].kind != INPUT_NONE) {
        keep_input(&at, &read);
        return 0;
    }
    struct api_step *step = step_add(m, &at, API_STEP_PLAY);
    step->has_seed = read.step.has_seed;
    step->seed = read.step.has_seed ? read.step.seed : m->world->seed;
    step->bots = read.step.bots;
    step->until_s = read.step.until_s;
    return 0;
}

/* What stands between the brackets of expect(…) on this line and the ones after it. */
static const char *words_of(struct maker *m, const struct at *at)
{
    const struct scan *scan = &at->source->scan;
    uint32_t token = scan_on_line(scan, at->line, "expect");
    if (token == SCAN_NONE || !scan_is(scan, token, "expect") || token + 2 >= scan->token_count) {
        return "expect";
    }
    uint32_t depth = 1, end = token + 2;
    while (end < scan->token_count && depth > 0 && scan->tokens[end].kind != TOKEN_END) {
        depth += scan_is(scan, end, "(") || scan_is(scan, end, "{") ? 1 : 0;
        depth -= scan_is(scan, end, ")") || scan_is(scan, end, "}") ? 1 : 0;
        end++;
    }
    uint32_t from = scan->tokens[token + 2].at, to = scan->tokens[end - 1].at;
    return arena_copy(&m->trial->tests->arena, scan->source + from, to > from ? to - from : 0);
}

static int say_expect(struct maker *m, const struct verb *verb)
{
    struct at at = verb_at(m, verb);
    if (m->trial->test->step_count == 0) {
        problem(&at, T_BAD_TEST, "Write play{} first", "nothing was played yet");
    }
    lua_settop(m->L, 1);
    struct cond_id cond = cond_read(&at);
    struct api_step *step = step_add(m, &at, API_STEP_EXPECT);
    step->expects = cond;
    step->words = words_of(m, &at);
    return 0;
}

static int say_test(struct maker *m, const struct verb *verb)
{
    struct trial *trial = m->trial;
    struct at at = verb_at(m, verb);
    const char *name = script_arg_string(m->L, 1, NULL);
    script_arg_function(m->L, 2);
    if (trial->tests->count == trial->test_room) {
        uint32_t room = trial->test_room == 0 ? 32 : trial->test_room * 2;
        struct api_test *grown = ARENA_ARRAY(&trial->tests->arena, struct api_test, room);
        if (trial->tests->count > 0) {
            memcpy(grown, trial->tests->tests, trial->tests->count * sizeof *grown);
        }
        trial->tests->tests = grown;
        trial->test_room = room;
    }
    uint32_t i = trial->tests->count;
    trial->tests->tests[i] = (struct api_test){ .name = arena_copy_string(&trial->tests->arena, name), .where = place_of(&at) };
    MAKER_GROW(m, trial->functions, i, trial->function_room);
    lua_settop(m->L, 2);
    trial->functions[i] = script_ref_take(m->L);
    trial->tests->count++;
    return 0;
}

int test_said(struct maker *m, const struct verb *verb)
{
    luaL_checkstack(m->L, 16, NULL);
    own_is_nobody(m);
    m->depth = 0;
    bool outside = str_equal(verb->name, "test");
    if (outside == (m->trial->test != NULL)) {
        script_raise(m->L, m->script, code_get(T_BAD_TEST)->number, "Write test(\"…\", function() … end)",
                     outside ? "a test cannot stand inside a test" : "%s can only stand inside a test", verb->name);
    }
    if (outside) {
        return say_test(m, verb);
    }
    if (str_equal(verb->name, "expect")) {
        return say_expect(m, verb);
    }
    for (uint32_t i = 0; i < TABLE_COUNT; i++) {
        if (str_equal(TABLES[i].verb, verb->name)) {
            return say_input(m, verb, i);
        }
    }
    MUST(false && "every test verb has its table");
    return 0;
}

/* ---- reading the file -------------------------------------------------------------------------------------------- */

/* Inputs of one play in order of time; what comes at one time stays as it was written. */
static void sort_inputs(struct api_test *test)
{
    for (uint32_t i = 1; i < test->step_count; i++) {
        struct api_step step = test->steps[i];
        uint32_t k = i;
        while (step.kind == API_STEP_INPUT && k > 0 && test->steps[k - 1].kind == API_STEP_INPUT &&
               test->steps[k - 1].input.at_s > step.input.at_s) {
            test->steps[k] = test->steps[k - 1];
            k--;
        }
        test->steps[k] = step;
    }
}

static void run_tests(struct maker *m)
{
    struct trial *trial = m->trial;
    for (uint32_t i = 0; i < trial->tests->count; i++) {
        trial->test = &trial->tests->tests[i];
        trial->step_room = 0;
        trial->at_s = 0;
        struct script_thread *thread = script_thread_create(m->script, trial->functions[i]);
        enum script_end end = thread != NULL ? script_thread_resume(thread, CAP_TEST, NULL, 0) : SCRIPT_ERROR;
        if (end != SCRIPT_DONE) {
            script_fault_add_to(m->script, m->list);
        }
        script_thread_destroy(thread);
        sort_inputs(trial->test);
    }
    trial->test = NULL;
}

static enum err load_tests(struct maker *m)
{
    const struct package_file *file = package_find(m->package, "tests.lua");
    enum err err = maker_create_script(m, NULL);
    if (err != ERR_OK) {
        return err;
    }
    maker_know(m);
    struct source *source = source_open(m, file->name, (const char *)file->content, file->bytes);
    if (script_setup(m->script, setup_register, m) != SCRIPT_DONE) {
        script_fault_add_to(m->script, m->list);
        return ERR_BAD_INPUT;
    }
    source_check_keys(m, source);
    source_check_declared(m);
    if (maker_run(m, "tests.lua", CAP_TEST) != SCRIPT_REJECTED) { /* what was declared before an error is judged too */
        run_tests(m);
        verbs_check_used(m);
    }
    return m->list->errors > 0 ? ERR_BAD_INPUT : ERR_OK;
}

enum err api_tests_load(const struct package *package, struct world *world, struct api_tests *tests,
                        struct diagnostics *list)
{
    *tests = (struct api_tests){ 0 };
    arena_init(&tests->arena);
    if (package_find(package, "tests.lua") == NULL) {
        return ERR_OK;
    }
    struct trial trial = { .tests = tests };
    struct maker m;
    maker_init(&m, package, world, list);
    m.phase = PHASE_TEST;
    m.trial = &trial;
    enum err err = load_tests(&m);
    maker_deinit(&m);
    diagnostics_sort(list);
    return err;
}

void api_tests_deinit(struct api_tests *tests)
{
    arena_deinit(&tests->arena);
    *tests = (struct api_tests){ 0 };
}
