/* model.h: one exercise as its debrief sees it: who knew what when, what was decided, which duties were met.
 *
 * Everything here is folded from a trace and the world it was played in, so a session of any age can be shown from
 * what its file keeps, without playing it again. A trace cut short is fine: what was still running is open, never
 * failed.
 *
 * Room:    sim/debrief. This header names neither session nor journal: screens read it too.
 * Owns:    every array and string below, from debrief_create to debrief_destroy. World, trace and words are lent.
 * Threads: one, while it is made; afterwards nothing changes and anybody may read.
 * Units:   seconds from STARTEX, DEBRIEF_NEVER for what did not happen; micro are millionths; record numbers from 1.
 * Trust:   the trace may come from a damaged or foreign file: a record that names what this world does not have is
 *          left out and counted (left_out).
 * Source:  docs/debrief.md defines each measure, and how it is rated. */
#ifndef TOCSIN_DEBRIEF_MODEL_H
#define TOCSIN_DEBRIEF_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/trace.h"
#include "engine/world.h"

#define DEBRIEF_NEVER INT64_MAX
#define DEBRIEF_OPTIONS_MAX OPTIONS_MAX

/* ---- what a debrief is made from -------------------------------------------------------------------------------- */

struct debrief_words {
    void *context;
    /* What somebody typed for the input behind a record, or NULL: nothing, erased, or not known. */
    const char *(*of)(void *context, uint32_t record);
};

struct debrief_room;

struct debrief_source {
    const struct world *world;
    const struct trace *trace;
    struct debrief_words words; /* `of` may be NULL */
    int64_t until_s;            /* how far the exercise was played; the last record's second when that is later */
    const struct debrief_room *room; /* the inputs' wall clock, lent as long as the debrief (debrief/room.h); NULL: not known */
};

/* ---- who played ------------------------------------------------------------------------------------------------- */

enum debrief_who { DEBRIEF_NOBODY, DEBRIEF_PERSON, DEBRIEF_BOT };
/* A seat was taken by somebody else. In order of time. */
struct debrief_seat {
    int64_t at_s;
    struct team_id team;
    enum debrief_who who;
    const char *policy; /* of a bot, else "" */
};
struct debrief_team {
    enum debrief_who who; /* at the end */
    const char *policy;
    bool has_changed;     /* somebody else played it earlier: see seats */
    uint32_t lane;        /* its place in the diagram: home economy first, governments before business */
};

/* ---- information ------------------------------------------------------------------------------------------------ */

/* The same as the engine's ways of coming to know. */
enum debrief_how {
    DEBRIEF_HELD,      /* held at the start */
    DEBRIEF_WORLD,     /* an inject or the scenario told it */
    DEBRIEF_TOLD,      /* another team sent it */
    DEBRIEF_NOTIFIED,  /* it came with a notification */
    DEBRIEF_PUBLIC,    /* it became public */
    DEBRIEF_DERIVED    /* it followed from what the team knew */
};

/* One team came to know one fact. In order of time; at most one for a fact and team. */
struct debrief_holding {
    struct fact_id fact;
    struct team_id team;
    int64_t at_s;
    enum debrief_how how;
    struct team_id from;        /* who really sent it, even where the channel hid it; TEAM_NONE: no team did */
    struct channel_id channel;  /* v = ID_NONE: none */
    int64_t sent_s;             /* DEBRIEF_NEVER: nobody sent it */
    int64_t read_s;             /* opened by the team; by acting on it at the latest */
    int64_t acted_s;            /* first passed on, put into a notice or statement, or used in an action or choice */
    uint32_t record, read_record, acted_record, sent_record; /* 0 none */
    enum tlp label, consent;    /* the loosest it was held under; the loosest it might be sent under */
    bool is_first;              /* no other team held it before */
    bool is_leak;               /* it came against its label */
};

