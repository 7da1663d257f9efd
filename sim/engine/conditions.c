/* What is true now, and when time alone could change it. Pure: asks the state, changes nothing. */
#include "engine/state.h"

static const struct cond *cond_def(const struct engine *engine, struct cond_id cond)
{
    MUST(cond.v < engine->world->conds_count);
    return &engine->world->conds[cond.v];
}

static struct team_id resolve(uint32_t team, struct team_id own)
{
    return team == TEAM_OWN.v ? own : (struct team_id){ team };
}

static bool was_shared(const struct engine *engine, const struct cond *cond, struct team_id own)
{
    struct team_id to = resolve(cond->b, own);
    struct team_id from = resolve(cond->c, own);
    for (uint32_t i = engine->last_share[cond->a]; i != 0; i = engine->shares[i - 1].older) {
        const struct share *share = &engine->shares[i - 1];
        if ((to.v == ID_NONE || to.v == share->to.v) && (from.v == ID_NONE || from.v == share->from.v) &&
            (cond->d == ID_NONE || cond->d == share->channel.v)) {
            return true;
        }
    }
    return false;
}

static bool did_choose(const struct engine *engine, uint32_t team, uint32_t option, struct team_id own)
{
    const struct option *def = &engine->world->options[option];
    uint32_t bit = (uint32_t)1 << (option - engine->world->decisions[def->decision.v].first_option);
    struct team_id who = resolve(team, own);
    struct posed_span span = engine->posed_of[def->decision.v];
    for (uint32_t i = 0; i < span.count; i++) {
        const struct posed *posed = &engine->posed[span.first + i];
        if (posed_counts(engine, posed) && (posed->chosen & bit) != 0 && (who.v == ID_NONE || who.v == posed->team.v)) {
            return true;
        }
    }
    return false;
}

/* Every team it was put to has settled it, and at least one was asked. */
static bool is_decided(const struct engine *engine, uint32_t decision)
{
    struct posed_span span = engine->posed_of[decision];
    uint32_t settled = 0;
    for (uint32_t i = 0; i < span.count; i++) {
        const struct posed *posed = &engine->posed[span.first + i];
        if (posed->status == POSED_OPEN || posed->status == POSED_WAITING) {
            return false;
        }
        settled += posed_counts(engine, posed) ? 1 : 0;
    }
    return settled > 0;
}

/* Silence agrees to nothing: `otherwise` does not count here. */
static bool is_agreed(const struct engine *engine, uint32_t option)
{
    const struct option *def = &engine->world->options[option];
    uint32_t bit = (uint32_t)1 << (option - engine->world->decisions[def->decision.v].first_option);
    struct posed_span span = engine->posed_of[def->decision.v];
    for (uint32_t i = 0; i < span.count; i++) {
        const struct posed *posed = &engine->posed[span.first + i];
        if (posed->status != POSED_ANSWERED || (posed->chosen & bit) == 0) {
            return false;
        }
    }
    return span.count > 0;
}

static bool did_act(const struct engine *engine, uint32_t team, uint32_t action, struct team_id own)
{
    struct team_id who = resolve(team, own);
    uint32_t teams = engine->world->teams_count;
    const struct action_state *row = &engine->actions[(size_t)action * teams];
    if (team_is_real(who)) {
        return row[who.v].done_count > 0;
    }
    for (uint32_t i = 0; i < teams; i++) {
        if (row[i].done_count > 0) {
            return true;
        }
    }
    return false;
}

static uint32_t count_children(const struct engine *engine, const struct cond *cond, struct team_id own)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < cond->children.count; i++) {
        struct cond_id child = { world_ref(engine->world, cond->children, i) };
        count += cond_holds(engine, child, own) ? 1 : 0;
    }
    return count;
}

static struct measure_id compared_measure(const struct engine *engine, const struct cond *cond, struct team_id own)
{
    struct measure_id measure = { cond->a };
    return cond->b == EXACTLY ? measure : world_measure_of(engine->world, measure, own);
}

/* What `above` and `below` look at: a measure, or how many conditions hold (in micro, so that both compare alike). */
static int64_t compared_micro(const struct engine *engine, const struct cond *cond, struct team_id own)
{
    if (cond->a == ID_NONE) {
        return (int64_t)count_children(engine, cond, own) * 1000000;
    }
    return measure_at(engine, compared_measure(engine, cond, own), engine->now_s);
}

static bool is_silent(const struct engine *engine, const struct cond *cond, struct team_id own)
{
    struct team_id team = resolve(cond->a, own);
    return team_is_real(team) && engine->now_s - engine->last_input_s[team.v] >= cond->n;
}

static int64_t lasted_since(const struct engine *engine, struct cond_id cond, struct team_id own)
{
    uint32_t cell = lasted_cell(engine, cond, own);
    return cell != ID_NONE ? engine->lasted_since[cell] : INT64_MAX;
}

