/* seat_inside.h: what the files of the seat share with one another and with nobody else. */
#ifndef TOCSIN_SCREENS_SEAT_INSIDE_H
#define TOCSIN_SCREENS_SEAT_INSIDE_H

#include "base/arena.h"
#include "base/limits.h"
#include "base/str.h"
#include "charts/spacetime.h"
#include "screens/seat.h"
#include "screens/words.h"
#include "ui/widgets.h"

#define SEAT_CONFIDENCES 5u /* 10, 30, 50, 70, 90 per cent */
#define SEAT_FACTS_SHOWN WISH_FACTS_MAX

/* An answer that is being made up. One for each decision, and one for each question. */
struct draft {
    uint32_t chosen;                        /* options, as bits */
    uint32_t order[WISH_OPTIONS_MAX], order_count;
    uint32_t confidence;                    /* 0: not said; else 1 + which */
    struct str words;                       /* of an answer in words, or a number as typed */
    struct str why;
};

/* A message as the inbox shows it: things of several kinds in one list. */
enum entry_kind { ENTRY_NONE, ENTRY_ITEM, ENTRY_ARRIVAL, ENTRY_REQUEST, ENTRY_REPLY, ENTRY_NOTICE, ENTRY_HINT };
struct entry {
    enum entry_kind kind;
    uint32_t index;                         /* into the view's array of that kind */
    int64_t at_s;
    bool is_unread;
};

enum seat_dialog {
    DIALOG_NONE, DIALOG_KEYS, DIALOG_BRIEF, DIALOG_NOTIFY, DIALOG_DECLARE, DIALOG_STATEMENT, DIALOG_ASK, DIALOG_REPLY,
    DIALOG_PROPOSE, DIALOG_NOTE, DIALOG_WHO
};

/* Parts of the screen. Where there is no room for columns they are tabs. */
enum seat_part { PART_DECIDE, PART_INBOX, PART_KNOWN, PART_ACTIONS, PART_CLOCKS, PART_MEASURES, PART_COUNT };
enum left_tab { LEFT_INBOX, LEFT_REQUESTS, LEFT_NEWS, LEFT_COUNT };
enum right_tab { RIGHT_KNOWN, RIGHT_ACTIONS, RIGHT_MEASURES, RIGHT_COUNT };

struct share_draft {
    uint32_t fact, to, channel;             /* VIEW_NONE: nothing chosen yet */
    bool has_label;
    enum tlp label;
    bool is_asking_twice;                   /* the warnings are being shown */
};

/* Of a notice, a statement, a request or a reply; one dialog is open at a time. */
struct paper {
    uint32_t clock, stage, to, channel, fact, request, decision;
    uint32_t classes;
    uint32_t kind;                          /* what is asked; the reply; since when it is declared */
    uint32_t label;                         /* 0: no permission; else 1 + label */
    bool facts[SEAT_FACTS_SHOWN];           /* by place in the list shown */
    struct str words;
};

/* What the laid out lane depends on. */
struct lane_key {
    uint32_t events, theme, selected, hovered_kind, hovered_index;
    int64_t now_s;
    float x, y, width, scale;
};

struct dismissal { uint32_t kind, handle; };

struct seat {
    struct arena words;                     /* of one build */
    struct arena lane;                      /* the layout of the lane, and what it was laid out from */
    const struct spacetime_layout *lane_layout;
    struct lane_key lane_key;
    uint32_t lane_stop;                     /* where its keyboard stands, or SPACETIME_NO_STOP */
    struct spacetime_ref lane_selected, lane_hovered;

    struct draft *drafts; uint32_t draft_count, draft_room;       /* by decision */
    struct draft *answers; uint32_t answer_count, answer_room;    /* by question */
    uint32_t decision;                      /* shown, when it is still open; VIEW_NONE: the most pressing */

    uint32_t tab, left, right;              /* enum seat_part, left_tab, right_tab */
    struct entry open;                      /* of the inbox */
    struct entry read;                      /* said to be read last, so that it is said once */
    uint32_t fact;                          /* opened, or VIEW_NONE */
    bool shows_fact, shows_share;           /* it was opened by hand, to read or to share: that comes into view */
    uint32_t clock;                         /* opened, or VIEW_NONE */
    struct share_draft share;
    enum seat_dialog dialog;
    struct paper paper;

    struct dismissal *dismissed; uint32_t dismissed_count, dismissed_room;
    uint32_t refusals_seen;                 /* of the view's; UINT32_MAX before the first build */
    struct str said;                        /* what the last wish did, in words */
    int64_t said_ms;                        /* when it was said; UI_NEVER: nothing to say */

