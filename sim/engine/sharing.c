/* Information: who holds what, how it travels, what breaks a label.
 *
 * A share is judged when it is sent and felt when it arrives. What the sender may know beforehand (label, channel's
 * ceiling, basis) warns and never locks; what he cannot know (capacity, a dead address, chance) he learns by trying. */
#include <string.h>

#include "base/rng.h"
#include "base/str.h"
#include "engine/state.h"

void sharing_make_room(struct engine *engine)
{
    uint32_t facts = engine->world->facts_count;
    engine->cells_count = facts * engine->world->teams_count;
    GROW_ZEROED(engine->cells, engine->cells_count, engine->cells_room);
    GROW_ZEROED(engine->published, facts, engine->published_room);
    GROW_ZEROED(engine->broken, facts, engine->broken_room);
    GROW_ZEROED(engine->withdrawn, facts, engine->withdrawn_room);
    GROW_ZEROED(engine->last_share, facts, engine->last_share_room);
}

static uint32_t *cell(const struct engine *engine, struct team_id team, struct fact_id fact)
{
    return &engine->cells[(size_t)fact.v * engine->world->teams_count + team.v];
}

const struct holding *holding_find(const struct engine *engine, struct team_id team, struct fact_id fact)
{
    if (!team_is_real(team)) {
        return NULL;
    }
    uint32_t at = *cell(engine, team, fact);
    return at == 0 ? NULL : &engine->holdings[at - 1];
}

bool knows(const struct engine *engine, struct team_id team, struct fact_id fact)
{
    return team.v == TEAM_PUBLIC.v ? engine->published[fact.v] : holding_find(engine, team, fact) != NULL;
}

static const struct fact *fact_def(const struct engine *engine, struct fact_id fact)
{
    return &engine->world->facts[fact.v];
}

/* False when the team held it already; then a looser label counts from now on. */
static bool hold(struct engine *engine, struct team_id team, struct fact_id fact, enum tlp label)
{
    uint32_t *at = cell(engine, team, fact);
    if (*at != 0) {
        struct holding *held = &engine->holdings[*at - 1];
        held->label = label > held->label ? label : held->label;
        held->consent = held->label > held->consent ? held->label : held->consent;
        return false;
    }
    GROW(engine->holdings, engine->holdings_count, engine->holdings_room);
    engine->holdings[engine->holdings_count++] =
        (struct holding){ .team = team, .fact = fact, .at_s = engine->now_s, .label = label, .consent = label };
    *at = engine->holdings_count;
    engine->dirty |= DEPENDS_KNOWN;
    return true;
}

static void derive(struct engine *engine, struct team_id team)
{
    const struct world *world = engine->world;
    for (uint32_t i = 0; engine->has_derived_facts && i < world->facts_count; i++) {
        const struct fact *fact = &world->facts[i];
        struct fact_id id = { i };
        if (fact->follows_from.count == 0 || knows(engine, team, id)) {
            continue;
        }
        bool all = true;
        for (uint32_t k = 0; all && k < fact->follows_from.count; k++) {
            all = knows(engine, team, (struct fact_id){ world_ref(world, fact->follows_from, k) });
        }
        if (all && hold(engine, team, id, fact->tlp)) {
            struct record record = record_make(engine, RECORD_DERIVED);
            record.audience = record_team_audience(engine, team);
            record.team = team.v;
            record.thing = thing(SHELF_FACT, i).v;
            record.value = fact->tlp;
            record.value2 = fact->classes;
            (void)record_add(engine, &record);
            derive(engine, team);
            return;
        }
    }
}

static void told(struct engine *engine, enum record_kind kind, struct team_id team, struct fact_id fact, uint32_t cause)
{
    const struct fact *def = fact_def(engine, fact);
    if (!hold(engine, team, fact, def->tlp)) {
        return;
    }
    struct record record = record_make(engine, kind);
    record.audience = record_team_audience(engine, team);
    record.team = team.v;
    record.thing = thing(SHELF_FACT, fact.v).v;
    record.value = def->tlp;
    record.value2 = def->classes;
    record.cause = cause;
    (void)record_add(engine, &record);
    derive(engine, team);
}

