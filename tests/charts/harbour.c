#include "harbour.h"

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))
#define NEVER SPACETIME_NEVER

static const struct axis_piece DAY[] = { { AT(7, 35), AT(15, 8), 0 } };
static const struct axis_piece MORNING[] = { { AT(7, 35), AT(12, 25), 0 } };
static const struct axis_piece OWN_MORNING[] = { { AT(7, 35), AT(11, 25), 0 } };
static const struct axis_piece SCENES[] = {
    { AT(7, 35), AT(13, 0), 3 },
    { AT(32, 0), AT(35, 30), 2 },
    { AT(57, 30), AT(72, 0), 2 },
};
static const char *const DAYS[] = { "Tuesday", "Wednesday", "Thursday" };
static const char *const ECONOMIES[] = { "Meridia", "Sorano", "Tavola Is." };

static const struct spacetime_lane LANES[HARBOUR_LANES] = {
    [MERICERT] = { { "MC", "MeriCERT", MARK_HEXAGON, 0 }, "National CERT · 4 s", 0, 0 },
    [COMMISSION] = { { "DC", "Data Commission", MARK_HEXAGON, 1 }, "Regulator · 9 s", 0, 0 },
    [CALDER] = { { "CP", "Calder Port", MARK_SQUARE, 2 }, "Port operator · 2 s", 0, 0 },
    [SORACERT] = { { "SC", "SoraCERT", MARK_HEXAGON, 3 }, "National CERT · 6 s", 1, 0 },
    [POLICE] = { { "SP", "Sorano Police", MARK_HEXAGON, 4 }, "Cyber unit · 3 s", 1, 0 },
    [NIMBUS] = { { "NC", "Nimbus Cloud", MARK_SQUARE, 5 }, "Cloud provider · 11 s", 1, 0 },
    [MINISTRY] = { { "TM", "Tavola Ministry", MARK_HEXAGON, 6 }, "silent 3 min", 2, 0 },
    [TELECOM] = { { "TT", "Tavola Telecom", MARK_SQUARE, 7 }, "Telco · 5 s", 2, 0 },
};

static const struct spacetime_inject INJECTS[] = {
    { SPACETIME_PUBLIC, AT(9, 25), ICON_NEWS, MARK_DELIVERED, "Cranes stand still" },
    { SPACETIME_PUBLIC, AT(10, 22), ICON_NEWS, MARK_DELIVERED, "“Hackers’ files seen at port,” source says" },
    { SPACETIME_PUBLIC, AT(11, 12), ICON_NEWS, MARK_DELIVERED, "Port confirms outage" },
    { SPACETIME_PUBLIC, AT(12, 22), ICON_SOCIAL, MARK_DELIVERED, "Crew member posts a letter" },
    { SPACETIME_PUBLIC, AT(13, 26), ICON_NEWS, MARK_DELIVERED, "Ministers will meet" },
    { SPACETIME_PUBLIC, AT(14, 50), ICON_NEWS, MARK_DELIVERED, "Berths open again" },
    { MERICERT, AT(8, 48), ICON_FACT, MARK_DELIVERED, "Scans from a known address" },
    { MERICERT, AT(13, 50), ICON_FACT, MARK_DELIVERED, "Partner bureau: arrests" },
    { COMMISSION, AT(10, 2), ICON_PHONE, MARK_DELIVERED, "Calder Port reports an outage" },
    { CALDER, AT(7, 44), ICON_ALERT_PULSE, MARK_DELIVERED, "Crane controllers restart" },
    { CALDER, AT(8, 0), ICON_PHONE, MARK_DELIVERED, "Berths 4 to 9 have stopped" },
    { CALDER, AT(8, 42), ICON_MAIL, MARK_DELIVERED, "Your cranes are asleep" },
    { CALDER, AT(10, 20), ICON_FACT, MARK_DELIVERED, "Leak site lists Calder Port" },
    { CALDER, AT(12, 34), ICON_MAIL, MARK_DELIVERED, "Two crewing agencies ask" },
    { SORACERT, AT(9, 46), ICON_MAIL, MARK_DELIVERED, "Who owns 198.51.100.24?" },
    { POLICE, AT(10, 55), ICON_FACT, MARK_DELIVERED, "Arrests planned abroad" },
    { NIMBUS, AT(9, 58), ICON_MAIL, MARK_DELIVERED, "Abuse report" },
    { NIMBUS, AT(11, 28), ICON_LEGAL, MARK_DELIVERED, "Preservation request" },
    { MINISTRY, AT(11, 50), ICON_PHONE, MARK_DELIVERED, "Fuel terminal has stopped" },
    { TELECOM, AT(9, 8), ICON_ALERT_PULSE, MARK_DELIVERED, "Beacon in the core network" },
    { TELECOM, AT(12, 8), ICON_ALERT_PULSE, MARK_DELIVERED, "Beacon again" },
};

