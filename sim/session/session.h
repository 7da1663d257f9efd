/* session.h: the one conductor of a running exercise.
 *
 * It stamps an input, journals it, advances the engine, submits, and publishes to the views; it owns the bots' turns, the
 * mapping of room time to game time, and resuming. Playing alone, studies of a thousand plays and what comes later
 * (hosting, what-if) all go through it.
 *
 *   wish → input → journal (durable) → engine_submit → trace → views → bots' wishes → …
 *
 * Room:    sim/session. Knows no Lua and no screen: world and script calls are lent by the caller.
 * Owns:    the engine, the views and the bots, from session_create to session_destroy. The journal is lent.
 * Threads: one.
 * Units:   game seconds from STARTEX; *_ms of the wall clock, always a parameter. */
#ifndef TOCSIN_SESSION_SESSION_H
#define TOCSIN_SESSION_SESSION_H

#include "engine/engine.h"
#include "journal/journal.h"
#include "players/players.h"
#include "view/feed.h"
#include "view/view.h"

enum session_who { SESSION_NOBODY, SESSION_PERSON, SESSION_BOT };
struct session_team { enum session_who who; enum policy policy; };

struct session_config {
    struct world *world;             /* lent for the session's life, and the session's alone */
    struct engine_calls calls;
    /* A script fault that replay would not repeat (wall clock, memory)? Then `*story` is the one to close. NULL: never. */
    bool (*must_drop)(void *context, uint32_t *story);
    void *drop_context;
    struct journal *journal;         /* open for writing, lent; NULL: nothing is kept */
    uint64_t seed;
    struct session_team teams[TEAMS_MAX]; /* by team; a resumed session takes them from its journal instead */
};

struct session;

struct session *session_create(const struct session_config *config);
void session_destroy(struct session *session);
/* Another play of the same world and cast, without a journal. */
void session_reset(struct session *session, uint64_t seed);
/* Cast again before STARTEX (session_begin). */
void session_cast(struct session *session, const struct session_team *teams);

/* STARTEX. Errors: those of the journal. */
MUST_CHECK enum err session_begin(struct session *session, int64_t wall_ms, struct err_note *note);
/* Instead of session_begin: replays the journal's inputs and stands where it stood; the bots go on as if nothing had
 * happened. Errors: ERR_BAD_INPUT (an input that this scenario cannot hold; the note says which), ERR_OTHER_RULES. */
MUST_CHECK enum err session_resume(struct session *session, struct err_note *note);
/* Replays a journal (open for reading is enough) and compares with what it kept. `*record` gets the number of the first
 * trace record that differs, 0 when none does. Errors as session_resume, ERR_ALTERED on a difference. */
MUST_CHECK enum err session_verify(struct session *session, uint32_t *record, struct err_note *note);
/* Replays a journal open for reading, to look at it: everything of session_resume, but it never writes. */
MUST_CHECK enum err session_replay(struct session *session, struct err_note *note);

/* Why session_run_to stood still before the time it was given. */
enum session_stop { SESSION_REACHED, SESSION_STOPPED_AT_DECISION, SESSION_STOPPED_AT_NEED, SESSION_ENDED, SESSION_FAILED };
enum { SESSION_STOP_AT_DECISIONS = 1, SESSION_STOP_AT_NEEDS = 2 };

/* Plays up to and including `until_s`: engine, bots, views. With `stops`, stands at the end of the second in which a
 * decision opened for a person (or, at needs, anything new came for one). What was shown is durable when it returns.
 * SESSION_FAILED: the journal could not be written; the note says why; the session stands where its file stands, and
 * may be tried again. */
enum session_stop session_run_to(struct session *session, int64_t until_s, uint32_t stops, int64_t wall_ms,
                                 struct err_note *note);

/* A person's wish, at the present game second. `*refusal` is the engine's word; a refused wish is in the record too.
 * Errors: ERR_BAD_INPUT (a handle that was never given out; nothing recorded), those of the journal (not submitted). */
MUST_CHECK enum err session_wish(struct session *session, struct team_id team, const struct view_wish *wish,
                                 int64_t wall_ms, enum refusal *refusal, struct err_note *note);
/* Any other input (control, evaluators, session). at_s is stamped here. A (sender, number) pair that was seen before is
 * not applied again and gets its first verdict. */
MUST_CHECK enum err session_submit(struct session *session, struct input *input, int64_t wall_ms,
                                   enum refusal *refusal, struct err_note *note);

int64_t session_now_s(const struct session *session);
/* Nothing happens before this second, by engine or bot; INT64_MAX never again. */
int64_t session_next_s(const struct session *session);
bool session_has_ended(const struct session *session);
struct engine *session_engine(struct session *session);
const struct trace *session_trace(const struct session *session);
/* The view of a team that a person or a bot plays; MUSTs for one that nobody plays. Lent. */
const struct view *session_view(const struct session *session, struct team_id team);
const struct view_feed *session_feed(const struct session *session, struct team_id team);
struct session_team session_team(const struct session *session, struct team_id team);
/* Words that somebody typed for the input behind a trace record, or NULL. Lent until the next call that changes it. */
const char *session_words(const struct session *session, uint32_t record);

#endif
