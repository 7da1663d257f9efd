/* The debrief: what each part says, where keys and pointer lead, and that it holds at every size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "screens/looking.h"

static const struct looking_at full = { 1920, 1080, 100, THEME_DARK };

static int look(void **state)
{
    *state = looking_open(LOOKING_PERSON, full);
    return 0;
}

static int away(void **state)
{
    looking_close(*state);
    return 0;
}

static void drive(struct looking *looking, const char *steps)
{
    assert_true(looking_drive(looking, steps));
}

static bool says(const struct looking *looking, const char *words)
{
    struct str dump = looking_dump(looking);
    bool found = strstr(str_text(&dump), words) != NULL;
    str_deinit(&dump);
    return found;
}

static const struct ui_node *node(const struct looking *looking, const char *label_or_id)
{
    const struct ui_node *found = ui_find(looking->ui, label_or_id);
    assert_non_null(found);
    return found;
}

/* ---- the timeline ------------------------------------------------------------------------------------------------ */

static void it_says_what_was_played_when_and_by_whom(void **state)
{
    struct looking *looking = *state;
    drive(looking, "expect \"EXERCISE, NOT REAL\"\n"
                   "expect \"Two ports\" \"debrief, 2 March 2026 \u00b7 played by Aranda Port, the others by bots\"\n"
                   "expect-state tabs/0 selected\n");
}

static void six_scores_stand_above_with_what_they_rest_on(void **state)
{
    struct looking *looking = *state;
    assert_true(says(looking, "button \"First call to an authority\" value \"10 min after the first alert. Alert 07:50, call 08:00"));
    assert_true(says(looking, "button \"Clocks met\" value \"1 of 1."));
    assert_true(says(looking, "button \"Decisions on time\" value \"2 of 2."));
    assert_true(says(looking, "button \"Handling of labels\" value \"1 breach, 0 blocked."));
    assert_true(says(looking, "button \"Harm\" value \"2 points."));
    drive(looking, "press \"Clocks met\"\nexpect-state tabs/3 selected\n");
}

static void it_opens_at_the_first_answer_that_people_gave(void **state)
{
    struct looking *looking = *state;
    drive(looking, "expect \"Moment\" \"07:58\"\n");
    assert_true(says(looking, "text \"a decision was taken \u00b7 07:58\""));
    assert_true(says(looking, "A Stop the cranes"));
    assert_true(says(looking, "text \"The reason they gave\""));
    assert_true(says(looking, "text \"Nobody is hurt by a stop.\""));
    assert_true(says(looking, "text \"A stop can be taken back.\"")); /* the author's hindsight */
    assert_true(says(looking, "text \"Well grounded in what the team knew then.\""));
    assert_true(says(looking, "Harm -3 points"));
}

static void time_is_told_on_both_clocks(void **state)
{
    struct looking *looking = *state;
    assert_true(says(looking, "took 3 min of 10 min, 4 min in the room"));
}

static void arrows_step_from_moment_to_moment_and_the_ends_are_ends(void **state)
{
    struct looking *looking = *state;
    drive(looking, "press Right\nexpect \"Moment\" \"08:00\"\nexpect \"something was told \u00b7 08:00\"\n"
                   "press Left\nexpect \"Moment\" \"07:58\"\n"
                   "press Left\nexpect \"a decision was put \u00b7 07:55\"\n"
                   "press Home\nexpect \"Moment\" \"07:40\"\npress Left\nexpect \"Moment\" \"07:40\"\n"
                   "press Shift+Right\nexpect \"Moment\" \"07:50\"\n"
                   "press End\nexpect \"Moment\" \"10:40\"\nexpect \"the end \u00b7 10:40\"\npress Right\nexpect \"Moment\" \"10:40\"\n"
                   "expect-state \"Next moment\" disabled\n");
}

static void from_between_two_moments_back_leads_to_the_one_that_was_passed(void **state)
{
    struct looking *looking = *state;
    drive(looking, "press Home\npress Shift+Right\npress Shift+Right\nexpect \"Moment\" \"08:00\"\n"
                   "press Shift+Right\nexpect \"Moment\" \"08:10\"\npress Shift+Right\nexpect \"Moment\" \"08:20\"\n");
    drive(looking, "press Shift+Right\nexpect \"Moment\" \"08:30\"\npress Left\nexpect \"Moment\" \"08:27\"\n");
}

