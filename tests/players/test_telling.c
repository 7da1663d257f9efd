/* Bots: whom each policy tells what, whom it asks, and what it answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "players/table.h"

/* ---- telling ---------------------------------------------------------------------------------------------------- */

static void its_own_goes_to_those_it_concerns(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 1);
    uint32_t authority = table_add(&table, "Privacy office", VIEW_GOVERNMENT, false, false);
    uint32_t abroad = table_add(&table, "Privacy office abroad", VIEW_GOVERNMENT, false, false);
    table.view.teams[abroad].economy = 1;
    uint32_t mine = made_fact(&table.view, 0, "Mine", TLP_AMBER, 0, 0);
    uint32_t clear = made_fact(&table.view, 0, "Clear", TLP_CLEAR, 0, 0);
    uint32_t red = made_fact(&table.view, 0, "Red", TLP_RED, 0, 0);
    table_wait(&table, 0, 2 * HOUR);
    assert_true(table_told(&table, mine, table.government) && table_told(&table, mine, table.client));
    assert_true(table_told(&table, mine, authority));
    assert_false(table_told(&table, mine, abroad) || table_told(&table, mine, table.stranger));
    /* What is for everybody is a word among colleagues; it is no news for an authority, and nothing to publish by itself. */
    assert_true(table_told(&table, clear, table.government) && table_told(&table, clear, table.client));
    assert_false(table_told(&table, clear, authority) || table_told(&table, clear, table.stranger));
    assert_false(table_told(&table, clear, VIEW_PUBLIC) || table_told(&table, mine, VIEW_PUBLIC));
    assert_false(table_told(&table, red, table.government) || table_told(&table, red, table.client));
    assert_true(table_when(&table, WISH_SHARE) <= 12 * MINUTE);
    table_rise(&table);
}

static void what_was_kept_for_some_goes_to_them(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 1);
    uint32_t mine = made_fact(&table.view, 0, "Mine", TLP_AMBER, 0, 0);
    table_name(&table, mine, table.stranger);
    table_wait(&table, 0, 2 * HOUR);
    assert_true(table_told(&table, mine, table.stranger));
    assert_true(table_told(&table, mine, table.client)); /* always a reason to know */
    assert_false(table_told(&table, mine, table.government));
    table_rise(&table);
}

/* What it found of another's: to those named nearby, to colleagues as the label allows. Not to the source, which has it. */
static void what_it_found_of_anothers_goes_to_colleagues(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 1);
    uint32_t source = table_add(&table, "Vendor", VIEW_BUSINESS, false, false);
    uint32_t abroad = table_add(&table, "Ministry abroad", VIEW_GOVERNMENT, false, false);
    table.view.teams[abroad].economy = 1;
    uint32_t green = made_fact(&table.view, 0, "Green", TLP_GREEN, source, 0);
    uint32_t amber = made_fact(&table.view, 0, "Amber", TLP_AMBER, source, 0);
    table_name(&table, amber, table.government);
    table_name(&table, amber, abroad);
    table_wait(&table, 0, 2 * HOUR);
    assert_true(table_told(&table, green, table.government) && table_told(&table, green, table.client));
    assert_true(table_told(&table, amber, table.government) && table_told(&table, amber, table.client));
    assert_false(table_told(&table, amber, abroad) || table_told(&table, green, source) || table_told(&table, amber, source));
    table_rise(&table);
}

static void what_it_put_together_is_news_to_the_source_too(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 1);
    uint32_t whole = made_fact(&table.view, 0, "Whole", TLP_AMBER, table.government, 0);
    table.view.facts[whole].how = VIEW_DERIVED;
    table_wait(&table, 0, 2 * HOUR);
    assert_true(table_told(&table, whole, table.government) && table_told(&table, whole, table.client));
    table_rise(&table);
}

/* What a team told goes on to clients under AMBER, which is made for it, and to nobody else: the source tells the others. */
static void what_it_was_told_goes_on_to_clients_alone(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 1);
    uint32_t source = table_add(&table, "CERT", VIEW_GOVERNMENT, false, true);
    uint32_t named = table_add(&table, "Second client", VIEW_BUSINESS, true, true);
    uint32_t amber = made_fact(&table.view, 0, "Amber", TLP_AMBER, source, 0);
    uint32_t green = made_fact(&table.view, 0, "Green", TLP_GREEN, source, 0);
    table_name(&table, amber, named);
    table_hear(&table, 0, amber, source);
    table_hear(&table, 0, green, source);
    table_wait(&table, 0, 2 * HOUR);
    assert_true(table_told(&table, amber, table.client));
    assert_int_equal(table_count(&table, WISH_SHARE), 1);
    table_rise(&table);
}

