#include "exchange/write.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "exchange/sheets.h"

#define LIST_ROWS 500u /* rows below the headings that offer a list */
#define LIST_WORDS 16u
#define CREATED 1767225600 /* 2026-01-01: the same book gives the same file */

struct writer {
    lxw_workbook *workbook;
    lxw_format *must, *may, *wrap, *top;
    const struct book *book;
};

/* ---- the file ---------------------------------------------------------------------------------------------------- */

/* Makes the file, so that nothing of anybody's is written over. */
static enum err claim(const char *path, struct err_note *note)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0) {
        enum err err = errno == ENOSPC ? ERR_DISK_FULL : errno == EEXIST || errno == EACCES || errno == EROFS || errno == EISDIR ? ERR_READ_ONLY : ERR_IO;
        return errno == EEXIST ? err_say(note, err, "%s is there already", path) : err_say(note, err, "cannot make %s: %s", path, strerror(errno));
    }
    (void)close(fd);
    return ERR_OK;
}

static enum err open_writer(struct writer *writer, const char *path, struct err_note *note)
{
    enum err err = claim(path, note);
    if (err != ERR_OK) {
        return err;
    }
    writer->workbook = workbook_new(path);
    MUST(writer->workbook != NULL);
    lxw_doc_properties properties = { .comments = "EXERCISE", .created = CREATED };
    (void)workbook_set_properties(writer->workbook, &properties);
    writer->must = workbook_add_format(writer->workbook);
    writer->may = workbook_add_format(writer->workbook);
    writer->wrap = workbook_add_format(writer->workbook);
    writer->top = workbook_add_format(writer->workbook);
    format_set_bold(writer->must);
    format_set_bg_color(writer->must, 0xD9E2EC);
    format_set_bg_color(writer->may, 0xEEF2F6);
    format_set_text_wrap(writer->wrap);
    format_set_align(writer->wrap, LXW_ALIGN_VERTICAL_TOP);
    format_set_align(writer->top, LXW_ALIGN_VERTICAL_TOP);
    return ERR_OK;
}

static enum err close_writer(struct writer *writer, const char *path, struct err_note *note)
{
    lxw_error error = workbook_close(writer->workbook);
    if (error == LXW_NO_ERROR) {
        return ERR_OK;
    }
    (void)unlink(path);
    return err_say(note, ERR_IO, "cannot write %s: %s", path, lxw_strerror(error));
}

/* ---- headings ---------------------------------------------------------------------------------------------------- */

static void add_words(struct str *out, const struct word *words)
{
    for (uint32_t i = 0; words[i].word != NULL; i++) {
        str_addf(out, "%s%s", i > 0 ? ", " : "", words[i].word);
    }
}

static void add_help(struct str *out, const struct sheet_plan *plan, const struct column_plan *column)
{
    if (column->field == NULL) {
        str_add(out, str_equal(column->heading, "id")     ? "The name by which others refer to it: small letters, digits and _."
                     : str_equal(column->heading, "time") ? "When it comes, from the beginning of the scene: 0:20; or Day 2 08:00. Empty: when `when` comes true."
                     : str_equal(column->heading, "of")   ? "The option whose chance this is, isolate.cut, or the action, action.call. Empty: as above."
                     : plan->table == NULL                ? "A level holds from this number on."
                                                          : "What it is a part of, by its id. Empty: as in the row above.");
        return;
    }
    str_addf(out, "%s\nWritten: ", column->field->says);
    if (column->field->shape == SHAPE_WORD) {
        add_words(out, column->field->words);
    } else {
        str_add(out, field_shape(column->field));
    }
    str_add(out, column->must ? "\nIt must be there." : "");
}

static void write_help(lxw_worksheet *sheet, uint32_t row, uint32_t at, const struct sheet_plan *plan, const struct column_plan *column)
{
    struct str help = { 0 };
    add_help(&help, plan, column);
    lxw_comment_options options = { .x_scale = 2.5, .y_scale = 0.6 + (double)help.bytes / 110, .author = "Tocsin" };
    (void)worksheet_write_comment_opt(sheet, row, (lxw_col_t)at, str_text(&help), &options);
    str_deinit(&help);
}

