/* The reference: the tables of the language as Markdown, put between the marks of a page. */
#include "api/language.h"

#include <string.h>

#define BEGIN "<!-- begin "
#define END "<!-- end "
#define CLOSE " -->"

/* A cell: a bar would end it. */
static void add_cell(struct str *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '|') {
            str_add(out, "\\");
        }
        str_add_bytes(out, text, 1);
    }
}

static void add_choices(struct str *out, const struct word *words)
{
    for (uint32_t i = 0; words[i].word != NULL; i++) {
        str_addf(out, "%s`\"%s\"`", i > 0 ? " " : "", words[i].word);
    }
}

static void add_field(struct str *out, const struct field *field)
{
    str_addf(out, "| `%s`%s | ", field->name, field->must ? " (must)" : "");
    if (field->shape == SHAPE_WORD) {
        add_choices(out, field->words);
    } else {
        add_cell(out, field_shape(field));
    }
    str_add(out, " | ");
    add_cell(out, field->says);
    str_add(out, " |\n");
}

static void add_table(struct str *out, const struct table_language *table)
{
    str_addf(out, "### `%s`\n\n%s\n\n| field | written | means |\n|---|---|---|\n", table->name, table->says);
    for (uint32_t i = 0; i < table->field_count; i++) {
        add_field(out, &table->fields[i]);
    }
    str_add(out, "\n");
}

static void add_fields(struct str *out)
{
    for (uint32_t i = 0; i < language_table_count(); i++) {
        add_table(out, language_table(i));
    }
}

static void add_verbs(struct str *out, uint32_t kinds)
{
    str_add(out, "| written | means |\n|---|---|\n");
    for (uint32_t i = 0; i < language_verb_count(); i++) {
        const struct verb *verb = language_verb(i);
        if ((kinds & 1u << verb->kind) != 0) {
            str_add(out, "| `");
            add_cell(out, verb->form);
            str_add(out, "` | ");
            add_cell(out, verb->says);
            str_add(out, " |\n");
        }
    }
}

static bool is_called(const char *name, size_t bytes, const char *wanted)
{
    return bytes == strlen(wanted) && memcmp(name, wanted, bytes) == 0;
}

/* False when no tables are called so. */
static bool add_named(struct str *out, const char *name, size_t bytes)
{
    if (is_called(name, bytes, "fields")) {
        add_fields(out);
    } else if (is_called(name, bytes, "conditions")) {
        add_verbs(out, 1u << VERB_COND | 1u << VERB_COUNT);
    } else if (is_called(name, bytes, "doings")) {
        add_verbs(out, 1u << VERB_DOING);
    } else if (is_called(name, bytes, "stories")) {
        add_verbs(out, 1u << VERB_STORY);
    } else if (is_called(name, bytes, "tests")) {
        add_verbs(out, 1u << VERB_TEST);
    } else {
        return false;
    }
    return true;
}

/* Where "<!-- end NAME -->" stands, or NULL. */
static const char *find_end(const char *page, const char *name, size_t bytes)
{
    for (const char *at = strstr(page, END); at != NULL; at = strstr(at + 1, END)) {
        const char *found = at + strlen(END);
        if (strncmp(found, name, bytes) == 0 && strncmp(found + bytes, CLOSE, strlen(CLOSE)) == 0) {
            return at;
        }
    }
    return NULL;
}

bool reference_fill(const char *page, struct str *out)
{
    const char *rest = page;
    for (const char *mark = strstr(rest, BEGIN); mark != NULL; mark = strstr(rest, BEGIN)) {
        const char *name = mark + strlen(BEGIN);
        const char *close = strstr(name, CLOSE);
        size_t bytes = close != NULL ? (size_t)(close - name) : 0;
        const char *end = close != NULL ? find_end(close, name, bytes) : NULL;
        if (end == NULL) {
            return false;
        }
        str_add_bytes(out, rest, (size_t)(close - rest) + strlen(CLOSE));
        str_add(out, "\n");
        if (!add_named(out, name, bytes)) {
            return false;
        }
        rest = end;
    }
    str_add(out, rest);
    return true;
}
