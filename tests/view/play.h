/* play.h: the small world with a real engine, one feed and one view for each seat and one for the board. */
#ifndef TOCSIN_TESTS_VIEW_PLAY_H
#define TOCSIN_TESTS_VIEW_PLAY_H

#include "engine/engine.h"
#include "view/feed.h"
#include "view/small_world.h"
#include "view/view.h"

#define SEATS 4u
#define BOARD SEATS
#define ROLES (SEATS + 1u)

struct play {
    struct world *world;
    struct engine *engine;
    struct view_feed *feeds[ROLES];
    struct view views[ROLES];
    struct str streams[ROLES]; /* what would leave the host: one event a line */
};

/* Started; everything up to second 0 is folded. `words` may be NULL. */
void play_begin(struct play *play, uint64_t seed, const struct view_words *words);
void play_end(struct play *play);
/* Folds what is new in every view. */
void play_fold(struct play *play);
void play_until(struct play *play, int64_t until_s);
/* A wish of a seat, in its own handles, at a moment; folds. */
enum refusal play_wish(struct play *play, uint32_t seat, int64_t at_s, const struct view_wish *wish);
/* What control does. */
enum refusal play_control(struct play *play, int64_t at_s, enum input_kind kind, struct thing_id thing, int64_t number_micro,
                          uint32_t code);
/* What this seat calls a thing of the scenario. */
uint32_t play_handle(const struct play *play, uint32_t seat, enum shelf shelf, uint32_t index);
/* The commonest wish: this fact to that team over this channel, by ids of the small world. */
enum refusal play_share(struct play *play, uint32_t seat, int64_t at_s, uint32_t fact, uint32_t to, uint32_t channel);

#endif
