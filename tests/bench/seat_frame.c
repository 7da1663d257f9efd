/* The seat of Quiet Ward in a window, as `tocsin play` has it: package, rules, session file, bots, screen.
 *
 *   seat_frame make FILE     plays to the first decision and leaves the session file; prints {}
 *   seat_frame first FILE    begins a play in a new file; prints when its first frame was presented: {"presented_ns":N}
 *   seat_frame resume FILE   the same for a play that goes on
 *   seat_frame steady FILE   goes on, and prints what frames cost from then on, and the memory
 *   seat_frame rest FILE     goes on, and prints what it costs when nothing happens and the clock stands */
#include <SDL.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/clocks.h"
#include "commands/playing.h"
#include "screens/seat.h"
#include "ui/ui.h"

#define FRAMES 50
#define DECISION_WITHIN_S 14400

struct bench {
    struct ui *ui;
    struct playing *playing;
    struct seat *seat;
    int64_t later_s; /* how much later than it is the screen is told that it is */
    int presses;     /* of options, so that each chooses another one */
};

static void must(enum err err, const struct err_note *note)
{
    if (err != ERR_OK) {
        (void)fprintf(stderr, "seat_frame: %s\n", note->text);
        exit(err_exit_code(err));
    }
}

/* ---- the window ---------------------------------------------------------------------------------------------------- */

static void take_wish(void *context, const struct view_wish *wish)
{
    struct bench *bench = context;
    playing_wish(bench->playing, wish, ui_now_ms(bench->ui));
}

/* The clock stands all the while; only keys that move the focus are pressed. */
static void take_ask(void *context, enum seat_ask ask, int64_t value)
{
    (void)context;
    (void)ask;
    (void)value;
}

static void frame(struct ui *ui, void *app)
{
    struct bench *bench = app;
    bench->ui = ui;
    const struct seat_calls calls = { bench, take_wish, take_ask };
    playing_tick(bench->playing, ui_now_ms(ui));
    struct seat_room room = playing_room(bench->playing);
    room.now_s += bench->later_s;
    seat_screen(ui, bench->seat, playing_view(bench->playing), &room, &calls);
    int64_t wake_ms = playing_wake_ms(bench->playing);
    if (wake_ms != INT64_MAX) {
        ui_wake_at_ms(ui, wake_ms);
    }
}

static void open_window(struct bench *bench)
{
    struct err_note note = { 0 };
    const struct ui_options options = {
        .title = "Tocsin", .width = FRAME_WIDTH, .height = FRAME_HEIGHT, .theme = THEME_DARK
    };
    bench->seat = seat_create();
    must(ui_open(&bench->ui, &options, frame, bench, &note), &note);
    ui_refresh(bench->ui);
}

/* ---- what frames cost ---------------------------------------------------------------------------------------------- */

typedef void one_fn(struct bench *bench);

static void redraw_all(struct bench *bench)
{
    draw_forget(ui_canvas(bench->ui));
    ui_refresh(bench->ui);
}

static void tick(struct bench *bench)
{
    bench->later_s++;
    ui_refresh(bench->ui);
}

static void move_focus(struct bench *bench)
{
    struct ui_event tab;
    MUST(ui_key_parse("Tab", &tab));
    ui_handle(bench->ui, &tab);
}

static void choose_option(struct bench *bench)
{
    struct ui_event letter;
    MUST(ui_key_parse(bench->presses++ % 2 == 0 ? "A" : "B", &letter));
    ui_handle(bench->ui, &letter);
}

/* Back from the reason, so that the next letter chooses again. Not measured. */
static void leave_reason(struct bench *bench)
{
    struct ui_event escape;
    MUST(ui_key_parse("Escape", &escape));
    ui_handle(bench->ui, &escape);
}

