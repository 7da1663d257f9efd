/* lookback.h: a session file looked back on in the window: what it recorded, the screen, and its report.
 *
 * Owns: everything it opened, until lookback_close. Nothing of the session file is changed. */
#ifndef TOCSIN_COMMANDS_LOOKBACK_H
#define TOCSIN_COMMANDS_LOOKBACK_H

#include "base/err.h"
#include "ui/ui.h"

struct lookback;

/* Errors: those of recalled_open (commands/report.h); `*lookback` is then NULL. */
MUST_CHECK enum err lookback_open(struct lookback **lookback, const char *session, bool has_back, struct err_note *note);
void lookback_close(struct lookback *lookback); /* NULL is fine */
/* Builds the screen inside a frame function. True: it wants to be left. */
bool lookback_show(struct lookback *lookback, struct ui *ui);

#endif
