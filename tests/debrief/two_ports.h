/* two_ports.h: a world and a trace of it, both built by hand, so that every figure of a debrief has a known answer.
 *
 * Aranda (+08:00) has a CERT and a port; Belmora (+09:00) a CERT and a carrier. STARTEX is Monday 2026-03-02 07:40. */
#ifndef TOCSIN_TESTS_DEBRIEF_TWO_PORTS_H
#define TOCSIN_TESTS_DEBRIEF_TWO_PORTS_H

#include "debrief/model.h"
#include "engine/input.h"

enum { ARANDA, BELMORA };
enum { CARRIER, CERT_A, CERT_B, PORT };   /* business B, government A, government B, business A */
enum { HASH, RUMOUR, TIMES };             /* RUMOUR is not true; TIMES corrects it */
enum {
    MAIL,
    PHONE,
    PRESS
}; /* MAIL carries AMBER, between the CERTs; PHONE carries RED, everybody; PRESS to the public */
enum { NOTICE_CLOCK };                    /* PORT to CERT_A: stages first (2 h, C1 C2) and final (72 h from first) */
enum { STOP };                            /* PORT: a "now", b "wait" (otherwise) with arms calm 75 and worse 25 */
enum { STOP_NOW, STOP_WAIT };
enum { ISOLATE };                         /* PORT, needs to know HASH */
enum { HARM, TRUST };                     /* points, less is better, 0 to 100, from 5; TRUST public, from 60 */
enum { ALARM, NEWS };
enum { HOT_HASH, HOT_LEAD };              /* {minutes} and {team} about HASH; about the decision STOP */
enum { O_SHARE };

#define MINUTE 60
#define HOUR 3600

struct ports {
    struct world *world;
    struct trace *trace;
    uint32_t control, everybody; /* audiences */
};

struct ports ports_open(void);
void ports_close(struct ports *ports);

/* Records, each returning its number. Times never decrease (MUST). */
uint32_t ports_add(struct ports *ports, struct record record);
uint32_t ports_seat(struct ports *ports, uint32_t team, int64_t code);
uint32_t ports_inject(struct ports *ports, int64_t at_s, uint32_t inject, uint32_t team);
uint32_t ports_learned(struct ports *ports, int64_t at_s, uint32_t team, uint32_t fact, uint32_t cause);
uint32_t ports_sent(struct ports *ports, int64_t at_s, uint32_t fact, uint32_t from, uint32_t to, uint32_t channel);
uint32_t ports_arrived(struct ports *ports, int64_t at_s, uint32_t sent);
uint32_t ports_read(struct ports *ports, int64_t at_s, uint32_t team, uint32_t what);
uint32_t ports_leg(struct ports *ports, int64_t at_s, uint32_t channel, uint32_t from, uint32_t to);
uint32_t ports_measure(struct ports *ports, int64_t at_s, uint32_t measure, int64_t points, int64_t points_an_hour,
                       uint32_t cause);
uint32_t ports_end(struct ports *ports, int64_t at_s);

struct record ports_record(enum record_kind kind, int64_t at_s, uint32_t team, enum shelf shelf, uint32_t index);

/* Folded without words; until_s 0. */
struct debrief_model *ports_debrief(const struct ports *ports);
const struct debrief_need *ports_need(const struct debrief_model *debrief, uint32_t fact, uint32_t team);

#endif