void learn(struct engine *engine, struct team_id team, struct fact_id fact, uint32_t cause)
{
    told(engine, RECORD_LEARNED, team, fact, cause);
}

void hold_from_start(struct engine *engine, struct fact_id fact)
{
    const struct fact *def = fact_def(engine, fact);
    for (uint32_t i = 0; i < def->held_by.count; i++) {
        struct team_id team = { world_ref(engine->world, def->held_by, i) };
        told(engine, RECORD_HELD, team, fact, 0);
    }
}

/* ---- channels --------------------------------------------------------------------------------------------------- */

bool channel_is_open(const struct engine *engine, struct channel_id channel, struct team_id own)
{
    return cond_holds(engine, engine->world->channels[channel.v].needs, own);
}

bool channel_has_basis(const struct engine *engine, struct channel_id channel, struct team_id own)
{
    return cond_holds(engine, engine->world->channels[channel.v].basis, own);
}

static void tell_leg(struct engine *engine, struct channel_id channel, struct team_id from, struct team_id to)
{
    struct record record = record_make(engine, RECORD_CHANNEL);
    record.audience = record_team_audience(engine, from);
    record.team = from.v;
    record.to = to.v;
    record.thing = thing(SHELF_CHANNEL, channel.v).v;
    record.flags = (uint16_t)((channel_is_open(engine, channel, from) ? CHANNEL_OPEN : 0) |
                              (channel_has_basis(engine, channel, from) ? CHANNEL_BASIS : 0));
    (void)record_add(engine, &record);
}

void channel_tell(struct engine *engine, struct channel_id channel)
{
    const struct world *world = engine->world;
    for (uint32_t from = 0; from < world->teams_count; from++) {
        struct team_id sender = { from };
        for (uint32_t to = 0; to < world->teams_count; to++) {
            if (from != to && world_channel_joins(world, channel, sender, (struct team_id){ to })) {
                tell_leg(engine, channel, sender, (struct team_id){ to });
            }
        }
        if (world_channel_joins(world, channel, sender, TEAM_PUBLIC)) {
            tell_leg(engine, channel, sender, TEAM_PUBLIC);
        }
    }
}

struct channel_id channel_best(const struct engine *engine, struct team_id from, struct team_id to, enum tlp label)
{
    const struct world *world = engine->world;
    struct channel_id best = CHANNEL_NONE;
    int64_t best_s = INT64_MAX;
    for (uint32_t i = 0; i < world->channels_count; i++) {
        struct channel_id id = { i };
        const struct channel *channel = &world->channels[i];
        if (!world_channel_joins(world, id, from, to) || !channel_is_open(engine, id, from)) {
            continue;
        }
        /* One that may carry the label beats any that may not, whatever its speed. */
        int64_t cost_s = channel->delay_s[1] + (label < channel->carries ? INT64_MAX / 4 : 0);
        if (cost_s < best_s) {
            best = id;
            best_s = cost_s;
        }
    }
    return best;
}

static bool is_party(const struct world *world, const struct agreement *agreement, struct team_id team)
{
    if (!team_is_real(team)) {
        return false;
    }
    return world_span_has(world, agreement->between, thing(SHELF_TEAM, team.v).v) ||
           world_span_has(world, agreement->between, thing(SHELF_ECONOMY, world->teams[team.v].economy.v).v);
}

