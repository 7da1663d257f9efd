/* The page: the same every time, and only ever words where somebody wrote words. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "debrief/html.h"
#include "debrief/report.h"
#include "debrief/two_ports.h"

static int set_up(void **state)
{
    struct ports *ports = test_calloc(1, sizeof *ports);
    *ports = ports_open();
    *state = ports;
    return 0;
}

static int tear_down(void **state)
{
    ports_close(*state);
    test_free(*state);
    return 0;
}

static const char *hostile(void *context, uint32_t record)
{
    (void)context;
    (void)record;
    return "</blockquote><script>alert(1)</script> \"quoted\" & 'single' \xff\xfe\x01 end";
}

/* A little of everything. */
static void play(struct ports *ports)
{
    (void)ports_seat(ports, PORT, 1);
    (void)ports_seat(ports, CERT_A, 2);
    uint32_t alarm = ports_inject(ports, MINUTE, ALARM, PORT);
    (void)ports_learned(ports, MINUTE, PORT, HASH, alarm);
    struct record opened = ports_record(RECORD_OPENED, 2 * MINUTE, PORT, SHELF_DECISION, STOP);
    opened.value = 12 * MINUTE;
    struct record answered = ports_record(RECORD_ANSWERED, 5 * MINUTE, PORT, SHELF_DECISION, STOP);
    answered.cause = ports_add(ports, opened);
    answered.value = 1;
    answered.value2 = -1;
    (void)ports_add(ports, answered);
    (void)ports_arrived(ports, 20 * MINUTE, ports_sent(ports, 9 * MINUTE, HASH, PORT, CERT_A, PHONE));
    (void)ports_measure(ports, 30 * MINUTE, HARM, 12, 3, 0);
    (void)ports_end(ports, 3 * HOUR);
}

static void page_of(const struct ports *ports, struct str *html)
{
    struct debrief_source source = { .world = ports->world, .trace = ports->trace, .words = { NULL, hostile } };
    struct debrief_facts facts = { .rules_version = 1,
                                   .program = "Tocsin test",
                                   .digest = "00",
                                   .chain = "",
                                   .privacy = "all",
                                   .caution = "<b>careful</b>" };
    struct debrief_model *debrief = debrief_create(&source);
    struct text *text = NULL;
    struct err_note note = { 0 };
    assert_int_equal(text_create(&text, &note), ERR_OK);
    debrief_report(debrief, &facts, text, html);
    text_destroy(text);
    debrief_destroy(debrief);
}

static void the_same_debrief_gives_the_same_bytes_in_every_locale(void **state)
{
    struct ports *ports = *state;
    struct str first = { 0 };
    struct str second = { 0 };
    play(ports);
    page_of(ports, &first);
    (void)setlocale(LC_ALL, "de_DE.UTF-8");
    page_of(ports, &second);
    (void)setlocale(LC_ALL, "C");
    assert_int_equal(first.bytes, second.bytes);
    assert_memory_equal(first.at, second.at, first.bytes);
    str_deinit(&first);
    str_deinit(&second);
}

static void what_people_typed_stays_words(void **state)
{
    struct ports *ports = *state;
    struct str html = { 0 };
    play(ports);
    page_of(ports, &html);
    assert_null(strstr(str_text(&html), "<script"));
    assert_null(strstr(str_text(&html), "</blockquote><"));
    assert_non_null(strstr(str_text(&html),
                           "&lt;/blockquote&gt;&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp; "
                           "&#39;single&#39; \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD end"));
    assert_null(strstr(str_text(&html), "<b>careful"));
    assert_non_null(strstr(str_text(&html), "&lt;b&gt;careful&lt;/b&gt;"));
    str_deinit(&html);
}

static void it_is_marked_as_an_exercise_and_needs_nothing_else(void **state)
{
    struct ports *ports = *state;
    struct str html = { 0 };
    play(ports);
    page_of(ports, &html);
    const char *page = str_text(&html);
    assert_non_null(strstr(page, "EXERCISE, NOT REAL"));
    assert_null(strstr(page, "src="));
    assert_null(strstr(page, "<link"));
    assert_null(strstr(page, "@import"));
    assert_null(strstr(page, "url(http"));
    str_deinit(&html);
}

static void expect_said(const struct ports *ports, const char *wanted)
{
    struct str html = { 0 };
    page_of(ports, &html);
    if (strstr(str_text(&html), wanted) == NULL) {
        fail_msg("the page does not say: %s", wanted);
    }
    str_deinit(&html);
}

static void letters_are_explained_and_marks_stand_apart(void **state)
{
    struct ports *ports = *state;
    (void)ports_learned(ports, 0, CERT_B, HASH, ports_inject(ports, 0, ALARM, CERT_B));
    play(ports);
    expect_said(ports, "in a diamond, the option that was taken");
    expect_said(ports, "A+S AMBER+STRICT, A AMBER");
    expect_said(ports, " of them another team had to tell.");
}

static void a_request_is_told_as_the_asked_team_read_it(void **state)
{
    struct ports *ports = *state;
    play(ports);
    struct record asked = ports_record(RECORD_ASKED, 3 * HOUR, PORT, SHELF_FACT, HASH);
    asked.to = CERT_A;
    asked.value = ASK_PRESERVE;
    (void)ports_add(ports, asked);
    expect_said(ports, "to preserve: ");
    expect_said(ports, "Who was asked");
}

