/* What marks say in words: labels beside clocks, callouts, and what a reader hears. English; one file to translate. */
#include <inttypes.h>
#include <stdio.h>

#include "base/str.h"
#include "charts/inside.h"

static const char *lane_name(const struct build *build, uint32_t lane)
{
    if (lane == SPACETIME_PUBLIC) {
        return build->in->public_title != NULL ? build->in->public_title : "Public";
    }
    return lane < build->in->lane_count ? build->in->lanes[lane].team.name : "";
}

static int64_t local_s(const struct build *build, int64_t at_s)
{
    return at_s + build->in->axis.local_at_zero_s;
}

/* "10:42", and the day with it when the exercise has several. */
static const char *moment(const struct build *build, int64_t at_s)
{
    const struct axis_spec *spec = &build->in->axis;
    const int64_t local = local_s(build, at_s);
    const int64_t day = when_day(local);
    if (!build->out->axis.has_days) {
        return arena_copy_string(build->arena, when_clock(local).at);
    }
    if (day >= 1 && day <= (int64_t)spec->day_count) {
        return arena_format(build->arena, "%s %s", spec->days[day - 1], when_clock(local).at);
    }
    return arena_format(build->arena, "Day %" PRId64 " %s", day, when_clock(local).at);
}

static const char *via_word(enum icon icon)
{
    switch (icon) {
    case ICON_MAIL:
        return "mail";
    case ICON_PHONE:
        return "call";
    case ICON_NEWS:
        return "news";
    case ICON_ALERT_PULSE:
        return "alert";
    case ICON_FACT:
        return "information";
    case ICON_LEGAL:
        return "letter";
    case ICON_SOCIAL:
        return "post";
    case ICON_PUBLIC:
        return "public statement";
    default:
        return "message";
    }
}

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

/* ---- injects ---- */

static const char *say_inject(const struct build *build, const struct spacetime_inject *inject)
{
    const char *state = inject->state == MARK_DELIVERED ? "" : inject->state == MARK_PLANNED ? ", planned" : ", expected";
    return arena_format(build->arena, "%s, %s, %s%s: %s", moment(build, inject->at_s), lane_name(build, inject->lane),
                        via_word(inject->icon), state, or_empty(inject->title));
}

/* ---- decisions ---- */

static const char *answer(const struct build *build, const struct spacetime_decision *decision)
{
    const int64_t now_s = build->in->now_s;
    const bool live = build->in->now_kind == SPACETIME_NOW;
    const bool due = decision->deadline_s != SPACETIME_NEVER;
    switch (decision->state) {
    case MARK_ASKED:
        if (live && due) {
            return arena_format(build->arena, "open, %s left", when_span(decision->deadline_s - now_s).at);
        }
        return due ? arena_format(build->arena, "open until %s", moment(build, decision->deadline_s)) : "open";
    case MARK_DECIDED: {
        const char *letter = decision->letter != NULL && decision->letter[0] != '\0' ? decision->letter : "answered";
        if (decision->answered_s == SPACETIME_NEVER) {
            return letter;
        }
        return arena_format(build->arena, "%s after %s", letter, when_span(decision->answered_s - decision->opened_s).at);
    }
    case MARK_TIMED_OUT:
        return due ? arena_format(build->arena, "timed out after %s", when_span(decision->deadline_s - decision->opened_s).at)
                   : "timed out";
    case MARK_ASK_PLANNED:
        break;
    }
    return "planned";
}

static const char *say_decision(const struct build *build, const struct spacetime_decision *decision)
{
    return arena_format(build->arena, "%s, %s, decision: %s %s", moment(build, decision->opened_s),
                        lane_name(build, decision->lane), or_empty(decision->title), answer(build, decision));
}

/* ---- clocks ---- */

/* "met with 9 min to spare", "1 h 38 left", "breached, met 31 min late" */
static const char *outcome(const struct build *build, const struct spacetime_clock *clock)
{
    const bool known = clock->met_s != SPACETIME_NEVER;
    switch (clock->state) {
    case MARK_MET:
        return known ? arena_format(build->arena, "met with %s to spare", when_span(clock->deadline_s - clock->met_s).at) : "met";
    case MARK_BREACHED:
        return known ? arena_format(build->arena, "breached, met %s late", when_span(clock->met_s - clock->deadline_s).at)
                     : "breached";
    case MARK_CLOCK_PLANNED:
        return "planned";
    case MARK_RUNNING:
    case MARK_AT_RISK:
        break;
    }
    if (build->in->now_kind == SPACETIME_NO_NOW) {
        return "open";
    }
    return arena_format(build->arena, "%s left", when_span(clock->deadline_s - build->in->now_s).at);
}

const char *say_label_of_clock(const struct build *build, uint32_t i)
{
    const struct spacetime_clock *clock = &build->in->clocks[i];
    const struct when_text span = when_span(clock->deadline_s - clock->started_s);
    /* Its own lane has room for how it went; among many lanes the length of a met clock is enough. */
    if (build->out->size == SPACETIME_STRIP) {
        return arena_format(build->arena, "%s · %s", clock->title, outcome(build, clock));
    }
    if (clock->state == MARK_MET) {
        return arena_format(build->arena, "%s · %s", clock->title, span.at);
    }
    return arena_format(build->arena, "%s · %s · %s", clock->title, span.at, outcome(build, clock));
}

static const char *say_clock(const struct build *build, const struct spacetime_clock *clock)
{
    return arena_format(build->arena, "%s, %s, clock: %s, due %s, %s", moment(build, clock->started_s),
                        lane_name(build, clock->lane), or_empty(clock->title), moment(build, clock->deadline_s),
                        outcome(build, clock));
}

