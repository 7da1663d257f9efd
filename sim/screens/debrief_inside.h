/* debrief_inside.h: what the files of the debrief share with one another and with nobody else. */
#ifndef TOCSIN_SCREENS_DEBRIEF_INSIDE_H
#define TOCSIN_SCREENS_DEBRIEF_INSIDE_H

#include "base/arena.h"
#include "base/str.h"
#include "charts/spacetime.h"
#include "debrief/spacetime.h"
#include "screens/debrief.h"
#include "screens/words.h"
#include "ui/widgets.h"

enum debrief_tab { TAB_TIMELINE, TAB_TEAMS, TAB_DECISIONS, TAB_DUTIES, TAB_COUNT };
/* What stands under the diagram; where there is no room for all, tabs of one panel. */
enum debrief_part { PART_MOMENT, PART_QUESTIONS, PART_MEASURES, PART_OBJECTIVES, PART_COUNT };

/* What the laid out diagram depends on. */
struct diagram_key {
    struct box box;
    float scale, scroll_y;
    int64_t now_s;
    uint32_t theme, event, hovered_kind, hovered_index;
};

struct debrief_screen {
    const struct debrief_model *model;
    struct arena kept;                      /* the picture, and what is worked out once */
    struct debrief_spacetime picture;
    struct arena words;                     /* of one build */
    struct arena lanes;                     /* of one layout */
    const struct spacetime_layout *layout;
    struct diagram_key key;
    float wanted_width, wanted_scale, wanted_height; /* how high the diagram is when nothing scrolls, at that width */

    uint32_t tab, part;
    uint32_t event;                         /* the moment that is shown; ID_NONE: nothing happened at all */
    uint32_t shown_event;                   /* the one last brought into view */
    uint32_t stop;                          /* where the keyboard stands in the diagram, or SPACETIME_NO_STOP */
    struct spacetime_ref hovered;
    int64_t playhead_s;
    bool is_playing;
    uint32_t speed;
    int64_t from_ms, from_s;                /* playing counts from here */

    uint32_t fact, team;                    /* the cell of the matrix that is open; ID_NONE: none */
    uint32_t first_team;                    /* of those shown, where not all have room */
    uint32_t decision;                      /* brought into view in the list; ID_NONE: none */

    struct str said;
    int64_t said_ms;                        /* UI_NEVER: nothing is being said */
    bool is_keys_open;
    bool has_ask;
    enum debrief_ask ask;
    float changes;                          /* counted, so that the screen is built again */
};

/* What a part of the screen needs to build itself, once. */
struct page {
    struct ui *ui;
    struct canvas *canvas;
    const struct theme *theme;
    struct debrief_screen *screen;
    const struct debrief_model *model;
    const struct world *world;
    const struct debrief_about *about;
    struct arena *words;
    struct box bounds;
    bool is_dense;                          /* little room: smaller heads and paddings */
    bool is_narrow;                         /* one column, and the page scrolls */
};

/* ---- moving about: debrief.c ---- */

void page_changed(struct page *page);                  /* build once more */
void page_ask(struct page *page, enum debrief_ask ask);
void page_seek(struct page *page, int64_t at_s);       /* the playhead, and the moment it has passed last */
void page_go(struct page *page, uint32_t event);       /* a moment, and the playhead with it */
void page_step(struct page *page, int32_t by);         /* to the next or the previous moment */
void page_play(struct page *page, bool is_playing);
/* The moment of a thing in the model's lists; ID_NONE: none. For decisions, of the answer. */
uint32_t page_event_of(const struct page *page, enum debrief_event_kind kind, uint32_t index);
/* Opens what this moment is about in its own tab. False: it has none. */
bool page_open(struct page *page, uint32_t event);
/* The mark of a moment in the diagram, and the moment of a mark; kind SPACETIME_NOTHING and ID_NONE: none. */
struct spacetime_ref mark_of_event(const struct debrief_screen *screen, uint32_t event);
uint32_t event_of_mark(const struct debrief_screen *screen, struct spacetime_ref ref);
int64_t first_second(const struct debrief_screen *screen);
int64_t last_second(const struct debrief_screen *screen);

