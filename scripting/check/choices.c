/* Decisions that cannot be answered, clocks that cannot be met, endings that cannot come, laws that are old. */
#include "check/internal.h"

static bool is_played(const struct world *world, struct span who)
{
    for (uint32_t i = 0; i < who.count; i++) {
        uint32_t team = world_ref(world, who, i);
        if (team < world->teams_count && world->teams[team].played != PLAYED_NOBODY) {
            return true;
        }
    }
    return false;
}

static bool has_open_option(const struct check *check, const struct decision *decision)
{
    const struct world *world = check->world;
    for (uint32_t i = 0; i < decision->option_count; i++) {
        const struct option *option = &world->options[decision->first_option + i];
        if (may_hold(world, check->may, option->needs, decision->who) &&
            may_hold(world, check->may, option->shown, decision->who)) {
            return true;
        }
    }
    return decision->option_count == 0;
}

static void check_decision(const struct check *check, uint32_t i)
{
    const struct world *world = check->world;
    const struct decision *decision = &world->decisions[i];
    struct thing_id id = thing(SHELF_DECISION, i);
    const char *path = world_path(world, id);
    if (!check->may->posed[i]) {
        finding(check, id, "", T_NEVER_POSED, "Put it into a cue, or write pose(…)", "nothing puts `%s` to anybody", path);
    }
    if (!is_played(world, decision->who)) {
        finding(check, id, "who", T_NEVER_ANSWERED, "Ask a team that is played", "nobody plays a team that is asked `%s`", path);
    } else if (!has_open_option(check, decision)) {
        finding(check, id, "", T_NEVER_ANSWERED, "Leave one option without needs and shown",
                "no option of `%s` can ever be open", path);
    } else if (!may_hold(world, check->may, decision->needs, decision->who) ||
               !may_hold(world, check->may, decision->shown, decision->who)) {
        finding(check, id, "", T_NEVER_ANSWERED, "Mend its needs or shown", "`%s` can never be answered: its condition cannot hold", path);
    }
}

void check_decisions(const struct check *check)
{
    for (uint32_t i = 0; i < check->world->decisions_count; i++) {
        check_decision(check, i);
    }
}

/* Does a consequence or a story bring it about, whatever its own condition says? `index` is its place on its shelf. */
static bool comes_otherwise(const struct check *check, enum doing_op op, enum shelf shelf, uint32_t index)
{
    const struct world *world = check->world;
    for (uint32_t i = 0; i < world->doings_count; i++) {
        if (world->doings[i].op == op && world->doings[i].a == index) {
            return true;
        }
    }
    return world->stories_count > 0 && check->source != NULL && api_story_names(check->source, world_path(world, thing(shelf, index)));
}

/* May it hold while the exercise goes on? */
static bool may_come(const struct check *check, struct cond_id when)
{
    return may_hold(check->world, check->may, when, (struct span){ 0, 0 }) && earliest_s(check->world, when) < over_s(check->world);
}

void check_endings(const struct check *check)
{
    const struct world *world = check->world;
    for (uint32_t i = 0; i < world->endings_count; i++) {
        struct cond_id when = world->endings[i].when;
        bool comes = when.v != ID_NONE && may_come(check, when);
        if (!comes && !comes_otherwise(check, DO_FINISH, SHELF_ENDING, i)) {
            struct thing_id id = thing(SHELF_ENDING, i);
            finding(check, id, "when", T_NEVER_COMES, "Write when = …, or finish(…) somewhere", "`%s` can never come", world_path(world, id));
        }
    }
}

static void check_clock(const struct check *check, uint32_t i)
{
    const struct world *world = check->world;
    const struct clock *clock = &world->clocks[i];
    struct thing_id id = thing(SHELF_CLOCK, i);
    const char *path = world_path(world, id);
    if (!check->may->started[i]) {
        finding(check, id, "starts", T_CLOCK_CANNOT_START, "Mend its start event", "nothing can start `%s`", path);
    } else if (earliest_s(world, clock->starts) >= over_s(world) && !comes_otherwise(check, DO_START, SHELF_CLOCK, i)) {
        finding(check, id, "starts", T_CLOCK_CANNOT_START, "Let it start earlier, or the exercise last longer",
                "the exercise is over before `%s` can start", path);
    }
    bool nobody = clock->who.v < world->teams_count && world->teams[clock->who.v].played == PLAYED_NOBODY;
    bool by_itself = clock->met_by.v != ID_NONE && may_hold(world, check->may, clock->met_by, (struct span){ 0, 0 });
    if (nobody && !by_itself && !check->may->notified[i]) {
        finding(check, id, "who", T_CLOCK_CANNOT_MEET, "Write met_by = …, or notify(…) somewhere",
                "nobody plays the team of `%s`, so nobody can meet it", path);
    }
}

void check_clocks(const struct check *check)
{
    for (uint32_t i = 0; i < check->world->clocks_count; i++) {
        check_clock(check, i);
    }
}

void check_laws(const struct check *check)
{
    for (uint32_t i = 0; i < api_law_count(check->source); i++) {
        const struct api_law *law = api_law(check->source, i);
        int32_t age_days = check->today_day - law->as_of_day;
        if (age_days > CHECK_LAW_DAYS) {
            finding_at(check, law->where, T_LAW_OLD, "Check its figures and set as_of anew", "the law pack `%s` is %d days old",
                       law->id, (int)age_days);
        }
    }
}
