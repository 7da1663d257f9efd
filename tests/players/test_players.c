/* Bots: what each policy makes of a view, when, and that it makes nothing of what it cannot see. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "players/players.h"
#include "view/made.h"
#include "view/play.h"

#define MINUTE INT64_C(60)
#define HOUR INT64_C(3600)

/* A bot at a table made by hand, asked whenever it wants to be, and all that it wished. */
struct table {
    struct view view;
    struct player *player;
    struct view_wish wishes[64];
    int64_t at_s[64];
    uint32_t count;
    uint32_t government, client, stranger; /* peers */
    uint32_t phone;                        /* leads to all three and to the public */
};

static void sit(struct table *table, enum policy policy, uint64_t seed)
{
    memset(table, 0, sizeof *table);
    struct view *view = &table->view;
    view_init(view);
    made_begin(view);
    table->government = made_team(view, "Ministry", VIEW_GOVERNMENT, false, true);
    table->client = made_team(view, "Client", VIEW_BUSINESS, true, true);
    table->stranger = made_team(view, "Herald", VIEW_OTHER_SECTOR, false, false);
    table->phone = made_channel(view, "Phone", table->government, TLP_RED, 60);
    made_line(view, 0, table->phone, table->client, 60, true, VIEW_BASIS_NOT_NEEDED);
    made_line(view, 0, table->phone, table->stranger, 60, true, VIEW_BASIS_NOT_NEEDED);
    made_line(view, 0, table->phone, VIEW_PUBLIC, 60, true, VIEW_BASIS_NOT_NEEDED);
    table->player = player_create(policy, seed, 0);
}

static void rise(struct table *table)
{
    player_destroy(table->player);
    view_deinit(&table->view);
}

/* Asks the bot from `now_s` on until it wants nothing before `until_s`. */
static void wait_for(struct table *table, int64_t now_s, int64_t until_s)
{
    while (now_s < until_s) {
        uint32_t count = 0;
        int64_t next_s = player_think(table->player, &table->view, now_s, &table->wishes[table->count], 64 - table->count, &count);
        for (uint32_t i = 0; i < count; i++) {
            table->at_s[table->count++] = now_s + 1;
        }
        assert_true(next_s > now_s);
        now_s = next_s;
    }
}

static const struct view_wish *find(const struct table *table, enum wish_kind kind, uint32_t nth)
{
    for (uint32_t i = 0; i < table->count; i++) {
        if (table->wishes[i].kind == kind && nth-- == 0) {
            return &table->wishes[i];
        }
    }
    return NULL;
}

static uint32_t count_of(const struct table *table, enum wish_kind kind)
{
    uint32_t count = 0;
    while (find(table, kind, count) != NULL) {
        count++;
    }
    return count;
}

static int64_t when(const struct table *table, enum wish_kind kind)
{
    const struct view_wish *wish = find(table, kind, 0);
    assert_non_null(wish);
    return table->at_s[wish - table->wishes];
}

static bool told(const struct table *table, uint32_t fact, uint32_t to)
{
    for (uint32_t i = 0; i < table->count; i++) {
        if (table->wishes[i].kind == WISH_SHARE && table->wishes[i].fact == fact && table->wishes[i].to == to) {
            return true;
        }
    }
    return false;
}

/* ---- policies ---------------------------------------------------------------------------------------------------- */

static void names_are_read_back(void **state)
{
    (void)state;
    for (enum policy policy = 0; policy < POLICY_COUNT; policy++) {
        enum policy back;
        assert_true(policy_parse(policy_name(policy), &back));
        assert_int_equal(back, policy);
        assert_true(strlen(policy_text(policy)) > 10);
    }
    enum policy policy;
    assert_false(policy_parse("bold", &policy));
}

static void the_silent_one_does_nothing(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_SILENT, 1);
    made_item(&table.view, 0, VIEW_PHONE);
    made_decision(&table.view, 0, 2, 600);
    wait_for(&table, 0, 10 * HOUR);
    assert_int_equal(table.count, 0);
    rise(&table);
}

