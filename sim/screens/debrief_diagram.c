/* The space-time diagram: laid out once for each change, picked, walked through by key, and read out mark by mark. */
#include <math.h>

#include "charts/marks.h"
#include "screens/debrief_inside.h"

#define HEAD 288.0f
#define HEAD_NARROW 196.0f
#define HEAD_NARROW_UNDER 900.0f
#define TAG_APART 8.0f          /* who played, from the name and from the lane */
#define PADDING 8.0f
#define THUMB_ROOM 10.0f
#define ZOOM_STEP 2.0f
#define ZOOM_SIDE 36.0f
#define REVEAL_TRIES 40u
#define REVEAL_STEP 30.0f

static float head_width(float width)
{
    return width < HEAD_NARROW_UNDER ? HEAD_NARROW : HEAD;
}

/* In narrow heads only the name has room; a reader and the other tabs still say who played. */
static const char *tag_of(struct page *page, uint32_t lane, float width)
{
    struct team_id team = { page->screen->picture.team_of[lane] };
    return width < HEAD_NARROW_UNDER ? "" : lb_player(page, team, page->screen->playhead_s);
}

/* Names end before what is said of who played. */
static void reserve_tags(struct page *page, float width)
{
    struct debrief_spacetime *picture = &page->screen->picture;
    for (uint32_t i = 0; i < picture->in.lane_count; i++) {
        const char *tag = tag_of(page, i, width);
        picture->lanes[i].head_reserve =
            tag[0] != '\0' ? draw_text_width(page->canvas, TEXT_REGULAR, TYPE_CAPTION, tag) + TAG_APART : 0.0f;
    }
}

static struct spacetime *described(struct page *page, float width)
{
    struct debrief_screen *screen = page->screen;
    struct spacetime *in = &screen->picture.in;
    reserve_tags(page, width);
    in->theme = ui_theme_name(page->ui);
    in->size = SPACETIME_COMPACT;
    in->head_width = head_width(width);
    in->now_kind = SPACETIME_PLAYHEAD;
    in->now_s = screen->playhead_s;
    in->axis.view_from_s = screen->view.from_s;
    in->axis.view_to_s = screen->view.to_s;
    in->selected = mark_of_event(screen, screen->event);
    in->hovered = screen->hovered;
    in->selected_lane = lane_now(screen);
    return in;
}

static bool is_same_key(const struct diagram_key *a, const struct diagram_key *b)
{
    return a->box.x == b->box.x && a->box.y == b->box.y && a->box.w == b->box.w && a->box.h == b->box.h && a->scale == b->scale &&
           a->scroll_y == b->scroll_y && a->now_s == b->now_s && a->from_s == b->from_s && a->to_s == b->to_s && a->theme == b->theme && a->event == b->event && a->stop == b->stop &&
           a->hovered_kind == b->hovered_kind && a->hovered_index == b->hovered_index;
}

static const struct spacetime_layout *layout_for(struct page *page, struct box box, float scroll_y)
{
    struct debrief_screen *screen = page->screen;
    const struct diagram_key key = { .box = box, .scale = draw_scale(page->canvas), .scroll_y = scroll_y,
                                     .now_s = screen->playhead_s, .theme = (uint32_t)ui_theme_name(page->ui),
                                     .from_s = screen->view.from_s, .to_s = screen->view.to_s,
                                     .event = screen->event, .stop = screen->stop, .hovered_kind = (uint32_t)screen->hovered.kind,
                                     .hovered_index = screen->hovered.index };
    if (screen->layout == NULL || !is_same_key(&key, &screen->key)) {
        struct spacetime *in = described(page, box.w);
        in->scroll_y = scroll_y;
        arena_reset(&screen->lanes);
        screen->layout = spacetime_lay(&screen->lanes, page->canvas, in, box);
        screen->key = key;
    }
    return screen->layout;
}

static struct box inside_of(struct box box)
{
    return box_make(box.x + PADDING, box.y, box.w - PADDING - THUMB_ROOM, box.h);
}

