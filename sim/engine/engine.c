/* The engine's three doors: submit, advance, trace; and its beginning and end. */
#include "engine/engine.h"

#include <stdlib.h>
#include <string.h>

#include "engine/state.h"

/* ---- beginning and end of the engine itself --------------------------------------------------------------------- */

static void *zeroed(size_t count, size_t bytes)
{
    void *at = calloc(count > 0 ? count : 1, bytes);
    MUST(at != NULL);
    return at;
}

static uint32_t stage_total(const struct world *world)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < world->clocks_count; i++) {
        total += world->clocks[i].stage_count;
    }
    return total;
}

static void allocate(struct engine *engine)
{
    const struct world *world = engine->world;
    uint32_t teams = world->teams_count;
    engine->in_flight = zeroed(world->channels_count, sizeof *engine->in_flight);
    engine->posed_of = zeroed(world->decisions_count, sizeof *engine->posed_of);
    engine->arms = zeroed((size_t)world->options_count + world->actions_count, sizeof *engine->arms);
    engine->actions = zeroed((size_t)world->actions_count * teams, sizeof *engine->actions);
    engine->staff_free = zeroed(teams, sizeof *engine->staff_free);
    engine->budget_left = zeroed(teams, sizeof *engine->budget_left);
    engine->clocks = zeroed(world->clocks_count, sizeof *engine->clocks);
    engine->stages = zeroed(stage_total(world), sizeof *engine->stages);
    engine->measures = zeroed(world->measures_count, sizeof *engine->measures);
    engine->audience_measure = zeroed(world->measures_count, sizeof *engine->audience_measure);
    engine->scene_came = zeroed(world->scenes_count, sizeof *engine->scene_came);
    engine->agreement_on = zeroed(world->agreements_count, sizeof *engine->agreement_on);
    engine->agreement_set = zeroed(world->agreements_count, sizeof *engine->agreement_set);
    engine->last_input_s = zeroed(teams, sizeof *engine->last_input_s);
    engine->story_draws = zeroed(world->stories_count, sizeof *engine->story_draws);
    engine->story_closed = zeroed(world->stories_count, sizeof *engine->story_closed);
}

static void clear(void *at, size_t count, size_t bytes)
{
    if (at != NULL && count > 0) {
        memset(at, 0, count * bytes);
    }
}

static void clear_sharing(struct engine *engine)
{
    clear(engine->cells, engine->cells_room, sizeof *engine->cells);
    clear(engine->published, engine->published_room, sizeof *engine->published);
    clear(engine->broken, engine->broken_room, sizeof *engine->broken);
    clear(engine->withdrawn, engine->withdrawn_room, sizeof *engine->withdrawn);
    clear(engine->last_share, engine->last_share_room, sizeof *engine->last_share);
    clear(engine->in_flight, engine->world->channels_count, sizeof *engine->in_flight);
    engine->holdings_count = engine->shares_count = engine->requests_count = engine->replies_count = 0;
    sharing_make_room(engine);
    engine->has_derived_facts = false;
    for (uint32_t i = 0; i < engine->world->facts_count; i++) {
        engine->has_derived_facts = engine->has_derived_facts || engine->world->facts[i].follows_from.count > 0;
    }
}

static void clear_measures_and_clocks(struct engine *engine)
{
    const struct world *world = engine->world;
    for (uint32_t i = 0; i < world->measures_count; i++) {
        engine->measures[i] = (struct measure_state){ .micro = world->measures[i].start_micro };
    }
    uint32_t first = 0;
    for (uint32_t i = 0; i < world->clocks_count; i++) {
        engine->clocks[i] = (struct clock_state){ .first_stage = first };
        first += world->clocks[i].stage_count;
    }
    clear(engine->stages, first, sizeof *engine->stages);
}