static void who_asked_before_it_was_known_is_remembered(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 1);
    uint32_t fact = made_fact(&table.view, 0, "It", TLP_CLEAR, table.client, 0);
    table.view.facts[fact].held = false;
    made_request(&table.view, 0, table.stranger, VIEW_ASK_FACT, fact);
    table_wait(&table, 0, HOUR);
    assert_int_equal(table_find(&table, WISH_REPLY, 0)->reply, VIEW_NO);
    assert_int_equal(table_count(&table, WISH_SHARE), 0);
    struct view_event event = made_event(&table.view, HOUR, VIEW_LEARNED);
    event.fact = fact;
    event.how = VIEW_TOLD;
    event.has_label = true;
    event.label = TLP_CLEAR;
    made_apply(&table.view, &event);
    table_wait(&table, HOUR, 2 * HOUR);
    assert_true(table_told(&table, fact, table.stranger));
    assert_int_equal(table_count(&table, WISH_SHARE), 1);
    table_rise(&table);
}

/* A label that keeps it from a client is a reason to ask; one that keeps it from a mere colleague is not. */
static void the_source_is_asked_for_those_who_need_it(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 1);
    uint32_t source = table_add(&table, "Vendor", VIEW_BUSINESS, false, false);
    made_fact(&table.view, 0, "For colleagues", TLP_AMBER, table.client, 0);
    uint32_t strict = made_fact(&table.view, 0, "For clients", TLP_AMBER_STRICT, source, 0);
    table_wait(&table, 0, HOUR);
    assert_int_equal(table_count(&table, WISH_SHARE), 0);
    const struct view_wish *ask = table_find(&table, WISH_ASK, 0);
    assert_non_null(ask);
    assert_int_equal(ask->to, source);
    assert_int_equal(ask->fact, strict);
    assert_int_equal(ask->ask, VIEW_ASK_PERMISSION);
    assert_int_equal(table_count(&table, WISH_ASK), 1);
    struct view_event event = made_event(&table.view, HOUR, VIEW_CONSENT);
    event.fact = strict;
    event.has_label = true;
    event.label = TLP_GREEN;
    made_apply(&table.view, &event);
    table_wait(&table, HOUR, 2 * HOUR);
    assert_true(table_told(&table, strict, table.client) && table_told(&table, strict, table.government));
    assert_false(table_told(&table, strict, table.stranger));
    assert_int_equal(table_count(&table, WISH_ASK), 1);
    table_rise(&table);
}

static void the_legalistic_one_wants_a_basis_and_a_trace(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_LEGALISTIC, 1);
    struct view_event event = made_event(&table.view, 0, VIEW_CHANNEL);
    event.channel = table.view.channels_count;
    event.title = "Registered letter";
    event.has_label = true;
    event.label = TLP_RED;
    event.evidence = VIEW_EVIDENCE_COURT;
    uint32_t letter = event.channel;
    made_apply(&table.view, &event);
    made_line(&table.view, 0, letter, table.client, 5 * HOUR, true, VIEW_BASIS_HOLDS);
    made_line(&table.view, 0, letter, table.government, 5 * HOUR, true, VIEW_BASIS_MISSING);
    uint32_t mine = made_fact(&table.view, 0, "Mine", TLP_AMBER, 0, 0);
    uint32_t clear = made_fact(&table.view, 0, "Clear", TLP_CLEAR, VIEW_NONE, 0);
    uint32_t amber = made_fact(&table.view, 0, "Amber", TLP_AMBER_STRICT, table.government, 0);
    table_wait(&table, 0, 10 * HOUR);
    assert_true(table_told(&table, mine, table.client));
    assert_false(table_told(&table, mine, table.government)); /* AMBER binds its own source too */
    assert_true(table_told(&table, clear, table.government));
    assert_false(table_told(&table, clear, VIEW_PUBLIC));
    assert_int_equal(table_count(&table, WISH_ASK), 0);
    assert_false(table_told(&table, amber, table.client)); /* nor does it ask */
    for (uint32_t i = 0; table_find(&table, WISH_SHARE, i) != NULL; i++) {
        const struct view_wish *wish = table_find(&table, WISH_SHARE, i);
        assert_int_equal(wish->channel, wish->to == table.client ? letter : table.phone);
        assert_false(wish->anyway);
    }
    assert_true(table_when(&table, WISH_SHARE) >= 15 * MINUTE);
    table_rise(&table);
}

static void the_secretive_one_shares_nothing_by_itself(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_SECRETIVE, 1);
    made_fact(&table.view, 0, "Clear", TLP_CLEAR, VIEW_NONE, 0);
    made_fact(&table.view, 0, "Mine", TLP_GREEN, 0, 0);
    made_request(&table.view, 0, table.client, VIEW_ASK_FACT, 0);
    table_wait(&table, 0, 100 * HOUR);
    assert_int_equal(table_count(&table, WISH_SHARE), 0);
    table_rise(&table);
}

