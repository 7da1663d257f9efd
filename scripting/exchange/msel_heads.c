/* msel_heads.c: what a heading of somebody's list means. */
#include <ctype.h>
#include <string.h>

#include "exchange/msel.h"

#define HEADING_BYTES 64
#define LOOK_ROWS 30u

struct column_row { const char *word, *heading; const char *means; };

/* Every heading that is known for a column, plain, separated by bars. Those of an export come first. */
static const struct column_row COLUMNS[MSEL_COLUMNS] = {
    [MSEL_ID] = { "id", "ID", "id|inject id|event id" },
    [MSEL_NUMBER] = { "number", "Number", "number|no|nr|num|inject number|inject no|inject nr|inject num|inject|msel number|msel no|msel|event number|event no|"
                      "event nr|serial|serial number|serial no|item|item no|ref|reference|sequence|seq|sno|index" },
    [MSEL_DATE] = { "date", "Date", "date|event date|inject date|scheduled date|planned date|start date|date local" },
    [MSEL_DAY] = { "day", "Day", "day|exercise day|event day|day of exercise|exday" },
    [MSEL_TIME] = { "time", "Time", "time|inject time|event time|scheduled time|schedule time|planned time|start time|exercise time|time of inject|timing|delivery time|"
                    "date time|date and time|scheduled|scheduled date time|when|local time|time local|time inject|hour|planned|release time|injection time" },
    [MSEL_ELAPSED] = { "elapsed", "Elapsed time", "elapsed time|elapsed|time elapsed|time from start|time from startex|exercise elapsed time|offset|relative time|t|"
                       "time offset|minutes|minute|min|time min|minutes from start|time since start" },
    [MSEL_TITLE] = { "title", "Synopsis", "synopsis|event synopsis|title|inject title|event title|subject|headline|summary|event|event name|inject name|name|topic|short description|"
                     "inject summary|event summary|inject subject" },
    [MSEL_TEXT] = { "text", "Text", "text|inject text|message|message text|content|contents|description|event description|inject description|detail|details|inject details|event details|"
                    "detailed description|full description|body|full text|inject content|script|narrative|detailed inject" },
    [MSEL_FROM] = { "from", "From", "from|sender|source|originator|simulated sender|sent by|from whom|simulated from|who from|from simulated|origin|author of message|sending organization|sending organisation" },
    [MSEL_TO] = { "to", "To", "to|recipient|recipients|recipient player|recipient players|receiver|receivers|addressee|addressees|player|players|target|target audience|audience|sent to|"
                  "team|teams|to whom|who to|recipient s|recipient player s|delivered to|receiving organization|receiving organisation|target player|organization|organisation" },
    [MSEL_DELIVERY] = { "delivery", "Delivery", "delivery|delivery method|delivery mode|method|mode|mode of delivery|method of delivery|means|means of delivery|medium|inject mode|inject method|channel|via|"
                        "format|how|communication|communication method|delivered by|media|transmission" },
    [MSEL_EXPECT] = { "expect", "Expected action", "expected action|expected actions|expected player action|expected player actions|expected response|expected responses|expected player response|"
                      "expected outcome|expected outcomes|expected result|expected results|anticipated response|anticipated action|anticipated actions|player action|player actions|"
                      "expected action s|expected player action s|expected participant action|desired outcome|desired response|expected reaction|expected behavior|expected behaviour" },
    [MSEL_OBJECTIVE] = { "objective", "Objective", "objective|objectives|exercise objective|exercise objectives|objective s|related objective|core capability|core capabilities|capability|capabilities|"
                         "objective demonstrated|objectives demonstrated|capability tested|objective tested|training objective|target capability|objective capability" },
    [MSEL_NOTES] = { "notes", "Notes", "notes|note|comment|comments|remark|remarks|controller notes|controller note|facilitator notes|control notes|exercise control notes|additional information|additional notes|"
                     "special instructions|instructions" },
    [MSEL_IGNORE] = { "ignore", "", "" },
};

const char *msel_column_word(enum msel_column column)
{
    return COLUMNS[column].word;
}

const char *msel_column_heading(enum msel_column column)
{
    return COLUMNS[column].heading;
}

enum msel_column msel_column_of_word(const char *word)
{
    for (uint32_t i = 0; i < MSEL_COLUMNS; i++) {
        if (str_equal(COLUMNS[i].word, word)) {
            return (enum msel_column)i;
        }
    }
    return MSEL_COLUMNS;
}

