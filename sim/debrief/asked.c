/* Requests: for a fact, for a decision, for preservation, help or the source's permission. */
#include "debrief/fold.h"

static struct debrief_request *request_of(struct fold *fold, uint32_t record)
{
    bool is_request = record > 0 && fold->of[record] > 0;
    return is_request ? &fold->requests[fold->of[record] - 1] : NULL;
}

static void asked(struct fold *fold, uint32_t number, const struct record *record)
{
    bool is_kind = record->value >= ASK_FACT && record->value <= ASK_PERMISSION;
    *FOLD_ADD(fold, requests) = (struct debrief_request){
        .from = { record->team }, .to = { record->to }, .thing = { record->thing },
        .kind = is_kind ? (enum ask_kind)record->value : ASK_HELP, .asked_s = record->at_s, .arrived_s = DEBRIEF_NEVER,
        .answered_s = DEBRIEF_NEVER, .record = number,
    };
    fold->of[number] = fold->requests_count;
}

static void came(struct fold *fold, uint32_t number, const struct record *record)
{
    const struct record *cause = fold_cause(fold, record);
    struct debrief_request *request =
        cause != NULL && cause->kind == RECORD_ASKED ? request_of(fold, record->cause) : NULL;
    if (request != NULL) {
        request->arrived_s = record->at_s;
        request->state = DEBRIEF_REQUEST_SILENT;
        fold->of[number] = fold->of[record->cause];
    }
}

static void replied(struct fold *fold, uint32_t number, const struct record *record)
{
    static const enum debrief_request_state states[] = {
        [REPLY_YES] = DEBRIEF_REQUEST_YES, [REPLY_NO] = DEBRIEF_REQUEST_NO, [REPLY_LATER] = DEBRIEF_REQUEST_LATER,
    };
    const struct record *cause = fold_cause(fold, record);
    struct debrief_request *request =
        cause != NULL && cause->kind == RECORD_REQUEST ? request_of(fold, record->cause) : NULL;
    if (request == NULL || record->value < REPLY_YES || record->value > REPLY_LATER) {
        return;
    }
    if (request->answered_s == DEBRIEF_NEVER || request->state == DEBRIEF_REQUEST_LATER) {
        request->state = states[record->value];
        request->answered_s = record->at_s;
        request->reply_record = number;
    }
}

void fold_asked(struct fold *fold, uint32_t number, const struct record *record)
{
    switch ((enum record_kind)record->kind) {
    case RECORD_ASKED: asked(fold, number, record); break;
    case RECORD_REQUEST: came(fold, number, record); break;
    case RECORD_REPLIED: replied(fold, number, record); break;
    default: break;
    }
}

/* ---- afterwards: answered with the thing itself? ---------------------------------------------------------------- */

static int64_t fact_sent_s(const struct fold *fold, const struct debrief_request *request)
{
    for (uint32_t i = fold->first_share[thing_index(request->thing)]; i != 0; i = fold->share_next[i - 1]) {
        const struct debrief_share *share = &fold->shares[i - 1];
        if (share->from.v == request->to.v && share->to.v == request->from.v && share->sent_s >= request->arrived_s) {
            return share->sent_s;
        }
    }
    return DEBRIEF_NEVER;
}

static int64_t decided_s(const struct fold *fold, const struct debrief_request *request)
{
    for (uint32_t i = 0; i < fold->decisions_count; i++) {
        const struct debrief_decision *decision = &fold->decisions[i];
        bool is_it = decision->decision.v == thing_index(request->thing) && decision->team.v == request->to.v;
        if (is_it && decision->state == DEBRIEF_DECISION_ANSWERED) {
            return decision->closed_s > request->arrived_s ? decision->closed_s : request->arrived_s;
        }
    }
    return DEBRIEF_NEVER;
}

void fold_finish_requests(struct fold *fold)
{
    for (uint32_t i = 0; i < fold->requests_count; i++) {
        struct debrief_request *request = &fold->requests[i];
        bool waits = request->state == DEBRIEF_REQUEST_SILENT || request->state == DEBRIEF_REQUEST_LATER;
        enum shelf shelf = thing_shelf(request->thing);
        int64_t at_s = !waits || request->kind == ASK_PERMISSION ? DEBRIEF_NEVER
                       : shelf == SHELF_FACT     ? fact_sent_s(fold, request)
                       : shelf == SHELF_DECISION ? decided_s(fold, request)
                                                 : DEBRIEF_NEVER;
        if (at_s != DEBRIEF_NEVER) {
            request->state = DEBRIEF_REQUEST_TOLD;
            request->answered_s = at_s;
        }
    }
}
