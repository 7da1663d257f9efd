#include "debrief/two_ports.h"

#define COUNT(array) (uint32_t)(sizeof(array) / sizeof(array)[0])

static struct common called(const char *name)
{
    return (struct common){ .name = name, .owner = TEAM_NONE };
}

static struct text_id text(struct world *world, const char *path, const char *source)
{
    return world_add_text(world, path, source, NULL, 0);
}

static struct span one(struct world *world, uint32_t id)
{
    return world_add_refs(world, &id, 1);
}

static void add_teams(struct world *world)
{
    static const struct { const char *name, *title, *mark; enum sector sector; uint32_t economy; } teams[] = {
        { "carrier", "Belmora Lines", "BL", SECTOR_BUSINESS, BELMORA },
        { "cert_a", "Aranda CERT", "AC", SECTOR_GOVERNMENT, ARANDA },
        { "cert_b", "Belmora CERT", "BC", SECTOR_GOVERNMENT, BELMORA },
        { "port", "Aranda Port", "AP", SECTOR_BUSINESS, ARANDA },
    };
    for (uint32_t i = 0; i < COUNT(teams); i++) {
        struct team team = { .common = called(teams[i].name), .title = text(world, teams[i].name, teams[i].title),
                             .mark = teams[i].mark, .sector = teams[i].sector, .economy = { teams[i].economy },
                             .staff_micro = INT64_MAX, .budget_micro = INT64_MAX };
        (void)world_add_team(world, &team);
    }
}

static void add_economies(struct world *world)
{
    struct economy aranda = { .common = called("aranda"), .title = text(world, "economy.aranda.name", "Aranda"),
                              .calendar = { .offset_s = 8 * HOUR, .weekend = 0x60 } };
    struct economy belmora = { .common = called("belmora"), .title = text(world, "economy.belmora.name", "Belmora"),
                               .calendar = { .offset_s = 9 * HOUR, .weekend = 0x60 } };
    (void)world_add_economy(world, &aranda);
    (void)world_add_economy(world, &belmora);
}

static struct needed_by *needs(struct world *world, const struct needed_by *list, uint32_t count)
{
    struct needed_by *copy = ARENA_ARRAY(&world->arena, struct needed_by, count);
    for (uint32_t i = 0; i < count; i++) {
        copy[i] = list[i];
    }
    return copy;
}

static void add_facts(struct world *world)
{
    const struct needed_by by[] = { { { CERT_B }, 60 * MINUTE }, { { CARRIER }, 2 * HOUR }, { { CERT_A }, INT64_MAX } };
    struct cond never = { .op = COND_PAST, .a = ID_NONE, .b = ID_NONE, .c = ID_NONE, .d = ID_NONE, .n = INT64_MAX };
    struct fact hash = { .common = called("hash"),
                         .title = text(world, "fact.hash.title", "Driver hash"),
                         .tlp = TLP_AMBER,
                         .truth = COND_NONE,
                         .source = { PORT },
                         .needed_by = needs(world, by, COUNT(by)),
                         .needed_by_count = COUNT(by),
                         .stale_after_s = INT64_MAX,
                         .corrects = { ID_NONE },
                         .against = { ID_NONE },
                         .withdrawn = COND_NONE };
    struct fact rumour = { .common = called("rumour"),
                           .title = text(world, "fact.rumour.title", "It is over"),
                           .tlp = TLP_CLEAR,
                           .truth = world_add_cond(world, &never),
                           .source = { PORT },
                           .stale_after_s = INT64_MAX,
                           .corrects = { ID_NONE },
                           .against = { ID_NONE },
                           .withdrawn = COND_NONE };
    struct fact times = { .common = called("times"),
                          .title = text(world, "fact.times.title", "It goes on"),
                          .tlp = TLP_CLEAR,
                          .truth = COND_NONE,
                          .source = { PORT },
                          .stale_after_s = INT64_MAX,
                          .corrects = { RUMOUR },
                          .against = { ID_NONE },
                          .withdrawn = COND_NONE };
    uint32_t named[] = { CERT_A, CERT_B };
    hash.named = world_add_refs(world, named, COUNT(named));
    (void)world_add_fact(world, &hash);
    (void)world_add_fact(world, &rumour);
    (void)world_add_fact(world, &times);
}

