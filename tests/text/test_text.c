/* Words in several scripts: measured, wrapped, cut, turned into masks, and walked through by a caret. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/text.h"

static const struct text_style BODY = { .face = TEXT_REGULAR, .px = 16.0f };
static const struct text_style MONO = { .face = TEXT_MONO, .px = 16.0f };

static int open_text(void **state)
{
    struct err_note note = { 0 };
    struct text *text = NULL;
    enum err err = text_create(&text, &note);
    if (err != ERR_OK) {
        fail_msg("%s", note.text);
    }
    *state = text;
    return 0;
}

static int close_text(void **state)
{
    text_destroy(*state);
    return 0;
}

static void assert_line(const struct text_lines *lines, uint32_t i, const char *expected)
{
    assert_true(i < lines->count);
    char got[256];
    (void)snprintf(got, sizeof got, "%.*s", (int)lines->at[i].bytes, lines->at[i].words);
    assert_string_equal(got, expected);
}

static void width_grows_with_words_and_with_size(void **state)
{
    struct text *text = *state;
    float one = text_width(text, BODY, "harbour", TEXT_ALL);
    float two = text_width(text, BODY, "harbour lights", TEXT_ALL);
    struct text_style large = { .face = TEXT_REGULAR, .px = 32.0f };
    assert_true(one > 50.0f && one < 70.0f);
    assert_true(two > one * 1.5f);
    float doubled = text_width(text, large, "harbour", TEXT_ALL);
    assert_true(doubled > 2.0f * one - 3.0f && doubled < 2.0f * one + 3.0f);
    assert_true(text_width(text, BODY, "", TEXT_ALL) == 0.0f);
}

static void width_and_run_agree(void **state)
{
    struct text *text = *state;
    static const char *const WORDS[] = { "Passport scans are public.",      "10:42:18", "jeopardy", "ท่าเรือ", "港の灯",
                                         "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D" };
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        float width = text_width(text, BODY, WORDS[i], TEXT_ALL);
        assert_true(width > 0.0f);
        assert_true(text_run(text, BODY, WORDS[i], TEXT_ALL)->width == width);
    }
}

static uint32_t ink_of(const struct text_run *run)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < run->mask_width * run->mask_height; i++) {
        sum += run->mask[i];
    }
    return sum;
}

static void a_mask_stands_on_its_baseline(void **state)
{
    struct text *text = *state;
    const struct text_run *run = text_run(text, BODY, "H", TEXT_ALL);
    /* Capitals of a 16 px face are 11.6 px high and end on the baseline; empty rows are trimmed away. */
    assert_int_equal(run->mask_top, -12);
    assert_int_equal(run->mask_height, 12);
    assert_true(ink_of(run) > 255u * 20u);
    run = text_run(text, BODY, "g", TEXT_ALL);
    assert_true(run->mask_top + (int32_t)run->mask_height > 2);
    run = text_run(text, BODY, "   ", TEXT_ALL);
    assert_int_equal(run->mask_height, 0);
    assert_true(run->width > 0.0f);
}

static void mono_letters_are_all_equally_wide_and_never_joined(void **state)
{
    struct text *text = *state;
    float one = text_width(text, MONO, "0", TEXT_ALL);
    assert_true(text_width(text, MONO, "10:42", TEXT_ALL) <= 5.0f * one);
    /* The joined arrow's head is higher than a hyphen and a greater-than sign beside each other. */
    uint32_t apart = ink_of(text_run(text, MONO, "-", TEXT_ALL)) + ink_of(text_run(text, MONO, ">", TEXT_ALL));
    assert_int_equal(ink_of(text_run(text, MONO, "->", TEXT_ALL)), apart);
    apart = 3u * ink_of(text_run(text, MONO, "w", TEXT_ALL));
    assert_int_equal(ink_of(text_run(text, MONO, "www", TEXT_ALL)), apart);
}

static void latin_wraps_at_spaces(void **state)
{
    struct text_lines lines = text_wrap(*state, BODY, "Two crewing agencies are on hold.", TEXT_ALL, 110.0f, 0);
    assert_int_equal(lines.count, 3);
    assert_line(&lines, 0, "Two crewing");
    assert_line(&lines, 1, "agencies are");
    assert_line(&lines, 2, "on hold.");
    assert_false(lines.cut);
    for (uint32_t i = 0; i < lines.count; i++) {
        assert_true(lines.at[i].width <= 110.0f);
    }
}

static void lines_cover_the_words_without_gap(void **state)
{
    const char *words = "A reporter quotes file hashes read out by a manager.\nSecond.\n\nFourth";
    struct text_lines lines = text_wrap(*state, BODY, words, TEXT_ALL, 120.0f, 0);
    uint32_t at = 0;
    for (uint32_t i = 0; i < lines.count; i++) {
        assert_true(lines.at[i].from == at || (lines.at[i].from == at + 1 && words[at] == '\n'));
        at = lines.at[i].to;
    }
    assert_int_equal(at, strlen(words));
    assert_line(&lines, lines.count - 2, "");
    assert_line(&lines, lines.count - 1, "Fourth");
}

