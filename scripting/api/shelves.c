/* Every shelf after the other: which are read when, and for whom. */
#include "api/shelves.h"

#include <string.h>

struct shelf_row {
    enum shelf shelf;
    shelf_reader *read;
};

/* Teams come first: numbers may depend on their values. The order of the others makes no difference. */
static const struct shelf_row ROWS[] = {
    { SHELF_TEAM, read_team_thing }, { SHELF_GROUP, read_group }, { SHELF_AGREEMENT, read_agreement },
    { SHELF_MEASURE, read_measure }, { SHELF_FACT, read_fact }, { SHELF_CHANNEL, read_channel },
    { SHELF_CLOCK, read_clock }, { SHELF_INJECT, read_inject }, { SHELF_DECISION, read_decision },
    { SHELF_ACTION, read_action }, { SHELF_RULE, read_rule }, { SHELF_NORM, read_norm },
    { SHELF_QUESTION, read_question }, { SHELF_SCENE, read_scene }, { SHELF_OBJECTIVE, read_objective },
    { SHELF_ENDING, read_ending }, { SHELF_DEBRIEF, read_debrief }, { SHELF_STORY, read_story },
};

static const struct table_language *const TABLES[] = {
    &LANGUAGE_SCENARIO, &LANGUAGE_VARIANT, &LANGUAGE_ECONOMY, &LANGUAGE_ZONE_SHIFT, &LANGUAGE_AGREEMENT, &LANGUAGE_TEAM,
    &LANGUAGE_CONTACT, &LANGUAGE_FORWARD, &LANGUAGE_GROUP, &LANGUAGE_MEASURE, &LANGUAGE_RATE, &LANGUAGE_FACT,
    &LANGUAGE_NEED, &LANGUAGE_CHANNEL, &LANGUAGE_HOURS, &LANGUAGE_CLOCK, &LANGUAGE_STAGE, &LANGUAGE_INJECT,
    &LANGUAGE_DECISION, &LANGUAGE_OPTION, &LANGUAGE_ARM, &LANGUAGE_ACTION, &LANGUAGE_RULE, &LANGUAGE_NORM,
    &LANGUAGE_QUESTION, &LANGUAGE_SCENE, &LANGUAGE_CUE, &LANGUAGE_OBJECTIVE, &LANGUAGE_ENDING, &LANGUAGE_DEBRIEF,
    &LANGUAGE_COMMON, &LANGUAGE_LAW, &LANGUAGE_LAW_CLOCK, &LANGUAGE_LAW_STAGE,
};

uint32_t language_table_count(void)
{
    return (uint32_t)(sizeof TABLES / sizeof *TABLES);
}

const struct table_language *language_table(uint32_t i)
{
    MUST(i < language_table_count());
    return TABLES[i];
}

static const struct field COMMON_FIELDS[] = {
    FIELD("hints", SHAPE_TEXTS, false, common, hints, "For control to send or the coach to give, weakest first."),
    FIELD("note", SHAPE_PROSE, false, common, note, "For the facilitator alone."),
    FIELD("say", SHAPE_PROSE, false, common, say, "What the facilitator says aloud when it comes."),
    FIELD("prompts", SHAPE_PROSE, false, common, prompts, "Questions with which the facilitator keeps a table talking."),
};
const struct table_language LANGUAGE_COMMON =
    TABLE("any content", "What anything on a shelf of content may also have.", COMMON_FIELDS, false);

const struct word WORDS_TLP[] = { { "red", TLP_RED }, { "amber+strict", TLP_AMBER_STRICT },
    { "amber_strict", TLP_AMBER_STRICT }, { "amber", TLP_AMBER }, { "green", TLP_GREEN }, { "clear", TLP_CLEAR }, { NULL, 0 } };
const struct word WORDS_PAP[] = { { "red", PAP_RED }, { "amber", PAP_AMBER }, { "green", PAP_GREEN }, { "clear", PAP_CLEAR }, { NULL, 0 } };

void own_is(struct maker *m, const struct ids *teams)
{
    bool one = teams->count == 1 && team_is_real((struct team_id){ teams->at[0] });
    m->own_mode = one ? OWN_TEAM : OWN_SOMEBODY;
    m->own = one ? (struct team_id){ teams->at[0] } : TEAM_NONE;
    m->no_sender = false;
}

void own_is_nobody(struct maker *m)
{
    m->own_mode = OWN_NOBODY;
    m->own = TEAM_NONE;
    m->no_sender = true;
}

static void read_one(struct maker *m, const struct decl *decl, const struct shelf_row *row, uint32_t i)
{
    struct common common = { .name = arena_copy_string(&m->world->arena, decl->name), .owner = TEAM_NONE };
    own_is_nobody(m);
    if (decl->owners != NULL) {
        common.owner.v = decl->owners[i];
        struct ids owner = { &common.owner.v, 1, 1 };
        own_is(m, &owner);
    }
    struct at at = decl_push(m, decl);
    m->decl = decl;
    m->path = arena_format(&m->arena, "%s.%s", shelf_name(decl->shelf), decl->name);
    row->read(&at, decl, common);
    m->decl = NULL;
    at_pop(&at);
}

/* The declarations of a shelf in the order of their numbers. */
static void read_shelf(struct maker *m, const struct shelf_row *row)
{
    struct shelf_decls *decls = &m->shelves[row->shelf];
    uint32_t most = row->shelf == SHELF_TEAM ? TEAMS_MAX : THINGS_MAX;
    if (decls->things > most) {
        return; /* told */
    }
    const struct decl **in_order = ARENA_ARRAY(&m->arena, const struct decl *, decls->count);
    for (uint32_t i = 0; i < decls->count; i++) {
        in_order[i] = &decls->at[i];
    }
    if (row->shelf == SHELF_SCENE) {
        for (uint32_t i = 0; i < decls->count; i++) {
            in_order[decls->at[i].first] = &decls->at[i];
        }
    }
    for (uint32_t i = 0; i < decls->count; i++) {
        for (uint32_t k = 0; k < in_order[i]->count; k++) {
            read_one(m, in_order[i], row, k);
        }
    }
}

void shelves_read(struct maker *m)
{
    read_law_packs(m);
    static const struct shelf_row ECONOMY = { SHELF_ECONOMY, read_economy };
    read_shelf(m, &ECONOMY);
    read_begins_home(m);
    read_value_names(m);
    read_variant(m);
    order_scenes(m);
    for (uint32_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        read_shelf(m, &ROWS[i]);
    }
    read_scenario(m);
}
