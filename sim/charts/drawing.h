/* drawing.h: what the two files of the drawing pass share. Private to the room. */
#ifndef TOCSIN_CHARTS_DRAWING_H
#define TOCSIN_CHARTS_DRAWING_H

#include "charts/inside.h"

struct drawing {
    struct canvas *canvas;
    const struct spacetime_layout *at;
    const struct spacetime *in;
    const struct mark_look *look;
    struct mark_look ahead; /* on the veil */
    bool veiled;
    const struct theme *theme;
};

static inline bool drawing_has_selected(const struct drawing *d, enum spacetime_kind kind, uint32_t index)
{
    struct spacetime_ref ref = { kind, index };
    return spacetime_is(ref, d->in->selected);
}

/* Marks right of now are cut out of the veil, not out of the band. */
static inline const struct mark_look *drawing_look(const struct drawing *d, float x)
{
    return d->veiled && x > d->at->now_x ? &d->ahead : d->look;
}

/* In the order of drawing. */
void drawing_share_lines(const struct drawing *d);
void drawing_pills(const struct drawing *d);
void drawing_share_ends(const struct drawing *d);
void drawing_badges(const struct drawing *d);

#endif
