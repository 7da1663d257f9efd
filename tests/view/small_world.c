#include "view/small_world.h"

#include <stdio.h>

#define COUNT(array) (uint32_t)(sizeof(array) / sizeof(array)[0])
#define MINUTE INT64_C(60)
#define ONE INT64_C(1000000)

static struct common called(const char *name)
{
    return (struct common){ .name = name, .owner = TEAM_NONE };
}

static struct text_id said(struct world *world, const char *path, const char *source)
{
    return world_add_text(world, path, source, NULL, 0);
}

static struct cond_id cond(struct world *world, enum cond_op op, uint32_t a, uint32_t b)
{
    struct cond made = { .op = op, .a = a, .b = b, .c = ID_NONE, .d = ID_NONE };
    return world_add_cond(world, &made);
}

static struct cond_id never(struct world *world)
{
    struct cond_id always = cond(world, COND_ALWAYS, 0, 0);
    struct cond made = { .op = COND_NO, .children = world_add_refs(world, &always.v, 1) };
    return world_add_cond(world, &made);
}

static struct span refs(struct world *world, uint32_t a)
{
    return world_add_refs(world, &a, 1);
}

static struct span two(struct world *world, uint32_t a, uint32_t b)
{
    uint32_t both[] = { a, b };
    return world_add_refs(world, both, 2);
}

static void add_economies(struct world *world)
{
    struct calendar_shift *shifts = ARENA_ARRAY(&world->arena, struct calendar_shift, 1);
    int32_t *holidays = ARENA_ARRAY(&world->arena, int32_t, 1);
    shifts[0] = (struct calendar_shift){ SMALL_BEGINS_UTC_S + 7 * 86400, 10 * 3600 };
    holidays[0] = calendar_day_number(2026, 3, 3);
    struct economy aranda = { .common = called("aranda_x"), .title = said(world, "economy.aranda_x.name", "Aranda"),
                              .calendar = { .offset_s = 8 * 3600, .weekend = 0x60 } };
    struct economy belmora = { .common = called("belmora_x"), .title = said(world, "economy.belmora_x.name", "Belmora"),
                               .calendar = { .offset_s = 9 * 3600, .weekend = 0x60, .shifts = shifts, .shift_count = 1,
                                             .holidays = holidays, .holiday_count = 1 } };
    (void)world_add_economy(world, &aranda);
    (void)world_add_economy(world, &belmora);
    world->home.v = ARANDA;
}

static struct team team(struct world *world, const char *name, const char *title, const char *mark, enum sector sector,
                        uint32_t economy)
{
    const char *path = arena_format(&world->arena, "team.%s.name", name);
    const char *brief = arena_format(&world->arena, "team.%s.brief", name);
    const char *secret = arena_format(&world->arena, "team.%s.secret", name);
    return (struct team){
        .common = called(name), .title = said(world, path, title), .mark = mark, .sector = sector, .economy = { economy },
        .brief = said(world, brief, arena_format(&world->arena, "The brief of %s.", title)),
        .secret = said(world, secret, arena_format(&world->arena, "What only %s knows of itself.", title)),
        .staff_micro = INT64_MAX, .budget_micro = INT64_MAX,
    };
}

static void add_teams(struct world *world)
{
    struct team cert_a = team(world, "cert_a_x", "Aranda CERT", "AC", SECTOR_GOVERNMENT, ARANDA);
    struct team cert_b = team(world, "cert_b_x", "Belmora CERT", "BC", SECTOR_GOVERNMENT, BELMORA);
    struct team power = team(world, "power_x", "Riverside Power", "RP", SECTOR_BUSINESS, ARANDA);
    struct team press = team(world, "press_x", "The Herald", "TH", SECTOR_OTHER, ARANDA);
    struct contact *contacts = ARENA_ARRAY(&world->arena, struct contact, 1);
    contacts[0] = (struct contact){ { CERT_B }, { DESK }, never(world) };
    power.contacts = contacts;
    power.contact_count = 1;
    power.staff_micro = 3 * ONE;
    power.budget_micro = 100 * ONE;
    power.posture[8] = 2;
    power.roles = refs(world, said(world, "team.power_x.roles.1", "Shift manager").v);
    cert_a.clients = refs(world, POWER);
    press.community = "press";
    (void)world_add_team(world, &cert_a);
    (void)world_add_team(world, &cert_b);
    (void)world_add_team(world, &power);
    (void)world_add_team(world, &press);
}

