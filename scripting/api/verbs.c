/* The words for what holds and what happens: their table, and what a script gets when it says one. */
#include "api/language.h"
#include "api/maker.h"

#include <string.h>

#define COND(word, operation, shape, meaning, ...) \
    { .name = word, .kind = VERB_COND, .op = operation, .form = shape, .says = meaning, .args = { __VA_ARGS__ } }
#define DOING(word, operation, shape, meaning, ...) \
    { .name = word, .kind = VERB_DOING, .op = operation, .form = shape, .says = meaning, .args = { __VA_ARGS__ } }
#define STORY(word, shape, meaning) { .name = word, .kind = VERB_STORY, .form = shape, .says = meaning }
#define TEST(word, shape, meaning) { .name = word, .kind = VERB_TEST, .form = shape, .says = meaning }

static const struct verb VERBS[] = {
    COND("knows", COND_KNOWS, "knows(team, fact)", "The team holds the fact: from the start, told, or followed from what it knew.",
         { "team", ARG_TEAM, false, false }, { "fact", ARG_FACT, false, false }),
    COND("shared", COND_SHARED, "shared{ fact, to =, from =, via = }",
         "The fact was sent; with `to`, `from` or `via` only to, from or by those. True from the second it is sent.",
         { "fact", ARG_FACT, false, false }, { "to", ARG_TEAM_OR_ANY, true, true }, { "from", ARG_TEAM_OR_ANY, true, true },
         { "via", ARG_CHANNEL, true, true }),
    COND("sent", COND_SENT, "sent(inject)", "The inject was delivered.", { "inject", ARG_INJECT, false, false }),
    COND("chose", COND_CHOSE, "chose(team, decision.d.option)",
         "The team took the option, by itself or by default. Without a team: any team did.",
         { "team", ARG_TEAM_OR_ANY, false, true }, { "option", ARG_OPTION, false, false }),
    COND("turned", COND_TURNED, "turned(decision.d, \"arm\")",
         "Chance brought this arm of an outcome of the decision's options, or of the action.",
         { "decision", ARG_OTHER, false, false }, { "arm", ARG_ARM, false, false }),
    COND("decided", COND_DECIDED, "decided(decision)", "Every team that the decision was put to has answered or taken its default.",
         { "decision", ARG_DECISION, false, false }),
    COND("agreed", COND_AGREED, "agreed(decision.d.option)", "Every team that the decision was put to took this option.",
         { "option", ARG_OPTION, false, false }),
    COND("did", COND_DID, "did(team, action)", "The team has finished the action. Without a team: any team has.",
         { "team", ARG_TEAM_OR_ANY, false, true }, { "action", ARG_ACTION, false, false }),
    COND("met", COND_MET, "met(clock)", "Every stage that has come due was met, and at least one was.",
         { "clock", ARG_CLOCK, false, false }),
    COND("missed", COND_MISSED, "missed(clock)", "A stage was missed.", { "clock", ARG_CLOCK, false, false }),
    COND("started", COND_STARTED, "started(clock)", "The clock runs: its start event happened or its team declared it.",
         { "clock", ARG_CLOCK, false, false }),
    COND("broken", COND_BROKEN, "broken(fact)", "Somebody went against the fact's label or PAP.",
         { "fact", ARG_FACT, false, false }),
    COND("in_force", COND_IN_FORCE, "in_force(agreement)", "The agreement holds: as written, or as the host switched it.",
         { "agreement", ARG_AGREEMENT, false, false }),
    COND("ready", COND_READY, "ready(team, \"plan\", 2)", "The team's posture in this domain is at this level or above.",
         { "team", ARG_TEAM, false, false }, { "domain", ARG_DOMAIN, false, false }, { "level", ARG_LEVEL, false, false }),
    COND("above", COND_ABOVE, "above(measure, n)", "The measure is over n, strictly. `above(count{…}, n)`: more than n of them hold.",
         { "measure", ARG_MEASURE_OR_COUNT, false, false }, { "number", ARG_NUMBER, false, false }),
    COND("below", COND_BELOW, "below(measure, n)", "The measure is under n, strictly. `below(count{…}, n)`: fewer than n of them hold.",
         { "measure", ARG_MEASURE_OR_COUNT, false, false }, { "number", ARG_NUMBER, false, false }),
    COND("past", COND_PAST, "past(moment)", "The moment has come: true from that second on.",
         { "moment", ARG_MOMENT, false, false }),
    COND("silent", COND_SILENT, "silent(team, length)", "The team has sent no input for so long.",
         { "team", ARG_TEAM, false, false }, { "length", ARG_LASTS, false, false }),
    COND("lasted", COND_LASTED, "lasted(condition, length)", "The condition has held without a break for so long. In a story it counts from when the story first says it.",
         { "condition", ARG_COND, false, false }, { "length", ARG_LASTS, false, false }),
    COND("came", COND_CAME, "came(scene)", "The scene has begun.", { "scene", ARG_SCENE, false, false }),
    COND("any", COND_ANY, "any{ condition, … }", "At least one of them holds.", { "conditions", ARG_CONDS, false, false }),
    COND("all", COND_ALL, "all{ condition, … }", "All of them hold.", { "conditions", ARG_CONDS, false, false }),
    COND("no", COND_NO, "no(condition, …)", "None of them holds.", { "conditions", ARG_CONDS, false, false }),
    COND("at_least", COND_AT_LEAST, "at_least{ n, condition, … }", "At least n of them hold. A group counts as its teams.",
         { "number", ARG_LEVEL, false, false }, { "conditions", ARG_CONDS, false, false }),
    { .name = "count", .kind = VERB_COUNT, .form = "count{ condition, … }",
      .says = "How many of them hold; stands only in `above` and `below`. A group counts as its teams.",
      .args = { { "conditions", ARG_CONDS, false, false } } },

    DOING("share", DO_SHARE, "share{ fact, to =, via =, tlp = }",
          "The team that acts sends the fact. Without `via` by the best open channel, without `tlp` under the label it holds it by. "
          "In a story `from` says who sends.",
          { "fact", ARG_FACTS, false, false }, { "to", ARG_TEAMS, true, false }, { "via", ARG_CHANNEL, true, true },
          { "tlp", ARG_TLP, true, true }, { "from", ARG_TEAM, true, true }),
    DOING("give", DO_GIVE, "give{ fact, to = }", "The world tells: the teams know the fact at once. `public`: everybody does.",
          { "fact", ARG_FACTS, false, false }, { "to", ARG_TEAMS, true, false }),
    DOING("change", DO_CHANGE, "change(measure, n)", "Adds n to the measure, at once. n may be a number times own.value.",
          { "measure", ARG_MEASURE, false, false }, { "number", ARG_AMOUNT, false, false }),
    DOING("scale", DO_SCALE, "scale(measure, factor)", "Multiplies the measure by the factor, at once.",
          { "measure", ARG_MEASURE, false, false }, { "factor", ARG_FACTOR, false, false }),
    DOING("send", DO_SEND, "send(inject)", "Delivers the inject. A second send of the same inject does nothing.",
          { "inject", ARG_INJECT, false, false }),
    DOING("pose", DO_POSE, "pose(decision)", "Puts the decision to its teams.", { "decision", ARG_DECISION, false, false }),
    DOING("notify", DO_NOTIFY, "notify{ clock, \"stage\" }",
          "The clock's team submits that stage, complete; nothing happens if it was sent already or one before it was not. "
          "notify(clock): the first stage that was not sent yet, whichever that is.",
          { "clock", ARG_CLOCK, false, false }, { "stage", ARG_OTHER, false, true }),
    DOING("start", DO_START, "start(clock)", "The clock's start event happens now.", { "clock", ARG_CLOCK, false, false }),
    DOING("withdraw", DO_WITHDRAW, "withdraw(fact)", "The fact is taken back: its holders are told, and nobody can send it on.",
          { "fact", ARG_FACT, false, false }),
    DOING("busy", DO_BUSY, "busy{ team, staff =, takes = }", "So many people of the team are away for so long.",
          { "team", ARG_TEAMS, false, false }, { "staff", ARG_AMOUNT, true, false }, { "takes", ARG_LASTS, true, false }),
    DOING("finish", DO_FINISH, "finish(ending)", "The exercise ends, with this ending or without one. Nothing fires afterwards.",
          { "ending", ARG_ENDING, false, true }),
    DOING("after", DO_AFTER, "after(time, doing, …)", "They happen that much later, or at that local moment.",
          { "time", ARG_TIME, false, false }, { "doings", ARG_DOINGS, false, false }),
    DOING("given", DO_GIVEN, "given(condition, doing, …)", "They happen if the condition holds at that second.",
          { "condition", ARG_COND, false, false }, { "doings", ARG_DOINGS, false, false }),

    STORY("wait", "wait(length)", "The story goes on that much later; at least one second."),
    STORY("ask", "ask(decision)", "Puts the decision and goes on with the option that was taken: `if ask(decision.x) == decision.x.cut`."),
    STORY("wait_for", "wait_for(condition, at_most)",
          "Goes on when the condition holds, with true; or after at_most, with false. Without at_most it waits for ever."),
    STORY("together", "together{ f, g }", "Runs the functions side by side and goes on when all have ended."),
    STORY("holds", "holds(condition)", "true or false, now."),
    STORY("pick", "pick{ a, b, … }", "One of them, each as likely."),
    STORY("roll", "roll(low, high)", "A whole number from low to high, each as likely."),
    STORY("chance", "chance(p)", "true with probability p, from 0 to 1."),

    TEST("test", "test(\"what is expected\", function() … end)", "One expectation of the author's, with its plays."),
    TEST("share", "share{ fact, from = team, to = team, via =, tlp =, at =, anyway = }", "The team sends the fact at that moment. anyway: in spite of warnings."),
    TEST("decide", "decide{ decision.d.option, by = team, at =, confidence = }",
         "The team takes the option. `by` may be left out where only one team is asked. For a number: decide{ decision.d, number = 5, … }; for `some` and `order`: several options."),
    TEST("act", "act{ action, by = team, at = }", "The team takes the action."),
    TEST("ask_for", "ask_for{ fact, from = team, to = team, via =, at = }", "The team `from` asks the team `to` for the fact."),
    TEST("notify", "notify{ clock, \"stage\", at =, covers =, facts = }", "The clock's team submits the stage; without `covers` complete."),
    TEST("declare", "declare{ clock, since =, at = }", "The clock's team declares it started, since that moment."),
    TEST("say", "say{ team, \"text\", facts =, at = }", "The team speaks in public."),
    TEST("play", "play{ seed =, bots =, till = }",
         "Plays the inputs so far, from the start to the end, or to the moment `till`. bots = true: teams that no input names are played by bots; otherwise they are silent."),
    TEST("expect", "expect(condition)", "The condition must hold at the end of the last play."),
};
#define VERB_COUNT_ALL (uint32_t)(sizeof VERBS / sizeof *VERBS)

