/* cells.h: one cell into the words of the language.
 *
 * Room:   scripting/exchange. Reads a book (book.h) and the plan of its sheets (sheets.h).
 * Owns:   an index of names and the texts of its answers, from cell_maker_init to cell_maker_deinit.
 * Fails:  a cell that is no value is no error: the answer says why, for the trainer. */
#ifndef TOCSIN_EXCHANGE_CELLS_H
#define TOCSIN_EXCHANGE_CELLS_H

#include "exchange/sheets.h"

struct cell_maker {
    const struct book *book;
    struct arena arena;
    bool has_begins;
    struct called *called; /* every id, name and title, sorted */
    uint32_t called_count, called_room;
    int32_t begins_day; /* the local day of STARTEX, since 1970-01-01: dates in cells become "Day 2 08:00" */
};

/* Finds STARTEX in the sheet Scenario. `book` must outlive it. */
void cell_maker_init(struct cell_maker *maker, const struct book *book);
void cell_maker_deinit(struct cell_maker *maker);

/* Appends the value to `out`, on one line. False when it cannot be one: `*why` then says so, a sentence without its full
 * stop, and `*hint` what to write; both live as long as the maker. */
bool cell_value(struct cell_maker *maker, const struct column_plan *column, const struct book_cell *cell, struct str *out,
                const char **why, const char **hint);

/* The shelf on which something is called so, by its id or its title: "team" for power and for Riverside Power. `shelves` are
 * separated by spaces. NULL when there is none. */
const char *cell_find(struct cell_maker *maker, const char *shelves, const char *called, const char **id);

#endif
