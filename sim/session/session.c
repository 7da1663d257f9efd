#include "session/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "session/inside.h"

struct session *session_create(const struct session_config *config)
{
    struct session *session = calloc(1, sizeof *session);
    MUST(session != NULL);
    session->config = *config;
    arena_init(&session->texts);
    session->engine = engine_create(config->world, config->seed, &config->calls);
    return session;
}

void session_destroy(struct session *session)
{
    if (session == NULL) {
        return;
    }
    tables_close(session);
    engine_destroy(session->engine);
    arena_deinit(&session->texts);
    str_deinit(&session->json);
    free(session->pending);
    free(session->spoken);
    free(session->verdicts);
    free(session);
}

void session_cast(struct session *session, const struct session_team *teams)
{
    MUST(!session->has_begun);
    memcpy(session->config.teams, teams, sizeof session->config.teams);
}

void start_over(struct session *session, uint64_t seed)
{
    session->config.seed = seed;
    session->has_begun = false;
    session->pending_count = session->spoken_count = session->verdicts_count = 0;
    session->kept_records = 0;
    session->has_stop = false;
    arena_reset(&session->texts);
    engine_reset(session->engine, seed);
}

void session_reset(struct session *session, uint64_t seed)
{
    MUST(session->config.journal == NULL);
    start_over(session, seed);
}

/* ---- submitting ------------------------------------------------------------------------------------------------- */

/* Which record of its own an input's words belong to. What else followed from it in the same moment, a notice that a
 * choice sent or a clock that it started, is not where the words were said, and others may read it. */
static enum record_kind words_kind(enum input_kind kind)
{
    switch (kind) {
    case INPUT_DECIDE: return RECORD_ANSWERED;
    case INPUT_ASK: return RECORD_ASKED;
    case INPUT_REPLY: return RECORD_REPLIED;
    case INPUT_NOTIFY: return RECORD_NOTICE;
    case INPUT_STATE: return RECORD_STATEMENT;
    case INPUT_IMPROVISE: return RECORD_ADDED;
    default: return RECORD_INPUT;
    }
}

static uint32_t words_record(const struct trace *trace, const struct input *input, enum refusal refusal, uint32_t first)
{
    enum record_kind kind = refusal == REFUSED_NOT ? words_kind(input->kind) : RECORD_REFUSED;
    uint32_t number = first;
    while (number < trace_count(trace) && trace_record(trace, number)->kind != kind) {
        number++;
    }
    return trace_record(trace, number)->kind == kind ? number : first;
}

static void remember_words(struct session *session, const struct input *input, enum refusal refusal, uint32_t before)
{
    const struct trace *trace = engine_trace(session->engine);
    if (input->text == NULL || trace_count(trace) == before) {
        return;
    }
    GROW(session->spoken, session->spoken_count, session->spoken_room);
    session->spoken[session->spoken_count++] = (struct spoken){
        .record = words_record(trace, input, refusal, before + 1), .text = arena_copy_string(&session->texts, input->text),
    };
}

enum refusal submit_and_publish(struct session *session, const struct input *input)
{
    engine_advance(session->engine, input->at_s);
    uint32_t before = trace_count(engine_trace(session->engine));
    enum refusal refusal = engine_submit(session->engine, input);
    remember_words(session, input, refusal, before);
    GROW(session->verdicts, session->verdicts_count, session->verdicts_room);
    session->verdicts[session->verdicts_count++] = (uint8_t)refusal;
    publish(session);
    return refusal;
}

enum err enter(struct session *session, struct input *input, int64_t wall_ms, enum refusal *refusal,
               struct err_note *note)
{
    input->wall_ms = wall_ms;
    if (keeps(session)) {
        struct journal_input row = row_of(session, input);
        enum err err = journal_append(session->config.journal, &row, note);
        if (err != ERR_OK) {
            return err;
        }
        input->number = row.number;
    }
    session->is_ahead = true;
    *refusal = submit_and_publish(session, input);
    return ERR_OK;
}

/* A hand that was not sure its input arrived sends it again. */
static bool was_seen(const struct session *session, const struct input *input, enum refusal *refusal)
{
    if (!keeps(session)) {
        return false;
    }
    uint64_t number = journal_find(session->config.journal, role_name(input->sender.role),
                                   sender_name(session, &input->sender), input->sender.seat, input->sender_number);
    if (number == 0) {
        return false;
    }
    MUST(number <= session->verdicts_count);
    *refusal = (enum refusal)session->verdicts[number - 1];
    return true;
}