uint32_t language_verb_count(void)
{
    return VERB_COUNT_ALL;
}

const struct verb *language_verb(uint32_t i)
{
    MUST(i < VERB_COUNT_ALL);
    return &VERBS[i];
}

const struct verb *verb_find(const char *name, enum verb_kind kind)
{
    for (uint32_t i = 0; i < VERB_COUNT_ALL; i++) {
        if (VERBS[i].kind == kind && str_equal(VERBS[i].name, name)) {
            return &VERBS[i];
        }
    }
    return NULL;
}

/* ---- saying one -------------------------------------------------------------------------------------------------- */

/* f{…} is its table, f(a, b) a new one of a and b. Leaves it alone on the stack. */
static void gather_args(lua_State *L)
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

/* What stands inside another condition or doing has found its use. */
static void use_inner(struct maker *m)
{
    lua_State *L = m->L;
    lua_pushnil(L);
    while (lua_next(L, 1) != 0) {
        script_charge(L, m->script, 1); /* the list was counted already, what stands under names was not */
        struct script_handle handle;
        if (script_handle_get(L, m->script, -1, &handle) && handle.kind >= KIND_COND && handle.kind <= KIND_DOING) {
            m->said[handle.id].used = true;
        }
        lua_pop(L, 1);
    }
}

