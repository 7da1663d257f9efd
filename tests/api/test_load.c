/* From a package to a world: numbers, names, order, families, packs, places, and what strangers may send. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "api/small_package.h"
#include "base/rng.h"

static struct thing_id find(const struct small *small, const char *path)
{
    struct thing_id id = world_find(small->world, path);
    if (id.v == ID_NONE) {
        fail_msg("%s is not there", path);
    }
    return id;
}

static const struct measure *measure(const struct small *small, const char *path)
{
    return &small->world->measures[thing_index(find(small, path))];
}

#define OPEN(small, ...) small_open(&(small), (const char *const[]){ SMALL, __VA_ARGS__, NULL })
#define MEASURE "measure.m = { name = 'M', unit = 'u', better = 'high', start = "

static void numbers_are_rounded_half_away_from_zero(void **state)
{
    (void)state;
    static const struct { const char *text; int64_t micro; } NUMBERS[] = {
        { "0", 0 }, { "1.5", 1500000 }, { "0.0000005", 1 }, { "-0.0000005", -1 }, { "0.00000049", 0 }, { "0.1 + 0.2", 300000 },
        { "1e12", 1000000000000000000 }, { "-1e12", -1000000000000000000 }, { "1000000000000", 1000000000000000000 },
    };
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
        struct small small;
        OPEN(small, MEASURE, NUMBERS[i].text, " }");
        small_must_be_good(&small);
        assert_int_equal(measure(&small, "measure.m")->start_micro, NUMBERS[i].micro);
        small_close(&small);
    }
}

static void numbers_that_cannot_be_kept_are_errors(void **state)
{
    (void)state;
    static const char *const BAD[] = { "0/0", "1/0", "-1/0", "1e13", "math.maxinteger", "math.mininteger", "1e300" };
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        struct small small;
        OPEN(small, MEASURE, BAD[i], " }");
        assert_int_equal(small.err, ERR_BAD_INPUT);
        assert_int_equal(small_count(&small.list, "T0211"), 1);
        small_close(&small);
    }
}

/* What a play of it leaves, as a digest: equal worlds give equal plays. */
static struct digest play_digest(const struct small *small)
{
    struct engine *engine = engine_create(small->world, 3, NULL);
    engine_start(engine);
    engine_advance(engine, 100000);
    struct digest digest = engine_digest(engine);
    engine_destroy(engine);
    return digest;
}

static const char *const STATEMENTS[] = {
    "rule.z = { when = past('0:10'), does = { change(measure.calm, 2) } }\n",
    "rule.a = { when = past('0:10'), does = { scale(measure.calm, 3) } }\n",
    "inject.m = { to = team.b, title = 'M', text = 'M.', gives = { fact.y } }\n",
    "fact.y = { title = 'Y', text = 'Y.', tlp = 'green', follows_from = { fact.x } }\n",
    "scene.two = { title = 'Two', begins = '2:00', { '0:00', inject.m } }\n",
    "scene.one = { title = 'One', begins = '1:00', { '0:05', decision.d } }\n",
    "decision.d = { who = team.a, ask = 'D?', within = 10, otherwise = 'no', { 'yes', 'Yes' }, { 'no', 'No', does = { change(measure.calm, 1) } } }\n",
};
#define STATEMENT_COUNT (sizeof STATEMENTS / sizeof *STATEMENTS)

static void the_order_of_declarations_never_matters(void **state)
{
    (void)state;
    struct small first;
    const char *parts[STATEMENT_COUNT + 2] = { SMALL };
    memcpy(parts + 1, STATEMENTS, sizeof STATEMENTS);
    small_open(&first, parts);
    small_must_be_good(&first);
    struct digest expected = play_digest(&first);
    small_close(&first);
    for (uint32_t turn = 1; turn < STATEMENT_COUNT; turn++) {
        for (uint32_t i = 0; i < STATEMENT_COUNT; i++) {
            parts[i] = STATEMENTS[(i * 3 + turn) % STATEMENT_COUNT];
        }
        parts[STATEMENT_COUNT] = SMALL;
        struct small other;
        small_open(&other, parts);
        small_must_be_good(&other);
        assert_true(digest_equal(play_digest(&other), expected));
        small_close(&other);
    }
}

