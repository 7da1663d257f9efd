/* The own lane of the space-time diagram: what came in, what was asked, told and due, as time ran. */
#include <math.h>

#include "charts/spacetime.h"
#include "engine/calendar.h"
#include "screens/seat_inside.h"

#define CLOCK_TITLE_LEAST 160.0f
#define CLOCK_LEFT_WIDTH 132.0f   /* of " · 30 d 7 h left", and the gap to now */
#define LANE_HEAD 150.0f
#define LANE_PADDING 6.0f
#define LANE_TALL 420.0f          /* room to lay out in; what is used counts */
#define CLOCKS_MOST 6u
#define LANE_HEIGHT_MOST 180.0f
#define STEP_ROOM_S 600           /* the axis grows by so many room seconds, and stands still in between */
#define AHEAD_PART 4              /* a quarter of what is shown lies ahead */

/* ---- the axis ---------------------------------------------------------------------------------------------------- */

static int64_t pace_of(const struct desk *desk, uint32_t scene)
{
    int64_t pace = desk->view->scenes[scene].pace_micro;
    return pace > 0 ? pace : 1000000;
}

/* In steps, so that marks stand still between them. */
static int64_t end_of(const struct desk *desk, int64_t from_s, int64_t pace_micro)
{
    int64_t step_s = STEP_ROOM_S * pace_micro / 1000000;
    step_s = step_s > 60 ? step_s : 60;
    int64_t gone_s = desk->room->now_s > from_s ? desk->room->now_s - from_s : 0;
    int64_t wanted_s = gone_s + gone_s / AHEAD_PART + step_s / 2;
    return from_s + (wanted_s / step_s + 1) * step_s;
}

static uint32_t weight_of(int64_t length_s, int64_t pace_micro)
{
    int64_t room_s = length_s * 1000000 / pace_micro;
    return room_s < 1 ? 1 : room_s > 1000000 ? 1000000 : (uint32_t)room_s;
}

/* A piece for each scene, as wide as the time that people have in it: a night that passes in minutes takes little. */
static void lay_axis(struct desk *desk, struct axis_spec *spec)
{
    const struct view *view = desk->view;
    uint32_t scenes = view->scenes_count;
    struct axis_piece *pieces = ARENA_ARRAY(&desk->seat->lane, struct axis_piece, scenes + 1);
    uint32_t count = 0;
    int64_t from_s = 0, pace = 1000000;
    for (uint32_t i = 0; i < scenes; i++) {
        int64_t at_s = view->scenes[i].at_s;
        if (at_s > from_s) {
            pieces[count++] = (struct axis_piece){ from_s, at_s, weight_of(at_s - from_s, pace) };
            from_s = at_s;
        }
        pace = pace_of(desk, i);
    }
    int64_t end_s = end_of(desk, from_s, pace);
    pieces[count++] = (struct axis_piece){ from_s, end_s, weight_of(end_s - from_s, pace) };
    struct calendar calendar = view_calendar(view, 0);
    struct civil civil = calendar_civil(&calendar, view->begins_utc_s);
    spec->pieces = pieces;
    spec->piece_count = count;
    spec->local_at_zero_s = (int64_t)civil.hour * 3600 + (int64_t)civil.minute * 60 + (int64_t)civil.second;
}

/* The layout outlives the call: a view whose file had to be read again has other strings. */
static const char *keep(struct desk *desk, const char *text)
{
    return arena_copy_string(&desk->seat->lane, text);
}

/* ---- what stands on it ------------------------------------------------------------------------------------------- */

static void lay_lanes(struct desk *desk, struct spacetime *in)
{
    const struct view *view = desk->view;
    struct spacetime_lane *lanes = ARENA_ARRAY(&desk->seat->lane, struct spacetime_lane, view->teams_count + 1);
    for (uint32_t i = 0; i < view->teams_count; i++) {
        const struct view_team *team = &view->teams[i];
        lanes[i].team = (struct mark_team){ .monogram = keep(desk, team->mark),
                                            .name = keep(desk, team->title),
                                            .slot = slot_of(desk, i),
                                            .shape = team->sector == VIEW_GOVERNMENT ? MARK_HEXAGON : MARK_SQUARE };
    }
    in->lanes = lanes;
    in->lane_count = view->teams_count;
}

