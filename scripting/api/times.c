#include "api/times.h"

#include <string.h>

#include "engine/calendar.h"

/* A cursor over the text; `ok` falls once and for all. */
struct cursor { const char *at; bool ok; };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip_spaces(struct cursor *c)
{
    while (*c->at == ' ') {
        c->at++;
    }
}

static bool take(struct cursor *c, char expected)
{
    if (*c->at != expected) {
        return false;
    }
    c->at++;
    return true;
}

static void must_take(struct cursor *c, char expected)
{
    c->ok = c->ok && take(c, expected);
}

/* Digits, at least `least` and at most `most` of them. */
static int64_t take_digits(struct cursor *c, int least, int most)
{
    int64_t value = 0;
    int count = 0;
    while (is_digit(*c->at) && count < most) {
        value = value * 10 + (*c->at - '0');
        c->at++;
        count++;
    }
    c->ok = c->ok && count >= least && !is_digit(*c->at);
    return value;
}

static bool at_end(struct cursor *c)
{
    skip_spaces(c);
    return c->ok && *c->at == '\0';
}

/* 8:00, 08:00, 24:00 */
static int64_t take_hour_of_day(struct cursor *c)
{
    int64_t hour = take_digits(c, 1, 2);
    must_take(c, ':');
    int64_t minute = take_digits(c, 2, 2);
    c->ok = c->ok && minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
    return hour * 3600 + minute * 60;
}

/* After the hours: ":30" or ":30:15". */
static int64_t take_minutes_seconds(struct cursor *c)
{
    must_take(c, ':');
    int64_t minute = take_digits(c, 2, 2);
    int64_t second = take(c, ':') ? take_digits(c, 2, 2) : 0;
    c->ok = c->ok && minute < 60 && second < 60;
    return minute * 60 + second;
}

static bool take_word(struct cursor *c, const char *word)
{
    size_t bytes = strlen(word);
    if (strncmp(c->at, word, bytes) != 0) {
        return false;
    }
    c->at += bytes;
    return true;
}

static bool elapsed(struct written *written, int64_t s)
{
    *written = (struct written){ .kind = WRITTEN_ELAPSED, .a = s };
    return s <= TIME_S_MAX;
}

/* "2d 16:00" once "2d" is read. */
static bool days_and_hours(struct cursor *c, int64_t days, struct written *written)
{
    int64_t hours = take_digits(c, 1, 2);
    int64_t rest = take_minutes_seconds(c);
    c->ok = c->ok && hours < 24;
    return at_end(c) && elapsed(written, days * 86400 + hours * 3600 + rest);
}

static bool plain_unit(struct cursor *c, enum written_time kind, int64_t n, struct written *written)
{
    *written = (struct written){ .kind = kind, .a = n };
    return at_end(c) && n <= TIME_S_MAX / 86400;
}

static bool from_number(struct cursor *c, struct written *written)
{
    int64_t n = take_digits(c, 1, 9);
    if (*c->at == ':') {
        int64_t rest = take_minutes_seconds(c);
        return at_end(c) && elapsed(written, n * 3600 + rest);
    }
    skip_spaces(c);
    if (take_word(c, "bd")) {
        return plain_unit(c, WRITTEN_BUSINESS_DAYS, n, written);
    }
    if (take_word(c, "d")) {
        skip_spaces(c);
        return *c->at != '\0' ? days_and_hours(c, n, written) : plain_unit(c, WRITTEN_DAYS, n, written);
    }
    if (take_word(c, "h")) {
        return at_end(c) && elapsed(written, n * 3600);
    }
    if (take_word(c, "min")) {
        return at_end(c) && elapsed(written, n * 60);
    }
    if (take_word(c, "s")) {
        return at_end(c) && elapsed(written, n);
    }
    return take_word(c, "m") && plain_unit(c, WRITTEN_MONTHS, n, written);
}

static bool from_day(struct cursor *c, struct written *written)
{
    skip_spaces(c);
    int64_t day = take_digits(c, 1, 5);
    skip_spaces(c);
    int64_t second = take_hour_of_day(c);
    *written = (struct written){ .kind = WRITTEN_DAY, .a = day, .b = second };
    return at_end(c) && day >= 1;
}

