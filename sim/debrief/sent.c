/* What was sent, what became of it, which rule it went against, and what was said in public. */
#include "debrief/fold.h"

static bool is_named(const struct world *world, const struct fact *fact, uint32_t team)
{
    return world_span_has(world, fact->named, team) || fact->source.v == team;
}

static bool needs(const struct fact *fact, uint32_t team)
{
    for (uint32_t i = 0; i < fact->needed_by_count; i++) {
        if (fact->needed_by[i].team.v == team) {
            return true;
        }
    }
    return false;
}

static bool crosses(const struct world *world, uint32_t from, uint32_t to)
{
    return to < world->teams_count && world->teams[from].economy.v != world->teams[to].economy.v;
}

static void chain(struct fold *fold, uint32_t fact, uint32_t index)
{
    GROW_ZEROED(fold->share_next, index + 1, fold->share_next_room);
    if (fold->last_share[fact] == 0) {
        fold->first_share[fact] = index + 1;
    } else {
        fold->share_next[fold->last_share[fact] - 1] = index + 1;
    }
    fold->last_share[fact] = index + 1;
}

static void sent(struct fold *fold, uint32_t number, const struct record *record)
{
    const struct world *world = fold->world;
    const struct fact *fact = &world->facts[fact_of(record)];
    struct debrief_share *share = FOLD_ADD(fold, shares);
    *share = (struct debrief_share){
        .fact = { fact_of(record) }, .from = { record->team }, .to = { record->to }, .channel = { channel_of(record) },
        .label = label_of(record), .sent_s = record->at_s, .arrived_s = DEBRIEF_NEVER, .lost_s = DEBRIEF_NEVER,
        .forwarded = (record->flags & FORWARDED) != 0, .by_doing = (record->flags & BY_DOING) != 0,
        .is_border = crosses(world, record->team, record->to),
        .is_judged = fact->needed_by_count > 0 && record->to < world->teams_count, .record = number,
    };
    share->is_needed = needs(fact, record->to) || is_named(world, fact, record->to);
    fold->of[number] = fold->shares_count;
    chain(fold, fact_of(record), fold->shares_count - 1);
}

static struct debrief_share *share_of(struct fold *fold, const struct record *record)
{
    const struct record *cause = fold_cause(fold, record);
    bool is_share = cause != NULL && cause->kind == RECORD_SENT && fold->of[record->cause] > 0;
    return is_share ? &fold->shares[fold->of[record->cause] - 1] : NULL;
}

static void set_arrived(struct fold *fold, const struct record *record)
{
    struct debrief_share *share = share_of(fold, record);
    if (share != NULL && share->arrived_s == DEBRIEF_NEVER) {
        share->arrived_s = record->at_s;
        share->again = record->kind == RECORD_ARRIVED_AGAIN;
    }
}

static void set_lost(struct fold *fold, const struct record *record)
{
    struct debrief_share *share = share_of(fold, record);
    if (share != NULL) {
        share->lost_s = record->at_s;
        share->lost = (uint32_t)record->value;
    }
}

static void broke(struct fold *fold, uint32_t number, const struct record *record)
{
    uint32_t how =
        record->value >= BREACH_LABEL && record->value <= BREACH_BASIS ? (uint32_t)record->value : BREACH_LABEL;
    struct debrief_share *share = share_of(fold, record);
    if (share != NULL) {
        share->breaches |= 1u << how;
    }
    *FOLD_ADD(fold, breaches) = (struct debrief_breach){
        .at_s = record->at_s, .team = { record->team }, .to = { record->to }, .fact = { fact_of(record) }, .how = how,
        .record = number,
    };
}

/* ---- in public -------------------------------------------------------------------------------------------------- */

