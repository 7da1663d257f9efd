/* What happens in which order, what stops by itself, and what control may do to it: played from text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "api/small_package.h"
#include "engine/engine.h"

struct play {
    struct small small;
    struct api_stories *stories;
    struct engine *engine;
};

static void open_play(struct play *play, const char *more, uint64_t seed)
{
    small_open(&play->small, (const char *const[]){ SMALL, more, NULL });
    small_must_be_good(&play->small);
    assert_int_equal(api_stories_create(&play->small.package, play->small.world, &play->stories, NULL), ERR_OK);
    struct engine_calls calls = api_calls(play->stories);
    play->engine = engine_create(play->small.world, seed, &calls);
    engine_start(play->engine);
}

static void close_play(struct play *play)
{
    engine_destroy(play->engine);
    api_stories_destroy(play->stories);
    small_close(&play->small);
}

static const struct record *find(const struct play *play, enum record_kind kind, const char *path, uint32_t nth)
{
    const struct trace *trace = engine_trace(play->engine);
    for (uint32_t i = 1; i <= trace_count(trace); i++) {
        const struct record *record = trace_record(trace, i);
        bool is_it = record->kind == kind && (path == NULL || (record->thing != ID_NONE &&
                     strcmp(world_path(play->small.world, (struct thing_id){ record->thing }), path) == 0));
        if (is_it && nth-- == 0) {
            return record;
        }
    }
    return NULL;
}

static int64_t calm(const struct play *play)
{
    return engine_measure_micro(play->engine, (struct measure_id){ 0 }) / 1000000;
}

static struct input by_control(const struct play *play, enum input_kind kind, const char *path)
{
    struct input input = input_make(kind, (struct sender){ ROLE_CONTROL, TEAM_NONE, 0 });
    input.at_s = engine_now_s(play->engine);
    input.thing = path != NULL ? world_find(play->small.world, path) : THING_NONE;
    return input;
}

static enum refusal control(struct play *play, enum input_kind kind, const char *path)
{
    struct input input = by_control(play, kind, path);
    return engine_submit(play->engine, &input);
}

static enum refusal share(struct play *play, uint32_t fact, uint32_t from, uint32_t to, uint32_t channel)
{
    struct input input = input_make(INPUT_SHARE, (struct sender){ ROLE_SEAT, { from }, 0 });
    input.at_s = engine_now_s(play->engine);
    input.thing = thing(SHELF_FACT, fact);
    input.to.v = to;
    input.channel.v = channel;
    return engine_submit(play->engine, &input);
}

/* ---- order ------------------------------------------------------------------------------------------------------- */

/* Everything below is declared the other way round. */
static void what_becomes_true_together_fires_in_one_order(void **state)
{
    (void)state;
    struct play play;
    static const char *const order[] = { "inject.z_first", "inject.a_second", "rule.a", "rule.b" };
    open_play(&play,
        "ending.b = { title = 'B', text = 'B.', when = past('0:20') }\n"
        "ending.a = { title = 'A', text = 'A.', when = past('0:20') }\n"
        "rule.b = { when = past('0:10'), does = { change(measure.calm, 2) } }\n"
        "rule.a = { when = past('0:10'), does = { change(measure.calm, 1) } }\n"
        "inject.a_second = { to = team.a, title = 'S', text = 'S.' }\n"
        "inject.z_first = { to = team.a, title = 'F', text = 'F.' }\n"
        "scene.s = { title = 'S', { when = past('0:10'), inject.z_first }, { when = past('0:10'), inject.a_second } }\n"
        "story.b = function() wait_for(past('0:10')) change(measure.calm, 1000) end\n"
        "story.a = function() wait_for(past('0:10')) scale(measure.calm, 2) end\n", 1);
    engine_advance(play.engine, 600);
    const struct trace *trace = engine_trace(play.engine);
    uint32_t at = 0;
    for (uint32_t i = 1; i <= trace_count(trace); i++) {
        const struct record *record = trace_record(trace, i);
        if (record->kind == RECORD_INJECT || record->kind == RECORD_RULE) {
            assert_string_equal(world_path(play.small.world, (struct thing_id){ record->thing }), order[at++]);
        }
    }
    assert_int_equal(at, 4);
    assert_int_equal(calm(&play), 1006); /* rules before stories, stories by name */
    engine_advance(play.engine, 1200);
    assert_non_null(find(&play, RECORD_ENDING, "ending.a", 0));
    assert_null(find(&play, RECORD_ENDING, "ending.b", 0));
    close_play(&play);
}

