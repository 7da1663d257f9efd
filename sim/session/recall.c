/* Recall: from a journal back to a running exercise, and the proof that both are the same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "session/inside.h"

static bool role_parse(const char *name, enum role *role)
{
    static const char *const names[] = { "seat", "bot", "control", "evaluator", "session" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_equal(name, names[i])) {
            *role = (enum role)i;
            return true;
        }
    }
    return false;
}

static enum err team_parse(const struct world *world, const char *name, struct team_id *team, struct err_note *note)
{
    *team = TEAM_NONE;
    if (name[0] == '\0') {
        return ERR_OK;
    }
    char path[PATH_BYTES_MAX];
    (void)snprintf(path, sizeof path, "team.%s", name);
    struct thing_id id = world_find(world, path);
    if (thing_shelf(id) != SHELF_TEAM) {
        return err_say(note, ERR_BAD_INPUT, "this scenario has no %s", path);
    }
    team->v = thing_index(id);
    return ERR_OK;
}

static enum err input_of_row(const struct session *session, const struct journal_input *row, struct input *input,
                             struct err_note *note)
{
    const struct world *world = session->config.world;
    enum input_kind kind;
    struct sender sender = { .seat = row->seat };
    if (!input_kind_parse(row->kind, &kind) || !role_parse(row->role, &sender.role)) {
        return err_say(note, ERR_BAD_INPUT, "input %llu is of a kind that this version does not know",
                       (unsigned long long)row->number);
    }
    enum err err = team_parse(world, row->team, &sender.team, note);
    if (err == ERR_OK) {
        *input = input_make(kind, sender);
        err = input_decode(world, row->payload, input, note);
    }
    if (err != ERR_OK) {
        return err_prefix(note, err, "input %llu (%s)", (unsigned long long)row->number, row->kind);
    }
    input->number = row->number;
    input->sender_number = row->sender_number;
    input->at_s = row->at_s;
    input->wall_ms = row->wall_ms;
    input->text = row->text;
    return ERR_OK;
}

/* ---- cast ------------------------------------------------------------------------------------------------------- */

static enum err learn_seat(struct session *session, const struct journal_input *row, struct err_note *note)
{
    struct input input;
    enum err err = input_of_row(session, row, &input, note);
    if (err != ERR_OK) {
        return err;
    }
    bool is_bot = input.code >= SESSION_BOT;
    if (!team_is_real(input.to) || (is_bot && input.code - SESSION_BOT >= POLICY_COUNT)) {
        return err_say(note, ERR_BAD_INPUT, "input %llu casts a part that this version does not know",
                       (unsigned long long)row->number);
    }
    session->config.teams[input.to.v] = (struct session_team){
        .who = is_bot ? SESSION_BOT : (enum session_who)input.code,
        .policy = is_bot ? (enum policy)(input.code - SESSION_BOT) : POLICY_SILENT,
    };
    return ERR_OK;
}

static enum err learn_mode(struct session *session, const struct journal_input *row, struct err_note *note)
{
    struct input input;
    enum err err = input_of_row(session, row, &input, note);
    session->began_local = session->began_local || (err == ERR_OK && input.code == MODE_LOCAL_DIGEST);
    return err;
}

/* What was settled at STARTEX: who plays whom, and how far the digests hold. */
static enum err learn_start(void *context, const struct journal_input *row, struct err_note *note)
{
    if (row->at_s > 0) {
        return ERR_OK;
    }
    if (str_equal(row->kind, "seat")) {
        return learn_seat(context, row, note);
    }
    return str_equal(row->kind, "mode") ? learn_mode(context, row, note) : ERR_OK;
}

/* ---- replay ----------------------------------------------------------------------------------------------------- */

static enum err replay_input(void *context, const struct journal_input *row, struct err_note *note)
{
    struct session *session = context;
    struct input input;
    enum err err = input_of_row(session, row, &input, note);
    if (err != ERR_OK) {
        return err;
    }
    if (input.at_s < engine_now_s(session->engine)) {
        return err_say(note, ERR_BAD_INPUT, "input %llu is stamped before the one before it",
                       (unsigned long long)row->number);
    }
    /* The bots think as they did then, so that they can go on afterwards; what they wished stands in the journal. */
    err = run_before(session, input.at_s, row->wall_ms, note);
    if (err == ERR_OK) {
        engine_advance(session->engine, input.at_s);
        publish(session);
        (void)submit_and_publish(session, &input);
    }
    return err;
}

