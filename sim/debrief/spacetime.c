/* The diagram's marks from the debrief's lists. */
#include "debrief/spacetime.h"

#include "base/err.h"

/* ---- lanes ------------------------------------------------------------------------------------------------------ */

static const char *played_by(const struct debrief_model *debrief, struct arena *arena, uint32_t team)
{
    const struct debrief_team *played = &debrief->teams[team];
    if (played->who == DEBRIEF_NOBODY) {
        return "nobody";
    }
    if (played->who == DEBRIEF_PERSON) {
        return NULL;
    }
    return played->policy[0] == '\0' ? "bot" : arena_format(arena, "bot, %s", played->policy);
}

static void add_lanes(const struct debrief_model *debrief, struct arena *arena, struct debrief_spacetime *picture)
{
    const struct world *world = debrief->world;
    uint32_t count = world->teams_count;
    struct spacetime_lane *lanes = ARENA_ARRAY(arena, struct spacetime_lane, count);
    uint32_t *teams = ARENA_ARRAY(arena, uint32_t, count);
    const char **economies = ARENA_ARRAY(arena, const char *, count);
    for (uint32_t i = 0; i < count; i++) {
        teams[debrief->teams[i].lane] = i;
    }
    uint32_t economy_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct team *team = &world->teams[teams[i]];
        if (i == 0 || team->economy.v != world->teams[teams[i - 1]].economy.v) {
            bool is_there = team->economy.v < world->economies_count;
            economies[economy_count++] =
                is_there ? debrief_thing_name(debrief, thing(SHELF_ECONOMY, team->economy.v)) : "";
        }
        lanes[i] = (struct spacetime_lane){
            .team = { team->mark != NULL ? team->mark : "", debrief_team_name(debrief, (struct team_id){ teams[i] }),
                      team->sector == SECTOR_GOVERNMENT ? MARK_HEXAGON : MARK_SQUARE, i },
            .role = played_by(debrief, arena, teams[i]), .economy = economy_count - 1,
        };
    }
    picture->in.lanes = picture->lanes = lanes;
    picture->in.lane_count = count;
    picture->in.economies = economies;
    picture->in.economy_count = economy_count;
    picture->team_of = teams;
}

static uint32_t lane_of(const struct debrief_model *debrief, struct team_id team)
{
    return team.v < debrief->teams_count ? debrief->teams[team.v].lane : SPACETIME_PUBLIC;
}

/* ---- marks ------------------------------------------------------------------------------------------------------ */

static enum icon icon_of(const struct debrief_inject *inject)
{
    static const enum icon icons[] = {
        [VIA_MAIL] = ICON_MAIL, [VIA_PHONE] = ICON_PHONE, [VIA_CHAT] = ICON_SOCIAL, [VIA_NEWS] = ICON_NEWS,
        [VIA_SOCIAL] = ICON_SOCIAL, [VIA_ALERT] = ICON_ALERT_PULSE, [VIA_LETTER] = ICON_MAIL,
    };
    return icons[inject->via];
}

static uint32_t inject_marks(const struct debrief_model *debrief)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < debrief->injects_count; i++) {
        count += debrief->injects[i].is_public ? 1 : debrief->injects[i].team_count;
    }
    return count;
}

static void add_injects(const struct debrief_model *debrief, struct arena *arena, struct debrief_spacetime *picture)
{
    uint32_t count = inject_marks(debrief);
    struct spacetime_inject *marks = ARENA_ARRAY(arena, struct spacetime_inject, count);
    uint32_t *of = ARENA_ARRAY(arena, uint32_t, count);
    uint32_t at = 0;
    for (uint32_t i = 0; i < debrief->injects_count; i++) {
        const struct debrief_inject *inject = &debrief->injects[i];
        uint32_t here = inject->is_public ? 1 : inject->team_count;
        for (uint32_t k = 0; k < here; k++) {
            of[at] = i;
            marks[at++] = (struct spacetime_inject){
                .lane = inject->is_public ? SPACETIME_PUBLIC : lane_of(debrief, (struct team_id){ inject->teams[k] }),
                .at_s = inject->at_s, .icon = icon_of(inject), .state = MARK_DELIVERED, .title = inject->title,
            };
        }
    }
    picture->in.injects = marks;
    picture->in.inject_count = count;
    picture->inject_of = of;
}

static const char *letter_of(const struct debrief_model *debrief, struct arena *arena,
                             const struct debrief_decision *decision)
{
    if (decision->state == DEBRIEF_DECISION_CLOSED) {
        return "–";
    }
    return decision->option_count == 1
               ? arena_format(arena, "%c", debrief_option_letter(debrief, decision->options[0]))
               : NULL;
}

