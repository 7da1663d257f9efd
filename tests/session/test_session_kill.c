/* A program that plays Quiet Ward with a person at Calvessa Unity Hospitals, killed 200 times at random moments. After each kill the
 * next program finds everything that was acknowledged and everything that was shown, and plays on; at the end the real
 * `tocsin verify` says ok. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/rng.h"
#include "journal/victim.h"
#include "scenarios/opened.h"
#include "session/exercise.h"

#define KILLS 200
#define KILL_US_MAX 50000u
#define ADVANCE_S_MAX 200u

/* What the child tells after each call that returned: one short write, so never half of it. */
struct said {
    uint64_t inputs, number; /* in the file; the person's own number of the last one */
    uint32_t verdict;        /* that it got */
    uint32_t records;        /* shown so far… */
    struct digest digest;    /* …and what they were */
    int64_t now_s;
};

struct program {
    struct opened *opened;
    struct team_id unity;
    const char *path;
    uint64_t seed;
    int out;
    struct journal *journal;
    struct session *session;
    uint64_t ordinal; /* of its draws */
    struct said said;
    struct err_note note;
};

static uint32_t draw(struct program *p, uint32_t kind, uint32_t below)
{
    struct rng_key key = { .seed = p->seed, .kind = kind, .ordinal = p->ordinal++ };
    return rng_below(&key, below > 0 ? below : 1);
}

static void must(struct program *p, enum err err)
{
    if (err != ERR_OK) {
        (void)fprintf(stderr, "child: %s: %s\n", err_name(err), p->note.text);
        abort();
    }
}

static void say(struct program *p)
{
    p->said.inputs = journal_input_count(p->journal);
    p->said.records = trace_count(session_trace(p->session));
    p->said.digest = engine_digest(session_engine(p->session));
    p->said.now_s = session_now_s(p->session);
    unsigned char bytes[sizeof p->said];
    memcpy(bytes, &p->said, sizeof bytes);
    MUST(write(p->out, bytes, sizeof bytes) == (ssize_t)sizeof bytes);
}

/* ---- the program that is killed ---------------------------------------------------------------------------------- */

static struct session_config config_of(struct program *p)
{
    struct session_config config = opened_config(p->opened, 5);
    opened_cast_bots(p->opened, POLICY_PROMPT, config.teams);
    config.teams[p->unity.v].who = SESSION_PERSON;
    config.journal = p->journal;
    return config;
}

static void create(struct program *p)
{
    struct str bytes = { 0 };
    package_encode(&p->opened->package, &bytes);
    struct journal_header header = {
        .scenario = p->opened->world->id, .title = "Quiet Ward", .team = "unity", .seed = 5, .rules_version = RULES_VERSION,
        .created_ms = 1772408400000, .package = bytes.at, .package_bytes = bytes.bytes,
    };
    must(p, journal_create(p->path, &header, &p->journal, &p->note));
    str_deinit(&bytes);
}

static enum refusal submit(struct program *p, struct input *input)
{
    enum refusal refusal = REFUSAL_COUNT;
    input->sender = (struct sender){ ROLE_SEAT, p->unity, 0 };
    input->sender_number = p->said.number;
    must(p, session_submit(p->session, input, 1, &refusal, &p->note));
    return refusal;
}

/* Somebody who knows everything about the screen and nothing about the exercise. */
static struct view_wish any_wish(struct program *p, const struct view *view)
{
    static const enum wish_kind kinds[] = { WISH_NOTE, WISH_DECIDE, WISH_SHARE, WISH_ACT, WISH_READ, WISH_STATE, WISH_NOTIFY };
    struct view_wish wish = view_wish_make(kinds[draw(p, 1, sizeof kinds / sizeof kinds[0])]);
    wish.decision = draw(p, 2, view->decisions_count);
    wish.option_count = 1;
    wish.options[0] = 0;
    wish.fact = draw(p, 4, view->facts_count);
    wish.to = draw(p, 5, view->teams_count);
    wish.channel = draw(p, 6, view->channels_count);
    wish.action = draw(p, 7, view->actions_count);
    wish.item = draw(p, 8, view->items_count);
    wish.clock = draw(p, 9, view->clocks_count);
    wish.stage = 0;
    wish.facts[0] = wish.fact;
    wish.fact_count = 1;
    wish.anyway = true;
    wish.text = "Nobody at the table is stupid.";
    return wish;
}

