#include "exchange/msel_times.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/xlsx_cells.h"

#define TEXT_BYTES 64
#define DAY_S 86400
#define ELAPSED_S_MAX (366 * DAY_S)

struct cursor { const char *at; };

static void skip(struct cursor *c)
{
    while (*c->at == ' ' || *c->at == ',') {
        c->at++;
    }
}

static bool take(struct cursor *c, const char *word)
{
    size_t bytes = strlen(word);
    if (strncmp(c->at, word, bytes) != 0) {
        return false;
    }
    c->at += bytes;
    return true;
}

/* A word that ends here: "h" of "h" and of "h.", not of "hello". */
static bool take_word(struct cursor *c, const char *word)
{
    struct cursor before = *c;
    if (take(c, word) && !isalpha((unsigned char)*c->at)) {
        (void)take(c, ".");
        return true;
    }
    *c = before;
    return false;
}

static bool take_any(struct cursor *c, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (take_word(c, *words)) {
            return true;
        }
    }
    return false;
}

/* How many digits there were; 0 when none, or more than six. */
static int take_number(struct cursor *c, int64_t *number)
{
    int count = 0;
    *number = 0;
    while (isdigit((unsigned char)c->at[count]) && count < 7) {
        *number = *number * 10 + (c->at[count] - '0');
        count++;
    }
    if (count == 7) {
        return 0;
    }
    c->at += count;
    return count;
}

static bool at_end(struct cursor *c)
{
    skip(c);
    return *c->at == '\0';
}

static struct msel_time bad(const char *why)
{
    return (struct msel_time){ .kind = MSEL_TIME_BAD, .why = why };
}

/* ---- a time of day ----------------------------------------------------------------------------------------------- */

/* am, pm: makes 12 hours 24. False when the hour cannot be one. */
static bool take_half(struct cursor *c, int64_t *hour, bool *said)
{
    static const char *const AM[] = { "am", "a.m", "a", NULL }, *const PM[] = { "pm", "p.m", "p", NULL };
    skip(c);
    bool am = take_any(c, AM), pm = !am && take_any(c, PM);
    *said = am || pm;
    if (!*said) {
        return true;
    }
    if (*hour < 1 || *hour > 12) {
        return false;
    }
    *hour = *hour % 12 + (pm ? 12 : 0);
    return true;
}

/* "hrs", "local", "z": says nothing that is used. */
static void take_tail(struct cursor *c)
{
    static const char *const TAILS[] = { "hours", "hour", "hrs", "hr", "h", "local", "lt", "l", "utc", "gmt", "z", "uhr", NULL };
    skip(c);
    (void)take_any(c, TAILS);
}

static struct msel_time clock_of(int64_t hour, int64_t minute, int64_t second, bool plain)
{
    if (minute > 59 || second > 59 || hour > 24 || (hour == 24 && minute + second > 0)) {
        return bad("there is no such time of day; T+25:00 counts from the start");
    }
    return (struct msel_time){ .kind = plain ? MSEL_TIME_PLAIN : MSEL_TIME_CLOCK, .s = hour * 3600 + minute * 60 + second };
}

static struct msel_time take_clock(struct cursor *c)
{
    int64_t hour, minute = 0, second = 0;
    bool said = false, plain = false;
    int digits = take_number(c, &hour);
    if (digits == 0 || digits > 4) {
        return bad("it is no time");
    }
    if (digits >= 3) {
        minute = hour % 100;
        hour /= 100;
    } else if (*c->at == ':' || *c->at == '.' || (*c->at == 'h' && isdigit((unsigned char)c->at[1]))) {
        plain = *c->at == ':';
        c->at++;
        if (take_number(c, &minute) != 2) {
            return bad("its minutes are not two digits");
        }
        if (*c->at == ':' && c->at++ != NULL && take_number(c, &second) != 2) {
            return bad("its seconds are not two digits");
        }
        plain = plain && *c->at != 'h';
    } else {
        struct cursor before = *c;
        bool ok = take_half(c, &hour, &said);
        if (!ok || !said) {
            *c = before;
            return bad("it may be an hour or minutes: write 9:00 or T+0:09");
        }
    }
    if (!said && !take_half(c, &hour, &said)) {
        return bad("there is no such time of day");
    }
    take_tail(c);
    return clock_of(hour, minute, second, plain && !said);
}

