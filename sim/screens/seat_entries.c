/* The inbox as one list: injects, what other teams told, what they ask and answer, notices and hints, newest first. */
#include <stdlib.h>

#include "screens/seat_inside.h"

struct collecting { struct entry *at; uint32_t count; };

static void add(struct collecting *list, struct entry entry)
{
    list->at[list->count++] = entry;
}

static bool is_hint(const struct view_noted *noted)
{
    return noted->what == VIEW_NOTED_HINT || noted->what == VIEW_NOTED_RULING;
}

bool arrival_is_news(const struct view *view, uint32_t index)
{
    const struct view_arrival *arrival = &view->arrivals[index];
    const struct view_fact *fact = &view->facts[arrival->fact];
    if (fact->how != VIEW_TOLD && fact->learned_s < arrival->at_s) {
        return false;
    }
    for (uint32_t i = arrival->earlier; i != VIEW_NONE; i = view->arrivals[i].earlier) {
        if (view->arrivals[i].label >= arrival->label) {
            return false;
        }
    }
    return true;
}

static bool is_unread_news(const struct view *view, uint32_t arrival)
{
    return view->arrivals[arrival].read_s == INT64_MAX && arrival_is_news(view, arrival);
}

static void add_items(const struct view *view, struct collecting *list)
{
    for (uint32_t i = 0; i < view->items_count; i++) {
        const struct view_item *item = &view->items[i];
        add(list, (struct entry){ ENTRY_ITEM, i, item->at_s, item->read_s == INT64_MAX && !item->is_recalled });
    }
    for (uint32_t i = 0; i < view->arrivals_count; i++) {
        if (arrival_is_news(view, i)) {
            add(list,
                (struct entry){ ENTRY_ARRIVAL, i, view->arrivals[i].at_s, view->arrivals[i].read_s == INT64_MAX });
        }
    }
}

static void add_requests(const struct view *view, struct collecting *list)
{
    for (uint32_t i = 0; i < view->requests_count; i++) {
        const struct view_request *request = &view->requests[i];
        if (!request->is_mine) {
            add(list, (struct entry){ ENTRY_REQUEST, i, request->at_s, request->read_s == INT64_MAX });
        } else if (request->answered) {
            add(list, (struct entry){ ENTRY_REPLY, i, request->replied_s, request->reply_read_s == INT64_MAX });
        }
    }
}

static void add_others(const struct view *view, struct collecting *list)
{
    for (uint32_t i = 0; i < view->notices_got_count; i++) {
        add(list, (struct entry){ ENTRY_NOTICE, i, view->notices_got[i].at_s, false });
    }
    for (uint32_t i = 0; i < view->noted_count; i++) {
        if (is_hint(&view->noted[i])) {
            add(list, (struct entry){ ENTRY_HINT, i, view->noted[i].at_s, false });
        }
    }
}

/* Newest first; of one second the later kind and number first, so that the order never wavers. */
static int by_age(const void *a, const void *b)
{
    const struct entry *one = a, *other = b;
    if (one->at_s != other->at_s) {
        return one->at_s > other->at_s ? -1 : 1;
    }
    if (one->kind != other->kind) {
        return one->kind < other->kind ? -1 : 1;
    }
    return one->index > other->index ? -1 : one->index < other->index;
}

struct entry *collect_entries(struct desk *desk, uint32_t *count)
{
    const struct view *view = desk->view;
    uint32_t most =
        view->items_count + view->arrivals_count + view->requests_count + view->notices_got_count + view->noted_count;
    struct collecting list = { ARENA_ARRAY(desk->words, struct entry, most + 1), 0 };
    add_items(view, &list);
    add_requests(view, &list);
    add_others(view, &list);
    qsort(list.at, list.count, sizeof *list.at, by_age);
    *count = list.count;
    return list.at;
}

uint32_t unread_entries(const struct view *view)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < view->items_count; i++) {
        count += view->items[i].read_s == INT64_MAX && !view->items[i].is_recalled;
    }
    for (uint32_t i = 0; i < view->arrivals_count; i++) {
        count += is_unread_news(view, i);
    }
    for (uint32_t i = 0; i < view->requests_count; i++) {
        const struct view_request *request = &view->requests[i];
        count +=
            request->is_mine ? request->answered && request->reply_read_s == INT64_MAX : request->read_s == INT64_MAX;
    }
    return count;
}

bool entry_is(const struct entry *a, const struct entry *b)
{
    return a->kind == b->kind && a->index == b->index;
}

struct view_wish read_wish(const struct view *view, const struct entry *entry)
{
    struct view_wish wish = view_wish_make(entry->is_unread && !view->ended ? WISH_READ : WISH_NOTHING);
    switch (entry->kind) {
    case ENTRY_ITEM:
        wish.what = VIEW_WHAT_ITEM;
        wish.item = entry->index;
        break;
    case ENTRY_ARRIVAL:
        wish.what = VIEW_WHAT_ARRIVAL;
        wish.arrival = entry->index;
        break;
    case ENTRY_REQUEST:
    case ENTRY_REPLY:
        wish.what = entry->kind == ENTRY_REQUEST ? VIEW_WHAT_REQUEST : VIEW_WHAT_REPLY;
        wish.request = entry->index;
        break;
    default: wish.kind = WISH_NOTHING; break;
    }
    return wish;
}
