/* Decisions: put to teams, answered in time or not, and what was sound about the choice. */
#include "base/str.h"
#include "engine/state.h"

static const struct decision *decision_def(const struct engine *engine, struct decision_id decision)
{
    return &engine->world->decisions[decision.v];
}

struct posed *posed_find(const struct engine *engine, struct decision_id decision, struct team_id team)
{
    struct posed_span span = engine->posed_of[decision.v];
    for (uint32_t i = 0; i < span.count; i++) {
        if (engine->posed[span.first + i].team.v == team.v) {
            return &engine->posed[span.first + i];
        }
    }
    return NULL;
}

static uint16_t option_flags(const struct engine *engine, const struct option *option, struct team_id team)
{
    if (!cond_holds(engine, option->shown, team)) {
        return OPTION_HIDDEN;
    }
    return cond_holds(engine, option->needs, team) ? OPTION_OPEN : OPTION_GREYED;
}

void option_tell(struct engine *engine, uint32_t posed, struct option_id option)
{
    const struct posed *p = &engine->posed[posed];
    if (p->status != POSED_OPEN) {
        return;
    }
    struct record record = record_make(engine, RECORD_OPTION);
    record.audience = record_team_audience(engine, p->team);
    record.team = p->team.v;
    record.thing = thing(SHELF_OPTION, option.v).v;
    record.flags = option_flags(engine, &engine->world->options[option.v], p->team);
    record.cause = p->opened_record;
    (void)record_add(engine, &record);
}

static void watch_option(struct engine *engine, uint32_t posed, uint32_t option)
{
    const struct option *def = &engine->world->options[option];
    if (def->needs.v == ID_NONE && def->shown.v == ID_NONE) {
        return;
    }
    option_tell(engine, posed, (struct option_id){ option });
    struct watch watch = { .kind = WATCH_OPTION, .a = posed, .b = option, .cond = def->needs, .cond2 = def->shown,
                           .own = engine->posed[posed].team };
    (void)watch_add(engine, &watch);
}

static void open_now(struct engine *engine, uint32_t index)
{
    struct posed *posed = &engine->posed[index];
    const struct decision *def = decision_def(engine, posed->decision);
    struct economy_id where = engine->world->teams[posed->team.v].economy;
    posed->status = POSED_OPEN;
    posed->deadline_s = def->within.kind == TIME_NONE
                            ? INT64_MAX
                            : world_due_s(engine->world, def->within, engine->now_s, where);
    struct record record = record_make(engine, RECORD_OPENED);
    record.audience = record_team_audience(engine, posed->team);
    record.team = posed->team.v;
    record.thing = thing(SHELF_DECISION, posed->decision.v).v;
    record.value = posed->deadline_s;
    record.value2 = engine->now_s;
    int64_t extra[2 * SLOTS_MAX];
    uint32_t count = record_slots(engine, def->ask, posed->team, extra);
    count += record_slots(engine, def->text, posed->team, extra + count);
    posed->opened_record = record_add_extra(engine, &record, extra, count);
    if (posed->deadline_s != INT64_MAX) {
        queue_add(&engine->queue, posed->deadline_s + 1, DUE_DEADLINE, index, 0);
    }
    for (uint32_t i = 0; i < def->option_count; i++) {
        watch_option(engine, index, def->first_option + i);
    }
    engine->dirty |= DEPENDS_DECISION;
}

void posed_show(struct engine *engine, uint32_t posed)
{
    if (engine->posed[posed].status == POSED_WAITING) {
        open_now(engine, posed);
    }
}

void pose(struct engine *engine, struct decision_id decision)
{
    const struct decision *def = decision_def(engine, decision);
    if (engine->posed_of[decision.v].count > 0 || engine->has_ended) {
        return; /* put already: once is enough; and nothing is put after the end */
    }
    engine->posed_of[decision.v] = (struct posed_span){ engine->posed_count, def->who.count };
    for (uint32_t i = 0; i < def->who.count; i++) {
        GROW(engine->posed, engine->posed_count, engine->posed_room);
        struct team_id team = { world_ref(engine->world, def->who, i) };
        engine->posed[engine->posed_count++] = (struct posed){ .decision = decision, .team = team };
    }
    struct posed_span span = engine->posed_of[decision.v];
    for (uint32_t i = 0; i < span.count; i++) {
        struct team_id team = engine->posed[span.first + i].team;
        if (cond_holds(engine, def->shown, team)) {
            open_now(engine, span.first + i);
        } else {
            struct watch watch = { .kind = WATCH_SHOW, .a = span.first + i, .cond = def->shown, .cond2 = COND_NONE,
                                   .own = team };
            (void)watch_add(engine, &watch);
        }
    }
}

