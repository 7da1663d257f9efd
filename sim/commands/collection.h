/* collection.h: what the home screen shows: the scenarios of the library and the sessions of this person, as plain
 * lists.
 *
 * Owns: everything in the lists, and the worlds they were read from, until collection_close. */
#ifndef TOCSIN_COMMANDS_COLLECTION_H
#define TOCSIN_COMMANDS_COLLECTION_H

#include "base/arena.h"
#include "base/err.h"
#include "screens/home.h"

#define COLLECTION_SCENARIOS_MAX 64u
#define COLLECTION_SESSIONS_MAX 200u

struct collection;

/* Lists the ids and the files; nothing is read yet. A library or a folder that is not there leaves its list empty, and
 * collection_trouble says so. */
struct collection *collection_open(void); /* never NULL */
void collection_close(struct collection *collection);
/* Reads the next scenario, and after the last one the sessions. False: everything was read. */
bool collection_read_more(struct collection *collection);
/* The sessions again: one was added, or has moved on. */
void collection_read_sessions(struct collection *collection);

/* Lent until more is read. */
struct home_lists collection_lists(const struct collection *collection);
const char *collection_scenario_id(const struct collection *collection, uint32_t scenario);
const char *collection_team_name(const struct collection *collection, uint32_t scenario, uint32_t team);
const char *collection_session_path(const struct collection *collection, uint32_t session);
const char *collection_trouble(const struct collection *collection); /* NULL: none */

#endif
