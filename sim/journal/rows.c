#include "journal/private.h"

#include <string.h>

enum err rows_open(const struct store *store, const char *sql, sqlite3_stmt **rows, struct err_note *note)
{
    int code = sqlite3_prepare_v2(store->db, sql, -1, rows, NULL);
    return code == SQLITE_OK ? ERR_OK : store_failed(store, code, "read it", note);
}

bool rows_next(const struct store *store, sqlite3_stmt *rows, const char *doing, enum err *err, struct err_note *note)
{
    int code = sqlite3_step(rows);
    *err = code == SQLITE_ROW || code == SQLITE_DONE ? ERR_OK : store_failed(store, code, doing, note);
    return code == SQLITE_ROW;
}

const char *rows_text(sqlite3_stmt *rows, int column)
{
    if (sqlite3_column_type(rows, column) != SQLITE_TEXT) {
        return NULL;
    }
    const char *text = (const char *)sqlite3_column_text(rows, column);
    bool is_whole = text != NULL && strlen(text) == (size_t)sqlite3_column_bytes(rows, column);
    return is_whole ? text : NULL;
}

/* The same, and not longer than that. */
static const char *rows_short(sqlite3_stmt *rows, int column, size_t bytes_max)
{
    const char *text = rows_text(rows, column);
    return text != NULL && strlen(text) <= bytes_max ? text : NULL;
}

bool rows_fit_time(int64_t at_s, int64_t wall_ms)
{
    return at_s >= -JOURNAL_SECONDS_MAX && at_s <= JOURNAL_SECONDS_MAX && wall_ms >= JOURNAL_WALL_MS_MIN &&
           wall_ms <= JOURNAL_WALL_MS_MAX;
}

bool rows_number(sqlite3_stmt *rows, int column, int64_t least, int64_t most, int64_t *number)
{
    *number = sqlite3_column_int64(rows, column);
    return sqlite3_column_type(rows, column) == SQLITE_INTEGER && *number >= least && *number <= most;
}

/* A blob of exactly that size, else NULL. */
static const unsigned char *rows_bytes(sqlite3_stmt *rows, int column, int count)
{
    bool fits = sqlite3_column_type(rows, column) == SQLITE_BLOB && sqlite3_column_bytes(rows, column) == count;
    return fits ? sqlite3_column_blob(rows, column) : NULL;
}

void rows_bind_text(sqlite3_stmt *bound, int at, const char *text)
{
    (void)sqlite3_bind_text(bound, at, text, -1, SQLITE_STATIC);
}

void rows_bind_chain(sqlite3_stmt *bound, int at, const struct chain *chain)
{
    (void)sqlite3_bind_blob(bound, at, chain->bytes, sizeof chain->bytes, SQLITE_STATIC);
}

/* ---- header and mark --------------------------------------------------------------------------------------------- */

static const char *keep_text(struct arena *arena, sqlite3_stmt *rows, int column)
{
    const char *text = rows_text(rows, column);
    return text == NULL ? NULL : arena_copy_string(arena, text);
}

static bool read_header(sqlite3_stmt *rows, struct arena *arena, struct journal_header *header, struct chain *chain)
{
    int64_t seed = 0;
    int64_t rules = 0;
    const char *privacy = rows_text(rows, 5);
    const unsigned char *stored = rows_bytes(rows, 7, JOURNAL_CHAIN_BYTES);
    header->scenario = keep_text(arena, rows, 0);
    header->title = keep_text(arena, rows, 1);
    header->team = keep_text(arena, rows, 2);
    bool fits = header->scenario != NULL && header->title != NULL && header->team != NULL && privacy != NULL &&
                stored != NULL && rows_number(rows, 3, INT64_MIN, INT64_MAX, &seed) &&
                rows_number(rows, 4, 0, UINT32_MAX, &rules) && chain_privacy_parse(privacy, &header->privacy) &&
                rows_number(rows, 6, JOURNAL_WALL_MS_MIN, JOURNAL_WALL_MS_MAX, &header->created_ms);
    if (!fits || strlen(header->scenario) > NAME_BYTES_MAX || strlen(header->title) > JOURNAL_TITLE_BYTES_MAX ||
        strlen(header->team) > NAME_BYTES_MAX) {
        return false;
    }
    header->seed = (uint64_t)seed;
    header->rules_version = (uint32_t)rules;
    memcpy(chain->bytes, stored, JOURNAL_CHAIN_BYTES);
    return true;
}

static bool read_package(sqlite3_stmt *rows, struct arena *arena, struct journal_header *header)
{
    if (sqlite3_column_type(rows, 0) != SQLITE_BLOB) {
        return false;
    }
    const void *bytes = sqlite3_column_blob(rows, 0);
    size_t count = (size_t)sqlite3_column_bytes(rows, 0);
    if (count > JOURNAL_PACKAGE_BYTES_MAX) {
        return false;
    }
    header->package_bytes = count;
    header->package = arena_copy(arena, bytes == NULL ? "" : bytes, count);
    return true;
}

static enum err altered(const struct store *store, const char *what, struct err_note *note)
{
    return err_say(note, ERR_ALTERED, "%s: was altered: %s", store->path, what);
}

static enum err one_row(const struct store *store, const char *sql, sqlite3_stmt **rows, struct err_note *note)
{
    enum err err = rows_open(store, sql, rows, note);
    if (err == ERR_OK && !rows_next(store, *rows, "read it", &err, note) && err == ERR_OK) {
        err = altered(store, "a line that every session file has is missing", note);
    }
    return err;
}

