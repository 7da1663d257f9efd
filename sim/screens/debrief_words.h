/* debrief_words.h: the words that the debrief says by itself, in English. Plain, calm, exact; moments, not culprits. The
 * form is that of words.h. */
#ifndef TOCSIN_SCREENS_DEBRIEF_WORDS_H
#define TOCSIN_SCREENS_DEBRIEF_WORDS_H

/* clang-format off */
#define DEBRIEF_WORD_LIST(X) \
    /* the bar */ \
    X(LB_BAR, "Debrief") \
    X(LB_DEBRIEF, "debrief") \
    X(LB_DEBRIEF_OF, "debrief, {1}") \
    X(LB_PLAYED_BY, "played by {1}") \
    X(LB_PLAYED_WITH_BOTS, "played by {1}, the others by bots") \
    X(LB_ALL_BOTS, "bots played every team") \
    X(LB_NOBODY_PLAYED, "nobody played") \
    X(LB_TWO, "{1} \u00b7 {2}") \
    X(LB_SENTENCES, "{1} {2}") \
    X(LB_ANSWERED, "{1}. {2}") \
    X(LB_IN_THE_ROOM, "{1}, {2} in the room") \
    X(LB_WITH_SENDER, "With its sender {1}") \
    X(LB_ON_DESK, "On the desk {1}") \
    X(LB_TABS, "Parts of the debrief") \
    X(LB_TIMELINE, "Timeline") \
    X(LB_TEAMS, "Teams") \
    X(LB_DECISIONS, "Decisions") \
    X(LB_DUTIES, "Duties") \
    X(LB_REPORT, "Write the report") \
    X(LB_BACK, "Back") \
    X(LB_PUT_AWAY, "Put away") \
    X(LB_BOT, "bot") \
    X(LB_NOBODY, "nobody") \
    /* the timeline */ \
    X(LB_SCORES, "Six scores, never added up") \
    X(LB_SCORE, "{1} {2}. {3}") \
    X(LB_SCORE_TIP, "{1}. It rests on {2}.") \
    X(LB_DIAGRAM, "What happened, over time") \
    X(LB_SHOWN, "shown below") \
    X(LB_SCRUBBER, "Moment") \
    X(LB_PREVIOUS, "Previous moment") \
    X(LB_NEXT, "Next moment") \
    X(LB_AT_BEGIN, "This is where it begins.") \
    X(LB_AT_END, "This is where it ends.") \
    X(LB_PLAY, "Play") \
    X(LB_PAUSE, "Pause") \
    X(LB_SIDE, "Questions, measures, objectives") \
    X(LB_KEY_STEP, "Previous and next moment") \
    X(LB_KEY_TEN, "Ten minutes back and on") \
    X(LB_KEY_LANE, "The lane above and below, in the diagram") \
    X(LB_KEY_ENDS, "The beginning and the end") \
    X(LB_KEY_PLAY, "Play, or pause") \
    X(LB_KEY_FOLD, "More of the moment, or more of the lanes, in a low window") \
    X(LB_UNFOLD, "More of this moment") \
    X(LB_FOLD, "More of the lanes") \
    X(LB_KEY_ZOOM, "Closer to the playhead, farther, everything") \
    X(LB_CLOSER, "Look closer") \
    X(LB_ALL_TIME, "Everything") \
    X(LB_LETTERS, "Letters in the diagram: in a diamond, the option that was taken; on a line, the label of what was told: R is TLP:RED, S AMBER+STRICT, A AMBER, G GREEN, C CLEAR.") \
    X(LB_KEY_OPEN, "Open what the moment is about, in the diagram") \
    /* the moment */ \
    X(LB_MOMENT, "This moment") \
    X(LB_NOTHING, "Nothing happened in this session.") \
    X(LB_KIND_SCENE, "a scene began") \
    X(LB_KIND_INJECT, "a message came") \
    X(LB_KIND_ASKED, "a decision was put") \
    X(LB_KIND_DECIDED, "a decision was taken") \
    X(LB_KIND_ACTION, "an action began") \
    X(LB_KIND_SENT, "something was told") \
    X(LB_KIND_BREACH, "against a label") \
    X(LB_KIND_PUBLIC, "in public") \
    X(LB_KIND_NOTICE, "a duty was met") \
    X(LB_KIND_MISSED, "a deadline passed") \
    X(LB_KIND_END, "the end") \
    X(LB_BEFORE, "before") \
    X(LB_FROM, "from") \
    X(LB_TO, "to") \
    X(LB_BY, "by") \
    X(LB_LABEL, "label") \
    X(LB_LOST, "lost") \
    X(LB_ARRIVED, "arrived") \
    X(LB_AFTER, "{1}, after {2}") \
    X(LB_NOT_YET, "not before the exercise ended") \
    X(LB_AGAIN, "They held it already.") \
    X(LB_NEEDED, "They could act on it.") \
    X(LB_DONE, "done") \
    X(LB_FALSE_TO_END, "It was not true, and stood to the end.") \
    X(LB_FALSE_UNTIL, "It was not true. Corrected {1}.") \
    X(LB_OPEN_DECISION, "All decisions") \
    X(LB_OPEN_TEAMS, "Who knew it when") \
    X(LB_OPEN_DUTIES, "All duties") \
    /* a decision */ \
    X(LB_NO_DECISIONS, "No decision was put to anybody.") \
    X(LB_NO_REASON, "No reason was written down.") \
    X(LB_REASON, "The reason they gave") \
    X(LB_BOT_REASON, "The bot\u2019s rule") \
    X(LB_NO_BOT_REASON, "A bot chose, and gave no reason.") \
    X(LB_SURE, "{1} % sure") \
    X(LB_SOUNDNESS, "Grounds") \
    X(LB_GROUNDED, "Well grounded in what the team knew then.") \
    X(LB_NOT_GROUNDED, "What the team knew then spoke for another choice.") \
    X(LB_UNJUDGED, "The author does not judge this choice.") \
    X(LB_HINDSIGHT, "In hindsight") \
    X(LB_FOLLOWED, "What followed") \
    X(LB_NOTHING_FOLLOWED, "Nothing followed straight from it.") \
    X(LB_AND_MORE, "and {1} more") \
    X(LB_LUCK, "Chance, apart from the choice") \
    X(LB_CHANCE, "It came out as \u201c{1}\u201d: {2} in a hundred") \
    X(LB_USED, "took {1}") \
    X(LB_USED_OF, "took {1} of {2}") \
    X(LB_NOBODY_IN, "no answer in {1}") \
    X(LB_NOBODY_ANSWERED, "Nobody answered") \
    X(LB_INSTEAD, "Taken instead") \
    X(LB_NOT_AGREED, "The teams did not give the same answer.") \
    X(LB_CLOSED, "closed without effect") \
    X(LB_EXTENDED, "Control gave more time.") \
    X(LB_ASSISTED, "With help from control: outside the medians.") \
    X(LB_CHOICE, "{1} {2}") \
    X(LB_SHOW, "Show on the timeline") \
    /* beside the moment */ \
    X(LB_HOT_WASH, "Hot wash") \
    X(LB_CAME_UP, "{1} of {2} came up") \
    X(LB_EVERYBODY, "everybody") \
    X(LB_NOT_UP, "It did not come up in this play.") \
    X(LB_GO_THERE, "Show the moment it is about") \
    X(LB_NO_QUESTIONS, "This scenario asks no questions afterwards.") \
    X(LB_MEASURES, "Measures") \
    X(LB_NO_MEASURES, "This scenario counts no outcome.") \
    X(LB_AT, "at {1}") \
    X(LB_OBJECTIVES, "Objectives") \
    X(LB_NOT_RATED, "not rated") \
    X(LB_RATED_P, "performed") \
    X(LB_RATED_S, "some challenges") \
    X(LB_RATED_M, "major challenges") \
    X(LB_RATED_U, "unable") \
    X(LB_RATINGS, "Performed, Some challenges, Major challenges, Unable") \
    X(LB_NO_OBJECTIVES, "This scenario names no objectives.") \
    /* who knew what */ \
    X(LB_WHO_KNEW, "Who knew what when") \
    X(LB_TABLE_KEY, "Dot: held it first. Arrow: was told. Hollow arrow: after it mattered. Arrow in a ring: against its label. Ring with a bar: needed it and never got it. D2: on the second day.") \
    X(LB_NO_FACTS, "Nobody came to know anything.") \
    X(LB_TEAMS_BEFORE, "Teams before these") \
    X(LB_TEAMS_AFTER, "Teams after these") \
    X(LB_AT_FIRST, "These are the first.") \
    X(LB_AT_LAST, "These are the last.") \
    X(LB_TEAMS_SHOWN, "Teams {1} to {2} of {3}") \
    X(LB_HOW_IT_CAME, "How it came there") \
    X(LB_CHOOSE_CELL, "Choose a cell of the table.") \
    X(LB_PATH, "The way it took") \
    X(LB_HOW_HELD, "held it from the start") \
    X(LB_HOW_WORLD, "found it") \
    X(LB_HOW_PUBLIC, "read it in public") \
    X(LB_HOW_DERIVED, "worked it out") \
    X(LB_HOW_TOLD, "was told by {1}") \
    X(LB_HOW_TOLD_BY, "was told by {1}, by {2}") \
    X(LB_SPLIT, "Where the time went") \
    X(LB_PART_HOLD, "With its sender") \
    X(LB_PART_RELAY, "Through others") \
    X(LB_PART_CHANNEL, "In the channel") \
    X(LB_PART_DESK, "On the desk") \
    X(LB_NONE, "none") \
    X(LB_NOT_OPENED, "not opened") \
    X(LB_NEEDED_BY, "Needed by {1}") \
    X(LB_NO_TIME_SET, "Needed, no time set") \
    X(LB_IN_TIME, "known in time") \
    X(LB_KNOWN, "known") \
    X(LB_LATE, "late") \
    X(LB_NEVER_KNOWN, "never known") \
    X(LB_WAS_OPEN, "still open") \
    X(LB_NOBODY_HELD, "nobody held it") \
    X(LB_OWN, "It held this before anybody else.") \
    X(LB_BOTS_HELD, "Bots held it before: nobody\u2019s delay.") \
    X(LB_REPORTED, "A team said at {1} that it had told them outside the program.") \
    X(LB_COULD, "{1} could have told them from {2} on.") \
    X(LB_NEVER_HELD, "It never came to know this.") \
    X(LB_READ, "opened") \
    X(LB_USED_IT, "first used") \
    X(LB_NO_NEEDS, "This scenario does not say who needs what.") \
    /* duties */ \
    X(LB_CLOCKS, "Clocks") \
    X(LB_DUTY, "Duty") \
    X(LB_STAGE, "{1}: {2}") \
    X(LB_BEGAN, "began") \
    X(LB_DECLARED, "declared") \
    X(LB_DUE, "due") \
    X(LB_SENT, "sent") \
    X(LB_MARGIN, "to spare") \
    X(LB_EARLY, "{1}") \
    X(LB_MET_EARLY, "met, {1} to spare") \
    X(LB_LATE_BY, "{1} late") \
    X(LB_MISSED, "missed") \
    X(LB_MET, "met") \
    X(LB_INCOMPLETE, "in time, incomplete") \
    X(LB_PARTS, "{1}; {2} of {3} parts") \
    X(LB_UNDECLARED, "never declared") \
    X(LB_MISSED_UNDECLARED, "missed: never declared") \
    X(LB_BEGAN_UNDECLARED, "Began by the facts {1}, never declared.") \
    X(LB_KNEW, "Nothing was sent: {1} knew at {2}.") \
    X(LB_KNEW_FROM, "Nothing was sent: {1} knew at {2}, told by {3}.") \
    X(LB_KNEW_SO, "Nothing was sent: it counts as met from {1} on.") \
    X(LB_NOT_BEGUN, "not begun") \
    X(LB_NOT_DUE, "did not fall due") \
    X(LB_FELL_AWAY, "fell away") \
    X(LB_IMPUTED, "What another team knew counts against its owner from {1} on.") \
    X(LB_NO_DUTIES, "This scenario has no legal clocks.") \
    X(LB_CURVE, "Time until those who needed it knew") \
    X(LB_CURVE_PEOPLE, "people") \
    X(LB_CURVE_BOTS, "bots") \
    X(LB_CURVE_LINE, "all needs") \
    X(LB_CURVE_X, "after it was first held") \
    X(LB_CURVE_SAID, "Half within {1}, nine of ten within {2}.") \
    X(LB_CURVE_HALF, "Half within {1}; nine of ten did not know by the end.") \
    X(LB_CURVE_FEW, "Fewer than half knew by the end.") \
    X(LB_CURVE_EMPTY, "No need came up that had to be shared.") \
    X(LB_REQUESTS, "Requests") \
    X(LB_NO_REQUESTS, "No team asked another.") \
    X(LB_ASKED_WHOM, "{1} asked {2}") \
    X(LB_REQUEST_ON_WAY, "Still on its way.") \
    X(LB_REQUEST_SILENT, "No answer.") \
    X(LB_REQUEST_TOLD, "Told after {1}.") \
    X(LB_REQUEST_YES, "Yes, after {1}.") \
    X(LB_REQUEST_NO, "No, after {1}.") \
    X(LB_REQUEST_LATER, "Later, after {1}.") \
    X(LB_LABELS, "Handling of labels") \
    X(LB_NO_BREACHES, "Nothing went against a label.") \
    X(LB_TOLD_WHOM, "{1} told {2}") \
    X(LB_BREACH_LINE, "{1}: {2}. {3}") \
    X(LB_BREACH_LABEL, "Beyond its label.") \
    X(LB_BREACH_PAP, "Used beyond what may be done with it.") \
    X(LB_BREACH_CARRIES, "Over a channel that does not carry its label.") \
    X(LB_BREACH_BASIS, "Without the legal basis of the channel.")
/* clang-format on */

#endif
