/* rehearse.h: does a scenario do what its author expects of it? Runs tests.lua.
 *
 * Room:    scripting/rehearse. Knows tests (api/api.h) and diagnostics; it does not play: how an exercise is played, with bots
 *          or without, it is handed as a table of functions.
 * Owns:    nothing after a call returns.
 * Codes:   T0501 an expectation that does not hold, T0502 an input that was refused, T0503 a test that expects nothing. */
#ifndef TOCSIN_REHEARSE_REHEARSE_H
#define TOCSIN_REHEARSE_REHEARSE_H

#include "api/api.h"
#include "base/err.h"
#include "host/diagnostic.h"

/* One play that a test asks for. */
struct rehearse_play {
    uint64_t seed;
    int64_t until_s;             /* INT64_MAX: to the end of the exercise */
    bool bots;                   /* bots for every team that no input names; otherwise they are silent */
    const struct input *inputs;  /* in the order of their stamps */
    uint32_t input_count;
};

struct rehearse_table {
    void *context;
    /* Plays from STARTEX: each input at its stamp, then on to the end. `refusals` (one for each input) gets the engine's
     * words. Errors: the machine's; the note says what. */
    enum err (*play)(void *context, const struct rehearse_play *play, enum refusal *refusals, struct err_note *note);
    /* Does it hold where the last play stopped? */
    bool (*holds)(void *context, struct cond_id cond);
};

struct rehearse_result {
    uint32_t tests, passed;          /* a test passes when all that it expects holds */
    uint32_t expectations, held;
};

/* Runs every test. What does not hold is an error in `list` (sorted afterwards) at its line, in the author's own words; an
 * input that was refused and a test that expects nothing are warnings.
 * Errors: those of `play`; `result` then counts what was run before. */
MUST_CHECK enum err rehearse_run(const struct api_tests *tests, const struct rehearse_table *table,
                                 struct rehearse_result *result, struct diagnostics *list, struct err_note *note);

#endif
