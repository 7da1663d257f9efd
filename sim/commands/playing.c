#include "commands/playing.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "commands/commands.h"
#include "commands/library.h"
#include "commands/output.h"
#include "journal/journal.h"
#include "session/room_clock.h"
#include "session/session.h"

#define MARK_EVERY_MS 5000    /* while nothing happens, where the clock stands is written down so often */
#define PICTURE_EVERY_MS 100  /* however fast game time runs */
#define TALK_ROOM_S 240       /* for a decision whose author wrote nothing */
#define GAP_MS_MAX (INPUT_NUMBER_MAX / 1000)

struct playing {
    struct package package;
    struct loaded loaded;
    struct journal *journal;
    struct session *session;
    struct room_clock clock;
    struct team_id team;
    struct str path;
    uint32_t speed;
    bool stops_at_decisions;
    int64_t marked_ms;        /* when the session last ran */
    bool has_news;            /* something was done since: bots may want to answer */
    struct err_note trouble;
    uint32_t seen_records;    /* of the trace, looked through for stories that had to be closed */
    uint32_t seen_faults;     /* of the stories' mistakes */
    bool has_closed;          /* one was, and the person has not done anything since */
    bool has_fault;           /* one stopped by a mistake of its own, and so on */
    uint32_t slots[TEAMS_MAX], slot_count;
};

/* ---- opening ----------------------------------------------------------------------------------------------------- */

static bool is_played(const struct team *team)
{
    return team->played == PLAYED_PEOPLE;
}

static enum err no_such_team(const struct world *world, const char *name, struct err_note *note)
{
    struct str names = { 0 };
    for (uint32_t i = 0; i < world->teams_count; i++) {
        if (is_played(&world->teams[i])) {
            str_addf(&names, "%s%s", names.bytes > 0 ? ", " : "", world->teams[i].common.name);
        }
    }
    enum err err = err_say(note, ERR_NOT_FOUND, "there is no team %s to play; there are %s", name, str_text(&names));
    str_deinit(&names);
    return err;
}

static enum err find_team(const struct world *world, const char *name, struct team_id *team, struct err_note *note)
{
    for (uint32_t i = 0; i < world->teams_count; i++) {
        if (is_played(&world->teams[i]) && (name == NULL || str_equal(world->teams[i].common.name, name))) {
            team->v = i;
            return ERR_OK;
        }
    }
    return no_such_team(world, name != NULL ? name : "that people play", note);
}

static const char *own_name(const struct playing *playing)
{
    return playing->loaded.world->teams[playing->team.v].common.name;
}

/* "quiet-ward-unity-20260907-153012.tocsin"; with a number behind it when that is taken. */
static enum err name_file(struct playing *playing, struct err_note *note)
{
    struct str folder = { 0 };
    enum err err = library_sessions_folder(&folder, note);
    time_t now = time(NULL);
    struct tm local;
    char stamp[32] = "";
    if (localtime_r(&now, &local) != NULL) {
        (void)strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", &local);
    }
    for (uint32_t i = 1; err == ERR_OK && (i == 1 || access(str_text(&playing->path), F_OK) == 0); i++) {
        str_clear(&playing->path);
        str_addf(&playing->path, "%s/%s-%s-%s", str_text(&folder), playing->loaded.world->id, own_name(playing), stamp);
        if (i > 1) {
            str_addf(&playing->path, "-%" PRIu32, i);
        }
        str_add(&playing->path, ".tocsin");
    }
    str_deinit(&folder);
    return err;
}

/* The hue of a team is that of its lane in the debrief: the home economy first, governments before business. */
static bool stands_above(const struct world *world, uint32_t a, uint32_t b)
{
    const struct team *one = &world->teams[a], *other = &world->teams[b];
    bool is_home = one->economy.v == world->home.v, other_is_home = other->economy.v == world->home.v;
    if (is_home != other_is_home) {
        return is_home;
    }
    if (one->economy.v != other->economy.v) {
        return one->economy.v < other->economy.v;
    }
    return one->sector != other->sector ? one->sector < other->sector : a < b;
}

