/* The hot wash: the author's questions, with the minutes and the team that this play gave them.
 *
 * {minutes} is how long a fact took from when it was first held to when it reached the team that is meant: the one
 * that the question is put to, when that is one team which needs the fact; else the one that waited longest. */
#include "debrief/fold.h"

#include <inttypes.h>
#include <string.h>

static int64_t waited_s(const struct fold *fold, const struct debrief_need *need)
{
    int64_t until_s = need->arrived_s != DEBRIEF_NEVER ? need->arrived_s : fold->debrief.end_s;
    return need->is_own || until_s < need->first_s ? 0 : until_s - need->first_s;
}

static const struct debrief_need *need_of(const struct fold *fold, uint32_t fact, uint32_t only_team)
{
    const struct debrief_need *longest = NULL;
    for (uint32_t i = 0; i < fold->needs_count; i++) {
        const struct debrief_need *need = &fold->needs[i];
        bool is_meant = need->fact.v == fact && need->state != DEBRIEF_NEED_NO_ONE &&
                        (only_team == ID_NONE || need->team.v == only_team);
        if (is_meant && (longest == NULL || waited_s(fold, need) > waited_s(fold, longest))) {
            longest = need;
        }
    }
    return longest;
}

static const struct debrief_need *meant(const struct fold *fold, const struct debrief *def)
{
    if (thing_shelf(def->about) != SHELF_FACT) {
        return NULL;
    }
    uint32_t fact = thing_index(def->about);
    uint32_t only = def->who.count == 1 ? world_ref(fold->world, def->who, 0) : ID_NONE;
    const struct debrief_need *need = only == ID_NONE ? NULL : need_of(fold, fact, only);
    return need != NULL ? need : need_of(fold, fact, ID_NONE);
}

/* ---- did it happen at all? -------------------------------------------------------------------------------------- */

static bool clock_came_up(const struct fold *fold, uint32_t clock)
{
    for (uint32_t i = 0; i < fold->debrief.stages_count; i++) {
        const struct debrief_stage *stage = &fold->stages[i];
        if (stage->clock.v == clock && (stage->started_s != DEBRIEF_NEVER || stage->state != DEBRIEF_STAGE_IDLE)) {
            return true;
        }
    }
    return false;
}

static bool came_up(const struct fold *fold, struct thing_id about)
{
    uint32_t index = thing_index(about);
    switch (thing_shelf(about)) {
    case SHELF_FACT: return fold->first_holding[index] != 0;
    case SHELF_CLOCK: return clock_came_up(fold, index);
    case SHELF_DECISION:
        for (uint32_t i = 0; i < fold->decisions_count; i++) {
            if (fold->decisions[i].decision.v == index) {
                return true;
            }
        }
        return false;
    case SHELF_INJECT:
        for (uint32_t i = 0; i < fold->injects_count; i++) {
            if (fold->injects[i].inject == index) {
                return true;
            }
        }
        return false;
    default: return true;
    }
}

/* ---- words ------------------------------------------------------------------------------------------------------ */

struct asking {
    const struct fold *fold;
    const struct debrief_need *need; /* NULL: it is about no fact that somebody needs */
};

static bool add_slot(void *context, const struct slot *slot, uint32_t index, struct str *out)
{
    const struct asking *asking = context;
    const struct debrief_need *need = asking->need;
    const struct fold *fold = asking->fold;
    const struct debrief_model *debrief = &fold->debrief;
    (void)index;
    switch (slot->kind) {
    case SLOT_MINUTES:
        if (need != NULL && need->arrived_s == DEBRIEF_NEVER) {
            str_add(out, "more than ");
        }
        str_add(out, debrief_number((need == NULL ? 0 : waited_s(fold, need) / 60) * 1000000).at);
        break;
    case SLOT_TEAM:
    case SLOT_OWN_NAME: str_add(out, need == NULL ? "A team" : debrief_team_name(debrief, need->team)); break;
    case SLOT_TEAM_NAME: str_add(out, debrief_team_name(debrief, (struct team_id){ slot->id })); break;
    case SLOT_MEASURE:
        if (slot->id < debrief->measures_count) {
            str_add(out, debrief_number(debrief->measures[slot->id].end_micro).at);
        }
        break;
    case SLOT_OWN_VALUE:
        if (need != NULL) {
            str_add(out,
                    debrief_number(world_number(fold->world, (struct number){ 1000000, slot->id }, need->team)).at);
        }
        break;
    }
    return true;
}

static const char *ask_of(struct fold *fold, struct text_id text, const struct debrief_need *need)
{
    struct asking asking = { fold, need };
    struct str out = { 0 };
    fold_fill(fold->world, text, add_slot, &asking, &out);
    const char *copy = arena_copy_string(&fold->arena, str_text(&out));
    str_deinit(&out);
    return copy;
}

static bool has_minutes(const struct world *world, struct text_id text)
{
    const struct text *def = &world->texts[text.v];
    for (uint32_t i = 0; i < def->slot_count; i++) {
        if (def->slots[i].kind == SLOT_MINUTES) {
            return true;
        }
    }
    return false;
}

static const char *caution_of(const struct fold *fold, const struct debrief *def, const struct debrief_need *need)
{
    if (!has_minutes(fold->world, def->ask) || need == NULL || need->arrived_s != DEBRIEF_NEVER) {
        return "";
    }
    return fold->debrief.has_ended ? "It never arrived; the minutes run to the end of the exercise."
                                   : "It had not arrived when the exercise stopped.";
}

static void set_teams(struct fold *fold, struct span who, struct debrief_question *question)
{
    uint32_t *teams = ARENA_ARRAY(&fold->arena, uint32_t, who.count);
    for (uint32_t i = 0; i < who.count; i++) {
        uint32_t team = world_ref(fold->world, who, i);
        if (team < fold->world->teams_count) {
            teams[question->team_count++] = team;
        }
    }
    question->teams = teams;
}

void fold_finish_questions(struct fold *fold)
{
    const struct world *world = fold->world;
    struct debrief_question *questions = ARENA_ARRAY(&fold->arena, struct debrief_question, world->debriefs_count);
    for (uint32_t i = 0; i < world->debriefs_count; i++) {
        const struct debrief *def = &world->debriefs[i];
        const struct debrief_need *need = meant(fold, def);
        questions[i] = (struct debrief_question){
            .debrief = i, .ask = ask_of(fold, def->ask, need), .note = world_source(world, def->common.note),
            .about = def->about, .caution = caution_of(fold, def, need), .came_up = came_up(fold, def->about),
        };
        set_teams(fold, def->who, &questions[i]);
    }
    fold->debrief.questions = questions;
    fold->debrief.questions_count = world->debriefs_count;
}
