/* SDL's side: a window whose surface is painted into directly, its events as ours, its clock and its clipboard. */
#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#include "ui/room.h"

#define WINDOW_WIDTH_LEAST 640
#define WINDOW_HEIGHT_LEAST 480
#define WHEEL_STEP 56.0f /* px for a notch */

struct ui_window {
    SDL_Window *window;
    SDL_Surface *surface; /* the window's, NULL after it changed */
    bool is_direct;       /* its pixels are painted into; else they are converted */
    bool is_exposed;      /* show everything again */
    uint64_t started_ms;
};

static enum err open_failed(struct ui *ui, struct err_note *note)
{
    enum err err =
        err_say(note, ERR_DISPLAY, "no window can be opened (%s); is there a display?",
                SDL_GetError());
    window_close(ui);
    return err;
}

/* Without a display SDL falls back on drivers that show nothing to nobody. A person would wait for a window for ever; a
 * test that wants one of them names it in SDL_VIDEODRIVER. */
static bool shows_nothing(void)
{
    static const char *const blind[] = { "dummy", "offscreen", "evdev" };
    const char *driver = SDL_GetCurrentVideoDriver();
    bool is_blind = driver == NULL;
    for (size_t i = 0; !is_blind && i < sizeof blind / sizeof blind[0]; i++) {
        is_blind = strcmp(driver, blind[i]) == 0;
    }
    return is_blind && SDL_getenv("SDL_VIDEODRIVER") == NULL;
}

enum err window_open(struct ui *ui, const struct ui_options *options, struct err_note *note)
{
    /* Without it SDL shows a software surface through a software OpenGL: three times the work. */
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    ui->window = calloc(1, sizeof *ui->window);
    MUST(ui->window != NULL);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        free(ui->window);
        ui->window = NULL;
        return err_say(note, ERR_DISPLAY, "no display can be used (%s)", SDL_GetError());
    }
    if (shows_nothing()) {
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        free(ui->window);
        ui->window = NULL;
        return err_say(note, ERR_DISPLAY, "there is no display to open a window on");
    }
    ui->window->window = SDL_CreateWindow(ui->title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                          (int)options->width, (int)options->height, SDL_WINDOW_RESIZABLE);
    if (ui->window->window == NULL) {
        return open_failed(ui, note);
    }
    SDL_SetWindowMinimumSize(ui->window->window, WINDOW_WIDTH_LEAST, WINDOW_HEIGHT_LEAST);
    SDL_StartTextInput();
    ui->window->started_ms = SDL_GetTicks64();
    return ERR_OK;
}

void window_close(struct ui *ui)
{
    if (ui->window == NULL) {
        return;
    }
    if (ui->window->window != NULL) {
        SDL_DestroyWindow(ui->window->window);
    }
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    free(ui->window);
    ui->window = NULL;
}

int64_t window_now_ms(const struct ui *ui)
{
    return (int64_t)(SDL_GetTicks64() - ui->window->started_ms);
}

/* ---- painting ---- */

static bool has_our_pixels(const SDL_Surface *surface)
{
    uint32_t format = surface->format->format;
    return format == SDL_PIXELFORMAT_RGB888 || format == SDL_PIXELFORMAT_ARGB8888;
}

void window_attach(struct ui *ui)
{
    struct ui_window *w = ui->window;
    if (w == NULL) {
        return;
    }
    ui->now_ms = window_now_ms(ui);
    SDL_Surface *surface = SDL_GetWindowSurface(w->window);
    bool is_same = surface != NULL && surface == w->surface && (uint32_t)surface->w == ui->width
                   && (uint32_t)surface->h == ui->height;
    if (surface == NULL || is_same) {
        return;
    }
    w->surface = surface;
    w->is_direct = has_our_pixels(surface) && !SDL_MUSTLOCK(surface);
    ui->width = (uint32_t)surface->w;
    ui->height = (uint32_t)surface->h;
    draw_attach(ui->canvas, w->is_direct ? surface->pixels : NULL, (size_t)surface->pitch);
}

static void convert(struct ui *ui, const struct pixel_box *boxes, uint32_t count)
{
    SDL_Surface *surface = ui->window->surface;
    for (uint32_t i = 0; i < count; i++) {
        struct pixel_box b = boxes[i];
        for (int32_t y = b.y; y < b.y + b.h; y++) {
            for (int32_t x = b.x; x < b.x + b.w; x++) {
                uint32_t pixel = draw_pixel(ui->canvas, (uint32_t)x, (uint32_t)y);
                SDL_Rect one = { x, y, 1, 1 };
                SDL_FillRect(surface, &one,
                             SDL_MapRGB(surface->format, (uint8_t)(pixel >> 16), (uint8_t)(pixel >> 8),
                                        (uint8_t)pixel));
            }
        }
    }
}