static void lay_injects(struct desk *desk, struct spacetime *in)
{
    const struct view *view = desk->view;
    struct spacetime_inject *injects = ARENA_ARRAY(&desk->seat->lane, struct spacetime_inject, view->items_count + 1);
    for (uint32_t i = 0; i < view->items_count; i++) {
        const struct view_item *item = &view->items[i];
        injects[i] = (struct spacetime_inject){ 0, item->at_s, icon_of_via(item->via), MARK_DELIVERED,
                                                   keep(desk, item->title) };
    }
    in->injects = injects;
    in->inject_count = view->items_count;
}

static void lay_decisions(struct desk *desk, struct spacetime *in)
{
    const struct view *view = desk->view;
    struct spacetime_decision *decisions =
        ARENA_ARRAY(&desk->seat->lane, struct spacetime_decision, view->decisions_count + 1);
    for (uint32_t i = 0; i < view->decisions_count; i++) {
        const struct view_decision *decision = &view->decisions[i];
        bool is_open = decision->status == VIEW_IS_OPEN, is_late = decision->status == VIEW_IS_DEFAULTED;
        const char *letter = NULL;
        if (decision->status == VIEW_IS_ANSWERED && decision->order_count == 1) {
            letter = arena_format(&desk->seat->lane, "%c", decision->options[decision->order[0]].letter);
        }
        decisions[i] = (struct spacetime_decision){
            .lane = 0,
            .opened_s = decision->opened_s,
            .answered_s = is_open || is_late ? SPACETIME_NEVER : decision->answered_s,
            .deadline_s = decision->deadline_s,
            .state = is_open   ? MARK_ASKED
                     : is_late ? MARK_TIMED_OUT
                               : MARK_DECIDED,
            .letter = letter,
            .title = keep(desk, decision->ask),
        };
    }
    in->decisions = decisions;
    in->decision_count = view->decisions_count;
}

static bool went_against(const struct view *view, const struct view_send *send)
{
    for (uint32_t i = 0; i < view->breaches_count; i++) {
        const struct view_breach *breach = &view->breaches[i];
        if (breach->fact == send->fact && breach->to == send->to && breach->at_s == send->at_s) {
            return true;
        }
    }
    return false;
}

static uint32_t lane_of(uint32_t team)
{
    return team == VIEW_PUBLIC ? SPACETIME_PUBLIC : team;
}

static bool is_shown_arrival(const struct view *view, uint32_t arrival)
{
    return view->arrivals[arrival].from < view->teams_count && arrival_is_news(view, arrival);
}

/* The fact behind a share of the layout: sends first, then the arrivals that are shown. */
static uint32_t fact_of_share(const struct view *view, uint32_t share)
{
    if (share < view->sends_count) {
        return view->sends[share].fact;
    }
    uint32_t at = view->sends_count;
    for (uint32_t i = 0; i < view->arrivals_count; i++) {
        if (is_shown_arrival(view, i) && at++ == share) {
            return view->arrivals[i].fact;
        }
    }
    return VIEW_NONE;
}

static void lay_shares(struct desk *desk, struct spacetime *in)
{
    const struct view *view = desk->view;
    struct spacetime_share *shares =
        ARENA_ARRAY(&desk->seat->lane, struct spacetime_share, view->sends_count + view->arrivals_count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < view->sends_count; i++) {
        const struct view_send *send = &view->sends[i];
        shares[count++] = (struct spacetime_share){
            .from = 0,
            .to = lane_of(send->to),
            .sent_s = send->at_s,
            .arrives_s = send->receipt_s,
            .tlp = (enum theme_tlp)send->label,
            .state = went_against(view, send) ? MARK_LEAKED : MARK_ARRIVED,
            .words = keep(desk, view->facts[send->fact].title),
            .channel = send->channel < view->channels_count ? keep(desk, view->channels[send->channel].title) : "",
        };
    }
    for (uint32_t i = 0; i < view->arrivals_count; i++) {
        const struct view_arrival *arrival = &view->arrivals[i];
        if (is_shown_arrival(view, i)) {
            shares[count++] = (struct spacetime_share){
                .from = arrival->from,
                .to = 0,
                .sent_s = arrival->at_s,
                .arrives_s = arrival->at_s,
                .state = MARK_ARRIVED,
                .tlp = (enum theme_tlp)arrival->label,
                .words = keep(desk, view->facts[arrival->fact].title),
                .channel =
                    arrival->channel < view->channels_count ? keep(desk, view->channels[arrival->channel].title) : "",
            };
        }
    }
    in->shares = shares;
    in->share_count = count;
}