uint32_t playing_slot(const struct world *world, uint32_t team)
{
    uint32_t slot = 0;
    for (uint32_t i = 0; i < world->teams_count; i++) {
        slot += stands_above(world, i, team) ? 1 : 0;
    }
    return slot;
}

static void give_slots(struct playing *playing)
{
    const struct view_feed *feed = session_feed(playing->session, playing->team);
    playing->slot_count = playing_view(playing)->teams_count;
    for (uint32_t i = 0; i < playing->slot_count; i++) {
        playing->slots[i] = playing_slot(playing->loaded.world, view_feed_team(feed, i).v);
    }
}

static void set_pace(struct playing *playing, int64_t now_ms);
static void write_gap(struct playing *playing, int64_t gap_ms);

static void look_for_closed(struct playing *playing)
{
    const struct trace *trace = session_trace(playing->session);
    while (playing->seen_records < trace_count(trace)) {
        const struct record *record = trace_record(trace, ++playing->seen_records);
        playing->has_closed = playing->has_closed || record->kind == RECORD_DISABLED;
    }
    uint32_t faults = api_stories_faults(playing->loaded.stories)->count;
    playing->has_fault = playing->has_fault || faults > playing->seen_faults;
    playing->seen_faults = faults;
}

static void stand(struct playing *playing, int64_t now_ms)
{
    playing->seen_records = trace_count(session_trace(playing->session));
    playing->seen_faults = api_stories_faults(playing->loaded.stories)->count;
    playing->has_fault = playing->seen_faults > 0;
    room_clock_init(&playing->clock, session_now_s(playing->session), now_ms);
    playing->marked_ms = now_ms;
    give_slots(playing);
    set_pace(playing, now_ms);
}

static struct playing *playing_create(void)
{
    struct playing *playing = calloc(1, sizeof *playing);
    MUST(playing != NULL);
    package_init(&playing->package);
    playing->stops_at_decisions = true;
    return playing;
}

static void destroy(struct playing *playing)
{
    session_destroy(playing->session);
    loaded_close(&playing->loaded);
    package_deinit(&playing->package);
    str_deinit(&playing->path);
    free(playing);
}

static enum err fail(struct playing **playing, enum err err)
{
    destroy(*playing);
    *playing = NULL;
    return err;
}

static enum err open_session(struct playing *playing, uint64_t seed, struct err_note *note)
{
    struct session_config config = { .seed = seed, .journal = playing->journal };
    loaded_configure(&playing->loaded, &config);
    enum err err = library_cast_bots(playing->loaded.world, NULL, config.teams, note);
    if (err == ERR_OK) {
        config.teams[playing->team.v].who = SESSION_PERSON;
        playing->session = session_create(&config);
    }
    return err;
}

static enum err make_file(struct playing *playing, const struct playing_plan *plan, uint64_t seed,
                          struct err_note *note)
{
    enum err err = ERR_OK;
    if (plan->path != NULL) {
        str_add(&playing->path, plan->path);
        err = output_check_file(plan->path, note);
    } else {
        err = name_file(playing, note);
    }
    struct str bytes = { 0 };
    package_encode(&playing->package, &bytes);
    struct journal_header header = library_header(playing->loaded.world, &bytes, seed, own_name(playing));
    if (err == ERR_OK) {
        err = journal_create(str_text(&playing->path), &header, &playing->journal, note);
    }
    str_deinit(&bytes);
    return err;
}

enum err playing_begin(struct playing **out, const struct playing_plan *plan, int64_t now_ms, struct err_note *note)
{
    struct playing *playing = *out = playing_create();
    enum err err = library_package(plan->scenario, &playing->package, note);
    if (err == ERR_OK) {
        err = loaded_open(&playing->loaded, &playing->package, note);
    }
    if (err == ERR_OK) {
        err = find_team(playing->loaded.world, plan->team, &playing->team, note);
    }
    if (err != ERR_OK) {
        return fail(out, err);
    }
    uint64_t seed = plan->has_seed ? plan->seed : playing->loaded.world->seed;
    err = make_file(playing, plan, seed, note);
    if (err != ERR_OK) {
        return fail(out, err);
    }
    err = open_session(playing, seed, note);
    if (err == ERR_OK) {
        err = session_begin(playing->session, library_wall_ms(), note);
    }
    if (err != ERR_OK) {
        struct journal *journal = playing->journal;
        err = fail(out, err);
        journal_discard(journal);
        return err;
    }
    stand(playing, now_ms);
    return ERR_OK;
}

