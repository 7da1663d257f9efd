/* event.h: one thing that one role may see, complete in itself.
 *
 * A feed (view/feed.h) turns trace records into these; a view (view/view.h) is folded from them and from nothing else.
 * They are also the stream that leaves the host, one JSON object a line.
 *
 * Names:   things are named by handles: dense numbers from 0 for each kind of thing, in the order in which they first
 *          appear in this stream. They say nothing outside it. VIEW_NONE: none. A team may also be VIEW_PUBLIC.
 *          The own team is team 0; the home economy, whose local time the exercise is told in, is economy 0.
 * Numbers: events count from 1 without gaps.
 * Units:   *_s game seconds from STARTEX unless it says otherwise; *_micro millionths; INT64_MAX: no limit, no time.
 * Strings: UTF-8, never NULL ("" is none), lent by the feed or by the arena of the decoder. */
#ifndef TOCSIN_VIEW_EVENT_H
#define TOCSIN_VIEW_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "engine/labels.h"

#define VIEW_NONE UINT32_MAX
#define VIEW_PUBLIC (UINT32_MAX - 1)

/* The fields that each kind fills, beside kind, number and at_s. */
enum view_event_kind {
    VIEW_NOTHING = 0,
    /* Cards: what a seat is handed at STARTEX, and whenever something new comes into its sight. */
    VIEW_EXERCISE,       /* title, text: the briefing, when_s: STARTEX as UTC seconds since 1970;
                          * flag: labels are enforced; flag2: a board, without a team of its own */
    VIEW_ECONOMY,        /* economy, title, amount: offset in seconds, mask: weekend days (bit 0 Monday) */
    VIEW_ZONE,           /* economy, when_s: from this UTC second on, amount: offset in seconds */
    VIEW_HOLIDAY,        /* economy, amount: day number since 1970-01-01 */
    VIEW_TEAM,           /* team, title, mark, sector, economy; flag: a client of the own team; flag2: same community */
    VIEW_BRIEF,          /* text: the own brief, reason: the own secret, list: posture of the ten domains, 0 to 3 */
    VIEW_ROLE,           /* title: a role at the own table, in order */
    VIEW_CLOCK,          /* clock, title, from: addressee in words, to: the addressee when a team or VIEW_PUBLIC,
                          * law, basis; flag: counts from when it is declared */
    VIEW_STAGE,          /* clock, stage, title, text: how long, in words, mask: content classes, in order from 0 */
    VIEW_CHANNEL,        /* channel, title, has_label + label: the highest it carries, basis: the legal basis it needs,
                          * evidence, strips, mask: opening days, amount, amount2: opening hours (equal: round the clock);
                          * flag: gives a receipt */
    VIEW_LINE,           /* channel, to, economy: whose hours; least_s, likely_s, most_s: usual delay; flag: open now;
                          * flag2: a card in the book of contacts; basis_state; reason: why it is closed. Again on change */
    VIEW_AGREEMENT,      /* agreement, title, basis, flag: in force. Again whenever that changes */
    VIEW_MEASURE,        /* measure, title, unit, value, rate, better_low, low, high, target (INT64_MAX none);
                          * flag: public */
    VIEW_LEVEL,          /* measure, value: from here up, title: the word for it. Ascending */
    VIEW_ACTION,         /* action, title, state, reason, staff, takes_s, budget, to: whom it asks or VIEW_NONE; has_pap + pap;
                          * flag: only once; flag2: seen by all */

    VIEW_ITEM,           /* item, via, from, title, text, has_label + label; flag: everybody got it;
                          * flag2: it carries a picture (view_feed_picture) */
    VIEW_RECALLED,       /* item */
    VIEW_READ,           /* what + the handle of it: item, arrival, request, reply (request) */

