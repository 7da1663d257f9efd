/* Opening is checking: every digest is made again from what is there and compared with what is stored. One pass over the
 * inputs does that and learns the senders' numbers. */
#include "journal/private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct journal *load_create(enum journal_how how)
{
    struct journal *journal = calloc(1, sizeof *journal);
    MUST(journal != NULL);
    journal->how = how;
    arena_init(&journal->arena);
    senders_init(&journal->senders);
    chain_prepare();
    return journal;
}

void load_destroy(struct journal *journal)
{
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        (void)sqlite3_finalize(journal->statements[i]);
    }
    store_close(&journal->store);
    senders_deinit(&journal->senders);
    arena_deinit(&journal->arena);
    free(journal);
}

static enum err load_header(struct journal *journal, struct err_note *note)
{
    struct chain stored;
    enum err err = rows_header(&journal->store, true, &journal->arena, &journal->header, &stored, note);
    if (err != ERR_OK) {
        return err;
    }
    journal->now.chain = chain_header(&journal->header);
    if (!chain_equal(&journal->now.chain, stored.bytes, sizeof stored.bytes)) {
        return err_say(note, ERR_ALTERED, "%s: was altered: its scenario or settings are not those it was made with",
                       journal->store.path);
    }
    return ERR_OK;
}

/* NULL when the row fits behind what was read before it, else what is wrong with it. */
static const char *misfit(const struct journal *journal, const struct input_row *row, bool is_readable)
{
    const struct journal_input *input = &row->input;
    if (!is_readable) {
        return "is not readable";
    }
    if (input->number != journal->now.inputs + 1) {
        return "is missing";
    }
    if (input->at_s < journal->now.input_at_s) {
        return "stands before the one before it";
    }
    if (row->salt != NULL) {
        struct chain digest = chain_text(row->salt, input);
        if (!chain_equal(&digest, row->text_digest, JOURNAL_CHAIN_BYTES)) {
            return "has another text than was sent";
        }
    }
    struct chain chain = chain_input(&journal->now.chain, input, row->text_digest);
    if (!chain_equal(&chain, row->chain, JOURNAL_CHAIN_BYTES)) {
        return "was altered";
    }
    struct sender_key key = { input->role, input->team, input->seat };
    bool is_repeat = input->sender_number != 0 && senders_find(&journal->senders, key, input->sender_number) != 0;
    return is_repeat ? "repeats an earlier one" : NULL;
}

static void learn_input(struct journal *journal, const struct input_row *row)
{
    const struct journal_input *input = &row->input;
    if (input->sender_number != 0) {
        struct sender_key key = { input->role, input->team, input->seat };
        senders_add(&journal->senders, key, input->sender_number, input->number);
    }
    memcpy(journal->now.chain.bytes, row->chain, JOURNAL_CHAIN_BYTES);
    journal->now.inputs = input->number;
    journal->now.input_at_s = input->at_s;
    journal->now.input_wall_ms = input->wall_ms;
}

static enum err load_inputs(struct journal *journal, const struct mark *mark, struct chain *at_mark,
                            struct err_note *note)
{
    sqlite3_stmt *rows = NULL;
    struct input_row row;
    enum err err = rows_open(&journal->store, ROWS_INPUTS_SQL, &rows, note);
    if (err == ERR_OK) {
        (void)sqlite3_bind_int64(rows, 1, INT64_MIN);
    }
    while (err == ERR_OK && rows_next(&journal->store, rows, "read its inputs", &err, note)) {
        const char *wrong = misfit(journal, &row, rows_input(rows, &row));
        if (wrong != NULL) {
            err = err_say(note, ERR_ALTERED, "%s: input %" PRIu64 " %s", journal->store.path, journal->now.inputs + 1,
                          wrong);
            break;
        }
        learn_input(journal, &row);
        if (journal->now.inputs == mark->inputs) {
            *at_mark = journal->now.chain;
        }
    }
    (void)sqlite3_finalize(rows);
    return err;
}

static enum err check_mark(const struct journal *journal, const struct mark *mark, const struct chain *seal,
                           const struct chain *at_mark, struct err_note *note)
{
    if (mark->inputs > journal->now.inputs) {
        return err_say(note, ERR_ALTERED, "%s: was altered: %" PRIu64 " of its %" PRIu64 " inputs are missing at the end",
                       journal->store.path, mark->inputs - journal->now.inputs, mark->inputs);
    }
    struct chain made = chain_mark(at_mark, mark);
    if (!chain_equal(&made, seal->bytes, sizeof seal->bytes)) {
        return err_say(note, ERR_ALTERED, "%s: was altered: the mark of how far it was shown does not fit",
                       journal->store.path);
    }
    return ERR_OK;
}

static enum err load_records(struct journal *journal, struct err_note *note)
{
    int64_t records = 0;
    enum err err = rows_one_number(&journal->store, "SELECT ifnull(max(number), 0) FROM records", &records, note);
    if (err == ERR_OK && (records < 0 || records > RECORDS_MAX)) {
        return err_say(note, ERR_ALTERED, "%s: was altered: its trace is not numbered as it should be",
                       journal->store.path);
    }
    journal->now.records = (uint32_t)records;
    return err;
}

/* ---- what is counted ---------------------------------------------------------------------------------------------- */

/* Each question answers 0 in a file that nobody touched; what it means when it does not. */
static const struct question {
    const char *sql, *otherwise;
} questions[] = {
    { "SELECT count(*) FROM texts t LEFT JOIN inputs i ON i.number = t.number WHERE i.text_digest IS NULL",
      "there is a text that no input has" },
    { "SELECT ifnull(max(number), 0) - count(*) FROM records", "a part of its trace is missing" },
    { "SELECT ifnull(max(records), 0) > (SELECT count(*) FROM records) FROM digests",
      "the end of its trace is missing" },
    { "SELECT count(*) <> 1 FROM exercise", "it describes itself more than once" },
    { "SELECT count(*) <> 1 FROM package", "it holds more than one scenario" },
    { "SELECT count(*) <> 1 FROM mark", "it has more than one mark" },
};

static enum err ask_questions(const struct store *store, struct err_note *note)
{
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
        int64_t answer = 0;
        enum err err = rows_one_number(store, questions[i].sql, &answer, note);
        if (err != ERR_OK) {
            return err;
        }
        if (answer != 0) {
            return err_say(note, ERR_ALTERED, "%s: was altered: %s", store->path, questions[i].otherwise);
        }
    }
    return ERR_OK;
}

enum err load(struct journal *journal, uint64_t *input_number, struct err_note *note)
{
    struct mark mark = { 0 };
    struct chain seal;
    *input_number = 0;
    journal->now.input_at_s = INT64_MIN;
    enum err err = load_header(journal, note);
    if (err == ERR_OK) {
        err = rows_mark(&journal->store, &mark, &seal, note);
    }
    struct chain at_mark = journal->now.chain;
    if (err == ERR_OK) {
        err = load_inputs(journal, &mark, &at_mark, note);
        *input_number = err == ERR_ALTERED ? journal->now.inputs + 1 : 0;
    }
    if (err == ERR_OK) {
        err = check_mark(journal, &mark, &seal, &at_mark, note);
        *input_number = err == ERR_ALTERED && mark.inputs > journal->now.inputs ? journal->now.inputs + 1 : 0;
    }
    if (err == ERR_OK) {
        journal->now.mark = mark;
        err = load_records(journal, note);
    }
    if (err == ERR_OK) {
        err = ask_questions(&journal->store, note);
    }
    journal->durable = journal->now;
    return err;
}
