/* What came in as messages, what people wrote beside playing, who sat where. */
#include "debrief/fold.h"

#include <string.h>

#include "engine/input.h"
#include "players/players.h"

/* ---- texts with placeholders ------------------------------------------------------------------------------------ */

struct recorded {
    struct fold *fold;
    const struct record *record;
    uint32_t first;
};

/* As the record has it. */
static bool add_slot(void *context, const struct slot *slot, uint32_t index, struct str *out)
{
    const struct recorded *recorded = context;
    const struct fold *fold = recorded->fold;
    if (recorded->first + index >= recorded->record->extra_count) {
        return false;
    }
    int64_t value = trace_extra(fold->trace, recorded->record, recorded->first + index);
    bool is_team = slot->kind == SLOT_TEAM || slot->kind == SLOT_TEAM_NAME || slot->kind == SLOT_OWN_NAME;
    if (!is_team) {
        str_add(out, debrief_number(value).at);
    } else if (value >= 0 && value < (int64_t)fold->world->teams_count) {
        str_add(out, debrief_team_name(&fold->debrief, (struct team_id){ (uint32_t)value }));
    }
    return true;
}

const char *fold_filled(struct fold *fold, struct text_id text, const struct record *record, uint32_t first)
{
    if (fold->world->texts[text.v].slot_count == 0) {
        return world_source(fold->world, text);
    }
    struct recorded recorded = { fold, record, first };
    struct str out = { 0 };
    fold_fill(fold->world, text, add_slot, &recorded, &out);
    const char *copy = arena_copy_string(&fold->arena, str_text(&out));
    str_deinit(&out);
    return copy;
}

/* ---- injects ---------------------------------------------------------------------------------------------------- */

static void set_receivers(struct fold *fold, const struct record *record, struct debrief_inject *inject)
{
    const struct audience *audience = trace_audience(fold->trace, record->audience);
    uint32_t *teams = ARENA_ARRAY(&fold->arena, uint32_t, fold->world->teams_count);
    inject->is_public = audience->is_public;
    for (uint32_t i = 0; i < fold->world->teams_count && !audience->is_public; i++) {
        if (audience_has(audience, (struct team_id){ i })) {
            teams[inject->team_count++] = i;
        }
    }
    inject->teams = teams;
}

static void injected(struct fold *fold, uint32_t number, const struct record *record)
{
    const struct world *world = fold->world;
    struct debrief_inject inject = { .at_s = record->at_s, .inject = ID_NONE, .title = "Made up on the spot",
                                     .text = "", .from = "Control", .recalled_s = DEBRIEF_NEVER, .record = number };
    if (fact_of(record) < world->injects_count) {
        const struct inject *def = &world->injects[fact_of(record)];
        uint32_t title_slots = world->texts[def->title.v].slot_count;
        inject.inject = fact_of(record);
        inject.title = fold_filled(fold, def->title, record, 0);
        inject.text = fold_filled(fold, def->text, record, title_slots);
        inject.from = world_source(world, def->from);
        inject.via = def->via;
    } else {
        inject.text = fold_words(fold, record->cause);
    }
    set_receivers(fold, record, &inject);
    *FOLD_ADD(fold, injects) = inject;
    fold->of[number] = fold->injects_count;
}

static void recalled(struct fold *fold, const struct record *record)
{
    const struct record *cause = fold_cause(fold, record);
    if (cause != NULL && cause->kind == RECORD_INJECT && fold->of[record->cause] > 0) {
        fold->injects[fold->of[record->cause] - 1].recalled_s = record->at_s;
    }
}

/* ---- seats, notes, ratings -------------------------------------------------------------------------------------- */

/* Codes: 0 nobody, 1 a person, 2 and on the bots' policies. */
static void seated(struct fold *fold, const struct record *record)
{
    if (record->to >= fold->world->teams_count || record->value < 0) {
        return;
    }
    enum debrief_who who = record->value == 0 ? DEBRIEF_NOBODY : record->value == 1 ? DEBRIEF_PERSON : DEBRIEF_BOT;
    bool is_known = who == DEBRIEF_BOT && record->value - 2 < POLICY_COUNT;
    struct debrief_seat seat = {
        record->at_s, { record->to }, who, is_known ? policy_name((enum policy)(record->value - 2)) : ""
    };
    *FOLD_ADD(fold, seats) = seat;
    fold->teams[record->to].who = who;
    fold->teams[record->to].policy = seat.policy;
}

static enum debrief_note_kind note_kind(const struct record *record)
{
    switch ((enum input_kind)record->value2) {
    case INPUT_OBSERVE:
        return record->value == 1 ? DEBRIEF_STRENGTH : record->value == 2 ? DEBRIEF_IMPROVE : DEBRIEF_NOTE;
    case INPUT_IMPROVE: return DEBRIEF_PLAN;
    case INPUT_PROPOSE: return DEBRIEF_PROPOSAL;
    case INPUT_RULE: return DEBRIEF_RULING;
    case INPUT_HINT: return DEBRIEF_HINT;
    case INPUT_REPORT: return DEBRIEF_REPORT;
    case INPUT_ANSWER: return DEBRIEF_TALKED;
    default: return DEBRIEF_NOTE;
    }
}

