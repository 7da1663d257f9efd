/* legend.h: what the marks of the space-time diagram mean, in one row that wraps.
 *
 * Room: sim/charts. */
#ifndef TOCSIN_CHARTS_LEGEND_H
#define TOCSIN_CHARTS_LEGEND_H

#include "charts/marks.h"

#define LEGEND_ROW 28.0f

/* From the left of `box`, rows of LEGEND_ROW from its top, as many as they need in its width; box.h is not used. planned:
 * for facilitators, who alone see what is planned. Answers the height taken. */
float legend_draw(struct canvas *canvas, enum theme_name theme, struct box box, bool planned);
float legend_height(struct canvas *canvas, enum theme_name theme, float width, bool planned);

#endif
