/* small_world.h: four teams, two economies and one of nearly everything, for tests of views, bots and screens.
 *
 * Every written name ends in _x and no prose does, so that a test can search a stream for names. Things are numbered in order
 * of written name, as world.h requires. */
#ifndef TOCSIN_TESTS_VIEW_SMALL_WORLD_H
#define TOCSIN_TESTS_VIEW_SMALL_WORLD_H

#include "engine/world.h"

/* Monday 2 March 2026, 07:40 in Aranda (UTC+8). */
#define SMALL_BEGINS_UTC_S INT64_C(1772408400)

enum { ARANDA, BELMORA };
enum { CERT_A, CERT_B, POWER, PRESS };
enum { ORDER, PACT };                             /* agreements: the order is off until control switches it on */
enum { EVIDENCE_A, EVIDENCE_B, LOSS, TRUST };     /* measures */
enum { BETTER, FROZEN, HASH, IMPLANT, RUMOUR };   /* facts */
enum { CALL, DESK, FAX, MUTUAL, PHONE, WIRE };    /* channels */
enum { PERSONAL, WARNING };                       /* clocks */
enum { ALARM, HUSH, LAB, NEWS };                  /* injects */
enum { CONTAIN, ISOLATE, ORDERED };               /* decisions */
enum { CONTAIN_NOW, CONTAIN_LATER, ISOLATE_CUT, ISOLATE_DARK, ISOLATE_WATCH, ISOLATE_WAIT, FIRST, SECOND, THIRD }; /* options */
enum { ANNOUNCE, ASK_HASH, SWEEP };               /* actions */

struct world *small_world(void);

#endif
