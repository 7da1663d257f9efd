#include "ui/gallery.h"

#include <stdio.h>

void gallery_init(struct gallery *gallery)
{
    *gallery = (struct gallery){ .chosen = 0, .rating = 1, .pace = 1, .time = 4.5, .menu_taken = -1, .clock_s = 38538 };
    str_add(&gallery->rationale, "Agencies can warn crews before the full set drops");
}

void gallery_deinit(struct gallery *gallery)
{
    str_deinit(&gallery->rationale);
    str_deinit(&gallery->note);
    str_deinit(&gallery->search);
}

static void clock_words(const struct gallery *g, char hours[8], char seconds[8])
{
    long long s = g->clock_s;
    (void)snprintf(hours, 8, "%02d:%02d", (int)(s / 3600 % 24), (int)(s / 60 % 60));
    (void)snprintf(seconds, 8, ":%02d", (int)(s % 60));
}

static void draw_clock(struct ui *ui, const struct gallery *g, struct box head)
{
    char hours[8];
    char seconds[8];
    clock_words(g, hours, seconds);
    const struct theme *t = ui_theme(ui);
    float x = head.x + 400.0f;
    float baseline = head.y + 58.0f;
    x += draw_text(ui_canvas(ui), x, baseline, words_make(TEXT_MONO, TYPE_CLOCK, t->t1), hours);
    draw_text(ui_canvas(ui), x, baseline, words_make(TEXT_MONO, TYPE_KEY, t->t3), seconds);
    ui_note(ui, "clock", UI_ROLE_TIMER, "Game time", hours, box_make(head.x + 400.0f, head.y + 16.0f, 260.0f, 48.0f));
}

static void head(struct ui *ui, struct gallery *g)
{
    struct box bounds = ui_bounds(ui);
    const struct theme *t = ui_theme(ui);
    struct box box = { 0, 20.0f, bounds.w, 80.0f };
    ui_exercise_band(ui, box_make(0, 0, bounds.w, 20.0f), "EXERCISE, NOT REAL");
    struct ui_panel panel = { .label = "Head", .radius = -1.0f, .padding = -1.0f };
    ui_panel_begin(ui, "head", box, &panel);
    ui_draw_logo(ui_canvas(ui), t, 52.0f, box.y + 40.0f, 36.0f);
    draw_text_middle(ui_canvas(ui), 84.0f, box.y + 40.0f, words_make(TEXT_SEMIBOLD, TYPE_PAGE, t->t1), "TOCSIN");
    ui_draw_team(ui, 230.0f, box.y + 40.0f, 40.0f, UI_SQUARE, "CP", 2, false);
    draw_clock(ui, g, box);
    ui_column_begin(ui, box_make(bounds.w - 560.0f, box.y + 18.0f, 540.0f, 44.0f), 0.0f);
    ui_flow_begin(ui, 12.0f);
    static const char *const LANGUAGES[] = { "English", "Deutsch", "ไทย", "日本語" };
    struct ui_select language = {
        .label = "Language", .names = LANGUAGES, .count = 4, .icon = ICON_TRANSLATE, .quiet = true
    };
    (void)ui_select(ui, "language", &language, &g->language);
    struct ui_button call = { .label = "Call a team", .icon = ICON_SOCIAL, .rank = UI_QUIET };
    if (ui_button_with(ui, "call", &call)) {
        g->has_dialog = true;
    }
    if (ui_icon_button(ui, "theme", ICON_THEME, "Light or dark")) {
        ui_set_theme(ui, t->is_dark ? THEME_LIGHT : THEME_DARK);
    }
    struct box more = ui_rest(ui);
    if (ui_icon_button(ui, "more", ICON_MORE, "More")) {
        ui_menu_open(ui, "menu");
    }
    ui_flow_end(ui);
    static const char *const ITEMS[] = { "Print", "Export", "Suspend: real event" };
    static const enum icon ICONS[] = { ICON_PRINT, ICON_EXPORT, ICON_WARNING };
    struct box anchor = { more.x + 470.0f, box.y + 18.0f, 44.0f, 44.0f };
    int32_t taken = ui_menu(ui, "menu", anchor, ITEMS, ICONS, 3);
    g->menu_taken = taken >= 0 ? taken : g->menu_taken;
    ui_column_end(ui);
    ui_panel_end(ui);
}