static bool is_shown(const struct view_clock *clock, uint32_t stage, uint32_t next)
{
    const struct view_stage *s = &clock->stages[stage];
    bool is_over =
        s->status == VIEW_STAGE_IS_MET || s->status == VIEW_STAGE_IS_MISSED || s->status == VIEW_STAGE_CAME_LATE;
    return (is_over || stage == next) && s->deadline_s != INT64_MAX && s->from_s != INT64_MAX;
}

static enum mark_clock mark_of(const struct view_stage *stage)
{
    return stage->status == VIEW_STAGE_IS_MET ? MARK_MET
           : stage->status == VIEW_STAGE_RUNS ? MARK_RUNNING
                                              : MARK_BREACHED;
}

/* How much of the axis lies ahead of now, from 0 to 1. */
static float part_ahead(const struct axis_spec *axis, int64_t now_s)
{
    double all = 0.0, ahead = 0.0;
    for (uint32_t i = 0; i < axis->piece_count; i++) {
        const struct axis_piece *piece = &axis->pieces[i];
        double length = (double)(piece->to_s - piece->from_s);
        double weight = piece->weight > 0 ? (double)piece->weight : length;
        double left = (double)(piece->to_s - (now_s > piece->from_s ? now_s : piece->from_s));
        all += weight;
        ahead += left > 0.0 && length > 0.0 ? weight * left / length : 0.0;
    }
    return all > 0.0 ? (float)(ahead / all) : 0.0f;
}

/* What is left of its time stands behind the title, and both fit between now and the end of the lane. */
static float title_room(const struct desk *desk, const struct spacetime *in, float width)
{
    float ahead = (width - LANE_HEAD) * part_ahead(&in->axis, desk->room->now_s);
    return fmaxf(ahead - CLOCK_LEFT_WIDTH, CLOCK_TITLE_LEAST);
}

/* Of the stages that run only the nearest of each clock: the others are months away. */
static void lay_clocks(struct desk *desk, struct spacetime *in, float width)
{
    const struct view *view = desk->view;
    uint32_t most = 0, count = 0;
    float room = title_room(desk, in, width);
    for (uint32_t i = 0; i < view->clocks_count; i++) {
        most += view->clocks[i].stage_count;
    }
    struct spacetime_clock *clocks = ARENA_ARRAY(&desk->seat->lane, struct spacetime_clock, most + 1);
    for (uint32_t i = 0; i < view->clocks_count; i++) {
        const struct view_clock *clock = &view->clocks[i];
        uint32_t next = view_next_stage(view, i);
        const char *title = cut_words(desk, clock->title, TYPE_DIAGRAM, room);
        for (uint32_t k = 0; k < clock->stage_count; k++) {
            const struct view_stage *stage = &clock->stages[k];
            if (is_shown(clock, k, next)) {
                clocks[count++] = (struct spacetime_clock){ .lane = 0,
                                                            .started_s = stage->from_s,
                                                            .deadline_s = stage->deadline_s,
                                                            .met_s = stage->met_s,
                                                            .state = mark_of(stage),
                                                            .title = keep(desk, title) };
            }
        }
    }
    in->clocks = clocks;
    in->clock_count = count;
}

static int64_t distance_of(const struct spacetime_clock *clock, int64_t now_s)
{
    int64_t at_s = clock->state == MARK_MET ? clock->met_s : clock->deadline_s;
    return at_s > now_s ? at_s - now_s : now_s - at_s;
}

/* The clock that matters least now goes: the one whose end is farthest. */
static void drop_clock(struct spacetime *in)
{
    struct spacetime_clock *clocks = (struct spacetime_clock *)in->clocks; /* made by lay_clocks, in our arena */
    uint32_t farthest = 0;
    for (uint32_t i = 1; i < in->clock_count; i++) {
        farthest = distance_of(&clocks[i], in->now_s) > distance_of(&clocks[farthest], in->now_s) ? i : farthest;
    }
    for (uint32_t i = farthest; i + 1 < in->clock_count; i++) {
        clocks[i] = clocks[i + 1];
    }
    in->clock_count--;
}

