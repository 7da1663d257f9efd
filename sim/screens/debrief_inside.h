/* debrief_inside.h: what the files of the debrief share with one another and with nobody else.
 *
 * A page is what one build of the screen needs; its words live in an arena that the next build takes back. */
#ifndef TOCSIN_SCREENS_DEBRIEF_INSIDE_H
#define TOCSIN_SCREENS_DEBRIEF_INSIDE_H

#include "base/arena.h"
#include "base/str.h"
#include "charts/spacetime.h"
#include "debrief/spacetime.h"
#include "screens/debrief.h"
#include "screens/words.h"
#include "ui/widgets.h"

enum debrief_tab { TAB_TIMELINE, TAB_DECISIONS, TAB_SHARING, TAB_DUTIES, TAB_COUNT };

/* What the laid out diagram depends on. */
struct diagram_key { float x, y, width, scale; uint32_t theme, event, scroll; int64_t now_s; };

struct debrief_screen {
    const struct debrief_model *model;
    struct arena kept;                      /* the picture, made once */
    struct debrief_spacetime picture;
    struct arena words;                     /* of one build */
    struct arena lanes;                     /* of one layout */
    const struct spacetime_layout *layout;
    struct diagram_key key;
    uint32_t tab;
    uint32_t event;                         /* the moment that is shown; ID_NONE: nothing happened at all */
    int64_t playhead_s;
    bool is_playing;
    int64_t from_ms, from_s;                /* playing counts from here */
    bool has_ask;
    enum debrief_ask ask;
};

struct page {
    struct ui *ui;
    struct debrief_screen *screen;
    const struct debrief_model *model;
    const struct debrief_about *about;
    struct arena *words;
    bool is_narrow;                         /* one column */
    bool is_small;                          /* and the bar takes two lines */
};

#define LB(page, id, ...) lb_fill((page)->words, WORD_##id, (const char *const[3]){ __VA_ARGS__ })
const char *lb_fill(struct arena *arena, enum word word, const char *const values[3]);
const char *lb_moment(const struct page *page, int64_t at_s); /* "Day 2 10:42", kept for this build */
const char *lb_span(const struct page *page, int64_t span_s);
const char *lb_number(const struct page *page, int64_t micro);
/* Who sat there: "" people, "a bot", "nobody". */
const char *lb_player(const struct page *page, struct team_id team);
void lb_line(struct page *page, const char *words, enum ui_tone tone);
void lb_bold(struct page *page, const char *words);

/* The moment that stands at `event`, and the playhead with it. */
void lb_go(struct page *page, uint32_t event);
void lb_seek(struct page *page, int64_t at_s);

void put_timeline(struct page *page);       /* debrief_timeline.c */
void put_decision(struct page *page, const struct debrief_decision *decision); /* debrief_parts.c */
void put_moment(struct page *page);
void put_questions(struct page *page);
void put_measures(struct page *page);
void put_objectives(struct page *page);
void put_decisions(struct page *page);      /* the other tabs: debrief_parts.c */
void put_sharing(struct page *page);
void put_duties(struct page *page);

#endif
