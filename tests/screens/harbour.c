#include "screens/harbour.h"

#include "base/err.h"

#define BEGINS_UTC_S INT64_C(1773099300) /* Tuesday 10 March 2026, 07:35 at +08:00 */
#define MICRO INT64_C(1000000)

void tell(struct view *view, struct view_event event)
{
    event.number = view->event_count + 1;
    event.at_s = event.at_s > view->now_s ? event.at_s : view->now_s;
    MUST(view_apply(view, &event));
}

static struct view_event made(enum view_event_kind kind, int64_t at_s)
{
    struct view_event event = view_event_make(kind);
    event.at_s = at_s;
    return event;
}

/* ---- STARTEX ----------------------------------------------------------------------------------------------------- */

static void tell_team(struct view *view, const char *title, const char *mark, enum view_sector sector, uint32_t economy,
                      bool client)
{
    struct view_event event = made(VIEW_TEAM, 0);
    event.team = view->teams_count;
    event.title = title;
    event.mark = mark;
    event.sector = sector;
    event.economy = economy;
    event.flag = client;
    tell(view, event);
}

static void tell_economy(struct view *view, const char *title, int64_t offset_s)
{
    struct view_event event = made(VIEW_ECONOMY, 0);
    event.economy = view->economies_count;
    event.title = title;
    event.amount = offset_s;
    event.mask = 0x60;
    tell(view, event);
}

static void tell_channel(struct view *view, const char *title, enum tlp carries, const char *basis, bool receipt)
{
    struct view_event event = made(VIEW_CHANNEL, 0);
    event.channel = view->channels_count;
    event.title = title;
    event.has_label = true;
    event.label = carries;
    event.basis = basis;
    event.flag = receipt;
    event.mask = 0x7f;
    tell(view, event);
}

static void tell_line(struct view *view, uint32_t channel, uint32_t to, int64_t likely_s, const char *closed_because)
{
    struct view_event event = made(VIEW_LINE, 0);
    event.channel = channel;
    event.to = to;
    event.economy = 0;
    event.least_s = likely_s / 2;
    event.likely_s = likely_s;
    event.most_s = likely_s * 3;
    event.flag = closed_because[0] == '\0';
    event.reason = closed_because;
    event.basis_state = VIEW_BASIS_NOT_NEEDED;
    tell(view, event);
}

static void tell_clock(struct view *view, const char *title, const char *to, const char *law, bool declared,
                       const char *stage, const char *within, uint32_t classes)
{
    struct view_event event = made(VIEW_CLOCK, 0);
    event.clock = view->clocks_count;
    event.title = title;
    event.from = to;
    event.basis = law;
    event.flag = declared;
    tell(view, event);
    event = made(VIEW_STAGE, 0);
    event.clock = view->clocks_count - 1;
    event.stage = 0;
    event.title = stage;
    event.text = within;
    event.mask = classes;
    tell(view, event);
}

static void tell_measure(struct view *view, const char *title, const char *unit, int64_t value, bool better_low)
{
    struct view_event event = made(VIEW_MEASURE, 0);
    event.measure = view->measures_count;
    event.title = title;
    event.unit = unit;
    event.value = value * MICRO;
    event.better_low = better_low;
    event.low = 0;
    event.high = INT64_MAX;
    event.target = INT64_MAX;
    tell(view, event);
}

static void tell_action(struct view *view, const char *title, enum view_state state, const char *reason, int64_t staff,
                        int64_t takes_s)
{
    struct view_event event = made(VIEW_ACTION, 0);
    event.action = view->actions_count;
    event.title = title;
    event.state = state;
    event.reason = reason;
    event.staff = staff * MICRO;
    event.takes_s = takes_s;
    event.flag = true;
    tell(view, event);
}

