#include "exchange/xlsx_cells.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STYLES_MAX 65536u
#define DAYS_TO_1970 25569  /* serial number of 1970-01-01, counted from 1899-12-30 */
#define DAYS_TO_1904 1462
#define SERIAL_MAX 2958466.0 /* the year 9999 */
#define DAY_S 86400

/* ---- styles ------------------------------------------------------------------------------------------------------ */

void xlsx_styles_init(struct xlsx_styles *styles)
{
    *styles = (struct xlsx_styles){ 0 };
}

void xlsx_styles_deinit(struct xlsx_styles *styles)
{
    free(styles->formats);
    free(styles->cells);
    *styles = (struct xlsx_styles){ 0 };
}

/* The letters of a format that are not in quotes, brackets or behind a backslash; of [h] the h. */
static void bare_letters(const char *code, char *out, size_t room)
{
    size_t used = 0;
    bool quoted = false;
    for (; *code != '\0' && *code != ';' && used + 1 < room; code++) {
        if (*code == '"') {
            quoted = !quoted;
        } else if (quoted) {
            continue;
        } else if (*code == '\\' || *code == '_' || *code == '*') {
            code += code[1] != '\0' ? 1 : 0;
        } else if (*code == '[') {
            bool elapsed = strchr("hHmMsS", code[1]) != NULL && code[1] != '\0' && (code[2] == ']' || code[2] == code[1]);
            if (elapsed) {
                out[used++] = (char)tolower((unsigned char)code[1]);
            }
            code += strcspn(code, "]");
            code -= *code == '\0' ? 1 : 0;
        } else {
            out[used++] = (char)tolower((unsigned char)*code);
        }
    }
    out[used] = '\0';
}

static enum number_shape shape_of_code(const char *code)
{
    char letters[128];
    bare_letters(code, letters, sizeof letters);
    bool has_day = strpbrk(letters, "dy") != NULL, has_hour = strpbrk(letters, "hs") != NULL;
    if (strchr(letters, '%') != NULL) {
        return SHAPE_PER_CENT;
    }
    if (strstr(letters, "general") != NULL || strchr(letters, '#') != NULL) {
        return SHAPE_PLAIN;
    }
    if (has_day) {
        return has_hour ? SHAPE_DAY_TIME : SHAPE_DAY;
    }
    return has_hour ? SHAPE_CLOCK : strchr(letters, 'm') != NULL ? SHAPE_DAY : SHAPE_PLAIN;
}

/* The numbers that every program knows; those between 27 and 58 are dates of East Asian Excel. */
static enum number_shape shape_of_known(uint32_t id)
{
    if (id == 9 || id == 10) {
        return SHAPE_PER_CENT;
    }
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58)) {
        return SHAPE_DAY;
    }
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) {
        return SHAPE_CLOCK;
    }
    return id == 22 ? SHAPE_DAY_TIME : SHAPE_PLAIN;
}

void xlsx_style_format(struct xlsx_styles *styles, uint32_t id, const char *code)
{
    if (styles->format_count == STYLES_MAX) {
        return;
    }
    GROW(styles->formats, styles->format_count, styles->format_room);
    styles->formats[styles->format_count++] = (struct xlsx_format){ id, shape_of_code(code) };
}

void xlsx_style_cell(struct xlsx_styles *styles, uint32_t format)
{
    enum number_shape shape = shape_of_known(format);
    for (uint32_t i = 0; i < styles->format_count; i++) {
        shape = styles->formats[i].id == format ? styles->formats[i].shape : shape;
    }
    if (styles->cell_count == STYLES_MAX) {
        return;
    }
    GROW(styles->cells, styles->cell_count, styles->cell_room);
    styles->cells[styles->cell_count++] = shape;
}

/* ---- dates ------------------------------------------------------------------------------------------------------- */

struct civil { int64_t year; int month, day; };

/* By counting eras of 400 years from 1 March 0000. */
static struct civil civil_of_day(int64_t day)
{
    int64_t shifted = day + 719468, era = shifted / 146097, rest = shifted % 146097;
    int64_t year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    int64_t of_year = rest - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    int civil_month = (int)(month < 10 ? month + 3 : month - 9);
    return (struct civil){ year + era * 400 + (civil_month <= 2 ? 1 : 0), civil_month, (int)(of_year - (153 * month + 2) / 5 + 1) };
}

bool date_number(int64_t year, int64_t month, int64_t day, int32_t *number)
{
    if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
        return false;
    }
    int64_t shifted = year - (month <= 2 ? 1 : 0), since_march = month > 2 ? month - 3 : month + 9;
    *number = (int32_t)(shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + (153 * since_march + 2) / 5 + day - 1 - 719468);
    return civil_of_day(*number).day == (int)day;
}

