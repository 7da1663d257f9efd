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
            };
        }
    }
}

/* The moments of a clock are those of each of its stages. */
static void clock_moment(struct fold *fold, const struct record *record)
{
    uint32_t clock = fact_of(record);
    for (uint32_t i = 0; i < fold->world->clocks[clock].stage_count; i++) {
        struct debrief_stage *stage = &fold->stages[fold->first_stage[clock] + i];
        switch ((enum record_kind)record->kind) {
        case RECORD_CLOCK_STARTED: stage->started_s = record->at_s; break;
        case RECORD_CLOCK_IMPUTED: stage->imputed_s = record->at_s; break;
        case RECORD_CLOCK_DECLARED:
            stage->declared_s = record->at_s;
            stage->claimed_s = record->value;
            break;
        default: /* stopped: what was still running falls away */
            stage->state = stage->state == DEBRIEF_STAGE_OPEN ? DEBRIEF_STAGE_STOPPED : stage->state;
            break;
        }
    }
}

static void submitted(struct fold *fold, struct debrief_stage *stage, const struct record *record)
{
    const struct record *notice = fold_cause(fold, record);
    bool is_late = record->kind == RECORD_STAGE_LATE;
    stage->state = is_late ? DEBRIEF_STAGE_LATE : DEBRIEF_STAGE_MET;
    stage->submitted_s = record->at_s;
    stage->margin_s = is_late ? -record->value : record->value;
    stage->covered = (uint32_t)record->value2;
    if (notice != NULL && notice->kind == RECORD_NOTICE) {
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
        clock_moment(fold, record);
        break;
    case RECORD_STAGE_DUE: case RECORD_STAGE_MET: case RECORD_STAGE_MISSED: case RECORD_STAGE_LATE:
        stage_moment(fold, number, record);
        break;
    default: break;
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
        int64_t at_s = stage->submitted_s != DEBRIEF_NEVER                                 ? stage->submitted_s
                       : stage->due_s != DEBRIEF_NEVER && stage->due_s < fold->debrief.end_s ? stage->due_s
                                                                                             : fold->debrief.end_s;
        stage->is_person = debrief_who_at(&fold->debrief, stage->team, at_s) == DEBRIEF_PERSON;
    }
}
