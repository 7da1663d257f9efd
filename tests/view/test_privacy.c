/* What leaves the host for a seat: enough to rebuild its view, nothing that depends on others' private doings, and not one
 * name, number or word that is not the seat's to know. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "view/play.h"

#define MINUTE INT64_C(60)
#define HOUR INT64_C(3600)
#define ONE INT64_C(1000000)
#define SEED UINT64_C(9182736455463728)

static void release(struct play *play, int64_t at_s, enum shelf shelf, uint32_t index)
{
    (void)play_control(play, at_s, INPUT_RELEASE, thing(shelf, index), 0, 0);
}

static void act(struct play *play, uint32_t seat, int64_t at_s, uint32_t action)
{
    struct view_wish wish = view_wish_make(WISH_ACT);
    wish.action = play_handle(play, seat, SHELF_ACTION, action);
    (void)play_wish(play, seat, at_s, &wish);
}

static void decide(struct play *play, uint32_t seat, int64_t at_s, uint32_t option)
{
    struct view_wish wish = view_wish_make(WISH_DECIDE);
    wish.decision = 0;
    wish.options[0] = option;
    wish.option_count = 1;
    (void)play_wish(play, seat, at_s, &wish);
}

static void read_item(struct play *play, uint32_t seat, int64_t at_s, uint32_t item)
{
    struct view_wish wish = view_wish_make(WISH_READ);
    wish.what = VIEW_WHAT_ITEM;
    wish.item = item;
    (void)play_wish(play, seat, at_s, &wish);
}

static void declare(struct play *play, uint32_t seat, int64_t at_s)
{
    struct view_wish wish = view_wish_make(WISH_DECLARE);
    wish.clock = 0;
    wish.when_s = at_s;
    (void)play_wish(play, seat, at_s, &wish);
}

static void notify(struct play *play, int64_t at_s)
{
    struct view_wish wish = view_wish_make(WISH_NOTIFY);
    wish.clock = 0;
    wish.stage = 0;
    wish.classes = CLASS(1);
    wish.facts[0] = play_handle(play, POWER, SHELF_FACT, FROZEN);
    wish.fact_count = 1;
    (void)play_wish(play, POWER, at_s, &wish);
}

/* Ask, answer, permission: between the two that trust each other. */
static void talk(struct play *play, int64_t at_s)
{
    struct view_wish ask = view_wish_make(WISH_ASK);
    ask.to = play_handle(play, CERT_A, SHELF_TEAM, POWER);
    ask.fact = play_handle(play, CERT_A, SHELF_FACT, FROZEN);
    ask.ask = VIEW_ASK_PERMISSION;
    (void)play_wish(play, CERT_A, at_s, &ask);
    play_until(play, at_s + 10 * MINUTE);
    struct view_wish reply = view_wish_make(WISH_REPLY);
    reply.request = play->views[POWER].requests_count - 1;
    reply.has_label = true;
    reply.label = TLP_GREEN;
    (void)play_wish(play, POWER, at_s + 11 * MINUTE, &reply);
}

enum hush { QUIET, BUSY }; /* what Belmora does for itself */

/* An hour or six with one of nearly everything. */
static void play_it(struct play *play, enum hush belmora)
{
    play_begin(play, SEED, NULL);
    release(play, 30, SHELF_INJECT, ALARM);
    release(play, 60, SHELF_INJECT, LAB);
    release(play, 60, SHELF_INJECT, NEWS);
    release(play, 90, SHELF_DECISION, ISOLATE);
    release(play, 90, SHELF_DECISION, CONTAIN);
    read_item(play, POWER, 100, 0);
    if (belmora == BUSY) {
        read_item(play, CERT_B, 101, 0);
        release(play, 110, SHELF_INJECT, HUSH);
        decide(play, CERT_B, 120, 1);
        declare(play, CERT_B, 130);
        play_share(play, CERT_B, 140, RUMOUR, CERT_B, MUTUAL); /* refused: to itself */
    }
    play_share(play, POWER, 200, FROZEN, CERT_A, PHONE);
    play_share(play, POWER, 210, FROZEN, CERT_A, FAX);
    act(play, POWER, 220, ASK_HASH);
    decide(play, POWER, 300, 0);
    decide(play, POWER, 301, 0);
    play_until(play, 10 * MINUTE);
    play_share(play, CERT_A, 11 * MINUTE, HASH, POWER, PHONE);
    play_share(play, CERT_A, 12 * MINUTE, HASH, CERT_B, MUTUAL);
    talk(play, 15 * MINUTE);
    act(play, CERT_A, 40 * MINUTE, ANNOUNCE);
    play_control(play, 50 * MINUTE, INPUT_SET, thing(SHELF_AGREEMENT, ORDER), 0, 1);
    notify(play, HOUR);
    play_share(play, POWER, 2 * HOUR, FROZEN, TEAM_PUBLIC.v, WIRE);
    play_until(play, 7 * HOUR);
}