static enum err package_of(const struct store *store, struct arena *arena, struct journal_header *header,
                           struct err_note *note)
{
    sqlite3_stmt *rows = NULL;
    enum err err = one_row(store, "SELECT bytes FROM package", &rows, note);
    if (err == ERR_OK && !read_package(rows, arena, header)) {
        err = altered(store, "its scenario is not readable", note);
    }
    (void)sqlite3_finalize(rows);
    return err;
}

enum err rows_header(const struct store *store, bool with_package, struct arena *arena,
                     struct journal_header *header, struct chain *chain, struct err_note *note)
{
    sqlite3_stmt *rows = NULL;
    *header = (struct journal_header){ 0 };
    enum err err = one_row(store, "SELECT scenario, title, team, seed, rules, privacy, created_ms, chain FROM exercise",
                           &rows, note);
    if (err == ERR_OK && !read_header(rows, arena, header, chain)) {
        err = altered(store, "what it says about itself is not readable", note);
    }
    (void)sqlite3_finalize(rows);
    if (err == ERR_OK && with_package) {
        err = package_of(store, arena, header, note);
    }
    return err;
}

enum err rows_mark(const struct store *store, struct mark *mark, struct chain *seal, struct err_note *note)
{
    sqlite3_stmt *rows = NULL;
    int64_t inputs = 0;
    int64_t ended = 0;
    enum err err = one_row(store, "SELECT inputs, at_s, wall_ms, ended, seal FROM mark", &rows, note);
    if (err == ERR_OK) {
        const unsigned char *stored = rows_bytes(rows, 4, JOURNAL_CHAIN_BYTES);
        bool fits = stored != NULL && rows_number(rows, 0, 0, INT64_MAX, &inputs) &&
                    rows_number(rows, 1, -1, JOURNAL_SECONDS_MAX, &mark->at_s) &&
                    rows_number(rows, 2, JOURNAL_WALL_MS_MIN, JOURNAL_WALL_MS_MAX, &mark->wall_ms) &&
                    rows_number(rows, 3, 0, 1, &ended);
        if (fits) {
            memcpy(seal->bytes, stored, JOURNAL_CHAIN_BYTES);
        } else {
            err = altered(store, "the mark of how far it was shown is not readable", note);
        }
    }
    mark->inputs = (uint64_t)inputs;
    mark->has_ended = ended == 1;
    (void)sqlite3_finalize(rows);
    return err;
}

/* ---- inputs ------------------------------------------------------------------------------------------------------ */

static bool read_text(sqlite3_stmt *rows, struct input_row *row)
{
    struct journal_input *input = &row->input;
    bool has_digest = sqlite3_column_type(rows, 9) != SQLITE_NULL;
    bool has_text = sqlite3_column_type(rows, 11) != SQLITE_NULL;
    row->text_digest = rows_bytes(rows, 9, JOURNAL_CHAIN_BYTES);
    input->is_erased = has_digest && !has_text;
    if (!has_text) {
        return !has_digest || row->text_digest != NULL;
    }
    int64_t person = 0;
    const char *what = rows_text(rows, 13);
    row->salt = rows_bytes(rows, 14, CHAIN_SALT_BYTES);
    input->text = rows_short(rows, 15, TEXT_BYTES_MAX);
    bool fits = row->text_digest != NULL && what != NULL && row->salt != NULL && input->text != NULL &&
                rows_number(rows, 12, 0, UINT32_MAX, &person) && chain_text_parse(what, &input->what);
    input->person = (uint32_t)person;
    return fits;
}

bool rows_input(sqlite3_stmt *rows, struct input_row *row)
{
    *row = (struct input_row){ 0 };
    struct journal_input *input = &row->input;
    int64_t number = 0;
    int64_t seat = 0;
    int64_t sender_number = 0;
    input->role = rows_short(rows, 3, NAME_BYTES_MAX);
    input->team = rows_short(rows, 4, NAME_BYTES_MAX);
    input->kind = rows_short(rows, 7, NAME_BYTES_MAX);
    input->payload = rows_short(rows, 8, INPUT_BYTES_MAX);
    row->chain = rows_bytes(rows, 10, JOURNAL_CHAIN_BYTES);
    bool fits = rows_number(rows, 0, 1, INT64_MAX, &number) &&
                rows_number(rows, 1, INT64_MIN, INT64_MAX, &input->at_s) &&
                rows_number(rows, 2, INT64_MIN, INT64_MAX, &input->wall_ms) &&
                rows_fit_time(input->at_s, input->wall_ms) && input->role != NULL &&
                input->team != NULL && rows_number(rows, 5, 0, UINT32_MAX, &seat) &&
                rows_number(rows, 6, 0, INT64_MAX, &sender_number) && input->kind != NULL && input->payload != NULL &&
                row->chain != NULL && read_text(rows, row);
    input->number = (uint64_t)number;
    input->seat = (uint32_t)seat;
    input->sender_number = (uint64_t)sender_number;
    return fits;
}

enum err rows_one_number(const struct store *store, const char *sql, int64_t *number, struct err_note *note)
{
    sqlite3_stmt *rows = NULL;
    enum err err = one_row(store, sql, &rows, note);
    if (err == ERR_OK) {
        *number = sqlite3_column_int64(rows, 0);
    }
    (void)sqlite3_finalize(rows);
    return err;
}
