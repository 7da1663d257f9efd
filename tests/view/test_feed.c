/* From the trace to a seat: what each role is told, in its own words and handles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "view/play.h"

#define MINUTE INT64_C(60)
#define HOUR INT64_C(3600)
#define ONE INT64_C(1000000)

static int begin(void **state)
{
    static struct play play;
    play_begin(&play, 7, NULL);
    *state = &play;
    return 0;
}

static int end(void **state)
{
    play_end(*state);
    return 0;
}

static enum refusal release(struct play *play, int64_t at_s, enum shelf shelf, uint32_t index)
{
    return play_control(play, at_s, INPUT_RELEASE, thing(shelf, index), 0, 0);
}

static enum refusal decide(struct play *play, uint32_t seat, int64_t at_s, uint32_t decision, uint32_t option)
{
    struct view_wish wish = view_wish_make(WISH_DECIDE);
    wish.decision = decision;
    wish.options[0] = option;
    wish.option_count = 1;
    return play_wish(play, seat, at_s, &wish);
}

/* ---- cards ------------------------------------------------------------------------------------------------------- */

static void a_seat_is_handed_its_cards_at_startex(void **state)
{
    struct play *play = *state;
    const struct view *view = &play->views[POWER];
    assert_true(view->started);
    assert_string_equal(view->title, "Frozen Screens");
    assert_string_equal(view->brief, "The brief of Riverside Power.");
    assert_string_equal(view->secret, "What only Riverside Power knows of itself.");
    assert_string_equal(view->roles[0], "Shift manager");
    assert_int_equal(view->posture[8], 2);
    assert_int_equal(view->teams_count, 4);
    assert_string_equal(view->teams[0].title, "Riverside Power");
    assert_string_equal(view->teams[1].title, "Aranda CERT");
    assert_int_equal(view->staff_micro, 3 * ONE);
    assert_string_equal(view->scenes[0].title, "Monday morning");
    assert_int_equal(view->scenes[0].pace_micro, 2 * ONE);
}

static void the_own_team_is_first_and_relations_are_its_own(void **state)
{
    struct play *play = *state;
    const struct view *cert = &play->views[CERT_A];
    assert_string_equal(cert->teams[0].title, "Aranda CERT");
    assert_string_equal(cert->teams[2].title, "Riverside Power");
    assert_true(cert->teams[2].is_client);
    assert_false(play->views[POWER].teams[1].is_client);
    assert_true(cert->teams[1].same_community);
    assert_false(cert->teams[3].same_community); /* the press is a community of its own */
}

static void economies_bring_their_time_home_first(void **state)
{
    struct play *play = *state;
    const struct view *view = &play->views[CERT_B];
    assert_string_equal(view->economies[0].title, "Aranda");
    assert_string_equal(view->economies[1].title, "Belmora");
    struct calendar calendar = view_calendar(view, 1);
    assert_int_equal(calendar.offset_s, 9 * HOUR);
    assert_int_equal(calendar.shift_count, 1);
    assert_int_equal(calendar.holiday_count, 1);
    assert_int_equal(calendar.holidays[0], calendar_day_number(2026, 3, 3));
}

static void a_duty_comes_with_its_stages(void **state)
{
    struct play *play = *state;
    const struct view *view = &play->views[POWER];
    assert_int_equal(view->clocks_count, 1);
    const struct view_clock *clock = &view->clocks[0];
    assert_string_equal(clock->title, "Outage notice");
    assert_string_equal(clock->addressee, "Aranda CERT");
    assert_string_equal(clock->basis, "Grid Code, art. 9");
    assert_int_equal(clock->stage_count, 2);
    assert_string_equal(clock->stages[0].within, "2 hours");
    assert_string_equal(clock->stages[1].within, "4 business days");
    assert_string_equal(clock->stages[0].title, "First notice");
    assert_string_equal(clock->stages[1].title, "Final report"); /* not written: its name as people write it */
    assert_int_equal(clock->status, VIEW_RUNNING); /* it knew at once */
    assert_int_equal(clock->stages[0].deadline_s, 2 * HOUR);
    assert_int_equal(clock->stages[1].status, VIEW_STAGE_WAITS);
    assert_string_equal(play->views[CERT_B].clocks[0].addressee, "The people concerned");
}

static const struct view_line *line_to(const struct play *play, uint32_t seat, uint32_t channel, uint32_t team)
{
    return view_find_line(&play->views[seat], play_handle(play, seat, SHELF_CHANNEL, channel),
                          play_handle(play, seat, SHELF_TEAM, team));
}