static void the_scrubber_is_dragged_and_walked(void **state)
{
    struct looking *looking = *state;
    drive(looking, "drag \"Moment\" 0.5\n");
    const struct ui_node *scrubber = node(looking, "scrubber");
    assert_int_equal(scrubber->role, UI_ROLE_SLIDER);
    assert_true(strncmp(scrubber->value, "09:", 3) == 0 || strncmp(scrubber->value, "08:5", 4) == 0);
    drive(looking, "focus \"scrubber\"\npress Home\nexpect \"Moment\" \"07:40\"\npress PageUp\nexpect \"Moment\" \"08:40\"\n"
                   "press Right\nexpect \"Moment\" \"09:20\"\n");
}

static void playing_moves_the_playhead_until_it_is_paused(void **state)
{
    struct looking *looking = *state;
    drive(looking, "press Home\npress Space\nwait 1\nexpect \"Pause\"\n");
    const char *value = node(looking, "scrubber")->value;
    assert_string_not_equal(value, "07:40");
    drive(looking, "press Space\nexpect \"Play\"\n");
    char stood[16];
    (void)strncpy(stood, node(looking, "scrubber")->value, sizeof stood - 1);
    stood[sizeof stood - 1] = '\0';
    drive(looking, "wait 2\n");
    assert_string_equal(node(looking, "scrubber")->value, stood);
    drive(looking, "press ]\nexpect \"\u00d71200\"\npress [\npress [\nexpect \"\u00d760\"\npress [\nexpect \"\u00d760\"\n");
}

static void up_and_down_lead_to_the_lane_above_and_below(void **state)
{
    struct looking *looking = *state;
    drive(looking, "focus \"diagram\"\n");
    assert_true(says(looking, "value \"07:58 Aranda Port: A Stop the cranes\""));
    drive(looking, "press Up\n");
    assert_true(says(looking, "Aranda CERT"));
    assert_null(strstr(node(looking, "diagram")->value, "A Stop the cranes"));
    drive(looking, "press Down\npress Enter\n");
}

static void enter_in_the_diagram_opens_what_the_moment_is_about(void **state)
{
    struct looking *looking = *state;
    drive(looking, "focus \"diagram\"\npress Enter\nexpect-state tabs/2 selected\npress \"Timeline\"\n"
                   "focus \"diagram\"\npress Right\npress Enter\nexpect-state tabs/1 selected\n");
}

static void every_mark_is_there_for_a_reader(void **state)
{
    struct looking *looking = *state;
    assert_true(says(looking, "mark \"07:55, Aranda Port, decision: Do the cranes stop? A after 3 min\" value \"shown below\""));
    assert_true(says(looking, "mark \"08:00, Aranda Port, to Aranda CERT, Duty phone, TLP:AMBER, took 2 min: Driver hash\""));
    assert_true(says(looking, "row \"Aranda Port\""));
    assert_true(says(looking, "row \"Belmora Lines\" value \"bot\""));
}

static void pointing_at_a_mark_shows_it_and_pressing_goes_there(void **state)
{
    struct looking *looking = *state;
    drive(looking, "press \"09:30, Public, news: Cranes stand still\"\nexpect \"Moment\" \"09:30\"\nexpect \"a message came \u00b7 09:30\"\n");
}

static void one_can_look_closer_and_the_shown_part_follows_the_playhead(void **state)
{
    struct looking *looking = *state;
    drive(looking, "expect-not \"Everything\"\n");
    float apart = node(looking, "09:30, Public, news: Cranes stand still")->box.x - node(looking, "07:50, Aranda Port, call: Screens froze")->box.x;
    drive(looking, "press \"Look closer\"\nexpect \"Everything\"\n");
    assert_null(ui_find(looking->ui, "09:30, Public, news: Cranes stand still")); /* outside what is shown */
    drive(looking, "press +\npress End\nexpect \"Moment\" \"10:40\"\n");
    assert_null(ui_find(looking->ui, "07:50, Aranda Port, call: Screens froze"));
    drive(looking, "press -\npress -\nexpect-not \"Everything\"\npress +\nkey 0\nexpect-not \"Everything\"\n");
    assert_true(node(looking, "09:30, Public, news: Cranes stand still")->box.x - node(looking, "07:50, Aranda Port, call: Screens froze")->box.x == apart);
}

