/* home_inside.h: what the files of the home screen share with one another and with nobody else. */
#ifndef TOCSIN_SCREENS_HOME_INSIDE_H
#define TOCSIN_SCREENS_HOME_INSIDE_H

#include "base/arena.h"
#include "base/str.h"
#include "screens/home.h"
#include "screens/words.h"
#include "ui/widgets.h"

#define HOME_NOTHING UINT32_MAX
#define HOME_SEED_BYTES 20u

enum home_mode { HOME_MODE_PLAY, HOME_MODE_DEBRIEFS };

struct home {
    struct arena words;      /* of one build */
    enum home_mode mode;
    uint32_t scenario;       /* whose page is open; HOME_NOTHING: none */
    uint32_t team;
    uint32_t filter;         /* 0: all; else 1 + level */
    struct str find, seed;
    bool has_choice;
    struct home_choice choice;
    float choices;           /* counted, so that the screen is built again */
    bool wants_focus;        /* the page has just opened */
};

struct hall {
    struct ui *ui;
    struct canvas *canvas;
    const struct theme *theme;
    struct home *home;
    const struct home_lists *lists;
    struct arena *words;
    struct box bounds;
};

void home_choose(struct hall *hall, struct home_choice choice);
const char *home_fill(struct hall *hall, enum word word, const char *first, const char *second);
void home_put_scenarios(struct hall *hall);
void home_put_recent(struct hall *hall, uint32_t most);
void home_put_debriefs(struct hall *hall);
void home_put_page(struct hall *hall, struct box box);
/* Three bars, `count` of them lit; ends at `right`. Answers where it begins. */
float home_draw_level(struct hall *hall, float right, float y, uint32_t count);
/* Cuts the upper corner of a picture at x, y round; dx 1 at the left, -1 at the right. */
void home_round_corner(struct hall *hall, float x, float y, float dx);
/* "3 economies · 8 teams · 90 min", with icons. */
void home_draw_counts(struct hall *hall, float x, float y, const struct home_scenario *scenario);

#endif
