/* economy.x: a jurisdiction, its zone, its working days and its laws. */
#include "api/shelves.h"
#include "api/times.h"

#include <stdlib.h>
#include <string.h>

#define HOLIDAYS_MAX 4096u

/* ---- zone -------------------------------------------------------------------------------------------------------- */

struct zone_shift { const char *from, *offset; };
static const struct field SHIFT_FIELDS[] = {
    FIELD("from", SHAPE_STRING, true, zone_shift, from, "The moment of the change in UTC: \"2026-10-03 16:00\"."),
    FIELD("offset", SHAPE_STRING, true, zone_shift, offset, "The offset from then on: \"+11:00\"."),
};
const struct table_language LANGUAGE_ZONE_SHIFT =
    TABLE("a change of zone", "One entry of a zone list, after the first offset: summer time is data.", SHIFT_FIELDS, false);

static bool read_offset(const struct at *at, const char *text, int32_t *offset_s)
{
    if (text == NULL || !zone_parse(text, offset_s)) {
        problem(at, T_BAD_DATE, "Write an offset such as \"+08:00\"", "`zone` cannot be \"%s\"", text != NULL ? text : "");
        return false;
    }
    return true;
}

static void read_shift(const struct at *at, struct calendar_shift *shift)
{
    struct zone_shift written = { 0 };
    fields_read(at, &LANGUAGE_ZONE_SHIFT, &written);
    int32_t day;
    int64_t second;
    if (written.from != NULL && !moment_parse(written.from, &day, &second)) {
        problem(at, T_BAD_DATE, "Write \"2026-10-03 16:00\"", "`from` cannot be \"%s\"", written.from);
    } else if (written.from != NULL) {
        shift->from_utc_s = (int64_t)day * 86400 + second;
    }
    if (written.offset != NULL) {
        (void)read_offset(at, written.offset, &shift->offset_s);
    }
}

/* { "+10:00", { from = …, offset = … }, … } */
static void read_zone_list(const struct at *at, struct calendar *calendar)
{
    struct maker *m = at->m;
    uint32_t count = at_length(at);
    struct at first = at_item(at, 1);
    const char *text = count > 0 ? string_read(&first) : NULL;
    (void)(text != NULL && read_offset(&first, text, &calendar->offset_s));
    at_pop(&first);
    struct calendar_shift *shifts = ARENA_ARRAY(&m->world->arena, struct calendar_shift, count);
    for (uint32_t i = 2; i <= count; i++) {
        struct at item = at_item(at, i);
        read_shift(&item, &shifts[i - 2]);
        if (i > 2 && shifts[i - 2].from_utc_s <= shifts[i - 3].from_utc_s) {
            problem(&item, T_BAD_DATE, "Write the changes in order", "this change of zone is not after the one before");
        }
        at_pop(&item);
    }
    calendar->shifts = shifts;
    calendar->shift_count = count > 0 ? count - 1 : 0;
}

void read_zone(const struct at *at, struct calendar *calendar)
{
    calendar->shifts = NULL;
    calendar->shift_count = 0;
    if (at_is_table(at)) {
        read_zone_list(at, calendar);
        return;
    }
    const char *text = string_read(at);
    if (text != NULL) {
        (void)read_offset(at, text, &calendar->offset_s);
    }
}

/* ---- days -------------------------------------------------------------------------------------------------------- */

void read_weekend(const struct at *at, uint8_t *weekend)
{
    uint8_t all = 0;
    for (uint32_t i = 0, many = at_many(at); i < many; i++) {
        struct at item = at_each(at, i);
        uint8_t mask = 0;
        const char *text = string_read(&item);
        if (text != NULL && !weekdays_parse(text, &mask)) {
            problem(&item, T_BAD_DATE, "Write { \"sat\", \"sun\" }", "there is no weekday \"%s\"", text);
        }
        all = (uint8_t)(all | mask);
        at_pop(&item);
    }
    *weekend = all;
}

