/* whole_file.h: what tests of the language keep in files. */
#ifndef TOCSIN_TESTS_WHOLE_FILE_H
#define TOCSIN_TESTS_WHOLE_FILE_H

#include <stdbool.h>

#include "base/str.h"

/* Appends the bytes of the file; nothing when there is none. */
void whole_file_read(const char *path, struct str *out);
/* Writes it anew. False when that failed. */
bool whole_file_write(const char *path, const char *text);

#endif
