/* The author's tests are run as they are written: what was said so far is played, and asked about the play before it. The play
 * here is a pretended one that notes what it was asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rehearse/rehearse.h"

static const char SCENARIO[] =
    "scenario { api = 1, id = \"small\", title = \"Small\", language = \"en\", begins = { \"2026-03-02 08:00\", economy.aranda }, "
    "length = \"2:00\", seed = 77, summary = \"Two teams.\" }\n"
    "economy.aranda = { name = \"Aranda\", zone = \"+08:00\" }\n"
    "team.power = { name = \"Power\", mark = \"RP\", sector = \"business\", economy = economy.aranda, brief = \"Lights.\" }\n"
    "team.cert = { name = \"CERT\", mark = \"AC\", sector = \"government\", economy = economy.aranda, brief = \"Eyes.\" }\n"
    "fact.hash = { title = \"Hash\", text = \"A hash.\", tlp = \"green\", held_by = { team.power } }\n"
    "channel.phone = { name = \"Phone\", between = { team.power, team.cert }, delay = 2 }\n"
    "action.sweep = { who = team.power, label = \"Sweep\" }\n";

struct pretend {
    struct package package;
    struct world *world;
    struct api_tests tests;
    struct diagnostics list;
    struct rehearse_result result;
    struct err_note note;
    struct str log;         /* what the pretended play was asked */
    uint32_t plays;
    enum refusal refuses;   /* the last input of every play */
    bool holds;
    enum err fails;
};

static enum err play(void *context, const struct rehearse_play *asked, enum refusal *refusals, struct err_note *note)
{
    struct pretend *pretend = context;
    pretend->plays++;
    str_addf(&pretend->log, "play seed=%llu till=%lld bots=%d:", (unsigned long long)asked->seed,
             asked->until_s == INT64_MAX ? -1LL : (long long)asked->until_s, asked->bots);
    for (uint32_t i = 0; i < asked->input_count; i++) {
        const struct input *input = &asked->inputs[i];
        str_addf(&pretend->log, " %s@%lld", input_kind_name(input->kind), (long long)input->at_s);
        refusals[i] = i + 1 == asked->input_count ? pretend->refuses : REFUSED_NOT;
    }
    str_add(&pretend->log, "\n");
    return pretend->fails == ERR_OK ? ERR_OK : err_say(note, pretend->fails, "the machine is tired");
}

static bool holds(void *context, struct cond_id cond)
{
    struct pretend *pretend = context;
    const struct cond *asked = &pretend->world->conds[cond.v];
    str_addf(&pretend->log, "expect %s after play %u\n", asked->op == COND_DID ? "did" : "knows", pretend->plays);
    return pretend->holds;
}

static enum err run(struct pretend *pretend, const char *tests)
{
    *pretend = (struct pretend){ .world = world_create(), .holds = pretend->holds, .refuses = pretend->refuses, .fails = pretend->fails };
    package_init(&pretend->package);
    diagnostics_init(&pretend->list);
    assert_int_equal(package_add(&pretend->package, "scenario.lua", SCENARIO, sizeof SCENARIO - 1, &pretend->note), ERR_OK);
    if (tests != NULL) {
        assert_int_equal(package_add(&pretend->package, "tests.lua", tests, strlen(tests), &pretend->note), ERR_OK);
    }
    assert_int_equal(api_load(&pretend->package, pretend->world, &pretend->list), ERR_OK);
    assert_int_equal(api_tests_load(&pretend->package, pretend->world, &pretend->tests, &pretend->list), ERR_OK);
    const struct rehearse_table table = { pretend, play, holds };
    return rehearse_run(&pretend->tests, &table, &pretend->result, &pretend->list, &pretend->note);
}

static void clear(struct pretend *pretend)
{
    api_tests_deinit(&pretend->tests);
    diagnostics_deinit(&pretend->list);
    world_destroy(pretend->world);
    package_deinit(&pretend->package);
    str_deinit(&pretend->log);
}

static void assert_told(const struct pretend *pretend, uint32_t i, const char *code, uint32_t line, const char *words)
{
    assert_true(i < pretend->list.count);
    assert_string_equal(pretend->list.items[i].code, code);
    assert_string_equal(pretend->list.items[i].file, "tests.lua");
    assert_int_equal(pretend->list.items[i].line, line);
    assert_non_null(strstr(pretend->list.items[i].message, words));
}

