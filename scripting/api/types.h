/* types.h: the language for an author's editor: annotations that the Lua language server reads, and the words for luacheck.
 *
 * All of it is made from the tables of language.h, so an editor says of a field what its reader does. The files of the
 * language are kept in scripting/types, where `test_types --write` puts them; a test holds them to the tables, field by
 * field and in both directions. Those of one scenario are written by `tocsin new`.
 *
 * Names of types: team.x is `tocsin.team`, a cue is `tocsin.cue`, what share{…} of a test takes is `tocsin.test.share`.
 * A field that must be written has no "?"; a positional one stands in brackets, [1]; the positional rest is [integer]. */
#ifndef TOCSIN_API_TYPES_H
#define TOCSIN_API_TYPES_H

#include <stdint.h>

#include "api/api.h"
#include "base/str.h"

/* Of the files in scripting/types. */
#define TYPES_FILES 3u
const char *types_file_name(uint32_t i); /* "shelves.lua" */
/* Appends the whole file. */
void types_file(uint32_t i, struct str *out);

/* The first lines of types_names: whose file this is. */
#define TYPES_NAMES_MARK "---@meta _\n-- Written by tocsin new --types."
/* Appends a file in which every thing of a scenario is a field of its shelf, with its title: `team.` completes with the
 * teams, `decision.isolate.` with its options, `own.` with the teams' values. `world` was loaded with `source`, without
 * errors. */
void types_names(const struct api_source *source, const struct world *world, struct str *out);

/* Appends a .luacheckrc: for the folder of one scenario, or for one that holds scenarios/<id> and scenarios/laws. */
void types_luacheck(bool of_library, struct str *out);

#endif
