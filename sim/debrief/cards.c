/* Six scores that are never added up. Where people play, the figures are theirs: bots stand beside them in grey. Where
 * nobody but bots plays, the figures are the bots', and the coverage says so. */
#include "debrief/fold.h"

#include <inttypes.h>

static const char *plural(uint32_t count)
{
    return count == 1 ? "" : "s";
}

/* Is this one of those that the headline is about? */
static bool is_counted(const struct fold *fold, bool is_person)
{
    return is_person || !fold->debrief.has_people;
}

static const char *kept(struct fold *fold, struct str *text)
{
    const char *copy = arena_copy_string(&fold->arena, str_text(text));
    str_deinit(text);
    return copy;
}

static const char *bots_only(const struct fold *fold)
{
    return fold->debrief.has_people ? "" : "; every team was played by a bot";
}

/* ---- the first call --------------------------------------------------------------------------------------------- */

static int64_t first_alert_s(const struct fold *fold)
{
    for (uint32_t i = 0; i < fold->holdings_count; i++) {
        if (fold->holdings[i].how == DEBRIEF_WORLD) {
            return fold->holdings[i].at_s;
        }
    }
    return fold->injects_count > 0 ? fold->injects[0].at_s : DEBRIEF_NEVER;
}

static bool is_government(const struct fold *fold, uint32_t team)
{
    return team < fold->world->teams_count && fold->world->teams[team].sector == SECTOR_GOVERNMENT;
}

struct call { int64_t at_s; struct team_id from; struct channel_id channel; };

static void consider(const struct fold *fold, struct call *call, int64_t at_s, uint32_t from, uint32_t to,
                     uint32_t channel)
{
    if (is_government(fold, to) && !is_government(fold, from) && at_s < call->at_s) {
        *call = (struct call){ at_s, { from }, { channel } };
    }
}

/* From a team outside government to one inside: something told, asked or notified. */
static struct call first_call(const struct fold *fold)
{
    struct call call = { DEBRIEF_NEVER, TEAM_NONE, CHANNEL_NONE };
    for (uint32_t i = 0; i < fold->shares_count; i++) {
        const struct debrief_share *share = &fold->shares[i];
        const struct debrief_holding *held = debrief_find_holding(&fold->debrief, share->fact, share->from);
        if (held != NULL && held->how == DEBRIEF_HELD) {
            continue; /* what it had all along is not about what happened */
        }
        consider(fold, &call, share->sent_s, share->from.v, share->to.v, share->channel.v);
    }
    for (uint32_t i = 0; i < fold->requests_count; i++) {
        const struct debrief_request *request = &fold->requests[i];
        consider(fold, &call, request->asked_s, request->from.v, request->to.v, ID_NONE);
    }
    for (uint32_t i = 0; i < fold->debrief.stages_count; i++) {
        const struct debrief_stage *stage = &fold->stages[i];
        int64_t sent_s = stage->is_known ? DEBRIEF_NEVER : stage->submitted_s;
        consider(fold, &call, sent_s, stage->team.v, fold->world->clocks[stage->clock.v].to.v, ID_NONE);
    }
    return call;
}

static void set_span(struct fold *fold, struct debrief_card *card, int64_t span_s, const char *unit)
{
    bool in_minutes = span_s < 100 * 60;
    card->value = in_minutes ? arena_format(&fold->arena, "%" PRId64, span_s / 60)
                             : arena_copy_string(&fold->arena, debrief_span(span_s).at);
    card->unit = in_minutes ? arena_format(&fold->arena, "min%s%s", unit[0] != '\0' ? " " : "", unit) : unit;
}