static void thai_wraps_between_words_of_its_dictionary(void **state)
{
    /* "The port stopped working because of ransomware": no spaces at all. */
    const char *words = "ท่าเรือหยุดทำงานเพราะมัลแวร์เรียกค่าไถ่";
    struct text_lines lines = text_wrap(*state, BODY, words, TEXT_ALL, 100.0f, 0);
    assert_true(lines.count >= 3);
    assert_line(&lines, 0, "ท่าเรือหยุด");
    for (uint32_t i = 0; i < lines.count; i++) {
        /* No line begins with a mark that belongs to the letter before it. */
        size_t at = 0;
        uint32_t first = text_decode(lines.at[i].words, lines.at[i].bytes, &at);
        assert_false(first >= 0x0E31 && first <= 0x0E3A && first != 0x0E32 && first != 0x0E33);
        assert_false(first >= 0x0E47 && first <= 0x0E4E);
    }
}

static void japanese_wraps_between_letters_but_keeps_its_rules(void **state)
{
    const char *words = "港の明かりが消えました。誰に連絡しますか。";
    struct text_lines lines = text_wrap(*state, BODY, words, TEXT_ALL, 180.0f, 0);
    assert_true(lines.count >= 2);
    for (uint32_t i = 0; i < lines.count; i++) {
        size_t at = 0;
        uint32_t first = text_decode(lines.at[i].words, lines.at[i].bytes, &at);
        assert_int_not_equal(first, 0x3002); /* a line never begins with a full stop */
        assert_true(lines.at[i].width <= 180.0f);
    }
}

static void khmer_is_shaped_by_its_script(void **state)
{
    /* The coeng below a letter takes no width of its own when the script is known. */
    struct text *text = *state;
    float with = text_width(text, BODY, "\xE1\x9E\x80\xE1\x9F\x92\xE1\x9E\x98", TEXT_ALL);
    float without = text_width(text, BODY, "\xE1\x9E\x80\xE1\x9E\x98", TEXT_ALL);
    assert_true(with < without);
}

static void a_word_too_wide_is_broken_between_letters(void **state)
{
    struct text_lines lines = text_wrap(*state, BODY, "Datenschutzgrundverordnung", TEXT_ALL, 60.0f, 0);
    assert_true(lines.count >= 3);
    assert_int_equal(lines.at[lines.count - 1].to, strlen("Datenschutzgrundverordnung"));
    for (uint32_t i = 0; i < lines.count; i++) {
        assert_true(lines.at[i].width <= 60.0f);
    }
    lines = text_wrap(*state, BODY, "Wide", TEXT_ALL, 1.0f, 0);
    assert_int_equal(lines.count, 4); /* one letter at least, however narrow */
}

static void more_lines_than_allowed_end_in_an_ellipsis(void **state)
{
    struct text_lines lines = text_wrap(*state, BODY, "Two crewing agencies are on hold.", TEXT_ALL, 110.0f, 2);
    assert_int_equal(lines.count, 2);
    assert_true(lines.cut);
    assert_line(&lines, 0, "Two crewing");
    assert_line(&lines, 1, "agencies are\xE2\x80\xA6");
    assert_true(lines.at[1].width <= 110.0f);
}

static void one_line_is_cut_with_an_ellipsis_only_when_it_must(void **state)
{
    struct text_lines lines = text_wrap(*state, BODY, "Meridia Herald", TEXT_ALL, 400.0f, 1);
    assert_line(&lines, 0, "Meridia Herald");
    assert_false(lines.cut);
    lines = text_wrap(*state, BODY, "Meridia Herald", TEXT_ALL, 70.0f, 1);
    assert_line(&lines, 0, "Meridia\xE2\x80\xA6");
    lines = text_wrap(*state, BODY, "Meridia Herald", TEXT_ALL, 2.0f, 1);
    assert_line(&lines, 0, "\xE2\x80\xA6");
    lines = text_wrap(*state, BODY, "first\nsecond", TEXT_ALL, 400.0f, 1);
    assert_line(&lines, 0, "first\xE2\x80\xA6");
}

static void an_empty_text_is_one_empty_line(void **state)
{
    struct text_lines lines = text_wrap(*state, BODY, "", TEXT_ALL, 100.0f, 3);
    assert_int_equal(lines.count, 1);
    assert_int_equal(lines.at[0].bytes, 0);
    assert_false(lines.cut);
}