static void add_decisions(const struct debrief_model *debrief, struct arena *arena, struct debrief_spacetime *picture)
{
    static const enum mark_decision states[] = {
        [DEBRIEF_DECISION_OPEN] = MARK_ASKED, [DEBRIEF_DECISION_ANSWERED] = MARK_DECIDED,
        [DEBRIEF_DECISION_TIMED_OUT] = MARK_TIMED_OUT, [DEBRIEF_DECISION_NOT_AGREED] = MARK_DECIDED,
        [DEBRIEF_DECISION_CLOSED] = MARK_DECIDED,
    };
    struct spacetime_decision *marks = ARENA_ARRAY(arena, struct spacetime_decision, debrief->decisions_count);
    uint32_t *of = ARENA_ARRAY(arena, uint32_t, debrief->decisions_count);
    for (uint32_t i = 0; i < debrief->decisions_count; i++) {
        const struct debrief_decision *decision = &debrief->decisions[i];
        bool timed_out = decision->state == DEBRIEF_DECISION_TIMED_OUT;
        of[i] = i;
        marks[i] = (struct spacetime_decision){
            .lane = lane_of(debrief, decision->team), .opened_s = decision->opened_s,
            .answered_s = timed_out ? SPACETIME_NEVER : decision->closed_s, .deadline_s = decision->deadline_s,
            .state = states[decision->state], .letter = letter_of(debrief, arena, decision),
            .title = debrief_thing_name(debrief, thing(SHELF_DECISION, decision->decision.v)),
        };
    }
    picture->in.decisions = marks;
    picture->in.decision_count = debrief->decisions_count;
    picture->decision_of = of;
}

static struct spacetime_share share_mark(const struct debrief_model *debrief, const struct debrief_share *share)
{
    bool is_lost = share->lost_s != DEBRIEF_NEVER;
    bool is_leak = (share->breaches & 1u << BREACH_LABEL) != 0;
    bool is_there = share->arrived_s != DEBRIEF_NEVER;
    return (struct spacetime_share){
        .from = lane_of(debrief, share->from),
        .to = lane_of(debrief, share->to),
        .sent_s = share->sent_s,
        .arrives_s = is_lost ? share->lost_s : share->arrived_s,
        .tlp = (enum theme_tlp)share->label,
        .state = is_lost    ? MARK_BLOCKED
                 : is_leak  ? MARK_LEAKED
                 : is_there ? MARK_ARRIVED
                            : MARK_IN_FLIGHT,
        .channel =
            share->channel.v == ID_NONE ? NULL : debrief_thing_name(debrief, thing(SHELF_CHANNEL, share->channel.v)),
        .words = debrief_thing_name(debrief, thing(SHELF_FACT, share->fact.v)),
    };
}

/* A statement goes to the public at once. What a press channel published is a share already. */
static bool is_spoken(const struct debrief_statement *statement)
{
    return statement->words_record != 0 && team_is_real(statement->team);
}

static struct spacetime_share statement_mark(const struct debrief_model *debrief,
                                             const struct debrief_statement *statement)
{
    const char *fact =
        statement->fact.v == ID_NONE ? NULL : debrief_thing_name(debrief, thing(SHELF_FACT, statement->fact.v));
    return (struct spacetime_share){
        .from = lane_of(debrief, statement->team), .to = SPACETIME_PUBLIC, .sent_s = statement->at_s,
        .arrives_s = statement->at_s, .tlp = THEME_TLP_CLEAR, .state = statement->is_leak ? MARK_LEAKED : MARK_ARRIVED,
        .channel = "Statement", .words = fact,
    };
}

/* Bots repeat what the receiver knows already; drawn, that would hide what moved. It stays in the lists. */
static bool is_shown(const struct debrief_model *debrief, const struct debrief_share *share)
{
    bool by_person = debrief_who_at(debrief, share->from, share->sent_s) == DEBRIEF_PERSON;
    return by_person || !share->again || share->breaches != 0 || share->lost_s != DEBRIEF_NEVER;
}

static void add_shares(const struct debrief_model *debrief, struct arena *arena, struct debrief_spacetime *picture)
{
    uint32_t most = debrief->shares_count + debrief->statements_count;
    struct spacetime_share *marks = ARENA_ARRAY(arena, struct spacetime_share, most);
    uint32_t *of = ARENA_ARRAY(arena, uint32_t, most);
    uint32_t *spoken = ARENA_ARRAY(arena, uint32_t, most);
    uint32_t count = 0;
    for (uint32_t i = 0; i < debrief->shares_count; i++) {
        if (is_shown(debrief, &debrief->shares[i])) {
            of[count] = i;
            spoken[count] = ID_NONE;
            marks[count++] = share_mark(debrief, &debrief->shares[i]);
        }
    }
    for (uint32_t i = 0; i < debrief->statements_count; i++) {
        if (is_spoken(&debrief->statements[i])) {
            of[count] = ID_NONE;
            spoken[count] = i;
            marks[count++] = statement_mark(debrief, &debrief->statements[i]);
        }
    }
    picture->in.shares = marks;
    picture->in.share_count = count;
    picture->share_of = of;
    picture->statement_of = spoken;
}