/* ---- a time from the start --------------------------------------------------------------------------------------- */

static struct msel_time elapsed_of(int64_t s)
{
    return s > ELAPSED_S_MAX ? bad("it lies over a year after the start") : (struct msel_time){ .kind = MSEL_TIME_ELAPSED, .s = s };
}

/* What `number` counts, by the word behind it; `else_s` without one. 0 when it is none. */
static int64_t take_unit(struct cursor *c, int64_t else_s)
{
    static const char *const DAYS[] = { "days", "day", "d", NULL }, *const HOURS[] = { "hours", "hour", "hrs", "hr", "h", NULL },
                      *const MINUTES[] = { "minutes", "minute", "mins", "min", "m", NULL }, *const SECONDS[] = { "seconds", "secs", "sec", "s", NULL };
    skip(c);
    if (take_any(c, DAYS)) {
        return DAY_S;
    }
    /* "1h30": an hour, and what follows counts minutes. */
    if (take_any(c, HOURS) || (*c->at == 'h' && isdigit((unsigned char)c->at[1]) && take(c, "h"))) {
        return 3600;
    }
    if (take_any(c, MINUTES)) {
        return 60;
    }
    return take_any(c, SECONDS) ? 1 : else_s;
}

static struct msel_time take_elapsed(struct cursor *c, int64_t unit)
{
    int64_t all = 0, number, part;
    skip(c);
    if (at_end(c)) {
        return bad("it does not say how long after the start");
    }
    while (!at_end(c)) {
        if (take_number(c, &number) == 0) {
            return bad("it is no length of time");
        }
        if (*c->at == ':' || (*c->at == '.' && isdigit((unsigned char)c->at[1]))) {
            c->at++;
            if (take_number(c, &part) != 2 || part > 59) {
                return bad("its minutes are not two digits");
            }
            number = number * 60 + part;
            int64_t seconds = 0;
            if (*c->at == ':' && c->at++ != NULL && (take_number(c, &seconds) != 2 || seconds > 59)) {
                return bad("its seconds are not two digits");
            }
            all += number * 60 + seconds;
            take_tail(c);
            return at_end(c) ? elapsed_of(all) : bad("something follows the time");
        }
        int64_t said = take_unit(c, unit);
        all += number * said;
        unit = said == 3600 ? 60 : unit;
        if (all > ELAPSED_S_MAX) {
            break;
        }
    }
    return elapsed_of(all);
}

/* ---- days and dates ---------------------------------------------------------------------------------------------- */

static bool take_month(struct cursor *c, int64_t *month)
{
    static const char *const MONTHS[] = { "january", "february", "march", "april", "may", "june", "july", "august", "september",
                                          "october", "november", "december" };
    size_t letters = 0;
    while (isalpha((unsigned char)c->at[letters])) {
        letters++;
    }
    for (int64_t i = 0; letters >= 3 && i < 12; i++) {
        if (letters <= strlen(MONTHS[i]) && strncmp(c->at, MONTHS[i], letters) == 0) {
            c->at += letters + (c->at[letters] == '.' ? 1 : 0);
            *month = i + 1;
            return true;
        }
    }
    return false;
}

enum found { FOUND, NOT_FOUND, FOUND_BAD };

static enum found date_found(int64_t year, int64_t month, int64_t day, struct msel_time *time)
{
    year += year < 100 ? 2000 : 0;
    time->has_date = date_number(year, month, day, &time->date);
    time->why = "there is no such date";
    return time->has_date ? FOUND : FOUND_BAD;
}

/* 02/03/2026 is the second of March for one and the third of February for another. */
static enum found two_orders(int64_t a, int64_t b, int64_t year, struct msel_time *time)
{
    if (a <= 12 && b <= 12 && a != b) {
        time->why = "day and month can be told apart in no way: write 2026-03-02";
        return FOUND_BAD;
    }
    return a > 12 ? date_found(year, b, a, time) : date_found(year, a, b, time);
}