void window_present(struct ui *ui)
{
    struct ui_window *w = ui->window;
    if (w == NULL || w->surface == NULL) {
        return;
    }
    uint32_t count = 0;
    const struct pixel_box *boxes = draw_damage(ui->canvas, &count);
    if (!w->is_direct) {
        convert(ui, boxes, count);
    }
    if (w->is_exposed) {
        w->is_exposed = false;
        (void)SDL_UpdateWindowSurface(w->window);
        return;
    }
    /* Our boxes have SDL's shape: four ints. */
    _Static_assert(sizeof(struct pixel_box) == sizeof(SDL_Rect), "a pixel box is an SDL_Rect");
    if (count > 0) {
        (void)SDL_UpdateWindowSurfaceRects(w->window, (const SDL_Rect *)(const void *)boxes, (int)count);
    }
}

void window_show_caret(struct ui *ui, struct box box)
{
    if (ui->window == NULL) {
        return;
    }
    float scale = (float)ui->scale_percent / 100.0f;
    SDL_Rect rect = { (int)(box.x * scale), (int)(box.y * scale), (int)(box.w * scale), (int)(box.h * scale) };
    SDL_SetTextInputRect(&rect);
}

/* ---- events ---- */

static const struct {
    SDL_Keycode sdl;
    uint32_t key;
} KEYS[] = {
    { SDLK_TAB, UI_KEY_TAB },
    { SDLK_RETURN, UI_KEY_ENTER },
    { SDLK_KP_ENTER, UI_KEY_ENTER },
    { SDLK_ESCAPE, UI_KEY_ESCAPE },
    { SDLK_BACKSPACE, UI_KEY_BACKSPACE },
    { SDLK_DELETE, UI_KEY_DELETE },
    { SDLK_LEFT, UI_KEY_LEFT },
    { SDLK_RIGHT, UI_KEY_RIGHT },
    { SDLK_UP, UI_KEY_UP },
    { SDLK_DOWN, UI_KEY_DOWN },
    { SDLK_HOME, UI_KEY_HOME },
    { SDLK_END, UI_KEY_END },
    { SDLK_PAGEUP, UI_KEY_PAGE_UP },
    { SDLK_PAGEDOWN, UI_KEY_PAGE_DOWN },
    { SDLK_F1, UI_KEY_F1 },
    { SDLK_F2, UI_KEY_F2 },
    { SDLK_F3, UI_KEY_F3 },
    { SDLK_F4, UI_KEY_F4 },
    { SDLK_F5, UI_KEY_F5 },
    { SDLK_F6, UI_KEY_F6 },
    { SDLK_F7, UI_KEY_F7 },
    { SDLK_F8, UI_KEY_F8 },
    { SDLK_F9, UI_KEY_F9 },
    { SDLK_F10, UI_KEY_F10 },
    { SDLK_F11, UI_KEY_F11 },
    { SDLK_F12, UI_KEY_F12 },
    { SDLK_KP_PLUS, '+' },
    { SDLK_KP_MINUS, '-' },
    { SDLK_KP_0, '0' },
};

static uint32_t key_of(SDL_Keycode sdl)
{
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
        if (KEYS[i].sdl == sdl) {
            return KEYS[i].key;
        }
    }
    return sdl > 0 && sdl < 0x110000 ? (uint32_t)sdl : UI_KEY_NONE;
}

static uint32_t mods_of(uint16_t sdl)
{
    /* The right Alt key makes letters on many keyboards. */
    return ((sdl & (KMOD_CTRL | KMOD_GUI)) != 0 ? UI_CTRL : 0u) | ((sdl & KMOD_SHIFT) != 0 ? UI_SHIFT : 0u)
           | ((sdl & KMOD_LALT) != 0 ? UI_ALT : 0u);
}

static bool from_key(const SDL_KeyboardEvent *sdl, struct ui_event *event)
{
    *event =
        (struct ui_event){ .kind = UI_EVENT_KEY, .key = key_of(sdl->keysym.sym), .mods = mods_of(sdl->keysym.mod) };
    bool comes_as_text = event->key < UI_KEY_TAB && (event->mods & (UI_CTRL | UI_ALT)) == 0;
    return event->key != UI_KEY_NONE && !comes_as_text;
}

static bool from_text(enum ui_event_kind kind, const char *text, struct ui_event *event)
{
    *event = (struct ui_event){ .kind = kind };
    size_t bytes = strlen(text);
    if (bytes >= sizeof event->text) {
        return false;
    }
    memcpy(event->text, text, bytes + 1);
    return kind == UI_EVENT_COMPOSE || bytes > 0;
}

