/* What may ever happen: sets that grow until nothing more joins them. Everything that people and control may do is taken
 * to happen; only what no one and nothing can bring about stays out. */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "check/internal.h"

static bool *row(uint32_t count)
{
    bool *flags = calloc(count > 0 ? count : 1, sizeof *flags);
    MUST(flags != NULL);
    return flags;
}

/* ---- conditions -------------------------------------------------------------------------------------------------- */

static bool may_know(const struct world *world, const struct may *may, uint32_t team, uint32_t fact, struct span own)
{
    if (team == TEAM_PUBLIC.v) {
        return may->published[fact];
    }
    if (team < world->teams_count) {
        return may->knows[team * world->facts_count + fact];
    }
    for (uint32_t i = 0; i < own.count; i++) {
        uint32_t one = world_ref(world, own, i);
        if (one < world->teams_count && may->knows[one * world->facts_count + fact]) {
            return true;
        }
    }
    return false;
}

static bool somebody_knows(const struct world *world, const struct may *may, uint32_t fact)
{
    for (uint32_t team = 0; team < world->teams_count; team++) {
        if (may->knows[team * world->facts_count + fact]) {
            return true;
        }
    }
    return false;
}

static uint32_t count_may(const struct world *world, const struct may *may, const struct cond *cond, struct span own)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < cond->children.count; i++) {
        count += may_hold(world, may, (struct cond_id){ world_ref(world, cond->children, i) }, own) ? 1 : 0;
    }
    return count;
}

static bool is_always(const struct world *world, const struct cond *cond)
{
    for (uint32_t i = 0; i < cond->children.count; i++) {
        if (world->conds[world_ref(world, cond->children, i)].op == COND_ALWAYS) {
            return true;
        }
    }
    return false;
}

static bool may_turn(const struct world *world, const struct may *may, const struct cond *cond)
{
    struct thing_id id = { cond->a };
    (void)world;
    return thing_shelf(id) == SHELF_ACTION ? may->did[thing_index(id)]
                                           : thing_shelf(id) != SHELF_DECISION || may->posed[thing_index(id)];
}

static bool is_ready(const struct world *world, const struct cond *cond, struct span own)
{
    if (cond->a < world->teams_count) {
        return world->teams[cond->a].posture[cond->b] >= cond->n;
    }
    for (uint32_t i = 0; i < own.count; i++) {
        uint32_t team = world_ref(world, own, i);
        if (team < world->teams_count && world->teams[team].posture[cond->b] >= cond->n) {
            return true;
        }
    }
    return false;
}

static bool may_compare(const struct world *world, const struct may *may, const struct cond *cond, struct span own)
{
    if (cond->a == ID_NONE) {
        int64_t most = (int64_t)count_may(world, may, cond, own) * 1000000;
        return cond->op == COND_BELOW ? cond->n > 0 : most > cond->n;
    }
    const struct measure *measure = &world->measures[cond->a];
    if (cond->op == COND_ABOVE) {
        return !measure->has_highest || measure->highest_micro > cond->n;
    }
    return !measure->has_lowest || measure->lowest_micro < cond->n;
}

bool may_hold(const struct world *world, const struct may *may, struct cond_id id, struct span own)
{
    if (id.v == ID_NONE) {
        return true;
    }
    const struct cond *cond = &world->conds[id.v];
    switch (cond->op) {
    case COND_KNOWS: return may_know(world, may, cond->a, cond->b, own);
    case COND_SHARED:
    case COND_BROKEN: return somebody_knows(world, may, cond->a);
    case COND_SENT: return may->sent[cond->a];
    case COND_CHOSE:
    case COND_AGREED: {
        uint32_t option = cond->op == COND_CHOSE ? cond->b : cond->a;
        return may->posed[world->options[option].decision.v];
    }
    case COND_TURNED: return may_turn(world, may, cond);
    case COND_DECIDED: return may->posed[cond->a];
    case COND_DID: return may->did[cond->b];
    case COND_MET:
    case COND_MISSED:
    case COND_STARTED: return may->started[cond->a];
    case COND_READY: return is_ready(world, cond, own);
    case COND_ABOVE:
    case COND_BELOW: return may_compare(world, may, cond, own);
    case COND_CAME: return may->came[cond->a];
    case COND_ANY: return count_may(world, may, cond, own) > 0;
    case COND_LASTED:
    case COND_ALL: return count_may(world, may, cond, own) == cond->children.count;
    case COND_AT_LEAST: return count_may(world, may, cond, own) >= cond->n;
    case COND_NO: return !is_always(world, cond);
    case COND_ALWAYS:
    case COND_IN_FORCE: /* the host may switch it */
    case COND_PAST:
    case COND_SILENT: return true;
    }
    return true;
}

