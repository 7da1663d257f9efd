#include "exchange/cells.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "exchange/expr.h"
#include "exchange/xlsx_cells.h"
#include "host/scan.h"

/* What goes wrong with one cell. */
struct made {
    struct cell_maker *maker;
    const struct column_plan *column;
    const struct book_cell *cell;
    struct str *out;
    const char *why, *hint;
};

static bool fail(struct made *made, const char *why, const char *hint)
{
    made->why = why;
    made->hint = hint;
    return false;
}

/* ---- finding things by their names ------------------------------------------------------------------------------- */

struct called { const char *name; const struct sheet_plan *plan; const char *id; };

static int by_name_and_sheet(const void *a, const void *b)
{
    const struct called *x = a, *y = b;
    int order = strcasecmp(x->name, y->name);
    return order != 0 ? order : (x->plan > y->plan) - (x->plan < y->plan);
}

/* Columns by which people know a thing. */
static bool is_naming(const char *head)
{
    return strcasecmp(head, "id") == 0 || strcasecmp(head, "name") == 0 || strcasecmp(head, "title") == 0;
}

static void index_sheet(struct cell_maker *maker, const struct sheet_plan *plan)
{
    const struct book_sheet *sheet = book_sheet(maker->book, plan->name);
    const struct book_row *heads = sheet != NULL ? sheet_head_row(sheet, plan) : NULL;
    const struct book_cell *key = NULL;
    for (uint32_t i = 0; heads != NULL && i < heads->count; i++) {
        key = strcasecmp(heads->cells[i].text, "id") == 0 ? &heads->cells[i] : key;
    }
    for (uint32_t k = 0; key != NULL && k < sheet->count; k++) {
        const char *id = sheet->rows[k].number > heads->number ? book_cell_text(&sheet->rows[k], key->column) : "";
        for (uint32_t i = 0; id[0] != '\0' && i < heads->count; i++) {
            const char *name = is_naming(heads->cells[i].text) ? book_cell_text(&sheet->rows[k], heads->cells[i].column) : "";
            if (name[0] != '\0') {
                GROW(maker->called, maker->called_count, maker->called_room);
                maker->called[maker->called_count++] = (struct called){ name, plan, id };
            }
        }
    }
}

static void make_index(struct cell_maker *maker)
{
    for (uint32_t i = 0; i < sheet_plan_count(); i++) {
        if (sheet_plan(i)->kind == SHEET_SHELF) {
            index_sheet(maker, sheet_plan(i));
        }
    }
    if (maker->called_count > 0) {
        qsort(maker->called, maker->called_count, sizeof *maker->called, by_name_and_sheet);
    }
}

static const char *find_in(const struct cell_maker *maker, const struct sheet_plan *plan, const char *name)
{
    struct called wanted = { name, plan, NULL };
    const struct called *found = plan == NULL || maker->called_count == 0
                                     ? NULL
                                     : bsearch(&wanted, maker->called, maker->called_count, sizeof *maker->called, by_name_and_sheet);
    return found != NULL ? found->id : NULL;
}

/* The next word of a list, copied; NULL at its end. */
static const char *next_word(struct arena *arena, const char **list)
{
    *list += strspn(*list, " ");
    size_t bytes = strcspn(*list, " ");
    const char *word = bytes > 0 ? arena_copy(arena, *list, bytes) : NULL;
    *list += bytes;
    return word;
}

const char *cell_find(struct cell_maker *maker, const char *shelves, const char *called, const char **id)
{
    const char *word;
    while ((word = next_word(&maker->arena, &shelves)) != NULL) {
        const char *found = find_in(maker, sheet_plan_of_shelf(word), called);
        if (found != NULL) {
            *id = found;
            return word;
        }
    }
    return NULL;
}

/* ---- references -------------------------------------------------------------------------------------------------- */

static bool add_as_written(struct made *made, const char *text)
{
    uint32_t count;
    return expr_line(text, made->out, &count, &made->why) || fail(made, made->why, NULL);
}