static void add_agreements(struct world *world)
{
    struct speed *speeds = ARENA_ARRAY(&world->arena, struct speed, 1);
    speeds[0] = (struct speed){ { MUTUAL }, 5000 };
    struct span both = two(world, thing(SHELF_ECONOMY, ARANDA).v, thing(SHELF_ECONOMY, BELMORA).v);
    struct agreement order = { .common = called("order_x"), .title = said(world, "agreement.order_x.name", "Disclosure order"),
                               .kind = AGREEMENT_ORDER, .between = both, .in_force = never(world) };
    struct agreement pact = { .common = called("pact_x"), .title = said(world, "agreement.pact_x.name", "CERT pact"),
                              .kind = AGREEMENT_CERT_PACT, .between = both, .in_force = COND_NONE, .speeds = speeds,
                              .speed_count = 1, .basis = said(world, "agreement.pact_x.basis", "Arrangement, art. 4") };
    (void)world_add_agreement(world, &order);
    (void)world_add_agreement(world, &pact);
}

static void add_measures(struct world *world)
{
    struct text_id percent = said(world, "measure.unit", "%");
    struct measure evidence = { .common = called("evidence_x"), .title = said(world, "measure.evidence_x.name", "Evidence"),
                                .unit = percent, .family = EVIDENCE_A, .family_count = 2, .from = COND_NONE,
                                .to = COND_NONE };
    for (uint32_t owner = CERT_A; owner <= CERT_B; owner++) {
        evidence.common.owner.v = owner;
        evidence.show_to = refs(world, owner);
        (void)world_add_measure(world, &evidence);
    }
    struct rate_line *rates = ARENA_ARRAY(&world->arena, struct rate_line, 1);
    rates[0] = (struct rate_line){ 3600 * ONE, COND_NONE, ID_NONE };
    struct measure loss = { .common = called("loss_x"), .title = said(world, "measure.loss_x.name", "Loss so far"),
                            .unit = percent, .better = BETTER_LOW, .rates = rates, .rate_count = 1, .family = ID_NONE,
                            .from = COND_NONE, .to = COND_NONE, .show_to = refs(world, POWER) };
    struct level *levels = ARENA_ARRAY(&world->arena, struct level, 2);
    levels[0] = (struct level){ 0, said(world, "measure.trust_x.levels.1", "shaken") };
    levels[1] = (struct level){ 50 * ONE, said(world, "measure.trust_x.levels.2", "steady") };
    struct measure trust = { .common = called("trust_x"), .title = said(world, "measure.trust_x.name", "Public trust"),
                             .unit = percent, .start_micro = 60 * ONE, .has_lowest = true, .has_highest = true,
                             .highest_micro = 100 * ONE, .better = BETTER_HIGH, .show_public = true, .levels = levels,
                             .level_count = 2, .family = ID_NONE, .from = COND_NONE, .to = COND_NONE };
    (void)world_add_measure(world, &loss);
    (void)world_add_measure(world, &trust);
}

static struct fact fact(struct world *world, const char *name, const char *title, enum tlp tlp, uint32_t source)
{
    const char *title_path = arena_format(&world->arena, "fact.%s.title", name);
    const char *text_path = arena_format(&world->arena, "fact.%s.text", name);
    return (struct fact){
        .common = called(name), .title = said(world, title_path, title),
        .text = said(world, text_path, arena_format(&world->arena, "All that is known of “%s”.", title)), .tlp = tlp,
        .pap = PAP_CLEAR, .truth = COND_NONE, .source = { source }, .stale_after_s = INT64_MAX,
        .corrects = { ID_NONE }, .against = { ID_NONE }, .withdrawn = COND_NONE,
    };
}

static void add_facts(struct world *world)
{
    struct fact better = fact(world, "better_x", "Screens were altered", TLP_AMBER, CERT_A);
    struct fact frozen = fact(world, "frozen_x", "Frozen screens", TLP_AMBER, POWER);
    struct fact hash = fact(world, "hash_x", "Driver hash", TLP_GREEN, CERT_A);
    struct fact implant = fact(world, "implant_x", "It is an implant", TLP_AMBER_STRICT, ID_NONE);
    struct fact rumour = fact(world, "rumour_x", "A source inside", TLP_RED, CERT_B);
    better.corrects.v = FROZEN;
    frozen.held_by = refs(world, POWER);
    frozen.classes = CLASS(1);
    hash.classes = CLASS(2);
    implant.follows_from = two(world, FROZEN, HASH);
    rumour.held_by = refs(world, CERT_B);
    rumour.named = refs(world, CERT_A);
    rumour.pap = PAP_RED;
    (void)world_add_fact(world, &better);
    (void)world_add_fact(world, &frozen);
    (void)world_add_fact(world, &hash);
    (void)world_add_fact(world, &implant);
    (void)world_add_fact(world, &rumour);
}