/* ---- a seat's own bytes make its view ---------------------------------------------------------------------------- */

static void fold_bytes(const char *bytes, struct arena *arena, struct view *view)
{
    for (const char *at = bytes; *at != '\0';) {
        const char *end = strchr(at, '\n');
        struct view_event event;
        struct err_note note = { 0 };
        assert_int_equal(view_event_decode(at, (size_t)(end - at), arena, &event, &note), ERR_OK);
        assert_true(view_apply(view, &event));
        struct str again = { 0 };
        view_event_encode(&event, &again);
        assert_int_equal(again.bytes, (size_t)(end - at));
        assert_memory_equal(str_text(&again), at, again.bytes);
        str_deinit(&again);
        at = end + 1;
    }
}

static void the_bytes_of_a_seat_alone_make_the_view_it_is_served(void **state)
{
    (void)state;
    struct play play;
    play_it(&play, BUSY);
    for (uint32_t i = 0; i < ROLES; i++) {
        struct arena arena;
        struct view far;
        struct str served = { 0 }, rebuilt = { 0 };
        arena_init(&arena);
        view_init(&far);
        fold_bytes(str_text(&play.streams[i]), &arena, &far);
        view_dump(&play.views[i], &served);
        view_dump(&far, &rebuilt);
        assert_string_equal(str_text(&rebuilt), str_text(&served));
        assert_true(far.event_count > 20);
        str_deinit(&served);
        str_deinit(&rebuilt);
        view_deinit(&far);
        arena_deinit(&arena);
    }
    play_end(&play);
}

/* ---- others' private doings change nothing ----------------------------------------------------------------------- */

static void what_one_team_does_for_itself_is_not_felt_by_any_other(void **state)
{
    (void)state;
    struct play quiet, busy;
    play_it(&quiet, QUIET);
    play_it(&busy, BUSY);
    assert_true(trace_count(engine_trace(busy.engine)) > trace_count(engine_trace(quiet.engine)) + 5);
    assert_string_not_equal(str_text(&busy.streams[CERT_B]), str_text(&quiet.streams[CERT_B]));
    assert_string_equal(str_text(&busy.streams[POWER]), str_text(&quiet.streams[POWER]));
    assert_string_equal(str_text(&busy.streams[CERT_A]), str_text(&quiet.streams[CERT_A]));
    assert_string_equal(str_text(&busy.streams[PRESS]), str_text(&quiet.streams[PRESS]));
    assert_string_equal(str_text(&busy.streams[BOARD]), str_text(&quiet.streams[BOARD]));
    play_end(&quiet);
    play_end(&busy);
}

/* ---- nothing of the host in it ----------------------------------------------------------------------------------- */

static void assert_absent(const struct play *play, uint32_t role, const char *word)
{
    if (word[0] != '\0' && strstr(str_text(&play->streams[role]), word) != NULL) {
        fail_msg("role %u was told “%s”", role, word);
    }
}

static uint32_t shelf_count(const struct world *world, enum shelf shelf)
{
    switch (shelf) {
    case SHELF_ECONOMY: return world->economies_count;
    case SHELF_AGREEMENT: return world->agreements_count;
    case SHELF_TEAM: return world->teams_count;
    case SHELF_MEASURE: return world->measures_count;
    case SHELF_FACT: return world->facts_count;
    case SHELF_CHANNEL: return world->channels_count;
    case SHELF_CLOCK: return world->clocks_count;
    case SHELF_INJECT: return world->injects_count;
    case SHELF_DECISION: return world->decisions_count;
    case SHELF_OPTION: return world->options_count;
    case SHELF_ACTION: return world->actions_count;
    case SHELF_QUESTION: return world->questions_count;
    case SHELF_SCENE: return world->scenes_count;
    case SHELF_ENDING: return world->endings_count;
    default: return 0;
    }
}

