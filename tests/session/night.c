#include "session/night.h"

#define MINUTE INT64_C(60)
#define ONE INT64_C(1000000)
#define COUNT(array) (uint32_t)(sizeof(array) / sizeof(array)[0])

static struct common called(const char *name)
{
    return (struct common){ .name = name, .owner = TEAM_NONE };
}

static struct text_id said(struct world *world, const char *path, const char *source)
{
    return world_add_text(world, path, source, NULL, 0);
}

static struct cond_id cond(struct world *world, enum cond_op op, uint32_t a, uint32_t b, int64_t n)
{
    struct cond made = { .op = op, .a = a, .b = b, .c = ID_NONE, .d = ID_NONE, .n = n };
    return world_add_cond(world, &made);
}

static struct span one(struct world *world, uint32_t a)
{
    return world_add_refs(world, &a, 1);
}

static uint32_t change(struct world *world, int64_t micro)
{
    struct doing made = { .op = DO_CHANGE, .a = 0, .number = { micro, ID_NONE }, .cond = COND_NONE };
    return world_add_doing(world, &made);
}

static uint32_t doing(struct world *world, enum doing_op op, uint32_t a)
{
    struct doing made = { .op = op, .a = a, .b = ID_NONE, .cond = COND_NONE };
    return world_add_doing(world, &made);
}

static uint32_t after(struct world *world, int64_t span_s, uint32_t child)
{
    struct doing made = { .op = DO_AFTER, .time = { TIME_ELAPSED, span_s }, .cond = COND_NONE,
                          .children = one(world, child) };
    return world_add_doing(world, &made);
}

/* ---- shelves ----------------------------------------------------------------------------------------------------- */

static void add_team(struct world *world, const char *name, const char *title, const char *mark, enum sector sector)
{
    struct team team = {
        .common = called(name), .mark = mark, .sector = sector, .staff_micro = 3 * ONE, .budget_micro = INT64_MAX,
        .title = said(world, arena_format(&world->arena, "team.%s.name", name), title),
        .brief = said(world, arena_format(&world->arena, "team.%s.brief", name), "Keep calm."),
    };
    (void)world_add_team(world, &team);
}

static void add_parties(struct world *world)
{
    struct economy aranda = { .common = called("aranda"), .title = said(world, "economy.aranda.name", "Aranda"),
                              .calendar = { .offset_s = 8 * 3600, .weekend = 0x60 } };
    (void)world_add_economy(world, &aranda);
    add_team(world, "cert", "Aranda CERT", "AC", SECTOR_GOVERNMENT);
    add_team(world, "power", "Riverside Power", "RP", SECTOR_BUSINESS);
    add_team(world, "press", "The Herald", "TH", SECTOR_OTHER);
    struct rate_line *rates = ARENA_ARRAY(&world->arena, struct rate_line, 1);
    rates[0] = (struct rate_line){ -7 * ONE / 3, COND_NONE, ID_NONE };
    struct measure trust = { .common = called("trust"), .title = said(world, "measure.trust.name", "Public trust"),
                             .unit = said(world, "measure.trust.unit", "%"), .start_micro = 60 * ONE, .better = BETTER_HIGH,
                             .show_public = true, .family = ID_NONE, .rates = rates, .rate_count = 1, .from = COND_NONE,
                             .to = COND_NONE };
    (void)world_add_measure(world, &trust);
}

static void add_fact(struct world *world, const char *name, const char *title, enum tlp tlp, uint32_t source, uint32_t classes)
{
    struct fact fact = {
        .common = called(name), .tlp = tlp, .pap = PAP_CLEAR, .truth = COND_NONE, .source = { source },
        .title = said(world, arena_format(&world->arena, "fact.%s.title", name), title),
        .text = said(world, arena_format(&world->arena, "fact.%s.text", name), "All that is known of it."),
        .stale_after_s = INT64_MAX, .corrects = { ID_NONE }, .against = { ID_NONE }, .withdrawn = COND_NONE,
        .classes = classes,
    };
    (void)world_add_fact(world, &fact);
}