static const struct spacetime_decision DECISIONS[] = {
    { MERICERT, AT(9, 21), AT(9, 40), AT(10, 0), MARK_DECIDED, "C", "Advisory?" },
    { COMMISSION, AT(11, 34), AT(12, 4), AT(12, 30), MARK_DECIDED, "C", "Open a case?" },
    { CALDER, AT(8, 13), AT(8, 31), AT(9, 0), MARK_DECIDED, "B", "Isolate yard?" },
    { CALDER, AT(8, 56), AT(9, 2), AT(9, 20), MARK_DECIDED, "A", "Call CERT?" },
    { CALDER, AT(10, 30), AT(10, 56), AT(11, 0), MARK_DECIDED, "A", "Disclose?" },
    { CALDER, AT(12, 43), AT(13, 20), AT(13, 30), MARK_DECIDED, "D", "Answer the agencies?" },
    { SORACERT, AT(10, 12), AT(10, 49), AT(11, 0), MARK_DECIDED, "B", "Take down?" },
    { POLICE, AT(11, 6), AT(11, 21), AT(11, 30), MARK_DECIDED, "B", "Warn partners?" },
    { NIMBUS, AT(9, 43), NEVER, AT(10, 30), MARK_TIMED_OUT, NULL, "Suspend tenant?" },
    { MINISTRY, AT(12, 0), AT(12, 21), AT(12, 40), MARK_DECIDED, "A", "Tell the public?" },
};

static const struct spacetime_share SHARES[] = {
    { CALDER, MERICERT, AT(9, 2), AT(9, 4), THEME_TLP_AMBER_STRICT, MARK_ARRIVED, "Hotline", "“File hashes, LUMEN sample”" },
    { MERICERT, SORACERT, AT(9, 12), AT(9, 27), THEME_TLP_AMBER, MARK_ARRIVED, "CERT mail", "“Beacon address”" },
    { CALDER, COMMISSION, AT(9, 51), AT(9, 53), THEME_TLP_AMBER, MARK_ARRIVED, "Notice", NULL },
    { MERICERT, TELECOM, AT(9, 42), AT(10, 21), THEME_TLP_GREEN, MARK_ARRIVED, "ISAC", NULL },
    { SORACERT, POLICE, AT(9, 56), AT(10, 1), THEME_TLP_AMBER, MARK_ARRIVED, "Call", NULL },
    { SORACERT, NIMBUS, AT(9, 36), AT(9, 40), THEME_TLP_AMBER, MARK_ARRIVED, "Abuse desk", NULL },
    { MINISTRY, MERICERT, AT(9, 50), AT(10, 6), THEME_TLP_AMBER, MARK_ARRIVED, "Call", NULL },
    { CALDER, SPACETIME_PUBLIC, AT(10, 8), AT(10, 13), THEME_TLP_AMBER_STRICT, MARK_LEAKED, "Reporter", "“LUMEN hashes”" },
    { POLICE, MERICERT, AT(10, 6), AT(10, 6) + 9 * 86400, THEME_TLP_AMBER, MARK_IN_FLIGHT, "MLAT", NULL },
    { TELECOM, MINISTRY, AT(9, 20), AT(9, 29), THEME_TLP_AMBER, MARK_ARRIVED, "Mail", NULL },
    { TELECOM, NIMBUS, AT(9, 38), AT(9, 46), THEME_TLP_RED, MARK_BLOCKED, "Mail", NULL },
    { MERICERT, MINISTRY, AT(10, 35), AT(10, 54), THEME_TLP_AMBER, MARK_ARRIVED, "CERT mail", NULL },
    { SORACERT, NIMBUS, AT(10, 50), AT(10, 54), THEME_TLP_AMBER_STRICT, MARK_ARRIVED, "Call", NULL },
    { POLICE, COMMISSION, AT(11, 22), AT(12, 36), THEME_TLP_AMBER_STRICT, MARK_ARRIVED, "Letter", NULL },
    { CALDER, COMMISSION, AT(12, 7), AT(12, 11), THEME_TLP_AMBER, MARK_ARRIVED, "Notice", NULL },
    { SORACERT, MERICERT, AT(12, 24), AT(12, 40), THEME_TLP_AMBER, MARK_ARRIVED, "CERT mail", NULL },
    { NIMBUS, SORACERT, AT(12, 8), AT(12, 13), THEME_TLP_AMBER_STRICT, MARK_ARRIVED, "Call", NULL },
    { MINISTRY, SORACERT, AT(12, 58), AT(13, 14), THEME_TLP_AMBER, MARK_ARRIVED, "Call", NULL },
    { TELECOM, MINISTRY, AT(12, 14), AT(12, 18), THEME_TLP_AMBER, MARK_ARRIVED, "Call", NULL },
    { MERICERT, CALDER, AT(13, 58), AT(14, 1), THEME_TLP_AMBER_STRICT, MARK_ARRIVED, "Hotline", NULL },
    { MERICERT, TELECOM, AT(14, 4), AT(14, 44), THEME_TLP_GREEN, MARK_ARRIVED, "ISAC", NULL },
};