float diagram_height(struct page *page, float width, bool is_least)
{
    struct box box = inside_of(box_make(0.0f, 0.0f, width, is_least ? 1.0f : 0.0f));
    struct spacetime *in = described(page, box.w);
    in->scroll_y = 0.0f;
    struct arena arena;
    arena_init(&arena);
    float height = spacetime_lay(&arena, page->canvas, in, box)->height;
    arena_deinit(&arena);
    return height + TRANSPORT_HEIGHT;
}

/* ---- keys and pointer -------------------------------------------------------------------------------------------- */

static void go_to_stop(struct page *page, const struct spacetime_layout *layout, enum spacetime_move move)
{
    struct debrief_screen *screen = page->screen;
    uint32_t from = screen->stop < layout->stop_count ? screen->stop : spacetime_stop_of(layout, mark_of_event(screen, screen->event));
    uint32_t to = spacetime_go(layout, from, move);
    uint32_t event = to == SPACETIME_NO_STOP ? ID_NONE : event_of_mark(screen, layout->stops[to].ref);
    if (event != ID_NONE) {
        lb_go(page, event);
        screen->stop = to;
        screen->stop_lane = layout->rows[layout->stops[to].row].lane;
        screen->revealed = ID_NONE; /* the other end of what is shown already may be in another lane */
    }
}

static void hear_diagram(struct page *page, const struct spacetime_layout *layout, const struct ui_answer *answer)
{
    int32_t by = answer->key == UI_KEY_RIGHT ? 1 : answer->key == UI_KEY_LEFT ? -1 : 0;
    if (by != 0 && (answer->mods & UI_SHIFT) != 0) {
        lb_seek(page, page->screen->playhead_s + 600 * by);
    } else if (by != 0) {
        lb_step(page, by);
    } else if (answer->key == UI_KEY_UP || answer->key == UI_KEY_DOWN) {
        go_to_stop(page, layout, answer->key == UI_KEY_UP ? SPACETIME_UP : SPACETIME_DOWN);
    } else if (answer->key == UI_KEY_HOME) {
        lb_seek(page, 0);
    } else if (answer->key == UI_KEY_END) {
        lb_seek(page, page->model->end_s);
    }
}

static void hear_pointer(struct page *page, const struct spacetime_layout *layout, const struct ui_answer *answer)
{
    struct debrief_screen *screen = page->screen;
    float x = answer->box.x + answer->x, y = answer->box.y + answer->y;
    struct spacetime_ref none = { SPACETIME_NOTHING, 0 };
    struct spacetime_ref ref = answer->hovered || answer->down ? spacetime_pick(layout, x, y, SPACETIME_PICK) : none;
    screen->hovered = answer->hovered ? ref : none;
    if (answer->down) {
        uint32_t event = event_of_mark(screen, ref);
        screen->is_playing = false;
        if (event != ID_NONE) {
            lb_go(page, event);
        } else if (x >= layout->plot.x && x <= layout->plot.x + layout->plot.w) {
            lb_seek(page, axis_time(&layout->axis, x));
        }
    }
    bool is_double = answer->down && answer->clicks == 2;
    if (is_double && event_of_mark(screen, ref) == ID_NONE) {
        screen->view = (struct axis_view){ 0, 0 }; /* on empty ground: everything again */
        lb_changed(page);
    } else if (is_double || (answer->focused && ui_shortcut(page->ui, "Enter"))) {
        (void)lb_open(page);
    }
}

/* ---- closer and back --------------------------------------------------------------------------------------------- */

static bool is_closer(const struct debrief_screen *screen)
{
    return screen->view.to_s > screen->view.from_s;
}

static void show_part(struct page *page, const struct axis *axis, struct axis_view view)
{
    bool is_all = view.from_s <= axis_first_s(axis) && view.to_s >= axis_last_s(axis);
    page->screen->view = is_all ? (struct axis_view){ 0, 0 } : view;
    lb_changed(page);
}

