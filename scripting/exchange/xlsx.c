/* xlsx.c: an .xlsx into a book. It is a zip of XML parts: xl/workbook.xml names the sheets, its .rels say where they are,
 * xl/sharedStrings.xml holds most texts, xl/styles.xml says which numbers are dates.
 *
 * A stranger's file may be a zip bomb or an entity bomb: parts are unpacked piece by piece and counted as they come, and
 * any document type is refused before it defines anything. */
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "exchange/book.h"
#include "exchange/xlsx_cells.h"

#define PIECE_BYTES 65536
#define DEPTH_MAX 64u
#define PARTS_MAX 4096
#define STRINGS_MAX 400000u
#define MERGES_MAX 5000u
#define PART_NAME_BYTES 512u

/* ---- one part, piece by piece ------------------------------------------------------------------------------------ */

struct reader;
typedef void started(struct reader *reader, const char *name, const char **attributes);
typedef void ended(struct reader *reader, const char *name);

struct merge { uint32_t row, column, last_row; };

struct reader {
    struct book *book;
    struct arena arena; /* what is forgotten when the book is read */
    zip_t *zip;
    size_t bytes; /* unpacked so far, of all parts */
    struct err_note *note;
    enum err err;

    XML_Parser parser;
    started *start;
    ended *end;
    uint32_t depth;
    struct str text;  /* of the element that is being read */
    bool wants_text;
    uint32_t silent;  /* depth inside what is not read (phonetic hints) */

    const char **strings;
    uint32_t string_count, string_room;
    struct xlsx_styles styles;
    bool is_1904;
    struct sheet_link { const char *name, *id; bool is_hidden; } *links;
    uint32_t link_count, link_room;
    struct part_link { const char *id, *target; } *targets;
    uint32_t target_count, target_room;

    uint32_t sheet; /* index in the book */
    uint32_t row, column;
    bool row_is_hidden, has_formula, has_value;
    char type[12];
    uint32_t style;
    struct merge *merges;
    uint32_t merge_count, merge_room;
};

static void fail(struct reader *reader, enum err err)
{
    if (reader->err == ERR_OK) {
        reader->err = err;
        if (reader->parser != NULL) {
            (void)XML_StopParser(reader->parser, XML_FALSE);
        }
    }
}

#define FAIL(reader, code, ...) fail((reader), (reader)->err == ERR_OK ? err_say((reader)->note, (code), __VA_ARGS__) : (code))

/* Without its namespace: "x:row" is "row". */
static const char *local(const char *name)
{
    const char *colon = strrchr(name, ':');
    return colon != NULL ? colon + 1 : name;
}

static const char *attribute(const char **attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2) {
        if (str_equal(local(attributes[0]), name)) {
            return attributes[1];
        }
    }
    return NULL;
}

static bool attribute_is_true(const char **attributes, const char *name)
{
    const char *value = attribute(attributes, name);
    return value != NULL && (str_equal(value, "1") || str_equal(value, "true"));
}

static void XMLCALL on_start(void *user, const char *name, const char **attributes)
{
    struct reader *reader = user;
    if (++reader->depth > DEPTH_MAX) {
        FAIL(reader, ERR_BAD_INPUT, "its XML is nested too deep");
    } else if (reader->err == ERR_OK) {
        reader->start(reader, local(name), attributes);
    }
}

static void XMLCALL on_end(void *user, const char *name)
{
    struct reader *reader = user;
    reader->depth--;
    if (reader->err == ERR_OK) {
        reader->end(reader, local(name));
    }
}

static void XMLCALL on_text(void *user, const char *text, int bytes)
{
    struct reader *reader = user;
    if (reader->err != ERR_OK || !reader->wants_text || reader->silent > 0) {
        return;
    }
    str_add_bytes(&reader->text, text, (size_t)bytes);
    if (reader->text.bytes > BOOK_TEXT_BYTES_MAX) {
        FAIL(reader, ERR_TOO_BIG, "a text has more than %u bytes", BOOK_TEXT_BYTES_MAX);
    }
}

/* No part of a workbook has one; with it come entities that grow without end. */
static void XMLCALL on_doctype(void *user, const char *name, const char *system, const char *public, int internal)
{
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    FAIL((struct reader *)user, ERR_BAD_INPUT, "its XML defines a document type, which no workbook does");
}


static void nothing_ends(struct reader *reader, const char *name)
{
    (void)reader;
    (void)name;
}