static void the_prompt_sharer_tells_everybody_the_label_allows(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_PROMPT, 1);
    uint32_t mine = made_fact(&table.view, 0, "Mine", TLP_AMBER, 0, 0);
    uint32_t clear = made_fact(&table.view, 0, "Clear", TLP_CLEAR, VIEW_NONE, 0);
    uint32_t amber = made_fact(&table.view, 0, "Amber", TLP_AMBER, VIEW_NONE, 0);
    uint32_t red = made_fact(&table.view, 0, "Red", TLP_RED, VIEW_NONE, 0);
    wait_for(&table, 0, 2 * HOUR);
    assert_true(told(&table, mine, table.government) && told(&table, mine, table.client));
    assert_false(told(&table, mine, table.stranger) || told(&table, mine, VIEW_PUBLIC));
    assert_true(told(&table, clear, table.stranger) && told(&table, clear, VIEW_PUBLIC));
    assert_true(told(&table, amber, table.client));
    assert_false(told(&table, amber, table.government));
    assert_false(told(&table, red, table.government) || told(&table, red, table.client));
    assert_true(when(&table, WISH_SHARE) <= 12 * MINUTE);
    rise(&table);
}

static void the_prompt_sharer_asks_the_source_and_then_shares(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_PROMPT, 1);
    uint32_t amber = made_fact(&table.view, 0, "Amber", TLP_AMBER, table.client, 0);
    wait_for(&table, 0, HOUR);
    assert_int_equal(count_of(&table, WISH_SHARE), 0); /* its source knows it; for the ministry the label is too tight */
    const struct view_wish *ask = find(&table, WISH_ASK, 0);
    assert_non_null(ask);
    assert_int_equal(ask->to, table.client);
    assert_int_equal(ask->ask, VIEW_ASK_PERMISSION);
    assert_int_equal(count_of(&table, WISH_ASK), 1);
    struct view_event event = made_event(&table.view, HOUR, VIEW_CONSENT);
    event.fact = amber;
    event.has_label = true;
    event.label = TLP_GREEN;
    made_apply(&table.view, &event);
    wait_for(&table, HOUR, 2 * HOUR);
    assert_true(told(&table, amber, table.government));
    assert_false(told(&table, amber, table.stranger));
    assert_int_equal(count_of(&table, WISH_ASK), 1);
    rise(&table);
}

static void the_legalistic_one_wants_a_basis_and_a_trace(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_LEGALISTIC, 1);
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
    uint32_t amber = made_fact(&table.view, 0, "Amber", TLP_AMBER, table.client, 0);
    wait_for(&table, 0, 10 * HOUR);
    assert_true(told(&table, mine, table.client));
    assert_false(told(&table, mine, table.government)); /* AMBER binds its own source too */
    assert_true(told(&table, clear, table.government));
    assert_false(told(&table, clear, VIEW_PUBLIC));
    assert_int_equal(count_of(&table, WISH_ASK), 0);
    assert_false(told(&table, amber, table.government));
    for (uint32_t i = 0; find(&table, WISH_SHARE, i) != NULL; i++) {
        const struct view_wish *wish = find(&table, WISH_SHARE, i);
        assert_int_equal(wish->channel, wish->to == table.client ? letter : table.phone);
        assert_false(wish->anyway);
    }
    assert_true(when(&table, WISH_SHARE) >= 15 * MINUTE);
    rise(&table);
}

static void the_secretive_one_shares_nothing_by_itself(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_SECRETIVE, 1);
    made_fact(&table.view, 0, "Clear", TLP_CLEAR, VIEW_NONE, 0);
    made_fact(&table.view, 0, "Mine", TLP_GREEN, 0, 0);
    made_request(&table.view, 0, table.client, VIEW_ASK_FACT, 0);
    wait_for(&table, 0, 100 * HOUR);
    assert_int_equal(count_of(&table, WISH_SHARE), 0);
    rise(&table);
}

static void nobody_tells_those_who_told_or_were_told(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_PROMPT, 1);
    uint32_t fact = made_fact(&table.view, 0, "Clear", TLP_CLEAR, VIEW_NONE, 0);
    struct view_event event = made_event(&table.view, 0, VIEW_ARRIVAL);
    event.arrival = 0;
    event.fact = fact;
    event.team = table.client;
    event.has_label = true;
    event.label = TLP_CLEAR;
    made_apply(&table.view, &event);
    event = made_event(&table.view, 0, VIEW_SENT);
    event.sent = 0;
    event.fact = fact;
    event.to = table.government;
    event.has_label = true;
    event.label = TLP_CLEAR;
    made_apply(&table.view, &event);
    wait_for(&table, 0, HOUR);
    assert_false(told(&table, fact, table.client) || told(&table, fact, table.government));
    assert_true(told(&table, fact, table.stranger));
    rise(&table);
}

