/* Paragraphs into lines: ICU says where a line may end, the fonts say what fits. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text/room.h"

#define ELLIPSIS "\xE2\x80\xA6"
#define ELLIPSIS_BYTES 3u
#define LETTER_EMS 0.5f /* of a letter of Latin, about */
#define GUESSES 2u
#define MEASURED_MAX 4u /* one guess is often the next one's neighbour */

struct wrapping {
    struct text *text;
    struct text_style style; /* its direction is the paragraph's */
    const char *words;
    size_t bytes;
    float width;
    uint32_t lines_max;
    struct measured { size_t from, to; float width; } measured[MEASURED_MAX]; /* last: asked for again and again */
    uint32_t measured_next;
    struct text_line *lines;
    uint32_t count, room;
    bool is_cut;
};

static UBreakIterator *open_breaks(UBreakIteratorType type, const char *language)
{
    UErrorCode failed = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(type, language, NULL, 0, &failed);
    MUST(U_SUCCESS(failed));
    return breaks;
}

static UBreakIterator *set_breaks(UBreakIterator *breaks, UText *words)
{
    UErrorCode failed = U_ZERO_ERROR;
    ubrk_setUText(breaks, words, &failed);
    MUST(U_SUCCESS(failed));
    return breaks;
}

UBreakIterator *lines_of(struct text *text, UText *words)
{
    if (text->lines == NULL) {
        text->lines = open_breaks(UBRK_LINE, text->language);
    }
    return set_breaks(text->lines, words);
}

