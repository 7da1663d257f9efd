/* Making a session file: in memory first, so that it comes to the disk whole. */
#include <stdlib.h>
#include <string.h>

#include "journal/private.h"

static enum err check_header(const char *path, const struct journal_header *header, struct err_note *note)
{
    bool fits = strlen(header->scenario) <= NAME_BYTES_MAX && strlen(header->title) <= JOURNAL_TITLE_BYTES_MAX &&
                strlen(header->team) <= NAME_BYTES_MAX && header->package_bytes <= JOURNAL_PACKAGE_BYTES_MAX;
    if (!rows_fit_time(0, header->created_ms)) {
        return err_say(note, ERR_BAD_INPUT, "%s: could not make it: the clock of this machine stands at no date", path);
    }
    return fits ? ERR_OK : err_say(note, ERR_TOO_BIG, "%s: could not make it: the scenario is too big", path);
}

static void keep_header(struct journal *journal, const struct journal_header *header)
{
    struct arena *arena = &journal->arena;
    journal->header = *header;
    journal->header.scenario = arena_copy_string(arena, header->scenario);
    journal->header.title = arena_copy_string(arena, header->title);
    journal->header.team = arena_copy_string(arena, header->team);
    journal->header.package = header->package_bytes == 0 ? arena_copy(arena, "", 0)
                                                         : arena_copy(arena, header->package, header->package_bytes);
    journal->now.chain = chain_header(&journal->header);
    journal->now.input_at_s = INT64_MIN;
    journal->now.mark = (struct mark){ .at_s = -1 };
    journal->durable = journal->now;
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

static void bind_exercise(sqlite3_stmt *bound, const struct journal *journal)
{
    const struct journal_header *header = &journal->header;
    rows_bind_text(bound, 1, header->scenario);
    rows_bind_text(bound, 2, header->title);
    rows_bind_text(bound, 3, header->team);
    (void)sqlite3_bind_int64(bound, 4, (int64_t)header->seed);
    (void)sqlite3_bind_int64(bound, 5, header->rules_version);
    rows_bind_text(bound, 6, chain_privacy_word(header->privacy));
    (void)sqlite3_bind_int64(bound, 7, header->created_ms);
    rows_bind_chain(bound, 8, &journal->now.chain);
}

static void bind_package(sqlite3_stmt *bound, const struct journal *journal)
{
    (void)sqlite3_bind_blob64(bound, 1, journal->header.package, journal->header.package_bytes, SQLITE_STATIC);
}

static void bind_mark(sqlite3_stmt *bound, const struct journal *journal)
{
    struct chain seal = chain_mark(&journal->now.chain, &journal->now.mark);
    (void)sqlite3_bind_int64(bound, 1, journal->now.mark.at_s);
    (void)sqlite3_bind_blob(bound, 2, seal.bytes, sizeof seal.bytes, SQLITE_TRANSIENT);
}

static const struct row {
    const char *sql;
    void (*bind)(sqlite3_stmt *bound, const struct journal *journal);
} first_rows[] = {
    { "INSERT INTO exercise VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", bind_exercise },
    { "INSERT INTO package VALUES(?1)", bind_package },
    { "INSERT INTO mark VALUES(0, ?1, 0, 0, ?2)", bind_mark },
};

static int insert(sqlite3 *db, const struct row *row, const struct journal *journal)
{
    sqlite3_stmt *bound = NULL;
    int code = sqlite3_prepare_v2(db, row->sql, -1, &bound, NULL);
    if (code == SQLITE_OK) {
        row->bind(bound, journal);
        (void)sqlite3_step(bound);
    }
    int code_after = sqlite3_finalize(bound);
    return code == SQLITE_OK ? code_after : code;
}

static enum err fill(struct store *memory, const struct journal *journal, struct err_note *note)
{
    enum err err = store_make_tables(memory, note);
    for (size_t i = 0; err == ERR_OK && i < sizeof first_rows / sizeof first_rows[0]; i++) {
        int code = insert(memory->db, &first_rows[i], journal);
        err = code == SQLITE_OK ? ERR_OK : store_failed(memory, code, "make it", note);
    }
    return err;
}

/* ---- the file ---------------------------------------------------------------------------------------------------- */

/* https://www.sqlite.org/fileformat2.html: bytes 18 and 19, 2 for a file that is kept with a -wal. So the first write need
 * not turn it into one, which takes several flushes. */
static void mark_unfolded(unsigned char *bytes)
{
    bytes[18] = bytes[19] = 2;
}

/* sqlite3_free(*bytes). */
static enum err draft(const char *path, const struct journal *journal, unsigned char **bytes, size_t *count,
                      struct err_note *note)
{
    struct store memory;
    sqlite3_int64 size = 0;
    enum err err = store_memory(path, &memory, note);
    err = err == ERR_OK ? fill(&memory, journal, note) : err;
    if (err == ERR_OK) {
        *bytes = sqlite3_serialize(memory.db, "main", &size, 0);
        *count = (size_t)size;
        err = *bytes != NULL ? ERR_OK : store_failed(&memory, SQLITE_NOMEM, "make it", note);
    }
    if (err == ERR_OK) {
        mark_unfolded(*bytes);
    }
    store_close(&memory);
    return err;
}

enum err journal_create(const char *path, const struct journal_header *header, struct journal **journal,
                        struct err_note *note)
{
    *journal = NULL;
    enum err err = check_header(path, header, note);
    if (err != ERR_OK) {
        return err;
    }
    struct journal *made = load_create(JOURNAL_WRITE);
    unsigned char *bytes = NULL;
    size_t count = 0;
    keep_header(made, header);
    err = draft(path, made, &bytes, &count, note);
    err = err == ERR_OK ? store_create(path, bytes, count, &made->store, note) : err;
    sqlite3_free(bytes);
    if (err != ERR_OK) {
        load_destroy(made);
        return err;
    }
    *journal = made;
    return ERR_OK;
}
