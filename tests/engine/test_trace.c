/* The trace: what is appended is read back, who may see it is kept once, and its digest covers all of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "engine/trace.h"

#define MANY 50000u /* over a dozen chunks of records and several of values */

static int make(void **state)
{
    *state = trace_create();
    return 0;
}

static int destroy(void **state)
{
    trace_destroy(*state);
    return 0;
}

static struct audience only(uint32_t team)
{
    struct audience audience = { 0 };
    audience.teams[team / 64] = UINT64_C(1) << team % 64;
    return audience;
}

static uint32_t intern_team(struct trace *trace, uint32_t team)
{
    struct audience audience = only(team);
    return trace_intern(trace, &audience);
}

static uint32_t intern_public(struct trace *trace)
{
    return trace_intern(trace, &(struct audience){ .is_public = true });
}

static struct record record_of(enum record_kind kind, int64_t at_s, uint32_t audience)
{
    return (struct record){ .kind = (uint16_t)kind, .at_s = at_s, .audience = audience, .team = ID_NONE, .to = ID_NONE,
                            .thing = ID_NONE, .other = ID_NONE };
}

static uint32_t draw(uint32_t about, uint64_t ordinal, uint32_t below)
{
    struct rng_key key = { .seed = 5, .kind = 9, .a = about, .ordinal = ordinal };
    return rng_below(&key, below);
}

static uint32_t drawn_audience(struct trace *trace, uint32_t about)
{
    struct audience audience = { .is_public = draw(about, 1, 8) == 0, .is_evaluators = draw(about, 2, 4) == 0 };
    for (uint32_t i = 0; i < draw(about, 3, 4); i++) {
        uint32_t team = draw(about, 10 + i, i == 0 ? TEAMS_MAX : 12);
        audience.teams[team / 64] |= UINT64_C(1) << team % 64;
    }
    return trace_intern(trace, &audience);
}

static void append_drawn(struct trace *trace, uint32_t i)
{
    struct record record = record_of((enum record_kind)(1 + draw(i, 4, RECORD_KIND_COUNT - 1)), i / 7,
                                     drawn_audience(trace, i));
    record.flags = (uint16_t)draw(i, 5, 256);
    record.team = draw(i, 6, TEAMS_MAX);
    record.to = draw(i, 7, 2) == 0 ? TEAM_PUBLIC.v : draw(i, 7, TEAMS_MAX);
    record.thing = thing((enum shelf)(1 + draw(i, 8, SHELF_COUNT - 1)), draw(i, 9, THINGS_MAX)).v;
    record.other = draw(i, 20, UINT32_MAX);
    record.cause = draw(i, 21, trace_count(trace) + 1);
    record.value = (int64_t)((uint64_t)draw(i, 22, UINT32_MAX) << 32 | draw(i, 23, UINT32_MAX));
    record.value2 = i % 3 == 0 ? INT64_MIN : INT64_MAX - i;
    int64_t extra[40];
    uint32_t extra_count = draw(i, 24, 3) == 0 ? draw(i, 25, 40) : 0;
    for (uint32_t v = 0; v < extra_count; v++) {
        extra[v] = (int64_t)i * 1000 + v;
    }
    (void)trace_append(trace, &record, extra, extra_count);
}

static struct trace *drawn_trace(uint32_t count)
{
    struct trace *trace = trace_create();
    for (uint32_t i = 0; i < count; i++) {
        append_drawn(trace, i);
    }
    return trace;
}

/* ---- reading back ---------------------------------------------------------------------------------------------- */

static void what_was_appended_is_read_back(void **state)
{
    struct trace *trace = *state;
    uint32_t audience = intern_team(trace, 3);
    struct record record = record_of(RECORD_ARRIVED, 42, audience);
    record.team = 3;
    record.to = 1;
    record.thing = thing(SHELF_FACT, 7).v;
    record.value = -5;
    record.value2 = INT64_MAX;
    record.flags = FORWARDED;
    const int64_t extra[] = { 10, -20, INT64_MIN };
    assert_int_equal(trace_append(trace, &record, extra, 3), 1);
    assert_int_equal(trace_count(trace), 1);
    const struct record *read = trace_record(trace, 1);
    assert_int_equal(read->kind, RECORD_ARRIVED);
    assert_int_equal(read->at_s, 42);
    assert_int_equal(read->team, 3);
    assert_int_equal(read->to, 1);
    assert_int_equal(read->thing, thing(SHELF_FACT, 7).v);
    assert_int_equal(read->value, -5);
    assert_int_equal(read->value2, INT64_MAX);
    assert_int_equal(read->flags, FORWARDED);
    assert_int_equal(read->extra_count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(trace_extra(trace, read, i), extra[i]);
    }
}