static void clear_teams_and_choices(struct engine *engine)
{
    const struct world *world = engine->world;
    uint32_t teams = world->teams_count;
    for (uint32_t i = 0; i < teams; i++) {
        engine->staff_free[i] = world->teams[i].staff_micro;
        engine->budget_left[i] = world->teams[i].budget_micro;
        engine->last_input_s[i] = 0;
    }
    clear(engine->posed_of, world->decisions_count, sizeof *engine->posed_of);
    clear(engine->arms, (size_t)world->options_count + world->actions_count, sizeof *engine->arms);
    clear(engine->actions, (size_t)world->actions_count * teams, sizeof *engine->actions);
    engine->posed_count = engine->effects_count = engine->later_count = 0;
}

static void clear_story_and_plan(struct engine *engine)
{
    const struct world *world = engine->world;
    inject_make_room(engine);
    clear(engine->inject_state, engine->inject_state_room, sizeof *engine->inject_state);
    clear(engine->inject_record, engine->inject_record_room, sizeof *engine->inject_record);
    clear(engine->inject_audience, engine->inject_audience_room, sizeof *engine->inject_audience);
    clear(engine->scene_came, world->scenes_count, sizeof *engine->scene_came);
    clear(engine->agreement_on, world->agreements_count, sizeof *engine->agreement_on);
    clear(engine->agreement_set, world->agreements_count, sizeof *engine->agreement_set);
    clear(engine->story_draws, world->stories_count, sizeof *engine->story_draws);
    clear(engine->story_closed, world->stories_count, sizeof *engine->story_closed);
    engine->lasted_count = engine->conds_seen = 0;
    engine->scene = ID_NONE;
    engine->watches_count = 0;
    engine->live_count = 0;
}

static void intern_audiences(struct engine *engine)
{
    struct audience control = { 0 };
    struct audience everybody = { .is_public = true };
    engine->audience_control = trace_intern(engine->trace, &control);
    engine->audience_public = trace_intern(engine->trace, &everybody);
    for (uint32_t i = 0; i < engine->world->teams_count; i++) {
        struct audience team = { 0 };
        team.teams[i / 64] = (uint64_t)1 << (i % 64);
        engine->audience_team[i] = trace_intern(engine->trace, &team);
    }
    for (uint32_t i = 0; i < engine->world->measures_count; i++) {
        const struct measure *measure = &engine->world->measures[i];
        bool is_open = measure->show_public || measure->show_all;
        engine->audience_measure[i] = is_open ? engine->audience_public : record_audience_of_span(engine, measure->show_to);
    }
}

void engine_reset(struct engine *engine, uint64_t seed)
{
    world_release(engine->world, &engine->mark);
    engine->seed = engine->draw_seed = seed;
    engine->now_s = 0;
    engine->is_started = engine->has_ended = engine->in_settle = false;
    engine->events = 0;
    engine->events_this_second = 0;
    engine->steps = 0;
    engine->dirty = 0;
    engine->cause = engine->depth = 0;
    queue_clear(&engine->queue);
    trace_clear(engine->trace);
    intern_audiences(engine);
    clear_sharing(engine);
    clear_measures_and_clocks(engine);
    clear_teams_and_choices(engine);
    clear_story_and_plan(engine);
}

struct engine *engine_create(struct world *world, uint64_t seed, const struct engine_calls *calls)
{
    MUST(world->teams_count <= TEAMS_MAX);
    struct engine *engine = zeroed(1, sizeof *engine);
    engine->world = world;
    engine->mark = world_mark(world);
    if (calls != NULL) {
        engine->calls = *calls;
    }
    engine->trace = trace_create();
    queue_init(&engine->queue);
    allocate(engine);
    engine_reset(engine, seed);
    return engine;
}