/* One item sent by one team to another, or to the public. In order of sending. */
struct debrief_share {
    struct fact_id fact;
    struct team_id from, to;    /* to may be TEAM_PUBLIC */
    struct channel_id channel;
    enum tlp label;
    int64_t sent_s, arrived_s;  /* DEBRIEF_NEVER: lost, or on the way at the end */
    int64_t lost_s;
    uint32_t lost;              /* LOST_*, 0 not lost */
    uint32_t breaches;          /* bit BREACH_* of what it went against */
    bool forwarded, by_doing;   /* passed on by itself; the consequence of a choice */
    bool again;                 /* the receiver held it already */
    bool is_border;             /* between two economies */
    bool is_judged;             /* the author said who needs it, and it went to a team */
    bool is_needed;             /* to one that needs it, or that its source named */
    uint32_t record;
};

enum debrief_need_state {
    DEBRIEF_NEED_MET,       /* known in time, or at all when no time was set */
    DEBRIEF_NEED_LATE,
    DEBRIEF_NEED_MISSED,    /* its time passed and it was not known; without a time: not by the end of the exercise */
    DEBRIEF_NEED_OPEN,      /* not known, but there was still time when the play stopped */
    DEBRIEF_NEED_NO_ONE     /* nobody ever held it: no team could have told it */
};
/* What stood between a fact and a team that did not have it in time. */
enum debrief_gap {
    DEBRIEF_GAP_NONE,
    DEBRIEF_GAP_NOT_SENT,   /* a holder could have sent it, within its label, over an open channel */
    DEBRIEF_GAP_BARRED,     /* no label or channel let a holder send it; the source might have been asked */
    DEBRIEF_GAP_SENT_LATE,
    DEBRIEF_GAP_ON_THE_WAY, /* sent in time, but the channel was slower, or had not delivered at the end */
    DEBRIEF_GAP_LOST,
    DEBRIEF_GAP_TOO_NEW,    /* no team held it in time */
    DEBRIEF_GAP_NOBODYS     /* only teams that nobody plays held it in time */
};

/* One fact that one team needs. first_s .. read_s splits into relay + hold + channel + desk, exactly. */
struct debrief_need {
    struct fact_id fact;
    struct team_id team;
    int64_t by_s;             /* DEBRIEF_NEVER: no time was set */
    int64_t first_s;          /* some team first held it */
    struct team_id first_team;
    int64_t learned_s;        /* the sender did */
    int64_t sent_s, arrived_s, read_s, acted_s;
    int64_t relay_s, hold_s, channel_s, desk_s; /* DEBRIEF_NEVER: does not apply, or had not ended */
    uint32_t holding;         /* into holdings; ID_NONE: never known */
    enum debrief_need_state state;
    enum debrief_gap gap;
    struct team_id could_team; /* DEBRIEF_GAP_NOT_SENT: who could have sent it, … */
    int64_t could_s;           /* …from when on */
    bool is_own;              /* the team held it before any other: nothing had to be shared */
    int64_t people_s;         /* people first held what was to be sent; DEBRIEF_NEVER: only bots or nobody did */
    bool is_people;           /* they did, before it arrived, and no bot was faster; else it is nobody's delay */
    bool is_assisted;         /* a hint, a pause, another pace or a "we told them" touched it: outside medians */
    int64_t reported_s;       /* when a team said that it had told them outside the program */
};

/* How long it takes until what one team holds is known to one that needs it, with what never arrived censored
 * (Kaplan and Meier, 1958). */
struct debrief_step { int64_t after_s; uint32_t waiting_ppm; /* of a million needs, so many still wait */ };
struct debrief_wait { int64_t s; bool arrived; /* else it was watched for so long */ };
struct debrief_curve {
    const struct debrief_wait *waits; /* `count` of them, shortest first */
    const struct debrief_step *steps; /* ascending, from { 0, 1000000 } on */
    uint32_t step_count;
    uint32_t count, arrived, censored;
    int64_t median_s, most_s;         /* half, and nine of ten, know; DEBRIEF_NEVER: not reached */
    int64_t longest_s;                /* watched for so long */
};