static bool add_ref(struct made *made, const char *item)
{
    const char *id = NULL;
    bool is_written = strpbrk(item, ".[{(") != NULL && strchr(item, ' ') == NULL;
    const char *shelf = is_written ? NULL : cell_find(made->maker, made->column->shelves, item, &id);
    if (str_equal(item, "own") || strcasecmp(item, "public") == 0) {
        str_add(made->out, str_equal(item, "own") ? item : "public");
        return true;
    }
    if (shelf != NULL && is_name(id)) {
        str_addf(made->out, "%s.%s", shelf, id);
        return true;
    }
    if (!is_name(item)) {
        return is_written || strpbrk(item, ".[{(") != NULL
                   ? add_as_written(made, item)
                   : fail(made, arena_format(&made->maker->arena, "nothing here is called `%s`", item), "Write the id from its sheet");
    }
    const char *shelves = made->column->shelves; /* the likeliest shelf: the loader says that it is not declared there */
    str_addf(made->out, "%s.%s", next_word(&made->maker->arena, &shelves), item);
    return true;
}

/* The end of the item that begins here: a comma, semicolon or line break outside brackets and quotes. */
static size_t item_bytes(const char *text)
{
    uint32_t depth = 0;
    size_t i = 0;
    for (; text[i] != '\0'; i++) {
        if (text[i] == '"') {
            size_t close = strcspn(text + i + 1, "\"");
            i += text[i + 1 + close] != '\0' ? close + 1 : close;
        } else if (strchr("({[", text[i]) != NULL) {
            depth++;
        } else if (strchr(")}]", text[i]) != NULL) {
            depth -= depth > 0 ? 1 : 0;
        } else if (depth == 0 && strchr(",;\n", text[i]) != NULL) {
            break;
        }
    }
    return i;
}

static const char *trimmed(struct arena *arena, const char *text, size_t bytes)
{
    while (bytes > 0 && isspace((unsigned char)text[0])) {
        text++;
        bytes--;
    }
    while (bytes > 0 && isspace((unsigned char)text[bytes - 1])) {
        bytes--;
    }
    return arena_copy(arena, text, bytes);
}

struct items { const char *at[1024]; uint32_t count; };

static bool split(struct made *made, const char *text, struct items *items)
{
    items->count = 0;
    for (;;) {
        size_t bytes = item_bytes(text);
        const char *item = trimmed(&made->maker->arena, text, bytes);
        if (item[0] != '\0' && items->count == sizeof items->at / sizeof *items->at) {
            return fail(made, "it names too many things", NULL);
        }
        if (item[0] != '\0') {
            items->at[items->count++] = item;
        }
        if (text[bytes] == '\0') {
            return true;
        }
        text += bytes + 1;
    }
}

/* One thing bare, several in braces; in a group and in a cue they stand one after the other. */
static bool add_refs(struct made *made, bool bare)
{
    struct items items;
    if (!split(made, made->cell->text, &items)) {
        return false;
    }
    bool braces = !bare && items.count != 1;
    str_add(made->out, braces ? "{ " : "");
    for (uint32_t i = 0; i < items.count; i++) {
        str_add(made->out, i > 0 ? ", " : "");
        if (!add_ref(made, items.at[i])) {
            return false;
        }
    }
    str_add(made->out, braces ? " }" : "");
    return true;
}

/* ---- numbers, times, dates --------------------------------------------------------------------------------------- */

static bool looks_written(const char *text)
{
    return text[0] == '{' || strstr(text, "own.") != NULL || strpbrk(text, "(*/") != NULL;
}

static bool add_number(struct made *made)
{
    const char *text = made->cell->text;
    size_t bytes = strlen(text);
    const char *digits = bytes > 1 && text[bytes - 1] == '%' ? trimmed(&made->maker->arena, text, bytes - 1) : text;
    if (expr_is_number(digits)) {
        str_add(made->out, digits[0] == '+' ? digits + 1 : digits);
        return true;
    }
    if (looks_written(text)) {
        return add_as_written(made, text);
    }
    expr_add_text(made->out, text); /* the loader says that it is no number */
    return true;
}

static bool day_of_text(const char *text, int32_t *day)
{
    int year, month, month_day;
    char *end;
    year = (int)strtol(text, &end, 10);
    month = *end == '-' ? (int)strtol(end + 1, &end, 10) : 0;
    month_day = *end == '-' ? (int)strtol(end + 1, &end, 10) : 0;
    return date_number(year, month, month_day, day);
}

