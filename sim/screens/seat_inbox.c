/* The left column: what came in, what was asked both ways, and what everybody can see. */
#include <stdio.h>

#include "screens/seat_inside.h"

/* ---- how each kind of message reads ------------------------------------------------------------------------------ */

static struct piece_row item_row(struct desk *desk, const struct view_item *item)
{
    (void)desk;
    return (struct piece_row){
        .icon = icon_of_via(item->via),
        .icon_tone = UI_TONE_SECOND,
        .kicker = item->from,
        .title = item->title,
        .text = item->text,
        .has_label = item->has_label,
        .label = item->label,
        .value = item->is_recalled ? word(WORD_RECALLED) : NULL,
    };
}

static struct piece_row arrival_row(struct desk *desk, const struct view_arrival *arrival)
{
    const struct view_fact *fact = &desk->view->facts[arrival->fact];
    const char *from =
        arrival->from == VIEW_NONE ? word(WORD_TOLD_BY_UNKNOWN) : FILL(desk, TOLD_BY, say_team(desk, arrival->from));
    return (struct piece_row){
        .icon = ICON_SHARE_TAB, .icon_tone = UI_TONE_TEAL, .kicker = from, .title = fact->title, .text = fact->text,
        .has_label = true, .label = arrival->label,
    };
}

/* What is asked for, from the side of who reads it: by the name that it has here once it is known here. What is not known
 * here has only the words in which it is asked, which are the asker's own. */
const char *request_words(struct desk *desk, const struct view_request *request)
{
    static const enum word words[] = { [VIEW_ASK_FACT] = WORD_ASK_FOR_FACT,
                                       [VIEW_ASK_PRESERVE] = WORD_ASK_FOR_PRESERVING,
                                       [VIEW_ASK_HELP] = WORD_ASK_FOR_HELP,
                                       [VIEW_ASK_PERMISSION] = WORD_ASK_FOR_PERMISSION };
    static const enum word bare[] = { [VIEW_ASK_FACT] = WORD_ASK_FOR_FACT_BARE,
                                      [VIEW_ASK_PRESERVE] = WORD_ASK_FOR_PRESERVING_BARE,
                                      [VIEW_ASK_HELP] = WORD_ASK_FOR_HELP_BARE,
                                      [VIEW_ASK_PERMISSION] = WORD_ASK_FOR_PERMISSION_BARE };
    if (request->fact < desk->view->facts_count) {
        return words_fill(desk->words, words[request->ask], desk->view->facts[request->fact].title, NULL, NULL);
    }
    if (request->title[0] == '\0') {
        return word(bare[request->ask]);
    }
    return request->is_mine ? request->title
                            : FILL(desk, ASK_IN_THEIR_WORDS, word(bare[request->ask]), request->title);
}

static const char *reply_word(enum view_reply reply)
{
    static const enum word words[] = {
        [VIEW_YES] = WORD_REPLY_YES, [VIEW_NO] = WORD_REPLY_NO, [VIEW_LATER] = WORD_REPLY_LATER
    };
    return word(words[reply]);
}

static struct piece_row request_row(struct desk *desk, const struct view_request *request)
{
    const char *team = say_team(desk, request->team);
    struct piece_row row = {
        .icon = ICON_PERSON, .icon_tone = UI_TONE_SECOND, .title = request_words(desk, request), .text = request->text,
        .kicker = request->is_mine ? FILL(desk, YOU_ASKED, team) : FILL(desk, ASKS_YOU, team),
    };
    if (request->answered) {
        row.value = request->is_mine ? FILL(desk, THEY_ANSWERED, reply_word(request->reply))
                                     : FILL(desk, YOU_ANSWERED, reply_word(request->reply));
    } else {
        row.value = word(request->is_mine ? WORD_NO_ANSWER_YET : WORD_NOT_ANSWERED);
    }
    return row;
}

static struct piece_row reply_row(struct desk *desk, const struct view_request *request)
{
    return (struct piece_row){
        .icon = ICON_PEOPLE,
        .icon_tone = UI_TONE_SECOND,
        .title = request_words(desk, request),
        .text = request->reply_text,
        .kicker = FILL(desk, TEAM_ANSWERED, say_team(desk, request->team), reply_word(request->reply)),
        .has_label = request->has_label,
        .label = request->label,
    };
}

