#include "screens/sitting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "screens/harbour.h"
#include "ui/drive.h"

static void take_wish(void *context, const struct view_wish *wish)
{
    struct sitting *sitting = context;
    MUST(sitting->wish_count < SITTING_SENT_MAX);
    struct view_wish *kept = &sitting->wishes[sitting->wish_count];
    *kept = *wish;
    if (wish->text != NULL) {
        (void)snprintf(sitting->texts[sitting->wish_count], sizeof sitting->texts[0], "%s", wish->text);
        kept->text = sitting->texts[sitting->wish_count];
    }
    sitting->wish_count++;
    if (wish->kind == WISH_READ && sitting->answers_reading) {
        struct view_event event = view_event_make(VIEW_READ);
        event.what = wish->what;
        event.item = wish->item;
        event.arrival = wish->arrival;
        event.request = wish->request;
        tell(&sitting->view, event);
    }
}

static void take_ask(void *context, enum seat_ask ask, int64_t value)
{
    struct sitting *sitting = context;
    MUST(sitting->ask_count < SITTING_SENT_MAX);
    sitting->asks[sitting->ask_count].ask = ask;
    sitting->asks[sitting->ask_count++].value = value;
}

static void frame(struct ui *ui, void *app)
{
    struct sitting *sitting = app;
    const struct seat_calls calls = { sitting, take_wish, take_ask };
    seat_screen(ui, sitting->seat, &sitting->view, &sitting->room, &calls);
}

struct sitting *sitting_create(void)
{
    struct sitting *sitting = calloc(1, sizeof *sitting);
    MUST(sitting != NULL);
    view_init(&sitting->view);
    sitting->seat = seat_create();
    sitting->answers_reading = true;
    sitting->room = (struct seat_room){ .pace_micro = 6000000, .stops_at_decisions = true, .has_debrief = true };
    return sitting;
}

void sitting_open(struct sitting *sitting, struct sitting_look look)
{
    sitting->room.now_s = sitting->view.now_s > HARBOUR_NOW_S ? sitting->view.now_s : HARBOUR_NOW_S;
    struct ui_options options = { .title = "Seat",
                                  .width = look.width,
                                  .height = look.height,
                                  .scale_percent = look.scale_percent,
                                  .theme = look.theme,
                                  .headless = true };
    struct err_note note = { 0 };
    enum err err = ui_open(&sitting->ui, &options, frame, sitting, &note);
    if (err != ERR_OK) {
        (void)fprintf(stderr, "%s\n", note.text);
    }
    MUST(err == ERR_OK);
    ui_refresh(sitting->ui);
}

void sitting_destroy(struct sitting *sitting)
{
    ui_close(sitting->ui);
    seat_destroy(sitting->seat);
    view_deinit(&sitting->view);
    free(sitting);
}

void sitting_press(struct sitting *sitting, const char *key)
{
    struct ui_event event;
    MUST(ui_key_parse(key, &event));
    ui_handle(sitting->ui, &event);
}

void sitting_type(struct sitting *sitting, const char *words)
{
    for (; *words != '\0'; words++) {
        struct ui_event event = { .kind = UI_EVENT_TEXT, .text = { *words } };
        ui_handle(sitting->ui, &event);
    }
}

void sitting_click(struct sitting *sitting, const char *label_or_id)
{
    struct str step = { 0 };
    struct err_note note = { 0 };
    const struct ui_drive drive = { .step = NULL };
    str_addf(&step, "press \"%s\"", label_or_id);
    enum err err = ui_drive_text(sitting->ui, "click", str_text(&step), &drive, &note);
    str_deinit(&step);
    if (err != ERR_OK) {
        (void)fprintf(stderr, "%s\n", note.text);
    }
    MUST(err == ERR_OK);
}

void sitting_open_share(struct sitting *sitting, uint32_t fact, const char *to)
{
    char id[32];
    (void)snprintf(id, sizeof id, "facts/list/fact-%u", fact);
    sitting_click(sitting, id);
    (void)snprintf(id, sizeof id, "open-%u/share/%s", fact, to);
    sitting_click(sitting, id);
}

const struct ui_node *sitting_find(const struct sitting *sitting, const char *label_or_id)
{
    return ui_find(sitting->ui, label_or_id);
}

const struct ui_node *sitting_focused(const struct sitting *sitting)
{
    return ui_focused(sitting->ui);
}

const struct view_wish *sitting_sent(const struct sitting *sitting, enum wish_kind kind)
{
    for (uint32_t i = sitting->wish_count; i > 0; i--) {
        if (sitting->wishes[i - 1].kind == kind) {
            return &sitting->wishes[i - 1];
        }
    }
    return NULL;
}

uint32_t sitting_count(const struct sitting *sitting, enum wish_kind kind)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < sitting->wish_count; i++) {
        count += sitting->wishes[i].kind == kind;
    }
    return count;
}

bool sitting_asked(const struct sitting *sitting, enum seat_ask ask)
{
    for (uint32_t i = 0; i < sitting->ask_count; i++) {
        if (sitting->asks[i].ask == ask) {
            return true;
        }
    }
    return false;
}

bool sitting_is(const struct sitting *sitting, const char *label_or_id, uint32_t state)
{
    const struct ui_node *node = sitting_find(sitting, label_or_id);
    MUST(node != NULL);
    return (node->state & state) == state;
}

const struct sitting_look sitting_full = { 1920, 1080, 100, THEME_DARK };

int sitting_sit(void **state)
{
    struct sitting *sitting = sitting_create();
    harbour_morning(&sitting->view);
    sitting_open(sitting, sitting_full);
    *state = sitting;
    return 0;
}

int sitting_stand_up(void **state)
{
    sitting_destroy(*state);
    return 0;
}
