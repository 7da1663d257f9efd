/* state.h: what the engine remembers while an exercise runs. Private to sim/engine; nobody else may include it.
 *
 * A reader outside folds the trace instead. Each struct says which file of this room changes it. */
#ifndef TOCSIN_ENGINE_STATE_H
#define TOCSIN_ENGINE_STATE_H

#include "engine/engine.h"
#include "engine/queue.h"

enum due_kind {
    DUE_SCENE,    /* a scene begins by its time */
    DUE_SCENE_END,/* a scene that `lasts` is over: a scene */
    DUE_CUE,      /* a scene, b cue */
    DUE_ARRIVE,   /* a share */
    DUE_REQUEST,  /* a request arrives */
    DUE_REPLY,    /* a reply */
    DUE_DEADLINE, /* a posed: nobody answered */
    DUE_EFFECT,   /* a effect */
    DUE_MISS,     /* a clock, b stage: the second after its deadline */
    DUE_DOINGS,   /* a index in `later` */
    DUE_WATCH,    /* a watch, b its generation: time may have changed its condition */
    DUE_SCRIPT,   /* b token */
    DUE_TIMEOUT,  /* a watch of a story that waited long enough */
    DUE_HELD,     /* a fact: it is held from its `since` */
    DUE_FREE,     /* a team, b staff (micro): busy people come back */
    DUE_END       /* three times the length */
};

enum { DRAW_DELAY = 1, DRAW_FAIL, DRAW_ARM, DRAW_STORY, DRAW_ASK_DELAY };

struct holding {
    struct team_id team;
    struct fact_id fact;
    int64_t at_s;
    enum tlp label;       /* under which it is held: the loosest it came under */
    enum tlp consent;     /* what its source allowed this team, or the label */
};

struct share {
    struct fact_id fact;
    struct team_id from, to;
    struct channel_id channel;
    enum tlp label;
    uint32_t record;      /* RECORD_SENT */
    uint32_t lost;        /* LOST_* or 0 */
    bool arrived;
    uint32_t ordinal;     /* how many of this fact between these two went before it */
    uint32_t older;       /* the share of the same fact before it, plus 1 */
};

struct request {
    struct team_id from, to;
    struct thing_id thing;
    struct channel_id channel;
    enum ask_kind kind;
    uint32_t times, ways; /* how often it was asked before; ways that it and its answers went */
    uint32_t asked_record, request_record, replied_record;
    enum reply_kind reply; /* the latest */
};

/* An answer on its way: a later one may overtake it. */
struct reply { uint32_t request; enum reply_kind kind; bool has_label; enum tlp label; };

enum posed_status { POSED_WAITING /* not shown yet */, POSED_OPEN, POSED_ANSWERED, POSED_DEFAULTED, POSED_CLOSED };
struct posed {
    struct decision_id decision;
    struct team_id team;
    enum posed_status status;
    int64_t deadline_s;
    uint32_t opened_record, answer_record;
    uint32_t chosen;       /* mask over the decision's options */
    uint64_t waiting_token; /* of a story, when has_waiting */
    bool has_waiting;
};
struct posed_span { uint32_t first, count; }; /* in engine->posed; count 0: not put yet */

struct effect {             /* work that an option or action takes before its doings happen */
    struct thing_id thing;
    struct team_id team;
    uint32_t cause;
    int64_t staff_micro;
    bool is_done;
};

struct later { struct span doings; struct team_id actor; uint32_t cause; };

enum stage_status { STAGE_IDLE, STAGE_RUNNING, STAGE_MET, STAGE_MISSED, STAGE_LATE };
struct stage_state { enum stage_status status; int64_t due_s; int64_t sent_s; };
struct clock_state {
    bool is_started, is_declared, is_stopped, is_imputed;
    int64_t from_s;         /* what its first stage counts from */
    int64_t declared_s;
    uint32_t first_stage;   /* in engine->stages */
};

