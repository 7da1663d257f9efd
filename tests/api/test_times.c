/* Time as authors write it: every form, its edges, and what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "api/times.h"

static void every_form_means_what_it_says(void **state)
{
    (void)state;
    static const struct { const char *text; enum written_time kind; int64_t a, b; } FORMS[] = {
        { "0:00", WRITTEN_ELAPSED, 0, 0 }, { "2:30", WRITTEN_ELAPSED, 9000, 0 }, { "2:30:15", WRITTEN_ELAPSED, 9015, 0 },
        { "100:00", WRITTEN_ELAPSED, 360000, 0 }, { "2d 16:00", WRITTEN_ELAPSED, 230400, 0 },
        { "30s", WRITTEN_ELAPSED, 30, 0 }, { "30min", WRITTEN_ELAPSED, 1800, 0 }, { "30 min", WRITTEN_ELAPSED, 1800, 0 },
        { "2h", WRITTEN_ELAPSED, 7200, 0 }, { "-1:00", WRITTEN_ELAPSED, -3600, 0 }, { "-34d", WRITTEN_DAYS, -34, 0 },
        { "3d", WRITTEN_DAYS, 3, 0 }, { "4bd", WRITTEN_BUSINESS_DAYS, 4, 0 }, { "1m", WRITTEN_MONTHS, 1, 0 },
        { "Day 2 08:00", WRITTEN_DAY, 2, 28800 }, { "day 10 00:00", WRITTEN_DAY, 10, 0 }, { "Day 1 24:00", WRITTEN_DAY, 1, 86400 },
        { "Mon 09:00", WRITTEN_WEEKDAY, 0, 32400 }, { "sunday 23:59", WRITTEN_WEEKDAY, 6, 86340 }, { "asap", WRITTEN_ASAP, 0, 0 },
    };
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        struct written written = { 0 };
        if (!times_parse(FORMS[i].text, &written) || written.kind != FORMS[i].kind || written.a != FORMS[i].a ||
            (FORMS[i].b != 0 && written.b != FORMS[i].b)) {
            fail_msg("%s was read as %d %lld %lld", FORMS[i].text, (int)written.kind, (long long)written.a, (long long)written.b);
        }
    }
}

static void what_is_no_time_is_refused(void **state)
{
    (void)state;
    static const char *const BAD[] = { "", " ", ":", "2:", ":30", "2:3", "2:60", "2:30:60", "2:30:1", "2:300", "24", "x", "2x", "2hh",
        "2 d x", "2d 24:00", "2d 1:", "Day", "Day 0 08:00", "Day 2", "Day 2 24:01", "Day 2 8", "Mon", "Mon 25:00", "Moon 09:00",
        "Monday09:00", "-Mon 09:00", "-asap", "1:00 later", "9999999999:00", "--1:00", "1e3", "1.5h" };
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        struct written written;
        if (times_parse(BAD[i], &written)) {
            fail_msg("\"%s\" was taken for a time", BAD[i]);
        }
    }
}

static void dates_know_the_calendar(void **state)
{
    (void)state;
    int32_t day;
    int64_t second;
    assert_true(date_parse("1970-01-01", &day));
    assert_int_equal(day, 0);
    assert_true(date_parse("2028-02-29", &day));
    assert_false(date_parse("2026-02-29", &day));
    assert_false(date_parse("2100-02-29", &day));
    assert_false(date_parse("2026-13-01", &day));
    assert_false(date_parse("2026-00-01", &day));
    assert_false(date_parse("2026-04-31", &day));
    assert_false(date_parse("26-04-01", &day));
    assert_true(moment_parse("1970-01-02 07:40", &day, &second));
    assert_int_equal(day, 1);
    assert_int_equal(second, 27600);
    assert_false(moment_parse("1970-01-02", &day, &second));
    assert_false(moment_parse("1970-01-02 7h", &day, &second));
}

static void zones_and_weekdays_are_strict(void **state)
{
    (void)state;
    int32_t offset;
    uint8_t mask;
    assert_true(zone_parse("+08:00", &offset));
    assert_int_equal(offset, 28800);
    assert_true(zone_parse("-03:30", &offset));
    assert_int_equal(offset, -12600);
    assert_false(zone_parse("08:00", &offset));
    assert_false(zone_parse("+15:00", &offset));
    assert_false(zone_parse("+08:60", &offset));
    assert_true(weekdays_parse("mon-fri", &mask));
    assert_int_equal(mask, 0x1f);
    assert_true(weekdays_parse("fri-mon", &mask));
    assert_int_equal(mask, 0x71);
    assert_true(weekdays_parse("Sunday", &mask));
    assert_int_equal(mask, 0x40);
    assert_false(weekdays_parse("mon-", &mask));
    assert_false(weekdays_parse("mo", &mask));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_means_what_it_says),
        cmocka_unit_test(what_is_no_time_is_refused),
        cmocka_unit_test(dates_know_the_calendar),
        cmocka_unit_test(zones_and_weekdays_are_strict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
