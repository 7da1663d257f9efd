/* The last frame as a PNG file. A surface around memory needs no video driver. */
#include <SDL.h>
#include <SDL_image.h>

#include "draw/room.h"

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
    int failed = IMG_SavePNG(surface, path);
    SDL_FreeSurface(surface);
    if (failed != 0) {
        return err_say(note, ERR_IO, "write %s: %s", path, SDL_GetError());
    }
    return ERR_OK;
}
