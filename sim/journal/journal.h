/* journal.h: the session file: every input, in order, durable before anyone is told that it counted.
 *
 * Room:    sim/journal. The only room that knows SQL. Payloads and trace records are bytes to it: it never decides.
 * Owns:    one SQLite connection between journal_create or journal_open and journal_close. Not to be used across fork().
 * Threads: one, the session's.
 * Units:   input and record numbers count from 1 without gaps; at_s game seconds from STARTEX; *_ms wall clock since 1970.
 * Strings: UTF-8, NUL-terminated, lent for the call. What a reading call hands out lives until it returns.
 * Errors:  the note is a sentence for a person and names the file. Beside those said at each function:
 *          ERR_DISK_FULL  nothing was written; may be tried again
 *          ERR_IO         the disk failed and what reached it is unknown; every later write fails too: close and open again
 *          ERR_NO_MEMORY  nothing was written
 * Source:  docs/session-file.md */
#ifndef TOCSIN_JOURNAL_JOURNAL_H
#define TOCSIN_JOURNAL_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/str.h"

#define JOURNAL_FORMAT 1u
#define JOURNAL_TITLE_BYTES_MAX 511u
#define JOURNAL_PACKAGE_BYTES_MAX 67108864u /* the scenario with its pictures */
#define JOURNAL_RECORD_BYTES_MAX 65536u     /* of one encoded trace record */
#define JOURNAL_EVERYBODY 0u
#define JOURNAL_SECONDS_MAX INT64_C(100000000000) /* either way from STARTEX: over LENGTH_FACTOR_MAX times the longest exercise */
#define JOURNAL_WALL_MS_MIN INT64_C(-62135596800000) /* the years 1 to 9999 */
#define JOURNAL_WALL_MS_MAX INT64_C(253402300799999)

struct journal;

/* What the host chose before STARTEX. The journal keeps to it: what may not be kept is never written. */
enum journal_privacy {
    JOURNAL_FULL = 0,
    JOURNAL_WITHOUT_NAMES,  /* no names */
    JOURNAL_AGGREGATES      /* neither names nor what people typed */
};

/* Fixed when the file is made; the chain begins with it. */
struct journal_header {
    const char *scenario;   /* id, "quiet-ward"; NAME_BYTES_MAX */
    const char *title;      /* for lists; JOURNAL_TITLE_BYTES_MAX */
    const char *team;       /* the team that a person plays alone, "" when hosted or all bots; NAME_BYTES_MAX */
    uint64_t seed;
    uint32_t rules_version;
    enum journal_privacy privacy;
    int64_t created_ms;
    const void *package;    /* the scenario, whole */
    size_t package_bytes;
};

/* ---- making, opening, closing ------------------------------------------------------------------------------------ */

/* Makes a session file that nothing is in yet, and holds it for writing. It gets its name when it is whole and on disk: a
 * program that is killed in the making leaves no file of that name.
 * Errors: ERR_BUSY (there is a file of that name already; left alone), ERR_READ_ONLY, ERR_NOT_FOUND (no such folder),
 * ERR_TOO_BIG, ERR_BAD_INPUT (created_ms out of bounds). After an error there is no file. */
MUST_CHECK enum err journal_create(const char *path, const struct journal_header *header, struct journal **journal,
                                   struct err_note *note);

enum journal_how {
    JOURNAL_READ, /* writes nothing, neither into the file nor beside it; works while another program writes it: then it
                   * reads a private copy of this moment */
    JOURNAL_WRITE /* alone: nobody else can open it for writing until journal_close or the end of the process */
};
/* Opens and checks it: format, every value within its bounds, chain over all inputs, digests of texts, mark, stray texts,
 * gaps in the trace. So what reading calls hand out is bounded, whoever made the file. A file whose program was killed opens as
 * if nothing had happened.
 * Errors: ERR_NOT_FOUND, ERR_BAD_INPUT (not a session file, or of a newer format), ERR_ALTERED (cut short or changed;
 * the note says at which input), ERR_BUSY (JOURNAL_WRITE: open elsewhere), ERR_READ_ONLY (JOURNAL_WRITE). After an
 * error the file is as it was, and so it is up to the first write. Other rules are no error here: the caller compares
 * header->rules_version. */
