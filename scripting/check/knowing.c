/* Facts that nobody can learn, or that no channel may carry to who needs them. */
#include <stdlib.h>

#include "check/internal.h"

static bool may_carry(const struct world *world, uint32_t channel, enum tlp label)
{
    return label >= world->channels[channel].carries; /* a smaller label is a stricter one */
}

/* Spreads `has` (by team) over the channels that may carry the label, until nothing changes. */
static void spread(const struct world *world, enum tlp label, bool *has)
{
    bool changed = true;
    while (changed) {
        changed = false;
        for (uint32_t c = 0; c < world->channels_count; c++) {
            for (uint32_t from = 0; may_carry(world, c, label) && from < world->teams_count; from++) {
                for (uint32_t to = 0; has[from] && to < world->teams_count; to++) {
                    if (!has[to] && world_channel_joins(world, (struct channel_id){ c }, (struct team_id){ from }, (struct team_id){ to })) {
                        has[to] = true;
                        changed = true;
                    }
                }
            }
        }
    }
}

static uint32_t who_is_told(const struct check *check, uint32_t fact, bool *has)
{
    const struct world *world = check->world;
    uint32_t count = 0;
    for (uint32_t team = 0; team < world->teams_count; team++) {
        has[team] = check->may->told[team * world->facts_count + fact];
        count += has[team] ? 1 : 0;
    }
    return count;
}

static void check_needs(const struct check *check, uint32_t i, const bool *has)
{
    const struct world *world = check->world;
    const struct fact *fact = &world->facts[i];
    for (uint32_t k = 0; k < fact->needed_by_count; k++) {
        struct team_id team = fact->needed_by[k].team;
        if (team.v < world->teams_count && !has[team.v]) {
            finding(check, thing(SHELF_FACT, i), "needed_by", T_FACT_CANNOT_TRAVEL,
                    "Add a channel that carries its label, or loosen the label",
                    "no channel may carry `%s` under %s to team.%s", world_path(world, thing(SHELF_FACT, i)),
                    tlp_name(fact->tlp), world->teams[team.v].common.name);
        }
    }
}

void check_facts(const struct check *check)
{
    const struct world *world = check->world;
    bool *has = calloc(world->teams_count + 1, sizeof *has);
    MUST(has != NULL);
    for (uint32_t i = 0; i < world->facts_count; i++) {
        const struct fact *fact = &world->facts[i];
        if (who_is_told(check, i, has) == 0) {
            if (!fact->has_happened) {
                finding(check, thing(SHELF_FACT, i), "", T_FACT_CANNOT_BE_LEARNED, "Give it in an inject, or write held_by",
                        "nobody can ever learn `%s`", world_path(world, thing(SHELF_FACT, i)));
            }
            continue;
        }
        spread(world, fact->tlp, has);
        check_needs(check, i, has);
    }
    free(has);
}