const char *date_text(struct arena *arena, int64_t day, int64_t second, bool with_time)
{
    struct civil civil = civil_of_day(day);
    const char *date = arena_format(arena, "%04d-%02d-%02d", (int)civil.year, civil.month, civil.day);
    if (!with_time) {
        return date;
    }
    return second % 60 == 0 ? arena_format(arena, "%s %02d:%02d", date, (int)(second / 3600), (int)(second / 60 % 60))
                            : arena_format(arena, "%s %02d:%02d:%02d", date, (int)(second / 3600), (int)(second / 60 % 60), (int)(second % 60));
}

const char *clock_text(struct arena *arena, int64_t seconds)
{
    long long hours = (long long)(seconds / 3600);
    int minutes = (int)(seconds / 60 % 60), rest = (int)(seconds % 60);
    return rest == 0 ? arena_format(arena, "%lld:%02d", hours, minutes) : arena_format(arena, "%lld:%02d:%02d", hours, minutes, rest);
}

/* To whole seconds: a third of a day is 28800 s, whatever its last digit. */
static int64_t seconds_of(double serial)
{
    return (int64_t)floor(serial * DAY_S + 0.5);
}

static void set_date(struct arena *arena, enum number_shape shape, bool is_1904, struct book_cell *cell)
{
    int64_t seconds = seconds_of(cell->number + (is_1904 ? DAYS_TO_1904 : 0));
    int64_t serial_day = seconds / DAY_S;
    /* Excel counts a 29 February 1900 that never was. */
    int64_t day = serial_day - DAYS_TO_1970 + (serial_day < 60 && !is_1904 ? 1 : 0);
    int64_t second = seconds % DAY_S;
    cell->kind = CELL_DATE;
    cell->text = date_text(arena, day, second, shape == SHAPE_DAY_TIME || second != 0);
}

/* ---- numbers ----------------------------------------------------------------------------------------------------- */

/* Twelve digits: 0.30000000000000004 is what somebody wrote as 0.3. */
static const char *number_text(struct arena *arena, double number)
{
    return fabs(number) < 1e15 && number == floor(number) ? arena_format(arena, "%.0f", number)
                                                          : arena_format(arena, "%.12g", number);
}

void xlsx_number(const struct xlsx_styles *styles, uint32_t style, bool is_1904, struct arena *arena, struct book_cell *cell)
{
    char *end;
    double number = strtod(cell->text, &end);
    if (end == cell->text || *end != '\0' || !isfinite(number)) {
        cell->kind = cell->text[0] == '\0' ? CELL_TEXT : CELL_ERROR;
        return;
    }
    enum number_shape shape = style < styles->cell_count ? styles->cells[style] : SHAPE_PLAIN;
    bool can_be_date = number >= 0 && number < SERIAL_MAX;
    cell->number = number;
    cell->kind = CELL_NUMBER;
    if (shape == SHAPE_PER_CENT) {
        cell->kind = CELL_PERCENT;
        cell->text = arena_format(arena, "%s%%", number_text(arena, number * 100));
    } else if (shape == SHAPE_CLOCK && can_be_date) {
        cell->kind = CELL_TIME;
        cell->text = clock_text(arena, seconds_of(number));
    } else if ((shape == SHAPE_DAY || shape == SHAPE_DAY_TIME) && number < 1 && number >= 0) {
        cell->kind = CELL_TIME; /* day 0: a time of day in a cell that is meant for moments */
        cell->text = clock_text(arena, seconds_of(number));
    } else if ((shape == SHAPE_DAY || shape == SHAPE_DAY_TIME) && can_be_date) {
        set_date(arena, shape, is_1904, cell);
    } else {
        cell->text = number_text(arena, number);
    }
}

void xlsx_iso_date(struct arena *arena, struct book_cell *cell)
{
    int year, month, day, hour = 0, minute = 0, second = 0;
    int found = sscanf(cell->text, "%4d-%2d-%2dT%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second);
    if (found >= 3) {
        cell->kind = CELL_DATE;
        cell->text = found > 3 ? arena_format(arena, "%04d-%02d-%02d %02d:%02d", year, month, day, hour, minute)
                               : arena_format(arena, "%04d-%02d-%02d", year, month, day);
    }
}

/* ---- escapes ----------------------------------------------------------------------------------------------------- */

static bool is_escape(const char *at)
{
    if (at[0] != '_' || at[1] != 'x') {
        return false;
    }
    for (int i = 2; i < 6; i++) {
        if (!isxdigit((unsigned char)at[i])) {
            return false;
        }
    }
    return at[6] == '_';
}

const char *xlsx_unescape(struct arena *arena, const char *text)
{
    if (strstr(text, "_x") == NULL) {
        return text;
    }
    char *out = arena_take(arena, strlen(text) + 1);
    size_t used = 0;
    while (*text != '\0') {
        unsigned long code = is_escape(text) ? strtoul((char[]){ text[2], text[3], text[4], text[5], '\0' }, NULL, 16) : 0;
        if (code > 0 && code < 0x80) { /* what else would be escaped is never seen: it is written as it is */
            out[used++] = (char)code;
            text += 7;
        } else {
            out[used++] = *text++;
        }
    }
    out[used] = '\0';
    return out;
}