static void a_record_stays_where_it_is(void **state)
{
    struct trace *trace = *state;
    append_drawn(trace, 0);
    const struct record *first = trace_record(trace, 1);
    struct record copy = *first;
    for (uint32_t i = 1; i < MANY; i++) {
        append_drawn(trace, i);
    }
    assert_int_equal(trace_count(trace), MANY);
    assert_ptr_equal(trace_record(trace, 1), first);
    assert_memory_equal(first, &copy, sizeof copy);
}

static void extra_values_of_one_record_stand_together_over_many_chunks(void **state)
{
    struct trace *trace = *state;
    uint32_t audience = intern_public(trace);
    static int64_t extra[RECORD_EXTRA_MAX];
    for (uint32_t n = 0; n < 60; n++) {
        uint32_t count = n % 4 == 0 ? RECORD_EXTRA_MAX : draw(n, 1, RECORD_EXTRA_MAX);
        for (uint32_t i = 0; i < count; i++) {
            extra[i] = (int64_t)n << 32 | i;
        }
        struct record record = record_of(RECORD_MARK, 0, audience);
        (void)trace_append(trace, &record, extra, count);
    }
    for (uint32_t n = 0; n < 60; n++) {
        const struct record *record = trace_record(trace, n + 1);
        assert_int_equal(record->extra_count, n % 4 == 0 ? RECORD_EXTRA_MAX : draw(n, 1, RECORD_EXTRA_MAX));
        for (uint32_t i = 0; i < record->extra_count; i++) {
            assert_int_equal(trace_extra(trace, record, i), (int64_t)n << 32 | i);
        }
    }
}

static void every_kind_has_a_word_of_its_own(void **state)
{
    (void)state;
    for (enum record_kind a = RECORD_NONE; a < RECORD_KIND_COUNT; a++) {
        assert_non_null(record_kind_name(a));
        for (enum record_kind b = RECORD_NONE; b < a; b++) {
            assert_string_not_equal(record_kind_name(a), record_kind_name(b));
        }
    }
    assert_string_equal(record_kind_name(RECORD_ARRIVED), "arrived");
    assert_string_equal(record_kind_name(RECORD_MARK), "mark");
}

/* ---- audiences ------------------------------------------------------------------------------------------------- */

static void equal_sets_have_one_number_and_others_their_own(void **state)
{
    struct trace *trace = *state;
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t team = 0; team < TEAMS_MAX; team++) {
            assert_int_equal(intern_team(trace, team), team);
        }
        assert_int_equal(trace_intern(trace, &(struct audience){ 0 }), TEAMS_MAX);
        assert_int_equal(trace_intern(trace, &(struct audience){ .is_evaluators = true }), TEAMS_MAX + 1);
        assert_int_equal(intern_public(trace), TEAMS_MAX + 2);
    }
}

static void an_audience_has_its_teams_and_no_others(void **state)
{
    struct trace *trace = *state;
    const struct audience *third = trace_audience(trace, intern_team(trace, 200));
    for (uint32_t team = 0; team < TEAMS_MAX; team++) {
        assert_int_equal(audience_has(third, (struct team_id){ team }), team == 200);
    }
    assert_false(audience_has(third, TEAM_NONE));
    assert_false(audience_has(third, TEAM_PUBLIC));
}

static void a_public_audience_is_everybody_however_it_was_said(void **state)
{
    struct trace *trace = *state;
    struct audience with_team = only(3);
    with_team.is_public = true;
    assert_int_equal(trace_intern(trace, &with_team), intern_public(trace));
    const struct audience *everybody = trace_audience(trace, intern_public(trace));
    assert_true(audience_has(everybody, (struct team_id){ 0 }));
    assert_true(audience_has(everybody, (struct team_id){ TEAMS_MAX - 1 }));
    assert_true(audience_has(everybody, TEAM_PUBLIC));
    assert_true(everybody->is_evaluators);
}

