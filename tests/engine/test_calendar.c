/* Legal time. Moments are written as civil UTC by at(), so that a reader can check them with a wall calendar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/rng.h"
#include "engine/calendar.h"

#define DAY_S INT64_C(86400)
#define HOUR_S INT64_C(3600)
#define SATURDAY_SUNDAY 0x60
#define FRIDAY_SATURDAY 0x30
#define MONDAY_TO_FRIDAY 0x1f

static const struct calendar utc = { .weekend = SATURDAY_SUNDAY };
static const struct calendar east8 = { .offset_s = 8 * 3600, .weekend = SATURDAY_SUNDAY };

static int64_t at(int32_t year, uint32_t month, uint32_t day, int64_t hour, int64_t minute)
{
    return calendar_day_number(year, month, day) * DAY_S + hour * HOUR_S + minute * 60;
}

/* Clocks go forward at 02:00 on 2026-03-29 (01:00Z) and back at 03:00 on 2026-10-25 (01:00Z). */
static struct calendar with_summer_time(void)
{
    static struct calendar_shift shifts[2];
    shifts[0] = (struct calendar_shift){ at(2026, 3, 29, 1, 0), 7200 };
    shifts[1] = (struct calendar_shift){ at(2026, 10, 25, 1, 0), 3600 };
    return (struct calendar){ .offset_s = 3600, .shifts = shifts, .shift_count = 2, .weekend = SATURDAY_SUNDAY };
}

/* ---- civil dates ----------------------------------------------------------------------------------------------- */

static bool is_leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static uint32_t month_days(int32_t year, uint32_t month)
{
    static const uint32_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return days[month - 1] + (month == 2 && is_leap(year) ? 1u : 0u);
}

/* Method: walk from one year to another a day at a time, as a child would. */
static void every_day_of_nine_hundred_years_is_the_day_after_the_one_before(void **state)
{
    (void)state;
    int32_t number = calendar_day_number(1600, 1, 1);
    uint32_t weekday = 5; /* 1 January 1600 was a Saturday */
    for (int32_t year = 1600; year < 2500; year++) {
        for (uint32_t month = 1; month <= 12; month++) {
            for (uint32_t day = 1; day <= month_days(year, month); day++, number++, weekday = (weekday + 1) % 7) {
                assert_int_equal(calendar_day_number(year, month, day), number);
                struct civil civil = calendar_civil(&utc, number * DAY_S + 86399);
                assert_int_equal(civil.year, year);
                assert_int_equal(civil.month, month);
                assert_int_equal(civil.day, day);
                assert_int_equal(civil.weekday, weekday);
            }
        }
    }
}

static void the_epoch_is_a_thursday_and_times_before_it_count_down(void **state)
{
    (void)state;
    struct civil epoch = calendar_civil(&utc, 0);
    assert_int_equal(epoch.year, 1970);
    assert_int_equal(epoch.month, 1);
    assert_int_equal(epoch.day, 1);
    assert_int_equal(epoch.weekday, 3);
    struct civil before = calendar_civil(&utc, -1);
    assert_int_equal(before.year, 1969);
    assert_int_equal(before.month, 12);
    assert_int_equal(before.day, 31);
    assert_int_equal(before.hour, 23);
    assert_int_equal(before.minute, 59);
    assert_int_equal(before.second, 59);
    assert_int_equal(calendar_local_day(&utc, -1), -1);
    assert_int_equal(calendar_local_day(&utc, -DAY_S), -1);
    assert_int_equal(calendar_local_day(&utc, -DAY_S - 1), -2);
    assert_int_equal(calendar_day_number(-1, 12, 31) + 1, calendar_day_number(0, 1, 1));
}

/* ---- zones ----------------------------------------------------------------------------------------------------- */

static void an_offset_shifts_what_the_local_clock_shows(void **state)
{
    (void)state;
    struct civil local = calendar_civil(&east8, at(2026, 3, 1, 23, 40));
    assert_int_equal(local.day, 2);
    assert_int_equal(local.hour, 7);
    assert_int_equal(local.minute, 40);
    assert_int_equal(local.weekday, 0);
    assert_int_equal(calendar_local_to_utc(&east8, calendar_day_number(2026, 3, 2), 7 * HOUR_S + 2400),
                     at(2026, 3, 1, 23, 40));
}