void engine_destroy(struct engine *engine)
{
    if (engine == NULL) {
        return;
    }
    world_release(engine->world, &engine->mark);
    trace_destroy(engine->trace);
    queue_deinit(&engine->queue);
    void *arrays[] = {
        engine->cells, engine->holdings, engine->published, engine->broken, engine->withdrawn, engine->last_share,
        engine->shares, engine->in_flight, engine->requests, engine->replies, engine->posed_of, engine->posed,
        engine->effects, engine->arms, engine->actions, engine->staff_free, engine->budget_left, engine->clocks,
        engine->stages, engine->measures, engine->scene_came, engine->cue_state, engine->inject_state,
        engine->inject_record, engine->inject_audience, engine->audience_measure, engine->later, engine->watches,
        engine->fired, engine->lasted_row, engine->about_own, engine->lasted_since,
        engine->agreement_on, engine->agreement_set, engine->last_input_s, engine->story_draws, engine->story_closed,
    };
    for (size_t i = 0; i < sizeof arrays / sizeof arrays[0]; i++) {
        free(arrays[i]);
    }
    free(engine);
}

/* ---- STARTEX ---------------------------------------------------------------------------------------------------- */

static void tell_agreements(struct engine *engine)
{
    for (uint32_t i = 0; i < engine->world->agreements_count; i++) {
        engine->agreement_on[i] = cond_holds(engine, engine->world->agreements[i].in_force, TEAM_NONE);
        agreement_tell(engine, i);
    }
}

static void tell_contacts(struct engine *engine, struct team_id team)
{
    const struct team *def = &engine->world->teams[team.v];
    for (uint32_t i = 0; i < def->contact_count; i++) {
        struct record record = record_make(engine, RECORD_CONTACT);
        record.audience = record_team_audience(engine, team);
        record.team = team.v;
        record.to = def->contacts[i].team.v;
        record.thing = thing(SHELF_CHANNEL, def->contacts[i].channel.v).v;
        (void)record_add(engine, &record);
    }
}

static void tell_teams(struct engine *engine)
{
    const struct world *world = engine->world;
    for (uint32_t t = 0; t < world->teams_count; t++) {
        capacity_tell(engine, (struct team_id){ t });
        tell_contacts(engine, (struct team_id){ t });
    }
    for (uint32_t i = 0; i < world->clocks_count; i++) {
        (void)record_team(engine, RECORD_DUTY, world->clocks[i].who, thing(SHELF_CLOCK, i), 0);
    }
    for (uint32_t i = 0; i < world->channels_count; i++) {
        channel_tell(engine, (struct channel_id){ i });
    }
    for (uint32_t i = 0; i < world->actions_count; i++) {
        for (uint32_t k = 0; k < world->actions[i].who.count; k++) {
            action_tell(engine, (struct action_id){ i }, (struct team_id){ world_ref(world, world->actions[i].who, k) });
        }
    }
}

static void watch_actions(struct engine *engine)
{
    const struct world *world = engine->world;
    for (uint32_t i = 0; i < world->actions_count; i++) {
        const struct action *def = &world->actions[i];
        for (uint32_t k = 0; k < def->who.count && (def->needs.v != ID_NONE || def->shown.v != ID_NONE); k++) {
            struct team_id team = { world_ref(world, def->who, k) };
            struct watch watch = { .kind = WATCH_ACTION, .a = i, .b = team.v, .cond = def->needs, .cond2 = def->shown,
                                   .own = team };
            (void)watch_add(engine, &watch);
        }
    }
}

static void start_facts(struct engine *engine)
{
    for (uint32_t i = 0; i < engine->world->facts_count; i++) {
        const struct fact *fact = &engine->world->facts[i];
        if (fact->truth.v != ID_NONE) {
            (void)record_control(engine, RECORD_TRUTH, thing(SHELF_FACT, i),
                                 cond_holds(engine, fact->truth, fact->common.owner));
        }
        if (fact->since_s > 0) {
            queue_add(&engine->queue, fact->since_s, DUE_HELD, i, 0);
        } else {
            hold_from_start(engine, (struct fact_id){ i });
        }
    }
}

static void start_measures(struct engine *engine)
{
    for (uint32_t i = 0; i < engine->world->measures_count; i++) {
        measure_rates(engine, (struct measure_id){ i });
        if (engine->measures[i].rate == 0) {
            measure_tell(engine, (struct measure_id){ i });
        }
    }
}

