/* tests.lua as steps: what each verb becomes, in which order, and what is told of a wrong one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "api/small_package.h"

#define WORLD_TEXT \
    "scenario { api = 1, id = 't', title = 'T', language = 'en', begins = { '2026-03-02 07:40', economy.e }, summary = 'S.', seed = 9 }\n" \
    "economy.e = { name = 'E', zone = '+08:00' }\n" \
    "team.a = { name = 'A', mark = 'A', sector = 'business', economy = economy.e, brief = 'B.' }\n" \
    "team.b = { name = 'B', mark = 'B', sector = 'business', economy = economy.e, brief = 'B.' }\n" \
    "channel.mail = { name = 'Mail', between = { team.a, team.b }, delay = 5 }\n" \
    "fact.x = { title = 'X', text = 'An item.', tlp = 'green', held_by = { team.a } }\n" \
    "action.run = { who = team.a, label = 'Run' }\naction.both = { who = { team.a, team.b }, label = 'Both' }\n" \
    "clock.k = { who = team.a, to = team.b, starts = fact.x, stages = { { 'first', within = '2h', covers = { 'C1', 'C2' } }, { 'last', within = '3h' } } }\n" \
    "decision.one = { who = team.a, ask = 'D?', within = 10, otherwise = 'no', { 'yes', 'Yes' }, { 'no', 'No' } }\n" \
    "decision.some = { who = team.a, ask = 'D?', within = 10, answer = 'some', otherwise = 'no', { 'yes', 'Yes' }, { 'no', 'No' } }\n" \
    "decision.order = { who = team.a, ask = 'D?', within = 10, answer = 'order', otherwise = 'no', { 'yes', 'Yes' }, { 'no', 'No' } }\n" \
    "decision.number = { who = team.a, ask = 'D?', within = 10, answer = 'number' }\n"

struct opened {
    struct small small;
    struct api_tests tests;
    struct diagnostics list;
    enum err err;
};

static void open_tests(struct opened *opened, const char *text)
{
    small_open_tests(&opened->small, WORLD_TEXT, text);
    small_must_be_good(&opened->small);
    diagnostics_init(&opened->list);
    opened->err = api_tests_load(&opened->small.package, opened->small.world, &opened->tests, &opened->list);
}

static void close_tests(struct opened *opened)
{
    api_tests_deinit(&opened->tests);
    diagnostics_deinit(&opened->list);
    small_close(&opened->small);
}

static const struct api_step *step(const struct opened *opened, uint32_t i)
{
    assert_int_equal(opened->tests.count, 1);
    assert_true(i < opened->tests.tests[0].step_count);
    return &opened->tests.tests[0].steps[i];
}

static void every_verb_becomes_its_input(void **state)
{
    (void)state;
    struct opened o;
    open_tests(&o, "test('all', function()\n"
        "  share{ fact.x, from = team.a, to = team.b, via = channel.mail, tlp = 'amber', at = '0:01' }\n"
        "  decide{ decision.one.yes, at = '0:02', confidence = 40 }\n"
        "  decide{ decision.some.yes, decision.some.no, at = '0:03' }\n"
        "  decide{ decision.order.no, decision.order.yes, at = '0:04' }\n"
        "  decide{ decision.number, number = 2.5, at = '0:05' }\n"
        "  act{ action.run, at = '0:06' }\n"
        "  act{ action.both, by = team.b }\n"
        "  ask_for{ fact.x, from = team.b, to = team.a, at = '0:08' }\n"
        "  notify{ clock.k, at = '0:09' }\n"
        "  notify{ clock.k, 'last', covers = { 'C9' }, facts = fact.x, at = '0:10' }\n"
        "  declare{ clock.k, since = '-1:00', at = '0:11' }\n"
        "  say{ team.a, 'All is well.', facts = { fact.x }, at = '0:12' }\n"
        "  play{ seed = 4, bots = true, till = '1:00' }\n"
        "  expect(knows(team.b, fact.x))\nend)\n");
    assert_int_equal(o.err, ERR_OK);
    const struct world *world = o.small.world;
    assert_int_equal(step(&o, 0)->input.kind, INPUT_SHARE);
    assert_int_equal(step(&o, 0)->input.sender.team.v, 0);
    assert_int_equal(step(&o, 0)->input.to.v, 1);
    assert_true(step(&o, 0)->input.has_label && step(&o, 0)->input.label == TLP_AMBER && step(&o, 0)->input.anyway);
    assert_int_equal(step(&o, 0)->input.at_s, 60);
    assert_string_equal(world_path(world, thing(SHELF_OPTION, step(&o, 1)->input.option.v)), "decision.one.yes");
    assert_int_equal(step(&o, 1)->input.confidence, 40);
    assert_int_equal(step(&o, 2)->input.options, 3);
    assert_int_equal(step(&o, 3)->input.order_count, 2);
    assert_int_equal(step(&o, 3)->input.order[0], 1);
    assert_int_equal(step(&o, 4)->input.number_micro, 2500000);
    assert_string_equal(world_path(world, step(&o, 5)->input.thing), "action.run");
    assert_int_equal(step(&o, 6)->input.sender.team.v, 1);
    assert_int_equal(step(&o, 6)->input.at_s, 360); /* at the moment of the one before */
    assert_int_equal(step(&o, 7)->input.kind, INPUT_ASK);
    assert_int_equal(step(&o, 8)->input.classes, CLASS(1) | CLASS(2));
    assert_int_equal(step(&o, 9)->input.stage, 1);
    assert_int_equal(step(&o, 9)->input.classes, CLASS(9));
    assert_int_equal(step(&o, 9)->input.things_count, 1);
    assert_int_equal(step(&o, 10)->input.when_s, -3600);
    assert_string_equal(step(&o, 11)->input.text, "All is well.");
    assert_int_equal(step(&o, 12)->kind, API_STEP_PLAY);
    assert_int_equal(step(&o, 12)->seed, 4);
    assert_true(step(&o, 12)->bots);
    assert_int_equal(step(&o, 12)->until_s, 3600);
    assert_int_equal(step(&o, 13)->kind, API_STEP_EXPECT);
    assert_int_equal(world->conds[step(&o, 13)->expects.v].op, COND_KNOWS);
    assert_string_equal(step(&o, 13)->words, "knows(team.b, fact.x)");
    assert_int_equal(step(&o, 13)->where.line, 15);
    close_tests(&o);
}

