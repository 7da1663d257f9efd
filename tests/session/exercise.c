#include "session/exercise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"

#define WALL_MS INT64_C(1772408400000)

/* In memory where the system has a place for that: these tests write often, and no power is cut in them. */
static void find_folder(struct fixture *f)
{
    (void)snprintf(f->folder, sizeof f->folder, "/dev/shm/tocsin-test-XXXXXX");
    if (mkdtemp(f->folder) == NULL) {
        fixture_init(f);
    } else {
        (void)snprintf(f->path, sizeof f->path, "%s/night.tocsin", f->folder);
    }
}

int exercise_setup(void **state)
{
    struct exercise *e = calloc(1, sizeof *e);
    assert_non_null(e);
    find_folder(&e->f);
    e->cast[CERT] = (struct session_team){ SESSION_BOT, POLICY_PROMPT };
    e->cast[POWER] = (struct session_team){ SESSION_PERSON, POLICY_SILENT };
    e->cast[PRESS] = (struct session_team){ SESSION_BOT, POLICY_LEGALISTIC };
    *state = e;
    return 0;
}

int exercise_teardown(void **state)
{
    struct exercise *e = *state;
    if (e->session != NULL) {
        exercise_stop(e);
    }
    fixture_deinit(&e->f);
    free(e);
    return 0;
}

/* ---- the program ------------------------------------------------------------------------------------------------- */

static void sit_down(struct exercise *e)
{
    e->world = night_world(e->with_story);
    struct session_config config = { .world = e->world, .journal = e->journal, .seed = EXERCISE_SEED,
                                     .is_local = e->is_local };
    if (e->with_story) {
        config.calls = night_calls(&e->story);
        config.must_drop = night_must_drop;
        config.drop_context = &e->story;
    }
    memcpy(config.teams, e->cast, sizeof e->cast);
    e->session = session_create(&config);
}

void exercise_begin_unkept(struct exercise *e)
{
    e->journal = NULL;
    e->hand = 0;
    sit_down(e);
    assert_good(&e->f, session_begin(e->session, WALL_MS, &e->f.note));
}

static void create(struct exercise *e)
{
    struct journal_header header = {
        .scenario = "night", .title = "Night", .team = "power", .seed = EXERCISE_SEED, .rules_version = RULES_VERSION,
        .privacy = JOURNAL_FULL, .created_ms = WALL_MS, .package = "night", .package_bytes = 5,
    };
    assert_good(&e->f, journal_create(e->f.path, &header, &e->journal, &e->f.note));
}

void exercise_sit_down(struct exercise *e)
{
    create(e);
    e->hand = 0;
    sit_down(e);
}

void exercise_begin(struct exercise *e)
{
    exercise_sit_down(e);
    assert_good(&e->f, session_begin(e->session, WALL_MS, &e->f.note));
}

void exercise_stop(struct exercise *e)
{
    session_destroy(e->session);
    world_destroy(e->world);
    if (e->journal != NULL) {
        fixture_close(&e->f, e->journal);
    }
    e->session = NULL;
    e->journal = NULL;
}

enum err exercise_open(struct exercise *e, enum journal_how how)
{
    enum err err = journal_open(e->f.path, how, &e->journal, &e->f.note);
    if (err == ERR_OK) {
        sit_down(e);
    }
    return err;
}

void exercise_resume(struct exercise *e)
{
    assert_good(&e->f, exercise_open(e, JOURNAL_WRITE));
    assert_good(&e->f, session_resume(e->session, &e->f.note));
}

/* ---- the person's hands ------------------------------------------------------------------------------------------ */

static uint32_t handle(const struct session *session, enum shelf shelf, uint32_t index)
{
    return view_feed_handle(session_feed(session, (struct team_id){ POWER }), thing(shelf, index));
}

static struct view_wish read_alarm(const struct session *session)
{
    struct view_wish wish = view_wish_make(WISH_READ);
    (void)session;
    wish.what = VIEW_WHAT_ITEM;
    wish.item = 0;
    return wish;
}

static struct view_wish decide_cut(const struct session *session)
{
    struct view_wish wish = view_wish_make(WISH_DECIDE);
    wish.decision = handle(session, SHELF_DECISION, ISOLATE);
    wish.option_count = 1;
    wish.text = EXERCISE_RATIONALE;
    return wish;
}

static struct view_wish share_frozen(const struct session *session, uint32_t to, uint32_t channel)
{
    struct view_wish wish = view_wish_make(WISH_SHARE);
    wish.fact = handle(session, SHELF_FACT, FROZEN);
    wish.to = handle(session, SHELF_TEAM, to);
    wish.channel = handle(session, SHELF_CHANNEL, channel);
    wish.anyway = true;
    return wish;
}

static struct view_wish share_with_press(const struct session *session)
{
    return share_frozen(session, PRESS, MAIL);
}

static struct view_wish share_with_cert(const struct session *session)
{
    return share_frozen(session, CERT, PHONE);
}

static struct view_wish ask_driver(const struct session *session)
{
    struct view_wish wish = view_wish_make(WISH_ACT);
    wish.action = handle(session, SHELF_ACTION, ASK_DRIVER);
    return wish;
}

static struct view_wish sweep(const struct session *session)
{
    struct view_wish wish = view_wish_make(WISH_ACT);
    wish.action = handle(session, SHELF_ACTION, SWEEP);
    return wish;
}

static struct view_wish note_down(const struct session *session)
{
    struct view_wish wish = view_wish_make(WISH_NOTE);
    (void)session;
    wish.text = "The night desk is two people.";
    return wish;
}

