#include "bench/trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void trial_must(enum err err, const struct err_note *note)
{
    if (err != ERR_OK) {
        (void)fprintf(stderr, "bench: %s\n", note->text);
        exit(err_exit_code(err));
    }
}

void trial_must_sql(int code)
{
    if (code != SQLITE_OK) {
        (void)fprintf(stderr, "bench: bare SQLite: %s\n", sqlite3_errstr(code));
        exit(3);
    }
}

void trial_folder(const char *root, char *folder, size_t room)
{
    int bytes = snprintf(folder, room, "%s/tocsin-bench-XXXXXX", root);
    if (bytes < 0 || (size_t)bytes >= room || mkdtemp(folder) == NULL) {
        (void)fprintf(stderr, "bench: no folder could be made in %s\n", root);
        exit(3);
    }
}

void trial_read(sqlite3 *db, const char *sql, uint64_t *sum)
{
    sqlite3_stmt *rows = NULL;
    trial_must_sql(sqlite3_prepare_v2(db, sql, -1, &rows, NULL));
    int columns = sqlite3_column_count(rows);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        for (int i = 0; i < columns; i++) {
            int type = sqlite3_column_type(rows, i);
            *sum += type == SQLITE_TEXT ? strlen((const char *)sqlite3_column_text(rows, i))
                                        : (uint64_t)sqlite3_column_int64(rows, i);
        }
    }
    trial_must_sql(sqlite3_finalize(rows));
}