static void parse_pieces(struct reader *reader, zip_file_t *file, const char *part)
{
    char *piece = malloc(PIECE_BYTES);
    MUST(piece != NULL);
    for (zip_int64_t bytes = 1; bytes > 0 && reader->err == ERR_OK;) {
        bytes = zip_fread(file, piece, PIECE_BYTES);
        if (bytes < 0) {
            FAIL(reader, ERR_BAD_INPUT, "its part %s is damaged", part);
            break;
        }
        reader->bytes += (size_t)bytes;
        if (reader->bytes > BOOK_BYTES_MAX) {
            FAIL(reader, ERR_TOO_BIG, "it unpacks to more than %u bytes", BOOK_BYTES_MAX);
        } else if (XML_Parse(reader->parser, piece, (int)bytes, bytes == 0) == XML_STATUS_ERROR) {
            FAIL(reader, ERR_BAD_INPUT, "line %lu of its part %s cannot be read: %s",
                 (unsigned long)XML_GetCurrentLineNumber(reader->parser), part, XML_ErrorString(XML_GetErrorCode(reader->parser)));
        }
    }
    free(piece);
}

/* Reads one part with the two functions. False when there is no such part. */
static bool read_part(struct reader *reader, const char *part, started *start, ended *end)
{
    zip_int64_t index = zip_name_locate(reader->zip, part, ZIP_FL_NOCASE);
    zip_file_t *file = index >= 0 ? zip_fopen_index(reader->zip, (zip_uint64_t)index, 0) : NULL;
    if (file == NULL) {
        return false;
    }
    reader->parser = XML_ParserCreate(NULL);
    MUST(reader->parser != NULL);
    reader->start = start;
    reader->end = end;
    reader->depth = reader->silent = 0;
    reader->wants_text = false;
    str_clear(&reader->text);
    XML_SetUserData(reader->parser, reader);
    XML_SetElementHandler(reader->parser, on_start, on_end);
    XML_SetCharacterDataHandler(reader->parser, on_text);
    XML_SetStartDoctypeDeclHandler(reader->parser, on_doctype);
    parse_pieces(reader, file, part);
    XML_ParserFree(reader->parser);
    reader->parser = NULL;
    (void)zip_fclose(file);
    return true;
}

static void begin_text(struct reader *reader)
{
    str_clear(&reader->text);
    reader->wants_text = true;
}

/* ---- the workbook and its links ---------------------------------------------------------------------------------- */

static const char *keep(struct reader *reader, const char *text)
{
    return arena_copy_string(&reader->arena, text != NULL ? text : "");
}

static void workbook_start(struct reader *reader, const char *name, const char **attributes)
{
    if (str_equal(name, "workbookPr")) {
        reader->is_1904 = attribute_is_true(attributes, "date1904");
    } else if (str_equal(name, "sheet")) {
        if (reader->link_count == BOOK_SHEETS_MAX) {
            FAIL(reader, ERR_TOO_BIG, "it has more than %u sheets", BOOK_SHEETS_MAX);
            return;
        }
        const char *state = attribute(attributes, "state");
        GROW(reader->links, reader->link_count, reader->link_room);
        reader->links[reader->link_count++] = (struct sheet_link){
            keep(reader, attribute(attributes, "name")), keep(reader, attribute(attributes, "id")),
            state != NULL && !str_equal(state, "visible") };
    }
}

static void rels_start(struct reader *reader, const char *name, const char **attributes)
{
    if (str_equal(name, "Relationship") && reader->target_count < PARTS_MAX) {
        GROW(reader->targets, reader->target_count, reader->target_room);
        reader->targets[reader->target_count++] =
            (struct part_link){ keep(reader, attribute(attributes, "Id")), keep(reader, attribute(attributes, "Target")) };
    }
}

/* "worksheets/sheet1.xml" or "/xl/worksheets/sheet1.xml" as the name of a part. */
static const char *part_of(struct reader *reader, const char *id)
{
    for (uint32_t i = 0; i < reader->target_count; i++) {
        const char *target = reader->targets[i].target;
        if (str_equal(reader->targets[i].id, id) && strlen(target) < PART_NAME_BYTES) {
            return target[0] == '/' ? target + 1 : arena_format(&reader->arena, "xl/%s", target);
        }
    }
    return NULL;
}

/* ---- shared strings ---------------------------------------------------------------------------------------------- */

static void strings_start(struct reader *reader, const char *name, const char **attributes)
{
    (void)attributes;
    if (str_equal(name, "si")) {
        begin_text(reader);
        reader->wants_text = false;
    } else if (str_equal(name, "t")) {
        reader->wants_text = true;
    } else if (str_equal(name, "rPh")) {
        reader->silent++;
    }
}

static void strings_end(struct reader *reader, const char *name)
{
    if (str_equal(name, "t")) {
        reader->wants_text = false;
    } else if (str_equal(name, "rPh")) {
        reader->silent--;
    } else if (str_equal(name, "si")) {
        if (reader->string_count == STRINGS_MAX) {
            FAIL(reader, ERR_TOO_BIG, "it has more than %u texts", STRINGS_MAX);
            return;
        }
        GROW(reader->strings, reader->string_count, reader->string_room);
        reader->strings[reader->string_count++] = keep(reader, str_text(&reader->text));
    }
}