/* ---- words and small things: debrief_pieces.c ---- */

#define SAY(page, id, ...) say((page)->words, WORD_##id, (const char *const[3]){ __VA_ARGS__ })
const char *say(struct arena *arena, enum word word, const char *const values[3]);
const char *say_at(const struct page *page, int64_t at_s);      /* "10:42" */
const char *say_for(const struct page *page, int64_t span_s);   /* "1 h 38 min" */
const char *say_thing(const struct page *page, struct thing_id thing);
const char *say_who(const struct page *page, struct team_id team);
const char *say_sum(const struct page *page, int64_t micro);
/* "bot, prompt", "nobody"; "" for people. */
const char *say_player(const struct page *page, struct team_id team);
struct words look_of(const struct page *page, enum text_face face, float px, enum ui_tone tone);
void draw_mark_of(const struct page *page, float x, float y, float height, struct team_id team);

/* A panel whose head is title and aside, and whose rest scrolls where it is too high. */
void panel_begin(struct page *page, const char *id, struct box box, const char *title, const char *aside);
void panel_end(struct page *page);
/* A small line above, and words below. Nothing for empty words. */
void put_pair(struct page *page, const char *label, const char *words);
void put_small_head(struct page *page, const char *words); /* a heading within a panel, 12 px and third tone */
void put_line(struct page *page, const char *words, enum ui_tone tone); /* 15 px, wrapped */
void put_quote(struct page *page, const char *words, const char *below);
/* A line with a time before it; `luck`: with the dice. */
void put_timed(struct page *page, const char *time, const char *words, bool is_luck);
void put_nothing(struct page *page, const char *words);    /* said where a list is empty */
/* A mark of a team with words beside it, in one line of `height`; the name is the heading of a card. */
void put_team_line(struct page *page, struct team_id team, const char *words, const char *aside, enum ui_tone aside_tone);

/* ---- the parts ---- */

void arrange_debrief(struct page *page);                    /* debrief_arrange.c */
void put_debrief_bar(struct page *page, struct box box);    /* debrief_bar.c */
void put_debrief_said(struct page *page, struct box box);
void put_keys(struct page *page);
void put_scorecards(struct page *page, struct box box, uint32_t columns); /* debrief_cards.c */
float scorecards_height(const struct page *page, uint32_t columns);
/* The diagram with its scrubber. */
void put_timeline(struct page *page, struct box box);
float timeline_height(struct page *page, float width);      /* with nothing scrolled */
void put_transport(struct page *page, struct box box, const struct axis *axis, float top); /* debrief_scrub.c */
float transport_height(const struct page *page, float head_width);
void put_moment(struct page *page, struct box box);         /* debrief_moment.c */
void put_questions(struct page *page, struct box box);      /* debrief_side.c */
void put_measures(struct page *page, struct box box);
void put_objectives(struct page *page, struct box box);
void put_teams_tab(struct page *page, struct box box);      /* debrief_teams.c */
void put_decisions_tab(struct page *page, struct box box);  /* debrief_decisions.c */
void put_duties_tab(struct page *page, struct box box);     /* debrief_duties.c */

/* Of one decision: what was answered and when, why, how well it was grounded, and what followed. */
void put_answer(struct page *page, const struct debrief_decision *decision);
void put_reason(struct page *page, const struct debrief_decision *decision);
void put_grounds(struct page *page, const struct debrief_decision *decision);
void put_followed(struct page *page, const struct debrief_effect *effects, uint32_t count, const struct debrief_luck *luck,
                  uint32_t luck_count);
const char *say_answer(struct page *page, const struct debrief_decision *decision);
const char *say_stage(struct page *page, const struct debrief_stage *stage);
const char *say_breach(uint32_t how);

#endif
