/* Doing: what an intent comes to when its time is there. Everything is looked at afresh: what is no longer right is let be. */
#include "players/inside.h"

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static uint32_t read_item(const struct view *view, uint32_t item, struct view_wish *wish)
{
    if (view->items[item].read_s != INT64_MAX || view->items[item].is_recalled) {
        return 0;
    }
    *wish = view_wish_make(WISH_READ);
    wish->what = VIEW_WHAT_ITEM;
    wish->item = item;
    return 1;
}

static uint32_t read_arrival(const struct view *view, uint32_t arrival, struct view_wish *wish)
{
    if (view->arrivals[arrival].read_s != INT64_MAX) {
        return 0;
    }
    *wish = view_wish_make(WISH_READ);
    wish->what = VIEW_WHAT_ARRIVAL;
    wish->arrival = arrival;
    return 1;
}

static uint32_t read_request(const struct view *view, uint32_t request, enum view_what what, struct view_wish *wish)
{
    const struct view_request *r = &view->requests[request];
    if ((what == VIEW_WHAT_REPLY ? r->reply_read_s : r->read_s) != INT64_MAX) {
        return 0;
    }
    *wish = view_wish_make(WISH_READ);
    wish->what = what;
    wish->request = request;
    return 1;
}

/* ---- deciding ---------------------------------------------------------------------------------------------------- */

static bool is_possible(const struct view *view, const struct view_option *option)
{
    return option->state == VIEW_OPEN && player_can_afford(view, option->staff_micro, option->budget_micro);
}

static uint32_t weight_of(const struct habits *habits, const struct view_decision *decision, uint32_t option)
{
    const struct view_option *o = &decision->options[option];
    bool costs = o->staff_micro > 0 || o->takes_s > 0 || o->budget_micro > 0;
    uint32_t weight = habits->weigh_plain + (costs ? habits->weigh_effort : habits->weigh_free);
    weight += option == 0 ? habits->weigh_first : 0;
    weight += option + 1 == decision->option_count ? habits->weigh_last : 0;
    return weight;
}

/* Its place among the decisions that were put in the same second. */
static uint32_t place_of_decision(const struct view *view, uint32_t decision)
{
    uint32_t place = 0;
    while (place < decision && view->decisions[decision - place - 1].opened_s == view->decisions[decision].opened_s) {
        place++;
    }
    return place;
}

/* One of the options whose bit is not in `without`, by weight; VIEW_NONE when none is possible. */
static uint32_t pick_option(const struct player *player, const struct view *view, uint32_t decision, uint32_t without,
                            uint32_t round)
{
    const struct view_decision *d = &view->decisions[decision];
    uint64_t ordinal = player_ordinal(d->opened_s, place_of_decision(view, decision));
    uint32_t sum = 0;
    for (uint32_t i = 0; i < d->option_count; i++) {
        sum += (without >> i & 1) == 0 && is_possible(view, &d->options[i]) ? weight_of(player->habits, d, i) : 0;
    }
    bool alike = d->agree == VIEW_ALL && player->habits->agrees;
    uint32_t (*draw)(const struct player *, uint32_t, uint32_t, uint64_t, uint32_t) = alike ? player_below_alike : player_below;
    uint32_t at = sum > 0 ? draw(player, INTENT_KIND_COUNT, 3 + round, ordinal, sum) : 0;
    for (uint32_t i = 0; i < d->option_count; i++) {
        if ((without >> i & 1) != 0 || !is_possible(view, &d->options[i])) {
            continue;
        }
        uint32_t weight = weight_of(player->habits, d, i);
        if (at < weight) {
            return i;
        }
        at -= weight;
    }
    return VIEW_NONE;
}

/* Fills the options: one, about half of them, or all in an order. False when nothing can be answered. */
static bool pick_options(const struct player *player, const struct view *view, uint32_t decision, struct view_wish *wish)
{
    const struct view_decision *d = &view->decisions[decision];
    uint32_t wanted = d->answer == VIEW_ONE ? 1 : d->answer == VIEW_SOME ? (d->option_count + 1) / 2 : d->option_count;
    uint32_t taken = 0;
    while (wish->option_count < wanted) {
        uint32_t option = pick_option(player, view, decision, taken, wish->option_count);
        if (option == VIEW_NONE) {
            break;
        }
        taken |= (uint32_t)1 << option;
        wish->options[wish->option_count++] = option;
    }
    return d->answer == VIEW_ORDER ? wish->option_count == d->option_count : wish->option_count > 0;
}