/* What may be chosen in the column; others may still be written. */
static void offer_list(lxw_worksheet *sheet, uint32_t first, uint32_t last, uint32_t at, const struct column_plan *column)
{
    char yes[] = "yes", no[] = "no", *answers[] = { yes, no, NULL };
    char *words[LIST_WORDS + 1] = { NULL };
    uint32_t count = 0;
    bool is_word = column->field != NULL && column->field->shape == SHAPE_WORD;
    for (; is_word && count < LIST_WORDS && column->field->words[count].word != NULL; count++) {
        words[count] = (char *)(uintptr_t)column->field->words[count].word;
    }
    if (!is_word && column->form != FORM_BOOL) {
        return;
    }
    lxw_data_validation list = { .validate = LXW_VALIDATION_TYPE_LIST,
                                 .value_list = is_word ? words : answers,
                                 .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING };
    (void)worksheet_data_validation_range(sheet, first, (lxw_col_t)at, last, (lxw_col_t)at, &list);
}

static double width_of(const struct column_plan *column)
{
    switch (column->form) {
    case FORM_TEXT: return str_equal(column->heading, "text") || str_equal(column->heading, "brief") ? 60 : 22;
    case FORM_TEXTS:
    case FORM_LIST:
    case FORM_VALUES: return 32;
    case FORM_REFS:
    case FORM_SIDES:
    case FORM_TABLE:
    case FORM_PARTS: return 22;
    default: return 13;
    }
}

/* ---- cells ------------------------------------------------------------------------------------------------------- */

static void write_text(const struct writer *writer, lxw_worksheet *sheet, uint32_t row, uint32_t at, const char *text)
{
    /* Longer than Excel can hold never comes from a book of ours; a text stays a text, so that 0:20 is no time of day. */
    (void)worksheet_write_string(sheet, row, (lxw_col_t)at, text, writer->wrap);
}

static void write_column(const struct writer *writer, lxw_worksheet *sheet, const struct book_sheet *from, uint32_t from_column, uint32_t at)
{
    for (uint32_t i = 0; i < from->count; i++) {
        const struct book_cell *cell = from->rows[i].number > 1 ? book_cell(&from->rows[i], from_column) : NULL;
        if (cell != NULL) {
            write_text(writer, sheet, from->rows[i].number - 1, at, cell->text);
        }
    }
}

static uint32_t column_in_book(const struct book_sheet *from, const struct column_plan *columns, uint32_t count, const struct column_plan *column)
{
    const struct book_row *heads = from != NULL ? book_row(from, 1) : NULL;
    for (uint32_t i = 0; heads != NULL && i < heads->count; i++) {
        if (sheet_column_named(columns, count, heads->cells[i].text) == column) {
            return heads->cells[i].column;
        }
    }
    return 0;
}

static void write_sheet(const struct writer *writer, const struct sheet_plan *plan, const struct book_sheet *from)
{
    struct column_plan columns[COLUMN_PLANS_MAX];
    uint32_t count = sheet_columns(plan, columns);
    lxw_worksheet *sheet = workbook_add_worksheet(writer->workbook, plan->name);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t found = column_in_book(from, columns, count, &columns[i]);
        (void)worksheet_write_string(sheet, 0, (lxw_col_t)i, columns[i].heading, columns[i].must ? writer->must : writer->may);
        (void)worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, width_of(&columns[i]), NULL);
        write_help(sheet, 0, i, plan, &columns[i]);
        offer_list(sheet, 1, LIST_ROWS, i, &columns[i]);
        if (found != 0) {
            write_column(writer, sheet, from, found, i);
        }
    }
    worksheet_freeze_panes(sheet, 1, plan->kind == SHEET_SHELF ? 1 : 0);
}

static const char *scenario_value(const struct book_sheet *from, const char *field)
{
    for (uint32_t i = 0; from != NULL && i < from->count; i++) {
        if (str_equal(book_cell_text(&from->rows[i], 1), field)) {
            return book_cell_text(&from->rows[i], 2);
        }
    }
    return "";
}