struct submission { struct input *input; enum refusal *refusal; };

static enum err submit(struct session *session, void *context, int64_t wall_ms, struct err_note *note)
{
    struct submission *submission = context;
    submission->input->at_s = engine_now_s(session->engine);
    return enter(session, submission->input, wall_ms, submission->refusal, note);
}

enum err session_submit(struct session *session, struct input *input, int64_t wall_ms, enum refusal *refusal,
                        struct err_note *note)
{
    MUST(session->has_begun);
    enum err err = keeps(session) ? stand_with_file(session, note) : ERR_OK;
    if (err != ERR_OK || was_seen(session, input, refusal)) {
        return err;
    }
    struct submission submission = { input, refusal };
    return in_group(session, submit, &submission, wall_ms, note);
}

enum err session_wish(struct session *session, struct team_id team, const struct view_wish *wish, int64_t wall_ms,
                      enum refusal *refusal, struct err_note *note)
{
    struct input input;
    enum err err = view_feed_input(session_feed(session, team), wish, &input, note);
    if (err != ERR_OK) {
        return err;
    }
    input.sender = (struct sender){ ROLE_SEAT, team, 0 };
    return session_submit(session, &input, wall_ms, refusal, note);
}

/* ---- running ---------------------------------------------------------------------------------------------------- */

/* A bot that has not been asked about this second yet may wish something in the next. */
static int64_t bot_next_s(const struct session *session, const struct table *table)
{
    int64_t now_s = engine_now_s(session->engine);
    if (table->player == NULL) {
        return INT64_MAX;
    }
    return table->has_changed || table->ask_s <= now_s ? now_s + 1 : table->ask_s;
}

int64_t session_next_s(const struct session *session)
{
    if (engine_has_ended(session->engine)) {
        return INT64_MAX;
    }
    int64_t next = engine_next_s(session->engine);
    if (session->pending_count > 0 && session->pending[0].at_s < next) {
        next = session->pending[0].at_s;
    }
    for (uint32_t i = 0; i < session->config.world->teams_count; i++) {
        int64_t bot_s = bot_next_s(session, &session->tables[i]);
        next = bot_s < next ? bot_s : next;
    }
    return next;
}

static enum err enter_pending(struct session *session, int64_t now_s, int64_t wall_ms, struct err_note *note)
{
    uint32_t done = 0;
    enum err err = ERR_OK;
    while (err == ERR_OK && done < session->pending_count && session->pending[done].at_s <= now_s) {
        struct input input = session->pending[done++].input;
        input.at_s = now_s;
        enum refusal refusal;
        err = enter(session, &input, wall_ms, &refusal, note);
    }
    if (done > 0) {
        session->pending_count -= done;
        memmove(session->pending, session->pending + done, session->pending_count * sizeof *session->pending);
    }
    return err;
}

/* To a second at which something is due, the bots' inputs of that second included. */
static enum err step(struct session *session, int64_t to_s, int64_t wall_ms, struct err_note *note)
{
    session->is_ahead = true;
    engine_advance(session->engine, to_s);
    enum err err = enter_pending(session, to_s, wall_ms, note);
    publish(session);
    return err;
}

static bool stands(const struct session *session)
{
    uint32_t story;
    return session->has_stop || engine_has_ended(session->engine) || (keeps(session) && must_drop(session, &story));
}

/* A second is over only when the session moves on from it: then, and not before, the bots are asked about it. So it does
 * not matter in how many pieces a person's clock advanced, nor how many inputs came within the second. */
enum err run_before(struct session *session, int64_t limit_s, int64_t wall_ms, struct err_note *note)
{
    enum err err = ERR_OK;
    while (err == ERR_OK && !stands(session) && engine_now_s(session->engine) < limit_s) {
        ask_bots(session, engine_now_s(session->engine));
        int64_t next = session_next_s(session);
        if (next >= limit_s) {
            break;
        }
        err = step(session, next, wall_ms, note);
    }
    return err;
}

enum err run(struct session *session, int64_t until_s, int64_t wall_ms, struct err_note *note)
{
    enum err err = run_before(session, until_s, wall_ms, note);
    return err == ERR_OK && !stands(session) ? step(session, until_s, wall_ms, note) : err;
}

