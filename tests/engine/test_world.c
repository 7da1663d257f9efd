/* Worlds: paths, live additions, and the questions whose answers never change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/limits.h"
#include "engine/small_world.h"

#define HOUR_S INT64_C(3600)
#define DAY_S INT64_C(86400)

static int make(void **state)
{
    struct world *world = small_world();
    world_seal(world);
    *state = world;
    return 0;
}

static int destroy(void **state)
{
    world_destroy(*state);
    return 0;
}

/* ---- paths ----------------------------------------------------------------------------------------------------- */

static void paths_are_written_as_an_author_writes_them(void **state)
{
    struct world *world = *state;
    assert_string_equal(world_path(world, thing(SHELF_TEAM, CERT_A)), "team.cert_a");
    assert_string_equal(world_path(world, thing(SHELF_OPTION, ISOLATE_CUT)), "decision.isolate.cut");
    assert_string_equal(world_path(world, thing(SHELF_MEASURE, EVIDENCE_B)), "measure.evidence@cert_b");
    assert_string_equal(world_path(world, thing(SHELF_DECISION, CUT_A)), "decision.contain@cert_a");
    assert_string_equal(world_path(world, thing(SHELF_OPTION, CUT_B_LATER)), "decision.contain@cert_b.later");
}

static uint32_t things_that_find_themselves(const struct world *world)
{
    const uint32_t counts[SHELF_COUNT] = {
        [SHELF_ECONOMY] = world->economies_count, [SHELF_TEAM] = world->teams_count,
        [SHELF_MEASURE] = world->measures_count,  [SHELF_FACT] = world->facts_count,
        [SHELF_CHANNEL] = world->channels_count,  [SHELF_CLOCK] = world->clocks_count,
        [SHELF_INJECT] = world->injects_count,    [SHELF_DECISION] = world->decisions_count,
        [SHELF_OPTION] = world->options_count,
    };
    uint32_t found = 0;
    for (enum shelf shelf = SHELF_NONE + 1; shelf < SHELF_COUNT; shelf++) {
        for (uint32_t i = 0; i < counts[shelf]; i++) {
            struct thing_id id = thing(shelf, i);
            assert_int_equal(world_find(world, world_path(world, id)).v, id.v);
            found++;
        }
    }
    return found;
}

static void every_thing_is_found_by_its_path_sealed_or_not(void **state)
{
    struct world *open = small_world();
    uint32_t count = things_that_find_themselves(open);
    assert_int_equal(count, SMALL_THINGS);
    world_destroy(open);
    assert_int_equal(things_that_find_themselves(*state), count);
}

static void what_is_not_there_is_not_found(void **state)
{
    static const char *const others[] = {
        "", ".", "team", "team.", "team.cert_a.", "Team.cert_a", "decision.isolate.", "decision.isolate.cut.cut",
        "measure.evidence", "measure.trust@cert_a", "live.1", "option.cut",
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_int_equal(world_find(*state, others[i]).v, THING_NONE.v);
    }
}

static void a_path_stays_where_it_is_when_the_world_grows(void **state)
{
    struct world *world = *state;
    const char *path = world_path(world, thing(SHELF_INJECT, ALARM));
    for (uint32_t i = 0; i < 500; i++) {
        struct inject inject = { .common = { .name = arena_format(&world->arena, "%u", i), .owner = TEAM_NONE } };
        (void)world_add_inject(world, &inject);
    }
    assert_ptr_equal(world_path(world, thing(SHELF_INJECT, ALARM)), path);
    assert_string_equal(path, "inject.alarm");
    assert_int_equal(world_find(world, "live.499").v, thing(SHELF_INJECT, LAB + 500).v);
}

/* ---- live additions -------------------------------------------------------------------------------------------- */

static uint32_t add_live(struct world *world, const char *number)
{
    struct inject inject = { .common = { .name = number, .owner = TEAM_NONE } };
    inject.text = world_add_text(world, "live", "Please call back.", NULL, 0);
    return world_add_inject(world, &inject);
}

