/* world.h: what a scenario's author wrote, as data the engine can run.
 *
 * Room:    sim/engine. Knows no language: scripting/api fills it, live additions extend it.
 * Owns:    every string and array in it, from world_create to world_destroy. Pointers into the arrays move when
 *          something is added; ids and strings do not.
 * Units:   *_s seconds; micro: millionths; bp: basis points (10,000 is one); chances in bp.
 * Order:   things of a shelf are sorted by written name (world_seal), so ids do not depend on declaration order.
 *          Live additions come after them, in order of arrival. */
#ifndef TOCSIN_ENGINE_WORLD_H
#define TOCSIN_ENGINE_WORLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "engine/calendar.h"
#include "engine/ids.h"
#include "engine/labels.h"

/* A run of entries in world->refs: ids of one kind, said at the field. */
struct span { uint32_t first, count; };

/* A number that may depend on who owns it: micro, times the team's named value when `value` is not ID_NONE. */
struct number { int64_t micro; uint32_t value; };

enum time_kind {
    TIME_NONE = 0,
    TIME_ELAPSED,       /* n seconds */
    TIME_LOCAL,         /* a moment, n seconds from STARTEX (resolved from "Day 2 08:00") */
    TIME_WEEKDAY,       /* the next "Mon 09:00": n = weekday * 86400 + second of day, in the scenario's zone */
    TIME_DAYS,          /* n calendar days, "3d", ending at 24:00 in the addressee's zone */
    TIME_BUSINESS_DAYS, /* "4bd" */
    TIME_MONTHS         /* "1m" */
};
struct time_form { enum time_kind kind; int64_t n; };

/* ---- conditions ------------------------------------------------------------------------------------------------ */

enum cond_op {
    COND_ALWAYS,
    COND_KNOWS,    /* a team, b fact */
    COND_SHARED,   /* a fact, b to team, c from team, d channel; ID_NONE is any */
    COND_SENT,     /* a inject */
    COND_CHOSE,    /* a team or ID_NONE for any, b option */
    COND_TURNED,   /* a decision or action (thing), b arm (index in that thing's arms; see outcome) */
    COND_DECIDED,  /* a decision: by every team it was put to */
    COND_AGREED,   /* a option: every team it was put to chose it */
    COND_DID,      /* a team or ID_NONE, b action: finished */
    COND_MET,      /* a clock: every stage that is due was met, at least one */
    COND_MISSED,   /* a clock: some stage was missed */
    COND_STARTED,  /* a clock */
    COND_BROKEN,   /* a fact: its label or PAP was breached by anybody */
    COND_IN_FORCE, /* a agreement */
    COND_READY,    /* a team, b posture domain, n level */
    COND_ABOVE,    /* a measure (own's member of its family, unless b is EXACTLY), n micro: strictly; or a ID_NONE and
                    * children: how many of them are true */
    COND_BELOW,    /* the same, the other way */
    COND_PAST,     /* n seconds from STARTEX: true from that second on */
    COND_SILENT,   /* a team, n seconds: no input of that team for so long */
    COND_LASTED,   /* one child, n seconds: it has been true without a break for so long */
    COND_CAME,     /* a scene: it has begun */
    COND_ANY, COND_ALL, COND_NO, /* children */
    COND_AT_LEAST  /* n children */
};

/* In b, where a measure may be one of a family: this very one, whoever asks. */
#define EXACTLY 1u

/* What may change a condition, so that the engine asks again only then. */
enum {
    DEPENDS_KNOWN = 1 << 0, DEPENDS_SHARED = 1 << 1, DEPENDS_SENT = 1 << 2, DEPENDS_DECISION = 1 << 3,
    DEPENDS_ACTION = 1 << 4, DEPENDS_CLOCK = 1 << 5, DEPENDS_BREACH = 1 << 6, DEPENDS_AGREEMENT = 1 << 7,
    DEPENDS_MEASURE = 1 << 8, DEPENDS_TIME = 1 << 9, DEPENDS_INPUT = 1 << 10, DEPENDS_SCENE = 1 << 11,
    DEPENDS_ALL = (1 << 12) - 1
};

struct cond {
    enum cond_op op;
    uint32_t a, b, c, d; /* by op, above; a team may be TEAM_OWN */
    int64_t n;
    struct span children; /* cond ids */
    uint32_t depends;     /* set by world_add_cond, children included */
    uint32_t weight;      /* the same: how many conditions are asked to know it, UINT32_MAX: that or more */
};

/* ---- doings ---------------------------------------------------------------------------------------------------- */