/* ---- answering -------------------------------------------------------------------------------------------------- */

static uint32_t all_options(const struct decision *def)
{
    return def->option_count == 0 ? 0 : (uint32_t)(((uint64_t)1 << def->option_count) - 1);
}

/* The chosen options as a mask; 0 when the answer is not one this decision can take. */
static uint32_t chosen_of(const struct decision *def, const struct input *input)
{
    if (def->answer == ANSWER_ONE) {
        uint32_t i = input->option.v - def->first_option;
        return i < def->option_count ? (uint32_t)1 << i : 0;
    }
    if (def->answer == ANSWER_SOME) {
        return (input->options & ~all_options(def)) == 0 ? input->options : 0;
    }
    uint32_t seen = 0;
    for (uint32_t i = 0; i < input->order_count; i++) {
        seen |= input->order[i] < def->option_count ? (uint32_t)1 << input->order[i] : 0;
    }
    return input->order_count == def->option_count && seen == all_options(def) ? seen : 0;
}

static bool has_options(const struct decision *def)
{
    return def->answer == ANSWER_ONE || def->answer == ANSWER_SOME || def->answer == ANSWER_ORDER;
}

static enum refusal options_check(const struct engine *engine, const struct decision *def, uint32_t chosen,
                                  struct team_id team)
{
    struct cost sum = { 0 };
    for (uint32_t i = 0; i < def->option_count; i++) {
        if ((chosen & (uint32_t)1 << i) == 0) {
            continue;
        }
        const struct option *option = &engine->world->options[def->first_option + i];
        if (!cond_holds(engine, option->shown, team)) {
            return REFUSED_HIDDEN;
        }
        if (!cond_holds(engine, option->needs, team)) {
            return REFUSED_NEEDS;
        }
        sum.staff_micro += option->cost.staff_micro;
        sum.budget_micro += option->cost.budget_micro;
    }
    return cost_check(engine, &sum, team);
}

enum refusal decide_check(const struct engine *engine, const struct input *input)
{
    if (thing_shelf(input->thing) != SHELF_DECISION) {
        return REFUSED_UNKNOWN_THING;
    }
    struct decision_id decision = { thing_index(input->thing) };
    const struct decision *def = decision_def(engine, decision);
    if (!world_span_has(engine->world, def->who, input->sender.team.v)) {
        return REFUSED_NOT_YOURS;
    }
    const struct posed *posed = posed_find(engine, decision, input->sender.team);
    if (posed == NULL || posed->status == POSED_WAITING) {
        return REFUSED_NOT_OPEN;
    }
    if (posed->status == POSED_ANSWERED) {
        return REFUSED_ALREADY;
    }
    if (posed->status != POSED_OPEN) {
        return REFUSED_TOO_LATE;
    }
    if (!cond_holds(engine, def->needs, input->sender.team)) {
        return REFUSED_NEEDS;
    }
    if (!has_options(def)) {
        return REFUSED_NOT;
    }
    uint32_t chosen = chosen_of(def, input);
    return chosen == 0 ? REFUSED_BAD_ANSWER : options_check(engine, def, chosen, input->sender.team);
}

static void judge(struct engine *engine, const struct posed *posed, uint32_t option)
{
    const struct option *def = &engine->world->options[option];
    if (def->sound.v != ID_NONE) {
        struct record record = record_make(engine, RECORD_SOUND);
        record.team = posed->team.v;
        record.thing = thing(SHELF_OPTION, option).v;
        record.value = cond_holds(engine, def->sound, posed->team);
        record.cause = posed->answer_record;
        (void)record_add(engine, &record);
    }
}

static void wake_waiting(struct engine *engine, uint32_t index, uint32_t option)
{
    struct posed_span span = engine->posed_of[engine->posed[index].decision.v];
    for (uint32_t i = 0; i < span.count; i++) {
        struct posed *posed = &engine->posed[span.first + i];
        if (posed->has_waiting) {
            posed->has_waiting = false;
            queue_add(&engine->queue, engine->now_s, DUE_SCRIPT, option, posed->waiting_token);
        }
    }
}

