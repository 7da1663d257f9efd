/* Opening, closing and writing (make.c makes it). Every write is one prepared statement, or a few inside one transaction; what the
 * journal knows in memory (`now`) goes forward with it and back with it (`durable`). */
#include "journal/journal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "journal/private.h"

static const char *const statement_sql[STATEMENT_COUNT] = {
    [STATEMENT_BEGIN] = "BEGIN",
    [STATEMENT_COMMIT] = "COMMIT",
    [STATEMENT_ROLLBACK] = "ROLLBACK",
    [STATEMENT_INPUT] = "INSERT INTO inputs VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [STATEMENT_TEXT] = "INSERT INTO texts VALUES(?1, ?2, ?3, ?4, ?5)",
    [STATEMENT_MARK] = "UPDATE mark SET inputs = ?1, at_s = ?2, wall_ms = ?3, ended = ?4, seal = ?5",
    [STATEMENT_RECORD] = "INSERT INTO records VALUES(?1, ?2)",
    [STATEMENT_DROP_RECORDS] = "DELETE FROM records WHERE number > ?1",
    [STATEMENT_DROP_DIGESTS] = "DELETE FROM digests WHERE records > ?1",
    [STATEMENT_DIGEST] = "INSERT OR REPLACE INTO digests VALUES(?1, ?2)",
};

/* ---- statements -------------------------------------------------------------------------------------------------- */

/* Prepared on first use; NULL only when that failed, and then step says why. */
static sqlite3_stmt *statement(struct journal *journal, enum statement which)
{
    sqlite3_stmt **at = &journal->statements[which];
    if (*at == NULL) {
        (void)sqlite3_prepare_v3(journal->store.db, statement_sql[which], -1, SQLITE_PREPARE_PERSISTENT, at, NULL);
    }
    return *at;
}

static int step(struct journal *journal, enum statement which)
{
    sqlite3_stmt *bound = statement(journal, which);
    if (bound == NULL) {
        return sqlite3_extended_errcode(journal->store.db);
    }
    (void)sqlite3_step(bound);
    return sqlite3_reset(bound);
}

/* Back to what is on disk. */
static void undo(struct journal *journal)
{
    if (sqlite3_get_autocommit(journal->store.db) == 0) {
        (void)step(journal, STATEMENT_ROLLBACK);
    }
    if (journal->now.inputs > journal->durable.inputs) {
        senders_drop(&journal->senders, journal->durable.inputs);
    }
    journal->now = journal->durable;
    journal->in_group = false;
}

static enum err fail(struct journal *journal, int code, const char *doing, struct err_note *note)
{
    enum err err = store_failed(&journal->store, code, doing, note);
    undo(journal);
    journal->is_broken = err != ERR_DISK_FULL && err != ERR_NO_MEMORY;
    return journal->is_broken ? ERR_IO : err;
}

/* A limit that one of the writing calls met: the group ends as after any other error. */
static enum err refuse(struct journal *journal, enum err err, struct err_note *note, const char *what)
{
    undo(journal);
    return err_say(note, err, "%s: could not write: %s", journal->store.path, what);
}

/* Before the first write: from here on every commit is one flush. Until then the file is as it was found. */
static enum err unfold(struct journal *journal, struct err_note *note)
{
    enum err err = store_unfold(&journal->store, note);
    journal->is_unfolded = err == ERR_OK;
    journal->is_broken = err != ERR_OK && err != ERR_DISK_FULL && err != ERR_NO_MEMORY;
    return journal->is_broken ? ERR_IO : err;
}

static enum err check_writing(struct journal *journal, struct err_note *note)
{
    MUST(journal->how == JOURNAL_WRITE);
    if (journal->is_broken) {
        return err_say(note, ERR_IO, "%s: is not written any more since the disk failed; close it and open it again",
                       journal->store.path);
    }
    return journal->is_unfolded ? ERR_OK : unfold(journal, note);
}

/* After a write: outside a group it is durable now. */
static enum err settle(struct journal *journal)
{
    if (!journal->in_group) {
        journal->durable = journal->now;
    }
    return ERR_OK;
}

static void finalize_statements(struct journal *journal)
{
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        (void)sqlite3_finalize(journal->statements[i]);
        journal->statements[i] = NULL;
    }
}

static int write_mark(struct journal *journal, const struct mark *mark)
{
    sqlite3_stmt *bound = statement(journal, STATEMENT_MARK);
    struct chain seal = chain_mark(&journal->now.chain, mark);
    if (bound != NULL) {
        (void)sqlite3_bind_int64(bound, 1, (int64_t)mark->inputs);
        (void)sqlite3_bind_int64(bound, 2, mark->at_s);
        (void)sqlite3_bind_int64(bound, 3, mark->wall_ms);
        (void)sqlite3_bind_int64(bound, 4, mark->has_ended ? 1 : 0);
        rows_bind_chain(bound, 5, &seal);
    }
    return step(journal, STATEMENT_MARK);
}

