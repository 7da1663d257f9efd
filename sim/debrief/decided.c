/* Decisions: put, answered or not, with what reasons, and how well grounded. */
#include "debrief/fold.h"

#include "engine/input.h"

static void opened(struct fold *fold, uint32_t number, const struct record *record)
{
    *FOLD_ADD(fold, decisions) = (struct debrief_decision){
        .decision = { fact_of(record) },
        .team = { record->team },
        .opened_s = record->at_s,
        .deadline_s = record->value,
        .closed_s = DEBRIEF_NEVER,
        .taken = { ID_NONE },
        .confidence = -1,
        .sound = -1,
        .words = "",
        .opened_record = number,
    };
    fold->of[number] = fold->decisions_count;
}

/* The latest of this decision and team: a closing record does not always name the opening one. */
static uint32_t latest(const struct fold *fold, const struct record *record)
{
    for (uint32_t i = fold->decisions_count; i > 0; i--) {
        const struct debrief_decision *decision = &fold->decisions[i - 1];
        if (decision->decision.v == fact_of(record) && decision->team.v == record->team) {
            return i;
        }
    }
    return 0;
}

static void choose(const struct world *world, const struct record *record, const struct fold *fold,
                   struct debrief_decision *decision)
{
    const struct decision *def = &world->decisions[decision->decision.v];
    bool in_order = def->answer == ANSWER_ORDER && record->extra_count <= DEBRIEF_OPTIONS_MAX;
    for (uint32_t i = 0; in_order && i < record->extra_count; i++) {
        int64_t which = trace_extra(fold->trace, record, i);
        if (which >= 0 && which < def->option_count) {
            decision->options[decision->option_count++] = def->first_option + (uint32_t)which;
        }
    }
    bool by_mask = def->answer == ANSWER_ONE || def->answer == ANSWER_SOME;
    for (uint32_t i = 0; by_mask && i < def->option_count && i < DEBRIEF_OPTIONS_MAX; i++) {
        if ((record->value >> i & 1) != 0) {
            decision->options[decision->option_count++] = def->first_option + i;
        }
    }
    decision->number_micro = def->answer == ANSWER_NUMBER ? record->value : 0;
}

/* From here on what follows is this decision's doing. */
static void begins_chain(struct fold *fold, uint32_t number, uint32_t at)
{
    fold->choices[number] = (struct choice){ .kind = CHOICE_DECISION, .index = at - 1 };
    fold->of[number] = at;
    fold->decisions[at - 1].answer_record = number;
}

static void use_options(struct fold *fold, const struct debrief_decision *decision, uint32_t number)
{
    for (uint32_t i = 0; i < decision->option_count; i++) {
        const struct option *option = &fold->world->options[decision->options[i]];
        fold_used_by_cond(fold, option->needs, decision->team.v, decision->closed_s, number);
        fold_used_by_cond(fold, option->sound, decision->team.v, decision->closed_s, number);
    }
}

static void answered(struct fold *fold, uint32_t number, const struct record *record)
{
    uint32_t at = latest(fold, record);
    if (at == 0) {
        return;
    }
    struct debrief_decision *decision = &fold->decisions[at - 1];
    decision->state = DEBRIEF_DECISION_ANSWERED;
    decision->closed_s = record->at_s;
    decision->confidence = record->value2 >= 0 && record->value2 <= 100 ? (int32_t)record->value2 : -1;
    decision->words = fold_words(fold, number);
    choose(fold->world, record, fold, decision);
    begins_chain(fold, number, at);
    use_options(fold, decision, number);
}

/* After an answer of its own: the teams did not agree. */
static void not_answered(struct fold *fold, uint32_t number, const struct record *record)
{
    uint32_t at = latest(fold, record);
    if (at == 0) {
        return;
    }
    struct debrief_decision *decision = &fold->decisions[at - 1];
    bool was_answered = decision->state == DEBRIEF_DECISION_ANSWERED;
    decision->state = was_answered ? DEBRIEF_DECISION_NOT_AGREED : DEBRIEF_DECISION_TIMED_OUT;
    decision->closed_s = was_answered ? decision->closed_s : record->at_s;
    decision->taken.v = channel_of(record);
    begins_chain(fold, number, at);
}