static int64_t sped_up(const struct engine *engine, struct channel_id channel, struct team_id from, struct team_id to,
                       int64_t delay_s)
{
    const struct world *world = engine->world;
    for (uint32_t i = 0; i < world->agreements_count; i++) {
        const struct agreement *agreement = &world->agreements[i];
        if (agreement->speed_count == 0 || !agreement_in_force(engine, (struct agreement_id){ i }) ||
            !is_party(world, agreement, from) || !is_party(world, agreement, to)) {
            continue;
        }
        for (uint32_t k = 0; k < agreement->speed_count; k++) {
            if (agreement->speeds[k].channel.v == channel.v) {
                delay_s = (delay_s * agreement->speeds[k].factor_bp + 5000) / 10000;
                delay_s = delay_s < GAME_SECONDS_MAX ? delay_s : GAME_SECONDS_MAX;
            }
        }
    }
    return delay_s > 0 ? delay_s : 1;
}

int64_t channel_delay_s(const struct engine *engine, struct channel_id channel, struct team_id from, struct team_id to,
                        uint32_t draw_kind, uint32_t about, uint64_t ordinal)
{
    const struct world *world = engine->world;
    const struct channel *def = &world->channels[channel.v];
    struct rng_key key = { .seed = engine->draw_seed, .kind = draw_kind, .a = about,
                           .b = (from.v & 0xffffu) << 16 | (to.v & 0xffffu), .ordinal = ordinal };
    int64_t delay_s = rng_triangular(&key, def->delay_s[0], def->delay_s[1], def->delay_s[2]);
    delay_s = sped_up(engine, channel, from, to, delay_s);
    if (!def->has_hours) {
        return delay_s;
    }
    struct economy_id where = team_is_real(to) ? world->teams[to.v].economy : world->home;
    if (where.v >= world->economies_count) {
        return delay_s;
    }
    int64_t arrives = world->begins_utc_s + engine->now_s + delay_s;
    int64_t opens = calendar_next_open(&world->economies[where.v].calendar, &def->hours, arrives);
    return opens == INT64_MAX ? delay_s : delay_s + (opens - arrives); /* hours that never come hold nothing up */
}

/* ---- sending ---------------------------------------------------------------------------------------------------- */

void breach(struct engine *engine, struct team_id team, struct fact_id fact, struct team_id to, int64_t how, uint32_t cause)
{
    engine->broken[fact.v] = true;
    engine->dirty |= DEPENDS_BREACH;
    struct record record = record_make(engine, RECORD_BREACH);
    record.audience = record_team_audience(engine, team);
    record.team = team.v;
    record.to = to.v;
    record.thing = thing(SHELF_FACT, fact.v).v;
    record.value = how;
    record.cause = cause;
    (void)record_add(engine, &record);
}

static uint32_t warnings_of(const struct engine *engine, const struct holding *held, struct team_id to,
                            struct channel_id channel, enum tlp label)
{
    const struct fact *def = fact_def(engine, held->fact);
    const struct channel *via = &engine->world->channels[channel.v];
    uint32_t warnings = 0;
    enum relation relation = world_relation(engine->world, held->fact, held->team, to);
    bool is_source = def->source.v == held->team.v;
    bool relabelled = label > held->consent;
    bool beyond = relation != RELATION_SOURCE && !tlp_allows(held->consent, relation);
    warnings |= !is_source && (relabelled || beyond) ? WARN_LABEL : 0;
    warnings |= label < via->carries ? WARN_CARRIES : 0;
    warnings |= !channel_has_basis(engine, channel, held->team) ? WARN_BASIS : 0;
    return warnings;
}

static enum tlp label_of(const struct input *input, const struct holding *held)
{
    return input->has_label ? input->label : held->label;
}