static void tell_cast(struct view *view)
{
    tell_economy(view, "Meridia", 8 * 3600);
    tell_economy(view, "Sorano", 9 * 3600);
    tell_team(view, "Calder Port", "CP", VIEW_BUSINESS, 0, false);
    tell_team(view, "MeriCERT", "MC", VIEW_GOVERNMENT, 0, false);
    tell_team(view, "Data Commission", "DC", VIEW_GOVERNMENT, 0, false);
    tell_team(view, "SoraCERT", "SC", VIEW_GOVERNMENT, 1, false);
    tell_team(view, "Nimbus Cloud", "NC", VIEW_BUSINESS, 1, false);
    tell_team(view, "Tavola Telecom", "TT", VIEW_BUSINESS, 1, true);
    struct view_event brief = made(VIEW_BRIEF, 0);
    brief.text = "You run fourteen berths. The cranes are yours, their controllers are not.";
    brief.reason = "The backup site was never tested.";
    tell(view, brief);
    struct view_event role = made(VIEW_ROLE, 0);
    role.title = "Duty manager";
    tell(view, role);
}

static void tell_ways(struct view *view)
{
    tell_channel(view, "Hotline", TLP_RED, "", true);
    tell_channel(view, "Mail", TLP_AMBER, "", false);
    tell_channel(view, "Sealed line", TLP_RED, "MLAT", false);
    tell_channel(view, "Press", TLP_CLEAR, "", false);
    tell_line(view, HARBOUR_HOTLINE, HARBOUR_CERT, 240, "");
    tell_line(view, HARBOUR_HOTLINE, HARBOUR_COMMISSION, 240, "");
    tell_line(view, HARBOUR_HOTLINE, HARBOUR_SORACERT, 240, "");
    tell_line(view, HARBOUR_MAIL, HARBOUR_CERT, 3600, "");
    tell_line(view, HARBOUR_MAIL, HARBOUR_TELECOM, 3600, "");
    tell_line(view, HARBOUR_SEALED, HARBOUR_CLOUD, 7200, "No agreement opens this line.");
    tell_line(view, HARBOUR_PRESS, VIEW_PUBLIC, 300, "");
}

void harbour_begin(struct view *view)
{
    struct view_event exercise = made(VIEW_EXERCISE, 0);
    exercise.title = "Harbour Lights";
    exercise.text = "Nobody is graded.";
    exercise.when_s = BEGINS_UTC_S;
    tell(view, exercise);
    tell_cast(view);
    tell_ways(view);
    tell_clock(view, "Data-breach notice", "Data Commission", "Personal Data Act s. 26", false, "first", "2 hours",
               0x0f);
    tell_clock(view, "Outage notice", "Data Commission", "Port Act s. 9", false, "notice", "2 hours", 0x07);
    tell_clock(view, "Notice to the insurer", "the insurer", "Policy 7", true, "notice", "24 hours", 0x01);
    tell_measure(view, "Berths working", "of 14", 14, false);
    tell_measure(view, "Records exposed", "", 0, true);
    tell_measure(view, "Loss so far", "US$ m", 0, true);
    tell_measure(view, "Public trust", "/ 100", 72, false);
    tell_action(view, "Cut the crane network from the office", VIEW_OPEN, "", 2, 1800);
    tell_action(view, "Hire a forensic team", VIEW_GREYED, "You do not hold “File hashes” yet.", 0, 6 * 3600);
    tell_action(view, "Something hidden", VIEW_HIDDEN, "", 0, 0);
    struct view_event capacity = made(VIEW_CAPACITY, 0);
    capacity.staff = 6 * MICRO;
    capacity.budget = 400 * MICRO;
    tell(view, capacity);
    struct view_event scene = made(VIEW_SCENE, 0);
    scene.scene = 0;
    scene.title = "Tuesday morning";
    scene.rate = 6 * MICRO;
    tell(view, scene);
}

/* ---- the morning ------------------------------------------------------------------------------------------------- */

static uint32_t tell_item(struct view *view, int64_t at_s, enum view_via via, const char *from, const char *title,
                          const char *text, bool read)
{
    struct view_event event = made(VIEW_ITEM, at_s);
    event.item = view->items_count;
    event.via = via;
    event.from = from;
    event.title = title;
    event.text = text;
    tell(view, event);
    if (read) {
        event = made(VIEW_READ, at_s + 60);
        event.what = VIEW_WHAT_ITEM;
        event.item = view->items_count - 1;
        tell(view, event);
    }
    return view->items_count - 1;
}

