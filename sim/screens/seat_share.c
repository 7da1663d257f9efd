/* Telling somebody: whom, by which channel, under which label, and what stands against it. A warning is no lock. */
#include <math.h>

#include "screens/seat_inside.h"

#define RECEIVER_BOX 48.0f
#define RECEIVER_MARK 36.0f
#define RECEIVER_NAMED 208.0f   /* px wide, at least, so that the name stands beside the mark */
#define RECEIVERS_NAMED_MOST 24u /* with more of them, marks alone keep the list short */
#define RECEIVER_GAP 10.0f
#define SHARE_PADDING 16.0f

enum receiver_state { RECEIVER_FREE, RECEIVER_WARNED, RECEIVER_CLOSED };

/* ---- whom -------------------------------------------------------------------------------------------------------- */

static enum receiver_state state_of(struct desk *desk, uint32_t fact, uint32_t to)
{
    if (view_best_channel(desk->view, desk->room->now_s, fact, to) == VIEW_NONE) {
        return RECEIVER_CLOSED;
    }
    return view_label_allows(desk->view, fact, to) ? RECEIVER_FREE : RECEIVER_WARNED;
}

/* Why no channel leads there: the reason of the first one that does, when it is closed. */
static const char *why_closed(struct desk *desk, uint32_t fact, uint32_t to)
{
    for (uint32_t i = 0; i < desk->view->channels_count; i++) {
        if (view_find_line(desk->view, i, to) != NULL) {
            struct view_share share;
            view_share_check(desk->view, desk->room->now_s, fact, to, i, false, TLP_RED, &share);
            if (!share.possible) {
                return share.closed_because;
            }
        }
    }
    return word(WORD_NO_CHANNEL);
}

static const char *state_words(struct desk *desk, uint32_t fact, uint32_t to, enum receiver_state state)
{
    const char *words = state == RECEIVER_CLOSED ? why_closed(desk, fact, to)
        : word(state == RECEIVER_WARNED          ? WORD_OUTSIDE_LABEL
                                                 : WORD_LABEL_ALLOWS);
    return view_told(desk->view, fact, to) ? arena_format(desk->words, "%s. %s", word(WORD_YOU_TOLD_THEM), words)
                                           : words;
}

static void draw_corner(struct desk *desk, struct box box, enum receiver_state state, bool is_told)
{
    const struct theme *t = desk->theme;
    enum icon icon = state == RECEIVER_CLOSED   ? ICON_LOCK
                     : state == RECEIVER_WARNED ? ICON_WARNING
                     : is_told                  ? ICON_CHECK
                                                : ICON_NONE;
    if (icon == ICON_NONE) {
        return;
    }
    float x = box.x + box.w - 9.0f, y = box.y + box.h - 10.0f;
    draw_circle(desk->canvas, x, y, 9.0f, paint_fill(t->bg0));
    draw_icon(desk->canvas, icon, x, y, 15.0f, icon == ICON_CHECK ? t->teal.text : t->t1);
}

static void draw_receiver(struct desk *desk, struct box box, uint32_t fact, uint32_t to, enum receiver_state state)
{
    bool is_named = box.w > RECEIVER_BOX;
    struct box mark = { box.x, box.y, RECEIVER_BOX, box.h };
    draw_team_mark(desk, mark.x + mark.w / 2.0f, mark.y + mark.h / 2.0f, RECEIVER_MARK, to, state != RECEIVER_FREE);
    draw_corner(desk, mark, state, view_told(desk->view, fact, to));
    if (is_named) {
        const char *name = say_team(desk, to);
        float width = box.w - RECEIVER_BOX - 8.0f;
        float high = draw_paragraph_height(desk->canvas, width, 18.0f, 2, TEXT_REGULAR, TYPE_SECOND, name);
        struct box at = { box.x + RECEIVER_BOX + 4.0f, box.y + (box.h - high) / 2.0f, width, high };
        draw_paragraph(desk->canvas, at, 18.0f, 2,
                       words_of(desk, TEXT_REGULAR, TYPE_SECOND,
                                state == RECEIVER_CLOSED ? UI_TONE_THIRD : UI_TONE_FIRST),
                       name);
    }
}