UBreakIterator *characters_of(struct text *text, UText *words)
{
    if (text->characters == NULL) {
        text->characters = open_breaks(UBRK_CHARACTER, text->language);
    }
    return set_breaks(text->characters, words);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static size_t without_end_spaces(const char *words, size_t from, size_t to)
{
    while (to > from && is_blank(words[to - 1])) {
        to--;
    }
    return to;
}

static float width_between(struct wrapping *w, size_t from, size_t to)
{
    to = without_end_spaces(w->words, from, to);
    if (to <= from) {
        return 0.0f;
    }
    for (uint32_t i = 0; i < MEASURED_MAX; i++) {
        if (w->measured[i].from == from && w->measured[i].to == to) {
            return w->measured[i].width;
        }
    }
    struct measured *measured = &w->measured[w->measured_next++ % MEASURED_MAX];
    *measured = (struct measured){ from, to, run_measure(w->text, w->style, w->words + from, to - from) };
    return measured->width;
}

static void add_line(struct wrapping *w, size_t from, size_t to)
{
    GROW(w->lines, w->count, w->room);
    w->lines[w->count++] = (struct text_line){ .from = (uint32_t)from,
                                               .to = (uint32_t)to,
                                               .bytes = (uint32_t)(without_end_spaces(w->words, from, to) - from),
                                               .width = width_between(w, from, to),
                                               .direction = w->style.direction };
}

/* The end of the longest start of [from, to) that fits with `tail_width` behind it, in whole characters; `least` at least. */
static size_t longest_fit(struct wrapping *w, size_t from, size_t to, float tail_width, size_t least)
{
    UErrorCode failed = U_ZERO_ERROR;
    UText piece = UTEXT_INITIALIZER;
    utext_openUTF8(&piece, w->words + from, (int64_t)(to - from), &failed);
    MUST(U_SUCCESS(failed));
    UBreakIterator *characters = characters_of(w->text, &piece);
    size_t best = least;
    /* Halving over character starts: `ubrk_preceding` finds the nearest one. */
    size_t low = least - from;
    size_t high = to - from;
    while (low < high) {
        size_t middle = low + (high - low + 1) / 2;
        int32_t at = ubrk_isBoundary(characters, (int32_t)middle) ? (int32_t)middle
                                                                  : ubrk_preceding(characters, (int32_t)middle);
        size_t end = at == UBRK_DONE ? 0 : (size_t)at;
        if (end <= low) {
            /* No character starts in (low, middle]: the next one begins after the middle. */
            int32_t next = ubrk_following(characters, (int32_t)middle - 1);
            end = next == UBRK_DONE ? to - from : (size_t)next;
            if (end > high) {
                break;
            }
        }
        if (width_between(w, from, from + end) + tail_width <= w->width) {
            low = end;
            best = from + end;
        } else {
            high = end - 1;
        }
    }
    utext_close(&piece);
    return best;
}

static size_t first_character(const struct wrapping *w, size_t from)
{
    return text_next(w->words, w->bytes, from);
}

/* The last break of [from, to) that is no further than so many letters from `start`; `start` itself or before: none. */
static size_t break_within(UBreakIterator *breaks, size_t from, size_t start, size_t to, float letters)
{
    size_t guess = start + (size_t)fminf(fmaxf(letters, 0.0f), (float)(to - start));
    int32_t at = guess >= to ? (int32_t)(to - from) : ubrk_preceding(breaks, (int32_t)(guess - from) + 1);
    return at == UBRK_DONE ? start : from + (size_t)at;
}

/* A break before which the line from `start` has room, found by two guesses instead of by measuring word for word; the
 * second one knows how wide the letters of the first were. `start` itself when both were too long. What is left of the line
 * is then tried word by word. */
static size_t likely_fit(struct wrapping *w, UBreakIterator *breaks, size_t from, size_t start, size_t to)
{
    size_t fits = start;
    float letters = w->width / (w->style.px * LETTER_EMS);
    for (uint32_t i = 0; i < GUESSES && fits < to; i++) {
        size_t end = break_within(breaks, from, start, to, letters);
        if (end <= fits) {
            break;
        }
        float width = width_between(w, start, end);
        fits = width <= w->width ? end : fits;
        letters = (float)(end - start) * w->width / fmaxf(width, 1.0f);
    }
    return fits;
}

/* One paragraph: [from, to) without its line end. Stops early when the cap of lines is reached. */
static void wrap_paragraph(struct wrapping *w, size_t from, size_t to)
{
    UErrorCode failed = U_ZERO_ERROR;
    UText piece = UTEXT_INITIALIZER;
    utext_openUTF8(&piece, w->words + from, (int64_t)(to - from), &failed);
    MUST(U_SUCCESS(failed));
    UBreakIterator *breaks = lines_of(w->text, &piece);
    size_t start = from; /* of the line being filled */
    size_t fits = from;  /* its end so far */
    bool is_full = false;
    while (!is_full && start < to) {
        if (fits == start) {
            fits = likely_fit(w, breaks, from, start, to);
        }
        int32_t next = ubrk_following(breaks, (int32_t)(fits - from));
        size_t end = next == UBRK_DONE ? to : from + (size_t)next;
        if (width_between(w, start, end) <= w->width) {
            fits = end;
        } else if (fits == start) {
            fits = longest_fit(w, start, end, 0.0f, first_character(w, start));
        } else {
            end = start; /* not the end of the paragraph: this line is done, the word waits for the next */
        }
        bool is_done = end == start || fits != end || fits == to;
        if (is_done) {
            add_line(w, start, fits);
            start = fits;
            is_full = w->count == w->lines_max && start < to;
        }
    }
    utext_close(&piece);
    w->is_cut = w->is_cut || is_full;
}

static void wrap_all(struct wrapping *w)
{
    size_t at = 0;
    bool has_more = true;
    while (has_more && !w->is_cut) {
        const char *line_end = memchr(w->words + at, '\n', w->bytes - at);
        size_t to = line_end != NULL ? (size_t)(line_end - w->words) : w->bytes;
        if (w->count == w->lines_max) {
            w->is_cut = true;
        } else if (to == at) {
            add_line(w, at, to);
        } else {
            wrap_paragraph(w, at, to);
        }
        has_more = line_end != NULL;
        at = to + 1;
    }
}

/* The last line gives up what it must to end in an ellipsis. Its words then live behind all the lines. */
static void cut_last(struct wrapping *w, char *room)
{
    struct text_line *line = &w->lines[w->count - 1];
    float tail = run_measure(w->text, w->style, ELLIPSIS, ELLIPSIS_BYTES);
    const char *line_end = memchr(w->words + line->from, '\n', w->bytes - line->from);
    size_t to = line_end != NULL ? (size_t)(line_end - w->words) : w->bytes;
    size_t end = longest_fit(w, line->from, to, tail, line->from);
    end = without_end_spaces(w->words, line->from, end);
    size_t bytes = end - line->from;
    memcpy(room, w->words + line->from, bytes);
    memcpy(room + bytes, ELLIPSIS, ELLIPSIS_BYTES);
    line->words = room;
    line->bytes = (uint32_t)(bytes + ELLIPSIS_BYTES);
    line->to = (uint32_t)w->bytes;
    line->width = run_measure(w->text, w->style, room, line->bytes);
}

/* One block that the cache adopts: the lines, then room for the cut line's words. */
static void *pack(struct wrapping *w, size_t *bytes)
{
    size_t lines_bytes = w->count * sizeof *w->lines;
    size_t cut_bytes = w->is_cut ? w->bytes + ELLIPSIS_BYTES : 0;
    *bytes = lines_bytes + cut_bytes;
    struct text_line *packed = realloc(w->lines, *bytes);
    MUST(packed != NULL);
    w->lines = packed;
    if (w->is_cut) {
        cut_last(w, (char *)packed + lines_bytes);
    }
    return packed;
}

/* Lines that were not cut point into the entry's own copy of the words. */
static struct text_lines finish(struct wrapping *w, const char *kept)
{
    struct text_lines lines = { .at = w->lines, .count = w->count, .cut = w->is_cut };
    for (uint32_t i = 0; i < w->count; i++) {
        struct text_line *line = &w->lines[i];
        line->words = line->words != NULL ? line->words : kept + line->from;
        lines.width = line->width > lines.width ? line->width : lines.width;
    }
    return lines;
}

struct text_lines text_wrap(struct text *text, struct text_style style, const char *words, size_t bytes, float width_px,
                            uint32_t lines_max)
{
    bytes = bytes_of(words, bytes);
    uint32_t most = lines_max == 0 || lines_max > TEXT_LINES_MAX ? TEXT_LINES_MAX : lines_max;
    float width = width_px < 1.0f ? 1.0f : width_px > 1e6f ? 1e6f : width_px;
    struct cache_key key = { .kind = CACHED_LINES,
                             .face = style.face,
                             .direction = style.direction,
                             .quarters = quarters_of(style.px),
                             .lines_max = most,
                             .width = (int32_t)(width * 4.0f),
                             .words = words,
                             .bytes = bytes };
    struct cache_entry *entry = cache_find(&text->cache, &key);
    if (entry != NULL) {
        text->counts.wraps_found++;
        return entry->lines;
    }
    text->counts.wraps_made++;
    struct wrapping w = {
        .text = text, .style = style, .words = words, .bytes = bytes, .width = width, .lines_max = most
    };
    if (style.direction == TEXT_AUTO) {
        w.style.direction = direction_of(words, bytes);
    }
    wrap_all(&w);
    size_t owned_bytes = 0;
    void *owned = pack(&w, &owned_bytes);
    entry = cache_add(&text->cache, &key, owned, owned_bytes);
    entry->lines = finish(&w, entry->key.words);
    return entry->lines;
}
