/* The engine from end to end on a world of two teams: one decision, one share, one clock, one measure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/engine.h"

enum { POWER = 0, CERT = 1 };

struct fixture {
    struct world *world;
    struct engine *engine;
};

static struct text_id text(struct world *world, const char *path, const char *source)
{
    return world_add_text(world, path, source, NULL, 0);
}

static struct common named(const char *name)
{
    return (struct common){ .name = name, .owner = TEAM_NONE };
}

static struct span one(struct world *world, uint32_t id)
{
    return world_add_refs(world, &id, 1);
}

static struct cond_id simple(struct world *world, enum cond_op op, uint32_t a, uint32_t b, int64_t n)
{
    struct cond cond = { .op = op, .a = a, .b = b, .c = ID_NONE, .d = ID_NONE, .n = n };
    return world_add_cond(world, &cond);
}

static void add_teams(struct world *world)
{
    struct economy economy = { .common = named("aranda"), .calendar = { .offset_s = 8 * 3600, .weekend = 0x60 } };
    (void)world_add_economy(world, &economy);
    struct team power = { .common = named("a_power"), .mark = "RP", .sector = SECTOR_BUSINESS,
                          .staff_micro = INT64_MAX, .budget_micro = INT64_MAX };
    struct team cert = { .common = named("b_cert"), .mark = "AC", .sector = SECTOR_GOVERNMENT,
                         .staff_micro = INT64_MAX, .budget_micro = INT64_MAX };
    (void)world_add_team(world, &power);
    (void)world_add_team(world, &cert);
}

static struct measure trust_measure(struct world *world)
{
    struct rate_line *line = ARENA_NEW(&world->arena, struct rate_line);
    *line = (struct rate_line){ .micro_per_hour = -10000000, .when = COND_NONE, .value = ID_NONE };
    return (struct measure){ .common = named("trust"), .start_micro = 60000000, .has_lowest = true, .has_highest = true,
                             .highest_micro = 100000000, .show_all = true, .rates = line, .rate_count = 1,
                             .family = ID_NONE };
}

static void add_fact_and_channel(struct world *world)
{
    struct fact fact = { .common = named("frozen"), .title = text(world, "fact.frozen.title", "Frozen screens"),
                         .tlp = TLP_AMBER_STRICT, .pap = PAP_CLEAR, .truth = COND_NONE, .source = { POWER },
                         .held_by = one(world, POWER), .stale_after_s = INT64_MAX, .corrects = { ID_NONE },
                         .against = { ID_NONE }, .withdrawn = COND_NONE };
    (void)world_add_fact(world, &fact);
    struct channel channel = { .common = named("phone"), .delay_s = { 60, 120, 300 },
                               .from = one(world, thing(SHELF_TEAM, POWER).v), .to = one(world, thing(SHELF_TEAM, CERT).v),
                               .both_ways = true, .carries = TLP_RED, .basis = COND_NONE, .needs = COND_NONE,
                               .works = COND_NONE, .receipt = true, .capacity = UINT32_MAX };
    (void)world_add_channel(world, &channel);
}

static void add_clock(struct world *world)
{
    struct stage *stages = ARENA_ARRAY(&world->arena, struct stage, 2);
    stages[0] = (struct stage){ .name = "first", .within = { TIME_ELAPSED, 7200 }, .classes = CLASS(1) | CLASS(2) };
    stages[1] = (struct stage){ .name = "final", .within = { TIME_DAYS, 3 }, .from = STAGE_FROM_PREVIOUS };
    struct clock clock = { .common = named("warning"), .who = { POWER }, .to = { CERT }, .calendar_of = { 0 },
                           .starts = simple(world, COND_PAST, 0, 0, 600), .stops = COND_NONE, .met_by = COND_NONE,
                           .imputed_from = COND_NONE, .stages = stages, .stage_count = 2 };
    (void)world_add_clock(world, &clock);
    struct stage *reports = ARENA_ARRAY(&world->arena, struct stage, 2);
    reports[0] = (struct stage){ .name = "first", .within = { TIME_ELAPSED, 7200 } };
    reports[1] = (struct stage){ .name = "final", .within = { TIME_ELAPSED, 72 * 3600 } };
    struct clock declared = { .common = named("report"), .who = { POWER }, .to = { CERT }, .calendar_of = { 0 },
                              .starts = simple(world, COND_PAST, 0, 0, 90000), .stops = COND_NONE, .met_by = COND_NONE,
                              .imputed_from = COND_NONE, .stages = reports, .stage_count = 2 };
    (void)world_add_clock(world, &declared);
}

static void add_decision(struct world *world)
{
    struct doing change = { .op = DO_CHANGE, .a = 0, .number = { -12000000, ID_NONE }, .cond = COND_NONE };
    uint32_t cut_trust = world_add_doing(world, &change);
    struct option cut = { .common = named("cut"), .decision = { 0 }, .does = one(world, cut_trust), .needs = COND_NONE,
                          .shown = COND_NONE, .sound = simple(world, COND_KNOWS, POWER, 0, 0),
                          .cost = { .takes_s = 300 } };
    struct option watch = { .common = named("watch"), .decision = { 0 }, .needs = COND_NONE, .shown = COND_NONE,
                            .sound = COND_NONE };
    (void)world_add_option(world, &cut);
    (void)world_add_option(world, &watch);
    struct decision decision = { .common = named("isolate"), .who = one(world, POWER), .within = { TIME_ELAPSED, 600 },
                                 .otherwise = 1, .first_option = 0, .option_count = 2, .needs = COND_NONE,
                                 .shown = COND_NONE, .right = COND_NONE };
    (void)world_add_decision(world, &decision);
}

static void add_plan(struct world *world)
{
    struct cue *cue = ARENA_NEW(&world->arena, struct cue);
    *cue = (struct cue){ .at = { TIME_ELAPSED, 60 }, .when = COND_NONE,
                         .things = one(world, thing(SHELF_DECISION, 0).v) };
    struct scene scene = { .common = named("morning"), .has_begins = true, .begins = { TIME_ELAPSED, 0 },
                           .when = COND_NONE, .pace_micro = 6000000, .lasts_s = INT64_MAX, .cues = cue, .cue_count = 1 };
    (void)world_add_scene(world, &scene);
    struct ending low = { .common = named("low"), .when = simple(world, COND_BELOW, 0, ID_NONE, 10000000) };
    (void)world_add_ending(world, &low);
}

static int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof *f);
    struct world *world = world_create();
    world->id = "small";
    world->begins_utc_s = 1772408400; /* 2026-03-01 23:40 UTC, 2 March 07:40 in the zone */
    add_teams(world);
    struct measure trust = trust_measure(world);
    (void)world_add_measure(world, &trust);
    add_fact_and_channel(world);
    add_clock(world);
    add_decision(world);
    add_plan(world);
    world_seal(world);
    f->world = world;
    f->engine = engine_create(world, 7, NULL);
    engine_start(f->engine);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    engine_destroy(f->engine);
    world_destroy(f->world);
    test_free(f);
    return 0;
}

