/* made.h: a view made by hand, event by event, for tests of what is worked out from one.
 *
 * Team 0 is the own one, "Own"; economy 0 is UTC unless said. STARTEX is Monday 2 March 2026, 08:00 UTC. */
#ifndef TOCSIN_TESTS_VIEW_MADE_H
#define TOCSIN_TESTS_VIEW_MADE_H

#include "view/view.h"

#define MADE_BEGINS_UTC_S INT64_C(1772438400)

/* The next event of a view at a moment, to be filled in and given to made_apply. */
struct view_event made_event(const struct view *view, int64_t at_s, enum view_event_kind kind);
void made_apply(struct view *view, const struct view_event *event);
/* Exercise, home economy and own team. */
void made_begin(struct view *view);
/* A peer; returns its handle. */
uint32_t made_team(struct view *view, const char *title, enum view_sector sector, bool is_client, bool same_community);
/* A channel that leads to one receiver, always open: returns its handle. */
uint32_t made_channel(struct view *view, const char *title, uint32_t to, enum tlp carries, int64_t delay_s);
void made_line(struct view *view, int64_t at_s, uint32_t channel, uint32_t to, int64_t delay_s, bool open, enum view_basis basis);
/* A held fact; `source` a team or VIEW_NONE. */
uint32_t made_fact(struct view *view, int64_t at_s, const char *title, enum tlp label, uint32_t source, uint32_t classes);
/* A decision of one answer with open options "Option A", "Option B", …; `within_s` INT64_MAX: no deadline. */
uint32_t made_decision(struct view *view, int64_t at_s, uint32_t options, int64_t within_s);
uint32_t made_request(struct view *view, int64_t at_s, uint32_t from, enum view_ask ask, uint32_t fact);
/* A clock with one stage towards a team, not running. */
uint32_t made_clock(struct view *view, uint32_t to, uint32_t classes, bool counts_declared);
void made_due(struct view *view, int64_t at_s, uint32_t clock, uint32_t stage, int64_t deadline_s);
uint32_t made_action(struct view *view, const char *title);
uint32_t made_item(struct view *view, int64_t at_s, enum view_via via);

#endif