static void tell_fact(struct view *view, const char *title, const char *text, uint32_t source, const char *source_words,
                      enum tlp label, uint32_t classes, const uint32_t *named, uint32_t named_count, enum view_how how)
{
    struct view_event event = made(VIEW_FACT, 0);
    event.fact = view->facts_count;
    event.title = title;
    event.text = text;
    event.team = source;
    event.from = source_words;
    event.pap = PAP_AMBER;
    event.list = named;
    event.list_count = named_count;
    tell(view, event);
    event = made(VIEW_LEARNED, 0);
    event.fact = view->facts_count - 1;
    event.how = how;
    event.label = label;
    event.classes = classes;
    tell(view, event);
}

static void tell_arrival(struct view *view, uint32_t fact, uint32_t from, uint32_t channel, enum tlp label)
{
    struct view_event event = made(VIEW_ARRIVAL, 0);
    event.arrival = view->arrivals_count;
    event.fact = fact;
    event.team = from;
    event.channel = channel;
    event.label = label;
    tell(view, event);
}

static void tell_sent(struct view *view, int64_t at_s, uint32_t fact, uint32_t to, uint32_t channel, enum tlp label)
{
    struct view_event event = made(VIEW_SENT, at_s);
    event.sent = view->sends_count;
    event.fact = fact;
    event.to = to;
    event.channel = channel;
    event.label = label;
    tell(view, event);
}

static void tell_stage(struct view *view, enum view_event_kind kind, int64_t at_s, uint32_t clock, int64_t deadline_s,
                       int64_t amount)
{
    struct view_event event = made(kind, at_s);
    event.clock = clock;
    event.stage = 0;
    event.when_s = deadline_s;
    event.opened_s = at_s;
    event.amount = amount;
    tell(view, event);
}

static void tell_measured(struct view *view, uint32_t measure, int64_t at_s, int64_t value_micro, int64_t rate_micro)
{
    struct view_event event = made(VIEW_MEASURED, at_s);
    event.measure = measure;
    event.value = value_micro;
    event.rate = rate_micro;
    tell(view, event);
}

static void tell_decision(struct view *view, int64_t at_s, int64_t deadline_s, const char *ask, const char *text)
{
    struct view_event event = made(VIEW_DECISION, at_s);
    event.decision = view->decisions_count;
    event.title = ask;
    event.text = text;
    event.answer = VIEW_ONE;
    event.opened_s = at_s;
    event.when_s = deadline_s;
    event.amount = 240;
    tell(view, event);
}

static void tell_option(struct view *view, const char *title, enum view_state state, const char *reason, int64_t staff,
                        int64_t takes_s)
{
    uint32_t decision = view->decisions_count - 1;
    struct view_event event = made(VIEW_OPTION, 0);
    event.decision = decision;
    event.option = view->decisions[decision].option_count;
    event.title = title;
    event.state = state;
    event.reason = reason;
    event.staff = staff * MICRO;
    event.takes_s = takes_s;
    tell(view, event);
}

static void tell_answered(struct view *view, int64_t at_s, uint32_t decision, uint32_t option)
{
    struct view_event event = made(VIEW_ANSWERED, at_s);
    event.decision = decision;
    event.list = &option;
    event.list_count = 1;
    event.amount = -1;
    tell(view, event);
}

static void tell_request(struct view *view, int64_t at_s, uint32_t team, enum view_ask ask, uint32_t fact,
                         const char *title)
{
    struct view_event event = made(VIEW_REQUEST, at_s);
    event.request = view->requests_count;
    event.team = team;
    event.ask = ask;
    event.fact = fact;
    event.title = title;
    event.text = "By eleven, if you can.";
    tell(view, event);
}