/* A story that had to be stopped now and was not then gives another trace than the one that was shown. */
static enum err check_scripts(const struct session *session, struct err_note *note)
{
    uint32_t story = ID_NONE;
    if (!must_drop(session, &story)) {
        return ERR_OK;
    }
    return err_say(note, ERR_IO, "%s needed more time or memory than this machine gave while the session was "
                   "replayed; nothing is lost, try again", script_path(session, story));
}

static enum err replay_inputs(struct session *session, struct err_note *note)
{
    struct journal *journal = session->config.journal;
    tables_open(session);
    engine_start(session->engine);
    publish(session);
    enum err err = journal_each_input(journal, 1, replay_input, session, note);
    /* That second too: what the last input made due in it, a story's answer, may have come before the end. */
    if (err == ERR_OK && journal_at_s(journal) >= engine_now_s(session->engine)) {
        err = run(session, journal_at_s(journal), 0, note);
    }
    return err == ERR_OK ? check_scripts(session, note) : err;
}

enum err rebuild(struct session *session, struct err_note *note)
{
    start_over(session, journal_header(session->config.journal)->seed);
    session->has_begun = session->is_replaying = true;
    enum err err = replay_inputs(session, note);
    session->is_replaying = false;
    session->is_ahead = false;
    uint32_t kept = journal_record_count(session->config.journal);
    uint32_t made = trace_count(engine_trace(session->engine));
    session->kept_records = kept < made ? kept : made;
    return err;
}

enum err session_check_rules(uint32_t rules, struct err_note *note)
{
    if (rules != RULES_VERSION) {
        return err_say(note, ERR_OTHER_RULES,
                       "this session was played under rules version %u, this program has version %u: it can be read, "
                       "but not played on or verified", rules, RULES_VERSION);
    }
    return ERR_OK;
}

static enum err check_rules(const struct session *session, struct err_note *note)
{
    return session_check_rules(journal_header(session->config.journal)->rules_version, note);
}

enum err session_replay(struct session *session, struct err_note *note)
{
    MUST(session->config.journal != NULL);
    MUST(!session->has_begun);
    enum err err = check_rules(session, note);
    if (err == ERR_OK) {
        err = journal_each_input(session->config.journal, 1, learn_start, session, note);
    }
    return err == ERR_OK ? rebuild(session, note) : err;
}

/* ---- proof ------------------------------------------------------------------------------------------------------ */

/* The kept trace beside the one that was made anew, record by record and digest by digest. */
struct comparison {
    const struct trace *made;
    struct trace *kept;    /* as far as it was read; its digests are what the file's must be */
    struct kept_digest { uint32_t records; struct digest digest; } *digests;
    uint32_t digests_count, digests_room, digests_at;
    uint32_t differs;      /* the first record that is not the same, 0 none */
};

static enum err learn_digest(void *context, uint32_t records, struct digest digest, struct err_note *note)
{
    struct comparison *comparison = context;
    (void)note;
    GROW(comparison->digests, comparison->digests_count, comparison->digests_room);
    comparison->digests[comparison->digests_count++] = (struct kept_digest){ records, digest };
    return ERR_OK;
}

/* Digests come in order of how many records they cover. */
static enum err compare_digests(struct comparison *comparison, struct err_note *note)
{
    uint32_t records = trace_count(comparison->kept);
    while (comparison->digests_at < comparison->digests_count &&
           comparison->digests[comparison->digests_at].records <= records) {
        const struct kept_digest *kept = &comparison->digests[comparison->digests_at++];
        if (kept->records != records || !digest_equal(kept->digest, trace_digest(comparison->kept))) {
            comparison->differs = kept->records;
            return err_say(note, ERR_ALTERED, "the digest of %u records is not what these inputs give", kept->records);
        }
    }
    return ERR_OK;
}

static enum err compare_record(void *context, uint32_t number, const void *bytes, size_t count, struct err_note *note)
{
    struct comparison *comparison = context;
    unsigned char mine[RECORD_BYTES_MAX];
    bool same = number <= trace_count(comparison->made) && trace_encode(comparison->made, number, mine) == count &&
                memcmp(mine, bytes, count) == 0;
    if (!same) {
        comparison->differs = number;
        return number <= trace_count(comparison->made)
                   ? err_say(note, ERR_ALTERED, "record %u is not what these inputs give", number)
                   : err_say(note, ERR_ALTERED, "these inputs give %u records, and there are more", number - 1);
    }
    if (comparison->digests_at == comparison->digests_count) {
        return ERR_OK;
    }
    MUST(trace_decode(comparison->kept, bytes, (uint32_t)count));
    return compare_digests(comparison, note);
}

