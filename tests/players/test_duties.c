/* Bots: what each policy notifies and declares, when and with what, and what it does of itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "players/table.h"

/* ---- duties, actions --------------------------------------------------------------------------------------------- */

static int64_t notified(enum policy policy, uint32_t held_classes, struct view_wish *wish)
{
    struct table table;
    table_sit(&table, policy, 9);
    uint32_t clock = made_clock(&table.view, table.government, 7, false);
    if (held_classes != 0) {
        made_fact(&table.view, 0, "Mine", TLP_AMBER, 0, held_classes);
    }
    made_due(&table.view, 0, clock, 0, 24 * HOUR);
    table_wait(&table, 0, 48 * HOUR);
    assert_int_equal(table_count(&table, WISH_NOTIFY), 1);
    *wish = *table_find(&table, WISH_NOTIFY, 0);
    int64_t at_s = table_when(&table, WISH_NOTIFY);
    table_rise(&table);
    return at_s;
}

static void every_policy_notifies_in_time_with_what_it_holds(void **state)
{
    (void)state;
    struct view_wish prompt, legalistic, secretive;
    int64_t prompt_s = notified(POLICY_PROMPT, 2, &prompt);
    int64_t legalistic_s = notified(POLICY_LEGALISTIC, 2, &legalistic);
    int64_t secretive_s = notified(POLICY_SECRETIVE, 2, &secretive);
    assert_true(prompt_s < legalistic_s && legalistic_s < secretive_s && secretive_s <= 24 * HOUR);
    assert_int_equal(prompt.classes, 3); /* who it is it knows anyway */
    assert_int_equal(prompt.fact_count, 1);
    assert_int_equal(secretive.classes, 3);
    assert_int_equal(secretive.fact_count, 0);
}

static void holding_all_that_is_needed_hurries_two_of_them(void **state)
{
    (void)state;
    struct view_wish wish;
    assert_true(notified(POLICY_PROMPT, 6, &wish) <= 31 * MINUTE);
    assert_int_equal(wish.classes, 7);
    assert_true(notified(POLICY_LEGALISTIC, 6, &wish) <= 61 * MINUTE);
    assert_true(notified(POLICY_SECRETIVE, 6, &wish) > 20 * HOUR);
}

/* A clock whose stage asks for C2, which it holds, due in so many days. */
static uint32_t due_in_days(struct table *table, enum policy policy, int64_t days)
{
    table_sit(table, policy, 9);
    uint32_t clock = made_clock(&table->view, table->government, 2, false);
    made_fact(&table->view, 0, "Mine", TLP_AMBER, 0, 2);
    made_due(&table->view, 0, clock, 0, days * 24 * HOUR);
    return clock;
}

static void what_has_weeks_is_not_finished_tonight(void **state)
{
    (void)state;
    struct table table;
    (void)due_in_days(&table, POLICY_PROMPT, 3);
    table_wait(&table, 0, 48 * HOUR);
    assert_int_equal(table_count(&table, WISH_NOTIFY), 1);
    table_rise(&table);
    (void)due_in_days(&table, POLICY_PROMPT, 30);
    table_wait(&table, 0, 48 * HOUR);
    assert_int_equal(table_count(&table, WISH_NOTIFY), 0);
    table_wait(&table, 48 * HOUR, 30 * 24 * HOUR);
    assert_int_equal(table_count(&table, WISH_NOTIFY), 1);
    table_rise(&table);
}

/* People hear of it with the authority or after, however soon "as soon as practicable" would be. */
static void people_are_told_after_the_authority(void **state)
{
    (void)state;
    struct table table;
    uint32_t clock = due_in_days(&table, POLICY_SECRETIVE, 3);
    struct view_event event = made_event(&table.view, 0, VIEW_STAGE);
    event.clock = clock;
    event.stage = 1;
    event.mask = 2;
    made_apply(&table.view, &event);
    made_due(&table.view, 0, clock, 1, INT64_MAX);
    table_wait(&table, 0, 71 * HOUR);
    assert_int_equal(table_count(&table, WISH_NOTIFY), 1);
    assert_int_equal(table_find(&table, WISH_NOTIFY, 0)->stage, 0);
    event = made_event(&table.view, 71 * HOUR, VIEW_STAGE_MET);
    event.clock = clock;
    event.stage = 0;
    made_apply(&table.view, &event);
    table_wait(&table, 71 * HOUR, 90 * HOUR);
    assert_int_equal(table_count(&table, WISH_NOTIFY), 2);
    assert_int_equal(table_find(&table, WISH_NOTIFY, 1)->stage, 1);
    table_rise(&table);
}

