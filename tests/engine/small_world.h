/* small_world.h: a world of a few things of most shelves, built by hand, for the tests of sim/engine. */
#ifndef TOCSIN_TESTS_ENGINE_SMALL_WORLD_H
#define TOCSIN_TESTS_ENGINE_SMALL_WORLD_H

#include "engine/world.h"

/* Aranda (+08:00) is economy 0 and Belmora (+09:00) economy 1. STARTEX is Monday 2026-03-02, 07:40 in Aranda. */
#define SMALL_BEGINS_UTC_S INT64_C(1772408400)

enum { ARANDA, BELMORA };
enum { CERT_A, CERT_B, MEDIA, POWER };      /* MEDIA is of another community; POWER is a client of CERT_A */
enum { FROZEN, HASH };                      /* HASH came from CERT_A and names MEDIA */
enum { CALL, MUTUAL, PHONE, PRESS };        /* CALL: anybody to Belmora; MUTUAL: between the CERTs; PHONE: POWER to CERT_A; */
                                            /* PRESS: anybody to the public */
enum { CUT_A, CUT_B, ISOLATE };             /* decisions: contain@cert_a, contain@cert_b, isolate */
enum { CUT_A_NOW, CUT_A_LATER, CUT_B_NOW, CUT_B_LATER, ISOLATE_CUT, ISOLATE_WATCH, ISOLATE_WAIT };
enum { EVIDENCE_A, EVIDENCE_B, TRUST };     /* measures: evidence@cert_a, evidence@cert_b, trust */
enum { WARNING };                           /* a clock with the stages "first" and "final" */
enum { ALARM, LAB };
enum { SMALL_THINGS = 28 };                 /* on all shelves */

/* Not sealed. */
struct world *small_world(void);

#endif
