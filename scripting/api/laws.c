/* Law packs: real legal clocks as dated data, shared by scenarios. */
#include "api/shelves.h"
#include "api/times.h"

struct law { const char *id, *name, *as_of; struct calendar calendar; };

static void own_zone(const struct at *at, void *thing)
{
    read_zone(at, &((struct law *)thing)->calendar);
}

static void own_weekend(const struct at *at, void *thing)
{
    read_weekend(at, &((struct law *)thing)->calendar.weekend);
}

static void own_holidays(const struct at *at, void *thing)
{
    struct calendar *calendar = &((struct law *)thing)->calendar;
    read_holidays(at, &calendar->holidays, &calendar->holiday_count);
}

static const struct field FIELDS[] = {
    FIELD("id", SHAPE_STRING, true, law, id, "As economies name it: \"sg\". The same as the file's name."),
    FIELD("name", SHAPE_STRING, true, law, name, "Whose law it is."),
    FIELD("as_of", SHAPE_STRING, true, law, as_of, "The date on which its figures were last checked, \"2026-07-01\"."),
    FIELD_OWN("zone", true, own_zone, "offset, or list of an offset and changes", "Local time where its authorities sit."),
    FIELD_OWN("weekend", false, own_weekend, "list of weekdays", "Not written: Saturday and Sunday."),
    FIELD_OWN("holidays", false, own_holidays, "list of dates", "Days that are no business days."),
};
const struct table_language LANGUAGE_LAW = TABLE("law{}", "What a law pack says of itself, once a file.", FIELDS, false);

static void read_pack(struct maker *m, struct law_pack *pack)
{
    struct at at = { .m = m, .source = pack->source, .field = "law" };
    at.node = scan_statement(&pack->source->tables, "law", 0);
    if (pack->value.v == 0) {
        problem(&at, T_NO_LAW, "Write law{ id = …, name = …, as_of = …, zone = … }", "the file has no law{…}");
        return;
    }
    script_ref_push(m->L, pack->value);
    at.index = lua_gettop(m->L);
    struct law law = { .calendar = { .weekend = 1u << 5 | 1u << 6 } };
    own_is_nobody(m);
    fields_read(&at, &LANGUAGE_LAW, &law);
    if (law.as_of != NULL && !date_parse(law.as_of, &pack->law.as_of_day)) {
        problem(&at, T_BAD_DATE, "Write \"2026-07-01\"", "`as_of` cannot be \"%s\"", law.as_of);
    }
    if (law.id != NULL && !str_equal(law.id, pack->law.id)) {
        problem(&at, T_NO_LAW, "Give the file and the pack one name", "this file is asked for as \"%s\" and calls itself \"%s\"",
                pack->law.id, law.id);
    }
    const struct scan_node *as_of = scan_field(&pack->source->tables, at.node, "as_of");
    const struct scan_node *where = as_of != NULL ? as_of : at.node;
    pack->law.name = law.name != NULL ? law.name : pack->law.id;
    pack->law.where = (struct api_place){ pack->source->name, where != NULL ? where->line : 0, where != NULL ? where->column : 0 };
    pack->calendar = law.calendar;
    at_pop(&at);
}

static const struct law_pack *pack_find(const struct maker *m, const char *id)
{
    for (uint32_t i = 0; i < m->pack_count; i++) {
        if (str_equal(m->packs[i].law.id, id)) {
            return &m->packs[i];
        }
    }
    return NULL;
}

void read_law_packs(struct maker *m)
{
    for (uint32_t i = 0; i < m->pack_count; i++) {
        read_pack(m, &m->packs[i]);
    }
}

void law_calendar(struct maker *m, const char *id, struct calendar *calendar)
{
    const struct law_pack *pack = pack_find(m, id);
    if (pack != NULL) {
        *calendar = pack->calendar;
    }
}

const struct law_clock *law_clock_find(const struct maker *m, const char *id, uint32_t *economy)
{
    *economy = ID_NONE;
    for (uint32_t i = 0; i < m->law_clock_count; i++) {
        const struct law_clock *clock = &m->law_clocks[i];
        if (!str_equal(clock->id, id)) {
            continue;
        }
        const char *pack = m->packs[clock->pack].law.id;
        for (uint32_t e = 0; e < m->world->economies_count && *economy == ID_NONE; e++) {
            const char *laws = m->world->economies[e].laws;
            *economy = laws != NULL && str_equal(laws, pack) ? e : ID_NONE;
        }
        return clock;
    }
    return NULL;
}