enum doing_op {
    DO_SHARE,    /* the actor sends: a fact, b channel or ID_NONE (the best open one), c tlp or ID_NONE, teams to */
    DO_GIVE,     /* the world tells: a fact, teams to */
    DO_CHANGE,   /* a measure (the actor's member of its family, unless b is EXACTLY), number */
    DO_SCALE,    /* a measure in the same way, number.micro is the factor */
    DO_SEND,     /* a inject */
    DO_POSE,     /* a decision */
    DO_NOTIFY,   /* a clock, b stage or ID_NONE (the next one): its owner submits it, complete, if it is its turn */
    DO_START,    /* a clock: its start event happens now */
    DO_WITHDRAW, /* a fact */
    DO_BUSY,     /* teams, number = staff (micro), time = takes */
    DO_FINISH,   /* a ending or ID_NONE */
    DO_AFTER,    /* time, children */
    DO_GIVEN     /* cond, children */
};

struct doing {
    enum doing_op op;
    uint32_t a, b, c;
    struct number number;
    struct time_form time;
    struct cond_id cond;
    struct span teams;    /* team ids; may hold TEAM_OWN and TEAM_PUBLIC */
    struct span children; /* doing ids */
    uint32_t weight;      /* set by world_add_doing: how much happens with it, UINT32_MAX: that or more */
};

/* One arm of chance. Arms of a thing share its weights: an arm comes up with weight / sum of weights. */
struct outcome {
    const char *name;
    uint32_t weight;
    struct span does;
};

/* ---- texts ----------------------------------------------------------------------------------------------------- */

enum slot_kind { SLOT_MEASURE, SLOT_OWN_VALUE, SLOT_TEAM_NAME, SLOT_OWN_NAME, SLOT_MINUTES, SLOT_TEAM };
struct slot { enum slot_kind kind; uint32_t id; /* measure, value or team */ };

/* Prose. Its path ("inject.alarm.text") is its id for translators. A {placeholder} in `source` is one slot, in order. */
struct text {
    const char *path;
    const char *source;
    const struct slot *slots;
    uint32_t slot_count;
};

/* ---- shelves --------------------------------------------------------------------------------------------------- */

/* What every thing has. */
struct common {
    const char *name;     /* as written: "alarm" */
    struct team_id owner; /* the team it was made for by `each`, else TEAM_NONE */
    struct text_id note, say, prompts;
    struct span hints;    /* text ids */
};

struct economy {
    struct common common;
    struct text_id title; /* its name on screen */
    const char *laws;     /* id of its law pack or NULL */
    struct calendar calendar;
};

enum agreement_kind {
    AGREEMENT_MOC, AGREEMENT_CERT_PACT, AGREEMENT_MLAT, AGREEMENT_ESIGN, AGREEMENT_ISAC, AGREEMENT_HOTLINE,
    AGREEMENT_POLICE, AGREEMENT_CONTRACT, AGREEMENT_ORDER, AGREEMENT_CALL
};
struct speed { struct channel_id channel; int32_t factor_bp; };
struct agreement {
    struct common common;
    struct text_id title;
    enum agreement_kind kind;
    struct span between;  /* thing ids: economies or teams */
    struct text_id basis;
    const struct speed *speeds;
    uint32_t speed_count;
    struct cond_id in_force; /* COND_NONE: always, unless the host switches it off */
};

enum sector { SECTOR_GOVERNMENT, SECTOR_BUSINESS, SECTOR_OTHER };
enum played { PLAYED_PEOPLE, PLAYED_CONTROL, PLAYED_BOT, PLAYED_NOBODY };
#define POSTURE_DOMAINS 10u /* governance assets access updates detection recovery plan contacts sharing suppliers */
struct contact { struct team_id team; struct channel_id channel; struct cond_id works; };
struct forward { struct team_id to; struct channel_id channel; };
struct team_value { uint32_t name; int64_t micro; }; /* name: index into world->value_names */
struct team {
    struct common common;
    struct text_id title, brief, secret;
    const char *mark;       /* one to three letters */
    enum sector sector;
    struct economy_id economy;
    enum played played;
    const char *bot;        /* policy name or NULL */
    const char *community;  /* NULL: the cyber-defence community at large */
    uint32_t seats;
    struct span clients;    /* team ids */
    const struct contact *contacts;
    uint32_t contact_count;
    const struct forward *forwards; /* what arrives here is passed on by itself */
    uint32_t forward_count;
    int64_t staff_micro;    /* people who can be put to work; INT64_MAX when not written */
    int64_t budget_micro;   /* INT64_MAX when not written */
    uint8_t posture[POSTURE_DOMAINS];
    const struct team_value *values;
    uint32_t value_count;
    struct span roles;      /* text ids */
};

