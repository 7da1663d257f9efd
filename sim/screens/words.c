#include "screens/words.h"

#include <inttypes.h>
#include <string.h>

#include "base/err.h"
#include "base/str.h"

static const char *const english[] = {
#define WORD_AS_TEXT(name, text) text,
    WORD_LIST(WORD_AS_TEXT)
    DEBRIEF_WORD_LIST(WORD_AS_TEXT)
#undef WORD_AS_TEXT
};

const char *word(enum word word)
{
    MUST(word < WORD_COUNT);
    return english[word];
}

/* A place is a digit between braces; anything else stands for itself. */
static const char *place_at(const char *at, const char *const values[3])
{
    bool is_place = at[0] == '{' && at[1] >= '1' && at[1] <= '3' && at[2] == '}';
    return is_place ? values[at[1] - '1'] : NULL;
}

const char *words_fill(struct arena *arena, enum word id, const char *first, const char *second, const char *third)
{
    const char *const values[3] = { first != NULL ? first : "", second != NULL ? second : "",
                                    third != NULL ? third : "" };
    struct str filled = { 0 };
    for (const char *at = word(id); *at != '\0';) {
        const char *value = place_at(at, values);
        if (value != NULL) {
            str_add(&filled, value);
            at += 3;
        } else {
            str_add_char(&filled, *at++);
        }
    }
    const char *copy = arena_copy_string(arena, str_text(&filled));
    str_deinit(&filled);
    return copy;
}

const char *words_count(struct arena *arena, enum word one, enum word many, uint64_t count)
{
    const char *number = arena_format(arena, "%" PRIu64, count);
    return words_fill(arena, count == 1 ? one : many, number, NULL, NULL);
}
