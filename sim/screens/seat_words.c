/* How the seat says times, sums, teams and costs. Everything lives in the arena of one build. */
#include <inttypes.h>
#include <string.h>

#include "charts/marks.h"
#include "screens/seat_inside.h"

const char *words_fill_up(struct arena *arena, enum word id, const char *const values[3])
{
    return words_fill(arena, id, values[0], values[1], values[2]);
}

/* ---- times ------------------------------------------------------------------------------------------------------- */

const char *say_time(struct desk *desk, int64_t at_s)
{
    char text[VIEW_TIME_BYTES];
    view_time_text(desk->view, at_s, text);
    return arena_copy_string(desk->words, text);
}

const char *say_moment(struct desk *desk, int64_t at_s)
{
    char text[VIEW_TIME_BYTES];
    view_moment_text(desk->view, at_s, text);
    return arena_copy_string(desk->words, text);
}

const char *say_span(struct desk *desk, int64_t span_s)
{
    char text[VIEW_TIME_BYTES];
    view_span_text(span_s > 0 ? span_s : 0, text);
    return arena_copy_string(desk->words, text);
}

const char *say_countdown(struct desk *desk, int64_t span_s)
{
    int64_t left = span_s > 0 ? span_s : 0;
    if (left >= 100 * 3600) {
        return say_span(desk, left);
    }
    if (left >= 3600) {
        return arena_format(desk->words, "%" PRId64 ":%02" PRId64 ":%02" PRId64, left / 3600, left / 60 % 60,
                            left % 60);
    }
    return arena_format(desk->words, "%" PRId64 ":%02" PRId64, left / 60, left % 60);
}

int64_t room_seconds(const struct desk *desk, int64_t at_s)
{
    int64_t left_s = at_s - desk->room->now_s;
    if (left_s <= 0) {
        return 0;
    }
    int64_t pace = desk->room->pace_micro > 0 ? desk->room->pace_micro : 1;
    return left_s > INT64_MAX / 1000000 ? INT64_MAX / pace : left_s * 1000000 / pace;
}

/* ---- names and sums ---------------------------------------------------------------------------------------------- */

const char *say_number(struct desk *desk, int64_t micro)
{
    char text[VIEW_TIME_BYTES];
    view_number_text(micro, text);
    return arena_copy_string(desk->words, text);
}

const char *say_team(const struct desk *desk, uint32_t team)
{
    if (team == VIEW_PUBLIC) {
        return word(WORD_THE_PUBLIC);
    }
    return team < desk->view->teams_count ? desk->view->teams[team].title : word(WORD_SOMEBODY);
}

const char *say_sector(struct desk *desk, uint32_t team)
{
    static const enum word names[] = { [VIEW_GOVERNMENT] = WORD_GOVERNMENT, [VIEW_BUSINESS] = WORD_BUSINESS,
                                       [VIEW_OTHER_SECTOR] = WORD_OTHER_SECTOR };
    const struct view *view = desk->view;
    const struct view_team *t = &view->teams[team];
    const char *economy = t->economy < view->economies_count ? view->economies[t->economy].title : "";
    return FILL(desk, ECONOMY_SECTOR, economy, word(names[t->sector]));
}

static const char *joined(struct desk *desk, const char *first, const char *more)
{
    return first[0] == '\0' ? more : arena_format(desk->words, "%s · %s", first, more);
}

const char *say_cost(struct desk *desk, int64_t staff_micro, int64_t takes_s, int64_t budget_micro)
{
    const char *words = "";
    if (takes_s > 0) {
        words = FILL(desk, COST_TIME, say_span(desk, takes_s));
    }
    if (staff_micro > 0) {
        enum word people = staff_micro == 1000000 ? WORD_COST_PERSON : WORD_COST_PEOPLE;
        words = joined(desk, words, words_fill(desk->words, people, say_number(desk, staff_micro), NULL, NULL));
    }
    if (budget_micro > 0) {
        words = joined(desk, words, FILL(desk, COST_BUDGET, say_number(desk, budget_micro)));
    }
    return words;
}

const char *say_class(uint32_t index)
{
    static const enum word names[] = {
        WORD_CLASS_1, WORD_CLASS_2, WORD_CLASS_3, WORD_CLASS_4, WORD_CLASS_5,
        WORD_CLASS_6, WORD_CLASS_7, WORD_CLASS_8, WORD_CLASS_9, WORD_CLASS_10,
    };
    return index < sizeof names / sizeof names[0] ? word(names[index]) : word(WORD_CLASS_OTHER);
}

const char *say_label(enum tlp label)
{
    return theme_tlp_chip((enum theme_tlp)label);
}

/* ---- marks ------------------------------------------------------------------------------------------------------- */

enum icon icon_of_via(enum view_via via)
{
    switch (via) {
    case VIEW_MAIL: return ICON_MAIL;
    case VIEW_PHONE: return ICON_PHONE;
    case VIEW_CHAT: return ICON_SOCIAL;
    case VIEW_NEWS: return ICON_NEWS;
    case VIEW_SOCIAL: return ICON_SOCIAL;
    case VIEW_ALERT: return ICON_ALERT_PULSE;
    case VIEW_LETTER: return ICON_LEGAL;
    }
    return ICON_MAIL;
}

uint32_t slot_of(const struct desk *desk, uint32_t team)
{
    const struct seat_room *room = desk->room;
    return room->slots != NULL && team < room->slot_count ? room->slots[team] : team;
}

void draw_team_mark(struct desk *desk, float x, float y, float height, uint32_t team, bool hollow)
{
    if (team >= desk->view->teams_count) {
        draw_icon(desk->canvas, ICON_PUBLIC, x, y, height * 0.8f, hollow ? desk->theme->t3 : desk->theme->t2);
        return;
    }
    const struct view_team *t = &desk->view->teams[team];
    struct mark_look look = mark_look(ui_theme_name(desk->ui), false);
    struct mark_team mark = { .monogram = t->mark, .name = t->title, .slot = slot_of(desk, team),
                              .shape = t->sector == VIEW_GOVERNMENT ? MARK_HEXAGON : MARK_SQUARE };
    mark_draw_team(desk->canvas, &look, x, y, height, &mark, hollow);
}