static const struct spacetime_clock CLOCKS[] = {
    { MERICERT, AT(10, 13), AT(12, 12), AT(11, 20), MARK_MET, "Brief cabinet office" },
    { COMMISSION, AT(9, 54), AT(10, 23), AT(10, 8), MARK_MET, "Acknowledge" },
    { CALDER, AT(8, 0), AT(10, 0), AT(9, 51), MARK_MET, "Notify regulator" },
    { CALDER, AT(10, 20), AT(12, 20), AT(12, 11), MARK_MET, "Data-breach notice" },
    { SORACERT, AT(9, 27), AT(10, 57), AT(10, 52), MARK_MET, "Answer MeriCERT" },
    { NIMBUS, AT(9, 41), AT(10, 41), AT(11, 12), MARK_BREACHED, "Act on abuse report" },
    { MINISTRY, AT(11, 50), AT(13, 50), AT(13, 2), MARK_MET, "Warn operators" },
    { TELECOM, AT(9, 8), AT(11, 8), AT(9, 30), MARK_MET, "Tell ministry" },
};

struct spacetime harbour_debrief(void)
{
    return (struct spacetime){
        .axis = { .pieces = DAY, .piece_count = COUNT(DAY) },
        .economies = ECONOMIES, .economy_count = COUNT(ECONOMIES),
        .lanes = LANES, .lane_count = HARBOUR_LANES,
        .injects = INJECTS, .inject_count = COUNT(INJECTS),
        .decisions = DECISIONS, .decision_count = COUNT(DECISIONS),
        .shares = SHARES, .share_count = COUNT(SHARES),
        .clocks = CLOCKS, .clock_count = COUNT(CLOCKS),
        .now_kind = SPACETIME_PLAYHEAD, .now_s = AT(10, 30),
        .selected = { SPACETIME_DECISION, HARBOUR_TIMED_OUT },
        .selected_lane = NIMBUS,
        .size = SPACETIME_COMPACT,
    };
}

/* ---- at 10:42 ---- */

