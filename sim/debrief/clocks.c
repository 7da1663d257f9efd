/* Duties: when they began, by what the engine knew, by what was imputed, by what their owner declared; and each
 * stage. */
#include "debrief/fold.h"

static void make_stages(struct fold *fold)
{
    const struct world *world = fold->world;
    uint32_t total = 0;
    fold->first_stage = ARENA_ARRAY(&fold->arena, uint32_t, world->clocks_count);
    for (uint32_t i = 0; i < world->clocks_count; i++) {
        fold->first_stage[i] = total;
        total += world->clocks[i].stage_count;
    }
    fold->stages = ARENA_ARRAY(&fold->arena, struct debrief_stage, total);
    fold->debrief.stages_count = total;
    for (uint32_t i = 0; i < world->clocks_count; i++) {
        for (uint32_t k = 0; k < world->clocks[i].stage_count; k++) {
            fold->stages[fold->first_stage[i] + k] = (struct debrief_stage){
                .clock = { i }, .stage = k, .team = world->clocks[i].who, .started_s = DEBRIEF_NEVER,
                .imputed_s = DEBRIEF_NEVER, .declared_s = DEBRIEF_NEVER, .claimed_s = DEBRIEF_NEVER,
                .from_s = DEBRIEF_NEVER, .due_s = DEBRIEF_NEVER, .submitted_s = DEBRIEF_NEVER,
                .margin_s = DEBRIEF_NEVER, .required = world->clocks[i].stages[k].classes, .words = "",
                .knew = TEAM_NONE, .told_by = TEAM_NONE,
            };
        }
    }
}

/* The moments of a clock are those of each of its stages. */
static void clock_moment(struct fold *fold, uint32_t number, const struct record *record)
{
    uint32_t clock = fact_of(record);
    for (uint32_t i = 0; i < fold->world->clocks[clock].stage_count; i++) {
        struct debrief_stage *stage = &fold->stages[fold->first_stage[clock] + i];
        switch ((enum record_kind)record->kind) {
        case RECORD_CLOCK_STARTED:
            stage->started_s = record->at_s;
            stage->record = number;
            break;
        case RECORD_CLOCK_IMPUTED: stage->imputed_s = record->at_s; break;
        case RECORD_CLOCK_DECLARED:
            stage->declared_s = record->at_s;
            stage->claimed_s = record->value;
            break;
        default: { /* stopped: what had begun and was still owed falls away */
            bool waits = stage->state == DEBRIEF_STAGE_IDLE && stage->started_s != DEBRIEF_NEVER;
            stage->state = stage->state == DEBRIEF_STAGE_OPEN || waits ? DEBRIEF_STAGE_STOPPED : stage->state;
            break;
        }
        }
    }
}

/* A first report may leave out what is not known yet; the last of several is the whole account. */
static bool is_partial(const struct fold *fold, const struct debrief_stage *stage)
{
    uint32_t count = fold->world->clocks[stage->clock.v].stage_count;
    return count > 1 && stage->stage + 1 == count && (stage->required & ~stage->covered) != 0;
}

static void submitted(struct fold *fold, struct debrief_stage *stage, const struct record *record)
{
    const struct record *notice = fold_cause(fold, record);
    bool is_late = record->kind == RECORD_STAGE_LATE;
    stage->submitted_s = record->at_s;
    stage->margin_s = is_late ? -record->value : record->value;
    stage->covered = (uint32_t)record->value2;
    stage->state = is_late                     ? DEBRIEF_STAGE_LATE
                   : is_partial(fold, stage) ? DEBRIEF_STAGE_PARTIAL
                                               : DEBRIEF_STAGE_MET;
    if (notice != NULL && notice->kind == RECORD_NOTICE && notice->thing == record->thing) {
        stage->notice_record = record->cause;
        stage->words = fold_words(fold, record->cause);
    }
}

