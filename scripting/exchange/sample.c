/* sample.c: the scenario that a new workbook begins with: small, whole, and playable at once. */
#include <string.h>

#include "exchange/exchange.h"
#include "exchange/write.h"

#define ROWS_MAX 12
#define COLUMNS_MAX 12

struct sample_sheet {
    const char *name;
    const char *rows[ROWS_MAX][COLUMNS_MAX]; /* the headings first; a row ends with NULL */
};

static const struct sample_sheet SAMPLE[] = {
    { "Scenario", { { "field", "value" },
        { "id", "ferry-water" },
        { "title", "Ferry Water" },
        { "language", "en" },
        { "summary", "A pump starts by itself at night. Is it a fault, and who needs to hear of it?" },
        { "begins", "2026-03-02 07:40, aranda" },
        { "minutes", "30" },
        { "length", "1:00" },
        { "briefing", "This is an exercise. Decide on what you know; nobody is graded." } } },
    { "Economies", { { "id", "name", "zone" },
        { "aranda", "Aranda", "+08:00" } } },
    { "Teams", { { "id", "name", "mark", "sector", "economy", "brief" },
        { "water", "Ferry Water", "FW", "business", "aranda", "You run the pumps that bring water to 200,000 people. You see what they do; you do not see why." },
        { "cert", "Aranda CERT", "AC", "government", "aranda", "You hear from many and own nothing. What you are told early you can pass on early." } } },
    { "Objectives", { { "id", "name", "tasks" },
        { "early", "Tell those who need it early", "Calls the CERT before being sure\nSays what is known and what is not" } } },
    { "Facts", { { "id", "title", "text", "tlp", "held_by" },
        { "pump", "Pump 3 started by itself", "Pump 3 ran from 03:10 to 03:25. Nobody had told it to.", "amber", "water" },
        { "remote", "A login from outside", "Somebody used the remote access of the pump maker at 03:08.", "amber" } } },
    { "Needs", { { "fact", "whom", "by" },
        { "pump", "cert", "0:30" } } },
    { "Channels", { { "id", "name", "between", "delay", "carries", "receipt" },
        { "phone", "Duty phone", "water, cert", "2", "red", "yes" },
        { "mail", "Secure mail", "water, cert", "5, 15, 40", "amber" } } },
    { "Measures", { { "id", "name", "unit", "start", "better", "lowest", "highest" },
        { "trust", "Public trust", "%", "70", "high", "0", "100" } } },
    { "Injects", { { "id", "number", "to", "from", "via", "title", "text", "gives", "expect", "objective" },
        { "log", "1", "Ferry Water", "Night shift", "phone", "Pump 3", "Pump 3 ran for a quarter of an hour. Nobody here started it.", NULL },
        { "maker", "2", "Ferry Water", "Pump maker", "mail", "Your question", "Our remote access was used at 03:08. It was none of us.", "remote",
          "Treats it as an incident and tells the CERT", "early" },
        { "asks", "3", "Aranda CERT", "Belmora CERT", "mail", "Pumps?", "Two waterworks here see pumps that start by themselves. Do you?", NULL },
        { "news", "4", "public", "Aranda Radio", "news", "Brown water", "Listeners report brown water along the river.", NULL } } },
    { "Decisions", { { "id", "who", "ask", "within", "otherwise", "objective" },
        { "access", "water", "The maker's remote access is still open. What do you do with it?", "20", "watch", "early" },
        { "warn", "cert", "Do you warn the other waterworks now?", "20", "later", "early" } } },
    { "Options", { { "decision", "option", "label", "does", "sound" },
        { "access", "close", "Close it until the maker knows more", "change(measure.trust, -2)", "knows(own, fact.remote)" },
        { NULL, "watch", "Leave it open and watch it", NULL },
        { "warn", "now", "Warn them with what is known", NULL, "knows(own, fact.pump)" },
        { NULL, "later", "Wait until the cause is known", "after(\"0:20\", change(measure.trust, -10))" } } },
    { "Scenes", { { "id", "title", "pace" },
        { "morning", "Monday morning", "4" } } },
    { "Cues", { { "scene", "time", "what", "when" },
        { "morning", "0:00", "log" },
        { NULL, "0:05", "asks" },
        { NULL, "0:10", "maker, access" },
        { NULL, "0:15", "warn" },
        { NULL, "0:40", "news", "no(shared{ fact.pump })" } } },
    { "Endings", { { "id", "title", "text", "when" },
        { "told", "Told in time", "The other waterworks closed their remote access before noon.", "all{ past(\"1:00\"), knows(team.cert, fact.pump) }" },
        { "alone", "Each alone", "By evening three waterworks had found out by themselves.", "all{ past(\"1:00\"), no(knows(team.cert, fact.pump)) }" } } },
    { "Debrief", { { "id", "ask", "about" },
        { "pump", "The CERT knew of the pump {minutes} minutes after Ferry Water. What held it up?", "fact.pump" } } },
};

static void add_sheet(struct book *book, const struct sample_sheet *sheet)
{
    enum err err = book_add_sheet(book, sheet->name, NULL);
    MUST(err == ERR_OK);
    for (uint32_t r = 0; r < ROWS_MAX; r++) {
        for (uint32_t c = 0; c < COLUMNS_MAX; c++) {
            if (sheet->rows[r][c] != NULL) {
                book_text(book, book->count - 1, r + 1, c + 1, sheet->rows[r][c]);
            }
        }
    }
}

enum err exchange_new_workbook(const char *path, struct err_note *note)
{
    struct book book;
    book_init(&book);
    for (size_t i = 0; i < sizeof SAMPLE / sizeof *SAMPLE; i++) {
        add_sheet(&book, &SAMPLE[i]);
    }
    enum err err = book_write_xlsx(&book, path, note);
    book_deinit(&book);
    return err;
}