static void hear_zoom(struct page *page, const struct spacetime_layout *layout, bool wants_closer, bool wants_all)
{
    const struct axis *axis = &layout->axis;
    float around = fmaxf(axis->x0, fminf(axis_x(axis, page->screen->playhead_s), axis->x1));
    if (wants_closer || ui_shortcut(page->ui, "+") || ui_shortcut(page->ui, "=")) {
        show_part(page, axis, axis_zoom(axis, ZOOM_STEP, around));
    } else if (is_closer(page->screen) && ui_shortcut(page->ui, "-")) {
        show_part(page, axis, axis_zoom(axis, 1.0f / ZOOM_STEP, around));
    } else if (is_closer(page->screen) && (wants_all || ui_shortcut(page->ui, "0"))) {
        show_part(page, axis, (struct axis_view){ axis_first_s(axis), axis_last_s(axis) });
    }
}

/* A playhead that was moved is never outside what is shown. */
static void follow_playhead(struct page *page, const struct spacetime_layout *layout)
{
    struct debrief_screen *screen = page->screen;
    bool is_away = is_closer(screen) && !axis_sees(&layout->axis, axis_x(&layout->axis, screen->playhead_s));
    if (screen->has_moved && is_away) {
        show_part(page, &layout->axis, axis_reveal(&layout->axis, screen->playhead_s));
    }
    screen->has_moved = false;
}

/* Over the heads, beside the times. */
static void put_zoom(struct page *page, struct box box, const struct spacetime_layout *layout)
{
    const struct ui_button closer = { .label = word(WORD_LB_CLOSER), .icon = ICON_SEARCH, .icon_only = true, .rank = UI_QUIET,
                                      .height = ZOOM_SIDE, .disabled = page->screen->event == ID_NONE ? word(WORD_LB_NOTHING) : NULL };
    const struct ui_button all = { .label = word(WORD_LB_ALL_TIME), .icon = ICON_CLOSE, .icon_only = layout->box.w < HEAD_NARROW_UNDER,
                                   .rank = UI_QUIET, .height = ZOOM_SIDE };
    ui_column_begin(page->ui, box_make(box.x + 2.0f, box.y + 8.0f, layout->plot.x - box.x - 60.0f, ZOOM_SIDE), 0.0f);
    ui_flow_begin(page->ui, 6.0f);
    bool wants_closer = ui_button_with(page->ui, "closer", &closer);
    bool wants_all = is_closer(page->screen) && ui_button_with(page->ui, "all", &all);
    ui_flow_end(page->ui);
    (void)ui_column_end(page->ui);
    hear_zoom(page, layout, wants_closer, wants_all);
}

/* ---- drawing and reading ----------------------------------------------------------------------------------------- */

/* A team that no person played says so in its head. */
static void draw_players(struct page *page, const struct spacetime_layout *layout)
{
    struct words look = lb_look(page, TEXT_REGULAR, TYPE_CAPTION, UI_TONE_THIRD);
    look.align = DRAW_END;
    draw_clip_push(page->canvas, layout->view);
    for (uint32_t i = 0; i < layout->row_count; i++) {
        const struct spacetime_row *row = &layout->rows[i];
        if (row->lane < page->screen->picture.in.lane_count) {
            draw_text_middle(page->canvas, row->head.x + row->head.w, row->box.y + row->box.h / 2.0f, look,
                             tag_of(page, row->lane, layout->box.w));
        }
    }
    draw_clip_pop(page->canvas);
}

static void list_lanes(struct page *page, const struct spacetime_layout *layout)
{
    for (uint32_t i = 0; i < layout->row_count; i++) {
        const struct spacetime_row *row = &layout->rows[i];
        if (row->lane < page->screen->picture.in.lane_count) {
            struct team_id team = { page->screen->picture.team_of[row->lane] };
            const char *player = lb_player(page, team, page->screen->playhead_s);
            ui_push_number(page->ui, i);
            struct box head = { row->box.x, row->box.y, layout->plot.x - row->box.x, row->box.h };
            ui_note(page->ui, "lane", UI_ROLE_ROW, lb_team(page, team), player[0] != '\0' ? player : NULL, head);
            ui_pop_id(page->ui);
        }
    }
}

static void list_marks(struct page *page, const struct spacetime_layout *layout)
{
    for (uint32_t i = 0; i < layout->stop_count; i++) {
        const struct spacetime_stop *stop = &layout->stops[i];
        if (stop->seen) {
            bool is_shown = spacetime_is(stop->ref, layout->in->selected);
            ui_push_number(page->ui, i);
            ui_note(page->ui, "mark", UI_ROLE_MARK, stop->text, is_shown ? word(WORD_LB_SHOWN) : NULL, stop->box);
            ui_pop_id(page->ui);
        }
    }
}

