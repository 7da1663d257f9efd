#include "scenarios/opened.h"

#include <stdio.h>
#include <string.h>

static void die(const char *name, const struct diagnostics *list, const struct err_note *note)
{
    (void)fprintf(stderr, "%s does not load. %s\n", name, note->text);
    for (uint32_t i = 0; i < list->count; i++) {
        struct str line = { 0 };
        diagnostic_format(&list->items[i], &line);
        (void)fprintf(stderr, "%s\n", str_text(&line));
        str_deinit(&line);
    }
    MUST(false && "the scenario loads");
}

static void load(struct opened *opened, const char *name, enum err err, struct err_note *note)
{
    struct diagnostics list;
    diagnostics_init(&list);
    err = err == ERR_OK ? api_load(&opened->package, opened->world, &list) : err;
    err = err == ERR_OK ? api_stories_create(&opened->package, opened->world, &opened->stories, note) : err;
    if (err != ERR_OK) {
        die(name, &list, note);
    }
    diagnostics_deinit(&list);
}

void opened_init(struct opened *opened, const char *folder)
{
    struct err_note note = { 0 };
    struct str path = { 0 };
    str_addf(&path, "%s/%s", TOCSIN_SOURCE_DIR, folder);
    *opened = (struct opened){ .world = world_create() };
    package_init(&opened->package);
    enum err err = package_load(&opened->package, str_text(&path), TOCSIN_SOURCE_DIR "/scenarios/laws", &note);
    load(opened, folder, err, &note);
    str_deinit(&path);
}

void opened_init_text(struct opened *opened, const char *name, const char *lua)
{
    struct err_note note = { 0 };
    *opened = (struct opened){ .world = world_create() };
    package_init(&opened->package);
    enum err err = package_add(&opened->package, "scenario.lua", lua, strlen(lua), &note);
    load(opened, name, err, &note);
}

void opened_deinit(struct opened *opened)
{
    api_stories_destroy(opened->stories);
    world_destroy(opened->world);
    package_deinit(&opened->package);
}

struct session_config opened_config(const struct opened *opened, uint64_t seed)
{
    return (struct session_config){ .world = opened->world, .calls = api_calls(opened->stories), .seed = seed };
}

void opened_cast_bots(const struct opened *opened, enum policy policy, struct session_team *teams)
{
    memset(teams, 0, TEAMS_MAX * sizeof *teams);
    for (uint32_t i = 0; i < opened->world->teams_count; i++) {
        teams[i].who = opened->world->teams[i].played == PLAYED_NOBODY ? SESSION_NOBODY : SESSION_BOT;
        teams[i].policy = policy;
    }
}