/* The chosen options take their course: soundness is judged now, doings happen when the work is done. */
static void take(struct engine *engine, uint32_t index, const uint8_t *order, uint32_t order_count)
{
    struct posed posed = engine->posed[index];
    const struct decision *def = decision_def(engine, posed.decision);
    uint32_t first = ID_NONE;
    for (uint32_t i = 0; i < def->option_count; i++) {
        uint32_t which = order_count > 0 ? order[i] : i;
        if ((posed.chosen & (uint32_t)1 << which) != 0) {
            uint32_t option = def->first_option + which;
            first = first == ID_NONE ? option : first;
            judge(engine, &posed, option);
            work_begin(engine, thing(SHELF_OPTION, option), posed.team, posed.answer_record);
        }
    }
    wake_waiting(engine, index, first);
}

static void close_one(struct engine *engine, struct posed *posed)
{
    posed->status = POSED_CLOSED;
    (void)record_team(engine, RECORD_CLOSED, posed->team, thing(SHELF_DECISION, posed->decision.v), 0);
}

static void close_others(struct engine *engine, uint32_t index)
{
    struct posed_span span = engine->posed_of[engine->posed[index].decision.v];
    for (uint32_t i = 0; i < span.count; i++) {
        uint32_t other = span.first + i;
        struct posed *posed = &engine->posed[other];
        if (other == index || (posed->status != POSED_OPEN && posed->status != POSED_WAITING)) {
            continue;
        }
        close_one(engine, posed);
    }
}

/* Options, a number or an order: what they said is in their records. */
static bool is_same_answer(const struct engine *engine, const struct posed *a, const struct posed *b)
{
    const struct record *one = trace_record(engine->trace, a->answer_record);
    const struct record *other = trace_record(engine->trace, b->answer_record);
    bool same = a->chosen == b->chosen && one->value == other->value && one->extra_count == other->extra_count;
    for (uint32_t i = 0; same && i < one->extra_count; i++) {
        same = trace_extra(engine->trace, one, i) == trace_extra(engine->trace, other, i);
    }
    return same;
}

static bool have_agreed(const struct engine *engine, struct posed_span span)
{
    const struct posed *first = &engine->posed[span.first];
    bool agreed = first->status == POSED_ANSWERED;
    for (uint32_t i = 1; agreed && i < span.count; i++) {
        const struct posed *posed = &engine->posed[span.first + i];
        agreed = posed->status == POSED_ANSWERED && is_same_answer(engine, first, posed);
    }
    return agreed;
}

bool posed_counts(const struct engine *engine, const struct posed *posed)
{
    if (posed->status != POSED_ANSWERED || decision_def(engine, posed->decision)->agree != AGREE_ALL) {
        return posed->status == POSED_ANSWERED || posed->status == POSED_DEFAULTED;
    }
    return have_agreed(engine, engine->posed_of[posed->decision.v]);
}

/* What the author wrote for silence becomes this team's choice. Its consequences are the caller's. */
static void default_one(struct engine *engine, struct posed *posed)
{
    const struct decision *def = decision_def(engine, posed->decision);
    posed->status = POSED_DEFAULTED;
    posed->chosen = def->otherwise == ID_NONE ? 0 : (uint32_t)1 << (def->otherwise - def->first_option);
    struct record record = record_make(engine, RECORD_NO_ANSWER);
    record.audience = record_team_audience(engine, posed->team);
    record.team = posed->team.v;
    record.thing = thing(SHELF_DECISION, posed->decision.v).v;
    record.other = def->otherwise == ID_NONE ? ID_NONE : thing(SHELF_OPTION, def->otherwise).v;
    record.cause = posed->opened_record;
    posed->answer_record = record_add(engine, &record);
    engine->dirty |= DEPENDS_DECISION;
}

/* They did not agree, or not in time: it is everybody's choice now, whatever they answered, and happens once. */
static void default_all(struct engine *engine, struct posed_span span)
{
    uint32_t first = ID_NONE;
    for (uint32_t i = 0; i < span.count; i++) {
        struct posed *posed = &engine->posed[span.first + i];
        if (posed->status == POSED_WAITING) {
            close_one(engine, posed);
        } else {
            default_one(engine, posed);
            first = first == ID_NONE ? span.first + i : first;
        }
    }
    if (first != ID_NONE) {
        take(engine, first, NULL, 0);
    }
}