static void put_receiver(struct desk *desk, uint32_t fact, uint32_t to, float width)
{
    struct share_draft *draft = &desk->seat->share;
    enum receiver_state state = state_of(desk, fact, to);
    bool is_chosen = draft->to == to;
    struct box box = ui_take_wide(desk->ui, width, RECEIVER_BOX);
    const char *name = say_team(desk, to), *words = state_words(desk, fact, to, state);
    struct ui_control control = { .role = UI_ROLE_OPTION,
                                  .label = name,
                                  .value = words,
                                  .tip = FILL(desk, TIP_TEAM, name, words),
                                  .disabled = state == RECEIVER_CLOSED ? words : NULL,
                                  .box = box,
                                  .radius = RADIUS_CONTROL,
                                  .state = is_chosen ? UI_SELECTED : 0u,
                                  .same_group = true };
    ui_push_number(desk->ui, to == VIEW_PUBLIC ? TEAMS_MAX : to);
    struct ui_answer answer = ui_control(desk->ui, "to", &control);
    ui_pop_id(desk->ui);
    if (answer.pressed) {
        *draft = (struct share_draft){ .fact = fact, .to = is_chosen ? VIEW_NONE : to, .channel = VIEW_NONE };
    }
    const struct theme *t = desk->theme;
    if (is_chosen) {
        draw_round(desk->canvas, box, RADIUS_CONTROL, paint_both(t->teal.tint, t->teal.text, 2.0f));
    } else if (answer.hovered && state != RECEIVER_CLOSED) {
        draw_round(desk->canvas, box, RADIUS_CONTROL, paint_fill(t->hover));
    }
    draw_receiver(desk, box, fact, to, state);
}

/* As many beside one another as leave room for names. */
static float receiver_width(const struct desk *desk, uint32_t count)
{
    float whole = ui_width(desk->ui);
    float beside = floorf((whole + RECEIVER_GAP) / (RECEIVER_NAMED + RECEIVER_GAP));
    if (beside < 1.0f || count > RECEIVERS_NAMED_MOST) {
        return RECEIVER_BOX;
    }
    return floorf((whole - RECEIVER_GAP * (beside - 1.0f)) / beside);
}

static void put_receivers(struct desk *desk, uint32_t fact)
{
    const struct view *view = desk->view;
    bool reaches_public = false;
    for (uint32_t i = 0; i < view->channels_count; i++) {
        reaches_public = reaches_public || view_find_line(view, i, VIEW_PUBLIC) != NULL;
    }
    float width = receiver_width(desk, view->teams_count);
    ui_flow_begin(desk->ui, RECEIVER_GAP);
    for (uint32_t team = 1; team < view->teams_count; team++) {
        put_receiver(desk, fact, team, width);
    }
    if (reaches_public) {
        put_receiver(desk, fact, VIEW_PUBLIC, width);
    }
    ui_flow_end(desk->ui);
}

/* ---- how --------------------------------------------------------------------------------------------------------- */

struct ways { uint32_t channels[64]; const char *names[64], *seconds[64], *disabled[64]; uint32_t count, chosen; };

static const char *usual_delay(struct desk *desk, const struct view_share *share)
{
    char text[VIEW_TIME_BYTES];
    view_delay_text(share->least_s, share->likely_s, share->most_s, text);
    return FILL(desk, USUALLY, text);
}

static void collect_ways(struct desk *desk, const struct share_draft *draft, struct ways *ways)
{
    const struct view *view = desk->view;
    for (uint32_t i = 0; i < view->channels_count && ways->count < 64; i++) {
        if (view_find_line(view, i, draft->to) == NULL) {
            continue;
        }
        struct view_share share;
        view_share_check(view, desk->room->now_s, draft->fact, draft->to, i, draft->has_label, draft->label, &share);
        ways->channels[ways->count] = i;
        ways->names[ways->count] = view->channels[i].title;
        ways->seconds[ways->count] = share.possible ? usual_delay(desk, &share) : "";
        ways->disabled[ways->count] = share.possible ? NULL : arena_copy_string(desk->words, share.closed_because);
        ways->chosen = i == draft->channel ? ways->count : ways->chosen;
        ways->count++;
    }
}

static const char *label_name(struct desk *desk, const struct view_fact *fact, uint32_t at)
{
    if (at == 0) {
        return FILL(desk, LABEL_AS_LEARNED, say_label(fact->label));
    }
    return say_label((enum tlp)(at - 1));
}

