/* Reading an open journal, and looking at a file without opening it. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "journal/file.h"
#include "journal/private.h"

const struct journal_header *journal_header(const struct journal *journal)
{
    return &journal->header;
}

uint64_t journal_input_count(const struct journal *journal)
{
    return journal->now.inputs;
}

uint32_t journal_record_count(const struct journal *journal)
{
    return journal->now.records;
}

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

int64_t journal_at_s(const struct journal *journal)
{
    return later(journal->now.mark.at_s, journal->now.input_at_s);
}

int64_t journal_wall_ms(const struct journal *journal)
{
    return later(journal->now.mark.wall_ms, journal->now.input_wall_ms);
}

bool journal_has_ended(const struct journal *journal)
{
    return journal->now.mark.has_ended;
}

const unsigned char *journal_chain(const struct journal *journal)
{
    return journal->now.chain.bytes;
}

/* ---- row after row ----------------------------------------------------------------------------------------------- */

enum err journal_each_input(struct journal *journal, uint64_t from, journal_visit_input visit, void *context,
                            struct err_note *note)
{
    sqlite3_stmt *rows = NULL;
    struct input_row row;
    enum err err = rows_open(&journal->store, ROWS_INPUTS_SQL, &rows, note);
    if (err == ERR_OK) {
        (void)sqlite3_bind_int64(rows, 1, (int64_t)from);
    }
    while (err == ERR_OK && rows_next(&journal->store, rows, "read its inputs", &err, note)) {
        if (!rows_input(rows, &row)) {
            err = err_say(note, ERR_ALTERED, "%s: input %" PRIu64 " is not readable", journal->store.path,
                          row.input.number);
        } else {
            err = visit(context, &row.input, note);
        }
    }
    (void)sqlite3_finalize(rows);
    return err;
}

enum err journal_each_record(struct journal *journal, uint32_t from, journal_visit_record visit, void *context,
                             struct err_note *note)
{
    sqlite3_stmt *rows = NULL;
    uint32_t number = from > 0 ? from : 1;
    enum err err = rows_open(&journal->store, "SELECT number, record FROM records WHERE number >= ?1 ORDER BY number",
                             &rows, note);
    if (err == ERR_OK) {
        (void)sqlite3_bind_int64(rows, 1, number);
    }
    while (err == ERR_OK && rows_next(&journal->store, rows, "read its trace", &err, note)) {
        if (sqlite3_column_int64(rows, 0) != number || sqlite3_column_type(rows, 1) != SQLITE_BLOB ||
            sqlite3_column_bytes(rows, 1) > (int)JOURNAL_RECORD_BYTES_MAX) {
            err = err_say(note, ERR_ALTERED, "%s: was altered: record %" PRIu32 " of its trace is missing or too long",
                          journal->store.path, number);
        } else {
            const void *bytes = sqlite3_column_blob(rows, 1);
            err = visit(context, number, bytes, (size_t)sqlite3_column_bytes(rows, 1), note);
            number++;
        }
    }
    (void)sqlite3_finalize(rows);
    return err;
}

static bool hex_value(char digit, uint64_t *value)
{
    const char *digits = "0123456789abcdef";
    const char *at = digit == '\0' ? NULL : strchr(digits, digit);
    if (at != NULL) {
        *value = *value << 4 | (uint64_t)(at - digits);
    }
    return at != NULL;
}

/* 32 hexadecimal digits, the high half first, as digest_format writes them. */
static bool parse_digest(const char *text, struct digest *digest)
{
    *digest = (struct digest){ 0 };
    if (text == NULL || strlen(text) != DIGEST_TEXT_BYTES - 1) {
        return false;
    }
    for (int i = 0; i < 32; i++) {
        if (!hex_value(text[i], i < 16 ? &digest->high : &digest->low)) {
            return false;
        }
    }
    return true;
}

enum err journal_each_digest(struct journal *journal, journal_visit_digest visit, void *context, struct err_note *note)
{
    sqlite3_stmt *rows = NULL;
    enum err err = rows_open(&journal->store, "SELECT records, digest FROM digests ORDER BY records", &rows, note);
    while (err == ERR_OK && rows_next(&journal->store, rows, "read its digests", &err, note)) {
        int64_t records = 0;
        struct digest digest;
        if (!rows_number(rows, 0, 0, RECORDS_MAX, &records) || !parse_digest(rows_text(rows, 1), &digest)) {
            err = err_say(note, ERR_ALTERED, "%s: was altered: a digest of its trace is not readable",
                          journal->store.path);
        } else {
            err = visit(context, (uint32_t)records, digest, note);
        }
    }
    (void)sqlite3_finalize(rows);
    return err;
}

