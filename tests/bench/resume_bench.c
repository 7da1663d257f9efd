/* What it costs to go on with a long session: everything that `tocsin play SESSION` does up to the first picture, beside bare
 * SQLite reading the same rows, in one run.
 *
 *   resume_bench [FOLDER]      a folder to work in; by default /dev/shm where there is one, else $TMPDIR or /tmp
 *
 * The exercise is small and its inputs are real: two teams tell each other things, write notes and say what they do, 100,000
 * times. Prints one line of JSON; docs/benchmarks.md says what each figure is. Nothing here is a test. */
#include <inttypes.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench/clocks.h"
#include "bench/trial.h"
#include "scenarios/opened.h"

#define INPUTS 100000u
#define ROUNDS 5
#define STEP_S 3
#define WALL_MS 1772408400000

static const char desk_lua[] =
    "scenario { api = 1, id = \"desks\", title = \"Desks\", language = \"en\", begins = { \"2026-03-02 08:00\", economy.land },\n"
    "  length = \"100:00\", summary = \"Two desks talk.\" }\n"
    "economy.land = { name = \"Land\", zone = \"+01:00\" }\n"
    "team.east = { name = \"East\", mark = \"E\", sector = \"business\", economy = economy.land, brief = \"A desk.\" }\n"
    "team.west = { name = \"West\", mark = \"W\", sector = \"business\", economy = economy.land, brief = \"A desk.\" }\n"
    "channel.phone = { name = \"Phone\", between = { team.east, team.west }, delay = { 1, 2, 3 } }\n"
    "fact.smoke = { title = \"Smoke\", text = \"There is smoke.\", tlp = \"green\", held_by = { team.east } }\n"
    "fact.fire = { title = \"Fire\", text = \"There is a fire.\", tlp = \"green\", held_by = { team.west } }\n";

/* ---- a long session ------------------------------------------------------------------------------------------------ */

static struct session *sit_down(struct opened *opened, struct journal *journal)
{
    struct session_config config = opened_config(opened, 7);
    config.journal = journal;
    config.teams[0].who = config.teams[1].who = SESSION_PERSON;
    return session_create(&config);
}

static struct view_wish wish_of(uint32_t number, const struct view *view)
{
    static const enum wish_kind kinds[] = { WISH_SHARE, WISH_NOTE, WISH_SHARE, WISH_STATE };
    struct view_wish wish = view_wish_make(kinds[number / 2 % 4]);
    wish.fact = number / 8 % view->facts_count;
    wish.to = 1; /* a seat counts itself first */
    wish.channel = 0;
    wish.text = wish.kind == WISH_NOTE ? "They do not answer the phone." : NULL;
    return wish;
}

static void play(struct session *session)
{
    struct err_note note = { 0 };
    trial_must(session_begin(session, WALL_MS, &note), &note);
    for (uint32_t i = 0; i < INPUTS; i++) {
        struct team_id team = { i % 2 };
        struct view_wish wish = wish_of(i, session_view(session, team));
        enum refusal refusal;
        trial_must(session_wish(session, team, &wish, WALL_MS + i, &refusal, &note), &note);
        MUST(refusal == REFUSED_NOT);
        if (session_run_to(session, (int64_t)(i + 1) * STEP_S, 0, WALL_MS + i, &note) == SESSION_FAILED) {
            trial_must(ERR_IO, &note);
        }
    }
}

static void make_session(const char *path)
{
    struct opened opened;
    struct err_note note = { 0 };
    struct str bytes = { 0 };
    struct journal *journal = NULL;
    opened_init_text(&opened, "desks", desk_lua);
    package_encode(&opened.package, &bytes);
    struct journal_header header = {
        .scenario = opened.world->id, .title = "Desks", .team = "east", .seed = 7, .rules_version = RULES_VERSION,
        .created_ms = WALL_MS, .package = bytes.at, .package_bytes = bytes.bytes,
    };
    trial_must(journal_create(path, &header, &journal, &note), &note);
    struct session *session = sit_down(&opened, journal);
    play(session);
    session_destroy(session);
    trial_must(journal_close(journal, &note), &note);
    str_deinit(&bytes);
    opened_deinit(&opened);
}

/* ---- going on with it ---------------------------------------------------------------------------------------------- */

struct resumed { int64_t open_ns, all_ns; uint64_t inputs; uint32_t records; };

/* Open and check; load the scenario that it holds; play every input again; compare the trace. */
static struct resumed resume(const char *path)
{
    struct opened opened;
    struct err_note note = { 0 };
    struct journal *journal = NULL;
    struct resumed resumed = { 0 };
    int64_t before = cpu_ns();
    trial_must(journal_open(path, JOURNAL_WRITE, &journal, &note), &note);
    resumed.open_ns = cpu_ns() - before;
    opened_init_text(&opened, "desks", desk_lua);
    struct session *session = sit_down(&opened, journal);
    trial_must(session_resume(session, &note), &note);
    resumed.all_ns = cpu_ns() - before;
    resumed.inputs = journal_input_count(journal);
    resumed.records = trace_count(session_trace(session));
    session_destroy(session);
    trial_must(journal_close(journal, &note), &note);
    opened_deinit(&opened);
    return resumed;
}

static int64_t read_bare(const char *path, uint64_t *sum)
{
    sqlite3 *db = NULL;
    int64_t before = cpu_ns();
    trial_must_sql(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL));
    trial_read(db, "SELECT * FROM inputs ORDER BY number", sum);
    trial_read(db, "SELECT * FROM texts ORDER BY number", sum);
    int64_t ns = cpu_ns() - before;
    trial_must_sql(sqlite3_close(db));
    return ns;
}

/* ---- all of it ----------------------------------------------------------------------------------------------------- */

static int ascending(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static double median_ms(int64_t *ns)
{
    qsort(ns, ROUNDS, sizeof *ns, ascending);
    return (double)ns[ROUNDS / 2] / 1e6;
}

static void run(const char *path)
{
    int64_t open_ns[ROUNDS], all_ns[ROUNDS], bare_ns[ROUNDS];
    struct resumed resumed = { 0 };
    uint64_t sum = 0;
    make_session(path);
    for (int i = 0; i < ROUNDS; i++) {
        bare_ns[i] = read_bare(path, &sum);
        resumed = resume(path);
        open_ns[i] = resumed.open_ns;
        all_ns[i] = resumed.all_ns;
    }
    double bare_ms = median_ms(bare_ns), all_ms = median_ms(all_ns);
    (void)printf("{\"session_inputs\":%" PRIu64 ",\"session_records\":%" PRIu32 ",\"session_open_ms\":%.1f,"
                 "\"session_resume_ms\":%.1f,\"session_rows_ms\":%.1f,\"session_resume_to_rows\":%.2f,"
                 "\"session_checksum\":%" PRIu64 "}\n",
                 resumed.inputs, resumed.records, median_ms(open_ns), all_ms, bare_ms, all_ms / bare_ms, sum);
}

int main(int argc, char **argv)
{
    const char *temporary = getenv("TMPDIR");
    const char *root = argc > 1                             ? argv[1]
                       : access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm"
                       : temporary != NULL                  ? temporary
                                                            : "/tmp";
    char folder[PATH_MAX / 2];
    char path[PATH_MAX];
    trial_folder(root, folder, sizeof folder);
    (void)snprintf(path, sizeof path, "%s/long.tocsin", folder);
    run(path);
    (void)unlink(path);
    (void)rmdir(folder);
    return 0;
}
