/* The least that can be done: a window of the same size, a software renderer, and the words, panels and lines of a busy
 * screen in the same fonts. No layout, no state, no cache.
 *
 *   bare_frame first     prints when the first frame was presented: {"presented_ns":N}
 *   bare_frame rest      prints what waiting for events costs here: {"bare_at_rest_percent":P}
 *
 * The frame: 8 columns of 50 rows are 400 runs of words, in three sizes; 80 filled panels, their outlines, 40 lines. */
#include <SDL.h>
#include <SDL_ttf.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "bench/clocks.h"

#define COLUMNS 8
#define ROWS 50
#define PANEL_ROWS 10

static const char words_of_all[] = "Ward 4 imaging is offline since 09:42 and staff use paper";

struct look { const char *font; int px; int letters; };

/* Five columns of 28 letters, two of 24, one of 18. */
static const struct look looks[COLUMNS] = {
    { "/usr/share/fonts/opentype/inter/Inter-Regular.otf", 14, 28 },
    { "/usr/share/fonts/opentype/inter/Inter-Regular.otf", 14, 28 },
    { "/usr/share/fonts/opentype/inter/Inter-Regular.otf", 14, 28 },
    { "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Medium.ttf", 14, 28 },
    { "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Medium.ttf", 14, 28 },
    { "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf", 16, 24 },
    { "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf", 16, 24 },
    { "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf", 22, 18 },
};

static void must_sdl(bool good)
{
    if (!good) {
        (void)fprintf(stderr, "bare_frame: %s\n", SDL_GetError());
        exit(1);
    }
}

static void draw_panels(SDL_Renderer *renderer)
{
    for (int i = 0; i < COLUMNS * PANEL_ROWS; i++) {
        SDL_Rect panel = { i % COLUMNS * 240, i / COLUMNS * 108, 236, 104 };
        must_sdl(SDL_SetRenderDrawColor(renderer, 24, 29, 38, 255) == 0);
        must_sdl(SDL_RenderFillRect(renderer, &panel) == 0);
        must_sdl(SDL_SetRenderDrawColor(renderer, 60, 70, 84, 255) == 0);
        must_sdl(SDL_RenderDrawRect(renderer, &panel) == 0);
    }
    for (int i = 0; i < 40; i++) {
        must_sdl(SDL_RenderDrawLine(renderer, i * 48, 0, 1919 - i * 48, 1079) == 0);
    }
}

static void draw_run(SDL_Renderer *renderer, TTF_Font *font, const struct look *look, int column, int row)
{
    char words[32];
    (void)snprintf(words, sizeof words, "%.*s", look->letters, words_of_all + row % 25);
    SDL_Color colour = { 230, 232, (Uint8)(180 + row), 255 };
    SDL_Surface *mask = TTF_RenderUTF8_Blended(font, words, colour);
    must_sdl(mask != NULL);
    SDL_Texture *texture = SDL_CreateTextureFromSurface(renderer, mask);
    must_sdl(texture != NULL);
    SDL_Rect to = { column * 240 + 4, row * 21, mask->w, mask->h };
    must_sdl(SDL_RenderCopy(renderer, texture, NULL, &to) == 0);
    SDL_DestroyTexture(texture);
    SDL_FreeSurface(mask);
}

static void draw_words(SDL_Renderer *renderer)
{
    for (int column = 0; column < COLUMNS; column++) {
        TTF_Font *font = TTF_OpenFont(looks[column].font, looks[column].px);
        must_sdl(font != NULL);
        for (int row = 0; row < ROWS; row++) {
            draw_run(renderer, font, &looks[column], column, row);
        }
        TTF_CloseFont(font);
    }
}

static double rest_percent(void)
{
    int64_t until = wall_ns() + REST_MS * INT64_C(1000000), cpu = cpu_ns();
    for (int64_t left = REST_MS; left > 0; left = (until - wall_ns()) / 1000000) {
        SDL_Event event;
        (void)SDL_WaitEventTimeout(&event, (int)left);
    }
    return (double)(cpu_ns() - cpu) / (REST_MS * 1e6) * 100;
}

int main(int argc, char **argv)
{
    bool rests = argc == 2 && strcmp(argv[1], "rest") == 0;
    if (!rests && (argc != 2 || strcmp(argv[1], "first") != 0)) {
        (void)fprintf(stderr, "usage: bare_frame first | rest\n");
        return 2;
    }
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"); /* as the seat's window */
    must_sdl(SDL_Init(SDL_INIT_VIDEO) == 0 && TTF_Init() == 0);
    SDL_Window *window = SDL_CreateWindow("bare", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, FRAME_WIDTH,
                                          FRAME_HEIGHT, SDL_WINDOW_RESIZABLE);
    must_sdl(window != NULL);
    SDL_Renderer *renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    must_sdl(renderer != NULL);
    draw_panels(renderer);
    draw_words(renderer);
    SDL_RenderPresent(renderer);
    if (rests) {
        (void)printf("{\"bare_at_rest_percent\":%.4f}\n", rest_percent());
    } else {
        (void)printf("{\"presented_ns\":%" PRId64 "}\n", wall_ns());
    }
    SDL_DestroyRenderer(renderer);
    SDL_DestroyWindow(window);
    TTF_Quit();
    SDL_Quit();
    return 0;
}
