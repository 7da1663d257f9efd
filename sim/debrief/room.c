#include "debrief/room.h"

#include <stdlib.h>

#define LID_CLOSED 2u /* code of a pause that reports how long it was, in seconds */

void debrief_room_init(struct debrief_room *room)
{
    *room = (struct debrief_room){ 0 };
}

void debrief_room_deinit(struct debrief_room *room)
{
    free(room->list);
    debrief_room_init(room);
}

void debrief_room_add(struct debrief_room *room, const struct input *input, int64_t wall_ms, uint32_t record)
{
    const struct debrief_stamp *last = room->count > 0 ? &room->list[room->count - 1] : NULL;
    struct debrief_stamp stamp = { .at_s = input->at_s, .speed_micro = last != NULL ? last->speed_micro : 1000000, .record = record };
    if (last != NULL) {
        int64_t gone_ms = wall_ms > room->wall_ms ? wall_ms - room->wall_ms : 0;
        bool is_closed = input->kind == INPUT_PAUSE && input->code == LID_CLOSED && input->number_micro > 0;
        gone_ms -= is_closed ? input->number_micro / 1000 : 0;
        stamp.room_ms = last->room_ms + (gone_ms > 0 && gone_ms <= DEBRIEF_ROOM_BREAK_MS ? gone_ms : 0);
    }
    if (input->kind == INPUT_PACE && input->number_micro > 0) {
        stamp.speed_micro = input->number_micro;
    }
    GROW(room->list, room->count, room->room);
    room->list[room->count++] = stamp;
    room->wall_ms = wall_ms;
}

/* The first input stamped at_s or later; `count` when there is none. Stamps never decrease. */
static uint32_t first_from(const struct debrief_room *room, int64_t at_s)
{
    uint32_t low = 0, high = room->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (room->list[middle].at_s < at_s) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static int64_t scene_pace_micro(const struct debrief_model *debrief, int64_t at_s)
{
    int64_t pace_micro = 1000000;
    for (uint32_t i = 0; i < debrief->scenes_count && debrief->scenes[i].at_s <= at_s; i++) {
        int64_t own = debrief->world->scenes[debrief->scenes[i].scene].pace_micro;
        pace_micro = own > 0 ? own : 1000000;
    }
    return pace_micro;
}

/* Milliseconds for so much game time at this pace and speed. Doubles: it is an estimate, for eyes alone. */
static int64_t running_ms(int64_t game_s, int64_t pace_micro, int64_t speed_micro)
{
    double ms = (double)game_s * 1e3 / ((double)pace_micro / 1e6) / ((double)speed_micro / 1e6);
    return ms < 9e15 ? (int64_t)ms : INT64_C(9000000000000000);
}

/* When the game clock came to this second, for the first time. */
static int64_t room_ms_at(const struct debrief_model *debrief, int64_t at_s)
{
    const struct debrief_room *room = debrief->room;
    uint32_t next = first_from(room, at_s);
    if (next == 0) {
        return room->list[0].room_ms;
    }
    const struct debrief_stamp *last = &room->list[next - 1];
    int64_t ms = last->room_ms + running_ms(at_s - last->at_s, scene_pace_micro(debrief, last->at_s), last->speed_micro);
    return next < room->count && room->list[next].room_ms < ms ? room->list[next].room_ms : ms;
}

/* -1: no input left this record. */
static int64_t room_ms_of(const struct debrief_room *room, int64_t at_s, uint32_t record)
{
    for (uint32_t i = first_from(room, at_s); record != 0 && i < room->count && room->list[i].at_s == at_s; i++) {
        if (room->list[i].record == record) {
            return room->list[i].room_ms;
        }
    }
    return -1;
}

int64_t debrief_room_s(const struct debrief_model *debrief, int64_t from_s, int64_t to_s, uint32_t to_record)
{
    const struct debrief_room *room = debrief->room;
    if (room == NULL || room->count == 0 || from_s == DEBRIEF_NEVER || to_s == DEBRIEF_NEVER || to_s < from_s) {
        return DEBRIEF_NEVER;
    }
    int64_t to_ms = room_ms_of(room, to_s, to_record);
    int64_t from_ms = room_ms_at(debrief, from_s);
    to_ms = to_ms >= 0 ? to_ms : room_ms_at(debrief, to_s);
    return to_ms > from_ms ? (to_ms - from_ms) / 1000 : 0;
}
