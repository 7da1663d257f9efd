/* debrief_inside.h: what the files of the debrief share with one another and with nobody else.
 *
 * A page is what one build of the screen needs; its words live in an arena that the next build takes back. */
#ifndef TOCSIN_SCREENS_DEBRIEF_INSIDE_H
#define TOCSIN_SCREENS_DEBRIEF_INSIDE_H

#include "base/arena.h"
#include "base/str.h"
#include "debrief/spacetime.h"
#include "screens/debrief.h"
#include "screens/words.h"
#include "ui/widgets.h"

#define DEBRIEF_SPEEDS 4u

enum debrief_tab { TAB_TIMELINE, TAB_TEAMS, TAB_DECISIONS, TAB_DUTIES, TAB_COUNT };
/* Where there is no room for all panels under the diagram, these share one, by tabs. */
enum debrief_side { SIDE_QUESTIONS, SIDE_MEASURES, SIDE_OBJECTIVES, SIDE_COUNT };
/* WIDE: the moment and three panels under the diagram. LOW: the moment and one panel with tabs, which give way to the
 * lanes until they are asked for. TALL: one column that scrolls, the diagram first. */
enum debrief_width { ROOM_WIDE, ROOM_LOW, ROOM_TALL };

/* What the laid out diagram depends on. */
struct diagram_key {
    struct box box;
    float scale, scroll_y;
    int64_t now_s, from_s, to_s;
    uint32_t theme, event, stop, hovered_kind, hovered_index;
};

struct debrief_screen {
    const struct debrief_model *model;
    struct arena kept;                      /* the picture, made once */
    struct debrief_spacetime picture;
    struct arena words;                     /* of one build */
    struct arena lanes;                     /* of one layout */
    const struct spacetime_layout *layout;
    struct diagram_key key;

    uint32_t tab, side;
    bool is_unfolded;                       /* what gives way to the lanes in a low window is shown */
    uint32_t event;                         /* the moment that is shown; ID_NONE: nothing happened at all */
    uint32_t stop, stop_lane;               /* where keys stopped in the diagram: a share has two ends; or SPACETIME_NO_STOP */
    uint32_t revealed, reveal_tries;        /* the moment whose lane was brought into view last, … */
    float revealed_height;                  /* … and how much of the lanes was in sight then */
    struct spacetime_ref hovered;
    struct axis_view view;                  /* the part of the time that is shown; both 0: all of it */
    bool has_moved;                         /* the playhead did, and is to be brought into that part */
    int64_t playhead_s;
    bool is_playing;
    uint32_t speed;
    int64_t from_ms, from_s;                /* playing counts from here */

    uint32_t fact, team;                    /* the cell of the table that is open; ID_NONE: none */
    uint32_t first_team;                    /* of those shown, where not all have room */
    uint32_t decision;                      /* to be brought into view; ID_NONE: none */

    struct str said;                        /* what came of the last asking, until it is put away */
    bool is_said_away;
    bool is_keys_open;
    bool has_ask;
    enum debrief_ask ask;
    float changes;                          /* counted, so that the screen is built once more */
};

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
    enum debrief_width room;
    bool is_small;                          /* the bar takes two lines */
    bool is_card;                           /* the panel being built stands in a column */
};

/* ---- moving about: debrief.c ------------------------------------------------------------------------------------- */

void lb_changed(struct page *page);                    /* build once more */
void lb_ask(struct page *page, enum debrief_ask ask);
void lb_seek(struct page *page, int64_t at_s);         /* the playhead, and the last moment that it has passed */
void lb_go(struct page *page, uint32_t event);         /* a moment, and the playhead with it */
void lb_step(struct page *page, int32_t by);           /* to the next moment, or the one before */
void lb_play(struct page *page, bool is_playing);
void lb_set_speed(struct page *page, int32_t by);      /* slower, faster; it stays within DEBRIEF_SPEEDS */
int64_t lb_pace(uint32_t speed);                       /* game seconds for one second of looking */
/* The last moment that is about this thing of the model's lists; ID_NONE: there is none. */
uint32_t lb_event_of(const struct page *page, enum debrief_event_kind kind, uint32_t index);
/* Opens what the moment is about in its own tab. False: it has none. */
bool lb_open(struct page *page);
void lb_show_on_timeline(struct page *page, uint32_t event);

/* ---- marks of the diagram and moments: debrief_marks.c ----------------------------------------------------------- */

struct spacetime_ref mark_of_event(const struct debrief_screen *screen, uint32_t event); /* kind SPACETIME_NOTHING: none */
uint32_t event_of_mark(const struct debrief_screen *screen, struct spacetime_ref ref);   /* ID_NONE: none */
uint32_t lane_of_event(const struct debrief_screen *screen, uint32_t event);             /* or SPACETIME_NO_LANE */
uint32_t lane_now(const struct debrief_screen *screen); /* of the moment that is shown, or where keys stopped */

/* ---- words and small things: debrief_pieces.c -------------------------------------------------------------------- */

#define LB(page, id, ...) lb_fill((page)->words, WORD_##id, (const char *const[3]){ __VA_ARGS__ })
const char *lb_fill(struct arena *arena, enum word word, const char *const values[3]);
const char *lb_moment(const struct page *page, int64_t at_s); /* "Day 2 10:42" */
const char *lb_span(const struct page *page, int64_t span_s);
/* Words for a span of game time, and after them what people sat through: "took 9 min, 3 min in the room". Of bots, or where
 * it is not known, the words alone. */
