/* What opens over the seat: notices, declarations, statements, requests and replies; the keys and the own brief. One is
 * open at a time, and what was being written goes with it when it is closed. Proposals and notes are in seat_more.c. */
#include <string.h>

#include "screens/seat_inside.h"

#define DIALOG_WIDTH 720.0f
#define WORDS_MOST 4000u

void desk_open(struct desk *desk, enum seat_dialog dialog)
{
    struct paper *paper = &desk->seat->paper;
    struct str words = paper->words;
    str_clear(&words);
    *paper = (struct paper){ .clock = VIEW_NONE, .stage = 0, .to = VIEW_NONE, .channel = VIEW_NONE, .fact = VIEW_NONE,
                             .request = VIEW_NONE, .decision = VIEW_NONE, .words = words };
    desk->seat->dialog = dialog;
}

void dialog_close(struct desk *desk)
{
    desk->seat->dialog = DIALOG_NONE;
}

/* ---- pieces of dialogs ------------------------------------------------------------------------------------------- */

void dialog_words(struct desk *desk, enum word label, enum word hint, uint32_t lines)
{
    struct ui_field field = {
        .label = word(label), .hint = word(hint), .label_above = true, .lines = lines, .bytes_max = WORDS_MOST
    };
    (void)ui_field(desk->ui, "words", &field, &desk->seat->paper.words);
}

const char *dialog_written(const struct desk *desk)
{
    return desk->seat->paper.words.bytes > 0 ? str_text(&desk->seat->paper.words) : NULL;
}

bool dialog_buttons(struct desk *desk, const struct ui_button *send)
{
    ui_flow_begin(desk->ui, 12.0f);
    bool pressed = ui_button_with(desk->ui, "send", send);
    if (ui_button_with(desk->ui, "cancel",
                       &(struct ui_button){ .label = word(WORD_CANCEL), .rank = UI_QUIET, .height = send->height })) {
        dialog_close(desk);
    }
    ui_flow_end(desk->ui);
    return pressed;
}

/* Held items that may go along, with a tick before each; which ones are in `listed`. */
static uint32_t put_facts(struct desk *desk, uint32_t classes, uint32_t listed[SEAT_FACTS_SHOWN])
{
    const struct view *view = desk->view;
    struct paper *paper = &desk->seat->paper;
    uint32_t count = 0;
    if (classes != 0) {
        count = view_facts_for(view, classes, listed, SEAT_FACTS_SHOWN);
    } else {
        for (uint32_t i = 0; i < view->facts_count && count < SEAT_FACTS_SHOWN; i++) {
            if (view->facts[i].held && !view->facts[i].withdrawn) {
                listed[count++] = i;
            }
        }
    }
    ui_inset_begin(desk->ui, 0.0f, 0.0f, 2.0f);
    for (uint32_t i = 0; i < count; i++) {
        const struct view_fact *fact = &view->facts[listed[i]];
        ui_push_number(desk->ui, i);
        (void)ui_check(desk->ui, "fact", FILL(desk, FACT_LABEL, fact->title, say_label(fact->label)), &paper->facts[i],
                       NULL);
        ui_pop_id(desk->ui);
    }
    ui_inset_end(desk->ui);
    return count;
}

static void fill_facts(const struct paper *paper, const uint32_t *listed, uint32_t count, struct view_wish *wish)
{
    for (uint32_t i = 0; i < count && wish->fact_count < WISH_FACTS_MAX; i++) {
        if (paper->facts[i]) {
            wish->facts[wish->fact_count++] = listed[i];
        }
    }
}

/* ---- notify ------------------------------------------------------------------------------------------------------ */

static void put_stage_choice(struct desk *desk, const struct view_clock *clock)
{
    const char *names[16];
    uint32_t count = clock->stage_count < 16 ? clock->stage_count : 16;
    for (uint32_t i = 0; i < count; i++) {
        names[i] = clock->stages[i].title;
    }
    struct paper *paper = &desk->seat->paper;
    if (count > 1 && ui_segments(desk->ui, "stage", word(WORD_STAGE), names, count, &paper->stage)) {
        paper->classes = clock->stages[paper->stage].classes & view_classes_held(desk->view);
        memset(paper->facts, 0, sizeof paper->facts);
    }
}