static void redraw_nothing(struct bench *bench)
{
    ui_refresh(bench->ui);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

#define KINDS 5

/* In turn, so that a machine that slows down slows all of them. */
static void measure_frames(struct bench *bench)
{
    static one_fn *const kinds[KINDS] = { redraw_all, tick, move_focus, choose_option, redraw_nothing };
    static const char *const names[KINDS] = { "full_redraw_ms", "clock_tick_ms", "focus_ms", "option_ms",
                                              "same_again_ms" };
    double ms[KINDS][FRAMES];
    for (int i = 0; i < FRAMES; i++) {
        for (int kind = 0; kind < KINDS; kind++) {
            int64_t before = cpu_ns();
            kinds[kind](bench);
            ms[kind][i] = (double)(cpu_ns() - before) / 1e6;
        }
        leave_reason(bench);
    }
    for (int kind = 0; kind < KINDS; kind++) {
        qsort(ms[kind], FRAMES, sizeof ms[kind][0], ascending);
        (void)printf("\"%s\":%.3f,", names[kind], ms[kind][FRAMES / 2]);
    }
    double panel_ms = 0;
    for (int kind = 1; kind <= 3; kind++) {
        panel_ms = ms[kind][FRAMES / 2] > panel_ms ? ms[kind][FRAMES / 2] : panel_ms;
    }
    (void)printf("\"one_panel_ms\":%.3f,", panel_ms);
}

static double rest_percent(struct bench *bench)
{
    ui_advance(bench->ui, 1000); /* what the window system still had to say */
    int64_t before = cpu_ns();
    ui_advance(bench->ui, REST_MS);
    return (double)(cpu_ns() - before) / (REST_MS * 1e6) * 100;
}

static double peak_mib(void)
{
    FILE *status = fopen("/proc/self/status", "r");
    MUST(status != NULL);
    char line[256];
    double kib = 0;
    while (fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, "VmHWM:", 6) == 0) {
            kib = strtod(line + 6, NULL);
        }
    }
    (void)fclose(status);
    return kib / 1024;
}

static void measure(struct bench *bench)
{
    (void)printf("{\"window_driver\":\"%s\",", SDL_GetCurrentVideoDriver());
    measure_frames(bench);
    (void)printf("\"window_peak_mib\":%.1f}\n", peak_mib());
}

static void measure_rest(struct bench *bench)
{
    double percent = rest_percent(bench);
    (void)printf("{\"rest_driver\":\"%s\",\"at_rest_percent\":%.4f}\n", SDL_GetCurrentVideoDriver(), percent);
}

/* ---- the ways ------------------------------------------------------------------------------------------------------ */

static void begin(struct bench *bench, const char *path)
{
    struct err_note note = { 0 };
    const struct playing_plan plan = {
        .scenario = "quiet-ward", .team = "unity", .has_seed = true, .seed = 7, .path = path
    };
    must(playing_begin(&bench->playing, &plan, 0, &note), &note);
}

static void resume(struct bench *bench, const char *path)
{
    struct err_note note = { 0 };
    must(playing_resume(&bench->playing, path, 0, &note), &note);
}

static void show_first(struct bench *bench)
{
    open_window(bench);
    (void)printf("{\"presented_ns\":%" PRId64 "}\n", wall_ns());
}

static bool run(struct bench *bench, const char *way, const char *path)
{
    if (strcmp(way, "make") == 0) {
        begin(bench, path);
        playing_advance(bench->playing, DECISION_WITHIN_S, true, 0);
        (void)printf("{}\n");
    } else if (strcmp(way, "first") == 0) {
        begin(bench, path);
        show_first(bench);
    } else if (strcmp(way, "resume") == 0) {
        resume(bench, path);
        show_first(bench);
    } else if (strcmp(way, "steady") == 0) {
        resume(bench, path);
        open_window(bench);
        measure(bench);
    } else if (strcmp(way, "rest") == 0) {
        resume(bench, path);
        open_window(bench);
        measure_rest(bench);
    } else {
        return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    struct bench bench = { 0 };
    if (argc != 3 || !run(&bench, argv[1], argv[2])) {
        (void)fprintf(stderr, "usage: seat_frame make | first | resume | steady | rest FILE\n");
        return 2;
    }
    ui_close(bench.ui);
    seat_destroy(bench.seat);
    struct err_note note = { 0 };
    must(playing_close(bench.playing, &note), &note);
    return 0;
}
