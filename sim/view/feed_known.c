/* Messages and knowledge: what comes in, what is known, what is sent, asked and published. */
#include "view/feed_inside.h"

static uint32_t index_of(uint32_t thing_value)
{
    return thing_value == ID_NONE ? ID_NONE : thing_index((struct thing_id){ thing_value });
}

/* ---- facts ------------------------------------------------------------------------------------------------------- */

static uint32_t fact_handle(struct view_feed *feed, uint32_t fact)
{
    uint32_t handle = feed_take_handle(feed, HANDLE_FACT, fact, NULL);
    feed->facts = feed_room(feed->facts, handle, &feed->facts_room, sizeof *feed->facts);
    return handle;
}

uint32_t feed_name_fact(struct view_feed *feed, uint32_t fact)
{
    bool is_new = feed_handle(feed, HANDLE_FACT, fact) == VIEW_NONE;
    uint32_t handle = fact_handle(feed, fact);
    if (is_new) {
        struct view_event *event = feed_add(feed, VIEW_NAMED_FACT);
        event->fact = handle;
        event->title = feed_text(feed, feed->world->facts[fact].title);
    }
    return handle;
}

static void cleared_for(struct view_feed *feed, const struct fact *fact, struct view_event *event)
{
    uint32_t *list = fact->named.count == 0 ? NULL : ARENA_ARRAY(&feed->arena, uint32_t, fact->named.count);
    for (uint32_t i = 0; i < fact->named.count; i++) {
        uint32_t team = feed_team_handle(feed, world_ref(feed->world, fact->named, i));
        if (team < VIEW_PUBLIC && event->list_count < VIEW_LIST_MAX) {
            list[event->list_count++] = team;
        }
    }
    event->list = list;
}

/* The card of a fact: its words unless they were stripped on the way, its source unless that was. Once more when more of it
 * has come. */
static uint32_t say_fact(struct view_feed *feed, uint32_t id, uint32_t strips)
{
    const struct fact *fact = &feed->world->facts[id];
    uint32_t handle = fact_handle(feed, id);
    struct feed_fact *known = &feed->facts[handle];
    bool has_details = known->has_details || (strips & STRIPS_DETAILS) == 0;
    bool has_source = known->has_source || (strips & STRIPS_SOURCE) == 0;
    if (known->has_card && has_details == known->has_details && has_source == known->has_source) {
        return handle;
    }
    *known = (struct feed_fact){ true, known->held, has_details, has_source };
    struct view_event *event = feed_add(feed, VIEW_FACT);
    event->fact = handle;
    event->title = feed_text(feed, fact->title);
    event->text = has_details ? feed_text(feed, fact->text) : "";
    event->has_pap = true;
    event->pap = fact->pap;
    if (has_source && team_is_real(fact->source)) {
        event->team = feed_team_handle(feed, fact->source.v);
        event->from = feed_text(feed, feed->world->teams[fact->source.v].title);
    }
    cleared_for(feed, fact, event);
    return handle;
}

static void say_correction(struct view_feed *feed, uint32_t from, uint32_t to, bool is_against)
{
    uint32_t a = feed_handle(feed, HANDLE_FACT, from), b = feed_handle(feed, HANDLE_FACT, to);
    if (a == VIEW_NONE || b == VIEW_NONE || !feed->facts[a].held || !feed->facts[b].held) {
        return;
    }
    struct view_event *event = feed_add(feed, VIEW_CORRECTS);
    event->fact = a;
    event->other = b;
    event->flag = is_against;
}

/* A correction is seen as one only by who holds both. */
static void say_corrections(struct view_feed *feed, uint32_t id)
{
    const struct world *world = feed->world;
    const struct fact *fact = &world->facts[id];
    say_correction(feed, id, fact->corrects.v, false);
    say_correction(feed, id, fact->against.v, true);
    const struct handles *held = &feed->handles[HANDLE_FACT];
    for (uint32_t i = 0; i < held->count; i++) {
        uint32_t other = held->ids[i];
        if (other != id && world->facts[other].corrects.v == id) {
            say_correction(feed, other, id, false);
        }
        if (other != id && world->facts[other].against.v == id && fact->against.v != other) {
            say_correction(feed, other, id, true);
        }
    }
}

