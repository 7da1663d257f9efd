/* calendar.h: legal time. Days, business days and months in an addressee's zone, from data alone: the system's zone
 * files are never read, so a session means the same on every machine (docs/semantics.md, "Time").
 *
 * Units: UTC seconds since 1970-01-01T00:00Z; day numbers since 1970-01-01. Proleptic Gregorian.
 * Source: civil-date arithmetic after Hinnant, "chrono-compatible low-level date algorithms". */
#ifndef TOCSIN_ENGINE_CALENDAR_H
#define TOCSIN_ENGINE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

struct calendar_shift {
    int64_t from_utc_s; /* from here on… */
    int32_t offset_s;   /* …local time is UTC plus this */
};

struct calendar {
    int32_t offset_s;                     /* before the first shift, and for ever if there is none */
    const struct calendar_shift *shifts;  /* ascending; lent */
    uint32_t shift_count;
    const int32_t *holidays;              /* day numbers, ascending; lent */
    uint32_t holiday_count;
    uint8_t weekend;                      /* bit 0 Monday … bit 6 Sunday */
};

struct civil { int32_t year; uint32_t month, day, hour, minute, second, weekday /* 0 Monday */; };

int32_t calendar_day_number(int32_t year, uint32_t month, uint32_t day);
struct civil calendar_civil(const struct calendar *calendar, int64_t utc_s);
int64_t calendar_local_to_utc(const struct calendar *calendar, int32_t day_number, int64_t second_of_day);
int32_t calendar_local_day(const struct calendar *calendar, int64_t utc_s);
/* The end (24:00, that is 00:00 of the day after) of the n-th calendar day after the start's day. */
int64_t calendar_after_days(const struct calendar *calendar, int64_t start_utc_s, int64_t days);
/* The same, counting only days that are neither weekend nor holiday. */
int64_t calendar_after_business_days(const struct calendar *calendar, int64_t start_utc_s, int64_t days);
/* The end of the day n months later; the 31st clips to the month's last day. */
int64_t calendar_after_months(const struct calendar *calendar, int64_t start_utc_s, int64_t months);
/* The first moment at or after `utc_s` with this weekday (0 Monday) and time of day. */
int64_t calendar_next_weekday(const struct calendar *calendar, int64_t utc_s, uint32_t weekday, int64_t second_of_day);

/* Office hours of a channel: local seconds of the day, on the days of the mask. from == to means round the clock. */
struct opening { int32_t from_s, to_s; uint8_t days; };
bool calendar_is_open(const struct calendar *calendar, const struct opening *opening, int64_t utc_s);
/* `utc_s` itself when open, else the next moment that is. */
int64_t calendar_next_open(const struct calendar *calendar, const struct opening *opening, int64_t utc_s);

#endif
