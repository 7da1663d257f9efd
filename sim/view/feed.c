/* The walk: record by record, each translated once for those who may see it. */
#include "view/feed_inside.h"

#include <stdlib.h>
#include <string.h>

_Static_assert((int)VIEW_MAIL == (int)VIA_MAIL && (int)VIEW_LETTER == (int)VIA_LETTER, "via");
_Static_assert((int)VIEW_GOVERNMENT == (int)SECTOR_GOVERNMENT && (int)VIEW_OTHER_SECTOR == (int)SECTOR_OTHER, "sector");
_Static_assert((int)VIEW_ONE == (int)ANSWER_ONE && (int)VIEW_TEXT == (int)ANSWER_TEXT, "answer");
_Static_assert((int)VIEW_EACH == (int)AGREE_EACH && (int)VIEW_EITHER == (int)AGREE_EITHER, "agree");
_Static_assert((int)VIEW_ASK_FACT == (int)ASK_FACT && (int)VIEW_ASK_PERMISSION == (int)ASK_PERMISSION, "ask");
_Static_assert((int)VIEW_YES == (int)REPLY_YES && (int)VIEW_LATER == (int)REPLY_LATER, "reply");
_Static_assert((int)VIEW_EVIDENCE_NONE == (int)EVIDENCE_NONE && (int)VIEW_EVIDENCE_COURT == (int)EVIDENCE_COURT, "evidence");
_Static_assert((int)VIEW_BY_ENDING == (int)ENDED_BY_ENDING && (int)VIEW_BY_FAULT == (int)ENDED_BY_FAULT, "ended");
_Static_assert((int)VIEW_STRIPS_SOURCE == (int)STRIPS_SOURCE && (int)VIEW_STRIPS_DETAILS == (int)STRIPS_DETAILS, "strips");
_Static_assert((int)VIEW_WARN_LABEL == (int)WARN_LABEL && (int)VIEW_WARN_CARRIES == (int)WARN_CARRIES, "warnings");
_Static_assert((int)VIEW_WARN_BASIS == (int)WARN_BASIS && (int)VIEW_WARN_PAP == (int)WARN_PAP, "warnings");

/* ---- memory ------------------------------------------------------------------------------------------------------ */

struct view_feed *view_feed_create(const struct world *world, enum view_role role, struct team_id team,
                                   const struct view_words *words)
{
    struct view_feed *feed = calloc(1, sizeof *feed);
    MUST(feed != NULL);
    MUST(role == VIEW_ROLE_BOARD || team.v < world->teams_count);
    feed->world = world;
    feed->role = role;
    feed->team = role == VIEW_ROLE_BOARD ? TEAM_NONE : team;
    feed->words = words != NULL ? *words : (struct view_words){ 0 };
    arena_init(&feed->arena);
    return feed;
}

void view_feed_destroy(struct view_feed *feed)
{
    if (feed == NULL) {
        return;
    }
    for (uint32_t i = 0; i < HANDLE_KIND_COUNT; i++) {
        free(feed->handles[i].of_id);
        free(feed->handles[i].ids);
    }
    void *arrays[] = {
        feed->sees, feed->queue, feed->marks, feed->facts, feed->agreements_on, feed->measured, feed->action_states,
        feed->decisions, feed->lines, feed->line_at, feed->item_records, feed->item_injects, feed->arrival_records, feed->request_records,
        feed->reply_records, feed->request_mine, feed->request_facts,
    };
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        free(arrays[i]);
    }
    arena_deinit(&feed->arena);
    free(feed);
}

static void forget_handles(struct handles *handles)
{
    for (uint32_t i = 0; i < handles->count; i++) {
        handles->of_id[handles->ids[i]] = VIEW_NONE;
    }
    handles->count = 0;
}

static void clear(void *array, uint32_t room, size_t bytes)
{
    if (array != NULL) {
        memset(array, 0, room * bytes);
    }
}

void view_feed_reset(struct view_feed *feed)
{
    for (uint32_t i = 0; i < HANDLE_KIND_COUNT; i++) {
        forget_handles(&feed->handles[i]);
    }
    clear(feed->sees, feed->sees_room, sizeof *feed->sees);
    clear(feed->facts, feed->facts_room, sizeof *feed->facts);
    clear(feed->agreements_on, feed->agreements_on_room, sizeof *feed->agreements_on);
    clear(feed->measured, feed->measured_room, sizeof *feed->measured);
    clear(feed->action_states, feed->action_states_room, sizeof *feed->action_states);
    clear(feed->reply_records, feed->reply_records_room, sizeof *feed->reply_records);
    clear(feed->request_mine, feed->request_mine_room, sizeof *feed->request_mine);
    clear(feed->request_facts, feed->request_facts_room, sizeof *feed->request_facts);
    clear(feed->line_at, feed->line_at_room, sizeof *feed->line_at);
    feed->walked = feed->number = feed->event_count = feed->sent_count = 0;
    feed->queue_count = feed->queue_at = 0;
    feed->marks_count = feed->decisions_count = feed->lines_count = 0;
    feed->item_records_count = feed->item_injects_count = feed->arrival_records_count = feed->request_records_count = 0;
    feed->record = NULL;
    arena_reset(&feed->arena);
}

