/* seat_answer.h: making up an answer: one option, some, an order, a number or words. Private to the seat. */
#ifndef TOCSIN_SCREENS_SEAT_ANSWER_H
#define TOCSIN_SCREENS_SEAT_ANSWER_H

#include "screens/seat_inside.h"

#define SEAT_REASON "why" /* the id of the field for the reason */
#define SEAT_ID_BYTES 16u

/* Draws the ways to answer, and hears their letters. True when Enter in a field of one line asks to go on. */
bool seat_put_answer(struct desk *desk, uint32_t decision);
/* The id of what has the focus when one comes to the answer: what is chosen, the field, or the first option. The draft
 * may be NULL. */
void answer_place(const struct view_decision *decision, const struct draft *draft, char id[SEAT_ID_BYTES]);
/* "A", "A, C", "B then A"; "" when nothing is chosen, or the answer has no letters. */
const char *answer_letters(struct desk *desk, const struct view_decision *decision, const struct draft *draft);
/* What is missing before it can be sent, in words; NULL: nothing. */
const char *answer_missing(const struct view_decision *decision, const struct draft *draft);
/* Fills options or value. False when something is missing. */
bool answer_fill(const struct view_decision *decision, const struct draft *draft, struct view_wish *wish);
/* The words that go with it: an answer in words first, then the reason; NULL when there are none. */
const char *answer_words(struct desk *desk, const struct view_decision *decision, const struct draft *draft);

#endif
