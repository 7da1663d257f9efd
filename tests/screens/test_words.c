/* The table of words: filled in order of the language, counted, never empty. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "screens/words.h"

static void places_are_filled_wherever_they_stand(void **state)
{
    struct arena *arena = *state;
    assert_string_equal(words_fill(arena, WORD_TIP_KEY, "Pause", "Space", NULL), "Pause (Space)");
    assert_string_equal(words_fill(arena, WORD_YOU_TOLD_AT, "MeriCERT", "09:02", "Hotline"),
                        "You told MeriCERT at 09:02 by Hotline.");
}

static void what_is_filled_in_is_not_filled_again(void **state)
{
    struct arena *arena = *state;
    assert_string_equal(words_fill(arena, WORD_TIP_KEY, "{2}", "{1}", NULL), "{2} ({1})");
}

static void a_missing_value_leaves_nothing(void **state)
{
    assert_string_equal(words_fill(*state, WORD_TIP_KEY, "Pause", NULL, NULL), "Pause ()");
}

static void one_is_not_many(void **state)
{
    assert_string_equal(words_count(*state, WORD_ONE_TEAM, WORD_MANY_TEAMS, 1), "1 team");
    assert_string_equal(words_count(*state, WORD_ONE_TEAM, WORD_MANY_TEAMS, 0), "0 teams");
    assert_string_equal(words_count(*state, WORD_ONE_TEAM, WORD_MANY_TEAMS, 12), "12 teams");
}

/* Plain words: no shouting but for the one band that has to. */
static void every_word_is_there_and_none_shouts(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < WORD_COUNT; i++) {
        const char *text = word((enum word)i);
        assert_true(text[0] != '\0');
        assert_true(i == WORD_EXERCISE || strstr(text, "EXERCISE") == NULL);
        assert_null(strchr(text, '!'));
    }
    assert_string_equal(word(WORD_EXERCISE), "EXERCISE, NOT REAL");
}

static int open_arena(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int close_arena(void **state)
{
    arena_deinit(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_filled_wherever_they_stand),
        cmocka_unit_test(what_is_filled_in_is_not_filled_again),
        cmocka_unit_test(a_missing_value_leaves_nothing),
        cmocka_unit_test(one_is_not_many),
        cmocka_unit_test(every_word_is_there_and_none_shouts),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