void *feed_room(void *array, uint32_t index, uint32_t *room, size_t bytes)
{
    while (*room <= index) {
        uint32_t before = *room;
        array = str_grow(array, before, room, bytes);
        memset((char *)array + before * bytes, 0, (*room - before) * bytes);
    }
    return array;
}

/* ---- handles ----------------------------------------------------------------------------------------------------- */

uint32_t feed_handle(const struct view_feed *feed, enum handle_kind kind, uint32_t id)
{
    const struct handles *handles = &feed->handles[kind];
    return id < handles->of_id_room ? handles->of_id[id] : VIEW_NONE;
}

uint32_t feed_take_handle(struct view_feed *feed, enum handle_kind kind, uint32_t id, bool *is_new)
{
    struct handles *handles = &feed->handles[kind];
    uint32_t before = handles->of_id_room;
    handles->of_id = feed_room(handles->of_id, id, &handles->of_id_room, sizeof *handles->of_id);
    for (uint32_t i = before; i < handles->of_id_room; i++) {
        handles->of_id[i] = VIEW_NONE;
    }
    bool added = handles->of_id[id] == VIEW_NONE;
    if (added) {
        GROW(handles->ids, handles->count, handles->room);
        handles->ids[handles->count] = id;
        handles->of_id[id] = handles->count++;
    }
    if (is_new != NULL) {
        *is_new = added;
    }
    return handles->of_id[id];
}

uint32_t feed_team_handle(const struct view_feed *feed, uint32_t team)
{
    if (team == TEAM_PUBLIC.v) {
        return VIEW_PUBLIC;
    }
    return feed_handle(feed, HANDLE_TEAM, team);
}

void feed_mark(struct view_feed *feed, enum mark_kind kind, uint32_t handle)
{
    GROW(feed->marks, feed->marks_count, feed->marks_room);
    feed->marks[feed->marks_count++] = (struct mark){ feed->number, kind, handle };
}

const struct mark *feed_find_mark(const struct view_feed *feed, uint32_t record)
{
    uint32_t low = 0, high = feed->marks_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (feed->marks[middle].record < record) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < feed->marks_count && feed->marks[low].record == record ? &feed->marks[low] : NULL;
}

bool feed_is_own(const struct view_feed *feed)
{
    return feed->role == VIEW_ROLE_SEAT && feed->record->team == feed->team.v;
}

/* ---- walking ----------------------------------------------------------------------------------------------------- */

struct view_event *feed_add(struct view_feed *feed, enum view_event_kind kind)
{
    GROW(feed->queue, feed->queue_count, feed->queue_room);
    struct view_event *event = &feed->queue[feed->queue_count++];
    *event = view_event_make(kind);
    event->number = ++feed->event_count;
    event->at_s = feed->record->at_s;
    return event;
}

static bool may_see(struct view_feed *feed, uint32_t audience)
{
    feed->sees = feed_room(feed->sees, audience, &feed->sees_room, sizeof *feed->sees);
    if (feed->sees[audience] == 0) {
        const struct audience *set = trace_audience(feed->trace, audience);
        bool sees = feed->role == VIEW_ROLE_SEAT ? audience_has(set, feed->team) : set->is_public;
        feed->sees[audience] = sees ? 2 : 1;
    }
    return feed->sees[audience] == 2;
}

static void walk(struct view_feed *feed)
{
    feed->number = ++feed->walked;
    feed->record = trace_record(feed->trace, feed->number);
    if (may_see(feed, feed->record->audience)) {
        (void)(feed_known(feed) || feed_done(feed) || feed_card(feed));
    }
}

bool view_feed_next(struct view_feed *feed, const struct trace *trace, struct view_event *event)
{
    if (feed->queue_at == feed->queue_count) {
        feed->queue_at = feed->queue_count = 0;
        feed->trace = trace;
        uint32_t count = trace_count(trace);
        while (feed->queue_count == 0 && feed->walked < count) {
            walk(feed);
        }
        feed->trace = NULL;
    }
    if (feed->queue_at == feed->queue_count) {
        return false;
    }
    *event = feed->queue[feed->queue_at++];
    return true;
}

uint32_t view_feed_walked(const struct view_feed *feed)
{
    return feed->walked;
}