static void events_of_one_second_run_as_they_were_scheduled(void **state)
{
    (void)state;
    struct play play;
    open_play(&play,
        "rule.a = { when = past('0:00'), does = { after('0:30', change(measure.calm, 3)) } }\n"
        "rule.b = { when = past('0:10'), does = { after('0:20', scale(measure.calm, 10)) } }\n"
        "rule.c = { when = past('0:20'), does = { after('0:10', change(measure.calm, 5)) } }\n", 1);
    engine_advance(play.engine, 1800);
    assert_int_equal(calm(&play), 35);
    close_play(&play);
}

/* An input stamped t comes after what was due at t. */
static void an_input_comes_after_what_is_due(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, "inject.i = { to = team.b, title = 'I', text = 'I.', gives = { fact.y } }\n"
                     "fact.y = { title = 'Y', text = 'Y.', tlp = 'clear' }\nscene.s = { title = 'S', { '0:10', inject.i } }\n", 1);
    engine_advance(play.engine, 599);
    struct input input = input_make(INPUT_SHARE, (struct sender){ ROLE_SEAT, { 1 }, 0 });
    input.at_s = 600;
    input.thing = world_find(play.small.world, "fact.y");
    input.to.v = 0;
    input.channel.v = 0;
    assert_int_equal(engine_submit(play.engine, &input), REFUSED_NOT);
    close_play(&play);
}

static void a_rule_fires_once_and_with_again_on_each_change(void **state)
{
    (void)state;
    struct play play;
    open_play(&play,
        "rule.once = { when = above(measure.calm, 0), does = { change(measure.up, 1) } }\n"
        "rule.again = { when = above(measure.calm, 0), again = true, does = { change(measure.up, 100) } }\n"
        "measure.up = { name = 'Up', unit = 'points', start = 0, better = 'high' }\n"
        "story.s = function() for i = 1, 3 do change(measure.calm, 1) wait('0:01') change(measure.calm, -1) wait('0:01') end end\n", 1);
    engine_advance(play.engine, 3600);
    assert_int_equal(engine_measure_micro(play.engine, (struct measure_id){ 1 }), 301000000);
    close_play(&play);
}

/* Rounded half away from zero, but what takes time takes a second. */
static void a_fraction_of_a_minute_is_whole_seconds_and_at_least_one(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, "story.s = function() wait(0.001) change(measure.calm, 1) wait(0.025) change(measure.calm, 10) wait(0.04) change(measure.calm, 100) end\n"
                     "channel.near = { name = 'Near', between = { team.a, team.b }, delay = 0.004 }\n"
                     "channel.next = { name = 'Next', between = { team.a, team.b }, delay = 0.005 }\n", 1);
    assert_int_equal(share(&play, 0, 0, 1, 1), REFUSED_NOT);
    static const int64_t values[] = { 0, 1, 1, 11, 11, 111 };
    for (int64_t s = 0; s < 6; s++) {
        engine_advance(play.engine, s);
        assert_int_equal(calm(&play), values[s]);
    }
    assert_int_equal(find(&play, RECORD_ARRIVED, NULL, 0)->at_s, 1);
    close_play(&play);
}