/* ---- not before -------------------------------------------------------------------------------------------------- */

static int64_t earliest_of(const struct world *world, const struct cond *cond, bool all)
{
    int64_t found_s = all ? 0 : INT64_MAX;
    for (uint32_t i = 0; i < cond->children.count; i++) {
        int64_t child_s = earliest_s(world, (struct cond_id){ world_ref(world, cond->children, i) });
        bool later = child_s > found_s;
        found_s = later == all ? child_s : found_s;
    }
    return cond->children.count > 0 ? found_s : 0;
}

int64_t earliest_s(const struct world *world, struct cond_id id)
{
    if (id.v == ID_NONE) {
        return 0;
    }
    const struct cond *cond = &world->conds[id.v];
    switch (cond->op) {
    case COND_PAST: return cond->n;
    case COND_ALL: return earliest_of(world, cond, true);
    case COND_ANY: return earliest_of(world, cond, false);
    case COND_LASTED: return earliest_of(world, cond, true) + cond->n;
    default: return 0;
    }
}

int64_t over_s(const struct world *world)
{
    return world->length_s * LENGTH_FACTOR_MAX;
}

/* ---- what follows from what -------------------------------------------------------------------------------------- */

struct growth {
    const struct world *world;
    struct may *may;
    bool changed;
};

static void set(struct growth *growth, bool *flag)
{
    growth->changed = growth->changed || !*flag;
    *flag = true;
}

static void learns(struct growth *growth, uint32_t team, uint32_t fact)
{
    const struct world *world = growth->world;
    if (team == TEAM_PUBLIC.v) {
        set(growth, &growth->may->published[fact]);
        for (uint32_t i = 0; i < world->teams_count; i++) {
            set(growth, &growth->may->knows[i * world->facts_count + fact]);
            set(growth, &growth->may->told[i * world->facts_count + fact]);
        }
    } else if (team < world->teams_count) {
        set(growth, &growth->may->knows[team * world->facts_count + fact]);
        set(growth, &growth->may->told[team * world->facts_count + fact]);
    }
}

static void teams_learn(struct growth *growth, struct span teams, uint32_t fact, struct span own)
{
    for (uint32_t i = 0; i < teams.count; i++) {
        uint32_t team = world_ref(growth->world, teams, i);
        for (uint32_t k = 0; team == TEAM_OWN.v && k < own.count; k++) {
            learns(growth, world_ref(growth->world, own, k), fact);
        }
        learns(growth, team, fact);
    }
}

static void grow_doings(struct growth *growth, struct span doings, struct span own);

static bool any_knows(const struct growth *growth, struct span own, uint32_t fact)
{
    return own.count == 0 || may_know(growth->world, growth->may, TEAM_OWN.v, fact, own);
}

static void grow_doing(struct growth *growth, const struct doing *doing, struct span own)
{
    struct may *may = growth->may;
    switch (doing->op) {
    case DO_GIVE: teams_learn(growth, doing->teams, doing->a, own); break;
    case DO_SHARE:
        if (any_knows(growth, own, doing->a)) {
            teams_learn(growth, doing->teams, doing->a, own);
        }
        break;
    case DO_SEND: set(growth, &may->sent[doing->a]); break;
    case DO_POSE: set(growth, &may->posed[doing->a]); break;
    case DO_START: set(growth, &may->started[doing->a]); break;
    case DO_NOTIFY: set(growth, &may->notified[doing->a]); break;
    case DO_AFTER: grow_doings(growth, doing->children, own); break;
    case DO_GIVEN:
        if (may_hold(growth->world, may, doing->cond, own)) {
            grow_doings(growth, doing->children, own);
        }
        break;
    case DO_CHANGE:
    case DO_SCALE:
    case DO_WITHDRAW:
    case DO_BUSY:
    case DO_FINISH: break;
    }
}

