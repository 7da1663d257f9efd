#include "screens/looking.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"
#include "ui/drive.h"

#define PERSON 1 /* codes of INPUT_SEAT */
#define BOT 2

/* ---- the story --------------------------------------------------------------------------------------------------- */

static const char *words_of(void *context, uint32_t record)
{
    const struct looking *looking = context;
    return record == 0                         ? NULL
           : record == looking->reason_record ? "Nobody is hurt by a stop."
           : record == looking->rule_record   ? "Hold what is not asked for."
                                               : NULL;
}

static uint32_t answer(struct ports *ports, int64_t at_s, uint32_t opened, uint32_t option, int64_t sound)
{
    struct record record = ports_record(RECORD_ANSWERED, at_s, PORT, SHELF_DECISION, STOP);
    record.other = thing(SHELF_OPTION, option).v;
    record.value = 1 << option;
    record.value2 = -1;
    record.cause = opened;
    uint32_t answered = ports_add(ports, record);
    struct record judged = ports_record(RECORD_SOUND, at_s, PORT, SHELF_OPTION, option);
    judged.cause = answered;
    judged.value = sound;
    (void)ports_add(ports, judged);
    return answered;
}

static uint32_t pose(struct ports *ports, int64_t at_s)
{
    struct record opened = ports_record(RECORD_OPENED, at_s, PORT, SHELF_DECISION, STOP);
    opened.value = at_s + 600;
    opened.value2 = at_s;
    return ports_add(ports, opened);
}

static void ask_in_vain(struct ports *ports, int64_t at_s, uint32_t from, uint32_t to)
{
    struct record asked = ports_record(RECORD_ASKED, at_s, from, SHELF_FACT, HASH);
    asked.to = to;
    struct record request = ports_record(RECORD_REQUEST, at_s + MINUTE, to, SHELF_FACT, HASH);
    request.to = from;
    request.cause = ports_add(ports, asked);
    struct record no = ports_record(RECORD_REPLIED, at_s + 4 * MINUTE, to, SHELF_FACT, HASH);
    no.to = from;
    no.value = REPLY_NO;
    no.cause = ports_add(ports, request);
    (void)ports_add(ports, no);
}

static void leak(struct ports *ports, int64_t at_s)
{
    uint32_t sent = ports_sent(ports, at_s, HASH, CERT_A, CARRIER, PHONE);
    struct record breach = ports_record(RECORD_BREACH, at_s, CERT_A, SHELF_FACT, HASH);
    breach.to = CARRIER;
    breach.value = BREACH_LABEL;
    breach.cause = sent;
    (void)ports_add(ports, breach);
    (void)ports_arrived(ports, at_s + 2 * MINUTE, sent);
}

static uint32_t stage(struct ports *ports, enum record_kind kind, int64_t at_s, uint32_t which, int64_t value, int64_t value2)
{
    struct record record = ports_record(kind, at_s, PORT, SHELF_CLOCK, NOTICE_CLOCK);
    record.other = which;
    record.value = value;
    record.value2 = value2;
    return ports_add(ports, record);
}

/* What makes it too full: the same small things, over and over. */
static void crowd(struct ports *ports)
{
    for (uint32_t i = 0; i < 200; i++) {
        int64_t at_s = 43 * MINUTE + 10 * (int64_t)i;
        uint32_t sent = ports_sent(ports, at_s, TIMES, i % 4, (i + 1) % 4, PHONE);
        if (i % 5 == 0) {
            (void)ports_inject(ports, at_s, ALARM, PORT);
        }
        if (i % 10 == 0) {
            (void)answer(ports, at_s, pose(ports, at_s), i % 20 == 0 ? STOP_NOW : STOP_WAIT, 1);
        }
        (void)ports_arrived(ports, at_s, sent);
    }
    for (uint32_t i = 0; i < 60; i++) {
        struct record asked = ports_record(RECORD_ASKED, 80 * MINUTE, i % 4, SHELF_FACT, HASH);
        asked.to = (i + 2) % 4;
        (void)ports_add(ports, asked);
    }
}

