/* Counts over the whole, and the moments in order of time. */
#include "debrief/fold.h"

#include "engine/input.h"

#include <stdlib.h>

/* ---- counts ----------------------------------------------------------------------------------------------------- */

static void count_share(const struct world *world, struct debrief_counts *counts, const struct debrief_share *share)
{
    bool is_there = share->arrived_s != DEBRIEF_NEVER;
    bool is_lost = share->lost_s != DEBRIEF_NEVER;
    counts->sent++;
    counts->arrived += is_there ? 1 : 0;
    counts->lost += is_lost ? 1 : 0;
    counts->on_the_way += !is_there && !is_lost ? 1 : 0;
    counts->again += share->again ? 1 : 0;
    counts->border += share->is_border ? 1 : 0;
    counts->judged += is_there && share->is_judged ? 1 : 0;
    counts->needed += is_there && share->is_judged && share->is_needed ? 1 : 0;
    if (is_there && share->to.v < world->teams_count) {
        counts->between[world->teams[share->from.v].sector][world->teams[share->to.v].sector]++;
    }
}

static void count_need(struct debrief_counts *counts, const struct debrief_need *need)
{
    counts->needs++;
    counts->met += need->state == DEBRIEF_NEED_MET ? 1 : 0;
    counts->late += need->state == DEBRIEF_NEED_LATE ? 1 : 0;
    counts->missed += need->state == DEBRIEF_NEED_MISSED ? 1 : 0;
    counts->open += need->state == DEBRIEF_NEED_OPEN ? 1 : 0;
    counts->no_one += need->state == DEBRIEF_NEED_NO_ONE ? 1 : 0;
    bool could =
        need->gap == DEBRIEF_GAP_NOT_SENT || (need->gap == DEBRIEF_GAP_SENT_LATE && need->could_s != DEBRIEF_NEVER);
    counts->not_sent += could ? 1 : 0;
}

static void count_request(struct debrief_counts *counts, const struct debrief_request *request)
{
    counts->requests++;
    counts->answered += request->state == DEBRIEF_REQUEST_TOLD || request->state == DEBRIEF_REQUEST_YES ? 1 : 0;
    counts->refused += request->state == DEBRIEF_REQUEST_NO ? 1 : 0;
    counts->silent += request->state == DEBRIEF_REQUEST_SILENT ? 1 : 0;
}

static void count_told(struct fold *fold, struct debrief_counts *counts)
{
    uint32_t teams = fold->world->teams_count;
    uint32_t *told = ARENA_ARRAY(&fold->arena, uint32_t, (size_t)teams * teams);
    for (uint32_t i = 0; i < fold->holdings_count; i++) {
        const struct debrief_holding *holding = &fold->holdings[i];
        bool by_team = holding->how == DEBRIEF_TOLD || holding->how == DEBRIEF_NOTIFIED;
        if (by_team && holding->from.v < teams) {
            told[holding->from.v * teams + holding->team.v]++;
        }
    }
    counts->told = told;
}

void fold_finish_counts(struct fold *fold)
{
    struct debrief_counts *counts = &fold->debrief.counts;
    for (uint32_t i = 0; i < fold->shares_count; i++) {
        count_share(fold->world, counts, &fold->shares[i]);
    }
    for (uint32_t i = 0; i < fold->needs_count; i++) {
        count_need(counts, &fold->needs[i]);
    }
    for (uint32_t i = 0; i < fold->requests_count; i++) {
        count_request(counts, &fold->requests[i]);
    }
    for (uint32_t i = 0; i < fold->breaches_count; i++) {
        counts->breaches[fold->breaches[i].how]++;
    }
    counts->breach_count = fold->breaches_count;
    counts->blocked = counts->lost;
    for (uint32_t i = 0; i < fold->refusals_count; i++) {
        counts->blocked += fold->refusals[i].input == INPUT_SHARE ? 1 : 0;
    }
    count_told(fold, counts);
}

