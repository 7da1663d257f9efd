/* verify.h: is a session whole, and does it give the same again? For the command, and for whoever changed a session. */
#ifndef TOCSIN_COMMANDS_VERIFY_H
#define TOCSIN_COMMANDS_VERIFY_H

#include <stdint.h>

#include "base/err.h"

/* Checks the file, then runs the exercise again from its inputs. On ERR_ALTERED the first `*input` that was altered, or the
 * first `*record` that comes out otherwise; 0 when it is neither. Errors: those of journals, packages and scenarios;
 * ERR_OTHER_RULES (cannot be compared). */
MUST_CHECK enum err verify_session(const char *path, uint64_t *input, uint32_t *record, struct err_note *note);

#endif