static void each_makes_a_family_that_can_be_named_one_by_one(void **state)
{
    (void)state;
    struct small small;
    OPEN(small, "team.c = { name = 'C', mark = 'C', sector = 'other', economy = economy.e, brief = 'B.', values = { n = 4 } }\n"
                "team.d = { name = 'D', mark = 'D', sector = 'other', economy = economy.e, brief = 'B.', values = { n = 6 } }\n"
                "group.g = { team.d, team.c }\n"
                "measure.own = { each = group.g, name = 'Own', unit = 'u', start = 1.5 * own.n, better = 'high' }\n"
                "rule.up = { when = past('0:10'), does = { change(measure.own[team.d], 100) } }\n"
                "rule.all = { when = past('0:20'), does = { change(measure.own, 1) } }\n");
    small_must_be_good(&small);
    const struct measure *c = measure(&small, "measure.own@c"), *d = measure(&small, "measure.own@d");
    assert_int_equal(c->start_micro, 6000000);
    assert_int_equal(d->start_micro, 9000000);
    assert_int_equal(c->family_count, 2);
    assert_int_equal(c->family, d->family);
    struct engine *engine = engine_create(small.world, 1, NULL);
    engine_start(engine);
    engine_advance(engine, 3600);
    assert_int_equal(engine_measure_micro(engine, (struct measure_id){ thing_index(find(&small, "measure.own@c")) }), 7000000);
    assert_int_equal(engine_measure_micro(engine, (struct measure_id){ thing_index(find(&small, "measure.own@d")) }), 110000000);
    engine_destroy(engine);
    small_close(&small);
}

static void a_groups_fields_are_shared_unless_a_team_writes_its_own(void **state)
{
    (void)state;
    struct small small;
    OPEN(small, "team.c = { name = 'C', mark = 'C', economy = economy.e, sector = 'other' }\n"
                "team.d = { name = 'D', mark = 'D', economy = economy.e }\n"
                "group.g = { team.c, team.d, sector = 'government', brief = 'Shared.', values = { n = 2 }, posture = { plan = 3 } }\n");
    small_must_be_good(&small);
    const struct team *c = &small.world->teams[thing_index(find(&small, "team.c"))];
    const struct team *d = &small.world->teams[thing_index(find(&small, "team.d"))];
    assert_int_equal(c->sector, SECTOR_OTHER);
    assert_int_equal(d->sector, SECTOR_GOVERNMENT);
    assert_string_equal(world_source(small.world, d->brief), "Shared.");
    assert_int_equal(d->posture[6], 3);
    assert_int_equal(c->value_count, 1);
    small_close(&small);
}

static void a_variant_leaves_out_what_it_names(void **state)
{
    (void)state;
    const char *parts[] = { "scenario { api = 1, id = 'v', title = 'V', language = 'en', begins = { '2026-03-02 07:40', economy.e }, summary = 'S.',\n"
        "  variants = { { 'short', 'Short', without = { inject.b } } } }\neconomy.e = { name = 'E' }\n"
        "team.a = { name = 'A', mark = 'A', sector = 'business', economy = economy.e, brief = 'B.' }\n"
        "inject.a = { to = team.a, title = 'A', text = 'A.' }\ninject.b = { to = team.a, title = 'B', text = 'B.' }\n"
        "scene.s = { title = 'S', { '0:00', inject.a, inject.b }, { '0:10', inject.b } }\n", NULL };
    struct small small;
    small_open(&small, parts);
    small_must_be_good(&small);
    assert_int_equal(small.world->scenes[0].cue_count, 2);
    small_close(&small);
    small_open_variant(&small, "short", parts);
    small_must_be_good(&small);
    assert_int_equal(small.world->scenes[0].cue_count, 1);
    assert_int_equal(small.world->scenes[0].cues[0].things.count, 1);
    small_close(&small);
    small_open_variant(&small, "long", parts);
    assert_int_equal(small.err, ERR_BAD_INPUT);
    assert_int_equal(small_count(&small.list, "T0237"), 1);
    small_close(&small);
}

