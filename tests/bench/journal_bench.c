/* What durability costs: the journal beside bare SQLite doing the same insert with the same flush, in one run.
 *
 *   journal_bench [FOLDER]      a folder on the disk to be measured; by default $TMPDIR or /tmp
 *
 * Prints one line of JSON. The inputs are 200 bytes of JSON each. Rounds of both are interleaved and the median round is
 * reported, so a disk that slows down meanwhile slows both; ratios are what to compare. Nothing here is a test. */
#include <inttypes.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench/trial.h"
#include "journal/journal.h"

#define ROUNDS 9
#define SINGLE_INPUTS 400u   /* of one round */
#define GROUPED_INPUTS 4000u /* of one round */
#define REOPEN_INPUTS 100000u
#define PAYLOAD_BYTES 200
#define DIGEST_BYTES 32

static uint64_t now_ns(clockid_t clock)
{
    struct timespec time;
    MUST(clock_gettime(clock, &time) == 0);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* ---- the same input for both --------------------------------------------------------------------------------------- */

static struct journal_input bench_input(uint64_t number, char payload[PAYLOAD_BYTES + 1])
{
    int bytes = snprintf(payload, PAYLOAD_BYTES + 1,
                         "{\"thing\":\"decision.isolate\",\"option\":\"cut\",\"player\":\"seat-3\",\"n\":%" PRIu64
                         ",\"reason\":\"",
                         number);
    memset(payload + bytes, 'x', (size_t)(PAYLOAD_BYTES - bytes - 2));
    memcpy(payload + PAYLOAD_BYTES - 2, "\"}", 3);
    return (struct journal_input){
        .role = "seat", .team = "unity", .seat = (uint32_t)(number % 12), .sender_number = number, .kind = "decide",
        .at_s = (int64_t)number, .wall_ms = 1700000000000 + (int64_t)number, .payload = payload,
    };
}

/* ---- bare SQLite --------------------------------------------------------------------------------------------------- */

struct bare {
    sqlite3 *db;
    sqlite3_stmt *insert, *begin, *commit;
    uint64_t count;
};

static void bare_open(struct bare *bare, const char *path)
{
    trial_must_sql(sqlite3_open(path, &bare->db));
    trial_must_sql(sqlite3_exec(bare->db,
                          "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                          "CREATE TABLE IF NOT EXISTS inputs(number INTEGER PRIMARY KEY, at_s INTEGER, wall_ms INTEGER, "
                          "role TEXT, team TEXT, seat INTEGER, sender_number INTEGER, kind TEXT, payload TEXT, "
                          "text_digest BLOB, chain BLOB)",
                          NULL, NULL, NULL));
    trial_must_sql(sqlite3_prepare_v2(bare->db, "INSERT INTO inputs VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11)", -1,
                                &bare->insert, NULL));
    trial_must_sql(sqlite3_prepare_v2(bare->db, "BEGIN", -1, &bare->begin, NULL));
    trial_must_sql(sqlite3_prepare_v2(bare->db, "COMMIT", -1, &bare->commit, NULL));
}

static void bare_step(sqlite3_stmt *statement)
{
    (void)sqlite3_step(statement);
    trial_must_sql(sqlite3_reset(statement));
}

static void bare_append(struct bare *bare)
{
    static const unsigned char chain[DIGEST_BYTES] = { 1, 2, 3 };
    char payload[PAYLOAD_BYTES + 1];
    struct journal_input input = bench_input(++bare->count, payload);
    trial_must_sql(sqlite3_bind_int64(bare->insert, 1, (int64_t)bare->count));
    trial_must_sql(sqlite3_bind_int64(bare->insert, 2, input.at_s));
    trial_must_sql(sqlite3_bind_int64(bare->insert, 3, input.wall_ms));
    trial_must_sql(sqlite3_bind_text(bare->insert, 4, input.role, -1, SQLITE_STATIC));
    trial_must_sql(sqlite3_bind_text(bare->insert, 5, input.team, -1, SQLITE_STATIC));
    trial_must_sql(sqlite3_bind_int64(bare->insert, 6, input.seat));
    trial_must_sql(sqlite3_bind_int64(bare->insert, 7, (int64_t)input.sender_number));
    trial_must_sql(sqlite3_bind_text(bare->insert, 8, input.kind, -1, SQLITE_STATIC));
    trial_must_sql(sqlite3_bind_text(bare->insert, 9, input.payload, -1, SQLITE_STATIC));
    trial_must_sql(sqlite3_bind_null(bare->insert, 10));
    trial_must_sql(sqlite3_bind_blob(bare->insert, 11, chain, sizeof chain, SQLITE_STATIC));
    bare_step(bare->insert);
}

static void bare_close(struct bare *bare)
{
    (void)sqlite3_finalize(bare->insert);
    (void)sqlite3_finalize(bare->begin);
    (void)sqlite3_finalize(bare->commit);
    trial_must_sql(sqlite3_close(bare->db));
}

/* ---- the journal --------------------------------------------------------------------------------------------------- */

static struct journal *session_create(const char *path)
{
    struct err_note note = { 0 };
    struct journal *journal = NULL;
    const struct journal_header header = { .scenario = "bench", .title = "Bench", .team = "", .package = "",
                                           .rules_version = 1 };
    trial_must(journal_create(path, &header, &journal, &note), &note);
    return journal;
}

static void session_append(struct journal *journal)
{
    char payload[PAYLOAD_BYTES + 1];
    struct err_note note = { 0 };
    struct journal_input input = bench_input(journal_input_count(journal) + 1, payload);
    trial_must(journal_append(journal, &input, &note), &note);
}

/* ---- writing ------------------------------------------------------------------------------------------------------- */

struct round {
    double journal_per_s, bare_per_s;
};

static double per_second(uint32_t count, uint64_t ns)
{
    return (double)count * 1e9 / (double)ns;
}

static uint64_t journal_group(struct journal *journal, uint32_t size)
{
    struct err_note note = { 0 };
    uint64_t before = now_ns(CLOCK_MONOTONIC);
    if (size > 1) {
        trial_must(journal_begin(journal, &note), &note);
    }
    for (uint32_t i = 0; i < size; i++) {
        session_append(journal);
    }
    if (size > 1) {
        trial_must(journal_commit(journal, &note), &note);
    }
    return now_ns(CLOCK_MONOTONIC) - before;
}

static uint64_t bare_group(struct bare *bare, uint32_t size)
{
    uint64_t before = now_ns(CLOCK_MONOTONIC);
    if (size > 1) {
        bare_step(bare->begin);
    }
    for (uint32_t i = 0; i < size; i++) {
        bare_append(bare);
    }
    if (size > 1) {
        bare_step(bare->commit);
    }
    return now_ns(CLOCK_MONOTONIC) - before;
}

/* One group of one, then one of the other: whatever the disk does, it does to both. */
static struct round run_round(struct journal *journal, struct bare *bare, uint32_t size, uint32_t count, uint64_t *units)
{
    uint64_t journal_ns = 0;
    uint64_t bare_ns = 0;
    for (uint32_t i = 0; i < count / size; i++) {
        units[i] = journal_group(journal, size);
        journal_ns += units[i];
        bare_ns += bare_group(bare, size);
    }
    return (struct round){ per_second(count, journal_ns), per_second(count, bare_ns) };
}

static int compare_rounds(const void *a, const void *b)
{
    double x = ((const struct round *)a)->journal_per_s / ((const struct round *)a)->bare_per_s;
    double y = ((const struct round *)b)->journal_per_s / ((const struct round *)b)->bare_per_s;
    return (x > y) - (x < y);
}

static int compare_numbers(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Writes ROUNDS rounds and prints the one with the median ratio. */
static void bench_group(const char *name, struct journal *journal, struct bare *bare, uint32_t size, uint32_t count)
{
    struct round rounds[ROUNDS];
    uint32_t unit_count = count / size;
    uint64_t *units = calloc((size_t)unit_count * ROUNDS, sizeof *units);
    MUST(units != NULL);
    for (int i = 0; i < ROUNDS; i++) {
        rounds[i] = run_round(journal, bare, size, count, units + (size_t)i * unit_count);
    }
    qsort(rounds, ROUNDS, sizeof rounds[0], compare_rounds);
    qsort(units, (size_t)unit_count * ROUNDS, sizeof *units, compare_numbers);
    const struct round *median = &rounds[ROUNDS / 2];
    size_t all = (size_t)unit_count * ROUNDS;
    (void)printf("\"journal_%s_per_s\":%.0f,\"bare_%s_per_s\":%.0f,\"ratio_%s\":%.3f,", name, median->journal_per_s,
                 name, median->bare_per_s, name, median->journal_per_s / median->bare_per_s);
    (void)printf("\"journal_%s_p50_us\":%.0f,\"journal_%s_p99_us\":%.0f,", name, (double)units[all / 2] / 1e3, name,
                 (double)units[all * 99 / 100] / 1e3);
    free(units);
}

/* ---- reading ------------------------------------------------------------------------------------------------------- */

static enum err sum_input(void *context, const struct journal_input *input, struct err_note *note)
{
    (void)note;
    *(uint64_t *)context += strlen(input->payload) + input->number;
    return ERR_OK;
}

/* As a resumed session does: open, check, read every input. */
static uint64_t reopen_journal_ns(const char *path, enum journal_how how, uint64_t *sum)
{
    struct err_note note = { 0 };
    struct journal *journal = NULL;
    uint64_t before = now_ns(CLOCK_MONOTONIC);
    trial_must(journal_open(path, how, &journal, &note), &note);
    trial_must(journal_each_input(journal, 1, sum_input, sum, &note), &note);
    uint64_t ns = now_ns(CLOCK_MONOTONIC) - before;
    trial_must(journal_close(journal, &note), &note);
    return ns;
}

static uint64_t read_bare_ns(const char *path, uint64_t *sum)
{
    sqlite3 *db = NULL;
    uint64_t before = now_ns(CLOCK_MONOTONIC);
    trial_must_sql(sqlite3_open(path, &db));
    trial_read(db, "SELECT * FROM inputs ORDER BY number", sum);
    uint64_t ns = now_ns(CLOCK_MONOTONIC) - before;
    trial_must_sql(sqlite3_close(db));
    return ns;
}

static void bench_reopen(const char *session, const char *bare)
{
    uint64_t read_ns[ROUNDS];
    uint64_t write_ns[ROUNDS];
    uint64_t bare_ns[ROUNDS];
    uint64_t sum = 0;
    for (int i = 0; i < ROUNDS; i++) {
        read_ns[i] = reopen_journal_ns(session, JOURNAL_READ, &sum);
        bare_ns[i] = read_bare_ns(bare, &sum);
        write_ns[i] = reopen_journal_ns(session, JOURNAL_WRITE, &sum);
    }
    qsort(read_ns, ROUNDS, sizeof read_ns[0], compare_numbers);
    qsort(write_ns, ROUNDS, sizeof write_ns[0], compare_numbers);
    qsort(bare_ns, ROUNDS, sizeof bare_ns[0], compare_numbers);
    double bare_ms = (double)bare_ns[ROUNDS / 2] / 1e6;
    double read_ms = (double)read_ns[ROUNDS / 2] / 1e6;
    double write_ms = (double)write_ns[ROUNDS / 2] / 1e6;
    (void)printf("\"reopen_inputs\":%u,\"journal_reopen_ms\":%.1f,\"journal_resume_ms\":%.1f,\"bare_read_ms\":%.1f,"
                 "\"ratio_reopen\":%.2f,\"ratio_resume\":%.2f,\"checksum\":%" PRIu64,
                 REOPEN_INPUTS, read_ms, write_ms, bare_ms, read_ms / bare_ms, write_ms / bare_ms, sum);
}

static void fill_both(struct journal *journal, struct bare *bare)
{
    while (journal_input_count(journal) < REOPEN_INPUTS) {
        (void)journal_group(journal, 1000);
    }
    while (bare->count < REOPEN_INPUTS) {
        (void)bare_group(bare, 1000);
    }
}

/* ---- all of it ----------------------------------------------------------------------------------------------------- */

static double cpu_us_of_single(struct journal *journal)
{
    uint64_t before = now_ns(CLOCK_PROCESS_CPUTIME_ID);
    for (uint32_t i = 0; i < SINGLE_INPUTS; i++) {
        session_append(journal);
    }
    return (double)(now_ns(CLOCK_PROCESS_CPUTIME_ID) - before) / 1e3 / SINGLE_INPUTS;
}

static void run(const char *session, const char *bare_path)
{
    struct err_note note = { 0 };
    struct bare bare = { 0 };
    struct journal *journal = session_create(session);
    bare_open(&bare, bare_path);
    (void)printf("{");
    bench_group("single", journal, &bare, 1, SINGLE_INPUTS);
    bench_group("group_10", journal, &bare, 10, GROUPED_INPUTS);
    bench_group("group_100", journal, &bare, 100, GROUPED_INPUTS);
    (void)printf("\"journal_single_cpu_us\":%.1f,", cpu_us_of_single(journal));
    fill_both(journal, &bare);
    trial_must(journal_close(journal, &note), &note);
    bare_close(&bare);
    bench_reopen(session, bare_path);
    (void)printf("}\n");
}

int main(int argc, char **argv)
{
    const char *temporary = getenv("TMPDIR");
    const char *root = argc > 1 ? argv[1] : temporary != NULL ? temporary : "/tmp";
    char folder[PATH_MAX / 2];
    char session[PATH_MAX];
    char bare[PATH_MAX];
    trial_folder(root, folder, sizeof folder);
    (void)snprintf(session, sizeof session, "%s/bench.tocsin", folder);
    (void)snprintf(bare, sizeof bare, "%s/bare.db", folder);
    run(session, bare);
    (void)unlink(session);
    (void)unlink(bare);
    (void)rmdir(folder);
    return 0;
}
