/* layer.h: the file layer that SQLite gets for one session. It reaches the session file, its -wal and its -journal, and
 * nothing else on the machine.
 *
 * Room:   sim/journal.
 * Why so: SQLite does what it finds written, and session files come from strangers. A -journal may end with the name of
 *         any file, which SQLite deletes when it has rolled back. No session has such a -journal, since a session is one
 *         database; so what asks for another file is refused, and layer_has_refused tells.
 * Owns:   its registration with SQLite, under a name of its own, from layer_create to layer_destroy. */
#ifndef TOCSIN_JOURNAL_LAYER_H
#define TOCSIN_JOURNAL_LAYER_H

#include <stdbool.h>

#include "journal/file.h"

struct layer;

/* Over SQLite's default layer, for the session at `place` (as file_place gives it). NULL without memory. */
struct layer *layer_create(const char *place);
/* The same names, but what is in them is this copy, which it adopts, whole or not; nothing reaches the disk. It takes up to
 * FILE_BYTES_MAX for each file, then it is full. */
struct layer *layer_create_memory(const char *place, struct file_copy *copy);
/* For sqlite3_open_v2, together with the same `place`. */
const char *layer_name(const struct layer *layer);
/* Has the database asked for a file that is not its own? */
bool layer_has_refused(const struct layer *layer);
/* After every connection through it is closed. NULL is harmless. */
void layer_destroy(struct layer *layer);

#endif