struct measure_state {
    int64_t micro;
    int64_t remainder;      /* of micro, in 3600ths: 0 to 3599 */
    int64_t rate;           /* micro an hour */
    int64_t at_s;           /* when the three above were true */
    bool runs;              /* a stopwatch that is running */
    bool ran;
};

/* A condition that somebody waits for. Fired in the order of this enum, then in the order in which it was added. */
enum watch_kind {
    WATCH_LASTED,     /* a: in lasted_since, since when the child of a `lasted` holds */
    WATCH_RATE,       /* a measure, b line */
    WATCH_STOPWATCH,  /* a measure, b 0 from 1 to */
    WATCH_AGREEMENT,  /* a agreement */
    WATCH_TRUTH,      /* a fact */
    WATCH_WITHDRAWN,  /* a fact */
    WATCH_CHANNEL,    /* a channel: needs */
    WATCH_BASIS,      /* a channel: basis */
    WATCH_CLOCK_START, WATCH_CLOCK_STOP, WATCH_CLOCK_MET, WATCH_CLOCK_IMPUTED, /* a clock */
    WATCH_SCENE,      /* a scene */
    WATCH_CUE,        /* a scene, b cue */
    WATCH_RULE,       /* a rule */
    WATCH_ENDING,     /* a ending */
    WATCH_SHOW,       /* a posed that waits to be shown */
    WATCH_OPTION,     /* a posed, b option */
    WATCH_ACTION,     /* a action, b team */
    WATCH_STORY,      /* token */
    WATCH_KIND_COUNT
};
struct watch {
    enum watch_kind kind;
    uint32_t a, b;
    uint64_t token;
    struct cond_id cond;
    struct cond_id cond2;   /* a second one, for things with needs and shown */
    struct team_id own;
    uint32_t depends;
    uint32_t weight;        /* of both: what asking costs */
    uint8_t was;            /* last value: bit 0 cond, bit 1 cond2 */
    bool is_closed;
    bool is_due;            /* its time has come: ask again whatever is dirty */
    int64_t wake_s;         /* when DUE_WATCH is scheduled, INT64_MAX none */
    uint32_t generation;
};

struct action_state { uint32_t done_count; bool is_running; };

struct engine {
    struct world *world;
    struct world_mark mark;
    uint64_t seed;
    uint64_t draw_seed;     /* the seed, or that of a fork */
    struct engine_calls calls;
    struct trace *trace;
    struct queue queue;
    int64_t now_s;
    bool is_started, has_ended, in_settle;
    uint64_t events;
    int64_t steps; /* of EXERCISE_STEPS_MAX */
    uint32_t events_this_second;
    uint32_t dirty;         /* DEPENDS_* that changed since the last settle */
    uint32_t cause;         /* the record that what happens now follows from */
    uint32_t depth;         /* of nested doings */
    uint32_t live_count;

    uint32_t audience_control, audience_public;
    uint32_t audience_team[TEAMS_MAX];
    uint32_t *audience_measure; /* by measure */

    /* sharing.c: one cell for each fact and team, row by fact so that a new fact appends. 0: not held. */
    uint32_t *cells; uint32_t cells_count, cells_room;
    bool has_derived_facts; /* some fact follows from others */
    struct holding *holdings; uint32_t holdings_count, holdings_room;
    bool *published; uint32_t published_room; /* by fact */
    bool *broken; uint32_t broken_room;
    bool *withdrawn; uint32_t withdrawn_room;
    uint32_t *last_share; uint32_t last_share_room; /* by fact, plus 1 */
    struct share *shares; uint32_t shares_count, shares_room;
    uint32_t *in_flight;    /* by channel */
    struct request *requests; uint32_t requests_count, requests_room;
    struct reply *replies; uint32_t replies_count, replies_room;