/* ---- laid out once for each change ------------------------------------------------------------------------------- */

static struct spacetime *describe(struct desk *desk, float width)
{
    struct spacetime *in = ARENA_NEW(&desk->seat->lane, struct spacetime);
    static const char *const no_economy[] = { "" };
    *in = (struct spacetime){ .now_kind = desk->view->ended ? SPACETIME_NO_NOW : SPACETIME_NOW,
                              .now_s = desk->room->now_s,
                              .theme = ui_theme_name(desk->ui),
                              .size = SPACETIME_STRIP,
                              .own_lane = 0,
                              .economies = no_economy,
                              .economy_count = 1,
                              .selected_lane = SPACETIME_NO_LANE,
                              .caption = word(WORD_YOUR_LANE),
                              .public_title = word(WORD_THE_PUBLIC_SHORT) };
    in->caption_more = words_fill(&desk->seat->lane, WORD_SINCE, say_time(desk, 0), NULL, NULL);
    if (desk->is_dense) {
        in->head_width = 132.0f;
    }
    lay_axis(desk, &in->axis);
    lay_lanes(desk, in);
    lay_injects(desk, in);
    lay_decisions(desk, in);
    lay_shares(desk, in);
    lay_clocks(desk, in, width);
    return in;
}

static bool is_same(const struct lane_key *a, const struct lane_key *b)
{
    return a->events == b->events && a->now_s == b->now_s && a->width == b->width && a->x == b->x && a->y == b->y &&
           a->scale == b->scale && a->theme == b->theme && a->selected == b->selected &&
           a->hovered_kind == b->hovered_kind && a->hovered_index == b->hovered_index;
}

/* It is laid out again when now has moved by a pixel or its flag says another minute, and not for every second. */
static int64_t shown_second(const struct desk *desk, float width)
{
    const struct spacetime_layout *layout = desk->seat->lane_layout;
    int64_t now_s = desk->room->now_s, span_s = 0;
    if (layout != NULL && layout->in->axis.piece_count > 0) {
        const struct axis_spec *axis = &layout->in->axis;
        span_s = axis->pieces[axis->piece_count - 1].to_s - axis->pieces[0].from_s;
    }
    int64_t step_s = width >= 1.0f ? span_s / (int64_t)width : 0;
    step_s = step_s < 1 ? 1 : step_s > 60 ? 60 : step_s;
    return now_s - now_s % 60 % step_s;
}

static const struct spacetime_layout *layout_for(struct desk *desk, float x, float y, float width)
{
    struct seat *seat = desk->seat;
    struct lane_key key = { .events = desk->view->event_count,
                            .now_s = shown_second(desk, width),
                            .width = width,
                            .x = x,
                            .y = y,
                            .scale = draw_scale(desk->canvas),
                            .theme = ui_theme_name(desk->ui),
                            .selected = seat->lane_stop,
                            .hovered_kind = seat->lane_hovered.kind,
                            .hovered_index = seat->lane_hovered.index };
    if (seat->lane_layout != NULL && is_same(&key, &seat->lane_key)) {
        return seat->lane_layout;
    }
    arena_reset(&seat->lane);
    struct spacetime *in = describe(desk, width);
    in->selected = seat->lane_selected;
    in->hovered = seat->lane_hovered;
    struct box box = { x, y, width, LANE_TALL };
    while (in->clock_count > CLOCKS_MOST) {
        drop_clock(in);
    }
    seat->lane_layout = spacetime_lay(&seat->lane, desk->canvas, in, box);
    while (seat->lane_layout->height > LANE_HEIGHT_MOST && in->clock_count > 0) {
        drop_clock(in);
        seat->lane_layout = spacetime_lay(&seat->lane, desk->canvas, in, box);
    }
    seat->lane_key = key;
    return seat->lane_layout;
}

float lane_height(struct desk *desk, float width)
{
    if (desk->view->teams_count == 0) {
        return 0.0f;
    }
    const struct seat *seat = desk->seat;
    const struct spacetime_layout *layout =
        layout_for(desk, seat->lane_key.x, seat->lane_key.y, width - 2.0f * LANE_PADDING);
    return ceilf(layout->height) + LANE_PADDING;
}

