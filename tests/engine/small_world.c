#include "engine/small_world.h"

#define COUNT(array) (uint32_t)(sizeof(array) / sizeof(array)[0])

static struct common called(const char *name)
{
    return (struct common){ .name = name, .owner = TEAM_NONE };
}

static struct common called_for(const char *name, uint32_t team)
{
    return (struct common){ .name = name, .owner = { team } };
}

static void add_economies(struct world *world)
{
    struct economy aranda = { .common = called("aranda"), .calendar = { .offset_s = 8 * 3600, .weekend = 0x60 } };
    struct economy belmora = { .common = called("belmora"), .calendar = { .offset_s = 9 * 3600, .weekend = 0x60 } };
    (void)world_add_economy(world, &aranda);
    (void)world_add_economy(world, &belmora);
}

static void add_teams(struct world *world)
{
    uint32_t clients[] = { POWER };
    struct team_value *values = ARENA_ARRAY(&world->arena, struct team_value, 1);
    values[0] = (struct team_value){ .name = world_value_name(world, "addresses"), .micro = 2500000 };
    struct team cert_a = { .common = called("cert_a"), .mark = "AC", .economy = { ARANDA },
                           .clients = world_add_refs(world, clients, COUNT(clients)) };
    struct team cert_b = { .common = called("cert_b"), .mark = "BC", .economy = { BELMORA } };
    struct team media = { .common = called("media"), .mark = "ME", .economy = { ARANDA }, .community = "press" };
    struct team power = { .common = called("power"), .mark = "RP", .economy = { ARANDA }, .values = values,
                          .value_count = 1 };
    (void)world_add_team(world, &cert_a);
    (void)world_add_team(world, &cert_b);
    (void)world_add_team(world, &media);
    (void)world_add_team(world, &power);
}

static void add_measures(struct world *world)
{
    struct measure evidence = { .family = EVIDENCE_A, .family_count = 2 };
    evidence.common = called_for("evidence", CERT_A);
    (void)world_add_measure(world, &evidence);
    evidence.common = called_for("evidence", CERT_B);
    (void)world_add_measure(world, &evidence);
    struct measure trust = { .common = called("trust"), .family = ID_NONE };
    (void)world_add_measure(world, &trust);
}

static void add_facts(struct world *world)
{
    uint32_t named[] = { MEDIA };
    struct fact frozen = { .common = called("frozen"), .tlp = TLP_AMBER, .truth = COND_NONE, .source = { POWER } };
    struct fact hash = { .common = called("hash"), .tlp = TLP_GREEN, .truth = COND_NONE, .source = { CERT_A },
                         .named = world_add_refs(world, named, COUNT(named)) };
    (void)world_add_fact(world, &frozen);
    (void)world_add_fact(world, &hash);
}

static struct span one_end(struct world *world, struct thing_id id)
{
    return world_add_refs(world, &id.v, 1);
}

static void add_channels(struct world *world)
{
    struct channel call = { .common = called("call"), .to = one_end(world, thing(SHELF_ECONOMY, BELMORA)) };
    struct channel mutual = { .common = called("mutual"), .from = one_end(world, thing(SHELF_TEAM, CERT_A)),
                              .to = one_end(world, thing(SHELF_TEAM, CERT_B)), .both_ways = true };
    struct channel phone = { .common = called("phone"), .from = one_end(world, thing(SHELF_TEAM, POWER)),
                             .to = one_end(world, thing(SHELF_TEAM, CERT_A)) };
    struct channel press = { .common = called("press"), .to = one_end(world, (struct thing_id){ TEAM_PUBLIC.v }) };
    (void)world_add_channel(world, &call);
    (void)world_add_channel(world, &mutual);
    (void)world_add_channel(world, &phone);
    (void)world_add_channel(world, &press);
}

static void add_clock(struct world *world)
{
    struct stage *stages = ARENA_ARRAY(&world->arena, struct stage, 2);
    stages[0] = (struct stage){ .name = "first", .within = { TIME_ELAPSED, 7200 } };
    stages[1] = (struct stage){ .name = "final", .within = { TIME_DAYS, 30 } };
    struct clock warning = { .common = called("warning"), .who = { POWER }, .to = { CERT_A }, .stages = stages,
                             .stage_count = 2 };
    (void)world_add_clock(world, &warning);
}

static void add_injects(struct world *world)
{
    struct inject alarm = { .common = called("alarm") };
    struct inject lab = { .common = called("lab") };
    (void)world_add_inject(world, &alarm);
    (void)world_add_inject(world, &lab);
}

static void add_decision(struct world *world, struct common common, const char *const *options, uint32_t count)
{
    struct decision decision = { .common = common, .first_option = world->options_count, .option_count = count };
    uint32_t id = world_add_decision(world, &decision);
    for (uint32_t i = 0; i < count; i++) {
        struct option option = { .common = called(options[i]), .decision = { id } };
        (void)world_add_option(world, &option);
    }
}

struct world *small_world(void)
{
    static const char *const contain[] = { "now", "later" };
    static const char *const isolate[] = { "cut", "watch", "wait" };
    struct world *world = world_create();
    world->begins_utc_s = SMALL_BEGINS_UTC_S;
    add_economies(world);
    add_teams(world);
    add_measures(world);
    add_facts(world);
    add_channels(world);
    add_clock(world);
    add_injects(world);
    add_decision(world, called_for("contain", CERT_A), contain, COUNT(contain));
    add_decision(world, called_for("contain", CERT_B), contain, COUNT(contain));
    add_decision(world, called("isolate"), isolate, COUNT(isolate));
    return world;
}