/* ---- styles ------------------------------------------------------------------------------------------------------ */

static uint32_t whole(const char *text)
{
    unsigned long value = text != NULL ? strtoul(text, NULL, 10) : 0;
    return value > 100000000 ? 100000000 : (uint32_t)value;
}

static void styles_start(struct reader *reader, const char *name, const char **attributes)
{
    if (str_equal(name, "numFmt")) {
        const char *code = attribute(attributes, "formatCode");
        xlsx_style_format(&reader->styles, whole(attribute(attributes, "numFmtId")), code != NULL ? code : "");
    } else if (str_equal(name, "cellXfs")) {
        reader->styles.is_in_cells = true;
    } else if (str_equal(name, "xf") && reader->styles.is_in_cells) {
        xlsx_style_cell(&reader->styles, whole(attribute(attributes, "numFmtId")));
    }
}

static void styles_end(struct reader *reader, const char *name)
{
    if (str_equal(name, "cellXfs")) {
        reader->styles.is_in_cells = false;
    }
}

/* ---- a sheet ----------------------------------------------------------------------------------------------------- */

static void cell_start(struct reader *reader, const char **attributes)
{
    const char *where = attribute(attributes, "r");
    uint32_t row, column;
    reader->column++;
    if (where != NULL && book_parse_cell_name(where, &row, &column) > 0) {
        reader->row = row;
        reader->column = column;
    }
    const char *type = attribute(attributes, "t");
    (void)snprintf(reader->type, sizeof reader->type, "%s", type != NULL ? type : "n");
    reader->style = whole(attribute(attributes, "s"));
    reader->has_formula = reader->has_value = false;
    begin_text(reader);
    reader->wants_text = false;
}

static void merge_start(struct reader *reader, const char **attributes)
{
    const char *range = attribute(attributes, "ref");
    struct merge merge;
    uint32_t last_column;
    size_t used = range != NULL ? book_parse_cell_name(range, &merge.row, &merge.column) : 0;
    if (used == 0 || range[used] != ':' || book_parse_cell_name(range + used + 1, &merge.last_row, &last_column) == 0 ||
        merge.last_row <= merge.row) {
        return;
    }
    if (reader->merge_count == MERGES_MAX) {
        FAIL(reader, ERR_TOO_BIG, "a sheet has more than %u merged cells", MERGES_MAX);
        return;
    }
    GROW(reader->merges, reader->merge_count, reader->merge_room);
    reader->merges[reader->merge_count++] = merge;
}

static void sheet_start(struct reader *reader, const char *name, const char **attributes)
{
    if (str_equal(name, "row")) {
        uint32_t number = whole(attribute(attributes, "r"));
        reader->row = number > 0 ? number : reader->row + 1;
        reader->column = 0;
        reader->row_is_hidden = attribute_is_true(attributes, "hidden");
    } else if (str_equal(name, "c")) {
        cell_start(reader, attributes);
    } else if (str_equal(name, "v")) {
        begin_text(reader);
        reader->has_value = true;
    } else if (str_equal(name, "t")) {
        reader->wants_text = true;
        reader->has_value = true;
    } else if (str_equal(name, "f")) {
        reader->has_formula = true;
    } else if (str_equal(name, "rPh")) {
        reader->silent++;
    } else if (str_equal(name, "mergeCell")) {
        merge_start(reader, attributes);
    }
}

static struct book_cell cell_value(struct reader *reader)
{
    struct book_cell cell = { .column = reader->column, .kind = CELL_TEXT, .text = str_text(&reader->text) };
    if (!reader->has_value) {
        if (reader->has_formula) {
            cell.kind = CELL_ERROR;
            cell.text = "a formula that was never computed";
        }
        return cell;
    }
    if (str_equal(reader->type, "s")) {
        uint32_t index = whole(cell.text);
        cell.text = index < reader->string_count ? reader->strings[index] : "";
    } else if (str_equal(reader->type, "b")) {
        cell.kind = CELL_BOOL;
        cell.text = str_equal(cell.text, "1") || str_equal(cell.text, "true") ? "true" : "false";
    } else if (str_equal(reader->type, "e")) {
        cell.kind = CELL_ERROR;
    } else if (str_equal(reader->type, "n")) {
        xlsx_number(&reader->styles, reader->style, reader->is_1904, &reader->arena, &cell);
    } else if (str_equal(reader->type, "d")) {
        xlsx_iso_date(&reader->arena, &cell);
    }
    return cell;
}

