/* Pieces shaped by SDL_ttf and laid side by side into one coverage mask. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text/room.h"

enum err text_create_at(struct text **text, const char *root, struct err_note *note)
{
    *text = NULL;
    struct text *made = calloc(1, sizeof *made);
    MUST(made != NULL);
    enum err err = faces_init(&made->faces, root, note);
    if (err != ERR_OK) {
        free(made);
        return err;
    }
    memcpy(made->language, "en", 3);
    *text = made;
    return ERR_OK;
}

enum err text_create(struct text **text, struct err_note *note)
{
    return text_create_at(text, "", note);
}

static void close_breaks(struct text *text)
{
    if (text->lines != NULL) {
        ubrk_close(text->lines);
        text->lines = NULL;
    }
    if (text->characters != NULL) {
        ubrk_close(text->characters);
        text->characters = NULL;
    }
}

void text_destroy(struct text *text)
{
    if (text == NULL) {
        return;
    }
    close_breaks(text);
    if (text->bidi != NULL) {
        ubidi_close(text->bidi);
    }
    cache_deinit(&text->cache);
    faces_deinit(&text->faces);
    str_deinit(&text->clean);
    str_deinit(&text->part);
    free(text->pieces);
    free(text->wide);
    free(text->offsets);
    free(text);
}

void text_set_language(struct text *text, const char *tag)
{
    size_t bytes = strlen(tag);
    if (bytes >= sizeof text->language || str_equal(tag, text->language)) {
        return;
    }
    memcpy(text->language, tag, bytes + 1);
    close_breaks(text);
    cache_clear(&text->cache);
    faces_set_language(&text->faces, tag);
}

uint32_t quarters_of(float px)
{
    float quarters = roundf(px * 4.0f);
    return quarters < 4.0f ? 4u : quarters > 4096.0f ? 4096u : (uint32_t)quarters;
}

size_t bytes_of(const char *words, size_t bytes)
{
    return bytes == TEXT_ALL ? strlen(words) : bytes;
}

struct text_metrics text_metrics(struct text_style style)
{
    /* Of the designs, in parts of the em: hhea and OS/2 tables of Inter 4, JetBrains Mono 2.242, the icons' square. */
    static const struct text_metrics EM[TEXT_FACE_COUNT] = {
        [TEXT_REGULAR] = { 0.96875f, 0.2412f, 0.7273f },
        [TEXT_SEMIBOLD] = { 0.96875f, 0.2412f, 0.7273f },
        [TEXT_MONO] = { 1.02f, 0.3f, 0.73f },
        [TEXT_ICONS] = { 0.875f, 0.125f, 0.75f },
    };
    struct text_metrics em = EM[style.face];
    return (struct text_metrics){ em.ascent * style.px, em.descent * style.px, em.cap_height * style.px };
}

