/* A hint, from what this seat can see itself and from nothing else. It asks; it does not tell what is right. */
#include <math.h>
#include <stdlib.h>

#include "screens/seat_inside.h"

#define COACH_AFTER_S 900 /* held for so long without having told anybody */
#define COACH_LEAST 72.0f
#define COACH_PADDING 28.0f /* above and below together */

enum coach_kind { COACH_NOTHING, COACH_STAGE, COACH_REQUEST, COACH_SHARE };
struct coach { enum coach_kind kind; uint32_t handle, stage; };

static bool is_dismissed(const struct seat *seat, enum coach_kind kind, uint32_t handle)
{
    for (uint32_t i = 0; i < seat->dismissed_count; i++) {
        if (seat->dismissed[i].kind == kind && seat->dismissed[i].handle == handle) {
            return true;
        }
    }
    return false;
}

static void dismiss(struct seat *seat, const struct coach *coach)
{
    GROW(seat->dismissed, seat->dismissed_count, seat->dismissed_room);
    seat->dismissed[seat->dismissed_count++] = (struct dismissal){ coach->kind, coach->handle };
}

/* ---- what there is to say ---------------------------------------------------------------------------------------- */

static struct coach stage_hint(const struct desk *desk)
{
    const struct view *view = desk->view;
    uint32_t held = view_classes_held(view);
    for (uint32_t i = 0; i < view->clocks_count; i++) {
        uint32_t stage = view_next_stage(view, i);
        bool runs = stage != VIEW_NONE && view->clocks[i].stages[stage].status == VIEW_STAGE_RUNS;
        if (runs && (view->clocks[i].stages[stage].classes & held) != 0 && !is_dismissed(desk->seat, COACH_STAGE, i)) {
            return (struct coach){ COACH_STAGE, i, stage };
        }
    }
    return (struct coach){ COACH_NOTHING, 0, 0 };
}

static struct coach request_hint(const struct desk *desk)
{
    const struct view *view = desk->view;
    for (uint32_t i = 0; i < view->requests_count; i++) {
        const struct view_request *request = &view->requests[i];
        if (!request->is_mine && !request->answered && !is_dismissed(desk->seat, COACH_REQUEST, i)) {
            return (struct coach){ COACH_REQUEST, i, 0 };
        }
    }
    return (struct coach){ COACH_NOTHING, 0, 0 };
}

/* A team that the label lets it go to, by a channel that is open, and that did not tell it itself; VIEW_NONE: none. */
static uint32_t next_receiver(const struct desk *desk, uint32_t fact, uint32_t from)
{
    const struct view *view = desk->view;
    for (uint32_t team = from; team < view->teams_count; team++) {
        bool fits = view_label_allows(view, fact, team) && !view_told_by(view, fact, team) &&
                    team != view->facts[fact].source_team;
        if (fits && view_best_channel(view, desk->room->now_s, fact, team) != VIEW_NONE) {
            return team;
        }
    }
    return VIEW_NONE;
}

static struct coach share_hint(const struct desk *desk)
{
    const struct view *view = desk->view;
    for (uint32_t i = 0; i < view->facts_count; i++) {
        const struct view_fact *fact = &view->facts[i];
        bool is_fresh = fact->held && fact->how != VIEW_HELD && !fact->withdrawn && fact->corrected_by == VIEW_NONE &&
                        fact->told == VIEW_NONE;
        bool is_old = fact->learned_s != INT64_MAX && desk->room->now_s - fact->learned_s >= COACH_AFTER_S;
        if (is_fresh && is_old && !is_dismissed(desk->seat, COACH_SHARE, i) && next_receiver(desk, i, 1) != VIEW_NONE) {
            return (struct coach){ COACH_SHARE, i, 0 };
        }
    }
    return (struct coach){ COACH_NOTHING, 0, 0 };
}

static struct coach coach_now(const struct desk *desk)
{
    struct coach coach = stage_hint(desk);
    coach = coach.kind == COACH_NOTHING ? request_hint(desk) : coach;
    return coach.kind == COACH_NOTHING ? share_hint(desk) : coach;
}

bool coach_has_words(struct desk *desk)
{
    return coach_now(desk).kind != COACH_NOTHING;
}

/* ---- how it is said ---------------------------------------------------------------------------------------------- */

static uint32_t bits(uint32_t mask)
{
    uint32_t count = 0;
    for (; mask != 0; mask &= mask - 1) {
        count++;
    }
    return count;
}

static const char *stage_words(struct desk *desk, const struct coach *coach)
{
    const struct view_clock *clock = &desk->view->clocks[coach->handle];
    const struct view_stage *stage = &clock->stages[coach->stage];
    const char *parts =
        FILL(desk, N_OF_M, arena_format(desk->words, "%u", bits(stage->classes & view_classes_held(desk->view))),
             arena_format(desk->words, "%u", bits(stage->classes)));
    return FILL(desk, COACH_STAGE, clock->title, clock->addressee, parts);
}