static void a_channel_comes_with_a_line_to_each_receiver(void **state)
{
    struct play *play = *state;
    const struct view_line *phone = line_to(play, POWER, PHONE, CERT_A);
    assert_true(phone->open);
    assert_int_equal(phone->likely_s, 2 * MINUTE);
    assert_int_equal(phone->basis, VIEW_BASIS_NOT_NEEDED);
    const struct view_line *call = line_to(play, POWER, CALL, CERT_B);
    assert_false(call->open);
    assert_string_equal(call->closed_because, "“Disclosure order” is not in force.");
    assert_null(line_to(play, POWER, PHONE, CERT_B));
    assert_non_null(view_find_line(&play->views[PRESS], play_handle(play, PRESS, SHELF_CHANNEL, WIRE), VIEW_PUBLIC));
}

static void a_stale_contact_looks_right(void **state)
{
    struct play *play = *state;
    const struct view_line *desk = line_to(play, POWER, DESK, CERT_B);
    assert_true(desk->is_contact);
    assert_true(desk->open);
    assert_int_equal(desk->basis, VIEW_BASIS_MISSING);
}

static void an_agreement_that_comes_into_force_opens_and_speeds(void **state)
{
    struct play *play = *state;
    assert_int_equal(line_to(play, CERT_A, MUTUAL, CERT_B)->likely_s, 10 * MINUTE); /* half of 20: the pact is on */
    play_control(play, 60, INPUT_SET, thing(SHELF_AGREEMENT, ORDER), 0, 1);
    assert_true(line_to(play, POWER, CALL, CERT_B)->open);
    assert_int_equal(line_to(play, POWER, DESK, CERT_B)->basis, VIEW_BASIS_HOLDS);
    play_control(play, 120, INPUT_SET, thing(SHELF_AGREEMENT, PACT), 0, 0);
    assert_int_equal(line_to(play, CERT_A, MUTUAL, CERT_B)->likely_s, 20 * MINUTE);
    assert_int_equal(line_to(play, CERT_A, MUTUAL, CERT_B)->most_s, 40 * MINUTE);
}

static void a_measure_is_seen_by_those_it_is_shown_to(void **state)
{
    struct play *play = *state;
    const struct view *view = &play->views[POWER];
    uint32_t loss = play_handle(play, POWER, SHELF_MEASURE, LOSS), trust = play_handle(play, POWER, SHELF_MEASURE, TRUST);
    assert_int_equal(view->measures_count, 2);
    assert_string_equal(view->measures[loss].title, "Loss so far");
    assert_int_equal(view_measure_at(view, loss, 90), 90 * ONE);
    assert_string_equal(view_level_word(view, trust, view_measure_at(view, trust, 0)), "steady");
    assert_int_equal(play->views[CERT_B].measures_count, 2);
    assert_int_equal(play->views[BOARD].measures_count, 1);
}

/* ---- messages and facts ------------------------------------------------------------------------------------------ */

static void a_message_arrives_with_its_placeholders_filled(void **state)
{
    struct play *play = *state;
    release(play, 60, SHELF_INJECT, ALARM);
    const struct view *view = &play->views[POWER];
    assert_int_equal(view->items_count, 1);
    assert_string_equal(view->items[0].text, "To Riverside Power: trust is 60. Call Aranda CERT.");
    assert_int_equal(view->items[0].via, VIEW_PHONE);
    assert_false(view->items[0].is_public);
    assert_int_equal(play->views[CERT_A].items_count, 0);
}

static void news_reaches_everybody_and_the_board(void **state)
{
    struct play *play = *state;
    release(play, 60, SHELF_INJECT, NEWS);
    for (uint32_t i = 0; i < ROLES; i++) {
        assert_int_equal(play->views[i].items_count, 1);
        assert_true(play->views[i].items[0].is_public);
    }
}

static void an_item_tells_its_facts_and_may_be_recalled(void **state)
{
    struct play *play = *state;
    release(play, 60, SHELF_INJECT, LAB);
    const struct view *view = &play->views[CERT_A];
    uint32_t hash = play_handle(play, CERT_A, SHELF_FACT, HASH);
    assert_true(view->facts[hash].held);
    assert_int_equal(view->facts[hash].item, 0);
    assert_int_equal(view->facts[hash].how, VIEW_WORLD);
    assert_true(view->items[0].has_picture);
    assert_string_equal(view_feed_picture(play->feeds[CERT_A], 0), "pictures/driver_x.png");
    play_control(play, 90, INPUT_RECALL, thing(SHELF_INJECT, LAB), 0, 0);
    assert_true(play->views[CERT_A].items[0].is_recalled);
}

