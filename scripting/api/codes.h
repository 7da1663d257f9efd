/* codes.h: every problem the language and the checker can tell, each defined once. Codes of the load gate and the host
 * (T01xx) are in host/gate.h and host/host.h; their pages stand here too, so that `--explain` knows all of them.
 *
 * A code never changes its meaning once released. */
#ifndef TOCSIN_API_CODES_H
#define TOCSIN_API_CODES_H

#include <stdint.h>

#include "host/diagnostic.h"

/* X(name, number, severity, title, what it means and how to mend it) */
#define API_CODES(X) \
    X(GATE_COMPILED, "T0101", ERROR, "A compiled file", \
      "The file starts like compiled Lua. Only source text is read. Save it as plain text.") \
    X(GATE_NUL, "T0102", ERROR, "A zero byte", "The file holds a byte of value zero. Save it as plain UTF-8 text.") \
    X(GATE_TOO_BIG, "T0103", ERROR, "A file that is too large", \
      "A source file may hold 64 KiB. Shorten the prose, or move what control needs into the facilitator's notes.") \
    X(GATE_POWER, "T0104", ERROR, "The operator ^", \
      "Powers differ between processors, so that two machines would play differently. Multiply instead.") \
    X(GATE_CLOSE, "T0105", ERROR, "A <close> variable", "Variables that close themselves are not part of the language.") \
    X(GATE_CHAIN, "T0106", ERROR, "A chain that is too long", "More than 64 dots or brackets in a row.") \
    X(GATE_NESTING, "T0107", ERROR, "Nesting that is too deep", "More than 100 brackets inside one another.") \
    X(GATE_NAME, "T0108", ERROR, "A name that is too long", "A name may have 255 letters.") \
    X(GATE_NOT_ASCII, "T0109", ERROR, "A letter outside ASCII in a name", \
      "Names are written with a to z, A to Z, digits and _. What people read stands in texts, which may hold any letter.") \
    X(GATE_HYPHEN, "T0110", ERROR, "A hyphen in a name", \
      "Lua reads a hyphen as minus. Write cert_a instead of cert-a.") \
    X(GATE_RESERVED, "T0111", ERROR, "A reserved word as a name", \
      "Words such as end, and, or, not, in belong to Lua. Choose another name: scene.the_end.") \
    X(GATE_TEXT_OPEN, "T0112", ERROR, "A text that is not closed", "The closing quote is missing on this line.") \
    X(GATE_ESCAPE, "T0113", ERROR, "An escape that Lua does not have", \
      "After a backslash only certain letters may follow. For a plain backslash write two.") \
    X(GATE_NUMBER, "T0114", ERROR, "A number that cannot be read", "Write 12, 0.5 or 1e3.") \
    X(GATE_LONG_OPEN, "T0115", ERROR, "A long bracket that is not closed", "[[ has no ]] before the file ends.") \
    X(GATE_CHARACTER, "T0116", ERROR, "A character that Lua does not have", \
      "Outside texts and comments only letters, digits and the signs of Lua may stand.") \
    X(GATE_UTF8, "T0117", ERROR, "Not UTF-8", "Save the file in UTF-8.") \
    X(HOST_SYNTAX, "T0120", ERROR, "A line that cannot be read", \
      "Usually a comma, a quote or a closing bracket is missing just before this place.") \
    X(HOST_ERROR, "T0130", ERROR, "An error while the file ran", \
      "Lua stopped at this line: a value is not what the line needs, or error(...) was called.") \
    X(HOST_BUDGET, "T0131", ERROR, "Too much work at once", \
      "One file or one step of a story may use a million instructions. Usually a loop never ends; let a story wait instead.") \
    X(HOST_CLOCK, "T0132", ERROR, "Too much time at once", \
      "One step took over two seconds, though it counted few instructions. Look for very long texts or very large tables.") \
    X(HOST_MEMORY, "T0133", ERROR, "Too much memory", "A scenario may use 32 MiB. Look for a table that only grows.") \
    X(HOST_STRING, "T0134", ERROR, "A text that is too long", "A text may have 64 KiB while a script runs.") \
    X(HOST_STACK, "T0135", ERROR, "Functions that call one another too deep", "Look for a function that calls itself without an end.") \
    X(HOST_WORD, "T0136", ERROR, "An unknown word", \
      "It is neither a word of the language nor a local variable. If it is a text, put it in quotes.") \
    X(HOST_FIXED, "T0137", ERROR, "A word that cannot be set", \
      "Words of the language cannot be replaced. Keep values and functions of your own in local variables.") \
    X(HOST_PLACE, "T0138", ERROR, "A word in the wrong place", \
      "Words such as wait, ask and holds stand in stories, test and play in tests.lua; shelves are filled in scenario.lua.") \
    X(HOST_ARGUMENT, "T0139", ERROR, "An argument of the wrong type", "The message says what the function wants.") \
    X(HOST_YIELD, "T0140", ERROR, "A wait inside a function that cannot wait", \
      "A story cannot wait inside table.sort or string.gsub. Move the wait to the body of the story.") \
    X(HOST_THREADS, "T0141", ERROR, "Too many stories at once", "At most 4,096 stories and parts of together may wait at once.") \
    X(HOST_KEYS, "T0142", ERROR, "A key that has no order", "pairs goes through keys in order: use texts or numbers as keys.") \
    X(HOST_NEXT, "T0143", ERROR, "next with a second argument", "Write for key, value in pairs(t) do ... end.") \
    X(UNDECLARED, "T0202", ERROR, "Something that is not declared", \
      "Every team, fact, channel and so on is declared once, as in team.power = { ... }. Mend the spelling or declare it.") \
    X(DECLARED_TWICE, "T0203", ERROR, "Declared twice", \
      "One name stands for one thing. Remove one of the two or give it another name.") \
    X(KEY_TWICE, "T0204", ERROR, "A key given twice", \
      "Only the last one would count, without a word. Remove one of them.") \
    X(UNKNOWN_FIELD, "T0205", ERROR, "An unknown field", \
      "The shelf has no field of this name. The page of the language lists those that it has.") \
    X(MISSING_FIELD, "T0206", ERROR, "A missing field", "This field must be written: nothing sensible could stand in for it.") \
    X(WRONG_TYPE, "T0207", ERROR, "A value of the wrong type", "The field wants something else; the message says what.") \
    X(BAD_NAME, "T0208", ERROR, "A name that cannot be used", \
      "A name starts with a letter and holds letters, digits and _, at most 255, and is no reserved word of Lua.") \
    X(COMPUTED_NAME, "T0209", ERROR, "A computed name", \
      "Names are written out, as in team.power = { ... }, so that a reader and a search find them.") \
    X(UNKNOWN_WORD, "T0210", ERROR, "A word that is not among the choices", "The field takes one of a few words.") \
    X(BAD_NUMBER, "T0211", ERROR, "A number out of range", \
      "Numbers are kept as whole millionths. The field has a smallest and a largest value; NaN and infinity have no meaning.") \
    X(BAD_TIME, "T0212", ERROR, "A time that cannot be read", \
      "Write 15 (minutes), \"2:30\", \"2d 16:00\", \"Day 2 08:00\", \"Mon 09:00\", \"30min\", \"2h\", \"3d\"; " \
      "in the stages of a clock also \"4bd\" and \"1m\".") \
    X(BAD_DATE, "T0213", ERROR, "A date, zone or time of day that cannot be read", \
      "Dates are \"2026-03-02\", moments \"2026-03-02 07:40\", zones \"+08:00\", hours of a day \"08:00\".") \
    X(BAD_PLACEHOLDER, "T0214", ERROR, "A placeholder with no value", \
      "A text may hold {measure.left}, {own.addresses}, {team.power} and {own}; a debrief question also {minutes} and " \
      "{team}. Nothing else is filled in.") \
    X(BAD_LIST, "T0215", ERROR, "A list with a hole or a wrong number of things", "Write the things one after the other.") \
    X(UNUSED_CONDITION, "T0216", ERROR, "A condition that nothing consumed", \
      "A condition on its own does nothing, and in an if it would always count as true. In a story write " \
      "if holds(knows(...)) then.") \
    X(UNUSED_DOING, "T0217", ERROR, "A consequence that nothing consumed", \
      "Outside stories a consequence stands in does, in an outcome or in after and given.") \
    X(TOO_DEEP, "T0218", ERROR, "Conditions or consequences nested too deep", "At most 32 may stand inside one another.") \
    X(NO_OWN, "T0219", ERROR, "own where no team is meant", \
      "own is the team that answers, acts, receives or owns. Here is none: name the team.") \
    X(BAD_EACH, "T0220", ERROR, "each that cannot be made", \
      "each = group.police makes one of the thing for every team of the group; where one is meant, say whose: " \
      "measure.evidence[team.police_a].") \
    X(TOO_MANY, "T0221", ERROR, "Too many things", "A limit of the program; the message names it.") \
    X(TEXT_TOO_LONG, "T0222", ERROR, "A text over 8 KiB", "Shorten it, or give part of it in a second inject.") \
    X(UNKNOWN_ARM, "T0223", ERROR, "An outcome that the decision does not have", \
      "turned(decision.x, \"arm\") names an arm of the outcomes of one of its options.") \
    X(BAD_DEFAULT, "T0224", ERROR, "A default that is no option", "otherwise names one of the options of the decision.") \
    X(BAD_OPTIONS, "T0225", ERROR, "Options that do not fit the answer", \
      "one, some and order need two options or more; number and text have none.") \
    X(NO_LAW, "T0226", ERROR, "A law pack or a legal clock that is not there", \
      "economy.x names a law pack (laws = \"sg\"), and the pack holds the clock (law = \"SG-CII\").") \
    X(BAD_CLOCK, "T0227", ERROR, "A clock without stages, or with two sets of them", \
      "Write either law = \"SG-CII\" or stages = { ... }.") \
    X(BAD_VERSION, "T0228", ERROR, "Another version of the language", "This program reads api = 1.") \
    X(NO_SCENARIO, "T0229", ERROR, "No scenario{}, or more than one", \
      "scenario.lua says once what the exercise is: scenario { api = 1, id = \"...\", ... }.") \
    X(BAD_SCENES, "T0230", ERROR, "Scenes that cannot be put in order", \
      "Every scene but the first says when it begins: begins = \"20:00\" or when = a condition.") \
    X(BAD_OUTCOMES, "T0231", ERROR, "Outcomes that cannot be drawn", \
      "Each arm has a name of its own and a whole number of 1 or more as its weight.") \
    X(NO_SENDER, "T0232", ERROR, "A share that nobody sends", \
      "share{...} is sent by the team that acts. Where no team acts, write give{...}; in a story say from = team.x.") \
    X(NO_PICTURE, "T0233", ERROR, "A picture that is not in the package", "Pictures stand in pictures/, as PNG, JPEG or SVG.") \
    X(BAD_TEST, "T0234", ERROR, "A test that cannot be read", \
      "A test is test(\"what is expected\", function() ... end) with inputs, play{} and expect(...).") \
    X(WRONG_PLACE, "T0235", ERROR, "A word that cannot stand here", "The message says where it can.") \
    X(UNKNOWN_VALUE, "T0236", ERROR, "A value that no team has", "own.x is read from the values of the team: values = { x = 3 }.") \
    X(NO_VARIANT, "T0237", ERROR, "A variant that the scenario does not have", "The scenario lists its variants in scenario{}.") \
    X(BAD_BETWEEN, "T0238", ERROR, "A channel that joins nobody", \
      "Write between = { a, b } for both ways, or from and to.") \
    X(BAD_LEVELS, "T0240", ERROR, "Levels or bounds out of order", "Each level starts above the one before; lowest is not above highest.") \
    X(LAW_UNVERIFIED, "T0241", WARNING, "A legal clock with unverified hours", \
      "The pack marks these figures G: general knowledge. Check them against the law before people are judged by them.") \
    X(TRANSLATED_PLACEHOLDER, "T0242", ERROR, "A translation with other placeholders", \
      "Every language holds the same placeholders as the original, {measure.left} or {team.power}, in any order.") \
    X(BAD_CATALOGUE, "T0243", ERROR, "A catalogue that cannot be read", \
      "texts/ja.po is a gettext catalogue in UTF-8. Each entry has msgctxt, the path of the text (inject.alarm.text), msgid, the " \
      "original, and msgstr, the translation.") \
    X(NEVER_ANSWERED, "T0301", ERROR, "A decision that nobody can answer", \
      "None of its teams is played, or none of its options is ever open.") \
    X(NEVER_POSED, "T0302", WARNING, "A decision that is never put", \
      "No cue, consequence, story or request puts it to anybody.") \
    X(POSED_TOO_LATE, "T0303", WARNING, "A decision whose scene ends before it is due", \
      "When a scene ends, what is open in it takes its default: people have less time than within says.") \
    X(CLOCK_CANNOT_START, "T0304", ERROR, "A clock that nothing can start", \
      "Its start event can never become true and nobody may declare it.") \
    X(CLOCK_CANNOT_MEET, "T0305", ERROR, "A clock that nothing can meet", \
      "Its team is played by nobody, and neither met_by nor notify(...) meets it.") \
    X(FACT_CANNOT_TRAVEL, "T0306", ERROR, "A fact that no channel may carry to who needs it", \
      "No channel, or chain of channels, leads from any team that can hold it to the one that needs it under its label.") \
    X(FACT_CANNOT_BE_LEARNED, "T0307", WARNING, "A fact that nobody can ever learn", \
      "No team holds it, and no inject, consequence or follows_from gives it.") \
    X(CUE_CANNOT_COME, "T0308", ERROR, "A cue that can never come", \
      "Its time lies outside its scene or after the end, or its condition can never hold.") \
    X(PACE_TOO_FAST, "T0309", WARNING, "A decision that leaves people under 3 room minutes", \
      "within divided by the scene's pace is what people have. Lengthen within or lower the pace.") \
    X(TEAM_WAITS, "T0310", WARNING, "A team that waits over 10 room minutes", \
      "Nothing reaches the team for so long. Give it early work: an inject, a question, a decision.") \
    X(LAW_OLD, "T0311", WARNING, "A law pack older than a year", "Laws change. Check the pack and set as_of anew.") \
    X(PUBLIC_ADDRESS, "T0312", ERROR, "A real address or domain", \
      "Use the ranges kept for documentation: 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32, and names " \
      "under .example, .test, .invalid or example.com.") \
    X(TEXT_OVERFLOWS, "T0313", WARNING, "A text too long for its card", \
      "It would be cut or would push everything else off the screen. Shorten it.") \
    X(LENGTH_OF_HOLES, "T0314", WARNING, "The length of a list that may have holes", \
      "#t is only defined for lists without holes. Use ipairs, and table.remove to take things out.") \
    X(UNKNOWN_FILE, "T0315", NOTE, "A file that is no part of a scenario", "It is left out of the package.") \
    X(TRANSLATION_STALE, "T0316", WARNING, "A translation of other words", \
      "The original has changed since, is marked fuzzy, or is gone. People would read what the author no longer says.") \
    X(TRANSLATION_MISSING, "T0317", WARNING, "Texts without a translation", "People read the original where a translation is missing.") \
    X(SAME_MARK, "T0318", WARNING, "Two teams with one mark", \
      "The mark stands for the team in diagrams and lists, where nobody could tell the two apart.") \
    X(OTHER_FOLDER, "T0319", WARNING, "An id that is not the folder's name", \
      "A scenario is started by the name of its folder, and its sessions and reports carry its id: they should be one word.") \
    X(CUE_ORDER, "T0320", WARNING, "A cue above an earlier one", \
      "Cues come by their times, whatever their order; a run sheet that is not in order is usually a time that was mistyped.") \
    X(SHARE_CANNOT_ARRIVE, "T0321", ERROR, "A share that no channel can carry", \
      "share{...} goes by a channel, as everything a team sends; none leads from a team that acts here to the receiver, so it " \
      "would never arrive. Add a channel, or write give{...} when the world tells.") \
    X(SHEET_COLUMN, "T0401", WARNING, "A column that no field has", \
      "The words in the first row of a sheet are the fields of its shelf. A column of another name is left out; if it is for " \
      "yourself, let its heading begin with #.") \
    X(SHEET_UNKNOWN, "T0402", WARNING, "A sheet that is none of the scenario's", \
      "Sheets are called Scenario, Teams, Injects and so on. One of another name is left out; if it is for yourself, let its " \
      "name begin with #.") \
    X(SHEET_CELL, "T0403", ERROR, "A cell that cannot be read", \
      "Its formula ends in an error or was never computed, its brackets or quotes do not fit, or it holds more than a value.") \
    X(SHEET_ROW, "T0404", ERROR, "A row that belongs to nothing", \
      "Each row of a shelf has its name in the first column; each row of Options, Cues, Stages and so on names there what it " \
      "is a part of.") \
    X(TEST_FAILED, "T0501", ERROR, "An expectation that does not hold", \
      "The test was played and its condition does not hold at the end of the play. Either the scenario does something else " \
      "than its author expects, or the expectation is wrong.") \
    X(TEST_REFUSED, "T0502", WARNING, "An input of a test that was refused", \
      "The team could not do it at that moment, so the test plays on without it and may prove nothing.") \
    X(TEST_EMPTY, "T0503", WARNING, "A test that expects nothing", "Without expect(...) a test cannot fail.")

enum api_code {
#define X(name, number, severity, title, explanation) T_##name,
    API_CODES(X)
#undef X
    API_CODE_COUNT
};

struct code {
    const char *number; /* "T0202" */
    enum severity severity;
    const char *title;       /* a few words, no full stop */
    const char *explanation; /* whole sentences */
};

/* In order of number. Never NULL. */
const struct code *code_get(enum api_code code);
/* By its number, "T0202", "t0202" or "0202"; NULL when there is none. */
const struct code *code_find(const char *number);

#endif
