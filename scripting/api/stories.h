/* stories.h: the state of the stories of one play, shared by what they say (stories_say.c) and how they run (stories.c). */
#ifndef TOCSIN_API_STORIES_H
#define TOCSIN_API_STORIES_H

#include "api/shelves.h"
#include "engine/engine.h"

enum yield_kind { YIELD_WAIT = 1, YIELD_ASK, YIELD_WAIT_FOR, YIELD_TOGETHER };

/* A coroutine: a story, or one of the functions that run together. Its slot is its place in the list. */
struct strand {
    struct script_thread *thread; /* NULL: free */
    uint32_t story, parent, children, generation;
    enum yield_kind waits;
    uint32_t asked; /* decision */
};

/* A condition that a story has said, under the line that said it. */
struct told { uint32_t first, count; struct cond_id joined; uint32_t line, story, height; bool used; };
/* A doing that has not happened yet. */
struct pending { uint32_t first, count; struct team_id actor; uint32_t height; bool used; };

struct ready { uint32_t slot; int64_t answer; };

/* Handles of conditions and doings said in a story start here; those below were said while the file was read. */
#define STORY_HANDLES 0x1000000u

struct api_stories {
    const struct package *package;
    struct world *world;
    struct maker maker;
    bool is_alive;
    bool must_drop;              /* of the play: something was stopped that replaying would not stop */
    uint32_t dropped;            /* then: the first story of which that is so, stories_count when it was the scenario itself */
    struct diagnostics faults;
    struct diagnostics problems; /* of the verb that runs */
    struct engine *engine;       /* during a call */
    uint32_t running;            /* slot */
    struct strand *slots; uint32_t slot_count, slot_room;
    struct told *told; uint32_t told_count, told_room;
    uint32_t *told_ids; uint32_t told_ids_count, told_ids_room;
    struct pending *pending; uint32_t pending_count, pending_room;
    uint32_t pending_base;       /* handle of the first pending one */
    uint32_t *pending_ids; uint32_t pending_ids_count, pending_ids_room;
    struct script_ref *together; uint32_t together_count, together_room;
    struct ready *ready; uint32_t ready_count, ready_room, ready_at;
};


struct team_id story_owner(const struct api_stories *stories, uint32_t story);
/* What was said and not taken up by another word happens now. */
void stories_flush(struct api_stories *stories);
/* Told: conditions of this story that nothing consumed. FAULT_ERROR when there are. */
int stories_tell_unused(struct api_stories *stories, uint32_t story);

#endif
