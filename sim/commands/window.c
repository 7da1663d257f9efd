#include "commands/window.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/commands.h"
#include "commands/collection.h"
#include "commands/lookback.h"
#include "screens/home.h"
#include "screens/seat.h"
#include "ui/drive.h"
#include "ui/ui.h"

enum where { AT_NOTHING, AT_HOME, AT_SEAT, AT_DEBRIEF };

struct window {
    struct ui *ui;
    enum where where;
    struct collection *collection;         /* NULL until the home screen was asked for */
    struct home *home;
    struct playing *playing;     /* NULL at home */
    struct seat *seat;
    struct lookback *lookback;   /* NULL but at a debrief */
    struct err_note trouble;     /* what went wrong last, for the home screen */
    bool wants_home;             /* to be left when the screen is built */
    bool wants_debrief;
};

/* ---- the look ---------------------------------------------------------------------------------------------------- */

/* Device px; beyond the widest screens there are none to show it. */
#define WIDTH_LEAST 320u
#define HEIGHT_LEAST 240u
#define SIDE_MOST 7680u

static bool read_size(const char *text, struct window_look *look)
{
    unsigned width = 0, height = 0;
    char end = '\0';
    bool is_read = sscanf(text, "%5ux%5u%c", &width, &height, &end) == 2;
    if (!is_read || width < WIDTH_LEAST || width > SIDE_MOST || height < HEIGHT_LEAST || height > SIDE_MOST) {
        return false;
    }
    look->width = width;
    look->height = height;
    return true;
}

bool window_option(char letter, const char *value, struct window_look *look, struct err_note *why)
{
    unsigned long long number = 0;
    switch (letter) {
    case 'd': look->drive = value; return true;
    case 't':
        if (str_equal(value, "dark") || str_equal(value, "light")) {
            look->theme = value[0] == 'd' ? THEME_DARK : THEME_LIGHT;
            return true;
        }
        (void)err_say(why, ERR_BAD_INPUT, "--theme is dark or light, not %s", value);
        return false;
    case 'c':
        if (command_number(value, UI_SCALE_MIN, UI_SCALE_MAX, &number)) {
            look->scale_percent = (unsigned)number;
            return true;
        }
        (void)err_say(why, ERR_BAD_INPUT, "--scale is a percentage from %u to %u, not %s", UI_SCALE_MIN, UI_SCALE_MAX,
                      value);
        return false;
    case 'z':
        if (read_size(value, look)) {
            return true;
        }
        (void)err_say(why, ERR_BAD_INPUT, "--size is WIDTHxHEIGHT, from %ux%u to %ux%u, not %s", WIDTH_LEAST,
                      HEIGHT_LEAST, SIDE_MOST, SIDE_MOST, value);
        return false;
    default: return false;
    }
}

/* ---- going from screen to screen --------------------------------------------------------------------------------- */

/* For who started the program: whose seat it is, and where what happens is kept. */
static void say_kept(const struct playing *playing)
{
    struct err_note who;
    playing_tell_who(playing, &who);
    (void)fprintf(stderr, "You play %s. The session is kept in %s\n", who.text, playing_path(playing));
}

static void say_closed(const struct playing *playing)
{
    struct str lines = { 0 };
    if (playing != NULL) {
        playing_tell_closed(playing, &lines);
    }
    (void)fputs(str_text(&lines), stderr);
    str_deinit(&lines);
}

static void go_home(struct window *window)
{
    struct err_note note = { 0 };
    say_closed(window->playing);
    if (playing_close(window->playing, &note) != ERR_OK) {
        window->trouble = note;
    }
    window->playing = NULL;
    seat_destroy(window->seat);
    window->seat = NULL;
    window->where = AT_HOME;
    if (window->collection == NULL) {
        window->collection = collection_open();
    } else {
        collection_read_sessions(window->collection);
    }
}

static void sit_down(struct window *window, enum err err, const struct err_note *note)
{
    if (err != ERR_OK) {
        window->trouble = *note;
        return;
    }
    window->trouble.text[0] = '\0';
    window->seat = seat_create();
    window->where = AT_SEAT;
    say_kept(window->playing);
}

/* From home or from a seat, which is closed first so that its file is whole. */
static void look_back(struct window *window, const char *session)
{
    struct str path = { 0 };
    str_add(&path, session);
    go_home(window);
    struct err_note note = { 0 };
    if (lookback_open(&window->lookback, str_text(&path), true, &note) == ERR_OK) {
        window->trouble.text[0] = '\0';
        window->where = AT_DEBRIEF;
    } else {
        window->trouble = note;
    }
    str_deinit(&path);
}

