/* decision.x and its options: a question to teams. */
#include "api/shelves.h"

static const struct word ANSWERS[] = { { "one", ANSWER_ONE }, { "some", ANSWER_SOME }, { "order", ANSWER_ORDER },
                                       { "number", ANSWER_NUMBER }, { "text", ANSWER_TEXT }, { NULL, 0 } };
static const struct word AGREES[] = { { "each", AGREE_EACH }, { "all", AGREE_ALL }, { "either", AGREE_EITHER }, { NULL, 0 } };
static const struct word VOTES[] = { { "lead", VOTE_LEAD }, { "most", VOTE_MOST }, { NULL, 0 } };

/* ---- options ----------------------------------------------------------------------------------------------------- */

static void option_name(const struct at *at, void *thing)
{
    const char *name = string_read(at);
    if (name != NULL && !is_name(name)) {
        problem(at, T_BAD_NAME, "Use letters, digits and _, beginning with a letter", "`%s` cannot be the name of an option", name);
    }
    ((struct option *)thing)->common.name = name != NULL ? name : "";
}

static void option_outcomes(const struct at *at, void *thing)
{
    struct option *option = thing;
    read_outcomes(at, &option->outcomes, &option->outcome_count);
}

static const struct field OPTION_FIELDS[] = {
    FIELD_OWN("1", true, option_name, "name", "Its name: decision.isolate.cut."),
    FIELD("2", SHAPE_TEXT, true, option, label, "What it says on the card."),
    FIELD("does", SHAPE_DOES, false, option, does, "What follows, when the work is done; own is the team that chose."),
    FIELD_OWN("outcomes", false, option_outcomes, "list of outcomes", "Chance with named arms, drawn once for the option."),
    FIELD("needs", SHAPE_COND, false, option, needs, "Greyed with the reason while it does not hold. A bare agreement: in force."),
    FIELD("shown", SHAPE_COND, false, option, shown, "Hidden until it holds; the facilitator may always open it."),
    FIELD("staff", SHAPE_NUMBER, false, option, cost.staff_micro, "People who are held until the work is done."),
    FIELD("takes", SHAPE_LASTS, false, option, cost.takes_s, "How long the work takes. Not written: it is done at once."),
    FIELD("budget", SHAPE_NUMBER, false, option, cost.budget_micro, "Money that is spent."),
    FIELD("sound", SHAPE_COND, false, option, sound, "The choice was well grounded if this holds when it is made: judged apart from how it turned out."),
    FIELD("keeps", SHAPE_NORMS, false, option, keeps, "Norms that choosing it keeps."),
    FIELD("breaks", SHAPE_NORMS, false, option, breaks, "Norms that choosing it breaks."),
    FIELD("feedback", SHAPE_PROSE, false, option, feedback, "What the debrief says of it."),
};
const struct table_language LANGUAGE_OPTION =
    TABLE("an option", "A positional entry of a decision: { \"cut\", \"Disconnect both\", does = … }.", OPTION_FIELDS, true);

/* ---- decision ---------------------------------------------------------------------------------------------------- */

/* A decision, and its default by name until the options are known. */
struct decision_read {
    struct decision decision;
    bool has_otherwise;
};

static void own_who(const struct at *at, void *thing)
{
    struct ids who = { 0 };
    bool ok = read_teams(at, false, &who);
    ((struct decision *)thing)->who = ids_span(at->m, &who);
    if (who.count > 0 || !ok) {
        own_is(at->m, &who);
    }
}

static void own_within(const struct at *at, void *thing)
{
    struct time_form *within = &((struct decision *)thing)->within;
    if (time_read(at, WANT_FORM, within) && within->kind == TIME_ELAPSED && within->n < 1) {
        problem(at, T_BAD_TIME, "Give people time to answer", "`within` must be at least a second");
    }
}

static uint32_t option_named(const struct decl *decl, const char *name)
{
    for (uint32_t i = 0; i < decl->option_count; i++) {
        if (str_equal(decl->options[i], name)) {
            return decl->first_option + i;
        }
    }
    return ID_NONE;
}

