/* scrubber.h: the track under the lanes of a debrief: how far it has been played, and a tick where something turned.
 *
 * Room: sim/charts. It only draws; the screen makes it a slider and asks axis_time where it was pressed. */
#ifndef TOCSIN_CHARTS_SCRUBBER_H
#define TOCSIN_CHARTS_SCRUBBER_H

#include "charts/axis.h"
#include "charts/marks.h"

#define SCRUBBER_TRACK 4.0f
#define SCRUBBER_KNOB 10.0f
#define SCRUBBER_TICK_W 2.0f
#define SCRUBBER_TICK_H 6.0f
#define SCRUBBER_TICK_DROP 8.0f /* from the middle of the track to the top of the ticks */

struct scrubber_tick {
    int64_t at_s;
    bool bad; /* a breach, a decision that nobody took */
};
struct scrubber {
    const struct scrubber_tick *ticks;
    uint32_t tick_count;
    int64_t now_s;
    enum theme_name theme;
};

/* y: middle of the track. top: where the playhead of the diagram above ends; a line joins it to the knob. */
void scrubber_draw(struct canvas *canvas, const struct scrubber *in, const struct axis *axis, float y, float top);

#endif