static void measures_are_those_of_the_playhead(void **state)
{
    struct looking *looking = *state;
    drive(looking, "press Home\n");
    assert_true(says(looking, "text \"Harm\" value \"5 points\""));
    drive(looking, "press End\nexpect \"at 10:40\"\n");
    assert_true(says(looking, "text \"Harm\" value \"2 points\""));
}

static void questions_lead_to_their_moment_and_ratings_are_never_made_up(void **state)
{
    struct looking *looking = *state;
    drive(looking, "press Home\npress \"Who could stop the cranes?\"\nexpect \"Moment\" \"07:58\"\n"
                   "expect \"Share in time\" \"not rated\"\n");
}

/* ---- the other parts --------------------------------------------------------------------------------------------- */

static void decisions_tell_a_reason_from_a_rule(void **state)
{
    struct looking *looking = *state;
    drive(looking, "press \"Decisions\"\n");
    assert_true(says(looking, "07:55 \u00b7 took 3 min of 10 min, 4 min in the room"));
    assert_true(says(looking, "text \"Nobody is hurt by a stop.\""));
    assert_true(says(looking, "text \"What the team knew then spoke for another choice.\""));
    drive(looking, "press \"0/decision/show\"\nexpect-state tabs/0 selected\nexpect \"Moment\" \"07:58\"\n");
}

static void a_cell_says_how_it_came_there_and_keys_walk_the_table(void **state)
{
    struct looking *looking = *state;
    drive(looking, "press \"Teams\"\nexpect \"Who knew what when\"\n");
    assert_true(says(looking, "mark \"Driver hash, Aranda Port: held it first, 07:50\""));
    assert_true(says(looking, "mark \"Driver hash, Belmora Lines: got it against its label, 08:29\""));
    drive(looking, "focus \"table/rest/table\"\n");
    const char *before = node(looking, "table/rest/table")->value;
    assert_non_null(before);
    char was[128];
    (void)strncpy(was, before, sizeof was - 1);
    was[sizeof was - 1] = '\0';
    drive(looking, "press Right\n");
    assert_string_not_equal(node(looking, "table/rest/table")->value, was);
    drive(looking, "expect \"How it came there\"\n");
}

static void duties_are_told_once_and_what_is_not_due_is_open(void **state)
{
    struct looking *looking = *state;
    drive(looking, "press \"Duties\"\n");
    assert_true(says(looking, "row \"Aranda Port: Report an incident: First report\" value \"met, 30 min to spare; 1 of 2 parts, began 07:50, due 09:50, sent 09:20\""));
    assert_true(says(looking, "row \"Aranda Port: Report an incident: final\" value \"still open"));
    struct str dump = looking_dump(looking);
    const char *imputed = strstr(str_text(&dump), "What another team knew counts against its owner from 07:52 on.");
    assert_non_null(imputed);
    assert_null(strstr(imputed + 1, "What another team knew counts"));
    str_deinit(&dump);
}

static void a_request_and_its_answer_are_two_sentences(void **state)
{
    struct looking *looking = *state;
    drive(looking, "press \"Duties\"\n");
    assert_true(says(looking, "text \"Belmora Lines asked Aranda Port: Driver hash. No, after 3 min"));
    assert_true(says(looking, "Aranda CERT told Belmora Lines: Driver hash. Beyond its label."));
    drive(looking, "expect \"curve\"\n");
}

/* ---- bots, nothing, too much ------------------------------------------------------------------------------------- */