static void a_prepared_text_is_no_news(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_PROMPT, 1);
    uint32_t draft = made_fact(&table.view, 0, "Draft statement", TLP_CLEAR, 0, 0);
    table.view.facts[draft].how = VIEW_HELD;
    made_request(&table.view, 0, table.stranger, VIEW_ASK_HELP, VIEW_NONE);
    wait_for(&table, 0, 2 * HOUR);
    assert_int_equal(count_of(&table, WISH_SHARE), 0);
    assert_int_equal(find(&table, WISH_STATE, 0)->fact_count, 0);
    made_request(&table.view, 2 * HOUR, table.client, VIEW_ASK_FACT, draft);
    wait_for(&table, 2 * HOUR, 3 * HOUR);
    assert_true(told(&table, draft, table.client));
    rise(&table);
}

static void a_closed_channel_is_used_once_it_opens(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_PROMPT, 1);
    made_line(&table.view, 0, table.phone, table.government, 60, false, VIEW_BASIS_NOT_NEEDED);
    uint32_t fact = made_fact(&table.view, 0, "Mine", TLP_AMBER, 0, 0);
    wait_for(&table, 0, 2 * HOUR);
    assert_false(told(&table, fact, table.government));
    made_line(&table.view, 2 * HOUR, table.phone, table.government, 60, true, VIEW_BASIS_NOT_NEEDED);
    wait_for(&table, 2 * HOUR, 3 * HOUR);
    assert_true(told(&table, fact, table.government));
    rise(&table);
}

/* ---- decisions --------------------------------------------------------------------------------------------------- */

static void every_policy_decides_in_time_and_in_its_own_time(void **state)
{
    (void)state;
    int64_t total_s[POLICY_COUNT] = { 0 };
    for (uint64_t seed = 1; seed <= 40; seed++) {
        for (enum policy policy = POLICY_PROMPT; policy <= POLICY_SECRETIVE; policy++) {
            struct table table;
            sit(&table, policy, seed);
            made_decision(&table.view, 0, 4, 1000);
            wait_for(&table, 0, HOUR);
            assert_int_equal(count_of(&table, WISH_DECIDE), 1);
            assert_true(when(&table, WISH_DECIDE) <= 1000);
            assert_int_equal(find(&table, WISH_DECIDE, 0)->option_count, 1);
            assert_non_null(find(&table, WISH_DECIDE, 0)->text);
            total_s[policy] += when(&table, WISH_DECIDE);
            rise(&table);
        }
    }
    assert_true(total_s[POLICY_PROMPT] < total_s[POLICY_LEGALISTIC]);
    assert_true(total_s[POLICY_LEGALISTIC] < total_s[POLICY_SECRETIVE]);
}

static void only_what_is_open_and_affordable_is_chosen(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct table table;
        sit(&table, POLICY_PROMPT, seed);
        made_decision(&table.view, 0, 4, 1000);
        struct view_event event = made_event(&table.view, 0, VIEW_OPTION_STATE);
        event.decision = 0;
        event.option = 0;
        event.state = VIEW_GREYED;
        made_apply(&table.view, &event);
        event.option = 1;
        event.number++;
        event.state = VIEW_HIDDEN;
        made_apply(&table.view, &event);
        table.view.decisions[0].options[2].budget_micro = 1;
        event = made_event(&table.view, 0, VIEW_CAPACITY);
        event.staff = INT64_MAX;
        event.budget = 0;
        made_apply(&table.view, &event);
        wait_for(&table, 0, HOUR);
        assert_int_equal(find(&table, WISH_DECIDE, 0)->options[0], 3);
        rise(&table);
    }
}

