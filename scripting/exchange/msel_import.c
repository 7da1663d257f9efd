/* msel_import.c: from somebody's list of injects to the workbook of a scenario. What cannot be used is named with its place
 * and kept in the notes of its inject; nothing is dropped in silence. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "exchange/msel.h"
#include "exchange/msel_plan.h"
#include "exchange/xlsx_cells.h"

#define TEXT_BYTES 6000u /* of one text; the language holds 8 KiB */
#define TITLE_BYTES 70u
#define HEADINGS_MAX BOOK_COLUMNS_MAX

struct import {
    struct plan plan;
    const struct msel_options *options;
    const struct book_sheet *sheet;
    const struct book_row *heads;
    enum msel_column means[HEADINGS_MAX + 1]; /* by column of the sheet; MSEL_COLUMNS: kept in the notes */
    uint32_t where[MSEL_COLUMNS];             /* 0: the list has none */
    bool is_workbook;
};

/* ---- what is said ------------------------------------------------------------------------------------------------ */

static void say(struct import *import, const char *format, ...) PRINTF_LIKE(2, 3);
static void say(struct import *import, const char *format, ...)
{
    char line[600];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(line, sizeof line, format, args);
    va_end(args);
    for (char *c = line; *c != '\0'; c++) {
        *c = *c == '\n' ? ' ' : *c;
    }
    str_addf(&import->plan.report->lines, "%s\n", line);
}

static void problem(struct import *import, uint32_t row, const char *what, const char *format, ...) PRINTF_LIKE(4, 5);
static void problem(struct import *import, uint32_t row, const char *what, const char *format, ...)
{
    char words[400];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(words, sizeof words, format, args);
    va_end(args);
    import->plan.report->problems++;
    say(import, "%s, row %u%s%s: %s", import->sheet->name, row, what != NULL ? ", " : "", what != NULL ? what : "", words);
}

/* ---- headings ---------------------------------------------------------------------------------------------------- */

static const char *example_below(const struct import *import, uint32_t column)
{
    for (uint32_t i = 0; i < import->sheet->count; i++) {
        const char *text = import->sheet->rows[i].number > import->heads->number ? book_cell_text(&import->sheet->rows[i], column) : "";
        if (text[0] != '\0') {
            return text;
        }
    }
    return "";
}

/* One that is like a heading, but is not one. */
static enum msel_column ask(struct import *import, const struct book_cell *head, bool has_guess, enum msel_column guess)
{
    const struct msel_options *options = import->options;
    const char *answer = options->ask == NULL ? NULL
                                              : options->ask(options->user, head->text, example_below(import, head->column),
                                                             has_guess ? msel_column_word(guess) : NULL);
    if (answer != NULL) {
        return msel_column_of_word(answer);
    }
    if (has_guess) {
        problem(import, import->heads->number, head->text, "it may be %s; say --map \"%s=%s\", or =notes, or =ignore. It is kept in the notes",
                msel_column_word(guess), head->text, msel_column_word(guess));
    } else {
        say(import, "%s, row %u, %s: no column of a scenario is like it, so it is kept in the notes.", import->sheet->name,
            import->heads->number, head->text);
    }
    return MSEL_COLUMNS;
}

/* A heading that is known, unless another already is that column. */
static void read_head(struct import *import, const struct book_cell *head, bool asks)
{
    enum msel_column column = msel_mapped(import->options, head->text);
    bool is_mapped = column < MSEL_COLUMNS;
    enum msel_likeness likeness = is_mapped ? MSEL_SAME : msel_heading_means(head->text, &column);
    bool is_free = likeness != MSEL_UNLIKE && column != MSEL_IGNORE && import->where[column] == 0;
    if (asks == (likeness == MSEL_SAME && (is_free || is_mapped))) {
        return; /* not in this round */
    }
    if (asks) {
        column = ask(import, head, likeness != MSEL_UNLIKE && is_free, column);
    }
    import->means[head->column] = column;
    if (column < MSEL_IGNORE && import->where[column] == 0) {
        import->where[column] = head->column;
    } else if (column < MSEL_IGNORE) {
        import->means[head->column] = MSEL_COLUMNS;
        say(import, "%s, row %u, %s: another column is the %s already, so it is kept in the notes.", import->sheet->name,
            import->heads->number, head->text, msel_column_word(column));
    }
}