enum debrief_request_state {
    DEBRIEF_REQUEST_ON_THE_WAY,
    DEBRIEF_REQUEST_SILENT,
    DEBRIEF_REQUEST_TOLD,   /* answered with the thing itself */
    DEBRIEF_REQUEST_YES, DEBRIEF_REQUEST_NO, DEBRIEF_REQUEST_LATER
};
struct debrief_request {
    struct team_id from, to;
    struct thing_id thing;     /* a fact, a decision or none */
    enum ask_kind kind;
    int64_t asked_s, arrived_s, answered_s;
    enum debrief_request_state state;
    uint32_t record, reply_record;
};
/* A wish that the rules refused. */
struct debrief_refused {
    int64_t at_s;
    struct team_id team;
    struct thing_id thing;
    uint32_t refusal, input; /* enum refusal, enum input_kind */
    uint32_t record;
};
struct debrief_breach {
    int64_t at_s;
    struct team_id team, to;   /* to TEAM_NONE: an action, not a share */
    struct fact_id fact;
    uint32_t how;              /* BREACH_* */
    uint32_t record;
};

/* Something said in public: a statement, or a fact that a press channel or a slip made public. */
struct debrief_statement {
    int64_t at_s;
    struct team_id team;       /* TEAM_NONE: nobody's, or not told */
    struct fact_id fact;       /* v = ID_NONE: words only */
    bool is_false, is_leak;    /* against the truth at that time; against its label */
    int64_t until_s;           /* corrected, withdrawn or contradicted; DEBRIEF_NEVER: it stood to the end */
    const char *words;         /* of a statement, "" none */
    uint32_t record, words_record;
};

/* ---- choices ---------------------------------------------------------------------------------------------------- */

enum debrief_effect_kind {
    DEBRIEF_EFFECT_MEASURE, /* thing measure moved by `micro` in all; factor changes included */
    DEBRIEF_EFFECT_SENT,    /* thing fact went to `to` */
    DEBRIEF_EFFECT_TOLD,    /* the scenario told thing fact to `to` */
    DEBRIEF_EFFECT_INJECT,  /* thing inject came */
    DEBRIEF_EFFECT_NOTICE,  /* thing clock: a stage was notified */
    DEBRIEF_EFFECT_POSED,   /* thing decision was put to `to` */
    DEBRIEF_EFFECT_WITHDRAWN,
    DEBRIEF_EFFECT_ENDING
};
struct debrief_effect {
    enum debrief_effect_kind kind;
    struct thing_id thing;
    struct team_id to;
    int64_t at_s;     /* the first time */
    int64_t micro;
    bool is_luck;     /* through an arm of chance */
    uint32_t record;
};
/* Chance had the word: one of `arms` outcomes of a thing. */
struct debrief_luck {
    struct thing_id thing;
    uint32_t arm, arms;
    int64_t at_s;
    const char *name;
    uint32_t weight_percent; /* how often it comes up */
};

enum debrief_answer {
    DEBRIEF_DECISION_OPEN,       /* when the session stopped */
    DEBRIEF_DECISION_ANSWERED,
    DEBRIEF_DECISION_TIMED_OUT,  /* nobody answered in time */
    DEBRIEF_DECISION_NOT_AGREED, /* all answered, not the same: what the author wrote for silence happened */
    DEBRIEF_DECISION_CLOSED      /* another team answered for all, or it could not be agreed any more */
};
/* One decision put to one team. In order of opening. */
struct debrief_decision {
    struct decision_id decision;
    struct team_id team;
    int64_t opened_s, deadline_s;  /* deadline as it was in the end; DEBRIEF_NEVER: none */
    int64_t closed_s;              /* answered, given up or closed */
    enum debrief_answer state;
    uint32_t options[DEBRIEF_OPTIONS_MAX]; /* option ids, in order of the answer */
    uint32_t option_count;
    struct option_id taken;        /* timed out, not agreed: what happened instead; v = ID_NONE nothing */
    int64_t number_micro;          /* answer = number */
    int32_t confidence;            /* 0 to 100, -1 none */
    int32_t sound;                 /* 1 well grounded in what the team knew then, 0 not, -1 the author does not say */
    const char *words;             /* the rationale, "" none */
    bool was_extended, is_assisted, is_person;
    const struct debrief_effect *effects; uint32_t effect_count; /* what followed, straight from it */
    const struct debrief_luck *luck; uint32_t luck_count;
    uint32_t opened_record, answer_record;
};
struct debrief_action {
    struct action_id action;
    struct team_id team;
    int64_t at_s, done_s;
    const struct debrief_effect *effects; uint32_t effect_count;
    const struct debrief_luck *luck; uint32_t luck_count;
    uint32_t record;
};