static void a_skipped_local_time_moves_on_by_what_was_skipped(void **state)
{
    (void)state;
    struct calendar summer = with_summer_time();
    int32_t day = calendar_day_number(2026, 3, 29);
    assert_int_equal(calendar_local_to_utc(&summer, day, 2 * HOUR_S - 1), at(2026, 3, 29, 1, 0) - 1);
    assert_int_equal(calendar_local_to_utc(&summer, day, 2 * HOUR_S + 1800), at(2026, 3, 29, 1, 30));
    assert_int_equal(calendar_civil(&summer, at(2026, 3, 29, 1, 30)).hour, 3);
    assert_int_equal(calendar_local_to_utc(&summer, day, 3 * HOUR_S), at(2026, 3, 29, 1, 0));
}

static void a_repeated_local_time_means_the_first(void **state)
{
    (void)state;
    struct calendar summer = with_summer_time();
    int32_t day = calendar_day_number(2026, 10, 25);
    assert_int_equal(calendar_local_to_utc(&summer, day, 2 * HOUR_S + 1800), at(2026, 10, 25, 0, 30));
    assert_int_equal(calendar_local_to_utc(&summer, day, 3 * HOUR_S), at(2026, 10, 25, 2, 0));
}

/* Except for the skipped hour, a local time turned into a moment shows that local time. */
static void local_times_come_back_around_every_shift(void **state)
{
    (void)state;
    struct calendar summer = with_summer_time();
    for (int32_t day = calendar_day_number(2026, 1, 1); day < calendar_day_number(2027, 1, 1); day++) {
        for (int64_t second = 0; second < DAY_S; second += 900) {
            struct civil civil = calendar_civil(&summer, calendar_local_to_utc(&summer, day, second));
            bool is_skipped = day == calendar_day_number(2026, 3, 29) && second >= 2 * HOUR_S && second < 3 * HOUR_S;
            int64_t shown = civil.hour * HOUR_S + civil.minute * 60 + civil.second;
            assert_int_equal(shown, second + (is_skipped ? HOUR_S : 0));
            assert_int_equal(calendar_day_number(civil.year, civil.month, civil.day), day);
        }
    }
}

/* ---- legal durations ------------------------------------------------------------------------------------------- */

static void days_end_at_midnight_in_the_addressees_zone(void **state)
{
    (void)state;
    /* 2 March 23:30 in UTC is 3 March in the east, so three days end there at the end of 6 March. */
    int64_t start = at(2026, 3, 2, 23, 30);
    assert_int_equal(calendar_after_days(&utc, start, 3), at(2026, 3, 6, 0, 0));
    assert_int_equal(calendar_after_days(&east8, start, 3), at(2026, 3, 6, 16, 0));
    assert_int_equal(calendar_after_days(&utc, start, 0), at(2026, 3, 3, 0, 0));
    assert_int_equal(calendar_after_days(&utc, at(2026, 3, 3, 0, 0), 1), at(2026, 3, 5, 0, 0));
}

static void days_over_a_shift_end_at_local_midnight(void **state)
{
    (void)state;
    struct calendar summer = with_summer_time();
    assert_int_equal(calendar_after_days(&summer, at(2026, 3, 28, 12, 0), 1), at(2026, 3, 29, 22, 0));
    assert_int_equal(calendar_after_days(&summer, at(2026, 10, 24, 12, 0), 1), at(2026, 10, 25, 23, 0));
}

static void business_days_skip_weekends_and_holidays(void **state)
{
    (void)state;
    const int32_t holidays[] = { calendar_day_number(2026, 4, 3), calendar_day_number(2026, 4, 6) };
    struct calendar easter = { .weekend = SATURDAY_SUNDAY, .holidays = holidays, .holiday_count = 2 };
    int64_t thursday = at(2026, 4, 2, 15, 0);
    /* Friday and Monday are holidays: the first business day is Tuesday the 7th. */
    assert_int_equal(calendar_after_business_days(&easter, thursday, 1), at(2026, 4, 8, 0, 0));
    assert_int_equal(calendar_after_business_days(&easter, thursday, 4), at(2026, 4, 11, 0, 0));
    assert_int_equal(calendar_after_business_days(&utc, thursday, 1), at(2026, 4, 4, 0, 0));
    /* Started on a Saturday, the first is Monday. */
    assert_int_equal(calendar_after_business_days(&utc, at(2026, 3, 7, 9, 0), 1), at(2026, 3, 10, 0, 0));
}

static void a_weekend_is_what_the_calendar_says_it_is(void **state)
{
    (void)state;
    struct calendar gulf = { .weekend = FRIDAY_SATURDAY };
    assert_int_equal(calendar_after_business_days(&gulf, at(2026, 3, 5, 9, 0), 1), at(2026, 3, 9, 0, 0));
    struct calendar none = { .weekend = 0 };
    assert_int_equal(calendar_after_business_days(&none, at(2026, 3, 6, 9, 0), 2), at(2026, 3, 9, 0, 0));
}