struct group { struct common common; struct span teams; };

enum better { BETTER_HIGH, BETTER_LOW };
struct rate_line { int64_t micro_per_hour; struct cond_id when; uint32_t value; /* times own value, or ID_NONE */ };
struct level { int64_t micro; struct text_id text; };
struct measure {
    struct common common;
    struct text_id title, unit;
    int64_t start_micro;
    bool has_lowest, has_highest, has_target;
    int64_t lowest_micro, highest_micro, target_micro;
    enum better better;
    int64_t weight_micro;
    bool show_public, show_all;  /* show_to: everybody on the board; every team */
    struct span show_to;         /* team ids */
    const struct rate_line *rates;
    uint32_t rate_count;
    const struct level *levels;  /* ascending: the words for ranges */
    uint32_t level_count;
    bool is_stopwatch;           /* runs from `from` becoming true until `to` does */
    struct cond_id from, to;
    int64_t stopwatch_unit_s;    /* seconds in one unit */
    uint32_t family;             /* index of the first of its `each`, or ID_NONE; members are consecutive */
    uint32_t family_count;
};

#define CLASS(n) (1u << ((n) - 1)) /* content classes C1 to C10 of a notification */
struct needed_by { struct team_id team; int64_t by_s; /* INT64_MAX: no time */ };
struct fact {
    struct common common;
    struct text_id title, text;
    enum tlp tlp;
    enum pap pap;
    struct cond_id truth;      /* COND_NONE: true */
    struct team_id source;     /* TEAM_NONE: outside the exercise */
    struct span named;         /* team ids */
    struct span held_by;       /* team ids: hold it from `since` */
    int64_t since_s;
    const struct needed_by *needed_by;
    uint32_t needed_by_count;
    int64_t stale_after_s;     /* after it was first held; INT64_MAX: never */
    struct span about;         /* thing ids */
    uint32_t classes;          /* content classes that it can fill */
    struct span follows_from;  /* fact ids: who knows all of them knows this */
    struct fact_id corrects;   /* v = ID_NONE: none */
    struct fact_id against;
    struct cond_id withdrawn;
    bool has_happened;
    int64_t happened_s;        /* hidden until the debrief */
};

enum evidence { EVIDENCE_NONE, EVIDENCE_LEAD, EVIDENCE_COURT };
enum { STRIPS_SOURCE = 1, STRIPS_DETAILS = 2 };
struct channel {
    struct common common;
    struct text_id title;
    int64_t delay_s[3];          /* least, likely, most */
    struct span from, to;        /* thing ids: teams or economies; TEAM_PUBLIC as thing ID_NONE - 1 */
    bool both_ways;
    enum tlp carries;
    struct text_id basis_text;
    struct cond_id basis;        /* COND_NONE: none needed */
    struct cond_id needs;        /* closed while it does not hold */
    bool has_hours;
    struct opening hours;        /* in the receiver's zone */
    bool receipt;
    uint32_t fails_bp;
    struct cond_id works;        /* COND_NONE: always; else what is sent is lost unseen */
    uint32_t capacity;           /* items under way at once; UINT32_MAX: any number */
    uint32_t strips;
    enum evidence evidence;
};

enum clock_counts { COUNTS_OBJECTIVE, COUNTS_DECLARED };
enum stage_from { STAGE_FROM_START, STAGE_FROM_PREVIOUS, STAGE_FROM_DECLARED };
struct stage {
    const char *name;        /* "first" */
    struct text_id title;
    struct time_form within; /* TIME_NONE: as soon as practicable; never misses */
    enum stage_from from;
    uint32_t classes;        /* content classes it must cover */
};
struct clock {
    struct common common;
    struct text_id title, basis;
    const char *law;             /* "SG-CII" or NULL */
    const char *mark;            /* confidence of the law's figures, "V1", or NULL */
    struct team_id who;
    struct team_id to;           /* TEAM_PUBLIC: the people concerned */
    struct text_id to_text;      /* an addressee outside the exercise */
    struct economy_id calendar_of; /* the addressee's, for days and holidays */
    struct cond_id starts, stops, met_by, imputed_from;
    enum clock_counts counts;
    const struct stage *stages;
    uint32_t stage_count;
    struct span if_missed;       /* doing ids */
};