/* Everything that playing needs, from the file that is open. */
static enum err resume(struct playing *playing, struct err_note *note)
{
    const struct journal_header *header = journal_header(playing->journal);
    enum err err = session_check_rules(header->rules_version, note);
    if (err == ERR_OK) {
        err = package_decode(&playing->package, header->package, header->package_bytes, note);
    }
    if (err == ERR_OK) {
        err = loaded_open(&playing->loaded, &playing->package, note);
    }
    if (err == ERR_OK) {
        err = header->team[0] != '\0' ? find_team(playing->loaded.world, header->team, &playing->team, note)
                                      : err_say(note, ERR_BAD_INPUT, "bots played every team of this session, so there is no "
                                                "seat to go on in; tocsin debrief looks back on it");
    }
    if (err == ERR_OK) {
        err = open_session(playing, header->seed, note);
    }
    return err == ERR_OK ? session_resume(playing->session, note) : err;
}

enum err playing_resume(struct playing **out, const char *path, int64_t now_ms, struct err_note *note)
{
    struct playing *playing = *out = playing_create();
    str_add(&playing->path, path);
    enum err err = journal_open(path, JOURNAL_WRITE, &playing->journal, note);
    if (err != ERR_OK) {
        return fail(out, err);
    }
    err = resume(playing, note);
    if (err != ERR_OK) {
        struct journal *journal = playing->journal;
        err = fail(out, err);
        journal_leave(journal);
        return command_about(path, err, note);
    }
    stand(playing, now_ms);
    int64_t closed_ms = library_wall_ms() - journal_wall_ms(playing->journal);
    write_gap(playing, closed_ms > ROOM_GAP_MS ? closed_ms : 0);
    return ERR_OK;
}

enum err playing_close(struct playing *playing, struct err_note *note)
{
    if (playing == NULL) {
        return ERR_OK;
    }
    struct journal *journal = playing->journal;
    destroy(playing);
    return journal_close(journal, note);
}

void playing_tell_who(const struct playing *playing, struct err_note *note)
{
    const struct world *world = playing->loaded.world; /* a scenario may call its team anything */
    (void)err_say(note, ERR_OK, "%s (%s)", world_source(world, world->teams[playing->team.v].title), own_name(playing));
}

void playing_tell_closed(const struct playing *playing, struct str *lines)
{
    library_tell_closed(&playing->loaded, playing->session, lines);
}

/* ---- what the screen is told ------------------------------------------------------------------------------------- */

const char *playing_path(const struct playing *playing)
{
    return str_text(&playing->path);
}

const struct view *playing_view(const struct playing *playing)
{
    return session_view(playing->session, playing->team);
}

static const char *trouble_of(const struct playing *playing)
{
    if (playing->trouble.text[0] != '\0') {
        return playing->trouble.text;
    }
    if (playing->has_fault) {
        return "A part of this scenario has stopped, for there is a mistake in it. What it would have brought does not come; "
               "the exercise goes on.";
    }
    return playing->has_closed ? "A part of this scenario was closed: it needs more time or memory than this machine gives. "
                                 "The exercise goes on."
                               : NULL;
}

struct seat_room playing_room(const struct playing *playing)
{
    int64_t session_s = session_now_s(playing->session);
    return (struct seat_room){
        .now_s = playing->clock.game_s > session_s ? playing->clock.game_s : session_s,
        .pace_micro = playing->clock.pace_micro, .speed = playing->speed, .is_running = playing->clock.is_running,
        .stops_at_decisions = playing->stops_at_decisions,
        .trouble = trouble_of(playing),
        .has_debrief = true, .gives_time = true, .slots = playing->slots, .slot_count = playing->slot_count,
    };
}

/* ---- pace -------------------------------------------------------------------------------------------------------- */