/* A later stage leaves an earlier one open, and what was met needs no notice: said before it is sent. */
static void put_stage_words(struct desk *desk, const struct view_clock *clock, uint32_t chosen)
{
    const struct view_stage *stage = &clock->stages[chosen];
    uint32_t next = view_next_stage(desk->view, desk->seat->paper.clock);
    if (stage->met_s != INT64_MAX) {
        ui_notice(desk->ui, "again", ICON_NOTE, UI_TONE_SECOND,
                  FILL(desk, NOTIFY_AGAIN, say_moment(desk, stage->met_s)));
    } else if (next < chosen) {
        const struct view_stage *open = &clock->stages[next];
        ui_notice(desk->ui, "before", ICON_WARNING, UI_TONE_AMBER,
                  open->deadline_s == INT64_MAX
                      ? FILL(desk, NOTIFY_BEFORE, open->title)
                      : FILL(desk, NOTIFY_BEFORE_DUE, open->title, say_moment(desk, open->deadline_s)));
    } else if (stage->deadline_s != INT64_MAX) {
        ui_label(desk->ui, FILL(desk, NOTIFY_DUE, say_moment(desk, stage->deadline_s), stage->within));
    }
}

/* Every part that this stage asks for; what the held items can say is ticked. */
static void put_class_choice(struct desk *desk, const struct view_stage *stage)
{
    struct paper *paper = &desk->seat->paper;
    uint32_t held = view_classes_held(desk->view);
    ui_inset_begin(desk->ui, 0.0f, 0.0f, 2.0f);
    for (uint32_t i = 0; i < 10; i++) {
        uint32_t bit = 1u << i;
        if ((stage->classes & bit) == 0) {
            continue;
        }
        bool on = (paper->classes & bit) != 0;
        const char *label = (held & bit) != 0 ? FILL(desk, CLASS_HELD, say_class(i)) : say_class(i);
        ui_push_number(desk->ui, i);
        if (ui_check(desk->ui, "class", label, &on, NULL)) {
            paper->classes = on ? paper->classes | bit : paper->classes & ~bit;
        }
        ui_pop_id(desk->ui);
    }
    ui_inset_end(desk->ui);
}

static void send_notice(struct desk *desk, const uint32_t *listed, uint32_t count)
{
    const struct paper *paper = &desk->seat->paper;
    const struct view_clock *clock = &desk->view->clocks[paper->clock];
    struct view_wish wish = view_wish_make(WISH_NOTIFY);
    wish.clock = paper->clock;
    wish.stage = paper->stage;
    wish.classes = paper->classes;
    wish.text = dialog_written(desk);
    fill_facts(paper, listed, count, &wish);
    desk_wish(desk, &wish);
    desk_say(desk, FILL(desk, SAID_NOTIFIED, clock->addressee, clock->stages[paper->stage].title));
    dialog_close(desk);
}

static void dialog_notify(struct desk *desk)
{
    struct paper *paper = &desk->seat->paper;
    const struct view_clock *clock = &desk->view->clocks[paper->clock];
    const struct view_stage *stage = &clock->stages[paper->stage];
    ui_paragraph(desk->ui, FILL(desk, NOTIFY_TO, clock->title, clock->addressee));
    put_stage_choice(desk, clock);
    put_stage_words(desk, clock, paper->stage);
    ui_heading(desk->ui, word(WORD_WHAT_IT_COVERS));
    ui_label(desk->ui, word(WORD_WHAT_IT_COVERS_MORE));
    put_class_choice(desk, stage);
    uint32_t listed[SEAT_FACTS_SHOWN], count = 0;
    if (view_facts_for(desk->view, stage->classes, listed, 1) > 0) {
        ui_heading(desk->ui, word(WORD_ATTACH));
        count = put_facts(desk, stage->classes, listed);
    }
    dialog_words(desk, WORD_STATEMENT, WORD_STATEMENT_HINT, 3);
    struct ui_button send = { .label = word(WORD_SEND_NOTICE), .icon = ICON_SEND, .rank = UI_PRIMARY,
                              .disabled = paper->classes != 0 ? NULL : word(WORD_TICK_FIRST) };
    if (dialog_buttons(desk, &send)) {
        send_notice(desk, listed, count);
    }
}

/* ---- declare ----------------------------------------------------------------------------------------------------- */

#define SINCE_MOST 24u

struct since { const char *names[SINCE_MOST]; int64_t at_s[SINCE_MOST]; uint32_t count; };

