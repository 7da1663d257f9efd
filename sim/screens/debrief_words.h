/* debrief_words.h: the words that the debrief says by itself, in English. Plain, calm, exact; moments, not culprits. The
 * form is that of words.h. */
#ifndef TOCSIN_SCREENS_DEBRIEF_WORDS_H
#define TOCSIN_SCREENS_DEBRIEF_WORDS_H

/* clang-format off */
#define DEBRIEF_WORD_LIST(X) \
    X(LB_DEBRIEF, "debrief") \
    X(LB_DEBRIEF_OF, "debrief, {1}") \
    X(LB_TABS, "Parts of the debrief") \
    X(LB_TIMELINE, "Timeline") \
    X(LB_DECISIONS, "Decisions") \
    X(LB_SHARING, "Who knew what when") \
    X(LB_SHARING_SHORT, "Sharing") \
    X(LB_DUTIES, "Duties") \
    X(LB_REPORT, "Write the report") \
    X(LB_BACK, "Back") \
    X(LB_SCORES, "Six scores, never added up") \
    X(LB_DIAGRAM, "What happened, over time") \
    X(LB_SCRUBBER, "Moment") \
    X(LB_PREVIOUS, "Previous moment") \
    X(LB_NEXT, "Next moment") \
    X(LB_PLAY, "Play") \
    X(LB_PAUSE, "Pause") \
    X(LB_MOMENT, "This moment") \
    X(LB_NOTHING, "Nothing happened in this session.") \
    X(LB_HOT_WASH, "Hot wash") \
    X(LB_NO_QUESTIONS, "This scenario asks no questions afterwards.") \
    X(LB_MEASURES, "Measures") \
    X(LB_AT, "at {1}") \
    X(LB_OBJECTIVES, "Objectives") \
    X(LB_NOT_RATED, "not rated") \
    X(LB_NO_OBJECTIVES, "This scenario names no objectives.") \
    X(LB_WHY, "Why") \
    X(LB_NO_REASON, "No reason was written down.") \
    X(LB_GROUNDED, "Well grounded in what the team knew then.") \
    X(LB_NOT_GROUNDED, "What the team knew then spoke for another choice.") \
    X(LB_UNJUDGED, "The author does not judge this choice.") \
    X(LB_FOLLOWED, "What followed") \
    X(LB_NOTHING_FOLLOWED, "Nothing followed straight from it.") \
    X(LB_CHANCE, "Chance: {1}, {2} in a hundred") \
    X(LB_AFTERWARDS, "In hindsight") \
    X(LB_TOOK, "decided after {1}") \
    X(LB_TIMED_OUT, "nobody answered; the default was taken") \
    X(LB_NOT_AGREED, "the teams did not agree") \
    X(LB_CLOSED, "closed without effect") \
    X(LB_OPEN, "open when it ended") \
    X(LB_BY_BOT, "a bot") \
    X(LB_BY_NOBODY, "nobody") \
    X(LB_BY_PEOPLE, "people") \
    X(LB_CHOICE, "{1}  {2}") \
    X(LB_NEED, "{1} for {2}") \
    X(LB_HELD_BACK, "held {1}") \
    X(LB_ON_THE_WAY, "channel {1}") \
    X(LB_UNREAD, "unread {1}") \
    X(LB_RELAYED, "relay {1}") \
    X(LB_KNOWN_AT, "known {1}") \
    X(LB_NEVER_KNOWN, "never known") \
    X(LB_IN_TIME, "in time") \
    X(LB_LATE, "late") \
    X(LB_WAS_OPEN, "still open") \
    X(LB_NOBODY_HELD, "nobody held it") \
    X(LB_NO_NEEDS, "This scenario does not say who needs what.") \
    X(LB_STAGE, "{1}: {2}") \
    X(LB_DUE, "due {1}") \
    X(LB_SENT, "sent {1}") \
    X(LB_EARLY, "{1} to spare") \
    X(LB_LATE_BY, "{1} late") \
    X(LB_MISSED, "missed") \
    X(LB_MET, "met") \
    X(LB_NOT_BEGUN, "never began") \
    X(LB_FELL_AWAY, "fell away") \
    X(LB_BEGAN, "began {1}") \
    X(LB_DECLARED, "declared {1}") \
    X(LB_NO_DUTIES, "This scenario has no legal clocks.") \
    X(LB_KEYS, "Left and right: moments. Shift: ten minutes. Space: play. Home and End.")
/* clang-format on */

#endif