static struct piece_row notice_row(struct desk *desk, const struct view_notice_got *notice)
{
    return (struct piece_row){
        .icon = ICON_LEGAL, .icon_tone = UI_TONE_SECOND, .title = notice->title, .text = notice->text,
        .kicker = FILL(desk, NOTIFIES_YOU, say_team(desk, notice->from)),
    };
}

static struct piece_row hint_row(struct desk *desk, const struct view_noted *noted)
{
    (void)desk;
    return (struct piece_row){
        .icon = ICON_COACH, .icon_tone = UI_TONE_SECOND, .title = noted->text, .text = "",
        .kicker = word(noted->what == VIEW_NOTED_RULING ? WORD_RULING : WORD_HINT),
    };
}

static struct piece_row row_of(struct desk *desk, const struct entry *entry)
{
    const struct view *view = desk->view;
    switch (entry->kind) {
    case ENTRY_ITEM: return item_row(desk, &view->items[entry->index]);
    case ENTRY_ARRIVAL: return arrival_row(desk, &view->arrivals[entry->index]);
    case ENTRY_REQUEST: return request_row(desk, &view->requests[entry->index]);
    case ENTRY_REPLY: return reply_row(desk, &view->requests[entry->index]);
    case ENTRY_NOTICE: return notice_row(desk, &view->notices_got[entry->index]);
    default: return hint_row(desk, &view->noted[entry->index]);
    }
}

/* ---- what an open message offers --------------------------------------------------------------------------------- */

static void open_fact(struct desk *desk, uint32_t fact, uint32_t to)
{
    struct seat *seat = desk->seat;
    char id[32];
    seat->fact = fact;
    seat->right = RIGHT_KNOWN;
    seat->tab = PART_KNOWN;
    seat->share = (struct share_draft){ .fact = fact, .to = to, .channel = VIEW_NONE };
    (void)snprintf(id, sizeof id, "fact-%u", fact);
    desk_focus(seat, id);
}

static void put_fact_links(struct desk *desk, uint32_t item)
{
    const struct view *view = desk->view;
    for (uint32_t i = 0; i < view->facts_count; i++) {
        if (view->facts[i].held && view->facts[i].item == item) {
            ui_push_number(desk->ui, i);
            struct ui_button button = { .label = FILL(desk, NOW_KNOWN, view->facts[i].title),
                                        .icon = ICON_FACT,
                                        .rank = UI_QUIET,
                                        .height = BUTTON_HEIGHT_DENSE };
            if (ui_button_with(desk->ui, "known", &button)) {
                open_fact(desk, i, VIEW_NONE);
            }
            ui_pop_id(desk->ui);
        }
    }
}

static void open_reply(struct desk *desk, uint32_t request, enum view_reply reply)
{
    desk_open(desk, DIALOG_REPLY);
    desk->seat->paper.request = request;
    desk->seat->paper.kind = reply;
}

static void put_reply_buttons(struct desk *desk, uint32_t index)
{
    const struct view_request *request = &desk->view->requests[index];
    bool may_answer = !request->is_mine && (!request->answered || request->reply == VIEW_LATER) && !desk->view->ended;
    if (!may_answer) {
        return;
    }
    ui_flow_begin(desk->ui, 8.0f);
    bool holds = request->ask == VIEW_ASK_FACT && request->fact != VIEW_NONE && desk->view->facts[request->fact].held;
    if (holds) {
        struct ui_button share = {
            .label = word(WORD_SHARE_IT), .icon = ICON_SHARE, .rank = UI_SHARE, .height = BUTTON_HEIGHT_DENSE
        };
        if (ui_button_with(desk->ui, "share", &share)) {
            open_fact(desk, request->fact, request->team);
        }
    }
    static const struct { const char *id; enum view_reply reply; } replies[] = {
        { "yes", VIEW_YES }, { "no", VIEW_NO }, { "later", VIEW_LATER }
    };
    for (uint32_t i = 0; i < 3; i++) {
        struct ui_button button = { .label = reply_word(replies[i].reply), .height = BUTTON_HEIGHT_DENSE };
        if (ui_button_with(desk->ui, replies[i].id, &button)) {
            open_reply(desk, index, replies[i].reply);
        }
    }
    ui_flow_end(desk->ui);
}