static void live_additions_are_found_and_taken_back(void **state)
{
    struct world *world = *state;
    struct world_mark mark = world_mark(world);
    struct cond cond = { .op = COND_ALWAYS };
    for (uint32_t play = 0; play < 3; play++) {
        struct thing_id twelve = thing(SHELF_INJECT, add_live(world, "12"));
        (void)world_add_cond(world, &cond);
        assert_string_equal(world_path(world, twelve), "live.12");
        assert_int_equal(world_find(world, "live.12").v, twelve.v);
        world_release(world, &mark);
        assert_int_equal(world_find(world, "live.12").v, THING_NONE.v);
        struct world_mark now = world_mark(world);
        assert_memory_equal(&now, &mark, sizeof mark);
        assert_int_equal(things_that_find_themselves(world), SMALL_THINGS);
    }
    /* Another play names the same place otherwise. */
    struct thing_id seven = thing(SHELF_INJECT, add_live(world, "7"));
    assert_string_equal(world_path(world, seven), "live.7");
}

/* ---- conditions and texts -------------------------------------------------------------------------------------- */

static struct cond_id add_parent(struct world *world, enum cond_op op, uint32_t a, const uint32_t *ids, uint32_t count)
{
    struct cond cond = { .op = op, .a = a, .children = world_add_refs(world, ids, count) };
    return world_add_cond(world, &cond);
}

static uint32_t depends_of(struct world *world, enum cond_op op, uint32_t a)
{
    struct cond cond = { .op = op, .a = a };
    struct cond_id id = world_add_cond(world, &cond);
    return world->conds[id.v].depends;
}

static void a_condition_depends_on_what_can_change_it(void **state)
{
    struct world *world = *state;
    assert_int_equal(depends_of(world, COND_ALWAYS, 0), 0);
    assert_int_equal(depends_of(world, COND_READY, 0), 0);
    assert_int_equal(depends_of(world, COND_KNOWS, 0), DEPENDS_KNOWN);
    assert_int_equal(depends_of(world, COND_SHARED, 0), DEPENDS_SHARED);
    assert_int_equal(depends_of(world, COND_SENT, 0), DEPENDS_SENT);
    assert_int_equal(depends_of(world, COND_AGREED, 0), DEPENDS_DECISION);
    assert_int_equal(depends_of(world, COND_TURNED, thing(SHELF_DECISION, 0).v), DEPENDS_DECISION);
    assert_int_equal(depends_of(world, COND_TURNED, thing(SHELF_ACTION, 0).v), DEPENDS_ACTION);
    assert_int_equal(depends_of(world, COND_DID, 0), DEPENDS_ACTION);
    assert_int_equal(depends_of(world, COND_MISSED, 0), DEPENDS_CLOCK);
    assert_int_equal(depends_of(world, COND_BROKEN, 0), DEPENDS_BREACH);
    assert_int_equal(depends_of(world, COND_IN_FORCE, 0), DEPENDS_AGREEMENT);
    assert_int_equal(depends_of(world, COND_ABOVE, 0), DEPENDS_MEASURE);
    assert_int_equal(depends_of(world, COND_PAST, 0), DEPENDS_TIME);
    assert_int_equal(depends_of(world, COND_SILENT, 0), DEPENDS_TIME | DEPENDS_INPUT);
    assert_int_equal(depends_of(world, COND_CAME, 0), DEPENDS_SCENE);
}

static void a_condition_depends_on_what_its_children_depend_on(void **state)
{
    struct world *world = *state;
    struct cond knows = { .op = COND_KNOWS };
    struct cond past = { .op = COND_PAST };
    uint32_t ids[] = { world_add_cond(world, &knows).v, world_add_cond(world, &past).v };
    uint32_t all = add_parent(world, COND_ALL, 0, ids, 2).v;
    assert_int_equal(world->conds[all].depends, DEPENDS_KNOWN | DEPENDS_TIME);
    uint32_t lasted = add_parent(world, COND_LASTED, 0, &ids[0], 1).v;
    assert_int_equal(world->conds[lasted].depends, DEPENDS_KNOWN | DEPENDS_TIME);
    uint32_t counted = add_parent(world, COND_ABOVE, ID_NONE, &ids[0], 1).v;
    assert_int_equal(world->conds[counted].depends, DEPENDS_KNOWN);
    uint32_t deep = add_parent(world, COND_NO, 0, &all, 1).v;
    assert_int_equal(world->conds[deep].depends, DEPENDS_KNOWN | DEPENDS_TIME);
}