static struct channel channel(struct world *world, const char *name, const char *title, uint32_t from, uint32_t to,
                              int64_t delay_s)
{
    const char *path = arena_format(&world->arena, "channel.%s.name", name);
    return (struct channel){
        .common = called(name), .title = said(world, path, title), .delay_s = { delay_s, delay_s, delay_s },
        .from = from == ID_NONE ? (struct span){ 0 } : refs(world, thing(SHELF_TEAM, from).v),
        .to = refs(world, to == TEAM_PUBLIC.v ? to : thing(SHELF_TEAM, to).v), .carries = TLP_RED, .basis = COND_NONE,
        .needs = COND_NONE, .works = COND_NONE, .capacity = UINT32_MAX,
    };
}

static void add_channels(struct world *world)
{
    struct channel call = channel(world, "call_x", "Round table call", ID_NONE, CERT_B, 30 * MINUTE);
    struct channel desk = channel(world, "desk_x", "Foreign desk mail", POWER, CERT_B, 20 * MINUTE);
    struct channel fax = channel(world, "fax_x", "Fax", POWER, CERT_A, 1 * MINUTE);
    struct channel mutual = channel(world, "mutual_x", "CERT mail", CERT_A, CERT_B, 0);
    struct channel phone = channel(world, "phone_x", "Duty phone", POWER, CERT_A, 2 * MINUTE);
    struct channel wire = channel(world, "wire_x", "Press wire", ID_NONE, TEAM_PUBLIC.v, 5 * MINUTE);
    call.needs = cond(world, COND_IN_FORCE, ORDER, 0);
    desk.basis = cond(world, COND_IN_FORCE, ORDER, 0);
    desk.basis_text = said(world, "channel.desk_x.basis", "a disclosure order");
    desk.carries = TLP_GREEN;
    desk.strips = STRIPS_SOURCE;
    fax.fails_bp = 10000;
    mutual.delay_s[0] = 10 * MINUTE;
    mutual.delay_s[1] = 20 * MINUTE;
    mutual.delay_s[2] = 40 * MINUTE;
    mutual.both_ways = true;
    mutual.carries = TLP_AMBER;
    mutual.has_hours = true;
    mutual.hours = (struct opening){ 9 * 3600, 17 * 3600, 0x1f };
    phone.both_ways = true;
    phone.receipt = true;
    (void)world_add_channel(world, &call);
    (void)world_add_channel(world, &desk);
    (void)world_add_channel(world, &fax);
    (void)world_add_channel(world, &mutual);
    (void)world_add_channel(world, &phone);
    (void)world_add_channel(world, &wire);
}

static void add_clocks(struct world *world)
{
    struct stage *one = ARENA_ARRAY(&world->arena, struct stage, 1);
    one[0] = (struct stage){ .name = "once", .title = said(world, "clock.personal_x.stages.1", "Notice"),
                             .within = { TIME_DAYS, 3 }, .from = STAGE_FROM_DECLARED };
    struct stage *chain = ARENA_ARRAY(&world->arena, struct stage, 2);
    chain[0] = (struct stage){ .name = "first", .title = said(world, "clock.warning_x.stages.1", "First notice"),
                               .within = { TIME_ELAPSED, 7200 }, .classes = CLASS(1) | CLASS(2) };
    chain[1] = (struct stage){ .name = "final_report", .within = { TIME_BUSINESS_DAYS, 4 }, .from = STAGE_FROM_PREVIOUS };
    struct clock personal = { .common = called("personal_x"), .title = said(world, "clock.personal_x.name", "Data notice"),
                              .basis = said(world, "clock.personal_x.basis", "Privacy Act, s. 26"), .who = { CERT_B },
                              .to = TEAM_PUBLIC, .calendar_of = { BELMORA }, .starts = COND_NONE, .stops = COND_NONE,
                              .met_by = COND_NONE, .imputed_from = COND_NONE, .counts = COUNTS_DECLARED, .stages = one,
                              .stage_count = 1 };
    struct clock warning = { .common = called("warning_x"), .title = said(world, "clock.warning_x.name", "Outage notice"),
                             .basis = said(world, "clock.warning_x.basis", "Grid Code, art. 9"), .who = { POWER },
                             .to = { CERT_A }, .calendar_of = { ARANDA }, .starts = cond(world, COND_KNOWS, POWER, FROZEN),
                             .stops = COND_NONE, .met_by = COND_NONE, .imputed_from = COND_NONE, .stages = chain,
                             .stage_count = 2 };
    (void)world_add_clock(world, &personal);
    (void)world_add_clock(world, &warning);
}