enum err journal_each_person(struct journal *journal, journal_visit_person visit, void *context, struct err_note *note)
{
    sqlite3_stmt *rows = NULL;
    enum err err = rows_open(&journal->store,
                             "SELECT person, text FROM texts WHERE number IN (SELECT max(number) FROM texts "
                             "WHERE what = 'name' AND person > 0 GROUP BY person) ORDER BY person",
                             &rows, note);
    while (err == ERR_OK && rows_next(&journal->store, rows, "read its names", &err, note)) {
        int64_t person = 0;
        const char *name = rows_text(rows, 1);
        if (name == NULL || strlen(name) > TEXT_BYTES_MAX || !rows_number(rows, 0, 1, UINT32_MAX, &person)) {
            err = err_say(note, ERR_ALTERED, "%s: was altered: a name in it is not readable", journal->store.path);
        } else {
            err = visit(context, (uint32_t)person, name, note);
        }
    }
    (void)sqlite3_finalize(rows);
    return err;
}

/* ---- without opening --------------------------------------------------------------------------------------------- */

void journal_beside(const char *path, struct str *names)
{
    char place[PATH_MAX];
    if (file_place(path, place, sizeof place)) {
        store_beside(place, names);
    }
}

static void summarise(struct journal_summary *summary, const struct journal_header *header, const struct mark *mark)
{
    (void)snprintf(summary->scenario, sizeof summary->scenario, "%s", header->scenario);
    (void)snprintf(summary->title, sizeof summary->title, "%s", header->title);
    (void)snprintf(summary->team, sizeof summary->team, "%s", header->team);
    summary->seed = header->seed;
    summary->rules_version = header->rules_version;
    summary->privacy = header->privacy;
    summary->created_ms = header->created_ms;
    summary->at_s = mark->at_s;
    summary->wall_ms = mark->wall_ms;
    summary->has_ended = mark->has_ended;
}

static enum err add_last_input(const struct store *store, struct journal_summary *summary, struct err_note *note)
{
    sqlite3_stmt *rows = NULL;
    enum err err = rows_open(store, "SELECT number, at_s, wall_ms FROM inputs ORDER BY number DESC LIMIT 1", &rows,
                             note);
    if (err == ERR_OK && rows_next(store, rows, "read its inputs", &err, note)) {
        int64_t number = sqlite3_column_int64(rows, 0);
        int64_t at_s = sqlite3_column_int64(rows, 1);
        int64_t wall_ms = sqlite3_column_int64(rows, 2);
        if (number < 1 || !rows_fit_time(at_s, wall_ms)) {
            err = err_say(note, ERR_ALTERED, "%s: was altered: its last input is not readable", store->path);
        }
        summary->input_count = (uint64_t)number;
        summary->at_s = later(summary->at_s, at_s);
        summary->wall_ms = later(summary->wall_ms, wall_ms);
    }
    (void)sqlite3_finalize(rows);
    return err;
}

enum err journal_peek(const char *path, struct journal_summary *summary, struct err_note *note)
{
    struct store store;
    struct arena arena;
    struct journal_header header;
    struct mark mark;
    struct chain unused;
    arena_init(&arena);
    *summary = (struct journal_summary){ 0 };
    enum err err = store_look(path, &store, note);
    summary->is_folded = store.is_folded;
    if (err == ERR_OK) {
        err = store_open_read(&store, note);
    }
    if (err == ERR_OK) {
        err = rows_header(&store, false, &arena, &header, &unused, note);
    }
    if (err == ERR_OK) {
        err = rows_mark(&store, &mark, &unused, note);
    }
    if (err == ERR_OK) {
        summarise(summary, &header, &mark);
        err = add_last_input(&store, summary, note);
    }
    store_close(&store);
    arena_deinit(&arena);
    return err;
}

/* ---- everything that can be checked ------------------------------------------------------------------------------ */

enum err journal_check(const char *path, uint64_t *input_number, struct err_note *note)
{
    struct journal *journal = load_create(JOURNAL_READ);
    *input_number = 0;
    enum err err = store_look(path, &journal->store, note);
    if (err == ERR_OK) {
        err = store_open_read(&journal->store, note);
    }
    if (err == ERR_OK) {
        err = load(journal, input_number, note);
    }
    if (err == ERR_OK) {
        err = pages_check(&journal->store, note);
    }
    load_destroy(journal);
    return err;
}
