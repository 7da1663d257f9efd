#include "commands/lookback.h"

#include <stdlib.h>
#include <time.h>

#include "commands/report.h"
#include "screens/debrief.h"

struct lookback {
    struct recalled *recalled;
    struct debrief_screen *screen;
    struct str said, date;
    bool is_trouble, has_back, wants_back, wants_report;
};

enum err lookback_open(struct lookback **lookback, const char *session, bool has_back, struct err_note *note)
{
    *lookback = NULL;
    struct recalled *recalled = NULL;
    enum err err = recalled_open(session, &recalled, note);
    if (err != ERR_OK) {
        return err;
    }
    struct lookback *made = calloc(1, sizeof *made);
    MUST(made != NULL);
    made->recalled = recalled;
    made->screen = debrief_screen_create(recalled_model(recalled));
    made->has_back = has_back;
    if (recalled_misfit(recalled) > 0) {
        made->is_trouble = true;
        str_addf(&made->said, "This session does not verify: its record is not the one that was written");
    }
    time_t played = (time_t)(recalled_played_ms(recalled) / 1000);
    struct tm day;
    char text[64];
    if (localtime_r(&played, &day) != NULL && strftime(text, sizeof text, "%d %B %Y", &day) > 0) {
        str_add(&made->date, text[0] == '0' ? text + 1 : text);
    }
    *lookback = made;
    return ERR_OK;
}

void lookback_close(struct lookback *lookback)
{
    if (lookback == NULL) {
        return;
    }
    debrief_screen_destroy(lookback->screen);
    recalled_close(lookback->recalled);
    str_deinit(&lookback->said);
    str_deinit(&lookback->date);
    free(lookback);
}

static void take_ask(void *context, enum debrief_ask ask)
{
    struct lookback *lookback = context;
    lookback->wants_back = lookback->wants_back || ask == DEBRIEF_ASKS_BACK;
    lookback->wants_report = lookback->wants_report || ask == DEBRIEF_ASKS_REPORT;
}

static void write_report(struct lookback *lookback)
{
    struct err_note note = { 0 };
    struct str path = { 0 };
    enum err err = recalled_report(lookback->recalled, NULL, &path, &note);
    lookback->is_trouble = err != ERR_OK;
    str_clear(&lookback->said);
    if (err == ERR_OK) {
        str_addf(&lookback->said, "The report is in %s", str_text(&path));
    } else {
        str_addf(&lookback->said, "The report could not be written: %s", note.text);
    }
    str_deinit(&path);
}

bool lookback_show(struct lookback *lookback, struct ui *ui)
{
    const struct debrief_about about = { .date = str_text(&lookback->date), .said = str_text(&lookback->said),
                                         .is_trouble = lookback->is_trouble, .has_back = lookback->has_back };
    const struct debrief_calls calls = { lookback, take_ask };
    debrief_screen_show(ui, lookback->screen, &about, &calls);
    if (lookback->wants_report) {
        lookback->wants_report = false;
        write_report(lookback);
        ui_wake_at_ms(ui, ui_now_ms(ui));
    }
    bool wants_back = lookback->wants_back;
    lookback->wants_back = false;
    return wants_back;
}