/* A date in a cell is "Day 2 08:00" of the exercise. */
static bool add_moment(struct made *made)
{
    int32_t day;
    const char *text = made->cell->text, *clock = strchr(text, ' ');
    if (!made->maker->has_begins || !day_of_text(text, &day) || day < made->maker->begins_day) {
        return fail(made, arena_format(&made->maker->arena, "the date %s is not one of the exercise", text),
                    "Write the time from the start, \"2:30\", or \"Day 2 08:00\"");
    }
    const char *written = arena_format(&made->maker->arena, "Day %d %s", day - made->maker->begins_day + 1, clock != NULL ? clock + 1 : "00:00");
    expr_add_text(made->out, written);
    return true;
}

static bool add_time_text(struct made *made, const char *text)
{
    if (expr_is_number(text)) {
        str_add(made->out, text);
        return true;
    }
    if (looks_written(text)) {
        return add_as_written(made, text);
    }
    size_t bytes = strlen(text);
    bool quoted = bytes > 1 && text[0] == '"' && text[bytes - 1] == '"';
    expr_add_text(made->out, quoted ? trimmed(&made->maker->arena, text + 1, bytes - 2) : text);
    return true;
}

static bool add_time(struct made *made)
{
    return made->cell->kind == CELL_DATE ? add_moment(made) : add_time_text(made, made->cell->text);
}