static void nobody_tells_those_who_told_or_were_told(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 1);
    uint32_t third = table_add(&table, "Colleague", VIEW_BUSINESS, false, true);
    uint32_t fact = made_fact(&table.view, 0, "Green", TLP_GREEN, VIEW_NONE, 0);
    table_hear(&table, 0, fact, table.client);
    table.view.facts[fact].how = VIEW_WORLD; /* it had found it before it was told */
    struct view_event event = made_event(&table.view, 0, VIEW_SENT);
    event.sent = 0;
    event.fact = fact;
    event.to = table.government;
    event.has_label = true;
    event.label = TLP_GREEN;
    made_apply(&table.view, &event);
    table_wait(&table, 0, HOUR);
    assert_false(table_told(&table, fact, table.client) || table_told(&table, fact, table.government));
    assert_true(table_told(&table, fact, third));
    table_rise(&table);
}

static void what_is_public_everybody_has(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 1);
    uint32_t fact = made_fact(&table.view, 0, "Statement", TLP_CLEAR, 0, 0);
    table.view.facts[fact].published = true;
    made_request(&table.view, 0, table.stranger, VIEW_ASK_FACT, fact);
    table_wait(&table, 0, HOUR);
    assert_int_equal(table_count(&table, WISH_SHARE), 0);
    assert_int_equal(table_find(&table, WISH_REPLY, 0)->reply, VIEW_YES);
    table_rise(&table);
}

static void a_prepared_text_is_no_news(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 1);
    uint32_t draft = made_fact(&table.view, 0, "Draft statement", TLP_CLEAR, 0, 0);
    table.view.facts[draft].how = VIEW_HELD;
    made_request(&table.view, 0, table.stranger, VIEW_ASK_HELP, VIEW_NONE);
    table_wait(&table, 0, 2 * HOUR);
    assert_int_equal(table_count(&table, WISH_SHARE), 0);
    assert_int_equal(table_find(&table, WISH_STATE, 0)->fact_count, 0);
    made_request(&table.view, 2 * HOUR, table.client, VIEW_ASK_FACT, draft);
    table_wait(&table, 2 * HOUR, 3 * HOUR);
    assert_true(table_told(&table, draft, table.client));
    table_rise(&table);
}

static void a_closed_channel_is_used_once_it_opens(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 1);
    made_line(&table.view, 0, table.phone, table.government, 60, false, VIEW_BASIS_NOT_NEEDED);
    uint32_t fact = made_fact(&table.view, 0, "Mine", TLP_AMBER, 0, 0);
    table_wait(&table, 0, 2 * HOUR);
    assert_false(table_told(&table, fact, table.government));
    made_line(&table.view, 2 * HOUR, table.phone, table.government, 60, true, VIEW_BASIS_NOT_NEEDED);
    table_wait(&table, 2 * HOUR, 3 * HOUR);
    assert_true(table_told(&table, fact, table.government));
    table_rise(&table);
}

/* ---- answering -------------------------------------------------------------------------------------------------- */

static const struct view_wish *answered(struct table *table, enum policy policy, uint32_t from, enum view_ask ask, enum tlp label,
                                        uint32_t source)
{
    /* A seed with which the secretive one does answer. */
    table_sit(table, policy, 3);
    uint32_t fact = made_fact(&table->view, 0, "It", label, source, 0);
    made_request(&table->view, 0, from, ask, fact);
    table_wait(table, 0, 10 * HOUR);
    return table_find(table, WISH_REPLY, 0);
}

static void a_request_for_a_fact_is_answered_by_policy(void **state)
{
    (void)state;
    struct table table;
    const struct view_wish *reply = answered(&table, POLICY_PROMPT, 2, VIEW_ASK_FACT, TLP_AMBER, VIEW_NONE);
    assert_int_equal(reply->reply, VIEW_YES);
    assert_true(table_told(&table, 0, 2));
    table_rise(&table);
    reply = answered(&table, POLICY_PROMPT, 1, VIEW_ASK_FACT, TLP_AMBER, VIEW_NONE);
    assert_int_equal(reply->reply, VIEW_NO);
    assert_false(table_told(&table, 0, 1));
    table_rise(&table);
    reply = answered(&table, POLICY_PROMPT, 1, VIEW_ASK_FACT, TLP_AMBER, 2);
    assert_int_equal(reply->reply, VIEW_LATER); /* it asks the source first */
    assert_non_null(table_find(&table, WISH_ASK, 0));
    table_rise(&table);
    reply = answered(&table, POLICY_LEGALISTIC, 1, VIEW_ASK_FACT, TLP_AMBER, 0);
    assert_int_equal(reply->reply, VIEW_NO);
    table_rise(&table);
    reply = answered(&table, POLICY_LEGALISTIC, 2, VIEW_ASK_FACT, TLP_AMBER, 0);
    assert_int_equal(reply->reply, VIEW_YES);
    table_rise(&table);
}

