/* Pictures of the seat in every state, at every size, for people to look at: screen_pictures FOLDER. */
#include <stdio.h>

#include "base/err.h"
#include "base/str.h"
#include "screens/harbour.h"
#include "screens/sitting.h"

static const struct sitting_look looks[] = {
    { 1920, 1080, 100, THEME_DARK },  { 1920, 1080, 100, THEME_LIGHT }, { 1920, 1080, 150, THEME_DARK },
    { 1920, 1080, 200, THEME_LIGHT }, { 1280, 720, 100, THEME_DARK },   { 1280, 720, 200, THEME_LIGHT },
};

static void nothing(struct sitting *sitting)
{
    (void)sitting;
}

static void flood(struct sitting *sitting)
{
    harbour_flood(&sitting->view);
}

static void end(struct sitting *sitting)
{
    harbour_end(&sitting->view);
}

static void number(struct sitting *sitting)
{
    uint32_t option = 0;
    struct view_event event = view_event_make(VIEW_ANSWERED);
    event.decision = 1;
    event.list = &option;
    event.list_count = 1;
    tell(&sitting->view, event);
    (void)harbour_pose(&sitting->view, VIEW_ORDER, 5, true);
}

static const struct { const char *name; void (*tell)(struct sitting *sitting); } states[] = {
    { "morning", nothing }, { "order", number }, { "flood", flood }, { "end", end },
};

static int draw(const char *folder, const struct sitting_look *look, uint32_t state)
{
    struct sitting *sitting = sitting_create();
    harbour_morning(&sitting->view);
    states[state].tell(sitting);
    sitting_open(sitting, *look);
    sitting_press(sitting, "A");
    struct str path = { 0 };
    struct err_note note = { 0 };
    str_addf(&path, "%s/seat-%s-%ux%u-%u-%s.png", folder, states[state].name, look->width, look->height,
             look->scale_percent, theme_word(look->theme));
    enum err err = ui_screenshot(sitting->ui, str_text(&path), &note);
    (void)fprintf(err == ERR_OK ? stdout : stderr, "%s\n", err == ERR_OK ? str_text(&path) : note.text);
    str_deinit(&path);
    sitting_destroy(sitting);
    return err == ERR_OK ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        (void)fprintf(stderr, "Usage: screen_pictures FOLDER\n");
        return 2;
    }
    int failed = 0;
    for (uint32_t state = 0; state < sizeof states / sizeof states[0]; state++) {
        for (uint32_t look = 0; look < sizeof looks / sizeof looks[0]; look++) {
            failed |= draw(argv[1], &looks[look], state);
        }
    }
    return failed;
}
