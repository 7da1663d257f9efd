/* faces.h: which font files there are, where Debian puts them, and which of them has a given letter.
 *
 * Room: sim/text, private to it. Owns the mapped files, and the open fonts, at most FACES_OPEN_MAX; the least recently
 * used is closed.
 * A file that is not there is remembered as missing: its letters come from the next candidate, or as a box. */
#ifndef TOCSIN_TEXT_FACES_H
#define TOCSIN_TEXT_FACES_H

#include <SDL_ttf.h>
#include <unicode/uscript.h>

#include "text/text.h"

#define FACES_OPEN_MAX 48u
#define FACES_CANDIDATES_MAX 12u
#define FACES_PATH_BYTES 512u

struct font_file {
    const char *path, *package;
    int64_t index; /* within a collection */
};

struct open_font {
    TTF_Font *font;
    uint32_t file;     /* in the table of faces.c */
    uint32_t quarters; /* px times 4 */
    uint64_t used;     /* by the count of uses; the smallest is the oldest */
};

/* A font file in memory: FreeType seeks a lot, and a mapped page costs nothing until it is read. */
struct mapped {
    void *at; /* NULL: not mapped */
    size_t bytes;
};

#define FACES_FILES_MAX 64u

struct faces {
    char root[FACES_PATH_BYTES];
    struct mapped mapped[FACES_FILES_MAX];
    struct open_font open[FACES_OPEN_MAX];
    uint32_t open_count;
    uint64_t uses;
    uint64_t missing; /* a bit for each file that could not be opened */
    uint32_t han;     /* which Han shapes: an index in the collection */
};

/* Errors: ERR_NOT_FOUND, ERR_TOO_BIG (root), ERR_IO (SDL_ttf does not start). */
MUST_CHECK enum err faces_init(struct faces *faces, const char *root, struct err_note *note);
void faces_deinit(struct faces *faces);
void faces_set_language(struct faces *faces, const char *tag);

/* The files to try for a letter of this script in this face, best first; the last is the face itself again. */
uint32_t faces_candidates(const struct faces *faces, enum text_face face, UScriptCode script,
                          uint32_t files[FACES_CANDIDATES_MAX]);
/* The open font of a file at a size, or NULL when the file is missing. Valid until the next call. */
TTF_Font *faces_open(struct faces *faces, uint32_t file, uint32_t quarters);

#endif