static void the_secretive_one_answers_half_of_what_it_is_asked_and_with_no(void **state)
{
    (void)state;
    uint32_t replies = 0;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        struct table table;
        table_sit(&table, POLICY_SECRETIVE, seed);
        made_fact(&table.view, 0, "It", TLP_CLEAR, 0, 0);
        made_request(&table.view, 0, table.client, VIEW_ASK_FACT, 0);
        table_wait(&table, 0, 10 * HOUR);
        const struct view_wish *reply = table_find(&table, WISH_REPLY, 0);
        replies += reply != NULL ? 1 : 0;
        assert_true(reply == NULL || (reply->reply == VIEW_NO && table.at_s[reply - table.wishes] >= HOUR));
        table_rise(&table);
    }
    assert_in_range(replies, 35, 65);
}

static void permission_is_the_sources_to_give(void **state)
{
    (void)state;
    struct table table;
    const struct view_wish *reply = answered(&table, POLICY_PROMPT, 1, VIEW_ASK_PERMISSION, TLP_AMBER, 0);
    assert_int_equal(reply->reply, VIEW_YES);
    assert_true(reply->has_label);
    assert_int_equal(reply->label, TLP_GREEN);
    table_rise(&table);
    reply = answered(&table, POLICY_PROMPT, 1, VIEW_ASK_PERMISSION, TLP_RED, 0);
    assert_int_equal(reply->reply, VIEW_NO); /* for the named only, whoever asks */
    assert_false(reply->has_label);
    table_rise(&table);
    reply = answered(&table, POLICY_PROMPT, 1, VIEW_ASK_PERMISSION, TLP_AMBER, 2);
    assert_int_equal(reply->reply, VIEW_NO);
    assert_false(reply->has_label);
    table_rise(&table);
    reply = answered(&table, POLICY_LEGALISTIC, 1, VIEW_ASK_PERMISSION, TLP_AMBER, 0);
    assert_int_equal(reply->label, TLP_AMBER);
    table_rise(&table);
}

static void the_press_gets_a_statement_with_what_everybody_may_know(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 2);
    made_fact(&table.view, 0, "Amber", TLP_AMBER, 0, 0);
    uint32_t clear = made_fact(&table.view, 0, "Clear", TLP_CLEAR, 0, 0);
    made_request(&table.view, 0, table.stranger, VIEW_ASK_HELP, VIEW_NONE);
    table_wait(&table, 0, 10 * HOUR);
    const struct view_wish *statement = table_find(&table, WISH_STATE, 0);
    assert_int_equal(statement->fact_count, 1);
    assert_int_equal(statement->facts[0], clear);
    assert_true(strlen(statement->text) > 0);
    table_rise(&table);
    table_sit(&table, POLICY_LEGALISTIC, 2);
    made_fact(&table.view, 0, "Clear", TLP_CLEAR, 0, 0);
    made_request(&table.view, 0, table.stranger, VIEW_ASK_HELP, VIEW_NONE);
    table_wait(&table, 0, 10 * HOUR);
    assert_int_equal(table_find(&table, WISH_STATE, 0)->fact_count, 0);
    table_rise(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_own_goes_to_those_it_concerns),
        cmocka_unit_test(what_was_kept_for_some_goes_to_them),
        cmocka_unit_test(what_it_found_of_anothers_goes_to_colleagues),
        cmocka_unit_test(what_it_put_together_is_news_to_the_source_too),
        cmocka_unit_test(what_it_was_told_goes_on_to_clients_alone),
        cmocka_unit_test(who_asked_before_it_was_known_is_remembered),
        cmocka_unit_test(the_source_is_asked_for_those_who_need_it),
        cmocka_unit_test(the_legalistic_one_wants_a_basis_and_a_trace),
        cmocka_unit_test(the_secretive_one_shares_nothing_by_itself),
        cmocka_unit_test(nobody_tells_those_who_told_or_were_told),
        cmocka_unit_test(what_is_public_everybody_has),
        cmocka_unit_test(a_prepared_text_is_no_news),
        cmocka_unit_test(a_closed_channel_is_used_once_it_opens),
        cmocka_unit_test(a_request_for_a_fact_is_answered_by_policy),
        cmocka_unit_test(the_secretive_one_answers_half_of_what_it_is_asked_and_with_no),
        cmocka_unit_test(permission_is_the_sources_to_give),
        cmocka_unit_test(the_press_gets_a_statement_with_what_everybody_may_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
