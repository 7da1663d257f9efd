#include "view/made.h"

#include "base/err.h"

struct view_event made_event(const struct view *view, int64_t at_s, enum view_event_kind kind)
{
    struct view_event event = view_event_make(kind);
    event.number = view->event_count + 1;
    event.at_s = at_s;
    return event;
}

void made_apply(struct view *view, const struct view_event *event)
{
    MUST(view_apply(view, event));
}

void made_begin(struct view *view)
{
    struct view_event event = made_event(view, 0, VIEW_EXERCISE);
    event.title = "Made";
    event.when_s = MADE_BEGINS_UTC_S;
    made_apply(view, &event);
    event = made_event(view, 0, VIEW_ECONOMY);
    event.economy = 0;
    event.title = "Home";
    event.mask = 0x60;
    made_apply(view, &event);
    (void)made_team(view, "Own", VIEW_BUSINESS, false, true);
}

uint32_t made_team(struct view *view, const char *title, enum view_sector sector, bool is_client, bool same_community)
{
    struct view_event event = made_event(view, view->now_s, VIEW_TEAM);
    event.team = view->teams_count;
    event.title = title;
    event.mark = "X";
    event.sector = sector;
    event.economy = 0;
    event.flag = is_client;
    event.flag2 = same_community;
    made_apply(view, &event);
    return event.team;
}

void made_line(struct view *view, int64_t at_s, uint32_t channel, uint32_t to, int64_t delay_s, bool open, enum view_basis basis)
{
    struct view_event event = made_event(view, at_s, VIEW_LINE);
    event.channel = channel;
    event.to = to;
    event.economy = 0;
    event.least_s = event.likely_s = event.most_s = delay_s;
    event.flag = open;
    event.basis_state = basis;
    event.reason = open ? "" : "Closed for now.";
    made_apply(view, &event);
}

uint32_t made_channel(struct view *view, const char *title, uint32_t to, enum tlp carries, int64_t delay_s)
{
    struct view_event event = made_event(view, view->now_s, VIEW_CHANNEL);
    event.channel = view->channels_count;
    event.title = title;
    event.has_label = true;
    event.label = carries;
    event.basis = "an order";
    made_apply(view, &event);
    made_line(view, view->now_s, event.channel, to, delay_s, true, VIEW_BASIS_NOT_NEEDED);
    return event.channel;
}

uint32_t made_fact(struct view *view, int64_t at_s, const char *title, enum tlp label, uint32_t source, uint32_t classes)
{
    uint32_t fact = view->facts_count;
    struct view_event event = made_event(view, at_s, VIEW_FACT);
    event.fact = fact;
    event.title = title;
    event.has_pap = true;
    event.pap = PAP_CLEAR;
    event.team = source;
    made_apply(view, &event);
    event = made_event(view, at_s, VIEW_LEARNED);
    event.fact = fact;
    event.how = VIEW_WORLD;
    event.has_label = true;
    event.label = label;
    event.classes = classes;
    made_apply(view, &event);
    return fact;
}

uint32_t made_decision(struct view *view, int64_t at_s, uint32_t options, int64_t within_s)
{
    static const char *const titles[] = { "Option A", "Option B", "Option C", "Option D" };
    uint32_t decision = view->decisions_count;
    struct view_event event = made_event(view, at_s, VIEW_DECISION);
    event.decision = decision;
    event.title = "What now?";
    event.opened_s = at_s;
    event.when_s = within_s == INT64_MAX ? INT64_MAX : at_s + within_s;
    made_apply(view, &event);
    for (uint32_t i = 0; i < options; i++) {
        event = made_event(view, at_s, VIEW_OPTION);
        event.decision = decision;
        event.option = i;
        event.title = titles[i];
        made_apply(view, &event);
    }
    return decision;
}

uint32_t made_request(struct view *view, int64_t at_s, uint32_t from, enum view_ask ask, uint32_t fact)
{
    struct view_event event = made_event(view, at_s, VIEW_REQUEST);
    event.request = view->requests_count;
    event.team = from;
    event.ask = ask;
    event.fact = fact;
    made_apply(view, &event);
    return event.request;
}

uint32_t made_clock(struct view *view, uint32_t to, uint32_t classes, bool counts_declared)
{
    uint32_t clock = view->clocks_count;
    struct view_event event = made_event(view, view->now_s, VIEW_CLOCK);
    event.clock = clock;
    event.title = "Duty";
    event.to = to;
    event.flag = counts_declared;
    made_apply(view, &event);
    event = made_event(view, view->now_s, VIEW_STAGE);
    event.clock = clock;
    event.stage = 0;
    event.mask = classes;
    made_apply(view, &event);
    return clock;
}

void made_due(struct view *view, int64_t at_s, uint32_t clock, uint32_t stage, int64_t deadline_s)
{
    struct view_event event = made_event(view, at_s, VIEW_STAGE_DUE);
    event.clock = clock;
    event.stage = stage;
    event.when_s = deadline_s;
    event.opened_s = at_s;
    made_apply(view, &event);
}

uint32_t made_action(struct view *view, const char *title)
{
    struct view_event event = made_event(view, view->now_s, VIEW_ACTION);
    event.action = view->actions_count;
    event.title = title;
    made_apply(view, &event);
    return event.action;
}

uint32_t made_item(struct view *view, int64_t at_s, enum view_via via)
{
    struct view_event event = made_event(view, at_s, VIEW_ITEM);
    event.item = view->items_count;
    event.via = via;
    event.title = "News";
    made_apply(view, &event);
    return event.item;
}
