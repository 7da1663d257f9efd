/* unfold.c: from a workbook to the words of the language. A thing is a row, a value a cell; each becomes one line that ends
 * with the name of its cell, so that whoever reads the words can say where they stand. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "exchange/cells.h"
#include "exchange/exchange.h"
#include "exchange/expr.h"
#include "exchange/unfold.h"

#define FILE_BYTES 49152u /* a new file begins after so many; one thing may make it longer, up to SCRIPT_SOURCE_BYTES_MAX */
#define PROBLEMS_BYTES 49152u /* told; what comes after is only counted */
#define HEAD "-- The words of scenario.xlsx. Change them there.\n"

/* One row of a sheet of parts. */
struct part { const char *whole; const struct book_row *row; bool is_used; };

struct table {
    const struct sheet_plan *plan;
    const struct book_sheet *sheet; /* NULL: the workbook has none */
    const struct book_row *heads;
    struct column_plan columns[COLUMN_PLANS_MAX];
    uint32_t column_count;
    uint32_t where[COLUMN_PLANS_MAX]; /* the book's column of each, 0: none */
    struct part *parts;
    uint32_t part_count, part_room;
};

struct unfold {
    const struct book *book;
    struct cell_maker cells;
    struct table *tables; /* one for each plan */
    struct package *package;
    struct str problems;
    uint32_t untold;
    struct str text; /* of the file that is being written */
    size_t bytes;    /* of all files */
    enum err err;
    struct err_note *note;
};

/* ---- lines ------------------------------------------------------------------------------------------------------- */

static void add_cell_mark(struct str *out, const struct table *table, uint32_t row, uint32_t column)
{
    str_addf(out, " -- %s!", table->plan->name);
    book_add_cell_name(out, row, column);
    str_add_char(out, '\n');
}

static void problem_on(struct unfold *u, const char *code, const char *sheet, uint32_t row, uint32_t column, const char *why, const char *hint)
{
    struct str line = { 0 };
    if (u->problems.bytes > PROBLEMS_BYTES) {
        u->untold++;
        return;
    }
    str_addf(&line, "--! %s %s!", code, sheet);
    book_add_cell_name(&line, row, column);
    str_addf(&line, " %s%s%s", why, hint != NULL ? " | " : "", hint != NULL ? hint : "");
    for (size_t i = 0; i < line.bytes; i++) {
        line.at[i] = line.at[i] == '\n' ? ' ' : line.at[i];
    }
    str_addf(&u->problems, "%s\n", str_text(&line));
    str_deinit(&line);
}

static void problem(struct unfold *u, const char *code, const struct table *table, uint32_t row, uint32_t column, const char *why, const char *hint)
{
    problem_on(u, code, table->plan->name, row, column, why, hint);
}

#define SAY(u, ...) arena_format(&(u)->cells.arena, __VA_ARGS__)

static struct table *table_named(struct unfold *u, const char *name)
{
    for (uint32_t i = 0; i < sheet_plan_count(); i++) {
        if (str_equal(sheet_plan(i)->name, name)) {
            return &u->tables[i];
        }
    }
    return NULL;
}

/* ---- headings ---------------------------------------------------------------------------------------------------- */

static const char *nearest_heading(struct unfold *u, const struct table *table, const char *heading)
{
    const char *best = NULL;
    uint32_t best_distance = 4;
    for (uint32_t i = 0; i < table->column_count; i++) {
        uint32_t distance = str_distance(heading, table->columns[i].heading, 3);
        if (distance < best_distance) {
            best = table->columns[i].heading;
            best_distance = distance;
        }
    }
    return best != NULL ? SAY(u, "Did you mean `%s`", best) : NULL;
}

static void read_head(struct unfold *u, struct table *table, const struct book_cell *cell)
{
    const struct column_plan *column = sheet_column_named(table->columns, table->column_count, cell->text);
    if (column == NULL) {
        if (cell->text[0] != '#') {
            problem(u, "T0401", table, table->heads->number, cell->column,
                    SAY(u, "%s has no column `%.60s`, so it is left out", table->plan->name, cell->text), nearest_heading(u, table, cell->text));
        }
        return;
    }
    uint32_t *where = &table->where[column - table->columns];
    if (*where != 0) {
        problem(u, "T0403", table, table->heads->number, cell->column, SAY(u, "the column `%s` stands here a second time", column->heading),
                "Keep one of them");
        return;
    }
    *where = cell->column;
}

