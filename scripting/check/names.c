/* What people tell things apart by: marks of teams, and the id that is the folder's name. */
#include <string.h>

#include "check/internal.h"

static void check_mark(const struct check *check, uint32_t team)
{
    const struct world *world = check->world;
    for (uint32_t i = 0; i < team; i++) {
        if (world->teams[i].mark != NULL && world->teams[team].mark != NULL && strcmp(world->teams[i].mark, world->teams[team].mark) == 0) {
            finding(check, thing(SHELF_TEAM, team), "mark", T_SAME_MARK, "Give one of them another mark",
                    "team.%s has the mark of team.%s, %s", world->teams[team].common.name, world->teams[i].common.name,
                    world->teams[i].mark);
            return;
        }
    }
}

void check_names(const struct check *check)
{
    const struct world *world = check->world;
    for (uint32_t i = 0; i < world->teams_count; i++) {
        check_mark(check, i);
    }
    if (check->folder != NULL && strcmp(check->folder, world->id) != 0) {
        finding_at(check, api_where(check->source, "scenario", "id"), T_OTHER_FOLDER,
                   "Name the folder after it, or write the folder's name", "the id is \"%s\", but the folder is called %s",
                   world->id, check->folder);
    }
}