static bool has_more(const struct view *view, const struct entry *entry)
{
    if (entry->kind == ENTRY_ITEM) {
        for (uint32_t i = 0; i < view->facts_count; i++) {
            if (view->facts[i].held && view->facts[i].item == entry->index) {
                return true;
            }
        }
        return view->items[entry->index].is_recalled;
    }
    return entry->kind == ENTRY_REQUEST || entry->kind == ENTRY_REPLY || entry->kind == ENTRY_ARRIVAL ||
           entry->kind == ENTRY_NOTICE;
}

static void put_classes(struct desk *desk, uint32_t classes)
{
    for (uint32_t i = 0; i < 10; i++) {
        if ((classes & (1u << i)) != 0) {
            ui_label(desk->ui, FILL(desk, COVERS_CLASS, say_class(i)));
        }
    }
}

static void put_more(struct desk *desk, const struct entry *entry, const char *status)
{
    const struct view *view = desk->view;
    switch (entry->kind) {
    case ENTRY_ITEM:
        if (view->items[entry->index].is_recalled) {
            ui_label(desk->ui, word(WORD_RECALLED_MORE));
        }
        put_fact_links(desk, entry->index);
        break;
    case ENTRY_ARRIVAL: {
        const struct view_arrival *arrival = &view->arrivals[entry->index];
        if (arrival->channel < view->channels_count) {
            ui_label(desk->ui, FILL(desk, CAME_BY, view->channels[arrival->channel].title));
        }
        struct ui_button button = {
            .label = word(WORD_SEE_KNOWN), .icon = ICON_FACT, .rank = UI_QUIET, .height = BUTTON_HEIGHT_DENSE
        };
        if (ui_button_with(desk->ui, "known", &button)) {
            open_fact(desk, arrival->fact, VIEW_NONE);
        }
        break;
    }
    case ENTRY_NOTICE: put_classes(desk, view->notices_got[entry->index].classes); break;
    default:
        ui_label(desk->ui, status != NULL ? status : "");
        put_reply_buttons(desk, entry->index);
        break;
    }
}

/* ---- the list ---------------------------------------------------------------------------------------------------- */

static const char *entry_id(struct desk *desk, const struct entry *entry)
{
    static const char *const names[] = { "none", "item", "arrival", "request", "reply", "notice", "hint" };
    return arena_format(desk->words, "%s-%u", names[entry->kind], entry->index);
}

/* Opening a message is reading it. */
static void put_entry(struct desk *desk, const struct entry *entry)
{
    struct seat *seat = desk->seat;
    const char *id = entry_id(desk, entry);
    struct piece_row row = row_of(desk, entry);
    row.aside = say_moment(desk, entry->at_s);
    row.is_unread = entry->is_unread;
    row.is_open = entry_is(&seat->open, entry);
    const char *status = row.value;
    row.value = entry->is_unread ? word(WORD_UNREAD) : row.value;
    if (piece_row(desk, id, &row)) {
        seat->open = row.is_open ? (struct entry){ .kind = ENTRY_NONE } : *entry;
    }
    if (!row.is_open) {
        return;
    }
    struct view_wish wish = read_wish(desk->view, entry);
    if (wish.kind == WISH_READ && !entry_is(&seat->read, entry)) {
        seat->read = *entry;
        desk_wish_quietly(desk, &wish);
    }
    if (has_more(desk->view, entry)) {
        piece_more_begin(desk, arena_format(desk->words, "%s-more", id));
        put_more(desk, entry, status);
        piece_more_end(desk);
    }
}

static void put_inbox(struct desk *desk)
{
    uint32_t count = 0;
    struct entry *entries = collect_entries(desk, &count);
    for (uint32_t i = 0; i < count; i++) {
        put_entry(desk, &entries[i]);
    }
    if (count == 0) {
        piece_empty(desk, ICON_MAIL, word(WORD_INBOX_EMPTY));
    }
}