static bool from_weekday(struct cursor *c, struct written *written)
{
    char word[16];
    size_t bytes = strcspn(c->at, " ");
    uint32_t weekday;
    if (bytes == 0 || bytes >= sizeof word) {
        return false;
    }
    memcpy(word, c->at, bytes);
    word[bytes] = '\0';
    if (!weekday_parse(word, &weekday)) {
        return false;
    }
    c->at += bytes;
    skip_spaces(c);
    int64_t second = take_hour_of_day(c);
    *written = (struct written){ .kind = WRITTEN_WEEKDAY, .a = weekday, .b = second };
    return at_end(c);
}

bool times_parse(const char *text, struct written *written)
{
    struct cursor c = { text, true };
    skip_spaces(&c);
    if (strcmp(c.at, "asap") == 0) {
        *written = (struct written){ .kind = WRITTEN_ASAP };
        return true;
    }
    bool minus = take(&c, '-');
    if (is_digit(*c.at)) {
        bool ok = from_number(&c, written);
        written->a = minus ? -written->a : written->a;
        return ok;
    }
    if (minus) {
        return false;
    }
    return take_word(&c, "Day ") || take_word(&c, "day ") ? from_day(&c, written) : from_weekday(&c, written);
}

static bool is_leap(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int32_t take_date(struct cursor *c)
{
    static const int64_t DAYS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int64_t year = take_digits(c, 4, 4);
    must_take(c, '-');
    int64_t month = take_digits(c, 2, 2);
    must_take(c, '-');
    int64_t day = take_digits(c, 2, 2);
    c->ok = c->ok && year >= 1900 && month >= 1 && month <= 12 && day >= 1;
    if (!c->ok || day > DAYS[month - 1] + (month == 2 && is_leap(year) ? 1 : 0)) {
        c->ok = false;
        return 0;
    }
    return calendar_day_number((int32_t)year, (uint32_t)month, (uint32_t)day);
}

bool date_parse(const char *text, int32_t *day)
{
    struct cursor c = { text, true };
    *day = take_date(&c);
    return at_end(&c);
}

bool moment_parse(const char *text, int32_t *day, int64_t *second)
{
    struct cursor c = { text, true };
    *day = take_date(&c);
    must_take(&c, ' ');
    *second = c.ok ? take_hour_of_day(&c) : 0;
    return at_end(&c);
}

bool hour_parse(const char *text, int64_t *second)
{
    struct cursor c = { text, true };
    *second = take_hour_of_day(&c);
    return at_end(&c);
}

bool zone_parse(const char *text, int32_t *offset_s)
{
    struct cursor c = { text, true };
    bool minus = take(&c, '-');
    c.ok = minus || take(&c, '+');
    int64_t hours = take_digits(&c, 1, 2);
    must_take(&c, ':');
    int64_t minutes = take_digits(&c, 2, 2);
    c.ok = c.ok && hours <= 14 && minutes < 60;
    *offset_s = (int32_t)((minus ? -1 : 1) * (hours * 3600 + minutes * 60));
    return at_end(&c);
}

bool weekday_parse(const char *text, uint32_t *weekday)
{
    static const char *const DAYS[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };
    size_t bytes = strlen(text);
    for (uint32_t day = 0; day < 7; day++) {
        bool whole = bytes == strlen(DAYS[day]) || bytes == 3;
        size_t i = 0;
        while (whole && i < bytes && (text[i] | 0x20) == DAYS[day][i]) { /* | 0x20: a capital as a small letter */
            i++;
        }
        if (whole && i == bytes) {
            *weekday = day;
            return true;
        }
    }
    return false;
}

bool weekdays_parse(const char *text, uint8_t *mask)
{
    char first[16];
    size_t bytes = strcspn(text, "-");
    uint32_t from, to;
    if (bytes >= sizeof first) {
        return false;
    }
    memcpy(first, text, bytes);
    first[bytes] = '\0';
    if (!weekday_parse(first, &from)) {
        return false;
    }
    to = from;
    if (text[bytes] == '-' && !weekday_parse(text + bytes + 1, &to)) {
        return false;
    }
    *mask = 0;
    for (uint32_t day = from;; day = (day + 1) % 7) {
        *mask = (uint8_t)(*mask | (1u << day));
        if (day == to) {
            return true;
        }
    }
}
