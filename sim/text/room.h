/* room.h: what the files of sim/text share. Private to the room. */
#ifndef TOCSIN_TEXT_ROOM_H
#define TOCSIN_TEXT_ROOM_H

#include <unicode/ubidi.h>
#include <unicode/ubrk.h>

#include "base/str.h"
#include "text/cache.h"
#include "text/faces.h"
#include "text/text.h"

/* A piece of one line that one font can shape: one direction, one script, one font file. In the order drawn. */
struct piece {
    uint32_t from, to; /* bytes of the cleaned words */
    uint32_t file;
    UScriptCode script;
    bool is_rtl;
};

struct text {
    struct faces faces;
    struct cache cache;
    struct text_counts counts;
    char language[16];
    UBreakIterator *lines; /* made on first use, for `language` */
    UBreakIterator *characters;
    UBiDi *bidi;
    struct str clean;      /* the words of the run at hand, without bad bytes or controls */
    struct str part;       /* one piece of them, NUL-terminated */
    struct piece *pieces;
    uint32_t piece_count, piece_room;
    UChar *wide;           /* the words in UTF-16, and for each unit its byte offset */
    uint32_t *offsets;
    uint32_t wide_room;
};

/* Sizes are kept to a quarter pixel, at least 1 px and at most 1024 px. */
uint32_t quarters_of(float px);
size_t bytes_of(const char *words, size_t bytes); /* resolves TEXT_ALL */

/* Fills text->clean with `words`, controls as spaces and bad bytes as U+FFFD, and text->pieces with its pieces. */
void pieces_make(struct text *text, struct text_style style, const char *words, size_t bytes);
/* The width of one line, shaped anew: for lines that are only tried. */
float run_measure(struct text *text, struct text_style style, const char *words, size_t bytes);
bool is_plain_ascii(const char *words, size_t bytes);
/* LTR or RTL by the first strong letter; LTR when there is none. */
enum text_direction direction_of(const char *words, size_t bytes);
/* The break iterators, set to these words, which must stay until the next call. */
UBreakIterator *lines_of(struct text *text, UText *words);
UBreakIterator *characters_of(struct text *text, UText *words);

#endif