static void put_requests(struct desk *desk)
{
    const struct view *view = desk->view;
    if (!view->ended) {
        ui_space(desk->ui, 14.0f);
        ui_inset_begin(desk->ui, SPACE_PANEL, SPACE_PANEL, 0.0f);
        struct ui_button button = { .label = word(WORD_ASK_A_TEAM), .icon = ICON_PLUS, .height = BUTTON_HEIGHT_DENSE };
        if (ui_button_with(desk->ui, "ask", &button)) {
            desk_open(desk, DIALOG_ASK);
        }
        ui_inset_end(desk->ui);
        ui_space(desk->ui, 14.0f);
        ui_rule(desk->ui);
    }
    for (uint32_t i = view->requests_count; i > 0; i--) {
        const struct view_request *request = &view->requests[i - 1];
        bool is_unread =
            request->is_mine ? request->answered && request->reply_read_s == INT64_MAX : request->read_s == INT64_MAX;
        bool is_reply = request->is_mine && request->answered;
        struct entry entry = { is_reply ? ENTRY_REPLY : ENTRY_REQUEST, i - 1, request->at_s, is_unread };
        put_entry(desk, &entry);
    }
    if (view->requests_count == 0) {
        piece_empty(desk, ICON_PEOPLE, word(WORD_REQUESTS_EMPTY));
    }
}

static void put_news(struct desk *desk)
{
    const struct view *view = desk->view;
    for (uint32_t i = view->news_count; i > 0; i--) {
        const struct view_news_item *news = &view->news[i - 1];
        static const enum icon icons[] = {
            [VIEW_NEWS_FACT] = ICON_NEWS, [VIEW_NEWS_STATEMENT] = ICON_PUBLIC, [VIEW_NEWS_ACTION] = ICON_EARTH
        };
        struct piece_row row = {
            .icon = icons[news->kind],
            .icon_tone = UI_TONE_SECOND,
            .kicker = say_team(desk, news->team),
            .title = news->title,
            .text = news->text,
            .aside = say_moment(desk, news->at_s),
            .is_still = true,
            .lines = 6,
        };
        if (news->title[0] == '\0') {
            row.title = word(WORD_PUBLIC_STATEMENT);
        }
        (void)piece_row(desk, arena_format(desk->words, "news-%u", i - 1), &row);
    }
    if (view->news_count == 0) {
        piece_empty(desk, ICON_PUBLIC, word(WORD_NEWS_EMPTY));
    }
}

static uint32_t waiting_requests(const struct view *view)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < view->requests_count; i++) {
        count += !view->requests[i].is_mine && (!view->requests[i].answered || view->requests[i].reply == VIEW_LATER);
    }
    return count;
}

void part_left(struct desk *desk, struct box box)
{
    static const enum word names[LEFT_COUNT] = { WORD_INBOX, WORD_REQUESTS, WORD_NEWS };
    struct seat *seat = desk->seat;
    uint32_t counts[LEFT_COUNT] = { unread_entries(desk->view), waiting_requests(desk->view), 0 };
    struct ui_panel panel = { .label = word(WORD_INBOX), .padding = -1.0f };
    ui_panel_begin(desk->ui, "inbox", box, &panel);
    (void)piece_tabs(desk, "left", word(WORD_INBOX), names, counts, LEFT_COUNT, &seat->left);
    ui_push_id(desk->ui, seat->left == LEFT_INBOX ? "messages" : seat->left == LEFT_REQUESTS ? "requests" : "news");
    ui_scroll_begin(desk->ui, "list", ui_rest(desk->ui), 0.0f);
    switch (seat->left) {
    case LEFT_REQUESTS: put_requests(desk); break;
    case LEFT_NEWS: put_news(desk); break;
    default: put_inbox(desk); break;
    }
    ui_scroll_end(desk->ui);
    ui_pop_id(desk->ui);
    ui_panel_end(desk->ui);
    piece_frame(desk, box);
}
