/* input.h: the only way anything from outside enters a running exercise.
 *
 * People, bots, tests and phones send the same inputs. In memory an input names things by id; on disk and on the wire by
 * written path, as one JSON object (input_encode). Prose that a person typed stays outside the engine: the journal keeps
 * it apart so that it can be erased, and the input carries only its digest (docs/session-file.md).
 *
 * Units: at_s game seconds from STARTEX; *_ms milliseconds of the wall clock since 1970, only ever written down. */
#ifndef TOCSIN_ENGINE_INPUT_H
#define TOCSIN_ENGINE_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "engine/ids.h"
#include "engine/labels.h"

struct world;

enum input_kind {
    INPUT_NONE = 0,
    /* A seat. */
    INPUT_DECIDE,   /* thing decision; option, or options, or number, or order; confidence; text: rationale */
    INPUT_SHARE,    /* thing fact, to, channel, label; anyway: go on in spite of warnings */
    INPUT_ASK,      /* thing fact (or NONE), to, channel, code: ask_kind; text */
    INPUT_REPLY,    /* record: the request's number, code: reply_kind, label (permission granted under it); text */
    INPUT_ACT,      /* thing action */
    INPUT_DECLARE,  /* thing clock, when_s: since when */
    INPUT_NOTIFY,   /* thing clock, stage, classes, things: facts attached; text: statement */
    INPUT_STATE,    /* things: facts stated in public; text: statement */
    INPUT_READ,     /* record: what was read */
    INPUT_ANSWER,   /* thing question; option as number, confidence; text */
    INPUT_VOTE,     /* thing decision, option */
    INPUT_PROPOSE,  /* thing decision; text: something else */
    INPUT_REPORT,   /* "we told them": thing fact, to, when_s */
    INPUT_NOTE,     /* text */
    INPUT_SURVEY,   /* code: question, number */
    /* Control and evaluators. */
    INPUT_RULE,     /* thing option ("as option X") or NONE; record: the proposal; text */
    INPUT_OBSERVE,  /* team, thing objective or NONE, code: 0 note, 1 strength, 2 area for improvement; text */
    INPUT_RATE,     /* thing objective, code: 0 P, 1 S, 2 M, 3 U; team or NONE; text */
    INPUT_RELEASE,  /* thing inject or decision, teams `to` or NONE for all */
    INPUT_HOLD, INPUT_SKIP /* code: reason */, INPUT_RECALL, INPUT_SEND_AGAIN, /* thing inject */
    INPUT_EDIT,     /* thing: text replaced by `text` */
    INPUT_IMPROVISE,/* a new inject: text, to, label */
    INPUT_EXTEND,   /* thing decision, to team or NONE, number seconds */
    INPUT_SHIFT,    /* number: seconds by which the schedule moves */
    INPUT_SET,      /* thing measure (number) or agreement (code 0 off, 1 on, 2 as written) */
    INPUT_HINT,     /* to, text */
    INPUT_SEAT,     /* to, code: seat change, seat */
    INPUT_IMPROVE,  /* an action for the plan: text */
    INPUT_MODE, INPUT_PACE, INPUT_PAUSE, INPUT_JUMP, INPUT_BREAK, INPUT_SUSPEND, /* code, number */
    INPUT_REACHED,  /* everything up to at_s has been shown */
    INPUT_FORK,     /* number: run */
    INPUT_DISABLE,  /* thing story */
    INPUT_END,      /* ENDEX by control */
    INPUT_KIND_COUNT
};

/* Codes of INPUT_MODE. */
enum { MODE_LOCAL_DIGEST = 1 /* from the session, at STARTEX: what the scripts did holds for this build alone */ };

enum role { ROLE_SEAT = 0, ROLE_BOT, ROLE_CONTROL, ROLE_EVALUATOR, ROLE_SESSION };
struct sender { enum role role; struct team_id team; /* TEAM_NONE unless seat or bot */ uint32_t seat; };

#define INPUT_THINGS_MAX 32u
#define INPUT_ORDER_MAX 26u

struct input {
    enum input_kind kind;
    uint64_t number;          /* session number, from 1; 0 before it is journalled */
    struct sender sender;
    uint64_t sender_number;   /* the sender's own; a pair already seen returns the first verdict */
    int64_t at_s;
    int64_t wall_ms;
    struct thing_id thing;
    struct option_id option;  /* v = ID_NONE none */
    uint32_t options;         /* mask, bit i the decision's i-th option */
    uint8_t order[INPUT_ORDER_MAX]; uint32_t order_count;
    int64_t number_micro;
    int32_t confidence;       /* 0 to 100, -1 none */
    struct team_id to;
    struct channel_id channel;
    enum tlp label;
    bool has_label, anyway;
    uint32_t stage, classes;
    uint32_t code;
    uint32_t record;          /* number of a trace record, 0 none */
    int64_t when_s;
    struct thing_id things[INPUT_THINGS_MAX]; uint32_t things_count;
    const char *text;         /* free text, UTF-8, lent; NULL none. Never read by the engine */
};

/* Fields that are "none" set so; the rest zero. */
struct input input_make(enum input_kind kind, struct sender sender);
const char *input_kind_name(enum input_kind kind); /* "decide" */
bool input_kind_parse(const char *name, enum input_kind *kind);

/* The payload as one JSON object: everything that the engine reads, things by path; neither stamp, sender nor text. */
void input_encode(const struct world *world, const struct input *input, struct str *json);
/* Fills the payload fields of `input` (kind is set by the caller). Errors: ERR_BAD_INPUT, the note names the field:
 * unknown path, wrong type, out of range; `input` is then not to be used. */
MUST_CHECK enum err input_decode(const struct world *world, const char *json, struct input *input,
                                 struct err_note *note);

/* Why an input is refused. Shown to people in words (refusal_text). */
enum refusal {
    REFUSED_NOT = 0,
    REFUSED_NOT_STARTED, REFUSED_ENDED, REFUSED_UNKNOWN_THING, REFUSED_NOT_YOURS, REFUSED_NOT_OPEN, REFUSED_TOO_LATE,
    REFUSED_ALREADY, REFUSED_NEEDS, REFUSED_HIDDEN, REFUSED_NOT_HELD, REFUSED_NO_CHANNEL, REFUSED_CLOSED_CHANNEL,
    REFUSED_CAPACITY, REFUSED_STAFF, REFUSED_BUDGET, REFUSED_LABEL, REFUSED_BAD_ANSWER, REFUSED_NO_SUCH_STAGE,
    REFUSED_NOT_STARTED_CLOCK, REFUSED_STOPPED_CLOCK, REFUSED_ROLE, REFUSED_SELF, REFUSED_FUTURE, REFUSED_WITHDRAWN,
    REFUSED_UNSUPPORTED, REFUSED_FULL, REFUSED_EARLIER_STAGE,
    REFUSAL_COUNT
};
/* One calm sentence: "You do not hold this information." */
const char *refusal_text(enum refusal refusal);

#endif