    VIEW_FACT,           /* fact, title, text, pap, from: its source in words, team: the source when a known team,
                          * list: teams that the source named. Again when more of it comes into sight */
    VIEW_NAMED_FACT,     /* fact, title: somebody named it who asks for it, but it is not held */
    VIEW_LEARNED,        /* fact, how, label, classes, item: the item that told it or none. Once for each fact */
    VIEW_ARRIVAL,        /* arrival, fact, from team `team` (none: not told), channel, label, classes, strips */
    VIEW_SENT,           /* sent, fact, to, channel, label, warnings; flag: passed on by itself; flag2: the scenario did */
    VIEW_RECEIPT,        /* sent: it has arrived */
    VIEW_BREACH,         /* fact or action, to, warnings: exactly one WARN_ bit: it went against this */
    VIEW_CONSENT,        /* fact, label: may be sent under it, request: that brought it */
    VIEW_WITHDRAWN,      /* fact */
    VIEW_CORRECTS,       /* fact, other: the fact that it corrects; flag: says the opposite instead (against) */
    VIEW_ACTION_ABOUT,   /* action, fact: the action uses this held fact (for its PAP); flag: it would ask for it */
    VIEW_PUBLISHED,      /* fact, team or none, label, title, text */
    VIEW_STATEMENT,      /* team, text: the words or "", list: the facts in it that are known here, title */
    VIEW_SEEN_ACTION,    /* team, title: somebody's visible action */

    VIEW_ASKED,          /* request, to, ask, fact, channel, title: what for, text: the words */
    VIEW_REQUEST,        /* request, team: who asks, ask, fact, channel, title, text */
    VIEW_REQUEST_FACT,   /* request, fact: what it was for is held here now */
    VIEW_REPLIED,        /* request, reply, text: the own answer */
    VIEW_REPLY,          /* request, reply, text: the other's answer */

    VIEW_DECISION,       /* decision, title: the question, text, answer, agree, unit, opened_s, when_s: deadline, takes_s,
                          * amount: room seconds to talk; flag: "something else" is possible; flag2: confidence is asked */
    VIEW_DEADLINE,       /* decision, when_s: it was moved */
    VIEW_OPTION,         /* decision, option, title, state, reason, staff, takes_s, budget. Options are lettered in the
                          * order in which they came into sight */
    VIEW_OPTION_STATE,   /* decision, option, state, reason */
    VIEW_ANSWERED,       /* decision, list: options (in order), value: number, amount: confidence or -1; flag: takes time */
    VIEW_DEFAULTED,      /* decision, option or none: nobody answered */
    VIEW_CLOSED,         /* decision: closed without effect */
    VIEW_EFFECT,         /* decision + option, or action: its work is done */
    VIEW_FEEDBACK,       /* decision, option, text. Only after the end */

    VIEW_ACTION_STATE,   /* action, state, reason */
    VIEW_ACTING,         /* action, when_s: done at */
    VIEW_CAPACITY,       /* staff: people free, budget: left (INT64_MAX: not counted) */

    VIEW_CLOCK_STARTED,  /* clock */
    VIEW_CLOCK_DECLARED, /* clock, when_s: since */
    VIEW_CLOCK_STOPPED,  /* clock */
    VIEW_STAGE_DUE,      /* clock, stage, when_s: deadline (INT64_MAX none), opened_s: counts from */
    VIEW_STAGE_MET,      /* clock, stage, amount: margin in seconds, classes */
    VIEW_STAGE_MISSED,   /* clock, stage */
    VIEW_STAGE_LATE,     /* clock, stage, amount: seconds late, classes */
    VIEW_NOTICE,         /* clock, stage, to, classes, list: facts, text: the own notice */
    VIEW_NOTICE_GOT,     /* team: who notifies, title, basis, text, classes, list: facts known here */

    VIEW_MEASURED,       /* measure, value, rate (an hour, from now on) */
    VIEW_SCENE,          /* scene, title, rate: game minutes for one room minute, micro */
    VIEW_QUESTION,       /* question, title, amount: room minutes; flag: confidence is asked */
    VIEW_QUESTION_OPTION,/* question, option, title */
    VIEW_QUESTION_DONE,  /* question, option or none, amount: confidence or -1, text */
    VIEW_NOTED,          /* noted, text: a note, hint, proposal, report, vote or ruling that this role sent or got */
    VIEW_REFUSED,        /* text: one sentence, wish: which kind of wish */
    VIEW_ENDED,          /* title, text: the ending, or "" and "" ; ended */
    VIEW_EVENT_KIND_COUNT
};

/* The words these fields have in the stream stand in event.c. Where the engine has an enum of the same meaning, the
 * values are equal (feed.c checks that when it is compiled). */