static enum view_how how_learned(const struct view_feed *feed)
{
    if (feed->record->kind == RECORD_HELD) {
        return VIEW_HELD;
    }
    if (feed->record->kind == RECORD_DERIVED) {
        return VIEW_DERIVED;
    }
    const struct mark *cause = feed_find_mark(feed, feed->record->cause);
    return cause != NULL && cause->kind == MARK_PUBLISHED ? VIEW_FROM_PUBLIC : VIEW_WORLD;
}

static void say_learned(struct view_feed *feed, uint32_t id, enum view_how how, uint32_t classes)
{
    uint32_t handle = fact_handle(feed, id);
    const struct mark *cause = feed_find_mark(feed, feed->record->cause);
    feed->facts[handle].held = true;
    struct view_event *event = feed_add(feed, VIEW_LEARNED);
    event->fact = handle;
    event->how = how;
    event->has_label = true;
    event->label = (enum tlp)feed->record->value;
    event->classes = classes;
    event->item = cause != NULL && cause->kind == MARK_ITEM ? cause->handle : VIEW_NONE;
    say_corrections(feed, id);
    feed_abouts_of_fact(feed, id);
    feed_requests_of_fact(feed, id);
}

static void add_learned(struct view_feed *feed)
{
    if (!feed_is_own(feed)) {
        return;
    }
    uint32_t id = index_of(feed->record->thing);
    (void)say_fact(feed, id, 0);
    say_learned(feed, id, how_learned(feed), (uint32_t)feed->record->value2);
}

static void add_arrived(struct view_feed *feed)
{
    const struct record *record = feed->record;
    if (!feed_is_own(feed)) {
        return;
    }
    uint32_t id = index_of(record->thing);
    uint32_t classes = record->extra_count > 0 ? (uint32_t)trace_extra(feed->trace, record, 0) : 0;
    uint32_t handle = say_fact(feed, id, (uint32_t)record->value2);
    if (!feed->facts[handle].held) {
        say_learned(feed, id, VIEW_TOLD, classes);
    }
    uint32_t arrival = feed->arrival_records_count;
    GROW(feed->arrival_records, feed->arrival_records_count, feed->arrival_records_room);
    feed->arrival_records[feed->arrival_records_count++] = feed->number;
    feed_mark(feed, MARK_ARRIVAL, arrival);
    uint32_t channel = record->other == ID_NONE ? VIEW_NONE : feed_take_channel(feed, index_of(record->other));
    struct view_event *event = feed_add(feed, VIEW_ARRIVAL);
    event->arrival = arrival;
    event->fact = handle;
    event->team = feed_team_handle(feed, record->to);
    event->channel = channel;
    event->has_label = true;
    event->label = (enum tlp)record->value;
    event->classes = classes;
    event->strips = (uint32_t)record->value2;
}

/* ---- sharing ----------------------------------------------------------------------------------------------------- */

static void add_sent(struct view_feed *feed)
{
    const struct record *record = feed->record;
    uint32_t fact = feed_handle(feed, HANDLE_FACT, index_of(record->thing));
    if (!feed_is_own(feed) || fact == VIEW_NONE) {
        return;
    }
    uint32_t sent = feed->sent_count++;
    feed_mark(feed, MARK_SENT, sent);
    struct view_event *event = feed_add(feed, VIEW_SENT);
    event->sent = sent;
    event->fact = fact;
    event->to = feed_team_handle(feed, record->to);
    event->channel = feed_handle(feed, HANDLE_CHANNEL, index_of(record->other));
    event->has_label = true;
    event->label = (enum tlp)record->value;
    event->warnings = (uint32_t)record->value2;
    event->flag = (record->flags & FORWARDED) != 0;
    event->flag2 = (record->flags & BY_DOING) != 0;
}