static void stage_moment(struct fold *fold, uint32_t number, const struct record *record)
{
    struct debrief_stage *stage = &fold->stages[fold->first_stage[fact_of(record)] + record->other];
    stage->record = number;
    if (record->kind == RECORD_STAGE_DUE) {
        stage->state = DEBRIEF_STAGE_OPEN;
        stage->due_s = record->value;
        stage->from_s = record->value2;
    } else if (record->kind == RECORD_STAGE_MISSED) {
        stage->state = DEBRIEF_STAGE_MISSED;
    } else {
        submitted(fold, stage, record);
    }
}

void fold_clock(struct fold *fold, uint32_t number, const struct record *record)
{
    if (fold->first_stage == NULL) {
        make_stages(fold);
    }
    switch ((enum record_kind)record->kind) {
    case RECORD_CLOCK_STARTED: case RECORD_CLOCK_IMPUTED: case RECORD_CLOCK_DECLARED: case RECORD_CLOCK_STOPPED:
        clock_moment(fold, number, record);
        break;
    case RECORD_STAGE_DUE: case RECORD_STAGE_MET: case RECORD_STAGE_MISSED: case RECORD_STAGE_LATE:
        stage_moment(fold, number, record);
        break;
    default: break;
    }
}

/* A duty that counts from its declaration, begun by the facts and never declared: the law asked for it all the same. It
 * is missed when the deadline that the facts set has passed. */
static void finish_undeclared(struct fold *fold, struct debrief_stage *stage)
{
    const struct clock *clock = &fold->world->clocks[stage->clock.v];
    const struct stage *def = &clock->stages[stage->stage];
    stage->is_undeclared = stage->state == DEBRIEF_STAGE_IDLE && stage->started_s != DEBRIEF_NEVER &&
                           stage->declared_s == DEBRIEF_NEVER &&
                           (clock->counts == COUNTS_DECLARED || def->from == STAGE_FROM_DECLARED);
    bool follows = def->from == STAGE_FROM_PREVIOUS && stage->stage > 0;
    if (!stage->is_undeclared || follows || def->within.kind == TIME_NONE) {
        return;
    }
    stage->from_s = stage->started_s;
    stage->due_s = world_due_s(fold->world, def->within, stage->started_s, clock->calendar_of);
    stage->state = stage->due_s < fold->debrief.end_s ? DEBRIEF_STAGE_MISSED : DEBRIEF_STAGE_IDLE;
}

/* Met without a word of its owner: who knew, and who had told them. */
static void finish_known(struct fold *fold, struct debrief_stage *stage)
{
    struct cond_id met_by = fold->world->clocks[stage->clock.v].met_by;
    stage->is_known = stage->submitted_s != DEBRIEF_NEVER && stage->notice_record == 0 && met_by.v != ID_NONE;
    if (!stage->is_known || fold->world->conds[met_by.v].op != COND_KNOWS) {
        return;
    }
    const struct cond *knows = &fold->world->conds[met_by.v];
    struct team_id team = { knows->a };
    const struct debrief_holding *held =
        team.v < fold->world->teams_count ? debrief_find_holding(&fold->debrief, (struct fact_id){ knows->b }, team) : NULL;
    if (held != NULL) {
        stage->knew = team;
        stage->told_by = held->from;
    }
}

void fold_finish_clocks(struct fold *fold)
{
    if (fold->first_stage == NULL) {
        make_stages(fold);
    }
    fold->debrief.seats = fold->seats;
    fold->debrief.seats_count = fold->seats_count;
    for (uint32_t i = 0; i < fold->debrief.stages_count; i++) {
        struct debrief_stage *stage = &fold->stages[i];
        finish_undeclared(fold, stage);
        finish_known(fold, stage);
        int64_t at_s = stage->submitted_s != DEBRIEF_NEVER                                 ? stage->submitted_s
                       : stage->due_s != DEBRIEF_NEVER && stage->due_s < fold->debrief.end_s ? stage->due_s
                                                                                             : fold->debrief.end_s;
        stage->is_person = debrief_who_at(&fold->debrief, stage->team, at_s) == DEBRIEF_PERSON;
    }
}
