/* One pass over the trace, then what follows from the whole of it. */
#include "debrief/fold.h"

#include <stdlib.h>
#include <string.h>

#include "engine/input.h"

/* ---- does a record fit this world? ------------------------------------------------------------------------------ */

static uint32_t shelf_count(const struct world *world, enum shelf shelf)
{
    switch (shelf) {
    case SHELF_ECONOMY: return world->economies_count;
    case SHELF_AGREEMENT: return world->agreements_count;
    case SHELF_TEAM: return world->teams_count;
    case SHELF_GROUP: return world->groups_count;
    case SHELF_MEASURE: return world->measures_count;
    case SHELF_FACT: return world->facts_count;
    case SHELF_CHANNEL: return world->channels_count;
    case SHELF_CLOCK: return world->clocks_count;
    case SHELF_INJECT: return UINT32_MAX; /* live additions are not in a world that was not played */
    case SHELF_DECISION: return world->decisions_count;
    case SHELF_OPTION: return world->options_count;
    case SHELF_ACTION: return world->actions_count;
    case SHELF_RULE: return world->rules_count;
    case SHELF_NORM: return world->norms_count;
    case SHELF_QUESTION: return world->questions_count;
    case SHELF_SCENE: return world->scenes_count;
    case SHELF_OBJECTIVE: return world->objectives_count;
    case SHELF_ENDING: return world->endings_count;
    case SHELF_DEBRIEF: return world->debriefs_count;
    case SHELF_STORY: return world->stories_count;
    case SHELF_NONE:
    case SHELF_COUNT: break;
    }
    return 0;
}

static bool thing_fits(const struct world *world, uint32_t thing)
{
    struct thing_id id = { thing };
    return thing_shelf(id) < SHELF_COUNT && thing_index(id) < shelf_count(world, thing_shelf(id));
}

static bool team_fits(const struct world *world, uint32_t team)
{
    return team < world->teams_count || !team_is_real((struct team_id){ team });
}

/* What a record of each kind must name to be of use: the shelf of its thing, and a team. */
static const struct { uint8_t shelf; bool team, to; } wants[RECORD_KIND_COUNT] = {
    [RECORD_CHANNEL] = { SHELF_CHANNEL, true, false },
    [RECORD_INJECT] = { SHELF_INJECT, false, false },
    [RECORD_INJECT_RECALLED] = { SHELF_INJECT, false, false },
    [RECORD_READ] = { SHELF_NONE, true, false },
    [RECORD_LEARNED] = { SHELF_FACT, true, false },
    [RECORD_DERIVED] = { SHELF_FACT, true, false },
    [RECORD_HELD] = { SHELF_FACT, true, false },
    [RECORD_SENT] = { SHELF_FACT, true, false },
    [RECORD_ARRIVED] = { SHELF_FACT, true, false },
    [RECORD_ARRIVED_AGAIN] = { SHELF_FACT, true, false },
    [RECORD_LOST] = { SHELF_FACT, false, false },
    [RECORD_BREACH] = { SHELF_FACT, true, false },
    [RECORD_CONSENT] = { SHELF_FACT, true, false },
    [RECORD_TRUTH] = { SHELF_FACT, false, false },
    [RECORD_WITHDRAWN] = { SHELF_FACT, false, false },
    [RECORD_PUBLISHED] = { SHELF_FACT, false, false },
    [RECORD_ASKED] = { SHELF_NONE, true, true },
    [RECORD_REQUEST] = { SHELF_NONE, true, true },
    [RECORD_REPLIED] = { SHELF_NONE, true, true },
    [RECORD_OPENED] = { SHELF_DECISION, true, false },
    [RECORD_ANSWERED] = { SHELF_DECISION, true, false },
    [RECORD_NO_ANSWER] = { SHELF_DECISION, true, false },
    [RECORD_CLOSED] = { SHELF_DECISION, true, false },
    [RECORD_SOUND] = { SHELF_OPTION, true, false },
    [RECORD_ACTION] = { SHELF_ACTION, true, false },
    [RECORD_CLOCK_STARTED] = { SHELF_CLOCK, false, false },
    [RECORD_CLOCK_IMPUTED] = { SHELF_CLOCK, false, false },
    [RECORD_CLOCK_DECLARED] = { SHELF_CLOCK, false, false },
    [RECORD_CLOCK_STOPPED] = { SHELF_CLOCK, false, false },
    [RECORD_STAGE_DUE] = { SHELF_CLOCK, false, false },
    [RECORD_STAGE_MET] = { SHELF_CLOCK, false, false },
    [RECORD_STAGE_MISSED] = { SHELF_CLOCK, false, false },
    [RECORD_STAGE_LATE] = { SHELF_CLOCK, false, false },
    [RECORD_NOTICE] = { SHELF_CLOCK, true, false },
    [RECORD_STATEMENT] = { SHELF_NONE, true, false },
    [RECORD_MEASURE] = { SHELF_MEASURE, false, false },
    [RECORD_SCENE] = { SHELF_SCENE, false, false },
};

