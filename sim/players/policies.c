/* The policies as tables. docs/bots.md says each in words; a change here is a change there. */
#include "players/inside.h"

#include "base/str.h"

#define MIN INT64_C(60)
#define HOUR INT64_C(3600)

const struct habits player_habits[POLICY_COUNT] = {
    [POLICY_PROMPT] = {
        .name = "prompt",
        .text = "Tells at once whom it concerns as far as the label allows, and asks the source where somebody waits for more.",
        .read = { 1 * MIN, 2 * MIN, 5 * MIN },
        .decide = { 3 * MIN, 6 * MIN, 15 * MIN },
        .share = { 2 * MIN, 4 * MIN, 10 * MIN },
        .ask = { 2 * MIN, 5 * MIN, 12 * MIN },
        .reply = { 2 * MIN, 6 * MIN, 15 * MIN },
        .act = { 5 * MIN, 10 * MIN, 30 * MIN },
        .declare = { 5 * MIN, 10 * MIN, 20 * MIN },
        .decide_part = { 15, 30, 60 },
        .notify_part = { 25, 40, 60 },
        .notify = { 5 * MIN, 10 * MIN, 30 * MIN },
        .notify_late = { 5 * MIN, 10 * MIN, 20 * MIN },
        .notifies_when_complete = true,
        .attaches_facts = true,
        .weigh_plain = 10, .weigh_effort = 0, .weigh_free = 0, .weigh_first = 30, .weigh_last = 0,
        .agrees = true,
        .confidence = 70,
        .sharing = SHARES_WIDELY,
        .asks_permission = true,
        .on_permission = VIEW_YES, .on_preserve = VIEW_YES, .on_help = VIEW_YES,
        .permits = TLP_GREEN,
        .act_percent = 60, .ask_percent = 90,
        .states = true, .states_facts = true,
        .rationale = "The sooner others know, the better for all of us.",
        .notice_text = "This is what we know so far. We will add to it as we learn more.",
        .statement_text = "We are dealing with an incident. This is what we can say now; we will say more as we learn it.",
        .ask_text = "May we pass this on to those who need it?",
        .yes_text = "Yes.",
        .no_text = "Not yet: it is not ours to give.",
        .lack_text = "We do not have it. If we learn of it you will hear from us.",
        .later_text = "We have asked the source whether we may send it to you.",
    },
    [POLICY_LEGALISTIC] = {
        .name = "legalistic",
        .text = "Sends only what has a basis and breaks no label, and notifies to the letter.",
        .read = { 3 * MIN, 8 * MIN, 20 * MIN },
        .decide = { 10 * MIN, 20 * MIN, 45 * MIN },
        .share = { 15 * MIN, 30 * MIN, 90 * MIN },
        .ask = { 15 * MIN, 30 * MIN, 60 * MIN },
        .reply = { 20 * MIN, 45 * MIN, 2 * HOUR },
        .act = { 20 * MIN, 45 * MIN, 90 * MIN },
        .declare = { 10 * MIN, 20 * MIN, 40 * MIN },
        .decide_part = { 50, 70, 90 },
        .notify_part = { 75, 85, 92 },
        .notify = { 20 * MIN, 40 * MIN, 60 * MIN },
        .notify_late = { 10 * MIN, 20 * MIN, 40 * MIN },
        .notifies_when_complete = true,
        .attaches_facts = true,
        .weigh_plain = 10, .weigh_effort = 8, .weigh_free = 0, .weigh_first = 6, .weigh_last = 0,
        .agrees = true,
        .confidence = 60,
        .sharing = SHARES_BY_RULE,
        .asks_permission = false,
        .wants_trace = true,
        .on_permission = VIEW_YES, .on_preserve = VIEW_YES, .on_help = VIEW_LATER,
        .permits = TLP_AMBER,
        .act_percent = 40, .ask_percent = 60,
        .states = true, .states_facts = false,
        .rationale = "This is what the rules let us do.",
        .notice_text = "Notification under the duty named above. It states what we hold and no more.",
        .statement_text = "We are aware of an incident and are in contact with the authorities.",
        .ask_text = "Please confirm whether this may be passed on.",
        .yes_text = "Yes, within the label stated.",
        .no_text = "We cannot provide this on the present basis.",
        .lack_text = "We hold nothing on this.",
        .later_text = "Your request is with our legal team.",
    },
    [POLICY_SECRETIVE] = {
        .name = "secretive",
        .text = "Says only what a legal clock demands, and says it late.",
        .read = { 2 * MIN, 6 * MIN, 20 * MIN },
        .decide = { 10 * MIN, 25 * MIN, 60 * MIN },
        .share = { 0, 0, 0 },
        .ask = { 30 * MIN, HOUR, 2 * HOUR },
        .reply = { HOUR, 2 * HOUR, 4 * HOUR },
        .act = { 30 * MIN, HOUR, 2 * HOUR },
        .declare = { 12 * HOUR, 18 * HOUR, 24 * HOUR },
        .decide_part = { 70, 85, 97 },
        .notify_part = { 92, 96, 99 },
        .notify = { 4 * HOUR, 8 * HOUR, 12 * HOUR },
        .notify_late = { HOUR, 2 * HOUR, 4 * HOUR },
        .notifies_when_complete = false,
        .attaches_facts = false,
        .weigh_plain = 6, .weigh_effort = 0, .weigh_free = 8, .weigh_first = 0, .weigh_last = 14,
        .confidence = 50,
        .sharing = SHARES_NOTHING,
        .on_permission = VIEW_NO, .on_preserve = VIEW_LATER, .on_help = VIEW_NO,
        .permits = TLP_RED,
        .ignores_percent = 50,
        .act_percent = 20, .ask_percent = 10,
        .rationale = "Nothing leaves the house that does not have to.",
        .notice_text = "Notification as required.",
        .statement_text = "",
        .ask_text = "",
        .yes_text = "",
        .no_text = "We have nothing to share on this.",
        .lack_text = "We have nothing to share on this.",
        .later_text = "We will come back to you.",
    },
    [POLICY_SILENT] = { .name = "silent", .text = "Does nothing.", .is_silent = true },
};

const char *policy_name(enum policy policy)
{
    return player_habits[policy < POLICY_COUNT ? policy : POLICY_SILENT].name;
}

const char *policy_text(enum policy policy)
{
    return player_habits[policy < POLICY_COUNT ? policy : POLICY_SILENT].text;
}

bool policy_parse(const char *name, enum policy *policy)
{
    for (enum policy i = 0; i < POLICY_COUNT; i++) {
        if (str_equal(player_habits[i].name, name)) {
            *policy = i;
            return true;
        }
    }
    return false;
}
