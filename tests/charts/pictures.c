/* Draws every chart into PNG files, for eyes. pictures DIR: the files go there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "charts/marks.h"
#include "harbour.h"

static struct text *text;
static const char *folder;

static void save(struct canvas *canvas, const char *name)
{
    char path[512];
    (void)snprintf(path, sizeof path, "%s/%s.png", folder, name);
    struct err_note note = { 0 };
    if (draw_save_png(canvas, path, &note) != ERR_OK) {
        (void)fprintf(stderr, "%s\n", note.text);
        exit(1);
    }
}

/* The diagram in a panel of a window of that size. */
static void picture(const char *name, struct spacetime in, uint32_t width, uint32_t height, float scale, struct box panel)
{
    struct canvas *canvas = draw_create_pixels(text);
    const struct theme *theme = theme_get(in.theme);
    struct arena arena;
    arena_init(&arena);
    draw_begin(canvas, width, height, scale);
    draw_rect(canvas, draw_bounds(canvas), paint_fill(theme->bg));
    draw_round(canvas, panel, RADIUS_PANEL, paint_both(theme->panel, theme->line, LINE_HAIR));
    spacetime_draw(canvas, spacetime_lay(&arena, canvas, &in, panel));
    draw_end(canvas);
    save(canvas, name);
    arena_deinit(&arena);
    draw_destroy(canvas);
}

static struct spacetime themed(struct spacetime in, enum theme_name theme)
{
    in.theme = theme;
    return in;
}

static struct spacetime sized(struct spacetime in, enum spacetime_size size)
{
    in.size = size;
    return in;
}

int main(int argc, char **argv)
{
    struct err_note note = { 0 };
    folder = argc > 1 ? argv[1] : ".";
    if (text_create(&text, &note) != ERR_OK) {
        (void)fprintf(stderr, "%s\n", note.text);
        return 1;
    }
    const struct box wide = { 16, 194, 1888, 560 };
    const struct box tall = { 16, 96, 1480, 968 };
    picture("debrief", harbour_debrief(), 1920, 1080, 1.0f, wide);
    picture("debrief-light", themed(harbour_debrief(), THEME_LIGHT), 1920, 1080, 1.0f, wide);
    picture("console", harbour_live(), 1920, 1080, 1.0f, tall);
    picture("console-light", themed(harbour_live(), THEME_LIGHT), 1920, 1080, 1.0f, tall);
    picture("full", sized(harbour_debrief(), SPACETIME_FULL), 1920, 1080, 1.0f, box_make(16, 16, 1888, 900));
    picture("print", themed(harbour_debrief(), THEME_PRINT), 1920, 1080, 1.0f, box_make(16, 16, 1888, 900));
    picture("seat", harbour_seat(), 1920, 240, 1.0f, box_make(16, 96, 1888, 128));
    picture("seat-light", themed(harbour_seat(), THEME_LIGHT), 1920, 240, 1.0f, box_make(16, 96, 1888, 128));
    picture("days", harbour_days(), 1920, 1080, 1.0f, wide);
    picture("scale-200", harbour_live(), 1920, 1080, 2.0f, box_make(8, 8, 944, 524));
    text_destroy(text);
    return 0;
}
