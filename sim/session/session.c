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
    arena_reset(&session->texts);
    engine_reset(session->engine, seed);
}

void session_reset(struct session *session, uint64_t seed)
{
    MUST(session->config.journal == NULL);
    start_over(session, seed);
}

/* ---- journal ---------------------------------------------------------------------------------------------------- */

static const char *role_name(enum role role)
{
    static const char *const names[] = { "seat", "bot", "control", "evaluator", "session" };
    return names[role];
}

static enum journal_text text_kind(enum input_kind kind)
{
    return kind == INPUT_IMPROVISE || kind == INPUT_EDIT || kind == INPUT_HINT ? JOURNAL_MATERIAL : JOURNAL_PROSE;
}

static struct journal_input row_of(struct session *session, const struct input *input)
{
    const struct world *world = session->config.world;
    str_clear(&session->json);
    input_encode(world, input, &session->json);
    bool has_team = team_is_real(input->sender.team) && input->sender.team.v < world->teams_count;
    return (struct journal_input){
        .role = role_name(input->sender.role),
        .team = has_team ? world->teams[input->sender.team.v].common.name : "",
        .seat = input->sender.seat, .sender_number = input->sender_number, .kind = input_kind_name(input->kind),
        .at_s = input->at_s, .wall_ms = input->wall_ms, .payload = str_text(&session->json),
        .what = input->text != NULL ? text_kind(input->kind) : JOURNAL_NO_TEXT, .text = input->text,
    };
}

enum err keep_records(struct session *session, struct err_note *note)
{
    const struct trace *trace = engine_trace(session->engine);
    unsigned char bytes[RECORD_BYTES_MAX];
    enum err err = ERR_OK;
    while (err == ERR_OK && session->kept_records < trace_count(trace)) {
        uint32_t count = trace_encode(trace, session->kept_records + 1, bytes);
        err = journal_append_record(session->config.journal, bytes, count, note);
        session->kept_records += err == ERR_OK ? 1 : 0;
    }
    return err;
}

static bool keeps(const struct session *session)
{
    return session->config.journal != NULL && !session->is_replaying;
}

/* Everything since journal_begin becomes durable: records, the mark, and at the end the digest of the whole. */
static enum err commit(struct session *session, int64_t wall_ms, struct err_note *note)
{
    struct journal *journal = session->config.journal;
    enum err err = keep_records(session, note);
    bool has_ended = engine_has_ended(session->engine);
    if (err == ERR_OK) {
        err = journal_reached(journal, engine_now_s(session->engine), wall_ms, has_ended, note);
    }
    if (err == ERR_OK && has_ended) {
        err = journal_set_digest(journal, session->kept_records, engine_digest(session->engine), note);
    }
    return err == ERR_OK ? journal_commit(journal, note) : err;
}

/* ---- submitting ------------------------------------------------------------------------------------------------- */

static void remember_words(struct session *session, const struct input *input, uint32_t before)
{
    uint32_t after = trace_count(engine_trace(session->engine));
    if (input->text == NULL || after == before) {
        return;
    }
    GROW(session->spoken, session->spoken_count, session->spoken_room);
    session->spoken[session->spoken_count++] = (struct spoken){
        .first_record = before + 1, .last_record = after, .text = arena_copy_string(&session->texts, input->text),
    };
}

enum refusal submit_and_publish(struct session *session, const struct input *input)
{
    engine_advance(session->engine, input->at_s);
    uint32_t before = trace_count(engine_trace(session->engine));
    enum refusal refusal = engine_submit(session->engine, input);
    remember_words(session, input, before);
    GROW(session->verdicts, session->verdicts_count, session->verdicts_room);
    session->verdicts[session->verdicts_count++] = (uint8_t)refusal;
    publish(session);
    return refusal;
}

/* Journals and submits one input at its stamp. Inside a group of the journal. */
static enum err enter(struct session *session, struct input *input, int64_t wall_ms, enum refusal *refusal,
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
    *refusal = submit_and_publish(session, input);
    return ERR_OK;
}

/* The file could not be written. What is on disk counts, and nothing else: stand where the file stands. */
static enum err fall_back(struct session *session, enum err err, struct err_note *note)
{
    struct err_note again = { 0 };
    if (rebuild(session, &again) != ERR_OK) {
        return err_prefix(note, err, "%s", again.text);
    }
    return err;
}