/* The font of a piece, told script and direction: SDL_ttf shapes Thai and Khmer wrongly without. NULL: no such file. */
static TTF_Font *font_for(struct text *text, struct text_style style, const struct piece *piece)
{
    TTF_Font *font = faces_open(&text->faces, piece->file, quarters_of(style.px));
    if (font != NULL) {
        (void)TTF_SetFontScriptName(font, uscript_getShortName(piece->script));
        (void)TTF_SetFontDirection(font, piece->is_rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    }
    return font;
}

static const char *words_of(struct text *text, const struct piece *piece)
{
    str_clear(&text->part);
    str_add_bytes(&text->part, str_text(&text->clean) + piece->from, piece->to - piece->from);
    return str_text(&text->part);
}

static int piece_width(struct text *text, struct text_style style, const struct piece *piece)
{
    TTF_Font *font = font_for(text, style, piece);
    int width = 0;
    if (font != NULL && TTF_SizeUTF8(font, words_of(text, piece), &width, NULL) != 0) {
        width = 0;
    }
    return width;
}

float run_measure(struct text *text, struct text_style style, const char *words, size_t bytes)
{
    pieces_make(text, style, words, bytes);
    int width = 0;
    for (uint32_t i = 0; i < text->piece_count; i++) {
        width += piece_width(text, style, &text->pieces[i]);
    }
    return (float)width;
}

static struct cache_key key_of(enum cached kind, struct text_style style, const char *words, size_t bytes)
{
    return (struct cache_key){ .kind = kind,
                               .face = style.face,
                               .direction = style.direction,
                               .quarters = quarters_of(style.px),
                               .words = words,
                               .bytes = bytes };
}

float text_width(struct text *text, struct text_style style, const char *words, size_t bytes)
{
    bytes = bytes_of(words, bytes);
    if (bytes == 0) {
        return 0.0f;
    }
    struct cache_key key = key_of(CACHED_WIDTH, style, words, bytes);
    struct cache_entry *entry = cache_find(&text->cache, &key);
    if (entry == NULL) {
        text->counts.runs_shaped++;
        float width = run_measure(text, style, words, bytes);
        entry = cache_add(&text->cache, &key, NULL, 0);
        entry->run.width = width;
    } else {
        text->counts.runs_found++;
    }
    return entry->run.width;
}

/* A rasterised piece: coverage, and where its pen stood. */
struct stamp {
    SDL_Surface *surface;
    int pen_x;  /* from its left edge */
    int base_y; /* from its upper edge */
};

/* How far the highest letter reaches above the font's ascent. */
static int above_ascent(TTF_Font *font, const char *words, size_t bytes)
{
    int highest = 0;
    for (size_t at = 0; at < bytes;) {
        int high = 0;
        if (TTF_GlyphMetrics32(font, text_decode(words, bytes, &at), NULL, NULL, NULL, &high, NULL) == 0) {
            highest = high > highest ? high : highest;
        }
    }
    int ascent = TTF_FontAscent(font);
    return highest > ascent ? highest - ascent : 0;
}

/* SDL_ttf makes room for what leans out of the box to the left or above, and does not tell how much. Ask its letters. */
static void find_pen(TTF_Font *font, const char *words, struct stamp *stamp)
{
    size_t bytes = strlen(words);
    size_t at = 0;
    int left = 0;
    bool is_known =
        bytes > 0 && TTF_GlyphMetrics32(font, text_decode(words, bytes, &at), &left, NULL, NULL, NULL, NULL) == 0;
    stamp->pen_x = is_known && left < 0 ? -left : 0;
    int over = stamp->surface->h - TTF_FontHeight(font);
    int above = over > 0 ? above_ascent(font, words, bytes) : 0;
    stamp->base_y = TTF_FontAscent(font) + (above < over ? above : over > 0 ? over : 0);
}

static struct stamp stamp_piece(struct text *text, struct text_style style, const struct piece *piece)
{
    TTF_Font *font = font_for(text, style, piece);
    struct stamp stamp = { 0 };
    if (font == NULL) {
        return stamp;
    }
    const SDL_Color white = { 255, 255, 255, 255 };
    const SDL_Color black = { 0, 0, 0, 255 };
    const char *words = words_of(text, piece);
    stamp.surface = TTF_RenderUTF8_Shaded(font, words, white, black);
    if (stamp.surface != NULL) {
        find_pen(font, words, &stamp);
    }
    return stamp;
}

/* The mask being put together. It grows with each piece, so that the cache adopts one block. */
struct canvas_mask {
    uint8_t *at;
    int width, above, below; /* rows above and below the baseline */
    int left;                /* pixels before the pen, of the first piece */
};

static void copy_rows(const SDL_Surface *surface, uint8_t *to, size_t pitch)
{
    const uint8_t *from = surface->pixels;
    for (int y = 0; y < surface->h; y++) {
        uint8_t *out = to + (size_t)y * pitch;
        const uint8_t *in = from + (size_t)y * (size_t)surface->pitch;
        for (int x = 0; x < surface->w; x++) {
            out[x] = in[x] > out[x] ? in[x] : out[x];
        }
    }
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static void lay_out(const struct stamp *stamps, uint32_t count, struct canvas_mask *mask)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct stamp *stamp = &stamps[i];
        if (stamp->surface != NULL) {
            mask->above = larger(mask->above, stamp->base_y);
            mask->below = larger(mask->below, stamp->surface->h - stamp->base_y);
            mask->width += stamp->surface->w;
        }
    }
}