static int said(struct maker *m, const struct verb *verb)
{
    lua_State *L = m->L;
    use_inner(m);
    struct script_place place = script_place(L, m->script);
    MAKER_GROW(m, m->said, m->said_count, m->said_room);
    uint32_t id = m->said_count++;
    m->said[id] = (struct said){ .verb = verb, .file = place.file, .line = place.line };
    script_ref_push(L, m->said_args);
    lua_pushvalue(L, 1);
    lua_rawseti(L, -2, (lua_Integer)id + 1);
    uint32_t kind = verb->kind == VERB_DOING ? KIND_DOING : verb->kind == VERB_COUNT ? KIND_COUNT : KIND_COND;
    script_handle_push(L, m->script, (struct script_handle){ kind, id });
    return 1;
}

static bool takes_one_kind(const struct verb *verb)
{
    return verb->kind == VERB_COND || verb->kind == VERB_COUNT;
}

/* The same word may be a doing in a scenario and an input in a test. */
static const struct verb *meant(const struct maker *m, const struct verb *verb)
{
    const struct verb *test = m->phase == PHASE_TEST ? verb_find(verb->name, VERB_TEST) : NULL;
    return test != NULL ? test : verb;
}

static int verb_call(lua_State *L)
{
    struct maker *m = script_user(script_from(L));
    m->L = L;
    const struct verb *verb = meant(m, &VERBS[lua_tointeger(L, lua_upvalueindex(1))]);
    script_charge(L, m->script, 10);
    if (verb->kind == VERB_TEST) {
        script_require(L, m->script, CAP_TEST);
        return test_said(m, verb);
    }
    if (verb->kind == VERB_STORY) {
        script_require(L, m->script, CAP_STORY);
        return story_call(m, verb);
    }
    script_require(L, m->script, takes_one_kind(verb) ? CAP_LOAD | CAP_STORY | CAP_TEST : CAP_LOAD | CAP_STORY);
    gather_args(L);
    script_charge(L, m->script, (int64_t)lua_rawlen(L, 1));
    bool runs_now = m->phase == PHASE_STORY && (script_caps(m->script) & CAP_STORY) != 0;
    return runs_now ? story_said(m, verb) : said(m, verb);
}