static void card_call(struct fold *fold, struct debrief_card *card)
{
    const struct debrief_model *debrief = &fold->debrief;
    int64_t alert_s = first_alert_s(fold);
    struct call call = first_call(fold);
    card->title = "First call to an authority";
    if (alert_s == DEBRIEF_NEVER || call.at_s == DEBRIEF_NEVER) {
        card->value = "None";
        card->unit = debrief->has_ended ? "by the end" : "so far";
        card->coverage = alert_s == DEBRIEF_NEVER
                             ? "nothing had happened yet"
                             : arena_format(&fold->arena, "first alert %s", debrief_moment(debrief, alert_s).at);
        card->detail = card->coverage;
        return;
    }
    bool is_bot = debrief_who_at(debrief, call.from, call.at_s) == DEBRIEF_BOT;
    set_span(fold, card, call.at_s > alert_s ? call.at_s - alert_s : 0, "after the first alert");
    card->detail = arena_format(&fold->arena, "Alert %s, call %s%s", debrief_moment(debrief, alert_s).at,
                                debrief_moment(debrief, call.at_s).at, is_bot && debrief->has_people ? " by a bot" : "");
    bool is_person = debrief_who_at(debrief, call.from, call.at_s) == DEBRIEF_PERSON;
    int64_t room_s = is_person ? debrief_room_s(debrief, alert_s, call.at_s, 0) : DEBRIEF_NEVER;
    if (room_s != DEBRIEF_NEVER) {
        card->detail = arena_format(&fold->arena, "%s, %s in the room", card->detail, debrief_span(room_s).at);
    }
    card->coverage = arena_format(
        &fold->arena, "one moment%s%s%s", call.channel.v != ID_NONE ? ", by " : "",
        debrief_thing_name(debrief, call.channel.v == ID_NONE ? THING_NONE : thing(SHELF_CHANNEL, call.channel.v)),
        is_bot ? "; a bot made it" : "");
}

/* ---- time to share ---------------------------------------------------------------------------------------------- */

static void card_share(struct fold *fold, struct debrief_card *card)
{
    const struct debrief_model *debrief = &fold->debrief;
    bool own = debrief->has_people && debrief->curve.count > 0;
    const struct debrief_curve *curve = own ? &debrief->curve : &debrief->curve_all;
    card->title = "Time to share, median";
    card->unit = "";
    if (curve->count == 0) {
        card->value = "None";
        card->unit = "needed sharing";
    } else if (curve->median_s == DEBRIEF_NEVER) {
        card->value = debrief->has_ended ? "Not reached" : "Not yet";
    } else {
        set_span(fold, card, curve->median_s, "");
    }
    card->detail = curve->most_s == DEBRIEF_NEVER
                       ? "90 % not reached"
                       : arena_format(&fold->arena, "90 %% within %s", debrief_span(curve->most_s).at);
    struct str coverage = { 0 };
    str_addf(&coverage, "%u of %u needs that another team had to tell arrived", curve->arrived, curve->count);
    uint32_t others = fold->debrief.counts.needs - debrief->curve_all.count;
    if (others > 0) {
        str_addf(&coverage, "; %u more came up that needed no telling, or that nobody held", others);
    }
    if (own) {
        str_addf(&coverage, "; %u that only bots held are not in it", debrief->curve_all.count - curve->count);
    }
    str_add(&coverage, own ? "" : debrief->has_people ? "; bots held all of them" : bots_only(fold));
    card->coverage = kept(fold, &coverage);
    if (curve->count == 0) {
        card->detail = "no need came up";
    }
}

/* ---- counts with dots ------------------------------------------------------------------------------------------- */

struct tally { uint32_t good, bad, open, idle, bot_good, bot_bad; };

static enum debrief_dot *dots_of(struct fold *fold, const struct tally *tally, struct debrief_card *card)
{
    /* Where nobody but bots plays, the figures are theirs and the dots grey. */
    bool is_people = fold->debrief.has_people;
    uint32_t counts[] = { is_people ? tally->good : 0, is_people ? tally->bad : 0, is_people ? tally->open : 0,
                          tally->bot_good + (is_people ? 0 : tally->good), tally->bot_bad + (is_people ? 0 : tally->bad) };
    uint32_t sum = counts[0] + counts[1] + counts[2] + counts[3] + counts[4];
    enum debrief_dot *dots = ARENA_ARRAY(&fold->arena, enum debrief_dot, sum);
    for (uint32_t kind = 0; kind < 5; kind++) {
        for (uint32_t i = 0; i < counts[kind]; i++) {
            dots[card->dot_count++] = (enum debrief_dot)kind;
        }
    }
    card->dots = dots;
    return dots;
}