/* ---- opening and closing ----------------------------------------------------------------------------------------- */

static enum err open_store(struct store *store, const char *path, enum journal_how how, struct err_note *note)
{
    enum err err = store_look(path, store, note);
    if (err == ERR_OK) {
        err = how == JOURNAL_WRITE ? store_open_write(store, note) : store_open_read(store, note);
    }
    return err;
}

enum err journal_open(const char *path, enum journal_how how, struct journal **journal, struct err_note *note)
{
    struct journal *opened = load_create(how);
    uint64_t input_number = 0;
    *journal = NULL;
    enum err err = open_store(&opened->store, path, how, note);
    if (err == ERR_OK) {
        err = load(opened, &input_number, note);
    }
    if (err != ERR_OK) {
        load_destroy(opened);
        return err;
    }
    *journal = opened;
    return ERR_OK;
}

/* The mark tells how many inputs there must be; on a folded file that is all of them. */
static enum err seal_all(struct journal *journal, struct err_note *note)
{
    struct mark mark = journal->now.mark;
    if (mark.inputs == journal->now.inputs) {
        return ERR_OK;
    }
    mark.inputs = journal->now.inputs;
    int code = write_mark(journal, &mark);
    return code == SQLITE_OK ? ERR_OK : store_failed(&journal->store, code, "close it", note);
}

static enum err fold(struct journal *journal, struct err_note *note)
{
    if (journal->is_broken) {
        return err_say(note, ERR_IO, "%s: the disk failed while it was open", journal->store.path);
    }
    if (journal->store.is_folded && !journal->is_unfolded) {
        store_sweep(&journal->store); /* nothing was written */
        return ERR_OK;
    }
    enum err err = seal_all(journal, note);
    finalize_statements(journal);
    return err == ERR_OK ? store_fold(&journal->store, note) : err;
}

/* What stays beside the file is part of it as long as it is not folded, and its owner has to know before copying it. */
static enum err name_beside(const struct store *store, enum err err, struct err_note *note)
{
    struct str names = { 0 };
    store_beside(store->place, &names);
    if (names.bytes > 0) {
        names.at[names.bytes - 1] = '\0';
        if (err == ERR_OK) {
            err = err_say(note, ERR_IO, "%s: is closed and whole, but this could not be taken away: %s", store->path,
                          names.at);
        } else if (note != NULL) {
            struct err_note inner = *note;
            (void)err_say(note, err, "%.200s. Nothing is lost; keep with it: %.200s", inner.text, names.at);
        }
    }
    str_deinit(&names);
    return err;
}

enum err journal_close(struct journal *journal, struct err_note *note)
{
    enum err err = ERR_OK;
    if (journal->how == JOURNAL_WRITE) {
        undo(journal);
        err = fold(journal, note);
        finalize_statements(journal);
        store_close(&journal->store);
        err = name_beside(&journal->store, err, note);
    }
    load_destroy(journal);
    return err;
}

void journal_leave(struct journal *journal)
{
    if (journal->how == JOURNAL_WRITE) {
        undo(journal);
    }
    load_destroy(journal);
}

void journal_discard(struct journal *journal)
{
    MUST(journal->how == JOURNAL_WRITE);
    undo(journal);
    MUST(journal->now.inputs == 0);
    finalize_statements(journal);
    store_remove(&journal->store);
    load_destroy(journal);
}

/* ---- groups ------------------------------------------------------------------------------------------------------ */

enum err journal_begin(struct journal *journal, struct err_note *note)
{
    MUST(!journal->in_group);
    enum err err = check_writing(journal, note);
    if (err != ERR_OK) {
        return err;
    }
    int code = step(journal, STATEMENT_BEGIN);
    if (code != SQLITE_OK) {
        return fail(journal, code, "write", note);
    }
    journal->in_group = true;
    return ERR_OK;
}

enum err journal_commit(struct journal *journal, struct err_note *note)
{
    MUST(journal->in_group);
    int code = step(journal, STATEMENT_COMMIT);
    if (code != SQLITE_OK) {
        return fail(journal, code, "write", note);
    }
    journal->in_group = false;
    return settle(journal);
}

void journal_undo(struct journal *journal)
{
    MUST(journal->in_group);
    undo(journal);
}

/* ---- inputs ------------------------------------------------------------------------------------------------------ */

static bool is_within(const char *text, size_t bytes_max)
{
    return strnlen(text, bytes_max + 1) <= bytes_max;
}