static void no_name_of_the_scenario_leaves_the_host(void **state)
{
    (void)state;
    struct play play;
    play_it(&play, BUSY);
    for (uint32_t role = 0; role < ROLES; role++) {
        assert_absent(&play, role, "_x"); /* every written name of the small world ends so */
        assert_absent(&play, role, play.world->id);
        for (enum shelf shelf = SHELF_NONE + 1; shelf < SHELF_COUNT; shelf++) {
            for (uint32_t i = 0; i < shelf_count(play.world, shelf); i++) {
                assert_absent(&play, role, world_path(play.world, thing(shelf, i)));
            }
        }
        for (uint32_t i = 1; i < play.world->texts_count; i++) {
            assert_absent(&play, role, play.world->texts[i].path);
        }
        assert_absent(&play, role, "9182736455463728"); /* the seed */
        char digest[DIGEST_TEXT_BYTES];
        digest_format(engine_digest(play.engine), digest);
        assert_absent(&play, role, digest);
    }
    play_end(&play);
}

/* Every number in the stream is the seat's own: events count 1, 2, 3 whatever lies between. */
static void numbers_are_dense_and_the_seats_own(void **state)
{
    (void)state;
    struct play play;
    play_it(&play, BUSY);
    for (uint32_t role = 0; role < ROLES; role++) {
        uint32_t number = 0;
        for (const char *at = str_text(&play.streams[role]); *at != '\0'; at = strchr(at, '\n') + 1) {
            assert_true(str_starts(at, "{\"n\":"));
            assert_int_equal(strtoul(at + 5, NULL, 10), ++number);
        }
        assert_int_equal(number, play.views[role].event_count);
    }
    play_end(&play);
}

/* Straight from the trace, without the feed: was there a record of one of these kinds, about this thing, for this role? */
static bool was_told(const struct play *play, uint32_t role, struct thing_id id, const enum record_kind *kinds, uint32_t count)
{
    const struct trace *trace = engine_trace(play->engine);
    for (uint32_t number = 1; number <= trace_count(trace); number++) {
        const struct record *record = trace_record(trace, number);
        const struct audience *audience = trace_audience(trace, record->audience);
        bool sees = role == BOARD ? audience->is_public : audience_has(audience, (struct team_id){ role });
        for (uint32_t k = 0; sees && record->thing == id.v && k < count; k++) {
            if (record->kind == kinds[k] && (record->flags & OPTION_HIDDEN) == 0) {
                return true;
            }
        }
    }
    return false;
}

static bool knows_fact(const struct play *play, uint32_t role, uint32_t fact)
{
    static const enum record_kind kinds[] = { RECORD_HELD, RECORD_LEARNED, RECORD_DERIVED, RECORD_ARRIVED, RECORD_PUBLISHED };
    return was_told(play, role, thing(SHELF_FACT, fact), kinds, 5);
}

static bool got_inject(const struct play *play, uint32_t role, uint32_t inject)
{
    static const enum record_kind kinds[] = { RECORD_INJECT };
    return was_told(play, role, thing(SHELF_INJECT, inject), kinds, 1);
}

static bool saw_option(const struct play *play, uint32_t role, uint32_t option)
{
    static const enum record_kind opened[] = { RECORD_OPENED }, told[] = { RECORD_OPTION };
    const struct option *def = &play->world->options[option];
    bool is_plain = def->needs.v == ID_NONE && def->shown.v == ID_NONE;
    return is_plain ? was_told(play, role, thing(SHELF_DECISION, def->decision.v), opened, 1)
                    : was_told(play, role, thing(SHELF_OPTION, option), told, 1);
}

static bool heard_of_clock(const struct play *play, uint32_t role, uint32_t clock)
{
    static const enum record_kind kinds[] = { RECORD_DUTY, RECORD_NOTICE };
    return was_told(play, role, thing(SHELF_CLOCK, clock), kinds, 2);
}

static const char *prose(const struct play *play, struct text_id text)
{
    return world_source(play->world, text);
}

static void check_teams_and_facts(const struct play *play, uint32_t role)
{
    const struct world *world = play->world;
    for (uint32_t i = 0; i < world->teams_count; i++) {
        if (i != role) {
            assert_absent(play, role, prose(play, world->teams[i].brief));
            assert_absent(play, role, prose(play, world->teams[i].secret));
        }
    }
    for (uint32_t i = 0; i < world->facts_count; i++) {
        if (!knows_fact(play, role, i)) {
            assert_absent(play, role, prose(play, world->facts[i].title));
            assert_absent(play, role, prose(play, world->facts[i].text));
        }
    }
}