static void where_only_bots_played_nothing_is_peoples(void **state)
{
    (void)state;
    struct looking *looking = looking_open(LOOKING_BOTS, full);
    drive(looking, "expect \"Two ports\" \"debrief, 2 March 2026 \u00b7 bots played every team\"\n");
    assert_true(says(looking, "every team was played by a bot"));
    assert_true(says(looking, "text \"The bot\u2019s rule\""));
    assert_false(says(looking, "The reason they gave"));
    assert_false(says(looking, "in the room"));
    for (uint32_t i = 0; i < DEBRIEF_CARD_COUNT; i++) {
        for (uint32_t k = 0; k < looking->model->cards[i].dot_count; k++) {
            assert_true(looking->model->cards[i].dots[k] >= DEBRIEF_DOT_BOT_GOOD);
        }
    }
    drive(looking, "press \"Teams\"\n");
    assert_true(says(looking, "Bots held it before: nobody\u2019s delay."));
    looking_close(looking);
}

static void where_nothing_happened_every_part_says_so(void **state)
{
    (void)state;
    struct looking *looking = looking_open(LOOKING_EMPTY, full);
    drive(looking, "expect \"EXERCISE, NOT REAL\"\nexpect \"Nothing happened in this session.\"\npress Right\npress Space\npress End\n"
                   "focus \"diagram\"\npress Down\npress Enter\n"
                   "press \"Decisions\"\nexpect \"No decision was put to anybody.\"\n"
                   "press \"Teams\"\nexpect \"How it came there\"\n"
                   "press \"Duties\"\nexpect \"No team asked another.\"\nexpect \"Nothing went against a label.\"\n");
    looking_close(looking);
}

/* ---- every size -------------------------------------------------------------------------------------------------- */

static const struct looking_at sizes[] = {
    { 1920, 1080, 100, THEME_DARK }, { 1920, 1080, 100, THEME_LIGHT }, { 1280, 720, 100, THEME_LIGHT }, { 1366, 768, 100, THEME_DARK },
    { 1920, 1080, 150, THEME_DARK }, { 1920, 1080, 200, THEME_LIGHT }, { 1280, 720, 130, THEME_DARK }, { 1280, 720, 200, THEME_DARK },
};

static bool is_inside(struct box inner, struct box outer)
{
    return inner.x >= outer.x - 0.5f && inner.y >= outer.y - 0.5f && inner.x + inner.w <= outer.x + outer.w + 0.5f &&
           inner.y + inner.h <= outer.y + outer.h + 0.5f;
}

static bool do_meet(struct box a, struct box b)
{
    return a.x + 0.5f < b.x + b.w && b.x + 0.5f < a.x + a.w && a.y + 0.5f < b.y + b.h && b.y + 0.5f < a.y + a.h;
}

/* Nothing that can be used or is a panel lies outside the window; panels side by side lie beside one another. */
static void check_boxes(const struct looking *looking)
{
    uint32_t count = 0;
    const struct ui_node *nodes = ui_nodes(looking->ui, &count);
    for (uint32_t i = 1; i < count; i++) {
        bool is_seen = (nodes[i].state & UI_UNSEEN) == 0;
        if (is_seen && ((nodes[i].state & UI_FOCUSABLE) != 0 || nodes[i].role == UI_ROLE_PANEL)) {
            assert_true(is_inside(nodes[i].box, nodes[0].box));
        }
        for (uint32_t k = i + 1; is_seen && nodes[i].role == UI_ROLE_PANEL && k < count; k++) {
            bool is_beside = nodes[k].role == UI_ROLE_PANEL && nodes[k].parent == nodes[i].parent && (nodes[k].state & UI_UNSEEN) == 0;
            assert_false(is_beside && do_meet(nodes[i].box, nodes[k].box));
        }
    }
}

/* The whole round by Tab: where the focus is can always be seen, and it comes back to where it began. */
static void walk_round(struct looking *looking)
{
    drive(looking, "key Tab\n");
    assert_non_null(ui_focused(looking->ui));
    char first[256];
    (void)strncpy(first, ui_focused(looking->ui)->path, sizeof first - 1);
    first[sizeof first - 1] = '\0';
    uint32_t steps = 0;
    do {
        drive(looking, "key Tab\n");
        const struct ui_node *focused = ui_focused(looking->ui);
        assert_non_null(focused);
        assert_int_equal(focused->state & UI_UNSEEN, 0);
        assert_true(focused->box.w > 0.0f && focused->box.h > 0.0f);
        steps++;
    } while (steps < 200 && strcmp(ui_focused(looking->ui)->path, first) != 0);
    assert_in_range(steps, 5, 199);
}