enum refusal share_check(const struct engine *engine, const struct input *input, uint32_t *warnings)
{
    struct team_id from = input->sender.team;
    if (thing_shelf(input->thing) != SHELF_FACT) {
        return REFUSED_UNKNOWN_THING;
    }
    struct fact_id fact = { thing_index(input->thing) };
    const struct holding *held = holding_find(engine, from, fact);
    if (held == NULL) {
        return REFUSED_NOT_HELD;
    }
    if (engine->withdrawn[fact.v]) {
        return REFUSED_WITHDRAWN;
    }
    if (input->to.v == from.v) {
        return REFUSED_SELF;
    }
    if (input->channel.v >= engine->world->channels_count ||
        (!team_is_real(input->to) && input->to.v != TEAM_PUBLIC.v) ||
        !world_channel_joins(engine->world, input->channel, from, input->to)) {
        return REFUSED_NO_CHANNEL;
    }
    if (!channel_is_open(engine, input->channel, from)) {
        return REFUSED_CLOSED_CHANNEL;
    }
    *warnings = warnings_of(engine, held, input->to, input->channel, label_of(input, held));
    if (engine->in_flight[input->channel.v] >= engine->world->channels[input->channel.v].capacity) {
        return REFUSED_CAPACITY;
    }
    return engine->world->enforce_labels && (*warnings & WARN_LABEL) != 0 ? REFUSED_LABEL : REFUSED_NOT;
}

static uint32_t how_lost(const struct engine *engine, struct team_id from, struct team_id to, struct channel_id channel,
                         struct fact_id fact, uint64_t ordinal)
{
    const struct channel *via = &engine->world->channels[channel.v];
    if (!cond_holds(engine, via->works, from)) {
        return LOST_BROKEN_CHANNEL;
    }
    const struct team *team = &engine->world->teams[from.v];
    for (uint32_t i = 0; i < team->contact_count; i++) {
        const struct contact *contact = &team->contacts[i];
        if (contact->team.v == to.v && contact->channel.v == channel.v && !cond_holds(engine, contact->works, from)) {
            return LOST_STALE_CONTACT;
        }
    }
    struct rng_key key = { .seed = engine->draw_seed, .kind = DRAW_FAIL, .a = fact.v,
                           .b = (from.v & 0xffffu) << 16 | (to.v & 0xffffu), .ordinal = ordinal };
    return via->fails_bp > 0 && rng_below(&key, 10000) < via->fails_bp ? LOST_FAILED : 0;
}

/* How often before. The newest share of that kind knows: who sends one thing all day long is not counted all over again. */
static uint32_t times_sent(const struct engine *engine, struct fact_id fact, struct team_id from, struct team_id to)
{
    for (uint32_t i = engine->last_share[fact.v]; i != 0; i = engine->shares[i - 1].older) {
        const struct share *share = &engine->shares[i - 1];
        if (share->from.v == from.v && share->to.v == to.v) {
            return share->ordinal + 1;
        }
    }
    return 0;
}

static uint32_t record_sent(struct engine *engine, const struct share *share, uint32_t warnings, uint16_t flags)
{
    struct record record = record_make(engine, RECORD_SENT);
    record.audience = record_team_audience(engine, share->from);
    record.flags = flags;
    record.team = share->from.v;
    record.to = share->to.v;
    record.thing = thing(SHELF_FACT, share->fact.v).v;
    record.other = thing(SHELF_CHANNEL, share->channel.v).v;
    record.value = share->label;
    record.value2 = warnings;
    return record_add(engine, &record);
}

static void breaches_of(struct engine *engine, const struct share *share, uint32_t warnings)
{
    static const struct { uint32_t warning; int64_t how; } kinds[] = {
        { WARN_LABEL, BREACH_LABEL }, { WARN_CARRIES, BREACH_CARRIES }, { WARN_BASIS, BREACH_BASIS },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if ((warnings & kinds[i].warning) != 0) {
            breach(engine, share->from, share->fact, share->to, kinds[i].how, share->record);
        }
    }
}

