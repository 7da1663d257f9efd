/* Stories: fresh in every play, atomic, stopped when they misbehave, and the same for the same seed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "api/small_package.h"
#include "engine/engine.h"

#define MORE \
    "decision.d = { who = team.a, ask = 'D?', within = '1:00', otherwise = 'no', { 'yes', 'Yes' }, { 'no', 'No' } }\n" \
    "inject.i = { to = team.a, title = 'I', text = 'I.' }\n"

/* A scenario with stories, and one engine that plays it. */
struct play {
    struct small small;
    struct api_stories *stories;
    struct engine *engine;
};

static void open_play(struct play *play, const char *story)
{
    small_open(&play->small, (const char *const[]){ SMALL, MORE, story, NULL });
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

static int64_t calm(const struct play *play)
{
    return engine_measure_micro(play->engine, (struct measure_id){ 0 }) / 1000000;
}

static int64_t calm_after(const char *story, int64_t seconds)
{
    struct play play;
    open_play(&play, story);
    engine_start(play.engine);
    engine_advance(play.engine, seconds);
    int64_t value = calm(&play);
    close_play(&play);
    return value;
}

static uint32_t count_records(const struct play *play, enum record_kind kind)
{
    const struct trace *trace = engine_trace(play->engine);
    uint32_t count = 0;
    for (uint32_t i = 1; i <= trace_count(trace); i++) {
        count += trace_record(trace, i)->kind == kind ? 1 : 0;
    }
    return count;
}

static void a_world_without_stories_needs_no_script(void **state)
{
    (void)state;
    struct small small;
    struct api_stories *stories;
    small_open(&small, (const char *const[]){ SMALL, NULL });
    assert_int_equal(api_stories_create(&small.package, small.world, &stories, NULL), ERR_OK);
    struct engine_calls calls = api_calls(stories);
    assert_null(calls.begin);
    assert_null(calls.wake);
    api_stories_destroy(stories);
    small_close(&small);
}

/* What a story keeps in a variable outside itself must not reach the next play. */
static void every_play_begins_with_a_fresh_state(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, "local plays = 0\nstory.s = function() plays = plays + 1 change(measure.calm, plays) end\n");
    for (uint32_t i = 0; i < 3; i++) {
        engine_reset(play.engine, i);
        engine_start(play.engine);
        assert_int_equal(calm(&play), 1);
        assert_int_equal(count_records(&play, RECORD_FAULT), 0);
    }
    close_play(&play);
}

static void doings_happen_in_order_and_inside_their_wrapper(void **state)
{
    (void)state;
    static const char STORY[] = "story.s = function()\n change(measure.calm, 1)\n after('1:00', change(measure.calm, 10), scale(measure.calm, 2))\n"
        " given(knows(team.a, fact.x), change(measure.calm, 100))\n given(knows(team.b, fact.x), change(measure.calm, 1000))\nend\n";
    assert_int_equal(calm_after(STORY, 0), 101);
    assert_int_equal(calm_after(STORY, 3600), 222);
}

static void what_was_done_before_a_fault_stands(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, "story.s = function()\n  change(measure.calm, 5)\n  wait(1)\n  change(measure.calm, 7)\n  error('stop')\nend\n"
                     "story.t = function() wait(10) change(measure.calm, 1) end\n");
    engine_start(play.engine);
    engine_advance(play.engine, 3600);
    assert_int_equal(calm(&play), 13); /* and the other story goes on */
    assert_int_equal(count_records(&play, RECORD_FAULT), 1);
    const struct diagnostics *faults = api_stories_faults(play.stories);
    assert_int_equal(faults->count, 1);
    assert_int_equal(faults->items[0].line, 14);
    uint32_t story = ID_NONE;
    assert_false(api_stories_must_drop(play.stories, &story));
    close_play(&play);
}

