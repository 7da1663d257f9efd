/* inside.h: what a session remembers, and what its files share. Private to sim/session: nobody else includes it.
 *
 * Owns: each struct says whose it is; everything lives from session_create to session_destroy.
 * Units: as in session.h. */
#ifndef TOCSIN_SESSION_INSIDE_H
#define TOCSIN_SESSION_INSIDE_H

#include "session/session.h"

struct table {             /* one team's place: its view and, if a bot plays it, the bot */
    struct view_feed *feed;
    struct view view;
    struct player *player;
    bool has_changed;
    int64_t ask_s;         /* when the bot wants to be asked next */
};

struct pending {           /* a bot's wish, to be stamped at_s */
    int64_t at_s;
    struct input input;
};

struct spoken {            /* what somebody typed, and the record that says so */
    uint32_t record;
    const char *text;
};

struct session {
    struct session_config config;
    struct engine *engine;
    struct table tables[TEAMS_MAX];
    struct pending *pending; uint32_t pending_count, pending_room; /* in order of stamp and asking */
    struct spoken *spoken; uint32_t spoken_count, spoken_room;     /* in order of record */
    uint8_t *verdicts; uint32_t verdicts_count, verdicts_room;     /* by input number, minus 1 */
    struct arena texts;
    struct str json;
    uint32_t kept_records;      /* of the trace, in the journal */
    bool has_begun;
    bool began_local;           /* the journal says that its digests hold for one build alone */
    bool is_ahead;              /* of the file: engine and bots have moved, and that is not durable yet */
    bool is_replaying;          /* bots think, but their wishes are in the journal already */
    uint32_t stops;             /* what the present run stops at */
    bool has_stop;              /* and it has come */
};

/* ---- tables.c: views and bots ---- */
void tables_open(struct session *session);
void tables_close(struct session *session);
/* Hands the trace's news to every view; marks whose has changed. */
void publish(struct session *session);
/* Asks the bots that want to be asked at the end of second `now_s`. */
void ask_bots(struct session *session, int64_t now_s);

/* ---- session.c: moving ---- */
/* Plays everything due before `limit_s`; with run, up to and including `until_s`. */
enum err run_before(struct session *session, int64_t limit_s, int64_t wall_ms, struct err_note *note);
enum err run(struct session *session, int64_t until_s, int64_t wall_ms, struct err_note *note);
enum refusal submit_and_publish(struct session *session, const struct input *input);
/* Journals and submits one input at its stamp. Inside a group. */
enum err enter(struct session *session, struct input *input, int64_t wall_ms, enum refusal *refusal,
               struct err_note *note);
void start_over(struct session *session, uint64_t seed);

/* ---- keep.c: what is durable ---- */
bool keeps(const struct session *session);
struct journal_input row_of(struct session *session, const struct input *input);
const char *role_name(enum role role); /* as in the file */
const char *sender_name(const struct session *session, const struct sender *sender);
enum err keep_records(struct session *session, struct err_note *note);
/* The file is what counts: whatever the engine knows beyond it has not happened. */
enum err stand_with_file(struct session *session, struct err_note *note);
/* Does what `body` says as one group of the journal: all of it is durable afterwards, or none of it has happened and the
 * session stands where its file stands. */
typedef enum err (*group_body)(struct session *session, void *context, int64_t wall_ms, struct err_note *note);
enum err in_group(struct session *session, group_body body, void *context, int64_t wall_ms, struct err_note *note);
/* A script was stopped in a way that replaying would not repeat: `*story` is the one (session.h, must_drop). */
bool must_drop(const struct session *session, uint32_t *story);
/* What was stopped, for a sentence: "story.watcher", or "scenario.lua". */
const char *script_path(const struct session *session, uint32_t story);

/* ---- recall.c: from the file ---- */
/* A fresh engine, views and bots, at STARTEX, with everything of the journal replayed. */
enum err rebuild(struct session *session, struct err_note *note);

#endif