    struct view_wish wish;                  /* to be sent when the screen is built */
    struct str wish_words;
    bool has_wish;
    bool has_ask;
    enum seat_ask ask;
    int64_t ask_value;
    bool is_reasoning;                      /* the reason of the open decision had the focus in the build before */
    float card_needs;                       /* height of the open decision, to show all of it */
    float sendings;                         /* counted, so that the screen is built again */

    struct view_need *shown; uint32_t shown_count, shown_room;    /* what seat_go_to_need led to before */
    char focus[64];                         /* id that gets the focus in this build; "" none */
};

/* What a part of the screen needs to build itself, once. */
struct desk {
    struct ui *ui;
    struct canvas *canvas;
    const struct theme *theme;
    struct seat *seat;
    const struct view *view;
    const struct seat_room *room;
    struct arena *words;
    struct box bounds;
    bool is_dense;                          /* little room: smaller heads and paddings */
    bool has_columns;                       /* three of them: nothing of the right column is a tab of the screen */
};

/* ---- what is sent: seat.c ---------------------------------------------------------------------------------------- */

/* Sent when the screen is built; the words are copied. The second wish of one build is not taken. */
void desk_wish(struct desk *desk, const struct view_wish *wish);
/* The same for what a person did not ask for by itself, such as having read: gives way to a wish that was asked for. */
void desk_wish_quietly(struct desk *desk, const struct view_wish *wish);
void desk_ask(struct desk *desk, enum seat_ask ask, int64_t value);
void desk_open(struct desk *desk, enum seat_dialog dialog);
struct draft *desk_draft(struct desk *desk, uint32_t decision);
struct draft *desk_answer(struct desk *desk, uint32_t question);
/* The decision on the card, or VIEW_NONE. */
uint32_t desk_decision(const struct desk *desk);
/* The question that is open, or VIEW_NONE. */
uint32_t desk_question(const struct desk *desk);
void desk_show_part(struct desk *desk, enum seat_part part);
void desk_say(struct desk *desk, const char *words); /* for some seconds, unless it was refused */
void desk_go_on(struct desk *desk);                  /* to the next thing that needs this seat */
/* Focus goes to this id of the level that asks for it with desk_take_focus. */
void desk_focus(struct seat *seat, const char *id);
void desk_take_focus(struct desk *desk, const char *id);

/* ---- words and small things: seat_words.c ------------------------------------------------------------------------ */

#define FILL(desk, id, ...) words_fill_up((desk)->words, WORD_##id, (const char *const[3]){ __VA_ARGS__ })
const char *words_fill_up(struct arena *arena, enum word word, const char *const values[3]);
const char *say_time(struct desk *desk, int64_t at_s);    /* "10:42" */
const char *say_moment(struct desk *desk, int64_t at_s);  /* "Day 2 10:42", on the first day without it */
const char *say_span(struct desk *desk, int64_t span_s);  /* "1 h 38 min" */
const char *say_number(struct desk *desk, int64_t micro);
const char *say_countdown(struct desk *desk, int64_t span_s); /* "1:37:42", "17:42" */
const char *say_team(const struct desk *desk, uint32_t team); /* the public, and somebody unknown, too */
const char *say_sector(struct desk *desk, uint32_t team); /* "Meridia · government" */
const char *say_cost(struct desk *desk, int64_t staff_micro, int64_t takes_s,
                     int64_t budget_micro); /* "" when it is free */
const char *say_class(uint32_t index);                    /* of a content class, from 0 */
const char *say_label(enum tlp label);                    /* "TLP:AMBER" */
/* Room seconds until this game time, at the present pace. */
int64_t room_seconds(const struct desk *desk, int64_t at_s);
enum icon icon_of_via(enum view_via via);
uint32_t slot_of(const struct desk *desk, uint32_t team);
void draw_team_mark(struct desk *desk, float x, float y, float height, uint32_t team, bool hollow);

/* ---- the pieces that several parts are made of: seat_pieces.c ---------------------------------------------------- */

struct words words_of(const struct desk *desk, enum text_face face, float px, enum ui_tone tone);
/* The words, cut with an ellipsis where they are wider. */
const char *cut_words(struct desk *desk, const char *text, float px, float width);
/* The head of a panel whose padding is none: title, or tabs, and words at the right; a hairline below. */
void piece_head(struct desk *desk, const char *title, const char *aside);
/* A chip "TLP:AMBER" with its right end at `right`, centred at y; answers its width. */
float piece_tlp(struct desk *desk, float right, float y, enum tlp label);
/* Marks of teams in a row that ends at `right`; teams beyond `most` become "+3". Answers where it begins. */
float piece_teams(struct desk *desk, float right, float y, float height, const uint32_t *teams, uint32_t count,
                  uint32_t most);