static void add_channel(struct world *world, const char *name, const char *title, const uint32_t *ends, uint32_t count,
                        const int64_t delay_s[3], uint32_t fails_bp)
{
    struct channel channel = {
        .common = called(name), .title = said(world, arena_format(&world->arena, "channel.%s.name", name), title),
        .delay_s = { delay_s[0], delay_s[1], delay_s[2] }, .from = world_add_refs(world, ends, count),
        .to = world_add_refs(world, ends, count), .both_ways = true, .carries = TLP_RED, .basis = COND_NONE,
        .needs = COND_NONE, .works = COND_NONE, .capacity = UINT32_MAX, .fails_bp = fails_bp, .receipt = fails_bp == 0,
    };
    (void)world_add_channel(world, &channel);
}

static void add_knowledge(struct world *world)
{
    const uint32_t everybody[] = { thing(SHELF_TEAM, CERT).v, thing(SHELF_TEAM, POWER).v, thing(SHELF_TEAM, PRESS).v };
    const int64_t mail_s[] = { 5 * MINUTE, 15 * MINUTE, 40 * MINUTE }, phone_s[] = { MINUTE, 2 * MINUTE, 5 * MINUTE };
    add_fact(world, "driver", "Driver hash", TLP_GREEN, CERT, CLASS(2));
    add_fact(world, "frozen", "Frozen screens", TLP_AMBER, POWER, CLASS(1));
    add_channel(world, "mail", "Mail", everybody, 3, mail_s, 2000);
    add_channel(world, "phone", "Duty phone", everybody, 2, phone_s, 0);
    struct stage *stages = ARENA_ARRAY(&world->arena, struct stage, 2);
    stages[0] = (struct stage){ .name = "first", .title = said(world, "clock.warning.stages.1", "First notice"),
                                .within = { TIME_ELAPSED, 7200 }, .classes = CLASS(1) };
    stages[1] = (struct stage){ .name = "final", .title = said(world, "clock.warning.stages.2", "Final report"),
                                .within = { TIME_DAYS, 2 }, .from = STAGE_FROM_PREVIOUS };
    struct clock warning = { .common = called("warning"), .title = said(world, "clock.warning.name", "Outage notice"),
                             .who = { POWER }, .to = { CERT }, .starts = cond(world, COND_KNOWS, POWER, FROZEN, 0),
                             .stops = COND_NONE, .met_by = COND_NONE, .imputed_from = COND_NONE, .stages = stages,
                             .stage_count = 2 };
    (void)world_add_clock(world, &warning);
}

static void add_injects(struct world *world)
{
    struct inject alarm = { .common = called("alarm"), .title = said(world, "inject.alarm.title", "It froze"),
                            .text = said(world, "inject.alarm.text", "Screens at two substations froze."),
                            .from = said(world, "inject.alarm.from", "Shift engineer"), .to = one(world, POWER),
                            .via = VIA_PHONE, .gives = one(world, FROZEN) };
    struct inject lab = { .common = called("lab"), .title = said(world, "inject.lab.title", "Altered driver"),
                          .text = said(world, "inject.lab.text", "The driver was altered."), .to = one(world, CERT),
                          .gives = one(world, DRIVER) };
    struct inject news = { .common = called("news"), .title = said(world, "inject.news.title", "Lights out"),
                           .text = said(world, "inject.news.text", "Two districts are dark."),
                           .to = one(world, TEAM_PUBLIC.v), .via = VIA_NEWS, .does = one(world, change(world, -5 * ONE)) };
    (void)world_add_inject(world, &alarm);
    (void)world_add_inject(world, &lab);
    (void)world_add_inject(world, &news);
}

