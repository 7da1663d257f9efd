/* small_package.h: packages made from text, for the tests of the language. */
#ifndef TOCSIN_TESTS_SMALL_PACKAGE_H
#define TOCSIN_TESTS_SMALL_PACKAGE_H

#include <stdint.h>

#include "api/api.h"

/* scenario{}, one economy, team.a and team.b, channel.mail of five minutes, measure.calm from 0, fact.x held by a. */
extern const char SMALL[];

/* One loaded scenario and everything that belongs to it. */
struct small {
    struct package package;
    struct world *world;
    struct diagnostics list;
    struct api_source *source;
    enum err err;
};

/* `parts` are joined, the last is NULL. Never fails the test: `err` and `list` say what came of it. */
void small_open(struct small *small, const char *const parts[]);
void small_open_variant(struct small *small, const char *variant, const char *const parts[]);
/* With a tests.lua beside it. */
void small_open_tests(struct small *small, const char *scenario, const char *tests);
void small_close(struct small *small);
/* Fails with every diagnostic when there is an error. */
void small_must_be_good(const struct small *small);
/* How many diagnostics have this code. */
uint32_t small_count(const struct diagnostics *list, const char *code);

#endif