MUST_CHECK enum err journal_open(const char *path, enum journal_how how, struct journal **journal,
                                 struct err_note *note);

/* Folds everything into the one file and lets go of it. `journal` is gone afterwards, whatever is returned.
 * On an error nothing acknowledged is lost; the note names the files that must stay beside the session file. */
enum err journal_close(struct journal *journal, struct err_note *note);

/* Lets go of it and writes nothing more, not even what journal_close would: for a session that its caller refuses after
 * all. The file and what lies beside it stay as the last commit left them; as they were found, when nothing was written. */
void journal_leave(struct journal *journal);

/* As journal_leave, for one that was made and holds no input yet: its exercise could not begin. Takes the file away. */
void journal_discard(struct journal *journal);

/* The files beside `path` that belong to it now ("x.tocsin-wal"), by line; empty when it stands alone. */
void journal_beside(const char *path, struct str *names);

/* Valid until journal_close. */
const struct journal_header *journal_header(const struct journal *journal);

/* ---- writing: only with JOURNAL_WRITE ---------------------------------------------------------------------------- */

/* Free text stands apart from the input, so that it can be erased; the input's line in the chain holds a salted digest. */
enum journal_text {
    JOURNAL_NO_TEXT = 0,
    JOURNAL_NAME,     /* a person's name: dropped unless JOURNAL_FULL */
    JOURNAL_PROSE,    /* what a person typed: dropped with JOURNAL_AGGREGATES */
    JOURNAL_MATERIAL  /* what control added to the exercise (improvise, edit, hint): always kept */
};

struct journal_input {
    uint64_t number;        /* given by journal_append */
    const char *role;       /* "seat", "bot", "control", "evaluator", "session"; NAME_BYTES_MAX */
    const char *team;       /* its written name, "" none; NAME_BYTES_MAX */
    uint32_t seat;
    uint64_t sender_number; /* the sender's own, 1 to INT64_MAX; 0: it does not number, and is never taken for a repeat */
    const char *kind;       /* "decide"; NAME_BYTES_MAX */
    int64_t at_s;           /* never before the input before it */
    int64_t wall_ms;
    const char *payload;    /* one JSON object, no free text in it; INPUT_BYTES_MAX */
    enum journal_text what;
    const char *text;       /* TEXT_BYTES_MAX; NULL without. When read: NULL also when it was erased */
    uint32_t person;        /* whose text it is, 0 nobody in particular; the session numbers people */
    bool is_erased;         /* only when read: there was a text, it is not kept or no longer there */
};

/* The number of the input that this sender numbered so, 0 when there is none. The verdict is not on disk: replay
 * gives it again. */
uint64_t journal_find(const struct journal *journal, const char *role, const char *team, uint32_t seat,
                      uint64_t sender_number);

/* Several writes that share one flush. Each of the writing calls below is durable when it returns, or, inside a group,
 * when journal_commit does. An error inside a group, from any of them, undoes the whole group and ends it. */
MUST_CHECK enum err journal_begin(struct journal *journal, struct err_note *note);
MUST_CHECK enum err journal_commit(struct journal *journal, struct err_note *note);
/* Ends the group as if it had never begun. */
void journal_undo(struct journal *journal);

/* Appends one input and sets input->number. MUST not be one that journal_find finds; at_s MUST not decrease.
 * Errors: ERR_TOO_BIG, ERR_BAD_INPUT (sender_number above INT64_MAX, a time out of bounds). */
MUST_CHECK enum err journal_append(struct journal *journal, struct journal_input *input, struct err_note *note);

/* Everything up to at_s may now be shown. One line that is overwritten, not one for each mark, so it may be called for
 * every frame: a mark that says nothing new (not later, not ended) writes nothing and returns at once. */
MUST_CHECK enum err journal_reached(struct journal *journal, int64_t at_s, int64_t wall_ms, bool has_ended,
                                    struct err_note *note);

/* The trace may lag behind the inputs: what is missing after a crash, or after an undone group, the session adds again
 * from journal_record_count on. */
