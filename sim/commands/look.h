/* look.h: what a window needs, asked before one is opened and before a session file is made for it. */
#ifndef TOCSIN_COMMANDS_LOOK_H
#define TOCSIN_COMMANDS_LOOK_H

#include "commands/window.h"

/* A display, or a script that can be read instead. Errors: ERR_DISPLAY (the note says what works without one),
 * ERR_NOT_FOUND, ERR_BAD_INPUT (a folder), ERR_IO. */
MUST_CHECK enum err look_check(const struct window_look *look, struct err_note *note);

#endif
