/* limits.h: every maximum of the program, by name. A reader of one line should be able to say the most it can meet. */
#ifndef TOCSIN_BASE_LIMITS_H
#define TOCSIN_BASE_LIMITS_H

#include <stdint.h>

/* Definitions of one exercise. Ids keep 24 bits of index (engine/world.h). */
#define TEAMS_MAX 256u
#define FACTS_MAX 65536u
#define THINGS_MAX 65536u       /* of any one shelf */
#define OPTIONS_MAX 26u         /* of one decision: they are lettered A to Z */
#define NAME_BYTES_MAX 255u     /* of one written name */
#define TEXT_BYTES_MAX 8192u    /* of one text, or of one live addition */
#define PATH_BYTES_MAX 512u     /* of one written path, such as decision.isolate.cut */

/* Time. */
#define GAME_SECONDS_MAX INT64_C(3155760000) /* a hundred years, either way from STARTEX */
#define LEGAL_SPAN_MAX INT64_C(36525)        /* days, business days or months of one legal duration */

/* Running. */
#define RECORD_EXTRA_MAX 4096u    /* values beside one record */
#define RECORDS_MAX 16777216u     /* of one trace; 1,000,000 is tested */
#define EVENTS_PER_SECOND_MAX 10000u /* then the exercise faults: a livelock (docs/semantics.md, "Order within one second") */
#define EVENTS_MAX 2000000u /* of one exercise; then it faults. A million records are some hundred thousand events */
#define EXERCISE_STEPS_MAX INT64_C(1000000000) /* conditions asked, consequences and instructions of stories; then it faults */
#define LASTED_MAX 1024u /* conditions that last, of one world: each is watched for every team */
#define LENGTH_FACTOR_MAX 3       /* an exercise that nobody ended ends at this many times its length */
#define CONDITION_DEPTH_MAX 32u
#define DOING_DEPTH_MAX 32u
#define CONDITION_WEIGHT_MAX 8192u /* conditions asked to know one, those inside it counted as often as they stand there */
#define DOING_WEIGHT_MAX 8192u     /* the same for what happens with one consequence */
#define CONDITIONS_MAX 131072u     /* of one world; those that stories say included */
#define DOINGS_MAX 262144u

/* Reading a scenario: what it costs is counted, because nothing of Lua runs meanwhile. */
#define LOAD_STEPS_MAX 4000000 /* values looked at, texts by 64 bytes: Quiet Ward takes some ten thousand */
#define LIST_ITEMS_MAX 16384u  /* of one written list */

/* Inputs. */
#define INPUT_BYTES_MAX 16384u
#define INPUT_NUMBER_MAX INT64_C(9000000000000000) /* either way; a browser's numbers still hold it exactly */

/* Scripts: docs/sandbox.md. */
#define SCRIPT_SOURCE_BYTES_MAX 262144u
#define SCRIPT_PACKAGE_BYTES_MAX 1048576u
#define SCRIPT_BUDGET_UNITS 1000000
#define SCRIPT_HOOK_PERIOD 1000
#define SCRIPT_HEAP_BYTES_MAX 33554432u
#define SCRIPT_STRING_BYTES_MAX 65536u
#define SCRIPT_RESULTS_MAX 4096
#define SCRIPT_BACKSTOP_MS 2000
#define SCRIPT_ALL_BACKSTOP_MS 30000 /* of all handlers of one state */

#endif
