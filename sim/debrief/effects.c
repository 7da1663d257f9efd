/* What followed from a choice: every record names what caused it, so its chain leads back to a decision, an action, or
 * neither. What passed through an arm of chance is luck, and is kept apart. */
#include "debrief/fold.h"

#include <stdlib.h>
#include <string.h>

static void follows(struct fold *fold, uint32_t number, const struct record *record, enum debrief_effect_kind kind,
                    uint32_t to)
{
    struct choice choice = fold->choices[number];
    if (choice.kind == CHOICE_NONE) {
        return;
    }
    GROW(fold->effects, fold->effects_count, fold->effects_room);
    fold->effects[fold->effects_count++] = (struct effect_of){
        .choice = choice,
        .effect = { .kind = kind, .thing = { record->thing }, .to = { to }, .at_s = record->at_s,
                    .is_luck = choice.is_luck, .record = number },
    };
}

static void acted(struct fold *fold, uint32_t number, const struct record *record)
{
    const struct action *def = &fold->world->actions[fact_of(record)];
    *FOLD_ADD(fold, actions) = (struct debrief_action){
        .action = { fact_of(record) }, .team = { record->team }, .at_s = record->at_s, .done_s = record->value,
        .record = number,
    };
    fold->of[number] = fold->actions_count;
    fold->choices[number] = (struct choice){ .kind = CHOICE_ACTION, .index = fold->actions_count - 1 };
    for (uint32_t i = 0; i < def->about.count; i++) {
        struct thing_id about = { world_ref(fold->world, def->about, i) };
        if (thing_shelf(about) == SHELF_FACT) {
            fold_used(fold, thing_index(about), record->team, record->at_s, number);
        }
    }
    fold_used_by_cond(fold, def->needs, record->team, record->at_s, number);
}

/* ---- chance ----------------------------------------------------------------------------------------------------- */

static const struct outcome *outcomes_of(const struct world *world, struct thing_id id, uint32_t *count)
{
    *count = 0;
    if (thing_shelf(id) == SHELF_OPTION) {
        *count = world->options[thing_index(id)].outcome_count;
        return world->options[thing_index(id)].outcomes;
    }
    if (thing_shelf(id) == SHELF_ACTION) {
        *count = world->actions[thing_index(id)].outcome_count;
        return world->actions[thing_index(id)].outcomes;
    }
    return NULL;
}

static void chance(struct fold *fold, uint32_t number, const struct record *record)
{
    uint32_t count = 0;
    const struct outcome *outcomes = outcomes_of(fold->world, (struct thing_id){ record->thing }, &count);
    fold->choices[number].is_luck = true;
    if (record->value < 0 || record->value >= count || fold->choices[number].kind == CHOICE_NONE) {
        return;
    }
    uint64_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        sum += outcomes[i].weight;
    }
    const struct outcome *arm = &outcomes[record->value];
    GROW(fold->lucks, fold->lucks_count, fold->lucks_room);
    fold->lucks[fold->lucks_count++] = (struct luck_of){
        .choice = fold->choices[number],
        .luck = { .thing = { record->thing }, .arm = (uint32_t)record->value, .arms = count, .at_s = record->at_s,
                  .name = arm->name != NULL ? arm->name : "",
                  .weight_percent = (uint32_t)(sum > 0 ? ((uint64_t)arm->weight * 100 + sum / 2) / sum : 0) },
    };
}

/* ---- measures --------------------------------------------------------------------------------------------------- */

/* By how much this record moved the measure beyond its rate. A few millionths are the rate's rounding, not a change. */
static int64_t jump_of(const struct fold *fold, const struct record *record)
{
    uint32_t measure = fact_of(record);
    int64_t before = debrief_point_at(&fold->world->measures[measure], &fold->now[measure], record->at_s);
    int64_t jump = record->value - before;
    return jump >= -2 && jump <= 2 ? 0 : jump;
}

static void moved(struct fold *fold, uint32_t number, const struct record *record)
{
    int64_t jump = jump_of(fold, record);
    if (jump != 0) {
        uint32_t before = fold->effects_count;
        follows(fold, number, record, DEBRIEF_EFFECT_MEASURE, ID_NONE);
        if (fold->effects_count > before) {
            fold->effects[before].effect.micro = jump;
        }
    }
}

/* What the scenario itself tells; what came in an inject or in public is there already. */
static void told(struct fold *fold, uint32_t number, const struct record *record)
{
    const struct record *cause = fold_cause(fold, record);
    if (cause != NULL && cause->kind != RECORD_INJECT && cause->kind != RECORD_PUBLISHED) {
        follows(fold, number, record, DEBRIEF_EFFECT_TOLD, record->team);
    }
}

