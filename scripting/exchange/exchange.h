/* exchange.h: scenarios as other programs know them: workbooks and lists of injects.
 *
 * Room:    scripting/exchange. Uses the language's tables (api/language.h) and loaded worlds; the only room that knows .xlsx.
 * Trust:   files may come from strangers: book.h names the limits.
 * Source:  docs/workbook.md. */
#ifndef TOCSIN_EXCHANGE_EXCHANGE_H
#define TOCSIN_EXCHANGE_EXCHANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "engine/world.h"
#include "host/package.h"

/* ---- a scenario in a workbook ------------------------------------------------------------------------------------ */

/* Adds the words of scenario.xlsx to the package, as sheets/<name>.lua: each cell a line that says which cell it was. A
 * package without a workbook, or whose sheets are there already (a session's), is left as it is. What is wrong in a cell is
 * a line that the loader tells at its cell.
 * Errors: ERR_BAD_INPUT (no workbook), ERR_TOO_BIG, with a note; the package is then as it was. */
MUST_CHECK enum err exchange_unfold(struct package *package, struct err_note *note);

/* Writes a new workbook with a small scenario that plays at once: every sheet and column of the language, what each means,
 * and lists to choose from. Errors: ERR_READ_ONLY (the file is there already, or the place may not be written),
 * ERR_DISK_FULL, ERR_IO. */
MUST_CHECK enum err exchange_new_workbook(const char *path, struct err_note *note);

#endif
