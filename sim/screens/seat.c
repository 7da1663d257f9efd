/* The seat as a whole: its state, its keys, what it sends, and what leads a person to the next thing. Where the parts
 * stand is in seat_arrange.c. */
#include "screens/seat.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "screens/seat_answer.h"

#define NEEDS_MOST 64u

struct seat *seat_create(void)
{
    struct seat *seat = calloc(1, sizeof *seat);
    MUST(seat != NULL);
    arena_init(&seat->words);
    arena_init(&seat->lane);
    seat->decision = seat->fact = seat->clock = VIEW_NONE;
    seat->share = (struct share_draft){ .fact = VIEW_NONE, .to = VIEW_NONE, .channel = VIEW_NONE };
    seat->wish = view_wish_make(WISH_NOTHING);
    seat->refusals_seen = UINT32_MAX;
    seat->lane_stop = SPACETIME_NO_STOP;
    seat->said_ms = UI_NEVER;
    return seat;
}

static void drafts_deinit(struct draft *drafts, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        str_deinit(&drafts[i].words);
        str_deinit(&drafts[i].why);
    }
    free(drafts);
}

void seat_destroy(struct seat *seat)
{
    if (seat == NULL) {
        return;
    }
    drafts_deinit(seat->drafts, seat->draft_count);
    drafts_deinit(seat->answers, seat->answer_count);
    free(seat->dismissed);
    free(seat->shown);
    str_deinit(&seat->paper.words);
    str_deinit(&seat->wish_words);
    str_deinit(&seat->said);
    arena_deinit(&seat->words);
    arena_deinit(&seat->lane);
    free(seat);
}

/* ---- what is made up, and what is open --------------------------------------------------------------------------- */

static struct draft *draft_at(struct draft **drafts, uint32_t *count, uint32_t *room, uint32_t index)
{
    if (index >= *count) {
        GROW_ZEROED(*drafts, index + 1, *room);
        *count = index + 1;
    }
    return &(*drafts)[index];
}

struct draft *desk_draft(struct desk *desk, uint32_t decision)
{
    struct seat *seat = desk->seat;
    return draft_at(&seat->drafts, &seat->draft_count, &seat->draft_room, decision);
}

struct draft *desk_answer(struct desk *desk, uint32_t question)
{
    struct seat *seat = desk->seat;
    return draft_at(&seat->answers, &seat->answer_count, &seat->answer_room, question);
}

static bool is_open(const struct view *view, uint32_t decision)
{
    return decision < view->decisions_count && view->decisions[decision].status == VIEW_IS_OPEN;
}

uint32_t desk_decision(const struct desk *desk)
{
    const struct view *view = desk->view;
    if (is_open(view, desk->seat->decision)) {
        return desk->seat->decision;
    }
    uint32_t nearest = VIEW_NONE;
    for (uint32_t i = 0; i < view->decisions_count; i++) {
        bool is_nearer = nearest == VIEW_NONE || view->decisions[i].deadline_s < view->decisions[nearest].deadline_s;
        nearest = is_open(view, i) && is_nearer ? i : nearest;
    }
    return nearest;
}

uint32_t desk_question(const struct desk *desk)
{
    const struct view *view = desk->view;
    for (uint32_t i = 0; i < view->questions_count; i++) {
        if (view->questions[i].done_s == INT64_MAX) {
            return i;
        }
    }
    return VIEW_NONE;
}

void desk_show_part(struct desk *desk, enum seat_part part)
{
    desk->seat->tab = part;
}

void desk_focus(struct seat *seat, const char *id)
{
    (void)snprintf(seat->focus, sizeof seat->focus, "%s", id);
}

void desk_take_focus(struct desk *desk, const char *id)
{
    if (desk->seat->focus[0] != '\0' && str_equal(desk->seat->focus, id)) {
        ui_focus(desk->ui, id);
        desk->seat->focus[0] = '\0';
    }
}

/* ---- what is sent ------------------------------------------------------------------------------------------------ */

static void take_wish(struct desk *desk, const struct view_wish *wish)
{
    struct seat *seat = desk->seat;
    seat->wish = *wish;
    str_clear(&seat->wish_words);
    if (wish->text != NULL) {
        str_add(&seat->wish_words, wish->text);
        seat->wish.text = str_text(&seat->wish_words);
    }
    seat->has_wish = true;
}

void desk_wish(struct desk *desk, const struct view_wish *wish)
{
    struct seat *seat = desk->seat;
    if (desk->view->ended || (seat->has_wish && seat->wish.kind != WISH_READ)) {
        return;
    }
    seat->refusals_seen = desk->view->refusals_count;
    seat->said_ms = UI_NEVER;
    take_wish(desk, wish);
}

void desk_wish_quietly(struct desk *desk, const struct view_wish *wish)
{
    if (!desk->view->ended && !desk->seat->has_wish) {
        take_wish(desk, wish);
    }
}

void desk_say(struct desk *desk, const char *words)
{
    str_clear(&desk->seat->said);
    str_add(&desk->seat->said, words);
    desk->seat->said_ms = ui_now_ms(desk->ui);
}

void desk_ask(struct desk *desk, enum seat_ask ask, int64_t value)
{
    desk->seat->has_ask = true;
    desk->seat->ask = ask;
    desk->seat->ask_value = value;
}

/* Last of all, when nothing reads the view any more. The change of what is remembered has the screen built again. */
static void send(struct desk *desk, const struct seat_calls *calls)
{
    struct seat *seat = desk->seat;
    if (seat->has_wish || seat->has_ask) {
        seat->sendings += 1.0f;
    }
    ui_remember(desk->ui, "sendings", seat->sendings);
    if (seat->has_wish) {
        seat->has_wish = false;
        calls->wish(calls->context, &seat->wish);
    }
    if (seat->has_ask) {
        seat->has_ask = false;
        calls->ask(calls->context, seat->ask, seat->ask_value);
    }
}

