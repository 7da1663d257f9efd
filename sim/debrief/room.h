/* room.h: how long something took for the people in the room, beside how long it took in the exercise.
 *
 * Game time stands while a room talks, and runs sixty times as fast through a night. Only inputs carry both clocks, so this
 * is an estimate between them: from the input before a moment the game clock is taken to have run at the pace of its scene,
 * and never past the next input. A silence of more than DEBRIEF_ROOM_BREAK_MS is a break and not counted (a session may be
 * left and resumed days later), nor is the time with the lid closed.
 *
 * Room:    sim/debrief. Knows no journal: the caller walks it and hands the inputs over in order.
 * Owns:    what it was told, from debrief_room_init to debrief_room_deinit.
 * Units:   game seconds, *_ms milliseconds of the wall clock.
 * Source:  docs/debrief.md, "Two clocks". */
#ifndef TOCSIN_DEBRIEF_ROOM_H
#define TOCSIN_DEBRIEF_ROOM_H

#include "debrief/model.h"
#include "engine/input.h"

#define DEBRIEF_ROOM_BREAK_MS INT64_C(3600000)

struct debrief_room {
    struct debrief_stamp {
        int64_t at_s;
        int64_t room_ms;    /* since the first input, without breaks */
        int64_t speed_micro; /* of the scene's pace, from here on */
        uint32_t record;    /* what came of it, 0: not known */
    } *list;
    uint32_t count, room;
    int64_t wall_ms;        /* of the last */
};

void debrief_room_init(struct debrief_room *room);
void debrief_room_deinit(struct debrief_room *room);
/* The next input of the session, in order, and its own record (debrief_typed_add). A wall clock that went back stood. */
void debrief_room_add(struct debrief_room *room, const struct input *input, int64_t wall_ms, uint32_t record);

#endif
