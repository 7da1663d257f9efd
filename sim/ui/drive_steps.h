/* drive_steps.h: what each step of a script does. Private to sim/ui; the language is in ui/drive.h. */
#ifndef TOCSIN_UI_DRIVE_STEPS_H
#define TOCSIN_UI_DRIVE_STEPS_H

#include "ui/drive.h"

/* words[0] is the step's name; MUST: count > 0. The note says what went wrong, without name and line. */
MUST_CHECK enum err drive_step(struct ui *ui, const struct ui_drive *drive, const char *const *words, uint32_t count,
                               struct err_note *note);

#endif