static void add_channels(struct world *world)
{
    uint32_t certs[] = { thing(SHELF_TEAM, CERT_A).v, thing(SHELF_TEAM, CERT_B).v };
    uint32_t all[] = { thing(SHELF_TEAM, CARRIER).v, certs[0], certs[1], thing(SHELF_TEAM, PORT).v };
    struct channel mail = { .common = called("mail"), .title = text(world, "channel.mail.name", "CERT mail"),
                            .delay_s = { 300, 900, 3600 }, .from = world_add_refs(world, certs, 2),
                            .to = world_add_refs(world, certs, 2), .both_ways = true, .carries = TLP_AMBER,
                            .basis = COND_NONE, .needs = COND_NONE, .works = COND_NONE, .capacity = UINT32_MAX };
    struct channel phone = { .common = called("phone"), .title = text(world, "channel.phone.name", "Duty phone"),
                             .delay_s = { 60, 120, 300 }, .from = world_add_refs(world, all, 4),
                             .to = world_add_refs(world, all, 4), .both_ways = true, .carries = TLP_RED,
                             .basis = COND_NONE, .needs = COND_NONE, .works = COND_NONE, .capacity = UINT32_MAX };
    struct channel press = { .common = called("press"),
                             .title = text(world, "channel.press.name", "Press release"),
                             .delay_s = { 60, 60, 60 },
                             .from = world_add_refs(world, all, 4),
                             .to = one(world, TEAM_PUBLIC.v),
                             .carries = TLP_CLEAR,
                             .basis = COND_NONE,
                             .needs = COND_NONE,
                             .works = COND_NONE,
                             .capacity = UINT32_MAX };
    (void)world_add_channel(world, &mail);
    (void)world_add_channel(world, &phone);
    (void)world_add_channel(world, &press);
}

static void add_clock(struct world *world)
{
    struct stage *stages = ARENA_ARRAY(&world->arena, struct stage, 2);
    stages[0] = (struct stage){ .name = "first", .title = text(world, "clock.notice.first", "First report"),
                                .within = { TIME_ELAPSED, 2 * HOUR }, .classes = CLASS(1) | CLASS(2) };
    stages[1] = (struct stage){ .name = "final", .within = { TIME_ELAPSED, 72 * HOUR }, .from = STAGE_FROM_PREVIOUS };
    struct clock clock = { .common = called("notice"),
                           .title = text(world, "clock.notice.name", "Report an incident"),
                           .who = { PORT },
                           .to = { CERT_A },
                           .starts = COND_NONE,
                           .stops = COND_NONE,
                           .met_by = COND_NONE,
                           .imputed_from = COND_NONE,
                           .stages = stages,
                           .stage_count = 2 };
    (void)world_add_clock(world, &clock);
}

static void add_injects(struct world *world)
{
    struct inject alarm = { .common = called("alarm"), .title = text(world, "inject.alarm.title", "Screens froze"),
                            .text = text(world, "inject.alarm.text", "Two cranes stand still."), .to = one(world, PORT),
                            .via = VIA_PHONE, .gives = one(world, HASH) };
    struct inject news = { .common = called("news"), .title = text(world, "inject.news.title", "Cranes stand still"),
                           .to = one(world, TEAM_PUBLIC.v), .via = VIA_NEWS };
    (void)world_add_inject(world, &alarm);
    (void)world_add_inject(world, &news);
}