static const char *share_words(struct desk *desk, const struct coach *coach)
{
    const struct view_fact *fact = &desk->view->facts[coach->handle];
    uint32_t first = next_receiver(desk, coach->handle, 1), second = next_receiver(desk, coach->handle, first + 1);
    const char *teams = second == VIEW_NONE ? say_team(desk, first)
                                            : FILL(desk, TEAM_OR_TEAM, say_team(desk, first), say_team(desk, second));
    return FILL(desk, COACH_SHARE, fact->title, say_moment(desk, fact->learned_s), teams);
}

static const char *coach_words(struct desk *desk, const struct coach *coach)
{
    switch (coach->kind) {
    case COACH_STAGE: return stage_words(desk, coach);
    case COACH_REQUEST: {
        const struct view_request *request = &desk->view->requests[coach->handle];
        return FILL(desk, COACH_REQUEST, say_team(desk, request->team), say_moment(desk, request->at_s));
    }
    case COACH_SHARE: return share_words(desk, coach);
    case COACH_NOTHING: break;
    }
    return "";
}

static void follow(struct desk *desk, const struct coach *coach)
{
    struct seat *seat = desk->seat;
    if (coach->kind == COACH_STAGE) {
        seat->clock = coach->handle;
        seat->tab = PART_CLOCKS;
        desk_focus(seat, arena_format(desk->words, "clock-%u", coach->handle));
    } else if (coach->kind == COACH_REQUEST) {
        seat->open = (struct entry){ ENTRY_REQUEST, coach->handle, 0, true };
        seat->left = LEFT_INBOX;
        seat->tab = PART_INBOX;
        desk_focus(seat, arena_format(desk->words, "request-%u", coach->handle));
    } else {
        seat->fact = coach->handle;
        seat->share = (struct share_draft){ .fact = coach->handle, .to = VIEW_NONE, .channel = VIEW_NONE };
        seat->right = RIGHT_KNOWN;
        seat->tab = PART_KNOWN;
        desk_focus(seat, arena_format(desk->words, "fact-%u", coach->handle));
    }
}

#define COACH_LEFT 76.0f
#define COACH_EDGE 20.0f

static struct ui_button later_button(void)
{
    return (struct ui_button){ .label = word(WORD_NOT_NOW), .rank = UI_QUIET, .height = BUTTON_HEIGHT_DENSE };
}

static struct ui_button show_button(void)
{
    return (struct ui_button){ .label = word(WORD_SHOW_ME), .height = BUTTON_HEIGHT_DENSE };
}

static float buttons_width(struct desk *desk)
{
    struct ui_button later = later_button(), show = show_button();
    return ui_button_width(desk->ui, &later) + 8.0f + ui_button_width(desk->ui, &show);
}

static float words_width(struct desk *desk, float width)
{
    return fmaxf(width - COACH_LEFT - buttons_width(desk) - COACH_EDGE - 24.0f, 80.0f);
}

float coach_height(struct desk *desk, float width)
{
    struct coach coach = coach_now(desk);
    float words = draw_paragraph_height(desk->canvas, words_width(desk, width), 22.0f, 4, TEXT_REGULAR, TYPE_BODY_SMALL,
                                        coach_words(desk, &coach));
    return fmaxf(words + COACH_PADDING, COACH_LEAST);
}

static void put_coach_buttons(struct desk *desk, struct box box, const struct coach *coach)
{
    struct ui_button later = later_button(), show = show_button();
    float width = buttons_width(desk);
    const float cells[] = { ui_button_width(desk->ui, &show), ui_button_width(desk->ui, &later) };
    ui_column_begin(desk->ui, box_make(box.x + box.w - COACH_EDGE - width, box.y + box.h / 2.0f - 18.0f, width, 36.0f),
                    0.0f);
    ui_row_begin(desk->ui, cells, 2, 8.0f, UI_CENTRE);
    if (ui_button_with(desk->ui, "show", &show)) {
        follow(desk, coach);
    }
    ui_row_next(desk->ui);
    if (ui_button_with(desk->ui, "later", &later)) {
        dismiss(desk->seat, coach);
    }
    ui_row_end(desk->ui);
    (void)ui_column_end(desk->ui);
}

void part_coach(struct desk *desk, struct box box)
{
    struct coach coach = coach_now(desk);
    const char *words = coach_words(desk, &coach);
    struct ui_panel panel = { .label = word(WORD_COACH), .fill = desk->theme->raised, .padding = -1.0f };
    ui_panel_begin(desk->ui, "coach", box, &panel);
    float middle = box.y + box.h / 2.0f, width = words_width(desk, box.w);
    draw_icon(desk->canvas, ICON_COACH, box.x + 44.0f, middle, ICON_LARGE, desk->theme->t1);
    float high = draw_paragraph_height(desk->canvas, width, 22.0f, 4, TEXT_REGULAR, TYPE_BODY_SMALL, words);
    struct box at = { box.x + COACH_LEFT, middle - high / 2.0f, width, high };
    draw_paragraph(desk->canvas, at, 22.0f, 4, words_of(desk, TEXT_REGULAR, TYPE_BODY_SMALL, UI_TONE_FIRST), words);
    ui_note(desk->ui, "hint", UI_ROLE_TEXT, words, NULL, at);
    put_coach_buttons(desk, box, &coach);
    ui_panel_end(desk->ui);
}