/* What is published now may put right what was said before. */
static void put_right(struct fold *fold, uint32_t fact, int64_t at_s)
{
    const struct fact *def = &fold->world->facts[fact];
    for (uint32_t i = 0; i < fold->statements_count; i++) {
        struct debrief_statement *statement = &fold->statements[i];
        bool is_meant = statement->fact.v == def->corrects.v || statement->fact.v == def->against.v;
        if (statement->fact.v != ID_NONE && is_meant && statement->until_s == DEBRIEF_NEVER) {
            statement->until_s = at_s;
        }
    }
}

static void taken_back(struct fold *fold, uint32_t fact, int64_t at_s)
{
    for (uint32_t i = 0; i < fold->statements_count; i++) {
        if (fold->statements[i].fact.v == fact && fold->statements[i].until_s == DEBRIEF_NEVER) {
            fold->statements[i].until_s = at_s;
        }
    }
}

static bool statement_broke(const struct fold *fold, uint32_t fact, uint32_t statement)
{
    for (uint32_t i = fold->breaches_count; i > 0; i--) {
        const struct debrief_breach *breach = &fold->breaches[i - 1];
        if (trace_record(fold->trace, breach->record)->cause == statement && breach->fact.v == fact) {
            return true;
        }
        if (breach->record < statement) {
            break;
        }
    }
    return false;
}

static void published(struct fold *fold, uint32_t number, const struct record *record)
{
    const struct record *cause = fold_cause(fold, record);
    const struct debrief_share *share = share_of(fold, record);
    bool is_statement = cause != NULL && cause->kind == RECORD_STATEMENT;
    uint32_t team = is_statement || share != NULL ? cause->team : record->team;
    bool is_leak = share != NULL ? (share->breaches & 1u << BREACH_LABEL) != 0
                                 : is_statement && statement_broke(fold, fact_of(record), record->cause);
    put_right(fold, fact_of(record), record->at_s);
    *FOLD_ADD(fold, statements) = (struct debrief_statement){
        .at_s = record->at_s,
        .team = { team },
        .fact = { fact_of(record) },
        .is_false = fold->is_false[fact_of(record)],
        .is_leak = is_leak,
        .until_s = DEBRIEF_NEVER,
        .record = number,
        .words = is_statement ? fold_words(fold, record->cause) : "",
        .words_record = is_statement ? record->cause : 0,
    };
    set_arrived(fold, record);
}

static void stated(struct fold *fold, uint32_t number, const struct record *record)
{
    if (record->extra_count == 0) { /* with facts, each of them is published */
        *FOLD_ADD(fold, statements) = (struct debrief_statement){
            .at_s = record->at_s, .team = { record->team }, .fact = { ID_NONE }, .until_s = DEBRIEF_NEVER,
            .words = fold_words(fold, number), .record = number, .words_record = number,
        };
    }
}

/* ---- channels --------------------------------------------------------------------------------------------------- */

static void leg_told(struct fold *fold, const struct record *record)
{
    if ((record->flags & CHANNEL_OPEN) != 0 && record->to < fold->world->teams_count) {
        GROW(fold->legs, fold->legs_count, fold->legs_room);
        fold->legs[fold->legs_count++] = (struct leg){
            .key = (uint64_t)fact_of(record) << 16 | (uint64_t)record->team << 8 | record->to, .open_s = record->at_s,
        };
    }
}

void fold_sent(struct fold *fold, uint32_t number, const struct record *record)
{
    switch ((enum record_kind)record->kind) {
    case RECORD_SENT: sent(fold, number, record); break;
    case RECORD_ARRIVED:
    case RECORD_ARRIVED_AGAIN: set_arrived(fold, record); break;
    case RECORD_LOST: set_lost(fold, record); break;
    case RECORD_BREACH: broke(fold, number, record); break;
    case RECORD_PUBLISHED: published(fold, number, record); break;
    case RECORD_STATEMENT: stated(fold, number, record); break;
    case RECORD_WITHDRAWN: taken_back(fold, fact_of(record), record->at_s); break;
    case RECORD_CHANNEL: leg_told(fold, record); break;
    default: break;
    }
}