static void tell_early_hours(struct view *view)
{
    (void)tell_item(view, HARBOUR_AT(7, 44), VIEW_ALERT, "Monitoring", "Crane controllers restart",
                    "Six controllers restarted at once.", true);
    (void)tell_item(view, HARBOUR_AT(8, 0), VIEW_PHONE, "Crane shift lead", "Berths 4 to 9 have stopped", "", true);
    tell_stage(view, VIEW_STAGE_DUE, HARBOUR_AT(8, 0), HARBOUR_OUTAGE_CLOCK, HARBOUR_AT(10, 0), 0);
    tell_measured(view, 0, HARBOUR_AT(8, 0), 8 * MICRO, 0);
    tell_decision(view, HARBOUR_AT(8, 13), HARBOUR_AT(9, 0), "Do you isolate the yard?", "");
    tell_option(view, "Not yet", VIEW_OPEN, "", 0, 0);
    tell_option(view, "Isolate it", VIEW_OPEN, "", 0, 0);
    tell_answered(view, HARBOUR_AT(8, 31), 0, 1);
    tell_fact(view, "Crane controller serials, batch 7F", "The serial range of the controllers that restarted.",
              HARBOUR_SORACERT, "Vendor", TLP_RED, 0x04, (const uint32_t[]){ HARBOUR_CERT, HARBOUR_COMMISSION }, 2,
              VIEW_WORLD);
    tell_fact(view, "File hashes, LUMEN sample", "Eleven hashes from the jump host.", HARBOUR_PORT, "Own forensics",
              TLP_AMBER_STRICT, 0x12, NULL, 0, VIEW_WORLD);
    (void)tell_item(view, HARBOUR_AT(8, 42), VIEW_MAIL, "unknown sender", "Your cranes are asleep", "", true);
    tell_sent(view, HARBOUR_AT(9, 2), HARBOUR_HASHES, HARBOUR_CERT, HARBOUR_HOTLINE, TLP_AMBER_STRICT);
    (void)tell_item(view, HARBOUR_AT(9, 12), VIEW_PHONE, "MeriCERT duty desk", "We have your hashes",
                    "“Keep the yard dark. Who else runs that crane controller?”", true);
    tell_fact(view, "Beacon address 198.51.100.24", "Seen in three ports this week.", HARBOUR_CERT, "MeriCERT",
              TLP_AMBER, 0x10, NULL, 0, VIEW_TOLD);
    tell_arrival(view, HARBOUR_BEACON, HARBOUR_CERT, HARBOUR_HOTLINE, TLP_AMBER);
}

void harbour_morning(struct view *view)
{
    harbour_begin(view);
    tell_early_hours(view);
    struct view_event notice = made(VIEW_NOTICE, HARBOUR_AT(9, 51));
    notice.clock = HARBOUR_OUTAGE_CLOCK;
    notice.stage = 0;
    notice.to = HARBOUR_COMMISSION;
    notice.classes = 0x07;
    notice.text = "Berths 4 to 9 have stopped.";
    tell(view, notice);
    tell_stage(view, VIEW_STAGE_MET, HARBOUR_AT(9, 51), HARBOUR_OUTAGE_CLOCK, 0, 540);
    (void)tell_item(view, HARBOUR_AT(10, 8), VIEW_MAIL, "Data Commission", "Your notice is received",
                    "Case MDC-0417. A second clock starts if personal data is confirmed.", true);
    tell_request(view, HARBOUR_AT(10, 12), HARBOUR_SORACERT, VIEW_ASK_PERMISSION, HARBOUR_HASHES,
                 "File hashes, LUMEN sample");
    (void)tell_item(view, HARBOUR_AT(10, 20), VIEW_ALERT, "Threat intelligence", "Leak site lists Calder Port",
                    "“212 GB. Sample: 2,000 seafarer passports. Full set in 48 hours.”", false);
    tell_stage(view, VIEW_STAGE_DUE, HARBOUR_AT(10, 20), HARBOUR_BREACH_CLOCK, HARBOUR_AT(12, 20), 0);
    (void)tell_item(view, HARBOUR_AT(10, 22), VIEW_NEWS, "Meridia Herald", "“Hackers’ files seen at port,” source says",
                    "A reporter quotes file hashes read out by a manager.", false);
    tell_fact(view, "Check remote-access accounts", "Accounts named svc- should be changed.", VIEW_NONE,
              "ISAC advisory", TLP_GREEN, 0x20, NULL, 0, VIEW_WORLD);
    tell_measured(view, 1, HARBOUR_AT(10, 22), 2000 * MICRO, 0);
    tell_measured(view, 2, HARBOUR_AT(8, 0), 0, 2300000);
    tell_measured(view, 3, HARBOUR_AT(10, 23), 58 * MICRO, 0);
    tell_decision(view, HARBOUR_AT(10, 30), HARBOUR_AT(11, 0), "Passport scans are public. What goes out, and to whom?",
                  "IT has matched 11 of 50 sampled scans to your crew system. Two crewing agencies are on hold.");
    tell_option(view, "Notify the Data Commission and the crewing agencies now, with confirmed facts only.", VIEW_OPEN,
                "", 0, 0);
    tell_option(view, "Wait for the 50-record match, then notify everyone at once.", VIEW_OPEN, "", 2, 5400);
    tell_option(view, "Ask the retained negotiator to delay publication before anyone is told.", VIEW_GREYED,
                "You have no negotiator.", 0, 0);
    tell_option(view, "Say nothing until the ministries agree one press line.", VIEW_OPEN, "", 0, 0);
}