static void add_injects(struct world *world)
{
    struct slot slots[] = { { SLOT_OWN_NAME, 0 }, { SLOT_MEASURE, TRUST }, { SLOT_TEAM_NAME, CERT_A } };
    struct inject alarm = { .common = called("alarm_x"), .title = said(world, "inject.alarm_x.title", "It froze"),
                            .from = said(world, "inject.alarm_x.from", "Shift engineer"), .to = refs(world, POWER),
                            .via = VIA_PHONE };
    alarm.text = world_add_text(world, "inject.alarm_x.text", "To {own.name}: trust is {measure.trust}. Call {team.cert_a}.",
                                slots, COUNT(slots));
    struct doing grow = { .op = DO_CHANGE, .a = EVIDENCE_B, .number = { 7 * ONE, ID_NONE }, .cond = COND_NONE };
    struct inject hush = { .common = called("hush_x"), .title = said(world, "inject.hush_x.title", "Between us"),
                           .text = said(world, "inject.hush_x.text", "Only Belmora may hear this."),
                           .to = refs(world, CERT_B), .via = VIA_CHAT, .does = refs(world, world_add_doing(world, &grow)) };
    struct inject lab = { .common = called("lab_x"), .title = said(world, "inject.lab_x.title", "Altered driver"),
                          .text = said(world, "inject.lab_x.text", "The driver was altered."), .to = refs(world, CERT_A),
                          .via = VIA_MAIL, .gives = refs(world, HASH), .has_tlp = true, .tlp = TLP_GREEN,
                          .picture = "pictures/driver_x.png" };
    struct inject news = { .common = called("news_x"), .title = said(world, "inject.news_x.title", "Lights flicker"),
                           .text = said(world, "inject.news_x.text", "Readers report flickering lights."),
                           .to = refs(world, TEAM_PUBLIC.v), .via = VIA_NEWS };
    (void)world_add_inject(world, &alarm);
    (void)world_add_inject(world, &hush);
    (void)world_add_inject(world, &lab);
    (void)world_add_inject(world, &news);
}

static void add_option(struct world *world, uint32_t decision, const char *name, const char *label, struct option option)
{
    option.common = called(name);
    option.decision.v = decision;
    option.label = said(world, arena_format(&world->arena, "decision.%u.%s.label", (unsigned)decision, name), label);
    option.sound = COND_NONE;
    (void)world_add_option(world, &option);
}

static struct decision decision(struct world *world, const char *name, const char *ask, uint32_t who, uint32_t first,
                                uint32_t count)
{
    return (struct decision){
        .common = called(name), .ask = said(world, arena_format(&world->arena, "decision.%s.ask", name), ask),
        .who = refs(world, who), .within = { TIME_ELAPSED, 600 }, .otherwise = first, .first_option = first,
        .option_count = count, .talk_room_s = 240, .needs = COND_NONE, .shown = COND_NONE, .right = COND_NONE, .other = true,
    };
}

static void add_decisions(struct world *world)
{
    const struct option plain = { .needs = COND_NONE, .shown = COND_NONE };
    struct decision contain = decision(world, "contain_x", "Contain it?", CERT_B, CONTAIN_NOW, 2);
    struct decision isolate = decision(world, "isolate_x", "What do you do?", POWER, ISOLATE_CUT, 4);
    struct decision ordered = decision(world, "ordered_x", "In which order?", CERT_A, FIRST, 3);
    isolate.otherwise = ISOLATE_WAIT;
    ordered.answer = ANSWER_ORDER;
    ordered.otherwise = ID_NONE;
    (void)world_add_decision(world, &contain);
    (void)world_add_decision(world, &isolate);
    (void)world_add_decision(world, &ordered);
    struct option cut = plain, dark = plain, watch = plain;
    cut.cost = (struct cost){ ONE, 600, 5 * ONE };
    cut.feedback = said(world, "decision.isolate_x.cut_x.feedback", "It cost light and bought time.");
    dark.shown = cond(world, COND_KNOWS, POWER, HASH);
    watch.needs = cond(world, COND_IN_FORCE, ORDER, 0);
    add_option(world, CONTAIN, "now_x", "At once", plain);
    add_option(world, CONTAIN, "later_x", "Later", plain);
    add_option(world, ISOLATE, "cut_x", "Disconnect both", cut);
    add_option(world, ISOLATE, "dark_x", "Block the altered driver", dark);
    add_option(world, ISOLATE, "watch_x", "Watch under the order", watch);
    add_option(world, ISOLATE, "wait_x", "Wait for the vendor", plain);
    add_option(world, ORDERED, "first_x", "Ring first", plain);
    add_option(world, ORDERED, "second_x", "Write a letter", plain);
    add_option(world, ORDERED, "third_x", "Meet in person", plain);
}

