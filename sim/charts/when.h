/* when.h: times and spans as people read them in a chart. Numbers by hand, so that no locale can change them.
 *
 * Room:  sim/charts. No state.
 * Units: seconds. Local times are seconds after the midnight that begins day 1; they may be negative. */
#ifndef TOCSIN_CHARTS_WHEN_H
#define TOCSIN_CHARTS_WHEN_H

#include <stdint.h>

#define WHEN_BYTES 32u

/* A short text with its own storage, so that it can be returned. */
struct when_text {
    char at[WHEN_BYTES];
};

/* "08:05", of the day in which it lies. */
struct when_text when_clock(int64_t local_s);
/* The day in which it lies: 1 is the day that begins at 0. */
int64_t when_day(int64_t local_s);
/* The two largest units that say it: "45 s", "12 min", "2 h", "1 h 38", "9 d", "3 d 4 h". Below zero reads as "0 s". */
struct when_text when_span(int64_t span_s);

#endif