/* Nothing that the addressee has already is attached again. */
static void a_notice_attaches_what_is_news(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 9);
    uint32_t clock = made_clock(&table.view, table.government, 2, false);
    uint32_t told = made_fact(&table.view, 0, "Told", TLP_AMBER, 0, 2);
    table_hear(&table, 0, told, table.government);
    uint32_t news = made_fact(&table.view, 0, "News", TLP_RED, 0, 2);
    made_due(&table.view, 0, clock, 0, 24 * HOUR);
    table_wait(&table, 0, 24 * HOUR);
    const struct view_wish *notice = table_find(&table, WISH_NOTIFY, 0);
    assert_int_equal(notice->fact_count, 1);
    assert_int_equal(notice->facts[0], news);
    table_rise(&table);
}

static void a_missed_stage_is_made_good(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_LEGALISTIC, 9);
    uint32_t clock = made_clock(&table.view, table.government, 0, false);
    struct view_event event = made_event(&table.view, HOUR, VIEW_STAGE_MISSED);
    event.clock = clock;
    event.stage = 0;
    made_apply(&table.view, &event);
    table_wait(&table, HOUR, 5 * HOUR);
    assert_in_range(table_when(&table, WISH_NOTIFY), HOUR + 10 * MINUTE, HOUR + 41 * MINUTE);
    table_rise(&table);
}

static void awareness_is_declared_by_all_but_late_by_one(void **state)
{
    (void)state;
    int64_t at_s[POLICY_COUNT];
    for (enum policy policy = POLICY_PROMPT; policy <= POLICY_SECRETIVE; policy++) {
        struct table table;
        table_sit(&table, policy, 9);
        uint32_t clock = made_clock(&table.view, table.government, 0, true);
        struct view_event event = made_event(&table.view, 600, VIEW_CLOCK_STARTED);
        event.clock = clock;
        made_apply(&table.view, &event);
        table_wait(&table, 600, 48 * HOUR);
        assert_int_equal(table_find(&table, WISH_DECLARE, 0)->when_s, 600);
        at_s[policy] = table_when(&table, WISH_DECLARE);
        table_rise(&table);
    }
    assert_true(at_s[POLICY_PROMPT] < HOUR && at_s[POLICY_LEGALISTIC] < HOUR && at_s[POLICY_SECRETIVE] > 12 * HOUR);
}

static void actions_stay_within_capacity_and_pap(void **state)
{
    (void)state;
    uint32_t acted = 0;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        struct table table;
        table_sit(&table, POLICY_PROMPT, seed);
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
        table_wait(&table, 0, 2 * HOUR);
        const struct view_wish *act = table_find(&table, WISH_ACT, 0);
        assert_true(act == NULL || act->action == plain);
        assert_true(table_count(&table, WISH_ACT) <= 1);
        acted += table_count(&table, WISH_ACT);
        table_rise(&table);
    }
    assert_in_range(acted, 20, 40); /* six in ten */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_policy_notifies_in_time_with_what_it_holds),
        cmocka_unit_test(holding_all_that_is_needed_hurries_two_of_them),
        cmocka_unit_test(what_has_weeks_is_not_finished_tonight),
        cmocka_unit_test(people_are_told_after_the_authority),
        cmocka_unit_test(a_notice_attaches_what_is_news),
        cmocka_unit_test(a_missed_stage_is_made_good),
        cmocka_unit_test(awareness_is_declared_by_all_but_late_by_one),
        cmocka_unit_test(actions_stay_within_capacity_and_pap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