static struct view_wish notify(const struct session *session)
{
    struct view_wish wish = view_wish_make(WISH_NOTIFY);
    wish.clock = handle(session, SHELF_CLOCK, WARNING);
    wish.stage = 1;
    wish.facts[wish.fact_count++] = handle(session, SHELF_FACT, FROZEN);
    wish.text = EXERCISE_NOTICE;
    return wish;
}

static struct view_wish state_in_public(const struct session *session)
{
    struct view_wish wish = view_wish_make(WISH_STATE);
    wish.facts[wish.fact_count++] = handle(session, SHELF_FACT, FROZEN);
    wish.text = "We are looking into it.";
    return wish;
}

const struct hand exercise_hands[] = {
    { 30, REFUSED_NOT, read_alarm },
    { 640, REFUSED_NOT, decide_cut },
    { 640, REFUSED_ALREADY, decide_cut },
    { 700, REFUSED_NOT, share_with_press },
    { 900, REFUSED_NOT, ask_driver },
    { 1500, REFUSED_NOT, sweep },
    { 1500, REFUSED_NOT, note_down },
    { 1501, REFUSED_ALREADY, sweep },
    { 2600, REFUSED_NOT, notify },
    { 4000, REFUSED_NOT, state_in_public },
    { 5000, REFUSED_NOT, NULL },
    { 9000, REFUSED_NOT, share_with_cert },
    { NIGHT_END_S - 1, REFUSED_NOT, note_down },
};
const uint32_t exercise_hand_count = sizeof exercise_hands / sizeof exercise_hands[0];

static enum err improvise(struct exercise *e, uint32_t hand, enum refusal *refusal)
{
    struct input input = input_make(INPUT_IMPROVISE, (struct sender){ ROLE_CONTROL, TEAM_NONE, 0 });
    input.sender_number = hand + 1;
    input.to.v = POWER;
    input.text = EXERCISE_IMPROVISED;
    return session_submit(e->session, &input, WALL_MS + hand, refusal, &e->f.note);
}

void exercise_play_hand(struct exercise *e)
{
    uint32_t hand = e->hand;
    const struct hand *h = &exercise_hands[hand];
    enum refusal refusal = REFUSAL_COUNT;
    if (h->wish == NULL) {
        assert_good(&e->f, improvise(e, hand, &refusal));
    } else {
        struct view_wish wish = h->wish(e->session);
        assert_good(&e->f, session_wish(e->session, (struct team_id){ POWER }, &wish, WALL_MS + hand, &refusal, &e->f.note));
    }
    assert_int_equal(refusal, h->verdict);
    e->hand++;
}

static int64_t piece_s(struct pace *pace)
{
    struct rng_key key = { .seed = pace->seed, .kind = 1, .ordinal = pace->ordinal++ };
    return 1 + rng_below(&key, (uint32_t)pace->most_s);
}

void exercise_advance(struct exercise *e, int64_t until_s, struct pace *pace)
{
    while (session_now_s(e->session) < until_s && !session_has_ended(e->session)) {
        int64_t to_s = pace->most_s == 0 ? until_s : session_now_s(e->session) + piece_s(pace);
        to_s = to_s < until_s ? to_s : until_s;
        int64_t before_s = session_now_s(e->session);
        int64_t wall_ms = WALL_MS + (to_s < NIGHT_END_S ? to_s : NIGHT_END_S);
        enum session_stop stop = session_run_to(e->session, to_s, pace->stops, wall_ms, &e->f.note);
        if (stop == SESSION_FAILED) {
            fail_msg("at %lld: %s", (long long)before_s, e->f.note.text);
        }
        assert_true(session_now_s(e->session) > before_s);
        assert_true(stop != SESSION_REACHED || session_now_s(e->session) == to_s);
    }
}

void exercise_play(struct exercise *e, int64_t until_s, struct pace *pace)
{
    while (e->hand < exercise_hand_count && exercise_hands[e->hand].at_s <= until_s) {
        exercise_advance(e, exercise_hands[e->hand].at_s, pace);
        exercise_play_hand(e);
    }
    exercise_advance(e, until_s, pace);
}

/* ---- what came of it --------------------------------------------------------------------------------------------- */

void upshot_take(struct exercise *e, struct upshot *upshot)
{
    *upshot = (struct upshot){ .digest = engine_digest(session_engine(e->session)),
                                 .records = trace_count(session_trace(e->session)), .now_s = session_now_s(e->session) };
    for (uint32_t team = 0; team < e->world->teams_count; team++) {
        view_dump(session_view(e->session, (struct team_id){ team }), &upshot->views);
    }
}

void upshot_deinit(struct upshot *upshot)
{
    str_deinit(&upshot->views);
}

void assert_same_upshot_at(const struct upshot *a, const struct upshot *b, const char *file, int line)
{
    bool same = a->records == b->records && digest_equal(a->digest, b->digest) && a->now_s == b->now_s;
    if (!same) {
        fail_msg("%s:%d: %u records at %lld s, and %u at %lld s: not the same exercise", file, line, a->records,
                 (long long)a->now_s, b->records, (long long)b->now_s);
    }
    if (!str_equal(str_text(&a->views), str_text(&b->views))) {
        fail_msg("%s:%d: the views differ:\n%s\n%s", file, line, str_text(&a->views), str_text(&b->views));
    }
}

void exercise_reference(struct exercise *e, struct upshot *upshot)
{
    struct pace pace = { 0 };
    exercise_begin_unkept(e);
    exercise_play(e, INT64_MAX / 4, &pace);
    assert_true(session_has_ended(e->session));
    upshot_take(e, upshot);
    exercise_stop(e);
}

uint32_t exercise_count(const struct exercise *e, enum record_kind kind)
{
    const struct trace *trace = session_trace(e->session);
    uint32_t count = 0;
    for (uint32_t number = 1; number <= trace_count(trace); number++) {
        count += trace_record(trace, number)->kind == kind;
    }
    return count;
}
