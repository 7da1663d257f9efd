#include "text/faces.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOTO "usr/share/fonts/truetype/noto/"
#define CJK "usr/share/fonts/opentype/noto/"

/* Each face first, in the order of enum text_face; what every machine must have ends at FILE_NEEDED_COUNT. */
enum {
    FILE_NOTO = TEXT_FACE_COUNT,
    FILE_NEEDED_COUNT,
    FILE_NOTO_BOLD = FILE_NEEDED_COUNT,
    FILE_SYMBOLS,
    FILE_SYMBOLS2,
    FILE_MATH,
    FILE_CJK,
    FILE_CJK_BOLD = FILE_CJK + 5,
    FILE_SCRIPTS = FILE_CJK_BOLD + 5
};

enum han { HAN_JP, HAN_KR, HAN_SC, HAN_TC, HAN_HK };

#define CJK_FACES(weight) \
    { CJK "NotoSansCJK-" weight ".ttc", "fonts-noto-cjk", HAN_JP }, \
        { CJK "NotoSansCJK-" weight ".ttc", "fonts-noto-cjk", HAN_KR }, \
        { CJK "NotoSansCJK-" weight ".ttc", "fonts-noto-cjk", HAN_SC }, \
        { CJK "NotoSansCJK-" weight ".ttc", "fonts-noto-cjk", HAN_TC }, \
    { \
        CJK "NotoSansCJK-" weight ".ttc", "fonts-noto-cjk", HAN_HK \
    }

#define SCRIPT_FILES(name) \
    { NOTO "NotoSans" name "-Regular.ttf", "fonts-noto-core", 0 }, \
    { \
        NOTO "NotoSans" name "-Bold.ttf", "fonts-noto-core", 0 \
    }

static const struct font_file FILES[] = {
    [TEXT_REGULAR] = { "usr/share/fonts/opentype/inter/Inter-Regular.otf", "fonts-inter", 0 },
    [TEXT_SEMIBOLD] = { "usr/share/fonts/opentype/inter/Inter-SemiBold.otf", "fonts-inter", 0 },
    [TEXT_MONO] = { "usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Medium.ttf", "fonts-jetbrains-mono", 0 },
    [TEXT_ICONS] = { "usr/share/fonts/truetype/materialdesignicons-webfont/materialdesignicons-webfont.ttf",
                     "fonts-materialdesignicons-webfont", 0 },
    [FILE_NOTO] = { NOTO "NotoSans-Regular.ttf", "fonts-noto-core", 0 },
    [FILE_NOTO_BOLD] = { NOTO "NotoSans-Bold.ttf", "fonts-noto-core", 0 },
    [FILE_SYMBOLS] = { NOTO "NotoSansSymbols-Regular.ttf", "fonts-noto-core", 0 },
    [FILE_SYMBOLS2] = { NOTO "NotoSansSymbols2-Regular.ttf", "fonts-noto-core", 0 },
    [FILE_MATH] = { NOTO "NotoSansMath-Regular.ttf", "fonts-noto-core", 0 },
    [FILE_CJK] = CJK_FACES("Regular"),
    [FILE_CJK_BOLD] = CJK_FACES("Bold"),
    [FILE_SCRIPTS] = SCRIPT_FILES("Thai"),
    SCRIPT_FILES("Khmer"),
    SCRIPT_FILES("Lao"),
    SCRIPT_FILES("Myanmar"),
    SCRIPT_FILES("Arabic"),
    SCRIPT_FILES("Hebrew"),
    SCRIPT_FILES("Devanagari"),
    SCRIPT_FILES("Bengali"),
    SCRIPT_FILES("Gurmukhi"),
    SCRIPT_FILES("Gujarati"),
    SCRIPT_FILES("Tamil"),
    SCRIPT_FILES("Telugu"),
    SCRIPT_FILES("Kannada"),
    SCRIPT_FILES("Malayalam"),
    SCRIPT_FILES("Sinhala"),
    SCRIPT_FILES("Georgian"),
    SCRIPT_FILES("Armenian"),
    SCRIPT_FILES("Ethiopic"),
};
#define FILE_COUNT ((uint32_t)(sizeof FILES / sizeof FILES[0]))
_Static_assert(sizeof FILES / sizeof FILES[0] <= FACES_FILES_MAX, "faces.missing has a bit for each file");

