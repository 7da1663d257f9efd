#include "api/small_package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const char SMALL[] =
    "scenario { api = 1, id = 'small', title = 'Small', language = 'en', begins = { '2026-03-02 07:40', economy.e }, summary = 'S.', length = '10:00' }\n"
    "economy.e = { name = 'E', zone = '+08:00' }\n"
    "team.a = { name = 'A', mark = 'A', sector = 'business', economy = economy.e, brief = 'B.' }\n"
    "team.b = { name = 'B', mark = 'B', sector = 'business', economy = economy.e, brief = 'B.' }\n"
    "channel.mail = { name = 'Mail', between = { team.a, team.b }, delay = 5 }\n"
    "measure.calm = { name = 'Calm', unit = 'points', start = 0, better = 'high' }\n"
    "fact.x = { title = 'X', text = 'An item.', tlp = 'green', held_by = { team.a } }\n";

static void open_package(struct small *small, const char *variant, const char *scenario, const char *tests)
{
    struct err_note note = { 0 };
    struct api_options options = { .variant = variant };
    package_init(&small->package);
    diagnostics_init(&small->list);
    assert_int_equal(package_add(&small->package, "scenario.lua", scenario, strlen(scenario), &note), ERR_OK);
    if (tests != NULL) {
        assert_int_equal(package_add(&small->package, "tests.lua", tests, strlen(tests), &note), ERR_OK);
    }
    small->world = world_create();
    small->err = api_load_source(&small->package, &options, small->world, &small->list, &small->source);
}

void small_open_variant(struct small *small, const char *variant, const char *const parts[])
{
    struct str all = { 0 };
    for (uint32_t i = 0; parts[i] != NULL; i++) {
        str_add(&all, parts[i]);
    }
    open_package(small, variant, str_text(&all), NULL);
    str_deinit(&all);
}

void small_open(struct small *small, const char *const parts[])
{
    small_open_variant(small, NULL, parts);
}

void small_open_tests(struct small *small, const char *scenario, const char *tests)
{
    open_package(small, NULL, scenario, tests);
}

void small_close(struct small *small)
{
    api_source_destroy(small->source);
    world_destroy(small->world);
    diagnostics_deinit(&small->list);
    package_deinit(&small->package);
}

void small_must_be_good(const struct small *small)
{
    if (small->err == ERR_OK) {
        return;
    }
    struct str all = { 0 };
    for (uint32_t i = 0; i < small->list.count; i++) {
        diagnostic_format(&small->list.items[i], &all);
        str_add(&all, "\n");
    }
    fail_msg("%s", str_text(&all));
}

uint32_t small_count(const struct diagnostics *list, const char *code)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        count += strcmp(list->items[i].code, code) == 0 ? 1 : 0;
    }
    return count;
}
