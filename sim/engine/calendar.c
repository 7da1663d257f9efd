/* Legal time from data alone.
 *
 * Local time is UTC plus an offset; the offset is constant in each segment between two shifts. A local time that a shift
 * skips is read with the offset from before it (so 02:30 becomes 03:30); one that a shift repeats means the first. */
#include "engine/calendar.h"

#include "base/err.h"

#define DAY_S INT64_C(86400)
#define WEEK_DAYS 7
#define WEEKEND_ALL 0x7fu
/* Day numbers stay far inside 32 bits: about three million years either way. */
#define UTC_S_MAX INT64_C(100000000000000)

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0) ? 1 : 0);
}

static uint32_t weekday_of(int64_t day_number)
{
    /* 1970-01-01 was a Thursday. */
    return (uint32_t)(day_number + 3 - floor_div(day_number + 3, WEEK_DAYS) * WEEK_DAYS);
}

/* ---- offsets --------------------------------------------------------------------------------------------------- */

/* Segment 0 is before the first shift, segment i begins at shift i - 1. */
static uint32_t segment_at(const struct calendar *calendar, int64_t utc_s)
{
    uint32_t low = 0;
    uint32_t high = calendar->shift_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (calendar->shifts[middle].from_utc_s <= utc_s) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static int64_t segment_offset(const struct calendar *calendar, uint32_t segment)
{
    return segment == 0 ? calendar->offset_s : calendar->shifts[segment - 1].offset_s;
}

static int64_t segment_end(const struct calendar *calendar, uint32_t segment)
{
    return segment < calendar->shift_count ? calendar->shifts[segment].from_utc_s : INT64_MAX;
}

static int64_t local_s(const struct calendar *calendar, int64_t utc_s)
{
    MUST(utc_s >= -UTC_S_MAX && utc_s <= UTC_S_MAX);
    return utc_s + segment_offset(calendar, segment_at(calendar, utc_s));
}

int64_t calendar_local_to_utc(const struct calendar *calendar, int32_t day_number, int64_t second_of_day)
{
    int64_t local = day_number * DAY_S + second_of_day;
    /* The first segment that this local time has not outrun. If it lies before the segment's beginning, then the shift
     * skipped it, and the offset before the shift reads it. */
    uint32_t segment = 0;
    while (local - segment_offset(calendar, segment) >= segment_end(calendar, segment)) {
        int64_t next = local - segment_offset(calendar, segment + 1);
        if (next < segment_end(calendar, segment)) {
            break;
        }
        segment++;
    }
    return local - segment_offset(calendar, segment);
}

/* ---- civil dates ----------------------------------------------------------------------------------------------- */

/* Years here begin on 1 March, so that the leap day is the last of its year; an era is 400 of them, 146,097 days. */
int32_t calendar_day_number(int32_t year, uint32_t month, uint32_t day)
{
    MUST(month >= 1 && month <= 12);
    int64_t march_year = (int64_t)year - (month <= 2 ? 1 : 0);
    int64_t era = floor_div(march_year, 400);
    int64_t year_of_era = march_year - era * 400;
    int64_t march_month = month > 2 ? (int64_t)month - 3 : (int64_t)month + 9;
    int64_t day_of_year = (153 * march_month + 2) / 5 + (int64_t)day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    int64_t number = era * 146097 + day_of_era - 719468;
    MUST(number >= INT32_MIN && number <= INT32_MAX);
    return (int32_t)number;
}

static void set_date(struct civil *civil, int64_t day_number)
{
    int64_t shifted = day_number + 719468;
    int64_t era = floor_div(shifted, 146097);
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t march_month = (5 * day_of_year + 2) / 153;
    civil->day = (uint32_t)(day_of_year - (153 * march_month + 2) / 5 + 1);
    civil->month = (uint32_t)(march_month < 10 ? march_month + 3 : march_month - 9);
    civil->year = (int32_t)(year_of_era + era * 400 + (civil->month <= 2 ? 1 : 0));
    civil->weekday = weekday_of(day_number);
}

struct civil calendar_civil(const struct calendar *calendar, int64_t utc_s)
{
    int64_t local = local_s(calendar, utc_s);
    int64_t day_number = floor_div(local, DAY_S);
    uint32_t second = (uint32_t)(local - day_number * DAY_S);
    struct civil civil = { .hour = second / 3600, .minute = second / 60 % 60, .second = second % 60 };
    set_date(&civil, day_number);
    return civil;
}

int32_t calendar_local_day(const struct calendar *calendar, int64_t utc_s)
{
    return (int32_t)floor_div(local_s(calendar, utc_s), DAY_S);
}

/* ---- legal durations ------------------------------------------------------------------------------------------- */

static int64_t end_of_day(const struct calendar *calendar, int64_t day_number)
{
    MUST(day_number > INT32_MIN && day_number < INT32_MAX);
    return calendar_local_to_utc(calendar, (int32_t)day_number + 1, 0);
}

int64_t calendar_after_days(const struct calendar *calendar, int64_t start_utc_s, int64_t days)
{
    return end_of_day(calendar, calendar_local_day(calendar, start_utc_s) + days);
}

static bool is_holiday(const struct calendar *calendar, int64_t day_number)
{
    uint32_t low = 0;
    uint32_t high = calendar->holiday_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (calendar->holidays[middle] < day_number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < calendar->holiday_count && calendar->holidays[low] == day_number;
}

/* A weekend of all seven days would leave nothing to count, so it counts as none. */
static bool is_business_day(const struct calendar *calendar, int64_t day_number)
{
    uint32_t weekend = calendar->weekend & WEEKEND_ALL;
    bool rests = weekend != WEEKEND_ALL && (weekend >> weekday_of(day_number) & 1u) != 0;
    return !rests && !is_holiday(calendar, day_number);
}

int64_t calendar_after_business_days(const struct calendar *calendar, int64_t start_utc_s, int64_t days)
{
    int64_t day_number = calendar_local_day(calendar, start_utc_s);
    if (days <= 0) {
        while (!is_business_day(calendar, day_number)) {
            day_number++;
        }
    }
    for (int64_t counted = 0; counted < days;) {
        day_number++;
        counted += is_business_day(calendar, day_number) ? 1 : 0;
    }
    return end_of_day(calendar, day_number);
}

static uint32_t days_in_month(int32_t year, uint32_t month)
{
    int32_t next_year = month == 12 ? year + 1 : year;
    uint32_t next_month = month == 12 ? 1 : month + 1;
    return (uint32_t)(calendar_day_number(next_year, next_month, 1) - calendar_day_number(year, month, 1));
}

int64_t calendar_after_months(const struct calendar *calendar, int64_t start_utc_s, int64_t months)
{
    struct civil start = calendar_civil(calendar, start_utc_s);
    int64_t month_count = start.year * INT64_C(12) + start.month - 1 + months;
    int32_t year = (int32_t)floor_div(month_count, 12);
    uint32_t month = (uint32_t)(month_count - year * INT64_C(12)) + 1;
    uint32_t last = days_in_month(year, month);
    return end_of_day(calendar, calendar_day_number(year, month, start.day < last ? start.day : last));
}

int64_t calendar_next_weekday(const struct calendar *calendar, int64_t utc_s, uint32_t weekday, int64_t second_of_day)
{
    MUST(weekday < WEEK_DAYS);
    int32_t day_number = calendar_local_day(calendar, utc_s);
    for (;; day_number++) {
        if (weekday_of(day_number) != weekday) {
            continue;
        }
        int64_t moment = calendar_local_to_utc(calendar, day_number, second_of_day);
        if (moment >= utc_s) {
            return moment;
        }
    }
}

/* ---- opening hours --------------------------------------------------------------------------------------------- */

static bool opens_on(const struct opening *opening, int64_t day_number)
{
    return (opening->days >> weekday_of(day_number) & 1u) != 0;
}

/* Hours over midnight (22:00 to 06:00) belong to the day on which they begin. */
static bool is_open_local(const struct opening *opening, int64_t local)
{
    int64_t day_number = floor_div(local, DAY_S);
    int64_t second = local - day_number * DAY_S;
    bool today = opens_on(opening, day_number);
    if (opening->from_s == opening->to_s) {
        return today;
    }
    if (opening->from_s < opening->to_s) {
        return today && second >= opening->from_s && second < opening->to_s;
    }
    return (today && second >= opening->from_s) || (opens_on(opening, day_number - 1) && second < opening->to_s);
}

/* As if the offset never shifted. Some day of the week must be one to open on. */
static int64_t next_open_local(const struct opening *opening, int64_t local)
{
    if (is_open_local(opening, local)) {
        return local;
    }
    int64_t begins_s = opening->from_s == opening->to_s ? 0 : opening->from_s;
    for (int64_t day = floor_div(local, DAY_S);; day++) {
        int64_t begins = day * DAY_S + begins_s;
        if (opens_on(opening, day) && begins > local) {
            return begins;
        }
    }
}

bool calendar_is_open(const struct calendar *calendar, const struct opening *opening, int64_t utc_s)
{
    return is_open_local(opening, local_s(calendar, utc_s));
}

int64_t calendar_next_open(const struct calendar *calendar, const struct opening *opening, int64_t utc_s)
{
    MUST(utc_s >= -UTC_S_MAX && utc_s <= UTC_S_MAX);
    if ((opening->days & WEEKEND_ALL) == 0) {
        return INT64_MAX;
    }
    /* Segment by segment, so that a shift may cut into the hours or repeat them. */
    int64_t moment = utc_s;
    for (uint32_t segment = segment_at(calendar, utc_s);; segment++) {
        int64_t offset = segment_offset(calendar, segment);
        int64_t opens = next_open_local(opening, moment + offset) - offset;
        if (opens < segment_end(calendar, segment)) {
            return opens;
        }
        moment = segment_end(calendar, segment);
    }
}