static void a_channel_can_be_slowed_without_end(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, "channel.slow = { name = 'Slow', between = { team.a, team.b }, delay = '36000d' }\n"
                     "agreement.p = { kind = 'moc', between = { team.a, team.b }, speeds = { { channel.slow, 1000 } } }\n"
                     "agreement.q = { kind = 'moc', between = { team.a, team.b }, speeds = { { channel.slow, 1000 } } }\n"
                     "agreement.r = { kind = 'moc', between = { team.a, team.b }, speeds = { { channel.slow, 1000 } } }\n", 1);
    assert_int_equal(share(&play, 0, 0, 1, 1), REFUSED_NOT);
    engine_advance(play.engine, INT64_MAX / 4);
    assert_null(find(&play, RECORD_ARRIVED, NULL, 0));
    close_play(&play);
}

/* ---- chance ------------------------------------------------------------------------------------------------------ */

#define TWO_FACTS \
    "fact.y = { title = 'Y', text = 'Y.', tlp = 'clear', held_by = { team.a, team.b } }\n" \
    "channel.slow = { name = 'Slow', between = { team.a, team.b }, delay = { 1, 60, 300 } }\n"

static int64_t arrived_s(uint64_t seed, uint32_t more)
{
    struct play play;
    open_play(&play, TWO_FACTS, seed);
    engine_advance(play.engine, 60);
    if ((more & 1) != 0) {
        assert_int_equal(share(&play, 1, 1, 0, 1), REFUSED_NOT);
    }
    if ((more & 2) != 0) {
        assert_int_equal(share(&play, 1, 0, 1, 1), REFUSED_NOT);
    }
    assert_int_equal(share(&play, 0, 0, 1, 1), REFUSED_NOT);
    engine_advance(play.engine, INT64_C(900) * 60);
    int64_t at_s = find(&play, RECORD_ARRIVED, "fact.x", 0)->at_s;
    close_play(&play);
    return at_s;
}

static void one_more_share_shifts_no_other(void **state)
{
    (void)state;
    uint32_t differ = 0;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        int64_t alone_s = arrived_s(seed, 0);
        for (uint32_t more = 1; more < 4; more++) {
            assert_int_equal(arrived_s(seed, more), alone_s);
        }
        differ += alone_s != arrived_s(seed + 1, 0) ? 1 : 0;
    }
    assert_true(differ >= 4);
}

static enum refusal ask(struct play *play, uint32_t fact, uint32_t from, uint32_t to)
{
    struct input input = input_make(INPUT_ASK, (struct sender){ ROLE_SEAT, { from }, 0 });
    input.at_s = engine_now_s(play->engine);
    input.thing = thing(SHELF_FACT, fact);
    input.to.v = to;
    input.channel.v = 1;
    return engine_submit(play->engine, &input);
}

static int64_t request_s(uint64_t seed, bool more)
{
    struct play play;
    open_play(&play, TWO_FACTS, seed);
    if (more) {
        assert_int_equal(ask(&play, 1, 1, 0), REFUSED_NOT);
        assert_int_equal(ask(&play, 1, 0, 1), REFUSED_NOT);
    }
    assert_int_equal(ask(&play, 0, 1, 0), REFUSED_NOT);
    engine_advance(play.engine, INT64_C(900) * 60);
    int64_t at_s = find(&play, RECORD_REQUEST, "fact.x", 0)->at_s;
    close_play(&play);
    return at_s;
}

static void one_more_request_shifts_no_other(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        assert_int_equal(request_s(seed, true), request_s(seed, false));
    }
}

/* An answer says what it said when it was sent, though a later one is faster. */
static void a_later_answer_changes_none_under_way(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 8; seed++) {
        struct play play;
        open_play(&play, TWO_FACTS, seed);
        assert_int_equal(ask(&play, 0, 1, 0), REFUSED_NOT);
        engine_advance(play.engine, INT64_C(400) * 60);
        const struct record *request = find(&play, RECORD_REQUEST, NULL, 0);
        struct input input = input_make(INPUT_REPLY, (struct sender){ ROLE_SEAT, { 0 }, 0 });
        input.at_s = engine_now_s(play.engine);
        for (uint32_t i = 1; trace_record(engine_trace(play.engine), i) != request; i++) {
            input.record = i + 1;
        }
        input.code = REPLY_LATER;
        assert_int_equal(engine_submit(play.engine, &input), REFUSED_NOT);
        input.code = REPLY_NO;
        assert_int_equal(engine_submit(play.engine, &input), REFUSED_NOT);
        engine_advance(play.engine, INT64_C(900) * 60);
        int64_t said[] = { find(&play, RECORD_REPLY, NULL, 0)->value, find(&play, RECORD_REPLY, NULL, 1)->value };
        assert_int_equal(said[0] + said[1], REPLY_LATER + REPLY_NO);
        close_play(&play);
    }
}

