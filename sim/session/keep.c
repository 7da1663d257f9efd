/* Keeping: what the session does becomes durable in groups. A group is there whole, or it has not happened. */
#include <string.h>

#include "base/str.h"
#include "session/inside.h"

bool keeps(const struct session *session)
{
    return session->config.journal != NULL && !session->is_replaying;
}

/* ---- one input as a row ----------------------------------------------------------------------------------------- */

const char *role_name(enum role role)
{
    static const char *const names[] = { "seat", "bot", "control", "evaluator", "session" };
    return names[role];
}

const char *sender_name(const struct session *session, const struct sender *sender)
{
    const struct world *world = session->config.world;
    bool has_team = team_is_real(sender->team) && sender->team.v < world->teams_count;
    return has_team ? world->teams[sender->team.v].common.name : "";
}

static enum journal_text text_kind(enum input_kind kind)
{
    return kind == INPUT_IMPROVISE || kind == INPUT_EDIT || kind == INPUT_HINT ? JOURNAL_MATERIAL : JOURNAL_PROSE;
}

/* Whose text it is: people are numbered from 1 in the order of the teams that they play, so who plays alone is 1. A bot,
 * control and the session are nobody in particular. */
static uint32_t person_of(const struct session *session, const struct sender *sender)
{
    if (sender->role != ROLE_SEAT || !team_is_real(sender->team)) {
        return 0;
    }
    uint32_t person = 1;
    for (uint32_t i = 0; i < sender->team.v && i < session->config.world->teams_count; i++) {
        person += session->config.teams[i].who == SESSION_PERSON;
    }
    return person;
}

struct journal_input row_of(struct session *session, const struct input *input)
{
    str_clear(&session->json);
    input_encode(session->config.world, input, &session->json);
    return (struct journal_input){
        .role = role_name(input->sender.role), .team = sender_name(session, &input->sender),
        .seat = input->sender.seat, .sender_number = input->sender_number, .kind = input_kind_name(input->kind),
        .at_s = input->at_s, .wall_ms = input->wall_ms, .payload = str_text(&session->json),
        .what = input->text != NULL ? text_kind(input->kind) : JOURNAL_NO_TEXT, .text = input->text,
        .person = input->text != NULL ? person_of(session, &input->sender) : 0,
    };
}

/* ---- groups ----------------------------------------------------------------------------------------------------- */

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

/* Everything since journal_begin: records, the mark, and at the end the digest of the whole. */
static enum err commit(struct session *session, int64_t wall_ms, struct err_note *note)
{
    struct journal *journal = session->config.journal;
    uint32_t before = session->kept_records;
    enum err err = keep_records(session, note);
    bool has_ended = engine_has_ended(session->engine);
    bool is_news = session->kept_records > before || !journal_has_ended(journal);
    if (err == ERR_OK) {
        err = journal_reached(journal, engine_now_s(session->engine), wall_ms, has_ended, note);
    }
    if (err == ERR_OK && has_ended && is_news) {
        err = journal_set_digest(journal, session->kept_records, engine_digest(session->engine), note);
    }
    return err == ERR_OK ? journal_commit(journal, note) : err;
}

enum err stand_with_file(struct session *session, struct err_note *note)
{
    if (!session->is_ahead) {
        return ERR_OK;
    }
    struct journal *journal = session->config.journal;
    if (journal_input_count(journal) == 0) {
        start_over(session, journal_header(journal)->seed);
        session->is_ahead = false;
        return ERR_OK;
    }
    enum err err = rebuild(session, note);
    session->is_ahead = err != ERR_OK;
    return err;
}

bool must_drop(const struct session *session, uint32_t *story)
{
    uint32_t which = ID_NONE;
    if (session->config.must_drop == NULL || !session->config.must_drop(session->config.drop_context, &which)) {
        return false;
    }
    *story = which;
    return true;
}

/* One attempt. ERR_OK with a `*story` other than ID_NONE: a script was stopped, at the second the engine now stands at;
 * the group is undone. */
static enum err attempt(struct session *session, group_body body, void *context, int64_t wall_ms, uint32_t *story,
                        struct err_note *note)
{
    struct journal *journal = session->config.journal;
    *story = ID_NONE;
    session->has_stop = false;
    enum err err = journal_begin(journal, note);
    if (err != ERR_OK) {
        return err;
    }
    err = body(session, context, wall_ms, note);
    if (err == ERR_OK && must_drop(session, story)) {
        journal_undo(journal);
        return ERR_OK;
    }
    if (err == ERR_OK) {
        err = commit(session, wall_ms, note);
    }
    session->is_ahead = session->is_ahead && err != ERR_OK;
    return err;
}

const char *script_path(const struct session *session, uint32_t story)
{
    const struct world *world = session->config.world;
    return story < world->stories_count ? world_path(world, thing(SHELF_STORY, story)) : "scenario.lua";
}

struct closing { uint32_t story; int64_t before_s; };

static enum err close_before(struct session *session, void *context, int64_t wall_ms, struct err_note *note)
{
    const struct closing *closing = context;
    enum err err = ERR_OK;
    if (closing->before_s > engine_now_s(session->engine)) {
        err = run(session, closing->before_s, wall_ms, note);
    }
    struct input input = input_make(INPUT_DISABLE, (struct sender){ ROLE_SESSION, TEAM_NONE, 0 });
    input.thing = thing(SHELF_STORY, closing->story);
    input.at_s = engine_now_s(session->engine);
    enum refusal refusal;
    return err == ERR_OK ? enter(session, &input, wall_ms, &refusal, note) : err;
}

static enum err cannot_drop(const struct session *session, uint32_t story, struct err_note *note)
{
    return err_say(note, ERR_IO, "%s was stopped: it needs more time or memory than this machine gives",
                   script_path(session, story));
}

/* Goes back to the file, plays on to the second before the one in which the script was stopped, and closes its story
 * there, in writing. Replaying meets the closing first, and never what had to be stopped. */
static enum err drop_story(struct session *session, uint32_t story, int64_t wall_ms, struct err_note *note)
{
    struct closing closing = { story, engine_now_s(session->engine) - 1 };
    enum err err = stand_with_file(session, note);
    if (err != ERR_OK || !session->has_begun) {
        return err != ERR_OK ? err : cannot_drop(session, story, note);
    }
    uint32_t again = ID_NONE;
    err = attempt(session, close_before, &closing, wall_ms, &again, note);
    return err == ERR_OK && again != ID_NONE ? cannot_drop(session, again, note) : err;
}

enum err in_group(struct session *session, group_body body, void *context, int64_t wall_ms, struct err_note *note)
{
    if (!keeps(session)) {
        session->has_stop = false;
        return body(session, context, wall_ms, note);
    }
    enum err err = stand_with_file(session, note);
    uint32_t story = ID_NONE;
    for (uint32_t drops = 0; err == ERR_OK; drops++) {
        err = attempt(session, body, context, wall_ms, &story, note);
        if (err != ERR_OK || story == ID_NONE) {
            break;
        }
        err = drops < session->config.world->stories_count ? drop_story(session, story, wall_ms, note)
                                                           : cannot_drop(session, story, note);
    }
    if (err == ERR_OK) {
        return ERR_OK;
    }
    struct err_note again = { 0 };
    return stand_with_file(session, &again) == ERR_OK ? err : err_prefix(note, err, "%s", again.text);
}
