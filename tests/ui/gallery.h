/* gallery.h: a screen with every widget once, for tests, pictures and measuring. */
#ifndef TOCSIN_TESTS_UI_GALLERY_H
#define TOCSIN_TESTS_UI_GALLERY_H

#include "ui/ui.h"
#include "ui/widgets.h"

struct gallery {
    uint32_t chosen, channel, language, tab, rating, pace;
    bool is_on, has_dialog, is_late;
    uint32_t commits, shares, pauses;
    double time;
    struct str rationale, note, search;
    int32_t menu_taken;
    int64_t clock_s; /* shown in the head; follows ui_now_ms when `runs` */
    bool runs;
};

void gallery_init(struct gallery *gallery);
void gallery_deinit(struct gallery *gallery);
void gallery_frame(struct ui *ui, void *app); /* a ui_frame_fn */

#endif
