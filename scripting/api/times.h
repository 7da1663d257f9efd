/* times.h: time as authors write it. Pure; tested on its own.
 *
 * Forms:  "2:30" hours and minutes · "2:30:15" · "2d 16:00" · "30s" "30min" "2h" elapsed · "3d" three days · "4bd" business
 *         days · "1m" months · "Day 2 08:00" · "Mon 09:00" · "asap". A minus sign in front goes before the start.
 *         "3d" alone is calendar days in a legal stage and 3 x 24 h everywhere else; times_parse leaves that to its caller. */
#ifndef TOCSIN_API_TIMES_H
#define TOCSIN_API_TIMES_H

#include <stdbool.h>
#include <stdint.h>

enum written_time {
    WRITTEN_ELAPSED,       /* a: seconds */
    WRITTEN_DAYS,          /* a: n of "3d" */
    WRITTEN_BUSINESS_DAYS, /* a: n */
    WRITTEN_MONTHS,        /* a: n */
    WRITTEN_DAY,           /* a: n of "Day n", 1 is the day of STARTEX; b: second of the day */
    WRITTEN_WEEKDAY,       /* a: 0 Monday; b: second of the day */
    WRITTEN_ASAP
};
struct written { enum written_time kind; int64_t a, b; };

#define TIME_S_MAX 31622400000 /* a thousand years: beyond it a time is a slip of the pen */

/* False when it is none of the forms. */
bool times_parse(const char *text, struct written *written);
/* "2026-03-02" → day number since 1970-01-01. */
bool date_parse(const char *text, int32_t *day);
/* "2026-03-02 07:40" → its day and second of that day. */
bool moment_parse(const char *text, int32_t *day, int64_t *second);
/* "08:00", "24:00" → second of the day. */
bool hour_parse(const char *text, int64_t *second);
/* "+08:00", "-03:30" → seconds east of UTC. */
bool zone_parse(const char *text, int32_t *offset_s);
/* "mon", "Monday" → 0. */
bool weekday_parse(const char *text, uint32_t *weekday);
/* "mon-fri", "sat" → mask, bit 0 Monday. */
bool weekdays_parse(const char *text, uint8_t *mask);

#endif