enum via { VIA_MAIL, VIA_PHONE, VIA_CHAT, VIA_NEWS, VIA_SOCIAL, VIA_ALERT, VIA_LETTER };
struct inject {
    struct common common;
    struct text_id title, text, from, expect;
    struct span to;      /* team ids; TEAM_PUBLIC may stand in it */
    enum via via;
    struct span gives;   /* fact ids */
    struct span does;    /* doing ids */
    const char *number;  /* as printed on the run sheet, or NULL */
    bool has_tlp;
    enum tlp tlp;
    struct span objectives; /* thing ids */
    const char *picture;
};

/* What costs capacity. */
struct cost { int64_t staff_micro; int64_t takes_s; int64_t budget_micro; };

enum answer { ANSWER_ONE, ANSWER_SOME, ANSWER_ORDER, ANSWER_NUMBER, ANSWER_TEXT };
enum agree { AGREE_EACH, AGREE_ALL, AGREE_EITHER };
enum vote { VOTE_LEAD, VOTE_MOST };
struct option {
    struct common common;       /* name "cut" */
    struct decision_id decision;
    struct text_id label, feedback;
    struct span does;
    const struct outcome *outcomes;
    uint32_t outcome_count;
    struct cond_id needs, shown, sound;
    struct cost cost;
    struct span keeps, breaks;  /* thing ids of norms */
};
struct decision {
    struct common common;
    struct text_id ask, text, why;
    struct span who;            /* team ids */
    struct time_form within;
    uint32_t otherwise;         /* option id, or ID_NONE when the answer has no options */
    uint32_t first_option, option_count; /* options of one decision are consecutive, in written order */
    enum answer answer;
    enum agree agree;
    enum vote vote;
    int64_t talk_room_s;        /* default 240 */
    int64_t takes_s;            /* game time the talk is charged with, in talk mode */
    bool other, confidence;
    struct cond_id needs, shown;
    uint32_t classes;           /* covers */
    bool has_right;
    int64_t right_low_micro, right_high_micro;
    struct cond_id right;
    struct text_id unit;
    struct span objectives;
};

struct action {
    struct common common;
    struct text_id label;
    struct span who;            /* team ids */
    struct team_id to;
    struct channel_id via;
    struct thing_id asks;       /* a fact or a decision: then it is a request */
    struct span does;
    const struct outcome *outcomes;
    uint32_t outcome_count;
    struct cond_id needs, shown;
    struct cost cost;
    bool has_pap;
    enum pap pap;
    struct span about;          /* thing ids */
    bool visible, once;         /* seen by everybody; at most once a team */
    struct span keeps, breaks;
};

struct rule { struct common common; struct cond_id when; struct span does; bool again; };
struct norm { struct common common; struct text_id title, basis; };
struct question {
    struct common common;
    struct text_id ask, right;
    struct span who, options /* text ids */, about;
    bool confidence;
    int64_t minutes;
};
struct cue {
    struct time_form at;        /* TIME_NONE: when `when` comes true */
    struct cond_id when;
    int64_t after_s;
    struct span things;         /* thing ids: injects, decisions, questions */
    bool optional;
};
struct scene {
    struct common common;
    struct text_id title;
    bool has_begins;
    struct time_form begins;
    struct cond_id when;
    int64_t pace_micro;         /* game minutes for one room minute */
    int64_t lasts_s;            /* INT64_MAX: until the next one */
    const struct cue *cues;
    uint32_t cue_count;
};
struct objective { struct common common; struct text_id title; struct span tasks /* text ids */, evidence /* thing ids */; };
struct ending { struct common common; struct text_id title, text; struct cond_id when; };
struct debrief { struct common common; struct text_id ask; struct thing_id about; struct span who; };
struct story { struct common common; };

/* ---- the scenario as a whole ----------------------------------------------------------------------------------- */

#define SHELF_ARRAY(type, name) struct type *name; uint32_t name##_count, name##_room

struct world {
    struct arena arena;            /* strings and lists */
    const char *id;
    struct text_id title, summary, emblem, audience, authors, licence, briefing;
    const char *language, *level;
    int64_t begins_utc_s;          /* STARTEX */
    struct economy_id home;        /* whose local time the exercise is told in */
    int64_t minutes_room;
    int64_t length_s;              /* world_seal fills it when not written */
    uint64_t seed;                 /* the author's default */
    bool enforce_labels;

    uint32_t *refs; uint32_t refs_count, refs_room;
    SHELF_ARRAY(cond, conds);
    SHELF_ARRAY(doing, doings);
    SHELF_ARRAY(text, texts);
    const char **value_names; uint32_t value_names_count, value_names_room;

