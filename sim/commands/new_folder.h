/* new_folder.h: a scenario to begin with, and what an editor reads beside a scenario. */
#ifndef TOCSIN_COMMANDS_NEW_FOLDER_H
#define TOCSIN_COMMANDS_NEW_FOLDER_H

#include "base/err.h"

/* Makes a folder that is not there, or fills one that is empty, with a scenario that plays at once and what new_types
 * writes. Returns the exit code; what was wrong is said on stderr. */
int new_folder(const char *path);
/* For the scenario in this folder: its names for the editor (.tocsin/names.lua, written anew each time), and those
 * settings of editors that are not there yet. Nothing else is touched. Returns the exit code. */
int new_types(const char *path);
/* Are the annotations there to which settings lead? Errors: ERR_NOT_FOUND, with where they were looked for. */
MUST_CHECK enum err new_types_check(struct err_note *note);
/* What new_types does, without a word on stdout. Errors: ERR_NOT_FOUND (no scenario, no annotations), ERR_BAD_INPUT (it has
 * errors; nothing was written), ERR_READ_ONLY, ERR_DISK_FULL, ERR_IO. */
MUST_CHECK enum err new_types_write(const char *folder, struct err_note *note);

#endif
