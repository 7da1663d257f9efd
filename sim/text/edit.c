/* Positions for a caret: what a reader takes for one character, one word, and where they stand on the line. */
#include <unicode/uchar.h>

#include "text/room.h"

typedef int32_t step_fn(UBreakIterator *breaks, int32_t at);

/* Opens an iterator of the kind over the words, takes one step from `at`, closes it again. */
static size_t step_from(UBreakIteratorType kind, step_fn *step, const char *words, size_t bytes, size_t at,
                        size_t at_end)
{
    UErrorCode failed = U_ZERO_ERROR;
    UText piece = UTEXT_INITIALIZER;
    utext_openUTF8(&piece, words, (int64_t)bytes, &failed);
    UBreakIterator *breaks = ubrk_open(kind, "en", NULL, 0, &failed);
    MUST(U_SUCCESS(failed));
    ubrk_setUText(breaks, &piece, &failed);
    int32_t found = step(breaks, (int32_t)at);
    ubrk_close(breaks);
    utext_close(&piece);
    return found == UBRK_DONE ? at_end : (size_t)found;
}

size_t text_next(const char *words, size_t bytes, size_t at)
{
    bytes = bytes_of(words, bytes);
    return at >= bytes ? bytes : step_from(UBRK_CHARACTER, ubrk_following, words, bytes, at, bytes);
}

size_t text_previous(const char *words, size_t bytes, size_t at)
{
    bytes = bytes_of(words, bytes);
    return at == 0 ? 0 : step_from(UBRK_CHARACTER, ubrk_preceding, words, bytes, at, 0);
}

/* The next end of a word: a break whose piece before it was letters or digits. */
static int32_t next_word_end(UBreakIterator *breaks, int32_t at)
{
    int32_t found = ubrk_following(breaks, at);
    while (found != UBRK_DONE && ubrk_getRuleStatus(breaks) < UBRK_WORD_NONE_LIMIT) {
        found = ubrk_next(breaks);
    }
    return found;
}

static int32_t previous_word_start(UBreakIterator *breaks, int32_t at)
{
    int32_t found = ubrk_preceding(breaks, at);
    while (found != UBRK_DONE) {
        int32_t end = ubrk_following(breaks, found);
        bool is_word = end != UBRK_DONE && ubrk_getRuleStatus(breaks) >= UBRK_WORD_NONE_LIMIT;
        if (is_word) {
            return found;
        }
        found = ubrk_preceding(breaks, found);
    }
    return UBRK_DONE;
}

size_t text_word_next(const char *words, size_t bytes, size_t at)
{
    bytes = bytes_of(words, bytes);
    return at >= bytes ? bytes : step_from(UBRK_WORD, next_word_end, words, bytes, at, bytes);
}

size_t text_word_previous(const char *words, size_t bytes, size_t at)
{
    bytes = bytes_of(words, bytes);
    return at == 0 ? 0 : step_from(UBRK_WORD, previous_word_start, words, bytes, at, 0);
}

float text_caret_x(struct text *text, struct text_style style, const char *words, size_t bytes, size_t at)
{
    bytes = bytes_of(words, bytes);
    at = at > bytes ? bytes : at;
    float before = text_width(text, style, words, at);
    bool is_rtl =
        style.direction == TEXT_RTL || (style.direction == TEXT_AUTO && direction_of(words, bytes) == TEXT_RTL);
    return is_rtl ? text_width(text, style, words, bytes) - before : before;
}

static float distance(float a, float b)
{
    return a > b ? a - b : b - a;
}

size_t text_position_at(struct text *text, struct text_style style, const char *words, size_t bytes, float x)
{
    bytes = bytes_of(words, bytes);
    UErrorCode failed = U_ZERO_ERROR;
    UText piece = UTEXT_INITIALIZER;
    utext_openUTF8(&piece, words, (int64_t)bytes, &failed);
    MUST(U_SUCCESS(failed));
    UBreakIterator *characters = characters_of(text, &piece);
    size_t best = 0;
    float best_distance = distance(text_caret_x(text, style, words, bytes, 0), x);
    for (int32_t at = ubrk_next(characters); at != UBRK_DONE; at = ubrk_next(characters)) {
        float d = distance(text_caret_x(text, style, words, bytes, (size_t)at), x);
        if (d < best_distance) {
            best_distance = d;
            best = (size_t)at;
        }
    }
    utext_close(&piece);
    return best;
}