static bool add_delay(struct made *made)
{
    struct items items;
    if (made->cell->text[0] == '{') {
        return add_as_written(made, made->cell->text);
    }
    if (!split(made, made->cell->text, &items)) {
        return false;
    }
    str_add(made->out, items.count > 1 ? "{ " : "");
    for (uint32_t i = 0; i < items.count; i++) {
        str_add(made->out, i > 0 ? ", " : "");
        if (!add_time_text(made, items.at[i])) {
            return false;
        }
    }
    str_add(made->out, items.count > 1 ? " }" : "");
    return true;
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

static const char *lowered(struct arena *arena, const char *text)
{
    char *copy = arena_copy_string(arena, text);
    for (char *c = copy; *c != '\0'; c++) {
        *c = (char)tolower((unsigned char)*c);
    }
    return copy;
}

static bool add_words(struct made *made, bool lower)
{
    struct items items;
    if (made->cell->text[0] == '{') {
        return add_as_written(made, made->cell->text);
    }
    if (!split(made, made->cell->text, &items)) {
        return false;
    }
    str_add(made->out, "{ ");
    for (uint32_t i = 0; i < items.count; i++) {
        const char *item = items.at[i];
        size_t bytes = strlen(item);
        item = bytes > 1 && item[0] == '"' && item[bytes - 1] == '"' ? trimmed(&made->maker->arena, item + 1, bytes - 2) : item;
        str_add(made->out, i > 0 ? ", " : "");
        expr_add_text(made->out, lower ? lowered(&made->maker->arena, item) : item);
    }
    str_add(made->out, " }");
    return true;
}

static bool add_lines(struct made *made)
{
    const char *text = made->cell->text;
    bool several = strchr(text, '\n') != NULL;
    str_add(made->out, several ? "{ " : "");
    for (bool first = true;; first = false) {
        size_t bytes = strcspn(text, "\n");
        const char *line = trimmed(&made->maker->arena, text, bytes);
        if (line[0] != '\0') {
            str_add(made->out, first ? "" : ", ");
            expr_add_text(made->out, line);
        }
        if (text[bytes] == '\0') {
            break;
        }
        text += bytes + 1;
    }
    str_add(made->out, several ? " }" : "");
    return true;
}

static bool add_bool(struct made *made)
{
    static const char *const YES[] = { "true", "yes", "y", "x", "1" }, *const NO[] = { "false", "no", "n", "0", "-" };
    for (size_t i = 0; i < sizeof YES / sizeof *YES; i++) {
        if (strcasecmp(made->cell->text, YES[i]) == 0 || strcasecmp(made->cell->text, NO[i]) == 0) {
            str_add(made->out, strcasecmp(made->cell->text, YES[i]) == 0 ? "true" : "false");
            return true;
        }
    }
    expr_add_text(made->out, made->cell->text);
    return true;
}

/* ---- values as in the language ----------------------------------------------------------------------------------- */

static bool add_values(struct made *made, bool always_list)
{
    struct str line = { 0 };
    uint32_t count = 0;
    bool ok = expr_line(made->cell->text, &line, &count, &made->why);
    bool is_list = ok && count == 1 && str_text(&line)[0] == '{';
    bool braces = count > 1 || (always_list && !is_list);
    if (ok) {
        str_addf(made->out, "%s%s%s", braces ? "{ " : "", str_text(&line), braces ? " }" : "");
    }
    str_deinit(&line);
    return ok;
}

static bool add_table(struct made *made)
{
    if (made->cell->text[0] == '{') {
        return add_as_written(made, made->cell->text);
    }
    struct str wrapped = { 0 };
    str_addf(&wrapped, "{ %s }", made->cell->text);
    bool ok = add_as_written(made, str_text(&wrapped));
    str_deinit(&wrapped);
    return ok;
}

static bool add_rate(struct made *made)
{
    bool is_list = made->cell->text[0] == '{';
    str_add(made->out, is_list ? "" : "{ { ");
    bool ok = is_list ? add_values(made, true) : add_number(made);
    str_add(made->out, is_list ? "" : " } }");
    return ok;
}

/* "08:00-18:00 mon-fri" */
static bool add_hours(struct made *made)
{
    const char *text = made->cell->text;
    if (text[0] == '{') {
        return add_as_written(made, text);
    }
    size_t first = strcspn(text, "-"), second = text[first] == '-' ? strcspn(text + first + 1, " ") : 0;
    if (second == 0) {
        return fail(made, "it does not say from when to when", "Write 08:00-18:00 mon-fri");
    }
    const char *days = trimmed(&made->maker->arena, text + first + 1 + second, strlen(text + first + 1 + second));
    str_add(made->out, "{ ");
    expr_add_text(made->out, trimmed(&made->maker->arena, text, first));
    str_add(made->out, ", ");
    expr_add_text(made->out, trimmed(&made->maker->arena, text + first + 1, second));
    if (days[0] != '\0') {
        str_add(made->out, ", days = ");
        expr_add_text(made->out, lowered(&made->maker->arena, days));
    }
    str_add(made->out, " }");
    return true;
}

/* "2026-03-02 07:40, aranda"; the economy may be left out where there is one only. */
static bool add_begins(struct made *made)
{
    struct items items;
    const struct book_sheet *economies = book_sheet(made->maker->book, "Economies");
    const char *only = economies != NULL && economies->count == 2 && economies->rows[1].count > 0 ? economies->rows[1].cells[0].text : NULL;
    if (made->cell->text[0] == '{') {
        return add_as_written(made, made->cell->text);
    }
    if (!split(made, made->cell->text, &items)) {
        return false;
    }
    if (items.count == 1 && only == NULL) {
        return fail(made, "it does not say in which economy", "Write 2026-03-02 07:40, and the id of an economy");
    }
    str_add(made->out, "{ ");
    expr_add_text(made->out, items.at[0]);
    str_add(made->out, ", ");
    bool ok = add_ref(made, items.count > 1 ? items.at[1] : only);
    str_add(made->out, " }");
    return ok;
}

static bool add_zone(struct made *made)
{
    const char *text = made->cell->text;
    if (text[0] == '{') {
        return add_as_written(made, text);
    }
    /* Spreadsheets take +08:00 for a time of day. */
    bool bare = isdigit((unsigned char)text[0]);
    expr_add_text(made->out, bare ? arena_format(&made->maker->arena, "+%s", text) : text);
    return true;
}

static bool add_chance(struct made *made)
{
    const char *text = made->cell->text;
    if (text[0] != '\0' && text[strlen(text) - 1] == '%') {
        expr_add_text(made->out, text);
        return true;
    }
    return add_number(made);
}

static bool add_refs_or_word(struct made *made)
{
    const char *text = lowered(&made->maker->arena, made->cell->text);
    if (str_equal(text, "all") || str_equal(text, "control")) {
        expr_add_text(made->out, text);
        return true;
    }
    return add_refs(made, false);
}

static bool add_refs_or_text(struct made *made)
{
    const char *id, *text = made->cell->text;
    bool is_quoted = text[0] == '"';
    if (!is_quoted && (str_equal(text, "own") || strcasecmp(text, "public") == 0 || cell_find(made->maker, made->column->shelves, text, &id) != NULL)) {
        return add_ref(made, text);
    }
    uint32_t count;
    const char *why;
    bool is_written = !is_quoted && (strpbrk(text, ".({") != NULL && strchr(text, '.') != NULL && strstr(text, ". ") == NULL && strchr(text, ' ') == NULL);
    if (str_starts(text, "all{") || str_starts(text, "any{") || str_starts(text, "all {") || str_starts(text, "any {") || is_written) {
        return expr_line(text, made->out, &count, &why) || fail(made, why, NULL);
    }
    expr_add_text(made->out, text);
    return true;
}

/* ---- all forms --------------------------------------------------------------------------------------------------- */

static bool make(struct made *made)
{
    const char *text = made->cell->text;
    struct arena *arena = &made->maker->arena;
    switch (made->column->form) {
    case FORM_TEXT: expr_add_text(made->out, text); return true;
    case FORM_TEXTS: return add_lines(made);
    case FORM_WORD: expr_add_text(made->out, lowered(arena, text)); return true;
    case FORM_WORDS: return add_words(made, made->column->field != NULL && made->column->field->shape != SHAPE_CLASSES);
    case FORM_BOOL: return add_bool(made);
    case FORM_NUMBER: return add_number(made);
    case FORM_TIME: return add_time(made);
    case FORM_DATE: expr_add_text(made->out, text); return true;
    case FORM_DATES: return add_words(made, true);
    case FORM_REFS:
        return text[0] == '{' ? add_values(made, false) : add_refs(made, made->column->position > 0);
    case FORM_SIDES: return text[0] == '{' ? add_values(made, false) : add_refs(made, false);
    case FORM_REFS_OR_WORD: return add_refs_or_word(made);
    case FORM_REFS_OR_TEXT: return add_refs_or_text(made);
    case FORM_VALUES: return add_values(made, false);
    case FORM_LIST: return add_values(made, true);
    case FORM_TABLE: return add_table(made);
    case FORM_BEGINS: return add_begins(made);
    case FORM_ZONE: return add_zone(made);
    case FORM_DELAY: return add_delay(made);
    case FORM_CHANCE: return add_chance(made);
    case FORM_HOURS: return add_hours(made);
    case FORM_RATE: return add_rate(made);
    case FORM_PARTS: return add_values(made, true);
    }
    return false;
}

bool cell_value(struct cell_maker *maker, const struct column_plan *column, const struct book_cell *cell, struct str *out,
                const char **why, const char **hint)
{
    struct made made = { .maker = maker, .column = column, .cell = cell, .out = out };
    size_t before = out->bytes;
    bool ok = cell->kind == CELL_ERROR
                  ? fail(&made, arena_format(&maker->arena, "it holds %s", cell->text), "Mend the formula, or write the value itself")
                  : make(&made);
    if (!ok && out->at != NULL) {
        out->bytes = before;
        out->at[before] = '\0';
    }
    *why = made.why;
    *hint = made.hint;
    return ok;
}

/* ---- STARTEX ----------------------------------------------------------------------------------------------------- */

void cell_maker_init(struct cell_maker *maker, const struct book *book)
{
    *maker = (struct cell_maker){ .book = book };
    arena_init(&maker->arena);
    make_index(maker);
    const struct book_sheet *sheet = book_sheet(book, "Scenario");
    for (uint32_t i = 0; sheet != NULL && i < sheet->count; i++) {
        const struct book_row *row = &sheet->rows[i];
        if (row->count > 1 && strcasecmp(row->cells[0].text, "begins") == 0) {
            maker->has_begins = day_of_text(row->cells[1].text + strspn(row->cells[1].text, "{ \""), &maker->begins_day);
        }
    }
}

void cell_maker_deinit(struct cell_maker *maker)
{
    free(maker->called);
    arena_deinit(&maker->arena);
}
