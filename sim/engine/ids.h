/* ids.h: how one thing of a scenario is named inside the program.
 *
 * Each shelf numbers its things from 0 in order of written name, so that the order of declaration never matters.
 * A typed id is that number; a thing_id also says which shelf, for places where several shelves may stand.
 * Ids live inside one exercise. On disk and on the wire things are named by written path (world_path). */
#ifndef TOCSIN_ENGINE_IDS_H
#define TOCSIN_ENGINE_IDS_H

#include <stdbool.h>
#include <stdint.h>

#define ID_NONE UINT32_MAX

enum shelf {
    SHELF_NONE = 0,
    SHELF_ECONOMY,
    SHELF_AGREEMENT,
    SHELF_TEAM,
    SHELF_GROUP,
    SHELF_MEASURE,
    SHELF_FACT,
    SHELF_CHANNEL,
    SHELF_CLOCK,
    SHELF_INJECT,
    SHELF_DECISION,
    SHELF_OPTION,
    SHELF_ACTION,
    SHELF_RULE,
    SHELF_NORM,
    SHELF_QUESTION,
    SHELF_SCENE,
    SHELF_OBJECTIVE,
    SHELF_ENDING,
    SHELF_DEBRIEF,
    SHELF_STORY,
    SHELF_COUNT
};

struct economy_id { uint32_t v; };
struct agreement_id { uint32_t v; };
struct team_id { uint32_t v; };
struct measure_id { uint32_t v; };
struct fact_id { uint32_t v; };
struct channel_id { uint32_t v; };
struct clock_id { uint32_t v; };
struct inject_id { uint32_t v; };
struct decision_id { uint32_t v; };
struct option_id { uint32_t v; };
struct action_id { uint32_t v; };
struct cond_id { uint32_t v; };
struct text_id { uint32_t v; }; /* 0 is the empty text */
struct audience_id { uint32_t v; };

/* Besides real teams: nobody, the public at large, and, in definitions only, the team that answers, acts or owns. */
#define TEAM_NONE ((struct team_id){ ID_NONE })
#define TEAM_PUBLIC ((struct team_id){ ID_NONE - 1 })
#define TEAM_OWN ((struct team_id){ ID_NONE - 2 })
#define COND_NONE ((struct cond_id){ ID_NONE })
#define CHANNEL_NONE ((struct channel_id){ ID_NONE })
#define TEXT_NONE ((struct text_id){ 0 })

struct thing_id { uint32_t v; };
#define THING_NONE ((struct thing_id){ ID_NONE })

static inline struct thing_id thing(enum shelf shelf, uint32_t index)
{
    return (struct thing_id){ ((uint32_t)shelf << 24) | index };
}
static inline enum shelf thing_shelf(struct thing_id id)
{
    return id.v == ID_NONE ? SHELF_NONE : (enum shelf)(id.v >> 24);
}
static inline uint32_t thing_index(struct thing_id id)
{
    return id.v & 0xffffffu;
}
static inline bool team_is_real(struct team_id team)
{
    return team.v < ID_NONE - 2;
}

#endif
