/* emblem.h: the picture on a scenario's card: flat polygons, one night palette, one accent each.
 *
 * Room:  sim/screens. No state. The picture is made for 340 x 166 and scaled to the box; it is cut at the box's edges.
 * Names: "ward" is drawn by hand. Any other name gives a skyline of its own, always the same one for the same name. */
#ifndef TOCSIN_SCREENS_EMBLEM_H
#define TOCSIN_SCREENS_EMBLEM_H

#include "draw/draw.h"

#define EMBLEM_WIDTH 340.0f
#define EMBLEM_HEIGHT 166.0f

/* `name` from the scenario, "" when it has none; `id` then stands in for it. */
void emblem_draw(struct canvas *canvas, struct box box, const char *name, const char *id);

#endif
