/* msel.h: the parts of a list of injects (a MSEL), between reading it and a scenario. What each heading means is found by
 * likeness (msel_heads.c), what each time means by msel_times.h.
 *
 * Room:   scripting/exchange, inside. The door is exchange.h.
 * Owns:   a list's texts are lent from the book it was read from, or from its arena.
 * Source: docs/msel.md. */
#ifndef TOCSIN_EXCHANGE_MSEL_H
#define TOCSIN_EXCHANGE_MSEL_H

#include "exchange/book.h"
#include "exchange/exchange.h"
#include "exchange/msel_times.h"

enum msel_column {
    MSEL_ID, MSEL_NUMBER, MSEL_DATE, MSEL_DAY, MSEL_TIME, MSEL_ELAPSED, MSEL_TITLE, MSEL_TEXT, MSEL_FROM, MSEL_TO, MSEL_DELIVERY,
    MSEL_EXPECT, MSEL_OBJECTIVE, MSEL_NOTES, MSEL_IGNORE, MSEL_COLUMNS
};

/* As --map says it: "title"; as an export heads it: "Synopsis". */
const char *msel_column_word(enum msel_column column);
const char *msel_column_heading(enum msel_column column);
/* MSEL_COLUMNS when there is none. */
enum msel_column msel_column_of_word(const char *word);

/* How sure is it that this heading means that column? */
enum msel_likeness { MSEL_UNLIKE, MSEL_LIKE, MSEL_SAME };
enum msel_likeness msel_heading_means(const char *heading, enum msel_column *column);

/* Where a list is in a book: the sheet and the row of headings that say most. False when nothing looks like headings. */
bool msel_find_heads(const struct book *book, const char *sheet_name, const struct msel_options *options, const struct book_sheet **sheet,
                     const struct book_row **heads);
/* What --map says of this heading; MSEL_COLUMNS when it says nothing. */
enum msel_column msel_mapped(const struct msel_options *options, const char *heading);

#endif
