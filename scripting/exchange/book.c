#include "exchange/book.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define ROW_NUMBER_MAX 1048576u
#define OUT_OF_ORDER_MAX 4096u

void book_init(struct book *book)
{
    *book = (struct book){ 0 };
    arena_init(&book->arena);
}

void book_deinit(struct book *book)
{
    for (uint32_t i = 0; i < book->count; i++) {
        for (uint32_t k = 0; k < book->sheets[i].count; k++) {
            free(book->sheets[i].rows[k].cells);
        }
        free(book->sheets[i].rows);
    }
    free(book->sheets);
    arena_deinit(&book->arena);
    *book = (struct book){ 0 };
}

/* ---- putting ----------------------------------------------------------------------------------------------------- */

enum err book_add_sheet(struct book *book, const char *name, struct err_note *note)
{
    if (book->count == BOOK_SHEETS_MAX) {
        return err_say(note, ERR_TOO_BIG, "it has more than %u sheets", BOOK_SHEETS_MAX);
    }
    GROW(book->sheets, book->count, book->room);
    book->sheets[book->count++] = (struct book_sheet){ .name = arena_copy_string(&book->arena, name) };
    return ERR_OK;
}

/* The first row of that number or above: rows come in order nearly always, so it looks from the end. */
static uint32_t row_place(const struct book_sheet *sheet, uint32_t number)
{
    uint32_t low = 0, high = sheet->count;
    if (high > 0 && sheet->rows[high - 1].number < number) {
        return high;
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (sheet->rows[middle].number < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* NULL when there are too many. Rows that come out of order cost time, so only some may. */
static struct book_row *row_take(struct book_sheet *sheet, uint32_t number)
{
    uint32_t at = row_place(sheet, number);
    if (at < sheet->count && sheet->rows[at].number == number) {
        return &sheet->rows[at];
    }
    sheet->out_of_order += at < sheet->count ? 1 : 0;
    if (sheet->count == BOOK_ROWS_MAX || sheet->out_of_order > OUT_OF_ORDER_MAX) {
        return NULL;
    }
    GROW(sheet->rows, sheet->count, sheet->room);
    memmove(&sheet->rows[at + 1], &sheet->rows[at], (sheet->count - at) * sizeof *sheet->rows);
    sheet->count++;
    sheet->rows[at] = (struct book_row){ .number = number };
    return &sheet->rows[at];
}

static bool is_blank(unsigned char c)
{
    return c == ' ' || c == '\n';
}

/* Without control characters, and without spaces around it. A hard space is a space, a soft hyphen nothing. */
static const char *clean(struct arena *arena, const char *text)
{
    size_t bytes = strlen(text), used = 0;
    char *out = arena_take(arena, bytes + 1);
    for (size_t i = 0; i < bytes; i++) {
        unsigned char c = (unsigned char)text[i], next = (unsigned char)text[i + 1];
        if (c == '\r') {
            c = next == '\n' ? 0 : '\n';
        } else if (c == 0xC2 && next == 0xA0) {
            c = ' ';
            i++;
        } else if (c == '\t') {
            c = ' ';
        } else if (c == 0x7F || (c < 0x20 && c != '\n')) {
            c = 0;
        }
        if (c != 0 && !(used == 0 && is_blank(c))) {
            out[used++] = (char)c;
        }
    }
    while (used > 0 && is_blank((unsigned char)out[used - 1])) {
        used--;
    }
    out[used] = '\0';
    return out;
}

enum err book_put(struct book *book, uint32_t i, uint32_t number, struct book_cell cell, struct err_note *note)
{
    MUST(i < book->count);
    struct book_sheet *sheet = &book->sheets[i];
    if (cell.text[0] == '\0') {
        return ERR_OK;
    }
    if (strlen(cell.text) > BOOK_TEXT_BYTES_MAX) {
        return err_say(note, ERR_TOO_BIG, "a cell in row %u of %s has more than %u bytes", number, sheet->name, BOOK_TEXT_BYTES_MAX);
    }
    if (number < 1 || number > ROW_NUMBER_MAX) {
        return err_say(note, ERR_BAD_INPUT, "%s has a row that no sheet can have", sheet->name);
    }
    if (cell.column < 1 || cell.column > BOOK_COLUMNS_MAX) {
        return err_say(note, ERR_TOO_BIG, "row %u of %s goes beyond %u columns", number, sheet->name, BOOK_COLUMNS_MAX);
    }
    if (book->arena.bytes_used > BOOK_BYTES_MAX) {
        return err_say(note, ERR_TOO_BIG, "its texts have more than %u bytes together", BOOK_BYTES_MAX);
    }
    cell.text = clean(&book->arena, cell.text);
    if (cell.text[0] == '\0') {
        return ERR_OK;
    }
    if (book->cells == BOOK_CELLS_MAX) {
        return err_say(note, ERR_TOO_BIG, "it has more than %u cells", BOOK_CELLS_MAX);
    }
    struct book_row *row = row_take(sheet, number);
    if (row == NULL) {
        return err_say(note, ERR_TOO_BIG, "%s has more than %u rows, or they are out of order", sheet->name, BOOK_ROWS_MAX);
    }
    uint32_t at = row->count;
    while (at > 0 && row->cells[at - 1].column >= cell.column) {
        at--;
    }
    if (at < row->count && row->cells[at].column == cell.column) {
        return ERR_OK;
    }
    GROW(row->cells, row->count, row->room);
    memmove(&row->cells[at + 1], &row->cells[at], (row->count - at) * sizeof *row->cells);
    row->count++;
    row->cells[at] = cell;
    book->cells++;
    return ERR_OK;
}

void book_text(struct book *book, uint32_t i, uint32_t row, uint32_t column, const char *text)
{
    struct book_cell cell = { .column = column, .kind = CELL_TEXT, .text = text };
    enum err err = book_put(book, i, row, cell, NULL);
    MUST(err == ERR_OK);
}

/* ---- finding ----------------------------------------------------------------------------------------------------- */

const struct book_sheet *book_sheet(const struct book *book, const char *name)
{
    for (uint32_t i = 0; i < book->count; i++) {
        if (strcasecmp(book->sheets[i].name, name) == 0) {
            return &book->sheets[i];
        }
    }
    return NULL;
}

const struct book_row *book_row(const struct book_sheet *sheet, uint32_t number)
{
    uint32_t at = row_place(sheet, number);
    return at < sheet->count && sheet->rows[at].number == number ? &sheet->rows[at] : NULL;
}

const struct book_cell *book_cell(const struct book_row *row, uint32_t column)
{
    for (uint32_t i = 0; row != NULL && i < row->count; i++) {
        if (row->cells[i].column == column) {
            return &row->cells[i];
        }
    }
    return NULL;
}

const char *book_cell_text(const struct book_row *row, uint32_t column)
{
    const struct book_cell *cell = book_cell(row, column);
    return cell != NULL ? cell->text : "";
}

/* ---- names of cells ---------------------------------------------------------------------------------------------- */

static void add_column(struct str *out, uint32_t column)
{
    if (column > 26) {
        add_column(out, (column - 1) / 26);
    }
    str_add_char(out, (char)('A' + (column - 1) % 26));
}

void book_add_cell_name(struct str *out, uint32_t row, uint32_t column)
{
    add_column(out, column);
    str_addf(out, "%u", row);
}

size_t book_parse_cell_name(const char *text, uint32_t *row, uint32_t *column)
{
    size_t at = 0;
    *row = *column = 0;
    for (; text[at] >= 'A' && text[at] <= 'Z' && at < 3; at++) {
        *column = *column * 26 + (uint32_t)(text[at] - 'A') + 1;
    }
    size_t letters = at;
    for (; text[at] >= '0' && text[at] <= '9' && at < letters + 7; at++) {
        *row = *row * 10 + (uint32_t)(text[at] - '0');
    }
    bool ok = letters > 0 && at > letters && *row >= 1 && *row <= ROW_NUMBER_MAX && !(text[at] >= '0' && text[at] <= '9');
    return ok ? at : 0;
}

enum err book_read(struct book *book, const char *name, const void *bytes, size_t count, struct err_note *note)
{
    static const unsigned char OLD[] = { 0xD0, 0xCF, 0x11, 0xE0 };
    if (count >= 4 && memcmp(bytes, "PK\x03\x04", 4) == 0) {
        return book_read_xlsx(book, bytes, count, note);
    }
    if (count >= 4 && memcmp(bytes, OLD, 4) == 0) {
        return err_say(note, ERR_BAD_INPUT, "it is an old .xls, or has a password: save it as .xlsx without one");
    }
    const char *text = bytes;
    size_t mark = count >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0, blank = mark;
    while (blank < count && strchr(" \t\r\n", text[blank]) != NULL && text[blank] != '\0') {
        blank++;
    }
    if (blank < count && text[blank] == '{') {
        return book_read_cexf(book, text + mark, count - mark, note);
    }
    return book_read_csv(book, name, bytes, count, note);
}
