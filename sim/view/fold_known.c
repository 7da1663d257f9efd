/* Folding messages and knowledge: what came in, what is known, what was sent, asked and published. */
#include "view/inside.h"

static void apply_item(struct view *view, const struct view_event *event)
{
    *ADD(items) = (struct view_item){
        .at_s = event->at_s, .read_s = INT64_MAX, .via = event->via, .from = event->from, .title = event->title,
        .text = event->text, .has_label = event->has_label, .label = event->label, .is_public = event->flag,
        .has_picture = event->flag2,
    };
}

static void apply_read(struct view *view, const struct view_event *event)
{
    int64_t *read_s = NULL;
    switch (event->what) {
    case VIEW_WHAT_ITEM: read_s = &view->items[event->item].read_s; break;
    case VIEW_WHAT_ARRIVAL: read_s = &view->arrivals[event->arrival].read_s; break;
    case VIEW_WHAT_REQUEST: read_s = &view->requests[event->request].read_s; break;
    case VIEW_WHAT_REPLY: read_s = &view->requests[event->request].reply_read_s; break;
    }
    if (*read_s == INT64_MAX) {
        *read_s = event->at_s;
    }
}

static struct view_fact *fact_place(struct view *view, uint32_t fact)
{
    if (fact < view->facts_count) {
        return &view->facts[fact];
    }
    struct view_fact *added = ADD(facts);
    *added = (struct view_fact){
        .title = "", .text = "", .source = "", .source_team = VIEW_NONE, .learned_s = INT64_MAX, .item = VIEW_NONE,
        .told_by = VIEW_NONE, .told = VIEW_NONE, .consents = VIEW_NONE, .corrects = VIEW_NONE,
        .corrected_by = VIEW_NONE, .against = VIEW_NONE,
    };
    return added;
}

static void apply_fact(struct view *view, const struct view_event *event)
{
    struct view_fact *fact = fact_place(view, event->fact);
    fact->title = event->title;
    if (event->kind == VIEW_NAMED_FACT) {
        return;
    }
    fact->text = event->text;
    fact->pap = event->pap;
    fact->source = event->from;
    fact->source_team = event->team;
    fact->first_named = view->named_count;
    fact->named_count = event->list_count;
    for (uint32_t i = 0; i < event->list_count; i++) {
        *ADD(named) = event->list[i];
    }
}

static void apply_learned(struct view *view, const struct view_event *event)
{
    struct view_fact *fact = &view->facts[event->fact];
    fact->held = true;
    fact->how = event->how;
    fact->label = event->label;
    fact->classes = event->classes;
    fact->item = event->item;
    fact->learned_s = event->at_s;
    view->known_changes++;
}

static void apply_arrival(struct view *view, const struct view_event *event)
{
    struct view_fact *fact = &view->facts[event->fact];
    *ADD(arrivals) = (struct view_arrival){
        .fact = event->fact, .from = event->team, .channel = event->channel, .strips = event->strips,
        .label = event->label, .at_s = event->at_s, .read_s = INT64_MAX, .earlier = fact->told_by,
    };
    fact->told_by = event->arrival;
    fact->label = event->label > fact->label ? event->label : fact->label;
    fact->classes |= event->classes;
    view->known_changes++;
}

static void apply_sent(struct view *view, const struct view_event *event)
{
    struct view_fact *fact = &view->facts[event->fact];
    *ADD(sends) = (struct view_send){
        .fact = event->fact, .to = event->to, .channel = event->channel, .warnings = event->warnings,
        .label = event->label, .forwarded = event->flag, .by_scenario = event->flag2, .at_s = event->at_s,
        .receipt_s = INT64_MAX, .earlier = fact->told,
    };
    fact->told = event->sent;
}

static void apply_breach(struct view *view, const struct view_event *event)
{
    *ADD(breaches) =
        (struct view_breach){ event->fact, event->action, event->to, event->warnings, event->at_s };
}

