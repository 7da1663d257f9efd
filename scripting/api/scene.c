/* scene.x and its cues: the run sheet. */
#include "api/shelves.h"

#include <stdlib.h>
#include <string.h>

#define CUE_THINGS (1u << SHELF_INJECT | 1u << SHELF_DECISION | 1u << SHELF_QUESTION)

/* ---- cues -------------------------------------------------------------------------------------------------------- */

static bool is_time(const struct at *at)
{
    int type = lua_type(at->m->L, at->index);
    return type == LUA_TSTRING || type == LUA_TNUMBER;
}

static void keep_things(struct maker *m, const struct ids *found, struct ids *things)
{
    for (uint32_t i = 0; i < found->count; i++) {
        if (!ids_has(&m->left_out, found->at[i])) {
            ids_add(m, things, found->at[i]);
        }
    }
}

/* The time first, if there is one; then what comes. */
static void cue_items(const struct at *at, void *thing)
{
    struct cue *cue = thing;
    struct maker *m = at->m;
    struct ids things = { 0 };
    for (uint32_t i = 1; i <= at_length(at); i++) {
        struct at item = at_item(at, i);
        item.field = "cue";
        if (i == 1 && is_time(&item)) {
            (void)time_read(&item, WANT_FORM, &cue->at);
        } else {
            struct ids found = { 0 };
            (void)read_any_things(&item, CUE_THINGS, &found);
            keep_things(m, &found, &things);
        }
        at_pop(&item);
    }
    cue->things = ids_span(m, &things);
}

static const struct field CUE_FIELDS[] = {
    FIELD_OWN("…", true, cue_items, "a time, then injects, decisions and questions",
              "\"0:20\" from the scene's beginning, or \"Day 2 08:00\"; then what comes, in this order. Without a time it waits for `when`."),
    FIELD("when", SHAPE_COND, false, cue, when, "With a time: at that time, if it is true then. Without: when it becomes true."),
    FIELD("after", SHAPE_LASTS, false, cue, after_s, "Without a time: that long after `when` came true."),
    FIELD("optional", SHAPE_BOOL, false, cue, optional, "The facilitator may leave it out without missing the plot. Not written: false."),
};
const struct table_language LANGUAGE_CUE =
    TABLE("a cue", "A positional entry of a scene: { \"0:20\", inject.closed_clinic, decision.ticket }.", CUE_FIELDS, false);

static bool begins_with_time(const struct at *at)
{
    struct at first = at_item(at, 1);
    bool is = is_time(&first);
    at_pop(&first);
    return is;
}

static void check_cue(const struct at *at, const struct cue *cue)
{
    if (cue->at.kind == TIME_NONE && cue->when.v == ID_NONE && !begins_with_time(at)) { /* a time that cannot be read is told */
        problem(at, T_MISSING_FIELD, "Write \"0:20\" first, or when = …", "the cue has neither a time nor a condition");
    }
    if (cue->at.kind != TIME_NONE && cue->after_s > 0) {
        problem(at, T_WRONG_PLACE, "Leave out one of them", "`after` counts from `when`, not from a time");
    }
}

static bool is_empty_by_variant(const struct maker *m, const struct cue *cue)
{
    return cue->things.count == 0 && m->left_out.count > 0;
}

static void read_cues(const struct at *at, struct scene *scene)
{
    struct maker *m = at->m;
    uint32_t length = at_length(at);
    struct cue *cues = ARENA_ARRAY(&m->world->arena, struct cue, length);
    for (uint32_t i = 1; i <= length; i++) {
        struct at item = at_item(at, i);
        struct cue cue = { .at = { TIME_NONE, 0 }, .when = COND_NONE };
        fields_read(&item, &LANGUAGE_CUE, &cue);
        if (at_is_table(&item)) {
            check_cue(&item, &cue);
        }
        at_pop(&item);
        if (!is_empty_by_variant(m, &cue)) {
            cues[scene->cue_count++] = cue;
        }
    }
    scene->cues = cues;
}

