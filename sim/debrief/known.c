/* Who came to know what: from the start, from the world, from another team, from the public, or by putting two and two
 * together. Then when it was opened, and when it was first of use. */
#include "debrief/fold.h"

/* ---- coming to know --------------------------------------------------------------------------------------------- */

struct debrief_holding *fold_holding(struct fold *fold, uint32_t fact, uint32_t team)
{
    if (fact >= fold->world->facts_count || team >= fold->world->teams_count) {
        return NULL;
    }
    uint32_t at = fold->cells[fact * fold->world->teams_count + team];
    return at == 0 ? NULL : &fold->holdings[at - 1];
}

static void chain(struct fold *fold, uint32_t fact, uint32_t index)
{
    GROW_ZEROED(fold->holding_next, index + 1, fold->holding_next_room);
    if (fold->last_holding[fact] == 0) {
        fold->first_holding[fact] = index + 1;
    } else {
        fold->holding_next[fold->last_holding[fact] - 1] = index + 1;
    }
    fold->last_holding[fact] = index + 1;
}

static struct debrief_holding *add_holding(struct fold *fold, uint32_t number, const struct record *record,
                                           enum debrief_how how)
{
    uint32_t fact = fact_of(record);
    if (fold_holding(fold, fact, record->team) != NULL) {
        return NULL;
    }
    struct debrief_holding *holding = FOLD_ADD(fold, holdings);
    *holding = (struct debrief_holding){
        .fact = { fact }, .team = { record->team }, .at_s = record->at_s, .how = how, .from = TEAM_NONE,
        .channel = CHANNEL_NONE, .sent_s = DEBRIEF_NEVER, .read_s = record->at_s, .acted_s = DEBRIEF_NEVER,
        .record = number, .label = label_of(record), .consent = label_of(record),
    };
    fold->cells[fact * fold->world->teams_count + record->team] = fold->holdings_count;
    fold->of[number] = fold->holdings_count;
    chain(fold, fact, fold->holdings_count - 1);
    holding->is_first = record->at_s <= fold->holdings[fold->first_holding[fact] - 1].at_s;
    return holding;
}

static void from_sender(struct debrief_holding *holding, const struct record *sent, uint32_t sent_record)
{
    holding->from.v = sent->team;
    holding->sent_s = sent->at_s;
    holding->sent_record = sent_record;
    holding->channel.v = sent->kind == RECORD_SENT ? channel_of(sent) : ID_NONE;
}

/* Its words lie in an inject, an arrival or the news: until they are opened, nobody has read them. */
static void learned(struct fold *fold, uint32_t number, const struct record *record)
{
    const struct record *cause = fold_cause(fold, record);
    bool is_public = cause != NULL && cause->kind == RECORD_PUBLISHED;
    struct debrief_holding *holding = add_holding(fold, number, record, is_public ? DEBRIEF_PUBLIC : DEBRIEF_WORLD);
    if (holding == NULL || cause == NULL) {
        return;
    }
    const struct record *sent = is_public ? fold_cause(fold, cause) : NULL;
    if (sent != NULL && (sent->kind == RECORD_SENT || sent->kind == RECORD_STATEMENT)) {
        from_sender(holding, sent, cause->cause);
    }
    holding->read_s = cause->kind == RECORD_INJECT ? DEBRIEF_NEVER : record->at_s;
}

static void arrived(struct fold *fold, uint32_t number, const struct record *record)
{
    const struct record *sent = fold_cause(fold, record);
    bool is_notice = sent != NULL && sent->kind == RECORD_NOTICE;
    struct debrief_holding *holding = add_holding(fold, number, record, is_notice ? DEBRIEF_NOTIFIED : DEBRIEF_TOLD);
    if (holding == NULL) {
        return;
    }
    holding->from.v = record->to;
    holding->read_s = DEBRIEF_NEVER;
    if (sent != NULL && (is_notice || sent->kind == RECORD_SENT)) {
        from_sender(holding, sent, record->cause);
    }
}

static void widened(struct fold *fold, const struct record *record)
{
    struct debrief_holding *holding = fold_holding(fold, fact_of(record), record->team);
    enum tlp label = label_of(record);
    if (holding == NULL) {
        return;
    }
    holding->consent = label > holding->consent ? label : holding->consent;
    if (record->kind == RECORD_ARRIVED_AGAIN) {
        holding->label = label > holding->label ? label : holding->label;
    }
}

/* ---- reading ---------------------------------------------------------------------------------------------------- */

static void set_read(struct debrief_holding *holding, int64_t at_s, uint32_t number)
{
    if (holding != NULL && holding->read_s > at_s) {
        holding->read_s = at_s;
        holding->read_record = number;
    }
}

static void read_inject(struct fold *fold, uint32_t number, const struct record *record, const struct record *inject)
{
    if (fact_of(inject) >= fold->world->injects_count) {
        return;
    }
    struct span gives = fold->world->injects[fact_of(inject)].gives;
    for (uint32_t i = 0; i < gives.count; i++) {
        struct debrief_holding *holding = fold_holding(fold, world_ref(fold->world, gives, i), record->team);
        if (holding != NULL && trace_record(fold->trace, holding->record)->cause == record->cause) {
            set_read(holding, record->at_s, number);
        }
    }
}

