#include "charts/when.h"

#include <inttypes.h>
#include <stdio.h>

#define MINUTE_S INT64_C(60)
#define HOUR_S INT64_C(3600)
#define DAY_S INT64_C(86400)
/* Up to here people count hours ("72 h"), beyond it days. */
#define HOURS_UNTIL_S (INT64_C(4) * DAY_S)

static int64_t floor_divide(int64_t a, int64_t b)
{
    int64_t whole = a / b;
    return a % b < 0 ? whole - 1 : whole;
}

int64_t when_day(int64_t local_s)
{
    return floor_divide(local_s, DAY_S) + 1;
}

struct when_text when_clock(int64_t local_s)
{
    struct when_text text;
    int64_t of_day_s = local_s - floor_divide(local_s, DAY_S) * DAY_S;
    (void)snprintf(text.at, sizeof text.at, "%02d:%02d", (int)(of_day_s / HOUR_S), (int)(of_day_s % HOUR_S / MINUTE_S));
    return text;
}

struct when_text when_span(int64_t span_s)
{
    struct when_text text;
    int64_t s = span_s > 0 ? span_s : 0;
    int64_t minutes = s % HOUR_S / MINUTE_S;
    int64_t hours = s % DAY_S / HOUR_S;
    if (s < MINUTE_S) {
        (void)snprintf(text.at, sizeof text.at, "%" PRId64 " s", s);
    } else if (s < HOUR_S) {
        (void)snprintf(text.at, sizeof text.at, "%" PRId64 " min", minutes);
    } else if (s < HOURS_UNTIL_S && minutes == 0) {
        (void)snprintf(text.at, sizeof text.at, "%" PRId64 " h", s / HOUR_S);
    } else if (s < HOURS_UNTIL_S) {
        (void)snprintf(text.at, sizeof text.at, "%" PRId64 " h %02" PRId64, s / HOUR_S, minutes);
    } else if (hours == 0) {
        (void)snprintf(text.at, sizeof text.at, "%" PRId64 " d", s / DAY_S);
    } else {
        (void)snprintf(text.at, sizeof text.at, "%" PRId64 " d %" PRId64 " h", s / DAY_S, hours);
    }
    return text;
}
