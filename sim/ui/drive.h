/* drive.h: a person's steps as a script, for tests and for pictures: `tocsin play ... --drive FILE`.
 *
 * Room: sim/ui. Needs no display: a headless ui has simulated time, so that the same script gives the same pictures.
 * Language: one step a line; `#` begins a comment; words with spaces stand in double quotes, with \" \\ \n inside.
 *
 *   focus "Commit A"               focus goes to what has this label, path, or last words of a path
 *   press "Commit A"               as if clicked in its middle; `press` alone: what has the focus, by its key
 *   press Ctrl+S, key Tab          a key, as ui_key_parse reads it; `key Tab 3` three times
 *   type "text"                    into what has the focus
 *   clear                          empties the field that has the focus
 *   choose "Channel" "Hotline"     opens a select and takes one of its items
 *   hover "Commit A"               the pointer rests on it
 *   drag "Time" 0.25               a slider, to this part of its way
 *   scroll "Inbox" 300             by px
 *   wait 2.5                       seconds pass
 *   wait-for "10:42" 30            until something has this label or value, at most this many seconds (30)
 *   expect "Commit A"              something has this label or path
 *   expect "Pace" "x60"            and this value
 *   expect-state "Commit A" disabled     one of: focused selected expanded disabled needed; `not-` before it denies
 *   expect-not "Commit A"          nothing has this label or path
 *   screenshot seat.png, dump seat.txt
 *   size 1280 720 · scale 150 · theme light
 *   quit
 *
 * A step that is none of these is handed to the app. */
#ifndef TOCSIN_UI_DRIVE_H
#define TOCSIN_UI_DRIVE_H

#include "ui/ui.h"

#define DRIVE_WORDS_MAX 16u
#define DRIVE_LINE_BYTES_MAX 4096u
#define DRIVE_WAIT_SECONDS_MAX 86400.0

/* One step for the app: words[0] is its name. ERR_NOT_FOUND: no such step. Any other error stops the script. */
typedef enum err ui_drive_fn(struct ui *ui, void *app, const char *const *words, uint32_t count, struct err_note *note);

struct ui_drive {
    const char *directory; /* files that are written go here unless they are absolute; NULL: the current one */
    ui_drive_fn *step;     /* NULL: none */
    void *app;
};

/* Runs the steps. Stops at the first that fails.
 * Errors: ERR_BAD_INPUT (an unknown step, a missing target, an expectation that does not hold) and the note names
 * `name`, the line, what was asked, and the nearest label that is there; ERR_NOT_FOUND, ERR_IO (files). */
MUST_CHECK enum err ui_drive_text(struct ui *ui, const char *name, const char *script, const struct ui_drive *drive,
                                  struct err_note *note);
MUST_CHECK enum err ui_drive_file(struct ui *ui, const char *path, const struct ui_drive *drive, struct err_note *note);

#endif