static void apply_consent(struct view *view, const struct view_event *event)
{
    struct view_fact *fact = &view->facts[event->fact];
    *ADD(consents) =
        (struct view_consent){ event->fact, event->request, event->label, event->at_s, fact->consents };
    fact->consents = view->consents_count - 1;
    view->known_changes++;
    if (event->request != VIEW_NONE) {
        view->requests[event->request].has_label = true;
        view->requests[event->request].label = event->label;
    }
}

static void apply_corrects(struct view *view, const struct view_event *event)
{
    if (event->flag) {
        view->facts[event->fact].against = event->other;
        view->facts[event->other].against = event->fact;
    } else {
        view->facts[event->fact].corrects = event->other;
        view->facts[event->other].corrected_by = event->fact;
    }
}

static void apply_action_about(struct view *view, const struct view_event *event)
{
    struct view_action *action = &view->actions[event->action];
    if (event->flag) {
        action->fact = event->fact;
        return;
    }
    *ADD(abouts) = (struct view_about){ event->action, event->fact, action->abouts };
    action->abouts = view->abouts_count - 1;
}

static void apply_news(struct view *view, const struct view_event *event)
{
    enum view_news_kind kind = event->kind == VIEW_PUBLISHED   ? VIEW_NEWS_FACT
                               : event->kind == VIEW_STATEMENT ? VIEW_NEWS_STATEMENT
                                                               : VIEW_NEWS_ACTION;
    *ADD(news) = (struct view_news_item){
        .kind = kind, .team = event->team, .fact = event->fact, .label = event->label, .title = event->title,
        .text = event->text, .at_s = event->at_s,
    };
    if (kind == VIEW_NEWS_FACT) {
        view->facts[event->fact].published = true;
    }
}

static void apply_request(struct view *view, const struct view_event *event)
{
    bool is_mine = event->kind == VIEW_ASKED;
    *ADD(requests) = (struct view_request){
        .is_mine = is_mine, .team = is_mine ? event->to : event->team, .ask = event->ask, .fact = event->fact,
        .channel = event->channel, .title = event->title, .text = event->text,
        .at_s = event->at_s, .read_s = INT64_MAX, .reply_text = "", .replied_s = INT64_MAX, .reply_read_s = INT64_MAX,
    };
}

static void apply_reply(struct view *view, const struct view_event *event)
{
    struct view_request *request = &view->requests[event->request];
    request->answered = true;
    request->reply = event->reply;
    request->reply_text = event->text;
    request->replied_s = event->at_s;
}

bool view_fold_known(struct view *view, const struct view_event *event)
{
    switch (event->kind) {
    case VIEW_ITEM: apply_item(view, event); break;
    case VIEW_RECALLED: view->items[event->item].is_recalled = true; break;
    case VIEW_READ: apply_read(view, event); break;
    case VIEW_FACT:
    case VIEW_NAMED_FACT: apply_fact(view, event); break;
    case VIEW_LEARNED: apply_learned(view, event); break;
    case VIEW_ARRIVAL: apply_arrival(view, event); break;
    case VIEW_SENT: apply_sent(view, event); break;
    case VIEW_RECEIPT: view->sends[event->sent].receipt_s = event->at_s; break;
    case VIEW_BREACH: apply_breach(view, event); break;
    case VIEW_CONSENT: apply_consent(view, event); break;
    case VIEW_WITHDRAWN: view->facts[event->fact].withdrawn = true; break;
    case VIEW_CORRECTS: apply_corrects(view, event); break;
    case VIEW_ACTION_ABOUT: apply_action_about(view, event); break;
    case VIEW_PUBLISHED:
    case VIEW_STATEMENT:
    case VIEW_SEEN_ACTION: apply_news(view, event); break;
    case VIEW_ASKED:
    case VIEW_REQUEST: apply_request(view, event); break;
    case VIEW_REQUEST_FACT: view->requests[event->request].fact = event->fact; break;
    case VIEW_REPLIED:
    case VIEW_REPLY: apply_reply(view, event); break;
    case VIEW_NOTED: *ADD(noted) = (struct view_noted){ event->noted, event->text, event->at_s }; break;
    default: return false;
    }
    return true;
}
