/* opened.h: a scenario of this checkout, loaded and ready for one session at a time. For tests that play real ones. */
#ifndef TOCSIN_TESTS_SCENARIOS_OPENED_H
#define TOCSIN_TESTS_SCENARIOS_OPENED_H

#include "api/api.h"
#include "session/session.h"

struct opened {
    struct package package;
    struct world *world;
    struct api_stories *stories;
};

/* `folder` from the root of the checkout, "scenarios/quiet-ward". Prints what is wrong and aborts when it does not load. */
void opened_init(struct opened *opened, const char *folder);
/* The same for a scenario.lua in memory, which needs no law packs; `name` is for messages. */
void opened_init_text(struct opened *opened, const char *name, const char *lua);
void opened_deinit(struct opened *opened);
/* World and script calls. */
struct session_config opened_config(const struct opened *opened, uint64_t seed);
/* Everybody whom the author lets be played a bot of that policy. */
void opened_cast_bots(const struct opened *opened, enum policy policy, struct session_team *teams);

#endif