    /* deciding.c, actions.c */
    struct posed_span *posed_of;                     /* by decision */
    struct posed *posed; uint32_t posed_count, posed_room;
    struct effect *effects; uint32_t effects_count, effects_room;
    uint8_t *arms;          /* by option, then by action: the arm that came up, plus 1 */
    struct action_state *actions; /* by action * teams + team */
    int64_t *staff_free, *budget_left; /* by team */

    /* clocks.c */
    struct clock_state *clocks;
    struct stage_state *stages;

    /* measures.c */
    struct measure_state *measures;

    /* scenes.c */
    uint32_t scene;         /* that is on, or ID_NONE */
    bool *scene_came;
    uint8_t *cue_state;     /* of the scene that is on: 0 to come, 1 played, 2 came true and scheduled */
    uint32_t cue_state_room;
    uint8_t *inject_state; uint32_t inject_state_room; /* INJECT_* bits */
    uint32_t *inject_record; uint32_t inject_record_room;
    uint32_t *inject_audience; uint32_t inject_audience_room; /* plus 1; 0: not asked for yet */

    /* doings.c */
    struct later *later; uint32_t later_count, later_room;

    /* settle.c, conditions.c */
    struct watch *watches; uint32_t watches_count, watches_room;
    uint32_t *fired; uint32_t fired_room;
    /* One row for each `lasted`, found by its cond: when its child came true, INT64_MAX not. A row has a cell for each
     * team that it may be asked for, and one for nobody in particular. Conditions from conds_seen on are new. */
    uint32_t *lasted_row; uint32_t lasted_row_room;
    int64_t *lasted_since; uint32_t lasted_count, lasted_room;
    uint32_t conds_seen;
    bool *about_own; uint32_t about_own_room; /* by cond below conds_seen: may it differ from team to team? */
    bool *agreement_on;
    uint8_t *agreement_set; /* by control: 0 as written, 1 off, 2 on */
    int64_t *last_input_s;  /* by team */

    uint32_t *story_draws;
    bool *story_closed;
};

enum { INJECT_SENT = 1, INJECT_SKIPPED = 2, INJECT_HOLDING = 4, INJECT_WAITING = 8 /* came up while on hold */ };

/* ---- record.c: writing the trace ------------------------------------------------------------------------------- */
struct record record_make(const struct engine *engine, enum record_kind kind);
uint32_t record_add(struct engine *engine, const struct record *record); /* extra-less */
uint32_t record_add_extra(struct engine *engine, const struct record *record, const int64_t *extra, uint32_t count);
uint32_t record_audience_of_span(struct engine *engine, struct span teams);
uint32_t record_audience_of_two(struct engine *engine, struct team_id a, struct team_id b);
/* A record about one team and one thing, seen by that team: the commonest kind. */
uint32_t record_team(struct engine *engine, enum record_kind kind, struct team_id team, struct thing_id thing, int64_t value);
uint32_t record_control(struct engine *engine, enum record_kind kind, struct thing_id thing, int64_t value);
uint32_t record_team_audience(const struct engine *engine, struct team_id team);
/* Values of a text's slots at this moment, for the record that shows it. Returns how many (at most SLOTS_MAX). */
#define SLOTS_MAX 32u
uint32_t record_slots(const struct engine *engine, struct text_id text, struct team_id own, int64_t *values);

/* ---- conditions.c ---------------------------------------------------------------------------------------------- */
bool cond_holds(const struct engine *engine, struct cond_id cond, struct team_id own);
/* The first second after now at which time alone could change it; INT64_MAX if never. */
int64_t cond_next_s(const struct engine *engine, struct cond_id cond, struct team_id own);
bool agreement_in_force(const struct engine *engine, struct agreement_id agreement);