/* ---- what stops by itself ---------------------------------------------------------------------------------------- */

#define TOGGLING \
    "rule.up = { when = below(measure.calm, 1), again = true, does = { change(measure.calm, 1) } }\n" \
    "rule.down = { when = above(measure.calm, 0), again = true, does = { change(measure.calm, -1) } }\n"

static void two_rules_that_toggle_each_other_end_the_exercise(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, TOGGLING, 1);
    assert_true(engine_has_ended(play.engine));
    assert_int_equal(find(&play, RECORD_FAULT, NULL, 0)->value, FAULT_LIVELOCK);
    assert_int_equal(find(&play, RECORD_ENDING, NULL, 0)->value, ENDED_BY_FAULT);
    assert_int_equal(find(&play, RECORD_ENDING, NULL, 0)->at_s, 0);
    struct digest digest = engine_digest(play.engine);
    engine_reset(play.engine, 1);
    engine_start(play.engine);
    assert_true(digest_equal(digest, engine_digest(play.engine)));
    close_play(&play);
}

/* A script of C that wants to be woken each second, for ever: far below the limit of one second. */
static int begin_ticking(void *script, struct engine *engine, uint32_t story)
{
    (void)script;
    (void)story;
    engine_script_wake_in(engine, 1, 0);
    return SCRIPT_GOES_ON;
}

static int tick(void *script, struct engine *engine, uint64_t token, int64_t answer)
{
    (void)script;
    (void)answer;
    engine_script_wake_in(engine, 1, token);
    return SCRIPT_GOES_ON;
}

static void an_exercise_has_a_limit_of_events(void **state)
{
    (void)state;
    struct small small;
    small_open(&small, (const char *const[]){ SMALL, "story.s = function() end\n", NULL });
    small_must_be_good(&small);
    small.world->length_s = GAME_SECONDS_MAX;
    const struct engine_calls calls = { .begin = begin_ticking, .wake = tick };
    struct engine *engine = engine_create(small.world, 1, &calls);
    engine_start(engine);
    engine_advance(engine, GAME_SECONDS_MAX);
    assert_true(engine_has_ended(engine));
    assert_in_range(engine_now_s(engine), EVENTS_MAX - 10, EVENTS_MAX + 1);
    engine_destroy(engine);
    small_close(&small);
}

static void an_exercise_that_nobody_ends_ends_at_three_times_its_length(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, "", 1);
    engine_advance(play.engine, INT64_MAX / 4);
    assert_int_equal(find(&play, RECORD_ENDING, NULL, 0)->value, ENDED_BY_LENGTH);
    assert_int_equal(find(&play, RECORD_ENDING, NULL, 0)->at_s, 3 * 10 * 3600);
    close_play(&play);
}

