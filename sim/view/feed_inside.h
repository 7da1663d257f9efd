/* feed_inside.h: what the files of the host's side share. Nothing of the client's side includes it. */
#ifndef TOCSIN_VIEW_FEED_INSIDE_H
#define TOCSIN_VIEW_FEED_INSIDE_H

#include "base/arena.h"
#include "base/str.h"
#include "view/feed.h"

/* Handles of one kind: dense from 0 in order of first appearance, and back. */
struct handles {
    uint32_t *of_id; uint32_t of_id_room; /* by id, VIEW_NONE not seen */
    uint32_t *ids; uint32_t count, room;  /* by handle */
};

enum handle_kind {
    HANDLE_TEAM, HANDLE_ECONOMY, HANDLE_FACT, HANDLE_CHANNEL, HANDLE_CLOCK, HANDLE_ACTION, HANDLE_MEASURE,
    HANDLE_AGREEMENT, HANDLE_QUESTION, HANDLE_SCENE, HANDLE_KIND_COUNT
};

/* What a record became, so that a later record can point at it. */
enum mark_kind { MARK_ITEM, MARK_ARRIVAL, MARK_SENT, MARK_ASKED, MARK_REQUEST, MARK_REPLY, MARK_ACTION, MARK_PUBLISHED };
struct mark { uint32_t record; enum mark_kind kind; uint32_t handle; };

/* What this role knows of a fact so far. */
struct feed_fact { bool has_card, held, has_details, has_source; };

struct feed_decision { /* one for each time a decision was put to the role */
    uint32_t decision;                  /* id */
    uint32_t handle_of[OPTIONS_MAX];    /* by place in the decision; VIEW_NONE not seen */
    uint32_t place_of[OPTIONS_MAX];     /* by handle */
    enum view_state state[OPTIONS_MAX]; /* by handle */
    uint32_t option_count;              /* handles given out */
    uint32_t taken;                     /* mask of places */
};

struct feed_line { uint32_t channel, to; /* ids */ bool open, has_basis, is_contact; int64_t delay_s[3]; };

struct view_feed {
    const struct world *world;
    enum view_role role;
    struct team_id team;
    struct view_words words;

    struct arena arena;          /* rendered texts and lists */
    const struct trace *trace;   /* during view_feed_next */
    uint32_t walked;
    const struct record *record; /* being translated */
    uint32_t number;             /* its number */
    uint8_t *sees; uint32_t sees_room; /* by audience: 0 not asked yet, 1 no, 2 yes */

    struct view_event *queue; uint32_t queue_count, queue_room, queue_at;
    uint32_t event_count;

    struct handles handles[HANDLE_KIND_COUNT];
    struct mark *marks; uint32_t marks_count, marks_room;   /* by record, ascending */
    struct feed_fact *facts; uint32_t facts_room;           /* by handle */
    uint32_t *agreements_on; uint32_t agreements_on_room;   /* by handle: in force */
    int64_t *measured; uint32_t measured_room;              /* by handle: the last value shown */
    enum view_state *action_states; uint32_t action_states_room; /* by handle */
    struct feed_decision *decisions; uint32_t decisions_count, decisions_room;
    struct feed_line *lines; uint32_t lines_count, lines_room;
    uint32_t *line_at; uint32_t line_at_room; /* by channel handle and team (the public last): place in lines, plus 1 */
    uint32_t *item_records; uint32_t item_records_count, item_records_room;
    uint32_t *item_injects; uint32_t item_injects_count, item_injects_room;
    uint32_t *arrival_records; uint32_t arrival_records_count, arrival_records_room;
    uint32_t *request_records; uint32_t request_records_count, request_records_room; /* ASKED or REQUEST */
    uint32_t *reply_records; uint32_t reply_records_room;   /* by request: the REPLY, 0 none */
    bool *request_mine; uint32_t request_mine_room;         /* by request */
    uint32_t *request_facts; uint32_t request_facts_room;   /* by request: id of a fact that is not held yet, plus 1 */
    uint32_t sent_count;
};

/* ---- feed.c ---- */
/* A new event at the end of the queue, to be filled in; lent until the next one. */
struct view_event *feed_add(struct view_feed *feed, enum view_event_kind kind);
uint32_t feed_handle(const struct view_feed *feed, enum handle_kind kind, uint32_t id);
/* The handle of an id, given out now if it has none. `is_new` may be NULL. */
uint32_t feed_take_handle(struct view_feed *feed, enum handle_kind kind, uint32_t id, bool *is_new);
/* A receiver: a team, the public or none. */
uint32_t feed_team_handle(const struct view_feed *feed, uint32_t team);
void feed_mark(struct view_feed *feed, enum mark_kind kind, uint32_t handle);
const struct mark *feed_find_mark(const struct view_feed *feed, uint32_t record);
/* The record being translated is about the own team. */
bool feed_is_own(const struct view_feed *feed);
/* Grows an array so that `index` is in it; new places are zero. */
void *feed_room(void *array, uint32_t index, uint32_t *room, size_t bytes);

/* ---- feed_words.c ---- */
/* A text of the world without values of its own. */
const char *feed_text(struct view_feed *feed, struct text_id text);
/* The same with the values that the record carries from its extra value `first` on. */
const char *feed_slotted(struct view_feed *feed, struct text_id text, uint32_t first);
/* A title that an author may leave out: then it is the written name, as people write ("first_notice": "First notice"). */
const char *feed_title(struct view_feed *feed, struct text_id title, const char *name);
/* What a person typed for the input that made that record, or "". */
const char *feed_typed(struct view_feed *feed, uint32_t record);
/* Why something that needs this is closed: one sentence, from what this role knows. */
const char *feed_reason(struct view_feed *feed, struct cond_id needs, const char *otherwise);
const char *feed_within(struct view_feed *feed, struct time_form form);

/* ---- one for each group of records; false for other kinds ---- */
bool feed_card(struct view_feed *feed);
bool feed_known(struct view_feed *feed);
bool feed_done(struct view_feed *feed);

/* The handle of a channel, its card given out first if it has none. */
uint32_t feed_take_channel(struct view_feed *feed, uint32_t channel);
/* A fact as far as this role may name it: its title only. */
uint32_t feed_name_fact(struct view_feed *feed, uint32_t fact);
/* Held facts that the action uses, for its PAP. */
void feed_abouts_of_action(struct view_feed *feed, uint32_t action);
void feed_abouts_of_fact(struct view_feed *feed, uint32_t fact);
/* Requests that were for this fact, which is held now. */
void feed_requests_of_fact(struct view_feed *feed, uint32_t fact);

#endif
