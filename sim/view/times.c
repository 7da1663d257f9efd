/* Times and numbers as people read them. Local time is the home economy's; a day begins at its midnight. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "view/view.h"

static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

struct calendar view_calendar(const struct view *view, uint32_t economy)
{
    if (economy >= view->economies_count) {
        return (struct calendar){ 0 };
    }
    const struct view_economy *e = &view->economies[economy];
    return (struct calendar){
        .offset_s = e->offset_s, .weekend = e->weekend,
        .shifts = e->shift_count > 0 ? &view->shifts[e->first_shift] : NULL, .shift_count = e->shift_count,
        .holidays = e->holiday_count > 0 ? &view->holidays[e->first_holiday] : NULL, .holiday_count = e->holiday_count,
    };
}

static struct civil civil_at(const struct view *view, int64_t at_s)
{
    struct calendar calendar = view_calendar(view, 0);
    return calendar_civil(&calendar, view->begins_utc_s + at_s);
}

void view_time_text(const struct view *view, int64_t at_s, char text[VIEW_TIME_BYTES])
{
    struct civil civil = civil_at(view, at_s);
    (void)snprintf(text, VIEW_TIME_BYTES, "%02" PRIu32 ":%02" PRIu32, civil.hour, civil.minute);
}

void view_time_seconds_text(const struct view *view, int64_t at_s, char text[VIEW_TIME_BYTES])
{
    struct civil civil = civil_at(view, at_s);
    (void)snprintf(text, VIEW_TIME_BYTES, "%02" PRIu32 ":%02" PRIu32 ":%02" PRIu32, civil.hour, civil.minute, civil.second);
}

int32_t view_day(const struct view *view, int64_t at_s)
{
    struct calendar calendar = view_calendar(view, 0);
    return calendar_local_day(&calendar, view->begins_utc_s + at_s) - calendar_local_day(&calendar, view->begins_utc_s) + 1;
}

void view_day_time_text(const struct view *view, int64_t at_s, char text[VIEW_TIME_BYTES])
{
    struct civil civil = civil_at(view, at_s);
    (void)snprintf(text, VIEW_TIME_BYTES, "Day %" PRId32 " %02" PRIu32 ":%02" PRIu32, view_day(view, at_s), civil.hour,
                   civil.minute);
}

void view_date_text(const struct view *view, int64_t at_s, char text[VIEW_TIME_BYTES])
{
    struct civil civil = civil_at(view, at_s);
    (void)snprintf(text, VIEW_TIME_BYTES, "%s %" PRIu32 " %s %" PRId32, weekdays[civil.weekday % 7], civil.day,
                   months[(civil.month + 11) % 12], civil.year);
}

void view_moment_text(const struct view *view, int64_t at_s, char text[VIEW_TIME_BYTES])
{
    if (view_day(view, at_s) == 1) {
        view_time_text(view, at_s, text);
    } else {
        view_day_time_text(view, at_s, text);
    }
}

void view_span_text(int64_t span_s, char text[VIEW_TIME_BYTES])
{
    int64_t minutes = span_s / 60, hours = span_s / 3600, days = span_s / 86400;
    if (span_s < 60) {
        (void)snprintf(text, VIEW_TIME_BYTES, "%" PRId64 " s", span_s);
    } else if (hours == 0) {
        (void)snprintf(text, VIEW_TIME_BYTES, "%" PRId64 " min", minutes);
    } else if (days == 0 && minutes % 60 == 0) {
        (void)snprintf(text, VIEW_TIME_BYTES, "%" PRId64 " h", hours);
    } else if (days == 0) {
        (void)snprintf(text, VIEW_TIME_BYTES, "%" PRId64 " h %" PRId64 " min", hours, minutes % 60);
    } else if (hours % 24 == 0) {
        (void)snprintf(text, VIEW_TIME_BYTES, "%" PRId64 " d", days);
    } else {
        (void)snprintf(text, VIEW_TIME_BYTES, "%" PRId64 " d %" PRId64 " h", days, hours % 24);
    }
}

void view_delay_text(int64_t least_s, int64_t likely_s, int64_t most_s, char text[VIEW_TIME_BYTES])
{
    char least[VIEW_TIME_BYTES], most[VIEW_TIME_BYTES];
    view_span_text(least_s, least);
    view_span_text(most_s, most);
    if (strcmp(least, most) == 0) {
        char likely[VIEW_TIME_BYTES];
        view_span_text(likely_s, likely);
        (void)snprintf(text, VIEW_TIME_BYTES, "about %.32s", likely);
        return;
    }
    /* "2 to 15 min" when both have the same single unit. */
    const char *unit = strrchr(least, ' '), *unit_most = strrchr(most, ' ');
    bool same = unit != NULL && unit_most != NULL && strcmp(unit, unit_most) == 0 && strchr(least, ' ') == unit &&
                strchr(most, ' ') == unit_most;
    int keep = same ? (int)(unit - least) : (int)strlen(least);
    (void)snprintf(text, VIEW_TIME_BYTES, "%.*s to %.20s", keep < 20 ? keep : 20, least, most);
}