static void read_heads(struct unfold *u, struct table *table)
{
    table->heads = sheet_head_row(table->sheet, table->plan);
    if (table->heads == NULL && table->sheet->count > 0) {
        problem(u, "T0404", table, table->sheet->rows[0].number, 1,
                SAY(u, "%s has no column `%s`", table->plan->name, table->columns[0].heading), "Write the headings into the first row");
    }
    for (uint32_t i = 0; table->heads != NULL && i < table->heads->count; i++) {
        read_head(u, table, &table->heads->cells[i]);
    }
}

/* A row below the headings that is meant: not empty, and not a remark. */
static bool is_meant(const struct table *table, const struct book_row *row)
{
    return table->heads != NULL && row->number > table->heads->number && row->count > 0 && row->cells[0].text[0] != '#';
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

/* "inject.alarm" and "alarm" are the same on the sheet of injects. */
static const char *without_shelf(const char *text, const char *word)
{
    size_t bytes = strlen(word);
    return strncmp(text, word, bytes) == 0 && text[bytes] == '.' ? text + bytes + 1 : text;
}

/* ---- parts ------------------------------------------------------------------------------------------------------- */

static int by_whole(const void *a, const void *b)
{
    const struct part *x = a, *y = b;
    int order = strcmp(x->whole, y->whole);
    return order != 0 ? order : (x->row->number > y->row->number) - (x->row->number < y->row->number);
}

/* What the row is a part of; an empty cell means what the row above means. */
static void collect_parts(struct unfold *u, struct table *table)
{
    bool of_scenario = str_equal(table->plan->word, "scenario");
    const char *whole = of_scenario ? "" : NULL;
    for (uint32_t i = 0; table->sheet != NULL && i < table->sheet->count; i++) {
        const struct book_row *row = &table->sheet->rows[i];
        if (!is_meant(table, row)) {
            continue;
        }
        const char *said = of_scenario ? "" : book_cell_text(row, table->where[0]);
        whole = said[0] != '\0' ? without_shelf(said, table->plan->word) : whole;
        if (whole == NULL) {
            problem(u, "T0404", table, row->number, table->where[0], SAY(u, "the row does not say of which %s it is", table->columns[0].heading),
                    "Write its id into the first column");
            continue;
        }
        GROW(table->parts, table->part_count, table->part_room);
        table->parts[table->part_count++] = (struct part){ whole, row, false };
    }
    if (table->part_count > 0) {
        qsort(table->parts, table->part_count, sizeof *table->parts, by_whole);
    }
}

static struct part *first_part(const struct table *table, const char *whole)
{
    uint32_t low = 0, high = table->part_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (strcmp(table->parts[middle].whole, whole) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < table->part_count && str_equal(table->parts[low].whole, whole) ? &table->parts[low] : NULL;
}

static void tell_unused(struct unfold *u, const struct table *table)
{
    for (uint32_t i = 0; i < table->part_count; i++) {
        const struct part *part = &table->parts[i];
        if (!part->is_used && (i == 0 || !str_equal(table->parts[i - 1].whole, part->whole))) {
            problem(u, "T0404", table, part->row->number, table->where[0],
                    SAY(u, "there is no %s `%.60s` in the workbook", table->columns[0].heading, part->whole), "Mend the name, or add its row");
        }
    }
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

/* One value; what cannot be one is a problem and no line. */
static void add_value(struct unfold *u, const struct table *table, const struct column_plan *column, const struct book_row *row,
                      const struct book_cell *cell)
{
    const char *why, *hint;
    struct str line = { 0 };
    if (column->position == 0) {
        str_addf(&line, "  %s = ", column->field->name);
    } else {
        str_add(&line, "  ");
    }
    if (cell_value(&u->cells, column, cell, &line, &why, &hint)) {
        str_add(&u->text, str_text(&line));
        str_add_char(&u->text, ',');
        add_cell_mark(&u->text, table, row->number, cell->column);
    } else {
        problem(u, "T0403", table, row->number, cell->column, why, hint);
    }
    str_deinit(&line);
}

static void add_values(struct unfold *u, const struct table *table, const struct book_row *row)
{
    for (uint32_t position = 1; position <= 3; position++) {
        for (uint32_t i = 0; i < table->column_count; i++) {
            const struct book_cell *cell = table->columns[i].position == position ? book_cell(row, table->where[i]) : NULL;
            if (cell != NULL && table->where[i] != 0) {
                add_value(u, table, &table->columns[i], row, cell);
            }
        }
    }
    for (uint32_t i = 0; i < table->column_count; i++) {
        bool is_keyed = table->columns[i].position == 0 && table->columns[i].field != NULL && table->where[i] != 0;
        const struct book_cell *cell = is_keyed ? book_cell(row, table->where[i]) : NULL;
        if (cell != NULL) {
            add_value(u, table, &table->columns[i], row, cell);
        }
    }
}

static void add_parts(struct unfold *u, struct table *table, const char *whole);

/* The outcomes of an option, by "decision.option". */
static void add_part(struct unfold *u, struct table *table, const struct part *part)
{
    uint32_t first = table->where[0] != 0 ? table->where[0] : 1;
    str_add(&u->text, " {");
    add_cell_mark(&u->text, table, part->row->number, first);
    add_values(u, table, part->row);
    if (str_equal(table->plan->name, "Options")) {
        add_parts(u, table_named(u, "Outcomes"), SAY(u, "%s.%s", part->whole, book_cell_text(part->row, table->where[1])));
    }
    str_add(&u->text, " },");
    add_cell_mark(&u->text, table, part->row->number, first);
}

static void add_parts(struct unfold *u, struct table *table, const char *whole)
{
    struct part *part = first_part(table, whole), *end = table->parts + table->part_count;
    uint32_t first = table->where[0] != 0 ? table->where[0] : 1;
    if (part == NULL) {
        return;
    }
    uint32_t row = part->row->number;
    if (table->plan->field != NULL) {
        str_addf(&u->text, " %s = {", table->plan->field);
        add_cell_mark(&u->text, table, row, first);
    }
    for (; part < end && str_equal(part->whole, whole); part++) {
        part->is_used = true;
        add_part(u, table, part);
    }
    if (table->plan->field != NULL) {
        str_add(&u->text, " },");
        add_cell_mark(&u->text, table, row, first);
    }
}

static void add_all_parts(struct unfold *u, const char *word, const char *id)
{
    for (uint32_t i = 0; i < sheet_plan_count(); i++) {
        const struct sheet_plan *plan = sheet_plan(i);
        if (plan->kind == SHEET_PARTS && str_equal(plan->word, word) && !str_equal(plan->name, "Outcomes")) {
            add_parts(u, &u->tables[i], id);
        }
    }
    if (str_equal(word, "action")) {
        add_parts(u, table_named(u, "Outcomes"), SAY(u, "action.%s", id));
    }
}

/* ---- files ------------------------------------------------------------------------------------------------------- */

static void fail(struct unfold *u, enum err err)
{
    u->err = u->err == ERR_OK ? err : u->err;
}

static void add_file(struct unfold *u, const char *name, uint32_t number, const struct str *text)
{
    char *file = number > 1 ? SAY(u, PACKAGE_SHEETS "%s%u.lua", name, number) : SAY(u, PACKAGE_SHEETS "%s.lua", name);
    for (char *c = file; *c != '\0'; c++) {
        *c = (char)(*c >= 'A' && *c <= 'Z' ? *c - 'A' + 'a' : *c);
    }
    if (u->err == ERR_OK) {
        fail(u, package_add(u->package, file, str_text(text), text->bytes, u->note));
    }
}

static void end_file(struct unfold *u, const char *name, uint32_t *number)
{
    if (u->text.bytes > strlen(HEAD)) {
        u->bytes += u->text.bytes;
        add_file(u, name, ++*number, &u->text);
    }
    str_clear(&u->text);
    str_add(&u->text, HEAD);
}

static bool is_too_much(struct unfold *u)
{
    if (u->err == ERR_OK && u->bytes + u->text.bytes > SCRIPT_PACKAGE_BYTES_MAX) {
        fail(u, err_say(u->note, ERR_TOO_BIG, "what it says is longer than %u bytes", SCRIPT_PACKAGE_BYTES_MAX));
    }
    return u->err != ERR_OK;
}

/* ---- shelves ----------------------------------------------------------------------------------------------------- */

/* "closed clinic" as closed_clinic. */
static const char *name_like(struct unfold *u, const char *text)
{
    struct str name = { 0 };
    for (; *text != '\0' && name.bytes < 40; text++) {
        bool letter = (*text >= 'a' && *text <= 'z') || (*text >= '0' && *text <= '9') || *text == '_';
        char c = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : letter ? *text : '_';
        if ((unsigned char)*text < 0x80 && !(c == '_' && (name.bytes == 0 || name.at[name.bytes - 1] == '_'))) {
            str_add_char(&name, c);
        }
    }
    const char *kept = SAY(u, "%s%s", name.bytes > 0 && is_name(str_text(&name)) ? "" : "x_", str_text(&name));
    str_deinit(&name);
    return kept;
}

static void add_thing(struct unfold *u, const struct table *table, const struct book_row *row)
{
    const struct book_cell *key = book_cell(row, table->where[0]);
    const char *word = table->plan->word;
    const char *id = key != NULL ? without_shelf(key->text, word) : "";
    if (key == NULL) {
        problem(u, "T0404", table, row->number, table->where[0], "the row has no id", SAY(u, "Write the name by which others refer to the %s", word));
        return;
    }
    if (!is_name(id)) {
        problem(u, "T0208", table, row->number, key->column, SAY(u, "`%.60s` cannot be an id", key->text), SAY(u, "Write %s", name_like(u, id)));
        return;
    }
    str_addf(&u->text, "%s.%s = {", word, id);
    add_cell_mark(&u->text, table, row->number, key->column);
    add_values(u, table, row);
    add_all_parts(u, word, id);
    str_add(&u->text, "}");
    add_cell_mark(&u->text, table, row->number, key->column);
}

static void add_shelf(struct unfold *u, const struct table *table)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < table->sheet->count && !is_too_much(u); i++) {
        if (is_meant(table, &table->sheet->rows[i])) {
            add_thing(u, table, &table->sheet->rows[i]);
        }
        if (u->text.bytes > FILE_BYTES) {
            end_file(u, table->plan->name, &number);
        }
    }
    end_file(u, table->plan->name, &number);
}

/* One field a row: its name, and what it is. */
static void add_scenario_field(struct unfold *u, const struct table *table, const struct book_row *row)
{
    const struct book_cell *name = &row->cells[0];
    const struct book_cell *value = row->count > 1 && row->cells[1].column == name->column + 1 ? &row->cells[1] : NULL;
    const struct column_plan *column = sheet_column_named(table->columns, table->column_count, name->text);
    bool is_head = strcasecmp(name->text, "field") == 0 || name->text[0] == '#';
    if (column != NULL && value != NULL) {
        add_value(u, table, column, row, value);
    } else if (column == NULL && !is_head) {
        problem(u, "T0401", table, row->number, name->column, SAY(u, "scenario{} has no field `%.60s`, so it is left out", name->text),
                nearest_heading(u, table, name->text));
    }
}

static bool says_api(const struct table *table)
{
    for (uint32_t i = 0; i < table->sheet->count; i++) {
        if (strcasecmp(table->sheet->rows[i].cells[0].text, "api") == 0) {
            return true;
        }
    }
    return false;
}

static void add_scenario(struct unfold *u, const struct table *table)
{
    uint32_t number = 0;
    str_add(&u->text, "scenario {");
    add_cell_mark(&u->text, table, 1, 1);
    if (!says_api(table)) {
        str_add(&u->text, "  api = 1,");
        add_cell_mark(&u->text, table, 1, 1);
    }
    for (uint32_t i = 0; i < table->sheet->count && !is_too_much(u); i++) {
        if (table->sheet->rows[i].count > 0) {
            add_scenario_field(u, table, &table->sheet->rows[i]);
        }
    }
    add_all_parts(u, "scenario", "");
    str_add(&u->text, "}");
    add_cell_mark(&u->text, table, 1, 1);
    end_file(u, table->plan->name, &number);
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static void find_sheets(struct unfold *u)
{
    for (uint32_t i = 0; i < sheet_plan_count(); i++) {
        struct table *table = &u->tables[i];
        table->plan = sheet_plan(i);
        table->sheet = book_sheet(u->book, table->plan->name);
        table->column_count = sheet_columns(table->plan, table->columns);
        if (table->sheet != NULL && table->plan->kind != SHEET_SCENARIO) {
            read_heads(u, table);
        }
    }
    for (uint32_t i = 0; i < u->book->count; i++) {
        const struct book_sheet *sheet = &u->book->sheets[i];
        if (sheet_plan_named(sheet->name) == NULL && sheet->name[0] != '#' && sheet->count > 0 && strchr(sheet->name, '!') == NULL) {
            const char *best = NULL;
            uint32_t best_distance = 3;
            for (uint32_t k = 0; k < sheet_plan_count(); k++) {
                uint32_t distance = str_distance(sheet->name, sheet_plan(k)->name, 2);
                best = distance < best_distance ? sheet_plan(k)->name : best;
                best_distance = distance < best_distance ? distance : best_distance;
            }
            bool is_plain = sheet->name[strspn(sheet->name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.")] == '\0';
            const char *safe = is_plain ? sheet->name : "Workbook";
            problem_on(u, "T0402", safe, 1, 1, SAY(u, "the sheet `%.60s` is none of a scenario's, so it is left out", sheet->name),
                       best != NULL ? SAY(u, "Did you mean `%s`", best) : "Let its name begin with # if it is for yourself");
        }
    }
}

static void write_sheets(struct unfold *u)
{
    for (uint32_t i = 0; i < sheet_plan_count(); i++) {
        if (u->tables[i].plan->kind == SHEET_PARTS) {
            collect_parts(u, &u->tables[i]);
        }
    }
    str_add(&u->text, HEAD);
    for (uint32_t i = 0; i < sheet_plan_count() && !is_too_much(u); i++) {
        const struct table *table = &u->tables[i];
        if (table->sheet != NULL && table->plan->kind == SHEET_SCENARIO) {
            add_scenario(u, table);
        } else if (table->sheet != NULL && table->plan->kind == SHEET_SHELF) {
            add_shelf(u, table);
        }
    }
    for (uint32_t i = 0; i < sheet_plan_count(); i++) {
        tell_unused(u, &u->tables[i]);
    }
    if (u->untold > 0) {
        str_addf(&u->problems, "--! T0403 Scenario!A1 %u more problems like these are left out | Mend the others first\n", u->untold);
    }
    if (u->problems.bytes > 0) {
        add_file(u, "problems", 1, &u->problems);
    }
}

static void take_back(struct package *package, uint32_t before)
{
    if (package->count == before) {
        return;
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < package->count; i++) {
        if (!str_starts(package->files[i].name, PACKAGE_SHEETS)) {
            package->files[kept++] = package->files[i];
        }
    }
    package->count = kept;
}

static enum err unfold_all(struct unfold *u)
{
    u->tables = calloc(sheet_plan_count(), sizeof *u->tables);
    MUST(u->tables != NULL);
    cell_maker_init(&u->cells, u->book);
    find_sheets(u);
    write_sheets(u);
    for (uint32_t i = 0; i < sheet_plan_count(); i++) {
        free(u->tables[i].parts);
    }
    free(u->tables);
    cell_maker_deinit(&u->cells);
    str_deinit(&u->problems);
    str_deinit(&u->text);
    return u->err;
}

enum err unfold_book(const struct book *book, struct package *package, struct err_note *note)
{
    uint32_t before = package->count;
    struct unfold u = { .book = book, .package = package, .note = note };
    enum err err = unfold_all(&u);
    if (err != ERR_OK) {
        take_back(package, before);
    }
    return err;
}

static bool has_sheets(const struct package *package)
{
    for (uint32_t i = 0; i < package->count; i++) {
        if (str_starts(package->files[i].name, PACKAGE_SHEETS)) {
            return true;
        }
    }
    return false;
}

enum err exchange_unfold(struct package *package, struct err_note *note)
{
    const struct package_file *file = package_find(package, PACKAGE_WORKBOOK);
    if (file == NULL || has_sheets(package)) {
        return ERR_OK;
    }
    struct book book;
    book_init(&book);
    enum err err = book_read_xlsx(&book, file->content, file->bytes, note);
    if (err == ERR_OK) {
        err = unfold_book(&book, package, note);
    }
    book_deinit(&book);
    return err == ERR_OK ? err : err_prefix(note, err, "read the workbook " PACKAGE_WORKBOOK);
}
