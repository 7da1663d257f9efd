/* As large as an exercise may have to be: 256 teams, 10,000 facts, a million records, and definitions that are added while
 * it runs; in one piece and in many, with one digest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "engine/engine.h"

enum { FACTS = 10000, RECORDS = 1000000, ADDED = 200, STEPS = 30000 };

static struct common named(struct world *world, const char *stem, uint32_t i)
{
    /* Sorted as written: the builder adds in the order of names. */
    return (struct common){ .name = arena_format(&world->arena, "%s%05u", stem, i), .owner = TEAM_NONE };
}

static struct span one(struct world *world, uint32_t id)
{
    return world_add_refs(world, &id, 1);
}

static void add_teams(struct world *world)
{
    struct economy economy = { .common = named(world, "economy", 0), .calendar = { .weekend = 0x60 } };
    (void)world_add_economy(world, &economy);
    for (uint32_t i = 0; i < TEAMS_MAX; i++) {
        struct team team = { .common = named(world, "team", i), .mark = "T", .sector = (enum sector)(i % 2),
                             .staff_micro = INT64_MAX, .budget_micro = INT64_MAX };
        (void)world_add_team(world, &team);
    }
}

static void add_facts(struct world *world)
{
    for (uint32_t i = 0; i < FACTS; i++) {
        struct common common = named(world, "fact", i);
        struct fact fact = { .common = common, .title = world_add_text(world, arena_format(&world->arena, "fact.%s.title", common.name),
                                                                       common.name, NULL, 0),
                             .tlp = TLP_CLEAR, .truth = COND_NONE, .source = { i % TEAMS_MAX },
                             .held_by = one(world, i % TEAMS_MAX), .stale_after_s = INT64_MAX, .corrects = { ID_NONE },
                             .against = { ID_NONE }, .withdrawn = COND_NONE };
        (void)world_add_fact(world, &fact);
    }
}

static void add_channel(struct world *world)
{
    struct channel channel = { .common = named(world, "channel", 0), .delay_s = { 60, 600, 3600 },
                               .from = one(world, thing(SHELF_ECONOMY, 0).v), .to = one(world, thing(SHELF_ECONOMY, 0).v),
                               .both_ways = true, .carries = TLP_RED, .basis = COND_NONE, .needs = COND_NONE,
                               .works = COND_NONE, .capacity = UINT32_MAX, .fails_bp = 500 };
    (void)world_add_channel(world, &channel);
}

/* Some conditions that are asked again whenever a fact is learned. */
static void add_rules(struct world *world)
{
    for (uint32_t i = 0; i < 16; i++) {
        struct cond knows = { .op = COND_KNOWS, .a = TEAMS_MAX - 1 - i, .b = i, .c = ID_NONE, .d = ID_NONE };
        struct rule rule = { .common = named(world, "rule", i), .when = world_add_cond(world, &knows) };
        (void)world_add_rule(world, &rule);
    }
}

static struct world *large_world(void)
{
    struct world *world = world_create();
    world->id = "large";
    world->length_s = 30 * 86400;
    add_teams(world);
    add_facts(world);
    add_channel(world);
    add_rules(world);
    world_seal(world);
    return world;
}

static uint32_t drawn(uint64_t kind, uint32_t step, uint32_t below)
{
    struct rng_key key = { .seed = 11, .kind = (uint32_t)kind, .a = step };
    return rng_below(&key, below);
}

static void share_something(struct engine *engine, uint32_t step)
{
    uint32_t fact = drawn(1, step, FACTS);
    struct input input = input_make(INPUT_SHARE, (struct sender){ ROLE_BOT, { fact % TEAMS_MAX }, 0 });
    input.at_s = engine_now_s(engine);
    input.thing = thing(SHELF_FACT, fact);
    input.to.v = (fact + 1 + drawn(2, step, TEAMS_MAX - 1)) % TEAMS_MAX;
    input.channel.v = 0;
    assert_int_equal(engine_submit(engine, &input), REFUSED_NOT);
}

static void add_something(struct engine *engine, uint32_t step)
{
    struct input input = input_make(INPUT_IMPROVISE, (struct sender){ ROLE_CONTROL, TEAM_NONE, 0 });
    input.at_s = engine_now_s(engine);
    input.to.v = drawn(3, step, TEAMS_MAX);
    input.text = "A caller asks whether the trams run.";
    assert_int_equal(engine_submit(engine, &input), REFUSED_NOT);
}

static void advance(struct engine *engine, int64_t until_s, uint32_t pieces)
{
    int64_t from_s = engine_now_s(engine);
    for (uint32_t i = 1; i <= pieces; i++) {
        engine_advance(engine, from_s + (until_s - from_s) * i / pieces);
    }
}

/* Every step comes one minute after the last; in between everybody tells a little more to everybody. */
static struct digest play(struct engine *engine, uint32_t pieces)
{
    engine_reset(engine, 7);
    engine_start(engine);
    for (uint32_t step = 0; step < STEPS; step++) {
        advance(engine, (int64_t)(step + 1) * 60, pieces);
        for (uint32_t i = 0; i < 17; i++) {
            share_something(engine, step * 17 + i);
        }
        if (step % (STEPS / ADDED) == 0) {
            add_something(engine, step);
        }
    }
    advance(engine, STEPS * 60 + 7200, pieces);
    return engine_digest(engine);
}

static void an_exercise_of_256_teams_10000_facts_and_a_million_records_plays_the_same_in_any_pieces(void **state)
{
    (void)state;
    struct world *world = large_world();
    struct engine *engine = engine_create(world, 7, NULL);
    struct digest whole = play(engine, 1);
    uint32_t records = trace_count(engine_trace(engine));
    assert_int_equal(world->teams_count, 256);
    assert_int_equal(world->facts_count, FACTS);
    assert_int_equal(world->injects_count, ADDED);
    assert_in_range(records, RECORDS, RECORDS_MAX);
    struct digest split = play(engine, 3);
    assert_int_equal(trace_count(engine_trace(engine)), records);
    assert_true(digest_equal(whole, split));
    engine_destroy(engine);
    world_destroy(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exercise_of_256_teams_10000_facts_and_a_million_records_plays_the_same_in_any_pieces),
    };
    return cmocka_run_group_tests_name("scale", tests, NULL, NULL);
}