static void put_label(struct desk *desk, const struct view_fact *fact, struct share_draft *draft)
{
    const char *names[6];
    for (uint32_t i = 0; i < 6; i++) {
        names[i] = label_name(desk, fact, i);
    }
    uint32_t chosen = draft->has_label ? (uint32_t)draft->label + 1 : 0;
    struct ui_select select = { .label = word(WORD_UNDER_LABEL), .names = names, .count = 6, .quiet = true,
                                .height = BUTTON_HEIGHT_DENSE };
    ui_flow_begin(desk->ui, 10.0f);
    struct box box =
        ui_take_wide(desk->ui, draw_text_width(desk->canvas, TEXT_REGULAR, TYPE_SECOND, word(WORD_UNDER_LABEL)),
                     BUTTON_HEIGHT_DENSE);
    draw_text_middle(desk->canvas, box.x, box.y + box.h / 2.0f,
                     words_of(desk, TEXT_REGULAR, TYPE_SECOND, UI_TONE_THIRD), word(WORD_UNDER_LABEL));
    if (ui_select(desk->ui, "label", &select, &chosen)) {
        draft->has_label = chosen > 0;
        draft->label = chosen > 0 ? (enum tlp)(chosen - 1) : TLP_RED;
        draft->is_asking_twice = false;
    }
    ui_flow_end(desk->ui);
}

static void put_channel(struct desk *desk, struct ways *ways, struct share_draft *draft)
{
    struct ui_select select = { .label = word(WORD_CHANNEL),
                                .names = ways->names,
                                .seconds = ways->seconds,
                                .disabled = ways->disabled,
                                .count = ways->count };
    if (ui_select(desk->ui, "channel", &select, &ways->chosen)) {
        draft->channel = ways->channels[ways->chosen];
        draft->is_asking_twice = false;
    }
}

/* ---- what stands against it -------------------------------------------------------------------------------------- */

static void say_usual(struct desk *desk, const struct view_share *share, const struct share_draft *draft)
{
    if (share->opens_s != INT64_MAX && share->opens_s > desk->room->now_s + 60) {
        char hours[96];
        view_hours_text(desk->view, draft->channel, draft->to, hours);
        ui_label(desk->ui, FILL(desk, READS_FROM, say_moment(desk, share->opens_s), hours));
    }
    if (share->strips) {
        ui_label(desk->ui, share->strips_words);
    }
    if (share->receipt) {
        ui_label(desk->ui, word(WORD_GIVES_RECEIPT));
    }
}

static void send(struct desk *desk, const struct share_draft *draft, const struct view_share *share)
{
    struct view_wish wish = view_wish_make(WISH_SHARE);
    wish.fact = draft->fact;
    wish.to = draft->to;
    wish.channel = draft->channel;
    wish.has_label = draft->has_label;
    wish.label = draft->label;
    wish.anyway = share->word_count > 0;
    desk_wish(desk, &wish);
    desk_say(desk, FILL(desk, SAID_SHARED, desk->view->facts[draft->fact].title, say_team(desk, draft->to),
                        usual_delay(desk, share)));
    desk->seat->share = (struct share_draft){ .fact = draft->fact, .to = VIEW_NONE, .channel = VIEW_NONE };
}

static void ask_source(struct desk *desk, uint32_t fact)
{
    desk_open(desk, DIALOG_ASK);
    desk->seat->paper.kind = VIEW_ASK_PERMISSION;
    desk->seat->paper.fact = fact;
    desk->seat->paper.to = desk->view->facts[fact].source_team;
}

static void put_warnings(struct desk *desk, const struct view_share *share)
{
    for (uint32_t i = 0; i < share->word_count; i++) {
        ui_push_number(desk->ui, i);
        ui_notice(desk->ui, "warning", ICON_WARNING, UI_TONE_AMBER, share->words[i]);
        ui_pop_id(desk->ui);
    }
}