static void reading_is_seen_by_the_reader_alone(void **state)
{
    struct play *play = *state;
    release(play, 60, SHELF_INJECT, NEWS);
    struct view_wish read = view_wish_make(WISH_READ);
    read.what = VIEW_WHAT_ITEM;
    read.item = 0;
    assert_int_equal(play_wish(play, POWER, 100, &read), REFUSED_NOT);
    assert_int_equal(play->views[POWER].items[0].read_s, 100);
    assert_int_equal(play->views[CERT_A].items[0].read_s, INT64_MAX);
}

static void a_share_is_seen_by_both_ends_each_from_his_own_side(void **state)
{
    struct play *play = *state;
    assert_int_equal(play_share(play, POWER, 60, FROZEN, CERT_A, PHONE), REFUSED_NOT);
    const struct view *from = &play->views[POWER], *to = &play->views[CERT_A];
    assert_int_equal(from->sends_count, 1);
    assert_int_equal(from->sends[0].receipt_s, INT64_MAX);
    uint32_t frozen = play_handle(play, POWER, SHELF_FACT, FROZEN);
    assert_true(view_told(from, frozen, 1));
    assert_false(view_told(from, frozen, 2));
    assert_int_equal(to->facts_count, 0);
    play_until(play, 60 + 2 * MINUTE);
    assert_int_equal(to->facts_count, 1);
    assert_int_equal(to->facts[0].how, VIEW_TOLD);
    assert_string_equal(to->teams[to->arrivals[0].from].title, "Riverside Power");
    assert_string_equal(to->channels[to->arrivals[0].channel].title, "Duty phone");
    assert_string_equal(to->facts[0].source, "Riverside Power");
    assert_int_equal(from->sends[0].receipt_s, 60 + 2 * MINUTE); /* the phone gives receipts */
}

static void what_is_lost_looks_sent(void **state)
{
    struct play *play = *state;
    assert_int_equal(play_share(play, POWER, 60, FROZEN, CERT_A, FAX), REFUSED_NOT);
    play_until(play, HOUR);
    const struct view *view = &play->views[POWER];
    assert_int_equal(view->sends_count, 1);
    assert_int_equal(view->sends[0].receipt_s, INT64_MAX);
    assert_null(strstr(str_text(&play->streams[POWER]), "lost"));
    assert_int_equal(play->views[CERT_A].facts_count, 0);
}

static void a_stripping_channel_hides_who_said_it(void **state)
{
    struct play *play = *state;
    play_control(play, 1, INPUT_SET, thing(SHELF_AGREEMENT, ORDER), 0, 1);
    assert_int_equal(play_share(play, POWER, 60, FROZEN, CERT_B, DESK), REFUSED_NOT);
    play_until(play, 2 * HOUR);
    assert_int_equal(play->views[CERT_B].facts_count, 1); /* only the rumour: the contact is stale, the mail is lost */
    assert_int_equal(play->views[POWER].breaches_count, 1); /* amber over a channel for green */
    assert_int_equal(play->views[POWER].breaches[0].warning, VIEW_WARN_CARRIES);
}

static void what_follows_from_two_facts_is_derived(void **state)
{
    struct play *play = *state;
    release(play, 30, SHELF_INJECT, LAB);
    play_share(play, CERT_A, 60, HASH, POWER, PHONE);
    play_until(play, HOUR);
    const struct view *view = &play->views[POWER];
    uint32_t implant = play_handle(play, POWER, SHELF_FACT, IMPLANT);
    assert_int_not_equal(implant, VIEW_NONE);
    assert_int_equal(view->facts[implant].how, VIEW_DERIVED);
    assert_int_equal(view->facts[implant].label, TLP_AMBER_STRICT);
}

static void publishing_makes_news_and_knowledge(void **state)
{
    struct play *play = *state;
    assert_int_equal(play_share(play, POWER, 60, FROZEN, TEAM_PUBLIC.v, WIRE), REFUSED_NOT);
    play_until(play, HOUR);
    const struct view *press = &play->views[PRESS];
    assert_int_equal(press->news_count, 1);
    assert_string_equal(press->news[0].title, "Frozen screens");
    assert_true(press->facts[press->news[0].fact].held);
    assert_int_equal(press->facts[press->news[0].fact].how, VIEW_FROM_PUBLIC);
    assert_int_equal(play->views[BOARD].news_count, 1);
    assert_false(play->views[BOARD].facts[0].held);
}

