/* harbour.h: a played exercise of eight teams in three economies, for tests and pictures of the space-time diagram. */
#ifndef TESTS_CHARTS_HARBOUR_H
#define TESTS_CHARTS_HARBOUR_H

#include "charts/spacetime.h"

/* Seconds from midnight; the exercise begins at second 0 = 00:00 of day 1, its axis at 07:35. */
#define AT(hour, minute) ((int64_t)(hour) * 3600 + (int64_t)(minute) * 60)

enum { MERICERT, COMMISSION, CALDER, SORACERT, POLICE, NIMBUS, MINISTRY, TELECOM, HARBOUR_LANES };

/* After the end, with a playhead at 10:30 and the decision that nobody took selected. */
struct spacetime harbour_debrief(void);
/* At 10:42, as the facilitator sees it: what is planned, what is under way. */
struct spacetime harbour_live(void);
/* At 10:42, as Calder Port sees its own lane. */
struct spacetime harbour_seat(void);
/* The same lanes, and three days in three scenes with jumps between them. */
struct spacetime harbour_days(void);

#define HARBOUR_TIMED_OUT 8u /* the index of that decision */

#endif