static const char *shown_words(struct page *page)
{
    struct str words = { 0 };
    if (page->screen->event != ID_NONE) {
        str_addf(&words, "%s ", lb_moment(page, page->screen->playhead_s));
        debrief_event_words(page->model, &page->model->events[page->screen->event], &words);
    }
    return lb_kept(page, &words);
}

/* No farther out than the axis and the scrubber are high, so that the page around the diagram does not scroll with it. */
static struct box near_view(struct box view, struct box box)
{
    const float least = view.y - REVEAL_STEP, most = view.y + view.h + REVEAL_STEP - SPACETIME_LANE_MIN;
    return box_make(box.x, fmaxf(least, fminf(box.y, most)), box.w, SPACETIME_LANE_MIN);
}

/* The lane of a new moment comes into view, where lanes scroll. Asked again until it is there: a scroll area that is built for
 * the first time does not know yet how far it goes. */
static void reveal_lane(struct page *page, const struct spacetime_layout *layout, float top)
{
    struct debrief_screen *screen = page->screen;
    if (screen->revealed == screen->event && screen->revealed_height == layout->view.h) {
        return;
    }
    screen->revealed_height = layout->view.h;
    uint32_t lane = lane_now(screen);
    bool is_there = true;
    for (uint32_t i = 0; i < layout->row_count; i++) {
        if (layout->rows[i].lane == lane) {
            struct box box = layout->rows[i].box;
            float y = layout->rows[i].line_y;
            is_there = y >= layout->view.y && y <= layout->view.y + layout->view.h;
            box.y += layout->scroll_y + top - layout->view.y;
            ui_scroll_to(page->ui, page->room == ROOM_TALL ? near_view(layout->view, box) : box);
        }
    }
    screen->reveal_tries = is_there ? 0 : screen->reveal_tries + 1;
    if (is_there || screen->reveal_tries > REVEAL_TRIES) {
        screen->reveal_tries = 0;
        screen->revealed = screen->event;
    } else {
        screen->revealed = ID_NONE;
        lb_changed(page);
    }
}

/* The lanes are a scroll area whose offset the layout takes over, so that the axis above them stays. */
static const struct spacetime_layout *put_lanes(struct page *page, struct box box)
{
    const struct spacetime_layout *layout = layout_for(page, box, 0.0f);
    struct box view = layout->view;
    view.w += THUMB_ROOM;
    ui_scroll_begin(page->ui, "scroll", view, 0.0f);
    struct box content = ui_take(page->ui, view.h + layout->scroll_max);
    layout = layout_for(page, box, view.y - content.y);
    const struct ui_control control = { .role = UI_ROLE_IMAGE, .label = word(WORD_LB_DIAGRAM), .value = shown_words(page),
                                        .box = layout->view, .radius = RADIUS_CONTROL, .takes_keys = true };
    struct ui_answer answer = ui_control(page->ui, "diagram", &control);
    hear_pointer(page, layout, &answer);
    hear_diagram(page, layout, &answer);
    list_lanes(page, layout);
    list_marks(page, layout);
    reveal_lane(page, layout, content.y);
    follow_playhead(page, layout);
    ui_scroll_end(page->ui);
    return layout_for(page, box, view.y - content.y);
}

void put_diagram(struct page *page, struct box box)
{
    ui_panel_begin(page->ui, "lanes", box, &(struct ui_panel){ .label = word(WORD_LB_DIAGRAM), .padding = -1.0f });
    struct box lanes = inside_of(box);
    lanes.h -= TRANSPORT_HEIGHT;
    const struct spacetime_layout *layout = put_lanes(page, lanes);
    spacetime_draw(page->canvas, layout);
    draw_players(page, layout);
    float y = lanes.y + lanes.h;
    put_zoom(page, lanes, layout);
    put_transport(page, box_make(lanes.x, y, lanes.w, box.y + box.h - y), layout);
    ui_panel_end(page->ui);
}