/* One field a row: its name, its value, what it means. */
static void write_scenario(const struct writer *writer, const struct sheet_plan *plan, const struct book_sheet *from)
{
    struct column_plan columns[COLUMN_PLANS_MAX];
    uint32_t count = sheet_columns(plan, columns), row = 1;
    lxw_worksheet *sheet = workbook_add_worksheet(writer->workbook, plan->name);
    (void)worksheet_write_string(sheet, 0, 0, "field", writer->must);
    (void)worksheet_write_string(sheet, 0, 1, "value", writer->must);
    (void)worksheet_write_string(sheet, 0, 2, "what it means", writer->may);
    (void)worksheet_set_column(sheet, 0, 0, 14, NULL);
    (void)worksheet_set_column(sheet, 1, 1, 60, NULL);
    (void)worksheet_set_column(sheet, 2, 2, 80, NULL);
    for (uint32_t i = 0; i < count; i++) {
        if (str_equal(columns[i].heading, "api") || columns[i].form == FORM_PARTS) {
            continue;
        }
        (void)worksheet_write_string(sheet, row, 0, columns[i].heading, columns[i].must ? writer->must : writer->may);
        const char *value = scenario_value(from, columns[i].heading);
        if (value[0] != '\0') {
            write_text(writer, sheet, row, 1, value);
        }
        (void)worksheet_write_string(sheet, row, 2, columns[i].field->says, writer->wrap);
        offer_list(sheet, row, row, 1, &columns[i]);
        row++;
    }
    worksheet_freeze_panes(sheet, 1, 0);
}

enum err book_write_xlsx(const struct book *book, const char *path, struct err_note *note)
{
    struct writer writer = { .book = book };
    enum err err = open_writer(&writer, path, note);
    if (err != ERR_OK) {
        return err;
    }
    for (uint32_t i = 0; i < sheet_plan_count(); i++) {
        const struct sheet_plan *plan = sheet_plan(i);
        const struct book_sheet *from = book_sheet(book, plan->name);
        if (plan->kind == SHEET_SCENARIO) {
            write_scenario(&writer, plan, from);
        } else {
            write_sheet(&writer, plan, from);
        }
    }
    return close_writer(&writer, path, note);
}

enum err book_write_plain(const struct book *book, const char *path, struct err_note *note)
{
    struct writer writer = { .book = book };
    enum err err = open_writer(&writer, path, note);
    if (err != ERR_OK) {
        return err;
    }
    for (uint32_t i = 0; i < book->count; i++) {
        lxw_worksheet *sheet = workbook_add_worksheet(writer.workbook, book->sheets[i].name);
        for (uint32_t r = 0; r < book->sheets[i].count; r++) {
            const struct book_row *row = &book->sheets[i].rows[r];
            for (uint32_t k = 0; k < row->count; k++) {
                (void)worksheet_write_string(sheet, row->number - 1, (lxw_col_t)(row->cells[k].column - 1), row->cells[k].text,
                                             r == 0 ? writer.must : writer.wrap);
            }
        }
        (void)worksheet_set_column(sheet, 0, 0, 10, NULL);
        (void)worksheet_set_column(sheet, 1, 15, 24, NULL);
        worksheet_freeze_panes(sheet, 1, 0);
    }
    return close_writer(&writer, path, note);
}

/* ---- separated values -------------------------------------------------------------------------------------------- */

/* A value that a spreadsheet would take for a formula begins with a space: it is text. */
static void add_value(struct str *out, const char *text)
{
    bool quoted = strpbrk(text, ",;\"\n") != NULL || strpbrk(text, "=+-@") == text;
    str_add(out, quoted ? "\"" : "");
    str_add(out, text[0] != '\0' && strchr("=+-@", text[0]) != NULL ? " " : "");
    for (; *text != '\0'; text++) {
        str_add(out, *text == '"' ? "\"" : "");
        str_add_char(out, *text);
    }
    str_add(out, quoted ? "\"" : "");
}

void book_format_csv(const struct book *book, struct str *out)
{
    const struct book_sheet *sheet = book->count > 0 ? &book->sheets[0] : NULL;
    const struct book_row *heads = sheet != NULL ? book_row(sheet, 1) : NULL;
    uint32_t columns = heads != NULL && heads->count > 0 ? heads->cells[heads->count - 1].column : 0;
    str_add(out, "\xEF\xBB\xBF");
    for (uint32_t i = 0; sheet != NULL && i < sheet->count; i++) {
        for (uint32_t c = 1; c <= columns; c++) {
            str_add(out, c > 1 ? "," : "");
            add_value(out, book_cell_text(&sheet->rows[i], c));
        }
        str_add(out, "\r\n");
    }
}