/* In the order of the pairs behind FILE_SCRIPTS. */
static const UScriptCode SCRIPTS[] = {
    USCRIPT_THAI,       USCRIPT_KHMER,     USCRIPT_LAO,      USCRIPT_MYANMAR,  USCRIPT_ARABIC,   USCRIPT_HEBREW,
    USCRIPT_DEVANAGARI, USCRIPT_BENGALI,   USCRIPT_GURMUKHI, USCRIPT_GUJARATI, USCRIPT_TAMIL,    USCRIPT_TELUGU,
    USCRIPT_KANNADA,    USCRIPT_MALAYALAM, USCRIPT_SINHALA,  USCRIPT_GEORGIAN, USCRIPT_ARMENIAN, USCRIPT_ETHIOPIC,
};
#define SCRIPT_COUNT ((uint32_t)(sizeof SCRIPTS / sizeof SCRIPTS[0]))
_Static_assert(FILE_SCRIPTS + 2 * sizeof SCRIPTS / sizeof SCRIPTS[0] == sizeof FILES / sizeof FILES[0],
               "a regular and a bold file for each script");

static void path_of(const struct faces *faces, uint32_t file, char path[2 * FACES_PATH_BYTES])
{
    (void)snprintf(path, 2 * FACES_PATH_BYTES, "%s/%s", faces->root, FILES[file].path);
}

static enum err check_needed(const struct faces *faces, struct err_note *note)
{
    for (uint32_t file = 0; file < FILE_NEEDED_COUNT; file++) {
        char path[2 * FACES_PATH_BYTES];
        path_of(faces, file, path);
        if (access(path, R_OK) != 0) {
            return err_say(note, ERR_NOT_FOUND, "the font %s is missing; install the package %s", path,
                           FILES[file].package);
        }
    }
    return ERR_OK;
}

enum err faces_init(struct faces *faces, const char *root, struct err_note *note)
{
    *faces = (struct faces){ .han = HAN_SC };
    if (strlen(root) >= sizeof faces->root) {
        return err_say(note, ERR_TOO_BIG, "the path of the fonts is longer than %u bytes", FACES_PATH_BYTES);
    }
    (void)snprintf(faces->root, sizeof faces->root, "%s", root);
    enum err err = check_needed(faces, note);
    if (err != ERR_OK) {
        return err;
    }
    if (TTF_Init() != 0) {
        return err_say(note, ERR_IO, "SDL_ttf does not start: %s", TTF_GetError());
    }
    return ERR_OK;
}

void faces_deinit(struct faces *faces)
{
    for (uint32_t i = 0; i < faces->open_count; i++) {
        TTF_CloseFont(faces->open[i].font);
    }
    faces->open_count = 0;
    TTF_Quit();
    for (uint32_t i = 0; i < FACES_FILES_MAX; i++) {
        if (faces->mapped[i].at != NULL) {
            (void)munmap(faces->mapped[i].at, faces->mapped[i].bytes);
        }
    }
}

static bool tag_is(const char *tag, const char *start)
{
    size_t bytes = strlen(start);
    return strncmp(tag, start, bytes) == 0 && (tag[bytes] == '\0' || tag[bytes] == '-' || tag[bytes] == '_');
}

void faces_set_language(struct faces *faces, const char *tag)
{
    static const struct {
        const char *start;
        uint32_t han;
    } KNOWN[] = { { "ja", HAN_JP },      { "ko", HAN_KR },    { "zh-Hant-HK", HAN_HK }, { "zh-HK", HAN_HK },
                  { "zh-Hant", HAN_TC }, { "zh-TW", HAN_TC }, { "zh-MO", HAN_HK } };
    faces->han = HAN_SC;
    for (size_t i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
        if (tag_is(tag, KNOWN[i].start)) {
            faces->han = KNOWN[i].han;
            return;
        }
    }
}