static void stories_that_misbehave_are_closed_with_a_reason(void **state)
{
    (void)state;
    static const struct { const char *body; int64_t fault; const char *code; } BAD[] = {
        { "local on = true while on do end", FAULT_BUDGET, "T0131" },
        { "while true do together{ function() end } end", FAULT_LIVELOCK, NULL },
        { "wait(0)", FAULT_ERROR, "T0212" },
        { "wait('ne' .. 'ver')", FAULT_ERROR, "T0212" }, /* a time that stands there as it is is told before play */
        { "knows(team.a, fact.x)", FAULT_ERROR, "T0216" },
        { "local d = change(measure.calm, 1) wait(1) after(1, d)", FAULT_ERROR, "T0235" },
        { "wait_for(outside)", FAULT_ERROR, "T0235" },
        { "holds(true, false)", SCRIPT_GOES_ON, NULL },
        { "holds(5)", FAULT_ERROR, "T0207" },
        { "ask(team.a)", FAULT_ERROR, "T0207" },
        { "team.c = {}", FAULT_ERROR, NULL },
        { "pick{}", FAULT_ERROR, "T0215" },
        { "wait_for(no(turned(decision.d, channel.mail)), 1)", FAULT_ERROR, "T0207" },
        { "holds(all{ past('0:01'), above({}, 1) })", FAULT_ERROR, "T0215" },
        { "roll(3, 1)", FAULT_ERROR, "T0211" },
        { "roll(-2147483648, 2147483647)", FAULT_ERROR, "T0211" },
        { "roll(-2147483648, 2147483646)", SCRIPT_GOES_ON, NULL },
        { "chance(2)", FAULT_ERROR, "T0211" },
        { "together{ 5 }", FAULT_ERROR, "T0207" },
        { "share{ fact.x, to = team.b }", FAULT_ERROR, "T0232" },
        { "change(measure.nothing, 1)", FAULT_ERROR, NULL },
        { "test('x', function() end)", FAULT_ERROR, NULL },
        { "table.sort({ 2, 1 }, function(a, b) wait(1) return a < b end)", FAULT_ERROR, "T0140" },
        { "send(inject.i) send(inject.i)", SCRIPT_GOES_ON, NULL },
    };
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        struct play play;
        struct str story = { 0 };
        str_addf(&story, "local outside = past('0:10')\nrule.used = { when = outside, does = {} }\nstory.s = function() %s end\n", BAD[i].body);
        small_open(&play.small, (const char *const[]){ SMALL, MORE, str_text(&story), NULL });
        if (play.small.err == ERR_OK) {
            small_close(&play.small);
            open_play(&play, str_text(&story));
            engine_start(play.engine);
            engine_advance(play.engine, 7200);
            bool fits = count_records(&play, RECORD_FAULT) == (BAD[i].fault != SCRIPT_GOES_ON ? 1u : 0u);
            fits = fits && (BAD[i].code == NULL || small_count(api_stories_faults(play.stories), BAD[i].code) == 1);
            if (!fits) {
                fail_msg("%s: %u faults, %s", BAD[i].body, count_records(&play, RECORD_FAULT),
                         api_stories_faults(play.stories)->count > 0 ? api_stories_faults(play.stories)->items[0].code : "none");
            }
            close_play(&play);
        } else {
            assert_true(small_count(&play.small.list, "T0202") > 0); /* found before play */
            small_close(&play.small);
        }
        str_deinit(&story);
    }
}

static void together_goes_on_when_all_have_ended(void **state)
{
    (void)state;
    static const char STORY[] = "story.s = function()\n together{\n  function() wait('0:10') change(measure.calm, 1) end,\n"
        "  function() together{ function() wait('0:20') change(measure.calm, 10) end, function() end } change(measure.calm, 100) end }\n"
        " change(measure.calm, 1000)\n together{}\n change(measure.calm, 10000)\nend\n";
    assert_int_equal(calm_after(STORY, 599), 0);
    assert_int_equal(calm_after(STORY, 600), 1);
    assert_int_equal(calm_after(STORY, 1199), 1);
    assert_int_equal(calm_after(STORY, 1200), 11111);
}

/* Nobody watched it before the story said it, so it counts from then. */
static void what_lasts_is_watched_from_when_a_story_says_it(void **state)
{
    (void)state;
    static const char STORY[] = "story.s = function()\n wait('0:20')\n"
        " if wait_for(lasted(knows(team.a, fact.x), '0:10'), '1:00') then change(measure.calm, 1) else change(measure.calm, 100) end\n"
        " if holds(lasted(knows(team.a, fact.x), '0:05')) then change(measure.calm, 10000) end\n wait('0:05')\n"
        " if holds(lasted(knows(team.a, fact.x), '0:05')) then change(measure.calm, 10) end\n"
        " given(lasted(knows(team.b, fact.x), '0:01'), change(measure.calm, 1000))\nend\n";
    assert_int_equal(calm_after(STORY, 30 * 60 - 1), 0);
    assert_int_equal(calm_after(STORY, 30 * 60), 1);
    assert_int_equal(calm_after(STORY, 2 * 3600), 11);
}

static void a_question_gives_the_option_that_was_taken(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, "story.s = function()\n local taken = ask(decision.d)\n if taken == decision.d.yes then change(measure.calm, 1) end\n"
                     " if ask(decision.d) == taken then change(measure.calm, 10) end\nend\n");
    engine_start(play.engine);
    struct input input = input_make(INPUT_DECIDE, (struct sender){ ROLE_SEAT, { 0 }, 0 });
    input.at_s = 60;
    input.thing = world_find(play.small.world, "decision.d");
    input.option.v = thing_index(world_find(play.small.world, "decision.d.yes"));
    assert_int_equal(engine_submit(play.engine, &input), REFUSED_NOT);
    engine_advance(play.engine, 61);
    assert_int_equal(calm(&play), 11);
    close_play(&play);
}