const char *lb_with_room(const struct page *page, const char *words, bool is_person, int64_t from_s, int64_t to_s, uint32_t to_record);
const char *lb_number(const struct page *page, int64_t micro);
const char *lb_thing(const struct page *page, enum shelf shelf, uint32_t index);
const char *lb_team(const struct page *page, struct team_id team);
const char *lb_kept(const struct page *page, struct str *words); /* a copy for this build; `words` is deinitialised */
/* A text of the author's, its placeholders as they stood then. */
const char *lb_filled(const struct page *page, struct text_id text, struct team_id own, int64_t at_s);
/* Who sat there then: "" people, "bot", "nobody". Teams that are not in the exercise: "". */
const char *lb_player(const struct page *page, struct team_id team, int64_t at_s);
struct words lb_look(const struct page *page, enum text_face face, float px, enum ui_tone tone);
void draw_team_of(const struct page *page, float x, float y, float height, struct team_id team);

void put_words(struct page *page, const char *words, enum ui_tone tone);  /* 15 px, wrapped */
void put_strong(struct page *page, const char *words);                    /* 16 px, semi-bold */
void put_label(struct page *page, const char *words);                     /* 12 px, third tone: a heading in a panel */
void put_quote(struct page *page, const char *words);                     /* on a ground of its own */
/* A time, and words beside it. luck: with the dice. */
void put_timed(struct page *page, const char *time, const char *words, bool is_luck);
void put_named(struct page *page, const char *name, const char *words);      /* a word in the place of the time */
void put_timed_in(struct page *page, const char *time, const char *words, enum ui_tone tone);
/* The mark of a team, its name, and who played it where that was nobody's person; `aside` at the right end. */
void put_team(struct page *page, struct team_id team, int64_t at_s, const char *aside);

/* A panel with a head. box.h 0: a card as high as what it holds, in the current layout; else what is too high scrolls. */
void panel_begin(struct page *page, const char *id, struct box box, const char *title, const char *aside);
void panel_end(struct page *page);
struct box in_column(void);                                               /* the box of a card */
struct box cut_upper(struct box *box, float height, float gap);
struct box cut_left_part(struct box *box, float width, float gap);

/* ---- the parts --------------------------------------------------------------------------------------------------- */

void put_debrief_bar(struct page *page, struct box box);     /* debrief_bar.c */
void put_debrief_said(struct page *page, struct box box);
void put_debrief_keys(struct page *page);
float scores_height(const struct page *page);                /* of one row of cards: debrief_scores.c */
uint32_t score_columns(const struct page *page);
void put_scores(struct page *page, struct box box);          /* one row of cards */
void put_scores_in_column(struct page *page);
/* With nothing scrolled, scrubber and all; is_least: with lanes as low as they get. debrief_diagram.c */
float diagram_height(struct page *page, float width, bool is_least);
void put_diagram(struct page *page, struct box box);
#define TRANSPORT_HEIGHT 48.0f                               /* debrief_scrub.c */
void put_transport(struct page *page, struct box box, const struct spacetime_layout *layout);
void put_timeline(struct page *page, struct box box);        /* debrief_timeline.c */
void put_moment(struct page *page, struct box box);          /* debrief_moment.c */
void fill_questions(struct page *page);                      /* inside a panel: debrief_side.c */
void fill_measures(struct page *page);
void fill_objectives(struct page *page);
const char *questions_aside(struct page *page);
void put_teams(struct page *page, struct box box);           /* debrief_teams.c */
void fill_need(struct page *page, uint32_t fact, struct team_id team); /* how one team came to know one fact: debrief_need.c */
const struct debrief_need *need_at(const struct page *page, uint32_t fact, uint32_t team);
void put_decisions(struct page *page);                       /* debrief_decisions.c */
void put_duties(struct page *page, struct box box);          /* debrief_duties.c */

/* Of a decision: debrief_answer.c. Each adds to the current column. */
void put_answer(struct page *page, const struct debrief_decision *decision);   /* what, when, why */
void put_grounds(struct page *page, const struct debrief_decision *decision);  /* how well it was grounded, in hindsight */
void put_followed(struct page *page, const struct debrief_effect *effects, uint32_t effect_count,
                  const struct debrief_luck *luck, uint32_t luck_count);
const char *say_time_used(struct page *page, const struct debrief_decision *decision);
const char *say_stage_state(struct page *page, const struct debrief_stage *stage);   /* in the column "to spare" */
const char *say_stage_outcome(struct page *page, const struct debrief_stage *stage); /* and by itself */
/* Where its owner sent nothing: who knew, and from whom. "" otherwise. */
const char *say_stage_known(struct page *page, const struct debrief_stage *stage);
enum ui_tone tone_of_stage(const struct debrief_stage *stage);
const char *stage_name(const struct page *page, const struct debrief_stage *stage); /* "first" */
const char *say_stage(struct page *page, const struct debrief_stage *stage);   /* "CII report: first" */
const char *say_breach(uint32_t how);

#endif
