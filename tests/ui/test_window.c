/* The window itself, on SDL's dummy driver: its events become ours, its surface is painted into, it sleeps at rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#include "ui/gallery.h"

struct fixture {
    struct ui *ui;
    struct gallery gallery;
    uint32_t builds;
};

static void frame(struct ui *ui, void *app)
{
    struct fixture *f = app;
    f->builds++;
    gallery_frame(ui, &f->gallery);
}

static int open_window(void **state)
{
    (void)setenv("SDL_VIDEODRIVER", "dummy", 1);
    struct fixture *f = calloc(1, sizeof *f);
    gallery_init(&f->gallery);
    struct err_note note = { 0 };
    struct ui_options options = { .title = "Gallery", .width = 1280, .height = 720 };
    if (ui_open(&f->ui, &options, frame, f, &note) != ERR_OK) {
        fail_msg("%s", note.text);
    }
    ui_refresh(f->ui);
    ui_advance(f->ui, 20); /* the window's own first events */
    *state = f;
    return 0;
}

static int close_window(void **state)
{
    struct fixture *f = *state;
    ui_close(f->ui);
    gallery_deinit(&f->gallery);
    free(f);
    return 0;
}

static void send(struct fixture *f, SDL_Event event)
{
    assert_int_equal(SDL_PushEvent(&event), 1);
    ui_advance(f->ui, 5);
}

static void send_text(struct fixture *f, const char *text)
{
    SDL_Event event = { .type = SDL_TEXTINPUT };
    assert_true(strlen(text) < sizeof event.text.text);
    memcpy(event.text.text, text, strlen(text) + 1);
    send(f, event);
}

static void send_key(struct fixture *f, SDL_Keycode sym, uint16_t mod)
{
    SDL_Event event = { .type = SDL_KEYDOWN };
    event.key.keysym.sym = sym;
    event.key.keysym.mod = mod;
    send(f, event);
}

static void send_button(struct fixture *f, uint32_t type, int32_t x, int32_t y)
{
    SDL_Event event = { .type = type };
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = x;
    event.button.y = y;
    event.button.clicks = 1;
    send(f, event);
}

static void keys_and_text_arrive(void **state)
{
    struct fixture *f = *state;
    send_text(f, "/");
    assert_string_equal(ui_focused(f->ui)->label, "Find");
    send_text(f, "ö");
    send_text(f, "x");
    send_key(f, SDLK_BACKSPACE, 0);
    send_key(f, SDLK_x, 0); /* comes as text as well: the key alone does nothing */
    assert_string_equal(str_text(&f->gallery.search), "ö");
    send_key(f, SDLK_a, KMOD_LCTRL);
    send_key(f, SDLK_DELETE, 0);
    assert_string_equal(str_text(&f->gallery.search), "");
    send_key(f, SDLK_TAB, KMOD_LSHIFT);
    assert_string_equal(ui_focused(f->ui)->label, "Time");
}

static void a_click_presses(void **state)
{
    struct fixture *f = *state;
    struct box box = ui_find(f->ui, "options/B")->box;
    int32_t x = (int32_t)(box.x + 20.0f);
    int32_t y = (int32_t)(box.y + 10.0f);
    send_button(f, SDL_MOUSEBUTTONDOWN, x, y);
    send_button(f, SDL_MOUSEBUTTONUP, x, y);
    assert_int_equal(f->gallery.chosen, 1);
}

static void of_many_moves_the_last_one_counts(void **state)
{
    struct fixture *f = *state;
    struct box box = ui_find(f->ui, "options/B")->box;
    uint32_t before = f->builds;
    for (int i = 0; i < 50; i++) {
        SDL_Event event = { .type = SDL_MOUSEMOTION };
        event.motion.x = (int32_t)box.x + i;
        event.motion.y = (int32_t)box.y + 10;
        assert_int_equal(SDL_PushEvent(&event), 1);
    }
    ui_advance(f->ui, 10);
    assert_in_range(f->builds - before, 1, 4);
}

static void a_new_size_gives_a_new_surface(void **state)
{
    struct fixture *f = *state;
    SDL_Window *window = SDL_GetWindowFromID(1);
    assert_non_null(window);
    SDL_SetWindowSize(window, 1000, 700);
    ui_advance(f->ui, 20);
    assert_true(ui_bounds(f->ui).w == 1000.0f && ui_bounds(f->ui).h == 700.0f);
    const struct theme *t = ui_theme(f->ui);
    uint32_t ground = (uint32_t)t->bg.r << 16 | (uint32_t)t->bg.g << 8 | t->bg.b;
    assert_int_equal(draw_pixel(ui_canvas(f->ui), 998, 698) & 0xFFFFFFu, ground);
    const SDL_Surface *surface = SDL_GetWindowSurface(window);
    const uint32_t *row = (const uint32_t *)(const void *)((const uint8_t *)surface->pixels + 698 * surface->pitch);
    assert_int_equal(row[998] & 0xFFFFFFu, ground); /* painted straight into the window */
}

static void at_rest_nothing_is_built(void **state)
{
    struct fixture *f = *state;
    uint32_t before = f->builds;
    ui_advance(f->ui, 120);
    assert_int_equal(f->builds, before);
    f->gallery.runs = true;
    ui_refresh(f->ui);
    before = f->builds;
    ui_advance(f->ui, 1100);
    assert_in_range(f->builds - before, 1, 3); /* at the second, and not between */
}

static void closing_the_window_ends_the_run(void **state)
{
    struct fixture *f = *state;
    SDL_Event event = { .type = SDL_QUIT };
    assert_int_equal(SDL_PushEvent(&event), 1);
    ui_run(f->ui); /* returns */
    assert_true(ui_is_quitting(f->ui));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keys_and_text_arrive, open_window, close_window),
        cmocka_unit_test_setup_teardown(a_click_presses, open_window, close_window),
        cmocka_unit_test_setup_teardown(of_many_moves_the_last_one_counts, open_window, close_window),
        cmocka_unit_test_setup_teardown(a_new_size_gives_a_new_surface, open_window, close_window),
        cmocka_unit_test_setup_teardown(at_rest_nothing_is_built, open_window, close_window),
        cmocka_unit_test_setup_teardown(closing_the_window_ends_the_run, open_window, close_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
