/* The stream of events: every kind survives being written and read, and nothing else is read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "view/event.h"
#include "view/wish.h"

static struct view_event full_event(enum view_event_kind kind)
{
    static const uint32_t list[] = { 0, 3, 1 };
    struct view_event event = view_event_make(kind);
    event.number = 4711;
    event.at_s = 86399;
    event.team = 1;
    event.to = VIEW_PUBLIC;
    event.fact = 2;
    event.other = 3;
    event.channel = 0;
    event.clock = 4;
    event.stage = 5;
    event.item = 6;
    event.arrival = event.sent = 7;
    event.decision = 8;
    event.option = 9;
    event.action = event.measure = event.agreement = event.question = event.scene = 10;
    event.title = "A title with “marks”, \"quotes\" and \\";
    event.text = "two\nlines\tand a tab";
    event.from = "日本語";
    event.reason = "\x01";
    event.basis = event.unit = event.law = event.mark = "x";
    event.when_s = INT64_MAX;
    event.opened_s = -5;
    event.takes_s = 60;
    event.least_s = 1;
    event.likely_s = 2;
    event.most_s = 3;
    event.value = -1234567890123;
    event.rate = 1;
    event.low = INT64_MAX;
    event.high = event.target = 100;
    event.staff = event.budget = INT64_MAX;
    event.amount = -1;
    event.amount2 = 7;
    event.mask = 0x7f;
    event.classes = 0x3ff;
    event.strips = 3;
    event.warnings = 5;
    event.has_label = event.has_pap = true;
    event.label = TLP_AMBER_STRICT;
    event.pap = PAP_GREEN;
    event.flag = event.better_low = true;
    event.sector = VIEW_OTHER_SECTOR;
    event.via = VIEW_LETTER;
    event.answer = VIEW_NUMBER;
    event.agree = VIEW_EITHER;
    event.how = VIEW_FROM_PUBLIC;
    event.ask = VIEW_ASK_PERMISSION;
    event.reply = VIEW_LATER;
    event.state = VIEW_GREYED;
    event.basis_state = VIEW_BASIS_MISSING;
    event.what = VIEW_WHAT_REPLY;
    event.evidence = VIEW_EVIDENCE_COURT;
    event.noted = VIEW_NOTED_RULING;
    event.ended = VIEW_BY_LENGTH;
    event.wish = WISH_NOTIFY;
    event.list = list;
    event.list_count = 3;
    return event;
}

static enum err decode(const char *json, struct arena *arena, struct view_event *event)
{
    struct err_note note = { 0 };
    return view_event_decode(json, strlen(json), arena, event, &note);
}

static void every_kind_is_written_and_read_back(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (enum view_event_kind kind = VIEW_NOTHING + 1; kind < VIEW_EVENT_KIND_COUNT; kind++) {
        struct view_event event = full_event(kind), back;
        struct str first = { 0 }, second = { 0 };
        view_event_encode(&event, &first);
        assert_null(strchr(str_text(&first), '\n'));
        assert_int_equal(decode(str_text(&first), &arena, &back), ERR_OK);
        assert_int_equal(back.kind, kind);
        assert_int_equal(back.number, event.number);
        assert_int_equal(back.at_s, event.at_s);
        view_event_encode(&back, &second);
        assert_string_equal(str_text(&second), str_text(&first));
        str_deinit(&first);
        str_deinit(&second);
    }
    arena_deinit(&arena);
}

static void a_line_reads_as_documented(void **state)
{
    (void)state;
    struct view_event event = view_event_make(VIEW_SENT);
    struct str json = { 0 };
    event.number = 9;
    event.at_s = 60;
    event.sent = 0;
    event.fact = 1;
    event.to = VIEW_PUBLIC;
    event.has_label = true;
    event.label = TLP_GREEN;
    view_event_encode(&event, &json);
    assert_string_equal(str_text(&json), "{\"n\":9,\"at\":60,\"kind\":\"sent\",\"sent\":0,\"fact\":1,\"to\":\"public\","
                                         "\"channel\":null,\"label\":\"green\",\"warnings\":0,\"flag\":false,\"flag2\":false}");
    str_deinit(&json);
}

static void fields_come_back_with_their_values(void **state)
{
    (void)state;
    struct arena arena;
    struct view_event event = full_event(VIEW_FACT), back;
    struct str json = { 0 };
    arena_init(&arena);
    view_event_encode(&event, &json);
    assert_int_equal(decode(str_text(&json), &arena, &back), ERR_OK);
    assert_string_equal(back.title, event.title);
    assert_string_equal(back.text, event.text);
    assert_string_equal(back.from, event.from);
    assert_int_equal(back.pap, PAP_GREEN);
    assert_int_equal(back.list_count, 3);
    assert_int_equal(back.list[1], 3);
    assert_string_equal(back.reason, ""); /* not a field of this kind */
    str_deinit(&json);
    arena_deinit(&arena);
}