/* ---- duties and measures ---------------------------------------------------------------------------------------- */

enum debrief_stage_state {
    DEBRIEF_STAGE_IDLE,    /* its duty never started */
    DEBRIEF_STAGE_OPEN,    /* not due at the end */
    DEBRIEF_STAGE_MET, DEBRIEF_STAGE_LATE, DEBRIEF_STAGE_MISSED,
    DEBRIEF_STAGE_STOPPED, /* the duty fell away before it was due */
    DEBRIEF_STAGE_PARTIAL  /* in time, but the last of several stages left out what was asked: not met */
};
/* One stage of one legal or contractual clock, clock by clock. */
struct debrief_stage {
    struct clock_id clock;
    uint32_t stage;
    struct team_id team;
    int64_t started_s;             /* the engine held it to have begun */
    int64_t imputed_s;             /* what another knew counts against its owner */
    int64_t declared_s, claimed_s; /* when its owner declared, and since when */
    int64_t from_s, due_s;         /* counts from; DEBRIEF_NEVER: as soon as practicable */
    int64_t submitted_s;
    int64_t margin_s;              /* due - submitted, below zero late; DEBRIEF_NEVER when there is none */
    uint32_t required, covered;    /* content classes C1 to C10, as bits from 0 */
    enum debrief_stage_state state;
    bool is_person;
    bool is_undeclared;            /* began by the facts and its owner never said so: due_s counts from the facts */
    bool is_known;                 /* its owner sent nothing: what meets it came true at submitted_s */
    struct team_id knew, told_by;  /* is_known: who then knew, from whom; TEAM_NONE: not to be told so simply */
    const char *words;             /* what was notified, "" none */
    uint32_t record, notice_record;
};

struct debrief_point { int64_t at_s; int64_t micro, micro_per_hour; /* from here on */ };
struct debrief_measure {
    struct measure_id measure;
    const struct debrief_point *points; uint32_t point_count; /* in order of time; the last one stands at the end */
    int64_t start_micro, end_micro, least_micro, most_micro;
};

/* ---- the rest of the record ------------------------------------------------------------------------------------- */

struct debrief_inject {
    int64_t at_s;
    uint32_t inject;          /* ID_NONE: made up on the spot */
    const char *title, *text, *from;
    enum via via;
    bool is_public;
    const uint32_t *teams; uint32_t team_count;
    int64_t recalled_s;
    uint32_t record;
};
struct debrief_scene { int64_t at_s; uint32_t scene; };

/* What people wrote beside playing, and what evaluators and control noted. */
enum debrief_note_kind {
    DEBRIEF_NOTE,
    DEBRIEF_STRENGTH,
    DEBRIEF_IMPROVE,  /* area for improvement */
    DEBRIEF_PLAN,     /* an action for the plan */
    DEBRIEF_PROPOSAL,
    DEBRIEF_RULING,
    DEBRIEF_HINT,
    DEBRIEF_REPORT,   /* "we told them" */
    DEBRIEF_TALKED    /* answer to a question */
};
struct debrief_note {
    enum debrief_note_kind kind;
    int64_t at_s;
    struct team_id team;      /* whose it is, or whom it is about; TEAM_NONE control */
    struct team_id to;
    struct thing_id thing;    /* objective, decision, question, fact or none */
    uint32_t option;          /* a question's, from 0; ID_NONE */
    const char *words;        /* "" when there are none or they were erased */
    uint32_t record;
};
enum debrief_rating { DEBRIEF_P, DEBRIEF_S, DEBRIEF_M, DEBRIEF_U, DEBRIEF_RATING_COUNT };
struct debrief_rated {
    uint32_t objective;
    enum debrief_rating rating;
    const char *words;
    int64_t at_s;
    uint32_t record;
};