static uint32_t decide(const struct player *player, const struct view *view, uint32_t decision, struct view_wish *wish)
{
    const struct view_decision *d = &view->decisions[decision];
    bool has_options = d->answer == VIEW_ONE || d->answer == VIEW_SOME || d->answer == VIEW_ORDER;
    *wish = view_wish_make(WISH_DECIDE);
    wish->decision = decision;
    wish->text = player->habits->rationale;
    wish->confidence = d->confidence ? player->habits->confidence : -1;
    wish->value = d->answer == VIEW_NUMBER ? 50 * INT64_C(1000000) : 0; /* it has no opinion: the middle of a hundred */
    if (d->status != VIEW_IS_OPEN) {
        return 0;
    }
    return !has_options || pick_options(player, view, decision, wish) ? 1 : 0;
}

/* ---- sharing ----------------------------------------------------------------------------------------------------- */

static uint32_t share(struct player *player, const struct view *view, int64_t now_s, uint32_t fact, uint32_t to,
                      struct view_wish *wish)
{
    const struct view_fact *f = &view->facts[fact];
    if (!f->held || f->withdrawn || f->published || view_told(view, fact, to) || view_told_by(view, fact, to) ||
        !player_would_tell(player, view, fact, to)) {
        return 0;
    }
    uint32_t channel = player_channel(player, view, now_s, fact, to);
    if (channel == VIEW_NONE) {
        return 0;
    }
    *wish = view_wish_make(WISH_SHARE);
    wish->fact = fact;
    wish->to = to;
    wish->channel = channel;
    return 1;
}

static uint32_t share_as_meant(struct player *player, const struct view *view, int64_t now_s, const struct intent *intent,
                               struct view_wish *wish)
{
    uint32_t count = share(player, view, now_s, intent->a, intent->b, wish);
    if (count == 0) {
        player->pairs[intent->a * view->teams_count + intent->b] = 0; /* a change may make it right again */
    }
    return count;
}

static uint32_t ask_permission(const struct player *player, const struct view *view, uint32_t fact, uint32_t source,
                               struct view_wish *wish)
{
    if (!view->facts[fact].held || view->facts[fact].withdrawn || view->facts[fact].consents != VIEW_NONE) {
        return 0;
    }
    *wish = view_wish_make(WISH_ASK);
    wish->fact = fact;
    wish->to = source;
    wish->ask = VIEW_ASK_PERMISSION;
    wish->text = player->habits->ask_text;
    return 1;
}

/* ---- answering --------------------------------------------------------------------------------------------------- */

static void answer(const struct player *player, uint32_t request, enum view_reply reply, struct view_wish *wish)
{
    const struct habits *habits = player->habits;
    *wish = view_wish_make(WISH_REPLY);
    wish->request = request;
    wish->reply = reply;
    wish->text = reply == VIEW_YES ? habits->yes_text : reply == VIEW_NO ? habits->no_text : habits->later_text;
}

/* Sends what was asked for, if it holds it and would; then says yes. Otherwise no, or later when the source is asked. */
static uint32_t answer_with_fact(struct player *player, const struct view *view, int64_t now_s, uint32_t request,
                                 struct view_wish *wishes)
{
    const struct view_request *r = &view->requests[request];
    bool held = r->fact != VIEW_NONE && view->facts[r->fact].held && !view->facts[r->fact].withdrawn;
    if (held && (view->facts[r->fact].published || view_told(view, r->fact, r->team))) {
        answer(player, request, VIEW_YES, &wishes[0]);
        return 1;
    }
    if (held && share(player, view, now_s, r->fact, r->team, &wishes[0]) == 1) {
        answer(player, request, VIEW_YES, &wishes[1]);
        return 2;
    }
    bool later = held && (player->facts_room > r->fact) && (player->facts[r->fact] & FACT_ASKED) != 0 && !r->answered;
    player->request_bits[request] |= later ? REQUEST_LATER : 0;
    answer(player, request, later ? VIEW_LATER : VIEW_NO, &wishes[0]);
    wishes[0].text = held ? wishes[0].text : player->habits->lack_text;
    return 1;
}

static uint32_t answer_permission(const struct player *player, const struct view *view, uint32_t request,
                                  struct view_wish *wish)
{
    const struct view_request *r = &view->requests[request];
    bool may_go_on = r->fact != VIEW_NONE && view->facts[r->fact].source_team == 0 && view->facts[r->fact].label != TLP_RED;
    answer(player, request, may_go_on ? player->habits->on_permission : VIEW_NO, wish);
    wish->has_label = wish->reply == VIEW_YES;
    wish->label = wish->has_label ? player->habits->permits : TLP_RED;
    return 1;
}

/* To the press: what everybody may know, or a word that there will be more. */
static uint32_t make_statement(const struct player *player, const struct view *view, struct view_wish *wish)
{
    *wish = view_wish_make(WISH_STATE);
    wish->text = player->habits->statement_text;
    for (uint32_t i = 0; player->habits->states_facts && i < view->facts_count && wish->fact_count < WISH_FACTS_MAX; i++) {
        const struct view_fact *fact = &view->facts[i];
        bool is_free = fact->held && !fact->withdrawn && !fact->published && fact->label == TLP_CLEAR;
        if (is_free && !player_is_prepared(view, i)) {
            wish->facts[wish->fact_count++] = i;
        }
    }
    return 1;
}

