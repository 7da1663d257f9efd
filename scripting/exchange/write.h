/* write.h: a book as an .xlsx that a trainer can go on with: every sheet and column of the language, headings that say what
 * they mean, lists to choose from where the words are fixed. */
#ifndef TOCSIN_EXCHANGE_WRITE_H
#define TOCSIN_EXCHANGE_WRITE_H

#include "exchange/book.h"

/* Writes `book`, whose sheets are called as the plans of sheets.h and have their headings in row 1, to a file that is not
 * there yet. Columns are put into the order of the plan; the sheets of the plan that the book does not have come empty.
 * Errors: ERR_READ_ONLY (it is there already, or cannot be made), ERR_DISK_FULL, ERR_IO; nothing is left behind. */
MUST_CHECK enum err book_write_xlsx(const struct book *book, const char *path, struct err_note *note);
/* The same without comments, lists and empty sheets, its sheets as they are: for lists of injects. */
MUST_CHECK enum err book_write_plain(const struct book *book, const char *path, struct err_note *note);
/* The first sheet as comma separated values in UTF-8 with a byte order mark, as spreadsheets expect it. */
void book_format_csv(const struct book *book, struct str *out);

#endif