void verbs_register(lua_State *L, struct maker *m)
{
    lua_newtable(L);
    m->said_args = script_ref_take(L);
    lua_newtable(L);
    m->cond_ids = script_ref_take(L);
    lua_newtable(L);
    m->doing_ids = script_ref_take(L);
    lua_newtable(L);
    m->told_ids = script_ref_take(L);
    lua_newtable(L);
    m->text_ids = script_ref_take(L);
    for (uint32_t i = 0; i < VERB_COUNT_ALL; i++) {
        if (VERBS[i].kind == VERB_TEST && verb_find(VERBS[i].name, VERB_DOING) != NULL) {
            continue; /* registered as the doing */
        }
        lua_pushinteger(L, (lua_Integer)i);
        lua_pushcclosure(L, verb_call, 1);
        script_env_set(L, m->script, VERBS[i].name);
    }
}

void verbs_check_used(struct maker *m)
{
    for (uint32_t i = 0; i < m->said_count; i++) {
        const struct said *s = &m->said[i];
        if (s->used) {
            continue;
        }
        const struct source *source = source_find(m, s->file);
        uint32_t token = source != NULL ? scan_on_line(&source->scan, s->line, s->verb->name) : SCAN_NONE;
        uint32_t column = token != SCAN_NONE ? source->scan.tokens[token].column : 0;
        bool doing = s->verb->kind == VERB_DOING;
        problem_at(m, s->file, s->line, column, doing ? T_UNUSED_DOING : T_UNUSED_CONDITION,
                   doing ? "Write it in a does, or in a story" : "Write it where something becomes true; in a story `holds(…)`",
                   "nothing uses this `%s`", s->verb->name);
    }
}