/* ---- settle.c -------------------------------------------------------------------------------------------------- */
uint32_t watch_add(struct engine *engine, const struct watch *watch);
void watch_close(struct engine *engine, uint32_t watch);
/* Fires what has become true since the last call, until nothing more does. */
void settle(struct engine *engine);
/* Counts towards the limit of one second; false once the exercise has faulted. */
bool count_event(struct engine *engine);
void watch_everything(struct engine *engine); /* at STARTEX */
/* Is it in force now, by its condition or by control? Told when that has changed. */
void agreement_update(struct engine *engine, uint32_t agreement);
void agreement_tell(struct engine *engine, uint32_t agreement);
/* Conditions that a story said for the first time are in the world by now: from here on somebody watches what lasts. */
void watch_new_conditions(struct engine *engine);
/* Where in engine->lasted_since, or ID_NONE while nobody watches it. */
uint32_t lasted_cell(const struct engine *engine, struct cond_id cond, struct team_id own);

/* ---- doings.c -------------------------------------------------------------------------------------------------- */
void do_all(struct engine *engine, struct span doings, struct team_id actor, uint32_t cause);
void do_one(struct engine *engine, uint32_t doing, struct team_id actor);
void finish(struct engine *engine, uint32_t ending, int64_t how);

/* ---- sharing.c ------------------------------------------------------------------------------------------------- */
void sharing_make_room(struct engine *engine);
const struct holding *holding_find(const struct engine *engine, struct team_id team, struct fact_id fact);
bool knows(const struct engine *engine, struct team_id team, struct fact_id fact);
/* The world tells. */
void learn(struct engine *engine, struct team_id team, struct fact_id fact, uint32_t cause);
void hold_from_start(struct engine *engine, struct fact_id fact);
/* Refusals and WARN_* of a share, without doing it. */
enum refusal share_check(const struct engine *engine, const struct input *input, uint32_t *warnings);
void share_now(struct engine *engine, const struct input *input, uint16_t flags);
void share_by_doing(struct engine *engine, const struct doing *doing, struct team_id actor);
void share_arrive(struct engine *engine, uint32_t share);
void fact_withdraw(struct engine *engine, struct fact_id fact);
/* Attached to a notice: the addressee gets them there and then. */
void hand_over(struct engine *engine, struct team_id from, struct team_id to, struct fact_id fact, uint32_t cause);
void publish_fact(struct engine *engine, struct team_id from, struct fact_id fact, enum tlp label, uint32_t cause);
bool channel_is_open(const struct engine *engine, struct channel_id channel, struct team_id own);
bool channel_has_basis(const struct engine *engine, struct channel_id channel, struct team_id own);
struct channel_id channel_best(const struct engine *engine, struct team_id from, struct team_id to, enum tlp label);
int64_t channel_delay_s(const struct engine *engine, struct channel_id channel, struct team_id from, struct team_id to,
                        uint32_t draw_kind, uint32_t about, uint64_t ordinal);
void breach(struct engine *engine, struct team_id team, struct fact_id fact, struct team_id to, int64_t how, uint32_t cause);
void channel_tell(struct engine *engine, struct channel_id channel);

/* ---- requests.c ------------------------------------------------------------------------------------------------ */
enum refusal ask_check(const struct engine *engine, const struct input *input);
void ask_now(struct engine *engine, const struct input *input);
void ask_by_action(struct engine *engine, const struct action *action, struct team_id team);
void request_arrive(struct engine *engine, uint32_t request);
enum refusal reply_check(const struct engine *engine, const struct input *input);
void reply_now(struct engine *engine, const struct input *input);
void reply_arrive(struct engine *engine, uint32_t reply);

/* ---- deciding.c ------------------------------------------------------------------------------------------------ */
void pose(struct engine *engine, struct decision_id decision);
void posed_show(struct engine *engine, uint32_t posed);
struct posed *posed_find(const struct engine *engine, struct decision_id decision, struct team_id team);
enum refusal decide_check(const struct engine *engine, const struct input *input);
void decide_now(struct engine *engine, const struct input *input);
/* Has the team chosen, so that it counts? Where all must agree, an answer counts when all have given the same. */
bool posed_counts(const struct engine *engine, const struct posed *posed);
void posed_deadline(struct engine *engine, uint32_t posed);
/* Its time is over with no answer: the default, with its consequences once for all who answer together. */
void posed_give_up(struct engine *engine, uint32_t posed);
void option_tell(struct engine *engine, uint32_t posed, struct option_id option);
enum refusal extend_now(struct engine *engine, const struct input *input, bool apply);