/* A moment that one can step to. In order of time. */
enum debrief_event_kind {
    DEBRIEF_EVENT_SCENE,    /* index into scenes */
    DEBRIEF_EVENT_INJECT,   /* injects */
    DEBRIEF_EVENT_ASKED,    /* decisions: put to a team */
    DEBRIEF_EVENT_DECIDED,  /* decisions: answered, timed out, closed */
    DEBRIEF_EVENT_ACTION,   /* actions */
    DEBRIEF_EVENT_SENT,     /* shares */
    DEBRIEF_EVENT_BREACH,   /* breaches */
    DEBRIEF_EVENT_PUBLIC,   /* statements */
    DEBRIEF_EVENT_NOTICE,   /* stages: submitted */
    DEBRIEF_EVENT_MISSED,   /* stages: the deadline passed */
    DEBRIEF_EVENT_END
};
struct debrief_event {
    int64_t at_s;
    enum debrief_event_kind kind;
    uint32_t index;
    struct team_id team;
    uint32_t record;
};

/* ---- what is said of it ----------------------------------------------------------------------------------------- */

/* Six scores, never added up. Each names a moment, not a team, and says what it rests on. */
enum { DEBRIEF_CARD_CALL, DEBRIEF_CARD_SHARE, DEBRIEF_CARD_CLOCKS, DEBRIEF_CARD_DECISIONS, DEBRIEF_CARD_HANDLING,
       DEBRIEF_CARD_MEASURE, DEBRIEF_CARD_COUNT };
enum debrief_dot { DEBRIEF_DOT_GOOD, DEBRIEF_DOT_BAD, DEBRIEF_DOT_OPEN, DEBRIEF_DOT_BOT_GOOD, DEBRIEF_DOT_BOT_BAD };
struct debrief_card {
    const char *title;    /* "Clocks met" */
    const char *value;    /* "7", "9 min", "none" */
    const char *unit;     /* "of 8"; may be "" */
    const char *detail;   /* one line beneath; may be "" */
    const char *coverage; /* what it rests on: "18 of 24 needs; 6 held by bots" */
    const enum debrief_dot *dots; uint32_t dot_count;
};

/* A question for the hot wash, its placeholders filled from what happened. */
struct debrief_question {
    uint32_t debrief;       /* index on the world's shelf */
    const char *ask, *note;
    struct thing_id about;
    const uint32_t *teams; uint32_t team_count; /* to whom it is put; none: everybody */
    const char *caution;    /* "It had not arrived when the exercise ended."; "" none */
    bool came_up;           /* false: what it asks about did not happen in this play */
};

/* Counts between teams and sectors, for control. No rank, no score. */
struct debrief_counts {
    uint32_t sent, arrived, lost, on_the_way, again, border;
    uint32_t judged, needed;           /* items whose use the author can judge, and those that were of use */
    uint32_t breaches[BREACH_BASIS + 1]; /* by BREACH_* */
    uint32_t breach_count, blocked;    /* blocked: refused or lost */
    uint32_t needs, met, late, missed, open, no_one, not_sent;
    uint32_t between[3][3];            /* items that arrived, from sector to sector (enum sector) */
    const uint32_t *told;              /* from * teams_count + to: facts that one first learned from the other */
    uint32_t requests, answered, refused, silent;
};

struct debrief_model {
    const struct world *world;
    const struct trace *trace;
    const struct debrief_room *room;   /* may be NULL */
    int64_t end_s;
    bool has_ended;
    uint32_t ended_how;                /* ENDED_* when has_ended */
    uint32_t ending;                   /* ID_NONE: none of the author's */
    uint64_t seed;
    bool has_people, has_bots;
    uint32_t record_count, left_out;

#define DEBRIEF_LIST(type, name) const struct debrief_##type *name; uint32_t name##_count
    DEBRIEF_LIST(team, teams);         /* by team id */
    DEBRIEF_LIST(seat, seats);
    DEBRIEF_LIST(holding, holdings);
    DEBRIEF_LIST(share, shares);
    DEBRIEF_LIST(need, needs);         /* fact by fact, as the author wrote them */
    DEBRIEF_LIST(request, requests);
    DEBRIEF_LIST(refused, refusals);
    DEBRIEF_LIST(breach, breaches);
    DEBRIEF_LIST(statement, statements);
    const char *const *asks;           /* by decision id: its question filled as it was first put; NULL: nothing to fill */
    DEBRIEF_LIST(decision, decisions);
    DEBRIEF_LIST(action, actions);
    DEBRIEF_LIST(stage, stages);
    DEBRIEF_LIST(measure, measures);   /* by measure id */
    DEBRIEF_LIST(inject, injects);
    DEBRIEF_LIST(scene, scenes);
    DEBRIEF_LIST(note, notes);
    DEBRIEF_LIST(rated, ratings);
    DEBRIEF_LIST(event, events);
    DEBRIEF_LIST(question, questions);
#undef DEBRIEF_LIST
    struct debrief_counts counts;
    struct debrief_curve curve;        /* what people held, from when they first did */
    struct debrief_curve curve_all;    /* everything, from when any team did */
    struct debrief_card cards[DEBRIEF_CARD_COUNT];
    uint32_t main_measure;             /* ID_NONE: the scenario has none */
};