static void add_option(struct world *world, uint32_t decision, const char *name, const char *label, struct option option)
{
    option.common = called(name);
    option.decision.v = decision;
    option.label = said(world, arena_format(&world->arena, "decision.%u.%s.label", (unsigned)decision, name), label);
    option.needs = option.shown = option.sound = COND_NONE;
    (void)world_add_option(world, &option);
}

static void add_decision(struct world *world, const char *name, const char *ask, uint32_t who, uint32_t first)
{
    struct decision decision = {
        .common = called(name), .ask = said(world, arena_format(&world->arena, "decision.%s.ask", name), ask),
        .who = one(world, who), .within = { TIME_ELAPSED, 30 * MINUTE }, .otherwise = first + 1, .first_option = first,
        .option_count = 2, .talk_room_s = 240, .needs = COND_NONE, .shown = COND_NONE, .right = COND_NONE, .other = true,
    };
    (void)world_add_decision(world, &decision);
}

/* Cutting notifies the clock by itself, at once, and has news out later; waiting is a matter of luck. */
static void add_decisions(struct world *world)
{
    const uint32_t cut_does[] = { doing(world, DO_NOTIFY, WARNING), after(world, 40 * MINUTE, doing(world, DO_SEND, NEWS)) };
    struct outcome *luck = ARENA_ARRAY(&world->arena, struct outcome, 2);
    luck[0] = (struct outcome){ "calm", 50, { 0, 0 } };
    luck[1] = (struct outcome){ "again", 50, one(world, after(world, 20 * MINUTE, change(world, -3 * ONE))) };
    add_decision(world, "isolate", "Two substations misbehave. What do you do?", POWER, ISOLATE_CUT);
    add_decision(world, "warn", "Whom do you warn?", CERT, WARN_NOW);
    add_option(world, ISOLATE, "cut", "Disconnect both", (struct option){ .does = world_add_refs(world, cut_does, 2) });
    add_option(world, ISOLATE, "wait", "Keep watching", (struct option){ .outcomes = luck, .outcome_count = 2 });
    add_option(world, WARN, "now", "Everybody, now", (struct option){ .cost = { ONE, 20 * MINUTE, 0 } });
    add_option(world, WARN, "later", "Nobody yet", (struct option){ 0 });
}

static void add_actions(struct world *world)
{
    const uint32_t two[] = { CERT, POWER };
    const struct action plain = { .to = TEAM_NONE, .via = CHANNEL_NONE, .asks = THING_NONE, .needs = COND_NONE,
                                  .shown = COND_NONE };
    struct action ask = plain, sweep = plain;
    ask.common = called("ask_driver");
    ask.label = said(world, "action.ask_driver.label", "Ask the CERT for the driver's hash");
    ask.who = one(world, POWER);
    ask.to.v = CERT;
    ask.via.v = PHONE;
    ask.asks = thing(SHELF_FACT, DRIVER);
    sweep.common = called("sweep");
    sweep.label = said(world, "action.sweep.label", "Sweep the network for it");
    sweep.who = world_add_refs(world, two, COUNT(two));
    sweep.cost = (struct cost){ 2 * ONE, 30 * MINUTE, 0 };
    sweep.does = one(world, change(world, 2 * ONE));
    (void)world_add_action(world, &ask);
    (void)world_add_action(world, &sweep);
}

static struct cue cue(struct world *world, int64_t at_s, struct thing_id first, struct thing_id second)
{
    const uint32_t things[] = { first.v, second.v };
    return (struct cue){ .at = { TIME_ELAPSED, at_s }, .when = COND_NONE,
                         .things = world_add_refs(world, things, second.v == ID_NONE ? 1 : 2) };
}

