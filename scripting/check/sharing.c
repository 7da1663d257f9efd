/* share{...} in consequences: is there any channel from a team that acts to one that should get it? */
#include "check/internal.h"

/* Where a consequence was written, and who acts there. */
struct writer {
    struct thing_id thing;
    const char *field;
    struct span actors;
};

static bool joins(const struct world *world, const struct doing *doing, uint32_t from, uint32_t to)
{
    for (uint32_t c = 0; c < world->channels_count; c++) {
        bool meant = doing->b == ID_NONE || doing->b == c;
        if (meant && world_channel_joins(world, (struct channel_id){ c }, (struct team_id){ from }, (struct team_id){ to })) {
            return true;
        }
    }
    return false;
}

static bool anybody_reaches(const struct world *world, const struct doing *doing, struct span actors, uint32_t to)
{
    for (uint32_t i = 0; i < actors.count; i++) {
        uint32_t from = world_ref(world, actors, i);
        if (from == to || joins(world, doing, from, to)) { /* what one sends to oneself needs no channel */
            return true;
        }
    }
    return false;
}

static void check_share(const struct check *check, const struct doing *doing, const struct writer *writer)
{
    const struct world *world = check->world;
    for (uint32_t i = 0; i < doing->teams.count; i++) {
        uint32_t to = world_ref(world, doing->teams, i);
        if (to == TEAM_OWN.v || anybody_reaches(world, doing, writer->actors, to)) {
            continue;
        }
        const char *path = world_path(world, writer->thing);
        finding(check, writer->thing, writer->field, T_SHARE_CANNOT_ARRIVE,
                doing->b != ID_NONE ? "Name a channel that joins them" : "Add a channel that joins them, or write give{…}",
                "`%s` shares fact.%s with %s%s, but no channel leads there", path, world->facts[doing->a].common.name,
                to == TEAM_PUBLIC.v ? "the public" : "team.", to < world->teams_count ? world->teams[to].common.name : "");
    }
}

static void check_doings(const struct check *check, struct span doings, const struct writer *writer)
{
    const struct world *world = check->world;
    for (uint32_t i = 0; i < doings.count; i++) {
        const struct doing *doing = &world->doings[world_ref(world, doings, i)];
        if (doing->op == DO_SHARE) {
            check_share(check, doing, writer);
        }
        check_doings(check, doing->children, writer);
    }
}

static void check_work(const struct check *check, struct writer writer, struct span does, const struct outcome *outcomes, uint32_t count)
{
    writer.field = "does";
    check_doings(check, does, &writer);
    writer.field = "outcomes";
    for (uint32_t i = 0; i < count; i++) {
        check_doings(check, outcomes[i].does, &writer);
    }
}

void check_shares(const struct check *check)
{
    const struct world *world = check->world;
    for (uint32_t i = 0; i < world->options_count; i++) {
        const struct option *option = &world->options[i];
        struct writer writer = { .thing = thing(SHELF_OPTION, i), .actors = world->decisions[option->decision.v].who };
        check_work(check, writer, option->does, option->outcomes, option->outcome_count);
    }
    for (uint32_t i = 0; i < world->actions_count; i++) {
        const struct action *action = &world->actions[i];
        struct writer writer = { .thing = thing(SHELF_ACTION, i), .actors = action->who };
        check_work(check, writer, action->does, action->outcomes, action->outcome_count);
    }
    for (uint32_t i = 0; i < world->injects_count; i++) {
        const struct inject *inject = &world->injects[i];
        struct writer writer = { .thing = thing(SHELF_INJECT, i), .actors = inject->to };
        check_work(check, writer, inject->does, NULL, 0);
    }
    for (uint32_t i = 0; i < world->rules_count; i++) {
        struct writer writer = { .thing = thing(SHELF_RULE, i), .actors = one_team(world, world->rules[i].common.owner.v) };
        check_work(check, writer, world->rules[i].does, NULL, 0);
    }
    for (uint32_t i = 0; i < world->clocks_count; i++) {
        const struct writer writer = { thing(SHELF_CLOCK, i), "if_missed", one_team(world, world->clocks[i].who.v) };
        check_doings(check, world->clocks[i].if_missed, &writer);
    }
}