/* ---- requests ---------------------------------------------------------------------------------------------------- */

static const char *typed(void *context, uint32_t record)
{
    (void)context;
    (void)record;
    return "Please and thank you.";
}

static void permission_is_asked_given_and_widens_the_label(void **state)
{
    (void)state;
    struct play play;
    const struct view_words words = { NULL, typed };
    play_begin(&play, 7, &words);
    play_share(&play, POWER, 60, FROZEN, CERT_A, PHONE);
    play_until(&play, 10 * MINUTE);
    const struct view *cert = &play.views[CERT_A];
    assert_false(view_label_allows(cert, 0, 1)); /* AMBER to the other CERT: neither client nor own */
    struct view_wish ask = view_wish_make(WISH_ASK);
    ask.to = play_handle(&play, CERT_A, SHELF_TEAM, POWER);
    ask.channel = play_handle(&play, CERT_A, SHELF_CHANNEL, PHONE);
    ask.fact = 0;
    ask.ask = VIEW_ASK_PERMISSION;
    assert_int_equal(play_wish(&play, CERT_A, 11 * MINUTE, &ask), REFUSED_NOT);
    play_until(&play, 20 * MINUTE);
    const struct view *power = &play.views[POWER];
    assert_int_equal(power->requests_count, 1);
    assert_false(power->requests[0].is_mine);
    assert_string_equal(power->requests[0].title, "Frozen screens");
    assert_string_equal(power->requests[0].text, "Please and thank you.");
    struct view_wish reply = view_wish_make(WISH_REPLY);
    reply.request = 0;
    reply.reply = VIEW_YES;
    reply.has_label = true;
    reply.label = TLP_GREEN;
    assert_int_equal(play_wish(&play, POWER, 21 * MINUTE, &reply), REFUSED_NOT);
    play_until(&play, 40 * MINUTE);
    assert_true(cert->requests[0].answered);
    assert_string_equal(cert->requests[0].reply_text, "Please and thank you.");
    assert_true(cert->requests[0].has_label);
    assert_int_equal(cert->requests[0].label, TLP_GREEN);
    assert_true(view_label_allows(cert, 0, 1));
    play_end(&play);
}

/* The title of a fact would tell those who do not know it more than was asked. */
static void an_action_asks_in_its_own_words_until_the_fact_is_held(void **state)
{
    struct play *play = *state;
    const struct view *power = &play->views[POWER], *cert = &play->views[CERT_A];
    uint32_t ask = play_handle(play, POWER, SHELF_ACTION, ASK_HASH);
    assert_int_equal(power->actions[ask].to, 1);
    assert_int_equal(power->actions[ask].fact, VIEW_NONE);
    struct view_wish act = view_wish_make(WISH_ACT);
    act.action = ask;
    assert_int_equal(play_wish(play, POWER, 60, &act), REFUSED_NOT);
    assert_string_equal(power->requests[0].title, "Ask the CERT for the driver's hash");
    play_until(play, 10 * MINUTE);
    assert_int_equal(cert->requests_count, 1);
    assert_string_equal(cert->requests[0].title, "Ask the CERT for the driver's hash");
    assert_int_equal(cert->requests[0].fact, VIEW_NONE);
    assert_null(strstr(str_text(&play->streams[POWER]), "Driver hash"));
    assert_null(strstr(str_text(&play->streams[CERT_A]), "Driver hash"));
    release(play, 11 * MINUTE, SHELF_INJECT, LAB);
    assert_int_equal(cert->requests[0].fact, play_handle(play, CERT_A, SHELF_FACT, HASH));
    assert_int_equal(power->requests[0].fact, VIEW_NONE);
    play_share(play, CERT_A, 12 * MINUTE, HASH, POWER, PHONE);
    play_until(play, 20 * MINUTE);
    uint32_t hash = play_handle(play, POWER, SHELF_FACT, HASH);
    assert_int_equal(power->requests[0].fact, hash);
    assert_int_equal(power->actions[ask].fact, hash);
}

