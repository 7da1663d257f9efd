#include "check/internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define FINDING_BYTES 512

static void add(const struct check *check, struct api_place where, enum api_code code, const char *hint,
                const char *format, va_list args)
{
    char text[FINDING_BYTES];
    (void)vsnprintf(text, sizeof text, format, args);
    const struct code *c = code_get(code);
    diagnostics_add(check->list, c->severity, c->number, where.file, where.line, where.column, hint, "%s", text);
}

void finding_at(const struct check *check, struct api_place where, enum api_code code, const char *hint,
                const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(check, where, code, hint, format, args);
    va_end(args);
}

void finding(const struct check *check, struct thing_id thing, const char *field, enum api_code code, const char *hint,
             const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(check, api_where(check->source, world_path(check->world, thing), field), code, hint, format, args);
    va_end(args);
}

void check_world(const struct world *world, const struct api_source *source, const struct check_options *options,
                 struct diagnostics *list)
{
    struct check check = { .world = world, .source = source, .list = list };
    int64_t begins_day = world->begins_utc_s / 86400;
    check.folder = options != NULL ? options->folder : NULL;
    check.today_day = options != NULL && options->today_day != 0 ? options->today_day : (int32_t)begins_day;
    check.may = may_create(world, source);
    check_decisions(&check);
    check_clocks(&check);
    check_facts(&check);
    check_shares(&check);
    check_endings(&check);
    check_names(&check);
    check_scenes(&check);
    check_waits(&check);
    check_laws(&check);
    check_texts(&check);
    check_tokens(&check);
    may_destroy(check.may);
}

static void tell_left_out(const struct package *package, struct diagnostics *list)
{
    const struct code *code = code_get(T_UNKNOWN_FILE);
    for (uint32_t i = 0; i < package->left_out_count; i++) {
        const char *name = package->left_out[i];
        const char *slash = strrchr(name, '/');
        if ((slash != NULL ? slash[1] : name[0]) != '.') {
            diagnostics_add(list, code->severity, code->number, name, 0, 0, "Move it out of the folder if that is meant",
                            "this file is no part of a scenario and is left out");
        }
    }
}

enum err check_package(const struct package *package, const struct check_options *options, struct diagnostics *list)
{
    struct world *world = world_create();
    struct api_source *source;
    enum err err = api_load_source(package, NULL, world, list, &source);
    if (err == ERR_OK) {
        struct api_tests tests;
        check_world(world, source, options, list);
        struct check check = { .world = world, .source = source, .list = list };
        check_translations(&check, package);
        err = api_tests_load(package, world, &tests, list);
        api_tests_deinit(&tests);
    }
    api_source_destroy(source);
    world_destroy(world);
    tell_left_out(package, list);
    diagnostics_sort(list);
    return err == ERR_OK && list->errors > 0 ? ERR_BAD_INPUT : err;
}

bool check_day(const char *date, int32_t *day)
{
    return api_day(date, day);
}