static void texts_keep_their_own_copy_and_an_empty_one_is_none(void **state)
{
    struct world *world = *state;
    char source[] = "Left: {measure.trust}";
    struct slot slots[] = { { SLOT_MEASURE, TRUST } };
    struct text_id id = world_add_text(world, "inject.alarm.text", source, slots, 1);
    memset(source, 'x', sizeof source - 1);
    slots[0].id = 99;
    assert_string_equal(world_source(world, id), "Left: {measure.trust}");
    assert_string_equal(world->texts[id.v].path, "inject.alarm.text");
    assert_int_equal(world->texts[id.v].slots[0].id, TRUST);
    assert_int_equal(world_add_text(world, "inject.alarm.note", "", NULL, 0).v, TEXT_NONE.v);
    assert_string_equal(world_source(world, TEXT_NONE), "");
}

static void value_names_are_kept_once(void **state)
{
    struct world *world = *state;
    uint32_t addresses = world_value_name(world, "addresses");
    uint32_t meters = world_value_name(world, "meters");
    assert_int_not_equal(addresses, meters);
    assert_int_equal(world_value_name(world, "addresses"), addresses);
    assert_int_equal(world_value_name(world, "meters"), meters);
}

/* ---- numbers --------------------------------------------------------------------------------------------------- */

static int64_t times_addresses(struct world *world, int64_t micro, uint32_t team)
{
    struct number number = { .micro = micro, .value = world_value_name(world, "addresses") };
    return world_number(world, number, (struct team_id){ team });
}

static void a_number_is_multiplied_by_its_owners_value_half_away_from_zero(void **state)
{
    struct world *world = *state; /* POWER has 2.5 addresses */
    assert_int_equal(times_addresses(world, 2000000, POWER), 5000000);
    assert_int_equal(times_addresses(world, 1, POWER), 3);
    assert_int_equal(times_addresses(world, -1, POWER), -3);
    assert_int_equal(times_addresses(world, 3, POWER), 8);
    assert_int_equal(times_addresses(world, 2000000, CERT_A), 0);
    assert_int_equal(times_addresses(world, INT64_MAX, POWER), INT64_MAX);
    assert_int_equal(times_addresses(world, INT64_MIN, POWER), INT64_MIN);
    struct number plain = { .micro = -5000000, .value = ID_NONE };
    assert_int_equal(world_number(world, plain, TEAM_NONE), -5000000);
}

static void a_family_gives_each_team_its_own_measure(void **state)
{
    const struct world *world = *state;
    struct measure_id first = { EVIDENCE_A };
    assert_int_equal(world_measure_of(world, first, (struct team_id){ CERT_B }).v, EVIDENCE_B);
    assert_int_equal(world_measure_of(world, (struct measure_id){ EVIDENCE_B }, (struct team_id){ CERT_A }).v, EVIDENCE_A);
    assert_int_equal(world_measure_of(world, first, (struct team_id){ POWER }).v, EVIDENCE_A);
    assert_int_equal(world_measure_of(world, (struct measure_id){ TRUST }, (struct team_id){ CERT_B }).v, TRUST);
}

/* ---- relations and channels ------------------------------------------------------------------------------------ */

static enum relation relation(const struct world *world, uint32_t fact, uint32_t holder, uint32_t to)
{
    return world_relation(world, (struct fact_id){ fact }, (struct team_id){ holder }, (struct team_id){ to });
}