static void holds_at(enum looking_story story, struct looking_at at, bool walks)
{
    static const char *const tabs[] = { "press \"Timeline\"\n", "press \"Teams\"\n", "press \"Decisions\"\n", "press \"Duties\"\n" };
    struct looking *looking = looking_open(story, at);
    for (uint32_t i = 0; i < sizeof tabs / sizeof tabs[0]; i++) {
        drive(looking, tabs[i]);
        drive(looking, "expect \"EXERCISE, NOT REAL\"\n");
        check_boxes(looking);
        if (walks) {
            walk_round(looking);
        }
    }
    looking_close(looking);
}

static void it_holds_at_every_size(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        holds_at(LOOKING_PERSON, sizes[i], true);
    }
}

static void it_holds_when_empty_and_when_overfull(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < sizeof sizes / sizeof sizes[0]; i += 2) {
        holds_at(LOOKING_EMPTY, sizes[i], false);
        holds_at(LOOKING_OVERFULL, sizes[i], false);
    }
    holds_at(LOOKING_EMPTY, sizes[7], true);
}

/* The diagram, its axis and its scrubber are in sight before anything is scrolled, at every size. */
static void the_diagram_and_its_scrubber_are_in_sight_at_once(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct looking *looking = looking_open(LOOKING_OVERFULL, sizes[i]);
        assert_int_equal(node(looking, "diagram")->state & UI_UNSEEN, 0);
        assert_int_equal(node(looking, "scrubber")->state & UI_UNSEEN, 0);
        assert_true(node(looking, "diagram")->box.h >= 80.0f);
        looking_close(looking);
    }
}

/* Where lanes scroll inside a page that scrolls too, going from lane to lane moves the lanes and leaves the page. */
static void a_lane_is_brought_into_view_without_moving_the_axis_away(void **state)
{
    (void)state;
    struct looking *looking = looking_open(LOOKING_PERSON, (struct looking_at){ 1280, 720, 200, THEME_DARK });
    struct box before = node(looking, "lanes")->box;
    drive(looking, "focus \"diagram\"\npress End\npress Home\nsize 1920 1080\nscale 100\nfocus \"diagram\"\nkey Down 6\n"
                   "size 1280 720\nscale 200\n");
    assert_int_equal(node(looking, "Belmora Lines")->state & UI_UNSEEN, 0); /* in a window that became small, too */
    drive(looking, "focus \"diagram\"\nkey Down 6\n");
    const struct ui_node *lane = node(looking, "Belmora Lines");
    assert_int_equal(lane->state & UI_UNSEEN, 0);
    struct box after = node(looking, "lanes")->box;
    assert_true(after.y == before.y && after.h == before.h);
    drive(looking, "key Up 6\n");
    after = node(looking, "lanes")->box;
    assert_int_equal(node(looking, "Aranda CERT")->state & UI_UNSEEN, 0);
    assert_true(after.y == before.y && after.h == before.h);
    looking_close(looking);
}

static void a_low_window_shows_the_lanes_first_and_the_moment_when_asked(void **state)
{
    (void)state;
    struct looking *looking = looking_open(LOOKING_PERSON, (struct looking_at){ 1280, 720, 100, THEME_DARK });
    drive(looking, "expect \"moment\"\nexpect \"Hot wash\"\nexpect-not \"fold/details\"\n"); /* four lanes leave room for both */
    looking_close(looking);
    looking = looking_open(LOOKING_PERSON, (struct looking_at){ 1280, 640, 100, THEME_DARK });
    drive(looking, "expect \"07:58  Aranda Port: A Stop the cranes\"\nexpect-not \"Hot wash\"\n");
    float all = node(looking, "diagram")->box.h;
    drive(looking, "press \"More of this moment\"\nexpect \"Hot wash\"\nexpect \"The reason they gave\"\n");
    assert_true(node(looking, "diagram")->box.h < all);
    drive(looking, "press \"More of the lanes\"\nexpect-not \"Hot wash\"\npress D\nexpect \"Hot wash\"\n");
    looking_close(looking);
}