/* Nothing has been sent yet: the three ways on from a warning. */
static void put_second_thoughts(struct desk *desk, struct share_draft *draft, const struct view_share *share)
{
    const struct view_fact *fact = &desk->view->facts[draft->fact];
    put_warnings(desk, share);
    ui_flow_begin(desk->ui, 8.0f);
    bool has_source = fact->source_team != VIEW_NONE && fact->source_team != 0;
    struct ui_button ask = { .label = word(WORD_ASK_THE_SOURCE),
                             .disabled = has_source ? NULL : word(WORD_SOURCE_NOT_HERE) };
    if (ui_button_with(desk->ui, "ask-source", &ask)) {
        ask_source(desk, draft->fact);
    }
    struct ui_button anyway = { .label = word(WORD_SEND_ANYWAY), .icon = ICON_SHARE, .rank = UI_SHARE_OUTLINE };
    if (ui_button_with(desk->ui, "anyway", &anyway)) {
        send(desk, draft, share);
    }
    if (ui_button_with(desk->ui, "cancel", &(struct ui_button){ .label = word(WORD_CANCEL), .rank = UI_QUIET })) {
        draft->is_asking_twice = false;
    }
    desk_take_focus(desk, "cancel");
    ui_flow_end(desk->ui);
}

/* A first press on a warned share asks back; focus goes to the way that harms nobody. */
static void put_send(struct desk *desk, struct share_draft *draft, const struct view_share *share)
{
    struct ui_button button = { .label = word(WORD_SHARE), .icon = ICON_SHARE, .rank = UI_SHARE, .fill = true,
                                .disabled = share->possible ? NULL : share->closed_because };
    if (!ui_button_with(desk->ui, "send", &button)) {
        return;
    }
    if (share->word_count > 0) {
        draft->is_asking_twice = true;
        desk_focus(desk->seat, "cancel");
    } else {
        send(desk, draft, share);
    }
}

static const char *verdict_on(const struct view_share *share)
{
    return !share->possible ? share->closed_because : share->word_count > 0 ? share->words[0] : word(WORD_LABEL_ALLOWS);
}

static void put_way(struct desk *desk, struct share_draft *draft)
{
    struct ways ways = { .chosen = UINT32_MAX };
    bool is_new = draft->channel == VIEW_NONE;
    float top = ui_rest(desk->ui).y;
    if (is_new) {
        draft->channel = view_best_channel(desk->view, desk->room->now_s, draft->fact, draft->to);
    }
    collect_ways(desk, draft, &ways);
    struct view_share *share = ARENA_NEW(desk->words, struct view_share);
    view_share_check(desk->view, desk->room->now_s, draft->fact, draft->to, draft->channel, draft->has_label,
                     draft->label, share);
    bool is_warned = draft->is_asking_twice && share->word_count > 0;
    ui_label(desk->ui, FILL(desk, TO_TEAM, desk->view->facts[draft->fact].title, say_team(desk, draft->to),
                            is_warned ? "" : verdict_on(share)));
    ui_row_begin(desk->ui, (const float[]){ UI_FLEX(1), is_warned ? 1.0f : 128.0f }, 2, is_warned ? 0.0f : 10.0f,
                 UI_CENTRE);
    put_channel(desk, &ways, draft);
    ui_row_next(desk->ui);
    if (!is_warned) {
        put_send(desk, draft, share);
    }
    ui_row_end(desk->ui);
    put_label(desk, &desk->view->facts[draft->fact], draft);
    say_usual(desk, share, draft);
    if (is_warned) {
        put_second_thoughts(desk, draft, share);
    }
    if (is_new) { /* what is pressed next comes into view */
        ui_scroll_to(desk->ui, box_make(ui_rest(desk->ui).x, top, ui_width(desk->ui), ui_rest(desk->ui).y - top));
    }
}

void part_share(struct desk *desk, uint32_t fact)
{
    struct share_draft *draft = &desk->seat->share;
    struct ui_panel panel = { .label = word(WORD_SHARE),
                              .fill = desk->theme->bg0,
                              .border = desk->theme->bg0,
                              .radius = RADIUS_OPTION,
                              .padding = SHARE_PADDING,
                              .gap = 12.0f };
    ui_card_begin(desk->ui, "share", &panel);
    put_receivers(desk, fact);
    if (draft->to == VIEW_NONE) {
        ui_label(desk->ui, word(WORD_CHOOSE_RECEIVER));
    } else {
        put_way(desk, draft);
    }
    ui_card_end(desk->ui);
}