static void fill_mask(const struct stamp *stamps, uint32_t count, struct canvas_mask *mask)
{
    size_t pitch = (size_t)mask->width;
    mask->at = calloc((size_t)(mask->above + mask->below) * pitch + 1, 1);
    MUST(mask->at != NULL);
    int x = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct stamp *stamp = &stamps[i];
        if (stamp->surface != NULL) {
            copy_rows(stamp->surface, mask->at + (size_t)(mask->above - stamp->base_y) * pitch + (size_t)x, pitch);
            x += stamp->surface->w;
        }
    }
}

static bool row_is_empty(const struct canvas_mask *mask, int row)
{
    const uint8_t *at = mask->at + (size_t)row * (size_t)mask->width;
    for (int x = 0; x < mask->width; x++) {
        if (at[x] != 0) {
            return false;
        }
    }
    return true;
}

/* Empty rows cost time in every frame; a line of words has a third of them. */
static void trim_rows(struct canvas_mask *mask)
{
    int rows = mask->above + mask->below;
    int first = 0;
    while (first < rows && row_is_empty(mask, first)) {
        first++;
    }
    int end = rows;
    while (end > first && row_is_empty(mask, end - 1)) {
        end--;
    }
    size_t pitch = (size_t)mask->width;
    memmove(mask->at, mask->at + (size_t)first * pitch, (size_t)(end - first) * pitch);
    mask->above -= first;
    mask->below = end - first - mask->above;
    uint8_t *smaller = realloc(mask->at, (size_t)(end - first) * pitch + 1);
    mask->at = smaller != NULL ? smaller : mask->at;
}

static struct cache_entry *make_run(struct text *text, const struct cache_key *key, struct text_style style)
{
    pieces_make(text, style, key->words, key->bytes);
    struct stamp *stamps = calloc((size_t)text->piece_count + 1, sizeof *stamps);
    MUST(stamps != NULL);
    for (uint32_t i = 0; i < text->piece_count; i++) {
        stamps[i] = stamp_piece(text, style, &text->pieces[i]);
    }
    struct canvas_mask mask = { .left = text->piece_count > 0 ? stamps[0].pen_x : 0 };
    lay_out(stamps, text->piece_count, &mask);
    fill_mask(stamps, text->piece_count, &mask);
    int width = mask.width;
    for (uint32_t i = 0; i < text->piece_count; i++) {
        SDL_FreeSurface(stamps[i].surface);
    }
    free(stamps);
    trim_rows(&mask);
    uint32_t rows = (uint32_t)(mask.above + mask.below);
    struct cache_entry *entry = cache_add(&text->cache, key, mask.at, (size_t)rows * (size_t)width);
    entry->run = (struct text_run){ .width = (float)width,
                                    .mask_left = -mask.left,
                                    .mask_top = -mask.above,
                                    .mask_width = rows > 0 ? (uint32_t)width : 0,
                                    .mask_height = rows,
                                    .mask = mask.at };
    return entry;
}

const struct text_run *text_run(struct text *text, struct text_style style, const char *words, size_t bytes)
{
    bytes = bytes_of(words, bytes);
    struct cache_key key = key_of(CACHED_RUN, style, words, bytes);
    struct cache_entry *entry = cache_find(&text->cache, &key);
    if (entry == NULL) {
        text->counts.runs_shaped++;
        entry = make_run(text, &key, style);
    } else {
        text->counts.runs_found++;
    }
    return &entry->run;
}

struct text_counts text_counts(const struct text *text)
{
    struct text_counts counts = text->counts;
    counts.cache_bytes = text->cache.bytes;
    counts.cache_bytes_max = text->cache.bytes_max;
    counts.fonts_open = text->faces.open_count;
    return counts;
}