static void policies_differ_in_what_they_choose(void **state)
{
    (void)state;
    uint32_t effort[POLICY_COUNT] = { 0 };
    for (uint64_t seed = 1; seed <= 200; seed++) {
        for (enum policy policy = POLICY_PROMPT; policy <= POLICY_SECRETIVE; policy++) {
            struct table table;
            sit(&table, policy, seed);
            made_decision(&table.view, 0, 3, 1000);
            table.view.decisions[0].options[0].takes_s = 600;
            wait_for(&table, 0, HOUR);
            effort[policy] += find(&table, WISH_DECIDE, 0)->options[0] == 0 ? 1 : 0;
            rise(&table);
        }
    }
    /* The weights say 28 in 48, 16 in 48 and 10 in 56 of 200. */
    assert_in_range(effort[POLICY_PROMPT], 95, 138);
    assert_in_range(effort[POLICY_LEGALISTIC], 46, 90);
    assert_in_range(effort[POLICY_SECRETIVE], 18, 56);
}

static void other_kinds_of_answers_are_complete(void **state)
{
    (void)state;
    static const enum view_answer answers[] = { VIEW_SOME, VIEW_ORDER, VIEW_NUMBER, VIEW_TEXT };
    static const uint32_t counts[] = { 2, 4, 0, 0 };
    for (uint32_t i = 0; i < 4; i++) {
        struct table table;
        sit(&table, POLICY_LEGALISTIC, 5);
        made_decision(&table.view, 0, i < 2 ? 4 : 0, INT64_MAX);
        table.view.decisions[0].answer = answers[i];
        table.view.decisions[0].confidence = true;
        wait_for(&table, 0, 2 * HOUR);
        const struct view_wish *wish = find(&table, WISH_DECIDE, 0);
        assert_non_null(wish);
        assert_int_equal(wish->option_count, counts[i]);
        assert_int_equal(wish->confidence, 60);
        uint32_t seen = 0;
        for (uint32_t k = 0; k < wish->option_count; k++) {
            assert_int_equal(seen >> wish->options[k] & 1, 0);
            seen |= (uint32_t)1 << wish->options[k];
        }
        rise(&table);
    }
}

static void a_decision_that_was_closed_meanwhile_is_let_be(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_SECRETIVE, 1);
    made_decision(&table.view, 0, 2, 1000);
    wait_for(&table, 0, 100);
    struct view_event event = made_event(&table.view, 100, VIEW_CLOSED);
    event.decision = 0;
    made_apply(&table.view, &event);
    wait_for(&table, 100, HOUR);
    assert_int_equal(table.count, 0);
    rise(&table);
}

/* ---- reading, requests ------------------------------------------------------------------------------------------- */

static void messages_are_read_once_each(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_PROMPT, 1);
    made_item(&table.view, 0, VIEW_PHONE);
    made_item(&table.view, 0, VIEW_MAIL);
    wait_for(&table, 0, HOUR);
    assert_int_equal(count_of(&table, WISH_READ), 2);
    assert_int_not_equal(find(&table, WISH_READ, 0)->item, find(&table, WISH_READ, 1)->item);
    wait_for(&table, HOUR, 2 * HOUR);
    assert_int_equal(count_of(&table, WISH_READ), 2);
    rise(&table);
}

static const struct view_wish *answered(struct table *table, enum policy policy, uint32_t from, enum view_ask ask, enum tlp label,
                                        uint32_t source)
{
    /* A seed with which the secretive one does answer. */
    sit(table, policy, 3);
    uint32_t fact = made_fact(&table->view, 0, "It", label, source, 0);
    made_request(&table->view, 0, from, ask, fact);
    wait_for(table, 0, 10 * HOUR);
    return find(table, WISH_REPLY, 0);
}

static void a_request_for_a_fact_is_answered_by_policy(void **state)
{
    (void)state;
    struct table table;
    const struct view_wish *reply = answered(&table, POLICY_PROMPT, 2, VIEW_ASK_FACT, TLP_AMBER, VIEW_NONE);
    assert_int_equal(reply->reply, VIEW_YES);
    assert_true(told(&table, 0, 2));
    rise(&table);
    reply = answered(&table, POLICY_PROMPT, 1, VIEW_ASK_FACT, TLP_AMBER, VIEW_NONE);
    assert_int_equal(reply->reply, VIEW_NO);
    assert_false(told(&table, 0, 1));
    rise(&table);
    reply = answered(&table, POLICY_PROMPT, 1, VIEW_ASK_FACT, TLP_AMBER, 2);
    assert_int_equal(reply->reply, VIEW_LATER); /* it asks the source first */
    assert_non_null(find(&table, WISH_ASK, 0));
    rise(&table);
    reply = answered(&table, POLICY_LEGALISTIC, 1, VIEW_ASK_FACT, TLP_AMBER, 0);
    assert_int_equal(reply->reply, VIEW_NO);
    rise(&table);
    reply = answered(&table, POLICY_LEGALISTIC, 2, VIEW_ASK_FACT, TLP_AMBER, 0);
    assert_int_equal(reply->reply, VIEW_YES);
    rise(&table);
}

