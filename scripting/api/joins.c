/* agreement.x and channel.x: how those at the table are joined. */
#include "api/shelves.h"
#include "api/times.h"

#include <stdlib.h>
#include <string.h>

#define PARTIES (1u << SHELF_TEAM | 1u << SHELF_ECONOMY)

/* ---- agreement --------------------------------------------------------------------------------------------------- */

static const struct word KINDS[] = { { "moc", AGREEMENT_MOC }, { "cert-pact", AGREEMENT_CERT_PACT },
    { "mlat", AGREEMENT_MLAT }, { "esign", AGREEMENT_ESIGN }, { "isac", AGREEMENT_ISAC }, { "hotline", AGREEMENT_HOTLINE },
    { "police", AGREEMENT_POLICE }, { "contract", AGREEMENT_CONTRACT }, { "order", AGREEMENT_ORDER },
    { "call", AGREEMENT_CALL }, { NULL, 0 } };

static void own_parties(const struct at *at, void *thing)
{
    struct agreement *agreement = thing;
    struct ids ids = { 0 };
    if (read_any_things(at, PARTIES, &ids) && ids.count < 2) {
        problem(at, T_BAD_LIST, "Name two or more", "an agreement stands between two parties or more");
    }
    agreement->between = ids_span(at->m, &ids);
}

static void read_speed(const struct at *at, struct speed *speed)
{
    struct at channel = at_item(at, 1);
    channel.field = "speeds";
    speed->channel.v = read_thing(&channel, SHELF_CHANNEL);
    at_pop(&channel);
    struct at factor = at_item(at, 2);
    factor.field = "speeds";
    int64_t micro;
    if (number_micro(&factor, 0, 1000, &micro)) {
        speed->factor_bp = (int32_t)((micro + 50) / 100);
    }
    at_pop(&factor);
    if (at_length(at) != 2) {
        problem(at, T_BAD_LIST, "Write { channel.name, 0.5 }", "each entry of `speeds` is a channel and a factor");
    }
}

static void own_speeds(const struct at *at, void *thing)
{
    struct agreement *agreement = thing;
    uint32_t count = at_list(at);
    struct speed *speeds = ARENA_ARRAY(&at->m->world->arena, struct speed, count);
    for (uint32_t i = 0; i < count; i++) {
        struct at item = at_item(at, i + 1);
        if (at_is_table(&item)) {
            read_speed(&item, &speeds[i]);
        } else {
            problem(&item, T_WRONG_TYPE, "Write speeds = { { channel.name, 0.5 } }", "`speeds` is a list of pairs");
        }
        at_pop(&item);
    }
    agreement->speeds = speeds;
    agreement->speed_count = count;
}

static const struct field AGREEMENT_FIELDS[] = {
    FIELD("name", SHAPE_TEXT, false, agreement, title, "Its name on screen. Not written: its kind."),
    FIELD_WORD("kind", KINDS, true, agreement, kind, "What sort of instrument it is."),
    FIELD_OWN("between", true, own_parties, "list of economies, teams or groups", "Its parties."),
    FIELD("basis", SHAPE_TEXT, false, agreement, basis, "The article or clause, as people would quote it."),
    FIELD_OWN("speeds", false, own_speeds, "list of { channel, factor }", "While it is in force the channel's delay is multiplied: 0.5 is twice as fast."),
    FIELD("in_force", SHAPE_COND, false, agreement, in_force, "Not written: always; the host may switch it either way."),
};
const struct table_language LANGUAGE_AGREEMENT =
    TABLE("agreement.x", "An instrument that opens or speeds channels between economies or teams.", AGREEMENT_FIELDS, true);

void read_agreement(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct agreement agreement = { .common = common, .in_force = COND_NONE };
    fields_read(at, &LANGUAGE_AGREEMENT, &agreement);
    (void)world_add_agreement(at->m->world, &agreement);
}

/* ---- channel ----------------------------------------------------------------------------------------------------- */

static const struct word EVIDENCE[] = { { "none", EVIDENCE_NONE }, { "lead", EVIDENCE_LEAD }, { "court", EVIDENCE_COURT }, { NULL, 0 } };

static void read_end(const struct at *at, bool with_public, struct ids *ids)
{
    for (uint32_t i = 0, many = at_many(at); i < many; i++) {
        struct at item = at_each(at, i);
        struct script_handle handle;
        if (with_public && at_handle(&item, &handle) && handle.kind == KIND_PUBLIC) {
            ids_add(at->m, ids, TEAM_PUBLIC.v);
        } else {
            (void)read_any_things(&item, PARTIES, ids);
        }
        at_pop(&item);
    }
}