/* Now, or when something was learned: the moments that a duty can honestly be counted from. */
static void collect_since(struct desk *desk, struct since *since)
{
    const struct view *view = desk->view;
    since->names[0] = FILL(desk, SINCE_NOW, say_moment(desk, desk->room->now_s));
    since->at_s[0] = desk->room->now_s;
    since->count = 1;
    for (uint32_t i = view->facts_count; i > 0 && since->count < SINCE_MOST; i--) {
        const struct view_fact *fact = &view->facts[i - 1];
        if (fact->held && fact->how != VIEW_HELD && fact->learned_s != INT64_MAX) {
            since->names[since->count] = FILL(desk, SINCE_LEARNED, say_moment(desk, fact->learned_s), fact->title);
            since->at_s[since->count++] = fact->learned_s;
        }
    }
}

static void dialog_declare(struct desk *desk)
{
    struct paper *paper = &desk->seat->paper;
    const struct view_clock *clock = &desk->view->clocks[paper->clock];
    struct since since;
    collect_since(desk, &since);
    ui_paragraph(desk->ui, FILL(desk, DECLARE_MORE, clock->title, clock->addressee));
    for (uint32_t i = 0; i < clock->stage_count; i++) {
        ui_label(desk->ui, FILL(desk, STAGE_WITHIN, clock->stages[i].title, clock->stages[i].within));
    }
    paper->kind = paper->kind < since.count ? paper->kind : 0;
    struct ui_select select = { .label = word(WORD_SINCE_WHEN), .names = since.names, .count = since.count };
    ui_label(desk->ui, word(WORD_SINCE_WHEN));
    (void)ui_select(desk->ui, "since", &select, &paper->kind);
    struct ui_button send = { .label = word(WORD_DECLARE), .icon = ICON_LEGAL, .rank = UI_PRIMARY };
    if (dialog_buttons(desk, &send)) {
        struct view_wish wish = view_wish_make(WISH_DECLARE);
        wish.clock = paper->clock;
        wish.when_s = since.at_s[paper->kind];
        desk_wish(desk, &wish);
        desk_say(desk, FILL(desk, SAID_DECLARED, clock->title));
        dialog_close(desk);
    }
}

/* ---- a public statement ------------------------------------------------------------------------------------------ */

static void dialog_statement(struct desk *desk)
{
    struct paper *paper = &desk->seat->paper;
    ui_paragraph(desk->ui, word(WORD_STATEMENT_MORE));
    dialog_words(desk, WORD_STATEMENT_PUBLIC, WORD_STATEMENT_PUBLIC_HINT, 4);
    ui_heading(desk->ui, word(WORD_STATE_FACTS));
    uint32_t listed[SEAT_FACTS_SHOWN];
    uint32_t count = put_facts(desk, 0, listed);
    bool has_some = paper->words.bytes > 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct view_fact *fact = &desk->view->facts[listed[i]];
        has_some = has_some || paper->facts[i];
        if (paper->facts[i] && !view_label_allows(desk->view, listed[i], VIEW_PUBLIC)) {
            ui_push_number(desk->ui, i);
            ui_notice(desk->ui, "warning", ICON_WARNING, UI_TONE_AMBER,
                      FILL(desk, NOT_FOR_PUBLIC, fact->title, say_label(fact->label)));
            ui_pop_id(desk->ui);
        }
    }
    struct ui_button send = { .label = word(WORD_PUBLISH), .icon = ICON_PUBLIC, .rank = UI_PRIMARY,
                              .disabled = has_some ? NULL : word(WORD_WORDS_FIRST) };
    if (dialog_buttons(desk, &send)) {
        struct view_wish wish = view_wish_make(WISH_STATE);
        wish.text = dialog_written(desk);
        fill_facts(paper, listed, count, &wish);
        desk_wish(desk, &wish);
        desk_say(desk, word(WORD_SAID_STATED));
        dialog_close(desk);
    }
}

/* ---- ask and reply ----------------------------------------------------------------------------------------------- */

#define ASK_MOST 64u