static void add_plot(struct world *world, bool with_story)
{
    struct rule cut = { .common = called("cut"), .when = cond(world, COND_CHOSE, POWER, ISOLATE_CUT, 0),
                        .does = one(world, change(world, -ONE)) };
    struct rule told = { .common = called("told"), .when = cond(world, COND_KNOWS, CERT, FROZEN, 0),
                         .does = one(world, change(world, 3 * ONE)) };
    (void)world_add_rule(world, &cut);
    (void)world_add_rule(world, &told);
    struct cue *cues = ARENA_ARRAY(&world->arena, struct cue, 4);
    cues[0] = cue(world, 0, thing(SHELF_INJECT, ALARM), THING_NONE);
    cues[1] = cue(world, 10 * MINUTE, thing(SHELF_DECISION, ISOLATE), THING_NONE);
    cues[2] = cue(world, 20 * MINUTE, thing(SHELF_INJECT, LAB), THING_NONE);
    cues[3] = cue(world, 25 * MINUTE, thing(SHELF_DECISION, WARN), THING_NONE);
    struct scene night = { .common = called("night"), .title = said(world, "scene.night.title", "The first night"),
                           .has_begins = true, .begins = { TIME_ELAPSED, 0 }, .when = COND_NONE, .pace_micro = 6 * ONE,
                           .lasts_s = INT64_MAX, .cues = cues, .cue_count = 4 };
    (void)world_add_scene(world, &night);
    struct ending over = { .common = called("over"), .title = said(world, "ending.over.title", "Morning"),
                           .text = said(world, "ending.over.text", "The screens are back."),
                           .when = cond(world, COND_PAST, 0, 0, NIGHT_END_S) };
    (void)world_add_ending(world, &over);
    struct story watcher = { .common = called("watcher") };
    if (with_story) {
        (void)world_add_story(world, &watcher);
    }
}

struct world *night_world(bool with_story)
{
    struct world *world = world_create();
    world->id = "night";
    world->title = said(world, "scenario.title", "Night");
    world->briefing = said(world, "scenario.briefing", "Two substations misbehave.");
    world->begins_utc_s = INT64_C(1772408400);
    world->length_s = NIGHT_END_S;
    add_parties(world);
    add_knowledge(world);
    add_injects(world);
    add_decisions(world);
    add_actions(world);
    add_plot(world, with_story);
    world_seal(world);
    return world;
}

/* ---- the story --------------------------------------------------------------------------------------------------- */

enum { TOKEN_TIME, TOKEN_INPUT };

static int go_on_unless(struct night_story *night, bool is_here)
{
    if (!is_here || night->stops_left == 0) {
        return SCRIPT_GOES_ON;
    }
    night->stops_left -= night->stops_left == UINT32_MAX ? 0 : 1;
    night->has_stopped = true;
    return FAULT_ERROR;
}

static int begin(void *script, struct engine *engine, uint32_t story)
{
    struct night_story *night = script;
    (void)story;
    night->has_stopped = false;
    engine_script_wake_in(engine, STORY_EVERY_S, TOKEN_TIME);
    engine_script_wait_for(engine, engine_world(engine)->rules[CUT].when, INT64_MAX, TOKEN_INPUT);
    return go_on_unless(night, night->stop == STOP_AT_BEGIN);
}

static int wake(void *script, struct engine *engine, uint64_t token, int64_t answer)
{
    struct night_story *night = script;
    (void)answer;
    engine_script_change(engine, (struct measure_id){ 0 }, (int64_t)engine_script_draw(engine, 0, 1000));
    if (token == TOKEN_INPUT) {
        return go_on_unless(night, night->stop == STOP_AT_INPUT);
    }
    engine_script_wake_in(engine, STORY_EVERY_S, TOKEN_TIME);
    return go_on_unless(night, night->stop == STOP_AT_TIME && engine_now_s(engine) >= night->stops_at_s);
}

struct engine_calls night_calls(struct night_story *story)
{
    return (struct engine_calls){ .script = story, .begin = begin, .wake = wake };
}

bool night_must_drop(void *story, uint32_t *which)
{
    const struct night_story *night = story;
    *which = 0;
    return night->has_stopped;
}