static void add_receipt(struct view_feed *feed)
{
    const struct mark *sent = feed_find_mark(feed, feed->record->cause);
    if (feed_is_own(feed) && sent != NULL && sent->kind == MARK_SENT) {
        feed_add(feed, VIEW_RECEIPT)->sent = sent->handle;
    }
}

static void add_breach(struct view_feed *feed)
{
    static const uint32_t warnings[] = {
        [BREACH_LABEL] = VIEW_WARN_LABEL, [BREACH_PAP] = VIEW_WARN_PAP,
        [BREACH_CARRIES] = VIEW_WARN_CARRIES, [BREACH_BASIS] = VIEW_WARN_BASIS,
    };
    const struct record *record = feed->record;
    if (!feed_is_own(feed) || record->value < BREACH_LABEL || record->value > BREACH_BASIS) {
        return;
    }
    const struct mark *cause = feed_find_mark(feed, record->cause);
    struct view_event *event = feed_add(feed, VIEW_BREACH);
    event->fact = feed_handle(feed, HANDLE_FACT, index_of(record->thing));
    event->action = cause != NULL && cause->kind == MARK_ACTION ? cause->handle : VIEW_NONE;
    event->to = feed_team_handle(feed, record->to);
    event->warnings = warnings[record->value];
}

static void add_consent(struct view_feed *feed)
{
    uint32_t fact = feed_handle(feed, HANDLE_FACT, index_of(feed->record->thing));
    if (!feed_is_own(feed) || fact == VIEW_NONE) {
        return;
    }
    const struct mark *reply = feed_find_mark(feed, feed->record->cause);
    struct view_event *event = feed_add(feed, VIEW_CONSENT);
    event->fact = fact;
    event->has_label = true;
    event->label = (enum tlp)feed->record->value;
    event->request = reply != NULL && reply->kind == MARK_REPLY ? reply->handle : VIEW_NONE;
}

static void add_withdrawn(struct view_feed *feed)
{
    uint32_t fact = feed_handle(feed, HANDLE_FACT, index_of(feed->record->thing));
    if (fact != VIEW_NONE) {
        feed_add(feed, VIEW_WITHDRAWN)->fact = fact;
    }
}

static void add_published(struct view_feed *feed)
{
    uint32_t id = index_of(feed->record->thing);
    uint32_t fact = say_fact(feed, id, 0);
    feed_mark(feed, MARK_PUBLISHED, fact);
    struct view_event *event = feed_add(feed, VIEW_PUBLISHED);
    event->fact = fact;
    event->team = feed_team_handle(feed, feed->record->team);
    event->has_label = true;
    event->label = (enum tlp)feed->record->value;
    event->title = feed_text(feed, feed->world->facts[id].title);
    event->text = feed_text(feed, feed->world->facts[id].text);
}

/* ---- the inbox --------------------------------------------------------------------------------------------------- */

static void add_inject(struct view_feed *feed)
{
    uint32_t id = index_of(feed->record->thing);
    const struct inject *inject = &feed->world->injects[id];
    uint32_t item = feed->item_records_count;
    GROW(feed->item_records, feed->item_records_count, feed->item_records_room);
    feed->item_records[feed->item_records_count++] = feed->number;
    GROW(feed->item_injects, feed->item_injects_count, feed->item_injects_room);
    feed->item_injects[feed->item_injects_count++] = id;
    feed_mark(feed, MARK_ITEM, item);
    struct view_event *event = feed_add(feed, VIEW_ITEM);
    event->item = item;
    event->via = (enum view_via)inject->via;
    event->from = feed_text(feed, inject->from);
    event->title = feed_slotted(feed, inject->title, 0);
    event->text = feed_slotted(feed, inject->text, feed->world->texts[inject->title.v].slot_count);
    event->has_label = inject->has_tlp;
    event->label = inject->has_tlp ? inject->tlp : TLP_RED;
    event->flag = trace_audience(feed->trace, feed->record->audience)->is_public;
    event->flag2 = inject->picture != NULL;
}

static void add_recalled(struct view_feed *feed)
{
    uint32_t id = index_of(feed->record->thing);
    for (uint32_t item = feed->item_records_count; item > 0; item--) {
        if (feed->item_injects[item - 1] == id) {
            feed_add(feed, VIEW_RECALLED)->item = item - 1;
            return;
        }
    }
}

