/* The reference workload gives its published digests, by the bare loop, through the engine and as a script. Nothing here
 * is timed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reference.h"
#include "script.h"

enum { BATCH = 200 };

static void the_bare_loop_gives_the_published_values_of_seed_1(void **state)
{
    (void)state;
    static const uint32_t expected[14] = { 14, 52, 2963, 2846, 126, 6, 1, 1, 0, 82, 478, 530, 504, 527 };
    struct ref_report report;
    assert_int_equal(bare_play(1, &report), 0x2f9cf3f7);
    assert_int_equal(report.events, 1871);
    uint32_t values[14];
    ref_team_values(&report, 0, values);
    assert_memory_equal(values, expected, sizeof values);
}

static void the_engine_gives_the_published_digest_of_200_seeds(void **state)
{
    (void)state;
    struct ref_core *core = core_create();
    uint32_t digest = 0;
    uint64_t events = 0;
    for (uint32_t seed = 1; seed <= BATCH; seed++) {
        struct ref_report report;
        digest = ref_draw(digest, 0, core_play(core, seed, &report));
        events += report.events;
    }
    core_destroy(core);
    assert_int_equal(events, 370366);
    assert_int_equal(digest, 0x958b4e60);
}

static void the_sandboxed_script_gives_the_published_digest_of_200_seeds(void **state)
{
    (void)state;
    struct err_note note = { 0 };
    struct ref_script *script = ref_script_create(TOCSIN_SOURCE_DIR "/tests/bench/reference.lua", &note);
    assert_string_equal(note.text, "");
    assert_non_null(script);
    uint32_t digest = 0;
    for (uint32_t seed = 1; seed <= BATCH; seed++) {
        struct ref_report report;
        digest = ref_draw(digest, 0, ref_script_play(script, seed, &report));
    }
    ref_script_destroy(script);
    assert_int_equal(digest, 0x958b4e60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bare_loop_gives_the_published_values_of_seed_1),
        cmocka_unit_test(the_engine_gives_the_published_digest_of_200_seeds),
        cmocka_unit_test(the_sandboxed_script_gives_the_published_digest_of_200_seeds),
    };
    return cmocka_run_group_tests_name("reference workload", tests, NULL, NULL);
}
