/* Translations: texts/<language>.po, gettext catalogues whose message context is the path of the text. Every language must
 * hold the placeholders of the original; what was translated from other words, or not at all, is told. */
#include "check/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "engine/world.h"

enum part { PART_NONE, PART_CONTEXT, PART_ID, PART_TEXT, PART_COUNT };

struct named_text { const char *path; uint32_t text; };

struct catalogue {
    const struct check *check;
    const struct named_text *index; /* by path */
    uint32_t index_count;
    const char *file;
    uint32_t line;
    /* The entry that is being read. */
    struct str parts[PART_COUNT];
    uint32_t line_of[PART_COUNT]; /* 0: it has none */
    enum part part;
    bool is_fuzzy;
    bool *translated; /* by text */
    bool is_bad;      /* this entry has a line that cannot be read */
    bool told_bad;    /* once a file is enough */
};

static void tell(struct catalogue *c, uint32_t line, enum api_code code, const char *hint, const char *what)
{
    finding_at(c->check, (struct api_place){ c->file, line, line > 0 ? 1 : 0 }, code, hint, "%s", what);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct named_text *)a)->path, ((const struct named_text *)b)->path);
}

/* Texts in order of path: a catalogue may have many thousands of entries. */
static void index_texts(struct catalogue *c, struct arena *arena)
{
    const struct world *world = c->check->world;
    struct named_text *index = ARENA_ARRAY(arena, struct named_text, world->texts_count + 1);
    for (uint32_t i = 1; i < world->texts_count; i++) {
        index[c->index_count++] = (struct named_text){ world->texts[i].path, i };
    }
    qsort(index, c->index_count, sizeof *index, by_path);
    c->index = index;
}

static uint32_t text_of_path(const struct catalogue *c, const char *path)
{
    const struct named_text wanted = { path, 0 };
    const struct named_text *found = bsearch(&wanted, c->index, c->index_count, sizeof wanted, by_path);
    return found != NULL ? found->text : 0;
}

/* ---- placeholders ------------------------------------------------------------------------------------------------ */

/* The next {…} from `at` on: its bytes, or 0. `*at` gets where it begins. */
static size_t next_placeholder(const char **at)
{
    *at = strchr(*at, '{');
    const char *end = *at != NULL ? strchr(*at, '}') : NULL;
    return end != NULL ? (size_t)(end - *at) + 1 : 0;
}

static bool holds(const char *text, const char *placeholder, size_t bytes)
{
    const char *at = text;
    for (size_t found; (found = next_placeholder(&at)) > 0; at += found) {
        if (found == bytes && memcmp(at, placeholder, bytes) == 0) {
            return true;
        }
    }
    return false;
}

/* The first placeholder of `text` that `other` does not hold. */
static void check_held(struct catalogue *c, const char *text, const char *other, const char *format)
{
    const char *at = text;
    for (size_t bytes; (bytes = next_placeholder(&at)) > 0; at += bytes) {
        if (!holds(other, at, bytes)) {
            struct str what = { 0 };
            str_addf(&what, format, str_text(&c->parts[PART_CONTEXT]), (int)(bytes < 80 ? bytes : 80), at);
            tell(c, c->line_of[PART_TEXT], T_TRANSLATED_PLACEHOLDER, "Use the placeholders of the original, each as it is written",
                 str_text(&what));
            str_deinit(&what);
            return;
        }
    }
}

/* ---- entries ----------------------------------------------------------------------------------------------------- */

static void check_entry(struct catalogue *c)
{
    const struct world *world = c->check->world;
    const char *path = str_text(&c->parts[PART_CONTEXT]);
    const char *translated = str_text(&c->parts[PART_TEXT]);
    uint32_t text = text_of_path(c, path);
    struct str what = { 0 };
    if (text == 0) {
        str_addf(&what, "the scenario has no text `%s`", path);
        tell(c, c->line_of[PART_CONTEXT], T_TRANSLATION_STALE, "Remove it, or mend its path", str_text(&what));
    } else if (translated[0] != '\0') {
        const struct api_place where = { c->file, c->line_of[PART_TEXT], 1 };
        c->translated[text] = true;
        check_words(c->check, path, translated, &where);
        check_held(c, translated, world->texts[text].source, "the translation of `%s` holds %.*s, which the original does not");
        check_held(c, world->texts[text].source, translated, "the translation of `%s` lacks %.*s");
        if (c->is_fuzzy || !str_equal(str_text(&c->parts[PART_ID]), world->texts[text].source)) {
            str_addf(&what, "`%s` was translated from other words", path);
            tell(c, c->line_of[PART_ID], T_TRANSLATION_STALE, "Translate it again from the text of today", str_text(&what));
        }
    }
    str_deinit(&what);
}