void engine_start(struct engine *engine)
{
    MUST(!engine->is_started);
    engine->is_started = true;
    struct record record = record_make(engine, RECORD_STARTEX);
    record.audience = engine->audience_public;
    record.value = (int64_t)engine->seed;
    (void)record_add(engine, &record);
    tell_agreements(engine);
    tell_teams(engine);
    start_facts(engine);
    start_measures(engine);
    watch_everything(engine);
    watch_actions(engine);
    scenes_schedule(engine);
    int64_t length_s = engine->world->length_s > 0 ? engine->world->length_s : 86400;
    queue_add(&engine->queue, length_s * LENGTH_FACTOR_MAX, DUE_END, 0, 0);
    engine->dirty = DEPENDS_ALL;
    stories_begin(engine);
    engine_advance(engine, 0);
}

/* ---- forward ---------------------------------------------------------------------------------------------------- */

static void wake_watch(struct engine *engine, const struct due *due)
{
    struct watch *watch = &engine->watches[due->a];
    if (watch->generation == due->b && !watch->is_closed) {
        watch->wake_s = INT64_MAX;
        watch->is_due = true;
        engine->dirty |= DEPENDS_TIME;
    }
}

static void time_out(struct engine *engine, uint32_t index)
{
    if (!engine->watches[index].is_closed) {
        watch_close(engine, index);
        story_wake(engine, engine->watches[index].token, 0);
    }
}

static void happen(struct engine *engine, const struct due *due)
{
    switch ((enum due_kind)due->kind) {
    case DUE_SCENE: scene_begin(engine, due->a); break;
    case DUE_SCENE_END: scene_end(engine, due->a); break;
    case DUE_CUE: cue_play(engine, due->a, (uint32_t)due->b); break;
    case DUE_ARRIVE: share_arrive(engine, due->a); break;
    case DUE_REQUEST: request_arrive(engine, due->a); break;
    case DUE_REPLY: reply_arrive(engine, due->a); break;
    case DUE_DEADLINE: posed_deadline(engine, due->a); break;
    case DUE_EFFECT: effect_done(engine, due->a); break;
    case DUE_MISS: clock_miss(engine, (struct clock_id){ due->a }, (uint32_t)due->b); break;
    case DUE_DOINGS: {
        struct later later = engine->later[due->a];
        do_all(engine, later.doings, later.actor, later.cause);
        break;
    }
    case DUE_WATCH: wake_watch(engine, due); break;
    case DUE_SCRIPT: story_wake(engine, due->b, due->a); break;
    case DUE_TIMEOUT: time_out(engine, due->a); break;
    case DUE_HELD: hold_from_start(engine, (struct fact_id){ due->a }); break;
    case DUE_FREE: staff_free(engine, (struct team_id){ due->a }, (int64_t)due->b); break;
    case DUE_END: finish(engine, ID_NONE, ENDED_BY_LENGTH); break;
    }
}

static void move_to(struct engine *engine, int64_t at_s)
{
    if (at_s > engine->now_s) {
        engine->now_s = at_s;
        engine->events_this_second = 0;
    }
}

void engine_advance(struct engine *engine, int64_t until_s)
{
    MUST(engine->is_started);
    if (engine->dirty != 0) {
        settle(engine);
    }
    while (!engine->has_ended && queue_next_s(&engine->queue) <= until_s) {
        struct due due = queue_take(&engine->queue);
        move_to(engine, due.at_s);
        engine->cause = 0;
        if (!count_event(engine)) {
            return;
        }
        happen(engine, &due);
        if (engine->dirty != 0) {
            settle(engine);
        }
    }
    if (!engine->has_ended) {
        move_to(engine, until_s);
    }
}

/* ---- in --------------------------------------------------------------------------------------------------------- */

static bool is_seat_kind(enum input_kind kind)
{
    return kind >= INPUT_DECIDE && kind <= INPUT_SURVEY;
}