/* ---- shares ---- */

/* "D+9" on a later day, else the time. */
static const char *arrival_word(const struct build *build, const struct spacetime_share *share)
{
    int64_t days = when_day(local_s(build, share->arrives_s)) - when_day(local_s(build, share->sent_s));
    if (days > 0) {
        return arena_format(build->arena, "D+%" PRId64, days);
    }
    return arena_copy_string(build->arena, when_clock(local_s(build, share->arrives_s)).at);
}

const char *say_arrival(const struct build *build, const struct spacetime_share *share)
{
    if (share->arrives_s == SPACETIME_NEVER) {
        return or_empty(share->channel);
    }
    return arena_format(build->arena, "%s · %s", or_empty(share->channel), arrival_word(build, share));
}

static const char *fate(const struct build *build, const struct spacetime_share *share)
{
    const bool known = share->arrives_s != SPACETIME_NEVER;
    switch (share->state) {
    case MARK_BLOCKED:
        return "never arrived";
    case MARK_IN_FLIGHT:
        return known ? arena_format(build->arena, "arrives %s", moment(build, share->arrives_s)) : "on its way";
    case MARK_ARRIVED:
    case MARK_LEAKED:
        break;
    }
    return known ? arena_format(build->arena, "took %s", when_span(share->arrives_s - share->sent_s).at) : "sent";
}

static const char *via(const struct build *build, const struct spacetime_share *share)
{
    return share->channel != NULL ? arena_format(build->arena, ", %s", share->channel) : "";
}

static const char *say_share(const struct build *build, const struct spacetime_share *share, bool arrival)
{
    const char *breach = share->state == MARK_LEAKED ? ", against its label" : "";
    const char *words = or_empty(share->words);
    if (arrival) {
        return arena_format(build->arena, "%s, %s, from %s%s, %s%s, %s%s%s", moment(build, share->arrives_s),
                            lane_name(build, share->to), lane_name(build, share->from), via(build, share),
                            theme_tlp_chip(share->tlp), breach, fate(build, share), words[0] != '\0' ? ": " : "", words);
    }
    return arena_format(build->arena, "%s, %s, to %s%s, %s%s, %s%s%s", moment(build, share->sent_s),
                        lane_name(build, share->from), lane_name(build, share->to), via(build, share),
                        theme_tlp_chip(share->tlp), breach, fate(build, share), words[0] != '\0' ? ": " : "", words);
}

/* ---- all of them ---- */

static const char *say_stack(const struct build *build, const struct spacetime_stack *stack)
{
    const char *name = lane_name(build, build->rows[stack->row].lane);
    return arena_format(build->arena, "%s, %s, %" PRIu32 " marks until %s. Zoom in to tell them apart.",
                        moment(build, stack->from_s), name, stack->count, moment(build, stack->to_s));
}

const char *say_stop(const struct build *build, struct spacetime_ref ref, bool arrival)
{
    switch (ref.kind) {
    case SPACETIME_INJECT:
        return say_inject(build, &build->in->injects[ref.index]);
    case SPACETIME_DECISION:
        return say_decision(build, &build->in->decisions[ref.index]);
    case SPACETIME_SHARE:
        return say_share(build, &build->in->shares[ref.index], arrival);
    case SPACETIME_CLOCK:
        return say_clock(build, &build->in->clocks[ref.index]);
    case SPACETIME_STACK:
        return say_stack(build, &build->out->stacks[ref.index]);
    case SPACETIME_NOTHING:
        break;
    }
    return "";
}

static void callout_share(const struct build *build, const struct spacetime_share *share, struct spacetime_callout *callout)
{
    callout->lines[0] = arena_format(build->arena, "%s to %s%s", lane_name(build, share->from), lane_name(build, share->to),
                                     via(build, share));
    callout->lines[1] = arena_format(build->arena, "Sent %s, %s · %s%s", moment(build, share->sent_s), fate(build, share),
                                     theme_tlp_chip(share->tlp), share->state == MARK_LEAKED ? ", against its label" : "");
    callout->line_count = 2;
    if (share->words != NULL && share->words[0] != '\0') {
        callout->lines[2] = share->words;
        callout->line_count = 3;
    }
}

static void callout_clock(const struct build *build, const struct spacetime_clock *clock, struct spacetime_callout *callout)
{
    callout->lines[0] = arena_format(build->arena, "%s: %s", or_empty(clock->title), outcome(build, clock));
    callout->lines[1] = arena_format(build->arena, "%s to %s", moment(build, clock->started_s), moment(build, clock->deadline_s));
    callout->line_count = 2;
}

void say_callout(const struct build *build, struct spacetime_ref ref, struct spacetime_callout *callout)
{
    const struct spacetime *in = build->in;
    callout->line_count = 1;
    switch (ref.kind) {
    case SPACETIME_INJECT:
        callout->lines[0] = arena_format(build->arena, "%s  %s", moment(build, in->injects[ref.index].at_s),
                                         or_empty(in->injects[ref.index].title));
        break;
    case SPACETIME_DECISION:
        callout->lines[0] = arena_format(build->arena, "%s %s", or_empty(in->decisions[ref.index].title),
                                         answer(build, &in->decisions[ref.index]));
        break;
    case SPACETIME_SHARE:
        callout_share(build, &in->shares[ref.index], callout);
        break;
    case SPACETIME_CLOCK:
        callout_clock(build, &in->clocks[ref.index], callout);
        break;
    case SPACETIME_STACK:
    case SPACETIME_NOTHING:
        callout->lines[0] = say_stop(build, ref, false);
        break;
    }
}
