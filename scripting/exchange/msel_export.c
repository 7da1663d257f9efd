/* msel_export.c: the injects of a scenario as a list that other programs and people read: one row an inject, in the order of
 * their times; those without a time, which are at hand, come last. */
#include <stdlib.h>
#include <string.h>

#include "engine/calendar.h"
#include "exchange/msel.h"
#include "exchange/xlsx_cells.h"

#define DAY_S 86400

struct listed { int64_t at_s; uint32_t order, inject; };

struct export {
    const struct world *world;
    struct book *book;
    struct arena *arena;
    struct listed *listed;
    bool *is_listed;
    uint32_t count, room;
};

static int by_time(const void *a, const void *b)
{
    const struct listed *x = a, *y = b;
    return x->at_s != y->at_s ? (x->at_s > y->at_s) - (x->at_s < y->at_s) : (x->order > y->order) - (x->order < y->order);
}

static void list_inject(struct export *export, uint32_t inject, int64_t at_s)
{
    if (export->is_listed[inject]) {
        return;
    }
    export->is_listed[inject] = true;
    GROW(export->listed, export->count, export->room);
    export->listed[export->count] = (struct listed){ at_s, export->count, inject };
    export->count++;
}

static void list_scene(struct export *export, const struct scene *scene)
{
    const struct world *world = export->world;
    int64_t begins_s = scene->has_begins ? scene->begins.n : 0;
    for (uint32_t i = 0; i < scene->cue_count; i++) {
        const struct cue *cue = &scene->cues[i];
        bool is_elapsed = cue->at.kind == TIME_ELAPSED, is_local = cue->at.kind == TIME_LOCAL;
        for (uint32_t k = 0; (is_elapsed || is_local) && k < cue->things.count; k++) {
            struct thing_id thing = { world->refs[cue->things.first + k] };
            if (thing_shelf(thing) == SHELF_INJECT) {
                list_inject(export, thing_index(thing), cue->at.n + (is_elapsed ? begins_s : 0));
            }
        }
    }
}

static bool begins_by_time(const struct scene *scene, bool is_first)
{
    return scene->has_begins ? scene->begins.kind == TIME_ELAPSED || scene->begins.kind == TIME_LOCAL : is_first;
}

static void put(struct export *export, uint32_t row, enum msel_column column, const char *text)
{
    /* Every column but that of days, which dates say. */
    book_text(export->book, 0, row, (uint32_t)column + (column < MSEL_DAY ? 1 : 0), text);
}

static const char *teams_of(struct export *export, struct span to)
{
    struct str list = { 0 };
    for (uint32_t i = 0; i < to.count; i++) {
        struct team_id team = { export->world->refs[to.first + i] };
        const char *name = team_is_real(team) ? world_source(export->world, export->world->teams[team.v].title) : "public";
        str_addf(&list, "%s%s", i > 0 ? "; " : "", name);
    }
    const char *text = arena_copy_string(export->arena, str_text(&list));
    str_deinit(&list);
    return text;
}

static const char *objectives_of(struct export *export, struct span objectives)
{
    struct str list = { 0 };
    for (uint32_t i = 0; i < objectives.count; i++) {
        struct thing_id thing = { export->world->refs[objectives.first + i] };
        str_addf(&list, "%s%s", i > 0 ? "; " : "", world_source(export->world, export->world->objectives[thing_index(thing)].title));
    }
    const char *text = arena_copy_string(export->arena, str_text(&list));
    str_deinit(&list);
    return text;
}

static void put_time(struct export *export, uint32_t row, int64_t at_s)
{
    const struct world *world = export->world;
    const struct calendar *calendar = &world->economies[world->home.v].calendar;
    int64_t utc_s = world->begins_utc_s + at_s;
    int32_t day = calendar_local_day(calendar, utc_s);
    int64_t second = utc_s - calendar_local_to_utc(calendar, day, 0);
    put(export, row, MSEL_DATE, date_text(export->arena, day, 0, false));
    put(export, row, MSEL_TIME, clock_text(export->arena, second));
    put(export, row, MSEL_ELAPSED, at_s < 0 ? "" : clock_text(export->arena, at_s));
}

static void put_inject(struct export *export, uint32_t row, const struct listed *listed)
{
    static const char *const VIAS[] = { [VIA_MAIL] = "mail", [VIA_PHONE] = "phone", [VIA_CHAT] = "chat", [VIA_NEWS] = "news",
                                        [VIA_SOCIAL] = "social", [VIA_ALERT] = "alert", [VIA_LETTER] = "letter" };
    const struct world *world = export->world;
    const struct inject *inject = &world->injects[listed->inject];
    put(export, row, MSEL_ID, inject->common.name);
    put(export, row, MSEL_NUMBER, inject->number != NULL ? inject->number : "");
    if (listed->at_s != INT64_MAX) {
        put_time(export, row, listed->at_s);
    }
    put(export, row, MSEL_TITLE, world_source(world, inject->title));
    put(export, row, MSEL_TEXT, world_source(world, inject->text));
    put(export, row, MSEL_FROM, world_source(world, inject->from));
    put(export, row, MSEL_TO, teams_of(export, inject->to));
    put(export, row, MSEL_DELIVERY, VIAS[inject->via]);
    put(export, row, MSEL_EXPECT, world_source(world, inject->expect));
    put(export, row, MSEL_OBJECTIVE, objectives_of(export, inject->objectives));
    put(export, row, MSEL_NOTES, world_source(world, inject->common.note));
}

void msel_export(const struct world *world, struct book *list)
{
    struct arena arena;
    arena_init(&arena);
    struct export export = { .world = world, .book = list, .arena = &arena };
    export.is_listed = ARENA_ARRAY(&arena, bool, world->injects_count);
    enum err err = book_add_sheet(list, "MSEL", NULL);
    MUST(err == ERR_OK);
    for (uint32_t i = 0; i < MSEL_IGNORE; i++) {
        if (i != MSEL_DAY) {
            put(&export, 1, (enum msel_column)i, msel_column_heading((enum msel_column)i));
        }
    }
    for (uint32_t i = 0; i < world->scenes_count; i++) {
        if (begins_by_time(&world->scenes[i], i == 0)) {
            list_scene(&export, &world->scenes[i]);
        }
    }
    for (uint32_t i = 0; i < world->injects_count; i++) {
        list_inject(&export, i, INT64_MAX);
    }
    if (export.count > 0) {
        qsort(export.listed, export.count, sizeof *export.listed, by_time);
    }
    for (uint32_t i = 0; i < export.count; i++) {
        put_inject(&export, i + 2, &export.listed[i]);
    }
    free(export.listed);
    arena_deinit(&arena);
}