static const struct record *find_record(const struct fixture *f, enum record_kind kind)
{
    const struct trace *trace = engine_trace(f->engine);
    for (uint32_t i = trace_count(trace); i > 0; i--) {
        if (trace_record(trace, i)->kind == kind) {
            return trace_record(trace, i);
        }
    }
    return NULL;
}

static struct input from_power(enum input_kind kind, int64_t at_s)
{
    struct input input = input_make(kind, (struct sender){ ROLE_SEAT, { POWER }, 0 });
    input.at_s = at_s;
    return input;
}

static struct input decide(int64_t at_s, uint32_t option)
{
    struct input input = from_power(INPUT_DECIDE, at_s);
    input.thing = thing(SHELF_DECISION, 0);
    input.option.v = option;
    return input;
}

static struct input share(int64_t at_s)
{
    struct input input = from_power(INPUT_SHARE, at_s);
    input.thing = thing(SHELF_FACT, 0);
    input.to.v = CERT;
    input.channel.v = 0;
    return input;
}

static struct input notify(int64_t at_s, uint32_t stage)
{
    struct input input = from_power(INPUT_NOTIFY, at_s);
    input.thing = thing(SHELF_CLOCK, 0);
    input.stage = stage;
    input.classes = CLASS(1);
    return input;
}