static void a_duty_that_others_met_says_who_told(void **state)
{
    struct ports *ports = *state;
    struct cond knows = { .op = COND_KNOWS, .a = CERT_A, .b = HASH };
    ports->world->clocks[NOTICE_CLOCK].met_by = world_add_cond(ports->world, &knows);
    (void)ports_learned(ports, MINUTE, PORT, HASH, ports_inject(ports, MINUTE, ALARM, PORT));
    (void)ports_arrived(ports, 20 * MINUTE, ports_sent(ports, 9 * MINUTE, HASH, PORT, CERT_A, PHONE));
    struct record met = ports_record(RECORD_STAGE_MET, 20 * MINUTE, PORT, SHELF_CLOCK, NOTICE_CLOCK);
    met.other = 0;
    met.value = HOUR;
    (void)ports_add(ports, met);
    (void)ports_end(ports, HOUR);
    expect_said(ports, ": Aranda CERT knew at ");
    expect_said(ports, "(told by Aranda Port)");
}

static void a_duty_that_nobody_declared_is_told_as_such(void **state)
{
    struct ports *ports = *state;
    ports->world->clocks[NOTICE_CLOCK].counts = COUNTS_DECLARED;
    (void)ports_add(ports, ports_record(RECORD_CLOCK_STARTED, 0, PORT, SHELF_CLOCK, NOTICE_CLOCK));
    play(ports);
    expect_said(ports, " by the facts, never declared");
    expect_said(ports, "missed: never declared");
}

/* Every kind of record about things that are there, with numbers that no exercise gives. What a page says of them is no
 * matter: it is written, and nothing is counted beyond what numbers hold. */
static void a_trace_with_any_numbers_in_it_makes_a_page(void **state)
{
    struct ports *ports = *state;
    static const int64_t numbers[] = { INT64_MAX, INT64_MIN, INT64_MAX - 1, INT64_MIN + 1, INT64_MAX / 4, -INT64_MAX / 4, INT64_MAX / 2,
                                       -1, 0, INT64_C(100000000000), INT64_C(-100000000000), UINT32_MAX, INT64_C(3) << 60 };
    const uint32_t count = sizeof numbers / sizeof numbers[0];
    struct str html = { 0 };
    play(ports);
    const int64_t end_s = 3 * HOUR;
    for (uint32_t kind = RECORD_NONE + 1; kind < RECORD_KIND_COUNT; kind++) {
        for (enum shelf shelf = SHELF_ECONOMY; shelf < SHELF_COUNT; shelf++) {
            for (uint32_t i = 0; i < count; i++) {
                struct record record = ports_record((enum record_kind)kind, end_s, CERT_A, shelf, 0);
                record.to = PORT;
                record.other = kind == RECORD_SENT ? thing(SHELF_CHANNEL, PHONE).v : 0;
                record.cause = i % 3 == 0 ? trace_count(ports->trace) : 0;
                record.value = numbers[i];
                record.value2 = numbers[(i * 7 + shelf) % count];
                (void)ports_add(ports, record);
            }
        }
    }
    page_of(ports, &html);
    for (uint32_t i = 0; i < 40; i++) {
        struct record record = ports_record(i % 2 == 0 ? RECORD_MEASURE : RECORD_LEARNED,
                                            i < 20 ? INT64_C(100000000000) : INT64_MAX, CERT_B,
                                            i % 2 == 0 ? SHELF_MEASURE : SHELF_FACT, i % 2);
        record.value = record.value2 = i % 2 == 0 ? numbers[i % count] : TLP_RED;
        (void)ports_add(ports, record);
    }
    page_of(ports, &html);
    assert_non_null(strstr(str_text(&html), "EXERCISE, NOT REAL"));
    str_deinit(&html);
}

static void bad_characters_are_replaced_and_good_ones_kept(void **state)
{
    (void)state;
    static const struct { const char *in, *out; } cases[] = {
        { "caf\xC3\xA9", "caf\xC3\xA9" },                     /* two bytes */
        { "\xF0\x9F\x9A\xA8", "\xF0\x9F\x9A\xA8" },           /* four */
        { "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD" },           /* not the shortest form */
        { "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" }, /* a surrogate */
        { "cut \xE2\x82", "cut \xEF\xBF\xBD\xEF\xBF\xBD" },
        { "\x1B[31m", "\xEF\xBF\xBD[31m" },
        { "a\tb\nc", "a\tb\nc" },
        { "\xEF\xBF\xBF", "\xEF\xBF\xBD" },                   /* U+FFFF */
        { "a\xE2\x80\xAE" "b", "a\xEF\xBF\xBD" "b" },         /* U+202E: what follows would be read backwards */
        { "\xE2\x80\xAA\xE2\x81\xA6\xE2\x81\xA9", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" }, /* U+202A, U+2066, U+2069 */
        { "\xD7\xA9\xE2\x80\x8F", "\xD7\xA9\xE2\x80\x8F" }, /* a letter and a mark of a right-to-left script */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str out = { 0 };
        html_words(&out, cases[i].in);
        assert_string_equal(str_text(&out), cases[i].out);
        str_deinit(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_same_debrief_gives_the_same_bytes_in_every_locale, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_people_typed_stays_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_is_marked_as_an_exercise_and_needs_nothing_else, set_up, tear_down),
        cmocka_unit_test_setup_teardown(letters_are_explained_and_marks_stand_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_request_is_told_as_the_asked_team_read_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_duty_that_others_met_says_who_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_duty_that_nobody_declared_is_told_as_such, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_trace_with_any_numbers_in_it_makes_a_page, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bad_characters_are_replaced_and_good_ones_kept, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
