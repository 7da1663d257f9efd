/* Bots: how each policy decides and reads, that a seed gives one play, and a whole exercise with a real engine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "players/table.h"
#include "view/play.h"

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
    table_sit(&table, POLICY_SILENT, 1);
    made_item(&table.view, 0, VIEW_PHONE);
    made_decision(&table.view, 0, 2, 600);
    table_wait(&table, 0, 10 * HOUR);
    assert_int_equal(table.count, 0);
    table_rise(&table);
}

/* ---- decisions --------------------------------------------------------------------------------------------------- */

static void every_policy_decides_in_time_and_in_its_own_time(void **state)
{
    (void)state;
    int64_t total_s[POLICY_COUNT] = { 0 };
    for (uint64_t seed = 1; seed <= 40; seed++) {
        for (enum policy policy = POLICY_PROMPT; policy <= POLICY_SECRETIVE; policy++) {
            struct table table;
            table_sit(&table, policy, seed);
            made_decision(&table.view, 0, 4, 1000);
            table_wait(&table, 0, HOUR);
            assert_int_equal(table_count(&table, WISH_DECIDE), 1);
            assert_true(table_when(&table, WISH_DECIDE) <= 1000);
            assert_int_equal(table_find(&table, WISH_DECIDE, 0)->option_count, 1);
            assert_non_null(table_find(&table, WISH_DECIDE, 0)->text);
            total_s[policy] += table_when(&table, WISH_DECIDE);
            table_rise(&table);
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
        table_sit(&table, POLICY_PROMPT, seed);
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
        table_wait(&table, 0, HOUR);
        assert_int_equal(table_find(&table, WISH_DECIDE, 0)->options[0], 3);
        table_rise(&table);
    }
}

static void policies_differ_in_what_they_choose(void **state)
{
    (void)state;
    uint32_t effort[POLICY_COUNT] = { 0 };
    for (uint64_t seed = 1; seed <= 200; seed++) {
        for (enum policy policy = POLICY_PROMPT; policy <= POLICY_SECRETIVE; policy++) {
            struct table table;
            table_sit(&table, policy, seed);
            made_decision(&table.view, 0, 3, 1000);
            table.view.decisions[0].options[0].takes_s = 600;
            table_wait(&table, 0, HOUR);
            effort[policy] += table_find(&table, WISH_DECIDE, 0)->options[0] == 0 ? 1 : 0;
            table_rise(&table);
        }
    }
    /* The weights say 40 in 60, 24 in 44 and 6 in 48 of 200. */
    assert_in_range(effort[POLICY_PROMPT], 112, 154);
    assert_in_range(effort[POLICY_LEGALISTIC], 87, 131);
    assert_in_range(effort[POLICY_SECRETIVE], 11, 39);
}

/* How often two tables of a policy gave the same answer, of 60 times. */
static uint32_t alike(enum policy policy, enum view_agree agree)
{
    uint32_t same = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        uint32_t options[2];
        for (uint32_t key = 0; key < 2; key++) {
            struct table table;
            table_sit(&table, policy, seed);
            player_reset(table.player, policy, seed, key);
            made_decision(&table.view, 0, 4, 1000);
            table.view.decisions[0].agree = agree;
            table_wait(&table, 0, HOUR);
            options[key] = table_find(&table, WISH_DECIDE, 0)->options[0];
            table_rise(&table);
        }
        same += options[0] == options[1] ? 1 : 0;
    }
    return same;
}

static void those_who_must_agree_do_unless_they_keep_to_themselves(void **state)
{
    (void)state;
    assert_int_equal(alike(POLICY_PROMPT, VIEW_ALL), 60);
    assert_int_equal(alike(POLICY_LEGALISTIC, VIEW_ALL), 60);
    assert_in_range(alike(POLICY_SECRETIVE, VIEW_ALL), 10, 45);
    assert_in_range(alike(POLICY_PROMPT, VIEW_EACH), 10, 45);
}