/* ---- more -------------------------------------------------------------------------------------------------------- */

uint32_t harbour_pose(struct view *view, enum view_answer answer, uint32_t options, bool asks_confidence)
{
    static const char *const titles[] = { "First", "Second", "Third", "Fourth", "Fifth" };
    int64_t at_s = view->now_s;
    struct view_event event = made(VIEW_DECISION, at_s);
    event.decision = view->decisions_count;
    event.title = "How do you answer this one?";
    event.answer = answer;
    event.unit = answer == VIEW_NUMBER ? "people" : "";
    event.opened_s = at_s;
    event.when_s = at_s + 1200;
    event.amount = 240;
    event.flag2 = asks_confidence;
    tell(view, event);
    for (uint32_t i = 0; i < options; i++) {
        tell_option(view, titles[i % 5], VIEW_OPEN, "", 0, 0);
    }
    return view->decisions_count - 1;
}

void harbour_flood(struct view *view)
{
    static const char long_words[] =
        "A sentence that goes on and on, longer than any author would write it, with an address such as "
        "198.51.100.77 in it and a word-that-is-joined-so-often-that-it-will-hardly-fit-anywhere, to see where it "
        "breaks.";
    static const uint32_t everyone[] = { 1, 2, 3, 4, 5 };
    for (uint32_t i = 0; i < 120; i++) {
        (void)tell_item(view, 0, (enum view_via)(i % 7), long_words, i % 2 == 0 ? long_words : "Short", long_words,
                        i % 3 == 0);
        tell_fact(view, i % 4 == 0 ? long_words : "Something known", long_words, i % 6, long_words, (enum tlp)(i % 5),
                  0x3ff, everyone, i % 6, VIEW_WORLD);
        tell_sent(view, 0, view->facts_count - 1, 1 + i % 5, i % 4, (enum tlp)(i % 5));
        tell_arrival(view, view->facts_count - 1, 1 + i % 5, i % 4, TLP_CLEAR);
    }
    for (uint32_t i = 0; i < 30; i++) {
        tell_action(view, long_words, i % 2 == 0 ? VIEW_OPEN : VIEW_GREYED, long_words, 3, 7200);
        tell_measure(view, i % 2 == 0 ? long_words : "Short", long_words, 1234567890, true);
        tell_clock(view, long_words, long_words, long_words, i % 2 == 0, long_words, long_words, 0x3ff);
        tell_stage(view, VIEW_STAGE_DUE, view->now_s, view->clocks_count - 1, view->now_s + 600 * (int64_t)(i + 1), 0);
        tell_request(view, 0, 1 + i % 5, (enum view_ask)(i % 4), i, long_words);
    }
    tell_decision(view, view->now_s, view->now_s + 900, long_words, long_words);
    for (uint32_t i = 0; i < 26; i++) {
        tell_option(view, long_words, i % 5 == 4 ? VIEW_GREYED : VIEW_OPEN, long_words, 3, 7200);
    }
}

void harbour_end(struct view *view)
{
    struct view_event event = made(VIEW_ENDED, view->now_s);
    event.title = "The light stays on";
    event.text = "Most berths work. The passports are out.";
    event.ended = VIEW_BY_ENDING;
    tell(view, event);
}