static uint32_t reply(struct player *player, const struct view *view, int64_t now_s, uint32_t request, struct view_wish *wishes)
{
    const struct view_request *r = &view->requests[request];
    if (r->answered && r->reply != VIEW_LATER) {
        return 0;
    }
    uint32_t count = 0;
    if (view->teams[r->team].sector == VIEW_OTHER_SECTOR && player->habits->states) {
        count = make_statement(player, view, &wishes[0]);
    }
    switch (r->ask) {
    case VIEW_ASK_FACT: return count + answer_with_fact(player, view, now_s, request, &wishes[count]);
    case VIEW_ASK_PERMISSION: return count + answer_permission(player, view, request, &wishes[count]);
    case VIEW_ASK_PRESERVE: answer(player, request, player->habits->on_preserve, &wishes[count]); return count + 1;
    case VIEW_ASK_HELP:
        answer(player, request, view->staff_micro > 0 ? player->habits->on_help : VIEW_NO, &wishes[count]);
        return count + 1;
    }
    return count;
}

/* ---- acting and notifying ---------------------------------------------------------------------------------------- */

static uint32_t act(const struct view *view, uint32_t action, struct view_wish *wish)
{
    const struct view_action *a = &view->actions[action];
    char words[256];
    bool has_it = a->fact != VIEW_NONE && view->facts[a->fact].held;
    if (a->state != VIEW_OPEN || a->begun > 0 || has_it || !player_can_afford(view, a->staff_micro, a->budget_micro) ||
        view_act_warning(view, action, words)) {
        return 0;
    }
    *wish = view_wish_make(WISH_ACT);
    wish->action = action;
    return 1;
}

static uint32_t declare(const struct view *view, uint32_t clock, struct view_wish *wish)
{
    const struct view_clock *c = &view->clocks[clock];
    if (c->stopped || c->declared_s != INT64_MAX) {
        return 0;
    }
    *wish = view_wish_make(WISH_DECLARE);
    wish->clock = clock;
    wish->when_s = c->started_s;
    return 1;
}

/* Facts that fill the classes, may go to the addressee and are news there. */
static void attach(const struct view *view, uint32_t to, struct view_wish *wish)
{
    uint32_t facts[WISH_FACTS_MAX];
    uint32_t count = view_facts_for(view, wish->classes, facts, WISH_FACTS_MAX);
    for (uint32_t i = 0; i < count; i++) {
        if (view_label_allows(view, facts[i], to) && !view_told(view, facts[i], to) && !view_told_by(view, facts[i], to)) {
            wish->facts[wish->fact_count++] = facts[i];
        }
    }
}

static uint32_t notify(const struct player *player, const struct view *view, uint32_t clock, uint32_t stage,
                       struct view_wish *wish)
{
    const struct view_clock *c = &view->clocks[clock];
    const struct view_stage *s = &c->stages[stage];
    bool is_due = s->status == VIEW_STAGE_RUNS || s->status == VIEW_STAGE_IS_MISSED;
    if (c->stopped || !is_due) {
        return 0;
    }
    *wish = view_wish_make(WISH_NOTIFY);
    wish->clock = clock;
    wish->stage = stage;
    wish->classes = s->classes & player_classes(view);
    wish->text = player->habits->notice_text;
    if (player->habits->attaches_facts && c->to < view->teams_count) {
        attach(view, c->to, wish);
    }
    return 1;
}

uint32_t player_do(struct player *player, const struct view *view, int64_t now_s, const struct intent *intent,
                   struct view_wish *wishes)
{
    uint32_t a = intent->a, b = intent->b;
    switch (intent->kind) {
    case INTENT_READ_ITEM: return read_item(view, a, wishes);
    case INTENT_READ_ARRIVAL: return read_arrival(view, a, wishes);
    case INTENT_READ_REQUEST: return read_request(view, a, VIEW_WHAT_REQUEST, wishes);
    case INTENT_READ_REPLY: return read_request(view, a, VIEW_WHAT_REPLY, wishes);
    case INTENT_DECIDE: return decide(player, view, a, wishes);
    case INTENT_SHARE: return share_as_meant(player, view, now_s, intent, wishes);
    case INTENT_ASK: return ask_permission(player, view, a, b, wishes);
    case INTENT_REPLY: return reply(player, view, now_s, a, wishes);
    case INTENT_ACT: return act(view, a, wishes);
    case INTENT_DECLARE: return declare(view, a, wishes);
    case INTENT_NOTIFY: return notify(player, view, a, b, wishes);
    case INTENT_KIND_COUNT: break;
    }
    return 0;
}
