/* exercise.h: the night, played by one person and two bots and kept in a file in a folder of its own; and what the person
 * does in it, as a list of hands, so that it can be played again in other pieces. */
#ifndef TOCSIN_TESTS_SESSION_EXERCISE_H
#define TOCSIN_TESTS_SESSION_EXERCISE_H

#include "journal/fixture.h"
#include "session/night.h"
#include "session/session.h"

#define EXERCISE_SEED 7u

struct exercise {
    struct fixture f;
    bool with_story;
    bool is_local;
    struct night_story story;
    struct session_team cast[3];
    struct world *world;
    struct journal *journal;
    struct session *session;
    uint32_t hand; /* of exercise_hands, that the person plays next; the person outlives the program */
};

/* Power a person, Cert prompt, Press legalistic; without the story. */
int exercise_setup(void **state);
int exercise_teardown(void **state);

/* Before STARTEX, with a new file. */
void exercise_sit_down(struct exercise *e);
/* STARTEX, in a new file, or without a journal. */
void exercise_begin(struct exercise *e);
void exercise_begin_unkept(struct exercise *e);
/* The file is let go of, everything in memory is forgotten. */
void exercise_stop(struct exercise *e);
/* The program again: the same file in a new process's memory. */
enum err exercise_open(struct exercise *e, enum journal_how how); /* a session that stands nowhere yet */
void exercise_resume(struct exercise *e);

/* ---- the person ---- */

struct hand {
    int64_t at_s;
    enum refusal verdict; /* that it gets */
    struct view_wish (*wish)(const struct session *session); /* NULL: control improvises a message */
};
extern const struct hand exercise_hands[];
extern const uint32_t exercise_hand_count;
#define EXERCISE_RATIONALE "Nobody touched them, so somebody did. zyxwv"
#define EXERCISE_NOTICE "We tell you what we know. zyxwv"
#define EXERCISE_IMPROVISED "A caller asks whether the trams run. zyxwv"

/* The next one, now. */
void exercise_play_hand(struct exercise *e);
/* Room time in pieces: each at most `most_s`, drawn from (seed, ordinal); 0: in one piece. */
struct pace { int64_t most_s; uint64_t seed, ordinal; uint32_t stops; };
void exercise_advance(struct exercise *e, int64_t until_s, struct pace *pace);
/* Plays from where it stands: hand after hand up to and including second `until_s`. */
void exercise_play(struct exercise *e, int64_t until_s, struct pace *pace);

/* ---- what came of it ---- */

struct upshot { struct digest digest; uint32_t records; int64_t now_s; struct str views; };
void upshot_take(struct exercise *e, struct upshot *upshot);
void upshot_deinit(struct upshot *upshot);
#define assert_same_upshot(a, b) assert_same_upshot_at((a), (b), __FILE__, __LINE__)
void assert_same_upshot_at(const struct upshot *a, const struct upshot *b, const char *file, int line);
/* The whole play as it is without a stop, without a fault and in one piece between hands. */
void exercise_reference(struct exercise *e, struct upshot *upshot);

/* How many records of this kind the trace holds. */
uint32_t exercise_count(const struct exercise *e, enum record_kind kind);

#endif