static void the_secretive_one_answers_half_of_what_it_is_asked_and_with_no(void **state)
{
    (void)state;
    uint32_t replies = 0;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        struct table table;
        sit(&table, POLICY_SECRETIVE, seed);
        made_fact(&table.view, 0, "It", TLP_CLEAR, 0, 0);
        made_request(&table.view, 0, table.client, VIEW_ASK_FACT, 0);
        wait_for(&table, 0, 10 * HOUR);
        const struct view_wish *reply = find(&table, WISH_REPLY, 0);
        replies += reply != NULL ? 1 : 0;
        assert_true(reply == NULL || (reply->reply == VIEW_NO && table.at_s[reply - table.wishes] >= HOUR));
        rise(&table);
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
    rise(&table);
    reply = answered(&table, POLICY_PROMPT, 1, VIEW_ASK_PERMISSION, TLP_AMBER, 2);
    assert_int_equal(reply->reply, VIEW_NO);
    assert_false(reply->has_label);
    rise(&table);
    reply = answered(&table, POLICY_LEGALISTIC, 1, VIEW_ASK_PERMISSION, TLP_AMBER, 0);
    assert_int_equal(reply->label, TLP_AMBER);
    rise(&table);
}

static void the_press_gets_a_statement_with_what_everybody_may_know(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_PROMPT, 2);
    made_fact(&table.view, 0, "Amber", TLP_AMBER, 0, 0);
    uint32_t clear = made_fact(&table.view, 0, "Clear", TLP_CLEAR, 0, 0);
    made_request(&table.view, 0, table.stranger, VIEW_ASK_HELP, VIEW_NONE);
    wait_for(&table, 0, 10 * HOUR);
    const struct view_wish *statement = find(&table, WISH_STATE, 0);
    assert_int_equal(statement->fact_count, 1);
    assert_int_equal(statement->facts[0], clear);
    assert_true(strlen(statement->text) > 0);
    rise(&table);
    sit(&table, POLICY_LEGALISTIC, 2);
    made_fact(&table.view, 0, "Clear", TLP_CLEAR, 0, 0);
    made_request(&table.view, 0, table.stranger, VIEW_ASK_HELP, VIEW_NONE);
    wait_for(&table, 0, 10 * HOUR);
    assert_int_equal(find(&table, WISH_STATE, 0)->fact_count, 0);
    rise(&table);
}

/* ---- duties, actions --------------------------------------------------------------------------------------------- */

static int64_t notified(enum policy policy, uint32_t held_classes, struct view_wish *wish)
{
    struct table table;
    sit(&table, policy, 9);
    uint32_t clock = made_clock(&table.view, table.government, 3, false);
    if (held_classes != 0) {
        made_fact(&table.view, 0, "Mine", TLP_AMBER, 0, held_classes);
    }
    made_due(&table.view, 0, clock, 0, 24 * HOUR);
    wait_for(&table, 0, 48 * HOUR);
    assert_int_equal(count_of(&table, WISH_NOTIFY), 1);
    *wish = *find(&table, WISH_NOTIFY, 0);
    int64_t at_s = when(&table, WISH_NOTIFY);
    rise(&table);
    return at_s;
}

static void every_policy_notifies_in_time_with_what_it_holds(void **state)
{
    (void)state;
    struct view_wish prompt, legalistic, secretive;
    int64_t prompt_s = notified(POLICY_PROMPT, 1, &prompt);
    int64_t legalistic_s = notified(POLICY_LEGALISTIC, 1, &legalistic);
    int64_t secretive_s = notified(POLICY_SECRETIVE, 1, &secretive);
    assert_true(prompt_s < legalistic_s && legalistic_s < secretive_s && secretive_s <= 24 * HOUR);
    assert_int_equal(prompt.classes, 1);
    assert_int_equal(prompt.fact_count, 1);
    assert_int_equal(secretive.classes, 1);
    assert_int_equal(secretive.fact_count, 0);
}