static enum err check_input(struct journal *journal, const struct journal_input *input, struct err_note *note)
{
    if (input->sender_number > INT64_MAX) {
        return refuse(journal, ERR_BAD_INPUT, note, "the sender's number of an input is out of range");
    }
    if (!rows_fit_time(input->at_s, input->wall_ms)) {
        return refuse(journal, ERR_BAD_INPUT, note, "the time of an input is out of range");
    }
    bool fits = is_within(input->role, NAME_BYTES_MAX) && is_within(input->team, NAME_BYTES_MAX) &&
                is_within(input->kind, NAME_BYTES_MAX) && is_within(input->payload, INPUT_BYTES_MAX) &&
                (input->what == JOURNAL_NO_TEXT || is_within(input->text, TEXT_BYTES_MAX));
    return fits ? ERR_OK : refuse(journal, ERR_TOO_BIG, note, "an input is too long");
}

static bool is_kept(const struct journal *journal, enum journal_text what)
{
    switch (journal->header.privacy) {
    case JOURNAL_FULL: return what != JOURNAL_NO_TEXT;
    case JOURNAL_WITHOUT_NAMES: return what == JOURNAL_PROSE || what == JOURNAL_MATERIAL;
    case JOURNAL_AGGREGATES: return what == JOURNAL_MATERIAL;
    }
    return false;
}

static int insert_input(struct journal *journal, const struct journal_input *input, const struct chain *text_digest,
                        const struct chain *chain)
{
    sqlite3_stmt *bound = statement(journal, STATEMENT_INPUT);
    if (bound != NULL) {
        (void)sqlite3_bind_int64(bound, 1, (int64_t)input->number);
        (void)sqlite3_bind_int64(bound, 2, input->at_s);
        (void)sqlite3_bind_int64(bound, 3, input->wall_ms);
        rows_bind_text(bound, 4, input->role);
        rows_bind_text(bound, 5, input->team);
        (void)sqlite3_bind_int64(bound, 6, input->seat);
        (void)sqlite3_bind_int64(bound, 7, (int64_t)input->sender_number);
        rows_bind_text(bound, 8, input->kind);
        rows_bind_text(bound, 9, input->payload);
        if (text_digest == NULL) {
            (void)sqlite3_bind_null(bound, 10);
        } else {
            rows_bind_chain(bound, 10, text_digest);
        }
        rows_bind_chain(bound, 11, chain);
    }
    return step(journal, STATEMENT_INPUT);
}

static int insert_text(struct journal *journal, const struct journal_input *input,
                       const unsigned char salt[CHAIN_SALT_BYTES])
{
    sqlite3_stmt *bound = statement(journal, STATEMENT_TEXT);
    if (bound != NULL) {
        (void)sqlite3_bind_int64(bound, 1, (int64_t)input->number);
        (void)sqlite3_bind_int64(bound, 2, input->person);
        rows_bind_text(bound, 3, chain_text_word(input->what));
        (void)sqlite3_bind_blob(bound, 4, salt, CHAIN_SALT_BYTES, SQLITE_STATIC);
        rows_bind_text(bound, 5, input->text);
    }
    return step(journal, STATEMENT_TEXT);
}

static void note_input(struct journal *journal, const struct journal_input *input, const struct chain *chain)
{
    if (input->sender_number != 0) {
        struct sender_key key = { input->role, input->team, input->seat };
        senders_add(&journal->senders, key, input->sender_number, input->number);
    }
    journal->now.inputs = input->number;
    journal->now.input_at_s = input->at_s;
    journal->now.input_wall_ms = input->wall_ms;
    journal->now.chain = *chain;
}

/* Into the tables and into memory; `input->number` is set. A text that is not kept leaves a digest whose salt nobody has. */
static int add_input(struct journal *journal, struct journal_input *input)
{
    unsigned char salt[CHAIN_SALT_BYTES];
    struct chain text_digest;
    bool has_text = input->what != JOURNAL_NO_TEXT;
    if (has_text) {
        chain_salt(salt);
        text_digest = chain_text(salt, input);
    }
    input->number = journal->now.inputs + 1;
    struct chain chain = chain_input(&journal->now.chain, input, has_text ? text_digest.bytes : NULL);
    int code = insert_input(journal, input, has_text ? &text_digest : NULL, &chain);
    if (code == SQLITE_OK && is_kept(journal, input->what)) {
        code = insert_text(journal, input, salt);
    }
    if (code == SQLITE_OK) {
        note_input(journal, input, &chain);
    }
    return code;
}