static void an_audience_stays_where_it_is_among_thousands(void **state)
{
    struct trace *trace = *state;
    const struct audience *first = trace_audience(trace, intern_team(trace, 9));
    for (uint32_t i = 0; i < 3000; i++) {
        struct audience audience = { .teams = { i, 1, 0, 0 } };
        assert_int_equal(trace_intern(trace, &audience), i + 1);
    }
    assert_ptr_equal(trace_audience(trace, 0), first);
    assert_true(audience_has(first, (struct team_id){ 9 }));
    struct audience last = { .teams = { 2999, 1, 0, 0 } };
    assert_int_equal(trace_intern(trace, &last), 3000);
}

/* ---- the digest ------------------------------------------------------------------------------------------------ */

static void add_fields(unsigned char **at, const struct record *record, uint32_t audience)
{
    le_u64(at, (uint64_t)record->at_s);
    le_u64(at, (uint64_t)record->value);
    le_u64(at, (uint64_t)record->value2);
    le_u8(at, (uint8_t)record->kind);
    le_u8(at, (uint8_t)(record->kind >> 8));
    le_u8(at, (uint8_t)record->flags);
    le_u8(at, (uint8_t)(record->flags >> 8));
    le_u32(at, audience);
    le_u32(at, record->team);
    le_u32(at, record->to);
    le_u32(at, record->thing);
    le_u32(at, record->other);
    le_u32(at, record->cause);
}

/* The bytes that trace.c describes, written here once more by hand. */
static void the_digest_is_that_of_the_documented_bytes(void **state)
{
    struct trace *trace = *state;
    uint32_t unused = intern_team(trace, 1);
    uint32_t nine = intern_team(trace, 9);
    assert_int_not_equal(unused, nine);
    struct record first = record_of(RECORD_LEARNED, 3, nine);
    first.value = -2;
    first.flags = 0x0140;
    struct record second = record_of(RECORD_READ, 4, nine);
    second.cause = 1;
    const int64_t extra[] = { 7, -7 };
    (void)trace_append(trace, &first, extra, 2);
    (void)trace_append(trace, &second, NULL, 0);

    unsigned char bytes[256];
    unsigned char *at = bytes;
    add_fields(&at, &first, 0);
    le_u32(&at, 2);
    le_u64(&at, 7);
    le_u64(&at, (uint64_t)-7);
    for (uint32_t i = 0; i < 32; i++) {
        le_u8(&at, i == 1 ? 2 : 0);
    }
    le_u8(&at, 0);
    le_u8(&at, 0);
    add_fields(&at, &second, 0);
    le_u32(&at, 0);
    struct hash *hash = hash_create();
    hash_add(hash, bytes, (size_t)(at - bytes));
    assert_true(digest_equal(trace_digest(trace), hash_digest(hash)));
    hash_destroy(hash);
}

static void asking_for_the_digest_changes_nothing(void **state)
{
    struct trace *asked = *state;
    struct trace *unasked = drawn_trace(3000);
    for (uint32_t i = 0; i < 3000; i++) {
        append_drawn(asked, i);
        if (draw(i, 50, 5) == 0) {
            struct digest digest = trace_digest(asked);
            assert_true(digest_equal(trace_digest(asked), digest));
        }
    }
    assert_true(digest_equal(trace_digest(asked), trace_digest(unasked)));
    trace_destroy(unasked);
}

static struct digest digest_of(struct trace *trace, const struct record *record, int64_t extra)
{
    trace_clear(trace);
    (void)intern_team(trace, 1);
    (void)intern_team(trace, 2);
    struct record first = record_of(RECORD_STARTEX, 0, 0);
    (void)trace_append(trace, &first, NULL, 0);
    (void)trace_append(trace, record, &extra, 1);
    return trace_digest(trace);
}

static void every_field_of_a_record_changes_the_digest(void **state)
{
    struct trace *trace = *state;
    struct record base = record_of(RECORD_SENT, 5, 0);
    struct record others[11];
    for (uint32_t i = 0; i < 11; i++) {
        others[i] = base;
    }
    others[0].at_s++;
    others[1].value++;
    others[2].value2++;
    others[3].kind++;
    others[4].flags++;
    others[5].audience++;
    others[6].team--;
    others[7].to--;
    others[8].thing--;
    others[9].other--;
    others[10].cause++;
    struct digest digest = digest_of(trace, &base, 1);
    assert_true(digest_equal(digest_of(trace, &base, 1), digest));
    assert_false(digest_equal(digest_of(trace, &base, 2), digest));
    for (uint32_t i = 0; i < 11; i++) {
        assert_false(digest_equal(digest_of(trace, &others[i], 1), digest));
    }
}