static void a_decision_takes_effect_when_its_work_is_done(void **state)
{
    struct fixture *f = *state;
    struct input input = decide(100, 0);
    assert_int_equal(engine_submit(f->engine, &input), REFUSED_NOT);
    assert_int_equal(find_record(f, RECORD_SOUND)->value, 1);
    assert_null(find_record(f, RECORD_EFFECT));
    engine_advance(f->engine, 400);
    assert_int_equal(find_record(f, RECORD_EFFECT)->at_s, 400);
    /* 60 at the start, ten an hour down, minus twelve: 48 - 400/360 */
    assert_int_equal(engine_measure_micro(f->engine, (struct measure_id){ 0 }), 48000000 - 1111112);
}

static void an_answer_at_the_deadline_counts_and_a_second_later_does_not(void **state)
{
    struct fixture *f = *state;
    struct input late = decide(660, 0);
    engine_advance(f->engine, 660);
    assert_int_equal(engine_would(f->engine, &late, NULL), REFUSED_NOT);
    engine_advance(f->engine, 661);
    assert_int_equal(find_record(f, RECORD_NO_ANSWER)->at_s, 661);
    late.at_s = 661;
    assert_int_equal(engine_submit(f->engine, &late), REFUSED_TOO_LATE);
    assert_int_equal(find_record(f, RECORD_REFUSED)->value, REFUSED_TOO_LATE);
}

static void a_share_arrives_within_its_channels_delay_and_is_receipted(void **state)
{
    struct fixture *f = *state;
    struct input input = share(50);
    assert_int_equal(engine_submit(f->engine, &input), REFUSED_NOT);
    assert_null(find_record(f, RECORD_ARRIVED));
    engine_advance(f->engine, 50 + 300);
    const struct record *arrived = find_record(f, RECORD_ARRIVED);
    assert_non_null(arrived);
    assert_in_range(arrived->at_s, 50 + 60, 50 + 300);
    assert_int_equal(arrived->value, TLP_AMBER_STRICT);
    assert_int_equal(find_record(f, RECORD_RECEIPT)->cause, find_record(f, RECORD_ARRIVED)->cause);
    assert_null(find_record(f, RECORD_BREACH)); /* the source may send its own */
}

static void what_is_not_held_cannot_be_shared(void **state)
{
    struct fixture *f = *state;
    struct input input = share(10);
    input.sender.team.v = CERT;
    input.to.v = POWER;
    assert_int_equal(engine_submit(f->engine, &input), REFUSED_NOT_HELD);
}

static void a_clock_is_met_at_its_deadline_and_missed_a_second_after(void **state)
{
    struct fixture *f = *state;
    engine_advance(f->engine, 600);
    assert_int_equal(find_record(f, RECORD_STAGE_DUE)->value, 600 + 7200);
    struct input input = notify(7800, 0);
    assert_int_equal(engine_submit(f->engine, &input), REFUSED_NOT);
    assert_int_equal(find_record(f, RECORD_STAGE_MET)->value, 0);
    /* The final stage counts three calendar days from here: 24:00 on 5 March in the addressee's zone. */
    assert_int_equal(find_record(f, RECORD_STAGE_DUE)->value, 16 * 3600 + 20 * 60 + 3 * 86400);
    assert_null(find_record(f, RECORD_STAGE_MISSED));
}