/* Write "cut" or "watch" */
static const char *choices(struct maker *m, const struct decl *decl)
{
    const char *list = "Write";
    for (uint32_t i = 0; i < decl->option_count; i++) {
        list = arena_format(&m->scratch, "%s%s \"%s\"", list, i == 0 ? "" : i + 1 == decl->option_count ? " or" : ",", decl->options[i]);
    }
    return decl->option_count > 0 ? list : "Write the options first";
}

static void own_otherwise(const struct at *at, void *thing)
{
    struct decision_read *read = thing;
    const struct decl *decl = at->m->decl;
    const struct ref *ref = ref_at(at);
    const char *name = NULL;
    read->has_otherwise = true;
    if (ref != NULL && ref->shelf == SHELF_OPTION) {
        name = str_equal(ref->name, decl->name) ? ref->sub : "";
    } else {
        name = string_read(at);
    }
    read->decision.otherwise = name != NULL ? option_named(decl, name) : ID_NONE;
    if (name != NULL && read->decision.otherwise == ID_NONE) {
        const char *near = nearest(at->m, name, decl->options, decl->option_count);
        problem(at, T_BAD_DEFAULT, near != NULL ? near : choices(at->m, decl),
                "`otherwise` is \"%s\", which is no option of decision.%s", name, decl->name);
    }
}

static void own_talk(const struct at *at, void *thing)
{
    (void)time_s(at, WANT_LASTS, &((struct decision *)thing)->talk_room_s);
}

static void right_range(const struct at *at, struct decision *decision)
{
    if (at_length(at) != 2) {
        problem(at, T_BAD_LIST, "Write { lowest, highest }", "`right` is one number, two, or a condition");
        return;
    }
    struct at low = at_item(at, 1), high = at_item(at, 2);
    low.field = high.field = "right";
    (void)number_micro(&low, -1e12, 1e12, &decision->right_low_micro);
    (void)number_micro(&high, -1e12, 1e12, &decision->right_high_micro);
    at_pop(&low);
    decision->has_right = true;
}

static void own_right(const struct at *at, void *thing)
{
    struct decision *decision = thing;
    if (at_is_table(at)) {
        right_range(at, decision);
    } else if (lua_type(at->m->L, at->index) == LUA_TNUMBER) {
        decision->has_right = number_micro(at, -1e12, 1e12, &decision->right_low_micro);
        decision->right_high_micro = decision->right_low_micro;
    } else {
        decision->right = cond_read(at);
    }
}

static const struct field FIELDS[] = {
    FIELD_OWN("who", true, own_who, "teams or groups", "Who is asked, each for itself."),
    FIELD("ask", SHAPE_TEXT, true, decision, ask, "The question."),
    FIELD("text", SHAPE_PROSE, false, decision, text, "What one should know to answer it."),
    FIELD("why", SHAPE_PROSE, false, decision, why, "What a rationale is asked for with. Not written: why?"),
    FIELD_OWN("within", true, own_within, "length of time, or local moment", "How long it stays open, in game time; or until \"Day 2 08:00\"."),
    FIELD_WORD("answer", ANSWERS, false, decision, answer, "One option, some of them, all in order, a number, or a text. Not written: one."),
    FIELD_OWN("otherwise", false, own_otherwise, "name of an option", "What happens when nobody answers in time. Needed wherever there are options."),
    FIELD_WORD("agree", AGREES, false, decision, agree,
               "Several teams: each has its own answer; all must give the same one, and it happens once, as the first team's doing, or the default does; either, the first answer stands for all. Not written: each."),
    FIELD_WORD("vote", VOTES, false, decision, vote, "Within a team: the lead decides, or most seats do. Not written: lead."),
    FIELD_OWN("talk", false, own_talk, "length of time", "Room time that a hosted table gets to talk. Not written: 4 minutes."),
    FIELD("takes", SHAPE_LASTS, false, decision, takes_s, "Game time that the talk is charged with. Not written: none."),
    FIELD("other", SHAPE_BOOL, false, decision, other, "May a team propose something else? Not written: true."),
    FIELD("needs", SHAPE_COND, false, decision, needs, "It can be answered only while this holds. A bare agreement: in force."),
    FIELD("shown", SHAPE_COND, false, decision, shown, "It opens when it was put and this holds."),
    FIELD("confidence", SHAPE_BOOL, false, decision, confidence, "Ask how sure the team is. Not written: false."),
    FIELD("covers", SHAPE_CLASSES, false, decision, classes, "Content classes that an answer in words is judged by."),
    FIELD_OWN("right", false, own_right, "number, { lowest, highest }, or condition", "The right answer, for the debrief: of a number, its range."),
    FIELD("unit", SHAPE_TEXT, false, decision, unit, "Of a number."),
    FIELD("objective", SHAPE_OBJECTIVES, false, decision, objectives, "What it shows."),
    FIELD_OWN("…", false, NULL, "options", "The options, one after the other, at most 26."),
};
const struct table_language LANGUAGE_DECISION =
    TABLE("decision.x", "A question to teams with options, a deadline, and what happens when nobody answers.", FIELDS, true);