/* ---- the next thing ---------------------------------------------------------------------------------------------- */

static void go_to(struct seat *seat, const struct view *view, const struct view_need *need)
{
    char id[64];
    switch (need->kind) {
    case VIEW_NEED_DECISION:
        seat->decision = need->handle;
        seat->tab = PART_DECIDE;
        answer_place(&view->decisions[need->handle],
                     need->handle < seat->draft_count ? &seat->drafts[need->handle] : NULL, id);
        desk_focus(seat, id);
        return;
    case VIEW_NEED_CALL:
    case VIEW_NEED_ITEM:
        seat->open = (struct entry){ ENTRY_ITEM, need->handle, view->items[need->handle].at_s, true };
        (void)snprintf(id, sizeof id, "item-%u", need->handle);
        break;
    case VIEW_NEED_REQUEST:
        seat->open = (struct entry){ ENTRY_REQUEST, need->handle, view->requests[need->handle].at_s, true };
        (void)snprintf(id, sizeof id, "request-%u", need->handle);
        break;
    case VIEW_NEED_CLOCK:
        seat->clock = need->handle;
        seat->tab = PART_CLOCKS;
        (void)snprintf(id, sizeof id, "clock-%u", need->handle);
        desk_focus(seat, id);
        return;
    case VIEW_NEED_NOTHING: return;
    }
    seat->left = LEFT_INBOX;
    seat->tab = PART_INBOX;
    desk_focus(seat, id);
}

static bool was_shown(const struct seat *seat, const struct view_need *need)
{
    for (uint32_t i = 0; i < seat->shown_count; i++) {
        const struct view_need *shown = &seat->shown[i];
        if (shown->kind == need->kind && shown->handle == need->handle && shown->stage == need->stage) {
            return true;
        }
    }
    return false;
}

static void remember_shown(struct seat *seat, const struct view_need *need)
{
    if (!was_shown(seat, need)) {
        GROW(seat->shown, seat->shown_count, seat->shown_room);
        seat->shown[seat->shown_count++] = *need;
    }
}

/* The most pressing one that was not led to before. What stays open after that is known to the person: a request that
 * waits for an answer must not keep time from passing. An open decision does. */
static const struct view_need *next_need(const struct seat *seat, const struct view_need *needs, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!was_shown(seat, &needs[i])) {
            return &needs[i];
        }
    }
    return count > 0 && needs[0].kind == VIEW_NEED_DECISION ? &needs[0] : NULL;
}

bool seat_go_to_need(struct seat *seat, const struct view *view, int64_t now_s)
{
    struct view_need needs[NEEDS_MOST];
    uint32_t count = view_needs(view, now_s, needs, NEEDS_MOST);
    const struct view_need *need = next_need(seat, needs, count);
    if (need == NULL) {
        return false;
    }
    remember_shown(seat, need);
    go_to(seat, view, need);
    return true;
}

void desk_go_on(struct desk *desk)
{
    if (!seat_go_to_need(desk->seat, desk->view, desk->room->now_s) && !desk->view->ended) {
        desk_ask(desk, SEAT_JUMP, 0);
    }
}

/* ---- keys -------------------------------------------------------------------------------------------------------- */

static void change_speed(struct desk *desk, int32_t by)
{
    int32_t speed = (int32_t)desk->room->speed + by;
    if (speed >= 0 && speed < (int32_t)SEAT_SPEEDS) {
        desk_ask(desk, SEAT_SPEED, speed);
    }
}

static void hear_keys(struct desk *desk)
{
    struct ui *ui = desk->ui;
    if (ui_shortcut(ui, "?") || ui_shortcut(ui, "F1")) {
        desk_open(desk, DIALOG_KEYS);
    }
    if (ui_shortcut(ui, "W")) {
        desk_open(desk, DIALOG_WHO);
    }
    if (desk->view->ended) {
        return;
    }
    if (ui_shortcut(ui, "Space")) {
        desk_ask(desk, desk->room->is_running ? SEAT_STOP : SEAT_RUN, 0);
    }
    if (ui_shortcut(ui, "[")) {
        change_speed(desk, -1);
    }
    if (ui_shortcut(ui, "]")) {
        change_speed(desk, 1);
    }
    if (ui_shortcut(ui, "J")) {
        desk_go_on(desk);
    }
    if (ui_shortcut(ui, "M")) {
        more_time(desk, desk_decision(desk));
    }
    if (ui_shortcut(ui, "N")) {
        desk_open(desk, DIALOG_NOTE);
    }
}

/* ---- the screen -------------------------------------------------------------------------------------------------- */

/* What was refused before the screen opened is old news. */
static void notice_refusals(struct desk *desk)
{
    struct seat *seat = desk->seat;
    if (seat->refusals_seen == UINT32_MAX) {
        seat->refusals_seen = desk->view->refusals_count;
    }
}

void seat_screen(struct ui *ui, struct seat *seat, const struct view *view, const struct seat_room *room,
                 const struct seat_calls *calls)
{
    arena_reset(&seat->words);
    struct desk desk = { .ui = ui,
                         .canvas = ui_canvas(ui),
                         .theme = ui_theme(ui),
                         .seat = seat,
                         .view = view,
                         .room = room,
                         .words = &seat->words,
                         .bounds = ui_bounds(ui) };
    ui_push_id(ui, "seat");
    notice_refusals(&desk);
    arrange_seat(&desk);
    part_dialogs(&desk);
    hear_keys(&desk);
    send(&desk, calls);
    ui_pop_id(ui);
}