static bool has_lasted(const struct engine *engine, struct cond_id cond, struct team_id own, int64_t for_s)
{
    int64_t since = lasted_since(engine, cond, own);
    return since != INT64_MAX && engine->now_s - since >= for_s;
}

static bool turned(const struct engine *engine, struct thing_id thing_id, uint32_t arm)
{
    uint32_t index = thing_index(thing_id);
    if (thing_shelf(thing_id) == SHELF_DECISION) {
        const struct decision *decision = &engine->world->decisions[index];
        /* arm counts over the decision's options one after the other */
        for (uint32_t i = 0; i < decision->option_count; i++) {
            uint32_t option = decision->first_option + i;
            uint32_t arms = engine->world->options[option].outcome_count;
            if (arm < arms) {
                return engine->arms[option] == arm + 1;
            }
            arm -= arms;
        }
        return false;
    }
    if (thing_shelf(thing_id) == SHELF_OPTION) {
        return engine->arms[index] == arm + 1;
    }
    return engine->arms[engine->world->options_count + index] == arm + 1;
}

bool agreement_in_force(const struct engine *engine, struct agreement_id agreement)
{
    return engine->agreement_on[agreement.v];
}

bool cond_holds(const struct engine *engine, struct cond_id id, struct team_id own)
{
    if (id.v == ID_NONE) {
        return true;
    }
    const struct cond *cond = cond_def(engine, id);
    switch (cond->op) {
    case COND_ALWAYS: return true;
    case COND_KNOWS: return knows(engine, resolve(cond->a, own), (struct fact_id){ cond->b });
    case COND_SHARED: return was_shared(engine, cond, own);
    case COND_SENT: return (engine->inject_state[cond->a] & INJECT_SENT) != 0;
    case COND_CHOSE: return did_choose(engine, cond->a, cond->b, own);
    case COND_TURNED: return turned(engine, (struct thing_id){ cond->a }, cond->b);
    case COND_DECIDED: return is_decided(engine, cond->a);
    case COND_AGREED: return is_agreed(engine, cond->a);
    case COND_DID: return did_act(engine, cond->a, cond->b, own);
    case COND_MET: return clock_is_met(engine, (struct clock_id){ cond->a });
    case COND_MISSED: return clock_is_missed(engine, (struct clock_id){ cond->a });
    case COND_STARTED: return engine->clocks[cond->a].is_started || engine->clocks[cond->a].is_declared;
    case COND_BROKEN: return engine->broken[cond->a];
    case COND_IN_FORCE: return agreement_in_force(engine, (struct agreement_id){ cond->a });
    case COND_READY: {
        struct team_id team = resolve(cond->a, own);
        return team_is_real(team) && engine->world->teams[team.v].posture[cond->b] >= cond->n;
    }
    case COND_ABOVE: return compared_micro(engine, cond, own) > cond->n;
    case COND_BELOW: return compared_micro(engine, cond, own) < cond->n;
    case COND_PAST: return engine->now_s >= cond->n;
    case COND_SILENT: return is_silent(engine, cond, own);
    case COND_LASTED: return has_lasted(engine, id, own, cond->n);
    case COND_CAME: return engine->scene_came[cond->a];
    case COND_ANY: return count_children(engine, cond, own) > 0;
    case COND_ALL: return count_children(engine, cond, own) == cond->children.count;
    case COND_NO: return count_children(engine, cond, own) == 0;
    case COND_AT_LEAST: return count_children(engine, cond, own) >= cond->n;
    }
    return false;
}

static int64_t earlier_of(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t after_now(const struct engine *engine, int64_t at_s)
{
    return at_s > engine->now_s ? at_s : INT64_MAX;
}

int64_t cond_next_s(const struct engine *engine, struct cond_id id, struct team_id own)
{
    if (id.v == ID_NONE) {
        return INT64_MAX;
    }
    const struct cond *cond = cond_def(engine, id);
    int64_t next = INT64_MAX;
    switch (cond->op) {
    case COND_PAST:
        next = after_now(engine, cond->n);
        break;
    case COND_SILENT: {
        struct team_id team = resolve(cond->a, own);
        next = team_is_real(team) ? after_now(engine, engine->last_input_s[team.v] + cond->n) : INT64_MAX;
        break;
    }
    case COND_LASTED:
        if (lasted_since(engine, id, own) != INT64_MAX) {
            next = after_now(engine, lasted_since(engine, id, own) + cond->n);
        }
        break;
    case COND_ABOVE:
    case COND_BELOW:
        if (cond->a != ID_NONE) {
            struct measure_id measure = compared_measure(engine, cond, own);
            /* value < n is: not value > n - 1 */
            next = measure_crossing_s(engine, measure, cond->op == COND_ABOVE ? cond->n : cond->n - 1);
        }
        break;
    default:
        break;
    }
    for (uint32_t i = 0; i < cond->children.count; i++) {
        struct cond_id child = { world_ref(engine->world, cond->children, i) };
        next = earlier_of(next, cond_next_s(engine, child, own));
    }
    return next;
}