static void read_option(const struct at *at, const struct decl *decl, uint32_t i)
{
    struct maker *m = at->m;
    struct option option = { .decision = { decl->first }, .needs = COND_NONE, .shown = COND_NONE, .sound = COND_NONE };
    option.common.owner = TEAM_NONE;
    option.common.name = "";
    const char *path = m->path;
    m->path = arena_format(&m->arena, "%s.%s", path, decl->options[i]);
    fields_read(at, &LANGUAGE_OPTION, &option);
    m->path = path;
    for (uint32_t k = 0; k < i; k++) {
        if (str_equal(decl->options[k], decl->options[i]) && decl->options[i][0] != '\0') {
            problem(at, T_DECLARED_TWICE, "Give it another name", "two options of decision.%s are called \"%s\"", decl->name,
                    decl->options[i]);
        }
    }
    if (option.common.name == NULL) {
        option.common.name = "";
    }
    (void)world_add_option(m->world, &option);
}

static bool has_options(enum answer answer)
{
    return answer != ANSWER_NUMBER && answer != ANSWER_TEXT;
}

static void check_options(const struct at *at, const struct decl *decl, const struct decision_read *read)
{
    bool wanted = has_options(read->decision.answer);
    if (wanted && decl->option_count < 2) {
        problem_key(at, T_BAD_OPTIONS, "Write two options or more, or answer = \"number\" or \"text\"",
                    "decision.%s has %s", decl->name, decl->option_count == 0 ? "no options" : "only one option");
    }
    if (!wanted && decl->option_count > 0) {
        problem_key(at, T_BAD_OPTIONS, "Remove them, or answer = \"one\"", "decision.%s takes no options", decl->name);
    }
    if (wanted && !read->has_otherwise) {
        problem_key(at, T_MISSING_FIELD, "Write otherwise = \"…\"", "decision.%s needs `otherwise`", decl->name);
    }
}

void read_decision(const struct at *at, const struct decl *decl, struct common common)
{
    struct maker *m = at->m;
    struct decision_read read = { 0 };
    read.decision = (struct decision){ .common = common, .otherwise = ID_NONE, .first_option = decl->first_option,
        .option_count = decl->option_count, .talk_room_s = 240, .other = true, .needs = COND_NONE, .shown = COND_NONE,
        .right = COND_NONE };
    fields_read(at, &LANGUAGE_DECISION, &read);
    for (uint32_t i = 0; i < decl->option_count; i++) {
        struct at option = at_item(at, i + 1);
        read_option(&option, decl, i);
        at_pop(&option);
    }
    check_options(at, decl, &read);
    (void)world_add_decision(m->world, &read.decision);
}