/* A message: who, when, what about, what it says. Presses open and close it. */
struct piece_row {
    enum icon icon;
    enum ui_tone icon_tone;
    const char *kicker, *aside, *title, *text; /* text NULL or "": none */
    const char *value;      /* said after the title: "unread" */
    bool has_label;
    enum tlp label;
    bool is_unread, is_open, is_still;
    uint32_t lines;         /* of the text while it is closed; 0: 2 */
};
bool piece_row(struct desk *desk, const char *id, const struct piece_row *row);
/* What belongs to an open row, on its ground. */
void piece_more_begin(struct desk *desk, const char *id);
void piece_more_end(struct desk *desk);
/* After a panel whose rows reach to its edge: its lower corners are round again. */
void piece_frame(struct desk *desk, struct box box);
/* Tabs in the head of a panel, with a hairline below: names with a number behind each that is not 0. */
bool piece_tabs(struct desk *desk, const char *id, const char *label, const enum word *names, const uint32_t *counts,
                uint32_t count, uint32_t *chosen);
/* "Nothing here yet", in the middle of what is left. */
void piece_empty(struct desk *desk, enum icon icon, const char *words);
/* The share button of a fact: an outline in teal. */
bool piece_small_share(struct desk *desk, const char *id, struct box box, const char *label, bool is_open);

/* ---- the parts --------------------------------------------------------------------------------------------------- */

void arrange_seat(struct desk *desk); /* all of them, in their places: seat_arrange.c */
void part_bar(struct desk *desk, struct box box);
void part_lane(struct desk *desk, struct box box);
float lane_height(struct desk *desk, float width); /* that part_lane wants */
void part_decide(struct desk *desk, struct box box);
void part_calm(struct desk *desk, struct box box);
void part_question(struct desk *desk, struct box box, uint32_t question);
void seat_put_brief(struct desk *desk);    /* inside a panel or a dialog */
void seat_put_decided(struct desk *desk);
void part_end(struct desk *desk, struct box box);
void part_left(struct desk *desk, struct box box);      /* inbox, requests, news */
void part_right(struct desk *desk, struct box box);     /* what you know, actions */
void part_known(struct desk *desk);                     /* inside a panel */
void part_share(struct desk *desk, uint32_t fact);
void part_actions(struct desk *desk);
void part_clocks(struct desk *desk, struct box box);
void part_measures(struct desk *desk, struct box box); /* as many as fit in one row */
void seat_put_measures(struct desk *desk);                  /* all of them, inside a panel */
#define MEASURES_HEIGHT 84.0f
bool coach_has_words(struct desk *desk);
float coach_height(struct desk *desk, float width);
void part_coach(struct desk *desk, struct box box);
void part_dialogs(struct desk *desk);

/* ---- pieces of dialogs: seat_dialogs.c --------------------------------------------------------------------------- */

void dialog_close(struct desk *desk);
/* The field that the dialog is for, with its label above. */
void dialog_words(struct desk *desk, enum word label, enum word hint, uint32_t lines);
/* What was written, or NULL. */
const char *dialog_written(const struct desk *desk);
/* True when the first was pressed; the second closes. */
bool dialog_buttons(struct desk *desk, const struct ui_button *send);

/* ---- more than choosing: seat_more.c ----------------------------------------------------------------------------- */

/* The button beside the reason, and its menu: more time, something else, a note. */
void more_button(struct desk *desk, uint32_t decision, float height);
void more_time(struct desk *desk, uint32_t decision); /* nothing where the room gives none */
void dialog_propose(struct desk *desk);
void dialog_note(struct desk *desk);
void dialog_who(struct desk *desk); /* mark, name, economy and sector of every team: seat_who.c */

/* What a request is for, in the reader's words; also of a reply to it: seat_inbox.c. */
const char *request_words(struct desk *desk, const struct view_request *request);

/* ---- the inbox as a list: seat_entries.c ------------------------------------------------------------------------- */

/* Newest first, in the words arena. */
struct entry *collect_entries(struct desk *desk, uint32_t *count);
/* Does it bring anything? Not when it was known before, or came before under the same label or a looser one. */
bool arrival_is_news(const struct view *view, uint32_t arrival);
uint32_t unread_entries(const struct view *view);
bool entry_is(const struct entry *a, const struct entry *b);
/* The wish that marks it read; kind WISH_NOTHING when it is read already, or cannot be. */
struct view_wish read_wish(const struct view *view, const struct entry *entry);

#endif
