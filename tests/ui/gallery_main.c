/* ui_gallery FOLDER: the gallery as pictures, in both themes, at 100 and 200 %, without a display. For eyes. */
#include <stdio.h>

#include "ui/drive.h"
#include "ui/gallery.h"

static const char SCRIPT[] =
    "screenshot dark-100.png\n"
    "focus \"Share\"\n"
    "theme light\nscreenshot light-100.png\n"
    "theme dark\nsize 1280 720\nscreenshot dark-1280.png\n"
    "size 3840 2160\nscale 200\nscreenshot dark-200.png\n"
    "size 1920 1080\nscreenshot dark-200-hd.png\n"
    "scale 100\nchoose \"Channel\" \"Encrypted mail\"\n"
    "press \"Channel\"\nscreenshot select.png\nkey Escape\n"
    "press \"Call a team\"\nscreenshot dialog.png\nkey Escape\n"
    "focus \"Observation\"\ntype \"The duty desk asked\\nwho else runs it\"\nkey Shift+Left 4\n"
    "hover \"Recall\"\nwait 1\nscreenshot tip.png\n";

int main(int argc, char **argv)
{
    if (argc != 2) {
        (void)fprintf(stderr, "use: ui_gallery FOLDER\n");
        return 2;
    }
    struct gallery gallery;
    gallery_init(&gallery);
    struct ui *ui = NULL;
    struct err_note note = { 0 };
    struct ui_options options = { .title = "Gallery", .width = 1920, .height = 1080, .headless = true };
    enum err err = ui_open(&ui, &options, gallery_frame, &gallery, &note);
    if (err == ERR_OK) {
        struct ui_drive drive = { .directory = argv[1] };
        err = ui_drive_text(ui, "gallery", SCRIPT, &drive, &note);
    }
    if (err != ERR_OK) {
        (void)fprintf(stderr, "%s\n", note.text);
    }
    ui_close(ui);
    gallery_deinit(&gallery);
    return err_exit_code(err);
}
