#include <stdlib.h>
#include <string.h>

#include "host/internal.h"

#define SCRATCH_FIRST_BYTES 1024u

size_t scratch_begin(const struct script *script)
{
    return script->scratch.used;
}

/* Counted as part of the heap: nested functions may hold one text each. */
static void grow(lua_State *L, struct script *script, size_t needed)
{
    struct scratch *scratch = &script->scratch;
    size_t room = scratch->room == 0 ? SCRATCH_FIRST_BYTES : scratch->room;
    while (room < needed) {
        room *= 2;
    }
    char *at = heap_alloc(&script->heap, scratch->at, scratch->room, room);
    if (at == NULL) script_abort(L, script, SCRIPT_OVER_MEMORY);
    scratch->at = at;
    scratch->room = room;
}

char *scratch_room(lua_State *L, struct script *script, size_t mark, size_t bytes)
{
    struct scratch *scratch = &script->scratch;
    size_t text = scratch->used - mark;
    if (bytes > script->limits.string_bytes || text + bytes > script->limits.string_bytes) {
        script_raise(L, script, "T0134", "Build shorter texts", "%s would make a text longer than %zu bytes",
                     script_function_name(L), script->limits.string_bytes);
    }
    if (scratch->at == NULL || scratch->used + bytes > scratch->room) grow(L, script, scratch->used + bytes);
    return scratch->at + scratch->used;
}

void scratch_add(lua_State *L, struct script *script, size_t mark, const char *text, size_t bytes)
{
    if (bytes == 0) return;
    memcpy(scratch_room(L, script, mark, bytes), text, bytes);
    script->scratch.used += bytes;
}

void scratch_add_char(lua_State *L, struct script *script, size_t mark, char byte)
{
    *scratch_room(L, script, mark, 1) = byte;
    script->scratch.used++;
}

void scratch_push(lua_State *L, struct script *script, size_t mark)
{
    struct scratch *scratch = &script->scratch;
    size_t bytes = scratch->used - mark;
    script_charge(L, script, (int64_t)(bytes / 32));
    lua_pushlstring(L, bytes == 0 ? "" : scratch->at + mark, bytes);
    scratch->used = mark;
}

void scratch_deinit(struct script *script)
{
    struct scratch *scratch = &script->scratch;
    if (scratch->at != NULL) heap_alloc(&script->heap, scratch->at, scratch->room, 0);
    *scratch = (struct scratch){0};
}