static void show_debrief(struct window *window)
{
    if (lookback_show(window->lookback, window->ui)) {
        lookback_close(window->lookback);
        window->lookback = NULL;
        go_home(window);
        ui_wake_at_ms(window->ui, ui_now_ms(window->ui));
    }
}

/* ---- home -------------------------------------------------------------------------------------------------------- */

static void take_choice(void *context, const struct home_choice *choice)
{
    struct window *window = context;
    struct err_note note = { 0 };
    int64_t now_ms = ui_now_ms(window->ui);
    switch (choice->what) {
    case HOME_PLAY: {
        const struct playing_plan plan = {
            .scenario = collection_scenario_id(window->collection, choice->scenario),
            .has_seed = choice->has_seed,
            .seed = choice->seed,
            .team = collection_team_name(window->collection, choice->scenario, choice->team),
        };
        sit_down(window, playing_begin(&window->playing, &plan, now_ms, &note), &note);
        break;
    }
    case HOME_DEBRIEF:
        look_back(window, collection_session_path(window->collection, choice->session));
        break;
    case HOME_RESUME:
        sit_down(window,
                 playing_resume(&window->playing, collection_session_path(window->collection, choice->session), now_ms,
                                &note),
                 &note);
        break;
    }
}

/* One thing is read for each picture, so that the first one does not wait for the last. */
static void show_home(struct window *window)
{
    const struct home_calls calls = { window, take_choice };
    if (collection_read_more(window->collection)) {
        ui_wake_at_ms(window->ui, ui_now_ms(window->ui));
    }
    struct home_lists lists = collection_lists(window->collection);
    lists.has_debriefs = true;
    lists.trouble = window->trouble.text[0] != '\0' ? window->trouble.text : collection_trouble(window->collection);
    home_screen(window->ui, window->home, &lists, &calls);
}

/* ---- the seat ---------------------------------------------------------------------------------------------------- */

static void take_wish(void *context, const struct view_wish *wish)
{
    struct window *window = context;
    playing_wish(window->playing, wish, ui_now_ms(window->ui));
}

static void take_ask(void *context, enum seat_ask ask, int64_t value)
{
    struct window *window = context;
    int64_t now_ms = ui_now_ms(window->ui);
    switch (ask) {
    case SEAT_RUN: playing_run(window->playing, true, now_ms); break;
    case SEAT_STOP: playing_run(window->playing, false, now_ms); break;
    case SEAT_SPEED: playing_set_speed(window->playing, (uint32_t)value, now_ms); break;
    case SEAT_STOPS_AT_DECISIONS: playing_stop_at_decisions(window->playing, value != 0); break;
    case SEAT_MORE_TIME: playing_more_time(window->playing, (uint32_t)value, now_ms); break;
    case SEAT_JUMP:
        playing_jump(window->playing, now_ms);
        (void)seat_go_to_need(window->seat, playing_view(window->playing), playing_room(window->playing).now_s);
        break;
    case SEAT_DEBRIEF: window->wants_debrief = true; break;
    case SEAT_HOME: window->wants_home = true; break;
    }
}

static void show_seat(struct window *window)
{
    const struct seat_calls calls = { window, take_wish, take_ask };
    playing_tick(window->playing, ui_now_ms(window->ui));
    struct seat_room room = playing_room(window->playing);
    seat_screen(window->ui, window->seat, playing_view(window->playing), &room, &calls);
    int64_t wake_ms = playing_wake_ms(window->playing);
    if (wake_ms != INT64_MAX) {
        ui_wake_at_ms(window->ui, wake_ms);
    }
    if (window->wants_debrief) {
        window->wants_debrief = false;
        look_back(window, playing_path(window->playing));
        ui_wake_at_ms(window->ui, ui_now_ms(window->ui));
    } else if (window->wants_home) {
        window->wants_home = false;
        go_home(window);
    }
}

static void frame(struct ui *ui, void *app)
{
    struct window *window = app;
    window->ui = ui;
    switch (window->where) {
    case AT_NOTHING: break;
    case AT_HOME: show_home(window); break;
    case AT_SEAT: show_seat(window); break;
    case AT_DEBRIEF: show_debrief(window); break;
    }
}

/* ---- driven ------------------------------------------------------------------------------------------------------ */

static bool read_seconds(const char *text, int64_t *seconds)
{
    unsigned long long number = 0;
    bool good = command_number(text, 0, 1000000000ULL, &number);
    *seconds = (int64_t)number;
    return good;
}

