/* xlsx_cells.h: what a number in an .xlsx means: the same 0.5 is a half, 50 % or noon, and only its style tells. */
#ifndef TOCSIN_EXCHANGE_XLSX_CELLS_H
#define TOCSIN_EXCHANGE_XLSX_CELLS_H

#include "exchange/book.h"

enum number_shape { SHAPE_PLAIN, SHAPE_PER_CENT, SHAPE_DAY, SHAPE_DAY_TIME, SHAPE_CLOCK };

struct xlsx_styles {
    struct xlsx_format { uint32_t id; enum number_shape shape; } *formats; /* those that the file defines */
    uint32_t format_count, format_room;
    enum number_shape *cells; /* by the style of a cell */
    uint32_t cell_count, cell_room;
    bool is_in_cells; /* while the part is read */
};

void xlsx_styles_init(struct xlsx_styles *styles);
void xlsx_styles_deinit(struct xlsx_styles *styles);
/* A format of the file's own, and the next style of cells. */
void xlsx_style_format(struct xlsx_styles *styles, uint32_t id, const char *code);
void xlsx_style_cell(struct xlsx_styles *styles, uint32_t format);

/* From the digits in cell->text: kind, number and the text as people write it, in `arena`. */
void xlsx_number(const struct xlsx_styles *styles, uint32_t style, bool is_1904, struct arena *arena, struct book_cell *cell);
/* From an ISO 8601 date in cell->text. What is none stays a text. */
void xlsx_iso_date(struct arena *arena, struct book_cell *cell);
/* _x000D_ and the like as the characters they stand for. */
const char *xlsx_unescape(struct arena *arena, const char *text);

/* "2026-03-02", with " 07:40" when `minutes` says so; days since 1970-01-01, second of the day. */
const char *date_text(struct arena *arena, int64_t day, int64_t second, bool with_time);
/* The day of a date since 1970-01-01. False when there is no such day. */
bool date_number(int64_t year, int64_t month, int64_t day, int32_t *number);
/* "7:40", "25:30:10" */
const char *clock_text(struct arena *arena, int64_t seconds);

#endif