static void a_missed_clock_says_so_at_the_next_second_and_can_still_be_met_late(void **state)
{
    struct fixture *f = *state;
    engine_advance(f->engine, 8000);
    assert_int_equal(find_record(f, RECORD_STAGE_MISSED)->at_s, 7801);
    struct input input = notify(8000, 0);
    assert_int_equal(engine_submit(f->engine, &input), REFUSED_NOT);
    assert_int_equal(find_record(f, RECORD_STAGE_LATE)->value, 200);
}

static struct input report(enum input_kind kind, int64_t at_s, uint32_t stage)
{
    struct input input = from_power(kind, at_s);
    input.thing = thing(SHELF_CLOCK, 1);
    input.stage = stage;
    input.classes = CLASS(1);
    input.when_s = at_s;
    return input;
}

/* A complete account is the first stage and those after it, sent one after the other. */
static void stages_are_sent_in_their_order(void **state)
{
    struct fixture *f = *state;
    struct input declared = report(INPUT_DECLARE, 100, 0), last = report(INPUT_NOTIFY, 100, 1), first = report(INPUT_NOTIFY, 100, 0);
    assert_int_equal(engine_submit(f->engine, &declared), REFUSED_NOT);
    assert_int_equal(engine_submit(f->engine, &last), REFUSED_EARLIER_STAGE);
    assert_null(find_record(f, RECORD_NOTICE));
    assert_int_equal(engine_submit(f->engine, &first), REFUSED_NOT);
    assert_int_equal(engine_submit(f->engine, &last), REFUSED_NOT);
    assert_int_equal(find_record(f, RECORD_STAGE_MET)->other, 1);
}

/* What was missed is owed still: it comes late, before anything after it. */
static void a_missed_stage_is_owed_before_the_next(void **state)
{
    struct fixture *f = *state;
    struct input declared = report(INPUT_DECLARE, 100, 0), last = report(INPUT_NOTIFY, 8000, 1), first = report(INPUT_NOTIFY, 8000, 0);
    assert_int_equal(engine_submit(f->engine, &declared), REFUSED_NOT);
    engine_advance(f->engine, 8000);
    assert_int_equal(engine_submit(f->engine, &last), REFUSED_EARLIER_STAGE);
    assert_int_equal(engine_submit(f->engine, &first), REFUSED_NOT);
    assert_int_equal(find_record(f, RECORD_STAGE_LATE)->other, 0);
    assert_int_equal(engine_submit(f->engine, &last), REFUSED_NOT);
}

static void a_threshold_fires_at_the_exact_second(void **state)
{
    struct fixture *f = *state;
    engine_advance(f->engine, 86400);
    const struct record *ending = find_record(f, RECORD_ENDING);
    assert_non_null(ending);
    /* 60 falls by 10 an hour: it is 10 after 5 hours, and below it the second after. */
    assert_int_equal(ending->at_s, 5 * 3600 + 1);
}

static struct digest play(struct fixture *f, uint64_t steps_seed)
{
    engine_reset(f->engine, 7);
    engine_start(f->engine);
    struct input inputs[] = { share(50), decide(200, 0), notify(900, 0) };
    uint64_t step = steps_seed;
    for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        for (int64_t t = engine_now_s(f->engine); steps_seed != 0 && t < inputs[i].at_s;) {
            step = step * 6364136223846793005u + 1442695040888963407u;
            t += (int64_t)(step >> 60) + 1;
            engine_advance(f->engine, t < inputs[i].at_s ? t : inputs[i].at_s);
        }
        (void)engine_submit(f->engine, &inputs[i]);
    }
    engine_advance(f->engine, 30000);
    return engine_digest(f->engine);
}

static void any_split_of_advancing_gives_one_digest(void **state)
{
    struct fixture *f = *state;
    struct digest whole = play(f, 0);
    for (uint64_t seed = 1; seed <= 20; seed++) {
        assert_true(digest_equal(whole, play(f, seed)));
    }
}

