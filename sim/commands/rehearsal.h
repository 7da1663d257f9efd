/* rehearsal.h: the author's tests, played: rehearse/ knows what they say, session/ and the bots how to play. */
#ifndef TOCSIN_COMMANDS_REHEARSAL_H
#define TOCSIN_COMMANDS_REHEARSAL_H

#include "base/err.h"
#include "host/diagnostic.h"
#include "host/package.h"
#include "rehearse/rehearse.h"

/* Plays tests.lua of a package that loads without errors, and adds what does not hold to `list`. A package without tests
 * has none to run.
 * Errors: ERR_BAD_INPUT (the list got an error), ERR_NO_MEMORY, those of a play. */
MUST_CHECK enum err command_rehearse(const struct package *package, struct diagnostics *list,
                                     struct rehearse_result *result, struct err_note *note);

#endif
