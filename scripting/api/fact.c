/* fact.x: an item of information that a team can know and share. */
#include "api/shelves.h"

static void need_team(const struct at *at, void *thing)
{
    (void)read_teams(at, false, thing);
}

struct need { struct ids teams; int64_t by_s; };

static void need_by(const struct at *at, void *thing)
{
    (void)time_s(at, WANT_MOMENT, &((struct need *)thing)->by_s);
}

static const struct field NEED_FIELDS[] = {
    FIELD_OWN("1", true, need_team, "team or group", "Who needs it."),
    FIELD_OWN("by", false, need_by, "moment", "When it still helps. Not written: at any time."),
};
const struct table_language LANGUAGE_NEED = TABLE("a need", "One entry of `needed_by`; a bare team needs it at any time.", NEED_FIELDS, false);

struct needs { struct needed_by *at; uint32_t count, room; };

static void add_needs(struct maker *m, const struct need *need, struct needs *needs)
{
    for (uint32_t i = 0; i < need->teams.count; i++) {
        MAKER_GROW(m, needs->at, needs->count, needs->room);
        needs->at[needs->count++] = (struct needed_by){ { need->teams.at[i] }, need->by_s };
    }
}

static void own_needed_by(const struct at *at, void *thing)
{
    struct fact *fact = thing;
    struct maker *m = at->m;
    struct needs needs = { 0 };
    for (uint32_t i = 0, many = at_many(at); i < many; i++) {
        struct at item = at_each(at, i);
        struct need need = { .by_s = INT64_MAX };
        if (at_is_table(&item)) {
            fields_read(&item, &LANGUAGE_NEED, &need);
        } else {
            (void)read_teams(&item, false, &need.teams);
        }
        add_needs(m, &need, &needs);
        at_pop(&item);
    }
    struct needed_by *kept = ARENA_ARRAY(&m->world->arena, struct needed_by, needs.count);
    for (uint32_t i = 0; i < needs.count; i++) {
        kept[i] = needs.at[i];
    }
    fact->needed_by = kept;
    fact->needed_by_count = needs.count;
}

static void no_read(const struct at *at, void *thing)
{
    (void)at;
    (void)thing;
}

static const struct field FIELDS[] = {
    FIELD_OWN("each", false, no_read, "group", "Makes one for every team of the group; fact.x[team.y] says whose."),
    FIELD("title", SHAPE_TEXT, true, fact, title, "A few words for lists."),
    FIELD("text", SHAPE_PROSE, true, fact, text, "The item itself."),
    FIELD_WORD("tlp", WORDS_TLP, true, fact, tlp, "The source's label: who may be told (TLP 2.0)."),
    FIELD_WORD("pap", WORDS_PAP, false, fact, pap, "What may be done with it. Not written: clear, anything."),
    FIELD("truth", SHAPE_COND, false, fact, truth, "It is true while this holds; false for a rumour. Not written: true."),
    FIELD("source", SHAPE_TEAM, false, fact, source, "Whose label it is: to go against it, ask them. Not written: somebody outside the exercise."),
    FIELD("named", SHAPE_TEAMS, false, fact, named, "Whom the source named: they may be told under any label."),
    FIELD("held_by", SHAPE_TEAMS, false, fact, held_by, "Who knows it at STARTEX."),
    FIELD("since", SHAPE_MOMENT, false, fact, since_s, "Since when they know it: \"-34d\". Not written: STARTEX."),
    FIELD_OWN("needed_by", false, own_needed_by, "teams, or list of needs", "Who could use it, and by when: { { team.cert_b, by = \"0:45\" } }."),
    FIELD("stale_after", SHAPE_LASTS, false, fact, stale_after_s, "How long after it was first held it is still of use. Not written: for ever."),
    FIELD("about", SHAPE_THINGS, false, fact, about, "What it concerns: teams, other facts, measures."),
    FIELD("class", SHAPE_CLASSES, false, fact, classes, "Content classes of a notification that it can fill, \"C1\" to \"C10\"."),
    FIELD("follows_from", SHAPE_FACTS, false, fact, follows_from, "Who knows all of these knows this one too, at once."),
    FIELD("corrects", SHAPE_FACT, false, fact, corrects, "The earlier fact that this one replaces."),
    FIELD("against", SHAPE_FACT, false, fact, against, "The fact that this one contradicts."),
    FIELD("withdrawn", SHAPE_COND, false, fact, withdrawn, "It is taken back when this becomes true."),
    FIELD_HAS("happened", SHAPE_MOMENT, false, fact, happened_s, has_happened, "When it happened, \"-34d\": hidden until the debrief."),
};
const struct table_language LANGUAGE_FACT = TABLE("fact.x", "An item of information that a team can know and share.", FIELDS, true);

void read_fact(const struct at *at, const struct decl *decl, struct common common)
{
    (void)decl;
    struct fact fact = { .common = common, .tlp = TLP_CLEAR, .pap = PAP_CLEAR, .truth = COND_NONE, .source = TEAM_NONE,
                         .stale_after_s = INT64_MAX, .corrects = { ID_NONE }, .against = { ID_NONE },
                         .withdrawn = COND_NONE };
    fields_read(at, &LANGUAGE_FACT, &fact);
    (void)world_add_fact(at->m->world, &fact);
}