static const struct spacetime_inject LIVE_INJECTS[] = {
    { SPACETIME_PUBLIC, AT(9, 25), ICON_NEWS, MARK_DELIVERED, "Cranes stand still" },
    { SPACETIME_PUBLIC, AT(10, 22), ICON_NEWS, MARK_DELIVERED, "“Hackers’ files seen at port,” source says" },
    { SPACETIME_PUBLIC, AT(11, 12), ICON_NEWS, MARK_PLANNED, "Port confirms outage" },
    { SPACETIME_PUBLIC, AT(12, 22), ICON_SOCIAL, MARK_EXPECTED, "Crew member posts a letter" },
    { MERICERT, AT(8, 48), ICON_FACT, MARK_DELIVERED, "Scans from a known address" },
    { COMMISSION, AT(10, 2), ICON_PHONE, MARK_DELIVERED, "Calder Port reports an outage" },
    { CALDER, AT(7, 44), ICON_ALERT_PULSE, MARK_DELIVERED, "Crane controllers restart" },
    { CALDER, AT(8, 0), ICON_PHONE, MARK_DELIVERED, "Berths 4 to 9 have stopped" },
    { CALDER, AT(8, 42), ICON_MAIL, MARK_DELIVERED, "Your cranes are asleep" },
    { CALDER, AT(10, 20), ICON_FACT, MARK_DELIVERED, "Leak site lists Calder Port" },
    { SORACERT, AT(9, 46), ICON_MAIL, MARK_DELIVERED, "Who owns 198.51.100.24?" },
    { POLICE, AT(10, 55), ICON_FACT, MARK_PLANNED, "Arrests planned abroad" },
    { NIMBUS, AT(9, 58), ICON_MAIL, MARK_DELIVERED, "Abuse report" },
    { NIMBUS, AT(11, 28), ICON_LEGAL, MARK_PLANNED, "Preservation request" },
    { MINISTRY, AT(11, 50), ICON_PHONE, MARK_PLANNED, "Fuel terminal has stopped" },
    { TELECOM, AT(9, 8), ICON_ALERT_PULSE, MARK_DELIVERED, "Beacon in the core network" },
    { TELECOM, AT(12, 8), ICON_ALERT_PULSE, MARK_PLANNED, "Beacon again" },
};

static const struct spacetime_decision LIVE_DECISIONS[] = {
    { MERICERT, AT(9, 21), AT(9, 40), AT(10, 0), MARK_DECIDED, "C", "Advisory?" },
    { COMMISSION, AT(11, 34), NEVER, NEVER, MARK_ASK_PLANNED, NULL, "Open a case?" },
    { CALDER, AT(8, 13), AT(8, 31), AT(9, 0), MARK_DECIDED, "B", "Isolate yard?" },
    { CALDER, AT(8, 56), AT(9, 2), AT(9, 20), MARK_DECIDED, "A", "Call CERT?" },
    { CALDER, AT(10, 30), NEVER, AT(11, 0), MARK_ASKED, NULL, "Disclose?" },
    { SORACERT, AT(10, 12), NEVER, AT(11, 0), MARK_ASKED, NULL, "Take down?" },
    { POLICE, AT(11, 6), NEVER, NEVER, MARK_ASK_PLANNED, NULL, "Warn partners?" },
    { NIMBUS, AT(9, 43), NEVER, AT(10, 30), MARK_TIMED_OUT, NULL, "Suspend tenant?" },
    { MINISTRY, AT(12, 0), NEVER, NEVER, MARK_ASK_PLANNED, NULL, "Tell the public?" },
};