static void who_types_a_request_names_what_it_is_for(void **state)
{
    struct play *play = *state;
    struct view_wish ask = view_wish_make(WISH_ASK);
    ask.to = play_handle(play, POWER, SHELF_TEAM, CERT_A);
    ask.fact = play_handle(play, POWER, SHELF_FACT, FROZEN);
    ask.ask = VIEW_ASK_PRESERVE;
    assert_int_equal(play_wish(play, POWER, 60, &ask), REFUSED_NOT);
    play_until(play, 10 * MINUTE);
    const struct view *cert = &play->views[CERT_A];
    assert_string_equal(cert->requests[0].title, "Frozen screens");
    assert_int_equal(cert->requests[0].ask, VIEW_ASK_PRESERVE);
    assert_false(cert->facts[cert->requests[0].fact].held);
    assert_string_equal(cert->facts[cert->requests[0].fact].text, "");
}

/* ---- decisions, actions, duties ---------------------------------------------------------------------------------- */

static void a_decision_shows_only_what_may_be_seen(void **state)
{
    struct play *play = *state;
    release(play, 60, SHELF_DECISION, ISOLATE);
    const struct view_decision *decision = &play->views[POWER].decisions[0];
    assert_string_equal(decision->ask, "What do you do?");
    assert_int_equal(decision->deadline_s, 660);
    assert_int_equal(decision->option_count, 3);
    assert_string_equal(decision->options[0].title, "Disconnect both");
    assert_int_equal(decision->options[0].takes_s, 600);
    assert_string_equal(decision->options[1].title, "Watch under the order");
    assert_int_equal(decision->options[1].state, VIEW_GREYED);
    assert_string_equal(decision->options[1].closed_because, "“Disclosure order” is not in force.");
    assert_int_equal(decision->options[2].letter, 'C');
    assert_null(strstr(str_text(&play->streams[POWER]), "Block the altered driver"));
}

static void an_option_that_comes_into_sight_takes_the_next_letter(void **state)
{
    struct play *play = *state;
    release(play, 30, SHELF_INJECT, LAB);
    release(play, 60, SHELF_DECISION, ISOLATE);
    play_share(play, CERT_A, 90, HASH, POWER, PHONE);
    play_until(play, 300);
    const struct view_decision *decision = &play->views[POWER].decisions[0];
    assert_int_equal(decision->option_count, 4);
    assert_string_equal(decision->options[3].title, "Block the altered driver");
    assert_int_equal(decision->options[3].letter, 'D');
    assert_int_equal(decide(play, POWER, 301, 0, 3), REFUSED_NOT);
    const struct record *last = NULL;
    for (uint32_t i = 1; i <= trace_count(engine_trace(play->engine)); i++) {
        const struct record *record = trace_record(engine_trace(play->engine), i);
        last = record->kind == RECORD_ANSWERED ? record : last;
    }
    assert_int_equal(thing_index((struct thing_id){ last->other }), ISOLATE_DARK);
    assert_true(play->views[POWER].decisions[0].options[3].chosen);
}

static void a_greyed_option_opens_when_it_may(void **state)
{
    struct play *play = *state;
    release(play, 60, SHELF_DECISION, ISOLATE);
    assert_int_equal(decide(play, POWER, 70, 0, 1), REFUSED_NEEDS);
    assert_string_equal(play->views[POWER].refusals[0].text, refusal_text(REFUSED_NEEDS));
    assert_int_equal(play->views[POWER].refusals[0].wish, WISH_DECIDE);
    play_control(play, 80, INPUT_SET, thing(SHELF_AGREEMENT, ORDER), 0, 1);
    assert_int_equal(play->views[POWER].decisions[0].options[1].state, VIEW_OPEN);
    assert_string_equal(play->views[POWER].decisions[0].options[1].closed_because, "");
}

static void an_answer_that_takes_time_has_its_effect_later(void **state)
{
    struct play *play = *state;
    release(play, 60, SHELF_DECISION, ISOLATE);
    assert_int_equal(decide(play, POWER, 100, 0, 0), REFUSED_NOT);
    const struct view *view = &play->views[POWER];
    assert_int_equal(view->decisions[0].status, VIEW_IS_ANSWERED);
    assert_int_equal(view->decisions[0].effect_s, INT64_MAX);
    assert_int_equal(view->staff_micro, 2 * ONE);
    assert_int_equal(view->budget_micro, 95 * ONE);
    play_until(play, HOUR);
    assert_int_equal(view->decisions[0].effect_s, 700);
    assert_int_equal(view->staff_micro, 3 * ONE);
}

static void silence_takes_the_default_and_says_so(void **state)
{
    struct play *play = *state;
    release(play, 60, SHELF_DECISION, ISOLATE);
    play_control(play, 100, INPUT_EXTEND, thing(SHELF_DECISION, ISOLATE), 300 * ONE, 0);
    assert_int_equal(play->views[POWER].decisions[0].deadline_s, 960);
    play_until(play, HOUR);
    const struct view_decision *decision = &play->views[POWER].decisions[0];
    assert_int_equal(decision->status, VIEW_IS_DEFAULTED);
    assert_int_equal(decision->answered_s, 961);
    assert_true(decision->options[2].chosen);
}

