/* sheets.h: which sheets a workbook has and which columns, from the tables of the language: a field that the language gains
 * is a column at once.
 *
 * A sheet of a shelf ("Injects") has one row a thing; its first column, `id`, is the thing's name. A sheet of parts
 * ("Options", "Cues") has one row a part; its first column names what it is a part of, and an empty cell there means the
 * same as the row above. The sheet Scenario has one row a field. */
#ifndef TOCSIN_EXCHANGE_SHEETS_H
#define TOCSIN_EXCHANGE_SHEETS_H

#include "api/language.h"
#include "exchange/book.h"

enum sheet_kind { SHEET_SCENARIO, SHEET_SHELF, SHEET_PARTS };

struct sheet_plan {
    const char *name;  /* of the tab */
    enum sheet_kind kind;
    const char *word;  /* of a shelf: "inject", as it is written in a reference; of parts: what they are a part of */
    const char *table; /* of the language: "inject.x", "an option"; NULL: `from` and `text` (levels) */
    const char *field; /* of parts: where they stand in the whole; NULL: without a key, as options and cues */
};

uint32_t sheet_plan_count(void);
const struct sheet_plan *sheet_plan(uint32_t i);
/* Case is ignored. NULL when there is none. */
const struct sheet_plan *sheet_plan_named(const char *name);
const struct sheet_plan *sheet_plan_of_shelf(const char *word);

/* How the words in a cell become a value. */
enum cell_form {
    FORM_TEXT,   /* as it stands */
    FORM_TEXTS,  /* one text a line */
    FORM_WORD,   /* one of a few words, or a name: capitals make no difference */
    FORM_WORDS,  /* several */
    FORM_BOOL, FORM_NUMBER, FORM_TIME, FORM_DATE, FORM_DATES,
    FORM_REFS,   /* things, by reference, name or title */
    FORM_REFS_OR_WORD, /* or a word in quotes: "all" */
    FORM_REFS_OR_TEXT, /* or a text */
    FORM_VALUES, /* as in the language, one or a list */
    FORM_LIST,   /* as in the language, always a list */
    FORM_TABLE,  /* name = value, name = value */
    FORM_BEGINS, FORM_ZONE, FORM_DELAY, FORM_CHANCE, FORM_HOURS, FORM_SIDES, FORM_RATE,
    FORM_PARTS   /* a sheet of its own, or { … } as in the language */
};

struct column_plan {
    const struct field *field; /* NULL: the first column of a shelf or of parts, a cue's `time`, a level's columns */
    char heading[32];          /* as it is written: "id", "title", "label" */
    uint32_t position;         /* without a key in the language: 1, 2, …; a cue's time 1, what comes 2 */
    bool must;
    enum cell_form form;
    const char *shelves;       /* FORM_REFS: of which shelf a plain name is, the likeliest first: "team group" */
};

#define COLUMN_PLANS_MAX 64u

/* All columns of the sheet, the first one (`id`, or what the parts belong to) included. Returns how many. */
uint32_t sheet_columns(const struct sheet_plan *plan, struct column_plan columns[COLUMN_PLANS_MAX]);
/* "Title ", "title *", "Needed by": the column, or NULL. */
const struct column_plan *sheet_column_named(const struct column_plan *columns, uint32_t count, const char *heading);
/* The row of headings: the first that holds the heading of the first column, within ten rows; NULL when there is none. */
const struct book_row *sheet_head_row(const struct book_sheet *sheet, const struct sheet_plan *plan);
/* Is every way in which the language says that a field is written known here? For the test that a new one is not missed. */
bool sheet_form_is_known(const struct field *field);

#endif