static void local_times_are_told_where_the_exercise_begins(void **state)
{
    (void)state;
    struct small small;
    OPEN(small, "scene.s = { title = 'S', begins = 'Day 2 08:00', { '0:00', inject.a } }\n"
                "inject.a = { to = team.a, title = 'A', text = 'A.' }\n"
                "rule.w = { when = past('Wed 09:00'), does = { finish() } }\nrule.d = { when = past('3d'), does = { finish() } }\n");
    small_must_be_good(&small);
    assert_int_equal(small.world->scenes[0].begins.kind, TIME_LOCAL);
    assert_int_equal(small.world->scenes[0].begins.n, (24 * 60 + 20) * 60);
    const struct rule *w = &small.world->rules[thing_index(find(&small, "rule.w"))];
    const struct rule *d = &small.world->rules[thing_index(find(&small, "rule.d"))];
    assert_int_equal(small.world->conds[w->when.v].n, (49 * 60 + 20) * 60);
    assert_int_equal(small.world->conds[d->when.v].n, 3 * 86400);
    small_close(&small);
}

static void everything_is_told_in_one_go(void **state)
{
    (void)state;
    struct small small;
    OPEN(small, "inject.a = { to = team.c, titel = 'A', text = 5 }\nrule.r = { when = past('soon'), does = change(measure.clam, 1) }\n"
                "decision.d = { who = team.a, ask = 'D?', within = 10, otherwise = 'maybe', { 'yes', 'Yes' }, { 'no', 'No' } }\n");
    assert_int_equal(small.err, ERR_BAD_INPUT);
    assert_int_equal(small_count(&small.list, "T0202"), 2);
    assert_int_equal(small_count(&small.list, "T0205"), 1);
    assert_int_equal(small_count(&small.list, "T0206"), 1);
    assert_int_equal(small_count(&small.list, "T0207"), 1);
    assert_int_equal(small_count(&small.list, "T0212"), 1);
    assert_int_equal(small_count(&small.list, "T0224"), 1);
    for (uint32_t i = 0; i < small.list.count; i++) {
        assert_true(small.list.items[i].line >= 8 && small.list.items[i].column >= 1);
    }
    small_close(&small);
}

static void a_local_variable_is_followed_to_where_it_was_set(void **state)
{
    (void)state;
    struct small small;
    OPEN(small, "local late = past(\n  'soon')\nrule.r = { when = late, does = { finish() } }\n");
    assert_int_equal(small_count(&small.list, "T0212"), 1);
    for (uint32_t i = 0; i < small.list.count; i++) {
        if (strcmp(small.list.items[i].code, "T0212") == 0) {
            assert_int_equal(small.list.items[i].line, 9);
            assert_int_equal(small.list.items[i].column, 3);
        }
    }
    small_close(&small);
}

static void places_are_found_again(void **state)
{
    (void)state;
    struct small small;
    OPEN(small, "decision.d = { who = team.a, ask = 'D?', within = 10, otherwise = 'no',\n  { 'yes', 'Yes',\n    does = { change(measure.calm, 1) } },\n  { 'no', 'No' } }\n");
    small_must_be_good(&small);
    struct api_place thing = api_where(small.source, "decision.d", "");
    struct api_place field = api_where(small.source, "decision.d", "otherwise");
    struct api_place option = api_where(small.source, "decision.d.yes", "");
    struct api_place does = api_where(small.source, "decision.d.yes", "does");
    struct api_place nothing = api_where(small.source, "decision.q", "does");
    assert_string_equal(thing.file, "scenario.lua");
    assert_int_equal(thing.line, 8);
    assert_int_equal(thing.column, 1);
    assert_int_equal(field.line, 8);
    assert_int_equal(field.column, 55);
    assert_int_equal(option.line, 9);
    assert_int_equal(does.line, 10);
    assert_int_equal(does.column, 5);
    assert_int_equal(nothing.line, 0);
    small_close(&small);
}

