/* The run sheet: cues that cannot come, decisions in a hurry, teams that wait. */
#include <stdio.h>
#include <stdlib.h>

#include "check/internal.h"

int64_t scene_begin_s(const struct world *world, uint32_t scene)
{
    const struct scene *def = &world->scenes[scene];
    return def->has_begins ? world_due_s(world, def->begins, 0, world->home) : -1;
}

static int64_t next_begin_s(const struct world *world, uint32_t scene)
{
    for (uint32_t i = scene + 1; i < world->scenes_count; i++) {
        if (world->scenes[i].has_begins && world->scenes[i].when.v == ID_NONE) {
            return scene_begin_s(world, i);
        }
    }
    return INT64_MAX;
}

int64_t scene_end_s(const struct world *world, uint32_t scene)
{
    const struct scene *def = &world->scenes[scene];
    int64_t begin_s = scene_begin_s(world, scene);
    int64_t end_s = begin_s >= 0 && def->lasts_s != INT64_MAX ? begin_s + def->lasts_s : INT64_MAX;
    int64_t next_s = next_begin_s(world, scene);
    end_s = next_s < end_s ? next_s : end_s;
    return world->length_s < end_s ? world->length_s : end_s;
}

int64_t cue_s(const struct world *world, uint32_t scene, const struct cue *cue)
{
    int64_t begin_s = scene_begin_s(world, scene);
    if (cue->at.kind == TIME_NONE || (begin_s < 0 && cue->at.kind == TIME_ELAPSED)) {
        return -1;
    }
    return world_due_s(world, cue->at, begin_s, world->home);
}

/* ---- cues -------------------------------------------------------------------------------------------------------- */

static struct api_place where_cue(const struct check *check, uint32_t scene, uint32_t cue)
{
    char field[16];
    (void)snprintf(field, sizeof field, "%u", cue + 1);
    return api_where(check->source, world_path(check->world, thing(SHELF_SCENE, scene)), field);
}

static void check_cue(const struct check *check, uint32_t scene, uint32_t i)
{
    const struct world *world = check->world;
    const struct cue *cue = &world->scenes[scene].cues[i];
    const char *path = world_path(world, thing(SHELF_SCENE, scene));
    int64_t at_s = cue_s(world, scene, cue), end_s = scene_end_s(world, scene), begin_s = scene_begin_s(world, scene);
    if (!may_hold(world, check->may, cue->when, (struct span){ 0, 0 })) {
        finding_at(check, where_cue(check, scene, i), T_CUE_CANNOT_COME, "Mend its when", "the condition of this cue of `%s` can never hold", path);
    } else if (earliest_s(world, cue->when) >= (end_s < world->length_s ? end_s : over_s(world))) {
        finding_at(check, where_cue(check, scene, i), T_CUE_CANNOT_COME, "Mend its when, or let the scene last longer",
                   "the condition of this cue cannot hold before `%s` is over", path);
    } else if (at_s >= 0 && at_s >= end_s) {
        finding_at(check, where_cue(check, scene, i), T_CUE_CANNOT_COME, "Move it forward, or let the scene last longer",
                   "this cue comes when `%s` is over", path);
    } else if (at_s >= 0 && begin_s >= 0 && at_s < begin_s) {
        finding_at(check, where_cue(check, scene, i), T_CUE_CANNOT_COME, "Move it into the scene", "this cue lies before `%s` begins", path);
    }
}

/* ---- decisions in a cue ------------------------------------------------------------------------------------------ */

static int64_t room_s(int64_t game_s, int64_t pace_micro)
{
    return game_s * 1000000 / (pace_micro > 0 ? pace_micro : 1000000);
}

static void check_hurry(const struct check *check, uint32_t scene, const struct cue *cue, uint32_t decision)
{
    const struct world *world = check->world;
    const struct decision *def = &world->decisions[decision];
    struct thing_id id = thing(SHELF_DECISION, decision);
    if (def->within.kind != TIME_ELAPSED) {
        return;
    }
    int64_t has_s = room_s(def->within.n, world->scenes[scene].pace_micro);
    if (has_s < CHECK_PACE_ROOM_S) {
        finding(check, id, "within", T_PACE_TOO_FAST, "Lengthen within, or lower the scene's pace",
                "`%s` leaves people %lld s of room time at the pace of scene.%s", world_path(world, id), (long long)has_s,
                world->scenes[scene].common.name);
    }
    int64_t at_s = cue_s(world, scene, cue), end_s = scene_end_s(world, scene), opens_s = earliest_s(world, def->needs);
    if (at_s >= 0 && opens_s > at_s + def->within.n) {
        finding(check, id, "needs", T_NEVER_ANSWERED, "Put it later, or mend its needs",
                "`%s` is due before its needs can hold: nobody can answer it in time", world_path(world, id));
    }
    if (at_s >= 0 && at_s < end_s && at_s + def->within.n > end_s) {
        finding(check, id, "within", T_POSED_TOO_LATE, "Put it earlier, shorten within, or let the scene last longer",
                "scene.%s ends before `%s` is due: its default is taken early", world->scenes[scene].common.name, world_path(world, id));
    }
}

/* ---- cues in order ----------------------------------------------------------------------------------------------- */

/* A run sheet is read from above: a cue that comes before the one above it is likely a slip of the pen. */
static void check_order(const struct check *check, uint32_t scene)
{
    const struct world *world = check->world;
    int64_t before_s = -1;
    for (uint32_t i = 0; i < world->scenes[scene].cue_count; i++) {
        int64_t at_s = cue_s(world, scene, &world->scenes[scene].cues[i]);
        if (at_s >= 0 && at_s < before_s) {
            finding_at(check, where_cue(check, scene, i), T_CUE_ORDER, "Move it up, or mend its time",
                       "this cue of `%s` comes before the one above it", world_path(world, thing(SHELF_SCENE, scene)));
        }
        before_s = at_s > before_s ? at_s : before_s;
    }
}

