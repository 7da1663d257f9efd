/* session.h: the one conductor of a running exercise.
 *
 * It stamps an input, journals it, advances the engine, submits, and publishes to the views; it owns the bots' turns, the
 * mapping of room time to game time, and resuming. Playing alone, studies of a thousand plays and what comes later
 * (hosting, what-if) all go through it.
 *
 *   wish → input → journal → engine_submit → trace → views → bots' wishes → … → all of it on disk → told
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
    /* Since the last STARTEX, was a story stopped in a way that replaying would not repeat (wall clock, memory)? Then
     * `*story` is the first, or the world's stories_count when it was the reading of the scenario itself: a session with
     * a journal goes back to before that second and closes that story in writing; one without leaves it closed where it
     * was stopped. NULL: never. */
    bool (*must_drop)(void *context, uint32_t *story);
    void *drop_context;
    /* The scripts' Lua is one whose table order could not be fixed (host.h, script_is_reproducible): the session writes
     * down at STARTEX that its digests hold for this build alone. */
    bool is_local;
    struct journal *journal;         /* lent; open for writing, unless only to replay or verify; NULL: nothing is kept */
    uint64_t seed;                   /* that of the journal, when there is one */
    struct session_team teams[TEAMS_MAX]; /* by team; a session that has begun takes them from its journal instead */
};

struct session;

struct session *session_create(const struct session_config *config);
void session_destroy(struct session *session);
/* Another play of the same world and cast, without a journal. */
void session_reset(struct session *session, uint64_t seed);
/* Cast again before STARTEX (session_begin). */
void session_cast(struct session *session, const struct session_team *teams);

/* STARTEX, in a journal that holds nothing yet. Errors: those of the journal; nothing has begun then, and it may be tried
 * again. */
MUST_CHECK enum err session_begin(struct session *session, int64_t wall_ms, struct err_note *note);
/* Can a session of these rules be played on and verified here? Errors: ERR_OTHER_RULES, with the sentence for people. */
MUST_CHECK enum err session_check_rules(uint32_t rules_version, struct err_note *note);
/* Instead of session_begin: replays the journal's inputs and stands where it stood; the bots go on as if nothing had
 * happened. A journal that holds nothing yet is begun.
 * Errors: ERR_BAD_INPUT (an input that this scenario cannot hold; the note says which), ERR_OTHER_RULES, ERR_ALTERED (the
 * trace that was shown is not what the inputs give), ERR_IO (a script did not get the time or memory it had), those of
 * the journal. The file is as it was, and the session good for session_destroy alone. */
MUST_CHECK enum err session_resume(struct session *session, struct err_note *note);
/* Replays a journal (open for reading is enough) and compares with what it kept: every record, every digest, and at the
 * end that nothing is missing. `*record` gets the number of the first trace record that differs, or is not there, or that
 * a digest gone wrong covers; 0 when none does. Errors as session_resume. */
MUST_CHECK enum err session_verify(struct session *session, uint32_t *record, struct err_note *note);
/* Replays a journal open for reading, to look at it: everything of session_resume, but it never writes, and asks nothing
 * of the trace that was kept. */
MUST_CHECK enum err session_replay(struct session *session, struct err_note *note);

/* Why session_run_to stood still before the time it was given. */
enum session_stop { SESSION_REACHED, SESSION_STOPPED_AT_DECISION, SESSION_STOPPED_AT_NEED, SESSION_ENDED, SESSION_FAILED };
enum { SESSION_STOP_AT_DECISIONS = 1, SESSION_STOP_AT_NEEDS = 2 };

/* Plays up to and including `until_s`: engine, bots, views. With `stops`, stands at the end of the second in which a
 * decision opened for a person (or, at needs, anything new came for one). What was shown is durable when it returns.
 * SESSION_FAILED: the journal could not be written, and the note says why. The session stands where its file stands:
 * views too, so nothing in them was lost from the file. It may be tried again; after an ERR_IO of the journal only with
 * that closed, opened and resumed. */
enum session_stop session_run_to(struct session *session, int64_t until_s, uint32_t stops, int64_t wall_ms,
                                 struct err_note *note);

/* A person's wish, at the present game second. `*refusal` is the engine's word; a refused wish is in the record too.
 * Errors: ERR_BAD_INPUT (a handle that was never given out), those of the journal. Nothing was recorded then, and the
 * session stands as after SESSION_FAILED. */
MUST_CHECK enum err session_wish(struct session *session, struct team_id team, const struct view_wish *wish,
                                 int64_t wall_ms, enum refusal *refusal, struct err_note *note);
/* Any other input (control, evaluators, session). at_s is stamped here. With a journal, a (sender, number) pair that was
 * seen before is not applied again and gets its first verdict. */
MUST_CHECK enum err session_submit(struct session *session, struct input *input, int64_t wall_ms,
                                   enum refusal *refusal, struct err_note *note);

int64_t session_now_s(const struct session *session);
/* Nothing happens before this second, by engine or bot; INT64_MAX never again. */
int64_t session_next_s(const struct session *session);
bool session_has_ended(const struct session *session);
/* Do its digests hold for one build alone: this program's, or, for a session that was replayed, the one it began with? */
bool session_is_local(const struct session *session);
struct engine *session_engine(struct session *session);
const struct trace *session_trace(const struct session *session);
/* The view of a team that a person or a bot plays; MUSTs for one that nobody plays. Lent. */
const struct view *session_view(const struct session *session, struct team_id team);
const struct view_feed *session_feed(const struct session *session, struct team_id team);
struct session_team session_team(const struct session *session, struct team_id team);
/* What somebody typed for the input that made this very record (the answer, the notice, the note), or NULL; what else
 * followed from that input has no words. Lent until the next call that changes the session. */
const char *session_words(const struct session *session, uint32_t record);

#endif
