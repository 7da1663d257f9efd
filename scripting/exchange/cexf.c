/* cexf.c: an exercise in MISP's Common Exercise Format (JSON) as a list of injects, so that it is read on as every list is.
 *
 * What is read: exercise.name; injects: name, description, action, target_tool, what each inject_evaluation looks for, and
 * the words of its payload; inject_flow: when an inject comes. Only those that come at STARTEX, or at a time, have one; what
 * another waits for stands in its notes. Scores and automatic evaluation have no place in a list and are named in the notes. */
#include <jansson.h>
#include <string.h>

#include "exchange/book.h"

enum column { NUMBER = 1, TIME, SYNOPSIS, TEXT, TO, DELIVERY, EXPECT, NOTES };

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "";
}

/* A text, or a list of them, with commas. */
static void add_words(struct str *out, const json_t *value)
{
    size_t i;
    const json_t *item;
    if (json_is_string(value)) {
        str_addf(out, "%s%s", out->bytes > 0 ? ", " : "", json_string_value(value));
    }
    json_array_foreach((json_t *)(uintptr_t)value, i, item) {
        if (json_is_string(item)) {
            str_addf(out, "%s%s", out->bytes > 0 ? ", " : "", json_string_value(item));
        }
    }
}

static const json_t *named(const json_t *list, const char *key, const char *uuid)
{
    size_t i;
    const json_t *item;
    json_array_foreach((json_t *)(uintptr_t)list, i, item) {
        if (uuid[0] != '\0' && str_equal(text_of(item, key), uuid)) {
            return item;
        }
    }
    return NULL;
}

static enum err put(struct book *book, uint32_t row, enum column column, const char *text, struct err_note *note)
{
    struct book_cell cell = { .column = (uint32_t)column, .kind = CELL_TEXT, .text = text };
    return book_put(book, book->count - 1, row, cell, note);
}

/* ---- one inject -------------------------------------------------------------------------------------------------- */

static void add_expected(struct str *out, const json_t *inject)
{
    size_t i;
    const json_t *item;
    json_array_foreach(json_object_get(inject, "inject_evaluation"), i, item) {
        const char *result = text_of(item, "result");
        str_addf(out, "%s%s", out->bytes > 0 && result[0] != '\0' ? "\n" : "", result);
    }
}

static void add_text(struct str *out, const json_t *root, const json_t *inject)
{
    const json_t *payload = named(json_object_get(root, "inject_payloads"), "uuid", text_of(inject, "action_payload_resource_uuid"));
    const json_t *parameters = json_object_get(payload, "parameters");
    const char *contents = text_of(parameters, "contents");
    contents = contents[0] != '\0' ? contents : text_of(parameters, "content");
    str_add(out, text_of(inject, "description"));
    str_addf(out, "%s%s", out->bytes > 0 && contents[0] != '\0' ? "\n" : "", contents);
}

static void add_line(struct str *out, const char *what, const char *text)
{
    if (text[0] != '\0') {
        str_addf(out, "%s%s: %s", out->bytes > 0 ? "\n" : "", what, text);
    }
}

/* What the flow says of it: a time, or what it waits for. */
static void read_flow(const json_t *flow, struct str *time, struct str *notes)
{
    const json_t *sequence = json_object_get(flow, "sequence");
    const json_t *trigger = json_object_get(sequence != NULL ? sequence : flow, "trigger");
    const char *at = text_of(json_object_get(flow, "timing"), "triggered_at");
    struct str triggers = { 0 };
    add_words(&triggers, trigger);
    if (at[0] != '\0') {
        str_add(time, at);
    } else if (strstr(str_text(&triggers), "startex") != NULL) {
        str_add(time, "STARTEX");
    } else {
        add_line(notes, "Comes", str_text(&triggers));
    }
    const json_t *requirements = json_object_get(flow, "requirements");
    add_line(notes, "After", text_of(requirements, "inject_uuid"));
    add_line(notes, "When", text_of(requirements, "resolution_requirement"));
    str_deinit(&triggers);
}

static enum err put_inject(struct book *book, const json_t *root, const json_t *inject, uint32_t row, struct err_note *note)
{
    struct str text = { 0 }, expect = { 0 }, time = { 0 }, notes = { 0 }, number = { 0 };
    const char *uuid = text_of(inject, "uuid");
    str_addf(&number, "%u", row - 1);
    add_text(&text, root, inject);
    add_expected(&expect, inject);
    read_flow(named(json_object_get(root, "inject_flow"), "inject_uuid", uuid), &time, &notes);
    add_line(&notes, "Tool", text_of(inject, "target_tool"));
    add_line(&notes, "UUID", uuid);
    const char *cells[] = { str_text(&number), str_text(&time), text_of(inject, "name"), str_text(&text), "All", text_of(inject, "action"), str_text(&expect), str_text(&notes) };
    enum err err = ERR_OK;
    for (uint32_t i = 0; err == ERR_OK && i < sizeof cells / sizeof *cells; i++) {
        err = put(book, row, (enum column)(i + 1), cells[i], note);
    }
    str_deinit(&text);
    str_deinit(&expect);
    str_deinit(&time);
    str_deinit(&notes);
    str_deinit(&number);
    return err;
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static enum err put_all(struct book *book, const json_t *root, struct err_note *note)
{
    static const char *const HEADINGS[] = { "Number", "Time", "Synopsis", "Text", "To", "Delivery", "Expected action", "Notes" };
    const json_t *injects = json_object_get(root, "injects");
    if (!json_is_array(injects) || json_array_size(injects) == 0) {
        return err_say(note, ERR_BAD_INPUT, "it is JSON, but no exercise in the Common Exercise Format: it has no list `injects`");
    }
    enum err err = book_add_sheet(book, "injects", note);
    for (uint32_t i = 0; err == ERR_OK && i < sizeof HEADINGS / sizeof *HEADINGS; i++) {
        err = put(book, 1, (enum column)(i + 1), HEADINGS[i], note);
    }
    for (size_t i = 0; err == ERR_OK && i < json_array_size(injects); i++) {
        err = put_inject(book, root, json_array_get(injects, i), (uint32_t)i + 2, note);
    }
    const char *name = text_of(json_object_get(root, "exercise"), "name");
    book->title = name[0] != '\0' ? arena_copy_string(&book->arena, name) : NULL;
    return err;
}

enum err book_read_cexf(struct book *book, const void *bytes, size_t count, struct err_note *note)
{
    json_error_t error;
    json_t *root = json_loadb(bytes, count, 0, &error);
    if (root == NULL) {
        return err_say(note, ERR_BAD_INPUT, "it looks like JSON, but line %d cannot be read: %s", error.line, error.text);
    }
    enum err err = put_all(book, root, note);
    json_decref(root);
    return err;
}