static uint32_t option_talked(const struct fold *fold, const struct record *record)
{
    struct thing_id id = { record->thing };
    bool is_question = record->value2 == INPUT_ANSWER && thing_shelf(id) == SHELF_QUESTION;
    if (!is_question || record->value < 0) {
        return ID_NONE;
    }
    int64_t option = record->value / 1000000;
    return option < fold->world->questions[thing_index(id)].options.count ? (uint32_t)option : ID_NONE;
}

static void noted(struct fold *fold, uint32_t number, const struct record *record)
{
    bool about_team = record->value2 == INPUT_OBSERVE && record->to < fold->world->teams_count;
    *FOLD_ADD(fold, notes) = (struct debrief_note){
        .kind = note_kind(record), .at_s = record->at_s, .team = { about_team ? record->to : record->team },
        .to = { record->to }, .thing = { record->thing }, .option = option_talked(fold, record),
        .words = fold_words(fold, number), .record = number,
    };
}

static void rated(struct fold *fold, uint32_t number, const struct record *record)
{
    struct thing_id id = { record->thing };
    if (thing_shelf(id) == SHELF_OBJECTIVE && record->value >= 0 && record->value < DEBRIEF_RATING_COUNT) {
        *FOLD_ADD(fold, ratings) = (struct debrief_rated){
            thing_index(id), (enum debrief_rating)record->value, fold_words(fold, number), record->at_s, number,
        };
    }
}

static void touched(struct fold *fold, int64_t at_s, uint32_t team)
{
    GROW(fold->touches, fold->touches_count, fold->touches_room);
    fold->touches[fold->touches_count++] = (struct touch){ at_s, team };
}

/* A ruling touches the decision that it is about: by the option that it names, or by the proposal that it answers. */
static void ruled(struct fold *fold, const struct record *record)
{
    struct thing_id id = { record->thing };
    const struct record *proposal = fold_cause(fold, record);
    if (thing_shelf(id) == SHELF_NONE && proposal != NULL) {
        id.v = proposal->thing;
    }
    uint32_t decision = thing_shelf(id) == SHELF_OPTION     ? fold->world->options[thing_index(id)].decision.v
                        : thing_shelf(id) == SHELF_DECISION ? thing_index(id)
                                                            : ID_NONE;
    for (uint32_t i = 0; i < fold->decisions_count; i++) {
        bool is_team = proposal == NULL || proposal->team == fold->decisions[i].team.v;
        fold->decisions[i].is_assisted = fold->decisions[i].is_assisted ||
                                         (fold->decisions[i].decision.v == decision && is_team);
    }
}

static void reported(struct fold *fold, const struct record *record)
{
    struct thing_id id = { record->thing };
    if (thing_shelf(id) == SHELF_FACT && record->to < fold->world->teams_count) {
        GROW(fold->outside, fold->outside_count, fold->outside_room);
        fold->outside[fold->outside_count++] = (struct told_outside){ record->at_s, thing_index(id), record->to };
    }
}

static void inputted(struct fold *fold, uint32_t number, const struct record *record)
{
    switch ((enum input_kind)record->value2) {
    case INPUT_SEAT: seated(fold, record); break;
    case INPUT_RATE: rated(fold, number, record); break;
    case INPUT_PAUSE:
    case INPUT_PACE: touched(fold, record->at_s, ID_NONE); break;
    case INPUT_HINT:
        touched(fold, record->at_s, record->to);
        noted(fold, number, record);
        break;
    case INPUT_REPORT:
        reported(fold, record);
        noted(fold, number, record);
        break;
    case INPUT_RULE:
        ruled(fold, record);
        noted(fold, number, record);
        break;
    case INPUT_OBSERVE: case INPUT_IMPROVE: case INPUT_PROPOSE: case INPUT_NOTE: case INPUT_ANSWER:
        noted(fold, number, record);
        break;
    default: break;
    }
}

static void refused(struct fold *fold, uint32_t number, const struct record *record)
{
    *FOLD_ADD(fold, refusals) = (struct debrief_refused){
        record->at_s, { record->team }, { record->thing }, (uint32_t)record->value, (uint32_t)record->value2, number,
    };
}

void fold_said(struct fold *fold, uint32_t number, const struct record *record)
{
    switch ((enum record_kind)record->kind) {
    case RECORD_INJECT: injected(fold, number, record); break;
    case RECORD_INJECT_RECALLED: recalled(fold, record); break;
    case RECORD_SCENE: *FOLD_ADD(fold, scenes) = (struct debrief_scene){ record->at_s, fact_of(record) }; break;
    case RECORD_INPUT: inputted(fold, number, record); break;
    case RECORD_REFUSED: refused(fold, number, record); break;
    default: break;
    }
}

enum debrief_who debrief_who_at(const struct debrief_model *debrief, struct team_id team, int64_t at_s)
{
    if (!team_is_real(team) || team.v >= debrief->world->teams_count) {
        return DEBRIEF_NOBODY;
    }
    enum played played = debrief->world->teams[team.v].played;
    enum debrief_who who = played == PLAYED_NOBODY ? DEBRIEF_NOBODY
                           : played == PLAYED_BOT  ? DEBRIEF_BOT
                                                   : DEBRIEF_PERSON;
    bool was_seated = false;
    for (uint32_t i = 0; i < debrief->seats_count; i++) {
        const struct debrief_seat *seat = &debrief->seats[i];
        if (seat->team.v == team.v && (seat->at_s <= at_s || !was_seated)) {
            who = seat->who;
            was_seated = true;
        }
    }
    return who;
}