static bool other_fits(const struct world *world, const struct record *record)
{
    struct thing_id other = { record->other };
    switch ((enum record_kind)record->kind) {
    case RECORD_SENT: case RECORD_ARRIVED: case RECORD_ARRIVED_AGAIN:
        return record->other == ID_NONE || (thing_shelf(other) == SHELF_CHANNEL && thing_fits(world, record->other));
    case RECORD_ANSWERED: case RECORD_NO_ANSWER:
        return record->other == ID_NONE || (thing_shelf(other) == SHELF_OPTION && thing_fits(world, record->other));
    case RECORD_STAGE_DUE: case RECORD_STAGE_MET: case RECORD_STAGE_MISSED: case RECORD_STAGE_LATE: case RECORD_NOTICE:
        return record->other < world->clocks[fact_of(record)].stage_count;
    case RECORD_ENDING:
        return record->thing == ID_NONE || thing_shelf((struct thing_id){ record->thing }) == SHELF_ENDING;
    default:
        return true;
    }
}

/* What the engine counts with stays within a quarter of INT64_MAX, which itself stands for none; a file may say anything.
 * From here on differences and sums of a few values fit. */
#define VALUE_MAX (INT64_MAX / 4)
#define SECONDS_MAX INT64_C(100000000000) /* LENGTH_FACTOR_MAX times a thousand years, the longest exercise */

static bool within(int64_t value, int64_t most)
{
    return value >= -most && value <= most;
}

static bool times_fit(int64_t a, int64_t b)
{
    return (a == DEBRIEF_NEVER || within(a, SECONDS_MAX)) && (b == DEBRIEF_NEVER || within(b, SECONDS_MAX));
}

static bool values_fit(const struct record *record)
{
    int64_t value = record->value, value2 = record->value2;
    switch ((enum record_kind)record->kind) {
    case RECORD_STARTEX: case RECORD_FORK: /* a seed, a run */
    case RECORD_MARK: /* a script's own */
        return true;
    case RECORD_OPENED: case RECORD_STAGE_DUE: return times_fit(value, value2);
    case RECORD_ACTION: case RECORD_CLOCK_DECLARED: case RECORD_STAGE_MET: return times_fit(value, 0);
    case RECORD_STAGE_LATE: return within(value, SECONDS_MAX);
    case RECORD_INPUT: return value2 == INPUT_EXTEND ? times_fit(value, 0) : within(value, VALUE_MAX);
    case RECORD_CAPACITY: /* or not counted */
        return (value == INT64_MAX || within(value, VALUE_MAX)) && (value2 == INT64_MAX || within(value2, VALUE_MAX));
    default: return within(value, VALUE_MAX) && within(value2, VALUE_MAX);
    }
}

bool fold_fits(const struct fold *fold, uint32_t number, const struct record *record)
{
    const struct world *world = fold->world;
    enum shelf shelf = (enum shelf)wants[record->kind].shelf;
    struct thing_id id = { record->thing };
    if (record->at_s < 0 || record->at_s > SECONDS_MAX || !values_fit(record) || record->cause >= number ||
        !team_fits(world, record->team) || !team_fits(world, record->to)) {
        return false;
    }
    bool has_thing = record->thing != ID_NONE && record->thing != 0 && record->thing != TEAM_PUBLIC.v;
    if ((has_thing && !thing_fits(world, record->thing)) ||
        (shelf != SHELF_NONE && (!has_thing || thing_shelf(id) != shelf))) {
        return false;
    }
    if ((wants[record->kind].team && record->team >= world->teams_count) ||
        (wants[record->kind].to && record->to >= world->teams_count)) {
        return false;
    }
    return other_fits(world, record);
}

/* ---- helpers ---------------------------------------------------------------------------------------------------- */

const struct record *fold_cause(const struct fold *fold, const struct record *record)
{
    const struct record *cause = record->cause == 0 ? NULL : trace_record(fold->trace, record->cause);
    return cause != NULL && fold_fits(fold, record->cause, cause) ? cause : NULL;
}

const char *fold_words(const struct fold *fold, uint32_t record)
{
    const char *words = record > 0 && fold->words.of != NULL ? fold->words.of(fold->words.context, record) : NULL;
    return words == NULL ? "" : arena_copy_string((struct arena *)&fold->arena, words);
}