/* Whatever a stranger's file does while it is read, it is stopped and told. */
static void a_file_that_misbehaves_is_stopped(void **state)
{
    (void)state;
    static const char *const BAD[] = {
        "while true do end", "local t = {} while true do t[#t + 1] = {} end", "local s = 'x' while true do s = s .. s end",
        "local function f() return f() + 1 end f()", "error(fact.x)", "for i = 1, 1e9 do local _ = knows(team.a, fact.x) end",
        "local a = knows(team.a, fact.x) for i = 1, 1e6 do a = no(a) end rule.r = { when = a, does = {} }",
        "team.a.b.c.d = {}", "scenario(5)", "local t = {} t.t = t rule.r = { when = t, does = t }", "each(5)", "own.x = 3", "rule[knows] = {}",
        "decision.d = { who = team.a, { { { {} } } } }", "measure.calm()", "fact.x[own].y = {}", "scene.s = { title = 'S', { '0:00', { team.a } } }",
    };
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        struct small small;
        OPEN(small, BAD[i], "\n");
        if (small.err == ERR_OK || small.list.errors == 0) {
            fail_msg("this was let through: %s", BAD[i]);
        }
        small_close(&small);
    }
}

/* Random damage to a good file: never a crash (the sanitizers watch), and an error always says where. */
static void damaged_files_are_told_or_read(void **state)
{
    (void)state;
    struct str all = { 0 };
    str_add(&all, SMALL);
    for (uint32_t i = 0; i < STATEMENT_COUNT; i++) {
        str_add(&all, STATEMENTS[i]);
    }
    for (uint32_t turn = 0; turn < 300; turn++) {
        char *copy = strdup(str_text(&all));
        for (uint32_t k = 0; k < 1 + turn % 3; k++) {
            struct rng_key key = { .seed = 11, .a = turn, .b = k };
            uint32_t at = rng_below(&key, (uint32_t)all.bytes);
            key.ordinal = 1;
            copy[at] = "{}(),=.'\" a9-nil\n"[rng_below(&key, 17)];
        }
        struct small small;
        small_open(&small, (const char *const[]){ copy, NULL });
        assert_true(small.err == ERR_OK || small.list.errors > 0);
        small_close(&small);
        free(copy);
    }
    str_deinit(&all);
}

static void a_package_without_a_scenario_says_so(void **state)
{
    (void)state;
    struct package package;
    struct diagnostics list;
    struct api_source *source;
    struct world *world = world_create();
    package_init(&package);
    diagnostics_init(&list);
    assert_int_equal(api_load_source(&package, NULL, world, &list, &source), ERR_BAD_INPUT);
    assert_null(source);
    assert_int_equal(small_count(&list, "T0229"), 1);
    diagnostics_deinit(&list);
    package_deinit(&package);
    world_destroy(world);
}

static void add_law(struct small *small, const char *text)
{
    struct err_note note = { 0 };
    assert_int_equal(package_add(&small->package, "laws/xx.lua", text, strlen(text), &note), ERR_OK);
}

static void load_with_law(struct small *small, const char *law, const char *clock)
{
    struct str all = { 0 };
    struct err_note note = { 0 };
    package_init(&small->package);
    diagnostics_init(&small->list);
    str_add(&all, SMALL);
    str_add(&all, "economy.f = { name = 'F', laws = 'xx' }\nteam.c = { name = 'C', mark = 'C', sector = 'other', economy = economy.f, brief = 'B.' }\n");
    str_add(&all, clock);
    assert_int_equal(package_add(&small->package, "scenario.lua", str_text(&all), all.bytes, &note), ERR_OK);
    add_law(small, law);
    small->world = world_create();
    small->err = api_load_source(&small->package, NULL, small->world, &small->list, &small->source);
    str_deinit(&all);
}

