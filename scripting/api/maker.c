/* Problems and small growing things, all in the maker's arena. */
#include "api/maker.h"

#include <stdio.h>
#include <string.h>

#define PROBLEM_BYTES 768

static void *grow_in(struct arena *arena, void *array, uint32_t count, uint32_t *room, size_t bytes)
{
    if (count < *room) {
        return array;
    }
    *room = *room == 0 ? 16 : *room * 2;
    void *grown = arena_take(arena, *room * bytes);
    if (count > 0) {
        memcpy(grown, array, count * bytes);
    }
    return grown;
}

void *maker_grow(struct maker *m, void *array, uint32_t count, uint32_t *room, size_t bytes)
{
    return grow_in(&m->arena, array, count, room, bytes);
}

/* Where the first word of the line stands; 0 when there is none. */
static uint32_t first_column(const struct maker *m, const char *file, uint32_t line)
{
    const struct source *source = source_find(m, file);
    for (uint32_t i = 0; source != NULL && i < source->scan.token_count; i++) {
        const struct token *token = &source->scan.tokens[i];
        if (token->line == line && token->kind != TOKEN_END) {
            return token->column;
        }
    }
    return 0;
}

/* ---- what reading costs ------------------------------------------------------------------------------------------ */

void maker_refuse(struct maker *m, enum api_code code, const char *hint, const char *format, ...)
{
    char text[PROBLEM_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const char *number = code_get(code)->number;
    if (m->phase != PHASE_LOAD || m->decl == NULL) {
        script_raise(m->L, m->script, number, hint, "%s", text);
    }
    const char *file = m->decl->source != NULL ? m->decl->source->name : "scenario.lua";
    script_raise_at(m->L, m->script, file, m->decl->line, first_column(m, file, m->decl->line), number, hint, "%s", text);
}

void maker_step(struct maker *m, int64_t steps)
{
    if (m->phase != PHASE_LOAD) {
        script_charge(m->L, m->script, steps);
        return;
    }
    m->steps += steps;
    if (m->steps > LOAD_STEPS_MAX) {
        m->steps = 0;
        maker_refuse(m, T_TOO_MANY, "Look for lists that are written into lists, and for texts that are said again and again",
                     "The scenario is too large to be read: it takes more than %d steps", LOAD_STEPS_MAX);
    }
}

int64_t maker_text_steps(size_t bytes)
{
    return 1 + (int64_t)(bytes / 64);
}

/* ---- ids --------------------------------------------------------------------------------------------------------- */

void ids_add(struct maker *m, struct ids *ids, uint32_t id)
{
    ids->at = grow_in(&m->scratch, ids->at, ids->count, &ids->room, sizeof *ids->at);
    ids->at[ids->count++] = id;
}

bool ids_has(const struct ids *ids, uint32_t id)
{
    for (uint32_t i = 0; i < ids->count; i++) {
        if (ids->at[i] == id) {
            return true;
        }
    }
    return false;
}

struct span ids_span(struct maker *m, const struct ids *ids)
{
    if (ids->count == 0) {
        return (struct span){ 0, 0 };
    }
    maker_step(m, (int64_t)ids->count);
    return world_add_refs(m->world, ids->at, ids->count);
}

static void tell(struct maker *m, const char *file, uint32_t line, uint32_t column, enum api_code code,
                 const char *hint, const char *format, va_list args) PRINTF_LIKE(7, 0);
static void tell(struct maker *m, const char *file, uint32_t line, uint32_t column, enum api_code code,
                 const char *hint, const char *format, va_list args)
{
    char text[PROBLEM_BYTES];
    (void)vsnprintf(text, sizeof text, format, args);
    bool is_kept = m->list->count < DIAGNOSTICS_MAX; /* what is only counted needs no place */
    column = column != 0 || !is_kept ? column : first_column(m, file, line);
    const struct code *c = code_get(code);
    diagnostics_add(m->list, c->severity, c->number, file, line, column, hint, "%s", text);
}

void problem_at(struct maker *m, const char *file, uint32_t line, uint32_t column, enum api_code code, const char *hint,
                const char *format, ...)
{
    va_list args;
    va_start(args, format);
    tell(m, file, line, column, code, hint, format, args);
    va_end(args);
}

/* Without a node the line is known and the word to look for. Inside functions that is all there is. */
static uint32_t column_of(const struct at *at)
{
    if (at->source == NULL || at->line == 0 || at->field == NULL) {
        return 0;
    }
    uint32_t token = scan_on_line(&at->source->scan, at->line, at->field);
    return token != SCAN_NONE ? at->source->scan.tokens[token].column : 0;
}

static const char *file_of(const struct at *at)
{
    return at->source != NULL ? at->source->name : "scenario.lua";
}

void problem(const struct at *at, enum api_code code, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const struct scan_node *node = at->node;
    tell(at->m, file_of(at), node != NULL ? node->value_line : at->line, node != NULL ? node->value_column : column_of(at), code,
         hint, format, args);
    va_end(args);
}

void problem_key(const struct at *at, enum api_code code, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const struct scan_node *node = at->node;
    tell(at->m, file_of(at), node != NULL ? node->line : at->line, node != NULL ? node->column : column_of(at), code,
         hint, format, args);
    va_end(args);
}

const char *nearest(struct maker *m, const char *word, const char *const *words, uint32_t count)
{
    uint32_t most = strlen(word) < 5 ? 1 : 3;
    const char *best = NULL;
    uint32_t best_distance = most + 1;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t distance = str_distance(word, words[i], most);
        if (distance < best_distance) {
            best = words[i];
            best_distance = distance;
        }
    }
    return best != NULL ? arena_format(&m->scratch, "Did you mean `%s`?", best) : NULL;
}