static void tell(struct looking *looking, bool is_overfull)
{
    struct ports *ports = &looking->ports;
    uint32_t alarm = ports_inject(ports, 10 * MINUTE, ALARM, PORT);
    (void)ports_learned(ports, 10 * MINUTE, PORT, HASH, alarm);
    (void)stage(ports, RECORD_CLOCK_STARTED, 10 * MINUTE, ID_NONE, 0, 0);
    (void)stage(ports, RECORD_STAGE_DUE, 10 * MINUTE, 0, 130 * MINUTE, 10 * MINUTE);
    (void)stage(ports, RECORD_CLOCK_IMPUTED, 12 * MINUTE, ID_NONE, 0, 0);
    looking->reason_record = answer(ports, 18 * MINUTE, pose(ports, 15 * MINUTE), STOP_NOW, 1);
    (void)ports_measure(ports, 18 * MINUTE + 8, HARM, 2, 0, looking->reason_record);
    uint32_t first = ports_arrived(ports, 22 * MINUTE, ports_sent(ports, 20 * MINUTE, HASH, PORT, CERT_A, PHONE));
    (void)ports_read(ports, 24 * MINUTE, CERT_A, first);
    (void)ports_arrived(ports, 45 * MINUTE - 5 * MINUTE, ports_sent(ports, 30 * MINUTE, HASH, CERT_A, CERT_B, MAIL));
    if (is_overfull) {
        leak(ports, 40 * MINUTE);
        crowd(ports);
    } else {
        ask_in_vain(ports, 35 * MINUTE + 5 * MINUTE, CARRIER, PORT);
        looking->rule_record = answer(ports, 46 * MINUTE, pose(ports, 45 * MINUTE), STOP_WAIT, 0);
        leak(ports, 47 * MINUTE);
    }
    uint32_t notice = stage(ports, RECORD_NOTICE, 100 * MINUTE, 0, CLASS(2), 0);
    struct record met = ports_record(RECORD_STAGE_MET, 100 * MINUTE, PORT, SHELF_CLOCK, NOTICE_CLOCK);
    met.other = 0;
    met.value = 30 * MINUTE;
    met.value2 = CLASS(2);
    met.cause = notice;
    (void)ports_add(ports, met);
    (void)stage(ports, RECORD_STAGE_DUE, 100 * MINUTE, 1, 100 * MINUTE + 72 * HOUR, 100 * MINUTE);
    (void)ports_inject(ports, 110 * MINUTE, NEWS, TEAM_PUBLIC.v);
    (void)ports_end(ports, 3 * HOUR);
}

static void seat(struct looking *looking, enum looking_story story)
{
    for (uint32_t team = CARRIER; team <= PORT; team++) {
        (void)ports_seat(&looking->ports, team, team == PORT && story != LOOKING_BOTS ? PERSON : BOT);
    }
}

/* The game stood at 07:58 for two minutes of talk; the answer came then. */
static void stamp(struct looking *looking)
{
    const struct { int64_t at_s, wall_s; uint32_t record; } stamps[] = {
        { 10 * MINUTE, 1000, 0 }, { 15 * MINUTE, 1060, 0 }, { 18 * MINUTE, 1300, looking->reason_record },
    };
    for (uint32_t i = 0; i < sizeof stamps / sizeof stamps[0]; i++) {
        struct input input = input_make(INPUT_READ, (struct sender){ ROLE_SEAT, { PORT }, 0 });
        input.at_s = stamps[i].at_s;
        debrief_room_add(&looking->room, &input, stamps[i].wall_s * 1000, stamps[i].record);
    }
}

/* ---- the window -------------------------------------------------------------------------------------------------- */

static void take_ask(void *context, enum debrief_ask ask)
{
    struct looking *looking = context;
    MUST(looking->ask_count < sizeof looking->asks / sizeof looking->asks[0]);
    looking->asks[looking->ask_count++] = ask;
}

static void frame(struct ui *ui, void *app)
{
    struct looking *looking = app;
    const struct debrief_calls calls = { looking, take_ask };
    debrief_screen_show(ui, looking->screen, &looking->about, &calls);
}

struct looking *looking_open(enum looking_story story, struct looking_at at)
{
    struct looking *looking = calloc(1, sizeof *looking);
    MUST(looking != NULL);
    looking->ports = ports_open();
    debrief_room_init(&looking->room);
    if (story != LOOKING_EMPTY) {
        seat(looking, story);
        tell(looking, story == LOOKING_OVERFULL);
        stamp(looking);
    }
    struct debrief_source source = { .world = looking->ports.world, .trace = looking->ports.trace, .words = { looking, words_of },
                                     .room = &looking->room };
    looking->model = debrief_create(&source);
    looking->screen = debrief_screen_create(looking->model);
    looking->about = (struct debrief_about){ .date = "2 March 2026" };
    struct ui_options options = { .title = "Debrief", .width = at.width, .height = at.height, .scale_percent = at.scale_percent,
                                  .theme = at.theme, .headless = true };
    struct err_note note = { 0 };
    enum err err = ui_open(&looking->ui, &options, frame, looking, &note);
    MUST(err == ERR_OK);
    ui_refresh(looking->ui);
    return looking;
}

void looking_close(struct looking *looking)
{
    ui_close(looking->ui);
    debrief_screen_destroy(looking->screen);
    debrief_destroy(looking->model);
    debrief_room_deinit(&looking->room);
    ports_close(&looking->ports);
    free(looking);
}

bool looking_drive(struct looking *looking, const char *steps)
{
    struct err_note note = { 0 };
    const struct ui_drive how = { .step = NULL };
    enum err err = ui_drive_text(looking->ui, "steps", steps, &how, &note);
    if (err != ERR_OK) {
        (void)fprintf(stderr, "%s\n", note.text);
    }
    return err == ERR_OK;
}

struct str looking_dump(const struct looking *looking)
{
    struct str out = { 0 };
    ui_dump(looking->ui, &out, true);
    return out;
}
