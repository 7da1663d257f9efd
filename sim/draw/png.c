/* The last frame as a PNG file. A surface around memory needs no video driver.
 *
 * SDL_image brings eight more libraries with it, and a window that nobody takes a picture of needs none of them: it is
 * loaded when the first picture is written. */
#include <SDL.h>

#include "draw/room.h"

#define IMAGE_LIBRARY "libSDL2_image-2.0.so.0"

typedef int save_fn(SDL_Surface *surface, const char *path); /* IMG_SavePNG: 0, or SDL_GetError says why not */

static int save(SDL_Surface *surface, const char *path)
{
    void *library = SDL_LoadObject(IMAGE_LIBRARY);
    if (library == NULL) {
        return -1;
    }
    save_fn *save_png = (save_fn *)SDL_LoadFunction(library, "IMG_SavePNG");
    int failed = save_png != NULL ? save_png(surface, path) : -1;
    SDL_UnloadObject(library);
    return failed;
}

enum err draw_save_png(const struct canvas *canvas, const char *path, struct err_note *note)
{
    MUST(!canvas->is_svg && canvas->is_done);
    const struct pixels *pixels = canvas_pixels(canvas);
    /* Without alpha: a window's surface does not say what its fourth byte holds. */
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom(pixels->at, pixels->width, pixels->height, 32,
                                                              (int)pixels->pitch, SDL_PIXELFORMAT_RGB888);
    if (surface == NULL) {
        return err_say(note, ERR_NO_MEMORY, "write %s: %s", path, SDL_GetError());
    }
    int failed = save(surface, path);
    SDL_FreeSurface(surface);
    if (failed != 0) {
        return err_say(note, ERR_IO, "write %s: %s", path, SDL_GetError());
    }
    return ERR_OK;
}