/* Days of the mask as "Mon to Fri", or one by one. */
static void days_text(uint8_t days, char text[48])
{
    uint32_t first = 0, last = 6;
    while (first < 7 && (days & (1u << first)) == 0) {
        first++;
    }
    while (last > 0 && (days & (1u << last)) == 0) {
        last--;
    }
    uint32_t run = first <= last ? ((1u << (last + 1)) - 1) & ~((1u << first) - 1) : 0;
    if (run == days && last == 6 && first == 0) {
        (void)snprintf(text, 48, "every day");
        return;
    }
    if (run == days && last > first) {
        (void)snprintf(text, 48, "%s to %s", weekdays[first], weekdays[last]);
        return;
    }
    text[0] = '\0';
    for (uint32_t i = 0; i < 7; i++) {
        if ((days & (1u << i)) != 0) {
            size_t used = strlen(text);
            (void)snprintf(text + used, 48 - used, "%s%s", used > 0 ? ", " : "", weekdays[i]);
        }
    }
}

/* Hours (unit 3600) or minutes (60) of a second of the day. */
static unsigned clock_part(int32_t second, int32_t unit)
{
    return (unsigned)(second / unit) % (unit == 60 ? 60u : 100u);
}

void view_hours_text(const struct view *view, uint32_t channel, uint32_t to, char text[96])
{
    const struct view_channel *c = &view->channels[channel];
    const struct view_line *line = view_find_line(view, channel, to);
    if (c->open_from_s == c->open_to_s) {
        (void)snprintf(text, 96, "any time");
        return;
    }
    char days[48];
    days_text(c->open_days, days);
    bool abroad = line != NULL && line->economy != 0 && line->economy < view->economies_count;
    (void)snprintf(text, 96, "%.34s %02u:%02u–%02u:%02u%s%.24s%s", days, clock_part(c->open_from_s, 3600),
                   clock_part(c->open_from_s, 60), clock_part(c->open_to_s, 3600), clock_part(c->open_to_s, 60),
                   abroad ? ", " : "", abroad ? view->economies[line->economy].title : "", abroad ? " time" : "");
}

static void group_thousands(uint64_t whole, char text[VIEW_TIME_BYTES])
{
    char digits[24];
    int count = snprintf(digits, sizeof digits, "%" PRIu64, whole);
    char *at = text;
    for (int i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0) {
            *at++ = ',';
        }
        *at++ = digits[i];
    }
    *at = '\0';
}

void view_number_text(int64_t micro, char text[VIEW_TIME_BYTES])
{
    uint64_t size = micro < 0 ? (uint64_t)0 - (uint64_t)micro : (uint64_t)micro;
    uint64_t hundredths = (size + 5000) / 10000;
    char whole[VIEW_TIME_BYTES];
    group_thousands(hundredths / 100, whole);
    const char *sign = micro < 0 && hundredths > 0 ? "-" : "";
    unsigned rest = (unsigned)(hundredths % 100);
    if (rest == 0) {
        (void)snprintf(text, VIEW_TIME_BYTES, "%s%.32s", sign, whole);
    } else if (rest % 10 == 0) {
        (void)snprintf(text, VIEW_TIME_BYTES, "%s%.32s.%u", sign, whole, rest / 10);
    } else {
        (void)snprintf(text, VIEW_TIME_BYTES, "%s%.32s.%02u", sign, whole, rest);
    }
}