static void check_cue_decisions(const struct check *check, uint32_t scene, const struct cue *cue)
{
    for (uint32_t t = 0; t < cue->things.count; t++) {
        struct thing_id id = { world_ref(check->world, cue->things, t) };
        if (thing_shelf(id) == SHELF_DECISION) {
            check_hurry(check, scene, cue, thing_index(id));
        }
    }
}

void check_scenes(const struct check *check)
{
    const struct world *world = check->world;
    for (uint32_t i = 0; i < world->scenes_count; i++) {
        if (!check->may->came[i]) {
            finding(check, thing(SHELF_SCENE, i), "when", T_CUE_CANNOT_COME, "Mend its when", "`%s` can never begin",
                    world_path(world, thing(SHELF_SCENE, i)));
            continue;
        }
        check_order(check, i);
        for (uint32_t k = 0; k < world->scenes[i].cue_count; k++) {
            check_cue(check, i, k);
            check_cue_decisions(check, i, &world->scenes[i].cues[k]);
        }
    }
}

/* ---- waiting ----------------------------------------------------------------------------------------------------- */

static bool reaches(const struct world *world, struct thing_id id, uint32_t team)
{
    uint32_t index = thing_index(id);
    switch (thing_shelf(id)) {
    case SHELF_INJECT: return world_span_has(world, world->injects[index].to, team) || world_span_has(world, world->injects[index].to, TEAM_PUBLIC.v);
    case SHELF_DECISION: return world_span_has(world, world->decisions[index].who, team);
    case SHELF_QUESTION: return world->questions[index].who.count == 0 || world_span_has(world, world->questions[index].who, team);
    default: return false;
    }
}

static bool cue_reaches(const struct world *world, const struct cue *cue, uint32_t team)
{
    for (uint32_t t = 0; t < cue->things.count; t++) {
        if (reaches(world, (struct thing_id){ world_ref(world, cue->things, t) }, team)) {
            return true;
        }
    }
    return false;
}

/* How long the scene is played: until it ends by itself, else until its last cue; then the world runs on in no time. */
static int64_t played_s(const struct world *world, uint32_t scene)
{
    const struct scene *def = &world->scenes[scene];
    int64_t begin_s = scene_begin_s(world, scene), last_s = begin_s, end_s = scene_end_s(world, scene);
    if (def->lasts_s != INT64_MAX) {
        return end_s;
    }
    for (uint32_t k = 0; k < def->cue_count; k++) {
        int64_t at_s = cue_s(world, scene, &def->cues[k]);
        last_s = at_s > last_s ? at_s : last_s;
    }
    return last_s < end_s ? last_s : end_s;
}

/* One team's way through the scenes: room time since something last came to it. */
struct wait { int64_t since_room_s; bool told; };

static void tell_wait(const struct check *check, uint32_t team, uint32_t scene, int64_t at_s, struct wait *wait)
{
    if (wait->since_room_s <= CHECK_WAIT_ROOM_S || wait->told) {
        return;
    }
    const struct world *world = check->world;
    wait->told = true;
    finding(check, thing(SHELF_SCENE, scene), "", T_TEAM_WAITS, "Give it something to do before that",
            "nothing reaches team.%s for %lld room minutes up to %lld:%02lld", world->teams[team].common.name,
            (long long)((wait->since_room_s + 30) / 60), (long long)(at_s / 3600), (long long)(at_s / 60 % 60));
}

static int64_t next_for(const struct world *world, uint32_t scene, uint32_t team, int64_t after_s, bool inclusive)
{
    int64_t next_s = INT64_MAX;
    for (uint32_t k = 0; k < world->scenes[scene].cue_count; k++) {
        const struct cue *cue = &world->scenes[scene].cues[k];
        int64_t at_s = cue_s(world, scene, cue);
        if ((at_s > after_s || (inclusive && at_s == after_s)) && at_s < next_s && cue_reaches(world, cue, team)) {
            next_s = at_s;
        }
    }
    return next_s;
}

static void wait_in_scene(const struct check *check, uint32_t team, uint32_t scene, struct wait *wait)
{
    const struct world *world = check->world;
    int64_t now_s = scene_begin_s(world, scene), end_s = played_s(world, scene), pace = world->scenes[scene].pace_micro;
    bool inclusive = true;
    for (;;) {
        int64_t next_s = next_for(world, scene, team, now_s, inclusive);
        bool last = next_s > end_s;
        int64_t until_s = last ? end_s : next_s;
        wait->since_room_s += room_s(until_s - now_s, pace);
        tell_wait(check, team, scene, until_s, wait);
        if (last) {
            return;
        }
        *wait = (struct wait){ 0, false };
        now_s = next_s;
        inclusive = false;
    }
}

void check_waits(const struct check *check)
{
    const struct world *world = check->world;
    for (uint32_t team = 0; team < world->teams_count; team++) {
        struct wait wait = { 0, false };
        for (uint32_t i = 0; world->teams[team].played == PLAYED_PEOPLE && i < world->scenes_count; i++) {
            if (scene_begin_s(world, i) >= 0 && check->may->came[i]) {
                wait_in_scene(check, team, i, &wait);
            } else {
                wait = (struct wait){ 0, false }; /* when it comes nobody can say */
            }
        }
    }
}
