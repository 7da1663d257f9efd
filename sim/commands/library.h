/* library.h: from what a person calls a scenario to something that can be played.
 *
 * A scenario is a folder, a workbook, an id from the library, or a session file, which carries its scenario with it. */
#ifndef TOCSIN_COMMANDS_LIBRARY_H
#define TOCSIN_COMMANDS_LIBRARY_H

#include "api/api.h"
#include "base/err.h"
#include "base/str.h"
#include "host/package.h"
#include "session/session.h"
#include "study/study.h"

/* The data folder: scenarios/, assets/. Errors: ERR_NOT_FOUND with the places that were looked at. */
MUST_CHECK enum err library_data_folder(struct str *folder, struct err_note *note);
/* Where sessions are kept by default: $XDG_DATA_HOME/tocsin/sessions; made when it is not there. */
MUST_CHECK enum err library_sessions_folder(struct str *folder, struct err_note *note);
/* Ids of the library, sorted; strings in `arena`. */
MUST_CHECK enum err library_list(struct arena *arena, const char ***ids, uint32_t *count, struct err_note *note);

/* Reads the package of a scenario: folder, workbook, id or session file. Errors: ERR_NOT_FOUND (the note names the nearest id). */
MUST_CHECK enum err library_package(const char *scenario, struct package *package, struct err_note *note);

/* A loaded scenario, ready for one session at a time. */
struct loaded {
    const struct package *package;
    struct world *world;
    struct api_stories *stories;
};
/* The note of ERR_BAD_INPUT holds the first problem. */
MUST_CHECK enum err loaded_open(struct loaded *loaded, const struct package *package, struct err_note *note);
void loaded_close(struct loaded *loaded);
/* Fills world, calls and the rule for stories that must be dropped. */
void loaded_configure(const struct loaded *loaded, struct session_config *config);
/* A line for each story that was closed while it was played: which, when and why; or where its mistake is. */
void library_tell_closed(const struct loaded *loaded, struct session *session, struct str *lines);
/* A maker for studies over one package. */
struct study_maker loaded_maker(const struct package *package);

/* Everybody a bot, of the policy its author wrote for it or `policy` when that is not NULL. Errors: ERR_BAD_INPUT. */
MUST_CHECK enum err library_cast_bots(const struct world *world, const char *policy, struct session_team *teams,
                                      struct err_note *note);
/* Header of a new session file over this package. `bytes` must live as long as the header. */
struct journal_header library_header(const struct world *world, const struct str *bytes, uint64_t seed, const char *team);
int64_t library_wall_ms(void);

#endif