static void an_order_is_said_in_the_order_of_the_choice(void **state)
{
    struct play *play = *state;
    release(play, 60, SHELF_DECISION, ORDERED);
    struct view_wish wish = view_wish_make(WISH_DECIDE);
    wish.decision = 0;
    wish.options[0] = 2;
    wish.options[1] = 0;
    wish.options[2] = 1;
    wish.option_count = 3;
    assert_int_equal(play_wish(play, CERT_A, 100, &wish), REFUSED_NOT);
    const struct view_decision *decision = &play->views[CERT_A].decisions[0];
    assert_int_equal(decision->order_count, 3);
    assert_int_equal(decision->order[0], 2);
    assert_int_equal(decision->order[1], 0);
    assert_int_equal(decision->order[2], 1);
}

static void feedback_comes_after_the_end_for_what_was_chosen(void **state)
{
    struct play *play = *state;
    release(play, 60, SHELF_DECISION, ISOLATE);
    decide(play, POWER, 100, 0, 0);
    assert_string_equal(play->views[POWER].decisions[0].options[0].feedback, "");
    play_until(play, 7 * HOUR);
    const struct view *view = &play->views[POWER];
    assert_true(view->ended);
    assert_string_equal(view->ending_title, "Spared");
    assert_string_equal(view->decisions[0].options[0].feedback, "It cost light and bought time.");
    assert_string_equal(play->views[BOARD].ending_text, "Nobody noticed.");
}

static void an_action_runs_and_a_visible_one_is_seen_by_all(void **state)
{
    struct play *play = *state;
    struct view_wish act = view_wish_make(WISH_ACT);
    act.action = play_handle(play, POWER, SHELF_ACTION, SWEEP);
    assert_int_equal(play_wish(play, POWER, 60, &act), REFUSED_NOT);
    assert_int_equal(play->views[POWER].actions[act.action].running_until_s, 60 + 1800);
    assert_int_equal(play->views[CERT_A].news_count, 0);
    play_until(play, HOUR);
    assert_int_equal(play->views[POWER].actions[act.action].done, 1);
    assert_int_equal(play->views[POWER].actions[act.action].running_until_s, INT64_MIN);
    act.action = play_handle(play, CERT_A, SHELF_ACTION, ANNOUNCE);
    assert_int_equal(play_wish(play, CERT_A, HOUR, &act), REFUSED_NOT);
    assert_int_equal(play->views[POWER].news[0].kind, VIEW_NEWS_ACTION);
    assert_string_equal(play->views[POWER].news[0].title, "Raise the national alert level");
    assert_int_equal(play->views[CERT_A].news_count, 0);
}

static void pap_warns_of_what_is_held_and_only_of_that(void **state)
{
    struct play *play = *state;
    char words[256];
    const struct view *view = &play->views[CERT_A];
    uint32_t sweep = play_handle(play, CERT_A, SHELF_ACTION, SWEEP);
    assert_false(view_act_warning(view, sweep, words)); /* it knows nothing of the rumour */
    play_share(play, CERT_B, 60, RUMOUR, CERT_A, MUTUAL);
    play_until(play, 3 * HOUR);
    assert_true(view_act_warning(view, sweep, words));
    assert_string_equal(words, "PAP:RED allows no more: this action would show that you know “A source inside”.");
    struct view_wish act = view_wish_make(WISH_ACT);
    act.action = sweep;
    play_wish(play, CERT_A, 4 * HOUR, &act);
    assert_int_equal(view->breaches_count, 1);
    assert_int_equal(view->breaches[0].warning, VIEW_WARN_PAP);
    assert_int_equal(view->breaches[0].action, sweep);
}