enum err session_submit(struct session *session, struct input *input, int64_t wall_ms, enum refusal *refusal,
                        struct err_note *note)
{
    struct journal *journal = session->config.journal;
    if (journal != NULL && input->sender_number != 0) {
        const char *team = team_is_real(input->sender.team)
                               ? session->config.world->teams[input->sender.team.v].common.name : "";
        uint64_t seen = journal_find(journal, role_name(input->sender.role), team, input->sender.seat,
                                     input->sender_number);
        if (seen > 0 && seen <= session->verdicts_count) {
            *refusal = (enum refusal)session->verdicts[seen - 1];
            return ERR_OK;
        }
    }
    input->at_s = engine_now_s(session->engine);
    if (!keeps(session)) {
        return enter(session, input, wall_ms, refusal, note);
    }
    enum err err = journal_begin(journal, note);
    if (err == ERR_OK) {
        err = enter(session, input, wall_ms, refusal, note);
        err = err == ERR_OK ? commit(session, wall_ms, note) : err;
    }
    return err == ERR_OK ? ERR_OK : fall_back(session, err, note);
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

int64_t session_next_s(const struct session *session)
{
    int64_t next = engine_next_s(session->engine);
    if (engine_has_ended(session->engine)) {
        return INT64_MAX;
    }
    if (session->pending_count > 0 && session->pending[0].at_s < next) {
        next = session->pending[0].at_s;
    }
    for (uint32_t i = 0; i < session->config.world->teams_count; i++) {
        const struct table *table = &session->tables[i];
        if (table->player != NULL && table->ask_s < next) {
            next = table->ask_s;
        }
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
    session->pending_count -= done;
    memmove(session->pending, session->pending + done, session->pending_count * sizeof *session->pending);
    return err;
}

/* A script was stopped by the wall clock or by memory, which replay would not repeat: go back to before this second and
 * close that story, in writing. */
static enum err drop_story(struct session *session, uint32_t story, int64_t wall_ms, struct err_note *note)
{
    int64_t before_s = engine_now_s(session->engine) - 1;
    enum err err = journal_commit(session->config.journal, note);
    if (err == ERR_OK) {
        err = rebuild(session, note);
    }
    if (err == ERR_OK) {
        err = journal_begin(session->config.journal, note);
    }
    if (err == ERR_OK && before_s > engine_now_s(session->engine)) {
        err = run(session, before_s, wall_ms, note);
    }
    struct input input = input_make(INPUT_DISABLE, (struct sender){ ROLE_SESSION, TEAM_NONE, 0 });
    input.thing = thing(SHELF_STORY, story);
    input.at_s = engine_now_s(session->engine);
    enum refusal refusal;
    return err == ERR_OK ? enter(session, &input, wall_ms, &refusal, note) : err;
}

static enum err drop_if_asked(struct session *session, int64_t wall_ms, struct err_note *note)
{
    uint32_t story = 0;
    bool asked = keeps(session) && session->config.must_drop != NULL &&
                 session->config.must_drop(session->config.drop_context, &story);
    return asked ? drop_story(session, story, wall_ms, note) : ERR_OK;
}

/* To a second at which something is due, the bots' inputs of that second included. */
static enum err step(struct session *session, int64_t to_s, int64_t wall_ms, struct err_note *note)
{
    engine_advance(session->engine, to_s);
    enum err err = drop_if_asked(session, wall_ms, note);
    if (err == ERR_OK) {
        err = enter_pending(session, to_s, wall_ms, note);
    }
    publish(session);
    return err;
}

static bool stands(const struct session *session)
{
    return session->has_stop || engine_has_ended(session->engine);
}

/* A second is over only when the session moves on from it: then, and not before, the bots are asked about it. So it does
 * not matter in how many pieces a person's clock advanced, nor how many inputs came within the second. */
enum err run_before(struct session *session, int64_t limit_s, int64_t wall_ms, struct err_note *note)
{
    enum err err = ERR_OK;
    engine_advance(session->engine, engine_now_s(session->engine));
    publish(session);
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

enum session_stop session_run_to(struct session *session, int64_t until_s, uint32_t stops, int64_t wall_ms,
                                 struct err_note *note)
{
    MUST(session->has_begun);
    session->stops = stops;
    session->has_stop = false;
    enum err err = keeps(session) ? journal_begin(session->config.journal, note) : ERR_OK;
    if (err == ERR_OK) {
        err = run(session, until_s, wall_ms, note);
        err = err == ERR_OK && keeps(session) ? commit(session, wall_ms, note) : err;
    }
    session->stops = 0;
    if (err != ERR_OK) {
        (void)fall_back(session, err, note);
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

enum err session_begin(struct session *session, int64_t wall_ms, struct err_note *note)
{
    MUST(!session->has_begun);
    session->has_begun = true;
    tables_open(session);
    enum err err = keeps(session) ? journal_begin(session->config.journal, note) : ERR_OK;
    if (err != ERR_OK) {
        session->has_begun = false;
        return err;
    }
    engine_start(session->engine);
    publish(session);
    err = enter_cast(session, wall_ms, note);
    return err == ERR_OK && keeps(session) ? commit(session, wall_ms, note) : err;
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
        uint32_t middle = (low + high) / 2;
        if (session->spoken[middle].last_record < record) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < session->spoken_count && session->spoken[low].first_record <= record;
    return found ? session->spoken[low].text : NULL;
}