static enum found no_year(struct msel_time *time)
{
    time->why = "its date has no year";
    return FOUND_BAD;
}

static enum found take_date(struct cursor *c, struct msel_time *time)
{
    struct cursor start = *c;
    int64_t a, b, year;
    int digits = take_number(c, &a);
    if (digits == 4 && take(c, "-") && take_number(c, &b) > 0 && take(c, "-") && take_number(c, &year) > 0) {
        (void)take(c, "t");
        return date_found(a, b, year, time);
    }
    *c = start;
    digits = take_number(c, &a);
    if ((digits == 1 || digits == 2) && (*c->at == '/' || *c->at == '.' || *c->at == '-')) {
        char mark = *c->at++;
        if (take_number(c, &b) > 0 && *c->at == mark && c->at++ != NULL && take_number(c, &year) >= 2) {
            return mark == '.' ? date_found(year, b, a, time) : two_orders(a, b, year, time);
        }
    }
    *c = start;
    if (take_number(c, &a) > 0 && (skip(c), take(c, "-") || true) && take_month(c, &b)) {
        skip(c);
        (void)take(c, "-");
        return take_number(c, &year) >= 2 ? date_found(year, b, a, time) : no_year(time);
    }
    *c = start;
    if (take_month(c, &b) && (skip(c), take_number(c, &a) > 0)) {
        skip(c);
        return take_number(c, &year) == 4 ? date_found(year, b, a, time) : no_year(time);
    }
    *c = start;
    return NOT_FOUND;
}

/* "day 2", "d2", "d+1": which day of the exercise, from 1. */
static bool take_day(struct cursor *c, int32_t *day)
{
    struct cursor start = *c;
    int64_t number;
    bool word = take(c, "day") || take(c, "d");
    skip(c);
    bool plus = word && take(c, "+");
    skip(c);
    if (!word || take_number(c, &number) == 0 || number + (plus ? 1 : 0) < 1 || number > 366) {
        *c = start;
        return false;
    }
    *day = (int32_t)number + (plus ? 1 : 0);
    skip(c);
    (void)(take(c, "-") || take(c, "/") || take(c, "at "));
    skip(c);
    return true;
}

/* ---- a cell ------------------------------------------------------------------------------------------------------ */

static void lowered(const char *text, char out[TEXT_BYTES])
{
    size_t used = 0;
    for (; *text != '\0' && used + 1 < TEXT_BYTES; text++) {
        char c = (char)tolower((unsigned char)*text);
        out[used++] = c == '\n' ? ' ' : c;
    }
    out[used] = '\0';
}

static bool take_start(struct cursor *c)
{
    static const char *const STARTS[] = { "startex", "start", "t", "e", "h" };
    struct cursor start = *c;
    for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++) {
        if (take(c, STARTS[i]) && (skip(c), take(c, "+"))) {
            return true;
        }
        *c = start;
    }
    return take(c, "+");
}

static struct msel_time with_day(struct cursor *c, struct msel_time day)
{
    if (at_end(c)) {
        day.kind = MSEL_TIME_DATE;
        return day;
    }
    struct msel_time clock = take_clock(c);
    if (clock.kind == MSEL_TIME_BAD) {
        return clock;
    }
    clock.kind = MSEL_TIME_CLOCK;
    clock.has_date = day.has_date;
    clock.date = day.date;
    clock.day = day.day;
    return clock;
}

