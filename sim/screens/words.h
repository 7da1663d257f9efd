/* words.h: every word that a screen says by itself, in one table, so that a translation replaces one thing. What an
 * author wrote comes from the view, and never stands here.
 *
 * Room: sim/screens. Constant data; what is filled in is the caller's arena's.
 * Form: {1} {2} {3} are places for words, so that another language may turn them round. Sums and times carry their unit
 *       before they come here. */
#ifndef TOCSIN_SCREENS_WORDS_H
#define TOCSIN_SCREENS_WORDS_H

#include <stdint.h>

#include "base/arena.h"
#include "screens/debrief_words.h"
#include "screens/words_list.h"

enum word {
#define WORD_AS_ENUM(name, english) WORD_##name,
    WORD_LIST(WORD_AS_ENUM)
    DEBRIEF_WORD_LIST(WORD_AS_ENUM)
#undef WORD_AS_ENUM
    WORD_COUNT
};

/* Never NULL. */
const char *word(enum word word);
/* The words with their places filled; NULL fills nothing in. In `arena`. */
const char *words_fill(struct arena *arena, enum word word, const char *first, const char *second, const char *third);
/* `one` or `many` with {1} as the number. */
const char *words_count(struct arena *arena, enum word one, enum word many, uint64_t count);

#endif