/* The leftmost column with ink, as the brightest row of the mask has it. */
static uint32_t column_ink(const struct text_run *run, uint32_t from, uint32_t to)
{
    uint32_t sum = 0;
    for (uint32_t y = 0; y < run->mask_height; y++) {
        for (uint32_t x = from; x < to; x++) {
            sum += run->mask[y * run->mask_width + x];
        }
    }
    return sum;
}

static void hebrew_runs_from_the_right_and_its_numbers_from_the_left(void **state)
{
    struct text *text = *state;
    /* "shalom 42": the number stands at the left end, and reads 42, not 24. */
    const struct text_run *run = text_run(text, BODY, "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D 42", TEXT_ALL);
    uint32_t number_width = (uint32_t)text_width(text, BODY, "42", TEXT_ALL);
    run = text_run(text, BODY, "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D 42", TEXT_ALL);
    uint32_t ink_left = column_ink(run, 0, number_width);
    uint32_t ink_number = ink_of(text_run(text, BODY, "42", TEXT_ALL));
    assert_in_range(ink_left, ink_number - 400, ink_number + 400);
    struct text_lines lines = text_wrap(text, BODY, "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D 42", TEXT_ALL, 400.0f, 0);
    assert_int_equal(lines.at[0].direction, TEXT_RTL);
    lines = text_wrap(text, BODY, "42 ok", TEXT_ALL, 400.0f, 0);
    assert_int_equal(lines.at[0].direction, TEXT_LTR);
}

static void a_letter_that_inter_lacks_comes_from_noto(void **state)
{
    struct text *text = *state;
    uint32_t box = ink_of(text_run(text, BODY, "\xF3\xB0\x80\x80", TEXT_ALL)); /* private use: nobody has it */
    static const char *const HELD[] = { "ท", "港", "ក", "ລ", "မ", "ש", "ع", "क", "⚓" };
    for (size_t i = 0; i < sizeof HELD / sizeof HELD[0]; i++) {
        uint32_t ink = ink_of(text_run(text, BODY, HELD[i], TEXT_ALL));
        assert_true(ink > 0);
        assert_int_not_equal(ink, box);
    }
}

static void han_shapes_follow_the_language(void **state)
{
    struct text *text = *state;
    /* U+76F4 is drawn differently in Japan and in mainland China. */
    text_set_language(text, "zh-Hans");
    uint32_t simplified = ink_of(text_run(text, BODY, "直", TEXT_ALL));
    text_set_language(text, "ja");
    uint32_t japanese = ink_of(text_run(text, BODY, "直", TEXT_ALL));
    assert_int_not_equal(simplified, japanese);
    text_set_language(text, "en");
}

static void bad_bytes_are_drawn_as_a_sign_and_nothing_breaks(void **state)
{
    struct text *text = *state;
    static const char BAD[] = "a\xFF\xC3(b\xE2\x82";
    assert_true(text_width(text, BODY, BAD, TEXT_ALL) > text_width(text, BODY, "a(b", TEXT_ALL));
    struct text_lines lines = text_wrap(text, BODY, BAD, TEXT_ALL, 12.0f, 0);
    assert_int_equal(lines.at[lines.count - 1].to, strlen(BAD));
}

static void a_missing_font_is_named_with_its_package(void **state)
{
    (void)state;
    struct err_note note = { 0 };
    struct text *text = (struct text *)&note;
    assert_int_equal(text_create_at(&text, "/nowhere", &note), ERR_NOT_FOUND);
    assert_null(text);
    assert_string_equal(note.text, "the font /nowhere/usr/share/fonts/opentype/inter/Inter-Regular.otf is missing; "
                                   "install the package fonts-inter");
}

static void the_cache_finds_what_it_made_and_stays_bounded(void **state)
{
    struct text *text = *state;
    (void)text_run(text, BODY, "found again", TEXT_ALL);
    struct text_counts before = text_counts(text);
    (void)text_run(text, BODY, "found again", TEXT_ALL);
    assert_int_equal(text_counts(text).runs_shaped, before.runs_shaped);
    assert_int_equal(text_counts(text).runs_found, before.runs_found + 1);
    struct text_style large = { .face = TEXT_SEMIBOLD, .px = 128.0f };
    for (int i = 0; i < 150; i++) {
        char words[32];
        (void)snprintf(words, sizeof words, "filling %d", i);
        (void)text_run(text, large, words, TEXT_ALL);
    }
    assert_true(text_counts(text).cache_bytes_max <= 6u * 1024u * 1024u);
    before = text_counts(text);
    (void)text_run(text, BODY, "found again", TEXT_ALL);
    assert_int_equal(text_counts(text).runs_shaped, before.runs_shaped + 1);
}

static void fonts_at_many_sizes_are_closed_again(void **state)
{
    struct text *text = *state;
    for (int i = 0; i < 120; i++) {
        struct text_style style = { .face = (enum text_face)(i % 3), .px = 8.0f + (float)i * 0.25f };
        assert_true(text_run(text, style, "x", TEXT_ALL)->width > 0.0f);
    }
    assert_true(text_counts(text).fonts_open <= 48);
}

