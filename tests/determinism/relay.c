#include "determinism/relay.h"

#include <stdio.h>

#define TEAMS 24u
#define FACTS 150u
#define DECISIONS 8u
#define CLIENTS 8u /* of each team: those after it, so that what goes from client to client comes round */

static void write_clients(struct str *lua, uint32_t team)
{
    str_addf(lua, "clients = { team.t%02u", (team + 1) % TEAMS);
    for (uint32_t i = 2; i <= CLIENTS; i++) {
        str_addf(lua, ", team.t%02u", (team + i) % TEAMS);
    }
    str_add(lua, " }");
}

static void write_parties(struct str *lua)
{
    static const char *const zones[] = { "+08:00", "+09:00", "+10:00" };
    str_add(lua, "scenario { api = 1, id = \"relay\", title = \"Relay\", language = \"en\", begins = { \"2026-03-27 16:00\", "
                 "economy.e0 }, length = \"60:00\", summary = \"Everybody tells everybody.\" }\n");
    for (uint32_t i = 0; i < 3; i++) {
        str_addf(lua, "economy.e%u = { name = \"Economy %u\", zone = \"%s\" }\n", i, i, zones[i]);
    }
    for (uint32_t i = 0; i < TEAMS; i++) {
        str_addf(lua, "team.t%02u = { name = \"Team %02u\", mark = \"%c\", sector = \"%s\", economy = economy.e%u, "
                      "brief = \"Tell who needs to know.\", staff = %u, ",
                 i, i, (int)('A' + i), i % 2 == 0 ? "business" : "government", i % 3, 2 + i % 4);
        write_clients(lua, i);
        str_add(lua, " }\n");
    }
    str_add(lua, "group.all = { team.t00");
    for (uint32_t i = 1; i < TEAMS; i++) {
        str_addf(lua, ", team.t%02u", i);
    }
    str_add(lua, " }\n");
}

static void write_knowledge(struct str *lua)
{
    static const char *const labels[] = { "amber", "green", "amber", "amber" };
    str_add(lua, "channel.wire = { name = \"Wire\", between = group.all, delay = { 1, 7, 90 }, carries = \"amber\", fails = 0.02 }\n"
                 "channel.desk = { name = \"Desk\", between = group.all, delay = { 5, 30, 300 }, carries = \"red\", receipt = true, "
                 "hours = { \"09:00\", \"17:00\", days = \"mon-fri\" } }\n"
                 "measure.known = { name = \"Known\", unit = \"items\", start = 0, better = \"high\", rate = { { 0.123456 } } }\n");
    for (uint32_t i = 0; i < FACTS; i++) {
        str_addf(lua, "fact.f%03u = { title = \"Item %03u\", text = \"What item %03u says.\", tlp = \"%s\", source = team.t%02u, "
                      "held_by = { team.t%02u }, since = \"%u:%02u\" }\n",
                 i, i, i, labels[i % 4], i % TEAMS, i % TEAMS, i / 3, i * 7 % 60);
    }
}

static void write_plot(struct str *lua)
{
    str_add(lua, "scene.day = { title = \"The day\", begins = \"0:00\"");
    for (uint32_t i = 0; i < DECISIONS; i++) {
        str_addf(lua, ", { \"%u:30\", decision.d%u }", 5 * i, i);
    }
    str_add(lua, " }\n");
    for (uint32_t i = 0; i < DECISIONS; i++) {
        str_addf(lua, "decision.d%u = { who = group.all, ask = \"Go on?\", within = 90, otherwise = \"no%u\", { \"yes%u\", \"Yes\", "
                      "outcomes = { { \"good%u\", 30, does = { change(measure.known, 2.5) } }, { \"bad%u\", 70, does = { "
                      "after(\"0:45\", change(measure.known, -1.25)) } } } }, { \"no%u\", \"No\" } }\n", i, i, i, i, i, i);
    }
    str_add(lua, "ending.done = { title = \"Done\", text = \"All told.\", when = past(\"58:00\") }\n");
}

void relay_open(struct opened *opened)
{
    struct str lua = { 0 };
    write_parties(&lua);
    write_knowledge(&lua);
    write_plot(&lua);
    opened_init_text(opened, "relay", str_text(&lua));
    str_deinit(&lua);
}
