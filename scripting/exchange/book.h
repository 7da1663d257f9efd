/* book.h: a workbook in memory, whatever it was read from: sheets, rows, cells.
 *
 * Room:   scripting/exchange. Knows nothing of scenarios.
 * Owns:   everything it holds, in its arena, from book_init to book_deinit.
 * Trust:  readers take bytes of strangers: every limit below ends in ERR_TOO_BIG with a sentence, everything else that is
 *         wrong in ERR_BAD_INPUT; never more memory than a few times BOOK_BYTES_MAX.
 * Shape:  rows and cells that hold nothing are not there. Rows rise by number, cells by column. Texts are UTF-8 without
 *         control characters but newlines; spaces around them are cut off.
 * Units:  rows and columns count from 1, as people see them. */
#ifndef TOCSIN_EXCHANGE_BOOK_H
#define TOCSIN_EXCHANGE_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define BOOK_BYTES_MAX 67108864u /* of all parts of a file together, unpacked */
#define BOOK_SHEETS_MAX 64u
#define BOOK_COLUMNS_MAX 256u
#define BOOK_ROWS_MAX 65536u     /* that hold something, of one sheet; the highest number of a row is 1,048,576 */
#define BOOK_CELLS_MAX 400000u   /* that hold something, of one book */
#define BOOK_TEXT_BYTES_MAX 131072u /* of one cell; Excel allows 32,767 characters */

enum cell_kind {
    CELL_TEXT,
    CELL_NUMBER,
    CELL_PERCENT, /* a number shown as per cent: 0.05 for 5 % */
    CELL_BOOL,    /* text: true or false */
    CELL_DATE,    /* a day, or a moment */
    CELL_TIME,    /* a time of day, or a length of time */
    CELL_ERROR,   /* #REF! and the like, or a formula that was never computed */
    CELL_BAD      /* bytes that are no text in any encoding that is known here */
};

struct book_cell {
    uint32_t column;
    enum cell_kind kind;
    bool is_merged;   /* a copy of the cell above, which it is merged with */
    const char *text; /* as people write it: "12.5", "5%", "2026-03-02", "2026-03-02 07:40", "7:40", "25:30:10" */
    double number;    /* of a number, per cent, date or time as Excel keeps it: days for dates and times */
};

struct book_row {
    uint32_t number;
    bool is_hidden;
    struct book_cell *cells;
    uint32_t count, room;
};

struct book_sheet {
    const char *name;
    bool is_hidden;
    struct book_row *rows;
    uint32_t count, room;
    uint32_t out_of_order; /* rows that came after one of a higher number */
};

struct book {
    struct book_sheet *sheets; /* in the order of the tabs */
    uint32_t count, room;
    uint32_t cells; /* in all */
    const char *title; /* NULL: nothing says what it is called */
    struct arena arena;
};

void book_init(struct book *book);
void book_deinit(struct book *book);

/* Adds an empty sheet; `name` is copied. Errors: ERR_TOO_BIG. The sheet's place is count - 1. */
MUST_CHECK enum err book_add_sheet(struct book *book, const char *name, struct err_note *note);
/* Puts a cell into sheet `i`; what is there already stays. An empty text adds nothing. Errors: ERR_TOO_BIG. */
MUST_CHECK enum err book_put(struct book *book, uint32_t i, uint32_t row, struct book_cell cell, struct err_note *note);
/* The same for a text, in a book that is being written: MUSTs that it fits. */
void book_text(struct book *book, uint32_t i, uint32_t row, uint32_t column, const char *text);

/* Case is ignored. NULL when there is none. */
const struct book_sheet *book_sheet(const struct book *book, const char *name);
const struct book_row *book_row(const struct book_sheet *sheet, uint32_t number);
/* NULL when it holds nothing; `row` may be NULL. */
const struct book_cell *book_cell(const struct book_row *row, uint32_t column);
/* "" when it holds nothing. */
const char *book_cell_text(const struct book_row *row, uint32_t column);

/* "F12" */
void book_add_cell_name(struct str *out, uint32_t row, uint32_t column);
/* "AB12" from the start of `text`; how many bytes it takes, 0 when it is none. */
size_t book_parse_cell_name(const char *text, uint32_t *row, uint32_t *column);

/* ---- readers ----------------------------------------------------------------------------------------------------- */

/* An .xlsx (xlsx.c). `book` is fresh; after an error it must be thrown away. */
MUST_CHECK enum err book_read_xlsx(struct book *book, const void *bytes, size_t count, struct err_note *note);
/* Comma, semicolon or tab separated values in UTF-8, UTF-16 or Windows-1252, as one sheet called `name` (csv.c). */
MUST_CHECK enum err book_read_csv(struct book *book, const char *name, const void *bytes, size_t count, struct err_note *note);
/* An exercise in the Common Exercise Format, as one sheet of injects with headings (cexf.c). */
MUST_CHECK enum err book_read_cexf(struct book *book, const void *bytes, size_t count, struct err_note *note);
/* Whichever it is, by its first bytes. */
MUST_CHECK enum err book_read(struct book *book, const char *name, const void *bytes, size_t count, struct err_note *note);

#endif
