/* fold.h: the debrief while it is being made. Private to sim/debrief.
 *
 * One pass over the trace hands every record that fits to the folders below, each of which fills its own lists. What
 * needs the whole (needs, scores, questions, moments) is worked out afterwards. */
#ifndef TOCSIN_DEBRIEF_FOLD_H
#define TOCSIN_DEBRIEF_FOLD_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "debrief/model.h"

/* A list that grows while the trace is read; the debrief shows it as `const`. */
#define FOLD_LIST(type, name) struct debrief_##type *name; uint32_t name##_count, name##_room
#define FOLD_ADD(fold, name) \
    (GROW((fold)->name, (fold)->name##_count, (fold)->name##_room), &(fold)->name[(fold)->name##_count++])

/* Whose doing a record follows from: a decision, an action, or neither. */
enum choice_kind { CHOICE_NONE, CHOICE_DECISION, CHOICE_ACTION };
struct choice { enum choice_kind kind; uint32_t index; bool is_luck; };
/* One effect before it is sorted to its choice. */
struct effect_of { struct choice choice; struct debrief_effect effect; };
struct luck_of { struct choice choice; struct debrief_luck luck; };
struct point_of { uint32_t measure; struct debrief_point point; };
/* From when on a channel led from one team to another. */
struct leg { uint64_t key; int64_t open_s; };
/* Control's hand on the clock or on a team. */
struct touch { int64_t at_s; uint32_t team; /* ID_NONE all */ };
struct told_outside { int64_t at_s; uint32_t fact, team; };

struct fold {
    struct debrief_model debrief; /* first: debrief_destroy is handed this */
    struct arena arena;
    const struct world *world;
    const struct trace *trace;
    struct debrief_words words;

    FOLD_LIST(seat, seats);
    FOLD_LIST(holding, holdings);
    FOLD_LIST(share, shares);
    FOLD_LIST(need, needs);
    FOLD_LIST(request, requests);
    FOLD_LIST(refused, refusals);
    FOLD_LIST(breach, breaches);
    FOLD_LIST(statement, statements);
    FOLD_LIST(decision, decisions);
    FOLD_LIST(action, actions);
    FOLD_LIST(inject, injects);
    FOLD_LIST(scene, scenes);
    FOLD_LIST(note, notes);
    FOLD_LIST(rated, ratings);
    FOLD_LIST(event, events);
    struct debrief_team *teams;
    struct debrief_stage *stages;      /* clock by clock */
    uint32_t *first_stage;             /* by clock */
    struct debrief_measure *measures;

    uint32_t *of;                      /* by record: 1 + index into the list of its kind, 0 none */
    struct choice *choices;            /* by record */
    uint32_t *cells;                   /* fact * teams + team: 1 + index into holdings */
    uint32_t *first_holding;           /* by fact: 1 + index; then holding_next, in order of time */
    uint32_t *last_holding;
    uint32_t *holding_next; uint32_t holding_next_room;
    uint32_t *first_share, *last_share; /* by fact, and share_next */
    uint32_t *share_next; uint32_t share_next_room;
    uint8_t *is_false;                 /* by fact, now */
    struct debrief_point *now;         /* by measure */
    struct effect_of *effects; uint32_t effects_count, effects_room;
    struct luck_of *lucks; uint32_t lucks_count, lucks_room;
    struct point_of *points; uint32_t points_count, points_room;
    struct leg *legs; uint32_t legs_count, legs_room;
    struct touch *touches; uint32_t touches_count, touches_room;
    struct told_outside *outside; uint32_t outside_count, outside_room;
};

/* May this record be folded: does everything it names exist in this world? */
bool fold_fits(const struct fold *fold, uint32_t number, const struct record *record);

/* Folders, each for some kinds of record. */
void fold_known(struct fold *fold, uint32_t number, const struct record *record);    /* known.c */
void fold_sent(struct fold *fold, uint32_t number, const struct record *record);     /* sent.c */
void fold_asked(struct fold *fold, uint32_t number, const struct record *record);    /* asked.c */
void fold_decided(struct fold *fold, uint32_t number, const struct record *record);  /* decided.c */
void fold_effect(struct fold *fold, uint32_t number, const struct record *record);   /* effects.c */
void fold_clock(struct fold *fold, uint32_t number, const struct record *record);    /* clocks.c */
void fold_measured(struct fold *fold, uint32_t number, const struct record *record); /* measures.c */
void fold_said(struct fold *fold, uint32_t number, const struct record *record);     /* said.c */

/* Afterwards, in this order. */
void fold_finish_holdings(struct fold *fold);
void fold_finish_clocks(struct fold *fold);
void fold_finish_measures(struct fold *fold);
void fold_finish_effects(struct fold *fold);
void fold_finish_decisions(struct fold *fold);
void fold_fill_asks(struct fold *fold); /* once measures are shown */
void fold_finish_requests(struct fold *fold);
void fold_finish_needs(struct fold *fold);
void fold_finish_counts(struct fold *fold);
void fold_finish_events(struct fold *fold);
void fold_finish_questions(struct fold *fold);
void fold_finish_cards(struct fold *fold);
struct debrief_curve fold_curve(struct fold *fold, bool people_only); /* curve.c */

/* Helpers. */
static inline uint32_t fact_of(const struct record *record)
{
    return thing_index((struct thing_id){ record->thing });
}
static inline uint32_t channel_of(const struct record *record)
{
    return record->other == ID_NONE ? ID_NONE : thing_index((struct thing_id){ record->other });
}
static inline enum tlp label_of(const struct record *record)
{
    return record->value >= TLP_RED && record->value <= TLP_CLEAR ? (enum tlp)record->value : TLP_RED;
}
/* The record that caused this one; NULL when there is none or it does not fit. */
const struct record *fold_cause(const struct fold *fold, const struct record *record);
struct debrief_holding *fold_holding(struct fold *fold, uint32_t fact, uint32_t team);
/* The team used what it knew: passed it on, reported it, acted on it. */
void fold_used(struct fold *fold, uint32_t fact, uint32_t team, int64_t at_s, uint32_t record);
/* The facts whose knowledge a condition asks of this team count as used. */
void fold_used_by_cond(struct fold *fold, struct cond_id cond, uint32_t team, int64_t at_s, uint32_t record);
const char *fold_words(const struct fold *fold, uint32_t record); /* never NULL; in the arena */
bool fold_is_touched(const struct fold *fold, uint32_t team, int64_t from_s, int64_t to_s);
/* Says what stands in a slot. False: it is not known, and the rest of the text stays as it is written. */
typedef bool fold_slot_fn(void *context, const struct slot *slot, uint32_t index, struct str *out);
void fold_fill(const struct world *world, struct text_id text, fold_slot_fn *add, void *context, struct str *out);
/* A text of the world with its placeholders filled from the record's extra values, from the `first` on. */
const char *fold_filled(struct fold *fold, struct text_id text, const struct record *record, uint32_t first);

#endif
