/* What a stranger may write: said once and meant a million times, lists without an end, loops that nothing counts. Each of
 * these ends soon, with a finding that says where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "api/language.h"
#include "api/small_package.h"
#include "engine/engine.h"

#define SECONDS_MAX 20 /* under sanitizers on a busy machine; without its limit each of these runs for minutes */

static int64_t now_s(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec;
}

/* ---- loading ----------------------------------------------------------------------------------------------------- */

static void must_be_refused(const char *script, const char *code)
{
    int64_t begun_s = now_s();
    struct small small;
    small_open(&small, (const char *const[]){ SMALL, script, NULL });
    assert_int_equal(small.err, ERR_BAD_INPUT);
    if (small_count(&small.list, code) == 0) {
        fail_msg("no %s for %s", code, script);
    }
    assert_in_range(small.list.count, 1, 64); /* told once, not once for each way that leads there */
    assert_in_range(now_s() - begun_s, 0, SECONDS_MAX);
    small_close(&small);
}

static void what_stands_in_itself_many_times_is_read_once(void **state)
{
    (void)state;
    must_be_refused("local c = change(measure.calm, 1) for i = 1, 40 do c = after('1s', c, c) end\n"
                    "rule.r = { when = past('0:01'), does = { c } }\n", "T0218");
    must_be_refused("local c = change(measure.calm, 1) for i = 1, 40 do c = given(true, c, c) end\n"
                    "rule.r = { when = past('0:01'), does = { c } }\n", "T0218");
    must_be_refused("local c = past('0:01') for i = 1, 20000 do c = any{ c, no(c) } end\n"
                    "rule.r = { when = c, does = { change(measure.calm, 1) } }\n", "T0218");
}

/* Not too deep, and too much to ask all the same. */
static void a_condition_has_a_weight(void **state)
{
    (void)state;
    must_be_refused("local c = past('0:01') for i = 1, 25 do c = any{ c, c } end\n"
                    "rule.r = { when = c, does = { change(measure.calm, 1) } }\n", "T0221");
    must_be_refused("local c = change(measure.calm, 1) for i = 1, 25 do c = given(true, c, c) end\n"
                    "rule.r = { when = past('0:01'), does = { c } }\n", "T0221");
}

static void a_condition_may_stand_in_many_others(void **state)
{
    (void)state;
    struct small small;
    small_open(&small, (const char *const[]){ SMALL,
        "local c = past('0:01') for i = 1, 8 do c = any{ c, no(c) } end\n"
        "local d = change(measure.calm, 1) for i = 1, 3 do d = given(c, d, d) end\n"
        "rule.a = { when = c, does = { d } } rule.b = { when = c, does = { d } }\n", NULL });
    small_must_be_good(&small);
    assert_in_range(small.world->conds_count, 17, 24);
    assert_in_range(small.world->doings_count, 4, 4);
    struct engine *engine = engine_create(small.world, 1, NULL);
    engine_start(engine);
    engine_advance(engine, 120);
    assert_int_equal(engine_measure_micro(engine, (struct measure_id){ 0 }), 16000000);
    engine_destroy(engine);
    small_close(&small);
}

static void lists_have_an_end(void **state)
{
    (void)state;
    must_be_refused("local t = {} for i = 1, 150000 do t[i] = team.a end\n"
                    "inject.i = { to = t, title = 'I', text = 'I.' }\n", "T0221");
    must_be_refused("local t = {} for i = 1, 20000 do t[i] = change(measure.calm, 1) end\n"
                    "rule.r = { when = past('0:01'), does = t }\n", "T0221");
    must_be_refused("local f, v = {}, {} for i = 1, 5000 do f[i] = fact.x v[i] = channel.mail end\n"
                    "rule.r = { when = any{ shared{ f, via = v } }, does = { give{ fact.x, to = team.b } } }\n", "T0221");
}

/* One text in Lua, written down for each of ten thousand things: memory of the program's, not of the script's. */
static void what_is_kept_is_bounded(void **state)
{
    (void)state;
    must_be_refused("local h, s = {}, ('y'):rep(8000) for i = 1, 16000 do h[i] = s end\n"
                    "inject.a = { to = team.a, title = 'I', text = 'I.', hints = h }\n"
                    "inject.b = { to = team.a, title = 'I', text = 'I.', hints = h }\n"
                    "inject.c = { to = team.a, title = 'I', text = 'I.', hints = h }\n", "T0221");
}

static void lines_are_counted_while_they_are_joined(void **state)
{
    (void)state;
    must_be_refused("local s, t = ('x'):rep(8192), {} for i = 1, 16000 do t[i] = s end\n"
                    "inject.i = { to = team.a, title = 'I', text = t }\n", "T0222");
}

/* ---- stories ----------------------------------------------------------------------------------------------------- */

struct play {
    struct small small;
    struct api_stories *stories;
    struct engine *engine;
};

static void open_play(struct play *play, const char *story)
{
    small_open(&play->small, (const char *const[]){ SMALL, story, NULL });
    small_must_be_good(&play->small);
    assert_int_equal(api_stories_create(&play->small.package, play->small.world, &play->stories, NULL), ERR_OK);
    struct engine_calls calls = api_calls(play->stories);
    play->engine = engine_create(play->small.world, 1, &calls);
}

static void close_play(struct play *play)
{
    engine_destroy(play->engine);
    api_stories_destroy(play->stories);
    small_close(&play->small);
}