enum view_sector { VIEW_GOVERNMENT, VIEW_BUSINESS, VIEW_OTHER_SECTOR };
enum view_via { VIEW_MAIL, VIEW_PHONE, VIEW_CHAT, VIEW_NEWS, VIEW_SOCIAL, VIEW_ALERT, VIEW_LETTER };
enum view_answer { VIEW_ONE, VIEW_SOME, VIEW_ORDER, VIEW_NUMBER, VIEW_TEXT };
enum view_agree { VIEW_EACH, VIEW_ALL, VIEW_EITHER };
enum view_how { VIEW_HELD, VIEW_WORLD, VIEW_TOLD, VIEW_DERIVED, VIEW_FROM_PUBLIC };
enum view_ask { VIEW_ASK_FACT, VIEW_ASK_PRESERVE, VIEW_ASK_HELP, VIEW_ASK_PERMISSION };
enum view_reply { VIEW_YES, VIEW_NO, VIEW_LATER };
enum view_state { VIEW_OPEN, VIEW_GREYED, VIEW_HIDDEN };
enum view_basis { VIEW_BASIS_NOT_NEEDED, VIEW_BASIS_HOLDS, VIEW_BASIS_MISSING };
enum view_what { VIEW_WHAT_ITEM, VIEW_WHAT_ARRIVAL, VIEW_WHAT_REQUEST, VIEW_WHAT_REPLY };
enum view_evidence { VIEW_EVIDENCE_NONE, VIEW_EVIDENCE_LEAD, VIEW_EVIDENCE_COURT };
enum view_noted_kind { VIEW_NOTED_NOTE, VIEW_NOTED_HINT, VIEW_NOTED_PROPOSAL, VIEW_NOTED_REPORT, VIEW_NOTED_VOTE,
                  VIEW_NOTED_RULING, VIEW_NOTED_OTHER };
enum view_ended { VIEW_BY_ENDING, VIEW_BY_CONTROL, VIEW_BY_LENGTH, VIEW_BY_FAULT };
enum { VIEW_STRIPS_SOURCE = 1, VIEW_STRIPS_DETAILS = 2 };
enum { VIEW_WARN_LABEL = 1, VIEW_WARN_CARRIES = 2, VIEW_WARN_BASIS = 4, VIEW_WARN_PAP = 8 };

#define VIEW_LIST_MAX 256u

struct view_event {
    enum view_event_kind kind;
    uint32_t number;
    int64_t at_s;

    uint32_t team, to, economy, fact, other, channel, clock, stage, item, arrival, sent, request, decision, option,
        action, measure, agreement, question, scene;

    const char *title, *text, *from, *reason, *basis, *unit, *law, *mark;

    int64_t when_s, opened_s, takes_s, least_s, likely_s, most_s;
    int64_t value, rate, low, high, target;   /* micro */
    int64_t staff, budget;                    /* micro */
    int64_t amount, amount2;

    uint32_t mask, classes, strips, warnings;
    enum tlp label;
    enum pap pap;
    bool has_label, has_pap, flag, flag2, better_low;
    enum view_sector sector;
    enum view_via via;
    enum view_answer answer;
    enum view_agree agree;
    enum view_how how;
    enum view_ask ask;
    enum view_reply reply;
    enum view_state state;
    enum view_basis basis_state;
    enum view_what what;
    enum view_evidence evidence;
    enum view_noted_kind noted;
    enum view_ended ended;
    uint32_t wish; /* enum wish_kind of view/wish.h */

    const uint32_t *list;
    uint32_t list_count;
};

/* An event with every handle VIEW_NONE, every string "" and everything else zero. */
struct view_event view_event_make(enum view_event_kind kind);
const char *view_event_kind_name(enum view_event_kind kind); /* "arrival" */

/* One JSON object without a line break, added to `json`: "n", "at" and "kind", then every field of that kind, in the order
 * of event.c. A handle, label or limit that is none is null; VIEW_PUBLIC is "public". Equal events give equal bytes. */
void view_event_encode(const struct view_event *event, struct str *json);
/* Reads one such line; strings and lists go to `arena`. Errors: ERR_BAD_INPUT, the note names the field: not JSON, unknown
 * kind, a field too many or too few, wrong type, out of range; `event` is then not to be used. */
MUST_CHECK enum err view_event_decode(const char *json, size_t bytes, struct arena *arena, struct view_event *event,
                                      struct err_note *note);

#endif