/* ---- actions.c: what costs people, time and money --------------------------------------------------------------- */
enum refusal cost_check(const struct engine *engine, const struct cost *cost, struct team_id team);
/* Holds people, spends, and lets the doings of `thing` happen when the work is done. */
void work_begin(struct engine *engine, struct thing_id thing, struct team_id team, uint32_t cause);
void effect_done(struct engine *engine, uint32_t effect);
enum refusal act_check(const struct engine *engine, const struct input *input);
void act_now(struct engine *engine, const struct input *input);
void action_tell(struct engine *engine, struct action_id action, struct team_id team);
void staff_busy(struct engine *engine, struct team_id team, int64_t staff_micro, int64_t takes_s);
void staff_free(struct engine *engine, struct team_id team, int64_t staff_micro);
void capacity_tell(struct engine *engine, struct team_id team);

/* ---- clocks.c -------------------------------------------------------------------------------------------------- */
void clock_start(struct engine *engine, struct clock_id clock);
void clock_impute(struct engine *engine, struct clock_id clock);
void clock_stop(struct engine *engine, struct clock_id clock);
void clock_met_by(struct engine *engine, struct clock_id clock);
void clock_miss(struct engine *engine, struct clock_id clock, uint32_t stage);
enum refusal declare_check(const struct engine *engine, const struct input *input);
void declare_now(struct engine *engine, const struct input *input);
enum refusal notify_check(const struct engine *engine, const struct input *input);
void notify_now(struct engine *engine, const struct input *input);
/* The scenario sends a stage, complete; ID_NONE: the next one. One that was sent, or whose turn it is not: nothing. */
void notify_by_doing(struct engine *engine, struct clock_id clock, uint32_t stage);
bool clock_is_met(const struct engine *engine, struct clock_id clock);
bool clock_is_missed(const struct engine *engine, struct clock_id clock);

/* ---- measures.c ------------------------------------------------------------------------------------------------ */
int64_t measure_at(const struct engine *engine, struct measure_id measure, int64_t at_s);
void measure_change(struct engine *engine, struct measure_id measure, int64_t micro);
void measure_scale(struct engine *engine, struct measure_id measure, int64_t factor_micro);
void measure_set(struct engine *engine, struct measure_id measure, int64_t micro);
void measure_rates(struct engine *engine, struct measure_id measure); /* a line or a stopwatch changed: add up again */
void measure_tell(struct engine *engine, struct measure_id measure);
/* The first second after now at which `value > n` changes; INT64_MAX if never at today's rate. */
int64_t measure_crossing_s(const struct engine *engine, struct measure_id measure, int64_t n_micro);

/* ---- scenes.c -------------------------------------------------------------------------------------------------- */
void scenes_schedule(struct engine *engine);
void scene_begin(struct engine *engine, uint32_t scene);
void scene_end(struct engine *engine, uint32_t scene);
void cue_play(struct engine *engine, uint32_t scene, uint32_t cue);
void cue_came_true(struct engine *engine, uint32_t scene, uint32_t cue);
void inject_send(struct engine *engine, struct inject_id inject);
void inject_deliver(struct engine *engine, struct inject_id inject); /* whatever was held or skipped */
void inject_make_room(struct engine *engine);
enum refusal control_check(const struct engine *engine, const struct input *input);
void control_now(struct engine *engine, const struct input *input);

/* ---- script.c -------------------------------------------------------------------------------------------------- */
void stories_begin(struct engine *engine);
void story_wake(struct engine *engine, uint64_t token, int64_t answer);

#endif
