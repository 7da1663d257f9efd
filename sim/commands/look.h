/* look.h: what a window needs, asked before one is opened and before a session file is made for it. */
#ifndef TOCSIN_COMMANDS_LOOK_H
#define TOCSIN_COMMANDS_LOOK_H

#include "commands/window.h"

/* window_run, once there is a display, or a script that can be read instead. Errors: those of window_run; ERR_DISPLAY (the
 * note says what works without one); of the script ERR_NOT_FOUND, ERR_BAD_INPUT (a folder), ERR_IO. */
MUST_CHECK enum err look_run(const struct window_look *look, const struct window_start *start, struct err_note *note);

#endif
