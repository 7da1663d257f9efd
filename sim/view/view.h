/* view.h: what one role may see, as plain arrays. The only source for screens, stations and bots.
 *
 * Folded from events (view/event.h) and from nothing else: the same events give the same view, on the host or far away.
 * A handle is an index into the array of its kind, so view->facts[event->fact] is that fact.
 *
 * Room:    sim/view. The client's side: knows neither world nor trace.
 * Owns:    its arrays, from zero-initialised (view_init) until view_deinit. Strings are lent by whoever made the events and
 *          must live as long as the view is read. Pointers into arrays move when an event is applied.
 * Units:   *_s game seconds from STARTEX; *_micro millionths; INT64_MAX: none, no limit.
 * Chains:  things with a growing history (what was sent, what arrived, notices) stand in one array each, and are linked
 *          from newest to oldest by `earlier`; VIEW_NONE ends a chain. */
#ifndef TOCSIN_VIEW_VIEW_H
#define TOCSIN_VIEW_VIEW_H

#include "engine/calendar.h"
#include "view/event.h"

struct view_economy { const char *title; int32_t offset_s; uint8_t weekend;
                      uint32_t first_shift, shift_count, first_holiday, holiday_count; };

struct view_team {
    const char *title, *mark;
    enum view_sector sector;
    uint32_t economy;
    bool is_client, same_community;
};

struct view_item { /* of the inbox */
    int64_t at_s, read_s; /* INT64_MAX: not read */
    enum view_via via;
    const char *from, *title, *text;
    bool has_label, is_public, has_picture, is_recalled;
    enum tlp label;
};

struct view_fact {
    bool held;             /* false: only its name came up */
    bool withdrawn;
    const char *title, *text, *source; /* source in words, "" unknown */
    uint32_t source_team;  /* VIEW_NONE: outside, or not known here */
    enum tlp label;        /* the freest under which it was learned */
    enum pap pap;
    uint32_t classes;      /* content classes that it can fill */
    enum view_how how;     /* how it was first learned */
    int64_t learned_s;
    uint32_t item;         /* the inbox item that told it, or VIEW_NONE */
    uint32_t first_named, named_count; /* view->named: teams that the source cleared it for */
    uint32_t told_by;      /* newest of view->arrivals, VIEW_NONE when nobody told it */
    uint32_t told;         /* newest of view->sends */
    uint32_t consents;     /* newest of view->consents */
    uint32_t corrects, corrected_by; /* facts, or VIEW_NONE */
    uint32_t against;      /* the fact that says the opposite, or VIEW_NONE */
    bool published;
};

struct view_arrival { uint32_t fact, from /* VIEW_NONE: not told */, channel, strips; enum tlp label; int64_t at_s, read_s;
                      uint32_t earlier; };
struct view_send { uint32_t fact, to, channel, warnings; enum tlp label; bool forwarded, by_scenario;
                   int64_t at_s, receipt_s /* INT64_MAX: none seen */; uint32_t earlier; };
struct view_consent { uint32_t fact, request; enum tlp label; int64_t at_s; uint32_t earlier; };
struct view_breach { uint32_t fact, action, to, warning; int64_t at_s; };

struct view_channel {
    const char *title, *basis;
    bool has_carries, receipt;
    enum tlp carries;
    enum view_evidence evidence;
    uint32_t strips;
    uint8_t open_days;             /* bit 0 Monday */
    int32_t open_from_s, open_to_s; /* local seconds of the receiver's day; equal: round the clock */
    uint32_t lines;                /* newest of view->lines */
};
/* A channel as it leads to one receiver. */
struct view_line { uint32_t channel, to, economy; int64_t least_s, likely_s, most_s; bool open, is_contact;
                   enum view_basis basis; const char *closed_because; uint32_t earlier; };

struct view_agreement { const char *title, *basis; bool in_force; };

