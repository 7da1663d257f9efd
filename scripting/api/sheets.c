#include "api/sheets.h"

#include <string.h>

#define MARK " -- "
#define PROBLEM "--! "
#define COLUMNS_MAX 16384u  /* of a sheet: XFD */
#define ROWS_MAX 1048576u

bool sheets_is(const char *file)
{
    return str_starts(file, PACKAGE_SHEETS);
}

/* ---- a cell ------------------------------------------------------------------------------------------------------ */

struct cell { const char *sheet; size_t sheet_bytes; uint32_t row, column; };

/* A sheet that is named in a diagnostic: nothing that a terminal would obey. */
static bool is_sheet_name(const char *name, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        char c = name[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && (c == '\0' || strchr("_-#.", c) == NULL)) {
            return false;
        }
    }
    return bytes > 0;
}

/* "Injects!F12", `bytes` long. Any bytes whatever may stand there. */
static bool cell_parse(const char *text, size_t bytes, struct cell *cell)
{
    const char *mark = memchr(text, '!', bytes);
    const char *end = text + bytes;
    *cell = (struct cell){ .sheet = text };
    if (mark == NULL || !is_sheet_name(text, (size_t)(mark - text))) {
        return false;
    }
    cell->sheet_bytes = (size_t)(mark - text);
    const char *at = mark + 1;
    for (; at < end && *at >= 'A' && *at <= 'Z' && cell->column <= COLUMNS_MAX; at++) {
        cell->column = cell->column * 26 + (uint32_t)(*at - 'A') + 1;
    }
    for (; at < end && *at >= '0' && *at <= '9' && cell->row <= ROWS_MAX; at++) {
        cell->row = cell->row * 10 + (uint32_t)(*at - '0');
    }
    return at == end && cell->column >= 1 && cell->column <= COLUMNS_MAX && cell->row >= 1 && cell->row <= ROWS_MAX;
}

static struct api_place place_of(struct maker *m, const struct cell *cell)
{
    return (struct api_place){ arena_format(&m->arena, "%.*s!", (int)cell->sheet_bytes, cell->sheet), cell->row, cell->column };
}

/* The bytes of a line, without its end. NULL when there are not so many. */
static const char *line_at(const struct source *source, uint32_t line, size_t *bytes)
{
    const char *at = source->scan.source, *end = at + source->scan.bytes;
    for (uint32_t i = 1; i < line && at != NULL; i++) {
        at = memchr(at, '\n', (size_t)(end - at));
        at = at != NULL ? at + 1 : NULL;
    }
    if (at == NULL || at >= end) {
        return NULL;
    }
    const char *next = memchr(at, '\n', (size_t)(end - at));
    *bytes = (size_t)((next != NULL ? next : end) - at);
    return at;
}

static bool cell_of_line(const char *line, size_t bytes, struct cell *cell)
{
    size_t mark = strlen(MARK);
    for (size_t i = bytes; i >= mark; i--) {
        if (memcmp(line + i - mark, MARK, mark) == 0) {
            return cell_parse(line + i, bytes - i, cell);
        }
    }
    return false;
}

struct api_place sheets_place(struct maker *m, const char *file, uint32_t line, uint32_t column)
{
    const struct source *source = sheets_is(file) ? source_find(m, file) : NULL;
    size_t bytes = 0;
    struct cell cell;
    const char *text = source != NULL ? line_at(source, line, &bytes) : NULL;
    if (text != NULL && cell_of_line(text, bytes, &cell)) {
        return place_of(m, &cell);
    }
    return (struct api_place){ file, line, column };
}

/* ---- problems ---------------------------------------------------------------------------------------------------- */

static void tell_line(struct maker *m, const char *line, size_t bytes)
{
    const char *text = arena_copy(&m->scratch, line, bytes);
    char number[DIAGNOSTIC_CODE_BYTES] = "";
    size_t code_bytes = strcspn(text, " ");
    if (code_bytes >= sizeof number || text[code_bytes] != ' ') {
        return;
    }
    memcpy(number, text, code_bytes);
    const struct code *code = code_find(number);
    const char *where = text + code_bytes + 1;
    size_t where_bytes = strcspn(where, " ");
    struct cell cell;
    if (code == NULL || !cell_parse(where, where_bytes, &cell)) {
        return;
    }
    const char *message = where + where_bytes + (where[where_bytes] == ' ' ? 1 : 0);
    const char *hint = strstr(message, " | ");
    size_t message_bytes = hint != NULL ? (size_t)(hint - message) : strlen(message);
    struct api_place place = place_of(m, &cell);
    diagnostics_add(m->list, code->severity, code->number, place.file, place.line, place.column, hint != NULL ? hint + 3 : NULL,
                    "%.*s", (int)message_bytes, message);
}

void sheets_tell(struct maker *m, const struct source *source)
{
    const char *at = source->scan.source, *end = at + source->scan.bytes;
    size_t mark = strlen(PROBLEM);
    while (at < end) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        size_t bytes = (size_t)((next != NULL ? next : end) - at);
        if (bytes > mark && memcmp(at, PROBLEM, mark) == 0) {
            tell_line(m, at + mark, bytes - mark);
        }
        at += bytes + 1;
    }
}

/* Is there a cell in this row that could not be read? Then what is missing in the row says nothing more. */
static bool has_bad_cell(const struct diagnostics *list, const struct diagnostic *item)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const struct diagnostic *other = &list->items[i];
        if (str_equal(other->code, code_get(T_SHEET_CELL)->number) && other->line == item->line && str_equal(other->file, item->file)) {
            return true;
        }
    }
    return false;
}

static void drop_consequences(struct diagnostics *list)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        const struct diagnostic *item = &list->items[i];
        if (diagnostic_in_sheet(item) && str_equal(item->code, code_get(T_MISSING_FIELD)->number) && has_bad_cell(list, item)) {
            list->errors--;
        } else {
            list->items[kept++] = *item;
        }
    }
    list->count = kept;
}

void sheets_map(struct maker *m, struct diagnostics *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        struct diagnostic *item = &list->items[i];
        if (sheets_is(item->file)) {
            struct api_place place = sheets_place(m, item->file, item->line, item->column);
            item->file = arena_copy_string(&list->texts, place.file);
            item->line = place.line;
            item->column = place.column;
        } else if (str_equal(item->file, "scenario.lua") && package_find(m->package, "scenario.lua") == NULL) {
            item->file = "Scenario!";
            item->line = item->column = 1;
        }
    }
    drop_consequences(list);
}
