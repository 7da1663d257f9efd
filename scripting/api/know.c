/* The shelves as they stand in a loaded world: for stories and tests, which refer to them again. */
#include <stdlib.h>
#include <string.h>

#include "api/maker.h"

static const struct common *common_at(const struct world *world, enum shelf shelf, uint32_t i, uint32_t *count)
{
#define CASE(name, type, list) case name: *count = world->list##_count; return i < *count ? &world->list[i].common : NULL
    switch (shelf) {
    CASE(SHELF_ECONOMY, economy, economies);
    CASE(SHELF_AGREEMENT, agreement, agreements);
    CASE(SHELF_TEAM, team, teams);
    CASE(SHELF_GROUP, group, groups);
    CASE(SHELF_MEASURE, measure, measures);
    CASE(SHELF_FACT, fact, facts);
    CASE(SHELF_CHANNEL, channel, channels);
    CASE(SHELF_CLOCK, clock, clocks);
    CASE(SHELF_INJECT, inject, injects);
    CASE(SHELF_DECISION, decision, decisions);
    CASE(SHELF_ACTION, action, actions);
    CASE(SHELF_RULE, rule, rules);
    CASE(SHELF_NORM, norm, norms);
    CASE(SHELF_QUESTION, question, questions);
    CASE(SHELF_SCENE, scene, scenes);
    CASE(SHELF_OBJECTIVE, objective, objectives);
    CASE(SHELF_ENDING, ending, endings);
    CASE(SHELF_DEBRIEF, debrief, debriefs);
    CASE(SHELF_STORY, story, stories);
    default: *count = 0; return NULL;
    }
#undef CASE
}

static void know_owner(struct maker *m, struct decl *decl, uint32_t owner)
{
    uint32_t *owners = ARENA_ARRAY(&m->arena, uint32_t, decl->count + 1);
    if (decl->count > 0) {
        memcpy(owners, decl->owners, decl->count * sizeof *owners);
    }
    owners[decl->count] = owner;
    decl->owners = owners;
    decl->each = "its group";
}

static void know_shelf(struct maker *m, enum shelf shelf)
{
    uint32_t count;
    (void)common_at(m->world, shelf, 0, &count);
    struct decl *last = NULL;
    for (uint32_t i = 0; i < count; i++) {
        const struct common *common = common_at(m->world, shelf, i, &count);
        if (last == NULL || !str_equal(last->name, common->name)) {
            last = decl_add(m, shelf, common->name);
            last->first = i;
        }
        if (team_is_real(common->owner)) {
            know_owner(m, last, common->owner.v);
        }
        last->count++;
    }
}

static void know_arms(struct maker *m, struct decl *decl, const struct outcome *outcomes, uint32_t count)
{
    const char **arms = ARENA_ARRAY(&m->arena, const char *, decl->arm_count + count);
    if (decl->arm_count > 0) {
        memcpy(arms, decl->arms, decl->arm_count * sizeof *arms);
    }
    for (uint32_t i = 0; i < count; i++) {
        arms[decl->arm_count++] = outcomes[i].name;
    }
    decl->arms = arms;
}

static void know_options(struct maker *m, struct decl *decl)
{
    const struct decision *decision = &m->world->decisions[decl->first];
    decl->options = ARENA_ARRAY(&m->arena, const char *, decision->option_count);
    decl->first_option = decision->first_option;
    for (uint32_t i = 0; i < decision->option_count; i++) {
        const struct option *option = &m->world->options[decision->first_option + i];
        decl->options[decl->option_count++] = option->common.name;
        know_arms(m, decl, option->outcomes, option->outcome_count);
    }
}

static void know_members(struct maker *m, struct decl *decl)
{
    const struct group *group = &m->world->groups[decl->first];
    decl->member_count = group->teams.count;
    decl->members = ARENA_ARRAY(&m->arena, uint32_t, group->teams.count);
    for (uint32_t i = 0; i < group->teams.count; i++) {
        decl->members[i] = world_ref(m->world, group->teams, i);
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct decl *)a)->name, ((const struct decl *)b)->name);
}

static void know_stages(struct maker *m, struct decl *decl)
{
    const struct clock *clock = &m->world->clocks[decl->first];
    decl->arms = ARENA_ARRAY(&m->arena, const char *, clock->stage_count);
    for (uint32_t i = 0; i < clock->stage_count; i++) {
        decl->arms[decl->arm_count++] = clock->stages[i].name;
    }
}

void maker_know(struct maker *m)
{
    for (enum shelf shelf = 1; shelf < SHELF_COUNT; shelf++) {
        if (shelf != SHELF_OPTION) {
            know_shelf(m, shelf);
        }
    }
    struct shelf_decls *decisions = &m->shelves[SHELF_DECISION], *groups = &m->shelves[SHELF_GROUP];
    struct shelf_decls *actions = &m->shelves[SHELF_ACTION], *scenes = &m->shelves[SHELF_SCENE];
    for (uint32_t i = 0; i < decisions->count; i++) {
        know_options(m, &decisions->at[i]);
    }
    for (uint32_t i = 0; i < actions->count; i++) {
        const struct action *action = &m->world->actions[actions->at[i].first];
        know_arms(m, &actions->at[i], action->outcomes, action->outcome_count);
    }
    for (uint32_t i = 0; i < m->shelves[SHELF_CLOCK].count; i++) {
        know_stages(m, &m->shelves[SHELF_CLOCK].at[i]);
    }
    for (uint32_t i = 0; i < groups->count; i++) {
        know_members(m, &groups->at[i]);
    }
    if (scenes->count > 1) {
        qsort(scenes->at, scenes->count, sizeof *scenes->at, by_name); /* the world has them by time */
    }
    m->is_ordered = true;
}

