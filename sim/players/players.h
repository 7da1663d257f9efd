/* players.h: bots. They see a view, they send wishes, they have no other power.
 *
 * A policy is a table of habits (how fast it reads, decides and answers; whom it tells, and how careful it is). Each is
 * described in docs/bots.md. What a bot does depends on its policy, its seed, its key and the events it has been shown; every
 * draw is keyed by (seed, key, kind, ordinal), so one more message shifts no other reaction.
 *
 * Room:    sim/players. Knows the client's side of sim/view alone.
 * Owns:    what it has noticed and means to do, until player_destroy; player_reset starts over and keeps the memory.
 * Threads: one. Players share nothing. */
#ifndef TOCSIN_PLAYERS_PLAYERS_H
#define TOCSIN_PLAYERS_PLAYERS_H

#include "view/view.h"
#include "view/wish.h"

enum policy {
    POLICY_PROMPT,     /* shares at once with everybody the label allows, asks permission for the rest */
    POLICY_LEGALISTIC, /* only what has a basis and breaks nothing; notifies to the letter */
    POLICY_SECRETIVE,  /* only what a clock demands, and late */
    POLICY_SILENT,     /* does nothing */
    POLICY_COUNT
};
const char *policy_name(enum policy policy); /* "prompt" "legalistic" "secretive" "silent" */
bool policy_parse(const char *name, enum policy *policy);
/* One sentence for people. */
const char *policy_text(enum policy policy);

struct player;

/* `key`: what sets this bot apart from others of the same seed: its team's number. */
struct player *player_create(enum policy policy, uint64_t seed, uint32_t key);
void player_destroy(struct player *player);
void player_reset(struct player *player, enum policy policy, uint64_t seed, uint32_t key);

#define PLAYER_WISHES_MAX 64u

/* Ask at the end of each second in which the view changed, and at the time it named. The wishes are to be stamped
 * now_s + 1: the reaction delay is already in, since the bot waits with what it noticed until its delay is over. Their texts
 * are constant strings. At most `most` wishes (3 or more); with more to say it asks to be asked again at once.
 * Returns the second at whose end it wants to be asked next: after now_s, INT64_MAX for only when its view changes. */
int64_t player_think(struct player *player, const struct view *view, int64_t now_s, struct view_wish *wishes,
                     uint32_t most, uint32_t *count);

#endif
