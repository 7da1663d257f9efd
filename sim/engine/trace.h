/* trace.h: the append-only list of what happened: time, kind, who, what, and who may see it.
 *
 * Room:   sim/engine. The engine writes it, everything else reads it: views, reports, tests.
 * Shape:  fixed-size records in chunks that never move, so a pointer to a record lives as long as the trace.
 *         Longer lists stand beside it in `extra`. Records hold ids and values, never prose.
 * Order:  by number, from 1; at_s never decreases.
 * Digest: XXH3-128 over every field of every record, little-endian, in order (trace_digest). Mending a typo in a text
 *         changes no digest. */
#ifndef TOCSIN_ENGINE_TRACE_H
#define TOCSIN_ENGINE_TRACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/hash.h"
#include "base/limits.h"
#include "engine/ids.h"

/* Field use by kind. `team` is whom it is about; unused fields are ID_NONE or 0. "n:" says what `cause` points to.
 * The audience of each kind is said in [ ]: T the team, S sender, R receiver, C control only, P public.
 * Control sees everything. */
enum record_kind {
    RECORD_NONE = 0,
    RECORD_STARTEX,          /* [P] value: seed */
    RECORD_DUTY,             /* [T] thing clock: the team has this duty; stands at STARTEX */
    RECORD_CAN_ACT,          /* [T] thing action; flags OPTION_*; again whenever it changes */
    RECORD_CHANNEL,          /* [T] thing channel, to: a team it leads to, or the public; flags CHANNEL_OPEN, CHANNEL_BASIS; at
                              * STARTEX and on change */
    RECORD_CONTACT,          /* [T] thing channel, to: a contact on the card, which may be stale */

    RECORD_INJECT,           /* [its receivers] thing inject, extra: slot values of its text; other: scene or ID_NONE */
    RECORD_INJECT_SKIPPED,   /* [C] thing inject, other: reason */
    RECORD_INJECT_HELD,      /* [C] thing inject */
    RECORD_INJECT_RECALLED,  /* [its receivers] thing inject, cause: the RECORD_INJECT */
    RECORD_CUE_DROPPED,      /* [C] thing: what was not played, other: scene */
    RECORD_READ,             /* [T] team read; cause: the record that was read (inject, arrival, request, reply) */

    RECORD_LEARNED,          /* [T] thing fact, value: label, value2: class mask; from the world (cause: the inject or 0) */
    RECORD_DERIVED,          /* [T] thing fact: followed from facts it knew */
    RECORD_SENT,             /* [S] team sender, thing fact, to receiver, other channel, value: label, value2: warnings
                              * (WARN_*); flag FORWARDED when the relay did it */
    RECORD_ARRIVED,          /* [R] team receiver, to: sender or TEAM_NONE when stripped, thing fact, other channel,
                              * value: label, value2: stripped mask, extra: class mask; cause: RECORD_SENT */
    RECORD_ARRIVED_AGAIN,    /* [R] the same, for a fact it held already */
    RECORD_RECEIPT,          /* [S] team sender, to receiver, thing fact; cause: RECORD_SENT */
    RECORD_LOST,             /* [C] thing fact; cause: RECORD_SENT; value: LOST_* */
    RECORD_BREACH,           /* [S] team, thing fact, to; value: BREACH_*; cause: what broke it */
    RECORD_CONSENT,          /* [T] team may send thing fact under label `value`; cause: the reply */
    RECORD_TRUTH,            /* [C] thing fact, value 1 true 0 false; at STARTEX and on change */
    RECORD_WITHDRAWN,        /* [its holders] thing fact */
    RECORD_PUBLISHED,        /* [P] team sender or TEAM_NONE, thing fact, value label: it reached the public */

    RECORD_ASKED,            /* [S] team asks `to` for thing (fact or decision), other channel or ID_NONE, value: ASK_* */
    RECORD_REQUEST,          /* [R] team is asked by `to`; thing, value as above; cause: RECORD_ASKED */
    RECORD_REPLIED,          /* [S] team answers; cause: RECORD_REQUEST; value: REPLY_* */
    RECORD_REPLY,            /* [R] team gets the answer; cause: RECORD_ASKED; value: REPLY_* */

    RECORD_OPENED,           /* [T] decision put to a team; value: deadline (s from STARTEX), value2: opened at;
                              * extra: slot values of ask and text */
    RECORD_OPTION,           /* [T] thing option; flags OPTION_*; when the decision opens and on change */
    RECORD_ANSWERED,         /* [T] thing decision, other: option or ID_NONE, value: number or mask of options,
                              * value2: confidence or -1, extra: order; flag TAKES when it takes time */
    RECORD_NO_ANSWER,        /* [T] thing decision, other: the default that was taken, or ID_NONE */
    RECORD_CLOSED,           /* [T] thing decision: closed without effect (agreement failed, scene over) */
    RECORD_SOUND,            /* [C] thing option, team, value 1 or 0: well grounded in what it knew; cause: the answer */
    RECORD_ARM,              /* [C] thing option, decision or action, value: arm, value2: arms; cause */
    RECORD_EFFECT,           /* [T] thing option or action: its work is done and its doings happen; cause */
    RECORD_NORM,             /* [C] team, thing norm, value 1 kept 0 broken; cause */

    RECORD_ACTION,           /* [T or P if visible] thing action; value: done at (s) */
    RECORD_CAPACITY,         /* [T] value: free staff (micro), value2: budget left (micro) */