static void end_entry(struct catalogue *c)
{
    if (c->is_bad) {
        c->is_bad = false;
    } else if (c->line_of[PART_CONTEXT] != 0 && c->line_of[PART_ID] != 0 && c->line_of[PART_TEXT] != 0) {
        check_entry(c);
    } else if (c->line_of[PART_ID] != 0 && c->parts[PART_ID].bytes > 0) {
        tell(c, c->line_of[PART_ID], T_BAD_CATALOGUE, "Write msgctxt \"inject.alarm.text\" before it",
             "this entry does not say which text it translates");
    }
    for (enum part part = 0; part < PART_COUNT; part++) {
        str_clear(&c->parts[part]);
        c->line_of[part] = 0;
    }
    c->part = PART_NONE;
    c->is_fuzzy = false;
}

/* ---- lines ------------------------------------------------------------------------------------------------------- */

static char unescaped(char letter)
{
    return letter == 'n' ? '\n' : letter == 't' ? '\t' : letter == 'r' ? '\r' : letter;
}

/* "…" to the end of the line, added to the part. False when it is not that. */
static bool read_quoted(struct catalogue *c, const char *at, const char *end)
{
    if (c->part == PART_NONE || end - at < 2 || at[0] != '"' || end[-1] != '"') {
        return false;
    }
    for (at++; at < end - 1; at++) {
        char letter = *at;
        if (letter == '"') {
            return false;
        }
        if (letter == '\\') {
            if (++at == end - 1) {
                return false;
            }
            letter = unescaped(*at);
        }
        str_add_bytes(&c->parts[c->part], &letter, 1);
    }
    return true;
}

static const char *keyword(struct catalogue *c, const char *at, const char *end)
{
    static const struct { const char *word; enum part part; } words[] = {
        { "msgctxt", PART_CONTEXT }, { "msgid", PART_ID }, { "msgstr", PART_TEXT },
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t bytes = strlen(words[i].word);
        if ((size_t)(end - at) > bytes && memcmp(at, words[i].word, bytes) == 0 && at[bytes] == ' ') {
            enum part part = words[i].part;
            if (part == PART_CONTEXT || c->line_of[part] != 0 || (part == PART_ID && c->line_of[PART_TEXT] != 0)) {
                end_entry(c);
            }
            c->part = part;
            c->line_of[part] = c->line;
            at += bytes;
            while (at < end && *at == ' ') {
                at++;
            }
            return at;
        }
    }
    return at;
}

static void read_line(struct catalogue *c, const char *at, const char *end)
{
    while (end > at && (end[-1] == '\r' || end[-1] == ' ' || end[-1] == '\t')) {
        end--;
    }
    if (at == end) {
        end_entry(c);
    } else if (*at == '#') {
        bool begins = c->part == PART_TEXT;
        if (begins) {
            end_entry(c);
        }
        c->is_fuzzy = c->is_fuzzy || (end - at > 7 && at[1] == ',' && memcmp(end - 5, "fuzzy", 5) == 0);
    } else if (!read_quoted(c, keyword(c, at, end), end)) {
        if (!c->told_bad) {
            tell(c, c->line, T_BAD_CATALOGUE, "Write msgctxt, msgid and msgstr, each followed by a text in quotes",
                 "this line of the catalogue cannot be read");
        }
        c->is_bad = c->told_bad = true;
    }
}

/* ---- files ------------------------------------------------------------------------------------------------------- */

static void check_missing(struct catalogue *c)
{
    const struct world *world = c->check->world;
    uint32_t missing = 0;
    const char *first = NULL;
    for (uint32_t i = 1; i < world->texts_count; i++) {
        bool is_missing = world->texts[i].source[0] != '\0' && !c->translated[i];
        first = is_missing && first == NULL ? world->texts[i].path : first;
        missing += is_missing ? 1 : 0;
    }
    if (missing > 0) {
        struct str what = { 0 };
        str_addf(&what, "%u of the texts have no translation, the first is `%s`", missing, first);
        tell(c, 0, T_TRANSLATION_MISSING, "Until then people read the original", str_text(&what));
        str_deinit(&what);
    }
}

static void check_catalogue(const struct check *check, const struct package_file *file)
{
    struct arena arena;
    arena_init(&arena);
    struct catalogue c = { .check = check, .file = file->name };
    c.translated = ARENA_ARRAY(&arena, bool, check->world->texts_count + 1);
    memset(c.translated, 0, check->world->texts_count + 1);
    index_texts(&c, &arena);
    const char *at = (const char *)file->content, *end = at + file->bytes;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline != NULL ? newline : end;
        c.line++;
        read_line(&c, at, stop);
        at = stop + 1;
    }
    end_entry(&c);
    check_missing(&c);
    for (enum part part = 0; part < PART_COUNT; part++) {
        str_deinit(&c.parts[part]);
    }
    arena_deinit(&arena);
}

void check_translations(const struct check *check, const struct package *package)
{
    for (uint32_t i = 0; i < package->count; i++) {
        if (strncmp(package->files[i].name, "texts/", 6) == 0) {
            check_catalogue(check, &package->files[i]);
        }
    }
}