static void inbox(struct ui *ui, struct box box)
{
    ui_panel_begin(ui, "inbox", box, &(struct ui_panel){ .label = "Inbox", .padding = -1.0f, .scrolls = true });
    ui_panel_head(ui, "Inbox", "2 new");
    static const struct ui_row ROWS[] = {
        { .icon = ICON_NEWS,
          .kicker = "Meridia Herald",
          .title = "“Hackers’ files seen at port,” source says",
          .aside = "10:22",
          .second = "A reporter quotes file hashes read out by a manager.",
          .value = "unread",
          .unread = true },
        { .icon = ICON_FACT,
          .kicker = "Threat intelligence",
          .title = "Leak site lists Calder Port",
          .aside = "10:20",
          .second = "“212 GB. Sample: 2,000 seafarer passports. Full set in 48 hours.”",
          .value = "unread",
          .unread = true },
        { .icon = ICON_MAIL,
          .kicker = "Data Commission",
          .title = "Your notice is received",
          .aside = "10:08",
          .second = "Case MDC-0417. A second clock starts if personal data is confirmed." },
        { .icon = ICON_PHONE,
          .kicker = "MeriCERT duty desk",
          .title = "We have your hashes",
          .aside = "09:12",
          .second = "“Keep the yard dark. Who else runs that crane controller?”" },
        { .icon = ICON_MAIL, .kicker = "unknown sender", .title = "Your cranes are asleep", .aside = "08:42" },
        { .icon = ICON_PHONE, .kicker = "Crane shift lead", .title = "Berths 4 to 9 have stopped", .aside = "08:00" },
    };
    ui_push_id(ui, "items");
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct ui_row row = ROWS[i];
        row.aside_mono = true;
        row.rule = true;
        char id[16];
        (void)snprintf(id, sizeof id, "item-%u", i);
        (void)ui_row(ui, id, &row);
    }
    ui_pop_id(ui);
    ui_panel_end(ui);
}