/* Has everybody answered? The same: then it is agreed, and happens once, as the first team's doing. */
static void take_if_agreed(struct engine *engine, uint32_t index, const struct input *input)
{
    struct posed_span span = engine->posed_of[engine->posed[index].decision.v];
    for (uint32_t i = 0; i < span.count; i++) {
        const struct posed *posed = &engine->posed[span.first + i];
        if (posed->status == POSED_OPEN || posed->status == POSED_WAITING) {
            return;
        }
    }
    if (have_agreed(engine, span)) {
        take(engine, span.first, input->order, input->order_count);
    } else {
        default_all(engine, span);
    }
}

static uint32_t record_answer(struct engine *engine, const struct posed *posed, const struct decision *def,
                              const struct input *input)
{
    struct record record = record_make(engine, RECORD_ANSWERED);
    record.audience = record_team_audience(engine, posed->team);
    record.team = posed->team.v;
    record.thing = thing(SHELF_DECISION, posed->decision.v).v;
    record.other = def->answer == ANSWER_ONE ? thing(SHELF_OPTION, input->option.v).v : ID_NONE;
    record.value = def->answer == ANSWER_NUMBER ? input->number_micro : posed->chosen;
    record.value2 = input->confidence;
    record.cause = posed->opened_record;
    if (def->answer == ANSWER_ONE && engine->world->options[input->option.v].cost.takes_s > 0) {
        record.flags = TAKES_TIME;
    }
    int64_t order[INPUT_ORDER_MAX];
    for (uint32_t i = 0; i < input->order_count; i++) {
        order[i] = input->order[i];
    }
    return record_add_extra(engine, &record, order, def->answer == ANSWER_ORDER ? input->order_count : 0);
}

void decide_now(struct engine *engine, const struct input *input)
{
    struct decision_id decision = { thing_index(input->thing) };
    const struct decision *def = decision_def(engine, decision);
    struct posed *posed = posed_find(engine, decision, input->sender.team);
    uint32_t index = (uint32_t)(posed - engine->posed);
    posed->status = POSED_ANSWERED;
    posed->chosen = has_options(def) ? chosen_of(def, input) : 0;
    posed->answer_record = record_answer(engine, posed, def, input);
    engine->dirty |= DEPENDS_DECISION;
    if (def->agree == AGREE_ALL) {
        take_if_agreed(engine, index, input);
        return;
    }
    if (def->agree == AGREE_EITHER) {
        close_others(engine, index);
    }
    take(engine, index, input->order, input->order_count);
}

void posed_deadline(struct engine *engine, uint32_t index)
{
    struct posed *posed = &engine->posed[index];
    if (posed->status != POSED_OPEN || engine->now_s <= posed->deadline_s) {
        return; /* answered, or given more time */
    }
    posed_give_up(engine, index);
}

void posed_give_up(struct engine *engine, uint32_t index)
{
    struct posed *posed = &engine->posed[index];
    enum agree agree = decision_def(engine, posed->decision)->agree;
    if (agree == AGREE_ALL) {
        default_all(engine, engine->posed_of[posed->decision.v]);
        return;
    }
    if (agree == AGREE_EITHER) {
        close_others(engine, index);
    }
    default_one(engine, posed);
    take(engine, index, NULL, 0);
}

enum refusal extend_now(struct engine *engine, const struct input *input, bool apply)
{
    if (thing_shelf(input->thing) != SHELF_DECISION || input->number_micro <= 0) {
        return REFUSED_UNKNOWN_THING;
    }
    struct posed_span span = engine->posed_of[thing_index(input->thing)];
    enum refusal refusal = REFUSED_NOT_OPEN;
    for (uint32_t i = 0; i < span.count; i++) {
        struct posed *posed = &engine->posed[span.first + i];
        bool meant = input->to.v == ID_NONE || input->to.v == posed->team.v;
        if (!meant || posed->status != POSED_OPEN || posed->deadline_s == INT64_MAX) {
            continue;
        }
        refusal = REFUSED_NOT;
        if (apply) {
            posed->deadline_s += input->number_micro / 1000000;
            struct record record = record_make(engine, RECORD_INPUT);
            record.audience = record_team_audience(engine, posed->team);
            record.team = posed->team.v;
            record.thing = input->thing.v;
            record.value = posed->deadline_s;
            record.value2 = INPUT_EXTEND;
            record.cause = posed->opened_record;
            (void)record_add(engine, &record);
            queue_add(&engine->queue, posed->deadline_s + 1, DUE_DEADLINE, span.first + i, 0);
        }
    }
    return refusal;
}