static void read(struct fold *fold, uint32_t number, const struct record *record)
{
    const struct record *what = fold_cause(fold, record);
    if (what == NULL) {
        return;
    }
    if (what->kind == RECORD_INJECT) {
        read_inject(fold, number, record, what);
    } else if (what->kind == RECORD_ARRIVED && what->team == record->team) {
        set_read(fold_holding(fold, fact_of(what), record->team), record->at_s, number);
    }
}

/* ---- use -------------------------------------------------------------------------------------------------------- */

void fold_used(struct fold *fold, uint32_t fact, uint32_t team, int64_t at_s, uint32_t record)
{
    struct debrief_holding *holding = fold_holding(fold, fact, team);
    if (holding == NULL || holding->acted_s != DEBRIEF_NEVER) {
        return;
    }
    holding->acted_s = at_s;
    holding->acted_record = record;
    set_read(holding, at_s, record); /* who acts on it has read it */
}

static void used_below(struct fold *fold, struct cond_id cond, uint32_t depth, uint32_t team, int64_t at_s,
                       uint32_t record)
{
    if (cond.v >= fold->world->conds_count || depth >= CONDITION_DEPTH_MAX) {
        return;
    }
    const struct cond *c = &fold->world->conds[cond.v];
    if (c->op == COND_KNOWS && (c->a == team || c->a == TEAM_OWN.v)) {
        fold_used(fold, c->b, team, at_s, record);
    }
    for (uint32_t i = 0; i < c->children.count && c->op != COND_NO; i++) {
        used_below(fold, (struct cond_id){ world_ref(fold->world, c->children, i) }, depth + 1, team, at_s, record);
    }
}

void fold_used_by_cond(struct fold *fold, struct cond_id cond, uint32_t team, int64_t at_s, uint32_t record)
{
    used_below(fold, cond, 0, team, at_s, record);
}

static void used_extra(struct fold *fold, uint32_t number, const struct record *record)
{
    for (uint32_t i = 0; i < record->extra_count; i++) {
        struct thing_id id = { (uint32_t)trace_extra(fold->trace, record, i) };
        if (thing_shelf(id) == SHELF_FACT) {
            fold_used(fold, thing_index(id), record->team, record->at_s, number);
        }
    }
}

void fold_known(struct fold *fold, uint32_t number, const struct record *record)
{
    switch ((enum record_kind)record->kind) {
    case RECORD_HELD: (void)add_holding(fold, number, record, DEBRIEF_HELD); break;
    case RECORD_DERIVED: (void)add_holding(fold, number, record, DEBRIEF_DERIVED); break;
    case RECORD_LEARNED: learned(fold, number, record); break;
    case RECORD_ARRIVED: arrived(fold, number, record); break;
    case RECORD_ARRIVED_AGAIN:
    case RECORD_CONSENT: widened(fold, record); break;
    case RECORD_READ: read(fold, number, record); break;
    case RECORD_SENT:
        if ((record->flags & FORWARDED) == 0) {
            fold_used(fold, fact_of(record), record->team, record->at_s, number);
        }
        break;
    case RECORD_NOTICE:
    case RECORD_STATEMENT: used_extra(fold, number, record); break;
    case RECORD_TRUTH: fold->is_false[fact_of(record)] = record->value == 0; break;
    default: break;
    }
}

/* Afterwards, when all breaches are known. */
void fold_finish_holdings(struct fold *fold)
{
    for (uint32_t i = 0; i < fold->holdings_count; i++) {
        struct debrief_holding *holding = &fold->holdings[i];
        bool was_sent = holding->sent_record > 0 && fold->of[holding->sent_record] > 0;
        bool is_share = was_sent && trace_record(fold->trace, holding->sent_record)->kind == RECORD_SENT;
        holding->is_leak = is_share && (fold->shares[fold->of[holding->sent_record] - 1].breaches & 1u << BREACH_LABEL) != 0;
    }
}

/* ---- questions -------------------------------------------------------------------------------------------------- */

const struct debrief_holding *debrief_find_holding(const struct debrief_model *debrief, struct fact_id fact,
                                                   struct team_id team)
{
    return fold_holding((struct fold *)(uintptr_t)debrief, fact.v, team.v);
}

uint32_t debrief_path(const struct debrief_model *debrief, struct fact_id fact, struct team_id team,
                      const struct debrief_holding **path, uint32_t most)
{
    uint32_t count = 0;
    const struct debrief_holding *back[TEAMS_MAX];
    const struct debrief_holding *at = debrief_find_holding(debrief, fact, team);
    while (at != NULL && count < TEAMS_MAX) {
        back[count++] = at;
        const struct debrief_holding *before = debrief_find_holding(debrief, fact, at->from);
        at = before != NULL && before->record < at->record ? before : NULL;
    }
    uint32_t shown = count < most ? count : most;
    for (uint32_t i = 0; i < shown; i++) {
        path[i] = back[count - 1 - i];
    }
    return shown;
}