MUST_CHECK enum err journal_append_record(struct journal *journal, const void *bytes, size_t count,
                                          struct err_note *note);
/* Takes back the records numbered above `keep`, and the digests over more than `keep` records. */
MUST_CHECK enum err journal_drop_records(struct journal *journal, uint32_t keep, struct err_note *note);
/* The digest of the first `records` records, at checkpoints and at the end. Replaces one for the same count. */
MUST_CHECK enum err journal_set_digest(struct journal *journal, uint32_t records, struct digest digest,
                                       struct err_note *note);

/* ---- reading ----------------------------------------------------------------------------------------------------- */

uint64_t journal_input_count(const struct journal *journal);
uint32_t journal_record_count(const struct journal *journal);
/* Where the exercise stands: the later of the last mark and the last input's stamp; -1 before anything. A resumed clock
 * goes on from here. */
int64_t journal_at_s(const struct journal *journal);
int64_t journal_wall_ms(const struct journal *journal); /* of that mark or input; 0 before anything */
bool journal_has_ended(const struct journal *journal);
/* The head of the chain: stands for every input. Worth printing on a report. */
#define JOURNAL_CHAIN_BYTES 32u
const unsigned char *journal_chain(const struct journal *journal);

/* Each calls `visit` in order of number and stops at the first that does not return ERR_OK, returning that. */
typedef enum err (*journal_visit_input)(void *context, const struct journal_input *input, struct err_note *note);
typedef enum err (*journal_visit_record)(void *context, uint32_t number, const void *bytes, size_t count,
                                         struct err_note *note);
typedef enum err (*journal_visit_digest)(void *context, uint32_t records, struct digest digest, struct err_note *note);
typedef enum err (*journal_visit_person)(void *context, uint32_t person, const char *name, struct err_note *note);
MUST_CHECK enum err journal_each_input(struct journal *journal, uint64_t from, journal_visit_input visit, void *context,
                                       struct err_note *note);
MUST_CHECK enum err journal_each_record(struct journal *journal, uint32_t from, journal_visit_record visit,
                                        void *context, struct err_note *note);
MUST_CHECK enum err journal_each_digest(struct journal *journal, journal_visit_digest visit, void *context,
                                        struct err_note *note);
/* Everybody whose name is kept, by person; the newest name when there are several. */
MUST_CHECK enum err journal_each_person(struct journal *journal, journal_visit_person visit, void *context,
                                        struct err_note *note);

/* ---- without opening --------------------------------------------------------------------------------------------- */

/* For the home screen: quick, writes nothing, does not check the chain. */
struct journal_summary {
    char scenario[NAME_BYTES_MAX + 1];
    char title[JOURNAL_TITLE_BYTES_MAX + 1];
    char team[NAME_BYTES_MAX + 1];
    uint64_t seed;
    uint32_t rules_version;
    enum journal_privacy privacy;
    int64_t created_ms;
    uint64_t input_count;
    int64_t at_s, wall_ms;  /* as journal_at_s and journal_wall_ms */
    bool has_ended;
    bool is_folded;         /* false: its program was killed or still runs; files beside it belong to it */
};
/* Errors: as journal_open with JOURNAL_READ. */
MUST_CHECK enum err journal_peek(const char *path, struct journal_summary *summary, struct err_note *note);

/* Everything that can be checked without running the exercise: what journal_open checks, and the whole SQLite file. On
 * ERR_ALTERED `*input_number` is the first input that does not fit, 0 when the damage is not in an input. */
MUST_CHECK enum err journal_check(const char *path, uint64_t *input_number, struct err_note *note);

/* Erases the names and texts of one person, or everybody's (JOURNAL_EVERYBODY: control's material too), so that their
 * bytes are no longer in the file. `*erased` gets how many were there. Every page of the file is checked before, so that
 * erasing takes nothing else with it; ERR_ALTERED otherwise, and the file is as it was. What the rows say may be altered: a
 * right to be forgotten does not end there. Whether it verifies afterwards says journal_check.
 * Errors: as journal_open with JOURNAL_WRITE. */
MUST_CHECK enum err journal_forget(const char *path, uint32_t person, uint64_t *erased, struct err_note *note);

#endif
