#include "host/diagnostic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host/utf8_text.h"

void diagnostics_init(struct diagnostics *list)
{
    *list = (struct diagnostics){0};
    arena_init(&list->texts);
}

void diagnostics_deinit(struct diagnostics *list)
{
    free(list->items);
    arena_deinit(&list->texts);
    *list = (struct diagnostics){0};
}

void diagnostics_clear(struct diagnostics *list)
{
    list->count = 0;
    list->errors = 0;
    list->warnings = 0;
    list->dropped = 0;
    arena_reset(&list->texts);
}

static void count_severity(struct diagnostics *list, enum severity severity)
{
    list->errors += severity == SEVERITY_ERROR;
    list->warnings += severity == SEVERITY_WARNING;
}

static const char *clean_copy(struct diagnostics *list, const char *text)
{
    size_t bytes = utf8_cut(text, strlen(text), DIAGNOSTIC_TEXT_BYTES - 1u);
    char *copy = arena_copy(&list->texts, text, bytes);
    utf8_clean(copy, bytes);
    return copy;
}

void diagnostics_add(struct diagnostics *list, enum severity severity, const char *code, const char *file,
                     uint32_t line, uint32_t column, const char *hint, const char *format, ...)
{
    count_severity(list, severity);
    if (list->count == DIAGNOSTICS_MAX) {
        list->dropped++;
        return;
    }
    char message[DIAGNOSTIC_TEXT_BYTES + 4]; /* so that too long a one is cut at a character, not by vsnprintf */
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);

    GROW(list->items, list->count, list->room);
    struct diagnostic *item = &list->items[list->count++];
    *item = (struct diagnostic){.line = line, .column = column, .severity = severity};
    snprintf(item->code, sizeof item->code, "%s", code);
    item->file = clean_copy(list, file);
    item->message = clean_copy(list, message);
    item->hint = clean_copy(list, hint == NULL ? "" : hint);
}

static int compare_u32(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare(const void *left, const void *right)
{
    const struct diagnostic *a = left;
    const struct diagnostic *b = right;
    int order = strcmp(a->file, b->file);
    if (order == 0) order = compare_u32(a->line, b->line);
    if (order == 0) order = compare_u32(a->column, b->column);
    if (order == 0) order = strcmp(a->code, b->code);
    if (order == 0) order = strcmp(a->message, b->message);
    return order;
}

void diagnostics_sort(struct diagnostics *list)
{
    if (list->count == 0) return;
    qsort(list->items, list->count, sizeof *list->items, compare);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < list->count; i++) {
        if (compare(&list->items[kept - 1], &list->items[i]) == 0) {
            list->errors -= list->items[i].severity == SEVERITY_ERROR;
            list->warnings -= list->items[i].severity == SEVERITY_WARNING;
            continue;
        }
        list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

const char *severity_name(enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE: return "note";
    case SEVERITY_WARNING: return "warning";
    case SEVERITY_ERROR: return "error";
    }
    return "error";
}

static bool ends_a_sentence(const char *text)
{
    size_t bytes = strlen(text);
    return bytes > 0 && strchr(".!?", text[bytes - 1]) != NULL;
}

static void add_sentence(struct str *out, const char *text)
{
    str_add(out, text);
    if (!ends_a_sentence(text)) str_add_char(out, '.');
}

bool diagnostic_in_sheet(const struct diagnostic *diagnostic)
{
    size_t bytes = strlen(diagnostic->file);
    return bytes > 0 && diagnostic->file[bytes - 1] == '!';
}

/* 6 is F, 28 is AB. */
static void add_column(struct str *out, uint32_t column)
{
    if (column > 26) add_column(out, (column - 1) / 26);
    if (column > 0) str_add_char(out, (char)('A' + (column - 1) % 26));
}

/* An editor jumps to 1:1 for the whole file; to 0:0 it does not. */
static uint32_t at_least_one(uint32_t place)
{
    return place > 0 ? place : 1;
}

static void add_where(const struct diagnostic *diagnostic, struct str *out)
{
    str_add(out, diagnostic->file);
    if (diagnostic_in_sheet(diagnostic)) {
        add_column(out, diagnostic->column);
        str_addf(out, "%u", diagnostic->line);
    } else {
        str_addf(out, ":%u:%u", at_least_one(diagnostic->line), at_least_one(diagnostic->column));
    }
}

void diagnostic_format(const struct diagnostic *diagnostic, struct str *out)
{
    add_where(diagnostic, out);
    str_addf(out, ": %s: %s: ", severity_name(diagnostic->severity), diagnostic->code);
    add_sentence(out, diagnostic->message);
    if (diagnostic->hint[0] != '\0') {
        str_add_char(out, ' ');
        add_sentence(out, diagnostic->hint);
    }
}

/* The texts are clean UTF-8 without control characters, so only the quote and the backslash need care. */
static void add_json_text(struct str *out, const char *text)
{
    str_add_char(out, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') str_add_char(out, '\\');
        str_add_char(out, *text);
    }
    str_add_char(out, '"');
}

static void add_json_object(struct str *out, const struct diagnostic *item)
{
    str_add(out, "{\"file\": ");
    add_json_text(out, item->file);
    str_addf(out, ", \"line\": %u, \"column\": %u", at_least_one(item->line), at_least_one(item->column));
    if (diagnostic_in_sheet(item)) {
        struct str cell = {0};
        add_where(item, &cell);
        str_add(out, ", \"cell\": ");
        add_json_text(out, str_text(&cell));
        str_deinit(&cell);
    }
    str_add(out, ", \"code\": ");
    add_json_text(out, item->code);
    str_addf(out, ", \"severity\": \"%s\", \"message\": ", severity_name(item->severity));
    add_json_text(out, item->message);
    str_add(out, ", \"hint\": ");
    add_json_text(out, item->hint);
    str_add_char(out, '}');
}

void diagnostics_format_json(const struct diagnostics *list, struct str *out)
{
    str_add_char(out, '[');
    for (uint32_t i = 0; i < list->count; i++) {
        str_add(out, i == 0 ? "\n  " : ",\n  ");
        add_json_object(out, &list->items[i]);
    }
    str_add(out, list->count == 0 ? "]\n" : "\n]\n");
}