static void nothing_happens_after_the_end(void **state)
{
    (void)state;
    struct play play;
    open_play(&play,
        "decision.d = { who = team.a, ask = 'D?', within = '1:00', otherwise = 'no', { 'yes', 'Yes' }, { 'no', 'No' } }\n"
        "inject.i = { to = team.a, title = 'I', text = 'I.' }\nending.e = { title = 'E', text = 'E.' }\n"
        "rule.late = { when = past('0:10'), does = { change(measure.calm, 10) } }\n"
        "story.a = function() wait('0:10') finish(ending.e) change(measure.calm, 1) send(inject.i) ask(decision.d) end\n"
        "story.b = function() wait('0:10') change(measure.calm, 1) end\n", 1);
    assert_int_equal(share(&play, 0, 0, 1, 0), REFUSED_NOT);
    engine_advance(play.engine, INT64_MAX / 4);
    const struct trace *trace = engine_trace(play.engine);
    assert_int_equal(trace_record(trace, trace_count(trace))->kind, RECORD_ENDING);
    assert_int_equal(engine_next_s(play.engine), INT64_MAX);
    assert_int_equal(share(&play, 0, 0, 1, 0), REFUSED_ENDED);
    assert_int_equal(control(&play, INPUT_RELEASE, "inject.i"), REFUSED_ENDED);
    assert_int_equal(trace_record(trace, trace_count(trace))->kind, RECORD_REFUSED);
    close_play(&play);
}

/* ---- control ----------------------------------------------------------------------------------------------------- */

#define PLAN \
    "inject.i = { to = team.a, title = 'I', text = 'I.', does = { change(measure.calm, 1) } }\n" \
    "scene.s = { title = 'S', { '0:10', inject.i } }\n" \
    "rule.r = { when = past('0:20'), does = { send(inject.i) } }\n"

static void what_is_skipped_stays_skipped_and_says_so(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, PLAN, 1);
    assert_int_equal(control(&play, INPUT_SKIP, "inject.i"), REFUSED_NOT);
    engine_advance(play.engine, 3600);
    assert_null(find(&play, RECORD_INJECT, NULL, 0));
    assert_int_equal(find(&play, RECORD_INJECT_SKIPPED, "inject.i", 1)->at_s, 600);
    assert_int_equal(find(&play, RECORD_INJECT_SKIPPED, "inject.i", 2)->at_s, 1200);
    assert_int_equal(calm(&play), 0);
    close_play(&play);
}

static void what_was_fired_by_hand_is_not_sent_again(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, PLAN, 1);
    engine_advance(play.engine, 60);
    assert_int_equal(control(&play, INPUT_RELEASE, "inject.i"), REFUSED_NOT);
    assert_int_equal(control(&play, INPUT_RELEASE, "inject.i"), REFUSED_ALREADY);
    engine_advance(play.engine, 3600);
    assert_int_equal(find(&play, RECORD_INJECT, "inject.i", 0)->at_s, 60);
    assert_null(find(&play, RECORD_INJECT, "inject.i", 1));
    assert_int_equal(control(&play, INPUT_SEND_AGAIN, "inject.i"), REFUSED_NOT);
    assert_non_null(find(&play, RECORD_INJECT, "inject.i", 1));
    assert_int_equal(control(&play, INPUT_RECALL, "inject.i"), REFUSED_NOT);
    assert_non_null(find(&play, RECORD_INJECT_RECALLED, "inject.i", 0));
    close_play(&play);
}

static void what_is_held_waits_for_its_release(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, PLAN, 1);
    assert_int_equal(control(&play, INPUT_HOLD, "inject.i"), REFUSED_NOT);
    engine_advance(play.engine, 3600);
    assert_null(find(&play, RECORD_INJECT, NULL, 0));
    assert_int_equal(control(&play, INPUT_RELEASE, "inject.i"), REFUSED_NOT);
    assert_int_equal(find(&play, RECORD_INJECT, "inject.i", 0)->at_s, 3600);
    assert_int_equal(calm(&play), 1);
    close_play(&play);
}

