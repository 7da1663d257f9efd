/* One line of words cut into pieces that one font can shape: by direction (ICU bidi), by script, by who has the letter. */
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "text/room.h"

uint32_t text_decode(const char *words, size_t bytes, size_t *at)
{
    MUST(*at < bytes);
    size_t rest = bytes - *at;
    int32_t length = rest > INT32_MAX ? INT32_MAX : (int32_t)rest;
    int32_t i = 0;
    UChar32 c;
    U8_NEXT_OR_FFFD((const uint8_t *)words + *at, i, length, c);
    *at += (size_t)i;
    return (uint32_t)c;
}

bool is_plain_ascii(const char *words, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        if (words[i] < ' ' || words[i] == 0x7F) {
            return false;
        }
    }
    return true;
}

static void add_code_point(struct str *str, uint32_t code)
{
    uint8_t utf8[U8_MAX_LENGTH];
    int32_t count = 0;
    U8_APPEND_UNSAFE(utf8, count, code);
    str_add_bytes(str, (const char *)utf8, (size_t)count);
}

/* Line and paragraph ends, tabs and other controls have no width of their own in one line. */
static void clean_words(struct text *text, const char *words, size_t bytes)
{
    str_clear(&text->clean);
    if (is_plain_ascii(words, bytes)) {
        str_add_bytes(&text->clean, words, bytes);
        return;
    }
    for (size_t at = 0; at < bytes;) {
        uint32_t code = text_decode(words, bytes, &at);
        bool is_control = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
        add_code_point(&text->clean, is_control ? ' ' : code);
    }
}

static void add_piece(struct text *text, struct piece piece)
{
    GROW(text->pieces, text->piece_count, text->piece_room);
    text->pieces[text->piece_count++] = piece;
}

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || (c & 0x80) != 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The mono face joins signs ("->", "!="), "www" and the x in "0x1F"; cut between, each letter stays itself. */
static bool joins_in_mono(const char *words, uint32_t at)
{
    char before = words[at - 1];
    char after = words[at];
    bool is_sign_pair = !is_word_byte(before) && !is_word_byte(after);
    bool is_w_pair = before == 'w' && after == 'w';
    bool is_times = is_digit(before) && (after == 'x' || after == 'X');
    return is_sign_pair || is_w_pair || is_times;
}

static void add_mono_pieces(struct text *text, struct piece piece)
{
    const char *words = str_text(&text->clean);
    struct piece part = piece;
    for (uint32_t at = piece.from + 1; at < piece.to; at++) {
        if (joins_in_mono(words, at)) {
            part.to = at;
            add_piece(text, part);
            part.from = at;
        }
    }
    part.to = piece.to;
    add_piece(text, part);
}