static void add_decision(struct world *world)
{
    struct cond knows = { .op = COND_KNOWS, .a = PORT, .b = HASH, .c = ID_NONE, .d = ID_NONE };
    struct cond_id known = world_add_cond(world, &knows);
    struct outcome *arms = ARENA_ARRAY(&world->arena, struct outcome, 2);
    arms[0] = (struct outcome){ .name = "calm", .weight = 75 };
    arms[1] = (struct outcome){ .name = "worse", .weight = 25 };
    struct option now = { .common = called("now"),
                          .decision = { STOP },
                          .label = text(world, "decision.stop.now", "Stop the cranes"),
                          .feedback = text(world, "decision.stop.now.feedback", "A stop can be taken back."),
                          .needs = COND_NONE,
                          .shown = COND_NONE,
                          .sound = known };
    struct option wait = { .common = called("wait"),
                           .decision = { STOP },
                           .label = text(world, "decision.stop.wait", "Wait an hour"),
                           .needs = COND_NONE,
                           .shown = COND_NONE,
                           .sound = COND_NONE,
                           .outcomes = arms,
                           .outcome_count = 2 };
    (void)world_add_option(world, &now);
    (void)world_add_option(world, &wait);
    struct decision decision = { .common = called("stop"),
                                 .ask = text(world, "decision.stop.ask", "Do the cranes stop?"),
                                 .who = one(world, PORT),
                                 .within = { TIME_ELAPSED, 600 },
                                 .otherwise = STOP_WAIT,
                                 .first_option = STOP_NOW,
                                 .option_count = 2,
                                 .needs = COND_NONE,
                                 .shown = COND_NONE,
                                 .right = COND_NONE };
    (void)world_add_decision(world, &decision);
    struct action isolate = { .common = called("isolate"),
                              .label = text(world, "action.isolate.label", "Cut the crane network"),
                              .who = one(world, PORT),
                              .to = TEAM_NONE,
                              .via = CHANNEL_NONE,
                              .asks = THING_NONE,
                              .needs = known,
                              .shown = COND_NONE };
    (void)world_add_action(world, &isolate);
}

static void add_measures(struct world *world)
{
    struct measure harm = { .common = called("harm"),
                            .title = text(world, "measure.harm.name", "Harm"),
                            .unit = text(world, "measure.harm.unit", "points"),
                            .start_micro = 5000000,
                            .has_lowest = true,
                            .has_highest = true,
                            .highest_micro = 100000000,
                            .better = BETTER_LOW,
                            .family = ID_NONE };
    struct measure trust = { .common = called("trust"),
                             .title = text(world, "measure.trust.name", "Public trust"),
                             .unit = text(world, "measure.trust.unit", "%"),
                             .start_micro = 60000000,
                             .show_public = true,
                             .family = ID_NONE };
    (void)world_add_measure(world, &harm);
    (void)world_add_measure(world, &trust);
}

static void add_debriefs(struct world *world)
{
    struct slot slots[] = { { SLOT_TEAM, 0 }, { SLOT_MINUTES, 0 } };
    struct text_id ask =
        world_add_text(world, "debrief.hash.ask", "{team} heard of the hash {minutes} minutes later. Why?", slots, 2);
    struct debrief hash = { .common = called("hash"), .ask = ask, .about = thing(SHELF_FACT, HASH) };
    struct debrief lead = { .common = called("lead"),
                            .ask = text(world, "debrief.lead.ask", "Who could stop the cranes?"),
                            .about = thing(SHELF_DECISION, STOP) };
    (void)world_add_debrief(world, &hash);
    (void)world_add_debrief(world, &lead);
    struct objective share = { .common = called("share"),
                               .title = text(world, "objective.share.name", "Share in time") };
    (void)world_add_objective(world, &share);
}

struct ports ports_open(void)
{
    struct ports ports = { .world = world_create(), .trace = trace_create() };
    struct world *world = ports.world;
    world->id = "two-ports";
    world->title = text(world, "scenario.title", "Two ports");
    world->begins_utc_s = INT64_C(1772408400);
    add_economies(world);
    add_teams(world);
    add_measures(world);
    add_facts(world);
    add_channels(world);
    add_clock(world);
    add_injects(world);
    add_decision(world);
    add_debriefs(world);
    world_seal(world);
    struct audience nobody = { 0 };
    struct audience everybody = { .is_public = true };
    ports.control = trace_intern(ports.trace, &nobody);
    ports.everybody = trace_intern(ports.trace, &everybody);
    (void)ports_add(&ports, (struct record){ .kind = RECORD_STARTEX, .value = 7, .team = ID_NONE, .to = ID_NONE,
                                             .thing = ID_NONE, .other = ID_NONE });
    return ports;
}

void ports_close(struct ports *ports)
{
    trace_destroy(ports->trace);
    world_destroy(ports->world);
}

/* ---- records ---------------------------------------------------------------------------------------------------- */

uint32_t ports_add(struct ports *ports, struct record record)
{
    return trace_append(ports->trace, &record, NULL, 0);
}

