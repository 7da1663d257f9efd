#include "journal/private.h"

#include <string.h>

enum err pages_check(const struct store *store, struct err_note *note)
{
    sqlite3_stmt *rows = NULL;
    enum err err = rows_open(store, "PRAGMA integrity_check(1)", &rows, note);
    if (err == ERR_OK && rows_next(store, rows, "check it", &err, note)) {
        const char *answer = rows_text(rows, 0);
        if (answer == NULL || strcmp(answer, "ok") != 0) {
            err = err_say(note, ERR_ALTERED, "%s: is damaged: %.200s", store->path, answer == NULL ? "" : answer);
        }
    }
    (void)sqlite3_finalize(rows);
    return err;
}