static void waiting_for_a_condition_ends_with_it_or_with_the_time(void **state)
{
    (void)state;
    static const char STORY[] = "story.s = function()\n if wait_for(past('0:10'), '1:00') then change(measure.calm, 1) end\n"
        " if not wait_for(past('5:00'), '0:10') then change(measure.calm, 10) end\n"
        " if wait_for(any{ knows(group.all, fact.x) }) then change(measure.calm, 100) end\n"
        " if not holds(all{ knows(group.all, fact.x) }) then change(measure.calm, 1000) end\n"
        " if holds(above(count{ knows(group.all, fact.x) }, 0)) then change(measure.calm, 10000) end\nend\ngroup.all = { team.a, team.b }\n";
    assert_int_equal(calm_after(STORY, 600), 1);
    assert_int_equal(calm_after(STORY, 1200), 11111);
}

static struct digest digest_of(const char *story, uint64_t seed)
{
    struct play play;
    open_play(&play, story);
    engine_reset(play.engine, seed);
    engine_start(play.engine);
    engine_advance(play.engine, 36000);
    struct digest digest = engine_digest(play.engine);
    close_play(&play);
    return digest;
}

static void chance_follows_the_seed_alone(void **state)
{
    (void)state;
    static const char STORY[] = "story.s = function()\n for i = 1, 20 do\n  wait(roll(1, 10))\n  if chance(0.5) then change(measure.calm, pick{ 1, 2, 3 }) end\n end\nend\n";
    struct digest one = digest_of(STORY, 7);
    assert_true(digest_equal(one, digest_of(STORY, 7)));
    assert_false(digest_equal(one, digest_of(STORY, 8)));
}

/* A long story must not fill the world: what is said again is kept once. */
static void saying_the_same_again_costs_nothing(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, "story.s = function() while true do wait('10s') change(measure.calm, 1) if holds(above(measure.calm, 1e9)) then finish() end end end\n");
    uint32_t doings = play.small.world->doings_count, conds = play.small.world->conds_count;
    engine_start(play.engine);
    engine_advance(play.engine, 20000);
    assert_int_equal(calm(&play), 2000);
    assert_int_equal(play.small.world->doings_count, doings + 2 - 1); /* the change; finish is never said */
    assert_int_equal(play.small.world->conds_count, conds + 1);
    close_play(&play);
}

static void a_story_for_each_team_is_its_own(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, "group.g = { team.a, team.b }\nstory.s = each(group.g, function(own)\n if own == team.a then change(measure.calm, 1) else change(measure.calm, 10) end\n"
                     " if holds(knows(own, fact.x)) then share{ fact.x, to = team.b, via = channel.mail } end\nend)\n");
    engine_start(play.engine);
    engine_advance(play.engine, 3600);
    assert_int_equal(play.small.world->stories_count, 2);
    assert_int_equal(calm(&play), 11);
    assert_int_equal(count_records(&play, RECORD_SENT), 1);
    assert_int_equal(count_records(&play, RECORD_FAULT), 0);
    close_play(&play);
}

static void a_disabled_story_is_never_woken(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, "story.s = function() wait('0:10') change(measure.calm, 1) end\n");
    engine_start(play.engine);
    struct input input = input_make(INPUT_DISABLE, (struct sender){ ROLE_SESSION, TEAM_NONE, 0 });
    input.at_s = 60;
    input.thing = world_find(play.small.world, "story.s");
    assert_int_equal(engine_submit(play.engine, &input), REFUSED_NOT);
    engine_advance(play.engine, 3600);
    assert_int_equal(calm(&play), 0);
    close_play(&play);
}

/* Two plays at once share nothing. */
static void two_plays_live_side_by_side(void **state)
{
    (void)state;
    static const char STORY[] = "local n = 0\nstory.s = function() for i = 1, 5 do wait('60s') n = n + 1 change(measure.calm, n) end end\n";
    struct play one, two;
    open_play(&one, STORY);
    open_play(&two, STORY);
    engine_start(one.engine);
    engine_start(two.engine);
    for (int64_t t = 30; t <= 300; t += 30) {
        engine_advance(one.engine, t);
        engine_advance(two.engine, t);
    }
    assert_int_equal(calm(&one), 15);
    assert_int_equal(calm(&two), 15);
    close_play(&one);
    close_play(&two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_world_without_stories_needs_no_script),
        cmocka_unit_test(every_play_begins_with_a_fresh_state),
        cmocka_unit_test(doings_happen_in_order_and_inside_their_wrapper),
        cmocka_unit_test(what_was_done_before_a_fault_stands),
        cmocka_unit_test(stories_that_misbehave_are_closed_with_a_reason),
        cmocka_unit_test(together_goes_on_when_all_have_ended),
        cmocka_unit_test(what_lasts_is_watched_from_when_a_story_says_it),
        cmocka_unit_test(a_question_gives_the_option_that_was_taken),
        cmocka_unit_test(waiting_for_a_condition_ends_with_it_or_with_the_time),
        cmocka_unit_test(chance_follows_the_seed_alone),
        cmocka_unit_test(saying_the_same_again_costs_nothing),
        cmocka_unit_test(a_story_for_each_team_is_its_own),
        cmocka_unit_test(a_disabled_story_is_never_woken),
        cmocka_unit_test(two_plays_live_side_by_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
