/* output.h: a place that a person named for something to be written, looked at before anything is done.
 *
 * What is wrong with a place is the machine's refusal (exit code 3), never that of what was asked about. */
#ifndef TOCSIN_COMMANDS_OUTPUT_H
#define TOCSIN_COMMANDS_OUTPUT_H

#include "base/err.h"

/* Can a new file of this name be made, as far as can be told without making it? Errors: ERR_READ_ONLY (it is a folder),
 * ERR_IO (the folder it should be in is not there). Whether a file is there already is asked when it is made. */
MUST_CHECK enum err output_check_file(const char *path, struct err_note *note);
/* Makes a folder that is not there yet. Errors: ERR_READ_ONLY, ERR_DISK_FULL, ERR_IO. */
MUST_CHECK enum err output_make_folder(const char *path, struct err_note *note);
/* "cannot write night/index.html: Permission denied", from errno. Never ERR_OK. */
MUST_CHECK enum err output_failed(const char *doing, const char *path, struct err_note *note);

#endif