/* ---- scenes ------------------------------------------------------------------------------------------------------ */

static void own_pace(const struct at *at, void *thing)
{
    (void)number_micro(at, 0.01, 100000, &((struct scene *)thing)->pace_micro);
}

static void own_cues(const struct at *at, void *thing)
{
    read_cues(at, thing);
}

static const struct field FIELDS[] = {
    FIELD("title", SHAPE_TEXT, true, scene, title, "Its name on the run sheet."),
    FIELD_HAS("begins", SHAPE_TIME, false, scene, begins, has_begins,
              "When it begins, from STARTEX, or a local moment. The first scene without it begins at 0:00."),
    FIELD("when", SHAPE_COND, false, scene, when, "It begins when this becomes true; with `begins`, at that time if it is true then."),
    FIELD_OWN("pace", false, own_pace, "number", "Game minutes for one room minute. Not written: 1."),
    FIELD("lasts", SHAPE_LASTS, false, scene, lasts_s, "It ends after so long. Not written: when the next one begins."),
    FIELD_OWN("…", true, own_cues, "cues", "What comes, one cue after the other."),
};
const struct table_language LANGUAGE_SCENE =
    TABLE("scene.x", "A part of the run sheet: cues in time, at one pace.", FIELDS, true);

void read_scene(const struct at *at, const struct decl *decl, struct common common)
{
    struct scene scene = { .common = common, .begins = { TIME_ELAPSED, 0 }, .when = COND_NONE, .pace_micro = 1000000,
                           .lasts_s = INT64_MAX };
    fields_read(at, &LANGUAGE_SCENE, &scene);
    if (!scene.has_begins && scene.when.v == ID_NONE && decl->first == 0) {
        scene.has_begins = true; /* the run sheet starts with it */
    }
    (void)world_add_scene(at->m->world, &scene);
}

/* ---- their order ------------------------------------------------------------------------------------------------- */

static int by_begin(const void *a, const void *b)
{
    const struct decl *x = *(const struct decl *const *)a, *y = *(const struct decl *const *)b;
    if (x->begins_s != y->begins_s) {
        return x->begins_s < y->begins_s ? -1 : 1;
    }
    return strcmp(x->name, y->name);
}

/* When the scene can begin at the earliest: one that only waits for a condition comes after those with a time. */
static int64_t begins_s(struct maker *m, const struct decl *decl, uint32_t *without)
{
    struct at at = decl_push(m, decl);
    struct at begins = at_field(&at, "begins");
    int64_t s = INT64_MAX;
    if (!at_is_nil(&begins)) {
        struct diagnostics *list = m->list;
        struct diagnostics unheard;
        diagnostics_init(&unheard); /* what is wrong with it is told when the scene is read */
        m->list = &unheard;
        s = time_s(&begins, WANT_MOMENT, &s) ? s : INT64_MAX;
        m->list = list;
        diagnostics_deinit(&unheard);
    } else {
        struct at when = at_field(&at, "when");
        if (at_is_nil(&when)) {
            s = 0;
            (*without)++;
            if (*without > 1) {
                problem_key(&at, T_BAD_SCENES, "Write begins = \"20:00\"", "scene.%s does not say when it begins, and is not the only one", decl->name);
            }
        }
    }
    at_pop(&at);
    return s;
}

void order_scenes(struct maker *m)
{
    struct shelf_decls *decls = &m->shelves[SHELF_SCENE];
    struct decl **in_order = ARENA_ARRAY(&m->arena, struct decl *, decls->count);
    uint32_t without = 0;
    own_is_nobody(m);
    for (uint32_t i = 0; i < decls->count; i++) {
        in_order[i] = &decls->at[i];
        in_order[i]->begins_s = begins_s(m, in_order[i], &without);
    }
    if (decls->count > 1) {
        qsort(in_order, decls->count, sizeof *in_order, by_begin);
    }
    for (uint32_t i = 0; i < decls->count; i++) {
        in_order[i]->first = i;
    }
}