static void grow_doings(struct growth *growth, struct span doings, struct span own)
{
    for (uint32_t i = 0; i < doings.count; i++) {
        grow_doing(growth, &growth->world->doings[world_ref(growth->world, doings, i)], own);
    }
}

static void grow_work(struct growth *growth, struct span does, const struct outcome *outcomes, uint32_t count,
                      struct span own)
{
    grow_doings(growth, does, own);
    for (uint32_t i = 0; i < count; i++) {
        grow_doings(growth, outcomes[i].does, own);
    }
}

static void grow_scenes(struct growth *growth)
{
    const struct world *world = growth->world;
    for (uint32_t i = 0; i < world->scenes_count; i++) {
        const struct scene *scene = &world->scenes[i];
        struct span nobody = { 0, 0 };
        if (!may_hold(world, growth->may, scene->when, nobody)) {
            continue;
        }
        set(growth, &growth->may->came[i]);
        for (uint32_t k = 0; k < scene->cue_count; k++) {
            const struct cue *cue = &scene->cues[k];
            for (uint32_t t = 0; may_hold(world, growth->may, cue->when, nobody) && t < cue->things.count; t++) {
                struct thing_id id = { world_ref(world, cue->things, t) };
                if (thing_shelf(id) == SHELF_INJECT) {
                    set(growth, &growth->may->sent[thing_index(id)]);
                } else if (thing_shelf(id) == SHELF_DECISION) {
                    set(growth, &growth->may->posed[thing_index(id)]);
                }
            }
        }
    }
}

static void grow_injects(struct growth *growth)
{
    const struct world *world = growth->world;
    for (uint32_t i = 0; i < world->injects_count; i++) {
        const struct inject *inject = &world->injects[i];
        if (!growth->may->sent[i]) {
            continue;
        }
        for (uint32_t k = 0; k < inject->gives.count; k++) {
            teams_learn(growth, inject->to, world_ref(world, inject->gives, k), inject->to);
        }
        grow_doings(growth, inject->does, inject->to);
    }
}

static void grow_choices(struct growth *growth)
{
    const struct world *world = growth->world;
    for (uint32_t i = 0; i < world->options_count; i++) {
        const struct option *option = &world->options[i];
        const struct decision *decision = &world->decisions[option->decision.v];
        if (growth->may->posed[option->decision.v] && may_hold(world, growth->may, option->needs, decision->who) &&
            may_hold(world, growth->may, option->shown, decision->who)) {
            grow_work(growth, option->does, option->outcomes, option->outcome_count, decision->who);
        }
    }
    for (uint32_t i = 0; i < world->actions_count; i++) {
        const struct action *action = &world->actions[i];
        if (!may_hold(world, growth->may, action->needs, action->who) || !may_hold(world, growth->may, action->shown, action->who)) {
            continue;
        }
        set(growth, &growth->may->did[i]);
        grow_work(growth, action->does, action->outcomes, action->outcome_count, action->who);
        if (thing_shelf(action->asks) == SHELF_DECISION) {
            set(growth, &growth->may->posed[thing_index(action->asks)]);
        }
    }
}

struct span one_team(const struct world *world, uint32_t team)
{
    for (uint32_t i = 0; team < world->teams_count && i < world->refs_count; i++) { /* a span of one that is there */
        if (world->refs[i] == team) {
            return (struct span){ i, 1 };
        }
    }
    return (struct span){ 0, 0 };
}

static void grow_rules_and_clocks(struct growth *growth)
{
    const struct world *world = growth->world;
    for (uint32_t i = 0; i < world->rules_count; i++) {
        const struct rule *rule = &world->rules[i];
        struct span own = one_team(world, rule->common.owner.v);
        if (may_hold(world, growth->may, rule->when, own)) {
            grow_doings(growth, rule->does, own);
        }
    }
    for (uint32_t i = 0; i < world->clocks_count; i++) {
        const struct clock *clock = &world->clocks[i];
        struct span own = one_team(world, clock->who.v);
        if (may_hold(world, growth->may, clock->starts, own)) {
            set(growth, &growth->may->started[i]);
        }
        if (growth->may->started[i]) {
            grow_doings(growth, clock->if_missed, own);
        }
    }
}