static void a_law_pack_gives_stages_and_calendar(void **state)
{
    (void)state;
    struct small small;
    load_with_law(&small, "law { id = 'xx', name = 'X', as_of = '2026-01-01', zone = '-05:00', weekend = { 'fri', 'sat' }, holidays = { '2026-03-04', '2026-01-01' } }\n"
        "clock_law['XX-1'] = { name = 'Report', start = 'AW', source = 'Act', mark = 'V2', counts = 'declared',\n"
        "  stages = { { 'first', within = '2bd', covers = { 'C1' } }, { 'then', within = 'asap', from = 'previous', mark = 'G' } } }\n",
        "clock.k = { who = team.a, to = team.c, starts = fact.x, law = 'XX-1' }\n");
    small_must_be_good(&small);
    const struct clock *k = &small.world->clocks[0];
    assert_int_equal(k->stage_count, 2);
    assert_int_equal(k->stages[0].within.kind, TIME_BUSINESS_DAYS);
    assert_int_equal(k->stages[1].within.kind, TIME_NONE);
    assert_int_equal(k->stages[1].from, STAGE_FROM_PREVIOUS);
    assert_int_equal(k->counts, COUNTS_DECLARED);
    assert_string_equal(k->mark, "V2");
    const struct economy *f = &small.world->economies[k->calendar_of.v];
    assert_string_equal(f->common.name, "f");
    assert_int_equal(f->calendar.offset_s, -18000);
    assert_int_equal(f->calendar.weekend, 0x30);
    assert_int_equal(f->calendar.holiday_count, 2);
    assert_true(f->calendar.holidays[0] < f->calendar.holidays[1]);
    assert_int_equal(small_count(&small.list, "T0241"), 1); /* the second stage is marked G */
    assert_int_equal(api_law_count(small.source), 1);
    assert_string_equal(api_law(small.source, 0)->name, "X");
    small_close(&small);
}

static void a_broken_law_pack_is_told_in_its_own_file(void **state)
{
    (void)state;
    struct small small;
    load_with_law(&small, "law { id = 'yy', name = 'X', as_of = 'soon', zone = '+1' }\nclock_law['XX-1'] = { name = 'R', stages = { { 'a', within = 'tomorrow' } } }\n",
                  "clock.k = { who = team.a, to = team.c, starts = fact.x, law = 'XX-1' }\n");
    assert_int_equal(small.err, ERR_BAD_INPUT);
    uint32_t in_pack = 0;
    for (uint32_t i = 0; i < small.list.count; i++) {
        in_pack += strcmp(small.list.items[i].file, "laws/xx.lua") == 0 ? 1 : 0;
    }
    assert_true(in_pack >= 6); /* id, as_of, zone, start, source, mark, within */
    small_close(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_rounded_half_away_from_zero),
        cmocka_unit_test(numbers_that_cannot_be_kept_are_errors),
        cmocka_unit_test(the_order_of_declarations_never_matters),
        cmocka_unit_test(each_makes_a_family_that_can_be_named_one_by_one),
        cmocka_unit_test(a_groups_fields_are_shared_unless_a_team_writes_its_own),
        cmocka_unit_test(a_variant_leaves_out_what_it_names),
        cmocka_unit_test(local_times_are_told_where_the_exercise_begins),
        cmocka_unit_test(everything_is_told_in_one_go),
        cmocka_unit_test(a_local_variable_is_followed_to_where_it_was_set),
        cmocka_unit_test(places_are_found_again),
        cmocka_unit_test(a_file_that_misbehaves_is_stopped),
        cmocka_unit_test(damaged_files_are_told_or_read),
        cmocka_unit_test(a_package_without_a_scenario_says_so),
        cmocka_unit_test(a_law_pack_gives_stages_and_calendar),
        cmocka_unit_test(a_broken_law_pack_is_told_in_its_own_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