static int64_t scene_pace(const struct view *view)
{
    int64_t pace = view->scenes_count > 0 ? view->scenes[view->scenes_count - 1].pace_micro : 0;
    return pace > 0 ? pace : 1000000;
}

/* While a decision is open the clock runs no faster than leaves its `talk` of room time up to the deadline. */
static int64_t talk_pace(const struct view *view, int64_t pace)
{
    for (uint32_t i = 0; i < view->decisions_count; i++) {
        const struct view_decision *decision = &view->decisions[i];
        if (decision->status != VIEW_IS_OPEN || decision->deadline_s == INT64_MAX) {
            continue;
        }
        int64_t talk_s = decision->talk_room_s > 0 ? decision->talk_room_s : TALK_ROOM_S;
        int64_t most = (decision->deadline_s - decision->opened_s) * 1000000 / talk_s;
        pace = most > 0 && most < pace ? most : pace;
    }
    return pace;
}

static void set_pace(struct playing *playing, int64_t now_ms)
{
    const struct view *view = playing_view(playing);
    int64_t pace = talk_pace(view, scene_pace(view)) << playing->speed;
    if (pace != playing->clock.pace_micro) {
        room_clock_set_pace(&playing->clock, pace, now_ms);
    }
}

/* ---- time -------------------------------------------------------------------------------------------------------- */

static void take_stop(struct playing *playing, enum session_stop stop, int64_t now_ms)
{
    playing->marked_ms = now_ms;
    playing->has_news = false;
    if (stop != SESSION_FAILED) {
        playing->trouble.text[0] = '\0';
    }
    if (stop == SESSION_REACHED) {
        return;
    }
    room_clock_set(&playing->clock, session_now_s(playing->session), now_ms);
    room_clock_stop(&playing->clock, now_ms);
}

static enum session_stop run_to(struct playing *playing, int64_t game_s, uint32_t stops, int64_t now_ms)
{
    enum session_stop stop = session_run_to(playing->session, game_s, stops, library_wall_ms(), &playing->trouble);
    take_stop(playing, stop, now_ms);
    look_for_closed(playing);
    set_pace(playing, now_ms);
    return stop;
}

static uint32_t stops_of(const struct playing *playing)
{
    return playing->stops_at_decisions ? SESSION_STOP_AT_DECISIONS : 0;
}

/* In the session's own name, and not after the end. */
static void submit(struct playing *playing, struct input *input)
{
    enum refusal refusal;
    struct err_note note = { 0 };
    if (!session_has_ended(playing->session) &&
        session_submit(playing->session, input, library_wall_ms(), &refusal, &note) != ERR_OK) {
        playing->trouble = note;
    }
}

static struct input own_input(enum input_kind kind)
{
    return input_make(kind, (struct sender){ ROLE_SESSION, TEAM_NONE, 0 });
}

/* A note for the record: paused, going on, or another pace. What it says changes no outcome. */
static void write_down(struct playing *playing, enum input_kind kind, uint32_t code, int64_t number_micro)
{
    struct input input = own_input(kind);
    input.code = code;
    input.number_micro = number_micro;
    submit(playing, &input);
}

/* How long a lid or a program was closed: nobody sat through that. */
static void write_gap(struct playing *playing, int64_t gap_ms)
{
    if (gap_ms > 0) {
        write_down(playing, INPUT_PAUSE, 2, (gap_ms < GAP_MS_MAX ? gap_ms : GAP_MS_MAX) * 1000);
    }
}

/* Where game time stands. A lid that was closed is in the record before anything that is done after it. */
static int64_t tell_time(struct playing *playing, int64_t now_ms)
{
    int64_t gap_ms = 0;
    int64_t game_s = room_clock_tick(&playing->clock, now_ms, &gap_ms);
    write_gap(playing, gap_ms);
    return game_s;
}

/* The session follows the clock to this very second. */
static void catch_up(struct playing *playing, int64_t now_ms)
{
    int64_t game_s = tell_time(playing, now_ms);
    if (!session_has_ended(playing->session) && game_s > session_now_s(playing->session)) {
        (void)run_to(playing, game_s, stops_of(playing), now_ms);
    }
}