/* Those that are sure come first, so that a guess never takes their place. */
static void read_heads(struct import *import)
{
    for (uint32_t i = 0; i <= HEADINGS_MAX; i++) {
        import->means[i] = MSEL_COLUMNS;
    }
    for (uint32_t i = 0; i < import->heads->count; i++) {
        read_head(import, &import->heads->cells[i], false);
    }
    for (uint32_t i = 0; i < import->heads->count; i++) {
        if (import->means[import->heads->cells[i].column] == MSEL_COLUMNS) {
            read_head(import, &import->heads->cells[i], true);
        }
    }
    struct str line = { 0 };
    for (uint32_t i = 0; i < MSEL_IGNORE; i++) {
        if (import->where[i] != 0) {
            str_addf(&line, "%s%s = %s", line.bytes > 0 ? ", " : "", msel_column_word((enum msel_column)i),
                     book_cell_text(import->heads, import->where[i]));
        }
    }
    say(import, "%s, row %u is read as headings: %s.", import->sheet->name, import->heads->number, str_text(&line));
    str_deinit(&line);
}

/* ---- texts ------------------------------------------------------------------------------------------------------- */

/* Where a text of at most `most` bytes ends, not inside a character. */
static size_t cut_at(const char *text, size_t most)
{
    size_t bytes = strlen(text) < most ? strlen(text) : most;
    while (bytes > 0 && ((unsigned char)text[bytes] & 0xC0) == 0x80) {
        bytes--;
    }
    return bytes;
}

/* As the language can hold it: braces would be placeholders. */
static const char *take_text(struct import *import, uint32_t row, const char *what, const char *text)
{
    struct arena *arena = &import->plan.arena;
    size_t bytes = cut_at(text, TEXT_BYTES);
    char *copy = arena_copy(arena, text, bytes);
    bool braces = false;
    for (char *c = copy; *c != '\0'; c++) {
        braces = braces || *c == '{' || *c == '}';
        *c = *c == '{' ? '(' : *c == '}' ? ')' : *c;
    }
    if (text[bytes] != '\0') {
        problem(import, row, what, "it has over %u bytes, and what is beyond them is left out", TEXT_BYTES);
    }
    if (braces) {
        problem(import, row, what, "its braces became brackets: in a text they are filled in by the program");
    }
    return copy;
}

static const char *text_of(struct import *import, const struct book_row *row, enum msel_column column)
{
    const struct book_cell *cell = import->where[column] != 0 ? book_cell(row, import->where[column]) : NULL;
    if (cell == NULL) {
        return "";
    }
    const char *heading = book_cell_text(import->heads, import->where[column]);
    if (cell->kind == CELL_ERROR) {
        problem(import, row->number, heading, "it holds %s", cell->text);
        return "";
    }
    return take_text(import, row->number, heading, cell->text);
}

static void add_note(struct import *import, struct plan_item *item, const char *heading, const char *text)
{
    if (text[0] == '\0') {
        return;
    }
    const char *before = item->note;
    item->note = arena_format(&import->plan.arena, "%s%s%s%s%s", before, before[0] != '\0' ? "\n" : "", heading, heading[0] != '\0' ? ": " : "", text);
    if (strlen(item->note) > TEXT_BYTES) {
        problem(import, item->row, heading, "the notes have over %u bytes, so this is left out", TEXT_BYTES);
        item->note = before;
    }
}

/* Columns that mean nothing here are kept as "Heading: value". */
static void keep_others(struct import *import, struct plan_item *item, const struct book_row *row)
{
    for (uint32_t i = 0; i < row->count; i++) {
        if (import->means[row->cells[i].column] == MSEL_COLUMNS) {
            add_note(import, item, book_cell_text(import->heads, row->cells[i].column),
                     take_text(import, row->number, book_cell_text(import->heads, row->cells[i].column), row->cells[i].text));
        }
    }
}

/* ---- who, how, what for ------------------------------------------------------------------------------------------ */

