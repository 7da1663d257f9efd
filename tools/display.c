/* display.c: can a window be opened here? tools/play asks before it chooses between the window and the bots.
 *
 * Exit code 0: yes. 3: no, and one sentence on stderr says why. A driver that draws where nobody can look is no display. */
#define SDL_MAIN_HANDLED
#include <SDL.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { DISPLAY_THERE = 0, DISPLAY_REFUSED = 3 };

static bool is_seen_by_nobody(const char *driver)
{
    return strcmp(driver, "dummy") == 0 || strcmp(driver, "offscreen") == 0 || strcmp(driver, "evdev") == 0;
}

int main(void)
{
    SDL_SetMainReady();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        (void)fprintf(stderr, "No window can be opened here: %s.\n", SDL_GetError());
        return DISPLAY_REFUSED;
    }
    const char *driver = SDL_GetCurrentVideoDriver();
    bool unseen = driver == NULL || is_seen_by_nobody(driver);
    if (unseen) {
        (void)fprintf(stderr, "No window can be opened here: SDL would draw with \"%s\", which nobody sees.\n",
                      driver == NULL ? "nothing" : driver);
    }
    SDL_Quit();
    return unseen ? DISPLAY_REFUSED : DISPLAY_THERE;
}
