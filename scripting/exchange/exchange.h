/* exchange.h: scenarios as other programs know them: workbooks and lists of injects.
 *
 * Room:    scripting/exchange. Uses the language's tables (api/language.h) and loaded worlds; the only room that knows .xlsx.
 * Trust:   files may come from strangers: book.h names the limits.
 * Source:  docs/workbook.md, docs/msel.md. */
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

/* ---- lists of injects -------------------------------------------------------------------------------------------- */

enum msel_times { MSEL_TIMES_GUESS, MSEL_TIMES_CLOCK, MSEL_TIMES_ELAPSED };

struct msel_options {
    const char *name;  /* of the file, for messages: "plan.csv" */
    const char *id;    /* of the scenario: small letters, digits, hyphens */
    const char *title; /* NULL: made of the id */
    const char *sheet; /* NULL: the one that looks most like a list of injects */
    const char *date;  /* "2026-03-02": the first day, where the list has no dates. NULL: 2026-01-05, a Monday */
    enum msel_times times;    /* what 1:30 means */
    const char *const *maps;  /* "Heading=column" */
    uint32_t map_count;
    /* Asks a person which column a heading is; `guess` may be NULL. NULL, or an answer that is NULL: nobody knows. */
    const char *(*ask)(void *user, const char *heading, const char *example, const char *guess);
    void *user;
};

struct msel_report {
    struct str lines;   /* for a person: what was read as what, and each thing that could not be used, with its place */
    uint32_t rows;      /* that hold an inject */
    uint32_t timed;     /* of them with a time */
    uint32_t problems;  /* things that could not be used as they stand */
};

struct book;

/* Turns the bytes of a list (.csv, .xlsx, or .json in the Common Exercise Format) into the workbook of a scenario that checks without errors. `scenario` is fresh
 * (book_init); `report` zeroed, its lines are the caller's to free.
 * Errors: ERR_BAD_INPUT (no list at all, a --map that means nothing), ERR_TOO_BIG, with a note. */
MUST_CHECK enum err msel_import(const void *bytes, size_t count, const struct msel_options *options, struct book *scenario,
                                struct msel_report *report, struct err_note *note);
/* The injects of a world as a list: one sheet, headings in row 1, in the order of their times. `list` is fresh. */
void msel_export(const struct world *world, struct book *list);

#endif
