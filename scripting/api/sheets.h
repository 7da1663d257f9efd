/* sheets.h: the words of a workbook. exchange/ writes each cell of scenario.xlsx as one line of the language, in
 * sheets/<name>.lua of the package; here such a line is told as the cell that it was.
 *
 * A line ends with its cell, ` -- Injects!F12`. A line that is a problem of the workbook itself is
 * `--! T0403 Injects!F12 what is wrong | how to mend it`. */
#ifndef TOCSIN_API_SHEETS_H
#define TOCSIN_API_SHEETS_H

#include "api/maker.h"

/* Is this file of a package the words of sheets? */
bool sheets_is(const char *file);
/* Where it was written: the cell, as file "Injects!", row and column, when the file is of sheets; otherwise the place as it
 * is. `file` lives as long as the maker. */
struct api_place sheets_place(struct maker *m, const char *file, uint32_t line, uint32_t column);
/* Adds the problems that the file holds. */
void sheets_tell(struct maker *m, const struct source *source);
/* Says of everything in the list that stands in sheets in which cell it stands. */
void sheets_map(struct maker *m, struct diagnostics *list);

#endif