static void no_business_days_end_today_or_on_the_next_one(void **state)
{
    (void)state;
    assert_int_equal(calendar_after_business_days(&utc, at(2026, 3, 2, 9, 0), 0), at(2026, 3, 3, 0, 0));
    assert_int_equal(calendar_after_business_days(&utc, at(2026, 3, 7, 9, 0), 0), at(2026, 3, 10, 0, 0));
}

static void a_week_without_business_days_counts_them_all(void **state)
{
    (void)state;
    struct calendar idle = { .weekend = 0x7f };
    assert_int_equal(calendar_after_business_days(&idle, at(2026, 3, 6, 9, 0), 3), at(2026, 3, 10, 0, 0));
}

static void months_clip_to_their_last_day(void **state)
{
    (void)state;
    assert_int_equal(calendar_after_months(&utc, at(2026, 1, 31, 10, 0), 1), at(2026, 3, 1, 0, 0));
    assert_int_equal(calendar_after_months(&utc, at(2028, 1, 31, 10, 0), 1), at(2028, 3, 1, 0, 0));
    assert_int_equal(calendar_after_months(&utc, at(2028, 1, 29, 10, 0), 1), at(2028, 3, 1, 0, 0));
    assert_int_equal(calendar_after_months(&utc, at(2028, 1, 28, 10, 0), 1), at(2028, 2, 29, 0, 0));
    assert_int_equal(calendar_after_months(&utc, at(2100, 1, 30, 10, 0), 1), at(2100, 3, 1, 0, 0));
    assert_int_equal(calendar_after_months(&utc, at(2026, 8, 31, 10, 0), 6), at(2027, 3, 1, 0, 0));
    assert_int_equal(calendar_after_months(&utc, at(2026, 3, 15, 10, 0), 12), at(2027, 3, 16, 0, 0));
    assert_int_equal(calendar_after_months(&utc, at(2026, 11, 30, 10, 0), 1), at(2026, 12, 31, 0, 0));
    assert_int_equal(calendar_after_months(&utc, at(2026, 3, 31, 10, 0), -1), at(2026, 3, 1, 0, 0));
    /* The start's day is the local one: already 1 February in the east. */
    assert_int_equal(calendar_after_months(&east8, at(2026, 1, 31, 20, 0), 1), at(2026, 3, 1, 16, 0));
}

static void the_next_weekday_may_be_this_very_moment(void **state)
{
    (void)state;
    int64_t monday_nine = at(2026, 3, 2, 1, 0); /* 09:00 in the east */
    assert_int_equal(calendar_next_weekday(&east8, monday_nine, 0, 9 * HOUR_S), monday_nine);
    assert_int_equal(calendar_next_weekday(&east8, monday_nine - 1, 0, 9 * HOUR_S), monday_nine);
    assert_int_equal(calendar_next_weekday(&east8, monday_nine + 1, 0, 9 * HOUR_S), monday_nine + 7 * DAY_S);
    assert_int_equal(calendar_next_weekday(&east8, monday_nine, 6, 0), at(2026, 3, 7, 16, 0));
}

/* ---- opening hours --------------------------------------------------------------------------------------------- */

static void office_hours_open_and_close_on_the_second(void **state)
{
    (void)state;
    struct opening office = { 9 * 3600, 17 * 3600, MONDAY_TO_FRIDAY };
    assert_false(calendar_is_open(&utc, &office, at(2026, 3, 2, 9, 0) - 1));
    assert_true(calendar_is_open(&utc, &office, at(2026, 3, 2, 9, 0)));
    assert_true(calendar_is_open(&utc, &office, at(2026, 3, 2, 17, 0) - 1));
    assert_false(calendar_is_open(&utc, &office, at(2026, 3, 2, 17, 0)));
    assert_int_equal(calendar_next_open(&utc, &office, at(2026, 3, 2, 12, 0)), at(2026, 3, 2, 12, 0));
    assert_int_equal(calendar_next_open(&utc, &office, at(2026, 3, 2, 17, 0)), at(2026, 3, 3, 9, 0));
    assert_int_equal(calendar_next_open(&utc, &office, at(2026, 3, 6, 17, 0)), at(2026, 3, 9, 9, 0));
}