static uint32_t script_file(UScriptCode script, bool is_bold)
{
    for (uint32_t i = 0; i < SCRIPT_COUNT; i++) {
        if (SCRIPTS[i] == script) {
            return FILE_SCRIPTS + 2 * i + (is_bold ? 1u : 0u);
        }
    }
    return FILE_COUNT;
}

uint32_t faces_candidates(const struct faces *faces, enum text_face face, UScriptCode script,
                          uint32_t files[FACES_CANDIDATES_MAX])
{
    bool is_bold = face == TEXT_SEMIBOLD;
    uint32_t count = 0;
    files[count++] = (uint32_t)face;
    uint32_t own = script_file(script, is_bold);
    if (own < FILE_COUNT) {
        files[count++] = own;
    }
    files[count++] = is_bold ? FILE_NOTO_BOLD : FILE_NOTO;
    files[count++] = (is_bold ? FILE_CJK_BOLD : FILE_CJK) + faces->han;
    files[count++] = FILE_SYMBOLS;
    files[count++] = FILE_SYMBOLS2;
    files[count++] = FILE_MATH;
    files[count++] = (uint32_t)face; /* its box for a letter that nobody has */
    return count;
}

static struct open_font *find_open(struct faces *faces, uint32_t file, uint32_t quarters)
{
    for (uint32_t i = 0; i < faces->open_count; i++) {
        if (faces->open[i].file == file && faces->open[i].quarters == quarters) {
            return &faces->open[i];
        }
    }
    return NULL;
}

static struct open_font *oldest(struct faces *faces)
{
    struct open_font *best = &faces->open[0];
    for (uint32_t i = 1; i < faces->open_count; i++) {
        if (faces->open[i].used < best->used) {
            best = &faces->open[i];
        }
    }
    return best;
}

/* Two table rows may share a file (the faces of a collection); each then has its own mapping of the same pages. */
static struct mapped map_file(const char *path)
{
    struct mapped mapped = { 0 };
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return mapped;
    }
    struct stat about;
    if (fstat(file, &about) == 0 && about.st_size > 0 && about.st_size < INT32_MAX) {
        void *at = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
        if (at != MAP_FAILED) {
            mapped = (struct mapped){ at, (size_t)about.st_size };
        }
    }
    (void)close(file);
    return mapped;
}

/* SDL_ttf takes whole points only. A quarter of the resolution makes its point a quarter of a pixel. */
static TTF_Font *load(struct faces *faces, uint32_t file, uint32_t quarters)
{
    struct mapped *mapped = &faces->mapped[file];
    if (mapped->at == NULL) {
        char path[2 * FACES_PATH_BYTES];
        path_of(faces, file, path);
        *mapped = map_file(path);
    }
    if (mapped->at == NULL) {
        return NULL;
    }
    SDL_RWops *bytes = SDL_RWFromConstMem(mapped->at, (int)mapped->bytes);
    TTF_Font *font = TTF_OpenFontIndexDPIRW(bytes, 1, (int)quarters, (long)FILES[file].index, 18, 18);
    if (font != NULL) {
        /* Upright stems keep their place, so that widths scale evenly; only heights snap to pixels. */
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    }
    return font;
}

TTF_Font *faces_open(struct faces *faces, uint32_t file, uint32_t quarters)
{
    struct open_font *open = find_open(faces, file, quarters);
    if (open == NULL) {
        if ((faces->missing >> file & 1u) != 0) {
            return NULL;
        }
        TTF_Font *font = load(faces, file, quarters);
        if (font == NULL) {
            faces->missing |= (uint64_t)1 << file;
            return NULL;
        }
        if (faces->open_count < FACES_OPEN_MAX) {
            open = &faces->open[faces->open_count++];
        } else {
            open = oldest(faces);
            TTF_CloseFont(open->font);
        }
        *open = (struct open_font){ .font = font, .file = file, .quarters = quarters };
    }
    open->used = ++faces->uses;
    return open->font;
}