/* Another Lua may order a table otherwise: then it was not somebody's hand that changed the file. */
static enum err say_local(const struct session *session, enum err err, struct err_note *note)
{
    if (err != ERR_ALTERED || !session_is_local(session) || note == NULL) {
        return err;
    }
    const struct err_note what = *note;
    return err_say(note, err, "%s; the digests of this session hold only for the build of the program that played it",
                   what.text);
}

/* Is what the file keeps of the trace what its inputs give? It may end early. */
static enum err compare_kept(struct session *session, uint32_t *differs, struct err_note *note)
{
    struct comparison comparison = { .made = engine_trace(session->engine), .kept = trace_create() };
    enum err err = journal_each_digest(session->config.journal, learn_digest, &comparison, note);
    err = err == ERR_OK ? compare_digests(&comparison, note) : err;
    err = err == ERR_OK ? journal_each_record(session->config.journal, 1, compare_record, &comparison, note) : err;
    if (err == ERR_OK && comparison.digests_at < comparison.digests_count) {
        comparison.differs = journal_record_count(session->config.journal) + 1;
        err = err_say(note, ERR_ALTERED, "a digest covers records that are not there");
    }
    *differs = comparison.differs;
    free(comparison.digests);
    trace_destroy(comparison.kept);
    return err;
}

/* An exercise that is over keeps its trace whole, and the digest of it. */
static enum err learn_last_digest(void *context, uint32_t records, struct digest digest, struct err_note *note)
{
    uint32_t *most = context;
    (void)digest;
    (void)note;
    *most = records > *most ? records : *most;
    return ERR_OK;
}

static enum err check_end(struct session *session, uint32_t *differs, struct err_note *note)
{
    struct journal *journal = session->config.journal;
    uint32_t made = trace_count(engine_trace(session->engine));
    if (journal_has_ended(journal) != engine_has_ended(session->engine)) {
        return err_say(note, ERR_ALTERED, journal_has_ended(journal)
                       ? "these inputs do not bring the exercise to an end, and the session says that it is over"
                       : "these inputs bring the exercise to an end, and the session says that it is not over");
    }
    if (!journal_has_ended(journal)) {
        return ERR_OK;
    }
    if (journal_record_count(journal) < made) {
        *differs = journal_record_count(journal) + 1;
        return err_say(note, ERR_ALTERED, "these inputs give %u records, and only %u are there", made,
                       journal_record_count(journal));
    }
    uint32_t covered = 0;
    enum err err = journal_each_digest(journal, learn_last_digest, &covered, note);
    if (err == ERR_OK && covered < made) {
        *differs = covered + 1;
        err = err_say(note, ERR_ALTERED, "the digest of all %u records is not there", made);
    }
    return err;
}

enum err session_verify(struct session *session, uint32_t *record, struct err_note *note)
{
    *record = 0;
    enum err err = session_replay(session, note);
    if (err == ERR_OK) {
        err = compare_kept(session, record, note);
    }
    err = err == ERR_OK ? check_end(session, record, note) : err;
    return say_local(session, err, note);
}

/* ---- going on --------------------------------------------------------------------------------------------------- */

/* A trace that ends early is made whole again. */
static enum err complete(struct session *session, struct err_note *note)
{
    struct journal *journal = session->config.journal;
    if (session->kept_records == trace_count(engine_trace(session->engine))) {
        return ERR_OK;
    }
    enum err err = journal_begin(journal, note);
    err = err == ERR_OK ? keep_records(session, note) : err;
    return err == ERR_OK ? journal_commit(journal, note) : err;
}

enum err session_resume(struct session *session, struct err_note *note)
{
    struct journal *journal = session->config.journal;
    MUST(journal != NULL);
    enum err err = check_rules(session, note);
    if (err == ERR_OK && journal_input_count(journal) == 0) {
        return session_begin(session, journal_header(journal)->created_ms, note);
    }
    uint32_t differs = 0;
    err = err == ERR_OK ? session_replay(session, note) : err;
    err = err == ERR_OK ? compare_kept(session, &differs, note) : err;
    err = say_local(session, err, note);
    return err == ERR_OK ? complete(session, note) : err;
}