static void holding_all_that_is_needed_hurries_two_of_them(void **state)
{
    (void)state;
    struct view_wish wish;
    assert_true(notified(POLICY_PROMPT, 3, &wish) <= 31 * MINUTE);
    assert_int_equal(wish.classes, 3);
    assert_true(notified(POLICY_LEGALISTIC, 3, &wish) <= 61 * MINUTE);
    assert_true(notified(POLICY_SECRETIVE, 3, &wish) > 20 * HOUR);
}

static void a_missed_stage_is_made_good(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_LEGALISTIC, 9);
    uint32_t clock = made_clock(&table.view, table.government, 0, false);
    struct view_event event = made_event(&table.view, HOUR, VIEW_STAGE_MISSED);
    event.clock = clock;
    event.stage = 0;
    made_apply(&table.view, &event);
    wait_for(&table, HOUR, 5 * HOUR);
    assert_in_range(when(&table, WISH_NOTIFY), HOUR + 10 * MINUTE, HOUR + 41 * MINUTE);
    rise(&table);
}

static void awareness_is_declared_by_all_but_late_by_one(void **state)
{
    (void)state;
    int64_t at_s[POLICY_COUNT];
    for (enum policy policy = POLICY_PROMPT; policy <= POLICY_SECRETIVE; policy++) {
        struct table table;
        sit(&table, policy, 9);
        uint32_t clock = made_clock(&table.view, table.government, 0, true);
        struct view_event event = made_event(&table.view, 600, VIEW_CLOCK_STARTED);
        event.clock = clock;
        made_apply(&table.view, &event);
        wait_for(&table, 600, 48 * HOUR);
        assert_int_equal(find(&table, WISH_DECLARE, 0)->when_s, 600);
        at_s[policy] = when(&table, WISH_DECLARE);
        rise(&table);
    }
    assert_true(at_s[POLICY_PROMPT] < HOUR && at_s[POLICY_LEGALISTIC] < HOUR && at_s[POLICY_SECRETIVE] > 12 * HOUR);
}

static void actions_stay_within_capacity_and_pap(void **state)
{
    (void)state;
    uint32_t acted = 0;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        struct table table;
        sit(&table, POLICY_PROMPT, seed);
        uint32_t dear = made_action(&table.view, "Dear");
        uint32_t loud = made_action(&table.view, "Loud");
        uint32_t plain = made_action(&table.view, "Plain");
        table.view.actions[dear].staff_micro = 5;
        table.view.staff_micro = 4;
        table.view.actions[loud].has_pap = true;
        table.view.actions[loud].pap = PAP_GREEN;
        uint32_t fact = made_fact(&table.view, 0, "Quiet", TLP_RED, VIEW_NONE, 0);
        table.view.facts[fact].pap = PAP_RED;
        struct view_event event = made_event(&table.view, 0, VIEW_ACTION_ABOUT);
        event.action = loud;
        event.fact = fact;
        made_apply(&table.view, &event);
        wait_for(&table, 0, 2 * HOUR);
        const struct view_wish *act = find(&table, WISH_ACT, 0);
        assert_true(act == NULL || act->action == plain);
        assert_true(count_of(&table, WISH_ACT) <= 1);
        acted += count_of(&table, WISH_ACT);
        rise(&table);
    }
    assert_in_range(acted, 20, 40); /* six in ten */
}

/* ---- determinism ------------------------------------------------------------------------------------------------- */

static void write_wishes(const struct table *table, struct str *text)
{
    for (uint32_t i = 0; i < table->count; i++) {
        const struct view_wish *wish = &table->wishes[i];
        str_addf(text, "%lld %s fact=%u to=%u channel=%u item=%u option=%u\n", (long long)table->at_s[i],
                 wish_kind_name(wish->kind), wish->fact, wish->to, wish->channel, wish->item,
                 wish->option_count > 0 ? wish->options[0] : 99);
    }
}