enum view_answered { VIEW_IS_OPEN, VIEW_IS_ANSWERED, VIEW_IS_DEFAULTED, VIEW_IS_CLOSED };
struct view_option {
    const char *title, *closed_because, *feedback; /* feedback "" until the end */
    char letter;                                   /* 'A' … 'Z' */
    enum view_state state;
    int64_t staff_micro, takes_s, budget_micro;
    bool chosen;
};
struct view_decision {
    const char *ask, *text, *unit;
    enum view_answer answer;
    enum view_agree agree;
    bool other, confidence;
    int64_t opened_s, deadline_s, takes_s, talk_room_s;
    enum view_answered status;
    bool was_answered;             /* defaulted although it had answered: the teams did not agree */
    int64_t answered_s;            /* INT64_MAX while open */
    int64_t effect_s;              /* when the choice took effect, INT64_MAX not yet */
    int64_t number_micro;
    int32_t said_confidence;       /* -1 none */
    uint32_t order[26], order_count; /* chosen options, in order */
    struct view_option *options;   /* owned */
    uint32_t option_count, option_room;
};

enum view_clock_status { VIEW_DORMANT, VIEW_RUNNING, VIEW_MET, VIEW_MISSED, VIEW_STOPPED };
enum view_stage_status { VIEW_STAGE_WAITS, VIEW_STAGE_RUNS, VIEW_STAGE_IS_MET, VIEW_STAGE_IS_MISSED, VIEW_STAGE_CAME_LATE };
struct view_stage {
    const char *title, *within;
    uint32_t classes, covered;
    enum view_stage_status status;
    int64_t from_s, deadline_s;    /* INT64_MAX: no deadline, or not running */
    int64_t met_s, margin_s;       /* margin negative when late; met_s INT64_MAX */
};
struct view_clock {
    const char *title, *addressee, *law, *basis;
    uint32_t to;                   /* team, VIEW_PUBLIC or VIEW_NONE */
    bool counts_declared;
    bool stopped;
    int64_t started_s, declared_s, declared_since_s; /* INT64_MAX: not */
    enum view_clock_status status; /* of its stages together: running while one runs; else missed when one was */
    struct view_stage *stages;     /* owned */
    uint32_t stage_count, stage_room;
    uint32_t notices;              /* newest of view->notices */
};
struct view_notice { uint32_t clock, stage, to, classes; const char *text; uint32_t first_fact, fact_count;
                     int64_t at_s; uint32_t earlier; };
struct view_notice_got { uint32_t from, classes; const char *title, *basis, *text; uint32_t first_fact, fact_count;
                         int64_t at_s; };

struct view_action {
    const char *title, *closed_because;
    enum view_state state;
    int64_t staff_micro, takes_s, budget_micro;
    uint32_t to;                   /* whom it asks for something, or VIEW_NONE */
    uint32_t fact;                 /* what it would ask for, once that is held: then there is no need to ask */
    bool has_pap, once, is_public;
    enum pap pap;
    int64_t running_until_s;       /* INT64_MIN: not running */
    uint32_t begun, done;          /* how often */
    uint32_t abouts;               /* newest of view->abouts */
};
struct view_about { uint32_t action, fact, earlier; };

struct view_point { int64_t at_s, value_micro, rate_micro; /* an hour, from then on */ };
struct view_level { int64_t from_micro; const char *title; };
struct view_measure {
    const char *title, *unit;
    bool better_low, is_public;
    int64_t low_micro, high_micro, target_micro; /* INT64_MAX none */
    struct view_level *levels;     /* owned */
    uint32_t level_count, level_room;
    struct view_point *points;     /* owned; the last is now */
    uint32_t point_count, point_room;
};

struct view_request {
    bool is_mine;                  /* this role asked */
    uint32_t team;                 /* the other one */
    enum view_ask ask;
    uint32_t fact, channel;        /* the fact when it is held or was named, else VIEW_NONE */
    const char *title, *text;      /* what it is about, in words; what was typed with it */
    int64_t at_s, read_s;
    bool answered;                 /* by me, or by the other when is_mine */
    enum view_reply reply;
    bool has_label;                /* the answer brought a permission, under this label */
    enum tlp label;
    const char *reply_text;
    int64_t replied_s, reply_read_s;
};

enum view_news_kind { VIEW_NEWS_FACT, VIEW_NEWS_STATEMENT, VIEW_NEWS_ACTION };
struct view_news_item { enum view_news_kind kind; uint32_t team, fact; enum tlp label; const char *title, *text;
                        int64_t at_s; };
struct view_question { const char *ask; int64_t minutes, at_s, done_s; bool confidence; uint32_t chosen; int32_t said_confidence;
                       const char *text; uint32_t first_option, option_count; };
struct view_noted { enum view_noted_kind what; const char *text; int64_t at_s; };
struct view_refused { const char *text; uint32_t wish; int64_t at_s; };
struct view_scene { const char *title; int64_t at_s, pace_micro; };