/* Never NULL. */
struct debrief_model *debrief_create(const struct debrief_source *source);
void debrief_destroy(struct debrief_model *debrief);

/* ---- questions -------------------------------------------------------------------------------------------------- */

/* Who sat there then. */
enum debrief_who debrief_who_at(const struct debrief_model *debrief, struct team_id team, int64_t at_s);
/* NULL: it never came to know. */
const struct debrief_holding *debrief_find_holding(const struct debrief_model *debrief, struct fact_id fact,
                                                   struct team_id team);
/* The way one fact took to a team: the first holder first, that team last. Returns how many, at most `most`. */
uint32_t debrief_path(const struct debrief_model *debrief, struct fact_id fact, struct team_id team,
                      const struct debrief_holding **path, uint32_t most);
/* Where a measure that stood at this point stands later, when nothing else happened. */
int64_t debrief_point_at(const struct measure *measure, const struct debrief_point *point, int64_t at_s);
int64_t debrief_measure_at(const struct debrief_model *debrief, struct measure_id measure, int64_t at_s);
/* The words of an option's letter in its decision: 'A' for the first. */
char debrief_option_letter(const struct debrief_model *debrief, uint32_t option);
uint32_t debrief_class_count(uint32_t classes); /* of content classes, as bits */

/* What passed on the wall clock between two moments, in seconds: from when the game clock came to from_s until the input
 * behind `to_record`, or, when that is 0 or no input's, until it came to to_s. DEBRIEF_NEVER: not known. Room time is
 * people's: do not ask it of bots. (debrief/room.h) */
int64_t debrief_room_s(const struct debrief_model *debrief, int64_t from_s, int64_t to_s, uint32_t to_record);

/* ---- words ------------------------------------------------------------------------------------------------------ */

#define DEBRIEF_TEXT_BYTES 64u
struct debrief_text { char at[DEBRIEF_TEXT_BYTES]; };

/* In the home economy's time: "10:42" on the first day, "Day 2 10:42" on any other; "never" for DEBRIEF_NEVER. */
struct debrief_text debrief_moment(const struct debrief_model *debrief, int64_t at_s);
/* "45 s" · "9 min" · "1 h 38 min" · "3 d 4 h"; "never" for DEBRIEF_NEVER. Rounded down. */
struct debrief_text debrief_span(int64_t span_s);
/* "2,000" · "6.4" · "-0.25": at most two decimals. */
struct debrief_text debrief_number(int64_t micro);
/* "Mon 7 Sep 2026 15:30", local time of the home economy. */
struct debrief_text debrief_date(const struct debrief_model *debrief, int64_t at_s);
/* The name of a team, or "the public"; of any thing that has a title. In the world's memory. Never NULL. */
const char *debrief_team_name(const struct debrief_model *debrief, struct team_id team);
const char *debrief_thing_name(const struct debrief_model *debrief, struct thing_id thing);
/* One sentence on a moment: "Lindquay: raised it to an incident". */
struct str;
void debrief_event_words(const struct debrief_model *debrief, const struct debrief_event *event, struct str *words);
void debrief_effect_words(const struct debrief_model *debrief, const struct debrief_effect *effect, struct str *words);
const char *debrief_gap_words(enum debrief_gap gap);
/* A text of the author's with its placeholders as they stood at that second, for this team (TEAM_NONE: for nobody in
 * particular). */
void debrief_fill(const struct debrief_model *debrief, struct text_id text, struct team_id own, int64_t at_s, struct str *out);

#endif