static void closed(struct fold *fold, uint32_t number, const struct record *record)
{
    uint32_t at = latest(fold, record);
    if (at != 0 && fold->decisions[at - 1].state == DEBRIEF_DECISION_OPEN) {
        fold->decisions[at - 1].state = DEBRIEF_DECISION_CLOSED;
        fold->decisions[at - 1].closed_s = record->at_s;
        fold->of[number] = at;
    }
}

/* Several options: the choice is sound when each of them is. */
static void judged(struct fold *fold, const struct record *record)
{
    struct choice choice = fold->choices[record->cause];
    if (choice.kind == CHOICE_DECISION) {
        struct debrief_decision *decision = &fold->decisions[choice.index];
        int32_t sound = record->value != 0 ? 1 : 0;
        decision->sound = decision->sound == -1 || sound < decision->sound ? sound : decision->sound;
    }
}

/* Options that become open later change nothing here; more time does. */
static void extended(struct fold *fold, const struct record *record)
{
    uint32_t at = thing_shelf((struct thing_id){ record->thing }) == SHELF_DECISION ? latest(fold, record) : 0;
    if (at != 0) {
        fold->decisions[at - 1].was_extended = true;
        fold->decisions[at - 1].deadline_s = record->value;
    }
}

void fold_decided(struct fold *fold, uint32_t number, const struct record *record)
{
    switch ((enum record_kind)record->kind) {
    case RECORD_OPENED: opened(fold, number, record); break;
    case RECORD_ANSWERED: answered(fold, number, record); break;
    case RECORD_NO_ANSWER: not_answered(fold, number, record); break;
    case RECORD_CLOSED: closed(fold, number, record); break;
    case RECORD_SOUND: judged(fold, record); break;
    case RECORD_INPUT:
        if (record->value2 == INPUT_EXTEND) {
            extended(fold, record);
        }
        break;
    default: break;
    }
}

static void fill_ask(struct fold *fold, const char **asks, uint32_t decision, struct team_id team, int64_t at_s)
{
    struct text_id ask = fold->world->decisions[decision].ask;
    if (asks[decision] == NULL && fold->world->texts[ask.v].slot_count > 0) {
        struct str words = { 0 };
        debrief_fill(&fold->debrief, ask, team, at_s, &words);
        asks[decision] = arena_copy_string(&fold->arena, str_text(&words));
        str_deinit(&words);
    }
}

/* A question stands in titles and tables as it read when it was first put; one that was not, as things stood at the end. */
void fold_fill_asks(struct fold *fold)
{
    uint32_t count = fold->world->decisions_count;
    const char **asks = ARENA_ARRAY(&fold->arena, const char *, count);
    for (uint32_t i = 0; i < fold->decisions_count; i++) {
        const struct debrief_decision *decision = &fold->decisions[i];
        fill_ask(fold, asks, decision->decision.v, decision->team, decision->opened_s);
    }
    for (uint32_t i = 0; i < count; i++) {
        fill_ask(fold, asks, i, TEAM_NONE, fold->debrief.end_s);
    }
    fold->debrief.asks = asks;
}

void fold_finish_decisions(struct fold *fold)
{
    for (uint32_t i = 0; i < fold->decisions_count; i++) {
        struct debrief_decision *decision = &fold->decisions[i];
        int64_t until_s = decision->closed_s != DEBRIEF_NEVER ? decision->closed_s : fold->debrief.end_s + 1;
        decision->is_assisted = decision->was_extended || decision->is_assisted ||
                                fold_is_touched(fold, decision->team.v, decision->opened_s, until_s);
        fold->debrief.seats = fold->seats;
        fold->debrief.seats_count = fold->seats_count;
        decision->is_person =
            debrief_who_at(&fold->debrief, decision->team,
                           decision->closed_s != DEBRIEF_NEVER ? decision->closed_s : fold->debrief.end_s) ==
            DEBRIEF_PERSON;
    }
}
