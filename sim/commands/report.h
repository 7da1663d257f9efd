/* report.h: a session file looked back on, and its report. For the command, and for a screen that shows a debrief.
 *
 * The session is read, never played: its trace is what it kept, so a session of other rules can be shown too. What
 * people typed is found beside the records that came of it (debrief/typed.h). */
#ifndef TOCSIN_COMMANDS_REPORT_H
#define TOCSIN_COMMANDS_REPORT_H

#include "base/err.h"
#include "base/str.h"
#include "debrief/model.h"

struct recalled;

/* Errors: those of journals, packages and scenarios; ERR_ALTERED when a record of the trace cannot be read. */
MUST_CHECK enum err recalled_open(const char *session, struct recalled **recalled, struct err_note *note);
void recalled_close(struct recalled *recalled);
/* Lent until recalled_close. */
const struct debrief_model *recalled_model(const struct recalled *recalled);
/* 0 when the trace is the one that the digests in the file were made of, else how many records the first that does not fit
 * covers. Whether the inputs give that trace only running them tells (tocsin verify). */
uint32_t recalled_misfit(const struct recalled *recalled);
int64_t recalled_played_ms(const struct recalled *recalled);

/* Writes FOLDER/index.html whole or not at all; makes the folder when it is not there. `folder` NULL: one beside the
 * session file, named after it, which must not be a link. `path` gets where it is. Errors: ERR_NOT_FOUND (no fonts), ERR_READ_ONLY,
 * ERR_DISK_FULL, ERR_IO (no such folder above, too). */
MUST_CHECK enum err recalled_report(const struct recalled *recalled, const char *folder, struct str *path,
                                    struct err_note *note);

#endif