static void put_cell(struct reader *reader)
{
    struct book_cell cell = cell_value(reader);
    if (cell.kind == CELL_TEXT) {
        cell.text = xlsx_unescape(&reader->arena, cell.text);
    }
    enum err err = reader->column > BOOK_COLUMNS_MAX && cell.text[0] == '\0'
                       ? ERR_OK
                       : book_put(reader->book, reader->sheet, reader->row, cell, reader->note);
    if (err != ERR_OK) {
        fail(reader, err);
    } else if (reader->row_is_hidden) {
        struct book_sheet *sheet = &reader->book->sheets[reader->sheet];
        struct book_row *row = (struct book_row *)(uintptr_t)book_row(sheet, reader->row);
        if (row != NULL) {
            row->is_hidden = true;
        }
    }
}

static void sheet_end(struct reader *reader, const char *name)
{
    if (str_equal(name, "v") || str_equal(name, "t")) {
        reader->wants_text = false;
    } else if (str_equal(name, "rPh")) {
        reader->silent--;
    } else if (str_equal(name, "c")) {
        put_cell(reader);
    }
}

/* Cells that are merged downwards all say what the first says; rows that hold nothing else stay empty. */
static void fill_merges(struct reader *reader)
{
    const struct book_sheet *sheet = &reader->book->sheets[reader->sheet];
    uint32_t filled = 0;
    for (uint32_t i = 0; i < reader->merge_count; i++) {
        const struct merge *merge = &reader->merges[i];
        const struct book_cell *first = book_cell(book_row(sheet, merge->row), merge->column);
        if (first == NULL) {
            continue;
        }
        struct book_cell cell = *first;
        cell.is_merged = true;
        for (uint32_t k = 0; k < sheet->count && reader->err == ERR_OK; k++) {
            uint32_t number = sheet->rows[k].number;
            if (number <= merge->row || number > merge->last_row) {
                continue;
            }
            if (++filled > BOOK_CELLS_MAX) {
                FAIL(reader, ERR_TOO_BIG, "%s has too many merged cells", sheet->name);
                return;
            }
            enum err err = book_put(reader->book, reader->sheet, number, cell, reader->note);
            if (err != ERR_OK) {
                fail(reader, err);
            }
        }
    }
}

static void read_sheet(struct reader *reader, const struct sheet_link *link)
{
    enum err err = book_add_sheet(reader->book, link->name, reader->note);
    if (err != ERR_OK) {
        fail(reader, err);
        return;
    }
    reader->sheet = reader->book->count - 1;
    reader->book->sheets[reader->sheet].is_hidden = link->is_hidden;
    reader->row = reader->column = 0;
    reader->merge_count = 0;
    const char *part = part_of(reader, link->id);
    if (part == NULL || !read_part(reader, part, sheet_start, sheet_end)) {
        FAIL(reader, ERR_BAD_INPUT, "its sheet %s is missing", link->name);
        return;
    }
    if (reader->err == ERR_OK) {
        fill_merges(reader);
    }
}

/* ---- the whole --------------------------------------------------------------------------------------------------- */

static void read_book(struct reader *reader)
{
    if (!read_part(reader, "xl/workbook.xml", workbook_start, nothing_ends) ||
        !read_part(reader, "xl/_rels/workbook.xml.rels", rels_start, nothing_ends)) {
        FAIL(reader, ERR_BAD_INPUT, "it is a zip file, but no .xlsx workbook");
        return;
    }
    xlsx_styles_init(&reader->styles);
    if (reader->err == ERR_OK) {
        (void)read_part(reader, "xl/sharedStrings.xml", strings_start, strings_end);
    }
    if (reader->err == ERR_OK) {
        (void)read_part(reader, "xl/styles.xml", styles_start, styles_end);
    }
    for (uint32_t i = 0; i < reader->link_count && reader->err == ERR_OK; i++) {
        read_sheet(reader, &reader->links[i]);
    }
    xlsx_styles_deinit(&reader->styles);
}

enum err book_read_xlsx(struct book *book, const void *bytes, size_t count, struct err_note *note)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, count, 0, &error);
    zip_t *zip = source != NULL ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (zip == NULL) {
        if (source != NULL) {
            zip_source_free(source);
        }
        enum err err = err_say(note, ERR_BAD_INPUT, "it is no workbook, or it is damaged: %s", zip_error_strerror(&error));
        zip_error_fini(&error);
        return err;
    }
    struct reader reader = { .book = book, .zip = zip, .note = note };
    arena_init(&reader.arena);
    if (zip_get_num_entries(zip, 0) > PARTS_MAX) {
        FAIL(&reader, ERR_TOO_BIG, "it has more than %d parts", PARTS_MAX);
    } else {
        read_book(&reader);
    }
    str_deinit(&reader.text);
    free(reader.strings);
    free(reader.links);
    free(reader.targets);
    free(reader.merges);
    arena_deinit(&reader.arena);
    zip_discard(zip);
    zip_error_fini(&error);
    return reader.err;
}