static void inputs_of_a_play_are_put_in_order_of_time(void **state)
{
    (void)state;
    struct opened o;
    open_tests(&o, "test('order', function()\n act{ action.run, at = '0:20' }\n act{ action.both, by = team.a, at = '0:10' }\n act{ action.both, by = team.b, at = '0:10' }\n"
                   " play{}\n act{ action.run, at = '0:05' }\n play{}\nend)\n");
    assert_int_equal(o.err, ERR_OK);
    assert_int_equal(step(&o, 0)->input.at_s, 600);
    assert_int_equal(step(&o, 0)->input.sender.team.v, 0);
    assert_int_equal(step(&o, 1)->input.sender.team.v, 1);
    assert_int_equal(step(&o, 2)->input.at_s, 1200);
    assert_int_equal(step(&o, 3)->kind, API_STEP_PLAY);
    assert_int_equal(step(&o, 3)->seed, 9); /* the scenario's own */
    assert_false(step(&o, 3)->has_seed);
    assert_int_equal(step(&o, 4)->input.at_s, 300);
    close_tests(&o);
}

static void wrong_tests_are_told(void **state)
{
    (void)state;
    static const struct { const char *text, *code; } BAD[] = {
        { "test('x', function() act{ action.both } end)", "T0234" },
        { "test('x', function() share{ fact.x, to = team.b, via = channel.mail } end)", "T0206" },
        { "test('x', function() notify{ clock.k, 'middle' } end)", "T0234" },
        { "test('x', function() decide{ decision.one.yes, decision.one.no } end)", "T0234" },
        { "test('x', function() decide{ decision.one.yes, decision.some.no } end)", "T0234" },
        { "test('x', function() expect(past('1:00')) end)", "T0234" },
        { "test('x', function() play{} past('1:00') end)", "T0216" },
        { "test('x', function() play{ sed = 1 } end)", "T0205" },
        { "test('x', function() test('y', function() end) end)", "T0234" },
        { "test('x', function() act{ action.run, at = '-1:00' } end)", "T0212" },
        { "test('x', function() while true do end end)", "T0131" },
        { "act{ action.run }", "T0234" },
        { "team.z = {}", "T0235" },
        { "test('x', function() change(measure.m, 1) end)", "T0202" },
        { "test('x', function() wait(1) end)", "T0138" },
    };
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        struct opened o;
        open_tests(&o, BAD[i].text);
        if (o.err != ERR_BAD_INPUT || small_count(&o.list, BAD[i].code) == 0) {
            fail_msg("%s: %s", BAD[i].text, o.list.count > 0 ? o.list.items[0].code : "nothing told");
        }
        close_tests(&o);
    }
}

static void a_package_without_tests_has_none(void **state)
{
    (void)state;
    struct opened o;
    open_tests(&o, NULL);
    assert_int_equal(o.err, ERR_OK);
    assert_int_equal(o.tests.count, 0);
    close_tests(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_verb_becomes_its_input),
        cmocka_unit_test(inputs_of_a_play_are_put_in_order_of_time),
        cmocka_unit_test(wrong_tests_are_told),
        cmocka_unit_test(a_package_without_tests_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
