/* Times in their place: which forms a field takes, and what they mean in seconds. */
#include "api/maker.h"
#include "api/times.h"

static const struct calendar *home_calendar(const struct maker *m)
{
    static const struct calendar UTC = { .weekend = 0x60 };
    uint32_t home = m->world->home.v;
    return home < m->world->economies_count ? &m->world->economies[home].calendar : &UTC;
}

/* "Day 2 08:00" as seconds from STARTEX: day 1 is the local day of STARTEX where the exercise begins. */
static int64_t local_s(const struct maker *m, const struct written *written)
{
    const struct calendar *calendar = home_calendar(m);
    int32_t first = calendar_local_day(calendar, m->world->begins_utc_s);
    int64_t utc_s = calendar_local_to_utc(calendar, first + (int32_t)written->a - 1, written->b);
    return utc_s - m->world->begins_utc_s;
}

static int64_t weekday_s(const struct maker *m, const struct written *written)
{
    int64_t begins = m->world->begins_utc_s;
    return calendar_next_weekday(home_calendar(m), begins, (uint32_t)written->a, written->b) - begins;
}

static const char *wanted(enum time_want want)
{
    switch (want) {
    case WANT_LASTS: return "Write minutes (15), \"2:30\", \"30min\", \"2h\", \"2d 16:00\" or \"3d\"";
    case WANT_LEGAL: return "Write \"2h\", \"3d\", \"4bd\", \"1m\" or \"asap\"";
    case WANT_MOMENT:
    case WANT_FORM: break;
    }
    return "Write minutes (15), \"2:30\", \"2d 16:00\", \"Day 2 08:00\" or \"Mon 09:00\"";
}

static bool bad_time(const struct at *at, enum time_want want, const char *text)
{
    problem(at, T_BAD_TIME, wanted(want), "`%s` cannot be \"%s\"", at->field, text);
    return false;
}

static struct time_form elapsed(int64_t s)
{
    return (struct time_form){ TIME_ELAPSED, s };
}

static bool fits(const struct written *w, enum time_want want)
{
    switch (w->kind) {
    case WRITTEN_ELAPSED:
    case WRITTEN_DAYS: return w->a >= 0 || want == WANT_MOMENT;
    case WRITTEN_BUSINESS_DAYS:
    case WRITTEN_MONTHS: return want == WANT_LEGAL && w->a >= 1;
    case WRITTEN_DAY: return want != WANT_LASTS;
    case WRITTEN_WEEKDAY: return want == WANT_MOMENT || want == WANT_FORM;
    case WRITTEN_ASAP: return want == WANT_LEGAL;
    }
    return false;
}

static struct time_form from_written(const struct maker *m, enum time_want want, const struct written *w)
{
    switch (w->kind) {
    case WRITTEN_ELAPSED: return elapsed(w->a);
    case WRITTEN_DAYS: return want == WANT_LEGAL ? (struct time_form){ TIME_DAYS, w->a } : elapsed(w->a * 86400);
    case WRITTEN_BUSINESS_DAYS: return (struct time_form){ TIME_BUSINESS_DAYS, w->a };
    case WRITTEN_MONTHS: return (struct time_form){ TIME_MONTHS, w->a };
    case WRITTEN_DAY: return (struct time_form){ TIME_LOCAL, local_s(m, w) };
    case WRITTEN_WEEKDAY:
        return want == WANT_FORM ? (struct time_form){ TIME_WEEKDAY, w->a * 86400 + w->b }
                                 : (struct time_form){ TIME_LOCAL, weekday_s(m, w) };
    case WRITTEN_ASAP: break;
    }
    return (struct time_form){ TIME_NONE, 0 };
}

const char *time_text_mend(const char *text, enum time_want want)
{
    struct written written;
    return times_parse(text, &written) && fits(&written, want) ? NULL : wanted(want);
}

/* A bare number is minutes. */
static bool from_minutes(const struct at *at, enum time_want want, struct time_form *form)
{
    int64_t micro;
    double least = want == WANT_MOMENT ? -(double)TIME_S_MAX / 60 : 0;
    bool is_number = lua_type(at->m->L, at->index) == LUA_TNUMBER;
    double minutes = is_number ? lua_tonumber(at->m->L, at->index) : 0;
    if (is_number && minutes < least) {
        problem(at, T_BAD_TIME, wanted(want), "`%s` cannot be %.10g minutes: a length of time is 0 or more", at->field, minutes);
        return false;
    }
    if (!number_micro(at, least, (double)TIME_S_MAX / 60, &micro)) {
        return false;
    }
    int64_t scaled = micro * 60; /* at most 3.2e16: fits */
    int64_t s = (scaled + (scaled < 0 ? -500000 : 500000)) / 1000000;
    *form = elapsed(s == 0 && scaled > 0 ? 1 : s); /* what takes time takes a second */
    return true;
}

bool time_read(const struct at *at, enum time_want want, struct time_form *form)
{
    struct script_handle handle;
    if (lua_type(at->m->L, at->index) == LUA_TNUMBER || (at_handle(at, &handle) && handle.kind == KIND_OWN_VALUE)) {
        return from_minutes(at, want, form);
    }
    if (lua_type(at->m->L, at->index) != LUA_TSTRING) {
        problem(at, T_WRONG_TYPE, wanted(want), "`%s` must be a time, not %s", at->field, at_type(at));
        return false;
    }
    const char *text = lua_tostring(at->m->L, at->index);
    struct written written;
    if (!times_parse(text, &written) || !fits(&written, want)) {
        return bad_time(at, want, text);
    }
    *form = from_written(at->m, want, &written);
    return true;
}

bool time_s(const struct at *at, enum time_want want, int64_t *s)
{
    struct time_form form;
    if (!time_read(at, want, &form)) {
        return false;
    }
    *s = form.n;
    return true;
}