/* Two sides: the first with the second. One group, or three and more: each with each. */
static void own_between(const struct at *at, void *thing)
{
    struct channel *channel = thing;
    struct ids from = { 0 }, to = { 0 };
    channel->both_ways = true;
    if (at_is_table(at) && at_length(at) == 2) {
        struct at first = at_item(at, 1), second = at_item(at, 2);
        first.field = second.field = "between";
        read_end(&first, false, &from);
        read_end(&second, false, &to);
        at_pop(&first);
    } else {
        read_end(at, false, &from);
        to = from;
        if (from.count < 2) {
            problem(at, T_BAD_BETWEEN, "Write between = { team.a, team.b }", "`between` needs two sides");
        }
    }
    channel->from = ids_span(at->m, &from);
    channel->to = ids_span(at->m, &to);
}

static void own_from(const struct at *at, void *thing)
{
    struct ids ids = { 0 };
    read_end(at, false, &ids);
    ((struct channel *)thing)->from = ids_span(at->m, &ids);
}

static void own_to(const struct at *at, void *thing)
{
    struct ids ids = { 0 };
    read_end(at, true, &ids);
    ((struct channel *)thing)->to = ids_span(at->m, &ids);
}

static void own_delay(const struct at *at, void *thing)
{
    struct channel *channel = thing;
    if (!at_is_table(at)) {
        (void)time_s(at, WANT_LASTS, &channel->delay_s[0]);
        channel->delay_s[1] = channel->delay_s[2] = channel->delay_s[0];
        return;
    }
    if (at_length(at) != 3) {
        problem(at, T_BAD_LIST, "Write { least, likely, most }", "`delay` is one time or three");
        return;
    }
    for (uint32_t i = 0; i < 3; i++) {
        struct at item = at_item(at, i + 1);
        (void)time_s(&item, WANT_LASTS, &channel->delay_s[i]);
        at_pop(&item);
    }
    if (channel->delay_s[0] > channel->delay_s[1] || channel->delay_s[1] > channel->delay_s[2]) {
        problem(at, T_BAD_NUMBER, "Write { least, likely, most }", "`delay` must not fall from one time to the next");
    }
}

static void own_basis(const struct at *at, void *thing)
{
    struct channel *channel = thing;
    if (lua_type(at->m->L, at->index) == LUA_TSTRING) {
        channel->basis_text = text_read(at);
    } else {
        channel->basis = cond_read(at);
    }
}

/* ---- hours ------------------------------------------------------------------------------------------------------- */

static void hours_read(const struct at *at, int32_t *s)
{
    const char *text = string_read(at);
    int64_t second = 0;
    if (text != NULL && !hour_parse(text, &second)) {
        problem(at, T_BAD_DATE, "Write \"08:00\"", "`hours` cannot hold \"%s\"", text);
    }
    *s = (int32_t)second;
}

static void hours_from(const struct at *at, void *thing)
{
    hours_read(at, &((struct opening *)thing)->from_s);
}

static void hours_to(const struct at *at, void *thing)
{
    hours_read(at, &((struct opening *)thing)->to_s);
}

static void hours_days(const struct at *at, void *thing)
{
    read_weekend(at, &((struct opening *)thing)->days);
}

static const struct field HOURS_FIELDS[] = {
    FIELD_OWN("1", true, hours_from, "time of day", "When it opens, in the receiver's local time: \"08:00\"."),
    FIELD_OWN("2", true, hours_to, "time of day", "When it closes; before the first, it stays open over midnight."),
    FIELD_OWN("days", false, hours_days, "weekdays", "\"mon-fri\", or a list. Not written: every day."),
};
const struct table_language LANGUAGE_HOURS = TABLE("hours", "When a channel is staffed.", HOURS_FIELDS, false);

static void own_hours(const struct at *at, void *thing)
{
    struct channel *channel = thing;
    channel->hours.days = 0x7f;
    channel->has_hours = true;
    fields_read(at, &LANGUAGE_HOURS, &channel->hours);
}

/* ---- the rest of a channel --------------------------------------------------------------------------------------- */

static bool percent(const char *text, int64_t *bp)
{
    char *end;
    double value = strtod(text, &end);
    if (end == text || strcmp(end, "%") != 0 || !(value >= 0 && value <= 100)) {
        return false;
    }
    *bp = (int64_t)(value * 100 + 0.5);
    return true;
}

