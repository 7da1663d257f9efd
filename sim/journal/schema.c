/* The tables of a session file. A file with anything else in it is refused: a trigger or view could make a reader see
 * what is not there. */
#include "journal/journal.h"
#include "journal/store.h"

#include <stdio.h>

struct table {
    const char *name, *sql;
};

static const struct table tables[] = {
    { "exercise", "CREATE TABLE exercise("
                  "scenario TEXT NOT NULL, title TEXT NOT NULL, team TEXT NOT NULL, seed INTEGER NOT NULL, "
                  "rules INTEGER NOT NULL, privacy TEXT NOT NULL, created_ms INTEGER NOT NULL, chain BLOB NOT NULL"
                  ") STRICT" },
    { "package", "CREATE TABLE package(bytes BLOB NOT NULL) STRICT" },
    { "mark", "CREATE TABLE mark("
              "inputs INTEGER NOT NULL, at_s INTEGER NOT NULL, wall_ms INTEGER NOT NULL, ended INTEGER NOT NULL, "
              "seal BLOB NOT NULL) STRICT" },
    { "inputs", "CREATE TABLE inputs("
                "number INTEGER PRIMARY KEY, at_s INTEGER NOT NULL, wall_ms INTEGER NOT NULL, role TEXT NOT NULL, "
                "team TEXT NOT NULL, seat INTEGER NOT NULL, sender_number INTEGER NOT NULL, kind TEXT NOT NULL, "
                "payload TEXT NOT NULL, text_digest BLOB, chain BLOB NOT NULL) STRICT" },
    { "texts", "CREATE TABLE texts("
               "number INTEGER PRIMARY KEY, person INTEGER NOT NULL, what TEXT NOT NULL, salt BLOB NOT NULL, "
               "text TEXT NOT NULL) STRICT" },
    { "records", "CREATE TABLE records(number INTEGER PRIMARY KEY, record BLOB NOT NULL) STRICT" },
    { "digests", "CREATE TABLE digests(records INTEGER PRIMARY KEY, digest TEXT NOT NULL) STRICT" },
};
#define TABLE_COUNT (sizeof tables / sizeof tables[0])

enum err store_make_tables(struct store *store, struct err_note *note)
{
    char pragmas[96];
    (void)snprintf(pragmas, sizeof pragmas, "PRAGMA application_id=%d; PRAGMA user_version=%u;", STORE_APPLICATION,
                   JOURNAL_FORMAT);
    enum err err = store_run(store, pragmas, "make the file", note);
    for (size_t i = 0; err == ERR_OK && i < TABLE_COUNT; i++) {
        err = store_run(store, tables[i].sql, "make the file", note);
    }
    return err;
}

/* Columns: type, name, tbl_name, rootpage, sql. */
static bool row_is(sqlite3_stmt *row, const struct table *table)
{
    const char *const wanted[] = { "table", table->name, table->name, NULL, table->sql };
    for (int i = 0; i < (int)(sizeof wanted / sizeof wanted[0]); i++) {
        const char *written = wanted[i] == NULL ? NULL : (const char *)sqlite3_column_text(row, i);
        if (wanted[i] != NULL && (written == NULL || !str_equal(written, wanted[i]))) {
            return false;
        }
    }
    return true;
}

/* Page 1 is the list itself. Two tables on one page would be one: erasing the texts would erase the trace. */
static bool is_own_page(const int64_t *pages, size_t count)
{
    bool is_own = pages[count] > 1;
    for (size_t i = 0; i < count; i++) {
        is_own = is_own && pages[i] != pages[count];
    }
    return is_own;
}

enum err store_check_tables(struct store *store, struct err_note *note)
{
    sqlite3_stmt *rows = NULL;
    int code = sqlite3_prepare_v2(store->db, "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema ORDER BY rowid",
                                  -1, &rows, NULL);
    int64_t pages[TABLE_COUNT];
    size_t fitting = 0;
    bool fits = true;
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(rows);
        if (code == SQLITE_ROW && fits && fitting < TABLE_COUNT) {
            pages[fitting] = sqlite3_column_int64(rows, 3);
            fits = row_is(rows, &tables[fitting]) && is_own_page(pages, fitting);
        }
        fitting += code == SQLITE_ROW ? 1 : 0;
    }
    (void)sqlite3_finalize(rows);
    if (code != SQLITE_DONE) {
        return store_failed(store, code, "read the list of tables", note);
    }
    if (!fits || fitting != TABLE_COUNT) {
        return err_say(note, ERR_BAD_INPUT, "%s: its tables are not those of a session file", store->path);
    }
    return ERR_OK;
}
