/* text.h: words measured, broken into lines and turned into coverage masks, in every script that people write.
 *
 * Room:    sim/text. SDL_ttf shapes and rasterises one run; ICU splits text into runs by script and direction and finds
 *          line breaks. Fallback between fonts is ours, by glyph coverage. No other room opens a font.
 * Owns:    the fonts and two bounded caches (runs, paragraphs), from text_create to text_destroy.
 * Threads: one thread for each struct text.
 * Units:   px are device pixels; sizes are kept to a quarter of a pixel, widths are whole pixels. y points down.
 * Text:    UTF-8. Bad bytes are drawn as U+FFFD. `bytes` may be TEXT_ALL for a NUL-terminated string. */
#ifndef TOCSIN_TEXT_TEXT_H
#define TOCSIN_TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define TEXT_ALL SIZE_MAX
#define TEXT_LINES_MAX 512u /* of one wrapped paragraph; what is beyond is cut with an ellipsis */

/* Three faces, no more, and the icons (docs/look.md, "Type"). Scripts that a face lacks come from Noto. */
enum text_face {
    TEXT_REGULAR,  /* Inter Regular */
    TEXT_SEMIBOLD, /* Inter SemiBold */
    TEXT_MONO,     /* JetBrains Mono Medium, ligatures off */
    TEXT_ICONS,    /* Material Design Icons: one code point, one icon */
    TEXT_FACE_COUNT
};

enum text_direction { TEXT_AUTO, TEXT_LTR, TEXT_RTL }; /* of a paragraph; AUTO: its first strong letter */

struct text_style {
    enum text_face face;
    float px; /* size of the em */
    enum text_direction direction;
};

struct text;

/* Opens nothing yet, but checks that the four faces and Noto Sans are there.
 * Errors: ERR_NOT_FOUND, and the note names the file and the Debian package that has it. `*text` is then NULL. */
MUST_CHECK enum err text_create(struct text **text, struct err_note *note);
/* As text_create, looking for every font file under `root` instead of "/". For tests of a machine without fonts. */
MUST_CHECK enum err text_create_at(struct text **text, const char *root, struct err_note *note);
void text_destroy(struct text *text);

/* The language of the interface, as a BCP 47 tag: line breaks, and which Han shapes. "en" until told. */
void text_set_language(struct text *text, const char *tag);

/* ---- one line ---- */

/* The width that text_run would give, without making a mask. */
float text_width(struct text *text, struct text_style style, const char *words, size_t bytes);

/* One line, shaped and rasterised. mask[y * mask_width + x] is coverage, 0 to 255. */
struct text_run {
    float width;                        /* from pen to pen */
    int32_t mask_left, mask_top;        /* first mask pixel, seen from the pen on the baseline */
    uint32_t mask_width, mask_height;   /* 0 when there is nothing to see */
    const uint8_t *mask;
};

/* Never NULL. The answer stays valid until the next call with this `text`. Line ends inside `words` draw as spaces. */
const struct text_run *text_run(struct text *text, struct text_style style, const char *words, size_t bytes);

/* Heights of a face at a size, from the baseline, all positive. The line height is the designer's, not the font's. */
struct text_metrics {
    float ascent, descent, cap_height;
};
struct text_metrics text_metrics(struct text_style style);

/* ---- a paragraph ---- */

struct text_line {
    const char *words;     /* what to draw: its piece of the paragraph without end spaces, an ellipsis at the cut */
    uint32_t bytes;        /* of words */
    uint32_t from, to;     /* the piece of the source that it stands for, end spaces included */
    float width;
    enum text_direction direction; /* LTR or RTL: of the paragraph it belongs to */
};

struct text_lines {
    const struct text_line *at;
    uint32_t count;     /* at least 1: an empty text is one empty line */
    float width;        /* of the widest */
    bool cut;           /* there was more; the last line ends in an ellipsis */
};

/* Breaks `words` into lines at most `width_px` wide: after '\n', where the script allows, and inside a word only when the
 * word alone is too wide. At most `lines_max` lines (0: no cap). Valid until the next call with this `text`.
 * `text_wrap` with lines_max 1 is the ellipsis. */
struct text_lines text_wrap(struct text *text, struct text_style style, const char *words, size_t bytes, float width_px,
                            uint32_t lines_max);

/* ---- editing: positions are byte offsets at the start of what a reader takes for one character ---- */

size_t text_next(const char *words, size_t bytes, size_t at);          /* `bytes` at the end */
size_t text_previous(const char *words, size_t bytes, size_t at);      /* 0 at the start */
size_t text_word_next(const char *words, size_t bytes, size_t at);     /* end of this or the next word */
size_t text_word_previous(const char *words, size_t bytes, size_t at); /* start of this or the previous word */
/* Where the caret stands before the character at `at`, from the left edge of one line. */
float text_caret_x(struct text *text, struct text_style style, const char *words, size_t bytes, size_t at);
/* The position whose caret is nearest to x. */
size_t text_position_at(struct text *text, struct text_style style, const char *words, size_t bytes, float x);
/* Decodes one code point and moves *at past it; U+FFFD for a bad byte. MUST: *at < bytes. */
uint32_t text_decode(const char *words, size_t bytes, size_t *at);

/* ---- what the caches did, for tests and bench ---- */

struct text_counts {
    uint64_t runs_shaped, runs_found;   /* made anew; taken from the cache */
    uint64_t wraps_made, wraps_found;
    size_t cache_bytes, cache_bytes_max;
    uint32_t fonts_open;
};
struct text_counts text_counts(const struct text *text);

#endif
