/* night.h: a small exercise for the tests of the conductor: three teams, one of most things, five hours.
 *
 * Power is played by a person, Cert and Press by bots. A story in C wakes now and then; it can be told to misbehave. */
#ifndef TOCSIN_TESTS_SESSION_NIGHT_H
#define TOCSIN_TESTS_SESSION_NIGHT_H

#include "engine/engine.h"

enum { CERT, POWER, PRESS };
enum { DRIVER, FROZEN };                    /* facts: DRIVER comes to CERT at 0:20, FROZEN to POWER at 0:00 */
enum { MAIL, PHONE };                       /* MAIL joins everybody and sometimes fails; PHONE joins CERT and POWER */
enum { WARNING };                           /* POWER's clock: two hours, then two days */
enum { ALARM, LAB, NEWS };
enum { ISOLATE, WARN };                     /* ISOLATE is put to POWER at 0:10, WARN to CERT at 0:25 */
enum { ISOLATE_CUT, ISOLATE_WAIT, WARN_NOW, WARN_LATER };
enum { ASK_DRIVER, SWEEP };
enum { CUT, TOLD };                         /* rules: POWER cut; CERT knows FROZEN */

#define NIGHT_END_S INT64_C(18000)

/* With the story, when `with_story`. Sealed. */
struct world *night_world(bool with_story);

/* The story: wakes every STORY_EVERY_S, and once when POWER cuts; draws, and changes trust. */
#define STORY_EVERY_S INT64_C(1500)
enum night_stop { STOP_NEVER, STOP_AT_BEGIN, STOP_AT_TIME /* from stops_at_s on */, STOP_AT_INPUT };
struct night_story {
    enum night_stop stop; /* where the machine stops it, as it would for lack of time or memory */
    int64_t stops_at_s;
    uint32_t stops_left;  /* how often; UINT32_MAX always */
    bool has_stopped;     /* since the last STARTEX */
};
struct engine_calls night_calls(struct night_story *story);
/* For session_config. */
bool night_must_drop(void *story, uint32_t *which);

#endif