/* Scenes, cues, a story's timers; neither a share on its way, nor an open decision, nor a legal clock. */
static void a_shift_moves_the_plan_alone(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, PLAN
        "decision.d = { who = team.a, ask = 'D?', within = '1:00', otherwise = 'no', { 'yes', 'Yes' }, { 'no', 'No' } }\n"
        "clock.c = { who = team.a, to = team.b, starts = fact.x, stages = { { 'first', within = '1:30' } } }\n"
        "story.a = function() wait('0:40') change(measure.calm, 100) end\n"
        "story.b = function() if wait_for(past('9:00'), '0:40') then change(measure.calm, 5) else change(measure.calm, 1000) end end\n"
        "story.c = function() if ask(decision.d) == decision.d.no then change(measure.calm, 10000) end end\n", 1);
    assert_int_equal(share(&play, 0, 0, 1, 0), REFUSED_NOT);
    struct input input = by_control(&play, INPUT_SHIFT, NULL);
    input.number_micro = INT64_C(1800) * 1000000;
    assert_int_equal(engine_submit(play.engine, &input), REFUSED_NOT);
    engine_advance(play.engine, 40 * 60);
    assert_int_equal(find(&play, RECORD_INJECT, "inject.i", 0)->at_s, 1200); /* the rule's; conditions do not move */
    assert_int_equal(calm(&play), 1);
    engine_advance(play.engine, 2 * 3600);
    assert_int_equal(calm(&play), 11101);
    assert_int_equal(find(&play, RECORD_INJECT_SKIPPED, "inject.i", 0)->at_s, 2400); /* the cue, half an hour later */
    assert_int_equal(find(&play, RECORD_ARRIVED, "fact.x", 0)->at_s, 300);
    assert_int_equal(find(&play, RECORD_NO_ANSWER, NULL, 0)->at_s, 3601);
    assert_int_equal(find(&play, RECORD_STAGE_MISSED, NULL, 0)->at_s, 5401);
    close_play(&play);
}

static void a_measure_and_an_agreement_can_be_set(void **state)
{
    (void)state;
    struct play play;
    open_play(&play, "agreement.pact = { kind = 'moc', between = { team.a, team.b }, basis = 'B.', in_force = past('1:00') }\n", 1);
    struct input input = by_control(&play, INPUT_SET, "measure.calm");
    input.number_micro = 7000000;
    assert_int_equal(engine_submit(play.engine, &input), REFUSED_NOT);
    assert_int_equal(calm(&play), 7);
    input = by_control(&play, INPUT_SET, "agreement.pact");
    input.code = 1;
    assert_int_equal(engine_submit(play.engine, &input), REFUSED_NOT);
    assert_int_equal(find(&play, RECORD_AGREEMENT, "agreement.pact", 1)->value, 1);
    engine_advance(play.engine, 2 * 3600);
    input = by_control(&play, INPUT_SET, "agreement.pact");
    assert_int_equal(engine_submit(play.engine, &input), REFUSED_NOT);
    assert_int_equal(find(&play, RECORD_AGREEMENT, "agreement.pact", 2)->value, 0);
    input.code = 2;
    assert_int_equal(engine_submit(play.engine, &input), REFUSED_NOT);
    assert_int_equal(find(&play, RECORD_AGREEMENT, "agreement.pact", 3)->value, 1);
    close_play(&play);
}

/* The fork draws anew from where it is; what was drawn before stands. */
static int64_t forked_arrival_s(int64_t run)
{
    struct play play;
    open_play(&play, TWO_FACTS, 3);
    if (run >= 0) {
        struct input input = by_control(&play, INPUT_FORK, NULL);
        input.number_micro = run * 1000000;
        assert_int_equal(engine_submit(play.engine, &input), REFUSED_NOT);
    }
    assert_int_equal(share(&play, 0, 0, 1, 1), REFUSED_NOT);
    engine_advance(play.engine, INT64_C(900) * 60);
    int64_t at_s = find(&play, RECORD_ARRIVED, "fact.x", 0)->at_s;
    close_play(&play);
    return at_s;
}

static void a_fork_draws_anew_and_the_same_fork_the_same(void **state)
{
    (void)state;
    assert_int_not_equal(forked_arrival_s(-1), forked_arrival_s(0));
    assert_int_not_equal(forked_arrival_s(0), forked_arrival_s(1));
    assert_int_equal(forked_arrival_s(1), forked_arrival_s(1));
}

/* ---- every input ------------------------------------------------------------------------------------------------- */