void playing_tick(struct playing *playing, int64_t now_ms)
{
    int64_t game_s = tell_time(playing, now_ms);
    if (session_has_ended(playing->session) || !playing->clock.is_running) {
        return;
    }
    bool is_due =
        playing->has_news || session_next_s(playing->session) <= game_s || now_ms - playing->marked_ms >= MARK_EVERY_MS;
    if (is_due && game_s > session_now_s(playing->session)) {
        (void)run_to(playing, game_s, stops_of(playing), now_ms);
    }
}

int64_t playing_wake_ms(const struct playing *playing)
{
    if (!playing->clock.is_running) {
        return INT64_MAX;
    }
    int64_t wait_ms = room_clock_wait_ms(&playing->clock, playing->clock.game_s + 1);
    return playing->clock.wall_ms + (wait_ms > PICTURE_EVERY_MS ? wait_ms : PICTURE_EVERY_MS);
}

/* ---- what is done ------------------------------------------------------------------------------------------------ */

void playing_wish(struct playing *playing, const struct view_wish *wish, int64_t now_ms)
{
    catch_up(playing, now_ms);
    struct err_note note = { 0 };
    enum refusal refusal;
    enum err err = session_wish(playing->session, playing->team, wish, library_wall_ms(), &refusal, &note);
    if (err != ERR_OK) {
        playing->trouble = note;
    } else {
        playing->trouble.text[0] = '\0';
    }
    playing->has_closed = playing->has_fault = false;
    look_for_closed(playing);
    playing->has_news = true;
    set_pace(playing, now_ms);
}

void playing_run(struct playing *playing, bool runs, int64_t now_ms)
{
    if (runs == playing->clock.is_running || session_has_ended(playing->session)) {
        return;
    }
    if (runs) {
        write_down(playing, INPUT_PAUSE, 0, 0);
        room_clock_run(&playing->clock, now_ms);
    } else {
        catch_up(playing, now_ms);
        room_clock_stop(&playing->clock, now_ms);
        write_down(playing, INPUT_PAUSE, 1, 0);
    }
    set_pace(playing, now_ms);
}

void playing_set_speed(struct playing *playing, uint32_t speed, int64_t now_ms)
{
    if (speed >= SEAT_SPEEDS || speed == playing->speed) {
        return;
    }
    catch_up(playing, now_ms);
    playing->speed = speed;
    set_pace(playing, now_ms);
    write_down(playing, INPUT_PACE, 0, (int64_t)1000000 << speed);
}

void playing_more_time(struct playing *playing, uint32_t decision, int64_t now_ms)
{
    catch_up(playing, now_ms);
    struct decision_id id = view_feed_decision(session_feed(playing->session, playing->team), decision);
    if (id.v == ID_NONE) {
        return;
    }
    int64_t room_s = SEAT_MORE_MINUTES * 60, pace = playing->clock.pace_micro;
    struct input input = own_input(INPUT_EXTEND);
    input.thing = thing(SHELF_DECISION, id.v);
    input.to = playing->team;
    input.number_micro = pace < INT64_MAX / room_s ? room_s * pace : INT64_MAX;
    submit(playing, &input);
    set_pace(playing, now_ms);
}

void playing_stop_at_decisions(struct playing *playing, bool stops)
{
    playing->stops_at_decisions = stops;
}

static void go_on(struct playing *playing, int64_t game_s, uint32_t stops, int64_t now_ms)
{
    catch_up(playing, now_ms);
    if (session_has_ended(playing->session)) {
        return;
    }
    (void)run_to(playing, game_s, stops, now_ms);
    room_clock_set(&playing->clock, session_now_s(playing->session), now_ms);
}

void playing_jump(struct playing *playing, int64_t now_ms)
{
    write_down(playing, INPUT_JUMP, 0, 0);
    go_on(playing, INT64_MAX / 4, SESSION_STOP_AT_DECISIONS | SESSION_STOP_AT_NEEDS, now_ms);
    room_clock_stop(&playing->clock, now_ms);
}

void playing_advance(struct playing *playing, int64_t game_s, bool stops, int64_t now_ms)
{
    go_on(playing, game_s, stops ? SESSION_STOP_AT_DECISIONS : 0, now_ms);
}