static void play_hand(struct program *p)
{
    struct input input;
    struct view_wish wish = any_wish(p, session_view(p->session, p->unity));
    if (view_feed_input(session_feed(p->session, p->unity), &wish, &input, &p->note) != ERR_OK) {
        return;
    }
    p->said.number++;
    p->said.verdict = (uint32_t)submit(p, &input);
    say(p);
}

/* It died before it heard the answer, so it asks again, and hears what it would have heard. */
static void ask_again(struct program *p)
{
    if (p->said.number == 0) {
        return;
    }
    struct input input = input_make(INPUT_NOTE, (struct sender){ 0 });
    uint64_t inputs = journal_input_count(p->journal);
    MUST((uint32_t)submit(p, &input) == p->said.verdict);
    MUST(journal_input_count(p->journal) == inputs);
}

static void turn(struct program *p)
{
    static const uint32_t stops[] = { 0, SESSION_STOP_AT_DECISIONS, SESSION_STOP_AT_NEEDS };
    if (draw(p, 10, 3) == 0) {
        play_hand(p);
        return;
    }
    int64_t until_s = session_now_s(p->session) + 1 + draw(p, 11, ADVANCE_S_MAX);
    if (session_run_to(p->session, until_s, stops[draw(p, 12, 3)], 1, &p->note) == SESSION_FAILED) {
        must(p, ERR_IO);
    }
    say(p);
}

static void start_program(struct program *p)
{
    if (access(p->path, F_OK) != 0) {
        create(p);
    } else {
        must(p, journal_open(p->path, JOURNAL_WRITE, &p->journal, &p->note));
    }
    struct session_config config = config_of(p);
    p->session = session_create(&config);
    must(p, session_resume(p->session, &p->note));
}

static void run_program(void *context, int out)
{
    struct program *p = context;
    p->out = out;
    start_program(p);
    ask_again(p);
    say(p);
    while (!session_has_ended(p->session)) {
        turn(p);
    }
    session_destroy(p->session);
    must(p, journal_close(p->journal, &p->note));
}

/* ---- the one that kills ------------------------------------------------------------------------------------------ */

static void hear_last(int in, struct said *said)
{
    struct said heard;
    while (read(in, &heard, sizeof heard) == (ssize_t)sizeof heard) {
        assert_true(heard.records >= said->records && heard.inputs >= said->inputs && heard.now_s >= said->now_s);
        *said = heard;
    }
    (void)close(in);
}

struct prefix { struct trace *trace; const struct said *said; bool was_met; };

static enum err compare_prefix(void *context, uint32_t number, const void *bytes, size_t count, struct err_note *note)
{
    struct prefix *prefix = context;
    (void)note;
    assert_true(trace_decode(prefix->trace, bytes, (uint32_t)count));
    if (number == prefix->said->records) {
        assert_true(digest_equal(trace_digest(prefix->trace), prefix->said->digest));
        prefix->was_met = true;
    }
    return ERR_OK;
}

/* The file holds what was said, and its trace begins with what was shown. */
static void assert_nothing_is_lost(struct fixture *f, const struct said *said)
{
    struct journal *journal = NULL;
    if (access(f->path, F_OK) != 0) {
        assert_int_equal(said->records, 0);
        return;
    }
    enum err err = journal_open(f->path, JOURNAL_READ, &journal, &f->note);
    if (err != ERR_OK) {
        fail_msg("%s", f->note.text);
    }
    struct prefix prefix = { .trace = trace_create(), .said = said, .was_met = said->records == 0 };
    assert_true(journal_input_count(journal) >= said->inputs);
    assert_true(journal_at_s(journal) >= said->now_s || said->records == 0);
    assert_good(f, journal_each_record(journal, 1, compare_prefix, &prefix, &f->note));
    assert_true(prefix.was_met);
    trace_destroy(prefix.trace);
    fixture_close(f, journal);
}