static void another_seed_gives_another_digest(void **state)
{
    struct fixture *f = *state;
    struct digest seven = play(f, 0);
    engine_reset(f->engine, 8);
    engine_start(f->engine);
    engine_advance(f->engine, 30000);
    assert_false(digest_equal(seven, engine_digest(f->engine)));
}

static void a_definition_can_be_added_while_it_runs_and_goes_with_a_reset(void **state)
{
    struct fixture *f = *state;
    struct input input = input_make(INPUT_IMPROVISE, (struct sender){ ROLE_CONTROL, TEAM_NONE, 0 });
    input.at_s = 100;
    input.text = "A cleaner saw two men in the server room.";
    input.to.v = CERT;
    assert_int_equal(engine_submit(f->engine, &input), REFUSED_NOT);
    const struct record *inject = find_record(f, RECORD_INJECT);
    assert_string_equal(world_path(f->world, (struct thing_id){ inject->thing }), "live.1");
    assert_int_equal(f->world->injects_count, 1);
    engine_reset(f->engine, 7);
    assert_int_equal(f->world->injects_count, 0);
}

static void more_additions_than_a_shelf_holds_are_refused(void **state)
{
    struct fixture *f = *state;
    struct input input = input_make(INPUT_IMPROVISE, (struct sender){ ROLE_CONTROL, TEAM_NONE, 0 });
    input.text = "And another.";
    input.to.v = CERT;
    for (uint32_t i = 0; i < THINGS_MAX; i++) {
        assert_int_equal(engine_submit(f->engine, &input), REFUSED_NOT);
    }
    assert_int_equal(engine_submit(f->engine, &input), REFUSED_FULL);
    assert_int_equal(f->world->injects_count, THINGS_MAX);
}

/* Whatever kind of input it is, and after ENDEX too: what it is about becomes the cause of a record. */
static void an_input_about_a_record_that_is_not_there_is_refused(void **state)
{
    struct fixture *f = *state;
    struct sender control = { ROLE_CONTROL, TEAM_NONE, 0 };
    for (int has_ended = 0; has_ended <= 1; has_ended++) {
        struct input input = input_make(INPUT_NOTE, control);
        input.record = trace_count(engine_trace(f->engine));
        assert_int_equal(engine_submit(f->engine, &input), REFUSED_NOT);
        input.record = trace_count(engine_trace(f->engine)) + 1;
        assert_int_equal(engine_submit(f->engine, &input), REFUSED_UNKNOWN_THING);
        input.record = UINT32_MAX;
        assert_int_equal(engine_submit(f->engine, &input), REFUSED_UNKNOWN_THING);
        struct input end = input_make(INPUT_END, control);
        assert_int_equal(engine_submit(f->engine, &end), has_ended ? REFUSED_ENDED : REFUSED_NOT);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_decision_takes_effect_when_its_work_is_done),
        TEST(an_answer_at_the_deadline_counts_and_a_second_later_does_not),
        TEST(a_share_arrives_within_its_channels_delay_and_is_receipted),
        TEST(what_is_not_held_cannot_be_shared),
        TEST(a_clock_is_met_at_its_deadline_and_missed_a_second_after),
        TEST(a_missed_clock_says_so_at_the_next_second_and_can_still_be_met_late),
        TEST(stages_are_sent_in_their_order),
        TEST(a_missed_stage_is_owed_before_the_next),
        TEST(a_threshold_fires_at_the_exact_second),
        TEST(any_split_of_advancing_gives_one_digest),
        TEST(another_seed_gives_another_digest),
        TEST(a_definition_can_be_added_while_it_runs_and_goes_with_a_reset),
        TEST(more_additions_than_a_shelf_holds_are_refused),
        TEST(an_input_about_a_record_that_is_not_there_is_refused),
    };
    return cmocka_run_group_tests_name("core", tests, NULL, NULL);
}