static void set_tally(struct fold *fold, struct debrief_card *card, const struct tally *tally, const char *nothing)
{
    uint32_t due = tally->good + tally->bad;
    card->value = due > 0 ? arena_format(&fold->arena, "%u", tally->good) : "None";
    card->unit = due > 0 ? arena_format(&fold->arena, "of %u", due) : nothing;
    (void)dots_of(fold, tally, card);
}

static void add_bots(const struct fold *fold, const struct tally *tally, struct str *coverage)
{
    uint32_t bots = tally->bot_good + tally->bot_bad;
    if (bots > 0) {
        str_addf(coverage, "; bots %u of %u", tally->bot_good, bots);
    }
    str_add(coverage, bots_only(fold));
}

static void card_clocks(struct fold *fold, struct debrief_card *card)
{
    struct tally tally = { 0 };
    uint32_t undeclared = 0;
    for (uint32_t i = 0; i < fold->debrief.stages_count; i++) {
        const struct debrief_stage *stage = &fold->stages[i];
        bool counted = is_counted(fold, stage->is_person);
        bool met = stage->state == DEBRIEF_STAGE_MET;
        bool failed = stage->state == DEBRIEF_STAGE_LATE || stage->state == DEBRIEF_STAGE_MISSED ||
                      stage->state == DEBRIEF_STAGE_PARTIAL;
        undeclared += counted && stage->is_undeclared ? 1 : 0;
        *(counted ? &tally.good : &tally.bot_good) += met ? 1 : 0;
        *(counted ? &tally.bad : &tally.bot_bad) += failed ? 1 : 0;
        tally.open += counted && stage->state == DEBRIEF_STAGE_OPEN ? 1 : 0;
        bool is_idle = stage->state == DEBRIEF_STAGE_IDLE && !(counted && stage->is_undeclared);
        tally.idle += is_idle || stage->state == DEBRIEF_STAGE_STOPPED ? 1 : 0;
    }
    const char *never = undeclared > 0 ? arena_format(&fold->arena, ", %u never declared", undeclared) : "";
    card->title = "Clocks met";
    set_tally(fold, card, &tally, "fell due");
    card->detail = arena_format(&fold->arena, "%u open, %u not begun%s", tally.open, tally.idle, never);
    struct str coverage = { 0 };
    str_addf(&coverage, "%u stage%s due, %u open, %u not begun%s", tally.good + tally.bad,
             plural(tally.good + tally.bad), tally.open, tally.idle, never);
    add_bots(fold, &tally, &coverage);
    card->coverage = kept(fold, &coverage);
}

static void tally_decision(const struct fold *fold, struct tally *tally, const struct debrief_decision *decision)
{
    bool counted = is_counted(fold, decision->is_person);
    bool on_time = decision->state == DEBRIEF_DECISION_ANSWERED || decision->state == DEBRIEF_DECISION_NOT_AGREED;
    bool timed_out = decision->state == DEBRIEF_DECISION_TIMED_OUT;
    *(counted ? &tally->good : &tally->bot_good) += on_time ? 1 : 0;
    *(counted ? &tally->bad : &tally->bot_bad) += timed_out ? 1 : 0;
    tally->open += counted && decision->state == DEBRIEF_DECISION_OPEN ? 1 : 0;
    tally->idle += counted && on_time && decision->is_assisted ? 1 : 0; /* with help */
}

static void card_decisions(struct fold *fold, struct debrief_card *card)
{
    struct tally tally = { 0 };
    for (uint32_t i = 0; i < fold->decisions_count; i++) {
        tally_decision(fold, &tally, &fold->decisions[i]);
    }
    card->title = "Decisions on time";
    set_tally(fold, card, &tally, "fell due");
    card->detail = arena_format(&fold->arena, "%u open, %u assisted", tally.open, tally.idle);
    struct str coverage = { 0 };
    str_addf(&coverage, "%u decision%s, %u open, %u assisted", tally.good + tally.bad, plural(tally.good + tally.bad),
             tally.open, tally.idle);
    add_bots(fold, &tally, &coverage);
    card->coverage = kept(fold, &coverage);
}

