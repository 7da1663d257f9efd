/* Questions about a world whose answers do not depend on what has happened. */
#include "base/err.h"
#include "base/limits.h"
#include "base/str.h"
#include "engine/world.h"

#define DAY_S INT64_C(86400)
#define ONE INT64_C(1000000) /* micro */

bool world_span_has(const struct world *world, struct span span, uint32_t id)
{
    for (uint32_t i = 0; i < span.count; i++) {
        if (world_ref(world, span, i) == id) {
            return true;
        }
    }
    return false;
}

/* ---- numbers --------------------------------------------------------------------------------------------------- */

struct measure_id world_measure_of(const struct world *world, struct measure_id measure, struct team_id team)
{
    MUST(measure.v < world->measures_count);
    const struct measure *m = &world->measures[measure.v];
    if (m->family == ID_NONE) {
        return measure;
    }
    for (uint32_t i = m->family; i < m->family + m->family_count; i++) {
        if (world->measures[i].common.owner.v == team.v) {
            return (struct measure_id){ i };
        }
    }
    return measure;
}

static int64_t own_value(const struct world *world, uint32_t value, struct team_id own)
{
    if (own.v >= world->teams_count) {
        return 0;
    }
    const struct team *team = &world->teams[own.v];
    for (uint32_t i = 0; i < team->value_count; i++) {
        if (team->values[i].name == value) {
            return team->values[i].micro;
        }
    }
    return 0;
}

/* Half away from zero; what does not fit stops at the ends. */
static int64_t times_micro(int64_t a, int64_t b)
{
    __int128 product = (__int128)a * b;
    __int128 rounded = (product + (product < 0 ? -(ONE / 2) : ONE / 2)) / ONE;
    return rounded > INT64_MAX ? INT64_MAX : rounded < INT64_MIN ? INT64_MIN : (int64_t)rounded;
}

int64_t world_number(const struct world *world, struct number number, struct team_id own)
{
    return number.value == ID_NONE ? number.micro : times_micro(number.micro, own_value(world, number.value, own));
}

/* ---- time ------------------------------------------------------------------------------------------------------ */

static const struct calendar *calendar_of(const struct world *world, struct economy_id economy)
{
    static const struct calendar utc = { 0 };
    if (economy.v < world->economies_count) {
        return &world->economies[economy.v].calendar;
    }
    return world->home.v < world->economies_count ? &world->economies[world->home.v].calendar : &utc;
}

static int64_t sum(int64_t a, int64_t b)
{
    if (b > 0 && a > INT64_MAX - b) {
        return INT64_MAX;
    }
    return b < 0 && a < INT64_MIN - b ? INT64_MIN : a + b;
}

static int64_t at_most(int64_t n, int64_t most)
{
    return n > most ? most : n < -most ? -most : n;
}

int64_t world_due_s(const struct world *world, struct time_form form, int64_t from_s, struct economy_id economy)
{
    int64_t from_utc_s = world->begins_utc_s + at_most(from_s, GAME_SECONDS_MAX);
    int64_t n = at_most(form.n, LEGAL_SPAN_MAX);
    const struct calendar *theirs = calendar_of(world, economy);
    const struct calendar *home = calendar_of(world, world->home);
    switch (form.kind) {
    case TIME_NONE: return INT64_MAX;
    case TIME_ELAPSED: return sum(from_s, form.n);
    case TIME_LOCAL: return form.n;
    case TIME_WEEKDAY:
        return calendar_next_weekday(home, from_utc_s, (uint32_t)(form.n / DAY_S), form.n % DAY_S) -
               world->begins_utc_s;
    case TIME_DAYS: return calendar_after_days(theirs, from_utc_s, n) - world->begins_utc_s;
    case TIME_BUSINESS_DAYS: return calendar_after_business_days(theirs, from_utc_s, n) - world->begins_utc_s;
    case TIME_MONTHS: return calendar_after_months(theirs, from_utc_s, n) - world->begins_utc_s;
    }
    return INT64_MAX;
}

struct civil world_civil(const struct world *world, int64_t at_s)
{
    int64_t utc_s = world->begins_utc_s + at_most(at_s, GAME_SECONDS_MAX);
    return calendar_civil(calendar_of(world, world->home), utc_s);
}

/* ---- who stands how to whom ------------------------------------------------------------------------------------ */

static bool same_community(const struct team *a, const struct team *b)
{
    if (a->community == NULL || b->community == NULL) {
        return a->community == b->community;
    }
    return str_equal(a->community, b->community);
}

enum relation world_relation(const struct world *world, struct fact_id fact, struct team_id holder, struct team_id to)
{
    MUST(fact.v < world->facts_count);
    const struct fact *f = &world->facts[fact.v];
    if (world_span_has(world, f->named, to.v)) {
        return RELATION_NAMED;
    }
    if (to.v == TEAM_PUBLIC.v) {
        return RELATION_PUBLIC;
    }
    if (to.v == f->source.v) {
        return RELATION_SOURCE;
    }
    if (holder.v >= world->teams_count || to.v >= world->teams_count) {
        return RELATION_OTHER;
    }
    if (world_span_has(world, world->teams[holder.v].clients, to.v)) {
        return RELATION_CLIENT;
    }
    return same_community(&world->teams[holder.v], &world->teams[to.v]) ? RELATION_COMMUNITY : RELATION_OTHER;
}

/* An end of a channel: teams, economies (any of their teams), or the public. An empty end is any team. */
static bool end_takes(const struct world *world, struct span end, struct team_id team)
{
    if (!team_is_real(team)) {
        return world_span_has(world, end, team.v);
    }
    if (end.count == 0) {
        return true;
    }
    MUST(team.v < world->teams_count);
    struct thing_id economy = thing(SHELF_ECONOMY, world->teams[team.v].economy.v);
    return world_span_has(world, end, thing(SHELF_TEAM, team.v).v) || world_span_has(world, end, economy.v);
}

bool world_channel_joins(const struct world *world, struct channel_id channel, struct team_id from, struct team_id to)
{
    MUST(channel.v < world->channels_count);
    const struct channel *c = &world->channels[channel.v];
    if (from.v == to.v) {
        return false;
    }
    if (end_takes(world, c->from, from) && end_takes(world, c->to, to)) {
        return true;
    }
    return c->both_ways && end_takes(world, c->from, to) && end_takes(world, c->to, from);
}
