/* diagnostic.h: what is wrong with a scenario, where, and how to mend it.
 *
 * Room:   scripting/host. The load gate, the host, the language and the checker all add to one list.
 * Owns:   copies of every text it is given, from diagnostics_init to diagnostics_deinit.
 * Shape:  `file:line:column: severity: T0123: what is wrong. How to mend it.`
 * Units:  lines and columns count from 1; a column counts characters (code points), not bytes. Line 0 means the whole
 *         file; column 0 the whole line; both are printed as 1, where an editor can go.
 *         A file that ends with ! is a sheet of a workbook: line is the row, column the column, and the cell is written as
 *         people know it, `Injects!F12: severity: …`.
 * Codes:  T01xx the load gate, the host and the package; T02xx and above the language and the checker. A code never
 *         changes its meaning once released. */
#ifndef TOCSIN_HOST_DIAGNOSTIC_H
#define TOCSIN_HOST_DIAGNOSTIC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define DIAGNOSTIC_CODE_BYTES 6u /* "T0123" and a NUL */
#define DIAGNOSTICS_MAX 1000u    /* kept; what comes after is only counted */
#define DIAGNOSTIC_TEXT_BYTES 1024u /* of one message or hint; longer ones are cut at a character */

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

struct diagnostic {
    const char *file; /* as named in the package: "scenario.lua". Never NULL */
    uint32_t line, column;
    enum severity severity;
    char code[DIAGNOSTIC_CODE_BYTES];
    const char *message; /* a sentence without its full stop */
    const char *hint;    /* a sentence without its full stop: what to write instead. "" when there is none */
};

struct diagnostics {
    struct diagnostic *items;
    uint32_t count, room;
    uint32_t errors, warnings; /* of all, those beyond DIAGNOSTICS_MAX included */
    uint32_t dropped;          /* how many came after the list was full */
    struct arena texts;
};

void diagnostics_init(struct diagnostics *list);
void diagnostics_deinit(struct diagnostics *list);
void diagnostics_clear(struct diagnostics *list);

/* Adds one. `hint` may be NULL. Control characters and broken UTF-8 (a message may quote the source) become '?'. */
void diagnostics_add(struct diagnostics *list, enum severity severity, const char *code, const char *file,
                     uint32_t line, uint32_t column, const char *hint, const char *format, ...) PRINTF_LIKE(8, 9);
/* By file, line, column, code, message; what says the same at the same place is kept once. */
void diagnostics_sort(struct diagnostics *list);

/* Never NULL: "note", "warning", "error". */
const char *severity_name(enum severity severity);
/* Does it stand in a sheet of a workbook? */
bool diagnostic_in_sheet(const struct diagnostic *diagnostic);
/* One line without a newline, in the shape above. */
void diagnostic_format(const struct diagnostic *diagnostic, struct str *out);
/* A JSON array of {file, line, column, code, severity, message, hint}, in sheets also cell ("Injects!F12"), one object
 * a line, and a newline at the end. */
void diagnostics_format_json(const struct diagnostics *list, struct str *out);

#endif