static struct msel_time read_text(const char *text, bool elapsed)
{
    char copy[TEXT_BYTES];
    lowered(text, copy);
    struct cursor c = { copy };
    struct msel_time time = { 0 };
    skip(&c);
    (void)(take(&c, "~") || take(&c, "approx. ") || take(&c, "approx ") || take(&c, "ca. ") || take(&c, "at "));
    skip(&c);
    if (strlen(text) >= TEXT_BYTES) {
        return bad("it is too long for a time");
    }
    struct cursor start = c;
    if (take_word(&c, "startex") && at_end(&c)) {
        return elapsed_of(0);
    }
    c = start;
    if (take_start(&c)) {
        return take_elapsed(&c, c.at > start.at && *start.at == 'h' ? 3600 : 60);
    }
    enum found found = take_date(&c, &time);
    if (found == FOUND_BAD) {
        return bad(time.why);
    }
    bool has_day = found == FOUND || take_day(&c, &time.day);
    if (has_day) {
        time = with_day(&c, time);
    } else if (elapsed) {
        return take_elapsed(&c, 60);
    } else {
        struct cursor before = c;
        time = take_clock(&c);
        if (time.kind == MSEL_TIME_BAD || !at_end(&c)) {
            /* "15 min", "1h 30m": only words say that it is a length */
            struct cursor length = before;
            bool has_words = strpbrk(before.at, "dhms") != NULL && strchr(before.at, ':') == NULL;
            struct msel_time from_start = has_words ? take_elapsed(&length, 0) : time;
            return from_start.kind == MSEL_TIME_ELAPSED && from_start.s > 0 ? from_start : time.kind == MSEL_TIME_BAD ? time : bad("something follows the time");
        }
    }
    return time.kind != MSEL_TIME_BAD && !at_end(&c) ? bad("something follows the time") : time;
}

static struct msel_time read_number(double number, bool elapsed)
{
    double whole = floor(number);
    if (elapsed && number >= 1 && number == whole) {
        return elapsed_of(number < 1e9 ? (int64_t)number * 60 : INT64_MAX);
    }
    if (number >= 0 && number < 1 && number != 0) {
        return (struct msel_time){ .kind = elapsed ? MSEL_TIME_ELAPSED : MSEL_TIME_PLAIN, .s = (int64_t)floor(number * DAY_S + 0.5) };
    }
    if (number == whole && number >= 100 && number <= 2400) {
        return clock_of((int64_t)number / 100, (int64_t)number % 100, 0, false);
    }
    if (number >= 20000 && number < 80000) { /* a date that lost its format */
        struct msel_time time = { .kind = MSEL_TIME_CLOCK, .has_date = true, .date = (int32_t)whole - 25569 };
        time.s = (int64_t)floor((number - whole) * DAY_S + 0.5);
        time.kind = number == whole ? MSEL_TIME_DATE : MSEL_TIME_CLOCK;
        return time;
    }
    return number == 0 ? (struct msel_time){ .kind = MSEL_TIME_PLAIN } : bad("it may be an hour or minutes: write 9:00 or T+0:09");
}

struct msel_time msel_time_read(const struct book_cell *cell, bool elapsed)
{
    if (cell == NULL) {
        return (struct msel_time){ 0 };
    }
    switch (cell->kind) {
    case CELL_TIME: {
        int64_t s = (int64_t)floor(cell->number * DAY_S + 0.5);
        return s >= DAY_S || elapsed ? elapsed_of(s) : (struct msel_time){ .kind = MSEL_TIME_PLAIN, .s = s };
    }
    case CELL_NUMBER: return read_number(cell->number, elapsed);
    case CELL_ERROR:
    case CELL_BOOL:
    case CELL_PERCENT:
    case CELL_BAD: return bad("it is no time");
    case CELL_TEXT:
    case CELL_DATE: break;
    }
    return read_text(cell->text, elapsed);
}

struct msel_time msel_day_read(const struct book_cell *cell)
{
    if (cell == NULL) {
        return (struct msel_time){ 0 };
    }
    char copy[TEXT_BYTES];
    lowered(cell->text, copy);
    struct cursor c = { copy };
    int64_t number;
    struct msel_time time = { .kind = MSEL_TIME_DATE };
    if (take_number(&c, &number) > 0 && at_end(&c) && number >= 1 && number <= 366) {
        time.day = (int32_t)number;
        return time;
    }
    time = cell->kind == CELL_NUMBER ? read_number(cell->number, false) : read_text(cell->text, false);
    return time.kind == MSEL_TIME_BAD || (!time.has_date && time.day == 0) ? bad("it is no day") : time;
}
