/* unfold.h: a book that is in memory as the words of the language; exchange_unfold does it for the workbook of a package. */
#ifndef TOCSIN_EXCHANGE_UNFOLD_H
#define TOCSIN_EXCHANGE_UNFOLD_H

#include "exchange/book.h"
#include "host/package.h"

/* Adds sheets/<name>.lua to the package. Errors: ERR_TOO_BIG; the package is then as it was. */
MUST_CHECK enum err unfold_book(const struct book *book, struct package *package, struct err_note *note);

#endif