static void add_actions(struct world *world)
{
    const struct action plain = { .to = TEAM_NONE, .via = CHANNEL_NONE, .asks = THING_NONE, .needs = COND_NONE,
                                  .shown = COND_NONE };
    struct action announce = plain, ask = plain, sweep = plain;
    announce.common = called("announce_x");
    announce.label = said(world, "action.announce_x.label", "Raise the national alert level");
    announce.who = refs(world, CERT_A);
    announce.visible = true;
    ask.common = called("ask_hash_x");
    ask.label = said(world, "action.ask_hash_x.label", "Ask the CERT for the driver's hash");
    ask.who = refs(world, POWER);
    ask.to.v = CERT_A;
    ask.via.v = PHONE;
    ask.asks = thing(SHELF_FACT, HASH);
    sweep.common = called("sweep_x");
    sweep.label = said(world, "action.sweep_x.label", "Sweep the network for it");
    sweep.who = two(world, CERT_A, POWER);
    sweep.cost = (struct cost){ 2 * ONE, 1800, 0 };
    sweep.has_pap = true;
    sweep.pap = PAP_GREEN;
    sweep.about = two(world, thing(SHELF_FACT, HASH).v, thing(SHELF_FACT, RUMOUR).v);
    (void)world_add_action(world, &announce);
    (void)world_add_action(world, &ask);
    (void)world_add_action(world, &sweep);
}

static void add_rest(struct world *world)
{
    struct question why = { .common = called("why_x"), .ask = said(world, "question.why_x.ask", "Why did it take so long?"),
                            .who = two(world, CERT_A, POWER), .minutes = 5 };
    why.options = two(world, said(world, "question.why_x.options.1", "Law").v, said(world, "question.why_x.options.2", "Habit").v);
    (void)world_add_question(world, &why);
    uint32_t asked[] = { thing(SHELF_QUESTION, 0).v };
    struct cue *cues = ARENA_ARRAY(&world->arena, struct cue, 1);
    cues[0] = (struct cue){ .at = { TIME_ELAPSED, 7200 }, .when = COND_NONE, .things = world_add_refs(world, asked, 1) };
    struct scene morning = { .common = called("morning_x"), .title = said(world, "scene.morning_x.title", "Monday morning"),
                             .has_begins = true, .begins = { TIME_ELAPSED, 0 }, .when = COND_NONE, .pace_micro = 2 * ONE,
                             .lasts_s = INT64_MAX, .cues = cues, .cue_count = 1 };
    (void)world_add_scene(world, &morning);
    struct ending spared = { .common = called("spared_x"), .title = said(world, "ending.spared_x.title", "Spared"),
                             .text = said(world, "ending.spared_x.text", "Nobody noticed."), .when = COND_NONE };
    spared.when = cond(world, COND_PAST, 0, 0);
    world->conds[spared.when.v].n = 6 * 3600;
    (void)world_add_ending(world, &spared);
}

struct world *small_world(void)
{
    struct world *world = world_create();
    world->id = "frozen_screens_x";
    world->title = said(world, "scenario.title", "Frozen Screens");
    world->briefing = said(world, "scenario.briefing", "Two substations misbehave.");
    world->begins_utc_s = SMALL_BEGINS_UTC_S;
    world->length_s = 8 * 3600;
    add_economies(world);
    add_agreements(world);
    add_teams(world);
    add_measures(world);
    add_facts(world);
    add_channels(world);
    add_clocks(world);
    add_injects(world);
    add_decisions(world);
    add_actions(world);
    add_rest(world);
    world_seal(world);
    return world;
}