static enum err run_on(struct session *session, void *context, int64_t wall_ms, struct err_note *note)
{
    const int64_t *until_s = context;
    return run(session, *until_s, wall_ms, note);
}

enum session_stop session_run_to(struct session *session, int64_t until_s, uint32_t stops, int64_t wall_ms,
                                 struct err_note *note)
{
    MUST(session->has_begun);
    session->stops = stops;
    enum err err = in_group(session, run_on, &until_s, wall_ms, note);
    session->stops = 0;
    if (err != ERR_OK) {
        return SESSION_FAILED;
    }
    if (engine_has_ended(session->engine)) {
        return SESSION_ENDED;
    }
    if (!session->has_stop) {
        return SESSION_REACHED;
    }
    return (stops & SESSION_STOP_AT_NEEDS) != 0 ? SESSION_STOPPED_AT_NEED : SESSION_STOPPED_AT_DECISION;
}

/* ---- STARTEX ---------------------------------------------------------------------------------------------------- */

/* Who plays whom is an input like any other, so that a resumed session and a debrief know it. */
static enum err enter_cast(struct session *session, int64_t wall_ms, struct err_note *note)
{
    enum err err = ERR_OK;
    for (uint32_t i = 0; err == ERR_OK && i < session->config.world->teams_count; i++) {
        struct session_team team = session->config.teams[i];
        struct input input = input_make(INPUT_SEAT, (struct sender){ ROLE_SESSION, TEAM_NONE, 0 });
        input.to.v = i;
        input.code = (uint32_t)team.who + (team.who == SESSION_BOT ? (uint32_t)team.policy : 0);
        enum refusal refusal;
        err = enter(session, &input, wall_ms, &refusal, note);
    }
    return err;
}

static enum err enter_local(struct session *session, int64_t wall_ms, struct err_note *note)
{
    struct input input = input_make(INPUT_MODE, (struct sender){ ROLE_SESSION, TEAM_NONE, 0 });
    input.code = MODE_LOCAL_DIGEST;
    enum refusal refusal;
    return enter(session, &input, wall_ms, &refusal, note);
}

static enum err begin(struct session *session, void *context, int64_t wall_ms, struct err_note *note)
{
    (void)context;
    session->has_begun = session->is_ahead = true;
    tables_open(session);
    engine_start(session->engine);
    publish(session);
    enum err err = enter_cast(session, wall_ms, note);
    return err == ERR_OK && session->config.is_local ? enter_local(session, wall_ms, note) : err;
}

enum err session_begin(struct session *session, int64_t wall_ms, struct err_note *note)
{
    const struct journal *journal = session->config.journal;
    MUST(!session->has_begun);
    MUST(journal == NULL || journal_input_count(journal) == 0);
    MUST(journal == NULL || journal_header(journal)->seed == session->config.seed);
    return in_group(session, begin, NULL, wall_ms, note);
}

/* ---- reading ---------------------------------------------------------------------------------------------------- */

int64_t session_now_s(const struct session *session)
{
    return engine_now_s(session->engine);
}

bool session_has_ended(const struct session *session)
{
    return engine_has_ended(session->engine);
}

bool session_is_local(const struct session *session)
{
    return session->config.is_local || session->began_local;
}

struct engine *session_engine(struct session *session)
{
    return session->engine;
}

const struct trace *session_trace(const struct session *session)
{
    return engine_trace(session->engine);
}

static const struct table *table_of(const struct session *session, struct team_id team)
{
    MUST(team.v < session->config.world->teams_count);
    MUST(session->tables[team.v].feed != NULL);
    return &session->tables[team.v];
}

const struct view *session_view(const struct session *session, struct team_id team)
{
    return &table_of(session, team)->view;
}

const struct view_feed *session_feed(const struct session *session, struct team_id team)
{
    return table_of(session, team)->feed;
}

struct session_team session_team(const struct session *session, struct team_id team)
{
    MUST(team.v < session->config.world->teams_count);
    return session->config.teams[team.v];
}

const char *session_words(const struct session *session, uint32_t record)
{
    uint32_t low = 0;
    uint32_t high = session->spoken_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (session->spoken[middle].record < record) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < session->spoken_count && session->spoken[low].record == record;
    return found ? session->spoken[low].text : NULL;
}
