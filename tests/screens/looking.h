/* looking.h: a debrief in a window in memory, over the story of two ports (debrief/two_ports.h).
 *
 * The story, in the time of Aranda, STARTEX 07:40: at 07:50 two cranes stand still and the port learns of the hash; at 07:55 it
 * is asked whether the cranes stop, and answers at 07:58 with a reason, eight seconds before harm falls by 3; at 08:00 it tells
 * Aranda CERT, which tells Belmora CERT at 08:10; at 08:15 the carrier asks the port and gets no; at 08:20 Aranda CERT tells the
 * carrier against the label; at 09:20 the port notifies, 30 minutes early; the final report is not due when it ends at 10:40. */
#ifndef TOCSIN_TESTS_SCREENS_LOOKING_H
#define TOCSIN_TESTS_SCREENS_LOOKING_H

#include "base/str.h"
#include "debrief/room.h"
#include "debrief/two_ports.h"
#include "screens/debrief.h"
#include "ui/ui.h"

enum looking_story {
    LOOKING_PERSON,   /* the port is played by people, the others by bots */
    LOOKING_BOTS,
    LOOKING_EMPTY,    /* STARTEX and nothing else */
    LOOKING_OVERFULL  /* as PERSON, and hundreds of items, requests and decisions */
};
struct looking_at { uint32_t width, height, scale_percent; enum theme_name theme; };

struct looking {
    struct ports ports;
    struct debrief_room room;
    struct debrief_model *model;
    struct debrief_screen *screen;
    struct debrief_about about;
    struct ui *ui;
    enum debrief_ask asks[8];
    uint32_t ask_count;
    uint32_t reason_record, rule_record; /* of the two answers that have words */
};

struct looking *looking_open(enum looking_story story, struct looking_at at);
void looking_close(struct looking *looking);
/* Steps of ui/drive.h; false, and the reason on stderr, when one fails. */
bool looking_drive(struct looking *looking, const char *steps);
/* The list of everything there is, with boxes. str_deinit it. */
struct str looking_dump(const struct looking *looking);

#endif
