#include "engine/input.h"

#include "base/err.h"

struct input input_make(enum input_kind kind, struct sender sender)
{
    return (struct input){
        .kind = kind,
        .sender = sender,
        .thing = THING_NONE,
        .option = { ID_NONE },
        .confidence = -1,
        .to = TEAM_NONE,
        .channel = CHANNEL_NONE,
    };
}

static const char *const kind_names[INPUT_KIND_COUNT] = {
    [INPUT_NONE] = "none",
    [INPUT_DECIDE] = "decide",
    [INPUT_SHARE] = "share",
    [INPUT_ASK] = "ask",
    [INPUT_REPLY] = "reply",
    [INPUT_ACT] = "act",
    [INPUT_DECLARE] = "declare",
    [INPUT_NOTIFY] = "notify",
    [INPUT_STATE] = "state",
    [INPUT_READ] = "read",
    [INPUT_ANSWER] = "answer",
    [INPUT_VOTE] = "vote",
    [INPUT_PROPOSE] = "propose",
    [INPUT_REPORT] = "report",
    [INPUT_NOTE] = "note",
    [INPUT_SURVEY] = "survey",
    [INPUT_RULE] = "rule",
    [INPUT_OBSERVE] = "observe",
    [INPUT_RATE] = "rate",
    [INPUT_RELEASE] = "release",
    [INPUT_HOLD] = "hold",
    [INPUT_SKIP] = "skip",
    [INPUT_RECALL] = "recall",
    [INPUT_SEND_AGAIN] = "send_again",
    [INPUT_EDIT] = "edit",
    [INPUT_IMPROVISE] = "improvise",
    [INPUT_EXTEND] = "extend",
    [INPUT_SHIFT] = "shift",
    [INPUT_SET] = "set",
    [INPUT_HINT] = "hint",
    [INPUT_SEAT] = "seat",
    [INPUT_IMPROVE] = "improve",
    [INPUT_MODE] = "mode",
    [INPUT_PACE] = "pace",
    [INPUT_PAUSE] = "pause",
    [INPUT_JUMP] = "jump",
    [INPUT_BREAK] = "break",
    [INPUT_SUSPEND] = "suspend",
    [INPUT_REACHED] = "reached",
    [INPUT_FORK] = "fork",
    [INPUT_DISABLE] = "disable",
    [INPUT_END] = "end",
};

const char *input_kind_name(enum input_kind kind)
{
    MUST(kind < INPUT_KIND_COUNT);
    return kind_names[kind];
}

bool input_kind_parse(const char *name, enum input_kind *kind)
{
    for (enum input_kind i = INPUT_NONE + 1; i < INPUT_KIND_COUNT; i++) {
        if (str_equal(kind_names[i], name)) {
            *kind = i;
            return true;
        }
    }
    return false;
}

static const char *const refusal_texts[REFUSAL_COUNT] = {
    [REFUSED_NOT] = "Accepted.",
    [REFUSED_NOT_STARTED] = "The exercise has not started yet.",
    [REFUSED_ENDED] = "The exercise has ended.",
    [REFUSED_UNKNOWN_THING] = "This is not part of the exercise.",
    [REFUSED_NOT_YOURS] = "This is for another team.",
    [REFUSED_NOT_OPEN] = "This is not open at the moment.",
    [REFUSED_TOO_LATE] = "The time for this has passed.",
    [REFUSED_ALREADY] = "This has already been done.",
    [REFUSED_NEEDS] = "Something that this needs is not in place yet.",
    [REFUSED_HIDDEN] = "This is not available to your team now.",
    [REFUSED_NOT_HELD] = "You do not hold this information.",
    [REFUSED_NO_CHANNEL] = "No channel leads from your team to that receiver.",
    [REFUSED_CLOSED_CHANNEL] = "This channel is closed at the moment.",
    [REFUSED_CAPACITY] = "This channel can carry no more at the moment.",
    [REFUSED_STAFF] = "Not enough of your people are free.",
    [REFUSED_BUDGET] = "Your budget does not cover this.",
    [REFUSED_LABEL] = "The label on this information does not allow this.",
    [REFUSED_BAD_ANSWER] = "This answer does not fit the question.",
    [REFUSED_NO_SUCH_STAGE] = "This duty has no such stage.",
    [REFUSED_NOT_STARTED_CLOCK] = "This duty has not started yet.",
    [REFUSED_STOPPED_CLOCK] = "This duty is no longer running.",
    [REFUSED_ROLE] = "Your role in the exercise does not include this.",
    [REFUSED_SELF] = "This cannot go to your own team.",
    [REFUSED_FUTURE] = "That time has not come yet.",
    [REFUSED_WITHDRAWN] = "This information has been withdrawn.",
    [REFUSED_UNSUPPORTED] = "This exercise does not offer that.",
    [REFUSED_FULL] = "The exercise has reached a limit and can take no more of these.",
    [REFUSED_EARLIER_STAGE] = "The stage before it has not been sent yet.",
};

const char *refusal_text(enum refusal refusal)
{
    MUST(refusal < REFUSAL_COUNT);
    return refusal_texts[refusal];
}