static void a_notice_meets_its_stage_and_reaches_its_addressee(void **state)
{
    struct play *play = *state;
    struct view_wish notify = view_wish_make(WISH_NOTIFY);
    notify.clock = 0;
    notify.stage = view_next_stage(&play->views[POWER], 0);
    notify.classes = CLASS(1);
    notify.facts[0] = play_handle(play, POWER, SHELF_FACT, FROZEN);
    notify.fact_count = 1;
    assert_int_equal(notify.stage, 0);
    assert_int_equal(play_wish(play, POWER, HOUR, &notify), REFUSED_NOT);
    const struct view_clock *clock = &play->views[POWER].clocks[0];
    assert_int_equal(clock->stages[0].status, VIEW_STAGE_IS_MET);
    assert_int_equal(clock->stages[0].margin_s, HOUR);
    assert_int_equal(clock->stages[0].covered, CLASS(1));
    assert_int_equal(clock->stages[1].status, VIEW_STAGE_RUNS);
    assert_int_equal(clock->status, VIEW_RUNNING);
    assert_int_equal(play->views[POWER].notices_count, 1);
    const struct view *cert = &play->views[CERT_A];
    assert_int_equal(cert->notices_got_count, 1);
    assert_string_equal(cert->notices_got[0].title, "Outage notice: First notice");
    assert_true(cert->facts[0].held); /* the fact came with it */
    assert_int_equal(cert->arrivals[0].channel, VIEW_NONE);
}

static void a_missed_stage_is_late_when_it_comes(void **state)
{
    struct play *play = *state;
    play_until(play, 2 * HOUR);
    assert_int_equal(play->views[POWER].clocks[0].stages[0].status, VIEW_STAGE_RUNS);
    play_until(play, 2 * HOUR + 1);
    assert_int_equal(play->views[POWER].clocks[0].status, VIEW_MISSED);
    struct view_wish notify = view_wish_make(WISH_NOTIFY);
    notify.clock = 0;
    notify.stage = view_next_stage(&play->views[POWER], 0);
    assert_int_equal(play_wish(play, POWER, 3 * HOUR, &notify), REFUSED_NOT);
    assert_int_equal(play->views[POWER].clocks[0].stages[0].status, VIEW_STAGE_CAME_LATE);
    assert_int_equal(play->views[POWER].clocks[0].stages[0].margin_s, -HOUR);
}

static void declaring_starts_a_clock_that_counts_from_it(void **state)
{
    struct play *play = *state;
    assert_int_equal(play->views[CERT_B].clocks[0].status, VIEW_DORMANT);
    assert_true(play->views[CERT_B].clocks[0].counts_declared);
    struct view_wish declare = view_wish_make(WISH_DECLARE);
    declare.clock = 0;
    declare.when_s = 30;
    assert_int_equal(play_wish(play, CERT_B, 60, &declare), REFUSED_NOT);
    const struct view_clock *clock = &play->views[CERT_B].clocks[0];
    assert_int_equal(clock->declared_since_s, 30);
    assert_int_equal(clock->status, VIEW_RUNNING);
    /* Three days on, at 24:00 in Belmora: 86,400 s a day, less the 8 h 40 min gone of the first. */
    assert_int_equal(clock->stages[0].deadline_s, 4 * 86400 - (8 * HOUR + 40 * MINUTE));
}

static void a_question_is_put_and_answered(void **state)
{
    struct play *play = *state;
    play_until(play, 2 * HOUR);
    const struct view *view = &play->views[POWER];
    assert_int_equal(view->questions_count, 1);
    assert_string_equal(view->question_options[1], "Habit");
    assert_int_equal(play->views[CERT_B].questions_count, 0);
    struct view_wish answer = view_wish_make(WISH_ANSWER);
    answer.question = 0;
    answer.option = 1;
    assert_int_equal(play_wish(play, POWER, 2 * HOUR + 60, &answer), REFUSED_NOT);
    assert_int_equal(view->questions[0].chosen, 1);
    assert_int_equal(play->views[CERT_A].questions[0].done_s, INT64_MAX);
}

static void a_statement_is_news_for_all(void **state)
{
    struct play *play = *state;
    struct view_wish wish = view_wish_make(WISH_STATE);
    wish.facts[0] = play_handle(play, POWER, SHELF_FACT, FROZEN);
    wish.fact_count = 1;
    assert_int_equal(play_wish(play, POWER, 60, &wish), REFUSED_NOT);
    assert_int_equal(play->views[BOARD].news_count, 2); /* the statement, and the fact that it made public */
    assert_int_equal(play->views[BOARD].news[0].kind, VIEW_NEWS_STATEMENT);
    assert_int_equal(play->views[BOARD].news[1].kind, VIEW_NEWS_FACT);
}

/* ---- wishes ------------------------------------------------------------------------------------------------------ */