static void a_caret_steps_over_whole_characters(void **state)
{
    (void)state;
    /* e with a combining acute, a flag of two code points, then "z". */
    static const char WORDS[] = "e\xCC\x81\xF0\x9F\x87\xB8\xF0\x9F\x87\xAC"
                                "z";
    assert_int_equal(text_next(WORDS, TEXT_ALL, 0), 3);
    assert_int_equal(text_next(WORDS, TEXT_ALL, 3), 11);
    assert_int_equal(text_next(WORDS, TEXT_ALL, 11), 12);
    assert_int_equal(text_next(WORDS, TEXT_ALL, 12), 12);
    assert_int_equal(text_previous(WORDS, TEXT_ALL, 12), 11);
    assert_int_equal(text_previous(WORDS, TEXT_ALL, 11), 3);
    assert_int_equal(text_previous(WORDS, TEXT_ALL, 3), 0);
    assert_int_equal(text_previous(WORDS, TEXT_ALL, 0), 0);
}

static void a_caret_steps_over_whole_words(void **state)
{
    (void)state;
    static const char WORDS[] = "Ask the source, now";
    assert_int_equal(text_word_next(WORDS, TEXT_ALL, 0), 3);
    assert_int_equal(text_word_next(WORDS, TEXT_ALL, 3), 7);
    assert_int_equal(text_word_next(WORDS, TEXT_ALL, 14), 19);
    assert_int_equal(text_word_previous(WORDS, TEXT_ALL, 19), 16);
    assert_int_equal(text_word_previous(WORDS, TEXT_ALL, 16), 8);
    assert_int_equal(text_word_previous(WORDS, TEXT_ALL, 2), 0);
}

static void a_position_found_is_the_one_whose_caret_stands_there(void **state)
{
    struct text *text = *state;
    static const char WORDS[] = "Ünïcode ferry";
    for (size_t at = 0; at < strlen(WORDS); at = text_next(WORDS, TEXT_ALL, at)) {
        float x = text_caret_x(text, BODY, WORDS, TEXT_ALL, at);
        assert_int_equal(text_position_at(text, BODY, WORDS, TEXT_ALL, x), at);
    }
    assert_int_equal(text_position_at(text, BODY, WORDS, TEXT_ALL, 4000.0f), strlen(WORDS));
    assert_int_equal(text_position_at(text, BODY, WORDS, TEXT_ALL, -5.0f), 0);
    /* In a line from the right, the start is at the right end. */
    static const char SHALOM[] = "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D";
    assert_true(text_caret_x(text, BODY, SHALOM, TEXT_ALL, 0) == text_width(text, BODY, SHALOM, TEXT_ALL));
    assert_true(text_caret_x(text, BODY, SHALOM, TEXT_ALL, 8) == 0.0f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width_grows_with_words_and_with_size),
        cmocka_unit_test(width_and_run_agree),
        cmocka_unit_test(a_mask_stands_on_its_baseline),
        cmocka_unit_test(mono_letters_are_all_equally_wide_and_never_joined),
        cmocka_unit_test(latin_wraps_at_spaces),
        cmocka_unit_test(lines_cover_the_words_without_gap),
        cmocka_unit_test(thai_wraps_between_words_of_its_dictionary),
        cmocka_unit_test(japanese_wraps_between_letters_but_keeps_its_rules),
        cmocka_unit_test(khmer_is_shaped_by_its_script),
        cmocka_unit_test(a_word_too_wide_is_broken_between_letters),
        cmocka_unit_test(more_lines_than_allowed_end_in_an_ellipsis),
        cmocka_unit_test(one_line_is_cut_with_an_ellipsis_only_when_it_must),
        cmocka_unit_test(an_empty_text_is_one_empty_line),
        cmocka_unit_test(hebrew_runs_from_the_right_and_its_numbers_from_the_left),
        cmocka_unit_test(a_letter_that_inter_lacks_comes_from_noto),
        cmocka_unit_test(han_shapes_follow_the_language),
        cmocka_unit_test(bad_bytes_are_drawn_as_a_sign_and_nothing_breaks),
        cmocka_unit_test(a_missing_font_is_named_with_its_package),
        cmocka_unit_test(the_cache_finds_what_it_made_and_stays_bounded),
        cmocka_unit_test(fonts_at_many_sizes_are_closed_again),
        cmocka_unit_test(a_caret_steps_over_whole_characters),
        cmocka_unit_test(a_caret_steps_over_whole_words),
        cmocka_unit_test(a_position_found_is_the_one_whose_caret_stands_there),
    };
    return cmocka_run_group_tests(tests, open_text, close_text);
}