static void hours_over_midnight_belong_to_the_day_they_begin_on(void **state)
{
    (void)state;
    struct opening friday_night = { 22 * 3600, 6 * 3600, 1 << 4 };
    assert_true(calendar_is_open(&utc, &friday_night, at(2026, 3, 6, 22, 0)));
    assert_true(calendar_is_open(&utc, &friday_night, at(2026, 3, 7, 5, 59)));
    assert_false(calendar_is_open(&utc, &friday_night, at(2026, 3, 7, 6, 0)));
    assert_false(calendar_is_open(&utc, &friday_night, at(2026, 3, 6, 3, 0)));
    assert_int_equal(calendar_next_open(&utc, &friday_night, at(2026, 3, 6, 3, 0)), at(2026, 3, 6, 22, 0));
    assert_int_equal(calendar_next_open(&utc, &friday_night, at(2026, 3, 7, 3, 0)), at(2026, 3, 7, 3, 0));
    assert_int_equal(calendar_next_open(&utc, &friday_night, at(2026, 3, 7, 6, 0)), at(2026, 3, 13, 22, 0));
}

static void round_the_clock_is_whole_days_of_the_mask(void **state)
{
    (void)state;
    struct opening weekdays = { 0, 0, MONDAY_TO_FRIDAY };
    assert_true(calendar_is_open(&utc, &weekdays, at(2026, 3, 6, 23, 59)));
    assert_false(calendar_is_open(&utc, &weekdays, at(2026, 3, 7, 0, 0)));
    assert_int_equal(calendar_next_open(&utc, &weekdays, at(2026, 3, 7, 0, 0)), at(2026, 3, 9, 0, 0));
}

static void what_opens_on_no_day_never_opens(void **state)
{
    (void)state;
    struct opening never = { 9 * 3600, 17 * 3600, 0 };
    assert_false(calendar_is_open(&utc, &never, at(2026, 3, 2, 12, 0)));
    assert_int_equal(calendar_next_open(&utc, &never, at(2026, 3, 2, 12, 0)), INT64_MAX);
}

/* Method: hours drawn at random, moments around both shifts, and a search minute by minute. */
static void the_next_opening_is_the_first_open_minute(void **state)
{
    (void)state;
    struct calendar summer = with_summer_time();
    for (uint32_t i = 0; i < 300; i++) {
        struct rng_key key = { .seed = 11, .kind = 1, .a = i };
        struct opening hours = { 0 };
        hours.from_s = (int32_t)rng_below(&key, 96) * 900;
        key.ordinal = 1;
        hours.to_s = (int32_t)rng_below(&key, 96) * 900;
        key.ordinal = 2;
        hours.days = (uint8_t)(1 + rng_below(&key, 127));
        key.ordinal = 3;
        int64_t from = (i % 2 == 0 ? at(2026, 3, 27, 0, 0) : at(2026, 10, 23, 0, 0)) + rng_below(&key, 4 * 1440) * 60;
        int64_t expected = from;
        while (!calendar_is_open(&summer, &hours, expected)) {
            expected += 60;
        }
        assert_int_equal(calendar_next_open(&summer, &hours, from), expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_nine_hundred_years_is_the_day_after_the_one_before),
        cmocka_unit_test(the_epoch_is_a_thursday_and_times_before_it_count_down),
        cmocka_unit_test(an_offset_shifts_what_the_local_clock_shows),
        cmocka_unit_test(a_skipped_local_time_moves_on_by_what_was_skipped),
        cmocka_unit_test(a_repeated_local_time_means_the_first),
        cmocka_unit_test(local_times_come_back_around_every_shift),
        cmocka_unit_test(days_end_at_midnight_in_the_addressees_zone),
        cmocka_unit_test(days_over_a_shift_end_at_local_midnight),
        cmocka_unit_test(business_days_skip_weekends_and_holidays),
        cmocka_unit_test(a_weekend_is_what_the_calendar_says_it_is),
        cmocka_unit_test(no_business_days_end_today_or_on_the_next_one),
        cmocka_unit_test(a_week_without_business_days_counts_them_all),
        cmocka_unit_test(months_clip_to_their_last_day),
        cmocka_unit_test(the_next_weekday_may_be_this_very_moment),
        cmocka_unit_test(office_hours_open_and_close_on_the_second),
        cmocka_unit_test(hours_over_midnight_belong_to_the_day_they_begin_on),
        cmocka_unit_test(round_the_clock_is_whole_days_of_the_mask),
        cmocka_unit_test(what_opens_on_no_day_never_opens),
        cmocka_unit_test(the_next_opening_is_the_first_open_minute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
