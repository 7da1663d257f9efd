#include "debrief/typed.h"

#include <stdlib.h>

#include "base/str.h"

void debrief_typed_init(struct debrief_typed *typed, const struct trace *trace)
{
    *typed = (struct debrief_typed){ .trace = trace, .next = 1 };
    arena_init(&typed->arena);
}

void debrief_typed_deinit(struct debrief_typed *typed)
{
    free(typed->list);
    arena_deinit(&typed->arena);
    *typed = (struct debrief_typed){ 0 };
}

/* The first record that the engine writes for an accepted input of this kind; RECORD_NONE: it is known by no kind. */
static enum record_kind own_kind(enum input_kind kind)
{
    switch (kind) {
    case INPUT_DECIDE: return RECORD_ANSWERED;
    case INPUT_SHARE: return RECORD_SENT;
    case INPUT_ASK: return RECORD_ASKED;
    case INPUT_REPLY: return RECORD_REPLIED;
    case INPUT_ACT: return RECORD_ACTION;
    case INPUT_DECLARE: return RECORD_CLOCK_DECLARED;
    case INPUT_NOTIFY: return RECORD_NOTICE;
    case INPUT_STATE: return RECORD_STATEMENT;
    case INPUT_READ: return RECORD_READ;
    case INPUT_IMPROVISE: return RECORD_ADDED;
    case INPUT_ANSWER: case INPUT_VOTE: case INPUT_PROPOSE: case INPUT_REPORT: case INPUT_NOTE: case INPUT_SURVEY:
    case INPUT_RULE:
    case INPUT_OBSERVE:
    case INPUT_RATE:
    case INPUT_EDIT:
    case INPUT_EXTEND:
    case INPUT_SHIFT:
    case INPUT_SET:
    case INPUT_HINT:
    case INPUT_SEAT:
    case INPUT_IMPROVE:
    case INPUT_MODE:
    case INPUT_PACE:
    case INPUT_PAUSE:
    case INPUT_JUMP:
    case INPUT_BREAK: case INPUT_SUSPEND: return RECORD_INPUT;
    default: return RECORD_NONE;
    }
}

/* What an improvised inject is called is not known before it is played, and a request is answered by number. */
static bool names_thing(enum input_kind kind)
{
    return kind == INPUT_DECIDE || kind == INPUT_SHARE || kind == INPUT_ASK || kind == INPUT_ACT ||
           kind == INPUT_NOTIFY;
}

/* The same kinds of record also come of what a choice did; those name their cause, an input's own does not. A notice
 * may come after the declaration that it implies. */
static bool has_other_cause(const struct trace *trace, const struct record *record)
{
    bool is_answer = record->kind == RECORD_ANSWERED || record->kind == RECORD_REPLIED || record->kind == RECORD_READ ||
                     record->kind == RECORD_INPUT;
    if (is_answer || record->cause == 0) {
        return false;
    }
    const struct record *cause = trace_record(trace, record->cause);
    return record->kind != RECORD_NOTICE || cause->kind != RECORD_CLOCK_DECLARED || cause->cause != 0;
}

static bool is_accepted(const struct trace *trace, const struct input *input, const struct record *record)
{
    if (record->kind != own_kind(input->kind) || (record->flags & (BY_DOING | FORWARDED)) != 0 ||
        has_other_cause(trace, record)) {
        return false;
    }
    if (record->kind == RECORD_INPUT) {
        return record->value2 == input->kind;
    }
    return !names_thing(input->kind) || record->thing == input->thing.v;
}

static bool is_own(const struct trace *trace, const struct input *input, const struct record *record)
{
    bool is_refused =
        record->kind == RECORD_REFUSED && record->value2 == input->kind && (record->flags & BY_DOING) == 0;
    bool is_team = input->sender.role == ROLE_SEAT || input->sender.role == ROLE_BOT;
    bool same_team = !is_team || record->team == input->sender.team.v;
    return same_team && (is_refused || is_accepted(trace, input, record));
}

uint32_t debrief_typed_add(struct debrief_typed *typed, const struct input *input)
{
    uint32_t count = trace_count(typed->trace);
    while (typed->next <= count && trace_record(typed->trace, typed->next)->at_s < input->at_s) {
        typed->next++; /* stamps never decrease: no later input left these */
    }
    for (uint32_t i = typed->next; i <= count && trace_record(typed->trace, i)->at_s == input->at_s; i++) {
        if (!is_own(typed->trace, input, trace_record(typed->trace, i))) {
            continue;
        }
        typed->next = i + 1;
        if (input->text != NULL && input->text[0] != '\0') {
            GROW(typed->list, typed->count, typed->room);
            typed->list[typed->count++] =
                (struct debrief_typed_words){ i, arena_copy_string(&typed->arena, input->text) };
        }
        return i;
    }
    return 0;
}

static const char *of_record(void *context, uint32_t record)
{
    const struct debrief_typed *typed = context;
    uint32_t low = 0;
    uint32_t high = typed->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (typed->list[middle].record < record) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < typed->count && typed->list[low].record == record ? typed->list[low].words : NULL;
}

struct debrief_words debrief_typed_words(const struct debrief_typed *typed)
{
    return (struct debrief_words){ (void *)(uintptr_t)typed, of_record };
}