/* "SG-CII, first": short, because it stands at a bar. */
static const char *stage_title(const struct debrief_model *debrief, struct arena *arena,
                               const struct debrief_stage *stage)
{
    const struct clock *clock = &debrief->world->clocks[stage->clock.v];
    const struct stage *def = &clock->stages[stage->stage];
    const char *name =
        clock->law != NULL ? clock->law : debrief_thing_name(debrief, thing(SHELF_CLOCK, stage->clock.v));
    const char *of = def->title.v != 0 ? world_source(debrief->world, def->title) : def->name;
    return clock->stage_count == 1 || of == NULL ? name : arena_format(arena, "%s, %s", name, of);
}

static void add_clocks(const struct debrief_model *debrief, struct arena *arena, struct debrief_spacetime *picture)
{
    struct spacetime_clock *marks = ARENA_ARRAY(arena, struct spacetime_clock, debrief->stages_count);
    uint32_t *of = ARENA_ARRAY(arena, uint32_t, debrief->stages_count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < debrief->stages_count; i++) {
        const struct debrief_stage *stage = &debrief->stages[i];
        bool is_drawn = stage->state != DEBRIEF_STAGE_IDLE && stage->state != DEBRIEF_STAGE_STOPPED &&
                        stage->due_s != DEBRIEF_NEVER && stage->due_s > stage->from_s;
        if (!is_drawn) {
            continue;
        }
        of[count] = i;
        marks[count++] = (struct spacetime_clock){
            .lane = lane_of(debrief, stage->team), .started_s = stage->from_s, .deadline_s = stage->due_s,
            .met_s = stage->submitted_s,
            .state = stage->state == DEBRIEF_STAGE_OPEN  ? MARK_RUNNING
                     : stage->state == DEBRIEF_STAGE_MET ? MARK_MET
                                                         : MARK_BREACHED,
            .title = stage_title(debrief, arena, stage),
        };
    }
    picture->in.clocks = marks;
    picture->in.clock_count = count;
    picture->stage_of = of;
}

/* ---- the axis --------------------------------------------------------------------------------------------------- */

static int64_t scene_end_s(const struct debrief_model *debrief, uint32_t i)
{
    const struct scene *scene = &debrief->world->scenes[debrief->scenes[i].scene];
    int64_t next_s = i + 1 < debrief->scenes_count ? debrief->scenes[i + 1].at_s : debrief->end_s;
    int64_t lasts_s = scene->lasts_s < GAME_SECONDS_MAX ? debrief->scenes[i].at_s + scene->lasts_s : next_s;
    return lasts_s < next_s ? lasts_s : next_s;
}

/* A piece for each scene, as wide as the room spends time on it. What lies between scenes was jumped over. */
static uint32_t scene_pieces(const struct debrief_model *debrief, struct axis_piece *pieces)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < debrief->scenes_count; i++) {
        int64_t from_s = debrief->scenes[i].at_s;
        int64_t to_s = scene_end_s(debrief, i);
        int64_t pace_micro = debrief->world->scenes[debrief->scenes[i].scene].pace_micro;
        int64_t weight =
            pace_micro > 0 ? (to_s - from_s) * 1000 / (pace_micro / 1000 > 0 ? pace_micro / 1000 : 1) : to_s - from_s;
        if (to_s > from_s) {
            pieces[count++] =
                (struct axis_piece){ from_s, to_s, weight > 0 && weight < UINT32_MAX ? (uint32_t)weight : 1 };
        }
    }
    return count;
}

/* Room for the words over it: no piece is narrower than a twelfth of the whole. */
static void widen(struct axis_piece *pieces, uint32_t count)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        sum += pieces[i].weight;
    }
    for (uint32_t i = 0; i < count && count <= 12; i++) {
        uint32_t least = (uint32_t)(sum / 12);
        pieces[i].weight = pieces[i].weight < least ? least : pieces[i].weight;
    }
}

struct axis_spec debrief_axis(const struct debrief_model *debrief, struct arena *arena)
{
    struct civil civil = world_civil(debrief->world, 0);
    struct axis_piece *pieces = ARENA_ARRAY(arena, struct axis_piece, debrief->scenes_count + 1);
    struct axis_spec spec = { .local_at_zero_s = civil.hour * 3600 + civil.minute * 60 + civil.second,
                              .pieces = pieces };
    spec.piece_count = scene_pieces(debrief, pieces);
    widen(pieces, spec.piece_count);
    if (spec.piece_count == 0) {
        pieces[spec.piece_count++] = (struct axis_piece){ 0, debrief->end_s > 0 ? debrief->end_s : 3600, 0 };
    }
    return spec;
}

void debrief_spacetime(const struct debrief_model *debrief, struct arena *arena, struct debrief_spacetime *picture)
{
    *picture = (struct debrief_spacetime){
        .in = { .selected_lane = SPACETIME_NO_LANE, .theme = THEME_LIGHT, .size = SPACETIME_FIT },
    };
    picture->in.axis = debrief_axis(debrief, arena);
    add_lanes(debrief, arena, picture);
    add_injects(debrief, arena, picture);
    add_decisions(debrief, arena, picture);
    add_shares(debrief, arena, picture);
    add_clocks(debrief, arena, picture);
}