enum err journal_append(struct journal *journal, struct journal_input *input, struct err_note *note)
{
    MUST(input->at_s >= journal->now.input_at_s);
    MUST((input->text != NULL) == (input->what != JOURNAL_NO_TEXT));
    enum err err = check_writing(journal, note);
    if (err == ERR_OK) {
        err = check_input(journal, input, note);
    }
    if (err != ERR_OK) {
        return err;
    }
    MUST(journal_find(journal, input->role, input->team, input->seat, input->sender_number) == 0);
    bool is_pair = !journal->in_group && is_kept(journal, input->what); /* two rows, one flush */
    int code = is_pair ? step(journal, STATEMENT_BEGIN) : SQLITE_OK;
    code = code == SQLITE_OK ? add_input(journal, input) : code;
    code = code == SQLITE_OK && is_pair ? step(journal, STATEMENT_COMMIT) : code;
    return code == SQLITE_OK ? settle(journal) : fail(journal, code, "write an input", note);
}

uint64_t journal_find(const struct journal *journal, const char *role, const char *team, uint32_t seat,
                      uint64_t sender_number)
{
    struct sender_key key = { role, team, seat };
    return sender_number == 0 ? 0 : senders_find(&journal->senders, key, sender_number);
}

/* ---- mark, trace, digests ---------------------------------------------------------------------------------------- */

enum err journal_reached(struct journal *journal, int64_t at_s, int64_t wall_ms, bool has_ended, struct err_note *note)
{
    const struct mark *before = &journal->now.mark;
    enum err err = check_writing(journal, note);
    if (err != ERR_OK || (at_s <= before->at_s && (!has_ended || before->has_ended))) {
        return err;
    }
    struct mark mark = {
        .inputs = journal->now.inputs,
        .at_s = at_s > before->at_s ? at_s : before->at_s,
        .wall_ms = wall_ms,
        .has_ended = has_ended || before->has_ended,
    };
    int code = write_mark(journal, &mark);
    if (code != SQLITE_OK) {
        return fail(journal, code, "write how far it was shown", note);
    }
    journal->now.mark = mark;
    return settle(journal);
}

enum err journal_append_record(struct journal *journal, const void *bytes, size_t count, struct err_note *note)
{
    enum err err = check_writing(journal, note);
    if (err == ERR_OK && (count > JOURNAL_RECORD_BYTES_MAX || journal->now.records >= RECORDS_MAX)) {
        err = refuse(journal, ERR_TOO_BIG, note, "the trace is too long");
    }
    if (err != ERR_OK) {
        return err;
    }
    sqlite3_stmt *bound = statement(journal, STATEMENT_RECORD);
    if (bound != NULL) {
        (void)sqlite3_bind_int64(bound, 1, (int64_t)journal->now.records + 1);
        (void)sqlite3_bind_blob(bound, 2, bytes, (int)count, SQLITE_STATIC);
    }
    int code = step(journal, STATEMENT_RECORD);
    if (code != SQLITE_OK) {
        return fail(journal, code, "write the trace", note);
    }
    journal->now.records++;
    return settle(journal);
}

static int drop(struct journal *journal, enum statement which, uint32_t keep)
{
    sqlite3_stmt *bound = statement(journal, which);
    if (bound != NULL) {
        (void)sqlite3_bind_int64(bound, 1, keep);
    }
    return step(journal, which);
}

enum err journal_drop_records(struct journal *journal, uint32_t keep, struct err_note *note)
{
    enum err err = check_writing(journal, note);
    if (err != ERR_OK || keep >= journal->now.records) {
        return err;
    }
    bool is_alone = !journal->in_group;
    int code = is_alone ? step(journal, STATEMENT_BEGIN) : SQLITE_OK;
    code = code == SQLITE_OK ? drop(journal, STATEMENT_DROP_RECORDS, keep) : code;
    code = code == SQLITE_OK ? drop(journal, STATEMENT_DROP_DIGESTS, keep) : code;
    code = code == SQLITE_OK && is_alone ? step(journal, STATEMENT_COMMIT) : code;
    if (code != SQLITE_OK) {
        return fail(journal, code, "take back a part of the trace", note);
    }
    journal->now.records = keep;
    return settle(journal);
}

enum err journal_set_digest(struct journal *journal, uint32_t records, struct digest digest, struct err_note *note)
{
    MUST(records <= journal->now.records);
    char text[DIGEST_TEXT_BYTES];
    enum err err = check_writing(journal, note);
    if (err != ERR_OK) {
        return err;
    }
    digest_format(digest, text);
    sqlite3_stmt *bound = statement(journal, STATEMENT_DIGEST);
    if (bound != NULL) {
        (void)sqlite3_bind_int64(bound, 1, records);
        rows_bind_text(bound, 2, text);
    }
    int code = step(journal, STATEMENT_DIGEST);
    return code == SQLITE_OK ? settle(journal) : fail(journal, code, "write a digest", note);
}