/* ---- handling --------------------------------------------------------------------------------------------------- */

static void card_handling(struct fold *fold, struct debrief_card *card)
{
    const struct debrief_counts *counts = &fold->debrief.counts;
    card->title = "Handling of labels";
    card->value = arena_format(&fold->arena, "%u", counts->breach_count);
    card->unit = arena_format(&fold->arena, "%s, %u blocked", counts->breach_count == 1 ? "breach" : "breaches",
                              counts->blocked);
    card->detail = arena_format(&fold->arena, "%u sent, %u across a border", counts->sent, counts->border);
    card->coverage = arena_format(&fold->arena, "%u item%s sent by all teams", counts->sent, plural(counts->sent));
}

/* ---- the outcome ------------------------------------------------------------------------------------------------ */

/* The heaviest measure; of equals the one called harm, then one that is better low, then the first by name. */
static uint64_t rank_of(const struct measure *measure)
{
    if (measure->is_stopwatch) {
        return 0;
    }
    uint64_t weight = measure->weight_micro > 0 ? (uint64_t)measure->weight_micro : 0;
    weight = weight < UINT64_MAX / 8 ? weight : UINT64_MAX / 8;
    return weight * 4 + (str_equal(measure->common.name, "harm") ? 2 : 0) + (measure->better == BETTER_LOW ? 1 : 0) + 1;
}

static uint32_t find_main(const struct world *world)
{
    uint32_t main = ID_NONE;
    uint64_t best = 0;
    for (uint32_t i = 0; i < world->measures_count; i++) {
        if (rank_of(&world->measures[i]) > best) {
            best = rank_of(&world->measures[i]);
            main = i;
        }
    }
    return main;
}

/* A second figure beside it: the first public one. */
static const char *beside(struct fold *fold, uint32_t main)
{
    const struct debrief_model *debrief = &fold->debrief;
    for (uint32_t i = 0; i < fold->world->measures_count; i++) {
        const struct measure *measure = &fold->world->measures[i];
        if (i != main && measure->show_public && !measure->is_stopwatch) {
            return arena_format(&fold->arena, "%s %s to %s", debrief_thing_name(debrief, thing(SHELF_MEASURE, i)),
                                debrief_number(debrief->measures[i].start_micro).at,
                                debrief_number(debrief->measures[i].end_micro).at);
        }
    }
    return "";
}

static void card_measure(struct fold *fold, struct debrief_card *card)
{
    struct debrief_model *debrief = &fold->debrief;
    debrief->main_measure = find_main(fold->world);
    if (debrief->main_measure == ID_NONE) {
        *card = (struct debrief_card){ "Outcome", "None", "measured", "", "this scenario counts no outcome", NULL, 0 };
        return;
    }
    const struct measure *measure = &fold->world->measures[debrief->main_measure];
    const struct debrief_measure *folded = &debrief->measures[debrief->main_measure];
    card->title = debrief_thing_name(debrief, thing(SHELF_MEASURE, debrief->main_measure));
    card->value = arena_copy_string(&fold->arena, debrief_number(folded->end_micro).at);
    card->unit = world_source(fold->world, measure->unit);
    card->detail = beside(fold, debrief->main_measure);
    card->coverage = arena_format(&fold->arena, "%s at the start; %s is better", debrief_number(folded->start_micro).at,
                                  measure->better == BETTER_LOW ? "less" : "more");
    if (card->detail[0] == '\0') {
        card->detail = card->coverage;
    }
}

void fold_finish_cards(struct fold *fold)
{
    struct debrief_card *cards = fold->debrief.cards;
    card_call(fold, &cards[DEBRIEF_CARD_CALL]);
    card_share(fold, &cards[DEBRIEF_CARD_SHARE]);
    card_clocks(fold, &cards[DEBRIEF_CARD_CLOCKS]);
    card_decisions(fold, &cards[DEBRIEF_CARD_DECISIONS]);
    card_handling(fold, &cards[DEBRIEF_CARD_HANDLING]);
    card_measure(fold, &cards[DEBRIEF_CARD_MEASURE]);
}
