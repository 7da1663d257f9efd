/* output.h: a place that a person named for something to be written, looked at before anything is done.
 *
 * What is wrong with a place is the machine's refusal (exit code 3), never that of what was asked about. */
#ifndef TOCSIN_COMMANDS_OUTPUT_H
#define TOCSIN_COMMANDS_OUTPUT_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

/* Can a new file of this name be made, as far as can be told without making it? Errors: ERR_READ_ONLY (it is a folder),
 * ERR_IO (the folder it should be in is not there). Whether a file is there already is asked when it is made. */
MUST_CHECK enum err output_check_file(const char *path, struct err_note *note);
/* Makes a folder that is not there yet. Errors: ERR_READ_ONLY, ERR_DISK_FULL, ERR_IO. */
MUST_CHECK enum err output_make_folder(const char *path, struct err_note *note);
/* Makes the file and writes it whole; one that is there already is left as it is, and `*there` says so. A file that could
 * not be written whole is removed. Errors: ERR_READ_ONLY, ERR_DISK_FULL, ERR_IO. */
MUST_CHECK enum err output_new_file(const char *path, const struct str *text, bool *there, struct err_note *note);
/* The same, and a file that is there is replaced at once and whole, or stays as it was. Writes PATH.new on the way. */
MUST_CHECK enum err output_replace_file(const char *path, const struct str *text, struct err_note *note);
/* "cannot write night/index.html: Permission denied", from errno. Never ERR_OK. */
MUST_CHECK enum err output_failed(const char *doing, const char *path, struct err_note *note);

#endif
