/* action.x, rule.x, norm.x, question.x: what teams may do, what follows by itself, and what is only talked over. */
#include "api/shelves.h"

static void who_of(const struct at *at, struct span *who)
{
    struct ids teams = { 0 };
    bool ok = read_teams(at, false, &teams);
    *who = ids_span(at->m, &teams);
    if (teams.count > 0 || !ok) {
        own_is(at->m, &teams);
    }
}

/* ---- action ------------------------------------------------------------------------------------------------------ */

static void action_who(const struct at *at, void *thing)
{
    who_of(at, &((struct action *)thing)->who);
}

static void action_asks(const struct at *at, void *thing)
{
    struct ids ids = { 0 };
    if (read_any_things(at, 1u << SHELF_FACT | 1u << SHELF_DECISION, &ids) && ids.count == 1) {
        ((struct action *)thing)->asks.v = ids.at[0];
    } else if (ids.count > 1) {
        problem(at, T_BAD_LIST, "Write one action for each", "an action asks for one thing");
    }
}

static void action_outcomes(const struct at *at, void *thing)
{
    struct action *action = thing;
    read_outcomes(at, &action->outcomes, &action->outcome_count);
}

static const struct field ACTION_FIELDS[] = {
    FIELD_OWN("who", true, action_who, "teams or groups", "Who may do it."),
    FIELD("label", SHAPE_TEXT, true, action, label, "What it says on the button."),
    FIELD("to", SHAPE_TEAM, false, action, to, "Whom a request goes to."),
    FIELD("via", SHAPE_CHANNEL, false, action, via, "How the request travels. Not written: the best open channel."),
    FIELD_OWN("asks", false, action_asks, "fact or decision", "Then it is a request: for the fact, or that the decision be put."),
    FIELD("does", SHAPE_DOES, false, action, does, "What follows, when the work is done; own is the team that acts."),
    FIELD_OWN("outcomes", false, action_outcomes, "list of outcomes", "Chance with named arms."),
    FIELD("needs", SHAPE_COND, false, action, needs, "Greyed with the reason while it does not hold. A bare agreement: in force."),
    FIELD("shown", SHAPE_COND, false, action, shown, "Hidden until it holds."),
    FIELD("staff", SHAPE_NUMBER, false, action, cost.staff_micro, "People who are held until the work is done."),
    FIELD("takes", SHAPE_LASTS, false, action, cost.takes_s, "How long the work takes. Not written: it is done at once."),
    FIELD("budget", SHAPE_NUMBER, false, action, cost.budget_micro, "Money that is spent."),
    FIELD_WORD_HAS("pap", WORDS_PAP, false, action, pap, has_pap, "How visible it is to an adversary: on a fact of `about` whose PAP is stricter it is a breach."),
    FIELD("about", SHAPE_THINGS, false, action, about, "The facts it uses, and what else it concerns."),
    FIELD("visible", SHAPE_BOOL, false, action, visible, "Everybody sees that it was done. Not written: false."),
    FIELD("once", SHAPE_BOOL, false, action, once, "At most once a team. Not written: false."),
    FIELD("keeps", SHAPE_NORMS, false, action, keeps, "Norms that doing it keeps."),
    FIELD("breaks", SHAPE_NORMS, false, action, breaks, "Norms that doing it breaks."),
};
const struct table_language LANGUAGE_ACTION =
    TABLE("action.x", "Something that teams may do at any time if they have the capacity.", ACTION_FIELDS, true);

void read_action(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct action action = { .common = common, .to = TEAM_NONE, .via = CHANNEL_NONE, .asks = THING_NONE,
                             .needs = COND_NONE, .shown = COND_NONE };
    fields_read(at, &LANGUAGE_ACTION, &action);
    struct at to = at_field(at, "to");
    if (action.asks.v != ID_NONE && at_is_nil(&to)) {
        problem_key(at, T_MISSING_FIELD, "Write to = team.x", "action.%s asks for something: of whom", decl->name);
    }
    at_pop(&to);
    (void)world_add_action(at->m->world, &action);
}

/* ---- rule -------------------------------------------------------------------------------------------------------- */

static void no_read(const struct at *at, void *thing)
{
    (void)at;
    (void)thing;
}

static const struct field RULE_FIELDS[] = {
    FIELD_OWN("each", false, no_read, "group", "Makes one for every team of the group; own is that team."),
    FIELD("when", SHAPE_COND, true, rule, when, "It fires when this becomes true; at once if it is true already."),
    FIELD("does", SHAPE_DOES, true, rule, does, "What follows."),
    FIELD("again", SHAPE_BOOL, false, rule, again, "Fires at each change to true. Not written: once."),
};
const struct table_language LANGUAGE_RULE = TABLE("rule.x", "What follows by itself from a condition.", RULE_FIELDS, true);

void read_rule(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct rule rule = { .common = common, .when = COND_NONE };
    fields_read(at, &LANGUAGE_RULE, &rule);
    (void)world_add_rule(at->m->world, &rule);
}

/* ---- norm -------------------------------------------------------------------------------------------------------- */

static const struct field NORM_FIELDS[] = {
    FIELD("name", SHAPE_TEXT, true, norm, title, "What it asks for."),
    FIELD("basis", SHAPE_TEXT, true, norm, basis, "Where it stands."),
};
const struct table_language LANGUAGE_NORM = TABLE("norm.x", "A rule of conduct that options and actions keep or break.", NORM_FIELDS, true);

void read_norm(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct norm norm = { .common = common };
    fields_read(at, &LANGUAGE_NORM, &norm);
    (void)world_add_norm(at->m->world, &norm);
}

/* ---- question ---------------------------------------------------------------------------------------------------- */

static void question_who(const struct at *at, void *thing)
{
    who_of(at, &((struct question *)thing)->who);
}

static void question_minutes(const struct at *at, void *thing)
{
    (void)number_count(at, 0, 600, &((struct question *)thing)->minutes);
}

static const struct field QUESTION_FIELDS[] = {
    FIELD_OWN("who", true, question_who, "teams or groups", "Who talks it over."),
    FIELD("ask", SHAPE_TEXT, true, question, ask, "The question."),
    FIELD("options", SHAPE_TEXTS, false, question, options, "Answers to choose from. Not written: in words."),
    FIELD("confidence", SHAPE_BOOL, false, question, confidence, "Ask how sure they are. Not written: false."),
    FIELD("right", SHAPE_TEXT, false, question, right, "What the debrief says to it."),
    FIELD("about", SHAPE_THINGS, false, question, about, "What it concerns."),
    FIELD_OWN("minutes", false, question_minutes, "whole number", "Room minutes that it takes."),
};
const struct table_language LANGUAGE_QUESTION =
    TABLE("question.x", "Talked over and written down; moves nothing.", QUESTION_FIELDS, true);

void read_question(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct question question = { .common = common };
    fields_read(at, &LANGUAGE_QUESTION, &question);
    (void)world_add_question(at->m->world, &question);
}