static void what_is_not_a_seats_to_know_is_not_in_its_stream(void **state)
{
    (void)state;
    struct play play;
    play_it(&play, BUSY);
    const struct world *world = play.world;
    uint32_t kept = 0;
    for (uint32_t role = 0; role < ROLES; role++) {
        check_teams_and_facts(&play, role);
        for (uint32_t i = 0; i < world->injects_count; i++) {
            if (!got_inject(&play, role, i)) {
                assert_absent(&play, role, prose(&play, world->injects[i].title));
                kept++;
            }
        }
        for (uint32_t i = 0; i < world->options_count; i++) {
            if (!saw_option(&play, role, i)) {
                assert_absent(&play, role, prose(&play, world->options[i].label));
                kept++;
            }
            if (role != POWER || i != ISOLATE_CUT) {
                assert_absent(&play, role, prose(&play, world->options[i].feedback));
            }
        }
        for (uint32_t i = 0; i < world->clocks_count; i++) {
            if (!heard_of_clock(&play, role, i)) {
                assert_absent(&play, role, prose(&play, world->clocks[i].title));
                kept++;
            }
        }
    }
    /* The test looks at something: much is kept from each. */
    assert_true(kept > 40);
    assert_false(knows_fact(&play, POWER, RUMOUR));
    assert_false(knows_fact(&play, PRESS, HASH));
    play_end(&play);
}

/* What was sent and lost reads the same to its sender, to the last byte, as what was sent and arrived without a receipt. */
static void sent_says_nothing_of_arrival(void **state)
{
    (void)state;
    struct play lost, kept;
    play_begin(&lost, SEED, NULL);
    play_begin(&kept, SEED, NULL);
    kept.world->channels[FAX].fails_bp = 0;
    play_share(&lost, POWER, 60, FROZEN, CERT_A, FAX);
    play_share(&kept, POWER, 60, FROZEN, CERT_A, FAX);
    play_until(&lost, 3 * HOUR);
    play_until(&kept, 3 * HOUR);
    assert_int_equal(lost.views[CERT_A].arrivals_count, 0);
    assert_int_equal(kept.views[CERT_A].arrivals_count, 1);
    assert_string_equal(str_text(&lost.streams[POWER]), str_text(&kept.streams[POWER]));
    play_end(&lost);
    play_end(&kept);
}

/* One byte of a stream is changed, then another: the reader refuses the line or folds another event, and never falls over. */
static void an_altered_stream_never_upsets_its_reader(void **state)
{
    (void)state;
    struct play play;
    play_it(&play, BUSY);
    const char *stream = str_text(&play.streams[POWER]);
    static const char bytes[] = "0123456789\"{}[],:-nt";
    uint32_t folded = 0, refused = 0;
    for (uint32_t round = 0; round < 400; round++) {
        struct rng_key key = { .seed = 5, .ordinal = round };
        uint32_t place = rng_below(&key, (uint32_t)play.streams[POWER].bytes);
        char byte = bytes[round % (sizeof bytes - 1)];
        struct arena arena;
        struct view view;
        struct str text = { 0 };
        arena_init(&arena);
        view_init(&view);
        for (const char *at = stream; *at != '\0'; at = strchr(at, '\n') + 1) {
            char line[8192];
            size_t count = (size_t)(strchr(at, '\n') - at);
            assert_true(count < sizeof line);
            memcpy(line, at, count);
            bool hit = place >= (size_t)(at - stream) && place < (size_t)(at - stream) + count;
            if (hit) {
                line[place - (size_t)(at - stream)] = byte;
            }
            struct view_event event;
            struct err_note note = { 0 };
            bool good = view_event_decode(line, count, &arena, &event, &note) == ERR_OK && view_apply(&view, &event);
            folded += good ? 1 : 0;
            refused += good ? 0 : 1;
        }
        view_dump(&view, &text);
        assert_true(text.bytes > 0);
        str_deinit(&text);
        view_deinit(&view);
        arena_deinit(&arena);
    }
    assert_true(folded > 1000 && refused > 1000);
    play_end(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bytes_of_a_seat_alone_make_the_view_it_is_served),
        cmocka_unit_test(what_one_team_does_for_itself_is_not_felt_by_any_other),
        cmocka_unit_test(no_name_of_the_scenario_leaves_the_host),
        cmocka_unit_test(numbers_are_dense_and_the_seats_own),
        cmocka_unit_test(what_is_not_a_seats_to_know_is_not_in_its_stream),
        cmocka_unit_test(sent_says_nothing_of_arrival),
        cmocka_unit_test(an_altered_stream_never_upsets_its_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