bool fold_is_touched(const struct fold *fold, uint32_t team, int64_t from_s, int64_t to_s)
{
    for (uint32_t i = 0; i < fold->touches_count; i++) {
        const struct touch *touch = &fold->touches[i];
        bool meant = touch->team == ID_NONE || touch->team == team;
        if (meant && touch->at_s >= from_s && touch->at_s < to_s) {
            return true;
        }
    }
    return false;
}

/* ---- teams ------------------------------------------------------------------------------------------------------ */

struct lane { uint32_t team, economy, sector; bool is_home; };

static int compare_lanes(const void *a, const void *b)
{
    const struct lane *x = a;
    const struct lane *y = b;
    if (x->is_home != y->is_home) {
        return x->is_home ? -1 : 1;
    }
    if (x->economy != y->economy) {
        return x->economy < y->economy ? -1 : 1;
    }
    if (x->sector != y->sector) {
        return x->sector < y->sector ? -1 : 1;
    }
    return x->team < y->team ? -1 : 1;
}

static void order_lanes(struct fold *fold)
{
    const struct world *world = fold->world;
    struct lane *lanes = ARENA_ARRAY(&fold->arena, struct lane, world->teams_count);
    for (uint32_t i = 0; i < world->teams_count; i++) {
        const struct team *team = &world->teams[i];
        lanes[i] = (struct lane){ i, team->economy.v, team->sector, team->economy.v == world->home.v };
    }
    if (world->teams_count > 0) {
        qsort(lanes, world->teams_count, sizeof *lanes, compare_lanes);
    }
    for (uint32_t i = 0; i < world->teams_count; i++) {
        fold->teams[lanes[i].team].lane = i;
    }
}

static void seat_teams(struct fold *fold)
{
    const struct world *world = fold->world;
    fold->teams = ARENA_ARRAY(&fold->arena, struct debrief_team, world->teams_count);
    for (uint32_t i = 0; i < world->teams_count; i++) {
        enum played played = world->teams[i].played;
        fold->teams[i].who = played == PLAYED_NOBODY ? DEBRIEF_NOBODY
                             : played == PLAYED_BOT  ? DEBRIEF_BOT
                                                     : DEBRIEF_PERSON;
        fold->teams[i].policy = "";
    }
    order_lanes(fold);
}

/* A team changed hands when somebody else sits there now than did at another time. */
static void finish_teams(struct fold *fold)
{
    struct debrief_model *debrief = &fold->debrief;
    for (uint32_t i = 0; i < fold->seats_count; i++) {
        const struct debrief_seat *seat = &fold->seats[i];
        struct debrief_team *team = &fold->teams[seat->team.v];
        debrief->has_people = debrief->has_people || seat->who == DEBRIEF_PERSON;
        debrief->has_bots = debrief->has_bots || seat->who == DEBRIEF_BOT;
        team->has_changed = team->has_changed || seat->who != team->who || !str_equal(seat->policy, team->policy);
    }
    for (uint32_t i = 0; i < fold->world->teams_count && fold->seats_count == 0; i++) {
        debrief->has_people = debrief->has_people || fold->teams[i].who == DEBRIEF_PERSON;
        debrief->has_bots = debrief->has_bots || fold->teams[i].who == DEBRIEF_BOT;
    }
}

/* ---- the pass --------------------------------------------------------------------------------------------------- */

static void *zeroed(uint32_t count, size_t bytes)
{
    void *at = calloc(count > 0 ? count : 1, bytes);
    MUST(at != NULL);
    return at;
}

static void make_room(struct fold *fold)
{
    const struct world *world = fold->world;
    uint32_t records = trace_count(fold->trace) + 1;
    fold->of = zeroed(records, sizeof *fold->of);
    fold->choices = zeroed(records, sizeof *fold->choices);
    fold->cells = zeroed(world->facts_count * world->teams_count, sizeof *fold->cells);
    fold->first_holding = zeroed(world->facts_count, sizeof *fold->first_holding);
    fold->last_holding = zeroed(world->facts_count, sizeof *fold->last_holding);
    fold->first_share = zeroed(world->facts_count, sizeof *fold->first_share);
    fold->last_share = zeroed(world->facts_count, sizeof *fold->last_share);
    fold->is_false = zeroed(world->facts_count, sizeof *fold->is_false);
    fold->now = zeroed(world->measures_count, sizeof *fold->now);
    for (uint32_t i = 0; i < world->measures_count; i++) {
        fold->now[i].micro = world->measures[i].start_micro;
    }
}

