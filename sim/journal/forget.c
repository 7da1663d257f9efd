/* Erasing names and texts. Deleting a row leaves its bytes in the file, and so do pages that a row once moved out of;
 * therefore deleted content is overwritten and the file is then written anew from what is left. */
#include "journal/private.h"

static enum err delete_texts(struct store *store, uint32_t person, uint64_t *erased, struct err_note *note)
{
    sqlite3_stmt *bound = NULL;
    int code = sqlite3_prepare_v2(store->db, "DELETE FROM texts WHERE ?1 = 0 OR person = ?1", -1, &bound, NULL);
    if (code == SQLITE_OK) {
        (void)sqlite3_bind_int64(bound, 1, person);
        (void)sqlite3_step(bound);
        code = sqlite3_finalize(bound);
    }
    *erased = code == SQLITE_OK ? (uint64_t)sqlite3_changes64(store->db) : 0;
    return code == SQLITE_OK ? ERR_OK : store_failed(store, code, "erase texts", note);
}

/* Folded first: a -wal holds old pages too, and goes with that. Then with ordinary locks: a connection that keeps its
 * lock also keeps its -journal, with the old pages in it, and would not say so if it could not delete it at the end. */
static enum err erase(struct store *store, uint32_t person, uint64_t *erased, struct err_note *note)
{
    enum err err = store_fold(store, note);
    if (err == ERR_OK) {
        err = store_run(store, "PRAGMA locking_mode=NORMAL; SELECT 1 FROM sqlite_schema; "
                               "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON",
                        "erase texts", note);
    }
    if (err == ERR_OK) {
        err = delete_texts(store, person, erased, note);
    }
    if (err == ERR_OK) {
        err = store_run(store, "VACUUM", "write it anew without what was erased; please try again", note);
    }
    return err;
}

enum err journal_forget(const char *path, uint32_t person, uint64_t *erased, struct err_note *note)
{
    struct store store;
    *erased = 0;
    enum err err = store_look(path, &store, note);
    if (err == ERR_OK) {
        err = store_open_write(&store, note);
    }
    if (err == ERR_OK) {
        err = pages_check(&store, note);
    }
    if (err == ERR_OK) {
        err = erase(&store, person, erased, note);
    }
    store_close(&store);
    return err;
}
