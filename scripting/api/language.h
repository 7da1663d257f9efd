/* language.h: the language as data: every field of every shelf, every doing, condition and story verb, with its exact
 * meaning. The readers are driven by these tables; docs/scenario-language.md is made from them (reference.c).
 *
 * A field's `says` is one line: meaning, unit, and what holds when it is not written. */
#ifndef TOCSIN_API_LANGUAGE_H
#define TOCSIN_API_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "engine/ids.h"

struct at;
struct maker;

/* How a value is written, and into what it is read. */
enum shape {
    SHAPE_TEXT,       /* struct text_id: prose, translated */
    SHAPE_TEXTS,      /* struct span of text ids: one or a list */
    SHAPE_PROSE,      /* struct text_id: prose, or a list of lines */
    SHAPE_STRING,     /* const char *: not translated */
    SHAPE_BOOL,       /* bool */
    SHAPE_COUNT,      /* uint32_t: a whole number, 1 or more */
    SHAPE_NUMBER,     /* int64_t micro; own.value only where own is known */
    SHAPE_LASTS,      /* int64_t seconds */
    SHAPE_MOMENT,     /* int64_t seconds from STARTEX */
    SHAPE_TIME,       /* struct time_form */
    SHAPE_WORD,       /* an enum: one of field->words */
    SHAPE_TEAM,       /* struct team_id */
    SHAPE_TEAMS,      /* struct span of team ids; groups stand for their teams */
    SHAPE_TEAMS_OR_PUBLIC,
    SHAPE_FACT,       /* struct fact_id */
    SHAPE_FACTS,      /* struct span of fact ids */
    SHAPE_CHANNEL,    /* struct channel_id */
    SHAPE_NORMS,      /* struct span of thing ids */
    SHAPE_OBJECTIVES, /* struct span of thing ids */
    SHAPE_THINGS,     /* struct span of thing ids, of any shelf */
    SHAPE_COND,       /* struct cond_id */
    SHAPE_DOES,       /* struct span of doing ids */
    SHAPE_CLASSES,    /* uint32_t mask: "C3" or a list */
    SHAPE_OWN         /* field->read does it; field->shape_says says how it is written */
};

struct word { const char *word; int value; };

#define NO_OFFSET SIZE_MAX

struct field {
    const char *name; /* "1", "2" for positional ones; "…" for the positional rest */
    enum shape shape;
    bool must;
    size_t offset;            /* in the thing's struct */
    size_t has;               /* a bool that says whether it was written, or NO_OFFSET */
    const struct word *words; /* SHAPE_WORD; ended by { NULL, 0 } */
    void (*read)(const struct at *at, void *thing);
    const char *shape_says;   /* SHAPE_OWN */
    const char *says;
};

/* What one table may hold: a shelf's, or that of a part of one (a cue, a stage). */
struct table_language {
    const char *name; /* "decision.x", "a cue" */
    const char *says;
    const struct field *fields;
    uint32_t field_count;
    bool is_content; /* may also have hints, note, say, prompts */
};

/* The fields of common (hints, note, say, prompts). */
extern const struct table_language LANGUAGE_COMMON;
uint32_t language_table_count(void);
const struct table_language *language_table(uint32_t i);
/* Of the verbs of tests.lua; NULL after the last. */
const struct table_language *language_test_table(uint32_t i);
/* Can a thing be called so: letters, digits and _, beginning with a letter, and no reserved word of Lua? */
bool is_name(const char *text);
/* "text", "list of teams": how a value of this field is written. */
const char *field_shape(const struct field *field);

/* Reads every field of the table at `at` into `thing`: told are unknown and missing fields and wrong values. Positional
 * items are allowed when the table has a field "…" or one of their number. */
void fields_read(const struct at *at, const struct table_language *table, void *thing);

/* ---- verbs ------------------------------------------------------------------------------------------------------- */

enum verb_kind { VERB_COND, VERB_COUNT, VERB_DOING, VERB_STORY, VERB_TEST };

enum arg_shape {
    ARG_TEAM,        /* a team or a group (all of it) */
    ARG_TEAM_OR_ANY, /* the same, or left out: any */
    ARG_TEAMS,       /* one or several, to do something to; with public where said */
    ARG_FACT, ARG_FACTS, ARG_CHANNEL, ARG_INJECT, ARG_DECISION, ARG_OPTION, ARG_ACTION, ARG_CLOCK, ARG_AGREEMENT,
    ARG_MEASURE, ARG_MEASURE_OR_COUNT, ARG_SCENE, ARG_ENDING, ARG_ARM, ARG_DOMAIN, ARG_LEVEL, ARG_NUMBER, ARG_AMOUNT,
    ARG_FACTOR, ARG_TIME, ARG_MOMENT, ARG_LASTS, ARG_TLP, ARG_COND, ARG_CONDS, ARG_DOINGS, ARG_OTHER
};

struct arg {
    const char *name;  /* key in a table verb, or what the positional one is called */
    enum arg_shape shape;
    bool named;        /* key = value; otherwise positional */
    bool optional;
};
#define ARGS_MAX 5u

struct verb {
    const char *name;
    enum verb_kind kind;
    int op;            /* enum cond_op or enum doing_op */
    const char *form;  /* as it is written: "share{ fact, to =, via =, tlp = }" */
    const char *says;
    struct arg args[ARGS_MAX];
};

uint32_t language_verb_count(void);
const struct verb *language_verb(uint32_t i);
const struct verb *verb_find(const char *name, enum verb_kind kind);

/* ---- the reference ----------------------------------------------------------------------------------------------- */

/* Replaces, in a page, what stands between `<!-- begin NAME -->` and `<!-- end NAME -->` by the tables of today.
 * NAME is fields, conditions, doings, stories or tests. False when a mark has no end or another name; `out` then holds
 * what was done so far. */
bool reference_fill(const char *page, struct str *out);

#endif