static void send(struct engine *engine, struct share share, uint32_t warnings, uint16_t flags)
{
    uint32_t ordinal = share.ordinal = times_sent(engine, share.fact, share.from, share.to);
    share.record = record_sent(engine, &share, warnings, flags);
    breaches_of(engine, &share, warnings);
    share.lost = how_lost(engine, share.from, share.to, share.channel, share.fact, ordinal);
    share.older = engine->last_share[share.fact.v];
    GROW(engine->shares, engine->shares_count, engine->shares_room);
    engine->shares[engine->shares_count] = share;
    engine->last_share[share.fact.v] = ++engine->shares_count;
    engine->in_flight[share.channel.v]++;
    engine->dirty |= DEPENDS_SHARED;
    int64_t delay_s = channel_delay_s(engine, share.channel, share.from, share.to, DRAW_DELAY, share.fact.v, ordinal);
    queue_add(&engine->queue, engine->now_s + delay_s, DUE_ARRIVE, engine->shares_count - 1, 0);
}

void share_now(struct engine *engine, const struct input *input, uint16_t flags)
{
    struct fact_id fact = { thing_index(input->thing) };
    const struct holding *held = holding_find(engine, input->sender.team, fact);
    struct share share = { .fact = fact, .from = input->sender.team, .to = input->to, .channel = input->channel,
                           .label = label_of(input, held) };
    send(engine, share, warnings_of(engine, held, share.to, share.channel, share.label), flags);
}

static void share_one(struct engine *engine, const struct doing *doing, struct team_id actor, struct team_id to)
{
    struct input input = input_make(INPUT_SHARE, (struct sender){ ROLE_SEAT, actor, 0 });
    input.thing = thing(SHELF_FACT, doing->a);
    input.to = to;
    input.has_label = doing->c != ID_NONE;
    input.label = (enum tlp)(input.has_label ? doing->c : 0);
    const struct holding *held = holding_find(engine, actor, (struct fact_id){ doing->a });
    enum tlp label = held != NULL ? label_of(&input, held) : TLP_CLEAR;
    input.channel = doing->b != ID_NONE ? (struct channel_id){ doing->b } : channel_best(engine, actor, to, label);
    uint32_t warnings = 0;
    enum refusal refusal = share_check(engine, &input, &warnings);
    if (refusal == REFUSED_NOT) {
        share_now(engine, &input, BY_DOING);
        return;
    }
    struct record record = record_make(engine, RECORD_REFUSED);
    record.audience = record_team_audience(engine, actor);
    record.team = actor.v;
    record.thing = input.thing.v;
    record.value = refusal;
    record.value2 = INPUT_SHARE;
    record.flags = BY_DOING;
    (void)record_add(engine, &record);
}

void share_by_doing(struct engine *engine, const struct doing *doing, struct team_id actor)
{
    for (uint32_t i = 0; i < doing->teams.count; i++) {
        uint32_t team = world_ref(engine->world, doing->teams, i);
        struct team_id to = { team == TEAM_OWN.v ? actor.v : team };
        if (team_is_real(actor) && to.v != actor.v) {
            share_one(engine, doing, actor, to);
        }
    }
}

/* ---- arriving --------------------------------------------------------------------------------------------------- */

void publish_fact(struct engine *engine, struct team_id from, struct fact_id fact, enum tlp label, uint32_t cause)
{
    struct record record = record_make(engine, RECORD_PUBLISHED);
    record.audience = engine->audience_public;
    record.team = from.v;
    record.thing = thing(SHELF_FACT, fact.v).v;
    record.value = label;
    record.value2 = fact_def(engine, fact)->classes;
    record.cause = cause;
    uint32_t number = record_add(engine, &record);
    if (!engine->published[fact.v]) {
        engine->published[fact.v] = true;
        engine->dirty |= DEPENDS_KNOWN;
    }
    /* What is public, everybody at the table has read. */
    for (uint32_t i = 0; i < engine->world->teams_count; i++) {
        learn(engine, (struct team_id){ i }, fact, number);
    }
}

