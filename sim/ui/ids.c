/* Ids that are words, their paths, and what is remembered under them from build to build. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "ui/room.h"

uint64_t id_mix(uint64_t id, uint64_t more)
{
    id = (id ^ more) * 0x9E3779B97F4A7C15u;
    id ^= id >> 29;
    return id != 0 ? id : 1;
}

static struct id_level *level_now(struct ui *ui)
{
    return &ui->ids[ui->id_count - 1];
}

uint64_t id_of(const struct ui *ui, const char *word)
{
    return id_mix(ui->ids[ui->id_count - 1].hash, hash_bytes(word, strlen(word)));
}

struct listing *list_now(struct ui *ui)
{
    return &ui->lists[ui->list];
}

const struct listing *list_before(const struct ui *ui)
{
    return &ui->lists[1 - ui->list];
}

char *keep(struct ui *ui, const char *text)
{
    return text != NULL ? arena_copy_string(&list_now(ui)->arena, text) : NULL;
}

const char *path_of(struct ui *ui, const char *word)
{
    const char *above = level_now(ui)->path;
    struct arena *arena = &list_now(ui)->arena;
    return above[0] == '\0' ? arena_copy_string(arena, word) : arena_format(arena, "%s/%s", above, word);
}

const char *path_unnamed(struct ui *ui, const char *kind)
{
    char word[64];
    (void)snprintf(word, sizeof word, "%s-%u", kind, ++level_now(ui)->texts);
    return path_of(ui, word);
}

uint64_t id_unnamed(struct ui *ui)
{
    return id_mix(level_now(ui)->hash, 0x756E6E616D6564u + ++level_now(ui)->unnamed);
}

static void push(struct ui *ui, const char *word, uint64_t hash)
{
    MUST(ui->id_count < UI_DEPTH_MAX);
    const char *path = path_of(ui, word);
    MUST(strlen(path) < UI_PATH_BYTES_MAX);
    ui->ids[ui->id_count++] = (struct id_level){ .path = path, .hash = hash };
}

void ui_push_id(struct ui *ui, const char *word)
{
    push(ui, word, id_of(ui, word));
}

void ui_push_number(struct ui *ui, uint32_t number)
{
    char word[16];
    (void)snprintf(word, sizeof word, "%u", number);
    ui_push_id(ui, word);
}

void ui_pop_id(struct ui *ui)
{
    MUST(ui->id_count > 1);
    ui->id_count--;
}

/* ---- no two things of one build have the same id ---- */

static void grow_seen(struct ui *ui)
{
    uint64_t *old = ui->seen;
    uint32_t old_room = ui->seen_room;
    ui->seen_room = old_room > 0 ? old_room * 2 : 1024;
    ui->seen = calloc(ui->seen_room, sizeof *ui->seen);
    MUST(ui->seen != NULL);
    for (uint32_t i = 0; i < old_room; i++) {
        if (old[i] != 0) {
            uint32_t at = (uint32_t)old[i] & (ui->seen_room - 1);
            while (ui->seen[at] != 0) {
                at = (at + 1) & (ui->seen_room - 1);
            }
            ui->seen[at] = old[i];
        }
    }
    free(old);
}

void mark_seen(struct ui *ui, uint64_t id, const char *path)
{
    if (ui->seen_count * 2 >= ui->seen_room) {
        grow_seen(ui);
    }
    uint32_t at = (uint32_t)id & (ui->seen_room - 1);
    while (ui->seen[at] != 0) {
        if (ui->seen[at] == id) {
            (void)fprintf(stderr, "ui: two things on the screen are called %s\n", path);
        }
        MUST(ui->seen[at] != id);
        at = (at + 1) & (ui->seen_room - 1);
    }
    ui->seen[at] = id;
    ui->seen_count++;
}

void forget_seen(struct ui *ui)
{
    if (ui->seen_count > 0) {
        memset(ui->seen, 0, ui->seen_room * sizeof *ui->seen);
        ui->seen_count = 0;
    }
}

/* ---- memory ---- */

static struct memory_cell *cell_for(struct memory_cell *cells, uint32_t room, uint64_t id)
{
    uint32_t at = (uint32_t)(id >> 20) & (room - 1);
    while (cells[at].id != 0 && cells[at].id != id) {
        at = (at + 1) & (room - 1);
    }
    return &cells[at];
}

/* Into a new table: at a new size, or only what the last build used. */
static void rehash(struct ui *ui, uint32_t room, bool only_used)
{
    struct memory_cell *old = ui->memory;
    uint32_t old_room = ui->memory_room;
    ui->memory = calloc(room, sizeof *ui->memory);
    MUST(ui->memory != NULL);
    ui->memory_room = room;
    ui->memory_count = 0;
    for (uint32_t i = 0; i < old_room; i++) {
        if (old[i].id != 0 && (!only_used || old[i].stamp == ui->stamp)) {
            *cell_for(ui->memory, room, old[i].id) = old[i];
            ui->memory_count++;
        }
    }
    free(old);
}

static struct memory_cell *memory_cell(struct ui *ui, uint64_t id)
{
    if (ui->memory_count * 2 >= ui->memory_room) {
        rehash(ui, ui->memory_room > 0 ? ui->memory_room * 2 : 1024, false);
    }
    struct memory_cell *cell = cell_for(ui->memory, ui->memory_room, id);
    if (cell->id == 0) {
        cell->id = id;
        ui->memory_count++;
    }
    cell->stamp = ui->stamp;
    return cell;
}

float memory_get(struct ui *ui, uint64_t id)
{
    return memory_cell(ui, id)->value;
}

void memory_set(struct ui *ui, uint64_t id, float value)
{
    struct memory_cell *cell = memory_cell(ui, id);
    if (fabsf(cell->value - value) > 0.01f) {
        cell->value = value;
        ui->is_unsettled = true;
    }
}

void memory_sweep(struct ui *ui)
{
    uint32_t unused = 0;
    for (uint32_t i = 0; i < ui->memory_room; i++) {
        unused += ui->memory[i].id != 0 && ui->memory[i].stamp != ui->stamp;
    }
    if (unused > 0) {
        rehash(ui, ui->memory_room, true);
    }
}

float ui_recall(struct ui *ui, const char *word)
{
    return memory_get(ui, id_mix(id_of(ui, word), 0x6D656D6F7279u));
}

void ui_remember(struct ui *ui, const char *word, float value)
{
    memory_set(ui, id_mix(id_of(ui, word), 0x6D656D6F7279u), value);
}