static void put_team_choice(struct desk *desk, struct paper *paper)
{
    const struct view *view = desk->view;
    const char *names[ASK_MOST];
    uint32_t count = 0, chosen = paper->to == VIEW_NONE ? UINT32_MAX : paper->to - 1;
    for (uint32_t team = 1; team < view->teams_count && count < ASK_MOST; team++) {
        names[count++] = view->teams[team].title;
    }
    ui_label(desk->ui, word(WORD_ASK_WHOM));
    struct ui_select select = { .label = word(WORD_ASK_WHOM), .names = names, .count = count };
    if (ui_select(desk->ui, "whom", &select, &chosen) && chosen < count) {
        paper->to = chosen + 1;
        paper->channel = VIEW_NONE;
    }
}

/* Permission is asked for what is held; a fact, for what only its name is known of, or in words. */
static bool fits_ask(const struct view_fact *fact, enum view_ask ask)
{
    return ask == VIEW_ASK_PERMISSION ? fact->held : !fact->held;
}

static void put_about_choice(struct desk *desk, struct paper *paper)
{
    const struct view *view = desk->view;
    const char *names[ASK_MOST];
    uint32_t facts[ASK_MOST], count = 1, chosen = 0;
    names[0] = word(paper->kind == VIEW_ASK_PERMISSION ? WORD_CHOOSE_AN_ITEM : WORD_IN_MY_WORDS);
    facts[0] = VIEW_NONE;
    for (uint32_t i = 0; i < view->facts_count && count < ASK_MOST; i++) {
        if (fits_ask(&view->facts[i], (enum view_ask)paper->kind) && view->facts[i].title[0] != '\0') {
            chosen = paper->fact == i ? count : chosen;
            names[count] = view->facts[i].title;
            facts[count++] = i;
        }
    }
    ui_label(desk->ui, word(WORD_ASK_ABOUT));
    struct ui_select select = { .label = word(WORD_ASK_ABOUT), .names = names, .count = count };
    (void)ui_select(desk->ui, "about", &select, &chosen);
    paper->fact = facts[chosen < count ? chosen : 0];
}

/* The way that a share would take where one asks about what is held; else the usually soonest that is open. */
static uint32_t soonest_channel(const struct desk *desk, const struct paper *paper)
{
    const struct view *view = desk->view;
    if (paper->fact < view->facts_count && view->facts[paper->fact].held) {
        uint32_t best = view_best_channel(view, desk->room->now_s, paper->fact, paper->to);
        if (best != VIEW_NONE) {
            return best;
        }
    }
    const struct view_line *soonest = NULL;
    for (uint32_t i = 0; i < view->channels_count; i++) {
        const struct view_line *line = view_find_line(view, i, paper->to);
        bool is_better = line != NULL && line->open && (soonest == NULL || line->likely_s < soonest->likely_s);
        soonest = is_better ? line : soonest;
    }
    return soonest != NULL ? soonest->channel : VIEW_NONE;
}

static void put_channel_choice(struct desk *desk, struct paper *paper)
{
    const struct view *view = desk->view;
    const char *names[ASK_MOST], *seconds[ASK_MOST], *disabled[ASK_MOST];
    uint32_t channels[ASK_MOST], count = 0, chosen = UINT32_MAX;
    paper->channel = paper->channel == VIEW_NONE ? soonest_channel(desk, paper) : paper->channel;
    for (uint32_t i = 0; i < view->channels_count && count < ASK_MOST; i++) {
        const struct view_line *line = view_find_line(view, i, paper->to);
        if (line == NULL) {
            continue;
        }
        char text[VIEW_TIME_BYTES];
        view_delay_text(line->least_s, line->likely_s, line->most_s, text);
        names[count] = view->channels[i].title;
        seconds[count] = FILL(desk, USUALLY, text);
        disabled[count] = line->open                        ? NULL
                          : line->closed_because[0] != '\0' ? line->closed_because
                                                            : word(WORD_NOT_POSSIBLE_NOW);
        chosen = paper->channel == i ? count : chosen;
        channels[count++] = i;
    }
    ui_label(desk->ui, word(WORD_CHANNEL));
    struct ui_select select = {
        .label = word(WORD_CHANNEL), .names = names, .seconds = seconds, .disabled = disabled, .count = count
    };
    (void)ui_select(desk->ui, "channel", &select, &chosen);
    paper->channel = chosen < count ? channels[chosen] : VIEW_NONE;
}

