/* words_list.h: the words themselves, in English. Plain, calm, exact; sentence case. See words.h for the form. */
#ifndef TOCSIN_SCREENS_WORDS_LIST_H
#define TOCSIN_SCREENS_WORDS_LIST_H

/* clang-format off */
#define WORD_LIST(X) \
    /* everywhere */ \
    X(EXERCISE, "EXERCISE, NOT REAL") \
    X(CANCEL, "Cancel") \
    X(SOMEBODY, "Somebody") \
    X(THE_PUBLIC, "the public") \
    X(THE_PUBLIC_SHORT, "Public") \
    X(UNREAD, "unread") \
    X(AT_RISK, "at risk") \
    X(DAY, "Day {1}") \
    X(MENU, "Menu") \
    X(TEXT_SIZE, "Text size") \
    X(TEXT_LARGER, "Larger text") \
    X(TEXT_SMALLER, "Smaller text") \
    X(TURN_THEME, "Light or dark") \
    X(THEME_LIGHT, "Light theme") \
    X(THEME_DARK, "Dark theme") \
    X(KEYS, "Keys") \
    X(NOT_POSSIBLE_NOW, "Not possible now.") \
    X(TIP_KEY, "{1} ({2})") \
    X(TIP_TEAM, "{1}: {2}") \
    X(N_OF_M, "{1} of {2}") \
    X(TEAM_OR_TEAM, "{1} or {2}") \
    /* the bar */ \
    X(TOP_BAR, "Clock and menu") \
    X(GAME_TIME, "Game time") \
    X(ECONOMY_SECTOR, "{1} \u00b7 {2}") \
    X(GOVERNMENT, "government") \
    X(BUSINESS, "business") \
    X(OTHER_SECTOR, "other") \
    X(SELF_PACED, "{1}, self-paced") \
    X(PAUSE, "Pause") \
    X(RUN, "Run") \
    X(KEY_SPACE, "Space") \
    X(SPEED, "Speed") \
    X(SPEED_TIP, "Speed: press for the next one") \
    X(STOP_AT_DECISIONS, "Stop at each decision") \
    X(MENU_STOPS_ON, "Do not stop at decisions") \
    X(MENU_STOPS_OFF, "Stop at each decision") \
    X(NEXT_NEED, "Next thing that needs you") \
    X(NEXT_NEED_SHORT, "Next") \
    X(NEXT_NEED_TIP, "Opens what waits for you, or lets time pass until something does") \
    X(YOUR_BRIEF, "Your brief") \
    X(WHO, "Who is who") \
    X(WHO_MORE, "Teams by their marks. A hexagon is a government, a square is a business.") \
    X(WHO_TEAM, "{1}, {2}") \
    X(WHO_YOU, "{1} \u00b7 this is you") \
    X(WHO_CLIENT, "your client") \
    X(WHO_COMMUNITY, "in your community") \
    X(WHO_NOTIFIED, "You have a duty to notify them: {1}") \
    X(LEAVE, "Leave; everything is kept") \
    X(TABS, "Parts of the seat") \
    X(TAB_DECIDE, "Decide") \
    X(TAB_ENDED, "The end") \
    X(TAB_KNOWN, "Known") \
    X(YOUR_LANE, "Your lane") \
    X(SINCE, "since {1}") \
    X(REFUSED, "Not done. {1}") \
    /* inbox */ \
    X(INBOX, "Inbox") \
    X(INBOX_EMPTY, "Nothing has come in yet.") \
    X(REQUESTS, "Requests") \
    X(REQUESTS_EMPTY, "Nobody has asked, and you have asked nobody.") \
    X(NEWS, "Public") \
    X(NEWS_EMPTY, "Nothing is public yet.") \
    X(RECALLED, "recalled") \
    X(RECALLED_MORE, "Control has taken this message back.") \
    X(TOLD_BY, "{1} told you") \
    X(TOLD_BY_UNKNOWN, "Told you, sender not shown") \
    X(CAME_BY, "It came by {1}.") \
    X(NOW_KNOWN, "You now know: {1}") \
    X(SEE_KNOWN, "Open in what you know") \
    X(ASKS_YOU, "{1} asks you") \
    X(YOU_ASKED, "You asked {1}") \
    X(TEAM_ANSWERED, "{1} answered: {2}") \
    X(NOTIFIES_YOU, "{1} notifies you") \
    X(HINT, "A hint") \
    X(RULING, "Ruling") \
    X(ASK_FOR_FACT, "For information: {1}") \
    X(ASK_FOR_PRESERVING, "To preserve: {1}") \
    X(ASK_FOR_HELP, "For help: {1}") \
    X(ASK_FOR_PERMISSION, "For permission to pass on: {1}") \
    X(ASK_IN_THEIR_WORDS, "{1}. In their words: \u201c{2}\u201d") \
    X(ASK_FOR_FACT_BARE, "For information") \
    X(ASK_FOR_PRESERVING_BARE, "To preserve something") \
    X(ASK_FOR_HELP_BARE, "For help") \
    X(ASK_FOR_PERMISSION_BARE, "For permission to pass something on") \
    X(REPLY_YES, "Yes") \
    X(REPLY_NO, "No") \
    X(REPLY_LATER, "Later") \
    X(NO_ANSWER_YET, "No answer yet.") \
    X(NOT_ANSWERED, "You have not answered.") \
    X(THEY_ANSWERED, "They answered: {1}") \
    X(YOU_ANSWERED, "You answered: {1}") \
    X(SHARE_IT, "Share it") \
    X(COVERS_CLASS, "Covers {1}") \
    X(PUBLIC_STATEMENT, "Public statement") \
    X(PUBLIC_STATEMENT_DOTS, "Make a public statement") \
    /* the card */ \
    X(DECISION, "Decision") \
    X(DECIDE, "Decide") \
    X(DECIDE_BEFORE, "Decide before") \
    X(GAME_TIME_LEFT, "{1} of game time left") \
    X(TIME_TO_DECIDE, "Time to decide") \
    X(ROOM_TIME, "room time") \
    X(ROOM_TIME_STANDS, "room time stands") \
    X(ALSO_OPEN, "Also open, before {1}: {2}") \
    X(AGREE_ALL, "Your answer counts only if every team that is asked gives the same one.") \
    X(AGREE_EITHER, "The first team to answer answers for all that are asked.") \
    X(HOW_SURE, "How sure are you?") \
    X(WHY, "Why") \
    X(WHY_HINT, "Why? One line for the debrief") \
    X(COMMIT, "Commit") \
    X(COMMIT_LETTERS, "Commit {1}") \
    X(CHOOSE_FIRST, "Choose an answer first.") \
    X(CHOOSE_SOME, "Choose as many as you want; then Enter leads to the reason.") \
    X(CHOOSE_ORDER, "Choose in the order that you want, choose again to take one out; then Enter leads to the reason.") \
    X(NUMBER, "Your number") \
    X(NUMBER_IN, "Your number, in {1}") \
    X(NUMBER_HINT, "For example 2,500") \
    X(NUMBER_FIRST, "Write a number first.") \
    X(NUMBER_GIVEN, "{1} {2}") \
    X(YOUR_WORDS, "Your words") \
    X(YOUR_WORDS_HINT, "Write your answer here") \
    X(WORDS_FIRST, "Write something first.") \
    X(COST_TIME, "takes {1}") \
    X(COST_PERSON, "{1} person") \
    X(COST_PEOPLE, "{1} people") \
    X(COST_BUDGET, "{1} of the budget") \
    X(SAID_DECIDED, "Committed: {1}") \
    X(MORE_WAYS, "More") \
    X(MORE_WAYS_TIP, "More time, something else, a note") \
    X(MORE_TIME, "5 more minutes") \
    X(SAID_MORE_TIME, "Five more minutes of room time. The debrief marks the decision.") \
    X(PROPOSE, "Something else") \
    X(PROPOSE_DOTS, "Propose something else") \
    X(PROPOSE_MORE, "Nobody is at control when you play alone. What you propose is kept for the debrief and answers nothing: choose an option as well.") \
    X(PROPOSE_WORDS, "What you would do instead") \
    X(PROPOSE_HINT, "One or two sentences") \
    X(SAID_PROPOSED, "Your proposal is in the record. The decision is still open.") \
    X(NOTE, "Write a note") \
    X(NOTE_TITLE, "A note") \
    X(NOTE_MORE, "It is kept with the time that it is now, for the debrief. Nobody else in the exercise reads it.") \
    X(NOTE_WORDS, "Your note") \
    X(NOTE_HINT, "What you want to talk about afterwards") \
    X(SAID_NOTED, "Your note is in the record.") \
    X(KEEP, "Keep it") \
    /* when nothing is open */ \
    X(CALM_TITLE, "No decision is open") \
    X(CALM_START, "Read your brief. When you are ready, let the clock run.") \
    X(CALM_RUNNING, "Time runs on. Read, share, prepare.") \
    X(CALM_STANDING, "The clock stands. Read, share, prepare; then let it run.") \
    X(RUN_CLOCK, "Run the clock") \
    X(COMING_UP, "Coming up") \
    X(COMING_STAGE, "Due: {1}, {2}") \
    X(COMING_ACTION, "Done: {1}") \
    X(COMING_DECISION, "Takes effect: {1}") \
    X(DECIDED, "Decided") \
    X(CLOSED_WITHOUT, "Closed without effect") \
    X(NOBODY_ANSWERED, "Nobody answered") \
    X(NOT_AGREED, "You did not agree. Taken instead:\n{1}") \
    X(DEFAULT_TAKEN, "Nobody answered. Taken instead:\n{1}") \
    X(ANSWERED_IN_WORDS, "Answered in words") \
    X(ONLY_YOU_KNOW, "Only you know: {1}") \
    X(ROLES, "At your table: {1}") \
    X(BEFORE_YOU_BEGIN, "Before you begin") \
    X(QUESTION, "Question") \
    X(QUESTION_TO_TALK_OVER, "A question to talk over") \
    X(YOUR_ANSWER, "Your answer") \
    X(YOUR_ANSWER_HINT, "A few sentences are enough") \
    X(GIVE_ANSWER, "Give the answer") \
    X(SAID_ANSWERED, "Your answer is in the record.") \
    X(THE_END, "The end") \
    X(ENDED_AT, "{1}, {2}") \
    X(ENDED_BY_ENDING, "The exercise has ended") \
    X(ENDED_BY_CONTROL, "Ended by control") \
    X(ENDED_BY_LENGTH, "The time of the exercise is over") \
    X(ENDED_BY_FAULT, "The scenario had to be stopped") \
    X(OPEN_DEBRIEF, "Open the debrief") \
    X(BACK_HOME, "Back to the home screen") \
    /* measures */ \
    X(MEASURES, "Measures") \
    X(MILLIONS, "{1} M") \
    X(MEASURES_EMPTY, "Your team sees no measures.") \
    /* what you know, sharing */ \
    X(WHAT_YOU_KNOW, "What you know") \
    X(KNOWN_EMPTY, "You hold nothing yet.") \
    X(ONE_ITEM, "{1} item") \
    X(MANY_ITEMS, "{1} items") \
    X(HOW_HELD, "held from the start") \
    X(HOW_WORLD, "your own") \
    X(HOW_TOLD, "told") \
    X(HOW_DERIVED, "worked out") \
    X(HOW_PUBLIC, "public") \
    X(SOURCE_TIME, "{1}, {2}") \
    X(YOU_TOLD, "you told") \
    X(TOLD_YOU, "told you") \
    X(TOLD_NAMES, "{1} {2}") \
    X(TOLD_YOU_AT, "{1} told you at {2} by {3}.") \
    X(YOU_TOLD_AT, "You told {1} at {2} by {3}.") \
    X(RECEIPT_AT, "Arrived {1}.") \
    X(CONSENT_GIVEN, "The source lets you pass it on as {1}.") \
    X(PAP_LINE, "What may be done with it: {1}") \
    X(WITHDRAWN, "withdrawn") \
    X(WITHDRAWN_MORE, "Its source has withdrawn this.") \
    X(CORRECTED, "corrected") \
    X(CORRECTED_BY, "Corrected by \u201c{1}\u201d.") \
    X(CORRECTS, "Corrects \u201c{1}\u201d.") \
    X(AGAINST, "\u201c{1}\u201d says the opposite.") \
    X(SHARE, "Share") \
    X(SHARE_FACT, "Share {1}") \
    X(CHOOSE_RECEIVER, "Choose who should know.") \
    X(LABEL_ALLOWS, "The label allows it.") \
    X(OUTSIDE_LABEL, "Outside its label.") \
    X(YOU_TOLD_THEM, "You told them") \
    X(NO_CHANNEL, "No channel of yours leads there.") \
    X(TO_TEAM, "\u201c{1}\u201d to {2}. {3}") \
    X(CHANNEL, "Channel") \
    X(USUALLY, "usually {1}") \
    X(UNDER_LABEL, "Under the label") \
    X(LABEL_AS_LEARNED, "As it is: {1}") \
    X(READS_FROM, "It is read from {1} on ({2}).") \
    X(GIVES_RECEIPT, "You will be told when it arrives.") \
    X(ASK_THE_SOURCE, "Ask the source") \
    X(SOURCE_NOT_HERE, "Its source is not at this table.") \
    X(SEND_ANYWAY, "Send anyway") \
    X(SAID_SHARED, "\u201c{1}\u201d is on its way to {2}, {3}.") \
    /* actions */ \
    X(ACTIONS, "Actions") \
    X(ACTIONS_EMPTY, "There is nothing your team can do by itself.") \
    X(PEOPLE_FREE, "People free") \
    X(BUDGET_LEFT, "Budget left") \
    X(ACTION_RUNNING, "Under way until {1}") \
    X(ACTION_DONE, "Done") \
    X(ACTION_PUBLIC, "everybody sees it") \
    X(ACTION_ASKS, "asks {1}") \
    X(DO_IT, "Do it") \
    X(DO_ANYWAY, "Do it anyway") \
    X(SAID_ACTED, "Begun: {1}") \
    /* clocks */ \
    X(CLOCKS, "Clocks") \
    X(CLOCKS_EMPTY, "Your team has no duty to notify anybody.") \
    X(CLOCK_MET, "met") \
    X(CLOCK_LATE, "late") \
    X(CLOCK_MISSED, "missed") \
    X(CLOCK_STOPPED, "stopped") \
    X(CLOCK_SOON, "soon") \
    X(STAGE, "Stage") \
    X(STAGE_WITHIN, "{1}: {2}") \
    X(STAGE_DUE, "{1}, due {2}") \
    X(STAGE_SENT, "Sent {1}") \
    X(STAGE_SENT_SPARE, "Sent {1}, {2} to spare") \
    X(STAGE_SENT_LATE, "Sent {1}, {2} late") \
    X(STAGE_KNEW, "{1} knew at {2}") \
    X(STAGE_KNEW_SPARE, "{1} knew at {2}, {3} to spare") \
    X(STAGE_KNEW_LATE, "{1} knew at {2}, {3} late") \
    X(STAGE_WAS_DUE, "Was due {1}") \
    X(STAGE_LINE, "{1}, {2}: {3}") \
    X(NOTICE_SENT, "You notified at {1}. {2}") \
    X(NOT_BEGUN, "has not begun") \
    X(BEGINS_WHEN_DECLARED, "begins when you declare it") \
    X(NOTIFY, "Notify") \
    X(NOTIFY_TITLE, "Notify") \
    X(NOTIFY_TO, "{1}. To {2}.") \
    X(NOTIFY_DUE, "Due {1}, {2}.") \
    X(NOTIFY_BEFORE, "\u201c{1}\u201d is still open and comes before this. It is not met by what you send here.") \
    X(NOTIFY_BEFORE_DUE, "\u201c{1}\u201d is still open, due {2}, and comes before this. It is not met by what you send here.") \
    X(NOTIFY_AGAIN, "This stage was met at {1}. What you send now is kept beside it.") \
    X(WHAT_IT_COVERS, "What it covers") \
    X(WHAT_IT_COVERS_MORE, "Tick what you can say something about. A partial notice counts; it can be completed later.") \
    X(CLASS_HELD, "{1} (you hold something for it)") \
    X(CLASS_1, "Who reports, and how to reach them") \
    X(CLASS_2, "What, when and how it was found") \
    X(CLASS_3, "Systems and service impact") \
    X(CLASS_4, "Data and people affected") \
    X(CLASS_5, "Cause and indicators") \
    X(CLASS_6, "Measures taken and planned") \
    X(CLASS_7, "Across the border, or through a third party") \
    X(CLASS_8, "Help wanted") \
    X(CLASS_9, "A demand or a payment") \
    X(CLASS_10, "Advice to the people affected") \
    X(CLASS_OTHER, "Something else") \
    X(TICK_FIRST, "Tick at least one part.") \
    X(ATTACH, "Attach") \
    X(FACT_LABEL, "{1} ({2})") \
    X(STATEMENT, "Statement") \
    X(STATEMENT_HINT, "What you know, what you do not know, when you call again") \
    X(SEND_NOTICE, "Send the notice") \
    X(SAID_NOTIFIED, "Notified {1}: {2}.") \
    X(DECLARE, "Declare") \
    X(DECLARE_TITLE, "Declare") \
    X(DECLARE_MORE, "{1}. You say that this duty has begun; time counts from then. To {2}.") \
    X(SINCE_WHEN, "Since when") \
    X(SINCE_NOW, "Now, {1}") \
    X(SINCE_LEARNED, "{1}, when you learned of \u201c{2}\u201d") \
    X(SAID_DECLARED, "Declared: {1}") \
    /* statements, requests, replies */ \
    X(STATEMENT_MORE, "Everybody hears it, and it stays in the record.") \
    X(STATEMENT_PUBLIC, "What you say") \
    X(STATEMENT_PUBLIC_HINT, "One sentence that will still be true tomorrow") \
    X(STATE_FACTS, "What you make public with it") \
    X(NOT_FOR_PUBLIC, "\u201c{1}\u201d is {2}. It is not for the public.") \
    X(PUBLISH, "Publish") \
    X(SAID_STATED, "Your statement is out.") \
    X(ASK_A_TEAM, "Ask a team") \
    X(ASK_FOR, "What for") \
    X(ASK_WHOM, "Whom") \
    X(ASK_ABOUT, "About") \
    X(ASK_HINT, "What you need, and by when") \
    X(KIND_FACT, "Information") \
    X(KIND_PRESERVE, "Preserve") \
    X(KIND_HELP, "Help") \
    X(KIND_PERMISSION, "Permission") \
    X(IN_MY_WORDS, "In my own words, below") \
    X(CHOOSE_AN_ITEM, "Choose an item") \
    X(CHOOSE_TEAM_FIRST, "Choose a team first.") \
    X(SEND_REQUEST, "Send the request") \
    X(SAID_ASKED, "You asked {1}.") \
    X(REPLY_TITLE, "Answer") \
    X(REPLY_TO, "{1} asks you. {2}") \
    X(REPLY_HINT, "Optional: a sentence with it") \
    X(PERMISSION_LABEL, "They may pass it on as") \
    X(PERMISSION_USUAL, "As is usual: TLP:GREEN") \
    X(SEND_REPLY, "Send the answer") \
    X(SAID_REPLIED, "You answered {1}.") \
    /* the coach */ \
    X(COACH, "Coach") \
    X(SHOW_ME, "Show me") \
    X(NOT_NOW, "Not now") \
    X(COACH_STAGE, "\u201c{1}\u201d runs. You hold something for {3} of its parts. What could you tell {2} now, and what not yet?") \
    X(COACH_REQUEST, "{1} has waited for an answer since {2}. Even \u201clater\u201d is one.") \
    X(COACH_SHARE, "You hold \u201c{1}\u201d since {2} and told nobody. Its label allows {3}. Who could act on it?") \
    /* keys */ \
    X(KEY_CHOOSE, "Choose an answer, and go on to the reason") \
    X(KEY_COMMIT, "From the answer to the reason; in the reason: commit") \
    X(KEY_NEXT, "Next thing that needs you") \
    X(KEY_PAUSE, "Pause, or run") \
    X(KEY_SPEED, "Slower, faster") \
    X(KEY_TAB, "Next control; with Shift the one before") \
    X(KEY_PANEL, "Next panel; with Shift the one before") \
    X(KEY_ARROWS, "Between neighbours") \
    X(KEY_MORE_TIME, "Five more minutes for the decision") \
    X(KEY_WHO, "Who is who: every team and its mark") \
    X(KEY_NOTE, "Write a note for the debrief") \
    X(KEY_ESCAPE, "Close, or leave a field; from the reason back to the answer") \
    X(KEY_SIZE, "Larger or smaller text; Ctrl 0 as it was") \
    X(KEY_HELP, "These keys") \
    X(KEYS_MORE, "Letters do nothing while you write in a field. A commit is final.") \
    /* the home screen */ \
    X(TOCSIN, "Tocsin") \
    X(TOCSIN_IS, "Cyber incident tabletop exercises") \
    X(MODES, "What to do") \
    X(MODE_PLAY, "Play self-paced") \
    X(MODE_PLAY_MORE, "One seat; bots in the others") \
    X(MODE_DEBRIEFS, "Debriefs") \
    X(ONE_RECORDED, "{1} recorded exercise") \
    X(MANY_RECORDED, "{1} recorded exercises") \
    X(SCENARIOS, "Scenarios") \
    X(FIND, "Find") \
    X(NOTHING_FOUND, "No scenario has these words.") \
    X(NO_SCENARIOS, "No scenario is installed.") \
    X(LEVEL_ALL, "All {1}") \
    X(LEVEL_1, "Introductory") \
    X(LEVEL_2, "Intermediate") \
    X(LEVEL_3, "Advanced") \
    X(ONE_ECONOMY, "{1} economy") \
    X(MANY_ECONOMIES, "{1} economies") \
    X(ONE_TEAM, "{1} team") \
    X(MANY_TEAMS, "{1} teams") \
    X(MINUTES, "{1} min") \
    X(FOR_WHOM, "For: {1}") \
    X(RECENT, "Recent") \
    X(TEAM_STATE, "{1} \u00b7 {2}") \
    X(GO_ON, "Go on playing") \
    X(STATE_ENDED, "debrief ready") \
    X(STATE_PAUSED, "paused") \
    X(STATE_BROKEN, "This file cannot be opened: it is damaged, or not a session.") \
    X(STATE_BUSY, "Open in another window.") \
    X(STATE_LOCKED, "This file may not be read.") \
    X(STATE_PAUSED_AT, "paused on day {1} at {2}") \
    X(WEEKDAYS, "Sun Mon Tue Wed Thu Fri Sat") \
    X(MONTHS, "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec") \
    X(NO_DEBRIEFS, "Nothing has been played to its end yet.") \
    X(CHOOSE_SEAT, "Choose your seat") \
    X(CHOOSE_SEAT_MORE, "Bots play the other teams. Nobody is graded.") \
    X(SEED, "Seed") \
    X(SEED_HINT, "The author\u2019s: {1}") \
    X(SEED_IS_NUMBER, "The seed is a whole number.") \
    X(START, "Start") \
    X(START_AS, "Start as {1}") \
    X(BACK, "Back")
/* clang-format on */

#endif