static void add_read(struct view_feed *feed)
{
    const struct mark *what = feed_find_mark(feed, feed->record->cause);
    if (!feed_is_own(feed) || what == NULL) {
        return;
    }
    if (what->kind == MARK_ITEM) {
        struct view_event *event = feed_add(feed, VIEW_READ);
        event->what = VIEW_WHAT_ITEM;
        event->item = what->handle;
    } else if (what->kind == MARK_ARRIVAL) {
        struct view_event *event = feed_add(feed, VIEW_READ);
        event->what = VIEW_WHAT_ARRIVAL;
        event->arrival = what->handle;
    } else if (what->kind == MARK_REQUEST || what->kind == MARK_REPLY) {
        struct view_event *event = feed_add(feed, VIEW_READ);
        event->what = what->kind == MARK_REQUEST ? VIEW_WHAT_REQUEST : VIEW_WHAT_REPLY;
        event->request = what->handle;
    }
}

/* ---- requests ---------------------------------------------------------------------------------------------------- */

/* The action that sent a request, or SHELF_NONE when a person typed it. */
static struct thing_id sent_by(const struct view_feed *feed)
{
    const struct record *asked = feed->record;
    if (asked->kind == RECORD_REQUEST) {
        asked = asked->cause != 0 ? trace_record(feed->trace, asked->cause) : NULL;
    }
    if (asked == NULL || asked->kind != RECORD_ASKED || asked->cause == 0) {
        return THING_NONE;
    }
    struct thing_id by = { trace_record(feed->trace, asked->cause)->thing };
    return thing_shelf(by) == SHELF_ACTION ? by : THING_NONE;
}

static bool holds(const struct view_feed *feed, uint32_t fact)
{
    uint32_t handle = feed_handle(feed, HANDLE_FACT, fact);
    return handle != VIEW_NONE && feed->facts[handle].held;
}

/* What a request is for, in words. An action asks in its own words, for a fact's title would tell those who do not know it
 * more than was asked; who typed the request knew what to name. */
static const char *subject_of(struct view_feed *feed, bool is_named)
{
    struct thing_id about = { feed->record->thing }, by = sent_by(feed);
    if (by.v != ID_NONE && !is_named) {
        return feed_text(feed, feed->world->actions[thing_index(by)].label);
    }
    switch (thing_shelf(about)) {
    case SHELF_FACT: return feed_text(feed, feed->world->facts[thing_index(about)].title);
    case SHELF_DECISION: return feed_text(feed, feed->world->decisions[thing_index(about)].ask);
    default: return "";
    }
}

void feed_requests_of_fact(struct view_feed *feed, uint32_t fact)
{
    for (uint32_t request = 0; request < feed->request_records_count; request++) {
        if (feed->request_facts[request] == fact + 1) {
            feed->request_facts[request] = 0;
            struct view_event *event = feed_add(feed, VIEW_REQUEST_FACT);
            event->request = request;
            event->fact = feed_handle(feed, HANDLE_FACT, fact);
        }
    }
}

static uint32_t new_request(struct view_feed *feed, bool is_mine)
{
    uint32_t request = feed->request_records_count;
    GROW(feed->request_records, feed->request_records_count, feed->request_records_room);
    feed->request_records[feed->request_records_count++] = feed->number;
    feed->reply_records = feed_room(feed->reply_records, request, &feed->reply_records_room, sizeof *feed->reply_records);
    feed->request_mine = feed_room(feed->request_mine, request, &feed->request_mine_room, sizeof *feed->request_mine);
    feed->request_mine[request] = is_mine;
    feed->request_facts = feed_room(feed->request_facts, request, &feed->request_facts_room, sizeof *feed->request_facts);
    feed_mark(feed, is_mine ? MARK_ASKED : MARK_REQUEST, request);
    return request;
}