static void decision(struct ui *ui, struct gallery *g, struct box box)
{
    const struct theme *t = ui_theme(ui);
    struct ui_panel panel = {
        .label = "Decision", .border = t->amber.text, .padding = 32.0f, .gap = 8.0f, .scrolls = true
    };
    ui_panel_begin(ui, "decision", box, &panel);
    ui_row_begin(ui, (const float[]){ UI_FLEX(1), 92.0f }, 2, SPACE_GAP, UI_TOP);
    ui_flow_begin(ui, 8.0f);
    struct box mark = ui_take_wide(ui, 18.0f, 20.0f);
    draw_diamond(ui_canvas(ui), mark.x + 9.0f, mark.y + 10.0f, 9.0f, paint_fill(t->amber.fill));
    ui_words(ui, "Decide before",
             &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = TYPE_SECOND, .tone = UI_TONE_AMBER });
    ui_words(ui, "11:00", &(struct ui_words){ .face = TEXT_MONO, .px = TYPE_SECOND, .tone = UI_TONE_AMBER });
    ui_flow_end(ui);
    ui_words(ui, "Passport scans are public. What goes out, and to whom?",
             &(struct ui_words){ .face = TEXT_SEMIBOLD, .px = TYPE_KEY, .id = "question" });
    ui_row_next(ui);
    ui_ring(ui, "countdown",
            &(struct ui_ring){ .label = "Time to decide", .number = "17:42", .part = 0.59f, .tone = UI_TONE_AMBER });
    ui_row_end(ui);
    ui_paragraph(
        ui, "IT has matched 11 of 50 sampled scans to your crew system. The Data Commission’s clock has 1 h 38 left. "
            "Two crewing agencies are on hold.");
    static const struct ui_option OPTIONS[] = {
        { .letter = "A",
          .label = "Notify the Data Commission and the crewing agencies now, with confirmed facts only." },
        { .letter = "B", .label = "Wait for the 50-record match, then notify everyone at once." },
        { .letter = "C", .label = "Ask the retained negotiator to delay publication before anyone is told." },
        { .letter = "D",
          .label = "Say nothing until the ministries agree one press line.",
          .disabled = "The ministries have closed for today." },
    };
    ui_space(ui, 8.0f);
    ui_push_id(ui, "options");
    for (uint32_t i = 0; i < 4; i++) {
        struct ui_option option = OPTIONS[i];
        option.chosen = g->chosen == i;
        if (ui_option(ui, option.letter, &option) || ui_shortcut(ui, option.letter)) {
            g->chosen = i;
        }
    }
    ui_pop_id(ui);
    ui_space(ui, 12.0f);
    struct ui_button commit = { .label = "Commit A",
                                .rank = UI_PRIMARY,
                                .height = BUTTON_HEIGHT_COMMIT,
                                .keycap = true,
                                .shortcut = "Enter",
                                .fill = true };
    ui_row_begin(ui, (const float[]){ UI_FLEX(1), 164.0f }, 2, 12.0f, UI_TOP);
    struct ui_field why = { .label = "Why", .hint = "Why? One line is enough", .height = BUTTON_HEIGHT_COMMIT };
    if (ui_field(ui, "why", &why, &g->rationale) == UI_FIELD_ENTERED) {
        g->commits++;
    }
    ui_row_next(ui);
    if (ui_button_with(ui, "commit", &commit)) {
        g->commits++;
    }
    ui_row_end(ui);
    ui_panel_end(ui);
}

static void measures(struct ui *ui, struct box box)
{
    ui_panel_begin(ui, "measures", box, &(struct ui_panel){ .label = "Measures", .padding = 16.0f });
    ui_row_begin(ui, (const float[]){ UI_FLEX(1), UI_FLEX(1), UI_FLEX(1), UI_FLEX(1) }, 4, 16.0f, UI_TOP);
    ui_key_number(ui, "Berths working", "5", "of 14");
    ui_row_next(ui);
    ui_key_number(ui, "Records exposed", "2,000", "");
    ui_row_next(ui);
    ui_key_number(ui, "Loss so far", "6.4", "US$ m");
    ui_row_next(ui);
    ui_key_number(ui, "Public trust", "58", "/ 100");
    ui_row_end(ui);
    ui_panel_end(ui);
}

static void fact(struct ui *ui, struct gallery *g)
{
    const struct theme *t = ui_theme(ui);
    ui_card_begin(ui, "fact",
                  &(struct ui_panel){ .label = "Crane controller serials",
                                      .fill = t->bg0,
                                      .border = t->bg0,
                                      .gap = 12.0f,
                                      .padding = 16.0f });
    struct box teams = ui_take(ui, 44.0f);
    static const char *const MONOGRAMS[] = { "MC", "DC", "SC", "SP", "NC", "TM", "TT" };
    static const bool IS_GOVERNMENT[] = { true, true, true, true, false, true, false };
    static const uint32_t LANES[] = { 0, 1, 3, 4, 5, 6, 7 };
    for (uint32_t i = 0; i < 7; i++) {
        float x = teams.x + 20.0f + (teams.w - 40.0f) * (float)i / 6.0f;
        ui_draw_team(ui, x, teams.y + 22.0f, 36.0f, IS_GOVERNMENT[i] ? UI_HEXAGON : UI_SQUARE, MONOGRAMS[i], LANES[i],
                     i == 3 || i == 4);
    }
    ui_label(ui, "Vendor cleared this for CERTs, regulators and ministries only.");
    static const char *const CHANNELS[] = { "Hotline", "Encrypted mail", "MLAT" };
    static const char *const USUAL[] = { "usually 4 min", "usually 40 min", "usually 9 days" };
    static const char *const CLOSED[] = { NULL, NULL, "No agreement with Sorano covers this." };
    ui_row_begin(ui, (const float[]){ UI_FLEX(1), 128.0f }, 2, 8.0f, UI_TOP);
    struct ui_select channel = {
        .label = "Channel", .names = CHANNELS, .seconds = USUAL, .disabled = CLOSED, .count = 3
    };
    (void)ui_select(ui, "channel", &channel, &g->channel);
    ui_row_next(ui);
    struct ui_button share = { .label = "Share", .icon = ICON_SHARE, .rank = UI_SHARE, .fill = true };
    g->shares += ui_button_with(ui, "share", &share);
    ui_row_end(ui);
    ui_card_end(ui);
}

