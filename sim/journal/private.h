/* private.h: what the files of this room share: an open journal, its statements, how a row is read.
 *
 * Room: sim/journal, nobody else. */
#ifndef TOCSIN_JOURNAL_PRIVATE_H
#define TOCSIN_JOURNAL_PRIVATE_H

#include "base/arena.h"
#include "journal/chain.h"
#include "journal/journal.h"
#include "journal/senders.h"
#include "journal/store.h"

enum statement {
    STATEMENT_BEGIN,
    STATEMENT_COMMIT,
    STATEMENT_ROLLBACK,
    STATEMENT_INPUT,
    STATEMENT_TEXT,
    STATEMENT_MARK,
    STATEMENT_RECORD,
    STATEMENT_DROP_RECORDS,
    STATEMENT_DROP_DIGESTS,
    STATEMENT_DIGEST,
    STATEMENT_COUNT
};

/* Where a journal stands; a copy of it is what an undone group goes back to. */
struct tail {
    uint64_t inputs;
    uint32_t records;
    int64_t input_at_s;    /* of the last input; INT64_MIN before the first */
    int64_t input_wall_ms;
    struct mark mark;
    struct chain chain;    /* after the last input */
};

struct journal {
    struct store store;
    enum journal_how how;
    struct arena arena;    /* the header's strings and package */
    struct journal_header header;
    struct tail now, durable;
    struct senders senders;
    bool in_group;
    bool is_unfolded;      /* something was written, or was about to be */
    bool is_broken;        /* the disk failed: nothing is written any more */
    sqlite3_stmt *statements[STATEMENT_COUNT];
};

/* ---- rows.c: from the file, and what a statement is given ------------------------------------------------------------ */

/* Prepares, or says why not. */
MUST_CHECK enum err rows_open(const struct store *store, const char *sql, sqlite3_stmt **rows, struct err_note *note);
/* The next row: true. At the end or on a failure false; `*err` says which. */
bool rows_next(const struct store *store, sqlite3_stmt *rows, const char *doing, enum err *err, struct err_note *note);
/* A column as a string without inner NULs; NULL when it is anything else. Valid until the next row. */
const char *rows_text(sqlite3_stmt *rows, int column);
/* False when the column is not a whole number within the bounds. */
bool rows_number(sqlite3_stmt *rows, int column, int64_t least, int64_t most, int64_t *number);

/* Lent until the statement is reset. */
void rows_bind_text(sqlite3_stmt *bound, int at, const char *text);
void rows_bind_chain(sqlite3_stmt *bound, int at, const struct chain *chain);

/* Reads the header (with the package only when asked) into `header`; strings live in `arena`. Sets `chain` to what is
 * stored. Errors: ERR_ALTERED when the row is not one. */
MUST_CHECK enum err rows_header(const struct store *store, bool with_package, struct arena *arena,
                                struct journal_header *header, struct chain *chain, struct err_note *note);
MUST_CHECK enum err rows_mark(const struct store *store, struct mark *mark, struct chain *seal, struct err_note *note);

/* One row of inputs with its text. The pointers live until the next row. */
struct input_row {
    struct journal_input input;
    const unsigned char *text_digest; /* NULL without a text */
    const unsigned char *salt;        /* NULL when there is no text or it was erased */
    const unsigned char *chain;
};
#define ROWS_INPUTS_SQL                                                                                                \
    "SELECT i.number, i.at_s, i.wall_ms, i.role, i.team, i.seat, i.sender_number, i.kind, i.payload, i.text_digest, "  \
    "i.chain, t.number, t.person, t.what, t.salt, t.text FROM inputs i "                                               \
    "LEFT JOIN texts t ON t.number = i.number WHERE i.number >= ?1 ORDER BY i.number"
/* False when some column is not what it should be, or out of bounds. */
bool rows_input(sqlite3_stmt *rows, struct input_row *row);

bool rows_fit_time(int64_t at_s, int64_t wall_ms);

/* The single number that `sql` answers with. Errors: as rows_next. */
MUST_CHECK enum err rows_one_number(const struct store *store, const char *sql, int64_t *number, struct err_note *note);

/* ---- pages.c ------------------------------------------------------------------------------------------------------- */

/* SQLite's own check of every page. */
MUST_CHECK enum err pages_check(const struct store *store, struct err_note *note);

/* ---- load.c: opening is checking ------------------------------------------------------------------------------------ */

/* Reads header, inputs and mark, checks all digests, fills now, durable and senders. On ERR_ALTERED `*input_number` is
 * the first input that does not fit, 0 when it is something else. */
MUST_CHECK enum err load(struct journal *journal, uint64_t *input_number, struct err_note *note);
/* An empty journal that is not open yet. */
struct journal *load_create(enum journal_how how);
/* Takes its memory and connection back; changes nothing on disk. */
void load_destroy(struct journal *journal);

#endif