/* "Expected Player Action(s):" is "expected player action s"; "Inject #" is "inject no". */
static void plain(const char *heading, char out[HEADING_BYTES])
{
    size_t used = 0;
    for (; *heading != '\0' && used + 4 < HEADING_BYTES; heading++) {
        unsigned char c = (unsigned char)*heading;
        if (isalnum(c) || c >= 0x80) {
            out[used++] = (char)tolower(c);
        } else if (c == '#') {
            used += used > 0 && out[used - 1] != ' ' ? (out[used] = ' ', 1u) : 0u;
            out[used++] = 'n';
            out[used++] = 'o';
        } else if (used > 0 && out[used - 1] != ' ') {
            out[used++] = ' ';
        }
    }
    while (used > 0 && out[used - 1] == ' ') {
        used--;
    }
    out[used] = '\0';
}

/* Copies the next of the names between bars; what follows it, or NULL after the last. */
static const char *next_name(const char *names, char out[HEADING_BYTES])
{
    if (names == NULL || names[0] == '\0') {
        return NULL;
    }
    size_t bytes = strcspn(names, "|");
    size_t kept = bytes < HEADING_BYTES - 1 ? bytes : HEADING_BYTES - 1;
    memcpy(out, names, kept);
    out[kept] = '\0';
    return names[bytes] == '|' ? names + bytes + 1 : "";
}

/* Does `words` hold `word` with nothing but spaces around it? */
static bool has_word(const char *words, const char *word)
{
    size_t bytes = strlen(word);
    for (const char *at = strstr(words, word); at != NULL; at = strstr(at + 1, word)) {
        bool starts = at == words || at[-1] == ' ', ends = at[bytes] == '\0' || at[bytes] == ' ';
        if (starts && ends) {
            return true;
        }
    }
    return false;
}

enum msel_likeness msel_heading_means(const char *heading, enum msel_column *column)
{
    char wanted[HEADING_BYTES], name[HEADING_BYTES];
    size_t best_bytes = 0;
    uint32_t best_distance = 3;
    enum msel_likeness likeness = MSEL_UNLIKE;
    plain(heading, wanted);
    for (uint32_t i = 0; i < MSEL_IGNORE && wanted[0] != '\0'; i++) {
        for (const char *rest = next_name(COLUMNS[i].means, name); rest != NULL; rest = next_name(rest, name)) {
            if (str_equal(name, wanted)) {
                *column = (enum msel_column)i;
                return MSEL_SAME;
            }
            uint32_t distance = strlen(wanted) >= 5 ? str_distance(wanted, name, 2) : 3;
            bool nearer = distance < best_distance, longer = best_distance == 3 && has_word(wanted, name) && strlen(name) > best_bytes;
            if (nearer || longer) {
                *column = (enum msel_column)i;
                likeness = MSEL_LIKE;
                best_distance = nearer ? distance : best_distance;
                best_bytes = strlen(name);
            }
        }
    }
    return likeness;
}

enum msel_column msel_mapped(const struct msel_options *options, const char *heading)
{
    for (uint32_t i = 0; i < options->map_count; i++) {
        const char *mark = strrchr(options->maps[i], '=');
        size_t bytes = mark != NULL ? (size_t)(mark - options->maps[i]) : 0;
        char wanted[HEADING_BYTES], said[HEADING_BYTES], copy[2 * HEADING_BYTES];
        if (mark == NULL || bytes >= sizeof copy) {
            continue;
        }
        memcpy(copy, options->maps[i], bytes);
        copy[bytes] = '\0';
        plain(heading, wanted);
        plain(copy, said);
        if (str_equal(wanted, said)) {
            return msel_column_of_word(mark + 1);
        }
    }
    return MSEL_COLUMNS;
}

/* How many cells of the row are headings, each column counted once; what stands in a list itself is seldom one. */
static uint32_t score(const struct book_row *row, const struct msel_options *options)
{
    bool found[MSEL_COLUMNS] = { false };
    uint32_t same = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        enum msel_column column = msel_mapped(options, row->cells[i].text);
        bool is_head = column < MSEL_COLUMNS || msel_heading_means(row->cells[i].text, &column) == MSEL_SAME;
        if (is_head && !found[column]) {
            found[column] = true;
            same++;
        }
    }
    return same;
}

bool msel_find_heads(const struct book *book, const char *sheet_name, const struct msel_options *options, const struct book_sheet **sheet,
                     const struct book_row **heads)
{
    uint32_t best = 1;
    *heads = NULL;
    for (uint32_t i = 0; i < book->count; i++) {
        const struct book_sheet *at = &book->sheets[i];
        if (sheet_name != NULL && !str_equal(at->name, sheet_name)) {
            continue;
        }
        for (uint32_t k = 0; k < at->count && k < LOOK_ROWS; k++) {
            uint32_t found = score(&at->rows[k], options);
            if (found > best) {
                best = found;
                *sheet = at;
                *heads = &at->rows[k];
            }
        }
    }
    return *heads != NULL;
}
