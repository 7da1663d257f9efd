/* shelves.h: one reader for each shelf, and the macros in which the field tables are written. */
#ifndef TOCSIN_API_SHELVES_H
#define TOCSIN_API_SHELVES_H

#include "api/language.h"
#include "api/maker.h"

/* FIELD(written name, shape, must, struct, member, says) */
#define FIELD(word, kind, needed, type, member, meaning) \
    { .name = word, .shape = kind, .must = needed, .offset = offsetof(struct type, member), .has = NO_OFFSET, .says = meaning }
/* The same, with a bool that says whether it was written. */
#define FIELD_HAS(word, kind, needed, type, member, flag, meaning) \
    { .name = word, .shape = kind, .must = needed, .offset = offsetof(struct type, member), \
      .has = offsetof(struct type, flag), .says = meaning }
#define FIELD_WORD(word, choices, needed, type, member, meaning) \
    { .name = word, .shape = SHAPE_WORD, .must = needed, .offset = offsetof(struct type, member), .has = NO_OFFSET, \
      .words = choices, .says = meaning }
#define FIELD_WORD_HAS(word, choices, needed, type, member, flag, meaning) \
    { .name = word, .shape = SHAPE_WORD, .must = needed, .offset = offsetof(struct type, member), \
      .has = offsetof(struct type, flag), .words = choices, .says = meaning }
/* Read by a function of its own. */
#define FIELD_OWN(word, needed, reader, how, meaning) \
    { .name = word, .shape = SHAPE_OWN, .must = needed, .offset = 0, .has = NO_OFFSET, .read = reader, .shape_says = how, \
      .says = meaning }
#define TABLE(title, meaning, list, content) \
    { .name = title, .says = meaning, .fields = list, .field_count = sizeof list / sizeof *list, .is_content = content }

extern const struct word WORDS_TLP[], WORDS_PAP[];

/* Reads one declaration for one owner and adds it to the world. `common` has name and owner. */
typedef void shelf_reader(const struct at *at, const struct decl *decl, struct common common);
shelf_reader read_economy, read_agreement, read_team_thing, read_group, read_measure, read_fact, read_channel, read_clock,
    read_inject, read_decision, read_action, read_rule, read_norm, read_question, read_scene, read_objective, read_ending,
    read_debrief, read_story;

extern const struct table_language LANGUAGE_SCENARIO, LANGUAGE_ECONOMY, LANGUAGE_AGREEMENT, LANGUAGE_TEAM, LANGUAGE_GROUP,
    LANGUAGE_MEASURE, LANGUAGE_FACT, LANGUAGE_CHANNEL, LANGUAGE_HOURS, LANGUAGE_CLOCK, LANGUAGE_STAGE, LANGUAGE_INJECT,
    LANGUAGE_DECISION, LANGUAGE_OPTION, LANGUAGE_ARM, LANGUAGE_ACTION, LANGUAGE_RULE, LANGUAGE_NORM, LANGUAGE_QUESTION,
    LANGUAGE_SCENE, LANGUAGE_CUE, LANGUAGE_OBJECTIVE, LANGUAGE_ENDING, LANGUAGE_DEBRIEF, LANGUAGE_CONTACT,
    LANGUAGE_FORWARD, LANGUAGE_NEED, LANGUAGE_RATE, LANGUAGE_LAW, LANGUAGE_LAW_CLOCK, LANGUAGE_LAW_STAGE,
    LANGUAGE_VARIANT, LANGUAGE_ZONE_SHIFT;

/* All of them, once maker_order has run. */
void shelves_read(struct maker *m);

/* scenario.c */
void read_begins_home(struct maker *m);
void read_scenario(struct maker *m);
void read_variant(struct maker *m);
/* Scenes in the order in which they can begin. */
void order_scenes(struct maker *m);

/* parties.c */
void read_value_names(struct maker *m);

/* laws.c */
void read_law_packs(struct maker *m);
void law_calendar(struct maker *m, const char *pack, struct calendar *calendar);
const struct law_clock *law_clock_find(const struct maker *m, const char *id, uint32_t *economy);

/* choices.c: shared by options and actions */
void read_outcomes(const struct at *at, const struct outcome **outcomes, uint32_t *count);

/* Everybody of `teams`: own is that team, or whoever of them acts. None: they could not be read, and nobody is blamed for it
 * a second time. */
void own_is(struct maker *m, const struct ids *teams);
void own_is_nobody(struct maker *m);

/* Calendar parts, from economies and packs alike. */
void read_zone(const struct at *at, struct calendar *calendar);
void read_weekend(const struct at *at, uint8_t *weekend);
void read_holidays(const struct at *at, const int32_t **days, uint32_t *count);

#endif