static int by_day(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

/* Joins what is there already, sorted, each day once. */
static void add_days(struct maker *m, const int32_t **days, uint32_t *count, int32_t *more, uint32_t more_count)
{
    int32_t *all = ARENA_ARRAY(&m->world->arena, int32_t, *count + more_count);
    if (*count > 0) {
        memcpy(all, *days, *count * sizeof *all);
    }
    memcpy(all + *count, more, more_count * sizeof *all);
    qsort(all, *count + more_count, sizeof *all, by_day);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < *count + more_count; i++) {
        if (kept == 0 || all[kept - 1] != all[i]) {
            all[kept++] = all[i];
        }
    }
    *days = all;
    *count = kept;
}

void read_holidays(const struct at *at, const int32_t **days, uint32_t *count)
{
    uint32_t length = at_many(at);
    if (length > HOLIDAYS_MAX) {
        problem(at, T_TOO_MANY, "Leave out those that lie outside the exercise", "there are over %u holidays", HOLIDAYS_MAX);
        return;
    }
    int32_t *found = ARENA_ARRAY(&at->m->scratch, int32_t, length);
    uint32_t found_count = 0;
    for (uint32_t i = 0; i < length; i++) {
        struct at item = at_each(at, i);
        const char *text = string_read(&item);
        if (text != NULL && date_parse(text, &found[found_count])) {
            found_count++;
        } else if (text != NULL) {
            problem(&item, T_BAD_DATE, "Write \"2026-12-25\"", "`holidays` cannot hold \"%s\"", text);
        }
        at_pop(&item);
    }
    if (found_count > 0) {
        add_days(at->m, days, count, found, found_count);
    }
}

/* ---- economy ----------------------------------------------------------------------------------------------------- */

static void own_zone(const struct at *at, void *thing)
{
    read_zone(at, &((struct economy *)thing)->calendar);
}

static void own_weekend(const struct at *at, void *thing)
{
    read_weekend(at, &((struct economy *)thing)->calendar.weekend);
}

static void own_holidays(const struct at *at, void *thing)
{
    struct calendar *calendar = &((struct economy *)thing)->calendar;
    read_holidays(at, &calendar->holidays, &calendar->holiday_count);
}

static const struct field FIELDS[] = {
    FIELD("name", SHAPE_TEXT, true, economy, title, "Its name on screen."),
    FIELD("laws", SHAPE_STRING, false, economy, laws, "The id of its law pack, \"sg\" for laws/sg.lua: its clocks, zone, weekend and holidays."),
    FIELD_OWN("zone", false, own_zone, "offset, or list of an offset and changes",
              "Local time east of UTC, \"+08:00\". Not written: the law pack's, else UTC. The system's zones are never read."),
    FIELD_OWN("holidays", false, own_holidays, "list of dates", "Days that are no business days, beside those of the law pack: \"2026-12-25\"."),
    FIELD_OWN("weekend", false, own_weekend, "list of weekdays", "\"sat\", \"sun\" … Not written: the law pack's, else Saturday and Sunday."),
};
const struct table_language LANGUAGE_ECONOMY =
    TABLE("economy.x", "A jurisdiction: where teams sit, whose laws bind them, what time it is there.", FIELDS, true);

/* The pack's calendar stands until the economy says otherwise, so its id is read before the other fields. */
static void calendar_of_pack(const struct at *at, struct calendar *calendar)
{
    struct at laws = at_field(at, "laws");
    if (lua_type(at->m->L, laws.index) == LUA_TSTRING) {
        law_calendar(at->m, lua_tostring(at->m->L, laws.index), calendar);
    }
    at_pop(&laws);
}

void read_economy(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct economy economy = { .common = common, .calendar = { .weekend = 1u << 5 | 1u << 6 } };
    calendar_of_pack(at, &economy.calendar);
    fields_read(at, &LANGUAGE_ECONOMY, &economy);
    (void)world_add_economy(at->m->world, &economy);
}
