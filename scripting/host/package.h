/* package.h: a scenario as bytes: its folder read into memory, and one canonical encoding of it.
 *
 * The encoding is what a session file keeps and what is hashed: the same files give the same bytes on every machine.
 *
 * Room:   scripting/host. Reads files, runs nothing. Finding a folder by a scenario's id belongs to commands/.
 * Owns:   every name and byte it holds, from init to deinit.
 * Trust:  folders and encodings may come from strangers. Symbolic links and anything that is no plain file are refused;
 *         a hostile encoding gives ERR_BAD_INPUT, never more than PACKAGE_BYTES_MAX of memory.
 *
 * What a package holds, by name: scenario.lua or scenario.xlsx (one of them always), tests.lua, texts/<language>.po,
 * pictures/<name>.png .jpg .jpeg .svg, laws/<id>.lua for each law pack that an economy names, prelude/<name>.lua if the
 * language adds one, and sheets/<name>.lua, the words of a workbook (package_add). Hidden files, and those that Excel
 * marks an open workbook with, are left out; files and folders of other names are left out and listed in `left_out`.
 * A workbook's words are made by exchange/ and kept with it, so that a session never depends on how they were made.
 *
 * Encoding, all numbers little-endian:
 *   0   8 bytes   "TOCSINP1"
 *   8   u32       number of files, 1..PACKAGE_FILES_MAX
 *   then for each file, in strictly rising order of name (memcmp):
 *       u32 bytes of name, u32 bytes of content, name, content
 * Valid exactly when every name passes package_name_ok, every limit below holds, scenario.lua or scenario.xlsx is there,
 * and nothing follows the last file. */
#ifndef TOCSIN_HOST_PACKAGE_H
#define TOCSIN_HOST_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/str.h"

#define PACKAGE_FILES_MAX 512u
#define PACKAGE_NAME_BYTES_MAX 128u
#define PACKAGE_FILE_BYTES_MAX 4194304u /* of a catalogue or a picture; a .lua file: SCRIPT_SOURCE_BYTES_MAX */
#define PACKAGE_BYTES_MAX 33554432u     /* of the whole encoding; .lua files together: SCRIPT_PACKAGE_BYTES_MAX */
#define PACKAGE_LAWS_MAX 64u            /* law packs that one scenario names */
#define PACKAGE_WORKBOOK "scenario.xlsx"
#define PACKAGE_SHEETS "sheets/"        /* what a workbook says, as text of the language: never read from a folder */

struct package_file {
    const char *name; /* "scenario.lua", "texts/ja.po", "laws/sg.lua" */
    const unsigned char *content; /* a NUL stands behind it */
    uint32_t bytes;
};

struct package {
    struct package_file *files; /* by name, rising */
    uint32_t count, room;
    const char **left_out; /* what stood in the folder and is no part of a scenario */
    uint32_t left_out_count, left_out_room;
    struct arena bytes;
};

void package_init(struct package *package);
void package_deinit(struct package *package);

/* Reads the folder, and the packs it names from `laws_folder` (NULL: none are looked for). A pack that is not there is
 * no error here: the language says at which economy it is missing.
 * Errors: ERR_NOT_FOUND (no folder, neither scenario.lua nor scenario.xlsx), ERR_BAD_INPUT (a symbolic link, a name with odd characters, a
 * folder inside texts/ or pictures/), ERR_TOO_BIG, ERR_IO. On an error the package is empty. */
MUST_CHECK enum err package_load(struct package *package, const char *folder, const char *laws_folder,
                                 struct err_note *note);

/* Reads the one file `path` as the package's file `name`. Errors: ERR_NOT_FOUND, ERR_BAD_INPUT (a symbolic link, no plain
 * file), ERR_TOO_BIG, ERR_IO. */
MUST_CHECK enum err package_load_file(struct package *package, const char *path, const char *name, struct err_note *note);
/* The packs of `laws_folder` that an economy names, in scenario.lua or in the sheets, and that are not there yet: after the
 * sheets have come. Errors: as package_load; the package keeps what it had. */
MUST_CHECK enum err package_load_laws(struct package *package, const char *laws_folder, struct err_note *note);

/* Adds a copy of one file, for tests and for packages made in memory. Errors: ERR_BAD_INPUT (a name that no package
 * holds, or that it already has), ERR_TOO_BIG. */
MUST_CHECK enum err package_add(struct package *package, const char *name, const void *content, size_t bytes,
                                struct err_note *note);

/* NULL when it has no such file. */
const struct package_file *package_find(const struct package *package, const char *name);

/* Is there a scenario in it: scenario.lua, or a workbook? */
bool package_has_scenario(const struct package *package);

/* Appends the encoding. MUST: package_has_scenario. */
void package_encode(const struct package *package, struct str *out);
/* Errors: ERR_BAD_INPUT, ERR_TOO_BIG; the package is then empty. */
MUST_CHECK enum err package_decode(struct package *package, const void *bytes, size_t count, struct err_note *note);

/* May a package hold a file of this name? */
bool package_name_ok(const char *name, size_t bytes);

#endif