static void knowledge(struct ui *ui, struct gallery *g, struct box box)
{
    ui_panel_begin(ui, "knowledge", box,
                   &(struct ui_panel){ .label = "What you know", .padding = -1.0f, .scrolls = true });
    ui_panel_head(ui, "What you know", "4 items");
    ui_inset_begin(ui, SPACE_PANEL, SPACE_PANEL, 12.0f);
    ui_space(ui, 14.0f);
    ui_row_begin(ui, (const float[]){ UI_FLEX(1), 130.0f }, 2, 12.0f, UI_CENTRE);
    ui_words(ui, "Crane controller serials, batch 7F", &(struct ui_words){ .face = TEXT_SEMIBOLD });
    ui_row_next(ui);
    ui_tlp(ui, THEME_TLP_AMBER_STRICT);
    ui_row_end(ui);
    fact(ui, g);
    ui_notice(ui, "warning", ICON_WARNING, UI_TONE_AMBER, "Outside the source’s label: Nimbus Cloud is not a CERT.");
    ui_notice(ui, "error", ICON_ERROR, UI_TONE_RED, "The line to Tavola is closed until 13:00.");
    ui_notice(ui, "info", ICON_NOTE, UI_TONE_SECOND, "You told SoraCERT at 09:41.");
    ui_flow_begin(ui, 8.0f);
    ui_pill(ui, "2 open", UI_TONE_AMBER, true);
    ui_pill(ui, "at risk", UI_TONE_AMBER, false);
    ui_pill(ui, "breached", UI_TONE_RED, false);
    ui_pill(ui, "met", UI_TONE_GREEN, false);
    ui_pill(ui, "MLAT", UI_TONE_TEAL, false);
    ui_pill(ui, "3 unread", UI_TONE_SECOND, false);
    ui_flow_end(ui);
    ui_bar(ui, "Data-breach notice", "1 h 38 left", 0.2f, UI_TONE_SECOND);
    ui_bar(ui, "Outage notice", "met", 0.92f, UI_TONE_GREEN);
    ui_inset_end(ui);
    ui_panel_end(ui);
}