/* ---- arguments --------------------------------------------------------------------------------------------------- */

static bool is_call_of(const struct scan_node *node, const char *word)
{
    return node != NULL && node->kind == SCAN_CALL && node->word != NULL && str_equal(node->word, word);
}

struct arg_reader args_begin(const struct at *at, uint32_t id)
{
    struct maker *m = at->m;
    const struct said *s = &m->said[id];
    struct arg_reader reader = { .args = *at, .verb = s->verb, .next = 1 };
    luaL_checkstack(m->L, 8, NULL);
    script_ref_push(m->L, m->said_args);
    lua_rawgeti(m->L, -1, (lua_Integer)id + 1);
    lua_remove(m->L, -2);
    reader.args.index = lua_gettop(m->L);
    reader.args.field = s->verb->name;
    const struct scan_node *node = at->source != NULL ? source_value(at->source, at->node) : NULL;
    if (is_call_of(node, s->verb->name)) {
        reader.args.node = node;
    } else {
        reader.args.node = NULL;
        reader.args.source = source_find(m, s->file);
        reader.args.line = s->line;
    }
    return reader;
}

bool args_team_is_next(const struct arg_reader *reader)
{
    struct at item = at_item(&reader->args, reader->next);
    struct script_handle handle;
    bool is = at_handle(&item, &handle) && (handle.kind == SHELF_TEAM || handle.kind == SHELF_GROUP || handle.kind == KIND_OWN);
    at_pop(&item);
    return is;
}

struct at args_take(struct arg_reader *reader, const struct arg *arg)
{
    struct at value = arg->named ? at_field(&reader->args, arg->name) : at_item(&reader->args, reader->next++);
    value.field = arg->name;
    if (at_is_nil(&value) && !arg->optional) {
        problem(&reader->args, T_MISSING_FIELD, arena_format(&value.m->scratch, "Write %s", reader->verb->form),
                "%s needs `%s`", reader->verb->name, arg->name);
    }
    return value;
}

static bool is_named_arg(const struct verb *verb, const char *name)
{
    for (uint32_t i = 0; i < ARGS_MAX && verb->args[i].name != NULL; i++) {
        if (verb->args[i].named && str_equal(verb->args[i].name, name)) {
            return true;
        }
    }
    return false;
}

static void check_arg_keys(const struct arg_reader *reader)
{
    lua_State *L = reader->args.m->L;
    luaL_checkstack(L, 8, NULL);
    lua_pushnil(L);
    while (lua_next(L, reader->args.index) != 0) {
        maker_step(reader->args.m, 1);
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING && !is_named_arg(reader->verb, lua_tostring(L, -1))) {
            struct at at = at_field(&reader->args, lua_tostring(L, -1));
            problem_key(&at, T_UNKNOWN_FIELD, arena_format(&at.m->scratch, "Write %s", reader->verb->form),
                        "%s has no `%s`", reader->verb->name, at.field);
            at_pop(&at);
        }
    }
}

void args_end(struct arg_reader *reader)
{
    check_arg_keys(reader);
    uint32_t length = at_length(&reader->args);
    if (length >= reader->next) {
        struct at item = at_item(&reader->args, reader->next);
        problem(&item, T_BAD_LIST, arena_format(&item.m->scratch, "Write %s", reader->verb->form),
                "%s is given more than it takes", reader->verb->name);
        at_pop(&item);
    }
    at_pop(&reader->args);
}
