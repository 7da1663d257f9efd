/* Promises of msel_times.h: every way in which people write when something comes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "exchange/msel_times.h"

#define AT(hour, minute) ((hour) * 3600 + (minute) * 60)

static struct msel_time text(const char *written, bool elapsed)
{
    struct book_cell cell = { .column = 1, .kind = CELL_TEXT, .text = written };
    return msel_time_read(&cell, elapsed);
}

static struct msel_time number(double value, bool elapsed)
{
    struct book_cell cell = { .column = 1, .kind = CELL_NUMBER, .text = "", .number = value };
    return msel_time_read(&cell, elapsed);
}

static void assert_time(struct msel_time time, enum msel_time_kind kind, int64_t s)
{
    assert_int_equal(time.kind, kind);
    assert_int_equal(time.s, s);
}

static void times_of_a_day(void **state)
{
    (void)state;
    static const struct { const char *written; int64_t s; } TIMES[] = {
        { "0930", AT(9, 30) }, { "930", AT(9, 30) }, { "0930h", AT(9, 30) }, { "0930 hrs", AT(9, 30) }, { "0930 local", AT(9, 30) }, { "9.30", AT(9, 30) },
        { "9h30", AT(9, 30) }, { "9:30 am", AT(9, 30) }, { "9.30 a.m.", AT(9, 30) }, { "9 PM", AT(21, 0) }, { "12 am", 0 }, { "12:15pm", AT(12, 15) },
        { "2400", AT(24, 0) }, { "~1430", AT(14, 30) }, { "at 0800", AT(8, 0) },
    };
    for (size_t i = 0; i < sizeof TIMES / sizeof *TIMES; i++) {
        assert_time(text(TIMES[i].written, false), MSEL_TIME_CLOCK, TIMES[i].s);
    }
    assert_time(text("9:30", false), MSEL_TIME_PLAIN, AT(9, 30));
    assert_time(text("09:30:15", false), MSEL_TIME_PLAIN, AT(9, 30) + 15);
    assert_time(number(930, false), MSEL_TIME_CLOCK, AT(9, 30));
    assert_time(number(0.395833333333333, false), MSEL_TIME_PLAIN, AT(9, 30));
}

static void times_from_the_start(void **state)
{
    (void)state;
    static const struct { const char *written; int64_t s; } TIMES[] = {
        { "T+1:30", AT(1, 30) }, { "t + 90", AT(1, 30) }, { "+0:20", AT(0, 20) }, { "H+2", AT(2, 0) }, { "E+00:15", AT(0, 15) }, { "STARTEX", 0 },
        { "StartEx + 15 min", AT(0, 15) }, { "1h 30m", AT(1, 30) }, { "90 minutes", AT(1, 30) }, { "T+2 days 1:00", 2 * 86400 + AT(1, 0) },
        { "T+1:02:30", AT(1, 2) + 30 },
    };
    for (size_t i = 0; i < sizeof TIMES / sizeof *TIMES; i++) {
        assert_time(text(TIMES[i].written, false), MSEL_TIME_ELAPSED, TIMES[i].s);
    }
    assert_time(text("1:30", true), MSEL_TIME_ELAPSED, AT(1, 30));
    assert_time(text("15", true), MSEL_TIME_ELAPSED, AT(0, 15));
    assert_time(number(15, true), MSEL_TIME_ELAPSED, AT(0, 15));
}

static void days_and_dates(void **state)
{
    (void)state;
    struct msel_time time = text("Day 2 08:00", false);
    assert_time(time, MSEL_TIME_CLOCK, AT(8, 0));
    assert_int_equal(time.day, 2);
    time = text("D+1, 0915", false);
    assert_time(time, MSEL_TIME_CLOCK, AT(9, 15));
    assert_int_equal(time.day, 2);
    static const char *const DATES[] = { "2026-03-02 07:40", "2026-03-02T07:40", "2 Mar 2026 0740", "March 2, 2026 7:40 AM", "02.03.2026 7.40", "2-Mar-26 0740" };
    for (size_t i = 0; i < sizeof DATES / sizeof *DATES; i++) {
        time = text(DATES[i], false);
        assert_time(time, MSEL_TIME_CLOCK, AT(7, 40));
        assert_true(time.has_date);
        assert_int_equal(time.date, 20514);
    }
    time = number(46083.375, false);
    assert_time(time, MSEL_TIME_CLOCK, AT(9, 0));
    assert_int_equal(time.date, 20514);
    struct book_cell cell = { .kind = CELL_TEXT, .text = "2" };
    assert_int_equal(msel_day_read(&cell).day, 2);
    cell.text = "2026-03-02";
    assert_int_equal(msel_day_read(&cell).date, 20514);
    cell.text = "Wednesday";
    assert_int_equal(msel_day_read(&cell).kind, MSEL_TIME_BAD);
}

static void what_is_no_time_says_why(void **state)
{
    (void)state;
    static const struct { const char *written, *why; } BAD[] = {
        { "TBD", "it is no time" }, { "", "it is no time" }, { "9", "it may be an hour or minutes" }, { "25:00", "no such time of day" }, { "9:75", "no such time of day" },
        { "13 pm", "" }, { "07/01/2026 10:00", "told apart in no way" }, { "31 Feb 2026 0800", "there is no such date" }, { "14:30 tomorrow", "something follows" },
        { "T-0:30", "" }, { "T+", "how long after" }, { "T+99999999", "" }, { "99999999999999999999", "" }, { "3 March 0800", "" },
        { "the day after the minister has come back from his visit to the ward upstairs", "too long" },
    };
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        struct msel_time time = text(BAD[i].written, false);
        if (time.kind != MSEL_TIME_BAD || strstr(time.why, BAD[i].why) == NULL) {
            fail_msg("\"%s\": %s", BAD[i].written, time.kind == MSEL_TIME_BAD ? time.why : "it was read");
        }
    }
    assert_int_equal(msel_time_read(NULL, false).kind, MSEL_TIME_NONE);
    assert_int_equal(number(1e300, true).kind, MSEL_TIME_BAD);
    assert_int_equal(number(-5, false).kind, MSEL_TIME_BAD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_of_a_day),
        cmocka_unit_test(times_from_the_start),
        cmocka_unit_test(days_and_dates),
        cmocka_unit_test(what_is_no_time_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
