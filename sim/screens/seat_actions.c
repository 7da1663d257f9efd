/* What the team may do at any time, what it costs, and the right column that holds it beside what the team knows. */
#include <math.h>

#include "screens/seat_inside.h"

#define ACTION_PADDING 20.0f

/* ---- people and money -------------------------------------------------------------------------------------------- */

static void put_capacity(struct desk *desk)
{
    const struct view *view = desk->view;
    if (view->staff_micro == INT64_MAX && view->budget_micro == INT64_MAX) {
        return;
    }
    ui_space(desk->ui, 14.0f);
    ui_inset_begin(desk->ui, ACTION_PADDING, ACTION_PADDING, 4.0f);
    ui_row_begin(desk->ui, (const float[]){ UI_FLEX(1), UI_FLEX(1) }, 2, 16.0f, UI_TOP);
    if (view->staff_micro != INT64_MAX) {
        ui_key_number(desk->ui, word(WORD_PEOPLE_FREE), say_number(desk, view->staff_micro), "");
    }
    ui_row_next(desk->ui);
    if (view->budget_micro != INT64_MAX) {
        ui_key_number(desk->ui, word(WORD_BUDGET_LEFT), say_number(desk, view->budget_micro), "");
    }
    ui_row_end(desk->ui);
    ui_inset_end(desk->ui);
    ui_space(desk->ui, 10.0f);
    ui_rule(desk->ui);
}

/* ---- one action -------------------------------------------------------------------------------------------------- */

static const char *action_state(struct desk *desk, const struct view_action *action)
{
    if (action->running_until_s != INT64_MIN && action->running_until_s > desk->room->now_s) {
        return FILL(desk, ACTION_RUNNING, say_moment(desk, action->running_until_s));
    }
    if (action->done > 0 && action->once) {
        return word(WORD_ACTION_DONE);
    }
    if (action->state == VIEW_GREYED) {
        return action->closed_because[0] != '\0' ? action->closed_because : word(WORD_NOT_POSSIBLE_NOW);
    }
    return "";
}

static bool is_done(const struct desk *desk, const struct view_action *action)
{
    bool runs = action->running_until_s != INT64_MIN && action->running_until_s > desk->room->now_s;
    return runs || (action->once && action->begun > 0);
}

static const char *action_facts(struct desk *desk, const struct view_action *action)
{
    const char *cost = say_cost(desk, action->staff_micro, action->takes_s, action->budget_micro);
    const char *seen = action->is_public ? word(WORD_ACTION_PUBLIC) : "";
    const char *to = action->to != VIEW_NONE ? FILL(desk, ACTION_ASKS, say_team(desk, action->to)) : "";
    const char *words = cost;
    words = seen[0] == '\0' ? words : words[0] == '\0' ? seen : arena_format(desk->words, "%s · %s", words, seen);
    return to[0] == '\0' ? words : words[0] == '\0' ? to : arena_format(desk->words, "%s · %s", words, to);
}

static void act(struct desk *desk, uint32_t index)
{
    struct view_wish wish = view_wish_make(WISH_ACT);
    wish.action = index;
    desk_wish(desk, &wish);
    desk_say(desk, FILL(desk, SAID_ACTED, desk->view->actions[index].title));
}

static void put_action(struct desk *desk, uint32_t index)
{
    const struct view_action *action = &desk->view->actions[index];
    const char *state = action_state(desk, action), *facts = action_facts(desk, action);
    char warning[256];
    bool is_open = action->state == VIEW_OPEN && !is_done(desk, action);
    bool is_warned = is_open && view_act_warning(desk->view, index, warning);
    ui_push_number(desk->ui, index);
    ui_space(desk->ui, 12.0f);
    ui_inset_begin(desk->ui, ACTION_PADDING, ACTION_PADDING, 6.0f);
    struct ui_button button = { .label = word(is_warned ? WORD_DO_ANYWAY : WORD_DO_IT), .height = BUTTON_HEIGHT_DENSE,
                                .tip = action->title };
    float width = is_open ? ui_button_width(desk->ui, &button) : 1.0f;
    ui_row_begin(desk->ui, (const float[]){ UI_FLEX(1), width }, 2, 12.0f, UI_CENTRE);
    ui_inset_begin(desk->ui, 0.0f, 0.0f, 2.0f);
    ui_words(desk->ui, action->title,
             &(struct ui_words){ .px = TYPE_BODY_SMALL, .tone = is_open ? UI_TONE_FIRST : UI_TONE_SECOND });
    if (facts[0] != '\0') {
        ui_words(desk->ui, facts, &(struct ui_words){ .px = TYPE_SECOND, .tone = UI_TONE_THIRD });
    }
    if (state[0] != '\0') {
        ui_words(desk->ui, state, &(struct ui_words){ .px = TYPE_SECOND, .tone = UI_TONE_SECOND });
    }
    ui_inset_end(desk->ui);
    ui_row_next(desk->ui);
    if (is_open && !desk->view->ended && ui_button_with(desk->ui, "do", &button)) {
        act(desk, index);
    }
    ui_row_end(desk->ui);
    if (is_warned) {
        ui_notice(desk->ui, "warning", ICON_WARNING, UI_TONE_AMBER, warning);
    }
    ui_inset_end(desk->ui);
    ui_space(desk->ui, 12.0f);
    ui_rule(desk->ui);
    ui_pop_id(desk->ui);
}

