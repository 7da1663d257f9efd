/* typed.h: which record came of which input, found from the trace alone.
 *
 * A trace holds no prose. What people typed stands in the journal beside its input; a debrief wants it beside the
 * record. Playing the session again would tell, but an old session of other rules cannot be played again, and it is
 * not needed: inputs and records stand in one order, an input's own record has the input's second, sender and kind,
 * and every input left one, if only its refusal.
 *
 * Room:    sim/debrief. Knows no journal: the caller walks it and hands the inputs over in order.
 * Owns:    copies of the words, from debrief_typed_init to debrief_typed_deinit. The trace is lent. */
#ifndef TOCSIN_DEBRIEF_TYPED_H
#define TOCSIN_DEBRIEF_TYPED_H

#include "base/arena.h"
#include "debrief/model.h"
#include "engine/input.h"

struct debrief_typed {
    const struct trace *trace;
    struct arena arena;
    uint32_t next;  /* the first record that no input has claimed yet */
    struct debrief_typed_words { uint32_t record; const char *words; } *list;
    uint32_t count, room;
};

void debrief_typed_init(struct debrief_typed *typed, const struct trace *trace);
void debrief_typed_deinit(struct debrief_typed *typed);
/* The next input of the session, in order, with its text or without. Answers its own record, 0 when the trace has
 * none (it ended before, or was cut short). */
uint32_t debrief_typed_add(struct debrief_typed *typed, const struct input *input);
/* For debrief_source. Lives as long as `typed`. */
struct debrief_words debrief_typed_words(const struct debrief_typed *typed);

#endif