/* Before fold_measured: a jump is seen against the value that stood until now. */
void fold_effect(struct fold *fold, uint32_t number, const struct record *record)
{
    switch ((enum record_kind)record->kind) {
    case RECORD_ACTION: acted(fold, number, record); break;
    case RECORD_ARM: chance(fold, number, record); break;
    case RECORD_MEASURE: moved(fold, number, record); break;
    case RECORD_SENT: follows(fold, number, record, DEBRIEF_EFFECT_SENT, record->to); break;
    case RECORD_LEARNED: told(fold, number, record); break;
    case RECORD_INJECT: follows(fold, number, record, DEBRIEF_EFFECT_INJECT, ID_NONE); break;
    case RECORD_NOTICE: follows(fold, number, record, DEBRIEF_EFFECT_NOTICE, record->to); break;
    case RECORD_OPENED: follows(fold, number, record, DEBRIEF_EFFECT_POSED, record->team); break;
    case RECORD_WITHDRAWN: follows(fold, number, record, DEBRIEF_EFFECT_WITHDRAWN, ID_NONE); break;
    case RECORD_ENDING: follows(fold, number, record, DEBRIEF_EFFECT_ENDING, ID_NONE); break;
    default: break;
    }
}

/* ---- afterwards: each to its choice ----------------------------------------------------------------------------- */

static bool is_of(const struct choice *choice, enum choice_kind kind, uint32_t index)
{
    return choice->kind == kind && choice->index == index;
}

/* Steps of one measure, of one choice, are one effect: what they moved it by in all. */
static struct debrief_effect *same_measure(struct debrief_effect *effects, uint32_t count,
                                           const struct debrief_effect *effect)
{
    for (uint32_t i = 0; i < count && effect->kind == DEBRIEF_EFFECT_MEASURE; i++) {
        if (effects[i].kind == effect->kind && effects[i].thing.v == effect->thing.v &&
            effects[i].is_luck == effect->is_luck) {
            return &effects[i];
        }
    }
    return NULL;
}

static int compare_effects(const void *a, const void *b)
{
    const struct effect_of *x = a;
    const struct effect_of *y = b;
    if (x->choice.kind != y->choice.kind) {
        return x->choice.kind < y->choice.kind ? -1 : 1;
    }
    if (x->choice.index != y->choice.index) {
        return x->choice.index < y->choice.index ? -1 : 1;
    }
    return x->effect.record < y->effect.record ? -1 : x->effect.record > y->effect.record ? 1 : 0;
}

/* The effects from `first` on that belong to its choice, merged, in the arena. */
static uint32_t gather(struct fold *fold, uint32_t first, struct debrief_effect **effects, uint32_t *count)
{
    struct choice choice = fold->effects[first].choice;
    uint32_t end = first;
    while (end < fold->effects_count && is_of(&fold->effects[end].choice, choice.kind, choice.index)) {
        end++;
    }
    *effects = ARENA_ARRAY(&fold->arena, struct debrief_effect, end - first);
    *count = 0;
    for (uint32_t i = first; i < end; i++) {
        struct debrief_effect *same = same_measure(*effects, *count, &fold->effects[i].effect);
        if (same != NULL) {
            same->micro += fold->effects[i].effect.micro;
        } else {
            (*effects)[(*count)++] = fold->effects[i].effect;
        }
    }
    return end;
}

static void give_luck(struct fold *fold)
{
    for (uint32_t i = 0; i < fold->lucks_count; i++) {
        struct choice choice = fold->lucks[i].choice;
        const struct debrief_luck **at = choice.kind == CHOICE_DECISION ? &fold->decisions[choice.index].luck
                                                                        : &fold->actions[choice.index].luck;
        uint32_t *count = choice.kind == CHOICE_DECISION ? &fold->decisions[choice.index].luck_count
                                                         : &fold->actions[choice.index].luck_count;
        struct debrief_luck *more = ARENA_ARRAY(&fold->arena, struct debrief_luck, *count + 1);
        if (*count > 0) {
            memcpy(more, *at, *count * sizeof *more);
        }
        more[(*count)++] = fold->lucks[i].luck;
        *at = more;
    }
}

void fold_finish_effects(struct fold *fold)
{
    if (fold->effects_count > 0) {
        qsort(fold->effects, fold->effects_count, sizeof *fold->effects, compare_effects);
    }
    for (uint32_t at = 0; at < fold->effects_count;) {
        struct choice choice = fold->effects[at].choice;
        struct debrief_effect *effects = NULL;
        uint32_t count = 0;
        at = gather(fold, at, &effects, &count);
        if (choice.kind == CHOICE_DECISION) {
            fold->decisions[choice.index].effects = effects;
            fold->decisions[choice.index].effect_count = count;
        } else {
            fold->actions[choice.index].effects = effects;
            fold->actions[choice.index].effect_count = count;
        }
    }
    give_luck(fold);
}
