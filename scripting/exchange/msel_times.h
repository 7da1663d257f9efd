/* msel_times.h: the time of an inject as people write it in their lists.
 *
 * Forms:  0930 · 0930h · 09:30 · 9.30 am · 9h30 of a day; T+1:30 · +90 · H+2 · STARTEX + 15 min · 1h 30m from the start;
 *         Day 2 08:00 · D+1 0800; 2026-03-02 07:40 · 2 Mar 2026 0930 · Mar 2, 2026; numbers, times and dates of a spreadsheet.
 *         A zone behind a time (Z, UTC, local) is not read: times are those of the exercise.
 * Units:  seconds; days since 1970-01-01. */
#ifndef TOCSIN_EXCHANGE_MSEL_TIMES_H
#define TOCSIN_EXCHANGE_MSEL_TIMES_H

#include "exchange/book.h"

enum msel_time_kind {
    MSEL_TIME_NONE,    /* nothing stands there */
    MSEL_TIME_CLOCK,   /* s of a day */
    MSEL_TIME_PLAIN,   /* 1:30: of a day, or from the start: the list decides */
    MSEL_TIME_ELAPSED, /* s from the start */
    MSEL_TIME_DATE,    /* a day alone */
    MSEL_TIME_BAD      /* `why` says */
};

struct msel_time {
    enum msel_time_kind kind;
    int64_t s;
    bool has_date;
    int32_t date;
    int32_t day; /* "Day 2": 2; 0: not said */
    const char *why; /* a literal */
};

/* `elapsed`: the column counts from the start, so that 90 is minutes. `cell` may be NULL. */
struct msel_time msel_time_read(const struct book_cell *cell, bool elapsed);
/* Of a column of days: 2, "Day 2", "D+1", or a date. */
struct msel_time msel_day_read(const struct book_cell *cell);

#endif