static const char *ask_missing(const struct paper *paper)
{
    if (paper->to == VIEW_NONE) {
        return word(WORD_CHOOSE_TEAM_FIRST);
    }
    if (paper->channel == VIEW_NONE) {
        return word(WORD_NO_CHANNEL);
    }
    bool has_subject = paper->fact != VIEW_NONE || (paper->kind != VIEW_ASK_PERMISSION && paper->words.bytes > 0);
    return has_subject ? NULL : word(paper->kind == VIEW_ASK_PERMISSION ? WORD_CHOOSE_AN_ITEM : WORD_WORDS_FIRST);
}

static void dialog_ask(struct desk *desk)
{
    struct paper *paper = &desk->seat->paper;
    const char *const kinds[] = { word(WORD_KIND_FACT), word(WORD_KIND_PRESERVE), word(WORD_KIND_HELP),
                                  word(WORD_KIND_PERMISSION) };
    uint32_t kind = paper->kind;
    if (ui_segments(desk->ui, "kind", word(WORD_ASK_FOR), kinds, 4, &kind)) {
        paper->kind = kind;
        paper->fact = VIEW_NONE;
    }
    put_team_choice(desk, paper);
    put_about_choice(desk, paper);
    if (paper->to != VIEW_NONE) {
        put_channel_choice(desk, paper);
    }
    dialog_words(desk, WORD_YOUR_WORDS, WORD_ASK_HINT, 3);
    struct ui_button send = {
        .label = word(WORD_SEND_REQUEST), .icon = ICON_SEND, .rank = UI_PRIMARY, .disabled = ask_missing(paper)
    };
    if (dialog_buttons(desk, &send)) {
        struct view_wish wish = view_wish_make(WISH_ASK);
        wish.to = paper->to;
        wish.channel = paper->channel;
        wish.ask = (enum view_ask)paper->kind;
        wish.fact = paper->fact;
        wish.text = dialog_written(desk);
        desk_wish(desk, &wish);
        desk_say(desk, FILL(desk, SAID_ASKED, say_team(desk, paper->to)));
        desk->seat->share.is_asking_twice = false;
        dialog_close(desk);
    }
}

static void put_permission(struct desk *desk, struct paper *paper)
{
    const char *names[6] = { word(WORD_PERMISSION_USUAL) };
    for (uint32_t i = 0; i < 5; i++) {
        names[i + 1] = say_label((enum tlp)i);
    }
    ui_label(desk->ui, word(WORD_PERMISSION_LABEL));
    struct ui_select select = { .label = word(WORD_PERMISSION_LABEL), .names = names, .count = 6 };
    (void)ui_select(desk->ui, "label", &select, &paper->label);
}

static void dialog_reply(struct desk *desk)
{
    struct paper *paper = &desk->seat->paper;
    const struct view_request *request = &desk->view->requests[paper->request];
    const char *const names[] = { word(WORD_REPLY_YES), word(WORD_REPLY_NO), word(WORD_REPLY_LATER) };
    ui_paragraph(desk->ui, FILL(desk, REPLY_TO, say_team(desk, request->team), request_words(desk, request)));
    if (request->text[0] != '\0') {
        ui_paragraph(desk->ui, request->text);
    }
    (void)ui_segments(desk->ui, "reply", word(WORD_YOUR_ANSWER), names, 3, &paper->kind);
    if (request->ask == VIEW_ASK_PERMISSION && paper->kind == VIEW_YES) {
        put_permission(desk, paper);
    }
    dialog_words(desk, WORD_YOUR_WORDS, WORD_REPLY_HINT, 3);
    struct ui_button send = { .label = word(WORD_SEND_REPLY), .icon = ICON_SEND, .rank = UI_PRIMARY };
    if (dialog_buttons(desk, &send)) {
        struct view_wish wish = view_wish_make(WISH_REPLY);
        wish.request = paper->request;
        wish.reply = (enum view_reply)paper->kind;
        wish.has_label = request->ask == VIEW_ASK_PERMISSION && paper->kind == VIEW_YES && paper->label > 0;
        wish.label = wish.has_label ? (enum tlp)(paper->label - 1) : TLP_RED;
        wish.text = dialog_written(desk);
        desk_wish(desk, &wish);
        desk_say(desk, FILL(desk, SAID_REPLIED, say_team(desk, request->team)));
        dialog_close(desk);
    }
}

/* ---- keys and brief ---------------------------------------------------------------------------------------------- */

