/* Everybody's place at the table: views that follow the trace, and bots that look at them. */
#include "base/str.h"
#include "session/inside.h"

static const char *words_of(void *context, uint32_t record)
{
    return session_words(context, record);
}

static void open_table(struct session *session, uint32_t team)
{
    struct table *table = &session->tables[team];
    struct view_words words = { session, words_of };
    table->feed = view_feed_create(session->config.world, VIEW_ROLE_SEAT, (struct team_id){ team }, &words);
    view_init(&table->view);
}

static void close_table(struct table *table)
{
    if (table->feed != NULL) {
        view_feed_destroy(table->feed);
        view_deinit(&table->view);
        player_destroy(table->player);
        *table = (struct table){ 0 };
    }
}

static void seat_player(struct session *session, uint32_t team)
{
    struct table *table = &session->tables[team];
    struct session_team cast = session->config.teams[team];
    table->ask_s = INT64_MAX;
    table->has_changed = false;
    if (cast.who != SESSION_BOT) {
        player_destroy(table->player);
        table->player = NULL;
    } else if (table->player != NULL) {
        player_reset(table->player, cast.policy, session->config.seed, team);
    } else {
        table->player = player_create(cast.policy, session->config.seed, team);
    }
}

void tables_open(struct session *session)
{
    for (uint32_t i = 0; i < session->config.world->teams_count; i++) {
        struct table *table = &session->tables[i];
        if (session->config.teams[i].who == SESSION_NOBODY) {
            close_table(table);
            continue;
        }
        if (table->feed == NULL) {
            open_table(session, i);
        } else {
            view_feed_reset(table->feed);
            view_reset(&table->view);
        }
        seat_player(session, i);
    }
}

void tables_close(struct session *session)
{
    for (uint32_t i = 0; i < TEAMS_MAX; i++) {
        close_table(&session->tables[i]);
    }
}

/* Does this event end a run that stops for people? */
static bool is_stop(const struct session *session, const struct view_event *event)
{
    if ((session->stops & SESSION_STOP_AT_DECISIONS) != 0 && event->kind == VIEW_DECISION) {
        return true;
    }
    bool calls = event->kind == VIEW_DECISION || event->kind == VIEW_ITEM || event->kind == VIEW_REQUEST ||
                 event->kind == VIEW_ARRIVAL || event->kind == VIEW_CLOCK_STARTED || event->kind == VIEW_REPLY ||
                 event->kind == VIEW_STAGE_MISSED || event->kind == VIEW_QUESTION;
    return (session->stops & SESSION_STOP_AT_NEEDS) != 0 && calls;
}

static void publish_to(struct session *session, uint32_t team)
{
    struct table *table = &session->tables[team];
    const struct trace *trace = engine_trace(session->engine);
    bool is_person = session->config.teams[team].who == SESSION_PERSON;
    struct view_event event;
    while (view_feed_next(table->feed, trace, &event)) {
        MUST(view_apply(&table->view, &event));
        table->has_changed = true;
        session->has_stop = session->has_stop || (is_person && !session->is_replaying && is_stop(session, &event));
    }
}

void publish(struct session *session)
{
    for (uint32_t i = 0; i < session->config.world->teams_count; i++) {
        if (session->tables[i].feed != NULL) {
            publish_to(session, i);
        }
    }
}

static void plan(struct session *session, uint32_t team, const struct view_wish *wish, int64_t at_s)
{
    if (session->is_replaying) {
        return; /* it is in the journal, and comes from there */
    }
    struct pending pending = { .at_s = at_s };
    struct err_note note = { 0 };
    MUST(view_feed_input(session->tables[team].feed, wish, &pending.input, &note) == ERR_OK);
    pending.input.sender = (struct sender){ ROLE_BOT, { team }, 0 };
    GROW(session->pending, session->pending_count, session->pending_room);
    session->pending[session->pending_count++] = pending;
}

static void ask_bot(struct session *session, uint32_t team, int64_t now_s)
{
    struct table *table = &session->tables[team];
    if (!table->has_changed && table->ask_s > now_s) {
        return;
    }
    struct view_wish wishes[PLAYER_WISHES_MAX];
    uint32_t count = 0;
    table->has_changed = false;
    table->ask_s = player_think(table->player, &table->view, now_s, wishes, PLAYER_WISHES_MAX, &count);
    for (uint32_t i = 0; i < count; i++) {
        plan(session, team, &wishes[i], now_s + 1);
    }
}

void ask_bots(struct session *session, int64_t now_s)
{
    for (uint32_t i = 0; i < session->config.world->teams_count; i++) {
        if (session->tables[i].player != NULL) {
            ask_bot(session, i, now_s);
        }
    }
}