    RECORD_CLOCK_STARTED,    /* [T] thing clock: the engine considers it objectively started */
    RECORD_CLOCK_IMPUTED,    /* [C] thing clock: another's knowledge counts against its owner from now */
    RECORD_CLOCK_DECLARED,   /* [T] thing clock; value: claimed start (s) */
    RECORD_CLOCK_STOPPED,    /* [T] thing clock */
    RECORD_STAGE_DUE,        /* [T] thing clock, other: stage, value: deadline (s), INT64_MAX none; value2: counts from */
    RECORD_STAGE_MET,        /* [T] thing clock, other: stage, value: margin (s), value2: classes covered; cause: notice */
    RECORD_STAGE_MISSED,     /* [T] thing clock, other: stage */
    RECORD_STAGE_LATE,       /* [T] thing clock, other: stage, value: seconds late, value2: classes; cause: notice */
    RECORD_NOTICE,           /* [S, and R when a team] team, thing clock, other: stage, to, value: classes, extra: facts */
    RECORD_STATEMENT,        /* [P] team, thing: a fact it states or NONE; extra: facts */

    RECORD_MEASURE,          /* [show_to] thing measure, value: micro, value2: micro an hour from now on; cause */
    RECORD_AGREEMENT,        /* [everybody: what was agreed is public] thing agreement, value 1 in force */
    RECORD_SCENE,            /* [P] thing scene began; value: pace (micro) */
    RECORD_QUESTION,         /* [who] thing question, to be talked over */
    RECORD_RULE,             /* [C] thing rule fired */
    RECORD_ENDING,           /* [P] thing ending or ID_NONE; ENDEX. value: ENDED_* */

    RECORD_REFUSED,          /* [S] team, thing, value: enum refusal, value2: input kind */
    RECORD_INPUT,            /* [S] an input that is only noted: observation, rating, note, survey, vote, proposal,
                              * ruling, mode, pace, pause, jump, break, hint; value2: input kind, value and thing by kind */
    RECORD_HELD,             /* [T] thing fact that it held at STARTEX; value: label, value2: class mask */
    RECORD_FORK,             /* [C] value: run */
    RECORD_FAULT,            /* [C] thing story or NONE; value: FAULT_* */
    RECORD_DISABLED,         /* [C] thing story */
    RECORD_ADDED,            /* [C] thing: a live addition */
    RECORD_MARK,             /* [C] a script's own record: value, value2 */
    RECORD_KIND_COUNT
};

enum { /* flags */
    OPTION_OPEN = 1, OPTION_GREYED = 2, OPTION_HIDDEN = 4, /* exactly one of these three */
    CHANNEL_OPEN = 8, FORWARDED = 16, TAKES_TIME = 32, BY_DOING = 64, /* a scenario's does did it, not a person */
    CHANNEL_BASIS = 128 /* the legal basis that the channel needs is given, or none is needed */
};
enum { LOST_FAILED = 1, LOST_STALE_CONTACT, LOST_BROKEN_CHANNEL };
enum { BREACH_LABEL = 1, BREACH_PAP, BREACH_CARRIES, BREACH_BASIS };
/* What a sender is warned of, as bits. */
enum { WARN_LABEL = 1, WARN_CARRIES = 2, WARN_BASIS = 4, WARN_PAP = 8 };
enum ask_kind { ASK_FACT = 0, ASK_PRESERVE, ASK_HELP, ASK_PERMISSION };
enum reply_kind { REPLY_YES = 0, REPLY_NO, REPLY_LATER };
enum { ENDED_BY_ENDING = 0, ENDED_BY_CONTROL, ENDED_BY_LENGTH, ENDED_BY_FAULT };
enum { FAULT_LIVELOCK = 1, FAULT_BUDGET, FAULT_ERROR, FAULT_DEPTH, FAULT_TOO_MANY };

struct record {
    int64_t at_s;
    int64_t value, value2;
    uint16_t kind;
    uint16_t flags;
    uint32_t audience; /* audience_id */
    uint32_t team, to; /* team ids, ID_NONE none */
    uint32_t thing, other;
    uint32_t cause;    /* number of an earlier record, 0 none */
    uint32_t extra_at; /* into the trace's extra values */
    uint32_t extra_count;
};

/* Who may see a record. Interned: equal sets have equal ids, and an audience never changes. */
struct audience {
    uint64_t teams[TEAMS_MAX / 64];
    bool is_public;     /* everybody */
    bool is_evaluators; /* evaluators and observers, beside control */
};

struct trace; /* owned by the engine */

uint32_t trace_count(const struct trace *trace);
/* `number` from 1 to trace_count. */
const struct record *trace_record(const struct trace *trace, uint32_t number);
int64_t trace_extra(const struct trace *trace, const struct record *record, uint32_t i);
const struct audience *trace_audience(const struct trace *trace, uint32_t audience);
bool audience_has(const struct audience *audience, struct team_id team);
/* The digest of all records so far. */
struct digest trace_digest(const struct trace *trace);
const char *record_kind_name(enum record_kind kind); /* "arrived" */

/* For the rooms that keep a trace on disk: one record with its extra values and its audience written out, and back. */
#define RECORD_BYTES_MAX 65536u
struct trace *trace_create(void);
void trace_destroy(struct trace *trace);
void trace_clear(struct trace *trace);
/* Appends; returns its number. Limits: MUSTs under RECORDS_MAX (the engine faults an exercise before that). */
uint32_t trace_append(struct trace *trace, const struct record *record, const int64_t *extra, uint32_t extra_count);
uint32_t trace_intern(struct trace *trace, const struct audience *audience);
/* Bytes written to `bytes` (room RECORD_BYTES_MAX). */
uint32_t trace_encode(const struct trace *trace, uint32_t number, unsigned char *bytes);
/* Appends what trace_encode wrote. False on bytes that are not a record; nothing appended. */
bool trace_decode(struct trace *trace, const unsigned char *bytes, uint32_t count);

#endif