static void fold_whole(struct fold *fold, const struct record *record)
{
    struct debrief_model *debrief = &fold->debrief;
    if (record->kind == RECORD_STARTEX) {
        debrief->seed = (uint64_t)record->value;
    } else if (record->kind == RECORD_ENDING) {
        debrief->has_ended = true;
        debrief->ended_how = (uint32_t)record->value;
        debrief->ending = record->thing == ID_NONE ? ID_NONE : fact_of(record);
        debrief->end_s = record->at_s;
    }
}

static void fold_record(struct fold *fold, uint32_t number, const struct record *record)
{
    fold->choices[number] = fold->choices[record->cause];
    fold_whole(fold, record);
    fold_known(fold, number, record);
    fold_sent(fold, number, record);
    fold_asked(fold, number, record);
    fold_decided(fold, number, record);
    fold_effect(fold, number, record);
    fold_clock(fold, number, record);
    fold_measured(fold, number, record);
    fold_said(fold, number, record);
}

static void pass(struct fold *fold)
{
    struct debrief_model *debrief = &fold->debrief;
    debrief->record_count = trace_count(fold->trace);
    for (uint32_t number = 1; number <= debrief->record_count; number++) {
        const struct record *record = trace_record(fold->trace, number);
        if (!fold_fits(fold, number, record)) {
            debrief->left_out++;
            continue;
        }
        if (!debrief->has_ended && record->at_s > debrief->end_s) {
            debrief->end_s = record->at_s;
        }
        fold_record(fold, number, record);
    }
}

#define SHOW(name) (debrief->name = fold->name, debrief->name##_count = fold->name##_count)
static void show(struct fold *fold)
{
    struct debrief_model *debrief = &fold->debrief;
    SHOW(seats);
    SHOW(holdings);
    SHOW(shares);
    SHOW(needs);
    SHOW(requests);
    SHOW(refusals);
    SHOW(breaches);
    SHOW(statements);
    SHOW(decisions);
    SHOW(actions);
    SHOW(injects);
    SHOW(scenes);
    SHOW(notes);
    SHOW(ratings);
    SHOW(events);
    debrief->teams = fold->teams;
    debrief->teams_count = fold->world->teams_count;
    debrief->stages = fold->stages;
    debrief->measures = fold->measures;
    debrief->measures_count = fold->world->measures_count;
}

static void finish(struct fold *fold, int64_t until_s)
{
    struct debrief_model *debrief = &fold->debrief;
    if (!debrief->has_ended && until_s > debrief->end_s) {
        debrief->end_s = until_s < SECONDS_MAX ? until_s : SECONDS_MAX;
    }
    finish_teams(fold);
    fold_finish_holdings(fold);
    fold_finish_clocks(fold);
    fold_finish_measures(fold);
    fold_finish_effects(fold);
    fold_finish_decisions(fold);
    fold_finish_requests(fold);
    show(fold);
    fold_fill_asks(fold);
    fold_finish_needs(fold);
    show(fold);
    fold_finish_counts(fold);
    fold_finish_events(fold);
    debrief->curve = fold_curve(fold, true);
    debrief->curve_all = fold_curve(fold, false);
    fold_finish_questions(fold);
    fold_finish_cards(fold);
    show(fold);
}

/* What only the making needed. */
static void drop_tables(struct fold *fold)
{
    void *tables[] = { fold->of, fold->choices, fold->first_holding, fold->last_holding, fold->holding_next,
                       fold->first_share, fold->last_share, fold->share_next, fold->is_false, fold->now, fold->effects,
                       fold->lucks, fold->points, fold->legs, fold->touches, fold->outside };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        free(tables[i]);
    }
}

struct debrief_model *debrief_create(const struct debrief_source *source)
{
    struct fold *fold = zeroed(1, sizeof *fold);
    arena_init(&fold->arena);
    fold->world = fold->debrief.world = source->world;
    fold->trace = fold->debrief.trace = source->trace;
    fold->words = source->words;
    fold->debrief.room = source->room;
    fold->debrief.ending = ID_NONE;
    seat_teams(fold);
    make_room(fold);
    pass(fold);
    finish(fold, source->until_s);
    drop_tables(fold);
    return &fold->debrief;
}

void debrief_destroy(struct debrief_model *debrief)
{
    if (debrief == NULL) {
        return;
    }
    struct fold *fold = (struct fold *)debrief;
    void *lists[] = { fold->seats, fold->holdings, fold->shares, fold->needs, fold->requests, fold->refusals,
                      fold->breaches, fold->statements, fold->decisions, fold->actions, fold->injects, fold->scenes,
                      fold->notes, fold->ratings, fold->events, fold->cells };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        free(lists[i]);
    }
    arena_deinit(&fold->arena);
    free(fold);
}