/* ---- around it --------------------------------------------------------------------------------------------------- */

static void the_report_is_asked_for_once_and_what_came_of_it_is_said(void **state)
{
    struct looking *looking = *state;
    drive(looking, "press \"Write the report\"\n");
    assert_int_equal(looking->ask_count, 1);
    assert_int_equal(looking->asks[0], DEBRIEF_ASKS_REPORT);
    looking->about.said = "The report is in /tmp/night.debrief/index.html";
    ui_refresh(looking->ui);
    drive(looking, "expect \"The report is in /tmp/night.debrief/index.html\"\npress \"Put away\"\n"
                   "expect-not \"The report is in /tmp/night.debrief/index.html\"\n");
    assert_int_equal(looking->ask_count, 1);
    assert_null(ui_find(looking->ui, "Back"));
}

static void a_way_back_is_there_only_when_there_is_somewhere_to_go(void **state)
{
    struct looking *looking = *state;
    looking->about.has_back = true;
    ui_refresh(looking->ui);
    drive(looking, "press \"Back\"\n");
    assert_int_equal(looking->ask_count, 1);
    assert_int_equal(looking->asks[0], DEBRIEF_ASKS_BACK);
}

static void keys_are_listed_and_the_theme_turns(void **state)
{
    struct looking *looking = *state;
    drive(looking, "press ?\nexpect \"Keys\"\nexpect \"Previous and next moment\"\nkey Escape\nexpect-not \"Previous and next moment\"\n");
    assert_int_equal(ui_theme_name(looking->ui), THEME_DARK);
    drive(looking, "press \"Light or dark\"\n");
    assert_int_equal(ui_theme_name(looking->ui), THEME_LIGHT);
}

#define LOOKED(test) cmocka_unit_test_setup_teardown(test, look, away)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LOOKED(it_says_what_was_played_when_and_by_whom),
        LOOKED(six_scores_stand_above_with_what_they_rest_on),
        LOOKED(it_opens_at_the_first_answer_that_people_gave),
        LOOKED(time_is_told_on_both_clocks),
        LOOKED(arrows_step_from_moment_to_moment_and_the_ends_are_ends),
        LOOKED(from_between_two_moments_back_leads_to_the_one_that_was_passed),
        LOOKED(the_scrubber_is_dragged_and_walked),
        LOOKED(playing_moves_the_playhead_until_it_is_paused),
        LOOKED(up_and_down_lead_to_the_lane_above_and_below),
        LOOKED(enter_in_the_diagram_opens_what_the_moment_is_about),
        LOOKED(every_mark_is_there_for_a_reader),
        LOOKED(pointing_at_a_mark_shows_it_and_pressing_goes_there),
        LOOKED(one_can_look_closer_and_the_shown_part_follows_the_playhead),
        LOOKED(measures_are_those_of_the_playhead),
        LOOKED(questions_lead_to_their_moment_and_ratings_are_never_made_up),
        LOOKED(decisions_tell_a_reason_from_a_rule),
        LOOKED(a_cell_says_how_it_came_there_and_keys_walk_the_table),
        LOOKED(duties_are_told_once_and_what_is_not_due_is_open),
        LOOKED(a_request_and_its_answer_are_two_sentences),
        cmocka_unit_test(where_only_bots_played_nothing_is_peoples),
        cmocka_unit_test(where_nothing_happened_every_part_says_so),
        cmocka_unit_test(it_holds_at_every_size),
        cmocka_unit_test(it_holds_when_empty_and_when_overfull),
        cmocka_unit_test(the_diagram_and_its_scrubber_are_in_sight_at_once),
        cmocka_unit_test(a_lane_is_brought_into_view_without_moving_the_axis_away),
        cmocka_unit_test(a_low_window_shows_the_lanes_first_and_the_moment_when_asked),
        LOOKED(the_report_is_asked_for_once_and_what_came_of_it_is_said),
        LOOKED(a_way_back_is_there_only_when_there_is_somewhere_to_go),
        LOOKED(keys_are_listed_and_the_theme_turns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