static void relations_are_told_from_the_nearest(void **state)
{
    const struct world *world = *state;
    assert_int_equal(relation(world, HASH, CERT_A, MEDIA), RELATION_NAMED);
    assert_int_equal(relation(world, HASH, CERT_B, CERT_A), RELATION_SOURCE);
    assert_int_equal(relation(world, HASH, CERT_A, POWER), RELATION_CLIENT);
    assert_int_equal(relation(world, HASH, CERT_A, CERT_B), RELATION_COMMUNITY);
    assert_int_equal(relation(world, FROZEN, CERT_A, POWER), RELATION_SOURCE);
    assert_int_equal(relation(world, FROZEN, CERT_A, MEDIA), RELATION_OTHER);
    assert_int_equal(relation(world, FROZEN, CERT_A, TEAM_PUBLIC.v), RELATION_PUBLIC);
    assert_int_equal(relation(world, FROZEN, TEAM_NONE.v, CERT_A), RELATION_OTHER);
}

static void teams_of_one_named_community_belong_together(void **state)
{
    struct world *world = *state;
    world->teams[CERT_B].community = arena_copy_string(&world->arena, "press");
    assert_int_equal(relation(world, FROZEN, CERT_B, MEDIA), RELATION_COMMUNITY);
    assert_int_equal(relation(world, FROZEN, CERT_B, CERT_A), RELATION_OTHER);
}

static bool joins(const struct world *world, uint32_t channel, uint32_t from, uint32_t to)
{
    return world_channel_joins(world, (struct channel_id){ channel }, (struct team_id){ from }, (struct team_id){ to });
}

static void a_channel_joins_the_ends_it_names(void **state)
{
    const struct world *world = *state;
    assert_true(joins(world, PHONE, POWER, CERT_A));
    assert_false(joins(world, PHONE, CERT_A, POWER));
    assert_false(joins(world, PHONE, CERT_B, CERT_A));
    assert_true(joins(world, MUTUAL, CERT_A, CERT_B));
    assert_true(joins(world, MUTUAL, CERT_B, CERT_A));
    assert_false(joins(world, MUTUAL, CERT_A, CERT_A));
}

static void an_economy_stands_for_its_teams_and_an_empty_end_for_any(void **state)
{
    const struct world *world = *state;
    assert_true(joins(world, CALL, POWER, CERT_B));
    assert_true(joins(world, CALL, MEDIA, CERT_B));
    assert_false(joins(world, CALL, CERT_B, POWER));
    assert_false(joins(world, CALL, CERT_B, CERT_B));
}

static void only_a_channel_that_names_the_public_reaches_it(void **state)
{
    const struct world *world = *state;
    assert_true(joins(world, PRESS, MEDIA, TEAM_PUBLIC.v));
    assert_false(joins(world, PRESS, MEDIA, POWER));
    assert_false(joins(world, PRESS, TEAM_PUBLIC.v, MEDIA));
    assert_false(joins(world, CALL, POWER, TEAM_PUBLIC.v));
    assert_false(joins(world, MUTUAL, CERT_A, TEAM_PUBLIC.v));
}

/* ---- time ------------------------------------------------------------------------------------------------------ */

static int64_t due(const struct world *world, enum time_kind kind, int64_t n, int64_t from_s, uint32_t economy)
{
    return world_due_s(world, (struct time_form){ kind, n }, from_s, (struct economy_id){ economy });
}

static void times_fall_due_in_seconds_from_startex(void **state)
{
    const struct world *world = *state; /* Monday 07:40 in Aranda, 08:40 in Belmora */
    assert_int_equal(due(world, TIME_NONE, 0, 100, ARANDA), INT64_MAX);
    assert_int_equal(due(world, TIME_ELAPSED, 7200, 100, ARANDA), 7300);
    assert_int_equal(due(world, TIME_ELAPSED, INT64_MAX, 100, ARANDA), INT64_MAX);
    assert_int_equal(due(world, TIME_ELAPSED, -7200, 100, ARANDA), -7100);
    assert_int_equal(due(world, TIME_LOCAL, 5000, 100, ARANDA), 5000);
    int64_t to_midnight = 16 * HOUR_S + 20 * 60;
    assert_int_equal(due(world, TIME_DAYS, 0, 0, ARANDA), to_midnight);
    assert_int_equal(due(world, TIME_DAYS, 3, 0, ARANDA), to_midnight + 3 * DAY_S);
    assert_int_equal(due(world, TIME_DAYS, 3, 0, BELMORA), to_midnight + 3 * DAY_S - HOUR_S);
    assert_int_equal(due(world, TIME_BUSINESS_DAYS, 5, 0, ARANDA), to_midnight + 7 * DAY_S);
    assert_int_equal(due(world, TIME_MONTHS, 1, 0, ARANDA), to_midnight + 31 * DAY_S);
}

