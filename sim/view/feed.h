/* feed.h: the host's side: from the trace to what one role may see.
 *
 * The only code that sees both the truth and a role's handles. It walks the trace once, takes the records whose audience
 * holds the role, and says each again in words and handles that are complete in themselves. What it gives out depends on
 * those records and on the definitions they name, and on nothing else.
 *
 * Room:    sim/view. Reads world and trace, changes neither.
 * Owns:    its tables and the rendered texts, until view_feed_destroy; view_feed_reset starts over and keeps the memory.
 *          Events lend strings of the world and of this feed: they stay valid until reset, destroy or world_destroy.
 * Threads: one. Feeds share nothing. */
#ifndef TOCSIN_VIEW_FEED_H
#define TOCSIN_VIEW_FEED_H

#include "engine/input.h"
#include "engine/trace.h"
#include "engine/world.h"
#include "view/event.h"
#include "view/wish.h"

enum view_role { VIEW_ROLE_SEAT, VIEW_ROLE_BOARD /* what is public */ };

/* Prose that people typed is not in the trace. Gives the words typed for the input that made record `number`, or NULL when
 * there are none or they were erased. Lent until the feed is reset. */
struct view_words {
    void *context;
    const char *(*of)(void *context, uint32_t number);
};

struct view_feed;

/* For a seat of `team`, or for the board (team TEAM_NONE). `words` may be NULL. The world is lent. */
struct view_feed *view_feed_create(const struct world *world, enum view_role role, struct team_id team,
                                   const struct view_words *words);
void view_feed_destroy(struct view_feed *feed);
/* Before the first record again. For another play of the same world. */
void view_feed_reset(struct view_feed *feed);

/* The next event that the trace holds for this role; false when there is none yet. The event's list is lent until the next
 * call, its strings as said above. */
bool view_feed_next(struct view_feed *feed, const struct trace *trace, struct view_event *event);
/* How many records of the trace it has walked past. */
uint32_t view_feed_walked(const struct view_feed *feed);

/* A wish of this seat as an input, ready to be stamped: sender role and seat are the caller's to set (role ROLE_SEAT and seat 0
 * here). Errors: ERR_BAD_INPUT when it names a handle that this feed never gave out, or an impossible value; the note says
 * which. Whether it is allowed is the engine's to say. */
MUST_CHECK enum err view_feed_input(const struct view_feed *feed, const struct view_wish *wish, struct input *input,
                                    struct err_note *note);

/* For the host alone: handle to id and back. ID_NONE or VIEW_NONE when there is none. */
struct team_id view_feed_team(const struct view_feed *feed, uint32_t team);
struct fact_id view_feed_fact(const struct view_feed *feed, uint32_t fact);
struct channel_id view_feed_channel(const struct view_feed *feed, uint32_t channel);
struct decision_id view_feed_decision(const struct view_feed *feed, uint32_t decision);
struct option_id view_feed_option(const struct view_feed *feed, uint32_t decision, uint32_t option);
struct action_id view_feed_action(const struct view_feed *feed, uint32_t action);
struct clock_id view_feed_clock(const struct view_feed *feed, uint32_t clock);
struct measure_id view_feed_measure(const struct view_feed *feed, uint32_t measure);
/* The handle that this role has for a thing of the scenario (the latest, for a decision that was put more than once). */
uint32_t view_feed_handle(const struct view_feed *feed, struct thing_id thing);
/* The picture file of an item, relative to the scenario's folder, or NULL. */
const char *view_feed_picture(const struct view_feed *feed, uint32_t item);

#endif