/* `extra`: one more message, late; `asked_often`: at every second besides. */
static void busy_hour(uint64_t seed, bool extra, bool asked_often, struct str *text)
{
    struct table table;
    sit(&table, POLICY_PROMPT, seed);
    made_item(&table.view, 0, VIEW_PHONE);
    made_decision(&table.view, 0, 3, 1800);
    made_fact(&table.view, 0, "Mine", TLP_AMBER, 0, 0);
    for (int64_t now_s = 0; asked_often && now_s < 700; now_s++) {
        wait_for(&table, now_s, now_s + 1);
    }
    wait_for(&table, asked_often ? 700 : 0, 720);
    if (extra) {
        made_item(&table.view, 720, VIEW_MAIL);
        wait_for(&table, 720, 800);
    }
    made_fact(&table.view, 800, "More", TLP_GREEN, VIEW_NONE, 0);
    wait_for(&table, 800, 3 * HOUR);
    write_wishes(&table, text);
    rise(&table);
}

static void the_same_seed_wishes_the_same_and_another_does_not(void **state)
{
    (void)state;
    struct str one = { 0 }, again = { 0 }, often = { 0 }, other = { 0 };
    busy_hour(11, false, false, &one);
    busy_hour(11, false, false, &again);
    busy_hour(11, false, true, &often);
    busy_hour(12, false, false, &other);
    assert_true(one.bytes > 100);
    assert_string_equal(str_text(&again), str_text(&one));
    assert_string_equal(str_text(&often), str_text(&one));
    assert_string_not_equal(str_text(&other), str_text(&one));
    str_deinit(&one);
    str_deinit(&again);
    str_deinit(&often);
    str_deinit(&other);
}

static void one_more_message_shifts_no_other_reaction(void **state)
{
    (void)state;
    struct str without = { 0 }, with = { 0 };
    busy_hour(11, false, false, &without);
    busy_hour(11, true, false, &with);
    /* Every line of the quiet hour is in the other one, and one more. */
    uint32_t lines = 0;
    for (const char *at = str_text(&without); *at != '\0'; at = strchr(at, '\n') + 1) {
        char line[200];
        size_t bytes = (size_t)(strchr(at, '\n') - at);
        memcpy(line, at, bytes);
        line[bytes] = '\0';
        assert_non_null(strstr(str_text(&with), line));
        lines++;
    }
    assert_true(lines > 3);
    assert_true(with.bytes > without.bytes);
    str_deinit(&without);
    str_deinit(&with);
}

static void a_bot_that_is_reset_plays_as_a_new_one(void **state)
{
    (void)state;
    struct table table;
    struct str first = { 0 }, second = { 0 };
    sit(&table, POLICY_PROMPT, 4);
    made_fact(&table.view, 0, "Mine", TLP_AMBER, 0, 0);
    made_decision(&table.view, 0, 3, 900);
    wait_for(&table, 0, HOUR);
    write_wishes(&table, &first);
    table.count = 0;
    player_reset(table.player, POLICY_PROMPT, 4, 0);
    wait_for(&table, 0, HOUR);
    write_wishes(&table, &second);
    assert_string_equal(str_text(&second), str_text(&first));
    str_deinit(&first);
    str_deinit(&second);
    rise(&table);
}

static void with_little_room_it_asks_again_and_loses_nothing(void **state)
{
    (void)state;
    struct table table;
    sit(&table, POLICY_PROMPT, 4);
    for (uint32_t i = 0; i < 10; i++) {
        made_item(&table.view, 0, VIEW_MAIL);
    }
    uint32_t read = 0;
    struct view_wish wishes[3];
    for (int64_t now_s = 0; now_s < HOUR;) {
        uint32_t count;
        now_s = player_think(table.player, &table.view, now_s, wishes, 3, &count);
        assert_true(count <= 3);
        read += count;
    }
    assert_int_equal(read, 10);
    rise(&table);
}

/* ---- with a real engine ------------------------------------------------------------------------------------------ */

