#include "core_world.h"

static struct common named(struct world *world, const char *format, int a, int b)
{
    return (struct common){ .name = arena_format(&world->arena, format, a, b), .owner = TEAM_NONE };
}

static void add_teams(struct world *world)
{
    for (int e = 0; e < REF_ECONOMIES; e++) {
        struct economy economy = { .common = named(world, "e%d", e, 0) };
        (void)world_add_economy(world, &economy);
    }
    for (int t = 0; t < REF_TEAMS; t++) {
        struct team team = { .common = named(world, "t%d", t, 0), .mark = "T", .economy = { (uint32_t)ref_economy(t) },
                             .staff_micro = INT64_MAX, .budget_micro = INT64_MAX };
        (void)world_add_team(world, &team);
    }
}

static void add_measures(struct world *world)
{
    for (int t = 0; t < REF_TEAMS; t++) {
        for (int m = 0; m < 4; m++) {
            uint32_t id = (uint32_t)t;
            struct measure measure = { .common = named(world, "m%d_%d", t, m), .start_micro = REF_MEASURE_START * 1000000,
                                       .show_to = world_add_refs(world, &id, 1), .family = ID_NONE };
            (void)world_add_measure(world, &measure);
        }
    }
    for (int e = 0; e < REF_ECONOMIES; e++) {
        uint32_t teams[REF_TEAMS];
        uint32_t count = 0;
        for (int t = 0; t < REF_TEAMS; t++) {
            teams[count] = (uint32_t)t;
            count += ref_economy(t) == e ? 1 : 0;
        }
        for (int m = 0; m < 2; m++) {
            struct measure measure = { .common = named(world, "n%d_%d", e, m), .start_micro = REF_MEASURE_START * 1000000,
                                       .show_to = world_add_refs(world, teams, count), .family = ID_NONE };
            (void)world_add_measure(world, &measure);
        }
    }
}

static void add_injects(struct world *world)
{
    for (int i = 0; i < REF_INJECTS; i++) {
        uint32_t teams[REF_TEAMS];
        uint32_t count = 0;
        for (int t = 0; t < REF_TEAMS; t++) {
            teams[count] = (uint32_t)t;
            count += ref_inject_targets(i, t) ? 1 : 0;
        }
        struct inject inject = { .common = named(world, "i%03d", i, 0), .to = world_add_refs(world, teams, count) };
        (void)world_add_inject(world, &inject);
    }
}

struct world *core_world(void)
{
    struct world *world = world_create();
    world->id = "reference-72h";
    world->length_s = REF_HORIZON_S;
    add_teams(world);
    add_measures(world);
    add_injects(world);
    struct story story = { .common = named(world, "reference", 0, 0) };
    (void)world_add_story(world, &story);
    world_seal(world);
    return world;
}

void core_read_measures(const struct engine *engine, struct ref_report *report)
{
    for (uint32_t t = 0; t < REF_TEAMS; t++) {
        for (uint32_t m = 0; m < 4; m++) {
            report->team_measure[t][m] = engine_measure_micro(engine, (struct measure_id){ 4 * t + m }) / 1000000;
        }
    }
    for (uint32_t e = 0; e < REF_ECONOMIES; e++) {
        for (uint32_t m = 0; m < 2; m++) {
            struct measure_id measure = { 4 * REF_TEAMS + 2 * e + m };
            report->economy_measure[e][m] = engine_measure_micro(engine, measure) / 1000000;
        }
    }
}