static enum err drive_time(struct window *window, const char *const *words, uint32_t count, struct err_note *note)
{
    if (window->where != AT_SEAT) {
        return err_say(note, ERR_BAD_INPUT, "%s is for a seat", words[0]);
    }
    int64_t seconds = 1000000000, now_s = playing_room(window->playing).now_s;
    bool is_advance = str_equal(words[0], "advance");
    if ((is_advance && count != 2) || (count > 1 && !read_seconds(words[1], &seconds))) {
        return err_say(note, ERR_BAD_INPUT, "%s takes game seconds", words[0]);
    }
    bool stops = str_equal(words[0], "until-decision");
    uint32_t before = playing_view(window->playing)->decisions_count;
    playing_advance(window->playing, now_s + seconds, stops, ui_now_ms(window->ui));
    ui_refresh(window->ui);
    if (stops && playing_view(window->playing)->decisions_count == before) {
        return err_say(note, ERR_BAD_INPUT, "no decision came");
    }
    return ERR_OK;
}

static enum err drive_resume(struct window *window, struct err_note *note)
{
    if (window->where != AT_SEAT) {
        return err_say(note, ERR_BAD_INPUT, "resume is for a seat");
    }
    struct str path = { 0 };
    str_add(&path, playing_path(window->playing));
    enum err err = playing_close(window->playing, note);
    window->playing = NULL;
    if (err == ERR_OK) {
        err = playing_resume(&window->playing, str_text(&path), ui_now_ms(window->ui), note);
    }
    str_deinit(&path);
    if (err == ERR_OK) {
        seat_destroy(window->seat);
        window->seat = seat_create();
        ui_refresh(window->ui);
    } else {
        window->where = AT_NOTHING;
    }
    return err;
}

static enum err step(struct ui *ui, void *app, const char *const *words, uint32_t count, struct err_note *note)
{
    struct window *window = app;
    window->ui = ui;
    if (str_equal(words[0], "advance") || str_equal(words[0], "until-decision") || str_equal(words[0], "until-end")) {
        return drive_time(window, words, count, note);
    }
    return str_equal(words[0], "resume") ? drive_resume(window, note) : ERR_NOT_FOUND;
}

/* ---- running ----------------------------------------------------------------------------------------------------- */

static enum err open_ui(struct window *window, const struct window_look *look, struct err_note *note)
{
    struct ui_options options = {
        .title = "Tocsin",
        .width = look->width != 0 ? look->width : 1920,
        .height = look->height != 0 ? look->height : 1080,
        .scale_percent = look->scale_percent,
        .theme = look->theme,
        .headless = look->drive != NULL,
    };
    return ui_open(&window->ui, &options, frame, window, note);
}

static enum err run(struct window *window, const struct window_look *look, struct err_note *note)
{
    if (look->drive == NULL) {
        ui_run(window->ui);
        return ERR_OK;
    }
    const struct ui_drive drive = { .step = step, .app = window };
    ui_refresh(window->ui);
    return ui_drive_file(window->ui, look->drive, &drive, note);
}

static enum err open_first(struct window *window, const struct window_start *start, struct err_note *note)
{
    if (start->plan == NULL && start->session == NULL && start->debrief == NULL) {
        go_home(window);
        return ERR_OK;
    }
    if (start->debrief != NULL) {
        window->where = AT_DEBRIEF;
        return lookback_open(&window->lookback, start->debrief, false, note);
    }
    int64_t now_ms = ui_now_ms(window->ui);
    enum err err = start->session != NULL ? playing_resume(&window->playing, start->session, now_ms, note)
                                          : playing_begin(&window->playing, start->plan, now_ms, note);
    if (err == ERR_OK) {
        sit_down(window, ERR_OK, note);
    }
    return err;
}

/* The window first: where there is none, no session file is made either. */
enum err window_run(const struct window_look *look, const struct window_start *start, struct err_note *note)
{
    struct window window = { .where = AT_NOTHING, .home = home_create() };
    enum err err = open_ui(&window, look, note);
    if (err == ERR_OK) {
        err = open_first(&window, start, note);
    }
    if (err == ERR_OK) {
        err = run(&window, look, note);
    }
    ui_close(window.ui);
    seat_destroy(window.seat);
    lookback_close(window.lookback);
    home_destroy(window.home);
    collection_close(window.collection);
    say_closed(window.playing);
    enum err closed = playing_close(window.playing, err == ERR_OK ? note : NULL);
    return err == ERR_OK ? closed : err;
}