static struct digest digest_seen_by(struct trace *trace, uint32_t first_interned, uint32_t second_interned, uint32_t seen_by)
{
    trace_clear(trace);
    (void)intern_team(trace, first_interned);
    (void)intern_team(trace, second_interned);
    struct record record = record_of(RECORD_STARTEX, 0, intern_team(trace, seen_by));
    (void)trace_append(trace, &record, NULL, 0);
    return trace_digest(trace);
}

static void the_digest_holds_who_sees_not_how_the_set_is_numbered(void **state)
{
    struct trace *trace = *state;
    struct digest digest = digest_seen_by(trace, 1, 2, 1);
    assert_true(digest_equal(digest_seen_by(trace, 2, 1, 1), digest));
    assert_false(digest_equal(digest_seen_by(trace, 1, 2, 2), digest));
}

static void a_cleared_trace_is_like_a_new_one(void **state)
{
    struct trace *trace = *state;
    struct trace *fresh = drawn_trace(2000);
    for (uint32_t i = 0; i < 9000; i++) {
        append_drawn(trace, i + 77);
    }
    trace_clear(trace);
    assert_int_equal(trace_count(trace), 0);
    for (uint32_t i = 0; i < 2000; i++) {
        append_drawn(trace, i);
        const struct record *a = trace_record(trace, i + 1);
        const struct record *b = trace_record(fresh, i + 1);
        assert_int_equal(a->audience, b->audience);
        assert_int_equal(a->extra_at, b->extra_at);
    }
    assert_true(digest_equal(trace_digest(trace), trace_digest(fresh)));
    trace_destroy(fresh);
}

/* ---- records as bytes ------------------------------------------------------------------------------------------ */

static unsigned char bytes_a[RECORD_BYTES_MAX];
static unsigned char bytes_b[RECORD_BYTES_MAX];

static void a_trace_comes_back_from_its_bytes_with_its_digest(void **state)
{
    struct trace *back = *state;
    struct trace *trace = drawn_trace(5000);
    for (uint32_t number = 1; number <= 5000; number++) {
        uint32_t count = trace_encode(trace, number, bytes_a);
        assert_true(trace_decode(back, bytes_a, count));
        assert_int_equal(trace_count(back), number);
        assert_int_equal(trace_encode(back, number, bytes_b), count);
        assert_memory_equal(bytes_a, bytes_b, count);
    }
    assert_true(digest_equal(trace_digest(back), trace_digest(trace)));
    trace_destroy(trace);
}

static void the_largest_record_fits(void **state)
{
    struct trace *trace = *state;
    static int64_t extra[RECORD_EXTRA_MAX];
    extra[RECORD_EXTRA_MAX - 1] = -1;
    struct record record = record_of(RECORD_MARK, INT64_MAX, intern_team(trace, TEAMS_MAX - 1));
    (void)trace_append(trace, &record, extra, RECORD_EXTRA_MAX);
    uint32_t count = trace_encode(trace, 1, bytes_a);
    assert_int_equal(count, 52 + 32 + 8 * RECORD_EXTRA_MAX);
    assert_true(trace_decode(trace, bytes_a, count));
    assert_int_equal(trace_extra(trace, trace_record(trace, 2), RECORD_EXTRA_MAX - 1), -1);
}

static uint32_t one_encoded(struct trace *trace)
{
    struct record record = record_of(RECORD_ARRIVED, 9, intern_team(trace, 10));
    record.team = 10;
    record.thing = thing(SHELF_FACT, 3).v;
    const int64_t extra[] = { 1, 2 };
    return trace_encode(trace, trace_append(trace, &record, extra, 2), bytes_a);
}

static void cut_or_lengthened_bytes_are_no_record(void **state)
{
    struct trace *trace = *state;
    uint32_t count = one_encoded(trace);
    for (uint32_t cut = 0; cut < count; cut++) {
        assert_false(trace_decode(trace, bytes_a, cut));
    }
    bytes_a[count] = 0;
    assert_false(trace_decode(trace, bytes_a, count + 1));
    assert_int_equal(trace_count(trace), 1);
}