static const struct spacetime_share LIVE_SHARES[] = {
    { CALDER, MERICERT, AT(9, 2), AT(9, 4), THEME_TLP_AMBER_STRICT, MARK_ARRIVED, "Hotline", "“File hashes”" },
    { MERICERT, SORACERT, AT(9, 12), AT(9, 27), THEME_TLP_AMBER, MARK_ARRIVED, "CERT mail", NULL },
    { CALDER, COMMISSION, AT(9, 51), AT(9, 53), THEME_TLP_AMBER, MARK_ARRIVED, "Notice", NULL },
    { MERICERT, TELECOM, AT(9, 42), AT(10, 21), THEME_TLP_GREEN, MARK_ARRIVED, "ISAC", NULL },
    { SORACERT, POLICE, AT(9, 56), AT(10, 1), THEME_TLP_AMBER, MARK_ARRIVED, "Call", NULL },
    { SORACERT, NIMBUS, AT(9, 36), AT(9, 40), THEME_TLP_AMBER, MARK_ARRIVED, "Abuse desk", NULL },
    { MINISTRY, MERICERT, AT(9, 50), AT(10, 6), THEME_TLP_AMBER, MARK_ARRIVED, "Call", NULL },
    { CALDER, SPACETIME_PUBLIC, AT(10, 8), AT(10, 13), THEME_TLP_AMBER_STRICT, MARK_LEAKED, "Reporter", NULL },
    { POLICE, MERICERT, AT(10, 6), AT(10, 6) + 9 * 86400, THEME_TLP_AMBER, MARK_IN_FLIGHT, "MLAT", NULL },
    { TELECOM, MINISTRY, AT(9, 20), AT(9, 29), THEME_TLP_AMBER, MARK_ARRIVED, "Mail", NULL },
    { TELECOM, NIMBUS, AT(9, 38), AT(9, 46), THEME_TLP_RED, MARK_BLOCKED, "Mail", NULL },
    { MERICERT, MINISTRY, AT(10, 35), AT(10, 54), THEME_TLP_AMBER, MARK_IN_FLIGHT, "CERT mail", NULL },
};

static const struct spacetime_clock LIVE_CLOCKS[] = {
    { MERICERT, AT(10, 13), AT(12, 12), NEVER, MARK_RUNNING, "Brief cabinet office" },
    { COMMISSION, AT(9, 54), AT(10, 23), AT(10, 8), MARK_MET, "Acknowledge" },
    { CALDER, AT(8, 0), AT(10, 0), AT(9, 51), MARK_MET, "Notify regulator" },
    { CALDER, AT(10, 20), AT(12, 20), NEVER, MARK_RUNNING, "Data-breach notice" },
    { SORACERT, AT(9, 27), AT(10, 57), NEVER, MARK_RUNNING, "Answer MeriCERT" },
    { NIMBUS, AT(9, 41), AT(10, 41), NEVER, MARK_BREACHED, "Act on abuse report" },
    { TELECOM, AT(9, 8), AT(11, 8), AT(9, 30), MARK_MET, "Tell ministry" },
};

struct spacetime harbour_live(void)
{
    return (struct spacetime){
        .axis = { .pieces = MORNING, .piece_count = COUNT(MORNING) },
        .economies = ECONOMIES, .economy_count = COUNT(ECONOMIES),
        .lanes = LANES, .lane_count = HARBOUR_LANES,
        .injects = LIVE_INJECTS, .inject_count = COUNT(LIVE_INJECTS),
        .decisions = LIVE_DECISIONS, .decision_count = COUNT(LIVE_DECISIONS),
        .shares = LIVE_SHARES, .share_count = COUNT(LIVE_SHARES),
        .clocks = LIVE_CLOCKS, .clock_count = COUNT(LIVE_CLOCKS),
        .now_kind = SPACETIME_NOW, .now_s = AT(10, 42),
        .selected = { SPACETIME_INJECT, 11 },
        .selected_lane = SPACETIME_NO_LANE,
        .size = SPACETIME_FULL,
        .caption = "Tuesday · Day 1", .public_more = "news and social",
        .plan_words = "Planned. Only you see this.",
    };
}

struct spacetime harbour_seat(void)
{
    struct spacetime in = harbour_live();
    in.axis = (struct axis_spec){ .pieces = OWN_MORNING, .piece_count = COUNT(OWN_MORNING) };
    in.size = SPACETIME_STRIP;
    in.own_lane = CALDER;
    in.selected = (struct spacetime_ref){ SPACETIME_NOTHING, 0 };
    in.caption = "Your lane";
    in.caption_more = "since 07:35";
    in.plan_words = NULL;
    return in;
}

struct spacetime harbour_days(void)
{
    struct spacetime in = harbour_debrief();
    in.axis = (struct axis_spec){ .pieces = SCENES, .piece_count = COUNT(SCENES), .days = DAYS, .day_count = COUNT(DAYS) };
    in.now_kind = SPACETIME_NO_NOW;
    in.selected = (struct spacetime_ref){ SPACETIME_NOTHING, 0 };
    in.selected_lane = SPACETIME_NO_LANE;
    return in;
}