/* Four bots play the small world to its end. Every wish they had is something their seat can name, and no label broke. */
static void bots_play_to_the_end_and_break_no_label(void **state)
{
    (void)state;
    static const enum policy policies[] = { POLICY_PROMPT, POLICY_LEGALISTIC, POLICY_SECRETIVE };
    for (uint32_t p = 0; p < 3; p++) {
        struct play play;
        struct player *players[SEATS];
        int64_t ask_s[SEATS];
        uint32_t wished = 0;
        play_begin(&play, 21, NULL);
        play_control(&play, 0, INPUT_RELEASE, thing(SHELF_INJECT, ALARM), 0, 0);
        play_control(&play, 0, INPUT_RELEASE, thing(SHELF_INJECT, LAB), 0, 0);
        play_control(&play, 0, INPUT_RELEASE, thing(SHELF_DECISION, ISOLATE), 0, 0);
        play_control(&play, 0, INPUT_RELEASE, thing(SHELF_DECISION, CONTAIN), 0, 0);
        play_control(&play, 0, INPUT_RELEASE, thing(SHELF_DECISION, ORDERED), 0, 0);
        for (uint32_t i = 0; i < SEATS; i++) {
            players[i] = player_create(policies[p], 21, i);
            ask_s[i] = 0;
        }
        for (int64_t now_s = 0; !engine_has_ended(play.engine); now_s++) {
            for (uint32_t i = 0; i < SEATS; i++) {
                bool changed = play.views[i].now_s == now_s;
                if (now_s < ask_s[i] && !changed) {
                    continue;
                }
                struct view_wish wishes[PLAYER_WISHES_MAX];
                uint32_t count;
                ask_s[i] = player_think(players[i], &play.views[i], now_s, wishes, PLAYER_WISHES_MAX, &count);
                for (uint32_t k = 0; k < count; k++) {
                    (void)play_wish(&play, i, now_s + 1, &wishes[k]);
                    wished++;
                }
            }
            play_until(&play, now_s + 1);
        }
        assert_true(wished > 3);
        for (uint32_t i = 0; i < SEATS; i++) {
            assert_int_equal(play.views[i].breaches_count, 0);
            assert_int_equal(play.views[i].refusals_count, 0);
            player_destroy(players[i]);
        }
        assert_int_equal(play.views[POWER].decisions[0].status, VIEW_IS_ANSWERED);
        assert_int_equal(play.views[CERT_A].decisions[0].status, VIEW_IS_ANSWERED);
        assert_int_equal(play.views[POWER].clocks[0].stages[0].status, VIEW_STAGE_IS_MET);
        play_end(&play);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_read_back),
        cmocka_unit_test(the_silent_one_does_nothing),
        cmocka_unit_test(the_prompt_sharer_tells_everybody_the_label_allows),
        cmocka_unit_test(the_prompt_sharer_asks_the_source_and_then_shares),
        cmocka_unit_test(the_legalistic_one_wants_a_basis_and_a_trace),
        cmocka_unit_test(the_secretive_one_shares_nothing_by_itself),
        cmocka_unit_test(nobody_tells_those_who_told_or_were_told),
        cmocka_unit_test(a_prepared_text_is_no_news),
        cmocka_unit_test(a_closed_channel_is_used_once_it_opens),
        cmocka_unit_test(every_policy_decides_in_time_and_in_its_own_time),
        cmocka_unit_test(only_what_is_open_and_affordable_is_chosen),
        cmocka_unit_test(policies_differ_in_what_they_choose),
        cmocka_unit_test(other_kinds_of_answers_are_complete),
        cmocka_unit_test(a_decision_that_was_closed_meanwhile_is_let_be),
        cmocka_unit_test(messages_are_read_once_each),
        cmocka_unit_test(a_request_for_a_fact_is_answered_by_policy),
        cmocka_unit_test(the_secretive_one_answers_half_of_what_it_is_asked_and_with_no),
        cmocka_unit_test(permission_is_the_sources_to_give),
        cmocka_unit_test(the_press_gets_a_statement_with_what_everybody_may_know),
        cmocka_unit_test(every_policy_notifies_in_time_with_what_it_holds),
        cmocka_unit_test(holding_all_that_is_needed_hurries_two_of_them),
        cmocka_unit_test(a_missed_stage_is_made_good),
        cmocka_unit_test(awareness_is_declared_by_all_but_late_by_one),
        cmocka_unit_test(actions_stay_within_capacity_and_pap),
        cmocka_unit_test(the_same_seed_wishes_the_same_and_another_does_not),
        cmocka_unit_test(one_more_message_shifts_no_other_reaction),
        cmocka_unit_test(a_bot_that_is_reset_plays_as_a_new_one),
        cmocka_unit_test(with_little_room_it_asks_again_and_loses_nothing),
        cmocka_unit_test(bots_play_to_the_end_and_break_no_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
