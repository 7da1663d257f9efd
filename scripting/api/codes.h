/* codes.h: every problem the language and the checker can tell, each defined once. Codes of the load gate and the host
 * (T01xx) are told in host/; they stand here too, so that `--explain` knows all of them. What each means, with a mistake and
 * its repair, is a page of docs/problems.
 *
 * A code never changes its meaning once released. */
#ifndef TOCSIN_API_CODES_H
#define TOCSIN_API_CODES_H

#include <stdint.h>

#include "host/diagnostic.h"

/* X(name, number, severity, title) */
#define API_CODES(X) \
    X(GATE_COMPILED, "T0101", ERROR, "A compiled file") \
    X(GATE_NUL, "T0102", ERROR, "A zero byte") \
    X(GATE_TOO_BIG, "T0103", ERROR, "A file that is too large") \
    X(GATE_POWER, "T0104", ERROR, "The operator ^") \
    X(GATE_CLOSE, "T0105", ERROR, "A <close> variable") \
    X(GATE_CHAIN, "T0106", ERROR, "A chain that is too long") \
    X(GATE_NESTING, "T0107", ERROR, "Nesting that is too deep") \
    X(GATE_NAME, "T0108", ERROR, "A name that is too long") \
    X(GATE_NOT_ASCII, "T0109", ERROR, "A letter outside ASCII in a name") \
    X(GATE_HYPHEN, "T0110", ERROR, "A hyphen in a name") \
    X(GATE_RESERVED, "T0111", ERROR, "A reserved word as a name") \
    X(GATE_TEXT_OPEN, "T0112", ERROR, "A text that is not closed") \
    X(GATE_ESCAPE, "T0113", ERROR, "An escape that Lua does not have") \
    X(GATE_NUMBER, "T0114", ERROR, "A number that cannot be read") \
    X(GATE_LONG_OPEN, "T0115", ERROR, "A long bracket that is not closed") \
    X(GATE_CHARACTER, "T0116", ERROR, "A character that Lua does not have") \
    X(GATE_UTF8, "T0117", ERROR, "Not UTF-8") \
    X(HOST_SYNTAX, "T0120", ERROR, "A line that cannot be read") \
    X(HOST_ERROR, "T0130", ERROR, "An error while the file ran") \
    X(HOST_BUDGET, "T0131", ERROR, "Too much work at once") \
    X(HOST_CLOCK, "T0132", ERROR, "Too much time at once") \
    X(HOST_MEMORY, "T0133", ERROR, "Too much memory") \
    X(HOST_STRING, "T0134", ERROR, "A text that is too long") \
    X(HOST_STACK, "T0135", ERROR, "Functions that call one another too deep") \
    X(HOST_WORD, "T0136", ERROR, "An unknown word") \
    X(HOST_FIXED, "T0137", ERROR, "A word that cannot be set") \
    X(HOST_PLACE, "T0138", ERROR, "A word in the wrong place") \
    X(HOST_ARGUMENT, "T0139", ERROR, "An argument of the wrong type") \
    X(HOST_YIELD, "T0140", ERROR, "A wait inside a function that cannot wait") \
    X(HOST_THREADS, "T0141", ERROR, "Too many stories at once") \
    X(HOST_KEYS, "T0142", ERROR, "A key that has no order") \
    X(HOST_NEXT, "T0143", ERROR, "next with a second argument") \
    X(UNDECLARED, "T0202", ERROR, "Something that is not declared") \
    X(DECLARED_TWICE, "T0203", ERROR, "Declared twice") \
    X(KEY_TWICE, "T0204", ERROR, "A key given twice") \
    X(UNKNOWN_FIELD, "T0205", ERROR, "An unknown field") \
    X(MISSING_FIELD, "T0206", ERROR, "A missing field") \
    X(WRONG_TYPE, "T0207", ERROR, "A value of the wrong type") \
    X(BAD_NAME, "T0208", ERROR, "A name that cannot be used") \
    X(COMPUTED_NAME, "T0209", ERROR, "A computed name") \
    X(UNKNOWN_WORD, "T0210", ERROR, "A word that is not among the choices") \
    X(BAD_NUMBER, "T0211", ERROR, "A number out of range") \
    X(BAD_TIME, "T0212", ERROR, "A time that cannot be read") \
    X(BAD_DATE, "T0213", ERROR, "A date, zone or time of day that cannot be read") \
    X(BAD_PLACEHOLDER, "T0214", ERROR, "A placeholder with no value") \
    X(BAD_LIST, "T0215", ERROR, "A list with a hole or a wrong number of things") \
    X(UNUSED_CONDITION, "T0216", ERROR, "A condition that nothing consumed") \
    X(UNUSED_DOING, "T0217", ERROR, "A consequence that nothing consumed") \
    X(TOO_DEEP, "T0218", ERROR, "Conditions or consequences nested too deep") \
    X(NO_OWN, "T0219", ERROR, "own where no team is meant") \
    X(BAD_EACH, "T0220", ERROR, "each that cannot be made") \
    X(TOO_MANY, "T0221", ERROR, "Too many things") \
    X(TEXT_TOO_LONG, "T0222", ERROR, "A text over 8 KiB") \
    X(UNKNOWN_ARM, "T0223", ERROR, "An outcome that the decision does not have") \
    X(BAD_DEFAULT, "T0224", ERROR, "A default that is no option") \
    X(BAD_OPTIONS, "T0225", ERROR, "Options that do not fit the answer") \
    X(NO_LAW, "T0226", ERROR, "A law pack or a legal clock that is not there") \
    X(BAD_CLOCK, "T0227", ERROR, "A clock without stages, or with two sets of them") \
    X(BAD_VERSION, "T0228", ERROR, "Another version of the language") \
    X(NO_SCENARIO, "T0229", ERROR, "No scenario{}, or more than one") \
    X(BAD_SCENES, "T0230", ERROR, "Scenes that cannot be put in order") \
    X(BAD_OUTCOMES, "T0231", ERROR, "Outcomes that cannot be drawn") \
    X(NO_SENDER, "T0232", ERROR, "A share that nobody sends") \
    X(NO_PICTURE, "T0233", ERROR, "A picture that is not in the package") \
    X(BAD_TEST, "T0234", ERROR, "A test that cannot be read") \
    X(WRONG_PLACE, "T0235", ERROR, "A word that cannot stand here") \
    X(UNKNOWN_VALUE, "T0236", ERROR, "A value that no team has") \
    X(NO_VARIANT, "T0237", ERROR, "A variant that the scenario does not have") \
    X(BAD_BETWEEN, "T0238", ERROR, "A channel that joins nobody") \
    X(BAD_LEVELS, "T0240", ERROR, "Levels or bounds out of order") \
    X(LAW_UNVERIFIED, "T0241", WARNING, "A legal clock with unverified hours") \
    X(TRANSLATED_PLACEHOLDER, "T0242", ERROR, "A translation with other placeholders") \
    X(BAD_CATALOGUE, "T0243", ERROR, "A catalogue that cannot be read") \
    X(NEVER_ANSWERED, "T0301", ERROR, "A decision that nobody can answer") \
    X(NEVER_POSED, "T0302", WARNING, "A decision that is never put") \
    X(POSED_TOO_LATE, "T0303", WARNING, "A decision whose scene ends before it is due") \
    X(CLOCK_CANNOT_START, "T0304", ERROR, "A clock that nothing can start") \
    X(CLOCK_CANNOT_MEET, "T0305", ERROR, "A clock that nothing can meet") \
    X(FACT_CANNOT_TRAVEL, "T0306", ERROR, "A fact that no channel may carry to who needs it") \
    X(FACT_CANNOT_BE_LEARNED, "T0307", WARNING, "A fact that nobody can ever learn") \
    X(CUE_CANNOT_COME, "T0308", ERROR, "A cue that can never come") \
    X(PACE_TOO_FAST, "T0309", WARNING, "A decision that leaves people under 3 room minutes") \
    X(TEAM_WAITS, "T0310", WARNING, "A team that waits over 10 room minutes") \
    X(LAW_OLD, "T0311", WARNING, "A law pack older than a year") \
    X(PUBLIC_ADDRESS, "T0312", ERROR, "A real address or domain") \
    X(TEXT_OVERFLOWS, "T0313", WARNING, "A text too long for its card") \
    X(LENGTH_OF_HOLES, "T0314", WARNING, "The length of a list that may have holes") \
    X(UNKNOWN_FILE, "T0315", NOTE, "A file that is no part of a scenario") \
    X(TRANSLATION_STALE, "T0316", WARNING, "A translation of other words") \
    X(TRANSLATION_MISSING, "T0317", WARNING, "Texts without a translation") \
    X(SAME_MARK, "T0318", WARNING, "Two teams with one mark") \
    X(OTHER_FOLDER, "T0319", WARNING, "An id that is not the folder's name") \
    X(CUE_ORDER, "T0320", WARNING, "A cue above an earlier one") \
    X(SHARE_CANNOT_ARRIVE, "T0321", ERROR, "A share that no channel can carry") \
    X(NEVER_COMES, "T0322", WARNING, "An ending that can never come") \
    X(SHEET_COLUMN, "T0401", WARNING, "A column that no field has") \
    X(SHEET_UNKNOWN, "T0402", WARNING, "A sheet that is none of the scenario's") \
    X(SHEET_CELL, "T0403", ERROR, "A cell that cannot be read") \
    X(SHEET_ROW, "T0404", ERROR, "A row that belongs to nothing") \
    X(TEST_FAILED, "T0501", ERROR, "An expectation that does not hold") \
    X(TEST_REFUSED, "T0502", WARNING, "An input of a test that was refused") \
    X(TEST_EMPTY, "T0503", WARNING, "A test that expects nothing")

enum api_code {
#define X(name, number, severity, title) T_##name,
    API_CODES(X)
#undef X
    API_CODE_COUNT
};

struct code {
    const char *number; /* "T0202" */
    enum severity severity;
    const char *title; /* a few words, no full stop */
};

/* In order of number. Never NULL. */
const struct code *code_get(enum api_code code);
/* By its number, "T0202", "t0202" or "0202"; NULL when there is none. */
const struct code *code_find(const char *number);

#endif