#define VIEW_ARRAY(type, name) struct type *name; uint32_t name##_count, name##_room

struct view {
    uint32_t event_count;          /* applied so far: also the number of the last one */
    int64_t now_s;                 /* of the last event; the clock may be further */
    uint32_t known_changes;        /* how often what is known, or the ways to send it, changed: for those who keep up with it */
    uint32_t line_changes;         /* how often a way to send it changed */
    bool started, ended, enforces_labels, is_board;
    const char *title, *briefing, *brief, *secret, *ending_title, *ending_text;
    enum view_ended ended_by;
    int64_t begins_utc_s;
    uint8_t posture[10];
    int64_t staff_micro, budget_micro; /* free people and money left; INT64_MAX: not counted */

    VIEW_ARRAY(view_economy, economies);
    VIEW_ARRAY(calendar_shift, shifts);
    int32_t *holidays; uint32_t holidays_count, holidays_room;
    VIEW_ARRAY(view_team, teams);          /* 0 is the own team; a board has none of its own */
    const char **roles; uint32_t roles_count, roles_room;
    VIEW_ARRAY(view_item, items);
    VIEW_ARRAY(view_fact, facts);
    uint32_t *named; uint32_t named_count, named_room;
    VIEW_ARRAY(view_arrival, arrivals);
    VIEW_ARRAY(view_send, sends);
    VIEW_ARRAY(view_consent, consents);
    VIEW_ARRAY(view_breach, breaches);
    VIEW_ARRAY(view_channel, channels);
    VIEW_ARRAY(view_line, lines);
    VIEW_ARRAY(view_agreement, agreements);
    VIEW_ARRAY(view_decision, decisions);
    VIEW_ARRAY(view_clock, clocks);
    VIEW_ARRAY(view_notice, notices);
    VIEW_ARRAY(view_notice_got, notices_got);
    uint32_t *listed; uint32_t listed_count, listed_room; /* facts of notices: first_fact, fact_count */
    VIEW_ARRAY(view_action, actions);
    VIEW_ARRAY(view_about, abouts);
    VIEW_ARRAY(view_measure, measures);
    VIEW_ARRAY(view_request, requests);
    VIEW_ARRAY(view_news_item, news);
    VIEW_ARRAY(view_question, questions);
    const char **question_options; uint32_t question_options_count, question_options_room;
    VIEW_ARRAY(view_noted, noted);
    VIEW_ARRAY(view_refused, refusals);
    VIEW_ARRAY(view_scene, scenes);
    uint32_t decisions_kept, clocks_kept, measures_kept; /* so many have inner arrays, which view_reset keeps */
};

void view_init(struct view *view);
void view_deinit(struct view *view);
/* Empty again, memory kept. */
void view_reset(struct view *view);
/* Folds one event. False, and nothing changed, when it does not fit: not the next number, or a handle that is not there. */
MUST_CHECK bool view_apply(struct view *view, const struct view_event *event);
/* The whole view as canonical text: equal views give equal text. For tests and for comparing a station with its host. */
void view_dump(const struct view *view, struct str *text);

/* ---- pure questions, from a view alone --------------------------------------------------------------------------- */

/* The line of this channel to that receiver (team or VIEW_PUBLIC), or NULL. Lent until the next event. */
const struct view_line *view_find_line(const struct view *view, uint32_t channel, uint32_t to);
/* Was this held fact already sent to them (or, VIEW_PUBLIC, published)? Says nothing about arrival. */
bool view_told(const struct view *view, uint32_t fact, uint32_t to);
bool view_told_by(const struct view *view, uint32_t fact, uint32_t from);
/* The relation of `to` to the own team for this fact, as far as this view knows (engine/labels.h). */
enum relation view_relation(const struct view *view, uint32_t fact, uint32_t to);
/* Does the label, or a permission given since, let the fact go to them? */
bool view_label_allows(const struct view *view, uint32_t fact, uint32_t to);