static void own_fails(const struct at *at, void *thing)
{
    int64_t bp = 0;
    if (lua_type(at->m->L, at->index) == LUA_TSTRING) {
        if (!percent(lua_tostring(at->m->L, at->index), &bp)) {
            problem(at, T_BAD_NUMBER, "Write 0.05 or \"5%\"", "`fails` cannot be \"%s\"", lua_tostring(at->m->L, at->index));
        }
    } else if (number_micro(at, 0, 1, &bp)) {
        bp = (bp + 50) / 100;
    }
    ((struct channel *)thing)->fails_bp = (uint32_t)bp;
}

static void own_strips(const struct at *at, void *thing)
{
    struct channel *channel = thing;
    for (uint32_t i = 0, many = at_many(at); i < many; i++) {
        struct at item = at_each(at, i);
        const char *text = string_read(&item);
        if (text != NULL && str_equal(text, "source")) {
            channel->strips |= STRIPS_SOURCE;
        } else if (text != NULL && str_equal(text, "details")) {
            channel->strips |= STRIPS_DETAILS;
        } else if (text != NULL) {
            problem(&item, T_UNKNOWN_WORD, "Write \"source\" or \"details\"", "`strips` cannot hold \"%s\"", text);
        }
        at_pop(&item);
    }
}

static const struct field CHANNEL_FIELDS[] = {
    FIELD("name", SHAPE_TEXT, true, channel, title, "Its name on screen."),
    FIELD_OWN("delay", true, own_delay, "length of time, or { least, likely, most }", "From sending to arrival. Three times: drawn anew for each item, likeliest in the middle."),
    FIELD_OWN("between", false, own_between, "two sides", "Joins both ways: { a, b } the first side with the second; one group, or three and more parties, each with each."),
    FIELD_OWN("from", false, own_from, "teams, economies or groups", "Who may send, when it leads one way."),
    FIELD_OWN("to", false, own_to, "teams, economies, groups or public", "Who receives, when it leads one way."),
    FIELD_WORD("carries", WORDS_TLP, false, channel, carries, "The strictest label it may carry: above that it warns, and sending all the same is a breach. Not written: red, everything."),
    FIELD_OWN("basis", false, own_basis, "text, agreement or condition", "The legal basis. A text is only shown; without an agreement or condition that holds, sending warns, and is a breach."),
    FIELD("needs", SHAPE_COND, false, channel, needs, "Closed while it does not hold: sending is refused. A bare agreement: it must be in force."),
    FIELD_OWN("hours", false, own_hours, "{ \"08:00\", \"18:00\", days = \"mon-fri\" }", "Outside them an item waits for the next opening."),
    FIELD("receipt", SHAPE_BOOL, false, channel, receipt, "The sender is told when an item arrives. Not written: false."),
    FIELD_OWN("fails", false, own_fails, "0 to 1, or \"5%\"", "The chance that an item is lost unseen. Not written: 0."),
    FIELD("works", SHAPE_COND, false, channel, works, "While it does not hold what is sent is lost unseen. Not written: always."),
    FIELD("capacity", SHAPE_COUNT, false, channel, capacity, "How many items may be under way at once. Not written: any number."),
    FIELD_OWN("strips", false, own_strips, "\"source\", \"details\", or both", "What an item loses on the way: who sent it, or its text beyond the title."),
    FIELD_WORD("evidence", EVIDENCE, false, channel, evidence, "What arrives here is good for: nothing, a lead, or a court. Not written: none."),
};
const struct table_language LANGUAGE_CHANNEL = TABLE("channel.x", "A way to share.", CHANNEL_FIELDS, true);

void read_channel(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct channel channel = { .common = common, .carries = TLP_RED, .basis = COND_NONE, .needs = COND_NONE,
                               .works = COND_NONE, .capacity = UINT32_MAX };
    fields_read(at, &LANGUAGE_CHANNEL, &channel);
    struct at between = at_field(at, "between"), from = at_field(at, "from"), to = at_field(at, "to");
    bool one_way = !at_is_nil(&from) && !at_is_nil(&to);
    if (at_is_nil(&between) ? !one_way : !at_is_nil(&from) || !at_is_nil(&to)) {
        problem_key(at, T_BAD_BETWEEN, "Write between = { a, b }, or from = … and to = …",
                    "channel.%s needs either `between`, or `from` and `to`", decl->name);
    }
    at_pop(&between);
    (void)world_add_channel(at->m->world, &channel);
}