/* Whatever it is, whoever sends it and whenever: asked first, told the same, and it leaves a record. */
static void every_input_leaves_a_record_and_gets_the_verdict_that_was_foretold(void **state)
{
    (void)state;
    struct play play;
    static const struct sender senders[] = { { ROLE_SEAT, { 0 }, 0 }, { ROLE_BOT, { 1 }, 0 }, { ROLE_CONTROL, { ID_NONE }, 0 },
                                             { ROLE_EVALUATOR, { ID_NONE }, 0 }, { ROLE_SESSION, { ID_NONE }, 0 },
                                             { ROLE_SEAT, { 77 }, 0 } };
    open_play(&play, PLAN "story.a = function() wait('0:40') change(measure.calm, 100) end\n"
        "decision.d = { who = team.a, ask = 'D?', within = '1:00', otherwise = 'no', { 'yes', 'Yes' }, { 'no', 'No' } }\n"
        "scene.d = { title = 'D', begins = '0:30', { '0:00', decision.d } }\n", 1);
    static const char *const things[] = { NULL, "inject.i", "decision.d", "fact.x", "measure.calm", "story.a", "team.a" };
    const struct trace *trace = engine_trace(play.engine);
    for (uint32_t round = 0; round < 4; round++) {
        for (enum input_kind kind = INPUT_NONE + 1; kind < INPUT_KIND_COUNT; kind++) {
            for (uint32_t k = 0; k < 6 * 7; k++) {
                struct input input = by_control(&play, kind, things[k / 6]);
                input.sender = senders[k % 6];
                input.to.v = round % 2;
                input.number_micro = 1000000;
                if (kind == INPUT_END && round < 3) {
                    continue;
                }
                uint32_t before = trace_count(trace);
                struct digest digest = engine_digest(play.engine);
                enum refusal would = engine_would(play.engine, &input, NULL);
                assert_true(digest_equal(digest, engine_digest(play.engine)));
                assert_int_equal(engine_submit(play.engine, &input), would);
                if (trace_count(trace) == before) {
                    fail_msg("%s of %s left nothing", input_kind_name(kind), things[k / 6] != NULL ? things[k / 6] : "nothing");
                }
            }
        }
        engine_advance(play.engine, engine_now_s(play.engine) + 1900);
    }
    close_play(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_becomes_true_together_fires_in_one_order),
        cmocka_unit_test(events_of_one_second_run_as_they_were_scheduled),
        cmocka_unit_test(an_input_comes_after_what_is_due),
        cmocka_unit_test(a_rule_fires_once_and_with_again_on_each_change),
        cmocka_unit_test(a_fraction_of_a_minute_is_whole_seconds_and_at_least_one),
        cmocka_unit_test(a_channel_can_be_slowed_without_end),
        cmocka_unit_test(one_more_share_shifts_no_other),
        cmocka_unit_test(one_more_request_shifts_no_other),
        cmocka_unit_test(a_later_answer_changes_none_under_way),
        cmocka_unit_test(two_rules_that_toggle_each_other_end_the_exercise),
        cmocka_unit_test(an_exercise_has_a_limit_of_events),
        cmocka_unit_test(an_exercise_that_nobody_ends_ends_at_three_times_its_length),
        cmocka_unit_test(nothing_happens_after_the_end),
        cmocka_unit_test(what_is_skipped_stays_skipped_and_says_so),
        cmocka_unit_test(what_was_fired_by_hand_is_not_sent_again),
        cmocka_unit_test(what_is_held_waits_for_its_release),
        cmocka_unit_test(a_shift_moves_the_plan_alone),
        cmocka_unit_test(a_measure_and_an_agreement_can_be_set),
        cmocka_unit_test(a_fork_draws_anew_and_the_same_fork_the_same),
        cmocka_unit_test(every_input_leaves_a_record_and_gets_the_verdict_that_was_foretold),
    };
    return cmocka_run_group_tests_name("order", tests, NULL, NULL);
}
