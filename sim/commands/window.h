/* window.h: the one window of the program and the screens in it: home, a seat, its debrief.
 *
 * With a drive file nothing is shown and time is simulated (ui/drive.h). Steps of its own:
 *   advance 600            game seconds pass, through decisions too
 *   until-decision [3600]  on to the next decision, at most so many game seconds
 *   until-end              on to the end, unanswered
 *   resume                 closes the session and opens it again from its file */
#ifndef TOCSIN_COMMANDS_WINDOW_H
#define TOCSIN_COMMANDS_WINDOW_H

#include <stdbool.h>

#include "base/err.h"
#include "commands/playing.h"
#include "draw/theme.h"

struct window_look {
    enum theme_name theme;
    unsigned scale_percent;  /* 0: 100 */
    unsigned width, height;  /* 0: as the screen has room, or 1920 x 1080 when driven */
    const char *drive;       /* NULL: a real window */
};

/* One option of the look that several commands share; false when the value is none. `why` may get a sentence. */
bool window_option(char letter, const char *value, struct window_look *look, struct err_note *why);

/* What to open first: a new play, a session file to play on or to look back on, or the home screen when all are NULL. */
struct window_start {
    const struct playing_plan *plan;
    const char *session;
    const char *debrief; /* a session file to look back on; alone */
};

/* Returns when the window is closed, or the script is over. */
MUST_CHECK enum err window_run(const struct window_look *look, const struct window_start *start, struct err_note *note);

#endif