/* After ENDEX people still rate, note and improve. */
static bool is_for_afterwards(enum input_kind kind)
{
    return kind == INPUT_OBSERVE || kind == INPUT_RATE || kind == INPUT_NOTE || kind == INPUT_SURVEY ||
           kind == INPUT_ANSWER || kind == INPUT_IMPROVE;
}

static enum refusal role_check(const struct engine *engine, const struct input *input)
{
    bool is_team = input->sender.role == ROLE_SEAT || input->sender.role == ROLE_BOT;
    if (is_team && input->sender.team.v >= engine->world->teams_count) {
        return REFUSED_ROLE;
    }
    if (is_seat_kind(input->kind)) {
        bool anybody = input->kind == INPUT_NOTE || input->kind == INPUT_SURVEY;
        return is_team || anybody ? REFUSED_NOT : REFUSED_ROLE;
    }
    bool evaluates = input->kind == INPUT_OBSERVE || input->kind == INPUT_RATE || input->kind == INPUT_IMPROVE;
    if (input->sender.role == ROLE_EVALUATOR) {
        return evaluates ? REFUSED_NOT : REFUSED_ROLE;
    }
    return is_team ? REFUSED_ROLE : REFUSED_NOT;
}

static enum refusal read_check(const struct engine *engine, const struct input *input)
{
    if (input->record == 0 || input->record > trace_count(engine->trace)) {
        return REFUSED_UNKNOWN_THING;
    }
    const struct record *record = trace_record(engine->trace, input->record);
    const struct audience *audience = trace_audience(engine->trace, record->audience);
    return audience_has(audience, input->sender.team) ? REFUSED_NOT : REFUSED_NOT_YOURS;
}

static enum refusal state_check(const struct engine *engine, const struct input *input)
{
    for (uint32_t i = 0; i < input->things_count; i++) {
        if (thing_shelf(input->things[i]) != SHELF_FACT ||
            !knows(engine, input->sender.team, (struct fact_id){ thing_index(input->things[i]) })) {
            return REFUSED_NOT_HELD;
        }
    }
    return REFUSED_NOT;
}

static enum refusal check(const struct engine *engine, const struct input *input, uint32_t *warnings)
{
    if (!engine->is_started) {
        return REFUSED_NOT_STARTED;
    }
    enum refusal refusal = role_check(engine, input);
    if (refusal != REFUSED_NOT) {
        return refusal;
    }
    if (engine->has_ended && !is_for_afterwards(input->kind)) {
        return REFUSED_ENDED;
    }
    if (input->record > trace_count(engine->trace)) {
        return REFUSED_UNKNOWN_THING;
    }
    switch (input->kind) {
    case INPUT_DECIDE: return decide_check(engine, input);
    case INPUT_SHARE: return share_check(engine, input, warnings);
    case INPUT_ASK: return ask_check(engine, input);
    case INPUT_REPLY: return reply_check(engine, input);
    case INPUT_ACT: return act_check(engine, input);
    case INPUT_DECLARE: return declare_check(engine, input);
    case INPUT_NOTIFY: return notify_check(engine, input);
    case INPUT_STATE: return state_check(engine, input);
    case INPUT_READ: return read_check(engine, input);
    default: return control_check(engine, input);
    }
}

/* A public statement: the facts in it are public at once, under the label they are held, and that may be a breach. */
static void state_now(struct engine *engine, const struct input *input)
{
    struct record record = record_make(engine, RECORD_STATEMENT);
    record.audience = engine->audience_public;
    record.team = input->sender.team.v;
    int64_t facts[INPUT_THINGS_MAX];
    for (uint32_t i = 0; i < input->things_count; i++) {
        facts[i] = input->things[i].v;
    }
    uint32_t number = record_add_extra(engine, &record, facts, input->things_count);
    for (uint32_t i = 0; i < input->things_count; i++) {
        struct fact_id fact = { thing_index(input->things[i]) };
        const struct holding *held = holding_find(engine, input->sender.team, fact);
        bool is_source = engine->world->facts[fact.v].source.v == input->sender.team.v;
        enum tlp label = held->label;
        if (!is_source && !tlp_allows(held->consent, RELATION_PUBLIC)) {
            breach(engine, input->sender.team, fact, TEAM_PUBLIC, BREACH_LABEL, number);
        }
        publish_fact(engine, input->sender.team, fact, label, number);
    }
}