static void grow_facts(struct growth *growth)
{
    const struct world *world = growth->world;
    for (uint32_t fact = 0; fact < world->facts_count; fact++) {
        const struct fact *def = &world->facts[fact];
        for (uint32_t team = 0; team < world->teams_count; team++) {
            bool follows = def->follows_from.count > 0;
            for (uint32_t i = 0; i < def->follows_from.count; i++) {
                follows = follows && growth->may->knows[team * world->facts_count + world_ref(world, def->follows_from, i)];
            }
            if (follows) {
                learns(growth, team, fact);
            }
        }
    }
}

/* People may send whatever they hold wherever a channel leads, and attach it to a notice. */
static void grow_shares(struct growth *growth)
{
    const struct world *world = growth->world;
    for (uint32_t c = 0; c < world->channels_count; c++) {
        for (uint32_t from = 0; from < world->teams_count; from++) {
            for (uint32_t to = 0; to < world->teams_count; to++) {
                if (!world_channel_joins(world, (struct channel_id){ c }, (struct team_id){ from }, (struct team_id){ to })) {
                    continue;
                }
                for (uint32_t fact = 0; fact < world->facts_count; fact++) {
                    if (growth->may->knows[from * world->facts_count + fact]) {
                        set(growth, &growth->may->knows[to * world->facts_count + fact]);
                    }
                }
            }
        }
    }
    for (uint32_t i = 0; i < world->clocks_count; i++) {
        const struct clock *clock = &world->clocks[i];
        for (uint32_t fact = 0; team_is_real(clock->to) && team_is_real(clock->who) && fact < world->facts_count; fact++) {
            if (growth->may->knows[clock->who.v * world->facts_count + fact]) {
                set(growth, &growth->may->knows[clock->to.v * world->facts_count + fact]);
            }
        }
    }
}

/* What a story names it may do; what it is is seen only when it runs. */
static void grow_stories(struct growth *growth, const struct api_source *source)
{
    const struct world *world = growth->world;
    if (world->stories_count == 0 || source == NULL) {
        return;
    }
    for (uint32_t i = 0; i < world->decisions_count; i++) {
        if (api_story_names(source, world_path(world, thing(SHELF_DECISION, i)))) {
            growth->may->posed[i] = true;
        }
    }
    for (uint32_t i = 0; i < world->clocks_count; i++) {
        if (api_story_names(source, world_path(world, thing(SHELF_CLOCK, i)))) {
            growth->may->started[i] = growth->may->notified[i] = true;
        }
    }
    for (uint32_t fact = 0; fact < world->facts_count; fact++) {
        for (uint32_t team = 0; team < world->teams_count; team++) {
            if (api_story_names(source, world_path(world, thing(SHELF_FACT, fact))) &&
                api_story_names(source, world_path(world, thing(SHELF_TEAM, team)))) {
                learns(growth, team, fact);
            }
        }
    }
}

static void hold_from_start(struct growth *growth)
{
    const struct world *world = growth->world;
    for (uint32_t fact = 0; fact < world->facts_count; fact++) {
        for (uint32_t i = 0; i < world->facts[fact].held_by.count; i++) {
            learns(growth, world_ref(world, world->facts[fact].held_by, i), fact);
        }
    }
    for (uint32_t i = 0; i < world->injects_count; i++) {
        growth->may->sent[i] = true; /* those in no cue are at hand for control */
    }
}

struct may *may_create(const struct world *world, const struct api_source *source)
{
    struct may *may = calloc(1, sizeof *may);
    MUST(may != NULL);
    may->knows = row(world->teams_count * world->facts_count);
    may->told = row(world->teams_count * world->facts_count);
    may->sent = row(world->injects_count);
    may->posed = row(world->decisions_count);
    may->did = row(world->actions_count);
    may->came = row(world->scenes_count);
    may->started = row(world->clocks_count);
    may->notified = row(world->clocks_count);
    may->published = row(world->facts_count);
    struct growth growth = { world, may, false };
    hold_from_start(&growth);
    grow_stories(&growth, source);
    do {
        growth.changed = false;
        grow_scenes(&growth);
        grow_injects(&growth);
        grow_choices(&growth);
        grow_rules_and_clocks(&growth);
        grow_facts(&growth);
        grow_shares(&growth);
    } while (growth.changed);
    return may;
}

void may_destroy(struct may *may)
{
    if (may != NULL) {
        bool *rows[] = { may->knows, may->told, may->sent, may->posed, may->did, may->came, may->started, may->notified, may->published };
        for (uint32_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            free(rows[i]);
        }
        free(may);
    }
}
