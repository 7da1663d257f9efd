/* The labels' rules, one by one: TLP 2.0 and PAP. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/labels.h"

static void each_label_reaches_whom_the_protocol_says(void **state)
{
    (void)state;
    /* Columns: named, source, client, community, other, public. */
    static const bool may[5][6] = {
        [TLP_RED] = { true, true, false, false, false, false },
        [TLP_AMBER_STRICT] = { true, true, false, false, false, false },
        [TLP_AMBER] = { true, true, true, false, false, false },
        [TLP_GREEN] = { true, true, true, true, false, false },
        [TLP_CLEAR] = { true, true, true, true, true, true },
    };
    for (enum tlp label = TLP_RED; label <= TLP_CLEAR; label++) {
        for (enum relation relation = RELATION_NAMED; relation <= RELATION_PUBLIC; relation++) {
            assert_int_equal(tlp_allows(label, relation), may[label][relation]);
        }
    }
}

static void an_action_may_be_as_loud_as_the_limit_and_no_louder(void **state)
{
    (void)state;
    assert_true(pap_allows(PAP_RED, PAP_RED));
    assert_false(pap_allows(PAP_RED, PAP_AMBER));
    assert_true(pap_allows(PAP_AMBER, PAP_RED));
    assert_true(pap_allows(PAP_AMBER, PAP_AMBER));
    assert_false(pap_allows(PAP_AMBER, PAP_GREEN));
    assert_true(pap_allows(PAP_GREEN, PAP_GREEN));
    assert_false(pap_allows(PAP_GREEN, PAP_CLEAR));
    assert_true(pap_allows(PAP_CLEAR, PAP_CLEAR));
}

static void every_word_parses_to_the_label_that_writes_it(void **state)
{
    (void)state;
    for (enum tlp label = TLP_RED; label <= TLP_CLEAR; label++) {
        enum tlp parsed;
        assert_true(tlp_parse(tlp_word(label), &parsed));
        assert_int_equal(parsed, label);
    }
    enum tlp strict;
    assert_true(tlp_parse("amber+strict", &strict));
    assert_int_equal(strict, TLP_AMBER_STRICT);
    assert_string_equal(tlp_name(TLP_AMBER_STRICT), "TLP:AMBER+STRICT");
    assert_string_equal(tlp_short(TLP_AMBER_STRICT), "A+S");
    assert_string_equal(pap_name(PAP_GREEN), "PAP:GREEN");
}

static void other_words_are_no_labels_and_leave_the_result_alone(void **state)
{
    (void)state;
    static const char *const others[] = { "", "RED", "white", "amber ", "amber-strict", "TLP:RED", "clear\n" };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        enum tlp label = TLP_GREEN;
        assert_false(tlp_parse(others[i], &label));
        assert_int_equal(label, TLP_GREEN);
        enum pap limit = PAP_AMBER;
        assert_false(pap_parse(others[i], &limit));
        assert_int_equal(limit, PAP_AMBER);
    }
    enum pap limit = PAP_RED;
    assert_false(pap_parse("amber_strict", &limit));
    assert_true(pap_parse("clear", &limit));
    assert_int_equal(limit, PAP_CLEAR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_label_reaches_whom_the_protocol_says),
        cmocka_unit_test(an_action_may_be_as_loud_as_the_limit_and_no_louder),
        cmocka_unit_test(every_word_parses_to_the_label_that_writes_it),
        cmocka_unit_test(other_words_are_no_labels_and_leave_the_result_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