static void a_wish_with_a_handle_never_given_out_is_no_input(void **state)
{
    struct play *play = *state;
    struct input input;
    struct err_note note = { 0 };
    struct view_wish wish = view_wish_make(WISH_SHARE);
    wish.fact = 1; /* at the start power knows its own fact alone */
    wish.to = 1;
    wish.channel = 0;
    assert_int_equal(view_feed_input(play->feeds[POWER], &wish, &input, &note), ERR_BAD_INPUT);
    assert_string_equal(note.text, "share: fact is not something this seat can name");
    wish.fact = 0;
    wish.to = 9;
    assert_int_equal(view_feed_input(play->feeds[POWER], &wish, &input, &note), ERR_BAD_INPUT);
    assert_int_equal(view_feed_input(play->feeds[BOARD], &wish, &input, &note), ERR_BAD_INPUT);
    for (enum wish_kind kind = WISH_NOTHING; kind < WISH_NOTE; kind++) {
        struct view_wish empty = view_wish_make(kind);
        bool is_complete = kind == WISH_STATE; /* a statement needs no facts */
        assert_int_equal(view_feed_input(play->feeds[POWER], &empty, &input, &note), is_complete ? ERR_OK : ERR_BAD_INPUT);
    }
}

static void a_feed_that_is_reset_says_the_same_again(void **state)
{
    struct play *play = *state;
    release(play, 60, SHELF_DECISION, ISOLATE);
    release(play, 60, SHELF_INJECT, ALARM);
    play_share(play, POWER, 70, FROZEN, CERT_A, PHONE);
    play_until(play, 7 * HOUR);
    for (uint32_t i = 0; i < ROLES; i++) {
        struct str again = { 0 };
        struct view_event event;
        view_feed_reset(play->feeds[i]);
        while (view_feed_next(play->feeds[i], engine_trace(play->engine), &event)) {
            view_event_encode(&event, &again);
            str_add_char(&again, '\n');
        }
        assert_string_equal(str_text(&again), str_text(&play->streams[i]));
        str_deinit(&again);
    }
}

#define IN_PLAY(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLAY(a_seat_is_handed_its_cards_at_startex),
        IN_PLAY(the_own_team_is_first_and_relations_are_its_own),
        IN_PLAY(economies_bring_their_time_home_first),
        IN_PLAY(a_duty_comes_with_its_stages),
        IN_PLAY(a_channel_comes_with_a_line_to_each_receiver),
        IN_PLAY(a_stale_contact_looks_right),
        IN_PLAY(an_agreement_that_comes_into_force_opens_and_speeds),
        IN_PLAY(a_measure_is_seen_by_those_it_is_shown_to),
        IN_PLAY(a_message_arrives_with_its_placeholders_filled),
        IN_PLAY(news_reaches_everybody_and_the_board),
        IN_PLAY(an_item_tells_its_facts_and_may_be_recalled),
        IN_PLAY(reading_is_seen_by_the_reader_alone),
        IN_PLAY(a_share_is_seen_by_both_ends_each_from_his_own_side),
        IN_PLAY(what_is_lost_looks_sent),
        IN_PLAY(a_stripping_channel_hides_who_said_it),
        IN_PLAY(what_follows_from_two_facts_is_derived),
        IN_PLAY(publishing_makes_news_and_knowledge),
        cmocka_unit_test(permission_is_asked_given_and_widens_the_label),
        IN_PLAY(an_action_asks_in_its_own_words_until_the_fact_is_held),
        IN_PLAY(who_types_a_request_names_what_it_is_for),
        IN_PLAY(a_decision_shows_only_what_may_be_seen),
        IN_PLAY(an_option_that_comes_into_sight_takes_the_next_letter),
        IN_PLAY(a_greyed_option_opens_when_it_may),
        IN_PLAY(an_answer_that_takes_time_has_its_effect_later),
        IN_PLAY(silence_takes_the_default_and_says_so),
        IN_PLAY(an_order_is_said_in_the_order_of_the_choice),
        IN_PLAY(feedback_comes_after_the_end_for_what_was_chosen),
        IN_PLAY(an_action_runs_and_a_visible_one_is_seen_by_all),
        IN_PLAY(pap_warns_of_what_is_held_and_only_of_that),
        IN_PLAY(a_notice_meets_its_stage_and_reaches_its_addressee),
        IN_PLAY(a_missed_stage_is_late_when_it_comes),
        IN_PLAY(declaring_starts_a_clock_that_counts_from_it),
        IN_PLAY(a_question_is_put_and_answered),
        IN_PLAY(a_statement_is_news_for_all),
        IN_PLAY(a_wish_with_a_handle_never_given_out_is_no_input),
        IN_PLAY(a_feed_that_is_reset_says_the_same_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