static void must_be_closed(const char *story, const char *code)
{
    int64_t begun_s = now_s();
    struct play play;
    open_play(&play, story);
    engine_start(play.engine);
    engine_advance(play.engine, 60);
    if (small_count(api_stories_faults(play.stories), code) != 1) {
        fail_msg("no %s for %s", code, story);
    }
    uint32_t dropped;
    assert_false(api_stories_must_drop(play.stories, &dropped)); /* the same on every machine */
    assert_in_range(now_s() - begun_s, 0, SECONDS_MAX);
    close_play(&play);
}

static void a_story_cannot_ask_without_an_end(void **state)
{
    (void)state;
    must_be_closed("story.s = function() local c = past('0:01') for i = 1, 40 do c = any{ c, no(c) } end holds(c) end\n", "T0221");
    must_be_closed("story.s = function() local c = past('0:01') for i = 1, 60000 do c = no(c) end holds(c) end\n", "T0218");
    must_be_closed("story.s = function() local d = change(measure.calm, 1) for i = 1, 60000 do d = after('1s', d) end end\n", "T0218");
    must_be_closed("story.s = function() local d = change(measure.calm, 1) for i = 1, 30 do d = given(true, d, d) end end\n", "T0221");
    must_be_closed("story.s = function() local c = past('0:01') for i = 1, 11 do c = any{ c, no(c) } end\n"
                   "while not nil do holds(c) end end\n", "T0131");
}

static const struct record *last_fault(const struct play *play)
{
    const struct trace *trace = engine_trace(play->engine);
    for (uint32_t i = trace_count(trace); i > 0; i--) {
        if (trace_record(trace, i)->kind == RECORD_FAULT) {
            return trace_record(trace, i);
        }
    }
    fail_msg("no fault");
    return NULL;
}

static void must_be_stopped(const char *story)
{
    int64_t begun_s = now_s();
    struct play play;
    open_play(&play, story);
    play.small.world->length_s = INT64_C(876000) * 3600;
    engine_start(play.engine);
    engine_advance(play.engine, INT64_C(3) * 876000 * 3600);
    assert_true(engine_has_ended(play.engine));
    assert_int_equal(last_fault(&play)->value, FAULT_TOO_MANY);
    assert_in_range(now_s() - begun_s, 0, 3 * SECONDS_MAX);
    close_play(&play);
}

static void an_exercise_of_a_hundred_years_is_stopped(void **state)
{
    (void)state;
    must_be_stopped("story.s = function() while true do for i = 1, 200000 do end wait('1s') end end\n");
    must_be_stopped("story.s = function() local c = past('0:01') for i = 1, 12 do c = any{ c, c } end\n"
                    "while true do for i = 1, 100 do holds(c) end wait('1s') end end\n");
}

/* Every word of the language, in a story, given everything that there is: each is told, and none ends the program. */
static void words_are_given_anything(void **state)
{
    (void)state;
    static const char *const VALUES[] = { "nil", "true", "-1", "0/0", "math.maxinteger", "''", "'x'", "'0:01'", "('x'):rep(9000)", "{}", "{ {} }",
        "{ nil, team.a }", "{ x = own }", "team", "team.a", "fact.x", "channel.mail", "measure.calm", "public", "own.x", "pairs",
        "function() end", "past('0:01')", "change(measure.calm, 1)", "count{ true }" };
    uint32_t played = 0;
    for (uint32_t v = 0; v < language_verb_count(); v++) {
        const struct verb *verb = language_verb(v);
        if (verb->kind == VERB_TEST) {
            continue;
        }
        struct str stories = { 0 };
        for (uint32_t i = 0; i < sizeof VALUES / sizeof *VALUES; i++) {
            const char *other = VALUES[(i * 7 + v) % (sizeof VALUES / sizeof *VALUES)];
            str_addf(&stories, "story.a%u = function() %s(%s, %s) end\n", i, verb->name, VALUES[i], other);
            str_addf(&stories, "story.b%u = function() %s{ %s, %s, to = %s, via = %s, takes = 1 } end\n", i, verb->name, VALUES[i], other,
                     other, VALUES[i]);
        }
        struct play play;
        small_open(&play.small, (const char *const[]){ SMALL, str_text(&stories), NULL });
        if (play.small.err == ERR_OK) {
            assert_int_equal(api_stories_create(&play.small.package, play.small.world, &play.stories, NULL), ERR_OK);
            struct engine_calls calls = api_calls(play.stories);
            play.engine = engine_create(play.small.world, 1, &calls);
            engine_start(play.engine);
            engine_advance(play.engine, 300);
            uint32_t dropped;
            assert_false(api_stories_must_drop(play.stories, &dropped));
            assert_true(api_stories_faults(play.stories)->errors > 0);
            close_play(&play);
            played++;
        } else {
            assert_true(play.small.list.errors > 0);
            small_close(&play.small);
        }
        str_deinit(&stories);
    }
    assert_in_range(played, 40, language_verb_count());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_in_itself_many_times_is_read_once),
        cmocka_unit_test(a_condition_has_a_weight),
        cmocka_unit_test(a_condition_may_stand_in_many_others),
        cmocka_unit_test(lists_have_an_end),
        cmocka_unit_test(what_is_kept_is_bounded),
        cmocka_unit_test(lines_are_counted_while_they_are_joined),
        cmocka_unit_test(a_story_cannot_ask_without_an_end),
        cmocka_unit_test(words_are_given_anything),
        cmocka_unit_test(an_exercise_of_a_hundred_years_is_stopped),
    };
    return cmocka_run_group_tests_name("what a stranger may write", tests, NULL, NULL);
}