static void a_weekday_is_told_in_the_home_zone(void **state)
{
    const struct world *world = *state;
    int64_t monday_nine = 9 * HOUR_S;
    assert_int_equal(due(world, TIME_WEEKDAY, monday_nine, 0, BELMORA), HOUR_S + 20 * 60);
    assert_int_equal(due(world, TIME_WEEKDAY, monday_nine, 2 * HOUR_S, BELMORA), HOUR_S + 20 * 60 + 7 * DAY_S);
    assert_int_equal(due(world, TIME_WEEKDAY, DAY_S + monday_nine, 0, ARANDA), HOUR_S + 20 * 60 + DAY_S);
}

static void durations_without_end_stop_at_the_limit(void **state)
{
    const struct world *world = *state;
    assert_int_equal(due(world, TIME_DAYS, INT64_MAX, 0, ARANDA), due(world, TIME_DAYS, LEGAL_SPAN_MAX, 0, ARANDA));
    assert_int_equal(due(world, TIME_MONTHS, INT64_MAX, INT64_MAX, ARANDA),
                     due(world, TIME_MONTHS, LEGAL_SPAN_MAX, GAME_SECONDS_MAX, ARANDA));
}

static void civil_time_is_that_of_the_home_economy(void **state)
{
    const struct world *world = *state;
    struct civil civil = world_civil(world, 60);
    assert_int_equal(civil.year, 2026);
    assert_int_equal(civil.month, 3);
    assert_int_equal(civil.day, 2);
    assert_int_equal(civil.hour, 7);
    assert_int_equal(civil.minute, 41);
    assert_int_equal(civil.weekday, 0);
}

static void a_world_without_economies_keeps_universal_time(void **state)
{
    (void)state;
    struct world *world = world_create();
    world->begins_utc_s = SMALL_BEGINS_UTC_S;
    world_seal(world);
    assert_int_equal(world_civil(world, 0).hour, 23);
    assert_int_equal(world_civil(world, 0).day, 1);
    world_destroy(world);
}

/* ---- length ---------------------------------------------------------------------------------------------------- */

static struct scene scene_at(int64_t begins_s, int64_t lasts_s)
{
    return (struct scene){ .common = { .name = "scene", .owner = TEAM_NONE }, .has_begins = true,
                           .begins = { TIME_ELAPSED, begins_s }, .lasts_s = lasts_s };
}

static int64_t length_with(const struct scene *scenes, uint32_t count, int64_t written_s)
{
    struct world *world = small_world();
    world->length_s = written_s;
    for (uint32_t i = 0; i < count; i++) {
        (void)world_add_scene(world, &scenes[i]);
    }
    world_seal(world);
    int64_t length_s = world->length_s;
    world_destroy(world);
    return length_s;
}

static void an_exercise_ends_with_its_last_scene(void **state)
{
    (void)state;
    struct scene scenes[] = { scene_at(0, INT64_MAX), scene_at(20 * HOUR_S, 2 * HOUR_S) };
    assert_int_equal(length_with(scenes, 2, 0), 22 * HOUR_S);
    assert_int_equal(length_with(scenes, 2, 5 * HOUR_S), 5 * HOUR_S);
}

