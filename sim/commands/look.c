#include "commands/look.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value != NULL && value[0] != '\0';
}

/* Asked here because the libraries below the window say something of their own, about their own variables, first. */
static enum err check_display(struct err_note *note)
{
    if (is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("SDL_VIDEODRIVER")) {
        return ERR_OK;
    }
    return err_say(note, ERR_DISPLAY, "there is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set");
}

static enum err check_script(const char *path, struct err_note *note)
{
    struct stat status;
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return err_say(note, errno == ENOENT || errno == ENOTDIR ? ERR_NOT_FOUND : ERR_IO, "cannot read the steps in %s: %s",
                       path, strerror(errno));
    }
    bool is_folder = fstat(fileno(file), &status) == 0 && S_ISDIR(status.st_mode);
    (void)fclose(file);
    return is_folder ? err_say(note, ERR_BAD_INPUT, "cannot read the steps in %s: it is a folder", path) : ERR_OK;
}

static void add_advice(struct err_note *note)
{
    size_t bytes = strlen(note->text);
    (void)snprintf(note->text + bytes, sizeof note->text - bytes, ". Without one, tocsin simulate SCENARIO -o SESSION lets bots "
                   "play, and tocsin report SESSION writes the debrief");
}

enum err look_run(const struct window_look *look, const struct window_start *start, struct err_note *note)
{
    enum err err = look->drive != NULL ? check_script(look->drive, note) : check_display(note);
    if (err == ERR_OK) {
        err = window_run(look, start, note);
    }
    if (err == ERR_DISPLAY) {
        add_advice(note);
    }
    return err;
}
