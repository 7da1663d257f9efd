/* harbour.h: a port's morning as one seat sees it, told in events: what seat tests and pictures are built on. */
#ifndef TOCSIN_TESTS_SCREENS_HARBOUR_H
#define TOCSIN_TESTS_SCREENS_HARBOUR_H

#include "view/view.h"

/* Handles of what is there. The own team is 0. */
enum { HARBOUR_PORT, HARBOUR_CERT, HARBOUR_COMMISSION, HARBOUR_SORACERT, HARBOUR_CLOUD, HARBOUR_TELECOM };
enum { HARBOUR_HOTLINE, HARBOUR_MAIL, HARBOUR_SEALED, HARBOUR_PRESS };
enum { HARBOUR_SERIALS, HARBOUR_HASHES, HARBOUR_BEACON, HARBOUR_ADVICE };
enum { HARBOUR_BREACH_CLOCK, HARBOUR_OUTAGE_CLOCK, HARBOUR_CONTRACT_CLOCK };

#define HARBOUR_AT(hour, minute) (((hour)*3600 + (minute)*60) - (7 * 3600 + 35 * 60)) /* game second of a time of day */
#define HARBOUR_NOW_S (HARBOUR_AT(10, 42) + 18)

/* Takes the next number and the latest second, and must fit. */
void tell(struct view *view, struct view_event event);

/* STARTEX: teams, channels, clocks, measures, actions. */
void harbour_begin(struct view *view);
/* And the morning up to 10:42: messages, facts, shares, clocks, one open decision of four options. */
void harbour_morning(struct view *view);
/* A decision of another answer kind, open from now for 20 minutes, with `options` of them. Answers its handle. */
uint32_t harbour_pose(struct view *view, enum view_answer answer, uint32_t options, bool asks_confidence);
/* Far more of everything than fits: messages, facts, actions, clocks, measures, requests, long words. */
void harbour_flood(struct view *view);
void harbour_end(struct view *view);

#endif