static void or_a_day_after_the_last_cue_of_a_scene_without_end(void **state)
{
    (void)state;
    static const struct cue cues[] = {
        { .at = { TIME_ELAPSED, 3 * HOUR_S }, .when = { ID_NONE } },
        { .at = { TIME_ELAPSED, HOUR_S }, .when = { ID_NONE } },
        { .at = { TIME_NONE, 0 }, .when = { 0 }, .after_s = 600 },
    };
    struct scene scenes[] = { scene_at(0, HOUR_S), scene_at(20 * HOUR_S, INT64_MAX) };
    scenes[1].cues = cues;
    scenes[1].cue_count = 3;
    assert_int_equal(length_with(scenes, 2, 0), 23 * HOUR_S + DAY_S);
    /* One that begins on a condition is counted from where the one before it ran out. */
    scenes[1].has_begins = false;
    assert_int_equal(length_with(scenes, 2, 0), 4 * HOUR_S + DAY_S);
    assert_int_equal(length_with(NULL, 0, 0), DAY_S);
}

static void a_length_stops_at_the_limit(void **state)
{
    (void)state;
    static const struct cue never[] = { { .at = { TIME_ELAPSED, INT64_MAX }, .when = { ID_NONE } } };
    struct scene scenes[] = { scene_at(INT64_MAX, INT64_MAX - 1), scene_at(INT64_MAX, INT64_MAX) };
    scenes[1].cues = never;
    scenes[1].cue_count = 1;
    assert_int_equal(length_with(scenes, 1, 0), GAME_SECONDS_MAX);
    assert_int_equal(length_with(scenes, 2, 0), GAME_SECONDS_MAX + DAY_S);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(paths_are_written_as_an_author_writes_them, make, destroy),
        cmocka_unit_test_setup_teardown(every_thing_is_found_by_its_path_sealed_or_not, make, destroy),
        cmocka_unit_test_setup_teardown(what_is_not_there_is_not_found, make, destroy),
        cmocka_unit_test_setup_teardown(a_path_stays_where_it_is_when_the_world_grows, make, destroy),
        cmocka_unit_test_setup_teardown(live_additions_are_found_and_taken_back, make, destroy),
        cmocka_unit_test_setup_teardown(a_condition_depends_on_what_can_change_it, make, destroy),
        cmocka_unit_test_setup_teardown(a_condition_depends_on_what_its_children_depend_on, make, destroy),
        cmocka_unit_test_setup_teardown(texts_keep_their_own_copy_and_an_empty_one_is_none, make, destroy),
        cmocka_unit_test_setup_teardown(value_names_are_kept_once, make, destroy),
        cmocka_unit_test_setup_teardown(a_number_is_multiplied_by_its_owners_value_half_away_from_zero, make, destroy),
        cmocka_unit_test_setup_teardown(a_family_gives_each_team_its_own_measure, make, destroy),
        cmocka_unit_test_setup_teardown(relations_are_told_from_the_nearest, make, destroy),
        cmocka_unit_test_setup_teardown(teams_of_one_named_community_belong_together, make, destroy),
        cmocka_unit_test_setup_teardown(a_channel_joins_the_ends_it_names, make, destroy),
        cmocka_unit_test_setup_teardown(an_economy_stands_for_its_teams_and_an_empty_end_for_any, make, destroy),
        cmocka_unit_test_setup_teardown(only_a_channel_that_names_the_public_reaches_it, make, destroy),
        cmocka_unit_test_setup_teardown(times_fall_due_in_seconds_from_startex, make, destroy),
        cmocka_unit_test_setup_teardown(a_weekday_is_told_in_the_home_zone, make, destroy),
        cmocka_unit_test_setup_teardown(durations_without_end_stop_at_the_limit, make, destroy),
        cmocka_unit_test_setup_teardown(civil_time_is_that_of_the_home_economy, make, destroy),
        cmocka_unit_test(a_world_without_economies_keeps_universal_time),
        cmocka_unit_test(an_exercise_ends_with_its_last_scene),
        cmocka_unit_test(or_a_day_after_the_last_cue_of_a_scene_without_end),
        cmocka_unit_test(a_length_stops_at_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