void part_actions(struct desk *desk)
{
    const struct view *view = desk->view;
    put_capacity(desk);
    uint32_t shown = 0;
    for (uint32_t pass = 0; pass < 2; pass++) { /* what can be done now comes first */
        for (uint32_t i = 0; i < view->actions_count; i++) {
            const struct view_action *action = &view->actions[i];
            bool is_now = action->state == VIEW_OPEN && !is_done(desk, action);
            if (action->state != VIEW_HIDDEN && is_now == (pass == 0)) {
                put_action(desk, i);
                shown++;
            }
        }
    }
    if (shown == 0) {
        piece_empty(desk, ICON_PLAY, word(WORD_ACTIONS_EMPTY));
    }
    if (!view->ended) {
        ui_space(desk->ui, 14.0f);
        ui_inset_begin(desk->ui, ACTION_PADDING, ACTION_PADDING, 0.0f);
        struct ui_button statement = { .label = word(WORD_PUBLIC_STATEMENT_DOTS),
                                       .icon = ICON_PUBLIC,
                                       .height = BUTTON_HEIGHT_DENSE };
        if (ui_button_with(desk->ui, "statement", &statement)) {
            desk_open(desk, DIALOG_STATEMENT);
        }
        ui_inset_end(desk->ui);
        ui_space(desk->ui, 16.0f);
    }
}

/* ---- the right column -------------------------------------------------------------------------------------------- */

static uint32_t held_facts(const struct view *view)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < view->facts_count; i++) {
        count += view->facts[i].held;
    }
    return count;
}

void part_right(struct desk *desk, struct box box)
{
    static const enum word names[RIGHT_COUNT] = { WORD_WHAT_YOU_KNOW, WORD_ACTIONS, WORD_MEASURES };
    struct seat *seat = desk->seat;
    struct ui_panel panel = { .label = word(WORD_WHAT_YOU_KNOW), .padding = -1.0f };
    ui_panel_begin(desk->ui, "known", box, &panel);
    if (desk->has_columns) {
        const uint32_t counts[RIGHT_COUNT] = { 0 };
        (void)piece_tabs(desk, "right", word(WORD_WHAT_YOU_KNOW), names, counts, RIGHT_COUNT, &seat->right);
    } else {
        seat->right = seat->tab == PART_ACTIONS    ? RIGHT_ACTIONS
                      : seat->tab == PART_MEASURES ? RIGHT_MEASURES
                                                   : RIGHT_KNOWN;
    }
    if (!desk->has_columns && seat->right == RIGHT_KNOWN) {
        piece_head(desk, word(WORD_WHAT_YOU_KNOW),
                   words_count(desk->words, WORD_ONE_ITEM, WORD_MANY_ITEMS, held_facts(desk->view)));
    }
    static const char *const ids[RIGHT_COUNT] = { "facts", "actions", "measures" };
    ui_push_id(desk->ui, ids[seat->right]);
    ui_scroll_begin(desk->ui, "list", ui_rest(desk->ui), 0.0f);
    switch (seat->right) {
    case RIGHT_ACTIONS: part_actions(desk); break;
    case RIGHT_MEASURES: seat_put_measures(desk); break;
    default: part_known(desk); break;
    }
    ui_scroll_end(desk->ui);
    ui_pop_id(desk->ui);
    ui_panel_end(desk->ui);
    piece_frame(desk, box);
}