/* What a seat may know before it sends. Capacity elsewhere, failures and stale contacts it learns by trying. */
struct view_share {
    bool possible;           /* false: refused if sent; `closed_because` says why */
    const char *closed_because;
    uint32_t warnings;       /* VIEW_WARN_ bits: it may be sent anyway */
    char words[4][256];      /* one sentence for each warning, in order of its bit */
    uint32_t word_count;
    int64_t least_s, likely_s, most_s; /* usual delay from now on, waiting for opening hours included */
    int64_t opens_s;         /* when the other side next reads it: now_s when open */
    bool strips;             /* the channel takes something away on the way; `strips_words` */
    const char *strips_words;
    bool receipt;            /* you will be told when it arrives */
};
/* `label`: under which it would be sent; has_label false: as it was learned. */
void view_share_check(const struct view *view, int64_t now_s, uint32_t fact, uint32_t to, uint32_t channel,
                      bool has_label, enum tlp label, struct view_share *share);
/* The channel that reaches them soonest as a rule with no warning, or with the fewest; VIEW_NONE when all are closed. */
uint32_t view_best_channel(const struct view *view, int64_t now_s, uint32_t fact, uint32_t to);

/* Does taking this action go against the PAP of a held fact that it uses? The sentence goes to `words`. */
bool view_act_warning(const struct view *view, uint32_t action, char words[256]);

/* What needs a person, most pressing first. */
enum view_need_kind { VIEW_NEED_NOTHING, VIEW_NEED_DECISION, VIEW_NEED_CALL, VIEW_NEED_CLOCK, VIEW_NEED_REQUEST, VIEW_NEED_ITEM };
struct view_need { enum view_need_kind kind; uint32_t handle, stage; int64_t deadline_s; /* INT64_MAX none */ };
/* An open decision (nearest deadline first); an unread phone call; a stage with under a quarter of its time left; an unanswered
 * request; an unread item. Returns how many, at most `most`. */
uint32_t view_needs(const struct view *view, int64_t now_s, struct view_need *needs, uint32_t most);
struct view_need view_needs_me(const struct view *view, int64_t now_s);
/* Running, and under a quarter of its time left. */
bool view_stage_at_risk(const struct view_stage *stage, int64_t now_s);
/* Content classes that the held facts can fill, and the held facts that fill `classes` (at most `most`; returns how many). */
uint32_t view_classes_held(const struct view *view);
uint32_t view_facts_for(const struct view *view, uint32_t classes, uint32_t *facts, uint32_t most);
/* The stage of a clock whose turn it is to be sent, missed or not: stages go in their order. VIEW_NONE when none is left,
 * or when it does not run yet. */
uint32_t view_next_stage(const struct view *view, uint32_t clock);

/* The measure at a moment, its rate included, kept between lowest and highest. Before its first point: the first. */
int64_t view_measure_at(const struct view *view, uint32_t measure, int64_t at_s);
/* The word for its level at that value, or "". */
const char *view_level_word(const struct view *view, uint32_t measure, int64_t value_micro);

#define VIEW_TIME_BYTES 48u
/* The calendar of an economy; lent until the next event. */
struct calendar view_calendar(const struct view *view, uint32_t economy);
/* "10:42" · "10:42:18" · "Day 2" · "Day 2 10:42" · "Mon 2 Mar 2026", in the home economy's time. Day 1 is STARTEX's. */
void view_time_text(const struct view *view, int64_t at_s, char text[VIEW_TIME_BYTES]);
void view_time_seconds_text(const struct view *view, int64_t at_s, char text[VIEW_TIME_BYTES]);
int32_t view_day(const struct view *view, int64_t at_s);
void view_day_time_text(const struct view *view, int64_t at_s, char text[VIEW_TIME_BYTES]);
void view_date_text(const struct view *view, int64_t at_s, char text[VIEW_TIME_BYTES]);
/* "10:42" on the first day, "Day 2 10:42" on any other. */
void view_moment_text(const struct view *view, int64_t at_s, char text[VIEW_TIME_BYTES]);
/* "45 s" · "9 min" · "1 h 38 min" · "3 d 4 h". Rounded down. */
void view_span_text(int64_t span_s, char text[VIEW_TIME_BYTES]);
/* "about 4 min" · "2 to 15 min": a usual delay. */
void view_delay_text(int64_t least_s, int64_t likely_s, int64_t most_s, char text[VIEW_TIME_BYTES]);
/* Opening hours: "Mon to Fri 09:00–17:00, Belmora time", or "any time". */
void view_hours_text(const struct view *view, uint32_t channel, uint32_t to, char text[96]);
/* A number in micro with its needed decimals, at most two, thousands apart: "2,000", "6.4". */
void view_number_text(int64_t micro, char text[VIEW_TIME_BYTES]);

#endif