static struct ui_event at_pointer(const struct ui *ui, enum ui_event_kind kind, int x, int y)
{
    float scale = (float)ui->scale_percent / 100.0f;
    return (struct ui_event){
        .kind = kind, .x = (float)x / scale, .y = (float)y / scale, .mods = mods_of((uint16_t)SDL_GetModState())
    };
}

static bool from_window(struct ui *ui, const SDL_WindowEvent *sdl, struct ui_event *event)
{
    switch (sdl->event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        *event =
            (struct ui_event){ .kind = UI_EVENT_RESIZE, .width = (uint32_t)sdl->data1, .height = (uint32_t)sdl->data2 };
        ui->window->surface = NULL;
        ui->window->is_exposed = true;
        return true;
    case SDL_WINDOWEVENT_EXPOSED:
        *event = (struct ui_event){ .kind = UI_EVENT_NONE };
        ui->window->is_exposed = true;
        return true;
    case SDL_WINDOWEVENT_LEAVE: *event = (struct ui_event){ .kind = UI_EVENT_LEAVE }; return true;
    default: return false;
    }
}

/* Answers whether there is an event of ours in it. */
static bool translate(struct ui *ui, const SDL_Event *sdl, struct ui_event *event)
{
    switch (sdl->type) {
    case SDL_QUIT: *event = (struct ui_event){ .kind = UI_EVENT_CLOSE }; return true;
    case SDL_KEYDOWN: return from_key(&sdl->key, event);
    case SDL_TEXTINPUT: return from_text(UI_EVENT_TEXT, sdl->text.text, event);
    case SDL_TEXTEDITING: return from_text(UI_EVENT_COMPOSE, sdl->edit.text, event);
    case SDL_MOUSEMOTION: *event = at_pointer(ui, UI_EVENT_MOVE, sdl->motion.x, sdl->motion.y); return true;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        *event = at_pointer(ui, sdl->type == SDL_MOUSEBUTTONDOWN ? UI_EVENT_DOWN : UI_EVENT_UP, sdl->button.x,
                            sdl->button.y);
        event->clicks = sdl->button.clicks;
        return sdl->button.button == SDL_BUTTON_LEFT;
    case SDL_MOUSEWHEEL:
        *event = at_pointer(ui, UI_EVENT_WHEEL, sdl->wheel.mouseX, sdl->wheel.mouseY);
        event->wheel = -sdl->wheel.preciseY * WHEEL_STEP;
        return true;
    case SDL_WINDOWEVENT: return from_window(ui, &sdl->window, event);
    default: return false;
    }
}

/* Of many moves in a row only the last one matters. */
static void skip_moves(SDL_Event *sdl)
{
    SDL_Event next;
    while (sdl->type == SDL_MOUSEMOTION && SDL_PeepEvents(&next, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1
           && next.type == SDL_MOUSEMOTION) {
        (void)SDL_PollEvent(sdl);
    }
}

static int timeout_of(int64_t now_ms, int64_t until_ms)
{
    int64_t left = until_ms - now_ms;
    return left <= 0 ? 0 : left > 3600000 ? 3600000 : (int)left;
}

bool window_wait(struct ui *ui, int64_t until_ms)
{
    int64_t now = window_now_ms(ui);
    int64_t wake = ui->deadline_ms < until_ms ? ui->deadline_ms : until_ms;
    SDL_Event sdl;
    bool came = wake == UI_NEVER ? SDL_WaitEvent(&sdl) == 1 : SDL_WaitEventTimeout(&sdl, timeout_of(now, wake)) == 1;
    if (came) {
        skip_moves(&sdl);
        struct ui_event event;
        if (translate(ui, &sdl, &event)) {
            ui_handle(ui, &event);
        }
        return true;
    }
    now = window_now_ms(ui);
    if (ui->deadline_ms <= now) {
        ui_refresh(ui);
    }
    return now < until_ms;
}

/* ---- clipboard ---- */

void clipboard_set(struct ui *ui, const char *text)
{
    if (ui->window != NULL) {
        (void)SDL_SetClipboardText(text);
        return;
    }
    str_clear(&ui->clipboard);
    str_add(&ui->clipboard, text);
}

void clipboard_get(struct ui *ui, struct str *text)
{
    if (ui->window == NULL) {
        str_add(text, str_text(&ui->clipboard));
        return;
    }
    char *held = SDL_GetClipboardText();
    str_add(text, held != NULL ? held : "");
    SDL_free(held);
}