static bool needs_no_letter(uint32_t code)
{
    return code == ' ' || code == 0x200B || u_hasBinaryProperty((UChar32)code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static bool has_letter(struct text *text, uint32_t file, uint32_t quarters, uint32_t code)
{
    TTF_Font *font = faces_open(&text->faces, file, quarters);
    return font != NULL && TTF_GlyphIsProvided32(font, code) != 0;
}

static uint32_t file_for(struct text *text, struct text_style style, UScriptCode script, uint32_t code)
{
    uint32_t files[FACES_CANDIDATES_MAX];
    uint32_t count = faces_candidates(&text->faces, style.face, script, files);
    for (uint32_t i = 0; i + 1 < count; i++) {
        if (has_letter(text, files[i], quarters_of(style.px), code)) {
            return files[i];
        }
    }
    return files[count - 1];
}

/* Common and inherited letters (spaces, digits, marks) belong to the script around them. */
static UScriptCode script_of(uint32_t code, UScriptCode before)
{
    UErrorCode failed = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code, &failed);
    bool is_shared = U_FAILURE(failed) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
    return is_shared ? before : script;
}

static bool joins_before(uint32_t code)
{
    return needs_no_letter(code) || u_getCombiningClass((UChar32)code) != 0
           || u_hasBinaryProperty((UChar32)code, UCHAR_GRAPHEME_EXTEND);
}

static void add_script_pieces(struct text *text, struct text_style style, uint32_t from, uint32_t to, bool is_rtl)
{
    const char *words = str_text(&text->clean);
    struct piece piece = {
        .from = from, .to = from, .file = (uint32_t)style.face, .script = USCRIPT_LATIN, .is_rtl = is_rtl
    };
    for (size_t at = from; at < to;) {
        uint32_t start = (uint32_t)at;
        uint32_t code = text_decode(words, to, &at);
        UScriptCode script = script_of(code, piece.script);
        uint32_t file = start > from && joins_before(code) ? piece.file : file_for(text, style, script, code);
        if (start > from && (file != piece.file || script != piece.script)) {
            add_piece(text, piece);
            piece.from = start;
        }
        piece.file = file;
        piece.script = script;
        piece.to = (uint32_t)at;
    }
    add_piece(text, piece);
}

static void reverse_pieces(struct piece *pieces, uint32_t count)
{
    for (uint32_t i = 0; i < count / 2; i++) {
        struct piece swapped = pieces[i];
        pieces[i] = pieces[count - 1 - i];
        pieces[count - 1 - i] = swapped;
    }
}

/* UTF-16 for the bidi algorithm, with the way back to bytes. */
static uint32_t widen(struct text *text)
{
    size_t bytes = text->clean.bytes;
    MUST(bytes < INT32_MAX / 2);
    if (bytes + 1 > text->wide_room) {
        text->wide_room = (uint32_t)bytes + 64;
        text->wide = realloc(text->wide, text->wide_room * sizeof *text->wide);
        text->offsets = realloc(text->offsets, text->wide_room * sizeof *text->offsets);
        MUST(text->wide != NULL && text->offsets != NULL);
    }
    uint32_t count = 0;
    for (size_t at = 0; at < bytes;) {
        uint32_t start = (uint32_t)at;
        UChar32 code = (UChar32)text_decode(str_text(&text->clean), bytes, &at);
        text->offsets[count] = start;
        if (U_IS_BMP(code)) {
            text->wide[count++] = (UChar)code;
        } else {
            text->wide[count++] = U16_LEAD(code);
            text->offsets[count] = start;
            text->wide[count++] = U16_TRAIL(code);
        }
    }
    text->offsets[count] = (uint32_t)bytes;
    return count;
}

static UBiDiLevel level_of(enum text_direction direction)
{
    static const UBiDiLevel LEVELS[] = { [TEXT_AUTO] = UBIDI_DEFAULT_LTR, [TEXT_LTR] = 0, [TEXT_RTL] = 1 };
    return LEVELS[direction];
}

static void add_bidi_pieces(struct text *text, struct text_style style)
{
    if (text->bidi == NULL) {
        text->bidi = ubidi_open();
        MUST(text->bidi != NULL);
    }
    uint32_t units = widen(text);
    UErrorCode failed = U_ZERO_ERROR;
    ubidi_setPara(text->bidi, text->wide, (int32_t)units, level_of(style.direction), NULL, &failed);
    int32_t run_count = ubidi_countRuns(text->bidi, &failed);
    MUST(U_SUCCESS(failed));
    for (int32_t i = 0; i < run_count; i++) {
        int32_t start = 0;
        int32_t length = 0;
        bool is_rtl = ubidi_getVisualRun(text->bidi, i, &start, &length) == UBIDI_RTL;
        uint32_t first = text->piece_count;
        add_script_pieces(text, style, text->offsets[start], text->offsets[start + length], is_rtl);
        if (is_rtl) {
            reverse_pieces(text->pieces + first, text->piece_count - first);
        }
    }
}

void pieces_make(struct text *text, struct text_style style, const char *words, size_t bytes)
{
    clean_words(text, words, bytes);
    text->piece_count = 0;
    if (text->clean.bytes == 0) {
        return;
    }
    if (is_plain_ascii(words, bytes) && style.direction != TEXT_RTL) {
        struct piece whole = { .to = (uint32_t)bytes, .file = (uint32_t)style.face, .script = USCRIPT_LATIN };
        if (style.face == TEXT_MONO) {
            add_mono_pieces(text, whole);
        } else {
            add_piece(text, whole);
        }
        return;
    }
    add_bidi_pieces(text, style);
}

enum text_direction direction_of(const char *words, size_t bytes)
{
    for (size_t at = 0; at < bytes;) {
        UCharDirection direction = u_charDirection((UChar32)text_decode(words, bytes, &at));
        if (direction == U_LEFT_TO_RIGHT) {
            return TEXT_LTR;
        }
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) {
            return TEXT_RTL;
        }
    }
    return TEXT_LTR;
}