/* ---- the control ------------------------------------------------------------------------------------------------- */

/* A mark of the lane leads to what it stands for. */
static void open_mark(struct desk *desk, struct spacetime_ref ref)
{
    struct seat *seat = desk->seat;
    const struct view *view = desk->view;
    const struct spacetime *in = seat->lane_layout->in;
    if (ref.kind == SPACETIME_INJECT) {
        seat->open = (struct entry){ ENTRY_ITEM, ref.index, view->items[ref.index].at_s,
                                     view->items[ref.index].read_s == INT64_MAX };
        seat->left = LEFT_INBOX;
        seat->tab = PART_INBOX;
        desk_focus(seat, arena_format(desk->words, "item-%u", ref.index));
    } else if (ref.kind == SPACETIME_DECISION) {
        seat->decision = ref.index;
        seat->tab = PART_DECIDE;
    } else if (ref.kind == SPACETIME_SHARE && ref.index < in->share_count) {
        uint32_t fact = fact_of_share(view, ref.index);
        seat->fact = fact;
        seat->share = (struct share_draft){ .fact = fact, .to = VIEW_NONE, .channel = VIEW_NONE };
        seat->right = RIGHT_KNOWN;
        seat->tab = PART_KNOWN;
        desk_focus(seat, arena_format(desk->words, "fact-%u", fact));
    } else if (ref.kind == SPACETIME_CLOCK) {
        seat->tab = PART_CLOCKS;
    }
}

static void hear_lane(struct desk *desk, const struct spacetime_layout *layout, const struct ui_answer *answer)
{
    struct seat *seat = desk->seat;
    static const struct { uint32_t key; enum spacetime_move move;
    } moves[] = {
        { UI_KEY_LEFT, SPACETIME_LEFT },
        { UI_KEY_RIGHT, SPACETIME_RIGHT },
        { UI_KEY_HOME, SPACETIME_FIRST },
        { UI_KEY_END, SPACETIME_LAST },
    };
    for (uint32_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        if (answer->key == moves[i].key) {
            seat->lane_stop = spacetime_go(layout, seat->lane_stop, moves[i].move);
        }
    }
    if (seat->lane_stop >= layout->stop_count) {
        seat->lane_stop = SPACETIME_NO_STOP;
    }
    struct spacetime_ref none = { SPACETIME_NOTHING, 0 };
    seat->lane_selected =
        answer->focused && seat->lane_stop != SPACETIME_NO_STOP ? layout->stops[seat->lane_stop].ref : none;
    float x = answer->x + answer->box.x, y = answer->y + answer->box.y;
    seat->lane_hovered = answer->hovered ? spacetime_pick(layout, x, y, SPACETIME_PICK) : seat->lane_selected;
    if (answer->pressed) {
        struct spacetime_ref ref =
            answer->key == UI_KEY_ENTER || !answer->hovered ? seat->lane_selected : seat->lane_hovered;
        if (answer->hovered && answer->key == 0) {
            seat->lane_stop = spacetime_stop_of(layout, ref);
        }
        open_mark(desk, ref);
    }
}

void part_lane(struct desk *desk, struct box box)
{
    if (desk->view->teams_count == 0 || box.h < 40.0f) {
        return;
    }
    struct ui_panel panel = { .label = word(WORD_YOUR_LANE), .padding = -1.0f };
    ui_panel_begin(desk->ui, "lane", box, &panel);
    const struct spacetime_layout *layout = layout_for(desk, box.x + LANE_PADDING, box.y, box.w - 2.0f * LANE_PADDING);
    uint32_t stop = desk->seat->lane_stop;
    struct ui_control control = { .role = UI_ROLE_MARK,
                                  .label = word(WORD_YOUR_LANE),
                                  .box = box_inset(box, 4.0f),
                                  .radius = RADIUS_CONTROL,
                                  .takes_keys = true,
                                  .value = stop < layout->stop_count ? layout->stops[stop].text : NULL };
    struct ui_answer answer = ui_control(desk->ui, "marks", &control);
    hear_lane(desk, layout, &answer);
    layout = layout_for(desk, box.x + LANE_PADDING, box.y, box.w - 2.0f * LANE_PADDING);
    spacetime_draw(desk->canvas, layout);
    ui_panel_end(desk->ui);
}