static void add_request(struct view_feed *feed)
{
    const struct record *record = feed->record;
    bool is_mine = record->kind == RECORD_ASKED;
    if (!feed_is_own(feed)) {
        return;
    }
    struct thing_id about = { record->thing };
    bool is_fact = thing_shelf(about) == SHELF_FACT;
    bool is_named = is_fact && (holds(feed, thing_index(about)) || sent_by(feed).v == ID_NONE);
    uint32_t fact = is_named ? feed_name_fact(feed, thing_index(about)) : VIEW_NONE;
    uint32_t channel = record->other == ID_NONE ? VIEW_NONE : feed_take_channel(feed, index_of(record->other));
    uint32_t request = new_request(feed, is_mine);
    feed->request_facts[request] = is_fact && !is_named ? thing_index(about) + 1 : 0;
    struct view_event *event = feed_add(feed, is_mine ? VIEW_ASKED : VIEW_REQUEST);
    event->request = request;
    event->to = is_mine ? feed_team_handle(feed, record->to) : VIEW_NONE;
    event->team = is_mine ? VIEW_NONE : feed_team_handle(feed, record->to);
    event->ask = (enum view_ask)record->value;
    event->channel = channel;
    event->text = feed_typed(feed, is_mine ? feed->number : record->cause);
    event->fact = fact;
    event->title = subject_of(feed, is_named);
}

static void add_replied(struct view_feed *feed)
{
    const struct mark *request = feed_find_mark(feed, feed->record->cause);
    if (!feed_is_own(feed) || request == NULL || request->kind != MARK_REQUEST) {
        return;
    }
    struct view_event *event = feed_add(feed, VIEW_REPLIED);
    event->request = request->handle;
    event->reply = (enum view_reply)feed->record->value;
    event->text = feed_typed(feed, feed->number);
}

/* The other side's record of the answer that has just come in: the latest of this request with this answer. */
static uint32_t find_replied(const struct view_feed *feed, uint32_t asked)
{
    for (uint32_t number = feed->number - 1; number > asked; number--) {
        const struct record *record = trace_record(feed->trace, number);
        if (record->kind == RECORD_REPLIED && record->value == feed->record->value &&
            trace_record(feed->trace, record->cause)->cause == asked) {
            return number;
        }
    }
    return 0;
}

static void add_reply(struct view_feed *feed)
{
    uint32_t asked = feed->record->cause;
    const struct mark *request = feed_find_mark(feed, asked);
    if (!feed_is_own(feed) || request == NULL || request->kind != MARK_ASKED) {
        return;
    }
    uint32_t handle = request->handle;
    feed->reply_records[handle] = feed->number;
    feed_mark(feed, MARK_REPLY, handle);
    struct view_event *event = feed_add(feed, VIEW_REPLY);
    event->request = handle;
    event->reply = (enum view_reply)feed->record->value;
    uint32_t replied = feed->words.of != NULL ? find_replied(feed, asked) : 0;
    event->text = replied != 0 ? feed_typed(feed, replied) : "";
}

bool feed_known(struct view_feed *feed)
{
    switch ((enum record_kind)feed->record->kind) {
    case RECORD_INJECT: add_inject(feed); break;
    case RECORD_INJECT_RECALLED: add_recalled(feed); break;
    case RECORD_READ: add_read(feed); break;
    case RECORD_HELD:
    case RECORD_LEARNED:
    case RECORD_DERIVED: add_learned(feed); break;
    case RECORD_ARRIVED:
    case RECORD_ARRIVED_AGAIN: add_arrived(feed); break;
    case RECORD_SENT: add_sent(feed); break;
    case RECORD_RECEIPT: add_receipt(feed); break;
    case RECORD_BREACH: add_breach(feed); break;
    case RECORD_CONSENT: add_consent(feed); break;
    case RECORD_WITHDRAWN: add_withdrawn(feed); break;
    case RECORD_PUBLISHED: add_published(feed); break;
    case RECORD_ASKED:
    case RECORD_REQUEST: add_request(feed); break;
    case RECORD_REPLIED: add_replied(feed); break;
    case RECORD_REPLY: add_reply(feed); break;
    default: return false;
    }
    return true;
}
