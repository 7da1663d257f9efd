/* A view: its memory and the door to folding. No event allocates but when an array grows. */
#include "view/view.h"

#include <stdlib.h>
#include <string.h>

#include "view/inside.h"

void view_keep(void *element, size_t bytes, uint32_t index, uint32_t *kept)
{
    if (index == *kept) {
        memset(element, 0, bytes);
        (*kept)++;
    }
}

void view_init(struct view *view)
{
    *view = (struct view){ 0 };
    view_reset(view);
}

void view_deinit(struct view *view)
{
    for (uint32_t i = 0; i < view->decisions_kept; i++) {
        free(view->decisions[i].options);
    }
    for (uint32_t i = 0; i < view->clocks_kept; i++) {
        free(view->clocks[i].stages);
    }
    for (uint32_t i = 0; i < view->measures_kept; i++) {
        free(view->measures[i].levels);
        free(view->measures[i].points);
    }
    void *arrays[] = {
        view->economies, view->shifts, view->holidays, view->teams, view->roles, view->items, view->facts, view->named,
        view->arrivals, view->sends, view->consents, view->breaches, view->channels, view->lines, view->agreements,
        view->decisions, view->clocks, view->notices, view->notices_got, view->listed, view->actions, view->abouts,
        view->measures, view->requests, view->news, view->questions, view->question_options, view->noted, view->refusals,
        view->scenes,
    };
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        free(arrays[i]);
    }
    *view = (struct view){ 0 };
}

void view_reset(struct view *view)
{
    uint32_t *counts[] = {
        &view->economies_count, &view->shifts_count, &view->holidays_count, &view->teams_count, &view->roles_count,
        &view->items_count, &view->facts_count, &view->named_count, &view->arrivals_count, &view->sends_count,
        &view->consents_count, &view->breaches_count, &view->channels_count, &view->lines_count, &view->agreements_count,
        &view->decisions_count, &view->clocks_count, &view->notices_count, &view->notices_got_count, &view->listed_count,
        &view->actions_count, &view->abouts_count, &view->measures_count, &view->requests_count, &view->news_count,
        &view->questions_count, &view->question_options_count, &view->noted_count, &view->refusals_count,
        &view->scenes_count,
    };
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        *counts[i] = 0;
    }
    view->event_count = view->known_changes = view->line_changes = 0;
    view->now_s = 0;
    view->started = view->ended = view->enforces_labels = view->is_board = false;
    view->title = view->briefing = view->brief = view->secret = view->ending_title = view->ending_text = "";
    view->ended_by = VIEW_BY_ENDING;
    view->begins_utc_s = 0;
    memset(view->posture, 0, sizeof view->posture);
    view->staff_micro = view->budget_micro = INT64_MAX;
}

bool view_apply(struct view *view, const struct view_event *event)
{
    if (!view_fits(view, event)) {
        return false;
    }
    view->event_count = event->number;
    view->now_s = event->at_s;
    return view_fold_known(view, event) || view_fold_done(view, event) || view_fold_card(view, event);
}