/* One byte of a good record replaced: the offset, the new value, and why that is no record. */
static void what_is_out_of_range_is_no_record(void **state)
{
    struct trace *trace = *state;
    static const struct { uint32_t at; unsigned char value; } mistakes[] = {
        { 0, RECORD_NONE }, { 0, RECORD_KIND_COUNT }, { 1, 1 }, /* kind */
        { 5, 1 },                                               /* team 266 */
        { 8, 0 },                                               /* to 0xffffff00 */
        { 15, 0 }, { 15, SHELF_COUNT }, { 14, 1 },              /* thing: no shelf, beyond the last, index over the limit */
        { 20, 3 },                                              /* cause: a record to come */
        { 24, 8 },                                              /* at_s before the one ahead */
        { 48, 4 }, { 48, 1 }, { 48, 3 },                        /* audience: unknown bit, public with teams */
        { 49, 33 }, { 49, 1 },                                  /* bytes of teams */
        { 50, 3 }, { 51, 0x10 },                                /* extra values */
        { 53, 0 },                                              /* teams that end in a zero */
    };
    uint32_t count = one_encoded(trace);
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        unsigned char right = bytes_a[mistakes[i].at];
        bytes_a[mistakes[i].at] = mistakes[i].value;
        assert_false(trace_decode(trace, bytes_a, count));
        bytes_a[mistakes[i].at] = right;
    }
    assert_int_equal(trace_count(trace), 1);
    assert_true(trace_decode(trace, bytes_a, count));
}

/* Whatever is taken for a record is written back as the same bytes: nothing is read in two ways. */
static void damaged_bytes_are_refused_or_read_exactly(void **state)
{
    struct trace *trace = *state;
    struct trace *source = drawn_trace(400);
    uint32_t taken = 0;
    for (uint32_t i = 0; i < 40000; i++) {
        uint32_t count = trace_encode(source, 1 + draw(i, 1, 400), bytes_a);
        memset(bytes_a + 20, 0, 4); /* no cause: it comes first */
        for (uint32_t damage = 0; damage <= draw(i, 2, 3); damage++) {
            bytes_a[draw(i, 10 + damage, count)] = (unsigned char)draw(i, 20 + damage, 256);
        }
        trace_clear(trace);
        if (trace_decode(trace, bytes_a, count)) {
            taken++;
            assert_int_equal(trace_encode(trace, 1, bytes_b), count);
            assert_memory_equal(bytes_a, bytes_b, count);
        }
        assert_true(trace_count(trace) <= 1);
    }
    assert_in_range(taken, 10000, 39000);
    trace_destroy(source);
}

static void noise_is_no_record(void **state)
{
    struct trace *trace = *state;
    for (uint32_t i = 0; i < 20000; i++) {
        uint32_t count = draw(i, 1, 200);
        for (uint32_t b = 0; b < count; b++) {
            bytes_a[b] = (unsigned char)draw(i, 2 + b, 256);
        }
        assert_false(trace_decode(trace, bytes_a, count));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_appended_is_read_back, make, destroy),
        cmocka_unit_test_setup_teardown(a_record_stays_where_it_is, make, destroy),
        cmocka_unit_test_setup_teardown(extra_values_of_one_record_stand_together_over_many_chunks, make, destroy),
        cmocka_unit_test(every_kind_has_a_word_of_its_own),
        cmocka_unit_test_setup_teardown(equal_sets_have_one_number_and_others_their_own, make, destroy),
        cmocka_unit_test_setup_teardown(an_audience_has_its_teams_and_no_others, make, destroy),
        cmocka_unit_test_setup_teardown(a_public_audience_is_everybody_however_it_was_said, make, destroy),
        cmocka_unit_test_setup_teardown(an_audience_stays_where_it_is_among_thousands, make, destroy),
        cmocka_unit_test_setup_teardown(the_digest_is_that_of_the_documented_bytes, make, destroy),
        cmocka_unit_test_setup_teardown(asking_for_the_digest_changes_nothing, make, destroy),
        cmocka_unit_test_setup_teardown(every_field_of_a_record_changes_the_digest, make, destroy),
        cmocka_unit_test_setup_teardown(the_digest_holds_who_sees_not_how_the_set_is_numbered, make, destroy),
        cmocka_unit_test_setup_teardown(a_cleared_trace_is_like_a_new_one, make, destroy),
        cmocka_unit_test_setup_teardown(a_trace_comes_back_from_its_bytes_with_its_digest, make, destroy),
        cmocka_unit_test_setup_teardown(the_largest_record_fits, make, destroy),
        cmocka_unit_test_setup_teardown(cut_or_lengthened_bytes_are_no_record, make, destroy),
        cmocka_unit_test_setup_teardown(what_is_out_of_range_is_no_record, make, destroy),
        cmocka_unit_test_setup_teardown(damaged_bytes_are_refused_or_read_exactly, make, destroy),
        cmocka_unit_test_setup_teardown(noise_is_no_record, make, destroy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
