/* table.h: a bot at a table made by hand, asked whenever it wants to be, and all that it wished. For tests. */
#ifndef TOCSIN_TESTS_PLAYERS_TABLE_H
#define TOCSIN_TESTS_PLAYERS_TABLE_H

#include "players/players.h"
#include "view/made.h"

#define MINUTE INT64_C(60)
#define HOUR INT64_C(3600)

struct table {
    struct view view;
    struct player *player;
    struct view_wish wishes[64];
    int64_t at_s[64];
    uint32_t count;
    uint32_t government, client, stranger; /* peers */
    uint32_t phone;                        /* leads to all three and to the public */
};

/* A business in the community, with an authority of the same, a client of the same, and the press; a telephone to each. */
void table_sit(struct table *table, enum policy policy, uint64_t seed);
void table_rise(struct table *table);
/* One more team that the telephone leads to; returns its handle. */
uint32_t table_add(struct table *table, const char *title, enum view_sector sector, bool is_client, bool same_community);
/* Asks the bot from `now_s` on until it wants nothing before `until_s`. */
void table_wait(struct table *table, int64_t now_s, int64_t until_s);

/* The source of a fact clears it for that team. */
void table_name(struct table *table, uint32_t fact, uint32_t team);
/* A team tells it the fact. */
void table_hear(struct table *table, int64_t at_s, uint32_t fact, uint32_t from);

/* The nth wish of a kind, or NULL; how many; when the first was wished; whether the fact was sent there. */
const struct view_wish *table_find(const struct table *table, enum wish_kind kind, uint32_t nth);
uint32_t table_count(const struct table *table, enum wish_kind kind);
int64_t table_when(const struct table *table, enum wish_kind kind);
bool table_told(const struct table *table, uint32_t fact, uint32_t to);

#endif