static void other_kinds_of_answers_are_complete(void **state)
{
    (void)state;
    static const enum view_answer answers[] = { VIEW_SOME, VIEW_ORDER, VIEW_NUMBER, VIEW_TEXT };
    static const uint32_t counts[] = { 2, 4, 0, 0 };
    for (uint32_t i = 0; i < 4; i++) {
        struct table table;
        table_sit(&table, POLICY_LEGALISTIC, 5);
        made_decision(&table.view, 0, i < 2 ? 4 : 0, INT64_MAX);
        table.view.decisions[0].answer = answers[i];
        table.view.decisions[0].confidence = true;
        table_wait(&table, 0, 2 * HOUR);
        const struct view_wish *wish = table_find(&table, WISH_DECIDE, 0);
        assert_non_null(wish);
        assert_int_equal(wish->option_count, counts[i]);
        assert_int_equal(wish->confidence, 60);
        uint32_t seen = 0;
        for (uint32_t k = 0; k < wish->option_count; k++) {
            assert_int_equal(seen >> wish->options[k] & 1, 0);
            seen |= (uint32_t)1 << wish->options[k];
        }
        table_rise(&table);
    }
}

static void a_decision_that_was_closed_meanwhile_is_let_be(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_SECRETIVE, 1);
    made_decision(&table.view, 0, 2, 1000);
    table_wait(&table, 0, 100);
    struct view_event event = made_event(&table.view, 100, VIEW_CLOSED);
    event.decision = 0;
    made_apply(&table.view, &event);
    table_wait(&table, 100, HOUR);
    assert_int_equal(table.count, 0);
    table_rise(&table);
}

/* ---- reading ---------------------------------------------------------------------------------------------------- */

static void messages_are_read_once_each(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 1);
    made_item(&table.view, 0, VIEW_PHONE);
    made_item(&table.view, 0, VIEW_MAIL);
    table_wait(&table, 0, HOUR);
    assert_int_equal(table_count(&table, WISH_READ), 2);
    assert_int_not_equal(table_find(&table, WISH_READ, 0)->item, table_find(&table, WISH_READ, 1)->item);
    table_wait(&table, HOUR, 2 * HOUR);
    assert_int_equal(table_count(&table, WISH_READ), 2);
    table_rise(&table);
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
    table_sit(&table, POLICY_PROMPT, seed);
    made_item(&table.view, 0, VIEW_PHONE);
    made_decision(&table.view, 0, 3, 1800);
    made_fact(&table.view, 0, "Mine", TLP_AMBER, 0, 0);
    for (int64_t now_s = 0; asked_often && now_s < 700; now_s++) {
        table_wait(&table, now_s, now_s + 1);
    }
    table_wait(&table, asked_often ? 700 : 0, 720);
    if (extra) {
        made_item(&table.view, 720, VIEW_MAIL);
        table_wait(&table, 720, 800);
    }
    made_fact(&table.view, 800, "More", TLP_GREEN, VIEW_NONE, 0);
    table_wait(&table, 800, 3 * HOUR);
    write_wishes(&table, text);
    table_rise(&table);
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
    table_sit(&table, POLICY_PROMPT, 4);
    made_fact(&table.view, 0, "Mine", TLP_AMBER, 0, 0);
    made_decision(&table.view, 0, 3, 900);
    table_wait(&table, 0, HOUR);
    write_wishes(&table, &first);
    table.count = 0;
    player_reset(table.player, POLICY_PROMPT, 4, 0);
    table_wait(&table, 0, HOUR);
    write_wishes(&table, &second);
    assert_string_equal(str_text(&second), str_text(&first));
    str_deinit(&first);
    str_deinit(&second);
    table_rise(&table);
}

static void with_little_room_it_asks_again_and_loses_nothing(void **state)
{
    (void)state;
    struct table table;
    table_sit(&table, POLICY_PROMPT, 4);
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
    table_rise(&table);
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
        cmocka_unit_test(every_policy_decides_in_time_and_in_its_own_time),
        cmocka_unit_test(only_what_is_open_and_affordable_is_chosen),
        cmocka_unit_test(policies_differ_in_what_they_choose),
        cmocka_unit_test(those_who_must_agree_do_unless_they_keep_to_themselves),
        cmocka_unit_test(other_kinds_of_answers_are_complete),
        cmocka_unit_test(a_decision_that_was_closed_meanwhile_is_let_be),
        cmocka_unit_test(messages_are_read_once_each),
        cmocka_unit_test(the_same_seed_wishes_the_same_and_another_does_not),
        cmocka_unit_test(one_more_message_shifts_no_other_reaction),
        cmocka_unit_test(a_bot_that_is_reset_plays_as_a_new_one),
        cmocka_unit_test(with_little_room_it_asks_again_and_loses_nothing),
        cmocka_unit_test(bots_play_to_the_end_and_break_no_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