static void forward(struct engine *engine, struct team_id team, struct fact_id fact)
{
    const struct team *def = &engine->world->teams[team.v];
    for (uint32_t i = 0; i < def->forward_count; i++) {
        struct input input = input_make(INPUT_SHARE, (struct sender){ ROLE_SEAT, team, 0 });
        input.thing = thing(SHELF_FACT, fact.v);
        input.to = def->forwards[i].to;
        input.channel = def->forwards[i].channel;
        uint32_t warnings = 0;
        if (!knows(engine, input.to, fact) && share_check(engine, &input, &warnings) == REFUSED_NOT) {
            share_now(engine, &input, FORWARDED);
        }
    }
}

static void arrive_at_team(struct engine *engine, const struct share *share, uint32_t strips)
{
    const struct fact *def = fact_def(engine, share->fact);
    bool is_new = hold(engine, share->to, share->fact, share->label);
    struct record record = record_make(engine, is_new ? RECORD_ARRIVED : RECORD_ARRIVED_AGAIN);
    record.audience = record_team_audience(engine, share->to);
    record.team = share->to.v;
    record.to = (strips & STRIPS_SOURCE) != 0 ? ID_NONE : share->from.v;
    record.thing = thing(SHELF_FACT, share->fact.v).v;
    record.other = share->channel.v == ID_NONE ? ID_NONE : thing(SHELF_CHANNEL, share->channel.v).v;
    record.value = share->label;
    record.value2 = strips;
    record.cause = share->record;
    int64_t classes = (strips & STRIPS_DETAILS) != 0 ? 0 : def->classes;
    (void)record_add_extra(engine, &record, &classes, 1);
    if (is_new) {
        derive(engine, share->to);
        forward(engine, share->to, share->fact);
    }
}

void hand_over(struct engine *engine, struct team_id from, struct team_id to, struct fact_id fact, uint32_t cause)
{
    const struct holding *held = holding_find(engine, from, fact);
    if (held != NULL && team_is_real(to)) {
        struct share share = { .fact = fact, .from = from, .to = to, .channel = CHANNEL_NONE, .label = held->label,
                               .record = cause };
        arrive_at_team(engine, &share, 0);
    }
}

void share_arrive(struct engine *engine, uint32_t index)
{
    engine->shares[index].arrived = true;
    struct share share = engine->shares[index];
    const struct channel *via = &engine->world->channels[share.channel.v];
    engine->in_flight[share.channel.v]--;
    engine->cause = share.record;
    if (share.lost != 0) {
        (void)record_control(engine, RECORD_LOST, thing(SHELF_FACT, share.fact.v), share.lost);
        return;
    }
    if (share.to.v == TEAM_PUBLIC.v) {
        bool stripped = (via->strips & STRIPS_SOURCE) != 0;
        publish_fact(engine, stripped ? TEAM_NONE : share.from, share.fact, share.label, share.record);
    } else {
        arrive_at_team(engine, &share, via->strips);
    }
    if (via->receipt) {
        struct record record = record_make(engine, RECORD_RECEIPT);
        record.audience = record_team_audience(engine, share.from);
        record.team = share.from.v;
        record.to = share.to.v;
        record.thing = thing(SHELF_FACT, share.fact.v).v;
        record.cause = share.record;
        (void)record_add(engine, &record);
    }
}

void fact_withdraw(struct engine *engine, struct fact_id fact)
{
    if (engine->withdrawn[fact.v]) {
        return;
    }
    engine->withdrawn[fact.v] = true;
    struct audience audience = { .is_public = engine->published[fact.v] };
    for (uint32_t i = 0; i < engine->world->teams_count; i++) {
        if (knows(engine, (struct team_id){ i }, fact)) {
            audience.teams[i / 64] |= (uint64_t)1 << (i % 64);
        }
    }
    struct record record = record_make(engine, RECORD_WITHDRAWN);
    record.audience = trace_intern(engine->trace, &audience);
    record.thing = thing(SHELF_FACT, fact.v).v;
    (void)record_add(engine, &record);
}