static const char *trimmed(struct arena *arena, const char *text, size_t bytes)
{
    while (bytes > 0 && (text[0] == ' ' || text[0] == '-')) {
        text++;
        bytes--;
    }
    while (bytes > 0 && text[bytes - 1] == ' ') {
        bytes--;
    }
    return arena_copy(arena, text, bytes);
}

static bool is_everybody(const char *name)
{
    static const char *const ALL[] = { "all", "all players", "all teams", "everyone", "everybody", "all participants", "all hands", "players", "all organizations",
                                       "all organisations" };
    for (size_t i = 0; i < sizeof ALL / sizeof *ALL; i++) {
        if (strcasecmp(name, ALL[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void read_to(struct import *import, struct plan_item *item, const char *text)
{
    while (text[0] != '\0') {
        size_t bytes = strcspn(text, ";,\n");
        const char *slash = strstr(text, " / ");
        bytes = slash != NULL && (size_t)(slash - text) < bytes ? (size_t)(slash - text) + 1 : bytes;
        const char *name = trimmed(&import->plan.arena, text, bytes);
        if (is_everybody(name)) {
            item->to_all = true;
        } else if (strcasecmp(name, "public") == 0) {
            item->to_public = true;
        } else if (name[0] != '\0' && !plan_add_name(&import->plan, &item->to, name)) {
            problem(import, item->row, "To", "it names more receivers than an exercise has teams, so %s is left out", name);
        }
        text += bytes + (text[bytes] != '\0' ? 1 : 0);
    }
}

static void read_objectives(struct import *import, struct plan_item *item, const char *text)
{
    while (text[0] != '\0') {
        size_t bytes = strcspn(text, ";\n");
        const char *name = trimmed(&import->plan.arena, text, bytes);
        if (name[0] != '\0' && !plan_add_name(&import->plan, &item->objectives, name)) {
            problem(import, item->row, "Objective", "it names more objectives than fit, so %s is left out", name);
        }
        text += bytes + (text[bytes] != '\0' ? 1 : 0);
    }
}

static const char *via_of(const char *said)
{
    static const char *const WORDS[][2] = {
        { "e-mail", "mail" }, { "email", "mail" }, { "mail", "mail" }, { "outlook", "mail" }, { "phone", "phone" }, { "call", "phone" }, { "voice", "phone" },
        { "radio", "phone" }, { "verbal", "phone" }, { "chat", "chat" }, { "slack", "chat" }, { "teams", "chat" }, { "sms", "chat" }, { "text message", "chat" },
        { "whatsapp", "chat" }, { "signal", "chat" }, { "message", "chat" }, { "social", "social" }, { "twitter", "social" }, { "tweet", "social" },
        { "facebook", "social" }, { "news", "news" }, { "press", "news" }, { "media", "news" }, { "tv", "news" }, { "video", "news" }, { "alert", "alert" },
        { "siem", "alert" }, { "alarm", "alert" }, { "monitor", "alert" }, { "ticket", "alert" }, { "letter", "letter" }, { "paper", "letter" },
        { "in person", "letter" }, { "face to face", "letter" }, { "hand", "letter" }, { "fax", "letter" }, { "document", "letter" },
    };
    char lower[80];
    size_t used = 0;
    for (; *said != '\0' && used + 1 < sizeof lower; said++) {
        lower[used++] = (char)tolower((unsigned char)*said);
    }
    lower[used] = '\0';
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (strstr(lower, WORDS[i][0]) != NULL) {
            return WORDS[i][1];
        }
    }
    return NULL;
}

static void read_delivery(struct import *import, struct plan_item *item, const char *said)
{
    item->via = said[0] != '\0' ? via_of(said) : NULL;
    if (said[0] != '\0' && item->via == NULL) {
        add_note(import, item, "Delivery", said);
        say(import, "%s, row %u, Delivery: \"%.60s\" is none of mail, phone, chat, news, social, alert, letter; it comes by mail, and the notes say so.",
            import->sheet->name, item->row, said);
    } else if (said[0] != '\0' && strcasecmp(said, item->via) != 0 && strcasecmp(said, "email") != 0 && strcasecmp(said, "e-mail") != 0) {
        add_note(import, item, "Delivery", said);
    }
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

static struct msel_time time_of(struct import *import, const struct book_row *row, enum msel_column column, struct plan_item *item)
{
    const struct book_cell *cell = import->where[column] != 0 ? book_cell(row, import->where[column]) : NULL;
    bool is_day = column == MSEL_DAY || column == MSEL_DATE;
    struct msel_time time = is_day ? msel_day_read(cell) : msel_time_read(cell, column == MSEL_ELAPSED || import->options->times == MSEL_TIMES_ELAPSED);
    const char *heading = import->where[column] != 0 ? book_cell_text(import->heads, import->where[column]) : "";
    if (time.kind == MSEL_TIME_BAD) {
        problem(import, row->number, heading, "\"%.60s\" cannot be read: %s. The inject is kept without it", cell->text, time.why);
        add_note(import, item, heading, take_text(import, row->number, heading, cell->text));
        time.kind = MSEL_TIME_NONE;
    }
    return time;
}

static const char *title_of(struct import *import, const char *text)
{
    size_t line = strcspn(text, "\n");
    if (line <= TITLE_BYTES) {
        return arena_copy(&import->plan.arena, text, line);
    }
    size_t bytes = cut_at(text, TITLE_BYTES - 3);
    while (bytes > 20 && text[bytes] != ' ' && text[bytes - 1] != ' ') {
        bytes--;
    }
    const char *cut = trimmed(&import->plan.arena, text, bytes > 20 ? bytes : cut_at(text, TITLE_BYTES - 3));
    return arena_format(&import->plan.arena, "%s\xE2\x80\xA6", cut);
}

static void read_words(struct import *import, struct plan_item *item, const struct book_row *row)
{
    item->number = text_of(import, row, MSEL_NUMBER);
    item->id = text_of(import, row, MSEL_ID);
    item->title = text_of(import, row, MSEL_TITLE);
    item->text = text_of(import, row, MSEL_TEXT);
    item->from = text_of(import, row, MSEL_FROM);
    item->expect = text_of(import, row, MSEL_EXPECT);
    item->note = text_of(import, row, MSEL_NOTES);
    item->text = item->text[0] != '\0' ? item->text : item->title;
    item->title = item->title[0] != '\0' ? item->title : title_of(import, item->text);
    if (strlen(item->title) > 4 * TITLE_BYTES || strchr(item->title, '\n') != NULL) {
        const char *both = str_equal(item->text, item->title) ? item->text : arena_format(&import->plan.arena, "%s\n%s", item->title, item->text);
        item->text = take_text(import, item->row, "the title and the text together", both);
        item->title = title_of(import, item->title);
    }
}

/* Is it the headings once more, as on every printed page? */
static bool is_heads_again(const struct import *import, const struct book_row *row)
{
    uint32_t same = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        same += str_equal(row->cells[i].text, book_cell_text(import->heads, row->cells[i].column)) ? 1 : 0;
    }
    return same >= 2 && same + 1 >= row->count;
}

static void read_row(struct import *import, const struct book_row *row)
{
    struct plan_item item = { .row = row->number, .note = "" };
    if (is_heads_again(import, row)) {
        return;
    }
    bool says = book_cell_text(row, import->where[MSEL_TITLE])[0] != '\0' || book_cell_text(row, import->where[MSEL_TEXT])[0] != '\0';
    if (!says) {
        problem(import, row->number, NULL, "it says nothing that could be delivered (\"%.60s\"), so it is left out", row->cells[0].text);
        return;
    }
    if (import->plan.count == PLAN_ITEMS_MAX) {
        problem(import, row->number, NULL, "an exercise has at most %u injects here, so it is left out", PLAN_ITEMS_MAX);
        return;
    }
    read_words(import, &item, row);
    read_to(import, &item, text_of(import, row, MSEL_TO));
    read_objectives(import, &item, text_of(import, row, MSEL_OBJECTIVE));
    read_delivery(import, &item, text_of(import, row, MSEL_DELIVERY));
    item.time = time_of(import, row, MSEL_TIME, &item);
    item.elapsed = time_of(import, row, MSEL_ELAPSED, &item);
    item.date = time_of(import, row, MSEL_DATE, &item);
    item.day = time_of(import, row, MSEL_DAY, &item);
    keep_others(import, &item, row);
    if (item.to.count == 0 && !item.to_all && !item.to_public) {
        problem(import, row->number, "To", "nobody receives it, so everybody does");
        item.to_all = true;
    }
    if (row->is_hidden) {
        say(import, "%s, row %u is hidden; it is an inject all the same.", import->sheet->name, row->number);
    }
    plan_add(&import->plan, &item);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static enum err check_maps(const struct import *import, const struct book_row *heads, struct err_note *note)
{
    for (uint32_t i = 0; i < import->options->map_count; i++) {
        const char *map = import->options->maps[i], *mark = strrchr(map, '=');
        if (mark == NULL || msel_column_of_word(mark + 1) == MSEL_COLUMNS) {
            return err_say(note, ERR_BAD_INPUT, "--map \"%.60s\" must be \"Heading=column\", and column one of id, number, date, day, time, elapsed, "
                           "title, text, from, to, delivery, expect, objective, notes, ignore", map);
        }
        bool found = false;
        for (uint32_t k = 0; heads != NULL && k < heads->count; k++) {
            struct msel_options one = { .maps = &import->options->maps[i], .map_count = 1 };
            found = found || msel_mapped(&one, heads->cells[k].text) < MSEL_COLUMNS;
        }
        if (heads != NULL && !found) {
            return err_say(note, ERR_BAD_INPUT, "--map \"%.60s\": there is no such heading", map);
        }
    }
    return ERR_OK;
}

static enum err import_list(struct import *import, const struct book *list, struct book *scenario, struct err_note *note)
{
    enum err err = check_maps(import, NULL, note);
    if (err != ERR_OK) {
        return err;
    }
    if (!msel_find_heads(list, import->options->sheet, import->options, &import->sheet, &import->heads)) {
        return err_say(note, ERR_BAD_INPUT, "no row of headings is in it: one with at least two of number, time, synopsis, from, to, delivery, "
                       "expected action, objective, notes%s", import->options->sheet != NULL ? ", on the sheet that was named" : "");
    }
    err = check_maps(import, import->heads, note);
    if (err != ERR_OK) {
        return err;
    }
    read_heads(import);
    if (import->where[MSEL_TIME] == 0 && import->where[MSEL_ELAPSED] == 0) {
        problem(import, import->heads->number, NULL, "no column says when an inject comes; if one does, say --map \"Heading=time\"");
    }
    if (import->where[MSEL_TITLE] == 0 && import->where[MSEL_TEXT] == 0) {
        return err_say(note, ERR_BAD_INPUT, "no column says what an inject is; name it: --map \"Heading=title\" or \"Heading=text\"");
    }
    for (uint32_t i = 0; i < import->sheet->count; i++) {
        if (import->sheet->rows[i].number > import->heads->number && import->sheet->rows[i].count > 0) {
            read_row(import, &import->sheet->rows[i]);
        }
    }
    if (import->plan.count == 0) {
        return err_say(note, ERR_BAD_INPUT, "no row below the headings holds an inject");
    }
    struct msel_options named = *import->options;
    named.title = named.title != NULL || list->title == NULL ? named.title : take_text(import, 0, "title", list->title);
    return plan_make(&import->plan, import->sheet->name, &named, scenario, note);
}

enum err msel_import(const void *bytes, size_t count, const struct msel_options *options, struct book *scenario,
                     struct msel_report *report, struct err_note *note)
{
    struct import *import = calloc(1, sizeof *import);
    struct book list;
    MUST(import != NULL);
    book_init(&list);
    import->options = options;
    plan_init(&import->plan, report);
    enum err err = book_read(&list, options->name, bytes, count, note);
    if (err == ERR_OK) {
        err = import_list(import, &list, scenario, note);
    }
    plan_deinit(&import->plan);
    book_deinit(&list);
    free(import);
    return err == ERR_OK ? err : err_prefix(note, err, "read %s", options->name);
}