static void assert_verifies(struct fixture *f)
{
    struct str command = { 0 };
    str_addf(&command, "%s verify %s", getenv("TOCSIN_PROGRAM"), f->path);
    FILE *out = popen(str_text(&command), "r");
    assert_non_null(out);
    char answer[64] = "";
    (void)fgets(answer, sizeof answer, out);
    assert_int_equal(pclose(out), 0);
    assert_string_equal(answer, "ok\n");
    str_deinit(&command);
}

static uint32_t moment_us(uint64_t seed, uint64_t kill_number)
{
    struct rng_key key = { .seed = seed, .kind = 20, .ordinal = kill_number };
    return rng_below(&key, KILL_US_MAX);
}

/* One program. Three of four are killed after they have said something; the others perhaps while they still open. */
static bool run_and_kill(struct fixture *f, struct program *p, uint64_t seed, uint64_t kill_number, struct said *said)
{
    int in = -1;
    *p = (struct program){ .opened = p->opened, .unity = p->unity, .path = f->path, .seed = seed + kill_number, .said = *said };
    pid_t child = victim_start(run_program, p, &in);
    if (kill_number % 4 != 0) {
        struct said first = *said;
        if (read(in, &first, sizeof first) == (ssize_t)sizeof first) {
            *said = first;
        }
    }
    victim_wait_us(moment_us(seed, kill_number));
    bool killed = victim_kill(child);
    hear_last(in, said);
    assert_nothing_is_lost(f, said);
    return killed;
}

static void run_to_the_end(struct fixture *f, struct program *p, uint64_t seed, struct said *said)
{
    int in = -1;
    int status = 0;
    *p = (struct program){ .opened = p->opened, .unity = p->unity, .path = f->path, .seed = seed, .said = *said };
    pid_t child = victim_start(run_program, p, &in);
    hear_last(in, said);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void finish(struct fixture *f, struct said *said)
{
    assert_nothing_is_lost(f, said);
    assert_true(fixture_is_alone(f));
    assert_verifies(f);
    assert_int_equal(remove(f->path), 0);
    *said = (struct said){ 0 };
}

static void killed_200_times_nothing_is_lost_and_nothing_unhappens(void **state)
{
    struct exercise *e = *state;
    struct opened opened;
    opened_init(&opened, "scenarios/quiet-ward");
    struct program p = { .opened = &opened, .unity = { thing_index(world_find(opened.world, "team.unity")) } };
    struct said said = { 0 };
    uint64_t seed = victim_seed();
    uint32_t kills = 0, exercises = 0, written = 0;
    print_message("seed %llu\n", (unsigned long long)seed);
    for (uint64_t i = 0; kills < KILLS; i++) {
        uint64_t inputs = said.inputs;
        bool killed = run_and_kill(&e->f, &p, seed, i, &said);
        kills += killed ? 1 : 0;
        written += said.inputs > inputs ? 1 : 0;
        if (!killed) {
            finish(&e->f, &said);
            exercises++;
        }
    }
    run_to_the_end(&e->f, &p, seed, &said);
    finish(&e->f, &said);
    print_message("%u kills, %u of them after something was written, in %u exercises\n", kills, written, exercises + 1);
    assert_true(written > KILLS / 4);
    opened_deinit(&opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(killed_200_times_nothing_is_lost_and_nothing_unhappens, exercise_setup,
                                        exercise_teardown),
    };
    return cmocka_run_group_tests_name("session kill", tests, NULL, NULL);
}