/* ---- moments ---------------------------------------------------------------------------------------------------- */

static void add_event(struct fold *fold, enum debrief_event_kind kind, uint32_t index, int64_t at_s,
                      struct team_id team, uint32_t record)
{
    if (at_s != DEBRIEF_NEVER) {
        *FOLD_ADD(fold, events) = (struct debrief_event){ at_s, kind, index, team, record };
    }
}

static void events_of_play(struct fold *fold)
{
    for (uint32_t i = 0; i < fold->scenes_count; i++) {
        add_event(fold, DEBRIEF_EVENT_SCENE, i, fold->scenes[i].at_s, TEAM_NONE, 0);
    }
    for (uint32_t i = 0; i < fold->injects_count; i++) {
        const struct debrief_inject *inject = &fold->injects[i];
        struct team_id team = { inject->team_count == 1 ? inject->teams[0] : ID_NONE };
        add_event(fold, DEBRIEF_EVENT_INJECT, i, inject->at_s, team, inject->record);
    }
    for (uint32_t i = 0; i < fold->decisions_count; i++) {
        const struct debrief_decision *decision = &fold->decisions[i];
        add_event(fold, DEBRIEF_EVENT_ASKED, i, decision->opened_s, decision->team, decision->opened_record);
        add_event(fold, DEBRIEF_EVENT_DECIDED, i, decision->closed_s, decision->team, decision->answer_record);
    }
    for (uint32_t i = 0; i < fold->actions_count; i++) {
        add_event(fold, DEBRIEF_EVENT_ACTION, i, fold->actions[i].at_s, fold->actions[i].team, fold->actions[i].record);
    }
}

static void events_of_sharing(struct fold *fold)
{
    for (uint32_t i = 0; i < fold->shares_count; i++) {
        add_event(fold, DEBRIEF_EVENT_SENT, i, fold->shares[i].sent_s, fold->shares[i].from, fold->shares[i].record);
    }
    for (uint32_t i = 0; i < fold->breaches_count; i++) {
        add_event(fold, DEBRIEF_EVENT_BREACH, i, fold->breaches[i].at_s, fold->breaches[i].team,
                  fold->breaches[i].record);
    }
    for (uint32_t i = 0; i < fold->statements_count; i++) {
        add_event(fold, DEBRIEF_EVENT_PUBLIC, i, fold->statements[i].at_s, fold->statements[i].team,
                  fold->statements[i].record);
    }
    for (uint32_t i = 0; i < fold->debrief.stages_count; i++) {
        const struct debrief_stage *stage = &fold->stages[i];
        bool passed = stage->state == DEBRIEF_STAGE_LATE || stage->state == DEBRIEF_STAGE_MISSED;
        add_event(fold, DEBRIEF_EVENT_NOTICE, i, stage->submitted_s, stage->team, stage->notice_record);
        add_event(fold, DEBRIEF_EVENT_MISSED, i, passed ? stage->due_s : DEBRIEF_NEVER, stage->team, stage->record);
    }
}

static int compare_events(const void *a, const void *b)
{
    const struct debrief_event *x = a;
    const struct debrief_event *y = b;
    if (x->at_s != y->at_s) {
        return x->at_s < y->at_s ? -1 : 1;
    }
    if (x->record != y->record) {
        return x->record < y->record ? -1 : 1;
    }
    if (x->kind != y->kind) {
        return x->kind < y->kind ? -1 : 1;
    }
    return x->index < y->index ? -1 : x->index > y->index ? 1 : 0;
}

void fold_finish_events(struct fold *fold)
{
    events_of_play(fold);
    events_of_sharing(fold);
    if (fold->debrief.has_ended) {
        add_event(fold, DEBRIEF_EVENT_END, 0, fold->debrief.end_s, TEAM_NONE, fold->debrief.record_count + 1);
    }
    if (fold->events_count > 0) {
        qsort(fold->events, fold->events_count, sizeof *fold->events, compare_events);
    }
}