static void what_was_said_so_far_is_played_in_order_of_time(void **state)
{
    (void)state;
    struct pretend pretend = { .holds = true };
    assert_int_equal(run(&pretend, "test(\"twice\", function()\n"
                                 "  share{ fact.hash, from = team.power, to = team.cert, via = channel.phone, at = \"0:30\" }\n"
                                 "  play { seed = 3 }\n"
                                 "  expect(knows(team.cert, fact.hash))\n"
                                 "  act{ action.sweep, at = \"0:10\" }\n"
                                 "  say{ team.power, \"All is well.\", at = \"0:30\" }\n"
                                 "  play { till = \"1:00\", bots = true }\n"
                                 "  expect(did(team.power, action.sweep))\n"
                                 "  expect(knows(team.power, fact.hash))\n"
                                 "end)\n"
                                 "test(\"afresh\", function() play{} expect(knows(team.power, fact.hash)) end)\n"), ERR_OK);
    assert_string_equal(str_text(&pretend.log), "play seed=3 till=-1 bots=0: share@1800\n"
                                              "expect knows after play 1\n"
                                              "play seed=77 till=3600 bots=1: act@600 share@1800 state@1800\n"
                                              "expect did after play 2\n"
                                              "expect knows after play 2\n"
                                              "play seed=77 till=-1 bots=0:\n"
                                              "expect knows after play 3\n");
    assert_int_equal(pretend.result.tests, 2);
    assert_int_equal(pretend.result.passed, 2);
    assert_int_equal(pretend.result.expectations, 4);
    assert_int_equal(pretend.result.held, 4);
    assert_int_equal(pretend.list.count, 0);
    clear(&pretend);
}

static void what_does_not_hold_is_told_in_the_authors_words(void **state)
{
    (void)state;
    struct pretend pretend = { .holds = false };
    assert_int_equal(run(&pretend, "test(\"first\", function()\n  play{}\n  expect(knows(team.cert, fact.hash))\nend)\n"
                                 "test(\"second\", function()\n  play{}\n  expect(did(team.power,\n    action.sweep))\nend)\n"),
                     ERR_OK);
    assert_int_equal(pretend.result.tests, 2);
    assert_int_equal(pretend.result.passed, 0);
    assert_int_equal(pretend.result.expectations, 2);
    assert_int_equal(pretend.list.errors, 2);
    assert_told(&pretend, 0, "T0501", 3, "“first”: knows(team.cert, fact.hash) does not hold");
    assert_told(&pretend, 1, "T0501", 7, "“second”: did(team.power,");
    clear(&pretend);
}

/* Once, however often the same input is played. */
static void an_input_that_was_refused_is_told_once(void **state)
{
    (void)state;
    struct pretend pretend = { .holds = true, .refuses = REFUSED_NOT_HELD };
    assert_int_equal(run(&pretend, "test(\"early\", function()\n  act{ action.sweep, at = \"0:10\" }\n  play{}\n"
                                 "  play{ seed = 2 }\n  expect(knows(team.power, fact.hash))\nend)\n"), ERR_OK);
    assert_int_equal(pretend.result.passed, 1);
    assert_int_equal(pretend.list.errors, 0);
    assert_int_equal(pretend.list.count, 1);
    assert_told(&pretend, 0, "T0502", 2, "You do not hold this information");
    clear(&pretend);
}

static void a_test_that_expects_nothing_is_told(void **state)
{
    (void)state;
    struct pretend pretend = { .holds = true };
    assert_int_equal(run(&pretend, "\ntest(\"empty\", function()\n  play{}\nend)\n"), ERR_OK);
    assert_told(&pretend, 0, "T0503", 2, "expects nothing");
    clear(&pretend);
}

static void a_play_that_fails_ends_it_and_says_which_test(void **state)
{
    (void)state;
    struct pretend pretend = { .holds = true, .fails = ERR_NO_MEMORY };
    assert_int_equal(run(&pretend, "test(\"heavy\", function()\n  play{}\n  expect(knows(team.power, fact.hash))\nend)\n"
                                 "test(\"never\", function() play{} end)\n"), ERR_NO_MEMORY);
    assert_non_null(strstr(pretend.note.text, "heavy"));
    assert_non_null(strstr(pretend.note.text, "the machine is tired"));
    assert_int_equal(pretend.plays, 1);
    assert_int_equal(pretend.result.tests, 0);
    clear(&pretend);
}

static void a_scenario_without_tests_has_nothing_to_run(void **state)
{
    (void)state;
    struct pretend pretend = { .holds = true };
    assert_int_equal(run(&pretend, NULL), ERR_OK);
    assert_int_equal(pretend.result.tests, 0);
    assert_int_equal(pretend.plays, 0);
    clear(&pretend);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_said_so_far_is_played_in_order_of_time),
        cmocka_unit_test(what_does_not_hold_is_told_in_the_authors_words),
        cmocka_unit_test(an_input_that_was_refused_is_told_once),
        cmocka_unit_test(a_test_that_expects_nothing_is_told),
        cmocka_unit_test(a_play_that_fails_ends_it_and_says_which_test),
        cmocka_unit_test(a_scenario_without_tests_has_nothing_to_run),
    };
    return cmocka_run_group_tests_name("rehearse", tests, NULL, NULL);
}