static void dialog_keys(struct desk *desk)
{
    static const struct { const char *key; enum word words;
    } keys[] = {
        { "A \u2026 D", WORD_KEY_CHOOSE },
        { "\u21b5", WORD_KEY_COMMIT },
        { "J", WORD_KEY_NEXT },
        { "Space", WORD_KEY_PAUSE },
        { "[  ]", WORD_KEY_SPEED },
        { "Tab", WORD_KEY_TAB },
        { "F6", WORD_KEY_PANEL },
        { "\u2191 \u2193", WORD_KEY_ARROWS },
        { "W", WORD_KEY_WHO },
        { "M", WORD_KEY_MORE_TIME },
        { "N", WORD_KEY_NOTE },
        { "Esc", WORD_KEY_ESCAPE },
        { "Ctrl + \u2212", WORD_KEY_SIZE },
        { "?  F1", WORD_KEY_HELP },
    };
    for (uint32_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        struct box box = ui_take(desk->ui, 24.0f);
        ui_draw_keycap(desk->ui, box.x + 96.0f, box.y + 12.0f, keys[i].key, desk->theme->t2);
        struct words look = words_of(desk, TEXT_REGULAR, TYPE_BODY_SMALL, UI_TONE_FIRST);
        look.width_max = box.w - 116.0f;
        draw_text_middle(desk->canvas, box.x + 116.0f, box.y + 12.0f, look, word(keys[i].words));
        ui_note(desk->ui, NULL, UI_ROLE_TEXT, word(keys[i].words), keys[i].key, box);
    }
    ui_label(desk->ui, word(WORD_KEYS_MORE));
}

/* ---- whichever is open ------------------------------------------------------------------------------------------- */

/* What a dialog is about may have gone, when time ran on under it. */
static bool is_possible(const struct desk *desk)
{
    const struct paper *paper = &desk->seat->paper;
    switch (desk->seat->dialog) {
    case DIALOG_NONE: return false;
    case DIALOG_KEYS:
    case DIALOG_WHO:
    case DIALOG_BRIEF: return true;
    case DIALOG_NOTIFY:
    case DIALOG_DECLARE: return !desk->view->ended && paper->clock < desk->view->clocks_count;
    case DIALOG_REPLY: return !desk->view->ended && paper->request < desk->view->requests_count;
    case DIALOG_PROPOSE:
        return paper->decision < desk->view->decisions_count &&
               desk->view->decisions[paper->decision].status == VIEW_IS_OPEN;
    default: return !desk->view->ended;
    }
}

void part_dialogs(struct desk *desk)
{
    static const enum word titles[] = {
        [DIALOG_NONE] = WORD_KEYS,
        [DIALOG_KEYS] = WORD_KEYS,
        [DIALOG_BRIEF] = WORD_YOUR_BRIEF,
        [DIALOG_NOTIFY] = WORD_NOTIFY_TITLE,
        [DIALOG_DECLARE] = WORD_DECLARE_TITLE,
        [DIALOG_STATEMENT] = WORD_PUBLIC_STATEMENT,
        [DIALOG_ASK] = WORD_ASK_A_TEAM,
        [DIALOG_REPLY] = WORD_REPLY_TITLE,
        [DIALOG_PROPOSE] = WORD_PROPOSE,
        [DIALOG_NOTE] = WORD_NOTE_TITLE,
        [DIALOG_WHO] = WORD_WHO,
    };
    enum seat_dialog dialog = desk->seat->dialog;
    if (!is_possible(desk)) {
        desk->seat->dialog = DIALOG_NONE;
        return;
    }
    bool open = true;
    ui_dialog_begin(desk->ui, "dialog", word(titles[dialog]), DIALOG_WIDTH, &open);
    switch (dialog) {
    case DIALOG_NONE: break;
    case DIALOG_KEYS: dialog_keys(desk); break;
    case DIALOG_BRIEF: seat_put_brief(desk); break;
    case DIALOG_NOTIFY: dialog_notify(desk); break;
    case DIALOG_DECLARE: dialog_declare(desk); break;
    case DIALOG_STATEMENT: dialog_statement(desk); break;
    case DIALOG_ASK: dialog_ask(desk); break;
    case DIALOG_REPLY: dialog_reply(desk); break;
    case DIALOG_PROPOSE: dialog_propose(desk); break;
    case DIALOG_NOTE: dialog_note(desk); break;
    case DIALOG_WHO: dialog_who(desk); break;
    }
    ui_dialog_end(desk->ui);
    if (!open) {
        dialog_close(desk);
    }
}
