/* Recall: from a journal back to a running exercise, and the proof that both are the same. */
#include <stdio.h>
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

enum err input_of_journal(struct session *session, const struct journal_input *row, struct input *input,
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

static enum err learn_cast(void *context, const struct journal_input *row, struct err_note *note)
{
    struct session *session = context;
    if (!str_equal(row->kind, "seat") || row->at_s > 0) {
        return ERR_OK;
    }
    struct input input;
    enum err err = input_of_journal(session, row, &input, note);
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

/* ---- replay ----------------------------------------------------------------------------------------------------- */

static enum err replay_input(void *context, const struct journal_input *row, struct err_note *note)
{
    struct session *session = context;
    struct input input;
    enum err err = input_of_journal(session, row, &input, note);
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

static enum err replay(struct session *session, struct err_note *note)
{
    struct journal *journal = session->config.journal;
    session->is_replaying = true;
    session->has_begun = true;
    tables_open(session);
    engine_start(session->engine);
    publish(session);
    enum err err = journal_each_input(journal, 1, replay_input, session, note);
    if (err == ERR_OK && journal_at_s(journal) > engine_now_s(session->engine)) {
        err = run(session, journal_at_s(journal), 0, note);
    }
    session->is_replaying = false;
    return err;
}

enum err rebuild(struct session *session, struct err_note *note)
{
    start_over(session, journal_header(session->config.journal)->seed);
    enum err err = replay(session, note);
    uint32_t kept = journal_record_count(session->config.journal);
    uint32_t made = trace_count(engine_trace(session->engine));
    session->kept_records = kept < made ? kept : made;
    return err;
}

static enum err check_rules(const struct session *session, struct err_note *note)
{
    uint32_t rules = journal_header(session->config.journal)->rules_version;
    if (rules != RULES_VERSION) {
        return err_say(note, ERR_OTHER_RULES,
                       "this session was played under rules version %u, this program has version %u: it can be read, "
                       "but not played on or verified", rules, RULES_VERSION);
    }
    return ERR_OK;
}

enum err session_replay(struct session *session, struct err_note *note)
{
    MUST(session->config.journal != NULL);
    enum err err = check_rules(session, note);
    if (err == ERR_OK) {
        err = journal_each_input(session->config.journal, 1, learn_cast, session, note);
    }
    return err == ERR_OK ? rebuild(session, note) : err;
}

enum err session_resume(struct session *session, struct err_note *note)
{
    enum err err = session_replay(session, note);
    if (err != ERR_OK) {
        return err;
    }
    /* A kept trace that is longer than the inputs can explain belonged to a group that was undone. */
    uint32_t made = trace_count(engine_trace(session->engine));
    if (journal_record_count(session->config.journal) > made) {
        err = journal_drop_records(session->config.journal, made, note);
    }
    return err == ERR_OK ? keep_records(session, note) : err;
}

/* ---- proof ------------------------------------------------------------------------------------------------------ */

struct comparison {
    const struct session *session;
    uint32_t differs;
};

static enum err compare_record(void *context, uint32_t number, const void *bytes, size_t count, struct err_note *note)
{
    struct comparison *comparison = context;
    const struct trace *trace = engine_trace(comparison->session->engine);
    unsigned char mine[RECORD_BYTES_MAX];
    bool same = number <= trace_count(trace) && trace_encode(trace, number, mine) == count &&
                memcmp(mine, bytes, count) == 0;
    if (same) {
        return ERR_OK;
    }
    comparison->differs = number;
    return err_say(note, ERR_ALTERED, "record %u is not what these inputs give", number);
}

static enum err compare_digest(void *context, uint32_t records, struct digest digest, struct err_note *note)
{
    struct comparison *comparison = context;
    const struct trace *trace = engine_trace(comparison->session->engine);
    if (records != trace_count(trace) || digest_equal(digest, trace_digest(trace))) {
        return ERR_OK;
    }
    comparison->differs = records;
    return err_say(note, ERR_ALTERED, "the digest of %u records is not what these inputs give", records);
}

enum err session_verify(struct session *session, uint32_t *record, struct err_note *note)
{
    struct comparison comparison = { .session = session };
    enum err err = session_replay(session, note);
    if (err == ERR_OK) {
        err = journal_each_record(session->config.journal, 1, compare_record, &comparison, note);
    }
    if (err == ERR_OK) {
        err = journal_each_digest(session->config.journal, compare_digest, &comparison, note);
    }
    *record = comparison.differs;
    return err;
}