    SHELF_ARRAY(economy, economies);
    SHELF_ARRAY(agreement, agreements);
    SHELF_ARRAY(team, teams);
    SHELF_ARRAY(group, groups);
    SHELF_ARRAY(measure, measures);
    SHELF_ARRAY(fact, facts);
    SHELF_ARRAY(channel, channels);
    SHELF_ARRAY(clock, clocks);
    SHELF_ARRAY(inject, injects);
    SHELF_ARRAY(decision, decisions);
    SHELF_ARRAY(option, options);
    SHELF_ARRAY(action, actions);
    SHELF_ARRAY(rule, rules);
    SHELF_ARRAY(norm, norms);
    SHELF_ARRAY(question, questions);
    SHELF_ARRAY(scene, scenes);    /* in the order in which they can begin: by time, then name */
    SHELF_ARRAY(objective, objectives);
    SHELF_ARRAY(ending, endings);
    SHELF_ARRAY(debrief, debriefs);
    SHELF_ARRAY(story, stories);
};

struct world *world_create(void);
void world_destroy(struct world *world);

/* Building. Each returns the new thing's index. The struct is copied; strings and arrays in it must live in
 * world->arena. The builder must add things of a shelf in the order of their written names (options: by decision, in
 * written order; scenes: by begin). MUSTs above a limit of base/limits.h: the builder checks those first. */
struct span world_add_refs(struct world *world, const uint32_t *ids, uint32_t count);
struct cond_id world_add_cond(struct world *world, const struct cond *cond);   /* fills `depends` */
uint32_t world_add_doing(struct world *world, const struct doing *doing);
/* `slots` are copied. An empty source gives TEXT_NONE. */
struct text_id world_add_text(struct world *world, const char *path, const char *source,
                              const struct slot *slots, uint32_t slot_count);
uint32_t world_value_name(struct world *world, const char *name); /* interned */
#define WORLD_ADD(name) uint32_t world_add_##name(struct world *world, const struct name *value)
WORLD_ADD(economy); WORLD_ADD(agreement); WORLD_ADD(team); WORLD_ADD(group); WORLD_ADD(measure); WORLD_ADD(fact);
WORLD_ADD(channel); WORLD_ADD(clock); WORLD_ADD(inject); WORLD_ADD(decision); WORLD_ADD(option); WORLD_ADD(action);
WORLD_ADD(rule); WORLD_ADD(norm); WORLD_ADD(question); WORLD_ADD(scene); WORLD_ADD(objective); WORLD_ADD(ending);
WORLD_ADD(debrief); WORLD_ADD(story);
/* After the last: fills what follows from the rest (length, name lookup). */
void world_seal(struct world *world);

/* A mark of how much there is, and taking back what came after it: live additions of one play. */
struct world_mark { uint32_t facts, injects, texts, conds, doings, refs; };
struct world_mark world_mark(const struct world *world);
void world_release(struct world *world, const struct world_mark *mark);

/* Reading. */
static inline uint32_t world_ref(const struct world *world, struct span span, uint32_t i)
{
    return world->refs[span.first + i];
}
bool world_span_has(const struct world *world, struct span span, uint32_t id);
/* "decision.isolate.cut", "measure.evidence@police_a"; in the world's memory. MUSTs on an id that is not there. */
const char *world_path(const struct world *world, struct thing_id id);
/* THING_NONE when there is none of that path. */
struct thing_id world_find(const struct world *world, const char *path);
const char *world_source(const struct world *world, struct text_id text); /* "" for TEXT_NONE */
/* The member of a measure's family that belongs to `team`, or the measure itself. */
struct measure_id world_measure_of(const struct world *world, struct measure_id measure, struct team_id team);
int64_t world_number(const struct world *world, struct number number, struct team_id own);
const char *shelf_name(enum shelf shelf); /* "decision" */
/* A time form as seconds from STARTEX, counted from `from_s` in the calendar of `economy`. */
int64_t world_due_s(const struct world *world, struct time_form form, int64_t from_s, struct economy_id economy);
/* Relation of `to` to `holder` for this fact. Pure. */
enum relation world_relation(const struct world *world, struct fact_id fact, struct team_id holder, struct team_id to);
/* Does the channel lead from one to the other, whatever its conditions? */
bool world_channel_joins(const struct world *world, struct channel_id channel, struct team_id from, struct team_id to);
/* Local civil time of a moment of the exercise, in the home zone. */
struct civil world_civil(const struct world *world, int64_t at_s);

#endif