static void what_is_not_an_event_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "{",
        "[]",
        "null",
        "{\"n\":1,\"at\":0,\"kind\":\"nothing\"}",
        "{\"n\":1,\"at\":0,\"kind\":\"sing\"}",
        "{\"n\":1,\"at\":0,\"kind\":\"receipt\"}",
        "{\"n\":1,\"at\":0,\"kind\":\"receipt\",\"sent\":\"x\"}",
        "{\"n\":1,\"at\":0,\"kind\":\"receipt\",\"sent\":-1}",
        "{\"n\":1,\"at\":0,\"kind\":\"receipt\",\"sent\":4294967295}",
        "{\"n\":1,\"at\":0,\"kind\":\"receipt\",\"sent\":1.5}",
        "{\"n\":1,\"at\":0,\"kind\":\"receipt\",\"sent\":1,\"more\":1}",
        "{\"n\":1,\"n\":1,\"at\":0,\"kind\":\"receipt\",\"sent\":1}",
        "{\"n\":-1,\"at\":0,\"kind\":\"receipt\",\"sent\":1}",
        "{\"n\":1,\"at\":\"0\",\"kind\":\"receipt\",\"sent\":1}",
        "{\"n\":1,\"at\":0,\"kind\":\"receipt\",\"sent\":1} ,",
        "{\"n\":1,\"at\":0,\"kind\":\"role\",\"title\":null}",
        "{\"n\":1,\"at\":0,\"kind\":\"consent\",\"fact\":0,\"label\":\"purple\",\"request\":null}",
        "{\"n\":1,\"at\":0,\"kind\":\"statement\",\"team\":0,\"title\":\"\",\"text\":\"\",\"list\":[0,\"a\"]}",
        "{\"n\":1,\"at\":0,\"kind\":\"capacity\",\"staff\":true,\"budget\":1}",
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct view_event event;
        assert_int_equal(decode(bad[i], &arena, &event), ERR_BAD_INPUT);
    }
    struct view_event event;
    assert_int_equal(decode("{\"n\":1,\"at\":0,\"kind\":\"receipt\",\"sent\":1}", &arena, &event), ERR_OK);
    arena_deinit(&arena);
}

static void a_cut_line_is_refused_wherever_it_is_cut(void **state)
{
    (void)state;
    struct arena arena;
    struct view_event event = full_event(VIEW_LINE), back;
    struct err_note note = { 0 };
    struct str json = { 0 };
    arena_init(&arena);
    view_event_encode(&event, &json);
    for (size_t bytes = 0; bytes < json.bytes; bytes++) {
        assert_int_equal(view_event_decode(str_text(&json), bytes, &arena, &back, &note), ERR_BAD_INPUT);
    }
    str_deinit(&json);
    arena_deinit(&arena);
}

static void kinds_and_wishes_have_names_of_their_own(void **state)
{
    (void)state;
    for (enum view_event_kind kind = VIEW_NOTHING; kind < VIEW_EVENT_KIND_COUNT; kind++) {
        for (enum view_event_kind other = VIEW_NOTHING; other < kind; other++) {
            assert_string_not_equal(view_event_kind_name(kind), view_event_kind_name(other));
        }
    }
    for (enum wish_kind kind = WISH_NOTHING; kind < WISH_KIND_COUNT; kind++) {
        for (enum wish_kind other = WISH_NOTHING; other < kind; other++) {
            assert_string_not_equal(wish_kind_name(kind), wish_kind_name(other));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_written_and_read_back),
        cmocka_unit_test(a_line_reads_as_documented),
        cmocka_unit_test(fields_come_back_with_their_values),
        cmocka_unit_test(what_is_not_an_event_is_refused),
        cmocka_unit_test(a_cut_line_is_refused_wherever_it_is_cut),
        cmocka_unit_test(kinds_and_wishes_have_names_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