static void controls(struct ui *ui, struct gallery *g, struct box box)
{
    ui_panel_begin(ui, "controls", box, &(struct ui_panel){ .label = "Controls", .gap = 14.0f, .scrolls = true });
    static const char *const TABS[] = { "Timeline", "Teams", "Decisions" };
    (void)ui_tabs(ui, "tabs", "Views", TABS, 3, &g->tab, 48.0f);
    ui_flow_begin(ui, 8.0f);
    static const char *const CHIPS[] = { "All 11", "Introductory", "Intermediate" };
    for (uint32_t i = 0; i < 3; i++) {
        if (ui_chip(ui, CHIPS[i], CHIPS[i], g->tab == i)) {
            g->tab = i;
        }
    }
    ui_flow_end(ui);
    ui_flow_begin(ui, 12.0f);
    static const char *const RATINGS[] = { "P", "S", "M", "U" };
    (void)ui_segments(ui, "rating", "Share across borders", RATINGS, 4, &g->rating);
    (void)ui_check(ui, "stop", "Stop at each decision", &g->is_on, NULL);
    ui_flow_end(ui);
    ui_flow_begin(ui, 8.0f);
    struct ui_button pause = {
        .label = "Pause", .icon = ICON_PAUSE, .height = BUTTON_HEIGHT_DENSE, .shortcut = "Space"
    };
    g->pauses += ui_button_with(ui, "pause", &pause);
    struct ui_button recall = { .label = "Recall", .height = BUTTON_HEIGHT_DENSE, .disabled = "It has arrived." };
    (void)ui_button_with(ui, "recall", &recall);
    struct ui_button outline = {
        .label = "Share on", .icon = ICON_SHARE, .rank = UI_SHARE_OUTLINE, .height = BUTTON_HEIGHT_DENSE
    };
    (void)ui_button_with(ui, "share-on", &outline);
    (void)ui_button(ui, "not-now", "Not now");
    ui_flow_end(ui);
    static const double TICKS[] = { 1.0, 2.5, 4.0, 7.25 };
    struct ui_slider slider = {
        .label = "Time", .least = 0.0, .most = 10.0, .step = 0.25, .ticks = TICKS, .tick_count = 4
    };
    (void)ui_slider(ui, "time", &slider, &g->time);
    struct ui_field search = { .label = "Find", .hint = "Find", .icon = ICON_SEARCH, .shortcut = "/" };
    (void)ui_field(ui, "search", &search, &g->search);
    struct ui_field note = { .label = "Observation", .hint = "What did you see?", .lines = 3, .label_above = true };
    (void)ui_field(ui, "note", &note, &g->note);
    struct ui_field closed = { .label = "Statement", .hint = "Statement", .disabled = "Your chair speaks first." };
    (void)ui_field(ui, "statement", &closed, &(struct str){ 0 });
    ui_panel_end(ui);
}

static void dialog(struct ui *ui, struct gallery *g)
{
    if (!g->has_dialog) {
        return;
    }
    ui_dialog_begin(ui, "call", "Call a team", 520.0f, &g->has_dialog);
    ui_paragraph(ui, "A call takes about ten minutes of your team’s time. The other team may be in a meeting.");
    static const char *const TEAMS[] = { "MeriCERT", "Data Commission", "SoraCERT" };
    struct ui_select team = { .label = "Team to call", .names = TEAMS, .count = 3 };
    (void)ui_select(ui, "team", &team, &g->channel);
    ui_flow_begin(ui, 12.0f);
    struct ui_button go = { .label = "Call", .icon = ICON_PHONE, .rank = UI_PRIMARY };
    if (ui_button_with(ui, "go", &go)) {
        g->has_dialog = false;
    }
    if (ui_button(ui, "cancel", "Cancel")) {
        g->has_dialog = false;
    }
    ui_flow_end(ui);
    ui_dialog_end(ui);
}

static void tick(struct ui *ui, struct gallery *g)
{
    if (g->runs) {
        int64_t s = ui_now_ms(ui) / 1000;
        g->clock_s = 38538 + s;
        ui_wake_at_ms(ui, (s + 1) * 1000);
    }
}

void gallery_frame(struct ui *ui, void *app)
{
    struct gallery *g = app;
    tick(ui, g);
    head(ui, g);
    struct box bounds = ui_bounds(ui);
    float m = SPACE_MARGIN;
    float top = 116.0f;
    float height = bounds.h - top - m;
    bool is_wide = bounds.w >= 1500.0f;
    float left = is_wide ? 408.0f : 300.0f;
    float right = is_wide ? 560.0f : 340.0f;
    float middle = bounds.w - left - right - 4.0f * m;
    inbox(ui, box_make(m, top, left, height));
    decision(ui, g, box_make(2.0f * m + left, top, middle, height - 100.0f - m));
    measures(ui, box_make(2.0f * m + left, top + height - 100.0f, middle, 100.0f));
    float upper = (height - m) * 0.48f;
    knowledge(ui, g, box_make(bounds.w - right - m, top, right, upper));
    controls(ui, g, box_make(bounds.w - right - m, top + upper + m, right, height - upper - m));
    dialog(ui, g);
}
