#include "players/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

void table_sit(struct table *table, enum policy policy, uint64_t seed)
{
    memset(table, 0, sizeof *table);
    struct view *view = &table->view;
    view_init(view);
    made_begin(view);
    table->government = made_team(view, "Ministry", VIEW_GOVERNMENT, false, true);
    table->client = made_team(view, "Client", VIEW_BUSINESS, true, true);
    table->stranger = made_team(view, "Herald", VIEW_OTHER_SECTOR, false, false);
    table->phone = made_channel(view, "Phone", table->government, TLP_RED, 60);
    made_line(view, 0, table->phone, table->client, 60, true, VIEW_BASIS_NOT_NEEDED);
    made_line(view, 0, table->phone, table->stranger, 60, true, VIEW_BASIS_NOT_NEEDED);
    made_line(view, 0, table->phone, VIEW_PUBLIC, 60, true, VIEW_BASIS_NOT_NEEDED);
    table->player = player_create(policy, seed, 0);
}

void table_rise(struct table *table)
{
    player_destroy(table->player);
    view_deinit(&table->view);
}

void table_wait(struct table *table, int64_t now_s, int64_t until_s)
{
    while (now_s < until_s) {
        uint32_t count = 0;
        int64_t next_s = player_think(table->player, &table->view, now_s, &table->wishes[table->count], 64 - table->count, &count);
        for (uint32_t i = 0; i < count; i++) {
            table->at_s[table->count++] = now_s + 1;
        }
        assert_true(next_s > now_s);
        now_s = next_s;
    }
}

const struct view_wish *table_find(const struct table *table, enum wish_kind kind, uint32_t nth)
{
    for (uint32_t i = 0; i < table->count; i++) {
        if (table->wishes[i].kind == kind && nth-- == 0) {
            return &table->wishes[i];
        }
    }
    return NULL;
}

uint32_t table_count(const struct table *table, enum wish_kind kind)
{
    uint32_t count = 0;
    while (table_find(table, kind, count) != NULL) {
        count++;
    }
    return count;
}

int64_t table_when(const struct table *table, enum wish_kind kind)
{
    const struct view_wish *wish = table_find(table, kind, 0);
    assert_non_null(wish);
    return table->at_s[wish - table->wishes];
}

bool table_told(const struct table *table, uint32_t fact, uint32_t to)
{
    for (uint32_t i = 0; i < table->count; i++) {
        if (table->wishes[i].kind == WISH_SHARE && table->wishes[i].fact == fact && table->wishes[i].to == to) {
            return true;
        }
    }
    return false;
}

uint32_t table_add(struct table *table, const char *title, enum view_sector sector, bool is_client, bool same_community)
{
    uint32_t team = made_team(&table->view, title, sector, is_client, same_community);
    made_line(&table->view, 0, table->phone, team, 60, true, VIEW_BASIS_NOT_NEEDED);
    return team;
}

void table_name(struct table *table, uint32_t fact, uint32_t team)
{
    struct view *view = &table->view;
    GROW(view->named, view->named_count, view->named_room);
    view->facts[fact].first_named = view->facts[fact].named_count == 0 ? view->named_count : view->facts[fact].first_named;
    view->facts[fact].named_count++;
    view->named[view->named_count++] = team;
}

void table_hear(struct table *table, int64_t at_s, uint32_t fact, uint32_t from)
{
    table->view.facts[fact].how = VIEW_TOLD;
    struct view_event event = made_event(&table->view, at_s, VIEW_ARRIVAL);
    event.arrival = table->view.arrivals_count;
    event.fact = fact;
    event.team = from;
    event.has_label = true;
    event.label = table->view.facts[fact].label;
    made_apply(&table->view, &event);
}