static void read_now(struct engine *engine, const struct input *input)
{
    struct record record = record_make(engine, RECORD_READ);
    record.audience = record_team_audience(engine, input->sender.team);
    record.team = input->sender.team.v;
    record.thing = trace_record(engine->trace, input->record)->thing;
    record.cause = input->record;
    (void)record_add(engine, &record);
}

static void apply(struct engine *engine, const struct input *input)
{
    switch (input->kind) {
    case INPUT_DECIDE: decide_now(engine, input); break;
    case INPUT_SHARE: share_now(engine, input, 0); break;
    case INPUT_ASK: ask_now(engine, input); break;
    case INPUT_REPLY: reply_now(engine, input); break;
    case INPUT_ACT: act_now(engine, input); break;
    case INPUT_DECLARE: declare_now(engine, input); break;
    case INPUT_NOTIFY: notify_now(engine, input); break;
    case INPUT_STATE: state_now(engine, input); break;
    case INPUT_READ: read_now(engine, input); break;
    default: control_now(engine, input); break;
    }
}

static void record_refusal(struct engine *engine, const struct input *input, enum refusal refusal)
{
    struct record record = record_make(engine, RECORD_REFUSED);
    bool is_team = team_is_real(input->sender.team) && input->sender.team.v < engine->world->teams_count;
    record.audience = is_team ? record_team_audience(engine, input->sender.team) : engine->audience_control;
    record.team = is_team ? input->sender.team.v : ID_NONE;
    record.thing = input->thing.v;
    record.value = refusal;
    record.value2 = input->kind;
    (void)record_add(engine, &record);
}

enum refusal engine_submit(struct engine *engine, const struct input *input)
{
    MUST(input->at_s >= engine->now_s || engine->has_ended);
    engine_advance(engine, input->at_s);
    engine->cause = 0;
    uint32_t warnings = 0;
    enum refusal refusal = check(engine, input, &warnings);
    bool is_team = input->sender.role == ROLE_SEAT || input->sender.role == ROLE_BOT;
    if (is_team && input->sender.team.v < engine->world->teams_count) {
        engine->last_input_s[input->sender.team.v] = engine->now_s;
        engine->dirty |= DEPENDS_INPUT;
    }
    if (refusal == REFUSED_NOT) {
        apply(engine, input);
    } else {
        record_refusal(engine, input, refusal);
    }
    engine->cause = 0;
    settle(engine);
    return refusal;
}

enum refusal engine_would(const struct engine *engine, const struct input *input, uint32_t *warnings)
{
    uint32_t ignored = 0;
    uint32_t *into = warnings != NULL ? warnings : &ignored;
    *into = 0;
    return check(engine, input, into);
}

/* ---- out -------------------------------------------------------------------------------------------------------- */

const struct trace *engine_trace(const struct engine *engine)
{
    return engine->trace;
}

struct world *engine_world(struct engine *engine)
{
    return engine->world;
}

int64_t engine_now_s(const struct engine *engine)
{
    return engine->now_s;
}

uint64_t engine_seed(const struct engine *engine)
{
    return engine->seed;
}

int64_t engine_next_s(const struct engine *engine)
{
    return engine->has_ended ? INT64_MAX : queue_next_s(&engine->queue);
}

bool engine_has_ended(const struct engine *engine)
{
    return engine->has_ended;
}

uint64_t engine_events(const struct engine *engine)
{
    return engine->events;
}

struct digest engine_digest(const struct engine *engine)
{
    return trace_digest(engine->trace);
}