struct record ports_record(enum record_kind kind, int64_t at_s, uint32_t team, enum shelf shelf, uint32_t index)
{
    return (struct record){ .at_s = at_s, .kind = (uint16_t)kind, .team = team, .to = ID_NONE,
                            .thing = shelf == SHELF_NONE ? ID_NONE : thing(shelf, index).v, .other = ID_NONE };
}

uint32_t ports_seat(struct ports *ports, uint32_t team, int64_t code)
{
    struct record record = ports_record(RECORD_INPUT, 0, ID_NONE, SHELF_NONE, 0);
    record.to = team;
    record.value = code;
    record.value2 = INPUT_SEAT;
    return ports_add(ports, record);
}

uint32_t ports_inject(struct ports *ports, int64_t at_s, uint32_t inject, uint32_t team)
{
    struct record record = ports_record(RECORD_INJECT, at_s, ID_NONE, SHELF_INJECT, inject);
    struct audience audience = { .is_public = team == TEAM_PUBLIC.v };
    if (team < TEAMS_MAX) {
        audience.teams[0] = (uint64_t)1 << team;
    }
    record.audience = trace_intern(ports->trace, &audience);
    return ports_add(ports, record);
}

uint32_t ports_learned(struct ports *ports, int64_t at_s, uint32_t team, uint32_t fact, uint32_t cause)
{
    struct record record = ports_record(RECORD_LEARNED, at_s, team, SHELF_FACT, fact);
    record.value = ports->world->facts[fact].tlp;
    record.cause = cause;
    return ports_add(ports, record);
}

uint32_t ports_sent(struct ports *ports, int64_t at_s, uint32_t fact, uint32_t from, uint32_t to, uint32_t channel)
{
    struct record record = ports_record(RECORD_SENT, at_s, from, SHELF_FACT, fact);
    record.to = to;
    record.other = thing(SHELF_CHANNEL, channel).v;
    record.value = ports->world->facts[fact].tlp;
    return ports_add(ports, record);
}

uint32_t ports_arrived(struct ports *ports, int64_t at_s, uint32_t sent)
{
    struct record from = *trace_record(ports->trace, sent);
    struct record record = ports_record(RECORD_ARRIVED, at_s, from.to, SHELF_NONE, 0);
    record.thing = from.thing;
    record.to = from.team;
    record.other = from.other;
    record.value = from.value;
    record.cause = sent;
    return ports_add(ports, record);
}

uint32_t ports_read(struct ports *ports, int64_t at_s, uint32_t team, uint32_t what)
{
    struct record record = ports_record(RECORD_READ, at_s, team, SHELF_NONE, 0);
    record.thing = trace_record(ports->trace, what)->thing;
    record.cause = what;
    return ports_add(ports, record);
}

uint32_t ports_leg(struct ports *ports, int64_t at_s, uint32_t channel, uint32_t from, uint32_t to)
{
    struct record record = ports_record(RECORD_CHANNEL, at_s, from, SHELF_CHANNEL, channel);
    record.to = to;
    record.flags = CHANNEL_OPEN;
    return ports_add(ports, record);
}

uint32_t ports_measure(struct ports *ports, int64_t at_s, uint32_t measure, int64_t points, int64_t points_an_hour,
                       uint32_t cause)
{
    struct record record = ports_record(RECORD_MEASURE, at_s, ID_NONE, SHELF_MEASURE, measure);
    record.value = points * 1000000;
    record.value2 = points_an_hour * 1000000;
    record.cause = cause;
    return ports_add(ports, record);
}

uint32_t ports_end(struct ports *ports, int64_t at_s)
{
    struct record record = ports_record(RECORD_ENDING, at_s, ID_NONE, SHELF_NONE, 0);
    record.value = ENDED_BY_CONTROL;
    return ports_add(ports, record);
}

/* ---- folded ----------------------------------------------------------------------------------------------------- */

struct debrief_model *ports_debrief(const struct ports *ports)
{
    struct debrief_source source = { .world = ports->world, .trace = ports->trace };
    return debrief_create(&source);
}

const struct debrief_need *ports_need(const struct debrief_model *debrief, uint32_t fact, uint32_t team)
{
    for (uint32_t i = 0; i < debrief->needs_count; i++) {
        if (debrief->needs[i].fact.v == fact && debrief->needs[i].team.v == team) {
            return &debrief->needs[i];
        }
    }
    return NULL;
}
